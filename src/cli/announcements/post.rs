//! `post`: publishes or schedules an announcement, or rehearses it.

use clap::Args;
use serde::Serialize;

use super::super::audience::AudienceFlags;
use super::super::body::BodyFlags;
use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::moment::Edge;
use super::super::session::Session;
use super::super::values::one_of;
use crate::domain::announcement::{Acknowledgement, AnnouncementId, Event, Kind, NewAnnouncement, Priority, State};
use crate::domain::audience::Audience;
use crate::export::json::{PublishedJson, RecipientJson};
use crate::i18n::reasons::{self, Voice};
use crate::member::announcements::Published;
use crate::member::{Member, Workspace};

#[derive(Args, Clone, Debug)]
pub struct PostArgs {
    #[command(flatten)]
    audience: AudienceFlags,
    #[arg(long, value_name = "T")]
    title: String,
    #[command(flatten)]
    body: BodyFlags,
    #[arg(long, value_name = "K", default_value = Kind::Notice.word(), value_parser = one_of(Kind::ALL, Kind::word))]
    kind: Kind,
    #[arg(long, value_name = "W", required_if_eq("kind", "event"))]
    starts: Option<String>,
    #[arg(long, value_name = "W", required_if_eq("kind", "event"))]
    ends: Option<String>,
    #[arg(long, value_name = "T")]
    place: Option<String>,
    #[arg(long, value_name = "P", default_value = Priority::Normal.word(),
          value_parser = one_of(Priority::ALL, Priority::word))]
    priority: Priority,
    #[arg(long)]
    ack: bool,
    #[arg(long, value_name = "W", requires = "ack")]
    ack_due: Option<String>,
    #[arg(long, value_name = "W")]
    publish_at: Option<String>,
    #[arg(long, value_name = "W")]
    expires_at: Option<String>,
    #[arg(long)]
    pin: bool,
    #[arg(long)]
    no_replies: bool,
    #[arg(long)]
    dry_run: bool,
}

/// What `post --dry-run` gives: what would be published, and whom it would reach.
#[derive(Debug, Serialize)]
struct RehearsedJson {
    dry_run: bool,
    revision: u32,
    state: State,
    count: u32,
    recipients: Vec<RecipientJson>,
}

impl PostArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        if self.kind == Kind::Notice && (self.starts.is_some() || self.ends.is_some() || self.place.is_some()) {
            return Err(Failure::usage(session.texts().msg_cli_event_flags()));
        }
        let audience = self.audience.audience(session)?;
        let body = self.body.read()?;
        let mut member = session.member()?;
        let new = self.announcement(session, member.workspace(), audience, body)?;
        let id = AnnouncementId(member.new_id());
        if self.dry_run {
            let published = member.rehearse(|act| act.publish(id, &new))?;
            return tell_rehearsal(session, &member, &new, published);
        }
        let published = member.publish(id, &new)?;
        let t = session.texts();
        session.out.give(&PublishedJson::from(published), || {
            let size = t.msg_audience_size(published.recipients);
            match published.state {
                State::Scheduled => t.msg_cli_scheduled(size, short(id.0)),
                _ => t.msg_cli_published(size, short(id.0)),
            }
        })?;
        Ok(Code::Done)
    }

    fn announcement(
        &self,
        session: &Session,
        workspace: &Workspace,
        audience: Audience,
        body: String,
    ) -> Result<NewAnnouncement, Failure> {
        let moment = |typed: &Option<String>, edge| {
            typed.as_ref().map(|typed| session.moment(workspace, typed, edge)).transpose()
        };
        let event = match (moment(&self.starts, Edge::Start)?, moment(&self.ends, Edge::End)?) {
            (Some(starts), Some(ends)) => Some(Event { starts, ends, place: self.place.clone().unwrap_or_default() }),
            _ => None,
        };
        // Whatever time is typed, it may be acknowledged until that day ends.
        let due = match moment(&self.ack_due, Edge::End)? {
            Some(due) => Some(workspace.end_of(workspace.day_of(due))?),
            None => None,
        };
        Ok(NewAnnouncement {
            audience,
            event,
            priority: self.priority,
            title: self.title.clone(),
            body,
            acknowledgement: self.ack.then_some(Acknowledgement { due }),
            publish_at: moment(&self.publish_at, Edge::Start)?,
            expires_at: moment(&self.expires_at, Edge::End)?,
            pinned: self.pin,
            replies_open: !self.no_replies,
        })
    }
}

fn tell_rehearsal(
    session: &mut Session,
    member: &Member,
    new: &NewAnnouncement,
    published: Published,
) -> Result<Code, Failure> {
    let (language, organisation) = (session.language(), member.workspace().organisation());
    // Of today: something scheduled is settled with the chart of its day, which gives `count`.
    let preview = member.preview(member.id(), &new.audience)?;
    let recipients: Vec<RecipientJson> = preview
        .recipients
        .iter()
        .filter_map(|recipient| {
            Some(RecipientJson {
                handle: organisation.find(recipient.person)?.handle.clone(),
                reason: reasons::reason(language, organisation, Voice::ToSender, &recipient.reason),
            })
        })
        .collect();
    let object = RehearsedJson {
        dry_run: true,
        revision: published.revision,
        state: published.state,
        count: published.recipients,
        recipients,
    };
    let t = session.texts();
    session.out.give(&object, || {
        let mut lines = vec![t.msg_cli_dry_run(), t.msg_audience_size(object.count)];
        lines.extend(object.recipients.iter().map(|found| format!("{}: {}", found.handle, found.reason)));
        lines.join("\n")
    })?;
    Ok(Code::Done)
}
