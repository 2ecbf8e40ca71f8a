//! Feedback sessions on the screen.

mod about;
mod agenda;
pub mod confirm_keys;
pub mod deed;
pub mod editor;
pub mod hand_over;
pub mod leaving;
pub mod plan;
pub mod retention;
pub mod sign;
pub mod templates;
pub mod write;

pub enum Chosen {}
pub enum NewSort {}
pub enum ItemStep {}
