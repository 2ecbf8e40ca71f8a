//! Goals as a workbook: a summary, then a sheet for each area with real numbers and dates, filters and charts.
//!
//! Texts are written as texts, never as formulas, whatever they begin with.

use std::collections::HashSet;
use std::io::{self, Write};

use jiff::civil::Date;
use rust_xlsxwriter::{
    Chart, ChartType, DocProperties, Format, FormatBorder, IntoChartRange, Workbook, Worksheet, XlsxError,
};

use super::{Report, Row, Section};
use crate::domain::goal::{Dimension, Quantity, Status};
use crate::domain::text::CleanText;
use crate::export::json::goals::Number;
use crate::i18n::{self, Language};

/// People of an area up to whom each has a chart of their own; more are charted by dimension.
const CHARTED: usize = 12;
/// The first column right of the table, for charts and their figures.
const BESIDE: u16 = 24;
/// Rows that a chart covers.
const CHART_ROWS: u32 = 16;
/// First year of a workbook's calendar.
const FIRST_YEAR: i16 = 1900;

pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(&workbook(report).map_err(io::Error::other)?)
}

type Written = Result<(), XlsxError>;

/// How cells look.
struct Looks {
    title: Format,
    head: Format,
    share: Format,
    day: Format,
}

fn workbook(report: &Report<'_>) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks {
        title: Format::new().set_bold().set_font_size(14),
        head: Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
        share: Format::new().set_num_format("0.0%"),
        day: Format::new().set_num_format("dd/mm/yyyy"),
    };
    let mut book = Workbook::new();
    book.set_properties(
        &DocProperties::new().set_title(report.heading()).set_creation_datetime(&report.words.made_at()),
    );
    let mut taken = HashSet::new();
    let summary = sheet_name(&report.words.texts.msg_export_goals_summary(), &mut taken);
    write_summary(report, book.add_worksheet().set_name(summary)?, &looks)?;
    for section in &report.sections {
        let name = sheet_name(&report.area(&section.area), &mut taken);
        write_section(report, section, &name, book.add_worksheet(), &looks)?;
    }
    book.save_to_buffer()
}

/// A name for a sheet that a workbook takes and that none before it has.
fn sheet_name(wanted: &str, taken: &mut HashSet<String>) -> String {
    const LONGEST: usize = 31;
    let allowed =
        |c: char| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { '-' } else { c };
    let clean: String = wanted.chars().map(allowed).collect();
    let fitting = |text: &str, room: usize| -> String {
        let mut units = 0;
        let fits = |c: &char| {
            units += c.len_utf16();
            units <= room
        };
        let cut: String = text.chars().take_while(fits).collect();
        cut.trim().trim_matches('\'').trim().to_owned()
    };
    let names = (1_u32..).map(|number| {
        let suffix = if number == 1 { String::new() } else { format!(" ({number})") };
        match fitting(&clean, LONGEST - suffix.len()) {
            name if name.is_empty() => format!("-{suffix}"),
            name => name + &suffix,
        }
    });
    // Excel keeps that word for itself, and names that differ in capitals alone are one name to it.
    let mut usable = names.filter(|name| name.to_lowercase() != "history" && taken.insert(name.to_lowercase()));
    usable.next().unwrap_or_default()
}

