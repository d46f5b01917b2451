//! Rain, rings on wet ground, dust and steam: drawn straight into the picture, a pure function of time.

use resvg::tiny_skia::Pixmap;

use super::camera::Map;
use super::noise::{hash2, smooth, unit};

/// A lamp that lights the rain near it: x, y, reach, strength; in pixels.
pub type Lamp = (f32, f32, f32, f32);

/// Adds `k` of light in `colour` to one pixel as by a screen; outside the picture nothing happens.
#[inline]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked against the picture")]
fn touch(to: &mut Pixmap, x: i32, y: i32, colour: [f32; 3], k: f32) {
    let (w, h) = (to.width(), to.height());
    let (Ok(x), Ok(y)) = (u32::try_from(x), u32::try_from(y)) else { return };
    if x >= w || y >= h || k <= 0.0 {
        return;
    }
    let at = (y as usize * w as usize + x as usize) * 4;
    for (p, c) in to.data_mut()[at..at + 3].iter_mut().zip(colour) {
        let d = f32::from(*p);
        *p = (d + (c * k).min(1.0) * (255.0 - d) + 0.5) as u8;
    }
}

/// A plane of falling rain.
#[derive(Clone, Copy, Debug)]
pub struct Rain {
    /// How many streaks are in the picture at once.
    pub count: u32,
    /// Picture heights a second.
    pub speed: f32,
    /// Length of a streak, pixels at 720 lines.
    pub length: f32,
    /// Brightness away from lamps.
    pub k: f32,
    /// Width of a streak, pixels at 720 lines.
    pub width: f32,
    /// Pixels sideways to one down.
    pub wind: f32,
    /// Makes one plane unlike another.
    pub seed: u32,
}

impl Rain {
    /// The plane behind the actors.
    #[must_use]
    pub fn far(strength: f32, wind: f32, seed: u32) -> Self {
        Self { count: scaled(420.0, strength), speed: 1.5, length: 24.0, k: 0.085, width: 0.9, wind, seed }
    }

    /// The plane before the actors.
    #[must_use]
    pub fn near(strength: f32, wind: f32, seed: u32) -> Self {
        Self { count: scaled(56.0, strength), speed: 2.2, length: 66.0, k: 0.15, width: 1.6, wind: wind * 1.15, seed: seed ^ 77 }
    }

