//! What is signed, byte for byte, and whether a row still is what its author signed.
//!
//! Every signed thing has one entry in the board's chain; the row points to it, and the entry's digest is the digest of
//! the transcript made here from the row. So an altered row no longer matches its entry, and an altered entry breaks
//! both its signature and the chain. What is signed of goals stands in `goals::signing`.

use crate::domain::announcement::{Announcement, AnnouncementId, Answer, Question, Receipt, Reply, Revision};
use crate::domain::audience::Limits;
use crate::domain::organisation::{PersonId, Profile, Roles};
use crate::keys::{ChainEntry, PublicKeys, Transcript};
use crate::store::{Board, Read};

/// What somebody did, as the chain names it.
pub mod kind {
    pub const BOARD: &str = "board";
    pub const KEYS: &str = "keys";
    pub const CODE: &str = "code";
    pub const PEOPLE: &str = "people";
    pub const ROLES: &str = "roles";
    pub const LIMITS: &str = "limits";
    pub const ANNOUNCEMENT: &str = "announcement";
    pub const RECIPIENTS: &str = "recipients";
    pub const STEWARD: &str = "steward";
    pub const WITHDRAWAL: &str = "withdrawal";
    pub const REINSTATEMENT: &str = "reinstatement";
    pub const ACKNOWLEDGEMENT: &str = "acknowledgement";
    pub const REPLY: &str = "reply";
    pub const QUESTION: &str = "question";
    pub const ANSWER: &str = "answer";
    pub const KPI: &str = "kpi";
    pub const DIMENSION: &str = "dimension";
    pub const TEMPLATE: &str = "template";
    pub const CYCLE: &str = "cycle";
    pub const CYCLE_CLOSING: &str = "cycle_closing";
    pub const GOAL: &str = "goal";
    pub const CHECK_IN: &str = "check_in";
    // Those of sessions begin alike: the file finds them by it (`chain_session` of its third migration).
    pub const SESSION: &str = "session";
    pub const SESSION_PART: &str = "session_part";
    pub const SESSION_SIGNATURE: &str = "session_signature";
    pub const SESSION_HAND_OVER: &str = "session_hand_over";
    pub const SESSION_EXPORT: &str = "session_export";
    pub const SESSION_TEMPLATE: &str = "session_template";
    pub const SESSION_RETENTION: &str = "session_retention";
    pub const KEY_CONFIRMATION: &str = "key_confirmation";
}

/// Whether something still is what its author signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signature {
    Valid,
    /// The row, the entry or the key was altered outside the program.
    Invalid,
    /// A bulk row of a sample board.
    None,
}

impl Signature {
    pub fn word(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Invalid => "invalid",
            Self::None => "none",
        }
    }
}

/// Everything of an announcement that its author vouches for; superseded revisions are digested with their own text.
pub fn announcement(announcement: &Announcement) -> [u8; 32] {
    let content = &announcement.content;
    let audience = &content.audience;
    let event = content.event.as_ref();
    Transcript::new("cartelera.announcement.v1")
        .bytes("id", announcement.id.0.as_bytes())
        .int("author", announcement.author.0)
        .int("revision", announcement.revision)
        .text("reach", audience.reach.word())
        .optional("depth", audience.depth, Transcript::int)
        .optional("height", audience.height, Transcript::int)
        .optional("area", audience.filter.area.as_ref().map(|area| area.as_str()), Transcript::text)
        .optional("client_type", audience.filter.client_type.map(|value| value.word()), Transcript::text)
        .optional("bond", audience.filter.bond.map(|value| value.word()), Transcript::text)
        .int("copy_manager", u8::from(audience.copy_manager))
        .optional("starts", event.map(|event| event.starts.as_microsecond()), Transcript::int)
        .optional("ends", event.map(|event| event.ends.as_microsecond()), Transcript::int)
        .optional("place", event.map(|event| event.place.as_str()), Transcript::text)
        .text("priority", content.priority.word())
        .text("title", &content.title)
        .text("body", &content.body)
        .int("acknowledge", u8::from(content.acknowledgement.is_some()))
        .optional(
            "ack_due",
            content.acknowledgement.and_then(|asked| asked.due).map(|due| due.as_microsecond()),
            Transcript::int,
        )
        .int("publish_at", announcement.publish_at.as_microsecond())
        .optional("expires_at", content.expires_at.map(|at| at.as_microsecond()), Transcript::int)
        .int("pinned", u8::from(content.pinned))
        .int("replies_open", u8::from(content.replies_open))
        .int("asks_since", announcement.asks_since)
        .int("revised_at", announcement.revised_at.as_microsecond())
        .digest()
}

