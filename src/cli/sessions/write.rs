//! `sessions note`, `item`, `action` and `snapshot`: what is written into a session, and what becomes of it.

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::super::body::BodyFlags;
use super::super::failure::{Code, Failure};
use super::super::moment;
use super::super::session::Session;
use super::{PartArgs, find_part, find_person, find_session, sign_in, tell_part};
use crate::domain::session::{ItemSort, PartId, PartKind};
use crate::member::sessions::{Edit, NewPart};
use crate::member::{Error, Member};

/// Writes a new part.
fn write(
    session: &mut Session,
    of: &str,
    new: impl FnOnce(&Session, &Member) -> Result<NewPart, Failure>,
) -> Result<Code, Failure> {
    let mut member = sign_in(session)?;
    let of = find_session(session, &member, of)?;
    let (id, new) = (PartId(Uuid::new_v4()), new(session, &member)?);
    member.act(|act| act.write_part(id, of, &new))?;
    tell_part(session, &member, id)
}

/// Changes a part of one of these kinds that is there.
fn change(session: &mut Session, typed: &str, kinds: &[PartKind], edit: &Edit) -> Result<Code, Failure> {
    let mut member = sign_in(session)?;
    let part = find_part(session, &member, typed)?;
    if !kinds.contains(&part.kind) {
        return Err(Error::NoPart.into());
    }
    member.act(|act| act.edit_part(part.id, part.revision, edit))?;
    tell_part(session, &member, part.id)
}

const NOTES: [PartKind; 2] = [PartKind::SharedNote, PartKind::OwnNote];

#[derive(Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct NoteArgs {
    #[arg(value_name = "ID", required = true)]
    id: Option<String>,
    #[command(flatten)]
    body: Option<BodyFlags>,
    #[arg(long)]
    own: bool,
    #[command(subcommand)]
    verb: Option<NoteVerb>,
}

#[derive(Subcommand, Clone, Debug)]
enum NoteVerb {
    Edit(NoteEditArgs),
    Remove(PartArgs),
}

#[derive(Args, Clone, Debug)]
struct NoteEditArgs {
    #[arg(value_name = "PART")]
    part: String,
    #[command(flatten)]
    body: BodyFlags,
}

impl NoteArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match &self.verb {
            Some(NoteVerb::Edit(args)) => {
                let text = args.body.read()?;
                change(session, &args.part, &NOTES, &Edit::Text(text))
            }
            Some(NoteVerb::Remove(args)) => change(session, &args.part, &NOTES, &Edit::Remove),
            None => {
                let text = self.body.as_ref().map(BodyFlags::read).transpose()?.unwrap_or_default();
                write(session, self.id.as_deref().unwrap_or_default(), |_, _| {
                    Ok(if self.own { NewPart::OwnNote { text } } else { NewPart::SharedNote { text } })
                })
            }
        }
    }
}

const ITEMS: [PartKind; 1] = [PartKind::Item];

#[derive(Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ItemArgs {
    #[arg(value_name = "ID", required = true)]
    id: Option<String>,
    #[arg(long, value_name = "TEXT", required_unless_present = "frustration")]
    expectation: Option<String>,
    #[arg(long, value_name = "TEXT", conflicts_with = "expectation")]
    frustration: Option<String>,
    #[command(subcommand)]
    verb: Option<ItemVerb>,
}

#[derive(Subcommand, Clone, Debug)]
enum ItemVerb {
    Agree(PartArgs),
    Resolve(PartArgs),
    Decline(DeclineArgs),
    Edit(TextArgs),
    Remove(PartArgs),
}

#[derive(Args, Clone, Debug)]
struct DeclineArgs {
    #[arg(value_name = "PART")]
    part: String,
    #[arg(long, value_name = "R")]
    reason: String,
}

#[derive(Args, Clone, Debug)]
struct TextArgs {
    #[arg(value_name = "PART")]
    part: String,
    #[arg(value_name = "TEXT")]
    text: String,
}

