//! From a passphrase to the key that locks the station.
//!
//! Argon2id with 64 MiB, 3 passes, 4 lanes: RFC 9106 section 4, the second recommended choice. OWASP's least (19 MiB, 2 passes,
//! 1 lane; Password Storage Cheat Sheet) is below it, and a lock that asks for less than that is refused.
//! The 32 bytes that come out are an `age` identity; only its public key is kept.

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::KeysError;
use super::laptop::{from_hex, hex};
use super::seal::{Identity, Recipient};

/// What a person types to open the station; wiped from memory when it is dropped.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Fewer characters are not accepted for a new one. Our own choice.
    pub const LEAST: usize = 12;
    /// Fewer different ones neither.
    const LEAST_DISTINCT: usize = 4;
    /// From here on it is told to be long: four or five words. Our own choice.
    const LONG: usize = 20;

    /// As typed.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }

    /// The same, when it is long enough to be a new one.
    ///
    /// # Errors
    /// [`KeysError::WeakPassphrase`]
    pub fn chosen(typed: String) -> Result<Self, KeysError> {
        let passphrase = Self::new(typed);
        let distinct: std::collections::BTreeSet<char> = passphrase.0.chars().collect();
        if passphrase.0.chars().count() < Self::LEAST || distinct.len() < Self::LEAST_DISTINCT {
            return Err(KeysError::WeakPassphrase);
        }
        Ok(passphrase)
    }

    /// How well it would protect as a new one.
    #[must_use]
    pub fn strength(&self) -> Strength {
        let length = self.0.chars().count();
        let distinct: std::collections::BTreeSet<char> = self.0.chars().collect();
        if length < Self::LEAST {
            Strength::Short { missing: Self::LEAST - length }
        } else if distinct.len() < Self::LEAST_DISTINCT || is_a_run(&self.0) {
            Strength::Monotonous
        } else if length < Self::LONG {
            Strength::Enough
        } else {
            Strength::Long
        }
    }

    /// Whether the two are the same.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        *self.0 == *other.0
    }
}

/// How well a passphrase would protect: by its length, which counts more than odd characters (NIST SP 800-63B, appendix A).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Too short to be taken.
    Short {
        /// How many characters more it takes.
        missing: usize,
    },
    /// Long enough, but of few different characters, or in the order of the alphabet, the digits or the keyboard.
    Monotonous,
    /// It is taken.
    Enough,
    /// It is long.
    Long,
}

/// Whether most of it only goes on from one character to the next: `1234567890ab`, `qwertyuiop12`, `aaaaaaaaabcd`.
fn is_a_run(text: &str) -> bool {
    const ROWS: [&str; 4] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];
    let lower: Vec<char> = text.chars().flat_map(char::to_lowercase).collect();
    let neighbours = |a: char, b: char| {
        let by_alphabet = u32::from(a).abs_diff(u32::from(b)) <= 1;
        by_alphabet || ROWS.iter().any(|row| matches!((row.find(a), row.find(b)), (Some(a), Some(b)) if a.abs_diff(b) == 1))
    };
    let steps = lower.windows(2).filter(|pair| neighbours(pair[0], pair[1])).count();
    // A quarter of the steps may be anything; in words it is the reverse.
    4 * steps >= 3 * (lower.len().saturating_sub(1))
}

/// How a passphrase becomes a key, and the public key of the right one. Says nothing of the passphrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lock {
    /// `argon2id`
    kdf: String,
    /// In KiB.
    memory: u32,
    passes: u32,
    lanes: u32,
    /// 16 random bytes in hexadecimal digits.
    salt: String,
    /// The public key of the identity that the right passphrase makes.
    recipient: String,
}

