//! Small pictures written into a page or a drawing itself, so that it stays one file.

use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbaImage};

use crate::media::decode::still::read_still;
use crate::media::picture::Picture;
use crate::media::probe::{glimpse, picture_at};
use crate::time::MediaTime;

/// JPEG quality; the pictures are there to be recognized.
const QUALITY: u8 = 68;

/// A picture as text.
pub(super) struct Thumbnail {
    /// A `data:` address.
    pub(super) address: String,
    /// Pixels across.
    pub(super) width: u32,
    /// Pixels down.
    pub(super) height: u32,
}

/// A picture file, at most `width` pixels across; `None` when it cannot be had, which `ias check` tells with its reason.
pub(super) fn of_still(path: &Path, width: u32) -> Option<Thumbnail> {
    small(&read_still(path).ok()?, width)
}

/// The picture that stands for a film; `None` as above.
pub(super) fn of_film(path: &Path, width: u32) -> Option<Thumbnail> {
    small(glimpse(path).ok()?.as_ref(), width)
}

/// The picture of a film at a moment; `None` as above.
pub(super) fn of_moment(path: &Path, at: MediaTime, width: u32) -> Option<Thumbnail> {
    small(picture_at(path, at).ok()?.as_ref(), width)
}

fn small(picture: &Picture, width: u32) -> Option<Thumbnail> {
    let (width, height, rgba) = picture.thumbnail(width);
    let rgb = image::DynamicImage::from(RgbaImage::from_raw(width, height, rgba)?).to_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).write_image(&rgb, width, height, ExtendedColorType::Rgb8).ok()?;
    Some(Thumbnail { address: format!("data:image/jpeg;base64,{}", base64(&jpeg)), width, height })
}

/// Source: RFC 4648 section 4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let joined = (0..3).fold(0_u32, |sum, at| sum << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let letter = LETTERS[(joined >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_rfc_4648() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
