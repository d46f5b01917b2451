//! Why a push stopped, and what to do about it. No message holds a key, a secret, or what a statement says.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

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
    /// The store's certificate cannot be trusted.
    Certificate {
        /// What is wrong with it.
        detail: String,
    },
    /// No connection, after every try.
    Unreachable {
        /// How often it was tried.
        tries: u32,
        /// What the system said last.
        detail: String,
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
    /// The system's keyring cannot be used.
    Keyring {
        /// Why.
        detail: String,
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
            Self::Certificate { .. } => {
                "If your institution has an authority of its own, give its certificate with --ca FILE. Otherwise do not send anything: it may be somebody else."
            }
            Self::Unreachable { .. } => "Check the network and the address, then run the same command: it goes on where it stopped.",
            Self::Unwell { .. } => "Run the same command later: it goes on where it stopped.",
            Self::Strange { .. } => "Check that the address is that of a learning record store.",
            Self::Keyring { .. } => "Give the key and the secret in the environment: IAS_LRS_KEY and IAS_LRS_SECRET.",
            Self::Position { .. } => "Choose a data folder that you may write to, with --data DIR.",
            Self::OtherHome { .. } => {
                "Under another home every statement is another one, and everything would be there twice. Keep to that home, or send all of it again with --again."
            }
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
            Self::Certificate { detail } => write!(f, "The certificate of the record store cannot be trusted: {detail}."),
            Self::Unreachable { tries, detail } => {
                write!(f, "The record store cannot be reached, after {tries} tries: {detail}.")
            }
            Self::Unwell { status, tries } => write!(f, "The record store could not take it, after {tries} tries ({status})."),
            Self::Strange { status } => write!(f, "The record store answered {status}, which no record store does."),
            Self::Keyring { detail } => write!(f, "The system's place for passwords cannot be used: {detail}."),
            Self::Position { path, source } => write!(f, "{} cannot be used: {source}.", path.display()),
            Self::OtherHome { was } => write!(f, "Results were handed to this record store under the home {was}."),
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
