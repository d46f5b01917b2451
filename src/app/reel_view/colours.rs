//! How three planes are mixed to a colour.

use bevy::math::{Vec3, Vec4};

use crate::media::picture::{Matrix, Range};

/// One row each for red, green and blue: the weights of Y, U, V, and of 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Colours {
    red: Vec4,
    green: Vec4,
    blue: Vec4,
}

impl Colours {
    /// The rows for a matrix and a range. Source: ITU-R BT.709-6 and BT.601-7, sections 3; H.273, section 8.3.
    #[must_use]
    pub fn new(matrix: Matrix, range: Range) -> Self {
        let (kr, kb) = match matrix {
            Matrix::Bt709 => (0.2126, 0.0722),
            Matrix::Bt601 => (0.299, 0.114),
        };
        let kg = 1.0 - kr - kb;
        let (luma, chroma, black) = match range {
            Range::Limited => (255.0 / 219.0, 255.0 / 224.0, 16.0 / 255.0),
            Range::Full => (1.0, 1.0, 0.0),
        };
        let grey = 128.0 / 255.0;
        let row = |u: f32, v: f32| {
            let (u, v) = (u * chroma, v * chroma);
            Vec4::new(luma, u, v, -luma * black - (u + v) * grey)
        };
        Self {
            red: row(0.0, 2.0 * (1.0 - kr)),
            green: row(-2.0 * (1.0 - kb) * kb / kg, -2.0 * (1.0 - kr) * kr / kg),
            blue: row(2.0 * (1.0 - kb), 0.0),
        }
    }

    /// What the shader makes of one sample of each plane, before it is clamped.
    #[must_use]
    pub fn apply(&self, y: f32, u: f32, v: f32) -> Vec3 {
        let sampled = Vec4::new(y, u, v, 1.0);
        Vec3::new(self.red.dot(sampled), self.green.dot(sampled), self.blue.dot(sampled))
    }
}

impl Colours {
    /// The rows as the shader's uniform: three times four numbers, little-endian.
    #[must_use]
    pub fn uniform(&self) -> Vec<u8> {
        [self.red, self.green, self.blue].iter().flat_map(|row| row.to_array()).flat_map(f32::to_le_bytes).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(colours: Colours, y: u8, u: u8, v: u8) -> [i32; 3] {
        let unit = |value: u8| f32::from(value) / 255.0;
        let mixed = colours.apply(unit(y), unit(u), unit(v));
        #[expect(clippy::cast_possible_truncation, reason = "0 to 255")]
        [mixed.x, mixed.y, mixed.z].map(|value| (value.clamp(0.0, 1.0) * 255.0).round() as i32)
    }

    /// The rows give what the standards' tables of 75 % bars give, in both matrices.
    #[test]
    fn known_bars_come_out() {
        let near = |got: [i32; 3], wanted: [i32; 3]| {
            assert!(got.iter().zip(wanted).all(|(got, wanted)| (got - wanted).abs() <= 1), "{got:?} for {wanted:?}");
        };
        let hd = Colours::new(Matrix::Bt709, Range::Limited);
        near(bytes(hd, 16, 128, 128), [0, 0, 0]);
        near(bytes(hd, 235, 128, 128), [255, 255, 255]);
        near(bytes(hd, 168, 44, 136), [191, 191, 0]);
        near(bytes(hd, 63, 102, 240), [255, 0, 0]);
        let sd = Colours::new(Matrix::Bt601, Range::Limited);
        near(bytes(sd, 81, 90, 240), [254, 0, 0]);
        near(bytes(sd, 145, 54, 34), [0, 255, 1]);
        let full = Colours::new(Matrix::Bt601, Range::Full);
        near(bytes(full, 76, 85, 255), [254, 0, 0]);
    }
}
