//! Accepting, declining and cancelling a goal: what it will do and to whom, with a reason where one is owed.

use super::deed::{Deed, Read, Task};
use super::figures;
use crate::domain::goal::Weight;
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::member::goals::GoalView;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};

/// The only field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason;

fn reason_of(error: &Error) -> Option<Reason> {
    matches!(error, Error::ReasonMissing | Error::NoteTooLong { .. }).then_some(Reason)
}

/// What the goal aims at, in one line.
fn terms(view: &GoalView, cx: &Desk) -> String {
    let (language, terms) = (cx.language(), &view.goal.terms);
    cx.texts().msg_goal_decide_terms(
        figures::name(language, &view.kpi),
        goals::aim(language, terms.aim, &view.kpi.unit),
        goals::weight(language, terms.weight),
        i18n::day_short(language, terms.start),
        i18n::day_short(language, terms.end),
    )
}

fn reason_field(cx: &Desk) -> Vec<Field<Reason>> {
    vec![Field::new(Reason, cx.texts().msg_goal_form_reason(), Input::text_field(""))]
}

/// Reads the reason, without which nothing is done.
fn reasoned(task: impl Fn(String) -> Task + 'static) -> Read<Reason> {
    Box::new(move |form: &Form<Reason>, _, cx| {
        let reason = form.text(&Reason).trim().to_owned();
        if reason.is_empty() {
            return Err(vec![(Reason, cx.texts().msg_goal_form_reason_missing())]);
        }
        Ok(task(reason))
    })
}

/// Takes a proposal on as it was read.
pub fn accept(view: &GoalView, cx: &Desk) -> Result<Deed<Reason>, Error> {
    let (t, goal) = (cx.texts(), &view.goal);
    let (id, seen, owner) = (goal.id, goal.revision, cx.name(goal.owner));
    let counts_from = goal.terms.start.max(cx.workspace().today());
    let sum = cx.member().weights(goal.owner, counts_from)?.sum;
    let mut about = format!("{} {}", t.msg_goal_decide_accept(owner), terms(view, cx));
    if sum != Weight::ALL {
        about = format!("{about} {}", t.msg_goal_decide_sum(goals::weight(cx.language(), sum)));
    }
    let said = t.msg_goals_accepted();
    let read: Read<Reason> = Box::new(move |_, _, _| {
        let said = said.clone();
        Ok(Box::new(move |act| act.accept_goal(id, seen).map(|()| said)))
    });
    Ok(Deed::new(t.msg_command_accept(), about, Vec::new(), Command::Accept, read, cx))
}

/// Refuses a proposal.
pub fn decline(view: &GoalView, cx: &Desk) -> Deed<Reason> {
    let (t, goal) = (cx.texts(), &view.goal);
    let (id, seen, owner) = (goal.id, goal.revision, cx.name(goal.owner));
    let about = format!("{} {}", t.msg_goal_decide_decline(owner), terms(view, cx));
    let said = t.msg_goal_decide_declined();
    let read = reasoned(move |reason| {
        let said = said.clone();
        Box::new(move |act| act.decline_goal(id, seen, &reason).map(|()| said))
    });
    Deed::new(t.msg_command_decline(), about, reason_field(cx), Command::Decline, read, cx).placing(reason_of)
}

/// Ends a goal or a proposal before its time.
pub fn cancel(view: &GoalView, cx: &Desk) -> Deed<Reason> {
    let (t, goal) = (cx.texts(), &view.goal);
    let (id, seen, owner) = (goal.id, goal.revision, cx.name(goal.owner));
    let about = format!("{} {}", t.msg_goal_decide_cancel(u64::from(view.tally.count), owner), terms(view, cx));
    let said = t.msg_goal_decide_cancelled();
    let read = reasoned(move |reason| {
        let said = said.clone();
        Box::new(move |act| act.cancel_goal(id, seen, &reason).map(|()| said))
    });
    Deed::new(t.msg_command_cancel_goal(), about, reason_field(cx), Command::CancelGoal, read, cx).placing(reason_of)
}
