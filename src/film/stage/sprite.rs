//! Baked drawings: pixels with a place in set units, blitted fast each frame.

use resvg::tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

use super::camera::Map;
use super::set::Blend;

/// A drawing as pixels.
#[derive(Clone, Debug)]
pub struct Sprite {
    /// The pixels, premultiplied.
    pub pixels: Pixmap,
    /// Where the upper left corner lies, in set units.
    pub at: (f32, f32),
    /// Pixels to one set unit.
    pub scale: f32,
}

impl Sprite {
    /// The rectangle that is not transparent, in set units: (x, y, width, height); `None` when nothing is.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
    pub fn bounds(&self) -> Option<(f32, f32, f32, f32)> {
        let (x0, y0, x1, y1) = opaque_box(&self.pixels)?;
        let s = 1.0 / self.scale;
        Some((
            self.at.0 + x0 as f32 * s,
            self.at.1 + y0 as f32 * s,
            (x1 - x0) as f32 * s,
            (y1 - y0) as f32 * s,
        ))
    }

    /// Draws onto `to` through `map`, at `k` (0 to 1) of its opacity.
    pub fn draw(&self, to: &mut Pixmap, map: Map, k: f32, blend: Blend) {
        if k <= 0.002 {
            return;
        }
        if map.turn.abs() < 1e-5 && blend == Blend::Normal {
            self.blit(to, map, k);
            return;
        }
        let paint = PixmapPaint { opacity: k.min(1.0), blend_mode: blend.mode(), quality: FilterQuality::Bilinear };
        let into = Transform::from_row(1.0 / self.scale, 0.0, 0.0, 1.0 / self.scale, self.at.0, self.at.1);
        to.draw_pixmap(0, 0, self.pixels.as_ref(), &paint, into.post_concat(map.transform()), None);
    }

    /// Bilinear source-over without rotation, eight bits a channel, two channels at once.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_possible_wrap,
        clippy::cast_precision_loss,
        reason = "fixed-point pixel arithmetic, clamped to both pictures"
    )]
    fn blit(&self, to: &mut Pixmap, map: Map, k: f32) {
        let step = self.scale / map.zoom;
        if !step.is_finite() {
            return;
        }
        let (sw, sh) = (self.pixels.width() as i32, self.pixels.height() as i32);
        let (dw, dh) = (to.width() as i32, to.height() as i32);
        let left = self.at.0 * map.zoom + map.dx;
        let top = self.at.1 * map.zoom + map.dy;
        let x0 = (left.floor() as i32 - 1).clamp(0, dw);
        let x1 = ((left + sw as f32 / step).ceil() as i32 + 1).clamp(0, dw);
        let y0 = (top.floor() as i32 - 1).clamp(0, dh);
        let y1 = ((top + sh as f32 / step).ceil() as i32 + 1).clamp(0, dh);
        if x0 >= x1 || y0 >= y1 {
            return;
        }
        let opacity = (k.min(1.0) * 256.0) as u32;
        let step_fixed = (step * 65536.0) as i64;
        let first = ((((x0 as f32 + 0.5) - left) * step - 0.5) * 65536.0) as i64;
        let src = self.pixels.data();
        let dst = to.data_mut();
        let clear = [0u8; 4];
        for y in y0..y1 {
            let v = ((y as f32 + 0.5) - top) * step - 0.5;
            let r0 = v.floor() as i32;
            let wy = ((v - v.floor()) * 256.0) as u32;
            let row = |r: i32| {
                (0..sh).contains(&r).then(|| &src[(r * sw * 4) as usize..((r + 1) * sw * 4) as usize])
            };
            let (upper, lower) = (row(r0), row(r0 + 1));
            let line = &mut dst[((y * dw + x0) * 4) as usize..((y * dw + x1) * 4) as usize];
            let mut u = first;
            for pixel in line.chunks_exact_mut(4) {
                let c = (u >> 16) as i32;
                let wx = ((u & 0xFFFF) >> 8) as u32;
                u += step_fixed;
                if c < -1 || c >= sw {
                    continue;
                }
                let pick = |line: Option<&[u8]>, c: i32| -> u32 {
                    let four = match line {
                        Some(line) if c >= 0 && c < sw => {
                            let i = c as usize * 4;
                            line.get(i..i + 4).unwrap_or(&clear)
                        }
                        _ => &clear,
                    };
                    u32::from_le_bytes([four[0], four[1], four[2], four[3]])
                };
                let a = mix(pick(upper, c), pick(upper, c + 1), wx);
                let b = mix(pick(lower, c), pick(lower, c + 1), wx);
                let mut s = mix(a, b, wy);
                if s == 0 {
                    continue;
                }
                if opacity < 256 {
                    s = mix(0, s, opacity);
                }
                let alpha = s >> 24;
                let out = if alpha == 255 {
                    s
                } else {
                    let d = u32::from_le_bytes([pixel[0], pixel[1], pixel[2], pixel[3]]);
                    add_clamped(s, mix(0, d, 256 - (alpha + (alpha >> 7))))
                };
                pixel.copy_from_slice(&out.to_le_bytes());
            }
        }
    }
}

/// Mixes four channels, `w` of 256 parts of `b`.
#[inline]
fn mix(a: u32, b: u32, w: u32) -> u32 {
    const M: u32 = 0x00FF_00FF;
    let even = ((a & M) * (256 - w) + (b & M) * w) >> 8;
    let odd = ((a >> 8) & M) * (256 - w) + ((b >> 8) & M) * w;
    (even & M) | (odd & !M)
}

