//! The form as a JSON Schema (draft 2020-12), for editors and programs.
//!
//! A scenario is RON, which a schema cannot name: it describes the same data as JSON. `Scene(…)` is the object
//! `{"Scene": {…}}`, a word such as `Best` a text, `Add("trust", 1)` the object `{"Add": ["trust", 1]}`, `(0.1, 0.2, 0.3, 0.4)` a list.

use serde_json::{Map, Value, json};

use super::{Field, GROUPS, Group, Kind, NODES, page};
use crate::text::Language;

/// The schema, with its descriptions in a language.
#[must_use]
pub fn json_schema(language: Language) -> Value {
    let mut definitions: Map<String, Value> =
        GROUPS.into_iter().skip(1).map(|known| (key(known), group(known, language))).collect();
    definitions.extend(common(language));
    let mut schema = group(GROUPS[0], language);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("IAS scenario.ron");
    schema["$comment"] = json!(
        "RON as JSON: Name(field: x) is {\"Name\": {\"field\": x}}, Name(x, y) is {\"Name\": [x, y]}, a word is a string, a tuple a list."
    );
    schema["$defs"] = Value::Object(definitions);
    schema
}

/// A group's name among the definitions.
fn key(group: &Group) -> String {
    group.name.replace(' ', "-")
}

fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

fn group(group: &Group, language: Language) -> Value {
    let properties: Map<String, Value> =
        group.fields.iter().map(|known| (known.name.to_owned(), field(known, language))).collect();
    let required: Vec<&str> = group.fields.iter().filter(|field| field.is_required()).map(|field| field.name).collect();
    let mut object = json!({
        "type": "object",
        "description": group.meaning.get(language),
        "properties": properties,
        "additionalProperties": false,
    });
    if !required.is_empty() {
        object["required"] = json!(required);
    }
    object
}

fn field(field: &Field, language: Language) -> Value {
    let mut value = kind(&field.kind);
    let need = page::need(field, language);
    if field.is_required() && matches!(field.kind, Kind::List(_)) {
        value["minItems"] = json!(1);
    }
    value["description"] = json!(format!("{} ({}; {need})", field.meaning.get(language), page::kind(&field.kind, language)).replace('`', ""));
    value
}

fn kind(kind: &Kind) -> Value {
    match kind {
        Kind::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Kind::Percent => json!({"type": ["number", "null"], "minimum": 0, "maximum": 100}),
        Kind::Seconds => json!({"type": "number", "minimum": 0, "maximum": 360_000}),
        Kind::Text | Kind::LocalizedPath => reference("localized"),
        Kind::Path | Kind::Reference(_) => json!({"type": "string"}),
        Kind::Id => reference("id"),
        Kind::References(_) => json!({"type": "array", "items": {"type": "string"}}),
        Kind::Languages => json!({"type": "array", "items": {"enum": Language::ALL.map(Language::tag)}}),
        Kind::Truth => json!({"type": "boolean"}),
        Kind::Word(words) => json!({"enum": words}),
        Kind::Region => reference("region"),
        Kind::Track => reference("track"),
        Kind::Condition => reference("condition"),
        Kind::Effects => json!({"type": "array", "items": reference("effect")}),
        Kind::Then => {
            json!({"oneOf": [variant("Goto", &json!({"type": "string"})), variant("Choose", &reference("Choose"))]})
        }
        Kind::Group(group) => reference(&key(group)),
        Kind::List(group) => json!({"type": "array", "items": reference(&key(group))}),
        Kind::Map(group) => named(&reference(&key(group))),
        Kind::Nodes => {
            let kinds: Vec<Value> = NODES.iter().map(|kind| variant(kind.name, &reference(kind.name))).collect();
            let mut nodes = named(&json!({"oneOf": kinds}));
            nodes["minProperties"] = json!(1);
            nodes
        }
    }
}

/// `Name(…)`.
fn variant(name: &str, inner: &Value) -> Value {
    json!({"type": "object", "properties": {name: inner}, "required": [name], "additionalProperties": false})
}

/// A map from ids.
fn named(values: &Value) -> Value {
    json!({"type": "object", "propertyNames": reference("id"), "additionalProperties": values})
}

/// What several fields hold.
fn common(language: Language) -> Map<String, Value> {
    let text = json!({"type": "string"});
    let by_language: Map<String, Value> = Language::ALL.into_iter().map(|tag| (tag.tag().to_owned(), text.clone())).collect();
    let fraction = json!({"type": "number", "minimum": 0, "maximum": 1});
    let amount = json!({"type": "integer", "minimum": -1_000_000, "maximum": 1_000_000});
    let pair = |first: &Value, second: &Value| json!({"type": "array", "prefixItems": [first, second], "items": false, "minItems": 2});
    let conditions = json!({"type": "array", "items": reference("condition")});
    let with_amount = pair(&text, &amount);
    let shapes = [
        ("All", conditions.clone()),
        ("Any", conditions),
        ("Not", reference("condition")),
        ("AtLeast", with_amount.clone()),
        ("Is", with_amount.clone()),
        ("Chose", json!({"type": "string", "pattern": "^.+/[^/]+$"})),
        ("Visited", text.clone()),
        ("Flagged", text.clone()),
        ("Found", json!({"type": "integer", "minimum": 0})),
    ];
    let shapes: Vec<Value> = shapes.iter().map(|(name, inner)| variant(name, inner)).collect();
    let word = |of: &Kind| page::kind(of, language);
    let definitions = json!({
        "id": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"},
        "localized": {
            "oneOf": [text, {"type": "object", "properties": by_language, "additionalProperties": false, "minProperties": 1}],
        },
        "region": {
            "description": word(&Kind::Region),
            "type": "array", "items": fraction, "minItems": 4, "maxItems": 4,
        },
        "track": {
            "description": word(&Kind::Track),
            "oneOf": [
                reference("region"),
                {"type": "array", "items": pair(&json!({"type": "number", "minimum": 0}), &reference("region")), "minItems": 1},
            ],
        },
        "condition": {"description": word(&Kind::Condition), "oneOf": shapes},
        "effect": {"oneOf": [variant("Add", &with_amount), variant("Set", &with_amount)]},
    });
    match definitions {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
