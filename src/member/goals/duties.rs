//! What waits for the member about goals.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{GoalDuty, GoalView};
use crate::domain::goal::cadence::days_between;
use crate::domain::goal::cycle::ENDS_SOON_DAYS;
use crate::domain::goal::{Cycle, CycleId, GoalState, Status};
use crate::member::{Member, Result};
use crate::store::goals::{GoalPosition, Shelf};

impl GoalDuty {
    /// The last day in time.
    pub fn due(&self) -> Option<Date> {
        match self {
            Self::CheckIn { due, .. } => Some(*due),
            Self::CycleEnds(cycle) => Some(cycle.end),
            Self::Accept(_) | Self::OffTrack(_) => None,
        }
    }

    /// The goal it is about.
    pub fn view(&self) -> Option<&GoalView> {
        match self {
            Self::CheckIn { view, .. } | Self::Accept(view) | Self::OffTrack(view) => Some(view),
            Self::CycleEnds(_) => None,
        }
    }
}

impl Member {
    /// Oldest due first; then what has no date. A check-in is asked for some days before it is due
    /// ([`Cadence::notice`](crate::domain::goal::Cadence::notice)). Proposals and goals off track come to the nearest
    /// active manager alone, so that who stands high is not flooded: they see the others in their lists.
    pub fn goal_duties(&self) -> Result<Vec<GoalDuty>> {
        let (today, store, ground) = (self.workspace().today(), self.store(), self.ground()?);
        let mut duties = Vec::new();
        let mut cycles: HashSet<CycleId> = HashSet::new();
        for kept in store.goals_of(self.id(), Shelf::Current)? {
            let Some(view) = self.view(&ground, kept)? else { continue };
            cycles.extend(view.goal.cycle);
            // Who stands below nobody any more accepts what they proposed while they did.
            if view.goal.state == GoalState::Proposed && view.rights.set {
                duties.push(GoalDuty::Accept(view));
                continue;
            }
            let asked =
                |due: &Date| view.standing.stale || days_between(today, *due) <= view.goal.terms.cadence.notice();
            if let Some(due) = view.next_due.filter(|_| view.goal.terms.start <= today).filter(asked) {
                duties.push(GoalDuty::CheckIn { view, due });
            }
        }
        // What was last worked out chooses which goals are read; what they are is judged by today.
        let keys = store.goal_keys(Some(&self.sight().reports), Shelf::Current)?;
        let may_matter = keys.into_iter().filter(|key| {
            let proposed = key.derived.status == Status::NotRated && key.derived.next_due.is_none();
            proposed || key.derived.status == Status::OffTrack
        });
        let mut positions: Vec<GoalPosition> = may_matter.map(|key| key.position).collect();
        positions.sort_unstable();
        for view in self.goal_views(&positions)? {
            match view.goal.state {
                GoalState::Proposed if !view.frozen => duties.push(GoalDuty::Accept(view)),
                GoalState::Accepted if view.standing.status == Status::OffTrack && view.goal.is_live(today) => {
                    duties.push(GoalDuty::OffTrack(view));
                }
                _ => {}
            }
        }
        let concerns = |cycle: &Cycle| match days_between(today, cycle.end) {
            over if over < 0 => self.runs_goals(),
            left => left <= ENDS_SOON_DAYS && (self.runs_goals() || cycles.contains(&cycle.id)),
        };
        let open = store.cycles()?.into_iter().filter(|cycle| cycle.closing.is_none());
        duties.extend(open.filter(concerns).map(GoalDuty::CycleEnds));
        duties.sort_by_key(|duty| (duty.due().is_none(), duty.due()));
        Ok(duties)
    }
}
