//! From coded samples to pictures.
//!
//! A [`PictureStream`] delivers the pictures of one scene in the order in which they are due. The reel knows nothing
//! below it: a film, a still and a test's fake are the same to it. [`Opener`] makes streams and sounds from a scene;
//! the real one is [`Files`](super::files::Files).

pub mod av1;
pub mod clip;
pub mod fake;
pub mod pool;
pub mod still;

use std::path::Path;
use std::sync::Arc;

use super::error::MediaError;
use super::picture::Picture;
use super::reel::scene::View;
use super::sound::SoundSource;
use crate::time::MediaTime;

/// One decoded picture and when it is due.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// Media time at which it is due.
    pub at: MediaTime,
    /// The picture.
    pub picture: Arc<Picture>,
}

/// Something that delivers pictures in the order in which they are due.
///
/// # For implementations
///
/// A stream is used from one thread at a time. After an error it may be asked again and goes on where it can; when
/// there is nothing more to be had it says `Ok(None)` for ever.
pub trait PictureStream: Send {
    /// Length of the segment; `None` for a still without a length of its own.
    fn length(&self) -> Option<MediaTime>;

    /// How long one picture stands; used to choose the nearest.
    fn frame_length(&self) -> MediaTime;

    /// The next picture; `None` at the end.
    ///
    /// # Errors
    /// When the file cannot be read on or its data cannot be decoded.
    fn next(&mut self) -> Result<Option<Decoded>, MediaError>;

    /// Goes on with the picture that stands at `at`, decoding from the key frame before it.
    ///
    /// # Errors
    /// As [`PictureStream::next`].
    fn seek(&mut self, at: MediaTime) -> Result<(), MediaError>;

    /// The pictures are late and `at` is due: leaves out what can be left out, up to the last key frame before it.
    ///
    /// A stream that is never late need not do anything.
    fn catch_up(&mut self, _at: MediaTime) {}
}

/// Opens what a scene is made of.
///
/// # For implementations
///
/// Called on decoding threads; it may block on the disk.
pub trait Opener: Send + Sync {
    /// Opens the picture of a scene, before its first frame.
    ///
    /// # Errors
    /// When the file is missing, unreadable or of a kind that is not played.
    fn picture(&self, view: &View) -> Result<Box<dyn PictureStream>, MediaError>;

    /// Opens a sound, before its first frame.
    ///
    /// # Errors
    /// As [`Opener::picture`].
    fn sound(&self, path: &Path) -> Result<Box<dyn SoundSource>, MediaError>;

    /// Decoders that exist, in use or waiting to be used again.
    fn decoders(&self) -> usize {
        0
    }
}
