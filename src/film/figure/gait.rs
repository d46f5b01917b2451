//! Walking: where feet tread, and how legs reach them.
//!
//! A foot that stands does not move: its place on the ground is planned, and thigh, knee and sole follow from it. So
//! nothing slides, whatever the length of the way. Pure functions; knows no sets and no seconds.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::act::ease;
use super::rig::{Joint, Pose};
use super::spec::PartSpec;

/// How a figure walks, as written.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GaitSpec {
    /// From which side it is seen walking.
    pub view: View,
    /// Which way it faces in a side view: −1 left, 1 right.
    #[serde(default = "left")]
    pub faces: f32,
    /// The part that everything hangs on.
    pub body: String,
    /// The part that leans and counters the hips.
    #[serde(default)]
    pub torso: Option<String>,
    /// Two legs: thigh, shin and foot in a side view; leg and foot from behind or before.
    pub legs: (Vec<String>, Vec<String>),
    /// Arms that swing: upper arm, forearm. The first goes with the second leg.
    #[serde(default)]
    pub arms: Vec<Vec<String>>,
    /// Length of a step as a part of the leg's.
    #[serde(default = "usual_step")]
    pub step: f32,
    /// From the ankle to the ball of the foot, units of the drawing.
    #[serde(default = "usual_ball")]
    pub ball: f32,
}

/// From which side a walk is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum View {
    /// From the side: the knees bend.
    Side,
    /// From behind, before or three-quarter: the legs shorten.
    Back,
}

const fn left() -> f32 {
    -1.0
}

const fn usual_step() -> f32 {
    0.72
}

const fn usual_ball() -> f32 {
    46.0
}

/// How far the sole turns as a foot leaves the ground and as its heel comes down, degrees.
const PUSH: f32 = 32.0;
const STRIKE: f32 = 15.0;
/// The part of a step in which both feet stand.
const BOTH: f32 = 0.2;

/// A foot at one moment of a walk.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Tread {
    /// How far along the way it is, 0 to 1.
    pub along: f32,
    /// How high it is lifted, 0 to 1.
    pub lift: f32,
    /// Heel up (positive) or toes up, degrees.
    pub pitch: f32,
}

/// A walk at one moment.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Stride {
    /// How far along the way the body is, 0 to 1.
    pub body: f32,
    /// Both feet.
    pub feet: [Tread; 2],
    /// The steps gone, and how fully the walk is under way, 0 to 1.
    pub count: f32,
    /// How fully the walk is under way, 0 to 1.
    pub pace: f32,
}

/// A way of `steps` steps and one that closes the feet, at `part` (0 to 1) of its time.
#[must_use]
pub fn stride(steps: u32, part: f32) -> Stride {
    #[expect(clippy::cast_precision_loss, reason = "few steps")]
    let n = steps.max(1) as f32;
    let swings = n + 1.0;
    let q = part.clamp(0.0, 1.0) * swings;
    // The body leaves slowly, goes evenly, and comes to rest: half a step's way in the first and the last swing.
    let body = if q < 1.0 {
        0.5 * q * q
    } else if q < n {
        q - 0.5
    } else {
        n - 0.5 * (swings - q) * (swings - q)
    } / n;
    let feet = [tread(0, q, n), tread(1, q, n)];
    Stride { body, feet, count: q, pace: q.min(swings - q).clamp(0.0, 1.0) }
}

