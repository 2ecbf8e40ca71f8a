//! What people were told, beside what the plain rule says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use cartelera::domain::announcement::AnnouncementId;
use cartelera::domain::audience::Direction;
use cartelera::domain::organisation::{Area, PersonId};
use cartelera::domain::search::Query;
use cartelera::member::Member;
use cartelera::member::goals::Whose as WhoseGoals;
use cartelera::member::sessions::Whose;
use cartelera::member::today::DutyKind;
use cartelera::store::announcements::Only;

use super::organisation::Story;
use super::plain_rule::Sees;
use super::readings::{self, Answers, Known, listed, searched};
use super::told::{Marks, Post, Talk, Told};

type Rule<'a, T> = &'a dyn Fn(&T) -> bool;

/// How much was compared.
#[derive(Default)]
pub struct Compared {
    pub viewers: usize,
    pub answers: usize,
    pub shown: usize,
    pub hidden: usize,
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { viewers, answers, shown, hidden } = self;
        write!(f, "{viewers} viewers, {answers} answers, {shown} things shown and {hidden} hidden")
    }
}

impl std::ops::AddAssign for Compared {
    fn add_assign(&mut self, more: Self) {
        self.viewers += more.viewers;
        self.answers += more.answers;
        self.shown += more.shown;
        self.hidden += more.hidden;
    }
}

/// Everything there is, and every word and identity that tells of it.
pub fn known(told: &Told) -> (Known, Marks) {
    let mut words = Marks::new();
    for post in &told.posts {
        words.insert(post.id.to_string());
        words.extend(post.texts.iter().flat_map(|(title, body)| [title.clone(), body.clone()]));
        words.extend(post.place.iter().map(|(place, _)| place.clone()));
        words.extend(post.replies.iter().cloned());
        for question in &post.questions {
            words.extend([question.id.to_string(), question.said.clone()].into_iter().chain(question.answer.clone()));
        }
    }
    for talk in &told.talks {
        words.insert(talk.id.to_string());
        for said in &talk.said {
            words.extend(said.part.clone());
            words.extend(said.revisions.iter().map(|(text, _)| text.clone()));
        }
    }
    for goal in &told.goals {
        words.insert(goal.id.0.to_string());
        words.extend(goal.said.iter().cloned());
    }
    words.extend(told.private.iter().map(|(_, said)| said.clone()));
    let known = Known {
        people: told.people.keys().copied().collect(),
        posts: told.posts.iter().map(|post| post.id).collect(),
        talks: told.talks.iter().map(|talk| talk.id).collect(),
        goals: told.goals.iter().map(|goal| goal.id).collect(),
        parts: told.talks.iter().flat_map(|talk| &talk.said).filter_map(|said| said.part.clone()).collect(),
        words: words.iter().cloned().collect(),
    };
    (known, words)
}

/// Compares what everybody is told; answers what is wrong, which should be nothing.
pub fn compare(story: &mut Story) -> (Compared, Vec<String>) {
    let (known, all) = known(&story.told);
    let rolled_up = RolledUp::read(&story.path());
    let (mut compared, mut wrong) = (Compared::default(), rolled_up.told_apart());
    for viewer in story.members.keys().copied().collect::<Vec<_>>() {
        let folder = story.folder.path().to_owned();
        let member = story.members.get_mut(&viewer).unwrap();
        member.refresh().unwrap();
        let mut answers = readings::calls(member, &known, &folder);
        let tried: BTreeSet<&str> = answers.0.iter().map(|(way, _)| *way).collect();
        let ways: BTreeSet<&str> = super::ways::READING.into_iter().collect();
        assert_eq!(tried, ways, "a way of reading is not tried");
        let faults = Faults { told: &story.told, rolled_up: &rolled_up, viewer, member, wrong: Vec::new() };
        let faults = faults.all(&known);
        answers.0.extend(readings::documents(member, &known, &folder).0);
        let (may, must) = story.told.marks(viewer);
        wrong.extend(faults);
        wrong.extend(leaks(&answers, &may, &all).into_iter().map(|leak| format!("{viewer:?} is shown {leak}")));
        wrong.extend(lacks(&answers, &must).into_iter().map(|mark| format!("{viewer:?} is not shown {mark}")));
        compared += Compared {
            viewers: 1,
            answers: answers.0.len(),
            shown: must.len(),
            hidden: all.len() - all.intersection(&may).count(),
        };
    }
    (compared, wrong)
}

