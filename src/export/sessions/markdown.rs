//! Sessions in Markdown, a section each. Notes stand in block quotes, as all text of people does in our documents.

use std::io::{self, Write};

use super::chapter::{Chapter, Table};
use crate::export::boards_markdown::{plain, quote};
use crate::export::words::Words;
use crate::member::Member;

pub fn begin(member: &Member, words: &Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (t, organisation) = (words.texts, member.workspace().board().organisation.as_str());
    writeln!(out, "# {}\n", plain(&t.msg_export_heading(organisation, t.msg_export_sessions_title())))?;
    writeln!(out, "{}", plain(&t.msg_export_made(words.person(member.id()), words.now())))
}

pub fn end(words: &Words<'_>, count: u64, out: &mut dyn Write) -> io::Result<()> {
    if count == 0 {
        writeln!(out, "\n*{}*", words.texts.msg_export_nothing())?;
    }
    Ok(())
}

pub fn chapter(chapter: &Chapter, words: &Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let t = words.texts;
    writeln!(out, "\n## {}\n", plain(&chapter.title))?;
    for (label, fact) in &chapter.facts {
        writeln!(out, "- {}: {}", plain(label), plain(fact))?;
    }
    mark(chapter.mark.as_ref(), out)?;
    if !chapter.agenda.is_empty() {
        writeln!(out, "\n### {}\n", t.msg_sessions_label_agenda())?;
    }
    for line in &chapter.agenda {
        let tick = if line.done { 'x' } else { ' ' };
        let mark = line.said.mark.as_ref().map(|mark| format!(" **⚠ {}**", plain(mark))).unwrap_or_default();
        writeln!(out, "- [{tick}] {}{mark}", plain(&line.said.text))?;
    }
    if !chapter.notes.is_empty() {
        writeln!(out, "\n### {}", t.msg_sessions_label_notes())?;
    }
    for note in &chapter.notes {
        writeln!(out, "\n{}", plain(&note.head))?;
        mark(note.said.mark.as_ref(), out)?;
        if !note.said.text.is_empty() {
            quote(out, &note.said.text)?;
        }
    }
    table(&t.msg_sessions_label_items(), &chapter.items, out)?;
    table(&t.msg_sessions_label_actions(), &chapter.actions, out)?;
    for standing in &chapter.standings {
        table(&standing.title, &standing.table, out)?;
    }
    table(&t.msg_sessions_label_signatures(), &chapter.signatures, out)?;
    writeln!(out, "\n*{}*", t.msg_export_sessions_received_only())
}

fn mark(mark: Option<&String>, out: &mut dyn Write) -> io::Result<()> {
    match mark {
        Some(mark) => writeln!(out, "\n**⚠ {}**", plain(mark)),
        None => Ok(()),
    }
}

fn table<const N: usize>(title: &str, table: &Table<N>, out: &mut dyn Write) -> io::Result<()> {
    if table.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n### {}\n", plain(title))?;
    row(&table.head, out)?;
    writeln!(out, "|{}", "---|".repeat(N))?;
    table.rows.iter().try_for_each(|cells| row(cells, out))
}

fn row(cells: &[String], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
    writeln!(out, "| {} |", cells.join(" | "))
}
