//! Puts a pack's scenario in its place: all of it, or nothing.
//!
//! The files go to a hidden folder beside the place; once all are proved and the scenario loads, the old edition is renamed
//! away, the new one takes its name, and the old one is removed. A power cut at any moment leaves a state that
//! [`recover`] puts right: either edition whole.

use std::fs::{self, File, TryLockError};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::error::PackError;
use super::manifest::Manifest;
use super::open::Pack;
use super::{MANIFEST, Progress, SIGNATURE};
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
use crate::scenario::disk::FolderMedia;
use crate::scenario::load::load;
use crate::scenario::media_facts::Medium;

/// Where an installed scenario keeps its pack's manifest and signature.
const PROOF: &str = ".pack";
/// What folders that are not done begin with.
const INCOMING: &str = ".incoming-";
/// What editions that were replaced begin with.
const REPLACED: &str = ".replaced-";
/// Held while something is installed.
const LOCK: &str = ".installing";

/// Whether to replace what a pack does not replace by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Only an older edition is replaced.
    Newer,
    /// Any edition that came from a pack is.
    Replace,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Installed {
    /// It is there now, and was not before.
    New,
    /// It took the place of that version.
    Replaced(u32),
    /// The very same was there already.
    Already,
}

/// An edition that is installed.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    /// Where.
    pub folder: PathBuf,
    /// What its pack said.
    pub manifest: Manifest,
}

/// Installs a pack below `into`, which is made if it is not there.
///
/// # Errors
/// Why it is refused; then everything is as it was before.
pub fn install(pack: &mut Pack, into: &Path, wish: Wish, reference: &Reference, progress: Progress) -> Result<Installed, PackError> {
    fs::create_dir_all(into).map_err(|error| PackError::file(into, error))?;
    let _lock = lock(into)?;
    clear(into)?;
    let manifest = pack.manifest().clone();
    let place = into.join(&manifest.id);
    let outcome = match (edition(&place), place.symlink_metadata().is_ok()) {
        (None, true) => return Err(PackError::InTheWay { folder: place }),
        (None, false) => Installed::New,
        (Some(there), _) if there.manifest == manifest && is_whole(&there) => {
            // The same is there; but whether this pack still is what was signed is told all the same.
            pack.verify(progress)?;
            return Ok(Installed::Already);
        }
        (Some(there), _) => {
            let (id, offered, have) = (manifest.id.clone(), manifest.version, there.manifest.version);
            match wish {
                Wish::Newer if offered < have => return Err(PackError::Older { id, installed: have, offered }),
                Wish::Newer if offered == have && there.manifest != manifest => {
                    return Err(PackError::SameVersion { id, version: have });
                }
                _ => Installed::Replaced(have),
            }
        }
    };
    let incoming = into.join(format!("{INCOMING}{}", manifest.id));
    let done = unpack(pack, &incoming, reference, progress).and_then(|()| swap(into, &incoming, &place, &manifest.id));
    if done.is_err() {
        let _ = fs::remove_dir_all(&incoming);
    }
    done.map(|()| outcome)
}

/// Every edition installed below `into`, in order of id.
#[must_use]
pub fn installed(into: &Path) -> Vec<Edition> {
    let entries = fs::read_dir(into).into_iter().flatten().flatten();
    let mut found: Vec<Edition> = entries.filter(|entry| !is_hidden(&entry.path())).filter_map(|entry| edition(&entry.path())).collect();
    found.sort_by(|a, b| a.manifest.id.cmp(&b.manifest.id));
    found
}

/// Removes an installed edition; folders that did not come from a pack are never touched.
///
/// # Errors
/// [`PackError::NotInstalled`]; [`PackError::File`] when it cannot be removed.
pub fn remove(into: &Path, id: &str) -> Result<Edition, PackError> {
    let unknown = || PackError::NotInstalled { id: id.to_owned() };
    let found = installed(into).into_iter().find(|edition| edition.manifest.id == id).ok_or_else(unknown)?;
    let _lock = lock(into)?;
    // Renamed first, so that no half of it is ever taken for a scenario.
    let away = into.join(format!("{INCOMING}{id}"));
    clear(into)?;
    fs::rename(&found.folder, &away).map_err(|error| PackError::file(&found.folder, error))?;
    fs::remove_dir_all(&away).map_err(|error| PackError::file(&away, error))?;
    Ok(found)
}

