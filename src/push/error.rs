//! Why a push stopped, and what to do about it. No message holds a key, a secret, or what a statement says.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use super::{NoKeyring, Unheard, Untrusted};

/// Why it stopped. What was taken until then is noted; the same command goes on from there.
#[derive(Debug)]
pub enum PushError {
    /// The store does not know the key or the secret (401).
    UnknownKey,
    /// The key may not write there (403).
    Forbidden,
    /// There is no record store at the address (404, 405).
    NotThere {
        /// What it answered.
        status: u16,
    },
    /// The store is somewhere else (3xx).
    Moved {
        /// What it answered.
        status: u16,
    },
    /// The store has no room left (507).
    Full,
    /// The store's certificate cannot be trusted.
    Certificate {
        /// What is wrong with it.
        why: Untrusted,
    },
    /// There is no certificate in the file of the authority.
    NoCertificate,
    /// No connection, after every try.
    Unreachable {
        /// How often it was tried.
        tries: u32,
        /// Why, the last time.
        why: Unheard,
    },
    /// The store is not well, or wants to be left in peace, after every try (5xx, 429).
    Unwell {
        /// What it answered last.
        status: u16,
        /// How often it was tried.
        tries: u32,
    },
    /// An answer that no record store gives.
    Strange {
        /// The answer.
        status: u16,
    },
    /// No key is given, and the keyring keeps none for this store.
    NoKey {
        /// The store's address.
        address: String,
    },
    /// The environment holds the key without the secret, or the reverse.
    HalfAKey {
        /// What is there.
        there: &'static str,
        /// What is not.
        missing: &'static str,
    },
    /// Key or secret has a character that cannot be sent.
    Misshapen,
    /// The system's keyring cannot be used.
    Keyring {
        /// Why.
        why: NoKeyring,
    },
    /// The file that notes what was handed over cannot be used.
    Position {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Statements were handed to this store under another home before.
    OtherHome {
        /// The home then.
        was: String,
    },
    /// It was asked to stop.
    Stopped,
}

impl PushError {
    /// What to do about it, in one or two sentences.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::UnknownKey => "Ask the store's administrator for a key and secret, and keep them with `ias results push --lrs URL --login`.",
            Self::Forbidden => "Ask the store's administrator to let this key write statements.",
            Self::NotThere { .. } => "Ask the store's administrator for the xAPI endpoint; it often ends in /xapi.",
            Self::Moved { .. } => "Ask the store's administrator for its present address; what is sent is never redirected.",
            Self::Full => "Ask the store's administrator to make room, then run the same command: it goes on where it stopped.",
            Self::Certificate { why } => match why {
                Untrusted::Stranger => {
                    "If your institution has an authority of its own, give its certificate with --ca FILE; ask the store's administrator for it. Otherwise do not send anything: it may be somebody else."
                }
                Untrusted::Expired { .. } | Untrusted::NotYet { .. } => {
                    "Check the date of this computer. If it is right, ask the store's administrator to renew the certificate."
                }
                Untrusted::OtherHost { .. } => "Write the address as the store's administrator gave it to you. If you did, do not send anything: it may be somebody else.",
                Untrusted::Other { .. } => "Tell the store's administrator; do not send anything until then: it may be somebody else.",
            },
            Self::NoCertificate => "Ask the store's administrator for the certificate of their authority, as text (PEM) or as Windows keeps it (.cer).",
            Self::Unreachable { why: Unheard::NoHost, .. } => {
                "Check how the address is written, and the network; then run the same command: it goes on where it stopped."
            }
            Self::Unreachable { why: Unheard::InClear | Unheard::NoWeb, .. } => "Ask the store's administrator for the encrypted address, and its port.",
            Self::Unreachable { .. } => "Check the network and the address, then run the same command: it goes on where it stopped.",
            Self::Unwell { .. } => "Run the same command later: it goes on where it stopped.",
            Self::Strange { .. } => "Check that the address is that of a learning record store.",
            Self::NoKey { .. } => "Keep one with --login, or have it asked for with --ask. A program gives it in IAS_LRS_KEY and IAS_LRS_SECRET.",
            Self::HalfAKey { .. } => "Give both, or neither.",
            Self::Misshapen => "Copy them again from the store's administrator.",
            Self::Keyring { why: NoKeyring::Locked } => {
                "Unlock it (it asks when you log in to the desktop), or send with --ask, which keeps nothing. A program gives both in IAS_LRS_KEY and IAS_LRS_SECRET."
            }
            Self::Keyring { .. } => {
                "Send with --ask: it asks for key and secret and keeps nothing. A program gives both in IAS_LRS_KEY and IAS_LRS_SECRET. On Linux a keyring comes with gnome-keyring or KWallet."
            }
            Self::Position { .. } => "Choose a data folder that you may write to, with --data DIR.",
            Self::OtherHome { .. } => {
                "Under another home every statement is another one, and everything would be there twice. Keep to that home, or send all of it again with --again."
            }
            Self::Stopped => "The same command goes on where it stopped.",
        }
    }
}

impl fmt::Display for PushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey => f.write_str("The record store does not know this key and secret (401)."),
            Self::Forbidden => f.write_str("The record store does not let this key write (403)."),
            Self::NotThere { status } => write!(f, "There is no record store at this address ({status})."),
            Self::Moved { status } => write!(f, "The record store is at another address ({status})."),
            Self::Full => f.write_str("The record store has no room left (507)."),
            Self::Certificate { why } => write!(f, "The certificate of the record store cannot be trusted: {why}."),
            Self::NoCertificate => f.write_str("There is no certificate in the file of the authority."),
            Self::Unreachable { tries: 1, why } => write!(f, "The record store cannot be reached: {why}."),
            Self::Unreachable { tries, why } => write!(f, "The record store cannot be reached, after {tries} tries: {why}."),
            Self::Unwell { status, tries } => write!(f, "The record store could not take it, after {tries} tries ({status})."),
            Self::Strange { status } => write!(f, "The record store answered {status}, which no record store does."),
            Self::NoKey { address } => write!(f, "No key for {address} is kept in this system's keyring."),
            Self::HalfAKey { there, missing } => write!(f, "{there} is there without {missing}."),
            Self::Misshapen => f.write_str("A key has no colon, and neither key nor secret has a line end."),
            Self::Keyring { why } => write!(f, "The system's place for passwords cannot be used: {why}."),
            Self::Position { path, source } => write!(f, "{} cannot be used: {source}.", path.display()),
            Self::OtherHome { was } => write!(f, "Results were handed to this record store under the home {was}."),
            Self::Stopped => f.write_str("It was stopped."),
        }
    }
}

impl Error for PushError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Position { source, .. } => Some(source),
            _ => None,
        }
    }
}