/// How often what is seldom and matters is there to be compared.
pub fn cases(told: &Told) -> [(&'static str, usize); 14] {
    let posts = |is: &dyn Fn(&Post) -> bool| told.posts.iter().filter(|post| is(post)).count();
    let talks = |is: &dyn Fn(&Talk) -> bool| told.talks.iter().filter(|talk| is(talk)).count();
    let here = |person: &PersonId| told.enrolled.contains(person) && told.is_here(*person, told.today());
    let outside = |talk: &Talk| {
        let owners = talk.said.iter().filter_map(|said| said.owner).filter(here);
        owners.filter(|owner| !told.is_involved(*owner, talk)).count() > 0
    };
    let former = |talk: &Talk| talk.ever.iter().any(|person| here(person) && !talk.participants.contains(person));
    [
        ("looked after by somebody else", posts(&|post| post.steward != post.author)),
        ("come to somebody later", told.brought),
        ("scheduled", posts(&|post| told.is_scheduled(post))),
        ("expired", posts(&|post| told.is_expired(post))),
        ("withdrawn", posts(&|post| post.withdrawn_at.is_some_and(|at| post.publish_at <= at))),
        ("withdrawn before their time", posts(&|post| post.withdrawn_at.is_some_and(|at| at < post.publish_at))),
        ("questions", told.posts.iter().map(|post| post.questions.len()).sum()),
        ("sessions with human resources", talks(&|talk| talk.with_hr)),
        ("sessions that somebody has left", talks(&former)),
        ("sessions handed over", talks(&|talk| !talk.handed.is_empty())),
        ("sessions kept long enough", talks(&|talk| told.is_shut(talk))),
        ("actions of somebody outside", talks(&outside)),
        ("goals of leavers", told.goals.iter().filter(|goal| !told.is_here(goal.owner, told.today())).count()),
        ("people with new keys", told.rekeyed.iter().filter(|person| here(person)).count()),
    ]
}

/// What each answer holds beyond what may be.
pub fn leaks(answers: &Answers, may: &Marks, all: &Marks) -> Vec<String> {
    let mut leaks = Vec::new();
    for (way, answer) in &answers.0 {
        let beyond = readings::marks_in(answer).into_iter().filter(|mark| all.contains(mark) && !may.contains(mark));
        leaks.extend(beyond.map(|mark| format!("{mark} by {way}")));
    }
    leaks
}

/// What no answer holds and some should.
pub fn lacks(answers: &Answers, must: &Marks) -> Vec<String> {
    let seen: Marks = answers.0.iter().flat_map(|(_, answer)| readings::marks_in(answer)).collect();
    must.difference(&seen).cloned().collect()
}

/// Whom each number that peers are shown counts, by its area, none being the organisation, and its week, in days.
struct RolledUp(BTreeMap<(String, i64), BTreeSet<usize>>);

impl RolledUp {
    fn read(board: &Path) -> Self {
        let board = rusqlite::Connection::open(board).unwrap();
        let mut query = board.prepare("SELECT area, week, people FROM published_rollup").unwrap();
        let counted = |bytes: Vec<u8>| (0..bytes.len() * 8).filter(|at| bytes[at / 8] >> (at % 8) & 1 == 1).collect();
        let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), counted(row.get(2)?)))).unwrap();
        Self(rows.map(Result::unwrap).collect())
    }

    /// Two that somebody has seen, this week or another, and that differ by so few that they tell about these.
    fn told_apart(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for ((area, week), people) in &self.0 {
            let beside = self.0.iter().filter(|((other, _), _)| other == area || other.is_empty());
            for ((other, then), others) in beside {
                if (1..5).contains(&people.symmetric_difference(others).count()) {
                    wrong.push(format!("{area:?} in {week} and {other:?} in {then} are {people:?} and {others:?}"));
                }
            }
        }
        wrong
    }
}

