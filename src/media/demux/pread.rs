//! Reading at a position without moving a shared cursor: the one place where the platforms differ.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

/// An open file that any thread may read at any position.
#[derive(Debug)]
pub struct PositionedFile {
    file: File,
    path: PathBuf,
    len: u64,
}

impl PositionedFile {
    /// Opens a file for reading.
    ///
    /// # Errors
    /// When the system refuses, or the path is a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let metadata = file.metadata()?;
        if metadata.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
        }
        Ok(Self { file, path: path.to_owned(), len: metadata.len() })
    }

    /// Length in bytes when it was opened.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether it holds nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The path as given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file itself, for a reader that wants to move its own cursor.
    pub(crate) const fn file(&self) -> &File {
        &self.file
    }

    /// Gives up the positions for the plain file.
    pub(crate) fn into_file(self) -> File {
        self.file
    }

    /// Fills `buffer` with what lies at `offset`.
    ///
    /// # Errors
    /// `UnexpectedEof` when the file ends before the buffer is full; whatever the system says otherwise.
    pub fn read_exact_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<()> {
        read_exact_at(&self.file, buffer, offset)
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

/// `seek_read` may read less than asked for, and moves the cursor, which nobody relies on.
#[cfg(windows)]
fn read_exact_at(file: &File, mut buffer: &mut [u8], mut offset: u64) -> io::Result<()> {
    use std::os::windows::fs::FileExt;
    while !buffer.is_empty() {
        match file.seek_read(buffer, offset) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => {
                buffer = &mut buffer[read..];
                offset += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_anywhere_and_tells_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("bytes");
        std::fs::write(&path, [1, 2, 3, 4, 5]).expect("written");
        let file = PositionedFile::open(&path).expect("opened");
        let mut two = [0; 2];
        file.read_exact_at(&mut two, 3).expect("inside");
        assert_eq!((two, file.len()), ([4, 5], 5));
        let error = file.read_exact_at(&mut two, 4).expect_err("beyond the end");
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
        assert!(PositionedFile::open(folder.path()).is_err(), "a folder is no film");
    }
}
