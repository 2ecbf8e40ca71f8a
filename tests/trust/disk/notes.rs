//! What the library noted, read back.

use std::path::{Path, PathBuf};

/// One thing that happened, in order.
#[derive(Debug)]
pub enum Note {
    Write {
        inode: u64,
        offset: usize,
        bytes: Vec<u8>,
    },
    Size {
        inode: u64,
        length: usize,
    },
    Sync {
        inode: u64,
    },
    Made {
        inode: u64,
        path: PathBuf,
    },
    Renamed {
        from: PathBuf,
        to: PathBuf,
    },
    Linked {
        from: PathBuf,
        to: PathBuf,
    },
    Gone {
        path: PathBuf,
    },
    /// A folder was synced, with these names in it.
    Names {
        folder: PathBuf,
        names: Vec<(u64, PathBuf)>,
    },
    /// On standard output.
    Said(String),
    Folder,
}

/// The notes from byte `start` of the file on, each with where it ends.
pub fn read(file: &Path, start: usize) -> Vec<(usize, Note)> {
    let bytes = std::fs::read(file).unwrap();
    let mut at = start;
    let mut notes = Vec::new();
    while at < bytes.len() {
        let line_end = at + bytes[at..].iter().position(|byte| *byte == b'\n').unwrap();
        let line = std::str::from_utf8(&bytes[at..line_end]).unwrap();
        let mut words = line.split(' ');
        let kind = words.next().unwrap();
        at = line_end + 1;
        let mut data = |length: &str| {
            let data = &bytes[at..at + length.parse::<usize>().unwrap()];
            at += data.len();
            data
        };
        let mut word = || words.next().unwrap();
        let note = match kind {
            "write" => {
                let (inode, offset) = (number(word()), word().parse().unwrap());
                Note::Write { inode, offset, bytes: data(word()).to_vec() }
            }
            "size" => Note::Size { inode: number(word()), length: word().parse().unwrap() },
            "sync" => Note::Sync { inode: number(word()) },
            "made" => Note::Made { inode: number(word()), path: word().into() },
            "renamed" => Note::Renamed { from: word().into(), to: word().into() },
            "linked" => Note::Linked { from: word().into(), to: word().into() },
            "gone" => Note::Gone { path: word().into() },
            "folder" => Note::Folder,
            "said" => Note::Said(String::from_utf8_lossy(data(word())).into_owned()),
            "names" => {
                let listing = std::str::from_utf8(data(word())).unwrap();
                let folder = PathBuf::from(word());
                let names = listing.lines().map(|line| line.split_once(' ').unwrap());
                let names = names.map(|(inode, name)| (number(inode), folder.join(name))).collect();
                Note::Names { folder, names }
            }
            other => panic!("{other}"),
        };
        notes.push((at, note));
    }
    notes
}

fn number(word: &str) -> u64 {
    word.parse().unwrap()
}
