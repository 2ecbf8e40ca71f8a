//! `goals kpi …` and `goals dimension …`: what can be measured.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::super::failure::{Code, Failure};
use super::super::ids::short;
use super::super::output::Table;
use super::super::session::Session;
use super::super::values::one_of;
use super::{find_dimension, find_kpi, names, sign_in, words};
use crate::domain::goal::{Aggregation, Dimension, KpiId, KpiKind, Translated};
use crate::export::json::goals::{DimensionJson, KpiJson};
use crate::member::goals::NewKpi;
use crate::member::{Error, Member};

#[derive(Subcommand, Clone, Debug)]
pub enum KpiCommand {
    List(ListArgs),
    Add(AddArgs),
    Rename(RenameArgs),
    Retire(RetireArgs),
    Starter,
}

impl KpiCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List(args) => args.run(session),
            Self::Add(args) => args.run(session),
            Self::Rename(args) => args.run(session),
            Self::Retire(args) => args.run(session),
            Self::Starter => starter(session),
        }
    }
}

#[derive(Args, Clone, Debug)]
pub struct ListArgs {
    #[arg(long)]
    retired: bool,
}

impl ListArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let member = session.member()?;
        let catalogue = member.catalogue()?;
        let (t, language, all) = (session.texts(), session.language(), names(session, &member, &catalogue));
        let mut table = Table::new([
            t.msg_cli_column_id(),
            t.msg_cli_goals_column_kpi(),
            t.msg_cli_goals_column_unit(),
            t.msg_cli_goals_column_dimension(),
            t.msg_cli_goals_column_kind(),
            t.msg_cli_goals_column_aggregation(),
        ]);
        let mut any = false;
        for kpi in catalogue.kpis.iter().filter(|kpi| kpi.retired == self.retired) {
            any = true;
            if session.out.is_json() {
                session.out.object(&KpiJson::new(kpi, &all))?;
                continue;
            }
            table.row([
                short(kpi.id.0),
                all.kpi(kpi),
                kpi.unit.in_locale(language.code()).to_owned(),
                words::dimension(language, kpi.dimension, &catalogue.dimensions),
                words::kpi_kind(language, kpi.kind),
                words::aggregation(language, kpi.aggregation),
            ]);
        }
        if !any {
            session.out.note(&t.msg_cli_list_empty())?;
        } else if !session.out.is_json() {
            session.out.table(&table)?;
        }
        Ok(Code::Done)
    }
}

/// A name in one language or in both.
#[derive(Args, Clone, Debug)]
#[group(id = "names", required = true, multiple = true)]
struct NameFlags {
    #[arg(long, value_name = "NAME")]
    name_es: Option<String>,
    #[arg(long, value_name = "NAME")]
    name_en: Option<String>,
}

impl NameFlags {
    fn name(&self) -> Translated {
        translated(&self.name_es, &self.name_en)
    }
}

#[derive(Args, Clone, Debug)]
struct UnitFlags {
    #[arg(long, value_name = "UNIT")]
    unit_es: Option<String>,
    #[arg(long, value_name = "UNIT")]
    unit_en: Option<String>,
}

fn translated(es: &Option<String>, en: &Option<String>) -> Translated {
    Translated::new(es.as_deref().unwrap_or_default(), en.as_deref().unwrap_or_default())
}

#[derive(Args, Clone, Debug)]
pub struct AddArgs {
    #[command(flatten)]
    name: NameFlags,
    #[command(flatten)]
    unit: UnitFlags,
    #[arg(long, value_name = "D")]
    dimension: String,
    #[arg(long, value_name = "K", default_value = KpiKind::Numeric.word(), value_parser = one_of(KpiKind::ALL, KpiKind::word))]
    kind: KpiKind,
    #[arg(long, value_name = "A", default_value = Aggregation::Last.word(),
          value_parser = one_of(Aggregation::ALL, Aggregation::word))]
    aggregation: Aggregation,
}

impl AddArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let new = NewKpi {
            name: self.name.name(),
            unit: translated(&self.unit.unit_es, &self.unit.unit_en),
            dimension: find_dimension(&member.catalogue()?, &self.dimension)?,
            kind: self.kind,
            aggregation: self.aggregation,
        };
        let id = KpiId(member.new_id());
        member.act(|act| act.define_kpi(id, &new))?;
        tell(session, &member, id)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RenameArgs {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[command(flatten)]
    name: NameFlags,
    #[command(flatten)]
    unit: UnitFlags,
}

