//! What the program notes about itself: in a file of the state directory, never on the terminal.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::sync::OnceLock;

use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use super::session::folders;

/// Starts noting warnings, or what `CARTELERA_LOG` asks for (`debug`, `cartelera::store=trace`).
pub fn start() {
    let asked = std::env::var("CARTELERA_LOG").ok().and_then(|asked| asked.parse().ok());
    let filter = asked.unwrap_or_else(|| Targets::new().with_default(LevelFilter::WARN));
    let lines = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(writer);
    // Only a second call in one process could fail.
    let _ = tracing_subscriber::registry().with(filter).with(lines).try_init();
}

fn writer() -> Box<dyn Write> {
    static LOG: OnceLock<Option<File>> = OnceLock::new();
    match LOG.get_or_init(|| open().ok()) {
        Some(file) => Box::new(file),
        // A program that cannot take notes still does its work.
        None => Box::new(io::sink()),
    }
}

/// Made when there is something to note.
fn open() -> io::Result<File> {
    let folders = folders().ok_or(io::ErrorKind::NotFound)?;
    let folder = folders.state_dir().unwrap_or_else(|| folders.data_local_dir());
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    OpenOptions::new().append(true).create(true).mode(0o600).open(folder.join("cartelera.log"))
}
