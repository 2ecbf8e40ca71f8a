//! Whose goals the member sees, and each goal as it stands today, or as it was frozen.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use super::GoalView;
use crate::domain::goal::cycle::Closing;
use crate::domain::goal::oversight::{Oversight, Rights};
use crate::domain::goal::{Cycle, CycleId, GoalId, GoalState, Kpi, KpiId, Score, Standing, Status, standing};
use crate::domain::organisation::{Organisation, PersonId, Role};
use crate::i18n::{Language, sort_key};
use crate::member::act::Act;
use crate::member::{Error, Member, Result};
use crate::store::goals::KeptGoal;
use crate::store::{self, Read};

/// What a member sees by one version of the chart on one day: worked out once, asked for with every page.
pub struct Sight {
    chart: i64,
    day: Date,
    pub oversight: Oversight,
    /// Direct reports.
    pub reports: Vec<PersonId>,
    by_name: OnceLock<HashMap<PersonId, i64>>,
}

impl Sight {
    /// Everybody's place in the order of their names, as a dictionary of the language has it.
    pub fn by_name(&self, organisation: &Organisation, language: Language) -> &HashMap<PersonId, i64> {
        self.by_name.get_or_init(|| {
            let people = organisation.people().iter();
            let mut names: Vec<_> = people.map(|person| (sort_key(&person.name, language), person.id)).collect();
            names.sort_unstable();
            names.into_iter().map(|(_, person)| person).zip(0..).collect()
        })
    }
}

/// The scores of the closed cycle last looked at: they never change.
pub type PastScores = RefCell<Option<(CycleId, Arc<HashMap<GoalId, Score>>)>>;

/// The definitions and cycles that goals refer to.
pub struct Ground {
    kpis: HashMap<KpiId, Arc<Kpi>>,
    cycles: HashMap<CycleId, Cycle>,
}

impl Ground {
    pub fn read(from: &dyn Read) -> store::Result<Self> {
        let kpis = from.kpis()?.into_iter().map(|kpi| (kpi.id, Arc::new(kpi))).collect();
        let cycles = from.cycles()?.into_iter().map(|cycle| (cycle.id, cycle)).collect();
        Ok(Self { kpis, cycles })
    }

    pub fn kpis(&self) -> impl Iterator<Item = &Arc<Kpi>> {
        self.kpis.values()
    }

    pub fn find(&self, id: KpiId) -> Option<&Arc<Kpi>> {
        self.kpis.get(&id)
    }

    /// The definition of a goal that is there.
    pub fn kpi(&self, id: KpiId) -> store::Result<&Arc<Kpi>> {
        self.find(id)
            .ok_or_else(|| store::Error::Damaged(format!("a goal refers to definition {}, which is gone", id.0)))
    }

    pub fn cycles(&self) -> impl Iterator<Item = &Cycle> {
        self.cycles.values()
    }

    pub fn cycle(&self, id: CycleId) -> Option<&Cycle> {
        self.cycles.get(&id)
    }

    pub fn closing(&self, cycle: Option<CycleId>) -> Option<&Closing> {
        self.cycles.get(&cycle?)?.closing.as_ref()
    }
}

impl Member {
    /// Whether the member sees the goals of `owner`.
    pub fn sees_goals_of(&self, owner: PersonId) -> bool {
        self.sight().oversight.rights(owner).see
    }

    pub(in crate::member) fn sight(&self) -> Arc<Sight> {
        let (chart, day) = (self.workspace.board.chart, self.workspace.today());
        let mut kept = self.sight.borrow_mut();
        match kept.as_ref().filter(|sight| (sight.chart, sight.day) == (chart, day)) {
            Some(sight) => Arc::clone(sight),
            None => {
                let on_the_day = self.workspace.organisation.on(day);
                let oversight = Oversight::new(&on_the_day, self.id());
                let (reports, by_name) = (on_the_day.reports(self.id()).to_vec(), OnceLock::new());
                let sight = Arc::new(Sight { chart, day, oversight, reports, by_name });
                *kept = Some(Arc::clone(&sight));
                sight
            }
        }
    }

    /// What the chart says that the member reads.
    pub(super) fn language(&self) -> Language {
        Language::from_locale(&self.person().locale).unwrap_or(Language::Spanish)
    }

