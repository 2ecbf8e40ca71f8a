//! Signing in: pick a name by typing any part of it, passphrase, in. The lock screen is the same.

mod enrol;
mod recover;
pub(in crate::tui::screens) mod recovery_key;

use jiff::Timestamp;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::organisation::{Person, PersonId};
use crate::domain::text::CleanText;
use crate::i18n::{self, Language};
use crate::member::access::{Attempts, SignInName};
use crate::member::{Error, Member};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::preferences;
use crate::tui::screens::Shell;
use crate::tui::widgets::footer;
use crate::tui::widgets::picker::{Choice, Picked, Picker};

use enrol::Enrol;
use recover::Recover;

/// More names than fit on a screen: so many are put in order for the first picture, all of them once it is drawn.
const AT_ONCE: usize = 100;

/// Who, then the passphrase.
pub struct SignIn {
    organisation: String,
    sample: bool,
    picker: Picker<PersonId>,
    /// The picker lacks those who come last by their names.
    lacks_some: bool,
    chosen: Option<Chosen>,
    attempts: Attempts,
    working: bool,
    said: Option<String>,
    language: Language,
    wake: Option<Timestamp>,
}

/// Somebody was picked.
struct Chosen {
    name: SignInName,
    form: Form<()>,
}

impl SignIn {
    pub fn new(cx: &mut Desk) -> Self {
        let mut screen = Self {
            organisation: String::new(),
            sample: false,
            picker: Picker::new(Vec::new()),
            lacks_some: false,
            chosen: None,
            attempts: Attempts::default(),
            working: false,
            said: None,
            language: cx.language(),
            wake: None,
        };
        screen.load(cx);
        screen
    }

    /// After a lock. Whoever was signed in is unseated when the layers above have kept what was typed.
    pub fn locked(cx: &mut Desk) -> Self {
        let mut screen = Self::new(cx);
        screen.wake = Some(cx.clock.now());
        screen.said = Some(cx.texts().msg_sign_in_locked());
        screen
    }

    /// The same with something else to say.
    #[must_use]
    pub fn saying(self, said: String) -> Self {
        Self { said: Some(said), ..self }
    }

    /// Does what was left until the first picture was drawn. Answers whether there was anything.
    ///
    /// Whoever was signed in is unseated: the layers above the lock have handed over what they held, and the keys can go.
    fn catch_up(&mut self, cx: &mut Desk) -> bool {
        self.wake = None;
        let locks = cx.is_signed_in();
        if locks {
            cx.unseat();
            self.load(cx);
        }
        let lacked_some = self.lacks_some;
        if lacked_some {
            self.list(usize::MAX, cx);
            cx.make_ready();
        }
        locks || lacked_some
    }

    fn load(&mut self, cx: &mut Desk) {
        self.language = cx.language();
        if let Err(error) = cx.refresh() {
            self.said = Some(cx.explain(&error));
        }
        let board = cx.workspace().board();
        self.organisation = CleanText::line(&board.organisation).to_string();
        self.sample = board.sample;
        self.list(AT_ONCE, cx);
    }

    /// Lists the first `most` by their names.
    fn list(&mut self, most: usize, cx: &Desk) {
        let (organisation, today) = (cx.workspace().organisation(), cx.workspace().today());
        let people: Vec<&Person> = organisation.people().iter().filter(|person| person.is_active(today)).collect();
        self.lacks_some = people.len() > most;
        if self.lacks_some {
            self.wake = Some(cx.clock.now());
        }
        let choices =
            i18n::first_of(people, most, |person| &person.name, self.language).into_iter().map(|person| Choice {
                id: person.id,
                label: CleanText::line(&person.name).to_string(),
                detail: format!("{} · {}", person.handle, CleanText::line(&person.title)),
                style: Style::new(),
            });
        self.picker = Picker::new(choices.collect()).with_placeholder(cx.texts().msg_sign_in_type_your_name());
    }

