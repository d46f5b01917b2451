//! How fields are taken from the tree: each wanted kind of value, and what is told when something else stands there.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::{Findings, Name, Spanned};
use crate::diagnostic::{SourceText, disguised, latin, nearest, only_near, perhaps};
use crate::scenario::check::{
    Rule, bad_id, duplicate_field, missing_field, unknown_field, unknown_variant, wrong_type,
};
use crate::scenario::edit::write;
use crate::scenario::form::{self, Group as Form};
use crate::scenario::syntax::{Field, Group, Value, ValueKind};
use crate::text::{Phrase, Said, phrase};

/// Where the first of two things stands.
pub(crate) const FIRST_STANDS_HERE: Phrase = Phrase::fixed("pierwsze stoi tutaj", "the first stands here", "перше стоїть тут");
/// What to do with one of two things.
pub(crate) const TAKE_ONE_AWAY: Phrase = Phrase::fixed("usuń jedno z nich", "take one of them away", "приберіть одне з них");
/// What is wanted.
pub(crate) const FIELDS: Phrase =
    Phrase::fixed("grupa ( ) z polami, które mają nazwy", "a group ( ) of named fields", "група ( ) з полями, що мають назви");
const A_LIST: Phrase = Phrase::fixed("lista [ ]", "a list [ ]", "список [ ]");
const A_MAP: Phrase = Phrase::fixed("mapa { }", "a map { }", "мапа { }");
const A_TEXT: Phrase = Phrase::fixed("tekst", "a text", "текст");

/// The text and what is told about it.
pub(crate) struct Reader<'a> {
    pub(crate) text: &'a SourceText,
    pub(crate) findings: &'a mut Findings,
}

/// The fields of one group, by the order of the names known to it.
pub(crate) struct Fields<'v> {
    form: &'static Form,
    found: Vec<Option<&'v Value>>,
    /// Known fields that a misspelt one was probably meant to be: their absence was told with it.
    misspelt: Vec<&'static str>,
    pub(crate) span: Range<usize>,
}

impl<'v> Fields<'v> {
    /// The value of a known field, if it is written and not `None`.
    pub(crate) fn get(&self, name: &str) -> Option<&'v Value> {
        self.raw(name).filter(|value| !matches!(&value.kind, ValueKind::Word(word) if word == "None")).map(unwrapped)
    }

    /// The same, `None` as written included.
    pub(crate) fn raw(&self, name: &str) -> Option<&'v Value> {
        let at = self.form.names().position(|known| known == name).expect("only fields of the form are asked for");
        self.found.get(at).copied().flatten()
    }

    /// The value of a required field; told when it is missing.
    pub(crate) fn need(&self, reader: &mut Reader, name: &str) -> Option<&'v Value> {
        let value = self.get(name);
        if value.is_none() && !self.misspelt.contains(&name) {
            let message = phrase! {
                pl: "`{form}` nie ma `{name}`", en: "`{form}` has no `{name}`", uk: "`{form}` не має `{name}`"; form = self.form.name, name
            };
            let cure = phrase! { pl: "dodaj `{name}: …`", en: "add `{name}: …`", uk: "додайте `{name}: …`"; name };
            reader.tell(&missing_field::RULE, self.head(), message, cure);
        }
        value
    }

    /// Where the group begins, short enough to underline.
    pub(crate) fn head(&self) -> Range<usize> {
        self.span.start..self.span.end.min(self.span.start + self.form.name.len() + 1)
    }
}

/// Without `Some( )` around it.
fn unwrapped(value: &Value) -> &Value {
    match &value.kind {
        ValueKind::Group(Group { name: Some((name, _)), items, fields })
            if name == "Some" && items.len() == 1 && fields.is_empty() =>
        {
            items.first().map_or(value, unwrapped)
        }
        _ => value,
    }
}

impl<'a> Reader<'a> {
    pub(crate) fn tell(
        &mut self,
        rule: &'static Rule,
        span: Range<usize>,
        message: Phrase,
        cure: Phrase,
    ) {
        self.findings.push(self.text.fault(rule.id, rule.severity, span, message).with_cure(cure));
    }

