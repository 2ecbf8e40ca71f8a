//! The palette: every command, everybody, and every announcement one may see, found by typing any part.
//!
//! The newest announcements are matched in memory, letter by letter; older ones are looked for by their words, on another
//! thread, while one types.

use std::sync::{Arc, Mutex, PoisonError};

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::announcement::{AnnouncementId, Headline};
use crate::domain::organisation::PersonId;
use crate::domain::search::Query;
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::{Error, Member};
use crate::store::announcements::{Cursor, Only, Shown};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message, accent};
use crate::tui::dialogs::commands;
use crate::tui::event::Event;
use crate::tui::job::Job;
use crate::tui::layer::{Commands, Context as _, Layer, Offer, Outcome};
use crate::tui::widgets::picker::{Choice, Picked, Picker};

/// How many of the newest announcements are matched in memory.
const NEWEST: usize = 200;
/// How many more are shown of those found by their words.
const FOUND: usize = 50;
/// What is shorter is part of too many words to be looked for.
const SHORTEST: usize = 2;

/// What can be found.
#[derive(Clone, Debug, PartialEq)]
enum Thing {
    Command(Command, Option<String>),
    Person(PersonId),
    Announcement(AnnouncementId),
}

/// The palette over whatever is open.
pub struct Palette {
    title: String,
    picker: Picker<Thing>,
    /// Nothing lies between here and the screens, so one may go to another.
    alone: bool,
    /// Looks for words on other threads; made when something is first looked for.
    searcher: Option<Arc<Mutex<Member>>>,
    /// The last of them.
    looking: Option<Arc<Job>>,
}

impl Drop for Palette {
    fn drop(&mut self) {
        // Nobody waits for it any more.
        if let Some(job) = &self.looking {
            job.cancel();
        }
    }
}

impl Palette {
    pub fn new(commands: &Commands, alone: bool, cx: &Desk) -> Self {
        let view = cx.view();
        let Commands { here, everywhere, elsewhere } = commands;
        let mut choices: Vec<Choice<Thing>> = [here, everywhere, elsewhere]
            .into_iter()
            .flatten()
            .filter(|hint| hint.command != Command::Palette)
            .map(|hint| {
                let Choice { id: (command, refusal), label, detail, style } = commands::row(hint.clone(), view);
                Choice { id: Thing::Command(command, refusal), label, detail, style }
            })
            .collect();
        let number_of_commands = choices.len();
        let today = cx.workspace().today();
        let organisation = cx.workspace().organisation();
        let mut people: Vec<_> = organisation.people().iter().filter(|person| person.is_active(today)).collect();
        people.sort_by_cached_key(|person| i18n::sort_key(&person.name, cx.language()));
        choices.extend(people.into_iter().map(|person| Choice {
            id: Thing::Person(person.id),
            label: cx.name(person.id),
            detail: person.handle.clone(),
            style: look(alone, cx),
        }));
        let number_of_people = choices.len() - number_of_commands;
        // What cannot be read now can still be found by its words, or not at all: the rest is of use all the same.
        let newest = cx.member().page(Shown { direction: None, only: Only::All }, Cursor::Newest, NEWEST);
        let newest = newest.unwrap_or_default().rows;
        let number_of_announcements = newest.len();
        choices.extend(newest.iter().map(|headline| announcement(headline, alone, cx)));
        let t = cx.texts();
        let groups = [
            (t.msg_palette_commands(), number_of_commands),
            (t.msg_palette_people(), number_of_people),
            (t.msg_palette_announcements(), number_of_announcements),
        ];
        let picker = Picker::new(choices).in_groups(groups).with_placeholder(t.msg_palette_placeholder());
        Self { title: t.msg_palette_title(), picker, alone, searcher: None, looking: None }
    }

