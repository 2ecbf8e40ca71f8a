//! The signed-in program: header, one of the screens, footer; and what works on all of them.

mod undoing;

use jiff::civil::Date;
use jiff::{RoundMode, SignedDuration, Timestamp, TimestampRound, Unit};
use ratatui::layout::Rect;

use super::boards::{Boards, batch};
use super::composer::Composer;
use super::first_keys::FirstKeys;
use super::gate::Gate;
use super::goals::Goals;
use super::people::People;
use super::search::SearchBox;
use super::sessions::Sessions;
use super::settings::SettingsScreen;
use super::sign_in::SignIn;
use super::today::Today;
use super::tour::Tour;
use crate::domain::announcement::State;
use crate::i18n::Texts;
use crate::member::Error;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::footer;
use crate::tui::widgets::header::Header;

/// How often the board is asked whether somebody else has written: their posts show within a second.
const LOOK_EVERY: SignedDuration = SignedDuration::from_millis(400);

/// Today and the other screens, each keeping its place, one of them shown.
pub struct Shell {
    /// Always there: the header counts its duties.
    today: Today,
    others: [Other; 5],
    /// In front of every screen, while something urgent is overdue.
    gate: Option<Gate>,
    /// Which of the others is shown; none of them where Today is.
    current: Option<usize>,
    header: Header,
    /// On the boards, as last counted.
    unread: usize,
    seen: i64,
    next_look: Timestamp,
    /// When "5 minutes ago" is 6, and what was scheduled for this minute is there.
    next_minute: Timestamp,
    locks_at: Timestamp,
    /// The day for which what changes with the days was last asked to be worked out.
    settled: Date,
    /// What nobody waits for has been begun: once the first picture is drawn.
    has_begun: bool,
}

/// A screen that is made when it is first shown: what nobody looks at costs nothing.
struct Other {
    command: Command,
    layer: Option<Box<dyn Layer<Desk>>>,
    /// The board has changed since it was last read.
    stale: bool,
}

impl Other {
    fn new(command: Command) -> Self {
        Self { command, layer: None, stale: false }
    }

    /// Makes it, or brings it up to date.
    fn prepare(&mut self, cx: &mut Desk) -> Result<(), Error> {
        let stale = std::mem::take(&mut self.stale);
        match &mut self.layer {
            Some(layer) if stale => drop(layer.receive(Message::BoardChanged, cx)),
            Some(_) => {}
            None => {
                self.layer = Some(match self.command {
                    Command::Boards => Box::new(Boards::new(cx)?),
                    Command::Goals => Box::new(Goals::new(cx)?),
                    Command::Feedback => Box::new(Sessions::new(cx)?),
                    Command::People => Box::new(People::new(cx)?),
                    _ => Box::new(SettingsScreen::new(cx)),
                });
            }
        }
        Ok(())
    }
}

/// The beginning of the minute after this moment.
fn next_minute(now: Timestamp) -> Timestamp {
    now.round(TimestampRound::new().smallest(Unit::Minute).mode(RoundMode::Trunc))
        .and_then(|minute| minute.checked_add(SignedDuration::from_mins(1)))
        .unwrap_or(Timestamp::MAX)
}

impl Shell {
    pub fn new(cx: &mut Desk) -> Result<Self, Error> {
        let now = cx.clock.now();
        let mut shell = Self {
            today: Today::new(cx)?,
            others: [Command::Boards, Command::Goals, Command::Feedback, Command::People, Command::Settings]
                .map(Other::new),
            gate: None,
            current: None,
            header: Header::default(),
            unread: 0,
            seen: cx.workspace().others_version()?,
            next_look: now,
            next_minute: next_minute(now),
            locks_at: cx.locks_at(),
            settled: cx.workspace().today(),
            has_begun: false,
        };
        Self::settle(cx);
        Self::share(cx);
        shell.guard(cx)?;
        shell.count(cx);
        Ok(shell)
    }

