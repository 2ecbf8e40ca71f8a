//! Where the loop's input comes from: the terminal, signals and worker threads in one queue; or a script.
//!
//! Two threads sleep until the terminal or a signal has something, so the loop itself waits on a single queue:
//! no polling, no wake-up while idle, and a job's result is there as soon as it is sent.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::{self, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::event::{Event, Incoming, Mouse, MouseAct};
use super::keys::Key;
use super::torn::{Picked, Pieces};

/// Gives the loop what comes next.
pub trait EventSource<M> {
    /// Waits at most `wait`, for ever without one; `None` when the time is over.
    fn next(&mut self, wait: Option<Duration>) -> io::Result<Option<Incoming<M>>>;
}

/// One entry of the queue. A message of superseded work is dropped when it is taken out.
struct Envelope<M> {
    incoming: Incoming<M>,
    superseded: Option<Arc<AtomicBool>>,
    /// Gives its place to another key when this one is taken out.
    _place: Option<Place>,
}

/// So many keys wait at most; what comes faster waits in the terminal. A signal is never far behind them.
const MOST_WAITING: usize = 256;

/// The places for keys that wait.
#[derive(Default)]
struct Places {
    taken: Mutex<usize>,
    freed: Condvar,
}

/// One of them, until it is dropped.
struct Place(Arc<Places>);

impl Places {
    fn count(&self) -> MutexGuard<'_, usize> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until there is one.
    fn take(places: &Arc<Self>) -> Place {
        let is_full = |taken: &mut usize| *taken >= MOST_WAITING;
        let mut taken = places.freed.wait_while(places.count(), is_full).unwrap_or_else(PoisonError::into_inner);
        *taken += 1;
        Place(Arc::clone(places))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        *self.0.count() -= 1;
        self.0.freed.notify_one();
    }
}

/// Where worker threads leave their messages; the loop wakes at once. Clones share the box.
pub struct Mailbox<M>(Sender<Envelope<M>>);

impl<M> Clone for Mailbox<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M> Mailbox<M> {
    pub fn send(&self, message: M) {
        self.put(Incoming::Message(message));
    }

    /// Sends what nobody wants any more once `superseded` is true.
    pub(super) fn send_unless(&self, message: M, superseded: Arc<AtomicBool>) {
        self.post(Envelope { incoming: Incoming::Message(message), superseded: Some(superseded), _place: None });
    }

    fn put(&self, incoming: Incoming<M>) -> bool {
        self.post(Envelope { incoming, superseded: None, _place: None })
    }

    fn put_key(&self, incoming: Incoming<M>, places: &Arc<Places>) -> bool {
        self.post(Envelope { incoming, superseded: None, _place: Some(Places::take(places)) })
    }

    fn post(&self, envelope: Envelope<M>) -> bool {
        // A closed queue means that the program is ending; there is nobody left to tell.
        self.0.send(envelope).is_ok()
    }
}

/// The queue of the real program, and of tests that run real jobs.
pub struct Inbox<M> {
    receiver: Receiver<Envelope<M>>,
    mailbox: Mailbox<M>,
}

impl<M: Send + 'static> Default for Inbox<M> {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { receiver, mailbox: Mailbox(sender) }
    }
}

impl<M: Send + 'static> Inbox<M> {
    pub fn mailbox(&self) -> Mailbox<M> {
        self.mailbox.clone()
    }

    /// Starts to listen to the terminal and to signals; call once, with the terminal entered, and say whether it has been
    /// asked for its background.
    pub fn listen(&self, asked: bool) -> io::Result<()> {
        let mailbox = self.mailbox();
        thread::Builder::new().name("input".into()).spawn(move || read_terminal(&mailbox, Pieces::awaited(asked)))?;
        let mailbox = self.mailbox();
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
        thread::Builder::new().name("signals".into()).spawn(move || {
            for signal in &mut signals {
                let incoming = match signal {
                    SIGTSTP => Incoming::Stop,
                    SIGCONT => Incoming::Continued,
                    SIGWINCH => Incoming::Resized,
                    other => Incoming::Terminate(other),
                };
                mailbox.put(incoming);
            }
        })?;
        Ok(())
    }
}

fn read_terminal<M>(mailbox: &Mailbox<M>, mut pieces: Pieces) {
    let places = Arc::default();
    loop {
        let rest_comes = pieces.rest_comes_within().is_none_or(|wait| event::poll(wait).unwrap_or(true));
        let picked =
            if rest_comes { event::read().map(|read| pieces.take(read)) } else { Ok(Picked::Keys(pieces.give_up())) };
        let is_open = match picked {
            Ok(Picked::Held) => true,
            Ok(Picked::Keys(keys)) => keys.into_iter().filter_map(translated).all(|key| mailbox.put_key(key, &places)),
            Ok(Picked::Answer(background)) => mailbox.put(Incoming::Event(Event::Background(background))),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => true,
            Err(_) => {
                mailbox.put(Incoming::Ended);
                false
            }
        };
        if !is_open {
            return;
        }
    }
}

