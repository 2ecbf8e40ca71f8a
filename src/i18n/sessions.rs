//! What the values of feedback sessions are called, what was done with one, what is refused, and what to ask in one.

use jiff::civil::Date;

use super::{Language, day_short, fold, integer, kib, texts};
use crate::domain::goal::kpi::NAME_LIMIT;
use crate::domain::organisation::PersonId;
use crate::domain::session::due::{CircleStanding, Dueness};
use crate::domain::session::life::Refusal;
use crate::domain::session::trail::TrailDeed;
use crate::domain::session::{
    Fault, Involvement, ItemSort, PARTICIPANTS, PROMPTS, PartKind, PartState, Session, SessionKind, SessionState,
    retention,
};

pub fn kind(language: Language, kind: SessionKind) -> String {
    let t = texts(language);
    match kind {
        SessionKind::OneOnOne => t.msg_session_kind_one_on_one(),
        SessionKind::Expectations => t.msg_session_kind_expectations(),
        SessionKind::KpiReview => t.msg_session_kind_kpi_review(),
        SessionKind::Onboarding => t.msg_session_kind_onboarding(),
    }
}

pub fn kind_help(language: Language, kind: SessionKind) -> String {
    let t = texts(language);
    match kind {
        SessionKind::OneOnOne => t.msg_session_kind_one_on_one_help(),
        SessionKind::Expectations => t.msg_session_kind_expectations_help(),
        SessionKind::KpiReview => t.msg_session_kind_kpi_review_help(),
        SessionKind::Onboarding => t.msg_session_kind_onboarding_help(),
    }
}

pub fn state(language: Language, state: SessionState) -> String {
    let t = texts(language);
    match state {
        SessionState::Planned => t.msg_session_state_planned(),
        SessionState::Held => t.msg_session_state_held(),
        SessionState::Closed => t.msg_session_state_closed(),
        SessionState::Signed => t.msg_session_state_signed(),
        SessionState::Cancelled => t.msg_session_state_cancelled(),
        SessionState::Blocked => t.msg_session_state_blocked(),
        SessionState::Purged => t.msg_session_state_purged(),
    }
}

/// What can be done in a state, and what not.
pub fn state_help(language: Language, state: SessionState) -> String {
    let t = texts(language);
    match state {
        SessionState::Planned => t.msg_session_state_planned_help(),
        SessionState::Held => t.msg_session_state_held_help(),
        SessionState::Closed => t.msg_session_state_closed_help(),
        SessionState::Signed => t.msg_session_state_signed_help(),
        SessionState::Cancelled => t.msg_session_state_cancelled_help(),
        SessionState::Blocked => t.msg_session_state_blocked_help(),
        SessionState::Purged => t.msg_session_state_purged_help(),
    }
}

pub fn part_kind(language: Language, kind: PartKind) -> String {
    let t = texts(language);
    match kind {
        PartKind::Place => t.msg_session_part_place(),
        PartKind::Agenda => t.msg_session_part_agenda(),
        PartKind::SharedNote => t.msg_session_part_shared(),
        PartKind::OwnNote => t.msg_session_part_own(),
        PartKind::Item => t.msg_session_part_item(),
        PartKind::Action => t.msg_session_part_action(),
        PartKind::Comment => t.msg_session_part_comment(),
        PartKind::Snapshot => t.msg_session_part_snapshot(),
    }
}

/// With its article, inside a sentence.
fn a_part(language: Language, kind: PartKind) -> String {
    let t = texts(language);
    match kind {
        PartKind::Place => t.msg_session_part_a_place(),
        PartKind::Agenda => t.msg_session_part_an_agenda(),
        PartKind::SharedNote => t.msg_session_part_a_shared(),
        PartKind::OwnNote => t.msg_session_part_an_own(),
        PartKind::Item => t.msg_session_part_an_item(),
        PartKind::Action => t.msg_session_part_an_action(),
        PartKind::Comment => t.msg_session_part_a_comment(),
        PartKind::Snapshot => t.msg_session_part_a_snapshot(),
    }
}

/// In the words of its kind: an open action is to do, an open agenda line to talk about.
pub fn part_state(language: Language, kind: PartKind, state: PartState) -> String {
    let t = texts(language);
    match (state, kind) {
        (PartState::Open, PartKind::Agenda) => t.msg_session_agenda_open(),
        (PartState::Open, PartKind::Action) => t.msg_session_action_open(),
        (PartState::Open, PartKind::Item) => t.msg_session_item_open(),
        (PartState::Open, _) => t.msg_session_part_open(),
        (PartState::Done, PartKind::Agenda) => t.msg_session_agenda_done(),
        (PartState::Done, _) => t.msg_session_action_done(),
        (PartState::Agreed, _) => t.msg_session_item_agreed(),
        (PartState::Resolved, _) => t.msg_session_item_resolved(),
        (PartState::Declined, _) => t.msg_session_item_declined(),
        (PartState::Removed, _) => t.msg_session_part_removed(),
    }
}

