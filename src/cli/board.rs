//! The board file itself: `init`, `check`, `backup` and `restore`.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::failure::{Code, Failure};
use super::people::import;
use super::session::Session;
use crate::clock::Clock;
use crate::explain::faults;
use crate::export::json::{CheckJson, InitJson};
use crate::keys;
use crate::member::founding::found_board;
use crate::member::{Error, NewBoard, backup};
use crate::store::sqlite::Ownership;

#[derive(Args, Clone, Debug)]
pub struct InitArgs {
    #[arg(long, value_name = "FILE")]
    people: PathBuf,
    #[arg(long, value_name = "ORG")]
    name: Option<String>,
    #[arg(long, value_name = "HANDLE")]
    admin: Option<String>,
    #[arg(long, value_name = "GROUP")]
    shared: Option<String>,
}

impl InitArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        if session.globals.now.is_some() {
            return Err(session.now_refused());
        }
        let path = session.board_path()?;
        if path.exists() {
            return Err(crate::store::Error::Exists(path).into());
        }
        let ownership = match &self.shared {
            Some(group) => Ownership::Group(group_id(session, group)?),
            None => Ownership::Private,
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !ownership.fits(folder) {
            return Err(not_shared(session, folder, self.shared.as_deref().unwrap_or_default()));
        }
        let file = import::read(&self.people)?;
        let new = NewBoard {
            organisation: self.name.clone().unwrap_or_else(|| session.texts().msg_cli_init_unnamed()),
            zone: zone(),
            locale: session.language().code().to_owned(),
            sample: false,
        };
        let clock = Clock::system();
        let plan = match new.plan_people(&file, &clock) {
            Err(Error::Roster(faults)) => return Err(import::rejected(session, &faults)?),
            plan => plan?,
        };
        let names: Vec<&str> = plan.added.iter().map(|added| added.profile.name.as_str()).collect();
        let judge = |typed: &str| keys::judge(typed, &names).map_err(Error::Weak);
        let passphrase_file = session.globals.passphrase_file.clone();
        let passphrase = session.new_passphrase(passphrase_file, judge)?;
        let founded = found_board(&path, &new, &ownership, &plan, self.admin.as_deref(), &passphrase, clock);
        let (member, recovery_key) = founded.map_err(|error| session.weak(error))?;
        let object = InitJson {
            board: member.workspace().path().display().to_string(),
            organisation: new.organisation,
            people: plan.added.len(),
            recovery_key: recovery_key.to_string(),
        };
        let t = session.texts();
        let admin = member.person();
        session.out.give(&object, || {
            let made = t.msg_cli_init_done(&object.organisation, object.people as u64, &object.board);
            let first = t.msg_cli_init_admin(&admin.name, &admin.handle);
            [made, first, t.msg_cli_enrolled(&admin.handle, &object.recovery_key)].join("\n")
        })?;
        Ok(Code::Done)
    }
}

fn not_shared(session: &Session, folder: &Path, group: &str) -> Failure {
    let (t, folder) = (session.texts(), folder.display().to_string());
    let hint = t.msg_cli_not_shared_hint(group, &folder);
    Failure::told(Code::Conflict, t.msg_cli_not_shared(&folder, group), Some(hint))
}

/// The machine's zone, if it has a name.
pub fn zone() -> TimeZone {
    let here = TimeZone::system();
    if here.iana_name().is_some() { here } else { TimeZone::UTC }
}

/// The number of a group of the operating system.
fn group_id(session: &Session, group: &str) -> Result<u32, Failure> {
    if let Ok(number) = group.parse() {
        return Ok(number);
    }
    let path = Path::new("/etc/group");
    let groups = std::fs::read_to_string(path).map_err(|error| Failure::Read { path: path.to_owned(), error })?;
    let found = groups.lines().find_map(|line| {
        let mut fields = line.split(':');
        (fields.next() == Some(group)).then(|| fields.nth(1)?.parse().ok()).flatten()
    });
    found.ok_or_else(|| Failure::usage(session.texts().msg_cli_no_group(group)))
}

#[derive(Args, Clone, Debug)]
pub struct CheckArgs {
    #[arg(long, value_name = "HEAD")]
    since: Option<String>,
}

impl CheckArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let workspace = session.workspace()?;
        let check = workspace.check(self.since.as_deref())?;
        let object = CheckJson::from(&check);
        let (t, language) = (session.texts(), session.language());
        session.out.give(&object, || {
            let told = |fault| faults::worded(language, workspace.organisation(), fault);
            let mut lines: Vec<String> = check.faults.iter().map(told).collect();
            lines.push(match object.ok {
                true => t.msg_cli_check_ok(check.entries),
                false => t.msg_cli_check_faults(check.faults.len() as u64),
            });
            lines.push(t.msg_cli_check_head(&check.head));
            lines.join("\n")
        })?;
        Ok(if object.ok { Code::Done } else { Code::Damaged })
    }
}

#[derive(Args, Clone, Debug)]
pub struct BackupArgs {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
}

/// What `backup` gives.
#[derive(Debug, Serialize)]
struct BackupJson {
    file: String,
}

impl BackupArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let file = member.backup(self.file.as_deref())?.display().to_string();
        let t = session.texts();
        session.out.give(&BackupJson { file: file.clone() }, || t.msg_cli_backup_done(&file))?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RestoreArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// What `restore` gives.
#[derive(Debug, Serialize)]
struct RestoreJson {
    board: String,
    /// Where the board that was there has gone.
    replaced: Option<String>,
}

impl RestoreArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        if session.globals.now.is_some() {
            return Err(session.now_refused());
        }
        let board = session.board_path()?;
        let replaced = backup::restore(&board, &self.file, &Clock::system())?;
        let object = RestoreJson {
            board: board.display().to_string(),
            replaced: replaced.map(|path| path.display().to_string()),
        };
        let t = session.texts();
        session.out.give(&object, || match &object.replaced {
            Some(kept) => t.msg_cli_restored_keeping(&object.board, kept),
            None => t.msg_cli_restored(&object.board),
        })?;
        Ok(Code::Done)
    }
}
