//! What the lists hold: which of them there are, what is read for each, what filters leave out.

use jiff::civil::Date;

use crate::domain::organisation::{Area, PersonId, Role};
use crate::domain::session::due::{Dueness, Met};
use crate::domain::session::{PartId, PartState, SessionId, SessionKind, SessionState};
use crate::i18n::sessions as names;
use crate::member::Error;
use crate::member::sessions::{ActionView, DueCircle, SessionView, Whose};
use crate::tui::desk::Desk;

/// One list; Left and Right walk through them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What is due, what is planned, and what still waits for something.
    Upcoming,
    Past,
    /// Who of my people should meet, and when they met.
    People,
    /// Mine, then my people's.
    Actions,
    /// Everybody's, for `hr`.
    All,
    /// Per area: who met and who did not.
    Overview,
    /// All of mine with somebody, in the order of time.
    With(PersonId),
}

/// What one row is about.
#[derive(Clone, Debug)]
pub enum Entry {
    Circle(Box<DueCircle>),
    Session(Box<SessionView>),
    Action(Box<ActionView>),
    Area(Met),
    NotMet(PersonId, Option<Date>),
}

/// What stays the same of a row however often it is read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowId {
    Circle(SessionKind, Vec<PersonId>),
    Session(SessionId),
    Action(PartId),
    Area(Area),
    NotMet(PersonId),
}

/// What leaves rows out; each is a chip while it is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    Overdue,
    Kind(SessionKind),
    State(SessionState),
    Person(PersonId),
}

/// How far back the overview looks, in days.
pub const STRETCHES: [u32; 3] = [30, 90, 365];

impl Entry {
    pub fn id(&self) -> RowId {
        match self {
            Self::Circle(circle) => {
                let circle = &circle.standing.circle;
                RowId::Circle(circle.kind, circle.people.clone())
            }
            Self::Session(view) => RowId::Session(view.session.id),
            Self::Action(action) => RowId::Action(action.part.part.id),
            Self::Area(met) => RowId::Area(met.area.clone()),
            Self::NotMet(person, _) => RowId::NotMet(*person),
        }
    }

    /// The session a row leads to.
    pub fn session(&self) -> Option<&SessionView> {
        match self {
            Self::Session(view) => Some(view),
            Self::Action(action) => action.session.as_deref(),
            _ => None,
        }
    }

    pub fn is_overdue(&self) -> bool {
        match self {
            Self::Circle(circle) => circle.dueness == Dueness::Overdue,
            Self::Session(view) => view.overdue,
            Self::Action(action) => action.overdue,
            Self::Area(_) | Self::NotMet(..) => false,
        }
    }

    fn kind(&self) -> Option<SessionKind> {
        match self {
            Self::Circle(circle) => Some(circle.standing.circle.kind),
            _ => self.session().map(|view| view.session.kind),
        }
    }

    pub fn people(&self) -> Vec<PersonId> {
        match self {
            Self::Circle(circle) => circle.standing.circle.people.clone(),
            Self::Session(view) => view.session.participants.clone(),
            Self::Action(action) => action.part.part.owner.into_iter().collect(),
            Self::Area(_) => Vec::new(),
            Self::NotMet(person, _) => vec![*person],
        }
    }
}

impl Filter {
    pub fn name(&self, cx: &Desk) -> String {
        match self {
            Self::Overdue => cx.texts().msg_sessions_overdue(),
            Self::Kind(kind) => names::kind(cx.language(), *kind),
            Self::State(state) => names::state(cx.language(), *state),
            Self::Person(person) => cx.name(*person),
        }
    }

    pub fn takes(&self, entry: &Entry) -> bool {
        match self {
            Self::Overdue => entry.is_overdue(),
            Self::Kind(kind) => entry.kind() == Some(*kind),
            Self::State(state) => matches!(entry, Entry::Session(view) if view.state == *state),
            Self::Person(person) => entry.people().contains(person),
        }
    }

