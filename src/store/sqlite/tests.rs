//! What only a file can show: damage, other versions, a full disk, traces.

use std::fs;
use std::path::Path;

use super::super::contract::{attempt, lines, scored};
use super::*;

fn open(folder: &Path) -> Opened {
    SqliteStore::open(folder, "2026-07-08").expect("opens")
}

const EVENTS: u64 = 30;

fn filled(folder: &Path) -> NewAttempt {
    let mut store = open(folder).store;
    let new = attempt(1, "t-1");
    store.begin(&new).expect("begins");
    for number in 0..EVENTS {
        store.append(&new.id, number, &lines(&[&"x".repeat(1_000)])).expect("appends");
    }
    new
}

#[test]
fn kept_from_one_opening_to_the_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = filled(folder.path());
    let opened = open(folder.path());
    assert_eq!(opened.notice, None);
    assert_eq!(opened.store.events(&new.id).expect("reads").len() as u64, EVENTS);
}

#[test]
fn waits_for_the_disk_at_every_commit() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open(folder.path()).store;
    let pragma = |connection: &Connection, name: &str| {
        connection.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0)).expect("a pragma")
    };
    const FULL: i64 = 2;
    const NORMAL: i64 = 1;
    assert_eq!(pragma(&store.main, "synchronous"), FULL);
    assert_eq!(pragma(store.heartbeat.as_ref().expect("writable"), "synchronous"), NORMAL);
    assert_eq!(pragma(&store.main, "secure_delete"), 1);
    assert_eq!(pragma(&store.main, "foreign_keys"), 1);
}

#[test]
fn a_damaged_file_is_kept_aside_byte_for_byte_and_a_new_one_begun() {
    type Damage = fn(&mut Vec<u8>);
    let damages: [(&str, Damage); 4] = [
        ("not a database", |bytes| bytes[..16].fill(b'?')),
        ("cut short", |bytes| bytes.truncate(bytes.len() / 2)),
        ("cut within the header", |bytes| bytes.truncate(50)),
        ("pages overwritten", |bytes| bytes[4096..].fill(0xa5)),
    ];
    for (what, damage) in damages {
        let folder = tempfile::tempdir().expect("a folder");
        let new = filled(folder.path());
        let path = folder.path().join("results.sqlite");
        let mut bytes = fs::read(&path).expect("the file");
        damage(&mut bytes);
        fs::write(&path, &bytes).expect("damaged");

        let Opened { mut store, notice } = open(folder.path());
        let Some(Notice::SetAside { kept_as, .. }) = notice else { panic!("{what}: not told") };
        assert_eq!(kept_as, folder.path().join("results.damaged-2026-07-08.sqlite"), "{what}");
        assert!(fs::read(&kept_as).expect("kept") == bytes, "{what}: the kept file differs");
        assert!(store.attempts(&Filter::default()).expect("lists").is_empty(), "{what}");
        store.begin(&new).expect("the new file works");
    }
}

#[test]
fn a_second_damaged_file_of_the_day_does_not_replace_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    for expected in ["results.damaged-2026-07-08.sqlite", "results.damaged-2026-07-08-2.sqlite"] {
        fs::write(folder.path().join("results.sqlite"), expected).expect("rubbish");
        let Some(Notice::SetAside { kept_as, .. }) = open(folder.path()).notice else { panic!("not told") };
        assert_eq!(kept_as, folder.path().join(expected));
    }
    for kept in ["results.damaged-2026-07-08.sqlite", "results.damaged-2026-07-08-2.sqlite"] {
        assert_eq!(fs::read_to_string(folder.path().join(kept)).expect("kept"), kept);
    }
}

/// A file as the first release wrote it.
fn of_version_1(folder: &Path) -> NewAttempt {
    let path = folder.join("results.sqlite");
    let connection = Connection::open(&path).expect("opens");
    connection.execute_batch(include_str!("../migrations/001_attempts.sql")).expect("version 1");
    let old = NewAttempt { course: None, purpose: Purpose::Training, ..attempt(1, "t-1") };
    let insert = "INSERT INTO attempt VALUES (?1, 't-1', 'harvest-van', 'abc', '0.1.0', 'practice', ?2, ?3, NULL)";
    connection.execute(insert, params![&*old.id.0, old.settings, old.started.0]).expect("inserts");
    connection.execute_batch("PRAGMA application_id = 0x49415372; PRAGMA user_version = 1").expect("marks");
    old
}

