//! How often a film flashes, by the definitions of WCAG 2.2.
//!
//! A *general flash* is a pair of opposing changes of the relative luminance by a tenth of the greatest or more, the darker
//! of the two under 0.80. A *red flash* is a pair of opposing changes of which one leads to or from a saturated red
//! (R/(R+G+B) ≥ 0.8) and which differ by more than 0.2 in the CIE 1976 chromaticity diagram. Either counts where it takes a
//! quarter of a field a third as wide and a third as high as the picture (341 × 256 of 1024 × 768 pixels), at once.
//! More than three of them within a second may bring on a seizure.
//!
//! Source: W3C, WCAG 2.2, success criterion 2.3.1 and the definition "general flash and red flash thresholds". The picture is
//! looked at as 48 × 27 cells; what is finer than a cell does not take a quarter of a field.

use std::collections::VecDeque;

use crate::media::picture::{Picture, Plane};
use crate::time::MediaTime;

/// Cells across and down the picture.
const CELLS: (usize, usize) = (48, 27);
/// A field, in cells.
const FIELD: (usize, usize) = (16, 9);
/// How far apart the fields that are looked at begin, in cells.
const STEP: (usize, usize) = (4, 3);
/// So many of a field's cells must change at once.
const QUARTER: u16 = 36;
/// The smallest change of relative luminance that counts.
const CHANGE: f32 = 0.1;
/// Brighter than this in its darker half, a change does not count.
const DARKER: f32 = 0.8;
/// A colour of which red makes up this share is a saturated red.
const SATURATED: f32 = 0.8;
/// The smallest change of chromaticity that counts.
const CHROMATIC: f32 = 0.2;

/// The worst second of a clip.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flashes {
    /// The most flashes within any second.
    pub most: u32,
    /// When the last of them ended.
    pub at: MediaTime,
    /// Whether they are red flashes.
    pub is_red: bool,
}

/// Sees the frames of a clip in order and counts.
#[derive(Debug)]
pub struct FlashMeter {
    light: Vec<Light>,
    red: Vec<Red>,
    light_fields: Fields,
    red_fields: Fields,
    worst: Flashes,
}

impl Default for FlashMeter {
    fn default() -> Self {
        let cells = CELLS.0 * CELLS.1;
        Self {
            light: vec![Light::default(); cells],
            red: vec![Red::default(); cells],
            light_fields: Fields::new(),
            red_fields: Fields::new(),
            worst: Flashes::default(),
        }
    }
}

impl FlashMeter {
    /// The next frame, due at `at`.
    pub fn see(&mut self, at: MediaTime, picture: &Picture) {
        let Some(cells) = reduced(picture) else { return };
        for (place, pixel) in cells.to_rgba().chunks_exact(4).enumerate() {
            let [r, g, b] = [pixel[0], pixel[1], pixel[2]].map(linear);
            let turn = self.light[place].see(0.2126 * r + 0.7152 * g + 0.0722 * b);
            self.light_fields.turned(place, turn);
            let turn = self.red[place].see([r, g, b]);
            self.red_fields.turned(place, turn);
        }
        for (fields, is_red) in [(&mut self.light_fields, false), (&mut self.red_fields, true)] {
            let most = fields.end_of_frame(at);
            if most > self.worst.most {
                self.worst = Flashes { most, at, is_red };
            }
        }
    }

    /// The worst second so far.
    #[must_use]
    pub fn worst(&self) -> Flashes {
        self.worst
    }
}

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Up,
    Down,
}

/// The luminance of a cell: its extremes since it last turned.
#[derive(Clone, Copy, Debug)]
struct Light {
    low: f32,
    high: f32,
    last: Option<Turn>,
}

impl Default for Light {
    fn default() -> Self {
        Self { low: f32::INFINITY, high: f32::NEG_INFINITY, last: None }
    }
}

impl Light {
    fn see(&mut self, value: f32) -> Option<Turn> {
        self.low = self.low.min(value);
        self.high = self.high.max(value);
        let turn = if self.last != Some(Turn::Up) && value - self.low >= CHANGE && self.low < DARKER {
            Turn::Up
        } else if self.last != Some(Turn::Down) && self.high - value >= CHANGE && value < DARKER {
            Turn::Down
        } else {
            return None;
        };
        *self = Self { low: value, high: value, last: Some(turn) };
        Some(turn)
    }
}

/// The chromaticity of a cell when it last turned.
#[derive(Clone, Copy, Debug, Default)]
struct Red {
    base: Option<([f32; 2], bool)>,
    last: Option<Turn>,
}

