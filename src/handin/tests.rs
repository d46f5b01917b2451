//! Result files: what is written is read, a changed byte is noticed and located, nothing handed in is lost, and a foreigner's
//! recipe gives the same proofs.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::courier::{Courier, News};
use super::file::{self, Draft, LARGEST};
use super::gather::{Opener, Progress, Summary, gather};
use super::outbox::{Outbox, hand_in, name_of, note, seal_attempt};
use super::testing::{course, draft, laptop, station, store_with};
use super::{Fault, HandInError};
use crate::course::Course;
use crate::keys::{Identity, LaptopId, LaptopKey, SealError, Signature, seal};
use crate::session::{AttemptId, TraineeCode};
use crate::store::gathered::{Choice, Reason};
use crate::store::{Gathered, Store};
use crate::text::Language;
use crate::time::WallTime;

const NOW: WallTime = WallTime(1_795_500_000_000);

fn plain_of(draft: &Draft) -> String {
    file::write(draft, &course("lublin"), &laptop()).expect("a sound log").0
}

fn plain() -> String {
    plain_of(&draft(1, &[3.0, 15.0]))
}

fn sealed(plain: &str) -> Vec<u8> {
    seal(&station().recipient(), plain.as_bytes())
}

fn read(plain: &str) -> Result<file::ResultFile, Fault> {
    file::read(plain.as_bytes()).map_err(|(_, fault)| fault)
}

