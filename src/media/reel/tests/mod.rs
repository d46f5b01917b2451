//! The reel on films whose frames are numbers, with a clock turned by hand and no threads.

mod control;
mod faults;
mod joins;

use std::sync::Arc;
use std::time::Duration;

use super::super::clock::Monotonic;
use super::super::decode::fake::{FakeFiles, FakeFilm, read_number};
use super::super::sound::StereoFrame;
use super::super::sound::fake::NumberedSound;
use super::{Reel, ReelEvent, ReelScene, ReelSettings, StreamConsumer};
use crate::text::{Language, Localized};

/// A reel, a sound device of 5 ms blocks and a display that asks 200 times a second.
pub(super) struct Rig {
    pub reel: Reel,
    pub clock: Monotonic,
    pub device: Option<StreamConsumer>,
    pub device_rate: u32,
    /// Every frame that the device was given.
    pub heard: Vec<StereoFrame>,
    /// Film and frame of every picture that was shown.
    pub seen: Vec<(u8, u64)>,
    /// Length of `heard` when each of them was shown.
    pub seen_at: Vec<usize>,
    pub events: Vec<ReelEvent>,
}

pub(super) const BLOCK: usize = 240;

impl Rig {
    pub(super) fn new(files: FakeFiles) -> Self {
        let clock = Monotonic::manual();
        let mut reel = Reel::stepped(Arc::new(files), ReelSettings::default(), clock.clone());
        let device = Some(reel.attach_output());
        reel.pump();
        let events = Vec::new();
        Self { reel, clock, device, device_rate: 48_000, heard: Vec::new(), seen: Vec::new(), seen_at: Vec::new(), events }
    }

    /// One block of the device and one refresh of the display.
    pub(super) fn step(&mut self) {
        self.reel.pump();
        if let Some(device) = &mut self.device {
            let start = self.heard.len();
            let block = BLOCK * self.device_rate as usize / 48_000;
            self.heard.resize(start + block, [9.0; 2]);
            device.begin();
            // As a mixer does: in smaller pieces than the device's.
            for piece in self.heard[start..].chunks_mut(128) {
                device.fill(piece, self.device_rate);
            }
        }
        self.reel.pump();
        self.events.extend(self.reel.poll());
        if let Some(picture) = self.reel.frame_due() {
            self.seen.push(read_number(&picture));
            self.seen_at.push(self.heard.len());
        }
        self.clock.advance(Duration::from_millis(5));
    }

    pub(super) fn run(&mut self, millis: u64) {
        for _ in 0..millis / 5 {
            self.step();
        }
    }

    /// Steps until an event that `wanted` knows has come; fails after a minute.
    pub(super) fn run_until(&mut self, wanted: impl Fn(&ReelEvent) -> bool) {
        let known = self.events.len();
        for _ in 0..12_000 {
            self.step();
            if self.events[known..].iter().any(&wanted) {
                return;
            }
        }
        panic!("it never came; events: {:?}", self.events);
    }

    /// What was heard, silence at both ends left out.
    pub(super) fn sounding(&self) -> &[StereoFrame] {
        let is_sound = |frame: &StereoFrame| *frame != [0.0; 2];
        let from = self.heard.iter().position(is_sound).unwrap_or(self.heard.len());
        let to = self.heard.iter().rposition(is_sound).map_or(from, |last| last + 1);
        &self.heard[from..to]
    }
}

/// Frame `number` of sound `voice`, as the fake makes it.
pub(super) fn sample(voice: u8, number: usize) -> StereoFrame {
    #[expect(clippy::cast_precision_loss, reason = "small whole numbers")]
    [f32::from(voice), number as f32]
}

/// A scene whose film and sound both bear the number `number`.
pub(super) fn scene(number: u8) -> ReelScene {
    ReelScene::clip(&format!("scene {number}"), format!("{number}.mp4"))
        .with_sound(Localized::Plain(format!("{number}.ogg").into()))
}

/// A scene that speaks Polish with the voice `number` and English with the voice `number + 100`.
pub(super) fn bilingual(number: u8) -> ReelScene {
    let sounds = [(Language::Pl, number), (Language::En, number + 100)];
    let sounds = sounds.map(|(language, voice)| (language, format!("{voice}.ogg").into()));
    scene(number).with_sound(Localized::ByLanguage(sounds.into_iter().collect()))
}

/// Adds film `number` with `frames` frames and sounds for both languages, `surplus` stream frames longer than it.
pub(super) fn with(files: FakeFiles, number: u8, frames: u64, surplus: i64) -> FakeFiles {
    let length = (frames * 1_600).saturating_add_signed(surplus);
    files
        .film(&format!("{number}.mp4"), FakeFilm::new(number, frames))
        .sound(&format!("{number}.ogg"), NumberedSound::new(f32::from(number), length))
        .sound(&format!("{}.ogg", number + 100), NumberedSound::new(f32::from(number + 100), length))
}

pub(super) fn is_started(event: &ReelEvent) -> bool {
    matches!(event, ReelEvent::Started { .. })
}

pub(super) fn is_ended(event: &ReelEvent) -> bool {
    matches!(event, ReelEvent::Ended { .. })
}
