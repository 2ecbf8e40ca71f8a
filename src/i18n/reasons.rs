//! Why an announcement reaches somebody or does not, in words.

use super::{Language, day_long, names, texts};
use crate::domain::audience::{Exclusion, Reason, Refusal};
use crate::domain::organisation::{Organisation, Person};
use crate::domain::text::CleanText;

/// Who reads the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The sender, about a recipient: "reports to you through …".
    ToSender,
    /// The recipient, about themselves: "you report to its author through …".
    ToRecipient,
    /// Anybody else: "reports to the sender through …".
    ToOthers,
}

pub fn reason(language: Language, organisation: &Organisation, voice: Voice, reason: &Reason) -> String {
    let texts = texts(language);
    let name = |id| organisation.find(id).map(|person| CleanText::line(&person.name).to_string()).unwrap_or_default();
    match (voice, reason) {
        (Voice::ToSender, Reason::DirectReport) => texts.msg_reason_report_direct(),
        (Voice::ToRecipient, Reason::DirectReport) => texts.msg_received_report_direct(),
        (Voice::ToOthers, Reason::DirectReport) => texts.msg_report_direct_of_sender(),
        (Voice::ToSender, Reason::ReportsThrough(id)) => texts.msg_reason_report_through(name(*id)),
        (Voice::ToRecipient, Reason::ReportsThrough(id)) => texts.msg_received_report_through(name(*id)),
        (Voice::ToOthers, Reason::ReportsThrough(id)) => texts.msg_report_through_of_sender(name(*id)),
        (_, Reason::DirectManager) => manager(language, voice, 1),
        (_, Reason::ManagerAbove(steps)) => manager(language, voice, *steps),
        (Voice::ToRecipient, Reason::Leadership(_)) => texts.msg_received_leadership(),
        (_, Reason::Leadership(limit)) => texts.msg_reason_leadership(*limit),
        (Voice::ToSender, Reason::Team(_)) => texts.msg_reason_team(),
        (Voice::ToRecipient, Reason::Team(_)) => texts.msg_received_team(),
        (Voice::ToOthers, Reason::Team(_)) => texts.msg_team_of_sender(),
        (Voice::ToRecipient, Reason::SameArea(_)) => texts.msg_received_same_area(),
        (_, Reason::SameArea(_)) => texts.msg_reason_same_area(),
        (Voice::ToRecipient, Reason::SameLevel(_)) => texts.msg_received_other_area(),
        (_, Reason::SameLevel(_)) => texts.msg_reason_other_area(),
        (Voice::ToRecipient, Reason::OtherLevel(_)) => texts.msg_received_cross(),
        (_, Reason::OtherLevel(_)) => texts.msg_reason_cross(),
        (Voice::ToRecipient, Reason::Everyone) => texts.msg_received_everyone(),
        (_, Reason::Everyone) => texts.msg_reason_everyone(),
        (Voice::ToSender, Reason::CopiedManager) => texts.msg_reason_copied_manager(),
        (Voice::ToRecipient, Reason::CopiedManager) => texts.msg_received_copied_manager(),
        (Voice::ToOthers, Reason::CopiedManager) => texts.msg_copied_manager_of_sender(),
        (Voice::ToRecipient, Reason::Joined(day)) => texts.msg_received_joined(day_long(language, *day)),
        (_, Reason::Joined(day)) => texts.msg_reason_joined(day_long(language, *day)),
        (Voice::ToRecipient, Reason::StandsIn(id)) => texts.msg_received_stands_in(name(*id)),
        (_, Reason::StandsIn(id)) => texts.msg_reason_stands_in(name(*id)),
    }
}

fn manager(language: Language, voice: Voice, steps: u16) -> String {
    let texts = texts(language);
    match voice {
        Voice::ToSender => texts.msg_reason_manager(steps),
        Voice::ToRecipient => texts.msg_received_manager(steps),
        Voice::ToOthers => texts.msg_manager_of_sender(steps),
    }
}

/// Why `person` is not reached, as a clause about them.
pub fn exclusion(language: Language, person: &Person, exclusion: &Exclusion) -> String {
    let texts = texts(language);
    match exclusion {
        Exclusion::IsSender => texts.msg_unreached_sender(),
        Exclusion::NotActive => match (person.active_from, person.active_until) {
            (_, Some(until)) => {
                // People know the last day they worked, not the first day away.
                let last = until.yesterday().unwrap_or(until);
                texts.msg_unreached_left(day_long(language, last))
            }
            (Some(from), None) => texts.msg_unreached_not_yet(day_long(language, from)),
            (None, None) => texts.msg_unreached_not_active(),
        },
        Exclusion::NotAReport => texts.msg_unreached_not_report(),
        Exclusion::BeyondDepth { steps, depth } => texts.msg_unreached_depth(*depth, *steps),
        Exclusion::NotAManager => texts.msg_unreached_not_manager(),
        Exclusion::BeyondHeight { steps, height } => texts.msg_unreached_height(*height, *steps),
        Exclusion::NotLeadership { level, limit } => texts.msg_unreached_leadership(*level, *limit),
        Exclusion::InChain => texts.msg_unreached_chain(),
        Exclusion::OtherLevel { level, sender } => texts.msg_unreached_other_level(*level, *sender),
        Exclusion::SameLevel(level) => texts.msg_unreached_same_level(*level),
        Exclusion::OtherManager => texts.msg_unreached_other_manager(),
        Exclusion::OtherArea(area) => texts.msg_unreached_other_area(area.as_str()),
        Exclusion::FilteredByArea(wanted) => texts.msg_unreached_area_filter(person.area.as_str(), wanted.as_str()),
        Exclusion::FilteredByClientType(wanted) => texts.msg_unreached_client_type_filter(
            names::client_type(language, person.client_type),
            names::client_type(language, *wanted),
        ),
        Exclusion::FilteredByBond(wanted) => {
            texts.msg_unreached_bond_filter(names::bond(language, person.bond), names::bond(language, *wanted))
        }
        Exclusion::JoinedLater => texts.msg_unreached_joined_later(),
    }
}

/// Why a reach may not be used, as a sentence.
pub fn refusal(language: Language, refusal: Refusal) -> String {
    let texts = texts(language);
    match refusal {
        Refusal::NotActive => texts.msg_refused_not_active(),
        Refusal::NoReports => texts.msg_refused_no_reports(),
        Refusal::NeedsLevel(level) => texts.msg_refused_level(level),
    }
}
