//! Media time: where a film stands, exact to the nanosecond.
//!
//! Integers, so that a window that opens at 8.2 s opens at the same frame on every machine, and sums never drift.
//! This module knows nothing of clocks: a time arrives as an argument.
//!
//! ```
//! use ias::time::MediaTime;
//! let opens = MediaTime::from_millis(8_200);
//! assert_eq!(opens.to_string(), "8.2");
//! assert!(opens < MediaTime::from_secs(9));
//! ```

mod day;

pub use day::{Day, NoDay, rfc3339};

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// A point on, or a length of, a segment's own time line, in nanoseconds from its first frame.
///
/// Serialized as the plain number of nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MediaTime(i64);

impl MediaTime {
    /// The first frame of a segment.
    pub const ZERO: Self = Self(0);
    /// Later than every time of every segment.
    pub const MAX: Self = Self(i64::MAX);

    /// From whole nanoseconds.
    #[must_use]
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// From whole milliseconds; saturates.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000_000))
    }

    /// From whole seconds; saturates.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(1_000_000_000))
    }

    /// From `count` units of `1/rate` second (frames of a film, samples of a sound), rounded down.
    ///
    /// Returns `ZERO` for a rate of 0.
    #[must_use]
    pub fn from_units(count: u64, rate: u64) -> Self {
        if rate == 0 {
            return Self::ZERO;
        }
        let nanos = u128::from(count) * 1_000_000_000 / u128::from(rate);
        Self(i64::try_from(nanos).unwrap_or(i64::MAX))
    }

    /// From seconds as an author writes them, rounded to the nearest nanosecond.
    ///
    /// `None` when the number is not finite, negative, or beyond 100 hours.
    #[must_use]
    pub fn from_seconds(seconds: f64) -> Option<Self> {
        if !seconds.is_finite() || !(0.0..=360_000.0).contains(&seconds) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 3.6e14, checked above")]
        let nanos = (seconds * 1e9).round() as i64;
        Some(Self(nanos))
    }

    /// Whole nanoseconds.
    #[must_use]
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// Whole milliseconds, rounded down.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// Seconds, for drawing and for reports; never for a decision.
    #[must_use]
    pub fn as_secs_f64(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "for display")]
        let nanos = self.0 as f64;
        nanos / 1e9
    }

    /// How many whole units of `1/rate` second have passed; 0 before the first frame.
    #[must_use]
    pub fn units(self, rate: u64) -> u64 {
        let nanos = u128::try_from(self.0.max(0)).unwrap_or(0);
        u64::try_from(nanos * u128::from(rate) / 1_000_000_000).unwrap_or(u64::MAX)
    }

    /// The difference, never below zero.
    #[must_use]
    pub const fn saturating_sub(self, earlier: Self) -> Self {
        let difference = self.0.saturating_sub(earlier.0);
        Self(if difference < 0 { 0 } else { difference })
    }

    /// `m:ss` as a person reads a time line, e.g. `1:07`.
    #[must_use]
    pub fn clock(self) -> String {
        let secs = self.0.max(0) / 1_000_000_000;
        format!("{}:{:02}", secs / 60, secs % 60)
    }
}

impl Add for MediaTime {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for MediaTime {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for MediaTime {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

/// Seconds with as many decimals as needed: `8.2`, `12`, `0.04`.
impl fmt::Display for MediaTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let nanos = self.0.unsigned_abs();
        let whole = nanos / 1_000_000_000;
        let fraction = format!("{:09}", nanos % 1_000_000_000);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

/// A moment on the wall, in milliseconds since 1970-01-01 UTC, as the caller's clock gave it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WallTime(pub i64);

/// A half-open window `from <= t < to` on a segment's time line; `from < to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Window {
    /// First instant inside.
    pub from: MediaTime,
    /// First instant after.
    pub to: MediaTime,
}

impl Window {
    /// Whether `at` falls inside.
    #[must_use]
    pub fn contains(self, at: MediaTime) -> bool {
        self.from <= at && at < self.to
    }

    /// How long it is.
    #[must_use]
    pub fn length(self) -> MediaTime {
        self.to.saturating_sub(self.from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn author_seconds_become_exact() {
        assert_eq!(MediaTime::from_seconds(8.2), Some(MediaTime::from_millis(8_200)));
        assert_eq!(MediaTime::from_seconds(0.1 + 0.2), Some(MediaTime::from_millis(300)));
        assert_eq!(MediaTime::from_seconds(-1.0), None);
        assert_eq!(MediaTime::from_seconds(f64::NAN), None);
    }

    #[test]
    fn units_and_back() {
        assert_eq!(MediaTime::from_units(50, 25), MediaTime::from_secs(2));
        assert_eq!(MediaTime::from_millis(1_999).units(25), 49);
        assert_eq!(MediaTime::from_units(7, 0), MediaTime::ZERO);
    }

    #[test]
    fn shown_without_needless_zeros() {
        assert_eq!(MediaTime::from_millis(12_040).to_string(), "12.04");
        assert_eq!(MediaTime::from_secs(-3).to_string(), "-3");
        assert_eq!(MediaTime::from_secs(67).clock(), "1:07");
    }
}
