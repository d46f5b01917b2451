//! The best path: the play on which a good officer finds most.
//!
//! The good officer flags every cue that is shown, in its first fifth, and names it rightly; marks every sign of an exhibit;
//! takes, at each choice, one of the best rated options on offer (any, where none is rated) and no later than the limit
//! allows; concludes best, on good grounds; and refers by the key. Of all such plays that come to an ending without ever
//! standing twice at the same node in the same state, the best path is the one that offers most, each part in units of one
//! item (a sign, a name, a choice, an assessment, a referral) times its weight; of equal ones the first in the file's order.
//!
//! The search goes through (node, state), where state is the variables and those facts that some condition asks for. Each
//! such point is solved once, except where points lie on a circle. The work is bounded; a search that ends at its bound says
//! so ([`BestPath::exact`]) and gives the best that it found.

use std::collections::{BTreeSet, HashMap};

use super::conduct::{choice_of, rating_points};
use super::score::{BestPath, BestStep};
use crate::scenario::graph::{
    Choose, Condition, ConclusionId, CueId, Cut, Effect, Graph, NodeIx, NodeKind, OptionId, Scene, Then, VariableIx,
};
use crate::session::{Facts, holds};
use crate::time::MediaTime;

/// How many points a search visits before it gives up proving; one that remembers many facts counts as several, so that
/// memory is bounded too.
pub const DEFAULT_BOUND: usize = 200_000;

/// Points of each part, in the order of [`super::PartKind::ALL`], in thousandths.
type Points = [u64; 5];

/// What one item of each part is worth at most, in thousandths of a point; two shares make an assessment.
const ITEM: Points = [5000, 1000, 3000, 2000, 1000];

/// Where a play stands, as far as it can matter.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Point {
    node: NodeIx,
    variables: Vec<i32>,
    /// The facts that conditions ask for: nodes entered, options taken, cues flagged.
    facts: BTreeSet<Fact>,
    /// Whether any sign was shown, so that an assessment can have grounds.
    shown: bool,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Fact {
    Visited(NodeIx),
    Chose(NodeIx, OptionId),
    Flagged(CueId),
}

/// A solved point, and the next on the way to its ending.
struct Solved {
    step: BestStep,
    next: Option<usize>,
    most: Points,
}

/// A way on from a point.
struct Way {
    option: Option<OptionId>,
    conclusion: Option<ConclusionId>,
    to: Point,
}

/// A point being solved.
struct Frame {
    point: Point,
    gain: Points,
    ways: Vec<Way>,
    next_way: usize,
    best: Option<(u64, usize, usize)>,
    is_ending: bool,
    /// The shallowest frame that some way below leads back to.
    low: usize,
}

struct Search<'a> {
    graph: &'a Graph,
    /// The facts worth remembering.
    asked: BTreeSet<Fact>,
    asks_found: bool,
    arena: Vec<Solved>,
}

/// The best path from the scenario's start, visiting at most `bound` points.
#[must_use]
pub fn best_path(graph: &Graph, bound: usize) -> BestPath {
    let mut search = Search { graph, asked: BTreeSet::new(), asks_found: false, arena: Vec::new() };
    search.read_conditions();
    let start = Point {
        node: graph.start,
        variables: graph.variables.iter().map(|variable| variable.start).collect(),
        facts: BTreeSet::new(),
        shown: false,
    };
    let (solved, exact) = search.solve(start, bound);
    let most = solved.map_or([0; 5], |at| search.arena[at].most);
    let mut steps = Vec::new();
    let mut at = solved;
    while let Some(solved) = at.map(|at| &search.arena[at]) {
        steps.push(solved.step.clone());
        at = solved.next;
    }
    BestPath { steps, most, exact }
}

impl<'a> Search<'a> {
    fn worth(&self, most: &Points) -> u64 {
        let weights = &self.graph.rubric.weights;
        [weights.detection, weights.classification, weights.conduct, weights.assessment, weights.referral]
            .into_iter()
            .zip(most.iter().zip(ITEM))
            // 30 000 is divisible by every item's worth.
            .map(|(weight, (points, item))| u64::from(weight).saturating_mul(points.saturating_mul(30_000 / item)))
            .fold(0, u64::saturating_add)
    }

    fn read_conditions(&mut self) {
        for at in self.graph.places() {
            let kind = &self.graph.node(at).kind;
            for option in choice_of(kind).map_or(&[][..], |ask| &ask.options) {
                if let Some(condition) = &option.when {
                    self.read(condition);
                }
            }
            if let NodeKind::Route(route) = kind {
                for (condition, _) in &route.branches {
                    self.read(condition);
                }
            }
        }
    }

