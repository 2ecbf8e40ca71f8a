//! Moments written relative to the making of the sample: `-35m`, `+2d 08:00`, and days: `+0d`.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

/// The moment everything counts from, in the board's zone.
pub struct Present {
    pub now: Timestamp,
    pub zone: TimeZone,
}

impl Present {
    pub fn today(&self) -> Date {
        self.now.to_zoned(self.zone.clone()).date()
    }

    /// `-35m`, `-2h`, or a day with a time: `-3d 09:15`.
    pub fn moment(&self, text: &str) -> Option<Timestamp> {
        if let Some((day, time)) = text.split_once(' ') {
            let time: Time = time.parse().ok()?;
            return self.day(day)?.to_datetime(time).to_zoned(self.zone.clone()).ok().map(|at| at.timestamp());
        }
        if let Some(minutes) = text.strip_suffix('m') {
            return self.now.checked_add(minutes.parse::<i64>().ok()?.minutes()).ok();
        }
        self.now.checked_add(text.strip_suffix('h')?.parse::<i64>().ok()?.hours()).ok()
    }

    /// `+0d` is today.
    pub fn day(&self, text: &str) -> Option<Date> {
        let days: i64 = text.strip_suffix('d')?.parse().ok()?;
        self.today().checked_add(days.days()).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_count_from_now_and_days_from_today_in_the_boards_zone() {
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        // 00:30 on the 6th in Madrid.
        let now: Timestamp = "2026-03-05T23:30:00Z".parse().unwrap();
        let present = Present { now, zone };
        assert_eq!(present.moment("-35m").unwrap().to_string(), "2026-03-05T22:55:00Z");
        assert_eq!(present.moment("-2h").unwrap().to_string(), "2026-03-05T21:30:00Z");
        assert_eq!(present.moment("-1d 09:15").unwrap().to_string(), "2026-03-05T08:15:00Z");
        assert_eq!(present.day("+0d").unwrap().to_string(), "2026-03-06");
        for nonsense in ["", "2", "-d", "+1d 25:00", "soon"] {
            assert_eq!(present.moment(nonsense), None, "{nonsense}");
        }
    }
}
