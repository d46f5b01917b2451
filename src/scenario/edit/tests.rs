//! What is changed is changed, what is not stays byte for byte, and undoing gives back the text.

use proptest::prelude::*;

use super::*;
use crate::scenario::source::{self, NodeKind, Then};

const HARVEST: &str = include_str!("../../../scenarios/harvest-van/scenario.ron");

const LANE: &str = r#"#![enable(implicit_some)]
Scenario(
    title: "Van",
    start: "lane", // the first
    nodes: {
        "lane": Scene( // first line
            film: "film/lane.mp4",
            cues: [
                (id: "a", indicator: "D2-05", from: 8.2, to: 15.0, note: "n"), // passports
                // the second
                (id: "b", from: 16, to: 18.5, at: (0.1, 0.2, 0.3, 0.4)),
            ],
            lures: [],
            then: Choose(prompt: {"pl": "Co?", "uk": "Що?"}, seconds: 5, on_timeout: "x", options: [
                (id: "x", goto: "end", text: "X",
                 when: Chose("lane/x")), (id: "y", goto: "lane", text: "Y")
            ]),
        ),
        "end": Ending(title: "End", text: {}),
        "route": Route(branches: [(when: All([Visited("lane"), Not(Flagged("a"))]), goto: "lane")], otherwise: "end"),
    },
)
"#;

/// The lines that differ, old against new.
fn changed_lines<'t>(old: &'t str, new: &'t str) -> (Vec<&'t str>, Vec<&'t str>) {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split('\n').collect(), new.split('\n').collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    (old[head..old.len() - tail].to_vec(), new[head..new.len() - tail].to_vec())
}

/// Applies a change and checks that undoing it gives the text back.
fn done(text: &str, change: &Change) -> String {
    assert!(change.fits(text));
    let after = change.apply(text);
    let undo = change.inverse(text);
    assert!(undo.fits(&after));
    assert_eq!(undo.apply(&after), text);
    after
}

fn edited(wish: impl Fn(&Script) -> Result<Change, EditError>) -> String {
    let script = Script::new(LANE);
    assert_eq!(script.document.faults, []);
    let after = done(LANE, &wish(&script).expect("possible"));
    assert_eq!(Script::new(after.as_str()).document.faults, [], "{after}");
    // With the other line end nothing is different.
    let dos = LANE.replace('\n', "\r\n");
    let change = wish(&Script::new(dos.as_str())).expect("possible");
    assert_eq!(done(&dos, &change), after.replace('\n', "\r\n"));
    after
}

#[track_caller]
fn lines(wish: impl Fn(&Script) -> Result<Change, EditError>, old: &[&str], new: &[&str]) {
    let after = edited(wish);
    assert_eq!(changed_lines(LANE, &after), (old.to_vec(), new.to_vec()));
}

#[test]
fn one_value_is_one_line() {
    lines(
        |script| script.set("nodes/lane/cues/a/from", "8.32"),
        &["                (id: \"a\", indicator: \"D2-05\", from: 8.2, to: 15.0, note: \"n\"), // passports"],
        &["                (id: \"a\", indicator: \"D2-05\", from: 8.32, to: 15.0, note: \"n\"), // passports"],
    );
    assert!(Script::new(LANE).set("nodes/lane/cues/a/from", "8.2").expect("there").is_empty(), "nothing new");
    assert!(edited(|script| script.set("nodes/lane/cues/b/at/#2", "0.25")).contains("at: (0.1, 0.2, 0.25, 0.4)"));
}

#[test]
fn a_field_that_is_missing_is_put_beside_its_neighbours() {
    assert!(edited(|script| script.set("nodes/lane/title", "\"Lane\"")).contains("            ]),\n            title: \"Lane\",\n        ),"));
    assert!(edited(|script| script.set("nodes/end/outcome", "Good")).contains("Ending(title: \"End\", text: {}, outcome: Good)"));
    assert!(edited(|script| script.set("nodes/end/text/pl", "\"K\"")).contains("text: {\"pl\": \"K\"})"));
    assert!(edited(|script| script.set("summary/pl", "\"S\"")).ends_with("    },\n    summary: {\"pl\": \"S\"},\n)\n"));
    assert!(edited(|script| script.set("briefing/role/uk", "\"R\"")).contains("briefing: (role: {\"uk\": \"R\"}),"));
    assert!(edited(|script| script.set("nodes/lane/then/options/x/why/pl", "\"W\"")).contains(
        "when: Chose(\"lane/x\"),\n                 why: {\"pl\": \"W\"}), (id: \"y\""
    ));
}

