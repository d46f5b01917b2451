//! Properties of every drawing: of a generated scenario, of loops, and of graphs by chance.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::catalogue::Reference;
use crate::diagnostic::SourceText;
use crate::scenario::generate;
use crate::scenario::load::load_text;
use crate::scenario::media_facts::MediaAssumed;

fn graph(text: &str) -> Graph {
    let (graph, findings) = load_text("drawn/scenario.ron", text, Reference::embedded(), &MediaAssumed);
    graph.unwrap_or_else(|| panic!("{findings:?}"))
}

fn drawn(graph: &Graph) -> Drawing {
    let length = |_: &NodeId| MediaTime::from_seconds(21.4);
    draw(graph, &Wishes { language: Language::En, pictures: true, length: &length })
}

/// A scenario of `nodes` choices; each way leads where the pairs say.
fn choices(nodes: usize, ways: &[(usize, usize)]) -> Graph {
    let mut text = String::from("Scenario(format: 1, title: \"x\", start: \"n0\", nodes: {\n");
    for node in 0..nodes {
        let _ = write!(text, "\"n{node}\": Choose(prompt: \"Which way, and why just that one?\", options: [(id: \"end\", text: \"Away\", goto: \"end\"),");
        for (place, (_, to)) in ways.iter().enumerate().filter(|(_, (from, _))| *from == node) {
            let _ = write!(text, "(id: \"o{place}\", text: \"I go on, but slowly and with care\", goto: \"n{to}\"),");
        }
        text.push_str("]),\n");
    }
    text.push_str("\"end\": Ending(title: \"End\", outcome: Bad)})");
    graph(&text)
}

/// No two boxes overlap, every way begins and ends at its boxes, runs through none, and stays within the drawing.
fn holds(graph: &Graph, drawing: &Drawing) {
    assert_eq!(drawing.boxes.len(), graph.nodes.len());
    let mut boxes: Vec<&NodeBox> = drawing.boxes.iter().collect();
    boxes.sort_by(|a, b| a.at.x.total_cmp(&b.at.x).then(a.at.y.total_cmp(&b.at.y)));
    for pair in boxes.windows(2) {
        assert!(!pair[0].at.overlaps(pair[1].at), "{} on {}", pair[0].id, pair[1].id);
    }
    let columns: BTreeSet<u32> = boxes.iter().map(|one| one.at.x.to_bits()).collect();
    let mut right = f32::NEG_INFINITY;
    for left in columns.into_iter().map(f32::from_bits) {
        assert!(left > right, "columns overlap");
        right = left + BOX_WIDTH;
    }
    for edge in &drawing.edges {
        let (from, to) = (&drawing.boxes[edge.from.0 as usize], &drawing.boxes[edge.to.0 as usize]);
        let (first, last) = (edge.points[0], edge.points[edge.points.len() - 1]);
        assert!((first.x - from.at.right()).abs() < 0.5 && first.y > from.at.y && first.y < from.at.bottom(), "{edge:?}");
        assert!((last.x - to.at.x).abs() < 0.5 && last.y > to.at.y && last.y < to.at.bottom(), "{edge:?}");
        for point in &edge.points {
            assert!(point.x >= 0.0 && point.y >= 0.0 && point.x <= drawing.size.x && point.y <= drawing.size.y, "{point:?}");
        }
        for pair in edge.points.windows(2) {
            let (low, high) = (pair[0].y.min(pair[1].y), pair[0].y.max(pair[1].y));
            let (left, wide) = (pair[0].x.min(pair[1].x), (pair[0].x - pair[1].x).abs());
            let run = Place { x: left, y: low, w: wide, h: high - low };
            if let Some(hit) = drawing.boxes.iter().find(|one| one.at.overlaps(run)) {
                panic!("{:?} runs through {}: {:?}", edge.exit, hit.id, edge.points);
            }
        }
    }
}

#[test]
fn a_film_of_many_nodes_keeps_its_boxes_apart() {
    let graph = graph(&generate::text(300));
    let drawing = drawn(&graph);
    holds(&graph, &drawing);
    assert_eq!(drawing, drawn(&graph), "the same drawing twice");
    let scene = &drawing.boxes[0];
    assert_eq!((scene.cues, scene.lures, scene.rows.len(), scene.is_start), (1, 1, 2, true));
    assert!(scene.rows[1].on_timeout && scene.rows[0].rating == Some(Rating::Best));
}

