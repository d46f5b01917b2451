//! Where boxes and ways run in the end: columns side by side, near ways between the boxes, far ones in lanes below, ways
//! back in lanes above. Ways to one node share its lane, so that an ending reached from everywhere has one.

use std::collections::BTreeMap;

use super::content::Way;
use super::layers::Layers;
use super::{BOX_WIDTH, Edge, MARGIN, NodeBox, Place, Point};
use crate::scenario::graph::NodeIx;

/// Between two columns, before anything turns there.
const GAP: f32 = 84.0;
/// What each way that turns between two columns adds.
const TURN: f32 = 9.0;
/// The widest that a gap gets.
const WIDEST_GAP: f32 = 240.0;
/// From lane to lane.
const LANE: f32 = 12.0;
/// From the boxes to the first lane.
const CLEAR: f32 = 30.0;
/// Where ways arrive: below the upper border of a box.
const ARRIVES: f32 = 22.0;

/// A way that leads somewhere.
pub(super) struct Course {
    way: Way,
    /// Which way on of its node it is.
    number: usize,
    to: NodeIx,
}

impl Course {
    /// Those of the ways that lead somewhere.
    pub(super) fn of(ways: Vec<Way>) -> Vec<Self> {
        let (mut before, mut number) = (None, 0);
        let one = |way: Way| {
            number = if before == Some(way.from) { number + 1 } else { 0 };
            before = Some(way.from);
            way.to.as_ref().ok().copied().map(|to| Self { way, number, to })
        };
        ways.into_iter().filter_map(one).collect()
    }

    pub(super) fn from(&self) -> usize {
        self.way.from.0 as usize
    }

    pub(super) fn to(&self) -> usize {
        self.to.0 as usize
    }
}

/// A turn between two columns: of all ways from one node, or of all to one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Leaves(usize, bool),
    Arrives(usize, bool),
}

/// Puts every box in its place, gives every way its course, and tells the size of it all.
pub(super) fn place(boxes: &mut [NodeBox], ways: Vec<Course>, layers: &Layers) -> (Vec<Edge>, Point) {
    let columns = layers.layer.iter().max().map_or(0, |last| last + 1);
    // The gap before each column, and one after the last: who turns there.
    let mut turns: Vec<BTreeMap<Turn, f32>> = vec![BTreeMap::new(); columns + 1];
    for (at, way) in ways.iter().enumerate() {
        if layers.passes[at].is_none() {
            let (from, to, back) = (way.from(), way.to(), layers.is_back[at]);
            turns[layers.layer[from] + 1].insert(Turn::Leaves(from, back), 0.0);
            turns[layers.layer[to]].insert(Turn::Arrives(to, back), 0.0);
        }
    }
    let mut lefts = Vec::with_capacity(columns);
    let mut x = MARGIN;
    for (column, turning) in turns.iter_mut().enumerate() {
        let outside = column == 0 || column == columns;
        let gap = (if outside { 0.0 } else { GAP } + TURN * turning.len() as f32).min(WIDEST_GAP).round();
        let step = gap / (turning.len() as f32 + 1.0);
        for (place, turn) in turning.values_mut().enumerate() {
            *turn = x + step * (place as f32 + 1.0);
        }
        x += gap;
        if column < columns {
            lefts.push(x);
            x += BOX_WIDTH;
        }
    }

    let lanes = Lanes::assign(&ways, layers, &turns);
    let highest = layers.top.iter().copied().fold(f32::INFINITY, f32::min).min(passes(layers).fold(f32::INFINITY, f32::min));
    let above = if lanes.above == 0 { 0.0 } else { CLEAR + LANE * lanes.above as f32 };
    let down = MARGIN + above - if highest.is_finite() { highest } else { 0.0 };
    for (node, one) in boxes.iter_mut().enumerate() {
        move_box(one, lefts[layers.layer[node]], layers.top[node] + down);
    }
    let lowest = boxes.iter().map(|one| one.at.bottom()).chain(passes(layers).map(|y| y + down)).fold(MARGIN, f32::max);
    let lane_at = |back: bool, number: usize| {
        if back { MARGIN + above - CLEAR - LANE * number as f32 } else { lowest + CLEAR + LANE * number as f32 }
    };

    let edges = ways
        .into_iter()
        .enumerate()
        .map(|(at, way)| {
            let (from, to, back) = (way.from(), way.to(), layers.is_back[at]);
            let (source, target) = (&boxes[from], &boxes[to]);
            let leaves = Point { x: source.at.right(), y: leaves_at(source, way.way.row) };
            let arrives = Point { x: target.at.x, y: target.at.y + ARRIVES.min(target.at.h / 2.0) };
            let mut points = vec![leaves];
            if let Some(heights) = &layers.passes[at] {
                for (step, height) in heights.iter().enumerate() {
                    let left = lefts[layers.layer[from] + 1 + step];
                    points.extend([Point { x: left, y: height + down }, Point { x: left + BOX_WIDTH, y: height + down }]);
                }
            } else {
                let out = turns[layers.layer[from] + 1][&Turn::Leaves(from, back)];
                let into = turns[layers.layer[to]][&Turn::Arrives(to, back)];
                let y = lane_at(back, lanes.of[&(to, back)]);
                points.extend([
                    Point { x: out, y: leaves.y },
                    Point { x: out, y },
                    Point { x: into, y },
                    Point { x: into, y: arrives.y },
                ]);
            }
            points.push(arrives);
            let Course { way, number, to } = way;
            Edge { from: way.from, way: number, exit: way.exit, to, text: way.text, rating: way.rating, is_back: back, points }
        })
        .collect();
    let below = if lanes.below == 0 { 0.0 } else { CLEAR + LANE * lanes.below as f32 };
    (edges, Point { x: x + MARGIN, y: lowest + below + MARGIN })
}

