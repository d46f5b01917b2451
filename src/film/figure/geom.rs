//! Curves of a drawing: outlines through few points, and limbs as swept strokes.
//!
//! An artist writes knots, `"120,40 *130,60"`, where a star marks a corner. The curve goes through
//! every knot. The module knows neither colour nor light.

use resvg::tiny_skia::{Path, PathBuilder, Point};
use serde::{Deserialize, Deserializer, de::Error as _};

/// Length of a Bézier handle as a part of its segment. 0.36 makes eight knots on a circle round.
const HANDLE: f32 = 0.36;
/// Steps that a swept limb takes between two knots.
const SWEEP_STEPS: usize = 10;

/// A point of an outline, in units of the drawing (y grows downwards).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knot {
    /// Distance from the left of the drawing.
    pub x: f32,
    /// Distance from the top of the drawing.
    pub y: f32,
    /// The outline breaks here instead of passing smoothly.
    pub corner: bool,
}

impl Knot {
    /// A smooth knot.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y, corner: false }
    }

    /// A knot at which the outline breaks.
    #[must_use]
    pub const fn corner(x: f32, y: f32) -> Self {
        Self { x, y, corner: true }
    }

    /// The knot between `self` (`t` = 0) and `other` (`t` = 1); it is a corner where `self` is.
    #[must_use]
    pub fn mix(self, other: Self, t: f32) -> Self {
        Self { x: self.x + (other.x - self.x) * t, y: self.y + (other.y - self.y) * t, corner: self.corner }
    }
}

/// Knots in order, as an artist wrote them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline(pub Vec<Knot>);

impl Outline {
    /// Reads `"x,y *x,y …"`.
    ///
    /// # Errors
    /// Tells the first word that is not a pair of numbers.
    pub fn parse(text: &str) -> Result<Self, String> {
        text.split_whitespace()
            .map(|word| {
                let (corner, pair) = word.strip_prefix('*').map_or((false, word), |rest| (true, rest));
                let (x, y) = pair.split_once(',').ok_or_else(|| format!("`{word}` is not a knot: write x,y"))?;
                let number = |part: &str| {
                    part.parse::<f32>()
                        .ok()
                        .filter(|value| value.is_finite())
                        .ok_or_else(|| format!("`{part}` in the knot `{word}` is not a number"))
                };
                Ok(Knot { x: number(x)?, y: number(y)?, corner })
            })
            .collect::<Result<Vec<_>, _>>()
            .map(Self)
    }

    /// The outline as a closed curve. None with fewer than three knots.
    #[must_use]
    pub fn closed(&self) -> Option<Path> {
        if self.0.len() < 3 { None } else { through(&self.0, true) }
    }

    /// The outline as an open curve. None with fewer than two knots.
    #[must_use]
    pub fn open(&self) -> Option<Path> {
        if self.0.len() < 2 { None } else { through(&self.0, false) }
    }

    /// A stroke that follows the outline with a width that changes, round at both ends.
    ///
    /// `widths` are whole widths, spread evenly along the knots; one width makes an even stroke.
    /// None with fewer than two knots or no width.
    #[must_use]
    pub fn swept(&self, widths: &[f32]) -> Option<Path> {
        let spine = self.samples()?;
        let last = spine.len() - 1;
        let half = |index: usize| width_at(widths, index as f32 / last as f32) * 0.5;
        if widths.is_empty() {
            return None;
        }
        let normal = |index: usize| {
            let (a, b) = (spine[index.saturating_sub(1)], spine[(index + 1).min(last)]);
            let (dx, dy) = (b.x - a.x, b.y - a.y);
            let length = dx.hypot(dy).max(1e-4);
            (-dy / length, dx / length)
        };
        let mut rim: Vec<Point> = Vec::with_capacity(spine.len() * 2 + 24);
        for (index, point) in spine.iter().enumerate() {
            let ((nx, ny), r) = (normal(index), half(index));
            rim.push(Point::from_xy(point.x + nx * r, point.y + ny * r));
        }
        cap(&mut rim, spine[last], normal(last), half(last));
        for (index, point) in spine.iter().enumerate().rev() {
            let ((nx, ny), r) = (normal(index), half(index));
            rim.push(Point::from_xy(point.x - nx * r, point.y - ny * r));
        }
        let (nx, ny) = normal(0);
        cap(&mut rim, spine[0], (-nx, -ny), half(0));
        let mut path = PathBuilder::new();
        for (index, point) in rim.iter().enumerate() {
            if index == 0 { path.move_to(point.x, point.y) } else { path.line_to(point.x, point.y) }
        }
        path.close();
        path.finish()
    }

    /// Points along the open curve, close enough together to look smooth. None with fewer than two knots.
    #[must_use]
    pub fn samples(&self) -> Option<Vec<Point>> {
        let knots = &self.0;
        if knots.len() < 2 {
            return None;
        }
        let mut points = Vec::with_capacity(knots.len() * SWEEP_STEPS);
        for index in 0..knots.len() - 1 {
            let (a, b) = (knots[index], knots[index + 1]);
            let (c1, c2) = handles(knots, index, false);
            for step in 0..SWEEP_STEPS {
                points.push(bezier(a, c1, c2, b, step as f32 / SWEEP_STEPS as f32));
            }
        }
        let end = knots[knots.len() - 1];
        points.push(Point::from_xy(end.x, end.y));
        Some(points)
    }
}

