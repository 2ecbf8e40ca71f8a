//! What is wrong with a file of people, as a table: line, column, and what to do, in full for the selected one.

use ratatui::layout::Rect;

use super::below;
use crate::domain::roster::Fault;
use crate::i18n::{Language, roster_fault, texts};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::event::Event;
use crate::tui::widgets::column::{Column, Width, widest};
use crate::tui::widgets::window_list::{Row, WindowList};

pub struct Faults {
    faults: Vec<Fault>,
    told: Vec<String>,
    list: WindowList<usize>,
}

impl Faults {
    pub fn new(faults: Vec<Fault>, language: Language) -> Self {
        let mut table = Self { faults, told: Vec::new(), list: WindowList::new(Vec::new()) };
        table.speak(language);
        table
    }

    pub fn count(&self) -> usize {
        self.faults.len()
    }

    pub fn speak(&mut self, language: Language) {
        let t = texts(language);
        let (line, column) = (t.msg_welcome_fault_line(), t.msg_welcome_fault_column());
        let headings = self.faults.iter().map(|fault| fault.column.as_str()).chain([column.as_str()]);
        let width = widest(headings).min(18);
        self.list.set_columns(vec![
            Column::new(line.clone(), Width::Fixed(widest([line.as_str(), "00000"]))).right_aligned(),
            Column::new(column, Width::Fixed(width)),
            Column::new(t.msg_welcome_fault_what(), Width::Share(1)),
        ]);
        self.told = self.faults.iter().map(|fault| roster_fault(language, fault)).collect();
        let rows = self.faults.iter().zip(&self.told).enumerate();
        let rows: Vec<_> = rows
            .map(|(at, (fault, told))| Row::new(at, [fault.line.to_string(), fault.column.clone(), told.clone()]))
            .collect();
        self.list.replace(rows, false, false);
    }

    pub fn run(&mut self, command: Command) {
        self.list.run(command);
    }

    pub fn point(&mut self, event: &Event) -> bool {
        matches!(event, Event::Mouse(mouse) if self.list.mouse(*mouse).is_some())
    }

    pub fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        // The longest there is takes four lines of eighty columns.
        let told = if area.height > 9 { 5 } else { 0 };
        let table = Rect { height: area.height - told, ..area };
        self.list.draw(table, canvas, true);
        if let Some(selected) = self.list.selected_id().and_then(|at| self.told.get(*at)) {
            let shown = u16::try_from(self.faults.len()).unwrap_or(u16::MAX).saturating_add(2).min(table.height + 1);
            canvas.wrapped(below(area, shown), selected, canvas.theme().warning);
        }
    }
}
