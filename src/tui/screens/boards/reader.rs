//! One announcement, read: what it is, its text, its replies and questions.

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use crate::domain::announcement::{AnnouncementId, Priority, ReceiptState, State};
use crate::domain::search::Query;
use crate::domain::text::CleanText;
use crate::i18n;
use crate::i18n::reasons::Voice;
use crate::member::Result;
use crate::member::announcements::Reading;
use crate::member::signing::Signature;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, accent};
use crate::tui::event::Mouse;
use crate::tui::markdown::{self, MarkdownStyle, Marking};
use crate::tui::screens::search::marked;
use crate::tui::theme::{Glyphs, Theme};
use crate::tui::widgets::pager::Pager;

/// A piece of what is read, wrapped when its width is known.
enum Block {
    Text(String, Style),
    /// In which words that are looked for stand out.
    Title(String),
    Markdown(String),
    Gap,
}

/// The pane.
#[derive(Default)]
pub struct Reader {
    reading: Option<Reading>,
    blocks: Vec<Block>,
    style: Option<MarkdownStyle>,
    theme: Option<Theme>,
    /// What is looked for stands out.
    sought: Query,
    pager: Pager,
    /// The width the pager's lines are wrapped to; 0 when they are not yet.
    wrapped: u16,
    fresh: bool,
}

impl Reader {
    pub fn id(&self) -> Option<AnnouncementId> {
        self.reading.as_ref().map(|reading| reading.headline.id)
    }

    pub fn reading(&self) -> Option<&Reading> {
        self.reading.as_ref()
    }

    pub fn clear(&mut self) {
        *self = Self { sought: std::mem::take(&mut self.sought), ..Self::default() };
    }

    /// Has the words of a query stand out from now on.
    pub fn seek(&mut self, sought: &Query) {
        if self.sought != *sought {
            (self.sought, self.wrapped) = (sought.clone(), 0);
        }
    }

    pub fn run(&mut self, command: Command) {
        self.pager.run(command);
    }

    pub fn mouse(&mut self, mouse: Mouse) -> bool {
        self.pager.mouse(mouse)
    }

    /// Another announcement from its start, or the same one again at the same place.
    pub fn show(&mut self, reading: Reading, cx: &Desk) -> Result<()> {
        self.fresh = self.id() != Some(reading.headline.id);
        self.blocks = blocks(&reading, cx)?;
        self.style = Some(markdown_style(cx.theme(), cx.glyphs()));
        self.theme = Some(*cx.theme());
        self.reading = Some(reading);
        self.wrapped = 0;
        Ok(())
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.width < 4 {
            return;
        }
        if self.reading.is_none() {
            return;
        }
        // A column is left for the signs of what lies above and below.
        let width = area.width - 1;
        if self.wrapped != width {
            let lines = self.wrap(width);
            if self.fresh {
                self.pager.show(lines)
            } else {
                self.pager.rewrap(lines)
            }
            self.fresh = false;
            self.wrapped = width;
        }
        self.pager.draw(area, canvas);
    }

    fn wrap(&self, width: u16) -> Vec<Line<'static>> {
        let mut lines = Vec::new();
        let Some(theme) = self.theme else { return lines };
        let found = marked::style(&theme);
        let marking = Marking { find: &|text| self.sought.marks(text), style: found };
        for block in &self.blocks {
            match block {
                Block::Title(text) => {
                    lines.extend(markdown::wrap_marked(text, width, theme.heading, &marking));
                }
                Block::Gap => lines.push(Line::default()),
                Block::Text(text, style) => {
                    for line in textwrap::wrap(text, usize::from(width)) {
                        lines.push(Line::from(Span::styled(line.into_owned(), *style)));
                    }
                }
                Block::Markdown(text) => {
                    let style = self.style.clone().unwrap_or_default();
                    lines.extend(markdown::render_marked(text, width, &style, &marking));
                }
            }
        }
        lines
    }
}

/// How Markdown looks in a theme.
pub fn markdown_style(theme: &Theme, glyphs: &Glyphs) -> MarkdownStyle {
    let plain = MarkdownStyle::default();
    MarkdownStyle {
        text: theme.text,
        heading: theme.heading,
        title: theme.heading.add_modifier(Modifier::UNDERLINED),
        code: theme.code,
        quote: theme.muted,
        address: theme.muted,
        rule: theme.border,
        glyphs: if *glyphs == Glyphs::ascii() { markdown::Glyphs::ASCII } else { markdown::Glyphs::UNICODE },
        ..plain
    }
}

