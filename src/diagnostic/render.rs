//! Findings as text for a terminal, one line each, or JSON.
//!
//! Pure: whether colours are wanted arrives as an argument.

use std::fmt::Write as _;

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::{Diagnostic, Severity, Span};

/// Whether the text may carry ANSI colour codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// Plain text.
    Off,
    /// ANSI codes, for a terminal.
    On,
}

const RED: &str = "\x1b[1;31m";
const YELLOW: &str = "\x1b[1;33m";
const BLUE: &str = "\x1b[1;34m";
const GREEN: &str = "\x1b[32m";
const BOLD: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

/// A tab counts as this many columns when a line is shown.
const TAB: &str = "    ";

fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// One finding over several lines: what, where, the line with carets under the text, the cure and related places.
///
/// ```text
/// error[dangling-goto]: no node is named `intervju`
///   --> harvest-van/scenario.ron:24:15
///    |
/// 24 |         goto: "intervju",
///    |               ^^^^^^^^^^
///    = did you mean `interview`?
/// ```
#[must_use]
pub fn terminal(finding: &Diagnostic, colours: Colours) -> String {
    let paint = |code: &'static str| if colours == Colours::On { code } else { "" };
    let (bold, blue, green, reset) = (paint(BOLD), paint(BLUE), paint(GREEN), paint(RESET));
    let colour = paint(if finding.is_error() { RED } else { YELLOW });
    let mut out = String::new();
    let name = severity_name(finding.severity);
    let _ = writeln!(out, "{colour}{name}[{}]{reset}{bold}: {}{reset}", finding.rule, visible(&finding.message));
    let mut gutter = 1;
    if let Some(span) = &finding.span {
        let number = span.line.to_string();
        gutter = number.len();
        let pad = " ".repeat(gutter);
        let _ = writeln!(out, "{pad}{blue}-->{reset} {}:{}:{}", span.file, span.line, span.column);
        if !finding.source_line.is_empty() {
            let (line, before, carets) = underlined(span, &finding.source_line);
            let _ = writeln!(out, "{pad} {blue}|{reset}");
            let _ = writeln!(out, "{blue}{number} |{reset} {line}");
            let _ = writeln!(out, "{pad} {blue}|{reset} {}{colour}{}{reset}", " ".repeat(before), "^".repeat(carets));
        }
    }
    let pad = " ".repeat(gutter);
    for (span, what) in &finding.related {
        let place = format!("{}:{}:{}", span.file, span.line, span.column);
        let _ = writeln!(out, "{pad} {blue}={reset} {place}: {}", visible(what));
    }
    if let Some(cure) = &finding.cure {
        let _ = writeln!(out, "{pad} {blue}={reset} {green}{}{reset}", visible(cure));
    }
    out
}

/// The line as shown, the columns before the carets, and how many carets; both in columns of a terminal.
fn underlined(span: &Span, line: &str) -> (String, usize, usize) {
    let skipped = usize::try_from(span.column.saturating_sub(1)).unwrap_or(usize::MAX);
    let start = line.char_indices().nth(skipped).map_or(line.len(), |(at, _)| at);
    let end = line.len().min(start.saturating_add(span.bytes.len()));
    let under = line.get(start..end).unwrap_or_else(|| line.get(start..).unwrap_or_default());
    let shown = |text: &str| visible(&text.replace('\t', TAB));
    let before = shown(line.get(..start).unwrap_or_default()).width();
    (shown(line), before, shown(under).width().max(1))
}

/// Without control characters, so that a file cannot steer the terminal that shows it.
fn visible(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// One finding on one line: `file:line:column: error[rule]: message; cure`.
#[must_use]
pub fn concise(finding: &Diagnostic) -> String {
    let mut out = String::new();
    if let Some(span) = &finding.span {
        let _ = write!(out, "{}:{}:{}: ", span.file, span.line, span.column);
    }
    let message = visible(&finding.message);
    let _ = write!(out, "{}[{}]: {message}", severity_name(finding.severity), finding.rule);
    if let Some(cure) = &finding.cure {
        let _ = write!(out, "; {}", visible(cure));
    }
    out
}

/// All findings as one JSON array, each with `rule severity message file line column bytes cure related`.
#[must_use]
pub fn json(findings: &[Diagnostic]) -> serde_json::Value {
    let place = |span: &Span| {
        json!({
            "file": span.file, "line": span.line, "column": span.column,
            "bytes": [span.bytes.start, span.bytes.end],
        })
    };
    let entry = |finding: &Diagnostic| {
        json!({
            "rule": finding.rule,
            "severity": finding.severity,
            "message": finding.message,
            "place": finding.span.as_ref().map(place),
            "cure": finding.cure,
            "related": finding.related.iter()
                .map(|(span, what)| json!({"place": place(span), "what": what}))
                .collect::<Vec<_>>(),
        })
    };
    serde_json::Value::Array(findings.iter().map(entry).collect())
}

/// How many errors and warnings there are, as a sentence: `2 errors, 1 warning`.
#[must_use]
pub fn summary(findings: &[Diagnostic]) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    let count = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, 0) => "no findings".to_owned(),
        (_, 0) => count(errors, "error"),
        (0, _) => count(warnings, "warning"),
        _ => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::SourceText;
    use super::*;

    #[test]
    fn carets_stand_under_wide_and_tabbed_text() {
        let text = SourceText::new("v/scenario.ron", "{\n\t\"żółć 漢\": \"зле\",\n}");
        let at = text.text().find("\"зле").expect("there");
        let fault = text.fault("bad-text", Severity::Error, at..at + 8, "wrong").with_cure("write another");
        assert_eq!(
            terminal(&fault, Colours::Off),
            "error[bad-text]: wrong\n --> v/scenario.ron:2:12\n  |\n2 |     \"żółć 漢\": \"зле\",\n  |                ^^^^^\n  = write another\n"
        );
    }

    #[test]
    fn a_span_over_several_lines_is_underlined_to_the_end_of_its_first() {
        let text = SourceText::new("v", "ab(\n)\n");
        let shown = terminal(&text.fault("r", Severity::Warning, 2..5, "m"), Colours::Off);
        assert!(shown.ends_with("1 | ab(\n  |   ^\n"), "{shown}");
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let text = SourceText::new("v", "\"\x1b[2J\"");
        let fault = text.fault("r", Severity::Error, 0..2, "m\x07");
        assert!(!terminal(&fault, Colours::Off).contains(['\x1b', '\x07']));
        assert!(terminal(&fault, Colours::On).contains(RED));
    }

    #[test]
    fn json_names_the_place() {
        let text = SourceText::new("v", "abc");
        let value = json(&[text.fault("r", Severity::Error, 1..2, "m")]);
        assert_eq!(value[0]["place"]["column"], 2);
        assert_eq!(value[0]["severity"], "error");
    }
}
