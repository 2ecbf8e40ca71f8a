//! Copies of the board: which there are and whether they are sound, making one, and putting one back.

use std::path::PathBuf;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::News;
use crate::i18n::{self, Language};
use crate::member::backup::{self, Copy, Since};
use crate::member::{Error, Member};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::progress::Progress;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::job::Job;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed::above_hints;
use crate::tui::screens::sign_in::SignIn;
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// How many copies there are and when the newest was made.
pub fn summary(cx: &Desk) -> String {
    let t = cx.texts();
    let copies = backup::copies(cx.workspace().path());
    match copies.first() {
        Some(newest) => {
            t.msg_settings_backups_there(copies.len() as u64, i18n::day_short(cx.language(), newest.at.date()))
        }
        None => t.msg_settings_backups_none(),
    }
}

fn mib(language: Language, bytes: u64) -> String {
    // Sizes of files are far from where a double loses whole numbers.
    format!("{} MiB", i18n::decimal(language, bytes as f64 / f64::from(1 << 20), 1))
}

fn moment(copy: &Copy, language: Language) -> String {
    format!("{}, {}", i18n::day_long(language, copy.at.date()), copy.at.strftime("%-H:%M"))
}

/// The list, the newest first.
pub struct Backups {
    /// Whether each is sound is known once a worker has read it.
    copies: Vec<(Copy, Option<bool>)>,
    list: WindowList<PathBuf>,
    heading: String,
    advice: String,
}

impl Backups {
    pub fn new(cx: &mut Desk) -> Result<Self, Error> {
        let mut backups = Self {
            copies: Vec::new(),
            list: WindowList::new(Vec::new()),
            heading: String::new(),
            advice: String::new(),
        };
        backups.read(cx)?;
        Ok(backups)
    }

    /// Lists what there is, and has a worker find out what of it is sound.
    fn read(&mut self, cx: &mut Desk) -> Result<(), Error> {
        let copies = backup::copies(cx.workspace().path());
        self.copies = copies.iter().cloned().map(|copy| (copy, None)).collect();
        if !copies.is_empty() {
            let judge = move |job: &Job| {
                let judged = copies.into_iter().take_while(|_| !job.is_cancelled()).map(|copy| {
                    let sound = backup::is_sound(&copy.path);
                    (copy, sound)
                });
                Message::Settings(News::Copies(judged.collect()))
            };
            cx.jobs.start("copies", judge).map_err(crate::store::Error::Io)?;
        }
        self.fill(cx);
        Ok(())
    }

    fn fill(&mut self, cx: &Desk) {
        let (t, theme, language) = (cx.texts(), cx.theme(), cx.language());
        self.list.set_columns(vec![
            Column::new(t.msg_settings_copy_when(), Width::Share(2)),
            Column::new(t.msg_settings_copy_size(), Width::Fixed(12)).right_aligned(),
            Column::new(t.msg_settings_copy_by(), Width::Share(1)),
            Column::new(t.msg_settings_copy_state(), Width::Fixed(14)),
        ]);
        let rows = self.copies.iter().map(|(copy, sound)| {
            let (state, style) = match sound {
                None => (t.msg_settings_copy_reading(), theme.muted),
                Some(true) => (t.msg_settings_copy_good(), theme.ok),
                Some(false) => (t.msg_settings_copy_bad(), theme.error),
            };
            let by = if copy.daily { t.msg_settings_copy_daily() } else { t.msg_settings_copy_by_hand() };
            let cells = [
                Line::from(format!("{}, {}", i18n::day_short(language, copy.at.date()), copy.at.strftime("%-H:%M"))),
                Line::from(mib(language, copy.size)),
                Line::from(by),
                Line::from(Span::styled(state, style)),
            ];
            Row::new(copy.path.clone(), cells)
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.heading = t.msg_settings_backups();
        self.advice =
            if self.copies.is_empty() { t.msg_settings_backups_empty() } else { t.msg_settings_backups_help() };
    }

    fn selected(&self) -> Option<&(Copy, Option<bool>)> {
        self.list.selected_id().and_then(|path| self.copies.iter().find(|(copy, _)| copy.path == *path))
    }
}

/// Has a worker do something with a second handle on the board, and shows that it is at it.
fn work(
    kind: &'static str,
    title: String,
    work: impl FnOnce(&Member) -> Message + Send + 'static,
    cx: &mut Desk,
) -> Outcome<Desk> {
    let member = match cx.member().another() {
        Ok(member) => member,
        Err(error) => return cx.say(&error),
    };
    let now = cx.clock.now();
    match cx.jobs.start(kind, move |_| work(&member)) {
        Ok(job) => Outcome::Open(Box::new(Progress::new(title, job, now))),
        Err(error) => cx.say(&crate::store::Error::Io(error).into()),
    }
}

impl Layer<Desk> for Backups {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let refusal = match self.selected() {
            None => Some(t.msg_settings_backups_none()),
            Some((_, Some(false))) => Some(t.msg_settings_copy_is_bad()),
            Some(_) => None,
        };
        let mut offers = vec![
            Offer::ready(Command::New).called(t.msg_settings_copy_now()),
            Offer::unless(Command::Open, refusal).called(t.msg_settings_restore()),
        ];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        let t = cx.texts();
        match command {
            Command::Back => Outcome::Close,
            Command::New => {
                let copy = |member: &Member| Message::Settings(News::Copied(member.backup(None)));
                work("copy", t.msg_settings_copying(), copy, cx)
            }
            Command::Open => {
                let Some(path) = self.selected().map(|(copy, _)| copy.path.clone()) else { return Outcome::Consumed };
                let since = |member: &Member| {
                    let since = member.workspace().since(&path);
                    Message::Settings(News::Since(path, since))
                };
                work("since", t.msg_settings_comparing(), since, cx)
            }
            walking => {
                self.list.run(walking);
                Outcome::Consumed
            }
        }
    }

    fn handle(&mut self, event: &Event, _: &mut Desk) -> Outcome<Desk> {
        self.list.point(event)
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        Ok(match message {
            Message::Settings(News::Copies(judged)) => {
                for (copy, sound) in judged {
                    if let Some((_, known)) = self.copies.iter_mut().find(|(one, _)| one.path == copy.path) {
                        *known = Some(sound);
                    }
                }
                self.fill(cx);
                Outcome::Consumed
            }
            Message::Settings(News::Copied(Ok(path))) => match self.read(cx) {
                Ok(()) => {
                    self.list.select(&path);
                    Outcome::Say(cx.texts().msg_settings_copied(path.display().to_string()))
                }
                Err(error) => cx.say(&error),
            },
            Message::Settings(News::Copied(Err(error)) | News::Since(_, Err(error))) => cx.say(&error),
            Message::Settings(News::Since(path, Ok(since))) => {
                match self.copies.iter().find(|(copy, _)| copy.path == path) {
                    Some((copy, _)) => Outcome::Open(Box::new(Restore::new(copy, since, cx))),
                    None => Outcome::Consumed,
                }
            }
            Message::BoardChanged => {
                self.fill(cx);
                return Err(Message::BoardChanged);
            }
            other => return Err(other),
        })
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) {
            self.list.draw(room, canvas, true);
        }
    }
}

