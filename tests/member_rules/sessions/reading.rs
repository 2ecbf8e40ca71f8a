//! Which sessions and actions are listed for whom, what a page shows, and what the trail tells.

use cartelera::domain::goal::Cadence;
use cartelera::domain::search::Query;
use cartelera::domain::session::trail::TrailDeed;
use cartelera::domain::session::{Part, Wrap};
use cartelera::keys::{ChainEntry, ContentKey, Deed};
use cartelera::member::sessions::signing;
use cartelera::member::signing::kind;
use cartelera::store::sqlite::SqliteStore;
use cartelera::store::{ReadBoard as _, ReadKeys as _, ReadSessions as _, Store as _};

use super::*;

fn listed(office: &Office, handle: &str, whose: &Whose) -> Vec<SessionId> {
    office.member(handle).sessions(whose).unwrap().iter().map(|view| view.session.id).collect()
}

fn action(office: &Office, owner: &str, text: &str, due: Option<Date>) -> NewPart {
    NewPart::Action { text: text.to_owned(), owner: office.id(owner), due }
}

fn texts(actions: &[ActionView]) -> Vec<Result<&str, Shut>> {
    actions.iter().map(|action| action.part.content.as_ref().map(Content::words).map_err(|shut| *shut)).collect()
}

/// An earlier and a later session of the two, and one of two others.
fn three(office: &Office) -> [SessionId; 3] {
    let first = plan(office, "lead", &one_on_one(office, &["ana"]));
    let second = NewSession { starts: office.now() + 7.hours(), ..one_on_one(office, &["ana"]) };
    let second = plan(office, "ana", &NewSession { participants: vec![office.id("lead")], ..second });
    [first, second, plan(office, "sell", &one_on_one(office, &["dani"]))]
}

#[test]
fn lists_hold_whom_they_are_about_the_latest_first() {
    let office = Office::new();
    let [first, second, others] = three(&office);
    make_hr(&office, "edi");
    let (ana, lead) = (office.id("ana"), office.id("lead"));
    assert_eq!(listed(&office, "ana", &Whose::Mine), [second, first]);
    assert_eq!(listed(&office, "ana", &Whose::With(lead)), [second, first]);
    assert_eq!(listed(&office, "ana", &Whose::With(ana)), []);
    assert_eq!(listed(&office, "ana", &Whose::People), []);
    assert_eq!(listed(&office, "ops", &Whose::Mine), []);
    assert_eq!(listed(&office, "ops", &Whose::People), [second, first]);
    assert_eq!(listed(&office, "ops", &Whose::Person(ana)), [second, first]);
    assert_eq!(listed(&office, "ops", &Whose::Person(office.id("dani"))), []);
    assert_eq!(listed(&office, "ben", &Whose::Person(ana)), []);
    assert_eq!(listed(&office, "ben", &Whose::All), []);
    assert_eq!(listed(&office, "ceo", &Whose::All).len(), 3);
    assert_eq!(listed(&office, "edi", &Whose::All).len(), 3);
    assert_eq!(listed(&office, "edi", &Whose::Person(office.id("sell"))), [others]);
}

#[test]
fn a_session_with_somebody_of_hr_is_listed_for_no_manager() {
    let office = Office::new();
    make_hr(&office, "edi");
    make_hr(&office, "com");
    let id = plan(&office, "ana", &one_on_one(&office, &["edi"]));
    for handle in ["lead", "ops", "ceo", "sell"] {
        assert_eq!(listed(&office, handle, &Whose::All), [], "{handle}");
        assert!(matches!(office.member(handle).session(id), Err(Error::NoSession)), "{handle}");
        assert!(matches!(office.member(handle).session_page(id), Err(Error::NoSession)), "{handle}");
    }
    // Who has the role sees it, above or not.
    assert_eq!(listed(&office, "com", &Whose::All), [id]);
}

