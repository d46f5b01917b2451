//! Where an export goes: the output stream, or a file that appears whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::super::console::Console;
use super::super::failure::Failure;

/// Something that an export is written to.
pub(super) enum Output<'c> {
    /// The output stream.
    Stream(&'c mut Console),
    /// A file.
    File(NewFile),
}

/// A file beside its place, until [`NewFile::keep`] puts it there.
pub(super) struct NewFile {
    out: BufWriter<File>,
    part: PathBuf,
    place: PathBuf,
    is_kept: bool,
}

impl<'c> Output<'c> {
    /// The file, or without one the output stream.
    pub(super) fn open(file: Option<&Path>, console: &'c mut Console) -> Result<Self, Failure> {
        match file {
            None => Ok(Self::Stream(console)),
            Some(place) => NewFile::open(place).map(Self::File).map_err(|error| unwritable(place, &error)),
        }
    }

    /// Everything was written: from now on it is there.
    pub(super) fn keep(self) -> Result<(), Failure> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::File(file) => {
                let place = file.place.clone();
                file.keep().map_err(|error| unwritable(&place, &error))
            }
        }
    }
}

impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stream(console) => {
                console.bytes(bytes);
                Ok(bytes.len())
            }
            Self::File(file) => file.out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::File(file) => file.out.flush(),
        }
    }
}

impl NewFile {
    fn open(place: &Path) -> io::Result<Self> {
        let mut name = std::ffi::OsString::from(".");
        name.push(place.file_name().ok_or_else(|| io::Error::other("it names no file"))?);
        name.push(".part");
        let part = place.with_file_name(name);
        Ok(Self { out: BufWriter::new(File::create(&part)?), part, place: place.to_owned(), is_kept: false })
    }

    fn keep(mut self) -> io::Result<()> {
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

/// Why nothing was written there.
pub(super) fn unwritable(place: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format!("{} cannot be written: {error}.", place.display()),
        "Name a file in a folder that is there and that you may write to, with --out FILE.",
    )
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
        given_up.out.write_all(b"half").expect("written");
        drop(given_up);
        assert_eq!(fs::read_to_string(&place).expect("read"), "old");
        let mut file = NewFile::open(&place).expect("opens");
        file.out.write_all(b"new").expect("written");
        file.keep().expect("kept");
        assert_eq!(fs::read_to_string(&place).expect("read"), "new");
        assert_eq!(fs::read_dir(folder.path()).expect("read").count(), 1, "nothing is left beside it");
    }
}
