//! Whom we believe to be the record store: certificates, and what is wrong with them.

use std::fmt;

use rustls::CertificateError;
use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

use super::PushError;
use crate::time::{Day, WallTime};

/// The certificate of an institution's own authority, trusted in place of the public ones.
#[derive(Clone, Debug)]
pub struct Authority(Vec<Certificate<'static>>);

impl Authority {
    /// Reads a file with one certificate or several, as text (PEM) or as Windows keeps them (DER).
    ///
    /// # Errors
    /// [`PushError::NoCertificate`].
    pub fn read(file: &[u8]) -> Result<Self, PushError> {
        // A certificate in DER is a sequence whose length takes two bytes.
        if file.starts_with(&[0x30, 0x82]) {
            return Ok(Self(vec![Certificate::from_der(file).to_owned()]));
        }
        let certificate = |item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        };
        let found: Vec<Certificate<'static>> = parse_pem(file).filter_map(certificate).collect();
        if found.is_empty() { Err(PushError::NoCertificate) } else { Ok(Self(found)) }
    }

    pub(super) fn roots(&self) -> RootCerts {
        RootCerts::new_with_certs(&self.0)
    }
}

/// Why the other side is not proven to be the record store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Untrusted {
    /// No authority that is trusted here vouches for it.
    Stranger,
    /// Its certificate is over, or this computer's clock is ahead.
    Expired {
        /// Its last day.
        last: Option<Day>,
    },
    /// Its certificate begins later, or this computer's clock is behind.
    NotYet {
        /// Its first day.
        first: Option<Day>,
    },
    /// Its certificate is that of another host.
    OtherHost {
        /// For whom it is, shortly.
        of: String,
    },
    /// Something else.
    Other {
        /// What the library says.
        detail: String,
    },
}

impl Untrusted {
    pub(super) fn of(error: &CertificateError) -> Self {
        let day = |time: &rustls::pki_types::UnixTime| {
            let millis = i64::try_from(time.as_secs()).ok().and_then(|seconds| seconds.checked_mul(1000));
            millis.map(|millis| Day::of(WallTime(millis)))
        };
        match error {
            CertificateError::UnknownIssuer => Self::Stranger,
            CertificateError::Expired => Self::Expired { last: None },
            CertificateError::ExpiredContext { not_after, .. } => Self::Expired { last: day(not_after) },
            CertificateError::NotValidYet => Self::NotYet { first: None },
            CertificateError::NotValidYetContext { not_before, .. } => Self::NotYet { first: day(not_before) },
            CertificateError::NotValidForName => Self::OtherHost { of: String::new() },
            CertificateError::NotValidForNameContext { presented, .. } => {
                // `DnsName("lrs.example.org")`: the name alone.
                let bare = |name: &String| name.split('"').nth(1).map_or_else(|| name.clone(), str::to_owned);
                Self::OtherHost { of: presented.iter().take(3).map(bare).collect::<Vec<_>>().join(", ") }
            }
            other => Self::Other { detail: other.to_string() },
        }
    }
}

impl fmt::Display for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stranger => f.write_str("no authority that is trusted here vouches for it"),
            Self::Expired { last: Some(day) } => write!(f, "its last day was {day}"),
            Self::Expired { last: None } => f.write_str("its time is over"),
            Self::NotYet { first: Some(day) } => write!(f, "its first day is {day}"),
            Self::NotYet { first: None } => f.write_str("its time has not come yet"),
            Self::OtherHost { of } if of.is_empty() => f.write_str("it is that of another host"),
            Self::OtherHost { of } => write!(f, "it is that of {of}"),
            Self::Other { detail } => f.write_str(detail),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AUTHORITY: &[u8] = include_bytes!("../../tests/tls/authority.pem");
    const KEY: &[u8] = include_bytes!("../../tests/tls/server.key");

    #[test]
    fn a_file_of_certificates_is_read_as_text_and_as_windows_keeps_it() {
        let of_text = Authority::read(AUTHORITY).expect("a certificate");
        let der = of_text.0[0].der().to_vec();
        let of_windows = Authority::read(&der).expect("the same");
        assert_eq!(of_windows.0[0].der(), der);
        let two = [AUTHORITY, b"\n", include_bytes!("../../tests/tls/stranger.pem")].concat();
        assert_eq!(Authority::read(&two).expect("both").0.len(), 2);
        for wrong in [&b""[..], b"no certificate", KEY] {
            assert!(matches!(Authority::read(wrong), Err(PushError::NoCertificate)));
        }
    }
}
