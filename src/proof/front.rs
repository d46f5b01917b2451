//! The plays worth following: at each place, those that no other beats whatever comes after.
//!
//! A score is a weighted mean of shares, earned over offered, so it is no sum: a play is kept with what each part was
//! earned (`e`) and lost (`l`). Of two plays at one place that were offered the same parts, one beats the other for the
//! highest score when in every part its share `(e + x) / (e + x + l + y)` is no less, whatever is still to be earned (`x`)
//! and lost (`y`) there. Cross-multiplied that is linear in `x` and `y`, so the four corners of what can still come decide.
//! What beats another now beats it after any way on, so dropping the beaten ones loses no extreme.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::moves::{Action, Move, Points, when};
use super::space::Space;
use crate::catalogue::IndicatorId;
use crate::scenario::graph::{Cue, NodeIx, NodeKind, Weights};
use crate::scoring::Ratio;
use crate::scoring::matching::matched;
use crate::scoring::overall;
use crate::time::{MediaTime, Window};

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aim {
    /// The highest scores.
    High,
    /// The lowest scores.
    Low,
    /// A pass with the least effort.
    Effort,
}

/// What the plays looked at do without.
#[derive(Clone, Copy, Debug)]
pub(super) enum Without<'a> {
    Nothing,
    /// Never shows a sign of that indicator.
    Seeing(&'a IndicatorId),
    /// Never flags or marks one.
    Flagging(&'a IndicatorId),
    /// Never flags or marks any sign.
    Noticing,
}

/// A play so far.
#[derive(Clone, Debug)]
pub(super) struct Label {
    pub(super) point: u32,
    pub(super) most: Points,
    pub(super) earned: Points,
    kept: u64,
    broken: bool,
    pub(super) effort: u32,
    pub(super) stays: u32,
    /// The play before, the way taken, and what was made of it.
    pub(super) came: Option<(u32, u32, Made)>,
    beaten: bool,
}

/// What was made of a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    High,
    Low,
    /// So many signs beyond the forced ones; for an assessment, whether grounds were named; for a referral, whether anybody
    /// was notified.
    Some(u32),
}

/// What was found.
pub(super) struct Found {
    pub(super) labels: Vec<Label>,
    /// By ending: the extreme of the whole, in thousandths, and its play. `None`: nothing was offered there.
    pub(super) endings: BTreeMap<NodeIx, (Option<u32>, u32)>,
    /// A play that passes: with the highest score, or with the least effort.
    pub(super) pass: Option<(u32, u32)>,
    /// Whether nothing was left out.
    pub(super) complete: bool,
    /// The effort up to which everything was tried.
    pub(super) proved_effort: u32,
}

/// How far the search goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach<'a> {
    /// Points in an order in which every way leads onwards, as ranks; `None`: plays can come back.
    pub(super) ranks: Option<&'a [u32]>,
    /// The points in that order.
    pub(super) order: Option<&'a [u32]>,
    /// Nodes that a play may enter, where plays can come back.
    pub(super) stays: u32,
    /// Plays kept at most.
    pub(super) labels: usize,
}

pub(super) fn search(
    space: &Space,
    aim: Aim,
    without: Without,
    reach: Reach,
    progress: &mut dyn FnMut(usize),
) -> Found {
    let start = Label {
        point: 0,
        most: [0; 5],
        earned: [0; 5],
        kept: 0,
        broken: false,
        effort: 0,
        stays: 1,
        came: None,
        beaten: false,
    };
    let rest = reach.order.map(|order| rest(space, order, aim, without));
    let mut search = Search {
        rest: rest.unwrap_or_default(),
        space,
        aim,
        without,
        reach,
        counts: {
            let Weights { detection, classification, conduct, assessment, referral } = space.graph.rubric.weights;
            [detection, classification, conduct, assessment, referral].map(|weight| weight > 0)
        },
        fronts: vec![Vec::new(); space.points.len()],
        open: BinaryHeap::new(),
        comparisons: 0,
        found: Found {
            labels: Vec::new(),
            endings: BTreeMap::new(),
            pass: None,
            complete: space.complete,
            proved_effort: 0,
        },
    };
    search.keep(start);
    search.run(progress);
    search.found
}

struct Search<'a, 'g> {
    space: &'a Space<'g>,
    aim: Aim,
    without: Without<'a>,
    reach: Reach<'a>,
    /// What can still be earned and lost from each point at most; empty where plays can come back.
    rest: Vec<Rest>,
    /// Whether each part has a weight.
    counts: [bool; 5],
    fronts: Vec<Vec<u32>>,
    /// By effort, then by rank, then by age.
    open: BinaryHeap<Reverse<(u32, u32, u32)>>,
    comparisons: usize,
    found: Found,
}

