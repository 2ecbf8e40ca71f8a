//! Marking what the boards list: one, a range, all; and what the marks come to.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::Boards;
use super::batch::Told;
use super::filters::Asked;
use super::marks::{Change, Row};
use crate::domain::announcement::AnnouncementId;
use crate::domain::announcement::Position;
use crate::domain::search::Query;
use crate::i18n::Texts;
use crate::member::{Member, Result};
use crate::store::announcements::{Cursor, Page};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::job::Job;
use crate::tui::layer::{Offer, Outcome};
use crate::tui::screens::export::ExportForm;
use crate::tui::undo::Undo;

/// The most that is marked at once.
pub const MOST: usize = 1_000;
/// How many rows a worker reads at once.
const PAGE: usize = 200;

/// What a worker found to be marked.
pub struct Found {
    rows: Vec<Row>,
    /// There were more than [`MOST`].
    more: bool,
    /// It is all that the list holds, so that marking it twice unmarks it.
    whole: bool,
    /// Where the next range begins.
    last: Position,
}

impl Boards {
    /// What marks offer, before everything else where there are some.
    pub(super) fn mark_offers(&self, cx: &Desk) -> Vec<Offer> {
        let (t, count) = (cx.texts(), self.marks.len());
        let mut offers = Vec::new();
        if count > 0 {
            offers.push(Offer::ready(Command::Acknowledge).called(t.msg_batch_act(count as u64)));
        }
        if self.seeking.is_some() || (count > 0 && self.filters.is_empty()) {
            offers.push(Offer::ready(Command::Back).called(t.msg_batch_unmark(count as u64)));
        }
        if count > 0 {
            offers.extend([
                Offer::ready(Command::Export).called(t.msg_batch_export(count as u64)),
                Offer::ready(Command::Withdraw).called(t.msg_batch_withdraw_marked()),
            ]);
        }
        offers
    }

    /// Does what is about marks; `None` where the command is not.
    pub(super) fn run_on_marks(&mut self, command: Command, cx: &mut Desk) -> Option<Outcome<Desk>> {
        let has_marks = !self.marks.is_empty();
        Some(match command {
            Command::Mark => self.toggle(cx),
            Command::MarkRange => self.mark_range(cx),
            Command::MarkAll => match self.list.selected_id().copied() {
                Some(here) => self.seek(Cursor::Newest, None, here, cx),
                None => Outcome::Consumed,
            },
            Command::Back if self.seeking.is_some() => {
                if let Some(job) = self.seeking.take() {
                    job.cancel();
                }
                self.show_marks(cx);
                Outcome::Consumed
            }
            // Filters go first: marks outlive them.
            Command::Back if has_marks && self.filters.is_empty() => self.unmark(cx),
            Command::Acknowledge | Command::Withdraw | Command::Export if has_marks => self.weigh(command, cx),
            _ => return None,
        })
    }

    pub(super) fn unmark(&mut self, cx: &Desk) -> Outcome<Desk> {
        let change = self.marks.clear();
        self.changed(change, cx)
    }

    fn toggle(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let Some(row) = self.selected().map(|headline| (headline.position, headline.id)) else {
            return Outcome::Consumed;
        };
        let change = self.marks.toggle(row);
        self.begins_on_top = self.is_before_newer(row.0);
        self.changed(change, cx);
        self.walk(Command::Down, cx)
    }

    fn mark_range(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let Some(here) = self.list.selected_id().copied() else { return Outcome::Consumed };
        let from = self.marks.last().unwrap_or(here);
        let at = |position: Position| self.list.rows().position(|row| row.id == position);
        let (Some(one), Some(other)) = (at(here), at(from)) else { return self.seek_range(from, here, cx) };
        let between = self.list.rows().skip(one.min(other)).take(one.abs_diff(other) + 1);
        let rows: Vec<Row> =
            between.filter_map(|row| self.headlines.get(&row.id)).map(|there| (there.position, there.id)).collect();
        let change = self.marks.add(rows, here);
        self.begins_on_top = self.is_before_newer(here);
        self.changed(change, cx)
    }

    /// A range of which one end is not held. A row that newer ones follow is on top, and so before all the others.
    fn seek_range(&mut self, from: Position, here: Position, cx: &mut Desk) -> Outcome<Desk> {
        let on_top = self.is_before_newer(here);
        let (begin, oldest) = match (self.begins_on_top, on_top) {
            (true, _) => (Cursor::Newest, here),
            (_, true) => (Cursor::Newest, from),
            _ => (Cursor::OlderThan(Position(here.max(from).0 + 1)), here.min(from)),
        };
        self.begins_on_top = on_top;
        self.seek(begin, Some(oldest), here, cx)
    }

