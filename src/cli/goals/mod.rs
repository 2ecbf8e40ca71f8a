//! `goals …`: what is agreed with people, how it goes, and why the numbers are what they are.
//!
//! | command | file |
//! |---|---|
//! | `list`, `show` | `list`, `show` |
//! | `add`, `change`, `accept`, `decline`, `cancel`, `balance` | `agree` |
//! | `check-in` | `check_in` |
//! | `explain`, `rollup` | `numbers` |
//! | `assign`, `template …` | `assign`, `template` |
//! | `kpi …`, `dimension …` | `catalogue` |
//! | `cycle …` | `cycle` |
//! | flags: whose goals and which; the terms of one | `selection`, `terms` |
//! | help | `help` |
//! | what a typed id, name or number means | here |

mod agree;
mod assign;
mod catalogue;
mod check_in;
mod cycle;
pub mod help;
pub mod list;
mod numbers;
pub mod selection;
mod show;
mod template;
mod terms;

use std::sync::Arc;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::failure::{Code, Failure};
use super::ids::{Fitting, LOOKED_AT, TypedId};
use super::moment;
use super::session::Session;
use crate::domain::goal::{Cycle, Dimension, GoalId, Kpi, Quantity, Reading, Template};
use crate::domain::organisation::{Area, Person, PersonId};
use crate::export::json::goals::Names;
use crate::i18n::{Language, fold, goals as words};
use crate::member::goals::{Catalogue, GoalList, Whose};
use crate::member::{Error, Member};

#[derive(Subcommand, Clone, Debug)]
pub enum GoalsCommand {
    List(list::ListArgs),
    Show(GoalArgs),
    Add(agree::AddArgs),
    Change(agree::ChangeArgs),
    Accept(GoalArgs),
    Decline(agree::ReasonArgs),
    Cancel(agree::ReasonArgs),
    Balance(agree::BalanceArgs),
    CheckIn(check_in::CheckInArgs),
    Explain(numbers::ExplainArgs),
    Rollup(numbers::RollUpArgs),
    Assign(assign::AssignArgs),
    #[command(subcommand)]
    Template(template::TemplateCommand),
    #[command(subcommand)]
    Kpi(catalogue::KpiCommand),
    #[command(subcommand)]
    Dimension(catalogue::DimensionCommand),
    #[command(subcommand)]
    Cycle(cycle::CycleCommand),
}

/// One goal.
#[derive(Args, Clone, Debug)]
pub struct GoalArgs {
    #[arg(value_name = "ID")]
    id: String,
}

impl GoalsCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List(args) => args.run(session),
            Self::Show(args) => show::run(session, &args.id),
            Self::Add(args) => args.run(session),
            Self::Change(args) => args.run(session),
            Self::Accept(args) => agree::accept(session, &args.id),
            Self::Decline(args) => args.decline(session),
            Self::Cancel(args) => args.cancel(session),
            Self::Balance(args) => args.run(session),
            Self::CheckIn(args) => args.run(session),
            Self::Explain(args) => args.run(session),
            Self::Rollup(args) => args.run(session),
            Self::Assign(args) => args.run(session),
            Self::Template(command) => command.run(session),
            Self::Kpi(command) => command.run(session),
            Self::Dimension(command) => command.run(session),
            Self::Cycle(command) => command.run(session),
        }
    }
}

/// Signs in with goals that stand as of today.
fn sign_in(session: &mut Session) -> Result<Member, Failure> {
    let mut member = session.member()?;
    settle(&mut member)?;
    Ok(member)
}

/// Brings goals up to today before they are read.
pub fn settle(member: &mut Member) -> Result<(), Failure> {
    match member.settle_goals() {
        // What is shown of a goal is worked out as it is read: only order and roll-ups are of the day before.
        Err(Error::Store(error)) if error.reading_goes_on() => Ok(()),
        settled => Ok(settled.map(|_| ())?),
    }
}

fn names<'a>(session: &Session, member: &'a Member, catalogue: &'a Catalogue) -> Names<'a> {
    Names { organisation: member.workspace().organisation(), catalogue, language: session.language() }
}

fn find_person<'a>(member: &'a Member, handle: &str) -> Result<&'a Person, Error> {
    let found = member.workspace().organisation().find_handle(handle);
    found.ok_or_else(|| Error::NoPerson(handle.to_owned()))
}

/// The person with this handle, whose goals the member may see. Who is there is everybody's to know, their goals are not.
fn find_owner(session: &Session, member: &Member, handle: &str) -> Result<PersonId, Failure> {
    let person = find_person(member, handle)?;
    match member.weights(person.id, member.workspace().today()) {
        Err(Error::NoPerson(_)) => {
            let message = session.texts().msg_cli_goals_not_yours_to_see(&person.name);
            Err(Failure::told(Code::NotAllowed, message, None))
        }
        seen => Ok(seen.map(|_| person.id)?),
    }
}

