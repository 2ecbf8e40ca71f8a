//! What the values of goals are called, why a number of theirs is what it is, and what is refused.

use super::{Language, day_short, decimal, integer, percent, texts};
use crate::domain::goal::explain::{Explanation, Formula, InputValue, Name};
use crate::domain::goal::standing::{Rule, TOO_EARLY};
use crate::domain::goal::{
    Aggregation, Aim, CHECKPOINTS, Cadence, CheckInFault, Dimension, Fault, GoalState, KpiId, KpiKind, NotAQuantity,
    OwnDimension, Quantity, STEPS, Status, TEXT_LIMIT, Translated, Weight,
};

pub fn status(language: Language, status: Status) -> String {
    let t = texts(language);
    match status {
        Status::NotRated => t.msg_status_not_rated(),
        Status::OnTrack => t.msg_status_on_track(),
        Status::AtRisk => t.msg_status_at_risk(),
        Status::OffTrack => t.msg_status_off_track(),
        Status::Achieved => t.msg_status_achieved(),
        Status::Missed => t.msg_status_missed(),
    }
}

/// `own` are the board's own dimensions. One that is not among them has no name.
pub fn dimension(language: Language, dimension: Dimension, own: &[OwnDimension]) -> String {
    let t = texts(language);
    match dimension {
        Dimension::Productivity => t.msg_dimension_productivity(),
        Dimension::Conflict => t.msg_dimension_conflict(),
        Dimension::Performance => t.msg_dimension_performance(),
        Dimension::Leadership => t.msg_dimension_leadership(),
        Dimension::Engagement => t.msg_dimension_engagement(),
        Dimension::Own(number) => {
            let found = own.iter().find(|own| own.number == number);
            found.map(|own| translated(language, &own.name).to_owned()).unwrap_or_default()
        }
    }
}

/// A name or a unit of the board's own, in one language or else in the other.
pub fn translated(language: Language, text: &Translated) -> &str {
    text.in_locale(language.code())
}

pub fn kpi_kind(language: Language, kind: KpiKind) -> String {
    let t = texts(language);
    match kind {
        KpiKind::Numeric => t.msg_kpi_kind_numeric(),
        KpiKind::Maintain => t.msg_kpi_kind_maintain(),
        KpiKind::Milestone => t.msg_kpi_kind_milestone(),
        KpiKind::Rating => t.msg_kpi_kind_rating(),
    }
}

pub fn kpi_kind_help(language: Language, kind: KpiKind) -> String {
    let t = texts(language);
    match kind {
        KpiKind::Numeric => t.msg_kpi_kind_numeric_help(),
        KpiKind::Maintain => t.msg_kpi_kind_maintain_help(),
        KpiKind::Milestone => t.msg_kpi_kind_milestone_help(),
        KpiKind::Rating => t.msg_kpi_kind_rating_help(),
    }
}

pub fn aggregation(language: Language, aggregation: Aggregation) -> String {
    let t = texts(language);
    match aggregation {
        Aggregation::Last => t.msg_aggregation_last(),
        Aggregation::Sum => t.msg_aggregation_sum(),
        Aggregation::Mean => t.msg_aggregation_mean(),
    }
}

pub fn aggregation_help(language: Language, aggregation: Aggregation) -> String {
    let t = texts(language);
    match aggregation {
        Aggregation::Last => t.msg_aggregation_last_help(),
        Aggregation::Sum => t.msg_aggregation_sum_help(),
        Aggregation::Mean => t.msg_aggregation_mean_help(),
    }
}

pub fn cadence(language: Language, cadence: Cadence) -> String {
    let t = texts(language);
    match cadence {
        Cadence::Weekly => t.msg_cadence_weekly(),
        Cadence::Fortnightly => t.msg_cadence_fortnightly(),
        Cadence::Monthly => t.msg_cadence_monthly(),
        Cadence::Quarterly => t.msg_cadence_quarterly(),
    }
}

pub fn goal_state(language: Language, state: GoalState) -> String {
    let t = texts(language);
    match state {
        GoalState::Proposed => t.msg_goal_state_proposed(),
        GoalState::Accepted => t.msg_goal_state_accepted(),
        GoalState::Declined => t.msg_goal_state_declined(),
        GoalState::Cancelled => t.msg_goal_state_cancelled(),
    }
}

