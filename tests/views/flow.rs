//! The whole application without a window: from the library to the results, and back into an attempt that was left.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use ias::app::{Opening, Purpose};
use ias::app::application::{Application, Moment, Screen};
use ias::app::views::UiCommand;
use ias::media::clock::Monotonic;
use ias::media::files::Files;
use ias::media::reel::{Reel, ReelSettings};
use ias::platform::DataFolder;
use ias::store::{Filter, SqliteStore, Store};
use ias::text::Language;
use ias::time::WallTime;

pub const SCENARIO: &str = r#"Scenario(
    format: 1,
    title: "First line",
    nodes: {
        "booth": Scene(
            still: "booth.png", seconds: 6,
            cues: [(id: "papers", indicator: "D2-05", from: 1, to: 3)],
            then: Choose(
                prompt: "What do you do?",
                options: [
                    (id: "second-line", text: "Second line.", goto: "apart", rating: Best, why: "They can speak."),
                    (id: "wave", text: "Wave through.", goto: "gone", rating: Poor, why: "The chance is gone."),
                ],
            ),
        ),
        "apart": Ending(title: "They speak", outcome: Good),
        "gone": Ending(title: "The van drives on", outcome: Bad),
    },
)"#;

/// The scenario on the disk.
pub fn made(root: &Path) -> std::path::PathBuf {
    let folder = root.join("scenarios").join("first-line");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("scenario.ron"), SCENARIO).expect("a file");
    folder
}

/// A file as the window's system hands it over.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// The texts among shapes.
fn texts(shape: &egui::Shape, found: &mut Vec<String>) {
    match shape {
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        egui::Shape::Text(text) => found.push(text.galley.text().to_owned()),
        _ => {}
    }
}

/// The application on a clock turned by hand.
pub struct Bench {
    pub application: Application,
    ctx: egui::Context,
    clock: Monotonic,
    pub now: f64,
    /// Every text of the last frame, in the order in which it was drawn.
    words: Vec<String>,
    /// Files that are dropped on the window in the next frame.
    dropped: Vec<PathBuf>,
    /// Keys and texts that are typed in the next frame.
    typed: Vec<egui::Event>,
    /// The window's size in points.
    pub size: egui::Vec2,
}

impl Bench {
    pub fn open(root: &Path) -> Self {
        let folder = made(root);
        Self::open_for(root, &folder, None)
    }

    /// Opens the application, or with a purpose the scenario itself.
    pub fn open_for(root: &Path, folder: &Path, purpose: Option<Purpose>) -> Self {
        image::RgbImage::from_pixel(64, 36, image::Rgb([40, 60, 80])).save(folder.join("booth.png")).expect("a picture");
        ias::platform::leave_sticks_alone();
        let clock = Monotonic::manual();
        let reel = Reel::stepped(Arc::new(Files::default()), ReelSettings::default(), clock.clone());
        let opening = Opening {
            data: DataFolder::choose(Some(&root.join("data"))),
            scenario_folders: vec![root.join("scenarios")],
            scenario: purpose.as_ref().map(|_| folder.to_owned()),
            purpose: purpose.unwrap_or_default(),
            received: None,
            node: None,
            language: Some(Language::En),
            plan: None,
            shots: None,
        };
        let at = Moment { wall: WallTime(1_700_000_000_000), now: 0.0 };
        let application = Application::open(&opening, Some(reel), at, Arc::new(|| {}));
        let ctx = egui::Context::default();
        ias::app::theme::install_fonts(&ctx);
        let size = egui::vec2(1280.0, 720.0);
        let mut bench = Self { application, ctx, clock, now: 0.0, words: Vec::new(), dropped: Vec::new(), typed: Vec::new(), size };
        bench.application.open_named(&opening, &bench.ctx, at);
        bench.frames(3);
        bench.settle();
        bench
    }

    /// Waits until nothing is looked for or installed any more.
    pub fn settle(&mut self) {
        self.frames(1);
        while self.application.sleep(self.now) == Some(0.05) {
            self.frames(1);
            std::thread::yield_now();
        }
        self.frames(1);
    }

    /// Drops a file on the window.
    pub fn receive(&mut self, path: &Path) {
        self.dropped.push(path.to_owned());
        self.settle();
    }

    /// Types a text.
    pub fn type_text(&mut self, text: &str) {
        self.typed.push(egui::Event::Text(text.to_owned()));
        self.frames(2);
    }

