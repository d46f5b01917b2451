//! Calendar days, as people write them on a course: `2026-11-22`. Days of the Gregorian calendar in UTC, no clock.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::WallTime;

/// A day of the calendar. Reads and writes as `YYYY-MM-DD` (ISO 8601), nothing else.
///
/// ```
/// use ias::time::Day;
/// let day: Day = "2026-11-22".parse()?;
/// assert_eq!(day.later(10).to_string(), "2026-12-02");
/// assert!("2026-02-29".parse::<Day>().is_err());
/// # Ok::<(), ias::time::NoDay>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// Why a text is no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoDay {
    /// What was written.
    pub given: String,
}

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no day of the calendar: write year-month-day, for example 2026-11-22", self.given)
    }
}

impl std::error::Error for NoDay {}

impl Day {
    /// The day, in UTC, of that moment; the first or last day that there is for a moment outside the calendar.
    #[must_use]
    pub fn of(at: WallTime) -> Self {
        let outside = if at.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Self(Offset::UTC.to_datetime(Timestamp::from_millisecond(at.0).unwrap_or(outside)).date())
    }

    /// That many days later (earlier for a negative number); the last (first) day of the calendar beyond it.
    #[must_use]
    pub fn later(self, days: i32) -> Self {
        Self(self.0.saturating_add(days.days()))
    }

    /// How many days `other` is after this one; negative when it is before.
    #[must_use]
    pub fn days_until(self, other: Self) -> i32 {
        self.0.until(other.0).map_or(0, |span| span.get_days())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), self.0.month(), self.0.day())
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Self, NoDay> {
        let no = || NoDay { given: text.to_owned() };
        let shape = text.len() == 10 && text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
        if !shape {
            return Err(no());
        }
        text.parse().map(Self).map_err(|_| no())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// The moment as RFC 3339 in UTC with milliseconds, e.g. `2026-07-08T09:12:06.250Z`: the form that xAPI asks for.
#[must_use]
pub fn rfc3339(at: WallTime) -> String {
    let millis = at.0.rem_euclid(86_400_000);
    let (seconds, millis) = (millis / 1_000, millis % 1_000);
    format!("{}T{:02}:{:02}:{:02}.{millis:03}Z", Day::of(at), seconds / 3_600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_known_moments() {
        assert_eq!(Day::of(WallTime(0)).to_string(), "1970-01-01");
        assert_eq!(Day::of(WallTime(-1)).to_string(), "1969-12-31");
        assert_eq!(Day::of(WallTime(951_782_399_999)).to_string(), "2000-02-28");
        assert_eq!(Day::of(WallTime(951_782_400_000)).to_string(), "2000-02-29");
        assert_eq!(Day::of(WallTime(i64::MAX)).to_string(), "9999-12-30");
    }

    #[test]
    fn only_the_one_form_is_a_day() {
        for bad in ["", "2026-2-3", "22.11.2026", "2026-11-31", "2026-11-22T00:00", "+026-11-22", "２０２６-11-22"] {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        let day: Day = "2028-02-29".parse().expect("a leap day");
        assert_eq!(day.later(366).to_string(), "2029-03-01");
        assert_eq!(day.days_until(day.later(-40)), -40);
        assert_eq!(serde_json::to_string(&day).expect("plain"), "\"2028-02-29\"");
    }

    #[test]
    fn moments_as_statements_want_them() {
        assert_eq!(rfc3339(WallTime(1_783_501_926_250)), "2026-07-08T09:12:06.250Z");
        assert_eq!(rfc3339(WallTime(-1)), "1969-12-31T23:59:59.999Z");
    }
}
