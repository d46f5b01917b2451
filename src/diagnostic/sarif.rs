//! Findings as SARIF 2.1.0, which editors and code hosts show beside the line.
//!
//! Source: OASIS, Static Analysis Results Interchange Format 2.1.0.

use serde_json::{Value, json};

use super::{Diagnostic, Severity, Span};

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

/// A log of one run. `version`: of this program. Rules that no finding is of may be among `rules`.
#[must_use]
pub fn sarif(findings: &[Diagnostic], rules: &[SarifRule], version: &str) -> Value {
    let listed: Vec<Value> = rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.headline },
                "fullDescription": { "text": rule.headline },
                "help": { "text": rule.explained },
                "defaultConfiguration": { "level": level(rule.severity) },
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, rules)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "ias", "semanticVersion": version, "rules": listed } },
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

fn result(finding: &Diagnostic, rules: &[SarifRule]) -> Value {
    let text = match &finding.cure {
        Some(cure) => format!("{}; {cure}", finding.message),
        None => finding.message.clone(),
    };
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": finding.span.iter().map(|span| location(span, None)).collect::<Vec<_>>(),
    });
    if let Some(index) = rules.iter().position(|rule| rule.id == finding.rule) {
        result["ruleIndex"] = index.into();
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().map(|(span, what)| location(span, Some(what)));
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(span: &Span, what: Option<&String>) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri(&span.file) },
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "byteOffset": span.bytes.start,
                "byteLength": span.bytes.len(),
            },
        },
    });
    if let Some(what) = what {
        location["message"] = json!({ "text": what });
    }
    location
}

/// A relative reference: what is no unreserved character of a path is written in percents.
fn uri(file: &str) -> String {
    let mut out = String::new();
    for byte in file.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
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

    #[test]
    fn a_finding_names_rule_level_and_region() {
        let text = SourceText::new("van 1/scenario.ron", "ab\nąc\n");
        let fault = text.fault("dead-end", Severity::Error, 5..6, "no way on").with_cure("add one");
        let rule = SarifRule { id: "dead-end", severity: Severity::Error, headline: "Dead end", explained: "…" };
        let log = sarif(&[fault], &[rule], "0.1.0");
        let result = &log["runs"][0]["results"][0];
        assert_eq!((&result["ruleId"], &result["level"]), (&json!("dead-end"), &json!("error")));
        assert_eq!(result["ruleIndex"], 0);
        assert_eq!(result["message"]["text"], "no way on; add one");
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "van%201/scenario.ron");
        assert_eq!((&place["region"]["startLine"], &place["region"]["startColumn"]), (&json!(2), &json!(2)));
    }
}
