//! Announcements: what comes back, who sees it when, what is owed and asked.

use super::*;

fn an_announcement_comes_back_as_it_was_stored(engine: Engine) {
    use cartelera::domain::announcement::Event;
    use cartelera::domain::audience::{Audience, Filter};
    use cartelera::domain::organisation::{Area, Bond, ClientType};
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2, 3], hours(-1), |row| {
        row.content.audience = Audience {
            reach: Reach::Descending,
            depth: Some(2),
            height: None,
            filter: Filter {
                area: Some(Area::new("A/B")),
                client_type: Some(ClientType::Commercial),
                bond: Some(Bond::Partner),
            },
            copy_manager: true,
        };
        row.content.event = Some(Event { starts: hours(5), ends: hours(6), place: "Sala".into() });
        row.content.priority = Priority::Urgent;
        row.content.acknowledgement = Some(Acknowledgement { due: Some(hours(7)) });
        row.content.expires_at = Some(hours(8));
        row.content.pinned = true;
        row.content.replies_open = false;
        row.entry = Some(12);
    });
    assert_eq!(made.store.announcement(PersonId(2), row.id, now()).unwrap(), Some(row.clone()));
    assert_eq!(made.store.recipients(row.position).unwrap(), [PersonId(2), PersonId(3)]);
    let seen = made.store.headline(PersonId(2), row.id, now()).unwrap().unwrap();
    assert_eq!((seen.starts, seen.pinned, seen.acknowledgement), (Some(hours(5)), true, row.content.acknowledgement));
    assert_eq!(seen.receipt, ReceiptState::Unseen);
}

fn the_same_id_is_stored_once(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post(1, 1, &[2], now());
    made.write(|tx| {
        let position = tx.take_position(now(), true).unwrap();
        let again = announcement(1, 1, position, now());
        assert!(!tx.insert_announcement(&again, &[PersonId(3)]).unwrap());
    });
    assert_eq!(made.list(3), [0_u128; 0]);
    assert_eq!(made.store.announcement(PersonId(2), row.id, now()).unwrap().unwrap().position, row.position);
}

fn places_are_unique_and_a_clock_set_back_reorders_nothing(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let first = made.post(1, 1, &[2], now());
    let same_moment = made.post(2, 1, &[2], now());
    let set_back = made.post(3, 1, &[2], hours(-30));
    assert!(first.position < same_moment.position && same_moment.position < set_back.position);
    let scheduled = made.post(4, 1, &[2], hours(24));
    let also = made.post(5, 1, &[2], hours(24));
    assert_ne!(scheduled.position, also.position);
    let at_once = made.post(6, 1, &[2], now());
    assert!(set_back.position < at_once.position && at_once.position < scheduled.position);
    assert_eq!(made.list(2), [6, 3, 2, 1]);
    assert_eq!(made.ids(2, Shown::default(), hours(25)), [5, 4, 6, 3, 2, 1]);
}

fn only_author_and_recipients_see_an_announcement(engine: Engine) {
    for wide in [false, true] {
        let mut made = Made::with_people(engine, 30);
        let recipients: Vec<i64> = if wide { (2..=25).collect() } else { vec![2, 3] };
        let row = made.post(1, 1, &recipients, now());
        for viewer in 1..=30 {
            let may = viewer == 1 || recipients.contains(&viewer);
            assert_eq!(made.list(viewer).len(), usize::from(may), "{viewer}");
            assert_eq!(made.store.headline(PersonId(viewer), row.id, now()).unwrap().is_some(), may);
            assert_eq!(made.store.announcement(PersonId(viewer), row.id, now()).unwrap().is_some(), may);
            assert_eq!(made.store.unread(PersonId(viewer), now()).unwrap().diagonal, u32::from(may && viewer != 1));
        }
    }
}

fn a_scheduled_announcement_is_seen_by_its_author_alone_until_its_time(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], hours(2), asking(hours(50)));
    assert!(made.store.headline(PersonId(2), row.id, hours(1)).unwrap().is_none());
    assert!(made.store.announcement(PersonId(2), row.id, hours(1)).unwrap().is_none());
    assert!(made.store.announcement(PersonId(1), row.id, hours(1)).unwrap().is_some());
    assert_eq!(made.store.duties(PersonId(2), hours(1)).unwrap(), []);
    assert_eq!(made.ids(1, Shown::default(), hours(1)), [0_u128; 0], "not on the boards");
    assert_eq!(made.ids(1, only(Only::Mine), hours(1)), [1]);
    assert_eq!(made.ids(2, Shown::default(), hours(2)), [1]);
    assert_eq!(made.store.duties(PersonId(2), hours(2)).unwrap().len(), 1);
}

