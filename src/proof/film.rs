//! How much film the shortest and the longest play show.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::front::Made;
use super::space::Space;
use crate::scenario::graph::NodeKind;
use crate::time::MediaTime;

type Trail = Vec<(u32, u32, Made)>;

/// The play to an ending that shows least film; `None` when no ending is reached or a scene's length is not known.
pub(super) fn shortest(space: &Space) -> Option<(MediaTime, Trail)> {
    let mut best: Vec<Option<MediaTime>> = vec![None; space.points.len()];
    let mut came: Vec<Option<(u32, u32)>> = vec![None; space.points.len()];
    let mut open = BinaryHeap::from([Reverse((MediaTime::ZERO, 0_u32))]);
    best[0] = Some(MediaTime::ZERO);
    while let Some(Reverse((shown, at))) = open.pop() {
        if best[at as usize].is_some_and(|known| known < shown) {
            continue;
        }
        if matches!(space.kind(at), NodeKind::Ending(_)) {
            return Some((shown, trail(&came, at)));
        }
        for (place, way) in (0_u32..).zip(&space.moves[at as usize]) {
            let to = shown + way.film?;
            let known = &mut best[way.to as usize];
            if known.is_none_or(|known| to < known) {
                *known = Some(to);
                came[way.to as usize] = Some((at, place));
                open.push(Reverse((to, way.to)));
            }
        }
    }
    None
}

/// The play to an ending that shows most; `None` as for [`shortest`]. `order`: the points, every way leading onwards.
pub(super) fn longest(space: &Space, order: &[u32]) -> Option<(MediaTime, Trail)> {
    let mut best: Vec<Option<MediaTime>> = vec![None; space.points.len()];
    let mut came: Vec<Option<(u32, u32)>> = vec![None; space.points.len()];
    best[0] = Some(MediaTime::ZERO);
    let mut last: Option<(MediaTime, u32)> = None;
    for &at in order {
        let Some(shown) = best[at as usize] else { continue };
        if matches!(space.kind(at), NodeKind::Ending(_)) && last.is_none_or(|(known, _)| shown > known) {
            last = Some((shown, at));
        }
        for (place, way) in (0_u32..).zip(&space.moves[at as usize]) {
            let to = shown + way.film?;
            let known = &mut best[way.to as usize];
            if known.is_none_or(|known| to > known) {
                *known = Some(to);
                came[way.to as usize] = Some((at, place));
            }
        }
    }
    let (shown, at) = last?;
    Some((shown, trail(&came, at)))
}

fn trail(came: &[Option<(u32, u32)>], end: u32) -> Trail {
    let mut trail = Vec::new();
    let mut at = end;
    while let Some((before, way)) = came[at as usize] {
        trail.push((before, way, Made::High));
        at = before;
    }
    trail.reverse();
    trail
}
