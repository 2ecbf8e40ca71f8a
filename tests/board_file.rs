//! The board as a file: what is refused and how it is called, who may open it, many writers, copies and restoring.

mod desk;

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt, symlink};
use std::path::Path;

use cartelera::domain::organisation::Role;
use cartelera::member;
use cartelera::member::backup::{newest_good_backup, restore};
use cartelera::store::sqlite::{Ownership, SqliteStore, newest_schema};
use cartelera::store::{Draft, Error, ReadBoard as _, ReadDrafts as _, ReadPeople as _, Store as _};
use desk::{Desk, create};
use rusqlite::Connection;

fn refusal(path: &Path) -> Error {
    SqliteStore::open(path).map(drop).unwrap_err()
}

/// What a refused file must keep: its bytes, and a folder without new files.
fn untouched(path: &Path, refused: impl FnOnce(&Path) -> Error) -> Error {
    let folder = path.parent().unwrap();
    let names = || {
        let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = (fs::read(path).unwrap(), names());
    let error = refused(path);
    assert_eq!((fs::read(path).unwrap(), names()), before, "{error}");
    error
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    fs::write(path, bytes).unwrap();
}

#[test]
fn what_is_not_there_is_missing() {
    let desk = Desk::new(false);
    fs::write(desk.in_folder("file"), "x").unwrap();
    for path in ["no.db", "no/board.db", "file/board.db"] {
        assert!(matches!(refusal(&desk.in_folder(path)), Error::Missing(_)), "{path}");
    }
}

#[test]
fn an_empty_file_is_called_empty() {
    let desk = Desk::new(false);
    let path = desk.in_folder("empty.db");
    fs::write(&path, "").unwrap();
    assert!(matches!(untouched(&path, refusal), Error::Empty(_)));
}

#[test]
fn what_never_was_a_board_is_foreign_and_stays_as_it_was() {
    let desk = Desk::new(false);
    let text = desk.in_folder("notes.txt");
    fs::write(&text, "Not a board at all. ".repeat(500)).unwrap();
    let short = desk.in_folder("short.txt");
    fs::write(&short, "x").unwrap();
    let other = desk.in_folder("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE a (b); PRAGMA user_version = 99").unwrap();
    for path in [&text, &short, &other] {
        assert!(matches!(untouched(path, refusal), Error::Foreign(_)), "{}", path.display());
    }
    assert!(matches!(refusal(desk.folder.path()), Error::Foreign(_)));
}

#[test]
fn a_symbolic_link_is_not_followed() {
    let desk = Desk::new(false);
    let link = desk.in_folder("link.db");
    symlink(&desk.path, &link).unwrap();
    assert!(matches!(refusal(&link), Error::Foreign(_)));
    let folder = desk.in_folder("folder");
    symlink(desk.folder.path(), &folder).unwrap();
    // The folder is resolved before anything else; the file in it is the same one.
    let store = SqliteStore::open(&folder.join("board.db")).unwrap();
    assert_eq!(store.path(), desk.path.canonicalize().unwrap());
}

#[test]
fn a_newer_board_is_left_to_a_newer_program() {
    let desk = Desk::new(false);
    let newer = newest_schema() + 1;
    let db = Connection::open(&desk.path).unwrap();
    db.pragma_update(None, "user_version", newer).unwrap();
    drop(db);
    let refused = untouched(&desk.path, refusal);
    assert!(matches!(refused, Error::Newer { found, known } if found == newer && known == newest_schema()));
}

#[test]
fn a_truncated_board_is_damaged() {
    for length in [1, 10, 15, 16, 50, 99, 100, 511, 4096, 8192] {
        let desk = Desk::new(false);
        fs::OpenOptions::new().write(true).open(&desk.path).unwrap().set_len(length).unwrap();
        let refused = untouched(&desk.path, refusal);
        assert!(matches!(refused, Error::Damaged(_)), "{length}: {refused:?}");
    }
}

#[test]
fn a_flipped_bit_in_the_header_never_passes_unnoticed_as_another_file() {
    // The first words, the page size, the numbers of format, the fractions, the size, the schema’s format.
    for at in [0, 7, 15, 16, 21, 22, 23, 47] {
        let desk = Desk::new(false);
        flip(&desk.path, at);
        let refused = SqliteStore::open(&desk.path).and_then(|store| store.board().map(drop)).unwrap_err();
        assert!(matches!(refused, Error::Damaged(_)), "{at}: {refused:?}");
    }
}

#[test]
fn a_board_without_its_tables_or_its_version_is_damaged() {
    let desk = Desk::new(false);
    let bare = desk.in_folder("bare.db");
    let db = Connection::open(&bare).unwrap();
    db.execute_batch("CREATE TABLE a (b);").unwrap();
    db.pragma_update(None, "application_id", i32::from_be_bytes(*b"CRTL")).unwrap();
    assert!(matches!(refusal(&bare), Error::Damaged(_)));
    db.pragma_update(None, "user_version", newest_schema()).unwrap();
    drop(db);
    assert!(matches!(refusal(&bare), Error::Damaged(_)));
}

#[test]
fn damage_inside_is_found_by_the_check() {
    let desk = Desk::new(false);
    let length = usize::try_from(fs::metadata(&desk.path).unwrap().len()).unwrap();
    for page in 2..length / 4096 {
        flip(&desk.path, page * 4096);
    }
    let found = SqliteStore::open(&desk.path).and_then(|store| store.integrity_faults());
    assert!(
        matches!(&found, Ok(faults) if !faults.is_empty()) || matches!(&found, Err(Error::Damaged(_))),
        "{found:?}"
    );
}

/// Permissions hold nobody back who is root.
fn may_do_everything() -> bool {
    rustix::process::geteuid().is_root()
}

#[test]
fn a_read_only_board_can_be_read_and_says_so_when_written() {
    if may_do_everything() {
        return;
    }
    let desk = Desk::new(false);
    fs::set_permissions(&desk.path, PermissionsExt::from_mode(0o400)).unwrap();
    let mut store = SqliteStore::open(&desk.path).unwrap();
    assert_eq!(store.board().unwrap().organisation, "Sol & <Luna>");
    assert!(matches!(store.begin().map(drop), Err(Error::ReadOnly)));
}

#[test]
fn a_board_is_read_where_nothing_can_be_written_as_long_as_somebody_else_has_it_open() {
    if may_do_everything() {
        return;
    }
    let desk = Desk::new(false);
    let writer = SqliteStore::open(&desk.path).unwrap();
    writer.board().unwrap();
    for file in ["board.db", "board.db-wal", "board.db-shm"] {
        fs::set_permissions(desk.in_folder(file), PermissionsExt::from_mode(0o400)).unwrap();
    }
    fs::set_permissions(desk.folder.path(), PermissionsExt::from_mode(0o500)).unwrap();
    let opened = SqliteStore::open(&desk.path).and_then(|mut store| {
        let begun = store.begin().map(drop);
        Ok((store.board()?.organisation, begun))
    });
    fs::set_permissions(desk.folder.path(), PermissionsExt::from_mode(0o700)).unwrap();
    let (organisation, begun) = opened.unwrap();
    assert_eq!(organisation, "Sol & <Luna>");
    assert!(matches!(begun, Err(Error::ReadOnly)), "{begun:?}");
}

#[test]
fn an_unreadable_board_or_folder_is_forbidden() {
    if may_do_everything() {
        return;
    }
    let desk = Desk::new(false);
    fs::set_permissions(&desk.path, PermissionsExt::from_mode(0o000)).unwrap();
    assert!(matches!(refusal(&desk.path), Error::Forbidden(_)));
    fs::set_permissions(&desk.path, PermissionsExt::from_mode(0o600)).unwrap();
    // Readers leave their marks in a journal beside the board, so even reading needs the folder.
    fs::set_permissions(desk.folder.path(), PermissionsExt::from_mode(0o500)).unwrap();
    let refused = refusal(&desk.path);
    fs::set_permissions(desk.folder.path(), PermissionsExt::from_mode(0o700)).unwrap();
    assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
    fs::set_permissions(desk.folder.path(), PermissionsExt::from_mode(0o000)).unwrap();
    let refused = refusal(&desk.path);
    fs::set_permissions(desk.folder.path(), PermissionsExt::from_mode(0o700)).unwrap();
    assert!(matches!(refused, Error::Forbidden(_)), "{refused:?}");
}

#[test]
fn a_board_that_was_moved_deleted_or_replaced_takes_no_more_writing() {
    let replace = |desk: &Desk| {
        fs::rename(&desk.path, desk.in_folder("old.db")).unwrap();
        create(&desk.path, false, &desk.clock, &Ownership::Private).unwrap();
    };
    let away: [&dyn Fn(&Desk); 4] = [
        &|desk| fs::rename(&desk.path, desk.in_folder("elsewhere.db")).unwrap(),
        &|desk| fs::remove_file(&desk.path).unwrap(),
        &replace,
        &|desk| fs::rename(desk.folder.path(), desk.folder.path().with_extension("away")).unwrap(),
    ];
    for (number, take_away) in away.into_iter().enumerate() {
        let desk = Desk::new(false);
        let mut store = SqliteStore::open(&desk.path).unwrap();
        store.others_version().unwrap();
        take_away(&desk);
        assert!(matches!(store.begin().map(drop), Err(Error::Moved)), "{number}");
        assert!(matches!(store.others_version(), Err(Error::Moved)), "{number}");
        let _ = fs::remove_dir_all(desk.folder.path().with_extension("away"));
    }
}

#[test]
fn an_existing_file_is_never_made_into_a_board() {
    let desk = Desk::new(false);
    let path = desk.in_folder("letter.txt");
    fs::write(&path, "Dear Ana").unwrap();
    let made = untouched(&path, |path| match create(path, false, &desk.clock, &Ownership::Private).map(drop) {
        Err(member::Error::Store(error)) => error,
        other => panic!("{other:?}"),
    });
    assert!(matches!(made, Error::Exists(_)));
}

#[test]
fn permissions_are_the_same_whatever_the_umask() {
    let desk = Desk::new(false);
    let group = rustix::process::getegid().as_raw();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    for umask in [0o000, 0o022, 0o077] {
        let before = rustix::process::umask(rustix::fs::Mode::from_raw_mode(umask));
        for (ownership, folder_mode, file_mode) in
            [(Ownership::Private, 0o700, 0o600), (Ownership::Group(group), 0o2770, 0o660)]
        {
            let folder = desk.in_folder(&format!("{umask}-{file_mode}"));
            let path = folder.join("board.db");
            create(&path, false, &desk.clock, &ownership).unwrap();
            let mut store = SqliteStore::open(&path).unwrap();
            let tx = store.begin().unwrap();
            assert_eq!(mode(&folder), folder_mode, "{umask:o}");
            for name in ["board.db", "board.db-wal", "board.db-shm", "board.db.lock"] {
                assert_eq!(mode(&folder.join(name)), file_mode, "{umask:o} {name}");
                assert_eq!(fs::metadata(folder.join(name)).unwrap().gid(), group);
            }
            drop(tx);
            let copy = folder.join("copy.db");
            store.copy_to(&copy).unwrap();
            assert_eq!(mode(&copy), file_mode, "{umask:o}");
        }
        rustix::process::umask(before);
    }
}

#[test]
fn writers_on_many_threads_lose_nothing() {
    const EACH: usize = 20;
    let desk = Desk::new(false);
    let author = desk.add("Ana Gil", "ana", 1, None, &[]);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut store = SqliteStore::open(&desk.path).unwrap();
                for _ in 0..EACH {
                    let mut tx = store.begin().unwrap();
                    // Each reads before it writes: a lost turn would lose a number.
                    let sealed = vec![0; tx.drafts(author).unwrap().len()];
                    let saved_at = desk.clock.now();
                    tx.put_draft(&Draft { id: uuid::Uuid::new_v4(), author, saved_at, sealed }).unwrap();
                    tx.commit().unwrap();
                }
            });
        }
    });
    let drafts = SqliteStore::open(&desk.path).unwrap().drafts(author).unwrap();
    let mut numbers: Vec<usize> = drafts.iter().map(|draft| draft.sealed.len()).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (0..4 * EACH).collect::<Vec<_>>());
}

