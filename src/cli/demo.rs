//! `demo`: the sample organisation, to try everything on; or a big board to measure.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::board::zone;
use super::failure::{Code, Failure};
use super::open::open_screens;
use super::session::Session;
use crate::clock::Clock;
use crate::demo::{self, bulk, sample};
use crate::member::Workspace;

#[derive(Args, Clone, Debug)]
pub struct DemoArgs {
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(2..=1_000_000))]
    people: Option<u32>,
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(0..=100_000_000))]
    announcements: Option<u32>,
    #[arg(long, value_name = "G", value_parser = clap::value_parser!(u32).range(0..=10_000_000))]
    goals: Option<u32>,
    #[arg(long, value_name = "C", requires = "goals", value_parser = clap::value_parser!(u32).range(0..=1_000_000_000))]
    check_ins: Option<u32>,
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
    #[arg(long)]
    no_open: bool,
}

/// What `demo --no-open` gives.
#[derive(Debug, Serialize)]
struct DemoJson {
    board: String,
    organisation: String,
    people: usize,
    /// Everybody's, on a sample.
    passphrase: &'static str,
}

const PEOPLE: u32 = 40;
const ANNOUNCEMENTS: u32 = 1000;
/// Of each goal: two a week.
const CHECK_INS: usize = 50;

impl DemoArgs {
    /// `file` is the board named on the command line; the environment's is somebody's real one.
    pub fn run(&self, session: &mut Session, file: Option<PathBuf>) -> Result<ExitCode, Failure> {
        let is_big =
            self.people.is_some() || self.announcements.is_some() || self.goals.is_some() || self.seed.is_some();
        let Some(file) = file else {
            if is_big || self.no_open {
                let t = session.texts();
                return Err(Failure::usage_with(t.msg_cli_demo_needs_board(), t.msg_cli_demo_needs_board_hint()));
            }
            // Before anything is made that nobody will see.
            super::open::needs_terminal(session)?;
            let joined = demo::join(&self.clock(session)?).map_err(sample_failure)?;
            return open_screens(session, &joined.path());
        };
        let clock = self.clock(session)?;
        if is_big {
            self.make_big(session, &file, &clock)?;
        } else {
            sample::create(&file, zone(), clock.now()).map_err(sample_failure)?;
        }
        if !self.no_open {
            return open_screens(session, &file);
        }
        let workspace = Workspace::open(&file, clock)?;
        let object = DemoJson {
            board: workspace.path().display().to_string(),
            organisation: workspace.board().organisation.clone(),
            people: workspace.organisation().people().len(),
            passphrase: demo::PASSPHRASE,
        };
        let t = session.texts();
        session.out.give(&object, || t.msg_cli_demo_made(&object.board, object.passphrase))?;
        Ok(Code::Done.into())
    }

    /// `--now` decides what "relative to today" is.
    fn clock(&self, session: &Session) -> Result<Clock, Failure> {
        let Some(typed) = &session.globals.now else { return Ok(Clock::system()) };
        let now = super::moment::read(typed, &zone(), Clock::system().now(), super::moment::Edge::Start);
        Ok(Clock::fixed(now.ok_or_else(|| session.bad_moment(typed))?))
    }

    fn make_big(&self, session: &Session, file: &Path, clock: &Clock) -> Result<(), Failure> {
        let announcements = self.announcements.unwrap_or(ANNOUNCEMENTS) as usize;
        let goals = self.goals.unwrap_or(0) as usize;
        let plan = bulk::Plan {
            people: self.people.unwrap_or(PEOPLE) as usize,
            announcements,
            goals,
            check_ins: self.check_ins.map_or(CHECK_INS * goals, |check_ins| check_ins as usize),
            seed: self.seed.unwrap_or(1),
            zone: zone(),
            now: clock.now(),
        };
        let (t, shows) = (session.texts(), !session.out.is_json() && std::io::stderr().is_terminal());
        let made = bulk::create(file, &plan, |stored| {
            if shows {
                eprint!("\r{}", t.msg_cli_progress_of(stored as u64, (announcements + goals) as u64));
            }
        });
        if shows {
            eprint!("\r\u{1b}[K");
        }
        made.map_err(sample_failure)
    }
}

fn sample_failure(error: sample::Error) -> Failure {
    match error {
        sample::Error::Member(error) => error.into(),
        sample::Error::Store(error) => error.into(),
        sample::Error::Io(error) => error.into(),
        other => Failure::told(Code::Failed, other.to_string(), None),
    }
}
