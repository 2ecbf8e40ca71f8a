//! What a session's page says, section by section.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::page::{Section, Spot, name};
use super::walker::Piece;
use super::{editor, rows};
use crate::domain::goal::Status;
use crate::domain::session::{
    Content, Operation, PartKind, PartState, SessionKind, SessionState, Snapshot, SnapshotGoal,
};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language, goals, sessions as names};
use crate::member::sessions::{ActionView, OpenPart, SessionPage, SessionView, SignedOff, Waiting};
use crate::member::signing::Signature;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::layer::Context as _;
use crate::tui::screens::goals::figures;

type Pieces = Vec<Piece<Spot>>;

/// Everything, for whoever opens it.
pub fn of_page(page: &SessionPage, cx: &Desk) -> Pieces {
    let mut pieces = head(&page.view, cx);
    if let Some(place) = &page.place {
        let (said, style) = rows::words(place, cx);
        let label = cx.texts().msg_session_place();
        if !said.is_empty() {
            pieces.push(Piece::Line(fact(label, said, style, cx), 0));
        }
    }
    if page.signature == Signature::Invalid {
        pieces.push(Piece::text(cx.texts().msg_sessions_altered_session(), cx.theme().error, 0));
    }
    pieces.extend(page.waiting.iter().map(|waiting| waits(*waiting, cx)));
    agenda(&mut pieces, page, cx);
    prompts(&mut pieces, page, cx);
    notes(&mut pieces, page, cx);
    items(&mut pieces, page, cx);
    actions(&mut pieces, page, cx);
    snapshots(&mut pieces, page, cx);
    signatures(&mut pieces, page, cx);
    pieces
}

/// That it is, for whoever may not open it.
pub fn of_fact(view: &SessionView, cx: &Desk) -> Pieces {
    let t = cx.texts();
    let mut pieces = head(view, cx);
    let why = match view.state {
        SessionState::Blocked => t.msg_sessions_is_blocked(),
        SessionState::Purged => t.msg_sessions_is_purged(),
        _ => t.msg_sessions_only_its_people(),
    };
    pieces.push(Piece::Gap);
    pieces.push(Piece::text(why, cx.theme().muted, 0));
    pieces
}

fn fact(label: String, value: String, style: Style, cx: &Desk) -> Line<'static> {
    Line::from(vec![Span::styled(format!("{label}: "), cx.theme().muted), Span::styled(value, style)])
}

fn all(people: &[crate::domain::organisation::PersonId], cx: &Desk) -> String {
    people.iter().map(|person| cx.name(*person)).collect::<Vec<_>>().join(", ")
}

fn head(view: &SessionView, cx: &Desk) -> Pieces {
    let (t, theme, language, zone) = (cx.texts(), cx.theme(), cx.language(), &cx.workspace().board().zone);
    let session = &view.session;
    let (state, style) = rows::state(view, cx);
    let mut state = vec![Span::styled(state, style)];
    if view.overdue {
        state.push(Span::styled(format!(" · {}", names::state(language, view.state)), theme.muted));
    }
    if matches!(view.state, SessionState::Closed | SessionState::Signed) {
        let count = t.msg_sessions_signed_by(view.signed.len(), session.participants.len());
        state.push(Span::styled(format!(" · {count}"), theme.muted));
    }
    if session.round > 1 {
        state.push(Span::styled(format!(" · {}", t.msg_sessions_round(session.round)), theme.muted));
    }
    let when = format!(
        "{} · {}",
        i18n::date_time(language, zone, session.starts),
        t.msg_sessions_minutes(u32::from(session.minutes))
    );
    let mut pieces = vec![
        Piece::Section(Line::from(Span::styled(name(view, cx), theme.heading))),
        Piece::Stop(Spot::Head),
        Piece::Line(Line::from(state), 0),
        Piece::text(all(&session.participants, cx), theme.text, 0),
        Piece::text(when, theme.text, 0),
    ];
    if let Some(cadence) = session.cadence {
        pieces.push(Piece::Line(fact(t.msg_sessions_cadence(), goals::cadence(language, cadence), theme.text, cx), 0));
    }
    let mut note = |said: String, style: Style| pieces.push(Piece::text(said, style, 0));
    if session.confidential {
        note(t.msg_sessions_confidential(), theme.muted);
    }
    if !view.former.is_empty() {
        note(t.msg_sessions_former(all(&view.former, cx)), theme.muted);
    }
    if !view.readers.is_empty() {
        note(t.msg_sessions_readers(all(&view.readers, cx)), theme.muted);
    }
    match (view.state, view.blocked_on, view.purge_on) {
        (SessionState::Purged | SessionState::Planned | SessionState::Held, ..) => {}
        (SessionState::Blocked, _, Some(day)) => {
            note(t.msg_sessions_purged_on(i18n::day_short(language, day)), theme.warning);
        }
        (_, Some(day), _) => note(t.msg_sessions_blocked_on(i18n::day_short(language, day)), theme.muted),
        _ => {}
    }
    pieces
}

