//! The week in Today: what takes place on each day, and what falls due on it.
//!
//! A list by day at every width: in seven columns side by side nobody could read a title.

use jiff::ToSpan as _;
use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use crate::domain::announcement::{AnnouncementId, Event as Held, Headline, ReceiptState, State};
use crate::domain::text::CleanText;
use crate::export::Format;
use crate::i18n;
use crate::member::Error;
use crate::member::today::Item;
use crate::member::week::{Entry, Part, Week, monday_of};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message, accent};
use crate::tui::event::Event;
use crate::tui::layer::{Offer, Outcome, WALKING};
use crate::tui::screens::boards::acknowledge;
use crate::tui::screens::export::ExportForm;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

/// A day, what kind of entry, and what it is about: an empty day is a row too.
type RowId = (Date, &'static str, Uuid);

/// One week, with an entry selected.
pub struct WeekView {
    week: Week,
    list: WindowList<RowId>,
    heading: String,
    /// Said where the week is empty.
    empty: Option<String>,
}

impl WeekView {
    /// The week that `day` lies in; today is selected where it is one of its days.
    pub fn of(day: Date, cx: &Desk) -> Result<Self, Error> {
        let columns = vec![
            Column::new("", Width::Fixed(14)),
            Column::new("", Width::Fixed(15)),
            Column::new("", Width::Fixed(1)),
            Column::new("", Width::Share(3)),
            Column::new("", Width::Share(1)).from_width(90),
        ];
        let week = cx.member().week(day)?;
        let mut view = Self { week, list: WindowList::new(columns), heading: String::new(), empty: None };
        view.lay_out(cx);
        let today = cx.workspace().today();
        let first = view.list.rows().find(|row| row.id.0 == today).map(|row| row.id);
        if let Some(first) = first {
            view.list.select(&first);
        }
        Ok(view)
    }

    /// Reads the same week again; the selection stays on its line.
    pub fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        self.week = cx.member().week(self.week.monday)?;
        self.lay_out(cx);
        Ok(())
    }

    fn lay_out(&mut self, cx: &Desk) {
        let (t, language, today) = (cx.texts(), cx.language(), cx.workspace().today());
        let monday = self.week.monday;
        let sunday = monday.saturating_add(6.days());
        let number = i64::from(monday.iso_week_date().week());
        self.heading = t.msg_week_heading(number, i18n::day_short(language, monday), i18n::day_short(language, sunday));
        if monday == monday_of(today) {
            self.heading = format!("{} · {}", self.heading, t.msg_week_this());
        }
        self.empty = self.week.days.iter().all(|day| day.entries.is_empty()).then(|| t.msg_week_nothing());
        let mut rows = Vec::new();
        for day in &self.week.days {
            let named = i18n::weekday_short(language, day.date);
            let named = match day.date == today {
                true => Span::styled(format!("[{named}]"), cx.theme().heading),
                false => Span::styled(format!(" {named}"), cx.theme().muted),
            };
            let mut named = Some(named);
            for entry in &day.entries {
                let mut cells = cells(entry, cx);
                // The day is said once.
                cells.insert(0, named.take().map(Line::from).unwrap_or_default());
                rows.push(Row::new(row_id(day.date, entry), cells));
            }
            if let Some(named) = named {
                rows.push(Row::new((day.date, "", Uuid::nil()), [Line::from(named)]));
            }
        }
        self.list.replace(rows, false, false);
    }

    fn selected(&self) -> Option<&Entry> {
        let id = self.list.selected_id()?;
        let day = self.week.days.iter().find(|day| day.date == id.0)?;
        day.entries.iter().find(|entry| row_id(day.date, entry) == *id)
    }

    /// What falls due that the selected line is about.
    pub fn selected_item(&self) -> Option<&Item> {
        match self.selected()? {
            Entry::Due(item) => Some(item),
            Entry::Event { .. } => None,
        }
    }

    fn selected_event(&self) -> Option<&Headline> {
        match self.selected()? {
            Entry::Event { headline, .. } => Some(headline),
            Entry::Due(_) => None,
        }
    }

    /// Its events as a file that calendars read, unless told otherwise.
    fn export(&self, cx: &Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let events = self.events();
        if events.is_empty() {
            return Outcome::Say(t.msg_week_no_events());
        }
        let label = format!("{} {}", t.msg_command_week(), self.week.monday);
        Outcome::Open(Box::new(ExportForm::of_announcements(events, &label, cx).preferring(Format::Ics)))
    }

    /// Its events, each once.
    fn events(&self) -> Vec<AnnouncementId> {
        let mut ids = Vec::new();
        for entry in self.week.days.iter().flat_map(|day| &day.entries) {
            if let Entry::Event { headline, .. } = entry
                && !ids.contains(&headline.id)
            {
                ids.push(headline.id);
            }
        }
        ids
    }

    /// What can be done besides what the selected line offers by itself.
    pub fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = Vec::new();
        if let Some(headline) = self.selected_event() {
            offers.push(Command::Open.into());
            if headline.owes(cx.member().id(), cx.clock.now()) {
                offers.push(Command::Acknowledge.into());
            }
        }
        offers
    }

    /// What leads to other weeks and back.
    pub fn walking_offers(cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![
            Offer::ready(Command::Back).called(t.msg_week_back()),
            Offer::ready(Command::Left).called(t.msg_week_previous()),
            Offer::ready(Command::Right).called(t.msg_week_next()),
            Offer::ready(Command::Today).called(t.msg_week_this()),
            Command::Export.into(),
        ];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    pub fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        if WindowList::<RowId>::takes(command) {
            self.list.run(command);
            return Outcome::Consumed;
        }
        let monday = self.week.monday;
        match command {
            Command::Left => self.turn_to(monday.saturating_sub(7.days()), cx),
            Command::Right => self.turn_to(monday.saturating_add(7.days()), cx),
            Command::Today => self.turn_to(cx.workspace().today(), cx),
            Command::Export => self.export(cx),
            Command::Open => match self.selected_event() {
                Some(headline) => Outcome::Tell(Message::Show(headline.id)),
                None => Outcome::Consumed,
            },
            Command::Acknowledge => match self.selected_event().cloned() {
                Some(headline) => acknowledge(&headline, cx),
                None => Outcome::Ignored,
            },
            _ => Outcome::Ignored,
        }
    }

    fn turn_to(&mut self, day: Date, cx: &Desk) -> Outcome<Desk> {
        match Self::of(day, cx) {
            Ok(view) => {
                *self = view;
                Outcome::Consumed
            }
            Err(error) => cx.say(&error),
        }
    }

    pub fn point(&mut self, event: &Event) -> Outcome<Desk> {
        self.list.point(event)
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(1), height: 1, ..area };
        canvas.text(line, &self.heading, theme.heading);
        let mut body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        self.list.draw(body, canvas, true);
        if let Some(empty) = &self.empty {
            body.y += 8;
            body.height = body.height.saturating_sub(8);
            canvas.wrapped(Rect { x: body.x + 1, width: body.width.saturating_sub(1), ..body }, empty, theme.muted);
        }
    }
}

