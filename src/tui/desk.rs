//! What all screens of the running program share: the board, who is signed in, how things look, the workers.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::background::Background;
use super::binding::Keymap;
use super::canvas::View;
use super::configuration::ConfigurationFault;
use super::input::Mailbox;
use super::job::Jobs;
use super::layer::{Commands, Context, Layer, Outcome};
use super::preferences;
use super::screens::boards::batch::Told;
use super::screens::palette::Palette;
use super::screens::search::finding::Searched;
use super::screens::{boards, goals, sessions, settings, welcome};
use super::searching::Searching;
use super::theme::{Accent, Glyphs, Theme, ThemeName};
use super::undo::Deeds;
use super::words::Words;
use crate::clock::Clock;
use crate::demo::DemoBoard;
use crate::domain::announcement::{AnnouncementId, Headline};
use crate::domain::audience::Direction;
use crate::domain::goal::{CycleId, GoalId, KpiId, Quantity};
use crate::domain::name::likeness;
use crate::domain::organisation::{Organisation, PersonId};
use crate::domain::session::{PartId, SessionId};
use crate::domain::text::CleanText;
use crate::explain;
use crate::export;
use crate::export::file::ExportFileError;
use crate::i18n::{self, Language};
use crate::keys::RecoveryKey;
use crate::member::announcements::Published;
use crate::member::check::Check;
use crate::member::drafts::{OpenDraft, Saved};
use crate::member::sessions::SearchIndex;
use crate::member::{Error, Member, Result, Workspace};
use crate::store::announcements::Unread;

/// What workers and dialogs tell the layers.
pub enum Message {
    /// The keys opened, or did not; the board comes back either way.
    SignedIn(Box<std::result::Result<Member, (Workspace, Error)>>),
    Enrolled(Box<(Workspace, Result<RecoveryKey>)>),
    Recovered(Box<(Workspace, Result<()>)>),
    PassphraseChanged(Result<()>),
    /// The person has written the recovery key down.
    RecoveryKeyNoted,
    /// Something on the board changed, here or on another terminal.
    BoardChanged,
    Published(Uuid, Result<Published>),
    DraftSaved(Uuid, Result<Saved>),
    Acknowledged(AnnouncementId, Result<()>),
    /// A reply, a question, an answer or a withdrawal was written, or was not: which, and how to say it went well.
    Written(Uuid, String, Result<()>),
    Opened(Result<()>),
    /// Yes to a question.
    ReallyPublish,
    ReallyWithdraw(Vec<AnnouncementId>),
    /// About announcements that are marked.
    Batch(Box<Told>),
    ReallyQuit,
    /// Show this announcement on its board.
    Show(AnnouncementId),
    /// Show this person's page.
    ShowPerson(PersonId),
    /// Show this goal in its table.
    ShowGoal(GoalId),
    /// Show everything that somebody aims at.
    ShowGoalsOf(PersonId),
    /// What the table of goals is to show.
    GoalsChosen(goals::Chosen),
    /// Which of two numbers was typed.
    NumberMeant(Quantity),
    /// The check-ins of a sheet were written together, or none of them.
    SheetSent(Uuid, goals::Sent),
    ReallyLeaveSheet,
    /// What changes with the days was worked out for today; whether anything had to be.
    Settled(Result<bool>),
    /// Show this session, at this part of it where one is named.
    ShowSession(SessionId, Option<PartId>),
    /// What the list of sessions is to show.
    SessionsChosen(sessions::Chosen),
    /// Everything the member may open was read for searching.
    Indexed(Result<SearchIndex>),
    /// What a worker found for the search box.
    Searched(Box<Searched>),
    /// A search was kept or forgotten, or was not: how to say it went well.
    SearchesChanged(String, Result<()>),
    /// Show on the boards what this query finds.
    ShowFound(String),
    /// How the boards are to be filtered.
    BoardsFiltered(boards::Chosen),
    /// The announcements that the palette's words are found in.
    PaletteFound(String, Result<Vec<Headline>>),
    /// What waited for others' keys was opened to them; whether there is more.
    Shared(Result<bool>),
    /// What a check of the board found; nothing where it was given up.
    Checked(Result<Option<Check>>),
    /// Somebody was picked from a list.
    Picked(PersonId),
    /// Several were.
    PickedPeople(Vec<PersonId>),
    PickedKpi(KpiId),
    /// How many goals closing a cycle would freeze, or why it cannot be closed.
    CycleWeighed(CycleId, Result<usize>),
    /// Yes: do what was asked about.
    ReallyDo,
    /// Yes: what was typed may be lost.
    ReallyLeave,
    Exported(export::Result<export::Exported>),
    /// How much is unread.
    Counted(Result<Unread>),
    /// What a worker found out for the settings.
    Settings(settings::News),
    /// The day's first session has copied the board, or had no need to.
    BackedUp(Result<Option<PathBuf>>),
    /// What was started before there was a board has come to an end.
    FirstRun(Box<welcome::Told>),
    /// Whoever signed in sees the screens for the first time.
    Greet,
}

