//! The consuming end of an output: what a sound device drives. It allocates nothing, locks nothing and never waits.
//!
//! It counts what it hands over, which is the master clock; it pauses and resumes by a ramp of 5 ms without losing a
//! frame, and performs the feeder's orders to skip on the exact frame.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rtrb::Consumer;

use super::super::clock::{Monotonic, OutputCounters, STREAM_RATE};
use super::super::sound::resample::{Resampler, StereoFrame};
use super::output::{ORDERS, Skip};

/// Stream frames of a ramp at a cut in the middle of a sound: 2 ms, short enough to be no fade, long enough for no click.
const RAMP: u64 = 96;
/// Stream frames that go into the resampler at once: 1.3 ms, so that a skip is not noticeably late behind it.
const SCRATCH: usize = 64;
/// Stream frames from full sound to silence and back, at a pause: 5 ms.
const FADE: u32 = 240;

/// The consuming end: give it to whatever drives the sound device, and to nothing else.
///
/// ```
/// use ias::media::reel::{Reel, ReelSettings};
/// let mut reel = Reel::open(ReelSettings::default());
/// let mut consumer = reel.attach_output();
/// let mut buffer = [[1.0; 2]; 480];
/// consumer.begin(); // once a callback of the device
/// consumer.fill(&mut buffer, 48_000); // as often as the mixer asks within it
/// assert!(buffer.iter().all(|frame| *frame == [0.0; 2]), "nothing plays yet");
/// ```
#[derive(Debug)]
pub struct StreamConsumer {
    tap: Tap,
    resampler: Resampler,
    /// Stream frames on their way into the resampler.
    scratch: [StereoFrame; SCRATCH],
    scratch_len: usize,
    scratch_at: usize,
}

/// The ring's end, in stream frames.
#[derive(Debug)]
struct Tap {
    ring: Consumer<StereoFrame>,
    orders: Consumer<Skip>,
    pending: [Option<Skip>; ORDERS],
    /// Number of the next frame in the ring.
    next: u64,
    /// Frames of a ramp up still to be played after a skip.
    fade_in: u64,
    /// [`FADE`] while playing, 0 while paused, between them on the way.
    level: u32,
    counters: Arc<OutputCounters>,
    clock: Monotonic,
    /// Frames asked for in the running call of the device.
    taken: u64,
}

impl StreamConsumer {
    pub(crate) fn new(
        ring: Consumer<StereoFrame>,
        orders: Consumer<Skip>,
        counters: Arc<OutputCounters>,
        clock: Monotonic,
        first: u64,
    ) -> Self {
        let tap = Tap { ring, orders, pending: [None; ORDERS], next: first, fade_in: 0, level: FADE, counters, clock, taken: 0 };
        Self {
            tap,
            resampler: Resampler::new(STREAM_RATE, STREAM_RATE),
            scratch: [[0.0; 2]; SCRATCH],
            scratch_len: 0,
            scratch_at: 0,
        }
    }

    /// Marks the start of a device callback, from which the clock is interpolated. Call it once in each.
    pub fn begin(&mut self) {
        self.tap.taken = 0;
        self.tap.take_orders();
        self.tap.apply_due_skips();
        self.tap.counters.anchor(self.tap.next, self.tap.clock.now());
    }

    /// Fills `out` with the next frames at `device_rate` frames a second; silence where there are none.
    pub fn fill(&mut self, out: &mut [StereoFrame], device_rate: u32) {
        let rate = device_rate.clamp(1_000, 768_000);
        if rate != self.resampler.output_rate() {
            self.resampler.set_rates(STREAM_RATE, rate);
            (self.scratch_len, self.scratch_at) = (0, 0);
        }
        self.tap.counters.note_rate(rate);
        if self.resampler.is_identity() {
            let filled = self.tap.pull(out);
            out[filled..].fill([0.0; 2]);
        } else {
            self.fill_resampled(out);
        }
    }

    /// The counters of this output.
    #[must_use]
    pub fn counters(&self) -> &Arc<OutputCounters> {
        &self.tap.counters
    }

    /// Whether another output has taken its place: it may be thrown away.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.tap.is_retired()
    }

    fn fill_resampled(&mut self, out: &mut [StereoFrame]) {
        let Self { tap, resampler, scratch, scratch_len, scratch_at } = self;
        let mut starved = false;
        for slot in out {
            let frame = resampler.next(|| {
                if *scratch_at == *scratch_len && !starved {
                    *scratch_len = tap.pull(scratch);
                    *scratch_at = 0;
                    starved = *scratch_len == 0;
                }
                let frame = scratch[..*scratch_len].get(*scratch_at).copied();
                *scratch_at += usize::from(frame.is_some());
                frame
            });
            *slot = frame.unwrap_or([0.0; 2]);
        }
    }
}

