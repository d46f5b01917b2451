//! The file's outermost fields.

use super::fields::{Fields, Reader, one_of};
use super::{Name, Rubric, Scenario, Spanned, Variable, nodes};
use crate::diagnostic::{nearest, perhaps};
use crate::scenario::check::{bad_number, missing_field, unknown_variant, unsupported_format, wrong_type};
use crate::scenario::form;
use crate::scenario::graph::Weights;
use crate::scenario::syntax::{Group, Value, ValueKind, decimal};
use crate::text::{Language, Phrase, phrase};

/// The file format that this program reads.
const FORMAT: i32 = 1;

const BEGIN: Phrase = Phrase::fixed("zacznij od `Scenario(`", "begin with `Scenario(`", "почніть із `Scenario(`");

pub(super) fn scenario(reader: &mut Reader, root: &Value) -> Option<Scenario> {
    if let ValueKind::Group(Group { name: Some((name, span)), .. }) = &root.kind
        && name != "Scenario"
    {
        let message = phrase! {
            pl: "w pliku jest `{name}`, a nie scenariusz", en: "the file holds `{name}`, not a scenario", uk: "у файлі `{name}`, а не сценарій"; name
        };
        reader.tell(&unknown_variant::RULE, span.clone(), message, BEGIN);
    }
    if let ValueKind::Map(_) = root.kind {
        let start = root.span.start;
        let message = Phrase::fixed(
            "scenariusz to grupa ( ) z polami, które mają nazwy, a tu stoi mapa { }",
            "a scenario is a group ( ) of named fields, but this is a map { }",
            "сценарій — це група ( ) з полями, що мають назви, а тут стоїть мапа { }",
        );
        reader.tell(&wrong_type::RULE, start..start + 1, message, BEGIN);
        return None;
    }
    let fields = reader.fields(root, &form::SCENARIO)?;
    format(reader, &fields);
    let version = reader.whole(fields.get("version"), "`version`", 1..i64::from(i32::MAX));
    let mut scenario = Scenario {
        version: version.and_then(|version| u32::try_from(version).ok()),
        summary: reader.text(fields.get("summary"), "`summary`"),
        poster: reader.name(fields.get("poster"), "`poster`"),
        notes: reader.text(fields.get("notes"), "`notes`"),
        languages: languages(reader, fields.get("languages")),
        catalogue: reader.name(fields.get("catalogue"), "`catalogue`"),
        start: reader.name(fields.get("start"), "`start`"),
        state: state(reader, fields.get("state")),
        has_faulty_state: fields.get("state").is_some_and(|value| !matches!(value.kind, ValueKind::Map(_))),
        rubric: fields.get("rubric").and_then(|value| rubric(reader, value)),
        ..Scenario::default()
    };
    let title = fields.need(reader, "title");
    scenario.title = reader.text(title, "`title`");
    if let Some(briefing) = fields.get("briefing").and_then(|value| reader.fields(value, &form::BRIEFING)) {
        scenario.role = reader.text(briefing.get("role"), "`role`");
        scenario.content_warning = reader.text(briefing.get("content_warning"), "`content_warning`");
    }
    if let Some(value) = fields.need(reader, "nodes") {
        let entries = reader.map(value, "`nodes`", "{\"name\": Scene(…)}");
        if entries.is_empty() && matches!(&value.kind, ValueKind::Map(entries) if entries.is_empty()) {
            let message = Phrase::fixed("w `nodes` nic nie ma", "`nodes` holds nothing", "у `nodes` нічого немає");
            let cure = Phrase::fixed("napisz co najmniej jedno `Ending`", "write at least an `Ending`", "напишіть щонайменше одне `Ending`");
            let span = value.span.start..value.span.start + 1;
            reader.tell(&missing_field::RULE, span, message, cure);
        }
        scenario.nodes = entries.into_iter().map(|(id, value)| nodes::node(reader, id, value)).collect();
    }
    Some(scenario)
}

