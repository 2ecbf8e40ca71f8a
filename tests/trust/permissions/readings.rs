//! Every way of reading, tried by one person on everything there is, whether or not they may know of it.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::ops::ControlFlow;
use std::path::Path;

use calamine::Reader as _;
use cartelera::domain::announcement::AnnouncementId;
use cartelera::domain::audience::{Audience, Direction, Reach};
use cartelera::domain::goal::{Dimension, GoalId};
use cartelera::domain::organisation::{Area, PersonId};
use cartelera::domain::search::Query;
use cartelera::domain::session::{PartId, SessionId};
use cartelera::export::{
    Format, Progress, boards, goals as goals_out, me, people as people_out, sessions as sessions_out,
};
use cartelera::i18n::Language;
use cartelera::member::Member;
use cartelera::member::goals::{GoalList, Whose as WhoseGoals};
use cartelera::member::sessions::Whose;
use cartelera::store::announcements::{Cursor, Only, Page, Shown};

use super::told::Marks;

/// Everything there is, as identities to ask for.
#[derive(Default)]
pub struct Known {
    pub people: Vec<PersonId>,
    pub posts: Vec<AnnouncementId>,
    pub talks: Vec<SessionId>,
    pub goals: Vec<GoalId>,
    pub parts: Vec<String>,
    pub words: Vec<String>,
}

