//! Many goals in one number. One person's is worked out from their goals when asked for; that of many adds up what was
//! worked out for everybody, and says for which day.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::settling::{measured, placed};
use super::{DatedRollUp, Overview, Whose};
use crate::domain::goal::cadence::monday;
use crate::domain::goal::explain::Explanation;
use crate::domain::goal::{Dimension, PersonStanding, RollUp};
use crate::domain::organisation::{Area, PersonId};
use crate::member::{Member, Result};
use crate::store::goals::{KeptGoal, Placed, Shelf};

/// How far a trend goes back.
const TREND_WEEKS: i64 = 53;

/// Who is looked at, and where each of them stands.
struct Looked {
    as_of: Date,
    /// Everybody it is about, in the order of their numbers.
    people: Vec<PersonId>,
    one: Option<Vec<Placed>>,
}

impl Member {
    pub fn roll_up(&self, whose: &Whose, dimension: Option<Dimension>) -> Result<DatedRollUp> {
        let looked = self.look_at(whose)?;
        let standings = self.standings(&looked, dimension)?;
        Ok(DatedRollUp { roll_up: roll_up(looked.people.len(), &standings), as_of: looked.as_of })
    }

    pub fn explain_roll_up(&self, whose: &Whose, dimension: Option<Dimension>) -> Result<Explanation> {
        let looked = self.look_at(whose)?;
        if let (Some(_), [person]) = (&looked.one, looked.people.as_slice()) {
            let (ground, goals) = (self.ground()?, self.current_goals(*person)?);
            let goals = goals.iter().map(|kept| Ok(measured(&ground, kept)?)).collect::<Result<Vec<_>>>()?;
            return Ok(Explanation::of_person(goals, dimension, looked.as_of));
        }
        let standings = self.standings(&looked, dimension)?;
        Ok(Explanation::of_people(&roll_up(looked.people.len(), &standings), looked.as_of))
    }

    pub fn overview(&self, whose: &Whose, dimension: Option<Dimension>) -> Result<Overview> {
        let looked = self.look_at(whose)?;
        let people = self.standings(&looked, dimension)?;
        let count = looked.people.len();
        let own = self.store().own_dimensions()?;
        let all = Dimension::COMMON.into_iter().chain(own.iter().map(|own| own.dimension()));
        let mut dimensions = Vec::new();
        for along in all.filter(|along| dimension.is_none_or(|wanted| wanted == *along)) {
            let standings = self.standings(&looked, Some(along))?;
            if !standings.is_empty() {
                dimensions.push((along, roll_up(count, &standings)));
            }
        }
        let today = self.workspace().today();
        let year = monday(today).saturating_sub((7 * TREND_WEEKS).days());
        let trend = self.store().trend(Some(&looked.people), dimension, year)?;
        let areas = self.areas(whose, &looked.people, &people);
        Ok(Overview { as_of: looked.as_of, total: roll_up(count, &people), dimensions, areas, people, trend })
    }

    /// Of every area that some of these people belong to, and of those above it inside the one that is looked at.
    fn areas(
        &self,
        whose: &Whose,
        people: &[PersonId],
        standings: &[(PersonId, PersonStanding)],
    ) -> Vec<(Area, RollUp)> {
        let standing: HashMap<PersonId, PersonStanding> = standings.iter().copied().collect();
        let mut areas: BTreeMap<Area, (usize, Vec<(PersonId, PersonStanding)>)> = BTreeMap::new();
        let root = if let Whose::Area(root) = whose { root.clone() } else { Area::default() };
        for person in people.iter().filter_map(|person| self.workspace.organisation.find(*person)) {
            let path = person.area.as_str();
            let ends = path.match_indices('/').map(|(end, _)| end).chain([path.len()]).filter(|end| *end > 0);
            for area in ends.map(|end| Area::new(&path[..end])).filter(|area| area.is_within(&root)) {
                let (count, standings) = areas.entry(area).or_default();
                *count += 1;
                standings.extend(standing.get(&person.id).map(|standing| (person.id, *standing)));
            }
        }
        areas.into_iter().map(|(area, (count, standings))| (area, roll_up(count, &standings))).collect()
    }

    fn look_at(&self, whose: &Whose) -> Result<Looked> {
        let organisation = Arc::clone(&self.workspace.organisation);
        let today = self.workspace().today();
        let people = self.owners(whose, None, &organisation).unwrap_or_default();
        let one = match (whose, people.as_slice()) {
            (Whose::Mine | Whose::Person(_), [person]) => {
                Some(placed(&self.ground()?, &organisation, *person, &self.current_goals(*person)?, today)?)
            }
            _ => None,
        };
        let as_of = if one.is_some() { today } else { self.store().goals_settled_on()?.unwrap_or(today) };
        Ok(Looked { as_of, people, one })
    }

    fn current_goals(&self, owner: PersonId) -> Result<Vec<KeptGoal>> {
        Ok(self.store().goals_of(owner, Shelf::Current)?)
    }

    fn standings(&self, looked: &Looked, dimension: Option<Dimension>) -> Result<Vec<(PersonId, PersonStanding)>> {
        match (&looked.one, looked.people.as_slice()) {
            (Some(placed), [person]) => {
                let there = placed.iter().filter(|(along, _)| *along == dimension);
                Ok(there.map(|(_, standing)| (*person, *standing)).collect())
            }
            (_, people) => Ok(self.store().standings(Some(people), dimension)?),
        }
    }
}

fn roll_up(people: usize, standings: &[(PersonId, PersonStanding)]) -> RollUp {
    let people = u32::try_from(people).unwrap_or(u32::MAX);
    RollUp::of(people, standings.iter().map(|(_, standing)| *standing))
}
