//! Announcements on the command line.
//!
//! | command | file |
//! |---|---|
//! | `list` | `list` |
//! | `show`, `open` | `show` |
//! | `post` | `post` |
//! | `search`, and what is wrong with a query | `search` |
//! | `edit`, `withdraw` | `changing` |
//! | `ack`, `ask`, `answer`, `reply`, `coverage` | `answering` |
//! | which announcement an id means | here |

pub mod answering;
pub mod changing;
pub mod list;
pub mod post;
pub mod search;
pub mod show;

use super::failure::Failure;
use super::ids::{Fitting, LOOKED_AT, TypedId};
use super::session::Session;
use crate::domain::announcement::AnnouncementId;
use crate::domain::organisation::{Organisation, PersonId};
use crate::member::{Error, Member};
use crate::store::announcements::{Cursor, Only, Shown};

/// The announcement an id or the end of one means, among what the member may see.
pub fn find(session: &Session, member: &Member, typed: &str) -> Result<AnnouncementId, Failure> {
    let end = match TypedId::read(session, typed)? {
        Some(TypedId::Whole(id)) => return Ok(AnnouncementId(id)),
        Some(end) => end,
        None => return Err(Error::NoAnnouncement.into()),
    };
    let mut fitting = Fitting::default();
    // Scheduled and expired ones are only among the member's own.
    for only in [Only::All, Only::Mine] {
        let (mut from, mut seen) = (Cursor::Newest, 0);
        loop {
            let page = member.page(Shown { direction: None, only }, from, 500)?;
            seen += page.rows.len();
            fitting.add(&end, page.rows.iter().map(|row| row.id.0));
            match page.next {
                Some(next) if seen < LOOKED_AT => from = Cursor::OlderThan(next),
                _ => break,
            }
        }
    }
    Ok(fitting.only(session, typed)?.map(AnnouncementId).ok_or(Error::NoAnnouncement)?)
}

fn name(organisation: &Organisation, person: PersonId) -> String {
    organisation.find(person).map(|person| person.name.clone()).unwrap_or_default()
}