    /// Tells that something of another kind was wanted; silent about what was told already.
    pub(crate) fn wrong_type(&mut self, value: &Value, what: impl Said, wanted: impl Said, example: impl Said) {
        if value.kind != ValueKind::Faulty {
            let message = phrase! {
                pl: "{what} to {wanted}, a tu stoi {found}", en: "{what} is {wanted}, but this is {found}", uk: "{what} — це {wanted}, а тут стоїть {found}";
                what, wanted, found = value.described()
            };
            let cure = phrase! { pl: "napisz {example}", en: "write {example}", uk: "напишіть {example}"; example };
            self.tell(&wrong_type::RULE, self.head_of(value), message, cure);
        }
    }

    /// The bytes of a value, cut at its first line so that carets stay readable.
    pub(crate) fn head_of(&self, value: &Value) -> Range<usize> {
        let whole = self.text.text().get(value.span.clone()).unwrap_or_default();
        value.span.start..value.span.start + whole.find('\n').unwrap_or(whole.len())
    }

    pub(crate) fn written(&self, value: &Value) -> &'a str {
        self.text.text().get(value.span.clone()).unwrap_or_default()
    }

    /// A number's digits; its decimal comma or its dash for a minus was told where it was read.
    pub(super) fn digits(&self, value: &Value) -> Cow<'a, str> {
        let written = self.written(value);
        match written.strip_prefix(['–', '—', '−']) {
            Some(digits) => Cow::Owned(format!("-{digits}")),
            None if written.contains(',') => Cow::Owned(written.replace(',', ".")),
            None => Cow::Borrowed(written),
        }
    }

    /// The named fields of a group; tells unknown, repeated and nameless ones.
    pub(crate) fn fields<'v>(&mut self, value: &'v Value, form: &'static Form) -> Option<Fields<'v>> {
        let value = unwrapped(value);
        let what = form.name;
        let known: Vec<&'static str> = form.names().collect();
        let ValueKind::Group(group) = &value.kind else {
            self.wrong_type(value, format!("`{what}`"), FIELDS, format!("({}: …)", known[0]));
            return None;
        };
        let mut found = vec![None; known.len()];
        let mut misspelt = Vec::new();
        let mut first_places: Vec<Option<Range<usize>>> = vec![None; known.len()];
        for field in &group.fields {
            let Some(at) = known.iter().position(|name| *name == field.name) else {
                let message = phrase! {
                    pl: "`{what}` nie ma pola `{name}`", en: "`{what}` has no field `{name}`", uk: "`{what}` не має поля `{name}`"; what, name = field.name
                };
                let elsewhere = belongs_to(&field.name, form);
                let near = nearest(&field.name, known.iter().copied())
                    .filter(|near| elsewhere.is_none() || near.starts_with(&*field.name) || field.name.starts_with(near));
                misspelt.extend(near);
                if near.is_none() && field.name == "goto" && known.contains(&"then") {
                    misspelt.push("then");
                }
                // It is read as what it was probably meant to be, so that its absence is not told elsewhere.
                let meant = near.and_then(|near| known.iter().position(|name| *name == near));
                if let Some(at) = meant.filter(|at| !group.fields.iter().any(|other| other.name == known[*at])) {
                    found[at] = found[at].or(Some(&field.value));
                }
                let cure = match near {
                    Some(near) => perhaps(&field.name, near),
                    None => self.cure_of_unknown(field, &known, elsewhere.as_ref()),
                };
                self.tell(&unknown_field::RULE, field.name_span.clone(), message, cure);
                let written = |name: &str| group.fields.iter().any(|other| other.name == name);
                if let Some(meant) = only_near(&field.name, known.iter().copied()).filter(|meant| near == Some(*meant) && !written(meant)) {
                    self.findings.mend(field.name_span.clone(), meant);
                }
                continue;
            };
            if let Some(first) = &first_places[at] {
                let message = phrase! {
                    pl: "`{name}` napisano dwa razy; liczy się pierwsze", en: "`{name}` is written twice; the first counts",
                    uk: "`{name}` написано двічі; враховується перше"; name = field.name
                };
                let rule = &duplicate_field::RULE;
                let finding = self.text.fault(rule.id, rule.severity, field.name_span.clone(), message);
                let finding = finding.with_cure(TAKE_ONE_AWAY);
                self.findings.push(finding.with_related(self.text.span(first.clone()), FIRST_STANDS_HERE));
                continue;
            }
            found[at] = Some(&field.value);
            first_places[at] = Some(field.name_span.clone());
        }
        for item in group.items.iter().filter(|item| item.kind != ValueKind::Faulty) {
            if let ValueKind::Group(Group { name: Some((name, span)), .. }) = &item.kind
                && let Some(at) = known.iter().position(|known| known == name)
            {
                let message = phrase! { pl: "brakuje dwukropka po `{name}`", en: "a colon is missing after `{name}`", uk: "бракує двокрапки після `{name}`"; name };
                let cure = phrase! { pl: "napisz `{name}: (…)`", en: "write `{name}: (…)`", uk: "напишіть `{name}: (…)`"; name };
                self.tell(&missing_field::RULE, span.clone(), message, cure);
                found[at] = found[at].or(Some(item));
                continue;
            }
            let message = phrase! {
                pl: "`{what}` pisze się polami z nazwami, a to nie ma nazwy", en: "`{what}` is written with named fields, but this has no name",
                uk: "`{what}` пишуть полями з назвами, а це не має назви"; what
            };
            let cure = phrase! {
                pl: "napisz `name: value`; jego pola to {known}", en: "write `name: value`; its fields are {known}", uk: "напишіть `name: value`; його поля: {known}";
                known = Phrase::listed(&known)
            };
            self.tell(&missing_field::RULE, self.head_of(item), message, cure);
        }
        Some(Fields { form, found, misspelt, span: value.span.clone() })
    }

    /// What to do with a field that is not known here and near to none that is.
    fn cure_of_unknown(&self, field: &Field, known: &[&'static str], elsewhere: Option<&Phrase>) -> Phrase {
        let fields = Phrase::listed(known);
        if field.name == "goto" && known.contains(&"then") {
            let target = if let ValueKind::Text(target) = &field.value.kind { target.as_str() } else { "…" };
            return phrase! {
                pl: "scena prowadzi dalej przez then: Goto(\"{target}\")", en: "a scene leads on by then: Goto(\"{target}\")",
                uk: "сцена веде далі через then: Goto(\"{target}\")"; target
            };
        }
        match elsewhere {
            Some(owners) => phrase! {
                pl: "to pole należy do {owners}; tutaj są {fields}", en: "it belongs in {owners}; the fields here are {fields}",
                uk: "це поле належить до {owners}; тут є {fields}"; owners, fields
            },
            None => phrase! { pl: "jego pola to {fields}", en: "its fields are {fields}", uk: "його поля: {fields}"; fields },
        }
    }

    /// The values of a list.
    pub(crate) fn list<'v>(&mut self, value: Option<&'v Value>, what: impl Said, example: &str) -> &'v [Value] {
        let Some(value) = value else { return &[] };
        match &value.kind {
            ValueKind::List(items) => items,
            _ => {
                self.wrong_type(value, what, A_LIST, example);
                // An only entry, its brackets forgotten, is read all the same.
                if matches!(value.kind, ValueKind::Group(_)) { std::slice::from_ref(value) } else { &[] }
            }
        }
    }

    /// The entries of a map from names.
    pub(crate) fn map<'v>(&mut self, value: &'v Value, what: impl Said + Copy, example: &str) -> Vec<(Name, &'v Value)> {
        let ValueKind::Map(entries) = &value.kind else {
            self.wrong_type(value, what, A_MAP, example);
            return Vec::new();
        };
        let mut named = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if let Some(name) = self.id(key, what) {
                named.push((name, value));
            }
        }
        named
    }

    pub(crate) fn plain_text<'v>(&mut self, value: &'v Value, what: impl Said, example: impl Said) -> Option<&'v str> {
        match &value.kind {
            ValueKind::Text(text) => Some(text),
            _ => {
                self.wrong_type(value, what, A_TEXT, example);
                None
            }
        }
    }

    /// A reference to something, or a path: any text.
    pub(crate) fn name(&mut self, value: Option<&Value>, what: impl Said) -> Option<Name> {
        let value = value?;
        let within = only_text_within(value);
        let example = match &value.kind {
            ValueKind::Word(word) => Phrase::same(format!("\"{word}\"")),
            _ if within.is_some() => Phrase::same(format!("\"{}\"", within.unwrap_or_default())),
            _ => Phrase::fixed("nazwę w cudzysłowie", "a name in quotes", "назву в лапках"),
        };
        if matches!(&value.kind, ValueKind::Word(word) if matches!(word.as_str(), "null" | "nil" | "none" | "brak" | "undefined")) {
            let example = Phrase::fixed("`None` albo usuń to pole", "`None`, or take the field away", "`None` або приберіть це поле");
            self.wrong_type(value, what, A_TEXT, example);
            return None;
        }
        let text = self.plain_text(value, what, example);
        if let (ValueKind::Word(word), None) = (&value.kind, text) {
            self.findings.mend(value.span.clone(), write::text(word));
        }
        // A word without quotes names what it would name with them.
        let text = text.or(match &value.kind {
            ValueKind::Word(word) => Some(word.as_str()),
            _ => within,
        });
        Some(Spanned { value: Arc::from(text?), span: value.span.clone() })
    }

    /// Names in a list.
    pub(crate) fn names(&mut self, value: Option<&Value>, what: impl Said + Copy) -> Vec<Name> {
        let items = self.list(value, what, "[\"…\"]");
        items.iter().filter_map(|item| self.name(Some(item), what)).collect()
    }

    /// A new id: 1 to 64 letters without accents, digits, `-`, `_` and `.`.
    pub(crate) fn id(&mut self, value: &Value, what: impl Said) -> Option<Name> {
        const LONGEST: usize = 64;
        let name = self.name(Some(value), what)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.value.is_empty() || name.value.len() > LONGEST || !name.value.chars().all(fits) {
            let shown: String = name.value.chars().take(LONGEST).collect();
            let length = name.value.chars().count();
            let characters = Phrase::counted(length, ["znak", "znaki", "znaków"], ["character", "characters"], ["знак", "знаки", "знаків"]);
            let message = match disguised(&name.value) {
                _ if name.value.trim().is_empty() => Phrase::fixed("to id jest puste", "this id is empty", "цей id порожній"),
                _ if length > LONGEST => phrase! {
                    pl: "to id ma {characters}, a wolno najwyżej {longest}", en: "this id has {characters}, and {longest} are the most",
                    uk: "цей id має {characters}, а дозволено щонайбільше {longest}"; characters, longest = LONGEST
                },
                Some((other, own)) if latin(&name.value).chars().all(fits) => phrase! {
                    pl: "`{shown}` nie może być id: litera `{other}` jest z innego alfabetu i tylko wygląda jak `{own}`",
                    en: "`{shown}` cannot be an id: the letter `{other}` is of another alphabet and only looks like `{own}`",
                    uk: "`{shown}` не може бути id: літера `{other}` з іншої абетки й лише схожа на `{own}`"; shown, other, own
                },
                _ => phrase! { pl: "`{shown}` nie może być id", en: "`{shown}` cannot be an id", uk: "`{shown}` не може бути id"; shown },
            };
            let cure = match suggested_id(&name.value) {
                Some(id) => phrase! {
                    pl: "id to litery bez znaków diakrytycznych, cyfry, `-`, `_` i `.`, na przykład \"{id}\"",
                    en: "ids are letters without accents, digits, `-`, `_` and `.`, such as \"{id}\"",
                    uk: "id — це латинські літери, цифри, `-`, `_` і `.`, наприклад \"{id}\""; id
                },
                None => phrase! {
                    pl: "id ma od 1 do {longest} znaków: litery bez znaków diakrytycznych, cyfry, `-`, `_` i `.`",
                    en: "ids have 1 to {longest} letters without accents, digits, `-`, `_` and `.`",
                    uk: "id має від 1 до {longest} знаків: латинські літери, цифри, `-`, `_` і `.`"; longest = LONGEST
                },
            };
            self.tell(&bad_id::RULE, value.span.clone(), message, cure);
        }
        Some(name)
    }

    /// `true` or `false`.
    pub(crate) fn truth(&mut self, value: Option<&Value>, what: impl Said, default: bool) -> bool {
        match value.map(|value| (value, &value.kind)) {
            None => default,
            Some((_, ValueKind::Word(word))) if word == "true" => true,
            Some((_, ValueKind::Word(word))) if word == "false" => false,
            Some((value, _)) => {
                let wanted = Phrase::fixed("true albo false", "true or false", "true або false");
                let example = Phrase::fixed("`true` albo `false`", "`true` or `false`", "`true` або `false`");
                self.wrong_type(value, what, wanted, example);
                default
            }
        }
    }

    /// One of several words; when it was told that it is none of them, the nearest, so that its absence is not told, too.
    pub(crate) fn word<T: Copy>(
        &mut self,
        value: Option<&Value>,
        what: impl Said,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let value = value?;
        let names: Vec<&'static str> = words.iter().map(|(name, _)| *name).collect();
        let (ValueKind::Word(word) | ValueKind::Text(word)) = &value.kind else {
            let wanted = phrase! { pl: "jedno z {names}", en: "one of {names}", uk: "одне з {names}"; names = Phrase::listed(&names) };
            self.wrong_type(value, what, wanted, format!("`{}`", names[0]));
            return words.first().map(|(_, value)| *value);
        };
        let quoted = matches!(value.kind, ValueKind::Text(_));
        let found = words.iter().find(|(name, _)| name == word);
        if let Some((name, _)) = found.filter(|_| quoted) {
            let wanted = Phrase::fixed("słowo bez cudzysłowu", "a word without quotes", "слово без лапок");
            self.wrong_type(value, what, wanted, format!("`{name}`"));
            self.findings.mend(value.span.clone(), *name);
        } else if found.is_none() {
            let near = nearest(word, names.iter().copied());
            let cure = match near {
                Some(near) => perhaps(word, near),
                None => one_of(&names),
            };
            self.tell(&unknown_variant::RULE, value.span.clone(), cannot_be(what, word), cure);
            if let Some(meant) = only_near(word, names.iter().copied()) {
                self.findings.mend(value.span.clone(), meant);
            }
            return words.iter().find(|(name, _)| Some(*name) == near).or(words.first()).map(|(_, value)| *value);
        }
        found.map(|(_, value)| *value)
    }
}

