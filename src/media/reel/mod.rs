//! The reel: plays scenes one after another without a gap in picture or sound.
//!
//! ```text
//!  front (this file) ── orders ──> feeder ── stream frames ──> ring ──> StreamConsumer (sound device)
//!    │  ^                            │  ^                                    │
//!    │  └── timeline, counters ──────┘  └──────────── frames consumed ───────┘
//!    └── slots <── pictures ── picture thread
//! ```
//!
//! The front never waits: it sends orders, looks up what the master clock's frame means on the timeline, and takes
//! the picture that is due from the scene's slot. Two threads decode, one for sound and one for pictures. A test
//! makes the reel with [`Reel::stepped`], which has no threads, and turns the clock by hand.
//!
//! ```no_run
//! use ias::media::reel::{Cut, Reel, ReelScene, ReelSettings};
//! let mut reel = Reel::open(ReelSettings::default());
//! let (lane, talk) = (ReelScene::clip("lane", "film/lane.mp4"), ReelScene::clip("talk", "film/talk.mp4"));
//! reel.play(&lane, Cut::Now);
//! reel.prime(&[talk.clone()]);
//! reel.play(&talk, Cut::AtEnd);
//! loop {
//!     for event in reel.poll() { println!("{event:?}"); }
//!     if let Some(picture) = reel.frame_due() { /* upload the planes */ let _ = picture.planes; }
//!     if let Some(wait) = reel.next_due() { std::thread::sleep(wait); }
//! }
//! ```

pub mod consumer;
mod events;
mod feeder;
mod line;
mod output;
mod pictures;
pub mod scene;
mod signal;
mod slot;
mod steady;
#[cfg(test)]
mod tests;
mod timeline;
mod voice;
mod workers;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

pub use consumer::StreamConsumer;
pub use scene::{Cut, Motion, OutputKind, Position, ReelCounts, ReelEvent, ReelScene, Take, View};

use super::clock::{Monotonic, OutputCounters, STREAM_RATE, frames_in, time_of, whole_nanos};
use super::decode::Opener;
use super::files::Files;
use super::picture::Picture;
use crate::text::Language;
use crate::time::MediaTime;
use events::Told;
use feeder::{Feeder, Order};
use line::SharedLine;
use output::output;
use pictures::PictureWorker;
use slot::Slot;
use steady::SteadyDriver;
use timeline::Place;
use workers::{Steps, Workers};

/// Between the numbers of two outputs, so that no frame of the old one is taken for one of the new.
const OUTPUT_GAP: u64 = 10 * STREAM_RATE as u64;

/// How a reel begins.
#[derive(Clone, Debug, Default)]
pub struct ReelSettings {
    /// The language that is spoken.
    pub language: Language,
    /// How much later than counted the sound is heard (a Bluetooth headset, a television); the picture waits for it.
    /// At most half a second is honoured.
    pub picture_delay: Duration,
}

/// See the module's text. Owned by one thread; dropping it ends its threads.
pub struct Reel {
    opener: Arc<dyn Opener>,
    clock: Monotonic,
    line: Arc<SharedLine>,
    workers: Workers,
    orders: Sender<Order>,
    slots: Sender<Arc<Slot>>,
    open_scenes: Arc<AtomicUsize>,
    language: Language,
    picture_delay: u64,
    paused: bool,
    output: OutputKind,
    attached_at: Duration,
    next_take: u64,
    primed: Vec<Arc<Slot>>,
    told: Told,
    /// The slot whose picture is on, and that picture.
    shown: Option<(Arc<Slot>, Arc<Picture>)>,
    heard: u64,
    counts: ReelCounts,
}

impl Reel {
    /// A reel that plays files from the disk, on its own threads, unheard until [`Reel::attach_output`].
    #[must_use]
    pub fn open(settings: ReelSettings) -> Self {
        Self::with_opener(Arc::new(Files::default()), settings)
    }

    /// As [`Reel::open`], with another source of pictures and sound.
    #[must_use]
    pub fn with_opener(opener: Arc<dyn Opener>, settings: ReelSettings) -> Self {
        Self::assemble(opener, settings, Monotonic::system(), Workers::spawn)
    }

