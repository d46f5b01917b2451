//! From the pre-tests to the post-tests.
//!
//! The unit is a trainee in a course: the mean of their first attempts at the course's pre-tests, beside the mean of those
//! at its post-tests. The gain is that of the group's means; the mean of individual gains is biased and not told.
//!
//! Source: STANDARDS.md section 3, "Gain".

use std::collections::{BTreeMap, BTreeSet};

use super::super::group::{Gain, GainCaveat, GainLine, Measure, Spread, Told, Why};
use super::super::sitting::Sitting;
use super::super::statistics::Sums;
use super::super::view::{View, count};
use super::LEAST_PEOPLE;
use crate::course::Purpose;
use crate::scenario::graph::ScenarioId;
use crate::scoring::PartKind;

/// Thousandths are told in this many parts each, so that a mean of up to twelve tests is a whole number.
const FINE: i64 = 27_720;

/// The tests of a trainee in a course.
#[derive(Default)]
struct Tests<'a> {
    pre: Vec<&'a Sitting>,
    post: Vec<&'a Sitting>,
}

pub(super) fn gain(view: &View) -> Gain {
    let mut people: BTreeMap<(u32, Option<u32>), Tests> = BTreeMap::new();
    let (mut pre_scenarios, mut post_scenarios) = (BTreeSet::new(), BTreeSet::new());
    let mut conditions = BTreeSet::new();
    for seat in view.seats.iter().filter(|seat| seat.is_first) {
        let sitting = seat.sitting;
        let tests = || (sitting.trainee, sitting.course);
        match sitting.purpose {
            Purpose::Training => continue,
            Purpose::PreTest => {
                people.entry(tests()).or_default().pre.push(sitting);
                pre_scenarios.insert(view.scenario(sitting));
            }
            Purpose::PostTest => {
                people.entry(tests()).or_default().post.push(sitting);
                post_scenarios.insert(view.scenario(sitting));
            }
        }
        conditions.insert((sitting.is_practice, sitting.has_changed_timers));
    }
    if people.is_empty() {
        return Gain::default();
    }
    let is_pair = |tests: &Tests| !tests.pre.is_empty() && !tests.post.is_empty();
    let pairs = count(people.values().filter(|tests| is_pair(tests)).count());
    let only = |without: fn(&Tests) -> bool| {
        let codes: BTreeSet<_> = people
            .iter()
            .filter(|(_, tests)| without(tests))
            .map(|((trainee, _), _)| view.cohort.trainees.value(*trainee).clone())
            .collect();
        codes.into_iter().collect::<Vec<_>>()
    };
    let only_pre = only(|tests| tests.post.is_empty());
    let only_post = only(|tests| tests.pre.is_empty());
    let measures = [Measure::Overall].into_iter().chain(PartKind::ALL.map(Measure::Part));
    let measures = measures.filter_map(|measure| line(measure, people.values())).collect();
    let mut caveats = Vec::new();
    if pairs > 0 {
        caveats.push(GainCaveat::NoComparison);
    }
    if !only_pre.is_empty() || !only_post.is_empty() {
        caveats.push(GainCaveat::Dropouts { only_pre: count(only_pre.len()), only_post: count(only_post.len()) });
    }
    caveats.extend(
        pre_scenarios.intersection(&post_scenarios).map(|scenario| GainCaveat::SameScenario { scenario: ScenarioId::clone(scenario) }),
    );
    if pairs > 0 && pre_scenarios != post_scenarios {
        caveats.push(GainCaveat::ParallelUnproved);
    }
    if (1..LEAST_PEOPLE).contains(&pairs) {
        caveats.push(GainCaveat::FewPairs { pairs });
    }
    if conditions.len() > 1 {
        caveats.push(GainCaveat::DifferentConditions);
    }
    Gain {
        pre_scenarios: pre_scenarios.into_iter().cloned().collect(),
        post_scenarios: post_scenarios.into_iter().cloned().collect(),
        pairs,
        only_pre,
        only_post,
        measures,
        caveats,
    }
}

/// The mean of a measure over someone's tests, in [`FINE`] parts of a thousandth; `None`: no test has it.
fn mean(tests: &[&Sitting], measure: Measure) -> Option<i64> {
    let of = |sitting: &&Sitting| match measure {
        Measure::Overall => sitting.overall,
        Measure::Part(kind) => PartKind::ALL.iter().position(|known| *known == kind).and_then(|at| sitting.parts[at]),
    };
    let values: Vec<i64> = tests.iter().filter_map(of).map(i64::from).collect();
    let number = i64::try_from(values.len()).ok().filter(|number| *number > 0)?;
    Some(values.iter().sum::<i64>() * FINE / number)
}

fn line<'a>(measure: Measure, people: impl Iterator<Item = &'a Tests<'a>>) -> Option<GainLine> {
    #[expect(clippy::cast_precision_loss, reason = "27 720 000 is exact")]
    let unit = (FINE * 1000) as f64;
    let [mut pre, mut post, mut difference, mut every_pre, mut every_post] = [Sums::default(); 5];
    for tests in people {
        let (before, after) = (mean(&tests.pre, measure), mean(&tests.post, measure));
        before.into_iter().for_each(|value| every_pre.add(value));
        after.into_iter().for_each(|value| every_post.add(value));
        if let (Some(before), Some(after)) = (before, after) {
            pre.add(before);
            post.add(after);
            difference.add(after - before);
        }
    }
    let [pre, post, difference] = [pre, post, difference].map(|sums| sums.spread(unit));
    if pre.count == 0 && measure != Measure::Overall {
        return None;
    }
    Some(GainLine {
        measure,
        normalised: normalised(&pre, &post),
        normalised_of_all: normalised(&every_pre.spread(unit), &every_post.spread(unit)),
        cohens_d: cohens_d(&pre, &post, &difference),
        pre,
        post,
        difference,
    })
}

/// `(post − pre) / (1 − pre)` of the means.
///
/// Source: Hake 1998, by STANDARDS.md section 3, "Gain".
fn normalised(pre: &Spread, post: &Spread) -> Told<f64> {
    match (pre.mean, post.mean) {
        (Some(pre), Some(_)) if pre >= 1.0 => Told::Withheld(Why::AtCeiling),
        (Some(pre), Some(post)) => Told::Known((post - pre) / (1.0 - pre)),
        _ => Told::Withheld(Why::Nothing),
    }
}

/// `d_av`: the mean difference over `√((sd_pre² + sd_post²) / 2)`, which can be compared with d between groups.
///
/// Source: Cumming 2012; Lakens 2013, Frontiers in Psychology 4:863.
fn cohens_d(pre: &Spread, post: &Spread, difference: &Spread) -> Told<f64> {
    let (Some(before), Some(after), Some(difference)) = (pre.sd, post.sd, difference.mean) else {
        return Told::Withheld(if pre.count == 0 { Why::Nothing } else { Why::TooFew { have: pre.count, need: 2 } });
    };
    let typical = ((before * before + after * after) / 2.0).sqrt();
    if typical > 0.0 { Told::Known(difference / typical) } else { Told::Withheld(Why::NoVariance) }
}