#[test]
fn roll_ups_that_tell_a_few_people_apart_are_noticed() {
    let of = |area: &str, week, people: std::ops::Range<usize>| ((area.to_owned(), week), people.collect());
    let told_apart = |rows| !RolledUp(BTreeMap::from(rows)).told_apart().is_empty();
    assert!(told_apart([of("", 0, 0..10), of("Norte", 0, 0..9)]));
    assert!(told_apart([of("", 0, 0..10), of("", 7, 1..11)]));
    assert!(!told_apart([of("", 0, 0..10), of("Norte", 0, 0..5)]));
    assert!(!told_apart([of("Sur", 0, 0..10), of("Norte", 0, 0..9)]));
}

/// Lists and counts of one viewer, which are the rule's exactly.
struct Faults<'a> {
    told: &'a Told,
    rolled_up: &'a RolledUp,
    viewer: PersonId,
    member: &'a Member,
    wrong: Vec<String>,
}

impl Faults<'_> {
    fn all(mut self, known: &Known) -> Vec<String> {
        self.lists();
        self.searches(known);
        self.coverage();
        self.today();
        self.sessions();
        self.goals();
        self.wrong
    }

    fn same<T: PartialEq + fmt::Debug>(&mut self, what: &str, is: T, should: T) {
        if is != should {
            self.wrong.push(format!("{:?}: {what} is {is:?} and should be {should:?}", self.viewer));
        }
    }

    fn posts(&self, is: impl Fn(&Post) -> bool) -> BTreeSet<AnnouncementId> {
        self.told.posts.iter().filter(|post| is(post)).map(|post| post.id).collect()
    }

    fn lists(&mut self) {
        let (told, viewer, member) = (self.told, self.viewer, self.member);
        for direction in Direction::ALL.iter().copied().map(Some).chain([None]) {
            let on = |post: &Post| direction.is_none_or(|direction| Told::direction(post) == direction);
            let rules: [(Only, Rule<'_, Post>); 4] = [
                (Only::All, &|post| told.is_on_board(viewer, post)),
                (Only::Unread, &|post| told.is_unread(viewer, post)),
                (Only::Mine, &|post| post.steward == viewer),
                (Only::AckDue, &|post| told.owes(viewer, post)),
            ];
            for (only, rule) in rules {
                let is = listed(member, direction, only);
                let should = self.posts(|post| on(post) && rule(post));
                self.same(&format!("how often {only:?} on {direction:?} lists"), is.len(), should.len());
                self.same(&format!("{only:?} on {direction:?}"), is.into_iter().collect(), should);
            }
            let mut pins: Vec<(jiff::Timestamp, usize)> = (0..told.posts.len())
                .filter(|at| {
                    let post = &told.posts[*at];
                    on(post) && post.pinned && told.is_live(post) && told.is_on_board(viewer, post)
                })
                .map(|at| (told.posts[at].publish_at, at))
                .collect();
            pins.sort_unstable();
            let newest: Vec<AnnouncementId> = pins.iter().rev().take(3).map(|(_, at)| told.posts[*at].id).collect();
            let is: Vec<AnnouncementId> = member.pinned(direction).unwrap().iter().map(|pin| pin.id).collect();
            self.same(&format!("pins on {direction:?}"), is, newest);
            if let Some(direction) = direction {
                let unread = self.posts(|post| on(post) && told.is_unread(viewer, post)).len();
                self.same("unread", member.unread().unwrap().of(direction) as usize, unread);
            }
        }
        for post in &told.posts {
            let sees = told.sees(viewer, post);
            self.same("a headline", member.headline(post.id).is_ok(), sees != Sees::Nothing);
            self.same("a reading", member.read(post.id).is_ok(), sees != Sees::Nothing);
            self.same("the revisions", member.editions(post.id).is_ok(), sees == Sees::All);
            if let Ok(read) = member.read(post.id) {
                let body = &read.announcement.content.body;
                self.same("a body", body.is_empty(), sees == Sees::Title);
                let replies = if sees == Sees::All { post.replies.len() } else { 0 };
                self.same("replies", read.replies.len(), replies);
                let asked = post.questions.iter().filter(|question| question.asker == viewer || post.steward == viewer);
                self.same("questions", read.questions.len(), asked.count());
            }
            let said = member.said(post.id).unwrap_or_default();
            self.same("what is said", said.body.is_empty(), sees != Sees::All);
            self.same("replies said", said.replies.len(), if sees == Sees::All { post.replies.len() } else { 0 });
        }
    }

    fn found(&mut self, query: &str, must: &BTreeSet<AnnouncementId>, may: &BTreeSet<AnnouncementId>) {
        let is: BTreeSet<AnnouncementId> = searched(self.member, query).into_iter().collect();
        if !(must.is_subset(&is) && is.is_subset(may)) {
            self.wrong.push(format!("{:?}: {query} finds {is:?} and should {must:?}", self.viewer));
        }
        let asked = Query::read(query, self.member.workspace().today()).0;
        let hits = self.member.count_hits(&asked, 1000, &|| true).unwrap();
        self.same(&format!("the number of {query}"), (hits.number, hits.more), (is.len(), false));
    }

    fn searches(&mut self, known: &Known) {
        let (told, viewer) = (self.told, self.viewer);
        let sees = |post: &Post| told.sees(viewer, post) != Sees::Nothing;
        let queries: [(&str, Rule<'_, Post>); 5] = [
            ("", &|post| sees(post) && !told.is_expired(post)),
            ("is:expired", &|post| sees(post) && told.is_expired(post)),
            ("is:unread", &|post| told.is_unread(viewer, post)),
            ("is:mine", &|post| post.steward == viewer),
            ("is:ack-due", &|post| told.owes(viewer, post)),
        ];
        for (query, rule) in queries {
            let should = self.posts(rule);
            self.found(query, &should, &should);
        }
        // A sixth of all words by each viewer: which, their number says.
        let nth = viewer.0 as usize;
        let words = known.words.iter().filter(|word| word.starts_with("zq")).skip(nth % 6).step_by(6);
        for word in words {
            for expired in [false, true] {
                let (must, may) = told.found(viewer, word, expired);
                self.found(&format!("{word}{}", if expired { " is:expired" } else { "" }), &must, &may);
            }
        }
    }

    fn coverage(&mut self) {
        for post in &self.told.posts {
            let looks_after = post.steward == self.viewer;
            match self.member.coverage(post.id) {
                Ok(is) if looks_after => {
                    let counts = (is.recipients, is.opened, is.acknowledged, is.asking);
                    self.same("coverage", counts, self.told.coverage(post));
                    let strangers = is.missing.iter().filter(|person| !post.recipients.contains(person)).count();
                    self.same("strangers missing", strangers, 0);
                    let no_keys = is.missing.iter().filter(|person| !self.told.enrolled.contains(person)).count();
                    self.same("not enrolled", is.not_enrolled.len(), no_keys);
                }
                other => self.same("coverage", other.is_ok(), looks_after),
            }
            self.same("readers", self.member.readers(post.id).is_ok(), looks_after);
        }
    }

    fn today(&mut self) {
        let (told, viewer) = (self.told, self.viewer);
        let items = self.member.today().unwrap();
        let of = |kind: DutyKind| -> BTreeSet<AnnouncementId> {
            items.iter().filter(|item| item.kind == kind).filter_map(|item| item.id()).collect()
        };
        let owed = self.posts(|post| told.owes(viewer, post));
        self.same("what is to be acknowledged", of(DutyKind::Acknowledge), owed);
        let asked = |post: &Post| post.questions.iter().any(|question| question.answer.is_none());
        let to_answer = self.posts(|post| post.steward == viewer && told.is_live(post) && asked(post));
        self.same("what is to be answered", of(DutyKind::Answer), to_answer);
        for item in items.iter().filter(|item| item.kind == DutyKind::Escalated) {
            let post = told.posts.iter().find(|post| Some(post.id) == item.id()).unwrap();
            let theirs = |person: &PersonId| {
                told.owes(*person, post) && (post.steward == viewer || told.is_above(viewer, *person))
            };
            self.same("who has not acknowledged in time", item.people().iter().all(theirs), true);
        }
        let urgent = self.member.overdue_urgent().unwrap().into_iter().map(|row| row.id);
        let beyond = urgent.filter(|id| !of(DutyKind::Acknowledge).contains(id)).count();
        self.same("urgent ones that are not owed", beyond, 0);
    }

    fn sessions(&mut self) {
        let (told, viewer) = (self.told, self.viewer);
        let below = |person: &PersonId| told.is_above(viewer, *person);
        let rules: [(Whose, Rule<'_, Talk>); 3] = [
            (Whose::All, &|talk| told.knows(viewer, talk)),
            (Whose::Mine, &|talk| told.is_involved(viewer, talk)),
            (Whose::People, &|talk| told.knows(viewer, talk) && talk.participants.iter().any(below)),
        ];
        for (whose, rule) in rules {
            let is: BTreeSet<_> =
                self.member.sessions(&whose).unwrap().into_iter().map(|view| view.session.id).collect();
            let should = told.talks.iter().filter(|talk| rule(talk)).map(|talk| talk.id).collect();
            self.same(&format!("sessions of {whose:?}"), is, should);
        }
        let meetings = self.member.meetings(30).ok().map(|overview| overview.not_met.into_iter().collect());
        self.same("who has not met", meetings, told.not_met(viewer, 30));
        for talk in &told.talks {
            self.same("a session", self.member.session(talk.id).is_ok(), told.knows(viewer, talk));
            let opens = told.is_involved(viewer, talk) && !told.is_shut(talk);
            self.same("a session's page", self.member.session_page(talk.id).is_ok(), opens);
            let involved = told.is_involved(viewer, talk);
            self.same("a session's trail", self.member.session_trail(talk.id).is_ok(), involved);
        }
    }

    fn goals(&mut self) {
        let (told, viewer, member) = (self.told, self.viewer, self.member);
        for goal in &told.goals {
            self.same("a goal", member.goal(goal.id).is_ok(), told.sees_goals(viewer, goal.owner));
        }
        for whose in [WhoseGoals::People, WhoseGoals::Area(Area::default())] {
            let overview = member.overview(&whose, None).unwrap();
            let strangers = overview.people.iter().filter(|(person, _)| !told.sees_goals(viewer, *person)).count();
            self.same("strangers in a roll-up", strangers, 0);
            let counted = |person: &&PersonId| {
                let people = whose == WhoseGoals::People;
                if people { told.is_above(viewer, **person) } else { told.sees_goals(viewer, **person) }
            };
            let here = told.here(told.today());
            self.same("people of a roll-up", overview.total.people as usize, here.iter().filter(counted).count());
        }
        let own = &told.people[&viewer].area;
        for roll_up in member.peer_roll_ups().unwrap() {
            self.same("areas shared", roll_up.area.is_empty() || roll_up.area == *own, true);
            self.same("enough people", roll_up.people >= 5, true);
            let week = roll_up.week.duration_since(jiff::civil::date(1970, 1, 1)).as_hours() / 24;
            let counted = self.rolled_up.0.get(&(roll_up.area.to_string(), week)).map(BTreeSet::len);
            self.same("people counted", Some(roll_up.people), counted);
        }
    }
}
