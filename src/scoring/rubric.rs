//! From points to the whole: parts, weights, verdict.

use super::explore::{DEFAULT_BOUND, best_path};
use super::ratio::Ratio;
use super::score::{BestPath, Conduct, Demand, Detection, Part, PartKind, SceneLengths, Score, Verdict};
use super::{assessment, conduct, detection, referral, sensitivity};
use crate::catalogue::PrincipleId;
use crate::scenario::graph::{ContentHash, Graph, Rubric, ScenarioId};
use crate::session::{Finish, State, TraineeCode};

/// Marks an attempt under this graph's key; it may go on still.
///
/// `lengths` serves statistics only (chance, rates): what it lacks is not shown.
/// The graph may be another version than was played: what it does not know any more is named in [`Score::unknown`].
/// `None` before the attempt was begun.
#[must_use]
pub fn score(graph: &Graph, state: &State, lengths: &SceneLengths) -> Option<Score> {
    score_against(graph, state, lengths, best_path(graph, DEFAULT_BOUND))
}

/// As [`score`], with the best path known already: for marking many attempts of one scenario.
#[must_use]
pub fn score_against(graph: &Graph, state: &State, lengths: &SceneLengths, best_path: BestPath) -> Option<Score> {
    let begun: (&ScenarioId, &ContentHash, &TraineeCode) =
        (state.scenario.as_ref()?, state.content_hash.as_ref()?, state.trainee.as_ref()?);
    let mut unknown: Vec<String> = state
        .visits
        .iter()
        .filter(|visit| graph.place(&visit.node).is_none())
        .map(|visit| visit.node.to_string())
        .collect();
    let detected = detection::detection(graph, state, lengths);
    let conduct = conduct::conduct(graph, state, &mut unknown);
    let assessments = assessment::assessments(graph, state, &detected, &mut unknown);
    let referrals = referral::referrals(graph, state, &mut unknown);
    unknown.sort();
    unknown.dedup();

    let earned: [(Ratio, u64); 5] = [
        of_detection(&detected),
        of_classification(&detected),
        of_conduct(&conduct),
        of_shares(assessments.iter().flat_map(|(_, shares)| shares.iter().copied().flatten())),
        of_shares(referrals.iter().map(|(_, share)| *share)),
    ];
    let parts = parts(&graph.rubric, &earned, &best_path.most);
    let overall = whole(&parts, earned.iter().copied());
    let against_best = earned.iter().zip(best_path.most).map(|(&(points, _), most)| (points.at_most(most), most));
    let overall_of_best = whole(&parts, against_best);
    let verdict = verdict(&graph.rubric, overall, &conduct, state.finish());

    let hits = count(detected.signals.iter().filter(|signal| signal.found_by.is_some()).count());
    let alarms = count(detected.noise.iter().filter(|noise| noise.false_alarm.is_some()).count());
    let signals = count(detected.signals.len());
    let noise = count(detected.noise.len());
    let assessments: Vec<_> = assessments.into_iter().map(|(result, _)| result).collect();
    Some(Score {
        scenario: begun.0.clone(),
        played_under: begun.1.clone(),
        scored_under: graph.content_hash.clone(),
        unknown,
        trainee: begun.2.clone(),
        mode: state.settings.mode,
        timers: state.timers_used.clone(),
        finish: state.finish().cloned(),
        classification: detection::classification(&detected),
        sensitivity: sensitivity::sensitivity(hits, signals - hits, alarms, noise - alarms),
        chance: detection::chance(&detected, state, lengths),
        screening: assessment::screening(&graph.catalogue, &detected.signals),
        detection: detected,
        conduct,
        calibration: assessment::calibration(&assessments),
        assessments,
        referrals: referrals.into_iter().map(|(result, _)| result).collect(),
        parts,
        overall,
        overall_of_best,
        best_path,
        verdict,
    })
}

fn count(items: usize) -> u32 {
    u32::try_from(items).unwrap_or(u32::MAX)
}

