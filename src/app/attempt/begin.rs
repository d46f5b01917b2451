//! Beginning an attempt, and going on with one.

use std::sync::Arc;

use super::{Desk, RunningAttempt, Scenario, Segment};
use crate::app::faults;
use crate::app::preferences::{PlayMode, Preferences, TimerScale};
use crate::course::{CourseId, Purpose};
use crate::media::probe;
use crate::scenario::graph::{Graph, NodeId, NodeIx, NodeKind, Picture};
use crate::scoring::SceneLengths;
use crate::session::{AttemptId, Input, Mode, Recorded, Settings, State, Timers, TraineeCode};
use crate::store::{NewAttempt, StoreError};
use crate::text::Language;
use crate::time::MediaTime;

/// The settings of the machine that the preferences mean.
pub fn settings_of(preferences: &Preferences) -> Settings {
    let timers = timers_of(preferences.timers);
    let mode = match preferences.mode {
        PlayMode::Practice => Mode::Practice,
        PlayMode::Exam => Mode::Exam,
    };
    Settings { mode, timers, language: preferences.language }
}

/// Who plays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Player {
    /// The trainee whose code is set, as set.
    Trainee,
    /// A trainee of a course, by its rules.
    OfCourse {
        /// Their code.
        code: TraineeCode,
        /// The course.
        course: CourseId,
        /// What the part is for.
        purpose: Purpose,
        /// Practice or exam, as the course says.
        mode: Mode,
    },
    /// A group before one screen: without time limits, under a code that is nobody's.
    Group {
        /// How many people are in the room.
        present: u16,
        /// The code.
        code: TraineeCode,
    },
}

impl Player {
    fn settings(&self, preferences: &Preferences) -> Settings {
        match self {
            Self::Trainee => settings_of(preferences),
            Self::OfCourse { mode, .. } => Settings { mode: *mode, ..settings_of(preferences) },
            Self::Group { .. } => Settings { mode: Mode::Plenary, timers: Timers::Off, language: preferences.language },
        }
    }

    fn code(&self, preferences: &Preferences) -> TraineeCode {
        match self {
            Self::Trainee => TraineeCode::from(preferences.trainee.as_str()),
            Self::Group { code, .. } | Self::OfCourse { code, .. } => code.clone(),
        }
    }

    fn course(&self) -> (Option<CourseId>, Purpose) {
        match self {
            Self::OfCourse { course, purpose, .. } => (Some(course.clone()), *purpose),
            Self::Trainee | Self::Group { .. } => (None, Purpose::Training),
        }
    }
}

/// The machine's timers for a scale.
pub fn timers_of(scale: TimerScale) -> Timers {
    match scale.factor() {
        Some(factor) => Timers::Percent(u16::try_from(factor * 100).unwrap_or(1000)),
        None => Timers::Off,
    }
}

/// Begins an attempt at the scenario's start, or at `node` to look at it.
///
/// # Errors
/// When the store cannot keep it; or when the code cannot be used.
pub fn begin(
    scenario: Arc<Scenario>,
    id: AttemptId,
    player: &Player,
    node: Option<&NodeId>,
    desk: &mut Desk<'_>,
) -> Result<RunningAttempt, String> {
    let scenario = match node {
        Some(node) => Arc::new(starting_at(&scenario, node)?),
        None => scenario,
    };
    let settings = player.settings(desk.preferences);
    let trainee = player.code(desk.preferences);
    let (course, purpose) = player.course();
    if let Some(store) = desk.store.as_deref_mut() {
        let told = |error: StoreError| faults::line(faults::store_fault(&error, desk.preferences.language));
        let new = NewAttempt {
            id: id.clone(),
            trainee: trainee.clone(),
            scenario: scenario.graph.id.clone(),
            content_hash: scenario.graph.content_hash.clone(),
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            mode: settings.mode.name().to_owned(),
            settings: serde_json::to_string(&settings).expect("settings are plain data"),
            started: desk.wall,
            course,
            purpose,
        };
        store.begin(&new).map_err(told)?;
    }
    let lengths = scene_lengths(&scenario);
    let mut attempt = RunningAttempt::new(scenario, id, State::default(), lengths, desk.now);
    attempt.began_at = node.cloned();
    if let Player::Group { present, .. } = player {
        attempt.present = *present;
    }
    desk.reel.set_language(desk.preferences.spoken());
    if !attempt.tell(Input::Begin { trainee, settings }, None, desk) {
        return Err(attempt.store_fault.unwrap_or_else(|| faults::line(faults::attempt_fault("the machine refused to begin", desk.preferences.language))));
    }
    Ok(attempt)
}

