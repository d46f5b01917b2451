//! Guessers drawn by lot, played through the real session and marked by the real scores: for scenarios too large to be
//! proved, and to try the proofs against.

use serde::Serialize;

use super::moves::Leave;
use super::witness::answers_late;
use crate::scenario::graph::{Graph, NodeKind, Scene, Spot, Then};
use crate::scoring::{BestPath, score_against};
use crate::session::{
    ChoiceStage, Confidence, Input, Phase, SceneLengths, Settings, Stamped, State, TraineeCode, accept,
};
use crate::time::{MediaTime, WallTime};

/// What many guessers came to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sample {
    /// How many plays.
    pub plays: u32,
    /// The seed: the same plays come again with it.
    pub seed: u64,
    /// Random flags in each scene.
    pub flags: u32,
    /// How many came to an ending.
    pub finished: u32,
    /// How many passed.
    pub passed: u32,
    /// The mean of the whole of those that finished, in thousandths.
    pub mean: Option<f64>,
    /// Between these the chance to pass lies with 95 % confidence (Clopper and Pearson's exact interval).
    pub passes_between: (f64, f64),
}

/// SplitMix64: small, and the same on every machine.
///
/// Source: Steele, Lea and Flood 2014.
pub(super) struct Lots(pub(super) u64);

impl Lots {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// One of `count`, 0 when there is none.
    fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.next() % (count.max(1) as u64)).unwrap_or(0)
    }

    fn fraction(&mut self) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
        let part = (self.next() >> 40) as f32;
        part / 16_777_216.0
    }
}

