//! The attempts that are meant, as a cohort, and what is known beside them.

use super::Ground;
use super::source::{Passed, Wanted, each_record};
use crate::cohort::Cohort;
use crate::cohort::library::{CourseFacts, Library};
use crate::cohort::record::Record;
use crate::course::disk::ShelfError;
use crate::scenario::load;
use crate::scenario::media_facts::MediaAssumed;
use crate::session::Mode;
use crate::store::StoreError;
use crate::store::gathered::Choice;

/// What is known of attempts that are meant.
#[derive(Debug)]
pub struct Known {
    /// The attempts of single people; sittings of a group are left out.
    pub cohort: Cohort,
    /// Scenarios, catalogues, courses.
    pub library: Library,
    /// What went by; attempts that this release cannot read are in it.
    pub passed: Passed,
    /// Courses whose files cannot be read.
    pub courses: Vec<ShelfError>,
}

/// Goes through the attempts that are meant. `hear` hears each and may stop it with an error.
///
/// # Errors
/// What the stores say, and what `hear` says.
pub fn known<E: From<StoreError>>(ground: &Ground, choice: &Choice, mut hear: impl FnMut(&Record) -> Result<(), E>) -> Result<Known, E> {
    let (library, courses) = library(ground)?;
    let mut cohort = Cohort::default();
    let mut sittings = 0;
    let mut passed = each_record(ground, &Wanted::from(choice.clone()), |record| {
        // What a group did before one screen is nobody's result.
        if record.mode == Mode::Plenary {
            sittings += 1;
            return Ok(());
        }
        hear(record)?;
        cohort.add(record);
        Ok::<(), E>(())
    })?;
    passed.taken -= sittings;
    passed.sittings += sittings;
    Ok(Known { cohort, library, passed, courses })
}

/// What this computer knows: its scenarios with their catalogues, its courses, and those of which only results are here. A
/// scenario that cannot be loaded is not known.
///
/// # Errors
/// What the store says.
pub fn library(ground: &Ground) -> Result<(Library, Vec<ShelfError>), StoreError> {
    let reference = ground.reference();
    let mut library = Library::default();
    for (_, folder) in &ground.scenarios {
        // Statistics need no media: lengths of scenes decide nothing here.
        if let (Some(graph), _) = load::load(folder, &reference, &MediaAssumed) {
            library.add_scenario(&graph);
        }
    }
    let mut faults = Vec::new();
    for kept in ground.courses() {
        match kept {
            Ok(kept) => library.add_course(&kept.course),
            Err(fault) => faults.push(fault),
        }
    }
    // Courses that are on this computer's shelf are known better: with what is played in them.
    for course in ground.gathered()?.map(|store| store.courses()).transpose()?.into_iter().flatten() {
        let facts = CourseFacts { title: course.title, place: course.place, begins: course.begins, scenarios: Vec::new() };
        library.courses.entry(course.id).or_insert(facts);
    }
    Ok((library, faults))
}
