//! Announcements as documents: what one member may see of the boards, and no more.

use std::io::Write;
use std::path::Path;

use jiff::Timestamp;

use super::boards_html::HtmlSheet;
use super::boards_markdown::MarkdownArchive;
use super::csv::CsvWriter;
use super::json::{Document, Shown as ShownJson};
use super::words::Words;
use super::{Format, OnProgress, PAGE, Result, go_on, not_written, to_file};
use crate::domain::announcement::Coverage;
use crate::domain::organisation::PersonId;
use crate::i18n::{Language, sort_key};
use crate::member::Member;
use crate::member::announcements::Reading;
use crate::member::signing::Signature;
use crate::store::announcements::{Cursor, Shown};

/// Which announcements, and how.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub shown: Shown,
    /// Of Markdown and HTML; the other formats have no words of ours.
    pub language: Language,
    /// In HTML, under each announcement the exporter looks after: its readers, each with room to sign on paper.
    pub signatures: bool,
}

/// One announcement with everything a document says of it.
pub(super) struct Entry {
    pub reading: Reading,
    /// For what the exporter looks after.
    pub coverage: Option<Coverage>,
    /// Readers in name order with what they acknowledged, where a column to sign was asked for.
    pub readers: Vec<(PersonId, Option<Timestamp>)>,
}

/// Writes the document to a file that must not exist, unless `force`. Answers how many announcements it holds.
pub fn export(
    member: &Member,
    options: &Options,
    format: Format,
    path: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<u64> {
    to_file(path, force, |out| write(member, options, format, out, progress))
}

/// Writes the document, newest announcement first. Answers how many announcements it holds.
pub fn write(
    member: &Member,
    options: &Options,
    format: Format,
    out: &mut dyn Write,
    progress: OnProgress<'_>,
) -> Result<u64> {
    match format {
        Format::Markdown => {
            let mut archive = MarkdownArchive::begin(member, Words::new(member, options.language), out)?;
            let count = each(member, options, progress, |entry| Ok(archive.entry(entry)?))?;
            archive.end(count)?;
            Ok(count)
        }
        Format::Html => {
            let mut sheet = HtmlSheet::begin(member, Words::new(member, options.language), out)?;
            let count = each(member, options, progress, |entry| Ok(sheet.entry(entry)?))?;
            sheet.end(count)?;
            Ok(count)
        }
        Format::Csv => write_csv(member, options, out, progress),
        Format::Json => write_json(member, options, out, progress),
        Format::Xlsx | Format::Ics => Err(not_written(format)),
    }
}

/// Reads page after page and hands over one announcement after the other.
fn each(
    member: &Member,
    options: &Options,
    progress: OnProgress<'_>,
    mut take: impl FnMut(&Entry) -> Result<()>,
) -> Result<u64> {
    let mut from = Cursor::Newest;
    let mut count = 0;
    loop {
        go_on(progress, count)?;
        let page = member.page(options.shown, from, PAGE)?;
        for headline in page.rows {
            let reading = match member.read(headline.id) {
                // Gone since the page was read: a board that is written to meanwhile is no reason to fail.
                Err(crate::member::Error::NoAnnouncement) => continue,
                reading => reading?,
            };
            take(&Entry::new(member, options, reading)?)?;
            count += 1;
        }
        match page.next {
            Some(next) => from = Cursor::OlderThan(next),
            None => break,
        }
    }
    go_on(progress, count)?;
    Ok(count)
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

fn write_csv(member: &Member, options: &Options, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    let (organisation, now) = (member.workspace().organisation(), member.workspace().now());
    let mut rows = CsvWriter::with_byte_order_mark(out)?;
    rows.write_row(COLUMNS)?;
    let count = each(member, options, progress, |entry| {
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
    Ok(count)
}

fn write_json(member: &Member, options: &Options, out: &mut dyn Write, progress: OnProgress<'_>) -> Result<u64> {
    let (organisation, now) = (member.workspace().organisation(), member.workspace().now());
    let mut document = Document::begin(member, "announcements", out)?;
    let count = each(member, options, progress, |entry| {
        Ok(document.add(&ShownJson::new(&entry.reading, organisation, now))?)
    })?;
    document.end()?;
    Ok(count)
}
