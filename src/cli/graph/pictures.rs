//! Small pictures of scenes, written into the drawing itself, so that it stays one file.

use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, ImageEncoder, RgbaImage};

use crate::media::decode::still::read_still;
use crate::media::probe::glimpse;
use crate::scenario::draw::Poster;

/// Pixels across: twice the points, for sharp screens.
const WIDTH: u32 = 2 * 236;
/// JPEG quality; the pictures are there to be recognized.
const QUALITY: u8 = 68;

/// The poster as a `data:` address; `None` when it cannot be had, which `ias check` tells with its reason.
pub(super) fn data_uri(folder: &Path, poster: &Poster) -> Option<String> {
    let (width, height, rgba) = match poster {
        Poster::Still(path) => read_still(&folder.join(&*path.0)).ok()?.thumbnail(WIDTH),
        Poster::Film(path) => glimpse(&folder.join(&*path.0)).ok()?.thumbnail(WIDTH),
    };
    let rgb = image::DynamicImage::from(RgbaImage::from_raw(width, height, rgba)?).to_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).write_image(&rgb, width, height, ExtendedColorType::Rgb8).ok()?;
    Some(format!("data:image/jpeg;base64,{}", base64(&jpeg)))
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
