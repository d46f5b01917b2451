//! A group before one screen: hands are counted, the reasons shown, and the group goes on.

use egui::{Key, Modifiers, Vec2};
use ias::app::application::Screen;
use ias::app::views::plenary::{PlenaryCommand, TEXT_SCALE};
use ias::app::views::{UiCommand, play, sample};
use ias::app::theme::{Step, Theme};
use ias::store::{Filter, SqliteStore, Store};
use ias::text::Language;

use super::flow::Bench;
use super::{asked, look, shown};

fn lead(command: PlenaryCommand) -> UiCommand {
    UiCommand::Plenary(command)
}

/// The bench at its first question.
fn at_the_question(root: &std::path::Path) -> Bench {
    let mut bench = Bench::open(root);
    bench.ask(UiCommand::TypeTrainee("p-1".to_owned()));
    bench.ask(UiCommand::OpenScenario("first-line".to_owned()));
    bench.ask(UiCommand::BeginPlenary);
    assert_eq!(*bench.application.screen(), Screen::Film);
    bench.frames(200);
    assert!(bench.says("What do you do?"), "{}", bench.words());
    bench
}

fn kept(root: &std::path::Path) -> (Vec<String>, ias::store::Attempt) {
    let store = SqliteStore::open_to_read(&root.join("data")).expect("readable").expect("there");
    let attempt = store.attempts(&Filter::default()).expect("a list").swap_remove(0);
    (store.events(&attempt.begun.id).expect("events"), attempt)
}

#[test]
fn a_group_counts_sees_the_reasons_and_goes_on_with_its_majority() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = at_the_question(root.path());
    assert!(!bench.says("They can speak."), "no reason before the hands");
    assert!(!bench.says("Best"), "no rating either");
    bench.ask(lead(PlenaryCommand::GoOn(0)));
    assert!(bench.says("What do you do?"), "nobody goes on before the hands are shown");
    bench.ask(lead(PlenaryCommand::Digit(1)));
    bench.ask(lead(PlenaryCommand::Digit(2)));
    bench.ask(lead(PlenaryCommand::Look(1)));
    bench.ask(lead(PlenaryCommand::Digit(3)));
    bench.ask(lead(PlenaryCommand::Reveal));
    assert!(bench.says("They can speak."), "{}", bench.words());
    assert!(bench.says("Go on with the majority: 1"), "{}", bench.words());
    bench.ask(lead(PlenaryCommand::GoOn(0)));
    bench.frames(3);
    bench.ask(UiCommand::FinishEnding);
    assert_eq!(*bench.application.screen(), Screen::Debrief);
    bench.size.y = 3000.0; // whatever is below the fold is not drawn
    bench.ask(UiCommand::OpenDebriefTab(1));
    bench.frames(2);
    assert!(bench.says("12 hands") && bench.says("3 hands"), "{}", bench.words());
    drop(bench);
    let (events, attempt) = kept(root.path());
    assert_eq!(attempt.begun.mode, "plenary");
    assert!(attempt.begun.trainee.0.starts_with("g-"), "a group has a code of its own: {}", attempt.begun.trainee);
    assert!(attempt.begun.settings.contains("off"), "no time limits: {}", attempt.begun.settings);
    let counted = events.iter().find(|line| line.contains("hands-counted")).expect("kept");
    assert!(counted.contains(r#"["second-line",12],["wave",3]"#), "{counted}");
}

#[test]
fn in_a_tie_the_trainer_picks_and_a_count_can_be_taken_again() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = at_the_question(root.path());
    bench.ask(lead(PlenaryCommand::Hands(0, 4)));
    bench.ask(lead(PlenaryCommand::Hands(1, 4)));
    bench.ask(lead(PlenaryCommand::Reveal));
    assert!(bench.says("No majority"), "{}", bench.words());
    bench.ask(lead(PlenaryCommand::CountAgain));
    assert!(!bench.says("They can speak."));
    bench.ask(lead(PlenaryCommand::Hands(1, 5)));
    bench.ask(lead(PlenaryCommand::Reveal));
    assert!(bench.says("Go on with the majority: 2"), "{}", bench.words());
    bench.ask(lead(PlenaryCommand::Look(0)));
    assert!(bench.says("Go on with answer 1"), "the trainer may pick another: {}", bench.words());
    bench.ask(lead(PlenaryCommand::GoOn(0)));
    bench.frames(3);
    bench.ask(UiCommand::FinishEnding);
    bench.size.y = 3000.0; // whatever is below the fold is not drawn
    bench.ask(UiCommand::OpenDebriefTab(1));
    bench.frames(2);
    assert!(bench.says("5 hands"), "the last count counts: {}", bench.words());
}

