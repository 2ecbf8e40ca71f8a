//! Lists, pages and explanations of goals, and the weights of a person's.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::sight::{Ground, nobody, severity};
use super::{Catalogue, ChartPoint, GoalList, GoalPage, GoalView, Order, Weights, Whose, signing};
use crate::domain::goal::explain::Explanation;
use crate::domain::goal::weights::{balanced, sum, weighed_on, weighs};
use crate::domain::goal::{CycleId, Goal, GoalId, Kpi, Quantity, Score, Standing, Tally, Weight};
use crate::domain::organisation::{Area, Organisation, PersonId};
use crate::i18n::sort_key;
use crate::member::{Error, Member, Result};
use crate::store::goals::{GoalKey, GoalPosition, KeptGoal, Shelf};

impl Member {
    pub fn catalogue(&self) -> Result<Catalogue> {
        let store = self.store();
        Ok(Catalogue {
            kpis: store.kpis()?.into_iter().map(Arc::new).collect(),
            dimensions: store.own_dimensions()?,
            templates: store.templates()?,
            cycles: store.cycles()?,
        })
    }

    /// The places of all goals of a list, in its order; whose places they are is read with [`Member::goal_views`].
    pub fn list_goals(&self, list: &GoalList) -> Result<Vec<GoalPosition>> {
        let ground = self.ground()?;
        let organisation = self.organisation_of(&ground, list.cycle)?;
        let owners = self.owners(&list.whose, list.cycle, &organisation);
        let shelf = list.cycle.map_or(Shelf::Current, Shelf::Cycle);
        let mut keys = self.store().goal_keys(owners.as_deref(), shelf)?;
        if let Some(dimension) = list.dimension {
            let along = ground.kpis().filter(|kpi| kpi.dimension == dimension);
            let numbers: HashSet<i64> = along.map(|kpi| kpi.number).collect();
            keys.retain(|key| numbers.contains(&key.kpi));
        }
        keys.retain(|key| list.status.is_none_or(|status| status == key.derived.status));
        keys.retain(|key| !list.stale || key.derived.stale);
        self.sort(&mut keys, &ground, list);
        Ok(keys.into_iter().map(|key| key.position).collect())
    }

    /// What has no value comes last either way; among equals people's names decide, then the order of agreement.
    fn sort(&self, keys: &mut [GoalKey], ground: &Ground, list: &GoalList) {
        let (sight, language) = (self.sight(), self.language());
        let by_name = sight.by_name(&self.workspace.organisation, language);
        let name = |key: &GoalKey| by_name.get(&key.owner).copied().unwrap_or(i64::MAX);
        let mut kpis: Vec<_> = ground
            .kpis()
            .map(|kpi| (sort_key(kpi.name.in_locale(&self.person().locale), language), kpi.number))
            .collect();
        kpis.sort_unstable();
        let kpis: HashMap<i64, i64> = kpis.iter().map(|(_, number)| *number).zip(0..).collect();
        keys.sort_by_cached_key(|key| {
            let first = match list.order {
                Order::Person => Some(name(key)),
                Order::Status => Some(severity(key.derived.status)),
                Order::Progress => key.derived.progress,
                Order::Due => key.derived.next_due.map(in_order),
                Order::Kpi => kpis.get(&key.kpi).copied(),
            };
            // Progress ends where its column does, and the least number has no opposite.
            let turned = first.map(|first| if list.descending { first.saturating_neg() } else { first });
            (first.is_none(), turned, name(key), key.position)
        });
    }

    /// The goals at these places, in this order; what the member may not see is left out.
    pub fn goal_views(&self, positions: &[GoalPosition]) -> Result<Vec<GoalView>> {
        let ground = self.ground()?;
        let kept = self.store().goals_at(positions)?.into_iter();
        kept.filter_map(|kept| self.view(&ground, kept).transpose()).collect()
    }

    /// The newest values of each of these goals that nothing has corrected, oldest first: for a sparkline.
    pub fn newest_values(&self, goals: &[GoalView], count: usize) -> Result<Vec<Vec<Quantity>>> {
        let values = |goal: &GoalView| -> Result<Vec<Quantity>> {
            let check_ins = self.store().newest_values(goal.position, count)?;
            Ok(check_ins.into_iter().map(|check_in| check_in.value).collect())
        };
        goals.iter().map(values).collect()
    }

    /// One goal; an error worded as if what the member may not see did not exist.
    pub fn goal(&self, id: GoalId) -> Result<GoalView> {
        let kept = self.store().goal(id)?.ok_or(Error::NoGoal)?;
        self.view(&self.ground()?, kept)?.ok_or(Error::NoGoal)
    }

    pub fn goal_page(&self, id: GoalId) -> Result<GoalPage> {
        let (view, store) = (self.goal(id)?, self.store());
        let check_ins = store.check_ins(view.position)?;
        let chart = Tally::after_each_day(&view.goal.terms, &check_ins).into_iter();
        let chart = chart.filter_map(|(day, tally)| chart_point(&view.goal, &view.kpi, day, &tally)).collect();
        let revisions = store
            .goal_revisions(view.position)?
            .into_iter()
            .map(|revision| {
                let signature = signing::check_goal(store, &signing::at_revision(&view.goal, &revision))?;
                Ok((revision, signature))
            })
            .collect::<Result<_>>()?;
        let check_ins = check_ins
            .into_iter()
            .map(|check_in| {
                let signature = signing::check_check_in(store, id, &check_in)?;
                Ok((check_in, signature))
            })
            .collect::<Result<_>>()?;
        Ok(GoalPage { signature: signing::check_goal(store, &view.goal)?, revisions, check_ins, chart, view })
    }

