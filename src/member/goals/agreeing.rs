//! Setting, accepting, declining, changing, cancelling and carrying over: every step is a revision that stays.

use std::sync::Arc;

use uuid::Uuid;

use super::reading::weighed;
use super::sight::{Ground, nobody};
use super::signing;
use crate::domain::goal::oversight::{Oversight, Rights};
use crate::domain::goal::weights::balanced;
use crate::domain::goal::{
    Aggregation, Aim, CycleId, Fault, Goal, GoalId, GoalState, Kpi, KpiId, NewGoal, Quantity, Standing, Status,
    TEXT_LIMIT, Tally, Terms, Weight,
};
use crate::domain::organisation::PersonId;
use crate::member::act::Act;
use crate::member::signing::kind;
use crate::member::{Error, Result};
use crate::store::goals::{KeptGoal, Shelf};

impl Act<'_> {
    /// Agrees on a goal for somebody below; for oneself it is a proposal, unless nobody active is above.
    pub fn set_goal(&mut self, id: GoalId, new: &NewGoal) -> Result<GoalState> {
        self.settle_goals()?;
        let (ground, oversight) = (self.ground()?, self.oversight());
        if let Some(there) = self.tx.goal(id)? {
            // Somebody else's goal has this id: no client makes the same one twice.
            let first = self.tx.goal_revisions(there.position)?.into_iter().next();
            let mine = there.goal.owner == new.owner && first.is_some_and(|first| first.by == self.me());
            return if mine { Ok(there.goal.state) } else { Err(Error::Conflict) };
        }
        let kept = self.agree(&ground, &oversight, id, new)?;
        let state = kept.goal.state;
        self.restand(&ground, &[kept])?;
        Ok(state)
    }

    /// Writes a new goal. Its owner's standings are the caller's to work out anew.
    pub(super) fn agree(
        &mut self,
        ground: &Ground,
        oversight: &Oversight,
        id: GoalId,
        new: &NewGoal,
    ) -> Result<KeptGoal> {
        let rights = oversight.rights(new.owner);
        let own = new.owner == self.me();
        if !rights.see {
            return Err(nobody(&self.organisation, new.owner));
        }
        if !rights.set && !own {
            return Err(Error::NotAllowed);
        }
        let owner = self.get(new.owner)?;
        if !owner.is_active(self.today()) {
            return Err(Error::NotActive(owner.handle.clone()));
        }
        self.check_new(ground, new.kpi, new.cycle, &new.terms)?;
        if let Some(before) = new.carried_from {
            let before = self.tx.goal(before)?.filter(|before| before.goal.owner == new.owner);
            before.ok_or(Error::NoGoal)?;
        }
        let state = if rights.set { GoalState::Accepted } else { GoalState::Proposed };
        let NewGoal { owner, kpi, cycle, carried_from, terms } = new.clone();
        let (revision, by, at) = (1, self.me(), self.at);
        let reason = String::new();
        let mut goal =
            Goal { id, owner, kpi, cycle, carried_from, state, terms, revision, by, at, reason, entry: None };
        goal.entry = Some(self.sign(kind::GOAL, id.0.as_bytes(), signing::goal(&goal))?);
        let position = self.tx.insert_goal(&goal)?;
        Ok(KeptGoal { position, goal, tally: Tally::default() })
    }

    /// Whether a goal of these terms can be agreed on now.
    pub(super) fn check_new(
        &self,
        ground: &Ground,
        kpi: KpiId,
        cycle: Option<CycleId>,
        terms: &Terms,
    ) -> Result<Arc<Kpi>> {
        let kpi = ground.find(kpi).ok_or(Error::NoKpi)?;
        if kpi.retired {
            return Err(Error::KpiRetired);
        }
        check_terms(ground, kpi, cycle, terms)?;
        Ok(Arc::clone(kpi))
    }

    /// `seen` is the revision that was read: another one is a conflict. So for all that follow.
    pub fn accept_goal(&mut self, id: GoalId, seen: u32) -> Result<()> {
        self.revise(id, seen, "", |rights, _, goal| match goal.state {
            _ if !rights.set => Err(Error::NotAllowed),
            GoalState::Proposed => Ok((GoalState::Accepted, goal.terms.clone())),
            GoalState::Accepted => Err(Error::Conflict),
            GoalState::Declined | GoalState::Cancelled => Err(Error::GoalOver),
        })
    }

    pub fn decline_goal(&mut self, id: GoalId, seen: u32, reason: &str) -> Result<()> {
        let reason = reasoned(reason)?;
        self.revise(id, seen, reason, |rights, _, goal| match goal.state {
            _ if !rights.set => Err(Error::NotAllowed),
            GoalState::Proposed => Ok((GoalState::Declined, goal.terms.clone())),
            GoalState::Accepted => Err(Error::Conflict),
            GoalState::Declined | GoalState::Cancelled => Err(Error::GoalOver),
        })
    }

    /// Other terms, by whoever may set the goal; the owner may change a proposal.
    pub fn change_goal(&mut self, id: GoalId, seen: u32, terms: &Terms, reason: &str) -> Result<()> {
        let (reason, me) = (reasoned(reason)?, self.me());
        self.revise(id, seen, reason, |rights, ground, goal| {
            check_open(rights, goal, me)?;
            check_terms(ground, ground.kpi(goal.kpi)?, goal.cycle, terms)?;
            Ok((goal.state, terms.clone()))
        })
    }

    pub fn cancel_goal(&mut self, id: GoalId, seen: u32, reason: &str) -> Result<()> {
        let (reason, me) = (reasoned(reason)?, self.me());
        self.revise(id, seen, reason, |rights, _, goal| {
            check_open(rights, goal, me)?;
            Ok((GoalState::Cancelled, goal.terms.clone()))
        })
    }

    /// Gives the balanced weights to the goals that [`Member::weights`](crate::member::Member::weights) of today tells of.
    /// Answers how many changed.
    pub fn balance_weights(&mut self, owner: PersonId, reason: &str) -> Result<usize> {
        let reason = reasoned(reason)?;
        self.settle_goals()?;
        let rights = self.oversight().rights(owner);
        if !rights.see {
            return Err(nobody(&self.organisation, owner));
        }
        if !rights.set {
            return Err(Error::NotAllowed);
        }
        let (ground, today) = (self.ground()?, self.today());
        let goals = weighed(&ground, self.tx.goals_of(owner, Shelf::Current)?, today);
        let weights: Vec<Weight> = goals.iter().map(|kept| kept.goal.terms.weight).collect();
        let mut written = Vec::new();
        for (kept, weight) in goals.into_iter().zip(balanced(&weights)) {
            if kept.goal.terms.weight != weight {
                let terms = Terms { weight, ..kept.goal.terms.clone() };
                let state = kept.goal.state;
                written.push(self.write_revision(kept, state, terms, reason)?);
            }
        }
        self.restand(&ground, &written)?;
        Ok(written.len())
    }

    /// Goes on to the next revision, which `decide` gives for the present one.
    fn revise(
        &mut self,
        id: GoalId,
        seen: u32,
        reason: &str,
        decide: impl Fn(Rights, &Ground, &Goal) -> Result<(GoalState, Terms)>,
    ) -> Result<()> {
        self.settle_goals()?;
        let ground = self.ground()?;
        let (kept, rights) = self.visible_goal(&self.oversight(), id)?;
        if ground.closing(kept.goal.cycle).is_some() {
            return Err(Error::CycleClosed);
        }
        if kept.goal.revision != seen {
            return if self.is_done(&kept, seen, reason, |then| decide(rights, &ground, then))? {
                Ok(())
            } else {
                Err(Error::Conflict)
            };
        }
        let (state, terms) = decide(rights, &ground, &kept.goal)?;
        if terms != kept.goal.terms {
            self.check_period(&kept, &terms)?;
        }
        let written = self.write_revision(kept, state, terms, reason)?;
        self.restand(&ground, &[written])
    }

    /// Whether the member has done this already, and asks again because they never heard of it.
    fn is_done(
        &self,
        kept: &KeptGoal,
        seen: u32,
        reason: &str,
        decide: impl Fn(&Goal) -> Result<(GoalState, Terms)>,
    ) -> Result<bool> {
        let now = &kept.goal;
        if now.revision != seen.saturating_add(1) || now.by != self.me() || now.reason != reason {
            return Ok(false);
        }
        let revisions = self.tx.goal_revisions(kept.position)?;
        let Some(before) = revisions.iter().find(|revision| revision.number == seen) else { return Ok(false) };
        let then = signing::at_revision(now, before);
        Ok(decide(&then).is_ok_and(|(state, terms)| (state, &terms) == (now.state, &now.terms)))
    }

    /// What was measured stays inside the period: a change that would leave it out is refused.
    fn check_period(&self, kept: &KeptGoal, terms: &Terms) -> Result<()> {
        let standing = self.tx.check_ins(kept.position)?.into_iter().filter(|check_in| check_in.corrected_by.is_none());
        let outside = standing.map(|check_in| check_in.day).filter(|day| *day < terms.start || *day > terms.end).min();
        outside.map_or(Ok(()), |day| Err(Error::GoalFaults(vec![Fault::CheckInOutside(day)])))
    }

    fn write_revision(&mut self, kept: KeptGoal, state: GoalState, terms: Terms, reason: &str) -> Result<KeptGoal> {
        let KeptGoal { position, goal, mut tally } = kept;
        let changed = terms != goal.terms;
        let (revision, by, at) = (goal.revision + 1, self.me(), self.at);
        let mut goal = Goal { state, terms, revision, by, at, reason: reason.to_owned(), entry: None, ..goal };
        goal.entry = Some(self.sign(kind::GOAL, goal.id.0.as_bytes(), signing::goal(&goal))?);
        self.tx.revise_goal(position, &goal)?;
        if changed {
            tally = Tally::of(&goal.terms, &self.tx.check_ins(position)?);
            self.tx.set_tally(position, &tally)?;
        }
        Ok(KeptGoal { position, goal, tally })
    }

    /// New goals in `to` for the missed ones among these that the member may set or own, from where each stands, as
    /// [`Act::set_goal`] would. Answers the new goals.
    pub fn carry_over(&mut self, goals: &[GoalId], to: CycleId) -> Result<Vec<GoalId>> {
        self.settle_goals()?;
        let (ground, oversight) = (self.ground()?, self.oversight());
        let cycle = ground.cycle(to).ok_or(Error::NoCycle)?;
        let (start, end) = (cycle.start, cycle.end);
        let mut written: Vec<KeptGoal> = Vec::new();
        let mut answer = Vec::new();
        for id in goals {
            let (kept, rights) = self.visible_goal(&oversight, *id)?;
            let (owner, kpi) = (kept.goal.owner, Arc::clone(ground.kpi(kept.goal.kpi)?));
            let day = ground.closing(kept.goal.cycle).map_or(self.today(), |closing| self.day_of(closing.at));
            let standing = Standing::of(&kept.goal, kpi.aggregation, &kept.tally, day);
            let here = self.organisation.find(owner).is_some_and(|owner| owner.is_active(self.today()));
            if standing.status != Status::Missed || !here || !(rights.set || owner == self.me()) {
                continue;
            }
            let there = self.tx.goals_of(owner, Shelf::Cycle(to))?;
            if let Some(there) = there.iter().find(|there| there.goal.carried_from == Some(*id)) {
                answer.push(there.goal.id);
                continue;
            }
            let aim = from_where_it_stands(kept.goal.terms.aim, kpi.aggregation, &standing);
            let terms = Terms { aim, start, end, checkpoints: Vec::new(), ..kept.goal.terms.clone() };
            let new = NewGoal { owner, kpi: kpi.id, cycle: Some(to), carried_from: Some(*id), terms };
            let kept = self.agree(&ground, &oversight, self.fresh_goal(), &new)?;
            answer.push(kept.goal.id);
            written.push(kept);
        }
        self.restand(&ground, &written)?;
        Ok(answer)
    }

    /// An identity for a goal that this act makes for somebody.
    pub(super) fn fresh_goal(&self) -> GoalId {
        let nanos = u32::try_from(self.at.subsec_nanosecond()).unwrap_or(0);
        let seconds = u64::try_from(self.at.as_second()).unwrap_or(0);
        GoalId(Uuid::new_v7(uuid::Timestamp::from_unix(uuid::NoContext, seconds, nanos)))
    }
}

