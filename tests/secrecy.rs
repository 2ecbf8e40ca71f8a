//! That nothing said in a session lies on the disk in clear: every byte of every file that the real program leaves behind
//! is searched for it, at every step of the way there, and after a crash in the middle of typing.

mod seat;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use rustix::process::Signal;
use seat::{Place, Ran, Seat};
use serde_json::Value;

const SERGIO: &str = "sergio.munoz";
const VERA: &str = "vera.nogues";
const PASSPHRASE: &str = "azafrán tobogán liquen brújula";

/// Stands in an announcement, which is in clear: what finds it would find the others too.
const ANNOUNCED: &str = "Jorvequita";

// Two words each: what is wrapped, or indexed by words, is found all the same.
const PLACE: &str = "Bluxomer thandoil";
const AGENDA: &str = "Qorvantix plemuda";
const MORE_AGENDA: &str = "Tramvelku ozbindre";
const SHARED: &str = "Wexolatri fumbdano";
const OWN: &str = "Kyrdoplen vaxitumo";
const ITEM: &str = "Dwimzaleo prutconki";
const ACTION: &str = "Glorbexani stivodruz";
const FROM_STDIN: &str = "Hulmpizato crevandoq";
const FROM_FILE: &str = "Nexvorliba dughampit";
const COMMENT: &str = "Yplordane mubzikret";
const OTHER_COMMENT: &str = "Skandulvo trefnibaz";
const DRAFT: &str = "Omvaldrix jepcuntol";
const UNSAVED: &str = "Zubranteko";
const REVISED: &str = "Fyndolqua berxamit";
const REASON: &str = "Lopdrizeva knumbato";
const SAID: [&str; 15] = [
    PLACE,
    AGENDA,
    MORE_AGENDA,
    SHARED,
    OWN,
    ITEM,
    ACTION,
    FROM_STDIN,
    FROM_FILE,
    COMMENT,
    OTHER_COMMENT,
    DRAFT,
    UNSAVED,
    REVISED,
    REASON,
];

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.append(&mut self::files(&path));
        } else if let Ok(bytes) = std::fs::read(&path) {
            // What a running program has taken away meanwhile is not there to be read.
            files.insert(path.to_str().unwrap().to_owned(), bytes);
        }
    }
    files
}

/// Which of these words stand in which files, however they are capitalised, in UTF-8 and in UTF-16 of both orders.
fn found<'a>(files: &'a BTreeMap<String, Vec<u8>>, texts: &[&'a str]) -> BTreeSet<(&'a str, &'a str)> {
    // By their first two bytes: a map would take most of the time of these tests.
    let mut patterns: Vec<Vec<(Vec<u8>, &str)>> = vec![Vec::new(); 1 << 16];
    let place = |first: u8, second: u8| usize::from(first) << 8 | usize::from(second);
    for word in texts.iter().flat_map(|text| text.split(' ')) {
        let folded = word.to_ascii_lowercase();
        let low_first = folded.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let high_first = folded.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for pattern in [folded.into_bytes(), low_first, high_first] {
            patterns[place(pattern[0], pattern[1])].push((pattern, word));
        }
    }
    let mut found = BTreeSet::new();
    for (path, bytes) in files {
        let folded = bytes.to_ascii_lowercase();
        for at in 1..folded.len() {
            let begun = &patterns[place(folded[at - 1], folded[at])];
            let here = begun.iter().filter(|(pattern, _)| folded[at - 1..].starts_with(pattern));
            found.extend(here.map(|(_, word)| (path.as_str(), *word)));
        }
    }
    found
}

