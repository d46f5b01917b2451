//! What takes the whole of a file to know: how loud a sound is, how often a film flashes.
//!
//! Costs as much as decoding it all, so whoever asks keeps the answer (`cli/media_cache.rs`).

mod flash;
mod loudness;

pub use flash::{FlashMeter, Flashes};
pub use loudness::{Loudness, loudness};

use std::path::Path;
use std::sync::Arc;

use super::decode::PictureStream;
use super::decode::clip::ClipStream;
use super::decode::pool::DecoderPool;
use super::demux::ClipIndex;
use super::error::MediaError;

/// The worst second of a film clip.
///
/// # Errors
/// When the clip cannot be opened, or decoded to its end.
pub fn flashes(path: &Path) -> Result<Flashes, MediaError> {
    let index = Arc::new(ClipIndex::open(path)?);
    let mut stream = ClipStream::new(index, &Arc::new(DecoderPool::default()))?;
    let mut meter = FlashMeter::default();
    while let Some(decoded) = stream.next()? {
        meter.see(decoded.at, &decoded.picture);
    }
    Ok(meter.worst())
}
