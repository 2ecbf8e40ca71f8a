//! The disk as it may stand after the power went: all that was synced is there, and of the rest any part, torn at sectors.

use std::collections::{BTreeMap, HashMap};
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

use super::notes::Note;
use crate::dice::Dice;

/// What a disk writes whole.
const SECTOR: usize = 512;

/// A change to a file that no sync has followed yet.
#[derive(Clone, Debug)]
enum Change {
    Write { offset: usize, bytes: Vec<u8> },
    Size(usize),
}

#[derive(Clone, Debug, Default)]
struct Content {
    durable: Vec<u8>,
    pending: Vec<Change>,
}

/// A change to the names of a folder that no sync of the folder has followed yet.
#[derive(Clone, Debug)]
enum Naming {
    Put(PathBuf, usize),
    Move { from: PathBuf, to: PathBuf },
    Gone(PathBuf),
}

type Names = BTreeMap<PathBuf, usize>;

/// All files below a folder while notes are gone through.
pub struct Replay {
    files: Vec<Content>,
    /// Which file an inode is now: numbers are used again.
    of_inode: HashMap<u64, usize>,
    names: Names,
    pending: Vec<Naming>,
}

impl Replay {
    /// With what is in `folder` now, all of it durable.
    pub fn of(folder: &Path) -> Self {
        let mut replay = Self { files: Vec::new(), of_inode: HashMap::new(), names: Names::new(), pending: Vec::new() };
        replay.take_in(folder);
        replay
    }

    fn take_in(&mut self, folder: &Path) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let found = entry.metadata().unwrap();
            if found.is_dir() {
                self.take_in(&entry.path());
            } else {
                let durable = std::fs::read(entry.path()).unwrap();
                let file = self.add(found.ino(), Content { durable, pending: Vec::new() });
                self.names.insert(entry.path(), file);
            }
        }
    }

    fn add(&mut self, inode: u64, content: Content) -> usize {
        self.files.push(content);
        self.of_inode.insert(inode, self.files.len() - 1);
        self.files.len() - 1
    }

    fn file(&mut self, inode: u64) -> &mut Content {
        let file = self.of_inode[&inode];
        &mut self.files[file]
    }

    /// The file that bears a name now, as running programs see it.
    fn bearing(&self, path: &Path) -> Option<usize> {
        let mut names = self.names.clone();
        self.pending.iter().for_each(|naming| apply(&mut names, naming));
        names.get(path).copied()
    }

    /// Goes on by one note.
    pub fn take(&mut self, note: &Note) {
        match note {
            Note::Write { inode, offset, bytes } => {
                let change = Change::Write { offset: *offset, bytes: bytes.clone() };
                self.file(*inode).pending.push(change);
            }
            Note::Size { inode, length } => self.file(*inode).pending.push(Change::Size(*length)),
            Note::Sync { inode } => {
                let file = self.file(*inode);
                for change in std::mem::take(&mut file.pending) {
                    whole(&mut file.durable, &change);
                }
            }
            Note::Made { inode, path } => {
                let file = self.add(*inode, Content::default());
                self.pending.push(Naming::Put(path.clone(), file));
            }
            Note::Linked { from, to } => {
                let file = self.bearing(from).unwrap();
                self.pending.push(Naming::Put(to.clone(), file));
            }
            Note::Renamed { from, to } => self.pending.push(Naming::Move { from: from.clone(), to: to.clone() }),
            Note::Gone { path } => self.pending.push(Naming::Gone(path.clone())),
            Note::Names { folder, names } => {
                let in_folder = |path: &Path| path.parent() == Some(folder);
                for naming in &self.pending {
                    // A file that came from another folder is no longer there.
                    if let Naming::Move { from, to } = naming
                        && in_folder(to)
                    {
                        self.names.remove(from);
                    }
                }
                self.pending.retain(|naming| match naming {
                    Naming::Put(path, _) | Naming::Gone(path) | Naming::Move { to: path, .. } => !in_folder(path),
                });
                self.names.retain(|path, _| !in_folder(path));
                let known = names.iter().filter_map(|(inode, path)| Some((path.clone(), *self.of_inode.get(inode)?)));
                self.names.extend(known);
            }
            Note::Said(_) | Note::Folder => {}
        }
    }

    /// Writes to `to` what may be found of `from` when the power goes now.
    pub fn write_image(&self, from: &Path, to: &Path, dice: &mut Dice) {
        let mut names = self.names.clone();
        // A journal keeps the order of names, a plain disk does not.
        let in_order = dice.one_in(2);
        let kept = dice.below(self.pending.len() + 1);
        for (index, naming) in self.pending.iter().enumerate() {
            if if in_order { index < kept } else { dice.one_in(2) } {
                apply(&mut names, naming);
            }
        }
        let way = Way::any(dice);
        for (path, file) in &names {
            let Ok(inside) = path.strip_prefix(from) else { continue };
            let path = to.join(inside);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            // What all readers share lies in memory: on the disk it is anything.
            if path.to_str().unwrap().ends_with("-shm") {
                if dice.one_in(2) {
                    let noise: Vec<u8> = (0..32768 / 8).flat_map(|_| dice.roll().to_le_bytes()).collect();
                    std::fs::write(path, noise).unwrap();
                }
                continue;
            }
            let content = &self.files[*file];
            let mut bytes = content.durable.clone();
            let last = dice.below(content.pending.len() + 1);
            for (index, change) in content.pending.iter().enumerate() {
                way.keep(&mut bytes, change, index, last, dice);
            }
            std::fs::write(path, bytes).unwrap();
        }
    }
}

fn apply(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Put(path, file) => {
            names.insert(path.clone(), *file);
        }
        Naming::Move { from, to } => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
        Naming::Gone(path) => {
            names.remove(path);
        }
    }
}

/// What becomes of changes that were not synced.
#[derive(Clone, Copy, Debug)]
enum Way {
    Nothing,
    Everything,
    /// Up to some moment; the last one torn.
    InOrder,
    /// Each for itself: there, torn or not there.
    AnyPart,
}

impl Way {
    fn any(dice: &mut Dice) -> Self {
        [Self::Nothing, Self::Everything, Self::InOrder, Self::AnyPart, Self::AnyPart][dice.below(5)]
    }

    fn keep(self, bytes: &mut Vec<u8>, change: &Change, index: usize, last: usize, dice: &mut Dice) {
        match self {
            Self::Nothing => {}
            Self::Everything => whole(bytes, change),
            Self::InOrder if index < last => whole(bytes, change),
            Self::InOrder if index == last => torn(bytes, change, dice),
            Self::InOrder => {}
            Self::AnyPart => match dice.below(4) {
                0 => {}
                1 => torn(bytes, change, dice),
                _ => whole(bytes, change),
            },
        }
    }
}

fn whole(bytes: &mut Vec<u8>, change: &Change) {
    match change {
        Change::Size(length) => bytes.resize(*length, 0),
        Change::Write { offset, bytes: written } => {
            let end = offset + written.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*offset..end].copy_from_slice(written);
        }
    }
}

/// Some sectors of a write, others not.
fn torn(bytes: &mut Vec<u8>, change: &Change, dice: &mut Dice) {
    let Change::Write { offset, bytes: written } = change else { return };
    let mut start = *offset;
    let end = offset + written.len();
    while start < end {
        let stop = end.min((start / SECTOR + 1) * SECTOR);
        if dice.one_in(2) {
            let sector = written[start - offset..stop - offset].to_vec();
            whole(bytes, &Change::Write { offset: start, bytes: sector });
        }
        start = stop;
    }
}