#[test]
fn a_reader_learns_that_somebody_else_has_written() {
    let desk = Desk::new(false);
    let reader = SqliteStore::open(&desk.path).unwrap();
    let before = reader.others_version().unwrap();
    assert_eq!(reader.others_version().unwrap(), before);
    desk.add("Ana Gil", "ana", 1, None, &[]);
    assert_ne!(reader.others_version().unwrap(), before);
    assert!(reader.organisation().unwrap().find_handle("ana").is_some());
}

#[test]
fn what_is_not_committed_leaves_nothing_behind() {
    let desk = Desk::new(false);
    let author = desk.add("Ana Gil", "ana", 1, None, &[]);
    let mut store = SqliteStore::open(&desk.path).unwrap();
    let draft = Draft { id: uuid::Uuid::new_v4(), author, saved_at: desk.clock.now(), sealed: vec![1] };
    let mut tx = store.begin().unwrap();
    tx.put_draft(&draft).unwrap();
    drop(tx);
    assert!(store.drafts(author).unwrap().is_empty());
    store.begin().unwrap().commit().unwrap();
}

#[test]
fn only_an_admin_copies_the_board_and_the_copy_opens() {
    let desk = Desk::sample();
    desk.add("Eva Top", "eva", 1, None, &[Role::Admin]);
    desk.add("Ana Gil", "ana", 2, Some("eva"), &[]);
    let refused = desk.sign_in("ana").backup(None);
    assert!(matches!(refused, Err(member::Error::NeedsRole(Role::Admin))));
    let copy = desk.sign_in("eva").backup(None).unwrap();
    assert_eq!(copy.file_name().unwrap(), "board-20260305-100000.db");
    assert_eq!(copy.parent().unwrap().file_name().unwrap(), "board-backups");
    assert_eq!(fs::metadata(copy.parent().unwrap()).unwrap().mode() & 0o7777, 0o700);
    assert_eq!(fs::metadata(&copy).unwrap().mode() & 0o7777, 0o600);
    assert!(matches!(desk.sign_in("eva").backup(Some(&copy)), Err(member::Error::Store(Error::Exists(_)))));
    let copied = SqliteStore::open(&copy).unwrap();
    assert_eq!(copied.organisation().unwrap().people().len(), 2);
    assert!(copied.integrity_faults().unwrap().is_empty());
}

