//! The line along which a way runs, from its corners: level curves where both change, straight lines elsewhere, with round
//! corners. The SVG writes its strokes as they are; a window that knows no curves takes points of them.

use super::Point;

/// A stroke of a line; each begins where the one before ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stroke {
    /// The line begins there.
    Begin(Point),
    /// Straight to there.
    Line(Point),
    /// A quadratic Bézier curve: its control point and its end.
    Corner(Point, Point),
    /// A cubic Bézier curve: its control points and its end.
    Curve(Point, Point, Point),
}

/// How far from its corner a line begins to turn.
const RADIUS: f32 = 7.0;

/// The line through those corners.
#[must_use]
pub fn course(points: &[Point]) -> Vec<Stroke> {
    let mut strokes = Vec::with_capacity(points.len() * 2);
    for (at, point) in points.iter().enumerate() {
        let Some(before) = at.checked_sub(1).map(|before| points[before]) else {
            strokes.push(Stroke::Begin(*point));
            continue;
        };
        let is_curve = |a: Point, b: Point| (a.x - b.x).abs() > 0.05 && (a.y - b.y).abs() > 0.05;
        if is_curve(before, *point) {
            let middle = (before.x + point.x) / 2.0;
            strokes.push(Stroke::Curve(Point { x: middle, y: before.y }, Point { x: middle, y: point.y }, *point));
        } else {
            let next = points.get(at + 1).filter(|next| !is_curve(*point, **next));
            strokes.push(Stroke::Line(next.map_or(*point, |next| short_of(*point, before, *next))));
            if let Some(next) = next {
                strokes.push(Stroke::Corner(*point, short_of(*point, *next, before)));
            }
        }
    }
    strokes
}

/// A little before the corner, coming from `near`; half the way at most, to either side.
fn short_of(corner: Point, near: Point, other: Point) -> Point {
    let length = |to: Point| (to.x - corner.x).abs() + (to.y - corner.y).abs();
    let far = length(near);
    let step = RADIUS.min(far / 2.0).min(length(other) / 2.0);
    if far < 0.1 {
        return corner;
    }
    Point { x: corner.x + (near.x - corner.x) / far * step, y: corner.y + (near.y - corner.y) / far * step }
}

/// Points along a line: `parts` (at least 1) for each curve, a quarter of them for each corner.
#[must_use]
pub fn flatten(strokes: &[Stroke], parts: u16) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(strokes.len() * 4);
    for stroke in strokes {
        let from = points.last().copied().unwrap_or_default();
        let mix = |weights: &[(f32, Point)]| {
            let sum = |part: fn(Point) -> f32| weights.iter().map(|(weight, point)| weight * part(*point)).sum::<f32>();
            Point { x: sum(|point| point.x), y: sum(|point| point.y) }
        };
        match *stroke {
            Stroke::Begin(to) | Stroke::Line(to) => points.push(to),
            Stroke::Corner(by, to) => {
                let parts = (parts / 4).max(1);
                for step in 1..=parts {
                    let t = f32::from(step) / f32::from(parts);
                    let s = 1.0 - t;
                    points.push(mix(&[(s * s, from), (2.0 * s * t, by), (t * t, to)]));
                }
            }
            Stroke::Curve(by, then, to) => {
                let parts = parts.max(1);
                for step in 1..=parts {
                    let t = f32::from(step) / f32::from(parts);
                    let s = 1.0 - t;
                    points.push(mix(&[(s * s * s, from), (3.0 * s * s * t, by), (3.0 * s * t * t, then), (t * t * t, to)]));
                }
            }
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(all: &[(f32, f32)]) -> Vec<Point> {
        all.iter().map(|&(x, y)| Point { x, y }).collect()
    }

    #[test]
    fn a_line_is_followed_from_its_first_corner_to_its_last() {
        let corners = points(&[(0.0, 10.0), (40.0, 10.0), (40.0, 90.0), (200.0, 90.0), (260.0, 30.0)]);
        let strokes = course(&corners);
        for parts in [1, 4, 12] {
            let line = flatten(&strokes, parts);
            assert_eq!((line[0], line[line.len() - 1]), (corners[0], corners[4]));
            // It never leaves the rectangle of its corners, and only turns near one.
            assert!(line.iter().all(|point| (0.0..=260.0).contains(&point.x) && (10.0..=90.0).contains(&point.y)), "{line:?}");
            assert!(line.iter().any(|point| point.x == 40.0 && (17.0..=83.0).contains(&point.y)), "{line:?}");
        }
        assert!(flatten(&strokes, 12).len() > flatten(&strokes, 4).len());
    }

    #[test]
    fn a_curve_leaves_and_arrives_level() {
        let line = flatten(&course(&points(&[(0.0, 0.0), (100.0, 50.0)])), 20);
        let slope = |a: Point, b: Point| ((b.y - a.y) / (b.x - a.x)).abs();
        assert!(slope(line[0], line[1]) < 0.1 && slope(line[18], line[19]) < 2.0, "{line:?}");
        assert!((line[10].x - 50.0).abs() < 0.01 && (line[10].y - 25.0).abs() < 0.01);
    }
}
