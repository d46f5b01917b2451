//! Opens a pack, and believes nothing of it before its signature.

use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::build::{BLOCK, Hashing, hexadecimal};
use super::error::PackError;
use super::keys::{KeyId, PublicKey, TrustedKeys, read_signature};
use super::manifest::{FileEntry, MOST_FILES, MOST_MANIFEST, Manifest, shown};
use super::{MANIFEST, Progress, SIGNATURE, UNDER};

/// Who signed a pack.
#[derive(Clone, Debug)]
pub struct Signer {
    /// The key.
    pub key: PublicKey,
    /// What was signed besides, such as `harvest-van version 3`.
    pub comment: String,
}

/// A pack whose signature is good and whose signer is trusted.
#[derive(Debug)]
pub struct Pack {
    path: PathBuf,
    zip: ZipArchive<BufReader<File>>,
    manifest: Manifest,
    manifest_bytes: Vec<u8>,
    signature: String,
    signer: Signer,
}

impl Pack {
    /// Opens a pack, checks that its entries are what an honest pack has, and proves its signature against the keys
    /// trusted. The files themselves are proved when they are read: by [`Pack::verify`] or while installing.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn open(path: &Path, trusted: &TrustedKeys) -> Result<Self, PackError> {
        let file = File::open(path).map_err(|error| PackError::file(path, error))?;
        let no_pack = |what: String| PackError::NoPack { path: path.to_owned(), what };
        let mut zip = ZipArchive::new(BufReader::new(file)).map_err(|error| no_pack(sentence(&error)))?;
        judge(&mut zip).map_err(|error| error.unwrap_or_else(|zip| no_pack(sentence(&zip))))?;
        let manifest_bytes = small(&mut zip, MANIFEST)?.ok_or_else(|| no_pack(format!("it has no {MANIFEST}")))?;
        let signature = small(&mut zip, SIGNATURE)?.ok_or(PackError::Unsigned)?;
        let signature = String::from_utf8(signature).map_err(|_| PackError::hostile("its signature is no text"))?;
        let signer = prove(&manifest_bytes, &signature, trusted)?;
        let manifest = Manifest::read(&manifest_bytes)?;
        same_files(&mut zip, &manifest)?;
        Ok(Self { path: path.to_owned(), zip, manifest, manifest_bytes, signature, signer })
    }

    /// What it says of itself.
    #[must_use]
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Who signed it.
    #[must_use]
    pub fn signer(&self) -> &Signer {
        &self.signer
    }

    /// Reads every file and compares it with the manifest.
    ///
    /// # Errors
    /// [`PackError::Changed`] with the first that differs; [`PackError::NoPack`] when it was cut short.
    pub fn verify(&mut self, progress: Progress) -> Result<(), PackError> {
        let (mut done, all) = (0, self.manifest.bytes());
        for place in 0..self.manifest.files.len() {
            self.copy(place, &mut io::sink(), &mut |read| {
                done += read;
                progress(done, all);
            })?;
        }
        Ok(())
    }

    pub(super) fn signed_bytes(&self) -> (&[u8], &str) {
        (&self.manifest_bytes, &self.signature)
    }

    /// Copies the file at that place of the manifest, and proves it.
    pub(super) fn copy(&mut self, place: usize, to: &mut dyn Write, read: &mut dyn FnMut(u64)) -> Result<(), PackError> {
        let FileEntry { path, bytes, sha256 } = self.manifest.files[place].clone();
        let changed = |how: &str| PackError::Changed { file: path.clone(), how: how.to_owned() };
        let pack = self.path.clone();
        let broken = |what: String| PackError::NoPack { path: pack.clone(), what };
        let mut entry = self.zip.by_name(&format!("{UNDER}{path}")).map_err(|error| broken(sentence(&error)))?;
        let mut hash = Sha256::new();
        let mut block = vec![0; BLOCK];
        let mut all = 0;
        loop {
            let count = match entry.read(&mut block) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                // The zip's own check sum speaks before ours.
                Err(error) if error.kind() == io::ErrorKind::InvalidData => return Err(changed("has other content")),
                Err(error) if error.kind() == io::ErrorKind::Other => return Err(changed("has other content")),
                Err(error) => return Err(broken(error.to_string())),
            };
            all += count as u64;
            if all > bytes {
                return Err(changed("is longer"));
            }
            Hashing(&mut hash).write_all(&block[..count]).map_err(|error| PackError::file(&path, error))?;
            to.write_all(&block[..count]).map_err(|error| PackError::file(&path, error))?;
            read(count as u64);
        }
        if all < bytes {
            return Err(changed("is shorter"));
        }
        if hexadecimal(&hash.finalize()) != sha256 {
            return Err(changed("has other content"));
        }
        Ok(())
    }
}

