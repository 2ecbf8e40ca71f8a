//! A program in a pseudo-terminal, watched from outside: what it writes, when, and what it costs.

use std::io::{Read as _, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};

/// So long without another byte means that the answer to a key is whole.
const SILENCE: Duration = Duration::from_millis(40);
/// The same where something that takes long comes last: how many were found.
const LONG_SILENCE: Duration = Duration::from_millis(400);
/// So long a key may stay without any answer.
const PATIENCE: Duration = Duration::from_secs(1);
const GIVE_UP: Duration = Duration::from_secs(120);

pub struct Seat {
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's settings can be read after the program has gone.
    _slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    settings: String,
    started: Instant,
}

/// What a key brought about.
pub struct Answer {
    /// From the key to the last byte; `None` where nothing came.
    pub took: Option<Duration>,
    pub bytes: usize,
}

/// What the whole program has used so far.
#[derive(Clone, Copy)]
pub struct Used {
    pub wake_ups: u64,
    pub cpu: Duration,
}

impl Seat {
    pub fn start(command: &[String], home: &str, (width, height): (u16, u16)) -> Self {
        let size = PtySize { rows: height, cols: width, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let settings = settings(&*pair.master);
        let mut builder = CommandBuilder::new(&command[0]);
        builder.args(&command[1..]);
        builder.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("HOME", home)] {
            builder.env(name, value);
        }
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let keyboard = pair.master.take_writer().expect("a writer");
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 64 * 1024];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send((Instant::now(), bytes[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let cells = |count| NonZero::new(count).expect("some cells");
        let screen = vt100::Parser::new(cells(height), cells(width), 0);
        let child = pair.slave.spawn_command(builder).expect("the program");
        // It answers when the program begins; what making a process of this one takes is nobody's start.
        let started = Instant::now();
        Self { master: pair.master, _slave: pair.slave, child, keyboard, output, screen, settings, started }
    }

    pub fn contents(&self) -> String {
        self.screen.screen().contents()
    }

    /// Waits until the screen shows all of `texts`; answers when the byte came that completed them.
    pub fn see(&mut self, texts: &[&str]) -> Instant {
        let end = Instant::now() + GIVE_UP;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok((at, bytes)) = self.output.recv_timeout(left) else {
                panic!("no {texts:?} in:\n{}", self.contents());
            };
            self.screen.process(&bytes);
            let contents = self.contents();
            if texts.iter().all(|text| contents.contains(text)) {
                return at;
            }
        }
    }

    /// From the start of the process to the screen that shows `texts`.
    pub fn ready(&mut self, texts: &[&str]) -> Duration {
        let at = self.see(texts);
        self.settle();
        at - self.started
    }

    /// Lets what is still on its way arrive.
    pub fn settle(&mut self) {
        while let Ok((_, bytes)) = self.output.recv_timeout(SILENCE) {
            self.screen.process(&bytes);
        }
    }

    pub fn send(&mut self, keys: &str) -> Instant {
        let at = Instant::now();
        self.keyboard.write_all(keys.as_bytes()).expect("the program reads");
        at
    }

    /// Presses a key and waits for the end of its answer.
    pub fn press(&mut self, keys: &str) -> Answer {
        let pressed = self.send(keys);
        let answer = self.answer(SILENCE);
        // Only now: while a latency is taken nothing else is done.
        answer.iter().for_each(|(_, bytes)| self.screen.process(bytes));
        Answer {
            took: answer.last().map(|(at, _)| at.saturating_duration_since(pressed)),
            bytes: answer.iter().map(|(_, bytes)| bytes.len()).sum(),
        }
    }

    /// Presses a key that has something looked for. Answers how long it took until all that was found stood on the screen,
    /// and until the line that holds `heading` said how many there are.
    pub fn look_for(&mut self, key: &str, heading: &str) -> (Option<Duration>, Option<Duration>) {
        let pressed = self.send(key);
        let answer = self.answer(LONG_SILENCE);
        let all_but_heading = |screen: &vt100::Screen| -> Vec<String> {
            let width = screen.size().1.get();
            let rows = screen.rows(0, width).zip(screen.rows_formatted(0, width));
            rows.filter(|(row, _)| !row.contains(heading)).map(|(_, formatted)| formatted).collect()
        };
        let (mut stood, mut before) = (None, all_but_heading(self.screen.screen()));
        for (at, bytes) in &answer {
            self.screen.process(bytes);
            let now = all_but_heading(self.screen.screen());
            if now != before {
                (stood, before) = (Some(at.saturating_duration_since(pressed)), now);
            }
        }
        (stood, answer.last().map(|(at, _)| at.saturating_duration_since(pressed)))
    }

    /// Whatever comes until so long nothing more does.
    fn answer(&mut self, silence: Duration) -> Vec<(Instant, Vec<u8>)> {
        let mut answer = Vec::new();
        while let Ok(piece) = self.output.recv_timeout(if answer.is_empty() { PATIENCE } else { silence }) {
            answer.push(piece);
        }
        answer
    }

    /// A key held down: how far the last byte lags behind the last key.
    pub fn hold(&mut self, key: &str, times: u32, every: Duration) -> Duration {
        let begun = Instant::now();
        for at in 1..times {
            self.send(key);
            std::thread::sleep((begun + every * at).saturating_duration_since(Instant::now()));
        }
        while let Ok((_, bytes)) = self.output.try_recv() {
            self.screen.process(&bytes);
        }
        self.press(key).took.unwrap_or_default()
    }

    fn process(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// A line of the process's status in kB: `VmRSS`, `VmHWM`.
    pub fn memory(&self, line: &str) -> u64 {
        number(&format!("/proc/{}/status", self.process()), line)
    }

    pub fn used(&self) -> Used {
        let mut used = Used { wake_ups: 0, cpu: Duration::ZERO };
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.process())).expect("its threads");
        for task in tasks.flatten() {
            let task = task.path().display().to_string();
            used.wake_ups += number(&format!("{task}/status"), "voluntary_ctxt_switches");
            let schedule = std::fs::read_to_string(format!("{task}/schedstat")).unwrap_or_default();
            let nanos = schedule.split(' ').next().and_then(|nanos| nanos.parse().ok()).unwrap_or(0);
            used.cpu += Duration::from_nanos(nanos);
        }
        used
    }

    /// So long without a key: the bytes that came all the same.
    pub fn wait(&mut self, so_long: Duration) -> usize {
        let end = Instant::now() + so_long;
        let mut bytes = 0;
        while let Ok((_, some)) = self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
            bytes += some.len();
            self.screen.process(&some);
        }
        bytes
    }

    /// Presses the last key before the end. Answers how long the end took, and whether the terminal is as it was.
    pub fn quit(mut self, key: &str) -> (Duration, bool) {
        let pressed = self.send(key);
        let code = self.child.wait().expect("its end").exit_code();
        let took = pressed.elapsed();
        self.settle();
        let screen = self.screen.screen();
        let clean = code == 0
            && !screen.alternate_screen()
            && !screen.bracketed_paste()
            && !screen.hide_cursor()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
            && settings(&*self.master) == self.settings;
        (took, clean)
    }
}

/// The first number after a word of a file under /proc.
fn number(path: &str, word: &str) -> u64 {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(word)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().expect("a terminal"))
}
