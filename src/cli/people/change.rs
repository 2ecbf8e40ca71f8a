//! `people add`, `set` and `leave`: the chart changed by hand.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde::Serialize;

use super::super::failure::{Code, Failure};
use super::super::moment;
use super::super::session::Session;
use super::super::values::one_of;
use super::find;
use crate::domain::handle::unique_handle;
use crate::domain::organisation::{Area, Bond, ClientType, PersonId, Profile, Role, Roles};
use crate::export::json::{CodeJson, PersonJson};
use crate::i18n::Language;
use crate::member::Member;

/// What the chart says of somebody, as flags.
#[derive(Args, Clone, Debug)]
struct ProfileFlags {
    #[arg(long, value_name = "T")]
    title: Option<String>,
    #[arg(long, value_name = "A")]
    area: Option<Area>,
    #[arg(long, value_name = "N")]
    level: Option<u16>,
    #[arg(long, value_name = "HANDLE")]
    manager: Option<String>,
    #[arg(long, value_name = "T", value_parser = one_of(ClientType::ALL, ClientType::word))]
    client_type: Option<ClientType>,
    #[arg(long, value_name = "B", value_parser = one_of(Bond::ALL, Bond::word))]
    bond: Option<Bond>,
    #[arg(long, value_name = "es|en", value_parser = one_of(&Language::ALL, Language::code))]
    locale: Option<Language>,
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
}

impl ProfileFlags {
    /// Sets what was given.
    fn fill(&self, session: &Session, member: &Member, profile: &mut Profile) -> Result<(), Failure> {
        let set = |field: &mut String, value: &Option<String>| {
            if let Some(value) = value {
                field.clone_from(value);
            }
        };
        set(&mut profile.title, &self.title);
        if let Some(handle) = &self.manager {
            // Empty for somebody at the top.
            profile.manager = if handle.is_empty() { None } else { Some(find(member, handle)?.id) };
        }
        if let Some(area) = &self.area {
            profile.area = area.clone();
        }
        profile.level = self.level.unwrap_or(profile.level);
        profile.client_type = self.client_type.unwrap_or(profile.client_type);
        profile.bond = self.bond.unwrap_or(profile.bond);
        if let Some(locale) = self.locale {
            locale.code().clone_into(&mut profile.locale);
        }
        if let Some(typed) = &self.from {
            profile.active_from = Some(read_day(session, member, typed)?);
        }
        Ok(())
    }
}

fn read_day(session: &Session, member: &Member, typed: &str) -> Result<jiff::civil::Date, Failure> {
    let workspace = member.workspace();
    moment::read_day(typed, &workspace.board().zone, workspace.now()).ok_or_else(|| session.bad_moment(typed))
}

#[derive(Args, Clone, Debug)]
pub struct AddArgs {
    #[arg(long, value_name = "NAME")]
    name: String,
    #[arg(long, value_name = "HANDLE")]
    handle: Option<String>,
    #[command(flatten)]
    profile: ProfileFlags,
}

impl AddArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let profile = self.profile(session, &member)?;
        let handle = profile.handle.clone();
        // Who is added gets the code to enrol with, or is not added.
        let code = member.act(|act| {
            let id = act.add_person(profile)?;
            act.issue_code(id)
        })?;
        let t = session.texts();
        let object = CodeJson { handle, code: code.to_string() };
        session.out.give(&object, || t.msg_cli_added(&object.handle, &object.code))?;
        Ok(Code::Done)
    }

    fn profile(&self, session: &Session, member: &Member) -> Result<Profile, Failure> {
        let organisation = member.workspace().organisation();
        let manager = match self.profile.manager.as_deref().filter(|handle| !handle.is_empty()) {
            Some(handle) => Some(find(member, handle)?),
            None => None,
        };
        let taken = |handle: &str| organisation.find_handle(handle).is_some();
        let mut profile = Profile {
            handle: self.handle.clone().unwrap_or_else(|| unique_handle(&self.name, taken)),
            name: self.name.clone(),
            title: String::new(),
            area: manager.as_ref().map(|manager| manager.area.clone()).unwrap_or_default(),
            level: manager.as_ref().map_or(1, |manager| manager.level + 1),
            manager: manager.as_ref().map(|manager| manager.id),
            client_type: ClientType::Operative,
            bond: Bond::Staff,
            locale: member.workspace().board().locale.clone(),
            active_from: None,
            active_until: None,
            successor: None,
            roles: Roles::NONE,
        };
        self.profile.fill(session, member, &mut profile)?;
        Ok(profile)
    }
}