/// The few groups of a scenario that have a field of that name, which `here` has not.
fn belongs_to(name: &str, here: &Form) -> Option<Phrase> {
    if !form::GROUPS.into_iter().any(|group| std::ptr::eq(group, here)) {
        return None;
    }
    let owners: Vec<&str> = form::GROUPS.into_iter().filter(|group| group.field(name).is_some()).map(|group| group.name).collect();
    (1..=3).contains(&owners.len()).then(|| Phrase::listed(&owners))
}

/// The one text in a list or a group that holds nothing else: `["lane"]`, `Goto("lane")`.
fn only_text_within(value: &Value) -> Option<&str> {
    match &value.kind {
        ValueKind::List(items) | ValueKind::Group(Group { items, .. }) => match items.as_slice() {
            [Value { kind: ValueKind::Text(text), .. }] => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// "`rating` cannot be `Besst`"
pub(crate) fn cannot_be(what: impl Said, written: impl Said) -> Phrase {
    phrase! { pl: "{what} nie może być `{written}`", en: "{what} cannot be `{written}`", uk: "{what} не може бути `{written}`"; what, written }
}

/// "write one of `a`, `b` and `c`"
pub(crate) fn one_of(names: &[&str]) -> Phrase {
    phrase! { pl: "napisz jedno z {names}", en: "write one of {names}", uk: "напишіть одне з {names}"; names = Phrase::listed(names) }
}

/// An id near to what was written, accents and blanks replaced.
fn suggested_id(written: &str) -> Option<String> {
    let plain = |c: char| match c {
        'ą' | 'Ą' => 'a',
        'ć' | 'Ć' => 'c',
        'ę' | 'Ę' => 'e',
        'ł' | 'Ł' => 'l',
        'ń' | 'Ń' => 'n',
        'ó' | 'Ó' => 'o',
        'ś' | 'Ś' => 's',
        'ź' | 'ż' | 'Ź' | 'Ż' => 'z',
        c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') => c,
        _ => '-',
    };
    let seen_through = latin(written);
    let written = if seen_through.is_ascii() { &seen_through } else { written };
    let id: String = written.chars().take(64).map(plain).collect();
    let id = id.trim_matches('-').to_owned();
    let telling = id.chars().filter(|c| *c != '-').count() * 2 > id.len();
    (telling && !id.is_empty()).then_some(id)
}
