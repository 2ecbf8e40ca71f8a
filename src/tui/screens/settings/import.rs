//! Bringing the people up to a file: what it would change, or all that is wrong with it; nothing before a yes.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::News;
use super::asked::{Asked, Change, Step};
use super::files::FileChooser;
use crate::domain::organisation::{Person, Profile};
use crate::domain::roster::{self, Changed, Fault, Plan};
use crate::domain::text::CleanText;
use crate::explain;
use crate::i18n::{self, names, roster_fault, roster_note};
use crate::member::{self, Error};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::progress::Progress;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The largest file that is read at all.
const LIMIT: u64 = 64 << 20;

/// What a worker made of a file.
pub struct Planned {
    path: PathBuf,
    end_missing: bool,
    /// Nothing where it was given up.
    plan: Option<std::io::Result<member::Result<Plan>>>,
}

/// Which file.
pub fn chooser(cx: &Desk) -> FileChooser {
    let t = cx.texts();
    FileChooser::new(
        t.msg_settings_import(),
        t.msg_settings_import_advice(),
        ".csv",
        |path, cx| plan(path, false, cx),
        cx,
    )
}

/// Has a worker read the file and plan; its message comes back to the settings.
fn plan(path: PathBuf, end_missing: bool, cx: &mut Desk) -> Outcome<Desk> {
    match start(path, end_missing, cx) {
        Ok(progress) => Outcome::Replace(progress),
        Err(error) => cx.say(&error),
    }
}

fn start(path: PathBuf, end_missing: bool, cx: &mut Desk) -> Result<Box<Progress>, Error> {
    let mut member = cx.member().another()?;
    let now = cx.clock.now();
    let work = move |job: &crate::tui::job::Job| {
        let plan = read(&path).map(|file| member.plan_import(&file, end_missing));
        let plan = (!job.is_cancelled()).then_some(plan);
        Message::Settings(News::Planned(Box::new(Planned { path, end_missing, plan })))
    };
    let job = cx.jobs.start("import", work).map_err(crate::store::Error::Io)?;
    Ok(Box::new(Progress::new(cx.texts().msg_settings_import_reading(), job, now)))
}

fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Shows what a file would do, or what is wrong with it.
pub fn planned(planned: Planned, cx: &Desk) -> Outcome<Desk> {
    match shown(planned, cx) {
        Ok(Some(layer)) => Outcome::Open(layer),
        Ok(None) => Outcome::Consumed,
        Err(said) => Outcome::Say(said),
    }
}

type Shown = Option<Box<dyn Layer<Desk>>>;

fn shown(Planned { path, end_missing, plan }: Planned, cx: &Desk) -> Result<Shown, String> {
    Ok(match plan {
        None => None,
        Some(Ok(Ok(plan))) => Some(Box::new(PlanScreen::new(path, end_missing, plan, cx))),
        Some(Ok(Err(Error::Roster(faults)))) => Some(Box::new(Faults::new(path, end_missing, &faults, cx))),
        Some(Ok(Err(error))) => return Err(cx.explain(&error)),
        Some(Err(error)) => {
            let why = explain::explain_io(cx.language(), &error);
            return Err(format!("{}: {why}", path.display()));
        }
    })
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    CleanText::line(&name.to_string_lossy()).to_string()
}

/// What a file would change, line by line.
struct PlanScreen {
    path: PathBuf,
    end_missing: bool,
    plan: Plan,
    list: WindowList<usize>,
    heading: String,
    advice: String,
    asked: Asked,
}

impl PlanScreen {
    fn new(path: PathBuf, end_missing: bool, plan: Plan, cx: &Desk) -> Self {
        let t = cx.texts();
        let import = t.msg_settings_import_do();
        let mut screen = Self {
            heading: format!("{} · {}", t.msg_settings_import(), file_name(&path)),
            path,
            end_missing,
            list: WindowList::new(vec![
                Column::new("", Width::Fixed(9)),
                Column::new(t.msg_settings_column_name(), Width::Share(2)),
                Column::new(t.msg_settings_column_what(), Width::Share(3)),
            ]),
            advice: String::new(),
            asked: Asked::new(t.msg_settings_import(), import, cx),
            plan,
        };
        screen.fill(cx);
        screen
    }

