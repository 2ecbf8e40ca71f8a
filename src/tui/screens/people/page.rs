//! A person's page: what the chart says of them, and where I am in it.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::organisation::{PersonId, Role};
use crate::domain::text::CleanText;
use crate::i18n::{self, names};
use crate::member::Error;
use crate::tui::desk::Desk;

/// The page's lines, unwrapped.
pub fn lines(id: PersonId, cx: &Desk) -> Result<Vec<Line<'static>>, Error> {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let organisation = std::sync::Arc::clone(cx.workspace().organisation());
    let chart = organisation.on(cx.workspace().today());
    let Some(person) = organisation.find(id) else { return Ok(Vec::new()) };
    let name = |id: PersonId| cx.name(id);
    let text = |text: String, style: Style| Line::from(Span::styled(text, style));
    let mut lines = vec![
        text(CleanText::line(&person.name).to_string(), theme.heading),
        text(CleanText::line(&person.title).to_string(), theme.text),
        text(person.handle.clone(), theme.muted),
        Line::default(),
    ];
    let mut fact = |label: String, value: String| {
        if !value.is_empty() {
            lines.push(Line::from(vec![
                Span::styled(format!("{label}: "), theme.muted),
                Span::styled(value, theme.text),
            ]));
        }
    };
    fact(t.msg_filter_area(), CleanText::line(person.area.as_str()).to_string());
    fact(t.msg_people_level(), person.level.to_string());
    fact(t.msg_people_manager(), chart.manager(id).map(&name).unwrap_or_default());
    fact(t.msg_people_client_type(), names::client_type(language, person.client_type));
    fact(t.msg_filter_bond(), names::bond(language, person.bond));
    let roles: Vec<String> = person.roles.iter().map(|role| names::role(language, role)).collect();
    fact(t.msg_people_roles(), roles.join(", "));
    if let Some(until) = person.active_until {
        let last = until.yesterday().unwrap_or(until);
        fact(t.msg_people_last_day(), i18n::day_long(language, last));
    }
    let enrolled = cx.member().enrolled()?.contains(&id);
    if !enrolled {
        lines.push(text(t.msg_coverage_not_enrolled(), theme.warning));
        if cx.member().person().roles.has(Role::Admin) {
            lines.push(text(t.msg_empty_person_code(&person.handle), theme.muted));
        }
    }
    if organisation.people().len() == 1 {
        lines.push(Line::default());
        lines.push(text(t.msg_welcome_done_alone(), theme.muted));
    }
    let reports = chart.reports(id);
    if !reports.is_empty() {
        lines.push(Line::default());
        lines.push(text(t.msg_people_reports(reports.len() as u64), theme.heading));
        let mut people: Vec<String> = reports.iter().map(|id| name(*id)).collect();
        people.sort_by_cached_key(|name| i18n::sort_key(name, language));
        lines.extend(people.into_iter().map(|person| text(person, theme.text)));
    }
    let above = chart.up(id);
    if !above.is_empty() {
        lines.push(Line::default());
        lines.push(text(t.msg_people_above(), theme.heading));
        lines.extend(above.into_iter().map(|id| text(name(id), theme.text)));
    }
    Ok(lines)
}

/// The lines wrapped to a width, each keeping its style.
pub fn wrap(lines: &[Line<'static>], width: u16) -> Vec<Line<'static>> {
    let mut wrapped = Vec::new();
    for line in lines {
        let whole: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
        if crate::domain::text::width(&whole) <= usize::from(width) {
            wrapped.push(line.clone());
            continue;
        }
        let style = line.spans.last().map(|span| span.style).unwrap_or_default();
        for part in textwrap::wrap(&whole, usize::from(width.max(1))) {
            wrapped.push(Line::from(Span::styled(part.into_owned(), style)));
        }
    }
    wrapped
}
