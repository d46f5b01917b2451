//! A training event: which scenarios, how, when and where, for whom (codes, never names), and who may read the results.
//!
//! A course is made at the trainer's station and travels to the laptops as one file, `course.ron`. Names stay behind: they
//! are in the trainer's roster, which this module does not know.
//!
//! [`read`] (text → course, every fault told), [`write`] (course → text, every field explained), [`code`] (trainees' codes).
//!
//! [`disk`] alone meets the disk: where courses lie on a computer.
//!
//! It must not know: clocks, randomness, keys (a recipient is a text here), screens.

pub(crate) mod bech32;
pub mod code;
pub mod disk;
pub mod form;
mod read;
pub mod rules;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use read::read;
pub use write::{changed, with_roster, write};

use crate::scenario::graph::ScenarioId;
use crate::session::{Mode, TraineeCode};
use crate::text::{Language, LocalizedText};
use crate::time::Day;

/// A course's id, e.g. `szczecin-2026-11`: 1 to 64 lower-case ASCII letters, digits and hyphens. Names its files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CourseId(#[serde(with = "crate::text::shared")] pub Arc<str>);

impl CourseId {
    /// Whether the id can name a file: see the type.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        (1..=64).contains(&self.0.len()) && self.0.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    }
}

impl From<&str> for CourseId {
    fn from(text: &str) -> Self {
        Self(Arc::from(text))
    }
}

impl fmt::Display for CourseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a scenario is played in a course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To learn.
    #[default]
    Training,
    /// To know what was noticed before the training.
    PreTest,
    /// To know what is noticed after it, on a parallel scenario.
    PostTest,
}

impl Purpose {
    /// As files and stores write it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Training => "training",
            Self::PreTest => "pre-test",
            Self::PostTest => "post-test",
        }
    }
}

/// One scenario of a course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which scenario.
    pub scenario: ScenarioId,
    /// What for.
    pub purpose: Purpose,
    /// Practice or exam.
    pub mode: Mode,
}

/// A training event, as the laptops know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// Its id.
    pub id: CourseId,
    /// Counts up with each change; a laptop takes a later one only.
    pub edition: u32,
    /// What it is called.
    pub title: LocalizedText,
    /// Where it is held.
    pub place: String,
    /// Its first day.
    pub begins: Day,
    /// Its last day, not before the first.
    pub ends: Day,
    /// What is played, in order.
    pub parts: Vec<Part>,
    /// The language in which the laptops begin.
    pub language: Language,
    /// Thousandths (0..=1000) needed to pass, in place of each scenario's own; `None`: as the scenarios say.
    pub pass_mark: Option<u32>,
    /// The last day on which results are kept; not before the end.
    pub retain_until: Day,
    /// The trainer's public key (`age1…`), to which results are sealed.
    pub recipient: String,
    /// 32 random bytes that the laptops of this course share and nobody else has: a result that does not know them is foreign.
    pub ticket: [u8; 32],
    /// Who takes part.
    pub roster: Vec<TraineeCode>,
}

impl Course {
    /// What somebody is admitted to who typed that.
    ///
    /// # Errors
    /// [`NotAdmitted`]: the code is mistyped, or is not on this course's roster.
    pub fn admit(&self, typed: &str) -> Result<TraineeCode, NotAdmitted> {
        let code = code::typed(typed).map_err(NotAdmitted::NoCode)?;
        if self.roster.contains(&code) { Ok(code) } else { Err(NotAdmitted::Stranger { code }) }
    }

    /// Whether this edition may take the place of that one on a laptop.
    ///
    /// # Errors
    /// [`Unfit`]: the two are not the same course, or this is no later edition.
    pub fn replaces(&self, installed: &Self) -> Result<(), Unfit> {
        if self.id != installed.id || self.ticket != installed.ticket || self.recipient != installed.recipient {
            return Err(Unfit::OtherCourse);
        }
        if self.edition < installed.edition {
            return Err(Unfit::Older { installed: installed.edition });
        }
        if self.edition == installed.edition && self != installed {
            return Err(Unfit::SameEdition);
        }
        Ok(())
    }
}

/// Why somebody is not admitted to a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAdmitted {
    /// It is no code.
    NoCode(code::NoCode),
    /// It is a code, but of nobody who takes part.
    Stranger {
        /// The code.
        code: TraineeCode,
    },
}

/// Why a course may not take the place of the installed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The id is the same, but ticket or trainer's key differ: results would go to somebody else.
    OtherCourse,
    /// A later edition is installed.
    Older {
        /// Which.
        installed: u32,
    },
    /// The same edition is installed with other content.
    SameEdition,
}
