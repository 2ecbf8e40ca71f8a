//! Searching: what is found and what is not, page after page; and the searches people keep.

use cartelera::domain::folding::Term;
use cartelera::store::KeptSearch;
use cartelera::store::search::Sought;

use super::*;

fn word(said: &str) -> Sought {
    Sought { with: vec![Term::new(said, false).unwrap()], ..Sought::default() }
}

fn phrase(said: &str) -> Sought {
    Sought { with: vec![Term::new(said, true).unwrap()], ..Sought::default() }
}

impl Made {
    /// What `viewer` finds, in pages of two.
    fn found_at(&self, viewer: i64, sought: &Sought, at: Timestamp) -> Vec<u128> {
        let (mut found, mut from) = (Vec::new(), Cursor::Newest);
        loop {
            let page = self.store.search(PersonId(viewer), sought, from, 2, at).unwrap();
            found.extend(page.rows.iter().map(|row| row.id.0.as_u128()));
            match page.next {
                Some(next) => from = Cursor::OlderThan(next),
                None => return found,
            }
        }
    }

    fn found(&self, viewer: i64, sought: &Sought) -> Vec<u128> {
        self.found_at(viewer, sought, now())
    }

    /// Publishes a text, so many hours ago.
    fn said(&mut self, id: u128, recipients: &[i64], ago: i64, title: &str, body: &str) -> Announcement {
        self.post_as(id, 1, recipients, hours(-ago), |row| {
            (row.content.title, row.content.body) = (title.into(), body.into());
        })
    }
}

fn words_are_found_in_title_body_and_replies_by_their_beginnings(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.said(1, &[2], 3, "Reunión del lunes", "En la **peña**, con té");
    made.said(2, &[2], 2, "Otra cosa", "田中さん REUNIO\u{301}N pena\0nula");
    let reply =
        Reply { id: Uuid::from_u128(5), author: PersonId(2), body: "¿Y el martes?".into(), at: now(), entry: None };
    assert!(made.write(|tx| tx.insert_reply(row.position, &reply).unwrap()));
    for (said, ids) in [
        ("reunion", vec![2, 1]),
        ("REUNIÓN", vec![2, 1]),
        ("reu", vec![2, 1]),
        ("r", vec![2, 1]),
        ("union", vec![]),
        ("pena", vec![2, 1]),
        ("peña", vec![1]),
        ("pen\u{303}a", vec![1]),
        ("martes", vec![1]),
        ("te", vec![1]),
        ("田中", vec![2]),
        ("nula", vec![2]),
        ("\" OR title : *", vec![]),
    ] {
        assert_eq!(made.found(2, &word(said)), ids, "{said}");
        assert_eq!(made.found(3, &word(said)), [0_u128; 0], "{said}");
    }
    assert_eq!(made.found(2, &phrase("reunio")), [0_u128; 0]);
    assert_eq!(made.found(2, &phrase("del lunes")), [1]);
    assert_eq!(made.found(2, &phrase("lunes en")), [0_u128; 0], "not from the title into the body");
    let both =
        Sought { with: vec![Term::new("mart", false).unwrap(), Term::new("lunes", true).unwrap()], ..word("té") };
    assert_eq!(made.found(2, &both), [1]);
    let without = |said: &str| Sought { without: vec![Term::new(said, false).unwrap()], ..word("reunion") };
    assert_eq!(made.found(2, &without("mart")), [2]);
    assert_eq!(made.found(2, &without("peña")), [2]);
    assert_eq!(made.found(2, &without("pena")), [0_u128; 0]);
    let nothing_with = Sought { with: vec![], ..without("mart") };
    assert_eq!(made.found(2, &nothing_with), [2]);
}

fn however_much_is_asked_it_is_looked_for(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    made.said(1, &[2], 1, "uno", &"dos ".repeat(3_000));
    let many = |of: &dyn Fn(usize) -> String| -> Vec<Term> {
        (0..1_500).map(|number| Term::new(&of(number), false).unwrap()).collect()
    };
    let uno = word("uno");
    assert_eq!(made.found(2, &Sought { without: many(&|number| format!("x{number}")), ..uno.clone() }), [1]);
    assert_eq!(made.found(2, &Sought { with: many(&|_| "dos".into()), ..uno.clone() }), [1]);
    assert_eq!(made.found(2, &Sought { with: many(&|number| format!("x{number}")), ..uno }), [0_u128; 0]);
    assert_eq!(made.found(2, &phrase(&"dos ".repeat(1_500))), [1]);
    assert_eq!(made.found(2, &word(&"x".repeat(100_000))), [0_u128; 0]);
}

