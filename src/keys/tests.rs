//! The station on a disk, with everything that can go wrong there.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use tempfile::TempDir;
use zeroize::Zeroizing;

use super::*;
use crate::session::TraineeCode;

const RIGHT: &str = "four old harbour cranes";
const OTHER: &str = "seven new harbour cranes";

fn passphrase(text: &str) -> Passphrase {
    Passphrase::chosen(text.to_owned()).expect("long enough")
}

/// A station as set up once; argon2 is slow on purpose.
fn set_up() -> TempDir {
    static BLUEPRINT: OnceLock<TempDir> = OnceLock::new();
    let blueprint = BLUEPRINT.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let station = Station::in_folder(folder.path().to_owned());
        let unlocked = station.set_up(&passphrase(RIGHT), [3; 16], &Zeroizing::new([5; 32])).expect("sets up");
        let mut names = Names::default();
        names.set("p-7Q4K-2M9D".into(), person("Zofia Wilk"));
        unlocked.keep_names(&names).expect("writes");
        folder
    });
    let copy = tempfile::tempdir().expect("a folder");
    for file in ["lock.json", "identity.age", "names.age"] {
        fs::copy(blueprint.path().join(file), copy.path().join(file)).expect("copies");
    }
    copy
}

fn station(folder: &TempDir) -> Station {
    Station::in_folder(folder.path().to_owned())
}

