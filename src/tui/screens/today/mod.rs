//! Today: what I must do, oldest duty first, then this week's events and what is new; and the week, day by day.

mod sessions;
mod week;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use crate::domain::announcement::{AnnouncementId, ReceiptState};
use crate::domain::text::CleanText;
use crate::i18n;
use crate::member::Error;
use crate::member::goals::{GoalDuty, GoalView};
use crate::member::today::{DutyKind, Item, Matter};
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message, accent};
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::boards::acknowledge;
use crate::tui::screens::composer::Composer;
use crate::tui::screens::goals::check_in::CheckInForm;
use crate::tui::screens::goals::explained::Explained;
use crate::tui::screens::goals::{self, Chosen, figures};
use crate::tui::screens::writing::Writing;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::window_list::{Row, WindowList};

use week::WeekView;

/// The list of what waits, or a week in its place.
pub struct Today {
    week: Option<WeekView>,
    items: Vec<Item>,
    list: WindowList<(DutyKindKey, Uuid)>,
    greeting: String,
    /// What should be known before anything else: new keys nobody may have asked for, an announcement not sent.
    notes: Vec<String>,
    empty: String,
}

/// Kinds keep rows of one announcement apart.
type DutyKindKey = &'static str;

impl Today {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let columns = vec![
            Column::new("", Width::Fixed(15)),
            Column::new("", Width::Fixed(1)),
            Column::new("", Width::Share(1)),
            Column::new("", Width::Fixed(22)).from_width(90),
            Column::new("", Width::Fixed(22)).right_aligned().from_width(60),
        ];
        let mut today = Self {
            week: None,
            items: Vec::new(),
            list: WindowList::new(columns),
            greeting: String::new(),
            notes: Vec::new(),
            empty: String::new(),
        };
        today.load(cx)?;
        Ok(today)
    }

    /// Reads everything again; the selection stays on its line.
    pub fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let t = cx.texts();
        let board = cx.workspace().board();
        let day = i18n::date_long(cx.language(), &board.zone, cx.clock.now());
        self.greeting = t.msg_today_greeting(CleanText::line(&cx.member().person().name), day);
        self.empty = t.msg_today_empty();
        self.notes = notes(cx)?;
        self.items = cx.member().today()?;
        let rows: Vec<_> = self.items.iter().map(|item| row(item, cx)).collect();
        self.list.replace(rows, false, false);
        self.week.as_mut().map_or(Ok(()), |week| week.load(cx))
    }

    /// What stands in front of everything, the longest overdue first.
    pub fn in_front(&self, cx: &Desk) -> Vec<AnnouncementId> {
        let now = cx.clock.now();
        self.items.iter().filter(|item| item.stands_in_front(now)).filter_map(Item::id).collect()
    }

    /// How much the member has to do themselves.
    pub fn duties(&self) -> usize {
        let duty = |item: &&Item| !matches!(item.kind, DutyKind::Event | DutyKind::New);
        self.items.iter().filter(duty).count()
    }

    /// How much of it is about goals.
    pub fn goal_duties(&self) -> usize {
        self.items.iter().filter(|item| matches!(item.matter, Matter::Goal(_))).count()
    }

    /// How much of it is about sessions.
    pub fn session_duties(&self) -> usize {
        self.items.iter().filter(|item| matches!(item.matter, Matter::Session(_))).count()
    }

    fn selected(&self) -> Option<&Item> {
        if let Some(week) = &self.week {
            return week.selected_item();
        }
        let (kind, reference) = self.list.selected_id()?;
        self.items.iter().find(|item| item.kind.word() == *kind && item.reference() == *reference)
    }
}

fn notes(cx: &Desk) -> Result<Vec<String>, Error> {
    let (t, language, zone) = (cx.texts(), cx.language(), &cx.workspace().board().zone);
    let mut notes = Vec::new();
    for notice in cx.member().key_notices()? {
        let day = i18n::date_short(language, zone, notice.made_at);
        notes.push(if notice.person == cx.member().id() {
            t.msg_today_new_keys(day)
        } else {
            t.msg_today_new_keys_of(cx.name(notice.person), day)
        });
    }
    if let Some((saved, _)) = Composer::find_draft(cx)? {
        notes.push(t.msg_today_draft(i18n::relative(language, zone, cx.clock.now(), saved.saved_at)));
    }
    Ok(notes)
}

