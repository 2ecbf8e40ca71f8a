//! People come, move and leave on a real board, and what that does to its announcements.

use std::path::PathBuf;

use cartelera::clock::Clock;
use cartelera::domain::announcement::{Acknowledgement, AnnouncementId, NewAnnouncement};
use cartelera::domain::audience::{Limits, Reach, Reason};
use cartelera::domain::organisation::{PersonId, Profile, Role};
use cartelera::member::founding::found_board;
use cartelera::member::today::DutyKind;
use cartelera::member::{Error, Member, NewBoard, Sort, Workspace};
use cartelera::store::sqlite::Ownership;
use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use tempfile::TempDir;

const PEOPLE: &str = "\
handle;name;manager;area
lucia;Lucía Aranda;;Dirección
ines;Inés Urrutia;lucia;Clínica
omar;Omar Benali;lucia;Operaciones
vera;Vera Nogués;ines;
luis;Luis Zamora;ines;
";

const MONDAY: Date = date(2026, 3, 2);

/// A small organisation whose top runs the board.
struct Office {
    folder: TempDir,
    clock: Clock,
    admin: Member,
}

fn noon(day: Date) -> Timestamp {
    day.at(12, 0, 0, 0).to_zoned(TimeZone::UTC).unwrap().timestamp()
}

/// The last microsecond of a day on a board that keeps UTC.
fn end_of(day: Date) -> Timestamp {
    cartelera::member::end_of_day(day, &TimeZone::UTC).unwrap()
}

fn new_board() -> NewBoard {
    NewBoard { organisation: "Ortosalud".into(), zone: TimeZone::UTC, locale: "es".into(), sample: true }
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(noon(MONDAY));
        let new = new_board();
        let plan = new.plan_people(PEOPLE.as_bytes(), &clock).unwrap();
        let path = folder.path().join("board.db");
        let (admin, _) = found_board(&path, &new, &Ownership::Private, &plan, None, "pass", clock.clone()).unwrap();
        Self { folder, clock, admin }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("board.db")
    }

    fn go_to(&mut self, day: Date) {
        self.clock.set(noon(day));
    }

    fn id(&self, handle: &str) -> PersonId {
        self.admin.workspace().organisation().find_handle(handle).unwrap().id
    }

    fn profile(&self, handle: &str) -> Profile {
        self.admin.workspace().organisation().find_handle(handle).unwrap().profile.clone()
    }

    fn enrol(&mut self, handle: &str) -> Member {
        let code = self.admin.issue_code(self.id(handle)).unwrap().to_string();
        let mut workspace = Workspace::open(&self.path(), self.clock.clone()).unwrap();
        workspace.enrol(handle, &code, "pass").unwrap();
        self.sign_in(handle)
    }

    fn sign_in(&self, handle: &str) -> Member {
        let workspace = Workspace::open(&self.path(), self.clock.clone()).unwrap();
        workspace.sign_in(handle, "pass").map_err(|(_, error)| error).unwrap()
    }

    /// Somebody new under Inés.
    fn newcomer(&self, handle: &str, from: Option<Date>) -> Profile {
        Profile { handle: handle.into(), name: handle.to_uppercase(), active_from: from, ..self.profile("luis") }
    }
}

fn publish(author: &mut Member, new: &NewAnnouncement) -> AnnouncementId {
    let id = AnnouncementId(author.new_id());
    author.publish(id, new).unwrap();
    id
}

fn asking(reach: Reach, due: Option<Date>) -> NewAnnouncement {
    let acknowledgement = Some(Acknowledgement { due: due.map(end_of) });
    NewAnnouncement { acknowledgement, ..NewAnnouncement::notice(reach, "Aviso", "Texto") }
}

fn why(reader: &Member, id: AnnouncementId, handle: &str) -> Option<Reason> {
    let person = reader.workspace().organisation().find_handle(handle).unwrap().clone();
    reader.why_reached(id, &person).unwrap().ok()
}

fn due(member: &Member) -> Vec<Option<Timestamp>> {
    let items = member.today().unwrap();
    items.iter().filter(|item| item.kind == DutyKind::Acknowledge).map(|item| item.due).collect()
}

