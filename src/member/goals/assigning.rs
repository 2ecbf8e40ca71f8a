//! One goal for many people at once: who would get it, and giving it to all of them or to nobody.

use super::sight::Ground;
use super::{Assignment, AssignmentPlan, Selection};
use crate::domain::goal::oversight::Oversight;
use crate::domain::goal::weights::{sum, weighs};
use crate::domain::goal::{GoalState, NewGoal, Weight};
use crate::domain::organisation::{Chart, Person};
use crate::member::act::Act;
use crate::member::{Member, Result};
use crate::store::goals::{KeptGoal, Shelf};
use crate::store::{self, Read};

impl Selection {
    fn takes(&self, person: &Person) -> bool {
        (self.people.is_empty() || self.people.contains(&person.id))
            && self.area.as_ref().is_none_or(|area| person.area.is_within(area))
            && self.level.is_none_or(|level| level == person.level)
            && self.client_type.is_none_or(|client_type| client_type == person.client_type)
    }
}

/// Who of a chart would get what.
fn plan(
    from: &dyn Read,
    ground: &Ground,
    chart: &Chart<'_>,
    oversight: &Oversight,
    assignment: &Assignment,
) -> store::Result<AssignmentPlan> {
    let mut plan = AssignmentPlan::default();
    let terms = &assignment.terms;
    for person in chart.active().iter().filter(|person| assignment.to.takes(person)) {
        if !oversight.rights(person.id).set {
            plan.not_below.push(person.id);
            continue;
        }
        let goals = from.goals_of(person.id, Shelf::Current)?;
        let has = goals.iter().map(|kept| &kept.goal).any(|goal| {
            goal.kpi == assignment.kpi
                && matches!(goal.state, GoalState::Proposed | GoalState::Accepted)
                && goal.terms.start <= terms.end
                && terms.start <= goal.terms.end
        });
        if has {
            plan.have_it.push(person.id);
            continue;
        }
        let open = goals.iter().filter(|kept| ground.closing(kept.goal.cycle).is_none());
        let weighed = open.filter(|kept| weighs(&kept.goal, terms.start.max(chart.day())));
        let weights: Vec<Weight> = weighed.map(|kept| kept.goal.terms.weight).chain([terms.weight]).collect();
        plan.given.push((person.id, sum(&weights)));
    }
    Ok(plan)
}

impl Member {
    pub fn plan_assignment(&self, assignment: &Assignment) -> Result<AssignmentPlan> {
        let chart = self.workspace.organisation.on(self.workspace().today());
        Ok(plan(self.store(), &self.ground()?, &chart, &self.sight().oversight, assignment)?)
    }
}

impl Act<'_> {
    /// Gives a goal to everybody of a plan, or to nobody.
    pub fn assign(&mut self, assignment: &Assignment) -> Result<AssignmentPlan> {
        self.settle_goals()?;
        let (ground, oversight) = (self.ground()?, self.oversight());
        let Assignment { kpi, cycle, terms, .. } = assignment;
        self.check_new(&ground, *kpi, *cycle, terms)?;
        let organisation = std::sync::Arc::clone(&self.organisation);
        let plan = plan(&*self.tx, &ground, &organisation.on(self.today()), &oversight, assignment)?;
        let mut written: Vec<KeptGoal> = Vec::with_capacity(plan.given.len());
        for (owner, _) in &plan.given {
            let new = NewGoal { owner: *owner, kpi: *kpi, cycle: *cycle, carried_from: None, terms: terms.clone() };
            written.push(self.agree(&ground, &oversight, self.fresh_goal(), &new)?);
        }
        self.restand(&ground, &written)?;
        Ok(plan)
    }
}
