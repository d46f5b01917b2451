//! Log and score as text for a terminal.

use std::fmt::Write;

use serde_json::Value;

use crate::scoring::{FoundBy, Outcome, PartKind, Score, Sign};
use crate::session::{Finish, Recorded};

/// The log, one line an event: number, time since the beginning, time of the scene, what happened.
pub(super) fn events(events: &[Recorded]) -> String {
    let began = events.first().map_or(0, |first| first.wall.0);
    let mut text = String::new();
    for recorded in events {
        let since = recorded.wall.0.saturating_sub(began);
        let media = recorded.media.map_or_else(|| "-".to_owned(), |media| format!("{:.3}", media.as_secs_f64()));
        let clock = format!("{}:{:02}.{:03}", since / 60_000, since / 1_000 % 60, since % 1_000);
        // By way of text: a value made directly would show a fraction of the picture as 0.30000001192092896.
        let line = serde_json::to_string(&recorded.event).unwrap_or_default();
        let happened: Value = serde_json::from_str(&line).unwrap_or_default();
        put(&mut text, &format!("{:>4} {clock:>10} {media:>8}  {}", recorded.seq, words(&happened)));
    }
    text
}

/// An event's kind, then its fields.
fn words(event: &Value) -> String {
    let mut words = event["kind"].as_str().unwrap_or_default().to_owned();
    for (name, value) in event.as_object().into_iter().flatten() {
        match value {
            Value::Null => {}
            _ if name == "kind" => {}
            Value::String(value) => write!(words, " {name}={value}").expect("writing to a String"),
            value => write!(words, " {name}={value}").expect("writing to a String"),
        }
    }
    words
}

/// The score: how it ended, the parts, what was noticed, what was done.
pub(super) fn score(score: &Score) -> String {
    let mut text = String::new();
    put(&mut text, &format!("ended       {}", ended(score.finish.as_ref())));
    put(&mut text, &format!("overall     {} of what this path offered", percent(score.overall)));
    put(&mut text, &format!("            {} of the best path", percent(score.overall_of_best)));
    if let Some(passed) = score.verdict.passed {
        let mark = percent(score.verdict.pass_mark);
        put(&mut text, &format!("verdict     {}, the mark is {mark}", if passed { "passed" } else { "not passed" }));
    }
    for (heading, demands) in [("must do", &score.verdict.must_do), ("must avoid", &score.verdict.must_avoid)] {
        for demand in demands {
            let met = if demand.met { "met" } else { "not met" };
            put(&mut text, &format!("{heading:12}{} {met}", demand.principle));
        }
    }
    put(&mut text, "");
    for part in &score.parts {
        let earned = format!("{} of {}", points(part.earned), points(part.most));
        put(&mut text, &format!("{:16}{:>9}   {earned:16} weight {}", part_name(part.kind), percent(part.share), part.weight));
    }
    put(&mut text, "");
    for signal in &score.detection.signals {
        let found = match &signal.found_by {
            Some(by) => format!("{} points, {}", points(signal.points), by_name(*by)),
            None => "missed".to_owned(),
        };
        put(&mut text, &format!("{:28}{:10}{found}", sign_name(&signal.sign), signal.indicator.to_string()));
    }
    for noise in &score.detection.noise {
        let taken = match &noise.false_alarm {
            Some(by) => format!("false alarm, {}", by_name(*by)),
            None => "rightly left alone".to_owned(),
        };
        put(&mut text, &format!("{:28}{:10}{taken}", sign_name(&noise.sign), ""));
    }
    let strays = score.detection.flags.iter().filter(|flag| flag.outcome == Outcome::Stray).count();
    let sensitivity = &score.sensitivity;
    put(
        &mut text,
        &format!(
            "{} hits, {} misses, {} false alarms, {} rightly left alone, {strays} stray flags",
            sensitivity.hits, sensitivity.misses, sensitivity.false_alarms, sensitivity.correct_rejections
        ),
    );
    for choice in &score.conduct.choices {
        let rating = choice.rating.map_or_else(|| "not scored".to_owned(), |rating| format!("{rating:?}").to_lowercase());
        put(&mut text, &format!("{:28}{rating}", format!("{}/{}", choice.node, choice.option)));
    }
    text
}

fn put(text: &mut String, line: &str) {
    writeln!(text, "{}", line.trim_end()).expect("writing to a String");
}

fn ended(finish: Option<&Finish>) -> String {
    match finish {
        None => "not yet".to_owned(),
        Some(Finish::Ended { ending }) => ending.to_string(),
        Some(Finish::Stuck { node, .. }) => format!("stuck at {node}: the scenario is at fault"),
        Some(Finish::Abandoned) => "abandoned".to_owned(),
    }
}

fn part_name(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Detection => "detection",
        PartKind::Classification => "classification",
        PartKind::Conduct => "conduct",
        PartKind::Assessment => "assessment",
        PartKind::Referral => "referral",
    }
}

fn sign_name(sign: &Sign) -> String {
    match sign {
        Sign::Cue(cue) => cue.to_string(),
        Sign::Lure(lure) => format!("{lure} (lure)"),
        Sign::Mark(mark) => format!("{mark} (mark)"),
    }
}

fn by_name(by: FoundBy) -> String {
    match by {
        FoundBy::Flag(flag) => flag.to_string(),
        FoundBy::Placed(mark) => mark.to_string(),
    }
}

/// Thousandths as percent.
fn percent(thousandths: Option<u32>) -> String {
    thousandths.map_or_else(|| "not offered".to_owned(), |of| format!("{}.{} %", of / 10, of % 10))
}

/// Thousandths of a point as points.
fn points(thousandths: u64) -> String {
    let fraction = format!("{:03}", thousandths % 1000);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { (thousandths / 1000).to_string() } else { format!("{}.{fraction}", thousandths / 1000) }
}