/// Whom an announcement was settled for, with which version of the chart.
pub fn recipients(announcement: &Announcement, recipients: &[PersonId]) -> [u8; 32] {
    let mut sorted: Vec<i64> = recipients.iter().map(|person| person.0).collect();
    sorted.sort_unstable();
    Transcript::new("cartelera.recipients.v1")
        .bytes("id", announcement.id.0.as_bytes())
        .int("chart", announcement.chart)
        .each("recipients", sorted, Transcript::int)
        .digest()
}

/// Who looks after an announcement from now on, by which version of the chart.
pub fn steward(id: AnnouncementId, chart: i64, steward: PersonId) -> [u8; 32] {
    Transcript::new("cartelera.steward.v1")
        .bytes("id", id.0.as_bytes())
        .int("chart", chart)
        .int("steward", steward.0)
        .digest()
}

/// What an entry about a steward is about: the announcement and the version of the chart.
pub fn steward_subject(id: AnnouncementId, chart: i64) -> [u8; 24] {
    let mut subject = [0; 24];
    subject[..16].copy_from_slice(id.0.as_bytes());
    subject[16..].copy_from_slice(&chart.to_be_bytes());
    subject
}

/// Reads what [`steward_subject`] wrote.
pub fn read_steward_subject(subject: &[u8]) -> Option<([u8; 16], i64)> {
    let (id, version) = subject.split_at_checked(16)?;
    Some((id.try_into().ok()?, i64::from_be_bytes(version.try_into().ok()?)))
}

pub fn reply(on: &Announcement, reply: &Reply) -> [u8; 32] {
    text("cartelera.reply.v1", on, reply.id.as_bytes(), reply.author, &reply.body, reply.at)
}

pub fn question(on: &Announcement, question: &Question) -> [u8; 32] {
    text("cartelera.question.v1", on, question.id.as_bytes(), question.asker, &question.body, question.at)
}

pub fn answer(on: &Announcement, question: &Question, answer: &Answer) -> [u8; 32] {
    text("cartelera.answer.v1", on, question.id.as_bytes(), answer.author, &answer.body, answer.at)
}

fn text(domain: &str, on: &Announcement, id: &[u8; 16], author: PersonId, body: &str, at: jiff::Timestamp) -> [u8; 32] {
    Transcript::new(domain)
        .bytes("announcement", on.id.0.as_bytes())
        .bytes("id", id)
        .int("author", author.0)
        .text("body", body)
        .int("at", at.as_microsecond())
        .digest()
}

pub fn acknowledgement(on: &Announcement, person: PersonId, revision: u32, at: jiff::Timestamp) -> [u8; 32] {
    Transcript::new("cartelera.acknowledgement.v1")
        .bytes("announcement", on.id.0.as_bytes())
        .int("person", person.0)
        .int("revision", revision)
        .int("at", at.as_microsecond())
        .digest()
}

/// What makes a board this one, and a real one or a sample.
pub fn board(board: &Board) -> [u8; 32] {
    Transcript::new("cartelera.board.v1")
        .bytes("id", board.id.as_bytes())
        .text("organisation", &board.organisation)
        .text("zone", board.zone.iana_name().unwrap_or("UTC"))
        .int("sample", u8::from(board.sample))
        .int("created_at", board.created_at.as_microsecond())
        .digest()
}

pub fn roles(person: PersonId, roles: Roles) -> [u8; 32] {
    Transcript::new("cartelera.roles.v1").int("person", person.0).int("roles", roles.bits()).digest()
}

pub fn keys(person: PersonId, generation: u32, public: &PublicKeys) -> [u8; 32] {
    Transcript::new("cartelera.keys.v1")
        .int("person", person.0)
        .int("generation", generation)
        .bytes("verify", public.verify)
        .bytes("seal", public.seal)
        .digest()
}

