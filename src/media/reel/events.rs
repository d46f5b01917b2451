//! What the front tells, and what it has told already.

use std::sync::Arc;

use super::super::error::MediaError;
use super::scene::{Cut, OutputKind, ReelEvent, Take};
use super::slot::{Readiness, Slot};
use super::timeline::SpanEnd;
use super::Reel;
use crate::time::MediaTime;

/// See the module's text.
#[derive(Debug, Default)]
pub(crate) struct Told {
    /// The scene that was ordered last, until it has begun or failed.
    awaited: Option<(Arc<Slot>, Cut)>,
    /// The span whose start was told last, and the take it belongs to.
    span: Option<u64>,
    take: Option<(Take, Arc<str>)>,
    /// Whether the end of that take has been told.
    end: bool,
    damaged: Option<Take>,
    attached: bool,
}

impl Told {
    pub(crate) fn expect(&mut self, slot: Arc<Slot>, cut: Cut) {
        self.awaited = Some((slot, cut));
    }

    pub(crate) fn expect_nothing(&mut self) {
        self.awaited = None;
    }

    pub(crate) const fn attached(&mut self) {
        self.attached = true;
    }

    /// The take goes on after its end, because of a seek.
    pub(crate) const fn forget_end(&mut self) {
        self.end = false;
    }

    /// Whether an ordered scene waits for its first picture and would begin as soon as that is there.
    pub(crate) fn is_waiting(&self) -> bool {
        self.awaited.as_ref().is_some_and(|(_, cut)| *cut == Cut::Now || self.end || self.take.is_none())
    }
}

impl Reel {
    /// What has happened since the last poll. Call it once a frame of the window: it also notices a lost device.
    pub fn poll(&mut self) -> Vec<ReelEvent> {
        let mut events = Vec::new();
        self.watch_output(&mut events);
        self.tell_spans(&mut events);
        self.tell_failure(&mut events);
        self.tell_damage(&mut events);
        events
    }

    fn watch_output(&mut self, events: &mut Vec<ReelEvent>) {
        if std::mem::take(&mut self.told.attached) {
            events.push(ReelEvent::OutputAttached);
        }
        if self.output == OutputKind::Device && self.counters().is_stalled(self.clock.now(), self.attached_at) {
            self.detach_output();
            events.push(ReelEvent::OutputLost);
        }
    }

    fn tell_spans(&mut self, events: &mut Vec<ReelEvent>) {
        let heard = self.heard();
        let mut line = self.line.lock();
        let mut passed = Vec::new();
        // The end of the span told last lies before the starts of those behind it.
        let told = self.told.span.and_then(|number| line.timeline.numbered(number));
        passed.extend(told.map(|span| (span.clone(), false)));
        passed.extend(line.timeline.passed(self.told.span, heard).map(|span| (span.clone(), true)));
        if let Some((last, _)) = passed.last() {
            line.told = Some(last.number);
        }
        drop(line);
        for (span, is_new) in passed {
            let take = span.slot.take;
            let scene = &span.slot.scene.name;
            if is_new {
                if self.told.take.as_ref().map(|(told, _)| *told) != Some(take) {
                    self.told.end = false;
                    self.told.take = Some((take, Arc::clone(scene)));
                    events.push(ReelEvent::Started { take, scene: Arc::clone(scene) });
                    self.tell_shorter(&span.slot, events);
                }
                if self.told.awaited.as_ref().is_some_and(|(slot, _)| Arc::ptr_eq(slot, &span.slot)) {
                    self.told.awaited = None;
                }
                self.told.span = Some(span.number);
            }
            if span.end == SpanEnd::Over && heard >= span.stop() && !self.told.end {
                self.told.end = true;
                events.push(ReelEvent::Ended { take, scene: Arc::clone(scene) });
            }
        }
    }

    fn tell_shorter(&self, slot: &Slot, events: &mut Vec<ReelEvent>) {
        let told = slot.scene.at_least;
        let is = slot.facts().and_then(|facts| facts.length);
        // Less than a frame is how films and figures differ anyway.
        let frame = slot.facts().map_or(MediaTime::ZERO, |facts| facts.frame);
        if let Some(is) = is
            && is + frame < told
        {
            events.push(ReelEvent::Shorter { take: slot.take, scene: Arc::clone(&slot.scene.name), is, told });
        }
    }

    /// A scene that cannot be shown is told when its turn has come: at once, or when the running one is over.
    fn tell_failure(&mut self, events: &mut Vec<ReelEvent>) {
        let Some((slot, cut)) = &self.told.awaited else { return };
        let Readiness::Failed(error) = slot.readiness() else { return };
        let is_its_turn = *cut == Cut::Now || self.told.end || self.told.take.is_none();
        let (take, scene) = (slot.take, Arc::clone(&slot.scene.name));
        let is_its_turn = is_its_turn || self.place().is_none_or(|place| !place.inside && place.end == SpanEnd::Left);
        if is_its_turn {
            self.told.awaited = None;
            events.push(ReelEvent::Failed { take, scene, error });
        }
    }

    fn tell_damage(&mut self, events: &mut Vec<ReelEvent>) {
        let Some(place) = self.place() else { return };
        let Some(error) = place.slot.take_damage() else { return };
        let take = place.slot.take;
        let is_told = self.told.damaged == Some(take) && matches!(error, MediaError::DamagedPicture { .. });
        if !is_told {
            self.told.damaged = Some(take);
            events.push(ReelEvent::Damaged { take, scene: Arc::clone(&place.slot.scene.name), error });
        }
    }
}
