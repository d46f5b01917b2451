//! Why somebody's data could not be handed over or deleted, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::course::disk::ShelfError;
use crate::keys::KeysError;
use crate::store::StoreError;

/// Why it could not be done. Part of a deletion may be done: the next try does the rest.
#[derive(Debug)]
pub enum PrivacyError {
    /// This computer is a trainer's station, and locked.
    Locked,
    /// A file cannot be removed or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The names.
    Keys(KeysError),
    /// The attempts, or what was gathered.
    Store(StoreError),
    /// The courses.
    Shelf(ShelfError),
}

impl PrivacyError {
    /// What to do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::Locked => "Give the station's passphrase: names are part of what is kept.".to_owned(),
            Self::File { .. } => "See that you may write in the data folder, and try again: what is done already stays done.".to_owned(),
            Self::Keys(error) => error.remedy().to_owned(),
            Self::Store(error) => error.remedy().to_owned(),
            Self::Shelf(error) => error.remedy(),
        }
    }
}

impl fmt::Display for PrivacyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked => f.write_str("This computer is a trainer's station, and it is locked."),
            Self::File { path, source } => write!(f, "{source}: {}", path.display()),
            Self::Keys(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
            Self::Shelf(error) => error.fmt(f),
        }
    }
}

impl Error for PrivacyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Locked => None,
            Self::File { source, .. } => Some(source),
            Self::Keys(error) => Some(error),
            Self::Store(error) => Some(error),
            Self::Shelf(error) => Some(error),
        }
    }
}

impl From<KeysError> for PrivacyError {
    fn from(error: KeysError) -> Self {
        Self::Keys(error)
    }
}

impl From<StoreError> for PrivacyError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ShelfError> for PrivacyError {
    fn from(error: ShelfError) -> Self {
        Self::Shelf(error)
    }
}
