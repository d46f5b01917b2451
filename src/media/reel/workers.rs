//! The reel's two threads; or none of them, when a test takes every step itself.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::feeder::Feeder;
use super::pictures::PictureWorker;
use super::signal::Signal;
use super::steady::SteadyDriver;

/// The work of both threads.
pub(crate) struct Steps {
    pictures: PictureWorker,
    feeder: Feeder,
    steady: Option<SteadyDriver>,
    feed_signal: Arc<Signal>,
}

impl Steps {
    pub(crate) fn new(pictures: impl FnOnce(Arc<Signal>) -> PictureWorker, feeder: Feeder) -> Self {
        let feed_signal = Arc::new(Signal::default());
        Self { pictures: pictures(Arc::clone(&feed_signal)), feeder, steady: None, feed_signal }
    }

    fn run_dry(&mut self) {
        loop {
            let consumed = self.steady.as_mut().is_some_and(|steady| !steady.step());
            if consumed {
                self.steady = None;
            }
            let fed = self.feeder.pump();
            let decoded = self.pictures.pump();
            if !fed && !decoded {
                return;
            }
        }
    }
}

/// Who does the work.
pub(crate) enum Workers {
    /// Two threads.
    Threads(Threads),
    /// Whoever calls `pump`.
    Stepped(Box<Steps>),
}

pub(crate) struct Threads {
    is_over: Arc<AtomicBool>,
    feed_signal: Arc<Signal>,
    picture_signal: Arc<Signal>,
    handles: Vec<JoinHandle<()>>,
}

/// While sound is written: a tenth of what the ring holds ready.
const FEED_PERIOD: Duration = Duration::from_millis(25);
/// Otherwise an order rings; this is only a net below it.
const IDLE_PERIOD: Duration = Duration::from_millis(500);

impl Workers {
    pub(crate) fn spawn(steps: Steps) -> Self {
        let Steps { mut pictures, mut feeder, steady, feed_signal } = steps;
        debug_assert!(steady.is_none(), "the steady clock of a reel with threads has its own");
        let is_over = Arc::new(AtomicBool::new(false));
        let picture_signal = Arc::new(Signal::default());
        let mut handles = Vec::new();
        let (over, signal) = (Arc::clone(&is_over), Arc::clone(&feed_signal));
        handles.extend(thread::Builder::new().name("reel sound".to_owned()).spawn(move || {
            while !over.load(Ordering::Acquire) {
                if !feeder.pump() {
                    let is_due = feeder.is_flowing() || feeder.is_waiting();
                    signal.wait(if is_due { FEED_PERIOD } else { IDLE_PERIOD });
                }
            }
        }));
        let (over, signal) = (Arc::clone(&is_over), Arc::clone(&picture_signal));
        handles.extend(thread::Builder::new().name("reel picture".to_owned()).spawn(move || {
            while !over.load(Ordering::Acquire) {
                if !pictures.pump() {
                    signal.wait(IDLE_PERIOD);
                }
            }
        }));
        Self::Threads(Threads { is_over, feed_signal, picture_signal, handles })
    }

    /// Something was ordered.
    pub(crate) fn wake(&self) {
        if let Self::Threads(threads) = self {
            threads.feed_signal.ring();
            threads.picture_signal.ring();
        }
    }

    /// A picture was taken, so there is room for another.
    pub(crate) fn wake_pictures(&self) {
        if let Self::Threads(threads) = self {
            threads.picture_signal.ring();
        }
    }

    pub(crate) fn drive_steadily(&mut self, steady: SteadyDriver) {
        match self {
            Self::Threads(_) => steady.spawn(),
            Self::Stepped(steps) => steps.steady = Some(steady),
        }
    }

    pub(crate) fn pump(&mut self) {
        if let Self::Stepped(steps) = self {
            steps.run_dry();
        }
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Release);
        self.feed_signal.ring();
        self.picture_signal.ring();
        for handle in self.handles.drain(..) {
            // A thread that has panicked has said so on the way; there is nothing to add when the reel goes.
            drop(handle.join());
        }
    }
}