pub fn item_sort(language: Language, sort: ItemSort) -> String {
    let t = texts(language);
    match sort {
        ItemSort::Expectation => t.msg_session_item_expectation(),
        ItemSort::Frustration => t.msg_session_item_frustration(),
    }
}

/// After a name: "takes part".
pub fn involvement(language: Language, how: Involvement) -> String {
    let t = texts(language);
    match how {
        Involvement::Participant => t.msg_session_involved_participant(),
        Involvement::Former => t.msg_session_involved_former(),
        Involvement::Reader => t.msg_session_involved_reader(),
    }
}

/// What a session is called for who looks at it: "1:1 with Iván Castaño" for who takes part, "1:1 of Ana García and Iván
/// Castaño" for others.
pub fn title(language: Language, session: &Session, viewer: PersonId, name: impl Fn(PersonId) -> String) -> String {
    let t = texts(language);
    let others = session.participants.iter().filter(|person| **person != viewer);
    let people = names(language, &others.map(|person| name(*person)).collect::<Vec<_>>());
    let kind = kind(language, session.kind);
    if session.participants.contains(&viewer) {
        t.msg_session_title_with(kind, people)
    } else {
        t.msg_session_title_of(kind, people)
    }
}

/// Names that are told before the rest is only counted.
const NAMES: usize = 3;

/// "Ana, Luis and Iván"; of more than four people, three and how many more.
pub fn names(language: Language, names: &[String]) -> String {
    let t = texts(language);
    let listed = |names: &[String]| names.join(", ");
    match names {
        [] => String::new(),
        [one] => one.clone(),
        many if many.len() > NAMES + 1 => t.msg_session_names_more((many.len() - NAMES) as u64, listed(&many[..NAMES])),
        [first @ .., last] if begins_as_ivan(last) => t.msg_session_names_and_i(listed(first), last),
        [first @ .., last] => t.msg_session_names_and(listed(first), last),
    }
}

/// Whether a name begins with the sound that turns the Spanish "y" into "e": Iván, Hilario; not Iago, Hierro.
fn begins_as_ivan(name: &str) -> bool {
    let folded = fold(name);
    let rest = folded.strip_prefix('h').unwrap_or(&folded).strip_prefix('i');
    rest.is_some_and(|rest| !rest.starts_with(['a', 'e', 'o', 'u']))
}

/// What somebody did, after their name: "changed an agenda line".
pub fn deed(language: Language, deed: TrailDeed, name: impl Fn(PersonId) -> String) -> String {
    let t = texts(language);
    match deed {
        TrailDeed::Planned => t.msg_session_deed_planned(),
        TrailDeed::Moved => t.msg_session_deed_moved(),
        TrailDeed::Joined(who) => t.msg_session_deed_joined(name(who)),
        TrailDeed::Left(who) => t.msg_session_deed_left(name(who)),
        TrailDeed::Held => t.msg_session_deed_held(),
        TrailDeed::Closed => t.msg_session_deed_closed(),
        TrailDeed::Reopened => t.msg_session_deed_reopened(),
        TrailDeed::Cancelled => t.msg_session_deed_cancelled(),
        TrailDeed::Purged => t.msg_session_deed_purged(),
        TrailDeed::Wrote(kind) => t.msg_session_deed_wrote(a_part(language, kind)),
        TrailDeed::Changed(kind) => t.msg_session_deed_changed(a_part(language, kind)),
        TrailDeed::Signed => t.msg_session_deed_signed(),
        TrailDeed::HandedOver(who) => t.msg_session_deed_handed_over(name(who)),
        TrailDeed::Exported { sealed: false } => t.msg_session_deed_exported(),
        TrailDeed::Exported { sealed: true } => t.msg_session_deed_exported_sealed(),
        TrailDeed::Altered => t.msg_session_deed_altered(),
    }
}

pub fn dueness(language: Language, dueness: Dueness) -> String {
    let t = texts(language);
    match dueness {
        Dueness::Fine => t.msg_session_dueness_fine(),
        Dueness::Due => t.msg_session_dueness_due(),
        Dueness::Overdue => t.msg_session_dueness_overdue(),
    }
}

