//! A scenario with everything that playing it needs: its graph, and how long its scenes are.

use std::path::{Path, PathBuf};

use super::{find_scenario, media_facts};
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
use crate::programme::{Ground, Scenario};
use crate::scenario::graph::Graph;
use crate::scenario::load;
use crate::session::SceneLengths;
use crate::text::Language;

/// A scenario that can be played.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario.
    pub graph: Graph,
    /// How long its scenes are, as far as their media tell.
    pub lengths: SceneLengths,
    /// What its author should mend; no errors among it.
    pub findings: Vec<Diagnostic>,
}

/// Loads the scenario of that folder; `language` decides the length of stills that last as long as their sound.
///
/// # Errors
/// Every finding, when one of them is an error.
pub fn load_scenario(folder: &Path, reference: &Reference, language: Language) -> Result<Loaded, Vec<Diagnostic>> {
    let media = media_facts::of_folder(folder);
    match load::load(folder, reference, &media) {
        (Some(graph), findings) => {
            let lengths = media_facts::scene_lengths(&graph, &media, language);
            Ok(Loaded { graph, lengths, findings })
        }
        (None, findings) => Err(findings),
    }
}

/// A data folder's attempts and courses, with every scenario of those folders: what results are told from.
#[must_use]
pub fn ground(data: &Path, scenario_folders: &[PathBuf]) -> Ground {
    let open = |folder: &Path, reference: &Reference, language| {
        load_scenario(folder, reference, language).ok().map(|loaded| Scenario { graph: loaded.graph, lengths: loaded.lengths })
    };
    Ground { data: data.to_owned(), scenarios: find_scenario::available(scenario_folders), open }
}