/// A signed-in person: reads on the screen's thread, writes on the scribe's.
pub struct Session {
    pub member: Member,
    scribe: Scribe,
    handed_over: HandedOver,
}

/// Drafts the scribe has not saved or deleted yet.
type HandedOver = Arc<Mutex<HashMap<Uuid, Handed>>>;

struct Handed {
    /// What was typed, or nothing where it was thrown away.
    text: Option<Zeroizing<String>>,
    /// The scribe could save it nowhere.
    unkept: bool,
}

/// One thread that does everything that writes, in order, so that the screen never waits for a disk or a lock. It takes
/// tasks before it is started, and does them then.
struct Scribe {
    tasks: Option<Sender<Task>>,
    waiting: Option<Receiver<Task>>,
    thread: Option<JoinHandle<()>>,
}

type Task = Box<dyn FnOnce(&mut Member) -> Message + Send>;

impl Scribe {
    fn new() -> Self {
        let (tasks, waiting) = mpsc::channel::<Task>();
        Self { tasks: Some(tasks), waiting: Some(waiting), thread: None }
    }

    fn start(&mut self, member: &Member, mailbox: Mailbox<Message>) -> Result<()> {
        if self.waiting.is_none() {
            return Ok(());
        }
        let mut member = member.another()?;
        let inbox = self.waiting.take();
        let thread = std::thread::Builder::new()
            .name("scribe".into())
            .spawn(move || {
                for task in inbox.into_iter().flatten() {
                    mailbox.send(task(&mut member));
                }
            })
            .map_err(crate::store::Error::Io)?;
        self.thread = Some(thread);
        Ok(())
    }
}

