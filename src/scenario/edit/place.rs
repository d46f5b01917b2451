//! The way to a value: names, keys, ids and `#` numbers.

use std::ops::Range;

use super::write;
use crate::scenario::syntax::{Group, Value, ValueKind};
use crate::text::Language;

/// What stands at `place`, seen from `value`. An empty place is the value itself.
pub(super) fn find<'v>(value: &'v Value, place: &str) -> Option<&'v Value> {
    place.split('/').filter(|step| !step.is_empty()).try_fold(value, |value, step| {
        let holder = unwrapped(value);
        values(holder).into_iter().nth(place_of(holder, step)?)
    })
}

/// Without `Some( )` around it.
pub(super) fn unwrapped(value: &Value) -> &Value {
    match &value.kind {
        ValueKind::Group(Group { name: Some((name, _)), items, fields }) if name == "Some" && fields.is_empty() => {
            match items.as_slice() {
                [inner] => unwrapped(inner),
                _ => value,
            }
        }
        _ => value,
    }
}

/// The values in a group, list or map, in the order of [`entries`].
pub(super) fn values(holder: &Value) -> Vec<&Value> {
    match &holder.kind {
        ValueKind::Group(group) => group.items.iter().chain(group.fields.iter().map(|field| &field.value)).collect(),
        ValueKind::List(items) => items.iter().collect(),
        ValueKind::Map(pairs) => pairs.iter().map(|(_, value)| value).collect(),
        _ => Vec::new(),
    }
}

/// The bytes of each entry in a group, list or map, its name or key included. Values without a name come first.
pub(super) fn entries(holder: &Value) -> Vec<Range<usize>> {
    match &holder.kind {
        ValueKind::Group(group) => {
            let fields = group.fields.iter().map(|field| field.name_span.start..field.value.span.end);
            group.items.iter().map(|item| item.span.clone()).chain(fields).collect()
        }
        ValueKind::List(items) => items.iter().map(|item| item.span.clone()).collect(),
        ValueKind::Map(pairs) => pairs.iter().map(|(key, value)| key.span.start..value.span.end).collect(),
        _ => Vec::new(),
    }
}

/// Which entry a step of a place means.
pub(super) fn place_of(holder: &Value, step: &str) -> Option<usize> {
    if let Some(number) = step.strip_prefix('#') {
        let number: usize = number.parse().ok()?;
        return (number < values(holder).len()).then_some(number);
    }
    match &holder.kind {
        ValueKind::Group(group) => {
            group.fields.iter().position(|field| field.name == step).map(|at| group.items.len() + at)
        }
        ValueKind::List(items) => items.iter().position(|item| id_of(item) == Some(step)),
        ValueKind::Map(pairs) => {
            pairs.iter().position(|(key, _)| matches!(&key.kind, ValueKind::Text(text) if text == step))
        }
        _ => None,
    }
}

/// The `id` of a list's entry.
fn id_of(entry: &Value) -> Option<&str> {
    let ValueKind::Group(group) = &unwrapped(entry).kind else { return None };
    let id = group.fields.iter().find(|field| field.name == "id")?;
    match &id.value.kind {
        ValueKind::Text(text) => Some(text),
        _ => None,
    }
}

/// A value as the only one in what holds it: a map of languages, or a group.
pub(super) fn wrapped(name: &str, value: &str) -> String {
    if Language::ALL.iter().any(|language| language.tag() == name) {
        format!("{{{}: {value}}}", write::text(name))
    } else {
        format!("({name}: {value})")
    }
}
