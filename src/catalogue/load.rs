//! Reference data from its RON texts: those that ship in the program, and those that a course puts in their place.
//!
//! A file that cannot be used is told and left out; the one that ships under the same name then stands.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;

use super::{Catalogue, Institution, Principle, Reference};
use crate::diagnostic::{Diagnostic, Severity, SourceText};

/// What a reference file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// One catalogue of indicators.
    Catalogue,
    /// A list of institutions.
    Institutions,
    /// A list of rules of conduct and known errors.
    Principles,
}

/// A reference file as read, not yet understood.
#[derive(Clone, Debug)]
pub struct ReferenceFile {
    /// What it holds.
    pub kind: ReferenceKind,
    /// Its name in findings, e.g. `catalogues/unodc.ron`.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// Rule id of findings about reference files.
pub const RULE: &str = "bad-reference-file";

macro_rules! shipped {
    ($($kind:ident $path:literal),* $(,)?) => {
        [$((ReferenceKind::$kind, $path, include_str!(concat!("../../assets/", $path)))),*]
    };
}

const SHIPPED: [(ReferenceKind, &str, &str); 7] = shipped![
    Catalogue "catalogues/ilo-delphi-adult-labour.ron",
    Catalogue "catalogues/ilo-delphi-child.ron",
    Catalogue "catalogues/ilo-forced-labour.ron",
    Catalogue "catalogues/unodc.ron",
    Catalogue "catalogues/border-signs.ron",
    Institutions "institutions/poland.ron",
    Principles "principles/conduct.ron",
];

static EMBEDDED: LazyLock<Reference> = LazyLock::new(|| {
    let files = SHIPPED.map(|(kind, name, text)| ReferenceFile { kind, name: name.to_owned(), text: text.to_owned() });
    let (reference, findings) = Reference::default().overridden(&files);
    assert!(findings.is_empty(), "reference data that ships is sound: {findings:?}");
    reference
});

impl Reference {
    /// The reference data that ships in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// This data with entries of the same id replaced by those of `files`, and new ones added at the end.
    ///
    /// What cannot be read is told and leaves this data as it was.
    #[must_use]
    pub fn overridden(&self, files: &[ReferenceFile]) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut catalogues = self.catalogues.clone();
        let mut institutions = self.institutions.to_vec();
        let mut principles = self.principles.to_vec();
        for file in files {
            let text = SourceText::new(&*file.name, &*file.text);
            match file.kind {
                ReferenceKind::Catalogue => {
                    let Some(catalogue) = parse::<Catalogue>(&text, &mut findings) else { continue };
                    if is_sound(&catalogue, &text, &mut findings) {
                        merge(&mut catalogues, [Arc::new(catalogue)], |catalogue| catalogue.id.0.clone());
                    }
                }
                ReferenceKind::Institutions => {
                    let Some(list) = parse::<Vec<Institution>>(&text, &mut findings) else { continue };
                    if ids_are_unique(list.iter().map(|one| &*one.id.0), &text, &mut findings) {
                        merge(&mut institutions, list, |institution| institution.id.0.clone());
                    }
                }
                ReferenceKind::Principles => {
                    let Some(list) = parse::<Vec<Principle>>(&text, &mut findings) else { continue };
                    if ids_are_unique(list.iter().map(|one| &*one.id.0), &text, &mut findings) {
                        merge(&mut principles, list, |principle| principle.id.0.clone());
                    }
                }
            }
        }
        (Self { catalogues, institutions: institutions.into(), principles: principles.into() }, findings)
    }
}

fn parse<T: DeserializeOwned>(text: &SourceText, findings: &mut Vec<Diagnostic>) -> Option<T> {
    let without_mark = text.text().trim_start_matches('\u{feff}');
    match ron::from_str(without_mark) {
        Ok(value) => Some(value),
        Err(error) => {
            let at = text.byte_at(error.span.start.line, error.span.start.col);
            let to = text.byte_at(error.span.end.line, error.span.end.col);
            let message = format!("this reference file cannot be read: {}", error.code);
            let fault = text.fault(RULE, Severity::Error, at..to, message);
            findings.push(fault.with_cure("mend it, or take it away to use the one that ships"));
            None
        }
    }
}

fn is_sound(catalogue: &Catalogue, text: &SourceText, findings: &mut Vec<Diagnostic>) -> bool {
    let before = findings.len();
    let stem = text.name().rsplit('/').next().unwrap_or_default().trim_end_matches(".ron");
    if *catalogue.id.0 != *stem {
        let message = format!("the catalogue `{}` stands in a file named `{stem}.ron`", catalogue.id);
        let fault = text.fault(RULE, Severity::Error, place_of(&catalogue.id.0, text), message);
        findings.push(fault.with_cure(format!("name the file `{}.ron`", catalogue.id)));
    }
    ids_are_unique(catalogue.dimensions.iter().map(|one| &*one.id.0), text, findings);
    ids_are_unique(catalogue.indicators.iter().map(|one| &*one.id.0), text, findings);
    let dimensions: HashSet<_> = catalogue.dimensions.iter().map(|one| &one.id).collect();
    for indicator in &catalogue.indicators {
        if !dimensions.contains(&indicator.dimension) {
            let message = format!(
                "the indicator `{}` names the dimension `{}`, which is not there",
                indicator.id, indicator.dimension
            );
            findings.push(text.fault(RULE, Severity::Error, place_of(&indicator.id.0, text), message));
        }
        if catalogue.delphi_rule && indicator.strength.is_none() {
            let message = format!("the indicator `{}` has no strength, which the Delphi rule needs", indicator.id);
            let fault = text.fault(RULE, Severity::Error, place_of(&indicator.id.0, text), message);
            findings.push(fault.with_cure("add `strength: Strong`, `Medium` or `Weak`"));
        }
    }
    findings.len() == before
}

fn ids_are_unique<'a>(ids: impl Iterator<Item = &'a str>, text: &SourceText, findings: &mut Vec<Diagnostic>) -> bool {
    let mut seen = HashSet::new();
    let before = findings.len();
    for id in ids {
        if !seen.insert(id) {
            let message = format!("the id `{id}` is used twice");
            let fault = text.fault(RULE, Severity::Error, place_of(id, text), message);
            findings.push(fault.with_cure("give the second another id"));
        }
    }
    findings.len() == before
}

/// Where an id is last written in quotes.
fn place_of(id: &str, text: &SourceText) -> std::ops::Range<usize> {
    let quoted = format!("\"{id}\"");
    text.text().rfind(&quoted).map_or(0..0, |at| at..at + quoted.len())
}

fn merge<T>(into: &mut Vec<T>, from: impl IntoIterator<Item = T>, id: impl Fn(&T) -> Arc<str>) {
    for new in from {
        match into.iter_mut().find(|old| id(old) == id(&new)) {
            Some(old) => *old = new,
            None => into.push(new),
        }
    }
}

#[cfg(test)]
mod tests;
