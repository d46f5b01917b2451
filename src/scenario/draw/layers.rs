//! Which layer each node stands in, and how high: cycles are opened, layers are longest ways, and within the layers
//! `rust-sugiyama` orders and aligns.
//!
//! Ways that reach over more than [`NEAR`] layers are left out here; they run in lanes (see `lanes`). That keeps the work in
//! step with the number of nodes: with them, an ending that is reached from everywhere would fill every layer before it.
//! `rust-sugiyama` does not tell where it led a way past a layer, so places in between are nodes of ours.

use petgraph::stable_graph::{NodeIndex, StableDiGraph};
use rust_sugiyama::configure::{Config, CrossingMinimization, RankingType};

/// A way over at most so many layers runs between the boxes.
pub(super) const NEAR: usize = 4;
/// Between boxes of a layer.
const APART: f32 = 30.0;
/// Height of a way that passes a layer.
const PASSING: f32 = 10.0;
/// Beyond so many places the library, which calls itself for each, is not asked: order and heights are then plain.
const MOST: usize = 6_000;
/// Up to so many places crossings are taken out pair by pair too, which is slow and looks better.
const FEW: usize = 400;

/// Where nodes and near ways stand.
pub(super) struct Layers {
    /// By node: its layer from the left.
    pub(super) layer: Vec<usize>,
    /// By node: the upper border of its box.
    pub(super) top: Vec<f32>,
    /// By way: how high it passes each layer between its ends; empty for one from neighbour to neighbour, and `None` for one
    /// that runs in a lane.
    pub(super) passes: Vec<Option<Vec<f32>>>,
    /// By way: it leads back (or to its own node).
    pub(super) is_back: Vec<bool>,
}

/// Lays boxes of those heights out in layers. `ways` go from node to node; loops and ways to oneself are allowed.
pub(super) fn lay_out(heights: &[f32], ways: &[(usize, usize)], start: usize) -> Layers {
    let (is_back, order) = open_cycles(heights.len(), ways, start);
    let layer = longest_ways(heights.len(), ways, &is_back, &order);

    // Every node, then every place where a near way passes a layer.
    let mut sizes: Vec<f32> = heights.to_vec();
    let mut layer_of = layer.clone();
    let mut links: Vec<(usize, usize)> = Vec::new();
    let mut passing: Vec<Option<Vec<usize>>> = Vec::new();
    for (&(from, to), &back) in ways.iter().zip(&is_back) {
        if back || layer[to] - layer[from] > NEAR {
            passing.push(None);
            continue;
        }
        let mut before = from;
        let mut places = Vec::new();
        for between in layer[from] + 1..layer[to] {
            let place = sizes.len();
            sizes.push(PASSING);
            layer_of.push(between);
            links.push((before, place));
            places.push(place);
            before = place;
        }
        if !links.contains_near(before, to) {
            links.push((before, to));
        }
        passing.push(Some(places));
    }

    let middles = heights_by_library(&sizes, &links);
    let tops = spread(&sizes, &layer_of, &middles);
    let passes = passing
        .into_iter()
        .map(|places| places.map(|places| places.into_iter().map(|place| tops[place] + sizes[place] / 2.0).collect()))
        .collect();
    Layers { top: tops[..heights.len()].to_vec(), layer, passes, is_back }
}

/// Whether a link stands among the last ones, which all begin at the same node.
trait ContainsNear {
    fn contains_near(&self, from: usize, to: usize) -> bool;
}

impl ContainsNear for Vec<(usize, usize)> {
    fn contains_near(&self, from: usize, to: usize) -> bool {
        self.iter().rev().take(64).any(|&link| link == (from, to))
    }
}