/// With the language's separators and the decimals it needs: "1.234,5".
pub fn number(language: Language, quantity: Quantity) -> String {
    decimal(language, quantity.as_f64(), quantity.decimals())
}

/// [`number`] with its unit: "12,5 €", and "88%" in English.
pub fn quantity(language: Language, quantity: Quantity, unit: &Translated) -> String {
    with_unit(language, number(language, quantity), unit)
}

/// A value that was worked out, such as a mean, to four decimals at most.
pub fn value(language: Language, value: f64, unit: &Translated) -> String {
    with_unit(language, shortest(language, value), unit)
}

/// As somebody types it into a field: no grouping, and never what can be read in two ways.
pub fn typed(language: Language, quantity: Quantity) -> String {
    let text = quantity.to_string();
    let point = if language == Language::Spanish { "," } else { "." };
    // Three decimals could be taken for thousands.
    let text = if quantity.decimals() == 3 { text + "0" } else { text };
    text.replace('.', point)
}

/// A percentage with no more decimals than it needs.
pub fn weight(language: Language, weight: Weight) -> String {
    let digits = match weight.0 {
        hundredths if hundredths % 100 == 0 => 0,
        hundredths if hundredths % 10 == 0 => 1,
        _ => 2,
    };
    percent(language, weight.percent() / 100.0, digits)
}

/// What a goal aims at, in a few words.
pub fn aim(language: Language, aim: Aim, unit: &Translated) -> String {
    let t = texts(language);
    match aim {
        Aim::Numeric { baseline, target } => {
            t.msg_aim_numeric(number(language, baseline), quantity(language, target, unit))
        }
        Aim::Maintain { low, high, share } => {
            t.msg_aim_maintain(number(language, low), quantity(language, high, unit), share_of(language, share))
        }
        Aim::Milestone { steps } => t.msg_aim_milestone(steps),
        Aim::Rating { target } => t.msg_aim_rating(target),
    }
}

/// A share in ten-thousandths.
fn share_of(language: Language, share: u16) -> String {
    weight(language, Weight(share.into()))
}

fn with_unit(language: Language, number: String, unit: &Translated) -> String {
    match translated(language, unit) {
        "" => number,
        "%" => texts(language).msg_number_percent(number),
        unit => texts(language).msg_quantity_with_unit(number, unit),
    }
}

fn shortest(language: Language, value: f64) -> String {
    let digits = format!("{value:.4}");
    let needed = digits.split_once('.').map_or(0, |(_, decimals)| decimals.trim_end_matches('0').len());
    decimal(language, value, needed)
}

/// How a number is worked out, in the words of [`input`].
pub fn formula(language: Language, formula: Formula) -> String {
    let t = texts(language);
    match formula {
        Formula::Way => t.msg_formula_way(),
        Formula::InBand => t.msg_formula_in_band(),
        Formula::Steps => t.msg_formula_steps(),
        Formula::Rating => t.msg_formula_rating(),
        Formula::PersonMean => t.msg_formula_person(),
        Formula::AreaMean => t.msg_formula_people(),
    }
}

/// What goes into a number.
pub fn input(language: Language, name: Name) -> String {
    let t = texts(language);
    match name {
        Name::Value => t.msg_input_value(),
        Name::Baseline => t.msg_input_baseline(),
        Name::Target => t.msg_input_target(),
        Name::Low => t.msg_input_low(),
        Name::High => t.msg_input_high(),
        Name::SlotsInBand => t.msg_input_slots_in_band(),
        Name::SlotsDue => t.msg_input_slots_due(),
        Name::AgreedShare => t.msg_input_agreed_share(),
        Name::CheckIns => t.msg_input_check_ins(),
        Name::Aggregation => t.msg_input_aggregation(),
        Name::LastCheckIn => t.msg_input_last_check_in(),
        Name::Cadence => t.msg_input_cadence(),
        Name::Start => t.msg_input_start(),
        Name::End => t.msg_input_end(),
        Name::Day => t.msg_input_day(),
        Name::Expected => t.msg_input_expected(),
        Name::FromDay => t.msg_input_from_day(),
        Name::FromShare => t.msg_input_from_share(),
        Name::ToDay => t.msg_input_to_day(),
        Name::ToShare => t.msg_input_to_share(),
        Name::OnTrackFrom => t.msg_input_on_track_from(),
        Name::AtRiskFrom => t.msg_input_at_risk_from(),
        Name::Confidence => t.msg_input_confidence(),
        Name::Weight => t.msg_input_weight(),
        Name::WeightedProgress => t.msg_input_weighted_progress(),
        Name::Goals => t.msg_input_goals(),
        Name::GoalsCounted => t.msg_input_goals_counted(),
        Name::People => t.msg_input_people(),
        Name::PeopleCounted => t.msg_input_people_counted(),
        Name::PeopleWithoutGoals => t.msg_input_people_without_goals(),
        Name::WithoutCheckIn => t.msg_input_without_check_in(),
        Name::Stale => t.msg_input_stale(),
        Name::SumOfProgress => t.msg_input_sum_of_progress(),
    }
}

