//! Keeps a rehearsal as the application keeps an attempt: each input's events before the next input is taken.
//!
//! A resumed attempt goes on from the state that its kept log gives, not from the plan: what the machine then answers must be
//! what the plan played.

use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cli::load_scenario::Loaded;
use crate::course::{CourseId, Purpose};
use crate::platform::{self, DataFolder};
use crate::scenario::graph::NodeId;
use crate::scoring::Score;
use crate::session::replay::{input_of, replay};
use crate::session::{AttemptId, Event, Recorded, Stamped, State, accept};
use crate::store::{
    Durability, NewAttempt, Position, ScoreRecord, SqliteStore, Store, log, new_attempt_id,
};
use crate::time::WallTime;

/// An attempt on its way into the store.
pub(super) struct Keeper {
    store: SqliteStore,
    attempt: AttemptId,
    /// When the attempt to go on with began; `None` for a new one.
    resumed: Option<WallTime>,
    /// The course that a new attempt belongs to, and what for.
    belongs: Option<(CourseId, Purpose)>,
    is_finished: bool,
    acknowledges: bool,
}

impl Keeper {
    /// Opens the store for a new attempt, or for one to go on with.
    pub(super) fn open(
        data: &DataFolder,
        resumed: Option<&AttemptId>,
        belongs: Option<(CourseId, Purpose)>,
        acknowledges: bool,
        console: &mut Console,
    ) -> Result<Self, Failure> {
        let now = platform::now();
        let opened = SqliteStore::open(&data.root, &platform::date(now))?;
        if let Some(notice) = &opened.notice {
            console.tell(&format!("ias: {notice}"));
        }
        let mut store = opened.store;
        let Some(attempt) = resumed else {
            let attempt = new_attempt_id(now, platform::random_bytes());
            return Ok(Self { store, attempt, resumed: None, belongs, is_finished: false, acknowledges });
        };
        store.claim(attempt)?;
        let kept = store.attempt(attempt)?;
        Ok(Self {
            store,
            attempt: attempt.clone(),
            resumed: Some(kept.begun.started),
            belongs,
            is_finished: kept.finished.is_some(),
            acknowledges,
        })
    }

    /// When the attempt began that is gone on with.
    pub(super) fn started(&self) -> Option<WallTime> {
        self.resumed
    }

    /// The attempt's id.
    pub(super) fn attempt(&self) -> &AttemptId {
        &self.attempt
    }

    /// Keeps what was played and is not kept yet; the state at its end.
    pub(super) fn keep(
        &mut self,
        loaded: &Loaded,
        played: &[Recorded],
        start: WallTime,
        console: &mut Console,
    ) -> Result<State, Failure> {
        if self.resumed.is_none() {
            let Some(begun) = begun(&self.attempt, played, start, self.belongs.clone()) else {
                return Err(Failure::new("The plan plays nothing.", "Write at least one command in it."));
            };
            self.store.begin(&begun)?;
            self.acknowledge(&format!("attempt {}", self.attempt), console);
        }
        let kept = log::read(&self.store, &self.attempt)?;
        if !played.starts_with(&kept) {
            return Err(Failure::new(
                format!("The attempt {} was played by another plan, or on another scenario.", self.attempt),
                "Resume it with the plan and the scenario that it was begun with.",
            ));
        }
        let replayed = replay(&loaded.graph, &kept).map_err(|error| {
            Failure::new(format!("The attempt {} cannot be resumed: {error}.", self.attempt), "Begin a new attempt.")
        })?;
        if !replayed.missing.is_empty() {
            log::append(&mut self.store, &self.attempt, &replayed.missing)?;
        }
        let mut state = replayed.state;
        let mut node = state.here().map(|visit| visit.node.clone());
        let mut rest = played.get(kept.len() + replayed.missing.len()..).unwrap_or_default();
        while let Some(first) = rest.first() {
            self.note_position(first, node.as_ref(), console)?;
            let answer = input_of(&first.event)
                .and_then(|what| {
                    accept(&loaded.graph, &mut state, &Stamped { media: first.media, wall: first.wall, what }).ok()
                })
                .filter(|answer| rest.starts_with(answer))
                .ok_or_else(|| {
                    Failure::new(
                        format!("Event {} of the attempt does not follow from the kept ones.", first.seq),
                        "Resume it with the plan and the scenario that it was begun with.",
                    )
                })?;
            log::append(&mut self.store, &self.attempt, &answer)?;
            for event in &answer {
                if let Event::NodeEntered { node: entered } = &event.event {
                    node = Some(entered.clone());
                }
                self.acknowledge(&format!("event {}", event.seq), console);
            }
            rest = &rest[answer.len()..];
        }
        Ok(state)
    }

    /// Notes where the scene stands when the next input comes, as the application does while it plays.
    fn note_position(
        &mut self,
        next: &Recorded,
        node: Option<&NodeId>,
        console: &mut Console,
    ) -> Result<(), Failure> {
        let (Some(media), Some(node)) = (next.media, node) else { return Ok(()) };
        let position = Position { node: node.clone(), media, events: next.seq, noted: next.wall };
        self.store.mark_position(&self.attempt, &position, Durability::Kill)?;
        self.acknowledge(&format!("position {} {}", next.seq, media.nanos()), console);
        Ok(())
    }

    /// Closes the attempt when it came to its end.
    pub(super) fn finish(&mut self, state: &State, score: &Score) -> Result<(), Failure> {
        if state.finish().is_none() || self.is_finished {
            return Ok(());
        }
        let record = ScoreRecord {
            content_hash: score.scored_under.clone(),
            computed: state.last_wall,
            reason: String::new(),
            score: serde_json::to_string(score).expect("a score has only named fields"),
        };
        self.store.finish(&self.attempt, state.last_wall, &record)?;
        self.is_finished = true;
        Ok(())
    }

    /// The store, for whoever hands the attempt in.
    pub(super) fn store(&mut self) -> &mut dyn Store {
        &mut self.store
    }

    pub(super) fn acknowledge(&self, what: &str, console: &mut Console) {
        if self.acknowledges {
            console.tell(&format!("kept {what}"));
        }
    }
}

/// The attempt that begins with these events.
fn begun(
    id: &AttemptId,
    played: &[Recorded],
    started: WallTime,
    belongs: Option<(CourseId, Purpose)>,
) -> Option<NewAttempt> {
    let (course, purpose) = belongs.map_or((None, Purpose::Training), |(course, purpose)| (Some(course), purpose));
    let Event::Began { scenario, content_hash, trainee, settings, .. } = &played.first()?.event else { return None };
    Some(NewAttempt {
        id: id.clone(),
        trainee: trainee.clone(),
        scenario: scenario.clone(),
        content_hash: content_hash.clone(),
        app_version: env!("CARGO_PKG_VERSION").to_owned(),
        mode: settings.mode.name().to_owned(),
        settings: serde_json::to_string(settings).expect("settings have only named fields"),
        started,
        course,
        purpose,
    })
}