    /// The screen that is shown.
    fn shown(&self) -> (Command, &dyn Layer<Desk>) {
        let other = self.current.map(|at| &self.others[at]);
        match other.and_then(|other| Some((other.command, other.layer.as_deref()?))) {
            Some(shown) => shown,
            None => (Command::Today, &self.today),
        }
    }

    fn screen(&mut self) -> &mut dyn Layer<Desk> {
        match self.current.and_then(|at| self.others[at].layer.as_deref_mut()) {
            Some(shown) => shown,
            None => &mut self.today,
        }
    }

    /// Sets up the gate, has it show the next one, or takes it away.
    fn guard(&mut self, cx: &Desk) -> Result<(), Error> {
        let waiting = self.today.in_front(cx);
        if waiting.is_empty() {
            self.gate = None;
            return Ok(());
        }
        self.gate.get_or_insert_default().stand(&waiting, cx)
    }

    fn go_to(&mut self, screen: Command, cx: &mut Desk) -> Result<(), Error> {
        let at = self.others.iter().position(|other| other.command == screen);
        if let Some(at) = at {
            self.others[at].prepare(cx)?;
        }
        self.current = at;
        self.header.current = Some(screen);
        Ok(())
    }

    /// Header counts: duties on Today at once, unread on the boards when the scribe has counted them, so that nobody waits
    /// for it.
    fn count(&mut self, cx: &Desk) {
        cx.write(|member| Message::Counted(member.unread()));
        self.header = Header {
            organisation: crate::domain::text::CleanText::line(&cx.workspace().board().organisation).to_string(),
            who: crate::domain::text::CleanText::line(&cx.member().person().name).to_string(),
            screens: vec![
                (Command::Today, self.today.duties()),
                (Command::Boards, self.unread),
                (Command::Goals, self.today.goal_duties()),
                (Command::Feedback, self.today.session_duties()),
                (Command::People, 0),
                (Command::Settings, 0),
            ],
            current: Some(self.shown().0),
        };
    }

    fn counted(&mut self, unread: usize) -> Outcome<Desk> {
        if self.unread == unread {
            return Outcome::Ignored;
        }
        self.unread = unread;
        for (command, count) in &mut self.header.screens {
            if *command == Command::Boards {
                *count = unread;
            }
        }
        Outcome::Consumed
    }

    /// What is shown is read again, the rest when it is shown; every screen keeps its place.
    fn reload(&mut self, cx: &mut Desk) -> Result<(), Error> {
        cx.refresh()?;
        self.seen = cx.workspace().others_version()?;
        self.today.load(cx)?;
        self.guard(cx)?;
        for other in &mut self.others {
            other.stale = other.layer.is_some();
        }
        if let Some(at) = self.current {
            self.others[at].prepare(cx)?;
        }
        self.count(cx);
        Ok(())
    }

    fn reloaded_quietly(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        match self.reload(cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => Self::failed(&error, cx),
        }
    }

    fn reloaded(&mut self, cx: &mut Desk, said: String) -> Outcome<Desk> {
        match self.reload(cx) {
            Ok(()) => Outcome::Say(said),
            Err(error) => Self::failed(&error, cx),
        }
    }

    /// What a screen tells the layers beneath it is for the shell, which holds it.
    fn relay(&mut self, outcome: Outcome<Desk>, cx: &mut Desk) -> Outcome<Desk> {
        match outcome {
            Outcome::Tell(message) => self.receive(message, cx).unwrap_or(Outcome::Ignored),
            other => other,
        }
    }

