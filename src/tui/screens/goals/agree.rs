//! Setting a goal for somebody below, proposing one's own, and changing the terms of one that is there.

mod draft;

use std::sync::Arc;

use jiff::Timestamp;
use ratatui::layout::Rect;
use uuid::Uuid;

use super::deed::{self, Task};
use super::kept::{Keeper, Of};
use super::offering::{kpi_field, offered, open_cycles, oversight, searches};
use super::pick::{self, Pick};
use super::terms::{Id, Typed, field_of};
use super::typed;
use super::{catalogue, figures};
use crate::domain::goal::weights::weighs;
use crate::domain::goal::{Cycle, GoalId, GoalState, Kpi, KpiId, NewGoal, Weight};
use crate::domain::organisation::PersonId;
use crate::i18n::goals;
use crate::member::Error;
use crate::member::goals::{Catalogue, GoalView};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

/// The form.
pub struct Agree {
    /// Of a new goal: sending it twice after an unknown outcome writes it once. Of a change, that of its sending.
    id: Uuid,
    /// The goal whose terms change, as it was read.
    changed_goal: Option<GoalView>,
    catalogue: Catalogue,
    /// Whose goals one may set or propose, oneself first.
    people: Vec<PersonId>,
    owner: PersonId,
    /// What may be measured: retired definitions are left out.
    kpis: Vec<KpiId>,
    kpi: Option<Arc<Kpi>>,
    /// Those that are open.
    cycles: Vec<Cycle>,
    typed: Typed,
    /// The owner's other goals, in points.
    others: Option<Weight>,
    /// The weight that was put in before anybody typed one.
    offered_weight: String,
    form: Form<Id>,
    heading: String,
    /// What sending it makes of it; what the owner's weights come to, and whether that is fine.
    standing: String,
    sum: Option<(String, bool)>,
    said: Option<String>,
    touched: bool,
    keeper: Keeper,
    sending: bool,
}

impl Agree {
    /// For `owner`, or for oneself. Without a catalogue there is nothing to agree on: who may fill it is shown it, others
    /// are told whom to ask.
    pub fn open(owner: Option<PersonId>, cx: &Desk) -> Result<Outcome<Desk>, Error> {
        let catalogue = cx.member().catalogue()?;
        let kpis = offered(&catalogue, cx);
        let Some(first) = kpis.first() else { return catalogue::nothing_to_measure(cx) };
        let (me, oversight) = (cx.member().id(), oversight(cx));
        let active = |person: &PersonId| {
            cx.workspace().organisation().find(*person).is_some_and(|one| one.is_active(cx.workspace().today()))
        };
        let mut people = vec![me];
        people.extend(pick::sorted(oversight.below().iter().copied().filter(active).collect(), cx));
        let owner = owner.filter(|owner| people.contains(owner)).unwrap_or(me);
        let cycles = open_cycles(&catalogue);
        let mut agree = Self {
            id: cx.member().new_id(),
            changed_goal: None,
            people,
            owner,
            kpi: catalogue.kpi(*first).cloned(),
            kpis,
            typed: Typed::empty(&cycles, cx),
            cycles,
            catalogue,
            others: None,
            offered_weight: String::new(),
            form: Form::new(Vec::new(), Vec::new()),
            heading: cx.texts().msg_goal_form_new(),
            standing: String::new(),
            sum: None,
            said: None,
            touched: false,
            keeper: Keeper::new(Of::NewGoal(me)),
            sending: false,
        };
        agree.begin(cx);
        Ok(Outcome::Open(Box::new(agree)))
    }

    /// Other terms for a goal that is there.
    pub fn change(view: &GoalView, cx: &Desk) -> Result<Self, Error> {
        let catalogue = cx.member().catalogue()?;
        let goal = &view.goal;
        let name = figures::name(cx.language(), &view.kpi);
        let mut agree = Self {
            id: cx.member().new_id(),
            people: vec![goal.owner],
            owner: goal.owner,
            kpis: vec![goal.kpi],
            kpi: Some(Arc::clone(&view.kpi)),
            cycles: goal.cycle.and_then(|id| catalogue.cycle(id)).cloned().into_iter().collect(),
            typed: Typed::of(&goal.terms, goal.cycle, cx),
            catalogue,
            others: None,
            offered_weight: String::new(),
            form: Form::new(Vec::new(), Vec::new()),
            heading: cx.texts().msg_goal_form_change(name),
            standing: String::new(),
            sum: None,
            said: None,
            touched: false,
            keeper: Keeper::new(Of::Change(goal.id)),
            sending: false,
            changed_goal: Some(view.clone()),
        };
        agree.begin(cx);
        Ok(agree)
    }

