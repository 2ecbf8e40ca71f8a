//! What is looked for: the query language of the search box, of the boards' filters and of `cartelera search`.
//!
//! Words, `"phrases"`, `-` before what must not be there, and filters `key:value`, where a value with spaces is quoted.
//! Everything asked for must hold; several `from:` (or `area:`, `direction:`) are alternatives. Keys and values are
//! understood in Spanish and in English, whatever the screen's language:
//!
//! | key | Spanish | value |
//! |---|---|---|
//! | `from:` | `de:` | a handle, or the beginnings of words of a name |
//! | `area:` | `área:` | an area with all below it, by its path or the beginnings of words of a name |
//! | `direction:` | `dirección:` | `vertical`, `horizontal`, `diagonal` |
//! | `after:` `before:` | `desde:` `hasta:` | a day, both included: `2026-10-14`, `14/10/2026`, `14/10`, `today`/`hoy`, `yesterday`/`ayer` |
//! | `is:` | `es:` | `unread`/`no-leído`, `mine`/`mío`, `ack-due`/`pendiente`, `expired`/`caducado` |
//!
//! What looks like a filter but has another key (`10:30`, `https://…`) is a word. A day without its year is the last such
//! day up to today. A word without a letter or digit asks for nothing.

use std::ops::Range;

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization as _;

use super::audience::Direction;
use super::folding::{FoldedText, Term, fold, merged};

/// What was typed, understood piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order they stand.
    pub pieces: Vec<Piece>,
}

/// One thing asked for: what a chip on the screen shows and takes away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub what: What,
    /// With `-` before it: what must not be.
    pub excluded: bool,
    /// Where it stands in the text (bytes), `-`, key and quotes included.
    pub at: Range<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Found by its beginning, in title, body and replies. Where it is of several words, they stand in a row and the last
    /// is found by its beginning: `1:1`, or a phrase whose quote is still open.
    Word(String),
    /// Whole words, one after the other.
    Phrase(String),
    From(String),
    Area(String),
    Direction(Direction),
    After(Date),
    Before(Date),
    Is(Quality),
}

/// What can be asked with `is:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quality {
    Unread,
    Mine,
    AckDue,
    Expired,
}

/// A filter whose value is not (yet) one: `direction:sideways`, `after:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub kind: FaultKind,
    /// The whole filter, key included; of an open quote all from it on.
    pub at: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// Nothing after the colon.
    ValueMissing,
    NoDirection,
    NoDay,
    NoQuality,
    /// A quote that nothing closes; what is there is looked for all the same.
    QuoteOpen,
}

impl Query {
    /// Reads a query. Pieces with a fault are left out, so that a search goes on while somebody types; the command line
    /// refuses them. `today` is the board's own day.
    pub fn read(text: &str, today: Date) -> (Self, Vec<Fault>) {
        let mut reader = Reader { text, today, at: 0, pieces: Vec::new(), faults: Vec::new() };
        while reader.skip_space() {
            reader.piece();
        }
        (Self { pieces: reader.pieces }, reader.faults)
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The words and phrases that must be there.
    pub fn wanted(&self) -> Vec<Term> {
        self.terms(false)
    }

    /// The words and phrases that must not.
    pub fn unwanted(&self) -> Vec<Term> {
        self.terms(true)
    }

    /// The first and the last day asked for, both included.
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        let (mut first, mut last) = (None::<Date>, None::<Date>);
        for piece in &self.pieces {
            match (&piece.what, piece.excluded) {
                (What::After(day), false) => first = first.max(Some(*day)),
                (What::Before(day), true) => first = first.max(Some(day.tomorrow().unwrap_or(Date::MAX))),
                (What::Before(day), false) => last = Some(last.map_or(*day, |last| last.min(*day))),
                (What::After(day), true) => {
                    let before = day.yesterday().unwrap_or(Date::MIN);
                    last = Some(last.map_or(before, |last| last.min(before)));
                }
                _ => {}
            }
        }
        (first, last)
    }

    fn terms(&self, excluded: bool) -> Vec<Term> {
        self.pieces.iter().filter(|piece| piece.excluded == excluded).filter_map(Piece::term).collect()
    }

    /// Where in a text its words and phrases stand (bytes, in order, apart), accents and case aside: for highlighting.
    /// Excluded ones mark nothing.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        let terms = self.wanted();
        if terms.is_empty() {
            return Vec::new();
        }
        let folded = FoldedText::new(text);
        let mut found = Vec::new();
        for term in &terms {
            let mut from = 0;
            while let Some(at) = folded.find(term, from) {
                from = at.end;
                found.push(at);
            }
        }
        found.sort_by_key(|at| (at.start, at.end));
        folded.in_text(text, &merged(found))
    }

    /// The text of a query that asks for more besides: before a quote that nothing closes, which would swallow it.
    pub fn and(text: &str, more: &str) -> String {
        let open = text.chars().filter(|c| is_quote(*c)).count() % 2 == 1;
        let (first, second) = if open { (more, text) } else { (text, more) };
        if text.is_empty() { more.to_owned() } else { format!("{first} {second}") }
    }

    /// The text of a query with one of its pieces, which stands there, taken out.
    pub fn without(text: &str, at: &Range<usize>) -> String {
        let (before, after) = (text.get(..at.start).unwrap_or(text), text.get(at.end..).unwrap_or_default());
        let kept = [before.trim(), after.trim()];
        kept.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }
}

impl Piece {
    /// What is looked for in texts, if this is a word or a phrase that has any letter.
    pub fn term(&self) -> Option<Term> {
        match &self.what {
            What::Word(said) => Term::new(said, false),
            What::Phrase(said) => Term::new(said, true),
            _ => None,
        }
    }

