//! Passphrases, codes and recovery keys: from a file, or typed on the terminal without being shown.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::process::Signal;
use rustix::termios::{self, LocalModes, OptionalActions, SpecialCodeIndex, Termios};
use zeroize::Zeroizing;

use super::failure::Failure;

/// Longest secret that is read.
const LIMIT: u64 = 4096;

/// A secret from a file: its text without the line break at the end.
pub struct FromFile {
    pub secret: Zeroizing<String>,
    /// Other accounts of the machine can read it.
    pub exposed: bool,
}

pub fn read_file(path: &Path) -> Result<FromFile, Failure> {
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    let mut secret = Zeroizing::new(String::with_capacity(LIMIT as usize));
    file.take(LIMIT).read_to_string(&mut secret).map_err(failed)?;
    let kept = secret.trim_end_matches(['\r', '\n']).len();
    secret.truncate(kept);
    Ok(FromFile { secret, exposed: metadata.is_file() && metadata.mode() & 0o077 != 0 })
}

/// The person's terminal, whatever standard input and output are.
pub struct Prompt {
    tty: File,
}

impl Prompt {
    /// `None` where there is no terminal to ask on.
    pub fn open() -> Option<Self> {
        File::options().read(true).write(true).open("/dev/tty").ok().map(|tty| Self { tty })
    }

    /// Asks for a line and shows nothing of what is typed.
    pub fn ask(&mut self, question: &str) -> Result<Zeroizing<String>, Failure> {
        let stopped = StopSignals::watch()?;
        let mut tty = &self.tty;
        let quiet = Quiet::start(tty)?;
        write!(tty, "{question}: ")?;
        let typed = read_line(tty, &stopped);
        drop(quiet);
        writeln!(tty)?;
        typed
    }

    /// Says something beside a question.
    pub fn say(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.tty, "{text}")
    }
}

/// A terminal that neither echoes nor turns keys into signals; given back as it was when dropped.
struct Quiet<'a> {
    tty: &'a File,
    before: Termios,
}

impl<'a> Quiet<'a> {
    fn start(tty: &'a File) -> io::Result<Self> {
        let before = termios::tcgetattr(tty)?;
        let mut quiet = before.clone();
        // Byte by byte and without signals: Ctrl-C must find the terminal put back.
        quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG | LocalModes::IEXTEN);
        quiet.special_codes[SpecialCodeIndex::VMIN] = 0;
        quiet.special_codes[SpecialCodeIndex::VTIME] = 1;
        termios::tcsetattr(tty, OptionalActions::Flush, &quiet)?;
        Ok(Self { tty, before })
    }
}

impl Drop for Quiet<'_> {
    fn drop(&mut self) {
        // Nothing else can be done about a terminal that is gone.
        let _ = termios::tcsetattr(self.tty, OptionalActions::Flush, &self.before);
    }
}

/// The signals that end a program, noted rather than obeyed while the terminal is quiet.
struct StopSignals {
    caught: Arc<AtomicUsize>,
    registered: Vec<signal_hook::SigId>,
}

impl StopSignals {
    fn watch() -> io::Result<Self> {
        let caught = Arc::new(AtomicUsize::new(0));
        let mut signals = Self { caught: Arc::clone(&caught), registered: Vec::new() };
        for signal in [Signal::INT, Signal::TERM, Signal::HUP, Signal::QUIT].map(Signal::as_raw) {
            let number = usize::try_from(signal).unwrap_or_default();
            signals.registered.push(signal_hook::flag::register_usize(signal, Arc::clone(&caught), number)?);
        }
        Ok(signals)
    }

    fn caught(&self) -> Option<i32> {
        i32::try_from(self.caught.load(Ordering::Relaxed)).ok().filter(|signal| *signal != 0)
    }
}

impl Drop for StopSignals {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            signal_hook::low_level::unregister(id);
        }
    }
}

const CTRL_C: u8 = 3;
const CTRL_D: u8 = 4;
const CTRL_U: u8 = 21;
const CTRL_BACKSLASH: u8 = 28;

fn read_line(mut tty: &File, stopped: &StopSignals) -> Result<Zeroizing<String>, Failure> {
    let mut typed = Zeroizing::new(Vec::with_capacity(LIMIT as usize));
    loop {
        if let Some(signal) = stopped.caught() {
            return Err(Failure::Interrupted(signal));
        }
        let mut byte = Zeroizing::new([0_u8; 1]);
        match tty.read(byte.as_mut_slice()) {
            // The tenth of a second has passed.
            Ok(0) => continue,
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error.into()),
        }
        match byte[0] {
            b'\r' | b'\n' => break,
            CTRL_C => return Err(Failure::Interrupted(Signal::INT.as_raw())),
            CTRL_BACKSLASH => return Err(Failure::Interrupted(Signal::QUIT.as_raw())),
            CTRL_D if typed.is_empty() => return Err(Failure::Interrupted(Signal::INT.as_raw())),
            CTRL_U => typed.clear(),
            8 | 127 => erase(&mut typed),
            other if other >= b' ' && typed.len() < LIMIT as usize => typed.push(other),
            _ => {}
        }
    }
    let text = std::str::from_utf8(&typed).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(Zeroizing::new(text.to_owned()))
}

/// Takes the last character back, all its bytes.
fn erase(typed: &mut Vec<u8>) {
    while typed.pop().is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backspace_takes_a_whole_letter() {
        let mut typed = "añ".as_bytes().to_vec();
        erase(&mut typed);
        assert_eq!(typed, b"a");
        erase(&mut typed);
        erase(&mut typed);
        assert!(typed.is_empty());
    }

    #[test]
    fn a_secret_in_a_file_ends_before_its_line_break() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("passphrase");
        std::fs::write(&path, " dos palabras \r\n").unwrap();
        let read = read_file(&path).unwrap();
        assert_eq!(*read.secret, " dos palabras ");
    }
}
