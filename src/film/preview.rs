//! A shot on the easel: while somebody writes the storyboard, the moment that is looked at is drawn, small, in a thread of
//! its own.
//!
//! Of the wishes that come while it draws, only the newest is drawn. A shot is made ready once; it is made ready again when
//! its own text or drawings changed, so that a change elsewhere costs nothing. Sound is not made here: `ias film sound` is
//! as quick. The easel asks no clock and watches no files; whoever does tells it to [read again](Easel::read_again).
//!
//! ```text
//! wish (scene, frame) ─▶ the newest ─▶ Setup ─▶ Stage of the shot (kept) ─▶ picture ─┐
//! storyboard.ron ─ check ─┬─ sound: Told::Contents                                   ├─▶ take()
//!                         └─ faulty: Told::Faults, the last good one stays ──────────┘
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::error::FilmError;
use super::rules::DRAWING;
use super::stage::{Canvas, Setup, Stage};
use super::storyboard::{Scene, Storyboard};
use super::{check, made_of};
use crate::diagnostic::Diagnostic;

/// How wide its pictures are, pixels.
pub const WIDE: u32 = 640;
/// Shots that stay ready: the one that is on, the one before and the one after.
const READY: usize = 3;

/// A moment that somebody wants to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The scene.
    pub scene: String,
    /// The frame of it; one beyond its end shows the last.
    pub frame: u32,
}

/// What a storyboard holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Frames a second.
    pub fps: u32,
    /// Its scenes, in order.
    pub scenes: Vec<SceneFacts>,
}

/// What is known of a scene.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SceneFacts {
    /// Its id.
    pub id: String,
    /// How many frames it has.
    pub frames: u32,
    /// Its shots: id and first frame.
    pub shots: Vec<(String, u32)>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The moment that it shows.
    pub of: Wish,
    /// Width and height, pixels.
    pub size: (u32, u32),
    /// Red, green, blue and alpha, row by row.
    pub rgba: Vec<u8>,
}

/// What the easel has to tell.
#[derive(Clone, Debug)]
pub enum Told {
    /// The storyboard was read and is sound.
    Contents(Contents),
    /// The files that the scene in view is made of, the storyboard first: whoever watches them sees every change.
    Files(Vec<PathBuf>),
    /// What is wrong with the storyboard as it was saved last; the last good one stays.
    Faults(Vec<Diagnostic>),
    /// Why the moment that was wanted cannot be drawn.
    Undrawn(Diagnostic),
    /// The moment that was wanted last.
    Drawn(Drawing),
}

/// A thread that draws what is wished for.
pub struct Easel {
    inbox: Arc<Inbox>,
    told: Receiver<Told>,
}

impl Easel {
    /// Sets up an easel for the storyboard of the scenario in `folder`, with the drawings in `assets`; `wake` is called,
    /// from the easel's thread, when there is something to [take](Easel::take).
    ///
    /// # Errors
    /// When no thread can be started.
    pub fn open(folder: &Path, assets: &Path, wake: Arc<dyn Fn() + Send + Sync>) -> Result<Self, FilmError> {
        let inbox = Arc::new(Inbox::default());
        inbox.change(|mail| mail.reads = true);
        let (send, told) = channel();
        let storyboard = folder.join("storyboard.ron");
        let painter = Painter { storyboard, assets: assets.to_owned(), setup: None, known: BTreeMap::new(), in_view: None, ready: Vec::new(), canvas: None, send, wake };
        let mail = Arc::clone(&inbox);
        let thread = std::thread::Builder::new().name("easel".to_owned()).spawn(move || painter.work(&mail));
        thread.map_err(|e| FilmError::file(folder, e))?;
        Ok(Self { inbox, told })
    }

    /// Wishes to see a moment; an older wish that is not drawn yet is dropped.
    pub fn wish(&self, wish: Wish) {
        self.inbox.change(|mail| mail.wish = Some(wish));
    }

    /// Reads storyboard and drawings again; what is in view must be wished for again when that is told.
    pub fn read_again(&self) {
        self.inbox.change(|mail| mail.reads = true);
    }

    /// Whether something is still to be read or drawn.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let mail = self.inbox.open();
        mail.reads || mail.wish.is_some() || mail.works
    }

    /// What has been told since, oldest first.
    pub fn take(&self) -> impl Iterator<Item = Told> + '_ {
        self.told.try_iter()
    }
}

impl Drop for Easel {
    fn drop(&mut self) {
        self.inbox.change(|mail| mail.is_over = true);
    }
}

#[derive(Default)]
struct Mail {
    reads: bool,
    wish: Option<Wish>,
    works: bool,
    is_over: bool,
}

