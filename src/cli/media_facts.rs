//! What scenarios ask of their media, answered by the codecs: the joint between `scenario` and `media`.

use std::path::Path;

use crate::media::captions::Captions;
use crate::media::probe::{probe, probe_sound, probe_still};
use crate::media::MediaError;
use crate::scenario::disk::FolderMedia;
use crate::scenario::graph::{Graph, MediaPath, NodeKind, Picture, Scene};
use crate::scenario::media_facts::{Located, MediaFacts, MediaKind, Medium};
use crate::session::SceneLengths;
use crate::text::Language;
use crate::time::MediaTime;

/// The media in a scenario's folder, opened with the application's own decoders.
#[must_use]
pub fn of_folder(folder: &Path) -> impl MediaFacts + use<> {
    FolderMedia::new(folder, open)
}

fn open(path: &Path, kind: MediaKind) -> Result<Medium, String> {
    let length = match kind {
        MediaKind::Film => probe(path).map(|clip| Some(clip.length)),
        MediaKind::Sound => probe_sound(path).map(Some),
        MediaKind::Picture => probe_still(path).map(|_| None),
        MediaKind::Captions => Captions::read(path).map(|(captions, _)| Some(captions.end())),
    };
    length.map(|length| Medium { length }).map_err(|error: MediaError| error.to_string())
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
