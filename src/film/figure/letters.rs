//! A small stroke alphabet for what stands on clothes, so that a figure needs no font.

use super::geom::{Knot, Outline};

/// Width of a capital as a part of its height.
const WIDE: f32 = 0.5;
/// Space between capitals as a part of their height.
const SPACE: f32 = 0.2;

/// The strokes of a line of capitals, centred on (0, 0) of its base line, `tall` high.
/// A sign that the alphabet lacks becomes a space.
#[must_use]
pub fn strokes(line: &str, tall: f32, narrow: f32) -> Vec<Outline> {
    let advance = |sign: char| if sign == 'I' { SPACE } else { (WIDE * narrow) + SPACE };
    let total: f32 = line.chars().map(advance).sum::<f32>() - SPACE;
    let mut left = -total / 2.0;
    let mut drawn = Vec::new();
    for sign in line.chars() {
        for text in glyph(sign) {
            let outline = Outline::parse(text).unwrap_or_default();
            let knots = outline.0.into_iter().map(|knot| Knot {
                x: (left + knot.x * narrow) * tall,
                y: (knot.y - 1.0) * tall,
                corner: knot.corner,
            });
            drawn.push(Outline(knots.collect()));
        }
        left += advance(sign);
    }
    drawn
}

/// Strokes in a box 0.5 wide and 1 tall.
const fn glyph(sign: char) -> &'static [&'static str] {
    match sign {
        'A' => &["*0,1 *0.25,0 *0.5,1", "*0.09,0.66 *0.41,0.66"],
        'C' => &["0.5,0.26 0.44,0.05 0.25,0 0.06,0.08 *0,0.3 *0,0.7 0.06,0.92 0.25,1 0.44,0.95 0.5,0.74"],
        'E' => &["*0.46,0 *0,0 *0,1 *0.46,1", "*0,0.5 *0.38,0.5"],
        'G' => &[
            "0.5,0.26 0.44,0.05 0.25,0 0.06,0.08 *0,0.3 *0,0.7 0.06,0.92 0.25,1 0.44,0.92 *0.5,0.7 *0.5,0.54 *0.28,0.54",
        ],
        'I' => &["*0,0 *0,1"],
        'L' => &["*0,0 *0,1 *0.44,1"],
        'N' => &["*0,1 *0,0 *0.5,1 *0.5,0"],
        'O' => &["0.25,0 0.06,0.08 *0,0.3 *0,0.7 0.06,0.92 0.25,1 0.44,0.92 *0.5,0.7 *0.5,0.3 0.44,0.08 0.25,0"],
        'R' => &["*0,1 *0,0 *0.24,0 0.44,0.07 0.5,0.26 0.44,0.46 *0.24,0.53 *0,0.53", "*0.26,0.53 *0.5,1"],
        'S' => &[
            "0.49,0.24 0.43,0.05 0.25,0 0.07,0.05 0.01,0.24 0.08,0.4 0.25,0.49 0.43,0.59 0.5,0.76 0.43,0.95 0.25,1 0.06,0.95 0,0.76",
        ],
        'T' => &["*0,0 *0.5,0", "*0.25,0 *0.25,1"],
        'Z' => &["*0,0 *0.48,0 *0,1 *0.5,1"],
        'Ż' => &["*0,0 *0.48,0 *0,1 *0.5,1", "*0.24,-0.22 *0.26,-0.22"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_on_the_uniform_has_strokes() {
        for sign in "STRAŻ GRANICZNA".chars().filter(|sign| *sign != ' ') {
            assert!(!glyph(sign).is_empty(), "{sign}");
            for text in glyph(sign) {
                assert!(Outline::parse(text).unwrap().open().is_some(), "{sign}: {text}");
            }
        }
    }

    #[test]
    fn a_line_is_centred_and_as_tall_as_told() {
        let all: Vec<Knot> = strokes("GRANICZNA", 20.0, 1.0).into_iter().flat_map(|outline| outline.0).collect();
        let left = all.iter().map(|knot| knot.x).fold(f32::MAX, f32::min);
        let right = all.iter().map(|knot| knot.x).fold(f32::MIN, f32::max);
        assert!((left + right).abs() < 0.5, "{left} {right}");
        assert!(all.iter().all(|knot| knot.y <= 0.01 && knot.y >= -20.01));
    }
}