impl Red {
    fn see(&mut self, [r, g, b]: [f32; 3]) -> Option<Turn> {
        let sum = r + g + b;
        let is_red = sum > 0.0 && r / sum >= SATURATED;
        let now = chromaticity([r, g, b]);
        let Some((base, was_red)) = self.base else {
            self.base = Some((now, is_red));
            return None;
        };
        let away = (now[0] - base[0]).hypot(now[1] - base[1]);
        if away <= CHROMATIC || is_red == was_red {
            // Before it first turns to red, any other colour is what it turns from.
            if !is_red && !was_red {
                self.base = Some((now, false));
            }
            return None;
        }
        let turn = if is_red { Turn::Up } else { Turn::Down };
        self.base = Some((now, is_red));
        (self.last.replace(turn) != Some(turn)).then_some(turn)
    }
}

/// u′ and v′ of CIE 1976, of linear sRGB; those of white for black, which has no colour.
fn chromaticity([r, g, b]: [f32; 3]) -> [f32; 2] {
    let x = 0.4124 * r + 0.3576 * g + 0.1805 * b;
    let y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    let z = 0.0193 * r + 0.1192 * g + 0.9505 * b;
    let sum = x + 15.0 * y + 3.0 * z;
    if sum < 1e-4 { [0.1978, 0.4683] } else { [4.0 * x / sum, 9.0 * y / sum] }
}

/// sRGB to linear light.
fn linear(value: u8) -> f32 {
    let value = f32::from(value) / 255.0;
    if value <= 0.04045 { value / 12.92 } else { libm::powf((value + 0.055) / 1.055, 2.4) }
}

/// Every field of the picture, with the changes that took a quarter of it.
#[derive(Debug)]
struct Fields {
    /// What each cell did in the frame before and in this one: a change may take two.
    before: Vec<Option<Turn>>,
    now: Vec<Option<Turn>>,
    fields: Vec<Field>,
}

#[derive(Clone, Debug)]
struct Field {
    left: usize,
    top: usize,
    last: Option<Turn>,
    /// When it turned, each time the other way, within the last second.
    turns: VecDeque<MediaTime>,
}

impl Fields {
    fn new() -> Self {
        let cells = vec![None; CELLS.0 * CELLS.1];
        let tops = (0..=CELLS.1 - FIELD.1).step_by(STEP.1);
        let fields = tops.flat_map(|top| {
            let lefts = (0..=CELLS.0 - FIELD.0).step_by(STEP.0);
            lefts.map(move |left| Field { left, top, last: None, turns: VecDeque::new() })
        });
        Self { before: cells.clone(), now: cells, fields: fields.collect() }
    }

    fn turned(&mut self, place: usize, turn: Option<Turn>) {
        self.now[place] = turn;
    }

    /// Counts the frame's changes; the most flashes of a field within the second that ends now.
    fn end_of_frame(&mut self, at: MediaTime) -> u32 {
        const SECOND: MediaTime = MediaTime::from_secs(1);
        let mut most = 0;
        if self.now.iter().any(Option::is_some) {
            let (now, before) = (&self.now, &self.before);
            for field in &mut self.fields {
                let mut counts = [0_u16; 2];
                for row in field.top..field.top + FIELD.1 {
                    for place in row * CELLS.0 + field.left..row * CELLS.0 + field.left + FIELD.0 {
                        match now[place].or(before[place]) {
                            Some(Turn::Up) => counts[0] += 1,
                            Some(Turn::Down) => counts[1] += 1,
                            None => {}
                        }
                    }
                }
                for (turn, count) in [(Turn::Up, counts[0]), (Turn::Down, counts[1])] {
                    if count >= QUARTER && field.last != Some(turn) {
                        field.last = Some(turn);
                        field.turns.push_back(at);
                    }
                }
                while field.turns.front().is_some_and(|first| at.saturating_sub(*first) >= SECOND) {
                    field.turns.pop_front();
                }
                most = most.max(u32::try_from(field.turns.len() / 2).unwrap_or(u32::MAX));
            }
        }
        std::mem::swap(&mut self.before, &mut self.now);
        self.now.fill(None);
        most
    }
}

/// The picture as one pixel a cell, each the mean of a sample of its pixels.
fn reduced(picture: &Picture) -> Option<Picture> {
    let planes = picture.planes.each_ref().map(|plane| {
        let rows: Vec<&[u8]> = plane.rows().collect();
        let bytes: Vec<u8> = (0..CELLS.1).flat_map(|row| mean_row(&rows, row)).collect();
        Plane::new(bytes.into(), CELLS.0, u32::try_from(CELLS.0).ok()?, u32::try_from(CELLS.1).ok()?)
    });
    let [Some(y), Some(u), Some(v)] = planes else { return None };
    Some(Picture { planes: [y, u, v], matrix: picture.matrix, range: picture.range })
}