    fn look(&mut self, now: Timestamp, cx: &mut Desk) -> Outcome<Desk> {
        self.next_look = now.saturating_add(LOOK_EVERY).unwrap_or(Timestamp::MAX);
        let version = match cx.workspace().others_version() {
            Ok(version) => version,
            Err(error) => return cx.say(&error),
        };
        if version != self.seen || now >= self.next_minute {
            if version != self.seen {
                cx.outdate_search();
            }
            self.seen = version;
            self.next_minute = next_minute(now);
            cx.tell_all(Message::BoardChanged);
            let today = cx.workspace().today();
            if std::mem::replace(&mut self.settled, today) != today {
                Self::settle(cx);
            }
        }
        Outcome::Ignored
    }

    /// Has the scribe work out what changes with the days, so that nobody waits for it.
    fn settle(cx: &Desk) {
        cx.write(|member| Message::Settled(member.settle_goals()));
    }

    /// Has the scribe open to others what was sealed before they had keys, some hundred revisions at a time.
    fn share(cx: &Desk) {
        cx.write(|member| {
            let waits = member.has_waiting();
            Message::Shared(waits.and_then(|waits| Ok(waits && member.act(|act| act.share_waiting())?)))
        });
    }

    /// Says what failed; whoever has left the organisation meanwhile is shown out.
    fn failed(error: &Error, cx: &mut Desk) -> Outcome<Desk> {
        match error {
            Error::NotActive(_) => Self::lock(cx),
            _ => cx.say(error),
        }
    }

    fn lock(cx: &mut Desk) -> Outcome<Desk> {
        Outcome::Reset(Box::new(SignIn::locked(cx)))
    }

    /// Opens the composer, where writing was left off.
    pub(super) fn compose(cx: &mut Desk) -> Outcome<Desk> {
        match Composer::open(cx) {
            Ok(composer) => Outcome::Open(Box::new(composer)),
            Err(error) => cx.say(&error),
        }
    }

    /// The newest unread announcement of any board.
    fn next_unread(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        match Boards::find_unread(cx) {
            Ok(Some(id)) => self.show_on(Command::Boards, Message::Show(id), cx),
            Ok(None) => Outcome::Say(cx.texts().msg_tui_nothing_unread()),
            Err(error) => cx.say(&error),
        }
    }

    /// Goes to a screen and has it show what the message names.
    fn show_on(&mut self, screen: Command, message: Message, cx: &mut Desk) -> Outcome<Desk> {
        if let Err(error) = self.go_to(screen, cx) {
            return cx.say(&error);
        }
        match self.screen().receive(message, cx) {
            Ok(outcome) => outcome,
            Err(_) => Outcome::Ignored,
        }
    }
}

/// What the arrows and Tab do: everybody finds it.
fn is_walking(command: Command) -> bool {
    let sideways = [Command::Left, Command::Right, Command::NextPane, Command::PreviousPane];
    WALKING.contains(&command) || sideways.contains(&command)
}