#[test]
fn a_page_shows_what_earlier_sessions_of_the_same_people_left_open() {
    let office = Office::new();
    let of = |kind| NewSession { kind, ..one_on_one(&office, &["ana"]) };
    let first = plan(&office, "lead", &of(SessionKind::Expectations));
    let item = |text: &str| NewPart::Item { sort: ItemSort::Expectation, text: text.to_owned() };
    let [_, resolved] = ["formación", "claridad"].map(|text| write(&office, "ana", first, &item(text)).unwrap());
    for (seen, edit) in [(1, Edit::Agree), (2, Edit::Resolve)] {
        act(&office, "lead", |act| act.edit_part(resolved, seen, &edit)).unwrap();
    }
    write(&office, "ana", first, &action(&office, "ana", "pedir curso", None)).unwrap();
    write(&office, "ana", first, &note("secreto de la primera")).unwrap();
    close(&office, "lead", first);
    office.pass(24.hours());
    let second = plan(&office, "lead", &of(SessionKind::Expectations));
    let other_kind = plan(&office, "lead", &of(SessionKind::OneOnOne));
    write(&office, "ana", second, &item("horario")).unwrap();
    let shown = page(&office, "ana", second);
    assert_eq!(said(&shown.items), [Ok("formación"), Ok("horario")]);
    assert_eq!(texts(&shown.earlier_actions), [Ok("pedir curso")]);
    assert_eq!((shown.actions.len(), shown.notes.len()), (0, 0));
    let shown = page(&office, "ana", other_kind);
    assert_eq!((shown.items.len(), texts(&shown.earlier_actions)), (0, vec![Ok("pedir curso")]));
    // The first knows nothing of what came later.
    assert_eq!(said(&page(&office, "ana", first).items), [Ok("formación"), Ok("claridad")]);
    // Nor has another circle anything of theirs.
    let wider = plan(&office, "lead", &one_on_one(&office, &["ana", "ben"]));
    assert!(page(&office, "ana", wider).earlier_actions.is_empty());
}

#[test]
fn own_notes_are_nobody_elses() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let own = NewPart::OwnNote { text: "para mí".to_owned() };
    let part = write(&office, "ana", id, &own).unwrap();
    write(&office, "lead", id, &note("para los dos")).unwrap();
    assert_eq!(notes(&office, "ana", id), [Ok("para los dos".to_owned()), Ok("para mí".to_owned())]);
    assert_eq!(notes(&office, "lead", id), [Ok("para los dos".to_owned())]);
    assert!(matches!(office.member("lead").part_history(part), Err(Error::NoPart)));
    let told = |handle: &str| {
        let trail = office.member(handle).session_trail(id).unwrap();
        trail.iter().filter(|entry| entry.deed == TrailDeed::Wrote(PartKind::OwnNote)).count()
    };
    assert_eq!((told("ana"), told("lead")), (1, 0));
}

#[test]
fn who_took_part_once_keeps_what_was_said_then_and_gets_nothing_later() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana", "ben"]));
    let part = write(&office, "lead", id, &note("antes")).unwrap();
    let ben = office.id("ben");
    change(&office, "lead", id, |plan| plan.participants.retain(|person| *person != ben)).unwrap();
    act(&office, "lead", |act| act.edit_part(part, 1, &Edit::Text("después".to_owned()))).unwrap();
    write(&office, "ana", id, &note("a solas")).unwrap();
    assert_eq!(notes(&office, "ben", id), [Ok("antes".to_owned())]);
    assert_eq!(said(&office.member("ben").part_history(part).unwrap()), [Ok("antes")]);
    assert_eq!(said(&office.member("ana").part_history(part).unwrap()), [Ok("antes"), Ok("después")]);
    assert_eq!(page(&office, "ben", id).view.former, [ben]);
}

