//! Everything that a computer holds of finished attempts, gone through as reports and exports need it: what was gathered, and
//! what was played here, an attempt that is both once.
//!
//! [`source`] goes through finished attempts one at a time, [`kept`] lists all of them, [`group`] makes a cohort of them with all that is known beside it,
//! [`export`] writes statements, tables and grades, [`sending`] hands statements to a record store, [`debriefs`] one person's pages, [`rescore`] marks once more under a
//! corrected key, [`whole_file`] holds what must appear whole. A command and a screen do the same with it; neither knows how.
//!
//! It must not know: arguments, windows, names of people, passphrases. Folders and the moment arrive as arguments.

pub mod debriefs;
pub mod export;
pub mod group;
pub mod kept;
pub mod rescore;
pub mod sending;
pub mod source;
pub mod whole_file;

use std::path::{Path, PathBuf};

use crate::catalogue::Reference;
use crate::catalogue::disk::reference_from;
use crate::course::disk::{Kept, Shelf, ShelfError};
use crate::scenario::graph::Graph;
use crate::session::SceneLengths;
use crate::store::{Gathered, StoreError};
use crate::text::Language;

/// A scenario with everything that marking and telling of its attempts needs.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The scenario.
    pub graph: Graph,
    /// How long its scenes are, as far as their media tell.
    pub lengths: SceneLengths,
}

/// Opens the scenario of a folder; `None` when it has errors. The language decides the length of stills that last as long as
/// their sound.
pub type OpenScenario = fn(&Path, &Reference, Language) -> Option<Scenario>;

/// A computer's attempts, courses and scenarios: where they lie.
#[derive(Clone, Debug)]
pub struct Ground {
    /// The data folder.
    pub data: PathBuf,
    /// Every scenario that is here, by id, with its folder.
    pub scenarios: Vec<(String, PathBuf)>,
    /// How a scenario is opened with its media.
    pub open: OpenScenario,
}

impl Ground {
    /// The courses that are known here, each with what is wrong with it.
    #[must_use]
    pub fn courses(&self) -> Vec<Result<Kept, ShelfError>> {
        Shelf::in_folder(self.data.join("courses")).all()
    }

    /// What was gathered here, to read it; `None` when nothing was.
    ///
    /// # Errors
    /// What the store says.
    pub fn gathered(&self) -> Result<Option<Gathered>, StoreError> {
        Gathered::open_to_read(&self.data)
    }

    /// Catalogues and institutions: those of the application, and the data folder's own.
    #[must_use]
    pub fn reference(&self) -> Reference {
        reference_from(&self.data).0
    }
}
