//! The one place that reads the time. Everything else is handed a [`Clock`] or a moment.

use std::sync::Arc;

use jiff::Timestamp;

/// Tells the time. Tests and sample boards use a fixed one.
#[derive(Clone, Debug)]
pub struct Clock(Source);

#[derive(Clone, Debug)]
enum Source {
    System,
    Fixed(Arc<std::sync::Mutex<Timestamp>>),
}

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// A clock that stands still until [`Clock::set`] moves it. Clones share the hand.
    pub fn fixed(at: Timestamp) -> Self {
        Self(Source::Fixed(Arc::new(std::sync::Mutex::new(at))))
    }

    pub fn now(&self) -> Timestamp {
        match &self.0 {
            Source::System => Timestamp::now(),
            Source::Fixed(at) => *at.lock().unwrap_or_else(|poisoned| poisoned.into_inner()),
        }
    }

    /// Moves a fixed clock; the machine's clock is left alone.
    pub fn set(&self, to: Timestamp) {
        if let Source::Fixed(at) = &self.0 {
            *at.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = to;
        }
    }
}
