//! Texts on their way to a terminal: drawn by the widgets the screens are made of, then written by the real back end, whose
//! bytes are read as a terminal would read them.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use cartelera::domain::search::Query;
use cartelera::domain::text::{self, CleanText};
use cartelera::i18n::Language;
use cartelera::tui::binding::Keymap;
use cartelera::tui::canvas::{Canvas, View};
use cartelera::tui::event::Event;
use cartelera::tui::keys::Key;
use cartelera::tui::markdown::{MarkdownStyle, Marking, render, render_marked, wrap_marked};
use cartelera::tui::terminal::{Frames, Screen as _};
use cartelera::tui::theme::{Glyphs, Theme, ThemeName};
use cartelera::tui::widgets::chips::Chips;
use cartelera::tui::widgets::column::{Column, Width};
use cartelera::tui::widgets::footer;
use cartelera::tui::widgets::pager::Pager;
use cartelera::tui::widgets::picker::{Choice, Picker};
use cartelera::tui::widgets::text_area::TextArea;
use cartelera::tui::widgets::text_field::TextField;
use cartelera::tui::widgets::window_list::{Row, WindowList};
use cartelera::tui::words::Words;
use crossterm::clipboard::CopyToClipboard;
use jiff::Timestamp;
use jiff::civil::date;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};

use super::Input;
use super::text::{assert_harmless, is_forbidden};

const SIZE: Size = Size { width: 60, height: 7 };

/// What the real back end writes, kept.
#[derive(Clone, Default)]
struct Bytes(Rc<RefCell<Vec<u8>>>);

impl io::Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The real back end, but for the questions that only a terminal answers.
struct Wire(CrosstermBackend<Bytes>);

impl Backend for Wire {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.0.draw(content.inspect(|(_, _, cell)| assert_harmless(cell.symbol(), &"a cell")))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(SIZE)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: SIZE, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

/// Somebody's terminal, drawn on again and again.
struct Seat {
    frames: Frames<Wire>,
    bytes: Bytes,
    theme: Theme,
    glyphs: Glyphs,
    keymap: Keymap,
}

thread_local! {
    static SEAT: RefCell<Seat> = RefCell::new(Seat::new());
}

impl Seat {
    fn new() -> Self {
        let bytes = Bytes::default();
        Self {
            frames: Frames::new(Wire(CrosstermBackend::new(bytes.clone()))),
            bytes,
            theme: ThemeName::Dark.theme(),
            glyphs: Glyphs::unicode(),
            keymap: Keymap::default(),
        }
    }