    fn fill(&mut self, cx: &Desk) {
        let (t, theme, plan) = (cx.texts(), cx.theme(), &self.plan);
        let organisation = cx.workspace().organisation();
        let name_of = |profile: &Profile| format!("{} ({})", CleanText::line(&profile.name), profile.handle);
        let mut rows: Vec<[Line<'static>; 3]> = Vec::new();
        let mut row = |word: String, style, name: String, what: String| {
            rows.push([Line::from(Span::styled(word, style)), Line::from(name), Line::from(what)]);
        };
        for planned in &plan.added {
            let manager = planned.manager.as_ref().and_then(|handle| organisation.find_handle(handle));
            let manager = manager.map(|manager| cx.name(manager.id)).or_else(|| planned.manager.clone());
            let title = CleanText::line(&planned.profile.title).to_string();
            let parts = [title, manager.map(|name| t.msg_settings_under(name)).unwrap_or_default()];
            let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            row(t.msg_settings_import_added(), theme.ok, name_of(&planned.profile), what);
        }
        for changed in &plan.changed {
            let before = organisation.find(changed.id);
            row(
                t.msg_settings_import_changed(),
                theme.warning,
                name_of(&changed.planned.profile),
                what(changed, before, cx),
            );
        }
        for ended in &plan.ended {
            let last = ended.planned.profile.active_until.and_then(|until| until.yesterday().ok());
            let what =
                last.map(|last| t.msg_settings_last_day(i18n::day_long(cx.language(), last))).unwrap_or_default();
            row(t.msg_settings_import_ended(), theme.error, name_of(&ended.planned.profile), what);
        }
        for missing in &plan.missing {
            row(t.msg_settings_import_missing(), theme.muted, name_of(missing), t.msg_settings_import_missing_help());
        }
        let (added, changed) = (plan.added.len() as u64, plan.changed.len() as u64);
        let (ended, missing) = (plan.ended.len() as u64, plan.missing.len() as u64);
        let mut advice = vec![t.msg_settings_import_sum(added, changed, ended, missing, plan.unchanged as u64)];
        advice.extend(plan.notes.iter().map(|note| roster_note(cx.language(), note)));
        self.advice = advice.join(" ");
        let rows = rows.into_iter().enumerate().map(|(at, cells)| Row::new(at, cells));
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
    }

    fn import(&mut self, cx: &Desk) -> Outcome<Desk> {
        let (t, plan) = (cx.texts(), self.plan.clone());
        let (added, changed, ended) = (plan.added.len() as u64, plan.changed.len() as u64, plan.ended.len() as u64);
        let ask = t.msg_settings_import_question(added, changed, ended);
        self.asked.begin(Change::new(ask, t.msg_settings_import_done(), move |act| act.import(&plan)), cx)
    }
}

/// What changes of somebody, from what to what.
fn what(changed: &Changed, before: Option<&Person>, cx: &Desk) -> String {
    let told = changed.columns.iter().map(|column| {
        let now = value(*column, &changed.planned.profile, changed.planned.manager.as_deref(), cx);
        let manager = before.and_then(|person| person.manager).and_then(|id| cx.workspace().organisation().find(id));
        let was =
            before.map(|person| value(*column, &person.profile, manager.map(|manager| manager.handle.as_str()), cx));
        let (was, arrow) = (was.unwrap_or_default(), cx.glyphs().next);
        format!("{}: {was} {arrow} {now}", column_name(*column, cx))
    });
    told.collect::<Vec<_>>().join("; ")
}

fn column_name(column: roster::Column, cx: &Desk) -> String {
    use roster::Column::*;
    let t = cx.texts();
    match column {
        Handle => t.msg_settings_column_handle(),
        Name => t.msg_settings_column_name(),
        Title => t.msg_settings_column_title(),
        Area => t.msg_filter_area(),
        Level => t.msg_people_level(),
        Manager => t.msg_people_manager(),
        ClientType => t.msg_people_client_type(),
        Bond => t.msg_filter_bond(),
        Locale => t.msg_settings_language(),
        ActiveFrom => t.msg_settings_column_from(),
        ActiveUntil => t.msg_settings_first_day_away(),
    }
}

fn value(column: roster::Column, profile: &Profile, manager: Option<&str>, cx: &Desk) -> String {
    use roster::Column::*;
    let language = cx.language();
    let nothing = || "–".to_owned();
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(nothing, |day| i18n::day_short(language, day));
    let told = match column {
        Handle => profile.handle.clone(),
        Name => profile.name.clone(),
        Title => profile.title.clone(),
        Area => profile.area.to_string(),
        Level => profile.level.to_string(),
        Manager => manager.unwrap_or_default().to_owned(),
        ClientType => names::client_type(language, profile.client_type),
        Bond => names::bond(language, profile.bond),
        Locale => profile.locale.clone(),
        ActiveFrom => day(profile.active_from),
        ActiveUntil => day(profile.active_until),
    };
    if told.is_empty() { nothing() } else { CleanText::line(&told).to_string() }
}

impl Layer<Desk> for PlanScreen {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let nothing = self.plan.is_empty().then(|| t.msg_settings_import_nothing());
        let ending = if self.end_missing { t.msg_settings_import_keep() } else { t.msg_settings_import_end() };
        let none_missing = self.plan.missing.is_empty() && !self.end_missing;
        let mut offers = vec![
            Offer::unless(Command::Open, nothing).called(t.msg_settings_import_do()),
            Offer::unless(Command::Tick, none_missing.then(|| t.msg_settings_import_all_listed())).called(ending),
        ];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Open => self.import(cx),
            Command::Tick => match start(self.path.clone(), !self.end_missing, cx) {
                Ok(progress) => Outcome::Open(progress),
                Err(error) => cx.say(&error),
            },
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
        if let Message::Settings(News::Planned(planned)) = message {
            return Ok(replaced(*planned, cx));
        }
        Ok(match self.asked.receive(message, cx)? {
            Step::Pending(outcome) => outcome,
            Step::Done(message) => Outcome::Answer(message),
            Step::Refused(error) => cx.say(&error),
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

/// The same in the place of what was shown before.
fn replaced(planned: Planned, cx: &Desk) -> Outcome<Desk> {
    match shown(planned, cx) {
        Ok(Some(layer)) => Outcome::Replace(layer),
        Ok(None) => Outcome::Consumed,
        Err(said) => Outcome::Say(said),
    }
}

/// All that is wrong with a file, by line and column.
struct Faults {
    path: PathBuf,
    end_missing: bool,
    messages: Vec<String>,
    list: WindowList<usize>,
    heading: String,
    advice: String,
}

impl Faults {
    fn new(path: PathBuf, end_missing: bool, faults: &[Fault], cx: &Desk) -> Self {
        let t = cx.texts();
        let messages: Vec<String> = faults.iter().map(|fault| roster_fault(cx.language(), fault)).collect();
        let mut list = WindowList::new(vec![
            Column::new(t.msg_settings_fault_line(), Width::Fixed(6)).right_aligned(),
            Column::new(t.msg_settings_fault_column(), Width::Fixed(16)),
            Column::new(t.msg_settings_fault_what(), Width::Share(1)),
        ]);
        let rows = faults.iter().zip(&messages).enumerate().map(|(at, (fault, message))| {
            let column = CleanText::line(&fault.column).to_string();
            Row::new(at, [fault.line.to_string(), column, CleanText::line(message).to_string()])
        });
        list.replace(rows.collect::<Vec<_>>(), false, false);
        Self {
            heading: format!("{} · {}", t.msg_settings_import(), file_name(&path)),
            advice: t.msg_settings_import_faults(faults.len() as u64),
            path,
            end_missing,
            messages,
            list,
        }
    }
}

impl Layer<Desk> for Faults {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = vec![Offer::ready(Command::Open).called(cx.texts().msg_settings_import_again())];
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Open => match start(self.path.clone(), self.end_missing, cx) {
                Ok(progress) => Outcome::Open(progress),
                Err(error) => cx.say(&error),
            },
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
        match message {
            Message::Settings(News::Planned(planned)) => Ok(replaced(*planned, cx)),
            other => Err(other),
        }
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let Some(room) = headed::open(area, canvas, &self.heading, &self.advice) else { return };
        // The selected one is read whole where there is room below.
        let below = if room.height > 9 { 5 } else { 0 };
        self.list.draw(Rect { height: room.height - below, ..room }, canvas, true);
        let message = self.list.selected_id().and_then(|at| self.messages.get(*at));
        if let Some(message) = message.filter(|_| below > 0) {
            let bottom = Rect { x: room.x + 2, width: room.width - 4, y: room.bottom() - below + 1, height: below - 1 };
            canvas.wrapped(bottom, &CleanText::line(message), canvas.theme().warning);
        }
    }
}
