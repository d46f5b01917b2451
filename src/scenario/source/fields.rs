//! How fields are taken from the tree: each wanted kind of value, and what is told when something else stands there.

use std::ops::Range;
use std::sync::Arc;

use super::{LocalizedPath, Name, Spanned, Text};
use crate::diagnostic::{Diagnostic, Severity, SourceText, nearest};
use crate::scenario::check::{
    Rule, bad_id, bad_number, duplicate_field, missing_field, too_many_faults, unknown_field, unknown_language,
    unknown_variant, wrong_type,
};
use crate::scenario::graph::Region;
use crate::scenario::syntax::{Group, Value, ValueKind, decimal, integer};
use crate::text::{Language, LocalizedText};
use crate::time::MediaTime;

/// Findings of one file, bounded so that a hostile one cannot fill the memory with them.
pub(in crate::scenario) struct Findings {
    list: Vec<Diagnostic>,
    errors: usize,
    left_out: usize,
}

impl Findings {
    /// More than this are counted only.
    pub(in crate::scenario) const MOST: usize = 1_000;

    pub(in crate::scenario) fn new() -> Self {
        Self { list: Vec::new(), errors: 0, left_out: 0 }
    }

    pub(in crate::scenario) fn push(&mut self, finding: Diagnostic) {
        self.errors += usize::from(finding.is_error());
        if self.list.len() < Self::MOST {
            self.list.push(finding);
        } else {
            self.left_out += 1;
        }
    }

    /// Whether nothing forbids playing.
    pub(in crate::scenario) fn are_harmless(&self) -> bool {
        self.errors == 0
    }

    /// By place, those without a place first.
    pub(in crate::scenario) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|finding| finding.span.as_ref().map_or(0, |span| span.bytes.start + 1));
        if self.left_out > 0 {
            let severity = if self.errors > 0 { Severity::Error } else { Severity::Warning };
            let message = format!("{} more findings are left out", self.left_out);
            let finding = Diagnostic::placeless(too_many_faults::RULE.id, severity, message);
            self.list.push(finding.with_cure("mend the first ones and check again"));
        }
        self.list
    }
}

/// The text and what is told about it.
pub(super) struct Reader<'a> {
    pub(super) text: &'a SourceText,
    pub(super) findings: &'a mut Findings,
}

/// The fields of one group, by the order of the names known to it.
pub(super) struct Fields<'v> {
    what: &'static str,
    known: &'static [&'static str],
    found: Vec<Option<&'v Value>>,
    /// Known fields that a misspelt one was probably meant to be: their absence was told with it.
    misspelt: Vec<&'static str>,
    pub(super) span: Range<usize>,
}

