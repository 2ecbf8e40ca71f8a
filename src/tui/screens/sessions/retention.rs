//! How long sessions are kept, and what is to go: for `hr`. What a change would block or let go is counted before it is set.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use super::about::{self, wrapped_lines};
use super::templates::human_resources;
use crate::domain::organisation::Role;
use crate::domain::session::{Fault, Retention, SessionId, SessionKind, retention};
use crate::i18n::{self, sessions};
use crate::member::Error;
use crate::member::sessions::{SessionView, Spent};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed::{self, Task, Wrong, above_hints, ask_to_leave};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The list of kinds, with what is blocked and what is spent. Others are told whom to ask.
pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    if !cx.member().person().roles.has(Role::Hr) {
        return Ok(Outcome::Say(cx.texts().msg_session_form_retention_read_only(human_resources(cx))));
    }
    let mut kept = Kept {
        id: cx.member().new_id(),
        retentions: Vec::new(),
        spent: Spent { blocked: Vec::new(), spent: Vec::new() },
        list: WindowList::new(Vec::new()),
        heading: String::new(),
        advice: String::new(),
        purging: false,
    };
    kept.load(cx)?;
    Ok(Outcome::Open(Box::new(kept)))
}

/// How many sessions of a kind.
fn count(views: &[SessionView], kind: SessionKind) -> usize {
    views.iter().filter(|view| view.session.kind == kind).count()
}

fn days(days: u32, cx: &Desk) -> String {
    cx.texts().msg_session_form_days(u64::from(days), i18n::integer(cx.language(), i64::from(days)))
}

struct Kept {
    /// Of what is being purged.
    id: Uuid,
    retentions: Vec<Retention>,
    spent: Spent,
    list: WindowList<SessionKind>,
    heading: String,
    advice: String,
    purging: bool,
}

