//! Packs that are good, packs that are not, and what either leaves behind.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::build::hexadecimal;
use super::*;
use crate::catalogue::Reference;
use crate::diagnostic::render;
use crate::scenario::disk::FolderMedia;
use crate::scenario::load::load;
use crate::scenario::media_facts::Medium;
use crate::text::Language;

/// A trainer's machine (key, scenario) and a trainee's (trusted keys, place for scenarios).
struct World {
    root: TempDir,
    key: SecretKey,
    public: PublicKey,
}

fn still(_: u64, _: u64) {}

impl World {
    fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder");
        let (text, public) = SecretKey::generate("Anna, Border Guard", None).expect("a key");
        let path = root.path().join("anna.key");
        fs::write(&path, text).expect("written");
        let key = SecretKey::read(&path, || None).expect("not locked");
        let world = Self { root, key, public };
        world.trusted().trust(&world.public).expect("trusted");
        world.write(1, "A van at night.");
        world
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn trusted(&self) -> TrustedKeys {
        TrustedKeys::in_folder(self.path("trusted"))
    }

    fn write(&self, version: u32, summary: &str) {
        let folder = self.path("work/van");
        fs::create_dir_all(folder.join("exhibits")).expect("made");
        let text = format!(
            r#"Scenario(format: 1, version: {version}, title: {{"pl": "Bus", "en": "Van"}}, summary: "{summary}", nodes: {{"end": Ending(title: "Home")}})"#
        );
        fs::write(folder.join("scenario.ron"), text).expect("written");
        fs::write(folder.join("exhibits/note.txt"), "żółć").expect("written");
        fs::write(folder.join(".hidden"), "mine").expect("written");
    }

    fn build(&self, to: &str) -> PathBuf {
        let (folder, to) = (self.path("work/van"), self.path(to));
        let (graph, _) = load(&folder, Reference::embedded(), &FolderMedia::new(&folder, |_: &Path, _| Ok(Medium::default())));
        build(&folder, &graph.expect("loads"), &self.key, &to, &mut still).expect("builds");
        to
    }

    fn open(&self, pack: &Path) -> Result<Pack, PackError> {
        Pack::open(pack, &self.trusted())
    }

    fn install(&self, pack: &Path, wish: Wish) -> Result<Installed, PackError> {
        install(&mut self.open(pack)?, &self.path("scenarios"), wish, Reference::embedded(), &mut still)
    }

    /// A pack of those entries, signed as it is by the trusted key.
    fn forge(&self, files: &[(&str, &[u8])], entries: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>)) -> PathBuf {
        let listed = files.iter().map(|(path, bytes)| FileEntry {
            path: (*path).to_owned(),
            bytes: bytes.len() as u64,
            sha256: hexadecimal(&Sha256::digest(bytes)),
        });
        let manifest = Manifest::new("van".into(), 1, "Van".into(), vec![Language::Pl], "c".into(), listed.collect());
        let bytes = manifest.to_bytes();
        let signature = self.key.sign(&bytes, "van version 1").expect("signs");
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        put(&mut zip, MANIFEST, &bytes);
        put(&mut zip, SIGNATURE, signature.as_bytes());
        for (path, bytes) in files {
            put(&mut zip, &format!("{UNDER}{path}"), bytes);
        }
        entries(&mut zip);
        let path = self.path("forged.iaspack");
        fs::write(&path, zip.finish().expect("zipped").into_inner()).expect("written");
        path
    }

    /// That opening or installing is refused for that reason, and that nothing was left behind.
    #[track_caller]
    fn refused(&self, pack: &Path, told: &str) {
        let before = everything(&self.path("scenarios"));
        let error = match self.install(pack, Wish::Newer) {
            Err(error) => error.to_string(),
            Ok(done) => panic!("accepted ({done:?}); should say: {told}"),
        };
        assert!(error.contains(told), "{error}\nshould say: {told}");
        assert_eq!(everything(&self.path("scenarios")), before, "{told}: something was left behind");
        assert!(!self.path("evil").exists() && !self.path("scenarios/evil").exists());
    }
}

fn put(zip: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) {
    zip.start_file(name, stored()).expect("started");
    zip.write_all(bytes).expect("written");
}

fn stored() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
}

/// Every file below, with its content; the lock aside.
fn everything(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.push((path.clone(), Vec::new()));
            found.extend(everything(&path));
        } else if !path.ends_with(".installing") {
            found.push((path.clone(), fs::read(&path).expect("read")));
        }
    }
    found.sort();
    found
}

const ENDING: &[u8] = br#"Scenario(format: 1, title: "Van", nodes: {"end": Ending(title: "Home")})"#;

