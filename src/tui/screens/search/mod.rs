//! The search box: finds as one types, announcements with a worker, sessions in what was opened to memory.
//!
//! | what | file |
//! |---|---|
//! | what workers do for it | [`finding`] |
//! | what was found of announcements, page by page | [`found`] |
//! | hits as they are walked through | `results` |
//! | words that stand out, and what is around them | [`marked`] |
//! | the empty box: filters with examples, kept searches | `lesson` |
//! | what a query lacks, in words | `faults` |
//! | a name for a search that is kept | [`naming`] |

mod faults;
pub mod finding;
mod found;
mod lesson;
pub mod marked;
pub mod naming;
mod results;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;

use crate::domain::announcement::AnnouncementId;
use crate::domain::search::Query;
use crate::domain::session::{PartId, SessionId};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Result;
use crate::member::search::SavedSearch;
use crate::member::sessions::Hit;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::markdown::MarkdownStyle;
use crate::tui::screens::sessions::walker::Walker;
use crate::tui::widgets::entry::Edit;
use crate::tui::widgets::text_field::TextField;
use found::Found;
use lesson::EXAMPLES;
use naming::Naming;

/// The most hits in sessions that are shown: whoever finds more types on.
const MOST: usize = 100;
/// How often it is looked how far the work is that goes on.
const LOOK: SignedDuration = SignedDuration::from_millis(250);

/// What the keys act on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    Announcement(AnnouncementId),
    Part(SessionId, PartId),
    /// Of the kept searches.
    Saved(usize),
    /// Of [`EXAMPLES`].
    Example(usize),
}

/// The box over the screen.
pub struct SearchBox {
    title: String,
    field: TextField,
    /// The box was opened where sessions are: theirs come first.
    sessions_first: bool,
    query: Query,
    fault: Option<String>,
    found: Found,
    in_sessions: Vec<Hit>,
    saved: Vec<SavedSearch>,
    /// Which was asked about.
    forgetting: Option<SavedSearch>,
    walker: Walker<Stop>,
    /// The person has gone from hit to hit since they typed.
    walked: bool,
    /// Enter came before what it is for.
    opens: bool,
    /// What is to be known: how far the reading is, that nothing was found.
    said: String,
    /// While work goes on.
    wake: Option<Timestamp>,
}

impl SearchBox {
    pub fn open(cx: &mut Desk) -> Outcome<Desk> {
        Self::with("", false, cx)
    }

    /// Opened where sessions are.
    pub fn among_sessions(cx: &mut Desk) -> Outcome<Desk> {
        Self::with("", true, cx)
    }

    /// Goes on from what is looked for already.
    pub fn refining(query: &str, cx: &mut Desk) -> Outcome<Desk> {
        let goes_on = query.is_empty() || query.ends_with(':');
        Self::with(&if goes_on { query.to_owned() } else { format!("{query} ") }, false, cx)
    }

    fn with(query: &str, sessions_first: bool, cx: &mut Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let mut search = Self {
            title: t.msg_command_search(),
            field: TextField::new(query).with_placeholder(t.msg_search_placeholder()),
            sessions_first,
            query: Query::default(),
            fault: None,
            found: Found::default(),
            in_sessions: Vec::new(),
            saved: Vec::new(),
            forgetting: None,
            walker: Walker::default(),
            walked: false,
            opens: false,
            said: String::new(),
            wake: None,
        };
        let begun = cx.read_for_search().and_then(|()| {
            search.saved = cx.member().saved_searches()?;
            search.understand(cx)
        });
        match begun {
            Ok(()) => Outcome::Open(Box::new(search)),
            Err(error) => cx.say(&error),
        }
    }

    /// Reads the field anew, and has what it asks for looked for.
    fn understand(&mut self, cx: &mut Desk) -> Result<()> {
        let today = cx.workspace().today();
        let (query, faults) = Query::read(self.field.text(), today);
        self.fault = faults.first().map(|fault| faults::say(fault, self.field.text(), today, cx));
        self.opens = false;
        if query != self.query {
            self.walked = false;
            self.found.ask(&query, cx)?;
            self.query = query;
        }
        let had_sessions = !self.in_sessions.is_empty();
        self.look_in_sessions(cx);
        let sessions = had_sessions || !self.in_sessions.is_empty();
        if self.found.is_awaited() && !self.found.is_empty() && !sessions {
            // What was found for the query before stands there until the next is: the key need not wait for it to be laid out.
            self.look(cx);
        } else {
            self.show(cx);
        }
        Ok(())
    }

    fn look_in_sessions(&mut self, cx: &Desk) {
        self.in_sessions = match cx.searching().index() {
            Some(index) if !self.query.is_empty() => index.find(&self.query, MOST),
            _ => Vec::new(),
        };
    }

