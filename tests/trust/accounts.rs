//! Several accounts of one machine on one board.
//!
//! The accounts are numbers that the machine knows nothing of, taken on by `setpriv`: that needs root. Elsewhere what one
//! account can show is shown with one.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

use rustix::process::Signal;
use serde_json::Value;

use crate::seat::{PROGRAM, Place, Ran, Seat};

const UMASKS: [&str; 3] = ["002", "022", "077"];

/// What people choose in these tests.
const PASSPHRASE: &str = "azafrán tobogán liquen brújula";

/// One account of the machine, at home.
struct Account {
    uid: u32,
    home: Place,
    /// Whether it is of the group that shares the board.
    belongs: bool,
}

/// A machine with a folder that a group shares.
struct Machine {
    folder: tempfile::TempDir,
    /// Its name and number.
    group: (String, u32),
    accounts: Vec<Account>,
    outsider: Option<Account>,
}

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// A group every system has and nobody here is in.
fn some_group() -> (String, u32) {
    let groups = fs::read_to_string("/etc/group").unwrap();
    let number = |name: &str| -> Option<u32> {
        let line = groups.lines().find(|line| line.split(':').next() == Some(name))?;
        line.split(':').nth(2)?.parse().ok()
    };
    let found = ["games", "users", "staff"].into_iter().find_map(|name| Some((name.to_owned(), number(name)?)));
    found.expect("no group to share a board with")
}

fn give(folder: &Path, uid: u32) {
    chown(folder, Some(uid), Some(uid)).unwrap();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() { give(&entry, uid) } else { chown(entry, Some(uid), Some(uid)).unwrap() }
    }
}

impl Account {
    fn new(uid: u32, belongs: bool, passphrase: &str) -> Self {
        let home = Place::bare();
        home.file("passphrase", passphrase);
        if is_root() {
            give(Path::new(&home.path("")), uid);
        }
        Self { uid, home, belongs }
    }
}

impl Machine {
    fn new(passphrase: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        // Where the program was built others may not go.
        fs::copy(PROGRAM, folder.path().join("cartelera")).unwrap();
        fs::create_dir(folder.path().join("srv")).unwrap();
        let alone = rustix::process::geteuid().as_raw();
        let (group, accounts, outsider) = if is_root() {
            let accounts = [61_001, 61_002, 61_003].map(|uid| Account::new(uid, true, passphrase));
            chown(folder.path().join("srv"), Some(61_001), None).unwrap();
            (some_group(), accounts.into(), Some(Account::new(61_004, false, passphrase)))
        } else {
            println!("NOT ROOT: one account stands for three, and nobody outside the group is tried");
            let accounts = [0; 3].map(|_| Account::new(alone, true, passphrase));
            let own = rustix::process::getegid().as_raw();
            ((own.to_string(), own), accounts.into(), None)
        };
        Self { folder, group, accounts, outsider }
    }

    /// With the sample on it, open to the group as `init --shared` leaves a board.
    fn with_sample() -> Self {
        let machine = Self::new("cartelera\n");
        let shared = machine.shared();
        fs::create_dir(&shared).unwrap();
        let board = machine.board();
        let made = machine.accounts[0].home.run(machine.accounts[0].home.program(&[
            "demo",
            "--no-open",
            "--board",
            board.to_str().unwrap(),
        ]));
        assert_eq!(made.code, 0, "{made:?}");
        for entry in [shared.clone(), board] {
            let owner = is_root().then_some(machine.accounts[0].uid);
            chown(&entry, owner, Some(machine.group.1)).unwrap();
            let mode = if entry.is_dir() { 0o2770 } else { 0o660 };
            fs::set_permissions(&entry, fs::Permissions::from_mode(mode)).unwrap();
        }
        for entry in fs::read_dir(shared).unwrap().map(|entry| entry.unwrap().path()) {
            if entry != machine.board() {
                fs::remove_file(entry).unwrap();
            }
        }
        machine
    }

    fn shared(&self) -> PathBuf {
        self.folder.path().join("srv/board")
    }

    fn board(&self) -> PathBuf {
        self.shared().join("board.db")
    }

    /// What is typed to run the program as an account, under a umask.
    fn command_line(&self, account: &Account, umask: &str) -> Vec<String> {
        let program = self.folder.path().join("cartelera").to_str().unwrap().to_owned();
        let shell = format!("umask {umask}; exec \"$0\" \"$@\"");
        let mut words: Vec<String> = Vec::new();
        if is_root() {
            let groups =
                if account.belongs { format!("--groups={}", self.group.1) } else { "--clear-groups".to_owned() };
            let (uid, gid) = (format!("--reuid={}", account.uid), format!("--regid={}", account.uid));
            words.extend(["/usr/bin/setpriv".to_owned(), uid, gid, groups]);
        }
        words.extend(["/bin/sh".to_owned(), "-c".to_owned(), shell, program]);
        words
    }

