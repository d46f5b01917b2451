//! The output when there is no sound device: consumes at the pace of the wall clock, so that the film goes on.

use std::thread;
use std::time::Duration;

use super::super::clock::{Monotonic, STREAM_RATE, whole_nanos};
use super::super::sound::StereoFrame;
use super::consumer::StreamConsumer;

/// Time between two draughts.
const PERIOD: Duration = Duration::from_millis(10);
/// After a longer pause than this (a laptop that slept) the lost time is not made up for.
const MAX_BEHIND: u64 = STREAM_RATE as u64 / 5;

/// See the module's text.
#[derive(Debug)]
pub(crate) struct SteadyDriver {
    consumer: StreamConsumer,
    clock: Monotonic,
    /// Frames asked for so far, counted on the clock from its zero.
    taken: u64,
    scratch: [StereoFrame; 512],
}

impl SteadyDriver {
    pub(crate) fn new(consumer: StreamConsumer, clock: Monotonic) -> Self {
        let taken = frames_at(&clock);
        Self { consumer, clock, taken, scratch: [[0.0; 2]; 512] }
    }

    /// Consumes what is due by now; `false` when another output has taken over.
    pub(crate) fn step(&mut self) -> bool {
        if self.consumer.is_retired() {
            return false;
        }
        let due = frames_at(&self.clock);
        if due - self.taken > MAX_BEHIND {
            self.taken = due - MAX_BEHIND;
        }
        self.consumer.begin();
        while self.taken < due {
            let count = usize::try_from(due - self.taken).unwrap_or(usize::MAX).min(self.scratch.len());
            self.consumer.fill(&mut self.scratch[..count], STREAM_RATE);
            self.taken += count as u64;
        }
        true
    }

    /// Runs until another output takes over.
    pub(crate) fn spawn(mut self) {
        let spawned = thread::Builder::new().name("reel steady clock".to_owned()).spawn(move || {
            while self.step() {
                thread::sleep(PERIOD);
            }
        });
        // Without threads the machine is beyond help, and the film stands still; nothing to add to that here.
        drop(spawned);
    }
}

fn frames_at(clock: &Monotonic) -> u64 {
    let frames = u128::from(whole_nanos(clock.now())) * u128::from(STREAM_RATE) / 1_000_000_000;
    u64::try_from(frames).unwrap_or(u64::MAX)
}
