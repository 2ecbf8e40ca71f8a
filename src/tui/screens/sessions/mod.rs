//! Feedback sessions: what is due and past, my people's, actions; a session's page; what is written in it.
//!
//! | what | where |
//! |---|---|
//! | which lists there are, filters | `listing`, `choose` |
//! | one row, the words and signs of states | `rows` |
//! | a session's page, section by section | `page`, `sections`, `walker` |
//! | what can be done, and when | `acts` |
//! | revisions of a part, what was done | `history`, `trail` |
//! | planning and moving | `plan` |
//! | holding, closing, cancelling, reopening, signing | `deed`, `sign` |
//! | agenda, items, actions, snapshots; notes | `write`, `editor` |
//! | a new manager, copies that leave, a partner's new keys | `hand_over`, `leaving`, `confirm_keys` |
//! | the organisation's prompts, how long sessions are kept | `templates`, `retention` |

mod about;
mod acts;
mod agenda;
mod choose;
pub mod confirm_keys;
pub mod deed;
pub mod editor;
pub mod hand_over;
mod history;
pub mod leaving;
mod listing;
pub mod page;
pub mod plan;
pub mod retention;
pub mod rows;
mod sections;
pub mod sign;
pub mod templates;
mod trail;
pub mod walker;
pub mod write;

use ratatui::layout::Rect;

use crate::domain::organisation::PersonId;
use crate::domain::session::{Operation, PartId, SessionId, SessionState};
use crate::member::Error;
use crate::member::sessions::{ActionView, SessionView};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::search::SearchBox;
use crate::tui::widgets::chips::Chips;
use crate::tui::widgets::window_list::WindowList;

pub use acts::tick;
use choose::Choose;
pub use choose::Chosen;
use history::History;
use listing::{Entry, Filter, RowId, STRETCHES, Tab};
use page::Page;
use trail::Trail;

/// From this width list and page stand side by side.
const SIDE_BY_SIDE: u16 = 110;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    List,
    Page,
}

/// The sessions screen.
pub struct Sessions {
    tabs: Vec<Tab>,
    tab: usize,
    filters: Vec<Filter>,
    /// Which of [`STRETCHES`] the overview looks back.
    stretch: usize,
    /// What the list holds before filters.
    entries: Vec<Entry>,
    list: WindowList<RowId>,
    chips: Chips<usize>,
    names: Vec<String>,
    page: Page,
    pane: Pane,
    /// Whether the page stands beside the list, where there is room.
    page_open: bool,
    side_by_side: bool,
    empty: String,
    /// Above the list: how far back it looks.
    note: String,
}