    /// Fills the form, with what was typed before and never sent where there is something.
    fn begin(&mut self, cx: &Desk) {
        let reason = self.resume(cx);
        self.weigh(cx);
        self.form = self.build(&reason, cx);
        self.settle(cx);
    }

    /// Something else is typed.
    fn touch(&mut self, cx: &Desk) {
        (self.touched, self.said) = (true, None);
        self.keeper.saving.touch(cx);
    }

    fn build(&self, reason: &str, cx: &Desk) -> Form<Id> {
        let t = cx.texts();
        let mut fields = Vec::new();
        if self.changed_goal.is_none() {
            let chosen = self.people.iter().position(|person| *person == self.owner).unwrap_or(0);
            let names = self.people.iter().map(|person| cx.name(*person));
            fields.push(Field::new(Id::Owner, t.msg_goal_form_owner(), Input::choice(names, chosen)));
            fields.push(kpi_field(&self.kpis, self.kpi.as_deref(), &self.catalogue, cx));
        }
        let cycles = self.changed_goal.is_none().then_some(self.cycles.as_slice());
        fields.extend(self.typed.fields(self.kpi.as_deref(), cycles, cx));
        if self.changed_goal.is_some() {
            fields.push(Field::new(Id::Reason, t.msg_goal_form_reason(), Input::text_field(reason)));
        }
        Form::new(fields, vec![Command::Send, Command::Back])
    }

    /// Fields come and go with the one that has the focus, which keeps it; everything typed stays.
    fn rebuild(&mut self, focus: Id, cx: &Desk) {
        let reason = self.form.text(&Id::Reason);
        self.form = self.build(&reason, cx);
        self.form.focus_on(&focus);
    }

    /// Adds up the weights of the owner's other goals on the day this one will count from.
    fn add_up(&mut self, cx: &Desk) {
        let day = self.typed.counts_from(cx);
        let weights = cx.member().weights(self.owner, day).ok();
        self.others = weights.map(|weights| {
            let this = self.changed_goal.as_ref().map(|view| view.goal.id);
            let others = weights.goals.iter().filter(|view| Some(view.goal.id) != this && weighs(&view.goal, day));
            Weight(others.map(|view| view.goal.terms.weight.0).sum())
        });
    }

    /// Adds up the owner's other weights, and offers what is left.
    fn weigh(&mut self, cx: &Desk) {
        self.add_up(cx);
        if self.changed_goal.is_none() && self.typed.weight == self.offered_weight {
            let left = Weight::ALL.0.saturating_sub(self.others.unwrap_or_default().0);
            self.offered_weight =
                if left == 0 { String::new() } else { typed::written_weight(cx.language(), Weight(left)) };
            self.typed.weight.clone_from(&self.offered_weight);
        }
    }

    fn changed(&mut self, id: Id, cx: &Desk) -> Outcome<Desk> {
        self.touch(cx);
        let before = self.typed.cycle;
        self.typed.take(&self.form, &self.cycles);
        match id {
            Id::Owner => {
                let chosen = self.form.chosen(&id).and_then(|at| self.people.get(at));
                self.choose_owner(chosen.copied().unwrap_or(self.owner), cx);
            }
            Id::Kpi => {
                if let Some(kpi) = self.form.chosen(&id).and_then(|at| self.kpis.get(at)).copied() {
                    self.choose_kpi(kpi, cx);
                }
            }
            Id::Cycle => {
                let chosen = self.typed.cycle;
                if chosen != before {
                    self.typed.choose_cycle(self.cycles.iter().find(|cycle| Some(cycle.id) == chosen));
                    self.weigh(cx);
                }
                self.rebuild(id, cx);
                self.settle(cx);
            }
            Id::Start => {
                self.add_up(cx);
                self.settle(cx);
            }
            Id::Weight => self.settle(cx),
            _ => {}
        }
        Outcome::Consumed
    }

    fn choose_owner(&mut self, owner: PersonId, cx: &Desk) {
        self.owner = owner;
        self.weigh(cx);
        self.rebuild(Id::Owner, cx);
        self.settle(cx);
    }

    fn choose_kpi(&mut self, kpi: KpiId, cx: &Desk) {
        self.kpi = self.catalogue.kpi(kpi).cloned();
        self.rebuild(Id::Kpi, cx);
    }

