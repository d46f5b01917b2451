//! What can go wrong with the store, and what the person at the machine can do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::session::AttemptId;

/// Why the store could not do it. Nothing was changed.
#[derive(Debug)]
pub enum StoreError {
    /// The data folder cannot be made, read or written.
    Folder {
        /// The folder or file concerned.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file was written by a newer release; it was left untouched.
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version that this release reads.
        known: u32,
    },
    /// The file is a database of another application; it was left untouched.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The file turned out damaged while it was in use.
    Damaged {
        /// The file.
        path: PathBuf,
        /// What the engine said.
        detail: String,
    },
    /// No room on the disk.
    Full {
        /// The file that could not grow.
        path: PathBuf,
    },
    /// The file cannot be written: a read-only disk or missing rights.
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// Another process kept the file to itself for too long.
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// The engine failed in another way.
    Engine {
        /// The file.
        path: PathBuf,
        /// What it said.
        source: Box<dyn Error + Send + Sync>,
    },
    /// Another window or process writes this attempt.
    OpenElsewhere {
        /// The attempt.
        attempt: AttemptId,
    },
    /// There is no such attempt.
    UnknownAttempt {
        /// The id asked for.
        attempt: AttemptId,
    },
    /// An attempt of that id is there already.
    AttemptExists {
        /// The id.
        attempt: AttemptId,
    },
    /// The attempt is closed.
    Finished {
        /// The attempt.
        attempt: AttemptId,
    },
    /// The attempt is not closed yet.
    NotFinished {
        /// The attempt.
        attempt: AttemptId,
    },
    /// The events given do not join on to those kept.
    Gap {
        /// The attempt.
        attempt: AttemptId,
        /// The number the next event must have.
        expected: u64,
        /// The number it had.
        given: u64,
    },
    /// An event was not written by this release, or not in this place.
    UnreadableEvent {
        /// The attempt.
        attempt: AttemptId,
        /// The event's number, from 0.
        number: u64,
        /// What is wrong with it.
        detail: String,
    },
    /// Deleted, but another process holds the journal open, and traces stay in it until that ends.
    TracesLeft {
        /// The file.
        path: PathBuf,
    },
    /// Not an attempt's id.
    BadAttemptId {
        /// What was given.
        given: String,
    },
    /// Not a trainee's code.
    BadTraineeCode {
        /// What was given.
        given: String,
    },
}

impl StoreError {
    /// What to do about it, in one or two sentences.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::Folder { .. } | Self::ReadOnly { .. } => {
                "Choose a folder that you may write to, with --data DIR, or ask for rights to this one."
            }
            Self::Newer { .. } => {
                "Use the newer release that wrote it, or choose another data folder with --data DIR. Nothing in it was changed."
            }
            Self::Foreign { .. } => "Choose another data folder with --data DIR. Nothing in the file was changed.",
            Self::Damaged { .. } => {
                "Start the application again: it keeps the damaged file aside under a new name and begins a new one."
            }
            Self::Full { .. } => {
                "Free some space, then try again: everything acknowledged so far is kept. Or choose another disk with --data DIR."
            }
            Self::Busy { .. } => "Close other windows of the application that use the same data folder, then try again.",
            Self::Engine { .. } => "Try again; if it stays, choose another data folder with --data DIR and keep this one for the support.",
            Self::OpenElsewhere { .. } => "Go on in the window that has it open, or close that window first.",
            Self::UnknownAttempt { .. } => "List the attempts with `ias results list`, with the same --data DIR.",
            Self::AttemptExists { .. } => "Begin the attempt again: it gets a new id.",
            Self::Finished { .. } => "Begin a new attempt.",
            Self::NotFinished { .. } => "Finish the attempt first.",
            Self::Gap { .. } => "Open the attempt again, so that it goes on from what is kept.",
            Self::UnreadableEvent { .. } => "Open the attempt with the release that wrote it.",
            Self::TracesLeft { .. } => "Close the other windows of the application, then start it once more.",
            Self::BadAttemptId { .. } => "Copy the id from `ias results list`.",
            Self::BadTraineeCode { .. } => {
                "Use the code that you were given: 1 to 64 characters, no space at an edge, and never a name."
            }
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder { path, source } => write!(f, "The data folder {} cannot be used: {source}.", path.display()),
            Self::Newer { path, found, known } => write!(
                f,
                "{} was written by a newer release (data version {found}; this one reads up to {known}).",
                path.display()
            ),
            Self::Foreign { path } => write!(f, "{} belongs to another application.", path.display()),
            Self::Damaged { path, detail } => write!(f, "{} is damaged: {detail}.", path.display()),
            Self::Full { path } => write!(f, "There is no room on the disk for {}.", path.display()),
            Self::ReadOnly { path } => write!(f, "{} cannot be written.", path.display()),
            Self::Busy { path } => write!(f, "Another program keeps {} to itself.", path.display()),
            Self::Engine { path, source } => write!(f, "{}: {source}.", path.display()),
            Self::OpenElsewhere { attempt } => write!(f, "The attempt {attempt} is open in another window."),
            Self::UnknownAttempt { attempt } => write!(f, "There is no attempt {attempt}."),
            Self::AttemptExists { attempt } => write!(f, "There is an attempt {attempt} already."),
            Self::Finished { attempt } => write!(f, "The attempt {attempt} is finished."),
            Self::NotFinished { attempt } => write!(f, "The attempt {attempt} is not finished."),
            Self::Gap { attempt, expected, given } => {
                write!(f, "The attempt {attempt} has {expected} events, so the next is number {expected}, not {given}.")
            }
            Self::UnreadableEvent { attempt, number, detail } => {
                write!(f, "Event {number} of the attempt {attempt} cannot be read: {detail}.")
            }
            Self::TracesLeft { path } => {
                write!(f, "It is deleted, but another program holds {} open, and traces stay until it ends.", path.display())
            }
            Self::BadAttemptId { given } => write!(f, "{given:?} is not the id of an attempt."),
            Self::BadTraineeCode { given } => write!(f, "{given:?} is not a trainee's code."),
        }
    }
}

impl Error for StoreError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Folder { source, .. } => Some(source),
            Self::Engine { source, .. } => Some(source.as_ref()),
            _ => None,
        }
    }
}
