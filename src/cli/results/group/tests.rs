//! How values and reasons are worded.

use super::text::text;
use crate::cohort::library::Library;
use crate::cohort::{Cohort, Wishes};
use crate::text::Language;

#[test]
fn nobody_is_told_without_a_number_made_up() {
    let report = Cohort::default().report(&Library::default(), Wishes::default());
    let text = text(&report, Language::En, true);
    assert!(text.starts_with("Trainees: 0; attempts: 0, of which 0 count; courses: 0.\n"), "{text}");
    assert!(!text.contains("NaN") && !text.contains('%'), "{text}");
}