#[test]
fn a_pack_arrives_as_it_was_sent() {
    let world = World::new();
    let pack = world.build("van.iaspack");
    let mut opened = world.open(&pack).expect("good");
    assert_eq!(opened.signer().key.name, "Anna, Border Guard");
    assert_eq!(opened.signer().comment, "van version 1");
    let mut last = (0, 0);
    opened.verify(&mut |done, all| last = (done, all)).expect("whole");
    assert!(last.0 == last.1 && last.1 == opened.manifest().bytes());
    assert_eq!(world.install(&pack, Wish::Newer).expect("installs"), Installed::New);
    let there = world.path("scenarios/van");
    assert_eq!(fs::read(there.join("exhibits/note.txt")).expect("there"), "żółć".as_bytes());
    assert!(!there.join(".hidden").exists(), "what is hidden stays at home");
    assert_eq!(world.install(&pack, Wish::Newer).expect("again"), Installed::Already);
    assert_eq!(installed(&world.path("scenarios")).len(), 1);
}

#[test]
fn the_same_folder_gives_the_same_pack() {
    let world = World::new();
    let of = |name: &str| {
        let bytes = fs::read(world.build(name)).expect("read");
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(MANIFEST).expect("there"), &mut text).expect("read");
        text
    };
    assert_eq!(of("a.iaspack"), of("b.iaspack"));
    assert!(fs::read_dir(world.root.path()).expect("read").flatten().all(|entry| !entry.file_name().to_string_lossy().ends_with(".part")));
}

#[test]
fn an_older_or_other_edition_replaces_nothing_by_itself() {
    let world = World::new();
    world.write(2, "Two.");
    let two = world.build("two.iaspack");
    world.write(1, "One.");
    let one = world.build("one.iaspack");
    world.write(2, "Two, but other.");
    let other = world.build("other.iaspack");
    world.write(3, "Three.");
    let three = world.build("three.iaspack");
    world.install(&two, Wish::Newer).expect("new");
    world.refused(&one, "`van` is installed in version 2; the pack holds the older version 1");
    world.refused(&other, "version 2 too, but with other content");
    assert_eq!(world.install(&three, Wish::Newer).expect("newer"), Installed::Replaced(2));
    assert_eq!(world.install(&one, Wish::Replace).expect("on purpose"), Installed::Replaced(3));
    assert_eq!(installed(&world.path("scenarios"))[0].manifest.version, 1);
}

#[test]
fn a_folder_of_ones_own_is_never_touched() {
    let world = World::new();
    let pack = world.build("van.iaspack");
    fs::create_dir_all(world.path("scenarios/van")).expect("made");
    fs::write(world.path("scenarios/van/scenario.ron"), "mine").expect("written");
    world.refused(&pack, "did not come from a pack is in the way");
    assert!(matches!(remove(&world.path("scenarios"), "van"), Err(PackError::NotInstalled { .. })));
}

#[test]
fn what_is_removed_is_gone() {
    let world = World::new();
    world.install(&world.build("van.iaspack"), Wish::Newer).expect("installs");
    assert_eq!(remove(&world.path("scenarios"), "van").expect("there").manifest.version, 1);
    assert!(everything(&world.path("scenarios")).is_empty());
}

#[test]
fn only_trusted_keys_open() {
    let world = World::new();
    let pack = world.build("van.iaspack");
    assert_eq!(KeyId::claimed_by(&pack), Some(world.public.id()));
    assert!(world.trusted().distrust(world.public.id()).expect("removed"));
    let error = world.open(&pack).expect_err("a stranger");
    assert!(error.to_string().contains(&world.public.id().to_string()) && error.remedy().contains("ias pack trust"), "{error}");
    assert!(!world.trusted().distrust(world.public.id()).expect("nothing to do"));
}

