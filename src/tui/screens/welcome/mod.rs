//! The first run: before there is a board, pages that lead to one. The sample, a new board, or one that lies elsewhere.
//!
//! Nothing is written before the last page of a new board is sent; until then every page keeps what was typed, in memory
//! alone, since there is no board yet to seal it into.
//!
//! | page | file |
//! |---|---|
//! | what to do | `start` |
//! | the sample | `sample` |
//! | a board that is there already | `open_file` |
//! | a new board: its name and zone | `about` |
//! | its people, from a file or typed | `from_file`, `faults`, `typed`, `person_form` |
//! | who runs it, and their passphrase | `access` |
//! | what comes next | `done` |
//! | paths as people type them | `path` |

mod about;
mod access;
mod done;
mod faults;
mod from_file;
mod open_file;
mod path;
mod person_form;
mod sample;
mod start;
mod typed;

use std::path::PathBuf;

use jiff::tz::TimeZone;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;
use zeroize::Zeroizing;

use self::about::About;
use self::access::Access;
use self::done::Done;
use self::from_file::FromFile;
use self::open_file::OpenFile;
use self::sample::Sample;
use self::start::Start;
use self::typed::Typed;
use super::sign_in::recovery_key::ShowRecoveryKey;
use super::sign_in::{SignIn, enter};
use crate::demo::{self, DemoBoard};
use crate::domain::roster::Plan;
use crate::explain::explain;
use crate::i18n::{Language, texts};
use crate::keys::RecoveryKey;
use crate::member::founding::found_board;
use crate::member::{self, Error, Member, NewBoard, Workspace};
use crate::store;
use crate::store::sqlite::Ownership;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::keys::Key;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::footer;

/// What a first run starts from.
#[derive(Clone, Debug)]
pub struct FirstRun {
    /// Where a new board will lie.
    pub board: PathBuf,
    /// That is where the program looks without being told.
    pub is_default: bool,
    /// The zone of this machine.
    pub zone: TimeZone,
    /// What `~` means.
    pub home: Option<PathBuf>,
}

/// What came of the work that a page started.
pub enum Told {
    Joined(demo::sample::Result<(Workspace, DemoBoard)>),
    Opened(member::Result<Workspace>),
    Founded(member::Result<(Member, RecoveryKey)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Start,
    Sample,
    OpenFile,
    About,
    FromFile,
    Typed,
    Access,
    Done,
}

/// What a page answers.
enum Turn {
    Ignored,
    Consumed,
    Say(String),
    /// Another page.
    To(At),
    Back,
    /// Join the sample.
    Join,
    Open(PathBuf),
    /// Make the board.
    Found {
        admin: String,
        passphrase: Zeroizing<String>,
    },
    /// The screens.
    Enter,
}

/// One page. It keeps what was typed on it while others are shown.
trait Page {
    fn offers(&self, cx: &Desk) -> Vec<Offer>;

    fn run(&mut self, command: Command, cx: &mut Desk) -> Turn;

    fn handle(&mut self, _event: &Event, _cx: &mut Desk) -> Turn {
        Turn::Ignored
    }

    /// Goes on in another language.
    fn speak(&mut self, language: Language);

    fn takes_typing(&self) -> bool {
        false
    }

    /// What the work it started has failed with.
    fn fail(&mut self, _why: String) {}

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>);
}

/// The pages, one of them shown.
pub struct Welcome {
    first_run: FirstRun,
    language: Language,
    at: At,
    start: Start,
    sample: Sample,
    open_file: OpenFile,
    about: About,
    from_file: FromFile,
    typed: Typed,
    access: Access,
    done: Done,
    /// What the board is to be made of, once the people are known.
    plan: Option<(NewBoard, Plan)>,
    /// A worker makes or opens a board.
    working: bool,
    /// The recovery key is on the screen, and nothing else that one could read.
    shows_key: bool,
    founder: Option<Member>,
}

impl Welcome {
    pub fn new(first_run: FirstRun, cx: &Desk) -> Self {
        let language = cx.language();
        Self {
            language,
            at: At::Start,
            start: Start::new(language, &first_run.board),
            sample: Sample::new(language),
            open_file: OpenFile::new(language, first_run.home.clone()),
            about: About::new(language, &first_run),
            from_file: FromFile::new(language, first_run.home.clone()),
            typed: Typed::new(language),
            access: Access::new(language),
            done: Done::new(language, &first_run),
            plan: None,
            working: false,
            shows_key: false,
            founder: None,
            first_run,
        }
    }

    fn pages(&mut self) -> [&mut dyn Page; 8] {
        [
            &mut self.start,
            &mut self.sample,
            &mut self.open_file,
            &mut self.about,
            &mut self.from_file,
            &mut self.typed,
            &mut self.access,
            &mut self.done,
        ]
    }