fn write_summary(report: &Report<'_>, sheet: &mut Worksheet, looks: &Looks) -> Written {
    let t = report.words.texts;
    text_as(sheet, 0, 0, &report.heading(), &looks.title)?;
    text(sheet, 1, 0, &report.made())?;
    sheet.set_column_width(0, 34)?.set_column_range_width(1, 6, 14)?;
    let name = sheet.name();
    let mut row = 3;
    if let (Some(as_of), Some(_)) = (report.as_of(), &report.overview) {
        text_as(sheet, row, 0, &as_of, &looks.head)?;
        for (at, label) in (1..).zip(report.roll_up_columns()) {
            text_as(sheet, row, at, &label, &looks.head)?;
        }
        let first = row + 1;
        for (label, roll_up) in report.roll_ups() {
            row += 1;
            text(sheet, row, 0, &label)?;
            share(sheet, row, 1, roll_up.progress, looks)?;
            let counts = [roll_up.people, roll_up.people_without_goals, roll_up.goals, roll_up.without_check_in];
            for (at, count) in (2..).zip(counts) {
                sheet.write_number(row, at, count)?;
            }
            share(sheet, row, 6, Some(roll_up.share_stale()), looks)?;
        }
        let mut chart = bars(t.msg_export_goals_progress().as_str());
        chart.add_series().set_categories((name.as_str(), first, 0, row, 0)).set_values((
            name.as_str(),
            first,
            1,
            row,
            1,
        ));
        chart.legend().set_hidden();
        sheet.insert_chart(3, 8, &chart)?;
        row += 2;
    }
    text_as(sheet, row, 0, &t.msg_export_goals_status(), &looks.head)?;
    text_as(sheet, row, 1, &t.msg_export_goals_goals(), &looks.head)?;
    for status in Status::ALL {
        row += 1;
        text(sheet, row, 0, &i18n::goals::status(report.words.language, *status))?;
        sheet.write_number(row, 1, report.with_status(*status) as u32)?;
    }
    Ok(())
}

/// Writes a goal's part of a column.
type Writer = fn(&mut Worksheet, (u32, u16), &Entry<'_>, &Looks) -> Written;

/// What a column of an area's sheet holds.
struct Column {
    label: String,
    width: u16,
    write: Writer,
}

/// A goal with what it takes to name it.
struct Entry<'a> {
    report: &'a Report<'a>,
    person: &'a str,
    row: &'a Row,
}

/// Columns that charts are made of.
const PERSON: u16 = 0;
const KPI: u16 = 2;
const PROGRESS: u16 = 10;
const EXPECTED: u16 = 11;

fn columns(report: &Report<'_>) -> Vec<Column> {
    let t = report.words.texts;
    let column = |label, width, write: Writer| Column { label, width, write };
    vec![
        column(t.msg_export_goals_person(), 24, |sheet, at, entry, _| put(sheet, at, entry.person)),
        column(t.msg_export_goals_dimension(), 18, |sheet, at, entry, _| {
            put(sheet, at, &entry.report.dimension(entry.row.view.kpi.dimension))
        }),
        column(t.msg_export_goals_kpi(), 34, |sheet, at, entry, _| put(sheet, at, &entry.row.goal.kpi)),
        column(t.msg_export_goals_unit(), 10, |sheet, at, entry, _| put(sheet, at, &entry.row.goal.unit)),
        column(t.msg_export_goals_baseline(), 11, |sheet, at, entry, _| amount(sheet, at, entry.row.goal.baseline)),
        column(t.msg_export_goals_target(), 11, |sheet, at, entry, _| amount(sheet, at, entry.row.goal.target)),
        column(t.msg_export_goals_low(), 11, |sheet, at, entry, _| amount(sheet, at, entry.row.goal.low)),
        column(t.msg_export_goals_high(), 11, |sheet, at, entry, _| amount(sheet, at, entry.row.goal.high)),
        column(t.msg_export_goals_weight(), 8, |sheet, at, entry, _| number(sheet, at, Some(entry.row.goal.weight))),
        column(t.msg_export_goals_value(), 11, |sheet, at, entry, _| number(sheet, at, entry.row.goal.value)),
        column(t.msg_export_goals_progress(), 10, |sheet, (row, column), entry, looks| {
            share(sheet, row, column, entry.row.view.standing.progress, looks)
        }),
        column(t.msg_export_goals_expected(), 10, |sheet, (row, column), entry, looks| {
            share(sheet, row, column, Some(entry.row.view.standing.expected), looks)
        }),
        column(t.msg_export_goals_status(), 16, |sheet, at, entry, _| {
            put(sheet, at, &i18n::goals::status(entry.report.words.language, entry.row.goal.status))
        }),
        column(t.msg_export_goals_stale(), 10, |sheet, at, entry, _| put(sheet, at, &yes(entry, entry.row.goal.stale))),
        column(t.msg_export_goals_confidence_column(), 10, |sheet, at, entry, _| {
            number(sheet, at, entry.row.goal.confidence.map(|own| Number(own.into())))
        }),
        column(t.msg_export_goals_state(), 12, |sheet, at, entry, _| {
            put(sheet, at, &i18n::goals::goal_state(entry.report.words.language, entry.row.goal.state))
        }),
        column(t.msg_export_goals_cycle(), 16, |sheet, at, entry, _| {
            put(sheet, at, entry.row.goal.cycle.as_deref().unwrap_or_default())
        }),
        column(t.msg_export_goals_start(), 12, |sheet, at, entry, looks| {
            day(sheet, at, Some(entry.row.goal.start), looks)
        }),
        column(t.msg_export_goals_end(), 12, |sheet, at, entry, looks| day(sheet, at, Some(entry.row.goal.end), looks)),
        column(t.msg_export_goals_next_due(), 12, |sheet, at, entry, looks| {
            day(sheet, at, entry.row.goal.next_due, looks)
        }),
        column(t.msg_export_goals_last_check_in(), 12, |sheet, at, entry, looks| {
            day(sheet, at, entry.row.goal.last_check_in, looks)
        }),
        column(t.msg_export_goals_check_ins(), 10, |sheet, at, entry, _| {
            number(sheet, at, Some(Number(entry.row.goal.check_ins.into())))
        }),
        column(t.msg_export_goals_id(), 38, |sheet, at, entry, _| put(sheet, at, &entry.row.goal.id.to_string())),
    ]
}

