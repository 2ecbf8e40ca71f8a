//! Goals altered by somebody who has the file, the program's own parts and no right to it: the check finds it.

use jiff::civil::date;
use jiff::{Timestamp, ToSpan as _};

use super::forgery_tests::{MONDAY, Office, PASSPHRASE};
use super::*;
use crate::domain::goal::{
    Aggregation, Aim, Cadence, CheckIn, CycleId, Dimension, Goal, GoalId, GoalState, KpiId, KpiKind, NewCheckIn,
    NewGoal, Quantity, Template, Terms, Translated, Weight,
};
use crate::member::goals::signing;
use crate::member::goals::{GoalPage, NewKpi};
use crate::member::signing::{Signature, kind};
use crate::store::goals::{GoalPosition, KeptGoal};
use crate::store::{ReadGoals as _, ReadKeys as _};

fn terms(day: jiff::civil::Date) -> Terms {
    let (baseline, target) = (Quantity::ZERO, Quantity::whole(100));
    Terms {
        aim: Aim::Numeric { baseline, target },
        weight: Weight::ALL,
        start: day,
        end: day.checked_add(60.days()).unwrap(),
        cadence: Cadence::Weekly,
        checkpoints: Vec::new(),
    }
}

/// A board with one of everything: a definition of an own dimension, a template, a closed cycle with a scored goal, and
/// one goal of Vera's going on, changed once, with three check-ins of which one corrects another.
struct Board {
    office: Office,
    goal: GoalId,
    scored: GoalId,
    /// The file as it is while nobody has altered it.
    sound: Vec<u8>,
}

impl Board {
    fn new() -> Self {
        let office = Office::new();
        let mut lucia = office.member("lucia");
        let vera = office.id("vera");
        let (kpi, cycle) = (KpiId(lucia.new_id()), CycleId(lucia.new_id()));
        let [scored, goal] = [GoalId(lucia.new_id()), GoalId(lucia.new_id())];
        let name = |name: &str| Translated::new(name, name);
        lucia
            .act(|act| {
                let dimension = act.add_dimension(&name("Ideas"))?;
                let (kind, aggregation) = (KpiKind::Numeric, Aggregation::Last);
                act.define_kpi(kpi, &NewKpi { name: name("Sales"), unit: name("%"), dimension, kind, aggregation })?;
                act.open_cycle(cycle, "Spring", MONDAY, terms(MONDAY).end)?;
                let new = NewGoal { owner: vera, kpi, cycle: Some(cycle), carried_from: None, terms: terms(MONDAY) };
                act.set_goal(scored, &new)
            })
            .unwrap();
        check_in(&office, "vera", scored, MONDAY, 40);
        office.clock.set(super::forgery_tests::at(date(2026, 6, 1)));
        let monday = date(2026, 6, 1);
        let template = Template {
            id: lucia.new_id(),
            name: "Monthly".into(),
            kpi,
            aim: terms(monday).aim,
            weight: Weight::ALL,
            cadence: Cadence::Monthly,
            by: lucia.id(),
            at: Timestamp::UNIX_EPOCH,
            entry: None,
        };
        lucia
            .act(|act| {
                act.close_cycle(cycle, "Over")?;
                act.save_template(&template)?;
                let new = NewGoal { owner: vera, kpi, cycle: None, carried_from: Some(scored), terms: terms(monday) };
                act.set_goal(goal, &new)?;
                act.change_goal(goal, 1, &Terms { weight: Weight(5_000), ..terms(monday) }, "Half of it")
            })
            .unwrap();
        check_in(&office, "vera", goal, monday, 10);
        check_in(&office, "lucia", goal, monday, 20);
        let mut vera = office.member("vera");
        let correction = vera.new_id();
        vera.act(|act| act.correct(correction, goal, 1, &value(monday, 15), "Mistyped")).unwrap();
        drop((lucia, vera));
        let sound = office.copy();
        Self { office, goal, scored, sound }
    }

    /// Takes back whatever was altered.
    fn restore(&self) {
        self.office.restore(&self.sound);
    }

    fn faults_of(&self, sql: &str) -> Vec<String> {
        self.restore();
        self.office.alter(sql);
        self.office.faults()
    }

    fn page(&self, of: GoalId) -> GoalPage {
        self.office.member("lucia").goal_page(of).unwrap()
    }
}

