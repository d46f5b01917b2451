//! A sound whose frames are numbers, so that a test can read what was heard.

use super::super::error::MediaError;
use super::{SoundSource, StereoFrame};

/// Frame `n` of sound `voice` is `[voice, n]`, exact as long as both are below 16 million.
///
/// Every frame tells where it comes from, a repeated or a missing one is seen at once, and silence is `[0, 0]`.
#[derive(Clone, Debug)]
pub struct NumberedSound {
    voice: f32,
    frames: u64,
    at: u64,
    unit: f32,
}

impl NumberedSound {
    /// A sound of `frames` stream frames; `voice` is at least 1.
    #[must_use]
    pub const fn new(voice: f32, frames: u64) -> Self {
        Self { voice, frames, at: 0, unit: 1.0 }
    }

    /// The same numbers in parts of `unit`, for what plays only within ±1; a power of two keeps them exact.
    #[must_use]
    pub const fn scaled(self, unit: f32) -> Self {
        Self { unit, ..self }
    }
}

impl SoundSource for NumberedSound {
    fn read(&mut self, out: &mut Vec<StereoFrame>, frames: usize) -> Result<usize, MediaError> {
        let end = self.frames.min(self.at + frames as u64);
        #[expect(clippy::cast_precision_loss, reason = "exact below 2^24, as told")]
        out.extend((self.at..end).map(|number| [self.voice * self.unit, number as f32 * self.unit]));
        let count = end - self.at;
        self.at = end;
        Ok(usize::try_from(count).unwrap_or(frames))
    }

    fn seek(&mut self, frame: u64) -> Result<(), MediaError> {
        self.at = frame.min(self.frames);
        Ok(())
    }
}