fn blocks(reading: &Reading, cx: &Desk) -> Result<Vec<Block>> {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let (zone, now) = (&cx.workspace().board().zone, cx.clock.now());
    let organisation = cx.workspace().organisation();
    let headline = &reading.headline;
    let content = &reading.announcement.content;
    let state = headline.state(now);
    let mut blocks = vec![Block::Title(CleanText::line(&headline.title).to_string())];
    let author = organisation.find(headline.author);
    let title = author.map(|person| CleanText::line(&person.title).to_string()).unwrap_or_default();
    blocks.push(Block::Text(format!("{} · {title}", cx.name(headline.author)), theme.text));
    let mut when = i18n::date_time(language, zone, headline.publish_at);
    if reading.announcement.revision > 1 {
        when = t.msg_reader_revised(
            when,
            reading.announcement.revision,
            i18n::date_time(language, zone, reading.announcement.revised_at),
        );
    }
    blocks.push(Block::Text(when, theme.muted));
    let board = accent(headline.direction());
    let sign = cx.glyphs().accent(board);
    let direction = i18n::names::direction(language, headline.direction());
    let reached =
        if reading.steward { t.msg_audience_size(reading.announcement.recipients) } else { why_me(reading, cx)? };
    blocks.push(Block::Text(format!("{sign} {direction} · {reached}"), theme.accent(board)));
    match state {
        State::Live => {}
        _ => blocks.push(Block::Text(t.msg_reader_state(i18n::names::state(language, state)), theme.warning)),
    }
    if headline.priority != Priority::Normal {
        let style = if headline.priority == Priority::Urgent { theme.error } else { theme.warning };
        let priority = i18n::names::priority(language, headline.priority);
        blocks.push(Block::Text(t.msg_reader_priority(priority), style));
    }
    if reading.signature == Signature::Invalid {
        blocks.push(Block::Text(t.msg_reader_signature_invalid(), theme.error));
    }
    if let Some(event) = &content.event {
        let times = t.msg_reader_event(
            i18n::date_time(language, zone, event.starts),
            i18n::date_time(language, zone, event.ends),
            CleanText::line(&event.place),
        );
        blocks.push(Block::Text(times, theme.text));
    }
    acknowledgement(&mut blocks, reading, cx)?;
    blocks.push(Block::Gap);
    if headline.withdrawn && !reading.steward {
        blocks.push(Block::Text(t.msg_reader_withdrawn(), theme.muted));
        return Ok(blocks);
    }
    blocks.push(Block::Markdown(content.body.clone()));
    questions(&mut blocks, reading, cx);
    replies(&mut blocks, reading, cx);
    if !content.replies_open {
        blocks.push(Block::Gap);
        blocks.push(Block::Text(t.msg_error_replies_closed(), theme.muted));
    }
    Ok(blocks)
}

/// What the author was asked, as far as the reader may see it, each with its answer.
fn questions(blocks: &mut Vec<Block>, reading: &Reading, cx: &Desk) {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let (zone, now) = (&cx.workspace().board().zone, cx.clock.now());
    for read in &reading.questions {
        let question = &read.question;
        blocks.push(Block::Gap);
        let asked = i18n::relative(language, zone, now, question.at);
        blocks.push(Block::Text(t.msg_reader_question(cx.name(question.asker), asked), theme.heading));
        if read.signature == Signature::Invalid {
            blocks.push(Block::Text(t.msg_reader_signature_invalid(), theme.error));
        }
        blocks.push(Block::Markdown(question.body.clone()));
        match &question.answer {
            Some(answer) => {
                let at = i18n::relative(language, zone, now, answer.at);
                blocks.push(Block::Text(t.msg_reader_answer(cx.name(answer.author), at), theme.muted));
                if read.answer_signature == Signature::Invalid {
                    blocks.push(Block::Text(t.msg_reader_signature_invalid(), theme.error));
                }
                blocks.push(Block::Markdown(answer.body.clone()));
            }
            None => blocks.push(Block::Text(t.msg_reader_unanswered(), theme.warning)),
        }
    }
}

fn replies(blocks: &mut Vec<Block>, reading: &Reading, cx: &Desk) {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let (zone, now) = (&cx.workspace().board().zone, cx.clock.now());
    if !reading.replies.is_empty() {
        blocks.push(Block::Gap);
        blocks.push(Block::Text(t.msg_reader_replies(reading.replies.len() as u64), theme.heading));
    }
    for (reply, signature) in &reading.replies {
        blocks.push(Block::Gap);
        let at = i18n::relative(language, zone, now, reply.at);
        blocks.push(Block::Text(format!("{} · {at}", cx.name(reply.author)), theme.muted));
        if *signature == Signature::Invalid {
            blocks.push(Block::Text(t.msg_reader_signature_invalid(), theme.error));
        }
        blocks.push(Block::Markdown(reply.body.clone()));
    }
}

/// What is asked of the reader, or how far it has come for its author.
fn acknowledgement(blocks: &mut Vec<Block>, reading: &Reading, cx: &Desk) -> Result<()> {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let (zone, now) = (&cx.workspace().board().zone, cx.clock.now());
    let headline = &reading.headline;
    if reading.steward && headline.state(now) != State::Scheduled {
        let coverage = cx.member().coverage(headline.id)?;
        let line = if headline.acknowledgement.is_some() {
            t.msg_reader_coverage_acknowledged(coverage.acknowledged, coverage.recipients, coverage.opened)
        } else {
            t.msg_reader_coverage_opened(coverage.opened, coverage.recipients)
        };
        blocks.push(Block::Text(line, theme.ok));
        return Ok(());
    }
    let Some(asked) = headline.acknowledgement else { return Ok(()) };
    let (line, style) = match headline.receipt {
        ReceiptState::Acknowledged => {
            (format!("{} {}", cx.glyphs().acknowledged, t.msg_reader_acknowledged()), theme.ok)
        }
        _ if headline.question == crate::domain::announcement::QuestionState::Open => {
            (t.msg_reader_waiting_for_answer(), theme.warning)
        }
        _ => match asked.due {
            Some(due) => {
                let late = due < now;
                let line = t.msg_reader_asks_due(i18n::due(language, zone, now, due));
                (format!("{} {line}", cx.glyphs().due), if late { theme.overdue } else { theme.warning })
            }
            None => (format!("{} {}", cx.glyphs().due, t.msg_reader_asks()), theme.warning),
        },
    };
    blocks.push(Block::Text(line, style));
    Ok(())
}

/// Why the one who reads it receives it.
fn why_me(reading: &Reading, cx: &Desk) -> Result<String> {
    let organisation = cx.workspace().organisation();
    Ok(match cx.member().why_reached(reading.headline.id, cx.member().person())? {
        Ok(reason) => i18n::reasons::reason(cx.language(), organisation, Voice::ToRecipient, &reason),
        // Its former author, or a row altered from outside: nothing more can be said.
        Err(_) => i18n::names::reach(cx.language(), reading.headline.reach),
    })
}
