//! Results for other programs: statements, tables, grades. What was left out is told, never dropped in silence.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};

use super::Ground;
use super::source::{Kept, Passed, Scenarios, Wanted, each, each_record};
use crate::report::csv::Dialect;
use crate::report::csv::moodle::{Gradebook, People, Take};
use crate::report::csv::tables::{Table, Tables};
use crate::report::xapi::{self, Home, Told};
use crate::scenario::graph::ScenarioId;
use crate::session::{SceneLengths, TraineeCode};
use crate::store::StoreError;
use crate::text::Language;

/// Why an export ended early.
#[derive(Debug)]
pub enum ExportError {
    /// The attempts cannot be read.
    Store(StoreError),
    /// It cannot be written.
    Write(io::Error),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ExportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            Self::Write(error) => Some(error),
        }
    }
}

impl From<StoreError> for ExportError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for ExportError {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

/// What an export wrote and what it left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// What went by.
    pub passed: Passed,
    /// Statements that were written.
    pub statements: u64,
    /// Statements that nobody should be sent, each with what is wrong with it.
    pub faults: Vec<String>,
    /// Scenarios that are not here in the version that was played, and in how many attempts.
    pub missing: BTreeMap<ScenarioId, u64>,
    /// Codes that have no ID number.
    pub nameless: Vec<TraineeCode>,
}

/// An attempt's statements as lines with their ids, and the faults of those that nobody should be sent.
pub fn lines(kept: &Kept, home: &Home, scenarios: &mut Scenarios<'_>) -> (Vec<(String, String)>, Vec<String>) {
    let score = &kept.first;
    if !xapi::check::is_code(&score.trainee.0) {
        let why = "its trainee's code has a blank, an @ or a letter outside ASCII, as names and addresses do";
        return (Vec::new(), vec![format!("the attempt {}: {why}", kept.about.attempt)]);
    }
    let at_hand = scenarios.at_hand(&score.scenario, &score.played_under);
    let unknown = SceneLengths::default();
    let told = Told {
        about: &kept.about,
        app_version: &kept.app_version,
        events: &kept.events,
        score,
        rescored: &kept.rescored,
        graph: at_hand.map(|scenario| &scenario.graph),
        lengths: at_hand.map_or(&unknown, |scenario| &scenario.lengths),
    };
    let mut lines = Vec::new();
    let mut faults = Vec::new();
    for statement in xapi::statements(&told, home) {
        let value = serde_json::to_value(&statement).expect("a statement is plain data");
        let found = xapi::check::statement(&value);
        if found.is_empty() {
            lines.push((statement.id.clone(), serde_json::to_string(&statement).expect("a statement is plain data")));
        } else {
            faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", statement.id)));
        }
    }
    (lines, faults)
}

/// Writes the statements of every attempt that is meant; `write` takes those of one attempt at a time.
///
/// # Errors
/// [`ExportError`]
pub fn statements(
    ground: &Ground,
    wanted: &Wanted,
    home: &Home,
    mut write: impl FnMut(&Kept, &[(String, String)]) -> Result<(), ExportError>,
) -> Result<Exported, ExportError> {
    let mut scenarios = Scenarios::of(ground);
    let mut exported = Exported::default();
    exported.passed = each(ground, wanted, |kept| {
        let (lines, faults) = lines(&kept, home, &mut scenarios);
        exported.faults.extend(faults);
        exported.statements += lines.len() as u64;
        write(&kept, &lines)
    })?;
    exported.missing = scenarios.missing;
    Ok(exported)
}

/// Writes a table of the attempts that are meant.
///
/// # Errors
/// [`ExportError`]
pub fn table(
    ground: &Ground,
    wanted: &Wanted,
    table: Table,
    dialect: Dialect,
    language: Language,
    out: &mut dyn Write,
) -> Result<Exported, ExportError> {
    let mut tables = Tables::begin(out, table, dialect, language)?;
    let passed = each_record(ground, wanted, |record| tables.add(record).map_err(ExportError::Write))?;
    tables.finish()?;
    Ok(Exported { passed, ..Exported::default() })
}

/// Writes the grades of the attempts that are meant; without `people` a code is its own ID number.
///
/// # Errors
/// [`ExportError`]
pub fn grades(ground: &Ground, wanted: &Wanted, take: Take, people: Option<&People>, out: &mut dyn Write) -> Result<Exported, ExportError> {
    let mut book = Gradebook::new(take);
    let passed = each_record(ground, wanted, |record| {
        book.add(record);
        Ok::<(), ExportError>(())
    })?;
    let nameless = book.write(out, people)?;
    Ok(Exported { passed, nameless, ..Exported::default() })
}
