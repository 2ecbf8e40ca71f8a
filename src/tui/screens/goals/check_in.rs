//! One check-in, or the correction of one: a number and Enter; the rest below for whoever needs it.

use std::mem;

use jiff::Timestamp;
use jiff::civil::Date;
use ratatui::layout::Rect;
use ratatui::style::Style;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::deed::{self, Task};
use super::kept::{Keeper, Of};
use super::meant::Meant;
use super::{figures, typed};
use crate::domain::goal::{CheckIn, CheckInFault, GoalId, KpiKind, NewCheckIn, Quantity, Reading};
use crate::domain::text::CleanText;
use crate::i18n::{self, goals};
use crate::member::Error;
use crate::member::goals::GoalView;
use crate::tui::canvas::{Canvas, centred};
use crate::tui::command::Command;
use crate::tui::desk::{Desk, Message};
use crate::tui::event::Event;
use crate::tui::form::field::{Field, Input};
use crate::tui::form::{Form, Formed};
use crate::tui::keys::{Code, Key};
use crate::tui::layer::{Layer, Offer, Outcome};
use crate::tui::screens::composer::moments::{self, Moment};
use crate::tui::widgets::picker::{Choice, Picker};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Id {
    Value,
    Day,
    Confidence,
    Evidence,
    Reason,
}

impl From<CheckInFault> for Id {
    fn from(fault: CheckInFault) -> Self {
        match fault {
            CheckInFault::OutsidePeriod { .. } | CheckInFault::InTheFuture => Self::Day,
            CheckInFault::BadSteps { .. } | CheckInFault::BadRating => Self::Value,
            CheckInFault::BadConfidence => Self::Confidence,
            CheckInFault::EvidenceMissing | CheckInFault::EvidenceTooLong => Self::Evidence,
        }
    }
}

/// The day a check-in is dated unless another is said: today, or the last day of a goal that is over.
pub fn default_day(view: &GoalView, cx: &Desk) -> Date {
    cx.workspace().today().min(view.goal.terms.end)
}

/// A day as people type it, by itself never to come.
fn read_day(typed: &str, today: Date) -> Option<Date> {
    let day = match moments::read(typed, today)? {
        Moment::Day(day) => day,
        Moment::At(at) => at.date(),
    };
    let without_year = typed.matches('/').count() == 1;
    if without_year && day > today { Date::new(day.year() - 1, day.month(), day.day()).ok() } else { Some(day) }
}

/// Everything in the form, as it is sealed away until it is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Typed {
    /// What is typed for one check-in is not brought back for another.
    corrects: Option<u32>,
    value: String,
    day: String,
    confidence: usize,
    evidence: String,
    reason: String,
}

impl Typed {
    /// What the form begins with.
    fn of(view: &GoalView, corrected: Option<&CheckIn>, cx: &Desk) -> Self {
        let language = cx.language();
        Self {
            corrects: corrected.map(|corrected| corrected.number),
            value: corrected.map(|corrected| goals::typed(language, corrected.value)).unwrap_or_default(),
            day: typed::written_day(corrected.map_or(default_day(view, cx), |corrected| corrected.day)),
            confidence: corrected.and_then(|corrected| corrected.confidence).map_or(0, usize::from),
            evidence: corrected.map_or("", |corrected| &corrected.evidence).to_owned(),
            reason: String::new(),
        }
    }
}

/// The dialog.
pub struct CheckInForm {
    /// Of what will be written: sending it twice after an unknown outcome writes it once.
    id: Uuid,
    view: GoalView,
    /// The number of the check-in that is corrected.
    corrects: Option<u32>,
    heading: String,
    about: [String; 2],
    /// That a draft is back.
    said: Option<String>,
    /// What the form held without a draft.
    begun: Typed,
    keeper: Keeper,
    /// Whether the value was put in and not touched yet: the first digit typed takes its place, rather than making another
    /// number of both.
    put_in: bool,
    form: Form<Id>,
    /// What a number that reads in two ways was said to mean.
    meant: Option<(String, Quantity)>,
    sending: bool,
}

