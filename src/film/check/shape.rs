//! The form of a storyboard: which fields each part has, and what kind of value stands in them.

use super::{Findings, words};
use crate::diagnostic::nearest;
use crate::film::rules::UNREADABLE;
use crate::scenario::syntax::{Document, Group, Value, ValueKind};
use crate::text::{Phrase, Said, phrase};

/// What may stand somewhere.
#[derive(Clone, Copy)]
enum Kind {
    Any,
    Text,
    Number,
    /// A number, a name, or a name and a number.
    Moment,
    /// So many numbers in round brackets.
    Numbers(usize),
    /// A text, or a map of languages.
    Words,
    /// One of these words.
    Word(&'static [&'static str]),
    Part(&'static Part),
    Parts(&'static Part),
    ByName(&'static Part),
    /// A list of one of these, with values by place.
    Variants(&'static [Variant]),
    /// A list of `(moment, what happens)`, perhaps with a name.
    Beats,
}

/// A group with named fields: its name, and each field with whether it must be there.
struct Part {
    name: Phrase,
    fields: &'static [(&'static str, bool, Kind)],
}

/// `Name(…)` with values by place; the last `optional` may be left out.
struct Variant {
    name: &'static str,
    items: &'static [Kind],
    optional: usize,
}

const fn variant(name: &'static str, items: &'static [Kind]) -> Variant {
    Variant { name, items, optional: 0 }
}

use Kind::{Any, Beats, ByName, Moment, Number, Numbers, Parts, Text, Variants, Word, Words};

static BOARD: Part = Part {
    name: Phrase::fixed("Storyboard", "Storyboard", "Storyboard"),
    fields: &[
        ("format", true, Number), ("size", true, Numbers(2)), ("fps", true, Number), ("seed", true, Number), ("cast", true, ByName(&CHARACTER)),
        ("voices", false, ByName(&VOICE)), ("lines", false, ByName(&LINE)), ("scenes", true, Parts(&SCENE)),
    ],
};
static CHARACTER: Part =
    Part { name: Phrase::fixed("osoba", "a character", "персонаж"), fields: &[("figure", true, Text), ("name", false, Words), ("look", false, Text), ("accent", false, Text)] };
static VOICE: Part = Part { name: Phrase::fixed("głos", "a voice", "голос"), fields: &[("variant", true, Text), ("rate", true, Number), ("pitch", true, Number)] };
static LINE: Part = Part {
    name: Phrase::fixed("kwestia", "a line", "репліка"),
    fields: &[
        ("who", true, Text), ("via", true, Word(&["Room", "Window", "Outdoors", "Pa", "Phone", "Glass", "Murmur"])), ("own", false, Text),
        ("text", false, Words), ("caption", false, Words),
    ],
};
static SCENE: Part = Part {
    name: Phrase::fixed("Scene", "Scene", "Scene"),
    fields: &[
        ("id", true, Text), ("seconds", true, Number), ("bed", false, Variants(BEDS)), ("sounds", false, Variants(SOUNDS)),
        ("reads", false, Variants(READS)), ("shots", true, Parts(&SHOT)),
    ],
};
static SHOT: Part = Part {
    name: Phrase::fixed("Shot", "Shot", "Shot"),
    fields: &[
        ("id", true, Text), ("from", true, Moment), ("set", true, Text), ("palette", false, Text), ("cam", false, Variants(KEYS)),
        ("cast", false, ByName(&ACTOR)), ("props", false, ByName(&PROP)), ("lights", false, Variants(LIGHTS)), ("fx", false, Variants(FX)),
        ("beats", false, Beats), ("marks", false, Parts(&MARK)), ("post", false, Kind::Part(&POST)),
    ],
};
static ACTOR: Part = Part { name: Phrase::fixed("osoba w ujęciu", "an actor", "особа в кадрі"), fields: &[("at", true, Text), ("pose", false, Text), ("expr", false, Text)] };
static PROP: Part = Part { name: Phrase::fixed("rekwizyt", "a prop", "реквізит"), fields: &[("kind", true, Text), ("at", true, Text), ("with", false, Any)] };
static MARK: Part = Part {
    name: Phrase::fixed("znacznik", "a mark", "позначка"),
    fields: &[("cue", true, Text), ("on", true, Text), ("reach", false, Numbers(2)), ("by", false, Numbers(2)), ("from", true, Moment), ("to", true, Moment)],
};
static POST: Part = Part {
    name: Phrase::fixed("post", "post", "post"),
    fields: &[
        ("bloom", false, Number), ("vignette", false, Number), ("grain", false, Number), ("shake", false, Number), ("fade_in", false, Number),
        ("fade_out", false, Number),
    ],
};
const BEDS: &[Variant] = &[Variant { name: "Bed", items: &[Text, Number, Any, Words], optional: 2 }];
const SOUNDS: &[Variant] = &[Variant { name: "Sfx", items: &[Moment, Text, Number, Words], optional: 1 }];
const READS: &[Variant] = &[variant("Read", &[Moment, Moment, Words])];
const KEYS: &[Variant] = &[variant("Key", &[Moment, Text, Number])];
const LIGHTS: &[Variant] = &[variant("Layer", &[Text, Number]), variant("Glow", &[Text, Number, Text, Number])];
const FX: &[Variant] = &[
    variant("Rain", &[Number, Number]), variant("Ripples", &[Number]), variant("Dust", &[Number]), variant("Steam", &[Text]),
    variant("Exhaust", &[Text]), variant("Wipers", &[Number]),
];
const BEATS: &[Variant] = &[
    variant("Say", &[Text, Number]), variant("Pose", &[Text, Text, Number]), variant("Expr", &[Text, Text, Number]), variant("Look", &[Text, Text]),
    variant("Blink", &[Text]), variant("Walk", &[Text, Text, Number]), variant("Turn", &[Text, Text]), variant("Nod", &[Text]),
    variant("Glance", &[Text, Text, Number]), variant("Prop", &[Text, Text]), variant("Move", &[Text, Text, Number]),
    variant("Light", &[Text, Number, Number]),
];

/// Every beat there is.
#[cfg(test)]
pub(super) fn beat_names() -> impl Iterator<Item = &'static str> {
    BEATS.iter().map(|beat| beat.name)
}

