//! A short walk over the live screens: a bar at the bottom says what to try, and goes on when it was tried.

use jiff::Timestamp;
use ratatui::layout::Rect;

use crate::i18n::{Language, Texts, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome};

/// What to try, and how to say it with its key.
type Step = (Command, fn(&Texts, String) -> String);

const STEPS: [Step; 7] = [
    (Command::Boards, |t, key| t.msg_tour_today(key)),
    (Command::Open, |t, key| t.msg_tour_boards(key)),
    (Command::Why, |t, key| t.msg_tour_why(key)),
    (Command::New, |t, key| t.msg_tour_new(key)),
    (Command::Goals, |t, key| t.msg_tour_goals(key)),
    (Command::Feedback, |t, key| t.msg_tour_sessions(key)),
    (Command::Help, |t, key| t.msg_tour_help(key)),
];

/// Where the walk is. Keys reach the screens beneath.
pub struct Tour {
    language: Language,
    at: usize,
}

impl Tour {
    pub fn new(cx: &Desk) -> Self {
        Self { language: cx.language(), at: 0 }
    }

    fn is_over(&self) -> bool {
        self.at >= STEPS.len()
    }
}

impl Layer<Desk> for Tour {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        if self.is_over() {
            return Vec::new();
        }
        let t = cx.texts();
        let on = if self.at + 1 < STEPS.len() { t.msg_tour_next() } else { t.msg_tour_end() };
        vec![Offer::ready(Command::Tour).called(on), Offer::ready(Command::Back).called(t.msg_tour_end())]
    }

    fn run(&mut self, command: Command, _: &mut Desk) -> Outcome<Desk> {
        self.at = if command == Command::Tour { self.at + 1 } else { STEPS.len() };
        if self.is_over() { Outcome::Close } else { Outcome::Consumed }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(_) if self.is_over() => Outcome::Close,
            Event::Wake(_) if self.language != cx.language() => {
                self.language = cx.language();
                Outcome::Consumed
            }
            // It was tried: whoever lies beneath does it.
            Event::Key(key)
                if STEPS.get(self.at).is_some_and(|(tried, _)| cx.settings.keymap.commands(*key).contains(tried)) =>
            {
                self.at += 1;
                Outcome::Ignored
            }
            _ => Outcome::Ignored,
        }
    }

    fn is_modal(&self) -> bool {
        false
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.is_over().then_some(Timestamp::MIN)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some((tried, said)) = STEPS.get(self.at) else { return };
        let t = texts(self.language);
        let key = canvas.view.key_of(*tried).unwrap_or_default();
        let said = said(t, key);
        let width = area.width.min(84);
        let lines = textwrap::wrap(&said, usize::from(width.saturating_sub(4).max(1))).len();
        // A few: what there is room for.
        let height = lines.min(6) as u16 + 2;
        if area.width < 30 || area.height < height + 6 {
            return;
        }
        let outside = Rect { x: area.x + (area.width - width) / 2, y: area.bottom() - 1 - height, width, height };
        let inside = canvas.frame(outside, &t.msg_tour_title(self.at as u64 + 1, STEPS.len() as u64));
        let room = Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside };
        canvas.wrapped(room, &said, canvas.theme().text);
    }
}
