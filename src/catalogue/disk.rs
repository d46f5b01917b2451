//! Reference files from a folder that a course puts beside the program: `catalogues/`, `institutions/`, `principles/`.

use std::fs;
use std::io;
use std::path::Path;

use super::Reference;
use super::load::{RULE, ReferenceFile, ReferenceKind};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Phrase, phrase};

/// The shipped data overridden by the files of `folder`, in the order of their names.
///
/// A folder that is not there changes nothing; a file that cannot be read is told.
#[must_use]
pub fn reference_from(folder: &Path) -> (Reference, Vec<Diagnostic>) {
    let mut files = Vec::new();
    let mut findings = Vec::new();
    for (kind, name) in [
        (ReferenceKind::Catalogue, "catalogues"),
        (ReferenceKind::Institutions, "institutions"),
        (ReferenceKind::Principles, "principles"),
    ] {
        let mut names = match ron_files(&folder.join(name)) {
            Ok(names) => names,
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                findings.push(unreadable(name, &error));
                continue;
            }
        };
        names.sort();
        for file in names {
            let shown = format!("{name}/{file}");
            match fs::read_to_string(folder.join(name).join(&file)) {
                Ok(text) => files.push(ReferenceFile { kind, name: shown, text }),
                Err(error) => findings.push(unreadable(&shown, &error)),
            }
        }
    }
    let (reference, mut faults) = Reference::embedded().overridden(&files);
    findings.append(&mut faults);
    (reference, findings)
}

fn ron_files(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str().filter(|name| name.ends_with(".ron")) {
            names.push(name.to_owned());
        }
    }
    Ok(names)
}

fn unreadable(name: &str, error: &io::Error) -> Diagnostic {
    let error = Phrase::of_io(error);
    let message = phrase! { pl: "nie da się odczytać `{name}`: {error}", en: "`{name}` cannot be read: {error}", uk: "не вдається прочитати `{name}`: {error}"; name, error };
    Diagnostic::placeless(RULE, Severity::Error, message).with_cure(Phrase::fixed(
        "sprawdź, czy plik istnieje, jest tekstem UTF-8 i wolno go czytać",
        "check that the file is there, is UTF-8 text and may be read",
        "перевірте, чи файл є, чи це текст UTF-8 і чи його дозволено читати",
    ))
}