/// Goes on with an attempt from its events.
///
/// # Errors
/// When its events cannot be read, or another window has it.
pub fn resume(scenario: Arc<Scenario>, id: AttemptId, desk: &mut Desk<'_>) -> Result<RunningAttempt, String> {
    let language = desk.preferences.language;
    let told = |error: StoreError| faults::line(faults::store_fault(&error, language));
    let hindered = |what: &str| faults::line(faults::attempt_fault(what, language));
    let store = desk.store.as_deref_mut().ok_or_else(|| hindered("there is no store"))?;
    store.claim(&id).map_err(told)?;
    let state = folded(&store.events(&id).map_err(told)?, language)?;
    let position = store.position(&id).map_err(told)?;
    let lengths = scene_lengths(&scenario);
    let mut attempt = RunningAttempt::new(scenario, id, state, lengths, desk.now);
    attempt.present = attempt.state.hands.last().map_or(desk.preferences.group_size, |taken| taken.count.present);
    desk.reel.set_language(desk.preferences.spoken());
    attempt.drafts.open_flag = attempt.state.flags_to_name().next().map(|flag| flag.id);
    let Some(node) = attempt.state.here().map(|visit| visit.node.clone()) else {
        return Err(hindered("the attempt has no events"));
    };
    let stopped = attempt.state.here().is_some_and(|visit| visit.stopped);
    let known = position.filter(|position| position.node == node).map(|position| position.media);
    let at = known.or_else(|| match attempt.state.here()?.shown {
        crate::session::SceneShown::Until(until) => Some(until),
        crate::session::SceneShown::Whole => None,
    });
    let place = attempt.scenario.graph.place(&node);
    match place.map(|at| &attempt.scenario.graph.node(at).kind) {
        Some(NodeKind::Scene(_)) => {
            // A scene that was over stands on its last frame, with its choice open.
            let from = if stopped { attempt.lengths.0.get(&node).copied() } else { at };
            attempt.show_from(Segment::Scene(node.clone()), from.unwrap_or(MediaTime::ZERO), desk);
            if stopped && let Some(playing) = &mut attempt.playing {
                playing.ended = true;
            }
        }
        Some(NodeKind::Choose(ask)) if ask.idle.is_some() => attempt.show(Segment::Idle(node), desk),
        Some(NodeKind::Exhibit(exhibit)) => {
            let image = exhibit.image.clone();
            attempt.load_exhibit(&image, desk);
        }
        Some(NodeKind::Assess(_)) => attempt.take_every_ground(),
        _ => {}
    }
    if attempt.state.paused.is_some() {
        attempt.tell(Input::Resume, at, desk);
    }
    if attempt.open_choice().is_some() {
        attempt.choice_opened(desk);
    }
    attempt.ask_group();
    attempt.order_ahead(desk);
    Ok(attempt)
}

/// The state that lines of events fold to.
///
/// # Errors
/// When a line is no event.
pub fn folded(lines: &[String], language: Language) -> Result<State, String> {
    let events: Result<Vec<Recorded>, _> = lines.iter().map(|line| serde_json::from_str(line)).collect();
    let events = events.map_err(|error| faults::line(faults::log_fault(&error.to_string(), language)))?;
    Ok(State::fold(&events))
}

/// The same scenario beginning elsewhere.
fn starting_at(scenario: &Scenario, node: &NodeId) -> Result<Scenario, String> {
    let mut graph: Graph = scenario.graph.clone();
    graph.start = graph.place(node).ok_or_else(|| format!("there is no node `{node}` in this scenario"))?;
    Ok(Scenario { graph, folder: scenario.folder.clone() })
}

/// How long each scene is, as far as its files tell.
pub fn scene_lengths(scenario: &Scenario) -> SceneLengths {
    let graph = &scenario.graph;
    let length = |at: NodeIx| -> Option<(NodeId, MediaTime)> {
        let node = graph.node(at);
        let NodeKind::Scene(scene) = &node.kind else { return None };
        let length = match &scene.picture {
            Picture::Film(path) => probe(&scenario.folder.join(&*path.0)).ok()?.length,
            Picture::Still { seconds: Some(seconds), .. } => *seconds,
            Picture::Still { seconds: None, .. } => {
                let sound = scene.sound.as_ref()?.values().next()?.1.clone();
                crate::media::probe::probe_sound(&scenario.folder.join(&*sound.0)).ok()?
            }
        };
        Some((node.id.clone(), length))
    };
    SceneLengths(graph.places().filter_map(length).collect())
}
