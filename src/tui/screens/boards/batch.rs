//! One act on all that is marked: chosen in a dialog that says how many each would touch, and told afterwards.

use std::collections::BTreeMap;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Boards;
use super::marking::Found;
use super::marks::Change;
use crate::domain::announcement::AnnouncementId;
use crate::domain::text::CleanText;
use crate::i18n::Texts;
use crate::member::Result;
use crate::member::batches::{Batch, Skip, Weighed};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::undo::Undo;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

/// What workers and dialogs tell of marks and of acts on them.
pub enum Told {
    /// What is to be marked.
    Found(Result<Found>),
    /// Marks are taken back.
    Revert(Change),
    /// What of the marked ones is no longer there.
    Gone(Result<Vec<AnnouncementId>>),
    /// What could be done to all that is marked, and what it was asked for.
    Weighed(Command, Result<Weighed>),
    Chosen(Deed, Box<Weighed>),
    Done(Deed, Batch),
}

impl From<Told> for Message {
    fn from(told: Told) -> Self {
        Self::Batch(Box::new(told))
    }
}

/// What can be done to many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Open,
    Acknowledge,
    Export,
    Withdraw,
    Unmark,
    Reinstate,
}

impl Boards {
    /// Has the scribe weigh what could be done to all that is marked, after all that is being written.
    pub(super) fn weigh(&self, asked: Command, cx: &Desk) -> Outcome<Desk> {
        let ids = self.marks.ids();
        cx.write(move |member| Message::from(Told::Weighed(asked, member.weigh(&ids))));
        Outcome::Consumed
    }

    pub(super) fn told(&mut self, told: Told, cx: &mut Desk) -> Outcome<Desk> {
        match told {
            Told::Found(found) => self.found(found, cx),
            Told::Revert(change) => self.revert(&change, cx),
            Told::Gone(Ok(gone)) => {
                self.marks.drop_all(&gone);
                self.show_marks(cx);
                if gone.is_empty() { Outcome::Ignored } else { Outcome::Consumed }
            }
            Told::Gone(Err(error)) | Told::Weighed(_, Err(error)) => cx.say(&error),
            Told::Weighed(Command::Withdraw, Ok(weighed)) => self.act(Deed::Withdraw, weighed, cx),
            Told::Weighed(Command::Export, Ok(weighed)) => self.act(Deed::Export, weighed, cx),
            Told::Weighed(_, Ok(weighed)) => Outcome::Open(Box::new(Acts::new(weighed, cx))),
            Told::Chosen(deed, weighed) => self.act(deed, *weighed, cx),
            // The shell has it: it is told whichever screen is shown.
            Told::Done(..) => Outcome::Ignored,
        }
    }

    fn act(&mut self, deed: Deed, weighed: Weighed, cx: &mut Desk) -> Outcome<Desk> {
        let ids: Vec<AnnouncementId> = weighed.seen.iter().map(|(id, _)| *id).collect();
        match deed {
            Deed::Open => cx.write(move |member| Message::from(Told::Done(deed, member.open_all(&ids)))),
            Deed::Acknowledge => {
                cx.write(move |member| Message::from(Told::Done(deed, member.acknowledge_all(&weighed.seen))));
            }
            Deed::Withdraw if weighed.withdraw.touched == 0 => {
                return Outcome::Say(cx.texts().msg_batch_nothing_to_withdraw(reasons(cx, &weighed.withdraw.left_out)));
            }
            Deed::Withdraw => {
                let t = cx.texts();
                let question = about(Deed::Withdraw, &weighed, cx);
                let title = t.msg_batch_withdraw(weighed.withdraw.touched as u64);
                let really = Message::ReallyWithdraw(ids);
                return Outcome::Open(Box::new(Confirm::new(title, question, t.msg_command_withdraw(), really)));
            }
            Deed::Export => return self.export_marked(ids, cx),
            Deed::Unmark | Deed::Reinstate => return self.unmark(cx),
        }
        Outcome::Consumed
    }
}

/// Has the scribe withdraw what was asked about.
pub fn withdraw(ids: Vec<AnnouncementId>, cx: &Desk) {
    cx.write(move |member| Message::from(Told::Done(Deed::Withdraw, member.withdraw_all(&ids))));
}