    /// Draws the plane at `t` seconds; `size` is the picture's height over 720.
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "pixel coordinates")]
    pub fn draw(&self, to: &mut Pixmap, t: f32, size: f32, lamps: &[Lamp]) {
        let (w, h) = (to.width() as f32, to.height() as f32);
        for i in 0..self.count {
            let own = |n: u32| unit(self.seed.wrapping_add(n), i);
            let pace = self.speed * (0.8 + 0.4 * own(1));
            let fall = t * pace + own(2) * 7.0;
            let lap = fall.floor();
            let length = self.length * size * (0.6 + 0.8 * own(3));
            let y_end = (fall - lap) * (h + length);
            let x_top = unit(hash2(self.seed, i), lap as u32) * w * 1.2 - w * 0.1;
            let steps = length.max(2.0) as i32;
            for s in 0..steps {
                let down = s as f32 / steps as f32;
                let y = y_end - length + length * down;
                let x = x_top + (y - h * 0.5) * self.wind;
                let mut k = self.k * (0.5 + own(4)) * down;
                let mut colour = [0.72, 0.82, 0.92];
                for lamp in lamps {
                    let d2 = ((x - lamp.0).powi(2) + (y - lamp.1).powi(2)) / (lamp.2 * lamp.2);
                    if d2 < 1.0 {
                        let near = (1.0 - d2).powi(2) * lamp.3;
                        k += self.k * 2.4 * near * down;
                        colour = [0.72 + 0.28 * near.min(1.0), 0.82 + 0.1 * near.min(1.0), 0.92 - 0.1 * near.min(1.0)];
                    }
                }
                let left = x.floor();
                let part = x - left;
                let wide = self.width * size.max(0.6);
                touch(to, left as i32, y as i32, colour, k * (1.0 - part) * wide.min(1.3));
                touch(to, left as i32 + 1, y as i32, colour, k * (part + (wide - 1.0).max(0.0)).min(1.0));
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few hundred")]
fn scaled(count: f32, k: f32) -> u32 {
    (count * k).round().max(0.0) as u32
}

/// Rings where drops meet wet ground inside `area` (x, y, width, height, set units), smaller towards its top.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "pixel coordinates")]
pub fn ripples(to: &mut Pixmap, t: f32, count: u32, area: (f32, f32, f32, f32), map: Map, seed: u32) {
    for i in 0..count {
        let life = 0.75 + 0.3 * unit(seed + 1, i);
        let age = t / life + unit(seed + 2, i);
        let lap = age.floor();
        let age = age - lap;
        let chance = |n: u32| unit(hash2(seed + n, i), lap as u32);
        let near = chance(3).powf(0.7);
        let (x, y) = map.point(area.0 + area.2 * chance(4), area.1 + area.3 * near);
        let radius = (2.5 + 15.0 * age) * (0.35 + 0.65 * near) * map.zoom;
        let k = 0.3 * (1.0 - age).powi(2);
        let steps = (radius * 5.0).clamp(10.0, 90.0) as i32;
        for s in 0..steps {
            let angle = s as f32 / steps as f32 * std::f32::consts::TAU;
            let (px, py) = (x + radius * libm::cosf(angle), y + radius * 0.3 * libm::sinf(angle));
            let edge = if libm::sinf(angle) < 0.0 { 0.55 } else { 1.0 };
            touch(to, px as i32, py as i32, [0.74, 0.82, 0.88], k * edge);
        }
    }
}

/// Dust that floats in the light, `k` strong.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "pixel coordinates")]
pub fn dust(to: &mut Pixmap, t: f32, k: f32, colour: [f32; 3], seed: u32) {
    let (w, h) = (to.width() as f32, to.height() as f32);
    for i in 0..70 {
        let own = |n: u32| unit(seed + n, i);
        let x = (own(1) + 0.012 * t * (own(2) - 0.5) + 0.006 * smooth(hash2(seed, i), t * 0.4)).rem_euclid(1.0) * w;
        let y = (own(3) + 0.010 * t * (own(4) - 0.35)).rem_euclid(1.0) * h;
        let shine = k * (0.15 + 0.6 * own(5).powi(3)) * (0.6 + 0.4 * smooth(hash2(seed + 9, i), t * 0.8));
        let (fx, fy) = (x - x.floor(), y - y.floor());
        for (dx, dy, part) in [(0, 0, (1.0 - fx) * (1.0 - fy)), (1, 0, fx * (1.0 - fy)), (0, 1, (1.0 - fx) * fy), (1, 1, fx * fy)] {
            touch(to, x as i32 + dx, y as i32 + dy, colour, shine * part * 1.6);
        }
    }
}

/// Steam or exhaust: puffs that rise from (`x`, `y`) pixels, drifting and fading. Returns (x, y, radius, strength).
#[expect(clippy::cast_precision_loss, reason = "a dozen puffs")]
pub fn puffs(t: f32, (x, y): (f32, f32), size: f32, rise: f32, k: f32, seed: u32) -> impl Iterator<Item = (f32, f32, f32, f32)> {
    (0..9u32).map(move |i| {
        let age = t * 0.33 + i as f32 / 9.0;
        let lap = age.floor();
        let age = age - lap;
        let sway = smooth(hash2(seed, i), t * 0.6 + lap);
        let up = rise * size * age;
        (x + sway * 9.0 * size * (0.3 + age), y - up, size * (7.0 + 24.0 * age), k * (age * 5.0).min(1.0) * (1.0 - age).powi(2))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    fn light(p: &Pixmap) -> u64 {
        p.pixels().iter().map(|p| u64::from(p.red())).sum()
    }

    fn night() -> Pixmap {
        let mut p = Pixmap::new(320, 180).unwrap();
        p.fill(Color::BLACK);
        p
    }

    #[test]
    fn rain_is_the_same_each_time_and_brighter_near_a_lamp() {
        let rain = Rain::far(1.0, -0.12, 4);
        let draw = |lamps: &[Lamp]| {
            let mut p = night();
            rain.draw(&mut p, 2.5, 0.25, lamps);
            p
        };
        assert_eq!(draw(&[]).data(), draw(&[]).data());
        assert!(light(&draw(&[])) > 0);
        assert!(light(&draw(&[(160.0, 90.0, 120.0, 1.0)])) > light(&draw(&[])) * 5 / 4);
    }

    #[test]
    fn ripples_stay_on_their_ground() {
        let mut p = night();
        ripples(&mut p, 1.0, 40, (40.0, 120.0, 200.0, 40.0), Map::default(), 3);
        assert!(light(&p) > 0);
        assert!((0..320).all(|x| (0..110).all(|y| p.pixel(x, y).unwrap().red() == 0)));
    }
}
