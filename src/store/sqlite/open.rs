//! Opening the file: new, ours, older, newer, somebody else's, or damaged.
//!
//! What cannot be read is never written to. A damaged file is renamed and kept; whoever opened is told.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::super::StoreError;
use super::super::lock::FileLock;
use super::{SqliteStore, fault};

/// What turns version `n` of a laptop's file into version `n + 1`, by place.
const MIGRATIONS: [&str; 2] =
    [include_str!("../migrations/001_attempts.sql"), include_str!("../migrations/002_courses.sql")];

/// The version of a laptop's file that this release writes.
#[expect(clippy::cast_possible_truncation, reason = "a handful of migrations")]
pub const SCHEMA_VERSION: u32 = MIGRATIONS.len() as u32;

/// One of the files that we keep.
pub(super) struct Kind {
    /// Its name without the ending.
    stem: &'static str,
    /// Marks the file as ours in its header.
    owner: u32,
    /// What turns version `n` into version `n + 1`, by place.
    migrations: &'static [&'static str],
    /// Whether every page is looked at when it is opened. What grows with a programme cannot be.
    looked_through: bool,
}

/// A laptop's attempts (`IASr`).
pub(super) static ATTEMPTS: Kind =
    Kind { stem: "results", owner: 0x4941_5372, migrations: &MIGRATIONS, looked_through: true };

/// What a trainer gathered (`IASg`).
pub(super) static PROGRAMME: Kind = Kind {
    stem: "programme",
    owner: 0x4941_5367,
    migrations: &[include_str!("../migrations/gathered/001_results.sql")],
    looked_through: false,
};

impl Kind {
    /// The version that this release writes.
    #[expect(clippy::cast_possible_truncation, reason = "a handful of migrations")]
    fn version(&self) -> u32 {
        self.migrations.len() as u32
    }

    /// The file in a folder.
    fn file(&self, folder: &Path) -> PathBuf {
        folder.join(format!("{}.sqlite", self.stem))
    }
}

const COMPANIONS: [&str; 2] = ["-wal", "-shm"];

/// How long to wait for another process before saying that it is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// An opened store, and what its user must be told.
#[derive(Debug)]
pub struct Opened {
    /// The store.
    pub store: SqliteStore,
    /// What happened while opening; show it.
    pub notice: Option<Notice>,
}

/// Something that the user must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The file was damaged: it is kept under another name, and a new one was begun.
    SetAside {
        /// Where it is now.
        kept_as: PathBuf,
        /// What was wrong with it.
        detail: String,
    },
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SetAside { kept_as, detail } => write!(
                f,
                "The results file was damaged ({detail}). It is kept as {}, and a new one was begun. \
                 Give that file to your support: most of it can often be read again.",
                kept_as.display()
            ),
        }
    }
}

/// What a look at the first hundred bytes tells.
enum Header {
    /// No file, or nothing in it yet.
    Absent,
    /// A database, with its version and owner.
    Database { version: u32, owner: u32 },
    /// Something else.
    Unreadable,
}

impl SqliteStore {
    /// Opens the attempts of a data folder, making folder and file as needed.
    ///
    /// `aside` distinguishes the name under which a damaged file is kept, e.g. `2026-07-08`; letters, digits and hyphens.
    ///
    /// # Errors
    /// [`StoreError::Newer`] and [`StoreError::Foreign`] leave the file untouched; [`StoreError::Folder`],
    /// [`StoreError::ReadOnly`], [`StoreError::Full`], [`StoreError::Busy`].
    pub fn open(folder: &Path, aside: &str) -> Result<Opened, StoreError> {
        let Writable { path, main, notice } = open_to_write(folder, &ATTEMPTS, aside)?;
        let heartbeat = connect(&path).map_err(|error| fault(&path, error))?;
        heartbeat.execute_batch("PRAGMA synchronous = NORMAL").map_err(|error| fault(&path, error))?;
        let store = Self {
            locks: folder.join("locks"),
            path,
            main,
            version: SCHEMA_VERSION,
            heartbeat: Some(heartbeat),
            claims: BTreeMap::new(),
        };
        Ok(Opened { store, notice })
    }

