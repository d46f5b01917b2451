//! Making the application: settings, store, shelf.

use std::path::PathBuf;
use std::sync::Arc;

use super::watching::Watching;
use super::{Application, Moment, Screen};
use crate::app::faults;
use crate::app::attempt::Player;
use crate::app::preferences::Preferences;
use crate::app::pictures::Pictures;
use crate::app::shelf::{self, Shelf};
use crate::app::trainer::retention_at_opening;
use crate::catalogue::Reference;
use crate::media::reel::{Reel, ReelSettings};
use crate::platform::DataFolder;
use crate::scenario::graph::NodeId;
use crate::session::plan::Plan;
use crate::store::{SqliteStore, Store};
use crate::text::Language;

/// What the application is opened for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// To play.
    #[default]
    Play,
    /// To play a scenario while it is written: what is saved is taken over at once, and the attempt is not kept.
    Watch,
    /// To play it with a group before one screen.
    Plenary,
    /// To write it.
    Author,
    /// To look at its film while the storyboard is written in any editor.
    Preview {
        /// Drawings, figures and fonts.
        assets: PathBuf,
        /// The scene to begin with; the first when not given.
        scene: Option<String>,
    },
}

/// What the application is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where attempts and settings are kept; `None`: nowhere, as in a test.
    pub data: Option<DataFolder>,
    /// The folders in which scenarios are looked for, first to last.
    pub scenario_folders: Vec<PathBuf>,
    /// The scenario to open at once, as a folder.
    pub scenario: Option<PathBuf>,
    /// What is to be done with that scenario.
    pub purpose: Purpose,
    /// A course to take in, a pack to install or a public key to ask about, as if it had been dropped on the window.
    pub received: Option<PathBuf>,
    /// Begin that scenario at this node; such an attempt is not kept.
    pub node: Option<NodeId>,
    /// The language asked for.
    pub language: Option<Language>,
    /// A plan to play by itself; the application closes at its end.
    pub plan: Option<Plan>,
    /// A folder that takes a picture of every screen that the plan passes.
    pub shots: Option<PathBuf>,
}

impl Application {
    /// Opens settings and store and begins to look for scenarios. `wake` is called from other threads when something is
    /// there to be shown.
    pub fn open(opening: &Opening, reel: Option<Reel>, at: Moment, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let mut preferences = read_preferences(opening.data.as_ref());
        if let Some(language) = opening.language {
            preferences.language = language;
        }
        let (store, store_notice) = open_store(opening.data.as_ref(), preferences.language, at);
        let reference = Arc::new(Reference::embedded().clone());
        let reel = reel.unwrap_or_else(|| Reel::open(ReelSettings { language: preferences.spoken(), picture_delay: preferences.picture_delay() }));
        let mut application = Self {
            preferences,
            reel,
            film_area: None,
            quits: false,
            has_sound: false,
            sounds: Vec::new(),
            screen: Screen::Library,
            wanted: None,
            in_settings: false,
            handbook: None,
            listening: false,
            key_refused: false,
            data: opening.data.clone(),
            folders: opening.scenario_folders.clone(),
            reference,
            shelf: Shelf::default(),
            store,
            store_notice,
            packs: Default::default(),
            incoming: Default::default(),
            courses: Default::default(),
            trainer: Default::default(),
            retention: None,
            retained: None,
            offered: false,
            pictures: Pictures::default(),
            attempt: None,
            finished: None,
            watching: None,
            author: None,
            preview: None,
            unfolded: Default::default(),
            lists: Default::default(),
            wake,
            applied: None,
        };
        // After the store, which may have to be put right first.
        application.retention = opening.data.as_ref().and_then(|data| retention_at_opening(data, at.wall, &application.wake));
        application.rescan();
        application.read_courses();
        application.read_lists();
        application
    }

    /// Opens the scenario that was named, at its briefing, or at a node to look at it.
    pub fn open_named(&mut self, opening: &Opening, ctx: &egui::Context, at: Moment) {
        if let Some(file) = &opening.received {
            self.receive(file, ctx, at);
        }
        let Some(folder) = &opening.scenario else { return };
        if let Purpose::Preview { assets, scene } = &opening.purpose {
            self.open_preview(folder, assets, scene.clone());
            return;
        }
        let volume = shelf::read(folder, &self.reference);
        if opening.purpose == Purpose::Author {
            self.put_on_shelf(volume, ctx);
            self.open_author(folder, ctx, at);
            return;
        }
        let id = volume.id.clone();
        let scenario = volume.scenario.clone();
        if opening.purpose == Purpose::Watch {
            let graph = scenario.as_ref().map(|scenario| &scenario.graph);
            let faults = volume.diagnostics.iter().filter(|finding| finding.is_error()).cloned().collect();
            self.watching = Some(Watching::new(folder.clone(), graph, faults));
        }
        self.put_on_shelf(volume, ctx);
        let Some(scenario) = scenario else {
            self.unfolded.insert(id);
            return;
        };
        if self.preferences.trainee.is_empty() {
            self.type_trainee(super::library::new_code(crate::platform::random_bytes()));
        }
        match &opening.node {
            Some(node) => self.begin(scenario, Player::Trainee, Some(node), false, ctx, at),
            None if opening.purpose == Purpose::Watch => self.begin(scenario, Player::Trainee, None, false, ctx, at),
            None => {
                self.screen = Screen::Briefing(id);
                if opening.purpose == Purpose::Plenary {
                    self.begin_plenary(ctx, at);
                }
            }
        }
    }

    /// Looks for scenarios again.
    pub(super) fn rescan(&mut self) {
        let wake = Arc::clone(&self.wake);
        self.shelf = Shelf::look(self.folders.clone(), Arc::clone(&self.reference), move || wake());
    }

    /// Writes the settings down.
    pub(super) fn keep_preferences(&self) {
        let Some(data) = &self.data else { return };
        // Settings that cannot be written hold until the window closes; a full disk is told by the store.
        if std::fs::create_dir_all(&data.root).is_ok() {
            let whole = data.settings().with_extension("json.new");
            if std::fs::write(&whole, self.preferences.to_json()).is_ok() {
                let _ = std::fs::rename(&whole, data.settings());
            }
        }
    }
}

pub(super) fn read_preferences(data: Option<&DataFolder>) -> Preferences {
    match data.map(|data| std::fs::read_to_string(data.settings())) {
        Some(Ok(text)) => Preferences::from_json(&text),
        _ => Preferences { language: crate::platform::language().unwrap_or_default(), ..Preferences::default() },
    }
}

fn open_store(data: Option<&DataFolder>, language: Language, at: Moment) -> (Option<Box<dyn Store>>, Option<String>) {
    let Some(data) = data else { return (None, None) };
    match SqliteStore::open(&data.root, &crate::platform::date(at.wall)) {
        Ok(opened) => (Some(Box::new(opened.store)), opened.notice.map(|notice| faults::store_notice(&notice, language))),
        Err(error) => (None, Some(faults::line(faults::store_fault(&error, language)))),
    }
}
