//! Copies of the board: made by an `admin` or once a day, thinned out with age, and put back.
//!
//! Copies stand in `<board>-backups` beside the board, named by their moment in the board's zone. Daily ones end in
//! `-daily.db` and are the only files ever deleted here; what an `admin` made stays until somebody removes it.

use std::collections::HashSet;
use std::fs::{DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use super::signing::kind;
use super::{Member, Result, Workspace};
use crate::clock::Clock;
use crate::domain::organisation::Role;
use crate::store;

/// Days, weeks and months of which the newest daily copy is kept.
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// Daily copies take up at most this share of the space that is free beside them, in percent.
const SHARE_OF_FREE: u64 = 20;

const STAMP: &str = "%Y%m%d-%H%M%S";
const DAILY: &str = "-daily.db";
const BY_HAND: &str = ".db";

impl Member {
    /// Puts a copy in the place of the board, which is kept beside it: answers where. Only an `admin` may; this member and
    /// everybody else who has the board open is told [`store::Error::Moved`] from then on.
    pub fn restore(&self, from: &Path) -> Result<Option<PathBuf>> {
        self.needs(Role::Admin)?;
        restore(self.workspace().path(), from, self.workspace().clock())
    }

    /// Copies the board to `to`, or into the folder of copies. Only an `admin` may. Answers where the copy is.
    pub fn backup(&self, to: Option<&Path>) -> Result<PathBuf> {
        self.needs(Role::Admin)?;
        let to = match to {
            Some(to) => to.to_owned(),
            None => self.workspace().place_of_copy(BY_HAND)?,
        };
        self.store().copy_to(&to)?;
        Ok(to)
    }
}

impl Workspace {
    /// The day's copy, unless there is one already, nothing was written since the last, the board is a sample, or it
    /// would take more than its share of the disk. Thins out older ones. For a worker: it reads the whole board.
    pub fn daily_backup(&self) -> Result<Option<PathBuf>> {
        let (board, folder) = (self.path(), folder_of(self.path()));
        if self.board().sample {
            return Ok(None);
        }
        let mut copies = daily_copies(board);
        let newest = copies.iter().max_by_key(|copy| copy.at);
        if newest.is_some_and(|copy| copy.at.date() >= self.today() || !is_newer(board, &folder.join(&copy.name))) {
            return Ok(None);
        }
        let place = self.place_of_copy(DAILY)?;
        let size = size_of(board) + size_of(&beside(board, "-wal"));
        let taken: u64 = copies.iter().map(|copy| copy.size).sum();
        // What earlier copies take up could be had back.
        let budget = (free_space(&folder)? + taken) / 100 * SHARE_OF_FREE;
        if size > budget {
            tracing::warn!(size, budget, "no room for the daily copy");
            return Ok(None);
        }
        match self.store.copy_to(&place) {
            // Somebody else's first session is at it.
            Err(store::Error::Exists(_)) => return Ok(None),
            copied => copied?,
        }
        copies.extend(daily_copy(board, &place));
        let kept = kept(&copies, budget);
        for copy in copies.iter().filter(|copy| !kept.contains(&copy.name)) {
            // One that cannot be removed is tried again tomorrow.
            let _ = std::fs::remove_file(folder.join(&copy.name));
        }
        Ok(Some(place))
    }

    /// A name for a copy made now; its folder is made if need be, for whoever may open the board.
    fn place_of_copy(&self, ending: &str) -> Result<PathBuf> {
        let folder = folder_of(self.path());
        if !folder.exists() {
            make_folder(&folder, self.path()).map_err(store::Error::from)?;
        }
        let at = self.now().to_zoned(self.board().zone.clone()).datetime();
        Ok(folder.join(format!("{}-{}{ending}", stem_of(self.path()), at.strftime(STAMP))))
    }
}

fn make_folder(folder: &Path, board: &Path) -> std::io::Result<()> {
    let board = std::fs::metadata(board)?;
    let mode = if board.mode() & 0o060 == 0 { 0o700 } else { 0o2770 };
    match DirBuilder::new().mode(0o700).create(folder) {
        // Somebody else's first session made it meanwhile.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(()),
        made => made?,
    }
    std::os::unix::fs::chown(folder, None, Some(board.gid()))?;
    std::fs::set_permissions(folder, Permissions::from_mode(mode))
}

fn stem_of(board: &Path) -> String {
    board.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Where the copies of a board stand.
fn folder_of(board: &Path) -> PathBuf {
    board.with_file_name(format!("{}-backups", stem_of(board)))
}

fn beside(board: &Path, suffix: &str) -> PathBuf {
    let mut name = board.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn size_of(path: &Path) -> u64 {
    path.metadata().map_or(0, |found| found.len())
}

fn free_space(folder: &Path) -> Result<u64> {
    let found = rustix::fs::statvfs(folder).map_err(|error| store::Error::Io(error.into()))?;
    Ok(found.f_bavail.saturating_mul(found.f_frsize))
}

/// Whether the board was written to after `copy` was made.
fn is_newer(board: &Path, copy: &Path) -> bool {
    let written = |path: &Path| path.metadata().and_then(|found| found.modified()).ok();
    // An empty journal is made by opening the board alone.
    let journal = Some(beside(board, "-wal")).filter(|journal| size_of(journal) > 0);
    written(board).max(journal.and_then(|journal| written(&journal))) > written(copy)
}

/// One daily copy in the folder of copies.
#[derive(Clone, Debug, PartialEq, Eq)]
struct DailyCopy {
    name: String,
    at: DateTime,
    size: u64,
}

fn daily_copies(board: &Path) -> Vec<DailyCopy> {
    let entries = std::fs::read_dir(folder_of(board)).into_iter().flatten().flatten();
    entries.filter_map(|entry| daily_copy(board, &entry.path())).collect()
}

fn daily_copy(board: &Path, path: &Path) -> Option<DailyCopy> {
    let name = path.file_name()?.to_str()?;
    let found = path.symlink_metadata().ok().filter(|found| found.is_file())?;
    Some(DailyCopy { name: name.to_owned(), at: moment_of(name, &stem_of(board), DAILY)?, size: found.len() })
}

/// The moment in a copy's name, if it is the name of a copy of this board and this sort.
fn moment_of(name: &str, stem: &str, ending: &str) -> Option<DateTime> {
    let stamp = name.strip_prefix(stem)?.strip_prefix('-')?.strip_suffix(ending)?;
    let at = DateTime::strptime(STAMP, stamp).ok()?;
    // Reading forgives what writing never does; such a name is not ours.
    (at.strftime(STAMP).to_string() == stamp).then_some(at)
}

/// Which copies stay: the newest of each of the last days, weeks and months that have any, as long as they fit into
/// `budget` bytes. The newest of all stays whatever it takes up.
fn kept(copies: &[DailyCopy], budget: u64) -> HashSet<String> {
    let mut newest_first: Vec<&DailyCopy> = copies.iter().collect();
    newest_first.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| b.name.cmp(&a.name)));
    let mut wanted = HashSet::new();
    keep(&mut wanted, &newest_first, DAYS, |day| day);
    keep(&mut wanted, &newest_first, WEEKS, monday_of);
    keep(&mut wanted, &newest_first, MONTHS, |day| day.first_of_month());
    let mut used = 0_u64;
    let mut kept = HashSet::new();
    for copy in newest_first.into_iter().filter(|copy| wanted.contains(copy.name.as_str())) {
        used = used.saturating_add(copy.size);
        if used > budget && !kept.is_empty() {
            break;
        }
        kept.insert(copy.name.clone());
    }
    kept
}

/// Wants the newest copy of each of the newest `count` spans.
fn keep<'a>(wanted: &mut HashSet<&'a str>, newest_first: &[&'a DailyCopy], count: usize, span: impl Fn(Date) -> Date) {
    let mut seen: Vec<Date> = Vec::new();
    for copy in newest_first {
        let span = span(copy.at.date());
        if seen.last() != Some(&span) {
            if seen.len() == count {
                break;
            }
            seen.push(span);
            wanted.insert(&copy.name);
        }
    }
}

fn monday_of(day: Date) -> Date {
    let since = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(jiff::Span::new().days(since)).unwrap_or(Date::MIN)
}

/// One copy of a board, by its name alone; whether it is sound is for [`is_sound`] to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    pub path: PathBuf,
    /// When it was made, in the zone the board had then.
    pub at: DateTime,
    pub size: u64,
    /// Made by itself, and thinned out with age.
    pub daily: bool,
}