/// What is to be done, in a word or two.
fn deed(item: &Item, cx: &Desk) -> String {
    let t = cx.texts();
    if let Matter::Session(duty) = &item.matter {
        return sessions::deed(duty, cx);
    }
    match item.kind {
        DutyKind::Acknowledge => t.msg_today_acknowledge(),
        DutyKind::Answer => t.msg_today_answer(),
        DutyKind::Escalated => t.msg_today_escalated(item.people().len() as u64),
        DutyKind::Event => t.msg_today_event(),
        DutyKind::New => t.msg_today_new(),
        DutyKind::CheckIn => t.msg_duty_check_in(),
        DutyKind::AcceptGoal => t.msg_duty_accept_goal(),
        DutyKind::OffTrack => t.msg_duty_off_track(),
        DutyKind::CycleEnds => t.msg_duty_cycle_ends(),
        // Written by `sessions`.
        _ => String::new(),
    }
}

/// What it is about; a question with what was asked.
fn titled(item: &Item, cx: &Desk) -> String {
    let name = item.title(cx.language().code());
    match item.question() {
        Some(question) => format!("«{}» — {}", CleanText::line(&question.body), CleanText::line(&name)),
        None => CleanText::line(&name).to_string(),
    }
}

fn row(item: &Item, cx: &Desk) -> Row<(DutyKindKey, Uuid)> {
    if let Matter::Session(duty) = &item.matter {
        return Row::new((item.kind.word(), item.reference()), sessions::cells(duty, item.due, cx));
    }
    let (language, theme) = (cx.language(), cx.theme());
    let (zone, now) = (&cx.workspace().board().zone, cx.clock.now());
    let late = item.due.is_some_and(|due| due < now) && item.kind != DutyKind::Event;
    let what = deed(item, cx);
    let sign = if late { cx.glyphs().due } else { " " };
    let style = match item.kind {
        _ if late => theme.overdue,
        DutyKind::New | DutyKind::Event => theme.muted,
        _ => theme.warning,
    };
    let way = goal(item).map(|view| figures::way(language, cx.glyphs(), view.standing.value, &view.goal, &view.kpi));
    let when = match (item.kind, item.due) {
        (DutyKind::Event, Some(starts)) => i18n::date_time(language, zone, starts),
        (_, Some(due)) => i18n::due(language, zone, now, due),
        (_, None) => item
            .headline()
            .map(|headline| i18n::relative(language, zone, now, headline.publish_at))
            // Nothing is due: there is room for how it stands.
            .or_else(|| way.clone())
            .unwrap_or_default(),
    };
    let title = titled(item, cx);
    let (sign_of, person, unread) = match &item.matter {
        Matter::Announcement { headline, .. } => {
            let board = accent(headline.direction());
            let unread = headline.receipt == ReceiptState::Unseen;
            (Span::styled(cx.glyphs().accent(board), theme.accent(board)), Some(headline.author), unread)
        }
        Matter::Goal(duty) => {
            let status = duty.view().map_or(Span::raw(" "), |view| {
                let status = view.standing.status;
                Span::styled(figures::status_sign(status, cx.glyphs()), figures::status_style(status, theme))
            });
            // Whose it is belongs to what is to be done: it stands before the goal, where no width leaves it out.
            (status, None, false)
        }
        Matter::Session(_) => (Span::raw(" "), None, false),
    };
    let mut title = vec![Span::styled(title, if unread { theme.unread } else { Style::new() })];
    if let Some(view) = goal(item) {
        if view.goal.owner != cx.member().id() {
            title.insert(0, Span::raw(format!("{} · ", cx.name(view.goal.owner))));
        }
        if let Some(way) = way.filter(|way| *way != when) {
            title.push(Span::styled(format!("  {way}"), theme.muted));
        }
    }
    let who = person.map_or_else(String::new, |person| cx.name(person));
    Row::new(
        (item.kind.word(), item.reference()),
        [
            Line::from(Span::styled(format!("{sign} {what}"), style)),
            Line::from(sign_of),
            Line::from(title),
            Line::from(Span::styled(who, theme.muted)),
            Line::from(Span::styled(when, if late { theme.overdue } else { theme.muted })),
        ],
    )
}

/// The goal that a line is about.
fn goal(item: &Item) -> Option<&GoalView> {
    match &item.matter {
        Matter::Goal(duty) => duty.view(),
        Matter::Announcement { .. } | Matter::Session(_) => None,
    }
}

/// What the act keys do on a line about goals.
fn run_on_goals(command: Command, duty: &GoalDuty, cx: &mut Desk) -> Outcome<Desk> {
    match (command, duty, duty.view()) {
        (Command::Open, _, Some(view)) => Outcome::Tell(Message::ShowGoal(view.goal.id)),
        (Command::Open, GoalDuty::CycleEnds(cycle), None) => {
            Outcome::Tell(Message::GoalsChosen(Chosen::Cycle(Some(cycle.id))))
        }
        (Command::CheckIn, _, Some(view)) => Outcome::Open(Box::new(CheckInForm::new(view, cx))),
        (Command::Accept, _, Some(view)) => goals::accept(view, cx),
        (Command::Explain, _, Some(view)) => match Explained::of(view, cx) {
            Ok(explained) => Outcome::Open(Box::new(explained)),
            Err(error) => cx.say(&error),
        },
        _ => Outcome::Ignored,
    }
}

