//! Writing a scenario on the screen: the text that is edited, the film beside it, what is shown and what commands do.
//!
//! The text is the truth: a command becomes the smallest change of it (`scenario::edit`), and everything shown is read
//! from it again. The film plays what was sound last. Nothing here knows how a screen looks.

mod chart;
mod checker;
mod flow;
mod form;
mod edits;
mod fields;
mod files;
mod keep;
mod manuscript;
mod moves;
mod naming;
mod player;
mod posters;
mod rows;
mod view;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::attempt::{Desk, Scenario, scene_for_reel};
use super::views::author::{AuthorCommand, FindingRow, Lane, Notice, Renamed, Tab, Told};
use super::views::look::Look;
use super::lookout::Lookout;
use super::watch::Watch;
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
use crate::media::probe::{probe, probe_sound};
use crate::platform::DataFolder;
use crate::scenario::disk::FILE_NAME;
use crate::scenario::edit::{Change, EditError, Script};
use crate::scenario::graph::{NodeId, NodeKind, Picture, Scene};
use crate::scenario::load::load_text;
use crate::scenario::media_facts::MediaAssumed;
use crate::scenario::source;
use crate::text::Language;
use crate::time::MediaTime;
use chart::Chart;
use checker::Checker;
use files::{files_in, media_files};
use keep::{Claim, Keep};
use manuscript::Manuscript;
use player::{Measured, Player};

/// What the application shall do after a command.
#[derive(Debug)]
pub enum AuthorNext {
    /// Stay here.
    Stay,
    /// Play the scenario from that node on.
    Play(Arc<Scenario>, NodeId),
}

/// A scenario that is being written.
pub struct Author {
    folder: PathBuf,
    /// What findings call the file.
    name: String,
    reference: Arc<Reference>,
    keep: Keep,
    /// The journal is this window's; `None`: another window has it.
    _claim: Option<Claim>,
    manuscript: Manuscript,
    watch: Watch,
    /// Watches films, sounds, pictures and captions.
    media: Watch,
    /// Wakes the window when there is something to watch.
    lookout: Lookout,
    /// What another program wrote while there were changes here.
    theirs: Option<String>,
    checker: Checker,
    /// Counts the changes of the text.
    revision: u64,
    /// The text as written, of the newest revision that could be read.
    source: Arc<source::Scenario>,
    /// The last version that can be played, and of which revision it is.
    good: Option<Arc<Scenario>>,
    good_revision: Option<u64>,
    /// What the rules say, each with the node in which it stands.
    findings: Vec<(Diagnostic, Option<String>)>,
    /// The same as rows of the screen.
    finding_rows: Arc<Vec<FindingRow>>,
    /// The same beside what they are about: the place of each in the file, entries of lists by their numbers.
    told: Vec<(String, Told)>,
    /// The files of the folder, that media fields are chosen from.
    files: Vec<String>,
    chart: Chart,
    flow: flow::Shown,
    player: Player,
    measured: HashMap<String, Measured>,
    /// The node that is worked on; empty: the scenario as a whole.
    node: String,
    tab: Tab,
    selected: Option<(Lane, String)>,
    opened: Option<(Lane, MediaTime)>,
    picking: bool,
    search: String,
    naming: Option<(Renamed, String)>,
    notice: Option<Notice>,
}

