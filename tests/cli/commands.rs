//! Every command: what it prints, how it ends, what it says to a mistake.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use super::fixture::{Fixture, SCENARIO};

const COMMANDS: [&str; 13] =
    ["play", "check", "explain", "prove", "graph", "rehearse", "results", "pack", "bench", "fields", "fmt", "schema", "new"];

#[test]
fn help_names_every_command_and_each_has_examples() {
    let fixture = Fixture::new();
    let all = fixture.run(&["--help"]).ends(0);
    for command in COMMANDS {
        assert!(all.out.contains(&format!("\n  {command} ")), "{}", all.out);
        let help = fixture.run(&[command, "--help"]).ends(0).says("Examples:").says(&format!("Usage: ias {command} "));
        assert_eq!(fixture.run(&["help", command]).ends(0).out, help.out);
    }
    fixture.run(&["help", "film"]).ends(0).says("Examples:");
    if cfg!(feature = "film") {
        fixture.run(&["film", "--help"]).ends(0).says("ias film render");
        fixture.run(&["film", "rendre", "test-van"]).ends(2).complains("rendre");
    } else {
        fixture.run(&["film", "--help"]).ends(2).complains("without the feature `film`");
    }
    fixture.run(&["--version"]).ends(0).says(concat!("ias ", env!("CARGO_PKG_VERSION")));
    fixture.run(&["help", "scenarios"]).ends(0).says("scenarios").says("IAS_SCENARIOS");
    fixture.run(&["help", "rehearse"]).ends(0).says("flag 12.4").says("assess CONCLUSION");
}

#[test]
fn mistakes_are_told_with_the_nearest_name() {
    let fixture = Fixture::new();
    fixture.run(&["chekc"]).ends(2).complains("Did you mean `ias check`?");
    fixture.run(&["help", "reherse"]).ends(2).complains("Did you mean `ias rehearse`?");
    fixture.run(&["test-van"]).ends(2).complains("`ias play test-van`");
    fixture.run(&["check", "--fromat", "json", "x"]).ends(2).complains("Did you mean --format?");
    fixture.run(&["check"]).ends(2).complains("SCENARIO… is missing");
    fixture.run(&["check", "test-vna"]).ends(2).complains("Did you mean `test-van`?");
    fixture.run(&["check", "test-van", "--format", "xml"]).ends(2).complains("not one of text, json, sarif");
    fixture.run(&["rehearse", "test-van"]).ends(2).complains("--plan FILE is missing");
    fixture.run(&["rehearse", "test-van", "--plan", "none.txt"]).ends(2).complains("none.txt cannot be read");
    fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--resume", "x"]).ends(2).complains("goes with --data");
    fixture.run(&["explain", "dangling-gto"]).ends(2).complains("`ias explain dangling-goto`");
    fixture.run(&["results", "lits"]).ends(2).complains("`ias results list`");
    fixture.run(&["play", "test-van", "--shots", "x"]).ends(2).complains("--shots goes with --plan");
    fixture.run(&["play", "test-van", "--plan", "x", "--node", "end"]).ends(2).complains("a plan plays from the beginning");
    fixture.run(&["--nonsense"]).ends(2).complains("no option --nonsense").complains("`ias --help`");
}

#[test]
fn the_flow_is_drawn_in_three_forms() {
    let fixture = Fixture::new();
    fixture.run(&["graph", "test-van", "--no-pictures"]).ends(0).says("<svg ").says("</svg>");
    fixture.run(&["graph", "test-van", "--format", "dot"]).ends(0).says("digraph \"test-van\"").says(" -> ");
    fixture.run(&["graph", "test-van", "--format", "mermaid"]).ends(0).says("flowchart LR").says(" --> ");
    let written = fixture.run(&["graph", "test-van", "--format", "dot", "--to", "flow.dot"]).ends(0);
    assert!(written.out.starts_with("flow.dot: "), "{}", written.out);
    fixture.run(&["graph", "test-van", "--to", "no/such/folder/flow.svg"]).ends(2).complains("flow.svg");
    fixture.run(&["graph", "test-van", "--format", "pdf"]).ends(2).complains("not one of svg, dot, mermaid");
}

