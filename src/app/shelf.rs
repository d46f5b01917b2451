//! Finds and loads the scenarios of a few folders, away from the window's thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::attempt::Scenario;
use super::pictures::Pixels;
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
use crate::scenario::disk::FolderMedia;
use crate::scenario::graph::{Graph, NodeKind, Picture};
use crate::scenario::load::load;
use crate::scenario::media_facts::Medium;

/// The file that makes a folder a scenario.
const SCENARIO_FILE: &str = "scenario.ron";
/// The widest that posters are kept, in pixels.
const POSTER_WIDTH: u32 = 1280;

/// A scenario folder, read.
#[derive(Debug)]
pub struct Volume {
    /// Its name, unique on the shelf.
    pub id: String,
    /// Where it is.
    pub folder: PathBuf,
    /// What can be played; `None` when faults keep it from that.
    pub scenario: Option<Arc<Scenario>>,
    /// Faults and remarks.
    pub diagnostics: Vec<Diagnostic>,
    /// Its poster, else its first scene's first picture.
    pub poster: Option<Pixels>,
}

/// What is found, while and after it is looked for.
#[derive(Debug, Default)]
pub struct Shelf {
    /// In order of name.
    pub volumes: Vec<Volume>,
    coming: Option<Receiver<Volume>>,
}

impl Shelf {
    /// Looks in those folders, each either a scenario itself or a folder of scenarios. `wake` is called from another
    /// thread whenever something was found.
    pub fn look(folders: Vec<PathBuf>, reference: Arc<Reference>, wake: impl Fn() + Send + 'static) -> Self {
        let (send, coming) = channel();
        let looking = std::thread::Builder::new().name("shelf".to_owned()).spawn(move || {
            for folder in scenario_folders(&folders) {
                if send.send(read(&folder, &reference)).is_err() {
                    return;
                }
                wake();
            }
            drop(send);
            wake();
        });
        // Without a thread there is an empty shelf, and the library says so.
        Self { volumes: Vec::new(), coming: looking.is_ok().then_some(coming) }
    }

    /// Takes in what was found since; returns whether anything was.
    pub fn take_in(&mut self) -> bool {
        let mut changed = false;
        while let Some(coming) = &self.coming {
            match coming.try_recv() {
                Ok(volume) => {
                    changed = true;
                    self.put(volume);
                }
                Err(TryRecvError::Empty) => return changed,
                Err(TryRecvError::Disconnected) => {
                    self.coming = None;
                    changed = true;
                }
            }
        }
        changed
    }

    /// Puts a volume in its place; of one id the highest version wins, of equal versions the one found first.
    fn put(&mut self, volume: Volume) {
        let version = |volume: &Volume| volume.scenario.as_ref().map_or(0, |scenario| scenario.graph.version);
        match self.volumes.iter_mut().find(|known| known.id == volume.id) {
            None => {
                self.volumes.push(volume);
                self.volumes.sort_by(|a, b| a.id.cmp(&b.id));
            }
            Some(known) if version(&volume) > version(known) => *known = volume,
            Some(_) => {}
        }
    }

    /// Whether the search goes on.
    pub fn is_looking(&self) -> bool {
        self.coming.is_some()
    }

    /// The scenario of that id, if it can be played.
    pub fn scenario(&self, id: &str) -> Option<&Arc<Scenario>> {
        self.volumes.iter().find(|volume| volume.id == id)?.scenario.as_ref()
    }
}

/// The scenario folders among and below `folders`, in order, each once.
fn scenario_folders(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut add = |folder: PathBuf| {
        let known = std::fs::canonicalize(&folder).unwrap_or(folder);
        let hidden = known.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !hidden && known.join(SCENARIO_FILE).is_file() && !found.contains(&known) {
            found.push(known);
        }
    };
    for folder in folders {
        add(folder.clone());
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        let mut below: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
        below.sort();
        below.into_iter().for_each(&mut add);
    }
    found
}

/// Reads one scenario folder.
pub fn read(folder: &Path, reference: &Reference) -> Volume {
    let (graph, diagnostics) = load(folder, reference, &FolderMedia::new(folder, |_: &Path, _| Ok(Medium::default())));
    let id = folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into_owned());
    let poster = graph.as_ref().and_then(|graph| poster(folder, graph));
    let scenario = graph.map(|graph| Arc::new(Scenario { graph, folder: folder.to_owned() }));
    Volume { id, folder: folder.to_owned(), scenario, diagnostics, poster }
}

fn poster(folder: &Path, graph: &Graph) -> Option<Pixels> {
    if let Some(path) = &graph.poster
        && let Ok(pixels) = Pixels::read(&folder.join(&*path.0), POSTER_WIDTH)
    {
        return Some(pixels);
    }
    // Without a poster the first still of the film stands for it.
    graph.nodes.iter().find_map(|node| match &node.kind {
        NodeKind::Scene(scene) => match &scene.picture {
            Picture::Still { path, .. } => Pixels::read(&folder.join(&*path.0), POSTER_WIDTH).ok(),
            Picture::Film(_) => None,
        },
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(root: &Path, name: &str, text: &str) {
        let folder = root.join(name);
        std::fs::create_dir_all(&folder).expect("a temporary folder takes folders");
        std::fs::write(folder.join(SCENARIO_FILE), text).expect("and files");
    }

    #[test]
    fn good_and_faulty_folders_are_both_on_the_shelf() {
        let root = tempfile::tempdir().expect("a temporary folder");
        made(root.path(), "b-good", r#"Scenario(format: 1, title: "Van", nodes: {"end": Ending(title: "Home")})"#);
        made(root.path(), "a-faulty", "Scenario(format: 1, titel: 3)");
        std::fs::create_dir(root.path().join("no-scenario")).expect("a folder");
        let reference = Arc::new(Reference::embedded().clone());
        let mut shelf = Shelf::look(vec![root.path().to_owned()], reference, || {});
        while shelf.is_looking() {
            shelf.take_in();
            std::thread::yield_now();
        }
        let ids: Vec<&str> = shelf.volumes.iter().map(|volume| volume.id.as_str()).collect();
        assert_eq!(ids, ["a-faulty", "b-good"]);
        assert!(shelf.scenario("b-good").is_some());
        assert!(shelf.scenario("a-faulty").is_none());
        assert!(shelf.volumes[0].diagnostics.iter().any(Diagnostic::is_error));
    }

    #[test]
    fn a_folder_that_is_a_scenario_itself_is_found_once() {
        let root = tempfile::tempdir().expect("a temporary folder");
        made(root.path(), "van", "Scenario()");
        let folders = vec![root.path().join("van"), root.path().to_owned(), root.path().join("missing")];
        assert_eq!(scenario_folders(&folders).len(), 1);
    }
}