impl Kept {
    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        self.retentions = cx.member().retentions()?;
        self.spent = cx.member().spent_sessions(None)?;
        self.list.set_columns(vec![
            Column::new(t.msg_session_form_kind(), Width::Share(1)),
            Column::new(t.msg_session_form_open_for(), Width::Fixed(13)),
            Column::new(t.msg_session_form_blocked_for(), Width::Fixed(12)),
            Column::new(t.msg_session_form_blocked(), Width::Fixed(11)).right_aligned(),
            Column::new(t.msg_session_form_to_purge(), Width::Fixed(12)).right_aligned(),
        ]);
        let rows = SessionKind::ALL.iter().map(|kind| {
            let kept = self.retentions.iter().find(|kept| kept.kind == *kind);
            let open = kept.and_then(|kept| kept.open_days);
            let blocked = kept.filter(|kept| kept.open_days.is_some()).map(|kept| kept.blocked_days);
            let (is_blocked, is_spent) = (count(&self.spent.blocked, *kind), count(&self.spent.spent, *kind));
            let number = |count: usize| i18n::integer(language, i64::try_from(count).unwrap_or(i64::MAX));
            let spent = Span::styled(number(is_spent), if is_spent > 0 { theme.warning } else { theme.muted });
            let cells = [
                Line::from(sessions::kind(language, *kind)),
                Line::from(open.map_or_else(|| t.msg_session_form_for_good(), |open| days(open, cx))),
                Line::from(blocked.map(|blocked| days(blocked, cx)).unwrap_or_default()),
                Line::from(number(is_blocked)),
                Line::from(spent),
            ];
            Row::new(*kind, cells)
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.heading = t.msg_session_form_retention_title();
        self.advice = t.msg_session_form_retention_help();
        Ok(())
    }

    fn selected(&self) -> Option<(SessionKind, Option<&Retention>)> {
        let kind = *self.list.selected_id()?;
        Some((kind, self.retentions.iter().find(|kept| kept.kind == kind)))
    }

    fn ask_to_purge(&self, cx: &Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let views = &self.spent.spent;
        let language = cx.language();
        let kinds = SessionKind::ALL.iter().filter(|kind| count(views, **kind) > 0);
        let kinds = kinds.map(|kind| match (count(views, *kind), sessions::kind(language, *kind)) {
            (1, kind) => kind,
            (several, kind) => format!("{several} × {kind}"),
        });
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        let zone = &cx.workspace().board().zone;
        let first = views.iter().map(|view| view.session.starts).min();
        let last = views.iter().map(|view| view.session.starts).max();
        let (Some(first), Some(last)) = (first, last) else { return Outcome::Consumed };
        let question = t.msg_session_form_purge_question(
            views.len() as u64,
            kinds,
            i18n::date_short(language, zone, first),
            i18n::date_short(language, zone, last),
        );
        let purge = t.msg_session_form_purge();
        Outcome::Open(Box::new(Confirm::new(purge.clone(), question, purge, Message::ReallyDo)))
    }

    fn purge(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.purging {
            return Outcome::Consumed;
        }
        self.purging = true;
        let t = cx.texts();
        let gone: Vec<SessionId> = self.spent.spent.iter().map(|view| view.session.id).collect();
        let task: Task = Box::new(move |act| {
            act.purge_sessions(&gone)?;
            Ok(t.msg_session_form_purged(gone.len() as u64))
        });
        deed::write(self.id, task, cx);
        Outcome::Consumed
    }
}

impl Layer<Desk> for Kept {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let nothing = self.spent.spent.is_empty().then(|| t.msg_session_form_nothing_to_purge());
        let mut offers = vec![
            Offer::ready(Command::Open).called(t.msg_session_form_retention_change()),
            Offer::unless(Command::Withdraw, nothing).called(t.msg_session_form_purge()),
        ];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Open => match self.selected() {
                Some((kind, kept)) => Outcome::Open(Box::new(Change::of(kind, kept, cx))),
                None => Outcome::Consumed,
            },
            Command::Withdraw => self.ask_to_purge(cx),
            walking => {
                self.list.run(walking);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        if matches!(message, Message::ReallyDo) {
            return Ok(self.purge(cx));
        }
        if matches!(message, Message::Written(_, _, Ok(())) | Message::BoardChanged)
            && let Err(error) = self.load(cx)
        {
            return Ok(cx.say(&error));
        }
        if matches!(&message, Message::Written(id, ..) if *id == self.id) {
            (self.id, self.purging) = (cx.member().new_id(), false);
        }
        // Those beneath show it too, and the shell says how it went.
        Err(message)
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) {
            self.list.draw(room, canvas, true);
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Open,
    Blocked,
}

/// How long one kind is kept; what it would come to is counted as soon as both numbers can be read.
struct Change {
    id: Uuid,
    kind: SessionKind,
    title: String,
    help: String,
    form: Form<Id>,
    /// What would be blocked and what would go, and whether that is anything.
    preview: Option<(String, bool)>,
    said: Option<String>,
    changed: bool,
    sending: bool,
}

impl Change {
    fn of(kind: SessionKind, kept: Option<&Retention>, cx: &Desk) -> Self {
        let t = cx.texts();
        let open = kept.and_then(|kept| kept.open_days).map(|days| days.to_string()).unwrap_or_default();
        let blocked = kept.map(|kept| kept.blocked_days.to_string()).unwrap_or_default();
        let for_good = Input::date_time(&open, t.msg_session_form_for_good());
        let fields = vec![
            Field::new(Id::Open, t.msg_session_form_open_days(), for_good),
            Field::new(Id::Blocked, t.msg_session_form_blocked_days(), Input::text_field(&blocked)),
        ];
        let mut change = Self {
            id: cx.member().new_id(),
            kind,
            title: format!("{} · {}", t.msg_command_retention(), sessions::kind(cx.language(), kind)),
            help: t.msg_session_form_retention_change_help(),
            form: Form::new(fields, vec![Command::Send, Command::Back]),
            preview: None,
            said: None,
            changed: false,
            sending: false,
        };
        change.count(cx);
        change
    }

