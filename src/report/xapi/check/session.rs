//! What the statements of one attempt must be together.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::vocabulary::{COMPLETED, FAILED, INITIALIZED, PASSED, SCORED, TERMINATED, LESSON};

/// Every fault of the statements of one attempt as a whole: cmi5's discipline (sections 9.3 to 9.7), and ids used twice.
///
/// What was marked again under a corrected key (`scored` after `terminated`) is no part of the session.
#[must_use]
pub fn session(statements: &[Value]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    for statement in statements {
        let id = statement["id"].as_str().unwrap_or_default();
        if !ids.insert(id) {
            faults.push(format!("the id {id} is there twice"));
        }
        if statement["context"]["registration"] != statements[0]["context"]["registration"] {
            faults.push(format!("{id} belongs to another attempt"));
        }
    }
    let on_lesson: Vec<(usize, &Value)> =
        statements.iter().enumerate().filter(|(_, one)| one["object"]["definition"]["type"] == LESSON).collect();
    let places = |verb: &str| -> Vec<usize> {
        on_lesson.iter().filter(|(_, one)| one["verb"]["id"] == verb).map(|(at, _)| *at).collect()
    };
    if places(INITIALIZED.0) != [0] {
        faults.push("initialized is not the first, once".to_owned());
    }
    let ended = places(TERMINATED.0);
    match ended[..] {
        [end] => {
            let after = statements[end + 1..].iter().filter(|one| one["verb"]["id"] != SCORED.0).count();
            if after > 0 {
                faults.push("something follows terminated".to_owned());
            }
        }
        _ => faults.push("terminated is not there once".to_owned()),
    }
    let (passed, failed) = (places(PASSED.0).len(), places(FAILED.0).len());
    if passed + failed > 1 {
        faults.push("more than one verdict".to_owned());
    }
    if places(COMPLETED.0).len() > 1 {
        faults.push("completed more than once".to_owned());
    }
    for (_, one) in on_lesson {
        let verb = one["verb"]["id"].as_str().unwrap_or_default();
        let result = &one["result"];
        let verdict = [PASSED.0, FAILED.0].contains(&verb);
        let name = verb.rsplit('/').next().unwrap_or_default();
        for (field, may, must) in [
            ("score", verdict || verb == SCORED.0, verdict),
            ("success", verdict, verdict),
            ("completion", verb == COMPLETED.0, verb == COMPLETED.0),
            ("duration", verdict || [COMPLETED.0, TERMINATED.0].contains(&verb), verdict || [COMPLETED.0, TERMINATED.0].contains(&verb)),
        ] {
            let is = !result[field].is_null();
            if is && !may {
                faults.push(format!("{name} has a {field}"));
            }
            if !is && must {
                faults.push(format!("{name} has no {field}"));
            }
        }
    }
    faults
}
