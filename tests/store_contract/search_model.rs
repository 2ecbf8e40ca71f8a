//! Searching random boards, against a plain filter over all that each person may know of.

use cartelera::domain::folding::Term;
use cartelera::store::search::Sought;

use super::lists::{CROWD, Post, post, put};
use super::*;

/// A post and what is written in it.
#[derive(Clone, Debug)]
struct Written {
    post: Post,
    title: String,
    body: String,
    replies: Vec<String>,
    /// A later body.
    revised: Option<String>,
    /// Who looks after it in place of the author, as one it was brought to or not.
    steward: Option<(i64, bool)>,
}

fn text() -> impl Strategy<Value = String> {
    "([aánñNbe]{1,2}[ ,]){0,4}"
}

fn written() -> impl Strategy<Value = Written> {
    let steward = proptest::option::weighted(0.2, (1..=CROWD, any::<bool>()));
    let said = (text(), text(), proptest::collection::vec(text(), 0..3), proptest::option::weighted(0.2, text()));
    (post(), said, steward).prop_map(|(post, (title, body, replies, revised), steward)| Written {
        steward: steward.filter(|(steward, _)| *steward != post.author && !post.withdrawn),
        post,
        title,
        body,
        replies,
        revised,
    })
}

/// Words to be found, and whether the last one ends there.
type Said = (String, bool);

/// What is asked, in plain values.
#[derive(Clone, Debug)]
struct Asked {
    with: Vec<Said>,
    without: Vec<Said>,
    authors: Option<BTreeSet<i64>>,
    directions: Vec<Direction>,
    hours: (Option<i64>, Option<i64>),
    unread: Option<bool>,
    mine: Option<bool>,
    ack_due: Option<bool>,
    expired: Option<bool>,
}

fn asked() -> impl Strategy<Value = Asked> {
    let said = || ("[aánñbe]{1,2}( [aánñbe]{1,2})?", any::<bool>());
    let seldom = || proptest::option::weighted(0.15, any::<bool>());
    let words = (proptest::collection::vec(said(), 0..3), proptest::collection::vec(said(), 0..2));
    let authors = prop_oneof![
        4 => Just(None),
        1 => proptest::collection::btree_set(1..=5_i64, 1..3).prop_map(Some),
        1 => proptest::sample::subsequence((1..=CROWD).collect::<Vec<_>>(), 33..40)
            .prop_map(|authors| Some(authors.into_iter().collect())),
    ];
    let directions = proptest::sample::subsequence(Direction::ALL.to_vec(), 0..3);
    let hour = || proptest::option::weighted(0.2, -900_i64..200);
    let states = (seldom(), seldom(), seldom(), seldom());
    (words, authors, directions, (hour(), hour()), states).prop_map(
        |((with, without), authors, directions, hours, (unread, mine, ack_due, expired))| Asked {
            with,
            without,
            authors,
            directions,
            hours,
            unread,
            mine,
            ack_due,
            expired,
        },
    )
}

impl Asked {
    fn sought(&self) -> Sought {
        let terms =
            |said: &[Said]| said.iter().map(|(said, whole)| Term::new(said, *whole).unwrap()).collect::<Vec<_>>();
        Sought {
            with: terms(&self.with),
            without: terms(&self.without),
            authors: self.authors.as_ref().map(|authors| authors.iter().copied().map(PersonId).collect()),
            directions: self.directions.clone(),
            from: self.hours.0.map(hours),
            until: self.hours.1.map(hours),
            unread: self.unread,
            mine: self.mine,
            ack_due: self.ack_due,
            expired: self.expired,
        }
    }
}

/// Whether a word is, or begins as, the one asked for: `n` is found in ñ as well, ñ alone in itself.
fn fits(word: &str, asked: &str, whole: bool) -> bool {
    let same = |there: char, asked: char| {
        let there = there.to_lowercase().next().unwrap();
        match asked {
            'n' => there == 'n' || there == 'ñ',
            'a' | 'á' => there == 'a' || there == 'á',
            other => there == other,
        }
    };
    let (there, sought) = (word.chars().count(), asked.chars().count());
    (if whole { there == sought } else { there >= sought }) && word.chars().zip(asked.chars()).all(|(a, b)| same(a, b))
}

fn holds(text: &str, (said, whole): &Said) -> bool {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let asked: Vec<&str> = said.split(' ').collect();
    words.windows(asked.len()).any(|row| {
        let last = asked.len() - 1;
        row.iter().zip(&asked).enumerate().all(|(at, (word, asked))| fits(word, asked, *whole || at < last))
    })
}

impl Written {
    fn texts(&self) -> Vec<&str> {
        let body = self.revised.as_ref().unwrap_or(&self.body);
        [&self.title, body].into_iter().chain(&self.replies).map(String::as_str).collect()
    }