#[test]
fn a_file_of_the_first_release_is_read_as_it_is_and_carried_over_when_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = of_version_1(folder.path());
    let before = fs::read(folder.path().join("results.sqlite")).expect("the file");
    let reader = SqliteStore::open_to_read(folder.path()).expect("reads").expect("there");
    assert_eq!(reader.attempt(&old.id).expect("reads").begun, old);
    assert_eq!(reader.attempts(&Filter::default()).expect("lists").len(), 1);
    assert_eq!(reader.handed_in(&old.id).expect("reads"), []);
    drop(reader);
    assert!(fs::read(folder.path().join("results.sqlite")).expect("the file") == before, "reading changed it");
    let Opened { mut store, notice } = open(folder.path());
    assert_eq!(notice, None);
    assert_eq!(store.attempt(&old.id).expect("reads").begun, old);
    store.begin(&attempt(2, "t-2")).expect("a new one beside it");
    assert_eq!(store.attempt(&attempt(2, "t-2").id).expect("reads").begun, attempt(2, "t-2"));
}

#[test]
fn a_newer_file_is_refused_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path());
    let path = folder.path().join("results.sqlite");
    Connection::open(&path)
        .and_then(|c| c.execute_batch("PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)"))
        .expect("a newer release wrote it");
    let before = fs::read(&path).expect("the file");
    for error in [
        SqliteStore::open(folder.path(), "x").expect_err("refused"),
        SqliteStore::open_to_read(folder.path()).expect_err("refused"),
    ] {
        assert!(matches!(error, StoreError::Newer { found: 99, known: SCHEMA_VERSION, .. }), "{error}");
    }
    assert!(fs::read(&path).expect("the file") == before, "it was changed");
    assert!(!folder.path().join("results.sqlite-wal").exists(), "a journal was begun");
}

#[test]
fn a_newer_version_that_stands_only_in_the_journal_is_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path());
    let newer = Connection::open(folder.path().join("results.sqlite")).expect("opens");
    newer.execute_batch("PRAGMA wal_autocheckpoint = 0; PRAGMA user_version = 99").expect("a newer release runs");
    let error = SqliteStore::open(folder.path(), "x").expect_err("refused");
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
}

#[test]
fn the_database_of_another_application_is_refused_untouched() {
    for own_mark in ["PRAGMA application_id = 7;", ""] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("results.sqlite");
        Connection::open(&path)
            .and_then(|c| c.execute_batch(&format!("{own_mark} CREATE TABLE theirs (x)")))
            .expect("another application wrote it");
        let before = fs::read(&path).expect("the file");
        let error = SqliteStore::open(folder.path(), "x").expect_err("refused");
        assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
        assert!(fs::read(&path).expect("the file") == before, "it was changed");
        let theirs = Connection::open(&path).and_then(|c| c.query_row("SELECT COUNT(*) FROM theirs", [], |r| r.get::<_, i64>(0)));
        assert_eq!(theirs.expect("still theirs"), 0);
    }
}

#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = filled(folder.path());
    let mut store = open(folder.path()).store;
    let pages: i64 = store.main.query_row("PRAGMA page_count", [], |row| row.get(0)).expect("a count");
    store.main.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).expect("no room left");
    let big = lines(&[&"y".repeat(100_000)]);
    let error = store.append(&new.id, EVENTS, &big).expect_err("no room");
    assert!(matches!(error, StoreError::Full { .. }), "{error}");
    assert!(error.remedy().contains("Free some space"));
    assert_eq!(store.events(&new.id).expect("reads").len() as u64, EVENTS);
    store.main.query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(())).expect("room again");
    store.append(&new.id, EVENTS, &big).expect("goes on");
}

