//! Announcements as a workbook: a row each, with real dates and numbers, to filter and sort.
//!
//! Texts are written as texts, never as formulas, whatever they begin with.

use std::io::{self, Write};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::boards::Entry;
use super::is_taken_back;
use super::words::Words;
use crate::domain::announcement::Coverage;
use crate::domain::text::CleanText;
use crate::i18n::names;
use crate::member::Member;

/// Longest text of a cell, in units of UTF-16.
const LONGEST: usize = 32_767;
/// Rows of a sheet under its heading; what is beyond them goes on in another sheet.
const ROWS: u32 = 1_048_575;
/// First year of a workbook's calendar.
const FIRST_YEAR: i16 = 1900;

type Written = Result<(), XlsxError>;

pub(super) struct BoardWorkbook<'a> {
    words: Words<'a>,
    zone: TimeZone,
    book: Workbook,
    columns: Vec<Column>,
    /// The last one written on the current sheet; its heading is 0.
    row: u32,
    moment: Format,
    text: Format,
}

/// What a cell holds.
enum Cell {
    Text(String),
    Number(u32),
    Moment(Timestamp),
    Empty,
}

/// Makes an announcement's part of a column.
type Make = fn(&Entry, &Words<'_>) -> Cell;

struct Column {
    label: String,
    width: u16,
    make: Make,
}

impl<'a> BoardWorkbook<'a> {
    pub fn begin(member: &Member, words: Words<'a>) -> io::Result<Self> {
        let organisation = member.workspace().board().organisation.as_str();
        let heading = words.texts.msg_export_heading(organisation, words.texts.msg_export_boards_title());
        let mut book = Workbook::new();
        book.set_properties(&DocProperties::new().set_title(heading).set_creation_datetime(&words.made_at()));
        let mut begun = Self {
            zone: member.workspace().board().zone.clone(),
            book,
            columns: columns(&words),
            row: 0,
            moment: Format::new().set_num_format("dd/mm/yyyy hh:mm").set_align(FormatAlign::Top),
            text: Format::new().set_align(FormatAlign::Top),
            words,
        };
        begun.add_sheet().map_err(io::Error::other)?;
        Ok(begun)
    }

    fn add_sheet(&mut self) -> Written {
        let head = Format::new().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin);
        let sheet = self.book.add_worksheet();
        sheet.set_landscape().set_print_fit_to_pages(1, 0);
        for (at, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, column.width)?.write_string_with_format(0, at, &column.label, &head)?;
        }
        sheet.set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
        self.row = 0;
        Ok(())
    }

    pub fn entry(&mut self, entry: &Entry) -> io::Result<()> {
        self.write(entry).map_err(io::Error::other)
    }

    fn write(&mut self, entry: &Entry) -> Written {
        if self.row == ROWS {
            self.finish_sheet()?;
            self.add_sheet()?;
        }
        self.row += 1;
        let Self { words, zone, book, columns, row, moment, text } = self;
        let sheet = last_sheet(book)?;
        for (at, column) in (0..).zip(columns) {
            match (column.make)(entry, words) {
                Cell::Text(value) => {
                    sheet.write_string_with_format(*row, at, fitting(&value), text)?;
                }
                Cell::Number(value) => {
                    sheet.write_number_with_format(*row, at, value, text)?;
                }
                Cell::Moment(when) => match zone.to_datetime(when) {
                    local if local.year() >= FIRST_YEAR => {
                        sheet.write_datetime_with_format(*row, at, local, moment)?;
                    }
                    // Its calendar does not go back that far.
                    _ => {
                        sheet.write_string_with_format(*row, at, words.moment(when), text)?;
                    }
                },
                Cell::Empty => {}
            }
        }
        Ok(())
    }

    fn finish_sheet(&mut self) -> Written {
        let last = u16::try_from(self.columns.len() - 1).unwrap_or(u16::MAX);
        last_sheet(&mut self.book)?.autofilter(0, 0, self.row, last)?;
        Ok(())
    }

    pub fn end(mut self, out: &mut dyn Write) -> io::Result<()> {
        self.finish_sheet().map_err(io::Error::other)?;
        out.write_all(&self.book.save_to_buffer().map_err(io::Error::other)?)
    }
}

fn last_sheet(book: &mut Workbook) -> Result<&mut Worksheet, XlsxError> {
    let at = book.worksheets().len() - 1;
    book.worksheet_from_index(at)
}