/// The copies in a board's own folder, the newest first.
pub fn copies(board: &Path) -> Vec<Copy> {
    let stem = stem_of(board);
    let entries = std::fs::read_dir(folder_of(board)).into_iter().flatten().flatten();
    let mut found: Vec<Copy> = entries
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let daily = moment_of(&name, &stem, DAILY);
            let at = daily.or_else(|| moment_of(&name, &stem, BY_HAND))?;
            Some(Copy { size: size_of(&entry.path()), path: entry.path(), at, daily: daily.is_some() })
        })
        .collect();
    found.sort_by(|a, b| (b.at, &b.path).cmp(&(a.at, &a.path)));
    found
}

/// Whether a copy could be opened and trusted as a board. Reads all of it.
pub fn is_sound(copy: &Path) -> bool {
    store::sqlite::judge(copy).is_ok()
}

/// The newest copy of a board that is sound, for messages about a damaged one.
pub fn newest_good_backup(board: &Path) -> Option<PathBuf> {
    copies(board).into_iter().map(|copy| copy.path).find(|path| is_sound(path))
}

/// What a board has that a copy of it has not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Everything that was signed since.
    pub entries: u64,
    pub announcements: u64,
    pub acknowledgements: u64,
    pub check_ins: u64,
    pub session_parts: u64,
}

