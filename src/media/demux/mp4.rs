//! The index of an MP4 clip: every sample's place, time and whether decoding may begin there.
//!
//! Only the sample table is read; the data stays on the disk and is read sample by sample at its position. What the
//! IAS does not play is refused here, with what was found. `re_mp4` may panic on damaged files, so it runs behind
//! `catch_unwind`.

use std::io::{BufReader, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use re_mp4::{Av01Box, Mp4, StsdBoxContent, Track, TrackKind};

use super::super::error::MediaError;
use super::pread::PositionedFile;
use crate::time::MediaTime;

/// Greatest width of a film that is played, in pixels.
pub const MAX_WIDTH: u32 = 1_920;
/// Greatest height of a film that is played, in pixels.
pub const MAX_HEIGHT: u32 = 1_080;
/// Larger than any sample of a film within those bounds; more is a damaged table.
const MAX_SAMPLE_BYTES: u64 = 32 << 20;

/// One coded sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Where it lies in the file, in bytes.
    pub offset: u64,
    /// How many bytes it has.
    pub size: u32,
    /// When its picture is due.
    pub at: MediaTime,
    /// Whether decoding may begin here.
    pub is_key: bool,
}

/// An open clip, ready to be decoded from any key sample.
#[derive(Debug)]
pub struct ClipIndex {
    file: PositionedFile,
    samples: Vec<Sample>,
    config: Vec<u8>,
    width: u32,
    height: u32,
    length: MediaTime,
}

impl ClipIndex {
    /// Opens a clip and reads its sample table (well under a millisecond for a minute of film).
    ///
    /// # Errors
    /// When the file cannot be read, is no MP4, or holds a picture that the IAS does not play.
    pub fn open(path: &Path) -> Result<Self, MediaError> {
        let file = PositionedFile::open(path).map_err(|cause| MediaError::from_io(path, cause))?;
        let not_a_film = |why: &str| MediaError::NotAFilm { path: path.to_owned(), why: why.to_owned() };
        if file.is_empty() {
            return Err(not_a_film("the file is empty"));
        }
        let mp4 = parse(&file).map_err(|why| not_a_film(&why))?;
        let track = mp4
            .tracks()
            .values()
            .find(|track| track.kind == Some(TrackKind::Video))
            .ok_or_else(|| not_a_film("it holds no picture"))?;
        let av1 = match &track.trak(&mp4).mdia.minf.stbl.stsd.contents {
            StsdBoxContent::Av01(av1) => av1,
            other => return Err(unsupported(path, &codec_name(other))),
        };
        refuse_unplayable(path, av1)?;
        let samples = samples(track, file.len()).map_err(|why| not_a_film(&why))?;
        let length = length(track, &samples);
        let config = av1.av1c.config_obus.clone();
        let (width, height) = (u32::from(av1.width), u32::from(av1.height));
        Ok(Self { file, samples, config, width, height, length })
    }

    /// Every sample in the order in which they are decoded.
    #[must_use]
    pub fn samples(&self) -> &[Sample] {
        &self.samples
    }

    /// Width in pixels.
    #[must_use]
    pub const fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    #[must_use]
    pub const fn height(&self) -> u32 {
        self.height
    }

    /// From the first frame to the end of the last.
    #[must_use]
    pub const fn length(&self) -> MediaTime {
        self.length
    }

    /// How long one frame stands, on average.
    #[must_use]
    pub fn frame_length(&self) -> MediaTime {
        let count = i64::try_from(self.samples.len().max(1)).unwrap_or(i64::MAX);
        MediaTime::from_nanos(self.length.nanos() / count)
    }

    /// The path as given.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The number of the last key sample due at or before `at`; 0 when there is none.
    #[must_use]
    pub fn key_before(&self, at: MediaTime) -> usize {
        self.samples.iter().rposition(|sample| sample.is_key && sample.at <= at).unwrap_or(0)
    }

    /// The number of the first key sample behind sample `number`.
    #[must_use]
    pub fn key_after(&self, number: usize) -> Option<usize> {
        let behind = self.samples.get(number + 1..)?;
        behind.iter().position(|sample| sample.is_key).map(|found| number + 1 + found)
    }

    /// Reads the data of sample `number`, a key sample with the clip's configuration in front.
    ///
    /// # Errors
    /// When the file cannot be read there.
    ///
    /// # Panics
    /// When there is no such sample.
    pub fn read(&self, number: usize) -> Result<Vec<u8>, MediaError> {
        let sample = self.samples[number];
        let lead = if sample.is_key { self.config.as_slice() } else { &[] };
        let mut data = vec![0; lead.len() + sample.size as usize];
        data[..lead.len()].copy_from_slice(lead);
        self.file
            .read_exact_at(&mut data[lead.len()..], sample.offset)
            .map_err(|cause| MediaError::from_io(self.path(), cause))?;
        Ok(data)
    }
}

