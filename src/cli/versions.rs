//! A scenario's file and its last ten versions, for whatever writes it: the author screen, `ias check --fix`.
//!
//! Versions lie in the data folder, under `author/<scenario>-<hash of its path>/versions/<moment>.ron`, so that neither a pack
//! nor a repository picks them up.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::platform::{DataFolder, date_and_time};
use crate::scenario::disk::FILE_NAME;
use crate::time::WallTime;

/// How many versions are kept.
pub const VERSIONS: usize = 10;

/// The places of one scenario's text.
#[derive(Clone, Debug)]
pub struct Versions {
    file: PathBuf,
    folder: Option<PathBuf>,
}

impl Versions {
    /// Of the scenario in that folder; without a data folder nothing but the file is kept.
    #[must_use]
    pub fn of(scenario: &Path, data: Option<&DataFolder>) -> Self {
        let real = fs::canonicalize(scenario).unwrap_or_else(|_| scenario.to_owned());
        let name = real.file_name().map_or_else(|| "scenario".into(), |name| name.to_string_lossy().into_owned());
        let hash: String = Sha256::digest(real.to_string_lossy().as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let folder = data.map(|data| data.root.join("author").join(format!("{name}-{hash}")));
        Self { file: scenario.join(FILE_NAME), folder }
    }

    /// The scenario's file.
    #[must_use]
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The scenario's folder under the data folder.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Writes the text: the version on the disk is put aside first, the new one takes its place in one step.
    ///
    /// # Errors
    /// In words; the file is then as it was.
    pub fn save(&self, text: &str, at: WallTime) -> Result<(), String> {
        let told = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
        self.put_aside(at).map_err(|(path, error)| told(&path, error))?;
        replace(&self.file, text.as_bytes()).map_err(|error| told(&self.file, error))
    }

    fn put_aside(&self, at: WallTime) -> Result<(), (PathBuf, std::io::Error)> {
        let Some(folder) = self.folder.as_ref().map(|folder| folder.join("versions")) else { return Ok(()) };
        let Ok(old) = fs::read(&self.file) else { return Ok(()) };
        fs::create_dir_all(&folder).map_err(|error| (folder.clone(), error))?;
        let moment = date_and_time(at).replace(' ', "T").replace(':', "-");
        let path = folder.join(format!("{moment}-{:05}.ron", at.0.rem_euclid(60_000)));
        replace(&path, &old).map_err(|error| (path, error))?;
        let kept = self.all();
        for old in kept.iter().take(kept.len().saturating_sub(VERSIONS)) {
            // One version too many does no harm.
            let _ = fs::remove_file(old);
        }
        Ok(())
    }

    /// The versions that are kept, oldest first.
    #[must_use]
    pub fn all(&self) -> Vec<PathBuf> {
        let Some(folder) = self.folder.as_ref().map(|folder| folder.join("versions")) else { return Vec::new() };
        let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut versions: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
        versions.sort();
        versions
    }
}

/// Writes a whole file beside the one it replaces, and puts it in its place in one step.
///
/// # Errors
/// When that cannot be done; the file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".new");
    let beside = path.with_file_name(name);
    let written = (|| {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Ok(old) = fs::metadata(path) {
            // Where rights cannot be set the file has those of a new one.
            let _ = fs::set_permissions(&beside, old.permissions());
        }
        fs::rename(&beside, path)
    })();
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    #[cfg(unix)]
    if let Some(folder) = path.parent()
        && let Ok(folder) = File::open(folder)
    {
        // The new name is on the disk, too, where the system lets one say so.
        let _ = folder.sync_all();
    }
    written
}
