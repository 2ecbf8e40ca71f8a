//! `goals check-in`: one value, a corrected one, or a file of many.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;
use uuid::Uuid;

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::people::import::read;
use super::super::session::Session;
use super::{find_goal, names, person_name, read_day, read_quantity, sign_in, words};
use crate::domain::goal::incoming::{PlannedCheckIn, RowFault};
use crate::domain::goal::{NewCheckIn, Quantity, Status};
use crate::export::json::ImportFaultJson;
use crate::export::json::goals::{GoalJson, Names, Number};
use crate::i18n::check_ins::{row_fault, row_fault_in_place, unused_column};
use crate::i18n::{day_short, percent};
use crate::member::goals::GoalView;
use crate::member::{Error, Member};

#[derive(Args, Clone, Debug)]
pub struct CheckInArgs {
    #[arg(value_name = "ID", required_unless_present = "file")]
    id: Option<String>,
    #[arg(value_name = "VALUE", required_unless_present = "file", allow_hyphen_values = true)]
    value: Option<String>,
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    #[arg(long, value_name = "N")]
    confidence: Option<u8>,
    #[arg(long, value_name = "TEXT")]
    evidence: Option<String>,
    #[arg(long, value_name = "NUMBER", requires = "reason")]
    correct: Option<u32>,
    #[arg(long, value_name = "R", requires = "correct")]
    reason: Option<String>,
    #[arg(long, value_name = "CSV", conflicts_with_all = ["id", "value", "on", "confidence", "evidence", "correct"])]
    file: Option<PathBuf>,
    #[arg(long, requires = "file", conflicts_with = "id")]
    dry_run: bool,
}

/// What `goals check-in` gives: how the goal stands with it.
#[derive(Debug, Serialize)]
struct CheckedInJson {
    id: Uuid,
    check_in: Uuid,
    number: Option<u32>,
    day: Date,
    value: Option<Number>,
    progress: Option<Number>,
    status: Status,
}

