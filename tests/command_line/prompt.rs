//! Passphrases typed on a real pseudo-terminal.

use std::io::{Read as _, Write as _};
use std::sync::{Arc, Mutex};

use portable_pty::{Child, CommandBuilder, PtyPair, PtySize, native_pty_system};

use crate::world::{NOW, PROGRAM, World};

struct Typing {
    pair: PtyPair,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Mutex<Vec<u8>>>,
}

impl Typing {
    fn start(world: &World, arguments: &[&str]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        command.env("HOME", world.folder.path());
        command.env("CARTELERA_BOARD", world.board());
        command.args(arguments);
        command.args(["--now", NOW, "--lang", "en"]);
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shown = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&shown);
        std::thread::spawn(move || {
            let mut bytes = [0; 1024];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                seen.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        Self { pair, child, shown }
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.shown.lock().unwrap()).into_owned()
    }

    /// Waits until something is shown so many times.
    fn until(&self, text: &str, times: usize) {
        let begun = std::time::Instant::now();
        while self.shown().matches(text).count() < times {
            assert!(begun.elapsed().as_secs() < 20, "{text} is not shown: {}", self.shown());
            std::thread::yield_now();
        }
    }

    fn echoes(&self) -> bool {
        let terminal = self.pair.master.get_termios().unwrap();
        terminal.local_flags.bits() & rustix::termios::LocalModes::ECHO.bits() != 0
    }
}

#[test]
fn a_passphrase_is_asked_for_and_never_shown() {
    let world = World::sample();
    let mut typing = Typing::start(&world, &["unread", "--count", "--as", "vera.nogues"]);
    typing.until("Passphrase of vera.nogues: ", 1);
    assert!(!typing.echoes());
    let mut keys = typing.pair.master.take_writer().unwrap();
    keys.write_all("cartelerañ\u{7f}\r".as_bytes()).unwrap();
    let status = typing.child.wait().unwrap();
    assert_eq!(status.exit_code(), 10, "{}", typing.shown());
    assert!(typing.echoes());
    assert!(!typing.shown().contains("cartelera"), "{}", typing.shown());
}

#[test]
fn an_interrupted_prompt_gives_the_terminal_back() {
    let world = World::sample();
    let mut typing = Typing::start(&world, &["list", "--as", "vera.nogues"]);
    typing.until("Passphrase of vera.nogues: ", 1);
    let mut keys = typing.pair.master.take_writer().unwrap();
    keys.write_all(b"half\x03").unwrap();
    assert_eq!(typing.child.wait().unwrap().exit_code(), 130);
    assert!(typing.echoes());
    assert!(!typing.shown().contains("half"));
}
