//! A mouth that speaks: a few shapes at their times, and the eased way between them.
//!
//! Shapes hold while their sound lasts and flow into each other in between, so a mouth never trembles, and lips that meet
//! are seen to meet. Pure functions of time; knows neither letters nor sound.

/// What the mouth shows for a sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Lips together: m, b, p.
    Closed,
    /// A little open: t, n, s.
    Slight,
    /// Open: a.
    Open,
    /// Wide: e, i.
    Wide,
    /// Round: o, u, and forward for sz.
    Round,
    /// The lower lip at the teeth: f, w.
    Bite,
}

/// A shape and when it is held.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    /// First second of being held.
    pub from: f32,
    /// Last second of being held.
    pub to: f32,
    /// The shape.
    pub shape: Shape,
    /// How open it is, 0 to 1 of what the shape allows.
    pub open: f32,
    /// How far the lips round or spread, 0 to 1 of what the shape allows.
    pub strength: f32,
    /// Whether a stressed syllable begins here.
    pub stressed: bool,
}

/// What the lips do at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lips {
    /// Open, 0 to 0.6.
    pub open: f32,
    /// Wide (0.8) or round (−0.7).
    pub wide: f32,
    /// The lower lip at the teeth, 0 to 1.
    pub bite: f32,
    /// How far speech has taken the mouth over from the expression, 0 to 1.
    pub speaks: f32,
}

/// Seconds in which a mouth leaves its rest before a first sound, and goes back after a last.
const LEAVES: f32 = 0.12;
const RETURNS: f32 = 0.2;
/// Between sounds farther apart than this the mouth comes to rest.
const REST: f32 = 0.32;

/// A line on the lips: shapes in order of time, none overlapping the next.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mouth {
    keys: Vec<Key>,
}

impl Key {
    fn lips(&self) -> Lips {
        let (open, wide, bite) = match self.shape {
            Shape::Closed => (0.0, 0.0, 0.0),
            Shape::Slight => (0.14, 0.1, 0.0),
            Shape::Open => (0.52, 0.12, 0.0),
            Shape::Wide => (0.34, 0.6, 0.0),
            Shape::Round => (0.38, -0.7, 0.0),
            Shape::Bite => (0.05, 0.05, 1.0),
        };
        Lips { open: open * self.open, wide: wide * self.strength, bite, speaks: 1.0 }
    }
}

impl Lips {
    fn mix(self, other: Self, t: f32) -> Self {
        let blend = |a: f32, b: f32| a + (b - a) * t;
        Self {
            open: blend(self.open, other.open),
            wide: blend(self.wide, other.wide),
            bite: blend(self.bite, other.bite),
            speaks: blend(self.speaks, other.speaks),
        }
    }
}

impl Mouth {
    /// A mouth with these shapes; they are put in order, and one that begins before the last has ended waits for it.
    #[must_use]
    pub fn new(mut keys: Vec<Key>) -> Self {
        keys.sort_by(|a, b| a.from.total_cmp(&b.from));
        for index in 1..keys.len() {
            let before = keys[index - 1].to;
            keys[index].from = keys[index].from.max(before);
            keys[index].to = keys[index].to.max(keys[index].from);
        }
        Self { keys }
    }

    /// The lips at `t`; at rest outside of speech.
    #[must_use]
    pub fn at(&self, t: f32) -> Lips {
        let next = self.keys.partition_point(|key| key.from <= t);
        let before = next.checked_sub(1).map(|index| &self.keys[index]);
        let after = self.keys.get(next);
        let toward = |key: &Key| Lips::default().mix(key.lips(), ease((t - (key.from - LEAVES)) / LEAVES));
        let away = |key: &Key| key.lips().mix(Lips::default(), ease((t - key.to) / RETURNS));
        match (before, after) {
            (None, None) => Lips::default(),
            (None, Some(after)) => toward(after),
            (Some(before), None) => away(before),
            (Some(before), Some(_)) if t <= before.to => before.lips(),
            (Some(before), Some(after)) if after.from - before.to > REST => {
                if t < after.from - LEAVES { away(before) } else { toward(after) }
            }
            (Some(before), Some(after)) => {
                before.lips().mix(after.lips(), ease((t - before.to) / (after.from - before.to).max(1e-3)))
            }
        }
    }

    /// How much a stressed syllable is felt at `t`, 0 to 1: heads and brows go with it.
    #[must_use]
    pub fn stress(&self, t: f32) -> f32 {
        let felt = |key: &Key| {
            let middle = key.from.midpoint(key.to);
            ease(1.0 - (t - middle).abs() / 0.26)
        };
        self.keys.iter().filter(|key| key.stressed && (key.from - t).abs() < 0.6).map(felt).fold(0.0, f32::max)
    }

    /// First and last second of speech.
    #[must_use]
    pub fn span(&self) -> Option<(f32, f32)> {
        Some((self.keys.first()?.from, self.keys.last()?.to))
    }
}

fn ease(t: f32) -> f32 {
    super::act::ease(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(from: f32, to: f32, shape: Shape) -> Key {
        Key { from, to, shape, open: 1.0, strength: 1.0, stressed: shape == Shape::Open }
    }

    fn mama() -> Mouth {
        let keys = vec![
            key(1.0, 1.05, Shape::Closed), key(1.12, 1.2, Shape::Open), key(1.28, 1.33, Shape::Closed), key(1.4, 1.5, Shape::Open),
        ];
        Mouth::new(keys)
    }

    #[test]
    fn lips_meet_for_an_m_and_open_for_an_a() {
        let mouth = mama();
        assert_eq!(mouth.at(1.3).open, 0.0);
        assert!(mouth.at(1.15).open > 0.5 && mouth.at(1.45).open > 0.5);
        assert_eq!(mouth.at(0.5), Lips::default());
        assert_eq!(mouth.at(2.0), Lips::default());
        assert_eq!(mouth.span(), Some((1.0, 1.5)));
    }

    #[test]
    fn a_mouth_never_jumps() {
        let mouth = mama();
        let opens: Vec<f32> = (0..400u16).map(|n| mouth.at(0.8 + f32::from(n) * 0.0025).open).collect();
        assert!(opens.windows(2).all(|pair| (pair[1] - pair[0]).abs() < 0.04), "{opens:?}");
        // Between two shapes the way is straight: it does not turn back.
        let rising = &opens[100..128];
        assert!(rising.windows(2).all(|pair| pair[1] >= pair[0] - 1e-6));
    }

    #[test]
    fn shapes_that_overlap_wait_for_each_other() {
        let mouth = Mouth::new(vec![key(0.2, 0.4, Shape::Open), key(0.0, 0.3, Shape::Round)]);
        assert!(mouth.at(0.29).wide < -0.6);
        assert!(mouth.at(0.35).wide > 0.0);
    }

    #[test]
    fn stress_is_felt_around_its_syllable_only() {
        let mouth = mama();
        assert!(mouth.stress(1.16) > 0.95 && mouth.stress(0.7) == 0.0 && mouth.stress(2.0) == 0.0);
    }
}
