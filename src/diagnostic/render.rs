//! Findings as text for a terminal, one line each, or JSON.
//!
//! Pure: the language, and whether colours are wanted, arrive as arguments.

use std::fmt::Write as _;

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use super::{Diagnostic, Severity, Span};
use crate::text::{Language, Phrase, phrase};

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

/// How bad it is, in a word.
#[must_use]
pub const fn severity_name(severity: Severity) -> Phrase {
    match severity {
        Severity::Warning => Phrase::fixed("ostrzeżenie", "warning", "попередження"),
        Severity::Error => Phrase::fixed("błąd", "error", "помилка"),
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
pub fn terminal(finding: &Diagnostic, colours: Colours, language: Language) -> String {
    let paint = |code: &'static str| if colours == Colours::On { code } else { "" };
    let (bold, blue, green, reset) = (paint(BOLD), paint(BLUE), paint(GREEN), paint(RESET));
    let colour = paint(if finding.is_error() { RED } else { YELLOW });
    let mut out = String::new();
    let name = severity_name(finding.severity);
    let _ = writeln!(out, "{colour}{}[{}]{reset}{bold}: {}{reset}", name.get(language), finding.rule, visible(finding.message.get(language)));
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
        let _ = writeln!(out, "{pad} {blue}={reset} {place}: {}", visible(what.get(language)));
    }
    if let Some(cure) = &finding.cure {
        let _ = writeln!(out, "{pad} {blue}={reset} {green}{}{reset}", visible(cure.get(language)));
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
pub fn concise(finding: &Diagnostic, language: Language) -> String {
    let mut out = String::new();
    if let Some(span) = &finding.span {
        let _ = write!(out, "{}:{}:{}: ", span.file, span.line, span.column);
    }
    let message = visible(finding.message.get(language));
    let _ = write!(out, "{}[{}]: {message}", severity_name(finding.severity).get(language), finding.rule);
    if let Some(cure) = &finding.cure {
        let _ = write!(out, "; {}", visible(cure.get(language)));
    }
    out
}

/// All findings as one JSON array, each with `rule severity message file line column bytes cure related`.
#[must_use]
pub fn json(findings: &[Diagnostic], language: Language) -> serde_json::Value {
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
            "message": finding.message.get(language),
            "place": finding.span.as_ref().map(place),
            "cure": finding.cure.as_ref().map(|cure| cure.get(language)),
            "related": finding.related.iter()
                .map(|(span, what)| json!({"place": place(span), "what": what.get(language)}))
                .collect::<Vec<_>>(),
        })
    };
    serde_json::Value::Array(findings.iter().map(entry).collect())
}

/// How many errors and warnings there are, as a sentence: `2 errors, 1 warning`.
#[must_use]
pub fn summary(findings: &[Diagnostic], language: Language) -> String {
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    let warnings = findings.len() - errors;
    let error_count = Phrase::counted(errors, ["błąd", "błędy", "błędów"], ["error", "errors"], ["помилка", "помилки", "помилок"]);
    let warning_count = Phrase::counted(
        warnings,
        ["ostrzeżenie", "ostrzeżenia", "ostrzeżeń"],
        ["warning", "warnings"],
        ["попередження", "попередження", "попереджень"],
    );
    let told = match (errors, warnings) {
        (0, 0) => Phrase::fixed("bez uwag", "no findings", "без зауважень"),
        (_, 0) => error_count,
        (0, _) => warning_count,
        _ => phrase! { pl: "{errors}, {warnings}", en: "{errors}, {warnings}", uk: "{errors}, {warnings}"; errors = error_count, warnings = warning_count },
    };
    told.get(language).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::SourceText;
    use super::*;

    #[test]
    fn carets_stand_under_wide_and_tabbed_text() {
        let text = SourceText::new("v/scenario.ron", "{\n\t\"żółć 漢\": \"зле\",\n}");
        let at = text.text().find("\"зле").expect("there");
        let fault = text
            .fault("bad-text", Severity::Error, at..at + 8, Phrase::fixed("źle", "wrong", "неправильно"))
            .with_cure(Phrase::fixed("napisz inaczej", "write another", "напишіть інакше"));
        assert_eq!(
            terminal(&fault, Colours::Off, Language::En),
            "error[bad-text]: wrong\n --> v/scenario.ron:2:12\n  |\n2 |     \"żółć 漢\": \"зле\",\n  |                ^^^^^\n  = write another\n"
        );
        assert_eq!(
            terminal(&fault, Colours::Off, Language::Uk),
            "помилка[bad-text]: неправильно\n --> v/scenario.ron:2:12\n  |\n2 |     \"żółć 漢\": \"зле\",\n  |                ^^^^^\n  = напишіть інакше\n"
        );
    }

    #[test]
    fn a_span_over_several_lines_is_underlined_to_the_end_of_its_first() {
        let text = SourceText::new("v", "ab(\n)\n");
        let shown = terminal(&text.fault("r", Severity::Warning, 2..5, Phrase::same("m")), Colours::Off, Language::En);
        assert!(shown.ends_with("1 | ab(\n  |   ^\n"), "{shown}");
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let text = SourceText::new("v", "\"\x1b[2J\"");
        let fault = text.fault("r", Severity::Error, 0..2, Phrase::same("m\x07"));
        assert!(!terminal(&fault, Colours::Off, Language::En).contains(['\x1b', '\x07']));
        assert!(terminal(&fault, Colours::On, Language::En).contains(RED));
    }

    #[test]
    fn json_names_the_place() {
        let text = SourceText::new("v", "abc");
        let value = json(&[text.fault("r", Severity::Error, 1..2, Phrase::fixed("źle", "wrong", "погано"))], Language::Pl);
        assert_eq!(value[0]["place"]["column"], 2);
        assert_eq!(value[0]["severity"], "error", "what programs read is the same in every language");
        assert_eq!(value[0]["message"], "źle");
    }

    #[test]
    fn a_summary_bends_its_words() {
        let text = SourceText::new("v", "abc");
        let fault = |severity| text.fault("r", severity, 1..2, Phrase::same("m"));
        let (error, warning) = (fault(Severity::Error), fault(Severity::Warning));
        let told = [error.clone(), error, warning];
        assert_eq!(summary(&told, Language::En), "2 errors, 1 warning");
        assert_eq!(summary(&told, Language::Pl), "2 błędy, 1 ostrzeżenie");
        assert_eq!(summary(&vec![told[0].clone(); 5], Language::Uk), "5 помилок");
        assert_eq!(summary(&[], Language::Uk), "без зауважень");
    }
}