#[test]
fn an_actions_owner_outside_sees_that_action_alone() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let part = write(&office, "ana", id, &action(&office, "cris", "llamar al taller", Some(date(2026, 3, 1)))).unwrap();
    let other = write(&office, "ana", id, &action(&office, "ana", "otra cosa", None)).unwrap();
    let cris = office.member("cris");
    let own = cris.actions(false).unwrap();
    assert_eq!(texts(&own), [Ok("llamar al taller")]);
    assert!(own[0].overdue && own[0].session.is_none());
    assert!(cris.action(part).unwrap().session.is_none());
    assert_eq!(said(&cris.part_history(part).unwrap()), [Ok("llamar al taller")]);
    assert!(matches!(cris.action(other), Err(Error::NoPart)));
    assert!(matches!(cris.part_history(other), Err(Error::NoPart)));
    assert!(matches!(cris.session(id), Err(Error::NoSession)));
    assert!(matches!(cris.session_trail(id), Err(Error::NoSession)));
    // Who manages them and takes part knows of it; who manages them and does not take part does not.
    assert_eq!(texts(&office.member("lead").actions(true).unwrap()), [Ok("otra cosa")]);
    assert_eq!(texts(&office.member("rec").actions(true).unwrap()), []);
    assert_eq!(texts(&office.member("ops").actions(true).unwrap()), []);
    assert!(office.member("ana").action(part).unwrap().session.is_some());
    assert!(matches!(office.member("ben").action(part), Err(Error::NoPart)));
}

#[test]
fn actions_come_by_their_day_and_those_done_stay_a_month() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let add = |text: &str, due| write(&office, "lead", id, &action(&office, "ana", text, due)).unwrap();
    add("sin día", None);
    add("luego", Some(date(2026, 3, 20)));
    add("antes", Some(date(2026, 3, 3)));
    let done = add("hecha", Some(date(2026, 3, 2)));
    act(&office, "ana", |act| act.edit_part(done, 1, &Edit::Done(true))).unwrap();
    let own = office.member("ana").actions(false).unwrap();
    assert_eq!(texts(&own), [Ok("antes"), Ok("luego"), Ok("sin día"), Ok("hecha")]);
    assert!(own.iter().all(|action| !action.overdue));
    office.pass((24 * 31).hours());
    let own = office.member("ana").actions(false).unwrap();
    assert_eq!(texts(&own), [Ok("antes"), Ok("luego"), Ok("sin día")]);
    assert_eq!(own.iter().map(|action| action.overdue).collect::<Vec<_>>(), [true, true, false]);
    // What was to come of a meeting that never took place is owed by nobody.
    let id = plan(&office, "lead", &one_on_one(&office, &["ben"]));
    write(&office, "lead", id, &action(&office, "ben", "nada", None)).unwrap();
    cancel(&office, "lead", id);
    assert_eq!(texts(&office.member("ben").actions(false).unwrap()), []);
}

#[test]
fn a_page_shows_the_signatures_of_every_round_and_who_has_yet_to_enrol() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana", NOT_ENROLLED]));
    assert_eq!(page(&office, "ana", id).waiting, [Waiting::NotEnrolled(office.id(NOT_ENROLLED))]);
    close(&office, "lead", id);
    sign(&office, "ana", id, false, "no lo veo así").unwrap();
    reopen(&office, "lead", id);
    close(&office, "lead", id);
    sign(&office, "lead", id, true, "").unwrap();
    let page = page(&office, "ana", id);
    let signed: Vec<_> = page.sign_offs.iter().map(|signed| (signed.person, signed.round, signed.void)).collect();
    assert_eq!(signed, [(office.id("ana"), 1, true), (office.id("lead"), 2, false)]);
    let comment = page.sign_offs[0].comment.content.as_ref().unwrap();
    assert_eq!(*comment, Content::Comment { agrees: false, text: "no lo veo así".to_owned() });
    assert!(page.sign_offs.iter().all(|signed| signed.signature == Signature::Valid));
    assert_eq!((page.signature, page.view.signed), (Signature::Valid, vec![office.id("lead")]));
    assert_eq!(said(&page.notes), [Ok("Falta algo")]);
}

