//! The real codecs on the files of `tests/media`, which `scripts/make-test-media` makes.

mod damage;
mod films;
mod sounds;

use std::path::PathBuf;

use super::picture::Picture;

/// A file of `tests/media`.
pub(super) fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name)
}

/// The film and the frame that a numbered picture bears: the bits of its lower and of its upper half.
pub(super) fn read_bits(picture: &Picture) -> (u64, u64) {
    let bits = |row: usize| {
        let row = picture.planes[0].rows().nth(row).expect("72 rows");
        (0..16).filter(|bit| row[bit * 8 + 4] > 125).map(|bit| 1_u64 << bit).sum()
    };
    (bits(54), bits(18))
}
