//! Fewer blits: drawings that lie on each other and never move apart become one.

use resvg::tiny_skia::{Pixmap, PixmapPaint, Transform};

use super::ease::Track;
use super::set::Blend;
use super::sprite::Sprite;
use super::{Drawn, Element};

/// The smallest rectangle (x, y, width, height) that holds both.
pub(super) fn union(a: (f32, f32, f32, f32), b: (f32, f32, f32, f32)) -> (f32, f32, f32, f32) {
    let (x, y) = (a.0.min(b.0), a.1.min(b.1));
    let (right, bottom) = ((a.0 + a.2).max(b.0 + b.2), (a.1 + a.3).max(b.1 + b.3));
    (x, y, right - x, bottom - y)
}

impl Element {
    /// Something that lies on its plane as drawn.
    pub(super) fn plain(what: Drawn, depth: f32, strength: f32) -> Self {
        Self {
            what,
            depth,
            strength,
            blend: Blend::Normal,
            flicker: 0.0,
            own: Track::default(),
            pivot: (0.0, 0.0),
            carrier: None,
            light: None,
            inverse: false,
        }
    }

    /// Whether it always lies on its plane as drawn.
    fn is_fixed(&self) -> bool {
        self.blend == Blend::Normal
            && self.carrier.is_none()
            && self.light.is_none()
            && !self.inverse
            && self.flicker == 0.0
            && self.own.is_steady()
            && self.own.at(0.0, [0.0, 0.0, 1.0, 0.0, 1.0]) == [0.0, 0.0, 1.0, 0.0, 1.0]
    }
}

/// Drawings that lie on each other and never move apart become one, to be blitted once.
pub(super) fn merged(elements: Vec<Element>) -> Vec<Element> {
    let mut out: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let joined = match (out.last_mut(), &element.what) {
            (Some(last), Drawn::Sprite(upper)) if last.is_fixed() && element.is_fixed() && last.strength >= 1.0 => {
                match &last.what {
                    Drawn::Sprite(lower) if last.depth == element.depth && lower.scale == upper.scale => {
                        joined(lower, upper, element.strength)
                    }
                    _ => None,
                }
            }
            _ => None,
        };
        match (joined, out.last_mut()) {
            (Some(sprite), Some(last)) => last.what = Drawn::Sprite(sprite),
            _ => out.push(element),
        }
    }
    out
}

/// One sprite of two at the same scale; `None` when it would be too large.
fn joined(lower: &Sprite, upper: &Sprite, k: f32) -> Option<Sprite> {
    let s = lower.scale;
    let (a, b) = (lower.bounds()?, upper.bounds()?);
    let (x, y, w, h) = union(a, b);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels")]
    let mut pixels = Pixmap::new((w * s).ceil() as u32 + 1, (h * s).ceil() as u32 + 1)?;
    for (sprite, opacity) in [(lower, 1.0), (upper, k)] {
        let shift = Transform::from_translate(((sprite.at.0 - x) * s).round(), ((sprite.at.1 - y) * s).round());
        let paint = PixmapPaint { opacity, ..PixmapPaint::default() };
        pixels.draw_pixmap(0, 0, sprite.pixels.as_ref(), &paint, shift, None);
    }
    Some(Sprite { pixels, at: (x, y), scale: s })
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    fn square(at: (f32, f32), red: u8) -> Element {
        let mut pixels = Pixmap::new(4, 4).expect("small");
        pixels.fill(Color::from_rgba8(red, 0, 0, 255));
        Element::plain(Drawn::Sprite(Sprite { pixels, at, scale: 1.0 }), 1.0, 1.0)
    }

    #[test]
    fn fixed_drawings_on_one_plane_become_one_and_others_stay() {
        let mut nearer = square((0.0, 0.0), 9);
        nearer.depth = 1.3;
        let all = merged(vec![square((0.0, 0.0), 200), square((6.0, 2.0), 100), nearer, square((0.0, 0.0), 1)]);
        assert_eq!(all.len(), 3);
        let Drawn::Sprite(both) = &all[0].what else { panic!("a sprite") };
        assert_eq!(both.bounds(), Some((0.0, 0.0, 10.0, 6.0)));
        assert_eq!(both.pixels.pixel(1, 1).map(|p| p.red()), Some(200));
        assert_eq!(both.pixels.pixel(7, 3).map(|p| p.red()), Some(100));
        assert_eq!(both.pixels.pixel(5, 5).map(|p| p.alpha()), Some(0));
    }
}
