//! What went wrong, in the interface's language: what, and what to do.

use std::io;
use std::path::Path;

use crate::app::views::look::Look;
use crate::keys::KeysError;
use crate::privacy::PrivacyError;
use crate::push::{NoKeyring, PushError, Unheard, Untrusted};

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

/// Why nothing, or nothing more, could be sent to a record store.
pub(super) fn push_fault(error: &PushError, look: &Look) -> (String, String) {
    let plain = |key: &str| (look.t(key), look.t(&format!("{key}-cure")));
    let with = |key: &str, name: &'static str, value: &str, cure: &str| (look.t_with(key, &[(name, value.into())]), look.t(cure));
    match error {
        PushError::UnknownKey => plain("trainer-send-fault-unknown-key"),
        PushError::Forbidden => plain("trainer-send-fault-forbidden"),
        PushError::NotThere { .. } | PushError::Strange { .. } => plain("trainer-send-fault-not-there"),
        PushError::Moved { .. } => plain("trainer-send-fault-moved"),
        PushError::Full => plain("trainer-send-fault-full"),
        PushError::Certificate { why } => certificate_fault(why, look),
        PushError::NoCertificate => plain("trainer-send-fault-no-certificate"),
        PushError::Unreachable { why, .. } => match why {
            Unheard::NoHost => plain("trainer-send-fault-no-host"),
            Unheard::Refused => plain("trainer-send-fault-refused"),
            Unheard::TimedOut => plain("trainer-send-fault-timed-out"),
            Unheard::Broken => plain("trainer-send-fault-broken"),
            Unheard::InClear => plain("trainer-send-fault-in-clear"),
            Unheard::NoWeb => (look.t("trainer-send-fault-no-web"), look.t("trainer-send-fault-in-clear-cure")),
            Unheard::Other { detail } => with("trainer-send-fault-unheard", "why", detail, "trainer-send-fault-broken-cure"),
        },
        PushError::Unwell { status, .. } => with("trainer-send-fault-unwell", "status", &status.to_string(), "trainer-send-fault-unwell-cure"),
        PushError::NoKey { .. } => plain("trainer-send-fault-no-key"),
        PushError::HalfAKey { there, missing } => (
            look.t_with("trainer-send-fault-half-a-key", &[("there", (*there).into()), ("missing", (*missing).into())]),
            look.t("trainer-send-fault-half-a-key-cure"),
        ),
        PushError::Misshapen => plain("trainer-send-fault-misshapen"),
        PushError::Keyring { why: NoKeyring::None } => plain("trainer-send-fault-no-keyring"),
        PushError::Keyring { why: NoKeyring::Locked } => plain("trainer-send-fault-keyring-locked"),
        PushError::Keyring { why } => with("trainer-send-fault-keyring", "why", &why.to_string(), "trainer-send-fault-no-keyring-cure"),
        PushError::Position { path, source } => file_fault(path, source, look),
        PushError::OtherHome { was } => with("trainer-send-fault-other-home", "home", was, "trainer-send-fault-other-home-cure"),
        PushError::Stopped => (look.t("trainer-send-stopped"), look.t("trainer-send-goes-on")),
    }
}

/// Why the other side is not proven to be the record store.
fn certificate_fault(why: &Untrusted, look: &Look) -> (String, String) {
    let day = |key: &str, day: Option<crate::time::Day>| {
        let day = day.map_or_else(|| "?".to_owned(), |day| crate::report::words::Words { language: look.language }.day(day));
        (look.t_with(key, &[("day", (&day).into())]), look.t("trainer-send-fault-clock-cure"))
    };
    match why {
        Untrusted::Stranger => (look.t("trainer-send-fault-stranger"), look.t("trainer-send-fault-stranger-cure")),
        Untrusted::Expired { last } => day("trainer-send-fault-expired", *last),
        Untrusted::NotYet { first } => day("trainer-send-fault-not-yet", *first),
        Untrusted::OtherHost { of } => {
            (look.t_with("trainer-send-fault-other-host", &[("host", of.into())]), look.t("trainer-send-fault-other-host-cure"))
        }
        Untrusted::Other { detail } => {
            (look.t_with("trainer-send-fault-certificate", &[("why", detail.into())]), look.t("trainer-send-fault-other-host-cure"))
        }
    }
}
