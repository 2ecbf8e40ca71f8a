//! Blocks laid out under one another: what stands before each line (bars, bullets, indentation) and between blocks.

use std::collections::VecDeque;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::inline::{Inline, Spans, hard_wrap};
use super::table::Table;
use super::{MarkdownStyle, Marking};
use crate::domain::markdown;
use crate::domain::text::{CleanText, width};

/// Quotes and lists deeper than this are drawn at this depth.
const DEEPEST: usize = 24;

/// Code blocks are set in by this where the pane has room.
const CODE_INDENT: usize = 2;

enum Container {
    Quote,
    Item {
        /// Until it has been drawn, on the item's first line.
        marker: Option<String>,
        ordered: bool,
        indent: usize,
    },
}

struct List {
    /// The number of its next item; nothing for bullets.
    next: Option<u64>,
    /// The digits of its last number: the others are set under them.
    widest: usize,
}

/// How many items each list has, in the order the lists begin.
fn lengths(events: &[Event<'_>]) -> VecDeque<u64> {
    let mut lengths = VecDeque::new();
    let mut open = Vec::new();
    for event in events {
        match event {
            Event::Start(Tag::List(_)) => {
                open.push(lengths.len());
                lengths.push_back(0);
            }
            Event::Start(Tag::Item) => {
                if let Some(length) = open.last().and_then(|at| lengths.get_mut(*at)) {
                    *length += 1;
                }
            }
            Event::End(TagEnd::List(_)) => drop(open.pop()),
            _ => {}
        }
    }
    lengths
}

struct Link {
    address: String,
    /// Where its text starts in the running text.
    start: usize,
}

pub(super) struct Layout<'s> {
    width: usize,
    style: &'s MarkdownStyle,
    marking: Option<Marking<'s>>,
    lines: Vec<Line<'static>>,
    containers: Vec<Container>,
    /// The open lists, the innermost last.
    lists: Vec<List>,
    /// How many items each list to come has, the next one first.
    lengths: VecDeque<u64>,
    /// The style in force, and those it goes back to.
    styles: Vec<Style>,
    inline: Inline,
    links: Vec<Link>,
    code: Option<String>,
    table: Option<Table>,
    /// Whether a blank line goes before the next block.
    gap: bool,
}

impl<'s> Layout<'s> {
    pub fn new(width: usize, style: &'s MarkdownStyle, marking: Option<Marking<'s>>) -> Self {
        Self {
            width,
            style,
            marking,
            lines: Vec::new(),
            containers: Vec::new(),
            lists: Vec::new(),
            lengths: VecDeque::new(),
            styles: vec![style.text],
            inline: Inline::default(),
            links: Vec::new(),
            code: None,
            table: None,
            gap: false,
        }
    }