/// The cells of a row.
fn mean_row(rows: &[&[u8]], row: usize) -> Vec<u8> {
    let span = |cell: usize, cells: usize, pixels: usize| {
        let from = cell * pixels / cells;
        let to = ((cell + 1) * pixels / cells).max(from + 1).min(pixels);
        // A few samples tell the mean well enough.
        (from..to).step_by(((to - from) / 6).max(1))
    };
    let cell = |column: usize| {
        let (mut sum, mut count) = (0_u32, 0_u32);
        for line in span(row, CELLS.1, rows.len()).filter_map(|at| rows.get(at)) {
            for value in span(column, CELLS.0, line.len()).filter_map(|at| line.get(at)) {
                sum += u32::from(*value);
                count += 1;
            }
        }
        u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX)
    };
    (0..CELLS.0).map(cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::picture::{Matrix, Range};

    /// A grey or red picture, a part of it in another: `(luma, red)` of the ground and of a field of `cells`.
    fn picture(ground: (u8, bool), part: (u8, bool), cells: (usize, usize)) -> Picture {
        let plane = |ground: u8, part: u8| {
            let bytes: Vec<u8> = (0..CELLS.0 * CELLS.1)
                .map(|place| if place % CELLS.0 < cells.0 && place / CELLS.0 < cells.1 { part } else { ground })
                .collect();
            Plane::new(bytes.into(), CELLS.0, 48, 27).expect("as large as its cells")
        };
        // BT.709, full range: pure red is Y 54, U 99, V 255.
        let chroma = |is_red: bool| if is_red { (99, 255) } else { (128, 128) };
        Picture {
            planes: [plane(ground.0, part.0), plane(chroma(ground.1).0, chroma(part.1).0), plane(chroma(ground.1).1, chroma(part.1).1)],
            matrix: Matrix::Bt709,
            range: Range::Full,
        }
    }

    /// The most flashes of two seconds at 24 frames a second, that change between two pictures every so many frames.
    fn most(every: usize, one: &Picture, other: &Picture) -> Flashes {
        let mut meter = FlashMeter::default();
        for frame in 0..48 {
            let at = MediaTime::from_nanos(i64::try_from(frame).expect("few") * 1_000_000_000 / 24);
            meter.see(at, if (frame / every).is_multiple_of(2) { one } else { other });
        }
        meter.worst()
    }

    const WHOLE: (usize, usize) = CELLS;

    #[test]
    fn flashes_are_counted_by_the_second() {
        let (dark, bright) = (picture((16, false), (16, false), WHOLE), picture((235, false), (235, false), WHOLE));
        assert_eq!(most(1, &dark, &bright).most, 12);
        assert_eq!(most(3, &dark, &bright).most, 4);
        assert_eq!(most(4, &dark, &bright).most, 3, "three a second may be shown");
        assert_eq!(most(12, &dark, &bright).most, 1);
        assert_eq!(most(3, &dark, &dark).most, 0);
    }

    #[test]
    fn small_or_bright_or_weak_changes_do_not_count() {
        let dark = picture((16, false), (16, false), WHOLE);
        // 36 cells are the quarter of a field, 35 are not.
        assert_eq!(most(3, &dark, &picture((16, false), (235, false), (6, 6))).most, 4);
        assert_eq!(most(3, &dark, &picture((16, false), (235, false), (5, 7))).most, 0);
        // sRGB 233 is a luminance of 0.81, 255 of 1: brighter than 0.80 both.
        let (bright, white) = (picture((233, false), (233, false), WHOLE), picture((255, false), (255, false), WHOLE));
        assert_eq!(most(3, &bright, &white).most, 0);
        // sRGB 100 and 115 differ by 0.04.
        let (weak, stronger) = (picture((100, false), (100, false), WHOLE), picture((115, false), (115, false), WHOLE));
        assert_eq!(most(3, &weak, &stronger).most, 0);
    }

    #[test]
    fn red_counts_by_its_colour() {
        // Red and a grey of its own luminance, 0.2126.
        let (red, grey) = (picture((54, true), (54, true), WHOLE), picture((127, false), (127, false), WHOLE));
        let seen = most(3, &red, &grey);
        assert_eq!((seen.most, seen.is_red), (4, true));
    }

    #[test]
    fn a_slow_change_of_light_is_no_flash() {
        let mut meter = FlashMeter::default();
        for frame in 0..240_u8 {
            let luma = if frame < 120 { 16 + frame } else { 255 - frame };
            let at = MediaTime::from_millis(i64::from(frame) * 40);
            meter.see(at, &picture((luma, false), (luma, false), WHOLE));
        }
        assert!(meter.worst().most <= 1, "{:?}", meter.worst());
    }
}
