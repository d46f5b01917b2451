//! What scenarios ask of their media, answered by the codecs: the joint between `scenario` and `media`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::media::captions::{self, Caption, Captions};
use crate::media::probe::{probe, probe_sound, probe_still};
use crate::media::MediaError;
use crate::scenario::disk::FolderMedia;
use crate::scenario::graph::{Graph, MediaPath, NodeKind, Picture, Scene};
use crate::scenario::media_facts::{CaptionFault, CaptionLine, Located, MediaFacts, MediaKind, Medium};
use crate::session::SceneLengths;
use crate::text::{Language, Phrase};
use crate::time::MediaTime;

/// The media in a scenario's folder, opened with the application's own decoders.
#[must_use]
pub fn of_folder(folder: &Path) -> impl MediaFacts + use<> {
    opened_by(folder, open_medium)
}

/// The media in a scenario's folder, opened by `open`, e.g. by one that remembers what it opened.
pub fn opened_by<P: Fn(&Path, MediaKind) -> Result<Medium, Phrase>>(folder: &Path, open: P) -> impl MediaFacts + use<P> {
    Opened { root: folder.to_owned(), files: FolderMedia::new(folder, open), captions: RefCell::default() }
}

/// A folder's media, captions included.
struct Opened<F> {
    root: PathBuf,
    files: F,
    /// Captions and their faults, by path, read once for all rules; why not, where they cannot be read.
    captions: RefCell<HashMap<String, Result<ReadCaptions, Phrase>>>,
}

/// What checks want to know of a file of captions.
struct ReadCaptions {
    end: MediaTime,
    lines: Vec<CaptionLine>,
    faults: Vec<CaptionFault>,
}

impl<F> Opened<F> {
    fn with_captions<T>(&self, path: &str, use_them: impl FnOnce(Result<&ReadCaptions, &Phrase>) -> T) -> T {
        let mut known = self.captions.borrow_mut();
        if let Some(read) = known.get(path) {
            return use_them(read.as_ref());
        }
        let read = Captions::read(&self.root.join(path)).map_err(|error| error.told());
        let read = read.map(|(captions, faults)| ReadCaptions {
            end: captions.end(),
            lines: caption_lines(&captions),
            faults: caption_faults(faults),
        });
        use_them(known.entry(path.to_owned()).or_insert(read).as_ref())
    }
}

impl<F: MediaFacts> MediaFacts for Opened<F> {
    fn locate(&self, path: &str) -> Located {
        self.files.locate(path)
    }

    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, Phrase> {
        if kind != MediaKind::Captions {
            return self.files.probe(path, kind);
        }
        let medium = |read: &ReadCaptions| Medium { length: Some(read.end), key_distance: None };
        self.with_captions(path, |read| read.map(medium).map_err(Phrase::clone))
    }

    fn captions(&self, path: &str) -> Vec<CaptionLine> {
        self.with_captions(path, |read| read.map_or_else(|_| Vec::new(), |read| read.lines.clone()))
    }

    fn caption_faults(&self, path: &str) -> Vec<CaptionFault> {
        self.with_captions(path, |read| read.map_or_else(|_| Vec::new(), |read| read.faults.clone()))
    }
}

/// Captions as checks look at them.
#[must_use]
pub fn caption_lines(captions: &Captions) -> Vec<CaptionLine> {
    let line = |caption: &Caption| CaptionLine {
        window: caption.window,
        text: caption.lines.iter().map(|row| row.iter().map(|run| run.text.as_str()).collect()).collect(),
        has_speaker: caption.speaker.is_some(),
        is_sound: caption.lines.iter().flatten().any(|run| run.classes.iter().any(|class| class == "sound")),
        line_number: caption.line_number,
    };
    captions.cues.iter().map(line).collect()
}

/// Faults of captions as checks tell them.
#[must_use]
pub fn caption_faults(faults: Vec<captions::CaptionFault>) -> Vec<CaptionFault> {
    let fault = |fault: captions::CaptionFault| CaptionFault {
        line_number: fault.line,
        what: fault.what,
        remedy: fault.remedy,
    };
    faults.into_iter().map(fault).collect()
}

/// A medium, opened with the application's own decoders.
///
/// # Errors
/// In words, when it cannot be read as that kind.
pub fn open_medium(path: &Path, kind: MediaKind) -> Result<Medium, Phrase> {
    let plain = |length| Medium { length, key_distance: None };
    let medium = match kind {
        MediaKind::Film => probe(path)
            .map(|clip| Medium { length: Some(clip.length), key_distance: Some(clip.longest_key_distance()) }),
        MediaKind::Sound => probe_sound(path).map(|length| plain(Some(length))),
        MediaKind::Picture => probe_still(path).map(|_| plain(None)),
        MediaKind::Captions => Captions::read(path).map(|(captions, _)| plain(Some(captions.end()))),
    };
    medium.map_err(|error: MediaError| error.told())
}

/// How long each scene is whose media tell; in `language` where that decides (a still that lasts as long as its sound).
#[must_use]
pub fn scene_lengths(graph: &Graph, media: &dyn MediaFacts, language: Language) -> SceneLengths {
    let length = |path: &MediaPath, kind| match media.locate(&path.0) {
        Located::Here => media.probe(&path.0, kind).ok().and_then(|medium| medium.length),
        Located::Missing { .. } | Located::Outside => None,
    };
    let of_scene = |scene: &Scene| -> Option<MediaTime> {
        match &scene.picture {
            Picture::Film(path) => length(path, MediaKind::Film),
            Picture::Still { seconds: Some(seconds), .. } => Some(*seconds),
            Picture::Still { seconds: None, .. } => {
                scene.sound.as_ref()?.pick(language).and_then(|path| length(path, MediaKind::Sound))
            }
        }
    };
    let scenes = graph.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Scene(scene) => Some((node.id.clone(), of_scene(scene)?)),
        _ => None,
    });
    SceneLengths(scenes.collect())
}
