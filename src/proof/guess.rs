//! What somebody earns who knows nothing: takes options and conclusions at random, and raises flags at random moments.
//!
//! The guesser lets each scene run as long as its time limit allows; takes each option on offer with the same chance; in
//! each scene raises `flags` flags at moments drawn evenly from the film shown, and names each by an indicator drawn evenly
//! from the catalogue; marks as many spots of an exhibit; reaches each conclusion with the same chance and names no grounds;
//! notifies each institution on offer by the toss of a coin, in an order drawn evenly.
//! A window of length `w` in a scene of length `T` is hit with `1 − (1 − w/T)^n`, each window for itself (STANDARDS.md
//! section 3, "Anti-spam without secrets"); the points are those of the first flag in it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::moves::{Action, Leave, Points, when};
use super::space::Space;
use super::witness::answers_late;
use crate::catalogue::IndicatorId;
use crate::scenario::graph::{Cue, NodeIx, NodeKind, Refer, Scene, Then};
use crate::scoring::conduct::choice_of;
use crate::scoring::detection;
use crate::scoring::sensitivity::chance_of_hit;
use crate::time::MediaTime;

/// What guessing earns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Guessing {
    /// Random flags in each scene, and random marks on each exhibit.
    pub flags: u32,
    /// The mean of the whole, in thousandths, before rounding, over the plays that come to an ending which marks something;
    /// `None`: not determined.
    pub expected: Option<f64>,
    /// The chance to pass, 0..=1; `None`: not determined, or there is no pass mark.
    pub passes: Option<f64>,
    /// The chance that the play is not over after the stays looked at, or that it comes to no ending.
    pub unfinished: f64,
}

/// A play's worth so far, as far as it can matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    most: Points,
    earned: Points,
    kept: u64,
    broken: bool,
}

/// The chance of a key, and with it the mean of what it earned, summed.
#[derive(Clone, Copy, Debug, Default)]
struct Mass {
    chance: f64,
    earned: [f64; 5],
}

type Cloud = BTreeMap<Key, Mass>;

/// What happens at a node, with its chance.
struct Outcome {
    chance: f64,
    to: u32,
    most: Points,
    earned: Points,
    kept: u64,
    broken: bool,
}

/// What guessing earns; at most `bound` different worths are told apart. `None`: lengths of scenes are missing that random
/// flags need.
///
/// `ranks`: of the points, every way leading onwards; `None`: plays can come back, and those of at most `stays` nodes are
/// followed.
pub(super) fn guess(
    space: &mut Space,
    flags: u32,
    ranks: Option<&[u32]>,
    stays: u32,
    bound: usize,
) -> Option<Guessing> {
    let has_mark = space.graph.rubric.pass_mark.is_some();
    if let Some(exact) = walk(space, flags, ranks, stays, bound, true)? {
        return Some(Guessing { passes: exact.passes.filter(|_| has_mark), ..exact });
    }
    let mean = walk(space, flags, ranks, stays, bound, false)?;
    Some(mean.map_or(Guessing { flags, expected: None, passes: None, unfinished: 0.0 }, |mean| Guessing {
        passes: None,
        ..mean
    }))
}