    fn pick(&self, cx: &Desk) -> Option<Outcome<Desk>> {
        match self.form.focused()? {
            Id::Owner => Some(Outcome::Open(Pick::person(cx.texts().msg_goal_form_owner(), &self.people, cx))),
            Id::Kpi => {
                let title = cx.texts().msg_goal_form_kpi();
                Some(Outcome::Open(Pick::kpi(title, &self.kpis, &self.catalogue, cx)))
            }
            _ => None,
        }
    }

    /// Whether it will be a proposal, which somebody above accepts.
    fn proposes(&self, cx: &Desk) -> bool {
        !oversight(cx).rights(self.owner).set
    }

    fn settle(&mut self, cx: &Desk) {
        (self.standing, self.sum) = (self.find_standing(cx), self.find_sum(cx));
    }

    fn find_standing(&self, cx: &Desk) -> String {
        let (t, me) = (cx.texts(), cx.member().id());
        let proposed = self.changed_goal.as_ref().is_some_and(|view| view.goal.state == GoalState::Proposed);
        if self.proposes(cx) || proposed {
            let chart = cx.workspace().organisation().on(cx.workspace().today());
            match chart.manager(self.owner) {
                Some(manager) if manager == me => t.msg_goal_form_proposed_to_you(cx.name(self.owner)),
                Some(manager) => t.msg_goal_form_proposal(cx.name(manager)),
                None => t.msg_goal_form_own(),
            }
        } else if self.owner == me {
            t.msg_goal_form_own()
        } else {
            t.msg_goal_form_agreed(cx.name(self.owner))
        }
    }

    /// What the owner's weights come to with the one that is typed; none while that is no number.
    fn find_sum(&self, cx: &Desk) -> Option<(String, bool)> {
        let (t, language) = (cx.texts(), cx.language());
        let typed = self.form.text(&Id::Weight);
        let own = if typed.trim().is_empty() { Weight(0) } else { typed::weight(&typed, language).ok()? };
        let sum = own.0.saturating_add(self.others?.0);
        let shown = goals::weight(language, Weight(sum));
        let name = cx.name(self.owner);
        Some(match sum.cmp(&Weight::ALL.0) {
            std::cmp::Ordering::Equal => (t.msg_goal_form_sum_whole(name), true),
            std::cmp::Ordering::Less => (t.msg_goal_form_sum_less(name, shown), true),
            std::cmp::Ordering::Greater => (t.msg_goal_form_sum_more(name, shown), false),
        })
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        let Some(kpi) = self.kpi.clone().filter(|_| !self.sending) else { return Outcome::Consumed };
        self.typed.take(&self.form, &self.cycles);
        let cycle = self.cycles.iter().find(|cycle| Some(cycle.id) == self.typed.cycle);
        let reason = self.form.text(&Id::Reason).trim().to_owned();
        let mut errors = Vec::new();
        if self.changed_goal.is_some() && reason.is_empty() {
            errors.push((Id::Reason, cx.texts().msg_goal_form_reason_missing()));
        }
        let terms = match self.typed.read(kpi.kind, cycle, cx) {
            Ok(terms) if errors.is_empty() => terms,
            Ok(_) => {
                self.form.set_errors(errors);
                return Outcome::Consumed;
            }
            Err(wrong) => {
                errors.extend(wrong);
                self.form.set_errors(errors);
                return Outcome::Consumed;
            }
        };
        self.form.set_errors(Vec::new());
        (self.sending, self.said) = (true, None);
        let name = figures::name(cx.language(), &kpi);
        let language = cx.language();
        let task: Task = match &self.changed_goal {
            Some(view) => {
                let (goal, seen) = (view.goal.id, view.goal.revision);
                Box::new(move |act| {
                    act.change_goal(goal, seen, &terms, &reason)?;
                    Ok(crate::i18n::texts(language).msg_goal_form_changed(name))
                })
            }
            None => {
                let new =
                    NewGoal { owner: self.owner, kpi: kpi.id, cycle: self.typed.cycle, carried_from: None, terms };
                let (goal, owner) = (GoalId(self.id), cx.name(self.owner));
                Box::new(move |act| {
                    let t = crate::i18n::texts(language);
                    Ok(match act.set_goal(goal, &new)? {
                        GoalState::Proposed => t.msg_goal_form_was_proposed(name),
                        _ => t.msg_goal_form_was_agreed(name, owner),
                    })
                })
            }
        };
        self.save(cx);
        self.keeper.send(self.id, task, cx);
        Outcome::Consumed
    }