/// The plain text with one line changed, the chain made anew and signed by `key`: what a forger can do.
fn remade(plain: &str, key: &LaptopKey, change: impl Fn(usize, &str) -> String) -> String {
    let mut value: [u8; 32] = Sha256::digest("ias-result/1").into();
    let mut text = String::new();
    for (at, line) in plain.lines().enumerate() {
        let content = change(at + 1, &line[76..line.len() - 1]);
        if content.starts_with("\"signature\"") {
            let chain = hex(&value);
            let signature = key.sign(format!("ias-result/1 signature {chain}").as_bytes());
            text += &format!("{{\"chain\":\"{chain}\",\"signature\":\"{signature}\"}}\n");
        } else {
            value = Sha256::new().chain_update(value).chain_update(&content).finalize().into();
            text += &format!("{{\"chain\":\"{}\",{content}}}\n", hex(&value));
        }
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn what_is_written_is_read() {
    let draft = draft(1, &[3.0, 15.0]);
    let result = read(&plain_of(&draft)).expect("whole");
    assert_eq!((&result.log, &result.scores, result.language), (&draft.log, &draft.scores, Language::Uk));
    assert_eq!(result.header.trainee, TraineeCode::from("t-1"));
    assert_eq!(result.events, draft.log.lines().count() as u64 - 1);
    result.belongs_to(&course("lublin")).expect("knows the ticket");
    let record = result.record().expect("scored");
    assert_eq!((record.signals.len(), record.signals[0].noticed, record.noise[0].suspected), (2, true, true));
    assert_eq!((record.about.finished, record.about.language), (draft.finished, Language::Uk));
}

/// By the recipe in this room's description, with nothing of its code but the key that signed.
#[test]
fn the_recipe_proves_a_result() {
    let plain = plain();
    let mut value = Sha256::digest(b"ias-result/1").to_vec();
    let lines: Vec<serde_json::Value> = plain.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let (last, before) = lines.split_last().expect("lines");
    for (line, text) in before.iter().zip(plain.lines()) {
        let content = &text["{\"chain\":\"\",".len() + 64..text.len() - 1];
        value = Sha256::digest([value.as_slice(), content.as_bytes()].concat()).to_vec();
        assert_eq!(line["chain"], hex(&value));
    }
    assert_eq!(last["chain"], hex(&value));
    let laptop: LaptopId = lines[0]["header"]["laptop"].as_str().expect("text").parse().expect("a key");
    let signature: Signature = last["signature"].as_str().expect("text").parse().expect("a signature");
    assert!(laptop.signed(format!("ias-result/1 signature {}", hex(&value)).as_bytes(), &signature));
    let kinds: Vec<&str> = plain.lines().map(|line| line[77..].split('"').next().expect("a name")).collect();
    let logs = kinds.iter().filter(|kind| **kind == "log").count();
    let expected = [&["header"][..], &vec!["log"; logs], &["score", "signature"]].concat();
    assert_eq!(kinds, expected);
}

#[test]
fn every_changed_byte_of_the_plain_text_is_noticed_in_its_line() {
    let plain = plain();
    let mut line = 1;
    for (at, byte) in plain.bytes().enumerate() {
        for change in [1, 0x80] {
            let mut bytes = plain.clone().into_bytes();
            bytes[at] ^= change;
            let (_, fault) = file::read(&bytes[..]).expect_err("changed");
            match fault {
                // A line end that is gone joins two lines, one that is new parts one.
                Fault::Line { line: told, .. } => assert!(told == line || told == line + 1, "byte {at} of line {line}: {told}"),
                Fault::Newer { .. } => assert_eq!(line, 1),
                Fault::Signature => assert_eq!(line, plain.lines().count()),
                other => panic!("byte {at} of line {line}: {other}"),
            }
        }
        line += usize::from(byte == b'\n');
    }
    for length in 0..plain.len() {
        assert!(file::read(&plain.as_bytes()[..length]).is_err(), "cut to {length}");
    }
    assert!(matches!(read(&format!("{plain}\n")), Err(Fault::Line { .. })), "something follows");
}

#[test]
fn lines_that_are_missing_doubled_or_exchanged_are_noticed() {
    let plain = plain();
    let lines: Vec<&str> = plain.lines().collect();
    let told = |lines: &[&str]| match read(&(lines.join("\n") + "\n")) {
        Err(Fault::Line { line, .. }) => line,
        other => panic!("{other:?}"),
    };
    assert_eq!(told(&[&lines[..3], &lines[4..]].concat()), 4);
    assert_eq!(told(&[&lines[..4], &lines[3..]].concat()), 5);
    let mut exchanged = lines.clone();
    exchanged.swap(3, 4);
    assert_eq!(told(&exchanged), 4);
    assert_eq!(told(&lines[..lines.len() - 1]), lines.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_or_missing_byte_of_the_sealed_file_is_noticed_and_located(at in any::<prop::sample::Index>(), bit in 0u8..8, cut in any::<bool>()) {
        thread_local!(static SEALED: Vec<u8> = sealed(&plain()));
        let whole = SEALED.with(Clone::clone);
        let at = at.index(whole.len());
        let mut bytes = whole;
        if cut { bytes.truncate(at) } else { bytes[at] ^= 1 << bit }
        let (attempt, fault) = file::open(&[station()], &bytes[..]).expect_err("changed");
        prop_assert!(matches!(fault, Fault::Sealed(_)), "{fault}");
        prop_assert!(attempt.is_none());
        prop_assert!(matches!(fault.reason(), Reason::Damaged | Reason::Foreign));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), as_line in any::<bool>()) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let plain = if as_line { remade(&plain(), &laptop(), |at, line| if at == 3 { text.replace('\n', "") } else { line.to_owned() }) } else { text };
        prop_assert!(file::read(plain.as_bytes()).is_err());
        prop_assert!(file::open(&[station()], &bytes[..]).is_err());
        prop_assert!(file::open(&[station()], &sealed(&plain)[..]).is_err());
    }
}

#[test]
fn damage_of_a_sealed_file_is_located_by_its_part() {
    let mut long = draft(1, &[]);
    let pause = |seq: u64, kind: &str| format!("{{\"seq\":{seq},\"media\":null,\"wall\":{seq},\"event\":{{\"kind\":\"{kind}\"}}}}\n");
    let from = long.log.lines().count() as u64 - 1;
    (from..from + 1500).for_each(|seq| long.log += &pause(seq, "resumed"));
    let mut bytes = sealed(&plain_of(&long));
    assert!(bytes.len() > 3 * 65_552, "three parts and more");
    file::open(&[station()], &bytes[..]).expect("whole");
    bytes[2 * 65_552 + 1_000] ^= 1;
    match file::open(&[station()], &bytes[..]) {
        Err((Some(_), Fault::Sealed(SealError::Damaged { from }))) => assert!((131_104..131_604).contains(&from), "{from}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_a_forger_can_make_is_refused() {
    let plain = plain();
    let as_is = |_: usize, line: &str| line.to_owned();
    read(&remade(&plain, &laptop(), as_is)).expect("the laptop itself may sign it again");
    assert!(matches!(read(&remade(&plain, &LaptopKey::of(&[3; 32]), as_is)), Err(Fault::Signature)), "another key");
    // A better score for somebody else's attempt: signed again, but not by the laptop.
    let better = |_: usize, line: &str| line.replace("\"overall\":", "\"overall\":9");
    assert!(matches!(read(&remade(&plain, &LaptopKey::of(&[3; 32]), better)), Err(Fault::Signature)));
    let other = |from: &'static str, to: &'static str, at: usize| {
        remade(&plain, &laptop(), move |line, text| if line == at { text.replace(from, to) } else { text.to_owned() })
    };
    let last = plain.lines().count();
    for (forged, line) in [
        (other("\"trainee\":\"t-1\"", "\"trainee\":\"t-2\"", 1), 2),
        (other("\"scenario\":\"test\"", "\"scenario\":\"toast\"", 1), 2),
        (other("\"trainee\":\"t-1\"", "\"trainee\":\"t-2\"", 2), 2),
        (other("\"seq\":1", "\"seq\":7", 4), 4),
        (other("\"trainee\":\"t-1\"", "\"trainee\":\"t-2\"", last - 1), last - 1),
        (other("\"laptop\":\"", "\"laptop\":\"x", 1), 1),
    ] {
        match read(&forged) {
            Err(Fault::Line { line: told, .. }) => assert_eq!(told, line),
            other => panic!("line {line}: {other:?}"),
        }
    }
    // Another laptop that never had the course's file, honest otherwise.
    let strange = file::write(&draft(1, &[]), &crate::course::Course { ticket: [8; 32], ..course("lublin") }, &laptop()).expect("sound").0;
    let strange = read(&strange).expect("whole");
    assert!(matches!(strange.belongs_to(&course("lublin")), Err(Fault::Ticket { .. })));
    assert!(matches!(strange.belongs_to(&course("chelm")), Err(Fault::UnknownCourse { .. })));
    let without = Course { roster: vec!["t-2".into()], ..course("lublin") };
    let told = read(&plain_of(&draft(1, &[]))).expect("whole").belongs_to(&without).expect_err("not on the roster");
    assert_eq!(told.reason(), Reason::Stranger);
    assert!(!format!("{told} {}", told.remedy()).contains("t-1"), "a code that was to be forgotten is not repeated");
}

#[test]
fn a_later_format_and_too_much_are_told_without_reading_on() {
    let later = plain().replacen("\"ias_result\":1", "\"ias_result\":2", 1);
    assert!(matches!(read(&later), Err(Fault::Newer { found: 2 })));
    let endless = std::io::repeat(b'x');
    assert!(matches!(file::read(endless), Err((None, Fault::TooLarge))));
    let mut lines = plain();
    let many = "{\"x\":1}\n".repeat(usize::try_from(LARGEST / 8).expect("fits"));
    lines.push_str(&many);
    assert!(file::read(lines.as_bytes()).is_err());
}

#[test]
fn nobody_but_the_trainer_opens_it() {
    let sealed = sealed(&plain());
    let foreign = file::open(&[Identity::of(&[9; 32])], &sealed[..]);
    assert!(matches!(foreign, Err((None, Fault::Sealed(SealError::Foreign)))));
    let text = String::from_utf8_lossy(&sealed);
    assert!(!text.contains("t-1") && !text.contains("lane"));
}

#[test]
fn handing_in_writes_once_and_the_same_everywhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let (stick, second) = (folder.path().join("stick"), folder.path().join("second"));
    fs::create_dir_all(&second).expect("a folder");
    let (mut store, new) = store_with(&"lublin".into(), 1, &[3.0]);
    let outbox = Outbox::in_folder(folder.path().join("outbox"));
    let course = course("lublin");
    let mut to = |place: Option<&Path>| hand_in(&mut store, &new.id, &course, &laptop(), &outbox, place, NOW);
    // The stick is not there yet.
    assert!(matches!(to(Some(&stick)), Err(HandInError::Gone { .. })));
    assert!(outbox.holds(&new.id) && !stick.exists(), "kept, and no folder made in the stick's place");
    fs::create_dir_all(&stick).expect("a stick");
    assert!(to(Some(&stick)).expect("hands in"));
    assert!(to(Some(&second)).expect("hands in again"));
    assert!(!to(None).expect("keeps only"));
    let bytes = |folder: &Path| fs::read(folder.join(name_of(&new.id))).expect("there");
    assert!(bytes(&stick) == bytes(&second) && bytes(&stick) == fs::read(outbox.file_of(&new.id)).expect("there"));
    assert_eq!(fs::read_dir(&stick).expect("a folder").count(), 1, "no draft is left");
    let result = file::open(&[station()], &bytes(&stick)[..]).expect("the trainer opens it");
    let handed = store.handed_in(&new.id).expect("reads");
    assert_eq!(handed.iter().map(|note| note.chain.as_str()).collect::<Vec<_>>(), [result.chain.as_str(); 2]);
    outbox.remove(&new.id).expect("removes");
    outbox.remove(&new.id).expect("nothing to remove");
    assert_eq!(outbox.attempts().expect("lists"), []);
}

#[test]
fn what_cannot_be_handed_in_says_why() {
    let (mut store, new) = store_with(&"lublin".into(), 1, &[3.0]);
    let other = seal_attempt(&store, &new.id, &course("chelm"), &laptop());
    assert!(matches!(other, Err(HandInError::OtherCourse { .. })));
    let broken = crate::course::Course { recipient: "age1x".to_owned(), ..course("lublin") };
    assert!(matches!(seal_attempt(&store, &new.id, &broken, &laptop()), Err(HandInError::Keys(_))));
    let unfinished = crate::store::NewAttempt { id: "0198".into(), ..new };
    store.begin(&unfinished).expect("begins");
    let early = seal_attempt(&store, &unfinished.id, &course("lublin"), &laptop());
    assert!(matches!(early, Err(HandInError::NotFinished { .. })));
    for error in [other.expect_err("refused"), early.expect_err("refused")] {
        assert!(!error.remedy().is_empty() && error.to_string().ends_with('.'), "{error}");
    }
}

/// A stick without room: `/dev/full` answers every write so.
#[cfg(target_os = "linux")]
#[test]
fn a_full_stick_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, new) = store_with(&"lublin".into(), 1, &[3.0]);
    let outbox = Outbox::in_folder(folder.path().join("outbox"));
    let stick = folder.path().join("stick");
    fs::create_dir_all(&stick).expect("a stick");
    // The draft's name leads to the device that is always full.
    std::os::unix::fs::symlink("/dev/full", stick.join(format!("{}.part", name_of(&new.id)))).expect("a link");
    let full = hand_in(&mut store, &new.id, &course("lublin"), &laptop(), &outbox, Some(&stick), NOW);
    assert!(matches!(&full, Err(HandInError::Full { folder }) if *folder == stick), "{full:?}");
    assert_eq!(fs::read_dir(&stick).expect("a folder").count(), 0, "nothing half written is left");
    assert!(outbox.holds(&new.id));
    assert_eq!(store.handed_in(&new.id).expect("reads"), []);
    assert!(hand_in(&mut store, &new.id, &course("lublin"), &laptop(), &outbox, Some(&stick), NOW).expect("room again"));
}

