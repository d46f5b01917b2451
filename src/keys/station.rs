//! The trainer's computer: what only its passphrase opens.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::lock::{Lock, Passphrase};
use super::names::Names;
use super::seal::{Identity, Recipient, SealError, open_whole, seal};
use super::KeysError;
use crate::course::disk::write_whole;

/// A folder in which a station is, or may be made.
#[derive(Clone, Debug)]
pub struct Station {
    folder: PathBuf,
}

/// `lock.json`
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Locks {
    format: u32,
    /// The trainer's public key, to which courses have their results sealed.
    trainer: String,
    /// The lock in force. While a passphrase is being changed also the one that comes: `identity.age` tells which holds.
    locks: Vec<Lock>,
}

const FORMAT: u32 = 1;

impl Station {
    /// The station in that folder, which need not exist.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn lock_file(&self) -> PathBuf {
        self.folder.join("lock.json")
    }

    fn identity_file(&self) -> PathBuf {
        self.folder.join("identity.age")
    }

    fn names_file(&self) -> PathBuf {
        self.folder.join("names.age")
    }

    /// Whether this computer is a trainer's, be its station whole or not.
    #[must_use]
    pub fn exists(&self) -> bool {
        self.lock_file().exists() || self.identity_file().exists() || self.names_file().exists()
    }

    /// The trainer's public key; no passphrase is needed for it.
    ///
    /// # Errors
    /// [`KeysError::NoStation`], [`KeysError::LockLost`], [`KeysError::Damaged`], [`KeysError::Newer`], [`KeysError::File`].
    pub fn recipient(&self) -> Result<Recipient, KeysError> {
        self.locks()?.trainer.parse().map_err(|_| KeysError::damaged(&self.lock_file(), "`trainer` is no public key"))
    }

    /// Makes a station with a key of its own, from random bytes.
    ///
    /// # Errors
    /// [`KeysError::StationExists`]; [`KeysError::Lock`]; [`KeysError::File`].
    pub fn set_up(&self, passphrase: &Passphrase, salt: [u8; 16], secret: &Zeroizing<[u8; 32]>) -> Result<Unlocked, KeysError> {
        self.may_be_set_up()?;
        self.make(passphrase, salt, vec![Identity::of(secret)])
    }

    /// Whether there is none yet. A lock alone is what a cut leaves behind: it locks nothing.
    ///
    /// # Errors
    /// [`KeysError::StationExists`]
    pub fn may_be_set_up(&self) -> Result<(), KeysError> {
        let is_there = self.identity_file().exists() || self.names_file().exists();
        if is_there { Err(KeysError::StationExists { folder: self.folder.clone() }) } else { Ok(()) }
    }

    /// Makes a station with keys brought from elsewhere, in place of one that can be opened no more (its sealed key is kept
    /// aside as `identity.age.old`).
    ///
    /// # Errors
    /// [`KeysError::OtherStation`] when there are names here that these keys do not open; [`KeysError::Lock`];
    /// [`KeysError::File`].
    pub fn bring_back(&self, passphrase: &Passphrase, salt: [u8; 16], keys: Vec<Identity>) -> Result<Unlocked, KeysError> {
        if let Ok(names) = fs::read(self.names_file())
            && matches!(open_whole(&keys, &names[..]), Err(SealError::Foreign))
        {
            return Err(KeysError::OtherStation { path: self.names_file() });
        }
        let sealed = self.identity_file();
        if sealed.exists() {
            fs::rename(&sealed, sealed.with_extension("age.old")).map_err(|error| KeysError::file(&sealed, error))?;
        }
        self.make(passphrase, salt, keys)
    }

    fn make(&self, passphrase: &Passphrase, salt: [u8; 16], keys: Vec<Identity>) -> Result<Unlocked, KeysError> {
        let own = keys.first().ok_or(KeysError::NoKey { what: "the file holds no secret key" })?;
        let (lock, lock_key) = Lock::new(passphrase, salt)?;
        self.write_locks(&own.recipient(), vec![lock])?;
        let unlocked = Unlocked { station: self.clone(), lock: lock_key.recipient(), keys };
        unlocked.write_keys()?;
        Ok(unlocked)
    }

    /// Opens the station.
    ///
    /// # Errors
    /// [`KeysError::WrongPassphrase`]; [`KeysError::NoStation`]; [`KeysError::LockLost`], [`KeysError::IdentityLost`],
    /// [`KeysError::Damaged`]; [`KeysError::Newer`]; [`KeysError::Lock`]; [`KeysError::File`].
    pub fn unlock(&self, passphrase: &Passphrase) -> Result<Unlocked, KeysError> {
        let locks = self.locks()?;
        let path = self.identity_file();
        let sealed = match fs::read(&path) {
            Ok(sealed) => sealed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(KeysError::IdentityLost { path }),
            Err(error) => return Err(KeysError::file(&path, error)),
        };
        let mut right = false;
        for lock in &locks.locks {
            let Some(lock_key) = lock.unlock(passphrase)? else { continue };
            right = true;
            let recipient = lock_key.recipient();
            match open_whole(&[lock_key], &sealed[..]) {
                Ok(text) => {
                    let keys = std::str::from_utf8(&text).ok().and_then(|text| Identity::read_all(text).ok());
                    let keys = keys.ok_or_else(|| KeysError::damaged(&path, "it holds no key"))?;
                    // Anybody can write `lock.json`: new courses would be sealed to whoever did.
                    if keys[0].recipient().to_string() != locks.trainer {
                        return Err(KeysError::damaged(&self.lock_file(), "`trainer` is not this station's public key"));
                    }
                    return Ok(Unlocked { station: self.clone(), lock: recipient, keys });
                }
                Err(SealError::Foreign) => {}
                Err(error) => return Err(KeysError::damaged(&path, error.to_string())),
            }
        }
        // While a passphrase is being changed one of two locks is empty, and the passphrase to it is not the right one.
        if right && locks.locks.len() == 1 { Err(KeysError::damaged(&path, SealError::Foreign.to_string())) } else { Err(KeysError::WrongPassphrase) }
    }

    fn locks(&self) -> Result<Locks, KeysError> {
        let path = self.lock_file();
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(if self.exists() { KeysError::LockLost { path } } else { KeysError::NoStation { folder: self.folder.clone() } });
            }
            Err(error) => return Err(KeysError::file(&path, error)),
        };
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let place = |error: serde_json::Error| KeysError::damaged(&path, error.to_string());
        let Format { format } = serde_json::from_slice(&bytes).map_err(place)?;
        if format > FORMAT {
            return Err(KeysError::Newer { path });
        }
        let locks: Locks = serde_json::from_slice(&bytes).map_err(place)?;
        if !(1..=2).contains(&locks.locks.len()) {
            return Err(KeysError::damaged(&path, "it must hold one lock, or two while a passphrase is being changed"));
        }
        match locks.locks.iter().find_map(Lock::fault) {
            Some(fault) => Err(KeysError::damaged(&path, fault)),
            None => Ok(locks),
        }
    }

    fn write_locks(&self, trainer: &Recipient, locks: Vec<Lock>) -> Result<(), KeysError> {
        let locks = Locks { format: FORMAT, trainer: trainer.to_string(), locks };
        let mut text = serde_json::to_string_pretty(&locks).expect("texts and numbers are JSON");
        text.push('\n');
        let path = self.lock_file();
        write_whole(&path, text.as_bytes()).map_err(|error| KeysError::file(&path, error))
    }
}