    fn show(&mut self, cx: &Desk) {
        let pieces = if self.query.is_empty() {
            lesson::pieces(&self.saved, cx)
        } else {
            let announcements = results::of_announcements(&self.found, cx);
            let sessions = results::of_sessions(&self.in_sessions, cx);
            let (mut first, second) =
                if self.sessions_first { (sessions, announcements) } else { (announcements, sessions) };
            first.extend(second);
            first
        };
        self.walker.show(pieces, MarkdownStyle::default(), self.walked);
        self.look(cx);
    }

    /// Says how things stand, and goes on looking while others are at work.
    fn look(&mut self, cx: &Desk) {
        let t = cx.texts();
        let progress = cx.searching().progress();
        let works = progress.is_some() || self.found.is_awaited();
        let number = |count: u64| i18n::integer(cx.language(), i64::try_from(count).unwrap_or(i64::MAX));
        let found_something = !self.found.is_empty() || !self.in_sessions.is_empty();
        self.said = match (progress, cx.searching().index()) {
            (Some((done, all)), None) => t.msg_search_opening(number(done), number(all)),
            (_, Some(index)) if self.query.is_empty() => {
                t.msg_search_ready(index.len() as u64, number(index.len() as u64))
            }
            (None, None) if self.query.is_empty() => t.msg_search_not_there(),
            // Most searches are over before anybody could read that they go on.
            _ if self.found.is_awaited() && self.wake.is_none() => std::mem::take(&mut self.said),
            _ if self.found.is_awaited() => t.msg_search_looking(),
            _ if found_something => String::new(),
            _ => t.msg_phrase_nothing_found(),
        };
        self.wake = works.then(|| cx.clock.now().saturating_add(LOOK).unwrap_or(Timestamp::MAX));
    }

