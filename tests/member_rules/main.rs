//! The rules of a board, through the calls that screens and commands use.

#[path = "../fixture/mod.rs"]
mod fixture;

mod answering;
mod batches;
mod drafts;
mod following_up;
mod goals;
mod joining_and_leaving;
mod publishing;
mod reading;
mod sessions;
mod signing_in;
mod why;
mod withdrawing;

use cartelera::domain::announcement::{
    Acknowledgement, AnnouncementId, Fault, NewAnnouncement, Priority, QuestionState, ReceiptState, State,
};
use cartelera::domain::audience::{Audience, Reach, Refusal};
use cartelera::domain::organisation::PersonId;
use cartelera::member::access::Attempts;
use cartelera::member::drafts::Saved;
use cartelera::member::signing::Signature;
use cartelera::member::today::DutyKind;
use cartelera::member::{Error, Member};
use cartelera::store::announcements::{Cursor, Shown};
use fixture::{NOT_ENROLLED, Office, PASSPHRASE, notice, profile, publish};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan as _};

/// A notice that asks for an acknowledgement by a day.
fn asking(reach: Reach, due: Timestamp) -> NewAnnouncement {
    NewAnnouncement { acknowledgement: Some(Acknowledgement { due: Some(due) }), ..notice(reach) }
}

fn in_days(office: &Office, days: i64) -> Timestamp {
    office.now().checked_add((24 * days).hours()).unwrap()
}

fn ids(member: &Member) -> Vec<AnnouncementId> {
    let rows = member.page(Shown::default(), Cursor::Newest, 100).unwrap().rows;
    rows.iter().map(|row| row.id).collect()
}

/// What today holds, without what is merely new.
fn duties(member: &Member) -> Vec<(DutyKind, AnnouncementId)> {
    let items = member.today().unwrap();
    items.iter().filter(|item| item.kind != DutyKind::New).filter_map(|item| Some((item.kind, item.id()?))).collect()
}

fn owes(member: &Member, id: AnnouncementId) -> bool {
    duties(member).contains(&(DutyKind::Acknowledge, id))
}

fn fresh(member: &Member) -> AnnouncementId {
    AnnouncementId(member.new_id())
}
