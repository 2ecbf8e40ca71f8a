//! Text that nobody should trust: no character of it does anything to a screen, no reader of it gives up.
//!
//! | module | what |
//! |---|---|
//! | [`targets`] | what has to hold, a function a target |
//! | [`hostile`] | bytes for each, made from seeds |
//! | [`cases`] | the targets fed with them; what they failed on once |
//! | [`board`] | every screen and command on a board whose every text is hostile |

mod board;
mod cases;
mod hostile;
#[path = "../../fuzz/targets/mod.rs"]
mod targets;