/// What an entry about a code is about: for whom, and which generation of keys it lets them announce.
pub fn code_subject(person: PersonId, generation: u32) -> [u8; 12] {
    let mut subject = [0; 12];
    subject[..8].copy_from_slice(&person.0.to_be_bytes());
    subject[8..].copy_from_slice(&generation.to_be_bytes());
    subject
}

/// Reads what [`code_subject`] wrote.
pub fn read_code_subject(subject: &[u8]) -> Option<(PersonId, u32)> {
    let (person, generation) = subject.split_at_checked(8)?;
    Some((PersonId(i64::from_be_bytes(person.try_into().ok()?)), u32::from_be_bytes(generation.try_into().ok()?)))
}

pub fn limits(limits: Limits) -> [u8; 32] {
    Transcript::new("cartelera.limits.v1")
        .int("leadership", limits.leadership)
        .int("everyone", limits.everyone)
        .int("wide", limits.wide)
        .digest()
}

/// A change of people: all that one version of the chart changed, in the order of their numbers.
pub fn people<'a>(changed: impl IntoIterator<Item = (PersonId, &'a Profile), IntoIter: ExactSizeIterator>) -> [u8; 32] {
    Transcript::new("cartelera.people.v1")
        .each("person", changed, |transcript, _, (person, profile)| {
            transcript
                .int("id", person.0)
                .text("handle", &profile.handle)
                .text("name", &profile.name)
                .text("title", &profile.title)
                .text("area", profile.area.as_str())
                .int("level", profile.level)
                .optional("manager", profile.manager.map(|id| id.0), Transcript::int)
                .text("client_type", profile.client_type.word())
                .text("bond", profile.bond.word())
                .text("locale", &profile.locale)
                .optional("active_from", profile.active_from.map(|day| day.to_string()), Transcript::text)
                .optional("active_until", profile.active_until.map(|day| day.to_string()), Transcript::text)
                .optional("successor", profile.successor.map(|id| id.0), Transcript::int)
                .int("roles", profile.roles.bits())
        })
        .digest()
}

pub fn withdrawal(id: AnnouncementId, at: jiff::Timestamp) -> [u8; 32] {
    Transcript::new("cartelera.withdrawal.v1").bytes("id", id.0.as_bytes()).int("at", at.as_microsecond()).digest()
}

/// A withdrawal taken back.
pub fn reinstatement(id: AnnouncementId, at: jiff::Timestamp) -> [u8; 32] {
    Transcript::new("cartelera.reinstatement.v1").bytes("id", id.0.as_bytes()).int("at", at.as_microsecond()).digest()
}

/// Who has to have signed something.
#[derive(Clone, Copy)]
pub(super) enum Signer {
    /// This person and nobody else.
    Own(PersonId),
    /// This person, or who stood in for them at that moment.
    Deputy(PersonId),
    /// Whoever had the role for it, which is for the whole check to say.
    Anybody,
}

/// Whether chain entry `entry` is of this kind, about this subject, says this, and is signed by whom it has to be.
pub(super) fn holds(
    from: &dyn Read,
    entry: Option<u64>,
    kind: &str,
    subject: &[u8],
    digest: [u8; 32],
    signer: Signer,
) -> crate::store::Result<Signature> {
    let Some(seq) = entry else {
        // Only a sample board has unsigned rows; elsewhere somebody took the signature away.
        return Ok(if from.board()?.sample { Signature::None } else { Signature::Invalid });
    };
    let Some(entry) = from.chain_entry(seq)? else { return Ok(Signature::Invalid) };
    let author = PersonId(entry.author);
    let fits = entry.kind == kind
        && entry.subject == subject
        && entry.digest == digest
        && match signer {
            Signer::Own(person) => person == author,
            Signer::Deputy(person) => may_sign_for(from, person, &entry)?,
            Signer::Anybody => true,
        }
        && is_signed(from, &entry)?;
    Ok(if fits { Signature::Valid } else { Signature::Invalid })
}

/// Whether an entry is signed by keys that its author announced.
pub fn is_signed(from: &dyn Read, entry: &ChainEntry) -> crate::store::Result<bool> {
    let keys = signed_keys(from, PersonId(entry.author), entry.generation)?;
    Ok(keys.is_some_and(|public| entry.verify(&public.verify).is_ok()))
}