impl Drop for Scribe {
    fn drop(&mut self) {
        // What was handed over is written before the keys go.
        self.tasks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// How the program was asked to run.
#[derive(Clone, Debug)]
pub struct Settings {
    pub language: Language,
    /// Chosen on the command line: it holds for whoever signs in.
    pub language_chosen: bool,
    pub theme: ThemeName,
    /// Somebody chose the theme: what the terminal says of its background no longer decides.
    pub theme_chosen: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    pub glyphs: Glyphs,
    pub keymap: Keymap,
    /// Where drafts go when the board cannot be written, and where preferences are kept.
    pub state_folder: PathBuf,
    /// Where exports go whose name says no folder.
    pub export_folder: PathBuf,
    /// After so long without a key the screen locks.
    pub idle: SignedDuration,
    /// Where keys are changed, and what is wrong with it.
    pub config_file: PathBuf,
    pub config_fault: Option<ConfigurationFault>,
    /// Whether the shell that started the program can take it back after a stop.
    pub can_suspend: bool,
}

/// The desk everybody in turn sits at.
pub struct Desk {
    pub settings: Settings,
    pub clock: Clock,
    pub jobs: Jobs<Message>,
    mailbox: Mailbox<Message>,
    theme: Theme,
    words: Words,
    /// The board while nobody is signed in.
    workspace: Option<Workspace>,
    session: Option<Session>,
    /// Goes with who is signed in.
    searching: Searching,
    /// So does this.
    pub(super) deeds: RefCell<Deeds>,
    namesakes: Namesakes,
    last_heard: Timestamp,
    /// Waits for the terminal to be told.
    copied: Option<String>,
    /// The sample joined from the first run: given up after the board in it is closed.
    sample: Option<DemoBoard>,
}

/// Who could be taken for somebody else by their name, in one version of the chart.
#[derive(Default)]
struct Namesakes {
    of: Option<Arc<Organisation>>,
    people: HashSet<PersonId>,
}

impl Namesakes {
    /// Those who have left count too: what they published is still there under their name.
    fn find(organisation: &Arc<Organisation>) -> Self {
        let mut first: HashMap<String, PersonId> = HashMap::new();
        let mut people = HashSet::new();
        for person in organisation.people() {
            if let Some(other) = first.insert(likeness(&person.name), person.id) {
                people.extend([other, person.id]);
            }
        }
        Self { of: Some(Arc::clone(organisation)), people }
    }

    fn are_of(&self, organisation: &Arc<Organisation>) -> bool {
        self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, organisation))
    }
}

impl Desk {
    pub fn new(workspace: Workspace, settings: Settings, mailbox: Mailbox<Message>) -> Self {
        let clock = workspace.clock().clone();
        Self { workspace: Some(workspace), ..Self::without_board(clock, settings, mailbox) }
    }

    /// Before there is a board: only the first run's pages may be on the screen.
    pub fn without_board(clock: Clock, settings: Settings, mailbox: Mailbox<Message>) -> Self {
        Self {
            theme: settings.theme.theme(),
            words: Words(settings.language),
            last_heard: clock.now(),
            jobs: Jobs::new(mailbox.clone()),
            clock,
            settings,
            mailbox,
            workspace: None,
            session: None,
            searching: Searching::default(),
            deeds: RefCell::default(),
            namesakes: Namesakes::default(),
            copied: None,
            sample: None,
        }
    }

    /// Holds a place in the running sample for as long as the program runs.
    pub fn keep_sample(&mut self, sample: DemoBoard) {
        self.sample = Some(sample);
    }

    pub fn language(&self) -> Language {
        self.settings.language
    }

