//! A board that is damaged, replaced or taken away while somebody writes in a terminal.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};

use rustix::process::Signal;

use crate::scale::amount;
use crate::seat::{PROGRAM, Place, Seat};

const CTRL_S: &str = "\u{13}";

/// Typed before it happens, and after.
const BEFORE: &str = "Paraguas rojo";
const AFTER: &str = " perdido";

/// A folder with the board in it, of its own: what is beside it stays.
struct Room {
    place: Place,
    command_line: Vec<String>,
}

impl Room {
    fn new(sample: &Place) -> Self {
        let room = Self { place: Place::bare(), command_line: vec![PROGRAM.to_owned()] };
        fs::create_dir(room.folder()).unwrap();
        fs::copy(sample.board(), room.board()).unwrap();
        room
    }

    /// Of an account that permissions hold back, which they do nobody who is root.
    fn of_an_account(sample: &Place) -> Self {
        const NUMBER: u32 = 61_005;
        let mut room = Self::new(sample);
        if rustix::process::geteuid().is_root() {
            let program = room.place.path("cartelera");
            fs::copy(PROGRAM, &program).unwrap();
            let mut folders = vec![PathBuf::from(room.place.path(""))];
            while let Some(folder) = folders.pop() {
                chown(&folder, Some(NUMBER), Some(NUMBER)).unwrap();
                for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                    if entry.is_dir() { folders.push(entry) } else { chown(entry, Some(NUMBER), Some(NUMBER)).unwrap() }
                }
            }
            let (user, group) = (format!("--reuid={NUMBER}"), format!("--regid={NUMBER}"));
            room.command_line = vec!["/usr/bin/setpriv".to_owned(), user, group, "--clear-groups".to_owned(), program];
        }
        room
    }

    fn folder(&self) -> PathBuf {
        PathBuf::from(self.place.path("tablón"))
    }

    fn board(&self) -> PathBuf {
        self.folder().join("board.db")
    }

    fn start(&self) -> Seat {
        let command_line: Vec<&str> = self.command_line.iter().map(String::as_str).collect();
        let board = self.board();
        let variables = [("CARTELERA_BOARD", board.to_str().unwrap())];
        let mut seat = Seat::run(&self.place, &command_line, &variables, (100, 30));
        seat.see("Esto es una muestra");
        seat
    }

    fn drafts_on_board(&self) -> i64 {
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY;
        let board = rusqlite::Connection::open_with_flags(self.board(), flags).unwrap();
        board.query_row("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap()
    }

    /// Drafts in the state folder.
    fn drafts_beside(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![PathBuf::from(self.place.path("state/cartelera/drafts"))];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "draft") {
                    found.push(path);
                }
            }
        }
        found
    }

    /// Every file of the board's folder as it is now.
    fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        super::contents(&self.folder())
    }
}

/// Vera has begun to write, and it is on the board.
fn writing(room: &Room) -> Seat {
    let mut vera = room.start();
    vera.sign_in("vera");
    vera.press("n");
    vera.see("nuevo comunicado");
    vera.press(BEFORE);
    vera.see(BEFORE);
    room.place.wait_until("the draft is on the board", || room.drafts_on_board() == 1);
    vera
}

/// She types on after it has happened, is told `words` when she sends it, and leaves.
fn types_on_and_is_told(room: &Room, mut vera: Seat, words: &str) {
    vera.press(AFTER);
    vera.see(AFTER);
    room.place.wait_until("the draft is beside the board", || !room.drafts_beside().is_empty());
    vera.press(CTRL_S);
    vera.say_yes("publicar");
    vera.see(words);
    vera.see(BEFORE);
    vera.signal(Signal::TERM);
    assert_eq!(vera.leave(), 143);
    let kept = room.drafts_beside();
    assert_eq!(kept.len(), 1);
    assert_eq!(fs::metadata(&kept[0]).unwrap().permissions().mode() & 0o777, 0o600);
    let sealed = fs::read(&kept[0]).unwrap();
    assert!(!sealed.windows(8).any(|bytes| bytes == b"Paraguas"));
}

/// Everything typed is there when she comes again, the board put back.
fn finds_it_all(room: &Room) {
    let mut again = room.start();
    again.sign_in("vera");
    again.press("n");
    again.see("recuperado tu borrador");
    again.see(&format!("{BEFORE}{AFTER}"));
}