/// A station that its passphrase has opened. Forgets the keys when it is dropped.
#[derive(Debug)]
pub struct Unlocked {
    station: Station,
    /// To what the keys are sealed.
    lock: Recipient,
    /// The trainer's own first, then those brought from other stations. Never empty.
    keys: Vec<Identity>,
}

impl Unlocked {
    /// Every key that opens results here, the trainer's own first.
    #[must_use]
    pub fn keys(&self) -> &[Identity] {
        &self.keys
    }

    /// The trainer's public key, for new courses.
    #[must_use]
    pub fn recipient(&self) -> Recipient {
        self.keys[0].recipient()
    }

    /// Locks the station with another passphrase. A cut at any moment leaves it locked by the old or by the new one.
    ///
    /// # Errors
    /// [`KeysError::Lock`], [`KeysError::File`], and what reading `lock.json` says.
    pub fn change_passphrase(&mut self, new: &Passphrase, salt: [u8; 16]) -> Result<(), KeysError> {
        let (coming, key) = Lock::new(new, salt)?;
        let mut locks = self.station.locks()?.locks;
        locks.retain(|lock| lock.is_of(&self.lock));
        locks.push(coming.clone());
        let trainer = self.recipient();
        self.station.write_locks(&trainer, locks)?;
        let old = std::mem::replace(&mut self.lock, key.recipient());
        if let Err(error) = self.write_keys() {
            self.lock = old;
            return Err(error);
        }
        self.station.write_locks(&trainer, vec![coming])
    }

