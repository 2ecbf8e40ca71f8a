//! What went wrong and what to do about it, in words.

pub mod faults;

use std::io;

use crate::domain::announcement::{Fault, TITLE_LIMIT};
use crate::domain::audience::Misplaced;
use crate::export::file::ExportFileError;
use crate::i18n::{self, Language, day_long, kib, names, reasons, roster_fault_in_place, texts};
use crate::keys::{KeyError, PaperError, Weakness};
use crate::member::Error;
use crate::member::sessions::Shut;
use crate::store;

/// A failure as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// What is wrong.
    pub message: String,
    /// What to do, where something can be done.
    pub hint: Option<String>,
}

impl Explained {
    fn new(message: String) -> Self {
        Self { message, hint: None }
    }

    fn hint(self, hint: String) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

pub fn explain(language: Language, error: &Error) -> Explained {
    let t = texts(language);
    let plain = Explained::new;
    match error {
        Error::Store(error) => explain_store(language, error),
        Error::NoAnnouncement => plain(t.msg_error_no_announcement()).hint(t.msg_error_no_announcement_hint()),
        Error::NoQuestion => plain(t.msg_error_no_question()),
        Error::NoPerson(who) => plain(t.msg_error_no_person(who)).hint(t.msg_error_no_person_hint()),
        Error::NeedsRole(role) => {
            plain(t.msg_error_needs_role(names::role(language, *role))).hint(t.msg_error_needs_role_hint())
        }
        Error::OnlyAuthor => plain(t.msg_error_only_author()),
        Error::OnlyRecipients => plain(t.msg_error_only_recipients()),
        Error::Reach(refusal) => {
            plain(t.msg_announcement_nobody(reasons::refusal(language, *refusal))).hint(t.msg_error_fault_hint())
        }
        Error::Nobody => plain(t.msg_announcement_nobody(t.msg_refused_nobody())).hint(t.msg_error_fault_hint()),
        Error::Faults(faults) => {
            let sentences: Vec<String> = faults.iter().map(|fault| explain_fault(language, *fault)).collect();
            plain(sentences.join(" ")).hint(t.msg_error_fault_hint())
        }
        Error::TextEmpty => plain(t.msg_error_text_empty()),
        Error::TextTooLong { bytes } => {
            plain(t.msg_error_text_too_long(kib(language, *bytes))).hint(t.msg_error_text_too_long_hint())
        }
        Error::NothingToAcknowledge => plain(t.msg_error_nothing_to_acknowledge()),
        Error::RepliesClosed => plain(t.msg_error_replies_closed()).hint(t.msg_error_replies_closed_hint()),
        Error::Withdrawn => plain(t.msg_error_withdrawn()),
        Error::Expired => plain(t.msg_error_expired()),
        Error::NotPublished => plain(t.msg_error_not_published()),
        Error::Answered => plain(t.msg_error_answered()),
        Error::Conflict => plain(t.msg_error_conflict()).hint(t.msg_error_conflict_hint()),
        Error::WrongPassphrase => plain(t.msg_error_wrong_passphrase()).hint(t.msg_error_wrong_passphrase_hint()),
        // A wait of 0.4 s is still one more second to a person.
        Error::Wait(left) => plain(t.msg_error_wait(left.as_secs() + u64::from(left.subsec_nanos() > 0))),
        Error::Weak(weakness) => {
            let message = match weakness {
                Weakness::TooShort => t.msg_error_weak_too_short(),
                Weakness::Common => t.msg_error_weak_common(),
                Weakness::MadeOfNames => t.msg_error_weak_names(),
                Weakness::Guessable => t.msg_error_weak_guessable(),
            };
            plain(message).hint(t.msg_error_weak_hint())
        }
        Error::NotEnrolled(who) => plain(t.msg_error_not_enrolled(who)).hint(t.msg_error_not_enrolled_hint()),
        Error::NotActive(who) => plain(t.msg_error_not_active(who)),
        Error::WrongCode => plain(t.msg_error_wrong_code()).hint(t.msg_error_wrong_code_hint()),
        Error::CodeExpired => plain(t.msg_error_code_expired()).hint(t.msg_error_code_expired_hint()),
        Error::Mistyped(PaperError::Group(group)) => plain(t.msg_error_mistyped_group(*group as u64)),
        Error::Mistyped(PaperError::Length { found, expected }) => {
            plain(t.msg_error_mistyped_length(*found as u64, *expected as u64))
        }
        Error::Key(error) => match error {
            KeyError::WrongRecoveryKey => plain(t.msg_error_wrong_recovery_key()),
            KeyError::TooCostly | KeyError::TooWeak => {
                plain(t.msg_error_key_cost()).hint(t.msg_error_key_damaged_hint())
            }
            KeyError::OutOfMemory => plain(t.msg_error_out_of_memory()),
            KeyError::WrongPassphrase | KeyError::WontOpen | KeyError::Damaged => {
                plain(t.msg_error_key_damaged()).hint(t.msg_error_key_damaged_hint())
            }
        },
        Error::HandleTaken(handle) => plain(t.msg_error_handle_taken(handle)),
        Error::BadHandle(handle) => plain(t.msg_error_bad_handle(handle)),
        Error::Roster(faults) => {
            let lines: Vec<String> = faults.iter().map(|fault| roster_fault_in_place(language, fault)).collect();
            plain(lines.join("\n"))
        }
        Error::UntilBeforeFrom { from, until } => {
            plain(t.msg_error_until_before_from(day_long(language, *until), day_long(language, *from)))
        }
        Error::BadLimit => plain(t.msg_error_bad_limit()),
        Error::NoZone(name) => plain(t.msg_error_no_zone(name)),
        Error::NameEmpty => plain(t.msg_error_name_empty()),
        Error::LevelNotBelow { level: 0, .. } => plain(t.msg_error_level_zero()),
        Error::LevelNotBelow { level, manager } => plain(t.msg_error_level_not_below(*level, *manager)),
        Error::LevelNotAbove { level, report } => plain(t.msg_error_level_not_above(*level, *report)),
        Error::Cycle => plain(t.msg_error_cycle()),
        Error::LastAdmin => plain(t.msg_error_last_admin()),
        Error::OwnSuccessor => plain(t.msg_error_own_successor()),
        Error::BadDay(day) => plain(t.msg_error_bad_day(day_long(language, *day))),
        Error::AccountTaken => plain(t.msg_error_account_taken()),
        Error::NoGoal => plain(t.msg_goal_error_no_goal()).hint(t.msg_goal_error_no_goal_hint()),
        Error::NoKpi => plain(t.msg_goal_error_no_kpi()),
        Error::NoDimension => plain(t.msg_goal_error_no_dimension()),
        Error::NoCycle => plain(t.msg_goal_error_no_cycle()),
        Error::NoTemplate => plain(t.msg_goal_error_no_template()),
        Error::NoCheckIn(number) => plain(t.msg_goal_error_no_check_in(*number)),
        Error::NotAllowed => plain(t.msg_goal_error_not_allowed()).hint(t.msg_goal_error_not_allowed_hint()),
        Error::ReasonMissing => plain(t.msg_goal_error_reason_missing()),
        Error::GoalFaults(faults) => {
            let sentences: Vec<String> = faults.iter().map(|fault| i18n::goals::goal_fault(language, *fault)).collect();
            plain(sentences.join(" ")).hint(t.msg_goal_error_fault_hint())
        }
        Error::CheckInFaults(faults) => {
            let sentences: Vec<String> =
                faults.iter().map(|fault| i18n::goals::check_in_fault(language, *fault)).collect();
            plain(sentences.join(" ")).hint(t.msg_goal_error_fault_hint())
        }
        Error::CheckInFile(faults) => {
            let lines: Vec<String> =
                faults.iter().map(|fault| i18n::check_ins::row_fault_in_place(language, fault)).collect();
            plain(lines.join("\n"))
        }
        Error::BadAggregation { kind, aggregation } => plain(t.msg_goal_error_bad_aggregation(
            i18n::goals::kpi_kind(language, *kind),
            i18n::goals::aggregation(language, *aggregation),
        )),
        Error::NoteTooLong { bytes } => {
            plain(t.msg_goal_error_note_too_long(kib(language, *bytes))).hint(t.msg_error_text_too_long_hint())
        }
        Error::KpiRetired => plain(t.msg_goal_error_kpi_retired()),
        Error::CycleClosed => plain(t.msg_goal_error_cycle_closed()).hint(t.msg_goal_error_cycle_closed_hint()),
        Error::CycleRunning { end } => plain(t.msg_goal_error_cycle_running(day_long(language, *end))),
        Error::NotAccepted => plain(t.msg_goal_error_not_accepted()),
        Error::GoalOver => plain(t.msg_goal_error_over()),
        Error::NameTaken(name) => plain(t.msg_goal_error_name_taken(name)),
        Error::NameTooLong => plain(t.msg_goal_error_name_too_long()),
        Error::UnitTooLong => plain(t.msg_goal_error_unit_too_long()),
        Error::NoSession => plain(t.msg_session_error_no_session()).hint(t.msg_session_error_no_session_hint()),
        Error::OnlyParticipants => {
            plain(t.msg_session_error_only_participants()).hint(t.msg_session_error_only_participants_hint())
        }
        Error::NoPart => plain(t.msg_session_error_no_part()).hint(t.msg_session_error_no_part_hint()),
        Error::SessionState(state) => plain(t.msg_session_error_state(i18n::sessions::state(language, *state)))
            .hint(i18n::sessions::state_help(language, *state)),
        Error::SessionLocked => plain(t.msg_session_error_locked()).hint(t.msg_session_error_locked_hint()),
        Error::SessionFaults(faults) => {
            // A form that knows the people names them at the field.
            let sentence = |fault| i18n::sessions::fault(language, fault, |_| None);
            let sentences: Vec<String> = faults.iter().map(|fault| sentence(*fault)).collect();
            plain(sentences.join(" ")).hint(t.msg_goal_error_fault_hint())
        }
        Error::Shut(shut) => explain_shut(language, *shut),
        Error::NobodyToHandOverTo => {
            plain(t.msg_session_error_nobody_to_hand_over_to()).hint(t.msg_session_error_nobody_to_hand_over_to_hint())
        }
        Error::KeptUntil(day) => {
            plain(t.msg_session_error_kept_until(day_long(language, *day))).hint(t.msg_session_error_kept_until_hint())
        }
    }
}

/// Why a part of a session is not shown, to stand in its place.
pub fn explain_shut(language: Language, shut: Shut) -> Explained {
    let t = texts(language);
    let plain = Explained::new;
    match shut {
        Shut::NotShared => plain(t.msg_session_error_not_shared()).hint(t.msg_session_error_not_shared_hint()),
        Shut::OldKeys => plain(t.msg_session_error_old_keys()).hint(t.msg_session_error_old_keys_hint()),
        Shut::Altered => plain(t.msg_session_error_altered()).hint(t.msg_session_error_altered_hint()),
    }
}

/// What is wrong with an announcement, as a sentence to stand at its field.
pub fn explain_fault(language: Language, fault: Fault) -> String {
    let t = texts(language);
    match fault {
        Fault::TitleEmpty => t.msg_announcement_title_empty(),
        Fault::TitleTooLong { length } => t.msg_announcement_title_too_long(length as u64, TITLE_LIMIT as u64),
        Fault::BodyTooLong { bytes } => t.msg_announcement_body_too_long(kib(language, bytes)),
        Fault::PlaceTooLong => t.msg_announcement_place_too_long(),
        Fault::EventEndsBeforeStart => t.msg_announcement_event_ends_before_start(),
        Fault::PublishedInThePast => t.msg_announcement_published_in_the_past(),
        Fault::DueBeforePublication => t.msg_announcement_due_before_publication(),
        Fault::ExpiresBeforePublication => t.msg_announcement_expires_before_publication(),
        Fault::ExpiresBeforeDue => t.msg_announcement_expires_before_ack(),
        Fault::Misplaced(Misplaced::NoSteps) => t.msg_announcement_depth_zero(),
        Fault::Misplaced(Misplaced::Depth) => t.msg_announcement_depth_misplaced(),
        Fault::Misplaced(Misplaced::Height) => t.msg_announcement_height_misplaced(),
        Fault::Misplaced(Misplaced::CopyManager) => t.msg_announcement_copy_misplaced(),
        Fault::UrgentNotAllowed { level } => t.msg_announcement_urgent_not_allowed(level),
        Fault::UrgentUsedUp => t.msg_announcement_urgent_used_up(),
        Fault::PinsUsedUp(direction) => t.msg_announcement_pins_used_up(names::direction(language, direction)),
    }
}

/// What the system answered, as the end of a sentence: in its own words only where this program has none.
pub fn explain_io(language: Language, error: &io::Error) -> String {
    let t = texts(language);
    let failing = io::Error::from(rustix::io::Errno::IO);
    match error.kind() {
        io::ErrorKind::NotFound => t.msg_error_io_not_found(),
        io::ErrorKind::PermissionDenied => t.msg_error_io_not_allowed(),
        io::ErrorKind::IsADirectory => t.msg_error_io_is_a_folder(),
        io::ErrorKind::NotADirectory => t.msg_error_io_not_a_folder(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => t.msg_error_io_full(),
        io::ErrorKind::ReadOnlyFilesystem => t.msg_error_io_read_only(),
        // What reading as text answers for other bytes.
        io::ErrorKind::InvalidData => t.msg_error_io_not_text(),
        // What a failing disk answers; some wrap it and keep only its kind.
        kind if kind == failing.kind()
            && error.raw_os_error().is_none_or(|code| failing.raw_os_error() == Some(code)) =>
        {
            t.msg_error_io_failing()
        }
        _ => error.to_string(),
    }
}

/// Why a file could not be written.
pub fn explain_file(language: Language, error: &ExportFileError) -> Explained {
    let t = texts(language);
    let shown = |path: &std::path::Path| path.display().to_string();
    Explained::new(match error {
        ExportFileError::AlreadyExists(path) => t.msg_error_board_exists(shown(path)),
        ExportFileError::NotAFolder(path) => t.msg_cli_not_a_folder(shown(path)),
        ExportFileError::IsSymlink(path) => t.msg_cli_is_symlink(shown(path)),
        ExportFileError::NotAFile(path) => t.msg_cli_not_a_file(shown(path)),
        ExportFileError::Io { path, source } => t.msg_cli_file(shown(path), explain_io(language, source)),
    })
}

fn explain_store(language: Language, error: &store::Error) -> Explained {
    let t = texts(language);
    let plain = Explained::new;
    let shown = |path: &std::path::Path| path.display().to_string();
    match error {
        store::Error::Missing(path) => {
            plain(t.msg_error_board_missing(shown(path))).hint(t.msg_error_board_missing_hint())
        }
        store::Error::Exists(path) => plain(t.msg_error_board_exists(shown(path))),
        store::Error::Busy { holder: Some(holder) } => {
            plain(t.msg_error_busy_holder(holder)).hint(t.msg_error_busy_hint())
        }
        store::Error::Busy { holder: None } => plain(t.msg_error_busy()).hint(t.msg_error_busy_hint()),
        store::Error::Full => plain(t.msg_error_full()).hint(t.msg_error_full_hint()),
        store::Error::ReadOnly => plain(t.msg_error_read_only()).hint(t.msg_error_read_only_hint()),
        store::Error::Forbidden(path) => plain(t.msg_error_forbidden(shown(path))).hint(t.msg_error_read_only_hint()),
        store::Error::Moved => plain(t.msg_error_moved()).hint(t.msg_error_moved_hint()),
        store::Error::Foreign(path) => plain(t.msg_error_foreign(shown(path))),
        store::Error::Empty(path) => plain(t.msg_error_empty(shown(path))).hint(t.msg_error_damaged_hint()),
        store::Error::Newer { .. } => plain(t.msg_error_newer()).hint(t.msg_error_newer_hint()),
        store::Error::Damaged(_) => plain(t.msg_error_damaged()).hint(t.msg_error_damaged_hint()),
        store::Error::Network { kind, .. } => plain(t.msg_error_network(kind)).hint(t.msg_error_network_hint()),
        store::Error::Engine(version) => plain(t.msg_error_engine(version)),
        store::Error::Io(error) => plain(t.msg_error_io(explain_io(language, error))),
        store::Error::Unexpected(detail) => plain(t.msg_error_unexpected(detail)).hint(t.msg_error_unexpected_hint()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::session::{self, SessionState};

    #[test]
    fn every_refusal_about_sessions_says_what_to_do() {
        let mut errors = vec![
            Error::NoSession,
            Error::OnlyParticipants,
            Error::NoPart,
            Error::SessionLocked,
            Error::SessionFaults(vec![session::Fault::Alone, session::Fault::BadLength]),
            Error::Shut(Shut::NotShared),
            Error::Shut(Shut::OldKeys),
            Error::Shut(Shut::Altered),
            Error::NobodyToHandOverTo,
            Error::KeptUntil(date(2031, 3, 1)),
        ];
        errors.extend(SessionState::ALL.iter().map(|state| Error::SessionState(*state)));
        for error in &errors {
            let (spanish, english) = (explain(Language::Spanish, error), explain(Language::English, error));
            assert!(spanish.hint.is_some() && english.hint.is_some(), "{error}");
            assert_ne!(spanish.message, english.message);
        }
    }

    #[test]
    fn a_refusal_tells_the_state_and_the_day() {
        let signed = explain(Language::Spanish, &Error::SessionState(SessionState::Signed));
        assert_eq!(signed.message, "La sesión está firmada: ahora no se puede hacer esto.");
        let kept = explain(Language::English, &Error::KeptUntil(date(2031, 3, 1)));
        assert!(kept.message.starts_with("It is kept until ") && kept.message.contains("2031"), "{}", kept.message);
    }
}
