//! What went wrong with files, store, courses, keys and media, in the interface's language: what it is, and what to do.
//!
//! What the system, a decoder or the engine of the store said stands behind it as it came: whoever helps needs it.

use std::io;
use std::path::Path;

use super::i18n::{Arg, translate};
use super::views::library::DiagnosticLine;
use crate::course::disk::ShelfError;
use crate::course::Unfit;
use crate::diagnostic::{Diagnostic, render};
use crate::handin::HandInError;
use crate::keys::KeysError;
use crate::media::MediaError;
use crate::privacy::PrivacyError;
use crate::store::{Notice, StoreError};
use crate::text::Language;

/// A finding as the screens show it.
pub(super) fn diagnostic_line(finding: &Diagnostic) -> DiagnosticLine {
    DiagnosticLine {
        headline: finding.message.clone(),
        place: finding.span.as_ref().map(|span| format!("{}:{}:{}", span.file, span.line, span.column)).unwrap_or_default(),
        cure: finding.cure.clone(),
        error: finding.is_error(),
    }
}

/// What is wrong, and what to do about it.
pub(super) type Told = (String, String);

/// Both in one text.
pub(super) fn line((what, cure): Told) -> String {
    format!("{what} {cure}")
}

fn path_told(what: &str, cure: &str, path: &Path, language: Language) -> Told {
    let path = path.display().to_string();
    let args = [("path", Arg::Text(&path))];
    (translate(language, what, &args), translate(language, cure, &args))
}

fn plain(what: &str, cure: &str, language: Language) -> Told {
    (translate(language, what, &[]), translate(language, cure, &[]))
}

/// With what a machine said, for whoever helps.
fn detailed((what, cure): Told, detail: &str, language: Language) -> Told {
    let detail = translate(language, "fault-detail", &[("detail", Arg::Text(detail))]);
    (what, format!("{cure} {detail}"))
}

/// Why a file could not be read or written. What the system said stands in its own language.
pub(super) fn file_fault(path: &Path, error: &io::Error, language: Language) -> Told {
    let cure = match error.kind() {
        io::ErrorKind::StorageFull => "trainer-fault-full-cure",
        io::ErrorKind::NotFound => "trainer-fault-missing-cure",
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "trainer-fault-rights-cure",
        _ => "trainer-fault-file-cure",
    };
    let (path, why) = (path.display().to_string(), error.to_string());
    let args = [("path", Arg::Text(&path)), ("why", Arg::Text(&why))];
    (translate(language, "trainer-fault-file", &args), translate(language, cure, &[]))
}

/// Why the store could not do it.
pub(super) fn store_fault(error: &StoreError, language: Language) -> Told {
    let of = |what: &str, cure: &str, path: &Path| path_told(what, cure, path, language);
    match error {
        StoreError::Folder { path, source } => file_fault(path, source, language),
        StoreError::Newer { path, .. } => of("trainer-fault-newer", "trainer-fault-newer-cure", path),
        StoreError::Foreign { path } => of("fault-foreign", "fault-foreign-cure", path),
        StoreError::Damaged { path, detail } => detailed(of("fault-damaged", "fault-damaged-cure", path), detail, language),
        StoreError::Full { path } => of("fault-full", "fault-full-cure", path),
        StoreError::ReadOnly { path } => of("fault-read-only", "fault-read-only-cure", path),
        StoreError::Busy { path } => of("fault-busy", "fault-busy-cure", path),
        StoreError::Engine { path, source } => detailed(of("fault-engine", "fault-engine-cure", path), &source.to_string(), language),
        StoreError::OpenElsewhere { .. } => plain("fault-open-elsewhere", "fault-open-elsewhere-cure", language),
        StoreError::UnreadableEvent { .. } => detailed(plain("fault-unreadable", "fault-unreadable-cure", language), &error.to_string(), language),
        StoreError::TracesLeft { path } => of("fault-traces", "fault-traces-cure", path),
        // No screen offers what leads here; whoever helps reads it in the words of the store.
        StoreError::UnknownAttempt { .. }
        | StoreError::AttemptExists { .. }
        | StoreError::Finished { .. }
        | StoreError::NotFinished { .. }
        | StoreError::Gap { .. }
        | StoreError::BadAttemptId { .. }
        | StoreError::BadTraineeCode { .. } => attempt_fault(&error.to_string(), language),
    }
}