/// Who cannot read it yet, and why.
fn waits(waiting: Waiting, cx: &Desk) -> Piece<Spot> {
    let (t, theme) = (cx.texts(), cx.theme());
    let said = match waiting {
        Waiting::NotEnrolled(person) => t.msg_sessions_waits_for_enrolment(cx.name(person)),
        Waiting::NewKeys(person, _) => t.msg_sessions_waits_for_keys(cx.name(person)),
    };
    Piece::text(said, theme.warning, 0)
}

fn heading(title: String, count: Option<String>, cx: &Desk) -> Piece<Spot> {
    let mut spans = vec![Span::styled(title, cx.theme().heading)];
    spans.extend(count.map(|count| Span::styled(format!(" · {count}"), cx.theme().muted)));
    Piece::Section(Line::from(spans))
}

/// A place to add something at; `with` is the key that does.
fn nothing(pieces: &mut Pieces, section: Section, said: String, with: Option<Command>, cx: &Desk) {
    let key = with.and_then(|command| cx.view().key_of(command));
    let said = key.map_or(said.clone(), |key| format!("{said} {}", cx.texts().msg_sessions_add_with(key)));
    pieces.push(Piece::Stop(Spot::Empty(section)));
    pieces.push(Piece::text(said, cx.theme().muted, 0));
}

/// The key that adds something, where that may be done.
fn adds(page: &SessionPage) -> Option<Command> {
    page.view.may(Operation::Write).is_ok().then_some(Command::New)
}

fn shown(parts: &[OpenPart]) -> impl Iterator<Item = &OpenPart> {
    parts.iter().filter(|part| part.part.state != PartState::Removed)
}

fn agenda(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let (t, theme, glyphs) = (cx.texts(), cx.theme(), cx.glyphs());
    let lines: Vec<_> = shown(&page.agenda).collect();
    let ticked = lines.iter().filter(|line| line.part.state == PartState::Done).count();
    let count = (!lines.is_empty()).then(|| format!("{ticked}/{}", lines.len()));
    pieces.push(heading(t.msg_session_agenda(), count, cx));
    if lines.is_empty() {
        nothing(pieces, Section::Agenda, t.msg_sessions_no_agenda(), adds(page), cx);
    }
    for line in lines {
        let done = line.part.state == PartState::Done;
        let (said, style) = rows::words(line, cx);
        let tick = format!("[{}] ", if done { glyphs.checked } else { glyphs.unchecked });
        let style = if done { theme.muted.patch(style) } else { style };
        let mut spans = vec![Span::styled(tick, theme.text), Span::styled(said, style)];
        if line.part.carried_from.is_some() {
            spans.push(Span::styled(format!(" · {}", t.msg_sessions_carried()), theme.muted));
        }
        pieces.push(Piece::Stop(Spot::Part(line.part.id)));
        pieces.push(Piece::Line(Line::from(spans), 0));
    }
}

fn prompts(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let (theme, language) = (cx.theme(), cx.language());
    let own: Vec<String> = page.prompts.iter().map(|prompt| goals::translated(language, prompt).to_owned()).collect();
    let prompts = if own.is_empty() { names::prompts(language, page.view.session.kind) } else { own };
    if matches!(page.view.state, SessionState::Signed | SessionState::Cancelled) {
        return;
    }
    pieces.push(heading(cx.texts().msg_session_prompts(), None, cx));
    for (at, prompt) in prompts.iter().enumerate() {
        if at == 0 {
            pieces.push(Piece::Stop(Spot::Prompts));
        }
        let said = format!("{} {}", cx.glyphs().next, CleanText::line(prompt));
        pieces.push(Piece::text(said, theme.muted, 0));
    }
}