fn row_id(day: Date, entry: &Entry) -> RowId {
    match entry {
        Entry::Event { headline, .. } => (day, "event", headline.id.0),
        Entry::Due(item) => (day, item.kind.word(), item.reference()),
    }
}

/// When or what to do, the sign of its board, what it is about, where or whose.
fn cells(entry: &Entry, cx: &Desk) -> Vec<Line<'static>> {
    let theme = cx.theme();
    match entry {
        Entry::Event { headline, event, part } => {
            let board = accent(headline.direction());
            let place = CleanText::line(&event.place).to_string();
            vec![
                Line::from(Span::styled(hours(event, *part, cx), theme.text)),
                Line::from(Span::styled(cx.glyphs().accent(board), theme.accent(board))),
                Line::from(titled(headline, cx)),
                Line::from(Span::styled(place, theme.muted)),
            ]
        }
        Entry::Due(item) => {
            let late = item.due.is_some_and(|due| due < cx.clock.now());
            let style = if late { theme.overdue } else { theme.warning };
            let whose = item.headline().map(|headline| cx.name(headline.author)).unwrap_or_default();
            vec![
                Line::from(Span::styled(super::deed(item, cx), style)),
                Line::from(if late { Span::styled(cx.glyphs().due, style) } else { Span::raw(" ") }),
                Line::from(super::titled(item, cx)),
                Line::from(Span::styled(whose, theme.muted)),
            ]
        }
    }
}

fn hours(event: &Held, part: Part, cx: &Desk) -> String {
    let (t, zone) = (cx.texts(), &cx.workspace().board().zone);
    let (from, until) = (i18n::time(zone, event.starts), i18n::time(zone, event.ends));
    match part {
        Part::Whole if event.starts == event.ends => from,
        Part::Whole => format!("{from}–{until}"),
        Part::First => t.msg_week_from(from),
        Part::Middle => t.msg_week_goes_on(),
        Part::Last => t.msg_week_until(until),
    }
}

fn titled(headline: &Headline, cx: &Desk) -> Vec<Span<'static>> {
    let mut spans = Vec::new();
    let state = headline.state(cx.clock.now());
    if state == State::Scheduled {
        spans.push(Span::styled(format!("[{}] ", i18n::names::state(cx.language(), state)), cx.theme().muted));
    }
    let style = if headline.receipt == ReceiptState::Unseen { cx.theme().unread } else { Style::new() };
    spans.push(Span::styled(CleanText::line(&headline.title).to_string(), style));
    spans
}
