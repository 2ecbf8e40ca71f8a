//! Opening cycles, and closing them: what their goals came to is kept as it was.

use jiff::civil::Date;

use super::agreeing::within_limit;
use super::catalogue::named;
use super::signing;
use crate::domain::goal::cycle::Closing;
use crate::domain::goal::{Cycle, CycleId, Fault, GoalState, Score, Standing, Translated};
use crate::member::act::Act;
use crate::member::signing::kind;
use crate::member::{Error, Result};
use crate::store::goals::{GoalPosition, Shelf};

impl Act<'_> {
    /// Needs `hr` or `admin`.
    pub fn open_cycle(&mut self, id: CycleId, name: &str, start: Date, end: Date) -> Result<()> {
        self.runs_goals()?;
        let there = self.tx.cycles()?;
        if there.iter().any(|cycle| cycle.id == id) {
            return Ok(());
        }
        let name = named(&Translated::new(name, ""))?.es;
        if there.iter().any(|cycle| cycle.name.to_lowercase() == name.to_lowercase()) {
            return Err(Error::NameTaken(name));
        }
        if end <= start {
            return Err(Error::GoalFaults(vec![Fault::EndsBeforeStart]));
        }
        let (by, at) = (self.me(), self.at);
        let mut cycle = Cycle { id, name, start, end, by, at, entry: None, closing: None };
        cycle.entry = Some(self.sign(kind::CYCLE, id.0.as_bytes(), signing::cycle(&cycle))?);
        Ok(self.tx.insert_cycle(&cycle)?)
    }

    /// Freezes the scores of its goals; after its last day. Needs `hr` or `admin`. Answers how many goals it froze.
    pub fn close_cycle(&mut self, id: CycleId, note: &str) -> Result<usize> {
        self.runs_goals()?;
        let cycle = self.tx.cycles()?.into_iter().find(|cycle| cycle.id == id).ok_or(Error::NoCycle)?;
        let note = within_limit(note.trim())?;
        if note.is_empty() {
            return Err(Error::TextEmpty);
        }
        if let Some(closing) = cycle.closing {
            let mine = closing.by == self.me() && closing.note == note;
            return if mine { Ok(self.tx.scores(id)?.len()) } else { Err(Error::Conflict) };
        }
        let today = self.today();
        if today <= cycle.end {
            return Err(Error::CycleRunning { end: cycle.end });
        }
        self.settle_goals()?;
        let ground = self.ground()?;
        let keys = self.tx.goal_keys(None, Shelf::Cycle(id))?;
        let mut positions: Vec<GoalPosition> = keys.into_iter().map(|key| key.position).collect();
        positions.sort_unstable();
        let goals = self.tx.goals_at(&positions)?;
        let mut scores = Vec::new();
        for kept in goals.iter().filter(|kept| kept.goal.state == GoalState::Accepted) {
            let aggregation = ground.kpi(kept.goal.kpi)?.aggregation;
            scores.push(Score::new(kept.goal.id, &Standing::of(&kept.goal, aggregation, &kept.tally, today)));
        }
        let (by, at, chart) = (self.me(), self.at, self.board.chart);
        let mut closing = Closing { by, at, note: note.to_owned(), chart, entry: None };
        let digest = signing::closing(id, &closing, &scores);
        closing.entry = Some(self.sign(kind::CYCLE_CLOSING, id.0.as_bytes(), digest)?);
        self.tx.close_cycle(id, &closing, &scores)?;
        // Read anew: now its goals are those of a closed cycle.
        let ground = self.ground()?;
        self.restand(&ground, &goals)?;
        Ok(scores.len())
    }
}
