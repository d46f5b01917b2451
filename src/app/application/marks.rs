//! What an attempt came to, out of its score.

use crate::store::Attempt;

/// Score in thousandths and whether it was passed, of a finished attempt; `None` inside for what was not marked.
pub(super) fn marks(attempt: &Attempt) -> Option<(Option<u32>, Option<bool>)> {
    let record = attempt.score.as_ref()?;
    let score: serde_json::Value = serde_json::from_str(&record.score).ok()?;
    let overall = score.get("overall").and_then(serde_json::Value::as_u64).and_then(|v| u32::try_from(v).ok());
    let passed = score.get("verdict").and_then(|verdict| verdict.get("passed")).and_then(serde_json::Value::as_bool);
    Some((overall, passed))
}
