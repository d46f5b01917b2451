//! The beginnings of a scenario: a template in one language with every field explained.
//!
//! A template (`assets/templates/<name>/`) is a sound scenario in three languages, so that it is checked like any other.
//! [`begin`] keeps the texts of one language and puts before the first of each kind of group what its fields mean, from the
//! table in [`super::form`]. It writes no files: pictures and captions are named, and made by whoever asked.
//!
//! ```
//! use ias::scenario::starter;
//! use ias::text::Language;
//! let lane = starter::begin("lane", Language::Pl).expect("a template");
//! assert!(lane.scenario.contains("title: \"Pas kontroli\""));
//! assert!(lane.stills.contains(&"stills/lane.png".to_owned()));
//! ```

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::edit::Change;
use super::edit::Splice;
use super::form::{self, Group as Form, Kind, page};
use super::format;
use super::syntax::{self, Value, ValueKind};
use crate::diagnostic::SourceText;
use crate::text::Language;

/// A template's files, by its folder.
macro_rules! template {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../assets/templates/", $name, "/scenario.ron")),
            include_str!(concat!("../../../assets/templates/", $name, "/plan.txt")),
        )
    };
}

/// The templates: name, scenario, plan.
const TEMPLATES: &[(&str, &str, &str)] = &[
    template!("lane"),
    template!("interview"),
    template!("inspection"),
    template!("prevention"),
];

/// A scenario begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starter {
    /// The text of `scenario.ron`.
    pub scenario: String,
    /// A plan that plays it, for `ias rehearse`.
    pub plan: String,
    /// Pictures that it names.
    pub stills: Vec<String>,
    /// Sounds that it names.
    pub sounds: Vec<String>,
    /// Captions that it names.
    pub captions: Vec<String>,
}

/// The names of the templates.
pub fn templates() -> impl Iterator<Item = &'static str> {
    TEMPLATES.iter().map(|(name, ..)| *name)
}

/// Begins a scenario from a template; `None` when there is none of that name.
#[must_use]
pub fn begin(name: &str, language: Language) -> Option<Starter> {
    let (_, scenario, plan) = TEMPLATES.iter().find(|(known, ..)| *known == name)?;
    let text = explained(&in_one_language(scenario, language), language);
    let laid_out = format::format(&SourceText::new(super::disk::FILE_NAME, text)).expect("templates are RON");
    let mut paths = BTreeSet::new();
    each(&root(&laid_out), &mut |value| {
        if let ValueKind::Text(text) = &value.kind {
            paths.insert(text.clone());
        }
    });
    let ending_with = |end: &str| paths.iter().filter(|path| path.ends_with(end)).cloned().collect();
    let (stills, sounds, captions) = (ending_with(".png"), ending_with(".ogg"), ending_with(".vtt"));
    Some(Starter { scenario: laid_out, plan: (*plan).to_owned(), stills, sounds, captions })
}

fn root(text: &str) -> Value {
    let document = syntax::parse(&SourceText::new(super::disk::FILE_NAME, text));
    document.root.expect("templates hold a scenario")
}

/// Every value, from outside inwards.
fn each(value: &Value, act: &mut dyn FnMut(&Value)) {
    act(value);
    match &value.kind {
        ValueKind::List(items) => items.iter().for_each(|item| each(item, act)),
        ValueKind::Map(pairs) => pairs.iter().for_each(|(_, value)| each(value, act)),
        ValueKind::Group(group) => {
            group.items.iter().chain(group.fields.iter().map(|field| &field.value)).for_each(|inner| each(inner, act));
        }
        _ => {}
    }
}

/// Texts of every language become those of one.
fn in_one_language(text: &str, language: Language) -> String {
    let mut splices = Vec::new();
    let slice = |value: &Value| text.get(value.span.clone()).unwrap_or_default().to_owned();
    let tag = |value: &Value| match &value.kind {
        ValueKind::Text(tag) => Language::ALL.into_iter().find(|language| language.tag() == tag),
        _ => None,
    };
    each(&root(text), &mut |value| match &value.kind {
        ValueKind::Map(pairs) => {
            if let Some((_, text)) = pairs.iter().find(|(key, _)| tag(key) == Some(language)) {
                splices.push(Splice { at: value.span.clone(), with: slice(text) });
            }
        }
        ValueKind::List(items) if !items.is_empty() && items.iter().all(|item| tag(item).is_some()) => {
            splices.push(Splice { at: value.span.clone(), with: format!("[\"{language}\"]") });
        }
        _ => {}
    });
    Change::of(splices).apply(text)
}

/// Before the first group of each kind, what its fields are.
fn explained(text: &str, language: Language) -> String {
    let mut explainer = Explainer { text, language, told: BTreeSet::new(), splices: Vec::new() };
    explainer.group(&root(text), &form::SCENARIO, 0);
    let splices = explainer.splices;
    Change::of(splices).apply(text)
}

struct Explainer<'t> {
    text: &'t str,
    language: Language,
    told: BTreeSet<&'static str>,
    splices: Vec<Splice>,
}

impl Explainer<'_> {
    /// `line` is where the nearest entry around it begins a line.
    fn group(&mut self, value: &Value, form: &'static Form, line: usize) {
        let ValueKind::Group(group) = &value.kind else { return };
        let first = group.fields.first().map(|field| field.name_span.start).filter(|at| self.begins_line(*at));
        if self.told.insert(form.name) {
            let at = first.unwrap_or(line);
            self.splices.push(Splice { at: at..at, with: self.comment(form) });
        }
        for field in &group.fields {
            let Some(known) = form.field(&field.name) else { continue };
            let at = field.name_span.start;
            let line = if self.begins_line(at) { at } else { line };
            self.field(&field.value, &known.kind, line);
        }
    }

    fn field(&mut self, value: &Value, kind: &Kind, line: usize) {
        match (&value.kind, kind) {
            (_, Kind::Group(form)) => self.group(value, form, line),
            (ValueKind::List(items), Kind::List(form)) => {
                for item in items {
                    let line = if self.begins_line(item.span.start) { item.span.start } else { line };
                    self.group(item, form, line);
                }
            }
            (ValueKind::Map(pairs), Kind::Map(_) | Kind::Nodes) => {
                for (key, value) in pairs {
                    let line = if self.begins_line(key.span.start) { key.span.start } else { line };
                    match kind {
                        Kind::Map(form) => self.group(value, form, line),
                        _ => self.named(value, line),
                    }
                }
            }
            (_, Kind::Then) => self.named(value, line),
            _ => {}
        }
    }

    /// A group that says its kind.
    fn named(&mut self, value: &Value, line: usize) {
        if let ValueKind::Group(group) = &value.kind
            && let Some(form) = group.name.as_ref().and_then(|(name, _)| form::group(name))
        {
            self.group(value, form, line);
        }
    }

    fn begins_line(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        before.rsplit('\n').next().is_some_and(|line| line.trim().is_empty()) && before.contains('\n')
    }

    fn comment(&self, form: &Form) -> String {
        let mut lines = vec![form.meaning.get(self.language).to_owned()];
        for field in form.fields {
            let form = page::form(field, self.language);
            lines.push(format!("  {}: {} ({form})", field.name, field.meaning.get(self.language)));
        }
        lines.iter().map(|line| format!("// {}\n", line.replace('`', ""))).collect()
    }
}
