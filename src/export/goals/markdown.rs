//! Goals in Markdown: the roll-ups, then each area's people with a table of their goals.

use std::io::{self, Write};

use super::Report;
use crate::export::boards_markdown::plain;

pub fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n", plain(&report.heading()))?;
    writeln!(out, "{}", plain(&report.made()))?;
    if let Some(as_of) = report.as_of() {
        writeln!(out, "\n## {}\n", plain(&as_of))?;
        let columns = report.roll_up_columns();
        row(out, std::iter::once(String::new()).chain(columns))?;
        row(out, std::iter::once("---".to_owned()).chain((0..6).map(|_| "--:".to_owned())))?;
        for (label, roll_up) in report.roll_ups() {
            row(out, std::iter::once(plain(&label)).chain(report.roll_up_cells(roll_up).map(|cell| plain(&cell))))?;
        }
    }
    for section in &report.sections {
        writeln!(out, "\n## {}", plain(&report.area(&section.area)))?;
        for person in &section.people {
            writeln!(out, "\n### {}\n", plain(&person.name))?;
            row(out, report.goal_columns().map(|label| plain(&label)))?;
            row(out, ["---", "---", "--:", "--:", "--:", "--:", "---", "---"].map(str::to_owned))?;
            for goal in &person.rows {
                row(out, report.goal_cells(goal).map(|cell| plain(&cell)))?;
            }
        }
    }
    if report.count() == 0 {
        writeln!(out, "\n*{}*", report.words.texts.msg_export_nothing())?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, cells: impl IntoIterator<Item = String>) -> io::Result<()> {
    let cells: Vec<String> = cells.into_iter().collect();
    writeln!(out, "| {} |", cells.join(" | "))
}