/// The public keys of one generation, if they are the ones that their entry announced. Who let them be announced is for
/// the whole check to say.
pub(super) fn signed_keys(
    from: &dyn Read,
    person: PersonId,
    generation: u32,
) -> crate::store::Result<Option<PublicKeys>> {
    let Some(row) = from.announced_keys(person, generation)? else { return Ok(None) };
    let entry = from.chain_entry(row.entry)?;
    let announced = entry.is_some_and(|entry| {
        entry.kind == kind::KEYS
            && (entry.author, entry.generation) == (person.0, generation)
            && entry.digest == keys(person, generation, &row.public)
            && entry.verify(&row.public.verify).is_ok()
    });
    Ok(if announced { Some(row.public) } else { None })
}

/// Whether the announcement's current revision is what its author (or who stands in) signed.
pub fn check_announcement(from: &dyn Read, row: &Announcement) -> crate::store::Result<Signature> {
    holds(from, row.entry, kind::ANNOUNCEMENT, row.id.0.as_bytes(), announcement(row), signer_of(row))
}

/// Only the first revision must be the author's own: later ones may come from who stands in.
fn signer_of(row: &Announcement) -> Signer {
    if row.revision == 1 { Signer::Own(row.author) } else { Signer::Deputy(row.author) }
}

/// Whether a superseded revision of `row` is what was signed.
pub fn check_revision(from: &dyn Read, row: &Announcement, revision: &Revision) -> crate::store::Result<Signature> {
    let mut then = Announcement { revision: revision.number, revised_at: revision.at, ..row.clone() };
    revision.title.clone_into(&mut then.content.title);
    revision.body.clone_into(&mut then.content.body);
    let mut found = Signature::Invalid;
    // Which revision asked last is not kept with superseded ones; it was this one or one before.
    for asks_since in (1..=revision.number).rev() {
        then.asks_since = asks_since;
        let subject = row.id.0.as_bytes();
        found = holds(from, revision.entry, kind::ANNOUNCEMENT, subject, announcement(&then), signer_of(&then))?;
        if found != Signature::Invalid {
            break;
        }
    }
    Ok(found)
}

/// Whether the author of `entry` might sign it for `person`: they are the same, or by the chart of that moment one stood
/// in for the other. The row's own steward says nothing here: a column is easily altered.
pub fn may_sign_for(from: &dyn Read, person: PersonId, entry: &ChainEntry) -> crate::store::Result<bool> {
    let author = PersonId(entry.author);
    if author == person {
        return Ok(true);
    }
    let Ok(at) = jiff::Timestamp::from_microsecond(entry.at_micros) else { return Ok(false) };
    let organisation = from.organisation_at(from.chart_at(at)?)?;
    let day = at.to_zoned(from.board()?.zone).date();
    Ok(organisation.standing_in_for(person, day).is_some_and(|heir| heir.id == author))
}

pub fn check_reply(from: &dyn Read, on: &Announcement, row: &Reply) -> crate::store::Result<Signature> {
    holds(from, row.entry, kind::REPLY, row.id.as_bytes(), reply(on, row), Signer::Own(row.author))
}

pub fn check_question(from: &dyn Read, on: &Announcement, row: &Question) -> crate::store::Result<Signature> {
    holds(from, row.entry, kind::QUESTION, row.id.as_bytes(), question(on, row), Signer::Own(row.asker))
}

pub fn check_answer(
    from: &dyn Read,
    on: &Announcement,
    to: &Question,
    row: &Answer,
) -> crate::store::Result<Signature> {
    holds(from, row.entry, kind::ANSWER, to.id.as_bytes(), answer(on, to, row), Signer::Deputy(on.author))
}

pub fn check_acknowledgement(from: &dyn Read, on: &Announcement, row: &Receipt) -> crate::store::Result<Signature> {
    let Some(at) = row.acknowledged_at else { return Ok(Signature::None) };
    let digest = acknowledgement(on, row.person, row.acknowledged_revision, at);
    holds(from, row.entry, kind::ACKNOWLEDGEMENT, on.id.0.as_bytes(), digest, Signer::Own(row.person))
}
