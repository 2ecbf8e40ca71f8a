//! Journeys: the real loop, from the sign-in screen on, with a scripted person, a fixed clock and the sample board.

mod any_keys;
mod batches;
mod composing;
mod drafts;
mod ease;
mod exporting;
mod first_run;
mod goal_forms;
mod goals;
mod looking_around;
mod others;
mod reading;
mod searching;
mod session_forms;
mod session_keys;
mod session_roles;
mod sessions;
mod settings;
mod signing_in;
#[path = "../sitting/mod.rs"]
mod sitting;
mod time;
mod two_minutes;
