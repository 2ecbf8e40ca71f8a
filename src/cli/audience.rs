//! `audience`: whom a reach would come to, by name and reason, before anything is sent.

use clap::Args;

use super::failure::{Code, Failure};
use super::output::Table;
use super::session::Session;
use super::values::one_of;
use crate::domain::announcement::Fault;
use crate::domain::audience::{Audience, Direction, Exclusion, Filter, Reach, Reason};
use crate::domain::organisation::{Area, Bond, ClientType, Person, PersonId};
use crate::export::json::{AudienceJson, WhyJson};
use crate::i18n::reasons::{self, Voice};
use crate::member::{Error, Member};

/// The flags that say whom something is for.
#[derive(Args, Clone, Debug)]
pub struct AudienceFlags {
    #[arg(long, value_name = "D", value_parser = one_of(Direction::ALL, Direction::word))]
    direction: Direction,
    /// May be left out for the diagonal board, which is for everyone unless something else is said.
    #[arg(long, value_name = "R", value_parser = one_of(Reach::ALL, Reach::word),
          required_if_eq_any = [("direction", "vertical"), ("direction", "horizontal")])]
    reach: Option<Reach>,
    #[arg(long, value_name = "N")]
    depth: Option<u16>,
    #[arg(long, value_name = "N")]
    height: Option<u16>,
    #[arg(long, value_name = "A")]
    area: Option<Area>,
    #[arg(long, value_name = "T", value_parser = one_of(ClientType::ALL, ClientType::word))]
    client_type: Option<ClientType>,
    #[arg(long, value_name = "B", value_parser = one_of(Bond::ALL, Bond::word))]
    bond: Option<Bond>,
    #[arg(long)]
    copy_manager: bool,
}

impl AudienceFlags {
    pub fn audience(&self, session: &Session) -> Result<Audience, Failure> {
        // Big news for everybody is what people mean by diagonal unless they say otherwise.
        let reach = self.reach.unwrap_or(Reach::Everyone);
        if reach.direction() != self.direction {
            let t = session.texts();
            let words = |reaches: Vec<Reach>| reaches.into_iter().map(Reach::word).collect::<Vec<_>>().join(", ");
            return Err(Failure::usage_with(
                t.msg_cli_reach_mismatch(reach.word(), self.direction.word()),
                t.msg_cli_reach_mismatch_hint(words(Reach::of(self.direction).collect())),
            ));
        }
        Ok(Audience {
            reach,
            depth: self.depth,
            height: self.height,
            filter: Filter { area: self.area.clone(), client_type: self.client_type, bond: self.bond },
            copy_manager: self.copy_manager,
        })
    }
}

#[derive(Args, Clone, Debug)]
pub struct AudienceArgs {
    #[arg(long, value_name = "HANDLE")]
    sender: Option<String>,
    #[command(flatten)]
    flags: AudienceFlags,
    #[arg(long, value_name = "HANDLE")]
    why: Option<String>,
}

impl AudienceArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let audience = self.flags.audience(session)?;
        if let Some(misplaced) = audience.misplaced() {
            return Err(Error::Faults(vec![Fault::Misplaced(misplaced)]).into());
        }
        let member = session.member()?;
        let sender = match &self.sender {
            Some(handle) => find(&member, handle)?.id,
            None => member.id(),
        };
        match &self.why {
            Some(handle) => tell_why(session, &member, sender, &audience, find(&member, handle)?),
            None => tell(session, &member, sender, &audience),
        }
    }
}

fn find<'a>(member: &'a Member, handle: &str) -> Result<&'a Person, Error> {
    member.workspace().organisation().find_handle(handle).ok_or_else(|| Error::NoPerson(handle.to_owned()))
}

fn voice(member: &Member, sender: PersonId) -> Voice {
    if sender == member.id() { Voice::ToSender } else { Voice::ToOthers }
}

fn tell(session: &mut Session, member: &Member, sender: PersonId, audience: &Audience) -> Result<Code, Failure> {
    let preview = member.preview(sender, audience)?;
    let (language, organisation) = (session.language(), member.workspace().organisation());
    let voice = voice(member, sender);
    let worded = |reason: &Reason| reasons::reason(language, organisation, voice, reason);
    if session.out.is_json() {
        session.out.object(&AudienceJson::new(&preview, audience.reach, organisation, worded))?;
        return Ok(Code::Done);
    }
    let t = session.texts();
    if let Err(refusal) = preview.allowed {
        session.out.text(&reasons::refusal(language, refusal))?;
    }
    session.out.text(&t.msg_audience_size(preview.recipients.len() as u64))?;
    if !preview.recipients.is_empty() {
        let mut table = Table::new([t.msg_cli_column_handle(), t.msg_cli_column_name(), t.msg_cli_column_reason()]);
        for recipient in &preview.recipients {
            let Some(person) = organisation.find(recipient.person) else { continue };
            table.row([person.handle.clone(), person.name.clone(), worded(&recipient.reason)]);
        }
        session.out.table(&table)?;
    }
    Ok(Code::Done)
}

fn tell_why(
    session: &mut Session,
    member: &Member,
    sender: PersonId,
    audience: &Audience,
    person: &Person,
) -> Result<Code, Failure> {
    let why = member.why(sender, audience, person)?;
    let (language, organisation) = (session.language(), member.workspace().organisation());
    let voice = voice(member, sender);
    let object = WhyJson::new(
        person,
        &why,
        |reason: &Reason| reasons::reason(language, organisation, voice, reason),
        |exclusion: &Exclusion| reasons::exclusion(language, person, exclusion),
    );
    let t = session.texts();
    session.out.give(&object, || match object.reached {
        true => t.msg_cli_why_reached(&person.name, &object.reason),
        false => t.msg_cli_why_not_reached(&person.name, &object.reason),
    })?;
    Ok(Code::Done)
}
