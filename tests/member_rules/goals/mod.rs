//! Goals: who sets, measures and sees them, and what becomes of them.

mod agreeing;
mod assigning;
mod catalogue;
mod cycles;
mod duties;
mod measuring;
mod peers;
mod random;
mod seeing;

use cartelera::domain::goal::{
    Aggregation, Aim, CheckInFault, CycleId, Dimension, Fault, GoalId, GoalState, KpiId, KpiKind, NewGoal, Quantity,
    Status, Terms, Translated, Weight,
};
use cartelera::domain::organisation::{Area, PersonId, Role, Roles};
use cartelera::member::goals::{GoalList, GoalView, Order, Whose};
use cartelera::member::{Error, Member};
use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use crate::fixture::{self, Office, check_in, new_goal, plain_kpi, set_goal, terms, value};

/// Whatever is going on of these people, in the default order.
fn listed(member: &Member, whose: Whose) -> Vec<GoalId> {
    views(member, &GoalList::of(whose)).into_iter().map(|view| view.goal.id).collect()
}

fn views(member: &Member, list: &GoalList) -> Vec<GoalView> {
    member.goal_views(&member.list_goals(list).unwrap()).unwrap()
}

/// Makes somebody's role `hr`.
fn let_run_goals(office: &Office, handle: &str) {
    office.change(handle, |person| person.roles = Roles::NONE.with(Role::Hr));
}

fn sound(office: &Office) {
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}