fn value(day: jiff::civil::Date, value: i64) -> NewCheckIn {
    NewCheckIn { day, value: Quantity::whole(value), confidence: Some(4), evidence: "Seen".into() }
}

fn check_in(office: &Office, handle: &str, goal: GoalId, day: jiff::civil::Date, of: i64) {
    let mut member = office.member(handle);
    let id = member.new_id();
    member.act(|act| act.check_in(id, goal, &value(day, of))).unwrap();
}

/// What an aim of another kind would say is read by nobody; nor is how a slot ended that there was not.
const UNREAD: [(&str, &str); 10] = [
    ("template", "low"),
    ("template", "high"),
    ("template", "share"),
    ("goal", "low"),
    ("goal", "high"),
    ("goal", "share"),
    ("goal", "before_in_band"),
    ("goal_revision", "low"),
    ("goal_revision", "high"),
    ("goal_revision", "share"),
];

#[test]
fn every_altered_column_of_goals_is_found() {
    let board = Board::new();
    assert_eq!(board.office.faults(), [""; 0]);
    let mut passed = Vec::new();
    for table in ["dimension", "kpi", "cycle", "template", "goal", "goal_revision", "check_in", "score", "standing"] {
        for (column, other) in board.office.other_values(table) {
            let found = board.faults_of(&format!("UPDATE {table} SET {column} = {other}"));
            if found.is_empty() {
                passed.push((table, column));
            }
        }
    }
    let passed: Vec<(&str, &str)> = passed.iter().map(|(table, column)| (*table, column.as_str())).collect();
    assert_eq!(passed, UNREAD);
}

#[test]
fn rows_taken_away_or_put_in_are_found() {
    let board = Board::new();
    let goal = |id: GoalId| id.0.simple().to_string();
    for sql in [
        "DELETE FROM kpi".to_owned(),
        "DELETE FROM dimension".to_owned(),
        "DELETE FROM template".to_owned(),
        "DELETE FROM cycle".to_owned(),
        format!("DELETE FROM goal WHERE id = x'{}'", goal(board.goal)),
        "DELETE FROM goal_revision".to_owned(),
        "DELETE FROM check_in WHERE number = 2".to_owned(),
        "DELETE FROM check_in WHERE number = 3".to_owned(),
        "DELETE FROM score".to_owned(),
        "DELETE FROM standing".to_owned(),
        "UPDATE cycle SET closed_by = NULL, closed_at = NULL, note = NULL, chart = NULL, closing_entry = NULL".to_owned(),
        "UPDATE check_in SET corrected_by = NULL".to_owned(),
        "INSERT INTO check_in SELECT goal, day, 4, randomblob(16), value, confidence, evidence, by, at, NULL, NULL, NULL, entry
         FROM check_in WHERE number = 2"
            .to_owned(),
        "INSERT INTO score SELECT cycle, 99, value, progress, status, confidence FROM score".to_owned(),
        "INSERT INTO standing SELECT dimension, 4, goals, checked, stale, progress, not_rated, on_track, at_risk, off_track,
         achieved, missed FROM standing"
            .to_owned(),
        "UPDATE check_in SET number = 100 + number WHERE number IN (2, 3);
         UPDATE check_in SET number = 105 - number WHERE number IN (102, 103)"
            .to_owned(),
    ] {
        assert_ne!(board.faults_of(&sql), [""; 0], "{sql}");
    }
}

#[test]
fn who_reads_a_goal_is_told_what_was_altered() {
    let board = Board::new();
    let signatures = || {
        let page = board.page(board.goal);
        let revisions: Vec<Signature> = page.revisions.iter().map(|(_, signature)| *signature).collect();
        let check_ins: Vec<Signature> = page.check_ins.iter().map(|(_, signature)| *signature).collect();
        (page.signature, revisions, check_ins)
    };
    use Signature::{Invalid, Valid};
    assert_eq!(signatures(), (Valid, vec![Valid; 2], vec![Valid; 3]));
    board.office.alter("UPDATE check_in SET value = 990000 WHERE number = 2");
    assert_eq!(signatures(), (Valid, vec![Valid; 2], vec![Valid, Invalid, Valid]));
    board.restore();
    board.office.alter("UPDATE goal SET target = 500000 WHERE carried_from IS NOT NULL");
    assert_eq!(signatures(), (Invalid, vec![Valid, Invalid], vec![Valid; 3]));
    board.restore();
    board.office.alter("UPDATE goal_revision SET weight = 1");
    assert_eq!(signatures(), (Valid, vec![Invalid, Valid], vec![Valid; 3]));
    assert_eq!(board.page(board.scored).signature, Valid);
}

