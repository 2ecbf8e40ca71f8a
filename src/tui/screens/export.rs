//! Announcements of choice, or what the table of goals shows, as a file: format, name, and a progress that can be stopped.

use std::ops::ControlFlow;

use ratatui::layout::Rect;

use crate::domain::announcement::AnnouncementId;
use crate::domain::search::Query;
use crate::export::boards::{self, Chosen, Options};
use crate::export::file::slug;
use crate::export::{self, Exported, Format, goals};
use crate::i18n::{self, Texts};
use crate::member::goals::GoalList;
use crate::store::announcements::Shown;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::progress::Progress;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Format,
    File,
    Signatures,
}

/// What is on the screen.
#[derive(Clone, Debug)]
enum What {
    Boards(Chosen),
    Goals(GoalList),
}

impl What {
    fn formats(&self) -> &'static [Format] {
        match self {
            Self::Boards(_) => &boards::FORMATS,
            Self::Goals(_) => &goals::FORMATS,
        }
    }

    /// What it is called in a list of formats.
    fn format_name(&self, format: Format, cx: &Desk) -> String {
        let t = cx.texts();
        match (self, format) {
            (Self::Boards(_), Format::Html) => t.msg_tui_export_html(),
            (Self::Goals(_), Format::Html) => t.msg_goal_export_html(),
            (_, Format::Markdown) => t.msg_tui_export_markdown(),
            (_, Format::Csv) => t.msg_tui_export_csv(),
            (_, Format::Json) => t.msg_tui_export_json(),
            (_, Format::Xlsx) => t.msg_goal_export_xlsx(),
            (Self::Boards(_), Format::Ics) => t.msg_export_ics_events(),
            (Self::Goals(_), Format::Ics) => t.msg_session_export_ics(),
        }
    }
}

/// The form.
pub struct ExportForm {
    title: String,
    what: What,
    form: Form<Id>,
    stem: String,
    said: Option<String>,
}

impl ExportForm {
    pub fn of_board(shown: Shown, cx: &Desk) -> Self {
        let board = match shown.direction {
            Some(direction) => i18n::names::direction(cx.language(), direction),
            None => cx.texts().msg_boards_all(),
        };
        Self::of_boards(Chosen::Shown(shown), &board, cx)
    }

    /// What is found by a query; the file is named after it.
    pub fn of_found(query_text: &str, cx: &Desk) -> Self {
        let (query, _) = Query::read(query_text, cx.workspace().today());
        Self::of_boards(Chosen::Found(query), query_text, cx)
    }

    /// These, in this order; the file is named after `label`.
    pub fn of_announcements(ids: Vec<AnnouncementId>, label: &str, cx: &Desk) -> Self {
        Self::of_boards(Chosen::These(ids), label, cx)
    }

    /// Offers this format first, where there is such a one.
    #[must_use]
    pub fn preferring(mut self, format: Format) -> Self {
        let at = self.what.formats().iter().position(|offered| *offered == format);
        if let (Some(at), Some(Input::Choice { chosen, .. })) = (at, self.form.input_mut(&Id::Format)) {
            *chosen = at;
            if let Some(name) = self.form.input_mut(&Id::File) {
                *name = Input::text_field(&file_name(&self.stem, format));
            }
        }
        self
    }

    fn of_boards(chosen: Chosen, named: &str, cx: &Desk) -> Self {
        let signatures = Field::new(Id::Signatures, cx.texts().msg_tui_export_signatures(), Input::Check(false));
        Self::new(What::Boards(chosen), named, vec![signatures], cx)
    }

    pub fn of_goals(list: GoalList, cx: &Desk) -> Self {
        Self::new(What::Goals(list), &cx.texts().msg_command_goals(), Vec::new(), cx)
    }