#[test]
fn a_folder_that_is_a_file_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    fs::write(&file, "").expect("a file");
    let error = SqliteStore::open(&file, "x").expect_err("no folder");
    assert!(matches!(error, StoreError::Folder { .. }), "{error}");
    assert!(error.remedy().contains("--data DIR"));
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn the_engines_words_become_ours() {
    let said = |code| fault(Path::new("x"), rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
    assert!(matches!(said(ffi::SQLITE_READONLY), StoreError::ReadOnly { .. }));
    assert!(matches!(said(ffi::SQLITE_CANTOPEN), StoreError::ReadOnly { .. }));
    assert!(matches!(said(ffi::SQLITE_FULL), StoreError::Full { .. }));
    assert!(matches!(said(ffi::SQLITE_IOERR_SHMSIZE), StoreError::Full { .. }));
    assert!(matches!(said(ffi::SQLITE_BUSY), StoreError::Busy { .. }));
    assert!(matches!(said(ffi::SQLITE_CORRUPT), StoreError::Damaged { .. }));
    assert!(matches!(said(ffi::SQLITE_IOERR), StoreError::Engine { .. }));
}

#[test]
fn reading_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let none = folder.path().join("none");
    assert!(SqliteStore::open_to_read(&none).expect("nothing there").is_none());
    assert!(!none.exists());

    let new = filled(folder.path());
    let mut reader = SqliteStore::open_to_read(folder.path()).expect("opens").expect("attempts");
    assert_eq!(reader.events(&new.id).expect("reads").len() as u64, EVENTS);
    let error = reader.append(&new.id, EVENTS, &lines(&["x"])).expect_err("only reads");
    assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");

    fs::write(folder.path().join("results.sqlite"), "rubbish").expect("damaged");
    let error = SqliteStore::open_to_read(folder.path()).expect_err("damaged");
    assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
    assert_eq!(fs::read_to_string(folder.path().join("results.sqlite")).expect("left"), "rubbish");
}

#[test]
fn a_reader_needs_no_journal_where_it_cannot_have_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let odd = folder.path().join(if cfg!(windows) { "100% odd#ą" } else { "100% odd?#ą" });
    fs::create_dir(&odd).expect("a folder");
    let new = filled(&odd);
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let connection = Connection::open_with_flags(open::immutable(&odd.join("results.sqlite")), flags).expect("opens");
    let count: i64 = connection.query_row("SELECT COUNT(*) FROM event", [], |row| row.get(0)).expect("reads");
    assert_eq!(count.cast_unsigned(), EVENTS);
    drop((connection, new));
}

#[test]
fn nothing_of_the_deleted_can_be_read_from_the_files() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = open(folder.path()).store;
    let (gone, stays) = (attempt(1, "t-gone"), attempt(2, "t-stays"));
    for new in [&gone, &stays] {
        store.begin(new).expect("begins");
        for number in 0..10 {
            store.append(&new.id, number, &lines(&[&format!("secret of {}", new.trainee)])).expect("appends");
        }
        let node = format!("scene of {}", new.trainee);
        let position = Position {
            node: node.as_str().into(),
            media: MediaTime::ZERO,
            events: 10,
            noted: WallTime(1),
        };
        store.mark_position(&new.id, &position, Durability::Kill).expect("notes");
        store.finish(&new.id, WallTime(2), &scored(1, &new.trainee.0)).expect("finishes");
    }
    let found = |needle: &str| {
        let mut folders = vec![folder.path().to_owned()];
        let mut hits = 0;
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(next).expect("lists").map(|entry| entry.expect("an entry").path()) {
                hits += usize::from(entry.to_string_lossy().contains(needle));
                if entry.is_dir() {
                    folders.push(entry);
                } else {
                    let bytes = fs::read(&entry).expect("reads");
                    hits += bytes.windows(needle.len()).filter(|window| *window == needle.as_bytes()).count();
                }
            }
        }
        hits
    };
    assert!(found("t-gone") > 10 && found(&gone.id.0) > 0, "the search works");
    store.delete(&gone.id).expect("deletes");
    assert_eq!((found("t-gone"), found(&gone.id.0)), (0, 0));
    assert!(found("t-stays") > 10);
    assert_eq!(store.events(&stays.id).expect("stays").len(), 10);
}

#[test]
fn the_file_itself_refuses_a_gap_and_a_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let new = filled(folder.path());
    let store = open(folder.path()).store;
    for sql in [
        "INSERT INTO event (attempt, number, line) VALUES (?1, 999, 'x')",
        "UPDATE event SET line = 'x' WHERE attempt = ?1 AND number = 3",
    ] {
        assert!(store.main.execute(sql, [&*new.id.0]).is_err(), "{sql}");
    }
}
