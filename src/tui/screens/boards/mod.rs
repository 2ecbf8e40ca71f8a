//! The boards: list and reader, side by side where there is room.

pub mod batch;
mod changes;
mod choosing;
mod coverage;
mod empty;
mod filters;
mod hits;
mod marking;
mod marks;
mod pins;
mod reader;
pub mod rows;
mod window;

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use ratatui::layout::Rect;

use crate::domain::announcement::{AnnouncementId, Headline, Position, ReceiptState};
use crate::domain::audience::Direction;
use crate::domain::organisation::Person;
use crate::i18n::reasons::{self, Voice};
use crate::i18n::{self, Texts};
use crate::member::Error;
use crate::member::announcements::Reading;
use crate::store::announcements::{Cursor, Only, Shown};
use crate::tui::canvas::{Canvas, Target};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message, accent};
use crate::tui::dialogs;
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::audience_view::AudienceView;
use crate::tui::screens::copying;
use crate::tui::screens::shell::Shell;
use crate::tui::screens::writing::Writing;
use crate::tui::undo::Undo;
use crate::tui::widgets::text_area::TextArea;
use crate::tui::widgets::window_list::{Need, WindowList};

use crate::tui::screens::export::ExportForm;
use crate::tui::screens::search::SearchBox;
use crate::tui::screens::search::naming::Naming;
pub use changes::Changes;
use choosing::Choosing;
pub use choosing::Chosen;
use coverage::CoverageView;
use filters::{Asked, Filters};
use hits::Progress;
pub use reader::{Reader, markdown_style};

/// The reader resting on an announcement for so long opens it.
const REST: SignedDuration = SignedDuration::from_secs(2);
/// From this width list and reader stand side by side.
const SIDE_BY_SIDE: u16 = 100;

/// The boards in the order Left and Right walk them.
const BOARDS: [Option<Direction>; 4] =
    [None, Some(Direction::Vertical), Some(Direction::Horizontal), Some(Direction::Diagonal)];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Pane {
    List,
    Reader,
}

/// The boards screen.
pub struct Boards {
    board: usize,
    filters: Filters,
    /// Of what the filters have looked for.
    progress: Progress,
    list: WindowList<Position>,
    headlines: HashMap<Position, Headline>,
    /// What stands on top of the list.
    pins: Vec<Headline>,
    reader: Reader,
    pane: Pane,
    /// Whether both panes were last drawn.
    side_by_side: bool,
    /// When what is being read counts as opened.
    opens_at: Option<Timestamp>,
    /// Since when rows beyond what is held are wanted, though not yet needed.
    wants_more: Option<Timestamp>,
    /// What was handed over to be recorded as opened.
    opened: Option<(AnnouncementId, u32)>,
    marks: marks::Marks,
    /// The next range begins at a row that stands on top of newer ones.
    begins_on_top: bool,
    seeking: marking::Seeking,
    /// What is marked, as the line below the list says it.
    marked: String,
    tabs: Vec<(Option<Direction>, String)>,
    empty: String,
    looking: String,
}

