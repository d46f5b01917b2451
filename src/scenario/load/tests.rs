//! Loading, by examples: what is sound gives a graph, what is not is told where it is with its cure.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Diagnostic, render};
use crate::scenario::graph::{Condition, NodeKind, Picture, Then};
use crate::scenario::media_facts::MediaAssumed;
use crate::time::MediaTime;

const README: &str = include_str!("../../../scenarios/README.md");

/// Every part of the format at once.
const WHOLE: &str = r##"#![enable(implicit_some)]
// A scenario with everything in it.
Scenario(
    format: 1,
    title: {"pl": "Całość", "en": "Whole", "uk": "Усе"},
    summary: "s", poster: "poster.png",
    briefing: (role: "You are an officer.", content_warning: Some("none")),
    languages: ["pl", "en", "uk"], notes: "n",
    catalogue: "ilo-delphi-adult-labour", start: "lane",
    state: {"trust": (start: 0, min: -3, max: 3), "separated": (max: 1)},
    nodes: {
        "lane": Scene(
            title: "Lane", film: "film/lane.mp4",
            sound: {"pl": "sound/lane.pl.ogg", "en": "sound/lane.en.ogg"}, captions: {"pl": "c/pl.vtt"},
            cues: [
                (id: "late", indicator: "D5-01", from: 10, to: 12.5),
                (id: "passports", indicator: "D2-05", from: 8.2, to: 15.0, at: (0.28, 0.60, 0.12, 0.26), note: "n"),
            ],
            lures: [(id: "old-van", from: 2.0, to: 6.0, why: "w")],
            effects: [Set("separated", 0)],
            then: Choose(
                prompt: "?", opens: 21.0, seconds: 12, on_timeout: "wave", cut: Now, idle: "film/idle.mp4",
                options: [
                    (id: "second-line", text: "a", goto: "papers", rating: Best, effects: [Add("trust", 1)], why: "w"),
                    (id: "ask", text: "b", goto: "papers", rating: Harmful, principle: "IP-08", principles: ["ER-11"],
                     when: All([Not(Visited("papers")), Any(Flagged("passports"), Found(2))])),
                    (id: "wave", text: "c", goto: "end"),
                ],
            ),
        ),
        "papers": Exhibit(prompt: "?", image: "papers.png", goto: "wait", effects: [Add("trust", -1)],
            marks: [(id: "stamp", at: (0, 0, 1, 1), indicator: "D1-06"), (id: "stain", at: (0.5, 0.5, 0.1, 0.1))]),
        "wait": Scene(still: "still.png", seconds: 2.5, then: Goto("route")),
        "route": Route(branches: [(when: AtLeast("trust", 1), goto: "alone"), (when: Chose("lane/ask"), goto: "decide")],
            otherwise: "alone"),
        "alone": Choose(prompt: "?", options: [
            (id: "yes", text: "y", goto: "decide", when: Is("separated", 1)),
            (id: "no", text: "n", goto: "decide", when: Not(Is("separated", 1))),
        ]),
        "decide": Assess(prompt: "?", conclusions: [
            (id: "thb", text: "t", rating: Best, why: "w"), (id: "no", text: "n", rating: Poor, goto: "end"),
        ], goto: "refer"),
        "refer": Refer(prompt: "?", offered: ["unit-coordinator", "kcik", "employer"], key: ["unit-coordinator"],
            allowed: ["kcik"], ordered: false, why: "w", goto: "end"),
        "end": Ending(title: "End", text: "t", outcome: Good),
    },
    rubric: (weights: (detection: 1, conduct: 2), pass_mark: 62.5, must_do: ["IP-08"], must_avoid: ["ER-13"]),
)
"##;

fn load(text: &str) -> (Option<Graph>, Vec<Diagnostic>) {
    load_text("whole/scenario.ron", text, Reference::embedded(), &MediaAssumed)
}

fn concise(finding: &Diagnostic) -> String {
    render::concise(finding, Language::En)
}

fn sound(text: &str) -> Graph {
    let (graph, findings) = load(text);
    let told: Vec<String> = findings.iter().map(concise).collect();
    assert_eq!(told, Vec::<String>::new());
    graph.expect("sound text gives a graph")
}