fn person(name: &str) -> Person {
    Person { name: Some(name.to_owned()), id_number: Some("SG-1024".to_owned()), email: None }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            let entry = entry.expect("readable");
            (entry.file_name().to_string_lossy().into_owned(), fs::read(entry.path()).expect("a file"))
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_passphrase_opens_keys_and_names() {
    let folder = set_up();
    let unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("the right one");
    assert_eq!(unlocked.recipient(), Identity::of(&[5; 32]).recipient());
    assert_eq!(station(&folder).recipient().expect("public"), unlocked.recipient());
    let names = unlocked.names().expect("opens");
    assert_eq!(names.of(&TraineeCode::from("p-7Q4K-2M9D")).and_then(|person| person.name.clone()).as_deref(), Some("Zofia Wilk"));
    for (file, bytes) in files(folder.path()) {
        let text = String::from_utf8_lossy(&bytes);
        for secret in ["Zofia", "Wilk", "SG-1024", "7Q4K", RIGHT, "AGE-SECRET"] {
            assert!(!text.contains(secret), "{file} shows {secret}");
        }
    }
    assert!(!format!("{names:?}{unlocked:?}").contains("Wilk"));
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_changes_nothing() {
    let folder = set_up();
    let before = files(folder.path());
    for wrong in [OTHER, "Four old harbour cranes", " four old harbour cranes", ""] {
        let error = station(&folder).unlock(&Passphrase::new(wrong.to_owned())).expect_err("wrong");
        assert!(matches!(error, KeysError::WrongPassphrase), "{wrong}: {error}");
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_short_passphrase_is_not_taken() {
    for weak in ["", "short", "elevenchars", "aaaaaaaaaaaaaaaaaaaa", "ąąąąąąąąąą"] {
        assert!(matches!(Passphrase::chosen(weak.to_owned()), Err(KeysError::WeakPassphrase)), "{weak}");
    }
    assert!(Passphrase::chosen("zażółć gęślą".to_owned()).is_ok(), "twelve characters, though more bytes");
}

#[test]
fn a_second_set_up_is_refused_and_half_a_one_is_finished() {
    let folder = set_up();
    let before = files(folder.path());
    let again = |folder: &TempDir| station(folder).set_up(&passphrase(OTHER), [1; 16], &Zeroizing::new([9; 32]));
    assert!(matches!(again(&folder), Err(KeysError::StationExists { .. })));
    assert_eq!(files(folder.path()), before);
    // Cut after the lock: nothing was sealed under it.
    let half = tempfile::tempdir().expect("a folder");
    fs::copy(folder.path().join("lock.json"), half.path().join("lock.json")).expect("copies");
    assert!(matches!(station(&half).unlock(&passphrase(RIGHT)), Err(KeysError::IdentityLost { .. })));
    again(&half).expect("finishes");
    station(&half).unlock(&passphrase(OTHER)).expect("opens");
}

#[test]
fn what_is_lost_or_damaged_is_named_with_a_cure() {
    let unlock = |folder: &TempDir| station(folder).unlock(&passphrase(RIGHT)).expect_err("not whole");
    let empty = tempfile::tempdir().expect("a folder");
    assert!(matches!(unlock(&empty), KeysError::NoStation { .. }));

    let folder = set_up();
    fs::remove_file(folder.path().join("lock.json")).expect("there");
    assert!(matches!(unlock(&folder), KeysError::LockLost { .. }));
    assert!(matches!(station(&folder).recipient(), Err(KeysError::LockLost { .. })));

    let folder = set_up();
    let path = folder.path().join("lock.json");
    let sound = fs::read_to_string(&path).expect("there");
    let damages = [
        (&sound[..sound.len() / 2], "line"),
        (&sound.replace("65536", "8"), "outside what is safe"),
        (&sound.replace("65536", "4294967295"), "outside what is safe"),
        (&sound.replace("argon2id", "argon2i"), "kdf"),
        (&sound.replace("\"salt\": \"03", "\"salt\": \"xy"), "salt"),
        (&sound.replace("\"recipient\": \"age1", "\"recipient\": \"age1q"), "recipient"),
        (&sound.replace("\"locks\": [", "\"locks\": [], \"x\": ["), "unknown field"),
    ];
    for (damaged, told) in damages {
        assert_ne!(damaged, sound, "{told}");
        fs::write(&path, damaged).expect("writes");
        let error = unlock(&folder);
        assert!(matches!(error, KeysError::Damaged { .. }) && error.to_string().contains(told), "{told}: {error}");
        assert!(error.remedy().contains("key import"));
    }
    fs::write(&path, sound.replace("\"format\": 1", "\"format\": 2")).expect("writes");
    assert!(matches!(unlock(&folder), KeysError::Newer { .. }));

    for file in ["identity.age", "names.age"] {
        let folder = set_up();
        let path = folder.path().join(file);
        let mut bytes = fs::read(&path).expect("there");
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(&path, bytes).expect("writes");
        let error = match station(&folder).unlock(&passphrase(RIGHT)) {
            Err(error) => error,
            Ok(unlocked) => unlocked.names().expect_err("damaged"),
        };
        assert!(matches!(&error, KeysError::Damaged { path, .. } if path.ends_with(file)), "{error}");
    }
}

#[test]
fn the_passphrase_is_changed_and_a_cut_anywhere_leaves_one_that_opens() {
    // The files as they stand after each step of the change.
    let folder = set_up();
    let before = files(folder.path());
    let mut unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("the right one");
    unlocked.change_passphrase(&passphrase(OTHER), [8; 16]).expect("changes");
    let after = files(folder.path());
    assert!(matches!(station(&folder).unlock(&passphrase(RIGHT)), Err(KeysError::WrongPassphrase)));
    let names = station(&folder).unlock(&passphrase(OTHER)).expect("the new one").names().expect("opens");
    assert_eq!(names.len(), 1);

    let file = |files: &[(String, Vec<u8>)], name: &str| files.iter().find(|(known, _)| known == name).expect("there").1.clone();
    let lock = |files| serde_json::from_slice::<serde_json::Value>(&file(files, "lock.json")).expect("JSON");
    let (old_lock, new_lock) = (lock(&before), lock(&after));
    let mut both = new_lock.clone();
    both["locks"] = serde_json::json!([old_lock["locks"][0], new_lock["locks"][0]]);
    for (identity, opens, shut) in [(&before, RIGHT, OTHER), (&after, OTHER, RIGHT)] {
        let cut = set_up();
        fs::write(cut.path().join("lock.json"), both.to_string()).expect("writes");
        fs::write(cut.path().join("identity.age"), file(identity, "identity.age")).expect("writes");
        let mut unlocked = station(&cut).unlock(&passphrase(opens)).expect("one opens");
        assert!(matches!(station(&cut).unlock(&passphrase(shut)), Err(KeysError::WrongPassphrase)));
        assert_eq!(unlocked.names().expect("opens").len(), 1);
        // And the change can be made again.
        unlocked.change_passphrase(&passphrase("a third one, quite long"), [9; 16]).expect("changes");
        station(&cut).unlock(&passphrase("a third one, quite long")).expect("opens");
        assert_eq!(files(cut.path()).len(), 3, "no draft stays");
    }
}

#[test]
fn a_change_that_fails_on_the_way_leaves_the_old_passphrase() {
    // A folder where a draft should be stops the write of that file and of no other.
    for file in ["lock.json.part", "identity.age.part"] {
        let folder = set_up();
        fs::create_dir(folder.path().join(file)).expect("a folder");
        let mut unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("opens");
        assert!(matches!(unlocked.change_passphrase(&passphrase(OTHER), [8; 16]), Err(KeysError::File { .. })), "{file}");
        station(&folder).unlock(&passphrase(RIGHT)).expect("the old one opens still");
        fs::remove_dir(folder.path().join(file)).expect("there");
        unlocked.change_passphrase(&passphrase(OTHER), [8; 16]).expect("now it goes");
        station(&folder).unlock(&passphrase(OTHER)).expect("the new one opens");
    }
}

#[test]
fn a_public_key_that_somebody_slipped_in_is_noticed() {
    let folder = set_up();
    let path = folder.path().join("lock.json");
    let own = Identity::of(&[5; 32]).recipient().to_string();
    let theirs = Identity::of(&[6; 32]).recipient().to_string();
    fs::write(&path, fs::read_to_string(&path).expect("there").replace(&own, &theirs)).expect("writes");
    let error = station(&folder).unlock(&passphrase(RIGHT)).expect_err("slipped in");
    assert!(matches!(&error, KeysError::Damaged { what, .. } if what.contains("trainer")), "{error}");
}

#[test]
fn a_draft_that_a_cut_left_behind_does_no_harm() {
    let folder = set_up();
    for file in ["lock.json.part", "identity.age.part", "names.age.part"] {
        fs::write(folder.path().join(file), b"half").expect("writes");
    }
    let mut unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("opens");
    unlocked.change_passphrase(&passphrase(OTHER), [8; 16]).expect("changes");
    unlocked.keep_names(&unlocked.names().expect("opens")).expect("writes");
    assert_eq!(files(folder.path()).len(), 3);
}

#[test]
fn the_backup_brings_back_what_was_lost() {
    let folder = set_up();
    let backup = station(&folder).unlock(&passphrase(RIGHT)).expect("opens").export_keys();
    for lost in ["lock.json", "identity.age"] {
        let folder = set_up();
        fs::remove_file(folder.path().join(lost)).expect("there");
        let keys = Identity::read_all(&backup).expect("a backup");
        let unlocked = station(&folder).bring_back(&passphrase(OTHER), [4; 16], keys).expect("brings back");
        assert_eq!(unlocked.names().expect("opens").len(), 1);
        station(&folder).unlock(&passphrase(OTHER)).expect("the new passphrase opens");
    }
    let stranger = vec![Identity::of(&[77; 32])];
    let before = files(folder.path());
    assert!(matches!(station(&folder).bring_back(&passphrase(OTHER), [4; 16], stranger), Err(KeysError::OtherStation { .. })));
    assert_eq!(files(folder.path()), before);
}

#[test]
fn keys_of_other_stations_are_taken_in_once() {
    let folder = set_up();
    let mut unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("opens");
    let other = || vec![Identity::of(&[6; 32]), Identity::of(&[5; 32])];
    assert_eq!(unlocked.take_in(other()).expect("writes"), 1);
    assert_eq!(unlocked.take_in(other()).expect("writes"), 0);
    let again = station(&folder).unlock(&passphrase(RIGHT)).expect("opens");
    assert_eq!(again.recipient(), Identity::of(&[5; 32]).recipient(), "its own key stays the first");
    let sealed = seal(&Identity::of(&[6; 32]).recipient(), b"a colleague's");
    assert_eq!(&**open_whole(again.keys(), &sealed[..]).expect("opens"), b"a colleague's");
}

#[test]
fn forgotten_names_leave_no_file() {
    let folder = set_up();
    let unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("opens");
    let mut names = unlocked.names().expect("opens");
    assert!(names.forget(&"p-7Q4K-2M9D".into()) && !names.forget(&"p-7Q4K-2M9D".into()));
    unlocked.keep_names(&names).expect("writes");
    assert!(!folder.path().join("names.age").exists());
    assert!(unlocked.names().expect("nobody").is_empty());
    names.set("p-0000-0000".into(), Person::default());
    assert!(names.is_empty(), "a person of whom nothing is known is nobody");
}

#[test]
fn names_need_no_more_room_than_was_kept_for_them() {
    // Otherwise a copy would be left behind in memory when the room grew.
    let mut names = Names::default();
    names.set("p-1".into(), Person { name: Some("\u{1}\u{2}\"\\żółć".repeat(40)), id_number: Some("\u{7}".repeat(50)), email: None });
    let bytes = names.to_bytes();
    assert_eq!(bytes.capacity(), names.room(), "it did not grow");
    assert!(bytes.len() > names.room() / 8, "and is not wasteful: {} of {}", bytes.len(), names.room());
    assert_eq!(Names::of_bytes(&names.to_bytes()), Ok(names));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told_and_keeps_what_it_has() {
    use std::os::unix::fs::PermissionsExt;
    let folder = set_up();
    let mut unlocked = station(&folder).unlock(&passphrase(RIGHT)).expect("opens");
    // A file where the folder should be: that stops whoever may write everywhere, too.
    let aside = tempfile::tempdir().expect("a folder");
    let kept = aside.path().join("kept");
    fs::rename(folder.path(), &kept).expect("moves");
    fs::write(folder.path(), b"").expect("writes");
    assert!(matches!(unlocked.change_passphrase(&passphrase(OTHER), [8; 16]), Err(KeysError::File { .. })));
    assert!(matches!(unlocked.keep_names(&Names::default()), Err(KeysError::File { .. })));
    fs::remove_file(folder.path()).expect("there");
    fs::rename(&kept, folder.path()).expect("moves back");
    station(&folder).unlock(&passphrase(RIGHT)).expect("the old one opens still");
    let mode = fs::metadata(folder.path().join("identity.age")).expect("there").permissions().mode();
    assert_eq!(mode & 0o077, 0, "nobody else may read it: {mode:o} (copied with its rights)");
}

#[test]
fn a_laptop_keeps_its_key_and_signs() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("new").join("laptop.key");
    let key = LaptopKey::of_laptop(&path, [1; 32]).expect("made");
    let again = LaptopKey::of_laptop(&path, [2; 32]).expect("read");
    assert_eq!(key.id(), again.id());
    let signature = key.sign(b"the last line");
    assert!(key.id().signed(b"the last line", &signature));
    assert!(!key.id().signed(b"the last linf", &signature));
    assert!(!LaptopKey::of(&[2; 32]).id().signed(b"the last line", &signature));
    assert_eq!(key.id().to_string().parse(), Ok(key.id()));
    assert_eq!(signature.to_string().parse(), Ok(signature));
    assert!("00".parse::<Signature>().is_err() && "g".repeat(64).parse::<LaptopId>().is_err());
    assert_eq!(format!("{key:?}"), format!("LaptopKey of {}", key.id()));
    let text = fs::read_to_string(&path).expect("there");
    fs::write(&path, &text[..text.len() - 4]).expect("writes");
    assert!(matches!(LaptopKey::of_laptop(&path, [3; 32]), Err(KeysError::Damaged { .. })));
    assert_eq!(fs::read_to_string(&path).expect("there"), text[..text.len() - 4], "a damaged key is not replaced unasked");
}

/// Source: RFC 8032 section 7.1, test 2.
#[test]
fn signatures_are_those_of_the_standard() {
    let secret = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    let key = LaptopKey::of(&laptop::from_hex(secret).expect("hexadecimal"));
    assert_eq!(key.id().to_string(), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assert_eq!(
        key.sign(&[0x72]).to_string(),
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    );
}
