//! Lines with no more points than can be seen: a thousand nodes have two thousand ways, and each point of one costs four
//! triangles.

use egui::Pos2;

/// A line of fewer points that looks the same: without those that lie nearer than `step` to the one before, and without those
/// on the straight way between their neighbours. The ends stay.
pub(super) fn thinned(points: impl Iterator<Item = Pos2>, step: f32) -> Vec<Pos2> {
    let mut kept: Vec<Pos2> = Vec::new();
    let mut end = None;
    for point in points {
        end = Some(point);
        if kept.last().is_some_and(|before| before.distance_sq(point) < step * step) {
            continue;
        }
        if let [.., a, b] = kept[..]
            && on_the_way(a, b, point)
        {
            kept.pop();
        }
        kept.push(point);
    }
    if let Some(end) = end.filter(|end| kept.last() != Some(end)) {
        // The end was too near to the last one that was kept, and stands in its place.
        if kept.len() > 1 {
            kept.pop();
        }
        kept.push(end);
    }
    kept
}

/// Whether the middle one of three points lies between the others, as far as can be seen.
fn on_the_way(a: Pos2, b: Pos2, c: Pos2) -> bool {
    /// In points.
    const SEEN: f32 = 0.02;
    let (along, to) = (c - a, b - a);
    let length = along.length();
    let beside = (along.x * to.y - along.y * to.x).abs();
    let ahead = along.dot(to);
    length > 0.0 && beside <= SEEN * length && (0.0..=length * length).contains(&ahead)
}

#[cfg(test)]
mod tests {
    use egui::pos2;

    use super::*;

    #[test]
    fn a_line_of_many_points_is_drawn_by_those_that_are_seen() {
        let corner = [(0.0, 0.0), (40.0, 0.0), (80.0, 0.0), (82.0, 0.5), (83.0, 1.5), (83.5, 4.0), (83.5, 60.0), (83.5, 90.0)];
        let corner = corner.map(|(x, y)| pos2(x, y));
        assert_eq!(thinned(corner.into_iter(), 0.0).len(), 6, "what is straight needs two points");
        let far = thinned(corner.into_iter(), 3.0);
        assert_eq!(far, [pos2(0.0, 0.0), pos2(80.0, 0.0), pos2(83.0, 1.5), pos2(83.5, 60.0), pos2(83.5, 90.0)]);
    }

    #[test]
    fn the_ends_of_a_line_stay_however_short_it_is() {
        let line = [pos2(0.0, 0.0), pos2(0.4, 0.0), pos2(0.8, 0.3)];
        assert_eq!(thinned(line.into_iter(), 3.0), [line[0], line[2]]);
        let turned = [pos2(0.0, 0.0), pos2(50.0, 0.0), pos2(51.0, 1.0)];
        assert_eq!(thinned(turned.into_iter(), 3.0), [turned[0], turned[2]]);
        assert_eq!(thinned(std::iter::once(line[0]), 3.0), [line[0]]);
        assert_eq!(thinned(std::iter::empty(), 3.0), []);
    }

    #[test]
    fn a_way_back_is_no_straight_way() {
        let back = [pos2(0.0, 0.0), pos2(50.0, 0.0), pos2(20.0, 0.0)];
        assert_eq!(thinned(back.into_iter(), 1.0), back);
    }
}