impl Layer<Desk> for Today {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = Vec::new();
        if let Some(Item { matter: Matter::Session(duty), .. }) = self.selected() {
            offers.extend(sessions::offers(duty, cx));
        } else if let Some(item) = self.selected() {
            offers.push(Command::Open.into());
            match item.kind {
                DutyKind::Acknowledge => offers.push(Command::Acknowledge.into()),
                DutyKind::Answer => offers.push(Command::Reply.into()),
                DutyKind::CheckIn | DutyKind::OffTrack => offers.push(Command::CheckIn.into()),
                DutyKind::AcceptGoal => offers.push(Command::Accept.into()),
                DutyKind::CycleEnds => {}
                _ => {
                    if item.headline().is_some_and(|headline| headline.owes(cx.member().id(), cx.clock.now())) {
                        offers.push(Command::Acknowledge.into());
                    }
                }
            }
        }
        if self.selected().is_some_and(|item| goal(item).is_some()) {
            offers.push(Command::Explain.into());
        }
        // Its key signs on a line about a session to be signed.
        if !offers.iter().any(|offer| offer.command == Command::Sign) {
            let week = Offer::ready(Command::Week);
            offers.push(if self.week.is_some() { week.called(cx.texts().msg_week_back()) } else { week });
        }
        match &self.week {
            Some(week) => {
                offers.extend(week.offers(cx));
                offers.extend(WeekView::walking_offers(cx));
            }
            None => offers.extend(WALKING.iter().copied().map(Offer::ready)),
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match (command, &mut self.week) {
            (Command::Week | Command::Back, Some(_)) => {
                self.week = None;
                return Outcome::Consumed;
            }
            (Command::Week, None) => {
                return match WeekView::of(cx.workspace().today(), cx) {
                    Ok(week) => {
                        self.week = Some(week);
                        Outcome::Consumed
                    }
                    Err(error) => cx.say(&error),
                };
            }
            (Command::Left | Command::Right | Command::Today | Command::Export, Some(week)) => {
                return week.run(command, cx);
            }
            (command, Some(week)) if WALKING.contains(&command) || week.selected_item().is_none() => {
                return week.run(command, cx);
            }
            (command, None) if WindowList::<(DutyKindKey, Uuid)>::takes(command) => {
                self.list.run(command);
                return Outcome::Consumed;
            }
            _ => {}
        }
        let Some(item) = self.selected() else { return Outcome::Ignored };
        let headline = match &item.matter {
            Matter::Announcement { headline, .. } => headline.clone(),
            Matter::Session(duty) => {
                let duty = duty.clone();
                return sessions::run(command, &duty, cx);
            }
            Matter::Goal(duty) => {
                let duty = duty.clone();
                return run_on_goals(command, &duty, cx);
            }
        };
        match (command, item.question()) {
            (Command::Reply, Some(question)) => match Writing::answer(question, cx) {
                Ok(writing) => Outcome::Open(Box::new(writing)),
                Err(error) => cx.say(&error),
            },
            (Command::Acknowledge, _) => acknowledge(&headline, cx),
            (Command::Open, _) => Outcome::Tell(Message::Show(headline.id)),
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        match &mut self.week {
            Some(week) => week.point(event),
            None => self.list.point(event),
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::BoardChanged => Ok(match self.load(cx) {
                Ok(()) => Outcome::Consumed,
                Err(error) => cx.say(&error),
            }),
            other => Err(other),
        }
    }

    fn signs(&self) -> &'static [Phrase] {
        use Phrase::*;
        &[SignLate, SignVertical, SignHorizontal, SignDiagonal]
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if area.height < 3 {
            return;
        }
        if let Some(week) = &mut self.week {
            return week.draw(area, canvas);
        }
        let theme = *canvas.theme();
        let line = Rect { x: area.x + 1, width: area.width.saturating_sub(1), height: 1, ..area };
        canvas.text(line, &self.greeting, theme.heading);
        let mut y = area.y + 1;
        for note in &self.notes {
            for wrapped in textwrap::wrap(note, usize::from(line.width.max(8))) {
                if y + 2 < area.bottom() {
                    canvas.text(Rect { y, ..line }, &wrapped, theme.warning);
                    y += 1;
                }
            }
        }
        y = y.max(area.y + 2);
        let body = Rect { y, height: area.bottom().saturating_sub(y), ..area };
        if self.items.is_empty() {
            let inside = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            canvas.wrapped(inside, &self.empty, theme.muted);
            return;
        }
        self.list.draw(body, canvas, true);
    }
}
