//! A rule by which files are judged: what findings refer to by its id.

use super::Severity;

/// What a rule is about, for `ias check` and `ias explain`.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id, as shown in findings: `dangling-goto`.
    pub id: &'static str,
    /// How bad a breach is.
    pub severity: Severity,
    /// What a breach is, in one line.
    pub headline: &'static str,
    /// What the rule does.
    pub what: &'static str,
    /// Why a breach matters.
    pub why: &'static str,
    /// A breach; empty when none can be shown.
    pub example: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

impl Rule {
    /// The whole explanation as a page of text.
    #[must_use]
    pub fn explained(&self) -> String {
        let severity = match self.severity {
            Severity::Error => "error: the file cannot be used as written",
            Severity::Warning => "warning: the file can be used",
        };
        let mut page = format!("{} ({severity})\n{}\n\n", self.id, self.headline);
        page += &format!("What it does\n    {}\n\nWhy it matters\n    {}\n", self.what, self.why);
        if !self.example.is_empty() {
            page += &format!("\nExample\n    {}\n\nWrite instead\n    {}\n", self.example, self.instead);
        }
        page
    }
}
