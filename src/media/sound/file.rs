//! Sound files: Opus in Ogg, FLAC and WAV, by symphonia.
//!
//! Reading from the beginning is exact to the sample. A seek decodes a little more than was asked for and throws the
//! surplus away, so that it lands on the sample too (see [`SETTLE`]).

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use symphonia::core::codecs::audio::well_known::CODEC_ID_OPUS;
use symphonia::core::codecs::audio::{AudioDecoder, AudioDecoderOptions};
use symphonia::core::codecs::registry::CodecRegistry;
use symphonia::core::errors::Error as SymphoniaError;
use symphonia::core::formats::probe::Hint;
use symphonia::core::formats::{FormatOptions, FormatReader, SeekMode, SeekTo, TrackType};
use symphonia::core::io::MediaSourceStream;
use symphonia::core::meta::MetadataOptions;
use symphonia::core::units::Timestamp;

use super::super::clock::{STREAM_RATE, time_of};
use super::super::demux::pread::PositionedFile;
use super::super::error::MediaError;
use super::ogg::opus_facts;
use super::resample::{Resampler, StereoFrame};
use super::SoundSource;

/// File frames that are decoded before the one that was asked for: an Opus decoder needs 80 ms to settle (RFC 7845,
/// section 4.6).
const SETTLE: u64 = 3_840;
/// Packets in a row that may fail before the sound counts as broken.
const MAX_BAD_PACKETS: u32 = 8;

/// See the module's text.
pub struct FileSound {
    path: PathBuf,
    reader: Box<dyn FormatReader>,
    decoder: Box<dyn AudioDecoder>,
    track: u32,
    rate: u32,
    resampler: Resampler,
    /// Decoded frames at the file's rate.
    decoded: VecDeque<StereoFrame>,
    interleaved: Vec<f32>,
    /// File frames still to be thrown away after a seek, once the place of the next packet is known.
    target: Option<u64>,
    /// Silent frames that push the last real ones out of the resampler.
    tail: usize,
    is_over: bool,
    /// File frames that are left when the length is known better than by the demuxer.
    remaining: Option<u64>,
    length: Option<u64>,
    /// What the packets' numbers are ahead of the frames that are heard.
    lead: u64,
    bad_packets: u32,
}

fn codecs() -> &'static CodecRegistry {
    static CODECS: OnceLock<CodecRegistry> = OnceLock::new();
    CODECS.get_or_init(|| {
        let mut codecs = CodecRegistry::new();
        symphonia::default::register_enabled_codecs(&mut codecs);
        codecs.register_audio_decoder::<symphonia_adapter_libopus::OpusDecoder>();
        codecs
    })
}

impl FileSound {
    /// Opens a sound before its first frame.
    ///
    /// # Errors
    /// When the file is missing, unreadable, or of a kind that is not played.
    pub fn open(path: &Path) -> Result<Self, MediaError> {
        let file = PositionedFile::open(path).map_err(|cause| MediaError::from_io(path, cause))?;
        let unsupported = |found: &str| MediaError::UnsupportedSound { path: path.to_owned(), found: found.to_owned() };
        let opus = opus_facts(&file).map_err(|cause| MediaError::from_io(path, cause))?;
        let stream = MediaSourceStream::new(Box::new(file.into_file()), Default::default());
        let mut hint = Hint::new();
        if let Some(extension) = path.extension().and_then(|extension| extension.to_str()) {
            hint.with_extension(extension);
        }
        let reader = symphonia::default::get_probe()
            .probe(&hint, stream, FormatOptions::default(), MetadataOptions::default())
            .map_err(|error| unsupported(&format!("of no known kind ({error})")))?;
        let track = reader.default_track(TrackType::Audio).ok_or_else(|| unsupported("absent from the file"))?;
        let params = track
            .codec_params
            .as_ref()
            .and_then(|params| params.audio())
            .ok_or_else(|| unsupported("of no known kind"))?;
        if let Some(channels) = &params.channels
            && channels.count() > 2
        {
            return Err(unsupported(&format!("of {} channels", channels.count())));
        }
        let rate = params.sample_rate.filter(|&rate| rate > 0).ok_or_else(|| unsupported("without a sample rate"))?;
        let opus = opus.filter(|_| params.codec == CODEC_ID_OPUS);
        let length = if params.codec == CODEC_ID_OPUS { opus.map(|opus| opus.frames) } else { track.num_frames };
        let decoder = codecs()
            .make_audio_decoder(params, &AudioDecoderOptions::default())
            .map_err(|error| unsupported(&format!("of a kind that is not played ({error})")))?;
        let track = track.id;
        let resampler = Resampler::new(rate, STREAM_RATE);
        Ok(Self {
            path: path.to_owned(),
            reader,
            decoder,
            track,
            rate,
            tail: resampler.tail(),
            resampler,
            decoded: VecDeque::new(),
            interleaved: Vec::new(),
            target: None,
            is_over: false,
            remaining: length,
            length,
            lead: opus.map_or(0, |opus| opus.pre_skip),
            bad_packets: 0,
        })
    }

