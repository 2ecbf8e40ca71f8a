//! Markdown as wrapped, styled lines for a pane of a given width.

mod blocks;
mod inline;
mod table;

use std::ops::Range;

use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

/// How each part of a text looks. Parts are patched over one another: strong text in a quote is both.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkdownStyle {
    pub text: Style,
    /// Headings, and those of the first level.
    pub heading: Style,
    pub title: Style,
    pub strong: Style,
    pub emphasis: Style,
    pub strikethrough: Style,
    /// Inline code and code blocks.
    pub code: Style,
    /// Quoted text and its bar.
    pub quote: Style,
    /// The text of a link.
    pub link: Style,
    /// The address shown after the text of a link.
    pub address: Style,
    /// Bullets, numbers and task boxes.
    pub marker: Style,
    /// Rules and the lines of tables.
    pub rule: Style,
    pub glyphs: Glyphs,
}

impl Default for MarkdownStyle {
    /// Readable without colours.
    fn default() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            heading: plain.add_modifier(Modifier::BOLD),
            title: plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            strong: plain.add_modifier(Modifier::BOLD),
            emphasis: plain.add_modifier(Modifier::ITALIC),
            strikethrough: plain.add_modifier(Modifier::CROSSED_OUT),
            code: plain.add_modifier(Modifier::DIM),
            quote: plain,
            link: plain.add_modifier(Modifier::UNDERLINED),
            address: plain.add_modifier(Modifier::DIM),
            marker: plain,
            rule: plain.add_modifier(Modifier::DIM),
            glyphs: Glyphs::UNICODE,
        }
    }
}

/// The signs drawn around the text. Markers include the space after them.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyphs {
    /// Bullets by depth, taken in turn.
    pub bullets: [&'static str; 3],
    pub bar: &'static str,
    pub task_open: &'static str,
    pub task_done: &'static str,
    /// One column, repeated.
    pub rule: &'static str,
    /// Between two columns of a table; three columns wide.
    pub column: &'static str,
    /// Where `column` crosses `rule`; three columns wide.
    pub crossing: &'static str,
    /// Before the rest of a line of code that had to be broken; two columns wide.
    pub continued: &'static str,
    /// One column, for a character too wide for the pane.
    pub too_wide: &'static str,
}

impl Glyphs {
    pub const UNICODE: Self = Self {
        bullets: ["• ", "◦ ", "‣ "],
        bar: "▌ ",
        task_open: "[ ] ",
        task_done: "[✓] ",
        rule: "─",
        column: " │ ",
        crossing: "─┼─",
        continued: "↪ ",
        too_wide: "…",
    };

    /// For terminals that are not UTF-8.
    pub const ASCII: Self = Self {
        bullets: ["- ", "* ", "+ "],
        bar: "| ",
        task_open: "[ ] ",
        task_done: "[x] ",
        rule: "-",
        column: " | ",
        crossing: "-+-",
        continued: "> ",
        too_wide: "?",
    };
}

/// What stands out of a text, whatever else it looks like.
#[derive(Clone, Copy)]
pub struct Marking<'m> {
    /// Where it is in a stretch of running text: bytes, in order, apart.
    pub find: &'m dyn Fn(&str) -> Vec<Range<usize>>,
    pub style: Style,
}

/// Lays `markdown` out for a pane `width` columns wide. No line is wider, none ends in a gap; HTML is shown as it was
/// written, a link with its address, an image as its description with
/// its address. A width of 0 gives nothing.
pub fn render(markdown: &str, width: u16, style: &MarkdownStyle) -> Vec<Line<'static>> {
    if width == 0 {
        return Vec::new();
    }
    blocks::Layout::new(usize::from(width), style, None).run(markdown)
}

/// The same with something standing out: looked for before lines are broken, so that a phrase is found across them.
pub fn render_marked(markdown: &str, width: u16, style: &MarkdownStyle, marking: &Marking<'_>) -> Vec<Line<'static>> {
    if width == 0 {
        return Vec::new();
    }
    blocks::Layout::new(usize::from(width), style, Some(*marking)).run(markdown)
}

/// A text that is no Markdown, in lines of at most `width` columns, with something standing out.
pub fn wrap_marked(text: &str, width: u16, style: Style, marking: &Marking<'_>) -> Vec<Line<'static>> {
    let width = usize::from(width.max(1));
    let mut inline = inline::Inline::default();
    inline.push(text, style);
    inline.mark(marking);
    inline.wrap(width, width, Glyphs::UNICODE.too_wide).into_iter().map(Line::from).collect()
}

#[cfg(test)]
mod tests;
