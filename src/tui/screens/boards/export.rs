//! What a board shows, as a file: format, name, and a progress that can be stopped.

use std::ops::ControlFlow;

use ratatui::layout::Rect;

use crate::export::boards::{self, Options};
use crate::export::file::slug;
use crate::export::{self, Format};
use crate::i18n;
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

/// In the order they are offered.
const FORMATS: [Format; 4] = [Format::Html, Format::Markdown, Format::Csv, Format::Json];

/// The form.
pub struct ExportBoard {
    title: String,
    shown: Shown,
    form: Form<Id>,
    stem: String,
    said: Option<String>,
}

impl ExportBoard {
    pub fn new(shown: Shown, cx: &Desk) -> Self {
        let t = cx.texts();
        let board = match shown.direction {
            Some(direction) => i18n::names::direction(cx.language(), direction),
            None => t.msg_boards_all(),
        };
        let organisation = &cx.workspace().board().organisation;
        let stem = format!("{}-{}-{}", slug(organisation), slug(&board), cx.workspace().today());
        let formats =
            [t.msg_tui_export_html(), t.msg_tui_export_markdown(), t.msg_tui_export_csv(), t.msg_tui_export_json()];
        let fields = vec![
            Field::new(Id::Format, t.msg_tui_export_format(), Input::choice(formats, 0)),
            Field::new(Id::File, t.msg_tui_export_file(), Input::text_field(&file_name(&stem, Format::Html))),
            Field::new(Id::Signatures, t.msg_tui_export_signatures(), Input::Check(false)),
        ];
        let form = Form::new(fields, vec![Command::Export, Command::Back]);
        Self { title: t.msg_command_export(), shown, form, stem, said: None }
    }

    fn format(&self) -> Format {
        self.form.chosen(&Id::Format).and_then(|at| FORMATS.get(at)).copied().unwrap_or(Format::Html)
    }

    fn start(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let member = match cx.member().another() {
            Ok(member) => member,
            Err(error) => return cx.say(&error),
        };
        let (format, path) = (self.format(), cx.settings.export_folder.join(self.form.text(&Id::File)));
        let signatures = self.form.is_checked(&Id::Signatures) && format == Format::Html;
        let options = Options { shown: self.shown, language: cx.language(), signatures };
        let started = cx.jobs.start("export", move |job| {
            let mut progress = |progress: export::Progress| {
                job.report(progress.written, 0);
                if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let written = boards::export(&member, &options, format, &path, false, &mut progress);
            Message::Exported(written.map(|_| path))
        });
        match started {
            Ok(job) => Outcome::Open(Box::new(Progress::new(self.title.clone(), job, cx.clock.now()))),
            Err(error) => cx.say(&crate::store::Error::Io(error).into()),
        }
    }
}

fn file_name(stem: &str, format: Format) -> String {
    format!("{stem}.{}", format.word())
}

impl Layer<Desk> for ExportBoard {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Send.into(), Command::Back.into()]
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Send | Command::Export => self.start(cx),
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if matches!(event, Event::Wake(_) | Event::Resumed) {
            return Outcome::Ignored;
        }
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Changed(Id::Format) => {
                // A name the person has typed themselves stays.
                let typed = self.form.text(&Id::File);
                let name = file_name(&self.stem, self.format());
                if FORMATS.iter().any(|format| typed == file_name(&self.stem, *format))
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
            Message::Exported(Ok(path)) => Ok(Outcome::Answer(Message::Exported(Ok(path)))),
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