fn an_expired_announcement_leaves_boards_and_duties(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], now(), |row| {
        row.content.expires_at = Some(hours(5));
        row.content.pinned = true;
        row.content.acknowledgement = Some(Acknowledgement { due: Some(hours(4)) });
    });
    assert_eq!(made.ids(2, Shown::default(), hours(4)), [1]);
    for shown in [Only::All, Only::Unread, Only::AckDue] {
        assert_eq!(made.ids(2, only(shown), hours(5)), [0_u128; 0], "{shown:?}");
    }
    assert_eq!(made.store.duties(PersonId(2), hours(5)).unwrap(), []);
    assert_eq!(made.store.overdue(PersonId(1), &[PersonId(2)], hours(5)).unwrap(), []);
    assert_eq!(made.store.pinned(PersonId(2), None, 9, hours(5)).unwrap(), []);
    assert_eq!(made.store.unread(PersonId(2), hours(5)).unwrap(), Unread::default());
    assert!(made.store.headline(PersonId(2), row.id, hours(5)).unwrap().is_some(), "it can still be found");
    assert_eq!(made.ids(1, only(Only::Mine), hours(5)), [1]);
}

fn a_withdrawn_announcement_keeps_its_title_and_loses_its_body(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], now(), asking(hours(1)));
    made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
    made.write(|tx| tx.withdraw(row.position, hours(2)).unwrap());
    let seen = made.store.announcement(PersonId(2), row.id, hours(2)).unwrap().unwrap();
    assert_eq!((seen.content.title.as_str(), seen.content.body.as_str()), ("title 1", ""));
    assert_eq!(seen.withdrawn_at, Some(hours(1)), "the first withdrawal stands");
    assert_eq!(made.store.announcement(PersonId(1), row.id, hours(2)).unwrap().unwrap().content.body, "body");
    assert_eq!(made.ids(2, Shown::default(), hours(2)), [1]);
    assert_eq!(made.ids(2, only(Only::Unread), hours(2)), [0_u128; 0]);
    assert_eq!(made.store.unread(PersonId(2), hours(2)).unwrap().total(), 0);
    assert_eq!(made.store.duties(PersonId(2), hours(2)).unwrap(), []);
    assert_eq!(made.store.overdue(PersonId(1), &[PersonId(2)], hours(2)).unwrap(), []);
}

fn a_reinstated_announcement_is_read_again_and_can_be_withdrawn_again(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2], now(), asking(hours(1)));
    made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
    made.write(|tx| tx.reinstate(row.position).unwrap());
    let seen = made.store.announcement(PersonId(2), row.id, hours(2)).unwrap().unwrap();
    assert_eq!((seen.content.body.as_str(), seen.withdrawn_at), ("body", None));
    assert_eq!(made.ids(2, only(Only::Unread), hours(2)), [1]);
    assert_eq!(made.store.duties(PersonId(2), hours(2)).unwrap(), [], "duties are given back one by one");
    made.write(|tx| tx.set_duty(row.position, PersonId(2), Some(Some(hours(30)))).unwrap());
    assert_eq!(made.store.duties(PersonId(2), hours(2)).unwrap().len(), 1);
    made.write(|tx| tx.withdraw(row.position, hours(3)).unwrap());
    let seen = made.store.announcement(PersonId(1), row.id, hours(4)).unwrap().unwrap();
    assert_eq!(seen.withdrawn_at, Some(hours(3)));
}

fn what_was_withdrawn_before_its_time_never_shows(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post(1, 1, &[2], hours(2));
    made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
    assert_eq!(made.ids(2, Shown::default(), hours(3)), [0_u128; 0]);
    assert!(made.store.headline(PersonId(2), row.id, hours(3)).unwrap().is_none());
    assert!(made.store.announcement(PersonId(2), row.id, hours(3)).unwrap().is_none());
    assert_eq!(made.ids(1, only(Only::Mine), hours(3)), [1]);
}

