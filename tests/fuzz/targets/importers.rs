//! Files that come in: people, check-ins, the catalogue.

use std::collections::{HashMap, HashSet};

use cartelera::domain::goal::incoming::{self, GoalRef, RowFault};
use cartelera::domain::goal::{Aim, Cadence, GoalId, Quantity, Terms, Translated, Weight};
use cartelera::domain::handle::is_handle;
use cartelera::domain::organisation::{Area, Bond, ClientType, Organisation, Person, PersonId, Profile, Roles};
use cartelera::domain::roster::{self, Basis, Column, LOWEST_LEVEL, Plan, TEXT_LIMIT};
use cartelera::i18n::{Language, roster_fault_in_place};
use cartelera::import::catalogue as starter;
use cartelera::import::check_ins::read_check_ins;
use cartelera::import::people::read_people;
use jiff::civil::{Date, date};
use unicode_segmentation::UnicodeSegmentation as _;
use uuid::Uuid;

use super::Input;

const TODAY: Date = date(2026, 3, 2);

/// How many lines an editor shows. What is not UTF-8 is read up to where it stops being so.
fn lines(data: &[u8]) -> u32 {
    let breaks =
        (0..data.len()).filter(|at| data[*at] == b'\n' || (data[*at] == b'\r' && data.get(at + 1) != Some(&b'\n')));
    u32::try_from(breaks.count()).unwrap() + 1
}

fn somebody(id: i64, handle: &str, name: &str, level: u16, manager: Option<i64>) -> Person {
    let profile = Profile {
        handle: handle.to_owned(),
        name: name.to_owned(),
        title: String::new(),
        area: Area::new("Clínica"),
        level,
        manager: manager.map(PersonId),
        client_type: ClientType::Operative,
        bond: Bond::Staff,
        locale: "es".to_owned(),
        active_from: None,
        active_until: None,
        successor: None,
        roles: Roles::NONE,
    };
    Person { id: PersonId(id), profile }
}

/// Two of one name, somebody below, somebody who left.
fn few() -> Organisation {
    let mut gone = somebody(5, "gil", "Gil Gone", 3, Some(1));
    gone.profile.active_until = Some(date(2026, 1, 1));
    Organisation::new(vec![
        somebody(1, "ana", "Ana Top", 1, None),
        somebody(2, "bea", "Bea Two", 2, Some(1)),
        somebody(3, "bea.2", "Bea Two", 2, Some(1)),
        somebody(4, "ciro", "Ciro Low", 3, Some(2)),
        gone,
    ])
}

pub fn people(data: &[u8]) {
    let mut input = Input(data);
    let (on_few, end_missing) = (input.byte() % 2 == 1, input.byte() % 2 == 1);
    let data = input.0;
    let lines = lines(data);
    let (roster, faults) = read_people(data);
    let mut last = 1;
    for row in &roster.rows {
        assert!(row.line > last && row.line <= lines, "line {} after {last} of {lines}", row.line);
        assert!(row.level.is_none_or(|level| (1..=LOWEST_LEVEL).contains(&level)), "{row:?}");
        assert!(row.locale.as_deref().is_none_or(|locale| matches!(locale, "es" | "en")), "{row:?}");
        last = row.line;
    }
    let known = |column: &str| {
        column.is_empty()
            || Column::ALL.iter().any(|one| one.word() == column)
            || roster.headings.values().any(|heading| heading == column)
            || String::from_utf8_lossy(data).contains(column)
    };
    let assert_placed = |faults: &[roster::Fault]| {
        for fault in faults {
            assert!((1..=lines).contains(&fault.line), "{fault:?} of {lines} lines");
            assert!(known(&fault.column), "{fault:?}");
            for language in [Language::Spanish, Language::English] {
                assert!(!roster_fault_in_place(language, fault).is_empty());
            }
        }
    };
    assert_placed(&faults);
    assert!(!faults.is_empty() || !roster.rows.is_empty(), "nothing read and nothing wrong");
    let organisation = if on_few { few() } else { Organisation::default() };
    let enrolled = HashSet::from([PersonId(1)]);
    let basis = Basis { organisation: &organisation, chart: 1, today: TODAY, locale: "es", enrolled: &enrolled };
    match roster::plan(basis, &roster, end_missing) {
        Ok(plan) => assert_in_order(&organisation, &plan),
        Err(faults) => assert_placed(&faults),
    }
}

