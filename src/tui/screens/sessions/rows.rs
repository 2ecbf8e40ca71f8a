//! One session, circle, action or area as one row; the words and signs of how things stand.

use jiff::Timestamp;
use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::listing::{Entry, RowId, Tab, is_done};
use crate::domain::organisation::PersonId;
use crate::domain::session::due::Dueness;
use crate::domain::session::{PartKind, PartState, SessionState};
use crate::domain::text::CleanText;
use crate::i18n::{self, sessions as names};
use crate::member::sessions::{ActionView, DueCircle, OpenPart, SessionView, Shut};
use crate::member::signing::Signature;
use crate::tui::desk::Desk;
use crate::tui::screens::goals::{area_name, figures};
use crate::tui::theme::{Glyphs, Theme};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::Row;

pub fn columns(tab: &Tab, cx: &Desk) -> Vec<Column> {
    let t = cx.texts();
    let mark = Column::new("", Width::Fixed(1));
    match tab {
        Tab::Actions => vec![
            mark,
            Column::new(t.msg_sessions_column_due(), Width::Fixed(16)),
            Column::new(t.msg_sessions_column_action(), Width::Share(4)),
            Column::new(t.msg_sessions_column_owner(), Width::Share(2)).from_width(60),
            Column::new(t.msg_sessions_column_from(), Width::Share(3)).from_width(110),
            Column::new(t.msg_sessions_column_state(), Width::Fixed(14)).from_width(44),
        ],
        Tab::Overview => vec![
            mark,
            Column::new(t.msg_sessions_column_area(), Width::Share(1)),
            Column::new(t.msg_sessions_column_people(), Width::Fixed(9)).right_aligned().from_width(50),
            Column::new(t.msg_sessions_column_met(), Width::Fixed(14)).right_aligned(),
            Column::new(t.msg_sessions_column_overdue(), Width::Fixed(12)).right_aligned(),
        ],
        _ => {
            let whom = match tab {
                Tab::People | Tab::All => t.msg_sessions_column_who(),
                _ => t.msg_sessions_column_with(),
            };
            vec![
                mark,
                Column::new(t.msg_sessions_column_when(), Width::Fixed(18)),
                Column::new(t.msg_sessions_column_kind(), Width::Share(2)).from_width(60),
                Column::new(whom, Width::Share(3)),
                Column::new(t.msg_sessions_column_state(), Width::Fixed(15)).from_width(36),
                Column::new(t.msg_sessions_column_signatures(), Width::Fixed(6)).right_aligned().from_width(70),
            ]
        }
    }
}

pub fn row(entry: &Entry, cx: &Desk) -> Row<RowId> {
    let cells = match entry {
        Entry::Session(view) => session(view, cx),
        Entry::Circle(circle) => circle_cells(circle, cx),
        Entry::Action(action) => action_cells(action, cx),
        Entry::Area(met) => {
            let number = |count: usize| i18n::integer(cx.language(), count as i64);
            let share = if met.people == 0 { 1.0 } else { met.met as f64 / met.people as f64 };
            let style = if met.met < met.people { cx.theme().warning } else { cx.theme().ok };
            let late = if met.overdue > 0 { cx.theme().overdue } else { cx.theme().muted };
            let met_words = format!("{} · {}", number(met.met), i18n::percent(cx.language(), share, 0));
            vec![
                mark(met.overdue > 0, cx),
                Line::from(area_name(&met.area, cx)),
                Line::from(number(met.people)),
                Line::from(Span::styled(met_words, style)),
                Line::from(Span::styled(number(met.overdue), late)),
            ]
        }
        Entry::NotMet(person, last) => {
            let t = cx.texts();
            let (met, last) = match last {
                Some(last) => (t.msg_sessions_last_met(), i18n::day_short(cx.language(), *last)),
                None => (t.msg_sessions_not_met(), t.msg_sessions_never()),
            };
            vec![
                Line::default(),
                Line::from(vec![
                    Span::styled(format!("{} ", cx.glyphs().statuses[5]), cx.theme().warning),
                    Span::raw(cx.name(*person)),
                ]),
                Line::default(),
                Line::from(Span::styled(met, cx.theme().warning)),
                Line::from(Span::styled(last, cx.theme().muted)),
            ]
        }
    };
    Row::new(entry.id(), cells)
}