fn pins_and_urgent_ones_are_counted(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let pinned = |reach| {
        move |row: &mut Announcement| {
            row.content.pinned = true;
            row.content.audience.reach = reach;
            row.content.priority = Priority::Urgent;
        }
    };
    made.post_as(1, 1, &[2], hours(-2), pinned(Reach::Everyone));
    made.post_as(2, 1, &[2, 3], hours(-1), pinned(Reach::Descending));
    made.post_as(3, 2, &[3], now(), pinned(Reach::Everyone));
    made.post_as(4, 1, &[3], hours(9), pinned(Reach::Everyone));
    let ids = |viewer, direction| -> Vec<u128> {
        let rows = made.store.pinned(PersonId(viewer), direction, 9, now()).unwrap();
        rows.iter().map(|row| row.id.0.as_u128()).collect()
    };
    assert_eq!(ids(2, None), [3, 2, 1]);
    assert_eq!(ids(3, None), [3, 2]);
    assert_eq!(ids(2, Some(Direction::Vertical)), [2]);
    assert_eq!(made.store.count_pins(PersonId(1), Direction::Diagonal, now()).unwrap(), 2, "scheduled ones count");
    assert_eq!(made.store.count_pins(PersonId(1), Direction::Horizontal, now()).unwrap(), 0);
    let urgent = |made: &Made, since, until| made.store.count_urgent(PersonId(1), hours(since), hours(until)).unwrap();
    assert_eq!(urgent(&made, -2, 9), 2, "since is excluded, until is not");
    assert_eq!(urgent(&made, -3, 8), 2);
    assert_eq!(urgent(&made, -3, 9), 3);
    let scheduled = made.store.pinned(PersonId(3), None, 9, hours(9)).unwrap()[0].position;
    made.write(|tx| tx.withdraw(scheduled, hours(1)).unwrap());
    assert_eq!(urgent(&made, -3, 9), 2, "what was withdrawn before it came out does not count");
}

fn duties_are_owed_until_acknowledged(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let late = made.post_as(1, 1, &[2, 3], now(), asking(hours(20)));
    let undated = made.post_as(2, 1, &[2], now(), |row| {
        row.content.acknowledgement = Some(Acknowledgement { due: None });
    });
    let soon = made.post_as(3, 1, &[2], now(), asking(hours(10)));
    let duties = |made: &Made, viewer, at| -> Vec<Position> {
        made.store.duties(PersonId(viewer), at).unwrap().iter().map(|row| row.position).collect()
    };
    assert_eq!(duties(&made, 2, now()), [soon.position, late.position, undated.position]);
    assert_eq!(duties(&made, 1, now()), []);
    assert_eq!(made.ids(2, only(Only::AckDue), now()), [3, 2, 1]);
    let overdue = made.store.overdue(PersonId(1), &[PersonId(2)], hours(21)).unwrap();
    let overdue: Vec<_> = overdue.iter().map(|(row, owing)| (row.position, owing.clone())).collect();
    let owes = |person, hour| (PersonId(person), Some(hours(hour)));
    assert_eq!(overdue, [(late.position, vec![owes(2, 20), owes(3, 20)]), (soon.position, vec![owes(2, 10)])]);
    let told = |viewer, people: &[PersonId]| -> Vec<(Position, usize)> {
        let overdue = made.store.overdue(PersonId(viewer), people, hours(21)).unwrap();
        let among_many: Vec<PersonId> = people.iter().copied().chain((1_000..2_000).map(PersonId)).collect();
        assert_eq!(made.store.overdue(PersonId(viewer), &among_many, hours(21)).unwrap(), overdue);
        overdue.iter().map(|(row, owing)| (row.position, owing.len())).collect()
    };
    assert_eq!(told(3, &[PersonId(2)]), [(late.position, 1)], "a recipient, of the people asked for alone");
    assert_eq!(told(3, &[]), [], "nobody else's");
    assert_eq!(told(4, &[PersonId(2), PersonId(3)]), [], "who may not see it");
    made.write(|tx| tx.acknowledge(late.position, PersonId(2), 1, hours(1), Some(9)).unwrap());
    assert_eq!(duties(&made, 2, now()), [soon.position, undated.position]);
    let receipt = made.store.receipt(late.position, PersonId(2)).unwrap().unwrap();
    assert_eq!((receipt.acknowledged_at, receipt.entry), (Some(hours(1)), Some(9)));
    assert_eq!((receipt.opened_at, receipt.state(1)), (Some(hours(1)), ReceiptState::Acknowledged));
    made.write(|tx| tx.acknowledge(late.position, PersonId(2), 1, hours(2), Some(10)).unwrap());
    assert_eq!(made.store.receipt(late.position, PersonId(2)).unwrap(), Some(receipt), "the first one stands");
    made.write(|tx| tx.set_duty(soon.position, PersonId(2), Some(Some(hours(99)))).unwrap());
    assert_eq!(duties(&made, 2, now()), [soon.position, undated.position]);
    let seen = made.store.headline(PersonId(2), soon.id, now()).unwrap().unwrap();
    assert_eq!(seen.acknowledgement, Some(Acknowledgement { due: Some(hours(99)) }), "one's own due moment");
    made.write(|tx| tx.set_duty(soon.position, PersonId(2), None).unwrap());
    assert_eq!(duties(&made, 2, now()), [undated.position]);
}

