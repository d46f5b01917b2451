//! What is told about one file, collected.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::scenario::check::too_many_faults;
use crate::text::{Phrase, phrase};

/// Findings of one file, bounded so that a hostile one cannot fill the memory with them.
#[derive(Clone, Debug)]
pub(crate) struct Findings {
    list: Vec<Diagnostic>,
    errors: usize,
    left_out: usize,
}

impl Findings {
    /// More than this are counted only.
    pub(crate) const MOST: usize = 1_000;

    pub(crate) fn new() -> Self {
        Self { list: Vec::new(), errors: 0, left_out: 0 }
    }

    pub(crate) fn push(&mut self, finding: Diagnostic) {
        self.errors += usize::from(finding.is_error());
        if self.list.len() < Self::MOST {
            self.list.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether an error was told of something within those bytes.
    pub(in crate::scenario) fn has_error_within(&self, bytes: &Range<usize>) -> bool {
        let places = self.list.iter().filter(|finding| finding.is_error()).filter_map(|finding| finding.span.as_ref());
        places.into_iter().any(|place| bytes.start <= place.bytes.start && place.bytes.end <= bytes.end)
    }

    /// Whether an error was told on that line.
    pub(in crate::scenario) fn has_error_on(&self, line: usize) -> bool {
        self.list.iter().any(|finding| finding.is_error() && finding.span.as_ref().is_some_and(|place| place.line as usize == line))
    }

    /// Says what mends the finding told last.
    pub(crate) fn mend(&mut self, bytes: Range<usize>, with: impl Into<String>) {
        if let Some(finding) = self.list.last_mut().filter(|_| self.left_out == 0) {
            finding.fix = Some(Fix { bytes, with: with.into() });
        }
    }

    /// Whether an error was told of a line, other than that of `besides`, in which that name stands: what is wrong there may
    /// be why the name seems not to be used.
    pub(in crate::scenario) fn has_error_naming(&self, name: &str, besides: usize) -> bool {
        let named = |line: &str| {
            line.match_indices(name).any(|(at, _)| {
                let before = line.get(..at).and_then(|before| before.chars().next_back());
                let after = line.get(at + name.len()..).and_then(|after| after.chars().next());
                ![before, after].into_iter().flatten().any(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
            })
        };
        let errors = self.list.iter().filter(|finding| finding.is_error());
        errors.into_iter().any(|finding| {
            let elsewhere = finding.span.as_ref().is_some_and(|place| place.line as usize != besides);
            elsewhere && named(&finding.source_line)
        })
    }

    /// Whether any error was told.
    pub(in crate::scenario) fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether nothing forbids playing.
    pub(crate) fn are_harmless(&self) -> bool {
        self.errors == 0
    }

    /// By place, those without a place first.
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.bytes.start + 1));
        if self.left_out > 0 {
            let severity = if self.errors > 0 { Severity::Error } else { Severity::Warning };
            let message = phrase! {
                pl: "pominięto kolejne uwagi: {count}", en: "{count} more findings are left out", uk: "пропущено ще зауважень: {count}"; count = self.left_out
            };
            let finding = Diagnostic::placeless(too_many_faults::RULE.id, severity, message);
            self.list.push(finding.with_cure(Phrase::fixed(
                "popraw pierwsze i sprawdź jeszcze raz",
                "mend the first ones and check again",
                "виправте перші й перевірте ще раз",
            )));
        }
        self.list
    }
}