    fn page(&mut self) -> &mut dyn Page {
        match self.at {
            At::Start => &mut self.start,
            At::Sample => &mut self.sample,
            At::OpenFile => &mut self.open_file,
            At::About => &mut self.about,
            At::FromFile => &mut self.from_file,
            At::Typed => &mut self.typed,
            At::Access => &mut self.access,
            At::Done => &mut self.done,
        }
    }

    fn shown(&self) -> &dyn Page {
        match self.at {
            At::Start => &self.start,
            At::Sample => &self.sample,
            At::OpenFile => &self.open_file,
            At::About => &self.about,
            At::FromFile => &self.from_file,
            At::Typed => &self.typed,
            At::Access => &self.access,
            At::Done => &self.done,
        }
    }

    /// The page before this one.
    fn before(&self) -> Option<At> {
        match self.at {
            At::Start | At::Done => None,
            At::Sample | At::OpenFile | At::About => Some(At::Start),
            At::FromFile | At::Typed => Some(At::About),
            At::Access => Some(self.about.source()),
        }
    }

    /// Where one is on the way to a new board.
    fn step(&self) -> Option<u64> {
        match self.at {
            At::About => Some(1),
            At::FromFile | At::Typed => Some(2),
            At::Access => Some(3),
            At::Start | At::Sample | At::OpenFile | At::Done => None,
        }
    }

    /// Whether leaving loses anything.
    fn holds_something(&self) -> bool {
        self.founder.is_none() && (self.about.is_named() || self.typed.holds_something())
    }

    fn turn(&mut self, turn: Turn, cx: &mut Desk) -> Outcome<Desk> {
        match turn {
            Turn::Ignored => Outcome::Ignored,
            Turn::Consumed => Outcome::Consumed,
            Turn::Say(text) => Outcome::Say(text),
            Turn::To(at) => self.go_to(at, cx),
            Turn::Back => {
                self.at = self.before().unwrap_or(self.at);
                Outcome::Consumed
            }
            Turn::Join => self.join(cx),
            Turn::Open(path) => self.open(path, cx),
            Turn::Found { admin, passphrase } => self.found(admin, passphrase, cx),
            Turn::Enter => self.enter(cx),
        }
    }

    fn go_to(&mut self, at: At, cx: &Desk) -> Outcome<Desk> {
        match at {
            At::FromFile => self.from_file.begin(self.about.new_board(), cx),
            At::Typed => self.typed.begin(),
            At::Access => {
                let new = self.about.new_board();
                let planned = match self.about.source() {
                    At::FromFile => self.from_file.plan(&new, cx),
                    _ => self.typed.plan(&new, cx),
                };
                match planned {
                    Ok(plan) => {
                        self.access.begin(&new, &plan);
                        self.plan = Some((new, plan));
                    }
                    Err(error) => return cx.say(&error),
                }
            }
            _ => {}
        }
        self.at = at;
        Outcome::Consumed
    }

    fn work(
        &mut self,
        kind: &'static str,
        cx: &mut Desk,
        work: impl FnOnce() -> Told + Send + 'static,
    ) -> Outcome<Desk> {
        match cx.jobs.start(kind, move |_| Message::FirstRun(Box::new(work()))) {
            Ok(_) => {
                self.working = true;
                Outcome::Consumed
            }
            Err(error) => cx.say(&Error::Store(error.into())),
        }
    }

    fn join(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let clock = cx.clock.clone();
        self.work("sample", cx, move || {
            let joined = demo::join(&clock).and_then(|place| Ok((Workspace::open(&place.path(), clock)?, place)));
            Told::Joined(joined)
        })
    }

    fn open(&mut self, path: PathBuf, cx: &mut Desk) -> Outcome<Desk> {
        let clock = cx.clock.clone();
        self.work("open", cx, move || Told::Opened(Workspace::open(&path, clock)))
    }

    fn found(&mut self, admin: String, passphrase: Zeroizing<String>, cx: &mut Desk) -> Outcome<Desk> {
        let Some((new, plan)) = self.plan.clone() else { return Outcome::Ignored };
        let (path, clock) = (self.first_run.board.clone(), cx.clock.clone());
        self.work("found", cx, move || {
            Told::Founded(found_board(&path, &new, &Ownership::Private, &plan, Some(&admin), &passphrase, clock))
        })
    }

    /// Signs the founder in: their keys are open already.
    fn enter(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let Some(founder) = self.founder.take() else { return Outcome::Ignored };
        enter(founder, cx).unwrap_or_else(|error| {
            cx.unseat();
            // The board is there all the same, and they can sign in to it.
            match Workspace::open(&self.first_run.board, cx.clock.clone()) {
                Ok(workspace) => {
                    cx.return_workspace(workspace);
                    Outcome::Reset(Box::new(SignIn::new(cx)))
                }
                Err(_) => cx.say(&error),
            }
        })
    }