    /// Whether newer rows follow this one: it is pinned on top.
    fn is_before_newer(&self, position: Position) -> bool {
        self.list.rows().skip_while(|row| row.id != position).any(|row| row.id > position)
    }

    /// Has a worker read what is to be marked: down to `oldest`, or all there is.
    fn seek(&mut self, from: Cursor, oldest: Option<Position>, last: Position, cx: &mut Desk) -> Outcome<Desk> {
        let member = match cx.member().another() {
            Ok(member) => member,
            Err(error) => return cx.say(&error),
        };
        let page = self.pages(cx);
        let started = cx.jobs.start("marks", move |job| {
            let found = gather(|from| page(&member, from), from, oldest, job);
            Message::from(Told::Found(found.map(|(rows, more)| Found { rows, more, whole: oldest.is_none(), last })))
        });
        match started {
            Ok(job) => self.seeking = Some(job),
            Err(error) => return cx.say(&crate::store::Error::Io(error).into()),
        }
        self.show_marks(cx);
        Outcome::Consumed
    }

    /// Reads pages of the list that is shown, for a worker.
    fn pages(&self, cx: &Desk) -> impl Fn(&Member, Cursor) -> Result<Page> + Send + 'static {
        let (asked, today) = (self.asked(), cx.workspace().today());
        move |member, from| match &asked {
            Asked::Page(shown) => member.page(*shown, from, PAGE),
            Asked::Found(text) => member.search(&Query::read(text, today).0, from, PAGE),
        }
    }

    pub(super) fn found(&mut self, found: Result<Found>, cx: &mut Desk) -> Outcome<Desk> {
        if self.seeking.take().is_none_or(|job| job.is_cancelled()) {
            return Outcome::Consumed;
        }
        let Found { rows, more, whole, last } = match found {
            Ok(found) => found,
            Err(error) => {
                self.show_marks(cx);
                return cx.say(&error);
            }
        };
        let unmarks = whole && rows.iter().all(|(position, _)| self.marks.has(*position));
        let change = if unmarks {
            self.marks.remove(rows.into_iter().map(|(position, _)| position))
        } else {
            self.marks.add(rows, last)
        };
        let outcome = self.changed(change, cx);
        if more { Outcome::Say(cx.texts().msg_batch_most(MOST as u64)) } else { outcome }
    }

    /// Marks were made or taken away: that can be undone.
    fn changed(&mut self, change: Change, cx: &Desk) -> Outcome<Desk> {
        if !change.is_empty() {
            let (marked, unmarked) = (change.marked.len() as u64, change.unmarked.len() as u64);
            let named = move |t: &'static Texts| match marked {
                0 => t.msg_undo_unmarking(unmarked),
                _ => t.msg_undo_marking(marked),
            };
            cx.undoable(named, Undo::OnBoards(Message::from(Told::Revert(change))));
        }
        self.show_marks(cx);
        Outcome::Consumed
    }

    pub(super) fn revert(&mut self, change: &Change, cx: &Desk) -> Outcome<Desk> {
        self.marks.revert(change);
        self.show_marks(cx);
        self.forget_unseen(cx);
        Outcome::Consumed
    }

    /// Asks which of the marked ones are still to be seen: the others are no longer marked.
    pub(super) fn forget_unseen(&self, cx: &Desk) {
        if !self.marks.is_empty() {
            let ids = self.marks.ids();
            cx.write(move |member| {
                let still = member.visible(&ids);
                Message::from(Told::Gone(still.map(|still| ids.into_iter().filter(|id| !still.contains(id)).collect())))
            });
        }
    }

    /// Shows on the list, and in a line below it, what is marked.
    pub(super) fn show_marks(&mut self, cx: &Desk) {
        self.list.set_marked(self.marks.places().collect());
        let t = cx.texts();
        let count = self.marks.len() as u64;
        let held: Vec<Position> = self.list.rows().map(|row| row.id).collect();
        let outside = self.marks.count_outside(&held, !self.list.begins_at_first(), !self.list.ends_at_last()) as u64;
        self.marked = match (self.seeking.is_some(), count, outside) {
            (true, ..) => t.msg_batch_seeking(),
            (false, 0, _) => String::new(),
            (false, _, 0) => t.msg_batch_marked(count),
            (false, ..) => t.msg_batch_marked_outside(count, outside),
        };
        if !self.marked.is_empty() {
            self.marked = format!("{} {}", cx.glyphs().marked, self.marked);
        }
    }
}

