//! The laptop's own key: made at first use, signs what is handed in. Its public part is the laptop's identity.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;
use std::str::FromStr;

use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use zeroize::{Zeroize, Zeroizing};

use super::KeysError;
use crate::course::disk::write_whole;

/// What a key file's only line without `#` begins with.
const MARK: &str = "IAS-LAPTOP-KEY-1:";

/// The key with which a laptop signs. Is never shown by `Debug`.
pub struct LaptopKey(SigningKey);

impl LaptopKey {
    /// The laptop's key; made from `random` when there is none yet.
    ///
    /// Two programs that begin at the same moment may each make one: the last stays, and what the other signs until it ends
    /// is as good, because results carry their public key.
    ///
    /// # Errors
    /// [`KeysError::File`]; [`KeysError::Damaged`] when the file is there and is no key.
    pub fn of_laptop(path: &Path, mut random: [u8; 32]) -> Result<Self, KeysError> {
        let key = match fs::read_to_string(path) {
            Ok(text) => Self::read(path, &Zeroizing::new(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key = Self(SigningKey::from_bytes(&random));
                write_whole(path, key.to_text().as_bytes()).map_err(|error| KeysError::file(path, error))?;
                Ok(key)
            }
            Err(error) if error.kind() == io::ErrorKind::InvalidData => Err(no_key(path)),
            Err(error) => Err(KeysError::file(path, error)),
        };
        random.zeroize();
        key
    }

    /// A key in memory, for tests and simulations.
    #[must_use]
    pub fn of(secret: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(secret))
    }

    fn read(path: &Path, text: &str) -> Result<Self, KeysError> {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(MARK)).ok_or_else(|| no_key(path))?;
        let secret = Zeroizing::new(from_hex::<32>(line).ok_or_else(|| no_key(path))?);
        Ok(Self(SigningKey::from_bytes(&secret)))
    }

    fn to_text(&self) -> Zeroizing<String> {
        let secret = Zeroizing::new(hex(self.0.as_bytes()));
        let head = "# The key with which this laptop signs results. Keep it here, and copy it nowhere.\n# Public part: ";
        Zeroizing::new(format!("{head}{}\n{MARK}{}\n", self.id(), *secret))
    }

    /// The laptop's identity.
    #[must_use]
    pub fn id(&self) -> LaptopId {
        LaptopId(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes (Ed25519, RFC 8032).
    #[must_use]
    pub fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(bytes).to_bytes())
    }
}

impl fmt::Debug for LaptopKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LaptopKey of {}", self.id())
    }
}

fn no_key(path: &Path) -> KeysError {
    KeysError::Damaged { path: path.to_owned(), what: format!("it holds no line {MARK}… of 64 hexadecimal digits") }
}

/// A laptop's public key, written as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LaptopId([u8; 32]);

impl LaptopId {
    /// Whether that laptop signed exactly those bytes.
    ///
    /// Strict: a key of small order proves nothing, and a signature has one form only.
    #[must_use]
    pub fn signed(&self, bytes: &[u8], signature: &Signature) -> bool {
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        VerifyingKey::from_bytes(&self.0).is_ok_and(|key| key.verify_strict(bytes, &signature).is_ok())
    }

    /// The first digits, enough to tell the laptops of a course apart.
    #[must_use]
    pub fn short(&self) -> String {
        hex(&self.0[..4])
    }

    /// The key's bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// A signature, written as 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

/// Why a text is no public key or signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotHex {
    /// How many digits there must be.
    pub digits: usize,
}

impl fmt::Display for NotHex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "it must have {} hexadecimal digits", self.digits)
    }
}

impl std::error::Error for NotHex {}

macro_rules! written_in_hex {
    ($type:ty, $bytes:literal) => {
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex(&self.0))
            }
        }

        impl FromStr for $type {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, NotHex> {
                from_hex::<$bytes>(text).map(Self).ok_or(NotHex { digits: 2 * $bytes })
            }
        }
    };
}

written_in_hex!(LaptopId, 32);
written_in_hex!(Signature, 64);

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        write!(text, "{byte:02x}").expect("writing to a String");
    }
    text
}

/// Exactly `N` bytes, in lower case.
pub(super) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let value = |digit: u8| match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = value(pair[0])? << 4 | value(pair[1])?;
    }
    Some(bytes)
}
