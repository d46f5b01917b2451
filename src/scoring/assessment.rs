//! What one concluded: the conclusion, its grounds, the ILO rule, and how well confidence fitted.

use std::collections::{BTreeMap, BTreeSet};

use super::conduct::rating_points;
use super::ratio::Ratio;
use super::score::{
    AssessmentResult, Calibration, Detection, DimensionResult, FlagResult, GroundResult, Outcome, PlacedResult, Screening,
    ScreeningClass, Sign, SignalResult, Tally,
};
use crate::catalogue::{Catalogue, DimensionId, IndicatorId, Strength};
use crate::scenario::graph::{Graph, NodeId, NodeKind, Rating};
use crate::session::{Ground, State};

impl Tally {
    /// Whether a dimension with these indicators is positive: `s >= 2, or s >= 1 and m + w >= 1, or m >= 3, or m >= 2 and w >= 1`.
    ///
    /// Source: ILO/EC Delphi indicators 2009, step 1, by DOMAIN.md section 1.
    #[must_use]
    pub fn is_positive(self) -> bool {
        let Self { strong, medium, weak } = self;
        strong >= 2
            || (strong >= 1 && medium.saturating_add(weak) >= 1)
            || medium >= 3
            || (medium >= 2 && weak >= 1)
    }
}

/// The second step's class for dimensions D1 (deceptive recruitment), D2 (coercive recruitment), D4 (exploitation) and D5
/// (coercion at destination); for children exploitation suffices, means are not asked for.
///
/// | means (D1 or D2) | D4 | D5 | class |
/// |---|---|---|---|
/// | no | no | no | successful migrant |
/// | no | yes | no | exploited migrant |
/// | D1 | yes | no | deception and exploitation |
/// | D1 or D2 | yes | yes | forced-labour pattern |
/// | any other combination | | | outside the table |
///
/// Source: DOMAIN.md section 1, step 2: a screening model, never a legal finding.
#[must_use]
pub fn screening_class(deception: bool, coercion: bool, exploitation: bool, held: bool, is_child: bool) -> ScreeningClass {
    match (deception, coercion, exploitation, held) {
        (_, _, true, _) if is_child => ScreeningClass::ForcedLabourPattern,
        (false, false, false, false) => ScreeningClass::SuccessfulMigrant,
        (false, false, true, false) => ScreeningClass::ExploitedMigrant,
        (true, _, true, false) => ScreeningClass::DeceptionAndExploitation,
        (true, _, true, true) | (_, true, true, true) => ScreeningClass::ForcedLabourPattern,
        _ => ScreeningClass::OutsideTable,
    }
}

fn tally<'a>(catalogue: &Catalogue, indicators: impl Iterator<Item = &'a IndicatorId>) -> BTreeMap<DimensionId, Tally> {
    let mut tallies: BTreeMap<DimensionId, Tally> = BTreeMap::new();
    let distinct: BTreeSet<&IndicatorId> = indicators.collect();
    for indicator in distinct.into_iter().filter_map(|id| catalogue.indicator(id)) {
        let tally = tallies.entry(indicator.dimension.clone()).or_default();
        match indicator.strength {
            Some(Strength::Strong) => tally.strong += 1,
            Some(Strength::Medium) => tally.medium += 1,
            Some(Strength::Weak) => tally.weak += 1,
            None => {}
        }
    }
    tallies
}