fn notes(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let (t, theme) = (cx.texts(), cx.theme());
    pieces.push(heading(t.msg_session_notes(), None, cx));
    let may_write_own = page.view.may(Operation::WriteOwn).is_ok().then_some(Command::New);
    let unsent = editor::unsent(page.view.session.id, cx);
    if let Some(unsent) = &unsent {
        pieces.push(Piece::text(unsent.clone(), theme.warning, 0));
    }
    if unsent.is_none() && shown(&page.notes).next().is_none() {
        nothing(pieces, Section::Notes, t.msg_sessions_no_notes(), adds(page).or(may_write_own), cx);
    }
    for note in shown(&page.notes) {
        pieces.push(Piece::Stop(Spot::Part(note.part.id)));
        let sort = names::part_kind(cx.language(), note.part.kind);
        let style = if note.part.kind == PartKind::OwnNote { theme.warning } else { theme.text };
        let mut spans = vec![Span::styled(sort, style)];
        spans.push(Span::styled(format!(" · {}", written(note, cx)), theme.muted));
        pieces.push(Piece::Line(Line::from(spans), 0));
        match &note.content {
            Ok(content) if rows::is_good(note) => pieces.push(Piece::Markdown(content.words().to_owned(), 2)),
            _ => {
                let (said, style) = rows::words(note, cx);
                pieces.push(Piece::text(said, style, 2));
            }
        }
    }
}

/// Whose and from when a part is, and which revision.
pub fn written(part: &OpenPart, cx: &Desk) -> String {
    let (language, zone) = (cx.language(), &cx.workspace().board().zone);
    let when = i18n::relative(language, zone, cx.clock.now(), part.part.at);
    let whose = format!("{} · {when}", cx.name(part.part.by));
    match part.part.revision {
        0 | 1 => whose,
        revision => format!("{whose} · {}", cx.texts().msg_sessions_revision(revision)),
    }
}

fn items(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let items: Vec<_> = shown(&page.items).collect();
    if items.is_empty() && page.view.session.kind != SessionKind::Expectations {
        return;
    }
    pieces.push(heading(t.msg_session_items(), None, cx));
    if items.is_empty() {
        nothing(pieces, Section::Items, t.msg_sessions_no_items(), adds(page), cx);
    }
    for item in items {
        pieces.push(Piece::Stop(Spot::Part(item.part.id)));
        let (state, style) = rows::part_state(PartKind::Item, item.part.state, false, cx);
        let (said, said_style) = rows::words(item, cx);
        let mut spans = vec![Span::styled(state, style), Span::raw("  ")];
        let mut reason = String::new();
        if let (Ok(Content::Item(content)), true) = (&item.content, rows::is_good(item)) {
            spans.push(Span::styled(format!("{}: ", names::item_sort(language, content.sort)), theme.muted));
            reason = CleanText::line(&content.reason).to_string();
        }
        spans.push(Span::styled(said, said_style));
        if item.part.session != page.view.session.id {
            spans.push(Span::styled(format!(" · {}", t.msg_sessions_from_earlier()), theme.muted));
        }
        pieces.push(Piece::Line(Line::from(spans), 0));
        if !reason.is_empty() {
            pieces.push(Piece::text(format!("«{reason}»"), theme.muted, 2));
        }
    }
}

fn actions(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let t = cx.texts();
    let here: Vec<_> = page.actions.iter().filter(|action| action.part.part.state != PartState::Removed).collect();
    let done = here.iter().filter(|action| super::listing::is_done(action)).count();
    let count = (!here.is_empty()).then(|| format!("{done}/{}", here.len()));
    pieces.push(heading(t.msg_session_actions(), count, cx));
    if here.is_empty() {
        nothing(pieces, Section::Actions, t.msg_sessions_no_actions(), adds(page), cx);
    }
    for action in here {
        action_lines(pieces, action, cx);
    }
    if !page.earlier_actions.is_empty() {
        pieces.push(heading(t.msg_session_earlier_actions(), None, cx));
        for action in &page.earlier_actions {
            action_lines(pieces, action, cx);
        }
    }
}

