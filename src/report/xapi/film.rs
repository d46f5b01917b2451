//! Scenes as the video profile tells them: played, paused, seeked, completed or terminated, one showing a stay.

use serde_json::json;

use super::statement::{Activity, Definition, Extensions, Outcome, thousandths};
use super::vocabulary::{
    COMPLETED, LENGTH, PAUSED, PLAYED, PLAYED_SEGMENTS, PROGRESS, SEEKED, SESSION_ID, TERMINATED, TIME, TIME_FROM, TIME_TO, VIDEO,
    Word,
};
use super::writer::{Profile, Said, Stay, Writer, duration};
use crate::scenario::graph::{NodeId, NodeKind};
use crate::session::{Event, Recorded};
use crate::time::MediaTime;

/// Every stay at a scene.
pub(super) fn scenes(writer: &mut Writer<'_>) {
    for visit in 0..writer.stays.len() {
        let stay = writer.stays[visit];
        if is_scene(writer, &stay) {
            Showing::new(writer, visit, stay).tell();
        }
    }
}

/// Whether the stay is at a scene: as the scenario says, else as its events do.
fn is_scene(writer: &Writer<'_>, stay: &Stay<'_>) -> bool {
    match writer.kind(stay.node) {
        Some(kind) => matches!(kind, NodeKind::Scene(_)),
        None => stay.events.iter().any(|recorded| {
            matches!(
                recorded.event,
                Event::Flagged { .. } | Event::SceneEnded | Event::SceneCut | Event::SceneFailed { .. } | Event::SceneReplayed
            )
        }),
    }
}

/// How long the scene is: as the player told in this attempt, else as its media tell.
fn length(writer: &Writer<'_>, node: &NodeId) -> Option<MediaTime> {
    let ended = |recorded: &Recorded| matches!(recorded.event, Event::SceneEnded).then_some(recorded.media).flatten();
    let told = writer.stays.iter().filter(|stay| stay.node == node).flat_map(|stay| stay.events).find_map(ended);
    told.or_else(|| writer.told.lengths.0.get(node).copied()).filter(|length| *length > MediaTime::ZERO)
}

/// Seconds with three decimals at most.
fn seconds(time: MediaTime) -> f64 {
    thousandths(u64::try_from(time.millis()).unwrap_or(0))
}

/// One stay at a scene, while it is told.
struct Showing<'w, 'a> {
    writer: &'w mut Writer<'a>,
    visit: usize,
    stay: Stay<'a>,
    length: Option<MediaTime>,
    /// Since when on the film it runs; `None`: it stands.
    runs_from: Option<MediaTime>,
    /// What was seen, piece by piece.
    seen: Vec<(MediaTime, MediaTime)>,
    /// Whether its end was told.
    is_over: bool,
}

impl<'w, 'a> Showing<'w, 'a> {
    fn new(writer: &'w mut Writer<'a>, visit: usize, stay: Stay<'a>) -> Self {
        let length = length(writer, stay.node);
        Self { writer, visit, stay, length, runs_from: None, seen: Vec::new(), is_over: false }
    }

    fn tell(mut self) {
        let events = self.stay.events;
        for at in events {
            let here = at.media.unwrap_or(MediaTime::ZERO);
            match at.event {
                Event::NodeEntered { .. } => self.play(at, MediaTime::ZERO),
                Event::Paused { .. } if self.runs_from.is_some() => {
                    self.stand(here);
                    self.look(at, PAUSED, here);
                }
                Event::Resumed if self.runs_from.is_none() && !self.is_stopped(at) => self.play(at, here),
                Event::SceneReplayed => {
                    self.stand(here);
                    let from_to = [(TIME_FROM, json!(seconds(here))), (TIME_TO, json!(0.0))];
                    self.say(at, SEEKED, Outcome { extensions: own(from_to), ..Outcome::default() }, None);
                    self.play(at, MediaTime::ZERO);
                }
                Event::SceneEnded => {
                    let end = at.media.or(self.length).unwrap_or(MediaTime::ZERO);
                    self.stand(end);
                    self.over(at, COMPLETED, end);
                }
                Event::SceneCut | Event::SceneFailed { .. } | Event::Abandoned => {
                    self.stand(here);
                    self.over(at, TERMINATED, here);
                }
                _ => {}
            }
        }
    }

