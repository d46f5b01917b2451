//! Offset-clip shading: one outline, shifted against the light and clipped to itself, gives the lit
//! edge, the middle, the shadow and the deep far side of a form.
//!
//! Works on plain coverage planes, so the result is the same on every machine and needs no filter
//! at draw time.

use resvg::tiny_skia::{FillRule, Mask, Path, Pixmap, PremultipliedColorU8, Transform};

use super::tone::{Ink, Tones};

/// A rectangle of coverage on a canvas, each cell 0..=1; nothing outside it is covered.
#[derive(Debug, Clone, PartialEq)]
pub struct Plane {
    left: i32,
    top: i32,
    width: usize,
    height: usize,
    cells: Vec<f32>,
}

impl Plane {
    /// The coverage of `path` in pixels, with `room` empty pixels around it for softening.
    #[must_use]
    pub fn of(path: &Path, transform: Transform, room: f32) -> Self {
        let empty = Self { left: 0, top: 0, width: 0, height: 0, cells: Vec::new() };
        let Some(path) = path.clone().transform(transform) else { return empty };
        let bounds = path.bounds();
        let room = room.max(0.0) + 2.0;
        let (left, top) = ((bounds.left() - room).floor() as i32, (bounds.top() - room).floor() as i32);
        let (right, bottom) = ((bounds.right() + room).ceil() as i32, (bounds.bottom() + room).ceil() as i32);
        let (width, height) = ((right - left).max(1) as u32, (bottom - top).max(1) as u32);
        let Some(mut mask) = Mask::new(width, height) else { return empty };
        mask.fill_path(&path, FillRule::Winding, true, Transform::from_translate(-(left as f32), -(top as f32)));
        let cells = mask.data().iter().map(|&value| f32::from(value) / 255.0).collect();
        Self { left, top, width: width as usize, height: height as usize, cells }
    }

    /// The plane seen moved by (`dx`, `dy`) pixels, through the same rectangle.
    #[must_use]
    pub fn shifted(&self, dx: f32, dy: f32) -> Self {
        let (fx, fy) = (dx.floor(), dy.floor());
        let (part_x, part_y) = (dx - fx, dy - fy);
        let (whole_x, whole_y) = (fx as i32, fy as i32);
        let mut cells = vec![0.0; self.cells.len()];
        for y in 0..self.height {
            for x in 0..self.width {
                let at =
                    |ox: i32, oy: i32| self.at(self.left + x as i32 - whole_x - ox, self.top + y as i32 - whole_y - oy);
                let top = at(0, 0) * (1.0 - part_x) + at(1, 0) * part_x;
                let bottom = at(0, 1) * (1.0 - part_x) + at(1, 1) * part_x;
                cells[y * self.width + x] = top * (1.0 - part_y) + bottom * part_y;
            }
        }
        Self { cells, ..*self }
    }

    /// The plane softened by about `radius` pixels (three box passes come close to a Gaussian).
    #[must_use]
    pub fn softened(&self, radius: f32) -> Self {
        let reach = (radius * 0.58).round() as usize;
        if reach == 0 {
            return self.clone();
        }
        let mut plane = self.clone();
        for _ in 0..3 {
            plane.box_pass(reach);
        }
        plane
    }

    /// Room in pixels that [`Plane::softened`] wants around a shape.
    #[must_use]
    pub fn room(radius: f32) -> f32 {
        (radius * 0.58).round() * 3.0
    }

    /// The coverage at a pixel of the canvas, 0 outside.
    fn at(&self, x: i32, y: i32) -> f32 {
        let (x, y) = (x - self.left, y - self.top);
        if x < 0 || y < 0 || x >= self.width as i32 || y >= self.height as i32 {
            0.0
        } else {
            self.cells[y as usize * self.width + x as usize]
        }
    }

    fn box_pass(&mut self, reach: usize) {
        let mut line = Vec::new();
        for y in 0..self.height {
            line.clear();
            line.extend_from_slice(&self.cells[y * self.width..(y + 1) * self.width]);
            average(&mut line, reach);
            self.cells[y * self.width..(y + 1) * self.width].copy_from_slice(&line);
        }
        for x in 0..self.width {
            line.clear();
            line.extend((0..self.height).map(|y| self.cells[y * self.width + x]));
            average(&mut line, reach);
            for (y, value) in line.iter().enumerate() {
                self.cells[y * self.width + x] = *value;
            }
        }
    }