impl<'de> Deserialize<'de> for Outline {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

/// The width at `t` in 0..=1 along a list of widths.
fn width_at(widths: &[f32], t: f32) -> f32 {
    match widths {
        [] => 0.0,
        [only] => *only,
        _ => {
            let at = t.clamp(0.0, 1.0) * (widths.len() - 1) as f32;
            let index = (at as usize).min(widths.len() - 2);
            let part = at - index as f32;
            let eased = part * part * (3.0 - 2.0 * part);
            widths[index] + (widths[index + 1] - widths[index]) * eased
        }
    }
}

/// Half a circle from the side of `normal` to the other side, around `centre`.
fn cap(rim: &mut Vec<Point>, centre: Point, normal: (f32, f32), radius: f32) {
    let (nx, ny) = normal;
    let (tx, ty) = (ny, -nx);
    for step in 1..10 {
        let angle = step as f32 / 10.0 * std::f32::consts::PI;
        let (sin, cos) = (libm::sinf(angle), libm::cosf(angle));
        rim.push(Point::from_xy(centre.x + (nx * cos + tx * sin) * radius, centre.y + (ny * cos + ty * sin) * radius));
    }
}

fn bezier(a: Knot, c1: (f32, f32), c2: (f32, f32), b: Knot, t: f32) -> Point {
    let s = 1.0 - t;
    let (w0, w1, w2, w3) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
    Point::from_xy(a.x * w0 + c1.0 * w1 + c2.0 * w2 + b.x * w3, a.y * w0 + c1.1 * w1 + c2.1 * w2 + b.y * w3)
}

/// The two handles of the segment that begins at `index`.
fn handles(knots: &[Knot], index: usize, closed: bool) -> ((f32, f32), (f32, f32)) {
    let count = knots.len();
    let at = |offset: isize| -> Knot {
        let wanted = index as isize + offset;
        if closed {
            knots[wanted.rem_euclid(count as isize) as usize]
        } else {
            knots[wanted.clamp(0, count as isize - 1) as usize]
        }
    };
    let (before, a, b, after) = (at(-1), at(0), at(1), at(2));
    let length = (b.x - a.x).hypot(b.y - a.y) * HANDLE;
    let tangent = |from: Knot, to: Knot| {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let size = dx.hypot(dy).max(1e-4);
        (dx / size * length, dy / size * length)
    };
    let out = if a.corner { tangent(a, b) } else { tangent(before, b) };
    let into = if b.corner { tangent(a, b) } else { tangent(a, after) };
    ((a.x + out.0, a.y + out.1), (b.x - into.0, b.y - into.1))
}

/// A curve through every knot.
fn through(knots: &[Knot], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    path.move_to(knots[0].x, knots[0].y);
    let segments = if closed { knots.len() } else { knots.len() - 1 };
    for index in 0..segments {
        let end = knots[(index + 1) % knots.len()];
        let (c1, c2) = handles(knots, index, closed);
        path.cubic_to(c1.0, c1.1, c2.0, c2.1, end.x, end.y);
    }
    if closed {
        path.close();
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knots_are_read_with_corners() {
        let outline = Outline::parse(" 1,2 *-3.5,4\n 5,6 ").unwrap();
        assert_eq!(outline.0, [Knot::new(1.0, 2.0), Knot::corner(-3.5, 4.0), Knot::new(5.0, 6.0)]);
    }

    #[test]
    fn a_bad_knot_is_named() {
        assert!(Outline::parse("1,2 34").unwrap_err().contains("`34`"));
        assert!(Outline::parse("1,2 3,x").unwrap_err().contains("`x`"));
        assert!(Outline::parse("1,NaN").is_err());
    }

    #[test]
    fn eight_knots_make_a_round_circle() {
        let knots = (0..8).map(|step| {
            let angle = step as f32 / 8.0 * std::f32::consts::TAU;
            Knot::new(100.0 * angle.cos(), 100.0 * angle.sin())
        });
        let mut ring: Vec<Knot> = knots.collect();
        ring.push(ring[0]);
        ring.push(ring[1]);
        ring.insert(0, ring[7]);
        for point in &Outline(ring).samples().unwrap()[SWEEP_STEPS..SWEEP_STEPS * 8] {
            let radius = point.x.hypot(point.y);
            assert!((radius - 100.0).abs() < 0.6, "radius {radius}");
        }
    }

    #[test]
    fn a_corner_keeps_the_curve_straight() {
        let outline = Outline(vec![Knot::corner(0.0, 0.0), Knot::corner(10.0, 0.0), Knot::corner(10.0, 10.0)]);
        for point in &outline.samples().unwrap()[..SWEEP_STEPS] {
            assert!(point.y.abs() < 1e-5);
        }
    }

    #[test]
    fn a_sweep_is_as_wide_as_told() {
        let path = Outline::parse("0,0 100,0").unwrap().swept(&[20.0, 10.0]).unwrap();
        let bounds = path.bounds();
        assert!((bounds.top() + 10.0).abs() < 0.1 && (bounds.bottom() - 10.0).abs() < 0.1);
        assert!((bounds.left() + 10.0).abs() < 0.6 && (bounds.right() - 105.0).abs() < 0.6);
    }

    #[test]
    fn too_few_knots_make_no_curve() {
        assert!(Outline::parse("1,1 2,2").unwrap().closed().is_none());
        assert!(Outline::parse("1,1").unwrap().open().is_none());
        assert!(Outline::parse("1,1").unwrap().swept(&[2.0]).is_none());
    }
}