#[test]
fn entries_stand_as_their_neighbours_do() {
    lines(
        |script| script.insert("nodes/lane/cues", 9, "(id: \"c\")"),
        &[],
        &["                (id: \"c\"),"],
    );
    lines(
        |script| script.insert("nodes/lane/cues", 1, "(id: \"c\")"),
        &[],
        &["                (id: \"c\"),"],
    );
    lines(
        |script| script.insert("nodes/lane/lures", 0, "(id: \"c\")"),
        &["            lures: [],"],
        &["            lures: [", "                (id: \"c\"),", "            ],"],
    );
    let node = "\"new\": Scene(\n    film: \"film/new.mp4\",\n    then: Goto(\"end\"),\n)";
    assert!(edited(|script| script.insert("nodes", 99, node)).ends_with(
        "otherwise: \"end\"),\n        \"new\": Scene(\n            film: \"film/new.mp4\",\n            then: Goto(\"end\"),\n        ),\n    },\n)\n"
    ));
    assert!(edited(|script| script.insert("nodes/lane/then/options", 9, "(id: \"z\")")).contains("text: \"Y\"), (id: \"z\")\n"));
    assert!(edited(|script| script.insert("nodes/lane/effects", 0, "Add(\"t\", 1)")).contains("effects: [Add(\"t\", 1)],\n"));
}

#[test]
fn what_is_taken_away_takes_its_line_and_its_comma() {
    lines(
        |script| script.remove("nodes/lane/cues/b"),
        &["                (id: \"b\", from: 16, to: 18.5, at: (0.1, 0.2, 0.3, 0.4)),"],
        &[],
    );
    assert!(edited(|script| script.remove("nodes/lane/cues/a/indicator")).contains("(id: \"a\", from: 8.2,"));
    assert!(edited(|script| script.remove("nodes/lane/cues/a/note")).contains("to: 15.0), // passports"));
    assert!(edited(|script| script.remove("nodes/lane/then/options/x/when")).contains("goto: \"end\", text: \"X\"), (id: \"y\""));
    assert!(edited(|script| script.remove("nodes/lane/then/options/y")).contains("Chose(\"lane/x\"))\n            ]),"));
    assert!(edited(|script| script.remove("nodes/lane/then/prompt/pl")).contains("prompt: {\"uk\": \"Що?\"},"));
    assert!(!edited(|script| script.remove("start")).contains("start"));
    assert!(!edited(|script| script.remove("nodes/lane")).contains("film"));
}

#[test]
fn texts_keep_the_order_of_languages() {
    let set = |language, text: &'static str| {
        edited(move |script| script.set_text("nodes/lane/then/prompt", Some(language), text, Language::Pl))
    };
    assert!(set(Language::En, "What?").contains("{\"pl\": \"Co?\", \"en\": \"What?\", \"uk\": \"Що?\"}"));
    assert!(set(Language::Pl, "\"Ile\"?").contains("{\"pl\": \"\\\"Ile\\\"?\", \"uk\": \"Що?\"}"));
    let plain = |language| edited(move |script| script.set_text("title", language, "V", Language::Pl));
    assert!(plain(None).contains("title: \"V\","));
    assert!(plain(Some(Language::En)).contains("title: {\"pl\": \"Van\", \"en\": \"V\"},"));
    assert!(plain(Some(Language::Pl)).contains("title: {\"pl\": \"V\"},"));
}