/// When a circle meets next, or should: "was due on 3 Mar 2026".
pub fn when_due(language: Language, standing: &CircleStanding, today: Date) -> String {
    let t = texts(language);
    let day = |day| day_short(language, day);
    match (standing.next, standing.due) {
        (Some(next), _) => t.msg_session_due_planned(day(next)),
        (None, Some(due)) if due < today => t.msg_session_due_was(day(due)),
        (None, Some(due)) => t.msg_session_due_by(day(due)),
        (None, None) => t.msg_session_due_no_cadence(),
    }
}

/// When a circle met last.
pub fn last_met(language: Language, standing: &CircleStanding) -> String {
    let t = texts(language);
    match standing.last {
        Some(last) => t.msg_session_last_met(day_short(language, last)),
        None => t.msg_session_last_never(),
    }
}

/// Why something is not offered now, as a sentence.
pub fn refusal(language: Language, refusal: Refusal) -> String {
    let t = texts(language);
    match refusal {
        Refusal::Unseen => t.msg_session_error_no_session(),
        Refusal::NotTheirs => t.msg_session_error_only_participants(),
        Refusal::NotNow => t.msg_session_error_not_now(),
    }
}

/// What is wrong with a plan, a template or a text, to stand at its field; `name` where it is known who is meant.
pub fn fault(language: Language, fault: Fault, name: impl Fn(PersonId) -> Option<String>) -> String {
    let t = texts(language);
    match fault {
        Fault::Alone => t.msg_session_fault_alone(),
        Fault::TooMany => t.msg_session_fault_too_many(PARTICIPANTS as u64),
        Fault::Away(who) => {
            name(who).map_or_else(|| t.msg_session_fault_away_somebody(), |who| t.msg_session_fault_away(who))
        }
        Fault::BadLength => t.msg_session_fault_bad_length(),
        Fault::PlaceTooLong => t.msg_session_fault_place_too_long(),
        Fault::LineTooLong(number) => t.msg_session_fault_line_too_long(number as u64),
        Fault::NameMissing => t.msg_session_fault_name_missing(),
        Fault::NameTooLong => t.msg_session_fault_name_too_long(NAME_LIMIT as u64),
        Fault::NoPrompts => t.msg_session_fault_no_prompts(),
        Fault::TooManyPrompts => t.msg_session_fault_too_many_prompts(PROMPTS as u64),
        Fault::PromptMissing(number) => t.msg_session_fault_prompt_missing(number as u64),
        Fault::PromptTooLong(number) => t.msg_session_fault_prompt_too_long(number as u64),
        Fault::BadDays => t.msg_session_fault_bad_days(integer(language, retention::DAYS.into())),
        Fault::TextEmpty => t.msg_session_fault_text_empty(),
        Fault::TextTooLong { bytes, limit } => {
            t.msg_session_fault_text_too_long(kib(language, bytes), (limit / 1024).to_string())
        }
    }
}

