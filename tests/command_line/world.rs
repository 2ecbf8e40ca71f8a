//! A board in a folder of its own, and runs of the program on it.

use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use tempfile::TempDir;

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_cartelera");

/// When everything on the sample happens: a Thursday morning in Madrid.
pub const NOW: &str = "2026-10-08T09:30:00Z";

pub struct World {
    pub folder: TempDir,
    is_sample: bool,
}

/// What a run came to.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl World {
    /// The sample organisation, where everybody's passphrase is the same.
    pub fn sample() -> Self {
        /// Made once: forty people's keys take longer than most tests.
        static MADE: OnceLock<Vec<u8>> = OnceLock::new();
        let world = Self { folder: tempfile::tempdir().unwrap(), is_sample: true };
        world.file("passphrase", "cartelera\n");
        let made = MADE.get_or_init(|| {
            world.run(&["demo", "--no-open", "--board", world.board().to_str().unwrap()]).done();
            assert!(!world.path("board.db-wal").exists(), "what is copied must be whole");
            std::fs::read(world.board()).unwrap()
        });
        world.file("board.db", made);
        world
    }

    /// A folder without a board.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), is_sample: false }
    }

    pub fn board(&self) -> PathBuf {
        self.path("board.db")
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file that only this account can read, and answers where.
    pub fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// The program, told nothing but where it lives.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.folder.path()).env("TZ", "Europe/Madrid").env("LC_ALL", "C.UTF-8");
        command.env("CARTELERA_BOARD", self.board());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = self.command(PROGRAM);
        command.args(arguments);
        if self.is_sample {
            command.args(["--now", NOW]);
        }
        ran(&mut command)
    }

    /// Somebody's command, in English.
    pub fn by(&self, handle: &str, arguments: &[&str]) -> Ran {
        let passphrase = self.path("passphrase");
        let who = ["--as", handle, "--passphrase-file", passphrase.to_str().unwrap(), "--lang", "en"];
        self.run(&[arguments, who.as_slice()].concat())
    }

    /// The same as JSON.
    pub fn json(&self, handle: &str, arguments: &[&str]) -> Ran {
        self.by(handle, &[arguments, ["--json"].as_slice()].concat())
    }

    /// How much was ever signed on the board.
    pub fn signed(&self) -> i64 {
        let file = rusqlite::Connection::open(self.board()).unwrap();
        file.query_row("SELECT count(*) FROM chain", (), |row| row.get(0)).unwrap()
    }

    /// The head of the chain: another one as soon as anything signed has been done.
    pub fn head(&self) -> String {
        self.run(&["check", "--json"]).done().object()["head"].as_str().unwrap().to_owned()
    }
}

pub fn ran(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    Ran {
        code: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

impl Ran {
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    #[track_caller]
    pub fn done(self) -> Self {
        self.exits(0)
    }

    /// Every object printed.
    #[track_caller]
    pub fn objects(&self) -> Vec<Value> {
        let objects: Vec<Value> = self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(objects.iter().all(|object| object["schema"] == 1), "{self:#?}");
        objects
    }

    /// The only object printed.
    #[track_caller]
    pub fn object(&self) -> Value {
        let mut objects = self.objects();
        assert_eq!(objects.len(), 1, "{self:#?}");
        objects.remove(0)
    }

    /// The error object.
    #[track_caller]
    pub fn error(&self) -> Value {
        let object: Value = serde_json::from_str(&self.err).unwrap_or_else(|error| panic!("{error}: {self:#?}"));
        assert_eq!(object["schema"], 1);
        object["error"].clone()
    }
}
