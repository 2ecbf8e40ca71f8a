//! Who an announcement reaches, and why.
//!
//! One rule, [`Sender::consider`], decides for one person; settling an audience and answering *why* both ask it, so
//! they cannot disagree.

use std::collections::HashMap;

use jiff::civil::Date;

use super::organisation::{Area, Below, Bond, Chart, ClientType, Person, PersonId, Role, words};

/// The board an announcement stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Along the chain of command.
    Vertical,
    /// Among peers of one level.
    Horizontal,
    /// Across areas, or to everyone.
    Diagonal,
}
words!(Direction { Vertical => "vertical", Horizontal => "horizontal", Diagonal => "diagonal" });

/// How far an announcement goes in its direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    Descending,
    Ascending,
    Leadership,
    Team,
    Area,
    Organisation,
    Cross,
    Everyone,
}
words!(Reach {
    Descending => "descending",
    Ascending => "ascending",
    Leadership => "leadership",
    Team => "team",
    Area => "area",
    Organisation => "organisation",
    Cross => "cross",
    Everyone => "everyone",
});

impl Reach {
    pub fn direction(self) -> Direction {
        match self {
            Self::Descending | Self::Ascending | Self::Leadership => Direction::Vertical,
            Self::Team | Self::Area | Self::Organisation => Direction::Horizontal,
            Self::Cross | Self::Everyone => Direction::Diagonal,
        }
    }

    /// The reaches of one direction, in the order of `domain.md`.
    pub fn of(direction: Direction) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |reach| reach.direction() == direction)
    }
}

/// Limits an `admin` sets for the whole board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels up to this one are leadership (L).
    pub leadership: u16,
    /// Levels up to this one may write to everyone.
    pub everyone: u16,
    /// Levels up to this one may write to the whole organisation or across it, and mark as urgent.
    pub wide: u16,
}

impl Limits {
    /// The lowest level (the largest number) that may use a reach without being an `editor`; none where any may.
    pub fn lowest_for(self, reach: Reach) -> Option<u16> {
        match reach {
            Reach::Descending | Reach::Ascending | Reach::Team | Reach::Area => None,
            Reach::Leadership => Some(self.leadership.saturating_add(1)),
            Reach::Organisation | Reach::Cross => Some(self.wide),
            Reach::Everyone => Some(self.everyone),
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self { leadership: 2, everyone: 2, wide: 3 }
    }
}

/// What makes an audience smaller; it never makes it larger.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// This area and everything under it.
    pub area: Option<Area>,
    pub client_type: Option<ClientType>,
    pub bond: Option<Bond>,
}

/// What a sender asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audience {
    pub reach: Reach,
    /// Of a descending reach: at most this many steps down.
    pub depth: Option<u16>,
    /// Of an ascending reach: at most this many steps up.
    pub height: Option<u16>,
    pub filter: Filter,
    /// On a horizontal post: the sender's manager too.
    pub copy_manager: bool,
}

impl Audience {
    pub fn new(reach: Reach) -> Self {
        Self { reach, depth: None, height: None, filter: Filter::default(), copy_manager: false }
    }

    pub fn direction(&self) -> Direction {
        self.reach.direction()
    }

    /// Options that do not belong to the reach, as field names: a depth that is no descending one, and so on.
    pub fn misplaced(&self) -> Option<Misplaced> {
        if self.depth == Some(0) || self.height == Some(0) {
            return Some(Misplaced::NoSteps);
        }
        if self.depth.is_some() && self.reach != Reach::Descending {
            return Some(Misplaced::Depth);
        }
        if self.height.is_some() && self.reach != Reach::Ascending {
            return Some(Misplaced::Height);
        }
        if self.copy_manager && self.direction() != Direction::Horizontal {
            return Some(Misplaced::CopyManager);
        }
        None
    }
}

/// An option that does not fit the reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// A depth or height of zero reaches nobody.
    NoSteps,
    Depth,
    Height,
    CopyManager,
}

/// Why an announcement reaches somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    DirectReport,
    /// Reports to the sender through this direct report.
    ReportsThrough(PersonId),
    DirectManager,
    /// A manager above, this many steps up.
    ManagerAbove(u16),
    /// Belongs to leadership: level at most this.
    Leadership(u16),
    /// Same level, same manager.
    Team(PersonId),
    /// Same level, same area.
    SameArea(Area),
    /// Same level, another area or team.
    SameLevel(u16),
    /// Another level, outside the sender's chain.
    OtherLevel(u16),
    Everyone,
    /// Copied as the sender's manager.
    CopiedManager,
    /// Was not there when it was published and matched on joining.
    Joined(Date),
    /// Looks after it since its author left.
    StandsIn(PersonId),
}

/// Why it does not reach somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exclusion {
    IsSender,
    NotActive,
    NotAReport,
    /// Further below than the depth asked for.
    BeyondDepth {
        steps: u16,
        depth: u16,
    },
    NotAManager,
    /// Further above than the height asked for.
    BeyondHeight {
        steps: u16,
        height: u16,
    },
    NotLeadership {
        level: u16,
        limit: u16,
    },
    /// In the sender's own chain of command, which the vertical board serves.
    InChain,
    OtherLevel {
        level: u16,
        sender: u16,
    },
    SameLevel(u16),
    OtherManager,
    OtherArea(Area),
    FilteredByArea(Area),
    FilteredByClientType(ClientType),
    FilteredByBond(Bond),
    /// Joined after it was published, and nothing brought it to them.
    JoinedLater,
}

/// Why somebody may not use a reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotActive,
    NoReports,
    /// Needs this level or higher (a smaller number), or the `editor` role.
    NeedsLevel(u16),
}

