//! The terminal framework in a real pseudo-terminal: entered, left, stopped, killed, panicked in.
//!
//! The program under test is this very binary, started again to run the one ignored test.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use cartelera::clock::Clock;
use cartelera::tui::binding::Keymap;
use cartelera::tui::canvas::{Canvas, View};
use cartelera::tui::command::{Command, Phrase, Wording};
use cartelera::tui::event::Event;
use cartelera::tui::input::Inbox;
use cartelera::tui::job::Jobs;
use cartelera::tui::layer::{Context, Layer, Offer, Outcome, Stack};
use cartelera::tui::run::run;
use cartelera::tui::terminal::{Options, Terminal};
use cartelera::tui::theme::{Glyphs, Theme, ThemeName};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use ratatui::layout::Rect;
use ratatui::style::Style;
use rustix::process::{Pid, Signal, kill_process};

struct Toy {
    theme: Theme,
    glyphs: Glyphs,
    keymap: Keymap,
    jobs: Jobs<&'static str>,
}

/// Says the names of things.
struct Names;

impl Wording for Names {
    fn command(&self, command: Command) -> String {
        command.name().into()
    }

    fn phrase(&self, phrase: Phrase) -> String {
        phrase.message_key().into()
    }
}

impl Context for Toy {
    type Message = &'static str;

    fn view(&self) -> View<'_> {
        View { theme: &self.theme, glyphs: &self.glyphs, keymap: &self.keymap, words: &Names }
    }
}

/// Shows what happened last.
struct Last(String);

impl Layer<Toy> for Last {
    fn offers(&self, _: &Toy) -> Vec<Offer> {
        [Command::Down, Command::Export, Command::New, Command::Send, Command::Withdraw, Command::Quit]
            .map(Offer::ready)
            .into()
    }

    fn run(&mut self, command: Command, cx: &mut Toy) -> Outcome<Toy> {
        match command {
            Command::Export => drop(cx.jobs.start("export", |_| "job came back")),
            Command::New => drop(cx.jobs.start("new", |_| panic!("a worker broke"))),
            Command::Withdraw => panic!("the screen broke"),
            Command::Quit => return Outcome::Quit(3),
            other => self.0 = format!("did {}", other.name()),
        }
        Outcome::Consumed
    }

    fn handle(&mut self, event: &Event, _: &mut Toy) -> Outcome<Toy> {
        self.0 = format!("{event:?}");
        Outcome::Consumed
    }

    fn receive(&mut self, message: &'static str, _: &mut Toy) -> Result<Outcome<Toy>, &'static str> {
        self.0 = message.into();
        Ok(Outcome::Consumed)
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        canvas.text(area, &self.0, Style::new());
        let size = format!("{}x{}", area.width, area.height);
        canvas.text(Rect { y: area.bottom() - 1, height: 1, ..area }, &size, Style::new());
    }
}

#[test]
#[ignore = "the program the other tests run in a terminal"]
fn the_program() {
    let inbox = Inbox::default();
    let mut toy = Toy {
        theme: ThemeName::Dark.theme(),
        glyphs: Glyphs::unicode(),
        keymap: Keymap::default(),
        jobs: Jobs::new(inbox.mailbox()),
    };
    let mut terminal = Terminal::enter(Options { mouse: true, enhanced_keys: true, ..Options::default() }).unwrap();
    inbox.listen(false).unwrap();
    let mut source = inbox;
    let mut stack = Stack::new(Last("ready".into()));
    let exit = run(&mut terminal, &mut source, &Clock::system(), &mut stack, &mut toy).unwrap();
    drop(terminal);
    std::process::exit(exit.code().into());
}

/// The program in a pseudo-terminal, and the screen as a person would see it.
struct Seat {
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's settings can be read after the program has gone.
    _slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    settings: String,
}

const PATIENCE: Duration = Duration::from_secs(20);

impl Seat {
    fn start() -> Self {
        let size = PtySize { rows: 24, cols: 80, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        let settings = settings(&*pair.master);
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--exact", "the_program", "--ignored", "--nocapture", "--test-threads=1"]);
        command.env("TERM", "xterm-256color");
        // A trace would push the message off this small screen.
        command.env("RUST_BACKTRACE", "0");
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
        let screen = vt100::Parser::new(cells(24), cells(80), 0);
        let mut seat = Self { master: pair.master, _slave: pair.slave, child, keyboard, output, screen, settings };
        seat.see("ready");
        seat
    }

    /// Waits until the screen shows this.
    fn see(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("no {text:?} in:\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn press(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    fn signal(&self, signal: Signal) {
        let id = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(id).unwrap(), signal).unwrap();
    }

    /// Waits for the end; the terminal must be as it was before.
    fn leave(mut self) -> (u32, String) {
        let code = self.child.wait().unwrap().exit_code();
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
            self.screen.process(&bytes);
        }
        self.is_given_back();
        (code, self.screen.screen().contents())
    }

    fn is_given_back(&self) {
        let screen = self.screen.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.bracketed_paste());
        assert!(!screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(settings(&*self.master), self.settings);
    }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

fn settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

#[test]
fn a_program_is_entered_used_and_left_clean() {
    let mut seat = Seat::start();
    assert!(seat.screen.screen().alternate_screen() && seat.screen.screen().bracketed_paste());
    seat.press("j");
    seat.see("did down");
    seat.press("\u{1b}[200~hola\u{1b}[201~");
    seat.see("Paste(\"hola\")");
    seat.press("\u{1b}[13;5u");
    seat.see("did send");
    seat.press("x");
    seat.see("job came back");
    seat.master.resize(PtySize { rows: 1, cols: 1, ..PtySize::default() }).unwrap();
    seat.master.resize(PtySize { rows: 30, cols: 90, ..PtySize::default() }).unwrap();
    seat.screen.screen_mut().set_size(cells(30), cells(90));
    seat.see("90x30");
    seat.press("q");
    assert_eq!(seat.leave().0, 3);
}

#[test]
fn a_panic_in_any_thread_gives_the_terminal_back_and_says_why() {
    for (key, message) in [("n", "a worker broke"), ("d", "the screen broke")] {
        let mut seat = Seat::start();
        seat.press(key);
        let (code, shown) = seat.leave();
        assert_eq!(code, 101);
        assert!(shown.contains(message), "{shown}");
    }
}

#[test]
fn signals_end_the_program_with_their_code() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130), (Signal::QUIT, 131)] {
        let seat = Seat::start();
        seat.signal(signal);
        assert_eq!(seat.leave().0, code);
    }
}

#[test]
fn a_stopped_program_gives_the_terminal_back_and_comes_again() {
    let mut seat = Seat::start();
    seat.signal(Signal::TSTP);
    let end = Instant::now() + PATIENCE;
    while seat.screen.screen().alternate_screen() {
        let bytes = seat.output.recv_timeout(end.saturating_duration_since(Instant::now())).unwrap();
        seat.screen.process(&bytes);
    }
    let id = seat.child.process_id().unwrap();
    let is_stopped = || std::fs::read_to_string(format!("/proc/{id}/stat")).is_ok_and(|stat| stat.contains(") T "));
    while !is_stopped() {
        assert!(Instant::now() < end);
        std::thread::yield_now();
    }
    seat.is_given_back();
    seat.signal(Signal::CONT);
    seat.see("Resumed");
    assert!(seat.screen.screen().alternate_screen());
    seat.press("q");
    assert_eq!(seat.leave().0, 3);
}
