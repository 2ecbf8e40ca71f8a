//! Copying to the clipboard of the terminal, wherever that runs. Only on its key, and only what its reader can read.

use crate::domain::text::CleanText;
use crate::member::announcements::Reading;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;

/// What is longer many terminals drop without a word.
const MOST: usize = 64 * 1024;

/// Copies title and text, as Markdown.
pub fn announcement(reading: &Reading, cx: &mut Desk) -> Outcome<Desk> {
    let t = cx.texts();
    if reading.headline.withdrawn && !reading.steward {
        return Outcome::Say(t.msg_reader_withdrawn());
    }
    let title = CleanText::line(&reading.headline.title).to_string();
    let text = format!("# {title}\n\n{}\n", CleanText::paragraphs(&reading.announcement.content.body).trim_end());
    if text.len() > MOST {
        return Outcome::Say(t.msg_copying_too_long((MOST / 1024) as u64));
    }
    cx.copy(text);
    Outcome::Say(t.msg_copying_done(title))
}