    pub fn run(mut self, text: &str) -> Vec<Line<'static>> {
        let events: Vec<Event<'_>> = markdown::parse(text).collect();
        self.lengths = lengths(&events);
        for event in events {
            self.event(event);
        }
        self.lines
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.code {
                Some(code) => code.push_str(&text),
                None => self.push(&text),
            },
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                let style = self.current().patch(self.style.code);
                self.inline.push(&text, style);
            }
            Event::Html(text) | Event::InlineHtml(text) | Event::FootnoteReference(text) => self.push(&text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::Rule => self.rule(),
            Event::TaskListMarker(done) => self.task(done),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H1, .. } => self.enter(self.style.title),
            Tag::Heading { .. } => self.enter(self.style.heading),
            Tag::BlockQuote(_) => {
                self.flush();
                self.fill_gap();
                self.containers.push(Container::Quote);
                self.enter(self.style.quote);
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.flush();
                self.fill_gap();
                let items = self.lengths.pop_front().unwrap_or(0);
                self.lists.push(List {
                    next: first,
                    widest: first.map_or(0, |first| first.saturating_add(items.saturating_sub(1)).to_string().len()),
                });
            }
            Tag::Item => {
                self.fill_gap();
                let item = self.next_item();
                self.containers.push(item);
            }
            Tag::Table(alignments) => {
                self.flush();
                self.table = Some(Table::new(alignments));
            }
            Tag::TableHead => {
                self.start_row();
                self.enter(self.style.strong);
            }
            Tag::TableRow => self.start_row(),
            Tag::Emphasis => self.enter(self.style.emphasis),
            Tag::Strong => self.enter(self.style.strong),
            Tag::Strikethrough => self.enter(self.style.strikethrough),
            Tag::Link { dest_url, .. } => {
                self.links.push(Link { address: dest_url.into_string(), start: self.inline.text().len() });
                self.enter(self.style.link);
            }
            Tag::Image { dest_url, .. } => {
                self.enter(self.style.emphasis);
                self.push("[");
                self.links.push(Link { address: dest_url.into_string(), start: self.inline.text().len() });
            }
            // The rest has no look of its own, or is not part of the dialect.
            Tag::Paragraph
            | Tag::HtmlBlock
            | Tag::TableCell
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock => self.block(),
            TagEnd::Heading(_) => {
                self.block();
                self.leave();
            }
            TagEnd::BlockQuote(_) => {
                self.flush();
                self.containers.pop();
                self.leave();
                self.gap = true;
            }
            TagEnd::CodeBlock => self.code_block(),
            TagEnd::List(_) => {
                self.lists.pop();
                self.gap |= self.lists.is_empty();
            }
            TagEnd::Item => {
                self.flush();
                // An item may have no text at all.
                if let Some(Container::Item { marker: Some(_), .. }) = self.containers.last() {
                    self.draw(vec![Spans::new()]);
                }
                self.containers.pop();
            }
            TagEnd::Table => self.table(),
            TagEnd::TableHead => self.leave(),
            TagEnd::TableCell => {
                let cell = self.take_inline();
                if let Some(table) = &mut self.table {
                    table.push_cell(cell);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough => self.leave(),
            TagEnd::Link => {
                self.leave();
                self.end_link();
            }
            TagEnd::Image => {
                self.end_image();
                self.leave();
            }
            TagEnd::TableRow
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn current(&self) -> Style {
        self.styles.last().copied().unwrap_or(self.style.text)
    }

    fn enter(&mut self, style: Style) {
        self.styles.push(self.current().patch(style));
    }

    fn leave(&mut self) {
        self.styles.pop();
    }

    fn push(&mut self, text: &str) {
        self.inline.push(text, self.current());
    }

    fn next_item(&mut self) -> Container {
        let bullets = &self.style.glyphs.bullets;
        let bullet = bullets[self.lists.len().saturating_sub(1) % bullets.len()];
        let (marker, ordered) = match self.lists.last_mut() {
            Some(List { next: Some(number), widest }) => {
                let marker = format!("{number:>widest$}. ");
                *number = number.saturating_add(1);
                (marker, true)
            }
            _ => (bullet.to_owned(), false),
        };
        Container::Item { indent: width(&marker), marker: Some(marker), ordered }
    }

    fn task(&mut self, done: bool) {
        let glyphs = &self.style.glyphs;
        let sign = if done { glyphs.task_done } else { glyphs.task_open };
        match self.containers.last_mut() {
            Some(Container::Item { marker: Some(marker), ordered, indent }) => {
                if !*ordered {
                    marker.clear();
                }
                marker.push_str(sign);
                *indent = width(marker);
            }
            _ => self.push(sign),
        }
    }

    /// The address goes after the text unless the text is the address.
    fn end_link(&mut self) {
        let Some(link) = self.links.pop() else { return };
        let address = CleanText::line(&link.address);
        let text = self.inline.text().get(link.start..).unwrap_or_default();
        if !address.is_empty() && *text != *address && address.strip_prefix("mailto:") != Some(text) {
            let style = self.current().patch(self.style.address);
            let gap = if text.is_empty() { "" } else { " " };
            self.inline.push(&format!("{gap}({address})"), style);
        }
    }

    /// An image without a description is shown by its address, any other with it.
    fn end_image(&mut self) {
        let Some(image) = self.links.pop() else { return };
        let address = CleanText::line(&image.address);
        let described = self.inline.text().len() > image.start;
        if !described {
            self.push(&address);
        }
        self.push("]");
        if described && !address.is_empty() {
            let style = self.current().patch(self.style.address);
            self.inline.push(&format!(" ({address})"), style);
        }
    }

    fn start_row(&mut self) {
        if let Some(table) = &mut self.table {
            table.start_row();
        }
    }

    /// What stands before a line, and its columns. Indentation may take half of the pane; what would take more is left
    /// out, so that text always has room.
    fn prefix(&self, with_markers: bool) -> (Spans, usize) {
        let mut spans = Spans::new();
        let mut used = 0;
        for container in self.containers.iter().take(DEEPEST) {
            let (piece, style, most) = match container {
                Container::Quote => (self.style.glyphs.bar.to_owned(), self.style.quote, self.width / 2),
                Container::Item { marker: Some(marker), .. } if with_markers => {
                    (marker.clone(), self.style.marker, self.width - 1)
                }
                Container::Item { indent, .. } => (" ".repeat(*indent), self.style.text, self.width / 2),
            };
            let columns = width(&piece);
            if used + columns <= most {
                used += columns;
                spans.push(Span::styled(piece, style));
            }
        }
        (spans, used)
    }

    /// From here on the markers before this line are indentation. Those still to be drawn are the innermost ones.
    fn markers_drawn(&mut self) {
        for container in self.containers.iter_mut().rev() {
            if let Container::Item { marker, .. } = container
                && marker.take().is_none()
            {
                break;
            }
        }
    }

    fn fill_gap(&mut self) {
        if std::mem::take(&mut self.gap) && !self.lines.is_empty() {
            let (spans, _) = self.prefix(false);
            let bars = spans.iter().rposition(|span| !span.content.trim().is_empty()).map_or(0, |last| last + 1);
            self.lines.push(Line::from(spans[..bars].to_vec()));
        }
    }

    /// Ends a block that has a blank line after it.
    fn block(&mut self) {
        if self.inline.is_blank() {
            self.inline = Inline::default();
        } else {
            self.fill_gap();
            self.flush();
            self.gap = true;
        }
    }

    /// The running text, which is whole now.
    fn take_inline(&mut self) -> Inline {
        let mut inline = std::mem::take(&mut self.inline);
        if let Some(marking) = &self.marking {
            inline.mark(marking);
        }
        inline
    }

    /// Draws the running text, if there is any.
    fn flush(&mut self) {
        let inline = self.take_inline();
        if inline.is_blank() {
            return;
        }
        self.fill_gap();
        let (before_first, used_first) = self.prefix(true);
        self.markers_drawn();
        let (before_rest, used_rest) = self.prefix(false);
        let lines = inline.wrap(self.width - used_first, self.width - used_rest, self.style.glyphs.too_wide);
        let mut before = before_first;
        for spans in lines {
            before.extend(spans);
            self.lines.push(Line::from(before));
            before = before_rest.clone();
        }
    }

    /// Draws lines that were made to fit [`Layout::room`].
    fn draw(&mut self, lines: Vec<Spans>) {
        for spans in lines {
            let (mut before, _) = self.prefix(true);
            self.markers_drawn();
            before.extend(spans);
            self.lines.push(Line::from(before));
        }
    }

    /// Columns that the next line and those after it have.
    fn room(&self) -> usize {
        self.width - self.prefix(true).1.max(self.prefix(false).1)
    }

    fn rule(&mut self) {
        self.fill_gap();
        let room = self.room();
        self.draw(vec![vec![Span::styled(self.style.glyphs.rule.repeat(room), self.style.rule)]]);
        self.gap = true;
    }

    fn code_block(&mut self) {
        let Some(code) = self.code.take() else { return };
        if code.is_empty() {
            return;
        }
        self.fill_gap();
        let room = self.room();
        let indent = if room > 6 * CODE_INDENT { CODE_INDENT } else { 0 };
        let style = self.current().patch(self.style.code);
        for line in CleanText::paragraphs(&code).trim_end_matches('\n').split('\n') {
            self.inline.push(line, style);
            let mut wrapped = hard_wrap(&self.take_inline(), room - indent, self.style.glyphs.too_wide);
            if indent > 0 {
                for (number, spans) in wrapped.iter_mut().enumerate() {
                    let before = if number == 0 {
                        Span::raw(" ".repeat(indent))
                    } else {
                        Span::styled(self.style.glyphs.continued, self.style.rule)
                    };
                    spans.insert(0, before);
                }
            }
            self.draw(wrapped);
        }
        self.gap = true;
    }

    fn table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        self.fill_gap();
        let room = self.room();
        match table.columns(room, &self.style.glyphs, self.style.rule) {
            Some(lines) => self.draw(lines),
            None => {
                for record in table.records(self.current().patch(self.style.strong)) {
                    self.fill_gap();
                    for field in record {
                        self.inline = field;
                        self.flush();
                        self.gap = false;
                    }
                    self.gap = true;
                }
            }
        }
        self.gap = true;
    }
}