#[test]
fn a_new_name_reaches_every_reference() {
    let node = edited(|script| script.rename(Named::Node("lane"), "booth"));
    assert!(!node.contains("\"lane\"") && !node.contains("lane/x"), "{node}");
    assert!(node.contains("start: \"booth\", // the first") && node.contains("Chose(\"booth/x\")") && node.contains("film/lane.mp4"));
    let cue = edited(|script| script.rename(Named::Cue("a"), "papers"));
    assert!(cue.contains("Flagged(\"papers\")") && cue.contains("(id: \"papers\", indicator"));
    let option = edited(|script| script.rename(Named::Option("lane", "x"), "wave"));
    assert!(option.contains("on_timeout: \"wave\"") && option.contains("(id: \"wave\"") && option.contains("Chose(\"lane/wave\")"));
    let script = Script::new(LANE);
    assert_eq!(script.rename(Named::Node("lane"), "end"), Err(EditError::UnfitId("end".into())));
    assert_eq!(script.rename(Named::Node("lane"), "bóo th"), Err(EditError::UnfitId("bóo th".into())));
    assert_eq!(script.rename(Named::Node("none"), "some"), Err(EditError::NoSuchPlace("none".into())));
}

#[test]
fn what_is_not_there_is_refused() {
    let script = Script::new(LANE);
    assert_eq!(script.set("nodes/lane/cues/zzz/from", "1"), Err(EditError::HoldsNothing("nodes/lane/cues".into())));
    assert_eq!(script.remove("nodes/lane/cues/zzz"), Err(EditError::NoSuchPlace("nodes/lane/cues/zzz".into())));
    assert_eq!(script.set("title/pl", "\"x\""), Err(EditError::HoldsNothing("title".into())));
    assert_eq!(script.set("title", "\"x"), Err(EditError::WouldBreak("title".into())));
    assert_eq!(Script::new("").set("title", "\"x\""), Err(EditError::NoSuchPlace("title".into())));
}

/// The place of every window of a scenario.
fn windows(text: &str) -> Vec<String> {
    let (scenario, _) = source::read(&SourceText::new("s", text));
    let mut places = Vec::new();
    for node in scenario.expect("readable").nodes {
        if let Some(NodeKind::Scene(scene)) = &node.kind {
            let cues = scene.cues.iter().map(|cue| format!("nodes/{}/cues/{}", node.id.value, cue.id.value));
            let lures = scene.lures.iter().map(|lure| format!("nodes/{}/lures/{}", node.id.value, lure.id.value));
            places.extend(cues.chain(lures));
        }
    }
    places
}

#[test]
fn every_window_of_every_committed_scenario_moves_by_one_line() {
    let folders = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios")).expect("the scenarios");
    let texts = folders.flatten().filter_map(|folder| std::fs::read_to_string(folder.path().join("scenario.ron")).ok());
    let mut moved = 0;
    for text in texts {
        let script = Script::new(text.as_str());
        for place in windows(&text) {
            for edge in ["from", "to"] {
                let change = script.set(&format!("{place}/{edge}"), "77.12").expect("it is there");
                let after = done(&text, &change);
                let (old, new) = changed_lines(&text, &after);
                assert_eq!((old.len(), new.len()), (1, 1), "{place}");
                moved += 1;
            }
        }
    }
    assert!(moved > 40, "{moved}");
}

