//! The passphrase: chosen, refused, asked for again; the station that locks itself.

use ias::app::application::Screen;
use ias::app::views::UiCommand;
use ias::app::views::trainer::TrainerCommand;
use ias::app::views::trainer::door::DoorCommand;
use ias::app::views::widgets::Secret;
use ias::keys::{Passphrase, Station};

use crate::flow::Bench;

pub const PASSPHRASE: &str = "lampa pociąg osiem bursztyn";

pub fn say(command: TrainerCommand) -> UiCommand {
    UiCommand::Trainer(Box::new(command))
}

fn door(bench: &mut Bench, command: DoorCommand) {
    bench.ask(say(TrainerCommand::Door(command)));
}

fn give(bench: &mut Bench, passphrase: &str) {
    door(bench, DoorCommand::Type(Secret::new(passphrase.to_owned())));
    door(bench, DoorCommand::Enter);
    bench.settle();
}

/// Makes the station, or opens it when there is one.
pub fn enter(bench: &mut Bench) {
    bench.ask(UiCommand::OpenTrainer);
    bench.frames(1);
    if bench.says("New passphrase".to_uppercase().as_str()) {
        door(bench, DoorCommand::TypeAgain(Secret::new(PASSPHRASE.to_owned())));
    }
    give(bench, PASSPHRASE);
    assert!(bench.says("Names and keys"), "{}", bench.words());
}

#[test]
fn a_station_is_made_with_a_passphrase_typed_twice() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    bench.ask(UiCommand::OpenTrainer);
    assert_eq!(*bench.application.screen(), Screen::Trainer);
    bench.frames(1);
    assert!(bench.says("Nobody can bring a passphrase back"), "what is lost is told beforehand: {}", bench.words());
    door(&mut bench, DoorCommand::Type(Secret::new("kot".to_owned())));
    bench.frames(1);
    assert!(bench.says("9 characters are missing"), "{}", bench.words());
    door(&mut bench, DoorCommand::Type(Secret::new(PASSPHRASE.to_owned())));
    door(&mut bench, DoorCommand::TypeAgain(Secret::new("lampa pociąg siedem".to_owned())));
    bench.frames(1);
    assert!(bench.says("Good and long.") && bench.says("The two are not the same."), "{}", bench.words());
    door(&mut bench, DoorCommand::Enter);
    bench.settle();
    assert!(!root.path().join("data/station").exists(), "nothing is made while the two differ");
    door(&mut bench, DoorCommand::TypeAgain(Secret::new(PASSPHRASE.to_owned())));
    door(&mut bench, DoorCommand::Enter);
    bench.settle();
    assert!(bench.says("Names and keys") && bench.says("No course yet"), "{}", bench.words());
    let station = Station::from(&*root.path().join("data"));
    assert!(station.unlock(&Passphrase::new(PASSPHRASE.to_owned())).is_ok());
}

#[test]
fn a_wrong_passphrase_is_told_and_the_right_one_opens() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    bench.ask(say(TrainerCommand::Lock));
    bench.frames(1);
    assert!(bench.says("The station is locked") && !bench.says("No course yet"), "{}", bench.words());
    give(&mut bench, "lampa pociąg osiem bursztym");
    assert!(bench.says("That is not the station’s passphrase.") && !bench.says("No course yet"), "{}", bench.words());
    give(&mut bench, PASSPHRASE);
    assert!(bench.says("No course yet"), "{}", bench.words());
}

#[test]
fn going_back_to_the_library_locks() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    bench.ask(UiCommand::OpenLibrary);
    assert_eq!(*bench.application.screen(), Screen::Library);
    bench.ask(UiCommand::OpenTrainer);
    bench.frames(1);
    assert!(bench.says("The station is locked"), "{}", bench.words());
}

#[test]
fn ten_minutes_in_which_nothing_is_touched_lock_and_less_does_not() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    bench.now += 590.0;
    bench.frames(1);
    assert!(bench.says("No course yet"), "{}", bench.words());
    bench.application.stir(bench.now);
    bench.now += 590.0;
    bench.frames(1);
    assert!(bench.says("No course yet"), "who moves stays in: {}", bench.words());
    assert!(bench.application.sleep(bench.now).is_some_and(|wait| wait < 11.0), "the window wakes by itself to lock");
    bench.now += 11.0;
    bench.frames(2);
    assert!(bench.says("The station has locked itself") && !bench.says("No course yet"), "{}", bench.words());
}

#[test]
fn a_station_is_brought_back_from_the_backup_of_its_key() {
    let root = tempfile::tempdir().expect("a folder");
    let mut bench = Bench::open(root.path());
    enter(&mut bench);
    let station = Station::from(&*root.path().join("data"));
    let unlocked = station.unlock(&Passphrase::new(PASSPHRASE.to_owned())).expect("opens");
    let backup = root.path().join("key.txt");
    std::fs::write(&backup, unlocked.export_keys().as_bytes()).expect("writes");
    bench.ask(say(TrainerCommand::Lock));
    let another = "wiosło mgła tramwaj dziewięć";
    door(&mut bench, DoorCommand::BringBack(true));
    door(&mut bench, DoorCommand::NameBackup(root.path().join("other.txt").display().to_string()));
    door(&mut bench, DoorCommand::TypeAgain(Secret::new(another.to_owned())));
    give(&mut bench, another);
    assert!(bench.says("other.txt") && bench.says("Is the stick in"), "{}", bench.words());
    door(&mut bench, DoorCommand::NameBackup(backup.display().to_string()));
    door(&mut bench, DoorCommand::TypeAgain(Secret::new(another.to_owned())));
    give(&mut bench, another);
    assert!(bench.says("No course yet"), "{}", bench.words());
    let brought = station.unlock(&Passphrase::new(another.to_owned())).expect("the new passphrase opens");
    assert_eq!(brought.recipient(), unlocked.recipient());
}
