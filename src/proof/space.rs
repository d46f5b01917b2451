//! Every place where a play can stand: (node, state), and the ways between them.
//!
//! State is the variables and those facts that some condition asks for: nodes entered, options taken, signs flagged, and how
//! many of them. `Found` alone is kept as a number where its scene can be entered once only, else as the set of signs.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, VecDeque};

use super::moves::Move;
use crate::scenario::graph::{
    ChoiceOption, Condition, CueId, Effect, Graph, NodeIx, NodeKind, OptionId, VariableIx,
};
use crate::scoring::conduct::choice_of;
use crate::session::{Facts, SceneLengths, holds};

/// Where a play stands, as far as it can matter for what comes after.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Point {
    pub(super) node: NodeIx,
    pub(super) values: Box<[i32]>,
    facts: Box<[u64]>,
    /// Distinct signs flagged that are not among `facts`, up to the most that a condition asks for.
    found: u32,
    /// Whether any sign was shown, so that an assessment can have grounds.
    pub(super) shown: bool,
}

/// What conditions ask for, each with its bit.
#[derive(Default)]
struct Asked {
    visited: HashMap<NodeIx, usize>,
    chose: HashMap<(NodeIx, OptionId), usize>,
    flagged: HashMap<CueId, usize>,
    /// Bits of flagged signs that `Found` counts.
    counted_bits: Vec<usize>,
    /// Signs that `Found` counts without remembering which.
    counted: HashMap<CueId, ()>,
    /// The most that a `Found` asks for; `None`: none asks.
    found: Option<u32>,
    bits: usize,
}

/// How often a condition was answered so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    pub(super) held: bool,
    pub(super) failed: bool,
}

/// The places found, and the ways between them.
pub(super) struct Space<'a> {
    pub(super) graph: &'a Graph,
    pub(super) lengths: &'a SceneLengths,
    asked: Asked,
    pub(super) points: Vec<Point>,
    known: HashMap<Point, u32>,
    /// By point; empty at endings.
    pub(super) moves: Vec<Vec<Move>>,
    /// The point and way by which each was first found.
    pub(super) came: Vec<Option<(u32, u32)>>,
    /// Whether every place was found and every way from it tried.
    pub(super) complete: bool,
    /// Points at which no option is offered.
    pub(super) stuck: Vec<u32>,
    /// By node and option or branch, as a place in it.
    pub(super) answers: BTreeMap<(NodeIx, usize), Answers>,
    /// Thousandths of a point are counted in so many parts where they can be broken.
    pub(super) scale: u64,
    /// A sign that exists, for a ground that does not hold.
    pub(super) has_signs: bool,
    /// Whether a way of flagging was left out that could matter where windows overlap.
    pub(super) rough: Cell<bool>,
}

impl<'a> Space<'a> {
    /// Explores until everything was seen, or `bound` places.
    pub(super) fn explore(
        graph: &'a Graph,
        lengths: &'a SceneLengths,
        bound: usize,
        progress: &mut dyn FnMut(usize),
    ) -> Self {
        let mut space = Self {
            graph,
            lengths,
            asked: Asked::read(graph),
            points: Vec::new(),
            known: HashMap::new(),
            moves: Vec::new(),
            came: Vec::new(),
            complete: true,
            stuck: Vec::new(),
            answers: BTreeMap::new(),
            scale: scale(graph),
            has_signs: graph.nodes.iter().any(|node| match &node.kind {
                NodeKind::Scene(scene) => !scene.cues.is_empty(),
                NodeKind::Exhibit(exhibit) => !exhibit.marks.is_empty(),
                _ => false,
            }),
            rough: Cell::new(false),
        };
        let start = Point {
            node: graph.start,
            values: graph.variables.iter().map(|variable| variable.start).collect(),
            facts: vec![0; space.asked.bits.div_ceil(64)].into_boxed_slice(),
            found: 0,
            shown: false,
        };
        space.place(start);
        let mut open = VecDeque::from([0_u32]);
        while let Some(at) = open.pop_front() {
            if space.points.len() > bound {
                space.complete = false;
                break;
            }
            if space.points.len().is_multiple_of(1024) {
                progress(space.points.len());
            }
            let before = space.points.len();
            let moves = space.moves_from(at);
            for to in before..space.points.len() {
                let to = u32::try_from(to).unwrap_or(u32::MAX);
                let way = moves.iter().position(|way| way.to == to).unwrap_or(0);
                space.came[to as usize] = Some((at, u32::try_from(way).unwrap_or(u32::MAX)));
                open.push_back(to);
            }
            space.moves[at as usize] = moves;
        }
        space
    }