fn opening_keeps_the_first_moment_of_each_revision(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let row = made.post(1, 1, &[2], now());
    made.write(|tx| tx.open(row.position, PersonId(2), 1, hours(1)).unwrap());
    made.write(|tx| tx.open(row.position, PersonId(2), 1, hours(2)).unwrap());
    let opened = |made: &Made| made.store.receipts(row.position).unwrap()[0].opened_at;
    assert_eq!(opened(&made), Some(hours(1)));
    made.write(|tx| tx.open(row.position, PersonId(2), 2, hours(3)).unwrap());
    made.write(|tx| tx.open(row.position, PersonId(2), 1, hours(4)).unwrap());
    assert_eq!(opened(&made), Some(hours(3)));
    assert_eq!(made.store.receipts(row.position).unwrap().len(), 1);
    assert_eq!(made.store.unread(PersonId(2), now()).unwrap().total(), 0);
}

fn settling_anew_changes_who_sees_it(engine: Engine) {
    let many: Vec<i64> = (2..=28).collect();
    let other: Vec<i64> = (10..=30).collect();
    for (old, new) in [(vec![2, 3], vec![3, 4]), (vec![2, 3], many.clone()), (many.clone(), vec![3]), (many, other)] {
        let mut made = Made::with_people(engine, 30);
        let row = made.post_as(1, 1, &old, hours(2), asking(hours(50)));
        let people: Vec<PersonId> = new.iter().copied().map(PersonId).collect();
        made.write(|tx| {
            let chart = tx.begin_chart(now()).unwrap();
            tx.resettle(row.position, chart, &people).unwrap();
        });
        assert_eq!(made.store.recipients(row.position).unwrap(), people);
        for viewer in 2..=30 {
            let may = new.contains(&viewer);
            assert_eq!(made.ids(viewer, Shown::default(), hours(3)).len(), usize::from(may), "{viewer}");
            assert_eq!(made.store.headline(PersonId(viewer), row.id, hours(3)).unwrap().is_some(), may);
            assert_eq!(made.store.duties(PersonId(viewer), hours(3)).unwrap().len(), usize::from(may));
        }
        let seen = made.store.announcement(PersonId(1), row.id, now()).unwrap().unwrap();
        assert_eq!((seen.chart, seen.recipients as usize), (made.store.board().unwrap().chart, new.len()));
    }
}

fn settling_anew_keeps_whom_it_came_to_later(engine: Engine) {
    let addition = Addition { person: PersonId(4), on: date(2026, 3, 2), stands_in: true };
    for new in [vec![PersonId(4)], vec![PersonId(3)], (2..=25).map(PersonId).collect()] {
        let mut made = Made::with_people(engine, 30);
        let row = made.post(1, 1, &[2], hours(2));
        made.write(|tx| tx.add_recipient(row.position, addition, None).unwrap());
        made.write(|tx| tx.resettle(row.position, 1, &new).unwrap());
        assert_eq!(made.ids(4, Shown::default(), hours(3)), [1]);
        made.write(|tx| tx.resettle(row.position, 1, &[PersonId(2)]).unwrap());
        assert_eq!(made.ids(4, Shown::default(), hours(3)), [1]);
    }
}

