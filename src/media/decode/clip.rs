//! A film clip as a stream of pictures: the index, a decoder on loan, and what to do with damage.

use std::collections::VecDeque;
use std::sync::Arc;

use super::super::demux::ClipIndex;
use super::super::error::MediaError;
use super::pool::{DecoderPool, Loan};
use super::{Decoded, PictureStream};
use crate::time::MediaTime;

/// See the module's text.
#[derive(Debug)]
pub struct ClipStream {
    index: Arc<ClipIndex>,
    loan: Loan,
    /// Number of the next sample to be decoded.
    next: usize,
    drained: bool,
    waiting: VecDeque<Decoded>,
    /// Pictures before this one are decoded and thrown away; the newest of them is kept in `held`.
    wanted: MediaTime,
    held: Option<Decoded>,
}

impl ClipStream {
    /// Opens a clip before its first frame.
    ///
    /// # Errors
    /// When no decoder can be had.
    pub fn new(index: Arc<ClipIndex>, pool: &Arc<DecoderPool>) -> Result<Self, MediaError> {
        let loan = pool.lend()?;
        Ok(Self {
            index,
            loan,
            next: 0,
            drained: false,
            waiting: VecDeque::new(),
            wanted: MediaTime::ZERO,
            held: None,
        })
    }

    fn damaged(&self, number: usize, why: String) -> MediaError {
        MediaError::DamagedPicture {
            path: self.index.path().to_owned(),
            at: self.index.samples()[number].at,
            why,
        }
    }

    /// After damage nothing is good until the next key frame.
    fn skip_to_next_key(&mut self, number: usize) {
        self.loan.decoder().flush();
        self.next = self.index.key_after(number).unwrap_or(self.index.samples().len());
        self.drained = self.next == self.index.samples().len();
    }

    fn decode_one(&mut self) -> Result<(), MediaError> {
        let number = self.next;
        self.next += 1;
        let data = match self.index.read(number) {
            Ok(data) => data,
            Err(error) => {
                self.skip_to_next_key(number);
                return Err(error);
            }
        };
        let stamp = self.index.samples()[number].at.nanos();
        let result = self.loan.decoder().decode(data, stamp);
        self.keep(result.pictures);
        match result.fault {
            None => Ok(()),
            Some(why) => {
                let error = self.damaged(number, why);
                self.skip_to_next_key(number);
                Err(error)
            }
        }
    }

    fn keep(&mut self, pictures: Vec<(i64, Arc<super::super::picture::Picture>)>) {
        for (stamp, picture) in pictures {
            let decoded = Decoded { at: MediaTime::from_nanos(stamp), picture };
            if decoded.at < self.wanted {
                self.held = Some(decoded);
                continue;
            }
            if let Some(held) = self.held.take()
                && decoded.at > self.wanted
            {
                self.waiting.push_back(held);
            }
            self.waiting.push_back(decoded);
        }
    }
}

impl PictureStream for ClipStream {
    fn length(&self) -> Option<MediaTime> {
        Some(self.index.length())
    }

    fn frame_length(&self) -> MediaTime {
        self.index.frame_length()
    }

    fn next(&mut self) -> Result<Option<Decoded>, MediaError> {
        loop {
            if let Some(decoded) = self.waiting.pop_front() {
                return Ok(Some(decoded));
            }
            if self.next < self.index.samples().len() {
                self.decode_one()?;
            } else if !self.drained {
                self.drained = true;
                let rest = self.loan.decoder().drain();
                self.keep(rest.pictures);
            } else {
                // A seek behind the last picture shows the last picture.
                return Ok(self.held.take());
            }
        }
    }

    fn seek(&mut self, at: MediaTime) -> Result<(), MediaError> {
        self.loan.decoder().flush();
        self.waiting.clear();
        self.held = None;
        self.wanted = at;
        self.next = self.index.key_before(at);
        self.drained = false;
        Ok(())
    }

    fn catch_up(&mut self, at: MediaTime) {
        let key = self.index.key_before(at);
        if key > self.next {
            self.loan.decoder().flush();
            self.waiting.clear();
            self.held = None;
            self.next = key;
        }
    }
}