fn sentence(error: &ZipError) -> String {
    match error {
        ZipError::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => "it ends too early".to_owned(),
        ZipError::Io(error) => error.to_string(),
        _ => format!("it is no zip that can be read ({error})"),
    }
}

/// Refuses what `build` never makes.
fn judge(zip: &mut ZipArchive<BufReader<File>>) -> Result<(), Result<PackError, ZipError>> {
    let hostile = |what: String| Err(Ok(PackError::hostile(what)));
    if zip.len() > MOST_FILES + 2 {
        return hostile(format!("it has {} entries", zip.len()));
    }
    if zip.has_duplicate_names() {
        return hostile("it has two entries of one name".to_owned());
    }
    if zip.offset() != 0 {
        return hostile("something stands before it in its file".to_owned());
    }
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(Err)?;
        let name = shown(&entry.name().map_err(Err)?);
        let what = if entry.encrypted() {
            "is encrypted"
        } else if entry.is_symlink() {
            "is a link"
        } else if entry.is_dir() || !entry.is_file() {
            "is no plain file"
        } else if entry.compression() != CompressionMethod::Stored || entry.compressed_size() != entry.size() {
            "is compressed, so that it may swell"
        } else {
            continue;
        };
        return hostile(format!("`{name}` {what}"));
    }
    if zip.has_overlapping_entries().map_err(Err)? {
        return hostile("its entries lie over each other".to_owned());
    }
    match zip.validate_header_consistency() {
        Ok(()) => Ok(()),
        Err(ZipError::Io(error)) => Err(Err(ZipError::Io(error))),
        Err(error) => hostile(format!("its two lists of entries differ ({error})")),
    }
}

/// A small entry's content; `None` when there is none of that name.
fn small(zip: &mut ZipArchive<BufReader<File>>, name: &str) -> Result<Option<Vec<u8>>, PackError> {
    let mut entry = match zip.by_name(name) {
        Ok(entry) => entry,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(PackError::hostile(format!("`{name}` cannot be read: {}", sentence(&error)))),
    };
    let mut bytes = Vec::new();
    let read = entry.by_ref().take(MOST_MANIFEST + 1).read_to_end(&mut bytes);
    read.map_err(|error| PackError::hostile(format!("`{name}` cannot be read: {error}")))?;
    if bytes.len() as u64 > MOST_MANIFEST {
        return Err(PackError::hostile(format!("`{name}` is longer than {MOST_MANIFEST} bytes")));
    }
    Ok(Some(bytes))
}

fn prove(manifest: &[u8], signature: &str, trusted: &TrustedKeys) -> Result<Signer, PackError> {
    let Some((signature, id)) = read_signature(signature) else {
        return Err(PackError::hostile("its signature is none of minisign's"));
    };
    let key = trusted.find(id).ok_or(PackError::Stranger { key: id })?;
    let comment = shown(&signature.trusted_comment().unwrap_or_default());
    if key.signed(&signature, manifest) { Ok(Signer { key, comment }) } else { Err(PackError::Forged { key: id }) }
}

/// That the zip holds the manifest's files and no others.
fn same_files(zip: &mut ZipArchive<BufReader<File>>, manifest: &Manifest) -> Result<(), PackError> {
    for index in 0..zip.len() {
        let entry = zip.by_index_raw(index).map_err(|error| PackError::hostile(sentence(&error)))?;
        let name = entry.name().map_err(|error| PackError::hostile(sentence(&error)))?.into_owned();
        if name == MANIFEST || name == SIGNATURE {
            continue;
        }
        let listed = name.strip_prefix(UNDER).and_then(|path| {
            let place = manifest.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
            Some(&manifest.files[place])
        });
        match listed {
            None => return Err(PackError::hostile(format!("`{}` is in it, but not in its manifest", shown(&name)))),
            Some(file) if file.bytes < entry.size() => {
                return Err(PackError::Changed { file: file.path.clone(), how: "is longer".to_owned() });
            }
            Some(file) if file.bytes > entry.size() => {
                return Err(PackError::Changed { file: file.path.clone(), how: "is shorter".to_owned() });
            }
            Some(_) => {}
        }
    }
    let missing = manifest.files.iter().find(|file| zip.index_for_name(&format!("{UNDER}{}", file.path)).is_none());
    match missing {
        Some(file) => Err(PackError::Changed { file: file.path.clone(), how: "is missing".to_owned() }),
        None => Ok(()),
    }
}

impl KeyId {
    /// The id of the key that a pack claims to be signed with, without believing it: to show whose key is asked for.
    #[must_use]
    pub fn claimed_by(path: &Path) -> Option<Self> {
        let mut zip = ZipArchive::new(BufReader::new(File::open(path).ok()?)).ok()?;
        let signature = small(&mut zip, SIGNATURE).ok()??;
        Some(read_signature(std::str::from_utf8(&signature).ok()?)?.1)
    }
}
