//! What can go wrong with a film, a sound or a still, and what a person can do about it.
//!
//! One enum for the whole boundary to files and codecs. A caller shows [`MediaError::to_string`] followed by
//! [`MediaError::remedy`]; the chain of causes stands behind `source()`.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::text::{Language, Phrase, phrase};
use crate::time::MediaTime;

/// A failure of a media file. Cheap to clone, so that it can travel from a decoding thread to a screen.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum MediaError {
    /// The file is not there.
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file is there and the system refuses to read it.
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: Arc<io::Error>,
    },
    /// The container cannot be understood.
    NotAFilm {
        /// The file.
        path: PathBuf,
        /// Why, in a few words.
        why: String,
    },
    /// The container is fine, its picture is of a kind the IAS does not play.
    UnsupportedPicture {
        /// The file.
        path: PathBuf,
        /// What was found, e.g. `H.264` or `AV1 with 10 bits`.
        found: String,
    },
    /// Picture data that the decoder rejects.
    DamagedPicture {
        /// The file.
        path: PathBuf,
        /// Where in the segment.
        at: MediaTime,
        /// What the decoder said.
        why: String,
    },
    /// The sound cannot be opened or is of a kind the IAS does not play.
    UnsupportedSound {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: String,
    },
    /// Sound data that the decoder rejects.
    DamagedSound {
        /// The file.
        path: PathBuf,
        /// Where in the segment.
        at: MediaTime,
        /// What the decoder said.
        why: String,
    },
    /// A still that is not a readable PNG or JPEG.
    DamagedStill {
        /// The file.
        path: PathBuf,
        /// Why, in a few words.
        why: String,
    },
    /// The decoder itself could not be made.
    NoDecoder {
        /// What it said.
        why: String,
    },
}

impl MediaError {
    /// The right variant for a failed `open` or `read`.
    #[must_use]
    pub fn from_io(path: &Path, cause: io::Error) -> Self {
        if cause.kind() == io::ErrorKind::NotFound {
            Self::Missing { path: path.to_owned() }
        } else {
            Self::Unreadable { path: path.to_owned(), cause: Arc::new(cause) }
        }
    }

    /// The file it is about; `None` for a decoder that could not be made.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Missing { path }
            | Self::Unreadable { path, .. }
            | Self::NotAFilm { path, .. }
            | Self::UnsupportedPicture { path, .. }
            | Self::DamagedPicture { path, .. }
            | Self::UnsupportedSound { path, .. }
            | Self::DamagedSound { path, .. }
            | Self::DamagedStill { path, .. } => Some(path),
            Self::NoDecoder { .. } => None,
        }
    }

    /// Whether the file is simply absent, as `missing-media` of the check tells apart from `unreadable-media`.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing { .. })
    }

    /// What is wrong, for a finding. What decoders and the system say of it stays as they say it.
    #[must_use]
    pub fn told(&self) -> Phrase {
        let path = self.path().map(|path| path.display().to_string()).unwrap_or_default();
        match self {
            Self::Missing { .. } => phrase! {
                pl: "brakuje pliku: {path}", en: "the media file is missing: {path}", uk: "бракує файлу: {path}"; path
            },
            Self::Unreadable { cause, .. } => phrase! {
                pl: "pliku nie da się odczytać ({cause}): {path}", en: "the media file cannot be read ({cause}): {path}",
                uk: "файл не вдається прочитати ({cause}): {path}"; cause, path
            },
            Self::NotAFilm { why, .. } => phrase! {
                pl: "to nie jest film do odtworzenia ({why}): {path}", en: "not a playable film ({why}): {path}",
                uk: "це не фільм, який можна відтворити ({why}): {path}"; why, path
            },
            Self::UnsupportedPicture { found, .. } => phrase! {
                pl: "obraz to {found}, czego IAS nie odtwarza: {path}", en: "the picture is {found}, which the IAS does not play: {path}",
                uk: "зображення — {found}, чого IAS не відтворює: {path}"; found, path
            },
            Self::DamagedPicture { at, why, .. } => phrase! {
                pl: "obraz jest uszkodzony w {at} s ({why}): {path}", en: "the picture is damaged at {at} s ({why}): {path}",
                uk: "зображення пошкоджене на {at} с ({why}): {path}"; at, why, path
            },
            Self::UnsupportedSound { found, .. } => phrase! {
                pl: "dźwięk to {found}, czego IAS nie odtwarza: {path}", en: "the sound is {found}, which the IAS does not play: {path}",
                uk: "звук — {found}, чого IAS не відтворює: {path}"; found, path
            },
            Self::DamagedSound { at, why, .. } => phrase! {
                pl: "dźwięk jest uszkodzony w {at} s ({why}): {path}", en: "the sound is damaged at {at} s ({why}): {path}",
                uk: "звук пошкоджений на {at} с ({why}): {path}"; at, why, path
            },
            Self::DamagedStill { why, .. } => phrase! {
                pl: "obrazu nie da się odczytać ({why}): {path}", en: "the still cannot be read ({why}): {path}",
                uk: "зображення не вдається прочитати ({why}): {path}"; why, path
            },
            Self::NoDecoder { why } => phrase! {
                pl: "dekoder obrazu nie uruchomił się: {why}", en: "the picture decoder could not start: {why}",
                uk: "декодер зображення не запустився: {why}"; why
            },
        }
    }

    /// What the reader of the message can do next: one sentence.
    #[must_use]
    pub const fn remedy(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "Put the file back, or correct its path in scenario.ron.",
            Self::Unreadable { .. } => "See that the file may be read and that its disk is still attached.",
            Self::NotAFilm { .. } | Self::UnsupportedPicture { .. } => {
                "Convert the clip with `ias film import`: the IAS plays AV1 (8 bit, 4:2:0, at most 1920x1080) in MP4."
            }
            Self::DamagedPicture { .. } => "Copy the file again from its source, or convert it again.",
            Self::UnsupportedSound { .. } => "Convert the sound with `ias film import`: the IAS plays Opus (.ogg), FLAC and WAV, mono or stereo.",
            Self::DamagedSound { .. } => "Copy the sound file again from its source, or convert it again.",
            Self::DamagedStill { .. } => "Save the still again as PNG or JPEG.",
            Self::NoDecoder { .. } => "Close other programs to free memory and start the IAS again.",
        }
    }
}

impl fmt::Display for MediaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.told().get(Language::En))
    }
}

impl Error for MediaError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unreadable { cause, .. } => Some(cause.as_ref()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_told_apart_from_an_unreadable_one() {
        let path = Path::new("film/lane.mp4");
        let missing = MediaError::from_io(path, io::ErrorKind::NotFound.into());
        let denied = MediaError::from_io(path, io::ErrorKind::PermissionDenied.into());
        assert!(missing.is_missing() && missing.source().is_none());
        assert!(!denied.is_missing() && denied.source().is_some());
        assert!(missing.to_string().ends_with("film/lane.mp4"), "the path stands last: {missing}");
        assert_ne!(missing.remedy(), denied.remedy());
    }
}
