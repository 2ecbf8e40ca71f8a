//! Files that come in, read into the words of the domain. Nothing here touches a board.

pub mod catalogue;
pub mod check_ins;
pub mod people;
mod sheet;
