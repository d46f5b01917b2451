//! Media paths: nothing but files inside the scenario's folder, on every system.

use super::names::Resolver;
use crate::scenario::check::{path_leaves_folder, unportable_path};
use crate::scenario::edit::write;
use crate::scenario::graph::MediaPath;
use crate::scenario::media_facts::{Located, MediaKind};
use crate::scenario::source::{LocalizedPath, Path};
use crate::text::Localized;

/// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What is wrong with a path, and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It leads, or may lead, out of the folder.
    Leaves(&'static str),
    /// It does not work on every system.
    Unportable(&'static str),
}

/// Judges the text of a path alone.
pub(crate) fn unfit(path: &str) -> Option<Unfit> {
    let drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    if drive {
        return Some(Unfit::Leaves("begins with a drive letter"));
    }
    if path.starts_with('/') || path.starts_with('\\') {
        return Some(Unfit::Leaves("is absolute"));
    }
    if path.split(['/', '\\']).any(|part| part == "..") {
        return Some(Unfit::Leaves("holds `..`"));
    }
    if path.contains('\\') {
        return Some(Unfit::Unportable("holds a backslash; write `/`"));
    }
    if path.is_empty() {
        return Some(Unfit::Unportable("is empty"));
    }
    if path.len() > 200 {
        return Some(Unfit::Unportable("is longer than 200 bytes"));
    }
    if path.chars().any(|c| c.is_control() || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')) {
        return Some(Unfit::Unportable("holds a character that a file's name cannot have on Windows"));
    }
    for part in path.split('/') {
        if part.is_empty() || part == "." {
            return Some(Unfit::Unportable("has an empty part or `.` between slashes"));
        }
        if part.ends_with(['.', ' ']) || part.starts_with(' ') {
            return Some(Unfit::Unportable("has a part that begins with a blank or ends with a dot or a blank"));
        }
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        if DEVICES.contains(&stem.as_str()) {
            return Some(Unfit::Unportable("has a part that is a device's name on Windows"));
        }
    }
    None
}

impl Resolver<'_> {
    /// A fit path; tells an unfit one.
    pub(super) fn path(&mut self, path: &Path, kind: MediaKind) -> Option<MediaPath> {
        let shown: String = path.value.chars().take(100).collect();
        let cure = |path: &str| {
            let name = path.rsplit(['/', '\\']).next().filter(|name| unfit(name).is_none()).unwrap_or("file");
            format!("put the {} in the scenario's folder and write a path such as \"{name}\"", kind.name())
        };
        match unfit(&path.value) {
            Some(Unfit::Leaves(how)) => {
                let message = format!("the path `{shown}` {how}, so it leaves the scenario's folder");
                self.tell(&path_leaves_folder::RULE, path.span.clone(), message, cure(&path.value));
                None
            }
            Some(Unfit::Unportable(how)) => {
                let message = format!("the path `{shown}` {how}");
                self.tell(&unportable_path::RULE, path.span.clone(), message, "use letters, digits, `-`, `_` and `/`");
                let slashed = path.value.replace('\\', "/");
                if slashed != *path.value && unfit(&slashed).is_none() {
                    self.findings.mend(path.span.clone(), write::text(&slashed));
                }
                None
            }
            None if self.media.locate(&path.value) == Located::Outside => {
                let message = format!("`{shown}` is, or lies behind, a link that leaves the scenario's folder");
                self.tell(&path_leaves_folder::RULE, path.span.clone(), message, cure(&path.value));
                None
            }
            None => Some(MediaPath(path.value.clone())),
        }
    }

    /// The fit paths of each language; `None` when nothing is written.
    pub(super) fn localized_path(&mut self, paths: &LocalizedPath, kind: MediaKind) -> Option<Localized<MediaPath>> {
        let mut map = std::collections::BTreeMap::new();
        let mut plain = None;
        for (language, path) in paths {
            let Some(path) = self.path(path, kind) else { continue };
            match language {
                Some(language) => drop(map.insert(*language, path)),
                None => plain = Some(path),
            }
        }
        match plain {
            Some(path) => Some(Localized::Plain(path)),
            None if map.is_empty() => None,
            None => Some(Localized::ByLanguage(map)),
        }
    }
}