fn no_phrase_reaches_from_one_reply_into_the_next(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let row = made.said(1, &[2], 1, "a", "b");
    for (id, body) in [(5, "uno dos"), (6, "tres")] {
        let reply = Reply { id: Uuid::from_u128(id), author: PersonId(2), body: body.into(), at: now(), entry: None };
        made.write(|tx| tx.insert_reply(row.position, &reply).unwrap());
    }
    assert_eq!(made.found(2, &phrase("uno dos")), [1]);
    assert_eq!(made.found(2, &phrase("dos tres")), [0_u128; 0]);
}

fn what_was_superseded_or_withdrawn_is_not_found_by_its_words(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    let row = made.said(1, &[2], 3, "antes", "viejo");
    let revision = Revision { number: 2, title: "después".into(), body: "nuevo".into(), at: now(), entry: None };
    made.write(|tx| tx.revise(row.position, &revision, None).unwrap());
    assert_eq!(made.found(2, &word("viejo")), [0_u128; 0]);
    assert_eq!(made.found(2, &word("nuevo")), [1]);
    made.write(|tx| tx.withdraw(row.position, now()).unwrap());
    for said in ["nuevo", "despues"] {
        assert_eq!(made.found(2, &word(said)), [0_u128; 0]);
        assert_eq!(made.found(1, &word(said)), [0_u128; 0]);
    }
    assert_eq!(made.found(2, &Sought::default()), [1], "it is on its board");
    let without = Sought { without: vec![Term::new("otro", false).unwrap()], ..Sought::default() };
    assert_eq!(made.found(2, &without), [0_u128; 0]);
}

fn scheduled_ones_are_found_by_their_authors_alone_and_expired_ones_when_asked_for(engine: Engine) {
    let mut made = Made::with_people(engine, 3);
    made.post_as(1, 1, &[2, 3], hours(4), |_| ());
    made.post_as(2, 1, &[2, 3], hours(-9), |row| row.content.expires_at = Some(hours(-1)));
    assert_eq!(made.found(1, &word("body")), [1]);
    assert_eq!(made.found(2, &word("body")), [0_u128; 0]);
    assert_eq!(made.found_at(2, &word("body"), hours(4)), [1]);
    let expired = Sought { expired: Some(true), ..word("body") };
    assert_eq!((made.found(2, &expired), made.found(1, &expired)), (vec![2], vec![2]));
    let mine = Sought { mine: Some(true), ..word("body") };
    assert_eq!((made.found(1, &mine), made.found(2, &mine)), (vec![1, 2], vec![]));
}

fn filters_stand_for_themselves_and_beside_words(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let all = [2, 3, 4];
    let first = made.post_as(1, 1, &all, hours(-50), asking(hours(9)));
    made.post_as(2, 2, &[1, 3, 4], hours(-20), |row| row.content.audience.reach = Reach::Team);
    made.post_as(3, 3, &[1, 2], hours(-1), |row| row.content.audience.reach = Reach::Ascending);
    made.write(|tx| tx.open(first.position, PersonId(4), 1, now()).unwrap());
    let by = |authors: &[i64]| Some(authors.iter().copied().map(PersonId).collect());
    let none = Sought::default;
    for (sought, ids) in [
        (none(), vec![2, 1]),
        (Sought { authors: by(&[2]), ..none() }, vec![2]),
        (Sought { authors: by(&[1, 2]), ..none() }, vec![2, 1]),
        (Sought { authors: by(&[3]), ..none() }, vec![]),
        (Sought { directions: vec![Direction::Horizontal], ..none() }, vec![2]),
        (Sought { directions: vec![Direction::Horizontal, Direction::Diagonal], ..none() }, vec![2, 1]),
        (Sought { directions: vec![Direction::Vertical], ..none() }, vec![]),
        (Sought { from: Some(hours(-20)), ..none() }, vec![2]),
        (Sought { until: Some(hours(-20)), ..none() }, vec![1]),
        (Sought { unread: Some(true), ..none() }, vec![2]),
        (Sought { unread: Some(false), ..none() }, vec![1]),
        (Sought { ack_due: Some(true), ..none() }, vec![1]),
        (Sought { ack_due: Some(false), ..none() }, vec![2]),
        (Sought { mine: Some(true), ..none() }, vec![]),
        (Sought { mine: Some(false), ..none() }, vec![2, 1]),
    ] {
        assert_eq!(made.found(4, &sought), ids, "{sought:?}");
        let with = word("bod").with;
        assert_eq!(made.found(4, &Sought { with, ..sought.clone() }), ids, "{sought:?}");
        let with = word("x").with;
        assert_eq!(made.found(4, &Sought { with, ..sought }), [0_u128; 0]);
    }
}

