//! The master clock: how far the film has been heard.
//!
//! Everything is counted in *stream frames*: one stereo sample at [`STREAM_RATE`], numbered from the first that ever
//! went to the output. The output counts what it hands over; between two of its calls the clock interpolates with
//! [`Monotonic`] time, and never beyond what was handed over. The number only grows, whatever the film does: pausing
//! stops it, a seek is a jump forward over frames that nobody heard. Which scene and which time of it a number means
//! is the reel's knowledge, not the clock's.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::time::MediaTime;

/// Stream frames in a second: the rate in which the reel counts and joins, whatever the device's rate is.
pub const STREAM_RATE: u32 = 48_000;

/// An output that has not asked for sound for this long while the film plays has fallen silent.
pub const STALL_AFTER: Duration = Duration::from_millis(500);

/// Stream frames in `length`, to the nearest; 0 for a negative length.
#[must_use]
pub fn frames_in(length: MediaTime) -> u64 {
    (length + MediaTime::from_nanos(500_000_000 / i64::from(STREAM_RATE))).units(u64::from(STREAM_RATE))
}

/// The media time at which stream frame `frame` begins.
#[must_use]
pub fn time_of(frame: u64) -> MediaTime {
    MediaTime::from_units(frame, u64::from(STREAM_RATE))
}

/// A clock that only goes forward: the machine's own, or one that a test turns by hand.
#[derive(Clone, Debug)]
pub enum Monotonic {
    /// Time since the given moment.
    System(Instant),
    /// Nanoseconds that somebody else sets.
    Manual(Arc<AtomicU64>),
}

impl Monotonic {
    /// The machine's clock, starting now.
    #[must_use]
    pub fn system() -> Self {
        Self::System(Instant::now())
    }

    /// A clock at zero that goes on only by [`Monotonic::advance`].
    #[must_use]
    pub fn manual() -> Self {
        Self::Manual(Arc::new(AtomicU64::new(0)))
    }

    /// Time since the clock was made.
    #[must_use]
    pub fn now(&self) -> Duration {
        match self {
            Self::System(origin) => origin.elapsed(),
            Self::Manual(nanos) => Duration::from_nanos(nanos.load(Ordering::Acquire)),
        }
    }

    /// Turns a manual clock forward; the machine's clock turns itself and stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Self::Manual(nanos) = self {
            nanos.fetch_add(whole_nanos(by), Ordering::AcqRel);
        }
    }
}

pub(crate) fn whole_nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// What the output tells about itself while it runs, readable at any moment from any thread.
///
/// The consuming side writes, everybody else reads; nobody waits.
#[derive(Debug, Default)]
pub struct OutputCounters {
    /// Number of the next stream frame to be handed over.
    pub(crate) consumed: AtomicU64,
    /// Odd while the three fields below are being written.
    version: AtomicU64,
    anchor_frame: AtomicU64,
    anchor_nanos: AtomicU64,
    calls: AtomicU64,
    heard: AtomicU64,
    underruns: AtomicU64,
    generation: AtomicU64,
    device_rate: AtomicU32,
    /// The most stream frames that one call of the device has taken.
    appetite: AtomicU64,
    /// Set by the caller: hand out silence and stand still.
    pub(crate) paused: AtomicBool,
    /// Set by the feeding side while it means the ring to hold something.
    pub(crate) flowing: AtomicBool,
    /// Set once this output has been replaced: silence for ever.
    pub(crate) retired: AtomicBool,
}

impl OutputCounters {
    /// Stream frames that were really handed to the device, silence for want of frames not counted.
    #[must_use]
    pub fn heard(&self) -> u64 {
        self.heard.load(Ordering::Relaxed)
    }

    /// Frames of silence handed out because the feeding side was late. Zero on a healthy machine.
    #[must_use]
    pub fn underruns(&self) -> u64 {
        self.underruns.load(Ordering::Relaxed)
    }