impl Tap {
    fn is_retired(&self) -> bool {
        self.counters.retired.load(Ordering::Acquire)
    }

    /// Hands out stream frames; returns how many. Fewer than asked for: paused, starved or at rest.
    fn pull(&mut self, out: &mut [StereoFrame]) -> usize {
        if self.is_retired() {
            return 0;
        }
        self.taken += out.len() as u64;
        self.counters.note_appetite(self.taken);
        self.take_orders();
        let paused = self.counters.paused.load(Ordering::Acquire);
        let mut filled = 0;
        while filled < out.len() {
            if self.apply_due_skips() {
                self.counters.anchor(self.next, self.clock.now());
            }
            if paused && self.level == 0 {
                break;
            }
            let until_skip = self.frames_until_skip();
            let count = (out.len() - filled)
                .min(self.ring.slots())
                .min(usize::try_from(until_skip).unwrap_or(usize::MAX))
                .min(if paused { self.level as usize } else { usize::MAX });
            let Ok(chunk) = self.ring.read_chunk(count) else { break };
            if count == 0 {
                break;
            }
            let (first, second) = chunk.as_slices();
            let target = &mut out[filled..filled + count];
            target[..first.len()].copy_from_slice(first);
            target[first.len()..].copy_from_slice(second);
            chunk.commit_all();
            self.shape(filled, count, paused, out);
            self.next += count as u64;
            filled += count;
        }
        self.counters.consumed.store(self.next, Ordering::Release);
        self.counters.note_heard(filled as u64);
        if filled < out.len() && !paused && self.counters.flowing.load(Ordering::Acquire) {
            self.counters.note_underrun((out.len() - filled) as u64);
        }
        filled
    }

    /// Ramps for pausing, resuming and cutting; leaves untouched what needs none.
    fn shape(&mut self, filled: usize, count: usize, paused: bool, out: &mut [StereoFrame]) {
        let ramp_down_from =
            self.pending.iter().flatten().filter(|skip| skip.smooth && skip.from > self.next).map(|skip| skip.from).min();
        let is_fading = paused || self.level < FADE;
        if !is_fading && self.fade_in == 0 && ramp_down_from.is_none_or(|from| from > self.next + count as u64 + RAMP) {
            return;
        }
        for (offset, frame) in out[filled..filled + count].iter_mut().enumerate() {
            let mut gain = 1.0;
            if is_fading {
                // No frame gets nothing at all: down from full to one part, and up from one part to full.
                self.level += u32::from(!paused && self.level < FADE);
                gain *= share(self.level.into(), FADE.into());
                self.level -= u32::from(paused && self.level > 0);
            }
            if self.fade_in > 0 {
                self.fade_in -= 1;
                gain *= share(RAMP - self.fade_in, RAMP);
            }
            if let Some(from) = ramp_down_from {
                let left = from - (self.next + offset as u64);
                if left < RAMP {
                    gain *= share(left, RAMP);
                }
            }
            frame[0] *= gain;
            frame[1] *= gain;
        }
    }

    fn take_orders(&mut self) {
        while let Ok(skip) = self.orders.pop() {
            let mut skip = skip;
            if skip.smooth && skip.from <= self.next && self.level > 0 {
                // Already due: two more milliseconds of the old sound, on their way down.
                skip.from = (self.next + RAMP).min(skip.to);
            }
            if let Some(free) = self.pending.iter_mut().find(|slot| slot.is_none()) {
                *free = Some(skip);
            } else {
                self.jump(skip);
            }
        }
    }

    /// Performs every skip that is due at the next frame; `true` when there was one.
    fn apply_due_skips(&mut self) -> bool {
        let mut jumped = false;
        for index in 0..self.pending.len() {
            let Some(skip) = self.pending[index] else { continue };
            if skip.from <= self.next {
                self.pending[index] = None;
                if self.next < skip.to {
                    self.jump(skip);
                    jumped = true;
                }
            }
        }
        jumped
    }

    fn jump(&mut self, skip: Skip) {
        let stale = usize::try_from(skip.to.saturating_sub(self.next)).unwrap_or(usize::MAX).min(self.ring.slots());
        if let Ok(chunk) = self.ring.read_chunk(stale) {
            chunk.commit_all();
        }
        self.next += stale as u64;
        self.fade_in = if skip.smooth { RAMP } else { 0 };
        self.counters.note_skip();
        self.counters.consumed.store(self.next, Ordering::Release);
    }

    fn frames_until_skip(&self) -> u64 {
        self.pending.iter().flatten().map(|skip| skip.from.saturating_sub(self.next)).min().unwrap_or(u64::MAX)
    }
}

fn share(part: u64, whole: u64) -> f32 {
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred")]
    let share = part as f32 / whole as f32;
    share
}