/// The text as far as a cell takes it.
fn fitting(text: &str) -> String {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut units = 0;
    let mut cut: String = text
        .chars()
        .take_while(|c| {
            units += c.len_utf16();
            units < LONGEST
        })
        .collect();
    cut.push('…');
    cut
}

fn columns(words: &Words<'_>) -> Vec<Column> {
    let t = words.texts;
    let column = |label, width, make: Make| Column { label, width, make };
    vec![
        column(t.msg_export_column_title(), 44, |entry, _| line(&entry.reading.headline.title)),
        column(t.msg_export_column_author(), 28, |entry, words| {
            Cell::Text(words.person(entry.reading.headline.author))
        }),
        column(t.msg_export_column_published(), 17, |entry, _| Cell::Moment(entry.reading.headline.publish_at)),
        column(t.msg_export_column_board(), 12, |entry, words| {
            Cell::Text(words.direction(entry.reading.headline.direction()))
        }),
        column(t.msg_export_column_reach(), 30, |entry, words| Cell::Text(words.reach(entry.reading.headline.reach))),
        column(t.msg_export_column_kind(), 10, |entry, words| {
            Cell::Text(names::kind(words.language, entry.reading.headline.kind))
        }),
        column(t.msg_announcement_priority(), 12, |entry, words| {
            Cell::Text(names::priority(words.language, entry.reading.headline.priority))
        }),
        column(t.msg_export_column_state(), 12, |entry, words| {
            Cell::Text(names::state(words.language, entry.reading.headline.state(words.at())))
        }),
        column(t.msg_export_column_expires(), 17, |entry, _| moment(entry.reading.headline.expires_at)),
        column(t.msg_export_column_starts(), 17, |entry, _| moment(event(entry).map(|event| event.starts))),
        column(t.msg_export_column_ends(), 17, |entry, _| moment(event(entry).map(|event| event.ends))),
        column(t.msg_export_column_place(), 24, |entry, _| {
            event(entry).map_or(Cell::Empty, |event| line(&event.place))
        }),
        column(t.msg_export_column_asked(), 28, |entry, words| {
            words.asked(&entry.reading).map_or(Cell::Empty, Cell::Text)
        }),
        column(t.msg_export_column_receipt(), 14, |entry, words| {
            Cell::Text(names::receipt(words.language, entry.reading.headline.receipt))
        }),
        column(t.msg_export_column_recipients(), 12, |entry, _| covered(entry, |coverage| coverage.recipients)),
        column(t.msg_export_column_opened(), 12, |entry, _| covered(entry, |coverage| coverage.opened)),
        column(t.msg_export_column_acknowledged(), 14, |entry, _| covered(entry, |coverage| coverage.acknowledged)),
        column(t.msg_export_replies(), 12, |entry, _| number(entry.reading.replies.len())),
        column(t.msg_export_questions(), 12, |entry, _| number(entry.reading.questions.len())),
        column(t.msg_export_column_revision(), 10, |entry, _| Cell::Number(entry.reading.announcement.revision)),
        column(t.msg_export_signatures_signature(), 20, |entry, words| {
            let mark = if is_taken_back(&entry.reading) { None } else { words.mark(entry.reading.signature) };
            mark.map_or(Cell::Empty, Cell::Text)
        }),
        column(t.msg_export_column_text(), 80, |entry, _| {
            Cell::Text(CleanText::paragraphs(&entry.reading.announcement.content.body).as_str().to_owned())
        }),
        column(t.msg_export_column_id(), 38, |entry, _| Cell::Text(entry.reading.headline.id.to_string())),
    ]
}

fn event(entry: &Entry) -> Option<&crate::domain::announcement::Event> {
    let shown = !is_taken_back(&entry.reading);
    entry.reading.announcement.content.event.as_ref().filter(|_| shown)
}

fn line(text: &str) -> Cell {
    Cell::Text(CleanText::line(text).as_str().to_owned())
}

fn moment(at: Option<Timestamp>) -> Cell {
    at.map_or(Cell::Empty, Cell::Moment)
}

fn number(count: usize) -> Cell {
    Cell::Number(u32::try_from(count).unwrap_or(u32::MAX))
}

fn covered(entry: &Entry, of: fn(&Coverage) -> u32) -> Cell {
    entry.coverage.as_ref().map_or(Cell::Empty, |coverage| Cell::Number(of(coverage)))
}
