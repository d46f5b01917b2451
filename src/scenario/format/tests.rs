//! What was laid out says the same, and laying it out again changes nothing.

use proptest::prelude::*;

use super::*;
use crate::scenario::syntax::{Value, ValueKind};

fn formatted(text: &str) -> String {
    format(&SourceText::new("t.ron", text)).expect("RON")
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    let once = formatted(text);
    assert_eq!(once, expected);
    assert_eq!(formatted(&once), once, "again");
}

#[test]
fn blanks_indents_and_commas_are_evened_out() {
    becomes(
        "#![enable( implicit_some )]   Scenario (format:1,\n\n\n  nodes :{\n\"a\":Ending( title:\"x\" ,),\n\n \"b\": Ending(title : \"y\")\n})",
        "#![enable(implicit_some)]\nScenario(format: 1,\n\n         nodes: {\n             \"a\": Ending(title: \"x\"),\n\n             \"b\": Ending(title: \"y\"),\n         })\n",
    );
    becomes("(\na: 1, b: 2)", "(\n    a: 1, b: 2,\n)\n");
    becomes("( )", "()\n");
    becomes("(\n)\n\n\n", "()\n");
    becomes("[\n\n  1,\n\n\n\n  2\n\n]", "[\n    1,\n\n    2,\n]\n");
}

#[test]
fn both_ways_of_breaking_brackets_stay() {
    let aligned = "(\n    options: [\n        (id: \"a\", text: \"x\",\n         why: {\"pl\": \"y\",\n               \"en\": \"z\"}),\n    ],\n)\n";
    becomes(aligned, aligned);
    let hanging = "(\n    cues: [\n        (id: \"a\", from: 1, note: {\n            \"pl\": \"y\",\n        }),\n    ],\n)\n";
    becomes(hanging, hanging);
}

#[test]
fn comments_stay_with_what_they_stand_by() {
    becomes(
        "// head  \n(// first\na: 1 // one\n, /* two */ b: 2,   // after\n// last\n)// end\n// very end",
        "// head\n( // first\n    a: 1, // one\n    /* two */ b: 2, // after\n    // last\n) // end\n// very end\n",
    );
    becomes("(a: // why\n1, b /* c */ : 2)", "(a: // why\n     1, b /* c */: 2)\n");
    becomes("[1 // c\n]", "[1, // c\n]\n");
    becomes("[ // none\n]", "[ // none\n]\n");
    becomes("(a: /* x\n  y */ 1)", "(a: /* x\n  y */ 1)\n");
}

#[test]
fn what_is_too_long_is_broken_up_from_outside() {
    let long = "x".repeat(60);
    becomes(
        &format!("(a: {{\"pl\": \"{long}\", \"en\": \"{long}\"}}, at: (0.1, 0.2, 0.3, 0.4))"),
        &format!("(\n    a: {{\n        \"pl\": \"{long}\",\n        \"en\": \"{long}\",\n    }},\n    at: (0.1, 0.2, 0.3, 0.4),\n)\n"),
    );
    // A text is never broken, nor what cannot become shorter.
    let longer = "x".repeat(130);
    becomes(&format!("(\n    then: Goto(\"{longer}\"),\n)"), &format!("(\n    then: Goto(\"{longer}\"),\n)\n"));
    becomes(&format!("(\n    a: 1, // {longer}\n)"), &format!("(\n    a: 1, // {longer}\n)\n"));
}

#[test]
fn values_stay_as_they_are_written() {
    let text = "(a: 1_000, b: 0x1F, c: -.5, d: r#\"raw \"x\"\"#, e: \"two\n  lines\", f: Some(1,), g: (1,), h: 'x')\n";
    becomes(text, text);
    assert_eq!(formatted("(\r\n  a: 1\r\n)"), "(\r\n    a: 1,\r\n)\r\n", "line ends stay of their kind");
    assert_eq!(formatted("\u{feff}(a:1)"), "(a: 1)\n");
}

#[test]
fn what_is_not_ron_is_told_and_not_touched() {
    let findings = format(&SourceText::new("t.ron", "(a: 1 b: 2)")).expect_err("a comma is missing");
    assert_eq!((findings.len(), findings[0].rule), (1, "parse-error"));
}

/// A committed scenario would change where its lines are too long, and nowhere else.
#[test]
fn what_ships_is_laid_out_but_for_long_lines() {
    let text = include_str!("../../../scenarios/harvest-van/scenario.ron");
    let document = syntax::parse(&SourceText::new("scenario.ron", text));
    let (as_broken_by_its_author, long) = render::write(&pieces::Pieces::of(&document, text), "\n");
    assert!(as_broken_by_its_author == text);
    let after = formatted(text);
    assert_eq!(after == text, long.is_empty());
    assert_eq!(formatted(&after), after);
}

