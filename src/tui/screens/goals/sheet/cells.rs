//! The cells of a sheet: what is typed in them, what it means, where they stand.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::goal::{CheckInFault, NewCheckIn, Quantity, Reading, Terms};
use crate::domain::text;
use crate::i18n::{Language, goals};
use crate::tui::canvas::Canvas;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Value,
    Confidence,
    Evidence,
}

impl Column {
    pub const ALL: [Self; 3] = [Self::Value, Self::Confidence, Self::Evidence];

    pub fn before(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }

    pub fn after(self) -> Self {
        Self::ALL[(self as usize + 1).min(2)]
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    pub text: String,
    /// Of an amount that was understood.
    pub number: Option<Quantity>,
    pub fault: Option<String>,
}

/// What came of reading a cell.
pub enum Taken {
    Cell(Cell),
    /// Whoever typed it has to say which.
    Either([Quantity; 2]),
}

impl Cell {
    pub fn read(column: Column, typed: &str, terms: &Terms, language: Language) -> Taken {
        let typed = typed.trim();
        if typed.is_empty() {
            return Taken::Cell(Self::default());
        }
        let kept = |fault| Self { text: typed.to_owned(), number: None, fault };
        Taken::Cell(match column {
            Column::Value => match Quantity::read(typed) {
                Ok(Reading::One(number)) => Self::of_number(typed, number, terms, language),
                Ok(Reading::Either(one, other)) => return Taken::Either([one, other]),
                Err(fault) => kept(Some(goals::not_a_quantity(language, fault))),
            },
            Column::Confidence => {
                let own = typed.parse().is_ok_and(|own: u8| (1..=5).contains(&own));
                kept((!own).then(|| goals::check_in_fault(language, CheckInFault::BadConfidence)))
            }
            Column::Evidence => kept(None),
        })
    }

    /// An amount that was typed like this and means that, and what is wrong with it by itself.
    pub fn of_number(typed: &str, number: Quantity, terms: &Terms, language: Language) -> Self {
        let alone = NewCheckIn { day: terms.start, value: number, confidence: None, evidence: String::new() };
        let is_its_own =
            |fault: &CheckInFault| matches!(fault, CheckInFault::BadSteps { .. } | CheckInFault::BadRating);
        let fault = alone.faults(terms, terms.start).into_iter().find(is_its_own);
        Self {
            text: typed.to_owned(),
            number: Some(number),
            fault: fault.map(|fault| goals::check_in_fault(language, fault)),
        }
    }
}

/// Columns of an amount.
pub const AMOUNT: u16 = 12;
const CONFIDENCE: u16 = 5;

/// Where person, KPI, way, value, confidence and evidence stand in a line.
pub fn places(area: Rect, people: bool) -> [Rect; 6] {
    const MARGIN: u16 = 2;
    let gaps = 5;
    let free = area.width.saturating_sub(MARGIN + gaps + AMOUNT + CONFIDENCE);
    let person = if people { free * 20 / 100 } else { 0 };
    let way = free * if people { 30 } else { 36 } / 100;
    let evidence = free * 20 / 100;
    let kpi = free - person - way - evidence;
    let mut x = area.x + MARGIN;
    [person, kpi, way, AMOUNT, CONFIDENCE, evidence].map(|width| {
        let place = Rect { x, width: width.min(area.right().saturating_sub(x)), height: 1, ..area };
        x = x.saturating_add(width).saturating_add(u16::from(width > 0)).min(area.right());
        place
    })
}

/// Writes a cell, from the right where it is an amount.
pub fn put(canvas: &mut Canvas<'_>, place: Rect, shown: &str, style: Style, right: bool) {
    let used = text::width(shown).min(usize::from(place.width)) as u16;
    let x = if right { place.right() - used } else { place.x };
    canvas.text(Rect { x, width: place.right() - x, ..place }, shown, style);
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::goal::{Aim, Cadence, Weight};

    fn rating() -> Terms {
        Terms {
            aim: Aim::Rating { target: 4 },
            weight: Weight(0),
            start: date(2026, 1, 1),
            end: date(2026, 6, 30),
            cadence: Cadence::Monthly,
            checkpoints: Vec::new(),
        }
    }

    fn read(column: Column, typed: &str) -> Cell {
        match Cell::read(column, typed, &rating(), Language::Spanish) {
            Taken::Cell(cell) => cell,
            Taken::Either(_) => panic!("{typed} reads in two ways"),
        }
    }

    #[test]
    fn a_cell_keeps_what_was_typed_and_says_what_is_wrong_with_it() {
        assert_eq!(read(Column::Value, " 4 ").number, Some(Quantity::whole(4)));
        assert!(read(Column::Value, "7").fault.is_some());
        let wrong = read(Column::Value, "cuatro");
        assert_eq!((wrong.text.as_str(), wrong.number), ("cuatro", None));
        assert!(wrong.fault.is_some());
        assert!(read(Column::Confidence, "6").fault.is_some());
        assert!(read(Column::Confidence, "3").fault.is_none());
        assert_eq!(read(Column::Evidence, "  "), Cell::default());
        assert!(matches!(Cell::read(Column::Value, "1.234", &rating(), Language::Spanish), Taken::Either(_)));
    }

    #[test]
    fn cells_stand_side_by_side_within_the_line() {
        for (width, people) in [(40, true), (80, true), (80, false), (160, true)] {
            let places = places(Rect::new(0, 0, width, 1), people);
            assert!(places.windows(2).all(|pair| pair[0].right() <= pair[1].x), "{places:?}");
            assert!(places[5].right() <= width, "{places:?}");
        }
    }
}
