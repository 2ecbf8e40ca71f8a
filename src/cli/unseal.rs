//! `unseal`: opens a copy that was sealed under a passphrase, without a board.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::failure::{Code, Failure};
use super::session::Session;
use crate::export::file::write_file;
use crate::keys::{self, KeyError};

#[derive(Args, Clone, Debug)]
pub struct UnsealArgs {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    #[arg(long, value_name = "FILE")]
    seal_passphrase_file: Option<PathBuf>,
    #[arg(long)]
    force: bool,
}

/// What `unseal` gives.
#[derive(Debug, Serialize)]
struct UnsealedJson {
    file: String,
}

impl UnsealArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let failed = |error| Failure::Read { path: self.file.clone(), error };
        let sealed = std::fs::read(&self.file).map_err(failed)?;
        let t = session.texts();
        let passphrase = match &self.seal_passphrase_file {
            Some(path) => session.passphrase_file(path)?,
            None => session.prompt()?.ask(&t.msg_cli_ask_seal())?,
        };
        let opened = keys::open_file(&passphrase, &sealed).map_err(|error| {
            let (code, message) = match error {
                KeyError::WrongPassphrase => (Code::NotAllowed, t.msg_cli_unseal_wrong()),
                KeyError::OutOfMemory => return crate::member::Error::from(error).into(),
                _ => (Code::BadInput, t.msg_cli_unseal_damaged(self.file.display().to_string())),
            };
            Failure::told(code, message, None)
        })?;
        write_file(&self.out, self.force, |out| out.write_all(&opened))?;
        let object = UnsealedJson { file: self.out.display().to_string() };
        session.out.give(&object, || t.msg_cli_unsealed(&object.file))?;
        Ok(Code::Done)
    }
}
