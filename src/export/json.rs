//! The documented JSON: one structure for each object, shared by the command line and the exports.
//!
//! Names and nesting are a promise to scripts: fields may be added, never renamed or moved. Times are RFC 3339 in UTC,
//! people are handles, and what a field does not have is `null`. [`line`] adds the `schema` every object begins with.

mod document;
pub mod goals;
pub mod me;
pub mod sessions;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use crate::domain::announcement::{Coverage, Headline, Kind, Priority, QuestionState, ReceiptState, Reply, State};
use crate::domain::audience::{Direction, Exclusion, Reach, Reason};
use crate::domain::organisation::{Bond, ClientType, Organisation, Person, PersonId, Role};
use crate::member::announcements::{Published, QuestionRead, Reading};
use crate::member::audience::{Preview, Why};
use crate::member::check::{Check, CheckFault};
use crate::member::signing::Signature;
use crate::member::today::{DutyKind, Item};

pub use document::{Document, line};

/// The version of these structures.
pub const SCHEMA: u8 = 1;

fn handle(organisation: &Organisation, person: PersonId) -> String {
    organisation.find(person).map(|person| person.handle.clone()).unwrap_or_default()
}

fn handles(organisation: &Organisation, people: &[PersonId]) -> Vec<String> {
    people.iter().map(|person| handle(organisation, *person)).collect()
}

/// A row of `list` and `search`.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    pub id: Uuid,
    pub title: String,
    pub author: String,
    pub direction: Direction,
    pub reach: Reach,
    pub kind: Kind,
    pub priority: Priority,
    pub state: State,
    pub published_at: Timestamp,
    pub receipt: ReceiptState,
    pub question: QuestionState,
    pub ack_due: Option<Timestamp>,
    /// Whether an acknowledgement is asked for, with a date or without.
    pub ack: bool,
    pub expires_at: Option<Timestamp>,
    pub pinned: bool,
    pub starts: Option<Timestamp>,
}

impl Listed {
    pub fn new(headline: &Headline, organisation: &Organisation, now: Timestamp) -> Self {
        Self {
            id: headline.id.0,
            title: headline.title.clone(),
            author: handle(organisation, headline.author),
            direction: headline.direction(),
            reach: headline.reach,
            kind: headline.kind,
            priority: headline.priority,
            state: headline.state(now),
            published_at: headline.publish_at,
            receipt: headline.receipt,
            question: headline.question,
            ack_due: headline.acknowledgement.and_then(|asked| asked.due),
            ack: headline.acknowledgement.is_some(),
            expires_at: headline.expires_at,
            pinned: headline.pinned,
            starts: headline.starts,
        }
    }
}

/// What `show` and `open` give, and each announcement of an export.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    pub listed: Listed,
    /// None of what was withdrawn, for its recipients.
    pub body: Option<String>,
    pub revision: u32,
    pub revised_at: Timestamp,
    pub signature: &'static str,
    pub ends: Option<Timestamp>,
    pub place: Option<String>,
    pub replies_open: bool,
    pub replies: Vec<ReplyJson>,
    /// For who looks after it, and for who has asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub questions: Option<Vec<QuestionJson>>,
    /// How many it was settled for: for who looks after it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipients: Option<u32>,
}

