//! Check-ins of many goals in one table, moved through as in a spreadsheet and sent all at once or not at all.

mod cells;
mod draft;

use jiff::Timestamp;
use ratatui::layout::Rect;
use ratatui::style::Style;
use uuid::Uuid;

use super::check_in::default_day;
use super::meant::Meant;
use super::{check_in_refusal, figures};
use crate::domain::goal::{CheckInFault, GoalId, NewCheckIn};
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::member::goals::GoalView;
use crate::store::goals::GoalPosition;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::{Event, Mouse, MouseAct};
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::saving::Saving;
use crate::tui::widgets::footer;
use crate::tui::widgets::text_field::TextField;

use cells::{Cell, Column, Taken};
use draft::{Draft, resume};

/// What became of a sheet: how many were written, or which goal was refused and why.
pub type Sent = Result<usize, (Option<GoalId>, Error)>;

/// The most goals of one sheet: whoever has more narrows the table first.
const MOST: usize = 500;

/// One goal's line.
struct Entry {
    /// Of the check-in that will be written.
    id: Uuid,
    view: GoalView,
    cells: [Cell; 3],
    /// Why the board did not take its check-in, until something else is typed or it is sent again.
    refused: Option<String>,
    /// Its words, made once.
    words: Words,
}

struct Words {
    person: String,
    kpi: String,
    sign: &'static str,
    style: Style,
    way: String,
    newest: String,
}

/// The sheet, over the whole screen.
pub struct Sheet {
    id: Uuid,
    title: String,
    headings: [String; 6],
    entries: Vec<Entry>,
    /// Whether they are more than one person's.
    people: bool,
    row: usize,
    column: Column,
    editing: Option<TextField>,
    top: usize,
    /// Where the lines were last drawn.
    body: Rect,
    sending: bool,
    saving: Saving,
}

impl Sheet {
    /// Of the goals of a list that the member may write a value down for; none where there is no such goal.
    pub fn of(positions: &[GoalPosition], cx: &Desk) -> Result<Option<Self>, Error> {
        let (t, language) = (cx.texts(), cx.language());
        let views = cx.member().goal_views(&positions[..positions.len().min(MOST)])?;
        let mut entries: Vec<Entry> = views
            .into_iter()
            .filter(|view| check_in_refusal(view, cx).is_none())
            .map(|view| Entry {
                id: cx.member().new_id(),
                cells: Default::default(),
                refused: None,
                words: Words {
                    person: cx.name(view.goal.owner),
                    kpi: figures::name(language, &view.kpi),
                    sign: figures::status_sign(view.standing.status, cx.glyphs()),
                    style: figures::status_style(view.standing.status, cx.theme()),
                    way: figures::way(language, cx.glyphs(), view.standing.value, &view.goal, &view.kpi),
                    newest: view.tally.newest.map(|at| i18n::day_short(language, at.day)).unwrap_or_default(),
                },
                view,
            })
            .collect();
        let resumed = resume(&mut entries, cx)?;
        let Some(first) = entries.first() else { return Ok(None) };
        let people = entries.iter().any(|entry| entry.view.goal.owner != first.view.goal.owner);
        let count = entries.len();
        let mut title = t.msg_goals_sheet_title(count as u64, i18n::integer(language, count as i64));
        if positions.len() > MOST {
            let first = t.msg_goals_sheet_first(i18n::integer(language, MOST as i64));
            title = format!("{title} · {first}");
        }
        Ok(Some(Self {
            id: cx.member().new_id(),
            title: resumed.map_or(title.clone(), |resumed| format!("{title} · {resumed}")),
            headings: [
                t.msg_goals_column_person(),
                t.msg_goals_column_kpi(),
                t.msg_goals_column_way(),
                t.msg_goals_value(),
                t.msg_goals_column_confidence_short(),
                t.msg_goals_evidence(),
            ],
            entries,
            people,
            row: 0,
            column: Column::Value,
            editing: None,
            top: 0,
            body: Rect::default(),
            sending: false,
            saving: Saving::of(Draft::id(cx.member().id())),
        }))
    }

    /// Fills the cell.
    fn put(&mut self, cell: Cell, cx: &Desk) {
        let entry = &mut self.entries[self.row];
        entry.cells[self.column as usize] = cell;
        entry.refused = None;
        self.saving.touch(cx);
    }

    /// Goals with something typed in them.
    fn filled(&self) -> usize {
        self.entries.iter().filter(|entry| entry.cells.iter().any(|cell| !cell.text.is_empty())).count()
    }

