//! A new board: file, people, and the first `admin` with their keys, or nothing at all.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::people::{apply, plan_file};
use super::signing::{self, kind};
use super::{Act, Error, Member, NewBoard, Result, Workspace};
use crate::clock::Clock;
use crate::domain::organisation::{Organisation, PersonId, Role, Roles};
use crate::domain::roster::{self, Basis, Plan, Roster};
use crate::keys::{self, RecoveryKey};
use crate::store;
use crate::store::sqlite::Ownership;

impl NewBoard {
    /// Reads the people a board will start with.
    pub fn plan_people(&self, file: &[u8], clock: &Clock) -> Result<Plan> {
        plan_file(self.nobody_yet(self.today(clock), &Organisation::default(), &HashSet::new()), file, false)
    }

    /// The same for people who were typed; a fault's line is that of their row.
    pub fn plan_roster(&self, roster: &Roster, clock: &Clock) -> Result<Plan> {
        let planned =
            roster::plan(self.nobody_yet(self.today(clock), &Organisation::default(), &HashSet::new()), roster, false);
        planned.map_err(Error::Roster)
    }

    fn today(&self, clock: &Clock) -> Date {
        clock.now().to_zoned(self.zone.clone()).date()
    }

    fn nobody_yet<'a>(
        &'a self,
        today: Date,
        organisation: &'a Organisation,
        enrolled: &'a HashSet<PersonId>,
    ) -> Basis<'a> {
        Basis { organisation, chart: 0, today, locale: &self.locale, enrolled }
    }

    /// Who runs the board first: the one asked for, else the first at the top.
    fn first_admin<'a>(&self, plan: &'a Plan, handle: Option<&'a str>, clock: &Clock) -> Result<&'a str> {
        let today = self.today(clock);
        let mut there = plan.added.iter().filter(|planned| planned.profile.is_active(today));
        let found = match handle {
            Some(handle) => {
                let found = plan.added.iter().find(|planned| planned.profile.handle == handle);
                let found = found.ok_or_else(|| Error::NoPerson(handle.to_owned()))?;
                Some(found).filter(|planned| planned.profile.is_active(today))
            }
            None => there.find(|planned| planned.manager.is_none()),
        };
        let found = found.ok_or_else(|| Error::NotActive(handle.unwrap_or_default().to_owned()))?;
        Ok(&found.profile.handle)
    }

    /// The same rule as [`Workspace::judge_passphrase`], before there is a board.
    pub fn judge_passphrase(&self, plan: &Plan, passphrase: &str) -> Result<()> {
        if self.sample {
            return Ok(());
        }
        let mut names = vec![self.organisation.as_str()];
        for planned in &plan.added {
            let profile = &planned.profile;
            names.extend([profile.name.as_str(), profile.handle.as_str(), profile.area.as_str()]);
        }
        keys::judge(passphrase, &names).map_err(Error::Weak)
    }
}

impl Workspace {
    /// Puts the first people on a board that has none, before anybody has keys to sign with; the first `admin` vouches
    /// for them in [`found_board`]. `admin` gets the role.
    pub fn seed_people(&mut self, plan: &Plan, admin: &str) -> Result<Vec<PersonId>> {
        if !self.organisation.people().is_empty() {
            return Err(Error::Conflict);
        }
        let mut plan = plan.clone();
        for planned in &mut plan.added {
            if planned.profile.handle == admin {
                planned.profile.roles = planned.profile.roles.with(Role::Admin);
            }
        }
        let at = self.now();
        let mut tx = self.store.begin()?;
        let people = apply(tx.as_mut(), &self.organisation, &plan, at)?;
        tx.commit()?;
        self.refresh()?;
        Ok(people)
    }
}

/// Makes a board with people in it and signs its first `admin` in: `admin`, else the first at the top. Everything is
/// checked before a file is made. The board is finished under another name and put in its place whole: neither a failure
/// nor a crash leaves half of one there.
pub fn found_board(
    path: &Path,
    new: &NewBoard,
    ownership: &Ownership,
    plan: &Plan,
    admin: Option<&str>,
    passphrase: &str,
    clock: Clock,
) -> Result<(Member, RecoveryKey)> {
    let admin = new.first_admin(plan, admin, &clock)?;
    new.judge_passphrase(plan, passphrase)?;
    if path.symlink_metadata().is_ok() {
        return Err(store::Error::Exists(path.to_owned()).into());
    }
    let folders = missing_folders(path);
    let unfinished = path.with_file_name(format!(".cartelera-new-{}", Uuid::new_v4().simple()));
    let founded = Workspace::create(&unfinished, new, ownership, clock.clone())
        .and_then(|workspace| found(workspace, plan, admin, passphrase))
        .and_then(|(member, recovery_key)| {
            let identity = Arc::clone(&member.identity);
            // The last to close it brings its journal in.
            drop(member);
            store::sqlite::put_in_place(&unfinished, path)?;
            Ok((Member::new(Workspace::open(path, clock)?, identity), recovery_key))
        });
    remove_board(&unfinished);
    if founded.is_err() {
        for folder in folders {
            // Refused where something else has appeared in it, as it should be.
            let _ = std::fs::remove_dir(folder);
        }
    }
    founded
}

fn found(mut workspace: Workspace, plan: &Plan, admin: &str, passphrase: &str) -> Result<(Member, RecoveryKey)> {
    workspace.seed_people(plan, admin)?;
    let first = workspace.organisation().find_handle(admin).map(|person| person.id);
    let id = first.ok_or_else(|| Error::NoPerson(admin.to_owned()))?;
    let (identity, recovery_key) = workspace.found(id, passphrase)?;
    let mut member = Member::from_founding(workspace, identity);
    member.act(|act| act.found())?;
    Ok((member, recovery_key))
}

impl Act<'_> {
    /// Signs what a new board starts with: its own row, the roles that came with its people, the founder's own first, and
    /// the people.
    pub fn found(&mut self) -> Result<()> {
        let board = signing::board(&self.board);
        self.sign(kind::BOARD, &[], board)?;
        let me = self.me();
        let organisation = std::sync::Arc::clone(&self.organisation);
        let mut people: Vec<_> = organisation.people().iter().filter(|person| person.roles != Roles::NONE).collect();
        people.sort_by_key(|person| person.id != me);
        for person in people {
            let digest = signing::roles(person.id, person.roles);
            self.sign(kind::ROLES, &person.id.0.to_be_bytes(), digest)?;
        }
        self.sign_people()
    }
}

/// The folders that making a file at `path` will make, the innermost first.
fn missing_folders(path: &Path) -> Vec<PathBuf> {
    let folders = path.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty());
    folders.take_while(|folder| !folder.exists()).map(Path::to_owned).collect()
}

fn remove_board(path: &Path) {
    for suffix in ["", "-wal", "-shm", ".lock"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let _ = std::fs::remove_file(PathBuf::from(name));
    }
}
