//! `people …`: who is in the organisation, and how they get in.
//!
//! | command | file |
//! |---|---|
//! | `import` | `import` |
//! | `list`, `show` | `list` |
//! | `add`, `set`, `leave` | `change` |
//! | `code` | `code` |
//! | `enrol`, `passphrase`, `recover`, `link` | `access` |

pub mod access;
pub mod change;
pub mod code;
pub mod import;
pub mod list;

use std::path::Path;

use clap::Subcommand;

use super::failure::{Code, Failure};
use super::session::Session;
use crate::domain::organisation::Person;
use crate::member::{Error, Member};

#[derive(Subcommand, Clone, Debug)]
pub enum PeopleCommand {
    Import(import::ImportArgs),
    List,
    Show(list::ShowArgs),
    Add(change::AddArgs),
    Set(change::SetArgs),
    Leave(change::LeaveArgs),
    Code(code::CodeArgs),
    Enrol(access::EnrolArgs),
    Passphrase(access::PassphraseArgs),
    Recover(access::RecoverArgs),
    Link,
}

impl PeopleCommand {
    pub fn run(&self, session: &mut Session, board: Option<&Path>) -> Result<Code, Failure> {
        match self {
            Self::Import(args) => args.run(session),
            Self::List => list::list(session),
            Self::Show(args) => args.run(session),
            Self::Add(args) => args.run(session),
            Self::Set(args) => args.run(session),
            Self::Leave(args) => args.run(session),
            Self::Code(args) => args.run(session, board),
            Self::Enrol(args) => args.run(session),
            Self::Passphrase(args) => args.run(session),
            Self::Recover(args) => args.run(session),
            Self::Link => access::link(session),
        }
    }
}

fn find(member: &Member, handle: &str) -> Result<Person, Error> {
    let found = member.workspace().organisation().find_handle(handle).cloned();
    found.ok_or_else(|| Error::NoPerson(handle.to_owned()))
}