    fn choose(&self, thing: Thing, cx: &Desk) -> Outcome<Desk> {
        match thing {
            Thing::Command(_, Some(refusal)) => Outcome::Say(refusal),
            Thing::Command(command, None) => Outcome::CloseAndRun(command),
            Thing::Person(_) | Thing::Announcement(_) if !self.alone => {
                Outcome::Say(cx.texts().msg_palette_close_first())
            }
            Thing::Person(id) => Outcome::Answer(Message::ShowPerson(id)),
            Thing::Announcement(id) => Outcome::Answer(Message::Show(id)),
        }
    }

    /// Has what is typed looked for in everything the member may see.
    fn look_for_words(&mut self, cx: &mut Desk) -> Result<(), Error> {
        let typed = self.picker.typed().trim().to_owned();
        if typed.chars().count() < SHORTEST {
            return Ok(());
        }
        let searcher = match &self.searcher {
            Some(searcher) => Arc::clone(searcher),
            None => Arc::clone(self.searcher.insert(Arc::new(Mutex::new(cx.member().another()?)))),
        };
        let today = cx.workspace().today();
        let work = move |job: &Job| {
            let mut member = searcher.lock().unwrap_or_else(PoisonError::into_inner);
            let (query, _) = Query::read(&typed, today);
            let found = search(&mut member, &query, job);
            Message::PaletteFound(typed, found)
        };
        self.looking = Some(cx.jobs.start("palette", work).map_err(crate::store::Error::Io)?);
        Ok(())
    }
}

/// The newest hits, or as many as there were when whoever typed on no longer wanted them.
fn search(member: &mut Member, query: &Query, job: &Job) -> Result<Vec<Headline>, Error> {
    member.refresh()?;
    let (mut found, mut from) = (Vec::new(), Cursor::Newest);
    while found.len() < FOUND && !job.is_cancelled() {
        let page = member.search(query, from, FOUND - found.len())?;
        found.extend(page.rows);
        match page.next {
            Some(next) => from = Cursor::OlderThan(next),
            None => break,
        }
    }
    Ok(found)
}

/// Greyed where one cannot go there.
fn look(alone: bool, cx: &Desk) -> Style {
    if alone { Style::new() } else { cx.theme().muted }
}

fn announcement(headline: &Headline, alone: bool, cx: &Desk) -> Choice<Thing> {
    let sign = cx.glyphs().accent(accent(headline.direction()));
    Choice {
        id: Thing::Announcement(headline.id),
        label: format!("{sign} {}", CleanText::line(&headline.title)),
        detail: cx.name(headline.author),
        style: look(alone, cx),
    }
}

impl Layer<Desk> for Palette {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let does = match self.picker.selected().map(|choice| &choice.id) {
            Some(Thing::Command(..)) => cx.view().words.phrase(Phrase::RunIt),
            _ => t.msg_command_open(),
        };
        vec![
            Offer::ready(Command::Open).called(does),
            Offer::ready(Command::Back).called(cx.view().words.phrase(Phrase::Close)),
        ]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => {
                let chosen = self.picker.selected().map(|choice| choice.id.clone());
                chosen.map_or(Outcome::Consumed, |thing| self.choose(thing, cx))
            }
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        let before = self.picker.typed().to_owned();
        match self.picker.handle(event) {
            Picked::Chosen(thing) => self.choose(thing, cx),
            Picked::Ignored => Outcome::Ignored,
            Picked::Consumed if self.picker.typed() == before => Outcome::Consumed,
            Picked::Consumed => match self.look_for_words(cx) {
                Ok(()) => Outcome::Consumed,
                Err(error) => cx.say(&error),
            },
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::PaletteFound(typed, found) if typed == self.picker.typed().trim() => Ok(match found {
                Ok(found) => {
                    let alone = self.alone;
                    self.picker.find(found.iter().map(|headline| announcement(headline, alone, cx)));
                    Outcome::Consumed
                }
                Err(error) => cx.say(&error),
            }),
            Message::PaletteFound(..) => Ok(Outcome::Ignored),
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 12, 4) {
            return;
        }
        let outside = centred(area, area.width.min(76), area.height.saturating_sub(2).clamp(4, 30));
        let inside = canvas.frame(outside, &self.title);
        self.picker.draw(inside, canvas);
    }
}