impl CheckInForm {
    pub fn new(view: &GoalView, cx: &Desk) -> Self {
        Self::open(view, None, cx)
    }

    fn open(view: &GoalView, corrected: Option<&CheckIn>, cx: &Desk) -> Self {
        let (t, language) = (cx.texts(), cx.language());
        let unit = figures::unit(language, &view.kpi);
        let label = if unit.is_empty() { t.msg_goals_value() } else { format!("{} ({unit})", t.msg_goals_value()) };
        let begun = Typed::of(view, corrected, cx);
        let keeper = Keeper::new(Of::CheckIn(view.goal.id));
        let kept = keeper.find(cx).filter(|(kept, _): &(Typed, String)| kept.corrects == begun.corrects);
        let (typed, said) = kept.map_or((begun.clone(), None), |(kept, said)| (kept, Some(said)));
        let mut fields = vec![Field::new(Id::Value, label, Input::text_field(&typed.value))];
        if corrected.is_some() {
            fields.push(Field::new(Id::Reason, t.msg_goals_reason(), Input::text_field(&typed.reason)));
        }
        let needs_evidence = view.kpi.kind == KpiKind::Rating;
        let evidence = Field::new(
            Id::Evidence,
            if needs_evidence { t.msg_goals_evidence() } else { t.msg_goals_evidence_optional() },
            Input::area(&typed.evidence, 3),
        );
        let day = Field::new(Id::Day, t.msg_goals_day(), Input::text_field(&typed.day));
        let none = figures::NOTHING.to_owned();
        let options = std::iter::once(none).chain((1..=5).map(|own| format!("{own}/5")));
        let own = Field::new(Id::Confidence, t.msg_goals_column_confidence(), Input::choice(options, typed.confidence));
        // What is asked for comes right after the number.
        if needs_evidence {
            fields.extend([evidence, own, day]);
        } else {
            fields.extend([day, own, evidence]);
        }
        let way = figures::way(language, cx.glyphs(), view.standing.value, &view.goal, &view.kpi);
        let newest = view.tally.newest.map(|newest| i18n::day_short(language, newest.day));
        let way = newest.map_or(way.clone(), |day| format!("{way} · {day}"));
        let name = figures::name(language, &view.kpi);
        let name =
            if view.goal.owner == cx.member().id() { name } else { format!("{} · {name}", cx.name(view.goal.owner)) };
        Self {
            id: cx.member().new_id(),
            view: view.clone(),
            corrects: corrected.map(|corrected| corrected.number),
            heading: if corrected.is_some() { t.msg_command_correct() } else { t.msg_command_check_in() },
            about: [name, way],
            said,
            begun,
            keeper,
            put_in: true,
            form: Form::new(fields, vec![Command::Send, Command::Back]),
            meant: None,
            sending: false,
        }
    }

    fn typed(&self) -> Typed {
        Typed {
            corrects: self.corrects,
            value: self.form.text(&Id::Value),
            day: self.form.text(&Id::Day),
            confidence: self.form.chosen(&Id::Confidence).unwrap_or_default(),
            evidence: self.form.text(&Id::Evidence),
            reason: self.form.text(&Id::Reason),
        }
    }

    fn save(&mut self, cx: &Desk) {
        self.keeper.save(self.typed(), cx);
    }

    /// A number is soon typed again; words are asked about before they go.
    fn back(&mut self, cx: &Desk) -> Outcome<Desk> {
        let typed = self.typed();
        if (&typed.evidence, &typed.reason) != (&self.begun.evidence, &self.begun.reason) {
            return deed::ask_to_leave(cx);
        }
        self.give_up(cx)
    }

    fn give_up(&mut self, cx: &Desk) -> Outcome<Desk> {
        if self.said.is_some() || self.typed() != self.begun {
            self.keeper.discard(cx);
        }
        Outcome::Close
    }

