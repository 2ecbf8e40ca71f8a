//! Everything that was written down about a goal: check-ins, corrected ones too, and what was agreed and changed.

use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::figures;
use crate::domain::goal::{Aim, CheckIn, Terms};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language, goals};
use crate::member::goals::GoalPage;
use crate::member::signing::Signature;
use crate::tui::desk::Desk;

/// The newest first.
pub fn lines(page: &GoalPage, cx: &Desk) -> Vec<Line<'static>> {
    let (t, theme) = (cx.texts(), cx.theme());
    let heading = |text: String| [Line::default(), Line::from(Span::styled(text, theme.heading))];
    let mut lines = Vec::new();
    lines.extend(heading(t.msg_goals_check_ins()));
    if page.check_ins.is_empty() {
        lines.push(Line::from(Span::styled(t.msg_goals_no_check_ins(), theme.muted)));
    }
    for (check_in, signature) in page.check_ins.iter().rev() {
        lines.extend(check_in_lines(page, check_in, *signature, cx));
    }
    lines.extend(heading(t.msg_goals_agreements()));
    for (at, (revision, signature)) in page.revisions.iter().enumerate().rev() {
        let (language, zone) = (cx.language(), &cx.workspace().board().zone);
        let head = format!(
            "{} · {} · {}",
            i18n::date_short(language, zone, revision.at),
            goals::goal_state(language, revision.state),
            cx.name(revision.by)
        );
        lines.push(Line::from(Span::styled(head, theme.text)));
        let before = at.checked_sub(1).and_then(|before| page.revisions.get(before));
        if let Some((before, _)) = before {
            for change in changes(&before.terms, &revision.terms, language, cx) {
                lines.push(Line::from(Span::styled(format!("  {change}"), theme.muted)));
            }
        }
        if !revision.reason.is_empty() {
            lines.push(Line::from(Span::styled(format!("  «{}»", CleanText::line(&revision.reason)), theme.muted)));
        }
        lines.extend(forged(*signature, cx));
    }
    lines
}

fn forged(signature: Signature, cx: &Desk) -> Option<Line<'static>> {
    (signature == Signature::Invalid)
        .then(|| Line::from(Span::styled(format!("  {}", cx.texts().msg_reader_signature_invalid()), cx.theme().error)))
}

fn check_in_lines(page: &GoalPage, check_in: &CheckIn, signature: Signature, cx: &Desk) -> Vec<Line<'static>> {
    let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
    let amount = figures::with_unit(language, goals::number(language, check_in.value), &page.view.kpi);
    let corrected = check_in.corrected_by.is_some();
    let style = if corrected { theme.muted.add_modifier(Modifier::CROSSED_OUT) } else { theme.text };
    let mut head = vec![
        Span::styled(format!("{} ", t.msg_goals_number(check_in.number)), theme.muted),
        Span::styled(i18n::day_short(language, check_in.day), style),
        Span::styled("  ", Style::new()),
        Span::styled(amount, style),
    ];
    if let Some(own) = check_in.confidence {
        head.push(Span::styled(format!(" · {}", t.msg_goals_confidence(own)), theme.muted));
    }
    if check_in.by != page.view.goal.owner {
        head.push(Span::styled(format!(" · {}", cx.name(check_in.by)), theme.muted));
    }
    let mut lines = vec![Line::from(head)];
    let note = |text: String, style: Style| Line::from(Span::styled(format!("  {text}"), style));
    if let Some(by) = check_in.corrected_by {
        lines.push(note(t.msg_goals_corrected_by(by), theme.warning));
    }
    if let Some((corrected, reason)) = &check_in.corrects {
        lines.push(note(t.msg_goals_corrects(*corrected, CleanText::line(reason)), theme.warning));
    }
    if !check_in.evidence.is_empty() {
        lines.push(note(format!("«{}»", CleanText::line(&check_in.evidence)), theme.muted));
    }
    lines.extend(forged(signature, cx));
    lines
}

/// What one agreement says otherwise than the one before.
fn changes(before: &Terms, after: &Terms, language: Language, cx: &Desk) -> Vec<String> {
    let t = cx.texts();
    let mut changes = Vec::new();
    let mut compare = |label: String, before: String, after: String| {
        if before != after {
            changes.push(format!("{label}: {before} {} {after}", cx.glyphs().towards));
        }
    };
    let baseline = |aim: Aim| match aim {
        Aim::Numeric { baseline, .. } => goals::number(language, baseline),
        _ => String::new(),
    };
    compare(t.msg_goals_baseline(), baseline(before.aim), baseline(after.aim));
    let target = if after.aim.band().is_some() { t.msg_goals_band() } else { t.msg_goals_target() };
    compare(target, figures::aim(language, before.aim), figures::aim(language, after.aim));
    let share = |aim: Aim| match aim {
        Aim::Maintain { share, .. } => i18n::percent(language, f64::from(share) / 10_000.0, 0),
        _ => String::new(),
    };
    compare(t.msg_goals_agreed_share(), share(before.aim), share(after.aim));
    let period = |terms: &Terms| {
        format!("{} – {}", i18n::day_short(language, terms.start), i18n::day_short(language, terms.end))
    };
    compare(t.msg_goals_period(), period(before), period(after));
    let cadence = |terms: &Terms| goals::cadence(language, terms.cadence);
    compare(t.msg_goals_cadence(), cadence(before), cadence(after));
    let weight = |terms: &Terms| goals::weight(language, terms.weight);
    compare(t.msg_goals_column_weight(), weight(before), weight(after));
    if before.checkpoints != after.checkpoints {
        changes.push(t.msg_goals_other_checkpoints());
    }
    changes
}