/// Puts right what a power cut left; for the start of the program. Nothing happens while another program installs.
///
/// # Errors
/// [`PackError::File`] when a folder cannot be moved or removed.
pub fn recover(into: &Path) -> Result<(), PackError> {
    let unfinished = fs::read_dir(into).into_iter().flatten().flatten().any(|entry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        name.starts_with(INCOMING) || name.starts_with(REPLACED)
    });
    if !unfinished {
        return Ok(());
    }
    match lock(into) {
        Ok(_lock) => clear(into),
        Err(PackError::Busy) => Ok(()),
        Err(error) => Err(error),
    }
}

fn lock(into: &Path) -> Result<File, PackError> {
    let path = into.join(LOCK);
    let file = File::create(&path).map_err(|error| PackError::file(&path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(PackError::Busy),
        Err(TryLockError::Error(error)) => Err(PackError::file(&path, error)),
    }
}

/// Finishes or undoes what was interrupted.
fn clear(into: &Path) -> Result<(), PackError> {
    for entry in fs::read_dir(into).map_err(|error| PackError::file(into, error))?.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some(id) = name.strip_prefix(REPLACED)
            && !into.join(id).exists()
        {
            let place = into.join(id);
            fs::rename(&path, &place).map_err(|error| PackError::file(&place, error))?;
        } else if name.starts_with(REPLACED) || name.starts_with(INCOMING) {
            fs::remove_dir_all(&path).map_err(|error| PackError::file(&path, error))?;
        }
    }
    Ok(())
}

fn unpack(pack: &mut Pack, to: &Path, reference: &Reference, progress: Progress) -> Result<(), PackError> {
    let make = |folder: &Path| fs::create_dir_all(folder).map_err(|error| PackError::file(folder, error));
    make(to)?;
    let files: Vec<String> = pack.manifest().files.iter().map(|file| file.path.clone()).collect();
    let (mut done, all) = (0, pack.manifest().bytes());
    for (place, path) in files.iter().enumerate() {
        let target = to.join(path);
        target.parent().map_or(Ok(()), make)?;
        let told = |error| PackError::file(&target, error);
        let mut out = BufWriter::new(File::create_new(&target).map_err(told)?);
        pack.copy(place, &mut out, &mut |read| {
            done += read;
            progress(done, all);
        })?;
        out.flush().map_err(told)?;
        out.get_ref().sync_all().map_err(told)?;
    }
    let (_, findings) = load(to, reference, &FolderMedia::new(to, |_: &Path, _| Ok(Medium::default())));
    let faults: Vec<Diagnostic> = findings.into_iter().filter(Diagnostic::is_error).collect();
    if !faults.is_empty() {
        return Err(PackError::Unplayable { faults });
    }
    let proof = to.join(PROOF);
    make(&proof)?;
    let (manifest, signature) = pack.signed_bytes();
    for (name, bytes) in [(MANIFEST, manifest), (SIGNATURE, signature.as_bytes())] {
        let path = proof.join(name);
        fs::write(&path, bytes).map_err(|error| PackError::file(&path, error))?;
    }
    Ok(())
}

fn swap(into: &Path, incoming: &Path, place: &Path, id: &str) -> Result<(), PackError> {
    let away = into.join(format!("{REPLACED}{id}"));
    let old = place.exists();
    if old {
        fs::rename(place, &away).map_err(|error| PackError::file(place, error))?;
    }
    if let Err(error) = fs::rename(incoming, place) {
        if old {
            let _ = fs::rename(&away, place);
        }
        return Err(PackError::file(place, error));
    }
    if old {
        // It is out of the way already; what cannot be removed now is removed at the next start.
        let _ = fs::remove_dir_all(&away);
    }
    Ok(())
}

/// The edition in that folder, if it came from a pack.
fn edition(folder: &Path) -> Option<Edition> {
    let bytes = fs::read(folder.join(PROOF).join(MANIFEST)).ok()?;
    Some(Edition { folder: folder.to_owned(), manifest: Manifest::read(&bytes).ok()? })
}

/// Whether every file is there in its length.
fn is_whole(edition: &Edition) -> bool {
    let there = |path: &str| fs::metadata(edition.folder.join(path)).map(|meta| meta.len()).ok();
    edition.manifest.files.iter().all(|file| there(&file.path) == Some(file.bytes))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}
