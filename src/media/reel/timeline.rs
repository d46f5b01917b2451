//! Which stretch of the stream belongs to which scene.
//!
//! A [`Span`] says: from this stream frame on, this many frames are this take from this local frame on. The feeder
//! appends spans and lets one end early when something else is spliced in; the front asks what a stream frame means.
//! Spans that were heard are forgotten, the last one never, so that its last frame can be held.

use std::collections::VecDeque;
use std::sync::Arc;

use super::slot::Slot;

/// Why a span has no more frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpanEnd {
    /// It still grows.
    Open,
    /// Something was spliced in.
    Left,
    /// Another round of the same idle loop follows.
    Round,
    /// The scene is over.
    Over,
}

/// One stretch of the stream.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    /// Counts up; never reused.
    pub number: u64,
    pub slot: Arc<Slot>,
    /// First stream frame.
    pub start: u64,
    /// Frames so far.
    pub len: u64,
    /// The segment's own frame that lies at `start`.
    pub local: u64,
    /// Round of an idle loop.
    pub round: u32,
    pub end: SpanEnd,
}

impl Span {
    pub(crate) const fn stop(&self) -> u64 {
        self.start + self.len
    }

    fn local_at(&self, frame: u64) -> u64 {
        self.local + frame.saturating_sub(self.start).min(self.len)
    }
}

/// What a stream frame means.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub slot: Arc<Slot>,
    /// The segment's own frame; at the end of a span, the first after it.
    pub local: u64,
    pub round: u32,
    /// Whether `frame` lies inside the span, and time passes therefore.
    pub inside: bool,
    /// Frames from `frame` to the end of what is written of the span.
    pub left: u64,
    pub end: SpanEnd,
}

/// See the module's text.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    spans: VecDeque<Span>,
    next_number: u64,
}

/// Stream frames for which heard spans are remembered: the largest picture delay that a user may set, and to spare.
const REMEMBERED: u64 = 24_000;

impl Timeline {
    /// Begins a span at stream frame `start`.
    pub(crate) fn begin(&mut self, slot: Arc<Slot>, start: u64, local: u64, round: u32) {
        let number = self.next_number;
        self.next_number += 1;
        self.spans.push_back(Span { number, slot, start, len: 0, local, round, end: SpanEnd::Open });
    }

    /// The last span has `frames` more.
    pub(crate) fn grow(&mut self, frames: u64) {
        if let Some(span) = self.spans.back_mut() {
            span.len += frames;
        }
    }

    /// The last span has no more frames.
    pub(crate) fn finish(&mut self, end: SpanEnd) {
        if let Some(span) = self.spans.back_mut()
            && span.end == SpanEnd::Open
        {
            span.end = end;
        }
    }

    /// Everything from stream frame `at` on will not be heard.
    ///
    /// `end` is what becomes of the span that is cut: `Over` when `at` is exactly its scene's end.
    pub(crate) fn truncate(&mut self, at: u64, end: SpanEnd) {
        while self.spans.back().is_some_and(|span| span.start >= at && self.spans.len() > 1) {
            self.spans.pop_back();
        }
        if let Some(span) = self.spans.back_mut() {
            let stop = span.stop();
            if at <= span.start {
                // The only span, and nothing of it will be heard: it stays as an empty one to hold from.
                span.len = 0;
                span.end = SpanEnd::Left;
            } else if at < stop || span.end == SpanEnd::Open || end == SpanEnd::Over {
                span.len = span.len.min(at - span.start);
                span.end = end;
            }
        }
    }

    /// What stream frame `frame` means: the span that holds it, or else the last before it; `None` before the first.
    pub(crate) fn place(&self, frame: u64) -> Option<Place> {
        let index = self.spans.partition_point(|span| span.start <= frame).checked_sub(1)?;
        let span = &self.spans[index];
        Some(Place {
            slot: Arc::clone(&span.slot),
            local: span.local_at(frame),
            round: span.round,
            inside: frame < span.stop(),
            left: span.stop().saturating_sub(frame),
            end: span.end,
        })
    }

    /// What will be heard `ahead` frames after stream frame `frame`, skips over unheard frames counted as nothing.
    pub(crate) fn place_ahead(&self, frame: u64, ahead: u64) -> Option<Place> {
        let index = self.spans.partition_point(|span| span.start <= frame).checked_sub(1)?;
        let rest = self.spans[index].stop().saturating_sub(frame);
        match self.spans.get(index + 1) {
            Some(next) if ahead >= rest => self.place((next.start + ahead - rest).min(next.stop())),
            _ => self.place((frame + ahead).min(self.spans[index].stop().max(frame))),
        }
    }

    /// The span that holds `frame`, or else the last before it.
    pub(crate) fn span_at(&self, frame: u64) -> Option<&Span> {
        let index = self.spans.partition_point(|span| span.start <= frame).checked_sub(1)?;
        self.spans.get(index)
    }