#[derive(Args, Clone, Debug)]
pub struct SetArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    #[command(flatten)]
    profile: ProfileFlags,
    #[arg(long, value_name = "+R|-R", allow_hyphen_values = true, value_parser = role_change())]
    role: Vec<(Role, bool)>,
}

/// `+editor` gives a role, `-editor` takes it.
fn role_change() -> impl TypedValueParser<Value = (Role, bool)> {
    let signs = [("+", true), ("-", false)];
    let changes =
        signs.iter().flat_map(|(sign, has)| Role::ALL.iter().map(move |role| (format!("{sign}{role}"), (*role, *has))));
    let changes: Vec<(String, (Role, bool))> = changes.collect();
    let words: Vec<String> = changes.iter().map(|(word, _)| word.clone()).collect();
    PossibleValuesParser::new(words).map(move |typed| {
        let found = changes.iter().find(|(word, _)| *word == typed);
        found.expect("one of the possible values").1 // the parser has just held it against them
    })
}

impl SetArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let person = find(&member, &self.handle)?;
        let mut profile = person.profile.clone();
        if let Some(name) = &self.name {
            profile.name.clone_from(name);
        }
        self.profile.fill(session, &member, &mut profile)?;
        let changed = profile != person.profile;
        if !changed && self.role.is_empty() {
            return Err(Failure::usage(session.texts().msg_cli_nothing_to_set()));
        }
        member.act(|act| {
            if changed {
                act.change_person(person.id, profile)?;
            }
            self.role.iter().try_for_each(|(role, has)| act.set_role(person.id, *role, *has))
        })?;
        tell(session, &member, person.id)
    }
}

/// What the chart now says of somebody.
fn tell(session: &mut Session, member: &Member, id: PersonId) -> Result<Code, Failure> {
    let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
    let Some(person) = organisation.find(id) else { return Ok(Code::Done) };
    let object = PersonJson::new(person, organisation, member.enrolled()?.contains(&id), today);
    let t = session.texts();
    session.out.give(&object, || t.msg_cli_changed(&person.name, &person.handle))?;
    Ok(Code::Done)
}

#[derive(Args, Clone, Debug)]
pub struct LeaveArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
    #[arg(long, value_name = "DATE")]
    on: String,
    #[arg(long, value_name = "H")]
    successor: Option<String>,
}

/// What `people leave` gives.
#[derive(Debug, Serialize)]
struct LeftJson {
    handle: String,
    /// The first day away.
    active_until: jiff::civil::Date,
    /// Who takes over on that day.
    successor: Option<String>,
}

impl LeaveArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let person = find(&member, &self.handle)?;
        let on = read_day(session, &member, &self.on)?;
        let successor = match &self.successor {
            Some(handle) => Some(find(&member, handle)?.id),
            None => None,
        };
        member.leave(person.id, on, successor)?;
        let organisation = member.workspace().organisation();
        let heir = organisation.standing_in_for(person.id, on).map(|heir| heir.handle.clone());
        let object = LeftJson { handle: person.handle.clone(), active_until: on, successor: heir };
        let (t, language) = (session.texts(), session.language());
        session.out.give(&object, || {
            let last = crate::i18n::day_long(language, on.yesterday().unwrap_or(on));
            match &object.successor {
                Some(heir) => t.msg_cli_left_to(&person.name, last, heir),
                None => t.msg_cli_left(&person.name, last),
            }
        })?;
        Ok(Code::Done)
    }
}
