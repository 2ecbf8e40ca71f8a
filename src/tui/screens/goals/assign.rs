//! One goal for many people: what, from a template or typed, and to whom; then who gets it, before anybody does.

mod preview;

use std::sync::Arc;

use ratatui::layout::Rect;
use uuid::Uuid;

use super::offering::{kpi_field, offered, open_cycles, oversight, searches};
use super::pick::{self, Pick, PickSeveral};
use super::terms::{Id, Typed};
use super::{catalogue, deed, typed};
use crate::domain::goal::{Cycle, Kpi, KpiId, Template};
use crate::domain::organisation::{Area, ClientType, PersonId};
use crate::domain::text::CleanText;
use crate::i18n::names;
use crate::member::Error;
use crate::member::goals::{Assignment, Catalogue, Selection};
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::layer::{Layer, Offer, Outcome};

use preview::Preview;

/// The form.
pub struct Assign {
    /// Of the assignment and its preview.
    id: Uuid,
    catalogue: Catalogue,
    kpis: Vec<KpiId>,
    kpi: Option<Arc<Kpi>>,
    template: Option<Uuid>,
    cycles: Vec<Cycle>,
    typed: Typed,
    /// Everybody whose goals the member sets, by name.
    people: Vec<PersonId>,
    areas: Vec<Area>,
    levels: Vec<u16>,
    to: Selection,
    form: Form<Id>,
    heading: [String; 2],
    said: Option<String>,
    touched: bool,
}

impl Assign {
    /// As [`super::agree::Agree::open`] where there is nothing to measure.
    pub fn open(cx: &Desk) -> Result<Outcome<Desk>, Error> {
        let catalogue = cx.member().catalogue()?;
        let kpis = offered(&catalogue, cx);
        let Some(first) = kpis.first() else { return catalogue::nothing_to_measure(cx) };
        let (organisation, today) = (cx.workspace().organisation(), cx.workspace().today());
        let (sight, chart) = (oversight(cx), organisation.on(today));
        let below: Vec<_> = chart.active().iter().filter(|person| sight.below().contains(&person.id)).collect();
        let areas = chart.areas().into_iter().filter(|area| below.iter().any(|person| person.area.is_within(area)));
        let mut levels: Vec<u16> = below.iter().map(|person| person.level).collect();
        levels.sort_unstable();
        levels.dedup();
        let cycles = open_cycles(&catalogue);
        let t = cx.texts();
        let mut assign = Self {
            id: cx.member().new_id(),
            kpi: catalogue.kpi(*first).cloned(),
            kpis,
            template: None,
            typed: Typed::empty(&cycles, cx),
            cycles,
            catalogue,
            areas: areas.collect(),
            levels,
            people: pick::sorted(below.iter().map(|person| person.id).collect(), cx),
            to: Selection::default(),
            form: Form::new(Vec::new(), Vec::new()),
            heading: [t.msg_goal_assign_title(), t.msg_goal_assign_help()],
            said: None,
            touched: false,
        };
        assign.form = assign.build(cx);
        Ok(Outcome::Open(Box::new(assign)))
    }

    fn build(&self, cx: &Desk) -> Form<Id> {
        let (t, language) = (cx.texts(), cx.language());
        let mut fields = Vec::new();
        let templates = &self.catalogue.templates;
        if !templates.is_empty() {
            let names = templates.iter().map(|template| CleanText::line(&template.name).to_string());
            let options = std::iter::once(t.msg_goal_assign_no_template()).chain(names);
            let chosen =
                templates.iter().position(|template| Some(template.id) == self.template).map_or(0, |at| at + 1);
            fields.push(Field::new(Id::Template, t.msg_goal_assign_template(), Input::choice(options, chosen)));
        }
        fields.push(kpi_field(&self.kpis, self.kpi.as_deref(), &self.catalogue, cx));
        let any = || std::iter::once(t.msg_compose_any());
        let area = self.areas.iter().position(|area| Some(area) == self.to.area.as_ref()).map_or(0, |at| at + 1);
        let areas = any().chain(self.areas.iter().map(|area| CleanText::line(area.as_str()).to_string()));
        let level = self.levels.iter().position(|level| Some(*level) == self.to.level).map_or(0, |at| at + 1);
        let levels = any().chain(self.levels.iter().map(u16::to_string));
        let types = any().chain(ClientType::ALL.iter().map(|one| names::client_type(language, *one)));
        let client_type =
            ClientType::ALL.iter().position(|one| Some(*one) == self.to.client_type).map_or(0, |at| at + 1);
        let people = match self.to.people.as_slice() {
            [] => t.msg_compose_any(),
            [one] => cx.name(*one),
            several => t.msg_goal_assign_picked(several.len() as u64),
        };
        let mut terms = self.typed.fields(self.kpi.as_deref(), Some(&self.cycles), cx);
        // The way to there is asked for last: few need it.
        let checkpoints = terms.pop();
        fields.extend(terms);
        fields.extend([
            Field::new(Id::Area, t.msg_filter_area(), Input::choice(areas, area)),
            Field::new(Id::Level, t.msg_goal_assign_level(), Input::choice(levels, level)),
            Field::new(Id::ClientType, t.msg_filter_client_type(), Input::choice(types, client_type)),
            Field::new(Id::People, t.msg_goal_assign_people(), Input::choice([people], 0)),
        ]);
        fields.extend(checkpoints);
        Form::new(fields, vec![Command::Preview, Command::Back])
    }