/// What may help to ask in a session of a kind, where the organisation has no prompts of its own.
pub fn prompts(language: Language, kind: SessionKind) -> Vec<String> {
    let t = texts(language);
    match kind {
        SessionKind::OneOnOne => vec![
            t.msg_session_prompt_one_on_one_1(),
            t.msg_session_prompt_one_on_one_2(),
            t.msg_session_prompt_one_on_one_3(),
            t.msg_session_prompt_one_on_one_4(),
            t.msg_session_prompt_one_on_one_5(),
            t.msg_session_prompt_one_on_one_6(),
        ],
        SessionKind::Expectations => vec![
            t.msg_session_prompt_expectations_1(),
            t.msg_session_prompt_expectations_2(),
            t.msg_session_prompt_expectations_3(),
            t.msg_session_prompt_expectations_4(),
            t.msg_session_prompt_expectations_5(),
            t.msg_session_prompt_expectations_6(),
        ],
        SessionKind::KpiReview => vec![
            t.msg_session_prompt_kpi_review_1(),
            t.msg_session_prompt_kpi_review_2(),
            t.msg_session_prompt_kpi_review_3(),
            t.msg_session_prompt_kpi_review_4(),
            t.msg_session_prompt_kpi_review_5(),
            t.msg_session_prompt_kpi_review_6(),
        ],
        SessionKind::Onboarding => vec![
            t.msg_session_prompt_onboarding_1(),
            t.msg_session_prompt_onboarding_2(),
            t.msg_session_prompt_onboarding_3(),
            t.msg_session_prompt_onboarding_4(),
            t.msg_session_prompt_onboarding_5(),
            t.msg_session_prompt_onboarding_6(),
        ],
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::domain::goal::Cadence;
    use crate::domain::session::tests::session;

    use Language::{English, Spanish};

    fn name(of: PersonId) -> String {
        let names = ["Ana García", "Iván Castaño", "Luis Mora", "Yolanda Ruiz", "Eva Sanz", "Íñigo Paz"];
        names[usize::try_from(of.0 - 1).unwrap()].to_owned()
    }

    #[test]
    fn a_session_is_called_by_whom_the_reader_meets() {
        let with = |language, people, viewer| title(language, &session(1, people), PersonId(viewer), name);
        for (people, viewer, spanish, english) in [
            (&[1, 2][..], 1, "1:1 con Iván Castaño", "1:1 with Iván Castaño"),
            (&[1, 2], 2, "1:1 con Ana García", "1:1 with Ana García"),
            (&[1, 2], 9, "1:1 de Ana García e Iván Castaño", "1:1 of Ana García and Iván Castaño"),
            (&[1, 3, 4], 1, "1:1 con Luis Mora y Yolanda Ruiz", "1:1 with Luis Mora and Yolanda Ruiz"),
            (
                &[1, 3, 5, 6],
                9,
                "1:1 de Ana García, Luis Mora, Eva Sanz e Íñigo Paz",
                "1:1 of Ana García, Luis Mora, Eva Sanz and Íñigo Paz",
            ),
            (
                &[1, 2, 3, 4, 5, 6],
                6,
                "1:1 con Ana García, Iván Castaño, Luis Mora y 2 más",
                "1:1 with Ana García, Iván Castaño, Luis Mora and 2 more",
            ),
        ] {
            assert_eq!(with(Spanish, people, viewer), spanish);
            assert_eq!(with(English, people, viewer), english);
        }
    }

    #[test]
    fn the_spanish_and_gives_way_before_the_sound_of_an_i() {
        for (last, expected) in [
            ("Iván", "Ana e Iván"),
            ("Hilario", "Ana e Hilario"),
            ("I\u{301}ñigo", "Ana e I\u{301}ñigo"),
            ("Yolanda", "Ana y Yolanda"),
            ("Iago", "Ana y Iago"),
            ("Hugo", "Ana y Hugo"),
        ] {
            assert_eq!(names(Spanish, &["Ana".into(), last.into()]), expected);
        }
    }

    #[test]
    fn what_was_done_is_told_after_a_name() {
        for (done, spanish, english) in [
            (TrailDeed::Joined(PersonId(2)), "incorporó a Iván Castaño", "brought Iván Castaño in"),
            (TrailDeed::Wrote(PartKind::Action), "añadió un compromiso", "added an action"),
            (TrailDeed::Changed(PartKind::Place), "cambió el lugar", "changed the place"),
            (TrailDeed::Exported { sealed: false }, "sacó una copia sin sellar", "took a copy, not sealed"),
        ] {
            assert_eq!(deed(Spanish, done, name), spanish);
            assert_eq!(deed(English, done, name), english);
        }
    }

    #[test]
    fn a_circle_says_when_it_meets_or_should() {
        let (last, today) = (Some(date(2026, 2, 3)), date(2026, 3, 5));
        let met = CircleStanding {
            circle: session(1, &[1, 2]).circle(),
            cadence: Some(Cadence::Monthly),
            last,
            next: None,
            due: Some(date(2026, 3, 3)),
        };
        assert_eq!(when_due(English, &met, today), "was due on 3 Mar 2026");
        assert_eq!(when_due(English, &met, date(2026, 3, 3)), "due by 3 Mar 2026");
        let planned = CircleStanding { next: Some(date(2026, 3, 9)), ..met.clone() };
        assert_eq!(when_due(English, &planned, today), "the next one is on 9 Mar 2026");
        let never = CircleStanding { last: None, due: None, ..met.clone() };
        assert_eq!(when_due(English, &never, today), "no cadence agreed");
        assert_eq!(last_met(English, &never), "have not met yet");
        assert_eq!(last_met(English, &met), "last met on 3 Feb 2026");
    }

    #[test]
    fn a_fault_names_who_is_meant_where_it_is_known() {
        let away = Fault::Away(PersonId(2));
        assert_eq!(fault(Spanish, away, |who| Some(name(who))), "Iván Castaño no está en activo ese día.");
        assert_eq!(fault(English, away, |_| None), "One of those who would take part is not active on that day.");
        let long = Fault::TextTooLong { bytes: 4608, limit: 4096 };
        assert_eq!(fault(Spanish, long, |_| None), "El texto ocupa 4,5 KiB y el límite son 4 KiB.");
    }

    #[test]
    fn every_kind_asks_questions_of_its_own() {
        for language in Language::ALL {
            let all: Vec<String> = SessionKind::ALL.iter().flat_map(|kind| prompts(language, *kind)).collect();
            assert_eq!(all.len(), all.iter().collect::<BTreeSet<_>>().len());
            assert!(all.iter().all(|prompt| prompt.ends_with('?')), "{all:#?}");
        }
    }
}
