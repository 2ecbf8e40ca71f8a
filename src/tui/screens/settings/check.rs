//! What a check of the board found: its head, and everything that is not as it was signed.

use std::fmt::Write as _;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::text::CleanText;
use crate::explain::faults;
use crate::i18n;
use crate::member::check::Check;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::progress::Progress;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::preferences::{self, LastCheck};
use crate::tui::screens::people::page::wrap;
use crate::tui::widgets::headed;
use crate::tui::widgets::pager::Pager;

/// Has a worker check everything; its [`Message::Checked`] comes back to the settings.
pub fn start(cx: &mut Desk) -> Outcome<Desk> {
    let board = match cx.workspace().another() {
        Ok(board) => board,
        Err(error) => return cx.say(&error),
    };
    let now = cx.clock.now();
    // What was found last time is part of it still, unless an older copy was put in its place.
    let since = preferences::recall_check(cx).and_then(|last| last.head);
    let started = cx.jobs.start("check", move |job| {
        Message::Checked(board.check_while(since.as_deref(), &mut |done, all| {
            job.report(done, all);
            !job.is_cancelled()
        }))
    });
    match started {
        Ok(job) => Outcome::Open(Box::new(Progress::new(cx.texts().msg_settings_checking(), job, now))),
        Err(error) => cx.say(&crate::store::Error::Io(error).into()),
    }
}

/// Notes what was found, for the next check.
pub fn remember(found: &Check, cx: &Desk) {
    let before = preferences::recall_check(cx).and_then(|last| last.head);
    // An altered chain is no measure for later ones; that it is an older copy was said once.
    let altered = found.faults.iter().any(|fault| fault.kind != "head");
    let head = if altered { before } else { Some(found.head.clone()) };
    preferences::remember_check(LastCheck { at: cx.clock.now(), faults: found.faults.len(), head }, cx);
}

/// When it was last checked on this account, and what came of it.
pub fn summary(cx: &Desk) -> String {
    let t = cx.texts();
    let Some(last) = preferences::recall_check(cx) else { return t.msg_settings_check_help() };
    let when = i18n::relative(cx.language(), &cx.workspace().board().zone, cx.clock.now(), last.at);
    t.msg_settings_check_last(when, last.faults as u64)
}

/// The screen.
pub struct Checked {
    title: String,
    lines: Vec<Line<'static>>,
    pager: Pager,
    wrapped: u16,
}

impl Checked {
    pub fn new(check: &Check, cx: &Desk) -> Self {
        let (t, theme, glyphs, language) = (cx.texts(), cx.theme(), cx.glyphs(), cx.language());
        let whole = check.faults.is_empty();
        let verdict = if whole {
            Span::styled(format!("{} {}", glyphs.acknowledged, t.msg_check_whole()), theme.ok)
        } else {
            Span::styled(format!("{} {}", glyphs.due, t.msg_check_faults(check.faults.len() as u64)), theme.error)
        };
        let entries = i18n::integer(language, i64::try_from(check.entries).unwrap_or(i64::MAX));
        let mut lines = vec![Line::from(verdict), Line::default()];
        for fault in &check.faults {
            let told = faults::worded(language, cx.workspace().organisation(), fault);
            let line = format!("{} {}", glyphs.statuses[5], CleanText::line(&told));
            lines.push(Line::from(Span::styled(line, theme.error)));
        }
        if !whole {
            lines.push(Line::default());
        }
        lines.push(Line::from(Span::styled(t.msg_check_entries(entries), theme.text)));
        lines.push(Line::from(Span::styled(t.msg_check_head(parted(&check.head)), theme.text)));
        lines.push(Line::from(Span::styled(t.msg_check_head_advice(), theme.muted)));
        Self { title: t.msg_settings_check(), lines, pager: Pager::default(), wrapped: 0 }
    }
}

/// In groups of eight, which can be read out and copied.
fn parted(head: &str) -> String {
    let mut parted = String::new();
    for (at, c) in head.chars().enumerate() {
        let gap = if at > 0 && at % 8 == 0 { " " } else { "" };
        // Writing to a string does not fail.
        let _ = write!(parted, "{gap}{c}");
    }
    parted
}

impl Layer<Desk> for Checked {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Back.into(), Command::Lock.into()];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            _ => {
                self.pager.run(command);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) if self.pager.mouse(*mouse) => Outcome::Consumed,
            _ => Outcome::Ignored,
        }
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some(room) = headed::open(area, canvas, &self.title, "") else { return };
        let room = Rect { x: room.x + 1, width: room.width - 1, ..room };
        if self.wrapped != room.width {
            self.pager.rewrap(wrap(&self.lines, room.width - 1));
            self.wrapped = room.width;
        }
        self.pager.draw(room, canvas);
    }
}