    pub fn texts(&self) -> &'static i18n::Texts {
        i18n::texts(self.settings.language)
    }

    pub fn set_language(&mut self, language: Language) {
        self.settings.language = language;
        self.words = Words(language);
    }

    /// The other language, kept for the next sign-in of whoever is signed in.
    pub fn toggle_language(&mut self) {
        self.set_language(match self.language() {
            Language::Spanish => Language::English,
            Language::English => Language::Spanish,
        });
        if self.is_signed_in() {
            preferences::remember_language(self);
        }
    }

    pub fn set_theme(&mut self, theme: ThemeName) {
        self.settings.theme = theme;
        self.settings.theme_chosen = true;
        self.theme = theme.theme();
    }

    /// Whether the mouse is listened to.
    pub fn mouse(&self) -> bool {
        self.settings.mouse
    }

    /// Listens to the mouse, or leaves it to the terminal, and keeps the choice for whoever uses this account next.
    pub fn set_mouse(&mut self, on: bool) {
        self.settings.mouse = on;
        preferences::remember_mouse(self);
    }

    /// Hands a text to the terminal for its clipboard. Only what somebody has just asked to have copied.
    pub fn copy(&mut self, text: String) {
        self.copied = Some(text);
    }

    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    pub fn glyphs(&self) -> &Glyphs {
        &self.settings.glyphs
    }

    /// The board, whoever is signed in.
    pub fn workspace(&self) -> &Workspace {
        match (&self.session, &self.workspace) {
            (Some(session), _) => session.member.workspace(),
            (None, Some(workspace)) => workspace,
            // While a worker unlocks keys it has the board, and the sign-in screen reads nothing; nor do the pages of the
            // first run, before there is one.
            (None, None) => unreachable!("the board is being unlocked, or not there yet"),
        }
    }

    /// Lends the board to a worker that unlocks keys; it comes back with the worker's message.
    pub fn lend_workspace(&mut self) -> Option<Workspace> {
        self.workspace.take()
    }

    pub fn return_workspace(&mut self, workspace: Workspace) {
        self.workspace = Some(workspace);
    }

    /// Who is signed in. Screens behind the sign-in exist only while somebody is.
    pub fn member(&self) -> &Member {
        // The shell and what lies above it are opened by `seat` and cleared before `unseat`.
        &self.session.as_ref().expect("screens are only open while somebody is signed in").member
    }

    pub fn is_signed_in(&self) -> bool {
        self.session.is_some()
    }

    /// Seats a member; the screens can be opened. [`Desk::begin_behind`] belongs to it.
    pub fn seat(&mut self, member: Member) {
        self.session = Some(Session { member, scribe: Scribe::new(), handed_over: HandedOver::default() });
        self.last_heard = self.clock.now();
        self.find_namesakes();
    }

    /// Begins what nobody waits for: the scribe, the day's copy, and the reading of what can be searched. Where it fails
    /// nobody can stay signed in, for nothing would be written.
    pub fn begin_behind(&mut self) -> Result<()> {
        self.start_scribe()?;
        let board = self.workspace().another()?;
        self.jobs.start("backup", move |_| Message::BackedUp(board.daily_backup())).map_err(crate::store::Error::Io)?;
        self.read_for_search()
    }

    fn start_scribe(&mut self) -> Result<()> {
        let mailbox = self.mailbox.clone();
        self.session.as_mut().map_or(Ok(()), |session| session.scribe.start(&session.member, mailbox))
    }

    /// Unseats whoever is signed in: what they wrote is written, then their keys are wiped.
    pub fn unseat(&mut self) {
        self.jobs.drop_all();
        self.searching = Searching::default();
        self.deeds = RefCell::default();
        self.save_unkept();
        // Whoever leaves at once has handed over what they wrote all the same. Where it cannot be written now it could not
        // have been before.
        let _ = self.start_scribe();
        if let Some(Session { member, scribe, .. }) = self.session.take() {
            drop(scribe);
            self.workspace = Some(member.lock().here_now());
        }
    }

    /// Reads board and chart again if somebody has changed them.
    pub fn refresh(&mut self) -> Result<()> {
        match &mut self.session {
            Some(session) => session.member.refresh()?,
            None => self.workspace.as_mut().map_or(Ok(()), Workspace::refresh)?,
        }
        if self.is_signed_in() {
            self.find_namesakes();
        }
        Ok(())
    }

    /// Works out what the first screen behind the sign-in asks of everybody, while nobody waits for it.
    pub fn make_ready(&mut self) {
        self.find_namesakes();
        let workspace = self.workspace();
        workspace.organisation().on(workspace.today());
    }

    /// Works out who could be taken for whom, unless it is known.
    fn find_namesakes(&mut self) {
        if !self.namesakes.are_of(self.workspace().organisation()) {
            self.namesakes = Namesakes::find(self.workspace().organisation());
        }
    }

    /// A person's name to show: with the handle where somebody else could be taken for them, empty for nobody.
    pub fn name(&self, id: PersonId) -> String {
        let Some(person) = self.workspace().organisation().find(id) else { return String::new() };
        let name = CleanText::line(&person.name);
        if self.namesakes.people.contains(&id) { format!("{name} ({})", person.handle) } else { name.to_string() }
    }

    pub fn searching(&self) -> &Searching {
        &self.searching
    }

    /// Somebody has written: what is searched is no longer all there is.
    pub fn outdate_search(&mut self) {
        self.searching.outdate();
    }

    /// Has a worker read what can be searched, where that is wanted; its [`Message::Indexed`] goes to [`Desk::indexed`].
    pub fn read_for_search(&mut self) -> Result<()> {
        if !self.searching.wants_reading() {
            return Ok(());
        }
        let (member, handles) = (self.member().another()?, self.searching.handles().clone());
        let read = move |job: &super::job::Job| {
            Message::Indexed(handles.stock(&member).and_then(|()| {
                member.search_index(&mut |done, all| {
                    job.report(done as u64, all as u64);
                    !job.is_cancelled()
                })
            }))
        };
        let job = self.jobs.start("search", read).map_err(crate::store::Error::Io)?;
        self.searching.begun(job);
        Ok(())
    }

    /// What a worker read for searching.
    pub fn indexed(&mut self, read: Result<SearchIndex>) -> Result<()> {
        match read {
            Ok(index) => {
                self.searching.done(Some(index));
                Ok(())
            }
            Err(error) => {
                self.searching.done(None);
                Err(error)
            }
        }
    }

    /// Sends a message to all layers, the topmost first, as a worker would.
    pub fn tell_all(&self, message: Message) {
        self.mailbox.send(message);
    }

    /// Hands something that writes to the scribe; its message arrives when it is done.
    pub fn write(&self, task: impl FnOnce(&mut Member) -> Message + Send + 'static) {
        if let Some(session) = &self.session
            && let Some(tasks) = &session.scribe.tasks
        {
            // The scribe lives as long as the session.
            let _ = tasks.send(Box::new(task));
        }
    }

    /// Has the scribe save a draft.
    pub fn save_draft(&self, id: Uuid, text: String) {
        let (state_folder, done) = (self.settings.state_folder.clone(), self.hand_over(id, Some(text.clone())));
        self.write(move |member| {
            let saved = member.save_draft(id, &text, &state_folder);
            done(saved.is_ok());
            Message::DraftSaved(id, saved)
        });
    }

    /// Has the scribe throw a draft away.
    pub fn discard_draft(&self, id: Uuid) {
        let (state_folder, done) = (self.settings.state_folder.clone(), self.hand_over(id, None));
        self.write(move |member| {
            // What cannot be deleted now is only shown once more.
            let _ = member.delete_draft(id, &state_folder);
            done(true);
            Message::BoardChanged
        });
    }

    /// What was written is on the board: nothing of its draft comes back.
    pub fn forget_draft(&self, id: Uuid) {
        if let Some(session) = &self.session {
            session.handed_over.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
        }
    }

    /// Notes what the scribe is asked to make of a draft; the answer takes the note away again where that was
    /// done: what could be saved nowhere stays at hand until the person leaves.
    fn hand_over(&self, id: Uuid, text: Option<String>) -> impl FnOnce(bool) + Send + use<> {
        let text = text.map(Zeroizing::new);
        let handed_over = self.session.as_ref().map(|session| Arc::clone(&session.handed_over)).unwrap_or_default();
        let handed = Handed { text: text.clone(), unkept: false };
        handed_over.lock().unwrap_or_else(PoisonError::into_inner).insert(id, handed);
        move |done| {
            let mut notes = handed_over.lock().unwrap_or_else(PoisonError::into_inner);
            match notes.get_mut(&id).filter(|handed| handed.text == text) {
                Some(_) if done => drop(notes.remove(&id)),
                Some(handed) => handed.unkept = true,
                None => {}
            }
        }
    }

    /// Hands what could be kept nowhere to the scribe once more. Answers whether there is any.
    pub fn save_unkept(&self) -> bool {
        let Some(session) = &self.session else { return false };
        let notes = session.handed_over.lock().unwrap_or_else(PoisonError::into_inner);
        let unkept = notes.iter().filter(|(_, handed)| handed.unkept);
        let unkept: Vec<(Uuid, String)> =
            unkept.filter_map(|(id, handed)| Some((*id, handed.text.as_ref()?.to_string()))).collect();
        drop(notes);
        let has_some = !unkept.is_empty();
        for (id, text) in unkept {
            self.save_draft(id, text);
        }
        has_some
    }

    /// The member's drafts, newest first, those on their way to the board included.
    pub fn drafts(&self) -> Result<Vec<OpenDraft>> {
        // Held while the board is read: what is saved meanwhile would be neither on its way nor read.
        let handed_over = self.session.as_ref().map(|session| session.handed_over.lock());
        let handed_over = handed_over.map(|notes| notes.unwrap_or_else(PoisonError::into_inner));
        let mut drafts = self.member().drafts(&self.settings.state_folder)?;
        for (id, handed) in handed_over.iter().flat_map(|notes| notes.iter()) {
            drafts.retain(|draft| draft.id != *id);
            if let Some(text) = &handed.text {
                drafts.insert(0, OpenDraft { id: *id, saved_at: self.clock.now(), text: text.to_string() });
            }
        }
        Ok(drafts)
    }

    /// When the screen locks by itself unless somebody is heard.
    pub fn locks_at(&self) -> Timestamp {
        self.last_heard.saturating_add(self.settings.idle).unwrap_or(Timestamp::MAX)
    }

    /// A failure as a line for the footer.
    pub fn explain(&self, error: &Error) -> String {
        let explained = explain::explain(self.language(), error);
        match explained.hint {
            Some(hint) => format!("{} {hint}", explained.message),
            None => explained.message,
        }
    }

    /// Why what is being written could be kept nowhere.
    pub fn explain_unkept(&self, error: &Error) -> String {
        format!("{} {}", explain::explain(self.language(), error).message, self.texts().msg_tui_unkept())
    }

    /// Why an export was not made.
    pub fn explain_export(&self, error: &export::Error) -> String {
        match error {
            export::Error::Member(error) => self.explain(error),
            export::Error::File(error @ ExportFileError::AlreadyExists(_)) => {
                let there = explain::explain_file(self.language(), error).message;
                format!("{there} {}", self.texts().msg_tui_export_another_name())
            }
            export::Error::File(error) => explain::explain_file(self.language(), error).message,
            export::Error::Io(error) => explain::explain_io(self.language(), error),
            export::Error::Stopped => self.texts().msg_tui_export_stopped(),
        }
    }

    /// Says a failure in the footer.
    pub fn say(&self, error: &Error) -> Outcome<Self> {
        Outcome::Say(self.explain(error))
    }
}

