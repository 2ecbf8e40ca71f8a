//! Killed while it imports people, or makes a board of them.

use std::fmt::Write as _;
use std::path::Path;

use super::{Killer, share};
use crate::deeds::{is_sound, read};
use crate::seat::Place;

const MORE: usize = 150;

fn people(manager: &str) -> String {
    let mut file = "handle,name,manager\n".to_owned();
    for number in 0..MORE {
        writeln!(file, "persona.{number},Persona {number},{manager}").unwrap();
    }
    file
}

/// A file of people is imported whole or not at all.
pub fn kill_while_importing(prepared: &Place) {
    prepared.file("more.csv", people("ines.urrutia"));
    let more = prepared.path("more.csv");
    let command = |place: &Place| place.program(&["people", "import", &more, "--as", "nadia.petrov", "--json"]);
    let mut places = Vec::new();
    let mut killer = Killer::new(5, || {
        places.push(prepared.another());
        command(places.last().unwrap())
    });
    drop(places);
    let mut answers = 0;
    for turn in 0..share(7) {
        let place = prepared.another();
        let answered = killer.cut_off(command(&place)).is_some();
        answers += usize::from(answered);
        let imported = read(&place).query_number("SELECT count(*) FROM person WHERE handle LIKE 'persona.%'");
        assert!(imported == MORE as i64 || (!answered && imported == 0), "{imported} of {MORE}");
        assert_eq!(read(&place).query_texts("PRAGMA integrity_check"), ["ok"]);
        if turn % 50 == 0 {
            is_sound(&place);
        }
    }
    killer.tell("importing people", answers);
}

/// A board is made whole or not at all.
pub fn kill_while_founding() {
    let prepared = Place::bare();
    prepared.file("people.csv", format!("handle,name,manager\nlucia,Lucía Aranda,\n{}", &people("lucia")[20..]));
    let people = prepared.path("people.csv");
    let command = |place: &Place| {
        place.file("passphrase", "azafrán tobogán liquen brújula\n");
        place.program(&["init", "--people", &people, "--admin", "lucia", "--json"])
    };
    let mut places = Vec::new();
    let mut killer = Killer::new(6, || {
        places.push(Place::bare());
        command(places.last().unwrap())
    });
    drop(places);
    let mut answers = 0;
    for _ in 0..share(3) {
        let place = Place::bare();
        let answered = killer.cut_off(command(&place)).is_some();
        answers += usize::from(answered);
        assert!(!answered || Path::new(&place.board()).exists());
        if Path::new(&place.board()).exists() {
            assert_eq!(read(&place).query_number("SELECT count(*) FROM person"), MORE as i64 + 1);
            is_sound(&place);
        } else {
            // Nothing that is left is in the way of doing it again.
            let again = place.run(command(&place));
            assert_eq!(again.code, 0, "{again:?}");
        }
    }
    killer.tell("making a board", answers);
}
