//! AV1 by `re_rav1d`, called in the one pattern that has survived hundreds of damaged streams.
//!
//! Exactly one `get_picture` for every packet sent; a loop only to drain; the frame delay is 1, so that a packet's
//! picture comes out at once and branches start in a frame's time. The matrix and the range are read from the
//! sequence header; `chroma_location` is never asked for, it panics on reserved values.

use std::sync::Arc;

use re_rav1d::dav1d::{Decoder, Error, PixelLayout, PlanarImageComponent, Settings};
use re_rav1d::dav1d::pixel::{MatrixCoefficients, YUVRange};

use super::super::picture::{Matrix, Picture, Plane, Range};

/// A decoder that can be used for one stream after another.
pub struct Av1Decoder {
    decoder: Decoder,
}

/// What became of one packet.
#[derive(Debug, Default)]
pub struct PacketResult {
    /// Pictures that came out, oldest first, with the time stamp of the packet each belongs to.
    pub pictures: Vec<(i64, Arc<Picture>)>,
    /// What the decoder objected to, if anything; the pictures before it are good.
    pub fault: Option<String>,
}

/// Sends of one packet's rest before the decoder is taken to be stuck.
const MAX_SENDS: usize = 50;
/// No film that is played has more pixels in a frame, so a damaged header cannot ask for gigabytes.
const MAX_PIXELS: u32 = 4_096 * 2_304;

impl Av1Decoder {
    /// A new decoder, single-threaded.
    ///
    /// # Errors
    /// What the decoder says when it cannot get its memory.
    pub fn new() -> Result<Self, String> {
        let mut settings = Settings::new();
        settings.set_n_threads(1);
        settings.set_max_frame_delay(1);
        settings.set_strict_std_compliance(false);
        settings.set_frame_size_limit(MAX_PIXELS);
        let decoder = Decoder::with_settings(&settings).map_err(|error| error.to_string())?;
        Ok(Self { decoder })
    }

    /// Forgets the stream: the next packet must be a key sample.
    pub fn flush(&mut self) {
        self.decoder.flush();
    }

    /// Decodes one packet whose pictures are stamped `stamp`.
    pub fn decode(&mut self, packet: Vec<u8>, stamp: i64) -> PacketResult {
        let mut result = PacketResult::default();
        if packet.is_empty() {
            result.fault = Some("an empty frame".to_owned());
            return result;
        }
        let mut sent = self.decoder.send_data(packet, None, Some(stamp), None);
        for _ in 0..MAX_SENDS {
            match self.decoder.get_picture() {
                Ok(picture) => keep(picture, &mut result),
                Err(error) if error.is_again() => {}
                Err(error) => note(error, &mut result),
            }
            match sent {
                Ok(()) => return result,
                Err(error) if error.is_again() => sent = self.decoder.send_pending_data(),
                Err(error) => {
                    note(error, &mut result);
                    return result;
                }
            }
        }
        self.decoder.flush();
        result.fault.get_or_insert_with(|| "the decoder does not go on".to_owned());
        result
    }

    /// What is left at the end of a stream: stops after the decoder has twice had nothing.
    pub fn drain(&mut self) -> PacketResult {
        let mut result = PacketResult::default();
        let mut empty = 0;
        while empty < 2 && result.fault.is_none() {
            match self.decoder.get_picture() {
                Ok(picture) => keep(picture, &mut result),
                Err(error) if error.is_again() => empty += 1,
                Err(error) => note(error, &mut result),
            }
        }
        result
    }
}

impl std::fmt::Debug for Av1Decoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Av1Decoder")
    }
}

fn note(error: Error, result: &mut PacketResult) {
    result.fault.get_or_insert_with(|| error.to_string());
}

fn keep(picture: re_rav1d::dav1d::Picture, result: &mut PacketResult) {
    let stamp = picture.timestamp().unwrap_or(0);
    match convert(&picture) {
        Ok(converted) => result.pictures.push((stamp, Arc::new(converted))),
        Err(why) => {
            result.fault.get_or_insert(why);
        }
    }
}

fn convert(picture: &re_rav1d::dav1d::Picture) -> Result<Picture, String> {
    if picture.bit_depth() != 8 {
        return Err(format!("a frame of {} bits a sample", picture.bit_depth()));
    }
    if picture.pixel_layout() != PixelLayout::I420 {
        return Err(format!("a frame in {:?} layout", picture.pixel_layout()));
    }
    let (width, height) = (picture.width(), picture.height());
    let half = (width.div_ceil(2), height.div_ceil(2));
    let plane = |component, (width, height): (u32, u32)| {
        Plane::from_decoder(picture.plane(component), picture.stride(component), width, height)
            .ok_or_else(|| "a frame whose rows do not add up".to_owned())
    };
    let planes = [
        plane(PlanarImageComponent::Y, (width, height))?,
        plane(PlanarImageComponent::U, half)?,
        plane(PlanarImageComponent::V, half)?,
    ];
    let matrix = match picture.matrix_coefficients() {
        MatrixCoefficients::BT470BG | MatrixCoefficients::ST170M | MatrixCoefficients::BT470M => Matrix::Bt601,
        // Whatever is untold is taken for BT.709, as everybody does.
        _ => Matrix::Bt709,
    };
    let range = match picture.color_range() {
        YUVRange::Full => Range::Full,
        YUVRange::Limited => Range::Limited,
    };
    Ok(Picture { planes, matrix, range })
}
