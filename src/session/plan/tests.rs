//! The plan's language under test: what it reads, what it refuses and where, and how its clock runs.

use super::*;
use crate::diagnostic::Diagnostic;
use crate::scenario::graph::*;
use crate::session::testing::*;
use crate::session::*;
use crate::text::Language;
use crate::time::WallTime;

fn read(text: &str) -> Plan {
    Plan::parse("plan.txt", text).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

fn where_and_what(finding: &Diagnostic) -> (u32, u32, &str, &str) {
    let span = finding.span.as_ref().expect("a place");
    let cure = finding.cure.as_ref().map_or("", |cure| cure.get(Language::En));
    (span.line, span.column, finding.message.get(Language::En), cure)
}

#[test]
fn the_sample_of_the_page_is_read() {
    let page = include_str!("mod.rs");
    let sample: String = page
        .split("//! ```text\n")
        .nth(1)
        .and_then(|rest| rest.split("//! ```").next())
        .expect("a sample")
        .lines()
        .map(|line| format!("{}\n", line.trim_start_matches("//!").trim_start()))
        .collect();
    let plan = read(&sample);
    assert_eq!(plan.lines.len(), 5);
    assert_eq!(plan.lines[3].line, 5);
    let because = vec![GroundWord::Named("driver-holds-passports".to_owned())];
    let expected = Command::Assess { conclusion: "possible-victim".into(), because, confidence: Confidence(80) };
    assert_eq!(plan.lines[3].command, expected);
    for word in Command::WORDS {
        assert!(page.contains(&format!("`{word}")), "`{word}` is not on the page");
    }
}

#[test]
fn every_form_is_read() {
    let spot = Spot { x: 0.25, y: 1.0 };
    for (text, command) in [
        ("flag 12.4", Command::Flag { at: secs(12.4), spot: None, named: None }),
        ("  flag 12.4 0.25 1 as D2-05 # why", Command::Flag { at: secs(12.4), spot: Some(spot), named: Some("D2-05".into()) }),
        ("name 2 as unknown", Command::Name { flag: FlagId(2), indicator: None }),
        ("timers 250%", Command::Timers(Timers::Percent(250))),
        ("timers off", Command::Timers(Timers::Off)),
        ("wait", Command::Wait(None)),
        ("wait 0.5", Command::Wait(Some(secs(0.5)))),
        ("choose a at 3", Command::Choose { option: "a".into(), at: Some(secs(3.0)) }),
        ("refer nobody", Command::Refer(Vec::new())),
        ("refer a b", Command::Refer(vec!["a".into(), "b".into()])),
        ("pause distress", Command::Pause(PauseReason::Distress)),
        ("fail no such file", Command::Fail("no such file".to_owned())),
        (
            "assess x because flag:2 mark:1 permit/stamp",
            Command::Assess {
                conclusion: "x".into(),
                because: vec![
                    GroundWord::Flag(FlagId(2)),
                    GroundWord::Placed(PlacedId(1)),
                    GroundWord::Named("permit/stamp".to_owned()),
                ],
                confidence: Confidence(50),
            },
        ),
    ] {
        assert_eq!(read(text).lines[0].command, command, "{text}");
    }
    assert_eq!(read("# nothing\n\n   \r\n").lines, []);
}

#[test]
fn every_fault_is_told_at_once_with_its_place_and_cure() {
    let text = "flag 3\n  falg 4\nflag -1\nchoose\nflag 3 0.5 1.5\nleave now\ntimers 5%\nassess x because flag:0\nżółw\nassess x confidence 101";
    let faults = Plan::parse("plan.txt", text).expect_err("faults");
    let told: Vec<_> = faults.iter().map(where_and_what).collect();
    assert_eq!(
        told,
        [
            (2, 3, "`falg` is no command", "write `flag`"),
            (3, 6, "`-1` is no time", "write seconds from 0, such as `12.4`"),
            (4, 7, "the option is missing", "write `choose OPTION`"),
            (5, 12, "`1.5` is no fraction of the picture", "write 0 to 1, such as `0.35`"),
            (6, 7, "`now` does not belong to `leave`", "leave it out, or begin it with `#` if it is a comment"),
            (7, 8, "there is no setting of the timers `5%`", "write `timers 200%` or `timers off`, 10% to 1000%"),
            (8, 18, "`flag:0` names nothing", "write `flag:2` or `mark:1`, numbered from 1"),
            (9, 1, "`żółw` is no command", "write one of trainee, mode, timers, language, flag, name, withdraw, wait, end, replay, fail, choose, timeout, mark, unmark, leave, assess, refer, pause, resume, abandon"),
            (10, 21, "`101` is no confidence", "write 0 to 100"),
        ]
    );
    assert_eq!(faults[0].source_line, "  falg 4");
    // A word that a person wrote is in all of them, so that only the others are looked at.
    faults.iter().filter(|fault| !fault.source_line.contains('ż')).for_each(speaks_three_languages);
    let told = [Language::Pl, Language::En, Language::Uk].map(|language| (faults[2].message.get(language), faults[2].cure.as_ref().expect("a cure").get(language)));
    assert_eq!(
        told,
        [
            ("brakuje opcji", "napisz `choose OPTION`"),
            ("the option is missing", "write `choose OPTION`"),
            ("бракує варіанта", "напишіть `choose OPTION`"),
        ]
    );
}

#[test]
fn a_missing_or_wrong_word_is_told_by_its_name() {
    let told = |text: &str| {
        let faults = Plan::parse("plan.txt", text).expect_err("faults");
        faults.iter().for_each(speaks_three_languages);
        faults.iter().map(|fault| where_and_what(fault).2.to_owned()).collect::<Vec<_>>()
    };
    let text = "mode\nmode play\nlanguage\nlanguage de\nname 2 is D2-05\nname 2\npause long\ntrainee\ntimers\nflag\nmark\nunmark\nwithdraw\nflag 3 as\nassess\nassess x confidence\nrefer";
    assert_eq!(
        told(text),
        [
            "the mode is missing", "there is no mode `play`", "the language is missing", "there is no language `de`", "the word `as` is missing",
            "the word `as` is missing", "there is no reason for a pause `long`", "the trainee's code is missing", "the setting of the timers is missing",
            "the time is missing", "the fraction of the picture is missing", "the mark's number is missing", "the flag's number is missing",
            "the indicator is missing", "the conclusion is missing", "the confidence is missing", "the institution is missing",
        ]
    );
}

/// A scene with a choice from 10 s on for 5 s, cut at once; a scene that follows; an ending.
fn film() -> (Graph, SceneLengths) {
    let ask = Choose {
        opens: Some(secs(10.0)),
        limit: Some(secs(5.0)),
        on_timeout: Some(1),
        cut: Cut::Now,
        ..choose(vec![option("on", 1, Some(Rating::Best)), option("off", 2, Some(Rating::Poor))])
    };
    let graph = graph(vec![
        ("lane", scene(vec![cue("a", "D2-02", 12.0, 18.0)], vec![], Then::Choose(ask))),
        ("room", scene(vec![cue("b", "D2-03", 1.0, 5.0)], vec![], Then::Goto(NodeIx(2)))),
        ("end", ending()),
    ]);
    let lengths = [("lane", 30.0), ("room", 8.0)].map(|(node, length)| (node.into(), secs(length)));
    (graph, SceneLengths(lengths.into()))
}

fn play(text: &str) -> Result<Played, Box<PlanFailure>> {
    let (graph, lengths) = film();
    read(text).play(&graph, &lengths, WallTime(1_000))
}

#[track_caller]
fn refused(text: &str, at: (u32, u32), message: &str, cure: &str) {
    let failure = play(text).expect_err("is refused");
    let (line, column, told, helps) = where_and_what(&failure.diagnostic);
    assert_eq!(((line, column), told, helps), (at, message, cure));
    speaks_three_languages(&failure.diagnostic);
}

/// A finding that somebody forgot to put into a language has another's words in it.
#[track_caller]
fn speaks_three_languages(finding: &Diagnostic) {
    for phrase in [Some(&finding.message), finding.cure.as_ref()].into_iter().flatten() {
        let [pl, en, uk] = [Language::Pl, Language::En, Language::Uk].map(|language| phrase.get(language));
        let is_cyrillic = |text: &str| text.chars().any(|letter| ('\u{400}'..'\u{530}').contains(&letter));
        assert!(pl != en && is_cyrillic(uk) && !is_cyrillic(pl) && !is_cyrillic(en), "{pl} / {en} / {uk}");
    }
}

#[test]
fn the_clock_runs_with_the_film() {
    let played = play("flag 12.5\nchoose on at 14\nflag 2").expect("plays");
    let walls: Vec<i64> = played.events.iter().map(|event| event.wall.0).collect();
    // Begun and entered, opened at 10 s, flagged, chosen and cut and entered, flagged, ended and entered and over.
    assert_eq!(walls, [1_000, 1_000, 11_000, 13_500, 15_000, 15_000, 15_000, 17_000, 23_000, 23_000, 23_000]);
    assert_eq!(played.state.visits[0].shown, SceneShown::Until(secs(14.0)));
    assert!(played.state.finish().is_some());
}

#[test]
fn the_time_runs_out_by_itself_and_by_command() {
    let by_itself = play("wait 15").expect("plays");
    let by_command = play("timeout").expect("plays");
    for played in [by_itself, by_command] {
        assert_eq!((played.state.choices[0].by, played.state.choices[0].media), (ChoiceBy::Timeout, Some(secs(15.0))));
        assert!(played.state.finish().is_some());
    }
    let slow = play("timers 200%\nchoose on at 19.9").expect("twice as long");
    assert_eq!(slow.state.choices[0].by, ChoiceBy::Trainee);
    refused("choose on at 16", (1, 1), "the time of the choice ran out before", "choose earlier, or write `timers off` at the top");
    refused("flag 16", (1, 1), "the time of the choice ran out before, and the scene was left", "choose first, or flag earlier");
    refused("timers off\ntimeout", (2, 1), "no time limit runs here", "take an option");
    assert_eq!(play("timers off\nchoose on at 29").expect("no limit").state.choices.len(), 1);
}

#[test]
fn what_does_not_fit_is_refused_where_it_stands() {
    refused("flag 3\nflag 2", (2, 1), "the scene stands at 3 s already", "flag in the order of time; `end` goes on to the next scene, `replay` shows this one again");
    refused("choose on at 9", (1, 1), "the choice opens at 10 s", "wait until then");
    refused("choose maybe", (1, 1), "the option `maybe` is not offered here", "take one of `on`, `off`");
    refused("choose on\nend\nend", (3, 1), "the attempt is over", "see its score, or start another");
    refused("choose on\nmode exam", (2, 1), "the play has begun", "write it at the top of the plan");
    refused("pause\nflag 3", (2, 1), "the attempt is paused", "resume first");
    refused("choose off\nflag 1", (2, 1), "the attempt is over", "see its score, or start another");
    refused("name 1 as D2-02", (1, 1), "there is no flag 1 in this attempt", "name one that was raised");
    refused("flag 3 as X", (1, 1), "the catalogue has no indicator `X`", "pick one of its own, or none");
    refused("assess x", (1, 1), "`lane` takes no assessment", "it is a scene: flag, or let it play");
}

#[test]
fn a_scene_of_unknown_length_ends_when_the_plan_says_so() {
    let (graph, _) = film();
    let unknown = SceneLengths::default();
    let played = read("flag 12\nend").play(&graph, &unknown, WallTime(0)).expect("plays");
    assert_eq!(played.state.here().map(|visit| (visit.stopped, visit.shown)), Some((true, SceneShown::Whole)));
    let played = read("choose on\nflag 100").play(&graph, &unknown, WallTime(0)).expect("plays");
    assert!(played.state.finish().is_some(), "the second scene ends with the plan");
}

#[test]
fn an_empty_plan_begins_and_waits_where_it_must() {
    let played = play("").expect("begins");
    assert_eq!(played.events.len(), 2);
    assert!(played.state.finish().is_none());
}

#[test]
fn an_exam_takes_names_in_the_scene_and_right_after_it() {
    let named = |text: &str| -> Vec<Option<Option<crate::catalogue::IndicatorId>>> {
        play(text).expect("plays").state.flags.into_iter().map(|flag| flag.named).collect()
    };
    let as_told = [Some(Some("D2-02".into())), Some(None), Some(Some("D2-03".into()))];
    assert_eq!(named("mode exam\nflag 12 as D2-02\nflag 13\nflag 14\nname 3 as D2-03\nchoose on"), as_told);
    assert_eq!(named("mode exam\nflag 12 as D2-02\nflag 13\nflag 14\nchoose on\nname 3 as D2-03\nend"), as_told);
    refused("mode exam\nflag 12\nchoose on\nflag 2\nname 1 as D2-02", (5, 1), "flag 1 belongs to a scene that was left", "leave it as it is");
}
