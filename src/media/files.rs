//! The real files: what a scene's paths open to.

use std::path::Path;
use std::sync::Arc;

use super::decode::clip::ClipStream;
use super::decode::pool::DecoderPool;
use super::decode::still::{StillStream, read_still};
use super::decode::{Opener, PictureStream};
use super::demux::ClipIndex;
use super::error::MediaError;
use super::reel::scene::View;
use super::sound::SoundSource;
use super::sound::file::FileSound;

/// Opens AV1 clips, stills and sounds from the disk; its decoders are pooled.
#[derive(Debug, Default)]
pub struct Files {
    pool: Arc<DecoderPool>,
}

impl Opener for Files {
    fn picture(&self, view: &View) -> Result<Box<dyn PictureStream>, MediaError> {
        match view {
            View::Clip(path) | View::IdleLoop(path) => {
                let index = Arc::new(ClipIndex::open(path)?);
                Ok(Box::new(ClipStream::new(index, &self.pool)?))
            }
            View::Still { path, length } => Ok(Box::new(StillStream::new(read_still(path)?, *length))),
        }
    }

    fn sound(&self, path: &Path) -> Result<Box<dyn SoundSource>, MediaError> {
        Ok(Box::new(FileSound::open(path)?))
    }

    fn decoders(&self) -> usize {
        self.pool.count()
    }
}
