//! The screens, and the shell that holds them while somebody is signed in.
//!
//! | screen | folder |
//! |---|---|
//! | before there is a board: the sample, a new board, another file | `welcome` |
//! | the keys a newcomer is shown, a walk through the screens | `first_keys`, `tour` |
//! | signing in, enrolment, recovery | `sign_in` |
//! | what to do now, and the week | `today` |
//! | urgent ones that are overdue, in front of everything | `gate` |
//! | the boards: list, reader, coverage, replies | `boards` |
//! | writing an announcement | `composer` |
//! | who is reached and why | `audience_view` |
//! | short texts: replies, questions, answers, new revisions | `writing` |
//! | when what is typed is saved as a draft | `saving` |
//! | goals: table, page, check-ins, every number explained | `goals` |
//! | what is shown, as a file | `export` |
//! | every command, person and announcement, found by typing | `palette` |
//! | a text for the clipboard | `copying` |
//! | finding announcements and what was said in sessions | `search` |
//! | the organisation | `people` |
//! | what is set: one's own, and the board's for who administers it | `settings` |

mod audience_view;
pub mod boards;
pub mod composer;
mod copying;
mod export;
mod first_keys;
mod gate;
pub mod goals;
pub mod palette;
pub mod people;
mod saving;
pub mod search;
pub mod sessions;
pub mod settings;
mod shell;
pub mod sign_in;
pub mod today;
mod tour;
pub mod welcome;
mod writing;

pub use shell::Shell;