/// What may stand between two tokens.
const GAPS: [&str; 16] = [
    "", "", "", "", "", "", " ", " ", "\n", "\n\n\n", " // line\n", "\n  // own line\n", " /* block */ ", "\n/* two\n lines */", "\t",
    "  \r\n ",
];

/// A sample with gaps between its tokens, chosen by `seeds`.
fn written(sample: &Sample, seeds: &mut std::vec::IntoIter<u8>, into: &mut String) {
    let gap = |seeds: &mut std::vec::IntoIter<u8>| GAPS[usize::from(seeds.next().unwrap_or(0)) % GAPS.len()];
    let Sample::Bracket(name, open, close, keyed, entries, trailing) = sample else {
        if let Sample::Plain(text) = sample {
            into.push_str(text);
        }
        return;
    };
    into.push_str(name);
    into.push_str(gap(seeds));
    into.push(*open);
    for (at, (key, entry)) in entries.iter().enumerate() {
        into.push_str(gap(seeds));
        if *keyed {
            let key = if *open == '{' { format!("\"{key}{at}\"") } else { format!("{key}{at}") };
            into.push_str(&format!("{key}{}:{}", gap(seeds), gap(seeds)));
        }
        written(entry, seeds, into);
        into.push_str(gap(seeds));
        if at + 1 < entries.len() || *trailing {
            into.push(',');
        }
        into.push_str(gap(seeds));
    }
    into.push(*close);
}

#[derive(Clone, Debug)]
enum Sample {
    Plain(String),
    Bracket(String, char, char, bool, Vec<(String, Sample)>, bool),
}

fn sample() -> impl Strategy<Value = Sample> {
    let plain = prop_oneof!["[0-9]{1,3}(\\.[0-9]{1,2})?", "\"[a-zą ]{0,90}\"", "Best|None|true", "r#\"a\"b\"#", "\"two\\nlines\n x\""];
    let leaf = plain.prop_map(Sample::Plain);
    leaf.prop_recursive(4, 60, 6, |inner| {
        let entries = || prop::collection::vec(("[a-z]{1,12}", inner.clone()), 0..6);
        prop_oneof![
            (entries(), any::<bool>(), "(Scene|Choose)?").prop_map(|(entries, comma, name)| Sample::Bracket(name, '(', ')', true, entries, comma)),
            (entries(), any::<bool>()).prop_map(|(entries, comma)| Sample::Bracket(String::new(), '[', ']', false, entries, comma)),
            (entries(), any::<bool>()).prop_map(|(entries, comma)| Sample::Bracket(String::new(), '{', '}', true, entries, comma)),
            (entries(), any::<bool>(), "(Add|Goto)?").prop_map(|(entries, comma, name)| Sample::Bracket(name, '(', ')', false, entries, comma)),
        ]
    })
}

/// Whether both are the same value, however laid out.
fn same(a: (&Value, &str), b: (&Value, &str)) -> bool {
    let all = |x: &[Value], y: &[Value]| x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same((x, a.1), (y, b.1)));
    match (&a.0.kind, &b.0.kind) {
        (ValueKind::List(x), ValueKind::List(y)) => all(x, y),
        (ValueKind::Map(x), ValueKind::Map(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same((&x.0, a.1), (&y.0, b.1)) && same((&x.1, a.1), (&y.1, b.1)))
        }
        (ValueKind::Group(x), ValueKind::Group(y)) => {
            x.name.as_ref().map(|name| &name.0) == y.name.as_ref().map(|name| &name.0)
                && all(&x.items, &y.items)
                && x.fields.len() == y.fields.len()
                && x.fields.iter().zip(&y.fields).all(|(x, y)| x.name == y.name && same((&x.value, a.1), (&y.value, b.1)))
        }
        _ => a.1[a.0.span.clone()] == b.1[b.0.span.clone()],
    }
}

proptest! {
    #[test]
    fn laying_out_is_done_once_and_changes_no_value(sample in sample(), seeds in prop::collection::vec(any::<u8>(), 0..300)) {
        let mut text = String::new();
        written(&sample, &mut seeds.clone().into_iter(), &mut text);
        let before = SourceText::new("t.ron", text.clone());
        let read = syntax::parse(&before);
        prop_assume!(read.faults.is_empty());
        let once = formatted(&text);
        let after = SourceText::new("t.ron", once.clone());
        let again = syntax::parse(&after);
        let (Some(old), Some(new)) = (&read.root, &again.root) else { panic!("a value") };
        prop_assert!(same((old, &text), (new, &once)), "{text}\n--\n{once}");
        let comments = |text: &str| text.matches("//").count() + text.matches("/*").count();
        prop_assert_eq!(comments(&text), comments(&once));
        prop_assert_eq!(formatted(&once), once);
    }
}