fn translated<M>(read: event::Event) -> Option<Incoming<M>> {
    Some(match read {
        event::Event::Key(key) => Incoming::Event(Event::Key(Key::from_terminal(key)?)),
        event::Event::Paste(text) => Incoming::Event(Event::Paste(text)),
        // The signal has told: this source begins to hear it with its first key only.
        event::Event::Resize(..) => return None,
        event::Event::Mouse(mouse) => {
            let act = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseAct::Click,
                MouseEventKind::ScrollUp => MouseAct::WheelUp,
                MouseEventKind::ScrollDown => MouseAct::WheelDown,
                _ => return None,
            };
            // What was reported as column or row 0, which no cell is.
            if mouse.column == u16::MAX || mouse.row == u16::MAX {
                return None;
            }
            Incoming::Event(Event::Mouse(Mouse { column: mouse.column, row: mouse.row, act }))
        }
        event::Event::FocusGained | event::Event::FocusLost => return None,
    })
}

impl<M> EventSource<M> for Inbox<M> {
    fn next(&mut self, wait: Option<Duration>) -> io::Result<Option<Incoming<M>>> {
        loop {
            let envelope = match wait {
                Some(Duration::ZERO) => match self.receiver.try_recv() {
                    Ok(envelope) => envelope,
                    Err(TryRecvError::Empty) => return Ok(None),
                    Err(TryRecvError::Disconnected) => return Ok(Some(Incoming::Ended)),
                },
                Some(wait) => match self.receiver.recv_timeout(wait) {
                    Ok(envelope) => envelope,
                    Err(RecvTimeoutError::Timeout) => return Ok(None),
                    Err(RecvTimeoutError::Disconnected) => return Ok(Some(Incoming::Ended)),
                },
                None => match self.receiver.recv() {
                    Ok(envelope) => envelope,
                    Err(_) => return Ok(Some(Incoming::Ended)),
                },
            };
            let superseded = envelope.superseded.is_some_and(|flag| flag.load(Ordering::Acquire));
            if !superseded {
                return Ok(Some(envelope.incoming));
            }
        }
    }
}

/// How long a script waits for a message.
const PATIENCE: Duration = Duration::from_secs(20);

/// One line of a test's script.
pub enum Step<M> {
    Incoming(Incoming<M>),
    /// Wait for the next message of a job. One that does not come is a failure of the script.
    AwaitMessage,
    /// Time passes: the clock shows this, and whoever asked to be woken by then is.
    ClockShows(jiff::Timestamp),
}

/// Plays steps one by one, each followed by a draw; the loop ends when they are over. To look at the screen
/// between, run the loop, look, push more steps and run it again on the same stack.
pub struct Script<M> {
    steps: std::collections::VecDeque<Step<M>>,
    inbox: Inbox<M>,
    clock: crate::clock::Clock,
}

impl<M: Send + 'static> Script<M> {
    pub fn new(clock: crate::clock::Clock, steps: impl IntoIterator<Item = Step<M>>) -> Self {
        Self { steps: steps.into_iter().collect(), inbox: Inbox::default(), clock }
    }

    /// Keys as the configuration file writes them: `"n"`, `"ctrl-s"`.
    pub fn press(&mut self, keys: &[&str]) -> Result<(), super::keys::NotAKey> {
        for key in keys {
            self.push(Step::Incoming(Incoming::Event(Event::Key(key.parse()?))));
        }
        Ok(())
    }

    /// Types a text, each character a key.
    pub fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.push(Step::Incoming(Incoming::Event(Event::Key(Key::char(c)))));
        }
    }

    pub fn push(&mut self, step: Step<M>) {
        self.steps.push_back(step);
    }

    pub fn mailbox(&self) -> Mailbox<M> {
        self.inbox.mailbox()
    }
}

impl<M: Send + 'static> EventSource<M> for Script<M> {
    fn next(&mut self, wait: Option<Duration>) -> io::Result<Option<Incoming<M>>> {
        if wait == Some(Duration::ZERO) {
            // The loop drains what is queued before it draws; a script wants each step drawn.
            return Ok(None);
        }
        match self.steps.pop_front() {
            None => Ok(Some(Incoming::Ended)),
            Some(Step::Incoming(incoming)) => Ok(Some(incoming)),
            Some(Step::AwaitMessage) => match self.inbox.next(Some(PATIENCE))? {
                None => Err(io::Error::new(io::ErrorKind::TimedOut, "no message came")),
                message => Ok(message),
            },
            Some(Step::ClockShows(at)) => {
                self.clock.set(at);
                Ok(None)
            }
        }
    }
}