    /// Opens the attempts of a data folder to read them; makes, renames and migrates nothing.
    ///
    /// `None` when the folder holds no attempts yet. A read-only disk will do.
    ///
    /// # Errors
    /// As [`Self::open`], and [`StoreError::Damaged`].
    pub fn open_to_read(folder: &Path) -> Result<Option<Self>, StoreError> {
        let opened = open_to_read(folder, &ATTEMPTS)?;
        Ok(opened.map(|Readable { path, main, version }| Self {
            locks: folder.join("locks"),
            path,
            main,
            version,
            heartbeat: None,
            claims: BTreeMap::new(),
        }))
    }
}

/// A file opened to write it.
pub(super) struct Writable {
    pub(super) path: PathBuf,
    pub(super) main: Connection,
    pub(super) notice: Option<Notice>,
}

/// A file opened to read it, of this version or an older one.
pub(super) struct Readable {
    pub(super) path: PathBuf,
    pub(super) main: Connection,
    pub(super) version: u32,
}

/// Opens a file of that folder, making both as needed, and brings it to this version.
pub(super) fn open_to_write(folder: &Path, kind: &Kind, aside: &str) -> Result<Writable, StoreError> {
    let in_folder = |source| StoreError::Folder { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(in_folder)?;
    let path = kind.file(folder);
    // One process at a time checks, renames or migrates.
    let _opening = FileLock::take(&folder.join("opening.lock"), PATIENCE)
        .map_err(in_folder)?
        .ok_or_else(|| StoreError::Busy { path: path.clone() })?;
    let mut notice = None;
    let main = match open_checked(&path, kind) {
        Err(StoreError::Damaged { detail, .. }) => {
            let kept_as = set_aside(&path, kind, aside).map_err(in_folder)?;
            notice = Some(Notice::SetAside { kept_as, detail });
            open_checked(&path, kind)?
        }
        other => other?,
    };
    Ok(Writable { path, main, notice })
}

/// Opens a file of that folder to read it; `None` when it is not there.
pub(super) fn open_to_read(folder: &Path, kind: &Kind) -> Result<Option<Readable>, StoreError> {
    let path = kind.file(folder);
    let told = |error| fault(&path, error);
    match header(&path).map_err(|source| StoreError::Folder { path: path.clone(), source })? {
        Header::Absent => return Ok(None),
        Header::Unreadable => {
            return Err(StoreError::Damaged { path, detail: "it is not a database".to_owned() });
        }
        Header::Database { version, .. } if version > kind.version() => {
            return Err(StoreError::Newer { path, found: version, known: kind.version() });
        }
        Header::Database { .. } => {}
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let readable = |connection: &Connection| connection.query_row("SELECT 1 FROM sqlite_master", [], |_| Ok(()));
    let mut main = Connection::open_with_flags(&path, flags).map_err(told)?;
    main.busy_timeout(PATIENCE).map_err(told)?;
    if let Err(rusqlite::Error::SqliteFailure(..)) = readable(&main)
        && companion_is_empty(&path)
    {
        // A read-only disk has no room for the journal's index; without a journal none is needed.
        main = Connection::open_with_flags(immutable(&path), flags | OpenFlags::SQLITE_OPEN_URI).map_err(told)?;
    }
    let version = ownership(&main, &path, kind)?;
    Ok(Some(Readable { path, main, version }))
}

/// Opens the file, sound and of this version.
fn open_checked(path: &Path, kind: &Kind) -> Result<Connection, StoreError> {
    let told = |error| fault(path, error);
    match header(path).map_err(|source| StoreError::Folder { path: path.to_owned(), source })? {
        Header::Unreadable => {
            return Err(StoreError::Damaged { path: path.to_owned(), detail: "it is not a database".to_owned() });
        }
        Header::Database { version, owner } if owner == kind.owner && version > kind.version() => {
            return Err(StoreError::Newer { path: path.to_owned(), found: version, known: kind.version() });
        }
        Header::Database { owner, .. } if owner != kind.owner => {
            // Somebody else's, or one of ours that was damaged or hardly begun: look without touching it.
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
            let looked = Connection::open_with_flags(immutable(path), flags).map_err(told)?;
            sound(&looked, path)?;
            ownership(&looked, path, kind)?;
        }
        Header::Absent | Header::Database { .. } => {}
    }
    let mut connection = connect(path).map_err(told)?;
    if kind.looked_through {
        sound(&connection, path)?;
    }
    let version = ownership(&connection, path, kind)?;
    if version < kind.version() {
        migrate(&mut connection, version, kind).map_err(told)?;
    }
    Ok(connection)
}

/// A connection whose commits wait for the disk.
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    let journal: String = connection.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    // Some shares cannot hold a write-ahead log; there, a rollback journal whose removal is waited for too.
    let synchronous = if journal.eq_ignore_ascii_case("wal") { "FULL" } else { "EXTRA" };
    connection.execute_batch(&format!(
        "PRAGMA synchronous = {synchronous}; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
    ))?;
    Ok(connection)
}

/// Finds damage.
fn sound(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let verdict: String =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(|error| fault(path, error))?;
    if verdict == "ok" { Ok(()) } else { Err(StoreError::Damaged { path: path.to_owned(), detail: verdict }) }
}

/// The version of a file that is ours or empty.
fn ownership(connection: &Connection, path: &Path, kind: &Kind) -> Result<u32, StoreError> {
    let told = |error| fault(path, error);
    let read = |sql| connection.query_row(sql, [], |row| row.get::<_, u32>(0)).map_err(told);
    let owner = read("PRAGMA application_id")?;
    let version = read("PRAGMA user_version")?;
    let tables = read("SELECT COUNT(*) FROM sqlite_master")?;
    match owner {
        owner if owner == kind.owner && version > kind.version() => {
            Err(StoreError::Newer { path: path.to_owned(), found: version, known: kind.version() })
        }
        owner if owner == kind.owner => Ok(version),
        0 if version == 0 && tables == 0 => Ok(0),
        _ => Err(StoreError::Foreign { path: path.to_owned() }),
    }
}

/// Brings the file to this version, all or nothing.
fn migrate(connection: &mut Connection, from: u32, kind: &Kind) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for sql in kind.migrations.iter().skip(from as usize) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "application_id", kind.owner)?;
    transaction.pragma_update(None, "user_version", kind.version())?;
    transaction.commit()?;
    // The header itself tells the version from now on, even to whoever cannot read a journal.
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