impl Lock {
    const KDF: &str = "argon2id";
    const MEMORY: u32 = 64 * 1024;
    const PASSES: u32 = 3;
    const LANES: u32 = 4;
    /// Source: OWASP, Password Storage Cheat Sheet.
    const LEAST_MEMORY: u32 = 19 * 1024;
    const LEAST_PASSES: u32 = 2;
    /// A changed file shall not stop the computer: 1 GiB, and a minute or so.
    const MOST_MEMORY: u32 = 1024 * 1024;
    const MOST_PASSES: u32 = 64;

    /// A lock for a passphrase, and its key.
    pub(super) fn new(passphrase: &Passphrase, salt: [u8; 16]) -> Result<(Self, Identity), KeysError> {
        let mut lock = Self {
            kdf: Self::KDF.to_owned(),
            memory: Self::MEMORY,
            passes: Self::PASSES,
            lanes: Self::LANES,
            salt: hex(&salt),
            recipient: String::new(),
        };
        let identity = lock.key(passphrase)?;
        lock.recipient = identity.recipient().to_string();
        Ok((lock, identity))
    }

    /// What is wrong with a lock as read, if anything.
    pub(super) fn fault(&self) -> Option<&'static str> {
        if self.kdf != Self::KDF {
            return Some("`kdf` is not argon2id");
        }
        let dear = (Self::LEAST_MEMORY..=Self::MOST_MEMORY).contains(&self.memory) && (Self::LEAST_PASSES..=Self::MOST_PASSES).contains(&self.passes);
        if !dear || !(1..=16).contains(&self.lanes) {
            return Some("`memory`, `passes` and `lanes` are outside what is safe");
        }
        if from_hex::<16>(&self.salt).is_none() {
            return Some("`salt` is not 32 hexadecimal digits");
        }
        if self.recipient.parse::<Recipient>().is_err() {
            return Some("`recipient` is no public key");
        }
        None
    }

    /// Whether that is the public key of its key.
    pub(super) fn is_of(&self, recipient: &Recipient) -> bool {
        self.recipient == recipient.to_string()
    }

    /// The lock's key, if the passphrase is the right one.
    pub(super) fn unlock(&self, passphrase: &Passphrase) -> Result<Option<Identity>, KeysError> {
        let identity = self.key(passphrase)?;
        Ok((identity.recipient().to_string() == self.recipient).then_some(identity))
    }

    fn key(&self, passphrase: &Passphrase) -> Result<Identity, KeysError> {
        let failed = |error: argon2::Error| KeysError::Lock { what: error.to_string() };
        let salt = from_hex::<16>(&self.salt).ok_or_else(|| KeysError::Lock { what: "the salt cannot be read".to_owned() })?;
        let params = Params::new(self.memory, self.passes, self.lanes, Some(32)).map_err(failed)?;
        let mut secret = Zeroizing::new([0; 32]);
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        argon.hash_password_into(passphrase.0.as_bytes(), &salt, &mut *secret).map_err(failed)?;
        Ok(Identity::of(&secret))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strength_is_told_by_length_and_by_what_follows_what() {
        for (text, strength) in [
            ("", Strength::Short { missing: 12 }),
            ("zażółć gęś", Strength::Short { missing: 2 }),
            ("aaaabbbbaaaabbbb", Strength::Monotonous),
            ("1234567890ab", Strength::Monotonous),
            ("QwertyUiop12", Strength::Monotonous),
            ("abcdefghijklmnopqrstuvwxyz", Strength::Monotonous),
            ("mgła i wiosło", Strength::Enough),
            ("lampa pociąg osiem bursztyn", Strength::Long),
        ] {
            assert_eq!(Passphrase::new(text.to_owned()).strength(), strength, "{text}");
        }
    }

    #[test]
    fn what_is_told_to_be_enough_is_taken() {
        for text in ["mgła i wiosło", "lampa pociąg osiem bursztyn", "zażółć gęśl"] {
            let strength = Passphrase::new(text.to_owned()).strength();
            let told = matches!(strength, Strength::Enough | Strength::Long);
            assert_eq!(Passphrase::chosen(text.to_owned()).is_ok(), told, "{text}");
        }
    }
}