/// The rules that a plan has to keep, whatever it was made of.
fn assert_in_order(organisation: &Organisation, plan: &Plan) {
    let mut above: HashMap<String, (Option<String>, u16)> = HashMap::new();
    for person in organisation.people() {
        let manager = person.manager.and_then(|id| organisation.find(id)).map(|manager| manager.handle.clone());
        above.insert(person.handle.clone(), (manager, person.level));
    }
    let changed = plan.changed.iter().chain(&plan.ended).map(|changed| &changed.planned);
    for planned in changed.clone() {
        assert!(above.contains_key(&planned.profile.handle), "{planned:?} is nobody");
    }
    for planned in &plan.added {
        assert!(!above.contains_key(&planned.profile.handle), "{planned:?} is somebody else");
        above.insert(planned.profile.handle.clone(), (None, 0));
    }
    assert_eq!(above.len(), organisation.people().len() + plan.added.len(), "two of one handle");
    for planned in changed.chain(&plan.added) {
        let profile = &planned.profile;
        assert!(is_handle(&profile.handle), "{profile:?}");
        assert!(!profile.name.trim().is_empty() && profile.name.graphemes(true).count() <= TEXT_LIMIT, "{profile:?}");
        assert!(profile.title.graphemes(true).count() <= TEXT_LIMIT, "{profile:?}");
        assert!(profile.active_from.is_none_or(|from| profile.active_until.is_none_or(|until| from <= until)));
        above.insert(profile.handle.clone(), (planned.manager.clone(), profile.level));
    }
    for (handle, (manager, level)) in &above {
        assert!(*level >= 1, "{handle} stands above everybody");
        let Some(manager) = manager else { continue };
        let (_, higher) = above.get(manager).unwrap_or_else(|| panic!("nobody is called {manager}"));
        // So there is no circle either: levels only fall.
        assert!(higher < level, "{handle} {level} under {manager} {higher}");
    }
}

fn goal(id: u128, owner: i64, handle: &str, name: &str, aim: Aim) -> GoalRef {
    GoalRef {
        id: GoalId(Uuid::from_u128(id)),
        owner: PersonId(owner),
        handle: handle.to_owned(),
        name: name.to_owned(),
        kpi: Translated::new("Citas", "Visits"),
        unit: Translated::new("%", "%"),
        terms: Terms {
            aim,
            weight: Weight::ALL,
            start: date(2026, 1, 1),
            end: date(2026, 6, 30),
            cadence: Cadence::Monthly,
            checkpoints: Vec::new(),
        },
    }
}

pub fn check_ins(data: &[u8]) {
    let lines = lines(data);
    let (sheet, faults) = read_check_ins(data);
    let goals = [
        goal(0xcafe_0001, 1, "ana", "Ana Top", Aim::Milestone { steps: 5 }),
        goal(0xcafe_0002, 2, "bea", "Bea Two", Aim::Rating { target: 4 }),
        goal(0xbeef_0001, 2, "bea", "Bea Two", Aim::Numeric { baseline: Quantity::ZERO, target: Quantity::whole(9) }),
    ];
    let assert_placed = |faults: &[RowFault]| {
        for fault in faults {
            assert!((1..=lines).contains(&fault.line), "{fault:?} of {lines} lines");
            let known = fault.column.is_empty()
                || incoming::Column::ALL.iter().any(|one| one.word() == fault.column)
                || sheet.headings.values().any(|heading| *heading == fault.column)
                || String::from_utf8_lossy(data).contains(&fault.column);
            assert!(known, "{fault:?}");
        }
    };
    assert_placed(&faults);
    assert!(!faults.is_empty() || !sheet.rows.is_empty(), "nothing read and nothing wrong");
    let mut last = 1;
    for row in &sheet.rows {
        assert!(row.line > last && row.line <= lines, "line {} after {last} of {lines}", row.line);
        assert!(row.confidence.is_none_or(|own| (1..=5).contains(&own)), "{row:?}");
        last = row.line;
    }
    let (planned, more) = incoming::plan(&sheet, &goals, TODAY);
    assert_placed(&more);
    let mut days = HashSet::new();
    for check_in in planned {
        let goal = goals.iter().find(|goal| goal.id == check_in.goal).expect("a goal that was offered");
        assert!(days.insert((check_in.goal, check_in.new.day)), "{check_in:?} twice");
        if more.iter().all(|fault| fault.line != check_in.line) {
            assert_eq!(check_in.new.faults(&goal.terms, TODAY), [], "{check_in:?}");
        }
    }
}

pub fn catalogue(data: &[u8]) {
    let Ok(kpis) = starter::read(&String::from_utf8_lossy(data)) else { return };
    for kpi in kpis {
        let hundredths = |quantity: Quantity| quantity.raw() % 100;
        assert!(kpi.aim.target().is_none_or(|target| hundredths(target) == 0), "{kpi:?}");
        assert_eq!(kpi.weight.0 % 100, 0, "{kpi:?}");
    }
}
