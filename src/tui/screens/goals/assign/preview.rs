//! Who gets a goal that is given to many, who has it already, whose it is not to set; then to all of them or to nobody.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use uuid::Uuid;

use crate::domain::goal::{Kpi, Template, Weight};
use crate::domain::organisation::PersonId;
use crate::domain::text::CleanText;
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::member::goals::{Assignment, AssignmentPlan};
use crate::tui::canvas::Canvas;
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::dialogs::confirm::Confirm;
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::layer::{Layer, Offer, Outcome, WALKING};
use crate::tui::screens::goals::deed::{self, Deed, Read};
use crate::tui::screens::goals::{figures, pick};
use crate::tui::widgets::column::{Column, Width};
use crate::tui::widgets::footer;
use crate::tui::widgets::window_list::{Row, WindowList};

/// The plan.
pub struct Preview {
    id: Uuid,
    assignment: Assignment,
    plan: AssignmentPlan,
    kpi: Kpi,
    list: WindowList<PersonId>,
    heading: String,
    counts: String,
    sending: bool,
}

impl Preview {
    pub fn new(id: Uuid, assignment: Assignment, kpi: &Kpi, cx: &Desk) -> Result<Self, Error> {
        let plan = cx.member().plan_assignment(&assignment)?;
        let (t, language, terms) = (cx.texts(), cx.language(), &assignment.terms);
        let heading = t.msg_goal_decide_terms(
            figures::name(language, kpi),
            goals::aim(language, terms.aim, &kpi.unit),
            goals::weight(language, terms.weight),
            i18n::day_short(language, terms.start),
            i18n::day_short(language, terms.end),
        );
        let over = plan.given.iter().filter(|(_, sum)| *sum > Weight::ALL).count();
        let mut counts = vec![t.msg_goal_assign_given(plan.given.len() as u64)];
        let mut count = |count: usize, say: &dyn Fn(u64) -> String| {
            if count > 0 {
                counts.push(say(count as u64));
            }
        };
        count(over, &|count| t.msg_goal_assign_over(count));
        count(plan.have_it.len(), &|count| t.msg_goal_assign_have_it(count));
        count(plan.not_below.len(), &|count| t.msg_goal_assign_not_yours(count));
        let mut preview = Self {
            id,
            counts: counts.join(" · "),
            heading,
            kpi: kpi.clone(),
            list: WindowList::new(Vec::new()),
            assignment,
            plan,
            sending: false,
        };
        preview.show(cx);
        Ok(preview)
    }

