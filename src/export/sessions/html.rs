//! Sessions as sheets in HTML that print, each on pages of its own, with room to sign.

use std::io::{self, Write};

use super::chapter::{Chapter, Said, Table};
use crate::export::markdown_html::markdown_to_html;
use crate::export::sheet::{self, html_line};
use crate::export::words::Words;
use crate::member::Member;

pub fn begin(member: &Member, words: &Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (t, organisation) = (words.texts, member.workspace().board().organisation.as_str());
    let heading = t.msg_export_heading(organisation, t.msg_export_sessions_title());
    let made = t.msg_export_made(words.person(member.id()), words.now());
    sheet::begin(out, words.language, &heading, &made)
}

pub fn end(words: &Words<'_>, count: u64, out: &mut dyn Write) -> io::Result<()> {
    if count == 0 {
        writeln!(out, "<p>{}</p>", html_line(words.texts.msg_export_nothing()))?;
    }
    sheet::end(out)
}

pub fn chapter(chapter: &Chapter, words: &Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let t = words.texts;
    writeln!(out, "<article class=\"session\">\n<h2>{}</h2>", html_line(&chapter.title))?;
    for (label, fact) in &chapter.facts {
        writeln!(out, "<p class=\"facts\">{}: {}</p>", html_line(label), html_line(fact))?;
    }
    mark(chapter.mark.as_ref(), out)?;
    if !chapter.agenda.is_empty() {
        writeln!(out, "<h3>{}</h3>\n<ul class=\"ticks\">", html_line(t.msg_sessions_label_agenda()))?;
        for line in &chapter.agenda {
            let tick = if line.done { '☑' } else { '☐' };
            write!(out, "<li><span class=\"sign\">{tick}</span> {}", html_line(&line.said.text))?;
            mark(line.said.mark.as_ref(), out)?;
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul>")?;
    }
    if !chapter.notes.is_empty() {
        writeln!(out, "<h3>{}</h3>", html_line(t.msg_sessions_label_notes()))?;
    }
    for note in &chapter.notes {
        writeln!(out, "<div class=\"said\">\n<p class=\"facts\">{}</p>", html_line(&note.head))?;
        body(&note.said, out)?;
        writeln!(out, "</div>")?;
    }
    table(&t.msg_sessions_label_items(), &chapter.items, out)?;
    table(&t.msg_sessions_label_actions(), &chapter.actions, out)?;
    for standing in &chapter.standings {
        table(&standing.title, &standing.table, out)?;
    }
    signatures(chapter, words, out)?;
    writeln!(out, "</article>")
}

fn body(said: &Said, out: &mut dyn Write) -> io::Result<()> {
    mark(said.mark.as_ref(), out)?;
    write!(out, "{}", markdown_to_html(&said.text))
}

fn mark(mark: Option<&String>, out: &mut dyn Write) -> io::Result<()> {
    match mark {
        Some(mark) => writeln!(out, "<p class=\"mark\">⚠ {}</p>", html_line(mark)),
        None => Ok(()),
    }
}

fn table<const N: usize>(title: &str, table: &Table<N>, out: &mut dyn Write) -> io::Result<()> {
    if table.rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "<h3>{}</h3>\n<table>", html_line(title))?;
    head(&table.head, "", out)?;
    for row in &table.rows {
        cells(row, "", out)?;
    }
    writeln!(out, "</tbody>\n</table>")
}

/// What was signed on the board, and room for everybody to sign on paper.
fn signatures(chapter: &Chapter, words: &Words<'_>, out: &mut dyn Write) -> io::Result<()> {
    let t = words.texts;
    writeln!(out, "<h3>{}</h3>", html_line(t.msg_sessions_label_signatures()))?;
    writeln!(out, "<p class=\"facts\">{}</p>", html_line(t.msg_export_sessions_received_only()))?;
    writeln!(out, "<table class=\"signatures\">")?;
    let room = format!("<th class=\"room\">{}</th>", html_line(t.msg_export_signatures_signature()));
    head(&chapter.signatures.head, &room, out)?;
    for row in &chapter.signatures.rows {
        cells(row, "<td></td>", out)?;
    }
    writeln!(out, "</tbody>\n</table>")
}

/// `more` is HTML.
fn head(labels: &[String], more: &str, out: &mut dyn Write) -> io::Result<()> {
    let labels: String = labels.iter().map(|label| format!("<th>{}</th>", html_line(label))).collect();
    writeln!(out, "<thead><tr>{labels}{more}</tr></thead>\n<tbody>")
}

/// `more` is HTML.
fn cells(row: &[String], more: &str, out: &mut dyn Write) -> io::Result<()> {
    let row: String = row.iter().map(|cell| format!("<td>{}</td>", html_line(cell))).collect();
    writeln!(out, "<tr>{row}{more}</tr>")
}
