//! The program killed at random moments: what it acknowledged is there, the file is sound.
//!
//! | killed while it | in |
//! |---|---|
//! | posts, replies, acknowledges, checks in, notes and edits by the command line | [`writing`] |
//! | is typed into, and publishes, on a terminal | [`typing`] |
//! | brings an old board up to date | [`migrating`] |
//! | imports people, or makes a board of them | [`importing`] |
//! | copies the board, puts a copy back, exports | [`files`] |

mod files;
mod importing;
mod migrating;
mod typing;
mod writing;

use std::io::Read as _;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::deeds::Crew;
use crate::dice::Dice;
use crate::scale;

/// Of everything one sample board is prepared, which costs more than most kills.
#[test]
fn killed_at_any_moment_it_keeps_what_it_acknowledged() {
    let _turn = scale::turn();
    let crew = Crew::new(writing::PEOPLE, writing::EACH);
    writing::notices_what_is_lost(&crew);
    println!("| killed while | runs | killed in time | acknowledged |\n|---|---|---|---|");
    writing::kill(&crew);
    files::kill_while_copying(&crew.place);
    files::kill_while_restoring(&crew.place);
    files::kill_while_exporting(&crew.place);
    importing::kill_while_importing(&crew.place);
    typing::kill(&crew.place);
}

#[test]
fn killed_while_it_makes_or_changes_the_file_itself_it_leaves_a_whole_one() {
    let _turn = scale::turn();
    println!("| killed while | runs | killed in time | acknowledged |\n|---|---|---|---|");
    importing::kill_while_founding();
    migrating::kill();
}

/// How many of a hundred kills this kind gets.
fn share(of_a_hundred: usize) -> usize {
    (scale::amount(100, 10_000) * of_a_hundred / 100).max(1)
}

const SEED: u64 = 20_261_122;

/// Runs cut off at random moments within the time such a run takes.
struct Killer {
    dice: Dice,
    /// Within this time they are killed. It follows what runs really take, which others at work on the machine change: so
    /// that about one in four comes to its end.
    within: Duration,
    killed: usize,
    ended: usize,
}

/// How the program ends where nothing went wrong: `unread` says so when there is something.
const GOOD_ENDS: [i32; 2] = [0, 10];

impl Killer {
    /// `whole` is run three times, to learn how long it takes.
    fn new(kind: u64, whole: impl FnMut() -> Command) -> Self {
        let runs = std::iter::repeat_with(whole).take(3).map(|mut command| {
            let started = Instant::now();
            let ran = command.output().unwrap();
            assert!(ran.status.code().is_some_and(|code| GOOD_ENDS.contains(&code)), "{ran:?}");
            started.elapsed()
        });
        Self { dice: Dice::of_case(SEED, kind), within: runs.min().unwrap(), killed: 0, ended: 0 }
    }

    /// Runs it up to a random moment, every other time a late one. Answers what it had said by then if that was all it had
    /// to say: then its deed is acknowledged.
    fn cut_off(&mut self, mut command: Command) -> Option<String> {
        let early = if self.dice.one_in(2) { Duration::ZERO } else { self.within / 2 };
        let wait = early + self.dice.moment(self.within - early);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (sender, silent) = channel();
        let said = std::thread::spawn(move || {
            let mut said = String::new();
            out.read_to_string(&mut said).unwrap();
            let _ = sender.send(());
            said
        });
        if silent.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
            child.kill().unwrap();
        }
        let status = child.wait().unwrap();
        let said = said.join().unwrap();
        match status.code() {
            None => {
                self.killed += 1;
                self.within = self.within.mul_f64(1.06);
            }
            Some(code) => {
                let mut complaint = String::new();
                err.read_to_string(&mut complaint).unwrap();
                assert!(GOOD_ENDS.contains(&code), "{code}: {complaint}");
                self.ended += 1;
                self.within = self.within.mul_f64(0.85);
            }
        }
        said.ends_with('\n').then_some(said)
    }

    fn tell(&self, what: &str, acknowledged: usize) {
        println!("| {what} | {} | {} | {acknowledged} |", self.killed + self.ended, self.killed);
    }
}
