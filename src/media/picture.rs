//! A decoded picture: three planes of bytes and what is needed to turn them into colour.
//!
//! The planes stay as the decoder made them (no copy, rows padded to a stride); the window uploads them as they are
//! and converts in a shader. On the processor only thumbnails are converted, by [`Picture::to_rgba`].

use std::fmt;
use std::sync::Arc;

use re_rav1d::dav1d::Plane as Av1Plane;
use yuv::{YuvPlanarImage, YuvRange, YuvStandardMatrix};

/// Which standard maps Y, U and V to red, green and blue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Matrix {
    /// High definition, and whatever a file leaves untold.
    #[default]
    Bt709,
    /// Standard definition.
    Bt601,
}

/// Which code values are black and white.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Range {
    /// Y from 16 to 235, U and V from 16 to 240.
    #[default]
    Limited,
    /// All from 0 to 255.
    Full,
}

/// One plane of eight-bit samples, row by row from the top.
#[derive(Clone)]
pub struct Plane {
    bytes: Bytes,
    stride: usize,
    width: u32,
    height: u32,
}

#[derive(Clone)]
enum Bytes {
    Decoder(Av1Plane),
    Own(Arc<[u8]>),
}

impl Plane {
    /// A plane of own bytes whose rows are `stride` bytes apart.
    ///
    /// `None` when the bytes do not hold `height` rows or a row is shorter than `width`.
    #[must_use]
    pub fn new(bytes: Arc<[u8]>, stride: usize, width: u32, height: u32) -> Option<Self> {
        let plane = Self { bytes: Bytes::Own(bytes), stride, width, height };
        plane.holds_its_rows().then_some(plane)
    }

    /// A plane that lives in the decoder's own memory; `None` when its geometry does not add up.
    pub(crate) fn from_decoder(plane: Av1Plane, stride: u32, width: u32, height: u32) -> Option<Self> {
        let plane = Self { bytes: Bytes::Decoder(plane), stride: stride as usize, width, height };
        plane.holds_its_rows().then_some(plane)
    }

    fn holds_its_rows(&self) -> bool {
        let (width, height) = (self.width as usize, self.height as usize);
        let needed = height.checked_sub(1).and_then(|rows| rows.checked_mul(self.stride)?.checked_add(width));
        self.stride >= width && width > 0 && needed.is_some_and(|needed| self.bytes().len() >= needed)
    }

    /// All bytes, padding at the ends of rows included.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Decoder(plane) => plane,
            Bytes::Own(bytes) => bytes,
        }
    }

    /// Bytes from the start of a row to the start of the next, at least [`Plane::width`].
    #[must_use]
    pub const fn stride(&self) -> usize {
        self.stride
    }

    /// Samples in a row.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Number of rows.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// The rows from the top, without padding.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.bytes().chunks(self.stride).take(self.height as usize).map(|row| &row[..self.width as usize])
    }

    /// Copies the rows without padding, as textures want them, over whatever `target` held.
    pub fn pack_into(&self, target: &mut Vec<u8>) {
        target.clear();
        target.reserve(self.width as usize * self.height as usize);
        for row in self.rows() {
            target.extend_from_slice(row);
        }
    }
}

impl fmt::Debug for Plane {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Plane({}x{}, stride {})", self.width, self.height, self.stride)
    }
}

/// One picture of a film, or a still.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Y, U and V. U and V are half as wide and half as high in a film and of full size in a still.
    pub planes: [Plane; 3],
    /// How to turn them into colour.
    pub matrix: Matrix,
    /// Which values are black and white.
    pub range: Range,
}

impl Picture {
    /// Width in pixels, that of the Y plane.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.planes[0].width
    }

    /// Height in pixels, that of the Y plane.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.planes[0].height
    }

    /// Red, green, blue and opaque alpha, `width * height * 4` bytes: for a thumbnail, and for a window whose
    /// graphics are computed by the processor.
    #[must_use]
    pub fn to_rgba(&self) -> Vec<u8> {
        let (width, height) = (self.width(), self.height());
        let mut rgba = vec![0; width as usize * height as usize * 4];
        let [y, u, v] = &self.planes;
        let planes = YuvPlanarImage {
            y_plane: y.bytes(),
            y_stride: row_stride(y),
            u_plane: u.bytes(),
            u_stride: row_stride(u),
            v_plane: v.bytes(),
            v_stride: row_stride(v),
            width,
            height,
        };
        let range = match self.range {
            Range::Limited => YuvRange::Limited,
            Range::Full => YuvRange::Full,
        };
        let matrix = match self.matrix {
            Matrix::Bt709 => YuvStandardMatrix::Bt709,
            Matrix::Bt601 => YuvStandardMatrix::Bt601,
        };
        let convert = if u.width == width { yuv::yuv444_to_rgba } else { yuv::yuv420_to_rgba };
        convert(&planes, &mut rgba, width * 4, range, matrix).expect("planes of checked geometry fill their picture");
        rgba
    }

    /// As [`Picture::to_rgba`], shrunk to at most `width` pixels across; returns width, height and bytes.
    #[must_use]
    pub fn thumbnail(&self, width: u32) -> (u32, u32, Vec<u8>) {
        let full = image::RgbaImage::from_raw(self.width(), self.height(), self.to_rgba())
            .expect("four bytes for every pixel");
        if width == 0 || width >= self.width() {
            return (self.width(), self.height(), full.into_raw());
        }
        let height = (self.height() * width).div_ceil(self.width()).max(1);
        (width, height, image::imageops::thumbnail(&full, width, height).into_raw())
    }
}

fn row_stride(plane: &Plane) -> u32 {
    u32::try_from(plane.stride).expect("a stride of a plane of at most 4096 samples")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(y: u8, u: u8, v: u8, matrix: Matrix, range: Range) -> Picture {
        let plane = |value: u8, side: u32| {
            let stride = side as usize + 3;
            Plane::new(vec![value; stride * side as usize].into(), stride, side, side).expect("rows fit")
        };
        Picture { planes: [plane(y, 4), plane(u, 2), plane(v, 2)], matrix, range }
    }

    #[test]
    fn known_colours_come_out() {
        // SMPTE 75 % bars, BT.709 limited: yellow is Y 168, U 44, V 136.
        let yellow = flat(168, 44, 136, Matrix::Bt709, Range::Limited).to_rgba();
        for (channel, wanted) in [(0, 191_i32), (1, 191), (2, 0), (3, 255)] {
            assert!((i32::from(yellow[channel]) - wanted).abs() <= 2, "channel {channel}: {}", yellow[channel]);
        }
        let white = flat(255, 128, 128, Matrix::Bt601, Range::Full).to_rgba();
        assert!(white.iter().all(|&value| value >= 254));
    }

    #[test]
    fn geometry_that_does_not_add_up_is_refused() {
        assert!(Plane::new(vec![0; 7].into(), 4, 4, 2).is_none());
        assert!(Plane::new(vec![0; 8].into(), 3, 4, 2).is_none());
        assert!(Plane::new(vec![0; 8].into(), 4, 4, 2).is_some());
    }

    #[test]
    fn packing_drops_the_padding() {
        let plane = Plane::new(vec![1, 2, 0, 3, 4, 0].into(), 3, 2, 2).expect("rows fit");
        let mut packed = vec![9; 9];
        plane.pack_into(&mut packed);
        assert_eq!(packed, [1, 2, 3, 4]);
    }
}