/// Why an attempt cannot be begun or gone on with.
pub(super) fn attempt_fault(detail: &str, language: Language) -> Told {
    detailed(plain("fault-attempt", "fault-attempt-cure", language), detail, language)
}

/// Why what is kept of an attempt cannot be read.
pub(super) fn log_fault(detail: &str, language: Language) -> Told {
    detailed(plain("fault-unreadable", "fault-unreadable-cure", language), detail, language)
}

/// What the store did to its own file when it was opened.
pub(super) fn store_notice(notice: &Notice, language: Language) -> String {
    match notice {
        Notice::SetAside { kept_as, detail } => line(detailed(path_told("fault-set-aside", "fault-set-aside-cure", kept_as, language), detail, language)),
    }
}

/// Why a course could not be taken in or changed.
pub(super) fn shelf_fault(error: &ShelfError, language: Language) -> Told {
    let of = |what: &str, cure: &str, args: &[(&str, Arg<'_>)]| (translate(language, what, args), translate(language, cure, args));
    match error {
        ShelfError::File { path, source } => file_fault(path, source, language),
        ShelfError::Faulty { path, findings } => {
            let told = of("fault-course-faulty", "fault-course-faulty-cure", &[("path", Arg::Text(&path.display().to_string()))]);
            match findings.iter().find(|finding| finding.is_error()) {
                Some(first) => detailed(told, &render::concise(first, language), language),
                None => told,
            }
        }
        ShelfError::Unfit { id, why } => {
            let id = id.to_string();
            let id = ("id", Arg::Text(&id));
            match why {
                Unfit::OtherCourse => of("fault-course-other", "fault-course-other-cure", &[id]),
                Unfit::Older { installed } => {
                    of("fault-course-older", "fault-course-older-cure", &[id, ("edition", Arg::Text(&installed.to_string()))])
                }
                Unfit::SameEdition => of("fault-course-same", "fault-course-same-cure", &[id]),
            }
        }
        ShelfError::Unknown { id } => of("fault-course-unknown", "fault-course-unknown-cure", &[("id", Arg::Text(id))]),
    }
}

/// Why a result was not handed in.
pub(super) fn hand_in_fault(error: &HandInError, language: Language) -> Told {
    let of = |what: &str, cure: &str, path: &Path| path_told(what, cure, path, language);
    match error {
        HandInError::Store(error) => store_fault(error, language),
        HandInError::Keys(error) => keys_fault(error, language),
        HandInError::NotFinished { .. } | HandInError::OtherCourse { .. } | HandInError::Unsound { .. } => {
            detailed(plain("fault-not-handed", "fault-not-handed-cure", language), &error.to_string(), language)
        }
        HandInError::Gone { folder } => of("fault-stick-gone", "fault-stick-gone-cure", folder),
        HandInError::Full { folder } => of("fault-stick-full", "fault-stick-full-cure", folder),
        HandInError::ReadOnly { folder } => of("fault-stick-locked", "fault-stick-locked-cure", folder),
        HandInError::File { path, source } => file_fault(path, source, language),
    }
}

/// Why a key, a passphrase or a name could not be used.
pub(super) fn keys_fault(error: &KeysError, language: Language) -> Told {
    let of = |what: &str, cure: &str, path: &Path| path_told(what, cure, path, language);
    match error {
        KeysError::WrongPassphrase => plain("trainer-fault-wrong", "trainer-fault-wrong-cure", language),
        KeysError::WeakPassphrase => plain("trainer-fault-weak", "trainer-fault-weak-cure", language),
        KeysError::Damaged { path, .. } => of("trainer-fault-damaged", "trainer-fault-lost-cure", path),
        KeysError::LockLost { path } | KeysError::IdentityLost { path } => of("trainer-fault-lost", "trainer-fault-lost-cure", path),
        KeysError::OtherStation { path } => of("trainer-fault-other-station", "trainer-fault-other-station-cure", path),
        KeysError::Newer { path } => of("trainer-fault-newer", "trainer-fault-newer-cure", path),
        KeysError::NoKey { .. } => plain("trainer-fault-no-key", "trainer-fault-no-key-cure", language),
        KeysError::Lock { what } => detailed(plain("trainer-fault-memory", "trainer-fault-memory-cure", language), what, language),
        KeysError::File { path, source } => file_fault(path, source, language),
        KeysError::NoStation { folder } => of("fault-no-station", "fault-no-station-cure", folder),
        KeysError::StationExists { folder } => of("fault-station-there", "fault-station-there-cure", folder),
    }
}

/// Why something could not be handed over or deleted.
pub(super) fn privacy_fault(error: &PrivacyError, language: Language) -> Told {
    match error {
        PrivacyError::File { path, source } => file_fault(path, source, language),
        PrivacyError::Keys(error) => keys_fault(error, language),
        PrivacyError::Store(error) => store_fault(error, language),
        PrivacyError::Shelf(error) => shelf_fault(error, language),
        PrivacyError::Locked => plain("fault-locked", "fault-locked-cure", language),
    }
}

/// Why a scene cannot be shown or heard.
pub(super) fn media_fault(error: &MediaError, language: Language) -> Told {
    let (what, cure) = match error {
        MediaError::Missing { .. } => ("fault-media-missing", "fault-media-missing-cure"),
        MediaError::NotAFilm { .. } | MediaError::UnsupportedPicture { .. } | MediaError::UnsupportedSound { .. } => {
            ("fault-media-unsupported", "fault-media-unsupported-cure")
        }
        MediaError::DamagedPicture { .. } | MediaError::DamagedSound { .. } | MediaError::DamagedStill { .. } => {
            ("fault-media-damaged", "fault-media-damaged-cure")
        }
        MediaError::NoDecoder { .. } => ("fault-no-decoder", "fault-no-decoder-cure"),
        // Whatever kinds come later: the system's own words.
        _ => ("fault-media-unreadable", "fault-media-unreadable-cure"),
    };
    let path = error.path().map(|path| path.display().to_string()).unwrap_or_default();
    let told = (translate(language, what, &[("path", Arg::Text(&path))]), translate(language, cure, &[]));
    if error.is_missing() { told } else { detailed(told, &error.to_string(), language) }
}

/// Why no thread could be begun.
pub(super) fn thread_fault(error: &io::Error, language: Language) -> Told {
    detailed(plain("fault-no-thread", "fault-no-thread-cure", language), &error.to_string(), language)
}

/// Why a course's file could not be changed in place: it is written in a way that only a person can follow.
pub(super) fn unchanged_fault(path: &Path, why: &str, language: Language) -> Told {
    detailed(path_told("fault-course-faulty", "fault-course-faulty-cure", path, language), why, language)
}

/// Why a text was not printed; it is kept at `path`.
pub(super) fn print_fault(path: &Path, why: &str, language: Language) -> Told {
    detailed(path_told("fault-print", "fault-print-cure", path, language), why, language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// One of each that a screen can show.
    fn everything(language: Language) -> Vec<Told> {
        let path = || PathBuf::from("/x/y");
        let io = || io::Error::from(io::ErrorKind::StorageFull);
        let attempt = || crate::session::AttemptId::from("a-1");
        let store = [
            StoreError::Folder { path: path(), source: io() },
            StoreError::Newer { path: path(), found: 9, known: 1 },
            StoreError::Foreign { path: path() },
            StoreError::Damaged { path: path(), detail: "page 7".to_owned() },
            StoreError::Full { path: path() },
            StoreError::ReadOnly { path: path() },
            StoreError::Busy { path: path() },
            StoreError::Engine { path: path(), source: "code 5".into() },
            StoreError::OpenElsewhere { attempt: attempt() },
            StoreError::UnreadableEvent { attempt: attempt(), number: 3, detail: "?".to_owned() },
            StoreError::TracesLeft { path: path() },
            StoreError::Finished { attempt: attempt() },
        ];
        let id = || crate::course::CourseId::from("lublin-20");
        let shelf = [
            ShelfError::File { path: path(), source: io() },
            ShelfError::Faulty { path: path(), findings: Vec::new() },
            ShelfError::Unfit { id: id(), why: Unfit::OtherCourse },
            ShelfError::Unfit { id: id(), why: Unfit::Older { installed: 7 } },
            ShelfError::Unfit { id: id(), why: Unfit::SameEdition },
            ShelfError::Unknown { id: "lublin-20".to_owned() },
        ];
        let sent = [
            HandInError::NotFinished { attempt: attempt() },
            HandInError::Gone { folder: path() },
            HandInError::Full { folder: path() },
            HandInError::ReadOnly { folder: path() },
            HandInError::File { path: path(), source: io() },
        ];
        let keys = [
            KeysError::File { path: path(), source: io() },
            KeysError::NoStation { folder: path() },
            KeysError::StationExists { folder: path() },
            KeysError::OtherStation { path: path() },
            KeysError::WrongPassphrase,
            KeysError::WeakPassphrase,
            KeysError::Damaged { path: path(), what: "?".to_owned() },
            KeysError::Newer { path: path() },
            KeysError::LockLost { path: path() },
            KeysError::IdentityLost { path: path() },
            KeysError::NoKey { what: "?" },
            KeysError::Lock { what: "?".to_owned() },
        ];
        let media = [
            MediaError::from_io(&path(), io::ErrorKind::NotFound.into()),
            MediaError::from_io(&path(), io()),
            MediaError::NotAFilm { path: path(), why: "?".to_owned() },
            MediaError::DamagedStill { path: path(), why: "?".to_owned() },
            MediaError::NoDecoder { why: "?".to_owned() },
        ];
        let mut told: Vec<Told> = store.iter().map(|error| store_fault(error, language)).collect();
        told.extend(shelf.iter().map(|error| shelf_fault(error, language)));
        told.extend(sent.iter().map(|error| hand_in_fault(error, language)));
        told.extend(keys.iter().map(|error| keys_fault(error, language)));
        told.extend(media.iter().map(|error| media_fault(error, language)));
        told.push(privacy_fault(&PrivacyError::Locked, language));
        told.push(thread_fault(&io(), language));
        told.push(unchanged_fault(&path(), "?", language));
        told.push(print_fault(&path(), "?", language));
        told.push((store_notice(&Notice::SetAside { kept_as: path(), detail: "?".to_owned() }, language), String::new()));
        told
    }

    #[test]
    fn every_fault_is_told_in_every_language_with_its_values() {
        let [pl, en, uk] = [Language::Pl, Language::En, Language::Uk].map(everything);
        for ((pl, en), uk) in pl.iter().zip(&en).zip(&uk) {
            for (what, cure) in [pl, en, uk] {
                let text = format!("{what} {cure}");
                // A key that no file has is shown as it is; a value that is missing, in braces.
                assert!(!text.contains("fault-") && !text.contains('{') && !text.contains('}'), "{text}");
            }
            // Where the system speaks, it speaks its own language in all three.
            if !en.0.starts_with("/x/y: ") {
                assert!(en.0 != pl.0 && en.0 != uk.0 && pl.0 != uk.0, "{en:?}");
            }
            assert!(en.1.is_empty() || (en.1 != pl.1 && en.1 != uk.1), "{en:?}");
        }
    }

    #[test]
    fn what_a_machine_said_is_kept_for_whoever_helps() {
        let engine = StoreError::Engine { path: "/x/results.sqlite".into(), source: "disk I/O error (10)".into() };
        let (what, cure) = store_fault(&engine, Language::Pl);
        assert!(what.contains("/x/results.sqlite"), "{what}");
        assert!(cure.ends_with("Szczegóły dla pomocy technicznej: disk I/O error (10)"), "{cure}");
    }
}