impl Author {
    /// Opens the scenario in `folder`; what an earlier run left unsaved is there again.
    ///
    /// # Errors
    /// In words, when its file cannot be read.
    pub fn open(folder: &Path, data: Option<&DataFolder>, reference: Arc<Reference>, wake: Arc<dyn Fn() + Send + Sync>, now: f64) -> Result<Self, String> {
        let keep = Keep::of(folder, data);
        let text = keep.read()?;
        let claim = keep.claim();
        let (unsaved, journal) = if claim.is_some() { keep.unsaved() } else { (None, keep.without_journal()) };
        let mut manuscript = Manuscript::new(text, journal);
        let mut notice = claim.is_none().then_some(Notice::Elsewhere);
        if let Some(unsaved) = unsaved.filter(|unsaved| unsaved != manuscript.saved()) {
            manuscript.apply(Change::between(manuscript.saved(), &unsaved), "restored", now);
            notice = Some(Notice::Restored);
        }
        let mut watch = Watch::default();
        watch.follow([keep.file().to_owned()]);
        let real = std::fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        let shown = real.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy().into_owned());
        let name = format!("{shown}/{FILE_NAME}");
        let checker = Checker::new(folder.to_owned(), name.clone(), Arc::clone(&reference), Arc::clone(&wake));
        let flow = flow::Shown::new(folder.to_owned(), data.cloned(), Arc::clone(&wake));
        let mut author = Self {
            folder: folder.to_owned(),
            name,
            reference,
            keep,
            _claim: claim,
            manuscript,
            watch,
            media: Watch::default(),
            lookout: Lookout::new(Arc::clone(&wake)),
            theirs: None,
            checker,
            revision: 0,
            source: Arc::default(),
            good: None,
            good_revision: None,
            findings: Vec::new(),
            finding_rows: Arc::default(),
            told: Vec::new(),
            files: Vec::new(),
            chart: Chart::new(wake),
            flow,
            player: Player::default(),
            measured: HashMap::new(),
            node: String::new(),
            tab: Tab::Film,
            selected: None,
            opened: None,
            picking: false,
            search: String::new(),
            naming: None,
            notice,
        };
        let (graph, _) = load_text(&author.name, author.manuscript.script().text(), &author.reference, &MediaAssumed);
        author.good = graph.map(|graph| Arc::new(Scenario { graph, folder: folder.to_owned() }));
        author.read_again();
        let start = author.source.start.as_ref().or(author.source.nodes.first().map(|node| &node.id));
        author.node = start.map(|name| name.value.to_string()).unwrap_or_default();
        Ok(author)
    }

    /// Follows film, disk and check. Call it once a frame.
    pub fn poll(&mut self, look: &Look, desk: &mut Desk<'_>) {
        while let Some(verdict) = self.checker.take() {
            if verdict.revision != self.revision {
                continue;
            }
            let nodes = self.node_ranges();
            let node_at = |finding: &Diagnostic| {
                let byte = finding.span.as_ref()?.bytes.start;
                nodes.iter().find(|(range, _)| range.contains(&byte)).map(|(_, id)| id.clone())
            };
            self.findings = verdict.findings.into_iter().map(|finding| (node_at(&finding), finding)).map(|(node, finding)| (finding, node)).collect();
            self.told = self.findings.iter().filter_map(|(finding, _)| self.told_of(finding)).collect();
            self.finding_rows = Arc::new(self.findings.iter().map(view::finding_row).collect());
            self.flow.findings_changed();
            // What cannot be played tells no lengths; those before it still hold for most scenes.
            if verdict.graph.is_some() && *self.flow.lengths != verdict.lengths {
                self.flow.lengths = Arc::new(verdict.lengths);
            }
            if let Some(graph) = verdict.graph {
                self.good = Some(Arc::new(Scenario { graph, folder: self.folder.clone() }));
                self.good_revision = Some(verdict.revision);
            }
        }
        self.lookout.heed(desk.now);
        if self.watch.has_changed(desk.now) {
            self.disk_changed(look, desk.now);
        }
        if self.media.has_changed(desk.now) {
            self.media_changed(desk);
        }
        self.show_scene(desk);
        self.player.poll(desk);
        self.poll_flow(look, desk);
    }

    /// Seconds until the window must be drawn again.
    pub fn sleep(&self, now: f64, due: Option<f64>) -> Option<f64> {
        let busy = self.is_busy().then_some(0.05);
        let player = self.player.sleep(now, due);
        let looks = [self.watch.next_look(now), self.media.next_look(now)].map(|look| look.filter(|_| self.lookout.is_awake(now)));
        [busy, player].into_iter().chain(looks).flatten().reduce(f64::min)
    }

    /// Whether something is worked out that will be shown.
    pub fn is_busy(&self) -> bool {
        self.checker.is_busy() || self.chart.is_busy() || self.flow.is_busy()
    }

    /// Silences the film; what is not saved stays in the journal.
    pub fn leave(&mut self, desk: &mut Desk<'_>) {
        self.drop_pictures(desk);
        self.player.close(desk);
    }

    /// Lets the film stand: something else is on the screen.
    pub fn rest(&mut self, desk: &mut Desk<'_>) {
        self.player.stop(desk);
    }

    /// The scenario's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        self.manuscript.script().text()
    }

    /// Reads the text after it was changed, and has it checked.
    fn read_again(&mut self) {
        self.revision += 1;
        if let (Some(read), _) = source::read(self.manuscript.script().source()) {
            self.source = Arc::new(read);
        }
        self.checker.ask(self.revision, self.manuscript.script().text());
        let media = media_files(&self.folder, &self.source);
        self.lookout.follow(media.iter().cloned().chain([self.keep.file().to_owned()]).collect());
        self.media.follow(media);
        let there = self.node.is_empty() || self.source.nodes.iter().any(|node| *node.id.value == *self.node);
        if !there {
            self.node = self.source.nodes.first().map(|node| node.id.value.to_string()).unwrap_or_default();
        }
        if let Some((lane, id)) = self.selected.clone()
            && self.window(lane, &id).is_none()
        {
            self.selected = None;
        }
    }

    /// Changes the text as wished, or tells why not. `what` names what is changed, for undoing.
    fn edit(&mut self, what: &str, now: f64, wish: impl FnOnce(&Script) -> Result<Change, EditError>) -> bool {
        match wish(self.manuscript.script()) {
            Ok(change) => {
                if !change.is_empty() {
                    self.manuscript.apply(change, what, now);
                    self.read_again();
                }
                if let Some(fault) = self.manuscript.journal_fault() {
                    self.notice = Some(Notice::Fault(fault.to_owned()));
                }
                true
            }
            Err(error) => {
                self.notice = Some(Notice::Fault(error.to_string()));
                false
            }
        }
    }

    fn disk_changed(&mut self, look: &Look, now: f64) {
        let Ok(text) = self.keep.read() else { return };
        if text == self.manuscript.saved() {
            return;
        }
        if text == self.manuscript.script().text() {
            self.manuscript.disk_changed(&text, false, now);
            self.manuscript.was_saved();
        } else if self.manuscript.is_unsaved() {
            self.theirs = Some(text);
            self.notice = Some(Notice::Conflict);
        } else {
            self.manuscript.disk_changed(&text, true, now);
            self.read_again();
            self.notice = Some(Notice::Told(look.t("author-taken-over")));
        }
    }

    /// A film, a sound, a picture or captions were saved: they are measured, checked and shown anew.
    fn media_changed(&mut self, desk: &mut Desk<'_>) {
        self.measured.clear();
        self.flow.media_changed();
        self.files = files_in(&self.folder);
        self.drop_pictures(desk);
        // The scene is opened anew where it stood.
        let at = self.player.time();
        self.player.close(desk);
        self.show_scene(desk);
        self.player.seek(at, desk);
        self.checker.ask(self.revision, self.manuscript.script().text());
        desk.ctx.request_repaint();
    }

    fn save(&mut self, look: &Look, desk: &Desk<'_>) {
        // Another program may have saved since the last look.
        if let Ok(text) = self.keep.read()
            && text != self.manuscript.saved()
            && text != self.manuscript.script().text()
        {
            self.theirs = Some(text);
            self.notice = Some(Notice::Conflict);
            return;
        }
        match self.keep.save(self.manuscript.script().text(), desk.wall) {
            Ok(()) => {
                self.manuscript.was_saved();
                self.watch.know(self.keep.file());
                self.theirs = None;
                self.notice = None;
            }
            Err(fault) => self.notice = Some(Notice::Fault(format!("{} {fault}", look.t("author-not-saved")))),
        }
    }

    /// Shows the film of the node that is worked on, as it was sound last.
    fn show_scene(&mut self, desk: &mut Desk<'_>) {
        let scene = self.good.as_ref().and_then(|good| {
            let id = NodeId::from(self.node.as_str());
            let NodeKind::Scene(scene) = &good.graph.node(good.graph.place(&id)?).kind else { return None };
            Some((id.clone(), scene_for_reel(&good.folder, &id, scene), self.measured_key(scene)))
        });
        let Some((id, reel, key)) = scene else {
            if self.player.is_open() {
                self.player.close(desk);
            }
            return;
        };
        let measured = match self.measured.get(&key) {
            Some(measured) => *measured,
            None => {
                let measured = self.measure(&id);
                self.measured.insert(key, measured);
                measured
            }
        };
        self.player.open(&id, reel, measured, MediaTime::ZERO, desk);
    }

    /// What a scene's length depends on.
    fn measured_key(&self, scene: &Scene) -> String {
        format!("{:?} {:?}", scene.picture, scene.sound)
    }

    fn measure(&self, id: &NodeId) -> Measured {
        let Some(good) = &self.good else { return Measured::default() };
        let Some(NodeKind::Scene(scene)) = good.graph.place(id).map(|at| &good.graph.node(at).kind) else { return Measured::default() };
        match &scene.picture {
            Picture::Film(path) => match probe(&good.folder.join(&*path.0)) {
                Ok(clip) => Measured { length: Some(clip.length), frame: Some(clip.frame_length) },
                Err(_) => Measured::default(),
            },
            Picture::Still { seconds: Some(seconds), .. } => Measured { length: Some(*seconds), frame: None },
            Picture::Still { seconds: None, .. } => {
                let sound = scene.sound.as_ref().and_then(|sound| sound.values().next()).map(|(_, path)| good.folder.join(&*path.0));
                Measured { length: sound.and_then(|path| probe_sound(&path).ok()), frame: None }
            }
        }
    }

    /// The language of a text that had none: the first that the scenario promises.
    fn base_language(&self) -> Language {
        self.languages().first().copied().unwrap_or_default()
    }

    /// The languages that the scenario promises.
    fn languages(&self) -> Vec<Language> {
        crate::scenario::load::promised_languages(&self.source)
    }

    fn is_current(&self) -> bool {
        self.good_revision == Some(self.revision)
    }

    /// Carries out what was asked for.
    pub fn command(&mut self, command: AuthorCommand, look: &Look, desk: &mut Desk<'_>) -> AuthorNext {
        match command {
            AuthorCommand::PlayFromHere => {
                if let Some(good) = self.good.clone().filter(|_| self.is_current()) {
                    let node = if self.node.is_empty() { good.graph.node(good.graph.start).id.clone() } else { self.node.as_str().into() };
                    self.player.close(desk);
                    return AuthorNext::Play(good, node);
                }
                self.notice = Some(Notice::Fault(look.t("author-cannot-play")));
            }
            AuthorCommand::Save => self.save(look, desk),
            AuthorCommand::Undo => {
                if self.manuscript.undo() {
                    self.read_again();
                }
            }
            AuthorCommand::Redo => {
                if self.manuscript.redo() {
                    self.read_again();
                }
            }
            AuthorCommand::OpenTab(tab) => {
                if tab != Tab::Film {
                    self.player.stop(desk);
                }
                self.tab = tab;
                self.naming = None;
                if tab == Tab::Choice {
                    self.files = files_in(&self.folder);
                }
            }
            AuthorCommand::OpenNode(node) => self.open_node(node),
            AuthorCommand::SelectNode(node) => self.select_node(node),
            AuthorCommand::GoToFinding(at) => self.go_to_finding(at, desk),
            AuthorCommand::CloseNotice => self.notice = None,
            AuthorCommand::DiscardRestored => {
                let saved = self.manuscript.saved().to_owned();
                self.notice = None;
                self.edit("discarded", desk.now, |script| Ok(Change::between(script.text(), &saved)));
                self.manuscript.was_saved();
            }
            AuthorCommand::TakeTheirs => {
                if let Some(theirs) = self.theirs.take() {
                    self.manuscript.disk_changed(&theirs, true, desk.now);
                    self.read_again();
                }
                self.notice = None;
            }
            AuthorCommand::KeepMine => {
                if let Some(theirs) = self.theirs.take() {
                    self.manuscript.disk_changed(&theirs, false, desk.now);
                }
                self.notice = None;
            }
            other => self.edit_command(other, look, desk),
        }
        AuthorNext::Stay
    }

    /// Works on a node; the tab stays.
    fn select_node(&mut self, node: String) {
        if self.node != node {
            self.selected = None;
            self.opened = None;
            self.picking = false;
        }
        self.naming = None;
        self.node = node;
    }

    fn open_node(&mut self, node: String) {
        self.select_node(node);
        if self.tab == Tab::Flow || self.tab == Tab::Findings {
            self.tab = Tab::Film;
        }
        if self.node.is_empty() && self.tab == Tab::Film {
            self.tab = Tab::Texts;
        }
    }

    /// A finding with the place that it is about.
    fn told_of(&self, finding: &Diagnostic) -> Option<(String, Told)> {
        let span = finding.span.as_ref().filter(|span| span.file == self.name)?;
        let text = finding.in_one_sentence();
        Some((self.manuscript.script().place_at(span.bytes.start), Told { error: finding.is_error(), text }))
    }
}
