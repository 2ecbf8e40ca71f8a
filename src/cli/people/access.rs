//! `people enrol`, `passphrase`, `recover` and `link`: how somebody gets in.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use super::super::failure::{Code, Failure};
use super::super::session::{Session, account};
use crate::export::json::EnrolJson;
use crate::keys::EnrolmentCode;
use crate::member::{Error, Workspace};

/// Who it was done for.
#[derive(Debug, Serialize)]
struct HandleJson<'a> {
    handle: &'a str,
}

#[derive(Args, Clone, Debug)]
pub struct EnrolArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
    /// May be left out, to be typed unseen.
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
}

impl EnrolArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut workspace = session.workspace()?;
        known(&workspace, &self.handle)?;
        let t = session.texts();
        let code = match &self.code {
            Some(code) => code.clone(),
            None => session.prompt()?.ask(&t.msg_cli_ask_code())?.to_string(),
        };
        // Nobody should choose a passphrase for a code that is mistyped.
        code.parse::<EnrolmentCode>().map_err(Error::from)?;
        let file = session.globals.passphrase_file.clone();
        let passphrase = session.new_passphrase(file, |typed| workspace.judge_passphrase(typed))?;
        let recovery_key = workspace.enrol(&self.handle, &code, &passphrase)?;
        let object = EnrolJson { handle: self.handle.clone(), recovery_key: recovery_key.to_string() };
        session.out.give(&object, || t.msg_cli_enrolled(&object.handle, &object.recovery_key))?;
        Ok(Code::Done)
    }
}

fn known(workspace: &Workspace, handle: &str) -> Result<(), Error> {
    let found = workspace.organisation().find_handle(handle);
    found.map(|_| ()).ok_or_else(|| Error::NoPerson(handle.to_owned()))
}

#[derive(Args, Clone, Debug)]
pub struct PassphraseArgs {
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

impl PassphraseArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let workspace = session.workspace()?;
        let (mut member, old) = session.sign_in_keeping(workspace)?;
        let judge = |typed: &str| member.workspace().judge_passphrase(typed);
        let new = session.new_passphrase(self.new_passphrase_file.clone(), judge)?;
        member.change_passphrase(&old, &new)?;
        let t = session.texts();
        session.out.give(&HandleJson { handle: &member.person().handle }, || t.msg_cli_passphrase_changed())?;
        Ok(Code::Done)
    }
}

#[derive(Args, Clone, Debug)]
pub struct RecoverArgs {
    #[arg(value_name = "HANDLE")]
    handle: String,
    #[arg(long, value_name = "FILE")]
    recovery_key_file: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    new_passphrase_file: Option<PathBuf>,
}

impl RecoverArgs {
    pub fn run(&self, session: &mut Session) -> Result<Code, Failure> {
        let mut workspace = session.workspace()?;
        known(&workspace, &self.handle)?;
        let t = session.texts();
        let recovery_key = match &self.recovery_key_file {
            Some(path) => session.secret_file(path)?,
            None => session.prompt()?.ask(&t.msg_cli_ask_recovery_key())?,
        };
        // There is no old passphrase here, so the usual file can only hold the new one.
        let file = self.new_passphrase_file.clone().or_else(|| session.globals.passphrase_file.clone());
        let passphrase = session.new_passphrase(file, |typed| workspace.judge_passphrase(typed))?;
        workspace.recover(&self.handle, &recovery_key, &passphrase)?;
        session.out.give(&HandleJson { handle: &self.handle }, || t.msg_cli_passphrase_changed())?;
        Ok(Code::Done)
    }
}

/// Links this account of the operating system to who signs in.
pub fn link(session: &mut Session) -> Result<Code, Failure> {
    let mut member = session.member()?;
    member.link_account(account())?;
    let t = session.texts();
    let person = member.person();
    session.out.give(&HandleJson { handle: &person.handle }, || t.msg_cli_linked(&person.name))?;
    Ok(Code::Done)
}