fn write_section(report: &Report<'_>, section: &Section, name: &str, sheet: &mut Worksheet, looks: &Looks) -> Written {
    sheet.set_name(name)?.set_landscape().set_print_fit_to_pages(1, 0);
    let columns = columns(report);
    for (at, column) in (0..).zip(&columns) {
        text_as(sheet, 0, at, &column.label, &looks.head)?;
        sheet.set_column_width(at, column.width)?;
    }
    let last = u16::try_from(columns.len() - 1).unwrap_or(BESIDE - 2);
    let mut row = 0;
    let mut people = Vec::new();
    for person in &section.people {
        let first = row + 1;
        for goal in &person.rows {
            row += 1;
            let entry = Entry { report, person: &person.name, row: goal };
            for (at, column) in (0..).zip(&columns) {
                (column.write)(sheet, (row, at), &entry, looks)?;
            }
        }
        people.push((first, row));
    }
    sheet.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?.autofilter(0, 0, row, last)?;
    match people.len() <= CHARTED {
        true => chart_people(report, &people, name, sheet),
        false => chart_dimensions(report, section, name, sheet, looks),
    }
}

/// A chart for each person: where each goal is, and where it should be.
fn chart_people(report: &Report<'_>, people: &[(u32, u32)], name: &str, sheet: &mut Worksheet) -> Written {
    let t = report.words.texts;
    for (at, (first, last)) in (0..).zip(people) {
        // Its title is the cell with the name: a text given as such might be taken for a formula.
        let mut chart = bars((name, *first, PERSON));
        for (label, column) in [(t.msg_export_goals_progress(), PROGRESS), (t.msg_export_goals_expected(), EXPECTED)] {
            chart
                .add_series()
                .set_name(label.as_str())
                .set_categories((name, *first, KPI, *last, KPI))
                .set_values((name, *first, column, *last, column));
        }
        sheet.insert_chart(1 + at * CHART_ROWS, BESIDE, &chart)?;
    }
    Ok(())
}

