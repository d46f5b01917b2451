//! The film beside its time line: plays, stands on a frame, steps.

use crate::app::attempt::Desk;
use crate::media::reel::{Cut, ReelEvent, ReelScene, Take};
use crate::scenario::graph::NodeId;
use crate::time::MediaTime;

/// How long a frame is taken to stand where there is none: a still, a sound.
const STILL_FRAME: MediaTime = MediaTime::from_millis(40);
/// Seconds in which the window is drawn often after the film was asked for another frame.
const SETTLES: f64 = 1.0;

/// What is known of a scene's media.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// How long it lasts.
    pub length: Option<MediaTime>,
    /// How long a frame stands.
    pub frame: Option<MediaTime>,
}

/// Plays one scene.
#[derive(Debug, Default)]
pub struct Player {
    playing: Option<(NodeId, ReelScene)>,
    take: Option<Take>,
    measured: Measured,
    time: MediaTime,
    runs: bool,
    fault: Option<String>,
    settles_until: f64,
}

impl Player {
    /// Shows a scene from `at`, standing; one that is shown already, of the same files, stays as it is.
    pub fn open(&mut self, node: &NodeId, scene: ReelScene, measured: Measured, at: MediaTime, desk: &mut Desk<'_>) {
        self.measured = measured;
        if let Some((known, old)) = &self.playing
            && known == node
            && old.view == scene.view
            && old.sound == scene.sound
            && self.fault.is_none()
        {
            return;
        }
        self.fault = None;
        self.runs = false;
        self.time = self.on_frame(at);
        desk.reel.set_language(desk.preferences.spoken());
        self.take = Some(desk.reel.play_from(&scene, self.time, Cut::Now));
        desk.reel.set_paused(true);
        self.playing = Some((node.clone(), scene));
        self.settles_until = desk.now + SETTLES;
    }

    /// Shows nothing.
    pub fn close(&mut self, desk: &mut Desk<'_>) {
        if self.playing.is_some() {
            desk.reel.silence();
        }
        *self = Self::default();
    }

    /// Whether a scene is shown.
    pub fn is_open(&self) -> bool {
        self.playing.is_some() && self.fault.is_none()
    }

    /// Whether it runs.
    pub fn runs(&self) -> bool {
        self.runs
    }

    /// Where it stands.
    pub fn time(&self) -> MediaTime {
        self.time
    }

    /// How long the scene is, as far as it is known.
    pub fn length(&self) -> Option<MediaTime> {
        self.measured.length
    }

    /// How long a frame stands.
    pub fn frame(&self) -> MediaTime {
        self.measured.frame.filter(|frame| *frame > MediaTime::ZERO).unwrap_or(STILL_FRAME)
    }

    /// Why the scene cannot be shown, if so.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Seconds until the window must be drawn again.
    pub fn sleep(&self, desk_now: f64, due: Option<f64>) -> Option<f64> {
        if self.runs {
            return Some(due.unwrap_or(0.04).min(0.1));
        }
        (desk_now < self.settles_until).then_some(0.03)
    }

    /// The start of the frame that is on at `time`: the nearest, so that rounded times do not slip back by one.
    pub fn on_frame(&self, time: MediaTime) -> MediaTime {
        let frame = self.frame().nanos();
        let number = (time.nanos().max(0) + frame / 2) / frame;
        let last = self.measured.length.map_or(i64::MAX, |length| ((length.nanos() - 1) / frame).max(0));
        // From the number and not by adding up, so that thirds of a second do not drift.
        MediaTime::from_nanos(number.min(last) * frame)
    }

    /// Goes on, or stops on the frame that is on. At its end it begins anew.
    pub fn toggle(&mut self, desk: &mut Desk<'_>) {
        if !self.is_open() {
            return;
        }
        if self.runs {
            self.stop(desk);
            return;
        }
        if self.measured.length.is_some_and(|length| self.time + self.frame() >= length) {
            self.seek(MediaTime::ZERO, desk);
        }
        self.runs = true;
        desk.reel.set_paused(false);
    }

    /// Stops on the frame that is on.
    pub fn stop(&mut self, desk: &mut Desk<'_>) {
        if self.runs {
            self.runs = false;
            desk.reel.set_paused(true);
            self.seek(self.time, desk);
        }
    }

    /// Goes to the frame nearest to a time.
    pub fn seek(&mut self, to: MediaTime, desk: &mut Desk<'_>) {
        let to = self.on_frame(to);
        self.time = to;
        self.settles_until = desk.now + SETTLES;
        if !desk.reel.seek(to)
            && let Some((_, scene)) = &self.playing
        {
            self.take = Some(desk.reel.play_from(scene, to, Cut::Now));
        }
    }

    /// Stops, and goes so many frames on or back.
    pub fn step(&mut self, frames: i64, desk: &mut Desk<'_>) {
        self.stop(desk);
        let to = self.time.nanos().saturating_add(frames.saturating_mul(self.frame().nanos()));
        self.seek(MediaTime::from_nanos(to.max(0)), desk);
    }

    /// Follows the film. Call it once a frame.
    pub fn poll(&mut self, desk: &mut Desk<'_>) {
        for event in desk.reel.poll() {
            match event {
                ReelEvent::Ended { take, .. } if Some(take) == self.take && self.runs => {
                    self.runs = false;
                    desk.reel.set_paused(true);
                    self.time = self.on_frame(self.measured.length.unwrap_or(self.time));
                }
                ReelEvent::Failed { take, error, .. } if Some(take) == self.take => {
                    self.fault = Some(format!("{error}. {}", error.remedy()));
                    self.runs = false;
                }
                _ => {}
            }
        }
        if self.runs
            && let Some(position) = desk.reel.position()
            && Some(position.take) == self.take
        {
            self.time = position.time;
        }
    }
}