    /// A reel without threads, for tests and measurements: nothing happens but in [`Reel::pump`].
    #[must_use]
    pub fn stepped(opener: Arc<dyn Opener>, settings: ReelSettings, clock: Monotonic) -> Self {
        Self::assemble(opener, settings, clock, |steps| Workers::Stepped(Box::new(steps)))
    }

    fn assemble(
        opener: Arc<dyn Opener>,
        settings: ReelSettings,
        clock: Monotonic,
        employ: impl FnOnce(Steps) -> Workers,
    ) -> Self {
        let (feed, consumer) = output(clock.clone(), 0);
        let line = Arc::new(SharedLine::new(Arc::clone(&feed.counters)));
        let (orders, orders_inbox) = channel();
        let (slots, slots_inbox) = channel();
        let open_scenes = Arc::new(AtomicUsize::new(0));
        let steps = Steps::new(
            |settled| {
                PictureWorker::new(Arc::clone(&opener), slots_inbox, settled, Arc::clone(&open_scenes))
            },
            Feeder::new(Arc::clone(&opener), orders_inbox, Arc::clone(&line), feed, settings.language),
        );
        let mut reel = Self {
            opener,
            line,
            workers: employ(steps),
            orders,
            slots,
            open_scenes,
            language: settings.language,
            picture_delay: 0,
            paused: false,
            output: OutputKind::Steady,
            attached_at: clock.now(),
            next_take: 1,
            primed: Vec::new(),
            told: Told::default(),
            shown: None,
            heard: 0,
            counts: ReelCounts::default(),
            clock,
        };
        reel.set_picture_delay(settings.picture_delay);
        reel.workers.drive_steadily(SteadyDriver::new(consumer, reel.clock.clone()));
        reel
    }

    /// Plays a scene: at once on a frame boundary, or when the running one is over. The newest order counts.
    ///
    /// A primed equal scene is used up. Returns the number of this playing.
    pub fn play(&mut self, scene: &ReelScene, cut: Cut) -> Take {
        let slot = match self.primed.iter().position(|slot| slot.scene == *scene) {
            Some(index) => self.primed.swap_remove(index),
            None => self.open_slot(scene.clone(), MediaTime::ZERO, None),
        };
        let take = slot.take;
        self.told.expect(Arc::clone(&slot), cut);
        self.order(Order::Play(slot, cut));
        take
    }

    /// As [`Reel::play`], from media time `from` on: nothing before it is seen or heard.
    pub fn play_from(&mut self, scene: &ReelScene, from: MediaTime, cut: Cut) -> Take {
        if from <= MediaTime::ZERO {
            return self.play(scene, cut);
        }
        let slot = self.open_slot(scene.clone(), from, None);
        let take = slot.take;
        self.told.expect(Arc::clone(&slot), cut);
        self.order(Order::Play(slot, cut));
        take
    }

    /// Has exactly these scenes ready: opened, first pictures decoded, the first 300 ms of sound decoded.
    ///
    /// Scenes that are ready already stay so; the others that were primed are closed.
    pub fn prime(&mut self, scenes: &[ReelScene]) {
        let mut old = std::mem::take(&mut self.primed);
        for scene in scenes {
            if self.primed.iter().any(|slot| slot.scene == *scene) {
                continue;
            }
            let slot = match old.iter().position(|slot| slot.scene == *scene) {
                Some(index) => old.swap_remove(index),
                None => self.open_slot(scene.clone(), MediaTime::ZERO, None),
            };
            self.primed.push(slot);
        }
        self.order(Order::Prime(self.primed.clone()));
    }

    /// Plays the running scene again from its beginning, as a new take; `None` when nothing has played yet.
    pub fn restart(&mut self) -> Option<Take> {
        let scene = self.place()?.slot.scene.clone();
        Some(self.play(&scene, Cut::Now))
    }

    /// Goes on at another time of the running scene, also of one that is over. Beyond its end it holds the last frame.
    ///
    /// `false` when nothing has played yet.
    pub fn seek(&mut self, to: MediaTime) -> bool {
        let Some(place) = self.place() else { return false };
        let take = place.slot.take;
        let slot = self.open_slot(place.slot.scene.clone(), to.max(MediaTime::ZERO), Some(take));
        self.told.forget_end();
        self.order(Order::Seek(slot));
        true
    }

