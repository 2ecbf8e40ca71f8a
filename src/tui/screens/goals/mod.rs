//! Goals: the table of mine, my people's, an area's or a person's; a goal's page; check-ins; every number explained.
//!
//! | what | where |
//! |---|---|
//! | whose goals, filters, order, cycle | `choose` |
//! | what stands above the table | `heading` |
//! | the table: its window, its rows | `table`, `rows` |
//! | a goal's page | `page`, `chart`, `history` |
//! | numbers, bars, signs | `figures` |
//! | one check-in, a correction | `check_in` |
//! | check-ins of many goals at once | `sheet` |
//! | a number taken apart | `explained` |
//! | weights that add to 100 | `balance` |
//! | setting, proposing and changing a goal | `agree`, with `terms` and `typed` |
//! | accepting, declining, cancelling | `decide` |
//! | one goal for many people | `assign` |
//! | what can be measured | `catalogue` |
//! | cycles, carrying over | `cycles` |
//! | how many people stand, and over time | `overview` |
//! | what is typed and not sent yet | `kept` |
//! | dialogs of a few fields, lists to pick from | `deed`, `pick` |

mod agree;
mod assign;
mod balance;
mod catalogue;
mod chart;
pub mod check_in;
mod choose;
mod cycles;
mod decide;
pub(super) mod deed;
pub mod explained;
pub mod figures;
mod heading;
mod history;
pub(super) mod kept;
mod meant;
pub(super) mod offering;
mod overview;
mod page;
pub(super) mod pick;
mod rows;
mod sheet;
mod table;
mod terms;
pub(super) mod typed;

use jiff::Timestamp;
use ratatui::layout::Rect;

use crate::domain::goal::oversight::Oversight;
use crate::domain::goal::{GoalId, GoalState};
use crate::domain::organisation::Area;
use crate::member::Error;
use crate::member::goals::{Catalogue, GoalList, GoalView, Whose};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::export::ExportForm;
use crate::tui::widgets::window_list::Need;

use agree::Agree;
use assign::Assign;
use balance::Balance;
use catalogue::Definitions;
use check_in::CheckInForm;
use choose::{Choose, Filter};
pub use choose::{Chosen, area_name};
use cycles::Cycles;
use explained::Explained;
use heading::Heading;
use overview::OverviewPage;
use page::Page;
pub use sheet::Sent;
use sheet::Sheet;
use table::Table;

/// From this width table and page stand side by side.
const SIDE_BY_SIDE: u16 = 110;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    Table,
    Page,
}

/// The goals screen.
pub struct Goals {
    list: GoalList,
    /// What Left and Right walk through; somebody or some area picked is the last.
    tabs: Vec<Whose>,
    catalogue: Catalogue,
    table: Table,
    heading: Heading,
    page: Page,
    pane: Pane,
    /// Whether the page stands beside the table, where there is room.
    page_open: bool,
    side_by_side: bool,
    /// Since when rows beyond what is held are wanted, though not yet needed.
    wants_more: Option<Timestamp>,
    empty: String,
}