    /// Gives the focus to a widget, as a click on it would.
    pub fn focus(&mut self, id: egui::Id) {
        self.ctx.memory_mut(|memory| memory.request_focus(id));
        self.frames(1);
    }

    /// Presses a key.
    pub fn press(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        let event = |pressed| egui::Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.typed.extend([event(true), event(false)]);
        self.frames(2);
    }

    /// Whether a text of the last frame holds those words.
    pub fn says(&self, words: &str) -> bool {
        self.words.iter().any(|text| text.contains(words))
    }

    /// All texts of the last frame.
    pub fn words(&self) -> String {
        self.words.join("\n")
    }

    fn at(&self) -> Moment {
        Moment { wall: WallTime(1_700_000_000_000 + (self.now * 1000.0) as i64), now: self.now }
    }

    /// Lets that many frames of 40 ms pass.
    pub fn frames(&mut self, count: usize) {
        for _ in 0..count {
            self.now += 0.04;
            self.clock.advance(Duration::from_millis(40));
            self.application.reel.pump();
            let at = self.at();
            let input = egui::RawInput {
                screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, self.size)),
                time: Some(self.now),
                events: std::mem::take(&mut self.typed),
                dropped_files: self.dropped.drain(..).map(|path| Arc::new(Dropped(path)) as Arc<_>).collect(),
                ..Default::default()
            };
            let application = &mut self.application;
            let ctx = self.ctx.clone();
            let output = self.ctx.run_ui(input, |ui| {
                application.poll(&ctx, at);
                application.ui(ui, at);
            });
            self.words.clear();
            output.shapes.iter().for_each(|shape| texts(&shape.shape, &mut self.words));
            output.drop_without_applying_deltas();
        }
    }

    /// What the window does before it closes.
    pub fn close(&mut self) {
        let at = self.at();
        let ctx = self.ctx.clone();
        self.application.close(&ctx, at);
    }

    pub fn ask(&mut self, command: UiCommand) {
        let at = self.at();
        let ctx = self.ctx.clone();
        self.application.carry_out(command, &ctx, at);
        self.frames(1);
    }

    pub fn begin(&mut self) {
        self.ask(UiCommand::TypeTrainee("p-1".to_owned()));
        self.ask(UiCommand::OpenScenario("first-line".to_owned()));
        assert_eq!(*self.application.screen(), Screen::Briefing("first-line".to_owned()));
        self.ask(UiCommand::Begin);
        assert_eq!(*self.application.screen(), Screen::Film);
    }
}

#[test]
fn an_attempt_is_played_from_the_library_to_its_results_and_kept() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = Bench::open(root.path());
    bench.begin();
    bench.frames(50);
    bench.ask(UiCommand::Flag(None));
    bench.ask(UiCommand::Classify("D2-05".to_owned()));
    bench.frames(200);
    bench.ask(UiCommand::Choose(0));
    bench.frames(3);
    bench.ask(UiCommand::FinishEnding);
    assert_eq!(*bench.application.screen(), Screen::Debrief);
    bench.frames(2);
    bench.ask(UiCommand::OpenResults);
    bench.frames(2);
    drop(bench);
    let store = SqliteStore::open_to_read(&root.path().join("data")).expect("readable").expect("there");
    let attempts = store.attempts(&Filter::default()).expect("a list");
    assert_eq!(attempts.len(), 1);
    let score: serde_json::Value = serde_json::from_str(&attempts[0].score.as_ref().expect("a score").score).expect("JSON");
    assert_eq!(score["sensitivity"]["hits"], 1, "{score}");
    assert_eq!(score["conduct"]["choices"][0]["option"], "second-line");
}

#[test]
fn an_attempt_that_was_left_goes_on_where_it_stood() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = Bench::open(root.path());
    bench.begin();
    bench.frames(60);
    bench.ask(UiCommand::LeaveFilm);
    assert_eq!(*bench.application.screen(), Screen::Library);
    drop(bench);
    let mut bench = Bench::open(root.path());
    let store = SqliteStore::open_to_read(&root.path().join("data")).expect("readable").expect("there");
    let id = store.attempts(&Filter::default()).expect("a list")[0].begun.id.clone();
    let stood = store.position(&id).expect("readable").expect("noted").media;
    assert!(stood.as_secs_f64() > 1.0, "{stood:?}");
    bench.ask(UiCommand::Resume(id.to_string()));
    assert_eq!(*bench.application.screen(), Screen::Film);
    bench.frames(10);
    let position = bench.application.reel.position().expect("it plays");
    assert!(position.time >= stood, "{:?} after {stood:?}", position.time);
    assert!(position.time.as_secs_f64() < stood.as_secs_f64() + 1.0, "{:?} after {stood:?}", position.time);
}

