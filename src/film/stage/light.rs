//! Light that adds up: glows round lamps, beams, and what a wet ground gives back of them.
//!
//! Glows and beams gather in a field of a quarter of the picture's size, in floating point, so that dark gradients do
//! not band, and are laid over the picture as by a screen.

use resvg::tiny_skia::Pixmap;

use super::noise::{hash2, smooth, unit};

/// A colour of light, 0 to 1 a channel, as displayed.
pub type Rgb = [f32; 3];

/// Gathered light, a quarter as wide and high as the picture.
#[derive(Clone, Debug)]
pub struct Field {
    width: usize,
    height: usize,
    light: Vec<Rgb>,
    lit: bool,
}

const SHRINK: f32 = 4.0;

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel coordinates, clamped to the field"
)]
impl Field {
    /// Darkness for a picture of `width` by `height` pixels.
    #[must_use]
    pub fn new(width: u32, height: u32) -> Self {
        let (w, h) = (width.div_ceil(4) as usize + 1, height.div_ceil(4) as usize + 1);
        Self { width: w, height: h, light: vec![[0.0; 3]; w * h], lit: false }
    }

    /// Back to darkness.
    pub fn clear(&mut self) {
        if self.lit {
            self.light.fill([0.0; 3]);
            self.lit = false;
        }
    }

    fn each(&mut self, x0: f32, y0: f32, x1: f32, y1: f32, colour: Rgb, value: impl Fn(f32, f32) -> f32) {
        let range = |a: f32, b: f32, end: usize| {
            let from = (a / SHRINK).floor().clamp(0.0, end as f32) as usize;
            from..((b / SHRINK).ceil().clamp(0.0, end as f32) as usize).max(from)
        };
        for y in range(y0, y1, self.height) {
            for x in range(x0, x1, self.width) {
                let v = value((x as f32 + 0.5) * SHRINK, (y as f32 + 0.5) * SHRINK);
                if v > 0.0 {
                    self.lit = true;
                    for (l, c) in self.light[y * self.width + x].iter_mut().zip(colour) {
                        *l += c * v;
                    }
                }
            }
        }
    }

    /// A lamp at (`x`, `y`) pixels whose haze reaches `r` pixels, `k` strong; `streak` is the strength of the thin
    /// horizontal line that a wet lens draws.
    pub fn glow(&mut self, x: f32, y: f32, r: f32, colour: Rgb, k: f32, streak: f32) {
        if k <= 0.0 || r < 1.0 {
            return;
        }
        self.each(x - r, y - r, x + r, y + r, colour, |px, py| {
            let d = ((px - x).powi(2) + (py - y).powi(2)).sqrt() / r;
            let fall = |reach: f32| (1.0 - d / reach).max(0.0).powi(2);
            k * (0.9 * fall(0.15) + 0.42 * fall(0.38) + 0.24 * fall(1.0))
        });
        if streak > 0.0 {
            let reach = r * 1.7;
            let thick = (r * 0.016).max(2.6);
            self.each(x - reach, y - thick * 3.0, x + reach, y + thick * 3.0, colour, |px, py| {
                let along = (1.0 - (px - x).abs() / reach).max(0.0);
                k * streak * along * along * (-((py - y) / thick).powi(2)).exp()
            });
        }
    }