    /// What both planes cover.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let mut cells = self.cells.clone();
        for y in 0..self.height {
            for x in 0..self.width {
                cells[y * self.width + x] *= other.at(self.left + x as i32, self.top + y as i32);
            }
        }
        Self { cells, ..*self }
    }

    /// One channel of a premultiplied picture: 0 red, 1 green, 2 blue, 3 alpha.
    #[must_use]
    pub fn channel(canvas: &Pixmap, channel: usize) -> Self {
        let cells = canvas.data().chunks_exact(4).map(|pixel| f32::from(pixel[channel]) / 255.0).collect();
        Self { left: 0, top: 0, width: canvas.width() as usize, height: canvas.height() as usize, cells }
    }

    /// Puts four channels back together.
    pub fn join(planes: &[Self; 4], canvas: &mut Pixmap) {
        for (index, pixel) in canvas.pixels_mut().iter_mut().enumerate() {
            let part = |channel: usize| (planes[channel].cells[index] * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
            let alpha = part(3);
            let parts = [0, 1, 2].map(|channel| part(channel).min(alpha));
            if let Some(joined) = PremultipliedColorU8::from_rgba(parts[0], parts[1], parts[2], alpha) {
                *pixel = joined;
            }
        }
    }

    /// Paints `ink` where the plane covers.
    pub fn paint(&self, onto: &mut Pixmap, ink: Ink) {
        self.paint_each(onto, |_| ink);
    }

    /// Paints with a colour chosen per cell (index into the plane).
    fn paint_each(&self, onto: &mut Pixmap, ink_at: impl Fn(usize) -> Ink) {
        let (wide, tall) = (onto.width() as i32, onto.height() as i32);
        let pixels = onto.pixels_mut();
        for y in 0..self.height {
            let row = self.top + y as i32;
            if row < 0 || row >= tall {
                continue;
            }
            for x in 0..self.width {
                let column = self.left + x as i32;
                let cover = self.cells[y * self.width + x];
                if cover > 0.0 && (0..wide).contains(&column) {
                    let ink = ink_at(y * self.width + x);
                    let pixel = &mut pixels[(row * wide + column) as usize];
                    *pixel = over(*pixel, ink, cover * ink.alpha);
                }
            }
        }
    }
}

/// A moving average over a line, zero outside.
fn average(line: &mut [f32], reach: usize) {
    let window = (reach * 2 + 1) as f64;
    let source: Vec<f32> = line.to_vec();
    let mut sum: f64 = source.iter().take(reach).map(|&value| f64::from(value)).sum();
    for index in 0..source.len() {
        if let Some(&entering) = source.get(index + reach) {
            sum += f64::from(entering);
        }
        line[index] = (sum / window) as f32;
        if index >= reach {
            sum -= f64::from(source[index - reach]);
        }
    }
}

/// Source-over of a straight colour with opacity `alpha` onto a premultiplied pixel.
fn over(under: PremultipliedColorU8, ink: Ink, alpha: f32) -> PremultipliedColorU8 {
    let keep = 1.0 - alpha;
    let total = (alpha * 255.0 + f32::from(under.alpha()) * keep + 0.5).clamp(0.0, 255.0) as u8;
    let part = |new: f32, old: u8| {
        ((new.clamp(0.0, 1.0) * alpha * 255.0 + f32::from(old) * keep + 0.5).clamp(0.0, 255.0) as u8).min(total)
    };
    PremultipliedColorU8::from_rgba(
        part(ink.rgb[0], under.red()),
        part(ink.rgb[1], under.green()),
        part(ink.rgb[2], under.blue()),
        total,
    )
    .unwrap_or(under)
}

/// Widths of the tones of one form, in pixels of the canvas.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    /// The sharp lit edge.
    pub rim: f32,
    /// From the edge to the middle tone.
    pub lit: f32,
    /// From the edge to full shadow.
    pub dark: f32,
    /// From the far edge inwards: the deep tone.
    pub deep: f32,
    /// How soft the passages are.
    pub soft: f32,
}

impl Bands {
    /// Room in pixels that the shading wants around an outline.
    #[must_use]
    pub fn room(&self) -> f32 {
        Plane::room(self.soft)
    }
}