    /// The keys as a file that the `age` command reads (`age -d -i FILE`). Whoever has it can read every result.
    #[must_use]
    pub fn export_keys(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(256 * (self.keys.len() + 1)));
        text.push_str("# Secret key of an IAS trainer's station: opens results and names. Keep it locked away.\n");
        for key in &self.keys {
            text.push_str(&format!("# public key: {}\n", key.recipient()));
            text.push_str(&key.to_text());
            text.push('\n');
        }
        text
    }

    /// Takes keys of other stations in, so that results sealed to them open here, too; how many were new.
    ///
    /// # Errors
    /// [`KeysError::File`]; nothing is taken in then.
    pub fn take_in(&mut self, keys: Vec<Identity>) -> Result<usize, KeysError> {
        let before = self.keys.len();
        for key in keys {
            if self.keys.iter().all(|known| known.recipient() != key.recipient()) {
                self.keys.push(key);
            }
        }
        if let Err(error) = self.write_keys() {
            self.keys.truncate(before);
            return Err(error);
        }
        Ok(self.keys.len() - before)
    }

    /// The same station opened once more, with keys of other stations taken in; how many were new.
    ///
    /// # Errors
    /// [`KeysError::File`]; nothing is taken in then.
    pub fn joined_by(&self, keys: Vec<Identity>) -> Result<(Self, usize), KeysError> {
        let mut joined = Self { station: self.station.clone(), lock: self.lock.clone(), keys: self.keys.clone() };
        let count = joined.take_in(keys)?;
        Ok((joined, count))
    }

    /// The names behind codes; nobody when none was written yet.
    ///
    /// # Errors
    /// [`KeysError::Damaged`], [`KeysError::File`].
    pub fn names(&self) -> Result<Names, KeysError> {
        let path = self.station.names_file();
        let sealed = match fs::read(&path) {
            Ok(sealed) => sealed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Names::default()),
            Err(error) => return Err(KeysError::file(&path, error)),
        };
        let plain = open_whole(&self.keys, &sealed[..]).map_err(|error| KeysError::damaged(&path, error.to_string()))?;
        Names::of_bytes(&plain).map_err(|what| KeysError::damaged(&path, what))
    }

    /// Keeps the names, in place of those kept before; when nobody is left, no file is.
    ///
    /// # Errors
    /// [`KeysError::File`]; those kept before are unchanged then.
    pub fn keep_names(&self, names: &Names) -> Result<(), KeysError> {
        let path = self.station.names_file();
        let kept = if names.is_empty() {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            }
        } else {
            write_whole(&path, &seal(&self.recipient(), &names.to_bytes()))
        };
        kept.map_err(|error| KeysError::file(&path, error))
    }

    fn write_keys(&self) -> Result<(), KeysError> {
        let path = self.station.identity_file();
        let sealed = seal(&self.lock, self.export_keys().as_bytes());
        write_whole(&path, &sealed).map_err(|error| KeysError::file(&path, error))
    }
}

/// Where a folder's station lies: `station` in a data folder.
impl From<&Path> for Station {
    fn from(data: &Path) -> Self {
        Self::in_folder(data.join("station"))
    }
}
