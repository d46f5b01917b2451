//! What the feeder and the front share: the timeline and the output that is heard, changed together.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::clock::OutputCounters;
use super::timeline::Timeline;

/// Behind [`SharedLine`].
#[derive(Debug)]
pub(crate) struct Line {
    pub timeline: Timeline,
    /// The counters of the output that is written to.
    pub counters: Arc<OutputCounters>,
    /// The last span whose start the front has told; what lies before it may be forgotten.
    pub told: Option<u64>,
}

/// Held for a look-up or a change of a few numbers, never while anything is decoded or read.
#[derive(Debug)]
pub(crate) struct SharedLine(Mutex<Line>);

impl SharedLine {
    pub(crate) fn new(counters: Arc<OutputCounters>) -> Self {
        Self(Mutex::new(Line { timeline: Timeline::default(), counters, told: None }))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, Line> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
