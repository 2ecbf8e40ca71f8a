//! Stand-in.
use crate::domain::goal::*;
use crate::domain::goal::explain::*;
use crate::domain::goal::standing::Rule;
use crate::i18n::Language;
use crate::member::goals::Catalogue;
pub fn status(_: Language, s: Status) -> String { s.word().into() }
pub fn state(_: Language, s: GoalState) -> String { s.word().into() }
pub fn dimension(_: Language, d: Dimension, _: &[OwnDimension]) -> String { format!("{d:?}") }
pub fn cadence(_: Language, s: Cadence) -> String { s.word().into() }
pub fn kind(_: Language, s: KpiKind) -> String { s.word().into() }
pub fn aggregation(_: Language, s: Aggregation) -> String { s.word().into() }
pub fn rule(_: Language, s: Rule) -> String { s.word().into() }
pub fn formula(_: Language, s: Formula) -> String { s.word().into() }
pub fn input(_: Language, s: Name) -> String { s.word().into() }
pub fn input_value(_: Language, s: InputValue) -> String { format!("{s:?}") }
pub fn check_in_fault(_: Language, s: CheckInFault) -> String { format!("{s:?}") }
pub fn not_a_quantity(_: Language, s: NotAQuantity) -> String { format!("{s:?}") }