    pub(super) fn ground(&self) -> Result<Ground> {
        Ok(Ground::read(self.store())?)
    }

    /// A goal as the member sees it; none where they may not.
    pub(super) fn view(&self, ground: &Ground, kept: KeptGoal) -> Result<Option<GoalView>> {
        let KeptGoal { position, goal, tally } = kept;
        let rights = self.sight().oversight.rights(goal.owner);
        if !rights.see {
            return Ok(None);
        }
        let kpi = Arc::clone(ground.kpi(goal.kpi)?);
        let closing = ground.closing(goal.cycle);
        let day = closing.map_or(self.workspace.today(), |closing| self.workspace.day_of(closing.at));
        let mut standing = Standing::of(&goal, kpi.aggregation, &tally, day);
        if let (Some(_), Some(cycle)) = (closing, goal.cycle)
            && let Some(score) = self.past_scores(cycle)?.get(&goal.id)
        {
            let Score { value, progress, status, confidence, .. } = *score;
            standing = Standing { value, progress, status, confidence, ..standing };
        }
        let frozen = closing.is_some();
        let next_due = standing::next_due(&goal, &tally).filter(|_| !frozen);
        let rights = still_open(rights, goal.state, frozen);
        Ok(Some(GoalView { position, goal, kpi, tally, standing, next_due, rights, frozen }))
    }

    pub(super) fn past_scores(&self, cycle: CycleId) -> Result<Arc<HashMap<GoalId, Score>>> {
        let mut kept = self.past_scores.borrow_mut();
        if let Some((_, scores)) = kept.as_ref().filter(|(of, _)| *of == cycle) {
            return Ok(Arc::clone(scores));
        }
        let read = self.store().scores(cycle)?;
        let scores = Arc::new(read.into_iter().map(|score| (score.goal, score)).collect::<HashMap<_, _>>());
        *kept = Some((cycle, Arc::clone(&scores)));
        Ok(scores)
    }

    /// Whether the chart lets the member open and close cycles and keep the catalogue; what they sign is asked again.
    pub(super) fn runs_goals(&self) -> bool {
        let roles = self.person().roles;
        roles.has(Role::Hr) || roles.has(Role::Admin)
    }
}

/// What is left to do with a goal of that state.
fn still_open(rights: Rights, state: GoalState, frozen: bool) -> Rights {
    let open = !frozen && matches!(state, GoalState::Proposed | GoalState::Accepted);
    Rights {
        see: rights.see,
        set: rights.set && open,
        check_in: rights.check_in && open && state == GoalState::Accepted,
    }
}

impl Act<'_> {
    pub(in crate::member) fn oversight(&self) -> Oversight {
        Oversight::new(&self.organisation.on(self.today()), self.me())
    }

    pub(in crate::member) fn ground(&self) -> Result<Ground> {
        Ok(Ground::read(&*self.tx)?)
    }

    /// A goal, and what the member may do with its owner's; an error worded as if what they may not see did not exist.
    pub(super) fn visible_goal(&self, oversight: &Oversight, id: GoalId) -> Result<(KeptGoal, Rights)> {
        let kept = self.tx.goal(id)?.ok_or(Error::NoGoal)?;
        let rights = oversight.rights(kept.goal.owner);
        if rights.see { Ok((kept, rights)) } else { Err(Error::NoGoal) }
    }

    /// Refused without the role `hr` or `admin`, by the chart and by what an `admin` signed.
    pub(super) fn runs_goals(&self) -> Result<()> {
        self.needs(Role::Admin).or_else(|_| self.needs(Role::Hr))
    }
}

/// That there is nobody whose goals they are, by the handle that was asked for.
pub fn nobody(organisation: &Organisation, owner: PersonId) -> Error {
    let handle = organisation.find(owner).map(|owner| owner.handle.clone());
    Error::NoPerson(handle.unwrap_or_else(|| owner.0.to_string()))
}

/// How urgent a status is to look at: the worst first.
pub fn severity(status: Status) -> i64 {
    match status {
        Status::OffTrack => 0,
        Status::Missed => 1,
        Status::AtRisk => 2,
        Status::NotRated => 3,
        Status::OnTrack => 4,
        Status::Achieved => 5,
    }
}