impl Workspace {
    /// What would be lost by putting a copy in the place of this board; none where it is no earlier state of it.
    pub fn since(&self, copy: &Path) -> Result<Option<Since>> {
        let (board, head) = store::sqlite::end_of(copy)?;
        let mut seq = head.as_ref().map_or(0, |head| head.seq);
        let ours = match &head {
            Some(head) => self.store.chain_entry(head.seq)?.is_some_and(|entry| entry.hash == head.hash),
            None => true,
        };
        if board != self.board().id || !ours {
            return Ok(None);
        }
        let mut since = Since::default();
        loop {
            let batch = self.store.chain_from(seq + 1, 1000)?;
            let Some(last) = batch.last() else { return Ok(Some(since)) };
            seq = last.seq;
            for entry in &batch {
                since.entries += 1;
                match entry.kind.as_str() {
                    kind::ANNOUNCEMENT => since.announcements += 1,
                    kind::ACKNOWLEDGEMENT => since.acknowledgements += 1,
                    kind::CHECK_IN => since.check_ins += 1,
                    kind::SESSION_PART => since.session_parts += 1,
                    _ => {}
                }
            }
        }
    }
}

/// Puts a copy of `from` in the place of `board`. The replaced board is kept beside it: answers where, if there was one.
pub fn restore(board: &Path, from: &Path, clock: &Clock) -> Result<Option<PathBuf>> {
    let at = clock.now().to_zoned(TimeZone::UTC).strftime(STAMP).to_string();
    Ok(store::sqlite::restore(board, from, &at)?)
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan as _;
    use jiff::civil::{date, datetime};
    use proptest::prelude::*;

    use super::*;

    fn copy(at: DateTime, size: u64) -> DailyCopy {
        DailyCopy { name: format!("board-{}{DAILY}", at.strftime(STAMP)), at, size }
    }

    fn one_a_day(days: i64) -> Vec<DailyCopy> {
        let last = datetime(2026, 3, 5, 8, 0, 0, 0);
        (0..days).map(|back| copy(last.checked_sub(back.days()).unwrap(), 1)).collect()
    }

    #[test]
    fn a_year_of_copies_thins_out_to_days_weeks_and_months() {
        let copies = one_a_day(500);
        let kept = kept(&copies, u64::MAX);
        let mut days: Vec<Date> =
            copies.iter().filter(|copy| kept.contains(&copy.name)).map(|copy| copy.at.date()).collect();
        days.sort_unstable();
        days.reverse();
        let week: Vec<Date> = (0..7_i64).map(|back| date(2026, 3, 5).checked_sub(back.days()).unwrap()).collect();
        assert_eq!(days[..7], week);
        // The Sundays before that week, then the ends of months.
        assert_eq!(days[7..10], [date(2026, 2, 22), date(2026, 2, 15), date(2026, 1, 31)]);
        assert_eq!(*days.last().unwrap(), date(2025, 4, 30));
        assert_eq!(days.len(), 7 + 2 + 10);
    }

    #[test]
    fn only_names_of_its_own_are_copies() {
        let at = |name| moment_of(name, "board", DAILY);
        assert_eq!(at("board-20260305-140500-daily.db"), Some(datetime(2026, 3, 5, 14, 5, 0, 0)));
        for name in [
            "board-20260305-140500.db",
            "other-20260305-140500-daily.db",
            "board-20261305-140500-daily.db",
            "board-2026305-140500-daily.db",
            "board- 20260305-140500-daily.db",
            "board-20260305-140500-daily.db.gz",
            "my board-20260305-140500-daily.db",
        ] {
            assert_eq!(at(name), None, "{name}");
        }
        assert_eq!(moment_of("board-20260305-140500-daily.db", "board", BY_HAND), None);
    }

    fn some_copies() -> impl Strategy<Value = Vec<DailyCopy>> {
        let first = datetime(2024, 1, 1, 0, 0, 0, 0);
        prop::collection::hash_map(0_i64..60_000_000, 1_u64..1000, 0..120).prop_map(move |moments| {
            moments
                .into_iter()
                .map(|(seconds, size)| copy(first.checked_add(seconds.seconds()).unwrap(), size))
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_newest_copy_always_stays(copies in some_copies(), budget in 0_u64..20_000) {
            let kept = kept(&copies, budget);
            if let Some(newest) = copies.iter().max_by_key(|copy| copy.at) {
                prop_assert!(kept.contains(&newest.name));
            }
        }

        #[test]
        fn what_stays_fits_the_budget_and_the_numbers(copies in some_copies(), budget in 0_u64..20_000) {
            let kept = kept(&copies, budget);
            let size: u64 = copies.iter().filter(|copy| kept.contains(&copy.name)).map(|copy| copy.size).sum();
            prop_assert!(size <= budget || kept.len() <= 1);
            prop_assert!(kept.len() <= DAYS + WEEKS + MONTHS);
        }

        #[test]
        fn thinning_out_twice_is_thinning_out_once(copies in some_copies(), budget in 0_u64..20_000) {
            let once = kept(&copies, budget);
            let left: Vec<DailyCopy> = copies.into_iter().filter(|copy| once.contains(&copy.name)).collect();
            prop_assert_eq!(kept(&left, budget), once);
        }

        #[test]
        fn each_of_the_last_seven_days_keeps_its_newest_copy(copies in some_copies()) {
            let kept = kept(&copies, u64::MAX);
            let mut days: Vec<Date> = copies.iter().map(|copy| copy.at.date()).collect();
            days.sort_unstable();
            days.dedup();
            for day in days.into_iter().rev().take(DAYS) {
                let newest = copies.iter().filter(|copy| copy.at.date() == day).max_by_key(|copy| copy.at);
                prop_assert!(kept.contains(&newest.unwrap().name));
            }
        }
    }
}
