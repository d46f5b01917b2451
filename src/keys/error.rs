//! Why a key cannot be used, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why it could not be done. What was kept before is kept still.
#[derive(Debug)]
pub enum KeysError {
    /// A file or folder cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is no station in this data folder.
    NoStation {
        /// Where one was looked for.
        folder: PathBuf,
    },
    /// There is a station already.
    StationExists {
        /// Where.
        folder: PathBuf,
    },
    /// Keys were brought that do not open what is here.
    OtherStation {
        /// What they do not open.
        path: PathBuf,
    },
    /// The passphrase opens nothing.
    WrongPassphrase,
    /// The passphrase is too short.
    WeakPassphrase,
    /// The file is not what it was.
    Damaged {
        /// Which.
        path: PathBuf,
        /// What is wrong with it, and where.
        what: String,
    },
    /// The file was written by a later release.
    Newer {
        /// Which.
        path: PathBuf,
    },
    /// `lock.json` is gone, and with it the salt of the passphrase.
    LockLost {
        /// Where it should be.
        path: PathBuf,
    },
    /// `identity.age` is gone.
    IdentityLost {
        /// Where it should be.
        path: PathBuf,
    },
    /// The text is no key of `age` that can be used here.
    NoKey {
        /// What is wrong with it.
        what: &'static str,
    },
    /// The passphrase could not be worked on: argon2 says why.
    Lock {
        /// What it said.
        what: String,
    },
}

impl KeysError {
    pub(super) fn file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.to_owned(), source }
    }

    pub(super) fn damaged(path: &Path, what: impl Into<String>) -> Self {
        Self::Damaged { path: path.to_owned(), what: what.into() }
    }

    /// What to do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::File { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                "Free some space on the disk and try again; what was there before is unchanged."
            }
            Self::File { .. } => "See that you may read and write there, or choose another data folder with --data DIR.",
            Self::NoStation { .. } => {
                "Make this computer a trainer's station with `ias course setup`, or name the data folder of one with --data DIR."
            }
            Self::StationExists { .. } => {
                "Use it: its courses and results belong to its key. To have another beside it, choose another folder with --data DIR."
            }
            Self::OtherStation { .. } => {
                "Take the backup of this station's own key. To begin with the other key, move the folder `station` to a safe place first."
            }
            Self::WrongPassphrase => {
                "Type it again; letter case and keyboard language count. Without it only the backup of the key helps: `ias course key import FILE`."
            }
            Self::WeakPassphrase => "Take at least 12 characters; four or five words that do not belong together are easy to keep in mind.",
            Self::Damaged { .. } | Self::LockLost { .. } | Self::IdentityLost { .. } => {
                "Copy the folder `station` back from a backup of this computer, or bring the key back from its own backup: `ias course key import FILE`."
            }
            Self::Newer { .. } => "Use the newer release that wrote it. Nothing in it was changed.",
            Self::NoKey { .. } => "Take the file that `ias course key export` or `age-keygen` wrote; a secret key begins with AGE-SECRET-KEY-1, a public one with age1.",
            Self::Lock { .. } => "Close other programs, so that 64 MiB of memory are free, and try again.",
        }
    }
}

impl fmt::Display for KeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{source}: {}", path.display()),
            Self::NoStation { folder } => write!(f, "There is no trainer's station in {}.", folder.display()),
            Self::StationExists { folder } => write!(f, "There is a trainer's station in {} already.", folder.display()),
            Self::OtherStation { path } => write!(f, "These keys do not open {}: they are another station's.", path.display()),
            Self::WrongPassphrase => f.write_str("That is not the station's passphrase."),
            Self::WeakPassphrase => f.write_str("The passphrase is too short to protect the names of others."),
            Self::Damaged { path, what } => write!(f, "{} is damaged: {what}.", path.display()),
            Self::Newer { path } => write!(f, "{} was written by a newer release.", path.display()),
            Self::LockLost { path } => write!(f, "{} is missing: without it no passphrase opens the station.", path.display()),
            Self::IdentityLost { path } => write!(f, "{} is missing: the station's key is gone.", path.display()),
            Self::NoKey { what } => write!(f, "This is no key: {what}."),
            Self::Lock { what } => write!(f, "The passphrase could not be worked on: {what}."),
        }
    }
}

impl Error for KeysError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