/// Foot `which` (the first swings first) after `q` swings of a way of `n` steps.
fn tread(which: u32, q: f32, n: f32) -> Tread {
    #[expect(clippy::cast_precision_loss, reason = "0 or 1")]
    let which = which as f32;
    // Its swings are which + 1, which + 3, …; swing j lasts from j − 1 to j and ends at the place j, the last at n.
    let begun = ((q - which) / 2.0).floor().max(-1.0);
    let swing = begun * 2.0 + which + 1.0;
    let place = |j: f32| j.clamp(0.0, n);
    let since = q - (swing - 1.0);
    let first = swing < 1.5;
    let last = swing > n + 0.5;
    if begun < 0.0 || swing > n + 1.0 {
        // Not yet gone, or arrived for good.
        let stands = if begun < 0.0 { 0.0 } else { n };
        let leaves = which - q;
        let pitch = if begun < 0.0 && which > 0.5 { PUSH * 0.7 * ease(1.0 - leaves / 0.3) } else { 0.0 };
        return Tread { along: stands / n, lift: 0.0, pitch };
    }
    let (from, to) = (place(swing - 2.0), place(swing));
    let begin = BOTH / 2.0;
    let s = ((since - begin) / (1.0 - BOTH)).clamp(0.0, 1.0);
    if since < 1.0 - begin {
        let push = if first { 0.0 } else if swing < 2.5 { PUSH * 0.7 } else { PUSH };
        let strike = if last { 0.0 } else { STRIKE };
        let pitch = if s <= 0.0 { push } else { push + (-strike - push) * ease(s * 1.1) + if first { 10.0 * bump(s) } else { 0.0 } };
        return Tread { along: (from + (to - from) * ease(s)) / n, lift: bump(s), pitch };
    }
    // Stands: heel down, flat, and the heel leaves again before the next swing, if there is one.
    let stood = since - (1.0 - begin);
    let lands = if last { 0.0 } else { -STRIKE * (1.0 - ease(stood / 0.22)) };
    let next = swing + 2.0;
    let leaves = if next > n + 1.0 { 0.0 } else { PUSH * ease((since - 1.55) / 0.55) };
    Tread { along: to / n, lift: 0.0, pitch: lands + leaves }
}

/// Up and down again, highest before the middle.
fn bump(s: f32) -> f32 {
    libm::sinf(libm::powf(s, 0.85) * std::f32::consts::PI).max(0.0)
}

/// A figure's legs, measured.
#[derive(Debug, Clone)]
pub struct Gait {
    spec: GaitSpec,
    legs: [Leg; 2],
}

#[derive(Debug, Clone, Copy)]
struct Leg {
    hip: (f32, f32),
    knee: (f32, f32),
    ankle: (f32, f32),
    sole: f32,
}

impl Leg {
    fn length(&self) -> f32 {
        distance(self.hip, self.knee) + distance(self.knee, self.ankle)
    }
}

fn distance(a: (f32, f32), b: (f32, f32)) -> f32 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

impl Gait {
    /// Measures the legs of a figure whose soles stand at the height `ground`.
    ///
    /// # Errors
    /// Names what is missing.
    pub fn measure(spec: &GaitSpec, parts: &BTreeMap<String, PartSpec>, ground: f32) -> Result<Self, String> {
        let wanted = match spec.view {
            View::Side => 3,
            View::Back => 2,
        };
        let pivot = |name: &str| {
            parts.get(name).map(|part| part.pivot).ok_or_else(|| format!("`gait` moves `{name}`, and there is no such part"))
        };
        pivot(&spec.body)?;
        for name in spec.torso.iter().chain(spec.arms.iter().flatten()) {
            pivot(name)?;
        }
        let leg = |names: &[String]| -> Result<Leg, String> {
            if names.len() != wanted {
                return Err(format!("a leg of `gait` has {} parts; this view wants {wanted}", names.len()));
            }
            let points = names.iter().map(|name| pivot(name)).collect::<Result<Vec<_>, _>>()?;
            let (hip, ankle) = (points[0], points[wanted - 1]);
            let knee = if wanted == 3 { points[1] } else { (f32::midpoint(hip.0, ankle.0), f32::midpoint(hip.1, ankle.1)) };
            Ok(Leg { hip, knee, ankle, sole: (ground - ankle.1).max(0.0) })
        };
        Ok(Self { legs: [leg(&spec.legs.0)?, leg(&spec.legs.1)?], spec: spec.clone() })
    }

    /// From which side the walk is seen.
    #[must_use]
    pub const fn view(&self) -> View {
        self.spec.view
    }

    /// Which way it faces in a side view.
    #[must_use]
    pub const fn faces(&self) -> f32 {
        self.spec.faces
    }

