//! Who met and who did not, per area, without content: for `hr`, and for a manager's own people.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::domain::organisation::{Area, PersonId, Role};
use crate::domain::session::due::{Dueness, Met, standings};
use crate::domain::session::{Session, Stage};
use crate::i18n::{Language, sort_key};
use crate::member::{Error, Member, Result};

/// Over the stretch of days that ends today.
#[derive(Clone, Debug)]
pub struct Overview {
    pub from: Date,
    /// Everybody first, as the empty area; then every area with somebody of them in it, in the order of paths.
    pub areas: Vec<Met>,
    /// Who has an active manager and did not meet them, each with the day they last did: who never did first.
    pub not_met: Vec<(PersonId, Option<Date>)>,
}

/// How somebody stands with their present manager.
#[derive(Default)]
struct Meeting {
    last: Option<Date>,
    overdue: bool,
}

impl Member {
    /// `days` back from today. Confidential sessions count for `hr` alone; who has nobody below is refused without that role.
    pub fn meetings(&self, days: u32) -> Result<Overview> {
        let viewer = self.viewer()?;
        let (chart, hr) = (viewer.chart(), viewer.is_hr());
        let below: HashSet<PersonId> = chart.down(self.id()).into_iter().map(|below| below.person).collect();
        if !hr && below.is_empty() {
            return Err(Error::NeedsRole(Role::Hr));
        }
        let today = chart.day();
        let from = today.checked_sub(i64::from(days).days()).unwrap_or(Date::MIN);
        let concerned = chart.active().iter().copied().filter(|person| hr || below.contains(&person.id));
        let people: Vec<_> = concerned.filter(|person| chart.manager(person.id).is_some()).collect();
        let whose = (!hr).then(|| self.below());
        let sessions: Vec<Session> = self
            .store()
            .sessions_of(whose.as_deref())?
            .into_iter()
            .map(|kept| kept.session)
            .filter(|session| hr || !session.confidential)
            .collect();
        let met = meetings(&sessions, |session| viewer.day_of(session), today, |person| chart.manager(person));
        let standing = |person: PersonId| met.get(&person).map_or((None, false), |met| (met.last, met.overdue));
        let recent = |person: PersonId| standing(person).0.is_some_and(|last| last >= from);
        let areas = std::iter::once(Area::default()).chain(chart.areas()).filter_map(|area| {
            let within: Vec<PersonId> =
                people.iter().filter(|person| person.area.is_within(&area)).map(|person| person.id).collect();
            let count = |of: &dyn Fn(PersonId) -> bool| within.iter().filter(|person| of(**person)).count();
            let (met, overdue) = (count(&recent), count(&|person| standing(person).1));
            (!within.is_empty()).then_some(Met { people: within.len(), met, overdue, area })
        });
        let areas = areas.collect();
        let language = Language::from_locale(&self.person().locale).unwrap_or(Language::Spanish);
        let mut not_met: Vec<_> = people.iter().filter(|person| !recent(person.id)).collect();
        not_met.sort_by_cached_key(|person| (standing(person.id).0, sort_key(&person.name, language)));
        let not_met = not_met.into_iter().map(|person| (person.id, standing(person.id).0)).collect();
        Ok(Overview { from, areas, not_met })
    }
}

/// When each participant last met who is their manager now, alone or with others, and whether the two are overdue.
fn meetings(
    sessions: &[Session],
    day_of: impl Fn(&Session) -> Date,
    today: Date,
    manager: impl Fn(PersonId) -> Option<PersonId>,
) -> HashMap<PersonId, Meeting> {
    let mut meetings: HashMap<PersonId, Meeting> = HashMap::new();
    for session in sessions.iter().filter(|session| matches!(session.stage, Stage::Held | Stage::Closed)) {
        let day = day_of(session);
        for person in &session.participants {
            if manager(*person).is_some_and(|manager| session.participants.contains(&manager)) {
                let meeting = meetings.entry(*person).or_default();
                meeting.last = meeting.last.max(Some(day));
            }
        }
    }
    for standing in standings(sessions, &day_of, today) {
        let [one, other] = standing.circle.people[..] else { continue };
        if standing.dueness(today) == Dueness::Overdue {
            for (person, with) in [(one, other), (other, one)] {
                if manager(person) == Some(with) {
                    meetings.entry(person).or_default().overdue = true;
                }
            }
        }
    }
    meetings
}
