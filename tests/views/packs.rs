//! Packs in the application, without a window: refused, trusted, installed, replaced, removed.

use std::path::{Path, PathBuf};

use ias::app::application::Screen;
use ias::app::views::UiCommand;
use ias::catalogue::Reference;
use ias::pack::{PublicKey, SecretKey, build};
use ias::scenario::disk::FolderMedia;
use ias::scenario::load::load;
use ias::scenario::media_facts::Medium;

use super::flow::Bench;

/// A pack of the version, signed with the key in `root`, which is made when it is missing.
fn pack(root: &Path, version: u32) -> PathBuf {
    let secret = root.join("anna.key");
    if !secret.exists() {
        let (text, public) = SecretKey::generate("Anna", None).expect("a key");
        std::fs::write(&secret, text).expect("written");
        std::fs::write(root.join("anna.pub"), public.to_text()).expect("written");
    }
    let folder = root.join("work").join("night-bus");
    std::fs::create_dir_all(&folder).expect("made");
    let text = format!(r#"Scenario(format: 1, version: {version}, title: "Night bus", nodes: {{"end": Ending(title: "Home")}})"#);
    std::fs::write(folder.join("scenario.ron"), text).expect("written");
    let (graph, _) = load(&folder, Reference::embedded(), &FolderMedia::new(&folder, |_: &Path, _| Ok(Medium::default())));
    let to = root.join(format!("night-bus-{version}.iaspack"));
    build(&folder, &graph.expect("loads"), &SecretKey::read(&secret, || None).expect("read"), &to, &mut |_, _| {}).expect("builds");
    to
}

#[test]
fn a_pack_is_installed_once_its_makers_key_is_trusted() {
    let root = tempfile::tempdir().expect("a folder");
    let first = pack(root.path(), 1);
    let mut bench = Bench::open(root.path());
    bench.receive(&first);
    assert!(bench.says("The pack was not installed") && bench.says("does not trust"), "{}", bench.words());
    bench.receive(&root.path().join("anna.pub"));
    let text = std::fs::read_to_string(root.path().join("anna.pub")).expect("read");
    let id = PublicKey::read(&text).expect("a key").id().to_string();
    assert!(bench.says("Trust this key?") && bench.says(&id), "the number to compare is shown");
    bench.ask(UiCommand::TrustKey);
    bench.receive(&first);
    assert!(bench.says("Installed: Night bus, version 1") && bench.says("Anna"), "{}", bench.words());
    assert!(root.path().join("data/scenarios/night-bus/scenario.ron").exists());
    bench.ask(UiCommand::DismissPackNews);
    assert!(!bench.says("Installed:"));
}

#[test]
fn an_older_edition_replaces_only_on_purpose_and_what_is_removed_is_gone() {
    let root = tempfile::tempdir().expect("a folder");
    let (old, new) = (pack(root.path(), 1), pack(root.path(), 2));
    let mut bench = Bench::open(root.path());
    bench.receive(&root.path().join("anna.pub"));
    bench.ask(UiCommand::TrustKey);
    bench.receive(&new);
    bench.receive(&old);
    assert!(bench.says("Version 2 is installed; the pack holds the older version 1."), "{}", bench.words());
    bench.ask(UiCommand::ReplacePack);
    bench.settle();
    assert!(bench.says("version 1 in place of version 2"), "{}", bench.words());
    // High enough for all settings to be in sight.
    bench.size.y = 2400.0;
    bench.ask(UiCommand::OpenSettings);
    bench.frames(3);
    assert!(bench.says("Remove Night bus") && bench.says("Stop trusting Anna"));
    bench.ask(UiCommand::AskRemovePack("night-bus".to_owned()));
    assert!(bench.says("Really remove Night bus"));
    bench.ask(UiCommand::RemovePack("night-bus".to_owned()));
    assert!(bench.says("No pack is installed.") && !root.path().join("data/scenarios/night-bus").exists());
}

#[test]
fn a_pack_that_arrives_during_the_film_leaves_the_attempt_to_be_resumed() {
    let root = tempfile::tempdir().expect("a folder");
    let pack = pack(root.path(), 1);
    let mut bench = Bench::open(root.path());
    bench.begin();
    bench.receive(&pack);
    assert_eq!(*bench.application.screen(), Screen::Library);
    assert!(bench.says("UNFINISHED") && bench.says("Go on"), "{}", bench.words());
}

#[test]
fn a_file_that_is_no_key_is_told() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    std::fs::write(root.path().join("x.pub"), "hello").expect("written");
    bench.receive(&root.path().join("x.pub"));
    assert!(bench.says("This is no public key"));
}
