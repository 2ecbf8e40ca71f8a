//! Markdown as an HTML fragment that can do nothing: no HTML of the author's, no scripts, nothing loaded.

use std::borrow::Cow;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use crate::domain::markdown;
use crate::domain::text::CleanText;

/// The only addresses that become links.
const SCHEMES: [&str; 3] = ["http://", "https://", "mailto:"];

/// `text` as an HTML fragment to stand under an `<h2>`. HTML in it is shown as it was written, images as their
/// description, and other addresses than web and mail as text. It needs no inline styles: columns of tables carry the
/// classes `center` and `right`.
pub fn markdown_to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    let mut fragment = Fragment::default();
    html::push_html(&mut out, markdown::parse(text).map(|event| fragment.harmless(event)));
    out
}

/// `text` for an element or a quoted attribute.
pub fn escape_html(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    Cow::Owned(escaped)
}

/// What is open at one point of the text.
#[derive(Default)]
struct Fragment {
    /// What each open link ends with.
    link_ends: Vec<String>,
    alignments: Vec<Alignment>,
    column: usize,
    in_header: bool,
}

impl Fragment {
    fn harmless<'e>(&mut self, event: Event<'e>) -> Event<'e> {
        match event {
            Event::Text(text) => shown(&text),
            Event::Code(code) => Event::Code(CleanText::line(&code).into_owned().into_cow().into_owned().into()),
            Event::Html(html) | Event::InlineHtml(html) => shown(&html),
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            other => other,
        }
    }

    fn start<'e>(&mut self, tag: Tag<'e>) -> Event<'e> {
        match tag {
            Tag::HtmlBlock => Event::Start(Tag::Paragraph),
            Tag::Heading { level, .. } => {
                Event::Start(Tag::Heading { level: demoted(level), id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            // The language would become a class of the author's choosing.
            Tag::CodeBlock(_) => Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)),
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url),
            Tag::Image { .. } => markup("["),
            Tag::Table(alignments) => {
                self.alignments = alignments;
                markup("<table>\n")
            }
            Tag::TableHead => {
                self.in_header = true;
                self.column = 0;
                markup("<thead><tr>")
            }
            Tag::TableRow => {
                self.column = 0;
                markup("<tr>")
            }
            Tag::TableCell => markup(self.start_cell()),
            other => Event::Start(other),
        }
    }

    fn end<'e>(&mut self, tag: TagEnd) -> Event<'e> {
        match tag {
            TagEnd::HtmlBlock => Event::End(TagEnd::Paragraph),
            TagEnd::Heading(level) => Event::End(TagEnd::Heading(demoted(level))),
            TagEnd::Link => Event::InlineHtml(self.link_ends.pop().unwrap_or_default().into()),
            TagEnd::Image => markup("]"),
            TagEnd::Table => markup("</tbody></table>\n"),
            TagEnd::TableHead => {
                self.in_header = false;
                markup("</tr></thead><tbody>\n")
            }
            TagEnd::TableRow => markup("</tr>\n"),
            TagEnd::TableCell => markup(if self.in_header { "</th>" } else { "</td>" }),
            other => Event::End(other),
        }
    }

    fn start_link<'e>(&mut self, link_type: LinkType, address: &str) -> Event<'e> {
        let address = CleanText::line(address);
        let is_mail = link_type == LinkType::Email;
        let allowed = SCHEMES
            .iter()
            .any(|scheme| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
        let escaped = escape_html(&address);
        if allowed || is_mail {
            let scheme = if allowed { "" } else { "mailto:" };
            self.link_ends.push("</a>".to_owned());
            Event::InlineHtml(format!("<a href=\"{scheme}{escaped}\" rel=\"noopener noreferrer\">").into())
        } else {
            self.link_ends.push(if address.is_empty() { String::new() } else { format!(" ({escaped})") });
            markup("")
        }
    }

    fn start_cell(&mut self) -> &'static str {
        let alignment = self.alignments.get(self.column).copied().unwrap_or(Alignment::None);
        self.column += 1;
        match (self.in_header, alignment) {
            (true, Alignment::Center) => "<th class=\"center\">",
            (true, Alignment::Right) => "<th class=\"right\">",
            (true, _) => "<th>",
            (false, Alignment::Center) => "<td class=\"center\">",
            (false, Alignment::Right) => "<td class=\"right\">",
            (false, _) => "<td>",
        }
    }
}

/// HTML of our own; the writer passes it on as it is.
fn markup<'e>(html: &'static str) -> Event<'e> {
    Event::InlineHtml(html.into())
}

/// Text of the author's; the writer escapes it.
fn shown<'e>(text: &str) -> Event<'e> {
    Event::Text(String::from(CleanText::paragraphs(text)).into())
}

fn demoted(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_shown_as_it_was_written() {
        assert_eq!(markdown_to_html("a <b onclick=x>c</b>"), "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n");
        assert_eq!(
            markdown_to_html("<script>\nalert(1)\n</script>"),
            "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n"
        );
    }

    #[test]
    fn only_web_and_mail_addresses_are_links() {
        assert_eq!(
            markdown_to_html("[a](https://x.test/?a=1&b='\"2) <ana@x.test>"),
            "<p><a href=\"https://x.test/?a=1&amp;b=&#39;&quot;2\" rel=\"noopener noreferrer\">a</a> \
             <a href=\"mailto:ana@x.test\" rel=\"noopener noreferrer\">ana@x.test</a></p>\n"
        );
        for address in ["javascript:alert(1)", "JaVaScRiPt:x@y", "data:text/html,x", "//x.test", "plan.md"] {
            assert_eq!(markdown_to_html(&format!("[a]({address})")), format!("<p>a ({address})</p>\n"));
        }
    }

    #[test]
    fn images_are_not_loaded() {
        assert_eq!(markdown_to_html("![the *new* desk](https://x.test/d.png)"), "<p>[the <em>new</em> desk]</p>\n");
    }

    #[test]
    fn headings_stand_under_the_page_heading() {
        assert_eq!(markdown_to_html("# a\n## b\n##### c"), "<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n");
    }

    #[test]
    fn tables_and_tasks_are_kept() {
        assert_eq!(
            markdown_to_html("|a|b|\n|-|-:|\n|1|2|"),
            "<table>\n<thead><tr><th>a</th><th class=\"right\">b</th></tr></thead><tbody>\n\
             <tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody></table>\n"
        );
        assert!(markdown_to_html("- [x] a").contains("<input disabled=\"\" type=\"checkbox\" checked=\"\"/>"));
    }

    #[test]
    fn the_language_of_code_is_left_out() {
        assert_eq!(markdown_to_html("```x\" onload=\"y\na<b\n```"), "<pre><code>a&lt;b\n</code></pre>\n");
    }

    #[test]
    fn characters_that_reorder_text_are_shown_as_codes() {
        assert_eq!(markdown_to_html("a&#x202e;b `\u{202e}`"), "<p>a‹U+202E›b <code>‹U+202E›</code></p>\n");
    }
}