#[test]
fn a_courier_tells_what_became_of_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut store, new) = store_with(&"lublin".into(), 1, &[3.0]);
    let outbox = Outbox::in_folder(folder.path().join("outbox"));
    let sealed = seal_attempt(&store, &new.id, &course("lublin"), &laptop()).expect("seals");
    let chain = sealed.chain.clone();
    let courier = Courier::of(outbox.clone());
    courier.take(sealed, Some(folder.path().join("pulled")));
    assert!(matches!(courier.wait(), Some(News::Kept { attempt }) if attempt == new.id));
    assert!(matches!(courier.wait(), Some(News::Waits { error: HandInError::Gone { .. }, .. })));
    let stick = folder.path().join("stick");
    fs::create_dir_all(&stick).expect("a stick");
    courier.again(new.id.clone(), chain.clone(), stick.clone());
    match courier.wait() {
        Some(News::HandedIn { attempt, chain, to }) => note(&mut store, &attempt, chain, &to, NOW).expect("notes"),
        other => panic!("{other:?}"),
    }
    assert_eq!(store.handed_in(&new.id).expect("reads")[0].chain, chain);
    // Whoever leaves before the news comes loses nothing.
    let later = folder.path().join("later");
    fs::create_dir_all(&later).expect("a stick");
    courier.again(new.id.clone(), chain, later.clone());
    drop(courier);
    assert!(later.join(name_of(&new.id)).is_file());
}