    /// The length of a step, units of the drawing.
    #[must_use]
    pub fn step(&self) -> f32 {
        self.legs[0].length() * self.spec.step
    }

    /// The pose in which the feet stand `off` (right, down) from where they stand at rest, seen from the body.
    #[must_use]
    pub fn pose(&self, stride: &Stride, off: [(f32, f32); 2]) -> Pose {
        match self.spec.view {
            View::Side => self.side(stride, off),
            View::Back => self.back(stride, off),
        }
    }

    fn side(&self, stride: &Stride, off: [(f32, f32); 2]) -> Pose {
        let length = self.legs[0].length();
        let half = self.step() * 0.5;
        let reach = |dx: f32| length - (length * length - dx * dx).max(0.0).sqrt();
        // The hips are lowest when both feet stand; never higher than a standing foot lets them.
        let wave = reach(half) * (0.5 + 0.5 * libm::cosf(stride.count * std::f32::consts::TAU)) * stride.pace;
        let ankles: Vec<(f32, f32)> = (0..2).map(|i| self.ankle(i, stride.feet[i], off[i])).collect();
        let needs = |i: usize| {
            let (leg, ankle) = (&self.legs[i], ankles[i]);
            let dx = ankle.0 - leg.hip.0;
            let hip = ankle.1 - (length * length - dx * dx).max(0.0).sqrt();
            hip - leg.hip.1
        };
        let standing = (0..2).filter(|i| stride.feet[*i].lift < 0.02 && stride.feet[*i].pitch < PUSH * 0.5);
        let drop = standing.map(needs).fold(wave + length * 0.006 * stride.pace, f32::max);
        let mut pose = Pose::default().with(&self.spec.body, Joint { dy: drop, ..Joint::REST });
        let mut swings = [0.0f32; 2];
        for (i, names) in [&self.spec.legs.0, &self.spec.legs.1].into_iter().enumerate() {
            let leg = &self.legs[i];
            let (thigh, shin) = bend((leg.hip.0, leg.hip.1 + drop), ankles[i], leg, self.spec.faces);
            swings[i] = thigh;
            let foot = self.spec.faces * stride.feet[i].pitch;
            pose = pose
                .with(&names[0], Joint::turned(thigh))
                .with(&names[1], Joint::turned(shin - thigh))
                .with(&names[2], Joint::turned(foot - shin));
        }
        for (i, arm) in self.spec.arms.iter().enumerate().take(2) {
            let swing = swings[1 - i] * 0.62;
            let ahead = -swing * self.spec.faces;
            for (part, turn) in arm.iter().zip([swing, -self.spec.faces * (6.0 * stride.pace + ahead.max(0.0) * 0.45)]) {
                pose = pose.with(part, Joint::turned(turn));
            }
        }
        if let Some(torso) = &self.spec.torso {
            let lean = self.spec.faces * 2.2 * stride.pace;
            pose = pose.with(torso, Joint::turned(lean));
        }
        pose
    }

    /// Where an ankle is, in the drawing: the sole turns about the ball when the heel is up.
    fn ankle(&self, i: usize, foot: Tread, off: (f32, f32)) -> (f32, f32) {
        let leg = &self.legs[i];
        let angle = foot.pitch.to_radians();
        let (sin, cos) = (libm::sinf(angle), libm::cosf(angle));
        let (rise, forth) = if foot.pitch > 0.0 {
            // About the ball, which lies ahead of the ankle on the ground.
            (self.spec.ball * sin + leg.sole * (cos - 1.0), self.spec.ball * (1.0 - cos) + leg.sole * sin)
        } else {
            (-self.spec.ball * 0.4 * sin, leg.sole * sin)
        };
        let lift = foot.lift * leg.length() * 0.07;
        (leg.ankle.0 + off.0 + self.spec.faces * forth, leg.ankle.1 + off.1 - rise - lift)
    }

