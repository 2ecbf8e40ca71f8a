//! The catalogue: what can be measured, in which unit, along which dimension.

use jiff::Timestamp;
use uuid::Uuid;

use crate::domain::organisation::{PersonId, words};

/// A definition's identity: a UUID made by the client that writes it, the same on every board for the starter catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KpiId(pub Uuid);

/// A name in the languages of the board. One of them may be missing; the other stands in for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Translated {
    pub es: String,
    pub en: String,
}

impl Translated {
    pub fn new(es: &str, en: &str) -> Self {
        Self { es: es.trim().to_owned(), en: en.trim().to_owned() }
    }

    pub fn is_empty(&self) -> bool {
        self.es.is_empty() && self.en.is_empty()
    }

    /// In `es` or `en`, or else in the other.
    pub fn in_locale(&self, locale: &str) -> &str {
        let (first, second) = if locale == "en" { (&self.en, &self.es) } else { (&self.es, &self.en) };
        if first.is_empty() { second } else { first }
    }
}

/// What kind of effort a KPI tells of: one of the five that every board has, or one of the organisation's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    Productivity,
    Conflict,
    Performance,
    Leadership,
    Engagement,
    /// By the number the board gave it, from 0 on.
    Own(u16),
}

impl Dimension {
    /// The five that every board has.
    pub const COMMON: [Self; 5] =
        [Self::Productivity, Self::Conflict, Self::Performance, Self::Leadership, Self::Engagement];

    /// A number for every dimension: the five from 1 to 5, own ones from 6 on.
    pub fn number(self) -> u16 {
        match self {
            Self::Productivity => 1,
            Self::Conflict => 2,
            Self::Performance => 3,
            Self::Leadership => 4,
            Self::Engagement => 5,
            Self::Own(own) => 6 + own,
        }
    }

    /// Reads what [`Dimension::number`] answered.
    pub fn from_number(number: u16) -> Option<Self> {
        match number {
            0 => None,
            1..=5 => Self::COMMON.get(usize::from(number) - 1).copied(),
            own => Some(Self::Own(own - 6)),
        }
    }

    /// The stable word of one of the five; an own one has its word in [`OwnDimension`].
    pub fn word(self) -> Option<&'static str> {
        match self {
            Self::Productivity => Some("productivity"),
            Self::Conflict => Some("conflict_handling"),
            Self::Performance => Some("performance"),
            Self::Leadership => Some("leadership"),
            Self::Engagement => Some("engagement"),
            Self::Own(_) => None,
        }
    }
}

/// A dimension that an organisation added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDimension {
    pub number: u16,
    /// The stable word, made from its first name: `[a-z0-9_]`.
    pub word: String,
    pub name: Translated,
    pub entry: Option<u64>,
}

impl OwnDimension {
    pub fn dimension(&self) -> Dimension {
        Dimension::Own(self.number)
    }
}

/// How progress is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KpiKind {
    /// From a baseline to a target, up or down.
    Numeric,
    /// Kept inside a band.
    Maintain,
    /// So many steps.
    Milestone,
    /// What people judge, from 1 to 5, with the evidence in words.
    Rating,
}
words!(KpiKind {
    Numeric => "numeric",
    Maintain => "maintain",
    Milestone => "milestone",
    Rating => "rating",
});

/// What the current value is, of all check-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aggregation {
    /// The newest.
    Last,
    Sum,
    Mean,
}
words!(Aggregation { Last => "last", Sum => "sum", Mean => "mean" });

impl KpiKind {
    /// Whether values of this kind may be put together so: ratings don't add up, bands judge each check-in by itself, and
    /// the mean of steps done is no number of steps.
    pub fn takes(self, aggregation: Aggregation) -> bool {
        match self {
            Self::Numeric => true,
            Self::Maintain => aggregation == Aggregation::Last,
            Self::Milestone => aggregation != Aggregation::Mean,
            Self::Rating => aggregation != Aggregation::Sum,
        }
    }
}

/// A definition of the catalogue. Kind, dimension and aggregation never change: goals were agreed on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kpi {
    pub id: KpiId,
    /// Its number on this board; 0 until it is stored.
    pub number: i64,
    pub name: Translated,
    pub unit: Translated,
    pub dimension: Dimension,
    pub kind: KpiKind,
    pub aggregation: Aggregation,
    /// Not offered for new goals any more.
    pub retired: bool,
    /// Who wrote it as it stands.
    pub by: PersonId,
    pub at: Timestamp,
    pub entry: Option<u64>,
}

/// Longest name of a definition, a dimension, a cycle or a template, in graphemes.
pub const NAME_LIMIT: usize = 80;
/// Longest unit, in graphemes.
pub const UNIT_LIMIT: usize = 20;