    /// Stops or goes on; the picture stands, the sound goes down within 5 ms, and not a frame of it is lost.
    pub fn set_paused(&mut self, paused: bool) {
        self.paused = paused;
        self.line.lock().counters.set_paused(paused);
        self.workers.wake();
    }

    /// Whether it is stopped.
    #[must_use]
    pub const fn is_paused(&self) -> bool {
        self.paused
    }

    /// Speaks another language from now on, at the same media time.
    pub fn set_language(&mut self, language: Language) {
        if language != self.language {
            self.language = language;
            self.order(Order::Language(language));
        }
    }

    /// Sets how much later than counted the sound is heard; see [`ReelSettings::picture_delay`].
    pub fn set_picture_delay(&mut self, delay: Duration) {
        let delay = MediaTime::from_nanos(i64::try_from(whole_nanos(delay)).unwrap_or(i64::MAX));
        self.picture_delay = frames_in(delay.min(MediaTime::from_millis(500)));
    }

    /// Stops for good: nothing plays, the last picture stands.
    pub fn silence(&mut self) {
        self.told.expect_nothing();
        self.order(Order::Silence);
    }

    /// Makes the end that a sound device drives. The former output falls silent; the film goes on where it is.
    ///
    /// Call it again with a rebuilt device after [`ReelEvent::OutputLost`].
    #[must_use = "without a device that drives it the film stands still until it is found to be lost"]
    pub fn attach_output(&mut self) -> StreamConsumer {
        self.output = OutputKind::Device;
        self.told.attached();
        self.new_output()
    }

    /// Gives the device up: the film goes on by the steady clock, unheard.
    pub fn detach_output(&mut self) {
        self.output = OutputKind::Steady;
        let consumer = self.new_output();
        self.workers.drive_steadily(SteadyDriver::new(consumer, self.clock.clone()));
    }

    fn new_output(&mut self) -> StreamConsumer {
        let old = Arc::clone(&self.line.lock().counters);
        old.retire();
        let first = old.consumed() + OUTPUT_GAP;
        let (feed, consumer) = output(self.clock.clone(), first);
        feed.counters.set_paused(self.paused);
        self.attached_at = self.clock.now();
        self.order(Order::Attach(feed));
        consumer
    }

    /// Where the sound goes.
    #[must_use]
    pub const fn output(&self) -> OutputKind {
        self.output
    }

    /// Where the film stands, by what is heard now; `None` before the first scene has begun.
    pub fn position(&mut self) -> Option<Position> {
        let place = self.place()?;
        let motion = match (self.paused, place.inside) {
            (true, _) => Motion::Paused,
            (false, true) => Motion::Running,
            (false, false) => Motion::Holding,
        };
        Some(Position {
            take: place.slot.take,
            scene: Arc::clone(&place.slot.scene.name),
            time: time_of(place.local),
            round: place.round,
            motion,
        })
    }

    /// The picture that is due now, when it is not the one returned last: the newest due within half a frame.
    pub fn frame_due(&mut self) -> Option<Arc<Picture>> {
        let (slot, key) = self.picture_place()?;
        let (due, overtaken) = slot.take_due(key)?;
        self.workers.wake_pictures();
        self.counts.shown += 1;
        self.counts.dropped += overtaken;
        self.shown = Some((slot, Arc::clone(&due.picture)));
        Some(due.picture)
    }

    /// The picture that is on.
    #[must_use]
    pub fn shown(&self) -> Option<&Arc<Picture>> {
        self.shown.as_ref().map(|(_, picture)| picture)
    }

