//! What people type into forms about goals: amounts, weights, days, checkpoints; and what is wrong with it, in words.

use jiff::civil::Date;

use crate::domain::goal::{Checkpoint, Fault, Quantity, Reading, Weight};
use crate::i18n::{self, Language, goals};
use crate::tui::screens::composer::moments::{self, Moment};

/// An amount. One that can be read in two ways is asked about with both.
pub fn amount(typed: &str, language: Language) -> Result<Quantity, String> {
    match Quantity::read(typed) {
        Ok(Reading::One(quantity)) => Ok(quantity),
        Ok(Reading::Either(one, other)) => Err(goals::ambiguous(language, typed.trim(), one, other)),
        Err(fault) => Err(goals::not_a_quantity(language, fault)),
    }
}

/// Percent points, with or without their sign.
fn percent(typed: &str, language: Language) -> Result<Quantity, String> {
    amount(typed.trim().trim_end_matches('%'), language)
}

pub fn weight(typed: &str, language: Language) -> Result<Weight, String> {
    let points = percent(typed, language)?;
    Weight::from_percent(points).ok_or_else(|| goals::goal_fault(language, Fault::WeightTooHigh))
}

/// A share of the whole, in ten-thousandths.
pub fn share(typed: &str, language: Language) -> Result<u16, String> {
    weight(typed, language)
        .ok()
        .and_then(|share| u16::try_from(share.0).ok())
        .ok_or_else(|| percent(typed, language).err().unwrap_or_else(|| goals::goal_fault(language, Fault::BadShare)))
}

/// A whole number of steps.
pub fn steps(typed: &str, language: Language) -> Result<u32, String> {
    let steps = amount(typed, language)?;
    let whole = steps.is_whole().then(|| steps.raw() / Quantity::whole(1).raw());
    let steps = whole.and_then(|steps| u32::try_from(steps).ok());
    steps.ok_or_else(|| goals::goal_fault(language, Fault::BadSteps))
}

/// A day as the language writes it (`31 dic 2026`), in numbers, or as ISO has it.
pub fn day(typed: &str, today: Date, language: Language) -> Result<Date, String> {
    let wrong = || i18n::texts(language).msg_goal_form_not_a_day(written_day(today));
    match moments::read(typed, today) {
        Some(Moment::Day(day)) => Ok(day),
        Some(Moment::At(_)) => Err(wrong()),
        None => spelled(typed).ok_or_else(wrong),
    }
}

/// A day whose month is a word, in any language of the program.
fn spelled(typed: &str) -> Option<Date> {
    let mut parts = typed.split_whitespace();
    let day = parts.next()?.parse().ok()?;
    let year = parts.last()?.parse().ok()?;
    let said = i18n::fold(typed);
    let days = (1..=12).filter_map(|month| Date::new(year, month, day).ok());
    let is_said =
        |day: &Date| Language::ALL.iter().any(|language| i18n::fold(&i18n::day_short(*language, *day)) == said);
    days.into_iter().find(is_said)
}

/// A day as fields hold it.
pub fn written_day(day: Date) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// One to a line: a day, which needs no year inside the period, and how much of the way is expected by it.
pub fn checkpoints(typed: &str, (start, end): (Date, Date), language: Language) -> Result<Vec<Checkpoint>, String> {
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let wrong = || i18n::texts(language).msg_goal_form_not_a_checkpoint(line);
            let (day, share) =
                line.trim_end_matches('%').trim_end().rsplit_once(char::is_whitespace).ok_or_else(wrong)?;
            let share = weight(share, language).ok().and_then(|share| u16::try_from(share.0).ok()).ok_or_else(wrong)?;
            let day = day_within(day, (start, end)).ok_or_else(wrong)?;
            Ok(Checkpoint { day, share })
        })
        .collect()
}

fn day_within(typed: &str, (start, end): (Date, Date)) -> Option<Date> {
    let without_year = typed.matches('/').count() == 1;
    if !without_year {
        return day(typed, start, Language::English).ok();
    }
    let read = |year: i16| day(&format!("{}/{year}", typed.trim()), start, Language::English).ok();
    let years = start.year()..=end.year();
    years.clone().filter_map(read).find(|day| start <= *day && *day <= end).or_else(|| read(start.year()))
}

/// The checkpoints as [`checkpoints`] reads them.
pub fn written_checkpoints(checkpoints: &[Checkpoint], language: Language) -> String {
    let line =
        |at: &Checkpoint| format!("{} {}", written_day(at.day), written_weight(language, Weight(at.share.into())));
    checkpoints.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Percent points as fields hold them.
pub fn written_weight(language: Language, weight: Weight) -> String {
    let points = Quantity::from_raw(i64::from(weight.0) * 100).unwrap_or_default();
    goals::typed(language, points)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    use Language::{English, Spanish};

    #[test]
    fn days_are_read_as_the_language_shows_them_in_numbers_and_as_iso() {
        let today = date(2026, 10, 8);
        for typed in ["31/12/2026", "2026-12-31", "31 dic 2026", "31 Dec 2026", "31/12"] {
            assert_eq!(day(typed, today, Spanish), Ok(date(2026, 12, 31)), "{typed}");
        }
        assert!(day("31/2/2026", today, Spanish).is_err());
        assert!(day("8:00", today, English).is_err());
    }

    #[test]
    fn a_share_and_a_weight_may_have_their_sign() {
        assert_eq!(weight("12,5 %", Spanish), Ok(Weight(1_250)));
        assert_eq!(share("90%", English), Ok(9_000));
        assert!(weight("101", English).is_err());
        assert!(share("-1", English).is_err());
    }

    #[test]
    fn a_number_of_two_meanings_is_not_guessed() {
        assert!(amount("1.234", Spanish).unwrap_err().contains("1234"));
        assert_eq!(amount("1.234,5", Spanish), Ok(Quantity::from_raw(12_345_000).unwrap()));
    }

    #[test]
    fn checkpoints_need_no_year_inside_their_period() {
        let period = (date(2026, 10, 1), date(2027, 3, 31));
        let read = checkpoints("30/11 40%\n\n31/1 70 %", period, Spanish).unwrap();
        assert_eq!(
            read,
            [Checkpoint { day: date(2026, 11, 30), share: 4_000 }, Checkpoint { day: date(2027, 1, 31), share: 7_000 }]
        );
        assert_eq!(checkpoints(&written_checkpoints(&read, English), period, English), Ok(read));
        assert!(checkpoints("30/11", period, Spanish).is_err());
    }
}
