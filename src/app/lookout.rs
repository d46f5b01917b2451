//! Wakes the window when one of several files looks different, so that it need not be drawn to find out.
//!
//! It only tells that something is worth a look: whether a save has settled is for [`super::watch::Watch`] to say, which
//! looks again for a while after each call.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::watch::{LOOK_EVERY, Stamp, stamp};

/// Seconds after a call in which the watches look for themselves: a save must look the same twice.
const AWAKE: f64 = 4.0 * LOOK_EVERY;

#[derive(Debug, Default)]
struct Shared {
    files: Mutex<Vec<PathBuf>>,
    called: AtomicBool,
}

/// Looks at files on a thread of its own, as long as it lives.
#[derive(Debug, Default)]
pub struct Lookout {
    shared: Arc<Shared>,
    /// There is no thread: the watches look for themselves all the time.
    blind: bool,
    awake_until: f64,
}

impl Lookout {
    /// Calls `wake` when a file of those that are followed looks different.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let shared = Arc::new(Shared::default());
        let seen_from = Arc::downgrade(&shared);
        let look = move || {
            let mut known: Vec<Stamp> = Vec::new();
            loop {
                std::thread::sleep(Duration::from_secs_f64(LOOK_EVERY));
                let Some(shared) = seen_from.upgrade() else { return };
                let files = shared.files.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let seen: Vec<Stamp> = files.iter().map(|file| stamp(file)).collect();
                if seen != known {
                    known = seen;
                    shared.called.store(true, Ordering::Release);
                    wake();
                }
            }
        };
        let blind = std::thread::Builder::new().name("lookout".to_owned()).spawn(look).is_err();
        Self { shared, blind, awake_until: 0.0 }
    }

    /// Looks at these files from now on.
    pub fn follow(&self, files: Vec<PathBuf>) {
        *self.shared.files.lock().unwrap_or_else(PoisonError::into_inner) = files;
    }

    /// Takes note of a call. `now` is a steady clock in seconds.
    pub fn heed(&mut self, now: f64) {
        if self.shared.called.swap(false, Ordering::Acquire) {
            self.awake_until = now + AWAKE;
        }
    }

    /// Whether the watches shall look for themselves.
    pub fn is_awake(&self, now: f64) -> bool {
        self.blind || now < self.awake_until
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_save_wakes_and_keeps_awake_until_it_has_settled() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("scenario.ron");
        std::fs::write(&path, "1").expect("written");
        let (woken, wakes) = channel();
        let woken = Mutex::new(woken);
        let mut lookout = Lookout::new(Arc::new(move || {
            let _ = woken.lock().expect("one thread").send(());
        }));
        lookout.follow(vec![path.clone()]);
        let wait = Duration::from_secs(20);
        wakes.recv_timeout(wait).expect("what is followed for the first time is news");
        lookout.heed(0.0);
        assert!(lookout.is_awake(0.9) && !lookout.is_awake(1.1));
        lookout.heed(5.0);
        assert!(!lookout.is_awake(5.0), "nothing was saved");
        std::fs::write(&path, "22").expect("written");
        wakes.recv_timeout(wait).expect("a save wakes");
        lookout.heed(6.0);
        assert!(lookout.is_awake(6.5));
        drop(lookout);
        assert!(wakes.recv_timeout(wait).is_err_and(|error| error == std::sync::mpsc::RecvTimeoutError::Disconnected), "its thread ends with it");
    }
}
