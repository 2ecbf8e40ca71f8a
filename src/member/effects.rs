//! What a change of people or limits would come to, found by trying it and taking it back.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::act::Act;
use super::{Member, Result};
use crate::domain::announcement::{Position, State};
use crate::domain::organisation::{Organisation, PersonId, Profile, Role};

/// What becomes of announcements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effects {
    /// Live and scheduled announcements that go to somebody else than before.
    pub announcements: usize,
    /// How many people come to them, counted once for each.
    pub gained: usize,
    /// How many are left out of them; only of scheduled ones.
    pub lost: usize,
    /// Live and scheduled announcements that somebody else looks after from now on.
    pub handed_over: usize,
}

impl Effects {
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// What follows when somebody leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub last_day: Date,
    /// Who looks after what they have posted; none where nobody above is left.
    pub heir: Option<PersonId>,
    /// Who reports to them until then, and to whom after.
    pub reports: Vec<(PersonId, Option<PersonId>)>,
    /// Live and scheduled announcements they look after now.
    pub announcements: usize,
}

/// Who gets what is still to be published, and who looks after what somebody else wrote.
struct Standing {
    scheduled: HashMap<Position, HashSet<PersonId>>,
    handed_over: HashMap<Position, PersonId>,
}

impl Act<'_> {
    fn standing(&self) -> Result<Standing> {
        let scheduled = self.tx.scheduled(self.at)?.into_iter();
        let scheduled = scheduled.map(|row| Ok((row.position, self.recipients(row.position)?.into_iter().collect())));
        let handed_over = self.tx.handed_over(self.at)?.into_iter().map(|row| (row.position, row.steward)).collect();
        Ok(Standing { scheduled: scheduled.collect::<Result<_>>()?, handed_over })
    }

    /// Who is here today and was not by an earlier chart.
    fn joined_since(&self, before: &Organisation) -> HashSet<PersonId> {
        let today = self.today();
        let was_here = |id| before.find(id).is_some_and(|person| person.is_active(today));
        let here = self.organisation.people().iter().filter(|person| person.is_active(today));
        here.map(|person| person.id).filter(|id| !was_here(*id)).collect()
    }
}

impl Member {
    /// What `deed` would come to, nothing of it done. Refused as the deed itself would be.
    pub fn foresee(&mut self, deed: impl FnOnce(&mut Act<'_>) -> Result<()>) -> Result<Effects> {
        self.rehearse(|act| {
            let (before, chart) = (act.standing()?, std::sync::Arc::clone(&act.organisation));
            deed(act)?;
            let after = act.standing()?;
            let mut effects = Effects::default();
            let mut count = |gained: usize, lost: usize| {
                effects.announcements += usize::from(gained + lost > 0);
                effects.gained += gained;
                effects.lost += lost;
            };
            let nobody = HashSet::new();
            for (position, then) in &after.scheduled {
                let was = before.scheduled.get(position).unwrap_or(&nobody);
                count(then.difference(was).count(), was.difference(then).count());
            }
            let joined = act.joined_since(&chart);
            if !joined.is_empty() {
                let open = act.tx.open_to_change(act.at, act.recent())?;
                for live in open.iter().filter(|row| row.state(act.at) == State::Live) {
                    let additions = act.tx.additions(live.position)?.into_iter();
                    count(additions.filter(|added| !added.stands_in && joined.contains(&added.person)).count(), 0);
                }
            }
            let both = before.handed_over.keys().chain(after.handed_over.keys()).collect::<HashSet<_>>();
            let moves = |position: &&&Position| before.handed_over.get(position) != after.handed_over.get(position);
            effects.handed_over = both.iter().filter(moves).count();
            Ok(effects)
        })
    }

    /// What follows when `person` leaves, `on` being the first day away: for an `admin`, since it counts what others wrote.
    pub fn leaving(&self, person: PersonId, on: Date, successor: Option<PersonId>) -> Result<Leaving> {
        self.needs(Role::Admin)?;
        let workspace = self.workspace();
        let mut people = workspace.organisation().people().to_vec();
        for there in people.iter_mut().filter(|there| there.id == person) {
            there.profile = Profile { active_until: Some(on), successor, ..there.profile.clone() };
        }
        let after = Organisation::new(people);
        let last_day = on.yesterday().unwrap_or(on);
        let chart = after.on(on);
        let reports = workspace.organisation().on(last_day).reports(person).to_vec();
        Ok(Leaving {
            last_day,
            heir: after.standing_in_for(person, on).map(|heir| heir.id),
            reports: reports.into_iter().map(|report| (report, chart.manager(report))).collect(),
            announcements: self.store().stewarded(person, self.now())?.len(),
        })
    }
}
