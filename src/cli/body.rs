//! A text that is typed, read from a file, or from standard input.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;

#[derive(Args, Clone, Debug)]
pub struct BodyFlags {
    #[arg(long, value_name = "TEXT", required_unless_present = "body_file", conflicts_with = "body_file")]
    body: Option<String>,
    #[arg(long, value_name = "FILE|-")]
    body_file: Option<PathBuf>,
}

/// The same where a text need not be given.
#[derive(Args, Clone, Debug)]
pub struct NewBodyFlags {
    #[arg(long, value_name = "TEXT", conflicts_with = "body_file")]
    body: Option<String>,
    #[arg(long, value_name = "FILE|-")]
    body_file: Option<PathBuf>,
}

impl BodyFlags {
    pub fn read(&self) -> Result<String, Failure> {
        match &self.body_file {
            None => Ok(self.body.clone().unwrap_or_default()),
            Some(path) => read_text(path),
        }
    }
}

impl NewBodyFlags {
    pub fn is_given(&self) -> bool {
        self.body.is_some() || self.body_file.is_some()
    }

    pub fn read(&self) -> Result<Option<String>, Failure> {
        match &self.body_file {
            None => Ok(self.body.clone()),
            Some(path) => read_text(path).map(Some),
        }
    }
}

fn read_text(path: &Path) -> Result<String, Failure> {
    let failed = |error| Failure::Read { path: path.to_owned(), error };
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text).map_err(failed)?;
        return Ok(text);
    }
    std::fs::read_to_string(path).map_err(failed)
}