/// One who receives an announcement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub person: PersonId,
    pub reason: Reason,
}

/// Where one sender stands in a chart: computed once, asked for every person.
#[derive(Debug)]
pub struct Sender<'a> {
    chart: &'a Chart<'a>,
    limits: Limits,
    person: &'a Person,
    above: Vec<PersonId>,
    below: HashMap<PersonId, Below>,
}

impl<'a> Sender<'a> {
    /// `None` when `person` is not active on the chart's day.
    pub fn new(chart: &'a Chart<'a>, limits: Limits, person: PersonId) -> Option<Self> {
        let person = chart.find(person)?;
        let above = chart.up(person.id);
        let below = chart.down(person.id).into_iter().map(|below| (below.person, below)).collect();
        Some(Self { chart, limits, person, above, below })
    }

    /// Whether the sender may use `reach` at all.
    pub fn may_use(&self, reach: Reach) -> Result<(), Refusal> {
        match self.limits.lowest_for(reach) {
            _ if reach == Reach::Descending && self.below.is_empty() => Err(Refusal::NoReports),
            Some(level) if self.person.level > level && !self.person.roles.has(Role::Editor) => {
                Err(Refusal::NeedsLevel(level))
            }
            _ => Ok(()),
        }
    }

    /// Everybody `audience` reaches, in the chart's order, each with the reason.
    pub fn settle(&self, audience: &Audience) -> Vec<Recipient> {
        self.chart
            .active()
            .iter()
            .filter_map(|person| {
                let reason = self.consider(audience, person).ok()?;
                Some(Recipient { person: person.id, reason })
            })
            .collect()
    }

    /// Whether `audience` reaches `person`, and which rule or filter decided it.
    pub fn consider(&self, audience: &Audience, person: &Person) -> Result<Reason, Exclusion> {
        if person.id == self.person.id {
            return Err(Exclusion::IsSender);
        }
        if !person.is_active(self.chart.day()) {
            return Err(Exclusion::NotActive);
        }
        if audience.copy_manager
            && audience.direction() == Direction::Horizontal
            && self.above.first() == Some(&person.id)
        {
            return Ok(Reason::CopiedManager);
        }
        let reason = self.reached(audience, person)?;
        filtered(&audience.filter, person)?;
        Ok(reason)
    }

    fn reached(&self, audience: &Audience, person: &Person) -> Result<Reason, Exclusion> {
        match audience.reach {
            Reach::Descending => {
                let below = self.below.get(&person.id).ok_or(Exclusion::NotAReport)?;
                match audience.depth {
                    Some(depth) if below.steps > depth => Err(Exclusion::BeyondDepth { steps: below.steps, depth }),
                    _ if below.steps == 1 => Ok(Reason::DirectReport),
                    _ => Ok(Reason::ReportsThrough(below.through)),
                }
            }
            Reach::Ascending => {
                let at = self.above.iter().position(|id| *id == person.id).ok_or(Exclusion::NotAManager)?;
                let steps = u16::try_from(at + 1).unwrap_or(u16::MAX);
                match audience.height {
                    Some(height) if steps > height => Err(Exclusion::BeyondHeight { steps, height }),
                    _ if steps == 1 => Ok(Reason::DirectManager),
                    _ => Ok(Reason::ManagerAbove(steps)),
                }
            }
            Reach::Leadership => {
                let limit = self.limits.leadership;
                if person.level <= limit {
                    Ok(Reason::Leadership(limit))
                } else {
                    Err(Exclusion::NotLeadership { level: person.level, limit })
                }
            }
            Reach::Team => {
                self.peer(person)?;
                // Several tops have no manager in common: a team is what one manager leads.
                match (self.chart.manager(self.person.id), self.chart.manager(person.id)) {
                    (Some(ours), Some(theirs)) if ours == theirs => Ok(Reason::Team(ours)),
                    _ => Err(Exclusion::OtherManager),
                }
            }
            Reach::Area => {
                self.peer(person)?;
                if person.area == self.person.area {
                    Ok(Reason::SameArea(person.area.clone()))
                } else {
                    Err(Exclusion::OtherArea(person.area.clone()))
                }
            }
            Reach::Organisation => {
                self.peer(person)?;
                Ok(Reason::SameLevel(person.level))
            }
            Reach::Cross => {
                self.outside_chain(person)?;
                if person.level == self.person.level {
                    Err(Exclusion::SameLevel(person.level))
                } else {
                    Ok(Reason::OtherLevel(person.level))
                }
            }
            Reach::Everyone => Ok(Reason::Everyone),
        }
    }

    fn outside_chain(&self, person: &Person) -> Result<(), Exclusion> {
        if self.above.contains(&person.id) || self.below.contains_key(&person.id) {
            Err(Exclusion::InChain)
        } else {
            Ok(())
        }
    }

    fn peer(&self, person: &Person) -> Result<(), Exclusion> {
        self.outside_chain(person)?;
        if person.level == self.person.level {
            Ok(())
        } else {
            Err(Exclusion::OtherLevel { level: person.level, sender: self.person.level })
        }
    }
}

fn filtered(filter: &Filter, person: &Person) -> Result<(), Exclusion> {
    if let Some(area) = filter.area.as_ref().filter(|area| !person.area.is_within(area)) {
        return Err(Exclusion::FilteredByArea(area.clone()));
    }
    if let Some(client_type) = filter.client_type.filter(|wanted| person.client_type != *wanted) {
        return Err(Exclusion::FilteredByClientType(client_type));
    }
    if let Some(bond) = filter.bond.filter(|wanted| person.bond != *wanted) {
        return Err(Exclusion::FilteredByBond(bond));
    }
    Ok(())
}
