//! One attempt's log as text: for a person's right to their data, and for other programs.

use serde_json::{Value, json};

use super::{ScoreRecord, Store, StoreError};
use crate::session::AttemptId;
use crate::session::log::{FORMAT, Header};

/// The attempt as a log (see [`crate::session::log`]): the header, then each event's line as it was kept, to the byte.
///
/// # Errors
/// What the store says; [`StoreError::UnreadableEvent`] when the attempt's mode is not one of this release.
///
/// # Panics
/// Never: a header is plain data.
pub fn export(store: &dyn Store, attempt: &AttemptId) -> Result<String, StoreError> {
    let begun = store.attempt(attempt)?.begun;
    let mode = serde_json::from_value(Value::from(begun.mode)).map_err(|error| StoreError::UnreadableEvent {
        attempt: attempt.clone(),
        number: 0,
        detail: error.to_string(),
    })?;
    let header = Header {
        ias_log: FORMAT,
        scenario: begun.scenario,
        content_hash: begun.content_hash,
        app_version: begun.app_version,
        attempt: begun.id,
        trainee: begun.trainee,
        mode,
    };
    let mut lines = vec![serde_json::to_string(&header).expect("a header is plain data")];
    lines.extend(store.events(attempt)?);
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// A score record as JSON, the score itself inside.
#[must_use]
pub fn score(record: &ScoreRecord) -> Value {
    json!({
        "content_hash": record.content_hash,
        "computed": record.computed,
        "reason": record.reason,
        "score": serde_json::from_str(&record.score).unwrap_or_else(|_| Value::from(record.score.as_str())),
    })
}