fn an_announcement_comes_to_one_more_person(engine: Engine) {
    for wide in [false, true] {
        let mut made = Made::with_people(engine, 30);
        let recipients: Vec<i64> = if wide { (2..=25).collect() } else { vec![2] };
        let row = made.post_as(1, 1, &recipients, now(), asking(hours(2)));
        let addition = Addition { person: PersonId(29), on: date(2026, 3, 4), stands_in: false };
        made.write(|tx| tx.add_recipient(row.position, addition, Some(Some(hours(170)))).unwrap());
        made.write(|tx| tx.add_recipient(row.position, addition, None).unwrap());
        assert_eq!(made.store.additions(row.position).unwrap(), [addition]);
        assert_eq!(made.list(29), [1]);
        assert_eq!(made.list(30), [0_u128; 0]);
        assert!(!made.store.recipients(row.position).unwrap().contains(&PersonId(29)));
        let duty = made.store.duties(PersonId(29), now()).unwrap();
        assert_eq!(duty[0].acknowledgement, Some(Acknowledgement { due: Some(hours(170)) }));
        made.write(|tx| tx.withdraw(row.position, hours(1)).unwrap());
        assert_eq!(made.store.duties(PersonId(29), now()).unwrap(), []);
    }
}

fn a_steward_sees_what_was_handed_over(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let live = made.post(1, 1, &[2], now());
    let scheduled = made.post(2, 1, &[2], hours(2));
    made.post_as(3, 1, &[2], hours(-9), |row| row.content.expires_at = Some(hours(-1)));
    assert_eq!(made.store.stewarded(PersonId(1), now()).unwrap().len(), 2);
    made.write(|tx| {
        tx.set_steward(live.position, PersonId(4)).unwrap();
        tx.set_steward(scheduled.position, PersonId(4)).unwrap();
    });
    let stewarded: Vec<_> = made.store.stewarded(PersonId(4), now()).unwrap().iter().map(|row| row.position).collect();
    assert_eq!(stewarded, [live.position, scheduled.position]);
    assert_eq!(made.ids(4, only(Only::Mine), now()), [2, 1]);
    assert!(made.store.announcement(PersonId(4), scheduled.id, now()).unwrap().is_some());
}

fn a_revision_keeps_the_text_before_and_asks_again_only_when_told(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post_as(1, 1, &[2, 3], now(), asking(hours(50)));
    made.write(|tx| tx.acknowledge(row.position, PersonId(2), 1, now(), None).unwrap());
    let revision = |number: u32| Revision {
        number,
        title: format!("title, revision {number}"),
        body: format!("body {number}"),
        at: hours(i64::from(number)),
        entry: Some(u64::from(number)),
    };
    made.write(|tx| tx.revise(row.position, &revision(2), None).unwrap());
    let headline = |made: &Made| made.store.headline(PersonId(2), row.id, now()).unwrap().unwrap();
    assert_eq!((headline(&made).receipt, headline(&made).revision), (ReceiptState::Acknowledged, 2));
    assert_eq!(made.store.duties(PersonId(2), now()).unwrap(), []);
    made.write(|tx| {
        tx.revise(row.position, &revision(3), Some(&[(PersonId(2), None), (PersonId(3), Some(hours(60)))])).unwrap()
    });
    assert_eq!((headline(&made).receipt, headline(&made).title.as_str()), (ReceiptState::Unseen, "title, revision 3"));
    assert_eq!(made.store.duties(PersonId(2), now()).unwrap().len(), 1);
    assert_eq!(made.store.unread(PersonId(2), now()).unwrap().total(), 1);
    assert_eq!(made.ids(2, only(Only::Unread), now()), [1]);
    let seen = made.store.announcement(PersonId(2), row.id, now()).unwrap().unwrap();
    assert_eq!((seen.revision, seen.asks_since, seen.revised_at, seen.entry), (3, 3, hours(3), Some(3)));
    let first = Revision { number: 1, title: "title 1".into(), body: "body".into(), at: now(), entry: None };
    assert_eq!(made.store.revisions(row.position).unwrap(), [first, revision(2)]);
}

fn replies_are_kept_in_order_and_once(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.post(1, 1, &[2, 3], now());
    let reply = |id, author, hour| Reply {
        id: Uuid::from_u128(id),
        author: PersonId(author),
        body: format!("reply {id}"),
        at: hours(hour),
        entry: Some(3),
    };
    made.write(|tx| {
        assert!(tx.insert_reply(row.position, &reply(9, 2, 5)).unwrap());
        assert!(tx.insert_reply(row.position, &reply(3, 3, 1)).unwrap());
        assert!(!tx.insert_reply(row.position, &reply(9, 2, 5)).unwrap());
    });
    assert_eq!(made.store.replies(row.position).unwrap(), [reply(9, 2, 5), reply(3, 3, 1)]);
    assert_eq!(made.store.headline(PersonId(2), row.id, now()).unwrap().unwrap().replies, 2);
}

