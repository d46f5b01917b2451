//! Live reload: what is saved in any editor is on the screen within a second.

use std::path::PathBuf;

use super::{Application, Moment, Screen};
use crate::app::attempt::{Next, Player, Stayed};
use crate::app::faults::diagnostic_line;
use crate::app::shelf;
use crate::app::views::faults::FaultsView;
use crate::app::views::look::Look;
use crate::app::watch::Watch;
use crate::diagnostic::Diagnostic;
use crate::scenario::disk::FILE_NAME;
use crate::scenario::graph::{Graph, MediaPath, NodeKind, Picture, Then};

/// Seconds for which a change of place is told.
const TOLD_FOR: f64 = 8.0;

/// A scenario that is played while it is written.
pub(super) struct Watching {
    folder: PathBuf,
    watch: Watch,
    /// Films, sounds and pictures, apart from text and captions: what shows them must open them anew.
    media: Watch,
    /// What is wrong with the version that was saved last; the good one before it runs on.
    faults: Vec<Diagnostic>,
    folded: bool,
    /// It has not begun yet, because it was faulty when it was opened.
    waits: bool,
    /// What is told for a moment, and until when.
    remark: Option<(String, f64)>,
}

impl Watching {
    /// Watches a scenario's folder: its text, its captions and its media.
    pub(super) fn new(folder: PathBuf, graph: Option<&Graph>, faults: Vec<Diagnostic>) -> Self {
        let mut watch = Watch::default();
        watch.follow(files(&folder, graph));
        let mut media = Watch::default();
        media.follow(media_files(&folder, graph));
        Self { folder, watch, media, waits: graph.is_none(), faults, folded: false, remark: None }
    }

    /// Seconds until it must be looked again.
    pub(super) fn next_look(&self, now: f64) -> Option<f64> {
        [self.watch.next_look(now), self.media.next_look(now)].into_iter().flatten().reduce(f64::min)
    }
}

/// The films, sounds and pictures of a graph.
fn media_files(folder: &std::path::Path, graph: Option<&Graph>) -> Vec<PathBuf> {
    let mut paths: Vec<&MediaPath> = Vec::new();
    for node in graph.iter().flat_map(|graph| &graph.nodes) {
        let choose = match &node.kind {
            NodeKind::Scene(scene) => {
                paths.push(match &scene.picture {
                    Picture::Film(path) | Picture::Still { path, .. } => path,
                });
                paths.extend(scene.sound.iter().flat_map(|sound| sound.values().map(|(_, path)| path)));
                match &scene.then {
                    Then::Choose(choose) => Some(choose),
                    Then::Goto(_) => None,
                }
            }
            NodeKind::Exhibit(exhibit) => {
                paths.push(&exhibit.image);
                None
            }
            NodeKind::Choose(choose) => Some(choose),
            _ => None,
        };
        paths.extend(choose.and_then(|choose| choose.idle.as_ref()));
    }
    paths.into_iter().map(|path| folder.join(&*path.0)).collect()
}

fn files(folder: &std::path::Path, graph: Option<&Graph>) -> Vec<PathBuf> {
    let mut files = vec![folder.join(FILE_NAME)];
    for node in graph.iter().flat_map(|graph| &graph.nodes) {
        if let NodeKind::Scene(scene) = &node.kind
            && let Some(captions) = &scene.captions
        {
            files.extend(captions.values().map(|(_, path)| folder.join(&*path.0)));
        }
    }
    files
}

impl Application {
    /// Takes over what was saved since. Call it once a frame.
    pub(super) fn look_for_saves(&mut self, ctx: &egui::Context, at: Moment) {
        let Some(mut watching) = self.watching.take() else { return };
        if watching.remark.as_ref().is_some_and(|(_, until)| at.now > *until) {
            watching.remark = None;
        }
        let media = watching.media.has_changed(at.now);
        if watching.watch.has_changed(at.now) || media {
            self.take_over(&mut watching, media, ctx, at);
        }
        self.watching = Some(watching);
    }

    fn take_over(&mut self, watching: &mut Watching, media: bool, ctx: &egui::Context, at: Moment) {
        let volume = shelf::read(&watching.folder, &self.reference);
        watching.faults = volume.diagnostics.iter().filter(|finding| finding.is_error()).cloned().collect();
        watching.folded = false;
        let Some(scenario) = volume.scenario.clone() else { return };
        watching.watch.follow(files(&watching.folder, Some(&scenario.graph)));
        watching.media.follow(media_files(&watching.folder, Some(&scenario.graph)));
        self.put_on_shelf(volume, ctx);
        let look = self.look();
        if std::mem::take(&mut watching.waits) {
            self.begin(scenario, Player::Trainee, None, false, ctx, at);
        } else if self.screen == Screen::Film {
            let mut stayed = Stayed::AsItWas;
            self.with_attempt(ctx, at, |attempt, desk| {
                stayed = attempt.reload(scenario, media, desk);
                Next::Stay
            });
            let remark = match stayed {
                Stayed::AsItWas => look.t("watch-taken-over"),
                Stayed::AtItsNode => look.t("watch-way-changed"),
                Stayed::Elsewhere { gone, at } => {
                    look.t_with("watch-node-gone", &[("gone", gone.as_ref().into()), ("at", at.as_ref().into())])
                }
            };
            watching.remark = Some((remark, at.now + TOLD_FOR));
        }
        ctx.request_repaint();
    }

    /// What is told over the film of a scenario that is watched; `None` when there is nothing to tell.
    pub fn faults_view(&self) -> Option<FaultsView> {
        if let Some(preview) = &self.preview {
            return preview.faults_view();
        }
        let watching = self.watching.as_ref()?;
        let remark = watching.remark.as_ref().map(|(text, _)| text.clone());
        if watching.faults.is_empty() && remark.is_none() {
            return None;
        }
        Some(FaultsView { faults: watching.faults.iter().map(diagnostic_line).collect(), folded: watching.folded, remark })
    }

    pub(super) fn fold_faults(&mut self) {
        if let Some(preview) = &mut self.preview {
            preview.fold();
        } else if let Some(watching) = &mut self.watching {
            watching.folded = !watching.folded;
        }
    }

    pub(super) fn draw_faults(&self, ui: &mut egui::Ui, look: &Look, commands: &mut Vec<crate::app::views::UiCommand>) {
        if let Some(view) = self.faults_view() {
            crate::app::views::faults::faults_ui(ui, look, &view, commands);
        }
    }
}