    fn run_by(&self, account: &Account, umask: &str, arguments: &[&str]) -> Ran {
        let words = self.command_line(account, umask);
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).args(arguments).args(["--lang", "en", "--json"]);
        let at_home = account.home.program(&[]);
        command.env_clear().stdin(std::process::Stdio::null());
        command.envs(at_home.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env("CARTELERA_BOARD", self.board()).env("LANG", "en_GB.UTF-8").current_dir(account.home.path(""));
        account.home.run(command)
    }

    fn run(&self, account: usize, umask: &str, arguments: &[&str]) -> Ran {
        self.run_by(&self.accounts[account], umask, arguments)
    }

    /// What it prints, one object.
    #[track_caller]
    fn done(&self, account: usize, umask: &str, arguments: &[&str]) -> Value {
        let ran = self.run(account, umask, arguments);
        assert!([0, 10].contains(&ran.code), "account {account}, umask {umask}, {arguments:?}: {ran:?}");
        ran.out.lines().next().map_or(Value::Null, |line| serde_json::from_str(line).unwrap())
    }

    fn sit_down(&self, account: usize, umask: &str) -> Seat {
        let words = self.command_line(&self.accounts[account], umask);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let board = self.board();
        Seat::run(&self.accounts[account].home, &words, &[("CARTELERA_BOARD", board.to_str().unwrap())], (100, 30))
    }

    /// Everything in the shared folder is open to the group and to nobody else, whoever made it.
    #[track_caller]
    fn is_shared(&self, when: &str) {
        let mut folders = vec![self.shared()];
        while let Some(folder) = folders.pop() {
            self.has_mode(&folder, 0o2770, when);
            for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if entry.is_dir() {
                    folders.push(entry);
                } else {
                    self.has_mode(&entry, 0o660, when);
                }
            }
        }
    }

    #[track_caller]
    fn has_mode(&self, path: &Path, mode: u32, when: &str) {
        let found = fs::metadata(path).unwrap();
        let is = (found.mode() & 0o7777, found.gid());
        assert_eq!(is, (mode, self.group.1), "{when}: {} is {:o}", path.display(), is.0);
    }

    fn owner(&self, name: &str) -> u32 {
        fs::metadata(self.shared().join(name)).unwrap().uid()
    }
}

#[test]
fn a_board_made_for_a_group_is_enrolled_in_linked_copied_and_put_back_by_any_of_its_accounts() {
    let machine = Machine::new(PASSPHRASE);
    let people = machine.accounts[0].home.path("people.csv");
    fs::write(&people, "name;manager\nLucía Aranda;\nTeo Valdés;Lucía Aranda\nInés Sol;Lucía Aranda\n").unwrap();
    let (group, _) = &machine.group;
    machine.done(0, "077", &["init", "--people", &people, "--name", "Taller", "--shared", group]);
    machine.is_shared("made under 077");
    let handles = ["lucia.aranda", "teo.valdes", "ines.sol"];
    for (account, umask) in [(1, "022"), (2, "002")] {
        let code = machine.done(0, "077", &["people", "code", handles[account], "--as", handles[0]]);
        let code = code["code"].as_str().unwrap().to_owned();
        machine.done(account, umask, &["people", "enrol", handles[account], "--code", &code]);
        machine.done(account, umask, &["people", "link", "--as", handles[account]]);
        machine.is_shared("enrolled");
    }
    machine.done(0, "077", &[&post("Obras")[..], &["--as", handles[0]]].concat());
    if is_root() {
        // Each is told their own number without a passphrase; who is linked to nobody is asked.
        for account in [1, 2] {
            let passphrase = machine.accounts[account].home.path("passphrase");
            fs::rename(&passphrase, format!("{passphrase}.away")).unwrap();
            assert_eq!(machine.done(account, "022", &["unread"])["count"], 1);
            fs::rename(format!("{passphrase}.away"), &passphrase).unwrap();
        }
        assert_eq!(machine.run(0, "022", &["unread"]).code, 2);
        let taken = machine.run(1, "022", &["people", "link", "--as", handles[2]]);
        assert_eq!(taken.code, 5, "{taken:?}");
    }
    machine.done(0, "077", &["backup", "--as", handles[0]]);
    machine.is_shared("copied by hand under 077");
    // The day's first session copies the board, whoever's it is.
    let mut teo = machine.sit_down(1, "077");
    teo.see("Taller");
    teo.press("teo.valdes");
    teo.see("teo.valdes");
    teo.press("\r");
    teo.see("Contraseña");
    teo.press(PASSPHRASE);
    teo.press("\r");
    // In the language the board was made in.
    teo.see("1 Today");
    let daily = || {
        let copies = fs::read_dir(machine.shared().join("board-backups")).unwrap();
        copies.map(|entry| entry.unwrap().path()).find(|path| path.to_str().unwrap().ends_with("-daily.db"))
    };
    teo.wait_until("the day's copy", |_| daily().is_some());
    machine.is_shared("copied by itself under 077, and in use");
    teo.signal(Signal::TERM);
    assert_eq!(teo.leave(), 143);
    let copy = daily().unwrap();
    if is_root() {
        assert_eq!(fs::metadata(&copy).unwrap().uid(), machine.accounts[1].uid);
    }
    // Somebody else puts it back; everybody goes on, the lost announcement is written again.
    machine.done(0, "022", &[&post("Se pierde")[..], &["--as", handles[0]]].concat());
    machine.done(2, "077", &["restore", copy.to_str().unwrap()]);
    machine.is_shared("put back under 077");
    for (account, umask) in [(0, "077"), (1, "002"), (2, "022")] {
        machine.done(account, umask, &[&post("Sigue")[..], &["--as", handles[account]]].concat());
        machine.is_shared("going on");
    }
    assert_eq!(machine.done(1, "022", &["check"])["ok"], true);
    let Some(outsider) = &machine.outsider else { return };
    for arguments in [&["list", "--as", handles[0]][..], &["check"], &["unread"]] {
        let refused = machine.run_by(outsider, "022", arguments);
        assert_eq!(refused.code, 3, "{refused:?}");
        assert!(refused.err.contains("This account may not open"), "{refused:?}");
    }
    let command_line = machine.command_line(outsider, "022");
    let command_line: Vec<&str> = command_line.iter().map(String::as_str).collect();
    let board = machine.board();
    let mut door = Seat::run(&outsider.home, &command_line, &[("CARTELERA_BOARD", board.to_str().unwrap())], (100, 30));
    assert_eq!(door.wait(), 3);
    door.is_given_back();
    assert!(door.screen().contents().contains("Esta cuenta no puede abrir"), "{}", door.screen().contents());
}

