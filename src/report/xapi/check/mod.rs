//! Looks at statements the way a strict record store would, before anything leaves this machine.
//!
//! Stricter than xAPI, for our statements only: a field that we never write is a fault, the time must be UTC, an answer must
//! be one of the choices. The validators of others each let something through (STANDARDS.md section 1 has the table), so
//! none of them alone is enough.
//!
//! ```
//! use ias::report::xapi::check;
//! let faults = check::statement(&serde_json::json!({"id": "x"}));
//! assert!(faults.iter().any(|fault| fault.starts_with("id: ")));
//! ```

mod session;
mod shapes;

use serde_json::{Map, Value};

pub use session::session;

use super::vocabulary::{COMPLETED, LENGTH, PAUSED, PLAYED, PLAYED_SEGMENTS, PROGRESS, SEEKED, TERMINATED, TIME, TIME_FROM, TIME_TO, VIDEO};
use shapes::{is_duration, is_iri, is_language, is_timestamp, is_uuid};

/// Every fault of the statement, as `place: what`; none when it can be sent.
#[must_use]
pub fn statement(statement: &Value) -> Vec<String> {
    let mut look = Look { place: Vec::new(), faults: Vec::new() };
    look.statement(statement);
    look.faults
}

/// A walk through one statement, which knows where it is.
struct Look {
    place: Vec<String>,
    faults: Vec<String>,
}

impl Look {
    fn fault(&mut self, what: &str) {
        let place = if self.place.is_empty() { "statement".to_owned() } else { self.place.join(".") };
        self.faults.push(format!("{place}: {what}"));
    }

    /// Looks at the field, if it is there.
    fn within(&mut self, of: &Map<String, Value>, key: &str, look: impl FnOnce(&mut Self, &Value)) {
        if let Some(value) = of.get(key) {
            self.place.push(key.to_owned());
            look(self, value);
            self.place.pop();
        }
    }

    fn each(&mut self, list: &Value, mut look: impl FnMut(&mut Self, &Value)) {
        let Some(items) = list.as_array() else { return self.fault("is no list") };
        for (at, item) in items.iter().enumerate() {
            self.place.push(at.to_string());
            look(self, item);
            self.place.pop();
        }
    }