fn parse(file: &PositionedFile) -> Result<Mp4, String> {
    let len = file.len();
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let mut reader = BufReader::new(file.file());
        reader.seek(SeekFrom::Start(0)).map_err(re_mp4::Error::from)?;
        Mp4::read(reader, len)
    }));
    match parsed {
        Ok(Ok(mp4)) => Ok(mp4),
        Ok(Err(error)) => Err(format!("its index is damaged: {error}")),
        Err(_) => Err("its index is damaged".to_owned()),
    }
}

fn refuse_unplayable(path: &Path, av1: &Av01Box) -> Result<(), MediaError> {
    let config = &av1.av1c;
    if config.bit_depth != 8 {
        return Err(unsupported(path, &format!("AV1 with {} bits a sample", config.bit_depth)));
    }
    if config.monochrome || config.chroma_subsampling_x != 1 || config.chroma_subsampling_y != 1 {
        let kind = if config.monochrome {
            "without colour"
        } else if config.chroma_subsampling_x == 1 {
            "with 4:2:2 colour"
        } else {
            "with 4:4:4 colour"
        };
        return Err(unsupported(path, &format!("AV1 {kind}")));
    }
    let (width, height) = (u32::from(av1.width), u32::from(av1.height));
    if width == 0 || height == 0 || width > MAX_WIDTH || height > MAX_HEIGHT {
        return Err(unsupported(path, &format!("{width}x{height} pixels large")));
    }
    Ok(())
}

fn unsupported(path: &Path, found: &str) -> MediaError {
    MediaError::UnsupportedPicture { path: path.to_owned(), found: found.to_owned() }
}

fn codec_name(content: &StsdBoxContent) -> String {
    match content {
        StsdBoxContent::Av01(_) => "AV1".to_owned(),
        StsdBoxContent::Avc1(_) => "H.264".to_owned(),
        StsdBoxContent::Hev1(_) | StsdBoxContent::Hvc1(_) => "H.265".to_owned(),
        StsdBoxContent::Vp08(_) => "VP8".to_owned(),
        StsdBoxContent::Vp09(_) => "VP9".to_owned(),
        StsdBoxContent::Mp4a(_) | StsdBoxContent::Tx3g(_) => "no picture".to_owned(),
        StsdBoxContent::Unknown(kind) => format!("of the unknown kind {kind}"),
    }
}

fn samples(track: &Track, file_len: u64) -> Result<Vec<Sample>, String> {
    if track.samples.is_empty() {
        return Err("it holds no frames".to_owned());
    }
    if track.timescale == 0 {
        return Err("it has no time scale".to_owned());
    }
    let first = track.samples.iter().map(|sample| sample.composition_timestamp).min().unwrap_or(0);
    let mut samples = Vec::with_capacity(track.samples.len());
    for sample in &track.samples {
        let size = u32::try_from(sample.size).ok().filter(|_| sample.size <= MAX_SAMPLE_BYTES);
        let size = size.ok_or_else(|| "its index is damaged: a frame of impossible size".to_owned())?;
        if sample.offset.checked_add(sample.size).is_none_or(|end| end > file_len) {
            return Err("the file is cut short".to_owned());
        }
        let ticks = u64::try_from(sample.composition_timestamp.saturating_sub(first)).unwrap_or(0);
        let at = MediaTime::from_units(ticks, track.timescale);
        samples.push(Sample { offset: sample.offset, size, at, is_key: sample.is_sync });
    }
    if !samples[0].is_key {
        return Err("its first frame is not a key frame".to_owned());
    }
    Ok(samples)
}

fn length(track: &Track, samples: &[Sample]) -> MediaTime {
    let last = samples.iter().map(|sample| sample.at).max().unwrap_or(MediaTime::ZERO);
    let count = samples.len();
    // The last frame stands as long as the table says, and as its neighbours do when the table says nothing sensible.
    let told = track.samples.last().map_or(0, |sample| sample.duration);
    let told = MediaTime::from_units(told, track.timescale);
    let usual = if count > 1 {
        MediaTime::from_nanos(last.nanos() / i64::try_from(count - 1).unwrap_or(i64::MAX))
    } else {
        MediaTime::from_units(1, 30)
    };
    let sensible = told > MediaTime::ZERO && told.nanos() <= usual.nanos().saturating_mul(4);
    last + if sensible { told } else { usual }
}