/// `apart`: tells what was earned apart, not only its mean. The inner `None`: the bound was reached.
#[expect(clippy::option_option, reason = "two reasons not to answer, each told apart by its caller")]
fn walk(
    space: &mut Space,
    flags: u32,
    ranks: Option<&[u32]>,
    stays: u32,
    bound: usize,
    apart: bool,
) -> Option<Option<Guessing>> {
    // By rank, or by how many nodes were entered; in whatever order they are taken, every chance is followed once.
    let mut open: BTreeMap<(u32, u32), Cloud> = BTreeMap::from([(
        (0, 0),
        BTreeMap::from([(Key::default(), Mass { chance: 1.0, earned: [0.0; 5] })]),
    )]);
    let weights = &space.graph.rubric.weights;
    let weights =
        [weights.detection, weights.classification, weights.conduct, weights.assessment, weights.referral];
    let mut work = 0;
    let (mut marked, mut sum, mut passed, mut finished) = (0.0, 0.0, 0.0, 0.0);
    while let Some(((turn, point), cloud)) = open.pop_first() {
        if matches!(space.kind(point), NodeKind::Ending(_)) {
            for (key, mass) in cloud {
                finished += mass.chance;
                let offered: f64 =
                    weights.iter().zip(key.most).filter(|(_, most)| *most > 0).map(|(w, _)| f64::from(*w)).sum();
                if offered > 0.0 {
                    marked += mass.chance;
                    let parts = weights.iter().zip(key.most.iter().zip(mass.earned)).filter(|(_, (most, _))| **most > 0);
                    let whole: f64 =
                        parts.map(|(weight, (most, earned))| f64::from(*weight) * earned / float(*most)).sum();
                    sum += 1000.0 * whole / offered;
                }
                if apart && passes(space, &key) {
                    passed += mass.chance;
                }
            }
            continue;
        }
        let outcomes = outcomes(space, point, flags)?;
        work += cloud.len() * outcomes.len();
        if work > (if apart { 20 } else { 40 }) * bound {
            return Some(None);
        }
        if ranks.is_none() && turn >= stays {
            continue;
        }
        for outcome in &outcomes {
            let turn = match ranks {
                    Some(ranks) => ranks.get(outcome.to as usize).copied().unwrap_or(u32::MAX),
                    None => turn + 1,
                };
            let there = open.entry((turn, outcome.to)).or_default();
            for (key, mass) in &cloud {
                let mut to = *key;
                let mut grown = Mass { chance: mass.chance * outcome.chance, earned: [0.0; 5] };
                for part in (0..5).filter(|part| weights[*part] > 0) {
                    to.most[part] += outcome.most[part];
                    if apart {
                        to.earned[part] += outcome.earned[part];
                    }
                    grown.earned[part] =
                        outcome.chance * (mass.earned[part] + mass.chance * float(outcome.earned[part]));
                }
                if apart {
                    to.kept |= outcome.kept;
                    to.broken |= outcome.broken;
                    // Who broke what may not be broken cannot pass, whatever was earned.
                    if to.broken {
                        (to.earned, to.kept) = ([0; 5], 0);
                    }
                }
                let known = there.entry(to).or_default();
                known.chance += grown.chance;
                for part in 0..5 {
                    known.earned[part] += grown.earned[part];
                }
            }
        }
    }
    Some(Some(Guessing {
        flags,
        expected: (marked > 0.0).then(|| sum / marked),
        passes: Some(passed),
        unfinished: (1.0 - finished).max(0.0),
    }))
}

#[expect(clippy::cast_precision_loss, reason = "a statistic")]
fn float(number: u64) -> f64 {
    number as f64
}

fn passes(space: &Space, key: &Key) -> bool {
    let rubric = &space.graph.rubric;
    let mut parts = [(crate::scoring::Ratio::ZERO, 0); 5];
    for ((part, earned), most) in parts.iter_mut().zip(key.earned).zip(key.most) {
        *part = (crate::scoring::Ratio::new(earned, space.scale), most / space.scale);
    }
    let whole = crate::scoring::overall(rubric, parts);
    let needed = (1_u64 << rubric.must_do.len().min(63)) - 1;
    rubric.pass_mark.zip(whole).is_some_and(|(mark, whole)| whole >= mark) && key.kept & needed == needed && !key.broken
}

fn outcomes(space: &mut Space, point: u32, flags: u32) -> Option<Vec<Outcome>> {
    if space.moves[point as usize].is_empty() && !space.stuck.contains(&point) {
        let moves = space.moves_from(point);
        space.moves[point as usize] = moves;
    }
    let node = space.points[point as usize].node;
    let graph = space.graph;
    if let NodeKind::Scene(scene) = &graph.node(node).kind {
        return in_scene(space, point, scene, node, flags);
    }
    // Options that only the time takes, and grounds that do not hold, are not what a guesser does.
    let moves: Vec<_> = space.moves[point as usize]
        .iter()
        .filter(|way| !matches!(way.action, Action::Choose { by_time: true, .. } | Action::Assess { unfounded: true, .. }))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a statistic")]
    let each = 1.0 / moves.len().max(1) as f64;
    let mut outcomes = Vec::new();
    for way in moves {
        let earned: Vec<(f64, Points)> = match &graph.node(node).kind {
            NodeKind::Exhibit(exhibit) if flags > 0 => {
                let mut counts = BTreeMap::from([(0_u64, 1.0)]);
                for mark in exhibit.marks.iter().filter(|mark| mark.indicator.is_some()) {
                    let hit = chance_of_hit(f64::from(mark.at.w) * f64::from(mark.at.h), 1.0, flags);
                    let mut grown = BTreeMap::new();
                    for (count, chance) in counts {
                        *grown.entry(count).or_default() += chance * (1.0 - hit);
                        *grown.entry(count + 1).or_default() += chance * hit;
                    }
                    counts = grown;
                }
                let points = |count: u64| [detection::FULL * count * space.scale, 0, 0, 0, 0];
                counts.into_iter().map(|(count, chance)| (chance, points(count))).collect()
            }
            NodeKind::Refer(refer) => referral(refer)
                .into_iter()
                .map(|((of, whole), chance)| (chance, [0, 0, 0, 0, 1000 * space.scale * of / whole]))
                .collect(),
            _ => vec![(1.0, way.low)],
        };
        outcomes.extend(earned.into_iter().map(|(chance, earned)| Outcome {
            chance: each * chance,
            to: way.to,
            most: way.most,
            earned,
            kept: way.kept,
            broken: way.broken,
        }));
    }
    Some(outcomes)
}