fn of_detection(detection: &Detection) -> (Ratio, u64) {
    let earned = detection.signals.iter().map(|signal| signal.points).sum();
    (Ratio::new(earned, 1), detection::FULL * detection.signals.len() as u64)
}

/// Cues only: a mark on an exhibit is found or not, and named by nobody.
fn of_classification(detection: &Detection) -> (Ratio, u64) {
    let earned = detection.signals.iter().filter_map(|signal| signal.naming).map(super::Naming::points).sum();
    let cues = detection.signals.iter().filter(|signal| signal.window.is_some()).count() as u64;
    (Ratio::new(earned, 1), 1000 * cues)
}

fn of_conduct(conduct: &Conduct) -> (Ratio, u64) {
    let earned = conduct.choices.iter().map(|choice| choice.points).sum();
    (Ratio::new(earned, 1), conduct.choices.iter().map(|choice| choice.best).sum())
}

/// Shares, each worth a point at most.
fn of_shares(shares: impl Iterator<Item = Ratio>) -> (Ratio, u64) {
    shares.fold((Ratio::ZERO, 0), |(sum, most), share| (sum.plus(share.times(1000)), most + 1000))
}

fn parts(rubric: &Rubric, earned: &[(Ratio, u64); 5], most_of_best: &[u64; 5]) -> Vec<Part> {
    let weights = &rubric.weights;
    let weights =
        [weights.detection, weights.classification, weights.conduct, weights.assessment, weights.referral];
    PartKind::ALL
        .into_iter()
        .zip(weights)
        .zip(earned.iter().zip(most_of_best))
        .map(|((kind, weight), (&(earned, most), &most_of_best))| Part {
            kind,
            weight,
            earned: earned.rounded(),
            most,
            share: (most > 0).then(|| earned.over(most).thousandths()),
            most_of_best,
            share_of_best: (most_of_best > 0)
                .then(|| earned.at_most(most_of_best).over(most_of_best).thousandths()),
        })
        .collect()
}

/// The whole of a play that earned these points of the most offered, each in thousandths, by part.
pub(crate) fn overall(rubric: &Rubric, earned: [(Ratio, u64); 5]) -> Option<u32> {
    whole(&parts(rubric, &earned, &[0; 5]), earned.into_iter())
}

/// The weighted mean of the parts that are offered (`most` above 0), in thousandths, rounded once.
fn whole(parts: &[Part], earned: impl Iterator<Item = (Ratio, u64)>) -> Option<u32> {
    let mut sum = Ratio::ZERO;
    let mut weights = 0;
    for (part, (earned, most)) in parts.iter().zip(earned) {
        if most > 0 && part.weight > 0 {
            sum = sum.plus(earned.over(most).times(u64::from(part.weight)));
            weights += u64::from(part.weight);
        }
    }
    (weights > 0).then(|| sum.over(weights).thousandths())
}

fn verdict(rubric: &Rubric, overall: Option<u32>, conduct: &Conduct, finish: Option<&Finish>) -> Verdict {
    let count_of = |principle: &PrincipleId| conduct.principles.iter().find(|known| known.principle == *principle);
    let demand = |principle: &PrincipleId, met: bool| Demand { principle: principle.clone(), met };
    let must_do: Vec<Demand> = rubric
        .must_do
        .iter()
        .map(|principle| demand(principle, count_of(principle).is_some_and(|known| known.kept > 0)))
        .collect();
    let must_avoid: Vec<Demand> = rubric
        .must_avoid
        .iter()
        .map(|principle| demand(principle, count_of(principle).is_none_or(|known| known.broken == 0)))
        .collect();
    let mark_reached = rubric.pass_mark.zip(overall).map(|(needed, overall)| overall >= needed);
    let demands_met = must_do.iter().chain(&must_avoid).all(|demand| demand.met);
    let passed =
        mark_reached.filter(|_| matches!(finish, Some(Finish::Ended { .. }))).map(|reached| reached && demands_met);
    Verdict { pass_mark: rubric.pass_mark, mark_reached, must_do, must_avoid, passed }
}
