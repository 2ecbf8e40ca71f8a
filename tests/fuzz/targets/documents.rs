//! What people wrote, in documents: Markdown as HTML, cells as CSV.

use cartelera::export::csv::CsvWriter;
use cartelera::export::markdown_html::{escape_html, markdown_to_html};

use super::Input;
use super::text::is_forbidden;

/// Elements that text may bring about, and no other.
const ELEMENTS: &str = "p em strong del code pre blockquote ul ol li table thead tbody tr th td h3 h4 h5 h6 a";

/// Elements without an end.
const WHOLE: [&str; 4] =
    ["br /", "hr /", "input disabled=\"\" type=\"checkbox\"/", "input disabled=\"\" type=\"checkbox\" checked=\"\"/"];

pub fn documents(data: &[u8]) {
    let text = Input(data).text();
    let html = markdown_to_html(&text);
    assert_safe_html(&html, &text);
    let escaped = escape_html(&text);
    assert!(!escaped.contains(['<', '>', '"', '\'']), "{escaped:?}");
    assert_eq!(unescaped(&escaped), text);
    assert_safe_csv(&text);
}

fn unescaped(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.into_iter().fold(text.to_owned(), |text, (entity, c)| text.replace(entity, c))
}

/// Only known elements, each closed where it should be, no attribute but those of links to the web and of alignment,
/// and nothing that reorders or hides.
fn assert_safe_html(html: &str, of: &str) {
    if let Some(bad) = html.chars().find(|c| *c != '\n' && is_forbidden(*c)) {
        panic!("U+{:04X} in {html:?}, of {of:?}", u32::from(bad));
    }
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find(['<', '>']) {
        let tag = rest[start..].strip_prefix('<').unwrap_or_else(|| panic!("a bare > in {html:?}, of {of:?}"));
        let end = tag.find(['<', '>']).filter(|end| tag[*end..].starts_with('>'));
        let (tag, after) = tag.split_at(end.unwrap_or_else(|| panic!("a bare < in {html:?}, of {of:?}")));
        rest = &after[1..];
        if let Some(closed) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(closed), "in {html:?}, of {of:?}");
        } else if !WHOLE.contains(&tag) {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            assert!(ELEMENTS.split(' ').any(|element| element == name), "<{tag}> in {html:?}, of {of:?}");
            assert!(are_harmless(name, attributes), "<{tag}> in {html:?}, of {of:?}");
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?} is never closed in {html:?}, of {of:?}");
}

fn are_harmless(element: &str, attributes: &str) -> bool {
    let quoted = |name: &str, text: &str| -> Option<String> {
        let value = text.strip_prefix(name)?.strip_prefix("=\"")?.strip_suffix('"')?;
        (!value.contains('"')).then(|| value.to_lowercase())
    };
    match element {
        "a" => attributes
            .strip_suffix(" rel=\"noopener noreferrer\"")
            .and_then(|href| quoted("href", href))
            .is_some_and(|address| ["http://", "https://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))),
        "th" | "td" => matches!(attributes, "" | "class=\"center\"" | "class=\"right\""),
        "ol" => {
            attributes.is_empty() || quoted("start", attributes).is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
        }
        _ => attributes.is_empty(),
    }
}

/// Read back by another reader than the program's, every cell is what was written, and none would run.
fn assert_safe_csv(text: &str) {
    let cells: Vec<&str> = text.splitn(4, '|').collect();
    let mut writer = CsvWriter::new(Vec::new());
    writer.write_row(&cells).unwrap();
    let csv = String::from_utf8(writer.finish().unwrap()).unwrap();
    let mut found = Vec::new();
    let mut rest = csv.strip_suffix("\r\n").expect("a row ends");
    loop {
        rest = rest.strip_prefix('"').unwrap_or_else(|| panic!("a cell without quotes in {csv:?}"));
        let (mut cell, mut chars) = (String::new(), rest.char_indices().peekable());
        let end = loop {
            match chars.next().unwrap_or_else(|| panic!("an open quote in {csv:?}")) {
                (_, '"') if chars.next_if(|(_, next)| *next == '"').is_some() => cell.push('"'),
                (at, '"') => break at + 1,
                (_, c) => cell.push(c),
            }
        };
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?} would run, of {text:?}");
        found.push(cell);
        match rest[end..].strip_prefix(',') {
            Some(next) => rest = next,
            None => break assert_eq!(&rest[end..], "", "in {csv:?}"),
        }
    }
    let same = |(cell, found): (&&str, &String)| *cell == found || found.strip_prefix('\'') == Some(cell);
    assert_eq!(cells.len(), found.len(), "of {text:?}");
    assert!(cells.iter().zip(&found).all(same), "{found:?} of {cells:?}");
}
