//! Cartelera: the internal-communication board for organisations whose people share a machine.
//!
//! Arrows point down only:
//!
//! ```text
//! cli   tui                    arguments and screens
//!   demo   explain             sample boards, failures in words
//!     export                   files for people
//!       member                 what a signed-in person may do
//!   import   store   i18n      files in, the board file, languages
//!     keys   domain   clock    cryptography, the rules, the time
//! ```
//!
//! # Where do I find …
//!
//! | … | in |
//! |---|---|
//! | who an announcement reaches, and why | [`domain::audience`] |
//! | what an announcement is, and which are refused | [`domain::announcement`] |
//! | people, levels, the chart | [`domain::organisation`], [`domain::roster`] |
//! | goals, progress, status, roll-ups | [`domain::goal`] |
//! | feedback sessions: who does and sees what, when they are due | [`domain::session`] |
//! | the query language of every search | [`domain::search`] |
//! | text from people made safe for a screen | [`domain::text`] |
//! | key boxes, codes, recovery keys, signatures, the chain | [`keys`] |
//! | the contract of a store, its errors | [`store`] |
//! | SQL, the storage layout and why it is so | [`store::sqlite`] |
//! | permission, transaction and signature of every act | [`member`] |
//! | messages, dates and numbers in two languages | [`i18n`], `assets/locales` |
//! | what went wrong and what to do | [`explain`] |
//! | reading `people.csv`, files of check-ins, the starter catalogue | [`import`] |
//! | Markdown, HTML, CSV, JSON, workbooks out | [`export`] |
//! | the sample, big boards for measuring | [`demo`] |
//! | screens, keys, themes | [`tui`] |

pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod explain;
pub mod export;
pub mod i18n;
pub mod import;
pub mod keys;
pub mod member;
pub mod store;
pub mod tui;