#[test]
fn a_board_is_copied_once_a_day_if_somebody_wrote() {
    let desk = Desk::new(false);
    let board = desk.open();
    let first = board.daily_backup().unwrap().unwrap();
    assert_eq!(first.file_name().unwrap(), "board-20260305-100000-daily.db");
    assert_eq!(board.daily_backup().unwrap(), None);
    desk.clock.set("2026-03-06T09:00:00Z".parse().unwrap());
    assert_eq!(board.daily_backup().unwrap(), None);
    desk.add("Ana Gil", "ana", 1, None, &[]);
    assert!(board.daily_backup().unwrap().is_some());
}

#[test]
fn thinning_out_deletes_no_file_of_another_name() {
    let desk = Desk::new(false);
    let folder = desk.in_folder("board-backups");
    fs::create_dir(&folder).unwrap();
    let others = ["board-20200101-100000.db", "other-20200101-100000-daily.db", "notes.txt"];
    for name in others {
        fs::write(folder.join(name), "x").unwrap();
    }
    for day in 1..=31 {
        fs::write(folder.join(format!("board-202001{day:02}-100000-daily.db")), "x").unwrap();
    }
    let old = std::time::SystemTime::UNIX_EPOCH;
    for entry in fs::read_dir(&folder).unwrap() {
        fs::File::open(entry.unwrap().path()).unwrap().set_modified(old).unwrap();
    }
    desk.open().daily_backup().unwrap().unwrap();
    let left: Vec<String> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(others.iter().all(|name| left.iter().any(|left| left == name)));
    assert_eq!(left.len() - others.len(), 1 + 6 + 1, "seven days, and one week more");
}

