//! Copies that leave the board: of one session, or of all the member takes or took part in. Sealed to a passphrase unless
//! somebody asks for one that anybody can read, and told what that means.

use std::ops::ControlFlow;

use ratatui::layout::Rect;

use super::about::{self, wrapped_lines};
use crate::domain::session::{SessionId, SessionState};
use crate::export::file::slug;
use crate::export::sessions::{FORMATS, Options, export, offered};
use crate::export::{self, Exported, Format};
use crate::i18n::sessions;
use crate::keys;
use crate::member::Error;
use crate::member::sessions::SessionView;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::progress::Progress;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::goals::deed::above_hints;

/// Of one session.
pub fn of_session(view: &SessionView, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let session = &view.session;
    // A calendar is about what is to come.
    let in_calendar = matches!(view.state, SessionState::Planned | SessionState::Cancelled);
    let formats = FORMATS.into_iter().filter(|format| in_calendar || *format != Format::Ics).collect();
    let day = cx.workspace().day_of(session.starts);
    let stem = stem(&sessions::kind(cx.language(), session.kind), &day.to_string(), cx);
    Ok(open(Some(session.id), formats, stem, about::title(session, cx), cx))
}

/// Of all the member takes or took part in.
pub fn of_mine(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let t = cx.texts();
    let stem = stem(&t.msg_command_feedback(), &cx.workspace().today().to_string(), cx);
    Ok(open(None, FORMATS.into(), stem, t.msg_session_form_copy_of_all(), cx))
}

fn stem(named: &str, day: &str, cx: &Desk) -> String {
    format!("{}-{}-{day}", slug(&cx.workspace().board().organisation), slug(named))
}

fn open(session: Option<SessionId>, formats: Vec<Format>, stem: String, of: String, cx: &Desk) -> Outcome<Desk> {
    let t = cx.texts();
    let mut form = CopyForm {
        title: t.msg_command_export(),
        session,
        formats,
        stem,
        about: t.msg_session_form_copy_help(of),
        form: Form::new(Vec::new(), Vec::new()),
        warning: String::new(),
        said: None,
    };
    let file = form.file_name(Format::Html, true);
    form.form = form.build(0, true, false, &file, cx);
    form.warn(cx);
    Outcome::Open(Box::new(form))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Format,
    Seal,
    Passphrase,
    Again,
    Own,
    File,
}

/// The form.
struct CopyForm {
    title: String,
    /// None: all of the member's.
    session: Option<SessionId>,
    formats: Vec<Format>,
    stem: String,
    about: String,
    form: Form<Id>,
    /// What sealing or not means.
    warning: String,
    said: Option<String>,
}

impl CopyForm {
    fn build(&self, format: usize, sealed: bool, own: bool, file: &str, cx: &Desk) -> Form<Id> {
        let t = cx.texts();
        let names = self.formats.iter().map(|format| match format {
            Format::Markdown => t.msg_tui_export_markdown(),
            Format::Json => t.msg_tui_export_json(),
            Format::Ics => t.msg_session_form_copy_ics(),
            _ => t.msg_session_form_copy_html(),
        });
        let seals = [t.msg_session_form_copy_sealed(), t.msg_session_form_copy_plain()];
        let mut fields = vec![
            Field::new(Id::Format, t.msg_tui_export_format(), Input::choice(names, format)),
            Field::new(Id::Seal, t.msg_session_form_copy_seal(), Input::choice(seals, usize::from(!sealed))),
        ];
        if sealed {
            fields.push(Field::new(Id::Passphrase, t.msg_session_form_copy_passphrase(), Input::secret()));
            fields.push(Field::new(Id::Again, t.msg_sign_in_again(), Input::secret()));
        }
        fields.push(Field::new(Id::Own, t.msg_session_form_copy_own(), Input::Check(own)));
        fields.push(Field::new(Id::File, t.msg_tui_export_file(), Input::text_field(file)));
        Form::new(fields, vec![Command::Export, Command::Back])
    }

    fn format(&self) -> Format {
        self.form.chosen(&Id::Format).and_then(|at| self.formats.get(at)).copied().unwrap_or(Format::Html)
    }

    fn is_sealed(&self) -> bool {
        self.form.chosen(&Id::Seal) != Some(1)
    }

