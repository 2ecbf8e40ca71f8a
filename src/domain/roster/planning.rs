//! From a roster to a plan: who reports to whom in the end, what is derived from that, and what it changes.

use std::collections::{HashMap, HashSet, VecDeque};

use unicode_segmentation::UnicodeSegmentation as _;

use super::matching::{handles, has_left, match_people};
use super::{
    Basis, Changed, Column, Fault, FaultKind, Note, Plan, Planned, Roster, RosterRow, TEXT_LIMIT, is_standing_admin,
};
use crate::domain::handle::is_handle;
use crate::domain::name::likeness;
use crate::domain::organisation::{Area, Bond, ClientType, Person, PersonId, Profile, Roles};

/// Somebody as the organisation will be: of the file, or in it already and not listed.
struct Node<'a> {
    row: Option<&'a RosterRow>,
    before: Option<&'a Person>,
    handle: String,
    name: &'a str,
    manager: Above,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Nobody,
    Node(usize),
    /// The file names somebody who cannot be told; a fault says so already.
    Unknown,
}

/// What comes down from a manager.
#[derive(Clone, Default)]
struct Derived {
    level: Option<u16>,
    area: Area,
}

/// What importing `roster` will do, or everything that is wrong with it, in the order of the file.
pub fn plan(basis: Basis<'_>, roster: &Roster, end_missing: bool) -> Result<Plan, Vec<Fault>> {
    let mut faults = Vec::new();
    check_rows(roster, &mut faults);
    let found = match_people(basis.organisation, roster, basis.today, &mut faults);
    let nodes = nodes(basis, roster, &found, &mut faults);
    let derived = derive(roster, &nodes, &mut faults);
    let mut plan = Plan { chart: basis.chart, notes: roster.notes.clone(), ..Plan::default() };
    let profiles: Vec<Profile> =
        nodes.iter().zip(derived).map(|(node, derived)| profile(basis, node, derived)).collect();
    for (node, profile) in nodes.iter().zip(&profiles) {
        let (Some(row), Some(from), Some(until)) = (node.row, profile.active_from, profile.active_until) else {
            continue;
        };
        if until < from {
            faults.push(roster.fault(row, Column::ActiveUntil, FaultKind::UntilBeforeFrom { from, until }));
        }
    }
    let handles: Vec<String> = nodes.iter().map(|node| node.handle.clone()).collect();
    let manager = |node: &Node<'_>| match node.manager {
        Above::Node(at) => Some(handles[at].clone()),
        Above::Nobody | Above::Unknown => None,
    };
    for at in managers_first(&nodes) {
        let node = &nodes[at];
        let planned = Planned { profile: profiles[at].clone(), manager: manager(node) };
        let Some(before) = node.before else {
            plan.added.push(planned);
            continue;
        };
        let mut columns = changed_columns(&before.profile, &planned.profile);
        let manager_before = before.manager.and_then(|id| basis.organisation.find(id)).map(|person| &person.handle);
        if manager_before != planned.manager.as_ref() {
            columns.push(Column::Manager);
        }
        let gone = has_left(before, basis.today);
        if node.row.is_none() && !gone && end_missing {
            let mut planned = planned;
            planned.profile.active_until = Some(basis.today);
            columns.push(Column::ActiveUntil);
            plan.ended.push(Changed { id: before.id, planned, columns });
            continue;
        }
        if !columns.is_empty() {
            plan.changed.push(Changed { id: before.id, planned, columns });
        } else if node.row.is_some() {
            plan.unchanged += 1;
        }
        match node.row {
            Some(row) if gone && row.active_until.is_none() => {
                let on = before.active_until.unwrap_or(basis.today);
                plan.notes.push(Note::HasLeft { line: row.line, handle: before.handle.clone(), on });
            }
            Some(_) => {}
            None if gone => {}
            None => plan.missing.push(before.clone()),
        }
    }
    check_last_admin(basis, roster, &nodes, &profiles, &plan, &mut faults);
    if faults.is_empty() {
        Ok(plan)
    } else {
        faults.sort();
        faults.dedup();
        Err(faults)
    }
}

