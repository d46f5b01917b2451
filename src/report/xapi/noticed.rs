//! What was there to notice: signs and innocent moments, each noticed or not; flags and marks that hit neither.

use serde_json::{Value, json};

use super::statement::{Activity, Definition, Extensions, MarkScore, Outcome as Result, Texts, thousandths};
use super::vocabulary::{ANSWERED, INTERACTION, TIME, own};
use super::writer::{Profile, Said, Writer, extensions};
use crate::catalogue::IndicatorId;
use crate::scenario::graph::{NodeId, NodeKind};
use crate::scoring::detection::FULL;
use crate::scoring::{FoundBy, Naming, NoiseResult, Outcome, Sign, SignalResult};
use crate::session::{Event, Recorded};
use crate::text::LocalizedText;
use crate::time::{MediaTime, Window};

/// Everything that was offered, and everything that hit none of it.
pub(super) fn signs(writer: &mut Writer<'_>) {
    let detection = &writer.told.score.detection;
    for signal in &detection.signals {
        self::signal(writer, signal);
    }
    for noise in &detection.noise {
        self::noise(writer, noise);
    }
    for flag in detection.flags.iter().filter(|flag| flag.outcome == Outcome::Stray) {
        stray(writer, &flag.node, "scene", "flag", FoundBy::Flag(flag.flag), Some(flag.at), flag.named.as_ref());
    }
    for mark in detection.marks.iter().filter(|mark| mark.outcome == Outcome::Stray) {
        stray(writer, &mark.node, "exhibit", "mark", FoundBy::Placed(mark.mark), None, None);
    }
}

/// The event that raised the flag, or placed the mark.
fn event_of<'a>(writer: &Writer<'a>, by: FoundBy) -> Option<&'a Recorded> {
    writer.told.events.iter().find(|recorded| match (&recorded.event, by) {
        (Event::Flagged { flag, .. }, FoundBy::Flag(wanted)) => *flag == wanted,
        (Event::ExhibitMarked { mark, .. }, FoundBy::Placed(wanted)) => *mark == wanted,
        _ => false,
    })
}

/// What was done, told where it was done; what was not, with the last that happened in its scene or on its exhibit.
fn told_at<'a>(writer: &Writer<'a>, visit: usize, by: Option<FoundBy>) -> Option<&'a Recorded> {
    by.and_then(|by| event_of(writer, by)).or_else(|| writer.stays.get(visit)?.events.last())
}

fn response(sign: &Sign, done: bool) -> String {
    let word = if matches!(sign, Sign::Mark(_)) { "marked" } else { "flagged" };
    if done { word.to_owned() } else { format!("not-{word}") }
}

fn name_of(sign: &Sign) -> String {
    match sign {
        Sign::Cue(id) => format!("cue/{id}"),
        Sign::Lure(id) => format!("lure/{id}"),
        Sign::Mark(id) => format!("mark/{id}"),
    }
}

fn seconds(time: MediaTime) -> f64 {
    thousandths(u64::try_from(time.millis()).unwrap_or(0))
}

fn moment(writer: &Writer<'_>, by: Option<FoundBy>) -> Option<(String, Value)> {
    match event_of(writer, by?)?.event {
        Event::Flagged { at, .. } => Some((TIME.to_owned(), json!(seconds(at)))),
        _ => None,
    }
}

/// What the flag was said to be.
fn named(writer: &Writer<'_>, by: Option<FoundBy>) -> Option<(String, Value)> {
    let flag = writer.told.score.detection.flags.iter().find(|flag| Some(FoundBy::Flag(flag.flag)) == by)?;
    flag.named.as_ref().map(|named| (own("named"), json!(named)))
}

fn window(window: Option<Window>) -> Option<(String, Value)> {
    window.map(|window| (own("window"), json!([seconds(window.from), seconds(window.to)])))
}