#[test]
fn a_code_is_needed_before_a_film() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = Bench::open(root.path());
    bench.ask(UiCommand::TypeTrainee("x".to_owned()));
    bench.ask(UiCommand::OpenScenario("first-line".to_owned()));
    assert_eq!(*bench.application.screen(), Screen::Library);
}

/// A scenario that is played while it is written.
struct Written {
    bench: Bench,
    file: std::path::PathBuf,
    _root: tempfile::TempDir,
}

impl Written {
    fn opened() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        let folder = made(root.path());
        let mut bench = Bench::open_for(root.path(), &folder, Some(Purpose::Watch));
        assert_eq!(*bench.application.screen(), Screen::Film);
        bench.frames(30);
        Self { bench, file: folder.join("scenario.ron"), _root: root }
    }

    /// Saves the scenario changed so, and lets a second pass.
    fn save(&mut self, from: &str, to: &str) {
        assert!(SCENARIO.contains(from), "{from}");
        std::fs::write(&self.file, SCENARIO.replace(from, to)).expect("a file");
        self.bench.frames(25);
    }

    fn time(&mut self) -> f64 {
        self.bench.application.reel.position().expect("it plays").time.as_secs_f64()
    }

    fn told(&self) -> (usize, String) {
        let view = self.bench.application.faults_view().unwrap_or_default();
        (view.faults.len(), view.remark.unwrap_or_default())
    }
}

#[test]
fn a_save_is_on_within_a_second_and_the_film_runs_on() {
    let mut written = Written::opened();
    let before = written.time();
    let take = written.bench.application.reel.position().expect("it plays").take;
    written.save("text: \"Second line.\"", "text: \"To the second line, please.\"");
    assert_eq!(written.told(), (0, "The saved version is on.".to_owned()));
    assert_eq!(written.bench.application.reel.position().expect("it plays").take, take, "the film was not begun anew");
    assert!(written.time() > before + 0.8);
    written.bench.frames(150);
    written.bench.ask(UiCommand::Choose(0));
    written.bench.frames(3);
    written.bench.ask(UiCommand::FinishEnding);
    assert_eq!(*written.bench.application.screen(), Screen::Debrief);
}

#[test]
fn a_faulty_save_is_told_and_the_last_good_version_runs_on() {
    let mut written = Written::opened();
    let before = written.time();
    written.save("goto: \"apart\"", "goto: \"aprat\"");
    assert_eq!(written.told(), (1, String::new()));
    assert!(written.time() > before + 0.8, "it runs");
    written.save("goto: \"apart\"", "goto: \"gone\"");
    assert_eq!(written.told(), (0, "The saved version is on.".to_owned()));
}

#[test]
fn a_node_that_is_gone_is_left_for_the_nearest_kept_one() {
    let mut written = Written::opened();
    written.save("\"booth\": Scene(", "\"cabin\": Scene(");
    assert_eq!(written.told(), (0, "The scene booth is gone. The film goes on at cabin.".to_owned()));
    assert_eq!(&*written.bench.application.reel.position().expect("it plays").scene, "cabin");
}

#[test]
fn a_changed_way_leaves_the_session_at_its_node() {
    let mut written = Written::opened();
    written.bench.frames(150);
    written.bench.ask(UiCommand::Choose(0));
    written.bench.frames(2);
    // The way to the ending on screen is gone, the ending is not.
    written.save("id: \"second-line\"", "id: \"other\"");
    assert_eq!(written.told().1, "The way to this scene has changed, so the attempt began anew here.");
    written.bench.ask(UiCommand::FinishEnding);
    assert_eq!(*written.bench.application.screen(), Screen::Debrief);
}

#[test]
fn a_picture_that_was_saved_anew_is_shown_anew() {
    let mut written = Written::opened();
    let before = written.bench.application.reel.position().expect("it plays").take;
    let picture = written.file.with_file_name("booth.png");
    image::RgbImage::from_pixel(80, 45, image::Rgb([90, 10, 10])).save(picture).expect("a picture");
    written.bench.frames(25);
    assert_eq!(written.told(), (0, "The saved version is on.".to_owned()));
    let after = written.bench.application.reel.position().expect("it plays");
    assert_ne!(after.take, before, "the file is opened again");
    assert!(after.time.as_secs_f64() > 1.0, "at the moment where it stood: {:?}", after.time);
}