    /// The number of a point; a new one when it was not known.
    pub(super) fn place(&mut self, point: Point) -> u32 {
        if let Some(&at) = self.known.get(&point) {
            return at;
        }
        let at = u32::try_from(self.points.len()).unwrap_or(u32::MAX);
        self.points.push(point.clone());
        self.known.insert(point, at);
        self.moves.push(Vec::new());
        self.came.push(None);
        at
    }

    /// The kind of node at which a point stands.
    pub(super) fn kind(&self, at: u32) -> &'a NodeKind {
        &self.graph.node(self.points[at as usize].node).kind
    }

    pub(super) fn note_visited(&self, point: &mut Point) {
        set(point, self.asked.visited.get(&point.node).copied());
    }

    pub(super) fn note_chosen(&self, point: &mut Point, node: NodeIx, option: &OptionId) {
        set(point, self.asked.chose.get(&(node, option.clone())).copied());
    }

    pub(super) fn note_flagged(&self, point: &mut Point, cue: &CueId) {
        set(point, self.asked.flagged.get(cue).copied());
        if self.asked.counted.contains_key(cue) {
            point.found = (point.found + 1).min(self.asked.found.unwrap_or(0));
        }
    }

    /// Whether flagging that sign changes anything but points.
    pub(super) fn is_asked(&self, cue: &CueId) -> bool {
        self.asked.flagged.contains_key(cue) || self.asked.counted.contains_key(cue)
    }

    pub(super) fn change(&self, point: &mut Point, effects: &[Effect]) {
        for effect in effects {
            let (Effect::Add(at, amount) | Effect::Set(at, amount)) = *effect;
            let variable = &self.graph.variables[at.0 as usize];
            let value = &mut point.values[at.0 as usize];
            let wanted = if matches!(effect, Effect::Add(..)) { value.saturating_add(amount) } else { amount };
            *value = wanted.clamp(variable.min, variable.max);
        }
    }

    /// Whether the condition of that option or branch holds there; remembers that it was asked.
    pub(super) fn ask(&mut self, point: &Point, node: NodeIx, place: usize, condition: &Condition) -> bool {
        let holds = holds(condition, &Known { asked: &self.asked, point });
        let answers = self.answers.entry((node, place)).or_default();
        answers.held |= holds;
        answers.failed |= !holds;
        holds
    }

    /// The places in `options` of those that are offered there.
    pub(super) fn offered(&mut self, point: &Point, node: NodeIx, options: &[ChoiceOption]) -> Vec<usize> {
        let mut offered = Vec::new();
        for (place, option) in options.iter().enumerate() {
            if option.when.as_ref().is_none_or(|when| self.ask(point, node, place, when)) {
                offered.push(place);
            }
        }
        offered
    }

    /// The points in an order in which every way leads onwards; `None` when plays can come back to where they stood.
    pub(super) fn order(&self) -> Option<Vec<u32>> {
        let mut coming = vec![0_u32; self.points.len()];
        for way in self.moves.iter().flatten() {
            coming[way.to as usize] += 1;
        }
        let mut open: Vec<u32> = (0..).zip(&coming).filter(|(_, count)| **count == 0).map(|(at, _)| at).collect();
        let mut order = Vec::with_capacity(self.points.len());
        while let Some(at) = open.pop() {
            order.push(at);
            for way in &self.moves[at as usize] {
                let left = &mut coming[way.to as usize];
                *left -= 1;
                if *left == 0 {
                    open.push(way.to);
                }
            }
        }
        (order.len() == self.points.len()).then_some(order)
    }

    /// Whether an ending can be reached from each point.
    pub(super) fn finishing(&self) -> Vec<bool> {
        let mut before: Vec<Vec<u32>> = vec![Vec::new(); self.points.len()];
        for (at, moves) in (0_u32..).zip(&self.moves) {
            for way in moves {
                before[way.to as usize].push(at);
            }
        }
        let mut finishes = vec![false; self.points.len()];
        let mut open: Vec<u32> = (0..)
            .zip(&self.points)
            .filter(|(_, point)| matches!(self.graph.node(point.node).kind, NodeKind::Ending(_)))
            .map(|(at, _)| at)
            .collect();
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut finishes[at as usize], true) {
                open.extend(&before[at as usize]);
            }
        }
        finishes
    }
}

fn set(point: &mut Point, bit: Option<usize>) {
    if let Some(bit) = bit {
        point.facts[bit / 64] |= 1 << (bit % 64);
    }
}

fn has(point: &Point, bit: Option<&usize>) -> bool {
    bit.is_some_and(|bit| point.facts[bit / 64] & (1 << (bit % 64)) != 0)
}

