//! Conditions and effects.

use std::sync::Arc;

use super::fields::{Reader, cannot_be};
use super::top::nearest_kind;
use super::{Condition, ConditionKind, Effect, Name, Spanned};
use crate::diagnostic::only_near;
use crate::scenario::check::{unknown_variant, wrong_type};
use crate::scenario::edit::write;
use crate::scenario::syntax::{Group, Value, ValueKind};
use crate::text::{Phrase, phrase};

const CONDITIONS: &[&str] = &["All", "Any", "Not", "AtLeast", "Is", "Chose", "Visited", "Flagged", "Found"];
const EFFECTS: &[&str] = &["Add", "Set"];
const AN_EFFECT: Phrase = Phrase::fixed("skutek", "an effect", "наслідок");
const A_CONDITION: Phrase = Phrase::fixed("warunek", "a condition", "умова");
const THE_VARIABLE: Phrase = Phrase::fixed("zmienna", "the variable", "змінна");
const THE_COUNT: Phrase = Phrase::fixed("ilość", "the count", "кількість");
const THE_AMOUNT: Phrase = Phrase::fixed("wartość", "the amount", "значення");
const EFFECT_EXAMPLE: Phrase = Phrase::fixed(
    "`Add(\"…\", 1)` albo `Set(\"…\", 1)`",
    "`Add(\"…\", 1)` or `Set(\"…\", 1)`",
    "`Add(\"…\", 1)` або `Set(\"…\", 1)`",
);
const CONDITION_EXAMPLE: Phrase = Phrase::fixed("na przykład `Visited(\"…\")`", "such as `Visited(\"…\")`", "наприклад `Visited(\"…\")`");
const AMOUNTS: std::ops::Range<i64> = -1_000_000..1_000_001;

/// A call such as `Add("trust", 1)`: its name and what stands in the brackets.
fn call<'v>(
    reader: &mut Reader,
    value: &'v Value,
    what: &Phrase,
    known: &[&'static str],
    example: &Phrase,
) -> Option<(&'static str, &'v [Value])> {
    let ValueKind::Group(Group { name: Some((name, span)), items, fields }) = &value.kind else {
        reader.wrong_type(value, what, Phrase::fixed("grupa z nazwą", "a named group", "група з назвою"), example);
        return None;
    };
    let Some(name) = known.iter().find(|known| *known == name) else {
        reader.tell(&unknown_variant::RULE, span.clone(), cannot_be(what, name), nearest_kind(name, known));
        if let Some(meant) = only_near(name, known.iter().copied()) {
            reader.findings.mend(span.clone(), meant);
        }
        return None;
    };
    if !fields.is_empty() {
        let wanted = Phrase::fixed("zapis bez nazw w środku", "written without names inside", "запис без назв усередині");
        reader.wrong_type(value, format!("`{name}`"), wanted, example);
        return None;
    }
    Some((name, items))
}

fn wrong_count(reader: &mut Reader, value: &Value, name: &str, example: &str) {
    if value.kind != ValueKind::Faulty {
        let message = phrase! {
            pl: "`{name}` zawiera co innego, niż powinno", en: "`{name}` holds something else than it should", uk: "`{name}` містить не те, що має"; name
        };
        let cure = phrase! { pl: "napisz `{example}`", en: "write `{example}`", uk: "напишіть `{example}`"; example };
        reader.tell(&wrong_type::RULE, value.span.clone(), message, cure);
    }
}

pub(super) fn effects(reader: &mut Reader, value: Option<&Value>) -> Vec<Effect> {
    let items = reader.list(value, "`effects`", "[Add(\"…\", 1)]");
    items.iter().filter_map(|item| effect(reader, item)).collect()
}

fn effect(reader: &mut Reader, value: &Value) -> Option<Effect> {
    let (name, items) = call(reader, value, &AN_EFFECT, EFFECTS, &EFFECT_EXAMPLE)?;
    let [variable, amount] = items else {
        wrong_count(reader, value, name, &format!("{name}(\"…\", 1)"));
        return None;
    };
    if let (ValueKind::Number, ValueKind::Text(text)) = (&variable.kind, &amount.kind) {
        wrong_count(reader, value, name, &format!("{name}({}, {})", write::text(text), reader.written(variable)));
        return None;
    }
    let variable = reader.name(Some(variable), &THE_VARIABLE);
    let amount = reader.whole(Some(amount), &THE_AMOUNT, AMOUNTS);
    Some(Effect { variable: variable?, adds: name == "Add", amount: amount? })
}

/// Reads a condition. Its depth is bounded by that of the tree.
pub(super) fn condition(reader: &mut Reader, value: &Value) -> Option<Condition> {
    let (name, items) = call(reader, value, &A_CONDITION, CONDITIONS, &CONDITION_EXAMPLE)?;
    let kind = match (name, items) {
        ("All", items) => ConditionKind::All(several(reader, items)?),
        ("Any", items) => ConditionKind::Any(several(reader, items)?),
        ("Not", [inner]) => ConditionKind::Not(Box::new(condition(reader, inner)?)),
        ("AtLeast" | "Is", [variable, amount]) => {
            let variable = reader.name(Some(variable), &THE_VARIABLE);
            let amount = reader.whole(Some(amount), &THE_AMOUNT, AMOUNTS);
            if name == "Is" {
                ConditionKind::Is(variable?, amount?)
            } else {
                ConditionKind::AtLeast(variable?, amount?)
            }
        }
        ("Chose", [path]) => {
            let name = reader.name(Some(path), Phrase::fixed("opcja", "the option", "варіант"))?;
            let Some((node, option)) = split(&name) else {
                wrong_count(reader, value, "Chose", "Chose(\"node/option\")");
                return None;
            };
            ConditionKind::Chose(node, option)
        }
        ("Visited", [node]) => ConditionKind::Visited(reader.name(Some(node), Phrase::fixed("węzeł", "the node", "вузол"))?),
        ("Flagged", [cue]) => ConditionKind::Flagged(reader.name(Some(cue), Phrase::fixed("przesłanka", "the cue", "ознака"))?),
        ("Found", [count]) => {
            let count = reader.whole(Some(count), &THE_COUNT, 0..1_000_001)?;
            ConditionKind::Found(u32::try_from(count).unwrap_or(0))
        }
        (name, _) => {
            let example = match name {
                "Not" => "Not(Visited(\"…\"))",
                "AtLeast" => "AtLeast(\"…\", 1)",
                "Is" => "Is(\"…\", 1)",
                "Chose" => "Chose(\"node/option\")",
                "Visited" => "Visited(\"node\")",
                "Flagged" => "Flagged(\"cue\")",
                _ => "Found(3)",
            };
            wrong_count(reader, value, name, example);
            return None;
        }
    };
    Some(Spanned { value: kind, span: value.span.clone() })
}

/// `([a, b])` or `(a, b)`; `None` when one of them was told.
fn several(reader: &mut Reader, items: &[Value]) -> Option<Vec<Condition>> {
    let items = match items {
        [Value { kind: ValueKind::List(inner), .. }] => inner,
        _ => items,
    };
    // Every one is read before the first fault gives up.
    let read: Vec<Option<Condition>> = items.iter().map(|item| condition(reader, item)).collect();
    read.into_iter().collect()
}

/// `node/option` as two names, each with its place.
fn split(name: &Name) -> Option<(Name, Name)> {
    let (node, option) = name.value.rsplit_once('/')?;
    if node.is_empty() || option.is_empty() {
        return None;
    }
    Some((
        Spanned { value: Arc::from(node), span: name.span.clone() },
        Spanned { value: Arc::from(option), span: name.span.clone() },
    ))
}