/// Which ways lead back, walking from the start and in the order of the file; and an order in which every other way leads on.
fn open_cycles(nodes: usize, ways: &[(usize, usize)], start: usize) -> (Vec<bool>, Vec<usize>) {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        Not,
        Open,
        Done,
    }
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (way, &(from, _)) in ways.iter().enumerate() {
        out[from].push(way);
    }
    let mut seen = vec![Seen::Not; nodes];
    let mut is_back = vec![false; ways.len()];
    let mut done = Vec::with_capacity(nodes);
    for root in std::iter::once(start).chain(0..nodes) {
        if seen[root] != Seen::Not {
            continue;
        }
        seen[root] = Seen::Open;
        let mut stack = vec![(root, 0)];
        while let Some((node, next)) = stack.last_mut() {
            let Some(&way) = out[*node].get(*next) else {
                seen[*node] = Seen::Done;
                done.push(*node);
                stack.pop();
                continue;
            };
            *next += 1;
            let to = ways[way].1;
            match seen[to] {
                Seen::Not => {
                    seen[to] = Seen::Open;
                    stack.push((to, 0));
                }
                Seen::Open => is_back[way] = true,
                Seen::Done => {}
            }
        }
    }
    done.reverse();
    (is_back, done)
}

fn longest_ways(nodes: usize, ways: &[(usize, usize)], is_back: &[bool], order: &[usize]) -> Vec<usize> {
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (&(from, to), _) in ways.iter().zip(is_back).filter(|(_, back)| !**back) {
        out[from].push(to);
    }
    let mut layer = vec![0; nodes];
    for &node in order {
        for &to in &out[node] {
            layer[to] = layer[to].max(layer[node] + 1);
        }
    }
    layer
}

/// How high the middle of each place should be; places of one layer may still overlap.
fn heights_by_library(sizes: &[f32], links: &[(usize, usize)]) -> Vec<f32> {
    if sizes.len() > MOST {
        return vec![0.0; sizes.len()];
    }
    let mut graph: StableDiGraph<f32, ()> = StableDiGraph::with_capacity(sizes.len(), links.len());
    for &size in sizes {
        graph.add_node(size);
    }
    for &(from, to) in links {
        graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
    }
    let config = Config {
        minimum_length: 1,
        vertex_spacing: f64::from(APART),
        dummy_vertices: true,
        dummy_size: 1.0,
        ranking_type: RankingType::Up,
        c_minimization: CrossingMinimization::Barycenter,
        transpose: sizes.len() <= FEW,
    };
    // Its layers lie under each other, ours beside each other: what it calls width is our height.
    let parts = rust_sugiyama::from_graph(&graph, &|_, height| (f64::from(*height), 1.0), &config);
    let mut middles = vec![0.0_f32; sizes.len()];
    let mut below = 0.0_f32;
    for (part, _, _) in parts {
        let known = part.iter().filter(|(_, (height, _))| height.is_finite());
        #[expect(clippy::cast_possible_truncation, reason = "points of a drawing")]
        let known: Vec<(usize, f32)> = known.map(|(node, (height, _))| (node.index(), *height as f32)).collect();
        let edge = |side: f32| move |&(node, middle): &(usize, f32)| middle + side * sizes[node] / 2.0;
        let highest = known.iter().map(edge(-1.0)).fold(f32::INFINITY, f32::min);
        let lowest = known.iter().map(edge(1.0)).fold(f32::NEG_INFINITY, f32::max);
        for (node, middle) in known {
            middles[node] = middle - highest + below;
        }
        if lowest > highest {
            below += lowest - highest + APART;
        }
    }
    middles
}

/// The upper borders, so that nothing of a layer overlaps: what is too near moves down.
fn spread(sizes: &[f32], layer: &[usize], middles: &[f32]) -> Vec<f32> {
    let layers = layer.iter().max().map_or(0, |last| last + 1);
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); layers];
    for (place, &layer) in layer.iter().enumerate() {
        members[layer].push(place);
    }
    let mut tops = vec![0.0; sizes.len()];
    for mut members in members {
        members.sort_by(|&a, &b| middles[a].total_cmp(&middles[b]).then(a.cmp(&b)));
        let mut free = f32::NEG_INFINITY;
        for place in members {
            // Whole points, so that a sum in another order cannot show.
            let top = (middles[place] - sizes[place] / 2.0).round().max(free);
            tops[place] = top;
            free = top + (sizes[place] + if sizes[place] > PASSING { APART } else { PASSING }).round();
        }
    }
    tops
}
