//! *When*, *what* and *where*: flags against cues and lures, marks against the signs of exhibits.

use std::collections::BTreeSet;

use super::matching::matched;
use super::score::{
    Chance, ChanceInScene, Classification, Detection, FlagResult, FoundBy, Naming, NoiseResult, Outcome, Place,
    PlacedResult, SceneLengths, Sign, SignalResult,
};
use super::sensitivity::chance_of_hit;
use crate::catalogue::{Catalogue, IndicatorId};
use crate::scenario::graph::{Exhibit, Graph, NodeKind, Scene, Track};
use crate::session::{Flag, SceneShown, State, Visit};
use crate::time::{MediaTime, Window};

/// Thousandths of a point for a sign found at its best moment.
pub const FULL: u64 = 5000;

/// Points for a flag in a window, 5 to 1 by fifths of it: `5 − ⌊5 (t − t_on) / (t_off − t_on)⌋` for `t_on <= t < t_off`, else 0.
///
/// Source: STANDARDS.md section 3, "DVSA analogue".
///
/// ```
/// use ias::scoring::detection::points;
/// use ias::time::{MediaTime, Window};
/// let window = Window { from: MediaTime::from_millis(29_500), to: MediaTime::from_millis(37_000) };
/// assert_eq!([29_500, 31_040, 36_999, 37_000].map(|t| points(MediaTime::from_millis(t), window)), [5, 4, 1, 0]);
/// ```
#[must_use]
pub fn points(at: MediaTime, window: Window) -> u32 {
    if !window.contains(at) {
        return 0;
    }
    let since = i128::from(at.nanos()) - i128::from(window.from.nanos());
    let length = i128::from(window.to.nanos()) - i128::from(window.from.nanos());
    u32::try_from(5 - 5 * since / length).unwrap_or(0)
}

/// Whether a window of that visit's scene was ever on screen: it opened before the scene was left.
#[must_use]
pub fn was_shown(visit: &Visit, window: Window) -> bool {
    match visit.shown {
        SceneShown::Until(until) => window.from < until,
        // A film that is shorter than its cues say never showed those that open at its end or after.
        SceneShown::Whole => visit.ended_at.is_none_or(|end| window.from < end),
    }
}

/// How a hit was named.
#[must_use]
pub fn naming(named: Option<&IndicatorId>, cue: &IndicatorId, catalogue: &Catalogue) -> Naming {
    let dimension = |id| catalogue.indicator(id).map(|indicator| &indicator.dimension);
    match named {
        None => Naming::Unnamed,
        Some(named) if named == cue => Naming::Exact,
        Some(named) if dimension(named).is_some() && dimension(named) == dimension(cue) => Naming::Near,
        Some(_) => Naming::Wrong,
    }
}

/// Everything offered and everything flagged, visit by visit.
#[must_use]
pub fn detection(graph: &Graph, state: &State, lengths: &SceneLengths) -> Detection {
    let mut found = Detection::default();
    for (place, visit) in state.visits.iter().enumerate() {
        match graph.place(&visit.node).map(|at| &graph.node(at).kind) {
            Some(NodeKind::Scene(scene)) => scene_visit(graph, state, place, scene, &mut found),
            Some(NodeKind::Exhibit(exhibit)) => exhibit_visit(state, place, exhibit, &mut found),
            _ => {}
        }
    }
    found.flags.sort_by_key(|flag| flag.flag);
    found.marks.sort_by_key(|mark| mark.mark);
    let stray_flags = found.flags.iter().filter(|flag| flag.outcome == Outcome::Stray).count();
    let stray_marks = found.marks.iter().filter(|mark| mark.outcome == Outcome::Stray).count();
    found.strays = small(stray_flags + stray_marks);
    let counted = state.flags.iter().filter(|flag| flag.counts()).count();
    if let Some(minutes) = minutes_shown(graph, state, lengths) {
        found.flags_per_minute = Some(f64::from(small(counted)) / minutes);
        found.strays_per_minute = Some(f64::from(small(stray_flags)) / minutes);
    }
    found
}

