//! Reference data from its RON texts: those that ship in the program, and those that a course puts in their place.
//!
//! A file that cannot be used is told and left out; the one that ships under the same name then stands.

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use serde::de::DeserializeOwned;

use super::{Catalogue, DimensionId, Institution, Principle, Reference};
use crate::diagnostic::{Diagnostic, Severity, SourceText};
use crate::text::{Phrase, phrase};

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
            let message = phrase! {
                pl: "tego pliku danych nie da się odczytać: {why}", en: "this reference file cannot be read: {why}",
                uk: "цей файл даних не вдається прочитати: {why}"; why = error.code
            };
            let cure = Phrase::fixed(
                "popraw go albo usuń, żeby użyć dołączonego do programu",
                "mend it, or take it away to use the one that ships",
                "виправте його або приберіть, щоб узяти той, що входить до програми",
            );
            let fault = text.fault(RULE, Severity::Error, at..to, message);
            findings.push(fault.with_cure(cure));
            None
        }
    }
}

fn is_sound(catalogue: &Catalogue, text: &SourceText, findings: &mut Vec<Diagnostic>) -> bool {
    let before = findings.len();
    let stem = text.name().rsplit('/').next().unwrap_or_default().trim_end_matches(".ron");
    if *catalogue.id.0 != *stem {
        let id = &catalogue.id;
        let message = phrase! {
            pl: "katalog `{id}` stoi w pliku o nazwie `{stem}.ron`", en: "the catalogue `{id}` stands in a file named `{stem}.ron`",
            uk: "каталог `{id}` стоїть у файлі з назвою `{stem}.ron`"; id, stem
        };
        let fault = text.fault(RULE, Severity::Error, place_of(&catalogue.id.0, text), message);
        findings.push(fault.with_cure(phrase! { pl: "nazwij plik `{id}.ron`", en: "name the file `{id}.ron`", uk: "назвіть файл `{id}.ron`"; id }));
    }
    ids_are_unique(catalogue.dimensions.iter().map(|one| &*one.id.0), text, findings);
    ids_are_unique(catalogue.indicators.iter().map(|one| &*one.id.0), text, findings);
    let known: Vec<&DimensionId> = catalogue.dimensions.iter().map(|one| &one.id).collect();
    let known = Phrase::listed(&known);
    let dimensions: HashSet<_> = catalogue.dimensions.iter().map(|one| &one.id).collect();
    for indicator in &catalogue.indicators {
        if !dimensions.contains(&indicator.dimension) {
            let message = phrase! {
                pl: "wskaźnik `{id}` wymienia wymiar `{dimension}`, którego nie ma", en: "the indicator `{id}` names the dimension `{dimension}`, which is not there",
                uk: "індикатор `{id}` називає вимір `{dimension}`, якого немає"; id = indicator.id, dimension = indicator.dimension
            };
            let cure = phrase! {
                pl: "podaj jeden z {known} albo dodaj go do `dimensions`", en: "write one of {known}, or add it to `dimensions`",
                uk: "назвіть один із {known} або додайте його до `dimensions`"; known
            };
            findings.push(text.fault(RULE, Severity::Error, place_of(&indicator.id.0, text), message).with_cure(cure));
        }
        if catalogue.delphi_rule && indicator.strength.is_none() {
            let message = phrase! {
                pl: "wskaźnik `{id}` nie ma siły, której wymaga reguła delficka", en: "the indicator `{id}` has no strength, which the Delphi rule needs",
                uk: "індикатор `{id}` не має сили, якої вимагає правило Дельфі"; id = indicator.id
            };
            let cure = Phrase::fixed(
                "dodaj `strength: Strong`, `Medium` lub `Weak`",
                "add `strength: Strong`, `Medium` or `Weak`",
                "додайте `strength: Strong`, `Medium` або `Weak`",
            );
            let fault = text.fault(RULE, Severity::Error, place_of(&indicator.id.0, text), message);
            findings.push(fault.with_cure(cure));
        }
    }
    findings.len() == before
}

fn ids_are_unique<'a>(ids: impl Iterator<Item = &'a str>, text: &SourceText, findings: &mut Vec<Diagnostic>) -> bool {
    let mut seen = HashSet::new();
    let before = findings.len();
    for id in ids {
        if !seen.insert(id) {
            let message = phrase! { pl: "id `{id}` użyto dwa razy", en: "the id `{id}` is used twice", uk: "id `{id}` вжито двічі"; id };
            let fault = text.fault(RULE, Severity::Error, place_of(id, text), message);
            findings.push(fault.with_cure(Phrase::fixed("nadaj drugiemu inne id", "give the second another id", "дайте другому інший id")));
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