/// Tells when the file is of another format.
pub(crate) fn format(reader: &mut Reader, fields: &Fields) {
    let Some(value) = fields.need(reader, "format") else { return };
    let Some(format) = reader.whole(Some(value), "`format`", 0..i64::from(i32::MAX)) else { return };
    if format != FORMAT {
        let message = phrase! {
            pl: "ten plik jest w formacie {format}; ten program czyta format {read}", en: "this file is of format {format}; this program reads format {read}",
            uk: "цей файл у форматі {format}; ця програма читає формат {read}"; format, read = FORMAT
        };
        let cure = Phrase::fixed(
            "użyj programu, dla którego napisano ten plik",
            "use the program that the file was written for",
            "скористайтеся програмою, для якої написано цей файл",
        );
        reader.tell(&unsupported_format::RULE, value.span.clone(), message, cure);
    }
}

fn languages(reader: &mut Reader, value: Option<&Value>) -> Vec<Spanned<Language>> {
    if let Some(Value { kind: ValueKind::List(items), span }) = value
        && items.is_empty()
    {
        let message = Phrase::fixed("`languages` nie wymienia żadnego języka", "`languages` names no language", "`languages` не називає жодної мови");
        let cure = Phrase::fixed(
            "napisz na przykład [\"pl\"] albo usuń to pole",
            "write such as [\"pl\"], or take the field away",
            "напишіть, наприклад, [\"pl\"] або приберіть це поле",
        );
        reader.tell(&missing_field::RULE, span.clone(), message, cure);
    }
    let mut languages: Vec<Spanned<Language>> = Vec::new();
    for name in reader.names(value, "`languages`") {
        let Some(language) = reader.language(&name.value, name.span.clone()) else { continue };
        if languages.iter().any(|known| known.value == language) {
            reader.tell_language_twice(Phrase::same("`languages`"), &name.value, name.span);
        } else {
            languages.push(Spanned { value: language, span: name.span });
        }
    }
    languages
}

fn state(reader: &mut Reader, value: Option<&Value>) -> Vec<Variable> {
    const EXAMPLE: &str = "{\"trust\": (start: 0, min: -3, max: 3)}";
    /// Beyond this nobody can tell what a state means, and exploring it would not end.
    const BOUNDS: std::ops::Range<i64> = -1_000_000..1_000_001;
    let Some(value) = value else { return Vec::new() };
    let mut variables = Vec::new();
    for (id, value) in reader.map(value, "`state`", EXAMPLE) {
        let Some(fields) = reader.fields(value, &form::VARIABLE) else {
            // It is there, whatever stands in it: who asks for it makes no fault.
            variables.push(Variable { id, start: 0, min: -1_000_000, max: 1_000_000 });
            continue;
        };
        let start = reader.whole(fields.get("start"), "`start`", BOUNDS).unwrap_or(0);
        let min = reader.whole(fields.get("min"), "`min`", BOUNDS).unwrap_or(0);
        let max = fields.need(reader, "max").and_then(|value| reader.whole(Some(value), "`max`", BOUNDS));
        let max = max.unwrap_or(i32::MAX);
        if !(min <= start && start <= max) {
            let message = phrase! {
                pl: "`{id}` zaczyna się od {start}, poza granicami od {min} do {max}", en: "`{id}` begins at {start}, outside its bounds {min} to {max}",
                uk: "`{id}` починається з {start}, поза межами від {min} до {max}"; id = id.value, start, min, max
            };
            let cure = Phrase::fixed("napisz min ≤ start ≤ max", "write min ≤ start ≤ max", "напишіть min ≤ start ≤ max");
            reader.tell(&bad_number::RULE, id.span.clone(), message, cure);
            // What its bounds should be nobody knows: no condition is held against them.
            variables.push(Variable { id, start, min: -1_000_000, max: 1_000_000 });
            continue;
        }
        variables.push(Variable { id, start, min, max });
    }
    variables
}