    fn told(&mut self, told: Told, cx: &mut Desk) -> Outcome<Desk> {
        self.working = false;
        match told {
            Told::Joined(Ok((workspace, place))) => {
                cx.keep_sample(place);
                cx.return_workspace(workspace);
                Outcome::Reset(Box::new(SignIn::new(cx)))
            }
            Told::Joined(Err(error)) => {
                let why = sample::explain(cx, &error);
                self.page().fail(why);
                Outcome::Consumed
            }
            Told::Opened(Ok(workspace)) => {
                cx.return_workspace(workspace);
                Outcome::Reset(Box::new(SignIn::new(cx)))
            }
            Told::Founded(Ok((founder, recovery_key))) => {
                self.access.forget();
                self.done.begin(&founder);
                self.founder = Some(founder);
                self.shows_key = true;
                self.at = At::Done;
                let shown = Zeroizing::new(recovery_key.to_string());
                Outcome::Open(Box::new(ShowRecoveryKey::new(shown, cx.language())))
            }
            Told::Opened(Err(error)) | Told::Founded(Err(error)) => {
                let why = match &error {
                    // What the command line advises then is what these pages do.
                    Error::Store(store::Error::Missing(_)) => explain(cx.language(), &error).message,
                    _ => cx.explain(&error),
                };
                self.page().fail(why);
                Outcome::Consumed
            }
        }
    }

    fn draw_page(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = texts(self.language);
        let theme = *canvas.theme();
        let page = centred(area, 76, area.height);
        let top = Rect { y: area.y + u16::from(area.height > 20), height: 1, ..page };
        let heading = match self.step() {
            Some(step) => t.msg_welcome_step(step),
            None => t.msg_welcome_heading(),
        };
        let used = canvas.text(top, &heading, theme.heading);
        // In the language of those who look for it.
        let key = canvas.view.key_of(Command::Language).unwrap_or_default();
        let other = format!("{key} {}", self.language.other().name());
        // A few columns.
        let width = other.width() as u16;
        if top.width > width + used {
            canvas.text(Rect { x: top.right() - width, width, ..top }, &other, theme.muted);
        }
        let room = Rect { y: top.y + 2, height: (area.bottom() - 1).saturating_sub(top.y + 2), ..page };
        self.page().draw(room, canvas);
    }

    fn quit(&self, cx: &Desk) -> Outcome<Desk> {
        if !self.holds_something() {
            return Outcome::Quit(0);
        }
        let t = cx.texts();
        let (title, question) = (t.msg_command_quit(), t.msg_welcome_quit_question());
        Outcome::Open(Box::new(Confirm::new(title.clone(), question, title, Message::ReallyQuit)))
    }
}

impl Layer<Desk> for Welcome {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        if self.working {
            return Vec::new();
        }
        let is_walking = |offer: &Offer| WALKING.contains(&offer.command);
        let (walking, mut offers): (Vec<Offer>, Vec<Offer>) = self.shown().offers(cx).into_iter().partition(is_walking);
        if self.before().is_some() && !offers.iter().any(|offer| offer.command == Command::Back) {
            offers.push(Command::Back.into());
        }
        offers.extend([Command::Language, Command::Quit].map(Offer::ready));
        // Last, where the footer has no room left: everybody finds the arrows.
        offers.extend(walking);
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if self.shown().offers(cx).iter().any(|offer| offer.command == command) {
            let turn = self.page().run(command, cx);
            return self.turn(turn, cx);
        }
        match command {
            Command::Back => self.turn(Turn::Back, cx),
            Command::Language => {
                cx.toggle_language();
                self.language = cx.language();
                let language = self.language;
                self.pages().into_iter().for_each(|page| page.speak(language));
                Outcome::Consumed
            }
            Command::Quit => self.quit(cx),
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if self.working || matches!(event, Event::Wake(_) | Event::Resumed) {
            return Outcome::Ignored;
        }
        if let Event::Key(key) = event
            && *key == Key::ctrl('c')
        {
            return self.quit(cx);
        }
        let turn = self.page().handle(event, cx);
        self.turn(turn, cx)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::FirstRun(told) => Ok(self.told(*told, cx)),
            Message::RecoveryKeyNoted => {
                self.shows_key = false;
                Ok(Outcome::Consumed)
            }
            Message::ReallyQuit => Ok(Outcome::Quit(0)),
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.shown().takes_typing()
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 30, 10) {
            return;
        }
        if !self.shows_key {
            self.draw_page(area, canvas);
        }
        footer::draw(Rect { y: area.bottom() - 1, height: 1, ..area }, canvas);
    }
}

/// The rest of an area below its first `used` lines.
fn below(area: Rect, used: u16) -> Rect {
    let used = used.min(area.height);
    Rect { y: area.y + used, height: area.height - used, ..area }
}
