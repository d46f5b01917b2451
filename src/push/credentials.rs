//! Who we are to a record store. Kept in the system's own place for passwords, never in a file, a log or a message.

use std::fmt;

use ct_codecs::{Base64, Encoder as _};
use zeroize::Zeroizing;

use super::{Address, PushError};

/// A key and a secret, as the store's administrator hands them out.
pub struct Credentials {
    key: String,
    secret: Zeroizing<String>,
}

/// Hold the key and the secret where no keyring is.
const KEY: &str = "IAS_LRS_KEY";
const SECRET: &str = "IAS_LRS_SECRET";

/// Under which our entries stand in the system's keyring.
const SERVICE: &str = "ias";

impl Credentials {
    /// The pair; `None` when the key is empty or has a colon or a control character, which the header cannot carry.
    #[must_use]
    pub fn new(key: &str, secret: &str) -> Option<Self> {
        let fits = !key.is_empty() && !key.contains(':') && !key.chars().chain(secret.chars()).any(char::is_control);
        fits.then(|| Self { key: key.to_owned(), secret: Zeroizing::new(secret.to_owned()) })
    }

    /// Those of the environment, else those that the system's keyring keeps for that store.
    ///
    /// # Errors
    /// [`PushError::NoKey`], [`PushError::HalfAKey`], [`PushError::Misshapen`], [`PushError::Keyring`].
    pub fn found(address: &Address) -> Result<Self, PushError> {
        let given = |name| std::env::var(name).ok().filter(|value| !value.is_empty()).map(Zeroizing::new);
        match (given(KEY), given(SECRET)) {
            (Some(key), Some(secret)) => Self::new(&key, &secret).ok_or(PushError::Misshapen),
            (None, None) => Self::kept(address)?.ok_or_else(|| PushError::NoKey { address: address.to_string() }),
            (Some(_), None) => Err(PushError::HalfAKey { there: KEY, missing: SECRET }),
            (None, Some(_)) => Err(PushError::HalfAKey { there: SECRET, missing: KEY }),
        }
    }

    /// As the header wants them (RFC 7617).
    pub(super) fn authorization(&self) -> Zeroizing<String> {
        let pair = Zeroizing::new(format!("{}:{}", self.key, *self.secret));
        let coded = Base64::encode_to_string(pair.as_bytes()).expect("the length of a text is no overflow");
        Zeroizing::new(format!("Basic {}", *Zeroizing::new(coded)))
    }

    /// What the system's keyring keeps for that store, if anything.
    ///
    /// # Errors
    /// [`PushError::Keyring`] when there is no keyring, or it stays locked.
    pub fn kept(address: &Address) -> Result<Option<Self>, PushError> {
        match entry(address)?.get_password().map(Zeroizing::new) {
            Ok(pair) => Ok(pair.split_once(':').and_then(|(key, secret)| Self::new(key, secret))),
            Err(keyring::Error::NoEntry) => Ok(None),
            Err(error) => Err(unusable(&error)),
        }
    }

    /// Keeps the pair in the system's keyring for that store, in place of an earlier one.
    ///
    /// # Errors
    /// [`PushError::Keyring`].
    pub fn keep(&self, address: &Address) -> Result<(), PushError> {
        let pair = Zeroizing::new(format!("{}:{}", self.key, *self.secret));
        entry(address)?.set_password(&pair).map_err(|error| unusable(&error))
    }

    /// Takes the pair out of the system's keyring; whether there was one.
    ///
    /// # Errors
    /// [`PushError::Keyring`].
    pub fn forget(address: &Address) -> Result<bool, PushError> {
        match entry(address)?.delete_credential() {
            Ok(()) => Ok(true),
            Err(keyring::Error::NoEntry) => Ok(false),
            Err(error) => Err(unusable(&error)),
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credentials(…)")
    }
}

fn entry(address: &Address) -> Result<keyring::Entry, PushError> {
    keyring::Entry::new(SERVICE, &format!("record store {address}")).map_err(|error| unusable(&error))
}

/// Why the system's keyring cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoKeyring {
    /// This system offers none.
    None,
    /// It is locked, and nobody unlocked it.
    Locked,
    /// What stands there cannot be read.
    Unreadable,
    /// Something else.
    Other {
        /// What the system says.
        detail: String,
    },
}

impl fmt::Display for NoKeyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "this system offers none",
            Self::Locked => "it is locked, or may not be used",
            Self::Unreadable => "what it keeps cannot be read",
            Self::Other { detail } => detail,
        })
    }
}

/// What the keyring says, without what it may hold: some of its errors carry the password.
fn unusable(error: &keyring::Error) -> PushError {
    let why = match error {
        keyring::Error::NoDefaultStore => NoKeyring::None,
        keyring::Error::NoStorageAccess(_) => NoKeyring::Locked,
        keyring::Error::PlatformFailure(why) => NoKeyring::Other { detail: why.to_string() },
        _ => NoKeyring::Unreadable,
    };
    PushError::Keyring { why }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_the_example_of_the_standard() {
        // RFC 7617 section 2 and 2.1.
        let header = |key, secret| Credentials::new(key, secret).expect("fits").authorization().to_string();
        assert_eq!(header("Aladdin", "open sesame"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
        assert_eq!(header("test", "123\u{a3}"), "Basic dGVzdDoxMjPCow==");
    }

    #[test]
    fn nothing_shows_the_secret_and_what_the_header_cannot_carry_is_refused() {
        let pair = Credentials::new("key", "secret").expect("fits");
        assert!(!format!("{pair:?}").contains("secret") && !format!("{pair:?}").contains("key"));
        for (key, secret) in [("", "x"), ("a:b", "x"), ("a", "x\ny"), ("a\r", "x")] {
            assert!(Credentials::new(key, secret).is_none(), "{key:?} {secret:?}");
        }
    }
}
