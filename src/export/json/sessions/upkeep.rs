//! The objects around sessions: what was done, when people should meet, templates, how long sessions are kept.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::super::goals::Number;
use super::{SessionJson, handle, handles};
use crate::domain::goal::Cadence;
use crate::domain::organisation::{Organisation, PersonId};
use crate::domain::session::due::{Dueness, Met};
use crate::domain::session::trail::{TrailDeed, TrailEntry};
use crate::domain::session::{Part, PartKind, PartState, Retention, SessionKind, SessionTemplate};
use crate::i18n::Language;
use crate::member::sessions::{DueCircle, Overview, Spent};

/// What everything that writes a part of a session gives.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenJson {
    pub id: Uuid,
    pub session: Uuid,
    pub kind: PartKind,
    pub state: PartState,
    pub revision: u32,
}

impl From<&Part> for WrittenJson {
    fn from(part: &Part) -> Self {
        Self { id: part.id.0, session: part.session.0, kind: part.kind, state: part.state, revision: part.revision }
    }
}

/// A line of `sessions trail`.
#[derive(Clone, Debug, Serialize)]
pub struct TrailJson {
    /// The number of the chain's entry.
    pub entry: u64,
    pub at: Timestamp,
    pub by: String,
    pub deed: &'static str,
    /// Of what was written or changed.
    pub kind: Option<PartKind>,
    /// Who came, went or was handed it.
    pub person: Option<String>,
    /// Of a copy that left the board.
    pub sealed: Option<bool>,
    pub valid: bool,
}

impl TrailJson {
    pub fn new(entry: &TrailEntry, organisation: &Organisation) -> Self {
        let (mut kind, mut person, mut is_sealed) = (None, None, None);
        let deed = match entry.deed {
            TrailDeed::Planned => "planned",
            TrailDeed::Moved => "moved",
            TrailDeed::Joined(who) => {
                person = Some(who);
                "joined"
            }
            TrailDeed::Left(who) => {
                person = Some(who);
                "left"
            }
            TrailDeed::Held => "held",
            TrailDeed::Closed => "closed",
            TrailDeed::Reopened => "reopened",
            TrailDeed::Cancelled => "cancelled",
            TrailDeed::Purged => "purged",
            TrailDeed::Wrote(what) => {
                kind = Some(what);
                "wrote"
            }
            TrailDeed::Changed(what) => {
                kind = Some(what);
                "changed"
            }
            TrailDeed::Signed => "signed",
            TrailDeed::HandedOver(to) => {
                person = Some(to);
                "handed_over"
            }
            TrailDeed::Exported { sealed } => {
                is_sealed = Some(sealed);
                "exported"
            }
            TrailDeed::Altered => "altered",
        };
        Self {
            entry: entry.seq,
            at: entry.at,
            by: handle(organisation, entry.by),
            deed,
            kind,
            person: person.map(|person: PersonId| handle(organisation, person)),
            sealed: is_sealed,
            valid: entry.valid,
        }
    }
}

/// A line of `sessions due`.
#[derive(Clone, Debug, Serialize)]
pub struct CircleJson {
    pub kind: SessionKind,
    pub participants: Vec<String>,
    pub cadence: Option<Cadence>,
    pub last: Option<Date>,
    pub next: Option<Date>,
    pub due: Option<Date>,
    /// `fine`, `due` or `overdue`.
    pub dueness: &'static str,
}

impl CircleJson {
    pub fn new(circle: &DueCircle, organisation: &Organisation) -> Self {
        let standing = &circle.standing;
        Self {
            kind: standing.circle.kind,
            participants: handles(organisation, &standing.circle.people),
            cadence: standing.cadence,
            last: standing.last,
            next: standing.next,
            due: standing.due,
            dueness: match circle.dueness {
                Dueness::Fine => "fine",
                Dueness::Due => "due",
                Dueness::Overdue => "overdue",
            },
        }
    }
}

