//! What every statement has in common, and the attempt cut into stays at nodes.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::ids::Home;
use super::statement::{
    Account, Activity, Actor, Context, ContextActivities, Definition, Extensions, Outcome, Statement, Texts, Verb, texts,
};
use super::vocabulary::{ATTEMPT, COURSE, LESSON, SCORM_PROFILE, VIDEO_PROFILE, Word, own};
use super::Told;
use crate::scenario::graph::{Graph, NodeId, NodeKind};
use crate::session::{Event, Recorded};
use crate::text::{Language, LocalizedText};
use crate::time::rfc3339;

/// One stay at one node, in the order of the log: its number is what scores call a visit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stay<'a> {
    /// Where.
    pub node: &'a NodeId,
    /// Its events, from the entering on; never empty.
    pub events: &'a [Recorded],
}

/// Which profile a statement follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Profile {
    /// SCORM.
    Scorm,
    /// Video.
    Video,
}

/// Gathers the statements of one attempt.
pub(super) struct Writer<'a> {
    pub told: &'a Told<'a>,
    pub home: &'a Home,
    pub stays: Vec<Stay<'a>>,
    written: Vec<(u64, Statement)>,
}

/// One statement before it is written.
pub(super) struct Said<'a> {
    /// The event that it tells of, or after which it is told.
    pub at: &'a Recorded,
    /// What names it within the attempt; its id comes from there.
    pub place: String,
    /// Did.
    pub verb: Word,
    /// What.
    pub object: Activity,
    /// How it came out.
    pub result: Outcome,
    /// By which profile.
    pub profile: Profile,
    /// What the context says beside the usual.
    pub extensions: Extensions,
}

impl<'a> Writer<'a> {
    pub(super) fn new(told: &'a Told<'a>, home: &'a Home) -> Self {
        Self { told, home, stays: stays(told.events), written: Vec::new() }
    }

    /// The scenario in the version played, if at hand.
    pub(super) fn graph(&self) -> Option<&'a Graph> {
        self.told.graph
    }

    /// What that node is, if the scenario is at hand.
    pub(super) fn kind(&self, node: &NodeId) -> Option<&'a NodeKind> {
        let graph = self.graph()?;
        graph.place(node).map(|at| &graph.node(at).kind)
    }

    /// The text as statements carry it.
    pub(super) fn texts(&self, text: &LocalizedText) -> Texts {
        let first = self.graph().and_then(|graph| graph.languages.first().copied());
        texts(text, first.unwrap_or(Language::Pl))
    }

    /// The scenario as an activity.
    pub(super) fn lesson(&self) -> Activity {
        let name = self.graph().map(|graph| self.texts(&graph.title)).unwrap_or_default();
        let description = self.graph().map(|graph| self.texts(&graph.summary)).unwrap_or_default();
        let id = self.home.scenario(&self.told.score.scenario);
        Activity::new(id, Definition { name, description, kind: LESSON, ..Definition::default() })
    }

    /// What statements on the scenario itself say beside the usual.
    pub(super) fn about(&self) -> Extensions {
        extensions([("purpose", json!(self.told.about.purpose)), ("mode", json!(self.told.score.mode))])
    }

    /// Adds a statement. Those of an earlier event come first; of one event, those added first.
    pub(super) fn say(&mut self, said: Said<'_>) {
        let Said { at, place, verb, object, result, profile, extensions } = said;
        let (told, home) = (self.told, self.home);
        let about = told.about;
        let lesson = home.scenario(&told.score.scenario);
        let kind_only = |id: String, kind| Activity::new(id, Definition { kind, ..Definition::default() });
        let statement = Statement {
            id: home.statement(&about.attempt, &place),
            timestamp: rfc3339(at.wall),
            actor: Actor {
                object_type: "Agent",
                account: Account { home_page: home.trainees(), name: told.score.trainee.to_string() },
            },
            verb: Verb { id: verb.0, display: BTreeMap::from([("en-US", verb.1)]) },
            context: Context {
                registration: home.registration(&about.attempt),
                context_activities: ContextActivities {
                    parent: if object.id == lesson { Vec::new() } else { vec![kind_only(lesson, LESSON)] },
                    grouping: vec![
                        kind_only(home.attempt(&about.attempt), ATTEMPT),
                        kind_only(home.course(about.course.as_ref()), COURSE),
                    ],
                    category: vec![Activity::bare(match profile {
                        Profile::Scorm => SCORM_PROFILE,
                        Profile::Video => VIDEO_PROFILE,
                    })],
                },
                revision: told.score.played_under.0.clone(),
                platform: format!("IAS {}", told.app_version),
                language: about.language.tag(),
                extensions,
            },
            object,
            result,
        };
        self.written.push((at.seq, statement));
    }

    /// Everything said, in the order in which it happened.
    pub(super) fn finish(mut self) -> Vec<Statement> {
        self.written.sort_by_key(|(seq, _)| *seq);
        self.written.into_iter().map(|(_, statement)| statement).collect()
    }
}

/// The log cut at every entering of a node.
fn stays(events: &[Recorded]) -> Vec<Stay<'_>> {
    let entered: Vec<(usize, &NodeId)> = events
        .iter()
        .enumerate()
        .filter_map(|(at, recorded)| match &recorded.event {
            Event::NodeEntered { node } => Some((at, node)),
            _ => None,
        })
        .collect();
    let ends = entered.iter().skip(1).map(|(at, _)| *at).chain([events.len()]);
    entered
        .iter()
        .zip(ends)
        .map(|(&(from, node), to)| Stay { node, events: &events[from..to] })
        .collect()
}

/// Extensions of those names of ours.
pub(super) fn extensions<const N: usize>(pairs: [(&str, Value); N]) -> Extensions {
    pairs.into_iter().map(|(name, value)| (own(name), value)).collect()
}

/// So many milliseconds as ISO 8601, to the hundredth of a second (xAPI lets a store cut off more): `PT1M53.52S`.
pub(super) fn duration(millis: i64) -> String {
    let hundredths = (millis.max(0) + 5) / 10;
    let (hours, minutes, rest) = (hundredths / 360_000, hundredths / 6_000 % 60, hundredths % 6_000);
    let mut text = String::from("PT");
    if hours > 0 {
        text.push_str(&format!("{hours}H"));
    }
    if minutes > 0 {
        text.push_str(&format!("{minutes}M"));
    }
    if rest > 0 || text.len() == 2 {
        let seconds = format!("{}.{:02}", rest / 100, rest % 100);
        let seconds = seconds.trim_end_matches('0').trim_end_matches('.');
        text.push_str(&format!("{seconds}S"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_as_iso_8601_writes_them() {
        let of = [0, 4, 5, 6_420, 60_000, 113_520, 3_600_000, 3_725_100, -5].map(duration);
        assert_eq!(of, ["PT0S", "PT0S", "PT0.01S", "PT6.42S", "PT1M", "PT1M53.52S", "PT1H", "PT1H2M5.1S", "PT0S"]);
    }
}
