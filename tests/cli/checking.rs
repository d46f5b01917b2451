//! `ias check` with its media measured and its findings put right, findings and explanations in three languages, and readers that go away.

use std::fs;
use std::process::Stdio;

use super::fixture::{Fixture, SCENARIO};

/// A fault with one right answer, one with two, and a comment that must stay.
fn slip(fixture: &Fixture) -> String {
    let text = SCENARIO
        .replace("format: 1,", "format: 1 // the form")
        .replace("rating: Poor),", "rating: \"Poor\"),")
        .replace("goto: \"end-missed\"", "goto: \"end-mised\"")
        .replace("from: 1, to: 4", "from: 4, to: 1");
    fs::write(fixture.path("scenarios/test-van/scenario.ron"), &text).expect("written");
    text
}

#[test]
fn fixing_puts_right_what_has_one_right_answer_and_keeps_the_text_before() {
    let fixture = Fixture::new();
    let file = fixture.path("scenarios/test-van/scenario.ron");
    let faulty = slip(&fixture);
    let shown = fixture.run(&["check", "test-van", "--fix", "--dry-run", "--data", "data"]).ends(1);
    let shown = shown.says("-    format: 1 // the form\n").says("+    format: 1, // the form\n").says("4 findings would be put right");
    shown.says("error[bad-window]").says("1 scenario: 1 error.");
    assert_eq!(fs::read_to_string(&file).expect("read"), faulty, "--dry-run writes nothing");
    let ran = fixture.run(&["check", "test-van", "--fix", "--data", "data"]).ends(1);
    ran.says("fixed test-van/scenario.ron:3:13: error[parse-error]: a comma is missing").says("1 scenario: 1 error.");
    let mended = fs::read_to_string(&file).expect("read");
    assert_eq!(mended, SCENARIO.replace("format: 1,", "format: 1, // the form").replace("from: 1, to: 4", "from: 4, to: 1"));
    let author = fs::read_dir(fixture.path("data/author")).expect("kept").next().expect("of this scenario").expect("read");
    let version = fs::read_dir(author.path().join("versions")).expect("kept").next().expect("one").expect("read");
    assert_eq!(fs::read_to_string(version.path()).expect("read"), faulty);
    fixture.run(&["check", "test-van", "--fix", "--data", "data"]).ends(1).says("nothing that `--fix` could put right");
    fixture.run(&["check", "test-van", "--dry-run"]).ends(2).complains("--dry-run goes with --fix");
    fixture.run(&["check", "test-van", "--fix", "--format", "json"]).ends(2).complains("take --format away");
}

#[test]
fn what_was_measured_lies_in_the_data_folder_and_may_go() {
    let fixture = Fixture::new();
    fixture.run(&["check", "test-van", "--data", "data"]).ends(0).says("no findings");
    let cache = fixture.path("data/cache/media");
    assert_eq!(fs::read_dir(cache.join("content")).expect("kept").count(), 1, "the only picture, once");
    fs::remove_dir_all(&cache).expect("removed");
    fixture.run(&["check", "test-van", "--data", "data"]).ends(0).says("no findings");
    fs::write(fixture.path("scenarios/test-van/still.png"), "no picture").expect("written");
    fixture.run(&["check", "test-van", "--data", "data"]).ends(1).says("error[unreadable-media]");
}

#[test]
fn findings_are_told_in_the_language_asked_for_else_in_the_systems_and_to_programs_in_english() {
    let fixture = Fixture::new();
    slip(&fixture);
    let check = ["check", "test-van", "--data", "data"];
    let with = |more: &[&'static str]| fixture.run(&[&check[..], more].concat()).ends(1);
    with(&[]).says("error[dangling-goto]: no node is named `end-mised`").says("= did you mean `end-missed`?");
    with(&["--lang", "pl"]).says("błąd[dangling-goto]: nie ma węzła `end-mised`").says("= może chodzi o `end-missed`?").says("1 scenariusz: ");
    with(&["--lang", "uk"]).says("помилка[dangling-goto]: немає вузла `end-mised`").says("1 сценарій: ");
    let ukrainian = [("LANG", "uk_UA.UTF-8")];
    fixture.run_with(&ukrainian, &check).ends(1).says("помилка[dangling-goto]");
    fixture.run_with(&ukrainian, &[&check[..], &["--lang", "pl"]].concat()).ends(1).says("błąd[dangling-goto]");
    let told = |json: serde_json::Value| {
        let findings = json["findings"].as_array().expect("a list").clone();
        findings.into_iter().find(|finding| finding["rule"] == "dangling-goto").expect("told")["message"].clone()
    };
    let for_programs = [&check[..], &["--format", "json"]].concat();
    assert_eq!(told(fixture.run_with(&ukrainian, &for_programs).ends(1).json()), "no node is named `end-mised`");
    assert_eq!(told(with(&["--format", "json", "--lang", "pl"]).json()), "nie ma węzła `end-mised`");
    let sarif = with(&["--format", "sarif", "--lang", "uk"]).json();
    let run = &sarif["runs"][0];
    assert_eq!((&run["language"], &run["tool"]["driver"]["language"]), (&"uk".into(), &"uk".into()));
    assert!(run["results"].to_string().contains("немає вузла `end-mised`"), "{run}");
    fixture.run(&["check", "test-van", "--lang", "de"]).ends(2).complains("not one of pl, en, uk");
}

#[test]
fn rules_are_explained_in_polish_and_ukrainian_too() {
    let fixture = Fixture::new();
    fixture.run(&["explain", "dead-end", "--lang", "uk"]).ends(0).says("помилка: так написаний файл").says("Чому це важливо");
    let list = fixture.run(&["explain", "--lang", "pl"]).ends(0).says("Coś prowadzi do węzła, którego nie ma");
    for line in list.out.lines() {
        let rule = line.split_whitespace().next().expect("an id");
        fixture.run(&["explain", rule, "--lang", "pl"]).ends(0).says("Dlaczego to ważne");
    }
    let json = fixture.run(&["explain", "dead-end", "--lang", "pl", "--format", "json"]).ends(0).json();
    assert_eq!((&json["id"], &json["language"]), (&"dead-end".into(), &"pl".into()));
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let fixture = Fixture::new();
    slip(&fixture);
    let mut commands: Vec<(&[&str], i32)> = vec![
        (&["check", "test-van"], 1),
        (&["check", "test-van", "--format", "sarif"], 1),
        (&["explain"], 0),
        (&["explain", "dead-end"], 0),
        (&["fields"], 0),
        (&["schema"], 0),
        (&["help", "check"], 0),
    ];
    if cfg!(feature = "film") {
        commands.push((&["film", "--help"], 0));
    }
    for (arguments, code) in commands {
        let mut child = fixture.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
        // The reader is gone before anything is written.
        drop(child.stdout.take());
        let ran = child.wait_with_output().expect("it ends");
        let complained = String::from_utf8_lossy(&ran.stderr);
        assert_eq!((ran.status.code(), &*complained), (Some(code), ""), "{arguments:?}");
    }
}
