//! The attempt as text: a header line, then one line an event, each line one JSON object.
//!
//! The header names the format, so that a later one can add to it: the place of a hash chain is a further field of each line
//! (`chain`), which format 1 does not have and refuses.
//!
//! ```
//! use ias::session::log::{Log, LogError};
//! assert!(matches!(Log::parse(""), Err(LogError::Empty)));
//! ```

use std::fmt;

use serde::{Deserialize, Serialize};

use super::event::{Event, Recorded};
use super::input::{AttemptId, Mode, TraineeCode};
use crate::scenario::graph::{ContentHash, ScenarioId};

/// The format that this version writes, and the only one that it reads.
pub const FORMAT: u32 = 1;

/// What stands at the top of a log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format: [`FORMAT`].
    pub ias_log: u32,
    /// Which scenario.
    pub scenario: ScenarioId,
    /// In which version.
    pub content_hash: ContentHash,
    /// The version of the application that wrote it.
    pub app_version: String,
    /// Which attempt.
    pub attempt: AttemptId,
    /// Whose.
    pub trainee: TraineeCode,
    /// Practice or exam.
    pub mode: Mode,
}

/// A header and its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// What it is the log of.
    pub header: Header,
    /// What happened, `seq` from 0 without gaps.
    pub events: Vec<Recorded>,
}

/// Why a text is no log.
#[derive(Clone, Debug, PartialEq)]
pub enum LogError {
    /// There is nothing in it.
    Empty,
    /// The first line is no header.
    BadHeader {
        /// What is wrong with it.
        reason: String,
    },
    /// The header names a format that this version does not read.
    OtherFormat {
        /// Which.
        found: u32,
    },
    /// A line in the middle is no event.
    BadLine {
        /// Line, from 1.
        line: usize,
        /// What is wrong with it.
        reason: String,
    },
    /// An event is missing, doubled or out of order.
    BadSequence {
        /// Line, from 1.
        line: usize,
        /// The number due here.
        expected: u64,
        /// The number found.
        found: u64,
    },
    /// The last line breaks off: the writer was stopped. Everything before it is whole.
    Truncated {
        /// Line, from 1.
        line: usize,
        /// The log up to it.
        whole: Box<Log>,
    },
    /// The header says otherwise than the first event.
    HeaderDisagrees {
        /// In what.
        field: &'static str,
    },
}

impl fmt::Display for LogError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the log is empty: give one that was written by ias"),
            Self::BadHeader { reason } => write!(f, "the first line is no header ({reason}): give a log that was written by ias"),
            Self::OtherFormat { found } => {
                write!(f, "the log has format {found}, this version reads {FORMAT}: open it with the version that wrote it")
            }
            Self::BadLine { line, reason } => {
                write!(f, "line {line} is no event ({reason}): the file is damaged, take it from another copy")
            }
            Self::BadSequence { line, expected, found } => write!(
                f,
                "line {line} holds event {found} where {expected} is due: lines are missing or doubled, take another copy"
            ),
            Self::Truncated { line, .. } => {
                write!(f, "line {line} breaks off: the {} lines before it are whole and can be used", line - 1)
            }
            Self::HeaderDisagrees { field } => {
                write!(f, "the header names another {field} than the first event: the file was put together by hand")
            }
        }
    }
}

impl std::error::Error for LogError {}

impl Log {
    /// The text of the log, with a line end after every line.
    ///
    /// # Panics
    /// Never: events are plain data with texts as keys.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string(&self.header).expect("a header is plain data");
        text.push('\n');
        for event in &self.events {
            text.push_str(&line_of(event));
            text.push('\n');
        }
        text
    }

    /// Reads a log. Empty lines are skipped.
    ///
    /// # Errors
    /// [`LogError`], with what could be read when only the last line breaks off.
    pub fn parse(text: &str) -> Result<Self, LogError> {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
        let Some((_, first)) = lines.next() else { return Err(LogError::Empty) };
        let header = header_of(first)?;
        let mut log = Self { header, events: Vec::new() };
        while let Some((at, line)) = lines.next() {
            let event: Recorded = match serde_json::from_str(line) {
                Ok(event) => event,
                Err(_) if lines.peek().is_none() && !text.ends_with('\n') => {
                    return Err(LogError::Truncated { line: at + 1, whole: Box::new(log) });
                }
                Err(error) => return Err(LogError::BadLine { line: at + 1, reason: error.to_string() }),
            };
            let expected = log.events.len() as u64;
            if event.seq != expected {
                return Err(LogError::BadSequence { line: at + 1, expected, found: event.seq });
            }
            log.events.push(event);
        }
        log.agree()?;
        Ok(log)
    }

    /// Whether header and first event tell the same.
    fn agree(&self) -> Result<(), LogError> {
        let Some(Event::Began { scenario, content_hash, trainee, settings, .. }) =
            self.events.first().map(|first| &first.event)
        else {
            return Ok(());
        };
        let header = &self.header;
        for (agrees, field) in [
            (*scenario == header.scenario, "scenario"),
            (*content_hash == header.content_hash, "version of the scenario"),
            (*trainee == header.trainee, "trainee"),
            (settings.mode == header.mode, "mode"),
        ] {
            if !agrees {
                return Err(LogError::HeaderDisagrees { field });
            }
        }
        Ok(())
    }
}

/// One event as it stands in a log, without the line end.
///
/// # Panics
/// Never: events are plain data with texts as keys.
#[must_use]
pub fn line_of(event: &Recorded) -> String {
    serde_json::to_string(event).expect("an event is plain data")
}

fn header_of(line: &str) -> Result<Header, LogError> {
    #[derive(Deserialize)]
    struct Format {
        ias_log: u32,
    }
    let bad = |error: serde_json::Error| LogError::BadHeader { reason: error.to_string() };
    let Format { ias_log } = serde_json::from_str(line).map_err(bad)?;
    if ias_log != FORMAT {
        return Err(LogError::OtherFormat { found: ias_log });
    }
    serde_json::from_str(line).map_err(bad)
}