impl Context for Desk {
    type Message = Message;

    fn view(&self) -> View<'_> {
        View { theme: &self.theme, glyphs: &self.settings.glyphs, keymap: &self.settings.keymap, words: &self.words }
    }

    fn heard(&mut self) {
        self.last_heard = self.clock.now();
    }

    fn mouse(&self) -> bool {
        self.settings.mouse
    }

    fn take_copied(&mut self) -> Option<String> {
        self.copied.take()
    }

    fn told_background(&mut self, background: Background) -> bool {
        let fitting = ThemeName::on(background);
        if self.settings.theme_chosen || fitting == self.settings.theme {
            return false;
        }
        self.settings.theme = fitting;
        self.theme = fitting.theme();
        // What is listed keeps its colours with its rows.
        self.tell_all(Message::BoardChanged);
        true
    }

    fn palette(&mut self, commands: &Commands, alone: bool) -> Option<Box<dyn Layer<Self>>> {
        self.is_signed_in().then(|| -> Box<dyn Layer<Self>> { Box::new(Palette::new(commands, alone, self)) })
    }
}

/// The colour and sign of a board.
pub fn accent(direction: Direction) -> Accent {
    match direction {
        Direction::Vertical => Accent::Vertical,
        Direction::Horizontal => Accent::Horizontal,
        Direction::Diagonal => Accent::Diagonal,
    }
}
