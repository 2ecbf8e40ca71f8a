//! Values as they are measured: never overwritten, corrected by others that say why.

use uuid::Uuid;

use super::agreeing::reasoned;
use super::sight::Ground;
use super::signing;
use crate::domain::goal::oversight::{Oversight, Rights};
use crate::domain::goal::{CheckIn, GoalId, GoalState, NewCheckIn, Tally};
use crate::member::act::Act;
use crate::member::signing::kind;
use crate::member::{Error, Result};
use crate::store::goals::KeptGoal;

impl Act<'_> {
    /// `id` is the check-in's own, made by the caller: the same id again changes nothing.
    pub fn check_in(&mut self, id: Uuid, goal: GoalId, new: &NewCheckIn) -> Result<()> {
        self.settle_goals()?;
        let (ground, oversight) = (self.ground()?, self.oversight());
        let written = self.measure(&ground, &oversight, id, goal, new, None)?;
        self.restand(&ground, written.as_slice())
    }

    /// Supersedes a check-in, by its number.
    pub fn correct(&mut self, id: Uuid, goal: GoalId, number: u32, new: &NewCheckIn, reason: &str) -> Result<()> {
        let reason = reasoned(reason)?;
        self.settle_goals()?;
        let (ground, oversight) = (self.ground()?, self.oversight());
        let written = self.measure(&ground, &oversight, id, goal, new, Some((number, reason)))?;
        self.restand(&ground, written.as_slice())
    }

    /// Writes a check-in with what is kept of its goal's. Where its owner stands is the caller's to work out anew: of the
    /// goal answered, where there is one.
    pub(super) fn measure(
        &mut self,
        ground: &Ground,
        oversight: &Oversight,
        id: Uuid,
        goal: GoalId,
        new: &NewCheckIn,
        corrects: Option<(u32, &str)>,
    ) -> Result<Option<KeptGoal>> {
        let (mut kept, rights) = self.visible_goal(oversight, goal)?;
        check_measurable(ground, &kept, rights)?;
        let mut check_ins = self.tx.check_ins(kept.position)?;
        if check_ins.iter().any(|there| there.id == id) {
            return Ok(None);
        }
        if let Some((number, _)) = corrects {
            let corrected = check_ins.iter().find(|there| there.number == number).ok_or(Error::NoCheckIn(number))?;
            if corrected.corrected_by.is_some() {
                return Err(Error::Conflict);
            }
        }
        let faults = new.faults(&kept.goal.terms, self.today());
        if !faults.is_empty() {
            return Err(Error::CheckInFaults(faults));
        }
        let mut check_in = CheckIn {
            id,
            number: check_ins.last().map_or(1, |last| last.number + 1),
            day: new.day,
            value: new.value,
            confidence: new.confidence,
            evidence: new.evidence.trim().to_owned(),
            by: self.me(),
            at: self.at,
            corrects: corrects.map(|(number, reason)| (number, reason.to_owned())),
            corrected_by: None,
            entry: None,
        };
        check_in.entry = Some(self.sign(kind::CHECK_IN, id.as_bytes(), signing::check_in(goal, &check_in))?);
        self.tx.insert_check_in(kept.position, &check_in)?;
        for corrected in check_ins.iter_mut().filter(|there| Some(there.number) == corrects.map(|(number, _)| number)) {
            corrected.corrected_by = Some(check_in.number);
        }
        check_ins.push(check_in);
        kept.tally = Tally::of(&kept.goal.terms, &check_ins);
        self.tx.set_tally(kept.position, &kept.tally)?;
        Ok(Some(kept))
    }
}

/// Whether values of this goal can be written down now. Late ones are welcome until its cycle is closed.
fn check_measurable(ground: &Ground, kept: &KeptGoal, rights: Rights) -> Result<()> {
    if !rights.check_in {
        return Err(Error::NotAllowed);
    }
    if ground.closing(kept.goal.cycle).is_some() {
        return Err(Error::CycleClosed);
    }
    match kept.goal.state {
        GoalState::Accepted => Ok(()),
        GoalState::Proposed => Err(Error::NotAccepted),
        GoalState::Declined | GoalState::Cancelled => Err(Error::GoalOver),
    }
}