    /// Whether it changes what is found.
    pub fn asks(&self) -> bool {
        match &self.what {
            What::Word(_) | What::Phrase(_) => self.term().is_some(),
            _ => true,
        }
    }
}

/// The keys, folded.
#[derive(Clone, Copy)]
enum Key {
    From,
    Area,
    Direction,
    After,
    Before,
    Is,
}

impl Key {
    fn read(said: &str) -> Option<Self> {
        Some(match fold(said).as_str() {
            "from" | "de" => Self::From,
            "area" => Self::Area,
            "direction" | "direccion" => Self::Direction,
            "after" | "desde" => Self::After,
            "before" | "hasta" => Self::Before,
            "is" | "es" => Self::Is,
            _ => return None,
        })
    }

    fn value(self, said: &str, today: Date) -> Result<What, FaultKind> {
        let said = said.trim();
        if said.is_empty() {
            return Err(FaultKind::ValueMissing);
        }
        let day = || day(said, today).ok_or(FaultKind::NoDay);
        Ok(match self {
            Self::From => What::From(composed(said)),
            Self::Area => What::Area(composed(said)),
            Self::Direction => What::Direction(fold(said).parse().map_err(|_| FaultKind::NoDirection)?),
            Self::After => What::After(day()?),
            Self::Before => What::Before(day()?),
            Self::Is => What::Is(match fold(said).as_str() {
                "unread" | "no-leido" => Quality::Unread,
                "mine" | "mio" => Quality::Mine,
                "ack-due" | "pendiente" => Quality::AckDue,
                "expired" | "caducado" => Quality::Expired,
                _ => return Err(FaultKind::NoQuality),
            }),
        })
    }
}

/// How many years back a day without its year is looked for: 29 February may be that far.
const LEAP: i16 = 8;

fn day(said: &str, today: Date) -> Option<Date> {
    match fold(said).as_str() {
        "today" | "hoy" => return Some(today),
        "yesterday" | "ayer" => return today.yesterday().ok(),
        _ => {}
    }
    let number = |said: &str| -> Option<i16> {
        // Signs are no part of a day.
        said.bytes().all(|byte| byte.is_ascii_digit()).then(|| said.parse().ok()).flatten()
    };
    let short = |said: &str| number(said).and_then(|number| i8::try_from(number).ok());
    let parts: Vec<&str> = said.split(['-', '/']).collect();
    let dashes = said.contains('-');
    match (parts.as_slice(), dashes) {
        ([year, month, day], true) if !said.contains('/') => {
            Date::new(number(year).filter(|_| year.len() == 4)?, short(month)?, short(day)?).ok()
        }
        ([day, month, year], false) => {
            Date::new(number(year).filter(|_| year.len() == 4)?, short(month)?, short(day)?).ok()
        }
        ([day, month], false) => {
            let (day, month) = (short(day)?, short(month)?);
            let years = (0..=LEAP).filter_map(|back| Date::new(today.year().checked_sub(back)?, month, day).ok());
            years.into_iter().find(|day| *day <= today)
        }
        _ => None,
    }
}

fn composed(said: &str) -> String {
    said.nfc().collect()
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '«' | '»')
}

struct Reader<'a> {
    text: &'a str,
    today: Date,
    at: usize,
    pieces: Vec<Piece>,
    faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// To the next piece, if there is one.
    fn skip_space(&mut self) -> bool {
        let rest = self.rest();
        self.at += rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        self.at < self.text.len()
    }

    fn piece(&mut self) {
        let start = self.at;
        let excluded = self.rest().strip_prefix('-').is_some_and(|rest| !rest.trim_start().is_empty())
            && !self.rest()[1..].starts_with(char::is_whitespace);
        self.at += usize::from(excluded);
        if let Some((said, open)) = self.quoted() {
            let what = if open { What::Word(composed(said)) } else { What::Phrase(composed(said)) };
            if !(open && said.trim().is_empty()) {
                self.pieces.push(Piece { what, excluded, at: start..self.at });
            }
            return;
        }
        let run = self.run();
        let filter = run.split_once(':').and_then(|(key, value)| Some((Key::read(key)?, key.len() + 1, value)));
        let Some((key, length, value)) = filter else {
            self.at += run.len();
            self.pieces.push(Piece { what: What::Word(composed(run)), excluded, at: start..self.at });
            return;
        };
        self.at += length;
        let value = match self.quoted().filter(|_| value.is_empty()) {
            Some((said, _)) => said,
            None => {
                self.at += value.len();
                value
            }
        };
        let at = start..self.at;
        match key.value(value, self.today) {
            Ok(what) => self.pieces.push(Piece { what, excluded, at }),
            Err(kind) => self.faults.push(Fault { kind, at }),
        }
    }

    /// What stands up to the next space or quote.
    fn run(&self) -> &'a str {
        let rest = self.rest();
        &rest[..rest.find(|c: char| c.is_whitespace() || is_quote(c)).unwrap_or(rest.len())]
    }

    /// What stands in quotes here, if a quote does, and whether nothing closes them.
    fn quoted(&mut self) -> Option<(&'a str, bool)> {
        let opening = self.rest().chars().next().filter(|c| is_quote(*c))?;
        let start = self.at;
        let said = &self.rest()[opening.len_utf8()..];
        match said.char_indices().find(|(_, c)| is_quote(*c)) {
            Some((end, closing)) => {
                self.at += opening.len_utf8() + end + closing.len_utf8();
                Some((&said[..end], false))
            }
            None => {
                self.at = self.text.len();
                self.faults.push(Fault { kind: FaultKind::QuoteOpen, at: start..self.at });
                Some((said, true))
            }
        }
    }
}

#[cfg(test)]
mod tests;
