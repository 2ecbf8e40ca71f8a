//! KPI goals: the contract's calls, each handed to its noun.
//!
//! | what | where |
//! |---|---|
//! | definitions, dimensions, templates | `catalogue` |
//! | cycles and what they froze | `cycles` |
//! | goals, their earlier revisions, what is kept ready of them | `agreed` |
//! | what lists choose and order by | `keys` |
//! | dated values | `check_ins` |
//! | where people stand, what peers were shown | `standings` |
//! | where they stood in each week | `weeks` |
//! | how aims and terms stand in columns | `terms` |
//! | asking about some people or everybody | `chosen` |

mod agreed;
mod catalogue;
mod check_ins;
mod chosen;
mod cycles;
mod keys;
mod standings;
mod terms;
#[cfg(test)]
mod tests;
mod weeks;

use jiff::civil::Date;
use uuid::Uuid;

use super::bulk::Agreement;
use super::{Connected, gate};
use crate::domain::goal::cycle::Closing;
use crate::domain::goal::rollup::{Published, TrendPoint};
use crate::domain::goal::{
    CheckIn, Cycle, CycleId, Dimension, Goal, GoalId, GoalRevision, Kpi, OwnDimension, PersonStanding, Score, Tally,
    Template,
};
use crate::domain::organisation::{Area, PersonId};
use crate::store::goals::{Derived, GoalKey, GoalPosition, KeptGoal, Placed, Shelf};
use crate::store::{ReadGoals, Result, WriteGoals};

impl<C: Connected> ReadGoals for C {
    fn kpis(&self) -> Result<Vec<Kpi>> {
        catalogue::kpis(self)
    }

    fn own_dimensions(&self) -> Result<Vec<OwnDimension>> {
        catalogue::dimensions(self)
    }

    fn templates(&self) -> Result<Vec<Template>> {
        catalogue::templates(self)
    }

    fn cycles(&self) -> Result<Vec<Cycle>> {
        cycles::all(self)
    }

    fn goal(&self, id: GoalId) -> Result<Option<KeptGoal>> {
        agreed::find(self, id)
    }

    fn goals_of(&self, owner: PersonId, shelf: Shelf) -> Result<Vec<KeptGoal>> {
        agreed::of_person(self, owner, shelf)
    }

    fn goal_keys(&self, owners: Option<&[PersonId]>, shelf: Shelf) -> Result<Vec<GoalKey>> {
        keys::of(self, owners, shelf)
    }

    fn goals_at(&self, positions: &[GoalPosition]) -> Result<Vec<KeptGoal>> {
        agreed::at(self, positions)
    }

    fn newest_values(&self, position: GoalPosition, count: usize) -> Result<Vec<CheckIn>> {
        check_ins::newest(self, position, count)
    }

    fn owners(&self) -> Result<Vec<PersonId>> {
        keys::owners(self)
    }

    fn every_goal(&self, beyond: GoalPosition, limit: usize) -> Result<Vec<(GoalPosition, Result<KeptGoal>)>> {
        agreed::beyond(self, beyond, limit)
    }

    fn goal_revisions(&self, position: GoalPosition) -> Result<Vec<GoalRevision>> {
        agreed::revisions(self, position)
    }

    fn check_ins(&self, position: GoalPosition) -> Result<Vec<CheckIn>> {
        check_ins::of(self, position)
    }

    fn derived(&self, position: GoalPosition) -> Result<Option<Derived>> {
        keys::derived(self, position)
    }

    fn standings(
        &self,
        people: Option<&[PersonId]>,
        dimension: Option<Dimension>,
    ) -> Result<Vec<(PersonId, PersonStanding)>> {
        standings::of(self, people, dimension)
    }

    fn trend(&self, people: Option<&[PersonId]>, dimension: Option<Dimension>, from: Date) -> Result<Vec<TrendPoint>> {
        weeks::trend(self, people, dimension, from)
    }

    fn goals_settled_on(&self) -> Result<Option<Date>> {
        standings::settled_on(self)
    }

    fn published(&self, area: &Area) -> Result<Vec<Published>> {
        standings::published(self, area)
    }

    fn scores(&self, cycle: CycleId) -> Result<Vec<Score>> {
        cycles::scores(self, cycle)
    }
}

/// A goal with everything that has happened to it, on a board that is being filled.
pub fn put(on: &gate::Writing<'_>, agreement: &Agreement) -> Result<()> {
    let Some((first, later)) = agreement.revisions.split_first() else { return Ok(()) };
    let position = agreed::insert(on, first)?;
    for revision in later {
        agreed::revise(on, position, revision)?;
    }
    for check_in in &agreement.check_ins {
        check_ins::put(on, position, check_in)?;
    }
    agreed::set_tally(on, position, &agreement.tally)?;
    match (&agreement.score, first.cycle) {
        (Some(score), Some(cycle)) => cycles::put_scores(on, cycle, std::slice::from_ref(score)),
        _ => Ok(()),
    }
}

impl WriteGoals for gate::Writing<'_> {
    fn put_kpi(&mut self, kpi: &Kpi) -> Result<()> {
        catalogue::put_kpi(self, kpi)
    }

    fn put_dimension(&mut self, dimension: &OwnDimension) -> Result<()> {
        catalogue::put_dimension(self, dimension)
    }

    fn put_template(&mut self, template: &Template) -> Result<()> {
        catalogue::put_template(self, template)
    }

    fn delete_template(&mut self, id: Uuid) -> Result<()> {
        catalogue::delete_template(self, id)
    }

    fn insert_cycle(&mut self, cycle: &Cycle) -> Result<()> {
        cycles::insert(self, cycle)
    }

    fn close_cycle(&mut self, cycle: CycleId, closing: &Closing, scores: &[Score]) -> Result<()> {
        cycles::close(self, cycle, closing, scores)
    }

    fn insert_goal(&mut self, goal: &Goal) -> Result<GoalPosition> {
        agreed::insert(self, goal)
    }

    fn revise_goal(&mut self, position: GoalPosition, goal: &Goal) -> Result<()> {
        agreed::revise(self, position, goal)
    }

    fn insert_check_in(&mut self, position: GoalPosition, check_in: &CheckIn) -> Result<()> {
        check_ins::insert(self, position, check_in)
    }

    fn set_tally(&mut self, position: GoalPosition, tally: &Tally) -> Result<()> {
        agreed::set_tally(self, position, tally)
    }

    fn set_derived(&mut self, position: GoalPosition, derived: &Derived) -> Result<()> {
        keys::set_derived(self, position, derived)
    }

    fn put_standings(&mut self, person: PersonId, day: Date, standings: &[Placed]) -> Result<()> {
        standings::put(self, person, day, standings)
    }

    fn set_goals_settled_on(&mut self, day: Date) -> Result<()> {
        standings::set_settled_on(self, day)
    }

    fn publish_rollup(&mut self, published: &Published) -> Result<()> {
        standings::publish(self, published)
    }
}