    /// The plain rule.
    fn is_found(&self, viewer: i64, asked: &Asked) -> bool {
        let post = &self.post;
        let steward = self.steward.map_or(post.author, |(steward, _)| steward);
        let published = post.hours <= 0;
        let expired = post.expires.is_some_and(|expires| expires <= 0);
        let live = published && !expired && !post.withdrawn;
        let known = post.author == viewer || steward == viewer || published && post.is_for(viewer);
        let opened = post.opened.contains(&viewer) || post.acknowledged.contains(&viewer) || post.author == viewer;
        let owes = live && post.asks && post.recipients.contains(&viewer) && !post.acknowledged.contains(&viewer);
        let words = !asked.with.is_empty() || !asked.without.is_empty();
        let texts = self.texts();
        let said = |said: &Said| texts.iter().any(|text| holds(text, said));
        known
            && asked.expired.map_or(!expired || asked.mine == Some(true), |asked| asked == expired)
            && !(post.withdrawn && words)
            && asked.with.iter().all(said)
            && !asked.without.iter().any(said)
            && asked.authors.as_ref().is_none_or(|authors| authors.contains(&post.author))
            && (asked.directions.is_empty() || asked.directions.contains(&post.reach.direction()))
            && asked.hours.0.is_none_or(|from| from <= post.hours)
            && asked.hours.1.is_none_or(|until| post.hours < until)
            && asked.unread.is_none_or(|unread| unread == (live && !opened))
            && asked.mine.is_none_or(|mine| mine == (steward == viewer))
            && asked.ack_due.is_none_or(|due| due == owes)
    }
}

/// A board with these, each at its place.
fn populate(engine: Engine, all: &[Written]) -> (Made, BTreeMap<Position, Written>) {
    let mut made = Made::with_people(engine, CROWD);
    let mut placed = BTreeMap::new();
    let mut tx = made.store.begin().unwrap();
    for (number, written) in all.iter().enumerate() {
        let position = put(tx.as_mut(), number, &written.post, |row| {
            (row.content.title, row.content.body) = (written.title.clone(), written.body.clone());
        });
        for (at, body) in written.replies.iter().enumerate() {
            let id = Uuid::from_u128((number * 10 + at) as u128);
            let reply = Reply { id, author: PersonId(1), body: body.clone(), at: now(), entry: None };
            assert!(tx.insert_reply(position, &reply).unwrap());
        }
        if let Some(body) = &written.revised {
            let title = written.title.clone();
            let revision = Revision { number: 2, title, body: body.clone(), at: now(), entry: None };
            tx.revise(position, &revision, None).unwrap();
        }
        if let Some((steward, added)) = written.steward {
            tx.set_steward(position, PersonId(steward)).unwrap();
            if added {
                let addition = Addition { person: PersonId(steward), on: date(2026, 3, 2), stands_in: true };
                tx.add_recipient(position, addition, None).unwrap();
            }
        }
        placed.insert(position, written.clone());
    }
    tx.commit().unwrap();
    (made, placed)
}

/// All pages of what is sought.
fn walk(made: &Made, viewer: i64, sought: &Sought, from: Cursor, limit: usize) -> Vec<Position> {
    let (mut cursor, mut seen) = (from, Vec::new());
    loop {
        let page = made.store.search(PersonId(viewer), sought, cursor, limit, now()).unwrap();
        assert!(page.rows.len() <= limit);
        seen.extend(page.rows.iter().map(|row| row.position));
        match page.next {
            Some(next) => cursor = Cursor::OlderThan(next),
            None => return seen,
        }
    }
}

fn searching_agrees_with_a_plain_filter(
    engine: Engine,
    all: &[Written],
    asked: &[Asked],
    viewers: &[i64],
    limit: usize,
) {
    let (made, placed) = populate(engine, all);
    let middle = *placed.keys().nth(placed.len() / 2).unwrap();
    for asked in asked {
        let sought = asked.sought();
        for viewer in viewers {
            let fits =
                |(position, written): (&Position, &Written)| written.is_found(*viewer, asked).then_some(*position);
            let expected: Vec<Position> = placed.iter().rev().filter_map(fits).collect();
            assert_eq!(walk(&made, *viewer, &sought, Cursor::Newest, limit), expected, "{asked:?} by {viewer}");
            let older: Vec<Position> = expected.into_iter().filter(|position| *position < middle).collect();
            assert_eq!(walk(&made, *viewer, &sought, Cursor::OlderThan(middle), limit), older, "{asked:?}");
        }
    }
}

property!(
    sqlite: every_search_agrees_with_a_plain_filter(
        all in proptest::collection::vec(written(), 1..40),
        asked in proptest::collection::vec(asked(), 8),
        viewers in proptest::collection::vec(1..=CROWD, 3),
        limit in prop_oneof![Just(1_usize), 2..8_usize, Just(100_usize)],
    ) => searching_agrees_with_a_plain_filter(&all, &asked, &viewers, limit)
);