fn what_a_clock_set_back_put_far_from_its_day_is_found_by_its_day(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    made.write(|tx| tx.take_position(hours(900), true).unwrap());
    let row = made.post(1, 1, &[2], hours(-30));
    assert!(row.position.0 > hours(800).as_millisecond());
    let that_day = Sought { from: Some(hours(-31)), until: Some(hours(-29)), ..Sought::default() };
    assert_eq!(made.found(2, &that_day), [1]);
    assert_eq!(made.found(2, &Sought { with: word("body").with, ..that_day.clone() }), [1]);
    assert_eq!(made.found(2, &Sought { until: Some(hours(-30)), ..that_day }), [0_u128; 0]);
}

fn what_one_looks_after_is_found(engine: Engine) {
    let mut made = Made::with_people(engine, 4);
    let row = made.post(1, 1, &[2], hours(-1));
    made.write(|tx| tx.set_steward(row.position, PersonId(3)).unwrap());
    assert_eq!(made.found(3, &word("body")), [1]);
    assert_eq!(made.found(3, &Sought { mine: Some(true), ..Sought::default() }), [1]);
    assert_eq!(made.found(4, &word("body")), [0_u128; 0]);
}

fn a_search_goes_from_the_newest_on(engine: Engine) {
    let made = Made::with_people(engine, 1);
    for from in [Cursor::Oldest, Cursor::NewerThan(Position(0))] {
        assert!(made.store.search(PersonId(1), &Sought::default(), from, 9, now()).is_err());
    }
    assert_eq!(made.store.search(PersonId(1), &Sought::default(), Cursor::Newest, 0, now()).unwrap().rows, []);
}

fn kept_searches_belong_to_one_person(engine: Engine) {
    let mut made = Made::with_people(engine, 2);
    let kept = |id: u128, person: i64, after: i64, sealed: u8| KeptSearch {
        id: Uuid::from_u128(id),
        person: PersonId(person),
        saved_at: hours(after),
        sealed: vec![sealed],
    };
    for search in [kept(1, 1, 0, 1), kept(2, 1, 1, 2), kept(1, 2, 2, 3), kept(1, 1, 3, 4)] {
        made.write(|tx| tx.put_kept_search(&search).unwrap());
    }
    assert_eq!(made.store.kept_searches(PersonId(1)).unwrap(), [kept(1, 1, 3, 4), kept(2, 1, 1, 2)]);
    made.write(|tx| tx.delete_kept_search(PersonId(1), Uuid::from_u128(1)).unwrap());
    made.write(|tx| tx.delete_kept_search(PersonId(1), Uuid::from_u128(9)).unwrap());
    assert_eq!(made.store.kept_searches(PersonId(1)).unwrap(), [kept(2, 1, 1, 2)]);
    assert_eq!(made.store.kept_searches(PersonId(2)).unwrap(), [kept(1, 2, 2, 3)]);
}

suite!(
    sqlite:
    words_are_found_in_title_body_and_replies_by_their_beginnings,
    however_much_is_asked_it_is_looked_for,
    no_phrase_reaches_from_one_reply_into_the_next,
    what_was_superseded_or_withdrawn_is_not_found_by_its_words,
    scheduled_ones_are_found_by_their_authors_alone_and_expired_ones_when_asked_for,
    filters_stand_for_themselves_and_beside_words,
    what_a_clock_set_back_put_far_from_its_day_is_found_by_its_day,
    what_one_looks_after_is_found,
    a_search_goes_from_the_newest_on,
    kept_searches_belong_to_one_person,
);
