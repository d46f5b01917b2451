//! The way from the feeder to the sound device: a lock-free ring, and orders to skip.
//!
//! The feeder writes stream frames and never takes one back. When something else shall be heard than what is written,
//! it writes the new frames behind the stale ones and sends a [`Skip`]: from this frame on, go on at that one. The
//! consuming side therefore cuts on an exact frame, and the frame numbers stay one growing line.
//!
//! The consuming end is [`StreamConsumer`].

use std::sync::Arc;
use std::sync::atomic::Ordering;

use rtrb::{Producer, RingBuffer};

use super::super::clock::{Monotonic, OutputCounters};
use super::super::sound::resample::StereoFrame;
use super::consumer::StreamConsumer;

/// Stream frames that the ring holds: the frames kept ready, twice, so that fresh ones fit behind stale ones.
pub(crate) const RING_FRAMES: usize = 28_800;
/// Stream frames kept ready: 250 ms, longer than any pause of the feeding thread that is not a fault.
pub(crate) const READY_FRAMES: u64 = 12_000;
/// Orders that may wait; a burst of seeks makes a handful.
pub(crate) const ORDERS: usize = 32;

/// From stream frame `from` on, go on at stream frame `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Skip {
    pub from: u64,
    pub to: u64,
    /// Ramp down before and up after, because the sound is cut in its middle.
    pub smooth: bool,
}

/// The feeding end.
#[derive(Debug)]
pub(crate) struct StreamFeed {
    ring: Producer<StereoFrame>,
    orders: Producer<Skip>,
    written: u64,
    /// Skips that were ordered and not all passed yet.
    skips: Vec<Skip>,
    pub counters: Arc<OutputCounters>,
}

/// Makes both ends of an output whose first frame has the number `first`.
pub(crate) fn output(clock: Monotonic, first: u64) -> (StreamFeed, StreamConsumer) {
    let (producer, consumer) = RingBuffer::new(RING_FRAMES);
    let (orders_in, orders_out) = RingBuffer::new(ORDERS);
    let counters = Arc::new(OutputCounters::default());
    counters.start_at(first);
    let feed = StreamFeed {
        ring: producer,
        orders: orders_in,
        written: first,
        skips: Vec::with_capacity(ORDERS),
        counters: Arc::clone(&counters),
    };
    let consumer = StreamConsumer::new(consumer, orders_out, Arc::clone(&feed.counters), clock, first);
    (feed, consumer)
}

impl StreamFeed {
    /// Number of the next frame to be written.
    pub(crate) const fn written(&self) -> u64 {
        self.written
    }

    /// Number of the next frame that the device will take.
    pub(crate) fn heard(&self) -> u64 {
        self.counters.consumed.load(Ordering::Acquire)
    }

    /// Frames that are ready to be heard, those that will be skipped not counted.
    pub(crate) fn ready(&mut self) -> u64 {
        let mut at = self.heard();
        self.skips.retain(|skip| skip.to > at);
        let mut ready = 0;
        while at < self.written {
            if let Some(to) = self.skips.iter().filter(|skip| skip.from <= at && at < skip.to).map(|skip| skip.to).max() {
                at = to;
                continue;
            }
            let next = self.skips.iter().map(|skip| skip.from).filter(|&from| from > at).min();
            let next = next.unwrap_or(self.written).min(self.written);
            ready += next - at;
            at = next;
        }
        ready
    }

    /// Frames that fit now.
    pub(crate) fn room(&self) -> usize {
        self.ring.slots()
    }

    /// Whether an order would be taken.
    pub(crate) fn can_skip(&self) -> bool {
        !self.orders.is_full()
    }

    /// Writes as many frames as fit; returns how many did.
    pub(crate) fn write(&mut self, frames: &[StereoFrame]) -> usize {
        let count = frames.len().min(self.ring.slots());
        let Ok(mut chunk) = self.ring.write_chunk(count) else { return 0 };
        let (first, second) = chunk.as_mut_slices();
        let split = first.len();
        first.copy_from_slice(&frames[..split]);
        second.copy_from_slice(&frames[split..count]);
        chunk.commit_all();
        self.written += count as u64;
        count
    }

    /// Orders a skip; `false` when too many wait, which means that the device is not consuming.
    pub(crate) fn skip(&mut self, skip: Skip) -> bool {
        let ordered = self.orders.push(skip).is_ok();
        if ordered {
            self.skips.push(skip);
        }
        ordered
    }
}
