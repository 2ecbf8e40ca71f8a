//! KPI goals.
#![allow(unused_variables)]

use jiff::civil::Date;

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
        todo!()
    }

    fn own_dimensions(&self) -> Result<Vec<OwnDimension>> {
        todo!()
    }

    fn templates(&self) -> Result<Vec<Template>> {
        todo!()
    }
    fn cycles(&self) -> Result<Vec<Cycle>> {
        todo!()
    }

    fn goal(&self, id: GoalId) -> Result<Option<KeptGoal>> {
        todo!()
    }
    fn goals_of(&self, owner: PersonId, shelf: Shelf) -> Result<Vec<KeptGoal>> {
        todo!()
    }
    fn goal_keys(&self, owners: Option<&[PersonId]>, shelf: Shelf) -> Result<Vec<GoalKey>> {
        todo!()
    }
    fn goals_at(&self, positions: &[GoalPosition]) -> Result<Vec<KeptGoal>> {
        todo!()
    }
    fn newest_values(&self, position: GoalPosition, count: usize) -> Result<Vec<CheckIn>> {
        todo!()
    }
    fn owners(&self) -> Result<Vec<PersonId>> {
        todo!()
    }
    fn every_goal(&self, beyond: GoalPosition, limit: usize) -> Result<Vec<(GoalPosition, Result<KeptGoal>)>> {
        todo!()
    }
    fn goal_revisions(&self, position: GoalPosition) -> Result<Vec<GoalRevision>> {
        todo!()
    }
    fn check_ins(&self, position: GoalPosition) -> Result<Vec<CheckIn>> {
        todo!()
    }
    fn derived(&self, position: GoalPosition) -> Result<Option<Derived>> {
        todo!()
    }
    fn standings(
        &self,
        people: Option<&[PersonId]>,
        dimension: Option<Dimension>,
    ) -> Result<Vec<(PersonId, PersonStanding)>> {
        todo!()
    }
    fn trend(&self, people: Option<&[PersonId]>, dimension: Option<Dimension>, from: Date) -> Result<Vec<TrendPoint>> {
        todo!()
    }
    fn goals_settled_on(&self) -> Result<Option<Date>> {
        todo!()
    }
    fn published(&self, area: &Area) -> Result<Vec<Published>> {
        todo!()
    }
    fn scores(&self, cycle: CycleId) -> Result<Vec<Score>> {
        todo!()
    }
}

impl WriteGoals for gate::Writing<'_> {
    fn put_kpi(&mut self, kpi: &Kpi) -> Result<()> {
        todo!()
    }
    fn put_dimension(&mut self, dimension: &OwnDimension) -> Result<()> {
        todo!()
    }
    fn put_template(&mut self, template: &Template) -> Result<()> {
        todo!()
    }

    fn delete_template(&mut self, id: uuid::Uuid) -> Result<()> {
        todo!()
    }

    fn insert_cycle(&mut self, cycle: &Cycle) -> Result<()> {
        todo!()
    }

    fn close_cycle(&mut self, cycle: CycleId, closing: &Closing, scores: &[Score]) -> Result<()> {
        todo!()
    }
    fn insert_goal(&mut self, goal: &Goal) -> Result<GoalPosition> {
        todo!()
    }
    fn revise_goal(&mut self, position: GoalPosition, goal: &Goal) -> Result<()> {
        todo!()
    }
    fn insert_check_in(&mut self, position: GoalPosition, check_in: &CheckIn) -> Result<()> {
        todo!()
    }

    fn set_tally(&mut self, position: GoalPosition, tally: &Tally) -> Result<()> {
        todo!()
    }

    fn set_derived(&mut self, position: GoalPosition, derived: &Derived) -> Result<()> {
        todo!()
    }
    fn put_standings(&mut self, person: PersonId, day: Date, standings: &[Placed]) -> Result<()> {
        todo!()
    }

    fn set_goals_settled_on(&mut self, day: Date) -> Result<()> {
        todo!()
    }
    fn publish_rollup(&mut self, published: &Published) -> Result<()> {
        todo!()
    }
}