#[derive(Clone, Debug)]
enum Wish {
    Set(usize, &'static str, String),
    Text(usize, Option<Language>, String),
    Insert(usize),
    Remove(usize),
    Rename(usize, String),
}

fn wishes() -> impl Strategy<Value = Vec<Wish>> {
    let field = prop_oneof![Just("from"), Just("to"), Just("note"), Just("why"), Just("at"), Just("indicator")];
    let value = prop_oneof![
        Just("8.25".to_owned()),
        Just("(0.1, 0.1, 0.2, 0.2)".to_owned()),
        Just("[(1, (0.1, 0.1, 0.2, 0.2)), (2, (0.2, 0.1, 0.2, 0.2))]".to_owned()),
        "\\PC{0,12}".prop_map(|text| write::text(&text)),
    ];
    let language = prop_oneof![Just(None), Just(Some(Language::Pl)), Just(Some(Language::En)), Just(Some(Language::Uk))];
    let wish = prop_oneof![
        (0..64_usize, field, value).prop_map(|(at, field, value)| Wish::Set(at, field, value)),
        (0..64_usize, language, "\\PC{0,12}").prop_map(|(at, language, text)| Wish::Text(at, language, text)),
        (0..64_usize).prop_map(Wish::Insert),
        (0..64_usize).prop_map(Wish::Remove),
        (0..64_usize, "[a-z]{3}").prop_map(|(at, name)| Wish::Rename(at, name)),
    ];
    proptest::collection::vec(wish, 1..12)
}

/// Every comment of a text, in order.
fn comments(script: &Script) -> Vec<String> {
    let pieces: Vec<&str> = script.document.pieces(script.text()).collect();
    let tokens = script.document.tokens.iter().zip(pieces);
    let comments = tokens.filter(|(token, _)| token.kind == syntax::TokenKind::Comment);
    comments.map(|(_, text)| text.trim_end().to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_can_be_undone(wishes in wishes(), dos: bool) {
        let begin = if dos { HARVEST.replace('\n', "\r\n") } else { HARVEST.to_owned() };
        let mut text = begin.clone();
        let mut undo = Vec::new();
        for wish in wishes {
            let script = Script::new(text.as_str());
            let windows = windows(&text);
            let place = |at: usize| windows[at % windows.len()].clone();
            let list = |at: usize| place(at).rsplit_once('/').expect("in a list").0.to_owned();
            let id = |at: usize| place(at).rsplit_once('/').expect("in a list").1.to_owned();
            let (change, keeps_comments) = match &wish {
                Wish::Set(at, field, value) => (script.set(&format!("{}/{field}", place(*at)), value), true),
                Wish::Text(at, language, value) => (script.set_text(&format!("{}/note", place(*at)), *language, value, Language::Pl), true),
                Wish::Insert(at) => (script.insert(&list(*at), at % 4, &format!("(id: \"n{}\")", text.len())), true),
                Wish::Remove(at) => (script.remove(&place(*at)), false),
                Wish::Rename(at, name) => (script.rename(Named::Cue(&id(*at)), name), true),
            };
            let Ok(change) = change else { continue };
            let after = done(&text, &change);
            let read = Script::new(after.as_str());
            prop_assert!(read.document.faults.is_empty(), "{wish:?}: {:?}", read.document.faults);
            prop_assert_eq!(after.matches('\n').count() == after.matches("\r\n").count(), dos);
            if keeps_comments {
                prop_assert_eq!(comments(&read), comments(&script));
            }
            undo.push(change.inverse(&text));
            text = after;
        }
        for change in undo.iter().rev() {
            text = change.apply(&text);
        }
        prop_assert_eq!(text, begin);
    }

    #[test]
    fn the_change_between_two_texts_makes_one_of_the_other(old in "[ab\nż]{0,12}", new in "[ab\nż]{0,12}") {
        let change = Change::between(&old, &new);
        prop_assert_eq!(done(&old, &change), new.clone());
        prop_assert_eq!(change.is_empty(), old == new);
    }

    #[test]
    fn a_hostile_text_is_never_made_worse(
        parts in proptest::collection::vec(proptest::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "\"a\"", "a", "nodes", "id", "\"lane\"", "1", "// c\n", "\n", " ", "/* x */", "\"",
        ]), 0..40),
        place in proptest::sample::select(vec!["nodes/lane", "a", "nodes/a/id", "#0/#1", "id/pl"]),
    ) {
        let text: String = parts.concat();
        let script = Script::new(text.as_str());
        for change in [script.set(place, "1"), script.insert(place, 1, "(id: \"a\")"), script.remove(place)].into_iter().flatten() {
            let after = done(&text, &change);
            prop_assert!(Script::new(after).document.faults.len() <= script.document.faults.len());
        }
    }
}

#[test]
fn a_choice_of_the_film_is_reached_by_its_place() {
    let (scenario, _) = source::read(&SourceText::new("s", HARVEST));
    let script = Script::new(HARVEST);
    for node in scenario.expect("readable").nodes {
        if let Some(NodeKind::Scene(scene)) = &node.kind
            && let Some(Then::Choose(choose)) = &scene.then
        {
            for option in &choose.options {
                let place = format!("nodes/{}/then/options/{}/goto", node.id.value, option.id.value);
                assert_eq!(script.find(&place).map(|value| value.span.clone()), option.goto.as_ref().map(|name| name.span.clone()));
            }
        }
    }
}