    /// Fetches what comes next when the selection comes near the end of what is there.
    fn follow(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        self.walked = true;
        self.opens = false;
        let Some(Stop::Announcement(id)) = self.walker.selected() else { return Outcome::Consumed };
        let id = *id;
        match self.found.near(id, cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    fn edited(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        match self.understand(cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    fn put(&mut self, text: &str, cx: &mut Desk) -> Outcome<Desk> {
        self.field.set(text);
        self.edited(cx)
    }

    fn enter(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        match self.walker.selected().copied() {
            // What is selected was found for what was typed before.
            None | Some(Stop::Announcement(_)) if self.found.is_awaited() && !self.walked => {
                self.opens = true;
                Outcome::Consumed
            }
            Some(Stop::Announcement(id)) => Outcome::Answer(Message::Show(id)),
            Some(Stop::Part(session, part)) => Outcome::Answer(Message::ShowSession(session, Some(part))),
            Some(Stop::Saved(at)) => {
                let query = self.saved.get(at).map(|saved| saved.query.clone()).unwrap_or_default();
                self.put(&query, cx)
            }
            Some(Stop::Example(at)) => {
                let text = EXAMPLES.get(at).map(|example| example.beginning(cx)).unwrap_or_default();
                self.put(&text, cx)
            }
            None => Outcome::Consumed,
        }
    }

    /// The kept search that is selected.
    fn selected_saved(&self) -> Option<&SavedSearch> {
        match self.walker.selected() {
            Some(Stop::Saved(at)) => self.saved.get(*at),
            _ => None,
        }
    }

    fn ask_to_forget(&mut self, cx: &Desk) -> Outcome<Desk> {
        let Some(saved) = self.selected_saved().cloned() else { return Outcome::Ignored };
        let t = cx.texts();
        let question = t.msg_search_forget_question(CleanText::line(&saved.name));
        self.forgetting = Some(saved);
        Outcome::Open(Box::new(Confirm::new(
            t.msg_command_forget_search(),
            question,
            t.msg_search_forget(),
            Message::ReallyDo,
        )))
    }

    fn forget(&mut self, cx: &Desk) -> Outcome<Desk> {
        if let Some(saved) = self.forgetting.take() {
            let said = cx.texts().msg_search_forgotten(CleanText::line(&saved.name));
            cx.write(move |member| Message::SearchesChanged(said, member.forget_search(saved.id)));
        }
        Outcome::Consumed
    }

    fn searches_changed(&mut self, said: String, done: Result<()>, cx: &Desk) -> Outcome<Desk> {
        let saved = done.and_then(|()| cx.member().saved_searches());
        match saved {
            Ok(saved) => {
                self.saved = saved;
                self.show(cx);
                Outcome::Say(said)
            }
            Err(error) => cx.say(&error),
        }
    }

    fn found(&mut self, searched: finding::Searched, cx: &mut Desk) -> Result<Outcome<Desk>> {
        if *searched.query() != self.query {
            return Ok(Outcome::Ignored);
        }
        self.found.take(searched, cx)?;
        self.show(cx);
        if self.opens && !self.found.is_awaited() {
            return Ok(self.enter(cx));
        }
        Ok(Outcome::Consumed)
    }

    /// Somebody has written: what is found now is found again.
    fn renew(&mut self, cx: &mut Desk) -> Result<()> {
        cx.read_for_search()?;
        self.found.ask_again(cx)?;
        self.look(cx);
        Ok(())
    }
}

impl Layer<Desk> for SearchBox {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = Vec::new();
        match self.walker.selected() {
            Some(Stop::Saved(_)) => offers.push(Offer::ready(Command::Open).called(t.msg_command_search())),
            Some(Stop::Example(_)) => offers.push(Offer::ready(Command::Open).called(t.msg_search_write_it())),
            Some(_) => offers.push(Command::Open.into()),
            None if self.found.is_awaited() => offers.push(Command::Open.into()),
            None => {}
        }
        if !self.query.is_empty() {
            offers.push(Offer::ready(Command::Send).called(t.msg_search_show_on_board()));
            offers.push(Command::SaveSearch.into());
        }
        if self.selected_saved().is_some() {
            offers.push(Command::ForgetSearch.into());
        }
        offers.extend([Command::Back, Command::NextPane, Command::PreviousPane, Command::Lock].map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.enter(cx),
            Command::Send => Outcome::Answer(Message::ShowFound(self.field.text().to_owned())),
            Command::SaveSearch => Outcome::Open(Box::new(Naming::new(self.field.text(), cx))),
            Command::ForgetSearch => self.ask_to_forget(cx),
            Command::NextPane | Command::PreviousPane => {
                self.walker.run(command);
                self.follow(cx)
            }
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(now) if self.wake.is_some_and(|at| at <= *now) => {
                self.look(cx);
                return Outcome::Consumed;
            }
            Event::Wake(_) | Event::Resumed | Event::Pressed(_) | Event::Background(_) => return Outcome::Ignored,
            Event::Key(key) => {
                if let Some(command) = walks(*key) {
                    self.walker.run(command);
                    return self.follow(cx);
                }
            }
            Event::Mouse(mouse) if self.walker.mouse(*mouse) => return self.follow(cx),
            Event::Mouse(_) | Event::Paste(_) => {}
        }
        match self.field.handle(event) {
            Edit::Ignored => Outcome::Ignored,
            Edit::Moved => Outcome::Consumed,
            Edit::Changed | Edit::Cut => self.edited(cx),
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> std::result::Result<Outcome<Desk>, Message> {
        match message {
            Message::Indexed(read) => {
                let done = cx.indexed(read);
                self.look_in_sessions(cx);
                self.show(cx);
                Ok(match done {
                    Ok(()) => Outcome::Consumed,
                    Err(error) => cx.say(&error),
                })
            }
            Message::Searched(searched) => Ok(match self.found(*searched, cx) {
                Ok(outcome) => outcome,
                Err(error) => cx.say(&error),
            }),
            Message::SearchesChanged(said, done) => Ok(self.searches_changed(said, done, cx)),
            Message::ReallyDo => Ok(self.forget(cx)),
            Message::BoardChanged => {
                // What cannot be read now is read when the box is opened again.
                let _ = self.renew(cx);
                Err(Message::BoardChanged)
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.wake
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let height = if area.height > 8 { area.height - 2 } else { area.height };
        let inside = canvas.frame(centred(area, 110, height), &self.title);
        if canvas.is_too_small(inside, 8, 2) {
            return;
        }
        let theme = *canvas.theme();
        let line = |y: u16| Rect { y, height: 1, ..inside };
        match &self.fault {
            Some(fault) => canvas.text(line(inside.y + 1), fault, theme.warning),
            None => canvas.text(line(inside.y + 1), &self.said, theme.muted),
        };
        let rest = Rect { y: inside.y + 2, height: inside.height - 2, ..inside };
        self.walker.draw(rest, canvas, true);
        self.field.draw(line(inside.y), canvas, true);
    }
}

/// Keys that walk through what was found while one types.
fn walks(key: Key) -> Option<Command> {
    if key.ctrl || key.alt {
        return None;
    }
    Some(match key.code {
        Code::Up => Command::Up,
        Code::Down => Command::Down,
        Code::PageUp => Command::PageUp,
        Code::PageDown => Command::PageDown,
        _ => return None,
    })
}