#[test]
fn what_somebody_signs_who_has_no_right_to_it_is_found() {
    let board = Board::new();
    let office = &board.office;
    let store = SqliteStore::open(&office.path()).unwrap();
    let (vera, luis) = (office.id("vera"), office.id("luis"));
    let seed = store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    let mine = store.goal(board.goal).unwrap().unwrap();
    // A value of a goal that is neither hers nor of anybody below: the one she has, were it Luis'.
    let theirs = Goal { id: GoalId(uuid::Uuid::new_v4()), owner: luis, ..mine.goal.clone() };
    let row = CheckIn {
        id: uuid::Uuid::new_v4(),
        number: 1,
        day: theirs.terms.start,
        value: Quantity::whole(1),
        confidence: None,
        evidence: String::new(),
        by: vera,
        at: office.clock.now(),
        corrects: None,
        corrected_by: None,
        entry: None,
    };
    drop(store);
    let digest = signing::check_in(theirs.id, &row);
    let check_in = office.forge(vera, 1, &seed, kind::CHECK_IN, row.id.as_bytes(), digest);
    // And a goal that she herself agrees on, though somebody is above her.
    let by_her = |owner, id| Goal {
        id,
        owner,
        revision: 1,
        carried_from: None,
        state: GoalState::Accepted,
        by: vera,
        reason: String::new(),
        at: office.clock.now(),
        ..mine.goal.clone()
    };
    let put = |goal: Goal| {
        let entry = office.forge(vera, 1, &seed, kind::GOAL, goal.id.0.as_bytes(), signing::goal(&goal));
        let mut store = SqliteStore::open(&office.path()).unwrap();
        let mut tx = store.begin().unwrap();
        let position = tx.insert_goal(&Goal { entry: Some(entry), ..goal }).unwrap();
        tx.commit().unwrap();
        position
    };
    let own = by_her(vera, GoalId(uuid::Uuid::new_v4()));
    put(own.clone());
    let position: GoalPosition = put(by_her(luis, theirs.id));
    let mut store = SqliteStore::open(&office.path()).unwrap();
    let mut tx = store.begin().unwrap();
    tx.insert_check_in(position, &CheckIn { entry: Some(check_in), ..row }).unwrap();
    tx.commit().unwrap();
    drop(store);
    // A definition too.
    let store = SqliteStore::open(&office.path()).unwrap();
    let kpi =
        crate::domain::goal::Kpi { by: vera, name: Translated::new("X", "X"), ..store.kpis().unwrap()[0].clone() };
    drop(store);
    let forged = office.forge(vera, 1, &seed, kind::KPI, kpi.id.0.as_bytes(), signing::kpi(&kpi));
    let faults = office.faults();
    for place in [
        format!("signature revision 1 of goal {}", own.id),
        format!("signature revision 1 of goal {}", theirs.id),
        format!("signature check-in 1 of goal {}", theirs.id),
        format!("chain entry {forged}"),
        format!("signature KPI {}", kpi.id.0),
    ] {
        assert!(faults.contains(&place), "{place} in {faults:#?}");
    }
    assert_eq!(kpi.dimension, Dimension::Own(0));
}

#[test]
fn an_owner_who_makes_a_proposal_again_of_what_was_agreed_is_found() {
    let board = Board::new();
    let office = &board.office;
    let mut store = SqliteStore::open(&office.path()).unwrap();
    let vera = office.id("vera");
    let seed = store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    let KeptGoal { position, goal, .. } = store.goal(board.goal).unwrap().unwrap();
    for (revision, state) in [(3, GoalState::Proposed), (4, GoalState::Cancelled)] {
        let mut next = Goal { state, revision, by: vera, at: office.clock.now(), ..goal.clone() };
        next.entry = Some(office.forge(vera, 1, &seed, kind::GOAL, next.id.0.as_bytes(), signing::goal(&next)));
        let mut tx = store.begin().unwrap();
        tx.revise_goal(position, &next).unwrap();
        tx.commit().unwrap();
    }
    let place = format!("signature revision 3 of goal {}", board.goal);
    let faults = office.faults();
    assert!(faults.contains(&place), "{faults:#?}");
}
