//! Joints, poses and what hangs on what: where each part stands for a given state.

use std::collections::BTreeMap;

use resvg::tiny_skia::Transform;
use serde::Deserialize;

/// How a part departs from its place at rest, around its own pivot.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Joint {
    /// Turn in degrees, clockwise.
    pub turn: f32,
    /// Shift to the right, in units of the drawing.
    pub dx: f32,
    /// Shift downwards.
    pub dy: f32,
    /// Stretch across.
    pub sx: f32,
    /// Stretch downwards.
    pub sy: f32,
}

impl Joint {
    /// At rest.
    pub const REST: Self = Self { turn: 0.0, dx: 0.0, dy: 0.0, sx: 1.0, sy: 1.0 };

    /// A turn in degrees, clockwise.
    #[must_use]
    pub const fn turned(turn: f32) -> Self {
        Self { turn, ..Self::REST }
    }

    /// Both departures together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            turn: self.turn + other.turn,
            dx: self.dx + other.dx,
            dy: self.dy + other.dy,
            sx: self.sx * other.sx,
            sy: self.sy * other.sy,
        }
    }

    /// The departure between `self` (`t` = 0) and `other` (`t` = 1).
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        let blend = |a: f32, b: f32| a + (b - a) * t;
        Self {
            turn: blend(self.turn, other.turn),
            dx: blend(self.dx, other.dx),
            dy: blend(self.dy, other.dy),
            sx: blend(self.sx, other.sx),
            sy: blend(self.sy, other.sy),
        }
    }

    /// The transform about `pivot`.
    #[must_use]
    pub fn about(self, pivot: (f32, f32)) -> Transform {
        let angle = self.turn.to_radians();
        let (sin, cos) = (libm::sinf(angle), libm::cosf(angle));
        Transform::from_translate(-pivot.0, -pivot.1)
            .post_concat(Transform::from_row(cos * self.sx, sin * self.sx, -sin * self.sy, cos * self.sy, 0.0, 0.0))
            .post_translate(pivot.0 + self.dx, pivot.1 + self.dy)
    }
}

impl Default for Joint {
    fn default() -> Self {
        Self::REST
    }
}

/// Departures by name of the part; a part that is not named rests.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pose(pub BTreeMap<String, Joint>);

impl Pose {
    /// The pose between `self` (`t` = 0) and `other` (`t` = 1).
    #[must_use]
    pub fn mix(&self, other: &Self, t: f32) -> Self {
        let names = self.0.keys().chain(other.0.keys());
        Self(names.map(|name| (name.clone(), self.joint(name).mix(other.joint(name), t))).collect())
    }

    /// Both poses together: turns and shifts add up.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let names = self.0.keys().chain(other.0.keys());
        Self(names.map(|name| (name.clone(), self.joint(name).and(other.joint(name)))).collect())
    }

    /// The same pose with one more departure of `part`.
    #[must_use]
    pub fn with(mut self, part: &str, joint: Joint) -> Self {
        let total = self.joint(part).and(joint);
        self.0.insert(part.to_owned(), total);
        self
    }

    /// The departure of that part.
    #[must_use]
    pub fn joint(&self, part: &str) -> Joint {
        self.0.get(part).copied().unwrap_or(Joint::REST)
    }
}

/// What hangs on what, flattened: a part's parent always comes before it.
#[derive(Debug, Clone, Default)]
pub struct Skeleton {
    bones: Vec<Bone>,
}

#[derive(Debug, Clone)]
struct Bone {
    name: String,
    parent: Option<usize>,
    pivot: (f32, f32),
}

impl Skeleton {
    /// Builds the tree from (name, parent, pivot).
    ///
    /// # Errors
    /// Names a part whose parent does not exist, or that hangs on itself.
    pub fn build<'a>(parts: impl IntoIterator<Item = (&'a str, Option<&'a str>, (f32, f32))>) -> Result<Self, String> {
        let mut waiting: Vec<_> = parts.into_iter().collect();
        let mut bones: Vec<Bone> = Vec::with_capacity(waiting.len());
        while !waiting.is_empty() {
            let before = waiting.len();
            waiting.retain(|&(name, parent, pivot)| {
                let found = parent.map(|wanted| bones.iter().position(|bone| bone.name == wanted));
                if matches!(found, Some(None)) {
                    return true;
                }
                bones.push(Bone { name: name.to_owned(), parent: found.flatten(), pivot });
                false
            });
            if waiting.len() == before {
                let (name, parent, _) = waiting[0];
                return Err(format!(
                    "the part `{name}` hangs on `{}`, which is missing or hangs on it in turn",
                    parent.unwrap_or_default()
                ));
            }
        }
        Ok(Self { bones })
    }

    /// The transform of every part in that pose, by name.
    #[must_use]
    pub fn placed(&self, pose: &Pose) -> BTreeMap<&str, Transform> {
        let mut done: Vec<Transform> = Vec::with_capacity(self.bones.len());
        for bone in &self.bones {
            let own = pose.joint(&bone.name).about(bone.pivot);
            done.push(bone.parent.map_or(own, |parent| own.post_concat(done[parent])));
        }
        self.bones.iter().zip(done).map(|(bone, transform)| (bone.name.as_str(), transform)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Point;

    fn arm() -> Skeleton {
        Skeleton::build([("hand", Some("arm"), (20.0, 0.0)), ("arm", None, (10.0, 0.0))]).unwrap()
    }

    fn moved(transform: Transform, x: f32, y: f32) -> (f32, f32) {
        let mut point = Point::from_xy(x, y);
        transform.map_point(&mut point);
        (point.x, point.y)
    }

    #[test]
    fn a_turn_leaves_the_pivot_where_it_is() {
        let turn = Joint::turned(90.0).about((10.0, 5.0));
        let (x, y) = moved(turn, 10.0, 5.0);
        assert!((x - 10.0).abs() < 1e-4 && (y - 5.0).abs() < 1e-4);
        let (x, y) = moved(turn, 20.0, 5.0);
        assert!((x - 10.0).abs() < 1e-4 && (y - 15.0).abs() < 1e-4, "{x} {y}");
    }

    #[test]
    fn a_hand_follows_its_arm() {
        let pose = Pose::default().with("arm", Joint::turned(90.0)).with("hand", Joint::turned(90.0));
        let (x, y) = moved(arm().placed(&pose)["hand"], 30.0, 0.0);
        assert!((x - 0.0).abs() < 1e-4 && (y - 10.0).abs() < 1e-4, "{x} {y}");
    }

    #[test]
    fn poses_mix_and_add() {
        let a = Pose::default().with("arm", Joint::turned(10.0));
        let b = Pose::default().with("hand", Joint { dx: 4.0, ..Joint::REST });
        assert_eq!(a.mix(&b, 0.5).joint("arm").turn, 5.0);
        assert_eq!(a.mix(&b, 0.5).joint("hand").dx, 2.0);
        assert_eq!(a.and(&b).joint("arm").turn, 10.0);
        assert_eq!(a.mix(&b, 0.0).joint("arm"), a.joint("arm"));
    }

    #[test]
    fn a_loop_is_refused() {
        let error = Skeleton::build([("a", Some("b"), (0.0, 0.0)), ("b", Some("a"), (0.0, 0.0))]).unwrap_err();
        assert!(error.contains("`a`"));
        assert!(Skeleton::build([("a", Some("nobody"), (0.0, 0.0))]).is_err());
    }
}