#[test]
fn a_new_board_has_its_people_and_an_admin_who_signed_for_them() {
    let mut office = Office::new();
    assert!(office.admin.person().roles.has(Role::Admin));
    assert_eq!(office.admin.person().handle, "lucia");
    assert_eq!(office.admin.workspace().organisation().people().len(), 5);
    let check = office.admin.workspace().check(None).unwrap();
    assert_eq!((check.faults, check.entries), (vec![], 4));
    let vera = office.enrol("vera");
    assert_eq!(vera.person().level, 3);
}

#[test]
fn a_board_that_cannot_be_founded_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(noon(MONDAY));
    let path = folder.path().join("deep/er/board.db");
    let found = |new: &NewBoard, admin: Option<&str>| {
        let plan = new.plan_people(PEOPLE.as_bytes(), &clock).unwrap();
        found_board(&path, new, &Ownership::Private, &plan, admin, "ortosalud1", clock.clone()).err().unwrap()
    };
    assert!(matches!(found(&new_board(), Some("nobody")), Error::NoPerson(_)));
    assert!(matches!(found(&NewBoard { sample: false, ..new_board() }, None), Error::Weak(_)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    let faults = new_board().plan_people(b"name;manager\nA;B\n", &clock).unwrap_err();
    assert_eq!(faults.sort(), Sort::BadInput);
}

#[test]
fn a_board_that_is_there_already_is_left_alone() {
    let office = Office::new();
    let plan = new_board().plan_people(PEOPLE.as_bytes(), &office.clock).unwrap();
    let path = office.path();
    let again = found_board(&path, &new_board(), &Ownership::Private, &plan, None, "pass", office.clock.clone());
    assert_eq!(again.err().unwrap().sort(), Sort::Conflict);
    assert_eq!(office.sign_in("lucia").person().handle, "lucia");
}

#[test]
fn an_import_does_what_its_plan_says_and_a_plan_writes_nothing() {
    let mut office = Office::new();
    let file = format!("{PEOPLE}noa;Noa Gil;omar;\n").replace("vera;Vera Nogués;ines;", "vera;Vera Nogués;omar;");
    let plan = office.admin.plan_import(file.as_bytes(), false).unwrap();
    let stale = plan.clone();
    assert_eq!((plan.added.len(), plan.changed.len(), plan.unchanged), (1, 1, 4));
    assert_eq!(office.admin.workspace().organisation().people().len(), 5);
    office.admin.import_people(&plan).unwrap();
    assert_eq!(office.profile("noa").manager, Some(office.id("omar")));
    assert_eq!(office.profile("noa").area.as_str(), "Operaciones");
    assert_eq!(office.profile("vera").manager, Some(office.id("omar")));
    assert!(office.admin.plan_import(file.as_bytes(), true).unwrap().is_empty());
    assert!(matches!(office.admin.import_people(&stale), Err(Error::Conflict)));
}

#[test]
fn only_an_admin_changes_people_roles_and_limits() {
    let mut office = Office::new();
    let mut vera = office.enrol("vera");
    let (luis, profile) = (office.id("luis"), office.profile("luis"));
    let refused = [
        vera.add_person(office.newcomer("noa", None)).err(),
        vera.change_person(luis, profile).err(),
        vera.leave(luis, MONDAY, None).err(),
        vera.set_role(luis, Role::Admin, true).err(),
        vera.set_limits(Limits { wide: 9, ..Limits::default() }).err(),
        vera.plan_import(PEOPLE.as_bytes(), true).err(),
    ];
    for error in refused {
        assert!(matches!(error, Some(Error::NeedsRole(Role::Admin))), "{error:?}");
    }
}

#[test]
fn a_newcomer_gets_what_is_live_and_a_week_before_anything_is_due() {
    let mut office = Office::new();
    let old = publish(&mut office.admin, &NewAnnouncement::notice(Reach::Everyone, "Viejo", ""));
    let pinned = NewAnnouncement { pinned: true, ..NewAnnouncement::notice(Reach::Everyone, "Fijado", "") };
    let pinned = publish(&mut office.admin, &pinned);
    let soon = publish(&mut office.admin, &asking(Reach::Everyone, Some(date(2026, 4, 14))));
    let join = date(2026, 4, 13);
    office.go_to(date(2026, 4, 1));
    let recent = publish(&mut office.admin, &NewAnnouncement::notice(Reach::Everyone, "Reciente", ""));
    office.go_to(join);
    let narrow = publish(&mut office.admin, &NewAnnouncement::notice(Reach::Leadership, "Dirección", ""));
    // The chart may know somebody since long ago: on this board they are new today.
    office.admin.add_person(office.newcomer("noa", Some(date(2019, 1, 7)))).unwrap();
    let noa = office.enrol("noa");
    for (id, reached) in [(old, false), (pinned, true), (soon, true), (recent, true), (narrow, false)] {
        assert_eq!(noa.headline(id).is_ok(), reached);
    }
    assert_eq!(why(&noa, soon, "noa"), Some(Reason::Joined(join)));
    assert_eq!(due(&noa), [Some(end_of(date(2026, 4, 20)))]);
    assert_eq!(office.admin.coverage(soon).unwrap().recipients, 5);
}

#[test]
fn somebody_who_has_just_joined_has_nothing_due_in_the_first_week() {
    let mut office = Office::new();
    office.admin.add_person(office.newcomer("noa", Some(MONDAY))).unwrap();
    let noa = office.enrol("noa");
    office.go_to(date(2026, 3, 4));
    publish(&mut office.admin, &asking(Reach::Everyone, Some(date(2026, 3, 5))));
    assert_eq!(due(&noa), [Some(end_of(date(2026, 3, 9)))]);
}

#[test]
fn a_move_neither_brings_nor_takes_what_is_live() {
    let mut office = Office::new();
    let mut ines = office.enrol("ines");
    let below = publish(&mut ines, &NewAnnouncement::notice(Reach::Descending, "Turnos", ""));
    let mut omar = office.enrol("omar");
    let other = publish(&mut omar, &NewAnnouncement::notice(Reach::Ascending, "Consulta", ""));
    let moved = Profile { manager: Some(office.id("omar")), ..office.profile("vera") };
    office.admin.change_person(office.id("vera"), moved).unwrap();
    let vera = office.enrol("vera");
    assert!(vera.headline(below).is_ok());
    assert!(vera.headline(other).is_err());
    assert_eq!(why(&vera, below, "vera"), Some(Reason::DirectReport));
}

#[test]
fn what_is_scheduled_is_settled_anew_with_every_change_of_the_chart() {
    let mut office = Office::new();
    let mut ines = office.enrol("ines");
    let vera = office.enrol("vera");
    let new = NewAnnouncement {
        publish_at: Some(noon(date(2026, 3, 20))),
        ..NewAnnouncement::notice(Reach::Descending, "Turnos", "")
    };
    let id = publish(&mut ines, &new);
    let moved = Profile { manager: Some(office.id("omar")), ..office.profile("vera") };
    office.admin.change_person(office.id("vera"), moved).unwrap();
    office.admin.add_person(office.newcomer("noa", Some(date(2026, 3, 18)))).unwrap();
    office.admin.add_person(office.newcomer("pau", Some(date(2026, 3, 25)))).unwrap();
    office.go_to(date(2026, 3, 20));
    let noa = office.enrol("noa");
    assert!(vera.headline(id).is_err());
    assert_eq!(why(&noa, id, "noa"), Some(Reason::DirectReport));
    ines.refresh().unwrap();
    assert_eq!(ines.coverage(id).unwrap().recipients, 2);
    assert!(office.admin.workspace().check(None).unwrap().faults.is_empty());
}

#[test]
fn a_leavers_live_announcements_go_to_the_successor_else_to_the_manager() {
    for successor in [Some("omar"), None] {
        let mut office = Office::new();
        let mut ines = office.enrol("ines");
        let mut vera = office.enrol("vera");
        let id = publish(&mut ines, &asking(Reach::Descending, None));
        vera.acknowledge(id, 1).unwrap();
        let heir = successor.map(|handle| office.id(handle));
        office.admin.leave(office.id("ines"), MONDAY, heir).unwrap();
        office.admin.leave(office.id("luis"), MONDAY, None).unwrap();
        office.admin.leave(office.id("vera"), MONDAY, None).unwrap();
        let mut steward = match successor {
            Some(handle) => office.enrol(handle),
            None => office.sign_in("lucia"),
        };
        // What Vera acknowledged stays counted, what Luis owed drops.
        let coverage = steward.coverage(id).unwrap();
        assert_eq!((coverage.recipients, coverage.acknowledged, coverage.missing.len()), (1, 1, 0));
        assert_eq!(why(&steward, id, &steward.person().handle), Some(Reason::StandsIn(office.id("ines"))));
        steward.edit(id, 1, "Aviso", "Otro texto", false).unwrap();
        assert!(steward.workspace().check(None).unwrap().faults.is_empty());
        let workspace = Workspace::open(&office.path(), office.clock.clone()).unwrap();
        assert!(matches!(workspace.sign_in("ines", "pass"), Err((_, Error::NotActive(_)))));
    }
}

#[test]
fn a_leaver_who_comes_back_owes_what_was_pending_a_week_later() {
    let mut office = Office::new();
    publish(&mut office.admin, &asking(Reach::Everyone, Some(date(2026, 3, 4))));
    office.enrol("vera");
    office.admin.leave(office.id("vera"), date(2026, 3, 3), None).unwrap();
    office.go_to(date(2026, 3, 10));
    let back = Profile { active_until: None, ..office.profile("vera") };
    office.admin.change_person(office.id("vera"), back).unwrap();
    assert_eq!(due(&office.sign_in("vera")), [Some(end_of(date(2026, 3, 17)))]);
}

#[test]
fn what_is_dated_ahead_is_settled_by_the_first_sign_in_after_the_day() {
    let mut office = Office::new();
    let mut ines = office.enrol("ines");
    let mut vera = office.enrol("vera");
    let mine = publish(&mut ines, &asking(Reach::Descending, None));
    let all = publish(&mut office.admin, &asking(Reach::Everyone, Some(date(2026, 3, 6))));
    office.admin.add_person(office.newcomer("noa", Some(date(2026, 3, 5)))).unwrap();
    office.admin.leave(office.id("ines"), date(2026, 3, 5), Some(office.id("omar"))).unwrap();
    assert_eq!(office.admin.coverage(all).unwrap().recipients, 4);
    assert!(ines.coverage(mine).is_ok());
    // Two days late: nobody was at the machine on the day itself.
    office.go_to(date(2026, 3, 7));
    drop(office.sign_in("vera"));
    let coverage = office.sign_in("lucia").coverage(all).unwrap();
    // Inés is gone and Noa is here.
    assert_eq!(coverage.recipients, 4);
    assert_eq!(office.enrol("omar").coverage(mine).unwrap().recipients, 3, "what Inés left behind reaches Noa too");
    let noa = office.enrol("noa");
    assert_eq!(why(&noa, all, "noa"), Some(Reason::Joined(date(2026, 3, 5))));
    assert_eq!(due(&noa), [Some(end_of(date(2026, 3, 12))), None]);
    // Once: what came after the day does not bring it again.
    vera.acknowledge(all, 1).unwrap();
    assert_eq!(office.sign_in("lucia").coverage(all).unwrap().recipients, 4);
}

#[test]
fn the_last_enrolled_admin_can_neither_leave_nor_lose_the_role() {
    let mut office = Office::new();
    let (lucia, vera) = (office.id("lucia"), office.id("vera"));
    office.admin.set_role(vera, Role::Admin, true).unwrap();
    // Not enrolled yet, so still nobody else can run the board.
    let later = date(2027, 1, 1);
    assert!(matches!(office.admin.set_role(lucia, Role::Admin, false), Err(Error::LastAdmin)));
    assert!(matches!(office.admin.leave(lucia, later, None), Err(Error::LastAdmin)));
    let ending = Profile { active_until: Some(later), ..office.profile("lucia") };
    assert!(matches!(office.admin.change_person(lucia, ending), Err(Error::LastAdmin)));
    let without = PEOPLE.replace("lucia;Lucía Aranda;;Dirección\n", "");
    assert!(matches!(office.admin.plan_import(without.as_bytes(), true), Err(Error::Roster(_))));
    let mut other = office.enrol("vera");
    office.admin.leave(lucia, later, None).unwrap();
    assert!(matches!(other.set_role(vera, Role::Admin, false), Err(Error::LastAdmin)));
    other.set_role(lucia, Role::Admin, false).unwrap();
    assert!(matches!(office.admin.set_role(lucia, Role::Admin, true), Err(Error::NeedsRole(_))));
}

#[test]
fn a_role_that_nobody_signed_is_found_by_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let (path, clock) = (folder.path().join("board.db"), Clock::fixed(noon(MONDAY)));
    let new = NewBoard { sample: false, ..new_board() };
    let plan = new.plan_people(PEOPLE.as_bytes(), &clock).unwrap();
    let passphrase = "cuarzo velero tejado limón";
    let founded = found_board(&path, &new, &Ownership::Private, &plan, None, passphrase, clock.clone());
    let (mut admin, _) = founded.unwrap();
    let id = |handle: &str| plan.added.iter().position(|planned| planned.profile.handle == handle).unwrap() as i64 + 1;
    admin.set_role(PersonId(id("ines")), Role::Hr, true).unwrap();
    assert_eq!(admin.workspace().check(None).unwrap().faults, []);
    let file = rusqlite::Connection::open(&path).unwrap();
    for (handle, roles) in [("ines", 3), ("vera", 1)] {
        let forge = "UPDATE profile SET roles = ?2 WHERE person = ?1 AND until IS NULL";
        file.execute(forge, (id(handle), roles)).unwrap();
    }
    let places = || -> Vec<String> {
        let check = Workspace::open(&path, clock.clone()).unwrap().check(None).unwrap();
        check.faults.into_iter().map(|fault| fault.place).collect()
    };
    let profiles = [
        "profile of lucia, ines, omar, vera, luis in version 2 of the chart",
        "profile of ines in version 3 of the chart",
    ];
    assert_eq!(places(), [&profiles[..], &["roles of ines", "roles of vera"]].concat());
    file.execute("UPDATE board SET sample = 1", []).unwrap();
    assert!(places().contains(&"board".to_owned()));
}