fn questions_wait_for_one_answer(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let row = made.post(1, 1, &[2, 3], now());
    let question = |id, asker| Question {
        id: Uuid::from_u128(id),
        asker: PersonId(asker),
        body: "why?".into(),
        at: now(),
        entry: Some(2),
        answer: None,
    };
    made.write(|tx| {
        assert!(tx.insert_question(row.position, &question(1, 2)).unwrap());
        assert!(!tx.insert_question(row.position, &question(1, 2)).unwrap());
        assert!(tx.insert_question(row.position, &question(2, 3)).unwrap());
    });
    let state = |made: &Made, viewer| made.store.headline(PersonId(viewer), row.id, now()).unwrap().unwrap().question;
    assert_eq!((state(&made, 2), state(&made, 1)), (QuestionState::Open, QuestionState::None));
    assert_eq!(made.store.open_questions(PersonId(1), now()).unwrap().len(), 2);
    assert_eq!(made.store.open_questions(PersonId(2), now()).unwrap(), []);
    let answer = Answer { author: PersonId(1), body: "so".into(), at: hours(1), entry: Some(5) };
    made.write(|tx| tx.answer_question(Uuid::from_u128(1), &answer).unwrap());
    let other = Answer { body: "other".into(), ..answer.clone() };
    made.write(|tx| tx.answer_question(Uuid::from_u128(1), &other).unwrap());
    let answered = Question { answer: Some(answer), ..question(1, 2) };
    assert_eq!(state(&made, 2), QuestionState::Answered);
    assert_eq!(made.store.question(Uuid::from_u128(1)).unwrap(), Some((row.id, answered.clone())));
    assert_eq!(made.store.questions(row.position, None).unwrap(), [answered.clone(), question(2, 3)]);
    assert_eq!(made.store.questions(row.position, Some(PersonId(2))).unwrap(), [answered]);
    assert_eq!(made.store.question(Uuid::from_u128(8)).unwrap(), None);
    assert_eq!(made.store.open_questions(PersonId(1), now()).unwrap().len(), 1);
}

fn what_a_chart_change_may_concern_is_found(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    made.post(1, 1, &[2], hours(-2000));
    made.post_as(2, 1, &[2], hours(-1900), |row| row.content.pinned = true);
    made.post_as(3, 1, &[2], hours(-1800), asking(hours(1)));
    let withdrawn = made.post(4, 1, &[2], hours(-5));
    made.write(|tx| tx.withdraw(withdrawn.position, now()).unwrap());
    made.post(5, 1, &[2], hours(-4));
    made.post(6, 1, &[2], hours(4));
    made.post_as(7, 1, &[2], hours(-3), |row| row.content.expires_at = Some(hours(-1)));
    let found = |recent| -> Vec<u128> {
        let rows = made.store.open_to_change(now(), recent).unwrap();
        rows.iter().map(|row| row.id.0.as_u128()).collect()
    };
    assert_eq!(found(hours(-720)), [2, 3, 5, 6]);
    let scheduled = made.store.scheduled(now()).unwrap();
    assert_eq!(scheduled.iter().map(|row| row.id.0.as_u128()).collect::<Vec<_>>(), [6]);
}

suite!(
    sqlite: an_announcement_comes_back_as_it_was_stored,
    the_same_id_is_stored_once,
    places_are_unique_and_a_clock_set_back_reorders_nothing,
    only_author_and_recipients_see_an_announcement,
    a_scheduled_announcement_is_seen_by_its_author_alone_until_its_time,
    an_expired_announcement_leaves_boards_and_duties,
    a_withdrawn_announcement_keeps_its_title_and_loses_its_body,
    a_reinstated_announcement_is_read_again_and_can_be_withdrawn_again,
    what_was_withdrawn_before_its_time_never_shows,
    pins_and_urgent_ones_are_counted,
    duties_are_owed_until_acknowledged,
    opening_keeps_the_first_moment_of_each_revision,
    settling_anew_changes_who_sees_it,
    settling_anew_keeps_whom_it_came_to_later,
    an_announcement_comes_to_one_more_person,
    a_steward_sees_what_was_handed_over,
    a_revision_keeps_the_text_before_and_asks_again_only_when_told,
    replies_are_kept_in_order_and_once,
    questions_wait_for_one_answer,
    what_a_chart_change_may_concern_is_found,
);