/// Minutes of film shown, replays apart; `None` when not known or zero.
fn minutes_shown(graph: &Graph, state: &State, lengths: &SceneLengths) -> Option<f64> {
    let mut sum = MediaTime::ZERO;
    for visit in &state.visits {
        if !matches!(graph.place(&visit.node).map(|at| &graph.node(at).kind), Some(NodeKind::Scene(_))) {
            continue;
        }
        sum += match visit.shown {
            SceneShown::Until(until) => until,
            SceneShown::Whole => visit.ended_at.or_else(|| lengths.0.get(&visit.node).copied())?,
        };
    }
    (sum > MediaTime::ZERO).then(|| sum.as_secs_f64() / 60.0)
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Whether the flag's click lies where the sign is seen at that moment of the film; `None` without a click or a place.
fn place_of(flag: &Flag, track: Option<&Track>) -> Option<Place> {
    let (spot, track) = flag.spot.zip(track)?;
    Some(if track.at(flag.at).contains(spot) { Place::Inside } else { Place::Outside })
}

fn scene_visit(graph: &Graph, state: &State, place: usize, scene: &Scene, found: &mut Detection) {
    let visit = &state.visits[place];
    let raised: Vec<&Flag> = state.flags.iter().filter(|flag| flag.visit == place).collect();
    let counted: Vec<&Flag> = raised.iter().copied().filter(|flag| flag.counts()).collect();
    let cues: Vec<_> = scene.cues.iter().filter(|cue| was_shown(visit, cue.window)).collect();
    let lures: Vec<_> = scene.lures.iter().filter(|lure| was_shown(visit, lure.window)).collect();

    let cue_windows: Vec<Window> = cues.iter().map(|cue| cue.window).collect();
    let times: Vec<MediaTime> = counted.iter().map(|flag| flag.at).collect();
    let to_cue = matched(&times, &cue_windows);

    // What hit a cue is no false alarm; the rest is matched to the lures in the same way.
    let left: Vec<usize> = (0..counted.len()).filter(|&flag| to_cue[flag].is_none()).collect();
    let lure_windows: Vec<Window> = lures.iter().map(|lure| lure.window).collect();
    let left_times: Vec<MediaTime> = left.iter().map(|&flag| times[flag]).collect();
    let mut to_lure = vec![None; counted.len()];
    for (flag, lure) in left.iter().zip(matched(&left_times, &lure_windows)) {
        to_lure[*flag] = lure;
    }

    for (at, cue) in cues.iter().enumerate() {
        let hit = to_cue.iter().position(|pair| *pair == Some(at)).map(|flag| counted[flag]);
        found.signals.push(SignalResult {
            visit: place,
            node: visit.node.clone(),
            sign: Sign::Cue(cue.id.clone()),
            indicator: cue.indicator.clone(),
            window: Some(cue.window),
            found_by: hit.map(|flag| FoundBy::Flag(flag.id)),
            points: hit.map_or(0, |flag| 1000 * u64::from(points(flag.at, cue.window))),
            latency: hit.map(|flag| flag.at - cue.window.from),
            place: hit.and_then(|flag| place_of(flag, cue.at.as_ref())),
            naming: hit.map(|flag| naming(flag.named.as_ref().and_then(Option::as_ref), &cue.indicator, &graph.catalogue)),
        });
    }
    for (at, lure) in lures.iter().enumerate() {
        let alarm = to_lure.iter().position(|pair| *pair == Some(at)).map(|flag| FoundBy::Flag(counted[flag].id));
        found.noise.push(NoiseResult {
            visit: place,
            node: visit.node.clone(),
            sign: Sign::Lure(lure.id.clone()),
            window: Some(lure.window),
            false_alarm: alarm,
        });
    }
    for flag in raised {
        let outcome = match counted.iter().position(|known| known.id == flag.id) {
            None if flag.withdrawn => Outcome::Withdrawn,
            None => Outcome::Replay,
            Some(at) => match (to_cue[at], to_lure[at]) {
                (Some(cue), _) => Outcome::Hit { sign: Sign::Cue(cues[cue].id.clone()) },
                (None, Some(lure)) => Outcome::FalseAlarm { sign: Sign::Lure(lures[lure].id.clone()) },
                (None, None) => {
                    let cue = cues.iter().find(|cue| cue.window.contains(flag.at)).map(|cue| Sign::Cue(cue.id.clone()));
                    let lure = || {
                        lures.iter().find(|lure| lure.window.contains(flag.at)).map(|lure| Sign::Lure(lure.id.clone()))
                    };
                    cue.or_else(lure).map_or(Outcome::Stray, |sign| Outcome::Repeat { sign })
                }
            },
        };
        found.flags.push(FlagResult {
            flag: flag.id,
            visit: place,
            node: visit.node.clone(),
            at: flag.at,
            spot: flag.spot,
            named: flag.named.clone().flatten(),
            outcome,
        });
    }
}

/// Marks answer the first sign or detail of the file that they lie on and that none answered before, in the order placed.
fn exhibit_visit(state: &State, place: usize, exhibit: &Exhibit, found: &mut Detection) {
    let visit = &state.visits[place];
    let mut answered = vec![None; exhibit.marks.len()];
    for placed in state.marks.iter().filter(|mark| mark.visit == place) {
        let lies_on: Vec<usize> =
            (0..exhibit.marks.len()).filter(|&mark| exhibit.marks[mark].at.contains(placed.spot)).collect();
        let outcome = if placed.withdrawn {
            Outcome::Withdrawn
        } else if let Some(&mark) = lies_on.iter().find(|&&mark| answered[mark].is_none()) {
            answered[mark] = Some(placed.id);
            let sign = Sign::Mark(exhibit.marks[mark].id.clone());
            if exhibit.marks[mark].indicator.is_some() { Outcome::Hit { sign } } else { Outcome::FalseAlarm { sign } }
        } else if let Some(&mark) = lies_on.first() {
            Outcome::Repeat { sign: Sign::Mark(exhibit.marks[mark].id.clone()) }
        } else {
            Outcome::Stray
        };
        found.marks.push(PlacedResult {
            mark: placed.id,
            visit: place,
            node: visit.node.clone(),
            spot: placed.spot,
            outcome,
        });
    }
    for (mark, answer) in exhibit.marks.iter().zip(answered) {
        let by = answer.map(FoundBy::Placed);
        let sign = Sign::Mark(mark.id.clone());
        match &mark.indicator {
            Some(indicator) => found.signals.push(SignalResult {
                visit: place,
                node: visit.node.clone(),
                sign,
                indicator: indicator.clone(),
                window: None,
                found_by: by,
                points: if by.is_some() { FULL } else { 0 },
                latency: None,
                place: None,
                naming: None,
            }),
            None => found.noise.push(NoiseResult {
                visit: place,
                node: visit.node.clone(),
                sign,
                window: None,
                false_alarm: by,
            }),
        }
    }
}

/// Counts of how hits were named.
#[must_use]
pub fn classification(detection: &Detection) -> Classification {
    let count = |naming| small(detection.signals.iter().filter(|signal| signal.naming == Some(naming)).count());
    Classification {
        exact: count(Naming::Exact),
        near: count(Naming::Near),
        wrong: count(Naming::Wrong),
        unnamed: count(Naming::Unnamed),
    }
}

/// What as many flags at random moments would have hit, scene by scene.
///
/// `n` are the flags that count in that visit, `w` the cue's whole window, `T` the scene's whole length.
#[must_use]
pub fn chance(detection: &Detection, state: &State, lengths: &SceneLengths) -> Chance {
    let visits: BTreeSet<usize> =
        detection.signals.iter().filter(|signal| signal.window.is_some()).map(|signal| signal.visit).collect();
    let scenes: Vec<ChanceInScene> = visits
        .into_iter()
        .map(|visit| {
            let here = || detection.signals.iter().filter(move |signal| signal.visit == visit);
            let node = state.visits[visit].node.clone();
            let flags = small(state.flags.iter().filter(|flag| flag.visit == visit && flag.counts()).count());
            let expected = lengths.0.get(&node).map(|length| {
                here()
                    .filter_map(|signal| signal.window)
                    .map(|window| chance_of_hit(window.length().as_secs_f64(), length.as_secs_f64(), flags))
                    // Not `sum`, which begins at minus nought.
                    .fold(0.0, |sum, chance| sum + chance)
            });
            let hits = small(here().filter(|signal| signal.found_by.is_some()).count());
            ChanceInScene { visit, node, flags, hits, expected }
        })
        .collect();
    let hits = scenes.iter().map(|scene| scene.hits).sum();
    let expected = scenes.iter().try_fold(0.0, |sum, scene| Some(sum + scene.expected?));
    Chance { expected, hits, beyond: expected.map(|expected| f64::from(hits) - expected), scenes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifths_are_exact_whatever_the_length() {
        let window = Window { from: MediaTime::from_nanos(0), to: MediaTime::from_nanos(i64::MAX) };
        assert_eq!(points(MediaTime::from_nanos(i64::MAX - 1), window), 1);
        let odd = Window { from: MediaTime::from_nanos(10), to: MediaTime::from_nanos(13) };
        assert_eq!([9, 10, 11, 12, 13].map(|t| points(MediaTime::from_nanos(t), odd)), [0, 5, 4, 2, 0]);
    }
}