    fn back(&self, stride: &Stride, off: [(f32, f32); 2]) -> Pose {
        let length = self.legs[0].length();
        let wave = libm::cosf(stride.count * std::f32::consts::TAU);
        let drop = length * 0.022 * (0.5 + 0.5 * wave) * stride.pace;
        // The weight goes to the foot that stands.
        let weight = (stride.feet[1].lift - stride.feet[0].lift).clamp(-1.0, 1.0);
        let aside = if self.legs[0].hip.0 < self.legs[1].hip.0 { -1.0 } else { 1.0 };
        let shift = aside * weight * length * 0.016;
        let mut pose = Pose::default().with(&self.spec.body, Joint { dy: drop, dx: shift, ..Joint::REST });
        for (i, names) in [&self.spec.legs.0, &self.spec.legs.1].into_iter().enumerate() {
            let leg = &self.legs[i];
            let down = leg.ankle.1 - leg.hip.1;
            let lift = stride.feet[i].lift * length * 0.075;
            let (dx, dy) = (off[i].0 - shift, off[i].1 - lift - drop);
            let long = ((down + dy) / down).clamp(0.7, 1.25);
            let turn = -libm::atan2f(dx, down + dy).to_degrees();
            let knee = 1.0 + stride.feet[i].lift * 0.03;
            pose = pose
                .with(&names[0], Joint { turn, sx: knee, sy: long, ..Joint::REST })
                .with(&names[1], Joint { turn: -turn, sy: 1.0 / long, ..Joint::REST });
        }
        for (i, arm) in self.spec.arms.iter().enumerate().take(2) {
            let swing = stride.feet[1 - i].lift - stride.feet[i].lift;
            let Some(upper) = arm.first() else { continue };
            let side = if i == 0 { 1.0 } else { -1.0 };
            pose = pose.with(upper, Joint { turn: side * swing * 2.4 * stride.pace, sy: 1.0 - 0.05 * swing.abs(), ..Joint::REST });
        }
        if let Some(torso) = &self.spec.torso {
            pose = pose.with(torso, Joint { turn: -aside * weight * 0.9, ..Joint::REST });
        }
        pose
    }
}

/// How far thigh and shin turn from their rest (degrees, both against the drawing) so that the leg reaches from `hip` to
/// `ankle`, the knee forward.
fn bend(hip: (f32, f32), ankle: (f32, f32), leg: &Leg, faces: f32) -> (f32, f32) {
    let (upper, lower) = (distance(leg.hip, leg.knee), distance(leg.knee, leg.ankle));
    let far = distance(hip, ankle).clamp((upper - lower).abs() + 1e-3, upper + lower - 1e-3);
    let toward = libm::atan2f(ankle.1 - hip.1, ankle.0 - hip.0);
    let inner = ((upper * upper + far * far - lower * lower) / (2.0 * upper * far)).clamp(-1.0, 1.0);
    // The knee lies on the side that the figure faces.
    let thigh = toward - faces * libm::acosf(inner);
    let knee = (hip.0 + upper * libm::cosf(thigh), hip.1 + upper * libm::sinf(thigh));
    let shin = libm::atan2f(ankle.1 - knee.1, ankle.0 - knee.0);
    let rest = |a: (f32, f32), b: (f32, f32)| libm::atan2f(b.1 - a.1, b.0 - a.0);
    ((thigh - rest(leg.hip, leg.knee)).to_degrees(), (shin - rest(leg.knee, leg.ankle)).to_degrees())
}

#[cfg(test)]
mod tests {
    use super::super::rig::Skeleton;
    use super::*;
    use resvg::tiny_skia::Point;

    const PARTS: [(&str, Option<&str>, (f32, f32)); 7] = [
        ("hips", None, (100.0, 300.0)),
        ("thigh-n", Some("hips"), (100.0, 300.0)), ("shin-n", Some("thigh-n"), (98.0, 480.0)), ("foot-n", Some("shin-n"), (102.0, 650.0)),
        ("thigh-f", Some("hips"), (96.0, 300.0)), ("shin-f", Some("thigh-f"), (94.0, 480.0)), ("foot-f", Some("shin-f"), (98.0, 650.0)),
    ];

