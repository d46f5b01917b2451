//! The sound of one scene as the stream wants it: exactly as many frames as the picture is long.

use std::sync::Arc;

use super::super::clock::{STREAM_RATE, frames_in};
use super::super::decode::Opener;
use super::super::sound::{SoundSource, StereoFrame};
use super::scene::View;
use super::slot::Slot;
use crate::text::Language;
use crate::time::MediaTime;

/// Frames that a primed scene has ready: 300 ms.
const HEAD_FRAMES: usize = 14_400;
/// How long a still stands whose length was to be that of a sound that cannot be played.
const SILENT_STILL: MediaTime = MediaTime::from_secs(5);

/// How many frames a scene has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Frames(u64),
    /// As many as its sound.
    OfSound,
    /// Until it is left.
    Endless,
}

enum Sound {
    Unopened,
    Open(Box<dyn SoundSource>),
    Over,
}

/// See the module's text.
pub(crate) struct Voice {
    pub slot: Arc<Slot>,
    /// The segment's next frame.
    pub local: u64,
    /// Round of an idle loop.
    pub round: u32,
    sound: Sound,
    /// Frames decoded ahead, from `head_at` on still to be given out.
    head: Vec<StereoFrame>,
    head_at: usize,
    /// Where a still ends that lasts as long as its sound, once that is known.
    sound_end: Option<u64>,
}

impl Voice {
    /// The voice of `slot` from its frame `local` on; nothing is opened yet.
    pub(crate) fn new(slot: Arc<Slot>, local: u64, round: u32) -> Self {
        Self { slot, local, round, sound: Sound::Unopened, head: Vec::new(), head_at: 0, sound_end: None }
    }

    /// The voice of a scene from where its slot starts.
    pub(crate) fn from_start(slot: Arc<Slot>) -> Self {
        let local = frames_in(slot.start);
        Self::new(slot, local, 0)
    }

    pub(crate) fn is_primed(&self) -> bool {
        !matches!(self.sound, Sound::Unopened)
    }

    /// Opens the sound in `language` and decodes its head; does nothing the second time.
    pub(crate) fn prime(&mut self, opener: &dyn Opener, language: Language) {
        if self.is_primed() {
            return;
        }
        self.sound = Sound::Over;
        let Some(path) = self.slot.scene.sound.as_ref().and_then(|sound| sound.pick(language)) else { return };
        let opened = opener.sound(path).and_then(|mut source| {
            if self.local > 0 {
                source.seek(self.local)?;
            }
            self.head.clear();
            self.head_at = 0;
            source.read(&mut self.head, HEAD_FRAMES)?;
            Ok(source)
        });
        match opened {
            Ok(source) => self.sound = Sound::Open(source),
            Err(error) => self.slot.set_damage(error),
        }
    }

    /// Forgets what was opened, because the language has changed.
    pub(crate) fn unprime(&mut self) {
        self.sound = Sound::Unopened;
        self.head.clear();
        self.head_at = 0;
    }

    /// How long the scene is, once its picture is open.
    pub(crate) fn length(&self) -> Length {
        let at_least = self.slot.scene.at_least;
        match self.slot.facts().map(|facts| facts.length) {
            Some(Some(length)) if matches!(self.slot.scene.view, View::IdleLoop(_)) => {
                Length::Frames(frames_in(length).max(1))
            }
            Some(Some(length)) => Length::Frames(frames_in(length.max(at_least))),
            Some(None) if self.slot.scene.sound.is_none() => Length::Endless,
            Some(None) => Length::OfSound,
            None => Length::Frames(0),
        }
    }

    /// Appends up to `frames` frames to `out`; 0 when the scene (of an idle loop: the round) is over.
    pub(crate) fn produce(&mut self, out: &mut Vec<StereoFrame>, frames: usize) -> usize {
        let wanted = match self.length() {
            Length::Frames(length) => frames.min(usize::try_from(length.saturating_sub(self.local)).unwrap_or(frames)),
            Length::OfSound | Length::Endless => frames,
        };
        let before = out.len();
        let ready = &self.head[self.head_at.min(self.head.len())..];
        let from_head = ready.len().min(wanted);
        out.extend_from_slice(&ready[..from_head]);
        self.head_at += from_head;
        if self.head_at >= self.head.len() {
            (self.head, self.head_at) = (Vec::new(), 0);
        }
        while out.len() - before < wanted {
            let Sound::Open(source) = &mut self.sound else { break };
            match source.read(out, wanted - (out.len() - before)) {
                Ok(0) => self.sound = Sound::Over,
                Ok(_) => {}
                Err(error) => {
                    self.slot.set_damage(error);
                    self.sound = Sound::Over;
                }
            }
        }
        let mut produced = out.len() - before;
        if produced < wanted {
            let silence = match self.length() {
                Length::OfSound => self.silence_after_sound(produced, wanted),
                Length::Frames(_) | Length::Endless => wanted - produced,
            };
            out.resize(out.len() + silence, [0.0; 2]);
            produced += silence;
        }
        self.local += produced as u64;
        produced
    }

    /// A still that lasts as long as its sound goes on silently to the length that was told at least, and to a few
    /// seconds when its sound could not be played at all.
    fn silence_after_sound(&mut self, produced: usize, wanted: usize) -> usize {
        let at = self.local + produced as u64;
        let was_heard = at >= u64::from(STREAM_RATE) / 10;
        let least = frames_in(self.slot.scene.at_least).max(if was_heard { 0 } else { frames_in(SILENT_STILL) });
        let end = *self.sound_end.get_or_insert(at.max(least));
        (wanted - produced).min(usize::try_from(end.saturating_sub(at)).unwrap_or(0))
    }

    /// Throws `frames` frames away.
    pub(crate) fn discard(&mut self, frames: u64) {
        let mut rest = Vec::new();
        let mut left = frames;
        while left > 0 {
            rest.clear();
            let produced = self.produce(&mut rest, usize::try_from(left).unwrap_or(4_800).min(4_800));
            if produced == 0 {
                return;
            }
            left -= produced as u64;
        }
    }

    /// The next round of an idle loop.
    pub(crate) fn rewind(&mut self) {
        self.local = 0;
        self.round += 1;
        (self.head, self.head_at) = (Vec::new(), 0);
        if let Sound::Open(source) = &mut self.sound
            && let Err(error) = source.seek(0)
        {
            self.slot.set_damage(error);
            self.sound = Sound::Over;
        }
    }
}
