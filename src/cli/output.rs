//! What a command prints: objects for scripts, lines and tables for people.

use std::io::{self, BufWriter, Stdout, Write};

use serde::Serialize;

use crate::domain::text::{CleanText, width};
use crate::export::json;

/// Standard output, either as JSON or for a person. Everything printed for a person is cleaned.
pub struct Output {
    as_json: bool,
    out: BufWriter<Stdout>,
}

impl Output {
    pub fn new(as_json: bool) -> Self {
        Self { as_json, out: BufWriter::new(io::stdout()) }
    }

    pub fn is_json(&self) -> bool {
        self.as_json
    }

    /// One object for scripts, or what `told` says for a person.
    pub fn give<T: Serialize>(&mut self, object: &T, told: impl FnOnce() -> String) -> io::Result<()> {
        if self.as_json { self.object(object) } else { self.text(&told()) }
    }

    pub fn object<T: Serialize>(&mut self, object: &T) -> io::Result<()> {
        writeln!(self.out, "{}", json::line(object))
    }

    /// One or more lines.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        let text = CleanText::paragraphs(text);
        writeln!(self.out, "{}", text.trim_end_matches('\n'))
    }

    pub fn table(&mut self, table: &Table) -> io::Result<()> {
        self.out.write_all(table.to_string().as_bytes())
    }

    /// As it is: for what this program itself wrote.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    /// A message beside the result, for a person alone.
    pub fn note(&mut self, text: &str) -> io::Result<()> {
        if self.as_json { Ok(()) } else { self.warn(text) }
    }

    /// A message beside the result that scripts must not hide either.
    pub fn warn(&mut self, text: &str) -> io::Result<()> {
        self.out.flush()?;
        writeln!(io::stderr().lock(), "{}", CleanText::paragraphs(text))
    }

    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Rows in aligned columns, parted by two spaces.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
    right: Vec<usize>,
}

impl Table {
    pub fn new<const N: usize>(head: [String; N]) -> Self {
        let mut table = Self::default();
        table.row(head);
        table
    }

    /// Columns of numbers.
    pub fn right(mut self, columns: &[usize]) -> Self {
        self.right = columns.to_vec();
        self
    }

    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.iter().map(|cell| CleanText::line(cell).to_string()).collect());
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let widest = |column: usize| {
            self.rows.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..columns).map(widest).collect();
        for row in &self.rows {
            let mut line = String::new();
            for (column, cell) in row.iter().enumerate() {
                let padding = " ".repeat(widths[column] - width(cell));
                if column > 0 {
                    line.push_str("  ");
                }
                if self.right.contains(&column) {
                    line.push_str(&padding);
                    line.push_str(cell);
                } else {
                    line.push_str(cell);
                    line.push_str(&padding);
                }
            }
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned_by_what_a_terminal_shows() {
        let mut table = Table::new(["Name".into(), "Level".into(), "Title".into()]).right(&[1]);
        table.row(["田中 雪".into(), "10".into(), "\u{202e}x".into()]);
        table.row(["Ñu".into(), "2".into(), String::new()]);
        let expected = "Name     Level  Title\n田中 雪     10  ‹U+202E›x\nÑu           2\n";
        assert_eq!(table.to_string(), expected);
    }
}
