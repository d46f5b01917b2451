//! Keeps the rules of the house (`src/lib.rs`, "Code map") true by reading the sources.
//!
//! `source.rs` turns a file into tokens without comments, strings and tests; `rules.rs` holds one function a rule and the
//! table of who may use whom; `licences.rs` reads what the dependencies allow. Each rule is also tried on bad samples, so
//! that it can fail.

#[path = "architecture/licences.rs"]
mod licences;
#[path = "architecture/rules.rs"]
mod rules;
#[path = "architecture/samples.rs"]
mod samples;
#[path = "architecture/source.rs"]
mod source;

use std::path::Path;

use source::House;

fn house() -> House {
    House::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// Fails with every breach, one a line: `src/file.rs:12: what, and the rule`.
#[track_caller]
fn none(breaches: &[String]) {
    assert!(breaches.is_empty(), "{} breach(es) of the rules of the house:\n{}", breaches.len(), breaches.join("\n"));
}

#[test]
fn the_sources_were_found() {
    assert!(house().files.len() > 30, "only {} files under src", house().files.len());
}

#[test]
fn rooms_use_only_rooms_on_their_left() {
    none(&rules::imports(&house()));
}

#[test]
fn features_are_known_only_where_they_are_joined() {
    none(&rules::features(&house()));
}

#[test]
fn each_library_has_one_knower() {
    none(&rules::knowers(&house()));
}

#[test]
fn pure_rooms_ask_nothing_of_the_machine() {
    none(&rules::purity(&house()));
}

#[test]
fn hash_maps_are_not_iterated() {
    none(&rules::hash_order(&house()));
}

#[test]
fn no_marks_are_left_and_every_module_says_what_it_is() {
    none(&rules::house_style(&house()));
}