const BEAT_MOMENT: Phrase = Phrase::fixed("chwila zdarzenia", "a beat's moment", "момент події");
const BEAT_NAME: Phrase = Phrase::fixed("nazwa zdarzenia", "a beat's name", "назва події");

fn its_fields<'n>(known: impl Iterator<Item = &'n str>) -> Phrase {
    let known = known.collect::<Vec<_>>().join(", ");
    phrase! { pl: "jej pola to {known}", en: "its fields are {known}", uk: "її поля: {known}"; known }
}

/// Tells every fault of form.
pub(super) fn check(document: &Document, findings: &mut Findings) {
    match &document.root {
        Some(root) => value("Storyboard", root, Kind::Part(&BOARD), findings),
        None => findings.tell(
            &UNREADABLE,
            0..0,
            Phrase::fixed("scenopis jest pusty", "the storyboard is empty", "розкадрування порожнє"),
            Phrase::fixed(
                "napisz Storyboard( … ); zob. docs/film.md",
                "write Storyboard( … ); see docs/film.md",
                "напишіть Storyboard( … ); див. docs/film.md",
            ),
        ),
    }
}

fn wrong(name: impl Said, value: &Value, wanted: impl Said, findings: &mut Findings) {
    if value.kind != ValueKind::Faulty {
        let message = phrase! { pl: "`{name}` to {found}", en: "`{name}` is {found}", uk: "`{name}` — це {found}"; name, found = value.described() };
        findings.tell(&UNREADABLE, value.span.clone(), message, words::write(wanted));
    }
}