/// A real board of two people who can sign in, and whatever the program does on it.
struct Office {
    place: Place,
    /// What is typed into the program comes from here, which is not searched.
    elsewhere: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let office = Self { place: Place::bare(), elsewhere: tempfile::tempdir().unwrap() };
        office.place.file("passphrase", PASSPHRASE);
        office.place.file("people.csv", "name;manager\nSergio Muñoz;\nVera Nogués;Sergio Muñoz\n");
        office.done(SERGIO, &["init", "--people", &office.place.path("people.csv")]);
        let code = office.done(SERGIO, &["people", "code", VERA])["code"].as_str().unwrap().to_owned();
        office.done(VERA, &["people", "enrol", VERA, "--code", &code]);
        office
    }

    fn run(&self, handle: &str, arguments: &[&str], typed: &str) -> Ran {
        let ran = self.try_to(handle, arguments, typed);
        assert_eq!(ran.code, 0, "{arguments:?}: {ran:?}");
        ran
    }

    fn try_to(&self, handle: &str, arguments: &[&str], typed: &str) -> Ran {
        let mut command = self.place.program(&[arguments, &["--json", "--as", handle]].concat());
        command.env("CARTELERA_LOG", "trace").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The last object that a command prints.
    fn done(&self, handle: &str, arguments: &[&str]) -> Value {
        self.typed(handle, arguments, "")
    }

    /// The same, of a command that reads its standard input.
    fn typed(&self, handle: &str, arguments: &[&str], typed: &str) -> Value {
        let ran = self.run(handle, arguments, typed);
        serde_json::from_str(ran.out.lines().last().unwrap()).unwrap()
    }

    fn elsewhere(&self, name: &str, text: &str) -> String {
        let path = self.elsewhere.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn files(&self) -> BTreeMap<String, Vec<u8>> {
        files(Path::new(&self.place.path("")))
    }

    /// Nothing that was said is in any file, by a search that finds what was announced.
    #[track_caller]
    fn keeps_it_to_itself(&self, when: &str) {
        let files = self.files();
        assert_eq!(found(&files, &SAID), BTreeSet::new(), "{when}");
        assert!(!found(&files, &[ANNOUNCED]).is_empty(), "{when}");
    }

    /// What was announced is in this file, too.
    #[track_caller]
    fn is_searched(&self, file: &str) {
        let files = self.files();
        assert!(found(&files, &[ANNOUNCED]).iter().any(|(path, _)| path.ends_with(file)), "{file}");
    }

    /// Whether there is a file whose name ends so, which is not empty.
    #[track_caller]
    fn has(&self, ending: &str) {
        let files = self.files();
        assert!(files.iter().any(|(path, bytes)| path.ends_with(ending) && !bytes.is_empty()), "no {ending}");
    }

    /// Sergio at a terminal where there is room for a whole session, with everything noted that can be.
    fn sergio(&self) -> Seat {
        let mut seat = Seat::start_with(&self.place, &[("CARTELERA_LOG", "trace")]);
        seat.resize(100, 70);
        seat.see("Escribe cualquier parte de tu nombre");
        seat.sign_in_with("Sergio", PASSPHRASE);
        seat
    }

    /// The one session there is.
    fn session(&self) -> String {
        self.done(SERGIO, &["sessions", "list"])["id"].as_str().unwrap().to_owned()
    }

    /// Signs somebody in again, which makes the day's copy when there is none.
    fn makes_the_daily_copy(&self) -> String {
        let daily = || self.files().into_keys().find(|path| path.ends_with("-daily.db"));
        if let Some(earlier) = daily() {
            std::fs::remove_file(earlier).unwrap();
        }
        let seat = self.sergio();
        self.place.wait_until("the daily copy", || daily().is_some());
        drop(seat);
        daily().unwrap()
    }
}

const CTRL_S: &str = "\u{13}";
const CTRL_L: &str = "\u{c}";
const RIGHT: &str = "\u{1b}[C";

#[track_caller]
fn writes(seat: &mut Seat, text: &str) {
    seat.press(text);
    seat.see(text);
}

/// Opens the form for another part of the session.
#[track_caller]
fn adds(seat: &mut Seat, what: &str, form: &str) {
    seat.press("n");
    seat.see("┌ añadir");
    writes(seat, what);
    seat.press("\r");
    seat.see(form);
}

/// Sends a form, which goes, and whose text stays on the page behind it.
#[track_caller]
fn sends(seat: &mut Seat, form: &str, text: &str) {
    seat.press(CTRL_S);
    seat.see_not(form);
    seat.see(text);
}

#[test]
fn no_word_of_a_session_is_on_the_disk_at_any_step_nor_after_a_crash_in_the_middle_of_typing() {
    let office = Office::new();
    let mut sergio = office.sergio();
    sergio.press("n");
    sergio.see("nuevo comunicado");
    writes(&mut sergio, ANNOUNCED);
    sergio.press(CTRL_S);
    sergio.see("llegará a 1 persona");
    sergio.say_yes("publicar");
    sergio.see("Publicado para");
    office.keeps_it_to_itself("before anything was said");

    sergio.press("4n");
    sergio.see("planificar una sesión");
    sergio.walk_to_field("Con");
    sergio.press("vera\r");
    sergio.see("[x] Vera Nogués");
    sergio.press(CTRL_S);
    sergio.see("‹ Vera Nogués ›");
    let day = jiff::Zoned::now().checked_add(jiff::Span::new().days(3)).unwrap();
    for (field, text) in
        [("Cuándo", day.strftime("%d/%m/%Y 10:00").to_string().as_str()), ("Lugar", PLACE), ("Orden del día", AGENDA)]
    {
        sergio.walk_to_field(field);
        writes(&mut sergio, text);
    }
    sends(&mut sergio, "planificar una sesión ─", "Planificada con");
    sergio.press("\r");
    sergio.see(PLACE);
    sergio.see(AGENDA);
    office.keeps_it_to_itself("planned");
    adds(&mut sergio, "orden", "siguiente punto");
    writes(&mut sergio, MORE_AGENDA);
    sends(&mut sergio, "┌ Orden del día", MORE_AGENDA);
    sergio.press("b");
    sergio.see("Empieza la sesión.");
    sergio.press("\r");
    sergio.see("Ha empezado la sesión");
    office.keeps_it_to_itself("under way");

    adds(&mut sergio, "nota", "Solo la lees tú.");
    sergio.press(RIGHT);
    sergio.see("Visible para Vera Nogués.");
    sergio.press("\r");
    writes(&mut sergio, SHARED);
    sends(&mut sergio, "descartar", SHARED);
    adds(&mut sergio, "nota", "Solo la lees tú.");
    writes(&mut sergio, OWN);
    sends(&mut sergio, "descartar", OWN);
    adds(&mut sergio, "expec", "│Qué es");
    writes(&mut sergio, ITEM);
    sends(&mut sergio, "│Qué es", ITEM);
    adds(&mut sergio, "compromiso", "│Responsable");
    writes(&mut sergio, ACTION);
    sends(&mut sergio, "│Responsable", ACTION);
    office.keeps_it_to_itself("written up");

    let session = office.session();
    office.typed(VERA, &["sessions", "note", &session, "--body-file", "-"], FROM_STDIN);
    let file = office.elsewhere("own.md", FROM_FILE);
    office.done(VERA, &["sessions", "note", &session, "--own", "--body-file", &file]);
    // It shows without a key being pressed.
    sergio.see(FROM_STDIN);
    office.keeps_it_to_itself("by two people");

    sergio.press("c");
    sergio.see("Después firma");
    sergio.press("\r");
    sergio.see("Cerrada: ya se puede firmar");
    sergio.press("s");
    sergio.see("Tu firma significa");
    sergio.walk_to_field("Dices");
    sergio.press(RIGHT);
    sergio.see("Estoy de acuerdo");
    sergio.walk_to_field("Comentario");
    writes(&mut sergio, COMMENT);
    sends(&mut sergio, "Tu firma significa", COMMENT);
    office.done(VERA, &["sessions", "sign", &session, "--disagree", "--comment", OTHER_COMMENT]);
    sergio.see(OTHER_COMMENT);
    // The text is locked: the log says that this was refused, and not what it was.
    let late = office.try_to(VERA, &["sessions", "note", &session, "--body-file", "-"], REVISED);
    assert_eq!(late.code, 5, "{late:?}");
    office.has("cartelera.log");
    office.keeps_it_to_itself("signed");

    sergio.press("/");
    sergio.see("donde buscar");
    writes(&mut sergio, "wexolatri");
    sergio.see("1 resultado");
    office.keeps_it_to_itself("searched");
    sergio.press(CTRL_L);
    sergio.see("Pantalla bloqueada.");
    sergio.see_not("exolatri");
    office.keeps_it_to_itself("locked");
    sergio.sign_in_with("Sergio", PASSPHRASE);
    sergio.press("4");
    let opens = |seat: &mut Seat| {
        seat.see("[Próximas]");
        // Signed, it is past.
        seat.press(RIGHT);
        seat.see("[Pasadas]");
        seat.press("\r");
        seat.see(SHARED);
    };
    opens(&mut sergio);

    adds(&mut sergio, "nota", "Solo la lees tú.");
    writes(&mut sergio, DRAFT);
    office.place.wait_until("a draft is saved", || office.place.drafts() > 0);
    office.keeps_it_to_itself("half a note");
    office.has("board.db-wal");
    office.has("board.db-shm");
    office.has("board.db.lock");
    sergio.press(" ");
    sergio.press(UNSAVED);
    sergio.signal(Signal::KILL);
    sergio.wait();
    office.keeps_it_to_itself("killed");
    office.has("board.db-wal");

    let mut sergio = office.sergio();
    sergio.press("4");
    opens(&mut sergio);
    sergio.press("n");
    sergio.see("┌ añadir");
    sergio.press("nota\r");
    sergio.see("recuperado tu borrador");
    sergio.see(DRAFT);
    office.keeps_it_to_itself("come back");
    sergio.signal(Signal::TERM);
    sergio.wait();

    let by_hand = office.done(SERGIO, &["backup"])["file"].as_str().unwrap().to_owned();
    let daily = office.makes_the_daily_copy();
    office.keeps_it_to_itself("copied");
    for file in [by_hand.as_str(), daily.as_str(), "board.db"] {
        office.is_searched(file);
    }
    // All the while it was there for whom it is for.
    let read = |handle| office.run(handle, &["sessions", "show", &session], "").out;
    let (his, hers) = (read(SERGIO), read(VERA));
    for text in [PLACE, AGENDA, MORE_AGENDA, SHARED, ITEM, ACTION, FROM_STDIN, COMMENT, OTHER_COMMENT] {
        assert!(his.contains(text) && hers.contains(text), "{text}");
    }
    assert!(his.contains(OWN) && !hers.contains(OWN) && hers.contains(FROM_FILE) && !his.contains(FROM_FILE));
    office.done(SERGIO, &["check"]);
}

#[test]
fn no_word_of_a_session_is_on_the_disk_after_it_went_through_the_command_line() {
    let office = Office::new();
    office.done(SERGIO, &["post", "--direction", "diagonal", "--title", ANNOUNCED, "--body", "Para todos"]);
    let day = jiff::Zoned::now().checked_add(jiff::Span::new().days(3)).unwrap().strftime("%F 10:00").to_string();
    let plan = ["sessions", "new", "--kind", "expectations", "--with", VERA, "--at", &day];
    office.done(SERGIO, &[plan.as_slice(), &["--place", PLACE, "--agenda", AGENDA]].concat());
    let session = office.session();
    let file = |text: &str| office.elsewhere("text.md", text);
    office.done(VERA, &["sessions", "agenda", &session, MORE_AGENDA]);
    office.done(SERGIO, &["sessions", "hold", &session]);
    let id = |written: &Value| written["id"].as_str().unwrap().to_owned();
    let note = id(&office.done(SERGIO, &["sessions", "note", &session, "--body-file", &file(SHARED)]));
    office.done(VERA, &["sessions", "note", "edit", &note, "--body-file", &file(REVISED)]);
    office.typed(VERA, &["sessions", "note", &session, "--own", "--body-file", "-"], OWN);
    office.typed(VERA, &["sessions", "note", &session, "--body-file", "-"], FROM_STDIN);
    let item = id(&office.done(VERA, &["sessions", "item", &session, "--frustration", ITEM]));
    office.done(SERGIO, &["sessions", "item", "decline", &item, "--reason", REASON]);
    office.done(SERGIO, &["sessions", "action", &session, ACTION, "--owner", VERA]);
    office.keeps_it_to_itself("written up");

    office.done(SERGIO, &["sessions", "close", &session]);
    office.done(SERGIO, &["sessions", "sign", &session, "--agree", "--comment", COMMENT]);
    office.done(VERA, &["sessions", "reopen", &session, "--reason", UNSAVED]);
    office.done(VERA, &["sessions", "close", &session]);
    office.done(VERA, &["sessions", "sign", &session, "--disagree", "--comment", OTHER_COMMENT]);
    let sealed = office.place.path("copy.sealed");
    let copy = ["export", "sessions", "--session", &session, "--format", "json", "--own", "--sealed", "--out", &sealed];
    let with = ["--seal-passphrase-file", &office.place.path("passphrase")];
    office.done(SERGIO, &[copy.as_slice(), &with].concat());
    let by_hand = office.done(SERGIO, &["backup"])["file"].as_str().unwrap().to_owned();
    let daily = office.makes_the_daily_copy();
    office.keeps_it_to_itself("signed and copied");
    for file in [by_hand.as_str(), daily.as_str()] {
        office.is_searched(file);
    }
    let hers = office.run(VERA, &["sessions", "show", &session], "").out;
    let history = office.run(VERA, &["sessions", "history", &note], "").out;
    for text in [PLACE, AGENDA, MORE_AGENDA, REVISED, OWN, FROM_STDIN, ITEM, REASON, ACTION, OTHER_COMMENT, UNSAVED] {
        assert!(hers.contains(text), "{text}");
    }
    assert!(history.contains(SHARED) && history.contains(REVISED));

    // The same search does find a copy that is not sealed.
    let plain = office.place.path("copy.json");
    let copy = ["export", "sessions", "--session", &session, "--format", "json", "--plain", "--out", &plain];
    office.done(VERA, &copy);
    let files = office.files();
    assert!(found(&files, &[FROM_STDIN]).iter().all(|(path, _)| path.ends_with("copy.json")));
    assert_eq!(found(&files, &[FROM_STDIN]).len(), 2);
}

#[test]
fn the_search_finds_a_word_however_it_is_written() {
    let utf16: Vec<u8> = "…jorveQuita".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in ["x JORVEQUITA y".as_bytes().to_vec(), utf16] {
        let files = BTreeMap::from([("file".to_owned(), bytes)]);
        assert_eq!(found(&files, &["Unfindable Jorvequita"]), BTreeSet::from([("file", "Jorvequita")]));
    }
}
