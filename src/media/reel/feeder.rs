//! The sound thread: writes the stream, and decides at which of its frames one scene gives way to another.
//!
//! It keeps the ring filled with the running scene's sound (silence where there is none: the stream is the clock, so
//! it always flows while a scene runs). Every change is one operation, a *splice*: the frames of something else are
//! written behind what is there, and the device is told to go on with them from an exact frame. A cut at the end of a
//! scene needs no skip at all: the next scene's first frame is written behind the last one's.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use super::super::clock::{STREAM_RATE, frames_in, time_of};
use super::super::decode::Opener;
use super::super::sound::StereoFrame;
use super::line::SharedLine;
use super::output::{RING_FRAMES, READY_FRAMES, Skip, StreamFeed};
use super::scene::Cut;
use super::slot::{Readiness, Slot};
use super::timeline::{Span, SpanEnd};
use super::voice::{Length, Voice};
use crate::text::Language;

/// What the front asks of the feeder.
pub(crate) enum Order {
    /// Play this; `Now` and `AtEnd` as in [`Cut`].
    Play(Arc<Slot>, Cut),
    /// The same take from another time on, at once.
    Seek(Arc<Slot>),
    /// Have these ready and no others.
    Prime(Vec<Arc<Slot>>),
    /// Speak this language from now on.
    Language(Language),
    /// Write to this output from now on.
    Attach(StreamFeed),
    /// Nothing shall play.
    Silence,
}

/// How a scene that is not there yet shall begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// At the next frame boundary of what runs.
    Boundary,
    /// At once.
    Immediate,
}

/// See the module's text.
pub(crate) struct Feeder {
    opener: Arc<dyn Opener>,
    inbox: Receiver<Order>,
    line: Arc<SharedLine>,
    feed: StreamFeed,
    language: Language,
    current: Option<Voice>,
    next: Option<Voice>,
    starting: Option<(Voice, Start)>,
    primed: Vec<Voice>,
    known: Vec<Arc<Slot>>,
    chunk: Vec<StereoFrame>,
}

/// Frames written at once.
const CHUNK: usize = 1_200;
/// Frames written before the device is told to skip to them.
const FIRST_CHUNK: usize = 2_400;
/// Frames kept ready at most: room for a splice stays.
const MOST_FRAMES: u64 = (RING_FRAMES - 2 * FIRST_CHUNK) as u64;
/// Room for the device to take frames between the moment a boundary is chosen and the skip is read: 5 ms.
const MARGIN: u64 = 240;
/// Frames of the old language that are still heard while the new one is put behind them: 20 ms.
const LANGUAGE_LEAD: u64 = 960;

impl Feeder {
    pub(crate) fn new(
        opener: Arc<dyn Opener>,
        inbox: Receiver<Order>,
        line: Arc<SharedLine>,
        feed: StreamFeed,
        language: Language,
    ) -> Self {
        Self {
            opener,
            inbox,
            line,
            feed,
            language,
            current: None,
            next: None,
            starting: None,
            primed: Vec::new(),
            known: Vec::new(),
            chunk: Vec::with_capacity(FIRST_CHUNK),
        }
    }

    /// Does what there is to do; `false` when it only needs to be called again later.
    pub(crate) fn pump(&mut self) -> bool {
        let mut busy = self.take_orders();
        busy |= self.start();
        busy |= self.join_next();
        busy |= self.top_up();
        if !busy {
            busy = self.prime_one();
        }
        self.forget();
        busy
    }

    /// Whether a scene waits for its first picture, so that the next pump should come soon.
    pub(crate) fn is_waiting(&self) -> bool {
        self.starting.is_some() || self.next.is_some()
    }

    /// Whether frames are being written.
    pub(crate) const fn is_flowing(&self) -> bool {
        self.current.is_some()
    }

