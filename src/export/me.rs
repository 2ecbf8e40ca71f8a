//! Everything the board holds about one person, for that person: a folder of documents with a page that says what each is.
//!
//! The JSON files are complete; what is beside them in another format is for reading.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use super::boards::{self, Chosen};
use super::file::ExportFileError;
use super::json::Document;
use super::json::goals::{GoalPageJson, Names};
use super::json::me::{DeedJson, KeysJson, PastProfileJson, ReceivedJson, SavedSearchJson};
use super::json::sessions::{ActionJson, SessionPageJson};
use super::words::Words;
use super::{Format, OnProgress, PAGE, Result, go_on, goals, sessions, to_file};
use crate::domain::announcement::Position;
use crate::domain::session::{Operation, PartKind, SessionId};
use crate::i18n::{Language, Texts, texts};
use crate::member::Member;
use crate::member::goals::{GoalList, Order, Whose as WhoseGoals};
use crate::member::sessions::{SessionPage, SessionView, Whose};
use crate::store::announcements::{Only, Shown};

/// What is beside the JSON for reading; with [`Format::Json`] nothing.
pub const FORMATS: [Format; 3] = [Format::Html, Format::Markdown, Format::Json];

/// Writes the folder, which must not exist unless `force`, readable by its owner alone. Answers how many files it holds.
/// Copies of sessions are recorded where the others who take part see it.
pub fn export(
    member: &mut Member,
    language: Language,
    format: Format,
    folder: &Path,
    force: bool,
    progress: OnProgress<'_>,
) -> Result<u64> {
    let occupied = occupied(folder)?;
    if occupied && !force {
        return Err(ExportFileError::AlreadyExists(folder.to_owned()).into());
    }
    let views = member.sessions(&Whose::Mine)?;
    let copied: Vec<SessionId> =
        views.iter().filter(|view| view.may(Operation::Export).is_ok()).map(|view| view.session.id).collect();
    member.act(|act| act.record_export(&copied, false))?;
    let copy = Copy { member, language, format, views, copied, files: Vec::new() };
    if occupied {
        let restricted = fs::set_permissions(folder, Permissions::from_mode(0o700));
        restricted.map_err(|source| failed(folder, source))?;
        return copy.write(folder, progress);
    }
    // Whole or absent: it gets its name when all is in it.
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let made = tempfile::Builder::new()
        .prefix(".cartelera-")
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(parent)
        .map_err(|source| failed(parent, source))?;
    let count = copy.write(made.path(), progress)?;
    fs::rename(made.path(), folder).map_err(|source| failed(folder, source))?;
    // There is nothing left under its first name.
    let _ = made.keep();
    Ok(count)
}

/// Whether there is a folder of that name; what is something else is refused.
fn occupied(folder: &Path) -> Result<bool> {
    match folder.symlink_metadata() {
        Ok(found) if found.is_symlink() => Err(ExportFileError::IsSymlink(folder.to_owned()).into()),
        Ok(found) if found.is_dir() => Ok(true),
        Ok(_) => Err(ExportFileError::NotAFolder(folder.to_owned()).into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(source) => Err(failed(folder, source).into()),
    }
}

fn failed(path: &Path, source: io::Error) -> ExportFileError {
    ExportFileError::Io { path: path.to_owned(), source }
}

/// A folder that is being written.
struct Copy<'a> {
    member: &'a Member,
    language: Language,
    format: Format,
    /// Everything that the member takes or took part in, or was handed.
    views: Vec<SessionView>,
    /// Those of them of which this is a recorded copy.
    copied: Vec<SessionId>,
    /// Their names, and what they hold.
    files: Vec<(String, String)>,
}

