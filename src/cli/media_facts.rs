//! What scenarios ask of their media, answered by the codecs: the joint between `scenario` and `media`.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::File;
use std::io::Read;
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
    medium.map_err(|error: MediaError| something_else(path, kind).unwrap_or_else(|| error.told()))
}

/// What a file is that was named as something of another kind, by its first bytes: who wrote a picture's name where a film is
/// wanted is told so, rather than what the film's reader stumbled over.
fn something_else(path: &Path, kind: MediaKind) -> Option<Phrase> {
    let mut start = [0; 16];
    let read = File::open(path).and_then(|mut file| file.read(&mut start)).ok()?;
    let (of, is) = match start.get(..read)? {
        [0x89, b'P', b'N', b'G', ..] => (Some(MediaKind::Picture), Phrase::fixed("to obraz PNG", "it is a PNG picture", "це зображення PNG")),
        [0xff, 0xd8, 0xff, ..] => (Some(MediaKind::Picture), Phrase::fixed("to obraz JPEG", "it is a JPEG picture", "це зображення JPEG")),
        [b'G', b'I', b'F', b'8', ..] => (None, Phrase::fixed("to obraz GIF", "it is a GIF picture", "це зображення GIF")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            (None, Phrase::fixed("to obraz WebP", "it is a WebP picture", "це зображення WebP"))
        }
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => {
            (Some(MediaKind::Sound), Phrase::fixed("to dźwięk WAV", "it is a WAV sound", "це звук WAV"))
        }
        [b'O', b'g', b'g', b'S', ..] => (Some(MediaKind::Sound), Phrase::fixed("to dźwięk Ogg", "it is an Ogg sound", "це звук Ogg")),
        [b'f', b'L', b'a', b'C', ..] => (Some(MediaKind::Sound), Phrase::fixed("to dźwięk FLAC", "it is a FLAC sound", "це звук FLAC")),
        [b'I', b'D', b'3', ..] | [0xff, 0xfb | 0xf3 | 0xf2, ..] => (None, Phrase::fixed("to dźwięk MP3", "it is an MP3 sound", "це звук MP3")),
        [0x1a, 0x45, 0xdf, 0xa3, ..] => {
            (None, Phrase::fixed("to film w kontenerze Matroska lub WebM", "it is a film in Matroska or WebM", "це фільм у Matroska або WebM"))
        }
        [_, _, _, _, b'f', b't', b'y', b'p', ..] => (Some(MediaKind::Film), Phrase::fixed("to film MP4", "it is an MP4 film", "це фільм MP4")),
        [b'W', b'E', b'B', b'V', b'T', b'T', ..] => (Some(MediaKind::Captions), Phrase::fixed("to napisy", "it is a caption file", "це субтитри")),
        _ => return None,
    };
    (of != Some(kind)).then_some(is)
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

#[cfg(test)]
mod tests {
    use super::{MediaKind, Path, open_medium};
    use crate::text::Language;

    #[test]
    fn a_medium_of_another_kind_is_told_as_what_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = |kind, bytes: &[u8]| {
            let path = folder.path().join("file");
            std::fs::write(&path, bytes).expect("written");
            open_medium(Path::new(&path), kind).expect_err("no such medium").get(Language::En).to_string()
        };
        assert_eq!(told(MediaKind::Film, b"\x89PNG\r\n\x1a\n and more"), "it is a PNG picture");
        assert_eq!(told(MediaKind::Film, b"\x1a\x45\xdf\xa3 and much more"), "it is a film in Matroska or WebM");
        assert_eq!(told(MediaKind::Sound, b"ID3\x04 and much more than that"), "it is an MP3 sound");
        assert_eq!(told(MediaKind::Picture, b"WEBVTT\n\n00:01.000"), "it is a caption file");
        assert!(told(MediaKind::Picture, b"\x89PNG\r\n\x1a\n and more").starts_with("the still cannot be read"), "what is wrong with it");
    }
}