impl Sessions {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let mut sessions = Self {
            tabs: Tab::own(cx),
            tab: 0,
            filters: Vec::new(),
            stretch: 0,
            entries: Vec::new(),
            list: WindowList::new(Vec::new()),
            chips: Chips::default(),
            names: Vec::new(),
            page: Page::default(),
            pane: Pane::List,
            page_open: false,
            side_by_side: true,
            empty: String::new(),
            note: String::new(),
        };
        sessions.load(cx)?;
        Ok(sessions)
    }

    fn tab(&self) -> &Tab {
        // There is always the first one.
        &self.tabs[self.tab]
    }

    /// Reads everything shown again; the selection stays on its row, the page on its part.
    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let here = self.tab().clone();
        let picked = self.tabs.iter().filter(|tab| matches!(tab, Tab::With(_))).cloned().collect::<Vec<_>>();
        self.tabs = Tab::own(cx).into_iter().chain(picked).collect();
        self.tab = self.tabs.iter().position(|tab| *tab == here).unwrap_or(0);
        let now = self.tab().read(STRETCHES[self.stretch], cx)?;
        let before = std::mem::replace(&mut self.entries, now);
        self.show_rows(cx);
        if !self.page_open && !before.is_empty() {
            self.go_to_planned(&before, cx);
        }
        match self.page.id().filter(|_| self.page_open) {
            Some(id) => self.read(id, cx),
            None => self.follow(cx),
        }
    }

    /// What the member has planned just now is what the next keys are about.
    fn go_to_planned(&mut self, before: &[Entry], cx: &Desk) {
        let me = cx.member().id();
        let mine = |entry: &&Entry| {
            entry.session().is_some_and(|view| view.session.by == me && view.state == SessionState::Planned)
        };
        let mut planned = self.entries.iter().filter(mine).map(Entry::id);
        if let Some(new) = planned.find(|id| !before.iter().any(|entry| entry.id() == *id)) {
            self.list.select(&new);
        }
    }

    fn show_rows(&mut self, cx: &Desk) {
        let t = cx.texts();
        let fits = |entry: &&Entry| self.filters.iter().all(|filter| filter.takes(entry));
        let rows: Vec<_> = self.entries.iter().filter(fits).map(|entry| rows::row(entry, cx)).collect();
        self.empty = match (rows.is_empty(), self.filters.is_empty()) {
            (true, false) => t.msg_sessions_empty_filtered(),
            (true, true) => self.tab().empty(cx),
            (false, _) => String::new(),
        };
        self.list.set_columns(rows::columns(self.tab(), cx));
        self.list.replace(rows, false, false);
        self.names = self.tabs.iter().map(|tab| tab.name(cx)).collect();
        self.chips = Chips::default();
        self.note = match self.tab() {
            Tab::Overview => t.msg_sessions_last_days(STRETCHES[self.stretch]),
            _ => String::new(),
        };
        for (at, filter) in self.filters.iter().enumerate() {
            self.chips.put(at, filter.name(cx));
        }
    }

    /// Another list, from its start.
    fn load_other(&mut self, cx: &Desk) -> Outcome<Desk> {
        self.close_page();
        self.list.select_first();
        let loaded = self.load(cx);
        self.list.select_first();
        match loaded.and_then(|()| self.follow(cx)) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    fn selected(&self) -> Option<&Entry> {
        let id = self.list.selected_id()?;
        self.entries.iter().find(|entry| entry.id() == *id)
    }

    /// Shows in the page what is selected, where the page can be seen.
    fn follow(&mut self, cx: &Desk) -> Result<(), Error> {
        if !self.page_open {
            return Ok(());
        }
        match self.selected().and_then(|entry| entry.session().map(|view| (view.session.id, entry.id()))) {
            Some((session, row)) => {
                self.read(session, cx)?;
                if let RowId::Action(part) = row {
                    self.page.go_to(part);
                }
                Ok(())
            }
            None => {
                self.close_page();
                Ok(())
            }
        }
    }

    /// A session that has gone from sight takes its page with it.
    fn read(&mut self, id: SessionId, cx: &Desk) -> Result<(), Error> {
        match self.page.read(id, cx) {
            Err(Error::NoSession) => {
                self.close_page();
                Ok(())
            }
            other => other,
        }
    }

    fn close_page(&mut self) {
        (self.page_open, self.pane) = (false, Pane::List);
        self.page.clear();
    }

    /// Enter in the list.
    fn open(&mut self, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        match self.selected() {
            None => Ok(Outcome::Consumed),
            Some(Entry::Circle(circle)) if circle.standing.circle.people.contains(&cx.member().id()) => {
                let circle = &circle.standing.circle;
                plan::open(&circle.people, Some(circle.kind), cx)
            }
            Some(Entry::NotMet(person, _)) => {
                let person = *person;
                Ok(self.go_with(person, cx))
            }
            // Nobody plans for others to meet.
            Some(Entry::Area(_) | Entry::Circle(_)) => Ok(Outcome::Consumed),
            Some(Entry::Action(action)) if action.session.is_none() => Ok(alone(action, cx)),
            Some(_) => {
                (self.page_open, self.pane) = (true, Pane::Page);
                self.follow(cx)?;
                Ok(Outcome::Consumed)
            }
        }
    }

    /// Opens a session at a part. An action that somebody owns without seeing its session is shown alone.
    fn show(&mut self, id: SessionId, part: Option<PartId>, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        match cx.member().session(id) {
            Ok(_) => {}
            Err(Error::NoSession) => {
                return match part {
                    Some(part) => Ok(alone(&cx.member().action(part)?, cx)),
                    None => Err(Error::NoSession),
                };
            }
            Err(error) => return Err(error),
        }
        if !self.list.select(&RowId::Session(id)) {
            for tab in [Tab::Upcoming, Tab::Past, Tab::People, Tab::All] {
                let Some(at) = self.tabs.iter().position(|own| *own == tab) else { continue };
                self.tab = at;
                self.filters.clear();
                self.load(cx)?;
                if self.list.select(&RowId::Session(id)) {
                    break;
                }
            }
        }
        self.page.clear();
        self.page.read(id, cx)?;
        if let Some(part) = part {
            self.page.go_to(part);
        }
        (self.page_open, self.pane) = (true, Pane::Page);
        Ok(Outcome::Consumed)
    }

    /// The timeline of the member and somebody else, in a tab of its own.
    fn go_with(&mut self, person: PersonId, cx: &Desk) -> Outcome<Desk> {
        self.tabs = Tab::own(cx);
        self.tabs.push(Tab::With(person));
        self.tab = self.tabs.len() - 1;
        self.filters.clear();
        self.load_other(cx)
    }

    fn switch(&mut self, step: usize, cx: &Desk) -> Outcome<Desk> {
        self.tab = (self.tab + step) % self.tabs.len();
        self.filters.clear();
        self.load_other(cx)
    }

    fn choose(&mut self, chosen: Chosen, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        match chosen {
            Chosen::With(person) => return Ok(self.go_with(person, cx)),
            Chosen::New(sort) => {
                return match self.page.page() {
                    Some(page) => acts::new_part(sort, page, cx),
                    None => Ok(Outcome::Consumed),
                };
            }
            Chosen::Item(id, step) => {
                let item = self.page.part().filter(|part| part.part.id == id);
                return item.map_or(Ok(Outcome::Consumed), |item| acts::move_item(step, item, cx));
            }
            Chosen::NoFilter => self.filters.clear(),
            Chosen::Filter(filter) if self.filters.contains(&filter) => self.filters.retain(|one| *one != filter),
            Chosen::Filter(filter) => {
                self.filters.retain(|one| !one.is_like(&filter));
                self.filters.push(filter);
            }
        }
        Ok(self.load_other(cx))
    }

    /// The session the act keys are about: what is read, or what is selected.
    fn target(&self) -> Option<&SessionView> {
        match self.pane {
            Pane::Page => self.page.view(),
            Pane::List => self.selected().and_then(Entry::session),
        }
    }

    /// The action that the list has selected.
    fn listed_action(&self) -> Option<&ActionView> {
        match (self.pane, self.selected()) {
            (Pane::List, Some(Entry::Action(action))) => Some(action),
            _ => None,
        }
    }

    fn walk(&mut self, command: Command, cx: &Desk) -> Outcome<Desk> {
        if self.pane == Pane::Page {
            self.page.run(command);
            return Outcome::Consumed;
        }
        self.list.run(command);
        match self.follow(cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    /// Does what is done with the target, which is read first where only its row is there.
    fn act(&mut self, command: Command, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        let Some(id) = self.target().map(|view| view.session.id) else {
            return acts::run_for_all(command, cx);
        };
        if command == Command::Trail {
            // What was done is told also when what was said opens to nobody any more.
            return Ok(Outcome::Open(Box::new(Trail::new(id, cx)?)));
        }
        if let Some(page) = self.page.page().filter(|page| page.view.session.id == id) {
            return acts::run(command, page, cx);
        }
        acts::run(command, &cx.member().session_page(id)?, cx)
    }

    fn run_on_page(&self, command: Command, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        match (self.page.page(), self.page.part()) {
            (Some(page), _) if command == Command::New => acts::add(page, cx),
            (Some(page), Some(part)) => acts::run_on_part(command, page, part, cx),
            (Some(page), None) if command == Command::Withdraw => acts::run(Command::CancelSession, page, cx),
            _ => Ok(Outcome::Ignored),
        }
    }

    fn run_in_list(&mut self, command: Command, cx: &mut Desk) -> Result<Outcome<Desk>, Error> {
        match command {
            Command::New => plan::open(self.whom(cx).as_slice(), None, cx),
            Command::Withdraw => self.act(Command::CancelSession, cx),
            Command::Tick => Ok(self.listed_action().map_or(Outcome::Ignored, |action| acts::tick(&action.part, cx))),
            Command::History => match self.listed_action() {
                Some(action) => Ok(Outcome::Open(Box::new(History::new(action.part.part.id, cx)?))),
                None => Ok(Outcome::Ignored),
            },
            Command::Filter if *self.tab() == Tab::Overview => {
                self.stretch = (self.stretch + 1) % STRETCHES.len();
                Ok(self.load_other(cx))
            }
            Command::Filter => Ok(Outcome::Open(Choose::filter(&self.entries, &self.filters, cx))),
            Command::WithWhom => Ok(Outcome::Open(Choose::with_whom(&self.met(cx)?, cx))),
            other => self.act(other, cx),
        }
    }

    /// With whom a new session is at first: whose timeline is shown, or who is selected.
    fn whom(&self, cx: &Desk) -> Option<PersonId> {
        if let Tab::With(person) = self.tab() {
            return Some(*person);
        }
        let me = cx.member().id();
        self.selected()?.people().into_iter().find(|person| *person != me)
    }

    /// Who the member has met, the latest first.
    fn met(&self, cx: &Desk) -> Result<Vec<PersonId>, Error> {
        let mut met: Vec<PersonId> = Vec::new();
        for view in cx.member().sessions(&crate::member::sessions::Whose::Mine)? {
            for person in view.session.participants {
                if person != cx.member().id() && !met.contains(&person) {
                    met.push(person);
                }
            }
        }
        Ok(met)
    }

    fn page_offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers: Vec<Offer> = vec![Command::Back.into()];
        let Some(view) = self.page.view() else { return offers };
        if let Some(page) = self.page.page() {
            let (next, rest) = acts::of_session(view, cx);
            let add = Offer::unless(Command::New, acts::add_refused(view, cx)).called(t.msg_sessions_new_part());
            offers.extend(acts::of_enter(&self.page, cx));
            // Of a part what can be done with it, then the session's next step; of the session that first.
            match self.page.part() {
                Some(part) => {
                    offers.extend(acts::of_part(page, part, cx));
                    offers.push(add);
                    offers.extend(next);
                }
                None => {
                    offers.extend(next);
                    offers.push(add);
                    let cancel = acts::refused(view, Operation::Cancel, cx);
                    offers.push(Offer::unless(Command::Withdraw, cancel).called(t.msg_command_cancel_session()));
                }
            }
            offers.extend(rest);
            if self.page.part().is_some() {
                // The key that cancels takes the part out here.
                let cancel = acts::refused(view, Operation::Cancel, cx);
                offers.push(Offer::unless(Command::CancelSession, cancel));
            }
        } else if view.may(Operation::Trail).is_ok() {
            offers.push(Command::Trail.into());
        }
        offers.extend([Command::NextPane, Command::PreviousPane].map(Offer::ready));
        offers
    }

    fn list_offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = Vec::new();
        match self.selected() {
            None | Some(Entry::Area(_)) => {}
            Some(Entry::Circle(circle)) if !circle.standing.circle.people.contains(&cx.member().id()) => {}
            Some(Entry::Circle(_)) => offers.push(Offer::ready(Command::Open).called(t.msg_sessions_plan())),
            Some(Entry::NotMet(..)) => offers.push(Offer::ready(Command::Open).called(t.msg_sessions_timeline())),
            Some(_) => offers.push(Command::Open.into()),
        }
        let (next, rest) = self.target().map(|view| acts::of_session(view, cx)).unwrap_or_default();
        if let Some(action) = self.listed_action() {
            let done = listing::is_done(action);
            let label = if done { t.msg_sessions_open_again() } else { t.msg_sessions_mark_done() };
            offers.push(Offer::unless(Command::Tick, tick_refused(action, cx)).called(label));
            offers.push(Command::History.into());
        }
        offers.extend(next);
        offers.push(Offer::ready(Command::New).called(t.msg_sessions_plan_new()));
        offers.push(Command::Search.into());
        let filter = Offer::ready(Command::Filter);
        offers.push(match self.tab() {
            Tab::Overview => filter.called(t.msg_sessions_stretch()),
            _ => filter,
        });
        offers.push(Command::WithWhom.into());
        match self.target() {
            Some(view) => {
                offers.extend(rest);
                let cancel = acts::refused(view, Operation::Cancel, cx);
                offers.push(Offer::unless(Command::Withdraw, cancel).called(t.msg_command_cancel_session()));
            }
            None => offers.push(Command::Export.into()),
        }
        if !self.filters.is_empty() {
            offers.push(Offer::ready(Command::Back).called(t.msg_goals_take_filter_away()));
        } else if self.page_open || matches!(self.tab(), Tab::With(_)) {
            offers.push(Command::Back.into());
        }
        offers.extend([Command::Left, Command::Right].map(Offer::ready));
        if self.side_by_side && self.page_open {
            offers.extend([Command::NextPane, Command::PreviousPane].map(Offer::ready));
        }
        offers
    }

    /// Esc in the list: the newest filter goes, then the page, then somebody's timeline.
    fn back(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.filters.pop().is_some() {
            return self.load_other(cx);
        }
        if !self.page_open && matches!(self.tab(), Tab::With(_)) {
            self.tabs.retain(|tab| !matches!(tab, Tab::With(_)));
            self.tab = 0;
            return self.load_other(cx);
        }
        self.close_page();
        Outcome::Consumed
    }
}

