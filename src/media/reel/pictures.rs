//! The picture thread: fills the slots of all open scenes, the running one first.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Receiver;

use super::super::decode::{Opener, PictureStream};
use super::super::error::MediaError;
use super::slot::{Due, Facts, PRIMED_PICTURES, Readiness, Slot};
use super::signal::Signal;
use crate::time::MediaTime;

/// See the module's text.
pub(crate) struct PictureWorker {
    opener: Arc<dyn Opener>,
    inbox: Receiver<Arc<Slot>>,
    open: Vec<OpenScene>,
    /// Rung when a scene has become ready or failed, for whoever waits to join it.
    settled: Arc<Signal>,
    count: Arc<AtomicUsize>,
}

struct OpenScene {
    slot: Arc<Slot>,
    stream: Option<Box<dyn PictureStream>>,
    round: u32,
    /// Pictures delivered in this round.
    delivered: u64,
    /// When the last of them is due.
    last: MediaTime,
}

/// Pictures this late are worth leaving out: the sound does not wait, and lips that are this late are no help.
const LATE: MediaTime = MediaTime::from_millis(300);
/// Pictures that the running scene has at least before a scene that is only primed gets any.
const SAFE: usize = 3;

impl PictureWorker {
    pub(crate) fn new(
        opener: Arc<dyn Opener>,
        inbox: Receiver<Arc<Slot>>,
        settled: Arc<Signal>,
        count: Arc<AtomicUsize>,
    ) -> Self {
        Self { opener, inbox, open: Vec::new(), settled, count }
    }

    /// Does one piece of work: opens one file or decodes one picture; `false` when there is nothing to do.
    pub(crate) fn pump(&mut self) -> bool {
        while let Ok(slot) = self.inbox.try_recv() {
            self.open.push(OpenScene { slot, stream: None, round: 0, delivered: 0, last: MediaTime::ZERO });
        }
        self.open.retain(|scene| !scene.slot.is_closed());
        self.count.store(self.open.len(), Ordering::Relaxed);
        let Some(scene) =
            self.open.iter_mut().filter(|scene| scene.slot.wants_pictures()).min_by_key(|scene| scene.urgency())
        else {
            return false;
        };
        let was_settled = scene.slot.is_settled();
        scene.work(self.opener.as_ref());
        if !was_settled && scene.slot.is_settled() {
            self.settled.ring();
        }
        true
    }
}

impl OpenScene {
    /// Lower is sooner.
    fn urgency(&self) -> (u8, usize) {
        let queued = self.slot.queued();
        let class = match (self.slot.is_running(), self.slot.is_settled()) {
            (true, _) if queued < SAFE => 0,
            (_, false) => 1,
            (true, true) if queued < PRIMED_PICTURES => 2,
            (false, true) => 3,
            (true, true) => 4,
        };
        (class, queued)
    }

    fn work(&mut self, opener: &dyn Opener) {
        if self.stream.is_none() {
            match self.open_stream(opener) {
                Ok(stream) => self.stream = Some(stream),
                Err(error) => self.slot.set_failed(error),
            }
            return;
        }
        let Some(stream) = self.stream.as_mut() else { return };
        let (round, wanted) = self.slot.wanted();
        if round == self.round && wanted > self.last + LATE {
            stream.catch_up(wanted);
        }
        match stream.next() {
            Ok(Some(decoded)) => {
                self.delivered += 1;
                self.last = decoded.at;
                self.slot.push(Due { key: (self.round, decoded.at), picture: decoded.picture });
                if !self.slot.is_settled() {
                    self.slot.set_ready(Facts { length: stream.length(), frame: stream.frame_length() });
                }
            }
            Ok(None) if self.slot.scene.view.is_loop() && self.delivered > 0 => {
                // A machine that is a whole round behind leaves that out, too.
                self.round = (self.round + 1).max(round);
                (self.delivered, self.last) = (0, MediaTime::ZERO);
                if let Err(error) = stream.seek(MediaTime::ZERO) {
                    self.end(Some(error));
                }
            }
            Ok(None) => self.end(None),
            Err(error) => self.slot.set_damage(error),
        }
    }

    fn open_stream(&self, opener: &dyn Opener) -> Result<Box<dyn PictureStream>, MediaError> {
        let mut stream = opener.picture(&self.slot.scene.view)?;
        if self.slot.start > MediaTime::ZERO {
            let last = stream.length().map_or(self.slot.start, |length| self.slot.start.min(length));
            stream.seek(last)?;
        }
        Ok(stream)
    }

    /// No more pictures: the decoder goes back to the pool, the pictures that wait stay.
    fn end(&mut self, error: Option<MediaError>) {
        self.stream = None;
        self.slot.set_ended();
        if let Readiness::Opening = self.slot.readiness() {
            let error = error.or_else(|| self.slot.take_damage()).unwrap_or_else(|| MediaError::NotAFilm {
                path: self.slot.scene.view.path().clone(),
                why: "not one frame can be decoded".to_owned(),
            });
            self.slot.set_failed(error);
        } else if let Some(error) = error {
            self.slot.set_damage(error);
        }
    }
}
