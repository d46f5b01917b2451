//! Ways that people go on foot: from anchor to anchor, step by step, in perspective.

use crate::film::figure::gait::{Gait, Stride, View, stride};
use crate::film::figure::Pose;

/// A place to stand: x, y and how many set units one unit of the drawing takes.
pub type Spot = [f32; 3];

/// Seconds that a step takes when nothing else tells how many there are.
const STEP_TAKES: f32 = 0.56;

/// One way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk {
    /// When it begins.
    pub at: f32,
    /// How long it takes.
    pub over: f32,
    /// Where it begins.
    pub from: Spot,
    /// Where it ends.
    pub to: Spot,
    /// How many steps.
    pub steps: u32,
}

impl Walk {
    /// A way for legs like these.
    #[must_use]
    pub fn new(gait: &Gait, at: f32, over: f32, from: Spot, to: Spot) -> Self {
        let scale = f32::midpoint(from[2], to[2]).max(0.01);
        let wide = (to[0] - from[0]).abs() / scale;
        let count = match gait.view() {
            View::Side => wide / gait.step(),
            View::Back => over / STEP_TAKES - 1.0,
        };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "some steps")]
        let steps = count.round().clamp(1.0, 400.0) as u32;
        Self { at, over: over.max(0.1), from, to, steps }
    }

    /// The stride at `t`.
    #[must_use]
    pub fn stride(&self, t: f32) -> Stride {
        stride(self.steps, (t - self.at) / self.over)
    }

    /// The place so far along the way: nearness grows as it does for someone who goes at an even pace.
    #[must_use]
    pub fn spot(&self, along: f32) -> Spot {
        let far = |scale: f32| 1.0 / scale.max(0.01);
        let scale = 1.0 / (far(self.from[2]) + (far(self.to[2]) - far(self.from[2])) * along);
        let spread = self.to[2] - self.from[2];
        let part = if spread.abs() > 1e-3 { (scale - self.from[2]) / spread } else { along };
        [self.from[0] + (self.to[0] - self.from[0]) * part, self.from[1] + (self.to[1] - self.from[1]) * part, scale]
    }

    /// The pose at `t` of someone drawn `mirrored` or not, and where they are.
    #[must_use]
    pub fn step(&self, gait: &Gait, t: f32, mirrored: bool) -> (Pose, Spot) {
        let stride = self.stride(t);
        let here = self.spot(stride.body);
        let side = if mirrored { -1.0 } else { 1.0 };
        let off = stride.feet.map(|foot| {
            let there = self.spot(foot.along);
            (side * (there[0] - here[0]) / here[2], (there[1] - here[1]) / here[2])
        });
        (gait.pose(&stride, off), here)
    }
}

/// Where someone is at `t`, and the pose of their legs while they walk; the last way that has begun holds.
#[must_use]
pub fn place(walks: &[Walk], gait: Option<&Gait>, t: f32, mirrored: bool) -> Option<(Pose, Spot)> {
    let walk = walks.iter().rev().find(|walk| walk.at <= t).or(walks.first())?;
    match gait {
        Some(gait) if t > walk.at && t < walk.at + walk.over => Some(walk.step(gait, t, mirrored)),
        _ => Some((Pose::default(), walk.spot(walk.stride(t).body))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(from: Spot, to: Spot) -> Walk {
        Walk { at: 1.0, over: 4.0, from, to, steps: 6 }
    }

    #[test]
    fn a_way_begins_and_ends_at_its_anchors() {
        let way = walk([100.0, 600.0, 0.5], [900.0, 500.0, 0.3]);
        assert_eq!(way.spot(way.stride(0.0).body), [100.0, 600.0, 0.5]);
        let end = way.spot(way.stride(9.0).body);
        assert!((end[0] - 900.0).abs() < 0.01 && (end[1] - 500.0).abs() < 0.01 && (end[2] - 0.3).abs() < 1e-4);
        let halfway = way.spot(0.5);
        assert!(halfway[2] < 0.4, "someone who goes away shrinks faster at first: {halfway:?}");
    }

    #[test]
    fn the_last_way_that_began_holds() {
        let ways = [walk([0.0, 0.0, 1.0], [100.0, 0.0, 1.0]), Walk { at: 8.0, ..walk([100.0, 0.0, 1.0], [50.0, 0.0, 1.0]) }];
        let x = |t: f32| place(&ways, None, t, false).unwrap().1[0];
        assert_eq!((x(0.0), x(6.0), x(20.0)), (0.0, 100.0, 50.0));
        assert!(x(3.0) > 10.0 && x(3.0) < 90.0);
        assert!(place(&[], None, 1.0, false).is_none());
    }
}
