//! A file in the making: nobody finds it under its name before it is whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::ImportError;

/// A file in the making, beside its place under another name; gone when it is not kept.
#[derive(Debug)]
pub struct Draft {
    at: PathBuf,
    place: PathBuf,
}

impl Draft {
    /// For that place, whose folder is made when it is missing.
    pub(super) fn of(place: &Path) -> Result<Self, ImportError> {
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(|source| ImportError::File { path: folder.to_owned(), source })?;
        }
        // The last part of the name says what it is, to encoders and decoders.
        let kind = place.extension().map(|kind| kind.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { at: place.with_extension(format!("part.{kind}")), place: place.to_owned() })
    }

    /// Where it is written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.at
    }

    /// Puts it at its place; what was there is replaced.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn keep(self) -> Result<PathBuf, ImportError> {
        fs::rename(&self.at, &self.place).map_err(|source| ImportError::File { path: self.place.clone(), source })?;
        Ok(self.place.clone())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // What is left of a draft is of no use; that it cannot be taken away neither. After `keep` it is not there.
        let _ = fs::remove_file(&self.at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_kept_whole_or_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("sound/rec.pl.ogg");
        let draft = Draft::of(&place).expect("a folder for it");
        fs::write(draft.path(), b"half").expect("writes");
        assert!(draft.path().to_string_lossy().ends_with(".part.ogg") && !place.exists());
        drop(draft);
        assert_eq!(fs::read_dir(folder.path().join("sound")).expect("is there").count(), 0);
        for content in [b"one", b"two"] {
            let draft = Draft::of(&place).expect("a folder for it");
            fs::write(draft.path(), content).expect("writes");
            assert_eq!(draft.keep().expect("kept"), place);
            assert_eq!(fs::read(&place).expect("reads"), content);
        }
        assert_eq!(fs::read_dir(folder.path().join("sound")).expect("is there").count(), 1);
    }
}
