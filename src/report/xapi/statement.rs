//! A statement as plain data, in the order in which xAPI's own documents write it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use crate::text::{Language, LocalizedText};

/// A text by language tag.
pub type Texts = BTreeMap<&'static str, String>;

/// What a standard has no field for, by IRI.
pub type Extensions = BTreeMap<String, Value>;

/// One statement: who did what to what, how it came out, and where it belongs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// A UUID, the same each time the statement is made.
    pub id: String,
    /// When it happened, RFC 3339 in UTC.
    pub timestamp: String,
    /// Who.
    pub actor: Actor,
    /// Did.
    pub verb: Verb,
    /// What.
    pub object: Activity,
    /// How it came out.
    #[serde(skip_serializing_if = "Outcome::is_empty")]
    pub result: Outcome,
    /// Where it belongs.
    pub context: Context,
}

/// A trainee, by code.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// Always `Agent`.
    pub object_type: &'static str,
    /// The code and where it is one.
    pub account: Account,
}

/// A code and where it is one.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Where.
    pub home_page: String,
    /// The code.
    pub name: String,
}

/// A verb.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Verb {
    /// Its IRI.
    pub id: &'static str,
    /// What it is called.
    pub display: BTreeMap<&'static str, &'static str>,
}

/// Something that one can do something to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Always `Activity`.
    pub object_type: &'static str,
    /// Its IRI.
    pub id: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub definition: Option<Definition>,
}

/// What an activity is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Definition {
    /// What it is called.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub name: Texts,
    /// More of it.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub description: Texts,
    /// Its type's IRI.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// How one answers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction_type: Option<&'static str>,
    /// The right answers: any of them; within one, `[,]` parts what belongs together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub correct_responses_pattern: Vec<String>,
    /// What one may answer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Component>,
    /// What the standard has no field for.
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// One of the things that one may answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Component {
    /// Its id, without a space.
    pub id: String,
    /// What it says.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub description: Texts,
}

/// How it came out (xAPI: `result`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// Points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<MarkScore>,
    /// Whether it was right, or passed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success: Option<bool>,
    /// Whether it came to an end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion: Option<bool>,
    /// What was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub response: Option<String>,
    /// How long it took, ISO 8601.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration: Option<String>,
    /// What the standard has no field for.
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

impl Outcome {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Points: `min <= raw <= max`, and `scaled` the same in 0..=1.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MarkScore {
    /// In 0..=1.
    pub scaled: f64,
    /// As earned.
    pub raw: f64,
    /// The least.
    pub min: f64,
    /// The most.
    pub max: f64,
}

impl MarkScore {
    /// So many thousandths of a point of so many at most; `None` when there was nothing to earn.
    #[must_use]
    pub fn of(earned: u64, most: u64) -> Option<Self> {
        let scaled = (u128::from(earned.min(most)) * 1000 + u128::from(most) / 2).checked_div(u128::from(most))?;
        let scaled = thousandths(u64::try_from(scaled).unwrap_or(1000));
        Some(Self { scaled, raw: thousandths(earned.min(most)), min: 0.0, max: thousandths(most) })
    }

    /// So many thousandths of the whole, told in percent.
    #[must_use]
    pub fn share(share: u32) -> Self {
        let share = share.min(1000);
        Self { scaled: thousandths(u64::from(share)), raw: f64::from(share) / 10.0, min: 0.0, max: 100.0 }
    }
}

/// A number of thousandths as a decimal: 1 540 is 1.54.
#[must_use]
pub(super) fn thousandths(count: u64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "points and seconds, far below 2^53")]
    let count = count as f64;
    count / 1000.0
}

/// Where a statement belongs.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// The attempt as a UUID: [`Home::registration`](super::Home::registration).
    pub registration: String,
    /// What it is part of.
    pub context_activities: ContextActivities,
    /// The version of the scenario, by content.
    pub revision: String,
    /// The application that played it.
    pub platform: String,
    /// The language it was played in.
    pub language: &'static str,
    /// What the standard has no field for.
    #[serde(skip_serializing_if = "Extensions::is_empty")]
    pub extensions: Extensions,
}

/// What a statement is part of.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ContextActivities {
    /// Whose part the object is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parent: Vec<Activity>,
    /// The attempt and the course.
    pub grouping: Vec<Activity>,
    /// The profile.
    pub category: Vec<Activity>,
}

impl Activity {
    /// The thing of that IRI, with what it is.
    #[must_use]
    pub fn new(id: String, definition: Definition) -> Self {
        Self { object_type: "Activity", id, definition: Some(definition) }
    }

    /// The thing of that IRI.
    #[must_use]
    pub fn bare(id: &str) -> Self {
        Self { object_type: "Activity", id: id.to_owned(), definition: None }
    }
}

/// The text as statements carry it; one that was written without a language is in `first`.
#[must_use]
pub(super) fn texts(text: &LocalizedText, first: Language) -> Texts {
    text.values()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(language, text)| (language.unwrap_or(first).tag(), text.clone()))
        .collect()
}