    fn take_orders(&mut self) -> bool {
        let mut any = false;
        while let Ok(order) = self.inbox.try_recv() {
            any = true;
            match order {
                Order::Play(slot, cut) => {
                    let voice = self.voice_of(&slot);
                    match cut {
                        Cut::Now => {
                            self.next = None;
                            self.starting = Some((voice, Start::Boundary));
                        }
                        Cut::AtEnd => self.next = Some(voice),
                    }
                }
                Order::Seek(slot) => {
                    let voice = self.voice_of(&slot);
                    self.keep_what_follows();
                    self.starting = Some((voice, Start::Immediate));
                }
                Order::Prime(slots) => self.set_primed(slots),
                Order::Language(language) => self.speak(language),
                Order::Attach(feed) => self.attach(feed),
                Order::Silence => {
                    (self.next, self.starting) = (None, None);
                    self.cut_off();
                }
            }
        }
        any
    }

    fn voice_of(&mut self, slot: &Arc<Slot>) -> Voice {
        self.know(slot);
        match self.primed.iter().position(|voice| Arc::ptr_eq(&voice.slot, slot)) {
            Some(index) => self.primed.swap_remove(index),
            None => Voice::from_start(Arc::clone(slot)),
        }
    }

    fn know(&mut self, slot: &Arc<Slot>) {
        if !self.known.iter().any(|known| Arc::ptr_eq(known, slot)) {
            self.known.push(Arc::clone(slot));
        }
    }

    fn set_primed(&mut self, slots: Vec<Arc<Slot>>) {
        let mut old = std::mem::take(&mut self.primed);
        for slot in slots {
            self.know(&slot);
            let kept = old.iter().position(|voice| Arc::ptr_eq(&voice.slot, &slot));
            self.primed.push(match kept {
                Some(index) => old.swap_remove(index),
                None => Voice::from_start(slot),
            });
        }
    }

    /// Begins the scene that shall begin now, once its first picture is there.
    fn start(&mut self) -> bool {
        let Some((voice, start)) = &mut self.starting else { return false };
        if !voice.slot.is_settled() {
            return false;
        }
        if let Readiness::Failed(_) = voice.slot.readiness() {
            self.starting = None;
            self.cut_off();
            return true;
        }
        let start = *start;
        voice.prime(self.opener.as_ref(), self.language);
        if !self.has_room() {
            return false;
        }
        let Some((voice, _)) = self.starting.take() else { return false };
        let at = match start {
            Start::Boundary => self.next_boundary(),
            Start::Immediate => self.feed.heard(),
        };
        self.splice(at, voice, SpanEnd::Left, true);
        true
    }

    /// Puts the next scene behind the running one when that is already written to its end.
    ///
    /// A running scene that is not written to its end yet joins in [`Feeder::top_up`].
    fn join_next(&mut self) -> bool {
        let Some(next) = &mut self.next else { return false };
        if self.starting.is_some() || !next.slot.is_settled() {
            return false;
        }
        let heard = self.feed.heard();
        let (running, is_last) = match self.line.lock().timeline.joinable(heard) {
            Some((span, is_last)) => (Some(span.clone()), is_last),
            None => (None, true),
        };
        if let Readiness::Failed(_) = next.slot.readiness() {
            let over = running.as_ref().is_none_or(|span| span.stop() <= heard && span.end != SpanEnd::Open);
            let endless = running.as_ref().is_some_and(|span| span.slot.scene.view.is_loop());
            if over || endless {
                self.next = None;
                self.cut_off();
                return true;
            }
            return false;
        }
        next.prime(self.opener.as_ref(), self.language);
        let is_endless = self.current.as_ref().is_some_and(|voice| voice.length() == Length::Endless);
        let at = match &running {
            None => self.feed.written(),
            Some(_) if is_endless => self.next_boundary(),
            Some(span) if is_last && span.end == SpanEnd::Open => return false,
            Some(span) => span.stop().max(heard),
        };
        if !self.has_room() {
            return false;
        }
        let Some(next) = self.next.take() else { return false };
        let cuts_sound = is_endless;
        self.splice(at, next, SpanEnd::Over, cuts_sound);
        true
    }