    /// Whether one of the two takes the other's place: a row has one kind and one state.
    pub fn is_like(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Tab {
    /// Those of whoever is signed in; somebody picked comes after them.
    pub fn own(cx: &Desk) -> Vec<Self> {
        let chart = cx.workspace().organisation().on(cx.workspace().today());
        let leads = !chart.reports(cx.member().id()).is_empty();
        let hr = cx.member().person().roles.has(Role::Hr);
        let mut tabs = vec![Self::Upcoming, Self::Past];
        if leads {
            tabs.push(Self::People);
        }
        tabs.push(Self::Actions);
        if hr {
            tabs.push(Self::All);
        }
        if hr || leads {
            tabs.push(Self::Overview);
        }
        tabs
    }

    pub fn name(&self, cx: &Desk) -> String {
        let t = cx.texts();
        match self {
            Self::Upcoming => t.msg_sessions_tab_upcoming(),
            Self::Past => t.msg_sessions_tab_past(),
            Self::People => t.msg_sessions_tab_people(),
            Self::Actions => t.msg_sessions_tab_actions(),
            Self::All => t.msg_sessions_tab_all(),
            Self::Overview => t.msg_sessions_tab_overview(),
            Self::With(person) => t.msg_sessions_tab_with(cx.name(*person)),
        }
    }

    /// What to do where the list is empty.
    pub fn empty(&self, cx: &Desk) -> String {
        let t = cx.texts();
        match self {
            Self::Upcoming => t.msg_sessions_empty_upcoming(),
            Self::Past => t.msg_sessions_empty_past(),
            Self::People => t.msg_sessions_empty_people(),
            Self::Actions => t.msg_sessions_empty_actions(),
            Self::All => t.msg_sessions_empty_all(),
            Self::Overview => t.msg_sessions_empty_overview(),
            Self::With(person) => t.msg_sessions_empty_with(cx.name(*person)),
        }
    }

    /// Everything this list holds; `days` is how far back the overview looks.
    pub fn read(&self, days: u32, cx: &Desk) -> Result<Vec<Entry>, Error> {
        let member = cx.member();
        let sessions = |whose: Whose| -> Result<Vec<Entry>, Error> {
            Ok(member.sessions(&whose)?.into_iter().map(|view| Entry::Session(Box::new(view))).collect())
        };
        Ok(match self {
            Self::Upcoming => {
                let open = |entry: &Entry| matches!(entry, Entry::Session(view) if is_open(view));
                let mut entries: Vec<Entry> = sessions(Whose::Mine)?.into_iter().filter(open).collect();
                let circles = member.due_circles(false)?.into_iter().filter(|circle| circle.dueness != Dueness::Fine);
                entries.extend(circles.map(|circle| Entry::Circle(Box::new(circle))));
                let day = |entry: &Entry| match entry {
                    Entry::Circle(circle) => circle.standing.due,
                    entry => entry.session().map(|view| cx.workspace().day_of(view.session.starts)),
                };
                entries.sort_by_key(|entry| {
                    (day(entry), entry.session().map(|view| (view.session.starts, view.session.id)))
                });
                entries
            }
            Self::Past => {
                let begun =
                    |entry: &Entry| matches!(entry, Entry::Session(view) if view.state != SessionState::Planned);
                sessions(Whose::Mine)?.into_iter().filter(begun).collect()
            }
            Self::With(person) => sessions(Whose::With(*person))?,
            Self::People => {
                let circles = member.due_circles(true)?.into_iter().map(|circle| Entry::Circle(Box::new(circle)));
                circles.chain(sessions(Whose::People)?).collect()
            }
            Self::All => sessions(Whose::All)?,
            Self::Actions => {
                let mine = member.actions(false)?;
                let theirs = member.actions(true)?;
                let new = |action: &ActionView| !mine.iter().any(|own| own.part.part.id == action.part.part.id);
                let theirs: Vec<ActionView> = theirs.into_iter().filter(new).collect();
                mine.into_iter().chain(theirs).map(|action| Entry::Action(Box::new(action))).collect()
            }
            Self::Overview => {
                let overview = member.meetings(days)?;
                let areas = overview.areas.into_iter().map(Entry::Area);
                areas.chain(overview.not_met.into_iter().map(|(who, last)| Entry::NotMet(who, last))).collect()
            }
        })
    }
}

/// To come, under way, or waiting for signatures.
fn is_open(view: &SessionView) -> bool {
    matches!(view.state, SessionState::Planned | SessionState::Held | SessionState::Closed)
}

/// Whether an action is done.
pub fn is_done(action: &ActionView) -> bool {
    action.part.part.state == PartState::Done
}
