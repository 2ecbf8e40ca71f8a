//! Planning a session, and moving one that is planned: whom it reaches and what goes on into it is said before it is sent.

mod consequences;
mod typed;

use jiff::Timestamp;
use ratatui::layout::Rect;
use uuid::Uuid;

use super::about::{self, Of};
use crate::domain::goal::Cadence;
use crate::domain::organisation::PersonId;
use crate::domain::session::due::{Circle, CircleStanding};
use crate::domain::session::{Fault, NewSession, Plan, Session, SessionId, SessionKind, SessionTemplate};
use crate::i18n::{self, goals, sessions};
use crate::member::Error;
use crate::member::sessions::SessionPage;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::goals::deed::{self, Task};
use crate::tui::screens::goals::kept::Keeper;
use crate::tui::screens::goals::offering::searches;
use crate::tui::screens::goals::pick::{PickSeveral, sorted};

use consequences::Consequences;
use typed::Typed;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    Kind,
    People,
    When,
    Length,
    Place,
    Cadence,
    Agenda,
}

/// How long a session is unless another length is typed.
const LENGTH: &str = "30 min";

/// Plans a session: with some people, of a kind, or with nothing chosen yet. The cadence of those people is kept.
pub fn open(with: &[PersonId], kind: Option<SessionKind>, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let kinds = Kinds::of(cx)?;
    let me = cx.member().id();
    let mut typed = Typed {
        kind: kind.unwrap_or(SessionKind::OneOnOne).word().to_owned(),
        people: with.iter().filter(|person| **person != me).map(|person| person.0).collect(),
        length: LENGTH.to_owned(),
        ..Typed::default()
    };
    typed.cadence = usual_cadence(&typed, &kinds, cx);
    Ok(Outcome::Open(Box::new(PlanForm::new(None, kinds, typed, Keeper::new(Of::Plan(me)), cx))))
}

/// Another time, place, cadence or other people.
pub fn change(page: &SessionPage, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let kinds = Kinds::of(cx)?;
    let session = page.view.session.clone();
    let typed = Typed::of(&session, &place_of(page), cx);
    let keeper = Keeper::new(Of::Move(session.id.0));
    Ok(Outcome::Open(Box::new(PlanForm::new(Some(session), kinds, typed, keeper, cx))))
}

/// The cadence that goes without saying: the template's, or that in which these people meet already. 0 is none.
fn usual_cadence(typed: &Typed, kinds: &Kinds, cx: &Desk) -> usize {
    let own = kinds.template(typed.template).and_then(|own| own.cadence);
    let kept = || {
        let mut people = typed.people();
        people.push(cx.member().id());
        people.sort_unstable();
        // Where it cannot be read nothing is proposed.
        let circles = cx.member().due_circles(false).unwrap_or_default().into_iter();
        let mut standings = circles.map(|circle| circle.standing);
        let same = |standing: &CircleStanding| standing.circle == Circle { kind: typed.kind(), people: people.clone() };
        standings.find(same).and_then(|standing| standing.cadence)
    };
    typed::cadence_at(own.or_else(kept))
}

fn place_of(page: &SessionPage) -> String {
    let place = page.place.as_ref().and_then(|place| place.content.as_ref().ok());
    place.map(|content| content.words().to_owned()).unwrap_or_default()
}

/// What may be planned: the kinds, and after each the organisation's own templates of it.
pub struct Kinds(Vec<(SessionKind, Option<SessionTemplate>)>);

impl Kinds {
    fn of(cx: &Desk) -> Result<Self, Error> {
        let templates = cx.member().session_templates()?;
        let mut all = Vec::new();
        for kind in SessionKind::ALL {
            all.push((*kind, None));
            let own = templates.iter().filter(|template| template.kind == *kind && !template.retired);
            all.extend(own.map(|template| (*kind, Some(template.clone()))));
        }
        Ok(Self(all))
    }

    fn at(&self, at: usize) -> Option<(SessionKind, Option<&SessionTemplate>)> {
        self.0.get(at).map(|(kind, own)| (*kind, own.as_ref()))
    }

    fn template(&self, id: Option<Uuid>) -> Option<&SessionTemplate> {
        self.0.iter().filter_map(|(_, own)| own.as_ref()).find(|own| Some(own.id) == id)
    }