    /// Writes `voice` behind what is written, to be heard from stream frame `at` on.
    fn splice(&mut self, at: u64, voice: Voice, end: SpanEnd, smooth: bool) {
        let written = self.feed.written();
        let at = at.min(written);
        voice.slot.expect_running();
        {
            let mut line = self.line.lock();
            line.timeline.truncate(at, end);
            line.timeline.begin(Arc::clone(&voice.slot), written, voice.local, voice.round);
        }
        self.current = Some(voice);
        self.write(FIRST_CHUNK);
        if at < written {
            self.feed.skip(Skip { from: at, to: written, smooth });
        }
        self.set_flowing();
    }

    /// Nothing of what is written shall be heard any more.
    fn cut_off(&mut self) {
        self.current = None;
        let (heard, written) = (self.feed.heard(), self.feed.written());
        self.line.lock().timeline.truncate(heard, SpanEnd::Left);
        if heard < written {
            self.feed.skip(Skip { from: heard, to: written, smooth: true });
        }
        self.set_flowing();
    }

    /// The stream frame at which the next picture of the running scene would be due, or the scene's end.
    fn next_boundary(&self) -> u64 {
        let heard = self.feed.heard();
        let line = self.line.lock();
        let Some(span) = line.timeline.span_at(heard) else { return heard };
        if heard >= span.stop() || line.counters.is_paused() {
            return heard;
        }
        // Pictures are shown half a frame ahead, so the one that begins within that is already on.
        let half = span.slot.facts().map_or(0, |facts| frames_in(facts.frame) / 2);
        boundary_after(span, heard + MARGIN + half).min(span.stop())
    }

    fn has_room(&self) -> bool {
        self.feed.room() >= FIRST_CHUNK && self.feed.can_skip()
    }

    fn top_up(&mut self) -> bool {
        let mut any = false;
        // A device that takes much at once finds twice that, as far as the ring goes.
        let wanted = READY_FRAMES.max(2 * self.feed.counters.appetite()).min(MOST_FRAMES);
        while self.current.is_some() && self.feed.ready() < wanted && self.feed.room() >= CHUNK {
            any = true;
            if self.write(CHUNK) == 0 {
                self.at_end_of_scene();
            }
        }
        if any {
            self.set_flowing();
        }
        any
    }

    /// Writes up to `frames` frames of the running scene; returns how many. There must be room for them.
    fn write(&mut self, frames: usize) -> usize {
        let Some(voice) = &mut self.current else { return 0 };
        voice.prime(self.opener.as_ref(), self.language);
        self.chunk.clear();
        let count = voice.produce(&mut self.chunk, frames.min(self.feed.room()));
        // The span grows first: a frame that is heard is always explained.
        self.line.lock().timeline.grow(count as u64);
        self.feed.write(&self.chunk);
        count
    }

    fn at_end_of_scene(&mut self) {
        let is_next_ready = self.next.as_ref().is_some_and(|next| next.slot.facts().is_some());
        let Some(voice) = &mut self.current else { return };
        if is_next_ready && let Some(mut next) = self.next.take() {
            next.prime(self.opener.as_ref(), self.language);
            self.splice(self.feed.written(), next, SpanEnd::Over, false);
            return;
        }
        let mut line = self.line.lock();
        if voice.slot.scene.view.is_loop() {
            voice.rewind();
            line.timeline.finish(SpanEnd::Round);
            line.timeline.begin(Arc::clone(&voice.slot), self.feed.written(), voice.local, voice.round);
        } else {
            line.timeline.finish(SpanEnd::Over);
            self.current = None;
        }
    }

    fn set_flowing(&self) {
        self.feed.counters.set_flowing(self.current.is_some());
    }

