//! Random events at random sizes: no widget may panic, whatever is typed, pasted or clicked.

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::chips::Chips;
use super::column::{Column, Width};
use super::header::Header;
use super::pager::Pager;
use super::picker::{Choice, Picker};
use super::secret_field::SecretField;
use super::stage::Stage;
use super::text_area::TextArea;
use super::text_field::TextField;
use super::window_list::{Need, Row, WindowList};
use crate::tui::canvas::Canvas;
use crate::tui::command::{BINDINGS, Command};
use crate::tui::event::{Event, Mouse, MouseAct};
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::keys::{Code, Key};
use crate::tui::layer::Hint;
use crate::tui::widgets::footer;

const AWKWARD: &[&str] = &[
    "ñ",
    "n\u{303}",
    "田",
    "👩‍⚕️",
    "🇪🇸",
    "\u{303}",
    "\u{200d}",
    "\u{202e}",
    "\u{fe0f}",
    "\t",
    "\n",
    "a",
    " ",
    "ﷺ",
    "e\u{301}\u{323}\u{330}",
    "\u{1100}\u{1161}\u{11a8}",
    "\u{e0067}",
    "\0",
    "\u{600}1",
    "각",
    "…",
];

fn awkward_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(AWKWARD).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z ]{1,12}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn event() -> impl Strategy<Value = Event> {
    let code = prop::sample::select(vec![
        Code::Enter,
        Code::Tab,
        Code::Backspace,
        Code::Delete,
        Code::Esc,
        Code::Up,
        Code::Down,
        Code::Left,
        Code::Right,
        Code::Home,
        Code::End,
        Code::PageUp,
        Code::PageDown,
        Code::F(1),
        Code::Char('z'),
        Code::Char('w'),
        Code::Char('u'),
    ]);
    let named =
        (code, any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, shift)| Key { code, ctrl, alt: false, shift });
    let typed = awkward_text().prop_filter_map("a char", |text| text.chars().next().map(Key::char));
    let act = prop::sample::select(vec![MouseAct::Click, MouseAct::WheelUp, MouseAct::WheelDown]);
    prop_oneof![
        4 => named.prop_map(Event::Key),
        3 => typed.prop_map(Event::Key),
        2 => awkward_text().prop_map(Event::Paste),
        1 => (0u16..70, 0u16..30, act).prop_map(|(column, row, act)| Event::Mouse(Mouse { column, row, act })),
    ]
}

fn command() -> impl Strategy<Value = Command> {
    (0..BINDINGS.len()).prop_map(|at| BINDINGS[at].command)
}

fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![8 => (1u16..70, 1u16..30), 4 => (1u16..12, 1u16..5), 1 => Just((150, 60))]
}

