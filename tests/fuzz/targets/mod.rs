//! What is done with bytes that nobody should trust, and what has to hold of it whatever they are: one function a target,
//! which panics where it does not.
//!
//! | target | what it feeds | module |
//! |---|---|---|
//! | `clean_text` | the type for text that reaches a screen | [`text`] |
//! | `query` | the language of searches | [`text`] |
//! | `people`, `check_ins`, `catalogue` | files that come in | [`importers`] |
//! | `key_box` | key boxes, recovery boxes, sealed texts, wraps, codes, all damaged | [`keys`] |
//! | `sealed_file` | sealed files, damaged | [`keys`] |
//! | `markdown` | Markdown on a screen of any width | [`screen`] |
//! | `screen` | titles, names, bodies, messages, fields, copies: to the bytes a terminal gets | [`screen`] |
//! | `documents` | Markdown as HTML, cells as CSV | [`documents`] |
//!
//! `tests/trust/text` feeds them from seeds, `tests/fuzz/fuzz_targets` what a fuzzer makes of the code it reaches.

#![allow(clippy::unwrap_used, reason = "a panic is how a target says that something does not hold")]

mod documents;
mod importers;
mod keys;
mod screen;
mod text;

pub use documents::documents;
pub use importers::{catalogue, check_ins, people};
pub use keys::{key_box, sealed_file};
pub use screen::{markdown, screen};
pub use text::{assert_harmless, clean_text, is_forbidden, query};

/// Bytes read from their end as numbers that say how, so that what is left is the text as somebody would have sent it.
struct Input<'a>(&'a [u8]);

impl Input<'_> {
    /// 0 where there are no more.
    fn byte(&mut self) -> u8 {
        match self.0.split_last() {
            Some((last, rest)) => {
                self.0 = rest;
                *last
            }
            None => 0,
        }
    }

    /// Less than `most`.
    fn below(&mut self, most: usize) -> usize {
        usize::from(self.byte()) % most
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(self.0).into_owned()
    }
}
