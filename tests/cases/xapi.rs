//! `xapi/<case>`: `scenario.ron` and `plan.txt` → `expected.jsonl`, the attempt as statements; and the same of every play of
//! the films that ship, held against the check.
//!
//! `tests/oracle/xapi/run.sh` holds the same statements against the validators of others.

use std::fs;
use std::path::Path;

use ias::catalogue::Reference;
use ias::cohort::record::About;
use ias::course::Purpose;
use ias::report::xapi::{Home, Told, check, statements};
use ias::scenario::graph::{ContentHash, Graph};
use ias::scenario::load;
use ias::scenario::media_facts::MediaAssumed;
use ias::scoring::{SceneLengths, Score, score};
use ias::session::plan::{Plan, Played};
use ias::session::{AttemptId, Event};
use ias::time::WallTime;
use libtest_mimic::Trial;
use serde_json::{Value, json};

/// When every case begins: 2026-07-08, 09:12:06.25 UTC.
const STARTED: WallTime = WallTime(1_783_501_926_250);

pub fn trials() -> Vec<Trial> {
    let mut trials = super::trials_of("xapi", run);
    let mut add = |name: &str, run: fn()| {
        trials.push(Trial::test(format!("xapi::{name}"), move || {
            run();
            Ok(())
        }));
    };
    add("the check refuses what strict stores refuse", mutations);
    add("the check sees a broken session", broken_sessions);
    add("a corrected key adds a statement and changes none", rescored);
    trials
}

/// A play with everything that statements are made of.
struct Attempt {
    graph: Graph,
    lengths: SceneLengths,
    played: Played,
    score: Score,
    about: About,
}

impl Attempt {
    fn of(graph: Graph, lengths: SceneLengths, plan: &Path) -> Self {
        let text = fs::read_to_string(plan).expect("a plan");
        let plan = Plan::parse("plan.txt", &text).unwrap_or_else(|findings| panic!("{}", super::load::shown(&findings)));
        let played = plan.play(&graph, &lengths, STARTED).unwrap_or_else(|failed| panic!("{:?}", failed.diagnostic));
        let score = score(&graph, &played.state, &lengths).expect("every plan begins");
        let last = played.events.last().expect("every plan begins").wall;
        let about = About {
            attempt: AttemptId::from("0197e9d2-7c6a-7b3c-9a55-3f0d3c6f2a11"),
            course: Some("thb-2026".into()),
            purpose: Purpose::PreTest,
            language: played.state.settings.language,
            started: STARTED,
            finished: last,
        };
        Self { graph, lengths, played, score, about }
    }

    fn of_case(case: &Path) -> Self {
        let (graph, findings) = load::load(case, Reference::embedded(), &MediaAssumed);
        let graph = graph.unwrap_or_else(|| panic!("{}", super::load::shown(&findings)));
        let lengths = super::play::lengths(&graph);
        Self::of(graph, lengths, &case.join("plan.txt"))
    }

    fn told(&self, with_scenario: bool, rescored: &[(WallTime, Score)]) -> Vec<Value> {
        let unknown = SceneLengths::default();
        let told = Told {
            about: &self.about,
            app_version: "0.0.0",
            events: &self.played.events,
            score: &self.score,
            rescored,
            graph: with_scenario.then_some(&self.graph),
            lengths: if with_scenario { &self.lengths } else { &unknown },
        };
        statements(&told, &Home::default()).iter().map(|one| serde_json::to_value(one).expect("plain data")).collect()
    }
}

/// Fails with every fault of the statements, alone and together.
#[track_caller]
fn sound(statements: &[Value]) {
    let faults: Vec<String> = statements
        .iter()
        .flat_map(|one| check::statement(one).into_iter().map(move |fault| format!("{}: {fault}", one["id"])))
        .chain(check::session(statements))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn run(case: &Path) {
    let attempt = Attempt::of_case(case);
    let told = attempt.told(true, &[]);
    sound(&told);
    let lines: String = told.iter().map(|one| format!("{one}\n")).collect();
    let expected = case.join("expected.jsonl");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&expected, &lines).expect("written");
    }
    let kept = fs::read_to_string(&expected).unwrap_or_default();
    for (at, (is, was)) in lines.lines().zip(kept.lines()).enumerate() {
        assert_eq!(is, was, "statement {} of {} (INSTA_UPDATE=always accepts it)", at + 1, expected.display());
    }
    assert_eq!(lines.lines().count(), kept.lines().count(), "{}", expected.display());

    // Without the scenario the same things have the same ids; only what needs its lengths is missing.
    let blind = attempt.told(false, &[]);
    sound(&blind);
    let ids = |all: &[Value]| all.iter().map(|one| one["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>();
    let (with, without) = (ids(&told), ids(&blind));
    assert_eq!(with.iter().filter(|id| without.contains(id)).collect::<Vec<_>>(), without.iter().collect::<Vec<_>>());
}

/// Every statement of a film's play is sound; called by the films' own cases, which know how long its scenes are.
pub fn film(graph: &Graph, lengths: &SceneLengths, plan: &Path) {
    let attempt = Attempt::of(graph.clone(), lengths.clone(), plan);
    let told = attempt.told(true, &[]);
    sound(&told);
    sound(&attempt.told(false, &[]));
    let text = Value::from(told).to_string();
    for event in &attempt.played.events {
        if let Event::Paused { .. } = event.event {
            assert!(!text.contains("distress"), "why somebody paused is told to nobody");
        }
    }
}

fn whole() -> Vec<Value> {
    Attempt::of_case(&super::topic("xapi").join("whole")).told(true, &[])
}

fn find<'v>(all: &'v [Value], verb: &str, object: &str) -> &'v Value {
    all.iter()
        .find(|one| {
            one["verb"]["id"].as_str().is_some_and(|id| id.ends_with(verb))
                && one["object"]["id"].as_str().is_some_and(|id| id.ends_with(object))
        })
        .unwrap_or_else(|| panic!("no {verb} of {object}"))
}