/// Draws on the whole, and in a part that reaches beyond the edge of the screen.
fn draw(size: (u16, u16), mut paint: impl FnMut(Rect, &mut Canvas<'_>)) {
    let mut stage = Stage::new(size.0, size.1);
    stage.draw(|area, canvas| {
        paint(Rect { x: area.width / 2, y: area.height / 2, ..area }, canvas);
        paint(area, canvas);
    });
}

fn rows(from: u32, count: u32, text: &str) -> Vec<Row<u32>> {
    (from..from + count).map(|id| Row::new(id, [text.to_owned(), id.to_string()])).collect()
}

proptest! {
    #[test]
    fn fields_survive_anything(steps in prop::collection::vec((event(), size()), 1..12)) {
        let (mut field, mut secret, mut area) = (TextField::default(), SecretField::default(), TextArea::default());
        for (event, size) in &steps {
            field.handle(event);
            secret.handle(event);
            area.handle(event);
            draw(*size, |rect, canvas| field.draw(rect, canvas, true));
            draw(*size, |rect, canvas| secret.draw(rect, canvas, true));
            draw(*size, |rect, canvas| area.draw(rect, canvas, true));
            let clean = |c: char| c == '\n' || super::entry::is_welcome(c);
            prop_assert!(field.text().chars().all(clean) && !field.text().contains('\n'));
            prop_assert!(area.text().chars().all(clean));
        }
    }

    #[test]
    fn forms_survive_anything(steps in prop::collection::vec((event(), command(), size()), 1..12), label in awkward_text()) {
        let mut form = Form::new(
            vec![
                Field::new(0, label.clone(), Input::text_field("")),
                Field::new(1, "when", Input::date_time("", label.clone())),
                Field::new(2, "secret", Input::secret()),
                Field::new(3, "choice", Input::choice([label.clone(), "b".into()], 0)),
                Field::new(4, "check", Input::Check(true)),
                Field::new(5, "text", Input::area(&label, 4)),
                Field::new(6, "none", Input::choice(Vec::<String>::new(), 3)),
            ],
            vec![Command::Send, Command::Back],
        );
        for (event, command, size) in &steps {
            form.handle(event);
            form.run(*command);
            if size.0.is_multiple_of(3) {
                form.set_errors(vec![((size.1 % 7).into(), label.clone())]);
            }
            draw(*size, |rect, canvas| form.draw(rect, canvas));
        }
    }

    #[test]
    fn lists_survive_anything(steps in prop::collection::vec((command(), event(), 0u8..6, size()), 1..12), text in awkward_text()) {
        let columns = vec![
            Column::new(text.clone(), Width::Share(2)),
            Column::new("N", Width::Fixed(6)).right_aligned().from_width(20),
        ];
        let mut list = WindowList::new(columns);
        for (command, event, change, size) in &steps {
            match change {
                0 => list.replace(rows(5_000, 80, &text), true, true),
                1 => list.replace(Vec::new(), false, false),
                2 => list.set_marked(list.selected_id().copied().into_iter().collect()),
                _ => {}
            }
            match list.run(*command) {
                Some(Need::Before(id)) => list.prepend(rows(id.saturating_sub(60), 60.min(id), &text), id > 60),
                Some(Need::After(id)) => list.append(rows(id + 1, 60, &text), true),
                Some(Need::First) => { list.replace(rows(0, 90, &text), false, true); list.select_first(); }
                Some(Need::Last) => { list.replace(rows(9_000, 90, &text), true, false); list.select_last(); }
                None => {}
            }
            if let Event::Mouse(mouse) = event {
                list.mouse(*mouse);
            }
            draw(*size, |rect, canvas| list.draw(rect, canvas, size.0.is_multiple_of(2)));
            prop_assert_eq!(list.selected_id().is_none(), list.is_empty());
        }
    }

    #[test]
    fn pickers_pagers_and_lines_survive_anything(steps in prop::collection::vec((event(), command(), size()), 1..12), text in awkward_text()) {
        let choice = |id: u8, label: &str| Choice { id, label: label.into(), detail: text.clone(), style: Style::new() };
        let mut picker = Picker::new(vec![choice(0, &text), choice(1, "Begoña"), choice(2, "👩‍⚕️ 田")]).with_placeholder(text.clone());
        let mut pager = Pager::default();
        pager.show(text.split(' ').map(|line| Line::from(line.to_owned())).collect());
        let mut chips = Chips::default();
        chips.put(1, text.clone());
        chips.put(2, "b");
        let header = Header {
            organisation: text.clone(),
            who: text.clone(),
            screens: vec![(Command::Today, 3), (Command::Boards, 0), (Command::People, usize::MAX)],
            current: Some(Command::Boards),
        };
        for (event, command, size) in &steps {
            picker.handle(event);
            pager.run(*command);
            chips.run(*command);
            draw(*size, |rect, canvas| picker.draw(rect, canvas));
            draw(*size, |rect, canvas| pager.draw(rect, canvas));
            draw(*size, |rect, canvas| chips.draw(rect, canvas, true));
            draw(*size, |rect, canvas| header.draw(rect, canvas));
            let mut stage = Stage::new(size.0, size.1);
            stage.hints = vec![Hint { command: *command, key: "x".into(), label: text.clone(), refusal: None }; 3];
            stage.draw(footer::draw);
        }
    }
}

#[test]
fn the_largest_screen_is_drawn_too() {
    let mut list = WindowList::new(vec![Column::new("田", Width::Share(1))]);
    list.replace((0..700).map(|id| Row::new(id, ["👩‍⚕️ ".repeat(400)])), false, false);
    draw((1000, 500), |rect, canvas| list.draw(rect, canvas, true));
}
