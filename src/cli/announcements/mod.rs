//! Announcements on the command line.
//!
//! | command | file |
//! |---|---|
//! | `list` | `list` |
//! | `show`, `open` | `show` |
//! | `post` | `post` |
//! | `ack`, `reply`, `coverage` | `answering` |
//! | which announcement an id means | here |

pub mod answering;
pub mod list;
pub mod post;
pub mod show;

use uuid::Uuid;

use super::failure::Failure;
use super::session::Session;
use crate::domain::announcement::AnnouncementId;
use crate::domain::organisation::{Organisation, PersonId};
use crate::member::{Error, Member};
use crate::store::announcements::{Cursor, Only, Shown};

/// Fewest characters of a short id.
const SHORTEST: usize = 6;
/// How many characters of an id a list shows.
const SHOWN: usize = 8;
/// How far back a short id is looked for: this many rows of what the member may see.
const LOOKED_AT: usize = 20_000;

/// The end of an id, enough to name it in another command. The beginning of a UUIDv7 is its time, which
/// announcements of one morning share.
pub fn short(id: Uuid) -> String {
    let full = id.simple().to_string();
    full[full.len() - SHOWN..].to_owned()
}

/// The announcement an id or the end of one means, among what the member may see.
pub fn find(session: &Session, member: &Member, typed: &str) -> Result<AnnouncementId, Failure> {
    if let Ok(full) = typed.parse::<Uuid>() {
        return Ok(AnnouncementId(full));
    }
    let end: String = typed.chars().filter(|c| *c != '-').flat_map(char::to_lowercase).collect();
    if !end.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Error::NoAnnouncement.into());
    }
    if end.len() < SHORTEST {
        return Err(Failure::usage(session.texts().msg_cli_id_too_short(SHORTEST as u64)));
    }
    let mut found = None;
    // Scheduled and expired ones are only among the member's own.
    for only in [Only::All, Only::Mine] {
        let (mut from, mut seen) = (Cursor::Newest, 0);
        loop {
            let page = member.page(Shown { direction: None, only }, from, 500)?;
            seen += page.rows.len();
            for id in page.rows.iter().map(|row| row.id).filter(|id| id.0.simple().to_string().ends_with(&end)) {
                if found.is_some_and(|other| other != id) {
                    return Err(Failure::usage(session.texts().msg_cli_id_ambiguous(typed)));
                }
                found = Some(id);
            }
            match page.next {
                Some(next) if seen < LOOKED_AT => from = Cursor::OlderThan(next),
                _ => break,
            }
        }
    }
    found.ok_or_else(|| Error::NoAnnouncement.into())
}

fn name(organisation: &Organisation, person: PersonId) -> String {
    organisation.find(person).map(|person| person.name.clone()).unwrap_or_default()
}
