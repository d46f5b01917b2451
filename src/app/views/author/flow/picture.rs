//! A drawn flow made ready for a window: its lines as points, where each can be seen, and which ways belong to which box.

use egui::{Rect, pos2};

use crate::scenario::draw::{Drawing, Place, Point, course, flatten};

/// Points of a curve where a line is seen from near, and from far.
const PARTS: [u16; 2] = [16, 4];

/// A drawing with what a window needs of it besides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FlowPicture {
    /// Where everything stands.
    pub drawing: Drawing,
    /// By way, in the order of the drawing's edges.
    pub(super) lines: Vec<Line>,
    /// By box: the edges that leave it, in the order of its ways; one that leads nowhere has none.
    pub(super) leaving: Vec<Vec<usize>>,
    /// By box: the edges that arrive.
    pub(super) arriving: Vec<Vec<usize>>,
    /// By box: how many ways on it has, those that lead nowhere included.
    pub(super) ways: Vec<usize>,
    /// By box: what is searched in it, in small letters without accents.
    pub(super) words: Vec<String>,
}

/// The line of a way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// From near and from far.
    pub(super) points: [Vec<Point>; 2],
    /// What it needs of the drawing.
    pub(super) bounds: Place,
}

impl FlowPicture {
    /// Of a drawing.
    #[must_use]
    pub fn of(drawing: Drawing) -> Self {
        let mut leaving = vec![Vec::new(); drawing.boxes.len()];
        let mut arriving = vec![Vec::new(); drawing.boxes.len()];
        let mut ways: Vec<usize> = drawing.boxes.iter().map(|one| one.rows.iter().map(|row| row.way + 1).max().unwrap_or(0)).collect();
        for (at, edge) in drawing.edges.iter().enumerate() {
            let from = edge.from.0 as usize;
            leaving[from].push(at);
            arriving[edge.to.0 as usize].push(at);
            ways[from] = ways[from].max(edge.way + 1);
        }
        let lines = drawing.edges.iter().map(|edge| Line::of(&edge.points)).collect();
        let words = drawing.boxes.iter().map(|one| crate::app::views::play::folded(&format!("{} {}", one.id, one.title))).collect();
        Self { drawing, lines, leaving, arriving, ways, words }
    }

    /// The box of the node of that id.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<usize> {
        self.drawing.boxes.iter().position(|one| &*one.id.0 == id)
    }

    /// The edge of a way on; `None` when it leads nowhere.
    pub(super) fn edge_of(&self, from: usize, way: usize) -> Option<usize> {
        self.leaving.get(from)?.iter().copied().find(|edge| self.drawing.edges[*edge].way == way)
    }

    /// Where a way leaves its box.
    pub(super) fn port(&self, from: usize, way: usize) -> Option<Point> {
        let one = self.drawing.boxes.get(from)?;
        if let Some(row) = one.rows.iter().find(|row| row.way == way) {
            return Some(Point { x: one.at.right(), y: row.at.y + row.at.h / 2.0 });
        }
        Some(self.drawing.edges[self.edge_of(from, way)?].points[0])
    }

    /// The boxes in which every word of a search is found.
    pub(super) fn found(&self, search: &str) -> Vec<usize> {
        let wanted: Vec<String> = search.split_whitespace().map(crate::app::views::play::folded).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let fits = |words: &String| wanted.iter().all(|word| words.contains(word.as_str()));
        self.words.iter().enumerate().filter(|(_, words)| fits(words)).map(|(at, _)| at).collect()
    }
}

impl Line {
    fn of(corners: &[Point]) -> Self {
        let strokes = course(corners);
        let mut bounds = Rect::NOTHING;
        for point in corners {
            bounds.extend_with(pos2(point.x, point.y));
        }
        let bounds = Place { x: bounds.left(), y: bounds.top(), w: bounds.width(), h: bounds.height() };
        Self { points: PARTS.map(|parts| flatten(&strokes, parts)), bounds }
    }
}
