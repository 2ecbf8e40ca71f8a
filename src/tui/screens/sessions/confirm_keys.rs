//! Vouching that a partner's new keys are theirs: nobody but the partner, asked in person, can say so.

use crate::domain::organisation::PersonId;
use crate::i18n;
use crate::member::Error;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::layer::Outcome;
use crate::tui::screens::goals::deed::{Deed, Read};

/// The question.
pub fn open(person: PersonId, generation: u32, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let (t, name) = (cx.texts(), cx.name(person));
    let said = t.msg_session_form_keys_confirmed(&name);
    let read: Read<()> = Box::new(move |_, _, _| {
        let said = said.clone();
        Ok(Box::new(move |act| act.confirm_keys(person, generation).map(|()| said)))
    });
    let Some(made) = cx.member().keys_made_at(person, generation)? else { return Ok(Outcome::Ignored) };
    let made = i18n::date_time(cx.language(), &cx.workspace().board().zone, made);
    let about = t.msg_session_form_keys(name, generation, made);
    let title = t.msg_session_form_keys_title();
    Ok(Outcome::Open(Box::new(Deed::new(title, about, Vec::new(), Command::ConfirmKeys, read, cx))))
}