    /// How often frames were skipped, for a seek, a cut or a change of language.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation.load(Ordering::Relaxed)
    }

    /// Frames a second that the device asked for last; 0 before its first call.
    #[must_use]
    pub fn device_rate(&self) -> u32 {
        self.device_rate.load(Ordering::Relaxed)
    }

    /// How often the device has asked for frames.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }

    pub(crate) fn note_heard(&self, frames: u64) {
        self.heard.fetch_add(frames, Ordering::Relaxed);
    }

    pub(crate) fn note_underrun(&self, frames: u64) {
        self.underruns.fetch_add(frames, Ordering::Relaxed);
    }

    pub(crate) fn note_skip(&self) {
        self.generation.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn note_appetite(&self, frames: u64) {
        self.appetite.fetch_max(frames, Ordering::Relaxed);
    }

    pub(crate) fn appetite(&self) -> u64 {
        self.appetite.load(Ordering::Relaxed)
    }

    pub(crate) fn note_rate(&self, rate: u32) {
        self.device_rate.store(rate, Ordering::Relaxed);
    }

    /// The device is about to take frames: from `frame` on, at `now`. Called by the consuming side only.
    pub(crate) fn anchor(&self, frame: u64, now: Duration) {
        let version = self.version.load(Ordering::Relaxed);
        self.version.store(version.wrapping_add(1), Ordering::Release);
        self.anchor_frame.store(frame, Ordering::Release);
        self.anchor_nanos.store(whole_nanos(now), Ordering::Release);
        self.calls.fetch_add(1, Ordering::Release);
        self.version.store(version.wrapping_add(2), Ordering::Release);
    }

    /// The first frame has the number `frame`. Before the output is handed to anybody.
    pub(crate) fn start_at(&self, frame: u64) {
        self.consumed.store(frame, Ordering::Release);
        self.anchor_frame.store(frame, Ordering::Release);
    }

    /// Number of the next stream frame to be handed over.
    #[must_use]
    pub fn consumed(&self) -> u64 {
        self.consumed.load(Ordering::Acquire)
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.paused.load(Ordering::Acquire)
    }

    pub(crate) fn set_paused(&self, paused: bool) {
        self.paused.store(paused, Ordering::Release);
    }

    pub(crate) fn set_flowing(&self, flowing: bool) {
        self.flowing.store(flowing, Ordering::Release);
    }

    pub(crate) fn retire(&self) {
        self.retired.store(true, Ordering::Release);
    }

    fn read_anchor(&self) -> (u64, Duration) {
        // A writer holds the odd version for three stores, so a handful of tries always finds a quiet moment; a torn
        // read after them could at worst be one device call off.
        for _ in 0..64 {
            let before = self.version.load(Ordering::Acquire);
            let frame = self.anchor_frame.load(Ordering::Acquire);
            let nanos = self.anchor_nanos.load(Ordering::Acquire);
            if before.is_multiple_of(2) && self.version.load(Ordering::Acquire) == before {
                return (frame, Duration::from_nanos(nanos));
            }
            std::hint::spin_loop();
        }
        (self.anchor_frame.load(Ordering::Acquire), Duration::from_nanos(self.anchor_nanos.load(Ordering::Acquire)))
    }

    /// The stream frame that is being heard at `now`, as a number with thousandths thrown away.
    #[must_use]
    pub fn frame_at(&self, now: Duration) -> u64 {
        let consumed = self.consumed.load(Ordering::Acquire);
        let (frame, since) = self.read_anchor();
        let passed = whole_nanos(now.saturating_sub(since));
        let passed = u128::from(passed) * u128::from(STREAM_RATE) / 1_000_000_000;
        frame.saturating_add(u64::try_from(passed).unwrap_or(u64::MAX)).min(consumed.max(frame))
    }

    /// Whether the device has not asked for anything for longer than [`STALL_AFTER`] before `now`.
    ///
    /// `since` is when the output was attached, for a device that never asked at all.
    #[must_use]
    pub fn is_stalled(&self, now: Duration, since: Duration) -> bool {
        let last = if self.calls() == 0 { since } else { self.read_anchor().1.max(since) };
        now.saturating_sub(last) > STALL_AFTER
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_frames_agree_at_the_usual_rates() {
        for (frames, rate) in [(1, 30), (29, 30), (1_000, 24), (7, 25)] {
            let length = MediaTime::from_units(frames, rate);
            assert_eq!(frames_in(length), frames * u64::from(STREAM_RATE) / rate, "{frames} at {rate}");
        }
        assert_eq!(time_of(48), MediaTime::from_millis(1));
    }

    #[test]
    fn the_clock_runs_between_calls_and_not_beyond_what_was_handed_over() {
        let counters = OutputCounters::default();
        counters.anchor(1_000, Duration::from_millis(100));
        counters.consumed.store(1_480, Ordering::Release);
        assert_eq!(counters.frame_at(Duration::from_millis(100)), 1_000);
        assert_eq!(counters.frame_at(Duration::from_millis(105)), 1_240);
        assert_eq!(counters.frame_at(Duration::from_millis(500)), 1_480);
    }

    #[test]
    fn silence_for_half_a_second_is_a_stall() {
        let counters = OutputCounters::default();
        let attached = Duration::from_secs(10);
        assert!(!counters.is_stalled(Duration::from_millis(10_500), attached));
        assert!(counters.is_stalled(Duration::from_millis(10_501), attached));
        counters.anchor(0, Duration::from_millis(10_400));
        assert!(!counters.is_stalled(Duration::from_millis(10_900), attached));
        assert!(counters.is_stalled(Duration::from_millis(10_901), attached));
    }

    #[test]
    fn a_manual_clock_moves_only_by_hand() {
        let clock = Monotonic::manual();
        let same = clock.clone();
        clock.advance(Duration::from_millis(3));
        assert_eq!(same.now(), Duration::from_millis(3));
    }
}
