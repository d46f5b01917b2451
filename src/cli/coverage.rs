//! What the kept attempts of a scenario did: the joint between the store and the counts of `cohort`.

use crate::cohort::coverage::Coverage;
use crate::platform::DataFolder;
use crate::scenario::graph::Graph;
use crate::session::State;
use crate::store::{self, Filter, SqliteStore, Store, StoreError};

/// Counts every attempt at the scenario that is kept in that data folder; those that this release cannot read are told to
/// `left_out` and not counted.
///
/// # Errors
/// When the store is there and cannot be read.
pub fn of_kept(graph: &Graph, data: &DataFolder, left_out: &mut dyn FnMut(String)) -> Result<Coverage, StoreError> {
    let mut coverage = Coverage::default();
    let Some(store) = SqliteStore::open_to_read(&data.root)? else { return Ok(coverage) };
    let filter = Filter { scenario: Some(graph.id.clone()), ..Filter::default() };
    for attempt in store.attempts(&filter)? {
        match store::log::read(&store, &attempt.begun.id) {
            Ok(events) => coverage.add(graph, &State::fold(&events)),
            Err(error) => left_out(format!("attempt {} is left out: {error}", attempt.begun.id)),
        }
    }
    Ok(coverage)
}