fn input_value(language: Language, name: Name, input: InputValue, unit: &Translated) -> String {
    match (name, input) {
        (Name::Confidence, InputValue::Count(own)) => texts(language).msg_confidence_of_five(own),
        (Name::Weight | Name::WeightedProgress, InputValue::Number(points)) => shortest(language, points),
        (Name::SumOfProgress, InputValue::Number(sum)) => percent(language, sum, 1),
        (_, InputValue::Number(number)) => value(language, number, unit),
        (_, InputValue::Count(count)) => integer(language, count.into()),
        (_, InputValue::Share(share)) => percent(language, share, 1),
        (_, InputValue::Day(day)) => day_short(language, day),
        (Name::Aggregation, InputValue::Word(word)) => {
            word.parse().map_or_else(|_| word.to_owned(), |parsed| aggregation(language, parsed))
        }
        (_, InputValue::Word(word)) => {
            word.parse().map_or_else(|_| word.to_owned(), |parsed| cadence(language, parsed))
        }
    }
}

/// A number taken apart, as lines of a label and a value: what came out, why the status is what it is, the formula, what
/// went in. `unit` is the KPI's, of one goal.
pub fn explanation(language: Language, explanation: &Explanation, unit: &Translated) -> Vec<(String, String)> {
    let t = texts(language);
    let progress = progress_of(language, explanation.result);
    let mut lines = vec![(t.msg_explanation_result(), progress)];
    lines.extend(rule(language, explanation).map(|why| (t.msg_explanation_rule(), why)));
    lines.push((t.msg_explanation_formula(), formula(language, explanation.formula)));
    let inputs = explanation.inputs.iter();
    lines.extend(inputs.map(|(name, value)| (input(language, *name), input_value(language, *name, *value, unit))));
    lines
}

/// The goals that a person's number is made of, as lines below [`explanation`]; `name` tells what a KPI is called.
pub fn explanation_parts(
    language: Language,
    explanation: &Explanation,
    name: impl Fn(KpiId) -> String,
) -> Vec<(String, String)> {
    let t = texts(language);
    let line = |progress, of| t.msg_explanation_part(progress_of(language, progress), weight(language, of));
    explanation.parts.iter().map(|part| (name(part.kpi), line(part.progress, part.weight))).collect()
}

fn progress_of(language: Language, progress: Option<f64>) -> String {
    progress.map_or_else(|| texts(language).msg_explanation_nothing(), |share| percent(language, share, 1))
}