/// An action by itself: for its owner, who does not see where it comes from.
pub fn alone(action: &ActionView, cx: &Desk) -> Outcome<Desk> {
    let t = cx.texts();
    let part = &action.part.part;
    let due = part.due.map_or_else(|| t.msg_sessions_no_day(), |due| rows::day(due, cx));
    let (said, _) = rows::words(&action.part, cx);
    let text = format!("{said}\n\n{} · {due}\n{}", cx.name(part.by), t.msg_sessions_action_alone());
    Outcome::Open(Box::new(dialogs::message::Message::new(t.msg_session_part_action(), text)))
}

/// Why an action is not closed or opened again from the list.
pub fn tick_refused(action: &ActionView, cx: &Desk) -> Option<String> {
    match action.session.as_deref() {
        // Its owner may, wherever it comes from.
        None => None,
        Some(view) => acts::refused(view, Operation::FollowUp, cx),
    }
    .filter(|_| action.part.part.owner != Some(cx.member().id()))
}

impl Layer<Desk> for Sessions {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = match self.pane {
            Pane::Page => self.page_offers(cx),
            Pane::List => self.list_offers(cx),
        };
        offers.extend(acts::of_all(cx));
        if self.pane == Pane::Page {
            offers.push(Command::Search.into());
        }
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WALKING.contains(&command) {
            return self.walk(command, cx);
        }
        let done = match (command, self.pane) {
            (Command::Search, _) => return SearchBox::among_sessions(cx),
            (Command::Open, Pane::List) => self.open(cx),
            (Command::Open, Pane::Page) => acts::open(&self.page, cx),
            (Command::Back, Pane::Page) => {
                self.pane = Pane::List;
                if !self.side_by_side {
                    self.close_page();
                }
                return Outcome::Consumed;
            }
            (Command::Back, Pane::List) => return self.back(cx),
            (Command::NextPane | Command::PreviousPane, Pane::Page) => {
                self.page.run(command);
                return Outcome::Consumed;
            }
            (Command::NextPane | Command::PreviousPane, Pane::List) => {
                self.pane = Pane::Page;
                return Outcome::Consumed;
            }
            (Command::Left, _) => return self.switch(self.tabs.len() - 1, cx),
            (Command::Right, _) => return self.switch(1, cx),
            (Command::HandOver | Command::SessionTemplates | Command::Retention, _) => acts::run_for_all(command, cx),
            (Command::New | Command::Tick | Command::Edit | Command::History | Command::Withdraw, Pane::Page) => {
                self.run_on_page(command, cx)
            }
            (other, Pane::Page) => self.act(other, cx),
            (other, Pane::List) => self.run_in_list(other, cx),
        };
        done.unwrap_or_else(|error| cx.say(&error))
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        let Event::Mouse(mouse) = event else { return Outcome::Ignored };
        if (self.pane == Pane::List || self.side_by_side) && self.list.mouse(*mouse).is_some() {
            self.pane = Pane::List;
            return match self.follow(cx) {
                Ok(()) => Outcome::Consumed,
                Err(error) => cx.say(&error),
            };
        }
        if self.page_open && self.page.mouse(*mouse) {
            self.pane = Pane::Page;
            return Outcome::Consumed;
        }
        Outcome::Ignored
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        let done = match message {
            Message::BoardChanged => self.load(cx).map(|()| Outcome::Consumed),
            Message::SessionsChosen(chosen) => self.choose(chosen, cx),
            Message::ShowSession(id, part) => self.show(id, part, cx),
            other => return Err(other),
        };
        Ok(done.unwrap_or_else(|error| cx.say(&error)))
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.height < 3 {
            return;
        }
        let theme = *canvas.theme();
        self.side_by_side = area.width >= SIDE_BY_SIDE;
        if self.pane == Pane::Page && !self.side_by_side {
            self.page.draw(area, canvas, true);
            return;
        }
        let mut x = area.x;
        for (at, name) in self.names.iter().enumerate() {
            let here = at == self.tab;
            let rest = Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
            let shown = if here { format!("[{name}]") } else { format!(" {name} ") };
            x = x.saturating_add(canvas.text(rest, &shown, if here { theme.selected } else { theme.text }));
            x = x.min(area.right());
        }
        let mut body = Rect { y: area.y + 1, height: area.height - 1, ..area };
        if !self.note.is_empty() {
            canvas.text(
                Rect { x: body.x + 2, width: body.width.saturating_sub(2), height: 1, ..body },
                &self.note,
                theme.muted,
            );
            body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        }
        if !self.chips.is_empty() {
            self.chips.draw(
                Rect { x: body.x + 1, width: body.width.saturating_sub(1), height: 1, ..body },
                canvas,
                false,
            );
            body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        }
        let list = if self.side_by_side && self.page_open {
            let left = body.width * 48 / 100;
            let line = Rect { x: body.x + left, width: 1, ..body };
            for y in line.top()..line.bottom() {
                canvas.text(Rect { y, height: 1, ..line }, canvas.glyphs().side, theme.border);
            }
            let right = Rect { x: body.x + left + 1, width: body.width - left - 1, ..body };
            self.page.draw(right, canvas, self.pane == Pane::Page);
            Rect { width: left, ..body }
        } else {
            body
        };
        if self.list.is_empty() {
            let inside = Rect {
                x: list.x + 1,
                width: list.width.saturating_sub(2),
                y: list.y + 1,
                height: list.height.saturating_sub(1),
            };
            canvas.wrapped(inside, &self.empty, theme.muted);
        } else {
            self.list.draw(list, canvas, self.pane == Pane::List);
        }
    }
}
