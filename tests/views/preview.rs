//! The film while its storyboard is written: what keys ask for, and a save that comes on, on a clock turned by hand.

use std::path::PathBuf;

use egui::{Key, Vec2};
use ias::app::Purpose;
use ias::app::application::Screen;
use ias::app::views::UiCommand;
use ias::app::views::preview::{PreviewCommand, PreviewView, preview_ui};
use ias::app::views::sample;
use ias::text::Language;

use super::flow::{Bench, made};
use super::{asked, look, shown};

#[test]
fn keys_play_step_and_go_to_scenes() {
    let keys = [
        (Key::Space, PreviewCommand::TogglePlay),
        (Key::Comma, PreviewCommand::Step(-1)),
        (Key::Period, PreviewCommand::Step(1)),
        (Key::Home, PreviewCommand::Seek(0.0)),
        (Key::End, PreviewCommand::Seek(12.0)),
        (Key::P, PreviewCommand::Scene(-1)),
        (Key::N, PreviewCommand::Scene(1)),
    ];
    for (key, wanted) in keys {
        let look = look(Language::En);
        let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, commands| preview_ui(ui, &look, &sample::preview(), commands));
        harness.key_press(key);
        harness.run_steps(1);
        assert_eq!(asked(&harness), [UiCommand::Preview(wanted)]);
    }
}

const BOARD: &str = r#"Storyboard(format: 1, size: (320, 180), fps: 25, seed: 7, cast: {}, scenes: [
    Scene(id: "a", seconds: 4.0, shots: [
        Shot(id: "one", from: 0.0, set: "s", props: {"box": (kind: "box", at: "left")}),
        Shot(id: "two", from: 2.0, set: "s")]),
    Scene(id: "b", seconds: 1.0, shots: [Shot(id: "three", from: 0.0, set: "s")])])"#;

/// A scenario with a storyboard and drawings of its own, looked at.
struct Room {
    bench: Bench,
    folder: PathBuf,
    assets: PathBuf,
    _root: tempfile::TempDir,
}

fn svg(place: [i32; 4], fill: &str) -> String {
    let [x, y, w, h] = place;
    let shape = format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" fill=\"{fill}\"/>");
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{x} {y} {w} {h}\">{shape}</svg>")
}