/// Sticks with `count` good results, each named as its attempt, and what opens them.
fn sticks(folder: &Path, count: u8) -> (Opener, Vec<PathBuf>) {
    let course = course("lublin");
    let files = (0..count).map(|number| {
        let stick = folder.join(format!("stick-{}/deep/er", number % 3));
        fs::create_dir_all(&stick).expect("a stick");
        let (store, new) = store_with(&course.id, number, &[3.0 + f64::from(number % 2) * 6.0]);
        let sealed = seal_attempt(&store, &new.id, &course, &laptop()).expect("seals");
        let path = stick.join(name_of(&new.id));
        fs::write(&path, sealed.bytes).expect("written");
        path
    });
    let files = files.collect();
    (Opener { keys: vec![station()], courses: BTreeMap::from([(course.id.clone(), course)]) }, files)
}

fn gathered_into(store: &mut Gathered, folders: &[PathBuf], opener: &Opener) -> Summary {
    gather(folders, opener, store, NOW, &mut |_| ControlFlow::Continue(())).expect("gathers")
}

fn fresh(folder: &Path) -> Gathered {
    Gathered::open(&folder.join("station"), "2026-11-22").expect("opens").store
}

#[test]
fn gathering_takes_all_that_is_good_and_names_what_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let (opener, files) = sticks(folder.path(), 9);
    let bytes: Vec<Vec<u8>> = files.iter().map(|file| fs::read(file).expect("there")).collect();
    let aside = folder.path().join("stick-2");
    // 0: changed; 1: cut, but a good copy lies elsewhere; 2: nothing in it; 3: another trainer's; 4: forged; 5: of an unknown
    // course; 6: doubled; 7: another result of the same attempt; 8: only good.
    let mut changed = bytes[0].clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    fs::write(&files[0], &changed).expect("damaged");
    fs::write(aside.join(files[1].file_name().expect("a name")), &bytes[1][..500]).expect("written");
    fs::write(&files[2], b"").expect("emptied");
    let plain = |number: u8, course_id: &str| {
        let (store, new) = store_with(&course_id.into(), number, &[3.0]);
        (seal_attempt(&store, &new.id, &course(course_id), &laptop()).expect("seals"), new)
    };
    let opened = crate::keys::open_whole(&[station()], &bytes[3][..]).expect("opens");
    fs::write(&files[3], seal(&Identity::of(&[5; 32]).recipient(), &opened)).expect("written");
    let opened = crate::keys::open_whole(&[station()], &bytes[4][..]).expect("opens");
    let forged = remade(std::str::from_utf8(&opened).expect("text"), &LaptopKey::of(&[3; 32]), |_, line| line.to_owned());
    fs::write(&files[4], sealed(&forged)).expect("written");
    fs::write(&files[5], plain(5, "chelm").0.bytes).expect("written");
    fs::copy(&files[6], aside.join("copy.IAS-RESULT")).expect("copied");
    let (store, new) = store_with(&"lublin".into(), 7, &[]);
    let conflict = seal_attempt(&store, &new.id, &course("lublin"), &laptop()).expect("seals");
    fs::write(aside.join("zz-other.ias-result"), conflict.bytes).expect("written");
    fs::write(aside.join("notes.txt"), "no result").expect("written");

    let mut store = fresh(folder.path());
    let folders = vec![folder.path().join("gone"), folder.path().to_owned()];
    let summary = gathered_into(&mut store, &folders, &opener);
    let reasons = |summary: &Summary| summary.by_reason().into_iter().collect::<Vec<_>>();
    let expected = [(Reason::Unreadable, 1), (Reason::Damaged, 2), (Reason::Forged, 1), (Reason::Foreign, 2), (Reason::Conflict, 1)];
    assert_eq!(reasons(&summary), expected, "{summary:#?}");
    assert_eq!((summary.files, summary.new, summary.same, summary.needless), (12, 4, 1, 1));
    assert_eq!(store.counts(&Choice::default()).expect("counts").attempts, 4);
    assert_eq!(store.aside().expect("lists").len(), 6, "the missing folder is told, not listed");
    let damaged = summary.aside.iter().find(|trouble| trouble.file.replace('\\', "/").contains("stick-0/deep/er/")).expect("told");
    assert!(damaged.detail.contains("from byte"), "located: {}", damaged.detail);

    // Again: nothing is new, the same is set aside.
    let again = gathered_into(&mut store, &folders, &opener);
    assert_eq!((reasons(&again), again.new, again.same, again.needless), (expected.to_vec(), 0, 5, 1));
    assert_eq!(store.aside().expect("lists").len(), 6);

    // Good copies come, and the course becomes known: only the conflict stays.
    for number in [0, 2, 3, 4] {
        fs::write(&files[number], &bytes[number]).expect("mended");
    }
    let mut knows = opener;
    knows.courses.insert("chelm".into(), course("chelm"));
    let mended = gathered_into(&mut store, &folders[1..], &knows);
    assert_eq!((reasons(&mended), mended.new), (vec![(Reason::Conflict, 1)], 5));
    let left = store.aside().expect("lists");
    assert_eq!((left.len(), left[0].reason), (1, Reason::Conflict));
    let attempts: Vec<AttemptId> = store.records(&Choice::default()).map(|record| record.expect("reads").about.attempt).collect();
    assert_eq!(attempts.len(), 9);
}

#[test]
fn gathering_can_be_stopped_and_taken_up_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let (opener, _) = sticks(folder.path(), 5);
    let mut store = fresh(folder.path());
    let folders = [folder.path().to_owned()];
    let mut heard = Vec::new();
    let stopped = gather(&folders, &opener, &mut store, NOW, &mut |progress| {
        heard.push(*progress);
        ControlFlow::Break(())
    });
    assert!(stopped.expect("stops").is_stopped);
    assert_eq!(heard, [Progress { files: 5, ..Progress::default() }]);
    let summary = gathered_into(&mut store, &folders, &opener);
    assert_eq!((summary.new, summary.is_stopped), (5, false));
    assert_eq!(store.counts(&Choice::default()).expect("counts").attempts, 5);
}