impl ItemArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let (part, edit) = match &self.verb {
            Some(ItemVerb::Agree(args)) => (&args.part, Edit::Agree),
            Some(ItemVerb::Resolve(args)) => (&args.part, Edit::Resolve),
            Some(ItemVerb::Decline(args)) => (&args.part, Edit::Decline { reason: args.reason.clone() }),
            Some(ItemVerb::Edit(args)) => (&args.part, Edit::Text(args.text.clone())),
            Some(ItemVerb::Remove(args)) => (&args.part, Edit::Remove),
            None => {
                let (sort, text) = match (&self.expectation, &self.frustration) {
                    (Some(text), _) => (ItemSort::Expectation, text.clone()),
                    (None, text) => (ItemSort::Frustration, text.clone().unwrap_or_default()),
                };
                let of = self.id.as_deref().unwrap_or_default();
                return write(session, of, |_, _| Ok(NewPart::Item { sort, text }));
            }
        };
        change(session, part, &ITEMS, &edit)
    }
}

const ACTIONS: [PartKind; 1] = [PartKind::Action];

#[derive(Args, Clone, Debug)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct ActionArgs {
    #[arg(value_name = "ID", required = true)]
    id: Option<String>,
    #[arg(value_name = "TEXT", required = true)]
    text: Option<String>,
    #[arg(long, value_name = "HANDLE", required = true)]
    owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[command(subcommand)]
    verb: Option<ActionVerb>,
}

#[derive(Subcommand, Clone, Debug)]
enum ActionVerb {
    Done(PartArgs),
    Undo(PartArgs),
    Give(GiveArgs),
    Edit(TextArgs),
    Remove(PartArgs),
}

/// Another owner, or another day.
#[derive(Args, Clone, Debug)]
struct GiveArgs {
    #[arg(value_name = "PART")]
    part: String,
    #[arg(long, value_name = "HANDLE", required_unless_present_any = ["due", "no_due"])]
    owner: Option<String>,
    #[arg(long, value_name = "DATE")]
    due: Option<String>,
    #[arg(long, conflicts_with = "due")]
    no_due: bool,
}

impl ActionArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let (part, edit) = match &self.verb {
            Some(ActionVerb::Done(args)) => (&args.part, Edit::Done(true)),
            Some(ActionVerb::Undo(args)) => (&args.part, Edit::Done(false)),
            Some(ActionVerb::Give(args)) => return args.run(session),
            Some(ActionVerb::Edit(args)) => (&args.part, Edit::Text(args.text.clone())),
            Some(ActionVerb::Remove(args)) => (&args.part, Edit::Remove),
            None => {
                return write(session, self.id.as_deref().unwrap_or_default(), |session, member| {
                    let owner = find_person(member, self.owner.as_deref().unwrap_or_default())?.id;
                    let due = self.due.as_deref().map(|typed| read_day(session, member, typed)).transpose()?;
                    Ok(NewPart::Action { text: self.text.clone().unwrap_or_default(), owner, due })
                });
            }
        };
        change(session, part, &ACTIONS, &edit)
    }
}

impl GiveArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let part = find_part(session, &member, &self.part)?;
        let owner = match &self.owner {
            Some(handle) => find_person(&member, handle)?.id,
            // Actions alone have an owner.
            None => part.owner.ok_or(Error::NoPart)?,
        };
        let due = match &self.due {
            Some(typed) => Some(read_day(session, &member, typed)?),
            None => part.due.filter(|_| !self.no_due),
        };
        member.act(|act| act.edit_part(part.id, part.revision, &Edit::Owner { owner, due }))?;
        tell_part(session, &member, part.id)
    }
}

fn read_day(session: &Session, member: &Member, typed: &str) -> Result<jiff::civil::Date, Failure> {
    let workspace = member.workspace();
    moment::read_day(typed, &workspace.board().zone, workspace.now()).ok_or_else(|| session.bad_moment(typed))
}

#[derive(Args, Clone, Debug)]
pub struct SnapshotArgs {
    #[arg(value_name = "ID")]
    id: String,
    #[arg(long, value_name = "HANDLE")]
    of: String,
}

impl SnapshotArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        write(session, &self.id, |_, member| Ok(NewPart::Snapshot { of: find_person(member, &self.of)?.id }))
    }
}
