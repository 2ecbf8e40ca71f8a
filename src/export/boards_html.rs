//! Announcements as a noticeboard sheet in HTML.

use std::io::{self, Write};

use super::boards::Entry;
use super::is_taken_back;
use super::markdown_html::markdown_to_html;
use super::sheet::{self, html_line};
use super::words::{Words, sign};
use crate::member::Member;
use crate::member::signing::Signature;

pub(super) struct HtmlSheet<'a> {
    words: Words<'a>,
    out: &'a mut dyn Write,
}

impl<'a> HtmlSheet<'a> {
    pub fn begin(member: &'a Member, words: Words<'a>, out: &'a mut dyn Write) -> io::Result<Self> {
        let organisation = member.workspace().board().organisation.as_str();
        let heading = words.texts.msg_export_heading(organisation, words.texts.msg_export_boards_title());
        let made = words.texts.msg_export_made(words.person(member.id()), words.now());
        sheet::begin(out, words.language, &heading, &made)?;
        Ok(Self { words, out })
    }

    pub fn entry(&mut self, entry: &Entry) -> io::Result<()> {
        let Self { words, out } = self;
        let Entry { reading, coverage, .. } = entry;
        let direction = reading.headline.direction();
        writeln!(out, "<article class=\"{direction}\">")?;
        let title = html_line(&reading.headline.title);
        writeln!(out, "<h2><span class=\"sign\">{}</span> {title}</h2>", sign(direction))?;
        writeln!(out, "<p class=\"facts\">{}</p>", html_line(words.facts(reading).join(" · ")))?;
        if let Some(coverage) = coverage {
            let line = words.texts.msg_export_coverage(
                i64::from(coverage.recipients),
                i64::from(coverage.opened),
                i64::from(coverage.acknowledged),
            );
            writeln!(out, "<p class=\"facts\">{}</p>", html_line(line))?;
        }
        if is_taken_back(reading) {
            writeln!(out, "<p>{}</p>", html_line(words.texts.msg_export_withdrawn_text()))?;
        } else {
            self.text(entry)?;
        }
        self.signatures(entry)?;
        writeln!(self.out, "</article>")
    }

    fn text(&mut self, entry: &Entry) -> io::Result<()> {
        let reading = &entry.reading;
        self.mark(reading.signature)?;
        let lines = [("event", self.words.event(reading)), ("asked", self.words.asked(reading))];
        for (class, line) in lines {
            if let Some(line) = line {
                writeln!(self.out, "<p class=\"{class}\">{}</p>", html_line(line))?;
            }
        }
        let body = markdown_to_html(&reading.announcement.content.body);
        writeln!(self.out, "<div class=\"body\">\n{body}</div>")?;
        if !reading.replies.is_empty() {
            writeln!(self.out, "<h3>{}</h3>", html_line(self.words.texts.msg_export_replies()))?;
        }
        for (reply, signature) in &reading.replies {
            let who = format!("{} · {}", self.words.person(reply.author), self.words.moment(reply.at));
            self.said(&who, &reply.body, *signature)?;
        }
        if !reading.questions.is_empty() {
            let texts = self.words.texts;
            let title = if reading.steward { texts.msg_export_questions() } else { texts.msg_export_questions_own() };
            writeln!(self.out, "<h3>{}</h3>", html_line(title))?;
        }
        for read in &reading.questions {
            let question = &read.question;
            let who = format!("{} · {}", self.words.person(question.asker), self.words.moment(question.at));
            self.said(&who, &question.body, read.signature)?;
            let label = self.words.texts.msg_export_answer();
            match &question.answer {
                Some(answer) => {
                    let (by, at) = (self.words.person(answer.author), self.words.moment(answer.at));
                    self.said(&format!("{label}: {by} · {at}"), &answer.body, read.answer_signature)?;
                }
                None => writeln!(self.out, "<p>{}</p>", html_line(self.words.texts.msg_export_unanswered()))?,
            }
        }
        Ok(())
    }

    fn said(&mut self, who: &str, body: &str, signature: Signature) -> io::Result<()> {
        writeln!(self.out, "<div class=\"said\">\n<p class=\"facts\">{}</p>", html_line(who))?;
        self.mark(signature)?;
        writeln!(self.out, "{}</div>", markdown_to_html(body))
    }

    fn mark(&mut self, signature: Signature) -> io::Result<()> {
        match self.words.mark(signature) {
            Some(mark) => writeln!(self.out, "<p class=\"mark\">⚠ {}</p>", html_line(mark)),
            None => Ok(()),
        }
    }

    /// Room for everybody to sign on paper.
    fn signatures(&mut self, entry: &Entry) -> io::Result<()> {
        if entry.readers.is_empty() {
            return Ok(());
        }
        let Self { words, out } = self;
        writeln!(out, "<h3>{}</h3>", html_line(words.texts.msg_export_signatures()))?;
        writeln!(
            out,
            "<table class=\"signatures\">\n<thead><tr><th>{}</th><th>{}</th><th class=\"room\">{}</th></tr></thead>\n<tbody>",
            html_line(words.texts.msg_export_signatures_name()),
            html_line(words.texts.msg_export_signatures_acknowledged()),
            html_line(words.texts.msg_export_signatures_signature()),
        )?;
        for (person, acknowledged) in &entry.readers {
            let at = acknowledged.map(|at| words.day(at)).unwrap_or_default();
            writeln!(out, "<tr><td>{}</td><td>{}</td><td></td></tr>", html_line(words.person(*person)), html_line(at))?;
        }
        writeln!(out, "</tbody>\n</table>")
    }

    pub fn end(self, count: u64) -> io::Result<()> {
        if count == 0 {
            writeln!(self.out, "<p>{}</p>", html_line(self.words.texts.msg_export_nothing()))?;
        }
        sheet::end(self.out)
    }
}
