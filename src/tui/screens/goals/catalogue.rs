//! The catalogue of what can be measured: read by everybody, written by `hr` and `admin`.

mod entries;

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use super::offering::offered;
use super::{deed, figures, pick};
use crate::domain::goal::KpiId;
use crate::domain::organisation::Role;
use crate::i18n::goals;
use crate::member::Error;
use crate::member::goals::Catalogue;
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs;
use crate::tui::event::Event;
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::headed;
use crate::tui::widgets::window_list::{Row, WindowList};

/// Whether the member writes the catalogue and the cycles.
pub fn may_define(cx: &Desk) -> bool {
    let roles = cx.member().person().roles;
    roles.has(Role::Hr) || roles.has(Role::Admin)
}

/// Those who write them, by name.
pub fn who_defines(cx: &Desk) -> String {
    let today = cx.workspace().today();
    let people = cx.workspace().organisation().people().iter();
    let those = people.filter(|one| one.is_active(today) && (one.roles.has(Role::Hr) || one.roles.has(Role::Admin)));
    let names = pick::sorted(those.map(|one| one.id).collect(), cx);
    names.into_iter().map(|one| cx.name(one)).collect::<Vec<_>>().join(", ")
}

/// What stands in for a form that sets goals while there is nothing to measure.
pub fn nothing_to_measure(cx: &Desk) -> Result<Outcome<Desk>, Error> {
    if may_define(cx) {
        return Ok(Outcome::Open(Box::new(Definitions::new(cx)?)));
    }
    let t = cx.texts();
    let text = t.msg_goal_catalogue_ask(who_defines(cx));
    Ok(Outcome::Open(Box::new(dialogs::message::Message::new(t.msg_goal_catalogue_title(), text))))
}

/// The list.
pub struct Definitions {
    catalogue: Catalogue,
    list: WindowList<KpiId>,
    heading: String,
    /// What to do next, or who may.
    advice: String,
    may_write: bool,
    /// Of what is being written by a key alone.
    id: Uuid,
}

impl Definitions {
    pub fn new(cx: &Desk) -> Result<Self, Error> {
        let mut definitions = Self {
            catalogue: Catalogue::default(),
            list: WindowList::new(Vec::new()),
            heading: String::new(),
            advice: String::new(),
            may_write: false,
            id: cx.member().new_id(),
        };
        definitions.load(cx)?;
        Ok(definitions)
    }

    fn load(&mut self, cx: &Desk) -> Result<(), Error> {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        self.catalogue = cx.member().catalogue()?;
        self.may_write = may_define(cx);
        self.list.set_columns(vec![
            Column::new(t.msg_goal_form_kpi(), Width::Share(3)),
            Column::new(t.msg_goal_catalogue_dimension(), Width::Fixed(22)),
            Column::new(t.msg_goal_catalogue_kind(), Width::Fixed(11)),
            Column::new(t.msg_goal_catalogue_unit(), Width::Share(1)),
            Column::new(t.msg_goal_catalogue_current(), Width::Fixed(8)).from_width(90),
        ]);
        let mut order = offered(&self.catalogue, cx);
        order.extend(self.catalogue.kpis.iter().filter(|kpi| kpi.retired).map(|kpi| kpi.id));
        let rows = order.into_iter().filter_map(|id| self.catalogue.kpi(id)).map(|kpi| {
            let mut name = vec![Span::raw(figures::name(language, kpi))];
            if kpi.retired {
                name.push(Span::styled(format!(" · {}", t.msg_goal_catalogue_retired()), theme.warning));
            }
            let cells = [
                Line::from(name),
                Line::from(goals::dimension(language, kpi.dimension, &self.catalogue.dimensions)),
                Line::from(goals::kpi_kind(language, kpi.kind)),
                Line::from(figures::unit(language, kpi)),
                Line::from(goals::aggregation(language, kpi.aggregation)),
            ];
            Row::new(kpi.id, cells).styled(if kpi.retired { theme.muted } else { theme.text })
        });
        self.list.replace(rows.collect::<Vec<_>>(), false, false);
        self.heading = t.msg_goal_catalogue_title();
        self.advice = match (self.may_write, self.catalogue.kpis.is_empty()) {
            (true, true) => t.msg_goal_catalogue_empty(),
            (true, false) => String::new(),
            (false, true) => t.msg_goal_catalogue_ask(who_defines(cx)),
            (false, false) => t.msg_goal_catalogue_read_only(who_defines(cx)),
        };
        Ok(())
    }

    fn retire(&mut self, cx: &Desk) -> Outcome<Desk> {
        if let Some(kpi) = self.list.selected_id().and_then(|id| self.catalogue.kpi(*id)) {
            let (id, retired, name) = (kpi.id, !kpi.retired, figures::name(cx.language(), kpi));
            let t = cx.texts();
            let said =
                if retired { t.msg_goal_catalogue_was_retired(name) } else { t.msg_goal_catalogue_is_back(name) };
            deed::write(self.id, Box::new(move |act| act.retire_kpi(id, retired).map(|()| said)), cx);
        }
        Outcome::Consumed
    }

    fn take_starter(&mut self, cx: &Desk) -> Outcome<Desk> {
        let t = cx.texts();
        let task = Box::new(move |act: &mut crate::member::Act<'_>| {
            let added = act.add_starter_catalogue()?;
            Ok(t.msg_goal_catalogue_added(added as u64))
        });
        deed::write(self.id, task, cx);
        Outcome::Consumed
    }
}

impl Layer<Desk> for Definitions {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let refusal = (!self.may_write).then(|| t.msg_goal_catalogue_read_only(who_defines(cx)));
        let mut offers = Vec::new();
        if self.list.is_empty() && self.may_write {
            offers.push(Offer::ready(Command::Open).called(t.msg_command_starter()));
        }
        offers.push(Offer::unless(Command::New, refusal.clone()).called(t.msg_goal_catalogue_new()));
        if let Some(kpi) = self.list.selected_id().and_then(|id| self.catalogue.kpi(*id)) {
            offers.push(Offer::unless(Command::Edit, refusal.clone()).called(t.msg_goal_catalogue_rename()));
            let retire = Offer::unless(Command::Retire, refusal.clone());
            offers.push(if kpi.retired { retire.called(t.msg_goal_catalogue_put_back()) } else { retire });
        }
        offers.push(Command::Back.into());
        offers.push(Offer::unless(Command::AddDimension, refusal.clone()));
        offers.push(Offer::unless(Command::Starter, refusal));
        offers.push(Command::Lock.into());
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Back => Outcome::Close,
            Command::Open | Command::Starter => self.take_starter(cx),
            Command::New => Outcome::Open(Box::new(entries::new_kpi(&self.catalogue, cx))),
            Command::Edit => match self.list.selected_id().and_then(|id| self.catalogue.kpi(*id)) {
                Some(kpi) => Outcome::Open(Box::new(entries::rename(kpi, cx))),
                None => Outcome::Consumed,
            },
            Command::Retire => self.retire(cx),
            Command::AddDimension => Outcome::Open(Box::new(entries::own_dimension(&self.catalogue, cx))),
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