/// Paints a form with its tones: the look of every limb, coat, mug and seat.
///
/// `cover` is the whole form, `visible` what of it may be painted (the form itself, or cut by what it lies on);
/// `toward` is the unit vector to the light.
pub fn form(
    onto: &mut Pixmap,
    cover: &Plane,
    visible: &Plane,
    tones: &Tones,
    bands: Bands,
    toward: (f32, f32),
    opacity: f32,
) {
    let away = (-toward.0, -toward.1);
    // A blurred cover is half at its edge. Doubled it is full up to the edge and falls off outside, so that
    // only the side towards the light brightens; the shift makes up for what the edge gained.
    let inside = |distance: f32, soft: f32| -> Vec<f32> {
        let reach = distance + distance.signum() * soft * 0.7;
        let plane = cover.softened(soft).shifted(away.0 * reach, away.1 * reach);
        plane.cells.iter().map(|value| smooth((value * 2.0).min(1.0))).collect()
    };
    let wanted = |width: f32| width > 0.0;
    let rim = wanted(bands.rim).then(|| cover.shifted(away.0 * bands.rim, away.1 * bands.rim));
    let mid = wanted(bands.lit).then(|| inside(bands.lit, bands.soft * 0.55));
    let shadow = wanted(bands.dark).then(|| inside(bands.dark, bands.soft));
    let deep = wanted(bands.deep).then(|| inside(-bands.deep, bands.soft));
    visible.paint_each(onto, |index| {
        let mut ink = mid.as_ref().map_or(tones.mid, |mid| tones.lit.mix(tones.mid, mid[index]));
        if let Some(shadow) = &shadow {
            ink = ink.mix(tones.shadow, shadow[index]);
        }
        if let Some(deep) = &deep {
            ink = ink.mix(tones.deep, 1.0 - deep[index]);
        }
        if let Some(rim) = &rim {
            ink = tones.rim.mix(ink, rim.cells[index]);
        }
        ink.with_alpha(opacity)
    });
}

/// Eases a passage in and out.
fn smooth(t: f32) -> f32 {
    t * t * (3.0 - 2.0 * t)
}

#[cfg(test)]
mod tests {
    use super::super::geom::Outline;
    use super::*;

    fn square() -> Plane {
        let path = Outline::parse("*10,10 *40,10 *40,40 *10,40").unwrap().closed().unwrap();
        Plane::of(&path, Transform::identity(), 10.0)
    }

    fn tones() -> Tones {
        Tones {
            rim: Ink::hex(0xffffff),
            lit: Ink::hex(0xcccccc),
            mid: Ink::hex(0x999999),
            shadow: Ink::hex(0x555555),
            deep: Ink::hex(0x222222),
        }
    }

    #[test]
    fn shifting_moves_by_whole_and_part_pixels() {
        let plane = square();
        assert_eq!(plane.shifted(5.0, 0.0).at(44, 20), 1.0);
        assert_eq!(plane.shifted(5.0, 0.0).at(12, 20), 0.0);
        assert!((plane.shifted(0.5, 0.0).at(10, 20) - 0.5).abs() < 1e-6);
    }

    #[test]
    fn softening_keeps_the_amount() {
        let plane = square();
        let sum = |plane: &Plane| plane.cells.iter().sum::<f32>();
        assert!((sum(&plane) - sum(&plane.softened(4.0))).abs() < 1.0);
        assert!(plane.softened(4.0).at(10, 25) < 0.7);
    }

    #[test]
    fn the_edge_towards_the_light_is_brightest() {
        let mut canvas = Pixmap::new(50, 50).unwrap();
        let bands = Bands { rim: 2.0, lit: 5.0, dark: 12.0, deep: 4.0, soft: 3.0 };
        form(&mut canvas, &square(), &square(), &tones(), bands, (-1.0, 0.0), 1.0);
        let red = |x| canvas.pixel(x, 25).unwrap().red();
        assert_eq!(red(10), 255);
        assert!(red(14) > red(25) && red(25) > red(38), "{} {} {}", red(14), red(25), red(38));
        assert_eq!(canvas.pixel(45, 25).unwrap().alpha(), 0);
    }

    #[test]
    fn the_same_form_is_the_same_bytes() {
        let draw = || {
            let mut canvas = Pixmap::new(50, 50).unwrap();
            let bands = Bands { rim: 2.0, lit: 5.0, dark: 12.0, deep: 4.0, soft: 3.0 };
            form(&mut canvas, &square(), &square(), &tones(), bands, (0.6, -0.8), 1.0);
            canvas.take()
        };
        assert_eq!(draw(), draw());
    }
}
