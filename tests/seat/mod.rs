//! The program in a pseudo-terminal, and its screen as a person would see it.

#![allow(dead_code, reason = "each test file uses its part")]

use std::cell::Cell;
use std::io::{Read as _, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant, SystemTime};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, kill_process};
use rustix::termios::{LocalModes, OptionalActions};
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cartelera");

const READ_ONLY: rusqlite::OpenFlags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;

/// How long anything may take before it counts as not coming.
const PATIENCE: Duration = Duration::from_secs(20);

/// A board and a home of its own.
pub struct Place {
    folder: TempDir,
}

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn new() -> Self {
        let place = Self::bare();
        place.file("passphrase", "cartelera\n");
        place.copy_sample();
        place
    }

    /// The sample is made once for each build of the program, and once an hour, because it is relative to now: making
    /// forty people's keys takes longer than most tests.
    fn copy_sample(&self) {
        let since = |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).unwrap();
        let built = since(std::fs::metadata(PROGRAM).unwrap().modified().unwrap()).as_nanos();
        let hour = since(SystemTime::now()).as_secs() / 3600;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("seat-samples");
        std::fs::create_dir_all(&folder).unwrap();
        let ready = folder.join(format!("{built}-{hour}.db"));
        let lock = std::fs::File::create(folder.join("lock")).unwrap();
        lock.lock().unwrap();
        if !ready.exists() {
            for old in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if old.extension().is_some_and(|end| end == "db") {
                    std::fs::remove_file(old).unwrap();
                }
            }
            let making = Self::of_others();
            assert!(!Path::new(&making.path("board.db-wal")).exists(), "what is copied must be whole");
            let whole = folder.join("making");
            std::fs::copy(making.board(), &whole).unwrap();
            std::fs::rename(whole, &ready).unwrap();
        }
        std::fs::copy(ready, self.board()).unwrap();
    }

    /// With a sample of its own: the same people on another board.
    pub fn of_others() -> Self {
        let place = Self::bare();
        place.file("passphrase", "cartelera\n");
        let made = place.run(place.program(&["demo", "--no-open", "--board", &place.board()]));
        assert_eq!(made.code, 0, "{made:?}");
        place
    }

    /// Without a board.
    pub fn bare() -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(place.folder.path().join("tmp")).unwrap();
        // Whoever tries samples here has seen the first keys.
        std::fs::create_dir_all(place.folder.path().join("state/cartelera")).unwrap();
        place.file("state/cartelera/preferences.toml", "greeted = [\"sample\"]\n");
        place
    }

    /// The same board as it is now, in a place of its own.
    pub fn another(&self) -> Self {
        let place = Self::bare();
        place.file("passphrase", "cartelera\n");
        std::fs::copy(self.board(), place.board()).unwrap();
        // A killed program leaves part of the board in its journal.
        let journal = |place: &Self| format!("{}-wal", place.board());
        if Path::new(&journal(self)).exists() {
            std::fs::copy(journal(self), journal(&place)).unwrap();
        }
        place
    }

    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::write(self.path(name), text).unwrap();
        std::fs::set_permissions(self.path(name), std::fs::Permissions::from_mode(0o600)).unwrap();
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    pub fn board(&self) -> String {
        self.path("board.db")
    }

    /// How many drafts wait on the board, read beside the running program.
    pub fn drafts(&self) -> i64 {
        let board = rusqlite::Connection::open_with_flags(self.board(), READ_ONLY).unwrap();
        board.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap()
    }

    /// How much the longest draft takes, sealed.
    pub fn longest_draft(&self) -> i64 {
        let board = rusqlite::Connection::open_with_flags(self.board(), READ_ONLY).unwrap();
        board.query_row("SELECT coalesce(max(length(sealed)), 0) FROM draft", [], |row| row.get(0)).unwrap()
    }

    #[track_caller]
    pub fn wait_until(&self, what: &str, is_so: impl Fn() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so() {
            assert!(Instant::now() < end, "not before the end of patience: {what}");
            std::thread::yield_now();
        }
    }

    fn surroundings(&self) -> Vec<(&'static str, PathBuf)> {
        let home = self.folder.path().to_owned();
        vec![
            ("HOME", home.clone()),
            ("TMPDIR", home.join("tmp")),
            ("XDG_STATE_HOME", home.join("state")),
            ("XDG_DATA_HOME", home.join("data")),
            ("XDG_CONFIG_HOME", home.join("config")),
            ("CARTELERA_BOARD", home.join("board.db")),
            ("CARTELERA_PASSPHRASE_FILE", home.join("passphrase")),
            ("LANG", PathBuf::from("es_ES.UTF-8")),
        ]
    }

    /// The program without a terminal.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(arguments).env_clear().envs(self.surroundings()).stdin(Stdio::null());
        command
    }

    pub fn run(&self, mut command: Command) -> Ran {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// Somebody at a terminal.
pub struct Seat {
    master: Box<dyn MasterPty + Send>,
    /// Kept open, so that the terminal's settings can be read after the program has gone.
    _slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
    settings: String,
    ended: bool,
}

impl Seat {
    /// At the sign-in screen.
    pub fn start(place: &Place) -> Self {
        let mut seat = Self::start_with(place, &[]);
        seat.see("Esto es una muestra");
        seat
    }

    pub fn start_with(place: &Place, variables: &[(&str, &str)]) -> Self {
        Self::run(place, &[PROGRAM], variables, (100, 30))
    }

    /// Runs this command, a shell perhaps, in a terminal of this size.
    pub fn run(place: &Place, command: &[&str], variables: &[(&str, &str)], (width, height): (u16, u16)) -> Self {
        let size = PtySize { rows: height, cols: width, ..PtySize::default() };
        let pair = native_pty_system().openpty(size).unwrap();
        keep_output(&*pair.master);
        let settings = settings(&*pair.master);
        let arguments = &command[1..];
        let mut command = CommandBuilder::new(command[0]);
        command.args(arguments);
        command.env_clear();
        for (name, value) in place.surroundings() {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        for (name, value) in variables {
            // None at all is not the same as an empty one.
            match *value {
                "" => command.env_remove(name),
                value => command.env(name, value),
            }
        }
        command.cwd(Path::new(&place.path("")));
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(cells(height), cells(width), 0);
        Self {
            master: pair.master,
            _slave: pair.slave,
            child,
            keyboard,
            output,
            screen,
            bytes: Vec::new(),
            settings,
            ended: false,
        }
    }

    pub fn screen(&self) -> &vt100::Screen {
        self.screen.screen()
    }

    pub fn bytes(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn has_escapes(&self) -> bool {
        self.bytes.contains(&0x1b)
    }

    /// What was drawn since the screen was last cleared, on a screen of the present size: after a storm of sizes nobody
    /// can tell which of them earlier bytes were meant for.
    pub fn redrawn(&self) -> String {
        const CLEAR: &[u8] = b"\x1b[2J";
        let cleared = self.bytes.windows(CLEAR.len()).rposition(|bytes| bytes == CLEAR).unwrap_or(0);
        let (height, width) = self.screen().size();
        let mut screen = vt100::Parser::new(height, width, 0);
        screen.process(&self.bytes[cleared..]);
        screen.screen().contents()
    }

    fn take(&mut self, bytes: &[u8]) {
        self.screen.process(bytes);
        self.bytes.extend_from_slice(bytes);
    }

    /// Waits until the terminal shows that something is so.
    #[track_caller]
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(self) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "not before the end of patience: {what}\n{}", self.screen().contents());
            // Some of what is waited for does not show in what the program writes.
            if let Ok(bytes) = self.output.recv_timeout(left.min(Duration::from_millis(20))) {
                self.take(&bytes);
            }
        }
    }

    /// Takes in what the program writes in this time.
    pub fn drain(&mut self, time: Duration) {
        let end = Instant::now() + time;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            if let Ok(bytes) = self.output.recv_timeout(left) {
                self.take(&bytes);
            }
        }
    }

    #[track_caller]
    pub fn see(&mut self, text: &str) {
        self.wait_until(text, |seat| seat.screen().contents().contains(text));
    }

    #[track_caller]
    pub fn see_not(&mut self, text: &str) {
        self.wait_until(&format!("no {text}"), |seat| !seat.screen().contents().contains(text));
    }

    /// Sends keys as the terminal would.
    pub fn press(&mut self, keys: &str) {
        // The program reads while it writes: a long paste must not wait for the other.
        for part in keys.as_bytes().chunks(1024) {
            self.keyboard.write_all(part).unwrap();
            while let Ok(bytes) = self.output.try_recv() {
                self.take(&bytes);
            }
        }
    }

    /// Sends these one after the other, each when the program has read the one before: torn apart, as on a slow line.
    pub fn press_torn(&mut self, parts: &[&str]) {
        for part in parts {
            self.press(part);
            self.wait_until_read();
        }
    }

    /// Waits until the program has read all keys. One that ends meanwhile reads no more.
    pub fn wait_until_read(&mut self) {
        let terminal = std::fs::File::open(self.master.tty_name().unwrap()).unwrap();
        let has_read = |_: &Self| rustix::io::ioctl_fionread(&terminal).map_or(true, |left| left == 0);
        let end = Instant::now() + PATIENCE;
        while !has_read(self) && !self.has_ended() {
            assert!(Instant::now() < end, "keys are not read\n{}", self.screen().contents());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(1)) {
                self.take(&bytes);
            }
        }
    }

    /// Sends all of this as fast as it is taken, meanwhile.
    pub fn flood(&mut self, keys: String) -> Flood {
        let mut keyboard = std::mem::replace(&mut self.keyboard, Box::new(std::io::sink()));
        let flood = Flood { sent: Arc::default(), total: keys.len(), seen: Cell::new((0, Instant::now())) };
        let sent = Arc::clone(&flood.sent);
        std::thread::spawn(move || {
            for part in keys.as_bytes().chunks(1024) {
                if keyboard.write_all(part).is_err() {
                    return;
                }
                sent.fetch_add(part.len(), Ordering::Relaxed);
            }
        });
        flood
    }

    /// The memory that the program holds, in bytes.
    pub fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1024
    }

    #[track_caller]
    pub fn sign_in(&mut self, name: &str) {
        self.sign_in_with(name, "cartelera");
    }

    #[track_caller]
    pub fn sign_in_with(&mut self, name: &str, passphrase: &str) {
        self.press(name);
        self.see(name);
        self.press("\r");
        self.see("Contraseña");
        self.press(passphrase);
        self.press("\r");
        self.see("1 Hoy");
    }

    /// Walks through a list until its selected line holds this text: down, but for what stands above.
    #[track_caller]
    pub fn walk_to(&mut self, text: &str) {
        // What is not drawn yet would be taken for what the first key did.
        self.wait_until("a line is selected", |seat| !seat.selected().is_empty());
        for _ in 0..60 {
            self.settle();
            let before = self.selected();
            if before.iter().any(|selected| selected.holds(text, selected.row)) {
                return;
            }
            // A list that is read anew may move what is selected too.
            let is_above = before.iter().any(|selected| (0..selected.row).any(|row| selected.holds(text, row)));
            self.press(if is_above { "\u{1b}[A" } else { "\u{1b}[B" });
            self.wait_until(&format!("another line is selected on the way to {text:?}"), |seat| {
                let now = seat.selected();
                now != before && !now.is_empty()
            });
        }
        panic!("no line {text:?} was reached in\n{}", self.screen().contents());
    }

    /// What is drawn as selected: of the topmost list and, perhaps, of those beneath.
    fn selected(&self) -> Vec<Selected> {
        let (height, width) = self.screen().size();
        let is_selected = |row: u16, column: u16| {
            self.screen().cell(row, column).is_some_and(|cell| cell.bgcolor() == vt100::Color::Idx(238))
        };
        let selected = |row: u16| {
            let columns: Vec<u16> = (0..width.get()).filter(|column| is_selected(row, *column)).collect();
            let (first, last) = (*columns.first()?, *columns.last()?);
            let list = || self.screen().rows(first, last - first + 1).collect();
            (columns.len() > 10).then(|| Selected { row, list: list() })
        };
        (0..height.get()).filter_map(selected).collect()
    }

    /// Takes in the rest of a picture of which the terminal has handed on a part.
    fn settle(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(5)) {
            self.take(&bytes);
        }
    }

    /// Tabs on until this field of the composer or of a dialog has the focus.
    #[track_caller]
    pub fn walk_to_field(&mut self, label: &str) {
        self.wait_until("a field has the focus", |seat| !seat.focused_rows().is_empty());
        // In a dialog it begins behind the border.
        let framed = format!("│{label}");
        let has_label = |line: &str| line.starts_with(label) || line.contains(&framed);
        for _ in 0..20 {
            self.settle();
            let rows = self.focused_rows();
            let contents = self.screen().contents();
            if contents.lines().zip(0..).any(|(line, row)| has_label(line) && rows.contains(&row)) {
                return;
            }
            self.press("\t");
            // What else is still being drawn does not count as having moved.
            self.wait_until("the focus moves", |seat| {
                let now = seat.focused_rows();
                now != rows && !now.is_empty()
            });
        }
        panic!("no field {label:?} was reached in\n{}", self.screen().contents());
    }

    /// The rows of a form that have the colour of the focus, which lies left of the middle.
    fn focused_rows(&self) -> Vec<u16> {
        let has_focus = |row: &u16| {
            let cells = (0..45).filter_map(|column| self.screen().cell(*row, column));
            cells.into_iter().any(|cell| cell.bgcolor() == vt100::Color::Idx(238))
        };
        (0..self.screen().size().0.get()).filter(has_focus).collect()
    }

    /// Presses the button that does the deed, whichever has the focus.
    #[track_caller]
    pub fn say_yes(&mut self, deed: &str) {
        self.see(deed);
        let button = format!("[ {deed} ]");
        if !self.screen().contents().contains(&button) {
            self.press("\t");
        }
        self.see(&button);
        self.press("\r");
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.master.resize(PtySize { rows: height, cols: width, ..PtySize::default() }).unwrap();
        self.screen.screen_mut().set_size(cells(height), cells(width));
    }

    /// Lets go of what was written before: only the screen counts from here on.
    pub fn forget(&mut self) {
        self.bytes.clear();
    }

    pub fn id(&self) -> i32 {
        i32::try_from(self.child.process_id().unwrap()).unwrap()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        kill_process(Pid::from_raw(self.id()).unwrap(), signal).unwrap();
    }

    pub fn is_stopped(&self) -> bool {
        std::fs::read_to_string(format!("/proc/{}/stat", self.id())).is_ok_and(|stat| stat.contains(") T "))
    }

    pub fn has_ended(&mut self) -> bool {
        self.child.try_wait().unwrap().is_some()
    }

    /// Waits for the end and for the last of what was written.
    pub fn wait(&mut self) -> u32 {
        let end = Instant::now() + PATIENCE;
        let code = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.exit_code();
            }
            assert!(Instant::now() < end, "it does not end\n{}", self.screen().contents());
            if let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(20)) {
                self.take(&bytes);
            }
        };
        self.ended = true;
        // A Ctrl-S that came too late to be the program's has stopped the terminal; this starts it again.
        self.keyboard.write_all(b"\x11").unwrap();
        // What comes after all that the program wrote, but for the echo of keys; nobody else writes it, and it shows nothing.
        const LAST: &[u8] = b"\0\0\0";
        let mut terminal = std::fs::File::options().write(true).open(self.master.tty_name().unwrap()).unwrap();
        terminal.write_all(LAST).unwrap();
        let last = |seat: &Self| seat.bytes.windows(LAST.len()).position(|bytes| bytes == LAST);
        while last(self).is_none() {
            match self.output.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("the last of what was written does not come"),
            }
        }
        if let Some(last) = last(self) {
            self.bytes.truncate(last);
        }
        code
    }

    /// Waits for the end; the terminal must be as it was before.
    pub fn leave(mut self) -> u32 {
        let code = self.wait();
        self.is_given_back();
        code
    }

    #[track_caller]
    pub fn is_given_back(&self) {
        let screen = self.screen();
        assert!(!screen.alternate_screen());
        assert!(!screen.bracketed_paste());
        assert!(!screen.hide_cursor());
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert_eq!(left_on(&self.bytes), Vec::<String>::new());
        assert_eq!(settings(&*self.master), self.settings);
    }

    /// The person goes away and takes the terminal along; answers what the program ended with.
    pub fn hang_up(mut self) -> u32 {
        // Who reads what the program writes lets go of the terminal when nobody listens, at what is drawn next.
        self.output = channel().1;
        self.resize(90, 29);
        let pair = native_pty_system().openpty(PtySize::default()).unwrap();
        (self.master, self._slave, self.keyboard) = (pair.master, pair.slave, Box::new(std::io::sink()));
        self.wait()
    }

    /// The numbers of every SGR sequence written so far.
    pub fn graphics(&self) -> Vec<String> {
        let written = self.bytes();
        let sequences = written.split("\u{1b}[").skip(1);
        sequences
            .filter_map(|rest| {
                let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
                rest[end..].starts_with('m').then(|| rest[..end].to_owned())
            })
            .collect()
    }
}

