//! A board's own row, its people with their keys, the chain, drafts; and transactions, handles and copies.

use super::*;

fn a_board_says_what_it_was_made_with(engine: Engine) {
    let mut made = engine(&board());
    assert_eq!(made.store.board().unwrap(), board());
    made.write(|tx| tx.set_settled_on(date(2026, 3, 9)).unwrap());
    assert_eq!(made.store.board().unwrap().settled_on, date(2026, 3, 9));
}

fn limits_are_kept_by_version_of_the_chart(engine: Engine) {
    let mut made = engine(&board());
    let next = Limits { leadership: 3, everyone: 3, wide: 4 };
    made.write(|tx| {
        tx.set_limits(next, now()).unwrap();
        assert_eq!(tx.begin_chart(now()).unwrap(), 2, "one version for everything in a transaction");
        assert_eq!(tx.board().unwrap().chart, 2);
    });
    assert_eq!(made.store.board().unwrap().limits, next);
    assert_eq!(made.store.limits_at(1).unwrap(), board().limits);
    assert_eq!(made.store.limits_at(2).unwrap(), next);
    assert!(made.store.limits_at(3).is_err());
    made.write(|tx| tx.begin_chart(hours(5)).map(drop).unwrap());
    assert_eq!([-1, 0, 4, 5].map(|hour| made.store.chart_at(hours(hour)).unwrap()), [1, 2, 2, 3]);
}

fn profiles_keep_their_history(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let before = made.store.organisation().unwrap();
    let at = made.store.board().unwrap().chart;
    let mut moved = profile("p3", 5, Some(PersonId(2)), "B/C");
    moved.active_from = Some(date(2026, 1, 1));
    moved.active_until = Some(date(2027, 1, 1));
    moved.successor = Some(PersonId(2));
    made.write(|tx| {
        tx.update_person(PersonId(3), &profile("p3", 4, None, "B"), now()).unwrap();
        tx.update_person(PersonId(3), &moved, now()).unwrap();
        assert_eq!(tx.organisation().unwrap().find(PersonId(3)).unwrap().profile, moved);
    });
    assert_eq!(made.store.organisation().unwrap().find(PersonId(3)).unwrap().profile, moved);
    assert_eq!(made.store.organisation().unwrap().find(PersonId(2)), before.find(PersonId(2)));
    assert_eq!(made.store.organisation_at(at).unwrap().people(), before.people());
    assert_eq!(made.store.organisation_at(1).unwrap().people(), []);
}

fn an_account_belongs_to_one_person(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    made.write(|tx| tx.link_account(500, PersonId(1)).unwrap());
    made.write(|tx| tx.link_account(501, PersonId(1)).unwrap());
    assert_eq!(made.store.person_of_account(500).unwrap(), None);
    assert_eq!(made.store.person_of_account(501).unwrap(), Some(PersonId(1)));
    made.write(|tx| tx.link_account(501, PersonId(2)).unwrap());
    assert_eq!(made.store.person_of_account(501).unwrap(), Some(PersonId(2)));
}

fn keys_of(person: i64, generation: u32) -> PersonKeys {
    let seed = Seed::generate();
    PersonKeys {
        person: PersonId(person),
        generation,
        public: seed.keys().public(),
        key_box: KeyBox::lock(&seed, "one", person, generation, KdfParams::SAMPLE).unwrap(),
        recovery_box: RecoveryBox::lock(&seed, &RecoveryKey::generate(), person, generation),
        made_at: now(),
        entry: 1,
    }
}

fn the_newest_generation_of_keys_counts_and_older_ones_still_verify(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let (first, second) = (keys_of(1, 1), keys_of(1, 2));
    assert!(made.store.keys_of(PersonId(1)).unwrap().is_none());
    made.write(|tx| tx.insert_keys(&first).unwrap());
    made.write(|tx| tx.insert_keys(&second).unwrap());
    let found = made.store.keys_of(PersonId(1)).unwrap().unwrap();
    assert_eq!((found.generation, found.public, &found.key_box), (2, second.public, &second.key_box));
    assert_eq!((found.recovery_box, found.made_at, found.entry), (second.recovery_box.clone(), now(), 1));
    assert_eq!(made.store.announced_keys(PersonId(1), 1).unwrap().map(|keys| keys.public), Some(first.public));
    assert_eq!(made.store.announced_keys(PersonId(1), 3).unwrap(), None);
    assert_eq!(made.store.enrolled().unwrap(), [PersonId(1)].into());
    let other = keys_of(1, 2);
    made.write(|tx| tx.replace_boxes(&other.key_box, &other.recovery_box).unwrap());
    let found = made.store.keys_of(PersonId(1)).unwrap().unwrap();
    assert_eq!((found.public, found.key_box), (second.public, other.key_box));
    let nobody = keys_of(2, 1);
    let mut tx = made.store.begin().unwrap();
    assert!(tx.replace_boxes(&nobody.key_box, &nobody.recovery_box).is_err());
}

