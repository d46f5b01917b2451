//! How an attempt began, paused, went on and ended.

use serde_json::{Value, json};

use super::statement::{MarkScore, Outcome, thousandths};
use super::vocabulary::{COMPLETED, FAILED, INITIALIZED, PASSED, RESUMED, SCORED, SUSPENDED, TERMINATED, Word, own};
use super::writer::{Profile, Said, Writer, duration, extensions};
use crate::scoring::Score;
use crate::session::{Event, Finish, Recorded, Timers};

/// The beginning, and every pause.
pub(super) fn begin(writer: &mut Writer<'_>) {
    let told = writer.told;
    for at in told.events {
        let (place, verb) = match at.event {
            Event::Began { .. } => ("begun".to_owned(), INITIALIZED),
            Event::Paused { .. } => (format!("event/{}", at.seq), SUSPENDED),
            Event::Resumed => (format!("event/{}", at.seq), RESUMED),
            _ => continue,
        };
        on_lesson(writer, at, place, verb, Outcome::default());
    }
}

/// The end: completed, then the verdict; terminated in any case. Then what a corrected key made of it.
pub(super) fn end(writer: &mut Writer<'_>) {
    let told = writer.told;
    let Some(last) = told.events.last() else { return };
    let score = told.score;
    let took = Some(duration(played_millis(told.events)));
    if let Some(Finish::Ended { ending }) = &score.finish {
        let completed = Outcome {
            completion: Some(true),
            duration: took.clone(),
            extensions: extensions([("ending", json!(ending))]),
            ..Outcome::default()
        };
        on_lesson(writer, last, "completed".to_owned(), COMPLETED, completed);
        if let Some((verb, mut verdict)) = verdict(score) {
            // `scored` stands where nobody passes or fails; duration belongs to the verdict (cmi5 9.5.4.1).
            verdict.duration = score.verdict.passed.and(took.clone());
            on_lesson(writer, last, "verdict".to_owned(), verb, verdict);
        }
    }
    on_lesson(writer, last, "terminated".to_owned(), TERMINATED, Outcome { duration: took, ..Outcome::default() });
    for (computed, again) in told.rescored {
        let Some((_, mut outcome)) = verdict(again) else { continue };
        outcome.success = None;
        outcome.extensions.extend(extensions([("scored-under", json!(again.scored_under))]));
        let at = Recorded { wall: *computed, ..last.clone() };
        let place = format!("rescored/{}/{}", again.scored_under.0, computed.0);
        on_lesson(writer, &at, place, SCORED, outcome);
    }
}

fn on_lesson(writer: &mut Writer<'_>, at: &Recorded, place: String, verb: Word, result: Outcome) {
    let said = Said {
        at,
        place,
        verb,
        object: writer.lesson(),
        result,
        profile: Profile::Scorm,
        extensions: writer.about(),
    };
    writer.say(said);
}

/// Passed, failed, or marked where nobody does either; `None` when there was nothing to mark.
fn verdict(score: &Score) -> Option<(Word, Outcome)> {
    let overall = score.overall?;
    let verb = match score.verdict.passed {
        Some(true) => PASSED,
        Some(false) => FAILED,
        None => SCORED,
    };
    let parts: serde_json::Map<String, Value> = score
        .parts
        .iter()
        .filter_map(|part| Some((json!(part.kind).as_str()?.to_owned(), json!(thousandths(u64::from(part.share?))))))
        .collect();
    let told = &score.sensitivity;
    let mut extensions = extensions([
        ("parts", Value::from(parts)),
        (
            "signs",
            json!({
                "hits": told.hits,
                "misses": told.misses,
                "false-alarms": told.false_alarms,
                "correct-rejections": told.correct_rejections,
                "strays": score.detection.strays,
            }),
        ),
        ("timers", score.timers.iter().map(timers_name).collect()),
    ]);
    let more = [
        ("scaled-of-best-path", score.overall_of_best.map(|share| json!(thousandths(u64::from(share))))),
        ("pass-mark", score.verdict.pass_mark.map(|mark| json!(thousandths(u64::from(mark))))),
    ];
    extensions.extend(more.into_iter().filter_map(|(name, value)| Some((own(name), value?))));
    let outcome =
        Outcome { score: Some(MarkScore::share(overall)), success: score.verdict.passed, extensions, ..Outcome::default() };
    Some((verb, outcome))
}

fn timers_name(timers: &Timers) -> Value {
    match timers {
        Timers::Percent(percent) => json!(format!("{percent}%")),
        Timers::Off => json!("off"),
    }
}

/// Wall time from the first event to the last, without what was paused, in milliseconds.
fn played_millis(events: &[Recorded]) -> i64 {
    let mut sum: i64 = 0;
    let mut since = None;
    for recorded in events {
        match (&recorded.event, since) {
            (Event::Paused { .. }, Some(from)) => {
                sum = sum.saturating_add(recorded.wall.0.saturating_sub(from).max(0));
                since = None;
            }
            (Event::Began { .. } | Event::Resumed, None) => since = Some(recorded.wall.0),
            _ => {}
        }
    }
    let open = since.zip(events.last()).map_or(0, |(from, last)| last.wall.0.saturating_sub(from).max(0));
    sum.saturating_add(open)
}