    fn show(&mut self, cx: &Desk) {
        let (t, language, theme) = (cx.texts(), cx.language(), cx.theme());
        self.list.set_columns(vec![
            Column::new(t.msg_goal_form_owner(), Width::Share(3)),
            Column::new(t.msg_filter_area(), Width::Share(2)).from_width(60),
            Column::new(t.msg_goal_assign_sum(), Width::Share(2)),
        ]);
        let organisation = cx.workspace().organisation();
        let row = |person: PersonId, said: Span<'static>| {
            let area = organisation.find(person).map(|one| CleanText::line(one.area.as_str()).to_string());
            let area = Span::styled(area.unwrap_or_default(), theme.muted);
            Row::new(person, [Line::from(cx.name(person)), Line::from(area), Line::from(said)])
        };
        let mut rows = Vec::new();
        let sums: std::collections::HashMap<PersonId, Weight> = self.plan.given.iter().copied().collect();
        for person in pick::sorted(sums.keys().copied().collect(), cx) {
            let sum = sums.get(&person).copied().unwrap_or_default();
            let shown = goals::weight(language, sum);
            rows.push(row(
                person,
                if sum > Weight::ALL {
                    Span::styled(format!("{} {}", cx.glyphs().due, t.msg_goal_assign_over_whole(shown)), theme.warning)
                } else {
                    Span::raw(shown)
                },
            ));
        }
        let rest = [
            (&self.plan.have_it, t.msg_goal_assign_has_it()),
            (&self.plan.not_below, t.msg_goal_assign_not_your_person()),
        ];
        for (people, why) in rest {
            rows.extend(
                pick::sorted(people.clone(), cx)
                    .into_iter()
                    .map(|person| row(person, Span::raw(why.clone())).styled(theme.muted)),
            );
        }
        self.list.replace(rows, false, false);
    }

    fn nobody(&self, cx: &Desk) -> Option<String> {
        self.plan.given.is_empty().then(|| cx.texts().msg_goal_assign_nobody())
    }

    fn ask(&self, cx: &Desk) -> Outcome<Desk> {
        let (t, count) = (cx.texts(), self.plan.given.len() as u64);
        let question = t.msg_goal_assign_question(count, figures::name(cx.language(), &self.kpi));
        let assign = t.msg_command_assign();
        Outcome::Open(Box::new(Confirm::new(assign.clone(), question, assign, Message::ReallyDo).inviting()))
    }

    fn send(&mut self, cx: &Desk) -> Outcome<Desk> {
        if !std::mem::replace(&mut self.sending, true) {
            let (mut assignment, t) = (self.assignment.clone(), cx.texts());
            // Who has joined since was not shown.
            assignment.to.people = self.plan.given.iter().map(|(person, _)| *person).collect();
            let task = Box::new(move |act: &mut crate::member::Act<'_>| {
                let plan = act.assign(&assignment)?;
                Ok(t.msg_goal_assign_done(plan.given.len() as u64))
            });
            deed::write(self.id, task, cx);
        }
        Outcome::Consumed
    }

    fn keep(&self, cx: &Desk) -> Deed<()> {
        let t = cx.texts();
        let (kpi, terms) = (self.kpi.id, &self.assignment.terms);
        let (aim, weight, cadence) = (terms.aim, terms.weight, terms.cadence);
        let name = figures::name(cx.language(), &self.kpi);
        let fields = vec![Field::new((), t.msg_goal_assign_template_name(), Input::text_field(&name))];
        let read: Read<()> = Box::new(move |form, id, cx| {
            let (t, name) = (cx.texts(), form.text(&()).trim().to_owned());
            if name.is_empty() {
                return Err(vec![((), t.msg_goal_cycles_name_missing())]);
            }
            let said = t.msg_goal_assign_kept(&name);
            let (by, at) = (cx.member().id(), cx.clock.now());
            let template = Template { id, name, kpi, aim, weight, cadence, by, at, entry: None };
            Ok(Box::new(move |act| act.save_template(&template).map(|()| said)))
        });
        let about = t.msg_goal_assign_keep_help();
        Deed::new(t.msg_command_keep_template(), about, fields, Command::KeepTemplate, read, cx)
            .placing(|error| matches!(error, Error::NameTaken(_) | Error::NameTooLong | Error::NameEmpty).then_some(()))
    }
}

impl Layer<Desk> for Preview {
    fn offers(&self, cx: &Desk) -> Vec<Offer> {
        let t = cx.texts();
        let mut offers = vec![
            Offer::unless(Command::Open, self.nobody(cx)).called(t.msg_command_assign()),
            Offer::unless(Command::Send, self.nobody(cx)).called(t.msg_command_assign()),
            Command::KeepTemplate.into(),
            Command::Back.into(),
            Command::Lock.into(),
        ];
        offers.extend(WALKING.iter().copied().map(Offer::ready));
        offers
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
            Command::Open | Command::Send => self.ask(cx),
            Command::KeepTemplate => Outcome::Open(Box::new(self.keep(cx))),
            Command::Back => Outcome::Close,
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
            Message::ReallyDo => Ok(self.send(cx)),
            Message::Written(id, said, done) if id == self.id => {
                self.sending = false;
                Ok(match done {
                    // The form beneath goes with it.
                    Ok(()) => Outcome::Answer(Message::Written(id, said, Ok(()))),
                    Err(error) => cx.say(&error),
                })
            }
            other => Err(other),
        }
    }

    fn covers_all(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        if canvas.is_too_small(area, 24, 7) {
            return;
        }
        let theme = *canvas.theme();
        let room = Rect { height: area.height - 4, ..area };
        let mut used = canvas.wrapped(room, &self.heading, theme.heading);
        let rest = Rect { y: room.y + used, height: room.height - used, ..room };
        used += canvas.wrapped(rest, &self.counts, theme.text) + 1;
        let list = Rect { y: area.y + used, height: area.height.saturating_sub(used + 1), ..area };
        self.list.draw(list, canvas, true);
        footer::draw(Rect { y: area.bottom() - 1, height: 1, ..area }, canvas);
    }
}
