//! The last touch on a picture: bloom, vignette, grain, fades; and its way into the encoder's planes.

use resvg::tiny_skia::Pixmap;

use super::noise::{hash, hash2};
use crate::film::storyboard::Post;

const TILE: usize = 128;

/// What stays the same for all frames of a size.
#[derive(Clone, Debug)]
pub struct Finish {
    width: usize,
    height: usize,
    /// Grain as thousandths of its amplitude, bell-shaped.
    grain: Vec<i16>,
}

impl Finish {
    /// For pictures of `width` by `height` pixels; `seed` chooses the grain.
    #[must_use]
    pub fn new(width: u32, height: u32, seed: u32) -> Self {
        let grain = (0..u32::try_from(TILE * TILE).unwrap_or(0))
            .map(|i| {
                let h = hash2(seed, i);
                let four: i32 = h.to_le_bytes().iter().map(|b| i32::from(*b)).sum();
                i16::try_from((four - 510) * 1000 / 296).unwrap_or(0)
            })
            .collect();
        Self { width: width as usize, height: height as usize, grain }
    }

    /// Finishes the picture of frame number `frame`; `light` (0 black, 1 as it is) fades it.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "pixel arithmetic, clamped"
    )]
    pub fn apply(&self, picture: &mut Pixmap, post: &Post, frame: u32, light: f32) {
        let (bw, bh) = (self.width.div_ceil(4), self.height.div_ceil(4));
        let bloom = if post.bloom > 0.0 { Some(self.bright(picture, bw, bh)) } else { None };
        let shift = hash(frame.wrapping_add(11));
        let (gx, gy) = ((shift & 127) as usize, (shift >> 8 & 127) as usize);
        let (cx, cy) = (self.width as f32 / 2.0, self.height as f32 / 2.0);
        let reach2 = cx * cx + cy * cy;
        let mut row = vec![[0.0f32; 3]; bw];
        for (y, line) in picture.data_mut().chunks_exact_mut(self.width * 4).enumerate() {
            if let Some(bloom) = &bloom {
                let v = ((y as f32 + 0.5) / 4.0 - 0.5).max(0.0);
                let r0 = (v as usize).min(bh - 1);
                let (a, b) = (&bloom[r0 * bw..], &bloom[(r0 + 1).min(bh - 1) * bw..]);
                for (x, out) in row.iter_mut().enumerate() {
                    for c in 0..3 {
                        out[c] = a[x][c] + (b[x][c] - a[x][c]) * v.fract();
                    }
                }
            }
            let dy2 = (y as f32 - cy).powi(2);
            let grain_row = &self.grain[(y + gy) % TILE * TILE..][..TILE];
            for (x, pixel) in line.chunks_exact_mut(4).enumerate() {
                let r2 = ((x as f32 - cx).powi(2) + dy2) / reach2;
                let shade = light * (1.0 - post.vignette * r2 * (0.35 + 0.65 * r2));
                let u = ((x as f32 + 0.5) * 0.25 - 0.5).max(0.0);
                let c0 = (u as usize).min(bw - 1);
                let (a, b, wx) = (row[c0], row[(c0 + 1).min(bw - 1)], u - c0 as f32);
                let grain = f32::from(grain_row[(x + gx) % TILE]) * 0.001 * post.grain;
                for c in 0..3 {
                    let d = f32::from(pixel[c]);
                    let spill = (a[c] + (b[c] - a[c]) * wx) * post.bloom;
                    let lit = d + spill * (255.0 - d) / 255.0;
                    let grained = lit * shade + grain * (0.55 + 0.45 * (lit / 90.0).min(1.0));
                    pixel[c] = (grained + 0.5).clamp(0.0, 255.0) as u8;
                }
            }
        }
    }

    /// What is bright enough to spill, a quarter as large and blurred.
    #[expect(clippy::cast_precision_loss, reason = "sixteen pixels")]
    fn bright(&self, picture: &Pixmap, bw: usize, bh: usize) -> Vec<[f32; 3]> {
        let mut out = vec![[0.0f32; 3]; bw * bh];
        let data = picture.data();
        for (by, line) in out.chunks_exact_mut(bw).enumerate() {
            for (bx, sum) in line.iter_mut().enumerate() {
                let mut n = 0usize;
                for y in (by * 4..by * 4 + 4).take_while(|y| *y < self.height) {
                    for x in (bx * 4..bx * 4 + 4).take_while(|x| *x < self.width) {
                        let at = (y * self.width + x) * 4;
                        for c in 0..3 {
                            sum[c] += f32::from(data[at + c]);
                        }
                        n += 1;
                    }
                }
                let n = n.max(1) as f32;
                let mean = [sum[0] / n, sum[1] / n, sum[2] / n];
                let peak = mean[0].max(mean[1]).max(mean[2]);
                let over = ((peak - 120.0) / 135.0).clamp(0.0, 1.0);
                *sum = [mean[0] * over * 0.5, mean[1] * over * 0.5, mean[2] * over * 0.5];
            }
        }
        let mut line = Vec::new();
        for _ in 0..3 {
            soften(&mut out, bw, bh, 5, &mut line);
        }
        out
    }
}