impl Copy<'_> {
    fn write(mut self, folder: &Path, progress: OnProgress<'_>) -> Result<u64> {
        let t = texts(self.language);
        self.profile(folder, t)?;
        let received = self.announcements(folder, t, progress)?;
        let goals = self.goals(folder, t, received, progress)?;
        self.sessions(folder, t, received + goals, progress)?;
        self.list(folder, "keys.json", "keys", t.msg_export_me_keys(), |member, document| {
            member.own_keys()?.iter().try_for_each(|keys| Ok(document.add(&KeysJson::from(keys))?))
        })?;
        self.list(folder, "record.json", "entries", t.msg_export_me_record(), |member, document| {
            member.own_deeds()?.iter().try_for_each(|entry| Ok(document.add(&DeedJson::from(entry))?))
        })?;
        self.list(folder, "searches.json", "searches", t.msg_export_me_searches(), |member, document| {
            member.saved_searches()?.iter().try_for_each(|search| Ok(document.add(&SavedSearchJson::from(search))?))
        })?;
        if self.format != Format::Json {
            self.readable(folder, t, progress)?;
        }
        self.index(folder, t)?;
        Ok(self.files.len() as u64)
    }

    /// One JSON document with a list.
    fn list(
        &mut self,
        folder: &Path,
        name: &str,
        list: &str,
        what: String,
        fill: impl FnOnce(&Member, &mut Document<'_>) -> Result<()>,
    ) -> Result<()> {
        to_file(&folder.join(name), true, |out| {
            let mut document = Document::begin(self.member, list, out)?;
            fill(self.member, &mut document)?;
            document.end()?;
            Ok(0)
        })?;
        self.files.push((name.to_owned(), what));
        Ok(())
    }

    fn profile(&mut self, folder: &Path, t: &Texts) -> Result<()> {
        self.list(folder, "profile.json", "profiles", t.msg_export_me_profile(), |member, document| {
            let (organisation, today) = (member.workspace().organisation(), member.workspace().today());
            let profiles = member.own_profiles()?;
            profiles.iter().try_for_each(|past| Ok(document.add(&PastProfileJson::new(past, organisation, today))?))
        })
    }

    /// Those they wrote and those for them, apart.
    fn announcements(&mut self, folder: &Path, t: &Texts, progress: OnProgress<'_>) -> Result<u64> {
        let mut count = 0;
        for (name, written, what) in [
            ("announcements-written.json", true, t.msg_export_me_written()),
            ("announcements-received.json", false, t.msg_export_me_received()),
        ] {
            self.list(folder, name, "announcements", what, |member, document| {
                let (organisation, now) = (member.workspace().organisation(), member.workspace().now());
                let mut beyond = Position(i64::MIN);
                while let Some((last, page)) = member.own_announcements(beyond, PAGE)? {
                    beyond = last;
                    for received in page {
                        if (received.reading.announcement.author == member.id()) == written {
                            document.add(&ReceivedJson::new(&received, organisation, now))?;
                            count += 1;
                        }
                    }
                    go_on(progress, count)?;
                }
                Ok(())
            })?;
        }
        Ok(count)
    }

    fn goals(&mut self, folder: &Path, t: &Texts, before: u64, progress: OnProgress<'_>) -> Result<u64> {
        let (language, mut count) = (self.language, 0);
        self.list(folder, "goals.json", "goals", t.msg_export_me_goals(), |member, document| {
            let catalogue = member.catalogue()?;
            let names = Names { organisation: member.workspace().organisation(), catalogue: &catalogue, language };
            // What is current, and then each cycle.
            let cycles = std::iter::once(None).chain(catalogue.cycles.iter().map(|cycle| Some(cycle.id)));
            let mut seen = std::collections::HashSet::new();
            for cycle in cycles {
                for page in member.list_goals(&GoalList { cycle, ..own_goals() })?.chunks(PAGE) {
                    go_on(progress, before + count)?;
                    for view in member.goal_views(page)? {
                        if seen.insert(view.goal.id) {
                            document.add(&GoalPageJson::new(&member.goal_page(view.goal.id)?, &names))?;
                            count += 1;
                        }
                    }
                }
            }
            Ok(())
        })?;
        Ok(count)
    }

    /// All of those they take part in; of others that they took place, and in them what is their own.
    fn sessions(&mut self, folder: &Path, t: &Texts, before: u64, progress: OnProgress<'_>) -> Result<()> {
        let (views, copied) = (std::mem::take(&mut self.views), std::mem::take(&mut self.copied));
        self.list(folder, "sessions.json", "sessions", t.msg_export_me_sessions(), |member, document| {
            let organisation = member.workspace().organisation();
            for (view, count) in views.iter().zip(before..) {
                go_on(progress, count)?;
                let object = match view.may(Operation::Open) {
                    Err(_) => SessionPageJson::fact(view, organisation),
                    Ok(()) => {
                        let mut page = member.session_page(view.session.id)?;
                        if !copied.contains(&view.session.id) {
                            keep_own(&mut page, member);
                        }
                        SessionPageJson::new(&page, organisation)
                    }
                };
                document.add(&object)?;
            }
            Ok(())
        })?;
        self.list(folder, "actions.json", "actions", t.msg_export_me_actions(), |member, document| {
            let organisation = member.workspace().organisation();
            let actions = member.actions(false)?;
            actions.iter().try_for_each(|action| Ok(document.add(&ActionJson::new(action, organisation))?))
        })?;
        self.copied = copied;
        Ok(())
    }

    /// The same for reading, as far as there is a document for it.
    fn readable(&mut self, folder: &Path, t: &Texts, progress: OnProgress<'_>) -> Result<()> {
        let (member, format, language) = (self.member, self.format, self.language);
        for (stem, only) in [("announcements-written", Only::Mine), ("announcements-received", Only::All)] {
            let shown = Shown { direction: None, only };
            let options = boards::Options { chosen: Chosen::Shown(shown), language, signatures: false };
            self.read(folder, stem, t, |out| Ok(boards::write(member, &options, format, out, progress)?.count))?;
        }
        self.read(folder, "goals", t, |out| goals::write(member, &own_goals(), language, format, out, progress))?;
        let options = sessions::Options { format, language, own: true, passphrase: None };
        let copied = self.copied.clone();
        self.read(folder, "sessions", t, |out| sessions::write(member, &copied, &options, out, progress))
    }

    fn read(
        &mut self,
        folder: &Path,
        stem: &str,
        t: &Texts,
        fill: impl FnOnce(&mut dyn Write) -> Result<u64>,
    ) -> Result<()> {
        let name = format!("{stem}.{}", self.format.word());
        to_file(&folder.join(&name), true, fill)?;
        self.files.push((name, t.msg_export_me_readable(format!("{stem}.json"))));
        Ok(())
    }

    /// What each file is, and what is not here and why.
    fn index(&mut self, folder: &Path, t: &Texts) -> Result<()> {
        let words = Words::new(self.member, self.language);
        let organisation = &self.member.workspace().board().organisation;
        let mut page = vec![
            t.msg_export_heading(organisation, t.msg_export_me_title(words.person(self.member.id()))),
            t.msg_export_made(words.person(self.member.id()), words.now()),
            String::new(),
        ];
        page.extend(self.files.iter().map(|(name, what)| format!("{name}\n    {what}")));
        page.extend([String::new(), t.msg_export_me_not_in_it()]);
        let missing = [
            t.msg_export_me_not_others(),
            t.msg_export_me_not_sessions(),
            t.msg_export_me_not_shut(),
            t.msg_export_me_not_secrets(),
            t.msg_export_me_not_drafts(),
        ];
        page.extend(missing.iter().map(|why| format!("- {why}")));
        page.extend([String::new(), t.msg_export_me_plain()]);
        to_file(&folder.join(INDEX), true, |out| {
            writeln!(out, "{}", page.join("\n"))?;
            Ok(0)
        })?;
        self.files.push((INDEX.to_owned(), String::new()));
        Ok(())
    }
}

const INDEX: &str = "README.txt";

/// All goals of the member that are current.
fn own_goals() -> GoalList {
    GoalList { order: Order::Due, ..GoalList::of(WhoseGoals::Mine) }
}

/// Leaves of a session that the member takes part in no more only what is theirs.
fn keep_own(page: &mut SessionPage, member: &Member) {
    let me = member.id();
    page.place = None;
    page.agenda.clear();
    page.notes.retain(|note| note.part.kind == PartKind::OwnNote);
    page.items.clear();
    page.actions.retain(|action| action.part.part.owner == Some(me));
    page.earlier_actions.clear();
    page.snapshots.clear();
    page.sign_offs.retain(|signed| signed.person == me);
    page.waiting.clear();
}
