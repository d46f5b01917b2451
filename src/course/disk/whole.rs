//! Files that are there whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file that only its owner may read, in place of the one of that name: beside it first, then by renaming, so that
/// a cut at any moment leaves the old one or the new one. Makes its folder as needed.
///
/// # Errors
/// What the system says; the old file is unchanged then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, OWNER)
}

/// The same for a file that goes to other computers and their users, as far as the system's own mask allows: on a stick with
/// a file system of Linux, a file of its owner could be read on no laptop. It must hold nothing secret.
///
/// # Errors
/// Those of [`write_whole`].
pub fn write_shared(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write(path, bytes, EVERYBODY)
}

/// Rights by which only the owner reads and writes, and by which everybody else reads.
const OWNER: u32 = 0o600;
const EVERYBODY: u32 = 0o644;

fn write(path: &Path, bytes: &[u8], rights: u32) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut draft = path.as_os_str().to_owned();
    draft.push(".part");
    let written = write_through(Path::new(&draft), bytes, rights).and_then(|()| fs::rename(&draft, path));
    if written.is_err() {
        // What is left of it is of no use, and may be secret.
        let _ = fs::remove_file(&draft);
    }
    written?;
    keep_folder(folder);
    Ok(())
}

#[cfg_attr(not(unix), allow(unused_variables, reason = "elsewhere rights come from the folder"))]
fn write_through(path: &Path, bytes: &[u8], rights: u32) -> io::Result<()> {
    // A draft that a cut left behind may have other rights.
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, rights);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Brings the folder's own entry to the disk where the system can (not on Windows).
fn keep_folder(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if let Ok(folder) = File::open(folder) {
        // A file system that cannot has renamed all the same.
        let _ = folder.sync_all();
    }
}