/// The least number that every share's denominator divides: 2 and 3 for conclusions, the keys' lengths for referrals.
fn scale(graph: &Graph) -> u64 {
    let keys = graph.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Refer(refer) => Some(refer.key.len() as u64).filter(|length| *length > 0),
        _ => None,
    });
    keys.fold(6, |all, length| all / gcd(all, length) * length)
}

fn gcd(mut a: u64, mut b: u64) -> u64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// The facts of a point, for conditions.
struct Known<'a> {
    asked: &'a Asked,
    point: &'a Point,
}

impl Facts for Known<'_> {
    fn value(&self, variable: VariableIx) -> i32 {
        self.point.values[variable.0 as usize]
    }

    fn chose(&self, node: NodeIx, option: &OptionId) -> bool {
        has(self.point, self.asked.chose.get(&(node, option.clone())))
    }

    fn visited(&self, node: NodeIx) -> bool {
        has(self.point, self.asked.visited.get(&node))
    }

    fn flagged(&self, cue: &CueId) -> bool {
        has(self.point, self.asked.flagged.get(cue))
    }

    fn found(&self) -> usize {
        let known = self.asked.counted_bits.iter().filter(|bit| has(self.point, Some(bit))).count();
        known + self.point.found as usize
    }
}

impl Asked {
    fn read(graph: &Graph) -> Self {
        let mut asked = Self::default();
        for at in graph.places() {
            let kind = &graph.node(at).kind;
            let options = choice_of(kind).map_or(&[][..], |ask| &ask.options);
            options.iter().filter_map(|option| option.when.as_ref()).for_each(|when| asked.condition(when));
            if let NodeKind::Route(route) = kind {
                route.branches.iter().for_each(|(when, _)| asked.condition(when));
            }
        }
        if asked.found.is_some() {
            let mut circles: HashMap<NodeIx, bool> = HashMap::new();
            for (scene, cue) in graph.cues() {
                if *circles.entry(scene).or_insert_with(|| comes_back(graph, scene)) {
                    let bit = asked.flagged(&cue.id);
                    asked.counted_bits.push(bit);
                } else {
                    asked.counted.insert(cue.id.clone(), ());
                }
            }
        }
        asked
    }

    fn next_bit(&mut self) -> usize {
        self.bits += 1;
        self.bits - 1
    }

    fn flagged(&mut self, cue: &CueId) -> usize {
        if let Some(&bit) = self.flagged.get(cue) {
            return bit;
        }
        let bit = self.next_bit();
        self.flagged.insert(cue.clone(), bit);
        bit
    }

    fn condition(&mut self, condition: &Condition) {
        match condition {
            Condition::All(several) | Condition::Any(several) => several.iter().for_each(|one| self.condition(one)),
            Condition::Not(other) => self.condition(other),
            Condition::Chose(node, option) => {
                let key = (*node, option.clone());
                if !self.chose.contains_key(&key) {
                    let bit = self.next_bit();
                    self.chose.insert(key, bit);
                }
            }
            Condition::Visited(node) => {
                if !self.visited.contains_key(node) {
                    let bit = self.next_bit();
                    self.visited.insert(*node, bit);
                }
            }
            Condition::Flagged(cue) => {
                self.flagged(cue);
            }
            Condition::Found(least) => self.found = self.found.max(Some(*least)),
            Condition::AtLeast(..) | Condition::Is(..) => {}
        }
    }
}

/// The nodes to which a node leads, conditions aside.
pub(super) fn ways_on(kind: &NodeKind) -> Vec<NodeIx> {
    use crate::scenario::graph::Then;
    if let Some(ask) = choice_of(kind) {
        return ask.options.iter().map(|option| option.goto).collect();
    }
    match kind {
        NodeKind::Scene(scene) => match &scene.then {
            Then::Goto(next) => vec![*next],
            Then::Choose(_) => Vec::new(),
        },
        NodeKind::Exhibit(exhibit) => vec![exhibit.goto],
        NodeKind::Route(route) => route.branches.iter().map(|(_, to)| *to).chain([route.otherwise]).collect(),
        NodeKind::Assess(assess) => {
            assess.conclusions.iter().map(|conclusion| conclusion.goto.unwrap_or(assess.goto)).collect()
        }
        NodeKind::Refer(refer) => vec![refer.goto],
        NodeKind::Choose(_) | NodeKind::Ending(_) => Vec::new(),
    }
}

/// Whether a play can come back to the node, conditions aside.
fn comes_back(graph: &Graph, node: NodeIx) -> bool {
    let mut seen = vec![false; graph.nodes.len()];
    let mut open = ways_on(&graph.node(node).kind);
    while let Some(at) = open.pop() {
        if at == node {
            return true;
        }
        if !std::mem::replace(&mut seen[at.0 as usize], true) {
            open.extend(ways_on(&graph.node(at).kind));
        }
    }
    false
}