impl Search<'_, '_> {
    fn run(&mut self, progress: &mut dyn FnMut(usize)) {
        while let Some(Reverse((effort, _, at))) = self.open.pop() {
            if self.aim == Aim::Effort {
                self.found.proved_effort = effort;
            }
            let label = self.found.labels[at as usize].clone();
            if label.beaten {
                continue;
            }
            // Comparing is what costs, so it is bounded too.
            if self.found.labels.len() > self.reach.labels || self.comparisons > 200 * self.reach.labels {
                self.found.complete = false;
                return;
            }
            if at % 4096 == 0 {
                progress(self.found.labels.len());
            }
            if matches!(self.space.kind(label.point), NodeKind::Ending(_)) {
                self.end(at);
                if self.aim == Aim::Effort && self.found.pass.is_some() {
                    return;
                }
                continue;
            }
            if self.reach.ranks.is_none() && label.stays >= self.reach.stays {
                continue;
            }
            let space = self.space;
            for (place, way) in (0_u32..).zip(&space.moves[label.point as usize]) {
                for (earned, effort, made) in variants(space, label.point, way, self.aim, self.without) {
                    let mut next = Label {
                        point: way.to,
                        kept: label.kept | way.kept,
                        broken: label.broken | way.broken,
                        effort: label.effort + effort,
                        stays: label.stays + 1,
                        came: Some((at, place, made)),
                        ..label.clone()
                    };
                    for part in (0..5).filter(|part| self.counts[*part]) {
                        next.most[part] += way.most[part];
                        next.earned[part] += earned[part];
                    }
                    self.keep(next);
                }
            }
        }
        self.found.proved_effort = u32::MAX;
    }

    /// An ending was reached.
    fn end(&mut self, at: u32) {
        let label = &self.found.labels[at as usize];
        let whole = whole(self.space, label);
        let node = self.space.points[label.point as usize].node;
        let better = |known: Option<u32>| match self.aim {
            Aim::Low => whole.is_some() && (known.is_none() || whole < known),
            Aim::High | Aim::Effort => whole > known,
        };
        let entry = self.found.endings.entry(node).or_insert((whole, at));
        if better(entry.0) {
            *entry = (whole, at);
        }
        let rubric = &self.space.graph.rubric;
        let needed = (1_u64 << rubric.must_do.len().min(63)) - 1;
        let passes = rubric.pass_mark.zip(whole).is_some_and(|(mark, whole)| whole >= mark)
            && label.kept & needed == needed
            && !label.broken;
        if passes && self.found.pass.is_none_or(|(known, _)| self.aim == Aim::High && whole > Some(known)) {
            self.found.pass = Some((whole.unwrap_or(0), at));
        }
    }

    /// Keeps a play unless another at its place beats it; those that it beats are dropped.
    fn keep(&mut self, label: Label) {
        let point = label.point as usize;
        let mut front = std::mem::take(&mut self.fronts[point]);
        self.comparisons += front.len();
        let labels = &mut self.found.labels;
        let rest = self.rest.get(point);
        if front.iter().any(|known| beats(self.aim, rest, &labels[*known as usize], &label)) {
            self.fronts[point] = front;
            return;
        }
        front.retain(|known| {
            let known = &mut labels[*known as usize];
            let beaten = beats(self.aim, rest, &label, known);
            known.beaten |= beaten;
            !beaten
        });
        let at = u32::try_from(labels.len()).unwrap_or(u32::MAX);
        let rank = self.reach.ranks.map_or(label.stays, |ranks| ranks[point]);
        self.open.push(Reverse((label.effort, rank, at)));
        labels.push(label);
        front.push(at);
        self.fronts[point] = front;
    }
}

/// What can still be earned, and lost, at most.
#[derive(Clone, Copy, Debug, Default)]
struct Rest {
    earned: Points,
    lost: Points,
}

/// For every point; `order`: every way leads onwards.
fn rest(space: &Space, order: &[u32], aim: Aim, without: Without) -> Vec<Rest> {
    let mut rests = vec![Rest::default(); space.points.len()];
    for &at in order.iter().rev() {
        let mut rest = Rest::default();
        for way in &space.moves[at as usize] {
            let after = rests[way.to as usize];
            for part in 0..5 {
                let earned = match (aim, without) {
                    (Aim::Low, _) => way.low[part],
                    (_, Without::Noticing) if part < 2 => 0,
                    _ => way.high[part],
                };
                let is_whole = match aim {
                    Aim::Low => true,
                    Aim::High => part > 1 || matches!(without, Without::Nothing | Without::Noticing),
                    Aim::Effort => part == 2,
                };
                let lost = way.most[part] - if is_whole { earned } else { 0 };
                rest.earned[part] = rest.earned[part].max(after.earned[part] + earned);
                rest.lost[part] = rest.lost[part].max(after.lost[part] + lost);
            }
        }
        rests[at as usize] = rest;
    }
    rests
}