#[test]
fn a_sample_is_not_copied_by_itself() {
    assert_eq!(Desk::sample().open().daily_backup().unwrap(), None);
}

#[test]
fn the_newest_sound_copy_is_named() {
    let desk = Desk::new(false);
    assert_eq!(newest_good_backup(&desk.path), None);
    let good = desk.open().daily_backup().unwrap().unwrap();
    fs::write(good.with_file_name("board-20270101-100000-daily.db"), "broken").unwrap();
    fs::write(good.with_file_name("zzz.db"), "foreign").unwrap();
    assert_eq!(newest_good_backup(&desk.path), Some(good));
}

#[test]
fn a_restored_board_is_the_copy_and_the_replaced_one_is_kept_whole() {
    let desk = Desk::new(false);
    desk.add("Ana Gil", "ana", 1, None, &[]);
    let copy = desk.open().daily_backup().unwrap().unwrap();
    // Open, so that what is written after the copy is still in the journal.
    let mut open = SqliteStore::open(&desk.path).unwrap();
    desk.add("Bea Ruiz", "bea", 1, None, &[]);
    let replaced = restore(&desk.path, &copy, &desk.clock).unwrap().unwrap();
    assert_eq!(replaced.file_name().unwrap(), "board.db.replaced-20260305-090000");
    let handles = |path: &Path| -> Vec<String> {
        let organisation = SqliteStore::open(path).unwrap().organisation().unwrap();
        organisation.people().iter().map(|person| person.handle.clone()).collect()
    };
    assert_eq!(handles(&desk.path), ["ana"]);
    assert!(matches!(open.others_version(), Err(Error::Moved)));
    assert!(matches!(open.begin().map(drop), Err(Error::Moved)));
    assert!(matches!(open.another().map(drop), Err(Error::Moved)), "whoever is signed in here is nobody there");
    drop(open);
    assert_eq!(handles(&replaced), ["ana", "bea"]);
    assert_eq!(handles(&desk.path), ["ana"]);
    assert_eq!(fs::metadata(&desk.path).unwrap().mode() & 0o7777, 0o600);
    // A second time in the same second keeps the first.
    let again = restore(&desk.path, &copy, &desk.clock);
    assert!(matches!(again, Err(member::Error::Store(Error::Exists(_)))), "{again:?}");
    assert_eq!(handles(&desk.path), ["ana"]);
}

