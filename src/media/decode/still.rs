//! A PNG or JPEG as one picture that stands.
//!
//! Its colours go the way of a film's: three planes in BT.709 at full range, chroma at full size so that small print
//! stays sharp. A photograph larger than the screen is shrunk on the way.

use std::io::{BufReader, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;

use image::{DynamicImage, ImageReader, Limits};
use yuv::{YuvChromaSubsampling, YuvConversionMode, YuvPlanarImageMut, YuvRange, YuvStandardMatrix};

use super::super::demux::mp4::{MAX_HEIGHT, MAX_WIDTH};
use super::super::demux::pread::PositionedFile;
use super::super::error::MediaError;
use super::super::picture::{Matrix, Picture, Plane, Range};
use super::{Decoded, PictureStream};
use crate::time::MediaTime;

/// Greatest side of a still that is read at all, in pixels.
const MAX_SIDE: u32 = 16_384;
/// Greatest memory for decoding one.
const MAX_BYTES: u64 = 512 << 20;

/// Reads a still, at most as large as a film may be.
///
/// # Errors
/// When the file is missing, unreadable, or no PNG or JPEG.
pub fn read_still(path: &Path) -> Result<Picture, MediaError> {
    let file = PositionedFile::open(path).map_err(|cause| MediaError::from_io(path, cause))?;
    let damaged = |why: String| MediaError::DamagedStill { path: path.to_owned(), why };
    let mut reader = BufReader::new(file.file());
    reader.seek(SeekFrom::Start(0)).map_err(|cause| MediaError::from_io(path, cause))?;
    let mut reader = ImageReader::new(reader)
        .with_guessed_format()
        .map_err(|cause| MediaError::from_io(path, cause))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_BYTES);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| damaged(error.to_string()))?;
    let image = if image.width() > MAX_WIDTH || image.height() > MAX_HEIGHT {
        image.resize(MAX_WIDTH, MAX_HEIGHT, image::imageops::FilterType::Triangle)
    } else {
        image
    };
    from_image(&image).ok_or_else(|| damaged("it has no pixels".to_owned()))
}

fn from_image(image: &DynamicImage) -> Option<Picture> {
    let rgb = image.to_rgb8();
    let (width, height) = rgb.dimensions();
    if width == 0 || height == 0 {
        return None;
    }
    let mut planes = YuvPlanarImageMut::<u8>::alloc(width, height, YuvChromaSubsampling::Yuv444);
    yuv::rgb_to_yuv444(
        &mut planes,
        rgb.as_raw(),
        width * 3,
        YuvRange::Full,
        YuvStandardMatrix::Bt709,
        YuvConversionMode::Balanced,
    )
    .ok()?;
    let plane = |bytes: &[u8], stride: u32| Plane::new(Arc::from(bytes), stride as usize, width, height);
    Some(Picture {
        planes: [
            plane(planes.y_plane.borrow(), planes.y_stride)?,
            plane(planes.u_plane.borrow(), planes.u_stride)?,
            plane(planes.v_plane.borrow(), planes.v_stride)?,
        ],
        matrix: Matrix::Bt709,
        range: Range::Full,
    })
}

/// A still as a stream of one picture.
#[derive(Debug)]
pub struct StillStream {
    picture: Arc<Picture>,
    length: Option<MediaTime>,
    is_given: bool,
}

impl StillStream {
    /// A stream of `picture`, which stands for `length`.
    #[must_use]
    pub fn new(picture: Picture, length: Option<MediaTime>) -> Self {
        Self { picture: Arc::new(picture), length, is_given: false }
    }
}

impl PictureStream for StillStream {
    fn length(&self) -> Option<MediaTime> {
        self.length
    }

    fn frame_length(&self) -> MediaTime {
        MediaTime::from_units(1, 30)
    }

    fn next(&mut self) -> Result<Option<Decoded>, MediaError> {
        if std::mem::replace(&mut self.is_given, true) {
            return Ok(None);
        }
        Ok(Some(Decoded { at: MediaTime::ZERO, picture: Arc::clone(&self.picture) }))
    }

    fn seek(&mut self, _at: MediaTime) -> Result<(), MediaError> {
        self.is_given = false;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_survive_the_way_through_the_planes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bars.png");
        let colours = [[255, 255, 255], [191, 191, 0], [0, 191, 191], [0, 191, 0], [191, 0, 0], [12, 34, 56], [0, 0, 0]];
        let mut bars = image::RgbImage::new(7, 2);
        for (x, _, pixel) in bars.enumerate_pixels_mut() {
            *pixel = image::Rgb(colours[x as usize]);
        }
        bars.save(&path).expect("written");
        let rgba = read_still(&path).expect("read").to_rgba();
        for (x, colour) in colours.iter().enumerate() {
            for channel in 0..3 {
                let got = i32::from(rgba[x * 4 + channel]);
                assert!((got - i32::from(colour[channel])).abs() <= 3, "bar {x}: {:?}", &rgba[x * 4..x * 4 + 3]);
            }
        }
    }

    #[test]
    fn a_large_photograph_is_shrunk_and_rubbish_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let large = folder.path().join("large.png");
        image::RgbImage::new(2_400, 600).save(&large).expect("written");
        let picture = read_still(&large).expect("read");
        assert_eq!((picture.width(), picture.height()), (1_920, 480));
        let rubbish = folder.path().join("rubbish.png");
        std::fs::write(&rubbish, b"not a picture").expect("written");
        assert!(matches!(read_still(&rubbish), Err(MediaError::DamagedStill { .. })));
        assert!(matches!(read_still(&folder.path().join("none.png")), Err(MediaError::Missing { .. })));
    }
}