    /// How long nothing will change, so that the caller may sleep: until the next picture is due or the scene is over.
    ///
    /// `None`: nothing will change until an order is given. Never more than 200 ms otherwise.
    pub fn next_due(&mut self) -> Option<Duration> {
        const SOON: Duration = Duration::from_millis(5);
        // Shorter than what is written ahead, so that the end of a still is known before it comes.
        const LONGEST: Duration = Duration::from_millis(200);
        if self.told.is_waiting() {
            return Some(SOON);
        }
        let place = self.place()?;
        if self.paused || !place.inside {
            let may_wake = !self.paused && place.end == timeline::SpanEnd::Open;
            return may_wake.then_some(SOON);
        }
        let (slot, (round, time)) = self.picture_place()?;
        let frame = slot.facts().map_or(MediaTime::from_millis(33), |facts| facts.frame);
        let until = match slot.next_key() {
            Some((next_round, next)) if next_round == round => next.saturating_sub(time),
            _ if slot.is_dry() => MediaTime::MAX,
            // The next round, or pictures that are late.
            _ => frame,
        };
        let until = match place.end {
            timeline::SpanEnd::Open => until,
            _ => until.min(time_of(place.left)),
        };
        let until = Duration::from_nanos(u64::try_from(until.nanos()).unwrap_or(0));
        Some(until.clamp(Duration::from_millis(1), LONGEST))
    }

    /// Figures for tests and measurements.
    #[must_use]
    pub fn counts(&self) -> ReelCounts {
        let line = self.line.lock();
        let waiting = self.shown.iter().map(|(slot, _)| slot).chain(&self.primed).map(|slot| slot.queued()).sum();
        ReelCounts {
            underruns: line.counters.underruns(),
            queued_pictures: waiting,
            open_scenes: self.open_scenes.load(Ordering::Relaxed),
            decoders: self.opener.decoders(),
            spans: line.timeline.len(),
            ..self.counts
        }
    }

    /// The counters of the output that is heard.
    #[must_use]
    pub fn counters(&self) -> Arc<OutputCounters> {
        Arc::clone(&self.line.lock().counters)
    }

    /// Whether a primed scene is ready to be cut to; `false` for one that is not primed.
    #[must_use]
    pub fn is_ready(&self, scene: &ReelScene) -> bool {
        self.primed.iter().any(|slot| slot.scene == *scene && slot.is_settled())
    }

    /// Does all the work there is, of a reel made with [`Reel::stepped`]; nothing for one with threads.
    pub fn pump(&mut self) {
        self.workers.pump();
    }

    fn open_slot(&mut self, scene: ReelScene, start: MediaTime, take: Option<Take>) -> Arc<Slot> {
        let take = take.unwrap_or_else(|| {
            let take = Take(self.next_take);
            self.next_take += 1;
            take
        });
        let slot = Slot::new(take, scene, start);
        // The threads live as long as the reel does, so somebody listens.
        let sent = self.slots.send(Arc::clone(&slot));
        debug_assert!(sent.is_ok(), "the picture thread has gone");
        self.workers.wake();
        slot
    }

    fn order(&self, order: Order) {
        let sent = self.orders.send(order);
        debug_assert!(sent.is_ok(), "the sound thread has gone");
        self.workers.wake();
    }

    /// The stream frame that is heard now; it never goes back.
    fn heard(&mut self) -> u64 {
        let now = self.clock.now();
        self.heard = self.heard.max(self.line.lock().counters.frame_at(now));
        self.heard
    }

    fn place(&mut self) -> Option<Place> {
        let heard = self.heard();
        self.line.lock().timeline.place(heard)
    }

    /// The scene whose picture is wanted, and the latest key that is due: half a frame ahead of what is heard.
    fn picture_place(&mut self) -> Option<(Arc<Slot>, (u32, MediaTime))> {
        let heard = self.heard();
        let line = self.line.lock();
        // What stands still has been heard to its end, whatever the way to the ear is.
        let is_running = !self.paused && line.timeline.place(heard).is_some_and(|place| place.inside);
        let heard = if is_running { heard.saturating_sub(self.picture_delay) } else { heard };
        let half = line.timeline.span_at(heard).and_then(|span| span.slot.facts());
        let half = half.map_or(0, |facts| frames_in(facts.frame) / 2);
        let place = line.timeline.place_ahead(heard, half)?;
        // At the end of what is heard the last frame that has begun stands, not the one that would begin there.
        let local = if place.inside { place.local } else { place.local.saturating_sub(1) };
        Some((place.slot, (place.round, time_of(local))))
    }
}

impl std::fmt::Debug for Reel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reel").field("output", &self.output).field("counts", &self.counts()).finish_non_exhaustive()
    }
}
