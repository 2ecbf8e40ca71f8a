//! Signing a session: it says *received*, and beside it whether one agrees.

use uuid::Uuid;

use super::about::{self, Of};
use crate::domain::session::PartId;
use crate::member::Error;
use crate::member::sessions::{Seen, SessionPage};
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::Outcome;
use crate::tui::screens::goals::deed::{Deed, Read};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Agrees,
    Comment,
}

fn place(error: &Error) -> Option<Id> {
    matches!(error, Error::SessionFaults(_)).then_some(Id::Comment)
}

/// The form. Whether one agrees is chosen by hand: nothing is put in anybody's mouth.
pub fn open(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let session = &page.view.session;
    let answers = [t.msg_session_form_say_which(), t.msg_session_form_agree(), t.msg_session_form_disagree()];
    let fields = vec![
        Field::new(Id::Agrees, t.msg_session_form_agrees(), Input::choice(answers, 0)),
        Field::new(Id::Comment, t.msg_session_form_comment(), Input::area("", 4)),
    ];
    let (id, seen, comment) = (session.id, Seen::of(page), PartId(Uuid::new_v4()));
    let revision = seen.revision;
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let t = cx.texts();
        let agrees = match form.chosen(&Id::Agrees) {
            Some(1) => true,
            Some(2) => false,
            _ => return Err(vec![(Id::Agrees, t.msg_session_form_agrees_missing())]),
        };
        let text = form.text(&Id::Comment).trim().to_owned();
        let said = t.msg_session_form_signed();
        let seen = seen.clone();
        Ok(Box::new(move |act| act.sign_session(id, &seen, comment, agrees, &text).map(|()| said)))
    });
    let mut about = vec![t.msg_session_form_sign(), about::shared_with(page, cx)];
    if page.view.signed.is_empty() {
        about.push(t.msg_session_form_sign_first());
    }
    let deed = Deed::new(about::title(session, cx), about.join(" "), fields, Command::Sign, read, cx);
    Ok(Outcome::Open(Box::new(deed.placing(place).kept(Of::Sign(id.0).into(), revision, cx))))
}
