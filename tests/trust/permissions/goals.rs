//! What happens to the goals of a generated organisation.

use cartelera::domain::goal::{Aim, Cadence, NewCheckIn, Quantity, Terms, Weight};
use cartelera::domain::organisation::PersonId;
use jiff::ToSpan as _;

use super::organisation::Story;
use super::told::Goal;

impl Story {
    fn terms(&self) -> Terms {
        Terms {
            aim: Aim::Numeric { baseline: Quantity::ZERO, target: Quantity::whole(100) },
            weight: Weight::ALL,
            start: self.told.today(),
            end: self.told.today().checked_add(90.days()).unwrap(),
            cadence: Cadence::Weekly,
            checkpoints: Vec::new(),
        }
    }

    /// A manager sets somebody below a goal, or somebody proposes one.
    pub fn set_goal(&mut self) {
        let by = self.somebody();
        let mut owners: Vec<PersonId> = self.here().into_iter().filter(|id| self.told.is_above(by, *id)).collect();
        owners.push(by);
        let owner = self.dice.pick(&owners).unwrap();
        self.set_goal_of(by, owner);
    }

    fn set_goal_of(&mut self, by: PersonId, owner: PersonId) {
        let new = cartelera::domain::goal::NewGoal {
            owner,
            kpi: self.kpi,
            cycle: None,
            carried_from: None,
            terms: self.terms(),
        };
        let member = self.member(by);
        let id = cartelera::domain::goal::GoalId(member.new_id());
        let came = member.act(|act| act.set_goal(id, &new));
        if self.happened("goal", came).is_some() {
            self.told.goals.push(Goal { id, owner, said: Vec::new() });
            self.measure(self.told.goals.len() - 1);
        }
    }

    /// Everybody who can be given one gets a goal.
    pub fn set_goals(&mut self) {
        for owner in self.here() {
            let above: Vec<PersonId> = self.told.up(owner, self.told.today());
            let by = above.into_iter().find(|manager| self.members.contains_key(manager)).unwrap_or(owner);
            if self.members.contains_key(&by) {
                self.set_goal_of(by, owner);
            }
        }
    }

    pub fn measure_some(&mut self) {
        if !self.told.goals.is_empty() {
            let at = self.dice.below(self.told.goals.len());
            self.measure(at);
        }
    }

    /// Somebody who may writes a value down, corrects one, or changes what was agreed.
    fn measure(&mut self, at: usize) {
        let (goal, owner) = (self.told.goals[at].id, self.told.goals[at].owner);
        let above = self.told.up(owner, self.told.today());
        let who = if self.dice.one_in(2) { Some(&owner) } else { above.first() };
        let Some(by) = who.copied().filter(|by| self.members.contains_key(by)) else { return };
        let (said, because, day, terms) = (self.word(), self.word(), self.told.today(), self.terms());
        let value = Quantity::whole(self.dice.below(120) as i64);
        let new = NewCheckIn { day, value, confidence: None, evidence: said.clone() };
        let way = self.dice.below(5);
        let member = self.member(by);
        let id = member.new_id();
        let came = member.act(|act| match way {
            0 => act.correct(id, goal, 1, &new, &because).map(|()| vec![said.clone(), because.clone()]),
            1 => act.change_goal(goal, 1, &terms, &because).map(|()| vec![because.clone()]),
            2 => act.cancel_goal(goal, 1, &because).map(|()| vec![because.clone()]),
            _ => act.check_in(id, goal, &new).map(|()| vec![said.clone()]),
        });
        let deed = ["correct", "change goal", "cancel goal", "check in", "check in"][way];
        if let Some(said) = self.happened(deed, came) {
            self.told.goals[at].said.extend(said);
        }
    }
}
