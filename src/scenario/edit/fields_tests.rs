//! Fields stand where the form has them, conditions change without being written anew, and what is taken away again leaves
//! no trace.

use super::*;
use crate::scenario::source::{self, ChoiceOption, NodeKind, Then};

const TEXT: &str = r#"Scenario(
    title: "Van",
    nodes: {
        "lane": Choose(prompt: "Co?", options: [
            (id: "x", text: "X", goto: "end", rating: Good, why: "w"), // the first
            (id: "y", goto: "end",
             when: All([Visited("lane"), // seen
                        Not(Flagged("a"))]), principle: "IP-08", why: "w"),
        ]),
        "refer": Refer(
            prompt: "Kto?",
            offered: ["kcik", "police"],
            key: [],
            goto: "end",
        ),
        "end": Ending(title: "End"),
    },
)
"#;

/// What becomes of the one line that differs, and that undoing gives the text back.
#[track_caller]
fn line(wish: impl Fn(&Script) -> Result<Change, EditError>) -> String {
    let script = Script::new(TEXT);
    let change = wish(&script).expect("possible");
    let after = change.apply(TEXT);
    assert_eq!(change.inverse(TEXT).apply(&after), TEXT);
    assert_eq!(Script::new(after.as_str()).document.faults, [], "{after}");
    let differ: Vec<&str> = after.lines().filter(|line| !TEXT.lines().any(|old| old == *line)).collect();
    assert_eq!((differ.len(), after.lines().count()), (1, TEXT.lines().count()), "{after}");
    differ[0].trim().to_owned()
}

