//! What a click does: it goes to whatever was drawn where the mouse is.

use super::{Context, Flow, Stack};
use crate::tui::canvas::Target;
use crate::tui::command::Command;
use crate::tui::event::{Event, Mouse};
use crate::tui::keys::{Code, Key};

impl<C: Context> Stack<C> {
    /// Does what was drawn where the mouse was pressed.
    pub(super) fn click(&mut self, mouse: Mouse, clicked: Option<(u16, u16)>, cx: &mut C) -> Flow {
        let event = Event::Mouse(mouse);
        let Some((at, zone)) = self.zones.iter().rev().find(|(_, zone)| mouse.is_in(zone.area)).copied() else {
            return self.offer_event(&event, self.layers.len(), cx);
        };
        match zone.target {
            Target::Command(command) => {
                // What lies beneath a dialog can be seen, not used.
                let works = self.hints(cx).iter().any(|hint| hint.command == command);
                if works { self.run(command, cx) } else { Flow::Rest }
            }
            Target::Button(number) if at + 1 == self.layers.len() => {
                self.offer_event(&Event::Pressed(number), self.layers.len(), cx)
            }
            Target::Row if self.reaches(at) => {
                let layers = self.layers.len();
                let flow = self.offer_event(&event, layers, cx);
                let place = (zone.area.x, mouse.row);
                if flow == Flow::Rest || layers != self.layers.len() {
                    return flow;
                }
                if clicked == Some(place) {
                    return flow.and(self.open_at(at, cx));
                }
                self.clicked = Some(place);
                flow
            }
            _ => self.offer_event(&event, self.layers.len(), cx),
        }
    }

    /// Whether keys and clicks come down to this layer.
    fn reaches(&self, at: usize) -> bool {
        self.layers.iter().rposition(|layer| layer.is_modal()).is_none_or(|modal| modal <= at)
    }

    /// What Enter does on what a layer has selected.
    fn open_at(&mut self, at: usize, cx: &mut C) -> Flow {
        if let Some(flow) = self.run_at(at, Command::Open, cx) {
            return flow;
        }
        let outcome = self.layers[at].handle(&Event::Key(Key::plain(Code::Enter)), cx);
        self.apply(outcome, at, cx).unwrap_or(Flow::Rest)
    }
}
