//! CSV that a spreadsheet opens as text: every cell quoted, none taken for a formula.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{QuoteStyle, Terminator, WriterBuilder};

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Rows of one width, parted by CRLF as RFC 4180 says.
pub struct CsvWriter<W: Write> {
    rows: csv::Writer<W>,
}

impl<W: Write> CsvWriter<W> {
    pub fn new(out: W) -> Self {
        let rows = WriterBuilder::new().quote_style(QuoteStyle::Always).terminator(Terminator::CRLF).from_writer(out);
        Self { rows }
    }

    /// Starts with a byte-order mark, for spreadsheets that otherwise read UTF-8 as Latin-1.
    pub fn with_byte_order_mark(mut out: W) -> io::Result<Self> {
        out.write_all(BYTE_ORDER_MARK)?;
        Ok(Self::new(out))
    }

    /// Writes one row. It fails when the row has more or fewer cells than the first.
    pub fn write_row<I>(&mut self, cells: I) -> io::Result<()>
    where
        I: IntoIterator,
        I::Item: AsRef<str>,
    {
        for cell in cells {
            self.rows.write_field(harmless(cell.as_ref()).as_bytes()).map_err(io::Error::from)?;
        }
        self.rows.write_record(None::<&[u8]>).map_err(io::Error::from)
    }

    /// Writes what is still held back and gives the output back.
    pub fn finish(self) -> io::Result<W> {
        self.rows.into_inner().map_err(|error| error.into_error())
    }
}

/// The cell with a leading `'` where a spreadsheet would run it.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(rows: &[&[&str]]) -> String {
        let mut writer = CsvWriter::new(Vec::new());
        for row in rows {
            writer.write_row(*row).unwrap();
        }
        String::from_utf8(writer.finish().unwrap()).unwrap()
    }

    #[test]
    fn every_cell_is_quoted() {
        assert_eq!(written(&[&["a", "12"], &["say \"hi\"", ""]]), "\"a\",\"12\"\r\n\"say \"\"hi\"\"\",\"\"\r\n");
    }

    #[test]
    fn a_cell_that_would_run_gets_an_apostrophe() {
        for cell in ["=1+1", "+34 600", "-5", "@SUM(A1)", "\tx", "\rx"] {
            assert_eq!(written(&[&[cell]]), format!("\"'{cell}\"\r\n"));
        }
        assert_eq!(written(&[&["a=1", "1-2", "a@b.c"]]), "\"a=1\",\"1-2\",\"a@b.c\"\r\n");
    }

    #[test]
    fn the_byte_order_mark_is_written_only_when_asked_for() {
        let marked = CsvWriter::with_byte_order_mark(Vec::new()).unwrap().finish().unwrap();
        assert_eq!(marked, BYTE_ORDER_MARK);
        assert_eq!(written(&[]), "");
    }

    #[test]
    fn a_row_of_another_width_is_refused() {
        let mut writer = CsvWriter::new(Vec::new());
        writer.write_row(["a", "b"]).unwrap();
        assert!(writer.write_row(["a"]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(rows in prop::collection::vec(prop::collection::vec(".*", 3), 1..6)) {
            let mut writer = CsvWriter::new(Vec::new());
            for row in &rows {
                writer.write_row(row).unwrap();
            }
            let bytes = writer.finish().unwrap();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
            for (row, record) in rows.iter().zip(reader.records()) {
                let expected: Vec<_> = row.iter().map(|cell| harmless(cell)).collect();
                let record = record.unwrap();
                prop_assert_eq!(record.iter().collect::<Vec<_>>(), expected);
            }
        }
    }
}