/// The ILO rule on the distinct indicators found beside those shown; `None` when the catalogue does not carry the rule.
#[must_use]
pub fn screening(catalogue: &Catalogue, signals: &[SignalResult]) -> Option<Screening> {
    if !catalogue.delphi_rule {
        return None;
    }
    let shown = tally(catalogue, signals.iter().map(|signal| &signal.indicator));
    let found =
        tally(catalogue, signals.iter().filter(|signal| signal.found_by.is_some()).map(|signal| &signal.indicator));
    let of = |tallies: &BTreeMap<DimensionId, Tally>, id: &DimensionId| tallies.get(id).copied().unwrap_or_default();
    let positive = |tallies: &BTreeMap<DimensionId, Tally>, id: &str| of(tallies, &DimensionId::from(id)).is_positive();
    let is_child = catalogue.id.as_ref() == "ilo-delphi-child";
    let class = |tallies: &BTreeMap<DimensionId, Tally>| {
        let [deception, coercion, exploitation, held] = ["D1", "D2", "D4", "D5"].map(|id| positive(tallies, id));
        screening_class(deception, coercion, exploitation, held, is_child)
    };
    let vulnerability = |tallies: &BTreeMap<DimensionId, Tally>| positive(tallies, "D3") || positive(tallies, "D6");
    Some(Screening {
        dimensions: catalogue
            .dimensions
            .iter()
            .map(|dimension| {
                let (found, shown) = (of(&found, &dimension.id), of(&shown, &dimension.id));
                DimensionResult {
                    dimension: dimension.id.clone(),
                    found,
                    shown,
                    found_positive: found.is_positive(),
                    shown_positive: shown.is_positive(),
                }
            })
            .collect(),
        found_class: class(&found),
        shown_class: class(&shown),
        found_vulnerability: vulnerability(&found),
        shown_vulnerability: vulnerability(&shown),
    })
}

/// Mean of `(p − o)²` over forecasts `p` in whole percent (0..=100) and outcomes; `None` without any. Exact but for the last
/// division.
///
/// Source: Brier 1950, by STANDARDS.md section 3, "Confidence".
///
/// ```
/// let brier = ias::scoring::assessment::brier(&[(90, true), (40, false), (60, true), (80, true)]);
/// assert_eq!(brier, Some(0.0925));
/// ```
#[must_use]
pub fn brier(forecasts: &[(u8, bool)]) -> Option<f64> {
    let sum: u32 = forecasts
        .iter()
        .map(|&(percent, came_true)| {
            let away = if came_true { 100 - u32::from(percent.min(100)) } else { u32::from(percent.min(100)) };
            away * away
        })
        .sum();
    let count = u32::try_from(forecasts.len()).ok().filter(|count| *count > 0)?;
    Some(f64::from(sum) / (f64::from(count) * 10_000.0))
}

/// Calibration over the assessments.
#[must_use]
pub fn calibration(assessments: &[AssessmentResult]) -> Option<Calibration> {
    let forecasts: Vec<_> = assessments.iter().map(|result| (result.confidence.0, result.right)).collect();
    Some(Calibration { count: u32::try_from(forecasts.len()).ok()?, brier: brier(&forecasts)? })
}

/// The sign that a ground stands for.
fn sign_of(ground: &Ground, graph: &Graph, detection: &Detection) -> Option<(NodeId, Sign)> {
    let hit = |node: &NodeId, outcome: &Outcome| match outcome {
        Outcome::Hit { sign } | Outcome::Repeat { sign: sign @ (Sign::Cue(_) | Sign::Mark(_)) } => {
            Some((node.clone(), sign.clone()))
        }
        _ => None,
    };
    match ground {
        Ground::Flag(id) => {
            let FlagResult { node, outcome, .. } = detection.flags.iter().find(|flag| flag.flag == *id)?;
            hit(node, outcome)
        }
        Ground::Placed(id) => {
            let PlacedResult { node, outcome, .. } = detection.marks.iter().find(|mark| mark.mark == *id)?;
            hit(node, outcome)
        }
        Ground::Cue(id) => {
            let (at, cue) = graph.cues().find(|(_, cue)| cue.id == *id)?;
            Some((graph.node(at).id.clone(), Sign::Cue(cue.id.clone())))
        }
        Ground::Mark { exhibit, mark } => Some((exhibit.clone(), Sign::Mark(mark.clone()))),
    }
}