    fn begin(&mut self, text: &str, cx: &Desk) {
        let mut field = TextField::new(text);
        field.handle(&Event::Key(Key::plain(Code::End)));
        self.editing = Some(field);
        self.saving.touch(cx);
    }

    /// What is being typed goes into its cell. False where it has to be asked about first.
    fn take(&mut self, cx: &Desk) -> Result<(), Outcome<Desk>> {
        let Some(field) = self.editing.take() else { return Ok(()) };
        let (column, terms) = (self.column, self.entries[self.row].view.goal.terms.clone());
        match Cell::read(column, field.text(), &terms, cx.language()) {
            Taken::Cell(cell) => {
                self.put(cell, cx);
                Ok(())
            }
            Taken::Either(numbers) => {
                let typed = field.text().to_owned();
                self.editing = Some(field);
                Err(Outcome::Open(Meant::new(&typed, numbers, cx)))
            }
        }
    }

    fn go(&mut self, command: Command) {
        let (last, page) = (self.entries.len() - 1, usize::from(self.body.height.max(2)) - 1);
        match command {
            Command::Up => self.row = self.row.saturating_sub(1),
            Command::Down | Command::Open => self.row = (self.row + 1).min(last),
            Command::PageUp => self.row = self.row.saturating_sub(page),
            Command::PageDown => self.row = (self.row + page).min(last),
            Command::First => self.row = 0,
            Command::Last => self.row = last,
            Command::Left => self.column = self.column.before(),
            Command::Right => self.column = self.column.after(),
            Command::NextPane if self.column == Column::Evidence => {
                (self.row, self.column) = ((self.row + 1).min(last), Column::Value);
            }
            Command::NextPane => self.column = self.column.after(),
            Command::PreviousPane => self.column = self.column.before(),
            _ => {}
        }
    }

    /// The check-ins typed, or the first cell that holds none.
    fn check_ins(&mut self, cx: &Desk) -> Option<Vec<(Uuid, GoalId, NewCheckIn)>> {
        let (language, today) = (cx.language(), cx.workspace().today());
        let mut wrong = None;
        let mut new = Vec::new();
        for (row, entry) in self.entries.iter_mut().enumerate() {
            entry.refused = None;
            let [value, confidence, evidence] = &mut entry.cells;
            if [&*value, &*confidence, &*evidence].iter().all(|cell| cell.text.is_empty()) {
                continue;
            }
            if value.text.is_empty() {
                value.fault = Some(cx.texts().msg_goals_sheet_value_missing());
            }
            if let (Some(amount), None, None) = (value.number, &value.fault, &confidence.fault) {
                let check_in = NewCheckIn {
                    day: default_day(&entry.view, cx),
                    value: amount,
                    confidence: confidence.text.parse().ok(),
                    evidence: evidence.text.trim().to_owned(),
                };
                evidence.fault = None;
                for fault in check_in.faults(&entry.view.goal.terms, today) {
                    let cell = match fault {
                        CheckInFault::EvidenceMissing | CheckInFault::EvidenceTooLong => &mut *evidence,
                        CheckInFault::BadConfidence => &mut *confidence,
                        _ => &mut *value,
                    };
                    cell.fault = Some(goals::check_in_fault(language, fault));
                }
                new.push((entry.id, entry.view.goal.id, check_in));
            }
            if let Some(at) = entry.cells.iter().position(|cell| cell.fault.is_some()) {
                wrong.get_or_insert((row, Column::ALL[at]));
            }
        }
        if let Some(at) = wrong {
            (self.row, self.column) = at;
            return None;
        }
        Some(new)
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if let Err(asked) = self.take(cx) {
            return asked;
        }
        if self.sending {
            return Outcome::Consumed;
        }
        let Some(new) = self.check_ins(cx) else { return Outcome::Consumed };
        if new.is_empty() {
            return Outcome::Say(cx.texts().msg_goals_sheet_empty());
        }
        self.sending = true;
        self.save(cx);
        let (id, draft) = (self.id, self.saving.draft);
        let state_folder = cx.settings.state_folder.clone();
        cx.write(move |member| {
            let mut at = None;
            let done = member.act(|act| {
                for (id, goal, check_in) in &new {
                    at = Some(*goal);
                    act.check_in(*id, *goal, check_in)?;
                }
                Ok(new.len())
            });
            if done.is_ok() {
                // They are on the board: a draft that cannot be deleted now is only shown once more.
                let _ = member.delete_draft(draft, &state_folder);
            }
            let first = new.first().map(|(_, goal, _)| *goal);
            // Before the first one nothing but the board itself refuses.
            Message::SheetSent(id, done.map_err(|error| (at.or(first), error)))
        });
        Outcome::Consumed
    }