    /// The days as typed: none open keeps for good, when nothing is blocked.
    fn read(&self, cx: &Desk) -> Result<(Option<u32>, u32), Wrong<Id>> {
        let number = |id: Id| {
            let typed = self.form.text(&id);
            let days = typed.trim().parse::<u32>().ok().filter(|days| (1..=retention::DAYS).contains(days));
            (typed.trim().is_empty(), days.ok_or_else(|| (id, about::fault(Fault::BadDays, cx))))
        };
        match (number(Id::Open), number(Id::Blocked)) {
            ((true, _), (true, _)) => Ok((None, 1)),
            ((true, _), (_, Ok(blocked))) => Ok((None, blocked)),
            ((_, Ok(open)), (_, Ok(blocked))) => Ok((Some(open), blocked)),
            ((no_open, open), (_, blocked)) => {
                Err([open.err().filter(|_| !no_open), blocked.err()].into_iter().flatten().collect())
            }
        }
    }

    fn count(&mut self, cx: &Desk) {
        let t = cx.texts();
        self.preview = self.read(cx).ok().and_then(|(open, blocked)| {
            let spent = cx.member().spent_sessions(Some((self.kind, open, blocked))).ok()?;
            let (blocked, gone) = (count(&spent.blocked, self.kind), count(&spent.spent, self.kind));
            Some(match blocked + gone {
                0 => (t.msg_session_form_retention_nothing(), false),
                _ => (t.msg_session_form_retention_preview(blocked as u64, gone as u64), true),
            })
        });
    }

    /// Says what is going to be blocked, and only then sets it.
    fn ask(&mut self, cx: &Desk) -> Outcome<Desk> {
        if let Err(errors) = self.read(cx) {
            self.form.set_errors(errors);
            return Outcome::Consumed;
        }
        self.count(cx);
        match &self.preview {
            Some((preview, true)) => {
                let set = cx.texts().msg_session_form_retention_set();
                let question = format!("{preview} {}", cx.texts().msg_session_form_retention_question());
                Outcome::Open(Box::new(Confirm::new(self.title.clone(), question, set, Message::ReallyDo)))
            }
            _ => self.send(cx),
        }
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        let Some((open, blocked)) = self.read(cx).ok().filter(|_| !self.sending) else { return Outcome::Consumed };
        self.sending = true;
        let kind = self.kind;
        let said = cx.texts().msg_session_form_retention_was_set(sessions::kind(cx.language(), kind));
        deed::write(self.id, Box::new(move |act| act.set_retention(kind, open, blocked).map(|()| said)), cx);
        Outcome::Consumed
    }
}

impl Layer<Desk> for Change {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Send, Command::Back, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.ask(cx),
            Command::Back if self.changed => ask_to_leave(cx),
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(_) | Formed::Cut(_) => {
                self.changed = true;
                self.count(cx);
                Outcome::Consumed
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyDo => Ok(self.send(cx)),
            Message::ReallyLeave => Ok(Outcome::Close),
            Message::Written(id, said, done) if id == self.id => {
                self.sending = false;
                Ok(match done {
                    Ok(()) => Outcome::Answer(Message::Written(id, said, Ok(()))),
                    Err(error) => {
                        self.said = Some(cx.explain(&error));
                        Outcome::Consumed
                    }
                })
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(76);
        let preview = self.preview.as_ref().map_or("", |(preview, _)| preview);
        let above = [&self.help, preview, self.said.as_deref().unwrap_or_default()];
        let above = wrapped_lines(above, width.saturating_sub(2));
        let wanted = above.saturating_add(self.form.height(width.saturating_sub(2)) + 3);
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &self.title);
        if inside.height < 5 {
            return;
        }
        let theme = *canvas.theme();
        let room = Rect { height: inside.height - 4, ..inside };
        let rest = |used: u16| Rect { y: room.y + used, height: room.height - used, ..room };
        let mut used = canvas.wrapped(room, &self.help, theme.muted);
        if let Some((preview, is_something)) = &self.preview {
            used += canvas.wrapped(rest(used), preview, if *is_something { theme.warning } else { theme.text });
        }
        used += canvas.wrapped(rest(used), self.said.as_deref().unwrap_or_default(), theme.error);
        used += u16::from(inside.height > used + 6);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
