//! Holding, closing, cancelling and reopening a session: what it will do and to whom is said before it is done.

use super::about::{self, Of};
use crate::domain::session::{PartState, SessionState};
use crate::i18n;
use crate::member::sessions::SessionPage;
use crate::member::{Act, Error, Result as Done};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::Outcome;
use crate::tui::screens::goals::deed::{Deed, Read};

/// The only field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reason;

fn reason_of(error: &Error) -> Option<Reason> {
    matches!(error, Error::ReasonMissing | Error::SessionFaults(_)).then_some(Reason)
}

/// A deed without fields: its sentences and its button.
fn plain(
    page: &SessionPage,
    about: &[String],
    button: Command,
    said: String,
    step: fn(&mut Act<'_>, crate::domain::session::SessionId, u32) -> Done<()>,
    cx: &Desk,
) -> Result<Outcome<Desk>, Error> {
    let (id, seen) = (page.view.session.id, page.view.session.revision);
    let read: Read<Reason> = Box::new(move |_, _, _| {
        let said = said.clone();
        Ok(Box::new(move |act| step(act, id, seen).map(|()| said)))
    });
    let title = about::title(&page.view.session, cx);
    Ok(Outcome::Open(Box::new(Deed::new(title, about.join(" "), Vec::new(), button, read, cx))))
}

/// Begins it.
pub fn hold(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let (t, session) = (cx.texts(), &page.view.session);
    let mut about = vec![t.msg_session_form_hold()];
    if cx.workspace().day_of(session.starts) != cx.workspace().today() {
        let planned = i18n::date_time(cx.language(), &cx.workspace().board().zone, session.starts);
        about.push(t.msg_session_form_hold_now(planned));
    }
    plain(page, &about, Command::Hold, t.msg_session_form_held(), |act, id, seen| act.hold_session(id, seen), cx)
}

/// Written up: to be signed.
pub fn close(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let mut about = vec![t.msg_session_form_close(about::names(page.view.session.participants.iter().copied(), cx))];
    if page.view.state == SessionState::Planned {
        about.insert(0, t.msg_session_form_close_not_held());
    }
    let open = page.agenda.iter().filter(|line| line.part.state == PartState::Open).count();
    if open > 0 {
        about.push(t.msg_session_form_close_open(open as u64));
    }
    if page.actions.is_empty() {
        about.push(t.msg_session_form_close_no_actions());
    }
    plain(
        page,
        &about,
        Command::CloseSession,
        t.msg_session_form_closed(),
        |act, id, seen| act.close_session(id, seen),
        cx,
    )
}

/// It does not take place.
pub fn cancel(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let who = about::names(about::others(&page.view.session, cx), cx);
    let about = [t.msg_session_form_cancel(who)];
    plain(
        page,
        &about,
        Command::CancelSession,
        t.msg_session_form_cancelled(),
        |act, id, seen| act.cancel_session(id, seen),
        cx,
    )
}

/// Voids the signatures, with a reason.
pub fn reopen(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let (id, seen) = (page.view.session.id, page.view.session.revision);
    let fields = vec![Field::new(Reason, t.msg_goal_form_reason(), Input::area("", 3))];
    let read: Read<Reason> = Box::new(move |form, _, cx| {
        let (t, reason) = (cx.texts(), form.text(&Reason).trim().to_owned());
        if reason.is_empty() {
            return Err(vec![(Reason, t.msg_session_form_reason_missing())]);
        }
        let said = t.msg_session_form_reopened();
        Ok(Box::new(move |act| act.reopen_session(id, seen, &reason).map(|()| said)))
    });
    let about = match page.view.signed.as_slice() {
        [] => t.msg_session_form_reopen_unsigned(),
        signed => t.msg_session_form_reopen(about::names(signed.iter().copied(), cx)),
    };
    let title = about::title(&page.view.session, cx);
    let deed = Deed::new(title, about, fields, Command::Reopen, read, cx).placing(reason_of);
    Ok(Outcome::Open(Box::new(deed.kept(Of::Reopen(id.0).into(), seen, cx))))
}