/// Why the status of a goal is what it is, in a sentence; none of a roll-up.
pub fn rule(language: Language, explanation: &Explanation) -> Option<String> {
    let t = texts(language);
    let share = |name| match explanation.input(name) {
        Some(InputValue::Share(share)) => percent(language, share, 1),
        _ => String::new(),
    };
    let day = |name| match explanation.input(name) {
        Some(InputValue::Day(day)) => day_short(language, day),
        _ => String::new(),
    };
    let count = |name| match explanation.input(name) {
        Some(InputValue::Count(count)) => count,
        _ => 0,
    };
    let amount = |name| match explanation.input(name) {
        Some(InputValue::Number(number)) => shortest(language, number),
        Some(InputValue::Count(count)) => integer(language, count.into()),
        _ => String::new(),
    };
    let progress = || progress_of(language, explanation.result);
    let (in_band, due) = (count(Name::SlotsInBand), count(Name::SlotsDue));
    let banded = explanation.formula == Formula::InBand;
    let sentence = match explanation.rule? {
        Rule::NotAgreed => t.msg_rule_not_agreed(),
        Rule::BeforeStart => t.msg_rule_before_start(day(Name::Start)),
        Rule::EndedShort if count(Name::CheckIns) == 0 => t.msg_rule_ended_unmeasured(day(Name::End)),
        Rule::EndedReached if banded => {
            t.msg_rule_ended_band_reached(due, day(Name::End), in_band, share(Name::AgreedShare))
        }
        Rule::EndedShort if banded => {
            t.msg_rule_ended_band_short(due, day(Name::End), in_band, share(Name::AgreedShare))
        }
        Rule::EndedReached => t.msg_rule_ended_reached(day(Name::End), progress()),
        Rule::EndedShort => t.msg_rule_ended_short(day(Name::End), progress()),
        Rule::NoCheckIn => t.msg_rule_no_check_in(),
        Rule::TooEarly => t.msg_rule_too_early(share(Name::Expected), day(Name::Day), percent(language, TOO_EARLY, 0)),
        Rule::InBand => t.msg_rule_in_band(due, in_band),
        Rule::LastMissed => t.msg_rule_last_missed(due, in_band),
        Rule::TwoMissed => t.msg_rule_two_missed(in_band, due),
        Rule::AtTarget => t.msg_rule_at_target(amount(Name::Value), amount(Name::Target)),
        Rule::OneBelow => t.msg_rule_one_below(amount(Name::Value), amount(Name::Target)),
        Rule::FarBelow => t.msg_rule_far_below(amount(Name::Value), amount(Name::Target)),
        Rule::Reached => t.msg_rule_reached(progress()),
        Rule::NearExpected => {
            t.msg_rule_near_expected(progress(), share(Name::Expected), day(Name::Day), share(Name::OnTrackFrom))
        }
        Rule::BehindExpected => t.msg_rule_behind_expected(
            progress(),
            share(Name::Expected),
            day(Name::Day),
            share(Name::OnTrackFrom),
            share(Name::AtRiskFrom),
        ),
        Rule::FarBehind => {
            t.msg_rule_far_behind(progress(), share(Name::Expected), day(Name::Day), share(Name::AtRiskFrom))
        }
    };
    Some(sentence)
}

pub fn goal_fault(language: Language, fault: Fault) -> String {
    let t = texts(language);
    match fault {
        Fault::NoWay => t.msg_goal_fault_no_way(),
        Fault::EmptyBand => t.msg_goal_fault_empty_band(),
        Fault::BadShare => t.msg_goal_fault_bad_share(),
        Fault::BadSteps => t.msg_goal_fault_bad_steps(integer(language, STEPS.into())),
        Fault::BadTargetRating => t.msg_goal_fault_bad_target_rating(),
        Fault::WeightTooHigh => t.msg_goal_fault_weight_too_high(),
        Fault::EndsBeforeStart => t.msg_goal_fault_ends_before_start(),
        Fault::OutsideCycle { start, end } => {
            t.msg_goal_fault_outside_cycle(day_short(language, start), day_short(language, end))
        }
        Fault::CheckpointOutside(day) => t.msg_goal_fault_checkpoint_outside(day_short(language, day)),
        Fault::CheckpointsOutOfOrder => t.msg_goal_fault_checkpoints_out_of_order(),
        Fault::TooManyCheckpoints => t.msg_goal_fault_too_many_checkpoints(CHECKPOINTS as u64),
        Fault::OtherKind(kind) => t.msg_goal_fault_other_kind(kpi_kind(language, kind)),
        Fault::CheckInOutside(day) => t.msg_goal_fault_check_in_outside(day_short(language, day)),
    }
}

pub fn check_in_fault(language: Language, fault: CheckInFault) -> String {
    let t = texts(language);
    match fault {
        CheckInFault::OutsidePeriod { start, end } => {
            t.msg_check_in_fault_outside_period(day_short(language, start), day_short(language, end))
        }
        CheckInFault::InTheFuture => t.msg_check_in_fault_in_the_future(),
        CheckInFault::BadSteps { steps } => t.msg_check_in_fault_bad_steps(integer(language, steps.into())),
        CheckInFault::BadRating => t.msg_check_in_fault_bad_rating(),
        CheckInFault::BadConfidence => t.msg_check_in_fault_bad_confidence(),
        CheckInFault::EvidenceMissing => t.msg_check_in_fault_evidence_missing(),
        CheckInFault::EvidenceTooLong => t.msg_check_in_fault_evidence_too_long((TEXT_LIMIT / 1024) as u64),
    }
}