#[test]
fn everything_is_loaded() {
    let graph = sound(WHOLE);
    assert_eq!(&*graph.id.0, "whole");
    assert_eq!(graph.nodes.len(), 8);
    assert_eq!(graph.rubric.pass_mark, Some(625));
    assert_eq!((graph.rubric.weights.conduct, graph.rubric.weights.referral), (2, 0));
    let NodeKind::Scene(lane) = &graph.node(graph.start).kind else { panic!("a scene") };
    assert_eq!(&*lane.cues[0].id.0, "passports", "cues stand in the order of their opening");
    assert_eq!(lane.cues[0].window.from, MediaTime::from_millis(8_200));
    let Then::Choose(choose) = &lane.then else { panic!("a choice") };
    assert_eq!((choose.limit, choose.on_timeout), (Some(MediaTime::from_secs(12)), Some(2)));
    assert_eq!(choose.options[1].principles, ["ER-11".into(), "IP-08".into()]);
    assert!(matches!(choose.options[1].when, Some(Condition::All(ref parts)) if parts.len() == 2));
    let wait = graph.place(&"wait".into()).expect("there");
    let NodeKind::Scene(wait) = &graph.node(wait).kind else { panic!("a scene") };
    assert!(
        matches!(wait.picture, Picture::Still { seconds: Some(time), .. } if time == MediaTime::from_millis(2_500))
    );
}

#[test]
fn the_readme_scenario_fits_in_25_lines_and_is_sound() {
    let example = README.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    assert!(example.lines().count() <= 25, "{} lines", example.lines().count());
    let graph = sound(example);
    assert_eq!(&*graph.catalogue.id.0, DEFAULT_CATALOGUE);
    assert_eq!(graph.languages, [Language::Pl]);
    assert_eq!(graph.start.0, 0);
    ron::from_str::<ron::Value>(example).expect("RON that others read");
}

#[test]
fn the_readme_names_every_institution_and_every_catalogue() {
    for institution in &*Reference::embedded().institutions {
        assert!(README.contains(&format!("`{}`", institution.id)), "{}", institution.id);
    }
    for catalogue in &Reference::embedded().catalogues {
        assert!(README.contains(&*catalogue.id.0), "{}", catalogue.id);
    }
}

#[test]
fn the_hash_follows_play_and_nothing_else() {
    let hash = |text: &str| sound(text).content_hash;
    let original = hash(WHOLE);
    assert_eq!(original.0.len(), 64);
    assert_eq!(hash(&WHOLE.replace('\n', "\r\n")), original, "line ends");
    assert_eq!(hash(&format!("\u{feff}// new\n{}", WHOLE.replace("    ", "\t"))), original, "comments and layout");
    assert_eq!(hash(&WHOLE.replace("text: \"a\"", "text: \"another\"")), original, "texts");
    assert_eq!(hash(&WHOLE.replace("seconds: 12,", "seconds: 12.000,")), original, "ways of writing a number");
    assert_eq!(
        hash(&WHOLE.replace("(0.28, 0.60, 0.12, 0.26)", "[(8.2, (0.28, 0.60, 0.12, 0.26))]")),
        original,
        "a place that stands, as a list"
    );
    let changes = [
        ("(0.28, 0.60, 0.12, 0.26)", "[(8.2, (0.28, 0.60, 0.12, 0.26)), (9.0, (0.28, 0.60, 0.12, 0.26))]"),
        ("seconds: 12,", "seconds: 13,"),
        ("rating: Best, effects", "rating: Good, effects"),
        ("Add(\"trust\", 1)", "Add(\"trust\", 2)"),
        ("AtLeast(\"trust\", 1)", "AtLeast(\"trust\", 2)"),
        ("from: 8.2", "from: 8.200000001"),
        ("0.28", "0.29"),
        ("cut: Now", "cut: AtEnd"),
        ("pass_mark: 62.5", "pass_mark: 62.4"),
        ("\"film/lane.mp4\"", "\"film/lane2.mp4\""),
        ("ordered: false", "ordered: true"),
        ("outcome: Good", "outcome: Bad"),
        ("D2-05", "D2-06"),
        ("must_do: [\"IP-08\"]", "must_do: []"),
        ("(start: 0, min: -3, max: 3)", "(start: 1, min: -3, max: 3)"),
    ];
    for (from, to) in changes {
        assert!(WHOLE.contains(from), "{from}");
        assert_ne!(hash(&WHOLE.replacen(from, to, 1)), original, "{from} → {to}");
    }
}