    fn read(&mut self, condition: &Condition) {
        match condition {
            Condition::All(several) | Condition::Any(several) => several.iter().for_each(|one| self.read(one)),
            Condition::Not(other) => self.read(other),
            Condition::Chose(node, option) => {
                self.asked.insert(Fact::Chose(*node, option.clone()));
            }
            Condition::Visited(node) => {
                self.asked.insert(Fact::Visited(*node));
            }
            Condition::Flagged(cue) => {
                self.asked.insert(Fact::Flagged(cue.clone()));
            }
            Condition::Found(_) => self.asks_found = true,
            Condition::AtLeast(..) | Condition::Is(..) => {}
        }
    }

    /// Solves the point and everything below it, without recursion: a film may be long. Whether the answer is proved.
    fn solve(&mut self, start: Point, bound: usize) -> (Option<usize>, bool) {
        let mut known: HashMap<Point, Option<usize>> = HashMap::new();
        let mut depth_of: HashMap<Point, usize> = HashMap::from([(start.clone(), 0)]);
        let mut frames = vec![self.frame(start)];
        let mut visited = 1;
        let mut exact = true;
        loop {
            let depth = frames.len() - 1;
            let frame = &mut frames[depth];
            if let Some(way) = frame.ways.get(frame.next_way) {
                if let Some(solved) = known.get(&way.to) {
                    let solved = *solved;
                    self.offer(frame, solved);
                } else if let Some(&back) = depth_of.get(&way.to) {
                    frame.low = frame.low.min(back);
                    frame.next_way += 1;
                } else if visited >= bound {
                    exact = false;
                    frame.next_way += 1;
                } else {
                    visited += 1 + way.to.facts.len() / 16;
                    let to = way.to.clone();
                    depth_of.insert(to.clone(), depth + 1);
                    frames.push(self.frame(to));
                }
                continue;
            }
            let Some(frame) = frames.pop() else { return (None, exact) };
            depth_of.remove(&frame.point);
            let solved = self.finish(&frame);
            // A point on a circle was solved only for the way that led to it; any other is solved for good.
            if frame.low > depth {
                known.insert(frame.point, solved);
            }
            let Some(above) = frames.last_mut() else { return (solved, exact) };
            if frame.low < depth {
                above.low = above.low.min(frame.low);
            }
            self.offer(above, solved);
        }
    }

    /// Weighs the frame's next way, now solved.
    fn offer(&self, frame: &mut Frame, solved: Option<usize>) {
        if let Some(solved) = solved {
            let worth = self.worth(&self.arena[solved].most);
            if frame.best.is_none_or(|(best, ..)| worth > best) {
                frame.best = Some((worth, frame.next_way, solved));
            }
        }
        frame.next_way += 1;
    }

    /// Writes the frame's answer down; `None` when no way from here comes to an ending.
    fn finish(&mut self, frame: &Frame) -> Option<usize> {
        let (way, next) = match frame.best {
            Some((_, way, next)) => (frame.ways.get(way), Some(next)),
            None if frame.is_ending => (None, None),
            None => return None,
        };
        let mut most = next.map_or([0; 5], |next| self.arena[next].most);
        for (sum, gain) in most.iter_mut().zip(frame.gain) {
            *sum = sum.saturating_add(gain);
        }
        let step = BestStep {
            node: self.graph.node(frame.point.node).id.clone(),
            option: way.and_then(|way| way.option.clone()),
            conclusion: way.and_then(|way| way.conclusion.clone()),
        };
        self.arena.push(Solved { step, next, most });
        Some(self.arena.len() - 1)
    }

    /// Enters the point: what it offers, and the ways on.
    fn frame(&self, point: Point) -> Frame {
        let mut after = point.clone();
        let mut gain = [0; 5];
        self.note(&mut after, Fact::Visited(point.node));
        let plain = |to: Point| Way { option: None, conclusion: None, to };
        let to = |at: &Point, node: NodeIx| Point { node, ..at.clone() };
        let kind = &self.graph.node(point.node).kind;
        let ways = match kind {
            NodeKind::Scene(scene) => self.scene(scene, &mut after, &mut gain),
            NodeKind::Exhibit(exhibit) => {
                self.change(&mut after, &exhibit.effects);
                let signs = exhibit.marks.iter().filter(|mark| mark.indicator.is_some()).count() as u64;
                gain[0] = 5000 * signs;
                after.shown |= signs > 0;
                vec![plain(to(&after, exhibit.goto))]
            }
            NodeKind::Choose(ask) => self.choice(ask, &after, &after, &mut gain),
            NodeKind::Route(route) => {
                let facts = Known { search: self, point: &after };
                let taken = route.branches.iter().find(|(condition, _)| holds(condition, &facts));
                vec![plain(to(&after, taken.map_or(route.otherwise, |(_, node)| *node)))]
            }
            NodeKind::Assess(assess) => {
                let best = assess.conclusions.iter().map(|conclusion| conclusion.rating).max();
                gain[3] = best.map_or(0, |best| if rating_points(best) > 0 { 1000 } else { 0 });
                gain[3] += if after.shown { 1000 } else { 0 };
                assess
                    .conclusions
                    .iter()
                    .filter(|conclusion| Some(conclusion.rating) == best)
                    .map(|conclusion| Way {
                        option: None,
                        conclusion: Some(conclusion.id.clone()),
                        to: to(&after, conclusion.goto.unwrap_or(assess.goto)),
                    })
                    .collect()
            }
            NodeKind::Refer(refer) => {
                gain[4] = 1000;
                vec![plain(to(&after, refer.goto))]
            }
            NodeKind::Ending(_) => Vec::new(),
        };
        let is_ending = matches!(kind, NodeKind::Ending(_));
        Frame { point, gain, ways, next_way: 0, best: None, is_ending, low: usize::MAX }
    }