/// What happens to a board, with what was in its folder until then.
type Mishap = fn(&Room, &Place, &[(PathBuf, Vec<u8>)]);

fn remove_all(room: &Room, _: &Place, files: &[(PathBuf, Vec<u8>)]) {
    for (file, _) in files {
        fs::remove_file(file).unwrap();
    }
    assert!(!room.board().exists());
}

fn remove_the_file(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    fs::remove_file(room.board()).unwrap();
}

fn remove_the_folder(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    fs::remove_dir_all(room.folder()).unwrap();
}

fn move_the_folder(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    fs::rename(room.folder(), room.place.path("otra parte")).unwrap();
}

fn another_board_in_its_place(room: &Room, another: &Place, _: &[(PathBuf, Vec<u8>)]) {
    let beside = room.folder().join("new.db");
    fs::copy(another.board(), &beside).unwrap();
    fs::rename(beside, room.board()).unwrap();
}

fn a_letter_in_its_place(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    let beside = room.folder().join("letter.txt");
    fs::write(&beside, "Querida Ana: ".repeat(1000)).unwrap();
    fs::rename(beside, room.board()).unwrap();
}

fn a_letter_written_over_it(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    fs::write(room.board(), "Querida Ana: ".repeat(1_000_000)).unwrap();
}

fn another_board_written_over_it(room: &Room, another: &Place, _: &[(PathBuf, Vec<u8>)]) {
    fs::write(room.board(), fs::read(another.board()).unwrap()).unwrap();
}

fn cut(board: &Path, length: u64) {
    fs::OpenOptions::new().write(true).open(board).unwrap().set_len(length).unwrap();
}

fn cut_to_nothing(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    cut(&room.board(), 0);
}

fn cut_to_half(room: &Room, _: &Place, _: &[(PathBuf, Vec<u8>)]) {
    cut(&room.board(), fs::metadata(room.board()).unwrap().len() / 2);
}

const MISHAPS: [(&str, Mishap, &str); 10] = [
    ("all its files removed", remove_all, "se movió o se sustituyó"),
    ("another board in its place", another_board_in_its_place, "se movió o se sustituyó"),
    ("another board written over it", another_board_written_over_it, "se movió o se sustituyó"),
    ("cut to half", cut_to_half, "está dañado"),
    ("the folder removed", remove_the_folder, "se movió o se sustituyó"),
    ("the file removed", remove_the_file, "se movió o se sustituyó"),
    ("the folder moved", move_the_folder, "se movió o se sustituyó"),
    ("a letter in its place", a_letter_in_its_place, "se movió o se sustituyó"),
    ("a letter written over it", a_letter_written_over_it, "se movió o se sustituyó"),
    ("cut to nothing", cut_to_nothing, "está dañado"),
];

#[test]
fn whatever_happens_to_the_file_while_somebody_writes_is_said_and_what_was_typed_comes_back() {
    let (sample, another) = (Place::new(), Place::of_others());
    for (told, mishap, words) in MISHAPS.into_iter().take(amount(4, MISHAPS.len())) {
        println!("{told}");
        let room = Room::new(&sample);
        let vera = writing(&room);
        let files = room.files();
        mishap(&room, &another, &files);
        types_on_and_is_told(&room, vera, words);
        // Somebody puts it back as it was, from a copy.
        let _ = fs::remove_dir_all(room.folder());
        fs::create_dir(room.folder()).unwrap();
        for (file, bytes) in files.iter().filter(|(file, _)| !file.to_string_lossy().ends_with("-shm")) {
            fs::write(file, bytes).unwrap();
        }
        finds_it_all(&room);
    }
}

#[test]
fn a_board_made_read_only_while_somebody_writes_is_called_so_and_what_was_typed_comes_back() {
    let room = Room::of_an_account(&Place::new());
    let vera = writing(&room);
    let set = |folder: u32, file: u32| {
        for (path, _) in room.files() {
            fs::set_permissions(path, fs::Permissions::from_mode(file)).unwrap();
        }
        fs::set_permissions(room.folder(), fs::Permissions::from_mode(folder)).unwrap();
    };
    set(0o500, 0o400);
    types_on_and_is_told(&room, vera, "solo se puede leer");
    set(0o700, 0o600);
    finds_it_all(&room);
}