    /// A scene that is already written behind the running one becomes the next one again, from its start.
    fn keep_what_follows(&mut self) {
        let heard = self.feed.heard();
        let line = self.line.lock();
        let Some(running) = line.timeline.span_at(heard) else { return };
        let follows = line.timeline.after(heard).find(|span| !Arc::ptr_eq(&span.slot, &running.slot));
        if self.next.is_none()
            && let Some(span) = follows
        {
            self.next = Some(Voice::new(Arc::clone(&span.slot), span.local, span.round));
        }
    }

    fn speak(&mut self, language: Language) {
        if language == self.language {
            return;
        }
        self.language = language;
        let waiting = self.next.iter_mut().chain(self.starting.as_mut().map(|(voice, _)| voice));
        waiting.chain(&mut self.primed).for_each(Voice::unprime);
        let heard = self.feed.heard();
        let Some(span) = self.line.lock().timeline.span_at(heard).cloned() else { return };
        if heard >= span.stop() && span.end != SpanEnd::Open {
            return;
        }
        let mut voice = Voice::new(Arc::clone(&span.slot), span.local + heard.saturating_sub(span.start), span.round);
        voice.prime(self.opener.as_ref(), language);
        if !self.has_room() {
            // The device is not consuming: from the next scene on, then.
            return;
        }
        let is_paused = self.line.lock().counters.is_paused();
        let at = (self.feed.heard() + if is_paused { 0 } else { LANGUAGE_LEAD }).min(span.stop());
        let local = span.local + (at - span.start);
        voice.discard(local.saturating_sub(voice.local));
        self.keep_what_follows();
        self.splice(at, voice, SpanEnd::Left, true);
    }

    /// Goes on at the same place on another output.
    fn attach(&mut self, feed: StreamFeed) {
        let heard = self.feed.heard();
        let running = self.line.lock().timeline.span_at(heard).cloned();
        self.keep_what_follows();
        self.feed = feed;
        self.line.lock().counters = Arc::clone(&self.feed.counters);
        match running {
            Some(span) if heard < span.stop() || span.end == SpanEnd::Open => {
                let local = span.local + heard.saturating_sub(span.start).min(span.len);
                let voice = Voice::new(Arc::clone(&span.slot), local, span.round);
                self.line.lock().timeline.truncate(heard, SpanEnd::Left);
                self.splice(self.feed.written(), voice, SpanEnd::Left, false);
            }
            _ => self.set_flowing(),
        }
    }

    fn prime_one(&mut self) -> bool {
        let waiting = self.next.iter_mut().chain(self.starting.as_mut().map(|(voice, _)| voice));
        match waiting.chain(&mut self.primed).find(|voice| !voice.is_primed()) {
            Some(voice) => {
                voice.prime(self.opener.as_ref(), self.language);
                true
            }
            None => false,
        }
    }

    /// Closes scenes that nobody will show any more.
    fn forget(&mut self) {
        let heard = self.feed.heard();
        let mut line = self.line.lock();
        let told = line.told;
        line.timeline.forget(heard, told);
        let voices = self.current.iter().chain(&self.next).chain(self.starting.iter().map(|(voice, _)| voice));
        let voices: Vec<&Arc<Slot>> = voices.chain(&self.primed).map(|voice| &voice.slot).collect();
        self.known.retain(|slot| {
            let is_alive = line.timeline.holds(slot) || voices.iter().any(|voiced| Arc::ptr_eq(voiced, slot));
            if !is_alive {
                slot.close();
            }
            is_alive
        });
    }
}

/// The first stream frame at or after `frame` at which a picture of `span` is due.
fn boundary_after(span: &Span, frame: u64) -> u64 {
    let local = span.local + frame.saturating_sub(span.start);
    let Some(facts) = span.slot.facts() else { return frame };
    let length = facts.frame.nanos().max(1);
    let number = time_of(local).nanos().div_euclid(length) + i64::from(time_of(local).nanos() % length != 0);
    let boundary = frames_in(crate::time::MediaTime::from_nanos(number.saturating_mul(length)));
    span.start + boundary.max(local).saturating_sub(span.local).min(u64::from(STREAM_RATE) * 3_600)
}
