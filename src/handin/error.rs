//! What is wrong with a result file, and why one could not be handed in.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::course::CourseId;
use crate::keys::{KeysError, SealError};
use crate::session::AttemptId;
use crate::store::StoreError;
use crate::store::gathered::Reason;

/// What is wrong with a result file. Lines count from 1 in the plain text.
#[derive(Debug)]
pub enum Fault {
    /// It does not open.
    Sealed(SealError),
    /// It cannot be read from where it lies.
    Unreadable(io::Error),
    /// It is larger than any result, so it was not read.
    TooLarge,
    /// It was written by a later release.
    Newer {
        /// The format that it names.
        found: u32,
    },
    /// It opens, but a line is not what stands there in a result.
    Line {
        /// Which line.
        line: usize,
        /// What is wrong with it.
        what: String,
    },
    /// The signature is not the laptop's, or not of this result.
    Signature,
    /// It does not know the course's ticket.
    Ticket {
        /// The course that it names.
        course: CourseId,
    },
    /// Its course is not known on this station.
    UnknownCourse {
        /// The course that it names.
        course: CourseId,
    },
    /// Its code is not on the roster of its course. The code is not repeated here: it may be one that was to be forgotten.
    Stranger {
        /// The course that it names.
        course: CourseId,
    },
}

impl Fault {
    /// What kind of fault it is.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::Sealed(SealError::Foreign) | Self::UnknownCourse { .. } => Reason::Foreign,
            Self::Sealed(SealError::Io(_)) | Self::Unreadable(_) => Reason::Unreadable,
            Self::Sealed(_) => Reason::Damaged,
            Self::Stranger { .. } => Reason::Stranger,
            Self::Newer { .. } => Reason::Newer,
            Self::TooLarge | Self::Line { .. } | Self::Signature | Self::Ticket { .. } => Reason::Forged,
        }
    }

    /// What to do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self.reason() {
            Reason::Unreadable => "Put the stick in again and gather once more: what was gathered stays.",
            Reason::Damaged => "Have the laptop hand it in again (`ias results send FOLDER --again`): its own copy is whole.",
            Reason::Newer => "Gather it with the newer release.",
            Reason::Stranger => {
                "Was this person deleted, or never there? Then delete the file. Do they take part? Then bring the course's latest file here, and gather once more."
            }
            Reason::Foreign if matches!(self, Self::UnknownCourse { .. }) => {
                "Put the course's file into this station's courses (`ias course`), then gather once more."
            }
            Reason::Foreign => {
                "Give it to the trainer whose course it is, or bring that trainer's key here (`ias course key import FILE`)."
            }
            Reason::Forged | Reason::Conflict => "Ask who had the laptop; do not count it.",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sealed(error) => error.fmt(f),
            Self::Unreadable(error) => write!(f, "it cannot be read: {error}"),
            Self::TooLarge => f.write_str("it is larger than any result"),
            Self::Newer { found } => {
                write!(f, "it has format {found}, written by a newer release; this one reads {}", super::file::FORMAT)
            }
            Self::Line { line, what } => write!(f, "line {line}: {what}"),
            Self::Signature => f.write_str("the signature is not that of the laptop which it names"),
            Self::Ticket { course } => write!(f, "it does not know the ticket of the course {course}: its laptop did not have the course's file"),
            Self::UnknownCourse { course } => write!(f, "it belongs to the course {course}, which this station does not know"),
            Self::Stranger { course } => write!(f, "its code is not on the roster of the course {course}"),
        }
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Sealed(error) => Some(error),
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

/// Why an attempt is not handed in. Nothing is lost: the attempt stays in its store, the sealed copy in the outbox.
#[derive(Debug)]
pub enum HandInError {
    /// The store says why.
    Store(StoreError),
    /// The laptop's key, or the course's, cannot be used.
    Keys(KeysError),
    /// It is not over.
    NotFinished {
        /// Which.
        attempt: AttemptId,
    },
    /// It belongs to no course, or to another one.
    OtherCourse {
        /// Which.
        attempt: AttemptId,
        /// Its course, if any.
        course: Option<CourseId>,
    },
    /// What is kept of it is no whole attempt.
    Unsound {
        /// Which.
        attempt: AttemptId,
        /// What is wrong.
        what: String,
    },
    /// The folder is not there: the stick was pulled, or the share is out of reach.
    Gone {
        /// Which.
        folder: PathBuf,
    },
    /// The folder has no room left.
    Full {
        /// Which.
        folder: PathBuf,
    },
    /// The folder may not be written: a switch on the stick, or missing rights.
    ReadOnly {
        /// Which.
        folder: PathBuf,
    },
    /// The disk fails otherwise.
    File {
        /// The file or folder concerned.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl HandInError {
    /// What a failed write to that folder means.
    pub(super) fn writing(folder: &std::path::Path, source: io::Error) -> Self {
        let folder = folder.to_owned();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => Self::Full { folder },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { folder },
            // A stick that is pulled while it is written to.
            _ if !folder.is_dir() => Self::Gone { folder },
            _ => Self::File { path: folder, source },
        }
    }

    /// What to do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Store(error) => error.remedy(),
            Self::Keys(error) => error.remedy(),
            Self::NotFinished { .. } => "Play it to its end first.",
            Self::OtherCourse { .. } => "Hand it in with the course that it was played in.",
            Self::Unsound { .. } => "Export its log with `ias results export` and give it to the support.",
            Self::Gone { .. } => "The result is safe on this laptop. Put the stick in and hand in again, or choose another folder.",
            Self::Full { .. } => "The result is safe on this laptop. Make room on the stick or take another, and hand in again.",
            Self::ReadOnly { .. } => {
                "The result is safe on this laptop. Unlock the stick (some have a switch) or choose another folder, and hand in again."
            }
            Self::File { .. } => "What was kept is kept still. Try again, or choose another folder.",
        }
    }
}

impl fmt::Display for HandInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Keys(error) => error.fmt(f),
            Self::NotFinished { attempt } => write!(f, "The attempt {attempt} is not finished."),
            Self::OtherCourse { attempt, course: None } => write!(f, "The attempt {attempt} belongs to no course."),
            Self::OtherCourse { attempt, course: Some(course) } => {
                write!(f, "The attempt {attempt} belongs to the course {course}, not to this one.")
            }
            Self::Unsound { attempt, what } => write!(f, "What is kept of the attempt {attempt} is not whole: {what}."),
            Self::Gone { folder } => write!(f, "The folder {} is not there.", folder.display()),
            Self::Full { folder } => write!(f, "There is no room left in {}.", folder.display()),
            Self::ReadOnly { folder } => write!(f, "{} cannot be written.", folder.display()),
            Self::File { path, source } => write!(f, "{}: {source}.", path.display()),
        }
    }
}

impl Error for HandInError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Store(error) => Some(error),
            Self::Keys(error) => Some(error),
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}

impl From<StoreError> for HandInError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<KeysError> for HandInError {
    fn from(error: KeysError) -> Self {
        Self::Keys(error)
    }
}
