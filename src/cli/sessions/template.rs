//! `sessions template …`: what the organisation asks in sessions, in its own words.

use clap::{Args, Subcommand};
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::ids::{Fitting, TypedId, short};
use super::super::output::Table;
use super::super::session::Session;
use super::super::values::one_of;
use super::list::end;
use super::words;
use crate::domain::goal::{Cadence, Translated};
use crate::domain::session::{SessionKind, SessionTemplate};
use crate::export::json::sessions::TemplateJson;
use crate::i18n::{fold, goals as goal_words};
use crate::member::Member;

#[derive(Subcommand, Clone, Debug)]
pub enum TemplateCommand {
    List(ListArgs),
    Add(AddArgs),
    Set(SetArgs),
}

impl TemplateCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List(args) => args.run(session),
            Self::Add(args) => args.run(session),
            Self::Set(args) => args.run(session),
        }
    }
}

/// The template a name or the end of an id means.
pub fn find_template(
    session: &Session,
    member: &Member,
    typed: &str,
    retired: bool,
) -> Result<SessionTemplate, Failure> {
    let wanted = fold(typed.trim());
    let mut offered = member.session_templates()?;
    offered.retain(|template| retired || !template.retired);
    let is_named = |template: &&SessionTemplate| {
        [&template.name.es, &template.name.en].into_iter().any(|name| !name.is_empty() && fold(name) == wanted)
    };
    if let Some(named) = offered.iter().find(is_named) {
        return Ok(named.clone());
    }
    // A name may look like the end of an id, never the other way round.
    let found = match TypedId::read(session, typed) {
        Ok(Some(id)) => {
            let mut fitting = Fitting::default();
            fitting.add(&id, offered.iter().map(|template| template.id));
            let only = fitting.only(session, typed)?;
            offered.into_iter().find(|template| Some(template.id) == only)
        }
        _ => None,
    };
    found.ok_or_else(|| crate::member::Error::NoTemplate.into())
}

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[arg(long)]
    retired: bool,
}

impl ListArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let mut templates = member.session_templates()?;
        templates.retain(|template| template.retired == self.retired);
        let (t, language) = (session.texts(), session.language());
        let mut table = Table::new([
            t.msg_cli_column_id(),
            t.msg_cli_column_name(),
            t.msg_sessions_label_sort(),
            t.msg_sessions_label_cadence(),
            t.msg_cli_sessions_column_prompts(),
        ]);
        for template in &templates {
            if session.out.is_json() {
                session.out.object(&TemplateJson::new(template, language))?;
                continue;
            }
            let prompts: Vec<&str> = template.prompts.iter().map(|prompt| prompt.in_locale(language.code())).collect();
            table.row([
                short(template.id),
                template.name.in_locale(language.code()).to_owned(),
                words::kind(language, template.kind),
                template.cadence.map(|cadence| goal_words::cadence(language, cadence)).unwrap_or_default(),
                prompts.join(" · "),
            ]);
        }
        end(session, templates.is_empty(), &table)
    }
}

/// Names and prompts; those of one language may be left out.
#[derive(Args, Clone, Debug)]
struct WordFlags {
    #[arg(long, value_name = "T")]
    name_es: Option<String>,
    #[arg(long, value_name = "T")]
    name_en: Option<String>,
    #[arg(long, value_name = "T")]
    prompt_es: Vec<String>,
    #[arg(long, value_name = "T")]
    prompt_en: Vec<String>,
    #[arg(long, value_name = "C", value_parser = one_of(Cadence::ALL, Cadence::word))]
    cadence: Option<Cadence>,
}

impl WordFlags {
    fn name(&self, before: &Translated) -> Translated {
        let or = |typed: &Option<String>, before: &str| typed.clone().unwrap_or_else(|| before.to_owned());
        Translated::new(&or(&self.name_es, &before.es), &or(&self.name_en, &before.en))
    }

    /// The first Spanish one beside the first English one, and so on. What is said in one language alone leaves the other
    /// as it was.
    fn prompts(&self, before: &[Translated]) -> Vec<Translated> {
        let spanish = match self.prompt_es.as_slice() {
            [] => before.iter().map(|prompt| prompt.es.as_str()).collect(),
            typed => typed.iter().map(String::as_str).collect::<Vec<_>>(),
        };
        let english = match self.prompt_en.as_slice() {
            [] => before.iter().map(|prompt| prompt.en.as_str()).collect(),
            typed => typed.iter().map(String::as_str).collect::<Vec<_>>(),
        };
        let at = |texts: &[&str], at: usize| texts.get(at).copied().unwrap_or_default().to_owned();
        (0..spanish.len().max(english.len()))
            .map(|place| Translated::new(&at(&spanish, place), &at(&english, place)))
            .filter(|prompt| !prompt.is_empty())
            .collect()
    }
}

#[derive(Args, Clone, Debug)]
pub struct AddArgs {
    #[arg(long, value_name = "K", value_parser = one_of(SessionKind::ALL, SessionKind::word))]
    kind: SessionKind,
    #[command(flatten)]
    words: WordFlags,
}

impl AddArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let name = self.words.name(&Translated::new("", ""));
        let (id, prompts, cadence) = (Uuid::new_v4(), self.words.prompts(&[]), self.words.cadence);
        member.act(|act| act.put_session_template(id, 0, self.kind, &name, &prompts, cadence, false))?;
        tell(session, &member, id)
    }
}

#[derive(Args, Clone, Debug)]
pub struct SetArgs {
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    words: WordFlags,
    #[arg(long, conflicts_with = "cadence")]
    no_cadence: bool,
    #[arg(long)]
    retire: bool,
    #[arg(long, conflicts_with = "retire")]
    back: bool,
}

impl SetArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let before = find_template(session, &member, &self.name, true)?;
        let (name, prompts) = (self.words.name(&before.name), self.words.prompts(&before.prompts));
        let cadence = if self.no_cadence { None } else { self.words.cadence.or(before.cadence) };
        let retired = self.retire || (before.retired && !self.back);
        let (id, seen, kind) = (before.id, before.revision, before.kind);
        member.act(|act| act.put_session_template(id, seen, kind, &name, &prompts, cadence, retired))?;
        tell(session, &member, id)
    }
}

fn tell(session: &mut Session, member: &Member, id: Uuid) -> Result<Code, Failure> {
    let template = member.session_templates()?.into_iter().find(|template| template.id == id);
    let template = template.ok_or(crate::member::Error::NoTemplate)?;
    let (t, language) = (session.texts(), session.language());
    session.out.give(&TemplateJson::new(&template, language), || {
        let name = template.name.in_locale(language.code());
        match template.retired {
            true => t.msg_cli_sessions_template_retired(name),
            false => t.msg_cli_sessions_template_kept(name, short(id)),
        }
    })?;
    Ok(Code::Done)
}