    fn gait() -> Gait {
        let part = |pivot| PartSpec { pivot, ..ron::from_str("(z: 0)").unwrap() };
        let parts = PARTS.iter().map(|(name, _, pivot)| ((*name).to_owned(), part(*pivot))).collect();
        let names = |side: &str| ["thigh", "shin", "foot"].map(|part| format!("{part}-{side}")).to_vec();
        let spec = GaitSpec {
            view: View::Side, faces: -1.0, body: "hips".into(), torso: None, legs: (names("n"), names("f")), arms: vec![], step: 0.72, ball: 40.0,
        };
        Gait::measure(&spec, &parts, 680.0).unwrap()
    }

    /// Where the ankles are while the body goes `way` units to the left, seen from the ground.
    fn ankles(way: f32, steps: u32, part: f32) -> [(f32, f32); 2] {
        let gait = gait();
        let skeleton = Skeleton::build(PARTS.iter().map(|(name, on, pivot)| (*name, *on, *pivot))).unwrap();
        let stride = stride(steps, part);
        let off = stride.feet.map(|foot| (-(foot.along - stride.body) * way, 0.0));
        let placed = skeleton.placed(&gait.pose(&stride, off));
        [("foot-n", (102.0, 650.0)), ("foot-f", (98.0, 650.0))].map(|(name, pivot)| {
            let mut point = Point::from_xy(pivot.0, pivot.1);
            placed[name].map_point(&mut point);
            (point.x - stride.body * way, point.y)
        })
    }

    #[test]
    fn a_standing_foot_does_not_slide() {
        let (way, steps) = (gait().step() * 4.0, 4);
        let mut flat = 0;
        for n in 0..200u16 {
            let (a, b) = (f32::from(n) / 200.0, f32::from(n + 1) / 200.0);
            let (feet, next) = (stride(steps, a).feet, stride(steps, b).feet);
            for i in 0..2 {
                let stands = |tread: &Tread| tread.lift == 0.0 && tread.pitch.abs() < 0.01;
                if stands(&feet[i]) && stands(&next[i]) {
                    flat += 1;
                    let (one, two) = (ankles(way, steps, a)[i], ankles(way, steps, b)[i]);
                    assert!((one.0 - two.0).abs() < 0.6 && (one.1 - two.1).abs() < 0.6, "{n}: {one:?} {two:?}");
                }
            }
        }
        assert!(flat > 100, "{flat}");
    }

    #[test]
    fn a_walk_begins_and_ends_at_rest() {
        for part in [0.0, 1.0] {
            let pose = gait().pose(&stride(5, part), [(0.0, 0.0); 2]);
            assert!(pose.0.values().all(|joint| joint.turn.abs() < 0.6 && joint.dy.abs() < 0.6), "{part}: {pose:?}");
        }
        let end = stride(5, 1.0);
        assert_eq!((end.body, end.feet[0].along, end.feet[1].along), (1.0, 1.0, 1.0));
    }

    #[test]
    fn everything_flows() {
        for steps in 1..7 {
            let all: Vec<Stride> = (0..=600u16).map(|n| stride(steps, f32::from(n) / 600.0)).collect();
            for pair in all.windows(2) {
                assert!(pair[1].body >= pair[0].body - 1e-6);
                for i in 0..2 {
                    let (a, b) = (pair[0].feet[i], pair[1].feet[i]);
                    assert!((b.along - a.along).abs() < 0.06 && b.along >= a.along - 1e-6, "{steps}: {a:?} {b:?}");
                    assert!((b.pitch - a.pitch).abs() < 4.0, "{steps}: {a:?} {b:?}");
                    assert!((b.lift - a.lift).abs() < 0.15, "{steps}: {a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn a_leg_without_its_parts_is_named() {
        let mut spec = gait().spec;
        spec.legs.0.pop();
        assert!(Gait::measure(&spec, &BTreeMap::new(), 0.0).unwrap_err().contains("hips"));
    }
}
