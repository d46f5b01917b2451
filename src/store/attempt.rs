//! What the store keeps: an attempt, its position, its scores.

use serde::{Deserialize, Serialize};

use super::StoreError;
use crate::course::{CourseId, Purpose};
use crate::scenario::graph::{ContentHash, NodeId, ScenarioId};
use crate::session::{AttemptId, TraineeCode};
use crate::time::{MediaTime, WallTime};

/// A new attempt's id from the moment of its start and ten random bytes: a UUID of version 7, lower case, so that ids sort
/// by start. Source: RFC 9562 section 5.7.
#[must_use]
pub fn new_attempt_id(started: WallTime, random: [u8; 10]) -> AttemptId {
    let millis = u64::try_from(started.0).unwrap_or(0).to_be_bytes();
    let mut bytes = [0; 16];
    bytes[..6].copy_from_slice(&millis[2..]);
    bytes[6..].copy_from_slice(&random);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let digits = |range: std::ops::Range<usize>| -> String { bytes[range].iter().map(|byte| format!("{byte:02x}")).collect() };
    let groups = [digits(0..4), digits(4..6), digits(6..8), digits(8..10), digits(10..16)];
    AttemptId::from(groups.join("-").as_str())
}

/// An attempt as it begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewAttempt {
    /// Its id.
    pub id: AttemptId,
    /// Who plays.
    pub trainee: TraineeCode,
    /// What is played.
    pub scenario: ScenarioId,
    /// The scenario's content at that time.
    pub content_hash: ContentHash,
    /// The application's version.
    pub app_version: String,
    /// How it is played: `practice` or `exam`.
    pub mode: String,
    /// What the trainee had set that bears on the result (timers, captions, language), as JSON.
    pub settings: String,
    /// When it began.
    pub started: WallTime,
    /// In which course; `None`: outside one.
    pub course: Option<CourseId>,
    /// What for.
    pub purpose: Purpose,
}

impl NewAttempt {
    /// Refuses an id that could not name a file (1 to 64 ASCII letters, digits or hyphens), and a code that is none.
    ///
    /// # Errors
    /// [`StoreError::BadAttemptId`], [`StoreError::BadTraineeCode`].
    pub fn validate(&self) -> Result<(), StoreError> {
        let id = &*self.id.0;
        if !(1..=64).contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            return Err(StoreError::BadAttemptId { given: id.to_owned() });
        }
        if !self.trainee.is_valid() {
            return Err(StoreError::BadTraineeCode { given: self.trainee.to_string() });
        }
        Ok(())
    }
}

/// An attempt as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// As it began.
    #[serde(flatten)]
    pub begun: NewAttempt,
    /// How many events it has.
    pub events: u64,
    /// When it was closed; `None`: it can be resumed.
    pub finished: Option<WallTime>,
    /// Its latest score, once finished.
    pub score: Option<ScoreRecord>,
}

/// Where the running scene stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The scene.
    pub node: NodeId,
    /// The time on its time line.
    pub media: MediaTime,
    /// How many events the log held then. The note speaks of the visit that the last `NodeEntered` among them began.
    pub events: u64,
    /// When it was noted.
    pub noted: WallTime,
}

/// What a note of the position outlives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// The end of the process, however it comes. Costs no wait for the disk: for the heartbeat while a scene runs.
    Kill,
    /// A power cut too. Waits for the disk: for a pause and for leaving.
    PowerCut,
}

/// A score as it was computed, under the key of that content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreRecord {
    /// The content under which it was computed.
    pub content_hash: ContentHash,
    /// When.
    pub computed: WallTime,
    /// Why again; empty for the first.
    pub reason: String,
    /// The score as JSON.
    pub score: String,
}

/// That a result reached a folder that its trainer reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// The folder, as its laptop names it.
    pub place: String,
    /// The last value of the result's hash chain, which tells it from every other.
    pub chain: String,
    /// When.
    pub at: WallTime,
}

/// How far an attempt has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// Either.
    #[default]
    Any,
    /// Can be resumed.
    Unfinished,
    /// Closed, with a score.
    Finished,
}

/// Which attempts to list; the default lists all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this trainee's.
    pub trainee: Option<TraineeCode>,
    /// Only of this scenario.
    pub scenario: Option<ScenarioId>,
    /// Only those so far.
    pub progress: Progress,
}

impl Filter {
    /// Whether the attempt passes.
    #[must_use]
    pub fn lets_through(&self, attempt: &Attempt) -> bool {
        self.trainee.as_ref().is_none_or(|trainee| *trainee == attempt.begun.trainee)
            && self.scenario.as_ref().is_none_or(|scenario| *scenario == attempt.begun.scenario)
            && match self.progress {
                Progress::Any => true,
                Progress::Unfinished => attempt.finished.is_none(),
                Progress::Finished => attempt.finished.is_some(),
            }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_version_7_and_sort_by_start() {
        let id = new_attempt_id(WallTime(0x0123_4567_89ab), [0xff; 10]);
        assert_eq!(&*id.0, "01234567-89ab-7fff-bfff-ffffffffffff");
        assert!(id < new_attempt_id(WallTime(0x0123_4567_89ac), [0; 10]));
    }

    #[test]
    fn an_id_never_leaves_its_folder_and_a_code_is_one() {
        let good = super::super::contract::attempt(1, "t-1");
        good.validate().expect("good");
        for bad in ["", "../x", "a/b", "a b", "ą", &"x".repeat(65)] {
            let attempt = NewAttempt { id: bad.into(), ..good.clone() };
            assert!(matches!(attempt.validate(), Err(StoreError::BadAttemptId { .. })), "{bad:?}");
        }
        for bad in ["", " t", "t\n", &"x".repeat(65)] {
            let attempt = NewAttempt { trainee: bad.into(), ..good.clone() };
            assert!(matches!(attempt.validate(), Err(StoreError::BadTraineeCode { .. })), "{bad:?}");
        }
    }
}