/// Has the scribe take a withdrawal back.
pub fn reinstate(ids: Vec<AnnouncementId>, cx: &Desk) {
    cx.write(move |member| Message::from(Told::Done(Deed::Reinstate, member.reinstate_all(&ids))));
}

/// What an act on many came to, in words; what of it can be undone is kept for that.
pub fn conclude(deed: Deed, batch: &Batch, cx: &Desk) -> String {
    let t = cx.texts();
    let count = batch.done.len() as u64;
    let done = match deed {
        _ if count == 0 => t.msg_batch_nothing_done(),
        Deed::Acknowledge => t.msg_batch_acknowledged(count),
        Deed::Withdraw => t.msg_batch_withdrawn(count, cx.undo_key()),
        Deed::Reinstate => t.msg_batch_reinstated(count),
        Deed::Open | Deed::Export | Deed::Unmark => t.msg_batch_opened(count),
    };
    match deed {
        _ if count == 0 => {}
        Deed::Open => cx.stays(Texts::msg_undo_stays_opened),
        Deed::Acknowledge => cx.stays(Texts::msg_undo_stays_acknowledged),
        Deed::Withdraw => withdrawn(&batch.done, cx),
        Deed::Reinstate | Deed::Export | Deed::Unmark => {}
    }
    let mut said = done;
    let left_out = batch.left_out();
    if !left_out.is_empty() {
        said = format!("{said} {}", left_out_said(cx, &left_out));
    }
    if let Some(failure) = &batch.failed {
        if deed == Deed::Reinstate {
            withdrawn(&failure.left, cx);
        }
        said = format!("{said} {}", t.msg_batch_failed(failure.left.len() as u64, cx.explain(&failure.error)));
    }
    said
}

/// A withdrawal that can be taken back, called by its title where it is one.
fn withdrawn(ids: &[AnnouncementId], cx: &Desk) {
    let title = match ids {
        [id] => cx.member().headline(*id).ok().map(|headline| CleanText::line(&headline.title).to_string()),
        _ => None,
    };
    let count = ids.len() as u64;
    let named = move |t: &'static Texts| match &title {
        Some(title) => t.msg_undo_withdrawing_one(title),
        None => t.msg_undo_withdrawing(count),
    };
    cx.undoable(named, Undo::Reinstate(ids.to_vec()));
}

/// How many are left out for which reasons: "2 not opened, 1 yours".
fn reasons(cx: &Desk, left_out: &BTreeMap<Skip, usize>) -> String {
    let t = cx.texts();
    let named = left_out.iter().map(|(reason, count)| {
        let count = *count as u64;
        match reason {
            Skip::Gone => t.msg_batch_skip_gone(count),
            Skip::NotYours => t.msg_batch_skip_not_yours(count),
            Skip::Yours => t.msg_batch_skip_yours(count),
            Skip::Opened => t.msg_batch_skip_opened(count),
            Skip::Unopened => t.msg_batch_skip_unopened(count),
            Skip::Acknowledged => t.msg_batch_skip_acknowledged(count),
            Skip::NothingAsked => t.msg_batch_skip_nothing_asked(count),
            Skip::NotAsked => t.msg_batch_skip_not_asked(count),
            Skip::Revised => t.msg_batch_skip_revised(count),
            Skip::Withdrawn => t.msg_batch_skip_withdrawn(count),
            Skip::NotWithdrawn => t.msg_batch_skip_not_withdrawn(count),
            Skip::Expired => t.msg_batch_skip_expired(count),
            Skip::NotPublished => t.msg_batch_skip_not_published(count),
            Skip::PinsUsedUp => t.msg_batch_skip_pins(count),
            Skip::UrgentUsedUp => t.msg_batch_skip_urgent(count),
        }
    });
    named.collect::<Vec<_>>().join(", ")
}

/// The same as a sentence.
fn left_out_said(cx: &Desk, left_out: &BTreeMap<Skip, usize>) -> String {
    let count = left_out.values().sum::<usize>() as u64;
    cx.texts().msg_batch_left_out(count, reasons(cx, left_out))
}

