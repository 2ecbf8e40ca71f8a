//! The loop: one thread, one queue; draws only when something changed, and after everything queued was handled.

use std::io;
use std::time::Duration;

use jiff::Timestamp;

use super::event::{Event, Incoming};
use super::input::EventSource;
use super::layer::{Context, Flow, Stack};
use super::terminal::Screen;
use crate::clock::Clock;

/// Wake-ups come no closer than this, whatever layers ask for: idle costs next to nothing.
const SHORTEST_SLEEP: Duration = Duration::from_millis(250);

/// After so many events without a picture the person wants to see one, even if more are waiting.
const MOST_UNDRAWN: usize = 500;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// A layer asked for it.
    Code(u8),
    /// By a signal.
    Signal(i32),
    /// The terminal is gone, or the test's script is over.
    InputEnded,
}

impl Exit {
    /// The exit code of the process.
    pub fn code(self) -> u8 {
        match self {
            Self::Code(code) => code,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Self::InputEnded => Self::Signal(signal_hook::consts::SIGHUP).code(),
        }
    }
}

/// Runs until a layer quits, a signal ends it, or there is nothing left to read.
pub fn run<C: Context>(
    screen: &mut impl Screen,
    source: &mut impl EventSource<C::Message>,
    clock: &Clock,
    stack: &mut Stack<C>,
    cx: &mut C,
) -> io::Result<Exit> {
    let mut woken = Timestamp::MIN;
    let mut changed = true;
    loop {
        if changed {
            let now = clock.now();
            screen.draw(&mut |area, buffer| stack.draw(area, buffer, cx, now))?;
            changed = false;
        }
        let now = clock.now();
        let due = stack
            .next_wake()
            .map(|at| at.max(after(woken, SHORTEST_SLEEP)));
        let mut incoming = match due {
            Some(at) if at <= now => {
                woken = now;
                Some(Incoming::Event(Event::Wake(now)))
            }
            Some(at) => source.next(Some(until(now, at)))?,
            None => source.next(None)?,
        };
        let mut undrawn = 0;
        while let Some(next) = incoming {
            match take(next, screen, stack, cx)? {
                Step::Rest => {}
                Step::Draw => changed = true,
                Step::Exit(exit) => return Ok(exit),
            }
            undrawn += 1;
            incoming = if undrawn < MOST_UNDRAWN {
                source.next(Some(Duration::ZERO))?
            } else {
                None
            };
        }
    }
}

enum Step {
    Rest,
    Draw,
    Exit(Exit),
}

fn take<C: Context>(
    incoming: Incoming<C::Message>,
    screen: &mut impl Screen,
    stack: &mut Stack<C>,
    cx: &mut C,
) -> io::Result<Step> {
    let flow = match incoming {
        Incoming::Event(event) => stack.handle(&event, cx),
        Incoming::Message(message) => stack.receive(message, cx),
        Incoming::Resized => {
            screen.resized();
            Flow::Draw
        }
        Incoming::Stop => Flow::Suspend,
        Incoming::Continued => {
            screen.renew()?;
            Flow::Draw.and(stack.handle(&Event::Resumed, cx))
        }
        Incoming::Terminate(signal) => return Ok(Step::Exit(Exit::Signal(signal))),
        Incoming::Ended => return Ok(Step::Exit(Exit::InputEnded)),
    };
    Ok(match flow {
        Flow::Rest => Step::Rest,
        Flow::Draw => Step::Draw,
        Flow::Quit(code) => Step::Exit(Exit::Code(code)),
        Flow::Suspend => {
            screen.suspend()?;
            match stack.handle(&Event::Resumed, cx) {
                Flow::Quit(code) => Step::Exit(Exit::Code(code)),
                _ => Step::Draw,
            }
        }
    })
}

fn after(at: Timestamp, wait: Duration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(Timestamp::MAX)
}

fn until(now: Timestamp, at: Timestamp) -> Duration {
    Duration::try_from(at.duration_since(now)).unwrap_or(Duration::ZERO)
}