    /// Draws one frame of `text` and looks at it twice: at the cells, and at the bytes.
    fn draws(&mut self, text: &str, notice: Option<&str>, mut paint: impl FnMut(Rect, &mut Canvas<'_>)) {
        let Self { frames, bytes, theme, glyphs, keymap } = self;
        let view = View { theme, glyphs, keymap, words: &Words(Language::English) };
        let mut paint = |area: Rect, buffer: &mut Buffer| {
            let mut canvas = Canvas {
                buffer,
                view,
                hints: &[],
                notice,
                now: Timestamp::UNIX_EPOCH,
                cursor: None,
                zones: Vec::new(),
            };
            paint(area, &mut canvas);
            canvas.cursor
        };
        frames.draw(&mut paint).unwrap();
        assert_plain_bytes(&bytes.0.take(), text);
    }
}

/// Every byte is of a known sequence of the program's own or of a text that does nothing.
fn assert_plain_bytes(bytes: &[u8], of: &str) {
    let written = std::str::from_utf8(bytes).expect("what is written is UTF-8");
    let mut pieces = written.split('\u{1b}');
    let check = |text: &str| {
        if let Some(bad) = text.chars().find(|c| is_forbidden(*c)) {
            panic!("U+{:04X} reaches the terminal in {written:?}, of {of:?}", u32::from(bad));
        }
    };
    check(pieces.next().unwrap_or_default());
    for piece in pieces {
        let sequence = piece.strip_prefix('[').unwrap_or_else(|| panic!("ESC {piece:?} of {of:?}"));
        let end = sequence.find(|c: char| !matches!(c, '0'..='9' | ';' | ':' | '?')).expect("a sequence ends");
        assert!(matches!(sequence.as_bytes()[end], b'H' | b'm' | b'h' | b'l' | b'J'), "ESC [{sequence:?} of {of:?}");
        check(&sequence[end + 1..]);
    }
}

pub fn screen(data: &[u8]) {
    let mut input = Input(data);
    let (scene, left, width) = (input.below(12), input.below(8), input.below(64));
    let text = input.text();
    SEAT.with_borrow_mut(|seat| draw(seat, scene, left, width, &text));
}

/// One frame of the scene, `left` columns in and `width` wide.
fn draw(seat: &mut Seat, scene: usize, left: usize, width: usize, text: &str) {
    // At most 63 and 7.
    let at = |area: Rect| Rect { x: left as u16, width: width as u16, ..area }.intersection(area);
    let line = || CleanText::line(text);
    match scene {
        0 => seat.draws(text, None, |area, canvas| {
            canvas.text(at(area), &line(), Style::new());
        }),
        1 => seat.draws(text, None, |area, canvas| {
            let (first, rest) = halves(text, left);
            let spans = [first, rest].map(|text| Span::raw(CleanText::line(text).into_owned().into_cow()));
            canvas.line(at(area), &Line::from(spans.to_vec()));
        }),
        2 => seat.draws(text, None, |area, canvas| {
            canvas.wrapped(at(area), &CleanText::paragraphs(text), Style::new());
        }),
        3 => seat.draws(text, None, |area, canvas| {
            let inside = canvas.frame(at(area), &line());
            canvas.wrapped(inside, &line(), Style::new());
        }),
        4 => {
            let mut list = WindowList::new(vec![
                Column::new("Title", Width::Share(2)),
                Column::new(line().to_string(), Width::Share(1)),
            ]);
            let cells = || [line().to_string(), text::truncate(&line(), width).into_owned()];
            list.replace((0..3).map(|id| Row::new(id, cells())), false, false);
            seat.draws(text, None, |area, canvas| list.draw(at(area), canvas, true));
        }
        5 => {
            let (label, detail) = halves(text, left);
            let choice = |id| Choice {
                id,
                label: CleanText::line(label).to_string(),
                detail: CleanText::line(detail).to_string(),
                style: Style::new(),
            };
            let mut picker = Picker::new((0..3).map(choice).collect()).with_placeholder(line().to_string());
            picker.handle(&Event::Paste(label.chars().take(3).collect()));
            seat.draws(text, None, |area, canvas| picker.draw(at(area), canvas));
        }
        6 => {
            let mut field = TextField::default().with_placeholder(line().to_string());
            types(text, left, |event| {
                field.handle(&event);
            });
            seat.draws(text, None, |area, canvas| field.draw(at(area), canvas, true));
            seat.draws(text, None, |area, canvas| TextField::new(text).draw(at(area), canvas, false));
        }
        7 => {
            let mut field = TextArea::default();
            types(text, left, |event| {
                field.handle(&event);
            });
            seat.draws(text, None, |area, canvas| field.draw(at(area), canvas, true));
            seat.draws(text, None, |area, canvas| TextArea::new(text).draw(at(area), canvas, true));
        }
        8 => {
            let mut pager = Pager::default();
            pager.show(render(text, width as u16, &MarkdownStyle::default()));
            seat.draws(text, None, |area, canvas| pager.draw(at(area), canvas));
        }
        9 => {
            let (asked, text) = halves(text, left);
            let (query, _) = Query::read(asked, date(2026, 3, 2));
            let find = |text: &str| query.marks(text);
            let marking = Marking { find: &find, style: Style::new().add_modifier(Modifier::REVERSED) };
            let mut pager = Pager::default();
            pager.show(wrap_marked(text, width as u16, Style::new(), &marking));
            seat.draws(text, None, |area, canvas| pager.draw(at(area), canvas));
        }
        10 => {
            let mut chips = Chips::default();
            chips.put(0, line().to_string());
            chips.put(1, line().to_string());
            let notice = line();
            seat.draws(text, Some(&notice), |area, canvas| {
                let (above, below) = (Rect { height: 1, ..area }, Rect { y: area.bottom() - 1, height: 1, ..area });
                chips.draw(at(above), canvas, true);
                footer::draw(at(below), canvas);
            });
        }
        _ => {
            let mut copied = Vec::new();
            crossterm::queue!(copied, CopyToClipboard::to_clipboard_from(text)).unwrap();
            let inside = copied.strip_prefix(b"\x1b]52;c;").and_then(|rest| rest.strip_suffix(b"\x1b\\"));
            let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
            assert!(inside.is_some_and(|text| text.iter().all(is_base64)), "{copied:?} of {text:?}");
        }
    }
}

/// A text in two, somewhere near its beginning.
fn halves(text: &str, at: usize) -> (&str, &str) {
    let middle = text.char_indices().nth(2 * at).map_or(text.len(), |(byte, _)| byte);
    text.split_at(middle)
}

/// Pastes a text, then types it once more in the middle of it.
fn types(text: &str, at: usize, mut take: impl FnMut(Event)) {
    take(Event::Paste(text.to_owned()));
    for _ in 0..at {
        take(Event::Key("left".parse::<Key>().unwrap()));
    }
    for c in text.chars().filter(|c| !c.is_control()).take(40) {
        take(Event::Key(Key::char(c)));
    }
}

pub fn markdown(data: &[u8]) {
    let mut input = Input(data);
    let (first, step) = (1 + input.below(200), 1 + input.below(200));
    let (asked, text) = (input.byte(), input.text());
    let word = if asked < 128 { "a" } else { "n" };
    let (query, _) = Query::read(word, date(2026, 3, 2));
    let find = |text: &str| query.marks(text);
    let marking = Marking { find: &find, style: Style::new().add_modifier(Modifier::REVERSED) };
    // At most 200.
    for width in [first, (first * step) % 200 + 1, 1].map(|width| width as u16) {
        let style = MarkdownStyle::default();
        let lines = render(&text, width, &style);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, 1));
        for line in &lines {
            let said: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
            assert!(text::width(&said) <= usize::from(width), "{said:?} is wider than {width}, of {text:?}");
            line.spans.iter().for_each(|span| assert_harmless(&span.content, &text));
            buffer.reset();
            buffer.set_line(0, 0, line, width);
            buffer.content.iter().for_each(|cell| assert_harmless(cell.symbol(), &text));
        }
        // Neither nesting nor narrowness makes much of little: a prefix a line, a line a character.
        assert!(lines.len() <= 64 + 8 * text.len(), "{} lines at {width}, of {text:?}", lines.len());
        let marked = render_marked(&text, width, &style, &marking);
        assert_eq!(marked.len(), lines.len(), "marked at {width}, of {text:?}");
    }
}