/// What is wrong with rows by themselves.
fn check_rows(roster: &Roster, faults: &mut Vec<Fault>) {
    let mut first = HashMap::new();
    for row in &roster.rows {
        if likeness(&row.name).is_empty() {
            faults.push(roster.fault(row, Column::Name, FaultKind::NameEmpty));
        }
        let texts = [
            (Column::Name, Some(row.name.as_str())),
            (Column::Title, row.title.as_deref()),
            (Column::Area, row.area.as_ref().map(Area::as_str)),
        ];
        for (column, text) in texts {
            let length = text.map_or(0, |text| text.graphemes(true).count());
            if length > TEXT_LIMIT {
                faults.push(roster.fault(row, column, FaultKind::TooLong { length }));
            }
        }
        let Some(handle) = &row.handle else { continue };
        if !is_handle(handle) {
            faults.push(roster.fault(row, Column::Handle, FaultKind::BadHandle { handle: handle.clone() }));
        }
        match first.get(handle) {
            Some(first) => {
                let kind = FaultKind::DuplicateHandle { handle: handle.clone(), first: *first };
                faults.push(roster.fault(row, Column::Handle, kind));
            }
            None => {
                first.insert(handle.clone(), row.line);
            }
        }
    }
}

/// The rows, and behind them everybody the file does not list, each tied to a manager.
fn nodes<'a>(
    basis: Basis<'a>,
    roster: &'a Roster,
    found: &[Option<&'a Person>],
    faults: &mut Vec<Fault>,
) -> Vec<Node<'a>> {
    let listed: HashSet<PersonId> = found.iter().flatten().map(|person| person.id).collect();
    let handles = handles(basis.organisation, &roster.rows, found);
    let rows = roster.rows.iter().zip(found).zip(handles).map(|((row, before), handle)| Node {
        row: Some(row),
        before: *before,
        handle,
        name: &row.name,
        manager: Above::Nobody,
    });
    let absent = basis.organisation.people().iter().filter(|person| !listed.contains(&person.id)).map(|person| Node {
        row: None,
        before: Some(person),
        handle: person.handle.clone(),
        name: &person.name,
        manager: Above::Nobody,
    });
    let mut nodes: Vec<Node<'_>> = rows.chain(absent).collect();
    let mut by_handle = HashMap::new();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, node) in nodes.iter().enumerate() {
        by_handle.entry(node.handle.clone()).or_insert(at);
        by_name.entry(likeness(node.name)).or_default().push(at);
    }
    let managers: Vec<Above> = nodes
        .iter()
        .map(|node| {
            let Some(row) = node.row else {
                let manager = node.before.and_then(|person| person.manager);
                let manager = manager.and_then(|id| basis.organisation.find(id));
                let at = manager.and_then(|person| by_handle.get(person.handle.as_str()));
                return at.map_or(Above::Nobody, |at| Above::Node(*at));
            };
            if row.manager.is_empty() {
                return Above::Nobody;
            }
            if let Some(at) = by_handle.get(row.manager.as_str()) {
                return Above::Node(*at);
            }
            let named = by_name.get(&likeness(&row.manager)).map_or(&[][..], Vec::as_slice);
            match narrow(&nodes, named, row, basis.today).as_slice() {
                [at] => Above::Node(*at),
                [] => {
                    let kind = FaultKind::UnknownManager { manager: row.manager.clone() };
                    faults.push(roster.fault(row, Column::Manager, kind));
                    Above::Unknown
                }
                several => {
                    let handles = several.iter().map(|at| nodes[*at].handle.clone()).collect();
                    let kind = FaultKind::AmbiguousManager { manager: row.manager.clone(), handles };
                    faults.push(roster.fault(row, Column::Manager, kind));
                    Above::Unknown
                }
            }
        })
        .collect();
    for (node, manager) in nodes.iter_mut().zip(managers) {
        node.manager = manager;
    }
    nodes
}

