//! Journeys: the real loop, from the sign-in screen on, with a scripted person, a fixed clock and the sample board.

mod signing_in;
#[path = "../sitting/mod.rs"]
mod sitting;
