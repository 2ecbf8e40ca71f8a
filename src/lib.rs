//! Cartelera: the internal-communication board for organisations whose people share a machine.

pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod export;
pub mod i18n;
pub mod import;
pub mod keys;
pub mod member;
pub mod store;
pub mod tui;
