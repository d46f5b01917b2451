//! One attempt as lines of JSON: for a person's right to their data, and for other programs.

use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::{ScoreRecord, Store, StoreError};
use crate::session::AttemptId;

/// The attempt as lines of JSON: `{"attempt": …}`, then `{"number": n, "event": …}` in order, then `{"score": …}`, oldest first.
///
/// # Errors
/// What the store says.
pub fn export(store: &dyn Store, attempt: &AttemptId) -> Result<String, StoreError> {
    let summary = store.attempt(attempt)?;
    let begun = &summary.begun;
    let mut lines = vec![
        json!({"attempt": {
            "format": 1,
            "id": begun.id,
            "trainee": begun.trainee,
            "scenario": begun.scenario,
            "content_hash": begun.content_hash,
            "app_version": begun.app_version,
            "mode": begun.mode,
            "settings": parsed(&begun.settings),
            "started": begun.started,
            "finished": summary.finished,
        }})
        .to_string(),
    ];
    for (number, event) in store.events(attempt)?.iter().enumerate() {
        // The event's own text, not read and written again: not a digit of it may change.
        lines.push(match serde_json::from_str::<IgnoredAny>(event) {
            Ok(_) => format!(r#"{{"number":{number},"event":{event}}}"#),
            Err(_) => json!({"number": number, "event": event}).to_string(),
        });
    }
    lines.extend(store.scores(attempt)?.iter().map(|record| json!({"score": score(record)}).to_string()));
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
        "score": parsed(&record.score),
    })
}

/// The JSON value of a text, or the text itself when it is none.
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::from(text))
}