impl Shown {
    pub fn new(reading: &Reading, organisation: &Organisation, now: Timestamp) -> Self {
        let announcement = &reading.announcement;
        let content = &announcement.content;
        let taken_back = super::is_taken_back(reading);
        let event = content.event.as_ref().filter(|_| !taken_back);
        let questions: Vec<QuestionJson> =
            reading.questions.iter().map(|question| QuestionJson::new(question, organisation)).collect();
        Self {
            listed: Listed::new(&reading.headline, organisation, now),
            body: if taken_back { None } else { Some(content.body.clone()) },
            revision: announcement.revision,
            revised_at: announcement.revised_at,
            signature: reading.signature.word(),
            ends: event.map(|event| event.ends),
            place: event.map(|event| event.place.clone()),
            replies_open: content.replies_open,
            replies: reading
                .replies
                .iter()
                .map(|(reply, signature)| ReplyJson::new(reply, *signature, organisation))
                .collect(),
            questions: if reading.steward || !questions.is_empty() { Some(questions) } else { None },
            recipients: if reading.steward { Some(announcement.recipients) } else { None },
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct ReplyJson {
    pub id: Uuid,
    pub author: String,
    pub body: String,
    pub at: Timestamp,
    pub signature: &'static str,
}

impl ReplyJson {
    pub fn new(reply: &Reply, signature: Signature, organisation: &Organisation) -> Self {
        Self {
            id: reply.id,
            author: handle(organisation, reply.author),
            body: reply.body.clone(),
            at: reply.at,
            signature: signature.word(),
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct QuestionJson {
    pub id: Uuid,
    pub author: String,
    pub body: String,
    pub at: Timestamp,
    pub answer: Option<String>,
    pub answered_by: Option<String>,
    pub answered_at: Option<Timestamp>,
    pub signature: &'static str,
    pub answer_signature: Option<&'static str>,
}

impl QuestionJson {
    pub fn new(read: &QuestionRead, organisation: &Organisation) -> Self {
        let question = &read.question;
        let answer = question.answer.as_ref();
        Self {
            id: question.id,
            author: handle(organisation, question.asker),
            body: question.body.clone(),
            at: question.at,
            answer: answer.map(|answer| answer.body.clone()),
            answered_by: answer.map(|answer| handle(organisation, answer.author)),
            answered_at: answer.map(|answer| answer.at),
            signature: read.signature.word(),
            answer_signature: answer.map(|_| read.answer_signature.word()),
        }
    }
}

/// What `post` and `edit` give.
#[derive(Clone, Debug, Serialize)]
pub struct PublishedJson {
    pub id: Uuid,
    pub revision: u32,
    pub state: State,
    pub count: u32,
}

impl From<Published> for PublishedJson {
    fn from(published: Published) -> Self {
        Self { id: published.id.0, revision: published.revision, state: published.state, count: published.recipients }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct CoverageJson {
    pub id: Uuid,
    pub recipients: u32,
    pub opened: u32,
    pub acknowledged: u32,
    pub asking: u32,
    pub missing: Vec<String>,
    pub not_enrolled: Vec<String>,
}

impl CoverageJson {
    pub fn new(id: Uuid, coverage: &Coverage, organisation: &Organisation) -> Self {
        Self {
            id,
            recipients: coverage.recipients,
            opened: coverage.opened,
            acknowledged: coverage.acknowledged,
            asking: coverage.asking,
            missing: handles(organisation, &coverage.missing),
            not_enrolled: handles(organisation, &coverage.not_enrolled),
        }
    }
}

/// What `people list` and `people show` give, and each person of an export.
#[derive(Clone, Debug, Serialize)]
pub struct PersonJson {
    pub handle: String,
    pub name: String,
    pub title: String,
    pub area: String,
    pub level: u16,
    pub manager: Option<String>,
    pub client_type: ClientType,
    pub bond: Bond,
    pub active: bool,
    pub enrolled: bool,
    pub locale: String,
    pub active_from: Option<Date>,
    /// The first day away.
    pub active_until: Option<Date>,
    pub successor: Option<String>,
    pub roles: Vec<Role>,
}

impl PersonJson {
    pub fn new(person: &Person, organisation: &Organisation, enrolled: bool, today: Date) -> Self {
        Self {
            handle: person.handle.clone(),
            name: person.name.clone(),
            title: person.title.clone(),
            area: person.area.to_string(),
            level: person.level,
            manager: person.manager.map(|manager| handle(organisation, manager)),
            client_type: person.client_type,
            bond: person.bond,
            active: person.is_active(today),
            enrolled,
            locale: person.locale.clone(),
            active_from: person.active_from,
            active_until: person.active_until,
            successor: person.successor.map(|successor| handle(organisation, successor)),
            roles: person.roles.iter().collect(),
        }
    }
}

/// What `audience` gives.
#[derive(Clone, Debug, Serialize)]
pub struct AudienceJson {
    pub sender: String,
    pub direction: Direction,
    pub reach: Reach,
    pub allowed: bool,
    pub count: usize,
    pub recipients: Vec<RecipientJson>,
}

#[derive(Clone, Debug, Serialize)]
pub struct RecipientJson {
    pub handle: String,
    pub reason: String,
}

impl AudienceJson {
    /// `worded` says a reason in the language of who asks.
    pub fn new(
        preview: &Preview,
        reach: Reach,
        organisation: &Organisation,
        worded: impl Fn(&Reason) -> String,
    ) -> Self {
        let recipients = preview.recipients.iter();
        Self {
            sender: handle(organisation, preview.sender),
            direction: reach.direction(),
            reach,
            allowed: preview.allowed.is_ok(),
            count: preview.recipients.len(),
            recipients: recipients
                .map(|recipient| RecipientJson {
                    handle: handle(organisation, recipient.person),
                    reason: worded(&recipient.reason),
                })
                .collect(),
        }
    }
}

/// What `audience --why` gives.
#[derive(Clone, Debug, Serialize)]
pub struct WhyJson {
    pub handle: String,
    pub reached: bool,
    pub reason: String,
}

impl WhyJson {
    /// `reached` and `excluded` say what decided it in the language of who asks.
    pub fn new(
        person: &Person,
        why: &Why,
        reached: impl Fn(&Reason) -> String,
        excluded: impl Fn(&Exclusion) -> String,
    ) -> Self {
        Self {
            handle: person.handle.clone(),
            reached: why.is_ok(),
            reason: match why {
                Ok(reason) => reached(reason),
                Err(exclusion) => excluded(exclusion),
            },
        }
    }
}

/// A line of `today`.
#[derive(Clone, Debug, Serialize)]
pub struct TodayJson {
    pub kind: DutyKind,
    pub title: String,
    pub due: Option<Timestamp>,
    #[serde(rename = "ref")]
    pub reference: Uuid,
}

impl TodayJson {
    /// `locale` is the language of who asks: the names of KPIs are in it.
    pub fn new(item: &Item, locale: &str) -> Self {
        Self { kind: item.kind, title: item.title(locale), due: item.due, reference: item.reference() }
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
pub struct UnreadJson {
    pub count: u32,
}

/// What `init` gives.
#[derive(Clone, Debug, Serialize)]
pub struct InitJson {
    pub board: String,
    pub organisation: String,
    pub people: usize,
    pub recovery_key: String,
}

/// What `people enrol` gives.
#[derive(Clone, Debug, Serialize)]
pub struct EnrolJson {
    pub handle: String,
    pub recovery_key: String,
}

/// What `people code` gives.
#[derive(Clone, Debug, Serialize)]
pub struct CodeJson {
    pub handle: String,
    pub code: String,
}

/// What `people import` gives.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ImportJson {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub ended: Vec<String>,
    pub missing: Vec<String>,
    pub faults: Vec<ImportFaultJson>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ImportFaultJson {
    pub line: u64,
    pub column: String,
    pub message: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CheckJson<'a> {
    pub ok: bool,
    pub head: &'a str,
    pub faults: &'a [CheckFault],
}

impl<'a> From<&'a Check> for CheckJson<'a> {
    fn from(check: &'a Check) -> Self {
        Self { ok: check.faults.is_empty(), head: &check.head, faults: &check.faults }
    }
}

/// What every command writes to standard error when it fails.
#[derive(Clone, Debug, Serialize)]
pub struct ErrorJson {
    pub error: Failure,
}

#[derive(Clone, Debug, Serialize)]
pub struct Failure {
    pub kind: &'static str,
    pub message: String,
    pub hint: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_object_begins_with_the_schema() {
        assert_eq!(line(&UnreadJson { count: 3 }), r#"{"schema":1,"count":3}"#);
        let failure = Failure { kind: "busy", message: "later".into(), hint: None };
        assert_eq!(
            line(&ErrorJson { error: failure }),
            r#"{"schema":1,"error":{"kind":"busy","message":"later","hint":null}}"#
        );
    }

    #[test]
    fn a_line_of_today_names_what_it_is_about_as_ref() {
        let item = TodayJson { kind: DutyKind::New, title: "a".into(), due: None, reference: Uuid::nil() };
        assert_eq!(
            line(&item),
            r#"{"schema":1,"kind":"new","title":"a","due":null,"ref":"00000000-0000-0000-0000-000000000000"}"#
        );
    }
}