#[test]
fn one_change_gives_one_finding_with_its_cure() {
    // A change to the whole scenario, and the only finding that it must bring.
    let cases = [
        ("goto: \"wait\"", "goto: \"wiat\"", "dangling-goto", "did you mean `wait`?"),
        ("start: \"lane\"", "start: \"lnae\"", "dangling-goto", "did you mean `lane`?"),
        ("Chose(\"lane/ask\")", "Chose(\"lane/aks\")", "dangling-goto", "did you mean `ask`?"),
        ("Chose(\"lane/ask\")", "Chose(\"lane\")", "wrong-type", "write `Chose(\"node/option\")`"),
        ("Visited(\"papers\")", "Visited(\"paper\")", "dangling-goto", "did you mean `papers`?"),
        ("Flagged(\"passports\")", "Flagged(\"passport\")", "unknown-cue", "did you mean `passports`?"),
        ("Add(\"trust\", -1)", "Add(\"trsut\", -1)", "unknown-variable", "did you mean `trust`?"),
        ("Add(\"trust\", -1)", "Ad(\"trust\", -1)", "unknown-variant", "did you mean `Add`?"),
        ("indicator: \"D2-05\"", "indicator: \"D2-5\"", "unknown-indicator", "did you mean `D2-05`?"),
        ("principle: \"IP-08\"", "principle: \"IP-8\"", "unknown-principle", "did you mean `IP-08`?"),
        ("allowed: [\"kcik\"]", "allowed: [\"kcjk\"]", "unknown-institution", "did you mean `kcik`?"),
        (
            "catalogue: \"ilo-delphi-adult-labour\"",
            "catalogue: \"ilo-delphi-adult-labor\"",
            "unknown-catalogue",
            "did you mean `ilo-delphi-adult-labour`?",
        ),
        ("outcome: Good", "outcme: Good", "unknown-field", "did you mean `outcome`?"),
        ("outcome: Good", "outcome: Godo", "unknown-variant", "did you mean `Good`?"),
        ("outcome: Good", "outcome: \"Good\"", "wrong-type", "write `Good`"),
        ("\"end\": Ending(", "\"end\": Endnig(", "unknown-variant", "did you mean `Ending`?"),
        ("title: \"End\", ", "", "missing-field", "add `title: …`"),
        ("seconds: 2.5", "seconds: \"2.5\"", "wrong-type", "write 2.5 without quotes"),
        ("seconds: 2.5", "seconds: -2.5", "bad-number", "write seconds from 0 to 360000, such as 12.4"),
        ("seconds: 2.5", "seconds: 0", "bad-number", "write more than 0"),
        ("seconds: 2.5, ", "", "conflicting-fields", "add `seconds: …`, or a `sound`"),
        (
            "film: \"film/lane.mp4\"",
            "film: \"film/lane.mp4\", still: \"a.png\"",
            "conflicting-fields",
            "take one of them away",
        ),
        (
            "Choose(prompt: \"?\", options",
            "Choose(prompt: \"?\", opens: 2, options",
            "conflicting-fields",
            "take `opens` away",
        ),
        ("to: 12.5", "to: 9", "bad-window", "write a `to` that is later than `from`"),
        (
            "(0.28, 0.60, 0.12, 0.26)",
            "(0.98, 0.60, 0.12, 0.26)",
            "bad-number",
            "left + width and top + height are at most 1, and width and height more than 0",
        ),
        ("(0.28, 0.60, 0.12, 0.26)", "(0.28, 0.60)", "wrong-type", "write (0.1, 0.2, 0.3, 0.4)"),
        (
            "\"film/lane.mp4\"",
            "\"../lane.mp4\"",
            "path-leaves-folder",
            "put the film clip in the scenario's folder and write a path such as \"lane.mp4\"",
        ),
        (
            "\"film/lane.mp4\"",
            "\"C:/lane.mp4\"",
            "path-leaves-folder",
            "put the film clip in the scenario's folder and write a path such as \"lane.mp4\"",
        ),
        (
            "\"film/lane.mp4\"",
            "\"/etc/passwd\"",
            "path-leaves-folder",
            "put the film clip in the scenario's folder and write a path such as \"passwd\"",
        ),
        ("\"film/lane.mp4\"", "r\"film\\lane.mp4\"", "unportable-path", "write \"film/lane.mp4\""),
        ("\"film/lane.mp4\"", "\"film/aux.mp4\"", "unportable-path", "use letters, digits, `-`, `_` and `/`"),
        ("on_timeout: \"wave\", ", "", "timer-default", "add `on_timeout: \"…\"` with the id of an option"),
        ("seconds: 12, ", "", "timer-default", "add `seconds: …`, or take `on_timeout` away"),
        ("on_timeout: \"wave\"", "on_timeout: \"wvae\"", "timer-default", "did you mean `wave`?"),
        (
            "on_timeout: \"wave\"",
            "on_timeout: \"ask\"",
            "timer-default",
            "take its `when` away, or name another in `on_timeout`",
        ),
        (
            "when: Not(Is(\"separated\", 1))",
            "when: Is(\"separated\", 0)",
            "no-option-left",
            "add an option without `when`",
        ),
        (
            "otherwise: \"alone\"",
            "otherwise: \"route\"",
            "endless-loop",
            "let one of them lead to a scene, a choice or an ending",
        ),
        ("id: \"late\"", "id: \"passports\"", "duplicate-id", "give one of them another id"),
        ("id: \"stain\"", "id: \"stamp\"", "duplicate-id", "give one of them another id"),
        (
            "id: \"stain\"",
            "id: \"brudna plama\"",
            "bad-id",
            "ids are letters without accents, digits, `-`, `_` and `.`, such as \"brudna-plama\"",
        ),
        ("\"uk\": \"Усе\"", "\"ua\": \"Усе\"", "unknown-language", "write \"uk\""),
        ("languages: [\"pl\",", "languages: [\"pl-PL\",", "unknown-language", "write \"pl\""),
        ("\"en\": \"Whole\"", "\"pl\": \"Whole\"", "duplicate-field", "take one of them away"),
        (
            "\"w\")],\n            effects",
            "{})],\n            effects",
            "missing-field",
            "write {\"pl\": \"…\"}, or take the field away",
        ),
        (
            "captions: {\"pl\": \"c/pl.vtt\"}",
            "captions: {}",
            "missing-field",
            "write {\"pl\": \"…\"}, or take the field away",
        ),
        ("format: 1", "format: 2", "unsupported-format", "use the program that the file was written for"),
        ("pass_mark: 62.5", "pass_mark: 0.6", "bad-number", "write percent from 0 to 100, such as 60"),
        ("(max: 1)", "(start: 2, max: 1)", "bad-number", "write min ≤ start ≤ max"),
        (
            "offered: [\"unit-coordinator\", ",
            "offered: [",
            "conflicting-fields",
            "add \"unit-coordinator\" to `offered`",
        ),
        ("then: Goto(\"route\")", "then: \"route\"", "wrong-type", "write `Goto(\"route\")`"),
    ];
    for (from, to, rule, cure) in cases {
        assert!(WHOLE.contains(from), "{from}");
        let (graph, findings) = load(&WHOLE.replacen(from, to, 1));
        let told: Vec<String> = findings.iter().map(concise).collect();
        assert_eq!(findings.len(), 1, "{to}: {told:#?}");
        assert_eq!((findings[0].rule, findings[0].cure.as_ref().map(|cure| cure.get(Language::En))), (rule, Some(cure)), "{to}: {told:#?}");
        assert!(graph.is_none(), "{to}");
        assert!(findings[0].span.is_some(), "{to}");
    }
}