    fn send(&mut self, cx: &mut Desk) -> Outcome<Desk> {
        if self.sending {
            return Outcome::Consumed;
        }
        let (t, language, today) = (cx.texts(), cx.language(), cx.workspace().today());
        let typed = self.form.text(&Id::Value);
        let mut errors = Vec::new();
        let value = match Quantity::read(&typed) {
            Ok(Reading::One(value)) => Some(value),
            Ok(Reading::Either(one, other)) => match &self.meant {
                Some((meant, value)) if *meant == typed => Some(*value),
                _ => return Outcome::Open(Meant::new(&typed, [one, other], cx)),
            },
            Err(fault) => {
                errors.push((Id::Value, goals::not_a_quantity(language, fault)));
                None
            }
        };
        let day = read_day(&self.form.text(&Id::Day), today);
        if day.is_none() {
            errors.push((Id::Day, t.msg_goals_not_a_day()));
        }
        let reason = self.form.text(&Id::Reason).trim().to_owned();
        if self.corrects.is_some() && reason.is_empty() {
            errors.push((Id::Reason, t.msg_goals_reason_missing()));
        }
        // The first option is none.
        let confidence = self.form.chosen(&Id::Confidence).and_then(|at| u8::try_from(at).ok()).filter(|own| *own > 0);
        let evidence = self.form.text(&Id::Evidence).trim().to_owned();
        let new = NewCheckIn { day: day.unwrap_or(today), value: value.unwrap_or_default(), confidence, evidence };
        for fault in new.faults(&self.view.goal.terms, today) {
            let field = Id::from(fault);
            // What cannot be read is said already.
            if !errors.iter().any(|(id, _)| *id == field) {
                errors.push((field, goals::check_in_fault(language, fault)));
            }
        }
        let is_fine = errors.is_empty();
        self.form.set_errors(errors);
        if is_fine {
            self.sending = true;
            let amount = figures::with_unit(language, goals::number(language, new.value), &self.view.kpi);
            let said = t.msg_goals_checked_in(amount, figures::name(language, &self.view.kpi));
            let (id, goal, corrects) = (self.id, self.view.goal.id, self.corrects);
            let task: Task = Box::new(move |act| {
                match corrects {
                    Some(number) => act.correct(id, goal, number, &new, &reason)?,
                    None => act.check_in(id, goal, &new)?,
                }
                Ok(said)
            });
            self.save(cx);
            self.keeper.send(id, task, cx);
        }
        Outcome::Consumed
    }
}