/// How many goals of each dimension have each status, and a chart of it.
fn chart_dimensions(
    report: &Report<'_>,
    section: &Section,
    name: &str,
    sheet: &mut Worksheet,
    looks: &Looks,
) -> Written {
    let rows = || section.people.iter().flat_map(|person| &person.rows);
    let mut dimensions: Vec<Dimension> = rows().map(|row| row.view.kpi.dimension).collect();
    dimensions.sort_unstable();
    dimensions.dedup();
    let mut chart = Chart::new(ChartType::BarStacked);
    chart.title().set_name(&report.words.texts.msg_export_goals_by_dimension());
    let last = u32::try_from(dimensions.len()).unwrap_or(u32::MAX);
    text_as(sheet, 0, BESIDE, &report.words.texts.msg_export_goals_dimension(), &looks.head)?;
    for (row, dimension) in (1..).zip(&dimensions) {
        text(sheet, row, BESIDE, &report.dimension(*dimension))?;
    }
    for (column, status) in (BESIDE + 1..).zip(Status::ALL) {
        let label = i18n::goals::status(report.words.language, *status);
        text_as(sheet, 0, column, &label, &looks.head)?;
        for (row, dimension) in (1..).zip(&dimensions) {
            let of = |it: &&Row| it.view.kpi.dimension == *dimension && it.goal.status == *status;
            sheet.write_number(row, column, rows().filter(of).count() as u32)?;
        }
        chart
            .add_series()
            .set_name(label.as_str())
            .set_categories((name, 1, BESIDE, last, BESIDE))
            .set_values((name, 1, column, last, column));
    }
    sheet.set_column_width(BESIDE, 20)?.insert_chart(last + 2, BESIDE, &chart)?;
    Ok(())
}

/// Bars of shares, the first on top as in the table.
fn bars(title: impl IntoChartRange) -> Chart {
    let mut chart = Chart::new(ChartType::Bar);
    chart.title().set_name(title);
    chart.x_axis().set_reverse();
    chart.y_axis().set_num_format("0%");
    chart.set_height(CHART_ROWS * 20 - 10);
    chart
}

fn yes(entry: &Entry<'_>, is: bool) -> String {
    let t = entry.report.words.texts;
    if is { t.msg_export_goals_yes() } else { String::new() }
}

fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) -> Written {
    sheet.write_string(row, column, CleanText::line(text).to_string())?;
    Ok(())
}

fn text_as(sheet: &mut Worksheet, row: u32, column: u16, text: &str, look: &Format) -> Written {
    sheet.write_string_with_format(row, column, CleanText::line(text).to_string(), look)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, (row, column): (u32, u16), value: &str) -> Written {
    if value.is_empty() { Ok(()) } else { text(sheet, row, column, value) }
}

fn number(sheet: &mut Worksheet, (row, column): (u32, u16), value: Option<Number>) -> Written {
    if let Some(Number(value)) = value {
        sheet.write_number(row, column, value)?;
    }
    Ok(())
}

fn amount(sheet: &mut Worksheet, at: (u32, u16), value: Option<Quantity>) -> Written {
    number(sheet, at, value.map(|value| Number(value.as_f64())))
}

fn share(sheet: &mut Worksheet, row: u32, column: u16, value: Option<f64>, looks: &Looks) -> Written {
    if let Some(value) = value {
        sheet.write_number_with_format(row, column, value, &looks.share)?;
    }
    Ok(())
}

fn day(sheet: &mut Worksheet, (row, column): (u32, u16), day: Option<Date>, looks: &Looks) -> Written {
    match day {
        Some(day) if day.year() >= FIRST_YEAR => {
            sheet.write_date_with_format(row, column, day, &looks.day)?;
        }
        // Its calendar does not go back that far.
        Some(day) => text(sheet, row, column, &i18n::day_short(Language::English, day))?,
        None => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn named(wanted: &[&str]) -> Vec<String> {
        let mut taken = HashSet::new();
        wanted.iter().map(|name| sheet_name(name, &mut taken)).collect()
    }

    #[test]
    fn sheets_are_named_after_their_areas_as_far_as_a_workbook_takes_it() {
        assert_eq!(named(&["Clínica/Recepción", "clínica-recepción"]), ["Clínica-Recepción", "clínica-recepción (2)"]);
        assert_eq!(named(&["'a'", "History", ""]), ["a", "History (2)", "-"]);
        let long = "Dirección de operaciones y logística";
        assert_eq!(named(&[long, long]), ["Dirección de operaciones y logí", "Dirección de operaciones y (2)"]);
    }

    proptest! {
        #[test]
        fn every_name_is_taken_by_a_workbook(names in prop::collection::vec(".{0,40}", 1..6)) {
            let mut taken = HashSet::new();
            let mut book = Workbook::new();
            for name in &names {
                book.add_worksheet().set_name(sheet_name(name, &mut taken)).unwrap();
            }
            prop_assert!(book.save_to_buffer().is_ok());
        }
    }
}
