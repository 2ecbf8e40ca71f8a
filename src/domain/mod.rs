//! The rules of a board as pure values and functions: no I/O, no clock, no SQL, no screen.

pub mod announcement;
pub mod audience;
pub mod folding;
pub mod goal;
pub mod handle;
pub mod markdown;
pub mod name;
pub mod organisation;
pub mod roster;
pub mod search;
pub mod session;
pub mod text;
