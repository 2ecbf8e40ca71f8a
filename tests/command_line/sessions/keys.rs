//! Who lost the way in, and what they read when they are back; who was taken out; a changed passphrase.

use serde_json::Value;

use super::{plan, sessions, texts};
use crate::world::{Ran, World};

const ZOE: &str = "zoe.gil";

const AGENDA: &str = "Bienvenida";
const SHARED: &str = "Empieza por el mostrador.";
const OWN: &str = "Preguntar por los turnos.";

/// Zoe has keys from a code, and a session with Sergio in which both have written.
struct Newcomer {
    world: World,
    session: String,
    recovery_key: String,
}

impl Newcomer {
    fn new() -> Self {
        let world = World::sample();
        world.json("nadia.petrov", &["people", "add", "--name", "Zoe Gil", "--manager", "sergio.munoz"]).done();
        let mut zoe = Self { world, session: String::new(), recovery_key: String::new() };
        zoe.recovery_key = zoe.enrols("primera");
        zoe.session = plan(&zoe.world, &[ZOE], &["--agenda", AGENDA]);
        sessions(&zoe.world, "sergio.munoz", &["note", &zoe.session, "--body", SHARED]).done();
        zoe.by("primera", &["sessions", "note", &zoe.session, "--own", "--body", OWN]).done();
        assert_eq!(zoe.reads("primera"), [AGENDA, SHARED, OWN]);
        zoe
    }

    /// A file that holds this passphrase, or key.
    fn file(&self, secret: &str) -> String {
        self.world.file(&format!("secret-{secret}"), secret)
    }

    /// Answers her recovery key.
    fn enrols(&self, passphrase: &str) -> String {
        let code = self.world.json("nadia.petrov", &["people", "code", ZOE]).done().object();
        let code = code["code"].as_str().unwrap();
        let passphrase = self.file(passphrase);
        let enrol = ["people", "enrol", ZOE, "--code", code, "--passphrase-file", &passphrase, "--json"];
        self.world.run(&enrol).done().object()["recovery_key"].as_str().unwrap().to_owned()
    }

    /// Zoe's command with this passphrase.
    fn by(&self, passphrase: &str, arguments: &[&str]) -> Ran {
        let passphrase = self.file(passphrase);
        let who = ["--as", ZOE, "--passphrase-file", &passphrase, "--json"];
        self.world.run(&[arguments, &who].concat())
    }

    fn recovers(&self, key: &str, passphrase: &str) -> Ran {
        let (key, passphrase) = (self.file(key), self.file(passphrase));
        let recover = ["people", "recover", ZOE, "--recovery-key-file", &key, "--new-passphrase-file", &passphrase];
        self.world.run(&[recover.as_slice(), &["--json"]].concat())
    }

    fn page(&self, passphrase: &str) -> Value {
        self.by(passphrase, &["sessions", "show", &self.session]).done().object()
    }

    /// What she opens of agenda and notes, or why she does not.
    fn reads(&self, passphrase: &str) -> Vec<String> {
        let page = self.page(passphrase);
        let said = |list: &str, field: &str| {
            let rows = page[list].as_array().unwrap().iter();
            let said = rows.map(|row| row[field].as_str().or(row["shut"].as_str()).unwrap().to_owned());
            said.collect::<Vec<_>>()
        };
        [said("agenda", "text"), said("notes", "body")].concat()
    }

    /// The page as it is told to her in words.
    fn told(&self, passphrase: &str) -> String {
        let passphrase = self.file(passphrase);
        let show = ["sessions", "show", &self.session, "--as", ZOE, "--passphrase-file", &passphrase, "--lang", "en"];
        self.world.run(&show).done().out
    }
}

#[test]
fn the_recovery_key_brings_all_notes_back_and_so_does_a_changed_passphrase() {
    let zoe = Newcomer::new();
    assert_eq!(zoe.recovers("AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA", "segunda").code, 8);
    zoe.recovers(&zoe.recovery_key, "segunda").done();
    zoe.by("primera", &["list"]).exits(3);
    assert_eq!(zoe.reads("segunda"), [AGENDA, SHARED, OWN]);
    // They are the same keys: nobody is asked about them.
    let duties = zoe.world.json("sergio.munoz", &["today"]).done().objects();
    assert!(duties.iter().all(|duty| duty["kind"] != "confirm_keys"), "{duties:#?}");
    let third = zoe.file("tercera");
    zoe.by("segunda", &["people", "passphrase", "--new-passphrase-file", &third]).done();
    zoe.by("segunda", &["sessions", "show", &zoe.session]).exits(3);
    assert_eq!(zoe.reads("tercera"), [AGENDA, SHARED, OWN]);
    // The paper is still good for the next time.
    zoe.recovers(&zoe.recovery_key, "cuarta").done();
    assert_eq!(zoe.reads("cuarta"), [AGENDA, SHARED, OWN]);
    zoe.world.run(&["check"]).done();
}

