//! Frames of the film and pictures of exhibits, small, for a debrief on paper.

use std::path::Path;

use super::thumbnail::{Thumbnail, of_moment, of_still};
use crate::report::html::{Picture, Shot};
use crate::scenario::graph::{Graph, NodeKind, Picture as ScenePicture};

/// A moment's picture in pixels across: enough to recognize it on paper.
const MOMENT: u32 = 384;
/// An exhibit's: enough to read its larger print.
const EXHIBIT: u32 = 960;

/// The picture asked of that scenario; `None` when it cannot be had, and the report does without.
#[must_use]
pub fn picture(graph: &Graph, folder: &Path, shot: Shot<'_>) -> Option<Picture> {
    let Thumbnail { address, width, height } = match shot {
        Shot::Exhibit(path) => of_still(&folder.join(&*path.0), EXHIBIT),
        Shot::Moment(node, at) => match &graph.node(graph.place(node)?).kind {
            NodeKind::Scene(scene) => match &scene.picture {
                ScenePicture::Film(path) => of_moment(&folder.join(&*path.0), at, MOMENT),
                ScenePicture::Still { path, .. } => of_still(&folder.join(&*path.0), MOMENT),
            },
            _ => None,
        },
    }?;
    Some(Picture { address, width, height })
}