    fn position(&self, kind: SessionKind, template: Option<Uuid>) -> usize {
        let wanted = |(one, own): &(SessionKind, Option<SessionTemplate>)| {
            *one == kind && own.as_ref().map(|own| own.id) == template
        };
        let plain = |(one, _): &(SessionKind, Option<SessionTemplate>)| *one == kind;
        self.0.iter().position(wanted).or_else(|| self.0.iter().position(plain)).unwrap_or(0)
    }

    fn names(&self, cx: &Desk) -> Vec<String> {
        let language = cx.language();
        let name = |(kind, own): &(SessionKind, Option<SessionTemplate>)| {
            let kind = sessions::kind(language, *kind);
            own.as_ref().map_or(kind.clone(), |own| format!("{kind} · {}", goals::translated(language, &own.name)))
        };
        self.0.iter().map(name).collect()
    }
}

/// The form.
struct PlanForm {
    /// Of a new session: sending it twice after an unknown outcome plans it once. Of a change, that of its sending.
    id: Uuid,
    /// The session that is moved, as it was read.
    moved: Option<Session>,
    kinds: Kinds,
    /// Who may be asked to take part, those nearest first.
    candidates: Vec<PersonId>,
    typed: Typed,
    /// What the form held without a draft.
    begun: Typed,
    /// The cadence that was proposed, which another template or other people may take away again.
    offered_cadence: usize,
    form: Form<Id>,
    heading: String,
    consequences: Consequences,
    said: Option<String>,
    keeper: Keeper,
    sending: bool,
}

impl PlanForm {
    fn new(moved: Option<Session>, kinds: Kinds, begun: Typed, keeper: Keeper, cx: &Desk) -> Self {
        let t = cx.texts();
        let mut said = None;
        let typed = match keeper.find::<Typed>(cx) {
            Some((typed, from)) => {
                said = Some(match typed.revision < begun.revision {
                    true => format!("{from}. {}", t.msg_session_form_changed_since(begun.revision)),
                    false => from,
                });
                typed
            }
            None => begun.clone(),
        };
        // That of a session that is moved is nobody's proposal.
        let offered_cadence = if moved.is_none() { usual_cadence(&typed, &kinds, cx) } else { 0 };
        let mut form = Self {
            id: Uuid::new_v4(),
            heading: moved.as_ref().map_or_else(
                || t.msg_session_form_plan(),
                |moved| t.msg_session_form_move(sessions::kind(cx.language(), moved.kind)),
            ),
            moved,
            kinds,
            candidates: candidates(cx),
            typed,
            begun,
            offered_cadence,
            form: Form::new(Vec::new(), Vec::new()),
            consequences: Consequences::default(),
            said,
            keeper,
            sending: false,
        };
        form.form = form.build(cx);
        form.settle(cx);
        form
    }

    fn build(&self, cx: &Desk) -> Form<Id> {
        let (t, typed, language) = (cx.texts(), &self.typed, cx.language());
        let mut fields = Vec::new();
        if self.moved.is_none() {
            let at = self.kinds.position(typed.kind(), typed.template);
            fields.push(Field::new(Id::Kind, t.msg_session_form_kind(), Input::choice(self.kinds.names(cx), at)));
        }
        let people = match typed.people.as_slice() {
            [] => t.msg_session_form_nobody(),
            _ => about::names(typed.people(), cx),
        };
        fields.push(Field::new(Id::People, t.msg_session_form_people(), Input::choice([people], 0)));
        let when = Input::date_time(&typed.when, t.msg_compose_when());
        fields.push(Field::new(Id::When, t.msg_session_form_when(), when));
        fields.push(Field::new(Id::Length, t.msg_session_form_length(), Input::text_field(&typed.length)));
        fields.push(Field::new(Id::Place, t.msg_session_form_place(), Input::text_field(&typed.place)));
        let cadences = Cadence::ALL.iter().map(|cadence| goals::cadence(language, *cadence));
        let cadences = std::iter::once(t.msg_session_form_no_cadence()).chain(cadences);
        fields.push(Field::new(Id::Cadence, t.msg_session_form_cadence(), Input::choice(cadences, typed.cadence)));
        if self.moved.is_none() {
            fields.push(Field::new(Id::Agenda, t.msg_session_form_agenda(), Input::area(&typed.agenda, 3)));
        }
        Form::new(fields, vec![Command::Send, Command::Back])
    }

    /// The same fields with what changed around the one that has the focus, which keeps it.
    fn rebuild(&mut self, focus: Id, cx: &Desk) {
        self.form = self.build(cx);
        self.form.focus_on(&focus);
        self.settle(cx);
    }

