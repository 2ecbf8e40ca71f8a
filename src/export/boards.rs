//! Announcements as documents: what one member may see of the boards, and no more.

use std::io::Write;
use std::path::Path;

use jiff::Timestamp;

use super::boards_calendar::EventCalendar;
use super::boards_html::HtmlSheet;
use super::boards_markdown::MarkdownArchive;
use super::boards_workbook::BoardWorkbook;
use super::csv::CsvWriter;
use super::json::{Document, Shown as ShownJson};
use super::words::Words;
use super::{Format, OnProgress, PAGE, Result, go_on, to_file};
use crate::domain::announcement::{AnnouncementId, Coverage, Kind};
use crate::domain::organisation::PersonId;
use crate::domain::search::Query;
use crate::i18n::{Language, sort_key};
use crate::member::announcements::Reading;
use crate::member::signing::Signature;
use crate::member::{Error, Member};
use crate::store::announcements::{Cursor, Page, Shown};

/// In the order they are offered.
pub const FORMATS: [Format; 6] = [Format::Html, Format::Markdown, Format::Csv, Format::Xlsx, Format::Json, Format::Ics];

/// Which announcements, and how.
#[derive(Clone, Debug)]
pub struct Options {
    pub chosen: Chosen,
    /// Of what is read by people; CSV and JSON have no words of ours.
    pub language: Language,
    /// In HTML, under each announcement the exporter looks after: its readers, each with room to sign on paper.
    pub signatures: bool,
}

/// Which announcements a document holds, of those its exporter may see.
#[derive(Clone, Debug)]
pub enum Chosen {
    /// What a list shows, newest first.
    Shown(Shown),
    /// What is found, newest first.
    Found(Query),
    /// These, in this order. Those the exporter may not see are left out, like those that do not exist.
    These(Vec<AnnouncementId>),
}

/// What came of an export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Announcements in the document.
    pub count: u64,
    /// Those that a calendar has no place for, since they are no events.
    pub left_out: u64,
}

/// One announcement with everything a document says of it.
pub(super) struct Entry {
    pub reading: Reading,
    /// For what the exporter looks after.
    pub coverage: Option<Coverage>,
    /// Readers in name order with what they acknowledged, where a column to sign was asked for.
    pub readers: Vec<(PersonId, Option<Timestamp>)>,
}