fn header(path: &Path) -> io::Result<Header> {
    let mut bytes = Vec::with_capacity(100);
    match fs::File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut bytes)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Header::Absent),
        Err(error) => return Err(error),
    };
    let number = |at: usize| bytes.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_be_bytes);
    Ok(match (bytes.starts_with(b"SQLite format 3\0"), number(60), number(68), number(96)) {
        (true, Some(version), Some(owner), Some(_)) => Header::Database { version, owner },
        _ if bytes.is_empty() => Header::Absent,
        _ => Header::Unreadable,
    })
}

/// The file's address for a connection that neither locks nor journals.
pub(super) fn immutable(path: &Path) -> String {
    let mut uri = String::from("file:");
    let text = path.to_string_lossy().replace('\\', "/");
    if text.as_bytes().get(1) == Some(&b':') {
        uri.push('/');
    }
    for c in text.chars() {
        match c {
            '%' | '?' | '#' => write!(uri, "%{:02x}", u32::from(c)).expect("writing to a String"),
            _ => uri.push(c),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

fn beside(path: &Path, companion: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(companion);
    PathBuf::from(name)
}

fn companion_is_empty(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).map_or(true, |journal| journal.len() == 0)
}

/// Renames the file and its journal to the first free name.
fn set_aside(path: &Path, kind: &Kind, suffix: &str) -> io::Result<PathBuf> {
    let stem = kind.stem;
    let suffix: String = suffix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    let mut kept_as = path.with_file_name(format!("{stem}.damaged-{suffix}.sqlite"));
    for again in 2.. {
        let taken = |companion: &&str| beside(&kept_as, companion).exists();
        if !kept_as.exists() && !COMPANIONS.iter().any(taken) {
            break;
        }
        kept_as = path.with_file_name(format!("{stem}.damaged-{suffix}-{again}.sqlite"));
    }
    fs::rename(path, &kept_as)?;
    for companion in COMPANIONS {
        match fs::rename(beside(path, companion), beside(&kept_as, companion)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(kept_as)
}