#[test]
fn a_display_is_asked_for_where_there_is_none() {
    if cfg!(not(target_os = "linux")) {
        return;
    }
    let fixture = Fixture::new();
    for arguments in [&["--data", "d"][..], &["play", "test-van"]] {
        fixture.run(arguments).ends(2).complains("WAYLAND_DISPLAY").complains("scripts/play");
    }
}

#[test]
fn check_finds_nothing_in_a_sound_scenario() {
    let fixture = Fixture::new();
    fixture.run(&["check", "test-van"]).ends(0).says("1 scenario: no findings.");
    fixture.run(&["check", "scenarios/test-van", "test-van"]).ends(0).says("2 scenarios: no findings.");
    fs::write(fixture.path("scenarios/README.md"), "How to write.").expect("written");
    fixture.run(&["check", "scenarios/README.md", "scenarios/test-van"]).ends(0).says("1 scenario: no findings.");
    fixture.run(&["check", "scenarios/test-van/scenario.ron"]).ends(0).says("no findings");
    let json = fixture.run(&["check", "test-van", "--format", "json"]).ends(0).json();
    assert_eq!(json["errors"], 0);
}

#[test]
fn check_tells_place_and_cure_of_every_fault() {
    let fixture = Fixture::new();
    let broken = SCENARIO.replace(r#"goto: "talk""#, r#"goto: "tlak""#).replace("to: 20, note", "to: 31, note");
    fs::write(fixture.path("scenarios/test-van/scenario.ron"), broken).expect("written");
    fs::remove_file(fixture.path("scenarios/test-van/still.png")).expect("removed");
    fixture
        .run(&["check", "test-van"])
        .ends(1)
        .says("[dangling-goto]")
        .says("test-van/scenario.ron:18:")
        .says("`talk`")
        .says("[cue-outside-clip]")
        .says("[missing-media]");
    let json = fixture.run(&["check", "test-van", "--format", "json"]).ends(1).json();
    let dangling = json["findings"].as_array().expect("a list").iter().find(|found| found["rule"] == "dangling-goto");
    assert_eq!(dangling.expect("told")["place"]["line"], 18);
    assert!(json["errors"].as_u64() >= Some(2));
    let sarif = fixture.run(&["check", "test-van", "--format", "sarif"]).ends(1).json();
    let results = sarif["runs"][0]["results"].as_array().expect("a list");
    assert_eq!(results.len(), json["findings"].as_array().expect("a list").len());
    let rules = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("of a known rule")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn explain_lists_and_explains() {
    let fixture = Fixture::new();
    let list = fixture.run(&["explain"]).ends(0).says("dangling-goto").says("missing-translation");
    for line in list.out.lines() {
        let rule = line.split_whitespace().next().expect("an id");
        fixture.run(&["explain", rule]).ends(0).says("Why it matters");
    }
    assert_eq!(fixture.run(&["explain", "dead-end", "--format", "json"]).ends(0).json()["id"], "dead-end");
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let fixture = Fixture::new();
    let mut child = fixture
        .command(&["rehearse", "test-van", "--plan", "plan.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut complaint = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut complaint).expect("UTF-8");
    assert_eq!(child.wait().expect("it ends").code(), Some(0), "{complaint}");
    assert_eq!(complaint, "");
}

#[test]
fn rehearse_prints_the_log_and_the_score() {
    let fixture = Fixture::new();
    let text = fixture.run(&["rehearse", "test-van", "--plan", "plan.txt"]).ends(0);
    insta::assert_snapshot!("rehearse", text.out);
    assert_eq!(text.err, "");
    let json = fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--format", "json"]).ends(0).json();
    assert_eq!(json["events"].as_array().expect("a list").len(), text.out.lines().take_while(|l| !l.is_empty()).count());
    assert_eq!(json["score"]["finish"]["ending"], "end-good");
    assert!(!fixture.path("home").exists(), "nothing is kept without --data");
}

#[test]
fn a_plan_that_the_play_refuses_is_a_finding_with_its_line() {
    let fixture = Fixture::new();
    fs::write(fixture.path("wrong.txt"), "flag 5\nchoose nonsense\n").expect("written");
    let ran = fixture.run(&["rehearse", "test-van", "--plan", "wrong.txt"]).ends(1).says("wrong.txt:2:").says("flagged");
    assert!(ran.out.contains("nonsense"), "{}", ran.out);
    fs::write(fixture.path("unreadable.txt"), "flga 5\n").expect("written");
    fixture.run(&["rehearse", "test-van", "--plan", "unreadable.txt"]).ends(2).says("unreadable.txt:1:1").says("`flag`");
    // In the language asked for, else in the system's.
    let refused = ["rehearse", "test-van", "--plan", "wrong.txt"];
    fixture.run(&[&refused[..], &["--lang", "pl"]].concat()).ends(1).says("opcji `nonsense` tu nie ma").says("= wybierz jedno z `apart`, `wave`");
    fixture.run_with(&[("LANG", "uk_UA.UTF-8")], &refused).ends(1).says("варіанта `nonsense` тут немає");
    fixture.run(&["rehearse", "test-van", "--plan", "unreadable.txt", "--lang", "uk"]).ends(2).says("`flga` — це не команда").says("= напишіть `flag`");
}

#[test]
fn a_scenario_with_faults_is_not_rehearsed() {
    let fixture = Fixture::new();
    fs::write(fixture.path("scenarios/test-van/scenario.ron"), SCENARIO.replace("goto: \"talk\"", "goto: \"x\"")).expect("written");
    fixture.run(&["rehearse", "test-van", "--plan", "plan.txt"]).ends(2).says("[dangling-goto]").complains("cannot be played");
}

#[test]
fn scenarios_are_found_in_the_named_folders() {
    let fixture = Fixture::new();
    fs::create_dir_all(fixture.path("elsewhere")).expect("a folder");
    fs::rename(fixture.path("scenarios/test-van"), fixture.path("elsewhere/far-van")).expect("moved");
    fixture.run(&["check", "far-van"]).ends(2);
    let named = fixture.command(&["check", "far-van"]).env("IAS_SCENARIOS", "elsewhere").output().expect("it runs");
    assert_eq!(named.status.code(), Some(0), "{named:?}");
    fs::create_dir_all(fixture.path("data")).expect("a folder");
    fs::rename(fixture.path("elsewhere"), fixture.path("data/scenarios")).expect("moved");
    fixture.run(&["check", "far-van", "--data", "data"]).ends(0);
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let fixture = Fixture::new();
    let odd = OsStr::from_bytes(b"\xff\xfe");
    let ran = fixture.command(&["check"]).arg(odd).output().expect("it runs");
    assert_eq!(ran.status.code(), Some(2), "{ran:?}");
    let ran = fixture.command(&["check", "x", "--format"]).arg(odd).output().expect("it runs");
    assert_eq!(ran.status.code(), Some(2), "{ran:?}");
}

#[test]
fn bench_prints_figures_and_leaves_nothing() {
    let fixture = Fixture::new();
    let json = fixture.run(&["bench", "--only", "store", "--data", "data", "--format", "json"]).ends(0).json();
    let figures = json["figures"].as_array().expect("a list");
    assert!(figures.len() == 3 && figures.iter().all(|figure| figure["median_ms"].as_f64() > Some(0.0)), "{json}");
    let kept = fixture.run(&["results", "list", "--data", "data", "--format", "json"]).ends(0).json();
    assert_eq!(kept.as_array().map(Vec::len), Some(0), "{kept}");
    fixture.run(&["bench", "--only", "clip"]).ends(2).complains("--clip FILE");
    fixture.run(&["bench", "--only", "clip", "--clip", "none.mp4"]).ends(2).complains("none.mp4");
}

#[test]
fn a_rehearsal_speaks_the_language_asked_for_unless_its_plan_says() {
    let fixture = Fixture::new();
    let spoken = |arguments: &[&str]| {
        let all = [&["rehearse", "test-van", "--plan", "plan.txt", "--format", "json"], arguments].concat();
        fixture.run(&all).ends(0).json()["events"][0]["event"]["settings"]["language"].clone()
    };
    assert_eq!(spoken(&[]), "pl");
    assert_eq!(spoken(&["--lang", "uk"]), "uk");
    fs::write(fixture.path("plan.txt"), "mode exam\nlanguage en\nflag 3\n").expect("written");
    assert_eq!(spoken(&["--lang", "uk"]), "en");
}
