//! What changes with the days: which goals are current, how they stand, where people stand. Worked out once a day for
//! everybody, by the first who writes to a goal or is told to ([`Member::settle_goals`]); announcements never wait for it.
//!
//! What is shown of one goal or one person is worked out when it is asked for. What is kept only chooses, orders and
//! adds up many, and says of which day it is.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::sight::Ground;
use crate::domain::goal::cadence::monday;
use crate::domain::goal::rollup::{MILLIONTHS, person_standings};
use crate::domain::goal::{Aggregation, Dimension, Goal, Standing, Tally, standing};
use crate::domain::organisation::{Organisation, PersonId};
use crate::member::act::Act;
use crate::member::{Member, Result};
use crate::store;
use crate::store::goals::{Derived, GoalPosition, KeptGoal, Placed, Shelf};

/// How a goal stands on `day`, as lists choose and order it.
pub fn derive(goal: &Goal, aggregation: Aggregation, tally: &Tally, day: Date, closed: bool) -> Derived {
    let Standing { status, stale, progress, .. } = Standing::of(goal, aggregation, tally, day);
    Derived {
        current: goal.is_current(day) && !closed,
        status,
        stale,
        progress: progress.map(|progress| (progress * MILLIONTHS).round() as i64),
        next_due: standing::next_due(goal, tally).filter(|_| !closed),
    }
}

/// Where somebody with these goals stands on `day`; nowhere on days they are away.
pub fn placed(
    ground: &Ground,
    organisation: &Organisation,
    owner: PersonId,
    goals: &[KeptGoal],
    day: Date,
) -> store::Result<Vec<Placed>> {
    if !organisation.find(owner).is_some_and(|owner| owner.is_active(day)) {
        return Ok(Vec::new());
    }
    let measured = goals.iter().map(|kept| measured(ground, kept)).collect::<store::Result<Vec<_>>>()?;
    Ok(person_standings(measured, day))
}

/// A goal with what is needed to know where it stands.
pub fn measured<'a>(
    ground: &Ground,
    kept: &'a KeptGoal,
) -> store::Result<(&'a Goal, Dimension, Aggregation, &'a Tally)> {
    let kpi = ground.kpi(kept.goal.kpi)?;
    Ok((&kept.goal, kpi.dimension, kpi.aggregation, &kept.tally))
}

impl Act<'_> {
    /// Works out what changed with the days, unless somebody has done so today. Answers whether it was still to do.
    pub fn settle_goals(&mut self) -> Result<bool> {
        let (last, today) = (self.tx.goals_settled_on()?, self.today());
        // A clock set back leaves what was worked out for a later day.
        if last.is_some_and(|last| last >= today) {
            return Ok(false);
        }
        let ground = self.ground()?;
        let known: HashMap<GoalPosition, Derived> =
            self.tx.goal_keys(None, Shelf::Current)?.into_iter().map(|key| (key.position, key.derived)).collect();
        for owner in self.tx.owners()? {
            let goals = self.tx.goals_of(owner, Shelf::Current)?;
            for kept in &goals {
                let derived = self.derived(&ground, kept, today)?;
                if known.get(&kept.position) != Some(&derived) {
                    self.tx.set_derived(kept.position, &derived)?;
                }
            }
            let placed = placed(&ground, &self.organisation, owner, &goals, today)?;
            self.tx.put_standings(owner, today, &placed)?;
        }
        self.tx.set_goals_settled_on(today)?;
        if last.is_none_or(|last| monday(last) < monday(today)) {
            self.publish_to_peers(today)?;
        }
        Ok(true)
    }

    fn derived(&self, ground: &Ground, kept: &KeptGoal, day: Date) -> Result<Derived> {
        let aggregation = ground.kpi(kept.goal.kpi)?.aggregation;
        let closed = ground.closing(kept.goal.cycle).is_some();
        Ok(derive(&kept.goal, aggregation, &kept.tally, day, closed))
    }

    /// Works out anew where these goals' owners stand, after a write to each of the goals.
    pub(super) fn restand(&mut self, ground: &Ground, written: &[KeptGoal]) -> Result<()> {
        let Some(day) = self.tx.goals_settled_on()? else { return Ok(()) };
        for kept in written {
            let derived = self.derived(ground, kept, day)?;
            self.tx.set_derived(kept.position, &derived)?;
        }
        let owners: BTreeSet<PersonId> = written.iter().map(|kept| kept.goal.owner).collect();
        self.restand_people(ground, owners, day)
    }

    fn restand_people(&mut self, ground: &Ground, people: impl IntoIterator<Item = PersonId>, day: Date) -> Result<()> {
        let organisation = Arc::clone(&self.organisation);
        for owner in people {
            let goals = self.tx.goals_of(owner, Shelf::Current)?;
            self.tx.put_standings(owner, day, &placed(ground, &organisation, owner, &goals, day)?)?;
        }
        Ok(())
    }

    /// After a change of the chart: who is away by it on the day last worked out stands nowhere, who is back stands again.
    pub(in crate::member) fn follow_chart_in_goals(&mut self, before: &Organisation) -> Result<()> {
        let Some(day) = self.tx.goals_settled_on()? else { return Ok(()) };
        let was_here = |id| before.find(id).is_some_and(|person| person.is_active(day));
        let people = self.organisation.people().iter();
        let moved: HashSet<PersonId> =
            people.filter(|person| person.is_active(day) != was_here(person.id)).map(|person| person.id).collect();
        if moved.is_empty() {
            return Ok(());
        }
        let ground = self.ground()?;
        self.restand_people(&ground, moved, day)
    }
}

impl Member {
    /// Works out what changed with the days, unless somebody has done so today. It may take a moment on a large board:
    /// for a writing thread, and before many goals are read. Answers whether it was still to do.
    pub fn settle_goals(&mut self) -> Result<bool> {
        let today = self.workspace.today();
        if self.store().goals_settled_on()?.is_some_and(|last| last >= today) {
            return Ok(false);
        }
        self.act(|act| act.settle_goals())
    }
}