/// Whether one play, whatever follows, comes to no worse than the other. `rest`: what can follow; `None`: anything.
fn beats(aim: Aim, rest: Option<&Rest>, one: &Label, other: &Label) -> bool {
    let offered_alike = (0..5).all(|part| (one.most[part] > 0) == (other.most[part] > 0));
    if !offered_alike || (rest.is_none() && one.stays > other.stays) {
        return false;
    }
    if aim == Aim::Low {
        return (0..5).all(|part| is_share_no_less(part, rest, other, one));
    }
    one.effort <= other.effort
        && one.kept & other.kept == other.kept
        && one.broken <= other.broken
        && (0..5).all(|part| is_share_no_less(part, rest, one, other))
}

/// Whether the share of that part stays no less than the other play's.
fn is_share_no_less(part: usize, rest: Option<&Rest>, one: &Label, other: &Label) -> bool {
    let (e, l) = (one.earned[part], one.most[part] - one.earned[part]);
    let (f, m) = (other.earned[part], other.most[part] - other.earned[part]);
    if e >= f && l <= m {
        return true;
    }
    let Some(rest) = rest else { return false };
    let product = |a: u64, b: u64| i128::from(a) * i128::from(b);
    let now = product(e, m) - product(f, l);
    let by_earning = (i128::from(m) - i128::from(l)) * i128::from(rest.earned[part]);
    let by_losing = (i128::from(e) - i128::from(f)) * i128::from(rest.lost[part]);
    now >= 0 && now + by_earning >= 0 && now + by_losing >= 0 && now + by_earning + by_losing >= 0
}

/// The whole in thousandths, by the rubric.
pub(super) fn whole(space: &Space, label: &Label) -> Option<u32> {
    let mut parts = [(Ratio::ZERO, 0); 5];
    for ((part, earned), most) in parts.iter_mut().zip(label.earned).zip(label.most) {
        *part = (Ratio::new(earned, space.scale), most / space.scale);
    }
    overall(&space.graph.rubric, parts)
}

/// What can be made of a way: points, effort, and how.
fn variants(space: &Space, point: u32, way: &Move, aim: Aim, without: Without) -> Vec<(Points, u32, Made)> {
    if aim == Aim::Low {
        return vec![(way.low, 0, Made::Low)];
    }
    let Some(signs) = signs(space, point, way, without) else { return Vec::new() };
    if aim == Aim::High && matches!(without, Without::Nothing) {
        return vec![(way.high, 0, Made::High)];
    }
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // With the forced signs and so many of the free ones noticed.
    let noticing = |free: usize| {
        let (points, hits) = earned(space, point, way, &signs, free);
        let mut earned = way.high;
        earned[0] = points * space.scale;
        earned[1] = named(way, hits) * space.scale;
        earned
    };
    if aim == Aim::High {
        return vec![(noticing(signs.free.len()), 0, Made::High)];
    }
    let effort = way.right + count(signs.forced);
    match &way.action {
        Action::Scene(_) | Action::Exhibit => {
            let with = |free: usize| (noticing(free), effort + count(free), Made::Some(count(free)));
            (0..=signs.free.len()).map(with).collect()
        }
        Action::Assess { .. } | Action::Refer if way.high != way.low => {
            vec![(way.low, effort, Made::Some(0)), (noticing(0), effort + 1, Made::Some(1))]
        }
        _ => vec![(noticing(0), effort, Made::High)],
    }
}

/// What the forced signs and the first `free` others earn: thousandths and how many signs, by the same matching as a score.
fn earned(space: &Space, point: u32, way: &Move, signs: &Signs, free: usize) -> (u64, usize) {
    let noticed = &signs.free[..free];
    let wanted = (signs.forced_points + noticed.iter().map(|(points, ..)| points).sum::<u64>(), signs.forced + free);
    let hit = hit(space, point, way, noticed).unwrap_or(wanted);
    // Where windows overlap, a flag for one sign may answer another; a better choice of flags is not looked for.
    space.rough.set(space.rough.get() || hit != wanted);
    hit
}

