//! `sessions …`, their copies and `export me`: what is documented, who may do what, and how each command ends.

mod forged;
mod keys;
mod leaving;
mod life;
mod permissions;
mod sharing;

use serde_json::Value;

use crate::world::{Ran, World};

/// An id of nothing.
pub const NOBODYS: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// The day after the sample's, as it is typed.
pub const TOMORROW: &str = "2026-10-09 10:00";

pub fn sessions(world: &World, handle: &str, arguments: &[&str]) -> Ran {
    world.json(handle, &[["sessions"].as_slice(), arguments].concat())
}

#[track_caller]
pub fn id(ran: &Ran) -> String {
    ran.object()["id"].as_str().unwrap().to_owned()
}

/// A planned session of Sergio with these people, of a kind in which the sample has nothing to carry over.
#[track_caller]
pub fn plan(world: &World, with: &[&str], more: &[&str]) -> String {
    let with = with.iter().flat_map(|handle| ["--with", handle]);
    let plan = ["new", "--kind", "onboarding", "--at", TOMORROW];
    let arguments: Vec<&str> = plan.into_iter().chain(with).chain(more.iter().copied()).collect();
    id(&sessions(world, "sergio.munoz", &arguments).done())
}

#[track_caller]
pub fn shown(world: &World, handle: &str, id: &str) -> Value {
    sessions(world, handle, &["show", id]).done().object()
}

/// The texts of a list's objects.
pub fn texts(list: &Value, field: &str) -> Vec<String> {
    let rows = list.as_array().unwrap().iter();
    rows.map(|row| row[field].as_str().unwrap_or("–").to_owned()).collect()
}
