//! What is wrong with a plan, a template or a text, all at once and before anything is sealed.

use super::{Content, LINE_LIMIT, MINUTES, NewSession, PARTICIPANTS, PROMPTS, PartKind, Plan, SessionTemplate};
use crate::domain::goal::kpi::NAME_LIMIT;
use crate::domain::organisation::{Chart, PersonId};
use crate::domain::text::graphemes;

/// What is wrong with a plan, a template, a text, or how long sessions are to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Nobody but who plans it.
    Alone,
    TooMany,
    /// Not active on that day.
    Away(PersonId),
    /// None, or over [`MINUTES`].
    BadLength,
    PlaceTooLong,
    /// Of the agenda's line with this number, counted from 1.
    LineTooLong(usize),
    NameMissing,
    NameTooLong,
    NoPrompts,
    TooManyPrompts,
    /// In neither language; of the prompt with this number, counted from 1.
    PromptMissing(usize),
    PromptTooLong(usize),
    /// Retention: not above 0, or over a hundred years.
    BadDays,
    TextEmpty,
    /// In bytes.
    TextTooLong {
        bytes: usize,
        limit: usize,
    },
}

impl NewSession {
    /// Everybody who takes part, `planner` too, in the order of their numbers.
    pub fn people(&self, planner: PersonId) -> Vec<PersonId> {
        in_order(self.participants.iter().copied().chain([planner]))
    }

    /// The agenda, without lines that say nothing.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.agenda.iter().map(|line| line.trim()).filter(|line| !line.is_empty())
    }

    /// Everything wrong with it; the chart is that of the session's day.
    pub fn faults(&self, planner: PersonId, chart: &Chart<'_>) -> Vec<Fault> {
        let mut faults = meeting_faults(&self.people(planner), self.minutes, &self.place, chart);
        let long = |line: &String| line.trim().len() > LINE_LIMIT;
        faults.extend((1..).zip(&self.agenda).filter(|(_, line)| long(line)).map(|(at, _)| Fault::LineTooLong(at)));
        faults
    }
}

impl Plan {
    /// Everybody who is to take part, in the order of their numbers.
    pub fn people(&self) -> Vec<PersonId> {
        in_order(self.participants.iter().copied())
    }

    /// Everything wrong with it; the chart is that of the session's day.
    pub fn faults(&self, chart: &Chart<'_>) -> Vec<Fault> {
        meeting_faults(&self.people(), self.minutes, &self.place, chart)
    }
}

impl SessionTemplate {
    /// Everything wrong with it.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut refuse = |wrong: bool, fault| {
            if wrong {
                faults.push(fault);
            }
        };
        refuse(self.name.is_empty(), Fault::NameMissing);
        refuse([&self.name.es, &self.name.en].iter().any(|name| graphemes(name) > NAME_LIMIT), Fault::NameTooLong);
        refuse(self.prompts.is_empty(), Fault::NoPrompts);
        refuse(self.prompts.len() > PROMPTS, Fault::TooManyPrompts);
        for (at, prompt) in (1..).zip(&self.prompts) {
            refuse(prompt.is_empty(), Fault::PromptMissing(at));
            refuse(prompt.es.len().max(prompt.en.len()) > LINE_LIMIT, Fault::PromptTooLong(at));
        }
        faults
    }
}

impl Content {
    /// What is wrong with it as a part of this kind. Only a comment, a place and a snapshot may be without words.
    pub fn fault(&self, kind: PartKind) -> Option<Fault> {
        let reason = if let Self::Item(item) = self { item.reason.len() } else { 0 };
        let (bytes, limit) = (self.words().len().max(reason), kind.text_limit());
        let wordless = matches!(kind, PartKind::Comment | PartKind::Place | PartKind::Snapshot);
        if bytes > limit {
            Some(Fault::TextTooLong { bytes, limit })
        } else if !wordless && self.words().trim().is_empty() {
            Some(Fault::TextEmpty)
        } else {
            None
        }
    }
}

fn in_order(people: impl Iterator<Item = PersonId>) -> Vec<PersonId> {
    let people: std::collections::BTreeSet<PersonId> = people.collect();
    people.into_iter().collect()
}

