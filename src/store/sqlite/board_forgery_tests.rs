//! The board's own name and zone: changes that an `admin` signed hold, and everything else is found.

use jiff::civil::date;

use super::forgery_tests::{MONDAY, Office, PASSPHRASE, at};
use super::*;
use crate::domain::announcement::{AnnouncementId, NewAnnouncement};
use crate::domain::audience::Reach;
use crate::member::Error;
use crate::member::signing::{self, kind};
use crate::store::{ReadBoard as _, ReadKeys as _};

const NOTHING: [&str; 0] = [];

#[test]
fn a_board_that_was_renamed_and_moved_to_another_zone_is_sound() {
    let office = Office::new();
    let mut lucia = office.member("lucia");
    lucia.rename_board("  Sol   y\nLuna ").unwrap();
    assert_eq!(lucia.workspace().board().organisation, "Sol y Luna");
    lucia.set_zone("Pacific/Auckland").unwrap();
    lucia.rename_board("Luna").unwrap();
    lucia.set_zone("America/Lima").unwrap();
    assert_eq!(office.faults(), NOTHING);
    assert_eq!(office.workspace().board().zone.iana_name(), Some("America/Lima"));
    assert_eq!(office.workspace().board().organisation, "Luna");
}

#[test]
fn an_altered_name_zone_or_kind_of_board_is_found_before_and_after_a_change() {
    for changed in [false, true] {
        let office = Office::new();
        if changed {
            office.member("lucia").rename_board("Luna").unwrap();
            office.member("lucia").set_zone("Europe/Madrid").unwrap();
        }
        let whole = office.copy();
        for sql in [
            "UPDATE board SET organisation = 'Otra'",
            "UPDATE board SET organisation = 'Sol', zone = 'UTC', created_at = created_at + 1",
            "UPDATE board SET zone = 'Asia/Tokyo'",
            "UPDATE board SET created_at = created_at + 1",
            "UPDATE board SET sample = 1",
        ] {
            office.restore(&whole);
            office.alter(sql);
            assert!(office.faults().contains(&"signature board".to_owned()), "{sql}: {:?}", office.faults());
        }
    }
}

#[test]
fn a_name_put_back_to_an_earlier_one_is_found() {
    let office = Office::new();
    office.member("lucia").rename_board("Luna").unwrap();
    office.alter("UPDATE board SET organisation = 'Sol'");
    assert_eq!(office.faults(), ["signature board"]);
}

#[test]
fn a_change_that_somebody_else_than_an_admin_signed_is_found() {
    let office = Office::new();
    let vera = office.id("vera");
    let store = SqliteStore::open(&office.path()).unwrap();
    let seed = store.keys_of(vera).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    let before = store.board().unwrap();
    drop(store);
    let after = crate::store::Board { organisation: "De Vera".into(), ..before.clone() };
    let subject = signing::board_subject(&before);
    let entry = office.forge(vera, 1, &seed, kind::BOARD, &subject, signing::board(&after));
    office.alter("UPDATE board SET organisation = 'De Vera'");
    assert_eq!(office.faults(), [format!("chain entry {entry}"), "signature board".to_owned()]);
}

#[test]
fn a_second_founding_does_not_make_a_sample_of_a_board() {
    let office = Office::new();
    let lucia = office.id("lucia");
    let store = SqliteStore::open(&office.path()).unwrap();
    let seed = store.keys_of(lucia).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap();
    let sample = crate::store::Board { sample: true, ..store.board().unwrap() };
    drop(store);
    let entry = office.forge(lucia, 1, &seed, kind::BOARD, &[], signing::board(&sample));
    office.alter("UPDATE board SET sample = 1");
    assert!(office.faults().contains(&format!("chain entry {entry}")), "{:?}", office.faults());
    // Nor does a change that claims it was one before.
    let office = Office::new();
    let subject = signing::board_subject(&sample);
    let seed = {
        let store = SqliteStore::open(&office.path()).unwrap();
        store.keys_of(lucia).unwrap().unwrap().key_box.unlock(PASSPHRASE, false).unwrap()
    };
    let forged = crate::store::Board { sample: true, organisation: "X".into(), ..office.workspace().board().clone() };
    office.forge(lucia, 1, &seed, kind::BOARD, &subject, signing::board(&forged));
    office.alter("UPDATE board SET sample = 1, organisation = 'X'");
    assert!(office.faults().contains(&"signature board".to_owned()), "{:?}", office.faults());
}

#[test]
fn what_was_signed_in_one_zone_is_judged_by_its_days_after_the_board_has_moved() {
    let office = Office::new();
    let vera = office.id("vera");
    let posted = {
        let mut member = office.member("vera");
        let id = AnnouncementId(member.new_id());
        member.publish(id, &NewAnnouncement::notice(Reach::Ascending, "Title", "Body")).unwrap();
        id
    };
    office.member("lucia").leave(vera, date(2026, 3, 3), None).unwrap();
    office.enrol("ines");
    // Half past midnight of her first day away: in Lima it is still the day before.
    office.clock.set(at(date(2026, 3, 3)) - jiff::SignedDuration::from_mins(11 * 60 + 30));
    office.member("ines").edit(posted, 1, "Title", "By who stands in", false).unwrap();
    assert_eq!(office.faults(), NOTHING);
    office.clock.set(office.clock.now() + jiff::SignedDuration::from_secs(1));
    office.member("lucia").set_zone("America/Lima").unwrap();
    assert_eq!(office.faults(), NOTHING);
    let read = office.member("ines").read(posted).unwrap();
    assert_eq!(read.signature, signing::Signature::Valid);
    office.clock.set(at(MONDAY.checked_add(jiff::Span::new().days(4)).unwrap()));
    office.member("lucia");
    assert_eq!(office.faults(), NOTHING);
}

#[test]
fn a_name_must_be_there_and_a_zone_must_be_known() {
    let office = Office::new();
    let mut lucia = office.member("lucia");
    assert!(matches!(lucia.rename_board(" \n "), Err(Error::NameEmpty)));
    assert!(matches!(lucia.rename_board(&"x".repeat(201)), Err(Error::NameTooLong)));
    assert!(matches!(lucia.set_zone("Europe/Atlantis"), Err(Error::NoZone(_))));
    assert!(matches!(office.member("vera").rename_board("Mía"), Err(Error::NeedsRole(_))));
    assert!(matches!(office.member("vera").set_zone("UTC"), Err(Error::NeedsRole(_))));
    // The same again writes nothing.
    let entries = office.workspace().check(None).unwrap().entries;
    lucia.rename_board("Sol").unwrap();
    lucia.set_zone("UTC").unwrap();
    assert_eq!(office.workspace().check(None).unwrap().entries, entries);
}
