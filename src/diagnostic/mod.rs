//! What is wrong with a file that somebody wrote, where, and what to write instead.
//!
//! Mistakes of authors are collected as [`Diagnostic`]s and never stop the work at the first.
//! This module knows no file format.

use std::ops::Range;

use serde::Serialize;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; playable.
    Warning,
    /// Not playable as written.
    Error,
}

/// A place in a file: the bytes, and where a person finds them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    /// The file as named to the loader, e.g. `harvest-van/scenario.ron`.
    pub file: String,
    /// Bytes of the text concerned, from the start of the file.
    pub bytes: Range<usize>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// The rule's id, e.g. `dangling-goto`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence that stands alone.
    pub message: String,
    /// Where; `None` when the fault is the absence of a whole file.
    pub span: Option<Span>,
    /// The whole line under the span, for showing; empty when there is none.
    pub source_line: String,
    /// What to write instead, or what to do.
    pub cure: Option<String>,
    /// Other places that belong to it, each with what it is.
    pub related: Vec<(Span, String)>,
}

impl Diagnostic {
    /// Whether the scenario cannot be played because of it.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
