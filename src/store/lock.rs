//! Locks that the system takes back when a process ends, however it ends.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file that this process holds to itself until the value is dropped.
#[derive(Debug)]
pub(super) struct FileLock {
    _file: File,
    path: PathBuf,
}

impl FileLock {
    /// Takes the lock; `None` when another holds it. Makes the file and its folder as needed.
    pub(super) fn try_take(path: &Path) -> io::Result<Option<Self>> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::options().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Self { _file: file, path: path.to_owned() })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// Takes the lock, trying again for `patience`; `None` when another still holds it then.
    pub(super) fn take(path: &Path, patience: Duration) -> io::Result<Option<Self>> {
        const STEP: Duration = Duration::from_millis(20);
        let mut waited = Duration::ZERO;
        loop {
            if let Some(lock) = Self::try_take(path)? {
                return Ok(Some(lock));
            }
            if waited >= patience {
                return Ok(None);
            }
            std::thread::sleep(STEP);
            waited += STEP;
        }
    }

    /// Gives the lock back and removes its file. Only for what nobody may want to lock again: whoever opened the file
    /// before would then hold a lock that nobody else sees.
    pub(super) fn remove(self) {
        // A file that stays behind is empty and does no harm.
        let _ = fs::remove_file(&self.path);
    }
}
