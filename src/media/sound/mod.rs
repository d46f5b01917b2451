//! Sound: from a file to stereo frames at the stream's rate.
//!
//! A [`SoundSource`] delivers frames at [`STREAM_RATE`](super::clock::STREAM_RATE), whatever the file holds. The reel
//! cuts or pads it to the length of the picture, which is what makes joins exact: no container's own idea of its
//! length is trusted.

pub mod fake;
pub mod file;
pub mod ogg;
pub mod resample;

pub use resample::StereoFrame;

use super::error::MediaError;

/// Something that delivers sound.
///
/// # For implementations
///
/// A source is used from one thread. It may block on its file and must not block on anything else. After an error it
/// is not asked again.
pub trait SoundSource: Send {
    /// Appends up to `frames` frames to `out` and returns how many; 0 is the end and stays the end.
    ///
    /// # Errors
    /// When the file cannot be read on or its data cannot be decoded.
    fn read(&mut self, out: &mut Vec<StereoFrame>, frames: usize) -> Result<usize, MediaError>;

    /// Goes on at stream frame `frame`, counted from the beginning of the sound; beyond the end is the end.
    ///
    /// # Errors
    /// As [`SoundSource::read`].
    fn seek(&mut self, frame: u64) -> Result<(), MediaError>;
}
