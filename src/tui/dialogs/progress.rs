//! A job at work: how far it is, and a way to stop it.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::event::Event;
use crate::tui::job::Job;
use crate::tui::layer::{Context, Layer, Offer, Outcome};

/// Shows a job until its message comes, which goes to the layers beneath.
pub struct Progress {
    title: String,
    job: Arc<Job>,
    wake: Timestamp,
}

impl Progress {
    /// `now` is the moment of the event that started the job.
    pub fn new(title: impl Into<String>, job: Arc<Job>, now: Timestamp) -> Self {
        Self { title: title.into(), job, wake: now }
    }
}

impl<C: Context> Layer<C> for Progress {
    fn offers(&self, _: &C) -> Vec<Offer> {
        vec![Offer::ready(Command::Back)]
    }

    fn run(&mut self, _: Command, _: &mut C) -> Outcome<C> {
        self.job.cancel();
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut C) -> Outcome<C> {
        match event {
            Event::Wake(now) if *now >= self.wake => {
                self.wake = now.saturating_add(SignedDuration::from_millis(250)).unwrap_or(Timestamp::MAX);
                Outcome::Consumed
            }
            Event::Pressed(_) => {
                self.job.cancel();
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: C::Message, _: &mut C) -> Result<Outcome<C>, C::Message> {
        if self.job.is_finished() { Ok(Outcome::Answer(message)) } else { Err(message) }
    }

    fn next_wake(&self) -> Option<Timestamp> {
        Some(self.wake)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let (done, total) = self.job.progress();
        let shown = match (self.job.is_cancelled(), total) {
            (true, _) => canvas.phrase(Phrase::Stopping),
            (false, 0) => String::new(),
            (false, total) => format!("{done} / {total}"),
        };
        let Some(room) = super::open(area, canvas, &self.title, &shown, 2) else {
            return;
        };
        let (theme, glyphs) = (canvas.theme(), canvas.glyphs());
        let filled = u128::from(done.min(total)) * u128::from(room.width) / u128::from(total.max(1));
        // At most the width of the room.
        let filled = filled as u16;
        for x in 0..room.width {
            let cell = Rect { x: room.x + x, width: 1, height: 1, ..room };
            canvas.text(cell, if x < filled { glyphs.filled } else { glyphs.empty }, theme.muted);
        }
        let cancel = canvas.phrase(Phrase::Cancel);
        super::draw_buttons(Rect { y: room.y + 1, height: 1, ..room }, canvas, &[&cancel], Some(0));
    }
}
