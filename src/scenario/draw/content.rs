//! What stands in each box and which ways lead on from it; the boxes get their sizes here, not yet their places.

use super::{BOX_WIDTH, Exit, Kind, LINE, MARK, NodeBox, PAD, Place, Poster, Row, SMALL, TITLE, Wishes, breaks};
use crate::scenario::graph::{Choose, Condition, Graph, Node, NodeId, NodeIx, NodeKind, Picture, Rating, Then};
use crate::text::LocalizedText;
use crate::time::MediaTime;

/// What is told of a node, before it has a box.
pub(super) struct Outline {
    pub(super) id: NodeId,
    pub(super) kind: Kind,
    pub(super) is_start: bool,
    pub(super) title: String,
    pub(super) poster: Option<Poster>,
    pub(super) length: Option<MediaTime>,
    pub(super) cues: usize,
    pub(super) lures: usize,
    pub(super) marks: usize,
}

/// A way on, before it has a course.
pub(super) struct Way {
    pub(super) from: NodeIx,
    pub(super) exit: Exit,
    /// `Err`: there is no node of that name.
    pub(super) to: Result<NodeIx, String>,
    pub(super) text: String,
    pub(super) rating: Option<Rating>,
    pub(super) on_timeout: bool,
    pub(super) conditional: bool,
    /// Its row in its box; `None`: it leaves beside the title.
    pub(super) row: Option<usize>,
}

/// Most lines of a title.
const TITLE_LINES: usize = 3;
/// Most lines of a row.
const ROW_LINES: usize = 4;
/// Over and under a row's text.
const ROW_PAD: f32 = 5.0;

/// Every box at the origin, and every way.
pub(super) fn contents(graph: &Graph, wishes: &Wishes<'_>) -> (Vec<NodeBox>, Vec<Way>) {
    let outlines = graph.places().map(|at| outline(graph, at, wishes)).collect();
    let mut ways = Vec::new();
    graph.places().for_each(|at| exits(graph, at, wishes, &mut ways));
    boxes(outlines, ways, wishes)
}

/// The boxes of those nodes; each way, in the order of its nodes, gets its row.
pub(super) fn boxes(outlines: Vec<Outline>, mut ways: Vec<Way>, wishes: &Wishes<'_>) -> (Vec<NodeBox>, Vec<Way>) {
    let mut rest = ways.as_mut_slice();
    let one = |(place, outline): (u32, Outline)| {
        let at = NodeIx(place);
        let own = rest.iter().take_while(|way| way.from == at).count();
        let (ways, later) = std::mem::take(&mut rest).split_at_mut(own);
        rest = later;
        one_box(at, outline, wishes, ways)
    };
    let boxes = (0..).zip(outlines).map(one).collect();
    (boxes, ways)
}

fn one_box(at: NodeIx, outline: Outline, wishes: &Wishes<'_>, ways: &mut [Way]) -> NodeBox {
    let Outline { id, kind, is_start, title, poster, length, cues, lures, marks } = outline;
    let mut bottom = 0.0;
    let picture = poster.filter(|_| wishes.pictures).map(|poster| {
        bottom = (BOX_WIDTH * 9.0 / 16.0).round();
        (Place { x: 0.0, y: 0.0, w: BOX_WIDTH, h: bottom }, poster)
    });
    let title_top = bottom + PAD;
    // The first line leaves room for the mark of its kind.
    let lines = breaks(&title, TITLE, BOX_WIDTH - 2.0 * PAD - MARK, TITLE_LINES);
    let facts_top = title_top + lines.len() as f32 * TITLE * LINE + 2.0;
    bottom = facts_top + SMALL * LINE + PAD;
    let mut rows = Vec::new();
    for (number, way) in ways.iter_mut().enumerate() {
        let dangles = way.to.as_ref().err().cloned();
        let text = match &dangles {
            // The only way on says nothing, but where it should lead must be read somewhere.
            Some(name) if way.exit == Exit::Goto => name,
            None if way.exit == Exit::Goto => continue,
            _ => &way.text,
        };
        let lines = breaks(text, SMALL, BOX_WIDTH - 2.0 * PAD - MARK, ROW_LINES);
        let height = lines.len().max(1) as f32 * SMALL * LINE + 2.0 * ROW_PAD;
        way.row = Some(rows.len());
        rows.push(Row {
            at: Place { x: 0.0, y: bottom, w: BOX_WIDTH, h: height },
            way: number,
            lines,
            rating: way.rating,
            on_timeout: way.on_timeout,
            conditional: way.conditional,
            dangles,
        });
        bottom += height;
    }
    let at_origin = Place { x: 0.0, y: 0.0, w: BOX_WIDTH, h: bottom.ceil() };
    NodeBox { node: at, id, at: at_origin, kind, is_start, title, lines, picture, title_top, facts_top, length, cues, lures, marks, rows }
}

fn outline(graph: &Graph, at: NodeIx, wishes: &Wishes<'_>) -> Outline {
    let node = graph.node(at);
    let (cues, lures, marks) = match &node.kind {
        NodeKind::Scene(scene) => (scene.cues.len(), scene.lures.len(), 0),
        NodeKind::Exhibit(exhibit) => (0, 0, exhibit.marks.iter().filter(|mark| mark.indicator.is_some()).count()),
        _ => (0, 0, 0),
    };
    Outline {
        id: node.id.clone(),
        kind: kind(node),
        is_start: at == graph.start,
        title: title(node, wishes),
        poster: poster(node),
        length: length(node, wishes),
        cues,
        lures,
        marks,
    }
}