    /// The span at whose end something may join: the one that holds `frame`, or, where something has already been
    /// spliced in behind that, the one that was. The flag tells whether it is the last.
    pub(crate) fn joinable(&self, frame: u64) -> Option<(&Span, bool)> {
        let mut index = self.spans.partition_point(|span| span.start <= frame).checked_sub(1)?;
        while self.spans[index].end == SpanEnd::Left && index + 1 < self.spans.len() {
            index += 1;
        }
        Some((&self.spans[index], index + 1 == self.spans.len()))
    }

    /// Spans with a number above `seen` (all when `None`) whose start lies at or before `frame`, oldest first.
    pub(crate) fn passed(&self, seen: Option<u64>, frame: u64) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(move |span| seen.is_none_or(|seen| span.number > seen) && span.start <= frame)
    }

    /// The span with this number, while it is remembered.
    pub(crate) fn numbered(&self, number: u64) -> Option<&Span> {
        self.spans.iter().find(|span| span.number == number)
    }

    /// Spans that begin after stream frame `frame`, oldest first.
    pub(crate) fn after(&self, frame: u64) -> impl Iterator<Item = &Span> {
        self.spans.iter().filter(move |span| span.start > frame)
    }

    /// Forgets what was heard long before stream frame `heard` and below span `seen`, which the front has told.
    pub(crate) fn forget(&mut self, heard: u64, seen: Option<u64>) {
        while self.spans.len() > 1
            && self.spans.front().is_some_and(|span| {
                span.stop() + REMEMBERED < heard && seen.is_some_and(|seen| span.number < seen)
            })
        {
            self.spans.pop_front();
        }
    }

    /// Whether any span belongs to `slot`.
    pub(crate) fn holds(&self, slot: &Arc<Slot>) -> bool {
        self.spans.iter().any(|span| Arc::ptr_eq(&span.slot, slot))
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }
}

#[cfg(test)]
mod tests {
    use super::super::scene::{ReelScene, Take};
    use super::*;
    use crate::time::MediaTime;

    fn slot(take: u64) -> Arc<Slot> {
        Slot::new(Take(take), ReelScene::clip("a", "a.mp4"), MediaTime::ZERO)
    }

    #[test]
    fn a_frame_is_found_in_its_span_and_held_after_it() {
        let mut line = Timeline::default();
        assert!(line.place(0).is_none());
        line.begin(slot(1), 100, 0, 0);
        line.grow(50);
        line.finish(SpanEnd::Over);
        line.begin(slot(2), 150, 10, 0);
        line.grow(5);
        let take = |frame| line.place(frame).map(|place| (place.slot.take.0, place.local, place.inside));
        assert_eq!(take(99), None);
        assert_eq!(take(149), Some((1, 49, true)));
        assert_eq!(take(150), Some((2, 10, true)));
        assert_eq!(take(400), Some((2, 15, false)));
    }

    #[test]
    fn a_splice_leaves_a_gap_that_holds_the_old_scene() {
        let mut line = Timeline::default();
        line.begin(slot(1), 0, 0, 0);
        line.grow(1_000);
        line.truncate(300, SpanEnd::Left);
        line.begin(slot(2), 1_000, 0, 0);
        line.grow(10);
        let place = line.place(700).expect("held");
        assert_eq!((place.slot.take.0, place.local, place.inside), (1, 300, false));
        assert_eq!(line.place(1_000).expect("second").slot.take.0, 2);
        let ahead = line.place_ahead(295, 8).expect("second");
        assert_eq!((ahead.slot.take.0, ahead.local), (2, 3), "three frames behind the cut, which comes in five");
        let ahead = line.place_ahead(295, 4).expect("first");
        assert_eq!((ahead.slot.take.0, ahead.local), (1, 299));
    }

    #[test]
    fn a_span_that_was_written_ahead_and_not_heard_disappears() {
        let mut line = Timeline::default();
        line.begin(slot(1), 0, 0, 0);
        line.grow(100);
        line.finish(SpanEnd::Over);
        line.begin(slot(2), 100, 0, 0);
        line.grow(100);
        line.truncate(100, SpanEnd::Over);
        assert_eq!(line.len(), 1);
        assert_eq!(line.span_at(u64::MAX).map(|span| (span.stop(), span.end)), Some((100, SpanEnd::Over)));
    }

    #[test]
    fn heard_spans_are_forgotten_and_the_last_is_kept() {
        let mut line = Timeline::default();
        for number in 0..1_000 {
            line.begin(slot(number), number * 1_000, 0, 0);
            line.grow(1_000);
            line.finish(SpanEnd::Over);
            line.forget(number * 1_000, Some(number));
            assert!(line.len() < 30, "{}", line.len());
        }
        line.forget(u64::MAX / 2, Some(u64::MAX));
        assert_eq!(line.len(), 1);
    }
}