/// What an act would mean, and what it would leave out.
fn about(deed: Deed, weighed: &Weighed, cx: &Desk) -> String {
    let t = cx.texts();
    let (means, tally) = match deed {
        Deed::Open => (t.msg_batch_open_about(), Some(&weighed.open)),
        Deed::Acknowledge => (t.msg_batch_acknowledge_about(), Some(&weighed.acknowledge)),
        Deed::Withdraw => (t.msg_batch_withdraw_about(weighed.readers as u64, cx.undo_key()), Some(&weighed.withdraw)),
        Deed::Export => (t.msg_batch_export_about(), None),
        Deed::Unmark | Deed::Reinstate => (t.msg_batch_unmark_about(), None),
    };
    match tally {
        Some(tally) if tally.touched == 0 => left_out_said(cx, &tally.left_out),
        Some(tally) if !tally.left_out.is_empty() => {
            format!("{means} {}", left_out_said(cx, &tally.left_out))
        }
        _ => means,
    }
}

/// One line of the dialog.
struct Choice {
    deed: Deed,
    /// What it means, or why it cannot be done.
    about: String,
    ready: bool,
}

/// The dialog: what can be done to all that is marked.
pub struct Acts {
    title: String,
    choices: Vec<Choice>,
    list: WindowList<usize>,
    weighed: Option<Box<Weighed>>,
}

impl Acts {
    fn new(weighed: Weighed, cx: &Desk) -> Self {
        let (t, theme, seen) = (cx.texts(), cx.theme(), weighed.seen.len());
        let (open, acknowledge, withdraw) =
            (weighed.open.touched, weighed.acknowledge.touched, weighed.withdraw.touched);
        let lines = [
            (Deed::Open, open, t.msg_batch_open(open as u64)),
            (Deed::Acknowledge, acknowledge, t.msg_batch_acknowledge(acknowledge as u64)),
            (Deed::Export, seen, t.msg_batch_export(seen as u64)),
            (Deed::Withdraw, withdraw, t.msg_batch_withdraw(withdraw as u64)),
            (Deed::Unmark, seen, t.msg_batch_unmark(seen as u64)),
        ];
        let mut list = WindowList::new(vec![Column::new("", Width::Share(1))]);
        let rows = lines.iter().enumerate().map(|(at, (_, touched, label))| {
            Row::new(at, [label.clone()]).styled(if *touched > 0 { Style::new() } else { theme.muted })
        });
        list.replace(rows, false, false);
        let choice = |(deed, touched, _): &(Deed, usize, String)| Choice {
            deed: *deed,
            about: about(*deed, &weighed, cx),
            ready: *touched > 0,
        };
        let choices: Vec<Choice> = lines.iter().map(choice).collect();
        if let Some(first) = choices.iter().position(|choice| choice.ready) {
            list.select(&first);
        }
        Self { title: t.msg_batch_title(seen as u64), choices, list, weighed: Some(Box::new(weighed)) }
    }

    fn selected(&self) -> Option<&Choice> {
        self.list.selected_id().and_then(|at| self.choices.get(*at))
    }
}

impl Layer<Desk> for Acts {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let walking = WALKING.iter().copied().map(Offer::ready);
        [Command::Open, Command::Back, Command::Lock].map(Offer::ready).into_iter().chain(walking).collect()
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        if command == Command::Back {
            return Outcome::Close;
        }
        if WALKING.contains(&command) {
            self.list.run(command);
            return Outcome::Consumed;
        }
        match self.selected() {
            Some(choice) if choice.ready => {
                let deed = choice.deed;
                match self.weighed.take() {
                    Some(weighed) => Outcome::Answer(Message::from(Told::Chosen(deed, weighed))),
                    None => Outcome::Close,
                }
            }
            // Why it cannot be done stands below.
            _ => Outcome::Consumed,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 24, 6) {
            return;
        }
        let lines = self.choices.len() as u16;
        let inside = canvas.frame(centred(area, area.width.min(70), lines + 6), &self.title);
        let list = Rect { height: inside.height.min(lines), ..inside };
        self.list.draw(list, canvas, true);
        let about = self.selected().map(|choice| choice.about.clone()).unwrap_or_default();
        let used = lines.saturating_add(1).min(inside.height);
        let below = Rect {
            x: inside.x + 2,
            width: inside.width.saturating_sub(3),
            y: inside.y + used,
            height: inside.height - used,
        };
        canvas.wrapped(below, &about, canvas.theme().muted);
    }
}
