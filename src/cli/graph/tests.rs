//! The three forms hold every node and way, and no text of a scenario can break them.

use super::*;
use crate::catalogue::Reference;
use crate::cohort::coverage::Coverage;
use crate::scenario::draw::Drawing;
use crate::scenario::graph::Graph;
use crate::scenario::load::load_text;
use crate::scenario::media_facts::MediaAssumed;
use crate::text::Language;

const HOSTILE: &str = r#"Scenario(format: 1, title: "A & B <script>\"x\"</script>", start: "go", nodes: {
    "go": Choose(prompt: "<b> & \"why\" \\ ]]> #35; `x` --> |", options: [
        (id: "yes", text: "Yes <i>\"&\\ |", goto: "end", rating: Harmful),
        (id: "again", text: "Again", goto: "go", rating: Best),
    ]),
    "end": Ending(title: "Too late", outcome: Bad),
})"#;

fn drawn() -> (Graph, Drawing) {
    let (graph, findings) = load_text("hostile/scenario.ron", HOSTILE, Reference::embedded(), &MediaAssumed);
    let graph = graph.unwrap_or_else(|| panic!("{findings:?}"));
    let drawing = draw::draw(&graph, &Wishes { language: Language::En, pictures: true, length: &|_| None });
    (graph, drawing)
}

/// Tags in the order of the text; panics where it is not well-formed.
fn elements(xml: &str) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    let mut rest = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>").expect("a declaration");
    while let Some(at) = rest.find('<') {
        let text = &rest[..at];
        for piece in text.split('&').skip(1) {
            assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|name| piece.starts_with(name)), "a bare & in {text:?}");
        }
        let end = rest[at..].find('>').expect("a tag ends") + at;
        let tag = &rest[at + 1..end];
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes in {tag}");
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "closes what is open");
        } else {
            let name = tag.split([' ', '/']).next().expect("a name").to_owned();
            seen.push(name.clone());
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty(), "{open:?} {rest}");
    seen
}

#[test]
fn the_picture_is_well_formed_whatever_the_texts() {
    let (graph, drawing) = drawn();
    let text = svg::svg(&graph, &drawing, Language::En, None, &|_| None);
    let elements = elements(&text);
    assert!(!elements.contains(&"script".to_owned()) && !elements.contains(&"i".to_owned()));
    // The document, two boxes, two ways.
    assert_eq!(elements.iter().filter(|name| *name == "title").count(), 5);
    assert!(text.contains("A &amp; B &lt;script&gt;") && text.contains("Too late"));
    assert!(text.contains("prefers-color-scheme:dark"));
}

#[test]
fn coverage_stands_on_boxes_and_ways() {
    use crate::cohort::coverage::Signs;
    use crate::scenario::graph::NodeIx;
    let (graph, drawing) = drawn();
    let coverage = Coverage {
        attempts: 8,
        nodes: [(NodeIx(0), 8), (NodeIx(1), 3)].into(),
        ways: [((NodeIx(0), Some("yes".into()), NodeIx(1)), 3)].into(),
        signs: [(NodeIx(0), Signs { shown: 6, missed: 5 })].into(),
    };
    let text = svg::svg(&graph, &drawing, Language::En, Some(&coverage), &|_| None);
    elements(&text);
    for told in [">8/8<", ">3/8<", ">missed: 5/6<", ">3</text>", ">0</text>", "Attempts: 8"] {
        assert!(text.contains(told), "{told}");
    }
}

#[test]
fn graphviz_gets_every_string_held_back() {
    let (graph, drawing) = drawn();
    let text = dot::dot(&graph, &drawing, Language::En);
    for line in text.lines() {
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
    }
    assert!(text.contains("\"go\" -> \"end\"") && text.contains("\"go\" -> \"go\"") && text.contains("style=dotted"));
}

#[test]
fn mermaid_gets_codes_for_what_would_end_a_label() {
    let (_, drawing) = drawn();
    let text = mermaid::mermaid(&drawing, Language::En);
    assert!(text.starts_with("flowchart LR\n"));
    for line in text.lines().filter(|line| line.contains('"')) {
        assert_eq!(line.matches('"').count(), 2, "{line}");
    }
    assert!(text.contains("#60;b#62;") && text.contains("n0 -->|\"Again\"| n0") && text.contains("class n1 bad"));
}