#[test]
fn a_field_stands_behind_those_before_it_in_the_form() {
    let set = |name: &'static str, value: &'static str| line(move |script| script.set_field(&format!("nodes/lane/options/x/{name}"), value));
    assert_eq!(set("when", "Found(1)"), r#"(id: "x", text: "X", when: Found(1), goto: "end", rating: Good, why: "w"), // the first"#);
    assert_eq!(set("effects", "[]"), r#"(id: "x", text: "X", goto: "end", rating: Good, effects: [], why: "w"), // the first"#);
    assert_eq!(set("rating", "Poor"), r#"(id: "x", text: "X", goto: "end", rating: Poor, why: "w"), // the first"#);
    let script = Script::new(TEXT);
    let allowed = script.add_entry("nodes/refer/allowed", "\"pip\"").expect("possible").apply(TEXT);
    assert!(allowed.contains("            key: [],\n            allowed: [\"pip\"],\n            goto: \"end\",\n"), "{allowed}");
    let rubric = script.set_field("rubric/pass_mark", "70").expect("possible").apply(TEXT);
    assert!(rubric.contains("    },\n    rubric: (pass_mark: 70),\n)"), "{rubric}");
    let state = script.set_field("state", "{\n    \"trust\": (max: 3),\n}").expect("possible").apply(TEXT);
    assert!(state.contains("    title: \"Van\",\n    state: {\n        \"trust\": (max: 3),\n    },\n    nodes: {"), "{state}");
}

#[test]
fn conditions_change_and_what_stands_in_them_stays() {
    let when = "nodes/lane/options/y/when";
    assert_eq!(line(|script| script.set_name(when, "Any")), r#"when: Any([Visited("lane"), // seen"#);
    let around = Script::new(TEXT).put_around(when, "Not(", ")").expect("possible").apply(TEXT);
    assert!(around.contains("when: Not(All([Visited(\"lane\"), // seen\n                        Not(Flagged(\"a\"))])), principle"), "{around}");
    assert_eq!(line(|script| script.put_out(&format!("{when}/#0/#1"), &format!("{when}/#0/#1/#0"))), r#"Flagged("a")]), principle: "IP-08", why: "w"),"#);
    let script = Script::new(TEXT);
    assert_eq!(script.parts_of(when), format!("{when}/#0"));
    assert_eq!(Script::new(TEXT.replace("All([", "All(").replace("))])", ")))")).parts_of(when), when, "All(a, b)");
    assert!(script.put_out(&format!("{when}/#0/#1"), &format!("{when}/#0/#0")).is_err(), "one is not within the other");
    assert!(script.set_name("nodes/refer/offered", "Any").is_err(), "a list has no name");
}

#[test]
fn lists_are_filled_ordered_and_emptied() {
    assert_eq!(line(|script| script.swap("nodes/refer/offered/#0", "nodes/refer/offered/#1")), r#"offered: ["police", "kcik"],"#);
    assert_eq!(line(|script| script.add_entry("nodes/refer/key", "\"kcik\"")), r#"key: ["kcik"],"#);
    assert_eq!(line(|script| script.take_entry("nodes/refer/offered", 0)), r#"offered: ["police"],"#);
    let text = TEXT.replace("offered: [\"kcik\", \"police\"]", "offered: [\"kcik\"]").replace("key: [],", "key: [],\n            allowed: [\"pip\"],");
    let script = Script::new(text.as_str());
    let required = script.take_entry("nodes/refer/offered", 0).expect("possible").apply(&text);
    assert!(required.contains("offered: [],"), "what must be written stays as an empty list: {required}");
    let optional = script.take_entry("nodes/refer/allowed", 0).expect("possible").apply(&text);
    assert!(!optional.contains("allowed"), "what may be left out goes: {optional}");
    assert!(script.take_entry("nodes/refer/offered", 1).is_err());
}

#[test]
fn principles_are_one_or_several() {
    let set = |option: &'static str, ids: &'static [&'static str]| line(move |script| script.set_principles(&format!("nodes/lane/options/{option}"), ids));
    assert_eq!(set("x", &["IP-01"]), r#"(id: "x", text: "X", goto: "end", rating: Good, principle: "IP-01", why: "w"), // the first"#);
    assert_eq!(set("x", &["IP-01", "ER-02"]), r#"(id: "x", text: "X", goto: "end", rating: Good, principles: ["IP-01", "ER-02"], why: "w"), // the first"#);
    assert_eq!(set("y", &["IP-08", "ER-02"]), r#"Not(Flagged("a"))]), principles: ["IP-08", "ER-02"], why: "w"),"#);
    assert_eq!(set("y", &["ER-02"]), r#"Not(Flagged("a"))]), principle: "ER-02", why: "w"),"#);
    assert_eq!(set("y", &[]), r#"Not(Flagged("a"))]), why: "w"),"#);
    assert!(Script::new(TEXT).set_principles("nodes/lane/options/x", &[]).expect("possible").is_empty());
}

#[test]
fn a_variable_is_renamed_wherever_it_is_named() {
    let text = r#"(state: {"trust": (max: 3), "fear": (max: 1)}, nodes: {
        "a": Scene(film: "a.mp4", effects: [Set("trust", 1)], then: Choose(prompt: "?", options: [
            (id: "x", text: "trust", goto: "b", effects: [Add("trust", 1), Add("fear", 1)], when: Any([AtLeast("trust", 1), Not(Is("trust", 2))])),
        ])),
        "b": Route(branches: [(when: AtLeast("trust", 2), goto: "a")], otherwise: "a"),
    })"#;
    let script = Script::new(text);
    let after = script.rename(Named::Variable("trust"), "calm").expect("possible").apply(text);
    assert_eq!(after, text.replace("\"trust\"", "\"calm\"").replace("text: \"calm\"", "text: \"trust\""));
    assert_eq!(script.rename(Named::Variable("trust"), "fear"), Err(EditError::UnfitId("fear".to_owned())));
}

/// Every option of a text with its place.
fn options(text: &str) -> Vec<(String, ChoiceOption)> {
    let (scenario, _) = source::read(&SourceText::new("s", text));
    let mut found = Vec::new();
    for node in scenario.expect("readable").nodes {
        let (choose, place) = match node.kind {
            Some(NodeKind::Choose(choose)) => (choose, format!("nodes/{}/options", node.id.value)),
            Some(NodeKind::Scene(scene)) => match scene.then {
                Some(Then::Choose(choose)) => (choose, format!("nodes/{}/then/options", node.id.value)),
                _ => continue,
            },
            _ => continue,
        };
        found.extend(choose.options.into_iter().map(|option| (format!("{place}/{}", option.id.value), option)));
    }
    found
}

#[test]
fn every_option_of_every_committed_scenario_takes_each_field_and_gives_it_back() {
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")).expect("the scenarios");
    let texts = folders.flatten().filter_map(|folder| std::fs::read_to_string(folder.path().join("scenario.ron")).ok());
    let mut seen = 0;
    for text in texts {
        let script = Script::new(text.as_str());
        for (option, read) in options(&text) {
            let written = [
                ("when", read.when.is_some(), "Visited(\"x\")"),
                ("effects", !read.effects.is_empty(), "[Add(\"x\", 1)]"),
                ("rating", read.rating.is_some(), "Harmful"),
            ];
            for (name, is_there, value) in written {
                let place = format!("{option}/{name}");
                assert_eq!(script.find(&place).is_some(), is_there, "{place}");
                let change = script.set_field(&place, value).expect("possible");
                let after = change.apply(&text);
                let new = Script::new(after.as_str());
                assert_eq!(new.document.faults, []);
                assert_eq!(new.written(&place), Some(value));
                assert_eq!(change.inverse(&text).apply(&after), text);
                if is_there {
                    continue;
                }
                let changed = after.lines().zip(text.lines()).filter(|(a, b)| a != b).count();
                assert!(after.lines().count() == text.lines().count() && changed == 1 || after.lines().count() == text.lines().count() + 1, "{place}: one line");
                assert_eq!(new.remove(&place).expect("it is there").apply(&after), text, "{place}: no trace is left");
            }
            let ids: Vec<&str> = read.principles.iter().map(|name| &*name.value).collect();
            let place = script.find(&option).map(|value| value.span.start).expect("it is there");
            assert_eq!(script.place_at(place), script.numbered(&option));
            let more: Vec<&str> = ids.iter().copied().chain(["ER-99"]).collect();
            let after = script.set_principles(&option, &more).expect("possible").apply(&text);
            let back = Script::new(after.as_str()).set_principles(&option, &ids).expect("possible").apply(&after);
            let (_, again) = options(&back).into_iter().find(|(place, _)| *place == option).expect("it is there");
            assert_eq!(again.principles.iter().map(|name| &*name.value).collect::<Vec<_>>(), ids, "{option}");
            seen += 1;
        }
    }
    assert!(seen > 60, "{seen}");
}
