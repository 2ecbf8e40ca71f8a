//! Values as they are measured: never overwritten, corrected by others that say why. One by one, or many by a file.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::agreeing::reasoned;
use super::sight::Ground;
use super::signing;
use crate::domain::goal::incoming::{GoalRef, PlannedCheckIn, plan};
use crate::domain::goal::oversight::{Oversight, Rights};
use crate::domain::goal::{CheckIn, GoalId, GoalState, NewCheckIn, Tally};
use crate::domain::organisation::PersonId;
use crate::import::check_ins::read_check_ins;
use crate::member::act::Act;
use crate::member::signing::kind;
use crate::member::{Error, Member, Result};
use crate::store::goals::{GoalPosition, KeptGoal, Shelf};

/// What a file of check-ins would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckInPlan {
    /// Each with the identity it will have, so that the plan can be carried out again after an unknown outcome.
    pub check_ins: Vec<(Uuid, PlannedCheckIn)>,
    /// Rows that stand on the board as they are: a file sent twice counts once.
    pub there: Vec<PlannedCheckIn>,
    /// Headings of columns that nobody reads.
    pub unused: Vec<String>,
}

impl Member {
    /// What a file of check-ins would do, nothing of it done; every fault of the file together.
    pub fn plan_check_ins(&mut self, file: &[u8]) -> Result<CheckInPlan> {
        self.refresh()?;
        let (sheet, mut faults) = read_check_ins(file);
        let goals = self.measurable()?;
        let refs: Vec<GoalRef> = goals.iter().map(|(_, goal)| goal.clone()).collect();
        let (planned, more) = plan(&sheet, &refs, self.workspace().today());
        faults.extend(more);
        if !faults.is_empty() {
            faults.sort_by_key(|fault| fault.line);
            return Err(Error::CheckInFile(faults));
        }
        let positions: HashMap<GoalId, GoalPosition> = goals.iter().map(|(at, goal)| (goal.id, *at)).collect();
        let mut answer = CheckInPlan { unused: sheet.unused, ..CheckInPlan::default() };
        let mut known: HashMap<GoalId, Vec<CheckIn>> = HashMap::new();
        for row in planned {
            let there = match known.entry(row.goal) {
                std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
                std::collections::hash_map::Entry::Vacant(unknown) => {
                    unknown.insert(self.store().check_ins(positions[&row.goal])?)
                }
            };
            if there.iter().any(|there| is_same(there, &row.new)) {
                answer.there.push(row);
            } else {
                answer.check_ins.push((self.new_id(), row));
            }
        }
        Ok(answer)
    }

    /// Every goal that the member may write values of now, with its place.
    fn measurable(&self) -> Result<Vec<(GoalPosition, GoalRef)>> {
        let (ground, sight, store) = (self.ground()?, self.sight(), self.store());
        let owners: BTreeSet<PersonId> = sight.oversight.below().iter().copied().chain([self.id()]).collect();
        let owners: Vec<PersonId> = owners.into_iter().collect();
        // Goals that ended long ago take values until their cycle is closed.
        let open = ground.cycles().filter(|cycle| cycle.closing.is_none()).map(|cycle| Shelf::Cycle(cycle.id));
        let mut positions = BTreeSet::new();
        for shelf in open.chain([Shelf::Current]) {
            positions.extend(store.goal_keys(Some(&owners), shelf)?.into_iter().map(|key| key.position));
        }
        let positions: Vec<GoalPosition> = positions.into_iter().collect();
        let mut goals = Vec::new();
        for view in self.goal_views(&positions)?.into_iter().filter(|view| view.rights.check_in) {
            let owner = self.workspace.organisation.find(view.goal.owner);
            let (handle, name) = owner.map(|owner| (owner.handle.clone(), owner.name.clone())).unwrap_or_default();
            let (kpi, unit) = (view.kpi.name.clone(), view.kpi.unit.clone());
            let (id, owner, terms) = (view.goal.id, view.goal.owner, view.goal.terms);
            goals.push((view.position, GoalRef { id, owner, handle, name, kpi, unit, terms }));
        }
        Ok(goals)
    }
}

/// Whether a check-in that nothing has corrected says just this.
fn is_same(there: &CheckIn, new: &NewCheckIn) -> bool {
    there.corrected_by.is_none()
        && (there.day, there.value, there.confidence) == (new.day, new.value, new.confidence)
        && there.evidence == new.evidence.trim()
}

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

    /// Writes down all that a plan says, or nothing. Answers how many are new.
    pub fn import_check_ins(&mut self, plan: &CheckInPlan) -> Result<usize> {
        self.settle_goals()?;
        let (ground, oversight) = (self.ground()?, self.oversight());
        let mut written: HashMap<GoalId, KeptGoal> = HashMap::new();
        let mut count = 0;
        for (id, PlannedCheckIn { goal, new, .. }) in &plan.check_ins {
            if let Some(kept) = self.measure(&ground, &oversight, *id, *goal, new, None)? {
                written.insert(*goal, kept);
                count += 1;
            }
        }
        let written: Vec<KeptGoal> = written.into_values().collect();
        self.restand(&ground, &written)?;
        Ok(count)
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
