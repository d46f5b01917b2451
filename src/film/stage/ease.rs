//! Easing and keyed tracks: how a value gets from one key to the next.
//!
//! A track is a pure function of time; before its first key it holds the first value, after its last the last.

use serde::Deserialize;

/// How a value travels *towards* a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Ease {
    /// Even speed.
    Linear,
    /// Starts slowly.
    In,
    /// Ends slowly.
    Out,
    /// Starts and ends slowly.
    #[default]
    InOut,
    /// Jumps at the key's own time.
    Hold,
}

impl Ease {
    /// Maps progress `x` (0 to 1, clamped) to eased progress (0 to 1).
    #[must_use]
    pub fn at(self, x: f32) -> f32 {
        let x = x.clamp(0.0, 1.0);
        match self {
            Self::Linear => x,
            Self::In => x * x,
            Self::Out => x * (2.0 - x),
            Self::InOut => x * x * (3.0 - 2.0 * x),
            Self::Hold => {
                if x >= 1.0 {
                    1.0
                } else {
                    0.0
                }
            }
        }
    }
}

/// A value that can be mixed with another of its kind.
pub trait Mix: Copy {
    /// `self` at `x = 0`, `other` at `x = 1`.
    #[must_use]
    fn mix(self, other: Self, x: f32) -> Self;
}

impl Mix for f32 {
    fn mix(self, other: Self, x: f32) -> Self {
        self + (other - self) * x
    }
}

impl<const N: usize> Mix for [f32; N] {
    fn mix(self, other: Self, x: f32) -> Self {
        let mut out = self;
        for (o, b) in out.iter_mut().zip(other) {
            *o = o.mix(b, x);
        }
        out
    }
}

/// Keys in ascending time, each with the way towards it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track<T> {
    keys: Vec<(f32, T, Ease)>,
}

impl<T: Mix> Track<T> {
    /// A track that always has `value`.
    pub fn steady(value: T) -> Self {
        Self { keys: vec![(0.0, value, Ease::Hold)] }
    }

    /// A track through `keys` of (seconds, value, ease); sorted by time, equal times keep their order.
    pub fn through(mut keys: Vec<(f32, T, Ease)>) -> Self {
        keys.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self { keys }
    }

    /// Lets the value travel to `value` from time `at`, taking `over` seconds, starting where it is then.
    ///
    /// Must be called in ascending order of `at`; a later call cuts a journey that is still under way.
    pub fn go(&mut self, at: f32, value: T, over: f32, ease: Ease) {
        let Some(here) = self.sample(at) else {
            self.keys.push((at, value, Ease::Hold));
            return;
        };
        self.keys.retain(|key| key.0 <= at);
        self.keys.push((at, here, Ease::Linear));
        self.keys.push((at + over.max(1e-4), value, ease));
    }

    /// The value at `t` seconds; `None` when the track has no key.
    pub fn sample(&self, t: f32) -> Option<T> {
        let after = self.keys.partition_point(|key| key.0 <= t);
        let Some(&(t0, from, _)) = self.keys.get(after.checked_sub(1)?.min(self.keys.len())) else {
            return self.keys.first().map(|key| key.1);
        };
        let Some(&(t1, to, ease)) = self.keys.get(after) else { return Some(from) };
        Some(from.mix(to, ease.at((t - t0) / (t1 - t0).max(1e-6))))
    }

    /// The value at `t`, or `otherwise` when the track has no key.
    pub fn at(&self, t: f32, otherwise: T) -> T {
        match (self.sample(t), self.keys.first()) {
            (Some(value), _) => value,
            (None, Some(first)) => first.1,
            (None, None) => otherwise,
        }
    }

    /// Whether the value never changes.
    pub fn is_steady(&self) -> bool {
        self.keys.len() <= 1
    }

    /// Every value that is keyed.
    pub fn values(&self) -> impl Iterator<Item = T> + '_ {
        self.keys.iter().map(|key| key.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ease_starts_at_zero_and_ends_at_one() {
        for ease in [Ease::Linear, Ease::In, Ease::Out, Ease::InOut, Ease::Hold] {
            assert_eq!((ease.at(-1.0), ease.at(0.0), ease.at(1.0), ease.at(2.0)), (0.0, 0.0, 1.0, 1.0));
            let steps: Vec<f32> = (0..=20u8).map(|i| ease.at(f32::from(i) / 20.0)).collect();
            assert!(steps.is_sorted(), "{ease:?} turns back");
        }
    }

    #[test]
    fn a_track_holds_its_ends() {
        let track = Track::through(vec![(2.0, 10.0, Ease::Linear), (1.0, 0.0, Ease::Linear)]);
        assert_eq!([0.0, 1.0, 1.5, 2.0, 9.0].map(|t| track.at(t, 7.0)), [0.0, 0.0, 5.0, 10.0, 10.0]);
        assert_eq!(Track::<f32>::default().at(3.0, 7.0), 7.0);
    }

    #[test]
    fn a_later_journey_cuts_an_earlier_one() {
        let mut track = Track::steady(0.0);
        track.go(1.0, 10.0, 2.0, Ease::Linear);
        track.go(2.0, 0.0, 1.0, Ease::Linear);
        assert_eq!([0.5, 1.5, 2.0, 2.5, 4.0].map(|t| track.at(t, 0.0)), [0.0, 2.5, 5.0, 2.5, 0.0]);
    }

    #[test]
    fn a_hold_jumps_at_its_key() {
        let track = Track::through(vec![(0.0, [1.0, 2.0], Ease::Hold), (1.0, [3.0, 4.0], Ease::Hold)]);
        assert_eq!(track.at(0.99, [0.0; 2]), [1.0, 2.0]);
        assert_eq!(track.at(1.0, [0.0; 2]), [3.0, 4.0]);
    }
}