#[test]
fn the_trail_tells_what_was_done_in_its_order() {
    let office = Office::new();
    let id = plan(&office, "lead", &NewSession { place: "Sala 2".into(), ..one_on_one(&office, &["ana"]) });
    hold(&office, "lead", id);
    let part = write(&office, "ana", id, &note("uno")).unwrap();
    act(&office, "lead", |act| act.edit_part(part, 1, &Edit::Text("dos".to_owned()))).unwrap();
    close(&office, "ana", id);
    sign(&office, "ana", id, true, "").unwrap();
    act(&office, "ana", |act| act.record_export(&[id], true)).unwrap();
    act(&office, "lead", |act| act.record_export(&[id], false)).unwrap();
    let trail = office.member("lead").session_trail(id).unwrap();
    assert!(trail.iter().all(|entry| entry.valid) && trail.is_sorted_by_key(|entry| entry.seq));
    let (ana, lead) = (office.id("ana"), office.id("lead"));
    let told: Vec<_> = trail.iter().map(|entry| (entry.by, entry.deed)).collect();
    assert_eq!(
        told,
        [
            (lead, TrailDeed::Planned),
            (lead, TrailDeed::Wrote(PartKind::Place)),
            (lead, TrailDeed::Held),
            (ana, TrailDeed::Wrote(PartKind::SharedNote)),
            (lead, TrailDeed::Changed(PartKind::SharedNote)),
            (ana, TrailDeed::Closed),
            (ana, TrailDeed::Wrote(PartKind::Comment)),
            (ana, TrailDeed::Signed),
            (ana, TrailDeed::Exported { sealed: true }),
            (lead, TrailDeed::Exported { sealed: false }),
        ]
    );
}

#[test]
fn circles_are_listed_by_when_they_are_due() {
    let office = Office::new();
    let weekly = |with: &str| NewSession { cadence: Some(Cadence::Weekly), ..one_on_one(&office, &[with]) };
    for with in ["ben", "ana"] {
        let id = plan(&office, "lead", &weekly(with));
        close(&office, "lead", id);
        office.pass(48.hours());
    }
    let id = plan(&office, "ops", &weekly("lead"));
    close(&office, "ops", id);
    plan(&office, "lead", &one_on_one(&office, &["cris"]));
    let due = |handle: &str, people| -> Vec<_> {
        let circles = office.member(handle).due_circles(people).unwrap();
        circles.iter().map(|circle| (circle.standing.circle.people.clone(), circle.standing.due.unwrap())).collect()
    };
    let circle = |one: &str, other: &str| {
        let mut people = vec![office.id(one), office.id(other)];
        people.sort_unstable();
        people
    };
    let [first, second, third] = [
        (circle("lead", "ben"), date(2026, 3, 9)),
        (circle("lead", "ana"), date(2026, 3, 11)),
        (circle("ops", "lead"), date(2026, 3, 13)),
    ];
    assert_eq!(due("lead", false), [first.clone(), second.clone(), third.clone()]);
    assert_eq!(due("lead", true), [first.clone(), second.clone()]);
    assert_eq!(due("ops", true), [first, second.clone(), third.clone()]);
    assert_eq!(due("ops", false), [third]);
    assert_eq!((due("ana", false), due("ana", true)), (vec![second], vec![]));
}

#[test]
fn who_met_is_counted_for_managers_and_hr_and_told_to_nobody_else() {
    let office = Office::new();
    make_hr(&office, "edi");
    let id = plan(&office, "lead", &NewSession { cadence: Some(Cadence::Weekly), ..one_on_one(&office, &["ana"]) });
    close(&office, "lead", id);
    // In confidence, with their manager there.
    let id = plan(&office, "edi", &one_on_one(&office, &["sell"]));
    close(&office, "edi", id);
    plan(&office, "rec", &one_on_one(&office, &["cris"]));
    office.pass((24 * 10).hours());
    let counted = |handle: &str, days| -> Vec<_> {
        let overview = office.member(handle).meetings(days).unwrap();
        overview.areas.into_iter().map(|met| (met.area.to_string(), met.people, met.met, met.overdue)).collect()
    };
    assert_eq!(counted("lead", 10), [(String::new(), 3, 1, 1), ("Clínica".into(), 3, 1, 1)]);
    assert_eq!(counted("lead", 9), [(String::new(), 3, 0, 1), ("Clínica".into(), 3, 0, 1)]);
    let (all, areas) = (counted("edi", 30), ["", "Clínica", "Clínica/Recepción", "Comercial"]);
    let [everybody, _, recepcion, comercial] =
        &all.iter().filter(|met| areas.contains(&&*met.0)).collect::<Vec<_>>()[..]
    else {
        panic!("{all:?}")
    };
    assert_eq!((everybody.1, everybody.2), (11, 2));
    assert_eq!((recepcion.1, recepcion.2), (2, 0));
    assert_eq!((comercial.1, comercial.2), (4, 1));
    let seen_by_com = counted("com", 30);
    assert_eq!((seen_by_com[0].1, seen_by_com[0].2), (3, 0), "what is confidential is not counted");
    let overview = office.member("lead").meetings(9).unwrap();
    let ana = (office.id("ana"), Some(date(2026, 3, 2)));
    assert_eq!((overview.from, overview.not_met.last()), (date(2026, 3, 3), Some(&ana)));
    assert!(matches!(office.member("ana").meetings(30), Err(Error::NeedsRole(Role::Hr))));
}