/// What was flagged in a scene so far: asked signs before the choice, asked signs at all, points for when and for what.
type Flagged = (Vec<usize>, Vec<usize>, u64, u64);

fn in_scene(space: &mut Space, point: u32, scene: &Scene, node: NodeIx, flags: u32) -> Option<Vec<Outcome>> {
    let length = space.length(node);
    let ask = match &scene.then {
        Then::Goto(_) => None,
        Then::Choose(ask) => Some(ask),
    };
    let leave = ask.map_or(Leave::Whole, |ask| answers_late(ask, length));
    let opens = ask.and_then(|ask| super::moves::opens_early(ask, length));
    let shown: Vec<usize> =
        (0..scene.cues.len()).filter(|&cue| leave.shows(scene.cues[cue].window.from, length)).collect();
    let mut flagged: BTreeMap<Flagged, f64> = BTreeMap::from([((Vec::new(), Vec::new(), 0, 0), 1.0)]);
    if flags > 0 && !shown.is_empty() {
        let end = if leave == Leave::Whole { length? } else { leave.end(length) };
        for &cue in &shown {
            let is_asked = space.is_asked(&scene.cues[cue].id);
            let hits = hits(space, &scene.cues[cue], opens, end, flags);
            let missed = 1.0 - hits.iter().map(|(chance, ..)| chance).sum::<f64>();
            let mut grown: BTreeMap<Flagged, f64> = BTreeMap::new();
            for ((before, all, points, names), chance) in flagged {
                for (hit, early, when, what) in &hits {
                    let mut to = (before.clone(), all.clone(), points + when, names + what);
                    if is_asked {
                        to.1.push(cue);
                        if *early {
                            to.0.push(cue);
                        }
                    }
                    *grown.entry(to).or_default() += chance * hit;
                }
                *grown.entry((before, all, points, names)).or_default() += chance * missed;
            }
            flagged = grown;
        }
    }
    let mut start = space.points[point as usize].clone();
    space.note_visited(&mut start);
    space.change(&mut start, &scene.effects);
    let mut outcomes = Vec::new();
    let count = shown.len() as u64;
    let most = [detection::FULL * count * space.scale, 1000 * count * space.scale, 0, 0, 0];
    for ((before, all, points, names), chance) in flagged {
        let mut opening = start.clone();
        let before = if opens.is_some() { &before } else { &all };
        before.iter().for_each(|cue| space.note_flagged(&mut opening, &scene.cues[*cue].id));
        let mut leaving = start.clone();
        all.iter().for_each(|cue| space.note_flagged(&mut leaving, &scene.cues[*cue].id));
        leaving.shown |= !shown.is_empty();
        let earned = [points * space.scale, names * space.scale, 0, 0, 0];
        let offered = match (&scene.then, choice_of(space.kind(point))) {
            (Then::Goto(next), _) => {
                leaving.node = *next;
                let to = space.place(leaving);
                outcomes.push(Outcome { chance, to, most, earned, kept: 0, broken: false });
                continue;
            }
            (_, Some(ask)) => space.offered(&opening, node, &ask.options),
            _ => Vec::new(),
        };
        let Some(ask) = ask else { continue };
        #[expect(clippy::cast_precision_loss, reason = "a statistic")]
        let each = chance / offered.len().max(1) as f64;
        for option in &offered {
            let mut way = super::moves::Move::to_nowhere();
            space.take(ask, &offered, *option, leaving.clone(), &mut way);
            let mut outcome = Outcome { chance: each, to: way.to, most, earned, kept: way.kept, broken: way.broken };
            outcome.most[2] = way.most[2];
            outcome.earned[2] = way.low[2];
            outcomes.push(outcome);
        }
    }
    Some(outcomes)
}

/// How a cue is first hit: chance, whether before the choice opened, thousandths for when and for what.
fn hits(
    space: &Space,
    cue: &Cue,
    opens: Option<MediaTime>,
    end: MediaTime,
    flags: u32,
) -> Vec<(f64, bool, u64, u64)> {
    let to = cue.window.to.min(end);
    let length = i128::from(cue.window.length().nanos());
    let mut cuts: Vec<MediaTime> = (0..=5)
        .map(|fifth: i128| cue.window.from + MediaTime::from_nanos(i64::try_from((length * fifth + 4) / 5).unwrap_or(i64::MAX)))
        .chain(opens)
        .map(|at| at.clamp(cue.window.from, to))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let names = naming(space, &cue.indicator);
    let covered = |at: MediaTime| chance_of_hit((at - cue.window.from).as_secs_f64(), end.as_secs_f64(), flags);
    let mut hits = Vec::new();
    for pair in cuts.windows(2) {
        let chance = covered(pair[1]) - covered(pair[0]);
        let early = opens.is_none_or(|opens| pair[0] < opens);
        for (share, what) in names {
            hits.push((chance * share, early, when(cue, pair[0]), what));
        }
    }
    hits
}

