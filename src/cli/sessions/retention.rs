//! `sessions retention …`: how long sessions are kept open, then blocked, and what goes for good.

use clap::{Args, Subcommand};

use super::super::failure::{Code, Failure};
use super::super::output::Table;
use super::super::session::Session;
use super::super::values::one_of;
use super::list::end;
use super::{find_session, line, words};
use crate::domain::session::{SessionId, SessionKind};
use crate::export::json::sessions::{RetentionJson, SpentJson};
use crate::i18n::integer;
use crate::member::Member;
use crate::member::sessions::{SessionView, Spent};

#[derive(Subcommand, Clone, Debug)]
pub enum RetentionCommand {
    List,
    Set(SetArgs),
    Preview(PreviewArgs),
    Purge(PurgeArgs),
}

impl RetentionCommand {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        match self {
            Self::List => list(session),
            Self::Set(args) => args.run(session),
            Self::Preview(args) => args.run(session),
            Self::Purge(args) => args.run(session),
        }
    }
}

fn list(session: &mut Session) -> Result<Code, Failure> {
    let member = session.member()?;
    let (t, language) = (session.texts(), session.language());
    let mut table = Table::new([
        t.msg_sessions_label_sort(),
        t.msg_cli_sessions_column_open(),
        t.msg_cli_sessions_column_blocked(),
    ])
    .right(&[1, 2]);
    for kind in SessionKind::ALL {
        let object = of_kind(&member, *kind)?;
        if session.out.is_json() {
            session.out.object(&object)?;
            continue;
        }
        let days = |days: Option<u32>| days.map(|days| integer(language, days.into()));
        table.row([
            words::kind(language, *kind),
            days(object.open_days).unwrap_or_else(|| t.msg_cli_sessions_for_good()),
            days(object.blocked_days).unwrap_or_default(),
        ]);
    }
    end(session, false, &table)
}

fn of_kind(member: &Member, kind: SessionKind) -> Result<RetentionJson, Failure> {
    let kept = member.retentions()?;
    let kept = kept.iter().find(|kept| kept.kind == kind);
    Ok(RetentionJson::new(kind, kept, member.workspace().organisation()))
}

/// How long sessions of a kind are kept.
#[derive(Args, Clone, Debug)]
struct KeptFlags {
    #[arg(long, value_name = "N", requires = "blocked_days")]
    open_days: Option<u32>,
    #[arg(long, value_name = "N", requires = "open_days")]
    blocked_days: Option<u32>,
    #[arg(long, conflicts_with = "open_days")]
    for_good: bool,
}

impl KeptFlags {
    /// Days open and days blocked; refused where neither days nor `--for-good` were said.
    fn days(&self, session: &Session) -> Result<(Option<u32>, u32), Failure> {
        if self.open_days.is_none() && !self.for_good {
            return Err(Failure::usage(session.texts().msg_cli_lacking("--open-days, --for-good")));
        }
        Ok((self.open_days, self.blocked_days.unwrap_or_default()))
    }
}

#[derive(Args, Clone, Debug)]
pub struct SetArgs {
    #[arg(value_name = "K", value_parser = one_of(SessionKind::ALL, SessionKind::word))]
    kind: SessionKind,
    #[command(flatten)]
    kept: KeptFlags,
}

impl SetArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let (open_days, blocked_days) = self.kept.days(session)?;
        let mut member = session.member()?;
        member.act(|act| act.set_retention(self.kind, open_days, blocked_days))?;
        let object = of_kind(&member, self.kind)?;
        let (t, language) = (session.texts(), session.language());
        session.out.give(&object, || {
            let named = words::kind(language, self.kind);
            match (object.open_days, object.blocked_days) {
                (Some(open), Some(blocked)) => t.msg_cli_sessions_kept(named, open, blocked),
                _ => t.msg_cli_sessions_kept_for_good(named),
            }
        })?;
        Ok(Code::Done)
    }
}

/// As sessions are kept, or as they would be.
#[derive(Args, Clone, Debug)]
pub struct PreviewArgs {
    #[arg(value_name = "K", value_parser = one_of(SessionKind::ALL, SessionKind::word))]
    kind: Option<SessionKind>,
    #[command(flatten)]
    kept: KeptFlags,
}

impl PreviewArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let instead = match self.kind {
            Some(kind) => {
                let (open_days, blocked_days) = self.kept.days(session)?;
                Some((kind, open_days, blocked_days))
            }
            None if self.kept.for_good || self.kept.open_days.is_some() => {
                return Err(Failure::usage(session.texts().msg_cli_lacking("<K>")));
            }
            None => None,
        };
        let member = session.member()?;
        let spent = member.spent_sessions(instead)?;
        tell(session, &member, &spent, true)
    }
}

#[derive(Args, Clone, Debug)]
pub struct PurgeArgs {
    #[arg(value_name = "ID", required_unless_present = "all")]
    ids: Vec<String>,
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    #[arg(long)]
    dry_run: bool,
}

impl PurgeArgs {
    fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut member = session.member()?;
        let ids: Vec<SessionId> = match self.all {
            true => member.spent_sessions(None)?.spent.iter().map(|view| view.session.id).collect(),
            false => {
                let ids = self.ids.iter().map(|typed| find_session(session, &member, typed));
                ids.collect::<Result<_, _>>()?
            }
        };
        match self.dry_run {
            true => member.rehearse(|act| act.purge_sessions(&ids))?,
            false => member.act(|act| act.purge_sessions(&ids))?,
        }
        let views = ids.iter().map(|id| member.session(*id)).collect::<Result<Vec<SessionView>, _>>()?;
        tell(session, &member, &Spent { blocked: Vec::new(), spent: views }, self.dry_run)
    }
}

/// Says what is blocked and what goes, or has gone.
fn tell(session: &mut Session, member: &Member, spent: &Spent, dry_run: bool) -> Result<Code, Failure> {
    let object = SpentJson::new(spent, dry_run, member.workspace().organisation());
    let t = session.texts();
    let lines = |views: &[SessionView]| views.iter().map(|view| line(session, member, view)).collect::<Vec<_>>();
    let mut told = Vec::new();
    if !spent.blocked.is_empty() {
        told.push(t.msg_cli_sessions_blocked(spent.blocked.len() as u64));
        told.extend(lines(&spent.blocked));
    }
    told.push(match dry_run {
        true => t.msg_cli_sessions_to_purge(spent.spent.len() as u64),
        false => t.msg_cli_sessions_purged(spent.spent.len() as u64),
    });
    told.extend(lines(&spent.spent));
    session.out.give(&object, || told.join("\n"))?;
    Ok(Code::Done)
}