    /// A beam from `a` to `b` that is `widths.0` wide at its start and `widths.1` at its end, in pixels.
    pub fn beam(&mut self, a: (f32, f32), b: (f32, f32), widths: (f32, f32), colour: Rgb, k: f32) {
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).sqrt();
        if k <= 0.0 || length < 1.0 {
            return;
        }
        let (ux, uy) = (dx / length, dy / length);
        let far = widths.0.max(widths.1) * 1.6;
        self.each(
            a.0.min(b.0) - far,
            a.1.min(b.1) - far,
            a.0.max(b.0) + far,
            a.1.max(b.1) + far,
            colour,
            |px, py| {
                let (rx, ry) = (px - a.0, py - a.1);
                let s = (rx * ux + ry * uy) / length;
                if !(0.0..1.0).contains(&s) {
                    return 0.0;
                }
                let half = (widths.0 + (widths.1 - widths.0) * s) * 0.5;
                let side = (ry * ux - rx * uy) / half.max(0.5);
                k * (1.0 - s).powf(1.4) * (s * 24.0).min(1.0) * (-side * side * 1.4).exp()
            },
        );
    }

    /// Lays the light over `to` as by a screen.
    pub fn lay(&self, to: &mut Pixmap) {
        if !self.lit {
            return;
        }
        let w = to.width() as usize;
        let mut row = vec![[0.0f32; 3]; self.width];
        for (y, line) in to.data_mut().chunks_exact_mut(w * 4).enumerate() {
            let v = ((y as f32 + 0.5) / SHRINK - 0.5).max(0.0);
            let (r0, wy) = ((v as usize).min(self.height - 1), v.fract());
            let r1 = (r0 + 1).min(self.height - 1);
            let mut any = false;
            for (x, out) in row.iter_mut().enumerate() {
                let (a, b) = (self.light[r0 * self.width + x], self.light[r1 * self.width + x]);
                for c in 0..3 {
                    out[c] = a[c] + (b[c] - a[c]) * wy;
                }
                any |= out[0] + out[1] + out[2] > 0.0;
            }
            if !any {
                continue;
            }
            for (x, pixel) in line.chunks_exact_mut(4).enumerate() {
                let u = ((x as f32 + 0.5) / SHRINK - 0.5).max(0.0);
                let c0 = (u as usize).min(self.width - 1);
                let (a, b, wx) = (row[c0], row[(c0 + 1).min(self.width - 1)], u - c0 as f32);
                let rough = (hash2(x as u32 & 127, y as u32 & 127) >> 24) as f32 / 256.0;
                for c in 0..3 {
                    let l = a[c] + (b[c] - a[c]) * wx;
                    if l > 0.0 {
                        let d = f32::from(pixel[c]);
                        pixel[c] = (d + l.min(1.0) * (255.0 - d) + rough).min(255.0) as u8;
                    }
                }
            }
        }
    }
}

/// The reflection of one lamp in wet ground.
#[derive(Clone, Copy, Debug)]
pub struct Wet {
    /// Where it begins, pixels.
    pub at: (f32, f32),
    /// Its width at the start, pixels.
    pub width: f32,
    /// How far it reaches down, pixels.
    pub length: f32,
    /// Its colour.
    pub colour: Rgb,
    /// Its strength.
    pub k: f32,
    /// How many ripples it is broken into.
    pub count: u32,
    /// Makes one unlike another.
    pub seed: u32,
}

impl Wet {
    /// Draws the broken reflection at `t` seconds: thin lying ellipses, widening and fading downwards, trembling.
    #[expect(clippy::cast_precision_loss, reason = "a few dozen ripples")]
    pub fn draw(&self, to: &mut Pixmap, t: f32, size: f32) {
        for i in 0..self.count {
            let chance = |n: u32| unit(self.seed.wrapping_mul(31).wrapping_add(n), i);
            let down = (i as f32 + 0.8 * chance(1)) / self.count as f32;
            let y = self.at.1 + self.length * down.powf(0.92);
            let fade = (1.0 - down).powf(1.25) * (down * 14.0).min(1.0);
            let tremble = smooth(hash2(self.seed, i), t * 3.0);
            let half = self.width * 0.5 * (0.55 + 0.75 * down) * (0.35 + 0.85 * chance(2)) * (1.0 + 0.14 * tremble);
            let x = self.at.0 + self.width * 0.16 * (chance(3) - 0.5) + 2.0 * size * tremble;
            let thick = (0.7 + 1.5 * down + 0.6 * chance(4)) * size;
            let alive = 0.72 + 0.28 * smooth(hash2(self.seed, i + 977), t * 2.2);
            lying_ellipse(to, (x, y), half, thick, self.colour, self.k * fade * alive * (0.45 + 0.55 * chance(5)));
        }
    }
}