    fn file_name(&self, format: Format, sealed: bool) -> String {
        format!("{}.{}{}", self.stem, format.word(), if sealed { ".sealed" } else { "" })
    }

    fn warn(&mut self, cx: &Desk) {
        let t = cx.texts();
        let sealed = self.is_sealed();
        self.warning =
            if sealed { t.msg_session_form_copy_sealed_help() } else { t.msg_session_form_copy_plain_help() };
    }

    fn changed(&mut self, id: Id, cx: &Desk) {
        self.said = None;
        if !matches!(id, Id::Format | Id::Seal) {
            return;
        }
        // A name the person has typed themselves stays.
        let (format, sealed) = (self.format(), self.is_sealed());
        let mut file = self.form.text(&Id::File);
        let ours = |name: &String| {
            let all = self.formats.iter().flat_map(|format| [true, false].map(|sealed| (*format, sealed)));
            all.map(|(format, sealed)| self.file_name(format, sealed)).any(|one| one == *name)
        };
        if ours(&file) {
            file = self.file_name(format, sealed);
        }
        let at = self.form.chosen(&Id::Format).unwrap_or_default();
        // The passphrase is typed after both: nothing secret is lost by building the form anew.
        self.form = self.build(at, sealed, self.form.is_checked(&Id::Own), &file, cx);
        self.form.focus_on(&id);
        self.warn(cx);
    }

    fn start(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let passphrase = if self.is_sealed() {
            let wrong = t.msg_sign_in_not_the_same();
            let Some(passphrase) = self.form.secret_twice(&Id::Passphrase, &Id::Again, wrong) else {
                return Outcome::Consumed;
            };
            if let Err(weakness) = keys::judge(&passphrase, &[]) {
                let error = cx.explain(&Error::Weak(weakness));
                self.form.set_errors(vec![(Id::Passphrase, error)]);
                return Outcome::Consumed;
            }
            Some(passphrase)
        } else {
            None
        };
        let mut member = match cx.member().another() {
            Ok(member) => member,
            Err(error) => return cx.say(&error),
        };
        let path = cx.settings.export_folder.join(self.form.text(&Id::File));
        let (session, format) = (self.session, self.format());
        let options = Options { format, language: cx.language(), own: self.form.is_checked(&Id::Own), passphrase };
        let started = cx.jobs.start("export", move |job| {
            let mut progress = |progress: export::Progress| {
                job.report(progress.written, 0);
                if job.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let sessions = session.map_or_else(|| offered(&member, format, None), |session| Ok(vec![session]));
            let written =
                sessions.and_then(|sessions| export(&mut member, &sessions, &options, &path, false, &mut progress));
            Message::Exported(written.map(|_| Exported { path, left_out: 0 }))
        });
        match started {
            Ok(job) => Outcome::Open(Box::new(Progress::new(self.title.clone(), job, cx.clock.now()))),
            Err(error) => cx.say(&crate::store::Error::Io(error).into()),
        }
    }
}

impl Layer<Desk> for CopyForm {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let export = cx.texts().msg_command_export();
        vec![Offer::ready(Command::Send).called(export), Command::Back.into(), Command::Lock.into()]
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
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(id) | Formed::Cut(id) => {
                self.changed(id, cx);
                Outcome::Consumed
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
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
        let width = area.width.min(78);
        let above = wrapped_lines(
            [&self.about, &self.warning, self.said.as_deref().unwrap_or_default()],
            width.saturating_sub(2),
        );
        let wanted = above.saturating_add(self.form.height(width.saturating_sub(2)) + 3);
        let inside = canvas.frame(centred(above_hints(area), width, wanted), &self.title);
        if inside.height < 4 {
            return;
        }
        let theme = *canvas.theme();
        let room = Rect { height: inside.height.saturating_sub(5), ..inside };
        let rest = |used: u16| Rect { y: room.y + used, height: room.height - used, ..room };
        let mut used = canvas.wrapped(room, &self.about, theme.muted);
        let style = if self.is_sealed() { theme.text } else { theme.warning };
        used += canvas.wrapped(rest(used), &self.warning, style);
        used += canvas.wrapped(rest(used), self.said.as_deref().unwrap_or_default(), theme.error);
        used += u16::from(inside.height > used + 8);
        self.form.draw(Rect { y: inside.y + used, height: inside.height - used, ..inside }, canvas);
    }
}
