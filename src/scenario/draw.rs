//! The flow of a scenario as a drawing: where each node's box stands and how each way on runs, as plain data.
//!
//! Left to right by layers. `rust-sugiyama` decides the order within a layer and its heights; ways that go far ahead or back
//! run in lanes under and over the boxes, so that a thousand nodes stay quick and no way runs through a box. What is drawn
//! where is decided here once, for the SVG and for the window; colours and symbols are theirs. No font is known here:
//! texts are broken by a table of usual widths, with room to spare.
//!
//! ```
//! use ias::{catalogue::Reference, scenario::{draw, generate, load, media_facts::MediaAssumed}, text::Language};
//! let (graph, _) = load::load_text("big/scenario.ron", &generate::text(40), Reference::embedded(), &MediaAssumed);
//! let graph = graph.expect("sound");
//! let drawing = draw::draw(&graph, &draw::Wishes { language: Language::En, pictures: true, length: &|_| None });
//! assert_eq!(drawing.boxes.len(), 40);
//! ```

mod content;
mod course;
mod lanes;
mod layers;
mod letters;
#[cfg(test)]
mod tests;
mod written;

use crate::scenario::graph::{Graph, MediaPath, NodeId, NodeIx, OptionId, Outcome, Rating};
use crate::scenario::source;
use crate::text::Language;
use crate::time::MediaTime;

pub use course::{Stroke, course, flatten};
pub use letters::{breaks, width};

/// Size of a box's title, in points.
pub const TITLE: f32 = 14.0;
/// Size of the other texts, in points.
pub const SMALL: f32 = 11.5;
/// From line to line, as a multiple of the size.
pub const LINE: f32 = 1.3;
/// Between a box's border and its texts.
pub const PAD: f32 = 10.0;
/// Before a row's text: room for its rating.
pub const MARK: f32 = 18.0;
/// Every box's width, in points.
pub const BOX_WIDTH: f32 = 236.0;
/// Around the whole drawing.
pub const MARGIN: f32 = 24.0;

/// How it shall be drawn.
#[derive(Clone, Copy)]
pub struct Wishes<'a> {
    /// The language of its texts.
    pub language: Language,
    /// Scenes and exhibits get room for a picture.
    pub pictures: bool,
    /// How long a scene is, as far as that is known.
    pub length: &'a dyn Fn(&NodeId) -> Option<MediaTime>,
}

/// A point, in points from the upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// A rectangle, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Left border.
    pub x: f32,
    /// Upper border.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Place {
    /// Right border.
    #[must_use]
    pub fn right(self) -> f32 {
        self.x + self.w
    }

    /// Lower border.
    #[must_use]
    pub fn bottom(self) -> f32 {
        self.y + self.h
    }

    /// Whether both share more than a border.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether both share a point at least, as a level line does with what it crosses.
    #[must_use]
    pub fn overlaps_or_touches(self, other: Self) -> bool {
        self.x <= other.right() && other.x <= self.right() && self.y <= other.bottom() && other.y <= self.bottom()
    }
}

/// A whole scenario, drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// One for each node, in the order of the file.
    pub boxes: Vec<NodeBox>,
    /// One for each way on, in the order of the file.
    pub edges: Vec<Edge>,
    /// Width and height of it all.
    pub size: Point,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A scene.
    Scene,
    /// An exhibit.
    Exhibit,
    /// A choice that stands alone.
    Choose,
    /// A route.
    Route,
    /// An assessment.
    Assess,
    /// A referral.
    Refer,
    /// An ending.
    Ending(Outcome),
    /// What cannot be read; only of a scenario as it is written.
    Faulty,
}

/// What can be seen of a node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Poster {
    /// A picture file.
    Still(MediaPath),
    /// A frame of a film.
    Film(MediaPath),
}

