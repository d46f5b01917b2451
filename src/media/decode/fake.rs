//! A film whose frames are numbers, so that a test can read what was seen.
//!
//! The fakes stand for files by name: `a.mp4` is a film, `a.ogg` a sound. [`FakeFiles`] holds what each name is, and
//! can be told to fail.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::super::error::MediaError;
use super::super::picture::{Matrix, Picture, Plane, Range};
use super::super::reel::scene::View;
use super::super::sound::SoundSource;
use super::super::sound::fake::NumberedSound;
use super::{Decoded, Opener, PictureStream};
use crate::time::MediaTime;

/// A 2x2 picture that tells which film it comes from and which frame it is.
///
/// # Panics
/// For a film above 255 or a frame above 65,535.
#[must_use]
pub fn numbered_picture(film: u8, frame: u64) -> Arc<Picture> {
    let [high, low] = u16::try_from(frame).expect("a fake film has at most 65,536 frames").to_be_bytes();
    let plane = |bytes: Vec<u8>, side: u32| {
        Plane::new(bytes.into(), side as usize, side, side).expect("a square of its own bytes")
    };
    let planes = [plane(vec![film, 0, high, low], 2), plane(vec![128], 1), plane(vec![128], 1)];
    Arc::new(Picture { planes, matrix: Matrix::Bt709, range: Range::Limited })
}

/// The film and the frame of a [`numbered_picture`].
#[must_use]
pub fn read_number(picture: &Picture) -> (u8, u64) {
    let bytes = picture.planes[0].bytes();
    (bytes[0], u64::from(u16::from_be_bytes([bytes[2], bytes[3]])))
}

/// What a fake film is.
#[derive(Clone, Copy, Debug)]
pub struct FakeFilm {
    /// The number in its pictures.
    pub film: u8,
    /// How many frames it has.
    pub frames: u64,
    /// Frames a second.
    pub rate: u64,
    /// This frame cannot be decoded.
    pub damaged_at: Option<u64>,
}

impl FakeFilm {
    /// `frames` good frames at 30 a second.
    #[must_use]
    pub const fn new(film: u8, frames: u64) -> Self {
        Self { film, frames, rate: 30, damaged_at: None }
    }
}

/// Files that exist only by name.
#[derive(Debug, Default)]
pub struct FakeFiles {
    films: BTreeMap<PathBuf, FakeFilm>,
    sounds: BTreeMap<PathBuf, NumberedSound>,
    open: Arc<AtomicUsize>,
}

impl FakeFiles {
    /// Adds a film.
    #[must_use]
    pub fn film(mut self, path: &str, film: FakeFilm) -> Self {
        self.films.insert(path.into(), film);
        self
    }

    /// Adds a sound.
    #[must_use]
    pub fn sound(mut self, path: &str, sound: NumberedSound) -> Self {
        self.sounds.insert(path.into(), sound);
        self
    }

    /// Streams that are open now.
    #[must_use]
    pub fn open(&self) -> usize {
        self.open.load(Ordering::Relaxed)
    }
}

impl Opener for FakeFiles {
    fn picture(&self, view: &View) -> Result<Box<dyn PictureStream>, MediaError> {
        let path = view.path();
        let film = *self.films.get(path).ok_or_else(|| MediaError::Missing { path: path.clone() })?;
        let length = match view {
            View::Still { length, .. } => *length,
            View::Clip(_) | View::IdleLoop(_) => Some(MediaTime::from_units(film.frames, film.rate)),
        };
        self.open.fetch_add(1, Ordering::Relaxed);
        Ok(Box::new(FakeStream { path: path.clone(), film, length, next: 0, open: Arc::clone(&self.open) }))
    }

    fn sound(&self, path: &Path) -> Result<Box<dyn SoundSource>, MediaError> {
        match self.sounds.get(path) {
            Some(sound) => Ok(Box::new(sound.clone())),
            None => Err(MediaError::Missing { path: path.to_owned() }),
        }
    }

    fn decoders(&self) -> usize {
        self.open()
    }
}

#[derive(Debug)]
struct FakeStream {
    path: PathBuf,
    film: FakeFilm,
    length: Option<MediaTime>,
    next: u64,
    open: Arc<AtomicUsize>,
}

impl PictureStream for FakeStream {
    fn length(&self) -> Option<MediaTime> {
        self.length
    }

    fn frame_length(&self) -> MediaTime {
        MediaTime::from_units(1, self.film.rate)
    }

    fn next(&mut self) -> Result<Option<Decoded>, MediaError> {
        let number = self.next;
        if number >= self.film.frames {
            return Ok(None);
        }
        self.next += 1;
        let at = MediaTime::from_units(number, self.film.rate);
        if self.film.damaged_at == Some(number) {
            return Err(MediaError::DamagedPicture { path: self.path.clone(), at, why: "told so".to_owned() });
        }
        Ok(Some(Decoded { at, picture: numbered_picture(self.film.film, number) }))
    }

    fn seek(&mut self, at: MediaTime) -> Result<(), MediaError> {
        // A frame's time is rounded down to the nanosecond, so one more lands on it.
        self.next = (at + MediaTime::from_nanos(1)).units(self.film.rate).min(self.film.frames.saturating_sub(1));
        Ok(())
    }
}

impl Drop for FakeStream {
    fn drop(&mut self) {
        self.open.fetch_sub(1, Ordering::Relaxed);
    }
}