#[test]
fn a_duplicate_keeps_the_first_and_says_where_it_is() {
    let (_, findings) = load(&WHOLE.replacen("\"papers\": Exhibit", "\"wait\": Exhibit", 1));
    let duplicate = findings.iter().find(|finding| finding.rule == "duplicate-id").expect("told");
    assert_eq!(duplicate.related.len(), 1);
    // What led to the first name leads nowhere now: two gotos and one condition.
    assert_eq!(findings.iter().filter(|finding| finding.rule == "dangling-goto").count(), 3);
}

#[test]
fn fifty_faults_in_one_file_are_fifty_findings() {
    let mut nodes = String::new();
    for number in 0..10 {
        nodes += &format!(
            "\"n{number}\": Scene(still: \"../a.png\", seconds: \"x\", tnoh: 1, cues: [(id: \"c{number}\", indicator: \"?\", from: 1, to: 2)], then: Goto(\"no{number}\")),\n"
        );
    }
    let (graph, findings) = load(&format!("Scenario(format: 1, title: \"t\", nodes: {{\n{nodes}}})"));
    // Five in each node.
    assert_eq!(findings.len(), 50, "{:#?}", findings.iter().map(concise).collect::<Vec<_>>());
    assert!(graph.is_none());
    let lines: Vec<u32> = findings.iter().filter_map(|finding| finding.span.as_ref()).map(|span| span.line).collect();
    assert!(lines.is_sorted());
}

