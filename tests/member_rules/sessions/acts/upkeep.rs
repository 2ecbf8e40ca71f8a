//! Templates, retention, purging, and copies that leave the board.

use cartelera::domain::goal::Translated;
use cartelera::domain::session::trail::TrailDeed;

use super::*;

fn prompts() -> Vec<Translated> {
    vec![Translated::new("¿Qué tal?", "How are you?")]
}

#[test]
fn human_resources_keep_the_templates_that_sessions_are_planned_with() {
    let office = Office::new();
    make_hr(&office, "com");
    let (id, name) = (Uuid::new_v4(), Translated::new("Primer mes", "First month"));
    let put = |handle: &str, seen, retired| {
        let put = |act: &mut Act<'_>| {
            act.put_session_template(id, seen, SessionKind::Onboarding, &name, &prompts(), None, retired)
        };
        act(&office, handle, put)
    };
    assert!(matches!(put("ops", 0, false), Err(Error::NeedsRole(Role::Hr))));
    for _ in 0..2 {
        put("com", 0, false).unwrap();
    }
    assert!(matches!(put("com", 4, false), Err(Error::Conflict)));
    let kind = SessionKind::Onboarding;
    let new = NewSession { kind, template: Some(id), ..one_on_one(&office, &["ana"]) };
    let session = plan(&office, "lead", &new);
    assert_eq!(page(&office, "ana", session).prompts, prompts());
    let other = NewSession { template: Some(id), ..one_on_one(&office, &["ana"]) };
    let refused = act(&office, "lead", |act| act.plan_session(SessionId(Uuid::new_v4()), &other));
    assert!(matches!(refused, Err(Error::NoTemplate)), "of another kind");
    put("com", 1, true).unwrap();
    let refused = act(&office, "lead", |act| act.plan_session(SessionId(Uuid::new_v4()), &new));
    assert!(matches!(refused, Err(Error::NoTemplate)), "retired");
    let templates = office.member("ana").session_templates().unwrap();
    assert_eq!((templates.len(), templates[0].revision, templates[0].retired), (1, 2, true));
    let nameless = act(&office, "com", |act| {
        act.put_session_template(Uuid::new_v4(), 0, kind, &Translated::new("", ""), &[], None, false)
    });
    assert!(matches!(nameless, Err(Error::SessionFaults(faults)) if faults == [Fault::NameMissing, Fault::NoPrompts]));
    sound(&office);
}

#[test]
fn what_is_kept_long_enough_is_blocked_and_then_purged_on_purpose() {
    let office = Office::new();
    make_hr(&office, "com");
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let part = write(&office, "lead", id, &note("Buen mes")).unwrap();
    close(&office, "lead", id);
    for handle in ["lead", "ana"] {
        sign(&office, handle, id, true, "Recibido").unwrap();
    }
    let purge = |handle: &str| act(&office, handle, |act| act.purge_sessions(&[id]));
    assert!(matches!(purge("com"), Err(Error::SessionState(SessionState::Signed))), "kept for good");
    let refused = act(&office, "lead", |act| act.set_retention(SessionKind::OneOnOne, Some(30), 10));
    assert!(matches!(refused, Err(Error::NeedsRole(Role::Hr))));
    assert!(act(&office, "com", |act| act.set_retention(SessionKind::OneOnOne, Some(0), 10)).is_err());
    let instead = Some((SessionKind::OneOnOne, Some(30), 10));
    office.pass((24 * 35).hours());
    assert_eq!(office.member("com").spent_sessions(instead).unwrap().blocked.len(), 1);
    assert!(office.member("com").spent_sessions(None).unwrap().blocked.is_empty());
    assert!(office.member("lead").spent_sessions(None).is_err());
    act(&office, "com", |act| act.set_retention(SessionKind::OneOnOne, Some(30), 10)).unwrap();
    assert_eq!(state(&office, "ana", id), SessionState::Blocked);
    assert!(matches!(office.member("ana").session_page(id), Err(Error::SessionState(SessionState::Blocked))));
    assert!(matches!(write(&office, "ana", id, &note("Tarde")), Err(Error::SessionState(_))));
    assert!(matches!(purge("com"), Err(Error::KeptUntil(_))));
    office.pass((24 * 10).hours());
    assert_eq!(office.member("com").spent_sessions(None).unwrap().spent.len(), 1);
    assert!(matches!(purge("lead"), Err(Error::NeedsRole(Role::Hr))));
    for _ in 0..2 {
        purge("com").unwrap();
    }
    assert_eq!(state(&office, "ana", id), SessionState::Purged);
    assert!(matches!(office.member("ana").session_page(id), Err(Error::SessionState(SessionState::Purged))));
    assert!(matches!(office.member("ana").part_history(part), Err(Error::NoPart)));
    sound(&office);
}

#[test]
fn a_copy_is_recorded_where_the_others_see_it() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let copy = |handle: &str, sealed| act(&office, handle, |act| act.record_export(&[id], sealed));
    assert!(matches!(copy("ops", true), Err(Error::OnlyParticipants)));
    assert!(matches!(copy("ben", true), Err(Error::NoSession)));
    copy("ana", true).unwrap();
    copy("lead", false).unwrap();
    let trail = office.member("lead").session_trail(id).unwrap();
    let copies: Vec<(PersonId, TrailDeed, bool)> = trail
        .into_iter()
        .filter(|entry| matches!(entry.deed, TrailDeed::Exported { .. }))
        .map(|entry| (entry.by, entry.deed, entry.valid))
        .collect();
    let deed = |sealed| TrailDeed::Exported { sealed };
    assert_eq!(copies, [(office.id("ana"), deed(true), true), (office.id("lead"), deed(false), true)]);
    sound(&office);
}

#[test]
fn sessions_planned_by_others_are_listed_with_their_moment() {
    let office = Office::new();
    let starts: Timestamp = office.now().checked_add(48.hours()).unwrap();
    let id = plan(&office, "lead", &NewSession { starts, ..one_on_one(&office, &["ana"]) });
    let listed = office.member("ana").sessions(&Whose::Mine).unwrap();
    assert_eq!(listed.iter().map(|view| (view.session.id, view.session.starts)).collect::<Vec<_>>(), [(id, starts)]);
}
