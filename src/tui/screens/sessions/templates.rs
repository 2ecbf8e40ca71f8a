//! The organisation's own prompts: read by everybody, written by `hr`.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use super::about::{self, Of};
use crate::domain::goal::{Cadence, Translated};
use crate::domain::organisation::Role;
use crate::domain::session::{Fault, SessionKind, SessionTemplate};
use crate::domain::text::CleanText;
use crate::i18n::{Language, goals, sessions};
use crate::member::Error;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::Form;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed::{self, Deed, Read, Wrong};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The list.
pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let mut templates = Templates {
        templates: Vec::new(),
        list: WindowList::new(Vec::new()),
        heading: String::new(),
        advice: String::new(),
        may_write: false,
        id: cx.member().new_id(),
    };
    templates.load(cx)?;
    Ok(Outcome::Open(Box::new(templates)))
}

/// Those who write them, by name.
pub fn human_resources(cx: &Desk) -> String {
    let today = cx.workspace().today();
    let people = cx.workspace().organisation().people().iter();
    let those = people.filter(|person| person.is_active(today) && person.roles.has(Role::Hr)).map(|person| person.id);
    about::names(crate::tui::screens::goals::pick::sorted(those.collect(), cx), cx)
}

struct Templates {
    templates: Vec<SessionTemplate>,
    list: WindowList<Uuid>,
    heading: String,
    advice: String,
    may_write: bool,
    /// Of what is being written by a key alone.
    id: Uuid,
}

