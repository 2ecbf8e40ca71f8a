//! What a check found, for people: where and what, in their language and with handles. The stable words are for scripts.

use uuid::Uuid;

use crate::domain::organisation::{Organisation, PersonId};
use crate::i18n::{Language, texts};
use crate::member::check::CheckFault;

/// How many characters of an id a list shows.
const SHOWN: usize = 8;

/// The end of an id, enough to name it in another command. The beginning of a UUIDv7 is its time, which what was
/// written one morning shares.
pub fn short(id: Uuid) -> String {
    let full = id.simple().to_string();
    full[full.len() - SHOWN..].to_owned()
}

pub fn worded(language: Language, organisation: &Organisation, fault: &CheckFault) -> String {
    let t = texts(language);
    let what = match fault.kind {
        "chain" => t.msg_cli_check_fault_chain(),
        "head" => t.msg_cli_check_fault_head(),
        "signature" if fault.place.starts_with("entry ") => t.msg_cli_check_fault_gone(),
        "signature" => t.msg_cli_check_fault_signature(),
        // SQLite's own words.
        _ => fault.message.clone(),
    };
    t.msg_cli_check_fault(place(language, organisation, fault), what)
}

/// Where it is; as scripts read it, where this knows no better words.
fn place(language: Language, organisation: &Organisation, fault: &CheckFault) -> String {
    let t = texts(language);
    if fault.kind == "head" {
        return t.msg_cli_check_place_head(&fault.place);
    }
    let id = |typed: &str| typed.parse::<Uuid>().map_or_else(|_| typed.to_owned(), short);
    let handle = |number: &str| {
        let person = number.parse().ok().and_then(|number| organisation.find(PersonId(number)));
        person.map_or_else(|| number.to_owned(), |person| person.handle.clone())
    };
    match fault.place.split(' ').collect::<Vec<_>>().as_slice() {
        ["sqlite"] => t.msg_cli_check_place_file(),
        ["board"] => t.msg_cli_check_place_board(),
        ["entry", number] => t.msg_cli_check_place_entry(*number),
        ["roles", "of", who] => t.msg_cli_check_place_roles(*who),
        ["keys", "of", "entry", number] => t.msg_cli_check_place_keys_of_entry(*number),
        ["keys", "of", who] => t.msg_cli_check_place_keys(*who),
        ["profile", "of", who @ .., "in", "version", version, "of", "the", "chart"] => {
            t.msg_cli_check_place_profile_in(who.join(" "), *version)
        }
        ["profile", "of", who @ ..] => t.msg_cli_check_place_profile(who.join(" ")),
        ["profiles", "in", "version", version, ..] => t.msg_cli_check_place_profiles(*version),
        ["limits", "in", "version", version, ..] => t.msg_cli_check_place_limits(*version),
        ["announcement", of] => t.msg_cli_check_place_announcement(id(of)),
        ["revision", number, "of", "announcement", of] => t.msg_cli_check_place_revision(*number, id(of)),
        ["recipients", "of", "announcement", of] => t.msg_cli_check_place_recipients(id(of)),
        ["steward", "of", "announcement", of] => t.msg_cli_check_place_steward(id(of)),
        ["withdrawal", "of", "announcement", of] => t.msg_cli_check_place_withdrawal(id(of)),
        ["reply", reply] => t.msg_cli_check_place_reply(id(reply)),
        ["question", question] => t.msg_cli_check_place_question(id(question)),
        ["answer", "to", question] => t.msg_cli_check_place_answer(id(question)),
        ["acknowledgement", "of", of, "by", person] => t.msg_cli_check_place_acknowledgement(id(of), handle(person)),
        _ => fault.place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_told_in_the_persons_language() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        let places = [
            ("file", "sqlite".to_owned()),
            ("chain", "entry 7".into()),
            ("signature", "entry 7".into()),
            ("signature", "board".into()),
            ("signature", "roles of ana.gil".into()),
            ("signature", "keys of ana.gil".into()),
            ("signature", "keys of entry 7".into()),
            ("signature", "profile of ana.gil".into()),
            ("signature", "profile of ana.gil, teo in version 2 of the chart".into()),
            ("signature", "profiles in version 2 of the chart".into()),
            ("signature", "limits in version 2 of the chart".into()),
            ("signature", format!("announcement {id}")),
            ("signature", format!("revision 2 of announcement {id}")),
            ("signature", format!("recipients of announcement {id}")),
            ("signature", format!("steward of announcement {id}")),
            ("signature", format!("withdrawal of announcement {id}")),
            ("signature", format!("reply {id}")),
            ("signature", format!("question {id}")),
            ("signature", format!("answer to {id}")),
            ("signature", format!("acknowledgement of {id} by 12")),
            ("head", "0".repeat(64)),
        ];
        let organisation = Organisation::default();
        for (kind, place) in places {
            let fault = CheckFault { kind, place, message: "x".into() };
            let told = worded(Language::Spanish, &organisation, &fault);
            assert!(!told.starts_with(&fault.place) && !told.contains(" of "), "{told}");
        }
    }
}