impl Goals {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let list = GoalList::of(Whose::Mine);
        let mut goals = Self {
            list,
            tabs: own_tabs(cx),
            catalogue: Catalogue::default(),
            table: Table::new(),
            heading: Heading::default(),
            page: Page::default(),
            pane: Pane::Table,
            page_open: false,
            side_by_side: true,
            wants_more: None,
            empty: String::new(),
        };
        goals.load(cx)?;
        Ok(goals)
    }

    /// Reads everything shown again; the selection stays on its goal.
    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        self.catalogue = cx.member().catalogue()?;
        let people = matches!(self.list.whose, Whose::People | Whose::Area(_));
        self.table.load(&self.list, people, cx)?;
        self.heading = Heading::of(&self.tabs, &self.list, &self.catalogue, cx)?;
        self.empty = self.explain_emptiness(cx);
        self.follow(cx)
    }

    /// Another list, from its start.
    fn load_other(&mut self, cx: &Desk) -> Outcome<Desk> {
        (self.pane, self.wants_more) = (Pane::Table, None);
        match self.load(cx).and_then(|()| self.table.select_first(cx)).and_then(|()| self.follow(cx)) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    /// An empty table says what to do next.
    fn explain_emptiness(&self, cx: &Desk) -> String {
        let t = cx.texts();
        if !self.table.is_empty() {
            String::new()
        } else if !Filter::of(&self.list).is_empty() {
            t.msg_goals_empty_filtered()
        } else if self.catalogue.kpis.is_empty() {
            let defines = catalogue::may_define(cx);
            if defines { t.msg_empty_catalogue() } else { t.msg_goals_empty_catalogue() }
        } else if self.list.cycle.is_some() {
            t.msg_goals_empty_cycle()
        } else if self.list.whose == Whose::Mine {
            t.msg_goals_empty_mine()
        } else {
            t.msg_goals_empty_people()
        }
    }

    /// Shows in the page what is selected, where the page can be seen.
    fn follow(&mut self, cx: &Desk) -> Result<(), Error> {
        if !self.page_open {
            return Ok(());
        }
        match self.table.selected().map(|view| view.goal.id) {
            Some(id) => self.read(id, cx),
            None => {
                self.page.clear();
                self.close_page();
                Ok(())
            }
        }
    }

    fn read(&mut self, id: GoalId, cx: &Desk) -> Result<(), Error> {
        let page = cx.member().goal_page(id)?;
        let explanation = cx.member().explain_goal(id)?;
        self.page.show(page, &explanation, &self.catalogue, cx);
        Ok(())
    }

    fn close_page(&mut self) {
        (self.page_open, self.pane) = (false, Pane::Table);
    }

    fn open_page(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.table.selected().is_none() {
            return Outcome::Consumed;
        }
        (self.page_open, self.pane) = (true, Pane::Page);
        match self.follow(cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    /// Brings the table to a goal and opens its page; where the list shown does not hold it, its owner's does.
    fn show(&mut self, id: GoalId, cx: &Desk) -> Result<(), Error> {
        let view = cx.member().goal(id)?;
        if !self.table.select(id, view.position, cx)? {
            let owner = view.goal.owner;
            let whose = if owner == cx.member().id() { Whose::Mine } else { Whose::Person(owner) };
            self.list = GoalList {
                cycle: view.frozen.then_some(view.goal.cycle).flatten(),
                status: None,
                dimension: None,
                stale: false,
                ..self.list.clone()
            };
            self.put_tab(whose, cx);
            self.load(cx)?;
            self.table.select(id, view.position, cx)?;
        }
        (self.page_open, self.pane) = (true, Pane::Page);
        self.read(id, cx)
    }

    /// Shows these goals, in a tab of their own where they have none.
    fn put_tab(&mut self, whose: Whose, cx: &Desk) {
        self.tabs = own_tabs(cx);
        if !self.tabs.contains(&whose) {
            self.tabs.push(whose.clone());
        }
        self.list.whose = whose;
    }

    fn switch(&mut self, step: usize, cx: &Desk) -> Outcome<Desk> {
        let at = self.tabs.iter().position(|tab| *tab == self.list.whose).unwrap_or(0);
        if let Some(next) = self.tabs.get((at + step) % self.tabs.len().max(1)) {
            self.list.whose = next.clone();
        }
        self.load_other(cx)
    }

    fn choose(&mut self, chosen: Chosen, cx: &Desk) -> Outcome<Desk> {
        match chosen {
            Chosen::Whose(whose) => self.put_tab(whose, cx),
            Chosen::Filter(filter) => filter.turn(&mut self.list),
            Chosen::NoFilter => {
                (self.list.status, self.list.dimension, self.list.stale) = (None, None, false);
            }
            Chosen::Order(order) if order == self.list.order => self.list.descending = !self.list.descending,
            Chosen::Order(order) => (self.list.order, self.list.descending) = (order, false),
            Chosen::Cycle(cycle) => self.list.cycle = cycle,
        }
        self.load_other(cx)
    }

    /// Esc in the table: the newest filter goes, or the cycle.
    fn take_away(&mut self, cx: &Desk) -> Outcome<Desk> {
        match Filter::of(&self.list).pop() {
            Some(filter) => filter.turn(&mut self.list),
            None => self.list.cycle = None,
        }
        self.load_other(cx)
    }

    fn is_narrowed(&self) -> bool {
        self.list.cycle.is_some() || !Filter::of(&self.list).is_empty()
    }

    /// The goal the act keys are about: what is read, or what is selected.
    fn target(&self) -> Option<&GoalView> {
        match self.pane {
            Pane::Page => self.page.page().map(|page| &page.view),
            Pane::Table => self.table.selected(),
        }
    }

    fn walk(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if self.pane == Pane::Page {
            self.page.run(command);
            return Outcome::Consumed;
        }
        let need = self.table.list.run(command);
        // The key is answered from what is held; what follows is fetched when the hand rests.
        let can_wait = matches!(need, Some(Need::After(_) | Need::Before(_))) && self.table.list.has_slack();
        self.wants_more = can_wait.then(|| cx.clock.now());
        let need = need.filter(|_| !can_wait);
        match self.table.need(need, cx).and_then(|()| self.follow(cx)) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    fn open_dialog(&mut self, command: Command, cx: &mut Desk) -> Result<Outcome<Desk>, Error> {
        let target = self.target().cloned();
        Ok(match (command, target) {
            (Command::Explain, target) => {
                Outcome::Open(Box::new(Explained::new(target.as_ref(), Some(&self.list), &self.catalogue, cx)?))
            }
            (Command::TeamSheet, _) => match Sheet::of(self.table.positions(), cx)? {
                Some(sheet) => Outcome::Open(Box::new(sheet)),
                None => Outcome::Say(cx.texts().msg_goals_sheet_nothing()),
            },
            (Command::Balance, _) => match self.balanced_owner(cx) {
                Some(owner) => Outcome::Open(Box::new(Balance::new(owner, cx)?)),
                None => Outcome::Ignored,
            },
            (Command::CheckIn, Some(view)) => Outcome::Open(Box::new(CheckInForm::new(&view, cx))),
            (Command::Correct, Some(view)) => check_in::choose_correction(view.goal.id, cx)?,
            (Command::Accept, Some(view)) => accept(&view, cx),
            (Command::New, _) => Agree::open(self.whose_goal(), cx)?,
            (Command::Edit, Some(view)) => Outcome::Open(Box::new(Agree::change(&view, cx)?)),
            (Command::Withdraw, Some(view)) if declines(&view, cx) => {
                Outcome::Open(Box::new(decide::decline(&view, cx)))
            }
            (Command::Withdraw, Some(view)) => Outcome::Open(Box::new(decide::cancel(&view, cx))),
            (Command::Assign, _) => Assign::open(cx)?,
            (Command::Export, _) => Outcome::Open(Box::new(ExportForm::of_goals(self.list.clone(), cx))),
            (Command::Definitions, _) => Outcome::Open(Box::new(Definitions::new(cx)?)),
            (Command::CycleList, _) => Outcome::Open(Box::new(Cycles::new(cx)?)),
            (Command::Overview, _) => {
                Outcome::Open(Box::new(OverviewPage::new(self.list.whose.clone(), self.list.dimension, cx)?))
            }
            _ => Outcome::Ignored,
        })
    }

    /// For whom a new goal is at first: whose goals are shown, or who is selected.
    fn whose_goal(&self) -> Option<crate::domain::organisation::PersonId> {
        match (&self.list.whose, self.target()) {
            (Whose::Mine, _) => None,
            (Whose::Person(person), _) => Some(*person),
            (_, target) => target.map(|view| view.goal.owner),
        }
    }

    fn balanced_owner(&self, cx: &Desk) -> Option<crate::domain::organisation::PersonId> {
        match (&self.list.whose, self.list.cycle) {
            (Whose::Mine, None) => Some(cx.member().id()),
            (Whose::Person(person), None) => Some(*person),
            _ => None,
        }
    }
}

/// Mine, my people's, and everybody's for whom sees more than their own.
fn own_tabs(cx: &Desk) -> Vec<Whose> {
    let organisation = cx.workspace().organisation();
    let oversight = Oversight::new(&organisation.on(cx.workspace().today()), cx.member().id());
    let mut tabs = vec![Whose::Mine];
    if !oversight.below().is_empty() {
        tabs.push(Whose::People);
    }
    if oversight.sees_all() {
        tabs.push(Whose::Area(Area::default()));
    }
    tabs
}

/// Whether ending this goal is refusing somebody's proposal.
fn declines(view: &GoalView, cx: &Desk) -> bool {
    view.goal.state == GoalState::Proposed && view.goal.owner != cx.member().id()
}

/// What may be changed of a goal, and why not.
fn settings(view: &GoalView, cx: &Desk) -> Vec<Offer> {
    let t = cx.texts();
    let proposed = view.goal.state == GoalState::Proposed;
    let own_proposal = proposed && view.goal.owner == cx.member().id();
    let refusal = if view.frozen {
        Some(t.msg_goals_frozen())
    } else if matches!(view.goal.state, GoalState::Declined | GoalState::Cancelled) {
        Some(t.msg_goal_form_over())
    } else if !view.rights.set && !own_proposal {
        Some(t.msg_goal_form_not_yours())
    } else {
        None
    };
    let end = if declines(view, cx) { t.msg_command_decline() } else { t.msg_command_cancel_goal() };
    vec![
        Offer::unless(Command::Edit, refusal.clone()).called(t.msg_goal_form_change_terms()),
        Offer::unless(Command::Withdraw, refusal).called(end),
    ]
}

/// Whether somebody may write a value down for it now, and why not.
pub fn check_in_refusal(view: &GoalView, cx: &Desk) -> Option<String> {
    let t = cx.texts();
    if view.frozen {
        Some(t.msg_goals_frozen())
    } else if !view.rights.check_in {
        Some(t.msg_goals_not_yours_to_check_in())
    } else if view.goal.state != GoalState::Accepted {
        Some(t.msg_goals_not_agreed())
    } else if view.goal.terms.start > cx.workspace().today() {
        Some(t.msg_goals_not_begun())
    } else {
        None
    }
}

/// Asks whether to take a proposal on, saying its terms.
pub fn accept(view: &GoalView, cx: &mut Desk) -> Outcome<Desk> {
    match decide::accept(view, cx) {
        Ok(dialog) => Outcome::Open(Box::new(dialog)),
        Err(error) => cx.say(&error),
    }
}

impl Layer<Desk> for Goals {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = Vec::new();
        match self.pane {
            Pane::Page => offers.push(Command::Back.into()),
            Pane::Table if !self.table.is_empty() => offers.push(Command::Open.into()),
            Pane::Table => {}
        }
        if let Some(view) = self.target() {
            let refusal = check_in_refusal(view, cx);
            if view.goal.state == GoalState::Proposed && view.rights.set {
                offers.push(Command::Accept.into());
            }
            offers.push(Offer::unless(Command::CheckIn, refusal.clone()));
            if self.pane == Pane::Page {
                offers.push(Command::Explain.into());
                offers.push(Offer::unless(Command::Correct, refusal));
                offers.extend(settings(view, cx));
            }
        }
        if self.pane == Pane::Table {
            offers.push(Command::Explain.into());
        }
        offers.push(Offer::ready(Command::New).called(cx.texts().msg_goal_form_new()));
        if !self.table.is_empty() {
            offers.push(Command::TeamSheet.into());
        }
        offers.extend([Command::View, Command::Overview, Command::Filter].map(Offer::ready));
        let leads = self.tabs.contains(&Whose::People);
        offers.push(Offer::unless(Command::Assign, (!leads).then(|| cx.texts().msg_goal_assign_nobody_below())));
        offers.extend([Command::Sort, Command::Cycle].map(Offer::ready));
        if let (Some(view), Pane::Table) = (self.target(), self.pane) {
            offers.push(Offer::unless(Command::Correct, check_in_refusal(view, cx)));
            offers.extend(settings(view, cx));
        }
        offers.extend([Command::CycleList, Command::Definitions, Command::Export].map(Offer::ready));
        if self.balanced_owner(cx).is_some() && !self.table.is_empty() {
            offers.push(Command::Balance.into());
        }
        if self.pane == Pane::Table && self.is_narrowed() {
            offers.push(Offer::ready(Command::Back).called(cx.texts().msg_goals_take_filter_away()));
        } else if self.pane == Pane::Table && self.page_open {
            offers.push(Command::Back.into());
        }
        offers.extend([Command::Left, Command::Right].map(Offer::ready));
        if self.side_by_side && self.page_open {
            offers.extend([Command::NextPane, Command::PreviousPane].map(Offer::ready));
        }
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WALKING.contains(&command) {
            return self.walk(command, cx);
        }
        match command {
            Command::Open => self.open_page(cx),
            Command::Back if self.pane == Pane::Page || !self.is_narrowed() => {
                self.close_page();
                Outcome::Consumed
            }
            Command::Back => self.take_away(cx),
            Command::NextPane | Command::PreviousPane => {
                self.pane = if self.pane == Pane::Table { Pane::Page } else { Pane::Table };
                Outcome::Consumed
            }
            Command::Left => self.switch(self.tabs.len().saturating_sub(1), cx),
            Command::Right => self.switch(1, cx),
            Command::View => Outcome::Open(Choose::whose(cx)),
            Command::Filter => Outcome::Open(Choose::filter(&self.list, &self.catalogue, cx)),
            Command::Sort => Outcome::Open(Choose::order(&self.list, cx)),
            Command::Cycle => Outcome::Open(Choose::cycle(&self.catalogue, cx)),
            other => match self.open_dialog(other, cx) {
                Ok(outcome) => outcome,
                Err(error) => cx.say(&error),
            },
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) => {
                if let Some(need) = self.table.list.mouse(*mouse) {
                    self.pane = Pane::Table;
                    return match self.table.need(need, cx).and_then(|()| self.follow(cx)) {
                        Ok(()) => Outcome::Consumed,
                        Err(error) => cx.say(&error),
                    };
                }
                if self.page.mouse(*mouse) { Outcome::Consumed } else { Outcome::Ignored }
            }
            Event::Wake(now) => {
                if self.wants_more.take_if(|since| *since <= *now).is_some() {
                    let need = self.table.list.need();
                    if let Err(error) = self.table.need(need, cx) {
                        return cx.say(&error);
                    }
                }
                Outcome::Ignored
            }
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        let done = match message {
            Message::BoardChanged => self.load(cx),
            Message::GoalsChosen(chosen) => return Ok(self.choose(chosen, cx)),
            Message::ShowGoal(id) => self.show(id, cx),
            Message::ShowGoalsOf(person) => {
                let whose = if person == cx.member().id() { Whose::Mine } else { Whose::Person(person) };
                return Ok(self.choose(Chosen::Whose(whose), cx));
            }
            other => return Err(other),
        };
        Ok(match done {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        })
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.wants_more
    }

    fn signs(&self) -> &'static [Phrase] {
        use Phrase::*;
        &[SignStale]
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.height < 3 {
            return;
        }
        let theme = *canvas.theme();
        self.side_by_side = area.width >= SIDE_BY_SIDE;
        if self.pane == Pane::Page && !self.side_by_side {
            self.page.draw(area, canvas);
            return;
        }
        let used = self.heading.draw(area, canvas);
        let body = Rect { y: area.y + used, height: area.height - used, ..area };
        let table = if self.side_by_side && self.page_open {
            let left = body.width * 52 / 100;
            let line = Rect { x: body.x + left, width: 1, ..body };
            for y in line.top()..line.bottom() {
                canvas.text(Rect { y, height: 1, ..line }, canvas.glyphs().side, theme.border);
            }
            self.page.draw(Rect { x: body.x + left + 2, width: body.width - left - 2, ..body }, canvas);
            Rect { width: left, ..body }
        } else {
            body
        };
        if self.table.is_empty() {
            let inside = Rect {
                x: table.x + 1,
                width: table.width.saturating_sub(2),
                y: table.y + 1,
                height: table.height.saturating_sub(1),
            };
            canvas.wrapped(inside, &self.empty, theme.muted);
        } else {
            self.table.list.draw(table, canvas, self.pane == Pane::Table);
        }
    }
}
