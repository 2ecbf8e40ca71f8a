//! KPI goals: the catalogue, goals with their check-ins, cycles, and what is kept ready of them.
//!
//! Nothing here asks who looks: goals are seen by their owner, the managers above and `hr`, which is `member`'s part.

use jiff::civil::Date;

use super::Result;
use crate::domain::goal::cycle::Closing;
use crate::domain::goal::rollup::{Published, TrendPoint};
use crate::domain::goal::{
    CheckIn, Cycle, CycleId, Dimension, Goal, GoalId, GoalRevision, Kpi, OwnDimension, PersonStanding, Score, Status,
    Tally, Template,
};
use crate::domain::organisation::{Area, PersonId};

/// A goal's place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GoalPosition(pub i64);

/// A goal with what is kept ready of its check-ins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptGoal {
    pub position: GoalPosition,
    pub goal: Goal,
    pub tally: Tally,
}

/// Which goals a list is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Proposed, to come, live, or ended so recently that their last values may still come in.
    Current,
    /// All of one cycle, open or closed.
    Cycle(CycleId),
    All,
}

/// What a list needs to choose and order goals before it reads them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GoalKey {
    pub position: GoalPosition,
    pub owner: PersonId,
    /// The number of its KPI on this board.
    pub kpi: i64,
    pub derived: Derived,
}

/// What changes with the days, as last worked out: for choosing and ordering, never for showing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derived {
    /// On the shelf [`Shelf::Current`].
    pub current: bool,
    pub status: Status,
    pub stale: bool,
    /// In millionths, not clamped.
    pub progress: Option<i64>,
    pub next_due: Option<Date>,
}

/// Where a person stands, over all dimensions (`None`) or in one.
pub type Placed = (Option<Dimension>, PersonStanding);

pub trait ReadGoals {
    /// Retired ones included, in the order they came.
    fn kpis(&self) -> Result<Vec<Kpi>>;

    fn own_dimensions(&self) -> Result<Vec<OwnDimension>>;

    fn templates(&self) -> Result<Vec<Template>>;

    /// The one that begins last first.
    fn cycles(&self) -> Result<Vec<Cycle>>;

    fn goal(&self, id: GoalId) -> Result<Option<KeptGoal>>;

    /// Of one person, in the order they came.
    fn goals_of(&self, owner: PersonId, shelf: Shelf) -> Result<Vec<KeptGoal>>;

    /// Of these people, or of everybody, in no particular order.
    fn goal_keys(&self, owners: Option<&[PersonId]>, shelf: Shelf) -> Result<Vec<GoalKey>>;

    /// The goals at these places, in this order; places that hold none are passed over.
    fn goals_at(&self, positions: &[GoalPosition]) -> Result<Vec<KeptGoal>>;

    /// The newest `count` values of a goal that nothing has corrected, oldest first.
    fn newest_values(&self, position: GoalPosition, count: usize) -> Result<Vec<CheckIn>>;

    /// Everybody who has goals on the shelf [`Shelf::Current`].
    fn owners(&self) -> Result<Vec<PersonId>>;

    /// Up to `limit` goals beyond a place, in the order of their places. A row that cannot be read is an error of its own.
    fn every_goal(&self, beyond: GoalPosition, limit: usize) -> Result<Vec<(GoalPosition, Result<KeptGoal>)>>;

    /// The present one included, oldest first.
    fn goal_revisions(&self, position: GoalPosition) -> Result<Vec<GoalRevision>>;

    /// Corrected ones included, in the order they were written.
    fn check_ins(&self, position: GoalPosition) -> Result<Vec<CheckIn>>;

    /// What [`WriteGoals::set_derived`] last wrote.
    fn derived(&self, position: GoalPosition) -> Result<Option<Derived>>;

    /// Of these people, or of everybody, in the order of their numbers; people without a live goal are left out.
    fn standings(
        &self,
        people: Option<&[PersonId]>,
        dimension: Option<Dimension>,
    ) -> Result<Vec<(PersonId, PersonStanding)>>;

    /// One point for every week from that of `from` on in which some of them are counted, oldest first.
    fn trend(&self, people: Option<&[PersonId]>, dimension: Option<Dimension>, from: Date) -> Result<Vec<TrendPoint>>;

    /// The day for which everything that changes with the days was last worked out.
    fn goals_settled_on(&self) -> Result<Option<Date>>;

    /// What peers were shown of an area, the newest week first.
    fn published(&self, area: &Area) -> Result<Vec<Published>>;

    /// How the goals of a closed cycle ended, in the order of their places.
    fn scores(&self, cycle: CycleId) -> Result<Vec<Score>>;
}

pub trait WriteGoals {
    /// Adds or rewrites a definition; its number is the board's to give.
    fn put_kpi(&mut self, kpi: &Kpi) -> Result<()>;

    /// Adds a dimension, whose number must be free, or renames it.
    fn put_dimension(&mut self, dimension: &OwnDimension) -> Result<()>;

    /// Adds or rewrites.
    fn put_template(&mut self, template: &Template) -> Result<()>;

    fn delete_template(&mut self, id: uuid::Uuid) -> Result<()>;

    /// With its closing, where it has one.
    fn insert_cycle(&mut self, cycle: &Cycle) -> Result<()>;

    /// Once for each cycle.
    fn close_cycle(&mut self, cycle: CycleId, closing: &Closing, scores: &[Score]) -> Result<()>;

    /// Adds a goal at its first revision, without check-ins.
    fn insert_goal(&mut self, goal: &Goal) -> Result<GoalPosition>;

    /// Writes the next revision of a goal that is there. What depends on its terms is the caller's to write anew.
    fn revise_goal(&mut self, position: GoalPosition, goal: &Goal) -> Result<()>;

    /// Adds a check-in, whose number must be free in its goal; the one it corrects is marked, and must be there and not be
    /// corrected yet.
    fn insert_check_in(&mut self, position: GoalPosition, check_in: &CheckIn) -> Result<()>;

    fn set_tally(&mut self, position: GoalPosition, tally: &Tally) -> Result<()>;

    /// What is as it was costs nothing.
    fn set_derived(&mut self, position: GoalPosition, derived: &Derived) -> Result<()>;

    /// Replaces all of a person's standings, as of a day; they also stand for the week of that day.
    fn put_standings(&mut self, person: PersonId, day: Date, standings: &[Placed]) -> Result<()>;

    fn set_goals_settled_on(&mut self, day: Date) -> Result<()>;

    /// Once for each area and week.
    fn publish_rollup(&mut self, published: &Published) -> Result<()>;
}
