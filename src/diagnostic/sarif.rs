//! Findings as SARIF 2.1.0, which editors and code hosts show beside the line.
//!
//! Source: OASIS, Static Analysis Results Interchange Format 2.1.0.

use serde_json::{Value, json};

use super::{Diagnostic, Severity, Span};
use crate::text::Language;

/// A rule, as SARIF lists it.
#[derive(Clone, Copy, Debug)]
pub struct SarifRule<'a> {
    /// Its id.
    pub id: &'a str,
    /// How bad a breach is.
    pub severity: Severity,
    /// What a breach is, in one line.
    pub headline: &'a str,
    /// The whole explanation.
    pub explained: &'a str,
}

/// A log of one run. `version`: of this program. Rules that no finding is of may be among `rules`, whose texts are in that
/// `language`, too.
#[must_use]
pub fn sarif(findings: &[Diagnostic], rules: &[SarifRule], version: &str, language: Language) -> Value {
    let listed: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "name": pascal(rule.id),
                "shortDescription": { "text": rule.headline },
                "fullDescription": { "text": rule.headline },
                "help": { "text": rule.explained },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, rules, language)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "language": language.tag(),
            "tool": { "driver": { "name": "ias", "language": language.tag(), "semanticVersion": version, "rules": listed } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(finding: &Diagnostic, rules: &[SarifRule], language: Language) -> Value {
    let text = finding.in_one_sentence();
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": text.get(language) },
        "locations": finding.span.iter().map(|span| location(span, end_column(finding), None)).collect::<Vec<_>>(),
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(span, what)| location(span, None, Some(what.get(language))));
        result["relatedLocations"] = related.collect();
    }
    result
}

/// The column behind the last character of a finding that ends on its line.
fn end_column(finding: &Diagnostic) -> Option<usize> {
    let span = finding.span.as_ref()?;
    let before = span.column as usize - 1;
    let at = finding.source_line.char_indices().nth(before).map_or(finding.source_line.len(), |(at, _)| at);
    let under = finding.source_line.get(at..at + span.bytes.len())?;
    Some(before + under.chars().count() + 1)
}

/// A region with no end reaches to the end of its line.
fn location(span: &Span, end_column: Option<usize>, what: Option<&str>) -> Value {
    let mut region = json!({ "startLine": span.line, "startColumn": span.column });
    if let Some(column) = end_column {
        region["endLine"] = span.line.into();
        region["endColumn"] = column.into();
    }
    let mut location = json!({
        "physicalLocation": { "artifactLocation": { "uri": uri(&span.file) }, "region": region },
    });
    if let Some(what) = what {
        location["message"] = json!({ "text": what });
    }
    location
}

/// `dead-end` as `DeadEnd`.
fn pascal(id: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    id.split('-').map(word).collect()
}

/// A reference, relative unless the way is from the root or a drive: what is no unreserved character of a path is written
/// in percents.
fn uri(file: &str) -> String {
    let file = file.replace('\\', "/");
    let has_drive = matches!(file.as_bytes(), [drive, b':', b'/', ..] if drive.is_ascii_alphabetic());
    let mut out = String::new();
    if file.starts_with('/') || has_drive {
        out.push_str(if has_drive { "file:///" } else { "file://" });
    }
    for (at, byte) in file.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (has_drive && at == 1) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::SourceText;
    use super::*;
    use crate::text::Phrase;

    #[test]
    fn a_finding_names_rule_level_and_region() {
        let text = SourceText::new("van 1/scenario.ron", "ab\nąc\n");
        let fault = text.fault("dead-end", Severity::Error, 5..6, Phrase::fixed("nie ma drogi dalej", "no way on", "немає шляху далі")).with_cure(Phrase::fixed("dodaj ją", "add one", "додайте його"));
        let rule = SarifRule { id: "dead-end", severity: Severity::Error, headline: "Dead end", explained: "…" };
        let log = sarif(std::slice::from_ref(&fault), &[rule], "0.1.0", Language::En);
        let polish = sarif(&[fault], &[rule], "0.1.0", Language::Pl);
        let result = &log["runs"][0]["results"][0];
        assert_eq!((&result["ruleId"], &result["level"]), (&json!("dead-end"), &json!("error")));
        assert_eq!(result["ruleIndex"], 0);
        assert_eq!(result["message"]["text"], "no way on; add one");
        assert_eq!(polish["runs"][0]["results"][0]["message"]["text"], "nie ma drogi dalej; dodaj ją");
        assert_eq!((&log["runs"][0]["language"], &polish["runs"][0]["language"]), (&json!("en"), &json!("pl")));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "van%201/scenario.ron");
        assert_eq!(place["region"], json!({ "startLine": 2, "startColumn": 2, "endLine": 2, "endColumn": 3 }));
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["name"], "DeadEnd");
    }

    #[test]
    fn a_region_ends_with_what_is_meant_and_only_on_its_line() {
        let text = SourceText::new("van/scenario.ron", "a żółć b\nc\n");
        let region = |bytes| {
            let fault = text.fault("dead-end", Severity::Error, bytes, Phrase::same("no way on"));
            sarif(&[fault], &[], "0.1.0", Language::En)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"].clone()
        };
        assert_eq!(region(2..10), json!({ "startLine": 1, "startColumn": 3, "endLine": 1, "endColumn": 7 }));
        assert_eq!(region(12..12), json!({ "startLine": 1, "startColumn": 9, "endLine": 1, "endColumn": 9 }), "at the end of the line");
        assert_eq!(region(2..14), json!({ "startLine": 1, "startColumn": 3 }), "over several lines");
    }

    #[test]
    fn a_way_from_the_root_or_a_drive_is_a_file_address() {
        assert_eq!(uri("scenarios/van/scenario.ron"), "scenarios/van/scenario.ron");
        assert_eq!(uri("/home/anna nowak/van/scenario.ron"), "file:///home/anna%20nowak/van/scenario.ron");
        assert_eq!(uri("C:\\Szkolenia\\van\\scenario.ron"), "file:///C:/Szkolenia/van/scenario.ron");
        assert_eq!(uri("a:b/scenario.ron"), "a%3Ab/scenario.ron", "no drive, and no scheme either");
    }
}
