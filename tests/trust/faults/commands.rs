//! Commands: what is reported as done is there, what is reported as failed is not, and says why.

use std::time::{Duration, Instant};

use super::{ERRORS, Fault, some};
use crate::dice::Dice;
use crate::disk::{command, done, faults_of, id_in, variables};
use crate::scale;
use crate::seat::{Place, Ran};

const SEED: u64 = 0x0006_FA17;
const BODY: &str = "Se cambian los turnos de la semana que viene.";

/// Something done from the command line, and how to find out how often it was.
struct Deed {
    name: &'static str,
    by: &'static str,
    arguments: Vec<String>,
    /// Answers how many there are now.
    count: fn(&Place) -> i64,
    /// How many there are once it is done.
    whole: i64,
}

/// A board with all that the deeds need.
fn prepared() -> (Place, Vec<Deed>) {
    let place = Place::new();
    let posted = done(
        &place,
        "sergio.munoz",
        &words("post --direction vertical --reach descending --title Antes --body x --json"),
    );
    let posted = id_in(&posted.out);
    let deed = |name, by, arguments: &[&str], count, whole| {
        let arguments = arguments.iter().map(|word| (*word).to_owned()).collect();
        Deed { name, by, arguments, count, whole }
    };
    let post = ["post", "--direction", "vertical", "--reach", "descending", "--title", "Turnos", "--body", BODY];
    let export = ["export", "boards", "--format", "md", "--out"];
    let deeds = vec![
        deed(
            "post",
            "sergio.munoz",
            &post,
            |place| ask(place, "SELECT count(*) FROM announcement WHERE title = 'Turnos'"),
            1,
        ),
        deed(
            "edit",
            "sergio.munoz",
            &["edit", &posted, "--body", BODY],
            |place| ask(place, &format!("SELECT count(*) FROM announcement WHERE body = '{BODY}'")),
            1,
        ),
        deed(
            "import",
            "nadia.petrov",
            &["people", "import", "FOLDER/people.csv"],
            |place| ask(place, "SELECT count(*) FROM person WHERE handle LIKE 'nueva%'"),
            3,
        ),
        deed(
            "backup",
            "nadia.petrov",
            &["backup", "FOLDER/copy.db"],
            |place| match cartelera::store::sqlite::judge(place.path("copy.db").as_ref()) {
                Ok(()) => 1,
                Err(cartelera::store::Error::Missing(_)) => 0,
                Err(error) => panic!("half a copy is there: {error:?}"),
            },
            1,
        ),
        deed(
            "export",
            "sergio.munoz",
            &[export.as_slice(), &["FOLDER/boards.md"]].concat(),
            |place| {
                std::fs::read_to_string(place.path("boards.md")).map_or(0, |text| {
                    // The last announcement of the file.
                    assert!(text.contains("Antes"), "half an export is there");
                    1
                })
            },
            1,
        ),
    ];
    (place, deeds)
}

fn words(line: &str) -> Vec<&str> {
    line.split(' ').collect()
}

fn ask(place: &Place, query: &str) -> i64 {
    rusqlite::Connection::open(place.board()).unwrap().query_row(query, [], |row| row.get(0)).unwrap()
}

/// The deed on a board of its own, with a fault or none; how many calls it made and how long it took.
fn run(start: &Place, deed: &Deed, fault: Option<Fault>) -> (Place, Ran, u64, Duration) {
    let place = start.another();
    let head = "handle,name,title,area,level,manager,client_type,bond,locale\n";
    let row =
        |number: u32| format!("nueva{number},Nueva {number},Auxiliar,Clínica,9,lucia.aranda,operative,staff,es\n");
    place.file("people.csv", (1..=3).fold(head.to_owned(), |file, number| file + &row(number)));
    let arguments: Vec<String> = deed
        .arguments
        .iter()
        .map(|word| word.strip_prefix("FOLDER/").map_or(word.clone(), |name| place.path(name)))
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let count = tempfile::NamedTempFile::new().unwrap();
    let told = fault.map(Fault::told);
    let mut more = vec![("DISK_COUNT", count.path().to_str().unwrap())];
    more.extend(told.as_deref().map(|told| ("DISK_FAIL", told)));
    let mut command = command(&place, deed.by, &arguments);
    command.envs(variables(place.path("").trim_end_matches('/'), &more));
    let begun = Instant::now();
    let ran = place.run(command);
    (place, ran, count.path().metadata().unwrap().len(), begun.elapsed())
}

#[test]
fn a_command_on_a_failing_disk_says_why_and_does_all_or_nothing() {
    let _turn = scale::turn();
    let (start, deeds) = prepared();
    let mut dice = Dice::new(SEED);
    let each = scale::amount(10, usize::MAX);
    for deed in &deeds {
        let (place, ran, calls, usual) = run(&start, deed, None);
        assert_eq!((ran.code, (deed.count)(&place)), (0, deed.whole), "{} {ran:#?}", deed.name);
        // Others may have the machine as well.
        let patience = Duration::from_secs(2).max(usual * 8);
        let faults = some(0, calls, each, &mut dice);
        let (mut failed, mut unknown) = (0, 0);
        for fault in &faults {
            let (place, ran, _, took) = run(&start, deed, Some(*fault));
            let told = format!("{} with {fault:?}, seed {SEED:#x}: {ran:#?}", deed.name);
            assert!(took < patience, "it took {took:?}: {told}");
            assert!(!ran.err.contains("panicked"), "{told}");
            assert!(faults_of(place.board().as_ref()).is_empty(), "{told}");
            let there = (deed.count)(&place);
            assert!(there == 0 || there == deed.whole, "{there} are there: {told}");
            if ran.code == 0 {
                assert_eq!(there, deed.whole, "{told}");
                continue;
            }
            failed += 1;
            unknown += usize::from(there != 0);
            let (_, said, _) = ERRORS[fault.error];
            // What does not allow opening once is forgotten by SQLite, and gone when the program asks again.
            let (_, failing, _) = ERRORS[1];
            let is_said = ran.err.contains(said) || !fault.stays && ran.err.contains(failing);
            let code = if ran.err.contains("The board can only be read") { 3 } else { 1 };
            assert!(ran.code == code && is_said, "{told}");
        }
        println!(
            "{}: {calls} calls, {} faults, {failed} told as failed, {unknown} of them done",
            deed.name,
            faults.len()
        );
    }
}
