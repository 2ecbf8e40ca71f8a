//! Who sees that a session is, and who opens it: its participants open it, managers above and `hr` see that it took place.

use super::Session;
use crate::domain::organisation::{Chart, PersonId, words};

/// What somebody has to do with a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Involvement {
    Participant,
    /// Took part once: later revisions are not theirs.
    Former,
    /// Was handed it when it was over.
    Reader,
}
words!(Involvement { Participant => "participant", Former => "former", Reader => "reader" });

/// How much of a session somebody gets to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sight {
    /// As if it were not there.
    Nothing,
    /// Who, when, which kind, in which state.
    Fact,
    /// What is sealed to them too.
    Content,
}

/// `how` is what the viewer has to do with it, `hr` whether they have that role.
pub fn sight(chart: &Chart<'_>, session: &Session, viewer: PersonId, how: Option<Involvement>, hr: bool) -> Sight {
    let above = |participant: &PersonId| is_above(chart, viewer, *participant);
    if how.is_some() {
        Sight::Content
    } else if hr || (!session.confidential && session.participants.iter().any(above)) {
        Sight::Fact
    } else {
        Sight::Nothing
    }
}

/// Of who has left, whoever would be above them now.
fn is_above(chart: &Chart<'_>, viewer: PersonId, of: PersonId) -> bool {
    match chart.find(of) {
        Some(_) => chart.up(of).contains(&viewer),
        None => chart
            .organisation()
            .find(of)
            .and_then(|left| Chart::nearest_manager(chart.organisation(), left, chart.day()))
            .is_some_and(|manager| manager == viewer || chart.up(manager).contains(&viewer)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::organisation::{Organisation, Person};
    use crate::domain::session::tests::{person, session};

    const DAY: Date = date(2026, 4, 1);

    /// 1 above 2 and 3; 4 below 2; 5 below 4.
    fn five() -> Vec<Person> {
        let above = [(1, 1, None), (2, 2, Some(1)), (3, 2, Some(1)), (4, 3, Some(2)), (5, 4, Some(4))];
        above.into_iter().map(|(id, level, manager)| person(id, level, manager)).collect()
    }

    fn seen(people: Vec<Person>, session: &Session, viewer: i64, hr: bool) -> Sight {
        let organisation = Organisation::new(people);
        let how = session.participants.contains(&PersonId(viewer)).then_some(Involvement::Participant);
        sight(&organisation.on(DAY), session, PersonId(viewer), how, hr)
    }

    #[test]
    fn who_takes_part_opens_it_and_the_line_above_knows_of_it() {
        let session = session(1, &[2, 4]);
        let expected =
            [(1, Sight::Fact), (2, Sight::Content), (3, Sight::Nothing), (4, Sight::Content), (5, Sight::Nothing)];
        for (viewer, expected) in expected {
            assert_eq!(seen(five(), &session, viewer, false), expected, "{viewer}");
        }
        assert_eq!(seen(five(), &session, 5, true), Sight::Fact);
    }

    #[test]
    fn a_confidential_session_is_hidden_from_the_line_above_and_not_from_human_resources() {
        let session = Session { confidential: true, ..session(1, &[3, 4]) };
        assert_eq!(seen(five(), &session, 1, false), Sight::Nothing);
        assert_eq!(seen(five(), &session, 2, false), Sight::Nothing);
        assert_eq!(seen(five(), &session, 2, true), Sight::Fact);
        assert_eq!(seen(five(), &session, 4, false), Sight::Content);
    }

    #[test]
    fn who_took_part_or_was_handed_it_opens_what_was_sealed_to_them() {
        let (organisation, session) = (Organisation::new(five()), session(1, &[2, 4]));
        for how in [Involvement::Former, Involvement::Reader] {
            let found = sight(&organisation.on(DAY), &session, PersonId(5), Some(how), false);
            assert_eq!(found, Sight::Content);
        }
    }

    #[test]
    fn the_line_above_a_leaver_still_knows_of_their_sessions() {
        let mut people = five();
        people[3].profile.active_until = Some(DAY);
        let session = session(1, &[4, 3]);
        assert_eq!(seen(people.clone(), &session, 2, false), Sight::Fact);
        assert_eq!(seen(people, &session, 5, false), Sight::Nothing);
    }

    proptest! {
        #[test]
        fn a_session_is_for_those_in_it_a_fact_for_those_above_and_nothing_to_strangers(
            managers in prop::collection::vec((any::<prop::sample::Index>(), 0_u8..4), 2..12),
            taking_part in prop::collection::btree_set(1_i64..12, 2..4),
            confidential: bool, hr in 1_i64..12,
        ) {
            let mut people = vec![person(1, 1, None)];
            for (at, (manager, left)) in managers.into_iter().enumerate() {
                let above = manager.get(&people).clone();
                let mut one = person(i64::try_from(at).unwrap() + 2, above.level + 1, Some(above.id.0));
                one.profile.active_until = (left == 0).then_some(DAY);
                people.push(one);
            }
            let numbers: Vec<i64> = taking_part.into_iter().collect();
            let session = Session { confidential, ..session(1, &numbers) };
            for viewer in people.iter().filter(|viewer| viewer.is_active(DAY)) {
                let above = session.participants.iter().any(|participant| {
                    let find = |id: PersonId| people.iter().find(|person| person.id == id);
                    let mut at = find(*participant).and_then(|person| person.manager);
                    std::iter::from_fn(|| {
                        let here = at?;
                        at = find(here).and_then(|person| person.manager);
                        Some(here)
                    })
                    .any(|manager| manager == viewer.id)
                });
                let is_hr = viewer.id.0 == hr;
                let expected = if session.participants.contains(&viewer.id) {
                    Sight::Content
                } else if is_hr || (above && !confidential) {
                    Sight::Fact
                } else {
                    Sight::Nothing
                };
                prop_assert_eq!(seen(people.clone(), &session, viewer.id.0, is_hr), expected);
            }
        }
    }
}