/// The chances of a random name to be the right one, one of its dimension, or neither, with the thousandths for each.
fn naming(space: &Space, indicator: &IndicatorId) -> [(f64, u64); 3] {
    let indicators = &space.graph.catalogue.indicators;
    let dimension = space.graph.catalogue.indicator(indicator).map(|known| &known.dimension);
    let near = indicators.iter().filter(|other| Some(&other.dimension) == dimension && other.id != *indicator).count();
    #[expect(clippy::cast_precision_loss, reason = "a statistic")]
    let share = |count: usize| count as f64 / indicators.len().max(1) as f64;
    let exact = share(usize::from(dimension.is_some()));
    [(exact, 1000), (share(near), 500), (1.0 - exact - share(near), 0)]
}

/// The chances of each share of a referral to which each institution came by the toss of a coin, in an order drawn evenly.
fn referral(refer: &Refer) -> BTreeMap<(u64, u64), f64> {
    let wanted = refer.key.iter().filter(|wanted| refer.offered.contains(wanted)).count();
    let others = refer.offered.iter().filter(|one| !refer.key.contains(one) && !refer.allowed.contains(one)).count();
    let whole = refer.key.len() as u64;
    let mut shares: BTreeMap<(u64, u64), f64> = BTreeMap::new();
    for (named, of_wanted) in tosses(wanted).into_iter().enumerate() {
        for (wrong, of_others) in tosses(others).into_iter().enumerate() {
            for (matched, of_order) in orders(named, refer.ordered).into_iter().enumerate() {
                let share = match whole {
                    0 => (u64::from(wrong == 0), 1),
                    whole => (matched.saturating_sub(wrong) as u64, whole),
                };
                if of_order > 0.0 {
                    *shares.entry(share).or_default() += of_wanted * of_others * of_order;
                }
            }
        }
    }
    shares
}

/// The chances of 0, 1 … `coins` heads.
fn tosses(coins: usize) -> Vec<f64> {
    let mut chances = vec![1.0];
    for _ in 0..coins {
        let mut grown = vec![0.0; chances.len() + 1];
        for (heads, chance) in chances.into_iter().enumerate() {
            grown[heads] += chance / 2.0;
            grown[heads + 1] += chance / 2.0;
        }
        chances = grown;
    }
    chances
}

/// The chances that 0, 1 … `named` of so many stand in the key's order: the longest increasing subsequence of a random order.
///
/// By the hook lengths of Young diagrams: the orders whose longest has length `k` are as many as the squares of the standard
/// fillings of the diagrams with first row `k`, summed.
///
/// Source: Schensted 1961; Frame, Robinson and Thrall 1954.
fn orders(named: usize, ordered: bool) -> Vec<f64> {
    let mut chances = vec![0.0; named + 1];
    if !ordered || named == 0 {
        chances[named] = 1.0;
        return chances;
    }
    let mut open: Vec<(Vec<usize>, usize)> = vec![(Vec::new(), named)];
    while let Some((rows, left)) = open.pop() {
        if left == 0 {
            // (n! / hooks)² / n!, multiplied so that nothing grows large.
            let mut chance = 1.0;
            let mut number = 0.0;
            for (row, length) in rows.iter().enumerate() {
                for column in 0..*length {
                    let below = rows[row + 1..].iter().filter(|other| **other > column).count();
                    #[expect(clippy::cast_precision_loss, reason = "a few institutions")]
                    let hook = (length - column + below) as f64;
                    number += 1.0;
                    chance *= number / (hook * hook);
                }
            }
            chances[rows[0]] += chance;
            continue;
        }
        let most = rows.last().copied().unwrap_or(left).min(left);
        for length in 1..=most {
            let mut longer = rows.clone();
            longer.push(length);
            open.push((longer, left - length));
        }
    }
    chances
}

#[cfg(test)]
mod tests {
    use super::orders;

    #[test]
    fn random_orders_of_three() {
        // Of six orders one rises by three, four by two, one by one.
        let expected = [0.0, 1.0 / 6.0, 4.0 / 6.0, 1.0 / 6.0];
        assert!(orders(3, true).iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-12));
        assert!((orders(7, true).iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
