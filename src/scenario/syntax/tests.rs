//! What trainers write is read, what is wrong is told once, and nothing makes it panic or crawl.

use proptest::prelude::*;

use super::literal::{decimal, integer, raw_text, text};
use super::*;
use crate::text::Language;

fn read(text: &str) -> (Document, SourceText) {
    let source = SourceText::new("t.ron", text);
    (parse(&source), source)
}

fn messages(text: &str) -> Vec<String> {
    let (document, source) = read(text);
    let place = |fault: &Fault| {
        format!("{}:{} {}", source.span(fault.span.clone()).line, source.span(fault.span.clone()).column, fault.message.get(Language::En))
    };
    document.faults.iter().map(place).collect()
}

#[test]
fn everything_valid_is_read_without_a_fault() {
    let valid = r##"
        // a comment
        #![enable(implicit_some, unwrap_newtypes,)]
        #![enable(unwrap_variant_newtypes)]
        /* nested /* comment */ still */
        Scenario(
            text: "a \"quoted\" \\ \u{105} \x41 \
                   continued", raw: r#"say "yes""#, empty: "", r#type: Some(None),
            numbers: [1, -2, +3, 1_000, 0xFF, 0b10, 0o7, .5, 1., -1.5e-3, inf, -inf, NaN, 3u8, 1.0f32,],
            tuple: (1, "a", 'x', b'y', b"bytes", br"raw"), unit: (), map: {"a": 1, 2: [], 'c': {},},
            variant: Best, nested: Add("trust", 1), truth: true, characters: ['a', 'ą', '\'', '\\', '\n', '\u{105}', '\x41', '"', ' ', '
', '	'],
        ) // after
    "##;
    assert_eq!(messages(valid), Vec::<String>::new());
    ron::from_str::<ron::Value>(valid).expect("valid to the format's own reader");
}

#[test]
fn every_fault_is_told_at_its_place() {
    let cases: [(&str, &[&str]); 20] = [
        ("(a: 1 b: 2)", &["1:5 a comma is missing after this"]),
        ("(a = 1)", &["1:4 `=` stands between a name and its value"]),
        ("(a: , b: )", &["1:3 a value is missing after this", "1:8 a value is missing after this"]),
        ("(a: [1, 2)", &["1:5 this `[` is never closed"]),
        ("(a: 1", &["1:1 this `(` is never closed"]),
        ("(a: 1])", &["1:6 this `]` closes nothing"]),
        ("(a: 1),", &["1:7 this stands after the end of the scenario"]),
        ("(\"a\": 1)", &["1:2 a field's name stands in quotes"]),
        ("{a: 1}", &["1:2 a map's key stands without quotes"]),
        ("{\"a\"}", &["1:1 these { } hold a list: values without keys"]),
        ("{\"a\", \"b\": 1}", &["1:2 a map holds `key: value`; this has no value"]),
        ("(a: lane\", b: 1)", &["1:5 this text has no opening quote"]),
        ("(a: \"x\\q\")", &["1:7 `\\q` is no escape"]),
        ("(a: \"x,\n b: \"y\")", &["1:5 this text has no closing quote"]),
        ("(a: \"x),", &["1:5 this text has no closing quote", "1:8 this stands after the end of the scenario"]),
        ("(a: „x”)", &["1:5 this text stands in typographic quotes"]),
        ("(a: 1,, b: 2)", &["1:7 nothing stands before this comma"]),
        (
            "(a: /* x)",
            &["1:1 this `(` is never closed", "1:3 a value is missing after this", "1:5 this comment is never closed"],
        ),
        ("#![enable(implicit_sum)] ()", &["1:11 there is no extension `implicit_sum`"]),
        ("", &["1:1 the file holds nothing"]),
    ];
    for (text, expected) in cases {
        assert_eq!(messages(text), expected, "{text}");
    }
}

#[test]
fn a_missing_bracket_in_one_node_leaves_the_others_readable() {
    let text = "(\n  nodes: {\n    \"a\": Ending(\n      title: \"x\",\n    \"b\": Ending(title: \"y\"),\n    \"c\": Ending(title: \"z\"),\n  },\n)";
    assert_eq!(messages(text), ["3:16 this `(` is never closed"]);
    let (document, _) = read(text);
    let Some(Value { kind: ValueKind::Group(group), .. }) = document.root else { panic!("a group") };
    let ValueKind::Map(nodes) = &group.fields[0].value.kind else { panic!("a map") };
    assert_eq!(nodes.len(), 3);
}

#[test]
fn fifty_faults_are_fifty_findings() {
    let lines: String = (0..50).map(|n| format!("  a{n} = {n},\n")).collect();
    assert_eq!(messages(&format!("(\n{lines})")).len(), 50);
}

#[test]
fn nesting_has_a_limit() {
    let deep = format!("{}1{}", "[".repeat(200_000), "]".repeat(200_000));
    let found = messages(&deep);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(messages(&"(a:".repeat(100_000)).len(), DEEPEST + 1);
}

#[test]
fn texts_lose_carriage_returns_and_escapes() {
    assert_eq!(text("\"a\r\nb\"").0, "a\nb");
    assert_eq!(text("\"\\xC4\\x85\"").0, "ą");
    assert_eq!(text("\"\\u{D800}\"").1.len(), 1);
    assert_eq!(text("\"\\u{}\\u{1234567}\\u\\x4\"").1.len(), 4);
    assert_eq!(raw_text("r##\"a\"#b\"##"), "a\"#b");
}

#[test]
fn numbers_are_exact() {
    assert_eq!(integer("0x_FF"), Some(255));
    assert_eq!(integer("-1_000i32"), Some(-1000));
    assert_eq!(integer("1.0"), None);
    assert_eq!(integer("0x-1"), None);
    assert_eq!(decimal("8.2", 9), Some(8_200_000_000));
    assert_eq!(decimal("0.1000000005", 9), Some(100_000_001));
    assert_eq!(decimal("62.5", 1), Some(625));
    assert_eq!(decimal("1e3", 0), Some(1000));
    assert_eq!(decimal("-.5", 1), Some(-5));
    assert_eq!(decimal("1e400", 9), None);
    assert_eq!(decimal("1e-400", 9), Some(0));
    assert_eq!(decimal("1e-999999999", 9), Some(0));
    for wrong in ["", "-", ".", "1..5", "inf", "NaN", "1e", "0x", "1f", "e5"] {
        assert_eq!(decimal(wrong, 9), None, "{wrong}");
    }
}

proptest! {
    #[test]
    fn arbitrary_text_is_read_and_kept(text in "\\PC{0,200}") {
        let (document, _) = read(&text);
        prop_assert_eq!(document.pieces(&text).collect::<String>(), text);
    }

    #[test]
    fn arbitrary_tokens_are_read_and_kept(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "=", "\"", "\"a\"", "a", "Scene(", "1", "-", "\\", "'", "r#\"", "/*", "*/",
            "//", "\n", "  ", "#", "!", "„", "”", "\u{a0}", "None", "Some(", "\r\n", "b\"", "\\u{", "0x", "1e+",
        ]), 0..80),
    ) {
        let text: String = parts.concat();
        let (document, _) = read(&text);
        prop_assert_eq!(document.pieces(&text).collect::<String>(), text);
        for fault in &document.faults {
            prop_assert!(fault.span.start <= fault.span.end);
        }
    }

    #[test]
    fn whole_nanoseconds_survive(nanos in 0_i64..360_000_000_000_000) {
        let written = format!("{}.{:09}", nanos / 1_000_000_000, nanos % 1_000_000_000);
        prop_assert_eq!(seconds_to_nanos(&written), Some(nanos));
    }
}