fn person_name(member: &Member, person: PersonId) -> String {
    member.workspace().organisation().find(person).map(|person| person.name.clone()).unwrap_or_default()
}

/// The goal an id or the end of one means, among what the member may see.
fn find_goal(session: &Session, member: &Member, typed: &str) -> Result<GoalId, Failure> {
    let end = match TypedId::read(session, typed)? {
        Some(TypedId::Whole(id)) => return Ok(GoalId(id)),
        Some(end) => end,
        None => return Err(Error::NoGoal.into()),
    };
    let cycles = member.catalogue()?.cycles.into_iter().map(|cycle| Some(cycle.id));
    let (mut fitting, mut seen) = (Fitting::default(), 0);
    // What is current first; the rest is found through its cycle.
    for cycle in std::iter::once(None).chain(cycles) {
        let positions = member.list_goals(&GoalList { cycle, ..GoalList::of(Whose::Area(Area::default())) })?;
        for page in positions.chunks(list::PAGE) {
            if seen >= LOOKED_AT {
                break;
            }
            seen += page.len();
            fitting.add(&end, member.goal_views(page)?.iter().map(|view| view.goal.id.0));
        }
    }
    Ok(fitting.only(session, typed)?.map(GoalId).ok_or(Error::NoGoal)?)
}

/// The definition an id, the end of one or a name means; retired ones only where they are wanted.
fn find_kpi(session: &Session, catalogue: &Catalogue, typed: &str, retired: bool) -> Result<Arc<Kpi>, Failure> {
    let wanted = fold(typed.trim());
    let offered = || catalogue.kpis.iter().filter(|kpi| retired || !kpi.retired);
    let named = offered().find(|kpi| fold(&kpi.name.es) == wanted || fold(&kpi.name.en) == wanted);
    if let Some(kpi) = named {
        return Ok(Arc::clone(kpi));
    }
    // A name may look like the end of an id, never the other way round.
    let found = match TypedId::read(session, typed) {
        Ok(Some(id)) => {
            let mut fitting = Fitting::default();
            fitting.add(&id, offered().map(|kpi| kpi.id.0));
            let only = fitting.only(session, typed)?;
            offered().find(|kpi| Some(kpi.id.0) == only)
        }
        _ => None,
    };
    found.cloned().ok_or_else(|| Error::NoKpi.into())
}

fn find_cycle<'a>(catalogue: &'a Catalogue, typed: &str) -> Result<&'a Cycle, Error> {
    let wanted = fold(typed.trim());
    let found = catalogue.cycles.iter().find(|cycle| fold(&cycle.name) == wanted || cycle.id.0.to_string() == wanted);
    found.ok_or(Error::NoCycle)
}

fn find_template<'a>(catalogue: &'a Catalogue, typed: &str) -> Result<&'a Template, Error> {
    let wanted = fold(typed.trim());
    let mut templates = catalogue.templates.iter();
    let found = templates.find(|template| fold(&template.name) == wanted || template.id.to_string() == wanted);
    found.ok_or(Error::NoTemplate)
}

/// The dimension a stable word or a name means.
fn find_dimension(catalogue: &Catalogue, typed: &str) -> Result<Dimension, Error> {
    let wanted = fold(typed.trim());
    let named = |dimension: &Dimension| {
        let languages = Language::ALL.iter();
        dimension.word().is_some_and(|word| word == wanted)
            || languages
                .map(|language| fold(&words::dimension(*language, *dimension, &catalogue.dimensions)))
                .any(|it| it == wanted)
    };
    let common = Dimension::COMMON.into_iter().find(named);
    let own = || catalogue.dimensions.iter().find(|own| own.word == wanted || named(&own.dimension()));
    let found = common.or_else(|| own().map(|own| own.dimension()));
    found.ok_or(Error::NoDimension)
}

/// What a number typed for `what` (a flag, as it is typed) means; one with two meanings is asked about.
fn read_quantity(session: &Session, what: &str, typed: &str) -> Result<Quantity, Failure> {
    let language = session.language();
    let said = match Quantity::read(typed) {
        Ok(Reading::One(quantity)) => return Ok(quantity),
        Ok(Reading::Either(thousands, decimals)) => words::ambiguous(language, typed.trim(), thousands, decimals),
        Err(fault) => words::not_a_quantity(language, fault),
    };
    Err(bad_input(session.texts().msg_cli_goals_at(what, said)))
}

fn bad_input(message: String) -> Failure {
    Failure::told(Code::BadInput, message, None)
}

fn read_day(session: &Session, member: &Member, typed: &str) -> Result<Date, Failure> {
    let workspace = member.workspace();
    moment::read_day(typed, &workspace.board().zone, workspace.now()).ok_or_else(|| session.bad_moment(typed))
}
