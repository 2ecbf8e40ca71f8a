//! Everything that can be read of a board, each as one text: what differs between two boards differs in it.

use std::fmt::Debug;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::domain::organisation::Area;
use cartelera::domain::search::Query;
use cartelera::export::{self, Format, Progress, boards, goals, people};
use cartelera::i18n::Language;
use cartelera::member::goals::{GoalList, Whose as WhoseGoals};
use cartelera::member::sessions::Whose;
use cartelera::member::{Error, Member, Result, Workspace};
use cartelera::store;
use cartelera::store::announcements::{Cursor, Only, Shown};

/// Measures how long something takes, without what it waits for a processor: that says more of the machine.
pub struct Watch {
    begun: Instant,
    waited: Duration,
}

impl Watch {
    pub fn start() -> Self {
        Self { begun: Instant::now(), waited: waited("thread-self") }
    }

    fn read(&self) -> Duration {
        self.begun.elapsed().saturating_sub(waited("thread-self").saturating_sub(self.waited))
    }
}

/// How long a thread or process was ready to go on and had to wait.
pub fn waited(process: &str) -> Duration {
    let numbers = std::fs::read_to_string(format!("/proc/{process}/schedstat")).unwrap_or_default();
    Duration::from_nanos(numbers.split(' ').nth(1).and_then(|waited| waited.parse().ok()).unwrap_or_default())
}

/// What one way of reading answered, and how long that took.
pub struct Answer {
    pub way: &'static str,
    pub said: Result<String>,
    pub took: Duration,
}

/// Everything, as the person whom `handle` names sees it.
pub fn of(board: &Path, clock: &Clock, handle: &str) -> Vec<Answer> {
    let mut answers = Answers(Vec::new());
    let Some(workspace) = answers.take("open", || Workspace::open(board, clock.clone())) else { return answers.0 };
    answers.say("names", || workspace.names());
    let Some(member) = answers.take("sign in", || workspace.sign_in(handle, "cartelera").map_err(|(_, error)| error))
    else {
        return answers.0;
    };
    answers.announcements(&member);
    answers.goals(&member);
    answers.sessions(&member);
    answers.say("own profiles", || member.own_profiles());
    answers.say("own deeds", || member.own_deeds());
    answers.say("today", || member.today());
    answers.say("week", || member.week(member.workspace().today()));
    answers.say("drafts", || member.drafts(Path::new("/nowhere")));
    answers.write("export people", |out| people::write(&member, Language::English, Format::Json, out, &mut go_on));
    answers.0
}

struct Answers(Vec<Answer>);

impl Answers {
    fn take<T>(&mut self, way: &'static str, ask: impl FnOnce() -> Result<T>) -> Option<T> {
        let watch = Watch::start();
        let answer = ask();
        let took = watch.read();
        let (said, value) = match answer {
            Ok(value) => (Ok(String::new()), Some(value)),
            Err(error) => (Err(error), None),
        };
        self.0.push(Answer { way, said, took });
        value
    }

    fn say<T: Debug>(&mut self, way: &'static str, ask: impl FnOnce() -> Result<T>) {
        let watch = Watch::start();
        let said = ask().map(|value| format!("{value:?}"));
        self.0.push(Answer { way, said, took: watch.read() });
    }

    fn write(&mut self, way: &'static str, write: impl FnOnce(&mut dyn std::io::Write) -> export::Result<u64>) {
        let watch = Watch::start();
        let mut out = Vec::new();
        let said = match write(&mut out) {
            Ok(_) => Ok(String::from_utf8_lossy(&out).into_owned()),
            Err(export::Error::Member(error)) => Err(error),
            Err(other) => Err(Error::Store(store::Error::Unexpected(other.to_string()))),
        };
        self.0.push(Answer { way, said, took: watch.read() });
    }

    fn announcements(&mut self, member: &Member) {
        let shown = Shown { direction: None, only: Only::All };
        self.say("list", || member.page(shown, Cursor::Newest, 500));
        self.say("show", || {
            let page = member.page(shown, Cursor::Newest, 500)?;
            let read = |id| Ok((member.read(id)?, member.editions(id)?));
            page.rows.iter().take(40).map(|row| read(row.id)).collect::<Result<Vec<_>>>()
        });
        self.say("coverage", || {
            let page = member.page(Shown { only: Only::Mine, ..shown }, Cursor::Newest, 100)?;
            page.rows.iter().map(|row| member.coverage(row.id)).collect::<Result<Vec<_>>>()
        });
        for typed in ["horario", "de", "is:unread", "from:sergio"] {
            let (query, _) = Query::read(typed, member.workspace().today());
            self.say("search", || member.search(&query, Cursor::Newest, 100));
        }
        let options =
            boards::Options { chosen: boards::Chosen::Shown(shown), language: Language::English, signatures: true };
        self.write("export boards", |out| {
            boards::write(member, &options, Format::Json, out, &mut go_on).map(|written| written.count)
        });
    }

    fn goals(&mut self, member: &Member) {
        let whose = WhoseGoals::Area(Area::default());
        let list = GoalList::of(whose.clone());
        self.say("catalogue", || member.catalogue());
        self.say("goals", || member.goal_views(&member.list_goals(&list)?));
        self.say("goal pages", || {
            let views = member.goal_views(&member.list_goals(&list)?)?;
            views.iter().take(20).map(|view| member.goal_page(view.goal.id)).collect::<Result<Vec<_>>>()
        });
        self.say("roll-up", || member.overview(&whose, None));
        self.write("export goals", |out| goals::write(member, &list, Language::English, Format::Json, out, &mut go_on));
    }

    fn sessions(&mut self, member: &Member) {
        self.say("sessions", || member.sessions(&Whose::All));
        self.say("session pages", || {
            let views = member.sessions(&Whose::Mine)?;
            views.iter().map(|view| member.session_page(view.session.id)).collect::<Result<Vec<_>>>()
        });
        self.say("actions", || member.actions(true));
        self.say("session search", || {
            let (query, _) = Query::read("de", member.workspace().today());
            let index = member.search_index(&mut |_, _| true)?;
            Ok((index.len(), index.find(&query, 100)))
        });
        self.say("session templates", || member.session_templates());
    }
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