#[test]
fn who_lost_both_gets_new_keys_and_what_was_shared_back_when_a_partner_vouches_for_them() {
    let zoe = Newcomer::new();
    let warned = zoe.world.by("nadia.petrov", &["people", "code", ZOE]).done().err;
    assert!(warned.contains("what was sealed to the old ones stays shut"), "{warned}");
    let recovery_key = zoe.enrols("nueva");
    assert_ne!(recovery_key, zoe.recovery_key);
    zoe.by("primera", &["list"]).exits(3);
    assert_ne!(zoe.recovers(&zoe.recovery_key, "primera").code, 0, "the old paper opens the old keys");
    sessions(&zoe.world, "sergio.munoz", &["note", &zoe.session, "--body", "Mientras tanto"]).done();
    assert_eq!(zoe.reads("nueva"), ["old_keys", "old_keys", "not_shared", "old_keys"]);
    let told = zoe.told("nueva");
    assert!(told.contains("sealed for keys that you have lost") && told.contains("not shared with you yet"), "{told}");
    for text in [AGENDA, SHARED, OWN, "Mientras"] {
        assert!(!told.contains(text), "{text}: {told}");
    }
    let partner = zoe.world.by("sergio.munoz", &["sessions", "show", &zoe.session]).done().out;
    assert!(partner.contains("Zoe Gil") && partner.contains("new keys"), "{partner}");

    // Only a partner can vouch, and only for what they read.
    sessions(&zoe.world, "vera.nogues", &["confirm-keys", ZOE]).exits(5);
    sessions(&zoe.world, "sergio.munoz", &["confirm-keys", ZOE]).done();
    assert_eq!(zoe.reads("nueva"), [AGENDA, SHARED, "Mientras tanto", "old_keys"]);
    zoe.by("nueva", &["sessions", "note", &zoe.session, "--own", "--body", "Otra vez"]).done();
    zoe.recovers(&recovery_key, "otra").done();
    assert_eq!(zoe.reads("otra"), [AGENDA, SHARED, "Mientras tanto", "old_keys", "Otra vez"]);
    zoe.world.run(&["check"]).done();
}

#[test]
fn who_was_taken_out_keeps_what_was_theirs_and_is_given_no_later_key() {
    let zoe = Newcomer::new();
    let sergio = |arguments: &[&str]| sessions(&zoe.world, "sergio.munoz", arguments).done().object();
    sergio(&["move", &zoe.session, "--with", "vera.nogues"]);
    sergio(&["move", &zoe.session, "--without", ZOE]);
    let note = zoe.page("primera")["notes"][0]["id"].as_str().unwrap().to_owned();
    sergio(&["note", "edit", &note, "--body", "Ya sin Zoe"]);
    sergio(&["note", &zoe.session, "--body", "Después"]);
    assert_eq!(zoe.page("primera")["involvement"], "former");
    let read = zoe.reads("primera");
    assert!(read.contains(&AGENDA.to_owned()) && read.contains(&OWN.to_owned()), "{read:?}");
    assert!(read.iter().all(|text| text != "Ya sin Zoe" && text != "Después"), "{read:?}");
    let history = zoe.by("primera", &["sessions", "history", &note]).done().objects();
    assert_eq!(texts(&Value::Array(history), "text"), [SHARED]);
    zoe.by("primera", &["sessions", "note", &zoe.session, "--own", "--body", "Aún aquí"]).exits(3);
    // Not only is it not shown: there is no key for her.
    let file = rusqlite::Connection::open(zoe.world.board()).unwrap();
    let keys = |part: &str| -> i64 {
        let sql = format!(
            "SELECT count(*) FROM wrap JOIN person ON person.id = wrap.reader JOIN part ON part.number = wrap.part
             WHERE person.handle = '{ZOE}' AND {part}"
        );
        file.query_row(&sql, (), |row| row.get(0)).unwrap()
    };
    let last = "part.number > (SELECT max(number) - 2 FROM part)";
    assert_eq!(keys(last), 0);
    assert!(keys(&format!("NOT {last}")) > 2);
    drop(file);
    // Vera came in before: all of it is hers.
    let hers = super::shown(&zoe.world, "vera.nogues", &zoe.session);
    assert_eq!(texts(&hers["notes"], "body"), ["Ya sin Zoe", "Después"]);
    zoe.world.run(&["check"]).done();
}
