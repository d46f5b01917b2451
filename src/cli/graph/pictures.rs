//! Small pictures of scenes, written into the drawing itself, so that it stays one file.

use std::path::Path;

use crate::cli::thumbnail::{of_film, of_still};
use crate::scenario::draw::Poster;

/// Pixels across: twice the points, for sharp screens.
const WIDTH: u32 = 2 * 236;

/// The poster as a `data:` address; `None` when it cannot be had, which `ias check` tells with its reason.
pub(super) fn data_uri(folder: &Path, poster: &Poster) -> Option<String> {
    let picture = match poster {
        Poster::Still(path) => of_still(&folder.join(&*path.0), WIDTH),
        Poster::Film(path) => of_film(&folder.join(&*path.0), WIDTH),
    };
    Some(picture?.address)
}