#[test]
fn a_hostile_file_is_told_within_bounds() {
    let nodes: String = (0..20_000).map(|n| format!("\"n{n}\": Scene(thn: Goto(\"m{n}\")),\n")).collect();
    let (graph, findings) = load(&format!("Scenario(format: 1, title: \"t\", nodes: {{\n{nodes}}})"));
    assert!(graph.is_none());
    assert_eq!(findings.len(), 1_001);
    assert_eq!(findings.last().map(|finding| finding.rule), Some("too-many-faults"));
}

#[test]
fn anything_that_is_no_scenario_is_told() {
    for text in [
        "",
        "()",
        "{}",
        "[]",
        "1",
        "\"x\"",
        "Scene()",
        "Scenario",
        "// nothing",
        "\u{feff}",
        "Scenario(nodes: {})",
        "\0",
    ] {
        let (graph, findings) = load(text);
        assert!(graph.is_none(), "{text}");
        assert!(findings.iter().any(Diagnostic::is_error), "{text}");
    }
}

/// Whatever is told can be shown, lies in the text and names a rule that can be explained; and a graph comes back
/// exactly when nothing told is an error.
fn assert_orderly(text: &str) {
    let (graph, findings) = load(text);
    assert_eq!(graph.is_none(), findings.iter().any(Diagnostic::is_error), "{text}");
    for finding in &findings {
        assert!(crate::scenario::check::rule(finding.rule).is_some(), "{}", finding.rule);
        let spans = finding.span.iter().chain(finding.related.iter().map(|(span, _)| span));
        for span in spans {
            assert!(text.get(span.bytes.clone()).is_some(), "{span:?} in {text}");
        }
        assert!(!crate::diagnostic::render::terminal(finding, crate::diagnostic::render::Colours::On, Language::Uk).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Pieces of a scenario taken away, doubled and put elsewhere.
    #[test]
    fn a_scenario_cut_to_pieces_is_told_in_order(cuts in proptest::collection::vec((0_usize..4_000, 0_usize..60, 0_usize..4_000), 1..6)) {
        let mut text: Vec<char> = WHOLE.chars().collect();
        for (from, length, to) in cuts {
            let from = from % text.len();
            let piece: Vec<char> = text.drain(from..(from + length).min(text.len())).collect();
            let to = to % (text.len() + 1);
            if length % 3 != 0 {
                text.splice(to..to, piece);
            }
            if text.is_empty() {
                break;
            }
        }
        assert_orderly(&text.into_iter().collect::<String>());
    }

    /// Words of a scenario changed for others of it.
    #[test]
    fn a_scenario_with_swapped_words_is_told_in_order(swaps in proptest::collection::vec((0_usize..1_000, 0_usize..1_000), 1..8)) {
        let words: Vec<&str> = WHOLE.split_inclusive([' ', '(', ')', ',', ':', '[', ']']).collect();
        let mut changed = words.clone();
        for (from, to) in swaps {
            changed[to % words.len()] = words[from % words.len()];
        }
        assert_orderly(&changed.concat());
    }
}
