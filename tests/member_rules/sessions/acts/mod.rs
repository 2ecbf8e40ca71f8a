//! What is done to sessions: planned, written, signed, shared, handed over, kept and purged.

mod planning;
mod sharing;
mod signing;
mod upkeep;
mod writing;

use super::*;
