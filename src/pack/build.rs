//! From a scenario's folder to a pack.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::error::PackError;
use super::keys::SecretKey;
use super::manifest::{FileEntry, MOST_BYTES, MOST_FILES, Manifest, fit_id, unfit_path};
use super::{MANIFEST, Progress, SIGNATURE, UNDER};
use crate::scenario::graph::Graph;

/// How much is read at a time, in bytes.
pub(super) const BLOCK: usize = 1 << 16;

/// Lists a scenario's folder: every file in it, hidden ones left out, hashed.
///
/// # Errors
/// [`PackError::Unfit`] for links, for names that do not work on every system, and for what is too much;
/// [`PackError::File`] when something cannot be read.
pub fn manifest_of(folder: &Path, graph: &Graph, progress: Progress) -> Result<Manifest, PackError> {
    let id = graph.id.0.to_string();
    if !fit_id(&id) {
        return Err(PackError::Unfit {
            what: format!("The folder's name `{id}` cannot be a pack's."),
            cure: "Name it with at most 64 letters without accents, digits, `-`, `_` or `.`.".to_owned(),
        });
    }
    let mut paths = Vec::new();
    list(folder, "", &mut paths)?;
    paths.sort_by(|a, b| a.0.cmp(&b.0));
    let total = paths.iter().map(|(_, _, bytes)| bytes).sum();
    if paths.len() > MOST_FILES || total > MOST_BYTES {
        return Err(PackError::Unfit {
            what: format!("{} files of {total} bytes are too much for one pack.", paths.len()),
            cure: format!("A pack holds up to {MOST_FILES} files of {MOST_BYTES} bytes together: move what the film does not need out of the folder."),
        });
    }
    let mut done = 0;
    let mut files = Vec::with_capacity(paths.len());
    for (path, file, _) in paths {
        let (bytes, sha256) = hash(&file, &mut |read| {
            done += read;
            progress(done, total);
        })?;
        files.push(FileEntry { path, bytes, sha256 });
    }
    let title = graph.title.clone();
    Ok(Manifest::new(id, graph.version, title, graph.languages.clone(), graph.content_hash.0.clone(), files))
}

/// Writes a signed pack of the folder to `to`, through a temporary file beside it. Returns its manifest.
///
/// The same folder gives the same bytes, but for the signature.
///
/// # Errors
/// As [`manifest_of`]; [`PackError::Key`] when the key cannot sign.
pub fn build(folder: &Path, graph: &Graph, key: &SecretKey, to: &Path, progress: Progress) -> Result<Manifest, PackError> {
    let mut half = |done: u64, all: u64| progress(done, all * 2);
    let manifest = manifest_of(folder, graph, &mut half)?;
    let bytes = manifest.to_bytes();
    let signature = key.sign(&bytes, &format!("{} version {}", manifest.id, manifest.version))?;
    let draft = draft_of(to);
    let all = manifest.bytes();
    let written = write(folder, &manifest, &bytes, &signature, &draft, &mut |done, _| progress(all + done, all * 2));
    let written = written.and_then(|()| fs::rename(&draft, to).map_err(|error| PackError::file(to, error)));
    if written.is_err() {
        let _ = fs::remove_file(&draft);
    }
    written.map(|()| manifest)
}

fn draft_of(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    to.with_file_name(name)
}

fn write(folder: &Path, manifest: &Manifest, bytes: &[u8], signature: &str, to: &Path, progress: Progress) -> Result<(), PackError> {
    let told = |error: io::Error| PackError::file(to, error);
    let zipped = |error: zip::result::ZipError| PackError::file(to, io::Error::from(error));
    // One date for all, so that the same folder gives the same bytes.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(BufWriter::new(File::create(to).map_err(told)?));
    for (name, content) in [(MANIFEST, bytes), (SIGNATURE, signature.as_bytes())] {
        zip.start_file(name, options).map_err(zipped)?;
        zip.write_all(content).map_err(told)?;
    }
    let (mut done, total) = (0, manifest.bytes());
    for file in &manifest.files {
        let options = options.large_file(file.bytes > u64::from(u32::MAX));
        zip.start_file(format!("{UNDER}{}", file.path), options).map_err(zipped)?;
        let path = folder.join(&file.path);
        let mut source = File::open(&path).map_err(|error| PackError::file(&path, error))?;
        let copied = copy(&mut source, &mut zip, &mut |read| {
            done += read;
            progress(done, total);
        });
        if copied.map_err(|error| PackError::file(&path, error))? != file.bytes {
            return Err(PackError::Unfit {
                what: format!("`{}` changed while the pack was being built.", file.path),
                cure: "Close what writes it, and build again.".to_owned(),
            });
        }
    }
    let mut out = zip.finish().map_err(zipped)?;
    out.flush().map_err(told)?;
    out.get_ref().sync_all().map_err(told)
}

fn list(folder: &Path, under: &str, found: &mut Vec<(String, PathBuf, u64)>) -> Result<(), PackError> {
    for entry in fs::read_dir(folder).map_err(|error| PackError::file(folder, error))? {
        let entry = entry.map_err(|error| PackError::file(folder, error))?;
        let path = entry.path();
        let Some(name) = entry.file_name().to_str().map(str::to_owned) else {
            return Err(unfit(&path.display().to_string(), "has a name that is no text"));
        };
        if name.starts_with('.') {
            continue;
        }
        let relative = if under.is_empty() { name } else { format!("{under}/{name}") };
        let kind = entry.file_type().map_err(|error| PackError::file(&path, error))?;
        if kind.is_symlink() {
            return Err(unfit(&relative, "is a link"));
        }
        if let Some(how) = unfit_path(&relative) {
            return Err(unfit(&relative, &how));
        }
        if kind.is_dir() {
            list(&path, &relative, found)?;
        } else if kind.is_file() {
            let bytes = entry.metadata().map_err(|error| PackError::file(&path, error))?.len();
            found.push((relative, path, bytes));
        } else {
            return Err(unfit(&relative, "is neither a file nor a folder"));
        }
    }
    Ok(())
}

fn unfit(path: &str, how: &str) -> PackError {
    PackError::Unfit {
        what: format!("`{path}` {how}."),
        cure: "Put plain files with plain names in its place, or move it out of the folder.".to_owned(),
    }
}

/// A file's length and SHA-256.
fn hash(path: &Path, read: &mut dyn FnMut(u64)) -> Result<(u64, String), PackError> {
    let told = |error| PackError::file(path, error);
    let mut file = File::open(path).map_err(told)?;
    let mut hash = Sha256::new();
    let bytes = copy(&mut file, &mut Hashing(&mut hash), read).map_err(told)?;
    Ok((bytes, hexadecimal(&hash.finalize())))
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Hashes what is written to it.
pub(super) struct Hashing<'h>(pub(super) &'h mut Sha256);

impl Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Copies all, telling `read` how many bytes each time.
fn copy(from: &mut impl Read, to: &mut impl Write, read: &mut dyn FnMut(u64)) -> io::Result<u64> {
    let mut block = vec![0; BLOCK];
    let mut all = 0;
    loop {
        let count = match from.read(&mut block) {
            Ok(0) => return Ok(all),
            Ok(count) => count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        to.write_all(&block[..count])?;
        all += count as u64;
        read(count as u64);
    }
}