fn length(node: &Node, wishes: &Wishes<'_>) -> Option<MediaTime> {
    match &node.kind {
        NodeKind::Scene(_) => (wishes.length)(&node.id),
        NodeKind::Choose(choose) => choose.limit,
        _ => None,
    }
}

fn kind(node: &Node) -> Kind {
    match &node.kind {
        NodeKind::Scene(_) => Kind::Scene,
        NodeKind::Exhibit(_) => Kind::Exhibit,
        NodeKind::Choose(_) => Kind::Choose,
        NodeKind::Route(_) => Kind::Route,
        NodeKind::Assess(_) => Kind::Assess,
        NodeKind::Refer(_) => Kind::Refer,
        NodeKind::Ending(ending) => Kind::Ending(ending.outcome),
    }
}

fn title(node: &Node, wishes: &Wishes<'_>) -> String {
    let written: Option<&LocalizedText> = match &node.kind {
        NodeKind::Scene(scene) => Some(&scene.title),
        NodeKind::Exhibit(exhibit) => Some(if exhibit.title.is_empty() { &exhibit.prompt } else { &exhibit.title }),
        NodeKind::Choose(choose) => Some(&choose.prompt),
        NodeKind::Route(_) => None,
        NodeKind::Assess(assess) => Some(&assess.prompt),
        NodeKind::Refer(refer) => Some(&refer.prompt),
        NodeKind::Ending(ending) => Some(&ending.title),
    };
    title_or_id(written, &node.id.0, wishes)
}

/// The title in the language that is wished; a question mark alone says less than the id.
pub(super) fn title_or_id(written: Option<&LocalizedText>, id: &str, wishes: &Wishes<'_>) -> String {
    let text = written.map_or("", |text| text.get(wishes.language)).trim();
    if text.chars().any(char::is_alphanumeric) { text.to_owned() } else { id.to_owned() }
}

fn poster(node: &Node) -> Option<Poster> {
    match &node.kind {
        NodeKind::Scene(scene) => Some(match &scene.picture {
            Picture::Film(path) => Poster::Film(path.clone()),
            Picture::Still { path, .. } => Poster::Still(path.clone()),
        }),
        NodeKind::Exhibit(exhibit) => Some(Poster::Still(exhibit.image.clone())),
        _ => None,
    }
}

fn choice(node: &Node) -> Option<&Choose> {
    match &node.kind {
        NodeKind::Scene(scene) => match &scene.then {
            Then::Choose(choose) => Some(choose),
            Then::Goto(_) => None,
        },
        NodeKind::Choose(choose) => Some(choose),
        _ => None,
    }
}

fn exits(graph: &Graph, from: NodeIx, wishes: &Wishes<'_>, ways: &mut Vec<Way>) {
    let way = |exit: Exit, to: NodeIx, text: &str, rating: Option<Rating>| Way {
        from,
        exit,
        to: Ok(to),
        text: text.to_owned(),
        rating,
        on_timeout: false,
        conditional: false,
        row: None,
    };
    let node = graph.node(from);
    if let Some(choice) = choice(node) {
        ways.extend(choice.options.iter().enumerate().map(|(place, option)| Way {
            on_timeout: choice.on_timeout == Some(place),
            conditional: option.when.is_some(),
            ..way(Exit::Option(option.id.clone()), option.goto, option.text.get(wishes.language), option.rating)
        }));
        return;
    }
    let mut add = |exit, to, text: &str, rating| ways.push(way(exit, to, text, rating));
    match &node.kind {
        NodeKind::Scene(scene) => {
            if let Then::Goto(to) = scene.then {
                add(Exit::Goto, to, "", None);
            }
        }
        NodeKind::Exhibit(exhibit) => add(Exit::Goto, exhibit.goto, "", None),
        NodeKind::Choose(_) | NodeKind::Ending(_) => {}
        NodeKind::Route(route) => {
            for (place, (when, to)) in route.branches.iter().enumerate() {
                add(Exit::Branch(place), *to, &condition(graph, when), None);
            }
            add(Exit::Otherwise, route.otherwise, "…", None);
        }
        NodeKind::Assess(assess) => {
            for (place, conclusion) in assess.conclusions.iter().enumerate() {
                if let Some(to) = conclusion.goto {
                    add(Exit::Conclusion(place), to, conclusion.text.get(wishes.language), Some(conclusion.rating));
                }
            }
            add(Exit::Goto, assess.goto, "", None);
        }
        NodeKind::Refer(refer) => add(Exit::Goto, refer.goto, "", None),
    }
}

/// A condition in short, by the ids of the file: `trust ≥ 1 & lane/second-line`.
fn condition(graph: &Graph, when: &Condition) -> String {
    let joined = |all: &[Condition], by: &str| match all {
        [one] => condition(graph, one),
        all => format!("({})", all.iter().map(|one| condition(graph, one)).collect::<Vec<_>>().join(by)),
    };
    let variable = |at: &crate::scenario::graph::VariableIx| {
        graph.variables.get(at.0 as usize).map_or_else(String::new, |variable| variable.id.to_string())
    };
    match when {
        Condition::All(all) => joined(all, " & "),
        Condition::Any(any) => joined(any, " | "),
        Condition::Not(one) => format!("! {}", condition(graph, one)),
        Condition::AtLeast(at, least) => format!("{} ≥ {least}", variable(at)),
        Condition::Is(at, value) => format!("{} = {value}", variable(at)),
        Condition::Chose(at, option) => format!("{}/{option}", graph.node(*at).id),
        Condition::Visited(at) => format!("Visited {}", graph.node(*at).id),
        Condition::Flagged(cue) => format!("Flagged {cue}"),
        Condition::Found(least) => format!("Found ≥ {least}"),
    }
}