fn signal(writer: &mut Writer<'_>, signal: &SignalResult) {
    let Some(at) = told_at(writer, signal.visit, signal.found_by) else { return };
    let hit = signal.found_by.is_some();
    let mut told = extensions([("outcome", json!(if hit { "hit" } else { "miss" }))]);
    told.extend(window(signal.window));
    told.extend(moment(writer, signal.found_by));
    told.extend(signal.latency.map(|latency| (own("latency"), json!(seconds(latency)))));
    told.extend(signal.naming.map(|naming| {
        let naming = match naming {
            Naming::Exact => "exact",
            Naming::Near => "near",
            Naming::Wrong => "wrong",
            Naming::Unnamed => "unnamed",
        };
        (own("naming"), json!(naming))
    }));
    told.extend(named(writer, signal.found_by));
    let result = Result {
        score: MarkScore::of(signal.points, FULL),
        success: Some(hit),
        response: Some(response(&signal.sign, hit)),
        extensions: told,
        ..Result::default()
    };
    say(writer, at, signal.visit, &signal.node, &signal.sign, Some(&signal.indicator), result);
}

fn noise(writer: &mut Writer<'_>, noise: &NoiseResult) {
    let Some(at) = told_at(writer, noise.visit, noise.false_alarm) else { return };
    let suspected = noise.false_alarm.is_some();
    let mut told = extensions([("outcome", json!(if suspected { "false-alarm" } else { "correct-rejection" }))]);
    told.extend(window(noise.window));
    told.extend(moment(writer, noise.false_alarm));
    told.extend(named(writer, noise.false_alarm));
    let result = Result {
        success: Some(!suspected),
        response: Some(response(&noise.sign, suspected)),
        extensions: told,
        ..Result::default()
    };
    say(writer, at, noise.visit, &noise.node, &noise.sign, None, result);
}

fn say(
    writer: &mut Writer<'_>,
    at: &Recorded,
    visit: usize,
    node: &NodeId,
    sign: &Sign,
    indicator: Option<&IndicatorId>,
    result: Result,
) {
    let told = writer.told;
    let text = indicator.and_then(|id| Some(&writer.graph()?.catalogue.indicator(id)?.text));
    let definition = Definition {
        name: text.map(|text| writer.texts(text)).unwrap_or_default(),
        description: note(writer, node, sign).map(|note| writer.texts(note)).unwrap_or_default(),
        kind: INTERACTION,
        interaction_type: Some("other"),
        ..Definition::default()
    };
    let mut about = extensions([("node", json!(node))]);
    about.extend(indicator.map(|id| (own("indicator"), json!(id))));
    about.extend(indicator.and(writer.graph()).map(|graph| (own("catalogue"), json!(graph.catalogue.id))));
    let object = Activity::new(writer.home.sign(&told.score.scenario, node, sign), definition);
    let place = format!("sign/{visit}/{}", name_of(sign));
    writer.say(Said { at, place, verb: ANSWERED, object, result, profile: Profile::Scorm, extensions: about });
}

/// What the author wrote of it for the debrief.
fn note<'a>(writer: &Writer<'a>, node: &NodeId, sign: &Sign) -> Option<&'a LocalizedText> {
    match (writer.kind(node)?, sign) {
        (NodeKind::Scene(scene), Sign::Cue(id)) => Some(&scene.cues.iter().find(|cue| cue.id == *id)?.note),
        (NodeKind::Scene(scene), Sign::Lure(id)) => Some(&scene.lures.iter().find(|lure| lure.id == *id)?.why),
        (NodeKind::Exhibit(exhibit), Sign::Mark(id)) => Some(&exhibit.marks.iter().find(|mark| mark.id == *id)?.note),
        _ => None,
    }
}

fn stray(
    writer: &mut Writer<'_>,
    node: &NodeId,
    kind: &str,
    what: &str,
    by: FoundBy,
    moment: Option<MediaTime>,
    named: Option<&IndicatorId>,
) {
    let Some(at) = event_of(writer, by) else { return };
    let told = writer.told;
    let mut extended = extensions([("outcome", json!("stray"))]);
    extended.extend(moment.map(|moment| (TIME.to_owned(), json!(seconds(moment)))));
    extended.extend(named.map(|named| (own("named"), json!(named))));
    let id = format!("{}/{what}", writer.home.node(&told.score.scenario, kind, node));
    let definition =
        Definition { name: Texts::new(), kind: INTERACTION, interaction_type: Some("other"), ..Definition::default() };
    writer.say(Said {
        at,
        place: format!("event/{}", at.seq),
        verb: ANSWERED,
        object: Activity::new(id, definition),
        result: Result {
            success: Some(false),
            response: Some(if what == "flag" { "flagged" } else { "marked" }.to_owned()),
            extensions: extended,
            ..Result::default()
        },
        profile: Profile::Scorm,
        extensions: Extensions::from([(own("node"), json!(node))]),
    });
}
