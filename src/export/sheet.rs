//! The frame of every HTML document: one file that loads nothing, runs nothing and prints on A4.

use std::io::{self, Write};

use super::markdown_html::escape_html;
use crate::domain::text::CleanText;
use crate::i18n::Language;

const STYLE: &str = include_str!("../../assets/templates/sheet.css");
const HEAD: &str = include_str!("../../assets/templates/head.html");
const FOOT: &str = include_str!("../../assets/templates/foot.html");

/// Names the one style sheet that the content-security policy lets through: the SHA-256 of [`STYLE`] in base64.
const STYLE_HASH: &str = "yP+jJtPrudJLs+NgvPCVE9qXq7Tc9HbCSWNNENqy/z4=";

/// `text` on one line, safe on a screen and inside HTML.
pub fn html_line(text: impl AsRef<str>) -> String {
    escape_html(&CleanText::line(text.as_ref())).into_owned()
}

/// Everything up to the first own element. `heading` and `made` are plain text.
pub fn begin(out: &mut dyn Write, language: Language, heading: &str, made: &str) -> io::Result<()> {
    let head = HEAD
        .trim_end()
        .replace("{language}", language.code())
        .replace("{hash}", STYLE_HASH)
        .replace("{style}", STYLE)
        .replace("{made}", &html_line(made))
        .replace("{heading}", &html_line(heading));
    writeln!(out, "{head}")
}

pub fn end(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(FOOT.as_bytes())
}

#[cfg(test)]
mod tests {
    use sha2::{Digest as _, Sha256};

    use super::*;

    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut text = String::new();
        for group in bytes.chunks(3) {
            let number = (0..3).fold(0_usize, |number, at| number << 8 | usize::from(*group.get(at).unwrap_or(&0)));
            for at in 0..4 {
                let letter = char::from(LETTERS[number >> (18 - 6 * at) & 63]);
                text.push(if at <= group.len() { letter } else { '=' });
            }
        }
        text
    }

    #[test]
    fn the_policy_lets_the_style_sheet_through() {
        assert_eq!(STYLE_HASH, base64(&Sha256::digest(STYLE)));
    }

    #[test]
    fn the_frame_forbids_everything_but_its_style() {
        let mut out = Vec::new();
        begin(&mut out, Language::Spanish, "<b>Sol & Luna</b> {style}", "a\u{202e}b").unwrap();
        end(&mut out).unwrap();
        let html = String::from_utf8(out).unwrap();
        assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"es\">"));
        assert!(html.contains("default-src 'none'; style-src 'sha256-"));
        assert!(html.contains("&lt;b&gt;Sol &amp; Luna&lt;/b&gt; {style}") && html.contains("a‹U+202E›b"));
        assert!(html.ends_with("</html>\n"));
    }
}