#[test]
fn keys_are_read_as_they_are_written() {
    let world = World::new();
    let read = PublicKey::read(&world.public.to_text()).expect("a key");
    assert_eq!((read.id(), read.name.as_str()), (world.public.id(), "Anna, Border Guard"));
    let alone = world.public.to_text().lines().nth(1).expect("two lines").to_owned();
    assert_eq!(PublicKey::read(&alone).expect("the key alone").id(), read.id());
    assert_eq!(world.key.public("x").expect("whole").id(), read.id());
    for wrong in ["", "RW", "hello\nworld", "untrusted comment: x\n"] {
        assert!(PublicKey::read(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn every_changed_byte_is_noticed() {
    let world = World::new();
    let pack = world.build("van.iaspack");
    let good = fs::read(&pack).expect("read");
    let changed = world.path("changed.iaspack");
    for at in 0..good.len() {
        let mut bytes = good.clone();
        bytes[at] ^= 0x21;
        fs::write(&changed, &bytes).expect("written");
        let same = world.open(&changed).and_then(|mut pack| pack.verify(&mut still).map(|()| pack));
        // Dates and attributes in the zip's headers say nothing about the content, and are not used.
        if let Ok(pack) = same {
            assert_eq!(pack.manifest(), world.open(&pack_at(&world)).expect("good").manifest(), "byte {at}");
        }
    }
}

fn pack_at(world: &World) -> PathBuf {
    world.path("van.iaspack")
}

#[test]
fn a_pack_cut_short_anywhere_is_refused() {
    let world = World::new();
    let good = fs::read(world.build("van.iaspack")).expect("read");
    let cut = world.path("cut.iaspack");
    for length in 0..good.len() {
        fs::write(&cut, &good[..length]).expect("written");
        assert!(world.install(&cut, Wish::Newer).is_err(), "{length} bytes");
    }
    assert!(everything(&world.path("scenarios")).is_empty());
}

#[test]
fn content_that_differs_from_the_manifest_is_refused() {
    let world = World::new();
    let good = fs::read(world.build("van.iaspack")).expect("read");
    let at = good.windows(4).rposition(|four| four == "żó".as_bytes()).expect("the note");
    let mut bytes = good;
    bytes[at + 1] ^= 1;
    let pack = world.path("swapped.iaspack");
    fs::write(&pack, bytes).expect("written");
    world.refused(&pack, "`exhibits/note.txt` has other content");
    world.install(&world.build("van.iaspack"), Wish::Newer).expect("installs");
    world.refused(&pack, "`exhibits/note.txt` has other content");
    let extra = world.forge(&[("scenario.ron", ENDING)], |zip| put(zip, "scenario/evil", b"x"));
    world.refused(&extra, "not in its manifest");
}

#[test]
fn hostile_packs_are_refused_whoever_signed_them() {
    let world = World::new();
    let ron: (&str, &[u8]) = ("scenario.ron", ENDING);
    for (path, told) in [("../evil", "holds `..`"), ("/evil", "is absolute"), ("c:evil", "drive letter"), ("..\\evil", "holds `..`"), (".evil", "begins with a dot")] {
        world.refused(&world.forge(&[ron, (path, b"x")], |_| {}), told);
    }
    let link = world.forge(&[ron], |zip| zip.add_symlink("scenario/evil", "/etc/passwd", stored()).expect("added"));
    world.refused(&link, "`scenario/evil` is a link");
    let folder = world.forge(&[ron], |zip| zip.add_directory("scenario/evil", stored()).expect("added"));
    world.refused(&folder, "is no plain file");
    let patched = |from: &[u8], to: &[u8], path: PathBuf| {
        let mut bytes = fs::read(&path).expect("read");
        let places: Vec<usize> = (0..=bytes.len() - from.len()).filter(|at| bytes[*at..].starts_with(from)).collect();
        assert!(!places.is_empty());
        places.iter().for_each(|at| bytes[*at..*at + to.len()].copy_from_slice(to));
        fs::write(&path, bytes).expect("written");
        path
    };
    let twice = world.forge(&[ron, ("aa", b"x")], |zip| put(zip, "scenario/ab", b"y"));
    world.refused(&patched(b"scenario/ab", b"scenario/aa", twice), "two entries of one name");
    world.refused(&patched(MANIFEST.as_bytes(), b"manifest.jsoN", world.forge(&[ron], |_| {})), "it has no manifest.json");
    world.refused(&patched(SIGNATURE.as_bytes(), b"manifest.json.minisiG", world.forge(&[ron], |_| {})), "not signed");
    // The method in the central list: stored (0) becomes deflated (8), as in a bomb.
    let bomb = world.forge(&[ron], |_| {});
    let mut bytes = fs::read(&bomb).expect("read");
    let central: Vec<usize> = (0..bytes.len() - 4).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
    bytes[central[2] + 10] = 8;
    fs::write(&bomb, &bytes).expect("written");
    world.refused(&bomb, "it may swell");
    // The length in the central list, far beyond the file.
    bytes[central[2] + 10] = 0;
    for field in [20, 24] {
        bytes[central[2] + field..central[2] + field + 4].copy_from_slice(&0x7fff_fff0_u32.to_le_bytes());
    }
    fs::write(&bomb, &bytes).expect("written");
    assert!(world.install(&bomb, Wish::Newer).is_err());
    let mut before = b"#!/bin/sh\n".to_vec();
    before.extend(fs::read(world.build("van.iaspack")).expect("read"));
    fs::write(&bomb, before).expect("written");
    world.refused(&bomb, "something stands before it");
}

#[test]
fn a_scenario_that_cannot_be_played_is_not_installed() {
    let world = World::new();
    let pack = world.forge(&[("scenario.ron", b"Scenario(format: 1)")], |_| {});
    world.refused(&pack, "cannot be played: ");
    let Err(PackError::Unplayable { faults }) = world.install(&pack, Wish::Newer) else { panic!("it is refused for its faults") };
    let told = Language::ALL.map(|language| render::concise(&faults[0], language));
    assert!(told[0] != told[1] && told[1] != told[2] && told.iter().all(|told| told.contains("missing-field")), "{told:?}");
}

#[test]
fn a_forged_manifest_is_not_believed() {
    let world = World::new();
    let manifest = |version| {
        let file = FileEntry { path: "scenario.ron".into(), bytes: ENDING.len() as u64, sha256: hexadecimal(&Sha256::digest(ENDING)) };
        Manifest::new("van".into(), version, "Van".into(), vec![Language::Pl], "c".into(), vec![file]).to_bytes()
    };
    let of = |bytes: &[u8], signature: &str| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        put(&mut zip, MANIFEST, bytes);
        put(&mut zip, SIGNATURE, signature.as_bytes());
        put(&mut zip, &format!("{UNDER}scenario.ron"), ENDING);
        let path = world.path("forged.iaspack");
        fs::write(&path, zip.finish().expect("zipped").into_inner()).expect("written");
        path
    };
    let signature = world.key.sign(&manifest(1), "van version 1").expect("signs");
    // A whole and sound zip, but the manifest is not the one that was signed; then one with the comment changed.
    world.refused(&of(&manifest(9), &signature), "the signature does not fit");
    world.refused(&of(&manifest(1), &signature.replace("van version 1", "van version 9")), "the signature does not fit");
    assert!(world.open(&of(&manifest(1), &signature)).is_ok());
    let (text, stranger) = SecretKey::generate("Anna, Border Guard", None).expect("a key");
    assert_ne!(stranger.id(), world.public.id(), "the same name is not the same key");
    fs::write(world.path("stranger.key"), text).expect("written");
    let other = SecretKey::read(&world.path("stranger.key"), || None).expect("read").sign(&manifest(1), "x").expect("signs");
    world.refused(&of(&manifest(1), &other), "not trusted");
}

#[test]
fn an_interrupted_installation_is_put_right() {
    let world = World::new();
    let into = world.path("scenarios");
    world.install(&world.build("van.iaspack"), Wish::Newer).expect("installs");
    let whole = everything(&into);
    // Cut between the two renames: the old edition is away, the new one not yet in its place.
    fs::rename(into.join("van"), into.join(".replaced-van")).expect("renamed");
    fs::create_dir(into.join(".incoming-van")).expect("made");
    fs::write(into.join(".incoming-van/half"), "x").expect("written");
    assert!(installed(&into).is_empty(), "hidden folders are no editions");
    recover(&into).expect("recovers");
    assert_eq!(everything(&into), whole);
    // Cut after both: the old edition only has to go.
    fs::create_dir(into.join(".replaced-van")).expect("made");
    recover(&into).expect("recovers");
    assert_eq!(everything(&into), whole);
}

#[test]
fn two_installations_do_not_meet() {
    let world = World::new();
    let pack = world.build("van.iaspack");
    let into = world.path("scenarios");
    fs::create_dir_all(&into).expect("made");
    let held = fs::File::create(into.join(".installing")).expect("made");
    held.lock().expect("locked");
    assert!(matches!(world.install(&pack, Wish::Newer), Err(PackError::Busy)));
    drop(held);
    assert!(world.install(&pack, Wish::Newer).is_ok());
}

#[test]
fn what_cannot_be_packed_says_why() {
    let world = World::new();
    let folder = world.path("work/van");
    let (graph, _) = load(&folder, Reference::embedded(), &FolderMedia::new(&folder, |_: &Path, _| Ok(Medium::default())));
    let graph = graph.expect("loads");
    // Windows itself makes no such file.
    if !cfg!(windows) {
        fs::write(folder.join("aux.txt"), "x").expect("written");
        let told = manifest_of(&folder, &graph, &mut still).expect_err("a device's name").to_string();
        assert!(told.contains("`aux.txt`") && told.contains("Windows"), "{told}");
        fs::remove_file(folder.join("aux.txt")).expect("removed");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc", folder.join("etc")).expect("linked");
        let told = manifest_of(&folder, &graph, &mut still).expect_err("a link").to_string();
        assert!(told.contains("`etc` is a link"), "{told}");
    }
}