#[derive(Default)]
struct Inbox {
    mail: Mutex<Mail>,
    came: Condvar,
}

impl Inbox {
    fn open(&self) -> MutexGuard<'_, Mail> {
        self.mail.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut Mail)) {
        change(&mut self.open());
        self.came.notify_one();
    }

    /// Waits for something to do: whether to read again, and what to draw; `None` when it is over.
    fn next(&self) -> Option<(bool, Option<Wish>)> {
        let mut mail = self.open();
        mail.works = false;
        while !mail.is_over && !mail.reads && mail.wish.is_none() {
            mail = self.came.wait(mail).unwrap_or_else(PoisonError::into_inner);
        }
        mail.works = true;
        (!mail.is_over).then(|| (std::mem::take(&mut mail.reads), mail.wish.take()))
    }

    fn is_empty(&self) -> bool {
        let mail = self.open();
        !mail.reads && mail.wish.is_none() && !mail.is_over
    }
}

/// The thread's own.
struct Painter {
    storyboard: PathBuf,
    assets: PathBuf,
    /// The last sound storyboard.
    setup: Option<Setup>,
    /// What shots are made of, by scene and place, since it was read last.
    known: BTreeMap<(String, usize), String>,
    /// The scene whose files were told.
    in_view: Option<String>,
    /// Shots that are ready, by what they are made of; the latest used last.
    ready: Vec<(String, Stage)>,
    canvas: Option<Canvas>,
    send: Sender<Told>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Painter {
    fn work(mut self, inbox: &Inbox) {
        while let Some((reads, wish)) = inbox.next() {
            if reads {
                self.read();
            }
            let Some(wish) = wish else { continue };
            self.tell_files(&wish);
            match self.draw(&wish) {
                Ok(Some(drawing)) => self.tell(Told::Drawn(drawing)),
                Ok(None) => {}
                Err(error) => self.tell(Told::Undrawn(fault(&error))),
            }
            // While nothing else is wanted, the next shot is made ready, so that a cut does not wait for it.
            if inbox.is_empty() {
                self.make_next_ready(&wish);
            }
        }
    }

    fn tell(&self, told: Told) {
        // Nobody listens any more once the window was left.
        if self.send.send(told).is_ok() {
            (self.wake)();
        }
    }

    /// Takes the storyboard over when it is sound; tells what is wrong with it when it is not.
    fn read(&mut self) {
        self.known.clear();
        self.in_view = None;
        match self.sound() {
            Ok(setup) => {
                let contents = contents(&setup.board);
                self.setup = Some(setup);
                self.tell(Told::Contents(contents));
            }
            Err(faults) => {
                if self.setup.is_none() {
                    // Nothing is known yet of what it uses: whatever is mended may be the cure.
                    let mut files = vec![self.storyboard.clone()];
                    let _ = made_of::list(&self.assets.join("film"), &mut files);
                    self.tell(Told::Files(files));
                }
                self.tell(Told::Faults(faults));
            }
        }
    }

    fn sound(&self) -> Result<Setup, Vec<Diagnostic>> {
        let told = |error: FilmError| vec![fault(&error)];
        let text = std::fs::read_to_string(&self.storyboard).map_err(|e| told(FilmError::file(&self.storyboard, e)))?;
        let mut findings = check::check(&self.storyboard.display().to_string(), &text, &self.assets);
        findings.retain(Diagnostic::is_error);
        if !findings.is_empty() {
            return Err(findings);
        }
        let board = Storyboard::parse(&self.storyboard, &text).map_err(told)?;
        let folder = self.storyboard.parent().unwrap_or(Path::new("."));
        let setup = match &self.setup {
            Some(old) => old.renewed(board, folder, &self.assets),
            None => Setup::of(board, folder, &self.assets),
        };
        setup.map_err(told)
    }

    fn tell_files(&mut self, wish: &Wish) {
        if self.in_view.as_ref() == Some(&wish.scene) {
            return;
        }
        let Some((setup, scene)) = self.scene(wish) else { return };
        let mut files = vec![self.storyboard.clone(), self.assets.join("film").join("casting.ron")];
        for shot in &scene.shots {
            // What cannot be listed is told when it is drawn.
            files.extend(made_of::files(setup, shot, &self.assets).unwrap_or_default());
        }
        self.tell(Told::Files(files));
        self.in_view = Some(wish.scene.clone());
    }

    fn scene(&self, wish: &Wish) -> Option<(&Setup, &Scene)> {
        let setup = self.setup.as_ref()?;
        Some((setup, setup.board.scenes.iter().find(|scene| scene.id == wish.scene)?))
    }

    /// Draws a moment; nothing when there is no such scene (any more).
    fn draw(&mut self, wish: &Wish) -> Result<Option<Drawing>, FilmError> {
        let Some((setup, scene)) = self.scene(wish) else { return Ok(None) };
        let frame = wish.frame.min(scene.frames(setup.board.fps).saturating_sub(1));
        #[expect(clippy::cast_precision_loss, reason = "a frame number")]
        let t = frame as f32 / setup.board.fps.max(1) as f32;
        let index = scene.shot_at(t);
        self.make_ready(wish, index)?;
        let Some((_, stage)) = self.ready.last() else { return Ok(None) };
        let (w, h) = stage.size();
        if self.canvas.as_ref().is_none_or(|canvas| (canvas.picture.width(), canvas.picture.height()) != (w, h)) {
            self.canvas = Canvas::new(w, h);
        }
        let Some(canvas) = &mut self.canvas else { return Ok(None) };
        stage.draw(t, frame, canvas);
        Ok(Some(Drawing { of: Wish { frame, ..wish.clone() }, size: (w, h), rgba: canvas.picture.data().to_vec() }))
    }

    /// Makes a shot ready, unless it is; it is then the last of those that are.
    fn make_ready(&mut self, wish: &Wish, index: usize) -> Result<(), FilmError> {
        let Some((setup, scene)) = self.scene(wish) else { return Ok(()) };
        let key = (wish.scene.clone(), index);
        if !self.known.contains_key(&key) {
            let made_of = format!("{} {}", scene.id, made_of::of_shot(setup, scene, index, &self.assets)?);
            self.known.insert(key.clone(), made_of);
        }
        let Some(made_of) = self.known.get(&key).cloned() else { return Ok(()) };
        let Some((setup, scene)) = self.scene(wish) else { return Ok(()) };
        if let Some(at) = self.ready.iter().position(|(known, _)| *known == made_of) {
            let known = self.ready.remove(at);
            self.ready.push(known);
            return Ok(());
        }
        #[expect(clippy::cast_precision_loss, reason = "a picture's size")]
        let scale = WIDE as f32 / setup.board.size.0.max(1) as f32;
        let stage = setup.stage(scene, index, scale)?;
        self.ready.push((made_of, stage));
        let over = self.ready.len().saturating_sub(READY);
        self.ready.drain(..over);
        Ok(())
    }

    fn make_next_ready(&mut self, wish: &Wish) {
        let Some((setup, scene)) = self.scene(wish) else { return };
        #[expect(clippy::cast_precision_loss, reason = "a frame number")]
        let next = scene.shot_at(wish.frame as f32 / setup.board.fps.max(1) as f32) + 1;
        if next < scene.shots.len() {
            // What is wrong with it is told when it is looked at.
            let _ = self.make_ready(wish, next);
        }
    }
}

fn fault(error: &FilmError) -> Diagnostic {
    Diagnostic::placeless(DRAWING.id, DRAWING.severity, error.told())
}

fn contents(board: &Storyboard) -> Contents {
    let first = |shot: f32| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a frame number")]
        let frame = (shot * board.fps as f32).round().max(0.0) as u32;
        frame
    };
    let facts = |scene: &Scene| SceneFacts {
        id: scene.id.clone(),
        frames: scene.frames(board.fps),
        shots: scene.shots.iter().map(|shot| (shot.id.clone(), first(shot.from))).collect(),
    };
    Contents { fps: board.fps, scenes: board.scenes.iter().map(facts).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    const BOARD: &str = r#"Storyboard(format: 1, size: (1280, 720), fps: 25, seed: 7, cast: {}, scenes: [Scene(id: "a", seconds: 4.0, shots: [
        Shot(id: "one", from: 0.0, set: "s", props: {"box": (kind: "box", at: "left")}), Shot(id: "two", from: 2.0, set: "s")])])"#;

    fn svg(place: &str, fill: &str) -> String {
        let n: Vec<&str> = place.split(' ').collect();
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{place}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{fill}\"/></svg>", n[0], n[1], n[2], n[3])
    }

    struct Room {
        folder: tempfile::TempDir,
        easel: Easel,
    }

    impl Room {
        fn open() -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let write = |path: &str, text: &str| {
                let path = folder.path().join(path);
                std::fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
                std::fs::write(path, text).expect("writes");
            };
            write("assets/fonts/none.txt", "");
            write("assets/film/casting.ron", "{}");
            write("assets/film/figures/skins.ron", "{}");
            write("assets/film/figures/lights.ron", "{}");
            write("assets/film/sets/s/set.ron", r#"(items: [(what: Draw("sky.svg")), (what: Slot("road"))], anchors: {"left": (x: 640, y: 360)})"#);
            write("assets/film/sets/s/sky.svg", &svg("0 0 1280 720", "#101820"));
            write("assets/film/props/box/prop.ron", r#"(items: [(what: Draw("b.svg"))])"#);
            write("assets/film/props/box/b.svg", &svg("-200 -200 400 400", "#c04030"));
            write("storyboard.ron", BOARD);
            let easel = Easel::open(folder.path(), &folder.path().join("assets"), Arc::new(|| {})).expect("a thread");
            Self { folder, easel }
        }

        fn write(&self, path: &str, text: &str) {
            std::fs::write(self.folder.path().join(path), text).expect("writes");
            self.easel.read_again();
        }

        fn wish(&self, frame: u32) {
            self.easel.wish(Wish { scene: "a".to_owned(), frame });
        }

        /// All that is told until nothing is left to do.
        fn told(&self) -> Vec<Told> {
            while self.easel.is_busy() {
                std::thread::yield_now();
            }
            self.easel.take().collect()
        }

        /// How red the middle of the last picture is.
        fn red(told: &[Told]) -> Option<u8> {
            told.iter().rev().find_map(|one| match one {
                Told::Drawn(drawing) => Some(drawing.rgba[((drawing.size.1 / 2 * drawing.size.0 + drawing.size.0 / 2) * 4) as usize]),
                _ => None,
            })
        }
    }

    #[test]
    fn the_wanted_moment_is_drawn_small() {
        let room = Room::open();
        room.wish(10);
        let told = room.told();
        assert!(matches!(&told[0], Told::Contents(contents) if contents.scenes[0].shots == [("one".to_owned(), 0), ("two".to_owned(), 50)]));
        assert!(told.iter().any(|one| matches!(one, Told::Drawn(drawing) if drawing.size == (640, 360) && drawing.of.frame == 10)));
        assert!(Room::red(&told) > Some(120));
        room.wish(999);
        let told = room.told();
        assert!(told.iter().any(|one| matches!(one, Told::Drawn(drawing) if drawing.of.frame == 99)), "the last frame");
        assert!(Room::red(&told) < Some(60), "no box in the second shot");
    }

    #[test]
    fn of_many_wishes_only_the_newest_is_drawn() {
        let room = Room::open();
        let inbox = &room.easel.inbox;
        (0..40).for_each(|frame| inbox.change(|mail| mail.wish = Some(Wish { scene: "a".to_owned(), frame })));
        let drawn: Vec<u32> = room.told().iter().filter_map(|one| if let Told::Drawn(drawing) = one { Some(drawing.of.frame) } else { None }).collect();
        assert!(drawn.len() < 40 && drawn.last() == Some(&39), "{drawn:?}");
    }

    #[test]
    fn a_changed_drawing_shows_and_a_faulty_storyboard_leaves_the_last_good_one() {
        let room = Room::open();
        room.wish(10);
        assert!(Room::red(&room.told()) > Some(120));
        room.write("assets/film/props/box/b.svg", &svg("-200 -200 400 400", "#103040"));
        room.wish(10);
        assert!(Room::red(&room.told()) < Some(60));
        room.write("storyboard.ron", &BOARD.replace("kind: \"box\"", "kind: \"bix\""));
        room.wish(10);
        let told = room.told();
        let faults = told.iter().find_map(|one| if let Told::Faults(faults) = one { Some(faults) } else { None }).expect("told");
        assert!(faults[0].cure.as_ref().is_some_and(|cure| cure.get(Language::Uk).contains("box")), "{faults:?}");
        assert!(Room::red(&told).is_some(), "the last good one is drawn on");
        room.write("storyboard.ron", BOARD);
        room.wish(10);
        assert!(room.told().iter().any(|one| matches!(one, Told::Contents(_))));
    }

    #[test]
    fn a_change_elsewhere_leaves_a_shot_ready() {
        let room = Room::open();
        let board = Storyboard::parse(Path::new("s"), BOARD).expect("reads");
        let moved = Storyboard::parse(Path::new("s"), &BOARD.replace("from: 2.0, set", "from: 2.0, post: (grain: 1.0), set")).expect("reads");
        let (folder, assets) = (room.folder.path(), room.folder.path().join("assets"));
        let (a, b) = (Setup::of(board, folder, &assets).expect("opens"), Setup::of(moved, folder, &assets).expect("opens"));
        let print = |setup: &Setup, index| made_of::of_shot(setup, &setup.board.scenes[0], index, &assets).expect("reads");
        assert_eq!(print(&a, 0), print(&b, 0));
        assert_ne!(print(&a, 1), print(&b, 1));
    }
}
