//! One open scene: where its decoded pictures wait, and what is known of it.
//!
//! The picture thread fills a slot, the front empties it, the feeder only reads its state. The lock is held for a
//! push or a pop and never while anything is decoded.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::error::MediaError;
use super::super::picture::Picture;
use super::scene::{ReelScene, Take};
use crate::time::MediaTime;

/// A picture and when it is due.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    /// Round of an idle loop, then media time within it.
    pub key: (u32, MediaTime),
    pub picture: Arc<Picture>,
}

/// What is known of a scene's picture.
#[derive(Clone, Debug)]
pub(crate) enum Readiness {
    /// Nothing has been opened yet.
    Opening,
    /// The first picture to be shown is decoded.
    Ready(Facts),
    /// There will be no picture.
    Failed(MediaError),
}

/// What the feeder must know of a picture to join it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Facts {
    /// Length of the segment; `None` for a still that lasts as long as its sound or until it is left.
    pub length: Option<MediaTime>,
    /// How long one frame stands.
    pub frame: MediaTime,
}

/// See the module's text.
#[derive(Debug)]
pub(crate) struct Slot {
    pub take: Take,
    pub scene: ReelScene,
    /// Media time of the first picture that is wanted.
    pub start: MediaTime,
    state: Mutex<State>,
    /// How many decoded pictures may wait.
    capacity: AtomicUsize,
    closed: AtomicBool,
}

#[derive(Debug)]
struct State {
    readiness: Readiness,
    queue: VecDeque<Due>,
    damage: Option<MediaError>,
    ended: bool,
    /// The latest key that was asked for.
    wanted: (u32, MediaTime),
}

/// Pictures that wait in a scene that is only primed.
pub(crate) const PRIMED_PICTURES: usize = 4;
/// Pictures that wait in the running scene: enough to hide the bursts of AV1 (one packet may hold several pictures).
pub(crate) const RUNNING_PICTURES: usize = 8;

impl Slot {
    pub(crate) fn new(take: Take, scene: ReelScene, start: MediaTime) -> Arc<Self> {
        Arc::new(Self {
            take,
            scene,
            start,
            state: Mutex::new(State {
                readiness: Readiness::Opening,
                queue: VecDeque::with_capacity(RUNNING_PICTURES),
                damage: None,
                ended: false,
                wanted: (0, MediaTime::ZERO),
            }),
            capacity: AtomicUsize::new(PRIMED_PICTURES),
            closed: AtomicBool::new(false),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn readiness(&self) -> Readiness {
        self.state().readiness.clone()
    }

    pub(crate) fn facts(&self) -> Option<Facts> {
        match self.state().readiness {
            Readiness::Ready(facts) => Some(facts),
            Readiness::Opening | Readiness::Failed(_) => None,
        }
    }

    pub(crate) fn is_settled(&self) -> bool {
        !matches!(self.state().readiness, Readiness::Opening)
    }

    pub(crate) fn set_ready(&self, facts: Facts) {
        self.state().readiness = Readiness::Ready(facts);
    }

    pub(crate) fn set_failed(&self, error: MediaError) {
        self.state().readiness = Readiness::Failed(error);
    }

    /// Keeps the first damage of the scene until the front has told it.
    pub(crate) fn set_damage(&self, error: MediaError) {
        self.state().damage.get_or_insert(error);
    }

    pub(crate) fn take_damage(&self) -> Option<MediaError> {
        self.state().damage.take()
    }

    pub(crate) fn set_ended(&self) {
        self.state().ended = true;
    }

    /// Whether another decoded picture is wanted.
    pub(crate) fn wants_pictures(&self) -> bool {
        let state = self.state();
        !state.ended
            && !matches!(state.readiness, Readiness::Failed(_))
            && state.queue.len() < self.capacity.load(Ordering::Relaxed)
    }

    pub(crate) fn push(&self, due: Due) {
        self.state().queue.push_back(due);
    }

    pub(crate) fn queued(&self) -> usize {
        self.state().queue.len()
    }

    /// Takes the newest picture due at or before `key`, with the number of older ones that it overtook.
    pub(crate) fn take_due(&self, key: (u32, MediaTime)) -> Option<(Due, u64)> {
        let mut state = self.state();
        state.wanted = key;
        let count = state.queue.iter().take_while(|due| due.key <= key).count();
        let newest = state.queue.drain(..count).next_back()?;
        Some((newest, count as u64 - 1))
    }

    /// The latest key that [`Slot::take_due`] was asked for.
    pub(crate) fn wanted(&self) -> (u32, MediaTime) {
        self.state().wanted
    }

    /// Whether every picture there is has been shown.
    pub(crate) fn is_dry(&self) -> bool {
        let state = self.state();
        state.ended && state.queue.is_empty()
    }

    /// When the next waiting picture is due.
    pub(crate) fn next_key(&self) -> Option<(u32, MediaTime)> {
        self.state().queue.front().map(|due| due.key)
    }

    pub(crate) fn is_running(&self) -> bool {
        self.capacity.load(Ordering::Relaxed) == RUNNING_PICTURES
    }

    /// It is being heard, or is about to be.
    pub(crate) fn expect_running(&self) {
        self.capacity.store(RUNNING_PICTURES, Ordering::Relaxed);
    }

    /// Nobody will show it any more: its decoder may go back to the pool.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Release);
        self.state().queue.clear();
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }
}