/// What somebody who has keys and takes no part can do with other tools: `part`, with their text, sealed to all readers,
/// signed by them and tied to the chain.
fn slip_in(office: &Office, by: &str, part: Part, text: &str, readers: &[&str]) {
    let mut store = SqliteStore::open(&office.path()).unwrap();
    let board = store.board().unwrap();
    let keyring = store.keys_of(office.id(by)).unwrap().unwrap().key_box.unlock(PASSPHRASE, true).unwrap().keys();
    let mut part = Part { by: office.id(by), ..part };
    let (key, seal) = (ContentKey::generate(), signing::part_seal(board.id, &part));
    part.sealed = key.seal(&seal, format!("{{\"of\":\"text\",\"text\":\"{text}\"}}").as_bytes());
    let wraps: Vec<Wrap> = readers
        .iter()
        .map(|reader| {
            let reader = office.id(reader);
            let public = store.keys_of(reader).unwrap().unwrap().public;
            let sealed = public.wrap(&signing::wrap_seal(&seal, reader, 1), &key).unwrap();
            let (by, by_generation, signature) = (part.by, 1, [0; 64]);
            let mut wrap = Wrap {
                part: part.id,
                revision: part.revision,
                reader,
                generation: 1,
                sealed,
                by,
                by_generation,
                signature,
            };
            wrap.signature = keyring.sign(&signing::wrap(&seal, &wrap)).0;
            wrap
        })
        .collect();
    let mut tx = store.begin().unwrap();
    let head = tx.chain_head().unwrap().unwrap();
    part.entry = head.seq + 1;
    let deed = Deed {
        at_micros: part.at.as_microsecond(),
        author: part.by.0,
        generation: 1,
        kind: kind::SESSION_PART.to_owned(),
        subject: signing::part_subject(part.session, part.id).to_vec(),
        digest: signing::part(&part),
    };
    tx.append_entry(&ChainEntry::sign(&keyring, &head.head(), deed)).unwrap();
    tx.put_part(&part, &wraps).unwrap();
    tx.commit().unwrap();
}

#[test]
fn what_an_outsider_slips_in_with_keys_of_their_own_is_never_shown_as_good() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let own = write(&office, "lead", id, &note("mía")).unwrap();
    let todo = write(&office, "lead", id, &action(&office, "cris", "pedir turnos", None)).unwrap();
    let part = |id| SqliteStore::open(&office.path()).unwrap().part(id).unwrap().unwrap();
    // A note more, and a newer revision of one that is there.
    slip_in(&office, "ben", Part { id: PartId(Uuid::new_v4()), place: 2, ..part(own) }, "añadida", &["lead", "ana"]);
    slip_in(&office, "ben", Part { revision: 2, ..part(own) }, "cambiada", &["lead", "ana"]);
    slip_in(
        &office,
        "ben",
        Part { revision: 2, owner: Some(office.id("ben")), ..part(todo) },
        "otra",
        &["lead", "ben"],
    );
    slip_in(&office, "ben", Part { revision: 3, ..part(todo) }, "y otra", &["lead", "ben"]);
    for handle in ["lead", "ana"] {
        let shown = page(&office, handle, id);
        assert!(shown.notes.iter().all(|note| note.signature == Signature::Invalid), "{handle}");
        assert_eq!(said(&shown.notes), [Err(Shut::Altered), Err(Shut::Altered)], "{handle}");
    }
    assert_eq!(texts(&page(&office, "lead", id).actions), [Err(Shut::Altered)]);
    assert_eq!(said(&office.member("ana").part_history(own).unwrap()), [Ok("mía"), Err(Shut::Altered)]);
    let (altered, _) = Query::read("añadida cambiada otra", date(2026, 3, 2));
    assert!(office.member("lead").search_index(&mut |_, _| true).unwrap().find(&altered, 9).is_empty());
    let trail = office.member("ana").session_trail(id).unwrap();
    let forged = trail.iter().filter(|entry| entry.deed == TrailDeed::Altered && !entry.valid);
    assert_eq!(forged.map(|entry| entry.by).collect::<Vec<_>>(), [office.id("ben"); 4]);
}