    /// Whether the picture had stopped for good before that event.
    fn is_stopped(&self, before: &Recorded) -> bool {
        let mut stopped = false;
        for recorded in self.stay.events.iter().take_while(|recorded| recorded.seq < before.seq) {
            match recorded.event {
                Event::SceneEnded | Event::SceneCut | Event::SceneFailed { .. } => stopped = true,
                Event::SceneReplayed => stopped = false,
                _ => {}
            }
        }
        stopped
    }

    fn play(&mut self, at: &Recorded, from: MediaTime) {
        self.runs_from = Some(from);
        let extensions = own([(TIME, json!(seconds(from)))]);
        self.say(at, PLAYED, Outcome { extensions, ..Outcome::default() }, None);
    }

    fn stand(&mut self, at: MediaTime) {
        if let Some(from) = self.runs_from.take().filter(|from| *from < at) {
            self.seen.push((from, at));
        }
    }

    /// The end of it, told once a showing: who looks again has completed it already.
    fn over(&mut self, at: &Recorded, verb: Word, end: MediaTime) {
        if !std::mem::replace(&mut self.is_over, true) {
            self.look(at, verb, end);
        }
    }

    /// A statement that says how much was seen; nothing where the length is not known, which the profile asks for.
    fn look(&mut self, at: &Recorded, verb: Word, here: MediaTime) {
        let Some(length) = self.length else { return };
        let pieces: Vec<String> = self
            .seen
            .iter()
            .map(|(from, to)| format!("{:.3}[.]{:.3}", seconds(*from), seconds(*to)))
            .collect();
        let mut result = Outcome {
            extensions: own([
                (TIME, json!(seconds(here))),
                (PROGRESS, json!(self.progress(length))),
                (PLAYED_SEGMENTS, json!(pieces.join("[,]"))),
            ]),
            ..Outcome::default()
        };
        if verb == COMPLETED {
            let entered = self.stay.events.first().map_or(at.wall, |first| first.wall);
            result.completion = Some(true);
            result.duration = Some(duration(at.wall.0.saturating_sub(entered.0)));
        }
        self.say(at, verb, result, Some(length));
    }

    /// How much of it was seen at least once, in thousandths of the whole.
    fn progress(&self, length: MediaTime) -> f64 {
        let mut pieces = self.seen.clone();
        pieces.sort_unstable();
        let (mut seen, mut until) = (0, MediaTime::ZERO);
        for (from, to) in pieces {
            seen += to.min(length).saturating_sub(from.max(until)).nanos();
            until = until.max(to);
        }
        let share = i128::from(seen) * 1000 / i128::from(length.nanos());
        thousandths(u64::try_from(share).unwrap_or(0).min(1000))
    }

    fn say(&mut self, at: &Recorded, verb: Word, result: Outcome, length: Option<MediaTime>) {
        let told = self.writer.told;
        let name = match self.writer.kind(self.stay.node) {
            Some(NodeKind::Scene(scene)) => self.writer.texts(&scene.title),
            _ => super::statement::Texts::new(),
        };
        let id = self.writer.home.node(&told.score.scenario, "scene", self.stay.node);
        let mut extensions = own([(SESSION_ID, json!(self.writer.home.showing(&told.about.attempt, self.visit)))]);
        if let Some(length) = length {
            extensions.insert(LENGTH.to_owned(), json!(seconds(length)));
        }
        self.writer.say(Said {
            at,
            place: format!("film/{}/{}", at.seq, verb.1),
            verb,
            object: Activity::new(id, Definition { name, kind: VIDEO, ..Definition::default() }),
            result,
            profile: Profile::Video,
            extensions,
        });
    }
}

fn own<const N: usize>(pairs: [(&str, serde_json::Value); N]) -> Extensions {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
