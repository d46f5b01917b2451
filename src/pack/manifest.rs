//! What a pack says of itself: the signed list of everything in it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::error::PackError;
use crate::scenario::load::paths::{Unfit, unfit};
use crate::text::{Language, LocalizedText};

/// The manifest's format that this program writes and reads.
const FORMAT: u32 = 1;
/// No scenario has more files.
pub(super) const MOST_FILES: usize = 10_000;
/// No scenario is larger, in bytes: some ten hours of film.
pub(super) const MOST_BYTES: u64 = 8 << 30;
/// No manifest is larger, in bytes.
pub(super) const MOST_MANIFEST: u64 = 8 << 20;

/// A file of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// Where in the scenario's folder, with `/`.
    pub path: String,
    /// Its length in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, in lower-case hexadecimal.
    pub sha256: String,
}

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The manifest's format: 1.
    pub format: u32,
    /// The scenario's folder name.
    pub id: String,
    /// The scenario's version.
    pub version: u32,
    /// The scenario's title.
    pub title: LocalizedText,
    /// The languages that it promises in full.
    pub languages: Vec<Language>,
    /// The earliest release of the program that plays it, such as `0.2.0`.
    pub needs_app: String,
    /// What decides its plays and scores, hashed (see [`ContentHash`](crate::scenario::graph::ContentHash)).
    pub content_hash: String,
    /// Every file, in order of path.
    pub files: Vec<FileEntry>,
}

impl Manifest {
    /// A manifest of the present format.
    #[must_use]
    pub fn new(id: String, version: u32, title: LocalizedText, languages: Vec<Language>, content_hash: String, mut files: Vec<FileEntry>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let needs_app = env!("CARGO_PKG_VERSION").to_owned();
        Self { format: FORMAT, id, version, title, languages, needs_app, content_hash, files }
    }

    /// The bytes that are signed: JSON for people and programs, ending with a line feed.
    ///
    /// # Panics
    /// Never: it holds nothing that JSON cannot.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).expect("a manifest is JSON");
        bytes.push(b'\n');
        bytes
    }

    /// Reads it, and refuses what no honest pack would say.
    ///
    /// # Errors
    /// [`PackError::NeedsApp`] for one of a later format or release, [`PackError::Hostile`] for all else.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        #[derive(Deserialize)]
        struct Any {
            format: u32,
            needs_app: String,
        }
        let unreadable = |error: serde_json::Error| PackError::hostile(format!("its manifest cannot be read ({error})"));
        let any: Any = serde_json::from_slice(bytes).map_err(unreadable)?;
        let have = env!("CARGO_PKG_VERSION");
        let later = || PackError::NeedsApp { needs: any.needs_app.clone(), have: have.to_owned() };
        let Some(needed) = release(&any.needs_app) else {
            return Err(PackError::hostile("its manifest names no release of the program"));
        };
        if any.format > FORMAT || release(have).is_some_and(|have| needed > have) {
            return Err(later());
        }
        let manifest: Self = serde_json::from_slice(bytes).map_err(unreadable)?;
        manifest.judge()?;
        Ok(manifest)
    }

    /// How many bytes the files have together.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).fold(0, u64::saturating_add)
    }

    fn judge(&self) -> Result<(), PackError> {
        if !fit_id(&self.id) {
            return Err(PackError::hostile("its scenario's name cannot be a folder's"));
        }
        if self.version == 0 || self.languages.is_empty() {
            return Err(PackError::hostile("its manifest names no version or no language"));
        }
        if self.files.len() > MOST_FILES || self.bytes() > MOST_BYTES {
            return Err(PackError::hostile(format!("it would fill the disk: {} files, {} bytes", self.files.len(), self.bytes())));
        }
        let mut seen = BTreeSet::new();
        for file in &self.files {
            if let Some(how) = unfit_path(&file.path) {
                return Err(PackError::hostile(format!("the path `{}` {how}", shown(&file.path))));
            }
            if file.sha256.len() != 64 || !file.sha256.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
                return Err(PackError::hostile(format!("`{}` has no SHA-256", file.path)));
            }
            // Windows takes `A` and `a` for one file.
            if !seen.insert(file.path.to_lowercase()) {
                return Err(PackError::hostile(format!("`{}` is in it twice", file.path)));
            }
        }
        let is_folder_too = |path: &str| seen.range(format!("{path}/")..).next().is_some_and(|next| next.starts_with(&format!("{path}/")));
        if let Some(path) = seen.iter().find(|path| is_folder_too(path)) {
            return Err(PackError::hostile(format!("`{path}` is a file and a folder")));
        }
        if !seen.contains("scenario.ron") {
            return Err(PackError::hostile("it holds no scenario.ron"));
        }
        Ok(())
    }
}

