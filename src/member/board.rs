//! What an `admin` changes of the board itself: its name, and the zone its days are counted in.
//!
//! Each change is signed like the founding, and names what held before: from the newest entry back to the founding every
//! name and zone is vouched for, though the board's row keeps the newest alone.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::act::Act;
use super::signing::{self, kind};
use super::{Error, Member, Result};
use crate::domain::name::normalise_name;
use crate::domain::organisation::Role;
use crate::domain::roster::TEXT_LIMIT;
use crate::keys::ChainEntry;
use crate::store::{self, Board, Read};

/// The names of all zones that the program knows, in their order.
pub fn zones() -> Vec<String> {
    let mut names: Vec<String> = TimeZoneDatabase::bundled().available().map(|name| name.to_string()).collect();
    names.sort_unstable();
    names
}

/// The zone of a name.
pub fn zone_named(name: &str) -> Result<TimeZone> {
    // What the program does not know the machine may, as when the board is opened.
    let found = TimeZoneDatabase::bundled().get(name).or_else(|_| TimeZone::get(name));
    found.map_err(|_| Error::NoZone(name.to_owned()))
}

impl Act<'_> {
    /// Gives the organisation another name.
    pub fn rename_board(&mut self, name: &str) -> Result<()> {
        self.needs(Role::Admin)?;
        let name = normalise_name(name);
        if name.is_empty() {
            return Err(Error::NameEmpty);
        }
        if name.chars().count() > TEXT_LIMIT {
            return Err(Error::NameTooLong);
        }
        if name == self.board.organisation {
            return Ok(());
        }
        self.tx.set_organisation(&name)?;
        self.sign_board()
    }

    /// Counts days, weeks and what is due on a day in another zone from now on. Moments stay what they are.
    pub fn set_zone(&mut self, name: &str) -> Result<()> {
        self.needs(Role::Admin)?;
        let zone = zone_named(name)?;
        if zone.iana_name() == self.board.zone.iana_name() {
            return Ok(());
        }
        self.tx.set_zone(&zone)?;
        self.sign_board()?;
        // East of where it was it may be tomorrow already.
        self.settle_dated_changes()?;
        self.resettle_scheduled()
    }

    fn sign_board(&mut self) -> Result<()> {
        let before = std::mem::replace(&mut self.board, self.tx.board()?);
        let digest = signing::board(&self.board);
        self.sign(kind::BOARD, &signing::board_subject(&before), digest)?;
        Ok(())
    }
}

impl Member {
    pub fn rename_board(&mut self, name: &str) -> Result<()> {
        self.act(|act| act.rename_board(name))
    }

    pub fn set_zone(&mut self, name: &str) -> Result<()> {
        self.act(|act| act.set_zone(name))
    }
}

/// The board as it was before a change of it; none for the founding, before which there was nothing.
pub(super) fn before(board: &Board, change: &ChainEntry) -> Option<Board> {
    let (organisation, zone) = signing::read_board_subject(&change.subject)?;
    Some(Board { organisation, zone: zone_named(&zone).ok()?, ..board.clone() })
}

/// The day that a moment was on the board: in the zone that held then, whatever it is now. What is signed together with a
/// change of the zone is signed after it, by the new one.
pub(super) fn day_then(from: &dyn Read, at: Timestamp) -> store::Result<Date> {
    let mut board = from.board()?;
    for change in from.chain_of(kind::BOARD)?.iter().rev() {
        if change.at_micros <= at.as_microsecond() || !signing::is_signed(from, change)? {
            break;
        }
        match before(&board, change) {
            Some(earlier) => board = earlier,
            None => break,
        }
    }
    Ok(at.to_zoned(board.zone).date())
}
