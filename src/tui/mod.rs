//! The full-screen program.

pub mod markdown;
