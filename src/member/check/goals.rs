//! Whether goals, their check-ins, the catalogue and closed cycles still are what people signed, and what is kept ready
//! of them is what comes out of them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;

use super::record::Record;
use super::{CheckFault, GoOn, read, signature_fault};
use crate::domain::goal::oversight::Oversight;
use crate::domain::goal::{
    CheckIn, CycleId, Dimension, Goal, GoalId, GoalState, PersonStanding, Score, Standing, Tally,
};
use crate::domain::organisation::PersonId;
use crate::member::board::day_then;
use crate::member::goals::settling::{derive, placed};
use crate::member::goals::{Ground, signing};
use crate::member::signing::{Signature, kind};
use crate::member::{Result, Workspace};
use crate::store;
use crate::store::goals::{GoalPosition, KeptGoal};

/// Goals read at a time.
const BATCH: usize = 500;
/// Charts of the past kept at hand.
const PAST: usize = 500;

/// What is known while goals are gone through.
struct Goals<'a> {
    workspace: &'a Workspace,
    ground: Ground,
    /// The day for which everything that changes with the days was last worked out.
    settled_on: Option<Date>,
    /// What people could do with others' goals at a version of the chart on a day.
    past: HashMap<(i64, Date, PersonId), Oversight>,
    /// The goals that make up standings.
    live: BTreeMap<PersonId, Vec<KeptGoal>>,
    scores: HashMap<CycleId, HashMap<GoalId, Score>>,
    faults: &'a mut Vec<CheckFault>,
}

impl Workspace {
    pub(super) fn check_goals(&self, record: &mut Record, faults: &mut Vec<CheckFault>, go_on: GoOn<'_>) -> Result<()> {
        let store = self.store.as_ref();
        self.check_definitions(record, faults)?;
        let Some(ground) = read("definitions and cycles", Ground::read(store), faults)? else { return Ok(()) };
        let settled_on = store.goals_settled_on()?;
        let (past, live, scores) = Default::default();
        let mut goals = Goals { workspace: self, ground, settled_on, past, live, scores, faults };
        goals.check_cycles(record)?;
        let mut beyond = GoalPosition(i64::MIN);
        while go_on(record) {
            let rows = read("goals", store.every_goal(beyond, BATCH), goals.faults)?.unwrap_or_default();
            let Some((last, _)) = rows.last() else { break };
            beyond = *last;
            for (position, row) in rows {
                match row.and_then(|kept| goals.check_goal(kept, record)) {
                    Err(store::Error::Damaged(message)) => {
                        let place = format!("goal at position {}", position.0);
                        goals.faults.push(CheckFault { kind: "file", place, message });
                    }
                    other => other?,
                }
            }
        }
        Ok(goals.check_standings()?)
    }

    fn check_definitions(&self, record: &mut Record, faults: &mut Vec<CheckFault>) -> store::Result<()> {
        let store = self.store.as_ref();
        let (mut judged, mut unread) = (Vec::new(), Vec::new());
        let mut judge = |what, newest: bool, signature| judged.push((what, newest && signature != Signature::Invalid));
        for kpi in read("definitions", store.kpis(), &mut unread)?.unwrap_or_default() {
            let newest = record.found_newest(kind::KPI, kpi.id.0.as_bytes(), kpi.entry);
            judge(format!("KPI {}", kpi.id.0), newest, signing::check_kpi(store, &kpi)?);
        }
        for own in read("dimensions", store.own_dimensions(), &mut unread)?.unwrap_or_default() {
            let newest = record.found_newest(kind::DIMENSION, &signing::dimension_subject(&own), own.entry);
            judge(format!("dimension {}", own.word), newest, signing::check_dimension(store, &own)?);
        }
        for template in read("templates", store.templates(), &mut unread)?.unwrap_or_default() {
            let newest = record.found_newest(kind::TEMPLATE, template.id.as_bytes(), template.entry);
            judge(format!("template {}", template.id), newest, signing::check_template(store, &template)?);
        }
        faults.extend(judged.into_iter().filter(|(_, holds)| !holds).map(|(what, _)| signature_fault(what)));
        faults.extend(unread);
        Ok(())
    }
}