impl RenameArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let kpi = find_kpi(session, &member.catalogue()?, &self.kpi, true)?;
        let set = |before: &Translated, es: &Option<String>, en: &Option<String>| {
            Translated::new(es.as_deref().unwrap_or(&before.es), en.as_deref().unwrap_or(&before.en))
        };
        let name = set(&kpi.name, &self.name.name_es, &self.name.name_en);
        let unit = set(&kpi.unit, &self.unit.unit_es, &self.unit.unit_en);
        member.act(|act| act.rename_kpi(kpi.id, &name, &unit))?;
        tell(session, &member, kpi.id)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RetireArgs {
    #[arg(value_name = "KPI")]
    kpi: String,
    #[arg(long)]
    back: bool,
}

impl RetireArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let kpi = find_kpi(session, &member.catalogue()?, &self.kpi, true)?;
        member.act(|act| act.retire_kpi(kpi.id, !self.back))?;
        tell(session, &member, kpi.id)
    }
}

/// What a definition now is.
fn tell(session: &mut Session, member: &Member, id: KpiId) -> Result<Code, Failure> {
    let catalogue = member.catalogue()?;
    let kpi = catalogue.kpi(id).ok_or(Error::NoKpi)?;
    let all = names(session, member, &catalogue);
    let t = session.texts();
    session.out.give(&KpiJson::new(kpi, &all), || match kpi.retired {
        true => t.msg_cli_goals_kpi_retired(all.kpi(kpi)),
        false => t.msg_cli_goals_kpi_kept(all.kpi(kpi), short(id.0)),
    })?;
    Ok(Code::Done)
}

/// What `goals kpi starter` gives.
#[derive(Debug, Serialize)]
struct StarterJson {
    added: usize,
}

fn starter(session: &mut Session) -> Result<Code, Failure> {
    let mut member = sign_in(session)?;
    let added = member.act(|act| act.add_starter_catalogue())?;
    let t = session.texts();
    session.out.give(&StarterJson { added }, || t.msg_cli_goals_starter(added as u64))?;
    Ok(Code::Done)
}

#[derive(Subcommand, Clone, Debug)]
pub enum DimensionCommand {
    List,
    Add(AddDimensionArgs),
    Rename(RenameDimensionArgs),
}

impl DimensionCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List => list_dimensions(session),
            Self::Add(args) => args.run(session),
            Self::Rename(args) => args.run(session),
        }
    }
}

fn list_dimensions(session: &mut Session) -> Result<Code, Failure> {
    let member = session.member()?;
    let catalogue = member.catalogue()?;
    let (language, all) = (session.language(), names(session, &member, &catalogue));
    let own = catalogue.dimensions.iter().map(|own| own.dimension());
    let mut table = Table::default();
    for dimension in Dimension::COMMON.into_iter().chain(own) {
        let name = words::dimension(language, dimension, &catalogue.dimensions);
        let own = matches!(dimension, Dimension::Own(_));
        let object = DimensionJson { dimension: all.dimension(dimension), name, own };
        if session.out.is_json() {
            session.out.object(&object)?;
        } else {
            table.row([object.dimension, object.name]);
        }
    }
    if !session.out.is_json() {
        session.out.table(&table)?;
    }
    Ok(Code::Done)
}

#[derive(Args, Clone, Debug)]
pub struct AddDimensionArgs {
    #[command(flatten)]
    name: NameFlags,
}

impl AddDimensionArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let name = self.name.name();
        let dimension = member.act(|act| act.add_dimension(&name))?;
        tell_dimension(session, &member, dimension)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RenameDimensionArgs {
    #[arg(value_name = "DIMENSION")]
    dimension: String,
    #[command(flatten)]
    name: NameFlags,
}

impl RenameDimensionArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        let catalogue = member.catalogue()?;
        let dimension = find_dimension(&catalogue, &self.dimension)?;
        let own = catalogue.dimensions.iter().find(|own| own.dimension() == dimension);
        let before = own.map(|own| own.name.clone()).ok_or(Error::NoDimension)?;
        let name = Translated::new(
            self.name.name_es.as_deref().unwrap_or(&before.es),
            self.name.name_en.as_deref().unwrap_or(&before.en),
        );
        member.act(|act| act.rename_dimension(dimension, &name))?;
        tell_dimension(session, &member, dimension)
    }
}

fn tell_dimension(session: &mut Session, member: &Member, dimension: Dimension) -> Result<Code, Failure> {
    let catalogue = member.catalogue()?;
    let name = words::dimension(session.language(), dimension, &catalogue.dimensions);
    let word = names(session, member, &catalogue).dimension(dimension);
    let object = DimensionJson { dimension: word, name, own: true };
    let t = session.texts();
    session.out.give(&object, || t.msg_cli_goals_dimension_kept(&object.name, &object.dimension))?;
    Ok(Code::Done)
}
