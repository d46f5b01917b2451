//! What went wrong when results were sent to a record store, in the interface's language: what, and what to do.

use crate::app::faults::file_fault;
use crate::app::views::look::Look;
use crate::push::{NoKeyring, PushError, Unheard, Untrusted};

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
        PushError::Position { path, source } => file_fault(path, source, look.language),
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
