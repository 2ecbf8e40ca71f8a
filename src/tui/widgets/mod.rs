//! The parts screens are made of. Each keeps its own state, takes commands or keys, and draws itself on a canvas.

pub mod chips;
pub mod column;
pub mod entry;
pub mod footer;
pub mod headed;
pub mod header;
pub mod pager;
pub mod picker;
pub mod secret_field;
pub mod text_area;
pub mod text_field;
pub mod window_list;

#[cfg(test)]
mod random_tests;
#[cfg(test)]
pub(crate) mod stage;
