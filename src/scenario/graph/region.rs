//! Where on the picture: spots, rectangles, and rectangles that move with the film.

use serde::{Deserialize, Serialize};

use crate::time::MediaTime;

/// A rectangle on the picture in fractions of its width and height, origin top left: `0 <= x, y`, `x + w <= 1`, `y + h <= 1`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Region {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// A spot on the picture in fractions of its width and height, origin top left, 0..=1 each.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Spot {
    /// From the left.
    pub x: f32,
    /// From the top.
    pub y: f32,
}

impl Region {
    /// Whether the spot lies inside, edges included.
    #[must_use]
    pub fn contains(self, spot: Spot) -> bool {
        spot.x >= self.x && spot.x <= self.x + self.w && spot.y >= self.y && spot.y <= self.y + self.h
    }

    /// The rectangle `share` (0..=1) of the way to `other`.
    fn towards(self, other: Self, share: f32) -> Self {
        let between = |from: f32, to: f32| from + (to - from) * share;
        Self {
            x: between(self.x, other.x),
            y: between(self.y, other.y),
            w: between(self.w, other.w),
            h: between(self.h, other.h),
        }
    }
}

/// Where a rectangle of a [`Track`] stands at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Key {
    /// When, on the scene's time line.
    pub time: MediaTime,
    /// Where.
    pub region: Region,
}

/// Where something is seen while its scene plays: one rectangle that stands, or several between which it moves evenly.
///
/// Before the first key the first rectangle holds, after the last the last.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Track {
    /// By time, ascending; never empty.
    keys: Vec<Key>,
}

impl From<Region> for Track {
    fn from(region: Region) -> Self {
        Self { keys: vec![Key { time: MediaTime::ZERO, region }] }
    }
}

impl Track {
    /// Through these keys; `None` when there is none, or their times do not ascend.
    #[must_use]
    pub fn through(keys: Vec<Key>) -> Option<Self> {
        let ascends = keys.windows(2).all(|pair| pair[0].time < pair[1].time);
        (ascends && !keys.is_empty()).then_some(Self { keys })
    }

    /// Its keys, by time; never empty. A rectangle that stands has one.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Whether it moves.
    #[must_use]
    pub fn moves(&self) -> bool {
        self.keys.len() > 1
    }

    /// The rectangle at that moment.
    ///
    /// ```
    /// use ias::scenario::graph::{Key, Region, Track};
    /// use ias::time::MediaTime;
    /// let region = |x| Region { x, y: 0.0, w: 0.25, h: 1.0 };
    /// let key = |secs, x| Key { time: MediaTime::from_secs(secs), region: region(x) };
    /// let track = Track::through(vec![key(2, 0.0), key(4, 0.5)]).expect("ascending");
    /// assert_eq!([0, 2, 3, 4, 9].map(|secs| track.at(MediaTime::from_secs(secs)).x), [0.0, 0.0, 0.25, 0.5, 0.5]);
    /// ```
    #[must_use]
    pub fn at(&self, time: MediaTime) -> Region {
        let after = self.keys.partition_point(|key| key.time <= time);
        let (Some(before), Some(next)) = (after.checked_sub(1).and_then(|at| self.keys.get(at)), self.keys.get(after)) else {
            // Never empty, so one of the ends holds.
            let end = if after == 0 { self.keys.first() } else { self.keys.last() };
            return end.expect("a track has a key").region;
        };
        let whole = (next.time - before.time).as_secs_f64();
        #[expect(clippy::cast_possible_truncation, reason = "a share of 0 to 1")]
        let share = ((time - before.time).as_secs_f64() / whole) as f32;
        before.region.towards(next.region, share)
    }
}
