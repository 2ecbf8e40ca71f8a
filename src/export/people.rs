//! People as documents. The chart is everybody's, so every member exports the same.
//!
//! The CSV has the columns of `people.csv` and can be imported again. Like every CSV of ours, it puts a `'` before cells
//! that a spreadsheet would run (`=`, `+`, `-`, `@`): a name or title that begins so comes back with it. The workbook has
//! the same columns, so that what a spreadsheet saves as CSV can be imported too.

use std::io::{self, Write};
use std::path::Path;

use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Format as Look, FormatBorder, Workbook, XlsxError};

use super::boards_markdown::plain;
use super::csv::CsvWriter;
use super::json::{Document, PersonJson};
use super::sheet::{self, html_line};
use super::words::Words;
use super::{Format, OnProgress, PAGE, Result, go_on, not_written, to_file};
use crate::domain::organisation::{Chart, Person};
use crate::domain::text::CleanText;
use crate::i18n::Language;
use crate::member::Member;

/// The columns of `people.csv`.
pub const COLUMNS: [&str; 11] = [
    "handle",
    "name",
    "title",
    "area",
    "level",
    "manager",
    "client_type",
    "bond",
    "locale",
    "active_from",
    "active_until",
];

/// In the order they are offered.
pub const FORMATS: [Format; 5] = [Format::Html, Format::Markdown, Format::Csv, Format::Xlsx, Format::Json];

/// Writes the document to a file that must not exist, unless `force`. Answers how many people it holds.
pub fn export(
    member: &Member,
    language: Language,
    format: Format,
    path: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<u64> {
    to_file(path, force, |out| write(member, language, format, out, progress))
}

/// Writes the document: CSV, workbook and JSON hold everybody who is or was in the organisation, Markdown and HTML the tree of
/// those active today. Answers how many people it holds.
pub fn write(
    member: &Member,
    language: Language,
    format: Format,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<u64> {
    match format {
        Format::Markdown => write_markdown(member, language, out, progress),
        Format::Html => write_html(member, language, out, progress),
        Format::Csv => write_csv(member, out, progress),
        Format::Json => write_json(member, out, progress),
        Format::Xlsx => write_workbook(member, language, out, progress),
        Format::Ics => Err(not_written(format)),
    }
}

/// Hands over one after the other, telling how far it is.
fn each<T>(
    people: impl IntoIterator<Item = T>,
    progress: OnProgress<'_>,
    mut take: impl FnMut(T) -> Result<()>,
) -> Result<u64> {
    let mut count = 0;
    for person in people {
        if count % PAGE as u64 == 0 {
            go_on(progress, count)?;
        }
        take(person)?;
        count += 1;
    }
    go_on(progress, count)?;
    Ok(count)
}

fn write_csv(member: &Member, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
    let mut rows = CsvWriter::with_byte_order_mark(out)?;
    rows.write_row(COLUMNS)?;
    let count = each(organisation.people(), progress, |person| {
        Ok(rows.write_row(cells(&PersonJson::new(person, organisation, false, today)))?)
    })?;
    rows.finish()?;
    Ok(count)
}

/// One row, column by column.
fn cells(row: &PersonJson) -> [String; COLUMNS.len()] {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    [
        row.handle.clone(),
        row.name.clone(),
        row.title.clone(),
        row.area.clone(),
        row.level.to_string(),
        row.manager.clone().unwrap_or_default(),
        row.client_type.word().to_owned(),
        row.bond.word().to_owned(),
        row.locale.clone(),
        day(row.active_from),
        day(row.active_until),
    ]
}

/// Texts are written as texts, never as formulas or dates, so that a spreadsheet saves what was there.
fn write_workbook(member: &Member, language: Language, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    const WIDE: u16 = 20;
    let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
    let words = Words::new(member, language);
    let heading =
        words.texts.msg_export_heading(&member.workspace().board().organisation, words.texts.msg_export_people_title());
    let failed = |error: XlsxError| io::Error::other(error);
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_title(heading).set_creation_datetime(&words.made_at()));
    let sheet = book.add_worksheet();
    let head = Look::new().set_bold().set_border_bottom(FormatBorder::Thin);
    for (at, name) in (0..).zip(COLUMNS) {
        sheet
            .set_column_width(at, WIDE)
            .and_then(|sheet| sheet.write_string_with_format(0, at, name, &head))
            .map_err(failed)?;
    }
    let mut line = 0;
    let count = each(organisation.people(), progress, |person| {
        line += 1;
        for (at, cell) in (0..).zip(cells(&PersonJson::new(person, organisation, false, today))) {
            sheet.write_string(line, at, CleanText::line(&cell).as_str()).map_err(failed)?;
        }
        Ok(())
    })?;
    let last = COLUMNS.len() as u16 - 1;
    sheet.set_freeze_panes(1, 0).and_then(|sheet| sheet.autofilter(0, 0, line, last)).map_err(failed)?;
    out.write_all(&book.save_to_buffer().map_err(failed)?)?;
    Ok(count)
}

fn write_json(member: &Member, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
    let enrolled = member.enrolled()?;
    let mut document = Document::begin(member, "people", out)?;
    let count = each(organisation.people(), progress, |person| {
        Ok(document.add(&PersonJson::new(person, organisation, enrolled.contains(&person.id), today))?)
    })?;
    document.end()?;
    Ok(count)
}

/// Everybody active, managers before their reports, each with the number of managers above.
fn tree<'a>(chart: &Chart<'a>) -> Vec<(usize, &'a Person)> {
    let mut tops: Vec<&Person> =
        chart.active().iter().copied().filter(|person| chart.manager(person.id).is_none()).collect();
    tops.reverse();
    let mut waiting: Vec<(usize, &Person)> = tops.into_iter().map(|person| (0, person)).collect();
    let mut tree = Vec::with_capacity(chart.active().len());
    while let Some((depth, person)) = waiting.pop() {
        tree.push((depth, person));
        let reports = chart.reports(person.id).iter().rev().filter_map(|id| chart.find(*id));
        waiting.extend(reports.map(|report| (depth + 1, report)));
    }
    tree
}

