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
//! What looks like a filter but has another key (`10:30`, `https://…`) is a word.

use std::ops::Range;

use jiff::civil::Date;

use super::audience::Direction;

/// What was typed, understood piece by piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
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
    /// Found by its beginning, in title, body and replies.
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
        todo!("{text}{today}")
    }

    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Where in a text its words and phrases stand (bytes, in order, apart), accents and case aside: for highlighting.
    /// Excluded ones mark nothing.
    pub fn marks(&self, text: &str) -> Vec<Range<usize>> {
        todo!("{text}")
    }
}