#[test]
fn a_damaged_or_missing_board_can_be_restored() {
    let desk = Desk::new(false);
    let copy = desk.open().daily_backup().unwrap().unwrap();
    fs::write(&desk.path, "damaged").unwrap();
    let replaced = restore(&desk.path, &copy, &desk.clock).unwrap().unwrap();
    assert_eq!(fs::read_to_string(replaced).unwrap(), "damaged");
    desk.open();
    fs::remove_file(&desk.path).unwrap();
    assert_eq!(restore(&desk.path, &copy, &desk.clock).unwrap(), None);
    desk.open();
}

fn handles(path: &Path) -> Vec<String> {
    let store = SqliteStore::open(path).unwrap();
    assert!(store.integrity_faults().unwrap().is_empty());
    store.organisation().unwrap().people().iter().map(|person| person.handle.clone()).collect()
}

/// A board with Ana and Bea on it as a killed program leaves it, Bea still in the journal; and a copy with Ana alone.
fn left_by_a_killed_program() -> (Desk, std::path::PathBuf) {
    let before = Desk::new(false);
    before.add("Ana Gil", "ana", 1, None, &[]);
    let copy = before.open().daily_backup().unwrap().unwrap();
    let open = SqliteStore::open(&before.path).unwrap();
    open.board().unwrap();
    before.add("Bea Ruiz", "bea", 1, None, &[]);
    let desk = Desk::new(false);
    for name in ["board.db", "board.db-wal"] {
        fs::copy(before.in_folder(name), desk.in_folder(name)).unwrap();
    }
    let here = desk.in_folder("copy.db");
    fs::copy(copy, &here).unwrap();
    (desk, here)
}