    fn back(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.editing.take().is_some() {
            self.saving.touch(cx);
            return Outcome::Consumed;
        }
        let filled = self.filled();
        if filled == 0 {
            return Outcome::Close;
        }
        let t = cx.texts();
        let question = t.msg_goals_sheet_leave(filled as u64);
        Outcome::Open(Box::new(Confirm::new(
            t.msg_command_team_sheet(),
            question,
            t.msg_command_discard(),
            Message::ReallyLeaveSheet,
        )))
    }

    /// A click goes to a cell, the wheel through the lines.
    fn point(&mut self, mouse: Mouse) -> Outcome<Desk> {
        let last = self.entries.len() - 1;
        match mouse.act {
            MouseAct::WheelUp => self.row = self.row.saturating_sub(3),
            MouseAct::WheelDown => self.row = (self.row + 3).min(last),
            MouseAct::Click if mouse.is_in(self.body) => {
                self.row = (self.top + usize::from(mouse.row - self.body.y)).min(last);
                let places = cells::places(self.body, self.people);
                let is_under = |column: &Column| mouse.column < places[3 + *column as usize].right();
                self.column = Column::ALL.into_iter().find(is_under).unwrap_or(Column::Evidence);
            }
            MouseAct::Click => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    fn press(&mut self, key: Key, cx: &Desk) -> Outcome<Desk> {
        match (key.typed(), key.code, self.column) {
            (_, Code::Backspace | Code::Delete, _) => self.put(Cell::default(), cx),
            (Some(c), _, Column::Value) if c.is_ascii_digit() || matches!(c, '-' | '−' | '+' | ',' | '.') => {
                self.begin(c.encode_utf8(&mut [0; 4]), cx);
            }
            (Some(c), _, Column::Confidence) if c.is_ascii_digit() => self.begin(c.encode_utf8(&mut [0; 4]), cx),
            (Some(c), _, Column::Evidence) => self.begin(c.encode_utf8(&mut [0; 4]), cx),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }
}

impl Layer<Desk> for Sheet {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![Offer::ready(Command::Open).called(t.msg_command_down())];
        offers.extend([Command::Send, Command::Back].map(Offer::ready));
        if self.editing.is_none() {
            offers.push(Command::Explain.into());
            offers.extend([Command::Left, Command::Right, Command::First, Command::Last].map(Offer::ready));
        } else if self.column != Column::Evidence {
            offers.extend([Command::Left, Command::Right].map(Offer::ready));
        }
        let moves = [Command::NextPane, Command::PreviousPane, Command::Up, Command::Down];
        offers.extend(moves.map(Offer::ready));
        offers.extend([Command::PageUp, Command::PageDown, Command::Lock].map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            Command::Back => self.back(cx),
            Command::Explain => {
                let view = &self.entries[self.row].view;
                match super::explained::Explained::of(view, cx) {
                    Ok(explained) => Outcome::Open(Box::new(explained)),
                    Err(error) => cx.say(&error),
                }
            }
            moving => {
                if let Err(asked) = self.take(cx) {
                    return asked;
                }
                self.go(moving);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.saving.is_due(*now) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        if *event == Event::Resumed {
            return Outcome::Ignored;
        }
        if let Event::Mouse(mouse) = event {
            return match self.take(cx) {
                Ok(()) => self.point(*mouse),
                Err(asked) => asked,
            };
        }
        match (&mut self.editing, event) {
            (Some(field), event) => {
                field.handle(event);
                self.saving.touch(cx);
                Outcome::Consumed
            }
            (None, Event::Key(key)) => self.press(*key, cx),
            (None, Event::Paste(text)) => {
                self.begin("", cx);
                if let Some(field) = &mut self.editing {
                    field.handle(&Event::Paste(text.clone()));
                }
                Outcome::Consumed
            }
            _ => Outcome::Ignored,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::NumberMeant(number) => {
                self.editing = None;
                let terms = self.entries[self.row].view.goal.terms.clone();
                // Shown as it cannot be misread.
                let typed = goals::typed(cx.language(), number);
                self.put(Cell::of_number(&typed, number, &terms, cx.language()), cx);
                self.go(Command::Down);
                Ok(Outcome::Consumed)
            }
            Message::ReallyLeaveSheet => {
                self.saving.take();
                cx.throw_away_draft(self.saving.draft);
                Ok(Outcome::Close)
            }
            Message::SheetSent(id, sent) if id == self.id => {
                self.sending = false;
                Ok(match sent {
                    Ok(count) => {
                        cx.forget_draft(self.saving.draft);
                        let said = cx.texts().msg_goals_sheet_sent(count as u64);
                        Outcome::Answer(Message::Written(id, said, Ok(())))
                    }
                    Err((goal, error)) => {
                        let refused =
                            self.entries.iter().position(|entry| Some(entry.view.goal.id) == goal).unwrap_or(0);
                        self.entries[refused].refused = Some(cx.explain(&error));
                        // Not with what is typed meanwhile, which belongs to its cell.
                        if self.editing.is_none() {
                            (self.row, self.column) = (refused, Column::Value);
                        }
                        Outcome::Consumed
                    }
                })
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.editing.is_some() || self.column == Column::Evidence
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.saving.due()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 40, 6) {
            return;
        }
        let theme = *canvas.theme();
        let line = |y: u16| Rect { y, height: 1, ..area };
        canvas.text(line(area.y), &self.title, theme.heading);
        let places = cells::places(area, self.people);
        for (place, heading) in places.iter().zip(&self.headings) {
            cells::put(canvas, Rect { y: area.y + 2, ..*place }, heading, theme.heading, place.width == cells::AMOUNT);
        }
        let body = Rect { y: area.y + 3, height: area.height - 5, ..area };
        self.body = body;
        self.top = self.top.min(self.row).max((self.row + 1).saturating_sub(usize::from(body.height)));
        for (at, y) in (self.top..self.entries.len()).zip(body.top()..body.bottom()) {
            self.draw_entry(at, y, &places, canvas);
        }
        self.draw_message(line(area.bottom() - 2), canvas);
        footer::draw(line(area.bottom() - 1), canvas);
        // Drawn last, so that the cursor stands where is typed.
        if let (Some(field), row) = (&mut self.editing, self.row) {
            let y = body.y + u16::try_from(row - self.top).unwrap_or(0);
            field.draw(Rect { y, height: 1, ..places[3 + self.column as usize] }, canvas, true);
        }
    }
}

impl Sheet {
    fn draw_entry(&self, at: usize, y: u16, places: &[Rect; 6], canvas: &mut Canvas<'_>) {
        let theme = *canvas.theme();
        let entry = &self.entries[at];
        let Entry { words, cells, .. } = entry;
        let place = |at: usize| Rect { y, height: 1, ..places[at] };
        let is_here = at == self.row;
        if is_here {
            canvas.text(Rect { x: 0, width: 1, ..place(0) }, canvas.glyphs().cursor, Style::new());
        }
        canvas.text(place(0), &words.person, theme.text);
        canvas.text(place(1), &format!("{} {}", words.sign, words.kpi), theme.text);
        canvas.fill(Rect { width: place(1).width.min(1), ..place(1) }, words.style);
        cells::put(canvas, place(2), &words.way, theme.muted, true);
        for column in Column::ALL {
            let cell = &cells[column as usize];
            let place = place(3 + column as usize);
            let selected = is_here && column == self.column;
            let style = if selected { theme.field_focused } else { theme.field };
            canvas.fill(place, style);
            let mut shown = cell.text.clone();
            let mut text = style;
            if cell.fault.is_some() || column == Column::Value && entry.refused.is_some() {
                shown = format!("{} {shown}", canvas.glyphs().due);
                text = style.patch(theme.error);
            }
            cells::put(canvas, place, &shown, text, column == Column::Value);
            if selected {
                // Told without colour too.
                let before = Rect { x: place.x.saturating_sub(1), width: 1, ..place };
                canvas.text(before, canvas.glyphs().cursor, theme.heading);
            }
        }
    }

    /// What is wrong with the cell, why its line was refused, or else what the goal is about.
    fn draw_message(&self, line: Rect, canvas: &mut Canvas<'_>) {
        let entry = &self.entries[self.row];
        let theme = *canvas.theme();
        match entry.cells[self.column as usize].fault.as_ref().or(entry.refused.as_ref()) {
            Some(fault) => canvas.text(line, &format!("{} {fault}", canvas.glyphs().due), theme.error),
            None => {
                let about = format!("{} · {} · {}", entry.words.kpi, entry.words.way, entry.words.newest);
                canvas.text(line, about.trim_end_matches(" · "), theme.muted)
            }
        };
    }
}