#[test]
fn loops_and_ways_to_oneself_run_over_the_boxes() {
    let graph = choices(3, &[(0, 1), (1, 2), (2, 0), (1, 1)]);
    let drawing = drawn(&graph);
    holds(&graph, &drawing);
    let back: Vec<_> = drawing.edges.iter().filter(|edge| edge.is_back).map(|edge| (edge.from.0, edge.to.0)).collect();
    assert_eq!(back, [(1, 1), (2, 0)]);
    let top = drawing.boxes.iter().map(|one| one.at.y).fold(f32::INFINITY, f32::min);
    for edge in drawing.edges.iter().filter(|edge| edge.is_back) {
        assert!(edge.points.iter().any(|point| point.y < top), "{edge:?}");
    }
}

/// The same scenario as it is written.
fn written(text: &str) -> Drawing {
    let (scenario, _) = source::read(&SourceText::new("drawn/scenario.ron", text));
    let length = |_: &NodeId| MediaTime::from_seconds(21.4);
    draw_written(&scenario.expect("readable"), &Wishes { language: Language::En, pictures: true, length: &length })
}

#[test]
fn a_sound_scenario_is_drawn_alike_from_its_text_and_from_its_graph() {
    let committed = ["harvest-van", "family-on-the-road", "flight-with-auntie"];
    let texts = committed.map(|name| std::fs::read_to_string(format!("scenarios/{name}/scenario.ron")).expect("committed"));
    for text in texts.into_iter().chain([generate::text(120), generate::branching(120, 9)]) {
        let (from_graph, from_text) = (drawn(&graph(&text)), written(&text));
        assert_eq!(from_graph, from_text);
        assert!(from_graph.boxes.len() > 10 && from_graph.edges.len() > 10);
    }
}

#[test]
fn what_is_faulty_is_drawn_for_its_author() {
    let drawing = written(
        r#"Scenario(format: 1, title: "x", start: "b", nodes: {
            "a": Scene(still: "a.png", then: Goto("gone")),
            "b": Choose(prompt: "Which?", options: [(id: "l", text: "Left", goto: "a"), (id: "r", text: "Right", goto: "gnoe"), (id: "o", text: "On", goto: "c")]),
            "c": Cinema(),
            "d": Route(branches: [(when: AtLeast("trust", 1), goto: "a")]),
        })"#,
    );
    let ids: Vec<&str> = drawing.boxes.iter().map(|one| &*one.id.0).collect();
    assert_eq!(ids, ["a", "b", "c", "d"]);
    assert_eq!(drawing.boxes[2].kind, Kind::Faulty);
    assert!(drawing.boxes[1].is_start && !drawing.boxes[0].is_start);
    let dangling = |place: usize| -> Vec<(usize, Option<&str>)> { drawing.boxes[place].rows.iter().map(|row| (row.way, row.dangles.as_deref())).collect() };
    assert_eq!(dangling(0), [(0, Some("gone"))], "the only way on gets a row when it leads nowhere");
    assert_eq!(dangling(1), [(0, None), (1, Some("gnoe")), (2, None)]);
    assert_eq!(dangling(3), [(0, None), (1, Some(""))], "a way that is not written leads nowhere");
    let edges: Vec<(u32, usize, u32)> = drawing.edges.iter().map(|edge| (edge.from.0, edge.way, edge.to.0)).collect();
    assert_eq!(edges, [(1, 0, 0), (1, 2, 2), (3, 0, 0)]);
    assert_eq!(written("Scenario(format: 1, nodes: {})"), Drawing::default());
}

#[test]
fn a_thousand_nodes_are_drawn() {
    let graph = graph(&generate::text(1_000));
    let drawing = drawn(&graph);
    holds(&graph, &drawing);
    assert!(drawing.edges.len() > 1_600);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_leads_where(nodes in 1_usize..24, raw in prop::collection::vec((0_usize..24, 0_usize..24), 0..60)) {
        let ways: Vec<(usize, usize)> = raw.into_iter().map(|(from, to)| (from % nodes, to % nodes)).collect();
        let graph = choices(nodes, &ways);
        let drawing = drawn(&graph);
        holds(&graph, &drawing);
        prop_assert_eq!(&drawing, &drawn(&graph));
    }
}