fn mark(on: bool, cx: &Desk) -> Line<'static> {
    Line::from(Span::styled(if on { cx.glyphs().due } else { " " }, cx.theme().overdue))
}

fn session(view: &SessionView, cx: &Desk) -> Vec<Line<'static>> {
    let theme = cx.theme();
    let over = matches!(view.state, SessionState::Cancelled | SessionState::Blocked | SessionState::Purged);
    let text = if over { theme.muted } else { Style::new() };
    let (state, style) = state(view, cx);
    vec![
        mark(view.overdue, cx),
        Line::from(Span::styled(when(view.session.starts, cx), if view.overdue { theme.overdue } else { text })),
        Line::from(Span::styled(names::kind(cx.language(), view.session.kind), text)),
        Line::from(Span::styled(people(&view.session.participants, cx), text)),
        Line::from(Span::styled(state, style)),
        Line::from(Span::styled(signatures(view), theme.muted)),
    ]
}

fn circle_cells(circle: &DueCircle, cx: &Desk) -> Vec<Line<'static>> {
    let (t, theme, glyphs) = (cx.texts(), cx.theme(), cx.glyphs());
    let standing = &circle.standing;
    let (state, style) = match circle.dueness {
        Dueness::Overdue => (format!("{} {}", glyphs.due, t.msg_sessions_overdue()), theme.overdue),
        Dueness::Due => (format!("{} {}", glyphs.statuses[2], t.msg_sessions_due()), theme.warning),
        Dueness::Fine => (format!("{} {}", glyphs.acknowledged, t.msg_sessions_fine()), theme.ok),
    };
    let when = standing.next.filter(|_| circle.dueness == Dueness::Fine).or(standing.due);
    let late = circle.dueness == Dueness::Overdue;
    vec![
        mark(late, cx),
        Line::from(Span::styled(
            when.map(|when| day(when, cx)).unwrap_or_default(),
            if late { theme.overdue } else { Style::new() },
        )),
        Line::from(names::kind(cx.language(), standing.circle.kind)),
        Line::from(people(&standing.circle.people, cx)),
        Line::from(Span::styled(state, style)),
        Line::default(),
    ]
}

fn action_cells(action: &ActionView, cx: &Desk) -> Vec<Line<'static>> {
    let (t, theme) = (cx.texts(), cx.theme());
    let part = &action.part.part;
    let done = is_done(action);
    let text = if done { theme.muted } else { Style::new() };
    let due = part.due.map_or_else(|| t.msg_sessions_no_day(), |due| day(due, cx));
    let owner = match part.owner {
        Some(owner) if owner == cx.member().id() => t.msg_people_you(),
        Some(owner) => cx.name(owner),
        None => String::new(),
    };
    let from = action.session.as_deref().map_or_else(String::new, |view| {
        format!("{} · {}", names::kind(cx.language(), view.session.kind), when(view.session.starts, cx))
    });
    let (said, said_style) = words(&action.part, cx);
    let (state, style) = part_state(PartKind::Action, part.state, action.overdue, cx);
    vec![
        mark(action.overdue, cx),
        Line::from(Span::styled(due, if action.overdue { theme.overdue } else { text })),
        Line::from(Span::styled(said, text.patch(said_style))),
        Line::from(Span::styled(owner, text)),
        Line::from(Span::styled(from, theme.muted)),
        Line::from(Span::styled(state, style)),
    ]
}

/// Everybody but the one who looks; all of them where that one is not among them.
pub fn people(people: &[PersonId], cx: &Desk) -> String {
    let me = cx.member().id();
    let names: Vec<String> = people.iter().filter(|person| **person != me).map(|person| cx.name(*person)).collect();
    names.join(", ")
}

/// How many of those who take part have signed, where that is asked.
pub fn signatures(view: &SessionView) -> String {
    match view.state {
        SessionState::Closed | SessionState::Signed => {
            format!("{}/{}", view.signed.len(), view.session.participants.len())
        }
        _ => String::new(),
    }
}

