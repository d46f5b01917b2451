//! What scenarios must know of their media without knowing any codec: is the file there, what is it, how long.
//!
//! The real implementation joins [`super::disk::FolderMedia`] with the media module's probe and stands with the
//! callers; [`MediaTable`] is the one for tests.

use std::collections::BTreeMap;

use crate::diagnostic::nearest;
use crate::time::MediaTime;

/// What a medium is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaKind {
    /// A film clip.
    Film,
    /// A sound track.
    Sound,
    /// A still, exhibit or poster.
    Picture,
    /// Captions.
    Captions,
}

impl MediaKind {
    /// As a person calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Film => "film clip",
            Self::Sound => "sound",
            Self::Picture => "picture",
            Self::Captions => "caption file",
        }
    }
}

/// Where a path leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Located {
    /// To a file in the folder.
    Here,
    /// To nothing; `near` is a file whose path is nearly the same.
    Missing {
        /// A file that may have been meant.
        near: Option<String>,
    },
    /// By a link, out of the folder.
    Outside,
}

/// What probing a readable medium found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Medium {
    /// How long it lasts; `None` for what has no length, or when it is not known.
    pub length: Option<MediaTime>,
}

/// Knows the media of one scenario. Paths are relative to its folder, with forward slashes, and hold no `..`.
pub trait MediaFacts {
    /// Where the path leads. Cheap: opens nothing.
    fn locate(&self, path: &str) -> Located;

    /// Opens the file as such a medium; `Err` says what is wrong with it, as the end of a sentence.
    ///
    /// # Errors
    /// When the file cannot be read as that kind.
    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, String>;
}

/// Takes every medium to be there, of unknown length: for loading a text alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct MediaAssumed;

impl MediaFacts for MediaAssumed {
    fn locate(&self, _path: &str) -> Located {
        Located::Here
    }

    fn probe(&self, _path: &str, _kind: MediaKind) -> Result<Medium, String> {
        Ok(Medium::default())
    }
}

/// Media as a table in memory: exactly the paths entered are there.
#[derive(Clone, Debug, Default)]
pub struct MediaTable {
    entries: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug)]
enum Entry {
    Readable(MediaKind, Medium),
    Broken(String),
    Link,
}

impl MediaTable {
    /// With a readable medium; `length` as for [`Medium`].
    #[must_use]
    pub fn with(mut self, path: &str, kind: MediaKind, length: Option<MediaTime>) -> Self {
        self.entries.insert(path.to_owned(), Entry::Readable(kind, Medium { length }));
        self
    }

    /// With a file that cannot be read.
    #[must_use]
    pub fn with_broken(mut self, path: &str, why: &str) -> Self {
        self.entries.insert(path.to_owned(), Entry::Broken(why.to_owned()));
        self
    }

    /// With a link that leads out of the folder.
    #[must_use]
    pub fn with_link_outside(mut self, path: &str) -> Self {
        self.entries.insert(path.to_owned(), Entry::Link);
        self
    }
}

impl MediaFacts for MediaTable {
    fn locate(&self, path: &str) -> Located {
        match self.entries.get(path) {
            Some(Entry::Link) => Located::Outside,
            Some(_) => Located::Here,
            None => {
                Located::Missing { near: nearest(path, self.entries.keys().map(String::as_str)).map(str::to_owned) }
            }
        }
    }

    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, String> {
        match self.entries.get(path) {
            Some(Entry::Readable(found, medium)) if *found == kind => Ok(*medium),
            Some(Entry::Readable(found, _)) => Err(format!("it is a {}", found.name())),
            Some(Entry::Broken(why)) => Err(why.clone()),
            Some(Entry::Link) | None => Err("it is not there".to_owned()),
        }
    }
}
