//! `session/<case>` and `scoring/<case>`: `scenario.ron` and `plan.txt` → `played.snap`, the log and the score.
//!
//! Scenes of these cases are stills with `seconds`, so that their length is known without media. Every case also proves
//! that its log, written and read again, replays to the same state and the same score.
//! `tests/oracle/score.py` computes the same marks a second time, from the rules' text, in another language.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ias::catalogue::Reference;
use ias::diagnostic::{Diagnostic, render};
use ias::scenario::graph::{Graph, NodeKind, Picture};
use ias::scenario::load;
use ias::scenario::media_facts::MediaAssumed;
use ias::scoring::{SceneLengths, Score, score};
use ias::session::log::{FORMAT, Header, Log, line_of};
use ias::session::plan::{Plan, Played};
use ias::session::replay::replay;
use ias::session::{AttemptId, Finish};
use ias::text::Language;
use ias::time::WallTime;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    let mut trials = super::trials_of("session", run);
    trials.extend(super::trials_of("scoring", run));
    trials
}

fn run(case: &Path) {
    let (graph, findings) = load::load(case, Reference::embedded(), &MediaAssumed);
    let graph = graph.unwrap_or_else(|| panic!("{}", told(&findings)));
    let text = fs::read_to_string(case.join("plan.txt")).expect("a plan");
    let plan = Plan::parse("plan.txt", &text).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let lengths = lengths(&graph);
    let (played, failure) = match plan.play(&graph, &lengths, WallTime(0)) {
        Ok(played) => (played, None),
        Err(failure) => (failure.played, Some(failure.diagnostic)),
    };
    let marks = score(&graph, &played.state, &lengths).expect("every plan begins");
    same_again(&graph, &played, &marks, &lengths);
    super::assert_case(case, "played", &trace(&played, &marks, failure.as_ref()));
}

fn told(findings: &[Diagnostic]) -> String {
    findings.iter().map(|finding| render::concise(finding, Language::En)).collect::<Vec<_>>().join("\n")
}

/// How long the cases' stills stand.
pub fn lengths(graph: &Graph) -> SceneLengths {
    let known = graph.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Scene(scene) => match &scene.picture {
            Picture::Still { seconds, .. } => Some((node.id.clone(), (*seconds)?)),
            Picture::Film(_) => None,
        },
        _ => None,
    });
    SceneLengths(known.collect())
}

/// The log as text, read and replayed, is the attempt.
fn same_again(graph: &Graph, played: &Played, marks: &Score, lengths: &SceneLengths) {
    let header = Header {
        ias_log: FORMAT,
        scenario: graph.id.clone(),
        content_hash: graph.content_hash.clone(),
        app_version: "0.0.0".to_owned(),
        attempt: AttemptId::from("case"),
        trainee: marks.trainee.clone(),
        mode: marks.mode,
    };
    let text = Log { header, events: played.events.clone() }.to_text();
    let log = Log::parse(&text).unwrap_or_else(|error| panic!("{error}"));
    let replayed = replay(graph, &log.events).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(replayed.state, played.state);
    assert_eq!(replayed.missing, []);
    let json = |score: &Score| serde_json::to_string(score).expect("plain data");
    assert_eq!(json(&score(graph, &replayed.state, lengths).expect("begun")), json(marks));
}

/// The log, one event a line, then the score in a few lines.
fn trace(played: &Played, marks: &Score, failure: Option<&Diagnostic>) -> String {
    let mut text = String::new();
    for event in &played.events {
        let mut line = line_of(event);
        // What changes with any touch of the file, and with no rule.
        if let Some(hash) = line.find("\"content_hash\":\"") {
            let from = hash + "\"content_hash\":\"".len();
            line.replace_range(from..from + 64, "…");
        }
        text.push_str(&line);
        text.push('\n');
    }
    if let Some(failure) = failure {
        let _ = writeln!(text, "refused: {}", render::concise(failure, Language::En));
    }
    text.push_str(&summary(marks));
    text
}

fn or_none(number: Option<impl ToString>) -> String {
    number.map_or_else(|| "-".to_owned(), |number| number.to_string())
}

fn summary(marks: &Score) -> String {
    let mut text = String::from("---\n");
    let mut say = |line: String| {
        text.push_str(&line);
        text.push('\n');
    };
    say(match &marks.finish {
        Some(Finish::Ended { ending }) => format!("ended: {ending}"),
        other => format!("finish: {other:?}"),
    });
    for part in &marks.parts {
        say(format!(
            "{:?}: {}/{} = {}; best path {} = {}",
            part.kind,
            part.earned,
            part.most,
            or_none(part.share),
            part.most_of_best,
            or_none(part.share_of_best)
        ));
    }
    say(format!("overall: {}; of best: {}", or_none(marks.overall), or_none(marks.overall_of_best)));
    say(format!("passed: {}", or_none(marks.verdict.passed)));
    for (demands, name) in [(&marks.verdict.must_do, "must do"), (&marks.verdict.must_avoid, "must avoid")] {
        for demand in demands {
            say(format!("{name} {}: {}", demand.principle, if demand.met { "met" } else { "not met" }));
        }
    }
    let counts = &marks.sensitivity;
    say(format!(
        "hits {} misses {} false alarms {} correct rejections {} strays {}",
        counts.hits, counts.misses, counts.false_alarms, counts.correct_rejections, marks.detection.strays
    ));
    let rounded = |number: Option<f64>| or_none(number.map(|number| format!("{number:.6}")));
    say(format!("d' {} c {}", rounded(counts.d_prime), rounded(counts.criterion)));
    say(format!("chance {} beyond {}", rounded(marks.chance.expected), rounded(marks.chance.beyond)));
    say(format!("flags a minute {}", rounded(marks.detection.flags_per_minute)));
    say(format!("brier {}", rounded(marks.calibration.map(|calibration| calibration.brier))));
    if let Some(screening) = &marks.screening {
        let positive = |found: bool| {
            let names = screening.dimensions.iter().filter(|d| if found { d.found_positive } else { d.shown_positive });
            names.map(|d| d.dimension.to_string()).collect::<Vec<_>>().join(" ")
        };
        say(format!("found: {:?} [{}]", screening.found_class, positive(true)));
        say(format!("shown: {:?} [{}]", screening.shown_class, positive(false)));
    }
    let path = marks.best_path.steps.iter().map(|step| step.node.to_string()).collect::<Vec<_>>();
    say(format!("best path: {}", path.join(" ")));
    text
}
