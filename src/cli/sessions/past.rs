//! `sessions history` and `trail`: what a part said before, and what was done with a session.

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::list::end;
use super::{find_part, find_session, person_name, sign_in, text_of, words};
use crate::export::json::sessions::{RevisionJson, TrailJson};
use crate::i18n;
use crate::member::signing::Signature;

pub fn history(session: &mut Session, typed: &str) -> Result<Code, Failure> {
    let member = sign_in(session)?;
    let part = find_part(session, &member, typed)?;
    let revisions = member.part_history(part.id)?;
    let (t, language, workspace) = (session.texts(), session.language(), member.workspace());
    let mut table = Table::default().right(&[0]);
    for open in &revisions {
        if session.out.is_json() {
            session.out.object(&RevisionJson::new(open, workspace.organisation()))?;
            continue;
        }
        let fault = (open.signature == Signature::Invalid).then(|| t.msg_cli_signature_invalid());
        table.row([
            open.part.revision.to_string(),
            i18n::date_time(language, &workspace.board().zone, open.part.at),
            person_name(&member, open.part.by),
            words::part_state(language, open.part.kind, open.part.state),
            text_of(session, open),
            fault.unwrap_or_default(),
        ]);
    }
    end(session, revisions.is_empty(), &table)
}

pub fn trail(session: &mut Session, typed: &str) -> Result<Code, Failure> {
    let member = session.member()?;
    let id = find_session(session, &member, typed)?;
    let entries = member.session_trail(id)?;
    let (t, language, workspace) = (session.texts(), session.language(), member.workspace());
    let mut table = Table::default().right(&[0]);
    for entry in &entries {
        if session.out.is_json() {
            session.out.object(&TrailJson::new(entry, workspace.organisation()))?;
            continue;
        }
        table.row([
            entry.seq.to_string(),
            i18n::date_time(language, &workspace.board().zone, entry.at),
            person_name(&member, entry.by),
            words::deed(language, entry.deed, |person| person_name(&member, person)),
            if entry.valid { String::new() } else { t.msg_cli_signature_invalid() },
        ]);
    }
    end(session, entries.is_empty(), &table)
}