fn passes(layers: &Layers) -> impl Iterator<Item = f32> {
    layers.passes.iter().flatten().flatten().copied()
}

fn leaves_at(source: &NodeBox, row: Option<usize>) -> f32 {
    match row.and_then(|row| source.rows.get(row)) {
        Some(row) => row.at.y + row.at.h / 2.0,
        None => source.title_top + super::TITLE * super::LINE / 2.0,
    }
}

fn move_box(one: &mut NodeBox, x: f32, y: f32) {
    let shift = |place: &mut Place| {
        place.x += x;
        place.y += y;
    };
    shift(&mut one.at);
    if let Some((place, _)) = &mut one.picture {
        shift(place);
    }
    one.rows.iter_mut().for_each(|row| shift(&mut row.at));
    one.title_top += y;
    one.facts_top += y;
}

/// Which lane the far ways to each node share.
struct Lanes {
    /// By node and whether they lead back: the number of the lane, from the boxes outwards.
    of: BTreeMap<(usize, bool), usize>,
    above: usize,
    below: usize,
}

impl Lanes {
    fn assign(ways: &[Course], layers: &Layers, turns: &[BTreeMap<Turn, f32>]) -> Self {
        let mut spans: BTreeMap<(usize, bool), (f32, f32)> = BTreeMap::new();
        for (at, way) in ways.iter().enumerate() {
            if layers.passes[at].is_some() {
                continue;
            }
            let (from, to, back) = (way.from(), way.to(), layers.is_back[at]);
            let out = turns[layers.layer[from] + 1][&Turn::Leaves(from, back)];
            let into = turns[layers.layer[to]][&Turn::Arrives(to, back)];
            let span = spans.entry((to, back)).or_insert((out.min(into), out.max(into)));
            *span = (span.0.min(out).min(into), span.1.max(out).max(into));
        }
        let mut lanes = Self { of: BTreeMap::new(), above: 0, below: 0 };
        for back in [false, true] {
            let mut own: Vec<((usize, bool), (f32, f32))> = spans.iter().filter(|(key, _)| key.1 == back).map(|(key, span)| (*key, *span)).collect();
            // Short ones first, so that they stay near the boxes.
            own.sort_by(|(a, left), (b, right)| (left.1 - left.0).total_cmp(&(right.1 - right.0)).then(a.cmp(b)));
            let mut taken: Vec<Vec<(f32, f32)>> = Vec::new();
            for (key, span) in own {
                let is_free = |lane: &Vec<(f32, f32)>| lane.iter().all(|other| span.1 + LANE < other.0 || other.1 + LANE < span.0);
                let number = taken.iter().position(is_free).unwrap_or(taken.len());
                if number == taken.len() {
                    taken.push(Vec::new());
                }
                taken[number].push(span);
                lanes.of.insert(key, number);
            }
            *(if back { &mut lanes.above } else { &mut lanes.below }) = taken.len();
        }
        lanes
    }
}
