//! Files that come in, read into the words of the domain. Nothing here touches a board.

pub mod catalogue;
pub mod people;
mod sheet;
