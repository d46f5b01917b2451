//! Where an export goes: the output stream, or a file that appears whole or not at all.

use std::io::{self, Write};
use std::path::Path;

use super::super::console::Console;
use super::super::failure::Failure;
use crate::programme::export::ExportError;
use crate::programme::whole_file::NewFile;

/// Something that an export is written to.
pub(super) enum Output<'c> {
    /// The output stream.
    Stream(&'c mut Console),
    /// A file.
    File(NewFile),
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
                let place = file.place().to_owned();
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
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stream(_) => Ok(()),
            Self::File(file) => file.flush(),
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

/// Why an export to that file, or without one to the output stream, ended early.
pub(super) fn ended(out: Option<&Path>, error: ExportError) -> Failure {
    match error {
        ExportError::Store(error) => error.into(),
        ExportError::Write(error) => unwritable(out.unwrap_or(Path::new("The output")), &error),
    }
}
