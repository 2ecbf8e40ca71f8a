//! The board's own name and zone, and what they change for people.

use super::*;

#[test]
fn only_an_admin_renames_the_board_or_moves_it_to_another_zone() {
    let office = Office::new();
    for handle in ["ceo", "edi", "ana"] {
        let mut member = office.member(handle);
        assert!(matches!(member.rename_board("Mía"), Err(Error::NeedsRole(_))), "{handle}");
        assert!(matches!(member.set_zone("UTC"), Err(Error::NeedsRole(_))), "{handle}");
    }
    let mut ops = office.member("ops");
    ops.rename_board("Mini y Cía").unwrap();
    ops.set_zone("America/Lima").unwrap();
    let workspace = office.workspace();
    assert_eq!(workspace.board().organisation, "Mini y Cía");
    assert_eq!(workspace.board().zone.iana_name(), Some("America/Lima"));
    assert_eq!(workspace.check(None).unwrap().faults, []);
}

#[test]
fn another_terminal_sees_the_new_name_and_zone_after_its_next_look() {
    let office = Office::new();
    let (mut ana, mut ops) = (office.member("ana"), office.member("ops"));
    ops.act(|act| {
        act.rename_board("Otra")?;
        act.set_zone("Pacific/Auckland")
    })
    .unwrap();
    ana.refresh().unwrap();
    assert_eq!(ana.workspace().board().organisation, "Otra");
    // Ten in the morning in Madrid is ten at night in Auckland, of the same day.
    office.pass(3.hours());
    assert_eq!(ana.workspace().today(), date(2026, 3, 3));
}

#[test]
fn days_are_counted_in_the_new_zone_at_once_and_moments_stay() {
    let office = Office::new();
    let mut lead = office.member("lead");
    let due = in_days(&office, 1);
    let posted = publish(&mut lead, &asking(Reach::Descending, due));
    let newcomer = fixture::profile("zoe", 4, Some(office.id("lead")), "Clínica");
    let zoe = office.add(&cartelera::domain::organisation::Profile { active_from: Some(date(2026, 3, 3)), ..newcomer });
    let code = office.member("ops").issue_code(zoe).unwrap().to_string();
    // Ten at night in Madrid, tomorrow in Auckland.
    office.pass(12.hours());
    office.member("ops").set_zone("Pacific/Auckland").unwrap();
    office.workspace().enrol("zoe", &code, PASSPHRASE).unwrap();
    let zoe = office.member("zoe");
    assert!(ids(&zoe).contains(&posted.id), "who begins tomorrow is here, for it is tomorrow");
    let ana = office.member("ana");
    assert_eq!(ana.today().unwrap()[0].due, Some(due), "what was due at a moment is due at that moment");
    assert_eq!(office.workspace().check(None).unwrap().faults, []);
}