impl CheckInArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = sign_in(session)?;
        match (&self.id, &self.value) {
            (Some(id), Some(value)) => self.one(session, &mut member, id, value),
            _ => self.many(session, &mut member),
        }
    }

    fn one(&self, session: &mut Session, member: &mut Member, id: &str, value: &str) -> Result<Code, Failure> {
        let goal = find_goal(session, member, id)?;
        let t = session.texts();
        // What a correction leaves unsaid stays as it was.
        let before = match self.correct {
            Some(number) => {
                let check_ins = member.goal_page(goal)?.check_ins.into_iter();
                let before = check_ins.map(|(made, _)| made).find(|made| made.number == number);
                Some(before.ok_or(Error::NoCheckIn(number))?)
            }
            None => None,
        };
        let before = before.as_ref();
        let new = NewCheckIn {
            day: match (&self.on, before) {
                (Some(typed), _) => read_day(session, member, typed)?,
                (None, Some(before)) => before.day,
                (None, None) => member.workspace().today(),
            },
            value: read_quantity(session, &t.msg_cli_goals_the_value(), value)?,
            confidence: self.confidence.or_else(|| before?.confidence),
            evidence: self.evidence.clone().or_else(|| Some(before?.evidence.clone())).unwrap_or_default(),
        };
        let id = member.new_id();
        member.act(|act| match (self.correct, &self.reason) {
            (Some(number), reason) => act.correct(id, goal, number, &new, reason.as_deref().unwrap_or_default()),
            (None, _) => act.check_in(id, goal, &new),
        })?;
        let page = member.goal_page(goal)?;
        let catalogue = member.catalogue()?;
        let object = GoalJson::new(&page.view, &names(session, member, &catalogue));
        let written = page.check_ins.iter().find(|(made, _)| made.id == id).map(|(made, _)| made.number);
        let object = CheckedInJson {
            id: goal.0,
            check_in: id,
            number: written,
            day: new.day,
            value: object.value,
            progress: object.progress,
            status: object.status,
        };
        let (language, kpi) = (session.language(), &page.view.kpi);
        session.out.give(&object, || {
            let progress = object.progress.map(|Number(share)| percent(language, share, 0)).unwrap_or_default();
            t.msg_cli_goals_checked_in(
                kpi.name.in_locale(language.code()),
                words::quantity(language, new.value, &kpi.unit),
                progress,
                words::status(language, object.status),
            )
        })?;
        Ok(Code::Done)
    }

    fn many(&self, session: &mut Session, member: &mut Member) -> Result<Code, Failure> {
        let file = read(self.file.as_deref().unwrap_or_else(|| std::path::Path::new("")))?;
        let plan = match member.plan_check_ins(&file) {
            Err(Error::CheckInFile(faults)) => return Err(rejected(session, &faults)?),
            plan => plan?,
        };
        if !self.dry_run {
            member.act(|act| act.import_check_ins(&plan))?;
        }
        let (t, language) = (session.texts(), session.language());
        for heading in &plan.unused {
            session.out.note(&unused_column(language, heading))?;
        }
        let goals: Vec<GoalView> = plan
            .check_ins
            .iter()
            .map(|(_, row)| row)
            .chain(&plan.there)
            .map(|row| member.goal(row.goal))
            .collect::<Result<_, _>>()?;
        let catalogue = member.catalogue()?;
        let all = names(session, member, &catalogue);
        let rows = |rows: &mut dyn Iterator<Item = &PlannedCheckIn>, goals: &[GoalView]| -> Vec<IncomingJson> {
            rows.zip(goals).map(|(row, view)| IncomingJson::new(row, view, &all)).collect()
        };
        let (new, old) = goals.split_at(plan.check_ins.len());
        let object = ImportedJson {
            dry_run: self.dry_run,
            check_ins: rows(&mut plan.check_ins.iter().map(|(_, row)| row), new),
            there: rows(&mut plan.there.iter(), old),
            unused: plan.unused.clone(),
            faults: Vec::new(),
        };
        session.out.give(&object, || {
            let count = object.check_ins.len() as u64;
            let mut lines = vec![match self.dry_run {
                true => t.msg_cli_goals_would_check_in(count),
                false => t.msg_cli_goals_checked_in_many(count),
            }];
            let mut table = Table::default().right(&[0, 4]);
            for ((_, row), view) in plan.check_ins.iter().zip(new) {
                table.row([
                    row.line.to_string(),
                    person_name(member, view.goal.owner),
                    all.kpi(&view.kpi),
                    day_short(language, row.new.day),
                    words::quantity(language, row.new.value, &view.kpi.unit),
                ]);
            }
            lines.push(table.to_string());
            if !plan.there.is_empty() {
                lines.push(t.msg_cli_goals_there_already(plan.there.len() as u64));
            }
            lines.join("\n")
        })?;
        Ok(Code::Done)
    }
}

/// Prints every fault of a file, and answers the failure that it is.
fn rejected(session: &mut Session, faults: &[RowFault]) -> Result<Failure, Failure> {
    let (t, language) = (session.texts(), session.language());
    let worded = |fault: &RowFault| ImportFaultJson {
        line: u64::from(fault.line),
        column: fault.column.clone(),
        message: row_fault(language, fault),
    };
    let object = ImportedJson { faults: faults.iter().map(worded).collect(), ..ImportedJson::default() };
    session.out.give(&object, || {
        faults.iter().map(|fault| row_fault_in_place(language, fault)).collect::<Vec<_>>().join("\n")
    })?;
    let message = t.msg_cli_import_faults(faults.len() as u64);
    Ok(Failure::told(Code::BadInput, message, Some(t.msg_cli_import_faults_hint())))
}

/// What `goals check-in --file` gives.
#[derive(Debug, Default, Serialize)]
struct ImportedJson {
    dry_run: bool,
    check_ins: Vec<IncomingJson>,
    /// Rows that are written already, as they are.
    there: Vec<IncomingJson>,
    unused: Vec<String>,
    faults: Vec<ImportFaultJson>,
}

#[derive(Debug, Serialize)]
struct IncomingJson {
    line: u32,
    id: Uuid,
    person: String,
    kpi: String,
    day: Date,
    value: Quantity,
}

impl IncomingJson {
    fn new(row: &PlannedCheckIn, view: &GoalView, names: &Names<'_>) -> Self {
        Self {
            line: row.line,
            id: row.goal.0,
            person: names.person(view.goal.owner),
            kpi: names.kpi(&view.kpi),
            day: row.new.day,
            value: row.new.value,
        }
    }
}
