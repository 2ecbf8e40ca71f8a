//! What somebody sees of which session, and what they may do with it: told in one way to who reads and to who acts.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::SessionView;
use crate::domain::organisation::{Chart, PersonId, Role};
use crate::domain::session::life::{Operation, Refusal, SessionState, Standing, judge};
use crate::domain::session::retention::Kept;
use crate::domain::session::sight::sight;
use crate::domain::session::{Involvement, Retention, Session, SessionId};
use crate::member::{Act, Error, Member, Result};
use crate::store::sessions::KeptSession;

/// Who looks, and all that decides what they see today.
pub(in crate::member) struct Viewer<'a> {
    person: PersonId,
    /// By the chart, and by what an `admin` signed.
    hr: bool,
    chart: Chart<'a>,
    zone: &'a TimeZone,
    retentions: Vec<Retention>,
}

impl<'a> Viewer<'a> {
    pub fn chart(&self) -> &Chart<'a> {
        &self.chart
    }

    pub fn is_hr(&self) -> bool {
        self.hr
    }

    /// The board's day of a session.
    pub fn day_of(&self, session: &Session) -> Date {
        session.starts.to_zoned(self.zone.clone()).date()
    }

    /// The board's day from which on a session grows old.
    pub fn grows_old_from(&self, session: &Session) -> Date {
        session.grows_old_from().to_zoned(self.zone.clone()).date()
    }

    /// A session as they see it, which may be not at all.
    pub fn view(&self, kept: KeptSession) -> SessionView {
        let KeptSession { session, former, readers, signed } = kept;
        let how = involvement(&session, &former, &readers, self.person);
        let (today, day) = (self.chart.day(), self.day_of(&session));
        let retention = self.retentions.iter().find(|retention| retention.kind == session.kind);
        let from = self.grows_old_from(&session);
        let kept = retention.map_or(Kept::Open, |retention| retention.kept(session.stage, from, today));
        let ages = retention.filter(|_| session.stage.grows_old());
        SessionView {
            state: session.state(&signed, kept),
            sight: sight(&self.chart, &session, self.person, how, self.hr),
            how,
            overdue: session.is_overdue(day, today),
            signed,
            former,
            readers,
            blocked_on: ages.and_then(|kept| kept.blocked_on(from)),
            purge_on: ages.and_then(|kept| kept.purge_on(from)),
            viewer: self.person,
            session,
        }
    }

    /// A session as they see it; none where it is as if it were not there.
    pub fn seen(&self, kept: KeptSession) -> Option<SessionView> {
        Some(self.view(kept)).filter(|view| view.may(Operation::See).is_ok())
    }
}

fn involvement(session: &Session, former: &[PersonId], readers: &[PersonId], person: PersonId) -> Option<Involvement> {
    if session.participants.contains(&person) {
        Some(Involvement::Participant)
    } else if former.contains(&person) {
        Some(Involvement::Former)
    } else if readers.contains(&person) {
        Some(Involvement::Reader)
    } else {
        None
    }
}

impl SessionView {
    /// Whether somebody takes part in it, or once did.
    pub fn took_part(&self, person: PersonId) -> bool {
        self.session.participants.contains(&person) || self.former.contains(&person)
    }

    /// Whether the viewer may do this with it now, and why not.
    pub fn may(&self, operation: Operation) -> std::result::Result<(), Refusal> {
        let now = Standing {
            state: self.state,
            locked: self.locked(),
            signed: self.signed.contains(&self.viewer),
            confidential: self.session.confidential,
        };
        judge(self.sight, self.how, operation, now)
    }

    /// The same, as the error that tells it.
    pub(in crate::member) fn allows(&self, operation: Operation) -> Result<()> {
        self.may(operation).map_err(|refusal| match refusal {
            Refusal::Unseen => Error::NoSession,
            Refusal::NotTheirs => Error::OnlyParticipants,
            Refusal::NotNow if self.locked() && matches!(operation, Operation::Write | Operation::Sign) => {
                Error::SessionLocked
            }
            Refusal::NotNow => Error::SessionState(self.state),
        })
    }

    /// Somebody has signed what is to be signed now.
    fn locked(&self) -> bool {
        matches!(self.state, SessionState::Closed | SessionState::Signed) && !self.signed.is_empty()
    }
}

impl Member {
    pub(super) fn viewer(&self) -> Result<Viewer<'_>> {
        Ok(Viewer {
            person: self.id(),
            hr: self.is_hr()?,
            chart: self.workspace.organisation.on(self.workspace.today()),
            zone: &self.workspace.board.zone,
            retentions: self.store().retentions()?,
        })
    }

    /// Followed through the chain once for each version of the chart: roles change with it.
    fn is_hr(&self) -> Result<bool> {
        let chart = self.workspace.board.chart;
        if let Some((_, hr)) = self.signed_hr.get().filter(|(known, _)| *known == chart) {
            return Ok(hr);
        }
        let hr = granted(self.needs(Role::Hr))?;
        self.signed_hr.set(Some((chart, hr)));
        Ok(hr)
    }

    /// A session; an error worded as if what the member may not see did not exist.
    pub fn session(&self, id: SessionId) -> Result<SessionView> {
        let kept = self.store().session(id)?.ok_or(Error::NoSession)?;
        self.viewer()?.seen(kept).ok_or(Error::NoSession)
    }
}

impl Act<'_> {
    pub(super) fn viewer(&self) -> Result<Viewer<'_>> {
        Ok(Viewer {
            person: self.me(),
            hr: granted(self.needs(Role::Hr))?,
            chart: self.organisation.on(self.today()),
            zone: &self.board.zone,
            retentions: self.tx.retentions()?,
        })
    }

    /// A session that the member may do this with now, as they see it.
    pub(super) fn session_for(&self, id: SessionId, operation: Operation) -> Result<SessionView> {
        let kept = self.tx.session(id)?.ok_or(Error::NoSession)?;
        let view = self.viewer()?.view(kept);
        view.allows(operation)?;
        Ok(view)
    }
}

fn granted(needed: Result<()>) -> Result<bool> {
    match needed {
        Ok(()) => Ok(true),
        Err(Error::NeedsRole(_)) => Ok(false),
        Err(error) => Err(error),
    }
}