/// Every conclusion reached, with its grounds tried on what this path had shown by then; and what each is worth.
///
/// The second of the pair are the fractions earned for conclusion and grounds, `None` where not offered.
#[must_use]
pub(crate) fn assessments(
    graph: &Graph,
    state: &State,
    detection: &Detection,
    unknown: &mut Vec<String>,
) -> Vec<(AssessmentResult, [Option<Ratio>; 2])> {
    let mut results = Vec::new();
    for made in &state.assessments {
        let Some(visit) = state.visits.get(made.visit) else { continue };
        let assess = match graph.place(&visit.node).map(|at| &graph.node(at).kind) {
            Some(NodeKind::Assess(assess)) => Some(assess),
            _ => None,
        };
        let Some((assess, conclusion)) = assess
            .and_then(|assess| Some((assess, assess.conclusions.iter().find(|known| known.id == made.conclusion)?)))
        else {
            unknown.push(format!("{}/{}", visit.node, made.conclusion));
            continue;
        };
        let shown: BTreeSet<(&NodeId, &Sign)> = detection
            .signals
            .iter()
            .filter(|signal| signal.visit < made.visit)
            .map(|signal| (&signal.node, &signal.sign))
            .collect();
        let grounds: Vec<GroundResult> = made
            .grounds
            .iter()
            .map(|ground| {
                let sign = sign_of(ground, graph, detection);
                let holds = sign.as_ref().is_some_and(|(node, sign)| shown.contains(&(node, sign)));
                GroundResult { ground: ground.clone(), sign, holds }
            })
            .collect();
        let holding = grounds.iter().filter(|ground| ground.holds).count() as u64;
        let shown_named: BTreeSet<_> = grounds.iter().filter(|ground| ground.holds).map(|ground| &ground.sign).collect();
        let points = rating_points(conclusion.rating);
        let best = assess.conclusions.iter().map(|known| rating_points(known.rating)).max().unwrap_or(0);
        let for_conclusion = (best > 0).then(|| Ratio::new(u64::from(points), u64::from(best)));
        let for_grounds =
            (!shown.is_empty() || !grounds.is_empty()).then(|| Ratio::new(holding, grounds.len() as u64));
        results.push((
            AssessmentResult {
                visit: made.visit,
                node: visit.node.clone(),
                conclusion: made.conclusion.clone(),
                rating: conclusion.rating,
                points,
                best,
                conclusion_share: for_conclusion.map(Ratio::thousandths),
                grounds_share: for_grounds.map(Ratio::thousandths),
                shown: u32::try_from(shown.len()).unwrap_or(u32::MAX),
                shown_named: u32::try_from(shown_named.len()).unwrap_or(u32::MAX),
                grounds,
                confidence: made.confidence,
                right: conclusion.rating >= Rating::Good,
            },
            [for_conclusion, for_grounds],
        ));
    }
    results
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edge_cases_of_step_one() {
        let positive = |strong, medium, weak| Tally { strong, medium, weak }.is_positive();
        for (s, m, w) in [(0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 1, 3), (0, 0, 9)] {
            assert!(!positive(s, m, w), "{s}S {m}M {w}W");
        }
        for (s, m, w) in [(2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 3, 0), (0, 2, 1)] {
            assert!(positive(s, m, w), "{s}S {m}M {w}W");
        }
    }

    #[test]
    fn classes_of_step_two() {
        use ScreeningClass as C;
        let class = |d1, d2, d4, d5| screening_class(d1, d2, d4, d5, false);
        assert_eq!(class(false, false, false, false), C::SuccessfulMigrant);
        assert_eq!(class(false, false, true, false), C::ExploitedMigrant);
        assert_eq!(class(true, false, true, false), C::DeceptionAndExploitation);
        assert_eq!(class(true, false, true, true), C::ForcedLabourPattern);
        assert_eq!(class(false, true, true, true), C::ForcedLabourPattern);
        assert_eq!(class(false, true, true, false), C::OutsideTable);
        assert_eq!(class(false, false, false, true), C::OutsideTable);
        assert_eq!(class(true, true, false, false), C::OutsideTable);
        assert_eq!(screening_class(false, false, true, false, true), C::ForcedLabourPattern);
    }

    #[test]
    fn brier_of_the_standard() {
        assert_eq!(brier(&[]), None);
        assert_eq!(brier(&[(100, true), (0, false)]), Some(0.0));
        assert_eq!(brier(&[(100, false)]), Some(1.0));
    }
}
