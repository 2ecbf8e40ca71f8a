//! Numbers of goals as tables, pages and dialogs show them: with the reader's separators, as bars, as curves.

use jiff::civil::Date;
use ratatui::style::Style;

use crate::domain::goal::{Aim, Goal, GoalState, Kpi, Quantity, Status};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language, goals};
use crate::tui::theme::{Glyphs, Theme};

/// Stands where there is no number yet.
pub const NOTHING: &str = "–";

/// What was worked out: two decimals at most, and none that say nothing.
pub fn value(language: Language, value: f64) -> String {
    let hundredths = (value * 100.0).round() as i64;
    let digits = match hundredths {
        whole if whole % 100 == 0 => 0,
        tenths if tenths % 10 == 0 => 1,
        _ => 2,
    };
    i18n::decimal(language, value, digits)
}

/// In whole percent, rounded down on the way to the whole: 99.6 % is not there yet.
pub fn progress(language: Language, progress: Option<f64>) -> String {
    let Some(progress) = progress else { return NOTHING.to_owned() };
    let percent = progress * 100.0;
    let shown = if (99.0..100.0).contains(&percent) { percent.floor() } else { percent };
    i18n::percent(language, shown / 100.0, 0)
}

/// What a goal's amounts are measured in; empty where that is nothing.
pub fn unit(language: Language, kpi: &Kpi) -> String {
    CleanText::line(goals::translated(language, &kpi.unit)).to_string()
}

pub fn name(language: Language, kpi: &Kpi) -> String {
    CleanText::line(goals::translated(language, &kpi.name)).to_string()
}

/// A day in a column: without the year where that is the present one.
pub fn day(language: Language, day: Date, today: Date) -> String {
    let whole = i18n::day_short(language, day);
    // Both languages write the year last.
    match whole.rsplit_once(' ') {
        Some((short, _)) if day.year() == today.year() => short.to_owned(),
        _ => whole,
    }
}

/// An amount and what it is measured in, kept on one line.
pub fn with_unit(language: Language, amount: String, kpi: &Kpi) -> String {
    match unit(language, kpi).as_str() {
        "" => amount,
        "%" => i18n::texts(language).msg_number_percent(amount),
        unit => i18n::texts(language).msg_quantity_with_unit(amount, unit),
    }
}

/// Where a goal is to arrive: "95", "40–60".
pub fn aim(language: Language, aim: Aim) -> String {
    match (aim.band(), aim.target()) {
        (Some((low, high)), _) => format!("{}–{}", goals::number(language, low), goals::number(language, high)),
        (None, Some(target)) => goals::number(language, target),
        (None, None) => NOTHING.to_owned(),
    }
}

/// "88,5 → 95 llamadas".
pub fn way(language: Language, glyphs: &Glyphs, current: Option<f64>, goal: &Goal, kpi: &Kpi) -> String {
    let current = current.map_or(NOTHING.to_owned(), |current| value(language, current));
    let aim = aim(language, goal.terms.aim);
    format!("{current} {} {}", glyphs.towards, with_unit(language, aim, kpi))
}

/// Filled as far as the progress goes, from nothing to all.
pub fn bar(progress: Option<f64>, width: usize, glyphs: &Glyphs) -> String {
    // Between 0 and 1, so that the cells are between none and all.
    let share = progress.filter(|progress| progress.is_finite()).unwrap_or(0.0).clamp(0.0, 1.0);
    let eighths = (share * width as f64 * 8.0).floor() as usize;
    let mut bar = glyphs.filled.repeat(eighths / 8);
    let mut used = eighths / 8;
    if let (Some(parts), rest @ 1..) = (glyphs.eighths, eighths % 8) {
        bar.push_str(parts[rest - 1]);
        used += 1;
    }
    bar.push_str(&glyphs.empty.repeat(width.saturating_sub(used)));
    bar
}

/// A column for each value, from the lowest to the highest of them.
pub fn sparkline(values: &[Quantity], glyphs: &Glyphs) -> String {
    let raw = || values.iter().map(|value| value.raw());
    let (Some(low), Some(high)) = (raw().min(), raw().max()) else { return String::new() };
    let top = glyphs.levels.len() as i128 - 1;
    let span = i128::from(high) - i128::from(low);
    let level = |raw: i64| match span {
        // All the same: neither low nor high.
        0 => top / 2,
        span => (i128::from(raw) - i128::from(low)) * top / span,
    };
    // Between 0 and the top.
    raw().map(|raw| glyphs.levels[level(raw) as usize]).collect()
}

pub fn status_sign(status: Status, glyphs: &Glyphs) -> &'static str {
    glyphs.statuses[status as usize]
}

pub fn status_style(status: Status, theme: &Theme) -> Style {
    match status {
        Status::NotRated => theme.muted,
        Status::OnTrack | Status::Achieved => theme.ok,
        Status::AtRisk => theme.warning,
        Status::OffTrack | Status::Missed => theme.error,
    }
}

/// Sign and word; what is not agreed, or not any more, says that instead.
pub fn status(language: Language, glyphs: &Glyphs, state: GoalState, status: Status) -> String {
    let word = match state {
        GoalState::Accepted => goals::status(language, status),
        other => goals::goal_state(language, other),
    };
    format!("{} {word}", status_sign(status, glyphs))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const UNICODE: Glyphs = Glyphs::unicode();
    const ASCII: Glyphs = Glyphs::ascii();

    #[test]
    fn a_bar_is_full_at_the_whole_and_empty_without_a_number() {
        assert_eq!(bar(Some(0.5), 4, &UNICODE), "██░░");
        assert_eq!(bar(Some(0.3), 4, &UNICODE), "█▏░░");
        assert_eq!(bar(Some(1.7), 4, &UNICODE), "████");
        assert_eq!(bar(Some(-0.3), 4, &UNICODE), "░░░░");
        assert_eq!(bar(Some(f64::NAN), 4, &ASCII), "....");
        assert_eq!(bar(None, 4, &ASCII), "....");
        assert_eq!(bar(Some(0.6), 4, &ASCII), "##..");
    }

    #[test]
    fn a_sparkline_goes_from_the_lowest_to_the_highest() {
        let values: Vec<Quantity> = [1, 8, 4].into_iter().map(Quantity::whole).collect();
        assert_eq!(sparkline(&values, &UNICODE), "▁█▄");
        assert_eq!(sparkline(&values[..1], &ASCII), "-");
        assert_eq!(sparkline(&[], &ASCII), "");
        let ends = [Quantity::whole(-Quantity::LIMIT), Quantity::whole(Quantity::LIMIT)];
        assert_eq!(sparkline(&ends, &UNICODE), "▁█");
    }

    #[test]
    fn what_is_not_quite_there_does_not_read_as_the_whole() {
        assert_eq!(progress(Language::English, Some(0.998)), "99%");
        assert_eq!(progress(Language::English, Some(1.0)), "100%");
        assert_eq!(progress(Language::English, Some(-0.2)), "-20%");
        assert_eq!(progress(Language::English, None), "–");
    }

    #[test]
    fn a_day_of_this_year_needs_no_year() {
        let (today, before) = (date(2026, 11, 21), date(2025, 3, 5));
        assert_eq!(day(Language::Spanish, today, today), "21 nov");
        assert_eq!(day(Language::English, before, today), "5 Mar 2025");
    }

    #[test]
    fn worked_out_values_show_the_decimals_that_say_something() {
        assert_eq!(value(Language::Spanish, 88.5), "88,5");
        assert_eq!(value(Language::Spanish, 12_000.0), "12.000");
        assert_eq!(value(Language::English, 1.0 / 3.0), "0.33");
    }
}
