//! Undoing from any screen, and what comes of acts on what is marked, wherever one is by then.

use super::Shell;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::layer::Outcome;
use crate::tui::screens::boards::batch::{self, Told};
use crate::tui::undo::{Undo, Undoing};

impl Shell {
    pub(super) fn undo(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let (what, undo) = match cx.begin_undo() {
            Undoing::Say(said) => return Outcome::Say(said),
            Undoing::Withdraw(id, recipients) => {
                let question = t.msg_undo_withdraw_instead(recipients, cx.undo_key());
                let really = Message::ReallyWithdraw(vec![id]);
                let withdraw = t.msg_command_withdraw();
                return Outcome::Open(Box::new(Confirm::new(t.msg_command_undo(), question, withdraw, really)));
            }
            Undoing::Undo(what, undo) => (what, undo),
        };
        let said = t.msg_undo_done(what);
        match undo {
            Undo::OnBoards(message) => match self.show_on(Command::Boards, message, cx) {
                Outcome::Consumed | Outcome::Ignored => Outcome::Say(said),
                other => other,
            },
            Undo::Draft(id, text) => {
                cx.save_draft(id, text.to_string());
                self.reloaded(cx, said)
            }
            // It says itself what came of it.
            Undo::Reinstate(ids) => {
                batch::reinstate(ids, cx);
                Outcome::Consumed
            }
        }
    }

    /// What is marked is for the boards, whichever screen is shown; what they would open, only where they are.
    pub(super) fn told(&mut self, told: Told, cx: &mut Desk) -> Outcome<Desk> {
        if let Told::Done(deed, batch) = told {
            let said = batch::conclude(deed, &batch, cx);
            cx.outdate_search();
            // What is left undone is told, even where the board cannot be read either.
            return match self.reload(cx) {
                Err(error) if batch.failed.is_none() => Self::failed(&error, cx),
                _ => Outcome::Say(said),
            };
        }
        let is_shown = self.shown().0 == Command::Boards;
        let boards = self.others.iter_mut().find(|other| other.command == Command::Boards);
        let Some(layer) = boards.and_then(|boards| boards.layer.as_mut()) else { return Outcome::Ignored };
        match layer.receive(Message::from(told), cx) {
            Ok(Outcome::Open(_) | Outcome::Consumed) if !is_shown => Outcome::Ignored,
            Ok(outcome) => outcome,
            Err(_) => Outcome::Ignored,
        }
    }
}
