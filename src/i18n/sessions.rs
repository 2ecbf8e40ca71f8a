//! The words of feedback sessions: kinds, states, parts, what each kind asks, what waits.

use super::{Language, texts};
use crate::domain::session::{ItemSort, PartKind, PartState, SessionKind, SessionState};

pub fn kind(language: Language, kind: SessionKind) -> String {
    let t = texts(language);
    match kind {
        SessionKind::OneOnOne => t.msg_session_kind_one_on_one(),
        SessionKind::Expectations => t.msg_session_kind_expectations(),
        SessionKind::KpiReview => t.msg_session_kind_kpi_review(),
        SessionKind::Onboarding => t.msg_session_kind_onboarding(),
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

/// How a part of a kind stands: an agenda line is ticked off where an action is done.
pub fn part_state(language: Language, kind: PartKind, state: PartState) -> String {
    let t = texts(language);
    match state {
        PartState::Open if kind == PartKind::Item => t.msg_session_item_open(),
        PartState::Open => t.msg_session_part_state_open(),
        PartState::Done if kind == PartKind::Agenda => t.msg_session_agenda_ticked(),
        PartState::Done => t.msg_session_part_state_done(),
        PartState::Agreed => t.msg_session_part_state_agreed(),
        PartState::Resolved => t.msg_session_part_state_resolved(),
        PartState::Declined => t.msg_session_part_state_declined(),
        PartState::Removed => t.msg_session_part_state_removed(),
    }
}

pub fn item_sort(language: Language, sort: ItemSort) -> String {
    let t = texts(language);
    match sort {
        ItemSort::Expectation => t.msg_session_item_expectation(),
        ItemSort::Frustration => t.msg_session_item_frustration(),
    }
}

/// What is asked in sessions of a kind where the organisation has no template of its own.
pub fn prompts(language: Language, kind: SessionKind) -> Vec<String> {
    let t = texts(language);
    match kind {
        SessionKind::OneOnOne => vec![
            t.msg_session_prompt_one_on_one_1(),
            t.msg_session_prompt_one_on_one_2(),
            t.msg_session_prompt_one_on_one_3(),
            t.msg_session_prompt_one_on_one_4(),
        ],
        SessionKind::Expectations => vec![
            t.msg_session_prompt_expectations_1(),
            t.msg_session_prompt_expectations_2(),
            t.msg_session_prompt_expectations_3(),
            t.msg_session_prompt_expectations_4(),
        ],
        SessionKind::KpiReview => vec![
            t.msg_session_prompt_kpi_review_1(),
            t.msg_session_prompt_kpi_review_2(),
            t.msg_session_prompt_kpi_review_3(),
            t.msg_session_prompt_kpi_review_4(),
        ],
        SessionKind::Onboarding => vec![
            t.msg_session_prompt_onboarding_1(),
            t.msg_session_prompt_onboarding_2(),
            t.msg_session_prompt_onboarding_3(),
            t.msg_session_prompt_onboarding_4(),
        ],
    }
}
