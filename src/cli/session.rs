//! What every command starts from: the flags they all take, the board, who is asking, in which language.

use std::cell::Cell;
use std::path::{Path, PathBuf};

use clap::Args;
use directories::ProjectDirs;
use zeroize::Zeroizing;

use super::failure::{Code, Failure};
use super::moment::{self, Edge};
use super::output::Output;
use super::secret::{self, Prompt};
use super::values::one_of;
use crate::clock::Clock;
use crate::explain::{Explained, explain};
use crate::i18n::{Language, Texts, texts};
use crate::keys::{self, WordList};
use crate::member::{self, Member, Workspace, backup};
use crate::store;

/// The flags every command takes.
#[derive(Args, Clone, Debug)]
pub struct Globals {
    #[arg(long, global = true, env = "CARTELERA_BOARD", value_name = "FILE")]
    pub board: Option<PathBuf>,
    #[arg(long = "as", id = "as", global = true, env = "CARTELERA_AS", value_name = "HANDLE")]
    pub person: Option<String>,
    #[arg(long, global = true, env = "CARTELERA_PASSPHRASE_FILE", value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long, global = true)]
    pub json: bool,
    #[arg(long, global = true, value_name = "es|en", value_parser = one_of(&Language::ALL, Language::code))]
    pub lang: Option<Language>,
    #[arg(long, global = true, value_name = "TIME")]
    pub now: Option<String>,
}

/// The name of the board in the data directory.
const BOARD_FILE: &str = "board.db";

/// Where this program keeps its files.
pub fn folders() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "cartelera")
}

/// One run of a command.
pub struct Session {
    pub globals: Globals,
    pub out: Output,
    language: Cell<Language>,
}

impl Session {
    pub fn new(globals: Globals, locale: Language) -> Self {
        let language = Cell::new(globals.lang.unwrap_or(locale));
        Self { out: Output::new(globals.json), language, globals }
    }

    pub fn language(&self) -> Language {
        self.language.get()
    }

