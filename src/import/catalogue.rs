//! The starter catalogue: definitions of KPIs that a board can begin with, for every dimension and client type.

use std::fmt::Display;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use crate::domain::goal::{Aggregation, Aim, Cadence, Dimension, KpiId, KpiKind, Quantity, Translated, Weight};
use crate::domain::organisation::{ClientType, UnknownValue};

const STARTER: &str = include_str!("../../assets/catalogue/starter.toml");

/// A definition, and how a goal of it may begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StarterKpi {
    pub id: KpiId,
    pub name: Translated,
    pub unit: Translated,
    pub dimension: Dimension,
    pub kind: KpiKind,
    pub aggregation: Aggregation,
    /// Whom it suits.
    pub suits: Vec<ClientType>,
    pub aim: Aim,
    pub weight: Weight,
    pub cadence: Cadence,
}

/// By dimension, in the order in which they are offered.
pub fn starter() -> Vec<StarterKpi> {
    read(STARTER).expect("the starter catalogue is in order") // part of the binary, and read by a test
}

/// Reads a catalogue.
pub fn read(text: &str) -> Result<Vec<StarterKpi>, toml::de::Error> {
    let file: File = toml::from_str(text)?;
    Ok(file.kpi.into_iter().map(StarterKpi::from).collect())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    kpi: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: Uuid,
    name: Names,
    #[serde(default)]
    unit: Names,
    #[serde(deserialize_with = "dimension")]
    dimension: Dimension,
    kind: Word<KpiKind>,
    aggregation: Word<Aggregation>,
    suits: Vec<Word<ClientType>>,
    aim: Suggested,
    /// In percent points.
    weight: u16,
    cadence: Word<Cadence>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    es: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Suggested {
    Numeric {
        baseline: i64,
        target: i64,
    },
    /// The share is in percent points.
    Maintain {
        low: i64,
        high: i64,
        share: u8,
    },
    Milestone {
        steps: u32,
    },
    Rating {
        rating: u8,
    },
}

/// A value by its stable word.
struct Word<T>(T);

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map(Self).map_err(D::Error::custom)
    }
}

fn dimension<'de, D: Deserializer<'de>>(from: D) -> Result<Dimension, D::Error> {
    let word = String::deserialize(from)?;
    let found = Dimension::COMMON.into_iter().find(|dimension| dimension.word() == Some(&word));
    found.ok_or_else(|| D::Error::custom(UnknownValue(word)))
}

impl From<Entry> for StarterKpi {
    fn from(entry: Entry) -> Self {
        let named = |names: Names| Translated::new(&names.es, &names.en);
        Self {
            id: KpiId(entry.id),
            name: named(entry.name),
            unit: named(entry.unit),
            dimension: entry.dimension,
            kind: entry.kind.0,
            aggregation: entry.aggregation.0,
            suits: entry.suits.into_iter().map(|word| word.0).collect(),
            aim: match entry.aim {
                Suggested::Numeric { baseline, target } => {
                    Aim::Numeric { baseline: Quantity::whole(baseline), target: Quantity::whole(target) }
                }
                Suggested::Maintain { low, high, share } => Aim::Maintain {
                    low: Quantity::whole(low),
                    high: Quantity::whole(high),
                    share: u16::from(share) * 100,
                },
                Suggested::Milestone { steps } => Aim::Milestone { steps },
                Suggested::Rating { rating } => Aim::Rating { target: rating },
            },
            weight: Weight(u32::from(entry.weight) * 100),
            cadence: entry.cadence.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::civil::date;
    use unicode_segmentation::UnicodeSegmentation as _;

    use super::*;
    use crate::domain::goal::Terms;
    use crate::domain::goal::kpi::{NAME_LIMIT, UNIT_LIMIT};
    use crate::domain::name::likeness;

    #[test]
    fn every_dimension_has_something_for_every_client_type() {
        let starter = starter();
        for dimension in Dimension::COMMON {
            for client_type in ClientType::ALL {
                let fits = |kpi: &&StarterKpi| kpi.dimension == dimension && kpi.suits.contains(client_type);
                assert!(starter.iter().any(|kpi| fits(&kpi)), "{dimension:?} for {client_type}");
            }
        }
    }

    #[test]
    fn every_kind_is_there_and_every_definition_is_usable_as_it_is() {
        let starter = starter();
        for kind in KpiKind::ALL {
            assert!(starter.iter().any(|kpi| kpi.kind == *kind), "{kind}");
        }
        for kpi in starter {
            let terms = Terms {
                aim: kpi.aim,
                weight: kpi.weight,
                start: date(2026, 1, 1),
                end: date(2026, 6, 30),
                cadence: kpi.cadence,
                checkpoints: Vec::new(),
            };
            assert_eq!(terms.faults(kpi.kind, None), [], "{}", kpi.name.en);
            assert!(kpi.kind.takes(kpi.aggregation), "{}", kpi.name.en);
            assert!(!kpi.suits.is_empty());
        }
    }

    #[test]
    fn every_definition_has_its_own_id_and_a_name_of_its_own_in_both_languages() {
        let starter = starter();
        let ids: HashSet<KpiId> = starter.iter().map(|kpi| kpi.id).collect();
        assert_eq!(ids.len(), starter.len());
        for locale in ["es", "en"] {
            let names: HashSet<String> = starter.iter().map(|kpi| likeness(kpi.name.in_locale(locale))).collect();
            assert_eq!(names.len(), starter.len(), "{locale}");
        }
        for kpi in starter {
            for (text, limit) in [(kpi.name.es, NAME_LIMIT), (kpi.name.en, NAME_LIMIT)] {
                assert!(!text.is_empty() && text.graphemes(true).count() <= limit, "{text}");
            }
            assert_eq!(kpi.unit.es.is_empty(), kpi.unit.en.is_empty());
            assert!(
                kpi.unit.es.graphemes(true).count() <= UNIT_LIMIT && kpi.unit.en.graphemes(true).count() <= UNIT_LIMIT
            );
        }
    }
}
