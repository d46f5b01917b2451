//! Work on a thread of its own, looked at once a frame.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

/// Has the window drawn again, from any thread.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// Something that is being done away from the window's thread.
#[derive(Debug)]
pub struct Work<T> {
    coming: Receiver<T>,
}

impl<T: Send + 'static> Work<T> {
    /// Begins the work; `wake` is called when it is done.
    ///
    /// # Errors
    /// What the system says when it gives no thread.
    pub fn begin(name: &str, wake: &Wake, work: impl FnOnce() -> T + Send + 'static) -> io::Result<Self> {
        let (send, coming) = channel();
        let wake = Arc::clone(wake);
        let work = move || {
            // A window that was closed meanwhile wants to hear nothing.
            let _ = send.send(work());
            wake();
        };
        std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
        Ok(Self { coming })
    }

    /// What came of the work in `slot`, which is empty afterwards; `None` while it goes on.
    pub fn taken(slot: &mut Option<Self>) -> Option<T> {
        match slot.as_ref()?.coming.try_recv() {
            Ok(done) => {
                *slot = None;
                Some(done)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                *slot = None;
                None
            }
        }
    }
}
