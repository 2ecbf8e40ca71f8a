//! The README's captures: the real program in a real pseudo-terminal, on the sample, at a fixed moment.
//!
//! `cargo test --test captures -- --ignored` makes all of `assets/captures` anew. They are pictures for people and are
//! compared with nothing, so a screen may change without a test to mend.

use std::fmt::Write as _;
use std::fs;
use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Cell, Color};

const PROGRAM: &str = env!("CARGO_BIN_EXE_cartelera");
/// A Wednesday morning on the sample board.
const NOW: &str = "2026-10-14T09:30";
const COLUMNS: u16 = 100;
const ROWS: u16 = 30;
const PATIENCE: Duration = Duration::from_secs(30);
/// A screen that says nothing for so long is drawn.
const QUIET: Duration = Duration::from_millis(400);

const ENTER: &str = "\r";
const UP: &str = "\u{1b}[A";
const TAB: &str = "\t";
const DOWN: &str = "\u{1b}[B";
const RIGHT: &str = "\u{1b}[C";

/// What is written in the composer: language, title, text.
const WRITTEN: [(&str, &str, &str); 2] = [
    (
        "es",
        "Falta papel en recepción",
        "Queda **un paquete** para toda la semana.\r\rNecesitamos:\r- papel A4\r- sobres",
    ),
    (
        "en",
        "Reception is out of paper",
        "There is **one pack** left for the week.\r\rWe need:\r- A4 paper\r- envelopes",
    ),
];

#[test]
#[ignore = "draws assets/captures anew"]
fn the_readme_s_captures_are_drawn() {
    for (language, title, text) in WRITTEN {
        let home = tempfile::tempdir().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/captures").join(language);
        fs::create_dir_all(&folder).unwrap();
        let mut seat = Seat::start(home.path(), language);
        for keys in ["vera", ENTER, "cartelera", ENTER] {
            seat.press(keys);
        }
        seat.see("▸1");
        // Any key takes a newcomer's first keys away.
        for keys in [DOWN, UP] {
            seat.press(keys);
        }
        seat.save(&folder, "today");
        for keys in ["2", DOWN, ENTER] {
            seat.press(keys);
        }
        seat.save(&folder, "board");
        for keys in ["n", title, TAB, TAB, text] {
            seat.press(keys);
        }
        seat.save(&folder, "composer");
        seat.end();
        let home = tempfile::tempdir().unwrap();
        let mut seat = Seat::start(home.path(), language);
        for keys in ["ivan", ENTER, "cartelera", ENTER] {
            seat.press(keys);
        }
        seat.see("▸1");
        // Of "mine" and "my people" the second.
        for keys in ["3", "v", DOWN, ENTER] {
            seat.press(keys);
        }
        seat.save(&folder, "goals");
        seat.press(ENTER);
        seat.save(&folder, "goal");
        seat.end();
        let home = tempfile::tempdir().unwrap();
        let mut seat = Seat::start(home.path(), language);
        for keys in ["vera", ENTER, "cartelera", ENTER] {
            seat.press(keys);
        }
        seat.see("▸1");
        // Past ones, the latest of them.
        for keys in ["4", RIGHT, ENTER] {
            seat.press(keys);
        }
        seat.save(&folder, "session");
        for keys in ["1", "/", "auditoria"] {
            seat.press(keys);
        }
        seat.save(&folder, "search");
        seat.end();
        let home = tempfile::tempdir().unwrap();
        let mut seat = Seat::start(home.path(), language);
        for keys in ["lucia", ENTER, "cartelera", ENTER] {
            seat.press(keys);
        }
        seat.see("▸1");
        seat.press("6");
        seat.save(&folder, "settings");
        seat.end();
    }
}

/// The program in a pseudo-terminal, and the screen as a person would see it.
struct Seat {
    /// Kept open as long as the program runs.
    _master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Seat {
    fn start(home: &Path, language: &str) -> Self {
        let board = home.join("sample.db");
        let made = Command::new(PROGRAM)
            .args(["demo", "--no-open", "--now", NOW, "--board"])
            .arg(&board)
            .env("TZ", "Europe/Madrid")
            .output()
            .unwrap();
        assert!(made.status.success(), "{made:?}");
        let pair = native_pty_system().openpty(PtySize { rows: ROWS, cols: COLUMNS, ..PtySize::default() }).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        command.args(["--now", NOW, "--lang", language, "--board"]);
        command.arg(&board);
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "Europe/Madrid")] {
            command.env(name, value);
        }
        for name in ["HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"] {
            command.env(name, home);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let cells = |count| NonZero::new(count).unwrap();
        let screen = vt100::Parser::new(cells(ROWS), cells(COLUMNS), 0);
        let mut seat = Self { _master: pair.master, child, keyboard, output, screen };
        seat.see("ana.garcia");
        seat
    }

