//! Every rule over the text as it stands, away from the window's thread; media are opened once for as long as they stay.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

use crate::catalogue::Reference;
use crate::cli::media_facts::{open_medium, opened_by, scene_lengths};
use crate::diagnostic::Diagnostic;
use crate::scenario::check::check_text;
use crate::scenario::graph::{Graph, NodeId};
use crate::scenario::media_facts::{MediaKind, Medium};
use crate::text::{Language, Phrase};
use crate::time::MediaTime;

/// What a medium was when it was opened, and what was found.
type Opened = HashMap<(PathBuf, MediaKind), (Option<(SystemTime, u64)>, Result<Medium, Phrase>)>;

/// What the rules say to one text.
#[derive(Debug)]
pub struct Verdict {
    /// Which text: the number with which it was asked for.
    pub revision: u64,
    /// What can be played; `None` when a finding forbids it.
    pub graph: Option<Graph>,
    /// Faults and remarks.
    pub findings: Vec<Diagnostic>,
    /// How long its scenes are, as far as their media tell.
    pub lengths: BTreeMap<NodeId, MediaTime>,
}

/// Checks one text after another; of those that come while it works, only the newest.
pub struct Checker {
    folder: PathBuf,
    name: String,
    reference: Arc<Reference>,
    opened: Arc<Mutex<Opened>>,
    wake: Arc<dyn Fn() + Send + Sync>,
    coming: Option<Receiver<Verdict>>,
    next: Option<(u64, String)>,
}

impl Checker {
    /// Of the scenario in that folder, which findings call `name`. `wake` is called when a verdict is there.
    pub fn new(folder: PathBuf, name: String, reference: Arc<Reference>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { folder, name, reference, opened: Arc::default(), wake, coming: None, next: None }
    }

    /// Asks for a verdict.
    pub fn ask(&mut self, revision: u64, text: &str) {
        self.next = Some((revision, text.to_owned()));
        self.begin();
    }

    /// Whether a verdict is on its way.
    pub fn is_busy(&self) -> bool {
        self.coming.is_some()
    }

    /// The verdict that has come since, if one has.
    pub fn take(&mut self) -> Option<Verdict> {
        let verdict = match self.coming.as_ref()?.try_recv() {
            Ok(verdict) => Some(verdict),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => None,
        };
        self.coming = None;
        self.begin();
        verdict
    }

    fn begin(&mut self) {
        if self.coming.is_some() {
            return;
        }
        let Some((revision, text)) = self.next.take() else { return };
        let (send, coming) = channel();
        let (folder, name) = (self.folder.clone(), self.name.clone());
        let (reference, opened, wake) = (Arc::clone(&self.reference), Arc::clone(&self.opened), Arc::clone(&self.wake));
        let work = move || {
            let media = opened_by(&folder, |path: &Path, kind| open_once(&opened, path, kind));
            let (graph, findings) = check_text(&name, &text, &reference, &media);
            let lengths = graph.as_ref().map(|graph| scene_lengths(graph, &media, Language::default()).0).unwrap_or_default();
            // Nobody waits any more once the screen was left.
            let _ = send.send(Verdict { revision, graph, findings, lengths });
            wake();
        };
        // Without a thread there are no findings here; `ias check` and the next start tell them.
        if std::thread::Builder::new().name("check".to_owned()).spawn(work).is_ok() {
            self.coming = Some(coming);
        }
    }
}

fn open_once(opened: &Mutex<Opened>, path: &Path, kind: MediaKind) -> Result<Medium, Phrase> {
    let stamp = std::fs::metadata(path).ok().and_then(|facts| Some((facts.modified().ok()?, facts.len())));
    let key = (path.to_owned(), kind);
    let known = opened.lock().ok().and_then(|opened| opened.get(&key).cloned());
    if let Some((then, found)) = known
        && then == stamp
        && stamp.is_some()
    {
        return found;
    }
    let found = open_medium(path, kind);
    if let Ok(mut opened) = opened.lock() {
        opened.insert(key, (stamp, found.clone()));
    }
    found
}