    pub fn texts(&self) -> &'static Texts {
        texts(self.language())
    }

    /// The board that is meant: the flag's, the environment's, or the one in the data directory.
    pub fn board_path(&self) -> Result<PathBuf, Failure> {
        if let Some(board) = self.globals.board.as_ref().filter(|board| !board.as_os_str().is_empty()) {
            return Ok(board.clone());
        }
        let folders = folders().ok_or_else(|| Failure::usage(self.texts().msg_cli_no_home()))?;
        Ok(folders.data_dir().join(BOARD_FILE))
    }

    /// Whether `--as` or `CARTELERA_AS` says who is asking.
    pub fn named(&self) -> Option<&str> {
        self.globals.person.as_deref().filter(|handle| !handle.is_empty())
    }

    /// The board, nobody signed in.
    pub fn workspace(&self) -> Result<Workspace, Failure> {
        self.workspace_at(&self.board_path()?)
    }

    /// The board at this path, nobody signed in.
    pub fn workspace_at(&self, path: &Path) -> Result<Workspace, Failure> {
        let Some(typed) = &self.globals.now else { return Ok(Workspace::open(path, Clock::system())?) };
        let clock = Clock::fixed(Clock::system().now());
        let workspace = Workspace::open(path, clock.clone())?;
        if !workspace.board().sample {
            return Err(self.now_refused());
        }
        clock.set(self.moment(&workspace, typed, Edge::Start)?);
        Ok(workspace)
    }

    /// The failure of a command, which names the copy to restore where the board turned out to be damaged. What a newer
    /// version wrote is as it should be.
    pub fn naming_copy(&self, failure: Failure) -> Failure {
        let Failure::Member(error) = &failure else { return failure };
        let member::Error::Store(store::Error::Damaged(_) | store::Error::Foreign(_) | store::Error::Empty(_)) = error
        else {
            return failure;
        };
        let Some(copy) = self.board_path().ok().and_then(|board| backup::newest_good_backup(&board)) else {
            return failure;
        };
        let Explained { message, .. } = explain(self.language(), error);
        let hint = self.texts().msg_cli_newest_copy(copy.display().to_string());
        Failure::told(Code::Damaged, message, Some(hint))
    }

    pub fn now_refused(&self) -> Failure {
        Failure::usage(self.texts().msg_cli_now_refused())
    }

    /// A moment typed on the command line, in the board's zone.
    pub fn moment(&self, workspace: &Workspace, typed: &str, edge: Edge) -> Result<jiff::Timestamp, Failure> {
        moment::read(typed, &workspace.board().zone, workspace.now(), edge).ok_or_else(|| self.bad_moment(typed))
    }

    pub fn bad_moment(&self, typed: &str) -> Failure {
        let t = self.texts();
        Failure::usage_with(t.msg_cli_bad_moment(typed), t.msg_cli_bad_moment_hint())
    }

    /// Signs in who is asking.
    pub fn member(&mut self) -> Result<Member, Failure> {
        let workspace = self.workspace()?;
        self.sign_in(workspace)
    }

    pub fn sign_in(&mut self, workspace: Workspace) -> Result<Member, Failure> {
        self.sign_in_keeping(workspace).map(|(member, _)| member)
    }

    /// The same, with the passphrase it took.
    pub fn sign_in_keeping(&mut self, workspace: Workspace) -> Result<(Member, Zeroizing<String>), Failure> {
        let handle = self.who(&workspace)?;
        // Nobody should type a passphrase for a handle that is mistyped.
        if workspace.organisation().find_handle(&handle).is_none() {
            return Err(member::Error::NoPerson(handle).into());
        }
        let passphrase = self.passphrase(&handle)?;
        let member = workspace.sign_in(&handle, &passphrase).map_err(|(_, error)| error)?;
        self.speak_to(&member);
        Ok((member, passphrase))
    }

    /// Goes on in the member's own language, unless the command line chose one.
    fn speak_to(&self, member: &Member) {
        if self.globals.lang.is_none()
            && let Ok(own) = member.person().locale.parse()
        {
            self.language.set(own);
        }
    }

    fn who(&self, workspace: &Workspace) -> Result<String, Failure> {
        if let Some(handle) = self.named() {
            return Ok(handle.to_owned());
        }
        match workspace.person_of_account(account())? {
            Some(person) => Ok(person.profile.handle),
            None => {
                let t = self.texts();
                Err(Failure::usage_with(t.msg_cli_who(), t.msg_cli_who_hint()))
            }
        }
    }

    /// The passphrase of `handle`: from the file, or typed.
    pub fn passphrase(&mut self, handle: &str) -> Result<Zeroizing<String>, Failure> {
        match self.globals.passphrase_file.clone() {
            Some(path) => self.passphrase_file(&path),
            None => self.prompt()?.ask(&self.texts().msg_cli_ask_passphrase(handle)),
        }
    }

    /// A secret from a file, with a warning where others can read it.
    pub fn secret_file(&mut self, path: &Path) -> Result<Zeroizing<String>, Failure> {
        let read = secret::read_file(path)?;
        if read.exposed {
            tracing::warn!(path = %path.display(), "other accounts can read this secret");
            let warning = self.texts().msg_cli_secret_exposed(path.display().to_string());
            self.out.note(&warning)?;
        }
        Ok(read.secret)
    }

    /// A passphrase from a file. It is one line, as on a terminal: with more, nobody could tell which one is meant.
    pub fn passphrase_file(&mut self, path: &Path) -> Result<Zeroizing<String>, Failure> {
        let secret = self.secret_file(path)?;
        let mut lines = secret.lines().filter(|line| !line.is_empty());
        let passphrase = Zeroizing::new(lines.next().unwrap_or_default().to_owned());
        if lines.next().is_some() {
            let t = self.texts();
            let message = t.msg_cli_secret_lines(path.display().to_string());
            return Err(Failure::told(Code::BadInput, message, Some(t.msg_cli_secret_lines_hint())));
        }
        Ok(passphrase)
    }

    pub fn prompt(&self) -> Result<Prompt, Failure> {
        Prompt::open().ok_or_else(|| {
            let t = self.texts();
            Failure::usage_with(t.msg_cli_no_terminal(), t.msg_cli_no_terminal_hint())
        })
    }

    /// A new passphrase: from `file` as it is, or typed twice, with six words offered for a weak one. `judge` says
    /// whether it will do.
    pub fn new_passphrase(
        &mut self,
        file: Option<PathBuf>,
        judge: impl Fn(&str) -> member::Result<()>,
    ) -> Result<Zeroizing<String>, Failure> {
        if let Some(path) = file {
            let passphrase = self.passphrase_file(&path)?;
            judge(&passphrase).map_err(|error| self.weak(error))?;
            return Ok(passphrase);
        }
        let t = self.texts();
        let mut prompt = self.prompt()?;
        loop {
            let mut typed = prompt.ask(&t.msg_cli_ask_new_passphrase())?;
            if let Err(error) = judge(&typed) {
                prompt.say(&explain(self.language(), &error).message)?;
                let offered = self.six_words();
                prompt.say(&t.msg_cli_offer_passphrase(offered.as_str()))?;
                typed = prompt.ask(&t.msg_cli_ask_other_passphrase())?;
                if typed.is_empty() {
                    typed = offered;
                }
                if judge(&typed).is_err() {
                    continue;
                }
            }
            if *prompt.ask(&t.msg_cli_ask_again())? == *typed {
                return Ok(typed);
            }
            prompt.say(&t.msg_cli_differ())?;
        }
    }

    fn six_words(&self) -> Zeroizing<String> {
        keys::generate(match self.language() {
            Language::Spanish => WordList::Spanish,
            Language::English => WordList::English,
        })
    }

    /// A failure that says, for a weak passphrase, a good one.
    pub fn weak(&self, error: member::Error) -> Failure {
        if !matches!(error, member::Error::Weak(_)) {
            return error.into();
        }
        let code = error.sort().into();
        let Explained { message, .. } = explain(self.language(), &error);
        let hint = self.texts().msg_cli_offer_hint(self.six_words().as_str());
        Failure::told(code, message, Some(hint))
    }
}

/// This account of the operating system.
pub fn account() -> u32 {
    rustix::process::getuid().as_raw()
}
