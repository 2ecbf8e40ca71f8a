//! Goals as a report in HTML that prints: bars and sparklines are drawn in place, nothing is loaded or run.

use std::io::{self, Write};

use super::{Report, Row};
use crate::domain::goal::Quantity;
use crate::export::sheet::{self, html_line};

/// Width and height of bars and sparklines, in the units of their own drawing.
const WIDTH: f64 = 100.0;
const HEIGHT: f64 = 14.0;

/// Columns of numbers, of roll-ups and of goals.
const NUMBERS: [usize; 6] = [1, 2, 3, 4, 5, 6];
const GOAL_NUMBERS: [usize; 4] = [2, 3, 5, 6];

pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    sheet::begin(out, report.words.language, &report.heading(), &report.made())?;
    if let Some(as_of) = report.as_of() {
        writeln!(out, "<h2>{}</h2>", html_line(as_of))?;
        let head: Vec<String> = std::iter::once(String::new()).chain(report.roll_up_columns()).collect();
        begin_table(out, &head, &NUMBERS)?;
        for (label, roll_up) in report.roll_ups() {
            let cells: Vec<String> =
                std::iter::once(label).chain(report.roll_up_cells(roll_up)).map(html_line).collect();
            table_row(out, &cells, &NUMBERS)?;
        }
        end_table(out)?;
    }
    for section in &report.sections {
        writeln!(out, "<section>\n<h2>{}</h2>", html_line(report.area(&section.area)))?;
        for person in &section.people {
            writeln!(out, "<article>\n<h3>{}</h3>", html_line(&person.name))?;
            let [kpi, aim, value, progress, expected, weight, status, due] = report.goal_columns();
            let head = [kpi, aim, value, progress, String::new(), expected, weight, status, due];
            begin_table(out, &head, &GOAL_NUMBERS)?;
            for row in &person.rows {
                let [kpi, aim, value, progress, expected, weight, status, due] = report.goal_cells(row).map(html_line);
                let value = format!("{value}{}", sparkline(&row.sparks));
                let cells = [kpi, aim, value, progress, bar(row), expected, weight, status, due];
                table_row(out, &cells, &GOAL_NUMBERS)?;
            }
            end_table(out)?;
            writeln!(out, "</article>")?;
        }
        writeln!(out, "</section>")?;
    }
    if report.count() == 0 {
        writeln!(out, "<p>{}</p>", html_line(report.words.texts.msg_export_nothing()))?;
    }
    sheet::end(out)
}

fn begin_table(out: &mut dyn Write, head: &[String], numbers: &[usize]) -> io::Result<()> {
    writeln!(out, "<table>\n<thead><tr>")?;
    for (at, label) in head.iter().enumerate() {
        writeln!(out, "<th{}>{}</th>", class(at, numbers), html_line(label))?;
    }
    writeln!(out, "</tr></thead>\n<tbody>")
}

/// The cells are HTML.
fn table_row(out: &mut dyn Write, cells: &[String], numbers: &[usize]) -> io::Result<()> {
    write!(out, "<tr>")?;
    for (at, cell) in cells.iter().enumerate() {
        write!(out, "<td{}>{cell}</td>", class(at, numbers))?;
    }
    writeln!(out, "</tr>")
}

fn end_table(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "</tbody>\n</table>")
}

fn class(at: usize, numbers: &[usize]) -> &'static str {
    if numbers.contains(&at) { " class=\"right\"" } else { "" }
}

/// Progress from 0 to the whole, with a mark where it is expected to be. The number stands beside it.
fn bar(row: &Row) -> String {
    let standing = &row.view.standing;
    let Some(progress) = standing.progress else { return String::new() };
    let (done, mark) = (progress.clamp(0.0, 1.0) * WIDTH, standing.expected * WIDTH);
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" aria-hidden=\"true\">\
         <rect x=\"0\" y=\"2\" width=\"{WIDTH}\" height=\"10\" fill=\"#e4e4e4\"/>\
         <rect x=\"0\" y=\"2\" width=\"{done:.1}\" height=\"10\" fill=\"#2457a7\"/>\
         <line x1=\"{mark:.1}\" y1=\"0\" x2=\"{mark:.1}\" y2=\"{HEIGHT}\" stroke=\"#1a1a1a\" stroke-width=\"1\"/></svg>"
    )
}

/// The newest values between their own lowest and highest.
fn sparkline(values: &[Quantity]) -> String {
    let values: Vec<f64> = values.iter().map(|value| value.as_f64()).collect();
    if values.len() < 2 {
        return String::new();
    }
    let low = values.iter().copied().fold(f64::INFINITY, f64::min);
    let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    let step = 50.0 / (values.len() - 1) as f64;
    let point = |(at, value): (usize, &f64)| {
        let up = HEIGHT - 2.0 - (value - low) / span * (HEIGHT - 4.0);
        format!("{:.1},{up:.1}", 1.0 + at as f64 * step)
    };
    let points: Vec<String> = values.iter().enumerate().map(point).collect();
    format!(
        "<br><svg viewBox=\"0 0 52 {HEIGHT}\" width=\"52\" height=\"{HEIGHT}\" aria-hidden=\"true\">\
         <polyline points=\"{}\" fill=\"none\" stroke=\"#555\" stroke-width=\"1\"/></svg>",
        points.join(" ")
    )
}