/// Adds four channels; each stops at 255.
#[inline]
fn add_clamped(a: u32, b: u32) -> u32 {
    const M: u32 = 0x00FF_00FF;
    const C: u32 = 0x0100_0100;
    let even = (a & M) + (b & M);
    let odd = ((a >> 8) & M) + ((b >> 8) & M);
    let even = (even | ((even & C).wrapping_sub((even & C) >> 8))) & M;
    let odd = (odd | ((odd & C).wrapping_sub((odd & C) >> 8))) & M;
    even | (odd << 8)
}

/// The smallest box that holds every pixel that is not transparent: (left, top, right, bottom).
#[must_use]
pub fn opaque_box(pixels: &Pixmap) -> Option<(u32, u32, u32, u32)> {
    let (w, h) = (pixels.width(), pixels.height());
    let (mut x0, mut y0, mut x1, mut y1) = (w, h, 0, 0);
    for (y, line) in (0..h).zip(pixels.pixels().chunks_exact(w as usize)) {
        let Some(first) = line.iter().position(|p| p.alpha() > 0) else { continue };
        let last = line.iter().rposition(|p| p.alpha() > 0).unwrap_or(first);
        x0 = x0.min(u32::try_from(first).unwrap_or(0));
        x1 = x1.max(u32::try_from(last).unwrap_or(0) + 1);
        y0 = y0.min(y);
        y1 = y + 1;
    }
    (x0 < x1).then_some((x0, y0, x1, y1))
}

/// Blurs premultiplied pixels with about a Gaussian of `sigma` pixels (three box passes each way).
pub fn blur(pixels: &mut Pixmap, sigma: f32) {
    if sigma < 0.3 {
        return;
    }
    let (w, h) = (pixels.width() as usize, pixels.height() as usize);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small radius")]
    let radius = ((sigma * 0.95).round() as usize).max(1);
    let data = pixels.data_mut();
    let mut line = vec![0u8; w.max(h) * 4];
    for _ in 0..3 {
        for y in 0..h {
            box_line(data, y * w * 4, 4, w, radius, &mut line);
        }
        for x in 0..w {
            box_line(data, x * 4, w * 4, h, radius, &mut line);
        }
    }
}

/// One box pass over `count` pixels that start at `start` and lie `stride` bytes apart; the ends repeat.
fn box_line(data: &mut [u8], start: usize, stride: usize, count: usize, radius: usize, line: &mut [u8]) {
    for i in 0..count {
        let from = start + i * stride;
        line[i * 4..i * 4 + 4].copy_from_slice(&data[from..from + 4]);
    }
    let width = u32::try_from(radius * 2 + 1).unwrap_or(1);
    for c in 0..4 {
        let get = |i: usize| u32::from(line[i.min(count - 1) * 4 + c]);
        let mut sum: u32 = (0..radius).map(|_| get(0)).sum::<u32>() + (0..=radius).map(get).sum::<u32>();
        for i in 0..count {
            data[start + i * stride + c] = u8::try_from((sum + width / 2) / width).unwrap_or(255);
            sum += get(i + radius + 1);
            sum -= get(i.saturating_sub(radius));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    fn square() -> Sprite {
        let mut pixels = Pixmap::new(4, 4).unwrap();
        pixels.fill(Color::from_rgba8(200, 100, 50, 255));
        Sprite { pixels, at: (2.0, 3.0), scale: 1.0 }
    }

    #[test]
    fn a_sprite_lands_where_its_map_says() {
        let mut to = Pixmap::new(12, 12).unwrap();
        square().draw(&mut to, Map { zoom: 1.0, dx: 1.0, dy: 2.0, turn: 0.0, ..Map::default() }, 1.0, Blend::Normal);
        assert_eq!(opaque_box(&to), Some((3, 5, 7, 9)));
        let p = to.pixel(4, 6).unwrap();
        assert_eq!((p.red(), p.green(), p.blue(), p.alpha()), (200, 100, 50, 255));
    }

    #[test]
    fn half_opacity_over_white_is_half_way() {
        let mut to = Pixmap::new(12, 12).unwrap();
        to.fill(Color::WHITE);
        square().draw(&mut to, Map::default(), 0.5, Blend::Normal);
        let p = to.pixel(4, 5).unwrap();
        assert!(p.red().abs_diff(228) < 3 && p.green().abs_diff(178) < 3 && p.blue().abs_diff(153) < 3, "{p:?}");
    }

    #[test]
    fn a_box_beside_the_picture_draws_nothing() {
        let mut to = Pixmap::new(12, 12).unwrap();
        square().draw(&mut to, Map { dx: 400.0, ..Map::default() }, 1.0, Blend::Normal);
        square().draw(&mut to, Map { dy: -400.0, ..Map::default() }, 1.0, Blend::Normal);
        assert_eq!(opaque_box(&to), None);
    }

    #[test]
    fn blurring_keeps_the_mean_and_spreads() {
        let mut p = Pixmap::new(41, 41).unwrap();
        p.pixels_mut()[20 * 41 + 20] = Color::WHITE.premultiply().to_color_u8();
        for i in 0..25 {
            p.pixels_mut()[(18 + i / 5) * 41 + 18 + i % 5] = Color::WHITE.premultiply().to_color_u8();
        }
        let sum = |p: &Pixmap| p.pixels().iter().map(|p| u64::from(p.alpha())).sum::<u64>();
        let before = sum(&p);
        blur(&mut p, 3.0);
        assert!(sum(&p).abs_diff(before) * 5 < before, "{} {before}", sum(&p));
        assert!(p.pixel(14, 20).unwrap().alpha() > 0);
        assert!(p.pixel(20, 20).unwrap().alpha() < 200);
    }

    #[test]
    fn channels_stop_at_their_end() {
        assert_eq!(add_clamped(0xFF80_01F0, 0x0180_0120), 0xFFFF_02FF);
    }
}