    fn new(what: What, named: &str, more: Vec<Field<Id>>, cx: &Desk) -> Self {
        let t = cx.texts();
        let organisation = &cx.workspace().board().organisation;
        let stem = format!("{}-{}-{}", slug(organisation), slug(named), cx.workspace().today());
        let names = what.formats().iter().map(|format| what.format_name(*format, cx));
        let first = what.formats().first().map(|format| file_name(&stem, *format)).unwrap_or_default();
        let mut fields = vec![
            Field::new(Id::Format, t.msg_tui_export_format(), Input::choice(names, 0)),
            Field::new(Id::File, t.msg_tui_export_file(), Input::text_field(&first)),
        ];
        fields.extend(more);
        let form = Form::new(fields, vec![Command::Export, Command::Back]);
        Self { title: t.msg_command_export(), what, form, stem, said: None }
    }

    fn format(&self) -> Format {
        self.form.chosen(&Id::Format).and_then(|at| self.what.formats().get(at)).copied().unwrap_or(Format::Html)
    }

    fn start(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let member = match cx.member().another() {
            Ok(member) => member,
            Err(error) => return cx.say(&error),
        };
        let (format, path) = (self.format(), cx.settings.export_folder.join(self.form.text(&Id::File)));
        let signatures = self.form.is_checked(&Id::Signatures) && format == Format::Html;
        let (what, language) = (self.what.clone(), cx.language());
        let started = cx.jobs.start("export", move |job| {
            let mut progress = |progress: export::Progress| {
                job.report(progress.written, 0);
                if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let written = match what {
                What::Boards(chosen) => {
                    let options = Options { chosen, language, signatures };
                    boards::export(&member, &options, format, &path, false, &mut progress)
                        .map(|written| Exported { path, left_out: written.left_out })
                }
                What::Goals(list) => goals::export(&member, &list, language, format, &path, false, &mut progress)
                    .map(|_| Exported { path, left_out: 0 }),
            };
            Message::Exported(written)
        });
        match started {
            Ok(job) => Outcome::Open(Box::new(Progress::new(self.title.clone(), job, cx.clock.now()))),
            Err(error) => cx.say(&crate::store::Error::Io(error).into()),
        }
    }
}

/// What is said of a file that was written.
pub fn said(exported: Exported, t: &Texts) -> String {
    // Whoever looks for the file need not know where the program was started.
    let path = std::path::absolute(&exported.path).unwrap_or(exported.path);
    let written = t.msg_tui_exported(path.display().to_string());
    match exported.left_out {
        0 => written,
        count => format!("{written}. {}", t.msg_export_left_out(count)),
    }
}

fn file_name(stem: &str, format: Format) -> String {
    format!("{stem}.{}", format.word())
}

impl Layer<Desk> for ExportForm {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        vec![Offer::ready(Command::Send).called(cx.texts().msg_command_export()), Command::Back.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send | Command::Export => self.start(cx),
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Changed(Id::Format) => {
                // A name the person has typed themselves stays.
                let typed = self.form.text(&Id::File);
                let name = file_name(&self.stem, self.format());
                if self.what.formats().iter().any(|format| typed == file_name(&self.stem, *format))
                    && let Some(input) = self.form.input_mut(&Id::File)
                {
                    *input = Input::text_field(&name);
                }
                Outcome::Consumed
            }
            _ => Outcome::Consumed,
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> std::result::Result<Outcome<Desk>, Message> {
        match message {
            Message::Exported(Ok(exported)) => Ok(Outcome::Answer(Message::Exported(Ok(exported)))),
            Message::Exported(Err(error)) => {
                self.said = Some(cx.explain_export(&error));
                Ok(Outcome::Consumed)
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 76, 11), &self.title);
        if inside.height < 4 {
            return;
        }
        self.form.draw(Rect { height: inside.height - 3, ..inside }, canvas);
        if let Some(said) = &self.said {
            let below = Rect { y: inside.bottom() - 3, height: 3, ..inside };
            canvas.wrapped(below, said, canvas.theme().warning);
        }
    }
}