fn value(name: impl Said + Copy, given: &Value, kind: Kind, findings: &mut Findings) {
    match (kind, &given.kind) {
        (Kind::Any, _) | (Kind::Text, ValueKind::Text(_)) | (Kind::Number | Kind::Moment, ValueKind::Number) => {}
        (Kind::Moment | Kind::Words, ValueKind::Text(_)) | (Kind::Moment, ValueKind::Group(_)) | (Kind::Words, ValueKind::Map(_)) => {}
        (_, ValueKind::Word(word)) if word == "None" => {}
        (Kind::Text, _) => wrong(name, given, &words::A_TEXT, findings),
        (Kind::Number, _) => wrong(name, given, &words::A_NUMBER, findings),
        (Kind::Moment, _) => wrong(name, given, &words::A_MOMENT, findings),
        (Kind::Words, _) => wrong(name, given, "{\"pl\": \"…\", \"en\": \"…\", \"uk\": \"…\"}", findings),
        (Kind::Numbers(count), ValueKind::Group(group)) if group.items.len() == count => {
            group.items.iter().for_each(|item| value(name, item, Kind::Number, findings));
        }
        (Kind::Numbers(count), _) => {
            let example = vec!["1"; count].join(", ");
            let wanted = phrase! { pl: "tyle liczb: {count}: ({example})", en: "{count} numbers: ({example})", uk: "стільки чисел: {count}: ({example})"; count, example };
            wrong(name, given, wanted, findings);
        }
        (Kind::Word(known), ValueKind::Word(word)) => {
            if !known.contains(&word.as_str()) {
                let cure = nearest(word, known.iter().copied()).map_or_else(|| words::one_of(known.iter().copied()), |near| words::write(format!("`{near}`")));
                let message = phrase! { pl: "`{name}` nie może być `{word}`", en: "`{name}` cannot be `{word}`", uk: "`{name}` не може бути `{word}`"; name, word };
                findings.tell(&UNREADABLE, given.span.clone(), message, cure);
            }
        }
        (Kind::Word(known), _) => {
            let wanted = phrase! {
                pl: "słowo bez cudzysłowu: {known}", en: "a word without quotes: {known}", uk: "слово без лапок: {known}"; known = known.join(", ")
            };
            wrong(name, given, wanted, findings);
        }
        (Kind::Part(wanted), ValueKind::Group(group)) => part(wanted, group, given, findings),
        (Kind::Part(wanted), _) => {
            let wanted = phrase! {
                pl: "w nawiasach okrągłych: {what}: (…)", en: "{what} in round brackets: (…)", uk: "у круглих дужках: {what}: (…)"; what = wanted.name
            };
            wrong(name, given, wanted, findings);
        }
        (Kind::Parts(wanted), ValueKind::List(items)) => items.iter().for_each(|item| value(name, item, Kind::Part(wanted), findings)),
        (Kind::ByName(wanted), ValueKind::Map(pairs)) => pairs.iter().for_each(|(_, item)| value(name, item, Kind::Part(wanted), findings)),
        (Kind::ByName(_), _) => wrong(name, given, &words::A_MAP, findings),
        (Kind::Variants(known), ValueKind::List(items)) => items.iter().for_each(|item| one_of(name, item, known, findings)),
        (Kind::Beats, ValueKind::List(items)) => items.iter().for_each(|item| beat(item, findings)),
        (Kind::Parts(_) | Kind::Variants(_) | Kind::Beats, _) => wrong(name, given, &words::A_LIST, findings),
    }
}