fn action_lines(pieces: &mut Pieces, action: &ActionView, cx: &Desk) {
    let (t, theme, glyphs) = (cx.texts(), cx.theme(), cx.glyphs());
    let part = &action.part.part;
    let done = super::listing::is_done(action);
    let (said, style) = rows::words(&action.part, cx);
    let style = if done { theme.muted.patch(style) } else { style };
    let tick = format!("[{}] ", if done { glyphs.checked } else { glyphs.unchecked });
    let owner = part.owner.map(|owner| cx.name(owner)).unwrap_or_default();
    let due = part.due.map_or_else(|| t.msg_sessions_no_day(), |day| i18n::day_short(cx.language(), day));
    let mut below = vec![Span::styled(format!("{owner} · {due}"), theme.muted)];
    if action.overdue {
        let late = format!(" · {} {}", glyphs.due, t.msg_sessions_overdue());
        below.push(Span::styled(late, theme.overdue));
    } else if done {
        below.push(Span::styled(
            format!(" · {}", rows::part_state(PartKind::Action, part.state, false, cx).0),
            theme.ok,
        ));
    }
    pieces.push(Piece::Stop(Spot::Part(part.id)));
    pieces.push(Piece::Line(Line::from(vec![Span::styled(tick, theme.text), Span::styled(said, style)]), 0));
    pieces.push(Piece::Line(Line::from(below), 4));
}

fn snapshots(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let (t, theme) = (cx.texts(), cx.theme());
    let snapshots: Vec<_> = shown(&page.snapshots).collect();
    if snapshots.is_empty() && page.view.session.kind != SessionKind::KpiReview {
        return;
    }
    pieces.push(heading(t.msg_session_snapshot(), None, cx));
    if snapshots.is_empty() {
        let with = page.view.may(Operation::Write).is_ok().then_some(Command::TakeSnapshot);
        nothing(pieces, Section::Snapshots, t.msg_sessions_no_snapshot(), with, cx);
    }
    for part in snapshots {
        pieces.push(Piece::Stop(Spot::Part(part.part.id)));
        match &part.content {
            Ok(Content::Snapshot(snapshot)) if rows::is_good(part) => {
                let day = i18n::day_short(cx.language(), snapshot.day);
                pieces.push(Piece::text(format!("{} · {day}", cx.name(snapshot.of)), theme.text, 0));
                if snapshot.goals.is_empty() {
                    pieces.push(Piece::text(t.msg_sessions_snapshot_empty(), theme.muted, 2));
                } else {
                    pieces.push(Piece::Table(table(snapshot, cx), 2));
                }
            }
            _ => {
                let (said, style) = rows::words(part, cx);
                pieces.push(Piece::text(said, style, 0));
            }
        }
    }
}

/// KPI, progress, status, value and aim, weight: the least needed last, where narrow screens leave it out.
fn table(snapshot: &Snapshot, cx: &Desk) -> Vec<Vec<(String, Style)>> {
    let (t, language, theme, glyphs) = (cx.texts(), cx.language(), cx.theme(), cx.glyphs());
    let titles = [
        t.msg_goals_column_kpi(),
        t.msg_goals_column_progress(),
        t.msg_goals_column_status(),
        t.msg_goals_column_way(),
        t.msg_goals_column_weight(),
    ];
    let mut rows = vec![titles.map(|title| (title, theme.muted)).to_vec()];
    for goal in &snapshot.goals {
        let status: Option<Status> = goal.status.parse().ok();
        let shown = status.map_or_else(
            || CleanText::line(&goal.status).to_string(),
            |status| format!("{} {}", figures::status_sign(status, glyphs), goals::status(language, status)),
        );
        let style = status.map_or(theme.text, |status| figures::status_style(status, theme));
        let (kpi, unit) = match language {
            Language::Spanish => (&goal.kpi_es, &goal.unit_es),
            Language::English => (&goal.kpi_en, &goal.unit_en),
        };
        let way = format!(
            "{} {} {} {}",
            amount(goal.value.as_deref(), language),
            glyphs.towards,
            aim(goal, language),
            CleanText::line(unit)
        );
        let stale = if goal.stale { format!("{} ", glyphs.stale) } else { String::new() };
        rows.push(vec![
            (CleanText::line(kpi).to_string(), theme.text),
            (figures::progress(language, goal.progress), theme.text),
            (format!("{stale}{shown}"), style),
            (way.trim_end().to_owned(), theme.text),
            (i18n::percent(language, goal.weight / 100.0, 0), theme.muted),
        ]);
    }
    rows
}

