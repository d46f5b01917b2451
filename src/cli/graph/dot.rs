//! The flow for Graphviz, which lays it out itself. Source: the DOT language, graphviz.org/doc/info/lang.html.

use std::fmt::Write as _;

use super::words;
use crate::scenario::draw::{Drawing, Kind, breaks};
use crate::scenario::graph::{Graph, Outcome, Rating};
use crate::text::Language;

/// Points per line of a label.
const WIDE: f32 = 190.0;

pub(super) fn dot(graph: &Graph, drawing: &Drawing, language: Language) -> String {
    let mut out = format!("digraph {} {{\n", quoted(&graph.id.0));
    let _ = writeln!(out, "  graph [rankdir=LR, label={}, labelloc=t, fontname=\"sans-serif\"];", quoted(graph.title.get(language)));
    out.push_str("  node [fontname=\"sans-serif\", fontsize=11, style=\"rounded,filled\", fillcolor=\"#ffffff\", shape=box];\n");
    out.push_str("  edge [fontname=\"sans-serif\", fontsize=9];\n");
    for one in &drawing.boxes {
        let label = format!("{}\n{}", one.lines.join("\n"), words::facts(one, language));
        let (shape, colour) = match one.kind {
            Kind::Scene => ("box", "#ffffff"),
            Kind::Exhibit => ("note", "#ffffff"),
            Kind::Choose | Kind::Route => ("diamond", "#ffffff"),
            Kind::Assess | Kind::Refer => ("folder", "#ffffff"),
            Kind::Faulty => ("octagon", "#ffffff"),
            Kind::Ending(Outcome::Good) => ("doublecircle", "#d9f0e1"),
            Kind::Ending(Outcome::Mixed) => ("doubleoctagon", "#f8e7cd"),
            Kind::Ending(Outcome::Bad) => ("tripleoctagon", "#f9dcd9"),
        };
        let start = if one.is_start { ", penwidth=3" } else { "" };
        let _ = writeln!(out, "  {} [label={}, shape={shape}, fillcolor=\"{colour}\"{start}];", quoted(&one.id.0), quoted(&label));
    }
    for edge in &drawing.edges {
        let (from, to) = (&drawing.boxes[edge.from.0 as usize].id, &drawing.boxes[edge.to.0 as usize].id);
        let label = breaks(&edge.text, 11.5, WIDE, 4).join("\n");
        let (colour, style) = match edge.rating {
            Some(Rating::Best) => ("#1b7a43", "bold"),
            Some(Rating::Good) => ("#2a7f86", "solid"),
            Some(Rating::Poor) => ("#a15c07", "dashed"),
            Some(Rating::Harmful) => ("#b3261e", "dotted"),
            None => ("#545c6b", "solid"),
        };
        let _ = writeln!(out, "  {} -> {} [label={}, color=\"{colour}\", style={style}];", quoted(&from.0), quoted(&to.0), quoted(&label));
    }
    out.push_str("}\n");
    out
}

/// A DOT string: quotes and backslashes are held back, lines are broken in the middle.
fn quoted(text: &str) -> String {
    let held = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{}\"", held.replace(char::is_control, " "))
}
