//! Sample boards: the believable small one that `cartelera demo` opens, and big ones for measuring.
//!
//! | what | where |
//! |---|---|
//! | the sample organisation, its announcements, goals and sessions, relative to now | `sample`, `script`, `goal_script`, `session_script`, `moment` |
//! | the throw-away copy that running demos share | `shared` |
//! | big boards of any size, the same for the same seed | `bulk`, `chart`, `posts`, `goals`, `words`, `dice` |

pub mod bulk;
mod chart;
mod dice;
mod goal_script;
mod goals;
mod moment;
mod posts;
pub mod sample;
mod script;
mod session_script;
pub mod shared;
pub mod words;

/// Everybody's passphrase on every sample board.
pub const PASSPHRASE: &str = "cartelera";

pub use shared::{DemoBoard, join};