    fn settle(&mut self, cx: &Desk) {
        self.consequences = Consequences::of(self.typed.kind(), &self.typed.people(), self.moved.as_ref(), cx);
    }

    fn touch(&mut self, cx: &Desk) {
        self.said = None;
        self.keeper.saving.touch(cx);
    }

    fn changed(&mut self, id: Id, cx: &Desk) -> Outcome<Desk> {
        // It holds one option, which stands for the list behind it.
        if id == Id::People {
            return Outcome::Consumed;
        }
        self.touch(cx);
        self.typed.take(&self.form, &self.kinds);
        if id == Id::Kind {
            self.propose_cadence(cx);
            self.rebuild(id, cx);
        }
        Outcome::Consumed
    }

    /// Another proposal takes the place of the last one, never of what somebody chose.
    fn propose_cadence(&mut self, cx: &Desk) {
        if self.moved.is_some() {
            return;
        }
        let offered = usual_cadence(&self.typed, &self.kinds, cx);
        if self.typed.cadence == self.offered_cadence {
            self.typed.cadence = offered;
        }
        self.offered_cadence = offered;
    }

    fn pick(&self, cx: &Desk) -> Option<Box<PickSeveral>> {
        (self.form.focused() == Some(&Id::People)).then(|| {
            let mut people = self.candidates.clone();
            // Somebody who has left since is still shown, to be taken out.
            people.extend(self.typed.people().into_iter().filter(|person| !self.candidates.contains(person)));
            PickSeveral::new(cx.texts().msg_session_form_people(), &people, self.typed.people(), cx)
        })
    }

    fn save(&mut self, cx: &Desk) {
        self.typed.take(&self.form, &self.kinds);
        self.keeper.save(self.typed.clone(), cx);
    }

    fn back(&mut self, cx: &Desk) -> Outcome<Desk> {
        self.typed.take(&self.form, &self.kinds);
        if self.typed == self.begun { Outcome::Close } else { deed::ask_to_leave(cx) }
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        self.typed.take(&self.form, &self.kinds);
        let today = cx.workspace().today();
        let starts = typed::read_moment(&self.typed.when, today, cx);
        let minutes = typed::read_length(&self.typed.length);
        let mut errors = Vec::new();
        if self.typed.people.is_empty() {
            errors.push((Id::People, about::fault(Fault::Alone, cx)));
        }
        if minutes.is_none() {
            errors.push((Id::Length, about::fault(Fault::BadLength, cx)));
        }
        let (starts, minutes) = match (starts, minutes) {
            (Ok(starts), Some(minutes)) if errors.is_empty() => (starts, minutes),
            (starts, _) => {
                errors.extend(starts.err().map(|wrong| (Id::When, wrong)));
                self.form.set_errors(errors);
                return Outcome::Consumed;
            }
        };
        self.form.set_errors(Vec::new());
        (self.sending, self.said) = (true, None);
        self.save(cx);
        let mut participants = self.typed.people();
        participants.push(cx.member().id());
        participants.sort_unstable();
        let task = self.task(participants, starts, minutes, cx);
        self.keeper.send(self.id, task, cx);
        Outcome::Consumed
    }

    fn task(&self, participants: Vec<PersonId>, starts: Timestamp, minutes: u16, cx: &Desk) -> Task {
        let (t, language) = (cx.texts(), cx.language());
        let when = i18n::date_time(language, &cx.workspace().board().zone, starts);
        let who = about::names(self.typed.people(), cx);
        let (cadence, place) = (self.typed.cadence(), self.typed.place.trim().to_owned());
        match &self.moved {
            Some(moved) => {
                let (id, seen) = (moved.id, moved.revision);
                let plan = Plan { participants, starts, minutes, cadence, place };
                Box::new(move |act| act.change_session(id, seen, &plan).map(|()| t.msg_session_form_moved(who, when)))
            }
            None => {
                // One that was retired since it was typed is not asked for.
                let template = self.kinds.template(self.typed.template).map(|own| own.id);
                let (id, kind, agenda) = (SessionId(self.id), self.typed.kind(), self.typed.lines());
                let new = NewSession { kind, template, participants, starts, minutes, cadence, place, agenda };
                Box::new(move |act| act.plan_session(id, &new).map(|()| t.msg_session_form_planned(who, when)))
            }
        }
    }