/// Says what would be lost, and puts the copy back once a word is typed.
struct Restore {
    path: PathBuf,
    title: String,
    about: String,
    word: String,
    form: Form<()>,
    said: Option<String>,
}

impl Restore {
    fn new(copy: &Copy, since: Option<Since>, cx: &Desk) -> Self {
        let t = cx.texts();
        let when = moment(copy, cx.language());
        let lost = match since {
            Some(Since { entries: 0, .. }) => t.msg_settings_restore_nothing_lost(),
            Some(since) => t.msg_settings_restore_lost(
                since.entries,
                since.announcements,
                since.acknowledgements,
                since.check_ins,
                since.session_parts,
            ),
            None => t.msg_settings_restore_other(),
        };
        let word = t.msg_settings_restore_word();
        let field = Field::new((), t.msg_settings_restore_type(&word), Input::text_field(""));
        Self {
            path: copy.path.clone(),
            title: t.msg_settings_restore(),
            about: format!("{}\n{lost}\n{}", t.msg_settings_restore_about(when), t.msg_settings_restore_others()),
            word,
            form: Form::new(vec![field], vec![Command::Send, Command::Back]),
            said: None,
        }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if i18n::fold(self.form.text(&()).trim()) != i18n::fold(&self.word) {
            let wrong = cx.texts().msg_settings_restore_type(&self.word);
            self.form.set_errors(vec![((), wrong)]);
            return Outcome::Consumed;
        }
        let from = self.path.clone();
        let restore = move |member: &Member| Message::Settings(News::Restored(member.restore(&from)));
        work("restore", cx.texts().msg_settings_restoring(), restore, cx)
    }
}

impl Layer<Desk> for Restore {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let restore = Offer::ready(Command::Send).called(cx.texts().msg_settings_restore());
        vec![restore, Command::Back.into(), Command::Lock.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send => self.send(cx),
            _ => Outcome::Close,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            _ => Outcome::Consumed,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::Settings(News::Restored(Ok(replaced))) => {
                let kept = replaced.map(|path| path.display().to_string()).unwrap_or_default();
                let said = cx.texts().msg_settings_restored(kept);
                Ok(Outcome::Reset(Box::new(SignIn::locked(cx).saying(said))))
            }
            Message::Settings(News::Restored(Err(error))) => {
                self.said = Some(cx.explain(&error));
                Ok(Outcome::Consumed)
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(76);
        let said = self.said.as_deref().unwrap_or_default();
        let wrapped = |text: &str| textwrap::wrap(text, usize::from(width.saturating_sub(2).max(8))).len();
        let above = u16::try_from(wrapped(&self.about) + wrapped(said)).unwrap_or(u16::MAX);
        let wanted = above.saturating_add(4).saturating_add(self.form.height(width.saturating_sub(2)));
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &self.title);
        let theme = *canvas.theme();
        let mut used = canvas.wrapped(inside, &self.about, theme.warning);
        used += canvas.wrapped(Rect { y: inside.y + used, height: inside.height - used, ..inside }, said, theme.error);
        let used = (used + 1).min(inside.height);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