fn post(title: &str) -> [&str; 7] {
    ["post", "--direction", "diagonal", "--title", title, "--body", "Desde el lunes."]
}

/// Who the accounts are on the sample.
const PEOPLE: [&str; 3] = ["lucia.aranda", "tomas.ibarra", "ines.urrutia"];

#[test]
fn what_an_account_leaves_behind_when_it_is_killed_stands_in_nobodys_way() {
    let machine = Machine::with_sample();
    let mut posted: BTreeMap<String, usize> = BTreeMap::new();
    // Every account under every umask; each in turn is the first to open the board, and is killed.
    for round in 0..3 {
        let umask = |account: usize| UMASKS[(round + account) % 3];
        let when = format!("round {round}");
        let first = round;
        let mut killed = machine.sit_down(first, umask(first));
        killed.see("Esto es una muestra");
        killed.sign_in(PEOPLE[first]);
        killed.press("n");
        killed.see("nuevo comunicado");
        // The journal is looked at from outside: root would make it the owner's of the board by opening it.
        let written = || fs::metadata(machine.shared().join("board.db-wal")).unwrap().len();
        let before = written();
        killed.press("A medias");
        killed.wait_until("the draft is on the board", |_| written() > before);
        machine.is_shared(&format!("{when}, in use"));
        killed.signal(Signal::KILL);
        killed.wait();
        for left in ["board.db-wal", "board.db-shm", "board.db.lock"] {
            assert!(machine.shared().join(left).exists(), "{when}: nothing is left of {left}");
        }
        if is_root() {
            assert_eq!(machine.owner("board.db-wal"), machine.accounts[first].uid, "{when}");
            assert_eq!(machine.owner("board.db-shm"), machine.accounts[first].uid, "{when}");
        }
        for account in [(first + 1) % 3, (first + 2) % 3, first] {
            let by = |arguments: &[&str]| {
                let done = machine.done(account, umask(account), &[arguments, &["--as", PEOPLE[account]]].concat());
                machine.is_shared(&format!("{when}, account {account}, {arguments:?}"));
                done
            };
            let title = format!("De {account} en la vuelta {round}");
            let id = by(&[&post(&title)[..], &["--ack"]].concat())["id"].as_str().unwrap().to_owned();
            by(&["edit", &id, "--title", &format!("{title}, corregido")]);
            for (theirs, other) in &posted {
                if *other != account {
                    by(&["ack", theirs]);
                }
            }
            posted.insert(id, account);
        }
        for (id, account) in std::mem::take(&mut posted) {
            let reader = (account + 1) % 3;
            let shown = machine.done(reader, umask(reader), &["show", &id, "--as", PEOPLE[reader]]);
            assert!(shown["title"].as_str().unwrap().ends_with("corregido"), "{shown}");
        }
    }
    assert_eq!(machine.done(0, "022", &["check"])["ok"], true);
    // At home everything is its account's alone, whatever the umask.
    for account in &machine.accounts {
        let state = PathBuf::from(account.home.path("state/cartelera"));
        for entry in fs::read_dir(&state).unwrap().map(|entry| entry.unwrap().path()) {
            let mode = fs::metadata(&entry).unwrap().mode() & 0o777;
            let was_there = entry.ends_with("preferences.toml");
            assert!(was_there || mode & 0o077 == 0, "{} is {mode:o}", entry.display());
        }
    }
    for (account, umask) in UMASKS.iter().enumerate() {
        let out = machine.accounts[account].home.path("boards.md");
        machine.done(account, umask, &["export", "boards", "--format", "md", "--out", &out, "--as", PEOPLE[account]]);
        assert_eq!(fs::metadata(&out).unwrap().mode() & 0o777, 0o600, "{umask}");
    }
}
