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

impl BodyFlags {
    pub fn read(&self) -> Result<String, Failure> {
        match &self.body_file {
            None => Ok(self.body.clone().unwrap_or_default()),
            Some(path) => {
                let failed = |error| Failure::Read { path: path.clone(), error };
                if path == Path::new("-") {
                    let mut body = String::new();
                    std::io::stdin().lock().read_to_string(&mut body).map_err(failed)?;
                    return Ok(body);
                }
                std::fs::read_to_string(path).map_err(failed)
            }
        }
    }
}
