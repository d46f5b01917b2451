//! Scenes and exhibits with what was there and what was seen.

use super::Source;
use super::view::{CueView, ExhibitView, FlagView, LureView, MarkView, PlacedView, SceneView};
use crate::scenario::graph::{Exhibit, Scene, Then};
use crate::scoring::{FoundBy, Sign};
use crate::session::{FlagId, SceneShown};
use crate::time::{MediaTime, Window};

/// How long before a window opens its replay begins.
const RUN_UP: MediaTime = MediaTime::from_secs(2);
/// How long after it closes the replay goes on.
const RUN_OUT: MediaTime = MediaTime::from_secs(1);

fn by_flag(by: Option<FoundBy>) -> Option<FlagId> {
    match by {
        Some(FoundBy::Flag(flag)) => Some(flag),
        _ => None,
    }
}

impl Source<'_> {
    pub(super) fn scene(&self, at: usize, scene: &Scene) -> SceneView {
        let visit = &self.state.visits[at];
        let detection = &self.score.detection;
        let flags: Vec<FlagView> = detection
            .flags
            .iter()
            .filter(|flag| flag.visit == at)
            .map(|flag| FlagView {
                flag: flag.flag,
                at: flag.at,
                spot: flag.spot,
                outcome: flag.outcome.clone(),
                named: flag.named.as_ref().map(|id| self.indicator(id)),
            })
            .collect();
        let known = self.lengths.0.get(&visit.node).copied().or(visit.ended_at);
        let last_moment = || {
            let windows = scene.cues.iter().map(|cue| cue.window.to).chain(scene.lures.iter().map(|lure| lure.window.to));
            windows.chain(flags.iter().map(|flag| flag.at)).max().unwrap_or(MediaTime::ZERO)
        };
        let length = known.unwrap_or_else(last_moment);
        let shown_until = match visit.shown {
            SceneShown::Whole => visit.ended_at.unwrap_or(length),
            SceneShown::Until(until) => until,
        };
        let replay = |window: Window| Window {
            from: window.from.saturating_sub(RUN_UP),
            to: if known.is_some() { (window.to + RUN_OUT).min(length).max(window.from) } else { window.to + RUN_OUT },
        };
        let cues = scene.cues.iter().filter_map(|cue| {
            let sign = Sign::Cue(cue.id.clone());
            let result = detection.signals.iter().find(|signal| signal.visit == at && signal.sign == sign)?;
            let found_by = by_flag(result.found_by);
            Some(CueView {
                cue: cue.id.clone(),
                indicator: self.indicator(&cue.indicator),
                note: self.text(&cue.note),
                window: cue.window,
                replay: replay(cue.window),
                region: cue.at.clone(),
                found_by,
                points: result.points,
                latency: result.latency,
                place: result.place,
                naming: result.naming,
                named: flags.iter().find(|flag| Some(flag.flag) == found_by).and_then(|flag| flag.named.clone()),
            })
        });
        let lures = scene.lures.iter().filter_map(|lure| {
            let sign = Sign::Lure(lure.id.clone());
            let result = detection.noise.iter().find(|noise| noise.visit == at && noise.sign == sign)?;
            Some(LureView {
                lure: lure.id.clone(),
                why: self.text(&lure.why),
                window: lure.window,
                replay: replay(lure.window),
                region: lure.at.clone(),
                false_alarm: by_flag(result.false_alarm),
            })
        });
        let choice = match &scene.then {
            Then::Choose(ask) if visit.offered.is_some() => Some(self.choice(at, ask)),
            _ => None,
        };
        SceneView {
            length,
            shown_until,
            replays: visit.replays,
            failed: visit.failed.clone(),
            cues: cues.collect(),
            lures: lures.collect(),
            choice,
            flags,
        }
    }

    pub(super) fn exhibit(&self, at: usize, exhibit: &Exhibit) -> ExhibitView {
        let detection = &self.score.detection;
        let placed = |by: Option<FoundBy>| match by {
            Some(FoundBy::Placed(mark)) => Some(mark),
            _ => None,
        };
        let marked_by = |sign: &Sign| {
            let signals = detection.signals.iter().filter(|signal| signal.visit == at && signal.sign == *sign);
            let noise = detection.noise.iter().filter(|noise| noise.visit == at && noise.sign == *sign);
            signals.map(|signal| signal.found_by).chain(noise.map(|noise| noise.false_alarm)).find_map(placed)
        };
        ExhibitView {
            prompt: self.text(&exhibit.prompt),
            image: exhibit.image.clone(),
            marks: exhibit
                .marks
                .iter()
                .map(|mark| MarkView {
                    mark: mark.id.clone(),
                    region: mark.at,
                    note: self.text(&mark.note),
                    indicator: mark.indicator.as_ref().map(|id| self.indicator(id)),
                    marked_by: marked_by(&Sign::Mark(mark.id.clone())),
                })
                .collect(),
            placed: detection
                .marks
                .iter()
                .filter(|mark| mark.visit == at)
                .map(|mark| PlacedView { mark: mark.mark, spot: mark.spot, outcome: mark.outcome.clone() })
                .collect(),
        }
    }
}
