//! What a check needs to know of a media file, cheaply.

use std::path::Path;
use std::sync::Arc;

use super::clock::time_of;
use super::decode::PictureStream;
use super::decode::clip::ClipStream;
use super::decode::pool::DecoderPool;
use super::decode::still::read_still;
use super::demux::ClipIndex;
use super::error::MediaError;
use super::picture::Picture;
use super::sound::SoundSource;
use super::sound::file::FileSound;
use crate::time::MediaTime;

/// A film clip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClipFacts {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Number of frames.
    pub frames: u64,
    /// From the first frame to the end of the last.
    pub length: MediaTime,
    /// How long one frame stands.
    pub frame_length: MediaTime,
    /// When each key frame is due, ascending; never empty.
    pub keys: Vec<MediaTime>,
}

impl ClipFacts {
    /// Frames a second, for showing.
    #[must_use]
    pub fn frames_per_second(&self) -> f64 {
        1.0 / self.frame_length.as_secs_f64().max(1e-6)
    }

    /// The longest stretch that must be decoded to show a frame after a seek.
    #[must_use]
    pub fn longest_key_distance(&self) -> MediaTime {
        let ends = self.keys.iter().skip(1).chain([&self.length]);
        self.keys.iter().zip(ends).map(|(from, to)| to.saturating_sub(*from)).max().unwrap_or(self.length)
    }
}

/// Facts about a film clip: reads its index and decodes its first frame, 10 ms for a film of any length.
///
/// # Errors
/// When the file is missing, unreadable, of a kind that is not played, or its first frame cannot be decoded.
pub fn probe(path: &Path) -> Result<ClipFacts, MediaError> {
    let index = Arc::new(ClipIndex::open(path)?);
    let mut stream = ClipStream::new(Arc::clone(&index), &Arc::new(DecoderPool::default()))?;
    stream.next()?;
    Ok(facts(&index))
}

/// As [`probe`], and decodes every frame: finds all damage, at some hundred frames a second.
///
/// # Errors
/// As [`probe`]; also when the number of frames that come out is not the number that the index tells.
pub fn probe_whole(path: &Path) -> Result<ClipFacts, MediaError> {
    let index = Arc::new(ClipIndex::open(path)?);
    let mut stream = ClipStream::new(Arc::clone(&index), &Arc::new(DecoderPool::default()))?;
    let mut frames = 0;
    let mut last = MediaTime::ZERO;
    while let Some(decoded) = stream.next()? {
        frames += 1;
        last = decoded.at;
    }
    let facts = facts(&index);
    if frames != facts.frames {
        let why = format!("{frames} frames come out of {}", facts.frames);
        return Err(MediaError::DamagedPicture { path: path.to_owned(), at: last, why });
    }
    Ok(facts)
}

/// A picture that stands for a film clip: the one at a third of it, when a scene has mostly begun.
///
/// # Errors
/// As [`probe`]; also when that picture cannot be decoded.
pub fn glimpse(path: &Path) -> Result<Arc<Picture>, MediaError> {
    let index = Arc::new(ClipIndex::open(path)?);
    let at = MediaTime::from_nanos(index.length().nanos() / 3);
    one_picture(index, at)
}

/// The picture of a film clip at that time; its last one when the clip is shorter.
///
/// # Errors
/// As [`glimpse`].
pub fn picture_at(path: &Path, at: MediaTime) -> Result<Arc<Picture>, MediaError> {
    let index = Arc::new(ClipIndex::open(path)?);
    let last = index.length().saturating_sub(index.frame_length());
    one_picture(index, at.min(last))
}

fn one_picture(index: Arc<ClipIndex>, at: MediaTime) -> Result<Arc<Picture>, MediaError> {
    let path = index.path().to_owned();
    let mut stream = ClipStream::new(index, &Arc::new(DecoderPool::default()))?;
    stream.seek(at)?;
    let why = "no picture comes out of it".to_owned();
    stream.next()?.map(|decoded| decoded.picture).ok_or(MediaError::DamagedPicture { path, at, why })
}

fn facts(index: &ClipIndex) -> ClipFacts {
    let mut keys: Vec<MediaTime> = index.samples().iter().filter(|s| s.is_key).map(|s| s.at).collect();
    keys.sort_unstable();
    ClipFacts {
        width: index.width(),
        height: index.height(),
        frames: index.samples().len() as u64,
        length: index.length(),
        frame_length: index.frame_length(),
        keys,
    }
}

/// Length of a sound; decodes it only when its file does not tell.
///
/// # Errors
/// When the file is missing, unreadable, of a kind that is not played, or its first tenth of a second is damaged.
pub fn probe_sound(path: &Path) -> Result<MediaTime, MediaError> {
    let mut sound = FileSound::open(path)?;
    let mut frames = Vec::new();
    let mut count = sound.read(&mut frames, 4_800)? as u64;
    if let Some(length) = sound.length() {
        return Ok(time_of(length));
    }
    loop {
        frames.clear();
        match sound.read(&mut frames, 48_000)? {
            0 => return Ok(time_of(count)),
            more => count += more as u64,
        }
    }
}

/// As [`probe_sound`], and decodes all of it: what comes out, whatever the file tells.
///
/// # Errors
/// As [`probe_sound`]; also when it cannot be decoded to its end.
pub fn probe_sound_whole(path: &Path) -> Result<MediaTime, MediaError> {
    let mut sound = FileSound::open(path)?;
    let (mut frames, mut count) = (Vec::new(), 0);
    loop {
        frames.clear();
        match sound.read(&mut frames, 48_000)? {
            0 => return Ok(time_of(count)),
            more => count += more as u64,
        }
    }
}

/// Width and height of a still as it will be shown.
///
/// # Errors
/// When the file is missing, unreadable, or no PNG or JPEG.
pub fn probe_still(path: &Path) -> Result<(u32, u32), MediaError> {
    read_still(path).map(|picture| (picture.width(), picture.height()))
}