/// A selected row, and its list: what stands beside that may change at any time.
#[derive(PartialEq)]
struct Selected {
    row: u16,
    list: Vec<String>,
}

impl Selected {
    fn holds(&self, text: &str, row: u16) -> bool {
        self.list.get(usize::from(row)).is_some_and(|line| line.contains(text))
    }
}

/// Keys on their way.
pub struct Flood {
    sent: Arc<AtomicUsize>,
    total: usize,
    /// How much had been sent, and since when no more has.
    seen: Cell<(usize, Instant)>,
}

impl Flood {
    /// Whether all is sent, or what is left has waited for a while.
    pub fn stands_still(&self) -> bool {
        let sent = self.sent.load(Ordering::Relaxed);
        let (before, since) = self.seen.get();
        if sent != before {
            self.seen.set((sent, Instant::now()));
        }
        sent == self.total || (sent == before && since.elapsed() > Duration::from_millis(500))
    }
}

/// What was switched on and never off again, by all that a program wrote: modes of the terminal, kept apart from the
/// screen's own idea of them; the keyboard's enhancements, of which each screen has its own; colours; a cursor's shape.
pub fn left_on(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    let mut on: Vec<String> = Vec::new();
    let mut alternate = false;
    let mut keyboards = [0_i32; 2];
    let mut is_coloured = false;
    for rest in text.split("\u{1b}[").skip(1) {
        let Some(end) = rest.find(|c: char| ('@'..='~').contains(&c)) else { continue };
        let (parameters, last) = (&rest[..end], &rest[end..=end]);
        match (parameters.as_bytes().first(), last) {
            (Some(b'?'), "h" | "l") => {
                for mode in parameters[1..].split(';') {
                    // What is on to begin with: the cursor, wrapping.
                    let is_on = (last == "h") != matches!(mode, "25" | "7");
                    on.retain(|other| other != mode);
                    if is_on {
                        on.push(mode.to_owned());
                    }
                    if mode == "1049" {
                        alternate = is_on;
                    }
                }
            }
            (Some(b'>'), "u") => keyboards[usize::from(alternate)] += 1,
            (Some(b'<'), "u") => {
                let keyboard = &mut keyboards[usize::from(alternate)];
                *keyboard = (*keyboard - 1).max(0);
            }
            (_, "m") => is_coloured = !matches!(parameters, "" | "0"),
            (_, "r") if !parameters.is_empty() => on.push("a scroll region".to_owned()),
            (_, "q") if parameters.ends_with(' ') => on.push("the cursor's shape".to_owned()),
            (_, "h") => on.push(parameters.to_owned()),
            _ => {}
        }
    }
    if keyboards != [0, 0] {
        on.push(format!("{keyboards:?} enhancements of the keyboard"));
    }
    if is_coloured {
        on.push("colours".to_owned());
    }
    on
}

impl Drop for Seat {
    fn drop(&mut self) {
        if !self.ended {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

fn cells(count: u16) -> NonZero<u16> {
    // A terminal may say that it has no size at all.
    NonZero::new(count.max(1)).unwrap()
}

/// A Ctrl-C that comes when the program has just gone throws away what it wrote last, unless the terminal is told not to.
fn keep_output(master: &(dyn MasterPty + Send)) {
    let terminal = std::fs::File::open(master.tty_name().unwrap()).unwrap();
    let mut settings = rustix::termios::tcgetattr(&terminal).unwrap();
    settings.local_modes |= LocalModes::NOFLSH;
    rustix::termios::tcsetattr(&terminal, OptionalActions::Now, &settings).unwrap();
}

fn settings(master: &(dyn MasterPty + Send)) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