#[test]
fn no_hands_and_more_hands_than_people_are_taken_as_they_are() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = at_the_question(root.path());
    bench.ask(lead(PlenaryCommand::Present(0)));
    assert!(bench.says("In the room: one person"), "{}", bench.words());
    bench.ask(lead(PlenaryCommand::Reveal));
    assert!(bench.says("No majority"), "{}", bench.words());
    bench.ask(lead(PlenaryCommand::CountAgain));
    for digit in [9, 9, 9, 9] {
        bench.ask(lead(PlenaryCommand::Digit(digit)));
    }
    bench.ask(lead(PlenaryCommand::Erase));
    bench.ask(lead(PlenaryCommand::Reveal));
    assert!(bench.says("Go on with"), "{}", bench.words());
}

#[test]
fn a_group_that_was_left_is_asked_again_with_its_hands() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = at_the_question(root.path());
    bench.ask(lead(PlenaryCommand::Present(20)));
    bench.ask(lead(PlenaryCommand::Hands(1, 17)));
    bench.ask(lead(PlenaryCommand::Reveal));
    bench.ask(UiCommand::LeaveFilm);
    drop(bench);
    let mut bench = Bench::open(root.path());
    // Another trainee sits here now: what a group did is nobody's own.
    bench.ask(UiCommand::TypeTrainee("p-2".to_owned()));
    bench.frames(2);
    assert!(bench.says("Group: First line"), "{}", bench.words());
    let (_, attempt) = kept(root.path());
    bench.ask(UiCommand::Resume(attempt.begun.id.to_string()));
    bench.frames(10);
    assert!(bench.says("In the room: 20 people") && bench.says("17"), "{}", bench.words());
    assert!(bench.says("Go on with the majority: 2"), "{}", bench.words());
}

#[test]
fn a_black_screen_holds_the_film() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = Bench::open(root.path());
    bench.ask(UiCommand::TypeTrainee("p-1".to_owned()));
    bench.ask(UiCommand::OpenScenario("first-line".to_owned()));
    bench.ask(UiCommand::BeginPlenary);
    bench.frames(30);
    bench.ask(lead(PlenaryCommand::Blank));
    bench.frames(2);
    let stood = bench.application.reel.position().expect("it plays").time;
    bench.frames(100);
    assert_eq!(bench.application.reel.position().expect("it plays").time, stood);
    assert!(!bench.says("What do you do?"));
    bench.ask(lead(PlenaryCommand::Blank));
    bench.frames(20);
    assert!(bench.application.reel.position().expect("it plays").time > stood);
}

#[test]
fn a_remote_and_the_keyboard_lead_through_a_question() {
    let entering = |key: Key| {
        let look = look(Language::En);
        let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, commands| {
            play::play_ui(ui, &look, &sample::play_hands(Language::En, false), commands);
        });
        harness.key_press_modifiers(Modifiers::NONE, key);
        harness.run_steps(1);
        asked(&harness)
    };
    assert_eq!(entering(Key::PageDown), [lead(PlenaryCommand::Reveal)]);
    assert_eq!(entering(Key::ArrowDown), [lead(PlenaryCommand::Look(1))]);
    assert_eq!(entering(Key::Enter), [lead(PlenaryCommand::Look(1))]);
    assert_eq!(entering(Key::Backspace), [lead(PlenaryCommand::Erase)]);
    assert_eq!(entering(Key::B), [lead(PlenaryCommand::Blank)]);
    assert_eq!(entering(Key::Escape), [UiCommand::Pause]);
    let shown_hands = |key: Key| {
        let look = look(Language::En);
        let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, commands| {
            play::play_ui(ui, &look, &sample::play_hands(Language::En, true), commands);
        });
        harness.key_press_modifiers(Modifiers::NONE, key);
        harness.run_steps(1);
        asked(&harness)
    };
    assert_eq!(shown_hands(Key::PageDown), [lead(PlenaryCommand::GoOn(0))]);
    assert_eq!(shown_hands(Key::PageUp), [lead(PlenaryCommand::CountAgain)]);
}

#[test]
fn answers_are_read_from_the_back_row() {
    // A twenty-fifth of the picture's height at 1280x720; larger windows enlarge everything.
    let theme = Theme::new(false, true, TEXT_SCALE);
    assert!(theme.font(Step::Lead).size >= 720.0 / 25.0, "{}", theme.font(Step::Lead).size);
}