impl Goals<'_> {
    fn judge(&mut self, what: String, signature: Signature) {
        if signature == Signature::Invalid {
            self.faults.push(signature_fault(what));
        }
    }

    fn differs(&mut self, what: String, differs: bool) {
        if differs {
            let message = format!("{what} does not match what it comes from");
            self.faults.push(CheckFault { kind: "derived", place: what, message });
        }
    }

    fn check_cycles(&mut self, record: &mut Record) -> store::Result<()> {
        let store = self.workspace.store.as_ref();
        for cycle in store.cycles()? {
            record.found(cycle.entry);
            self.judge(format!("cycle {}", cycle.name), signing::check_cycle(store, &cycle)?);
            let place = format!("scores of cycle {}", cycle.name);
            let scores = read(&place, store.scores(cycle.id), self.faults)?.unwrap_or_default();
            match &cycle.closing {
                Some(closing) => {
                    record.found(closing.entry);
                    let signature = signing::check_closing(store, cycle.id, closing, &scores)?;
                    self.judge(format!("closing of cycle {}", cycle.name), signature);
                }
                None => self.differs(place, !scores.is_empty()),
            }
            self.scores.insert(cycle.id, scores.into_iter().map(|score| (score.goal, score)).collect());
        }
        Ok(())
    }

    fn check_goal(&mut self, kept: KeptGoal, record: &mut Record) -> store::Result<()> {
        let store = self.workspace.store.as_ref();
        let goal = &kept.goal;
        let revisions = store.goal_revisions(kept.position)?;
        let numbered = revisions.iter().map(|revision| revision.number).eq(1..=goal.revision);
        if !numbered || revisions.last().is_none_or(|last| signing::at_revision(goal, last) != *goal) {
            self.faults.push(signature_fault(format!("revisions of goal {}", goal.id)));
        }
        let mut before = None;
        for revision in &revisions {
            record.found(revision.entry);
            let then = signing::at_revision(goal, revision);
            let mut signature = signing::check_goal(store, &then)?;
            if !self.may_have_revised(&then, before)? {
                signature = Signature::Invalid;
            }
            before = Some(then.state);
            let place = format!("revision {} of goal {}", revision.number, goal.id);
            self.judge(place, signature);
        }
        let check_ins = store.check_ins(kept.position)?;
        self.check_check_ins(goal, &check_ins, record)?;
        self.differs(format!("tally of goal {}", goal.id), kept.tally != Tally::of(&goal.terms, &check_ins));
        self.check_kept_ready(&kept)?;
        if self.settled_on.is_some_and(|day| goal.is_live(day)) {
            self.live.entry(goal.owner).or_default().push(kept);
        }
        Ok(())
    }

    fn check_check_ins(&mut self, goal: &Goal, check_ins: &[CheckIn], record: &mut Record) -> store::Result<()> {
        let store = self.workspace.store.as_ref();
        if !check_ins.iter().map(|check_in| check_in.number).eq((1..).take(check_ins.len())) {
            self.faults.push(signature_fault(format!("check-ins of goal {}", goal.id)));
        }
        let corrected: BTreeMap<u32, u32> =
            check_ins.iter().filter_map(|check_in| Some((check_in.corrects.as_ref()?.0, check_in.number))).collect();
        for check_in in check_ins {
            record.found(check_in.entry);
            let mut signature = signing::check_check_in(store, goal.id, check_in)?;
            let theirs = check_in.entry.is_none() || check_in.by == goal.owner || {
                let oversight = self.oversight(check_in.by, check_in.at)?;
                oversight.rights(goal.owner).check_in
            };
            if !theirs || corrected.get(&check_in.number).copied() != check_in.corrected_by {
                signature = Signature::Invalid;
            }
            self.judge(format!("check-in {} of goal {}", check_in.number, goal.id), signature);
        }
        Ok(())
    }

    /// Whether a revision may follow the one before, and who made it was allowed to by the chart of that moment: a manager
    /// above, or the owner with their own proposal, or with everything while nobody was above them.
    fn may_have_revised(&mut self, then: &Goal, before: Option<GoalState>) -> store::Result<bool> {
        if !then.state.may_follow(before) {
            return Ok(false);
        }
        let proposal = then.state == GoalState::Proposed
            || (then.state == GoalState::Cancelled && before == Some(GoalState::Proposed));
        if then.entry.is_none() || (proposal && then.by == then.owner) {
            return Ok(true);
        }
        Ok(self.oversight(then.by, then.at)?.rights(then.owner).set)
    }

    fn oversight(&mut self, by: PersonId, at: jiff::Timestamp) -> store::Result<&Oversight> {
        let store = self.workspace.store.as_ref();
        let (chart, day) = (store.chart_at(at)?, day_then(store, at)?);
        if self.past.len() >= PAST && !self.past.contains_key(&(chart, day, by)) {
            self.past.clear();
        }
        match self.past.entry((chart, day, by)) {
            std::collections::hash_map::Entry::Occupied(known) => Ok(known.into_mut()),
            std::collections::hash_map::Entry::Vacant(unknown) => {
                let organisation = store.organisation_at(chart)?;
                Ok(unknown.insert(Oversight::new(&organisation.on(day), by)))
            }
        }
    }

    /// What lists choose and order by, and what was frozen.
    fn check_kept_ready(&mut self, kept: &KeptGoal) -> store::Result<()> {
        let store = self.workspace.store.as_ref();
        let goal = &kept.goal;
        let aggregation = self.ground.kpi(goal.kpi)?.aggregation;
        let closing = self.ground.closing(goal.cycle);
        let closed_on = closing.map(|closing| self.workspace.day_of(closing.at));
        if let Some(day) = self.settled_on {
            let stored = store.derived(kept.position)?;
            let expected = derive(goal, aggregation, &kept.tally, day, closed_on.is_some());
            // What is not current any more stays as it was when it ceased to be.
            let current = expected.current || stored.is_none_or(|stored| stored.current);
            self.differs(format!("standing of goal {}", goal.id), current && stored != Some(expected));
        }
        if let (Some(day), Some(cycle)) = (closed_on, goal.cycle) {
            let frozen = self.scores.get(&cycle).and_then(|scores| scores.get(&goal.id)).copied();
            let then = Score::new(goal.id, &Standing::of(goal, aggregation, &kept.tally, day));
            let expected = (goal.state == GoalState::Accepted).then_some(then);
            self.differs(format!("score of goal {}", goal.id), frozen != expected);
        }
        Ok(())
    }

    /// Where people stand, of everybody who stands anywhere or should.
    fn check_standings(&mut self) -> store::Result<()> {
        let Some(day) = self.settled_on else { return Ok(()) };
        let store = self.workspace.store.as_ref();
        let mut expected: BTreeMap<(PersonId, Option<Dimension>), PersonStanding> = BTreeMap::new();
        for (owner, goals) in std::mem::take(&mut self.live) {
            for (along, standing) in placed(&self.ground, &self.workspace.organisation, owner, &goals, day)? {
                expected.insert((owner, along), standing);
            }
        }
        let own = store.own_dimensions()?;
        let every = Dimension::COMMON.into_iter().chain(own.iter().map(|own| own.dimension())).map(Some);
        let mut kept = BTreeMap::new();
        for along in every.chain([None]) {
            kept.extend(
                store.standings(None, along)?.into_iter().map(|(person, standing)| ((person, along), standing)),
            );
        }
        let places: BTreeSet<_> = expected.keys().chain(kept.keys()).copied().collect();
        let wrong: BTreeSet<PersonId> = places
            .into_iter()
            .filter(|place| expected.get(place) != kept.get(place))
            .map(|(person, _)| person)
            .collect();
        for person in wrong {
            let handle = self.workspace.organisation.find(person).map(|person| person.handle.clone());
            self.differs(format!("standing of {}", handle.unwrap_or_else(|| person.0.to_string())), true);
        }
        Ok(())
    }
}