    fn scene(&self, scene: &Scene, after: &mut Point, gain: &mut Points) -> Vec<Way> {
        self.change(after, &scene.effects);
        let ask = match &scene.then {
            Then::Goto(_) => None,
            Then::Choose(ask) => Some(ask),
        };
        // Answered as late as the limit allows, a cut leaves out what opens after it.
        let cut_at = ask.filter(|ask| ask.cut == Cut::Now).and_then(|ask| Some(ask.opens? + ask.limit?));
        let shown = |until: Option<MediaTime>| {
            scene.cues.iter().filter(move |cue| until.is_none_or(|until| cue.window.from < until))
        };
        let count = shown(cut_at).count() as u64;
        gain[0] = 5000 * count;
        gain[1] = 1000 * count;
        // The options are fixed when the choice opens: by what had been flagged up to then.
        let mut at_opening = after.clone();
        let opens = ask.and_then(|ask| ask.opens);
        for cue in scene.cues.iter().filter(|cue| opens.is_none_or(|opens| cue.window.from <= opens)) {
            self.note(&mut at_opening, Fact::Flagged(cue.id.clone()));
        }
        for cue in shown(cut_at) {
            self.note(after, Fact::Flagged(cue.id.clone()));
        }
        after.shown |= count > 0;
        match &scene.then {
            Then::Goto(node) => {
                vec![Way { option: None, conclusion: None, to: Point { node: *node, ..after.clone() } }]
            }
            Then::Choose(ask) => self.choice(ask, &at_opening, after, gain),
        }
    }

    /// The best rated options that are offered by what holds `at_opening`, each followed from `after`.
    fn choice(&self, ask: &Choose, at_opening: &Point, after: &Point, gain: &mut Points) -> Vec<Way> {
        let facts = Known { search: self, point: at_opening };
        let offered = || ask.options.iter().filter(|option| option.when.as_ref().is_none_or(|when| holds(when, &facts)));
        let best = offered().filter_map(|option| option.rating).max();
        gain[2] = best.map_or(0, |best| 1000 * u64::from(rating_points(best)));
        offered()
            .filter(|option| option.rating == best)
            .map(|option| {
                let mut to = after.clone();
                self.note(&mut to, Fact::Chose(after.node, option.id.clone()));
                self.change(&mut to, &option.effects);
                to.node = option.goto;
                Way { option: Some(option.id.clone()), conclusion: None, to }
            })
            .collect()
    }

    fn note(&self, point: &mut Point, fact: Fact) {
        if self.asked.contains(&fact) || (self.asks_found && matches!(fact, Fact::Flagged(_))) {
            point.facts.insert(fact);
        }
    }

    fn change(&self, point: &mut Point, effects: &[Effect]) {
        for effect in effects {
            let (Effect::Add(at, amount) | Effect::Set(at, amount)) = *effect;
            let variable = &self.graph.variables[at.0 as usize];
            let value = &mut point.variables[at.0 as usize];
            let wanted = if matches!(effect, Effect::Add(..)) { value.saturating_add(amount) } else { amount };
            *value = wanted.clamp(variable.min, variable.max);
        }
    }
}

/// The facts of a point, for conditions.
struct Known<'a> {
    search: &'a Search<'a>,
    point: &'a Point,
}

impl Facts for Known<'_> {
    fn value(&self, variable: VariableIx) -> i32 {
        self.point.variables[variable.0 as usize]
    }

    fn chose(&self, node: NodeIx, option: &OptionId) -> bool {
        self.point.facts.contains(&Fact::Chose(node, option.clone()))
    }

    fn visited(&self, node: NodeIx) -> bool {
        self.point.facts.contains(&Fact::Visited(node))
    }

    fn flagged(&self, cue: &CueId) -> bool {
        self.point.facts.contains(&Fact::Flagged(cue.clone()))
    }

    fn found(&self) -> usize {
        debug_assert!(self.search.asks_found, "asked only by a condition that was read");
        self.point.facts.iter().filter(|fact| matches!(fact, Fact::Flagged(_))).count()
    }
}