/// What one person was told by each way of reading.
#[derive(Default)]
pub struct Answers(pub Vec<(&'static str, String)>);

impl Answers {
    fn add(&mut self, way: &'static str, answer: impl Debug) {
        self.0.push((way, format!("{answer:?}")));
    }
}

/// The words and identities that a text holds.
pub fn marks_in(text: &str) -> Marks {
    let (bytes, mut found) = (text.as_bytes(), Marks::new());
    for at in 0..bytes.len() {
        if bytes[at..].starts_with(b"zq") {
            let digits = bytes[at + 2..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits > 0 && bytes.get(at + 2 + digits) == Some(&b'x') {
                found.insert(text[at..=at + 2 + digits].to_owned());
            }
        }
        let identity = bytes.get(at..at + 36).filter(|part| [8, 13, 18, 23].iter().all(|dash| part[*dash] == b'-'));
        if identity.is_some() && text.get(at..at + 36).is_some_and(|part| uuid::Uuid::parse_str(part).is_ok()) {
            found.insert(text[at..at + 36].to_owned());
        }
    }
    found
}

fn go_on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// All pages of a list, in the order they come.
pub fn all_pages(mut page: impl FnMut(Cursor) -> Page) -> Vec<AnnouncementId> {
    let (mut ids, mut from) = (Vec::new(), Cursor::Newest);
    loop {
        let read = page(from);
        ids.extend(read.rows.iter().map(|row| row.id));
        match read.next {
            Some(next) => from = Cursor::OlderThan(next),
            None => return ids,
        }
    }
}

pub fn listed(member: &Member, direction: Option<Direction>, only: Only) -> Vec<AnnouncementId> {
    all_pages(|from| member.page(Shown { direction, only }, from, 7).unwrap())
}

pub fn searched(member: &Member, query: &str) -> Vec<AnnouncementId> {
    let query = Query::read(query, member.workspace().today()).0;
    all_pages(|from| member.search(&query, from, 7).unwrap())
}

pub const LISTS: [Only; 4] = [Only::All, Only::Unread, Only::Mine, Only::AckDue];

/// What calls of [`Member`] tell.
pub fn calls(member: &mut Member, known: &Known, folder: &Path) -> Answers {
    let mut answers = Answers::default();
    on_boards(member, known, &mut answers);
    of_goals(member, known, &mut answers);
    of_sessions(member, known, &mut answers);
    of_oneself(member, known, folder, &mut answers);
    answers
}

fn on_boards(member: &mut Member, known: &Known, to: &mut Answers) {
    let today = member.workspace().today();
    for direction in Direction::ALL.iter().copied().map(Some).chain([None]) {
        for only in LISTS {
            for from in [Cursor::Newest, Cursor::Oldest] {
                to.add("page", member.page(Shown { direction, only }, from, 1000));
            }
        }
        to.add("pinned", member.pinned(direction));
    }
    to.add("unread", member.unread());
    to.add("today", member.today());
    to.add("today", member.today().unwrap().iter().map(|item| item.title("es")).collect::<Vec<_>>());
    to.add("overdue_urgent", member.overdue_urgent());
    for days in [-7, 0, 7] {
        let day = today.checked_add(jiff::Span::new().days(days)).unwrap();
        to.add("week", member.week(day));
    }
    let organisation = std::sync::Arc::clone(member.workspace().organisation());
    for id in &known.posts {
        to.add("headline", member.headline(*id));
        to.add("read", member.read(*id));
        to.add("said", member.said(*id));
        to.add("editions", member.editions(*id));
        to.add("coverage", member.coverage(*id));
        to.add("readers", member.readers(*id));
        to.add("visible", member.visible(&[*id]));
        for person in organisation.people().iter().take(3) {
            to.add("why_reached", member.why_reached(*id, person));
        }
    }
    to.add("weigh", member.weigh(&known.posts));
    to.add("reinstated", member.reinstated());
    for query in
        ["", "is:unread", "is:mine", "is:ack-due", "is:expired", "-is:mine", "from:p1", "area:Norte", "aviso OR dice"]
    {
        let read = Query::read(query, today).0;
        to.add("search", member.search(&read, Cursor::Newest, 1000));
        to.add("count_hits", member.count_hits(&read, 1000, &|| true));
    }
    let audience = Audience::new(Reach::Everyone);
    for person in organisation.people().iter().take(3) {
        to.add("preview", member.preview(person.id, &audience));
        to.add("why", member.why(person.id, &audience, person));
    }
    to.add("reaches", member.reaches());
}

fn of_goals(member: &mut Member, known: &Known, to: &mut Answers) {
    let today = member.workspace().today();
    to.add("catalogue", member.catalogue());
    to.add("goal_duties", member.goal_duties());
    to.add("peer_roll_ups", member.peer_roll_ups());
    for whose in whose_goals(known) {
        let list = GoalList::of(whose.clone());
        let positions = member.list_goals(&list).unwrap();
        to.add("list_goals", &positions);
        let views = member.goal_views(&positions).unwrap();
        to.add("newest_values", member.newest_values(&views, 5));
        to.add("goal_views", views);
        to.add("roll_up", member.roll_up(&whose, None));
        to.add("explain_roll_up", member.explain_roll_up(&whose, Some(Dimension::Productivity)));
        to.add("overview", member.overview(&whose, None));
    }
    // Places are numbers that anybody can guess.
    let all: Vec<_> = (0..=known.goals.len() as i64 + 1).map(cartelera::store::goals::GoalPosition).collect();
    to.add("goal_views", member.goal_views(&all));
    for id in &known.goals {
        to.add("goal", member.goal(*id));
        to.add("goal_page", member.goal_page(*id));
        to.add("explain_goal", member.explain_goal(*id));
    }
    for person in &known.people {
        to.add("weights", member.weights(*person, today));
        to.add("sees_goals_of", member.sees_goals_of(*person));
    }
    to.add("scores", member.scores(cartelera::domain::goal::CycleId(uuid::Uuid::nil())));
    to.add("organisation_in", member.organisation_in(None).map(|organisation| organisation.people().len()));
}

pub fn whose_goals(known: &Known) -> Vec<WhoseGoals> {
    let areas = [Area::default(), Area::new("Norte"), Area::new("Sur")].map(WhoseGoals::Area);
    let people = known.people.iter().map(|person| WhoseGoals::Person(*person));
    [WhoseGoals::Mine, WhoseGoals::People].into_iter().chain(areas).chain(people).collect()
}

fn of_sessions(member: &mut Member, known: &Known, to: &mut Answers) {
    let people = known.people.iter().flat_map(|person| [Whose::With(*person), Whose::Person(*person)]);
    for whose in [Whose::Mine, Whose::People, Whose::All].into_iter().chain(people) {
        to.add("sessions", member.sessions(&whose));
    }
    let mut parts: BTreeSet<PartId> = member.part_ids().unwrap().into_iter().collect();
    to.add("part_ids", &parts);
    parts.extend(known.parts.iter().map(|part| PartId(part.parse().unwrap())));
    for id in parts {
        to.add("part_history", member.part_history(id));
        to.add("action", member.action(id));
    }
    for id in &known.talks {
        to.add("session", member.session(*id));
        to.add("session_page", member.session_page(*id));
        to.add("session_trail", member.session_trail(*id));
    }
    for people in [false, true] {
        to.add("actions", member.actions(people));
        to.add("due_circles", member.due_circles(people));
    }
    to.add("meetings", member.meetings(30));
    to.add("session_templates", member.session_templates());
    to.add("retentions", member.retentions());
    to.add("spent_sessions", member.spent_sessions(None));
    to.add("has_waiting", member.has_waiting());
    to.add("unconfirmed_keys", member.unconfirmed_keys());
    to.add("to_hand_over", member.to_hand_over());
    let index = member.search_index(&mut |_, _| true).unwrap();
    for word in known.words.iter().filter(|word| word.starts_with("zq")) {
        to.add("search_index", index.find(&Query::read(word, member.workspace().today()).0, 10));
    }
}

fn of_oneself(member: &mut Member, known: &Known, folder: &Path, to: &mut Answers) {
    to.add("drafts", member.drafts(&folder.join("state")));
    to.add("saved_searches", member.saved_searches());
    to.add("own_profiles", member.own_profiles());
    to.add("own_keys", member.own_keys());
    to.add("own_deeds", member.own_deeds());
    to.add("key_notices", member.key_notices());
    to.add("waiting_to_enrol", member.waiting_to_enrol());
    to.add("enrolled", member.enrolled());
    to.add("person", member.person());
    let mut beyond = cartelera::domain::announcement::Position(i64::MIN);
    while let Some((last, seen)) = member.own_announcements(beyond, 50).unwrap() {
        to.add("own_announcements", seen);
        beyond = last;
    }
    for person in &known.people {
        to.add("keys_made_at", member.keys_made_at(*person, 1));
    }
    let person = known.people[0];
    let tomorrow = member.workspace().today().tomorrow().unwrap();
    to.add("leaving", member.leaving(person, tomorrow, None));
    to.add("foresee", member.foresee(|act| act.leave(person, tomorrow, None)));
    to.add("plan_import", member.plan_import(b"name,manager\nNadie,\n", false).map(|_| ()));
    to.add("plan_check_ins", member.plan_check_ins(b"goal,day,value\n").map(|_| ()));
    let assignment = cartelera::member::goals::Assignment {
        kpi: cartelera::domain::goal::KpiId(uuid::Uuid::nil()),
        cycle: None,
        terms: cartelera::domain::goal::Terms {
            aim: cartelera::domain::goal::Aim::Numeric {
                baseline: cartelera::domain::goal::Quantity::ZERO,
                target: cartelera::domain::goal::Quantity::whole(1),
            },
            weight: cartelera::domain::goal::Weight::ALL,
            start: tomorrow,
            end: tomorrow,
            cadence: cartelera::domain::goal::Cadence::Weekly,
            checkpoints: Vec::new(),
        },
        to: cartelera::member::goals::Selection::default(),
    };
    to.add("plan_assignment", member.plan_assignment(&assignment));
}

/// What documents hold, each in a third of its formats by each person: which, their number says. They are written last:
/// copies of sessions are recorded.
pub fn documents(member: &mut Member, known: &Known, folder: &Path) -> Answers {
    let (mut to, out) = (Answers::default(), folder.join("out"));
    let nth = member.id().0 as usize;
    let mine = |formats: &[Format]| -> Vec<Format> { formats.iter().copied().skip(nth % 3).step_by(3).collect() };
    let chosen = [
        boards::Chosen::Shown(Shown { direction: None, only: Only::All }),
        boards::Chosen::Shown(Shown { direction: None, only: Only::Mine }),
        boards::Chosen::Found(Query::read("is:expired", member.workspace().today()).0),
        boards::Chosen::These(known.posts.clone()),
    ];
    for chosen in chosen {
        let options = boards::Options { chosen, language: Language::Spanish, signatures: true };
        for format in mine(&boards::FORMATS) {
            boards::export(member, &options, format, &out, true, &mut go_on).unwrap();
            to.0.push(("boards", file(&out, format)));
        }
    }
    for whose in [WhoseGoals::Mine, WhoseGoals::People, WhoseGoals::Area(Area::default())] {
        for format in mine(&goals_out::FORMATS) {
            let list = GoalList::of(whose.clone());
            goals_out::export(member, &list, Language::Spanish, format, &out, true, &mut go_on).unwrap();
            to.0.push(("goals", file(&out, format)));
        }
    }
    for format in mine(&people_out::FORMATS) {
        people_out::export(member, Language::Spanish, format, &out, true, &mut go_on).unwrap();
        to.0.push(("people", file(&out, format)));
    }
    for format in mine(&sessions_out::FORMATS) {
        let options = sessions_out::Options { format, language: Language::Spanish, own: true, passphrase: None };
        let offered = sessions_out::offered(member, format, None).unwrap();
        let others: Vec<SessionId> = known.talks.iter().copied().filter(|id| !offered.contains(id)).collect();
        for asked in [offered].into_iter().chain(others.into_iter().map(|id| vec![id])) {
            match sessions_out::export(member, &asked, &options, &out, true, &mut go_on) {
                Ok(_) => to.0.push(("sessions", file(&out, format))),
                Err(error) => to.add("sessions", error),
            }
        }
    }
    for format in mine(&me::FORMATS) {
        let copy = folder.join("copy");
        let _ = std::fs::remove_dir_all(&copy);
        me::export(member, Language::Spanish, format, &copy, true, &mut go_on).unwrap();
        for entry in std::fs::read_dir(&copy).unwrap() {
            let path = entry.unwrap().path();
            to.0.push(("me", file(&path, format)));
        }
    }
    to
}

/// What a file says, a workbook's cells and a calendar's lines put together again.
fn file(path: &Path, format: Format) -> String {
    if format != Format::Xlsx {
        let text = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
        return if format == Format::Ics { text.replace("\r\n ", "") } else { text };
    }
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(path).unwrap();
    let mut text = String::new();
    for (name, sheet) in book.worksheets() {
        text.push_str(&name);
        for cell in sheet.rows().flatten() {
            text.push('\n');
            text.push_str(&cell.to_string());
        }
    }
    text
}
