//! The film while its storyboard is written: where it stands, what was drawn of it, what is wrong with what was saved.
//!
//! The easel draws in a thread of its own; this only wishes for the moment that is on and takes what has come. It asks no
//! clock: time is given with each call.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::faults::diagnostic_line;
use super::pictures::{Pictures, Pixels};
use super::views::faults::FaultsView;
use super::views::preview::{PreviewCommand, PreviewView};
use super::views::widgets::Picture;
use super::watch::Watch;
use crate::diagnostic::Diagnostic;
use crate::film::preview::{Contents, Easel, SceneFacts, Told, Wish};

/// Seconds between two looks at the files: a save is told before two of them have passed.
const LOOK_EVERY: f64 = 0.1;
/// The name of its picture among the textures.
const PICTURE: &str = "preview";

/// A film that is looked at.
pub struct Preview {
    name: String,
    easel: Easel,
    watch: Watch,
    contents: Contents,
    scene: String,
    frame: u32,
    /// Since when it runs, and from which frame.
    runs: Option<(f64, u32)>,
    /// What the easel was asked for last.
    wished: Option<Wish>,
    picture: Option<Picture>,
    /// What the picture shows.
    shown: Option<Wish>,
    faults: Vec<Diagnostic>,
    undrawn: Option<Diagnostic>,
    folded: bool,
}

impl Preview {
    /// Opens the storyboard of a scenario at a scene, or at the first.
    ///
    /// # Errors
    /// In words, when nothing can be drawn on this machine.
    pub fn open(folder: &Path, assets: &Path, scene: Option<String>, wake: Arc<dyn Fn() + Send + Sync>) -> Result<Self, String> {
        let easel = Easel::open(folder, assets, wake).map_err(|error| error.to_string())?;
        let mut watch = Watch::looking_every(LOOK_EVERY);
        watch.follow([folder.join("storyboard.ron")]);
        let name = folder.file_name().map_or_else(|| ".".to_owned(), |name| name.to_string_lossy().into_owned());
        Ok(Self {
            name,
            easel,
            watch,
            contents: Contents::default(),
            scene: scene.unwrap_or_default(),
            frame: 0,
            runs: None,
            wished: None,
            picture: None,
            shown: None,
            faults: Vec::new(),
            undrawn: None,
            folded: false,
        })
    }