/// Adds a soft lying ellipse of light as by a screen.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixel coordinates, clamped to the picture"
)]
fn lying_ellipse(to: &mut Pixmap, (x, y): (f32, f32), half: f32, thick: f32, colour: Rgb, k: f32) {
    let (w, h) = (to.width() as f32, to.height() as f32);
    if k <= 0.004 || half < 0.5 {
        return;
    }
    let stride = to.width() as usize * 4;
    let rows = (y - thick - 1.0).clamp(0.0, h) as usize..(y + thick + 2.0).clamp(0.0, h) as usize;
    for row in rows {
        let off = (row as f32 + 0.5 - y) / (thick + 0.5);
        let cover = 1.0 - off * off;
        if cover <= 0.0 {
            continue;
        }
        let reach = half * cover.sqrt();
        let line = &mut to.data_mut()[row * stride..(row + 1) * stride];
        for column in (x - reach).clamp(0.0, w) as usize..(x + reach + 1.0).clamp(0.0, w) as usize {
            let edge = ((reach - (column as f32 + 0.5 - x).abs()) * 0.35).clamp(0.0, 1.0);
            let v = k * cover * edge;
            for (p, c) in line[column * 4..column * 4 + 3].iter_mut().zip(colour) {
                let d = f32::from(*p);
                *p = (d + (c * v).min(1.0) * (255.0 - d) + 0.5) as u8;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    fn night() -> Pixmap {
        let mut p = Pixmap::new(160, 90).unwrap();
        p.fill(Color::from_rgba8(10, 10, 10, 255));
        p
    }

    #[test]
    fn a_glow_is_strongest_in_its_middle_and_ends_at_its_reach() {
        let mut field = Field::new(160, 90);
        field.glow(80.0, 45.0, 40.0, [1.0, 0.8, 0.5], 1.0, 0.0);
        let mut p = night();
        field.lay(&mut p);
        let red = |x, y| p.pixel(x, y).unwrap().red();
        assert!(red(80, 45) > red(90, 45) && red(90, 45) > red(105, 45));
        assert!(red(105, 45) > 10);
        assert!(red(130, 45) <= 11);
        assert!(p.pixel(80, 45).unwrap().blue() < red(80, 45));
    }

    #[test]
    fn a_beam_points_only_forwards() {
        let mut field = Field::new(160, 90);
        field.beam((60.0, 45.0), (140.0, 45.0), (4.0, 30.0), [1.0; 3], 1.0);
        let mut p = night();
        field.lay(&mut p);
        assert!(p.pixel(80, 45).unwrap().red() > 60);
        assert!(p.pixel(40, 45).unwrap().red() <= 11);
    }

    #[test]
    fn a_reflection_lies_below_its_lamp_and_repeats() {
        let wet = Wet { at: (80.0, 40.0), width: 20.0, length: 40.0, colour: [1.0; 3], k: 1.0, count: 40, seed: 5 };
        let draw = |t| {
            let mut p = night();
            wet.draw(&mut p, t, 1.0);
            p
        };
        let p = draw(1.0);
        assert_eq!(p.data(), draw(1.0).data());
        assert_ne!(p.data(), draw(1.4).data());
        let light = |y0: u32, y1: u32| -> u32 {
            (y0..y1).flat_map(|y| (0..160).map(move |x| (x, y))).map(|(x, y)| u32::from(p.pixel(x, y).unwrap().red())).sum()
        };
        assert_eq!(light(0, 36), 36 * 160 * 10);
        assert!(light(44, 60) > 16 * 160 * 10 + 2000);
    }
}