/// Plays `plays` guessers of [`super::guess`]; a play that is not over after `stays` nodes is given up.
#[must_use]
pub fn sample(graph: &Graph, lengths: &SceneLengths, plays: u32, seed: u64, flags: u32, stays: usize) -> Sample {
    let mut lots = Lots(seed);
    let (mut finished, mut passed, mut sum, mut marked) = (0, 0, 0_u64, 0_u32);
    for _ in 0..plays {
        let state = play(graph, lengths, &mut lots, flags, stays);
        let Some(score) = score_against(graph, &state, lengths, BestPath::default()) else { continue };
        if matches!(score.finish, Some(crate::session::Finish::Ended { .. })) {
            finished += 1;
            passed += u32::from(score.verdict.passed == Some(true));
            if let Some(whole) = score.overall {
                sum += u64::from(whole);
                marked += 1;
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a statistic")]
    let mean = (marked > 0).then(|| sum as f64 / f64::from(marked));
    Sample { plays, seed, flags, finished, passed, mean, passes_between: clopper_pearson(passed, plays) }
}

fn play(graph: &Graph, lengths: &SceneLengths, lots: &mut Lots, flags: u32, stays: usize) -> State {
    let mut state = State::default();
    let tell = |state: &mut State, media: Option<MediaTime>, what: Input| {
        // A guesser tries things; what is refused did not happen.
        accept(graph, state, &Stamped { media, wall: WallTime(0), what }).is_ok()
    };
    tell(&mut state, None, Input::Begin { trainee: TraineeCode::from("guess"), settings: Settings::default() });
    while state.visits.len() <= stays {
        let Phase::At { node, .. } = state.phase.clone() else { break };
        let Some(kind) = graph.place(&node).map(|at| &graph.node(at).kind) else { break };
        match kind {
            NodeKind::Scene(scene) => {
                let length = lengths.0.get(&node).copied();
                let inputs = in_scene(graph, scene, length, lots, flags);
                for (media, what) in inputs {
                    tell(&mut state, Some(media), what);
                    let last = state.flags.len();
                    if last > 0 && state.flags[last - 1].named.is_none() {
                        let indicators = &graph.catalogue.indicators;
                        let indicator = indicators.get(lots.below(indicators.len())).map(|one| one.id.clone());
                        let flag = state.flags[last - 1].id;
                        tell(&mut state, Some(media), Input::Classify { flag, indicator });
                    }
                }
                let offered = offered(&state);
                if let (Then::Choose(_), false) = (&scene.then, offered.is_empty()) {
                    let option = offered[lots.below(offered.len())].clone();
                    let media = match &scene.then {
                        Then::Choose(ask) => answers_late(ask, length).end(length),
                        Then::Goto(_) => MediaTime::ZERO,
                    };
                    if matches!(state.phase, Phase::At { choice: ChoiceStage::Open, .. }) {
                        tell(&mut state, Some(media), Input::Choose { option });
                    }
                }
            }
            NodeKind::Choose(_) => {
                let offered = offered(&state);
                if offered.is_empty() {
                    break;
                }
                let option = offered[lots.below(offered.len())].clone();
                tell(&mut state, None, Input::Choose { option });
            }
            NodeKind::Exhibit(_) => {
                for _ in 0..flags {
                    let spot = Spot { x: lots.fraction(), y: lots.fraction() };
                    tell(&mut state, None, Input::MarkExhibit { spot });
                }
                tell(&mut state, None, Input::LeaveExhibit);
            }
            NodeKind::Assess(assess) => {
                let conclusion = assess.conclusions[lots.below(assess.conclusions.len())].id.clone();
                let what = Input::SubmitAssessment { conclusion, grounds: Vec::new(), confidence: Confidence(50) };
                tell(&mut state, None, what);
            }
            NodeKind::Refer(refer) => {
                let mut institutions: Vec<_> = refer.offered.iter().filter(|_| lots.below(2) == 0).cloned().collect();
                for last in (1..institutions.len()).rev() {
                    institutions.swap(last, lots.below(last + 1));
                }
                tell(&mut state, None, Input::SubmitReferral { institutions });
            }
            NodeKind::Route(_) | NodeKind::Ending(_) => break,
        }
    }
    state
}

fn offered(state: &State) -> Vec<crate::scenario::graph::OptionId> {
    state.here().and_then(|visit| visit.offered.clone()).unwrap_or_default()
}

/// What happens in a scene up to its choice, in the order of the film.
fn in_scene(
    graph: &Graph,
    scene: &Scene,
    length: Option<MediaTime>,
    lots: &mut Lots,
    flags: u32,
) -> Vec<(MediaTime, Input)> {
    debug_assert!(!graph.nodes.is_empty(), "a scene belongs to a graph");
    let ask = match &scene.then {
        Then::Goto(_) => None,
        Then::Choose(ask) => Some(ask),
    };
    let leave = ask.map_or(Leave::Whole, |ask| answers_late(ask, length));
    let end = leave.end(length);
    let mut inputs: Vec<(MediaTime, u8, Input)> = Vec::new();
    if length.is_some() || leave != Leave::Whole {
        for _ in 0..flags {
            let span = u64::try_from(end.nanos()).unwrap_or(0).max(1);
            let at = MediaTime::from_nanos(i64::try_from(lots.next() % span).unwrap_or(0));
            inputs.push((at, 1, Input::Flag { at, spot: None }));
        }
    }
    if let Some(opens) = ask.and_then(|ask| super::moves::opens_early(ask, length)) {
        inputs.push((opens, 0, Input::OpenChoice));
    }
    if leave == Leave::Whole {
        inputs.push((length.unwrap_or(MediaTime::MAX), 2, Input::SceneEnded));
    }
    inputs.sort_by_key(|(at, order, _)| (*at, *order));
    inputs.into_iter().map(|(at, _, what)| (at, what)).collect()
}

/// The interval that holds the chance behind `passed` of `plays` with 95 % confidence.
///
/// Source: Clopper and Pearson 1934.
///
/// ```
/// let (low, high) = ias::proof::clopper_pearson(0, 100);
/// assert!(low == 0.0 && (high - 0.03622).abs() < 1e-5);
/// ```
#[must_use]
pub fn clopper_pearson(passed: u32, plays: u32) -> (f64, f64) {
    let solve = |goal: &dyn Fn(f64) -> bool| {
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if goal(middle) { low = middle } else { high = middle }
        }
        (low + high) / 2.0
    };
    let low = if passed == 0 { 0.0 } else { solve(&|p| 1.0 - at_most(passed - 1, plays, p) < 0.025) };
    let high = if passed >= plays { 1.0 } else { solve(&|p| at_most(passed, plays, p) > 0.025) };
    (low, high)
}

/// The chance of at most `count` of `plays` at chance `p` each, `0 < p < 1`.
fn at_most(count: u32, plays: u32, p: f64) -> f64 {
    let mut log = f64::from(plays) * libm::log1p(-p);
    let odds = libm::log(p) - libm::log1p(-p);
    let mut sum = libm::exp(log);
    for number in 1..=count {
        log += odds + libm::log(f64::from(plays - number + 1)) - libm::log(f64::from(number));
        sum += libm::exp(log);
    }
    sum.min(1.0)
}
