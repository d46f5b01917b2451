//! How fields are taken from the tree: each wanted kind of value, and what is told when something else stands there.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::{Findings, Name, Spanned};
use crate::diagnostic::{SourceText, nearest, only_near};
use crate::scenario::check::{
    Rule, bad_id, duplicate_field, missing_field, unknown_field, unknown_variant, wrong_type,
};
use crate::scenario::edit::write;
use crate::scenario::form::Group as Form;
use crate::scenario::syntax::{Group, Value, ValueKind};

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
            let message = format!("`{}` has no `{name}`", self.form.name);
            reader.tell(&missing_field::RULE, self.head(), message, format!("add `{name}: …`"));
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
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        self.findings.push(self.text.fault(rule.id, rule.severity, span, message).with_cure(cure));
    }

    /// Tells that something of another kind was wanted; silent about what was told already.
    pub(crate) fn wrong_type(&mut self, value: &Value, what: &str, wanted: &str, example: &str) {
        if value.kind != ValueKind::Faulty {
            let message = format!("{what} is {wanted}, but this is {}", value.described());
            self.tell(&wrong_type::RULE, self.head_of(value), message, format!("write {example}"));
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
            self.wrong_type(value, &format!("`{what}`"), "a group ( ) of named fields", &format!("({}: …)", known[0]));
            return None;
        };
        let mut found = vec![None; known.len()];
        let mut misspelt = Vec::new();
        let mut first_places: Vec<Option<Range<usize>>> = vec![None; known.len()];
        for field in &group.fields {
            let Some(at) = known.iter().position(|name| *name == field.name) else {
                let message = format!("`{what}` has no field `{}`", field.name);
                let near = nearest(&field.name, known.iter().copied());
                misspelt.extend(near);
                // It is read as what it was probably meant to be, so that its absence is not told elsewhere.
                let meant = near.and_then(|near| known.iter().position(|name| *name == near));
                if let Some(at) = meant.filter(|at| !group.fields.iter().any(|other| other.name == known[*at])) {
                    found[at] = found[at].or(Some(&field.value));
                }
                let cure = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its fields are {}", listed(&known)),
                };
                self.tell(&unknown_field::RULE, field.name_span.clone(), message, cure);
                let written = |name: &str| group.fields.iter().any(|other| other.name == name);
                if let Some(meant) = only_near(&field.name, known.iter().copied()).filter(|meant| !written(meant)) {
                    self.findings.mend(field.name_span.clone(), meant);
                }
                continue;
            };
            if let Some(first) = &first_places[at] {
                let message = format!("`{}` is written twice; the first counts", field.name);
                let rule = &duplicate_field::RULE;
                let finding = self.text.fault(rule.id, rule.severity, field.name_span.clone(), message);
                let finding = finding.with_cure("take one of them away");
                self.findings.push(finding.with_related(self.text.span(first.clone()), "the first stands here"));
                continue;
            }
            found[at] = Some(&field.value);
            first_places[at] = Some(field.name_span.clone());
        }
        for item in group.items.iter().filter(|item| item.kind != ValueKind::Faulty) {
            if let ValueKind::Group(Group { name: Some((name, span)), .. }) = &item.kind
                && let Some(at) = known.iter().position(|known| known == name)
            {
                let message = format!("a colon is missing after `{name}`");
                self.tell(&missing_field::RULE, span.clone(), message, format!("write `{name}: (…)`"));
                found[at] = found[at].or(Some(item));
                continue;
            }
            let message = format!("`{what}` is written with named fields, but this has no name");
            let cure = format!("write `name: value`; its fields are {}", listed(&known));
            self.tell(&missing_field::RULE, self.head_of(item), message, cure);
        }
        Some(Fields { form, found, misspelt, span: value.span.clone() })
    }

    /// The values of a list.
    pub(crate) fn list<'v>(&mut self, value: Option<&'v Value>, what: &str, example: &str) -> &'v [Value] {
        let Some(value) = value else { return &[] };
        match &value.kind {
            ValueKind::List(items) => items,
            _ => {
                self.wrong_type(value, what, "a list [ ]", example);
                // An only entry, its brackets forgotten, is read all the same.
                if matches!(value.kind, ValueKind::Group(_)) { std::slice::from_ref(value) } else { &[] }
            }
        }
    }

    /// The entries of a map from names.
    pub(crate) fn map<'v>(&mut self, value: &'v Value, what: &str, example: &str) -> Vec<(Name, &'v Value)> {
        let ValueKind::Map(entries) = &value.kind else {
            self.wrong_type(value, what, "a map { }", example);
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

    pub(crate) fn plain_text<'v>(&mut self, value: &'v Value, what: &str, example: &str) -> Option<&'v str> {
        match &value.kind {
            ValueKind::Text(text) => Some(text),
            _ => {
                self.wrong_type(value, what, "a text", example);
                None
            }
        }
    }

    /// A reference to something, or a path: any text.
    pub(crate) fn name(&mut self, value: Option<&Value>, what: &str) -> Option<Name> {
        let value = value?;
        let example = match &value.kind {
            ValueKind::Word(word) => format!("\"{word}\""),
            _ => "a name in quotes".to_owned(),
        };
        if matches!(&value.kind, ValueKind::Word(word) if matches!(word.as_str(), "null" | "nil" | "none" | "brak" | "undefined")) {
            self.wrong_type(value, what, "a text", "`None`, or take the field away");
            return None;
        }
        let text = self.plain_text(value, what, &example);
        if let (ValueKind::Word(word), None) = (&value.kind, text) {
            self.findings.mend(value.span.clone(), write::text(word));
        }
        // A word without quotes names what it would name with them.
        let text = text.or(match &value.kind {
            ValueKind::Word(word) => Some(word.as_str()),
            _ => None,
        });
        Some(Spanned { value: Arc::from(text?), span: value.span.clone() })
    }

    /// Names in a list.
    pub(crate) fn names(&mut self, value: Option<&Value>, what: &str) -> Vec<Name> {
        let items = self.list(value, what, "[\"…\"]");
        items.iter().filter_map(|item| self.name(Some(item), what)).collect()
    }

    /// A new id: 1 to 64 letters without accents, digits, `-`, `_` and `.`.
    pub(crate) fn id(&mut self, value: &Value, what: &str) -> Option<Name> {
        const LONGEST: usize = 64;
        let name = self.name(Some(value), what)?;
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.value.is_empty() || name.value.len() > LONGEST || !name.value.chars().all(fits) {
            let shown: String = name.value.chars().take(LONGEST).collect();
            let message = format!("`{shown}` cannot be an id");
            let cure = match suggested_id(&name.value) {
                Some(id) => format!("ids are letters without accents, digits, `-`, `_` and `.`, such as \"{id}\""),
                None => format!("ids have 1 to {LONGEST} letters without accents, digits, `-`, `_` and `.`"),
            };
            self.tell(&bad_id::RULE, value.span.clone(), message, cure);
        }
        Some(name)
    }

    /// `true` or `false`.
    pub(crate) fn truth(&mut self, value: Option<&Value>, what: &str, default: bool) -> bool {
        match value.map(|value| (value, &value.kind)) {
            None => default,
            Some((_, ValueKind::Word(word))) if word == "true" => true,
            Some((_, ValueKind::Word(word))) if word == "false" => false,
            Some((value, _)) => {
                self.wrong_type(value, what, "true or false", "`true` or `false`");
                default
            }
        }
    }

    /// One of several words; when it was told that it is none of them, the nearest, so that its absence is not told, too.
    pub(crate) fn word<T: Copy>(
        &mut self,
        value: Option<&Value>,
        what: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let value = value?;
        let names: Vec<&'static str> = words.iter().map(|(name, _)| *name).collect();
        let (ValueKind::Word(word) | ValueKind::Text(word)) = &value.kind else {
            self.wrong_type(value, what, &format!("one of {}", listed(&names)), &format!("`{}`", names[0]));
            return words.first().map(|(_, value)| *value);
        };
        let quoted = matches!(value.kind, ValueKind::Text(_));
        let found = words.iter().find(|(name, _)| name == word);
        if let Some((name, _)) = found.filter(|_| quoted) {
            self.wrong_type(value, what, "a word without quotes", &format!("`{name}`"));
            self.findings.mend(value.span.clone(), *name);
        } else if found.is_none() {
            let near = nearest(word, names.iter().copied());
            let cure = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", listed(&names)),
            };
            self.tell(&unknown_variant::RULE, value.span.clone(), format!("{what} cannot be `{word}`"), cure);
            if let Some(meant) = only_near(word, names.iter().copied()) {
                self.findings.mend(value.span.clone(), meant);
            }
            return words.iter().find(|(name, _)| Some(*name) == near).or(words.first()).map(|(_, value)| *value);
        }
        found.map(|(_, value)| *value)
    }
}

/// `a`, `b` and `c`
pub(crate) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
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
    let id: String = written.chars().take(64).map(plain).collect();
    let id = id.trim_matches('-').to_owned();
    let telling = id.chars().filter(|c| *c != '-').count() * 2 > id.len();
    (telling && !id.is_empty()).then_some(id)
}
