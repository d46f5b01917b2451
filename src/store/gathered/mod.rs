//! What a trainer gathered: one row an attempt, from all laptops of all courses.
//!
//! [`Gathered`](super::Gathered) keeps it in a file of its own (`programme.sqlite`), apart from the attempts that were played
//! on the same machine. A result comes once: the same again is harmless, another one of the same attempt is a conflict and
//! is set aside, as is every file that could not be taken, until a good copy of it arrives.
//!
//! Only codes are here, never names.

mod packed;

use serde::{Deserialize, Serialize};

use crate::cohort::record::Record;
use crate::course::{Course, CourseId, Purpose};
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::session::{AttemptId, TraineeCode};
use crate::text::LocalizedText;
use crate::time::{Day, WallTime};

pub use packed::Packed;

/// What is kept of a course beside its results: enough to choose by, and to know when they must go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownCourse {
    /// Its id.
    pub id: CourseId,
    /// What it is called.
    pub title: LocalizedText,
    /// Where it is held.
    pub place: String,
    /// Its first day.
    pub begins: Day,
    /// Its last day.
    pub ends: Day,
    /// The last day on which its results are kept.
    pub retain_until: Day,
}

impl KnownCourse {
    /// Of the course.
    #[must_use]
    pub fn of(course: &Course) -> Self {
        Self {
            id: course.id.clone(),
            title: course.title.clone(),
            place: course.place.clone(),
            begins: course.begins,
            ends: course.ends,
            retain_until: course.retain_until,
        }
    }
}

/// A result as it is taken in, proved by whoever opened it.
#[derive(Clone, Debug, PartialEq)]
pub struct Incoming {
    /// What statistics need of it.
    pub record: Record,
    /// Its course; the same as the record's.
    pub course: CourseId,
    /// The application's version that played it.
    pub app_version: String,
    /// Public key of the laptop that signed it, in hexadecimal digits.
    pub laptop: String,
    /// The last value of its hash chain, in hexadecimal digits: tells it from every other result.
    pub chain: String,
    /// How many events it has.
    pub events: u64,
    /// Its log, as the laptop kept it.
    pub log: Packed,
    /// Its scores, the first one first; at least one.
    pub scores: Vec<PackedScore>,
}

/// A score record whose score is packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackedScore {
    /// The content under which it was computed.
    pub content_hash: ContentHash,
    /// When.
    pub computed: WallTime,
    /// Why again; empty for the first.
    pub reason: String,
    /// The score as JSON.
    pub score: Packed,
}

/// A file that came.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// Where it lay.
    pub file: String,
    /// SHA-256 of its bytes in hexadecimal digits; its path where it could not be read.
    pub digest: String,
    /// What it was.
    pub what: Brought,
}

/// What a file brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Brought {
    /// A result.
    Result(Box<Incoming>),
    /// Nothing that can be taken.
    Fault {
        /// The attempt that it claims to be, by its content as far as proved, else by its name.
        attempt: AttemptId,
        /// What kind of fault.
        reason: Reason,
        /// What is wrong and where, in a sentence.
        detail: String,
    },
}

/// Why a file was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// It could not be read from where it lies.
    Unreadable,
    /// It is cut short, or bytes of it changed.
    Damaged,
    /// It is whole, but was not made as it says.
    Forged,
    /// It is sealed to somebody else, or belongs to a course that is not known here.
    Foreign,
    /// It belongs to a course that is known here, but its code is on no roster of it: somebody who was taken off, or who
    /// never took part.
    Stranger,
    /// It was written by a later release.
    Newer,
    /// Another result of the same attempt is here.
    Conflict,
}

impl Reason {
    /// Every reason, in the order of lists.
    pub const ALL: [Self; 7] =
        [Self::Unreadable, Self::Damaged, Self::Forged, Self::Foreign, Self::Stranger, Self::Newer, Self::Conflict];

    /// As stores and programs write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Damaged => "damaged",
            Self::Forged => "forged",
            Self::Foreign => "foreign",
            Self::Stranger => "stranger",
            Self::Newer => "newer",
            Self::Conflict => "conflict",
        }
    }
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// A result that was not here yet.
    New,
    /// The very result is here already.
    Same,
    /// Set aside.
    Aside(Reason),
    /// It cannot be taken, and need not be: a good copy of the attempt is here.
    Needless(Reason),
}

/// A file that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Aside {
    /// The attempt that it claims to be.
    pub attempt: AttemptId,
    /// Where it lay.
    pub file: String,
    /// What kind of fault.
    pub reason: Reason,
    /// What is wrong and where.
    pub detail: String,
    /// When it was seen last.
    pub seen: WallTime,
}

/// Which results; the default lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only of this course.
    pub course: Option<CourseId>,
    /// Only of courses held there.
    pub place: Option<String>,
    /// Only finished on that day (UTC) or later.
    pub from: Option<Day>,
    /// Only finished on that day (UTC) or earlier.
    pub until: Option<Day>,
    /// Only of this scenario.
    pub scenario: Option<ScenarioId>,
    /// Only of this trainee.
    pub trainee: Option<TraineeCode>,
    /// Only for this purpose.
    pub purpose: Option<Purpose>,
}

/// A result's row without what is large.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Which attempt.
    pub attempt: AttemptId,
    /// Of which course.
    pub course: CourseId,
    /// Whose.
    pub trainee: TraineeCode,
    /// What was played.
    pub scenario: ScenarioId,
    /// In which version.
    pub content_hash: ContentHash,
    /// The application's version.
    pub app_version: String,
    /// What for.
    pub purpose: Purpose,
    /// When it began.
    pub started: WallTime,
    /// When it was closed.
    pub finished: WallTime,
    /// Public key of the laptop.
    pub laptop: String,
    /// The last value of its hash chain.
    pub chain: String,
    /// How many events it has.
    pub events: u64,
    /// When it was gathered.
    pub gathered: WallTime,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Courses with results.
    pub courses: u64,
    /// Trainees, each once.
    pub trainees: u64,
    /// Attempts.
    pub attempts: u64,
    /// Events of all attempts.
    pub events: u64,
}
