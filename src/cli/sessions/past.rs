//! `sessions history` and `trail`: what a part said before, and what was done with a session.

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::list::end;
use super::{find_part, find_session, person_name, sign_in, text_of, words};
use crate::domain::session::trail::TrailDeed;
use crate::export::json::sessions::{RevisionJson, TrailJson};
use crate::i18n;
use crate::member::Member;
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
            deed(session, &member, entry.deed),
            if entry.valid { String::new() } else { t.msg_cli_signature_invalid() },
        ]);
    }
    end(session, entries.is_empty(), &table)
}

fn deed(session: &Session, member: &Member, deed: TrailDeed) -> String {
    let (t, language) = (session.texts(), session.language());
    match deed {
        TrailDeed::Planned => t.msg_cli_sessions_trail_planned(),
        TrailDeed::Moved => t.msg_cli_sessions_trail_moved(),
        TrailDeed::Joined(person) => t.msg_cli_sessions_trail_joined(person_name(member, person)),
        TrailDeed::Left(person) => t.msg_cli_sessions_trail_left(person_name(member, person)),
        TrailDeed::Held => t.msg_cli_sessions_trail_held(),
        TrailDeed::Closed => t.msg_cli_sessions_trail_closed(),
        TrailDeed::Reopened => t.msg_cli_sessions_trail_reopened(),
        TrailDeed::Cancelled => t.msg_cli_sessions_trail_cancelled(),
        TrailDeed::Purged => t.msg_cli_sessions_trail_purged(),
        TrailDeed::Wrote(kind) => t.msg_cli_sessions_trail_wrote(words::part_kind(language, kind)),
        TrailDeed::Changed(kind) => t.msg_cli_sessions_trail_changed(words::part_kind(language, kind)),
        TrailDeed::Signed => t.msg_cli_sessions_trail_signed(),
        TrailDeed::HandedOver(person) => t.msg_cli_sessions_trail_handed_over(person_name(member, person)),
        TrailDeed::Exported { sealed: true } => t.msg_cli_sessions_trail_exported_sealed(),
        TrailDeed::Exported { sealed: false } => t.msg_cli_sessions_trail_exported_plain(),
        TrailDeed::Altered => t.msg_cli_sessions_trail_altered(),
    }
}