    /// Takes over what was saved and what was drawn, and wishes for what is on now. `now` is a steady clock in seconds.
    pub fn poll(&mut self, ctx: &egui::Context, pictures: &mut Pictures, now: f64) {
        if self.watch.has_changed(now) {
            self.easel.read_again();
            (self.wished, self.shown) = (None, None);
        }
        let all: Vec<Told> = self.easel.take().collect();
        for told in all {
            self.hear(told, ctx, pictures);
        }
        if let (Some((since, from)), Some(scene)) = (self.runs, self.here()) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "frames since it began to run")]
            let passed = ((now - since).max(0.0) * f64::from(self.contents.fps)) as u32;
            // At its end it begins anew: one looks at a shot again and again.
            self.frame = (from + passed) % scene.frames.max(1);
        }
        let wish = Wish { scene: self.scene.clone(), frame: self.frame };
        if self.here().is_some() && self.wished.as_ref() != Some(&wish) {
            self.easel.wish(wish.clone());
            self.wished = Some(wish);
        }
    }

    fn hear(&mut self, told: Told, ctx: &egui::Context, pictures: &mut Pictures) {
        match told {
            Told::Contents(contents) => {
                self.contents = contents;
                self.faults.clear();
                self.folded = false;
                if self.here().is_none() {
                    self.scene = self.contents.scenes.first().map_or_else(String::new, |scene| scene.id.clone());
                    self.frame = 0;
                }
                self.frame = self.frame.min(self.here().map_or(0, |scene| scene.frames.saturating_sub(1)));
                self.wished = None;
            }
            Told::Files(files) => self.follow(files),
            Told::Faults(faults) => {
                self.faults = faults;
                self.folded = false;
            }
            Told::Undrawn(fault) => self.undrawn = Some(fault),
            Told::Drawn(drawing) => {
                let (width, height) = drawing.size;
                self.picture = Some(pictures.put(ctx, PICTURE, &Pixels { width, height, rgba: drawing.rgba }));
                self.shown = Some(drawing.of);
                self.undrawn = None;
            }
        }
        ctx.request_repaint();
    }

    fn follow(&mut self, files: Vec<PathBuf>) {
        self.watch.follow(files);
    }

    fn here(&self) -> Option<&SceneFacts> {
        self.contents.scenes.iter().find(|scene| scene.id == self.scene)
    }

    fn fps(&self) -> f64 {
        f64::from(self.contents.fps.max(1))
    }

    /// Seconds until it must be polled again; `None` when nothing is to come by itself.
    pub fn sleep(&self, now: f64) -> Option<f64> {
        let moves = self.runs.map(|_| 1.0 / self.fps());
        let draws = self.easel.is_busy().then_some(0.05);
        moves.into_iter().chain(draws).chain(self.watch.next_look(now)).reduce(f64::min)
    }

    /// Carries out what was asked for.
    pub fn command(&mut self, command: PreviewCommand, now: f64) {
        let last = self.here().map_or(0, |scene| scene.frames.saturating_sub(1));
        match command {
            PreviewCommand::TogglePlay => {
                self.runs = if self.runs.is_some() { None } else { Some((now, if self.frame >= last { 0 } else { self.frame })) };
            }
            PreviewCommand::Step(frames) => {
                self.runs = None;
                let to = i64::from(self.frame).saturating_add(frames).clamp(0, i64::from(last));
                self.frame = u32::try_from(to).unwrap_or(0);
            }
            PreviewCommand::Seek(seconds) => {
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a frame of a short film")]
                let frame = (seconds * self.fps()).round().clamp(0.0, f64::from(last)) as u32;
                self.frame = frame;
                self.runs = self.runs.map(|_| (now, frame));
            }
            PreviewCommand::Scene(by) => {
                let at = self.contents.scenes.iter().position(|scene| scene.id == self.scene).unwrap_or(0);
                let to = at.saturating_add_signed(by).min(self.contents.scenes.len().saturating_sub(1));
                if let Some(scene) = self.contents.scenes.get(to)
                    && to != at
                {
                    self.scene = scene.id.clone();
                    self.frame = 0;
                    self.runs = self.runs.map(|_| (now, 0));
                }
            }
        }
    }

    /// What the screen shows.
    pub fn view(&self) -> PreviewView {
        let fps = self.fps();
        let here = self.here();
        let shots: Vec<(String, f64)> =
            here.iter().flat_map(|scene| &scene.shots).map(|(id, first)| (id.clone(), f64::from(*first) / fps)).collect();
        PreviewView {
            name: self.name.clone(),
            scene: self.scene.clone(),
            place: self.contents.scenes.iter().position(|scene| scene.id == self.scene).map_or(0, |at| at + 1),
            count: self.contents.scenes.len(),
            shots,
            time: f64::from(self.frame) / fps,
            length: here.map_or(0.0, |scene| f64::from(scene.frames) / fps),
            frame: self.frame,
            frame_seconds: 1.0 / fps,
            runs: self.runs.is_some(),
            picture: self.picture,
            is_behind: self.easel.is_busy() && self.shown != self.wished,
        }
    }

    /// What is wrong with what was saved; the picture stays below it.
    pub fn faults_view(&self) -> Option<FaultsView> {
        let faults: Vec<_> = self.faults.iter().chain(&self.undrawn).map(diagnostic_line).collect();
        (!faults.is_empty()).then_some(FaultsView { faults, folded: self.folded, remark: None })
    }

    /// Folds or unfolds what is wrong.
    pub fn fold(&mut self) {
        self.folded = !self.folded;
    }
}