    /// The object's fields, after a look at which there are.
    fn object<'v>(&mut self, value: &'v Value, needed: &[&str], allowed: &[&str]) -> Option<&'v Map<String, Value>> {
        let Some(fields) = value.as_object() else {
            self.fault("is no object");
            return None;
        };
        for key in needed {
            if !fields.contains_key(*key) {
                self.fault(&format!("has no {key}"));
            }
        }
        for (key, value) in fields {
            if !needed.contains(&key.as_str()) && !allowed.contains(&key.as_str()) {
                self.fault(&format!("has an unknown field {key}"));
            }
            if value.is_null() {
                self.fault(&format!("{key} is null"));
            }
        }
        Some(fields)
    }

    fn text(&mut self, value: &Value, wanted: &str, is: impl FnOnce(&str) -> bool) {
        if !value.as_str().is_some_and(is) {
            self.fault(&format!("is no {wanted}"));
        }
    }

    fn statement(&mut self, value: &Value) {
        let needed = ["id", "timestamp", "actor", "verb", "object", "context"];
        let Some(fields) = self.object(value, &needed, &["result"]) else { return };
        self.within(fields, "id", |look, id| look.text(id, "UUID", is_uuid));
        self.within(fields, "timestamp", |look, at| look.text(at, "RFC 3339 time in UTC", is_timestamp));
        self.within(fields, "actor", Self::actor);
        self.within(fields, "verb", Self::verb);
        self.within(fields, "object", Self::activity);
        self.within(fields, "context", Self::context);
        self.within(fields, "result", Self::result);
        self.answer(value);
        if value["object"]["definition"]["type"] == VIDEO {
            self.video(value);
        }
    }

    fn actor(&mut self, actor: &Value) {
        let Some(fields) = self.object(actor, &["objectType", "account"], &[]) else { return };
        self.within(fields, "objectType", |look, kind| look.text(kind, "`Agent`", |kind| kind == "Agent"));
        self.within(fields, "account", |look, account| {
            let Some(fields) = look.object(account, &["homePage", "name"], &[]) else { return };
            look.within(fields, "homePage", |look, page| look.text(page, "IRI", is_iri));
            look.within(fields, "name", |look, name| look.text(name, "code", is_code));
        });
    }

    fn verb(&mut self, verb: &Value) {
        let Some(fields) = self.object(verb, &["id", "display"], &[]) else { return };
        self.within(fields, "id", |look, id| look.text(id, "IRI", is_iri));
        self.within(fields, "display", Self::texts);
    }

    fn texts(&mut self, texts: &Value) {
        let Some(fields) = texts.as_object() else { return self.fault("is no object") };
        for (tag, text) in fields {
            if !is_language(tag) {
                self.fault(&format!("`{tag}` is no language tag"));
            }
            if text.as_str().is_none_or(str::is_empty) {
                self.fault(&format!("`{tag}` is no text"));
            }
        }
    }

    fn activity(&mut self, activity: &Value) {
        let Some(fields) = self.object(activity, &["objectType", "id"], &["definition"]) else { return };
        self.within(fields, "objectType", |look, kind| look.text(kind, "`Activity`", |kind| kind == "Activity"));
        self.within(fields, "id", |look, id| look.text(id, "IRI", is_iri));
        self.within(fields, "definition", |look, definition| {
            let allowed =
                ["name", "description", "interactionType", "correctResponsesPattern", "choices", "extensions"];
            let Some(fields) = look.object(definition, &["type"], &allowed) else { return };
            look.within(fields, "type", |look, kind| look.text(kind, "IRI", is_iri));
            look.within(fields, "name", Self::texts);
            look.within(fields, "description", Self::texts);
            look.within(fields, "extensions", Self::extensions);
            look.within(fields, "interactionType", |look, kind| {
                look.text(kind, "kind of interaction", |kind| ["choice", "sequencing", "other"].contains(&kind));
            });
            look.within(fields, "correctResponsesPattern", |look, patterns| {
                look.each(patterns, |look, pattern| look.text(pattern, "text", |text| !text.is_empty()));
            });
            look.within(fields, "choices", Self::choices);
        });
    }

    fn choices(&mut self, choices: &Value) {
        let mut ids: Vec<String> = Vec::new();
        self.each(choices, |look, choice| {
            let Some(fields) = look.object(choice, &["id"], &["description"]) else { return };
            look.within(fields, "description", Self::texts);
            look.within(fields, "id", |look, id| {
                look.text(id, "id without a space or a comma in brackets", |id| {
                    !id.is_empty() && !id.contains(char::is_whitespace) && !id.contains("[,]")
                });
                let id = id.as_str().unwrap_or_default().to_owned();
                if ids.contains(&id) {
                    look.fault(&format!("`{id}` is there twice"));
                }
                ids.push(id);
            });
        });
    }

    fn extensions(&mut self, extensions: &Value) {
        let Some(fields) = extensions.as_object() else { return self.fault("is no object") };
        for (key, value) in fields {
            if !is_iri(key) {
                self.fault(&format!("`{key}` is no IRI"));
            }
            if value.is_null() {
                self.fault(&format!("`{key}` is null"));
            }
        }
    }

    fn context(&mut self, context: &Value) {
        let needed = ["registration", "contextActivities", "revision", "platform", "language"];
        let Some(fields) = self.object(context, &needed, &["extensions"]) else { return };
        self.within(fields, "registration", |look, id| look.text(id, "UUID", is_uuid));
        self.within(fields, "language", |look, tag| look.text(tag, "language tag", is_language));
        self.within(fields, "platform", |look, text| look.text(text, "text", |text| !text.is_empty()));
        self.within(fields, "revision", |look, text| look.text(text, "text", |text| !text.is_empty()));
        self.within(fields, "extensions", Self::extensions);
        self.within(fields, "contextActivities", |look, activities| {
            let Some(fields) = look.object(activities, &["grouping", "category"], &["parent"]) else { return };
            for key in ["parent", "grouping", "category"] {
                look.within(fields, key, |look, list| look.each(list, Self::activity));
            }
        });
    }

    fn result(&mut self, result: &Value) {
        let allowed = ["score", "success", "completion", "response", "duration", "extensions"];
        let Some(fields) = self.object(result, &[], &allowed) else { return };
        for key in ["success", "completion"] {
            self.within(fields, key, |look, value| {
                if !value.is_boolean() {
                    look.fault("is neither true nor false");
                }
            });
        }
        self.within(fields, "response", |look, response| look.text(response, "text", |text| !text.is_empty()));
        self.within(fields, "duration", |look, duration| look.text(duration, "ISO 8601 duration", is_duration));
        self.within(fields, "extensions", Self::extensions);
        self.within(fields, "score", |look, score| {
            let Some(fields) = look.object(score, &["scaled", "raw", "min", "max"], &[]) else { return };
            let number = |key: &str| fields.get(key).and_then(Value::as_f64);
            match (number("scaled"), number("raw"), number("min"), number("max")) {
                (Some(scaled), Some(raw), Some(min), Some(max)) => {
                    if !(-1.0..=1.0).contains(&scaled) {
                        look.fault("scaled is not in -1..=1");
                    }
                    if !(min <= raw && raw <= max && min < max) {
                        look.fault("raw is not between min and max");
                    }
                }
                _ => look.fault("is not of numbers"),
            }
        });
    }

    /// An answer is one of the choices, and so is every right one.
    fn answer(&mut self, statement: &Value) {
        let definition = &statement["object"]["definition"];
        let Some(choices) = definition["choices"].as_array() else { return };
        let is_choice = |id: &str| choices.iter().any(|choice| choice["id"] == id);
        let response = statement["result"]["response"].as_str();
        for part in response.iter().flat_map(|response| response.split("[,]")) {
            if !is_choice(part) {
                self.faults.push(format!("result.response: `{part}` is not one of the choices"));
            }
        }
        for pattern in definition["correctResponsesPattern"].as_array().into_iter().flatten() {
            for part in pattern.as_str().unwrap_or_default().split("[,]").filter(|part| !is_choice(part)) {
                self.faults.push(format!("object.definition.correctResponsesPattern: `{part}` is not one of the choices"));
            }
        }
    }

    /// What the video profile asks for beside id and timestamp.
    fn video(&mut self, statement: &Value) {
        let verb = statement["verb"]["id"].as_str().unwrap_or_default();
        let (result, context): (&[&str], &[&str]) = match verb {
            _ if verb == PLAYED.0 => (&[TIME], &[]),
            _ if verb == SEEKED.0 => (&[TIME_FROM, TIME_TO], &[]),
            _ if [PAUSED.0, TERMINATED.0, COMPLETED.0].contains(&verb) => (&[TIME, PROGRESS, PLAYED_SEGMENTS], &[LENGTH]),
            _ => return self.fault("this verb is not one of the video profile's"),
        };
        for (place, needed) in [("result", result), ("context", context)] {
            for key in needed {
                if statement[place]["extensions"].get(*key).is_none() {
                    self.faults.push(format!("{place}.extensions: has no {key}"));
                }
            }
        }
        if verb == COMPLETED.0 && (statement["result"]["completion"] != true || statement["result"]["duration"].is_null()) {
            self.faults.push("result: a completed video needs completion and duration".to_owned());
        }
        let category = &statement["context"]["contextActivities"]["category"];
        if !category.as_array().is_some_and(|all| all.iter().any(|one| one["id"] == super::vocabulary::VIDEO_PROFILE)) {
            self.faults.push("context.contextActivities.category: has no video profile".to_owned());
        }
    }
}

/// Whether the text can be a trainee's code and not, by an oversight, a name or an e-mail address: ASCII, no space, no `@`.
#[must_use]
pub fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() && c != '@')
}