    fn choose(&mut self, person: PersonId, cx: &Desk) {
        let name = match cx.workspace().name_of(person) {
            Ok(name) => name,
            Err(error) => {
                self.said = Some(cx.explain(&error));
                return;
            }
        };
        let t = cx.texts();
        let (fields, buttons) = if name.enrolled {
            let passphrase = Field::new((), t.msg_sign_in_passphrase(), Input::secret());
            (vec![passphrase], vec![Command::SignIn, Command::Recover, Command::UseCode, Command::Back])
        } else {
            (Vec::new(), vec![Command::UseCode, Command::Back])
        };
        self.said = if name.enrolled { None } else { Some(t.msg_sign_in_needs_code()) };
        self.chosen = Some(Chosen { name, form: Form::new(fields, buttons) });
    }

    fn sign_in(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let Some(chosen) = &mut self.chosen else { return Outcome::Ignored };
        if self.working {
            return Outcome::Consumed;
        }
        let Some(Input::Secret(field)) = chosen.form.input_mut(&()) else { return Outcome::Ignored };
        // Right, wrong or too early, it is typed again.
        let passphrase = field.take();
        if let Some(left) = self.attempts.wait(cx.clock.now()) {
            self.said = Some(cx.explain(&Error::Wait(left)));
            return Outcome::Consumed;
        }
        let handle = chosen.name.handle.clone();
        let Some(workspace) = cx.lend_workspace() else { return Outcome::Ignored };
        let started = cx.jobs.start("sign-in", move |_| {
            let result = workspace.sign_in(&handle, &passphrase);
            Message::SignedIn(Box::new(result))
        });
        match started {
            Ok(_) => {
                self.working = true;
                self.said = Some(cx.texts().msg_sign_in_opening());
                Outcome::Consumed
            }
            Err(error) => cx.say(&Error::Store(error.into())),
        }
    }

    fn signed_in(
        &mut self,
        result: std::result::Result<Member, (crate::member::Workspace, Error)>,
        cx: &mut Desk,
    ) -> Outcome<Desk> {
        self.working = false;
        match result {
            Ok(member) => {
                self.attempts.right();
                match enter(member, cx) {
                    Ok(entered) => entered,
                    Err(error) => {
                        cx.unseat();
                        self.said = Some(cx.explain(&error));
                        Outcome::Consumed
                    }
                }
            }
            Err((workspace, error)) => {
                cx.return_workspace(workspace);
                if matches!(error, Error::WrongPassphrase) {
                    self.attempts.wrong(cx.clock.now());
                }
                self.said = Some(cx.explain(&error));
                Outcome::Consumed
            }
        }
    }

    fn back(&mut self) -> Outcome<Desk> {
        self.chosen = None;
        self.said = None;
        self.picker.clear();
        Outcome::Consumed
    }
}

/// Seats a member and opens the screens.
pub fn enter(member: Member, cx: &mut Desk) -> crate::member::Result<Outcome<Desk>> {
    cx.seat(member);
    preferences::recall_language(cx);
    let shell = Shell::new(cx)?;
    if preferences::is_new_here(cx) {
        cx.tell_all(Message::Greet);
    }
    Ok(Outcome::Reset(Box::new(shell)))
}

