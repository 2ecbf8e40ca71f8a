//! The recovery key, shown once, right after the keys are made.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::i18n::Language;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::{Command, Phrase};
use crate::tui::desk::{Desk, Message};
use crate::tui::layer::{Layer, Offer, Outcome};

/// A dialog that stays until the whole key was on the screen and the person says that it is written down.
pub struct ShowRecoveryKey {
    language: Language,
    key: Zeroizing<String>,
    /// All of it could be read in some drawing.
    was_whole: bool,
}

impl ShowRecoveryKey {
    pub fn new(key: Zeroizing<String>, language: Language) -> Self {
        Self { language, key, was_whole: false }
    }
}

impl Layer<Desk> for ShowRecoveryKey {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let refusal = (!self.was_whole).then(|| t.msg_sign_in_recovery_key_cut());
        vec![Offer::unless(Command::Open, refusal).called(t.msg_sign_in_noted())]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Answer(Message::RecoveryKeyNoted)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let t = crate::i18n::texts(self.language);
        let theme = *canvas.theme();
        let inside = canvas.frame(centred(area, 66, 12), &t.msg_sign_in_recovery_key());
        // The key before all else: it must be there whatever else has no room.
        let needed = textwrap::wrap(&self.key, usize::from(inside.width.max(1))).len();
        if usize::from(inside.height) < needed || inside.width < 8 {
            canvas.text(Rect { height: area.height.min(1), ..area }, &canvas.phrase(Phrase::TooSmall), theme.warning);
            return;
        }
        self.was_whole = true;
        let below = |y: u16| Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
        let mut y = inside.y + canvas.wrapped(inside, &self.key, theme.heading);
        y += 1 + canvas.wrapped(below(y + 1), &t.msg_sign_in_recovery_key_noted(), theme.warning);
        canvas.wrapped(below(y + 1), &t.msg_sign_in_recovery_key_help(), theme.text);
    }
}
