//! How JSON is written: one object on its line, or the document of an export. Text from people does nothing to a terminal
//! that shows it: what is hidden, reorders or moves the cursor is escaped, which every reader takes for the character.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;
use uuid::Uuid;

use super::SCHEMA;
use crate::domain::text::is_forbidden;
use crate::member::Member;

/// An object as it stands alone: `schema` first, then its own fields.
#[derive(Debug, Serialize)]
struct Versioned<'a, T> {
    schema: u8,
    #[serde(flatten)]
    object: &'a T,
}

/// One object on one line, without the line break.
pub fn line<T: Serialize>(object: &T) -> String {
    let mut line = Vec::new();
    write(&mut line, &Versioned { schema: SCHEMA, object }).expect("structures of strings and numbers"); // only maps with other keys than strings fail
    String::from_utf8(line).expect("strings and what stands between them") // all of it was text
}

fn write<T: Serialize>(out: impl Write, object: &T) -> serde_json::Result<()> {
    object.serialize(&mut Serializer::with_formatter(out, Harmless))
}

struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: Write + ?Sized>(&mut self, out: &mut W, mut text: &str) -> io::Result<()> {
        while let Some((at, c)) = text.char_indices().find(|(_, c)| is_forbidden(*c)) {
            out.write_all(&text.as_bytes()[..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            text = &text[at + c.len_utf8()..];
        }
        out.write_all(text.as_bytes())
    }
}

/// The document of an export, written as its objects come: the board it was made from, then one list.
pub struct Document<'a> {
    out: &'a mut dyn Write,
    empty: bool,
}

#[derive(Serialize)]
struct Source<'a> {
    id: Uuid,
    organisation: &'a str,
    exported_by: &'a str,
    exported_at: Timestamp,
}

impl<'a> Document<'a> {
    /// `list` is the name of the list.
    pub fn begin(member: &Member, list: &str, out: &'a mut dyn Write) -> io::Result<Self> {
        let board = member.workspace().board();
        let source = Source {
            id: board.id,
            organisation: &board.organisation,
            exported_by: &member.person().handle,
            exported_at: member.workspace().now(),
        };
        write!(out, "{{\"schema\":{SCHEMA},\"board\":")?;
        write(&mut *out, &source)?;
        write!(out, ",\"{list}\":[")?;
        Ok(Self { out, empty: true })
    }

    pub fn add<T: Serialize>(&mut self, object: &T) -> io::Result<()> {
        self.out.write_all(if self.empty { b"\n" } else { b",\n" })?;
        self.empty = false;
        Ok(write(&mut *self.out, object)?)
    }

    pub fn end(self) -> io::Result<()> {
        self.out.write_all(b"\n]}\n")
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_escaped_and_read_back_as_it_was() {
        let texts =
            ["\u{9b}2J", "a\u{202e}b\u{2066}", "\u{7f}", "\u{1b}[2J\r\n\"\\", "\u{e0041}x", "ñ 田 👩\u{200d}⚕\u{fe0f}"];
        for text in texts {
            let line = line(&serde_json::json!({ "said": text }));
            assert!(!line.chars().any(is_forbidden), "{line:?}");
            let read: Value = serde_json::from_str(&line).unwrap();
            assert_eq!(read["said"], text);
        }
        assert_eq!(line(&serde_json::json!({ "a": "\u{202e}\u{e0041}" })), r#"{"schema":1,"a":"\u202e\udb40\udc41"}"#);
        assert_eq!(line(&serde_json::json!({ "a": "niñez" })), r#"{"schema":1,"a":"niñez"}"#);
    }
}