impl Room {
    fn open() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        let (folder, assets) = (made(root.path()), root.path().join("assets"));
        for (path, text) in [
            ("fonts/none.txt", String::new()),
            ("film/casting.ron", "{}".to_owned()),
            ("film/figures/skins.ron", "{}".to_owned()),
            ("film/figures/lights.ron", "{}".to_owned()),
            ("film/sets/s/set.ron", r#"(items: [(what: Draw("sky.svg")), (what: Slot("road"))], anchors: {"left": (x: 640, y: 360)})"#.to_owned()),
            ("film/sets/s/sky.svg", svg([0, 0, 1280, 720], "#101820")),
            ("film/props/box/prop.ron", r#"(items: [(what: Draw("b.svg"))], details: {"k": "0"})"#.to_owned()),
            ("film/props/box/b.svg", svg([-200, -200, 400, 400], "#c04030")),
        ] {
            let path = assets.join(path);
            std::fs::create_dir_all(path.parent().expect("below")).expect("a folder");
            std::fs::write(path, text).expect("writes");
        }
        std::fs::write(folder.join("storyboard.ron"), BOARD).expect("writes");
        let purpose = Purpose::Preview { assets: assets.clone(), scene: None };
        let bench = Bench::open_for(root.path(), &folder, Some(purpose));
        assert_eq!(*bench.application.screen(), Screen::Preview);
        let mut room = Self { bench, folder, assets, _root: root };
        room.until("the first picture", |view| view.picture.is_some() && !view.is_behind);
        room
    }

    fn view(&self) -> PreviewView {
        self.bench.application.preview_view().expect("it is on")
    }

    /// Lets frames pass until it is so; the easel draws beside them.
    fn until(&mut self, what: &str, so: impl Fn(&PreviewView) -> bool) {
        for _ in 0..20_000 {
            if so(&self.view()) {
                return;
            }
            self.bench.frames(1);
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        panic!("{what}: {:?}", self.view());
    }

    fn ask(&mut self, command: PreviewCommand) {
        self.bench.ask(UiCommand::Preview(command));
    }

    fn texture(&self) -> egui::TextureId {
        self.view().picture.expect("a picture").texture
    }
}

#[test]
fn a_save_of_storyboard_or_drawing_is_drawn_within_a_second() {
    let mut room = Room::open();
    for (path, text) in [
        (room.folder.join("storyboard.ron"), BOARD.replace("at: \"left\"", "at: \"left\", with: {\"k\": \"1\"}")),
        (room.assets.join("film/props/box/b.svg"), svg([-220, -200, 440, 400], "#30c040")),
    ] {
        room.bench.frames(30);
        let before = room.texture();
        std::fs::write(path, text).expect("writes");
        let saved = room.bench.now;
        while !room.view().is_behind && room.texture() == before {
            room.bench.frames(1);
            assert!(room.bench.now - saved < 0.45, "it was noticed late");
        }
        room.until("another picture", |view| view.picture.is_some_and(|picture| picture.texture != before));
    }
    assert_eq!(room.bench.application.faults_view(), None);
}

#[test]
fn a_faulty_save_is_told_over_the_last_good_picture() {
    let mut room = Room::open();
    std::fs::write(room.folder.join("storyboard.ron"), BOARD.replace("kind: \"box\"", "kind: \"bix\"")).expect("writes");
    let mut passed = 0;
    while room.bench.application.faults_view().is_none() && passed < 20_000 {
        room.bench.frames(1);
        std::thread::sleep(std::time::Duration::from_millis(1));
        passed += 1;
    }
    let faults = room.bench.application.faults_view().expect("it is told").faults;
    assert!(faults[0].place.contains("storyboard.ron:3:") && faults[0].cure.as_ref().is_some_and(|cure| cure.get(Language::Uk).contains("box")), "{faults:?}");
    room.ask(PreviewCommand::Step(1));
    room.until("it is drawn on", |view| view.frame == 1 && !view.is_behind && view.picture.is_some());
    std::fs::write(room.folder.join("storyboard.ron"), BOARD).expect("writes");
    let mut passed = 0;
    while room.bench.application.faults_view().is_some() && passed < 20_000 {
        room.bench.frames(1);
        std::thread::sleep(std::time::Duration::from_millis(1));
        passed += 1;
    }
    assert_eq!(room.bench.application.faults_view(), None);
}

#[test]
fn it_runs_by_the_clock_begins_anew_and_goes_from_scene_to_scene() {
    let mut room = Room::open();
    room.ask(PreviewCommand::TogglePlay);
    room.bench.frames(50);
    let view = room.view();
    assert!(view.runs && (view.time - 2.0).abs() < 0.1, "{}", view.time);
    room.bench.frames(75);
    let view = room.view();
    assert!((view.time - 1.0).abs() < 0.1, "after 5 s of a scene of 4: {}", view.time);
    room.ask(PreviewCommand::Step(-1));
    let stands = room.view().frame;
    room.bench.frames(10);
    assert_eq!((room.view().frame, room.view().runs), (stands, false));
    room.ask(PreviewCommand::Scene(1));
    assert_eq!((room.view().scene.as_str(), room.view().frame, room.view().place), ("b", 0, 2));
    room.ask(PreviewCommand::Scene(1));
    assert_eq!(room.view().scene, "b", "there is none after it");
    room.ask(PreviewCommand::Seek(99.0));
    assert_eq!(room.view().frame, 24, "the last frame");
    room.until("it is drawn", |view| !view.is_behind);
    // What the storyboard names no more is left for the first.
    std::fs::write(room.folder.join("storyboard.ron"), BOARD.replace("id: \"b\"", "id: \"c\"")).expect("writes");
    room.until("the first scene", |view| view.scene == "a");
}