    fn end(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until the screen shows this, and then until it rests.
    fn see(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("no {text:?} in:\n{}", self.screen.screen().contents()),
            }
        }
        self.rest();
    }

    /// Waits for what the keys change, and then until the screen rests.
    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        let changed = self.output.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("{keys:?} does nothing"));
        self.screen.process(&changed);
        self.rest();
    }

    fn rest(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(QUIET) {
            self.screen.process(&bytes);
        }
    }

    /// As text and as a picture.
    fn save(&self, folder: &Path, name: &str) {
        let screen = self.screen.screen();
        let lines: Vec<String> = screen.rows(0, COLUMNS).map(|line| line.trim_end().to_owned()).collect();
        let file = |extension: &str| -> PathBuf { folder.join(name).with_extension(extension) };
        fs::write(file("txt"), lines.join("\n").trim_end().to_owned() + "\n").unwrap();
        fs::write(file("svg"), picture(screen)).unwrap();
    }
}

const WIDTH: u16 = 9;
const HEIGHT: u16 = 20;
const BASELINE: u16 = 15;
const MARGIN: u16 = 12;
const PAPER: &str = "#16181d";
const INK: &str = "#d7dae0";

/// How a run of cells looks.
#[derive(Clone, PartialEq)]
struct Look {
    ink: String,
    paper: Option<String>,
    attributes: String,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let (mut ink, mut paper) = (colour(cell.fgcolor()), colour(cell.bgcolor()));
        if cell.inverse() {
            (ink, paper) = (Some(paper.unwrap_or_else(|| PAPER.into())), Some(ink.unwrap_or_else(|| INK.into())));
        }
        let mut attributes = String::new();
        for (has, attribute) in [
            (cell.bold(), r#" font-weight="bold""#),
            (cell.italic(), r#" font-style="italic""#),
            (cell.underline(), r#" text-decoration="underline""#),
            (cell.dim(), r#" opacity="0.65""#),
        ] {
            if has {
                attributes.push_str(attribute);
            }
        }
        Self { ink: ink.unwrap_or_else(|| INK.into()), paper, attributes }
    }
}

/// A terminal's colour; none is its own ink or paper.
fn colour(colour: Color) -> Option<String> {
    const SIXTEEN: [&str; 16] = [
        "#2b2f38", "#e5676b", "#8fbf7f", "#e0b55b", "#6fa8dc", "#c792cf", "#62b8b0", "#c3c7cf", "#7d8590", "#ff8a8d",
        "#b0dca0", "#f5d07a", "#93c4f0", "#dfb0e6", "#86d6cd", "#f2f4f8",
    ];
    let step = |level: u8| if level == 0 { 0 } else { 55 + 40 * level };
    match colour {
        Color::Default => None,
        Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        Color::Idx(at @ 0..16) => Some(SIXTEEN[usize::from(at)].into()),
        Color::Idx(at @ 16..232) => {
            let at = at - 16;
            Some(format!("#{:02x}{:02x}{:02x}", step(at / 36), step(at / 6 % 6), step(at % 6)))
        }
        Color::Idx(at) => {
            let grey = 8 + 10 * (at - 232);
            Some(format!("#{grey:02x}{grey:02x}{grey:02x}"))
        }
    }
}

fn picture(screen: &vt100::Screen) -> String {
    let (width, height) = (COLUMNS * WIDTH + 2 * MARGIN, ROWS * HEIGHT + 2 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" font-family=\"ui-monospace, 'DejaVu Sans Mono', 'Liberation Mono', monospace\" \
         font-size=\"15\" xml:space=\"preserve\">\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for row in 0..ROWS {
        let mut runs: Vec<(u16, u16, String, Look)> = Vec::new();
        for column in 0..COLUMNS {
            let Some(cell) = screen.cell(row, column).filter(|cell| !cell.is_wide_continuation()) else { continue };
            let look = Look::of(cell);
            let text = if cell.has_contents() { cell.contents() } else { " " };
            let cells = if cell.is_wide() { 2 } else { 1 };
            match runs.last_mut() {
                Some((_, long, run, of)) if *of == look => {
                    *long += cells;
                    run.push_str(text);
                }
                _ => runs.push((column, cells, text.to_owned(), look)),
            }
        }
        for (column, long, text, look) in runs {
            let (x, y) = (MARGIN + column * WIDTH, MARGIN + row * HEIGHT);
            let wide = long * WIDTH;
            if let Some(paper) = &look.paper {
                svg_line(
                    &mut svg,
                    format_args!(r#"<rect x="{x}" y="{y}" width="{wide}" height="{HEIGHT}" fill="{paper}"/>"#),
                );
            }
            if !text.trim().is_empty() {
                let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
                let (y, ink, attributes) = (y + BASELINE, &look.ink, &look.attributes);
                svg_line(
                    &mut svg,
                    format_args!(r#"<text x="{x}" y="{y}" textLength="{wide}" fill="{ink}"{attributes}>{text}</text>"#),
                );
            }
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn svg_line(svg: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(svg, "{line}").unwrap();
}