/// Writes the document to a file that must not exist, unless `force`.
pub fn export(
    member: &Member,
    options: &Options,
    format: Format,
    path: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<Written> {
    let mut left_out = 0;
    let count = to_file(path, force, |out| {
        let written = write(member, options, format, out, progress)?;
        left_out = written.left_out;
        Ok(written.count)
    })?;
    Ok(Written { count, left_out })
}

/// Writes the document, in the order of what was chosen.
pub fn write(
    member: &Member,
    options: &Options,
    format: Format,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<Written> {
    let words = Words::new(member, options.language);
    match format {
        Format::Markdown => {
            let mut archive = MarkdownArchive::begin(member, words, out)?;
            let written = each(member, options, Kind::ALL, progress, |entry| Ok(archive.entry(entry)?))?;
            archive.end(written.count)?;
            Ok(written)
        }
        Format::Html => {
            let mut sheet = HtmlSheet::begin(member, words, out)?;
            let written = each(member, options, Kind::ALL, progress, |entry| Ok(sheet.entry(entry)?))?;
            sheet.end(written.count)?;
            Ok(written)
        }
        Format::Csv => write_csv(member, options, out, progress),
        Format::Xlsx => {
            let mut book = BoardWorkbook::begin(member, words)?;
            let written = each(member, options, Kind::ALL, progress, |entry| Ok(book.entry(entry)?))?;
            book.end(out)?;
            Ok(written)
        }
        Format::Json => write_json(member, options, out, progress),
        Format::Ics => {
            let mut calendar = EventCalendar::begin(member, words)?;
            let written = each(member, options, &[Kind::Event], progress, |entry| {
                calendar.entry(&entry.reading);
                Ok(())
            })?;
            calendar.end(out)?;
            Ok(written)
        }
    }
}

/// Reads page after page and hands over one announcement after the other; those of other kinds are counted as left out.
fn each(
    member: &Member,
    options: &Options,
    kinds: &[Kind],
    progress: OnProgress<'_>,
    mut take: impl FnMut(&Entry) -> Result<()>,
) -> Result<Written> {
    let mut written = Written::default();
    let mut take = |id, written: &mut Written| -> Result<()> {
        let reading = match member.read(id) {
            // Not theirs to see, or gone since the page was read: a board that is written to meanwhile is no reason to fail.
            Err(Error::NoAnnouncement) => return Ok(()),
            reading => reading?,
        };
        if !kinds.contains(&reading.headline.kind) {
            written.left_out += 1;
            return Ok(());
        }
        take(&Entry::new(member, options, reading)?)?;
        written.count += 1;
        Ok(())
    };
    match &options.chosen {
        Chosen::These(ids) => {
            for page in ids.chunks(PAGE) {
                go_on(progress, written.count)?;
                page.iter().try_for_each(|id| take(*id, &mut written))?;
            }
        }
        listed => {
            let mut from = Cursor::Newest;
            loop {
                go_on(progress, written.count)?;
                let page = page(member, listed, from)?;
                for headline in page.rows {
                    // Most of a board are no events, and need not be read to know it.
                    if kinds.contains(&headline.kind) {
                        take(headline.id, &mut written)?;
                    } else {
                        written.left_out += 1;
                    }
                }
                match page.next {
                    Some(next) => from = Cursor::OlderThan(next),
                    None => break,
                }
            }
        }
    }
    go_on(progress, written.count)?;
    Ok(written)
}

fn page(member: &Member, chosen: &Chosen, from: Cursor) -> Result<Page> {
    Ok(match chosen {
        Chosen::Shown(shown) => member.page(*shown, from, PAGE)?,
        Chosen::Found(query) => member.search(query, from, PAGE)?,
        Chosen::These(_) => Page::default(),
    })
}

impl Entry {
    fn new(member: &Member, options: &Options, reading: Reading) -> Result<Self> {
        let id = reading.headline.id;
        let coverage = if reading.steward { Some(member.coverage(id)?) } else { None };
        let mut readers = if reading.steward && options.signatures { member.readers(id)? } else { Vec::new() };
        let organisation = member.workspace().organisation();
        let name = |person: PersonId| organisation.find(person).map_or("", |person| person.name.as_str());
        readers.sort_by_cached_key(|(person, _)| sort_key(name(*person), options.language));
        Ok(Self { reading, coverage, readers })
    }
}

/// The columns of the CSV: stable, in English whoever exports.
pub const COLUMNS: [&str; 28] = [
    "id",
    "title",
    "author",
    "author_name",
    "direction",
    "reach",
    "kind",
    "priority",
    "state",
    "published_at",
    "expires_at",
    "starts",
    "ends",
    "place",
    "ack",
    "ack_due",
    "receipt",
    "question",
    "revision",
    "signature",
    "recipients",
    "opened",
    "acknowledged",
    "replies",
    "replies_not_matching",
    "questions",
    "questions_not_matching",
    "body",
];

fn write_csv(member: &Member, options: &Options, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<Written> {
    let (organisation, now) = (member.workspace().organisation(), member.workspace().now());
    let mut rows = CsvWriter::with_byte_order_mark(out)?;
    rows.write_row(COLUMNS)?;
    let written = each(member, options, Kind::ALL, progress, |entry| {
        let shown = ShownJson::new(&entry.reading, organisation, now);
        let row = &shown.listed;
        let author_name = organisation.find(entry.reading.headline.author).map_or("", |person| person.name.as_str());
        let moment = |at: Option<Timestamp>| at.map(|at| at.to_string()).unwrap_or_default();
        let number =
            |of: fn(&Coverage) -> u32| entry.coverage.as_ref().map(|it| of(it).to_string()).unwrap_or_default();
        let not_matching = entry.reading.replies.iter().filter(|(_, signature)| *signature == Signature::Invalid);
        let not_matching_questions = entry
            .reading
            .questions
            .iter()
            .filter(|read| [read.signature, read.answer_signature].contains(&Signature::Invalid));
        rows.write_row([
            row.id.to_string().as_str(),
            &row.title,
            &row.author,
            author_name,
            row.direction.word(),
            row.reach.word(),
            row.kind.word(),
            row.priority.word(),
            row.state.word(),
            &row.published_at.to_string(),
            &moment(row.expires_at),
            &moment(row.starts),
            &moment(shown.ends),
            shown.place.as_deref().unwrap_or_default(),
            if row.ack { "yes" } else { "no" },
            &moment(row.ack_due),
            row.receipt.word(),
            row.question.word(),
            &shown.revision.to_string(),
            shown.signature,
            &number(|it| it.recipients),
            &number(|it| it.opened),
            &number(|it| it.acknowledged),
            &shown.replies.len().to_string(),
            &not_matching.count().to_string(),
            &shown.questions.as_ref().map_or(0, Vec::len).to_string(),
            &not_matching_questions.count().to_string(),
            shown.body.as_deref().unwrap_or_default(),
        ])?;
        Ok(())
    })?;
    rows.finish()?;
    Ok(written)
}

fn write_json(member: &Member, options: &Options, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<Written> {
    let (organisation, now) = (member.workspace().organisation(), member.workspace().now());
    let mut document = Document::begin(member, "announcements", out)?;
    let written = each(member, options, Kind::ALL, progress, |entry| {
        Ok(document.add(&ShownJson::new(&entry.reading, organisation, now))?)
    })?;
    document.end()?;
    Ok(written)
}