pub fn not_a_quantity(language: Language, fault: NotAQuantity) -> String {
    let t = texts(language);
    match fault {
        NotAQuantity::Empty => t.msg_quantity_empty(),
        NotAQuantity::NotANumber => t.msg_quantity_not_a_number(),
        NotAQuantity::TooLarge => t.msg_quantity_too_large(integer(language, Quantity::LIMIT)),
        NotAQuantity::TooManyDecimals => t.msg_quantity_too_many_decimals(Quantity::DECIMALS as u64),
    }
}

/// What to write instead of a number of two meanings, those of [`Reading::Either`](crate::domain::goal::Reading).
pub fn ambiguous(language: Language, text: &str, thousands: Quantity, decimals: Quantity) -> String {
    texts(language).msg_quantity_ambiguous(text, typed(language, thousands), typed(language, decimals))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::goal::Reading;
    use crate::domain::goal::standing::tests::{GoalCase, numeric};

    use Language::{English, Spanish};

    fn percents() -> Translated {
        Translated::new("%", "%")
    }

    #[test]
    fn amounts_have_the_decimals_they_need_and_their_unit() {
        for (raw, unit, spanish, english) in [
            (880_000, percents(), "88\u{a0}%", "88%"),
            (123_456_000, Translated::new("€", "€"), "12.345,6\u{a0}€", "12,345.6\u{a0}€"),
            (-5_000, Translated::new("días", "days"), "-0,5\u{a0}días", "-0.5\u{a0}days"),
            (12_340, Translated::default(), "1,234", "1.234"),
        ] {
            let amount = Quantity::from_raw(raw).unwrap();
            assert_eq!(quantity(Spanish, amount, &unit), spanish);
            assert_eq!(quantity(English, amount, &unit), english);
        }
        assert_eq!(value(English, 10.0 / 3.0, &percents()), "3.3333%");
        assert_eq!(weight(Spanish, Weight(1_250)), "12,5\u{a0}%");
    }

    #[test]
    fn an_aim_is_told_in_a_few_words() {
        let whole = Quantity::whole;
        let band = Aim::Maintain { low: whole(70), high: whole(80), share: 9_000 };
        assert_eq!(aim(Spanish, band, &percents()), "de 70 a 80\u{a0}% en el 90\u{a0}% de las mediciones");
        assert_eq!(aim(English, Aim::Milestone { steps: 1 }, &percents()), "1 step");
        assert_eq!(aim(English, numeric(80, 95), &percents()), "80 → 95%");
    }

    #[test]
    fn a_number_of_two_meanings_is_asked_about_in_words_that_have_one() {
        let (thousands, decimals) = (Quantity::whole(1234), Quantity::from_raw(12_340).unwrap());
        assert_eq!(
            ambiguous(Spanish, "1.234", thousands, decimals),
            "«1.234» se puede leer de dos maneras: escribe 1234 si el signo agrupa miles, o 1,2340 si separa decimales."
        );
    }

    #[test]
    fn an_explanation_says_why_with_its_thresholds() {
        let case = GoalCase::new(numeric(80, 95)).check_in(date(2026, 3, 30), 88);
        let lines = explanation(English, &case.explain(date(2026, 3, 31)), &percents());
        let line = |label: &str| lines.iter().find(|(of, _)| of == label).unwrap().1.as_str();
        assert_eq!(line("progress"), "53.3%");
        assert_eq!(
            line("why"),
            "53.3% of the way is done and 49.4% was expected by 31 Mar 2026; it is on track from 47.0%."
        );
        assert_eq!(line("current value"), "88%");
        assert_eq!(line("measured"), "monthly");
        assert_eq!(line("current value is"), "last");
    }

    proptest! {
        #[test]
        fn what_a_field_offers_is_read_in_one_way(raw in -10_000_000_000_000_000_i64..=10_000_000_000_000_000) {
            let quantity = Quantity::from_raw(raw).unwrap();
            for language in Language::ALL {
                prop_assert_eq!(Quantity::read(&typed(language, quantity)), Ok(Reading::One(quantity)));
            }
        }
    }
}