fn amount(text: Option<&str>, language: Language) -> String {
    let number = text.and_then(|text| text.parse::<f64>().ok());
    number.map_or_else(|| figures::NOTHING.to_owned(), |number| figures::value(language, number))
}

fn aim(goal: &SnapshotGoal, language: Language) -> String {
    match (&goal.low, &goal.high, &goal.target) {
        (Some(low), Some(high), _) => format!("{}–{}", amount(Some(low), language), amount(Some(high), language)),
        (_, _, target) => amount(target.as_deref(), language),
    }
}

fn signatures(pieces: &mut Pieces, page: &SessionPage, cx: &Desk) {
    let t = cx.texts();
    if page.view.state == SessionState::Cancelled {
        return;
    }
    let count = rows::signatures(&page.view);
    pieces.push(heading(t.msg_session_signatures(), (!count.is_empty()).then_some(count), cx));
    if page.sign_offs.is_empty() {
        match page.view.may(Operation::Sign) {
            Ok(()) => {
                let with = Some(Command::Sign);
                nothing(pieces, Section::Signatures, t.msg_sessions_nobody_signed(), with, cx);
            }
            Err(_) => nothing(pieces, Section::Signatures, t.msg_sessions_signed_once_closed(), None, cx),
        }
    }
    for sign_off in &page.sign_offs {
        signature(pieces, sign_off, cx);
    }
    if matches!(page.view.state, SessionState::Closed) {
        let everybody = page.view.session.participants.iter().copied();
        let missing: Vec<_> = everybody.filter(|person| !page.view.signed.contains(person)).collect();
        if !page.sign_offs.is_empty() && !missing.is_empty() {
            pieces.push(Piece::text(t.msg_sessions_still_to_sign(all(&missing, cx)), cx.theme().warning, 0));
        }
    }
}

fn signature(pieces: &mut Pieces, sign_off: &SignedOff, cx: &Desk) {
    let (t, theme, glyphs, language) = (cx.texts(), cx.theme(), cx.glyphs(), cx.language());
    let zone = &cx.workspace().board().zone;
    let good = sign_off.signature != Signature::Invalid;
    let (sign, style) = match (good, sign_off.void) {
        (false, _) => (glyphs.statuses[5], theme.error),
        (true, true) => (glyphs.statuses[0], theme.muted.add_modifier(Modifier::CROSSED_OUT)),
        (true, false) => (glyphs.acknowledged, theme.ok),
    };
    let when = i18n::date_time(language, zone, sign_off.at);
    let mut spans = vec![
        Span::styled(format!("{sign} {}", cx.name(sign_off.person)), style),
        Span::styled(format!(" · {when}"), theme.muted),
    ];
    if sign_off.void {
        spans.push(Span::styled(format!(" · {}", t.msg_sessions_voided()), theme.warning));
    }
    pieces.push(Piece::Stop(Spot::Part(sign_off.comment.part.id)));
    pieces.push(Piece::Line(Line::from(spans), 0));
    if !good {
        pieces.push(Piece::text(t.msg_sessions_altered(), theme.error, 2));
        return;
    }
    if let (Ok(Content::Comment { agrees, .. }), true) = (&sign_off.comment.content, rows::is_good(&sign_off.comment)) {
        let (said, style) =
            if *agrees { (t.msg_sessions_agrees(), theme.ok) } else { (t.msg_sessions_disagrees(), theme.warning) };
        pieces.push(Piece::text(said, style, 2));
    }
    let (said, style) = rows::words(&sign_off.comment, cx);
    if !said.is_empty() {
        let said = if rows::is_good(&sign_off.comment) { format!("«{said}»") } else { said };
        pieces.push(Piece::text(said, style, 2));
    }
}