/// Sets the value at that place, or takes it away.
fn changed(statement: &Value, place: &str, value: Option<Value>) -> Value {
    let mut statement = statement.clone();
    let (parent, key) = place.rsplit_once('/').expect("a place");
    let parent = statement.pointer_mut(parent).unwrap_or_else(|| panic!("{place} is not there"));
    match (parent, value) {
        (Value::Object(fields), Some(value)) => {
            fields.insert(key.replace("~1", "/"), value);
        }
        (Value::Object(fields), None) => {
            fields.remove(&key.replace("~1", "/")).expect("it was there");
        }
        (Value::Array(items), Some(value)) => items[key.parse::<usize>().expect("a number")] = value,
        _ => panic!("{place} cannot be changed"),
    }
    statement
}

/// STANDARDS.md section 1 lists what each of two validators and a store refuse; ours refuses all of it.
fn mutations() {
    let all = whole();
    let choice = find(&all, "answered", "/choice/lane");
    let film = find(&all, "completed", "/scene/lane");
    let end = find(&all, "passed", "/scenario/whole");
    let text = |text: &str| Some(json!(text));
    for (statement, place, value) in [
        (choice, "/verb/id", text("answered")),
        (choice, "/verb/display/not a tag", text("x")),
        (end, "/result/score/scaled", Some(json!(1.4))),
        (end, "/result/score/raw", Some(json!(101))),
        (choice, "/result/duration", text("6.42s")),
        (choice, "/result/unheard-of", Some(json!(1))),
        (choice, "/result/success", Some(Value::Null)),
        (choice, "/result/success", text("true")),
        (choice, "/result/extensions/timed-out", Some(json!(true))),
        (choice, "/actor/account/homePage", None),
        (choice, "/actor/account/name", text("Anna Nowak")),
        (choice, "/actor/account/name", text("anna@example.org")),
        (choice, "/actor/name", text("Anna")),
        (choice, "/object/definition/choices/0/id", text("wave")),
        (choice, "/object/definition/choices/0/id", text("a part")),
        (choice, "/object/definition/correctResponsesPattern/0", text("nowhere")),
        (choice, "/timestamp", text("2026-07-08 09:12")),
        (choice, "/timestamp", text("2026-07-08T11:12:06+02:00")),
        (choice, "/result/response", text("elsewhere")),
        (choice, "/id", text("1")),
        (choice, "/context/registration", text("0197e9d2-7c6a-7b3c-9a55-3f0d3c6f2a11")),
        (choice, "/context/language", text("polski_PL")),
        (film, "/result/extensions/https:~1~1w3id.org~1xapi~1video~1extensions~1progress", None),
        (film, "/context/extensions/https:~1~1w3id.org~1xapi~1video~1extensions~1length", None),
        (film, "/result/completion", None),
        (film, "/context/contextActivities/category/0/id", text("https://w3id.org/xapi/scorm")),
    ] {
        assert_eq!(check::statement(statement), Vec::<String>::new(), "sound before {place}");
        let broken = changed(statement, place, value.clone());
        assert!(!check::statement(&broken).is_empty(), "{place} as {value:?} goes through");
    }
}

fn broken_sessions() {
    let all = whole();
    let last = all.len() - 1;
    sound(&all);
    type Break = fn(&mut Vec<Value>, usize);
    let breaks: [(&str, Break); 7] = [
        ("nothing began it", |all, _| drop(all.remove(0))),
        ("nothing ended it", |all, last| drop(all.remove(last))),
        ("something follows", |all, last| all.swap(last, last - 1)),
        ("two verdicts", |all, last| all.insert(last, changed(&all[last - 1], "/id", Some(json!("x"))))),
        ("an id twice", |all, last| all.insert(last, all[3].clone())),
        ("another attempt", |all, _| all[2] = changed(&all[2], "/context/registration", Some(json!("x")))),
        ("a score on completed", |all, last| {
            let score = all[last - 1]["result"]["score"].clone();
            all[last - 2] = changed(&all[last - 2], "/result/score", Some(score));
        }),
    ];
    for (what, make) in breaks {
        let mut broken = all.clone();
        make(&mut broken, last);
        assert!(!check::session(&broken).is_empty(), "{what}");
    }
}

fn rescored() {
    let attempt = Attempt::of_case(&super::topic("xapi").join("whole"));
    let before = attempt.told(true, &[]);
    let mut again = attempt.score.clone();
    again.overall = Some(123);
    again.scored_under = ContentHash("f".repeat(64));
    let after = attempt.told(true, &[(WallTime(STARTED.0 + 86_400_000), again)]);
    assert_eq!(after[..before.len()], before);
    sound(&after);
    let more = &after[before.len()..];
    assert_eq!(more.len(), 1);
    assert_eq!(more[0]["verb"]["id"], "http://adlnet.gov/expapi/verbs/scored");
    assert_eq!(more[0]["result"]["score"]["scaled"], json!(0.123));
    assert_eq!(more[0]["timestamp"], "2026-07-09T09:12:06.250Z");
}