impl<'v> Fields<'v> {
    /// The value of a known field, if it is written and not `None`.
    pub(super) fn get(&self, name: &str) -> Option<&'v Value> {
        self.raw(name).filter(|value| !matches!(&value.kind, ValueKind::Word(word) if word == "None")).map(unwrapped)
    }

    /// The same, `None` as written included.
    pub(super) fn raw(&self, name: &str) -> Option<&'v Value> {
        let at = self.known.iter().position(|known| *known == name)?;
        self.found.get(at).copied().flatten()
    }

    /// The value of a required field; told when it is missing.
    pub(super) fn need(&self, reader: &mut Reader, name: &str) -> Option<&'v Value> {
        let value = self.get(name);
        if value.is_none() && !self.misspelt.contains(&name) {
            let message = format!("`{}` has no `{name}`", self.what);
            reader.tell(&missing_field::RULE, self.head(), message, format!("add `{name}: …`"));
        }
        value
    }

    /// Where the group begins, short enough to underline.
    pub(super) fn head(&self) -> Range<usize> {
        self.span.start..self.span.end.min(self.span.start + self.what.len() + 1)
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
    pub(super) fn tell(
        &mut self,
        rule: &'static Rule,
        span: Range<usize>,
        message: impl Into<String>,
        cure: impl Into<String>,
    ) {
        self.findings.push(self.text.fault(rule.id, rule.severity, span, message).with_cure(cure));
    }

    /// Tells that something of another kind was wanted; silent about what was told already.
    pub(super) fn wrong_type(&mut self, value: &Value, what: &str, wanted: &str, example: &str) {
        if value.kind != ValueKind::Faulty {
            let message = format!("{what} is {wanted}, but this is {}", value.described());
            self.tell(&wrong_type::RULE, self.head_of(value), message, format!("write {example}"));
        }
    }

    /// The bytes of a value, cut at its first line so that carets stay readable.
    fn head_of(&self, value: &Value) -> Range<usize> {
        let whole = self.text.text().get(value.span.clone()).unwrap_or_default();
        value.span.start..value.span.start + whole.find('\n').unwrap_or(whole.len())
    }

    pub(super) fn written(&self, value: &Value) -> &'a str {
        self.text.text().get(value.span.clone()).unwrap_or_default()
    }

    /// The named fields of a group; tells unknown, repeated and nameless ones.
    pub(super) fn fields<'v>(
        &mut self,
        value: &'v Value,
        what: &'static str,
        known: &'static [&'static str],
    ) -> Option<Fields<'v>> {
        let value = unwrapped(value);
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
                let cure = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("its fields are {}", listed(known)),
                };
                self.tell(&unknown_field::RULE, field.name_span.clone(), message, cure);
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
            let message = format!("`{what}` is written with named fields, but this has no name");
            let cure = format!("write `name: value`; its fields are {}", listed(known));
            self.tell(&missing_field::RULE, self.head_of(item), message, cure);
        }
        Some(Fields { what, known, found, misspelt, span: value.span.clone() })
    }

    /// The values of a list.
    pub(super) fn list<'v>(&mut self, value: Option<&'v Value>, what: &str, example: &str) -> &'v [Value] {
        let Some(value) = value else { return &[] };
        match &value.kind {
            ValueKind::List(items) => items,
            _ => {
                self.wrong_type(value, what, "a list [ ]", example);
                &[]
            }
        }
    }

    /// The entries of a map from names.
    pub(super) fn map<'v>(&mut self, value: &'v Value, what: &str, example: &str) -> Vec<(Name, &'v Value)> {
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

    pub(super) fn plain_text<'v>(&mut self, value: &'v Value, what: &str, example: &str) -> Option<&'v str> {
        match &value.kind {
            ValueKind::Text(text) => Some(text),
            _ => {
                self.wrong_type(value, what, "a text", example);
                None
            }
        }
    }

    /// A reference to something, or a path: any text.
    pub(super) fn name(&mut self, value: Option<&Value>, what: &str) -> Option<Name> {
        let value = value?;
        let example = match &value.kind {
            ValueKind::Word(word) => format!("\"{word}\""),
            _ => "a name in quotes".to_owned(),
        };
        let text = self.plain_text(value, what, &example)?;
        Some(Spanned { value: Arc::from(text), span: value.span.clone() })
    }

    /// Names in a list.
    pub(super) fn names(&mut self, value: Option<&Value>, what: &str) -> Vec<Name> {
        let items = self.list(value, what, "[\"…\"]");
        items.iter().filter_map(|item| self.name(Some(item), what)).collect()
    }

    /// A new id: 1 to 64 letters without accents, digits, `-`, `_` and `.`.
    pub(super) fn id(&mut self, value: &Value, what: &str) -> Option<Name> {
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

    /// `"one text"` or `{"pl": "…", "en": "…"}`.
    pub(super) fn text(&mut self, value: Option<&Value>, what: &str) -> Option<Text> {
        let value = value?;
        let span = value.span.clone();
        match &value.kind {
            ValueKind::Text(text) => Some(Spanned { value: LocalizedText::Plain(text.clone()), span }),
            ValueKind::Map(entries) => {
                let pairs = self.by_language(entries, what);
                let map = pairs
                    .into_iter()
                    .filter_map(|(language, value)| {
                        Some((language, self.plain_text(value, what, "a text in quotes")?.to_owned()))
                    })
                    .collect();
                Some(Spanned { value: LocalizedText::ByLanguage(map), span })
            }
            _ => {
                self.wrong_type(value, what, "a text or a map of languages", "\"…\" or {\"pl\": \"…\", \"en\": \"…\"}");
                None
            }
        }
    }

    /// `"one path"` or `{"pl": "…", "en": "…"}`.
    pub(super) fn localized_path(&mut self, value: Option<&Value>, what: &str) -> LocalizedPath {
        let Some(value) = value else { return Vec::new() };
        let plain = |value: &Value, text: &str| Spanned { value: Arc::from(text), span: value.span.clone() };
        match &value.kind {
            ValueKind::Text(text) => vec![(None, plain(value, text))],
            ValueKind::Map(entries) => {
                let pairs = self.by_language(entries, what);
                let mut paths = Vec::new();
                for (language, value) in pairs {
                    if let Some(text) = self.plain_text(value, what, "a path in quotes") {
                        paths.push((Some(language), plain(value, text)));
                    }
                }
                paths
            }
            _ => {
                self.wrong_type(value, what, "a path or a map of languages", "\"…\" or {\"pl\": \"…\", \"en\": \"…\"}");
                Vec::new()
            }
        }
    }

    /// The entries of known languages, each once.
    fn by_language<'v>(&mut self, entries: &'v [(Value, Value)], what: &str) -> Vec<(Language, &'v Value)> {
        // At most one for each language of the program, so that a list is faster than a set.
        let mut pairs: Vec<(Language, &'v Value)> = Vec::new();
        for (key, value) in entries {
            let Some(tag) = self.plain_text(key, "a language", "its tag, such as \"pl\"") else { continue };
            let Some(language) = self.language(tag, key.span.clone()) else { continue };
            if pairs.iter().all(|(known, _)| *known != language) {
                pairs.push((language, value));
            } else {
                let message = format!("{what} has `{tag}` twice; the first counts");
                self.tell(&duplicate_field::RULE, key.span.clone(), message, "take one of them away");
            }
        }
        pairs
    }

    pub(super) fn language(&mut self, tag: &str, span: Range<usize>) -> Option<Language> {
        let found = Language::ALL.into_iter().find(|language| language.tag() == tag);
        if found.is_none() {
            let cure = match Language::from_tag(tag).map(Language::tag) {
                Some(near) => format!("write \"{near}\""),
                None => "the languages are \"pl\", \"en\" and \"uk\"".to_owned(),
            };
            self.tell(&unknown_language::RULE, span, format!("`{tag}` is no language of this program"), cure);
        }
        found
    }

    /// Seconds, 0 to 100 hours.
    pub(super) fn seconds(&mut self, value: Option<&Value>, what: &str) -> Option<Spanned<MediaTime>> {
        let value = value?;
        if value.kind != ValueKind::Number {
            self.wrong_type(value, what, "a number of seconds", "a number such as 12.4");
            return None;
        }
        let nanos = decimal(self.written(value), 9);
        match nanos.filter(|nanos| (0..=MediaTime::from_secs(360_000).nanos()).contains(nanos)) {
            Some(nanos) => Some(Spanned { value: MediaTime::from_nanos(nanos), span: value.span.clone() }),
            None => {
                let message = format!("{what} cannot be `{}` seconds", self.written(value));
                self.tell(
                    &bad_number::RULE,
                    value.span.clone(),
                    message,
                    "write seconds from 0 to 360000, such as 12.4",
                );
                None
            }
        }
    }

    /// A whole number within bounds.
    pub(super) fn whole(&mut self, value: Option<&Value>, what: &str, bounds: Range<i64>) -> Option<i32> {
        let value = value?;
        if value.kind != ValueKind::Number {
            self.wrong_type(value, what, "a whole number", "a number such as 1");
            return None;
        }
        let number = integer(self.written(value)).filter(|number| bounds.contains(number));
        let number = number.and_then(|number| i32::try_from(number).ok());
        if number.is_none() {
            let message = format!("{what} cannot be `{}`", self.written(value));
            let cure = format!("write a whole number from {} to {}", bounds.start, bounds.end - 1);
            self.tell(&bad_number::RULE, value.span.clone(), message, cure);
        }
        number
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, value: Option<&Value>, what: &str, default: bool) -> bool {
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

    /// One of several words.
    pub(super) fn word<T: Copy>(
        &mut self,
        value: Option<&Value>,
        what: &str,
        words: &[(&'static str, T)],
    ) -> Option<T> {
        let value = value?;
        let names: Vec<&'static str> = words.iter().map(|(name, _)| *name).collect();
        let (ValueKind::Word(word) | ValueKind::Text(word)) = &value.kind else {
            self.wrong_type(value, what, &format!("one of {}", listed(&names)), &format!("`{}`", names[0]));
            return None;
        };
        let quoted = matches!(value.kind, ValueKind::Text(_));
        let found = words.iter().find(|(name, _)| name == word);
        if let Some((name, _)) = found.filter(|_| quoted) {
            self.wrong_type(value, what, "a word without quotes", &format!("`{name}`"));
        } else if found.is_none() {
            let cure = match nearest(word, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write one of {}", listed(&names)),
            };
            self.tell(&unknown_variant::RULE, value.span.clone(), format!("{what} cannot be `{word}`"), cure);
        }
        found.map(|(_, value)| *value)
    }

    /// `(x, y, width, height)` in fractions of the picture.
    pub(super) fn region(&mut self, value: Option<&Value>, what: &str) -> Option<Region> {
        const EXAMPLE: &str = "(0.1, 0.2, 0.3, 0.4)";
        let value = value?;
        let items = match &value.kind {
            ValueKind::Group(Group { name: None, items, fields }) if items.len() == 4 && fields.is_empty() => items,
            ValueKind::Group(_) | ValueKind::List(_) => {
                let message = format!("{what} is four numbers: left, top, width, height");
                self.tell(&wrong_type::RULE, self.head_of(value), message, format!("write {EXAMPLE}"));
                return None;
            }
            _ => {
                self.wrong_type(value, what, "four numbers (left, top, width, height)", EXAMPLE);
                return None;
            }
        };
        const WHOLE: i64 = 1_000_000;
        let mut parts = [0_i64; 4];
        for (part, item) in parts.iter_mut().zip(items) {
            if item.kind != ValueKind::Number {
                self.wrong_type(item, what, "four numbers", EXAMPLE);
                return None;
            }
            let Some(number) = decimal(self.written(item), 6) else {
                let message = format!("{what} cannot hold `{}`", self.written(item));
                self.tell(&bad_number::RULE, item.span.clone(), message, format!("write fractions such as {EXAMPLE}"));
                return None;
            };
            *part = number;
        }
        let [x, y, w, h] = parts;
        let inside = x >= 0 && y >= 0 && w > 0 && h > 0 && x <= WHOLE && y <= WHOLE && w <= WHOLE - x && h <= WHOLE - y;
        if !inside {
            let message = format!("{what} reaches beyond the picture");
            let cure = "left + width and top + height are at most 1, and width and height more than 0";
            self.tell(&bad_number::RULE, value.span.clone(), message, cure);
            return None;
        }
        #[expect(clippy::cast_precision_loss, reason = "at most 1,000,000, exact in f32")]
        let fraction = |part: i64| part as f32 / WHOLE as f32;
        Some(Region { x: fraction(x), y: fraction(y), w: fraction(w), h: fraction(h) })
    }
}

/// `a`, `b` and `c`
pub(super) fn listed(names: &[&str]) -> String {
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