#[test]
fn limits_decide_who_may_write_widely_and_are_levels() {
    let mut office = Office::new();
    let mut vera = office.enrol("vera");
    let wide = NewAnnouncement::notice(Reach::Everyone, "A todo el mundo", "");
    let id = AnnouncementId(vera.new_id());
    assert!(matches!(vera.publish(id, &wide), Err(Error::Reach(_))));
    assert!(matches!(office.admin.set_limits(Limits { wide: 0, ..Limits::default() }), Err(Error::BadLimit)));
    office.admin.set_limits(Limits { everyone: 3, ..Limits::default() }).unwrap();
    assert_eq!(vera.publish(id, &wide).unwrap().recipients, 4);
}

#[test]
fn a_change_keeps_handle_and_roles_and_must_fit_the_chart() {
    let mut office = Office::new();
    let ines = office.id("ines");
    office.admin.set_role(ines, Role::Hr, true).unwrap();
    let renamed = Profile {
        handle: "other".into(),
        name: "  Inés  Urrutia Goñi ".into(),
        roles: Default::default(),
        ..office.profile("ines")
    };
    office.admin.change_person(ines, renamed).unwrap();
    let after = office.profile("ines");
    assert_eq!((after.name.as_str(), after.roles.has(Role::Hr)), ("Inés Urrutia Goñi", true));
    let under = Profile { manager: Some(office.id("vera")), level: 9, ..after.clone() };
    assert!(matches!(office.admin.change_person(ines, under), Err(Error::Cycle)));
    let low = Profile { level: 3, ..after };
    assert!(matches!(office.admin.change_person(ines, low), Err(Error::LevelNotAbove { level: 3, report: 3 })));
    let leaving = office.admin.leave(ines, MONDAY, Some(ines));
    assert!(matches!(leaving, Err(Error::OwnSuccessor)));
    let taken = office.newcomer("vera", None);
    assert!(matches!(office.admin.add_person(taken), Err(Error::HandleTaken(_))));
}
