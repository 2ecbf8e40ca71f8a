//! What waits for the member about sessions.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

use super::{ActionView, DueCircle, SessionDuty, SessionView, Whose};
use crate::domain::organisation::PersonId;
use crate::domain::session::due::{CircleStanding, Dueness};
use crate::domain::session::life::{Operation, SessionState};
use crate::domain::session::sight::Involvement;
use crate::domain::session::{PartKind, PartState, Session, SessionKind};
use crate::i18n::{Language, sessions, texts};
use crate::member::{Member, Result, Workspace};

/// How many days before its own a session is to be prepared for, and before it is due an action is asked for.
const PREPARE_DAYS: i64 = 2;
const CLOSE_DAYS: i64 = 7;

impl SessionDuty {
    /// When it is due in a zone's days: a session when it begins, written up by the end of the day after, everything else
    /// on its last day. Signatures, keys and purging have no day.
    pub(in crate::member) fn due(&self, workspace: &Workspace) -> Result<Option<Timestamp>> {
        let day = match self {
            Self::Prepare(view) => return Ok(Some(view.session.starts)),
            Self::WriteUp(view) => workspace.day_of(view.session.starts).checked_add(1.day()).ok(),
            Self::CloseAction(action) | Self::Chase(action) => action.part.part.due,
            Self::Meet(circle) => circle.standing.due,
            Self::Sign(_) | Self::ConfirmKeys { .. } | Self::Purge { .. } => None,
        };
        day.map(|day| workspace.end_of(day)).transpose()
    }

    /// What an act on it is about: the session, the action. People have no such id: their numbers stand for them, so that
    /// lines are told apart.
    pub fn reference(&self) -> Uuid {
        match self {
            Self::Prepare(view) | Self::WriteUp(view) | Self::Sign(view) => view.session.id.0,
            Self::CloseAction(action) | Self::Chase(action) => action.part.part.id.0,
            Self::Meet(DueCircle { standing, .. }) => {
                let kind = (1..).zip(SessionKind::ALL).find(|(_, kind)| **kind == standing.circle.kind);
                let people = standing.circle.people.iter().map(|person| u128::from(person.0.unsigned_abs()));
                Uuid::from_u128(people.fold(kind.map_or(0, |(number, _)| number), |sum, person| (sum << 32) | person))
            }
            Self::ConfirmKeys { person, generation } => {
                Uuid::from_u64_pair(person.0.unsigned_abs(), u64::from(*generation))
            }
            Self::Purge { .. } => Uuid::nil(),
        }
    }

    /// What it is about in a line: the session, the action, whom to meet, whose keys, how many.
    pub fn title(&self, language: Language, viewer: PersonId, name: impl Fn(PersonId) -> String) -> String {
        let said = |action: &ActionView| match &action.part.content {
            Ok(content) => content.words().to_owned(),
            // What cannot be read is still to be done.
            Err(_) => sessions::part_kind(language, PartKind::Action),
        };
        match self {
            Self::Prepare(view) | Self::WriteUp(view) | Self::Sign(view) => {
                sessions::title(language, &view.session, viewer, name)
            }
            Self::CloseAction(action) => said(action),
            Self::Chase(action) => match action.part.part.owner {
                Some(owner) => format!("{}: {}", name(owner), said(action)),
                None => said(action),
            },
            Self::Meet(DueCircle { standing: CircleStanding { circle, .. }, .. }) => {
                let others = circle.people.iter().filter(|person| **person != viewer);
                let others: Vec<String> = others.map(|person| name(*person)).collect();
                let kind = sessions::kind(language, circle.kind);
                texts(language).msg_session_title_with(kind, sessions::names(language, &others))
            }
            Self::ConfirmKeys { person, .. } => name(*person),
            Self::Purge { sessions } => sessions.to_string(),
        }
    }

    /// The session it is about, where it is about one that the member sees.
    pub fn session(&self) -> Option<&SessionView> {
        match self {
            Self::Prepare(view) | Self::WriteUp(view) | Self::Sign(view) => Some(view),
            Self::CloseAction(action) | Self::Chase(action) => action.session.as_deref(),
            Self::Meet(_) | Self::ConfirmKeys { .. } | Self::Purge { .. } => None,
        }
    }
}

impl Member {
    /// Of each kind together, the kinds in the order of a session's life.
    pub(in crate::member) fn session_duties(&self) -> Result<Vec<SessionDuty>> {
        let viewer = self.viewer()?;
        let (chart, today) = (viewer.chart(), viewer.chart().day());
        let mut duties = Vec::new();
        let mine = self.sessions(&Whose::Mine)?;
        let sessions: Vec<Session> = mine.iter().map(|view| view.session.clone()).collect();
        for view in mine {
            if view.how == Some(Involvement::Participant) {
                let day = viewer.day_of(&view.session);
                duties.extend(duty_of(view, day, today));
            }
        }
        let soon = |action: &ActionView, within: i64| {
            let last = today.saturating_add(within.days());
            action.part.part.state == PartState::Open && action.part.part.due.is_some_and(|due| due <= last)
        };
        let own = self.actions(false)?.into_iter().filter(|action| soon(action, CLOSE_DAYS));
        duties.extend(own.map(SessionDuty::CloseAction));
        let reports = chart.reports(self.id());
        if !reports.is_empty() {
            let late = self.actions_of(reports, true)?.into_iter().filter(|action| action.overdue);
            duties.extend(late.map(SessionDuty::Chase));
        }
        let manager = chart.manager(self.id());
        let is_near = |person: &PersonId| manager == Some(*person) || reports.contains(person);
        let should_meet = |circle: &DueCircle| {
            let people = &circle.standing.circle.people;
            circle.dueness != Dueness::Fine && people.len() == 2 && people.iter().any(is_near)
        };
        duties
            .extend(self.circles_of(&viewer, &sessions, false).into_iter().filter(should_meet).map(SessionDuty::Meet));
        let changed = self.unconfirmed_keys()?.into_iter();
        duties.extend(changed.map(|(person, generation)| SessionDuty::ConfirmKeys { person, generation }));
        if viewer.is_hr() {
            let sessions = self.spent_sessions(None)?.spent.len();
            duties.extend((sessions > 0).then_some(SessionDuty::Purge { sessions }));
        }
        Ok(duties)
    }
}

/// What a session of a day asks of somebody who takes part in it.
fn duty_of(view: SessionView, day: Date, today: Date) -> Option<SessionDuty> {
    match view.state {
        SessionState::Planned if day <= today.saturating_add(PREPARE_DAYS.days()) => Some(SessionDuty::Prepare(view)),
        SessionState::Held if day < today => Some(SessionDuty::WriteUp(view)),
        SessionState::Closed if view.may(Operation::Sign).is_ok() => Some(SessionDuty::Sign(view)),
        _ => None,
    }
}
