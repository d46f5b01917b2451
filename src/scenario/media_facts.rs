//! What scenarios must know of their media without knowing any codec: is the file there, what is it, how long.
//!
//! The real implementation joins [`super::disk::FolderMedia`] with the media module's probe and stands with the
//! callers; [`MediaTable`] is the one for tests.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::nearest;
use crate::text::{Phrase, phrase};
use crate::time::{MediaTime, Window};

/// What a medium is used as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    pub const fn name(self) -> Phrase {
        match self {
            Self::Film => Phrase::fixed("film", "film clip", "фільм"),
            Self::Sound => Phrase::fixed("dźwięk", "sound", "звук"),
            Self::Picture => Phrase::fixed("obraz", "picture", "зображення"),
            Self::Captions => Phrase::fixed("napisy", "caption file", "субтитри"),
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Medium {
    /// How long it lasts; `None` for what has no length, or when it is not known.
    pub length: Option<MediaTime>,
    /// The longest stretch between key frames of a film; `None` for other media, or when it is not known.
    pub key_distance: Option<MediaTime>,
}

/// How loud a whole sound is, in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoundLevel {
    /// Integrated loudness, hundredths of a LUFS; `None` for silence and for what is too short to have one.
    pub integrated: Option<i32>,
    /// The highest true peak, hundredths of a dBTP; `None` for silence.
    pub true_peak: Option<i32>,
}

/// How a film clip flashes in its worst second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlashCount {
    /// Flashes within that second.
    pub most: u32,
    /// When the last of them ends.
    pub at: MediaTime,
    /// Whether they are red flashes.
    pub is_red: bool,
}

/// Something in a caption file that is read around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionFault {
    /// Line of the caption file, from 1.
    pub line_number: usize,
    /// What is wrong there.
    pub what: Phrase,
    /// What to write instead.
    pub remedy: Phrase,
}

/// A caption, as far as checks look at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionLine {
    /// When it stands.
    pub window: Window,
    /// Its lines, styles left out.
    pub text: Vec<String>,
    /// Whether a speaker is named, so that it is speech.
    pub has_speaker: bool,
    /// Whether it is of the class `sound`.
    pub is_sound: bool,
    /// Line of the file at which it begins, from 1.
    pub line_number: usize,
}

impl CaptionLine {
    /// Whether it describes instead of being spoken: of the class `sound`, or in brackets, and by no speaker.
    #[must_use]
    pub fn is_label(&self) -> bool {
        let text = self.text.join(" ");
        let text = text.trim();
        let in_brackets = [('[', ']'), ('(', ')')].iter().any(|(open, close)| text.starts_with(*open) && text.ends_with(*close));
        !self.has_speaker && (self.is_sound || in_brackets)
    }
}

/// Knows the media of one scenario. Paths are relative to its folder, with forward slashes, and hold no `..`.
pub trait MediaFacts {
    /// Where the path leads. Cheap: opens nothing.
    fn locate(&self, path: &str) -> Located;

    /// Opens the file as such a medium; `Err` says what is wrong with it, as the end of a sentence.
    ///
    /// # Errors
    /// When the file cannot be read as that kind.
    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, Phrase>;

    /// How loud a sound is, where that was measured.
    fn level(&self, path: &str) -> Option<SoundLevel> {
        let _ = path;
        None
    }

    /// How a film clip flashes, where that was measured.
    fn flashes(&self, path: &str) -> Option<FlashCount> {
        let _ = path;
        None
    }

    /// What is wrong in a caption file that is read all the same.
    fn caption_faults(&self, path: &str) -> Vec<CaptionFault> {
        let _ = path;
        Vec::new()
    }

    /// What a caption file says; nothing when it cannot be read, which [`Self::probe`] tells.
    fn captions(&self, path: &str) -> Vec<CaptionLine> {
        let _ = path;
        Vec::new()
    }
}

/// Takes every medium to be there, of unknown length: for loading a text alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct MediaAssumed;

impl MediaFacts for MediaAssumed {
    fn locate(&self, _path: &str) -> Located {
        Located::Here
    }

    fn probe(&self, _path: &str, _kind: MediaKind) -> Result<Medium, Phrase> {
        Ok(Medium::default())
    }
}

/// Media as a table in memory: exactly the paths entered are there.
#[derive(Clone, Debug, Default)]
pub struct MediaTable {
    entries: BTreeMap<String, Entry>,
    captions: BTreeMap<String, Vec<CaptionLine>>,
    caption_faults: BTreeMap<String, Vec<CaptionFault>>,
    levels: BTreeMap<String, SoundLevel>,
    flashes: BTreeMap<String, FlashCount>,
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
        self.entries.insert(path.to_owned(), Entry::Readable(kind, Medium { length, key_distance: None }));
        self
    }

    /// With a film clip whose key frames stand so far apart.
    #[must_use]
    pub fn with_film(mut self, path: &str, length: Option<MediaTime>, key_distance: Option<MediaTime>) -> Self {
        self.entries.insert(path.to_owned(), Entry::Readable(MediaKind::Film, Medium { length, key_distance }));
        self
    }

    /// With a sound that is so loud.
    #[must_use]
    pub fn with_level(mut self, path: &str, length: Option<MediaTime>, level: SoundLevel) -> Self {
        self.levels.insert(path.to_owned(), level);
        self.with(path, MediaKind::Sound, length)
    }

    /// With flashes in a film clip that is there.
    #[must_use]
    pub fn with_flashes(mut self, path: &str, flashes: FlashCount) -> Self {
        self.flashes.insert(path.to_owned(), flashes);
        self
    }

    /// With faults in a caption file that is there.
    #[must_use]
    pub fn with_caption_faults(mut self, path: &str, faults: Vec<CaptionFault>) -> Self {
        self.caption_faults.insert(path.to_owned(), faults);
        self
    }

    /// With captions that say this.
    #[must_use]
    pub fn with_captions(mut self, path: &str, lines: Vec<CaptionLine>) -> Self {
        self.captions.insert(path.to_owned(), lines);
        self.with(path, MediaKind::Captions, None)
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

    fn captions(&self, path: &str) -> Vec<CaptionLine> {
        self.captions.get(path).cloned().unwrap_or_default()
    }

    fn caption_faults(&self, path: &str) -> Vec<CaptionFault> {
        self.caption_faults.get(path).cloned().unwrap_or_default()
    }

    fn level(&self, path: &str) -> Option<SoundLevel> {
        self.levels.get(path).copied()
    }

    fn flashes(&self, path: &str) -> Option<FlashCount> {
        self.flashes.get(path).copied()
    }

    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, Phrase> {
        match self.entries.get(path) {
            Some(Entry::Readable(found, medium)) if *found == kind => Ok(*medium),
            Some(Entry::Readable(found, _)) => Err(phrase! { pl: "to jest {found}", en: "it is a {found}", uk: "це {found}"; found = found.name() }),
            Some(Entry::Broken(why)) => Err(Phrase::same(why)),
            Some(Entry::Link) | None => Err(Phrase::fixed("nie ma go", "it is not there", "його немає")),
        }
    }
}