impl Boards {
    pub(super) fn export_marked(&self, ids: Vec<AnnouncementId>, cx: &Desk) -> Outcome<Desk> {
        Outcome::Open(Box::new(ExportForm::of_announcements(ids, &cx.texts().msg_batch_file(), cx)))
    }

    /// Says in the last line what is marked; the answer is the room left for the list.
    pub(super) fn draw_marked(&self, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
        if self.marked.is_empty() || area.height < 4 {
            return area;
        }
        let last = Rect { x: area.x + 1, y: area.bottom() - 1, width: area.width.saturating_sub(1), height: 1 };
        canvas.text(last, &self.marked, canvas.theme().marked);
        Rect { height: area.height - 1, ..area }
    }
}

/// Reads rows until there are no more, or enough.
fn gather(
    page: impl Fn(Cursor) -> Result<Page>,
    mut from: Cursor,
    oldest: Option<Position>,
    job: &Job,
) -> Result<(Vec<Row>, bool)> {
    let mut rows = Vec::new();
    while !job.is_cancelled() {
        let read = page(from)?;
        for headline in read.rows {
            if oldest.is_some_and(|oldest| headline.position < oldest) {
                return Ok((rows, false));
            }
            if rows.len() == MOST {
                return Ok((rows, true));
            }
            rows.push((headline.position, headline.id));
        }
        match read.next {
            Some(next) if oldest.is_none_or(|oldest| next > oldest) => from = Cursor::OlderThan(next),
            _ => break,
        }
    }
    Ok((rows, false))
}

/// The worker that looks for what is to be marked.
pub type Seeking = Option<Arc<Job>>;

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use uuid::Uuid;

    use super::*;
    use crate::domain::announcement::{Headline, Kind, Priority, QuestionState, ReceiptState};
    use crate::domain::audience::Reach;
    use crate::domain::organisation::PersonId;

    fn headline(at: i64) -> Headline {
        Headline {
            id: AnnouncementId(Uuid::from_u128(at.unsigned_abs().into())),
            position: Position(at),
            author: PersonId(1),
            reach: Reach::Everyone,
            kind: Kind::Notice,
            priority: Priority::Normal,
            title: String::new(),
            publish_at: jiff::Timestamp::UNIX_EPOCH,
            expires_at: None,
            withdrawn: false,
            acknowledgement: None,
            pinned: false,
            revision: 1,
            starts: None,
            replies: 0,
            receipt: ReceiptState::Unseen,
            question: QuestionState::None,
        }
    }

    /// A list of `count` rows in pages of three, every other of them empty: looking goes on all the same.
    fn list(count: i64) -> impl Fn(Cursor) -> Result<Page> {
        let is_empty = RefCell::new(false);
        move |from| {
            let from = match from {
                Cursor::OlderThan(position) => position.0 - 1,
                _ => count,
            };
            let empty = is_empty.replace_with(|empty| !*empty);
            if empty {
                return Ok(Page { rows: Vec::new(), next: Some(Position(from + 1)) });
            }
            let rows: Vec<Headline> = (1..=from).rev().take(3).map(headline).collect();
            let next = rows.last().map(|row| row.position).filter(|last| last.0 > 1);
            Ok(Page { rows, next })
        }
    }

    fn gathered(count: i64, from: Cursor, oldest: Option<i64>) -> (Vec<i64>, bool) {
        let (rows, more) = gather(list(count), from, oldest.map(Position), &Job::default()).unwrap();
        (rows.iter().map(|(position, _)| position.0).collect(), more)
    }

    #[test]
    fn all_of_a_list_is_gathered_page_by_page_up_to_a_bound() {
        assert_eq!(gathered(8, Cursor::Newest, None), ((1..=8).rev().collect(), false));
        assert_eq!(gathered(0, Cursor::Newest, None), (vec![], false));
        let most = MOST as i64;
        assert_eq!(gathered(most, Cursor::Newest, None), ((1..=most).rev().collect(), false));
        assert_eq!(gathered(most + 5, Cursor::Newest, None), ((6..=most + 5).rev().collect(), true));
    }

    #[test]
    fn a_range_ends_where_it_was_begun() {
        assert_eq!(gathered(20, Cursor::OlderThan(Position(13)), Some(5)), ((5..=12).rev().collect(), false));
        assert_eq!(gathered(20, Cursor::OlderThan(Position(13)), Some(12)), (vec![12], false));
    }

    #[test]
    fn a_worker_that_is_stopped_looks_no_further() {
        let job = Job::default();
        job.cancel();
        assert_eq!(gather(list(9), Cursor::Newest, None, &job).unwrap(), (vec![], false));
    }
}