impl Layer<Desk> for Shell {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        if let Some(gate) = &self.gate {
            return gate.offers();
        }
        let (here, screen) = self.shown();
        let (walking, mut offers): (Vec<Offer>, Vec<Offer>) =
            screen.offers(cx).into_iter().partition(|offer| is_walking(offer.command));
        offers.extend(
            [Command::NextUnread, Command::New, Command::Search, Command::Help, Command::Lock].map(Offer::ready),
        );
        offers.push(cx.undo_offer());
        let there =
            [Command::Today, Command::Boards, Command::Goals, Command::Feedback, Command::People, Command::Settings];
        offers.extend(there.into_iter().filter(|to| *to != here).map(Offer::ready));
        let own = [Command::Language, Command::Mouse, Command::Passphrase, Command::Tour, Command::Quit];
        offers.extend(own.map(Offer::ready));
        // Last, where the footer has no room left.
        offers.extend(walking);
        if cx.settings.can_suspend {
            offers.push(Command::Suspend.into());
        }
        let mut once: Vec<Offer> = Vec::with_capacity(offers.len());
        for offer in offers {
            if !once.iter().any(|there| there.command == offer.command) {
                once.push(offer);
            }
        }
        once
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if let Some(gate) = &mut self.gate
            && !matches!(command, Command::Lock | Command::Quit)
        {
            return gate.run(command, cx);
        }
        let screens_own = self.gate.is_none() && self.shown().1.offers(cx).iter().any(|offer| offer.command == command);
        if screens_own {
            let outcome = self.screen().run(command, cx);
            return self.relay(outcome, cx);
        }
        match command {
            Command::Today
            | Command::Boards
            | Command::Goals
            | Command::Feedback
            | Command::People
            | Command::Settings => match self.go_to(command, cx) {
                Ok(()) => Outcome::Consumed,
                Err(error) => Self::failed(&error, cx),
            },
            Command::New => Self::compose(cx),
            Command::Search => SearchBox::open(cx),
            Command::NextUnread => self.next_unread(cx),
            Command::Undo => self.undo(cx),
            Command::Language => {
                cx.toggle_language();
                match self.reload(cx) {
                    Ok(()) => Outcome::Consumed,
                    Err(error) => cx.say(&error),
                }
            }
            Command::Mouse => {
                cx.set_mouse(!cx.mouse());
                let t = cx.texts();
                Outcome::Say(if cx.mouse() { t.msg_mouse_on() } else { t.msg_mouse_off() })
            }
            Command::Tour => match self.go_to(Command::Today, cx) {
                Ok(()) => Outcome::Open(Box::new(Tour::new(cx))),
                Err(error) => Self::failed(&error, cx),
            },
            Command::Passphrase => Outcome::Open(Box::new(super::settings::ChangePassphrase::new(cx))),
            Command::Lock => Self::lock(cx),
            Command::Suspend => Outcome::Suspend,
            Command::Quit => {
                let t = cx.texts();
                let unkept = cx.save_unkept();
                let question = if unkept { t.msg_tui_quit_unkept_question() } else { t.msg_tui_quit_question() };
                Outcome::Open(Box::new(Confirm::new(
                    t.msg_command_quit(),
                    question,
                    t.msg_command_quit(),
                    Message::ReallyQuit,
                )))
            }
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Resumed => Self::lock(cx),
            Event::Wake(now) => {
                self.locks_at = cx.locks_at();
                if *now >= self.locks_at {
                    return Self::lock(cx);
                }
                if !std::mem::replace(&mut self.has_begun, true)
                    && let Err(error) = cx.begin_behind()
                {
                    let said = cx.explain(&error);
                    return Outcome::Reset(Box::new(SignIn::locked(cx).saying(said)));
                }
                // What stands behind the gate is not seen, and so not read.
                let outcome = match self.gate {
                    Some(_) => Outcome::Ignored,
                    None => self.screen().handle(event, cx),
                };
                let outcome = self.relay(outcome, cx);
                if *now < self.next_look {
                    return outcome;
                }
                match self.look(*now, cx) {
                    Outcome::Ignored => outcome,
                    looked => looked,
                }
            }
            _ => {
                let outcome = match &mut self.gate {
                    Some(gate) => gate.handle(event),
                    None => self.screen().handle(event, cx),
                };
                self.relay(outcome, cx)
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        let t = cx.texts();
        Ok(match message {
            Message::Batch(told) => self.told(*told, cx),
            Message::ReallyWithdraw(ids) => {
                batch::withdraw(ids, cx);
                Outcome::Consumed
            }
            Message::Opened(Ok(())) => {
                cx.stays_by_the_way(Texts::msg_undo_stays_opened);
                self.reloaded_quietly(cx)
            }
            Message::BoardChanged | Message::SheetSent(_, Ok(_)) => self.reloaded_quietly(cx),
            Message::Show(_) | Message::ShowFound(_) => self.show_on(Command::Boards, message, cx),
            Message::ShowPerson(_) => self.show_on(Command::People, message, cx),
            Message::ShowGoal(_) | Message::ShowGoalsOf(_) | Message::GoalsChosen(_) => {
                self.show_on(Command::Goals, message, cx)
            }
            Message::ShowSession(..) | Message::SessionsChosen(_) => self.show_on(Command::Feedback, message, cx),
            // What more there is waits its turn behind what the person writes.
            Message::Shared(Ok(true)) => {
                Self::share(cx);
                Outcome::Ignored
            }
            Message::Shared(Ok(false)) => Outcome::Ignored,
            Message::Indexed(read) => match cx.indexed(read) {
                Ok(()) => Outcome::Ignored,
                Err(error) => cx.say(&error),
            },
            Message::Settled(Ok(true)) => self.reloaded_quietly(cx),
            Message::Settled(Ok(false)) => Outcome::Ignored,
            Message::Published(_, Ok(published)) => {
                cx.published(published.id, published.recipients);
                let said = match published.state {
                    State::Scheduled => t.msg_tui_scheduled(published.recipients),
                    _ => t.msg_tui_published(published.recipients),
                };
                self.reloaded(cx, said)
            }
            Message::Acknowledged(_, Ok(())) => {
                cx.stays(Texts::msg_undo_stays_acknowledged);
                self.reloaded(cx, t.msg_tui_acknowledged())
            }
            Message::Written(_, said, Ok(())) => {
                let written = said.clone();
                cx.stays(move |t| t.msg_undo_stays_written(&written));
                cx.outdate_search();
                self.reloaded(cx, said)
            }
            Message::Published(_, Err(error))
            | Message::Acknowledged(_, Err(error))
            | Message::Written(_, _, Err(error))
            | Message::Opened(Err(error))
            | Message::SheetSent(_, Err((_, error)))
            | Message::Settled(Err(error))
            | Message::Shared(Err(error))
            | Message::PassphraseChanged(Err(error)) => cx.say(&error),
            Message::PassphraseChanged(Ok(())) => Outcome::Say(t.msg_tui_passphrase_changed()),
            Message::DraftSaved(_, Err(error)) => Outcome::Say(cx.explain_unkept(&error)),
            Message::DraftSaved(_, Ok(_)) => Outcome::Ignored,
            Message::Exported(Ok(exported)) => Outcome::Say(super::export::said(exported, t)),
            Message::Exported(Err(error)) => Outcome::Say(cx.explain_export(&error)),
            Message::Counted(Ok(unread)) => self.counted(unread.total() as usize),
            Message::Counted(Err(error)) => Self::failed(&error, cx),
            Message::SearchesChanged(said, Ok(())) => Outcome::Say(said),
            Message::SearchesChanged(_, Err(error)) => cx.say(&error),
            Message::BackedUp(Ok(_)) => Outcome::Ignored,
            Message::BackedUp(Err(error)) => cx.say(&error),
            Message::Greet => Outcome::Open(Box::new(FirstKeys::new(self.today.duties(), cx))),
            Message::ReallyQuit => Outcome::Quit(0),
            other => return self.screen().receive(other, cx),
        })
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 20, 5) {
            return;
        }
        if let Some(gate) = &mut self.gate {
            return gate.draw(area, canvas);
        }
        self.header.draw(Rect { height: 1, ..area }, canvas);
        let body = Rect { y: area.y + 1, height: area.height - 2, ..area };
        self.screen().draw(body, canvas);
        footer::draw(Rect { y: area.bottom() - 1, height: 1, ..area }, canvas);
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn signs(&self) -> &'static [Phrase] {
        self.shown().1.signs()
    }

    fn next_wake(&self) -> Option<Timestamp> {
        let screen = self.gate.is_none().then(|| self.shown().1.next_wake()).flatten();
        [Some(self.next_look), Some(self.locks_at), screen].into_iter().flatten().min()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.today.leave(cx);
        for layer in self.others.iter_mut().filter_map(|other| other.layer.as_mut()) {
            layer.leave(cx);
        }
    }
}
