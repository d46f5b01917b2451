//! Captions: WebVTT as authors and tools write it, made ready to be drawn.
//!
//! Reading is tolerant, as the standard wants: a faulty cue is left out, the rest is kept, and every fault is told
//! with its line. Drawing, sizes and colours are the application's.
//!
//! ```
//! use ias::media::captions::Captions;
//! use ias::time::MediaTime;
//! let (captions, faults) = Captions::parse("WEBVTT\n\n00:01.000 --> 00:03.500\n<v Driver>Dokąd <i>jedziemy</i>?\n");
//! assert!(faults.is_empty());
//! let shown: Vec<_> = captions.at(MediaTime::from_millis(1_200)).collect();
//! assert_eq!(shown[0].speaker.as_deref(), Some("Driver"));
//! assert_eq!(shown[0].plain(), "Dokąd jedziemy?");
//! ```

mod parse;
mod text;

use std::path::Path;

use super::error::MediaError;
use crate::text::Phrase;
use crate::time::{MediaTime, Window};

/// Greatest size of a caption file; a feature film's is a tenth of it.
const MAX_BYTES: u64 = 4 << 20;

/// The captions of one scene in one language, in the order of their starts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Captions {
    /// By start, then by end, then as written.
    pub cues: Vec<Caption>,
}

/// One caption.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    /// The author's name for it, often a number; may be empty.
    pub id: String,
    /// When it stands.
    pub window: Window,
    /// Where it stands.
    pub place: Placement,
    /// Who speaks, by a voice tag (`<v Driver>`) or a label (`DRIVER:`), which is then not part of the lines.
    pub speaker: Option<String>,
    /// Its lines, each a row of runs; never empty.
    pub lines: Vec<Vec<Run>>,
    /// Line in the file at which its timing stands, from 1.
    pub line_number: usize,
}

/// A stretch of a line in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// Its text, entities resolved.
    pub text: String,
    /// Slanted: a voice from elsewhere, a foreign word, emphasis.
    pub is_italic: bool,
    /// Heavy.
    pub is_bold: bool,
    /// Underlined.
    pub is_underlined: bool,
    /// Class names, e.g. `yellow` or `sound`, outermost first.
    pub classes: Vec<String>,
}

/// Where a caption stands.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Placement {
    /// Height of its block; `None` lets the drawing choose (the lower edge).
    pub line: Option<LineAt>,
    /// Its anchor from the left edge, in percent of the picture's width; 50 if untold.
    pub position: Option<f32>,
    /// Its greatest width, in percent of the picture's width.
    pub size: Option<f32>,
    /// How its lines lie within the block.
    pub align: Align,
}

/// The height of a caption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LineAt {
    /// Line number from the top (0, 1, …) or from the bottom (-1, -2, …).
    Line(i32),
    /// Percent of the picture's height from its upper edge.
    Percent(f32),
}

/// How the lines of a caption lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// In the middle.
    #[default]
    Center,
    /// At the side where reading starts.
    Start,
    /// At the other side.
    End,
    /// Left.
    Left,
    /// Right.
    Right,
}

/// Something in a caption file that was read around.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptionFault {
    /// Line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: Phrase,
    /// What to write instead.
    pub remedy: Phrase,
}

impl Captions {
    /// Reads WebVTT. Whatever can be shown is kept, whatever cannot is told.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<CaptionFault>) {
        parse::parse(text)
    }

    /// Reads a WebVTT file; bytes that are no UTF-8 are replaced and told.
    ///
    /// # Errors
    /// When the file is missing, unreadable, or larger than any caption file is.
    pub fn read(path: &Path) -> Result<(Self, Vec<CaptionFault>), MediaError> {
        let failed = |cause| MediaError::from_io(path, cause);
        if std::fs::metadata(path).map_err(failed)?.len() > MAX_BYTES {
            return Err(failed(std::io::Error::new(std::io::ErrorKind::InvalidData, "too large for captions")));
        }
        let bytes = std::fs::read(path).map_err(failed)?;
        let text = String::from_utf8_lossy(&bytes);
        let (captions, mut faults) = Self::parse(&text);
        if matches!(text, std::borrow::Cow::Owned(_)) {
            let good = std::str::from_utf8(&bytes).err().map_or(0, |error| error.valid_up_to());
            let line = 1 + bytes[..good].iter().filter(|&&byte| byte == b'\n').count();
            faults.insert(0, CaptionFault {
                line,
                what: Phrase::fixed("znak, który nie jest zapisany w UTF-8", "a letter that is not UTF-8", "літера, записана не в UTF-8"),
                remedy: Phrase::fixed("zapisz plik jako UTF-8", "save the file as UTF-8", "збережіть файл у UTF-8"),
            });
        }
        Ok((captions, faults))
    }

    /// The captions that stand at `at`, in the order of their starts.
    pub fn at(&self, at: MediaTime) -> impl Iterator<Item = &Caption> {
        self.cues.iter().take_while(move |cue| cue.window.from <= at).filter(move |cue| cue.window.contains(at))
    }

    /// When, after `at`, a caption comes or goes; `None` when nothing changes any more.
    #[must_use]
    pub fn next_change(&self, at: MediaTime) -> Option<MediaTime> {
        let times = self.cues.iter().flat_map(|cue| [cue.window.from, cue.window.to]);
        times.filter(|&time| time > at).min()
    }

    /// When the last caption goes; zero without any.
    #[must_use]
    pub fn end(&self) -> MediaTime {
        self.cues.iter().map(|cue| cue.window.to).max().unwrap_or(MediaTime::ZERO)
    }
}

impl Caption {
    /// Its text without styles, lines joined by a line break, the speaker left out.
    #[must_use]
    pub fn plain(&self) -> String {
        let lines = self.lines.iter().map(|runs| runs.iter().map(|run| run.text.as_str()).collect::<String>());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// Letters, digits, spaces and signs to be read, line breaks not counted.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.lines.iter().flatten().map(|run| run.text.chars().count()).sum()
    }
}
