//! What a filter asks for, said while its value is not one yet.

use jiff::civil::Date;

use crate::domain::search::{Fault, FaultKind, Query, What};
use crate::domain::text::CleanText;
use crate::tui::desk::Desk;

/// One line for under the field.
pub fn say(fault: &Fault, text: &str, today: Date, cx: &Desk) -> String {
    let t = cx.texts();
    let typed = text.get(fault.at.clone()).unwrap_or_default();
    let key = typed.split_inclusive(':').next().unwrap_or_default().trim_start_matches('-');
    let asks = CleanText::line(key);
    match wanted(fault.kind, key, today) {
        Wanted::Person => t.msg_search_wants_person(asks),
        Wanted::Area => t.msg_search_wants_area(asks),
        Wanted::Direction => t.msg_search_wants_direction(asks),
        Wanted::Day => t.msg_search_wants_day(asks),
        Wanted::Quality => t.msg_search_wants_quality(asks),
        Wanted::Quote => t.msg_search_wants_quote(),
    }
}

enum Wanted {
    Person,
    Area,
    Direction,
    Day,
    Quality,
    Quote,
}

fn wanted(kind: FaultKind, key: &str, today: Date) -> Wanted {
    match kind {
        FaultKind::NoDirection => Wanted::Direction,
        FaultKind::NoDay => Wanted::Day,
        FaultKind::NoQuality => Wanted::Quality,
        FaultKind::QuoteOpen => Wanted::Quote,
        FaultKind::ValueMissing => {
            // With any value the key tells what it is for.
            let (query, faults) = Query::read(&format!("{key}x"), today);
            match (query.pieces.first().map(|piece| &piece.what), faults.first()) {
                (Some(What::Area(_)), _) => Wanted::Area,
                (_, Some(fault)) if fault.kind != FaultKind::ValueMissing => wanted(fault.kind, key, today),
                _ => Wanted::Person,
            }
        }
    }
}
