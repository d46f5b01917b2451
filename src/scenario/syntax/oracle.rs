//! Agreement with the `ron` crate, the format's own reader: on what is valid, and on what it means.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use ron::Value as Foreign;

use super::literal::decimal;
use super::*;

/// Whether both mean the same. Names of groups and variants are not kept by the other reader.
fn same(source: &str, ours: &Value, theirs: &Foreign) -> bool {
    match (&ours.kind, theirs) {
        (ValueKind::Text(a), Foreign::String(b)) => *a == b.replace("\r\n", "\n"),
        (ValueKind::Number, Foreign::Number(number)) => {
            let literal = source.get(ours.span.clone()).unwrap_or_default();
            let theirs = number.into_f64();
            match decimal(literal, 6) {
                Some(micros) => (micros as f64 / 1e6 - theirs).abs() <= theirs.abs() * 1e-6 + 1e-6,
                // Out of the range of what scenarios use.
                None => !theirs.is_finite() || theirs.abs() > 9e12,
            }
        }
        // A range is read as one number here, and told where a number is wanted.
        (ValueKind::Number, Foreign::Map(_)) => {
            source.get(ours.span.clone()).is_some_and(|literal| literal.contains(".."))
        }
        (ValueKind::Word(word), Foreign::Bool(truth)) => word == if *truth { "true" } else { "false" },
        (ValueKind::Word(word), Foreign::Option(None)) => word == "None",
        (ValueKind::Word(_), Foreign::Unit) => true,
        (ValueKind::Word(word), Foreign::Number(_)) => word == "inf" || word == "NaN",
        (ValueKind::Other, Foreign::Char(_) | Foreign::Bytes(_) | Foreign::Number(_)) => true,
        (ValueKind::List(items), Foreign::Seq(others)) => all_same(source, items, others),
        (ValueKind::Map(entries), Foreign::Map(others)) => {
            entries.len() == others.len()
                && entries.iter().all(|(key, value)| {
                    others.iter().any(|(other_key, other)| same(source, key, other_key) && same(source, value, other))
                })
        }
        (ValueKind::Group(group), theirs) => same_group(source, group, theirs),
        _ => false,
    }
}

fn all_same(source: &str, ours: &[Value], theirs: &[Foreign]) -> bool {
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(source, ours, theirs))
}

fn same_group(source: &str, group: &Group, theirs: &Foreign) -> bool {
    let one = |theirs: &Foreign| matches!(group.items.as_slice(), [item] if same(source, item, theirs));
    match theirs {
        Foreign::Option(Some(inner)) => one(inner),
        Foreign::Unit => group.items.is_empty() && group.fields.is_empty(),
        Foreign::Map(others) if !group.fields.is_empty() || (group.items.is_empty() && others.is_empty()) => {
            group.fields.len() == others.len()
                && group.fields.iter().all(|field| {
                    others.iter().any(|(key, other)| {
                        *key == Foreign::String(field.name.clone()) && same(source, &field.value, other)
                    })
                })
        }
        // A group of one value stands for it or for a list of it.
        Foreign::Seq(others) if all_same(source, &group.items, others) => true,
        other => one(other),
    }
}

#[track_caller]
fn assert_agreement(name: &str, text: &str) {
    let source = SourceText::new(name, text);
    let document = parse(&source);
    assert_eq!(document.faults, [], "{name}");
    let theirs: Foreign =
        ron::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(same(text, document.root.as_ref().expect("a value"), &theirs), "{name}");
}

/// Every `.ron` file below a folder.
fn ron_files(folder: &Path, into: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable").path()) {
        if entry.is_dir() {
            ron_files(&entry, into);
        } else if entry.extension().is_some_and(|end| end == "ron") {
            into.push(entry);
        }
    }
}

