//! Which key does what: every command, searched by typing, what was changed, and where and how to change it.

use ratatui::layout::Rect;

use crate::tui::binding::Keymap;
use crate::tui::canvas::Canvas;
use crate::tui::command::{BINDINGS, Command};
use crate::tui::desk::Desk;
use crate::tui::event::Event;
use crate::tui::layer::{Context as _, Layer, Offer, Outcome};
use crate::tui::widgets::headed;
use crate::tui::widgets::picker::{Choice, Picker};

/// How many keys are not the defaults, or that the file with them is bad.
pub fn summary(cx: &Desk) -> String {
    let t = cx.texts();
    let defaults = Keymap::default();
    match &cx.settings.config_fault {
        Some(fault) => t.msg_settings_keys_fault(fault.line as u64, fault.column as u64),
        None => t.msg_settings_keys_changed(changed(cx, &defaults).count() as u64),
    }
}

fn changed<'a>(cx: &'a Desk, defaults: &'a Keymap) -> impl Iterator<Item = Command> + 'a {
    let commands = BINDINGS.iter().map(|binding| binding.command);
    commands.filter(move |command| cx.settings.keymap.keys(*command) != defaults.keys(*command))
}

/// The list.
pub struct KeyList {
    heading: String,
    advice: String,
    fault: String,
    picker: Picker<Command>,
}

impl KeyList {
    pub fn new(cx: &Desk) -> Self {
        let (t, defaults, view) = (cx.texts(), Keymap::default(), cx.view());
        let choices = BINDINGS.iter().map(|binding| {
            let command = binding.command;
            let keys: Vec<String> = cx.settings.keymap.keys(command).iter().map(|key| view.key(*key)).collect();
            let mut detail = if keys.is_empty() { t.msg_settings_keys_none() } else { keys.join("  ") };
            let is_changed = cx.settings.keymap.keys(command) != defaults.keys(command);
            if is_changed {
                detail = format!("{detail} *");
            }
            let style = if is_changed { cx.theme().warning } else { cx.theme().text };
            let label = format!("{} · {}", view.words.command(command), command.name());
            Choice { id: command, label, detail, style }
        });
        let picker = Picker::new(choices.collect()).with_placeholder(t.msg_phrase_type_to_search());
        let fault = cx.settings.config_fault.as_ref().map(|fault| {
            let file = cx.settings.config_file.display().to_string();
            t.msg_tui_bad_configuration(file, fault.line as u64, fault.column as u64, fault.explain(cx.language()))
        });
        Self {
            heading: t.msg_settings_keys(),
            advice: t.msg_settings_keys_help(cx.settings.config_file.display().to_string()),
            fault: fault.unwrap_or_default(),
            picker,
        }
    }
}

impl Layer<Desk> for KeyList {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Back, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        // Nothing is chosen here: Enter leaves the list as it is.
        self.picker.answer(event, |_| Outcome::Consumed)
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) else { return };
        let used = canvas.wrapped(room, &self.fault, canvas.theme().error);
        let used = (used + u16::from(used > 0)).min(room.height);
        let room = Rect { x: room.x + 1, width: room.width - 1, y: room.y + used, height: room.height - used };
        self.picker.draw(room, canvas);
    }
}