pub fn state_sign(state: SessionState, glyphs: &Glyphs) -> &'static str {
    match state {
        SessionState::Planned => glyphs.next,
        SessionState::Held => glyphs.unread,
        SessionState::Closed => glyphs.statuses[2],
        SessionState::Signed => glyphs.acknowledged,
        SessionState::Cancelled => glyphs.statuses[5],
        SessionState::Blocked => glyphs.stale,
        SessionState::Purged => glyphs.line,
    }
}

pub fn state_style(state: SessionState, theme: &Theme) -> Style {
    match state {
        SessionState::Planned => theme.text,
        SessionState::Held | SessionState::Closed => theme.warning,
        SessionState::Signed => theme.ok,
        SessionState::Cancelled | SessionState::Blocked | SessionState::Purged => theme.muted,
    }
}

/// Sign and word; of a planned one whose day is over, that it is.
pub fn state(view: &SessionView, cx: &Desk) -> (String, Style) {
    if view.overdue {
        return (format!("{} {}", cx.glyphs().due, cx.texts().msg_sessions_overdue()), cx.theme().overdue);
    }
    let sign = state_sign(view.state, cx.glyphs());
    (format!("{sign} {}", names::state(cx.language(), view.state)), state_style(view.state, cx.theme()))
}

/// Sign and word of a part's state.
pub fn part_state(kind: PartKind, state: PartState, overdue: bool, cx: &Desk) -> (String, Style) {
    let (glyphs, theme) = (cx.glyphs(), cx.theme());
    if overdue {
        return (format!("{} {}", glyphs.due, cx.texts().msg_sessions_overdue()), theme.overdue);
    }
    let (sign, style) = match state {
        PartState::Open => (glyphs.statuses[0], theme.text),
        PartState::Agreed => (glyphs.statuses[2], theme.text),
        PartState::Done | PartState::Resolved => (glyphs.acknowledged, theme.ok),
        PartState::Declined | PartState::Removed => (glyphs.statuses[5], theme.muted),
    };
    (format!("{sign} {}", names::part_state(cx.language(), kind, state)), style)
}

/// Whether what is in a part may be shown as its author's.
pub fn is_good(part: &OpenPart) -> bool {
    part.content.is_ok() && part.signature != Signature::Invalid
}

/// What a part says in a line, or why it is not shown.
pub fn words(part: &OpenPart, cx: &Desk) -> (String, Style) {
    match &part.content {
        Ok(content) if is_good(part) => (CleanText::line(content.words()).to_string(), Style::new()),
        Ok(_) => shut(Shut::Altered, cx),
        Err(why) => shut(*why, cx),
    }
}

pub fn shut(why: Shut, cx: &Desk) -> (String, Style) {
    let (t, theme) = (cx.texts(), cx.theme());
    match why {
        Shut::NotShared => (t.msg_sessions_not_shared(), theme.muted),
        Shut::OldKeys => (t.msg_sessions_old_keys(), theme.muted),
        Shut::Altered => (t.msg_sessions_altered(), theme.error),
    }
}

/// A day as seen from today: "hoy", "mañana", "hace 3 días", "5 oct 2026".
pub fn day(day: Date, cx: &Desk) -> String {
    let workspace = cx.workspace();
    if day == workspace.today() {
        return cx.texts().msg_sessions_today();
    }
    let zone = &workspace.board().zone;
    match day.at(12, 0, 0, 0).to_zoned(zone.clone()) {
        Ok(noon) => i18n::relative(cx.language(), zone, cx.clock.now(), noon.timestamp()),
        Err(_) => i18n::day_short(cx.language(), day),
    }
}

/// When a session begins or began; of what is to come with the hour, which one comes for.
pub fn when(at: Timestamp, cx: &Desk) -> String {
    let (language, zone, now) = (cx.language(), &cx.workspace().board().zone, cx.clock.now());
    let (today, day) = (cx.workspace().today(), cx.workspace().day_of(at));
    if at <= now || day == today {
        return i18n::relative(language, zone, now, at);
    }
    let day = match today.tomorrow() {
        Ok(tomorrow) if day == tomorrow => i18n::relative(language, zone, now, at),
        _ => figures::day(language, day, today),
    };
    cx.texts().msg_time_date_and_time(day, i18n::time(zone, at))
}
