//! The two numbers that everybody sees: of their own area and of the organisation, once a week, and only where nobody
//! can be told from them.
//!
//! Whoever notes both numbers every week must not come down to a few people. So a number is published only when it is
//! over enough people, when no number it can be compared with (of its node or of the organisation, ever) is over nearly
//! the same, and when all of them together, those of a year, tell about no few ([`tells_about_few`]). Otherwise it is over
//! the same people as the last one, while all of them still count; failing that the older one stays. Who changes areas,
//! and people of two areas who talk, know more than this rule weighs.

use std::collections::HashMap;

use jiff::ToSpan as _;
use jiff::civil::Date;

use super::PeerRollUp;
use crate::domain::goal::cadence::monday;
use crate::domain::goal::disclosure::tells_about_few;
use crate::domain::goal::rollup::{MILLIONTHS, Published, may_publish};
use crate::domain::organisation::{Area, PersonId};
use crate::member::act::Act;
use crate::member::{Member, Result};

/// Scores of so long ago say nothing of those of today.
const REMEMBERED_WEEKS: i64 = 53;

/// All that was published of one node.
struct Shown {
    /// The newest week first.
    history: Vec<Published>,
    since: Date,
}

impl Shown {
    fn all(&self) -> impl Iterator<Item = &[PersonId]> {
        self.history.iter().map(|published| published.people.as_slice())
    }

    /// Over whom a number of this node may be, `counted` counting now: all of them, or else those of the last one.
    fn choose(&self, counted: Vec<PersonId>, is_safe: impl Fn(&[PersonId]) -> bool) -> Option<Vec<PersonId>> {
        let last = self.history.first().map(|published| published.people.clone());
        let still = last.filter(|last| last.iter().all(|person| counted.binary_search(person).is_ok()));
        [Some(counted), still].into_iter().flatten().find(|people| is_safe(people))
    }

    fn recent(&self) -> impl Iterator<Item = &[PersonId]> {
        let recent = self.history.iter().filter(|published| published.week >= self.since);
        recent.map(|published| published.people.as_slice())
    }
}

/// Whether a number over `people` tells nothing about a few to who sees what was shown of one node and of the other.
fn is_safe(people: &[PersonId], one: &Shown, other: &Shown) -> bool {
    may_publish(people, one.all().chain(other.all())) && {
        let sets: Vec<&[PersonId]> = one.recent().chain(other.recent()).chain([people]).collect();
        !tells_about_few(&sets)
    }
}

impl Act<'_> {
    /// Publishes this week's numbers, from where people stand on `day`.
    pub(super) fn publish_to_peers(&mut self, day: Date) -> Result<()> {
        let week = monday(day);
        let since = week.saturating_sub((7 * REMEMBERED_WEEKS).days());
        let standings: HashMap<PersonId, i64> = self
            .tx
            .standings(None, None)?
            .into_iter()
            .filter_map(|(person, standing)| Some((person, standing.progress?)))
            .collect();
        let organisation = std::sync::Arc::clone(&self.organisation);
        let chart = organisation.on(day);
        let shown = |area: &Area| -> Result<Shown> { Ok(Shown { history: self.tx.published(area)?, since }) };
        let counted = |area: &Area| {
            let within = chart.active().iter().filter(|person| person.area.is_within(area));
            let mut people: Vec<PersonId> =
                within.map(|person| person.id).filter(|person| standings.contains_key(person)).collect();
            people.sort_unstable();
            people
        };
        let publish = |area: &Area, people: Vec<PersonId>| {
            let sum: i64 = people.iter().map(|person| standings[person]).sum();
            let mean = sum as f64 / MILLIONTHS / people.len() as f64;
            Published { area: area.clone(), week, people, percent: (mean * 100.0).round().clamp(0.0, 100.0) as u8 }
        };
        let whole = Area::default();
        let mut of_all = shown(&whole)?;
        let nodes = chart.areas().into_iter().map(|area| Ok((shown(&area)?, area))).collect::<Result<Vec<_>>>()?;
        let mut published = Vec::new();
        let nothing = Shown { history: Vec::new(), since };
        // Everybody sees it beside their own area's.
        let beside: Vec<&Shown> = nodes.iter().map(|(node, _)| node).chain([&nothing]).collect();
        let is_safe_beside = |people: &[PersonId]| beside.iter().all(|node| is_safe(people, &of_all, node));
        if let Some(people) = of_all.choose(counted(&whole), is_safe_beside) {
            let of_week = publish(&whole, people);
            published.push(of_week.clone());
            of_all.history.insert(0, of_week);
        }
        for (node, area) in &nodes {
            if let Some(people) = node.choose(counted(area), |people| is_safe(people, node, &of_all)) {
                published.push(publish(area, people));
            }
        }
        for published in published {
            self.tx.publish_rollup(&published)?;
        }
        Ok(())
    }
}

impl Member {
    /// The two numbers that everybody sees: of one's own area and of the organisation, where enough people are in them.
    pub fn peer_roll_ups(&self) -> Result<Vec<PeerRollUp>> {
        let own = self.person().area.clone();
        let whole = Area::default();
        let areas = if own.is_empty() { vec![whole] } else { vec![own, whole] };
        let mut roll_ups = Vec::new();
        for area in areas {
            if let Some(Published { area, week, people, percent }) = self.store().published(&area)?.into_iter().next() {
                roll_ups.push(PeerRollUp { area, week, people: people.len(), percent });
            }
        }
        Ok(roll_ups)
    }
}