/// What `sessions overview` gives.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewJson {
    pub from: Date,
    pub areas: Vec<MetJson>,
    pub not_met: Vec<NotMetJson>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MetJson {
    /// Empty for the whole organisation.
    pub area: String,
    pub people: usize,
    pub met: usize,
    pub share: Option<Number>,
    pub overdue: usize,
}

impl From<&Met> for MetJson {
    fn from(met: &Met) -> Self {
        Self {
            area: met.area.to_string(),
            people: met.people,
            met: met.met,
            share: (met.people > 0).then(|| Number(met.met as f64 / met.people as f64)),
            overdue: met.overdue,
        }
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct NotMetJson {
    pub person: String,
    pub last: Option<Date>,
}

impl OverviewJson {
    pub fn new(overview: &Overview, organisation: &Organisation) -> Self {
        let not_met = overview.not_met.iter();
        Self {
            from: overview.from,
            areas: overview.areas.iter().map(Into::into).collect(),
            not_met: not_met
                .map(|(person, last)| NotMetJson { person: handle(organisation, *person), last: *last })
                .collect(),
        }
    }
}

/// What `sessions handover` gives.
#[derive(Clone, Debug, Serialize)]
pub struct HandedOverJson {
    pub dry_run: bool,
    /// How many were new to the manager.
    pub new: usize,
    pub sessions: Vec<Uuid>,
}

/// A line of `sessions template list`.
#[derive(Clone, Debug, Serialize)]
pub struct TemplateJson {
    pub id: Uuid,
    pub kind: SessionKind,
    pub name: String,
    pub name_es: String,
    pub name_en: String,
    pub prompts: Vec<String>,
    pub prompts_es: Vec<String>,
    pub prompts_en: Vec<String>,
    pub cadence: Option<Cadence>,
    pub retired: bool,
    pub revision: u32,
}

impl TemplateJson {
    pub fn new(template: &SessionTemplate, language: Language) -> Self {
        let prompts = || template.prompts.iter();
        Self {
            id: template.id,
            kind: template.kind,
            name: template.name.in_locale(language.code()).to_owned(),
            name_es: template.name.es.clone(),
            name_en: template.name.en.clone(),
            prompts: prompts().map(|prompt| prompt.in_locale(language.code()).to_owned()).collect(),
            prompts_es: prompts().map(|prompt| prompt.es.clone()).collect(),
            prompts_en: prompts().map(|prompt| prompt.en.clone()).collect(),
            cadence: template.cadence,
            retired: template.retired,
            revision: template.revision,
        }
    }
}

/// A line of `sessions retention list`.
#[derive(Clone, Debug, Serialize)]
pub struct RetentionJson {
    pub kind: SessionKind,
    /// Null: for good.
    pub open_days: Option<u32>,
    pub blocked_days: Option<u32>,
    pub by: Option<String>,
    pub at: Option<Timestamp>,
}

impl RetentionJson {
    /// A kind nobody has set anything for is kept for good.
    pub fn new(kind: SessionKind, kept: Option<&Retention>, organisation: &Organisation) -> Self {
        Self {
            kind,
            open_days: kept.and_then(|kept| kept.open_days),
            blocked_days: kept.filter(|kept| kept.open_days.is_some()).map(|kept| kept.blocked_days),
            by: kept.map(|kept| handle(organisation, kept.by)),
            at: kept.map(|kept| kept.at),
        }
    }
}

/// What `sessions retention preview` and `purge` give.
#[derive(Clone, Debug, Serialize)]
pub struct SpentJson {
    pub dry_run: bool,
    pub blocked: Vec<SessionJson>,
    pub spent: Vec<SessionJson>,
}

impl SpentJson {
    pub fn new(spent: &Spent, dry_run: bool, organisation: &Organisation) -> Self {
        let list = |views: &[crate::member::sessions::SessionView]| {
            views.iter().map(|view| SessionJson::new(view, organisation)).collect()
        };
        Self { dry_run, blocked: list(&spent.blocked), spent: list(&spent.spent) }
    }
}