impl Layer<Desk> for SignIn {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers: Vec<Offer> = match &self.chosen {
            None if self.picker.typed().is_empty() => vec![Command::Open.into()],
            None => vec![Command::Open.into(), Command::Back.into()],
            Some(chosen) if chosen.name.enrolled => {
                let mut offers = Vec::new();
                // On a button the key presses that.
                if chosen.form.focused().is_some() {
                    offers.push(Offer::ready(Command::Open).called(cx.texts().msg_command_sign_in()));
                }
                offers.extend([Command::SignIn, Command::Back, Command::Recover, Command::UseCode].map(Offer::ready));
                offers
            }
            Some(_) => vec![Command::UseCode.into(), Command::Back.into()],
        };
        offers.extend([Command::Language, Command::Quit].map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        self.catch_up(cx);
        match command {
            Command::Open if self.chosen.is_some() => self.sign_in(cx),
            Command::Open => match self.picker.selected().map(|choice| choice.id) {
                Some(person) => {
                    self.choose(person, cx);
                    Outcome::Consumed
                }
                None => Outcome::Consumed,
            },
            Command::SignIn => self.sign_in(cx),
            Command::Back => self.back(),
            Command::UseCode => match &self.chosen {
                Some(chosen) => Outcome::Open(Box::new(Enrol::new(&chosen.name, cx))),
                None => Outcome::Ignored,
            },
            Command::Recover => match &self.chosen {
                Some(chosen) => Outcome::Open(Box::new(Recover::new(&chosen.name, cx))),
                None => Outcome::Ignored,
            },
            Command::Language => {
                cx.toggle_language();
                if !self.working {
                    self.said = None;
                    self.chosen = None;
                    self.load(cx);
                }
                Outcome::Consumed
            }
            Command::Quit if !self.working => Outcome::Quit(0),
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        match event {
            Event::Wake(_) => return if self.catch_up(cx) { Outcome::Consumed } else { Outcome::Ignored },
            Event::Key(key) if *key == crate::tui::keys::Key::ctrl('c') && !self.working => return Outcome::Quit(0),
            _ => {}
        }
        // Whoever types faster than the wake-up comes has a board to sign in to all the same, and is on the list.
        self.catch_up(cx);
        match &mut self.chosen {
            None => match self.picker.handle(event) {
                Picked::Chosen(person) => {
                    self.choose(person, cx);
                    Outcome::Consumed
                }
                Picked::Consumed => Outcome::Consumed,
                Picked::Ignored => Outcome::Ignored,
            },
            Some(chosen) => match chosen.form.handle(event) {
                Formed::Pressed(command) => self.run(command, cx),
                Formed::Ignored => Outcome::Ignored,
                _ => Outcome::Consumed,
            },
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::SignedIn(result) => Ok(self.signed_in(*result, cx)),
            Message::RecoveryKeyNoted => {
                self.load(cx);
                self.chosen = None;
                self.said = Some(cx.texts().msg_sign_in_enrolled());
                Ok(Outcome::Consumed)
            }
            Message::Recovered(result) => {
                let (workspace, result) = *result;
                cx.return_workspace(workspace);
                // The new passphrase is typed next; on the button a space in it would press that again.
                if let Some(chosen) = &mut self.chosen {
                    chosen.form.focus_on(&());
                }
                self.said = Some(match result {
                    Ok(()) => cx.texts().msg_sign_in_recovered(),
                    Err(error) => cx.explain(&error),
                });
                Ok(Outcome::Consumed)
            }
            // What the last person's scribe had left to say: there is nobody here to be told.
            _ => Ok(Outcome::Ignored),
        }
    }

    fn takes_typing(&self) -> bool {
        match &self.chosen {
            None => true,
            Some(chosen) => chosen.form.takes_typing(),
        }
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.wake
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 20, 5) {
            return;
        }
        let t = i18n::texts(self.language);
        let theme = *canvas.theme();
        let page = centred(area, 72, area.height);
        let line = |y: u16| Rect { y, height: 1, ..page };
        let mut y = area.y + u16::from(area.height > 12);
        canvas.text(line(y), &format!("Cartelera · {}", self.organisation), theme.heading);
        y += 1;
        if self.sample {
            canvas.text(line(y), &t.msg_sign_in_sample(), theme.muted);
            y += 1;
        }
        y += 1;
        let end = area.bottom() - 1;
        let below = |y: u16| Rect { y, height: end.saturating_sub(y), ..page };
        let said = self.said.clone();
        match &mut self.chosen {
            None => {
                y += canvas.wrapped(below(y), said.as_deref().unwrap_or_default(), theme.warning);
                let room = Rect { y, height: end.saturating_sub(y), ..page };
                self.picker.draw(room, canvas);
            }
            Some(chosen) => {
                canvas.text(line(y), &CleanText::line(&chosen.name.name), theme.heading);
                canvas.text(
                    line(y + 1),
                    &format!("{} · {}", CleanText::line(&chosen.name.title), CleanText::line(&chosen.name.area)),
                    theme.muted,
                );
                y += 3;
                chosen.form.draw(Rect { y, height: end.saturating_sub(y).min(5), ..page }, canvas);
                y += 5;
                canvas.wrapped(below(y), said.as_deref().unwrap_or_default(), theme.warning);
            }
        }
        footer::draw(Rect { y: area.bottom() - 1, height: 1, ..area }, canvas);
    }

    fn covers_all(&self) -> bool {
        true
    }
}