    /// Says a refusal where it belongs. What was typed stays.
    fn refused(&mut self, error: &Error, cx: &Desk) {
        self.sending = false;
        match error {
            Error::SessionFaults(faults) => {
                let errors = faults.iter().map(|fault| (field_of(*fault), about::fault(*fault, cx)));
                self.form.set_errors(errors.collect());
            }
            Error::Conflict => self.said = Some(self.catch_up(cx).unwrap_or_else(|| cx.explain(error))),
            _ => self.said = Some(cx.explain(error)),
        }
    }

    /// Somebody else changed it meanwhile: says what it is now, which is what the next sending will follow.
    fn catch_up(&mut self, cx: &Desk) -> Option<String> {
        let moved = self.moved.as_mut()?;
        let now = cx.member().session(moved.id).ok()?.session;
        self.typed.revision = now.revision;
        *moved = now;
        let when = i18n::date_time(cx.language(), &cx.workspace().board().zone, moved.starts);
        let who = about::names(about::others(moved, cx), cx);
        Some(cx.texts().msg_session_form_moved_meanwhile(cx.name(moved.by), when, who))
    }
}

fn field_of(fault: Fault) -> Id {
    match fault {
        Fault::BadLength => Id::Length,
        Fault::PlaceTooLong => Id::Place,
        Fault::LineTooLong(_) => Id::Agenda,
        _ => Id::People,
    }
}

/// Whom one may ask: one's manager, one's reports, then everybody by name.
fn candidates(cx: &Desk) -> Vec<PersonId> {
    let me = cx.member().id();
    let chart = cx.workspace().organisation().on(cx.workspace().today());
    let mut near: Vec<PersonId> = chart.manager(me).into_iter().collect();
    near.extend(sorted(chart.reports(me).to_vec(), cx));
    let rest = chart.active().iter().map(|person| person.id).filter(|person| *person != me && !near.contains(person));
    let rest = sorted(rest.collect(), cx);
    near.extend(rest);
    near
}

impl Layer<Desk> for PlanForm {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Send.into(), Command::Back.into(), Command::Lock.into()];
        if self.form.focused() == Some(&Id::People) {
            offers.insert(0, Offer::ready(Command::Open).called(cx.texts().msg_goal_form_choose()));
        }
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.pick(cx).map_or(Outcome::Ignored, |pick| Outcome::Open(pick)),
            Command::Send => self.send(cx),
            Command::Back => self.back(cx),
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if let Event::Wake(now) = event {
            if self.keeper.saving.is_due(*now) {
                self.save(cx);
            }
            return Outcome::Ignored;
        }
        if *event == Event::Resumed {
            return Outcome::Ignored;
        }
        if searches(event)
            && let Some(pick) = self.pick(cx)
        {
            return Outcome::Open(pick.typed(event));
        }
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(id) => self.changed(id, cx),
            Formed::Cut(id) => {
                self.changed(id, cx);
                Outcome::Say(cx.texts().msg_tui_text_cut())
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyLeave => {
                self.keeper.discard(cx);
                Ok(Outcome::Close)
            }
            Message::PickedPeople(people) => {
                self.touch(cx);
                self.typed.take(&self.form, &self.kinds);
                self.typed.people = people.into_iter().map(|person| person.0).collect();
                self.propose_cadence(cx);
                self.rebuild(Id::People, cx);
                Ok(Outcome::Consumed)
            }
            Message::Written(id, said, Ok(())) if id == self.id => {
                self.keeper.sent(cx);
                Ok(Outcome::Answer(Message::Written(id, said, Ok(()))))
            }
            Message::Written(id, _, Err(error)) if id == self.id => {
                self.refused(&error, cx);
                Ok(Outcome::Consumed)
            }
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn next_wake(&self) -> Option<Timestamp> {
        self.keeper.saving.due()
    }

    fn leave(&mut self, cx: &mut Desk) {
        self.save(cx);
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(78);
        let said = self.said.as_deref().unwrap_or_default();
        let inner = width.saturating_sub(2);
        let above = self.consequences.height(inner).saturating_add(if said.is_empty() { 0 } else { 2 });
        let wanted = self.form.height(inner).saturating_add(above + 3);
        let inside = canvas.frame(centred(deed::above_hints(area), width, wanted), &self.heading);
        let theme = *canvas.theme();
        // The form keeps six lines; it scrolls in them.
        let room = Rect { height: inside.height.saturating_sub(6), ..inside };
        let mut used = canvas.wrapped(room, said, theme.warning);
        used += self.consequences.draw(Rect { y: room.y + used, height: room.height - used, ..room }, canvas);
        used += u16::from(used > 0 && inside.height > used + 8);
        self.form.draw(Rect { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside }, canvas);
    }
}