    fn rebuild(&mut self, focus: Id, cx: &Desk) {
        self.form = self.build(cx);
        self.form.focus_on(&focus);
    }

    fn changed(&mut self, id: Id, cx: &Desk) -> Outcome<Desk> {
        (self.touched, self.said) = (true, None);
        let before = self.typed.cycle;
        self.typed.take(&self.form, &self.cycles);
        let chosen = self.form.chosen(&id);
        let of_any = chosen.and_then(|at| at.checked_sub(1));
        match id {
            Id::Template => {
                let template = of_any.and_then(|at| self.catalogue.templates.get(at)).cloned();
                self.template = template.as_ref().map(|template| template.id);
                if let Some(template) = template {
                    self.take_template(&template, cx);
                }
                self.rebuild(id, cx);
            }
            Id::Kpi => {
                if let Some(kpi) = chosen.and_then(|at| self.kpis.get(at)).copied() {
                    self.choose_kpi(kpi, cx);
                }
            }
            Id::Cycle => {
                let now = self.typed.cycle;
                if now != before {
                    self.typed.choose_cycle(self.cycles.iter().find(|cycle| Some(cycle.id) == now));
                }
                self.rebuild(id, cx);
            }
            Id::Area => self.to.area = of_any.and_then(|at| self.areas.get(at)).cloned(),
            Id::Level => self.to.level = of_any.and_then(|at| self.levels.get(at)).copied(),
            Id::ClientType => self.to.client_type = of_any.and_then(|at| ClientType::ALL.get(at)).copied(),
            Id::People => return self.pick_people(cx),
            _ => {}
        }
        Outcome::Consumed
    }

    fn take_template(&mut self, template: &Template, cx: &Desk) {
        self.kpi = self.catalogue.kpi(template.kpi).cloned();
        self.typed.aim_at(template.aim, template.cadence, cx);
        self.typed.weight = typed::written_weight(cx.language(), template.weight);
    }

    fn choose_kpi(&mut self, kpi: KpiId, cx: &Desk) {
        self.kpi = self.catalogue.kpi(kpi).cloned();
        self.rebuild(Id::Kpi, cx);
    }

    fn pick_people(&self, cx: &Desk) -> Outcome<Desk> {
        let title = cx.texts().msg_goal_assign_people();
        Outcome::Open(PickSeveral::new(title, &self.people, self.to.people.clone(), cx))
    }

    fn pick(&self, cx: &Desk) -> Outcome<Desk> {
        match self.form.focused() {
            Some(Id::Kpi) => Outcome::Open(self.pick_kpi(cx)),
            Some(Id::People) => self.pick_people(cx),
            _ => Outcome::Ignored,
        }
    }

    fn pick_kpi(&self, cx: &Desk) -> Box<Pick<KpiId>> {
        Pick::kpi(cx.texts().msg_goal_form_kpi(), &self.kpis, &self.catalogue, cx)
    }

    /// Works out who would get it; nothing is written.
    fn preview(&mut self, cx: &Desk) -> Outcome<Desk> {
        let Some(kpi) = self.kpi.clone() else { return Outcome::Consumed };
        self.typed.take(&self.form, &self.cycles);
        let cycle = self.cycles.iter().find(|cycle| Some(cycle.id) == self.typed.cycle);
        let terms = match self.typed.read(kpi.kind, cycle, cx) {
            Ok(terms) => terms,
            Err(errors) => {
                self.form.set_errors(errors);
                return Outcome::Consumed;
            }
        };
        self.form.set_errors(Vec::new());
        let mut to = self.to.clone();
        if to == Selection::default() {
            // Without any choice it is for everybody whose goals the member sets, not for the whole organisation.
            to.people.clone_from(&self.people);
        }
        let assignment = Assignment { kpi: kpi.id, cycle: self.typed.cycle, terms, to };
        match Preview::new(self.id, assignment, &kpi, cx) {
            Ok(preview) => Outcome::Open(Box::new(preview)),
            Err(error) => {
                self.said = Some(cx.explain(&error));
                Outcome::Consumed
            }
        }
    }

