//! `people import`: brings the chart up to a file, or says what it would do.

use std::path::PathBuf;

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::session::Session;
use crate::domain::roster::{Fault, Plan};
use crate::export::json::{ImportFaultJson, ImportJson};
use crate::i18n::{Language, roster_fault, roster_note};
use crate::member::Error;

#[derive(Args, Clone, Debug)]
pub struct ImportArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    dry_run: bool,
    #[arg(long)]
    end_missing: bool,
}

/// Largest file that is read at all.
const LIMIT: u64 = 64 << 20;

pub fn read(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    use std::io::Read as _;
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(LIMIT).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

impl ImportArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let file = read(&self.file)?;
        let mut member = session.member()?;
        let plan = match member.plan_import(&file, self.end_missing) {
            Err(Error::Roster(faults)) => return Err(rejected(session, &faults)?),
            plan => plan?,
        };
        if !self.dry_run {
            member.import_people(&plan)?;
        }
        let object = planned(&plan);
        let (t, language) = (session.texts(), session.language());
        for note in &plan.notes {
            session.out.note(&roster_note(language, note))?;
        }
        let dry_run = self.dry_run;
        session.out.give(&object, || {
            let mut lines = vec![match dry_run {
                true => t.msg_cli_import_would(),
                false => t.msg_cli_import_done(),
            }];
            let mut told = |label: String, handles: &[String]| {
                if !handles.is_empty() {
                    lines.push(format!("{label}: {}", handles.join(", ")));
                }
            };
            told(t.msg_cli_import_added(object.added.len() as u64), &object.added);
            told(t.msg_cli_import_changed(object.changed.len() as u64), &object.changed);
            told(t.msg_cli_import_ended(object.ended.len() as u64), &object.ended);
            told(t.msg_cli_import_missing(object.missing.len() as u64), &object.missing);
            if lines.len() == 1 {
                return t.msg_cli_import_nothing();
            }
            lines.join("\n")
        })?;
        Ok(Code::Done)
    }
}

fn planned(plan: &Plan) -> ImportJson {
    ImportJson {
        added: plan.added.iter().map(|added| added.profile.handle.clone()).collect(),
        changed: plan.changed.iter().map(|changed| changed.planned.profile.handle.clone()).collect(),
        ended: plan.ended.iter().map(|ended| ended.planned.profile.handle.clone()).collect(),
        missing: plan.missing.iter().map(|person| person.handle.clone()).collect(),
        faults: Vec::new(),
    }
}

/// Prints every fault of a file, and answers the failure that it is.
pub fn rejected(session: &mut Session, faults: &[Fault]) -> Result<Failure, Failure> {
    let (t, language) = (session.texts(), session.language());
    let faults: Vec<ImportFaultJson> = faults.iter().map(|fault| worded(language, fault)).collect();
    let count = faults.len() as u64;
    let object = ImportJson { faults, ..ImportJson::default() };
    session.out.give(&object, || {
        let lines = object.faults.iter().map(|fault| match fault.column.as_str() {
            "" => t.msg_cli_fault_line(fault.line, &fault.message),
            column => t.msg_cli_fault(fault.line, column, &fault.message),
        });
        lines.collect::<Vec<_>>().join("\n")
    })?;
    Ok(Failure::told(Code::BadInput, t.msg_cli_import_faults(count), Some(t.msg_cli_import_faults_hint())))
}

fn worded(language: Language, fault: &Fault) -> ImportFaultJson {
    ImportFaultJson {
        line: u64::from(fault.line),
        column: fault.column.clone(),
        message: roster_fault(language, fault),
    }
}
