//! What a layer is told, and what reaches the loop from outside.

use jiff::Timestamp;

use super::background::Background;
use super::keys::Key;

/// What layers are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key that no offered command took, or text being typed.
    Key(Key),
    /// Pasted text, as it came: whoever takes it cleans it.
    Paste(String),
    Mouse(Mouse),
    /// The button of this number, among those the layer drew, was clicked.
    Pressed(usize),
    /// The terminal has told what its background is.
    Background(Background),
    /// The moment a layer asked for with [`next_wake`](super::layer::Layer::next_wake) has come.
    Wake(Timestamp),
    /// The program was stopped and goes on: time has passed and somebody else may be sitting there.
    Resumed,
}

/// A click or a turn of the wheel, in screen cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub column: u16,
    pub row: u16,
    pub act: MouseAct,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAct {
    Click,
    WheelUp,
    WheelDown,
}

impl Mouse {
    pub fn is_in(self, area: ratatui::layout::Rect) -> bool {
        area.contains(ratatui::layout::Position::new(self.column, self.row))
    }
}

/// What reaches the loop from outside: the person, a worker thread, the system.
#[derive(Debug)]
pub enum Incoming<M> {
    Event(Event),
    /// The terminal has another size; the size itself is asked for when drawing.
    Resized,
    /// What a worker thread has to say.
    Message(M),
    /// SIGTERM and its like: leave with 128 + this.
    Terminate(i32),
    /// SIGTSTP: give the terminal back and stop.
    Stop,
    /// SIGCONT: whoever stopped us has let the terminal change.
    Continued,
    /// There is nobody left to read from.
    Ended,
}