fn a_newer_code_replaces_an_older_one(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let code = |generation| IssuedCode {
        person: PersonId(2),
        generation,
        digest: EnrolmentCode::generate().digest(2, generation),
        issued_by: PersonId(1),
        issued_at: now(),
        expires_at: hours(1),
        entry: 4,
    };
    let (first, second) = (code(1), code(2));
    made.write(|tx| tx.put_code(&first).unwrap());
    made.write(|tx| tx.put_code(&second).unwrap());
    assert_eq!(made.store.code_of(PersonId(2)).unwrap(), Some(second));
    assert_eq!(made.store.code_of(PersonId(1)).unwrap(), None);
    made.write(|tx| tx.delete_code(PersonId(2)).unwrap());
    assert_eq!(made.store.code_of(PersonId(2)).unwrap(), None);
}

fn the_chain_is_read_back_as_it_was_appended(engine: Engine) {
    let mut made = engine(&board());
    assert_eq!(made.store.chain_head().unwrap(), None);
    let keyring = Seed::generate().keys();
    let mut head = ChainHead::origin(b"board");
    let mut entries = Vec::new();
    for number in 0..5_u8 {
        let deed = Deed {
            at_micros: i64::from(number),
            author: 1,
            generation: 1,
            kind: "ack".into(),
            subject: vec![number; 16],
            digest: [number; 32],
        };
        let entry =
            if number == 2 { ChainEntry::unsigned(&head, deed) } else { ChainEntry::sign(&keyring, &head, deed) };
        head = entry.head();
        made.write(|tx| tx.append_entry(&entry).unwrap());
        entries.push(entry);
    }
    assert_eq!(made.store.chain_head().unwrap(), entries.last().cloned());
    assert_eq!(made.store.chain_entry(3).unwrap(), Some(entries[2].clone()));
    assert_eq!(made.store.chain_entry(6).unwrap(), None);
    assert_eq!(made.store.chain_from(2, 3).unwrap(), entries[1..4]);
    assert_eq!(made.store.chain_from(1, 100).unwrap(), entries);
    let mut tx = made.store.begin().unwrap();
    assert!(tx.append_entry(&entries[4]).is_err(), "a number is taken once");
}

fn a_draft_is_replaced_and_deleted_by_its_author_alone(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let draft = |author, sealed: &[u8], hour| Draft {
        id: Uuid::from_u128(1),
        author: PersonId(author),
        saved_at: hours(hour),
        sealed: sealed.to_vec(),
    };
    made.write(|tx| tx.put_draft(&draft(1, b"first", 0)).unwrap());
    made.write(|tx| tx.put_draft(&draft(1, b"second", 1)).unwrap());
    made.write(|tx| tx.put_draft(&draft(2, b"forged", 2)).unwrap());
    made.write(|tx| tx.delete_draft(PersonId(2), Uuid::from_u128(1)).unwrap());
    assert_eq!(made.store.drafts(PersonId(1)).unwrap(), [draft(1, b"second", 1)]);
    assert_eq!(made.store.drafts(PersonId(2)).unwrap(), []);
    let newer = Draft { id: Uuid::from_u128(2), ..draft(1, b"newer", 5) };
    made.write(|tx| tx.put_draft(&newer).unwrap());
    assert_eq!(made.store.drafts(PersonId(1)).unwrap(), [newer, draft(1, b"second", 1)], "newest first");
    made.write(|tx| tx.delete_draft(PersonId(1), Uuid::from_u128(1)).unwrap());
    assert_eq!(made.store.drafts(PersonId(1)).unwrap().len(), 1);
}