    /// How a goal's progress and status come about today, or came about when its cycle was closed.
    pub fn explain_goal(&self, id: GoalId) -> Result<Explanation> {
        let view = self.goal(id)?;
        let day = match self.ground()?.closing(view.goal.cycle) {
            Some(closing) => self.workspace().day_of(closing.at),
            None => self.workspace().today(),
        };
        Ok(Explanation::of_goal(&view.goal, view.kpi.aggregation, &view.tally, day))
    }

    /// How the goals of a closed cycle that the member may see ended.
    pub fn scores(&self, cycle: CycleId) -> Result<Vec<(GoalView, Score)>> {
        let ground = self.ground()?;
        ground.cycle(cycle).ok_or(Error::NoCycle)?;
        let organisation = self.organisation_of(&ground, Some(cycle))?;
        let owners = self.owners(&Whose::Area(Area::default()), Some(cycle), &organisation);
        let keys = self.store().goal_keys(owners.as_deref(), Shelf::Cycle(cycle))?;
        let mut positions: Vec<GoalPosition> = keys.into_iter().map(|key| key.position).collect();
        positions.sort_unstable();
        let scores = self.past_scores(cycle)?;
        let views = self.goal_views(&positions)?.into_iter();
        Ok(views.filter_map(|view| scores.get(&view.goal.id).map(|score| (view, *score))).collect())
    }

    /// The weights that should add to 100 on `day`, or on the first day after it that somebody has goals for.
    pub fn weights(&self, owner: PersonId, day: Date) -> Result<Weights> {
        let nobody = || nobody(&self.workspace.organisation, owner);
        self.sight().oversight.rights(owner).see.then_some(()).ok_or_else(nobody)?;
        let ground = self.ground()?;
        let weighed = weighed(&ground, self.store().goals_of(owner, Shelf::Current)?, day).into_iter();
        let goals: Vec<GoalView> =
            weighed.filter_map(|kept| self.view(&ground, kept).transpose()).collect::<Result<_>>()?;
        let weights: Vec<Weight> = goals.iter().map(|view| view.goal.terms.weight).collect();
        Ok(Weights { sum: sum(&weights), balanced: balanced(&weights), goals })
    }

    /// Everybody as a list of goals has them: today, or in a closed cycle as they were when that was closed.
    pub fn organisation_in(&self, cycle: Option<CycleId>) -> Result<Arc<Organisation>> {
        self.organisation_of(&self.ground()?, cycle)
    }

    fn organisation_of(&self, ground: &Ground, cycle: Option<CycleId>) -> Result<Arc<Organisation>> {
        let chart = ground.closing(cycle).map_or(self.workspace.board.chart, |closing| closing.chart);
        self.workspace.organisation_at(chart)
    }

    /// Whom a list is about, in the order of their numbers; `None` is everybody. Of what is going on people who are away
    /// have no part.
    pub(super) fn owners(
        &self,
        whose: &Whose,
        cycle: Option<CycleId>,
        organisation: &Organisation,
    ) -> Option<Vec<PersonId>> {
        let (sight, today) = (self.sight(), self.workspace().today());
        let here = |id: &PersonId| {
            cycle.is_some() || self.workspace.organisation.find(*id).is_some_and(|person| person.is_active(today))
        };
        let mut owners: Vec<PersonId> = match whose {
            Whose::Mine => vec![self.id()],
            Whose::Person(person) => {
                return Some(if sight.oversight.rights(*person).see { vec![*person] } else { Vec::new() });
            }
            Whose::People => sight.oversight.below().iter().copied().filter(here).collect(),
            Whose::Area(area) if area.is_empty() && sight.oversight.sees_all() && cycle.is_some() => return None,
            Whose::Area(area) => {
                let within = organisation.people().iter().filter(|person| person.area.is_within(area));
                let seen = within.map(|person| person.id).filter(|id| sight.oversight.rights(*id).see);
                seen.filter(here).collect::<HashSet<_>>().into_iter().collect()
            }
        };
        owners.sort_unstable();
        Some(owners)
    }
}

/// Those of one person's goals whose weights should add to 100 on `day`, or on the first day after it with any.
pub fn weighed(ground: &Ground, mut goals: Vec<KeptGoal>, day: Date) -> Vec<KeptGoal> {
    goals.retain(|kept| ground.closing(kept.goal.cycle).is_none());
    let day = weighed_on(goals.iter().map(|kept| &kept.goal), day);
    goals.retain(|kept| weighs(&kept.goal, day));
    goals
}

/// A number that grows with the days.
fn in_order(day: Date) -> i64 {
    i64::from(day.year()) * 400 + i64::from(day.day_of_year())
}

fn chart_point(goal: &Goal, kpi: &Kpi, day: Date, tally: &Tally) -> Option<ChartPoint> {
    let standing = Standing::of(goal, kpi.aggregation, tally, day);
    let Standing { value, progress, status, .. } = standing;
    value.map(|value| ChartPoint { day, value, progress, status })
}