/// Of what counts the newest value or the mean, the way begins where it ended; a sum begins anew.
fn from_where_it_stands(aim: Aim, aggregation: Aggregation, standing: &Standing) -> Aim {
    let reached = standing.value.and_then(|value| Quantity::from_raw((value * 10_000.0).round() as i64));
    match (aim, reached) {
        (Aim::Numeric { target, .. }, Some(baseline)) if aggregation != Aggregation::Sum && baseline != target => {
            Aim::Numeric { baseline, target }
        }
        _ => aim,
    }
}

/// A goal that is under way may be changed by who sets it, a proposal by its owner too.
fn check_open(rights: Rights, goal: &Goal, me: PersonId) -> Result<()> {
    match goal.state {
        GoalState::Declined | GoalState::Cancelled => Err(Error::GoalOver),
        GoalState::Proposed if goal.owner == me => Ok(()),
        _ if rights.set => Ok(()),
        _ => Err(Error::NotAllowed),
    }
}

fn check_terms(ground: &Ground, kpi: &Kpi, cycle: Option<CycleId>, terms: &Terms) -> Result<()> {
    let cycle = cycle.map(|id| ground.cycle(id).ok_or(Error::NoCycle)).transpose()?;
    if cycle.is_some_and(|cycle| cycle.closing.is_some()) {
        return Err(Error::CycleClosed);
    }
    let faults = terms.faults(kpi.kind, cycle.map(|cycle| (cycle.start, cycle.end)));
    if faults.is_empty() { Ok(()) } else { Err(Error::GoalFaults(faults)) }
}

/// A reason as it is kept.
pub fn reasoned(reason: &str) -> Result<&str> {
    let reason = reason.trim();
    if reason.is_empty() { Err(Error::ReasonMissing) } else { within_limit(reason) }
}

pub fn within_limit(text: &str) -> Result<&str> {
    if text.len() > TEXT_LIMIT { Err(Error::NoteTooLong { bytes: text.len() }) } else { Ok(text) }
}
