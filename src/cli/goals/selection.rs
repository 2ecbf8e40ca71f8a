//! Flags that say whose goals, and which of them: the same for lists, roll-ups and exports.

use clap::Args;

use super::super::failure::{Code, Failure};
use super::super::session::Session;
use super::super::values::one_of;
use super::{find_cycle, find_dimension, find_owner};
use crate::domain::goal::Status;
use crate::domain::organisation::Area;
use crate::member::Member;
use crate::member::goals::{Catalogue, GoalList, Order, Whose};

/// Whose; one's own unless something is said.
#[derive(Args, Clone, Debug, Default)]
pub struct WhoseFlags {
    #[arg(long)]
    pub mine: bool,
    #[arg(long, conflicts_with = "mine")]
    people: bool,
    #[arg(long, value_name = "A", conflicts_with_all = ["mine", "people"])]
    area: Option<Area>,
    #[arg(long, value_name = "HANDLE", conflicts_with_all = ["mine", "people", "area"])]
    person: Option<String>,
}

impl WhoseFlags {
    pub fn whose(&self, session: &Session, member: &Member) -> Result<Whose, Failure> {
        if self.people {
            return Ok(Whose::People);
        }
        if let Some(area) = &self.area {
            let mut people = member.workspace().organisation().people().iter();
            if !people.any(|person| person.area.is_within(area)) {
                let message = session.texts().msg_cli_goals_no_area(area.as_str());
                return Err(Failure::told(Code::NotFound, message, None));
            }
            return Ok(Whose::Area(area.clone()));
        }
        match &self.person {
            Some(handle) => Ok(Whose::Person(find_owner(session, member, handle)?)),
            None => Ok(Whose::Mine),
        }
    }

    /// Whether nothing or only `--mine` was said.
    pub fn only_mine(&self) -> bool {
        !self.people && self.area.is_none() && self.person.is_none()
    }
}

/// Which of them, in which order.
#[derive(Args, Clone, Debug, Default)]
pub struct GoalFlags {
    #[command(flatten)]
    pub whose: WhoseFlags,
    #[arg(long, value_name = "NAME")]
    cycle: Option<String>,
    #[arg(long, value_name = "S", value_parser = one_of(Status::ALL, Status::word))]
    status: Option<Status>,
    #[arg(long, value_name = "D")]
    dimension: Option<String>,
    #[arg(long)]
    stale: bool,
    #[arg(long, value_name = "O", value_parser = one_of(&ORDERS, order_word))]
    sort: Option<Order>,
    #[arg(long)]
    reverse: bool,
}

const ORDERS: [Order; 5] = [Order::Person, Order::Status, Order::Progress, Order::Due, Order::Kpi];

fn order_word(order: Order) -> &'static str {
    match order {
        Order::Person => "person",
        Order::Status => "status",
        Order::Progress => "progress",
        Order::Due => "due",
        Order::Kpi => "kpi",
    }
}

impl GoalFlags {
    pub fn list(&self, session: &Session, member: &Member, catalogue: &Catalogue) -> Result<GoalList, Failure> {
        let cycle = self.cycle.as_deref().map(|name| find_cycle(catalogue, name)).transpose()?;
        let dimension = self.dimension.as_deref().map(|typed| find_dimension(catalogue, typed)).transpose()?;
        Ok(GoalList {
            whose: self.whose.whose(session, member)?,
            cycle: cycle.map(|cycle| cycle.id),
            status: self.status,
            dimension,
            stale: self.stale,
            order: self.sort.unwrap_or_default(),
            descending: self.reverse,
        })
    }

    /// Whether anything that belongs to goals alone was said.
    pub fn is_any(&self) -> bool {
        !self.whose.only_mine()
            || self.cycle.is_some()
            || self.status.is_some()
            || self.dimension.is_some()
            || self.stale
            || self.sort.is_some()
            || self.reverse
    }
}
