//! What can go wrong while a film is drawn: one enum, each case with its place and its cure.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::sound::SoundError;
use crate::diagnostic::nearest;
use crate::text::{Phrase, phrase};

/// A failure of drawing or encoding a film.
#[derive(Debug)]
pub enum FilmError {
    /// A file could not be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// A storyboard or a set does not parse.
    Parse {
        /// The file.
        path: PathBuf,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What the parser expected.
        message: String,
    },
    /// A drawing cannot be turned into pixels.
    Drawing {
        /// The drawing.
        path: PathBuf,
        /// Why.
        message: String,
    },
    /// A name is used that nothing bears.
    Unknown {
        /// What kind of thing was looked for, e.g. `set`, `slot`, `anchor`.
        kind: &'static str,
        /// The name as written.
        name: String,
        /// Where it is written, e.g. `scene lane, shot 2`.
        place: String,
        /// Names that would have been right.
        known: Vec<String>,
    },
    /// The encoder did not start, or stopped with an error.
    Encoder {
        /// What it said last.
        message: String,
    },
    /// The sound could not be made.
    Sound(SoundError),
    /// The command line is not understood.
    Usage(String),
}

impl From<SoundError> for FilmError {
    fn from(error: SoundError) -> Self {
        Self::Sound(error)
    }
}

impl FilmError {
    /// A file failure at `path`.
    pub fn file(path: &Path, source: io::Error) -> Self {
        Self::File { path: path.to_owned(), source }
    }

    /// A drawing failure at `path`.
    pub fn drawing(path: &Path, message: impl fmt::Display) -> Self {
        Self::Drawing { path: path.to_owned(), message: message.to_string() }
    }
}

impl FilmError {
    /// What is wrong, for a finding. What the system and the reader of drawings say of it stays as they say it.
    pub fn told(&self) -> Phrase {
        match self {
            Self::File { path, source } => {
                let why = Phrase::of_io(source);
                phrase! { pl: "{path}: {why}", en: "{path}: {why}", uk: "{path}: {why}"; path = path.display(), why }
            }
            Self::Drawing { path, message } => phrase! {
                pl: "{path}: nie da się narysować: {message}", en: "{path}: cannot be drawn: {message}", uk: "{path}: не вдається намалювати: {message}";
                path = path.display(), message
            },
            _ => Phrase::same(self),
        }
    }
}

impl fmt::Display for FilmError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Parse { path, line, column, message } => {
                write!(f, "{}:{line}:{column}: {message}", path.display())
            }
            Self::Drawing { path, message } => write!(f, "{}: cannot be drawn: {message}", path.display()),
            Self::Unknown { kind, name, place, known } => {
                write!(f, "{place}: there is no {kind} \"{name}\"")?;
                if let Some(near) = nearest(name, known.iter().map(String::as_str)) {
                    write!(f, "; did you mean \"{near}\"?")?;
                } else if !known.is_empty() {
                    write!(f, "; there are: {}", known.join(", "))?;
                }
                Ok(())
            }
            Self::Encoder { message } => {
                write!(f, "the encoder failed: {message}\nInstall ffmpeg with libsvtav1 and try again.")
            }
            Self::Sound(error) => error.fmt(f),
            Self::Usage(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for FilmError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            Self::Sound(error) => Some(error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_name_gets_the_nearest() {
        let error = FilmError::Unknown {
            kind: "set",
            name: "lanne".into(),
            place: "scene lane, shot 1".into(),
            known: vec!["interview".into(), "lane".into()],
        };
        assert_eq!(error.to_string(), "scene lane, shot 1: there is no set \"lanne\"; did you mean \"lane\"?");
    }
}