/// What the flags of a scene really hit; `None` for other nodes.
fn hit(space: &Space, point: u32, way: &Move, noticed: &[(u64, usize, MediaTime)]) -> Option<(u64, usize)> {
    let node = space.points[point as usize].node;
    let (Action::Scene(action), NodeKind::Scene(scene)) = (&way.action, &space.graph.node(node).kind) else { return None };
    let length = space.length(node);
    let forced = action.high.iter().filter(|(place, _)| action.forced.contains(place)).map(|(_, at)| *at);
    let mut flags: Vec<MediaTime> = forced.chain(noticed.iter().map(|(_, _, at)| *at)).collect();
    flags.sort_unstable();
    let shown: Vec<&Cue> = scene.cues.iter().filter(|cue| action.leave.shows(cue.window.from, length)).collect();
    let windows: Vec<Window> = shown.iter().map(|cue| cue.window).collect();
    let pairs = matched(&flags, &windows);
    let hits: Vec<u64> = flags.iter().zip(pairs).filter_map(|(at, pair)| Some(when(shown[pair?], *at))).collect();
    Some((hits.iter().sum(), hits.len()))
}

/// Thousandths for naming so many signs rightly; marks are not named.
fn named(way: &Move, signs: usize) -> u64 {
    if matches!(way.action, Action::Scene(_)) { 1000 * signs as u64 } else { 0 }
}

/// The signs of a way.
pub(super) struct Signs {
    /// Thousandths for those that must be noticed on that way.
    forced_points: u64,
    forced: usize,
    /// The others that can be, the dearest first: thousandths, place in the node, and the best moment in a scene.
    pub(super) free: Vec<(u64, usize, MediaTime)>,
}

/// The signs that can be noticed on that way; `None` when it cannot be gone without what is to be left out.
pub(super) fn signs(space: &Space, point: u32, way: &Move, without: Without) -> Option<Signs> {
    let node = space.points[point as usize].node;
    let mut signs = Signs { forced_points: 0, forced: 0, free: Vec::new() };
    match (&way.action, &space.graph.node(node).kind) {
        (Action::Scene(action), NodeKind::Scene(scene)) => {
            let shown = |cue: &&Cue| action.leave.shows(cue.window.from, space.length(node));
            if let Without::Seeing(id) = without
                && scene.cues.iter().filter(shown).any(|cue| cue.indicator == *id)
            {
                return None;
            }
            // A flag in a window that is to stay unflagged would answer it, whatever it was raised for.
            let left_out: Vec<&Cue> = match without {
                Without::Nothing | Without::Seeing(_) => Vec::new(),
                Without::Flagging(id) => scene.cues.iter().filter(shown).filter(|cue| cue.indicator == *id).collect(),
                Without::Noticing => scene.cues.iter().collect(),
            };
            let end = action.leave.end(space.length(node));
            for (place, at) in action.high.iter() {
                let cue = &scene.cues[*place];
                let at = outside(*at, cue, &left_out, end);
                if action.forced.contains(place) {
                    signs.forced_points += when(cue, at.filter(|at| action.high.contains(&(*place, *at))).or_else(|| {
                        space.rough.set(space.rough.get() || !left_out.iter().any(|left| left.id == cue.id));
                        None
                    })?);
                    signs.forced += 1;
                } else if let Some(at) = at {
                    if action.forced.is_empty() || action.high.contains(&(*place, at)) {
                        signs.free.push((when(cue, at), *place, at));
                    } else {
                        // It could be flagged later, if that meets no other condition: not looked into.
                        space.rough.set(true);
                    }
                }
            }
        }
        (Action::Exhibit, NodeKind::Exhibit(exhibit)) => {
            for (place, mark) in exhibit.marks.iter().enumerate() {
                let Some(indicator) = &mark.indicator else { continue };
                match without {
                    Without::Seeing(id) if id == indicator => return None,
                    Without::Flagging(id) if id == indicator => {}
                    Without::Noticing => {}
                    _ => signs.free.push((crate::scoring::detection::FULL, place, MediaTime::ZERO)),
                }
            }
        }
        _ => {}
    }
    signs.free.sort_by_key(|(points, place, _)| (Reverse(*points), *place));
    Some(signs)
}

/// The first moment from `at` on in the cue's window that lies in none of those windows.
fn outside(mut at: MediaTime, cue: &Cue, left_out: &[&Cue], end: MediaTime) -> Option<MediaTime> {
    while let Some(inside) = left_out.iter().find(|left| left.window.contains(at)) {
        at = inside.window.to;
    }
    (cue.window.contains(at) && at < end).then_some(at)
}