#[test]
fn what_ships_means_the_same_to_both() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    ron_files(&root.join("scenarios"), &mut files);
    ron_files(&root.join("assets/catalogues"), &mut files);
    ron_files(&root.join("assets/institutions"), &mut files);
    assert!(files.iter().any(|file| file.ends_with("harvest-van/scenario.ron")));
    for file in files {
        let text = fs::read_to_string(&file).expect("text");
        assert_agreement(&file.display().to_string(), &text);
        assert_agreement(&file.display().to_string(), &text.replace('\n', "\r\n"));
    }
    assert_agreement("generated", &crate::scenario::generate::text(50));
}

/// Whether a group somewhere holds both fields and values without a name: no fault of the text here, so that the reader
/// of fields can say which field is meant; the other reader refuses it.
fn is_mixed(value: &Value) -> bool {
    match &value.kind {
        ValueKind::Group(group) => {
            (!group.items.is_empty() && !group.fields.is_empty())
                || group.items.iter().chain(group.fields.iter().map(|field| &field.value)).any(is_mixed)
        }
        ValueKind::List(items) => items.iter().any(is_mixed),
        ValueKind::Map(entries) => entries.iter().any(|(key, value)| is_mixed(key) || is_mixed(value)),
        _ => false,
    }
}

/// Each byte of a scenario taken away and doubled in turn: what the other reader takes is taken and means the same, and
/// what it refuses is told.
#[test]
fn a_slip_of_the_hand_is_judged_alike() {
    let whole = crate::scenario::generate::text(3);
    let mut differences = Vec::new();
    for at in (0..whole.len()).filter(|at| whole.is_char_boundary(*at) && whole.is_char_boundary(at + 1)) {
        for after in [at, at + 1] {
            let before = if after == at { at + 1 } else { at };
            let text = format!("{}{}", &whole[..before], &whole[after..]);
            let source = SourceText::new("t", text.as_str());
            let document = parse(&source);
            let line = source.span(at..at).line;
            match (ron::from_str::<Foreign>(&text), &document.root) {
                (Ok(theirs), Some(ours)) if document.faults.is_empty() && same(&text, ours, &theirs) => {}
                (Ok(_), _) => {
                    differences.push(format!("byte {at}, line {line}: told or misread {:?}", document.faults))
                }
                (Err(_), ours) if !document.faults.is_empty() || ours.as_ref().is_some_and(is_mixed) => {}
                (Err(error), _) => differences.push(format!("byte {at}, line {line}: not told {error}")),
            }
        }
    }
    assert_eq!(differences, Vec::<String>::new());
}

/// Values as the other writer writes them.
fn values() -> impl Strategy<Value = Foreign> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Foreign::Bool),
        (-1_000_000_i32..1_000_000).prop_map(|n| Foreign::Number(n.into())),
        (-1e6_f64..1e6).prop_map(|n| Foreign::Number(n.into())),
        ".{0,12}".prop_map(Foreign::String),
        any::<char>().prop_map(Foreign::Char),
        Just(Foreign::Unit),
        Just(Foreign::Option(None)),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Foreign::Seq),
            inner.clone().prop_map(|value| Foreign::Option(Some(Box::new(value)))),
            proptest::collection::vec(("[a-z]{1,8}", inner), 0..6).prop_map(|pairs| Foreign::Map(
                pairs.into_iter().map(|(key, value)| (Foreign::String(key), value)).collect()
            )),
        ]
    })
}

proptest! {
    #[test]
    fn what_the_other_writes_is_read(value in values()) {
        let plain = ron::to_string(&value).expect("writable");
        let pretty = ron::ser::to_string_pretty(&value, ron::ser::PrettyConfig::new()).expect("writable");
        for text in [plain, pretty] {
            let source = SourceText::new("t", text.as_str());
            let document = parse(&source);
            prop_assert!(document.faults.is_empty(), "{}: {:?}", text, document.faults);
            prop_assert!(same(&text, document.root.as_ref().expect("a value"), &value), "{}", text);
        }
    }
}