fn rubric(reader: &mut Reader, value: &Value) -> Option<Rubric> {
    let fields = reader.fields(value, &form::RUBRIC)?;
    let principles =
        |reader: &mut Reader, name: &str, what: &str| -> Vec<Name> { reader.names(fields.get(name), what) };
    Some(Rubric {
        weights: fields.get("weights").and_then(|value| weights(reader, value)),
        pass_mark: pass_mark(reader, &fields),
        pass_mark_place: fields.get("pass_mark").map(|value| value.span.clone()),
        must_do: principles(reader, "must_do", "`must_do`"),
        must_avoid: principles(reader, "must_avoid", "`must_avoid`"),
    })
}

fn weights(reader: &mut Reader, value: &Value) -> Option<Weights> {
    let fields = reader.fields(value, &form::WEIGHTS)?;
    let mut weight = |name: &str| {
        let weight = reader.whole(fields.get(name), &*format!("`{name}`"), 0..1_000_001).unwrap_or(0);
        u32::try_from(weight).unwrap_or(0)
    };
    let weights = Weights {
        detection: weight("detection"),
        classification: weight("classification"),
        conduct: weight("conduct"),
        assessment: weight("assessment"),
        referral: weight("referral"),
    };
    let sum = weights.detection + weights.classification + weights.conduct + weights.assessment + weights.referral;
    if sum == 0 {
        let names: Vec<&str> = form::WEIGHTS.names().collect();
        let message = Phrase::fixed(
            "każda waga to 0, więc nic nie jest oceniane",
            "every weight is 0, so nothing is scored",
            "кожна вага — 0, тож нічого не оцінюється",
        );
        let cure = phrase! {
            pl: "nadaj wagę co najmniej jednemu z {names}", en: "give a weight to at least one of {names}", uk: "надайте вагу щонайменше одному з {names}";
            names = Phrase::listed(&names)
        };
        reader.tell(&bad_number::RULE, fields.head(), message, cure);
    }
    Some(weights)
}

/// Percent, in thousandths; `None` inside: written as `None`.
pub(crate) fn pass_mark(reader: &mut Reader, fields: &Fields) -> Option<Option<u32>> {
    if matches!(fields.raw("pass_mark").map(|value| &value.kind), Some(ValueKind::Word(word)) if word == "None") {
        return Some(None);
    }
    let value = fields.get("pass_mark")?;
    if value.kind != ValueKind::Number {
        let wanted = Phrase::fixed("liczba procentów", "a percentage", "кількість відсотків");
        let example = Phrase::fixed("liczbę, na przykład 60", "a number such as 60", "число, наприклад 60");
        reader.wrong_type(value, "`pass_mark`", wanted, example);
        return None;
    }
    let literal = &*reader.digits(value);
    let thousandths = decimal(literal, 1).and_then(|mark| u32::try_from(mark).ok()).filter(|mark| *mark <= 1_000);
    // A mark such as 0.6 is probably meant as a share: it would pass nearly everybody.
    let share = thousandths.is_some_and(|mark| mark > 0 && mark <= 10) && literal.contains('.');
    if thousandths.is_none() || share {
        let message = phrase! {
            pl: "`pass_mark` nie może mieć `{literal}` procent", en: "`pass_mark` cannot be `{literal}` percent", uk: "`pass_mark` не може мати `{literal}` відсотків";
            literal
        };
        let cure = match decimal(literal, 0) {
            Some(mark @ 300..=1_000) if mark % 10 == 0 => phrase! {
                pl: "napisz procenty: {percent}", en: "write percent: {percent}", uk: "напишіть відсотки: {percent}"; percent = mark / 10
            },
            _ => Phrase::fixed(
                "napisz procenty od 0 do 100, na przykład 60",
                "write percent from 0 to 100, such as 60",
                "напишіть відсотки від 0 до 100, наприклад 60",
            ),
        };
        reader.tell(&bad_number::RULE, value.span.clone(), message, cure);
        return None;
    }
    Some(thousandths)
}

/// The nearest of a node's kinds, for a name that is none.
pub(super) fn nearest_kind(name: &str, kinds: &[&'static str]) -> Phrase {
    match nearest(name, kinds.iter().copied()) {
        Some(near) => perhaps(name, near),
        None => one_of(kinds),
    }
}