#[test]
fn a_restoring_that_was_cut_short_is_finished_by_whoever_opens_the_board() {
    for steps in 0..=3 {
        let (desk, copy) = left_by_a_killed_program();
        let [waiting, replaced, journal] =
            ["restoring-1", "replaced-1", "replaced-1-wal"].map(|ending| desk.in_folder(&format!("board.db.{ending}")));
        fs::copy(&copy, &waiting).unwrap();
        let moves = [(desk.path.clone(), replaced.clone()), (desk.in_folder("board.db-wal"), journal)];
        for (from, to) in moves.iter().take(steps) {
            fs::rename(from, to).unwrap();
        }
        if steps == 3 {
            fs::rename(&waiting, &desk.path).unwrap();
        }
        if steps == 0 {
            assert_eq!(handles(&desk.path), ["ana", "bea"]);
            let replaced = restore(&desk.path, &copy, &desk.clock).unwrap().unwrap();
            assert_eq!(handles(&replaced), ["ana", "bea"]);
        } else {
            assert_eq!(handles(&desk.path), ["ana"], "{steps}");
            assert_eq!(handles(&replaced), ["ana", "bea"], "{steps}");
        }
        assert_eq!(handles(&desk.path), ["ana"]);
        assert!(!waiting.exists());
    }
}

#[test]
fn a_board_that_somebody_took_away_is_not_brought_back_from_what_a_killed_program_left() {
    let (desk, copy) = left_by_a_killed_program();
    fs::copy(&copy, desk.in_folder("board.db.restoring-1")).unwrap();
    fs::rename(&desk.path, desk.in_folder("elsewhere.db")).unwrap();
    assert!(matches!(refusal(&desk.path), Error::Missing(_)));
}

#[test]
fn the_journal_of_a_board_that_is_gone_is_not_taken_for_that_of_the_one_put_there() {
    let (desk, copy) = left_by_a_killed_program();
    fs::remove_file(&desk.path).unwrap();
    assert_eq!(restore(&desk.path, &copy, &desk.clock).unwrap(), None);
    assert_eq!(handles(&desk.path), ["ana"]);

    let (desk, copy) = left_by_a_killed_program();
    fs::remove_file(&desk.path).unwrap();
    let refused = cartelera::store::sqlite::put_in_place(&copy, &desk.path);
    assert!(matches!(&refused, Err(Error::Exists(journal)) if journal.ends_with("board.db-wal")), "{refused:?}");
    assert!(!desk.path.exists());
}

/// Made by the program as it was when these were the newest schemas (tests/trust/README.md tells how).
#[test]
fn boards_that_earlier_versions_wrote_open_check_clean_and_let_their_people_in() {
    for version in 1..newest_schema() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("board.db");
        fs::copy(format!("{}/tests/data/board_{version}.db", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
        let open = || member::Workspace::open(&path, cartelera::clock::Clock::system()).unwrap();
        let check = open().check(None).unwrap();
        assert!(check.faults.is_empty(), "{version}: {:?}", check.faults);
        for handle in ["lucia", "vera"] {
            let signed_in = open().sign_in(handle, "azafrán tobogán liquen brújula").map_err(|(_, error)| error);
            let member = signed_in.unwrap();
            let page = member.page(Default::default(), cartelera::store::announcements::Cursor::Newest, 9).unwrap();
            assert!(page.rows.iter().any(|row| row.title == "Horario de verano"), "{version} {handle}");
        }
    }
}

#[test]
fn nothing_but_a_sound_board_is_restored() {
    let desk = Desk::new(false);
    let copy = desk.open().daily_backup().unwrap().unwrap();
    let refusal = |from: &Path| match restore(&desk.path, from, &desk.clock) {
        Err(member::Error::Store(error)) => error,
        other => panic!("{other:?}"),
    };
    assert!(matches!(refusal(&desk.path), Error::Exists(_)));
    assert!(matches!(refusal(&desk.in_folder("no.db")), Error::Missing(_)));
    let text = desk.in_folder("notes.txt");
    fs::write(&text, "Not a board at all").unwrap();
    assert!(matches!(refusal(&text), Error::Foreign(_)));
    let before = fs::read(&desk.path).unwrap();
    fs::OpenOptions::new().write(true).open(&copy).unwrap().set_len(8192).unwrap();
    assert!(matches!(refusal(&copy), Error::Damaged(_)));
    assert_eq!(fs::read(&desk.path).unwrap(), before);
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 4, "the board, its lock, the copies, the notes");
}
