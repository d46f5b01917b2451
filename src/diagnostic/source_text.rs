//! A file's text with its line starts, so that a byte's line and column are found without reading the text again.

use std::ops::Range;

use super::{Diagnostic, Severity, Span};
use crate::text::Phrase;

/// Lines longer than this are not repeated in a finding; nobody reads them, and a hostile file could repeat one often.
const LONGEST_SHOWN_LINE: usize = 2_000;

/// A named text in which findings are placed.
#[derive(Clone, Debug)]
pub struct SourceText {
    name: String,
    text: String,
    /// The byte at which each line starts; ascending, the first is 0.
    line_starts: Vec<usize>,
}

impl SourceText {
    /// A text under the name by which findings call it, e.g. `harvest-van/scenario.ron`.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let line_starts = std::iter::once(0).chain(newlines).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The name by which findings call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where those bytes are for a person. Bytes past the end or inside a character are moved back to a boundary.
    #[must_use]
    pub fn span(&self, bytes: Range<usize>) -> Span {
        let start = self.boundary(bytes.start);
        let end = self.boundary(bytes.end).max(start);
        let line = self.line_of(start);
        let before = self.text.get(self.line_starts[line]..start).unwrap_or_default();
        Span {
            file: self.name.clone(),
            bytes: start..end,
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
            column: u32::try_from(before.chars().count() + 1).unwrap_or(u32::MAX),
        }
    }

    /// A finding about those bytes.
    #[must_use]
    pub fn fault(
        &self,
        rule: &'static str,
        severity: Severity,
        bytes: Range<usize>,
        message: Phrase,
    ) -> Diagnostic {
        let span = self.span(bytes);
        let source_line = self.line_text(span.bytes.start).to_owned();
        Diagnostic { span: Some(span), source_line, ..Diagnostic::placeless(rule, severity, message) }
    }

    /// The byte of a line (from 1) and a column in characters (from 1), as other readers report places.
    #[must_use]
    pub fn byte_at(&self, line: usize, column: usize) -> usize {
        let Some(start) = line.checked_sub(1).and_then(|line| self.line_starts.get(line)) else {
            return self.text.len();
        };
        let rest = self.text.get(*start..).unwrap_or_default();
        rest.char_indices().nth(column.saturating_sub(1)).map_or(self.text.len(), |(at, _)| start + at)
    }

    /// The line around a byte, without its end; empty when it is too long to show.
    fn line_text(&self, at: usize) -> &str {
        let line = self.line_of(at);
        let start = self.line_starts[line];
        let end = self.line_starts.get(line + 1).copied().unwrap_or(self.text.len());
        let text = self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        if text.len() > LONGEST_SHOWN_LINE { "" } else { text }
    }

    /// The line of a byte (from 0), and how many bytes that line is indented.
    #[must_use]
    pub fn indentation(&self, at: usize) -> (usize, usize) {
        /// Deeper indentation counts as this; it keeps a hostile line from being measured again and again.
        const DEEPEST: usize = 1_000;
        let line = self.line_of(at);
        let bytes = self.text.as_bytes().get(self.line_starts[line]..).unwrap_or_default();
        (line, bytes.iter().take(DEEPEST).take_while(|byte| matches!(byte, b' ' | b'\t')).count())
    }

    /// How many bytes of its line stand before a byte.
    #[must_use]
    pub fn column_bytes(&self, at: usize) -> usize {
        at.saturating_sub(self.line_starts[self.line_of(at)])
    }

    fn line_of(&self, at: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let text = SourceText::new("a.ron", "ąć: 1,\r\nзброя: x\n");
        let span = text.span(text.text().find('x').expect("x")..text.text().len());
        assert_eq!((span.line, span.column), (2, 8));
        let fault = text.fault("rule", Severity::Error, 0..2, Phrase::same("m"));
        assert_eq!(fault.source_line, "ąć: 1,");
        assert_eq!(text.byte_at(2, 8), text.text().find('x').expect("x"));
    }

    #[test]
    fn places_outside_the_text_are_held_within() {
        let text = SourceText::new("a.ron", "ą");
        assert_eq!(text.span(1..900).bytes, 0..2);
        assert_eq!(text.byte_at(99, 1), 2);
    }
}
