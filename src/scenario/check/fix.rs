//! What has one right answer, put right; the rest is left to its author.
//!
//! ```
//! use ias::{catalogue::Reference, scenario::{check::fix, media_facts::MediaAssumed}};
//! let text = "Scenario(format: 1, title: \"Van\" nodes: {\"end\": Ending(titel: \"Home\")})";
//! let mended = fix::mended("van/scenario.ron", text, Reference::embedded(), &MediaAssumed);
//! assert_eq!(mended.text, "Scenario(format: 1, title: \"Van\", nodes: {\"end\": Ending(title: \"Home\")})");
//! assert_eq!(mended.fixed.len(), 2);
//! ```

use super::check_text;
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
use crate::scenario::edit::{Change, Splice};
use crate::scenario::media_facts::MediaFacts;

/// One slip may hide another; so many rounds are made.
const MOST_ROUNDS: usize = 10;

/// A text put right.
#[derive(Clone, Debug)]
pub struct Mended {
    /// The text; it has as many lines as before.
    pub text: String,
    /// What was put right, by round and place.
    pub fixed: Vec<Diagnostic>,
}

/// The text with everything put right that has one right answer. Comments and layout stay. A round after which more would be
/// wrong than before is not made.
#[must_use]
pub fn mended(name: &str, text: &str, reference: &Reference, media: &dyn MediaFacts) -> Mended {
    let mut mended = Mended { text: text.to_owned(), fixed: Vec::new() };
    let mut findings = check_text(name, text, reference, media).1;
    for _ in 0..MOST_ROUNDS {
        let (change, fixed) = round(&findings);
        if change.is_empty() || !change.fits(&mended.text) {
            break;
        }
        let after = change.apply(&mended.text);
        let left = check_text(name, &after, reference, media).1;
        if errors(&left) >= errors(&findings) && left.len() >= findings.len() {
            break;
        }
        mended.text = after;
        mended.fixed.extend(fixed);
        findings = left;
    }
    mended
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

/// The fixes that do not meet, as one change, and what they mend.
fn round(findings: &[Diagnostic]) -> (Change, Vec<Diagnostic>) {
    let splice = |finding: &Diagnostic| {
        let fix = finding.fix.as_ref()?;
        Some(Splice { at: fix.bytes.clone(), with: fix.with.clone() })
    };
    let change = Change::of(findings.iter().filter_map(splice).collect());
    let is_made = |finding: &&Diagnostic| splice(finding).is_some_and(|splice| change.splices().contains(&splice));
    let fixed = findings.iter().filter(is_made).cloned().collect();
    (change, fixed)
}