/// One box blur each way.
#[expect(clippy::cast_precision_loss, reason = "a small radius")]
fn soften(field: &mut [[f32; 3]], w: usize, h: usize, radius: usize, line: &mut Vec<[f32; 3]>) {
    let part = 1.0 / (radius * 2 + 1) as f32;
    for (count, stride, lines, next) in [(w, 1, h, w), (h, w, w, 1)] {
        for l in 0..lines {
            line.clear();
            line.extend((0..count).map(|i| field[l * next + i * stride]));
            let at = |i: usize| line[i.min(count - 1)];
            let mut sum = [0.0f32; 3];
            for i in 0..=radius * 2 {
                let v = at(i.saturating_sub(radius));
                for c in 0..3 {
                    sum[c] += v[c];
                }
            }
            for i in 0..count {
                let (gone, come) = (at(i.saturating_sub(radius)), at(i + radius + 1));
                let out = &mut field[l * next + i * stride];
                for c in 0..3 {
                    out[c] = sum[c] * part;
                    sum[c] += come[c] - gone[c];
                }
            }
        }
    }
}

/// Appends the planes Y, U, V (BT.709, limited range, 4:2:0, chroma averaged over each 2 by 2) of a picture of even size.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of video levels"
)]
pub fn planes(picture: &Pixmap, out: &mut Vec<u8>) {
    let w = picture.width() as usize;
    let data = picture.data();
    out.reserve(data.len() * 3 / 8);
    out.extend(data.chunks_exact(4).map(|p| {
        let (r, g, b) = (f32::from(p[0]), f32::from(p[1]), f32::from(p[2]));
        (16.5 + 0.182_586 * r + 0.614_231 * g + 0.062_007 * b) as u8
    }));
    for plane in 0..2 {
        let (kr, kg, kb) = if plane == 0 { (-0.100_644, -0.338_572, 0.439_216) } else { (0.439_216, -0.398_942, -0.040_274) };
        for two in data.chunks_exact(w * 8) {
            let (upper, lower) = two.split_at(w * 4);
            out.extend(upper.chunks_exact(8).zip(lower.chunks_exact(8)).map(|(a, b)| {
                let sum = |c: usize| f32::from(a[c]) + f32::from(a[c + 4]) + f32::from(b[c]) + f32::from(b[c + 4]);
                (128.5 + 0.25 * (kr * sum(0) + kg * sum(1) + kb * sum(2))).clamp(16.0, 240.0) as u8
            }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    #[test]
    fn colour_bars_have_the_known_levels() {
        for (rgb, yuv) in [
            ([255, 255, 255], [235, 128, 128]),
            ([0, 0, 0], [16, 128, 128]),
            ([255, 0, 0], [63, 102, 240]),
            ([0, 255, 0], [173, 42, 26]),
            ([0, 0, 255], [32, 240, 118]),
        ] {
            let mut p = Pixmap::new(4, 4).unwrap();
            p.fill(Color::from_rgba8(rgb[0], rgb[1], rgb[2], 255));
            let mut out = Vec::new();
            planes(&p, &mut out);
            assert_eq!(out.len(), 24);
            let got = [out[5], out[17], out[22]];
            assert!(got.iter().zip(yuv).all(|(a, b): (&u8, u8)| a.abs_diff(b) <= 1), "{rgb:?}: {got:?}, not {yuv:?}");
        }
    }

    #[test]
    fn grain_has_no_bias_and_changes_from_frame_to_frame() {
        let finish = Finish::new(128, 128, 1);
        let post = Post { bloom: 0.0, vignette: 0.0, grain: 3.0, ..Post::default() };
        let draw = |frame| {
            let mut p = Pixmap::new(128, 128).unwrap();
            p.fill(Color::from_rgba8(100, 100, 100, 255));
            finish.apply(&mut p, &post, frame, 1.0);
            p
        };
        let p = draw(1);
        let mean = p.pixels().iter().map(|p| f64::from(p.red())).sum::<f64>() / 16384.0;
        assert!((mean - 100.0).abs() < 0.3, "{mean}");
        assert_eq!(p.data(), draw(1).data());
        assert_ne!(p.data(), draw(2).data());
    }

    #[test]
    fn bright_places_spill_and_corners_darken() {
        let finish = Finish::new(128, 128, 1);
        let mut p = Pixmap::new(128, 128).unwrap();
        p.fill(Color::from_rgba8(40, 40, 40, 255));
        for y in 56..72 {
            for x in 56..72 {
                p.pixels_mut()[y * 128 + x] = Color::WHITE.premultiply().to_color_u8();
            }
        }
        finish.apply(&mut p, &Post { grain: 0.0, bloom: 1.0, ..Post::default() }, 0, 1.0);
        let red = |p: &Pixmap, x, y| p.pixel(x, y).unwrap().red();
        assert!(red(&p, 64, 50) > 42, "{}", red(&p, 64, 50));
        assert!(red(&p, 2, 2) < 30);
        finish.apply(&mut p, &Post { grain: 0.0, ..Post::default() }, 0, 0.0);
        assert_eq!(red(&p, 64, 64), 0);
    }
}