/// A name or path from a pack, for showing: short, and without anything that moves the cursor.
pub(super) fn shown(text: &str) -> String {
    text.chars().take(80).map(|c| if c.is_control() { '·' } else { c }).collect()
}

/// Why a path cannot be in a pack; `None` when it can.
pub(super) fn unfit_path(path: &str) -> Option<String> {
    let unfit = unfit(path).map(|(Unfit::Leaves(how) | Unfit::Unportable(how))| how.get(Language::En).to_owned());
    unfit.or_else(|| path.split('/').any(|part| part.starts_with('.')).then(|| "has a part that begins with a dot".to_owned()))
}

/// Whether a scenario's id can be a folder's name everywhere.
pub(super) fn fit_id(id: &str) -> bool {
    let letters = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    (1..=64).contains(&id.len()) && letters && !id.starts_with(['.', '-']) && unfit(id).is_none()
}

/// `0.2.0` as numbers that compare; what follows a hyphen or plus does not count.
fn release(text: &str) -> Option<(u32, u32, u32)> {
    let core = text.split(['-', '+']).next()?;
    let mut parts = core.split('.').map(|part| part.parse::<u32>().ok());
    let release = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some(release)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        let files = paths.iter().map(|path| FileEntry { path: (*path).to_owned(), bytes: 1, sha256: "0".repeat(64) }).collect();
        Manifest::new("van".to_owned(), 2, "Van".into(), vec![Language::Pl], "c0".to_owned(), files)
    }

    #[test]
    fn it_is_read_as_it_was_written() {
        let written = manifest(&["scenario.ron", "film/lane.mp4"]);
        assert_eq!(written.files[0].path, "film/lane.mp4", "in order of path");
        assert_eq!(Manifest::read(&written.to_bytes()).expect("fits"), written);
    }

    #[test]
    fn what_no_honest_pack_says_is_refused() {
        for (paths, told) in [
            (&["scenario.ron", "../evil"][..], "holds `..`"),
            (&["scenario.ron", "/etc/passwd"], "is absolute"),
            (&["scenario.ron", "C:/evil"], "drive letter"),
            (&["scenario.ron", "a\\b"], "backslash"),
            (&["scenario.ron", "film//a"], "empty part"),
            (&["scenario.ron", "aux.mp4"], "device"),
            (&["scenario.ron", ".ssh/id"], "begins with a dot"),
            (&["scenario.ron", "film/a", "Film/A"], "twice"),
            (&["scenario.ron", "film", "film/a"], "a file and a folder"),
            (&["film/a"], "no scenario.ron"),
        ] {
            let error = Manifest::read(&manifest(paths).to_bytes()).expect_err(told).to_string();
            assert!(error.contains(told), "{paths:?}: {error}");
        }
        let mut big = manifest(&["scenario.ron"]);
        big.files[0].bytes = u64::MAX;
        assert!(Manifest::read(&big.to_bytes()).expect_err("too big").to_string().contains("fill the disk"));
        for id in ["", "..", ".x", "a/b", "con", "a b", "-x"] {
            let mut other = manifest(&["scenario.ron"]);
            other.id = id.to_owned();
            assert!(Manifest::read(&other.to_bytes()).is_err(), "{id}");
        }
        assert!(Manifest::read(b"{}").is_err() && Manifest::read(b"\xff").is_err());
    }

    #[test]
    fn one_for_a_later_release_says_which() {
        let mut later = manifest(&["scenario.ron"]);
        later.needs_app = "99.0.0".to_owned();
        let error = Manifest::read(&later.to_bytes()).expect_err("later");
        assert!(matches!(&error, PackError::NeedsApp { needs, .. } if needs == "99.0.0"), "{error}");
        assert!(release("0.10.0") > release("0.9.9") && release("1.2").is_none());
    }
}