fn about(words: &Words<'_>, person: &Person) -> String {
    let level = words.texts.msg_export_people_level(i64::from(person.level));
    let facts = [person.title.as_str(), person.area.as_str(), &level];
    let facts: Vec<&str> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    facts.join(" · ")
}

fn write_markdown(member: &Member, language: Language, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    let words = Words::new(member, language);
    let workspace = member.workspace();
    let chart = workspace.organisation().on(workspace.today());
    let title = words.texts.msg_export_people_title();
    let heading = words.texts.msg_export_heading(workspace.board().organisation.as_str(), title);
    writeln!(out, "# {}\n", plain(&heading))?;
    writeln!(out, "{}\n", plain(&words.texts.msg_export_made(words.person(member.id()), words.now())))?;
    each(tree(&chart), progress, |(depth, person)| {
        let (name, about) = (plain(&words.person(person.id)), plain(&about(&words, person)));
        Ok(writeln!(out, "{:indent$}- **{name}** · {about}", "", indent = 2 * depth)?)
    })
}

fn write_html(member: &Member, language: Language, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    let words = Words::new(member, language);
    let workspace = member.workspace();
    let chart = workspace.organisation().on(workspace.today());
    let title = words.texts.msg_export_people_title();
    let heading = words.texts.msg_export_heading(workspace.board().organisation.as_str(), title);
    let made = words.texts.msg_export_made(words.person(member.id()), words.now());
    sheet::begin(out, language, &heading, &made)?;
    let people = tree(&chart);
    let total = i64::try_from(people.len()).unwrap_or(i64::MAX);
    writeln!(out, "<p>{}</p>", html_line(words.texts.msg_export_people_count(total)))?;
    // How many lists are open, each but the last inside an open item.
    let mut open = 0;
    let count = each(people, progress, |(depth, person)| {
        while open > depth + 1 {
            out.write_all(b"</li>\n</ul>\n")?;
            open -= 1;
        }
        if open == depth + 1 {
            out.write_all(b"</li>\n")?;
        } else {
            out.write_all(b"\n<ul>\n")?;
            open += 1;
        }
        let (name, about) = (html_line(words.person(person.id)), html_line(about(&words, person)));
        Ok(write!(out, "<li><strong>{name}</strong> <span class=\"facts\">{about}</span>")?)
    })?;
    for _ in 0..open {
        out.write_all(b"</li>\n</ul>\n")?;
    }
    sheet::end(out)?;
    Ok(count)
}
