//! Every list of announcements against a naive one, in pages of any size from either end.

use super::*;

/// One announcement of a random board.
#[derive(Clone, Debug)]
pub struct Post {
    pub author: i64,
    pub recipients: BTreeSet<i64>,
    pub reach: Reach,
    pub hours: i64,
    pub expires: Option<i64>,
    pub withdrawn: bool,
    pub asks: bool,
    pub opened: BTreeSet<i64>,
    pub acknowledged: BTreeSet<i64>,
    pub added: Option<i64>,
}

pub const CROWD: i64 = 40;

pub fn post() -> impl Strategy<Value = Post> {
    let people = || {
        prop_oneof![
            3 => proptest::collection::btree_set(1..=CROWD, 1..6),
            2 => proptest::collection::btree_set(1..=CROWD, 14..19),
            2 => proptest::collection::btree_set(1..=CROWD, 25..39),
        ]
    };
    let hour = prop_oneof![6 => -900_i64..=0, 1 => -3_i64..=0, 1 => 1_i64..200];
    let post = (
        (1..=5_i64, people(), proptest::sample::select(Reach::ALL), hour),
        (proptest::option::weighted(0.2, 1..900_i64), proptest::bool::weighted(0.1), any::<bool>()),
        (people(), people(), proptest::option::weighted(0.2, 1..=CROWD)),
    );
    post.prop_map(|((author, recipients, reach, hours), (expires, withdrawn, asks), (opened, acks, added))| {
        let recipients: BTreeSet<i64> = recipients.into_iter().filter(|person| *person != author).collect();
        let among = |people: BTreeSet<i64>| people.intersection(&recipients).copied().collect();
        Post {
            author,
            reach,
            hours,
            expires: expires.map(|after| hours + after),
            withdrawn,
            asks,
            opened: among(opened),
            acknowledged: if asks { among(acks) } else { BTreeSet::new() },
            added: added.filter(|person| *person != author),
            recipients,
        }
    })
}

/// Many on few days, so that a wide stream has to be read in several chunks.
fn posts() -> impl Strategy<Value = Vec<Post>> {
    proptest::collection::vec(post(), 1..90)
}

/// A random board, with every post at its place.
fn populate(engine: Engine, posts: &[Post]) -> (Made, BTreeMap<Position, Post>) {
    let mut made = Made::with_people(engine, CROWD);
    let mut placed = BTreeMap::new();
    let mut tx = made.store.begin().unwrap();
    for (number, post) in posts.iter().enumerate() {
        placed.insert(put(tx.as_mut(), number, post, |_| ()), post.clone());
    }
    tx.commit().unwrap();
    (made, placed)
}

/// Puts a post at its place.
pub fn put(tx: &mut dyn Transaction, number: usize, post: &Post, change: impl FnOnce(&mut Announcement)) -> Position {
    let publish_at = hours(post.hours);
    let position = tx.take_position(publish_at, false).unwrap();
    let mut row = announcement(number as u128 + 1, post.author, position, publish_at);
    row.content.audience.reach = post.reach;
    row.content.expires_at = post.expires.map(hours);
    row.content.acknowledgement = post.asks.then_some(Acknowledgement { due: None });
    change(&mut row);
    let recipients: Vec<PersonId> = post.recipients.iter().copied().map(PersonId).collect();
    assert!(tx.insert_announcement(&row, &recipients).unwrap());
    if let Some(person) = post.added {
        let addition = Addition { person: PersonId(person), on: date(2026, 3, 2), stands_in: false };
        tx.add_recipient(position, addition, None).unwrap();
    }
    for person in &post.opened {
        tx.open(position, PersonId(*person), 1, now()).unwrap();
    }
    for person in &post.acknowledged {
        tx.acknowledge(position, PersonId(*person), 1, now(), None).unwrap();
    }
    if post.withdrawn {
        tx.withdraw(position, now()).unwrap();
    }
    position
}

impl Post {
    pub fn is_for(&self, viewer: i64) -> bool {
        self.author == viewer || self.recipients.contains(&viewer) || self.added == Some(viewer)
    }

