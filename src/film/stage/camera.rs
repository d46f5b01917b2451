//! The camera: one slow move a shot, nearer planes moving more than farther ones.

use resvg::tiny_skia::Transform;

use super::ease::Track;
use super::noise::smooth;

/// The picture's size in set units; a set is drawn for it.
pub const SIZE: (f32, f32) = (1280.0, 720.0);

/// From set units to pixels: turn about a pivot, zoom, shift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Map {
    /// Pixels to one unit.
    pub zoom: f32,
    /// Shift to the right, pixels.
    pub dx: f32,
    /// Shift down, pixels.
    pub dy: f32,
    /// Turn, radians clockwise.
    pub turn: f32,
    /// The point that stays when turning, in units.
    pub pivot: (f32, f32),
}

impl Default for Map {
    fn default() -> Self {
        Self { zoom: 1.0, dx: 0.0, dy: 0.0, turn: 0.0, pivot: (0.0, 0.0) }
    }
}

impl Map {
    /// Where a point in set units falls in the picture, in pixels.
    #[must_use]
    pub fn point(&self, x: f32, y: f32) -> (f32, f32) {
        let (x, y) = if self.turn == 0.0 {
            (x, y)
        } else {
            let (s, c) = (libm::sinf(self.turn), libm::cosf(self.turn));
            let (rx, ry) = (x - self.pivot.0, y - self.pivot.1);
            (self.pivot.0 + rx * c - ry * s, self.pivot.1 + rx * s + ry * c)
        };
        (x * self.zoom + self.dx, y * self.zoom + self.dy)
    }

    /// The same as a transform of the rasterizer.
    #[must_use]
    pub fn transform(&self) -> Transform {
        let turn = Transform::from_rotate_at(self.turn.to_degrees(), self.pivot.0, self.pivot.1);
        turn.post_concat(Transform::from_row(self.zoom, 0.0, 0.0, self.zoom, self.dx, self.dy))
    }

    /// This map after first moving a thing by `by` units and scaling it by `zoom` and turning it about `pivot`.
    #[must_use]
    pub fn after(&self, by: (f32, f32), zoom: f32, turn: f32, pivot: (f32, f32)) -> Self {
        let kept = 1.0 - zoom;
        let shift = (by.0 + pivot.0 * kept, by.1 + pivot.1 * kept);
        Self {
            zoom: self.zoom * zoom,
            dx: self.dx + shift.0 * self.zoom,
            dy: self.dy + shift.1 * self.zoom,
            turn,
            pivot,
        }
    }
}

/// A shot's camera over time.
#[derive(Clone, Debug)]
pub struct Camera {
    /// (centre x, centre y, zoom) in set units.
    pub track: Track<[f32; 3]>,
    /// Handheld sway, units at zoom 1.
    pub shake: f32,
    /// Makes one shot's sway unlike another's.
    pub seed: u32,
}

impl Camera {
    /// The map of a plane at `depth` (0 does not move, 1 is the plane the camera looks at) at `t` seconds,
    /// for a picture that is `size` times as large as the set.
    #[must_use]
    pub fn map(&self, t: f32, depth: f32, size: f32) -> Map {
        let [cx, cy, zoom] = self.track.at(t, [SIZE.0 / 2.0, SIZE.1 / 2.0, 1.0]);
        let sway = |n: u32| {
            (smooth(self.seed.wrapping_add(n), t * 0.5) + 0.4 * smooth(self.seed.wrapping_add(n + 7), t * 1.3))
                * self.shake
        };
        let (half_w, half_h) = (SIZE.0 / 2.0, SIZE.1 / 2.0);
        let z = 1.0 + (zoom - 1.0) * depth;
        let x = half_w + (cx + sway(1) - half_w) * depth;
        let y = half_h + (cy + sway(2) - half_h) * depth;
        Map {
            zoom: z * size,
            dx: (half_w - x * z) * size,
            dy: (half_h - y * z) * size,
            ..Map::default()
        }
    }

    /// The largest zoom of the whole shot at `depth`.
    #[must_use]
    pub fn largest_zoom(&self, depth: f32) -> f32 {
        self.track.values().map(|v| 1.0 + (v[2] - 1.0) * depth).fold(1.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::film::stage::ease::Ease;

    fn near(a: (f32, f32), b: (f32, f32)) -> bool {
        (a.0 - b.0).abs() < 0.01 && (a.1 - b.1).abs() < 0.01
    }

    #[test]
    fn at_rest_a_set_is_seen_as_drawn() {
        let camera = Camera { track: Track::default(), shake: 0.0, seed: 1 };
        for depth in [0.0, 0.6, 1.0, 1.7] {
            assert!(near(camera.map(3.0, depth, 1.0).point(100.0, 50.0), (100.0, 50.0)));
            assert!(near(camera.map(3.0, depth, 0.5).point(100.0, 50.0), (50.0, 25.0)));
        }
    }

    #[test]
    fn the_point_looked_at_stays_in_the_middle_and_depth_moves_more() {
        let track = Track::through(vec![(0.0, [640.0, 360.0, 1.0], Ease::Hold), (2.0, [800.0, 300.0, 2.0], Ease::Linear)]);
        let camera = Camera { track, shake: 0.0, seed: 1 };
        assert!(near(camera.map(2.0, 1.0, 1.0).point(800.0, 300.0), (640.0, 360.0)));
        let shift = |depth| camera.map(1.0, depth, 1.0).point(640.0, 360.0).0 - 640.0;
        assert!(shift(1.7) < shift(1.0) && shift(1.0) < shift(0.6) && shift(0.6) < 0.0);
    }

    #[test]
    fn a_thing_grows_about_its_pivot() {
        let map = Map::default().after((0.0, 0.0), 2.0, 0.0, (10.0, 20.0));
        assert!(near(map.point(10.0, 20.0), (10.0, 20.0)));
        assert!(near(map.point(11.0, 20.0), (12.0, 20.0)));
        let turned = Map::default().after((5.0, 0.0), 1.0, std::f32::consts::FRAC_PI_2, (10.0, 20.0));
        assert!(near(turned.point(11.0, 20.0), (15.0, 21.0)));
        let t = turned.transform();
        let mut p = resvg::tiny_skia::Point::from_xy(11.0, 20.0);
        t.map_point(&mut p);
        assert!(near((p.x, p.y), (15.0, 21.0)));
    }
}
