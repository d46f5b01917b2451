//! What went wrong, in the interface's language: what, and what to do.

use std::io;
use std::path::Path;

use crate::app::views::look::Look;
use crate::keys::KeysError;
use crate::privacy::PrivacyError;

/// Why a key, a passphrase or a name could not be used.
pub(super) fn keys_fault(error: &KeysError, look: &Look) -> (String, String) {
    let with_path = |key: &str, path: &Path| look.t_with(key, &[("path", (&path.display().to_string()).into())]);
    match error {
        KeysError::WrongPassphrase => (look.t("trainer-fault-wrong"), look.t("trainer-fault-wrong-cure")),
        KeysError::WeakPassphrase => (look.t("trainer-fault-weak"), look.t("trainer-fault-weak-cure")),
        KeysError::Damaged { path, .. } => (with_path("trainer-fault-damaged", path), look.t("trainer-fault-lost-cure")),
        KeysError::LockLost { path } | KeysError::IdentityLost { path } => (with_path("trainer-fault-lost", path), look.t("trainer-fault-lost-cure")),
        KeysError::OtherStation { path } => (with_path("trainer-fault-other-station", path), look.t("trainer-fault-other-station-cure")),
        KeysError::Newer { path } => (with_path("trainer-fault-newer", path), look.t("trainer-fault-newer-cure")),
        KeysError::NoKey { .. } => (look.t("trainer-fault-no-key"), look.t("trainer-fault-no-key-cure")),
        KeysError::Lock { what } => (look.t("trainer-fault-memory"), format!("{} ({what})", look.t("trainer-fault-memory-cure"))),
        KeysError::File { path, source } => file_fault(path, source, look),
        // Cannot come from a screen that looked before; in the words of the command line.
        KeysError::NoStation { .. } | KeysError::StationExists { .. } => (error.to_string(), error.remedy().to_owned()),
    }
}

/// Why a file could not be read or written. What the system said stands in its own language.
pub(super) fn file_fault(path: &Path, error: &io::Error, look: &Look) -> (String, String) {
    let path = path.display().to_string();
    let cure = match error.kind() {
        io::ErrorKind::StorageFull => "trainer-fault-full-cure",
        io::ErrorKind::NotFound => "trainer-fault-missing-cure",
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => "trainer-fault-rights-cure",
        _ => "trainer-fault-file-cure",
    };
    (look.t_with("trainer-fault-file", &[("path", (&path).into()), ("why", (&error.to_string()).into())]), look.t(cure))
}

/// Why something could not be handed over or deleted.
pub(super) fn privacy_fault(error: &PrivacyError, look: &Look) -> (String, String) {
    match error {
        PrivacyError::File { path, source } => file_fault(path, source, look),
        PrivacyError::Keys(error) => keys_fault(error, look),
        PrivacyError::Locked | PrivacyError::Store(_) | PrivacyError::Shelf(_) => (error.to_string(), error.remedy()),
    }
}
