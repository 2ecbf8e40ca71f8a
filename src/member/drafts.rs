//! What the member is writing: sealed to them, on the board, or beside it when the board cannot be written.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::{Member, Result};
use crate::store::{self, Draft};

/// A draft its author can read again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenDraft {
    pub id: Uuid,
    pub saved_at: jiff::Timestamp,
    /// What was sealed: the form's own encoding.
    pub text: String,
}

/// Where a draft went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    OnBoard,
    /// The board could not be written: beside it, in this file.
    Beside(PathBuf),
}

impl Member {
    /// Saves a draft, replacing an earlier state of the same one. Where the board cannot be written it goes to
    /// `state_folder`; only where that fails too is it an error, and the text must stay on the screen.
    pub fn save_draft(&mut self, id: Uuid, text: &str, state_folder: &Path) -> Result<Saved> {
        let sealed = self.identity.keyring.seal_own(&self.associated(id), text.as_bytes());
        let draft = Draft { id, author: self.id(), saved_at: self.now(), sealed };
        match self.put(&draft) {
            Ok(()) => {
                // The board has the newer state now.
                let _ = std::fs::remove_file(self.beside(state_folder, id));
                Ok(Saved::OnBoard)
            }
            Err(error) => {
                let path = self.beside(state_folder, id);
                match write_private(&path, &draft.sealed) {
                    Ok(()) => Ok(Saved::Beside(path)),
                    Err(_) => Err(error.into()),
                }
            }
        }
    }

    fn put(&mut self, draft: &Draft) -> store::Result<()> {
        let mut tx = self.workspace.store.begin()?;
        tx.put_draft(draft)?;
        tx.commit()
    }

    /// The member's drafts, newest first, those beside the board included. What does not open is left where it is.
    pub fn drafts(&self, state_folder: &Path) -> Result<Vec<OpenDraft>> {
        let mut drafts: Vec<OpenDraft> =
            self.store().drafts(self.id())?.into_iter().filter_map(|draft| self.unseal(&draft)).collect();
        for draft in self.drafts_beside(state_folder) {
            match drafts.iter_mut().find(|there| there.id == draft.id) {
                Some(there) if there.saved_at < draft.saved_at => *there = draft,
                Some(_) => {}
                None => drafts.push(draft),
            }
        }
        drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved_at));
        Ok(drafts)
    }

    fn drafts_beside(&self, state_folder: &Path) -> Vec<OpenDraft> {
        let Ok(folder) = std::fs::read_dir(self.folder_beside(state_folder)) else { return Vec::new() };
        folder
            .flatten()
            .filter_map(|file| {
                let id = Uuid::parse_str(file.path().file_stem()?.to_str()?).ok()?;
                let saved_at = jiff::Timestamp::try_from(file.metadata().ok()?.modified().ok()?).ok()?;
                let sealed = std::fs::read(file.path()).ok()?;
                self.unseal(&Draft { id, author: self.id(), saved_at, sealed })
            })
            .collect()
    }

    fn unseal(&self, draft: &Draft) -> Option<OpenDraft> {
        let opened = self.identity.keyring.open_own(&self.associated(draft.id), &draft.sealed);
        let Ok(text) = opened else {
            // Sealed to keys from before a lost passphrase: it stays shut.
            tracing::warn!(draft = %draft.id, "a draft does not open");
            return None;
        };
        let text = String::from_utf8(text.to_vec()).ok()?;
        Some(OpenDraft { id: draft.id, saved_at: draft.saved_at, text })
    }

    /// Forgets a draft: it was sent, or thrown away on purpose.
    pub fn delete_draft(&mut self, id: Uuid, state_folder: &Path) -> Result<()> {
        // The board first: a newer state beside it is all there is as long as that fails.
        if self.store().drafts(self.id())?.iter().any(|draft| draft.id == id) {
            let me = self.id();
            let mut tx = self.workspace.store.begin()?;
            tx.delete_draft(me, id)?;
            tx.commit()?;
        }
        match std::fs::remove_file(self.beside(state_folder, id)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(store::Error::Io(error).into()),
            _ => Ok(()),
        }
    }

    /// Binds a draft to its board, its author and itself.
    fn associated(&self, id: Uuid) -> Vec<u8> {
        let mut bytes = b"cartelera.draft.v1".to_vec();
        bytes.extend(self.workspace.board.id.as_bytes());
        bytes.extend(self.id().0.to_be_bytes());
        bytes.extend(id.as_bytes());
        bytes
    }

    fn folder_beside(&self, state_folder: &Path) -> PathBuf {
        state_folder.join("drafts").join(self.workspace.board.id.to_string()).join(self.id().0.to_string())
    }

    fn beside(&self, state_folder: &Path, id: Uuid) -> PathBuf {
        self.folder_beside(state_folder).join(format!("{id}.draft"))
    }
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    let partial = path.with_extension("partial");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&partial)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&partial, path)?;
    // The name too must outlast a power cut.
    File::open(folder)?.sync_all()
}
