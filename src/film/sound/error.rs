//! What can go wrong while a film is voiced, each case with its cure.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// A failure of voicing, mixing or encoding the sound of a film.
#[derive(Debug)]
pub enum SoundError {
    /// A program could not be started or failed.
    Program {
        /// The program.
        name: &'static str,
        /// What it said, or why it did not start.
        message: String,
    },
    /// A file or folder could not be written or read.
    File {
        /// Which.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A line does not fit its slot even when spoken as fast as is bearable.
    TooLong {
        /// The line's key and language.
        line: String,
        /// How long it takes, seconds.
        takes: f32,
        /// How long it may take, seconds.
        slot: f32,
    },
    /// A name is used that nothing bears.
    Unknown {
        /// What kind of thing: line, voice, ambience, effect.
        kind: &'static str,
        /// The name as written.
        name: String,
        /// Where.
        scene: String,
    },
    /// The finished sound misses its loudness or its length.
    OffTarget {
        /// The file.
        path: PathBuf,
        /// What was measured and what was wanted.
        message: String,
    },
}

impl fmt::Display for SoundError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program { name, message } => {
                write!(f, "{name} failed: {message}\nInstall espeak-ng and ffmpeg (with libopus) and try again.")
            }
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::TooLong { line, takes, slot } => write!(
                f,
                "line {line} takes {takes:.1} s but its slot is {slot:.1} s: shorten the text or lengthen its Say beat"
            ),
            Self::Unknown { kind, name, scene } => write!(f, "scene {scene}: there is no {kind} \"{name}\""),
            Self::OffTarget { path, message } => write!(f, "{}: {message}", path.display()),
        }
    }
}

impl std::error::Error for SoundError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