/// A node.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeBox {
    /// Which.
    pub node: NodeIx,
    /// Its id.
    pub id: NodeId,
    /// Where its box stands.
    pub at: Place,
    /// What it is.
    pub kind: Kind,
    /// The film begins here.
    pub is_start: bool,
    /// Its title, whole; the id when it has none.
    pub title: String,
    /// The title as broken into lines.
    pub lines: Vec<String>,
    /// Where its picture goes, within the drawing, and what it is.
    pub picture: Option<(Place, Poster)>,
    /// Where the title begins: the top of its first line.
    pub title_top: f32,
    /// Where the line of facts begins.
    pub facts_top: f32,
    /// How long it plays, or how long one may take to choose.
    pub length: Option<MediaTime>,
    /// Signs to notice in it.
    pub cues: usize,
    /// Lures in it.
    pub lures: usize,
    /// Marks to find on it.
    pub marks: usize,
    /// Its ways on that say something, each with its place.
    pub rows: Vec<Row>,
}

/// A way on, written in its box.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it stands.
    pub at: Place,
    /// Which way on of its node it is, from 0.
    pub way: usize,
    /// The text as broken into lines.
    pub lines: Vec<String>,
    /// How good it is.
    pub rating: Option<Rating>,
    /// It is taken when the time runs out.
    pub on_timeout: bool,
    /// It is only offered under a condition.
    pub conditional: bool,
    /// It leads to this node, which there is not; only of a scenario as it is written.
    pub dangles: Option<String>,
}

/// Which way on of its node an edge is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The only one.
    Goto,
    /// An option of its choice.
    Option(OptionId),
    /// A branch of a route, by its place.
    Branch(usize),
    /// A route's last way.
    Otherwise,
    /// A conclusion that leads elsewhere, by its place.
    Conclusion(usize),
}

/// A way from node to node.
#[derive(Clone, Debug, PartialEq)]
pub struct Edge {
    /// From there.
    pub from: NodeIx,
    /// Which way on of that node it is, from 0.
    pub way: usize,
    /// By that.
    pub exit: Exit,
    /// To there.
    pub to: NodeIx,
    /// What it says, whole; empty for the only way on.
    pub text: String,
    /// How good it is.
    pub rating: Option<Rating>,
    /// It leads back.
    pub is_back: bool,
    /// Its corners, from the right border of its box to the left border of the other. Where two neighbours differ in
    /// both x and y there is a curve that leaves and arrives level; between the others a straight line.
    pub points: Vec<Point>,
}

/// Draws a scenario. The same graph and wishes give the same drawing.
#[must_use]
pub fn draw(graph: &Graph, wishes: &Wishes<'_>) -> Drawing {
    let (boxes, ways) = content::contents(graph, wishes);
    arrange(boxes, ways, graph.start.0 as usize)
}

/// Draws a scenario as it is written, faulty or not: every node that has a name gets a box, and a way to a node that
/// there is not stands in its row. Of a sound scenario this is the same drawing as [`draw`] makes.
#[must_use]
pub fn draw_written(scenario: &source::Scenario, wishes: &Wishes<'_>) -> Drawing {
    let (outlines, ways) = written::outlines(scenario, wishes);
    let start = outlines.iter().position(|outline| outline.is_start).unwrap_or(0);
    let (boxes, ways) = content::boxes(outlines, ways, wishes);
    arrange(boxes, ways, start)
}

fn arrange(mut boxes: Vec<NodeBox>, ways: Vec<content::Way>, start: usize) -> Drawing {
    if boxes.is_empty() {
        return Drawing::default();
    }
    let courses = lanes::Course::of(ways);
    let heights: Vec<f32> = boxes.iter().map(|one| one.at.h).collect();
    let pairs: Vec<(usize, usize)> = courses.iter().map(|course| (course.from(), course.to())).collect();
    let layers = layers::lay_out(&heights, &pairs, start);
    let (edges, size) = lanes::place(&mut boxes, courses, &layers);
    Drawing { boxes, edges, size }
}