fn part(wanted: &'static Part, group: &Group, given: &Value, findings: &mut Findings) {
    let known = wanted.fields.iter().map(|(name, ..)| *name);
    for field in &group.fields {
        match wanted.fields.iter().find(|(name, ..)| *name == field.name) {
            Some((name, _, kind)) => value(name, &field.value, *kind, findings),
            None => {
                let cure = nearest(&field.name, known.clone())
                    .map_or_else(|| its_fields(known.clone()), |near| words::write(format!("`{near}`")));
                let message = phrase! {
                    pl: "{what} nie ma pola `{name}`", en: "{what} has no field `{name}`", uk: "{what} не має поля `{name}`"; what = wanted.name, name = field.name
                };
                findings.tell(&UNREADABLE, field.name_span.clone(), message, cure);
            }
        }
    }
    let head = given.span.start..group.name.as_ref().map_or(given.span.start + 1, |(_, span)| span.end);
    for (name, required, _) in wanted.fields {
        if *required && !group.fields.iter().any(|field| field.name == *name) {
            let message = phrase! {
                pl: "{what} nie podaje `{name}`", en: "{what} does not say its `{name}`", uk: "{what} не вказує `{name}`"; what = wanted.name, name
            };
            findings.tell(&UNREADABLE, head.clone(), message, words::write(format!("`{name}: …`")));
        }
    }
    if let Some(item) = group.items.first() {
        let message = phrase! {
            pl: "{what} zawiera wartość bez nazwy", en: "a value without a name stands in {what}", uk: "{what} містить значення без назви"; what = wanted.name
        };
        let cure = Phrase::fixed(
            "napisz przed nią nazwę jej pola: `name: value`",
            "write its field's name before it: `name: value`",
            "напишіть перед ним назву його поля: `name: value`",
        );
        findings.tell(&UNREADABLE, item.span.clone(), message, cure);
    }
}

fn beat(given: &Value, findings: &mut Findings) {
    let ValueKind::Group(Group { name: None, items, .. }) = &given.kind else {
        return wrong("beats", given, &words::A_BEAT, findings);
    };
    match items.as_slice() {
        [at, what] => {
            value(&BEAT_MOMENT, at, Kind::Moment, findings);
            one_of("beats", what, BEATS, findings);
        }
        [at, what, name] => {
            value(&BEAT_MOMENT, at, Kind::Moment, findings);
            one_of("beats", what, BEATS, findings);
            value(&BEAT_NAME, name, Kind::Text, findings);
        }
        _ => wrong("beats", given, &words::A_NAMED_BEAT, findings),
    }
}

fn one_of(name: impl Said + Copy, given: &Value, known: &'static [Variant], findings: &mut Findings) {
    let names = || known.iter().map(|variant| variant.name);
    let ValueKind::Group(Group { name: Some((called, span)), items, .. }) = &given.kind else {
        let wanted = phrase! {
            pl: "{one}, z wartościami w nawiasach okrągłych", en: "{one}, with its values in round brackets", uk: "{one}, зі значеннями в круглих дужках";
            one = words::one_of(names())
        };
        return wrong(name, given, wanted, findings);
    };
    let Some(variant) = known.iter().find(|variant| variant.name == called) else {
        let cure = nearest(called, names()).map_or_else(|| words::one_of(names()), |near| words::write(format!("`{near}`")));
        let message = phrase! { pl: "`{name}` nie ma `{called}`", en: "`{name}` has no `{called}`", uk: "`{name}` не має `{called}`"; name, called };
        return findings.tell(&UNREADABLE, span.clone(), message, cure);
    };
    let most = variant.items.len();
    if items.len() < most - variant.optional || items.len() > most {
        let wanted: Vec<&str> = variant.items.iter().map(|kind| described(*kind)).collect();
        let message = phrase! {
            pl: "`{called}` ma tyle wartości: {wanted}, a tu jest {found}", en: "`{called}` has {wanted} values, not {found}",
            uk: "`{called}` має стільки значень: {wanted}, а тут {found}"; called, wanted = most - variant.optional, found = items.len()
        };
        let wanted = wanted[..most - variant.optional].join(", ");
        findings.tell(&UNREADABLE, given.span.clone(), message, words::write(format!("{called}({wanted})")));
        return;
    }
    for (item, kind) in items.iter().zip(variant.items) {
        value(called, item, *kind, findings);
    }
}

const fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "\"name\"",
        Kind::Number => "number",
        Kind::Moment => "seconds",
        Kind::Words => "{\"pl\": \"…\"}",
        _ => "…",
    }
}