/// Of people called alike: those who have not left, and of these the ones written exactly so, where there are any.
fn narrow(nodes: &[Node<'_>], named: &[usize], row: &RosterRow, today: jiff::civil::Date) -> Vec<usize> {
    let mut left = named.to_vec();
    let mut prefer = |which: &dyn Fn(&Node<'_>) -> bool| {
        if left.iter().any(|at| which(&nodes[*at])) {
            left.retain(|at| which(&nodes[*at]));
        }
    };
    prefer(&|node| !node.before.is_some_and(|person| has_left(person, today)));
    prefer(&|node| node.name == row.manager);
    left
}

/// Levels and areas, from the top down. Whoever is not reached this way is in a cycle or under one.
fn derive(roster: &Roster, nodes: &[Node<'_>], faults: &mut Vec<Fault>) -> Vec<Derived> {
    let mut reports: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    let mut queue = VecDeque::new();
    for (at, node) in nodes.iter().enumerate() {
        match node.manager {
            Above::Node(manager) => reports[manager].push(at),
            Above::Nobody | Above::Unknown => queue.push_back(at),
        }
    }
    let mut derived = vec![Derived::default(); nodes.len()];
    let mut reached = vec![false; nodes.len()];
    while let Some(at) = queue.pop_front() {
        reached[at] = true;
        queue.extend(&reports[at]);
        let node = &nodes[at];
        let above = match node.manager {
            Above::Node(manager) => Some(manager),
            Above::Nobody | Above::Unknown => None,
        };
        let level = level(nodes, &derived, node, above);
        let given_area =
            node.row.and_then(|row| row.area.clone()).or_else(|| node.before.map(|person| person.area.clone()));
        let area = given_area.or_else(|| above.map(|manager| derived[manager].area.clone())).unwrap_or_default();
        if let (Some(level), Some(manager), Some(manager_level)) =
            (level, above, above.and_then(|manager| derived[manager].level))
            && level <= manager_level
        {
            let kind = FaultKind::LevelNotBelow { level, manager: nodes[manager].name.to_owned(), manager_level };
            faults.push(match node.row {
                Some(row) => roster.fault(row, Column::Level, kind),
                None => Fault { line: 1, column: String::new(), kind },
            });
        }
        derived[at] = Derived { level, area };
    }
    report_cycles(roster, nodes, reached, faults);
    derived
}

/// The level of the file; else the same distance from the same manager as before; else one below the manager.
fn level(nodes: &[Node<'_>], derived: &[Derived], node: &Node<'_>, above: Option<usize>) -> Option<u16> {
    if let Some(level) = node.row.and_then(|row| row.level) {
        return Some(level);
    }
    let Some(manager) = above else {
        let was_top = node.before.filter(|person| person.manager.is_none());
        return match node.manager {
            Above::Unknown => None,
            _ => Some(was_top.map_or(1, |person| person.level)),
        };
    };
    let manager_before = nodes[manager].before;
    let kept = node.before.zip(manager_before).filter(|(person, manager)| person.manager == Some(manager.id));
    let distance = kept.map_or(1, |(person, manager)| person.level.saturating_sub(manager.level).max(1));
    Some(derived[manager].level?.saturating_add(distance))
}

/// Names every cycle once, on its first line.
fn report_cycles(roster: &Roster, nodes: &[Node<'_>], mut done: Vec<bool>, faults: &mut Vec<Fault>) {
    for start in 0..nodes.len() {
        let mut path = Vec::new();
        let mut at = start;
        while !done[at] {
            done[at] = true;
            path.push(at);
            let Above::Node(manager) = nodes[at].manager else { break };
            at = manager;
        }
        let Some(from) = path.iter().position(|step| *step == at) else { continue };
        let cycle = &path[from..];
        let mut names: Vec<String> = cycle.iter().map(|at| nodes[*at].name.to_owned()).collect();
        names.extend(names.first().cloned());
        let kind = FaultKind::Cycle { names };
        let first = cycle.iter().filter_map(|at| nodes[*at].row).min_by_key(|row| row.line);
        faults.push(match first {
            Some(row) => roster.fault(row, Column::Manager, kind),
            None => Fault { line: 1, column: String::new(), kind },
        });
    }
}

/// Rows in the order of the file, but new managers before their reports; then the people not listed.
fn managers_first(nodes: &[Node<'_>]) -> Vec<usize> {
    let mut order = Vec::with_capacity(nodes.len());
    let mut placed = vec![false; nodes.len()];
    for start in 0..nodes.len() {
        let mut path = Vec::new();
        let mut at = start;
        while !placed[at] {
            placed[at] = true;
            path.push(at);
            let Above::Node(manager) = nodes[at].manager else { break };
            at = manager;
        }
        order.extend(path.into_iter().rev());
    }
    order
}

fn profile(basis: Basis<'_>, node: &Node<'_>, derived: Derived) -> Profile {
    let blank = RosterRow::default();
    let row = node.row.unwrap_or(&blank);
    let before = node.before.map(|person| &person.profile);
    let kept = |date: fn(&Profile) -> Option<jiff::civil::Date>| before.and_then(date);
    Profile {
        handle: node.handle.clone(),
        name: node.name.to_owned(),
        title: row.title.clone().or_else(|| before.map(|was| was.title.clone())).unwrap_or_default(),
        area: derived.area,
        level: derived.level.unwrap_or(1),
        manager: None,
        client_type: row.client_type.or(before.map(|was| was.client_type)).unwrap_or(ClientType::Operative),
        bond: row.bond.or(before.map(|was| was.bond)).unwrap_or(Bond::Staff),
        locale: row.locale.clone().or_else(|| before.map(|was| was.locale.clone())).unwrap_or(basis.locale.to_owned()),
        active_from: row.active_from.unwrap_or_else(|| kept(|was| was.active_from)),
        active_until: row.active_until.unwrap_or_else(|| kept(|was| was.active_until)),
        successor: before.and_then(|was| was.successor),
        roles: before.map_or(Roles::NONE, |was| was.roles),
    }
}

/// What differs, managers aside.
fn changed_columns(before: &Profile, after: &Profile) -> Vec<Column> {
    let changes = [
        (Column::Name, before.name != after.name),
        (Column::Title, before.title != after.title),
        (Column::Area, before.area != after.area),
        (Column::Level, before.level != after.level),
        (Column::ClientType, before.client_type != after.client_type),
        (Column::Bond, before.bond != after.bond),
        (Column::Locale, before.locale != after.locale),
        (Column::ActiveFrom, before.active_from != after.active_from),
        (Column::ActiveUntil, before.active_until != after.active_until),
    ];
    changes.into_iter().filter(|(_, changed)| *changed).map(|(column, _)| column).collect()
}

/// The last enrolled `admin` stays, whether a row or its absence would make them leave.
fn check_last_admin(
    basis: Basis<'_>,
    roster: &Roster,
    nodes: &[Node<'_>],
    profiles: &[Profile],
    plan: &Plan,
    faults: &mut Vec<Fault>,
) {
    let stands = |id, profile: &Profile| is_standing_admin(id, profile, basis.enrolled, basis.today);
    let ended: HashSet<PersonId> = plan.ended.iter().map(|ended| ended.id).collect();
    let (mut lost, mut kept) = (Vec::new(), false);
    for (node, profile) in nodes.iter().zip(profiles) {
        let Some(before) = node.before.filter(|before| stands(before.id, &before.profile)) else { continue };
        if stands(before.id, profile) && !ended.contains(&before.id) {
            kept = true;
        } else {
            lost.push(node);
        }
    }
    if kept {
        return;
    }
    for node in lost {
        let kind = FaultKind::LastAdmin { name: node.name.to_owned() };
        faults.push(match node.row {
            Some(row) => roster.fault(row, Column::ActiveUntil, kind),
            None => Fault { line: 1, column: String::new(), kind },
        });
    }
}

#[cfg(test)]
pub(super) mod tests;