fn meeting_faults(people: &[PersonId], minutes: u16, place: &str, chart: &Chart<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut refuse = |wrong: bool, fault| {
        if wrong {
            faults.push(fault);
        }
    };
    refuse(people.len() < 2, Fault::Alone);
    refuse(people.len() > PARTICIPANTS, Fault::TooMany);
    for person in people {
        refuse(chart.find(*person).is_none(), Fault::Away(*person));
    }
    refuse(minutes == 0 || minutes > MINUTES, Fault::BadLength);
    refuse(place.len() > LINE_LIMIT, Fault::PlaceTooLong);
    faults
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::{Date, date};
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::goal::Translated;
    use crate::domain::organisation::{Organisation, Person};
    use crate::domain::session::tests::person;
    use crate::domain::session::{Item, ItemSort, NOTE_LIMIT, SessionKind};

    const DAY: Date = date(2026, 4, 1);

    fn people(count: i64) -> Vec<Person> {
        (1..=count).map(|id| person(id, 1, None)).collect()
    }

    fn new(participants: &[i64]) -> NewSession {
        NewSession {
            kind: SessionKind::OneOnOne,
            template: None,
            participants: participants.iter().copied().map(PersonId).collect(),
            starts: Timestamp::UNIX_EPOCH,
            minutes: 60,
            cadence: None,
            place: String::new(),
            agenda: Vec::new(),
        }
    }

    fn faults(new: &NewSession, people: Vec<Person>) -> Vec<Fault> {
        new.faults(PersonId(1), &Organisation::new(people).on(DAY))
    }

    #[test]
    fn who_plans_takes_part_once_whether_named_or_not() {
        for participants in [&[2][..], &[1, 2], &[2, 1, 2]] {
            assert_eq!(new(participants).people(PersonId(1)), [PersonId(1), PersonId(2)]);
            assert_eq!(faults(&new(participants), people(2)), []);
        }
        for alone in [&[][..], &[1], &[1, 1]] {
            assert_eq!(faults(&new(alone), people(2)), [Fault::Alone]);
        }
    }

    #[test]
    fn up_to_twenty_take_part() {
        let others: Vec<i64> = (2..=21).collect();
        assert_eq!(faults(&new(&others[..19]), people(21)), []);
        assert_eq!(faults(&new(&others), people(21)), [Fault::TooMany]);
    }

    #[test]
    fn who_is_away_on_that_day_cannot_take_part() {
        let mut there = people(3);
        there[1].profile.active_until = Some(DAY);
        there[2].profile.active_from = Some(date(2026, 4, 2));
        let expected = [Fault::Away(PersonId(2)), Fault::Away(PersonId(3)), Fault::Away(PersonId(9))];
        assert_eq!(faults(&new(&[2, 3, 9]), there), expected);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let long = "x".repeat(LINE_LIMIT + 1);
        let agenda = vec!["  ".into(), long.clone(), "x".repeat(LINE_LIMIT), long.clone()];
        let new = NewSession { minutes: MINUTES + 1, place: long, agenda, ..new(&[2]) };
        let expected = [Fault::BadLength, Fault::PlaceTooLong, Fault::LineTooLong(2), Fault::LineTooLong(4)];
        assert_eq!(faults(&new, people(2)), expected);
        assert_eq!(new.lines().count(), 3);
    }

    #[test]
    fn a_changed_plan_is_for_those_it_names() {
        let plan = |participants: &[i64], minutes| Plan {
            participants: participants.iter().copied().map(PersonId).collect(),
            starts: Timestamp::UNIX_EPOCH,
            minutes,
            cadence: None,
            place: String::new(),
        };
        let organisation = Organisation::new(people(3));
        let chart = organisation.on(DAY);
        assert_eq!(plan(&[3, 2, 3], MINUTES).people(), [PersonId(2), PersonId(3)]);
        assert_eq!(plan(&[3, 2, 3], MINUTES).faults(&chart), []);
        assert_eq!(plan(&[3], 0).faults(&chart), [Fault::Alone, Fault::BadLength]);
    }

    #[test]
    fn a_template_has_a_name_and_prompts_in_a_language_at_least() {
        let template = |name: Translated, prompts: Vec<Translated>| SessionTemplate {
            id: Uuid::nil(),
            kind: SessionKind::Onboarding,
            name,
            prompts,
            cadence: None,
            retired: false,
            revision: 1,
            by: PersonId(1),
            at: Timestamp::UNIX_EPOCH,
            entry: 1,
        };
        let said = || Translated::new("¿Qué tal?", "");
        assert_eq!(template(said(), vec![said()]).faults(), []);
        let nothing = template(Translated::default(), Vec::new());
        assert_eq!(nothing.faults(), [Fault::NameMissing, Fault::NoPrompts]);
        let long = Translated::new("", &"x".repeat(LINE_LIMIT + 1));
        let wrong = template(Translated::new(&"ñ".repeat(81), "x"), vec![said(), Translated::default(), long]);
        assert_eq!(wrong.faults(), [Fault::NameTooLong, Fault::PromptMissing(2), Fault::PromptTooLong(3)]);
        assert_eq!(template(said(), vec![said(); PROMPTS + 1]).faults(), [Fault::TooManyPrompts]);
    }

    proptest! {
        #[test]
        fn a_text_is_as_long_as_its_kind_allows(
            kind in prop::sample::select(PartKind::ALL), over in 0_usize..3, length in 0_usize..3
        ) {
            let limit = if kind.text_limit() == NOTE_LIMIT { 256 * 1024 } else { 4 * 1024 };
            let at_limit = Content::text(&"x".repeat(limit + over));
            let expected = (over > 0).then_some(Fault::TextTooLong { bytes: limit + over, limit });
            prop_assert_eq!(at_limit.fault(kind), expected);
            let blank = Content::text(&" ".repeat(length)).fault(kind);
            let wordless = [PartKind::Comment, PartKind::Place, PartKind::Snapshot].contains(&kind);
            prop_assert_eq!(blank, (!wordless).then_some(Fault::TextEmpty));
        }
    }

    #[test]
    fn the_reason_of_an_item_has_its_limit_too() {
        let item = |text: &str, reason: &str| {
            Content::Item(Item { sort: ItemSort::Frustration, text: text.into(), reason: reason.into() })
        };
        assert_eq!(item("x", "").fault(PartKind::Item), None);
        assert_eq!(item("", "x").fault(PartKind::Item), Some(Fault::TextEmpty));
        let long = "x".repeat(LINE_LIMIT + 1);
        let expected = Fault::TextTooLong { bytes: LINE_LIMIT + 1, limit: LINE_LIMIT };
        assert_eq!(item("x", &long).fault(PartKind::Item), Some(expected));
    }
}
