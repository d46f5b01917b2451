//! The table and the reader say the same, in both directions, and so do the pages made from the table.

use std::collections::BTreeSet;

use super::*;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::scenario::source;
use crate::text::Language;

/// A file in which `inner` stands in the brackets of that group.
fn around(group: &Group, inner: &str) -> String {
    let node = |kind: &str, inner: String| format!("Scenario(nodes: {{\"a\": {kind}({inner})}})");
    match group.name {
        "Scenario" => format!("Scenario({inner})"),
        "briefing" | "rubric" => format!("Scenario({}: ({inner}))", group.name),
        "state variable" => format!("Scenario(state: {{\"a\": ({inner})}})"),
        "weights" => format!("Scenario(rubric: (weights: ({inner})))"),
        "cue" => node("Scene", format!("cues: [({inner})]")),
        "lure" => node("Scene", format!("lures: [({inner})]")),
        "option" => node("Choose", format!("options: [({inner})]")),
        "mark" => node("Exhibit", format!("marks: [({inner})]")),
        "branch" => node("Route", format!("branches: [({inner})]")),
        "conclusion" => node("Assess", format!("conclusions: [({inner})]")),
        kind => node(kind, inner.to_owned()),
    }
}

fn findings(text: &str) -> Vec<Diagnostic> {
    source::read(&SourceText::new("t.ron", text)).1
}

/// What is told of exactly these bytes' first character on.
fn told_at(text: &str, value: &str) -> Vec<Diagnostic> {
    let at = text.find(value).expect("it stands there");
    findings(text).into_iter().filter(|finding| finding.span.as_ref().is_some_and(|span| span.bytes.start == at)).collect()
}

#[test]
fn the_reader_takes_every_field_of_the_table_and_judges_its_value() {
    for group in GROUPS {
        for field in group.fields {
            // No field takes a single character.
            let text = around(group, &format!("{}: '§'", field.name));
            assert!(!told_at(&text, "'§'").is_empty(), "{text}: the reader does not look at it");
            assert!(findings(&text).iter().all(|finding| finding.rule != "unknown-field"), "{text}");
        }
        let text = around(group, "surely_unknown: 1");
        assert!(findings(&text).iter().any(|finding| finding.rule == "unknown-field"), "{text}");
    }
}

#[test]
fn the_reader_misses_what_the_table_requires_and_nothing_else() {
    for group in GROUPS {
        let found = findings(&around(group, ""));
        for field in group.fields {
            let missed = found.iter().any(|finding| finding.message.get(Language::En) == format!("`{}` has no `{}`", group.name, field.name));
            match field.need {
                Need::Required => assert!(missed, "{}: {} is not missed", group.name, field.name),
                Need::Otherwise(_) => assert!(!missed, "{}: {} is missed", group.name, field.name),
                Need::Unless(_) => {}
            }
        }
    }
}

#[test]
fn bounds_and_words_are_those_of_the_reader() {
    for group in GROUPS {
        for field in group.fields {
            let at = |value: &str| told_at(&around(group, &format!("{}: {value}", field.name)), value);
            match field.kind {
                Kind::Whole(least, most) => {
                    for inside in [least, most] {
                        assert_eq!(at(&inside.to_string()), [], "{}: {}", group.name, field.name);
                    }
                    for outside in [least - 1, most + 1] {
                        assert!(!at(&outside.to_string()).is_empty(), "{}: {} {outside}", group.name, field.name);
                    }
                }
                Kind::Word(words) => {
                    assert!(words.iter().all(|word| at(word).is_empty()), "{}: {}", group.name, field.name);
                    let told = at("Wrong");
                    let cure = told[0].cure.as_ref().expect("a cure").get(Language::En);
                    assert!(words.iter().all(|word| cure.contains(word)), "{}: {cure}", group.name);
                }
                _ => {}
            }
        }
    }
    let told = told_at("Scenario(nodes: {\"a\": Xyzzy()})", "Xyzzy");
    let cure = told[0].cure.as_ref().expect("a cure").get(Language::En);
    assert!(NODES.iter().all(|kind| cure.contains(kind.name)), "{cure}");
}

#[test]
fn every_group_is_reached_and_every_word_is_there() {
    let mut reached: BTreeSet<&str> = NODES.iter().map(|kind| kind.name).chain(["Scenario"]).collect();
    for group in GROUPS {
        for language in Language::ALL {
            assert!(!group.meaning.get(language).is_empty());
        }
        for field in group.fields {
            if let Kind::Group(inner) | Kind::List(inner) | Kind::Map(inner) = field.kind {
                reached.insert(inner.name);
            }
            for language in Language::ALL {
                let words = [field.meaning.get(language), &page::kind(&field.kind, language), &page::need(field, language)].map(str::len);
                assert!(words.iter().all(|length| *length > 0), "{}: {}", group.name, field.name);
            }
        }
    }
    assert_eq!(reached, GROUPS.iter().map(|group| group.name).collect());
}

/// To write them anew: `ias fields --markdown --lang pl > docs/reference.pl.md`, and so for `en` and `uk`.
#[test]
fn the_committed_reference_is_that_of_the_table() {
    let committed = [
        (Language::Pl, include_str!("../../../docs/reference.pl.md")),
        (Language::En, include_str!("../../../docs/reference.en.md")),
        (Language::Uk, include_str!("../../../docs/reference.uk.md")),
    ];
    for (language, text) in committed {
        assert!(page::markdown(language) == text, "docs/reference.{language}.md: write it anew with `ias fields --markdown --lang {language}`");
    }
}

#[test]
fn the_schema_describes_every_field_and_leads_nowhere_else() {
    let schema = schema::json_schema(Language::En);
    let mut references = BTreeSet::new();
    collect(&schema, &mut references);
    for name in &references {
        assert!(schema["$defs"].get(name).is_some(), "{name} is not defined");
    }
    for group in GROUPS.into_iter().skip(1) {
        let described = &schema["$defs"][group.name.replace(' ', "-")];
        for field in group.fields {
            let words = described["properties"][field.name]["description"].as_str().unwrap_or_default();
            assert!(words.contains(&field.meaning.get(Language::En).replace('`', "")), "{}: {}", group.name, field.name);
        }
        assert_eq!(described["additionalProperties"], false);
    }
    assert_eq!(schema["required"], serde_json::json!(["format", "title", "nodes"]));
}

/// Every `#/$defs/…` in a schema.
fn collect(value: &serde_json::Value, into: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(map) => {
            if let Some(name) = map.get("$ref").and_then(|name| name.as_str()) {
                into.insert(name.strip_prefix("#/$defs/").expect("a definition").to_owned());
            }
            map.values().for_each(|inner| collect(inner, into));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|inner| collect(inner, into)),
        _ => {}
    }
}
