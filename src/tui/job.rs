//! Slow work on other threads. Its result comes back as a message; only the newest of a kind counts.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use super::input::Mailbox;

/// A piece of running work, seen from both sides: the worker reports and asks, the screen shows and cancels.
#[derive(Debug, Default)]
pub struct Job {
    cancelled: AtomicBool,
    superseded: Arc<AtomicBool>,
    finished: AtomicBool,
    done: AtomicU64,
    total: AtomicU64,
}

impl Job {
    /// For the worker: how far it is. `total` 0 means unknown.
    pub fn report(&self, done: u64, total: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// How far it is: done and total.
    pub fn progress(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }

    /// Asks the worker to stop. Its message still arrives, so that the screen learns how it ended.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Release);
    }

    /// For the worker: whether to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Acquire)
    }

    /// True from just before its message is sent.
    pub fn is_finished(&self) -> bool {
        self.finished.load(Ordering::Acquire)
    }
}

/// The running jobs of one program.
pub struct Jobs<M> {
    mailbox: Mailbox<M>,
    newest: HashMap<&'static str, Arc<Job>>,
}

impl<M: Send + 'static> Jobs<M> {
    pub fn new(mailbox: Mailbox<M>) -> Self {
        Self { mailbox, newest: HashMap::new() }
    }

    /// Runs `work` on its own thread and sends what it returns. An older job of the same kind is cancelled
    /// and its message never arrives.
    pub fn start(&mut self, kind: &'static str, work: impl FnOnce(&Job) -> M + Send + 'static) -> io::Result<Arc<Job>> {
        self.give_up(kind);
        let job = Arc::new(Job::default());
        let (mailbox, working) = (self.mailbox.clone(), Arc::clone(&job));
        thread::Builder::new().name(kind.into()).spawn(move || {
            let message = work(&working);
            working.finished.store(true, Ordering::Release);
            mailbox.send_unless(message, Arc::clone(&working.superseded));
        })?;
        self.newest.insert(kind, Arc::clone(&job));
        Ok(job)
    }

    /// Cancels every job and drops their messages: for locking the screen.
    pub fn drop_all(&mut self) {
        let kinds: Vec<_> = self.newest.keys().copied().collect();
        kinds.into_iter().for_each(|kind| self.give_up(kind));
    }

    /// Cancels a job and drops its message.
    pub fn give_up(&mut self, kind: &'static str) {
        if let Some(job) = self.newest.remove(kind) {
            job.cancel();
            job.superseded.store(true, Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;
    use crate::tui::event::Incoming;
    use crate::tui::input::{EventSource, Inbox};

    #[test]
    fn only_the_newest_of_a_kind_answers() {
        let mut inbox: Inbox<u8> = Inbox::default();
        let mut jobs = Jobs::new(inbox.mailbox());
        let (go, wait) = mpsc::channel::<()>();
        let first = jobs
            .start("search", move |job| {
                let _ = wait.recv();
                u8::from(job.is_cancelled())
            })
            .unwrap();
        jobs.start("search", |_| 7).unwrap();
        assert!(first.is_cancelled());
        go.send(()).unwrap();
        assert!(matches!(inbox.next(None).unwrap(), Some(Incoming::Message(7))));
        jobs.start("export", |_| 9).unwrap();
        assert!(matches!(inbox.next(None).unwrap(), Some(Incoming::Message(9))));
    }
}
