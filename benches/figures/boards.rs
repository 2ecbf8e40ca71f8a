//! The boards that are measured on, and who looks at them.

use std::path::{Path, PathBuf};

use cartelera::clock::Clock;
use cartelera::demo::PASSPHRASE;
use cartelera::domain::organisation::{Chart, PersonId};
use cartelera::member::{Member, Workspace};

pub const PEOPLE: usize = 1_000;

/// A board that is measured on.
pub struct Board {
    pub name: String,
    pub path: PathBuf,
    /// Who receives most, somebody in between, and who receives least.
    pub viewers: [(&'static str, String); 3],
}

impl Board {
    pub fn at(name: String, path: PathBuf) -> Self {
        let workspace = Workspace::open(&path, Clock::system()).expect("the board opens");
        let organisation = workspace.organisation();
        let chart = organisation.on(workspace.today());
        let handle = |id: PersonId| organisation.find(id).expect("somebody").handle.clone();
        let viewers = [("top", top(&chart)), ("middle", middle(&chart)), ("leaf", leaf(&chart))];
        let viewers = viewers.map(|(viewer, id)| (viewer, handle(id)));
        Self { name, path, viewers }
    }

    pub fn top(&self) -> &str {
        &self.viewers[0].1
    }
}

fn top(chart: &Chart<'_>) -> PersonId {
    chart.active()[0].id
}

/// The manager with most people under them on the third level.
fn middle(chart: &Chart<'_>) -> PersonId {
    let heads = chart.active().iter().filter(|person| person.level == 3);
    heads.max_by_key(|person| chart.down(person.id).len()).expect("a third level").id
}

fn leaf(chart: &Chart<'_>) -> PersonId {
    chart.active().iter().max_by_key(|person| person.level).expect("somebody").id
}

pub fn sign_in(path: &Path, handle: &str) -> Member {
    let workspace = Workspace::open(path, Clock::system()).expect("the board opens");
    workspace.sign_in(handle, PASSPHRASE).map_err(|(_, error)| error).expect("the sample's passphrase")
}
