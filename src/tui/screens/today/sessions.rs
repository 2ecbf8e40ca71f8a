//! What waits about sessions, as lines of Today: Enter goes on with each.

use jiff::Timestamp;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::session::due::Dueness;
use crate::i18n::{self, sessions as names};
use crate::member::sessions::{ActionView, SessionDuty, SessionView};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::layer::{Offer, Outcome};
use crate::tui::screens::sessions::{alone, confirm_keys, plan, retention, rows, sign, tick, tick_refused};

/// What is to be done, in a word or two.
pub fn deed(duty: &SessionDuty, cx: &Desk) -> String {
    let t = cx.texts();
    match duty {
        SessionDuty::Prepare(_) => t.msg_session_duty_prepare(),
        SessionDuty::WriteUp(_) => t.msg_session_duty_write_up(),
        SessionDuty::Sign(_) => t.msg_session_duty_sign(),
        SessionDuty::CloseAction(_) => t.msg_session_duty_close_action(),
        SessionDuty::Chase(_) => t.msg_session_duty_chase(),
        SessionDuty::Meet(_) => t.msg_session_duty_meet(),
        SessionDuty::ConfirmKeys { .. } => t.msg_session_duty_confirm_keys(),
        SessionDuty::Purge { .. } => t.msg_session_duty_purge(),
    }
}

/// What to do, how it stands, what it is about, with whom, by when.
pub fn cells(duty: &SessionDuty, due: Option<Timestamp>, cx: &Desk) -> Vec<Line<'static>> {
    let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
    let (zone, now) = (&cx.workspace().board().zone, cx.clock.now());
    let late = match duty {
        SessionDuty::Meet(circle) => circle.dueness == Dueness::Overdue,
        _ => due.is_some_and(|due| due < now),
    };
    let what = deed(duty, cx);
    let of_session = |view: &SessionView| {
        let who = rows::people(&view.session.participants, cx);
        let state = Span::styled(rows::state_sign(view.state, cx.glyphs()), rows::state_style(view.state, theme));
        let title = format!("{} · {who}", names::kind(language, view.session.kind));
        (state, Span::raw(title), String::new())
    };
    let of_action = |action: &ActionView| {
        let (said, style) = rows::words(&action.part, cx);
        let mut title = said;
        let owner = action.part.part.owner.filter(|owner| *owner != cx.member().id());
        if let Some(owner) = owner {
            title = format!("{} · {title}", cx.name(owner));
        }
        let from = action.session.as_deref().map(|view| rows::people(&view.session.participants, cx));
        (Span::raw(" "), Span::styled(title, style), from.unwrap_or_default())
    };
    let (sign, title, who) = match duty {
        SessionDuty::Prepare(view) | SessionDuty::WriteUp(view) | SessionDuty::Sign(view) => of_session(view),
        SessionDuty::CloseAction(action) | SessionDuty::Chase(action) => of_action(action),
        SessionDuty::Meet(circle) => {
            let circle = &circle.standing.circle;
            let who = rows::people(&circle.people, cx);
            (Span::raw(" "), Span::raw(format!("{} · {who}", names::kind(language, circle.kind))), String::new())
        }
        SessionDuty::ConfirmKeys { person, .. } => {
            (Span::raw(" "), Span::raw(t.msg_today_confirm_keys(cx.name(*person))), String::new())
        }
        SessionDuty::Purge { sessions } => {
            (Span::raw(" "), Span::raw(t.msg_today_purge(*sessions as u64)), String::new())
        }
    };
    let when = match duty {
        SessionDuty::Prepare(view) if !late => rows::when(view.session.starts, cx),
        SessionDuty::Sign(view) if due.is_none() => rows::when(view.session.starts, cx),
        _ => due.map(|due| i18n::due(language, zone, now, due)).unwrap_or_default(),
    };
    let mark = if late { cx.glyphs().due } else { " " };
    let style = if late { theme.overdue } else { theme.warning };
    vec![
        Line::from(Span::styled(format!("{mark} {what}"), style)),
        Line::from(sign),
        Line::from(title),
        Line::from(Span::styled(who, theme.muted)),
        Line::from(Span::styled(when, if late { theme.overdue } else { Style::new().patch(theme.muted) })),
    ]
}

pub fn offers(duty: &SessionDuty, cx: &Desk) -> Vec<Offer> {
    let t = cx.texts();
    let open = Offer::ready(Command::Open);
    match duty {
        SessionDuty::Prepare(_) | SessionDuty::WriteUp(_) => vec![open],
        SessionDuty::Sign(_) => vec![open, Command::Sign.into()],
        SessionDuty::CloseAction(action) => {
            vec![open, Offer::unless(Command::Tick, tick_refused(action, cx)).called(t.msg_sessions_mark_done())]
        }
        SessionDuty::Chase(_) => vec![open],
        SessionDuty::Meet(_) => vec![open.called(t.msg_sessions_plan())],
        SessionDuty::ConfirmKeys { .. } => vec![open.called(t.msg_today_confirm())],
        SessionDuty::Purge { .. } => vec![open],
    }
}

pub fn run(command: Command, duty: &SessionDuty, cx: &mut Desk) -> Outcome<Desk> {
    let done = match (command, duty) {
        (Command::Open, SessionDuty::Prepare(view) | SessionDuty::WriteUp(view) | SessionDuty::Sign(view)) => {
            return Outcome::Tell(Message::ShowSession(view.session.id, None));
        }
        (Command::Sign, SessionDuty::Sign(view)) => {
            cx.member().session_page(view.session.id).and_then(|page| sign::open(&page, cx))
        }
        (Command::Open, SessionDuty::CloseAction(action) | SessionDuty::Chase(action)) => {
            let part = &action.part.part;
            return match action.session.is_some() {
                true => Outcome::Tell(Message::ShowSession(part.session, Some(part.id))),
                false => alone(action, cx),
            };
        }
        (Command::Tick, SessionDuty::CloseAction(action)) => return tick(&action.part, cx),
        (Command::Open, SessionDuty::Meet(circle)) => {
            let circle = &circle.standing.circle;
            plan::open(&circle.people, Some(circle.kind), cx)
        }
        (Command::Open, SessionDuty::ConfirmKeys { person, generation }) => {
            confirm_keys::open(*person, *generation, cx)
        }
        (Command::Open, SessionDuty::Purge { .. }) => retention::open(cx),
        _ => return Outcome::Ignored,
    };
    done.unwrap_or_else(|error| cx.say(&error))
}
