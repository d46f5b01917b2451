//! A file that appears whole or not at all, however large it is and however it is written.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file beside its place, until [`NewFile::keep`] puts it there.
#[derive(Debug)]
pub struct NewFile {
    out: BufWriter<File>,
    part: PathBuf,
    place: PathBuf,
    is_kept: bool,
}

impl NewFile {
    /// Begins the file of that place.
    ///
    /// # Errors
    /// What the system says; nothing is there then that was not before.
    pub fn open(place: &Path) -> io::Result<Self> {
        let mut name = std::ffi::OsString::from(".");
        name.push(place.file_name().ok_or_else(|| io::Error::other("it names no file"))?);
        name.push(".part");
        let part = place.with_file_name(name);
        Ok(Self { out: BufWriter::new(File::create(&part)?), part, place: place.to_owned(), is_kept: false })
    }

    /// Where it will be.
    #[must_use]
    pub fn place(&self) -> &Path {
        &self.place
    }

    /// Everything was written: from now on it is there.
    ///
    /// # Errors
    /// What the system says; what was there before is unchanged then.
    pub fn keep(mut self) -> io::Result<()> {
        self.out.flush()?;
        self.out.get_ref().sync_all()?;
        fs::rename(&self.part, &self.place)?;
        self.is_kept = true;
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.is_kept {
            // What is half written helps nobody; that it cannot be removed is no reason to fail.
            let _ = fs::remove_file(&self.part);
        }
    }
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("out.csv");
        fs::write(&place, "old").expect("written");
        let mut given_up = NewFile::open(&place).expect("opens");
        given_up.write_all(b"half").expect("written");
        drop(given_up);
        assert_eq!(fs::read_to_string(&place).expect("read"), "old");
        let mut file = NewFile::open(&place).expect("opens");
        file.write_all(b"new").expect("written");
        file.keep().expect("kept");
        assert_eq!(fs::read_to_string(&place).expect("read"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1, "nothing is left beside it");
    }
}