impl Layer<Desk> for CheckInForm {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        [Command::Send, Command::Back, Command::Lock].map(Offer::ready).into()
    }

    fn run(&mut self, command: Command, cx: &mut Desk) -> Outcome<Desk> {
        match command {
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
        if let Event::Key(key) = event
            && mem::take(&mut self.put_in)
            && key.typed().is_some()
            && self.form.focused() == Some(&Id::Value)
            && let Some(value) = self.form.input_mut(&Id::Value)
        {
            *value = Input::text_field("");
        }
        // A number and Enter is all that most check-ins are.
        if *event == Event::Key(Key::plain(Code::Enter)) && self.form.focused() == Some(&Id::Value) {
            return self.send(cx);
        }
        match self.form.handle(event) {
            Formed::Pressed(command) => self.run(command, cx),
            Formed::Ignored => Outcome::Ignored,
            Formed::Moved => Outcome::Consumed,
            Formed::Changed(_) => {
                self.keeper.saving.touch(cx);
                Outcome::Consumed
            }
            Formed::Cut(_) => {
                self.keeper.saving.touch(cx);
                Outcome::Say(cx.texts().msg_tui_text_cut())
            }
        }
    }

    fn receive(&mut self, message: Message, cx: &mut Desk) -> Result<Outcome<Desk>, Message> {
        match message {
            Message::ReallyLeave => Ok(self.give_up(cx)),
            Message::NumberMeant(value) => {
                self.meant = Some((self.form.text(&Id::Value), value));
                Ok(self.send(cx))
            }
            Message::Written(id, said, done) if id == self.id => {
                self.sending = false;
                Ok(match done {
                    Ok(()) => {
                        self.keeper.sent(cx);
                        Outcome::Answer(Message::Written(id, said, Ok(())))
                    }
                    Err(error) => {
                        self.form.set_errors(vec![(Id::Value, cx.explain(&error))]);
                        Outcome::Consumed
                    }
                })
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
        let inside = canvas.frame(centred(area, 66, 13), &self.heading);
        if inside.height < 3 {
            return;
        }
        let theme = *canvas.theme();
        let above = if inside.height > 8 { 3 } else { 0 };
        if above > 0 {
            canvas.text(Rect { height: 1, ..inside }, &self.about[0], theme.heading);
            canvas.text(Rect { y: inside.y + 1, height: 1, ..inside }, &self.about[1], theme.muted);
            let said = self.said.as_deref().unwrap_or_default();
            canvas.text(Rect { y: inside.y + 2, height: 1, ..inside }, said, theme.warning);
        }
        self.form.draw(Rect { y: inside.y + above, height: inside.height - above, ..inside }, canvas);
    }
}

/// `r`: the form for the only check-in there is, or else which one is meant.
pub fn choose_correction(goal: GoalId, cx: &Desk) -> Result<Outcome<Desk>, Error> {
    let page = cx.member().goal_page(goal)?;
    let standing = page.check_ins.into_iter().map(|(check_in, _)| check_in);
    let mut standing: Vec<CheckIn> = standing.filter(|check_in| check_in.corrected_by.is_none()).collect();
    standing.reverse();
    Ok(match standing.as_slice() {
        [] => Outcome::Say(cx.texts().msg_goals_no_check_ins()),
        [only] => Outcome::Open(Box::new(CheckInForm::open(&page.view, Some(only), cx))),
        _ => Outcome::Open(Box::new(ChooseCheckIn::new(page.view, standing, cx))),
    })
}

/// Which check-in is to be corrected, the newest first.
struct ChooseCheckIn {
    title: String,
    view: GoalView,
    check_ins: Vec<CheckIn>,
    picker: Picker<usize>,
}

impl ChooseCheckIn {
    fn new(view: GoalView, check_ins: Vec<CheckIn>, cx: &Desk) -> Self {
        let (t, language) = (cx.texts(), cx.language());
        let choices = check_ins.iter().enumerate().map(|(at, check_in)| Choice {
            id: at,
            label: format!(
                "{}  {}  {}",
                i18n::day_short(language, check_in.day),
                figures::with_unit(language, goals::number(language, check_in.value), &view.kpi),
                CleanText::line(&check_in.evidence)
            ),
            detail: t.msg_goals_number(check_in.number),
            style: Style::new(),
        });
        let picker = Picker::new(choices.collect()).with_placeholder(t.msg_phrase_type_to_search());
        Self { title: t.msg_command_correct(), view, check_ins, picker }
    }
}

impl Layer<Desk> for ChooseCheckIn {
    fn offers(&self, _: &Desk) -> Vec<Offer> {
        vec![Command::Back.into()]
    }

    fn run(&mut self, _: Command, _: &mut Desk) -> Outcome<Desk> {
        Outcome::Close
    }

    fn handle(&mut self, event: &Event, cx: &mut Desk) -> Outcome<Desk> {
        self.picker.answer(event, |at| match self.check_ins.get(at) {
            Some(check_in) => Outcome::Replace(Box::new(CheckInForm::open(&self.view, Some(check_in), cx))),
            None => Outcome::Close,
        })
    }

    fn takes_typing(&self) -> bool {
        true
    }

    fn draw(&mut self, area: Rect, canvas: &mut Canvas<'_>) {
        let inside = canvas.frame(centred(area, 64, area.height.saturating_sub(4).min(18)), &self.title);
        self.picker.draw(inside, canvas);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_without_a_year_is_the_last_one_there_was() {
        let today = date(2026, 11, 21);
        assert_eq!(read_day("30/11", today), Some(date(2025, 11, 30)));
        assert_eq!(read_day("2/11", today), Some(date(2026, 11, 2)));
        assert_eq!(read_day("30/11/2026", today), Some(date(2026, 11, 30)));
        assert_eq!(read_day("2026-01-05", today), Some(date(2026, 1, 5)));
        assert_eq!(read_day("ayer", today), None);
    }
}