    /// The naive rule of every list.
    fn is_listed(&self, viewer: i64, shown: Shown) -> bool {
        let live = state(hours(self.hours), self.expires.map(hours), self.withdrawn, now()) == State::Live;
        let withdrawn = self.withdrawn && self.hours <= 0 && self.expires.is_none_or(|expires| expires > 0);
        let opened = self.opened.contains(&viewer) || self.acknowledged.contains(&viewer) || self.author == viewer;
        let owes = self.asks && self.recipients.contains(&viewer) && !self.acknowledged.contains(&viewer);
        shown.direction.is_none_or(|direction| direction == self.reach.direction())
            && match shown.only {
                Only::All => self.is_for(viewer) && (live || withdrawn),
                Only::Unread => self.is_for(viewer) && live && !opened,
                Only::Mine => self.author == viewer,
                Only::AckDue => live && owes,
            }
    }
}

/// Walks a list from an end to the other in pages of `limit`.
fn walk(made: &Made, viewer: i64, shown: Shown, from: Cursor, limit: usize) -> Vec<Position> {
    let forwards = matches!(from, Cursor::Newest | Cursor::OlderThan(_));
    let (mut cursor, mut seen) = (from, Vec::new());
    loop {
        let page = made.store.page(PersonId(viewer), shown, cursor, limit, now()).unwrap();
        assert!(page.rows.len() <= limit);
        let rows: Vec<Position> = page.rows.iter().map(|row| row.position).collect();
        assert!(rows.is_sorted_by(|newer, older| newer > older), "a page comes newest first");
        if forwards {
            seen.extend(rows);
        } else {
            seen.extend(rows.into_iter().rev());
        }
        match page.next {
            Some(next) if forwards => cursor = Cursor::OlderThan(next),
            Some(next) => cursor = Cursor::NewerThan(next),
            None => return seen,
        }
    }
}

fn pages_agree_with_a_naive_list(
    engine: Engine,
    posts: &[Post],
    viewer: i64,
    direction: Option<Direction>,
    limit: usize,
    pick: usize,
) {
    let (made, placed) = populate(engine, posts);
    let all: Vec<Position> = placed.keys().copied().collect();
    let edge = all[pick % all.len()];
    for only in [Only::All, Only::Unread, Only::Mine, Only::AckDue] {
        let shown = Shown { direction, only };
        let up: Vec<Position> =
            placed.iter().filter(|(_, post)| post.is_listed(viewer, shown)).map(|(position, _)| *position).collect();
        let down: Vec<Position> = up.iter().rev().copied().collect();
        let older: Vec<Position> = down.iter().copied().filter(|position| *position < edge).collect();
        let newer: Vec<Position> = up.iter().copied().filter(|position| *position > edge).collect();
        assert_eq!(walk(&made, viewer, shown, Cursor::Newest, limit), down, "{shown:?} newest");
        assert_eq!(walk(&made, viewer, shown, Cursor::Oldest, limit), up, "{shown:?} oldest");
        assert_eq!(walk(&made, viewer, shown, Cursor::OlderThan(edge), limit), older, "{shown:?} older");
        assert_eq!(walk(&made, viewer, shown, Cursor::NewerThan(edge), limit), newer, "{shown:?} newer");
    }
    let unread = made.store.unread(PersonId(viewer), now()).unwrap();
    for direction in Direction::ALL {
        let shown = Shown { direction: Some(*direction), only: Only::Unread };
        let expected = placed.values().filter(|post| post.is_listed(viewer, shown)).count();
        assert_eq!(unread.of(*direction) as usize, expected, "unread {direction}");
    }
}

property!(
    sqlite: every_page_agrees_with_a_naive_list(
        posts in posts(),
        viewer in 1..=CROWD,
        direction in proptest::option::of(proptest::sample::select(Direction::ALL)),
        limit in prop_oneof![Just(1_usize), 2..8_usize, Just(100_usize)],
        pick in any::<usize>(),
    ) => pages_agree_with_a_naive_list(&posts, viewer, direction, limit, pick)
);