    /// Length in stream frames, as the file tells it; `None` when it does not.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        let length = u128::from(self.length?) * u128::from(STREAM_RATE) / u128::from(self.rate);
        u64::try_from(length).ok()
    }

    fn decode_one(&mut self) -> Result<(), MediaError> {
        let packet = match self.reader.next_packet() {
            Ok(Some(packet)) => packet,
            Ok(None) => {
                self.is_over = true;
                return Ok(());
            }
            Err(SymphoniaError::IoError(cause)) if cause.kind() == std::io::ErrorKind::UnexpectedEof => {
                self.is_over = true;
                return Ok(());
            }
            Err(error) => return Err(self.failed(&error)),
        };
        if packet.track_id != self.track {
            return Ok(());
        }
        let end = packet.pts.get().saturating_add(i64::try_from(packet.dur.get()).unwrap_or(i64::MAX));
        let buffer = match self.decoder.decode(&packet) {
            Ok(buffer) => buffer,
            Err(SymphoniaError::DecodeError(_)) if self.bad_packets < MAX_BAD_PACKETS => {
                self.bad_packets += 1;
                return Ok(());
            }
            Err(error) => return Err(self.failed(&error)),
        };
        self.bad_packets = 0;
        let channels = buffer.spec().channels().count();
        let frames = buffer.frames();
        self.interleaved.resize(buffer.samples_interleaved(), 0.0);
        buffer.copy_to_slice_interleaved(&mut self.interleaved);
        let drop = match self.target {
            None => 0,
            Some(target) => {
                // Counted from the end of the packet, because what a codec trims it trims at the start.
                let begin = u64::try_from(end).unwrap_or(0).saturating_sub(frames as u64);
                let surplus = target.saturating_sub(begin);
                if surplus < frames as u64 {
                    self.target = None;
                }
                usize::try_from(surplus).unwrap_or(usize::MAX).min(frames)
            }
        };
        let mut kept = frames - drop;
        if let Some(remaining) = &mut self.remaining {
            kept = kept.min(usize::try_from(*remaining).unwrap_or(usize::MAX));
            *remaining -= kept as u64;
        }
        let samples = self.interleaved.chunks_exact(channels.max(1)).skip(drop).take(kept);
        self.decoded.extend(samples.map(|frame| [frame[0], frame[channels - 1]]));
        Ok(())
    }

    fn failed(&self, error: &SymphoniaError) -> MediaError {
        let at = self.length.zip(self.remaining).map_or(0, |(length, left)| length.saturating_sub(left));
        let at = u64::try_from(u128::from(at) * u128::from(STREAM_RATE) / u128::from(self.rate)).unwrap_or(0);
        MediaError::DamagedSound { path: self.path.clone(), at: time_of(at), why: error.to_string() }
    }
}

impl SoundSource for FileSound {
    fn read(&mut self, out: &mut Vec<StereoFrame>, frames: usize) -> Result<usize, MediaError> {
        let before = out.len();
        while out.len() - before < frames {
            let decoded = &mut self.decoded;
            let tail = &mut self.tail;
            let is_over = self.is_over;
            let next = self.resampler.next(|| {
                decoded.pop_front().or_else(|| {
                    let push_out = is_over && *tail > 0;
                    *tail -= usize::from(push_out);
                    push_out.then_some([0.0; 2])
                })
            });
            match next {
                Some(frame) => out.push(frame),
                None if self.is_over => break,
                None => self.decode_one()?,
            }
        }
        Ok(out.len() - before)
    }

    fn seek(&mut self, frame: u64) -> Result<(), MediaError> {
        let target = u64::try_from(u128::from(frame) * u128::from(self.rate) / u128::from(STREAM_RATE)).unwrap_or(0);
        if target == 0 {
            // A decoder throws the very first frames away only when it is new.
            *self = Self::open(&self.path)?;
            return Ok(());
        }
        self.decoded.clear();
        self.resampler.reset();
        self.tail = self.resampler.tail();
        self.is_over = self.length.is_some_and(|length| target >= length);
        self.remaining = self.length.map(|length| length.saturating_sub(target));
        if self.is_over {
            return Ok(());
        }
        let from = (target + self.lead).saturating_sub(SETTLE);
        let to = SeekTo::Timestamp {
            ts: Timestamp::new(i64::try_from(from).unwrap_or(i64::MAX)),
            track_id: self.track,
        };
        self.reader.seek(SeekMode::Accurate, to).map_err(|error| self.failed(&error))?;
        self.decoder.reset();
        self.target = Some(target + self.lead);
        Ok(())
    }
}

impl std::fmt::Debug for FileSound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FileSound({}, {} Hz)", self.path.display(), self.rate)
    }
}