fn a_transaction_that_is_dropped_leaves_nothing(engine: Engine) {
    let mut made = Made::with_people(engine, 30);
    let everybody: Vec<PersonId> = (2..=30).map(PersonId).collect();
    let before = made.store.board().unwrap();
    {
        let mut tx = made.store.begin().unwrap();
        tx.insert_person(&profile("ghost", 2, None, "A"), now()).unwrap();
        let position = tx.take_position(now(), true).unwrap();
        tx.insert_announcement(&announcement(1, 1, position, now()), &everybody).unwrap();
        assert_eq!(tx.page(PersonId(2), Shown::default(), Cursor::Newest, 9, now()).unwrap().rows.len(), 1);
    }
    assert_eq!(made.store.board().unwrap(), before);
    assert!(made.store.organisation().unwrap().find_handle("ghost").is_none());
    assert_eq!(made.list(2), [0_u128; 0]);
    // The number of the audience that was rolled back goes to another one: nothing of it may be remembered.
    made.post(2, 1, &(20..=40).collect::<Vec<_>>(), now());
    assert_eq!(made.list(2), [0_u128; 0]);
    assert_eq!(made.list(20), [2]);
}

fn another_handle_sees_what_was_committed(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let other = made.store.another().unwrap();
    let before = other.others_version().unwrap();
    made.post(1, 1, &[2], now());
    assert_ne!(other.others_version().unwrap(), before);
    let rows = other.page(PersonId(2), Shown::default(), Cursor::Newest, 9, now()).unwrap().rows;
    assert_eq!(rows.len(), 1);
}

fn a_copy_is_complete_and_nothing_else_is_left(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    made.post(1, 1, &[2], now());
    let folder = made.folder.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    made.store.copy_to(&folder.join("copy.db")).unwrap();
    assert!(made.store.copy_to(&folder.join("copy.db")).is_err(), "nothing is overwritten");
    let names = |folder: &Path| -> Vec<_> {
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect()
    };
    assert_eq!(names(&folder), ["copy.db"]);
    assert_eq!(made.store.integrity_faults().unwrap(), Vec::<String>::new());
    let copy = SqliteStore::open(&folder.join("copy.db")).unwrap();
    let copy: &dyn Store = &copy;
    assert_eq!(copy.board().unwrap(), made.store.board().unwrap());
    assert_eq!(copy.page(PersonId(2), Shown::default(), Cursor::Newest, 9, now()).unwrap().rows.len(), 1);
}

fn what_killed_copies_left_goes_with_the_next_unless_somebody_is_making_one(engine: Engine) {
    let made = Made::with_people(engine, 3);
    let folder = made.folder.path().join("copies");
    std::fs::create_dir(&folder).unwrap();
    for name in [".cartelera-copy-kil1ed", ".cartelera-copy-kil1ed-journal", ".cartelera-other", "cartelera-copy-1"] {
        std::fs::write(folder.join(name), "half of it").unwrap();
    }
    let names = || -> std::collections::BTreeSet<_> {
        std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect()
    };
    let before = names();
    let somebody_else = std::fs::File::open(&folder).unwrap();
    somebody_else.lock_shared().unwrap();
    made.store.copy_to(&folder.join("one.db")).unwrap();
    assert!(names().is_superset(&before));
    drop(somebody_else);
    made.store.copy_to(&folder.join("other.db")).unwrap();
    assert_eq!(Vec::from_iter(names()), [".cartelera-other", "cartelera-copy-1", "one.db", "other.db"]);
}

suite!(
    sqlite: a_board_says_what_it_was_made_with,
    limits_are_kept_by_version_of_the_chart,
    profiles_keep_their_history,
    an_account_belongs_to_one_person,
    the_newest_generation_of_keys_counts_and_older_ones_still_verify,
    a_newer_code_replaces_an_older_one,
    the_chain_is_read_back_as_it_was_appended,
    a_draft_is_replaced_and_deleted_by_its_author_alone,
    a_transaction_that_is_dropped_leaves_nothing,
    another_handle_sees_what_was_committed,
    a_copy_is_complete_and_nothing_else_is_left,
    what_killed_copies_left_goes_with_the_next_unless_somebody_is_making_one,
);
