//! Announcements as a readable archive in Markdown, one section each.
//!
//! Texts of people stand in block quotes: whatever headings, fences or HTML they hold ends with the quote and cannot
//! pass for another announcement.

use std::io::{self, Write};

use super::boards::Entry;
use super::is_taken_back;
use super::words::{Words, sign};
use crate::domain::text::CleanText;
use crate::member::Member;
use crate::member::signing::Signature;

pub(super) struct MarkdownArchive<'a> {
    words: Words<'a>,
    out: &'a mut dyn Write,
}

impl<'a> MarkdownArchive<'a> {
    pub fn begin(member: &'a Member, words: Words<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let organisation = &member.workspace().board().organisation;
        let title = words.texts.msg_export_boards_title();
        writeln!(out, "# {}\n", plain(&words.texts.msg_export_heading(organisation.as_str(), title)))?;
        writeln!(out, "{}", plain(&words.texts.msg_export_made(words.person(member.id()), words.now())))?;
        Ok(Self { words, out })
    }

    pub fn entry(&mut self, entry: &Entry) -> io::Result<()> {
        let Self { words, out } = self;
        let Entry { reading, coverage, .. } = entry;
        let taken_back = is_taken_back(reading);
        writeln!(out, "\n## {} {}\n", sign(reading.headline.direction()), plain(&reading.headline.title))?;
        writeln!(out, "{}", plain(&words.facts(reading).join(" · ")))?;
        if let Some(coverage) = coverage {
            let line = words.texts.msg_export_coverage(
                i64::from(coverage.recipients),
                i64::from(coverage.opened),
                i64::from(coverage.acknowledged),
            );
            writeln!(out, "\n{line}")?;
        }
        if taken_back {
            return writeln!(out, "\n*{}*", words.texts.msg_export_withdrawn_text());
        }
        mark(out, words, reading.signature)?;
        for line in [words.event(reading), words.asked(reading)].into_iter().flatten() {
            writeln!(out, "\n**{}**", plain(&line))?;
        }
        quote(out, &reading.announcement.content.body)?;
        if !reading.replies.is_empty() {
            writeln!(out, "\n### {}", words.texts.msg_export_replies())?;
        }
        for (reply, signature) in &reading.replies {
            writeln!(out, "\n{} · {}", plain(&words.person(reply.author)), words.moment(reply.at))?;
            mark(out, words, *signature)?;
            quote(out, &reply.body)?;
        }
        if !reading.questions.is_empty() {
            let title = if reading.steward {
                words.texts.msg_export_questions()
            } else {
                words.texts.msg_export_questions_own()
            };
            writeln!(out, "\n### {title}")?;
        }
        for read in &reading.questions {
            let question = &read.question;
            writeln!(out, "\n{} · {}", plain(&words.person(question.asker)), words.moment(question.at))?;
            mark(out, words, read.signature)?;
            quote(out, &question.body)?;
            match &question.answer {
                Some(answer) => {
                    let who = plain(&words.person(answer.author));
                    writeln!(out, "\n{}: {who} · {}", words.texts.msg_export_answer(), words.moment(answer.at))?;
                    mark(out, words, read.answer_signature)?;
                    quote(out, &answer.body)?;
                }
                None => writeln!(out, "\n*{}*", words.texts.msg_export_unanswered())?,
            }
        }
        Ok(())
    }

    pub fn end(self, count: u64) -> io::Result<()> {
        if count == 0 {
            writeln!(self.out, "\n*{}*", self.words.texts.msg_export_nothing())?;
        }
        Ok(())
    }
}

fn mark(out: &mut dyn Write, words: &Words<'_>, signature: Signature) -> io::Result<()> {
    match words.mark(signature) {
        Some(mark) => writeln!(out, "\n**⚠ {mark}**"),
        None => Ok(()),
    }
}

pub(super) fn quote(out: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(out)?;
    for line in CleanText::paragraphs(text).lines() {
        writeln!(out, "{}", format!("> {line}").trim_end())?;
    }
    Ok(())
}

/// Text of people on one line, with nothing in it that Markdown would take for its own.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in CleanText::line(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '|' | '~' | '!') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quoted(text: &str) -> String {
        let mut out = Vec::new();
        quote(&mut out, text).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn text_of_people_stays_inside_its_quote() {
        assert_eq!(quoted("# a\r\n\n```\nb"), "\n> # a\n>\n> ```\n> b\n");
    }

    #[test]
    fn a_title_is_text_and_nothing_else() {
        assert_eq!(plain("*a* [b](c)\n<d>"), "\\*a\\* \\[b\\](c) \\<d\\>");
    }

    proptest! {
        #[test]
        fn every_line_of_a_quote_is_marked(text: String) {
            for line in quoted(&text).lines().skip(1) {
                prop_assert!(line.starts_with('>'));
            }
        }
    }
}
