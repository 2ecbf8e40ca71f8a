//! The organisation's own prompts, and how long sessions are kept: for `hr`.

use jiff::civil::Date;
use uuid::Uuid;

use super::planning::refuse;
use super::{SessionView, signing};
use crate::domain::goal::{Cadence, Translated};
use crate::domain::organisation::Role;
use crate::domain::session::life::{Operation, Stage};
use crate::domain::session::{Kept, Retention, Session, SessionId, SessionKind, SessionTemplate};
use crate::member::signing::{Signature, kind};
use crate::member::{Act, Error, Member, Result};

/// What is kept longer than agreed, before it goes.
#[derive(Clone, Debug)]
pub struct Spent {
    /// Blocked by now.
    pub blocked: Vec<SessionView>,
    /// To be purged.
    pub spent: Vec<SessionView>,
}

impl Act<'_> {
    /// `seen` is the revision that was read, 0 for a new one.
    #[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
    pub fn put_session_template(
        &mut self,
        id: Uuid,
        seen: u32,
        kind: SessionKind,
        name: &Translated,
        prompts: &[Translated],
        cadence: Option<Cadence>,
        retired: bool,
    ) -> Result<()> {
        self.needs(Role::Hr)?;
        let before = self.tx.session_template(id)?;
        let revision = before.as_ref().map_or(0, |before| before.revision);
        let mut next = SessionTemplate {
            id,
            kind,
            name: name.clone(),
            prompts: prompts.to_vec(),
            cadence,
            retired,
            revision: seen.saturating_add(1),
            by: self.me(),
            at: self.at,
            entry: 0,
        };
        if let Some(before) = before.filter(|before| before.revision == next.revision && before.by == next.by) {
            // Asked for again because they never heard of it.
            let same = SessionTemplate { at: before.at, entry: before.entry, ..next } == before;
            return if same { Ok(()) } else { Err(Error::Conflict) };
        }
        if revision != seen {
            return Err(Error::Conflict);
        }
        refuse(next.faults())?;
        next.entry = self.sign(kind::SESSION_TEMPLATE, id.as_bytes(), signing::template(&next))?;
        Ok(self.tx.put_session_template(&next)?)
    }

    /// No `open_days` keeps sessions of the kind for good.
    pub fn set_retention(&mut self, kind: SessionKind, open_days: Option<u32>, blocked_days: u32) -> Result<()> {
        self.needs(Role::Hr)?;
        refuse(Retention::faults(open_days, blocked_days))?;
        let mut next = Retention { kind, open_days, blocked_days, by: self.me(), at: self.at, entry: 0 };
        let subject = signing::retention_subject(kind);
        next.entry = self.sign(kind::SESSION_RETENTION, subject, signing::retention(&next))?;
        Ok(self.tx.put_retention(&next)?)
    }

    /// Deletes for good what was said in sessions that have been kept long enough; refused for any that has not.
    pub fn purge_sessions(&mut self, sessions: &[SessionId]) -> Result<()> {
        self.needs(Role::Hr)?;
        for id in sessions {
            let view = self.session_for(*id, Operation::See)?;
            let session = &view.session;
            if session.stage == Stage::Purged {
                continue;
            }
            let retention = self.tx.retentions()?.into_iter().find(|retention| retention.kind == session.kind);
            let day = self.day_of(session.grows_old_from());
            let kept = retention.as_ref().map_or(Kept::Open, |kept| kept.kept(session.stage, day, self.today()));
            let until = retention.as_ref().and_then(|kept| kept.purge_on(day)).filter(|_| session.stage.grows_old());
            match (kept, until) {
                (Kept::Spent, _) => {}
                (_, Some(until)) => return Err(Error::KeptUntil(until)),
                (_, None) => return Err(Error::SessionState(view.state)),
            }
            // What is deleted does not come back: somebody has to have signed that it is not kept any longer.
            if let Some(retention) = &retention
                && signing::check_retention(&*self.tx, retention)? != Signature::Valid
            {
                return Err(Error::Shut(super::Shut::Altered));
            }
            self.opener().entitled(&view)?;
            self.put_revision(Session { stage: Stage::Purged, ..session.clone() })?;
            self.tx.purge_parts(*id)?;
        }
        Ok(())
    }
}

impl Member {
    pub fn session_templates(&self) -> Result<Vec<SessionTemplate>> {
        Ok(self.store().session_templates()?)
    }

    pub fn retentions(&self) -> Result<Vec<Retention>> {
        Ok(self.store().retentions()?)
    }

    /// What would be blocked and what would go if a kind were kept so; with nothing given, as it is. For `hr`.
    pub fn spent_sessions(&self, instead: Option<(SessionKind, Option<u32>, u32)>) -> Result<Spent> {
        self.needs(Role::Hr)?;
        let (viewer, today) = (self.viewer()?, self.workspace.today());
        let mut retentions = self.retentions()?;
        if let Some((kind, open_days, blocked_days)) = instead {
            retentions.retain(|retention| retention.kind != kind);
            retentions.push(Retention { kind, open_days, blocked_days, by: self.id(), at: self.now(), entry: 0 });
        }
        let kept = |session: &Session, day: Date| {
            let retention = retentions.iter().find(|retention| retention.kind == session.kind);
            retention.map_or(Kept::Open, |retention| retention.kept(session.stage, day, today))
        };
        let (mut blocked, mut spent) = (Vec::new(), Vec::new());
        for view in self.store().sessions_of(None)?.into_iter().filter_map(|kept| viewer.seen(kept)) {
            match kept(&view.session, viewer.grows_old_from(&view.session)) {
                Kept::Open => {}
                Kept::Blocked => blocked.push(view),
                Kept::Spent => spent.push(view),
            }
        }
        Ok(Spent { blocked, spent })
    }
}