impl Boards {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let mut boards = Self {
            board: 0,
            filters: Filters::default(),
            progress: Progress::default(),
            list: WindowList::new(rows::columns(true)),
            headlines: HashMap::new(),
            pins: Vec::new(),
            reader: Reader::default(),
            pane: Pane::List,
            // The first drawing says how it is; until then what may be seen is read.
            side_by_side: true,
            opens_at: None,
            wants_more: None,
            opened: None,
            marks: marks::Marks::default(),
            begins_on_top: false,
            seeking: None,
            marked: String::new(),
            tabs: Vec::new(),
            empty: String::new(),
            looking: String::new(),
        };
        boards.words(cx);
        boards.load(cx)?;
        Ok(boards)
    }

    /// The newest unread announcement of any board.
    pub fn find_unread(cx: &Desk) -> Result<Option<AnnouncementId>, Error> {
        let shown = Shown { direction: None, only: Only::Unread };
        let mut from = Cursor::Newest;
        loop {
            let page = cx.member().page(shown, from, 1)?;
            match (page.rows.first(), page.next) {
                (Some(headline), _) => return Ok(Some(headline.id)),
                (None, Some(next)) => from = Cursor::OlderThan(next),
                (None, None) => return Ok(None),
            }
        }
    }

    fn words(&mut self, cx: &Desk) {
        let t = cx.texts();
        self.tabs = BOARDS
            .iter()
            .map(|board| {
                let name = match board {
                    None => t.msg_boards_all(),
                    Some(direction) => {
                        let sign = cx.glyphs().accent(accent(*direction));
                        format!("{sign} {}", i18n::names::direction(cx.language(), *direction))
                    }
                };
                (*board, name)
            })
            .collect();
        self.looking = t.msg_search_looking();
        self.filters.renew(cx);
        self.empty = match self.filters.is_empty() {
            true => empty::explain(BOARDS[self.board], cx),
            false => self.filters.nothing_found(cx),
        };
        self.list.set_columns(rows::columns(BOARDS[self.board].is_none()));
    }

    fn asked(&self) -> Asked {
        self.filters.asked(BOARDS[self.board])
    }

    /// Other filters: the list begins anew.
    fn filtered(&mut self, chosen: Chosen, cx: &mut Desk) -> Outcome<Desk> {
        let before = self.filters.text().to_owned();
        let takes_away = matches!(chosen, Chosen::Remove(_) | Chosen::RemoveAll);
        match chosen {
            Chosen::Add(text) => self.filters.add(&text, cx),
            Chosen::Instead(text) | Chosen::Type(text) => self.filters.set(&text, cx),
            Chosen::Remove(at) => self.filters.remove(at, cx),
            Chosen::RemoveAll => self.filters.clear(),
        }
        if takes_away {
            taken_away(before, cx);
        }
        if let Some(direction) = self.filters.take_board(cx) {
            self.board = BOARDS.iter().position(|board| *board == Some(direction)).unwrap_or_default();
        }
        self.other_list(cx)
    }

    fn selected(&self) -> Option<&Headline> {
        self.headlines.get(self.list.selected_id()?)
    }

    /// Shows in the reader what is selected, where the reader can be seen.
    fn follow(&mut self, cx: &Desk) -> Result<(), Error> {
        self.show_marks(cx);
        if !self.side_by_side && self.pane == Pane::List {
            self.opens_at = None;
            return Ok(());
        }
        match self.selected().map(|headline| headline.id) {
            Some(id) => self.read(id, cx),
            None => {
                self.reader.clear();
                self.opens_at = None;
                Ok(())
            }
        }
    }

    fn read(&mut self, id: AnnouncementId, cx: &Desk) -> Result<(), Error> {
        let another = self.reader.id() != Some(id);
        match cx.member().read(id) {
            Ok(reading) => {
                let shown = self.reader.reading().map(|shown| shown.announcement.revision);
                if another || shown != Some(reading.announcement.revision) {
                    let unseen = reading.is_unopened();
                    self.opens_at = if unseen { cx.clock.now().saturating_add(REST).ok() } else { None };
                }
                self.reader.show(reading, cx)
            }
            Err(Error::NoAnnouncement) => {
                self.reader.clear();
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    /// Enter: the reader has the keys, and what it shows is opened.
    fn open(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let Some(id) = self.selected().map(|headline| headline.id) else { return Outcome::Consumed };
        self.pane = Pane::Reader;
        if let Err(error) = self.read(id, cx) {
            return cx.say(&error);
        }
        self.record_opening(cx);
        Outcome::Consumed
    }

    fn record_opening(&mut self, cx: &Desk) {
        self.opens_at = None;
        if let Some(reading) = self.reader.reading()
            && reading.is_unopened()
        {
            let id = reading.headline.id;
            self.opened = Some((id, reading.headline.revision));
            cx.write(move |member| Message::Opened(member.open(id)));
        }
    }

    /// Brings the list to an announcement and opens it.
    fn show(&mut self, id: AnnouncementId, cx: &mut Desk) -> Outcome<Desk> {
        let shown = (|| {
            let headline = cx.member().headline(id)?;
            if !self.list.select(&headline.position) {
                self.board = 0;
                self.filters.clear();
                self.reader.seek(self.filters.query());
                self.words(cx);
                self.headlines.clear();
                self.read_pins(cx)?;
                let on_top = self.is_on_top(headline.position);
                let from = Cursor::OlderThan(Position(headline.position.0 + 1));
                let (rows, more) = self.fetch(if on_top { Cursor::Newest } else { from }, cx)?;
                self.list.replace(rows, !on_top, more);
                self.list.select_first();
                self.list.select(&headline.position);
                let need = self.list.need();
                self.need(need, cx)?;
            }
            Ok::<_, Error>(())
        })();
        match shown {
            Ok(()) => self.open(cx),
            Err(error) => cx.say(&error),
        }
    }

    fn switch(&mut self, step: usize, cx: &mut Desk) -> Outcome<Desk> {
        self.board = (self.board + step) % BOARDS.len();
        if BOARDS[self.board].is_some() {
            self.filters.drop_boards(cx);
        }
        self.other_list(cx)
    }

    fn other_list(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        self.pane = Pane::List;
        self.words(cx);
        match self.load(cx) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    fn walk(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if self.pane == Pane::Reader {
            self.reader.run(command);
            return Outcome::Consumed;
        }
        let need = self.list.run(command);
        // The key is answered from what is held; what follows is fetched when the hand rests.
        let can_wait = matches!(need, Some(Need::After(_) | Need::Before(_))) && self.list.has_slack();
        self.wants_more = can_wait.then(|| cx.clock.now());
        let need = need.filter(|_| !can_wait);
        match self.need(need, cx).and_then(|()| self.follow(cx)) {
            Ok(()) => Outcome::Consumed,
            Err(error) => cx.say(&error),
        }
    }

    /// The headline the act keys are about: what is read, or what is selected.
    fn target(&self) -> Option<&Headline> {
        match self.pane {
            Pane::Reader => self.reader.reading().map(|reading| &reading.headline),
            Pane::List => self.selected(),
        }
    }

    /// Reads the target in full, for what needs more than its headline.
    fn reading(&mut self, cx: &Desk) -> Result<Option<&Reading>, Error> {
        let Some(id) = self.target().map(|headline| headline.id) else { return Ok(None) };
        if self.reader.id() != Some(id) {
            self.read(id, cx)?;
        }
        Ok(self.reader.reading())
    }

    fn with_reading(&mut self, command: Command, cx: &mut Desk) -> Result<Outcome<Desk>, Error> {
        let Some(reading) = self.reading(cx)? else { return Ok(Outcome::Ignored) };
        let reading = reading.clone();
        let t = cx.texts();
        Ok(match command {
            Command::Reply if !reading.announcement.content.replies_open => cx.say(&Error::RepliesClosed),
            Command::Reply => Outcome::Open(Box::new(Writing::reply(&reading, cx)?)),
            Command::Ask if reading.steward => match reading.open_questions().next() {
                Some(question) => Outcome::Open(Box::new(Writing::answer(question, cx)?)),
                None => Outcome::Say(t.msg_reader_no_question_waits()),
            },
            Command::Changes => {
                let since = self.reader.changed_since();
                Outcome::Open(Box::new(Changes::of(reading.headline.id, since, cx)?))
            }
            Command::Ask => Outcome::Open(Box::new(Writing::ask(&reading, cx)?)),
            Command::Edit if !TextArea::holds(&reading.announcement.content.body) => {
                Outcome::Say(cx.texts().msg_tui_too_long_to_edit())
            }
            Command::Edit => Outcome::Open(Box::new(Writing::edit(&reading, cx)?)),
            Command::Coverage => Outcome::Open(Box::new(CoverageView::new(reading.headline.id, cx)?)),
            Command::Copy => copying::announcement(&reading, cx),
            Command::Why => Outcome::Open(who_and_why(&reading, cx)?),
            Command::Withdraw => Outcome::Open(Box::new(Confirm::new(
                t.msg_command_withdraw(),
                t.msg_boards_withdraw_question(reading.announcement.recipients, cx.undo_key()),
                t.msg_command_withdraw(),
                Message::ReallyWithdraw(vec![reading.headline.id]),
            ))),
            _ => Outcome::Ignored,
        })
    }
}

/// Filters went, which were these: that can be undone.
fn taken_away(before: String, cx: &Desk) {
    cx.undoable(Texts::msg_undo_filter, Undo::OnBoards(Message::BoardsFiltered(Chosen::Instead(before))));
}

/// `a`: opens an unopened revision, acknowledges an opened one.
pub fn acknowledge(headline: &Headline, cx: &mut Desk) -> Outcome<Desk> {
    let (id, revision) = (headline.id, headline.revision);
    match headline.receipt {
        ReceiptState::Unseen => Outcome::Tell(Message::Show(id)),
        _ if headline.acknowledgement.is_none() => cx.say(&Error::NothingToAcknowledge),
        ReceiptState::Acknowledged => Outcome::Say(cx.texts().msg_tui_acknowledged_before()),
        ReceiptState::Opened => {
            cx.write(move |member| Message::Acknowledged(id, member.acknowledge(id, revision)));
            Outcome::Consumed
        }
    }
}

/// For its author everybody with the reason; for a recipient their own.
fn who_and_why(reading: &Reading, cx: &Desk) -> Result<Box<dyn Layer<Desk>>, Error> {
    let id = reading.headline.id;
    if reading.steward {
        let decide = |person: &Person| cx.member().why_reached(id, person);
        return Ok(Box::new(AudienceView::of_everybody(cx, Voice::ToSender, decide)?));
    }
    let (t, language, me) = (cx.texts(), cx.language(), cx.member().person());
    let organisation = cx.workspace().organisation();
    let text = match cx.member().why_reached(id, me)? {
        Ok(reason) => t.msg_boards_why_me(reasons::reason(language, organisation, Voice::ToRecipient, &reason)),
        Err(exclusion) => reasons::exclusion(language, me, &exclusion),
    };
    Ok(Box::new(dialogs::message::Message::new(t.msg_command_why(), text)))
}

impl Layer<Desk> for Boards {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = Vec::new();
        if self.pane == Pane::List {
            offers.push(Command::Open.into());
            offers.extend(self.mark_offers(cx));
            if !self.filters.is_empty() {
                offers.push(Offer::ready(Command::Back).called(t.msg_goals_take_filter_away()));
            }
        } else {
            offers.push(Command::Back.into());
        }
        if let Some(headline) = self.target() {
            let me = cx.member().id();
            let stewarded = self.reader.reading().filter(|reading| reading.headline.id == headline.id);
            let mine = headline.author == me || stewarded.is_some_and(|reading| reading.steward);
            if headline.owes(me, cx.clock.now()) {
                offers.push(Command::Acknowledge.into());
            }
            let not_mine = (!mine).then(|| t.msg_error_only_author());
            if mine {
                let none_waits = stewarded.is_some_and(|reading| reading.open_questions().next().is_none());
                let refusal = none_waits.then(|| t.msg_reader_no_question_waits());
                offers.push(Offer::unless(Command::Ask, refusal).called(t.msg_reader_answer_question()));
                offers.push(Command::Coverage.into());
            }
            // In the narrowest footer a list says how to write and to find; who reads finds what answers a text.
            if self.pane == Pane::List && self.marks.is_empty() {
                offers.extend([Command::New, Command::Search, Command::Filter].map(Offer::ready));
            }
            offers.push(Command::Reply.into());
            let unchanged = (headline.revision == 1).then(|| t.msg_changes_none());
            offers.push(Offer::unless(Command::Changes, unchanged));
            if !mine {
                offers.push(Command::Ask.into());
                offers.push(Offer::unless(Command::Coverage, not_mine.clone()));
            }
            offers.push(Command::Why.into());
            offers.push(Offer::unless(Command::Edit, not_mine.clone()));
            offers.push(Offer::unless(Command::Withdraw, not_mine));
        }
        if !self.filters.is_empty() {
            offers.push(Command::SaveSearch.into());
        }
        offers.extend(
            [Command::Filter, Command::Search, Command::Export, Command::Left, Command::Right].map(Offer::ready),
        );
        if self.target().is_some() {
            offers.push(Command::Copy.into());
        }
        if self.pane == Pane::List {
            offers.extend([Command::Mark, Command::MarkRange, Command::MarkAll].map(Offer::ready));
        }
        if self.side_by_side {
            offers.extend([Command::NextPane, Command::PreviousPane].map(Offer::ready));
        }
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WALKING.contains(&command) {
            return self.walk(command, cx);
        }
        if self.pane == Pane::List
            && let Some(outcome) = self.run_on_marks(command, cx)
        {
            return outcome;
        }
        match command {
            Command::Open => self.open(cx),
            Command::Back if self.pane == Pane::List => {
                let before = self.filters.text().to_owned();
                self.filters.remove_last(cx);
                taken_away(before, cx);
                self.other_list(cx)
            }
            Command::Back => {
                self.pane = Pane::List;
                Outcome::Consumed
            }
            Command::NextPane | Command::PreviousPane => match self.pane {
                Pane::List => self.open(cx),
                Pane::Reader => {
                    self.pane = Pane::List;
                    Outcome::Consumed
                }
            },
            Command::Left => self.switch(BOARDS.len() - 1, cx),
            Command::Right => self.switch(1, cx),
            Command::New => Shell::compose(cx),
            Command::Search => SearchBox::refining(self.filters.text(), cx),
            Command::SaveSearch => Outcome::Open(Box::new(Naming::new(self.filters.text(), cx))),
            Command::Export => Outcome::Open(Box::new(match self.asked() {
                Asked::Page(shown) => ExportForm::of_board(shown, cx),
                Asked::Found(query) => ExportForm::of_found(&query, cx),
            })),
            Command::Filter => match Choosing::new(&self.filters, cx) {
                Ok(choosing) => Outcome::Open(Box::new(choosing)),
                Err(error) => cx.say(&error),
            },
            Command::Acknowledge => match self.target().cloned() {
                // Its opening is on the way to the board; the acknowledgement is written after it.
                Some(headline) if self.opened == Some((headline.id, headline.revision)) => {
                    let receipt = headline.receipt.max(ReceiptState::Opened);
                    acknowledge(&Headline { receipt, ..headline }, cx)
                }
                Some(headline) if headline.receipt == ReceiptState::Unseen => self.show(headline.id, cx),
                Some(headline) => acknowledge(&headline, cx),
                None => Outcome::Ignored,
            },
            other => match self.with_reading(other, cx) {
                Ok(outcome) => outcome,
                Err(error) => cx.say(&error),
            },
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Mouse(mouse) => {
                if let Some(chip) = self.filters.clicked(*mouse) {
                    return self.filtered(Chosen::Remove(chip), cx);
                }
                if let Some(need) = self.list.mouse(*mouse) {
                    self.pane = Pane::List;
                    return match self.need(need, cx).and_then(|()| self.follow(cx)) {
                        Ok(()) => Outcome::Consumed,
                        Err(error) => cx.say(&error),
                    };
                }
                if self.reader.mouse(*mouse) { Outcome::Consumed } else { Outcome::Ignored }
            }
            // A tab was clicked.
            Event::Pressed(board) => self.switch(BOARDS.len() + board - self.board, cx),
            Event::Wake(now) => {
                let mut outcome = Outcome::Ignored;
                if self.wants_more.take_if(|since| *since <= *now).is_some() {
                    let need = self.list.need();
                    if let Err(error) = self.need(need, cx) {
                        return cx.say(&error);
                    }
                    // What is rare may have come into sight.
                    if !self.filters.is_empty() {
                        outcome = Outcome::Consumed;
                    }
                }
                if self.opens_at.is_some_and(|at| at <= *now) {
                    let seen = self.side_by_side || self.pane == Pane::Reader;
                    self.opens_at = None;
                    if seen {
                        self.record_opening(cx);
                    }
                }
                outcome
            }
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::BoardChanged => {
                self.forget_unseen(cx);
                Ok(match self.reload(cx) {
                    Ok(()) => Outcome::Consumed,
                    Err(error) => cx.say(&error),
                })
            }
            Message::BoardsFiltered(chosen) => Ok(self.filtered(chosen, cx)),
            Message::ShowFound(query) => {
                self.board = 0;
                Ok(self.filtered(Chosen::Instead(query), cx))
            }
            Message::Show(id) => Ok(self.show(id, cx)),
            Message::Batch(told) => Ok(self.told(*told, cx)),
            other => Err(other),
        }
    }

    fn next_wake(&self) -> Option<Timestamp> {
        [self.opens_at, self.wants_more].into_iter().flatten().min()
    }

    fn signs(&self) -> &'static [Phrase] {
        use Phrase::*;
        &[SignUnread, SignDue, SignAcknowledged, SignPinned, SignMarked, SignVertical, SignHorizontal, SignDiagonal]
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.height < 3 {
            return;
        }
        let theme = *canvas.theme();
        let mut x = area.x;
        for (at, (board, name)) in self.tabs.iter().enumerate() {
            let style = match board {
                _ if at == self.board => theme.selected,
                Some(direction) => theme.accent(accent(*direction)),
                None => theme.text,
            };
            let rest = Rect { x, width: area.right().saturating_sub(x), height: 1, ..area };
            let shown = if at == self.board { format!("[{name}]") } else { format!(" {name} ") };
            let used = canvas.text(rest, &shown, style);
            canvas.clickable(Rect { width: used, ..rest }, Target::Button(at));
            x = x.saturating_add(used).saturating_add(1).min(area.right());
        }
        // Beside the tabs where they have room, else below.
        let mut top = 1;
        if !self.filters.is_empty() {
            let beside = area.right().saturating_sub(x);
            let fits = self.filters.width() <= beside;
            let chips = if fits { Rect { x, width: beside, ..area } } else { Rect { y: area.y + 1, ..area } };
            self.filters.draw(Rect { height: 1, ..chips }, canvas);
            top += u16::from(!fits);
        }
        let body = Rect { y: area.y + top, height: area.height - top, ..area };
        self.side_by_side = area.width >= SIDE_BY_SIDE;
        let (list, reader) = if self.side_by_side {
            let left = body.width * 45 / 100;
            let line = Rect { x: body.x + left, width: 1, ..body };
            for y in line.top()..line.bottom() {
                canvas.text(Rect { y, height: 1, ..line }, canvas.glyphs().side, theme.border);
            }
            let right = Rect { x: body.x + left + 2, width: body.width - left - 2, ..body };
            (Some(Rect { width: left, ..body }), Some(right))
        } else if self.pane == Pane::List {
            (Some(body), None)
        } else {
            (None, Some(body))
        };
        if let Some(list) = list {
            let list = self.draw_marked(list, canvas);
            if self.list.is_empty() {
                let inside = Rect { x: list.x + 1, width: list.width.saturating_sub(2), y: list.y + 1, ..list };
                let inside = Rect { height: list.height.saturating_sub(1), ..inside };
                let said = if self.progress.goes_on() { &self.looking } else { &self.empty };
                canvas.wrapped(inside, said, theme.muted);
            } else {
                self.list.draw(list, canvas, self.pane == Pane::List);
            }
        }
        if let Some(reader) = reader {
            self.reader.draw(reader, canvas);
        }
    }
}