impl Templates {
    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        self.templates = cx.member().session_templates()?;
        // Those in use come first, by kind.
        let order = |template: &SessionTemplate| {
            let kind = SessionKind::ALL.iter().position(|kind| *kind == template.kind);
            let name = crate::i18n::sort_key(goals::translated(language, &template.name), language);
            (template.retired, kind, name)
        };
        self.templates.sort_by_cached_key(order);
        self.may_write = cx.member().person().roles.has(Role::Hr);
        self.list.set_columns(vec![
            Column::new(t.msg_session_form_template_name(), Width::Share(3)),
            Column::new(t.msg_session_form_kind(), Width::Share(2)),
            Column::new(t.msg_session_form_prompts(), Width::Fixed(15)).right_aligned(),
            Column::new(t.msg_session_form_cadence(), Width::Fixed(14)).from_width(70),
        ]);
        let rows = self.templates.iter().map(|template| {
            let name = CleanText::line(goals::translated(language, &template.name)).to_string();
            let mut name = vec![Span::raw(name)];
            if template.retired {
                name.push(Span::styled(format!(" · {}", t.msg_goal_catalogue_retired()), theme.warning));
            }
            let cadence = template.cadence.map(|cadence| goals::cadence(language, cadence)).unwrap_or_default();
            let cells = [
                Line::from(name),
                Line::from(sessions::kind(language, template.kind)),
                Line::from(template.prompts.len().to_string()),
                Line::from(cadence),
            ];
            Row::new(template.id, cells).styled(if template.retired { theme.muted } else { theme.text })
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.heading = t.msg_session_form_templates();
        self.advice = match (self.may_write, self.templates.is_empty()) {
            (true, true) => t.msg_session_form_templates_empty(),
            (true, false) => t.msg_session_form_templates_help(),
            (false, _) => t.msg_session_form_templates_read_only(human_resources(cx)),
        };
        Ok(())
    }

    fn selected(&self) -> Option<&SessionTemplate> {
        self.list.selected_id().and_then(|id| self.templates.iter().find(|template| template.id == *id))
    }

    fn retire(&mut self, cx: &Desk) -> Outcome<Desk> {
        if let Some(template) = self.selected().cloned() {
            let t = cx.texts();
            let name = CleanText::line(goals::translated(cx.language(), &template.name)).to_string();
            let said = match template.retired {
                false => t.msg_session_form_template_retired(name),
                true => t.msg_session_form_template_back(name),
            };
            let task: deed::Task = Box::new(move |act| {
                let SessionTemplate { id, revision, kind, name, prompts, cadence, retired, .. } = template;
                act.put_session_template(id, revision, kind, &name, &prompts, cadence, !retired).map(|()| said)
            });
            deed::write(self.id, task, cx);
        }
        Outcome::Consumed
    }
}

impl Layer<Desk> for Templates {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let refusal = (!self.may_write).then(|| t.msg_session_form_templates_read_only(human_resources(cx)));
        let mut offers = Vec::new();
        if let Some(template) = self.selected() {
            let opens = if self.may_write { t.msg_command_edit() } else { t.msg_session_form_template_look() };
            offers.push(Offer::ready(Command::Open).called(opens));
            offers.push(Offer::unless(Command::Edit, refusal.clone()));
            let retire = Offer::unless(Command::Retire, refusal.clone());
            offers.push(if template.retired { retire.called(t.msg_goal_catalogue_put_back()) } else { retire });
        }
        offers.push(Offer::unless(Command::New, refusal).called(t.msg_session_form_template_new()));
        offers.extend([Command::Back, Command::Lock].map(Offer::ready));
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::New => Outcome::Open(Box::new(form(None, cx))),
            Command::Open if !self.may_write => {
                self.selected().map_or(Outcome::Consumed, |template| look(template, cx))
            }
            Command::Open | Command::Edit => match self.selected() {
                Some(template) => Outcome::Open(Box::new(form(Some(template), cx))),
                None => Outcome::Consumed,
            },
            Command::Retire => self.retire(cx),
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
        if matches!(message, Message::Written(_, _, Ok(())) | Message::BoardChanged)
            && let Err(error) = self.load(cx)
        {
            return Ok(cx.say(&error));
        }
        if matches!(&message, Message::Written(id, ..) if *id == self.id) {
            self.id = cx.member().new_id();
        }
        // Those beneath show it too, and the shell says how it went.
        Err(message)
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

/// What a template asks, for whoever does not write it.
fn look(template: &SessionTemplate, cx: &Desk) -> Outcome<Desk> {
    let language = cx.language();
    let title = CleanText::line(goals::translated(language, &template.name)).to_string();
    let prompts =
        template.prompts.iter().map(|prompt| CleanText::line(goals::translated(language, prompt)).to_string());
    let sign = cx.glyphs().next;
    let text = prompts.map(|prompt| format!("{sign} {prompt}")).collect::<Vec<_>>().join("\n");
    Outcome::Open(Box::new(crate::tui::dialogs::message::Message::new(title, text)))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Kind,
    Spanish,
    English,
    PromptsSpanish,
    PromptsEnglish,
    Cadence,
}

fn place(error: &Error) -> Option<Id> {
    match error {
        Error::SessionFaults(faults) => match faults.first()? {
            Fault::NameMissing => Some(Id::Spanish),
            _ => Some(Id::PromptsSpanish),
        },
        Error::NameTaken(_) | Error::NameTooLong | Error::NameEmpty => Some(Id::Spanish),
        _ => None,
    }
}

/// A prompt to a line.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The prompts of both languages line by line; one language may be left out, not a line of it.
fn paired(spanish: &str, english: &str) -> Option<Vec<Translated>> {
    let (spanish, english) = (lines(spanish), lines(english));
    let fits = spanish.len() == english.len() || spanish.is_empty() || english.is_empty();
    let count = spanish.len().max(english.len());
    let line = |lines: &[&str], at: usize| lines.get(at).copied().unwrap_or_default().to_owned();
    fits.then(|| (0..count).map(|at| Translated::new(&line(&spanish, at), &line(&english, at))).collect())
}

fn written(template: Option<&SessionTemplate>, language: Language) -> String {
    let prompts = template.map(|template| template.prompts.as_slice()).unwrap_or_default();
    let prompts = prompts.iter().map(|prompt| match language {
        Language::Spanish => prompt.es.as_str(),
        Language::English => prompt.en.as_str(),
    });
    let prompts: Vec<&str> = prompts.collect();
    // A language that was left out stays so.
    if prompts.iter().all(|prompt| prompt.is_empty()) { String::new() } else { prompts.join("\n") }
}

fn form(template: Option<&SessionTemplate>, cx: &Desk) -> Deed<Id> {
    let (t, language) = (cx.texts(), cx.language());
    let name = template.map(|template| template.name.clone()).unwrap_or_default();
    let kind = template.and_then(|own| SessionKind::ALL.iter().position(|kind| *kind == own.kind)).unwrap_or(0);
    let cadence = template.and_then(|own| own.cadence);
    let cadence = cadence.and_then(|own| Cadence::ALL.iter().position(|one| *one == own)).map_or(0, |at| at + 1);
    let kinds = SessionKind::ALL.iter().map(|kind| sessions::kind(language, *kind));
    let cadences = Cadence::ALL.iter().map(|cadence| goals::cadence(language, *cadence));
    let cadences = std::iter::once(t.msg_session_form_no_cadence()).chain(cadences);
    let prompts = |language| Input::area(&written(template, language), 4);
    let fields = vec![
        Field::new(Id::Kind, t.msg_session_form_kind(), Input::choice(kinds, kind)),
        Field::new(Id::Spanish, t.msg_goal_catalogue_name_spanish(), Input::text_field(&name.es)),
        Field::new(Id::English, t.msg_goal_catalogue_name_english(), Input::text_field(&name.en)),
        Field::new(Id::PromptsSpanish, t.msg_session_form_prompts_spanish(), prompts(Language::Spanish)),
        Field::new(Id::PromptsEnglish, t.msg_session_form_prompts_english(), prompts(Language::English)),
        Field::new(Id::Cadence, t.msg_session_form_cadence(), Input::choice(cadences, cadence)),
    ];
    let id = template.map_or_else(Uuid::new_v4, |template| template.id);
    let seen = template.map_or(0, |template| template.revision);
    let retired = template.is_some_and(|template| template.retired);
    let read: Read<Id> = Box::new(move |form, _, cx| {
        let t = cx.texts();
        let (name, prompts) = read_words(form, cx)?;
        let kind = form.chosen(&Id::Kind).and_then(|at| SessionKind::ALL.get(at)).copied();
        let kind = kind.unwrap_or(SessionKind::OneOnOne);
        let cadence = form.chosen(&Id::Cadence).and_then(|at| Cadence::ALL.get(at.checked_sub(1)?)).copied();
        let said = t.msg_session_form_template_written(goals::translated(cx.language(), &name));
        Ok(Box::new(move |act| {
            act.put_session_template(id, seen, kind, &name, &prompts, cadence, retired).map(|()| said)
        }))
    });
    let title = if template.is_some() { t.msg_session_form_template_edit() } else { t.msg_session_form_template_new() };
    let about = t.msg_session_form_template_help();
    let draft = template.map_or(Of::NewTemplate(cx.member().id()), |template| Of::Template(template.id));
    Deed::new(title, about, fields, Command::Send, read, cx).placing(place).kept(draft.into(), seen, cx)
}

fn read_words(form: &Form<Id>, cx: &Desk) -> Result<(Translated, Vec<Translated>), Wrong<Id>> {
    let mut errors = Vec::new();
    let name = Translated::new(&form.text(&Id::Spanish), &form.text(&Id::English));
    if name.is_empty() {
        errors.push((Id::Spanish, about::fault(Fault::NameMissing, cx)));
    }
    let prompts = paired(&form.text(&Id::PromptsSpanish), &form.text(&Id::PromptsEnglish));
    match prompts {
        Some(prompts) if prompts.is_empty() => errors.push((Id::PromptsSpanish, about::fault(Fault::NoPrompts, cx))),
        Some(prompts) if errors.is_empty() => return Ok((name, prompts)),
        Some(_) => {}
        None => errors.push((Id::PromptsEnglish, cx.texts().msg_session_form_prompts_differ())),
    }
    Err(errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prompts_of_two_languages_go_together_line_by_line() {
        let both = paired("¿Qué tal?\n\n ¿Y ahora? ", "How are you?\nAnd now?").unwrap();
        assert_eq!(both, [Translated::new("¿Qué tal?", "How are you?"), Translated::new("¿Y ahora?", "And now?")]);
        assert_eq!(paired("¿Qué tal?", ""), Some(vec![Translated::new("¿Qué tal?", "")]));
        assert_eq!(paired("uno\ndos", "one"), None);
        assert_eq!(paired("", " \n"), Some(Vec::new()));
    }
}
