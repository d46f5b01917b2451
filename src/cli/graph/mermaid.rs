//! The flow as a Mermaid flowchart, which Markdown readers draw. Source: mermaid.js.org/syntax/flowchart.html.

use std::fmt::Write as _;

use super::words;
use crate::scenario::draw::{Drawing, Kind, breaks};
use crate::scenario::graph::Outcome;
use crate::text::Language;

/// Points per line of a label.
const WIDE: f32 = 190.0;

/// Nodes are named by their place: `end` and other words of the language cannot be ids.
pub(super) fn mermaid(drawing: &Drawing, language: Language) -> String {
    let mut out = String::from("flowchart LR\n");
    for one in &drawing.boxes {
        let (open, close) = match one.kind {
            Kind::Scene | Kind::Faulty => ("[", "]"),
            Kind::Exhibit => ("[/", "/]"),
            Kind::Choose | Kind::Route => ("{", "}"),
            Kind::Assess | Kind::Refer => ("[[", "]]"),
            Kind::Ending(_) => ("([", "])"),
        };
        let lines: Vec<String> = one.lines.iter().map(|line| escaped(line)).collect();
        let _ = writeln!(out, "    n{}{open}\"{}<br/>{}\"{close}", one.node.0, lines.join("<br/>"), escaped(&words::facts(one, language)));
    }
    for edge in &drawing.edges {
        let lines: Vec<String> = breaks(&edge.text, 11.5, WIDE, 4).iter().map(|line| escaped(line)).collect();
        let said = if lines.is_empty() { String::new() } else { format!("|\"{}\"|", lines.join("<br/>")) };
        let _ = writeln!(out, "    n{} -->{said} n{}", edge.from.0, edge.to.0);
    }
    for (class, outcome, style) in [
        ("good", Outcome::Good, "fill:#d9f0e1,stroke:#1b7a43,color:#1d2330"),
        ("mixed", Outcome::Mixed, "fill:#f8e7cd,stroke:#a15c07,color:#1d2330"),
        ("bad", Outcome::Bad, "fill:#f9dcd9,stroke:#b3261e,color:#1d2330"),
    ] {
        let of: Vec<String> = drawing.boxes.iter().filter(|one| one.kind == Kind::Ending(outcome)).map(|one| format!("n{}", one.node.0)).collect();
        if !of.is_empty() {
            let _ = writeln!(out, "    classDef {class} {style}\n    class {} {class}", of.join(","));
        }
    }
    out
}

/// Within quotes: what would end or mark up the label becomes a character code, `#34;` for a quote.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '"' | '#' | '<' | '>' | '&' | '`' | '%' | '\\' => {
                let _ = write!(out, "#{};", u32::from(letter));
            }
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
