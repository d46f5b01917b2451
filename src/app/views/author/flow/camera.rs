//! Which part of a drawing is seen, and how large.

use egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::scenario::draw::{Place, Point};

/// The smallest and the largest that a point of the drawing gets.
const ZOOM: (f32, f32) = (0.002, 4.0);
/// Between what is shown and the border of the window's part.
const EDGE: f32 = 28.0;

/// The point of the drawing in the middle of the screen's part, and points of the screen for one of the drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Camera {
    pub(super) middle: Pos2,
    pub(super) zoom: f32,
}

impl Camera {
    /// Where a point of the drawing is on the screen.
    pub(super) fn at(self, area: Rect, point: Point) -> Pos2 {
        area.center() + (pos2(point.x, point.y) - self.middle) * self.zoom
    }

    /// Where a rectangle of the drawing is on the screen.
    pub(super) fn rect(self, area: Rect, place: Place) -> Rect {
        Rect::from_min_size(self.at(area, Point { x: place.x, y: place.y }), vec2(place.w, place.h) * self.zoom)
    }

    /// The point of the drawing that is at a place of the screen.
    pub(super) fn drawn(self, area: Rect, at: Pos2) -> Pos2 {
        self.middle + (at - area.center()) / self.zoom
    }

    /// The part of the drawing that is seen.
    pub(super) fn seen(self, area: Rect) -> Place {
        let (least, size) = (self.drawn(area, area.min), area.size() / self.zoom);
        Place { x: least.x, y: least.y, w: size.x, h: size.y }
    }

    /// The drawing moved by so many points of the screen.
    pub(super) fn moved(self, by: Vec2) -> Self {
        Self { middle: self.middle - by / self.zoom, ..self }
    }

    /// Larger by a factor; what is at `at` of the screen stays there.
    pub(super) fn zoomed(self, area: Rect, at: Pos2, factor: f32) -> Self {
        let kept = self.drawn(area, at);
        let zoom = (self.zoom * factor).clamp(ZOOM.0, ZOOM.1);
        Self { middle: kept - (at - area.center()) / zoom, zoom }
    }

    /// The whole drawing, no larger than it is drawn.
    pub(super) fn whole(area: Rect, size: Point) -> Self {
        let room = (area.size() - Vec2::splat(2.0 * EDGE)).max(Vec2::splat(40.0));
        let zoom = (room.x / size.x.max(1.0)).min(room.y / size.y.max(1.0)).clamp(ZOOM.0, 1.0);
        Self { middle: pos2(size.x / 2.0, size.y / 2.0), zoom }
    }

    /// Moved no more than needed for a box to be seen with some room around; one that is larger than the room from its top.
    pub(super) fn showing(self, area: Rect, place: Place) -> Self {
        let (rect, room) = (self.rect(area, place).expand(EDGE), area);
        let along = |low: f32, high: f32, from: f32, to: f32| {
            if low < from || high - low > to - from {
                from - low
            } else if high > to {
                to - high
            } else {
                0.0
            }
        };
        let by = vec2(along(rect.left(), rect.right(), room.left(), room.right()), along(rect.top(), rect.bottom(), room.top(), room.bottom()));
        self.moved(by)
    }

    /// With the drawing still in sight: the middle of the screen never leaves it.
    pub(super) fn held(self, size: Point) -> Self {
        Self { middle: self.middle.clamp(Pos2::ZERO, pos2(size.x.max(1.0), size.y.max(1.0))), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { min: pos2(200.0, 100.0), max: pos2(1000.0, 600.0) };

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let camera = Camera { middle: pos2(900.0, 400.0), zoom: 0.5 };
        let at = pos2(333.0, 444.0);
        let under = camera.drawn(AREA, at);
        for factor in [0.5, 1.7, 100.0, 0.0001] {
            let zoomed = camera.zoomed(AREA, at, factor);
            let now = zoomed.drawn(AREA, at);
            assert!((now - under).length() < 0.05, "{factor}: {now:?} for {under:?}");
            assert!((ZOOM.0..=ZOOM.1).contains(&zoomed.zoom));
        }
        let moved = camera.moved(vec2(10.0, -4.0));
        assert!((moved.drawn(AREA, at + vec2(10.0, -4.0)) - under).length() < 1e-3);
    }

    #[test]
    fn the_whole_is_seen_and_never_larger_than_drawn() {
        let size = Point { x: 9_000.0, y: 3_000.0 };
        let seen = Camera::whole(AREA, size).seen(AREA);
        assert!(seen.x < 0.0 && seen.y < 0.0 && seen.right() > size.x && seen.bottom() > size.y, "{seen:?}");
        assert_eq!(Camera::whole(AREA, Point { x: 100.0, y: 100.0 }).zoom, 1.0);
    }

    #[test]
    fn a_box_is_brought_into_sight_and_one_in_sight_stays() {
        let camera = Camera { middle: pos2(0.0, 0.0), zoom: 1.0 };
        let near = Place { x: -100.0, y: -50.0, w: 236.0, h: 120.0 };
        assert_eq!(camera.showing(AREA, near), camera);
        for far in [Place { x: 4_000.0, y: 900.0, ..near }, Place { x: -4_000.0, y: -900.0, ..near }, Place { x: 0.0, y: 700.0, w: 236.0, h: 2_000.0 }] {
            let now = camera.showing(AREA, far).rect(AREA, far);
            assert!(AREA.contains(now.left_top()) && now.right() < AREA.right(), "{now:?}");
        }
    }
}