    /// Says a refusal where it belongs. What was typed stays.
    fn refused(&mut self, error: &Error, cx: &Desk) -> Outcome<Desk> {
        self.sending = false;
        let explained = cx.explain(error);
        let kind = self.kpi.as_ref().map(|kpi| kpi.kind);
        match (error, kind) {
            (Error::GoalFaults(faults), Some(kind)) => {
                let language = cx.language();
                let errors = faults.iter().map(|fault| (field_of(*fault, kind), goals::goal_fault(language, *fault)));
                self.form.set_errors(errors.collect());
            }
            (Error::KpiRetired, _) => self.form.set_errors(vec![(Id::Kpi, explained)]),
            (Error::CycleClosed, _) => self.form.set_errors(vec![(Id::Cycle, explained.clone())]),
            (Error::ReasonMissing | Error::NoteTooLong { .. }, _) => {
                self.form.set_errors(vec![(Id::Reason, explained)]);
            }
            (Error::Conflict, _) => self.said = Some(self.catch_up(explained, cx)),
            _ => self.said = Some(explained),
        }
        Outcome::Consumed
    }

    /// Somebody else changed it meanwhile: says what it is now, which is what the next sending will follow.
    fn catch_up(&mut self, explained: String, cx: &Desk) -> String {
        let Some(view) = &mut self.changed_goal else { return explained };
        let Ok(now) = cx.member().goal(view.goal.id) else { return explained };
        *view = now;
        changed_meanwhile(view, cx)
    }
}

/// That a goal was changed since its terms were read, and what they are now.
fn changed_meanwhile(view: &GoalView, cx: &Desk) -> String {
    let (terms, language) = (&view.goal.terms, cx.language());
    let aim = goals::aim(language, terms.aim, &view.kpi.unit);
    let weight = goals::weight(language, terms.weight);
    cx.texts().msg_goal_form_changed_meanwhile(view.goal.revision, cx.name(view.goal.by), aim, weight)
}

impl Layer<Desk> for Agree {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let mut offers = vec![Command::Send.into(), Command::Back.into()];
        if matches!(self.form.focused(), Some(Id::Owner | Id::Kpi)) {
            offers.insert(0, Offer::ready(Command::Open).called(cx.texts().msg_goal_form_choose()));
        }
        offers.push(Command::Lock.into());
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.pick(cx).unwrap_or(Outcome::Ignored),
            Command::Send => self.send(cx),
            Command::Back if self.touched => deed::ask_to_leave(cx),
            Command::Back => Outcome::Close,
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
        if searches(event) {
            let title = |id| match id {
                Id::Owner => cx.texts().msg_goal_form_owner(),
                _ => cx.texts().msg_goal_form_kpi(),
            };
            match self.form.focused() {
                Some(Id::Owner) => return Outcome::Open(Pick::person(title(Id::Owner), &self.people, cx).typed(event)),
                Some(Id::Kpi) => {
                    return Outcome::Open(Pick::kpi(title(Id::Kpi), &self.kpis, &self.catalogue, cx).typed(event));
                }
                _ => {}
            }
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
            Message::Picked(person) => {
                self.touch(cx);
                self.typed.take(&self.form, &self.cycles);
                self.choose_owner(person, cx);
                Ok(Outcome::Consumed)
            }
            Message::PickedKpi(kpi) => {
                self.touch(cx);
                self.typed.take(&self.form, &self.cycles);
                self.choose_kpi(kpi, cx);
                Ok(Outcome::Consumed)
            }
            Message::Written(id, said, Ok(())) if id == self.id => {
                self.keeper.sent(cx);
                Ok(Outcome::Answer(Message::Written(id, said, Ok(()))))
            }
            Message::Written(id, _, Err(error)) if id == self.id => Ok(self.refused(&error, cx)),
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
        let wanted = self.form.height(width.saturating_sub(2)).saturating_add(6);
        let inside = canvas.frame(centred(deed::above_hints(area), width, wanted.max(16)), &self.heading);
        let theme = *canvas.theme();
        let above = Rect { height: inside.height.saturating_sub(6), ..inside };
        let rest = |used: u16| Rect { y: above.y + used, height: above.height - used, ..above };
        let mut used = canvas.wrapped(above, &self.standing, theme.heading);
        if let Some((sum, is_fine)) = &self.sum {
            used += canvas.wrapped(rest(used), sum, if *is_fine { theme.muted } else { theme.warning });
        }
        if let Some(said) = &self.said {
            used += canvas.wrapped(rest(used), said, theme.warning);
        }
        used += u16::from(inside.height > used + 8);
        self.form.draw(Rect { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside }, canvas);
    }
}