    fn ask_to_delete(&self, cx: &Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let Some(template) = self.catalogue.templates.iter().find(|one| Some(one.id) == self.template) else {
            return Outcome::Ignored;
        };
        let delete = t.msg_goal_assign_delete_template();
        let question = t.msg_goal_assign_delete_question(CleanText::line(&template.name).as_str());
        Outcome::Open(Box::new(Confirm::new(delete.clone(), question, delete, Message::ReallyDo)))
    }

    fn delete_template(&mut self, cx: &Desk) -> Outcome<Desk> {
        if let Some(id) = self.template.take() {
            let said = cx.texts().msg_goal_assign_template_deleted();
            deed::write(cx.member().new_id(), Box::new(move |act| act.delete_template(id).map(|()| said)), cx);
        }
        Outcome::Consumed
    }

    /// What was kept or thrown away meanwhile.
    fn reload(&mut self, cx: &Desk) -> Result<(), Error> {
        self.typed.take(&self.form, &self.cycles);
        let focus = self.form.focused().copied();
        self.catalogue = cx.member().catalogue()?;
        self.rebuild(focus.unwrap_or(Id::Kpi), cx);
        Ok(())
    }
}

impl Layer<Desk> for Assign {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = Vec::new();
        if matches!(self.form.focused(), Some(Id::Kpi | Id::People)) {
            offers.push(Offer::ready(Command::Open).called(t.msg_goal_form_choose()));
        }
        offers.push(Offer::ready(Command::Send).called(t.msg_command_preview()));
        offers.push(Command::Back.into());
        if self.template.is_some() {
            offers.push(Offer::ready(Command::Discard).called(t.msg_goal_assign_delete_template()));
        }
        offers.push(Command::Lock.into());
        // The other key for it, which the composer has taught; one hint for both is enough.
        offers.push(Command::Preview.into());
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open => self.pick(cx),
            Command::Send | Command::Preview => self.preview(cx),
            Command::Discard => self.ask_to_delete(cx),
            Command::Back if self.touched => deed::ask_to_leave(cx),
            Command::Back => Outcome::Close,
            _ => Outcome::Ignored,
        }
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        if matches!(event, Event::Wake(_) | Event::Resumed) {
            return Outcome::Ignored;
        }
        if searches(event) && self.form.focused() == Some(&Id::Kpi) {
            return Outcome::Open(self.pick_kpi(cx).typed(event));
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
            Message::ReallyLeave => Ok(Outcome::Close),
            Message::ReallyDo => Ok(self.delete_template(cx)),
            Message::PickedKpi(kpi) => {
                (self.touched, self.said) = (true, None);
                self.typed.take(&self.form, &self.cycles);
                self.choose_kpi(kpi, cx);
                Ok(Outcome::Consumed)
            }
            Message::PickedPeople(people) => {
                self.touched = true;
                self.typed.take(&self.form, &self.cycles);
                self.to.people = people;
                self.rebuild(Id::People, cx);
                Ok(Outcome::Consumed)
            }
            Message::Written(id, said, Ok(())) if id == self.id => {
                Ok(Outcome::Answer(Message::Written(id, said, Ok(()))))
            }
            Message::Written(_, _, Ok(())) => match self.reload(cx) {
                Ok(()) => Err(message),
                Err(error) => Ok(cx.say(&error)),
            },
            other => Err(other),
        }
    }

    fn takes_typing(&self) -> bool {
        self.form.takes_typing()
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let width = area.width.min(78);
        let wanted = self.form.height(width.saturating_sub(2)).saturating_add(6);
        let inside = canvas.frame(centred(deed::above_hints(area), width, wanted), &self.heading[0]);
        let theme = *canvas.theme();
        let above = Rect { height: inside.height.saturating_sub(6), ..inside };
        let mut used = canvas.wrapped(above, &self.heading[1], theme.muted);
        if let Some(said) = &self.said {
            used +=
                canvas.wrapped(Rect { y: above.y + used, height: above.height - used, ..above }, said, theme.warning);
        }
        used += u16::from(inside.height > used + 8);
        self.form.draw(Rect { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside }, canvas);
    }
}