#[test]
fn what_is_changed_behind_a_signature_is_never_shown_as_good() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let (kept, changed) =
        (write(&office, "lead", id, &note("firmada")).unwrap(), write(&office, "lead", id, &note("b")));
    let todo = write(&office, "lead", id, &action(&office, "ana", "pedir turnos", None)).unwrap();
    close(&office, "lead", id);
    sign(&office, "ana", id, true, "").unwrap();
    let part = |id| SqliteStore::open(&office.path()).unwrap().part(id).unwrap().unwrap();
    let changed = part(changed.unwrap());
    let added = Part { id: PartId(Uuid::new_v4()), place: 3, ..part(kept) };
    slip_in(&office, "lead", Part { revision: 2, ..changed }, "otra", &["lead", "ana"]);
    slip_in(&office, "lead", added, "y otra", &["lead", "ana"]);
    // What was agreed on is followed up all the same.
    act(&office, "lead", |act| act.edit_part(todo, 1, &Edit::Done(true))).unwrap();
    for handle in ["lead", "ana"] {
        let shown = page(&office, handle, id);
        assert_eq!(said(&shown.notes), [Ok("firmada"), Err(Shut::Altered), Err(Shut::Altered)], "{handle}");
        assert_eq!(texts(&shown.actions), [Ok("pedir turnos")], "{handle}");
    }
    assert_eq!(office.workspace().check(None).unwrap().faults.len(), 2);
}

#[test]
fn who_took_part_once_does_not_take_later_signatures_for_altered_ones() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana", "ben"]));
    let ben = office.id("ben");
    change(&office, "lead", id, |plan| plan.participants.retain(|person| *person != ben)).unwrap();
    close(&office, "lead", id);
    sign(&office, "ana", id, true, "a solas").unwrap();
    let shown = page(&office, "ben", id);
    assert_eq!(shown.sign_offs[0].comment.content.as_ref().err(), Some(&Shut::NotShared));
    assert_eq!(shown.sign_offs[0].signature, Signature::Valid);
}

#[test]
fn own_notes_are_numbered_as_if_there_were_no_others() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let own = NewPart::OwnNote { text: "para mí".to_owned() };
    for handle in ["ana", "ana", "lead"] {
        write(&office, handle, id, &own).unwrap();
    }
    let places =
        |handle: &str| -> Vec<u32> { page(&office, handle, id).notes.iter().map(|note| note.part.place).collect() };
    assert_eq!((places("ana"), places("lead")), (vec![1, 2], vec![1]));
}

#[test]
fn an_owner_outside_says_that_an_action_is_done_and_that_is_good() {
    let office = Office::new();
    let id = plan(&office, "lead", &one_on_one(&office, &["ana"]));
    let todo = write(&office, "lead", id, &action(&office, "cris", "pedir turnos", None)).unwrap();
    for (seen, done) in [(1, true), (2, false), (3, true)] {
        act(&office, "cris", |act| act.edit_part(todo, seen, &Edit::Done(done))).unwrap();
    }
    let shown = page(&office, "ana", id);
    assert_eq!(texts(&shown.actions), [Ok("pedir turnos")]);
    assert_eq!(
        (shown.actions[0].part.signature, shown.actions[0].part.part.state),
        (Signature::Valid, PartState::Done)
    );
    assert!(office.member("ana").session_trail(id).unwrap().iter().all(|entry| entry.valid));
}
