//! The rules by which scenarios are judged, one a file.
//!
//! Rules of the first list are found while loading: without them there is no graph. Rules of the second run over a
//! scenario that was read, whatever else was told, and have a function `check`. To add a rule: a file here with a
//! `RULE`, a line in [`RULES`], a folder in `tests/cases/check/`, and for the second kind a line in `CHECKS`.
//!
//! ```
//! use ias::scenario::check;
//! let rule = check::rule("dangling-goto").expect("it exists");
//! assert!(rule.explained().contains("Why it matters"));
//! ```

pub mod bad_id;
pub mod bad_number;
pub mod bad_window;
pub mod caption_gives_it_away;
pub mod caption_out_of_place;
pub mod caption_too_fast;
pub mod caption_too_long;
pub mod conflicting_fields;
pub mod cue_outside_clip;
pub mod cue_window_too_short;
pub mod dangling_goto;
pub mod dead_end;
pub mod duplicate_field;
pub mod duplicate_id;
pub mod effect_out_of_range;
pub mod empty_text;
pub mod endless_loop;
pub mod faulty_captions;
pub mod fix;
pub mod flash_risk;
pub mod guessing_passes;
pub mod loudness_off;
pub mod missing_captions;
pub mod missing_field;
pub mod missing_media;
pub mod missing_translation;
pub mod marks_at_one_place;
pub mod mixed_up_languages;
pub mod never_true_condition;
pub mod nobody_passes;
pub mod no_lures;
pub mod no_option_left;
pub mod opens_outside_clip;
pub mod option_stands_out;
pub mod parse_error;
pub mod passes_without_indicator;
pub mod path_leaves_folder;
mod reading;
pub mod same_text_twice;
pub mod slow_to_seek;
mod subject;
#[cfg(test)]
mod tests;
pub mod timer_default;
pub mod timer_too_short;
pub mod too_many_faults;
pub mod unknown_catalogue;
pub mod unknown_cue;
pub mod unknown_field;
pub mod unknown_indicator;
pub mod unknown_institution;
pub mod unknown_language;
pub mod unknown_principle;
pub mod unknown_variable;
pub mod unknown_variant;
pub mod unportable_path;
pub mod unrated_option;
pub mod unreachable_node;
pub mod unreadable_file;
pub mod unreadable_media;
pub mod unsupported_format;
pub mod unused_state;
pub mod wrong_type;

use std::path::Path;

use super::disk;
use super::graph::Graph;
use super::media_facts::MediaFacts;
use super::source::Findings;
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
pub use crate::diagnostic::Rule;
pub use reading::Reading;
use subject::Subject;

/// Every rule, those of loading first.
pub static RULES: &[&Rule] = &[
    &parse_error::RULE,
    &unreadable_file::RULE,
    &unsupported_format::RULE,
    &unknown_field::RULE,
    &duplicate_field::RULE,
    &missing_field::RULE,
    &wrong_type::RULE,
    &bad_number::RULE,
    &bad_window::RULE,
    &bad_id::RULE,
    &duplicate_id::RULE,
    &unknown_variant::RULE,
    &unknown_language::RULE,
    &conflicting_fields::RULE,
    &dangling_goto::RULE,
    &unknown_catalogue::RULE,
    &unknown_indicator::RULE,
    &unknown_institution::RULE,
    &unknown_principle::RULE,
    &unknown_variable::RULE,
    &unknown_cue::RULE,
    &timer_default::RULE,
    &no_option_left::RULE,
    &endless_loop::RULE,
    &path_leaves_folder::RULE,
    &unportable_path::RULE,
    &too_many_faults::RULE,
    &unreachable_node::RULE,
    &dead_end::RULE,
    &missing_media::RULE,
    &unreadable_media::RULE,
    &cue_outside_clip::RULE,
    &opens_outside_clip::RULE,
    &missing_translation::RULE,
    &mixed_up_languages::RULE,
    &empty_text::RULE,
    &same_text_twice::RULE,
    &marks_at_one_place::RULE,
    &never_true_condition::RULE,
    &caption_gives_it_away::RULE,
    &caption_out_of_place::RULE,
    &caption_too_fast::RULE,
    &caption_too_long::RULE,
    &cue_window_too_short::RULE,
    &faulty_captions::RULE,
    &flash_risk::RULE,
    &loudness_off::RULE,
    &missing_captions::RULE,
    &no_lures::RULE,
    &option_stands_out::RULE,
    &slow_to_seek::RULE,
    &timer_too_short::RULE,
    &unrated_option::RULE,
    &unused_state::RULE,
    &effect_out_of_range::RULE,
    &passes_without_indicator::RULE,
    &guessing_passes::RULE,
    &nobody_passes::RULE,
];

/// The rules that run over a scenario that was read.
const CHECKS: &[fn(&Subject, &mut Findings)] = &[
    unreachable_node::check,
    dead_end::check,
    missing_media::check,
    unreadable_media::check,
    cue_outside_clip::check,
    opens_outside_clip::check,
    missing_translation::check,
    mixed_up_languages::check,
    empty_text::check,
    same_text_twice::check,
    marks_at_one_place::check,
    never_true_condition::check,
    caption_gives_it_away::check,
    caption_out_of_place::check,
    caption_too_fast::check,
    caption_too_long::check,
    cue_window_too_short::check,
    faulty_captions::check,
    flash_risk::check,
    loudness_off::check,
    missing_captions::check,
    no_lures::check,
    option_stands_out::check,
    slow_to_seek::check,
    timer_too_short::check,
    unrated_option::check,
    unused_state::check,
    effect_out_of_range::check,
    nobody_passes::check,
];

/// The rule of that id.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Loads a scenario's folder and applies every rule, media included. The graph is there when the text alone is sound:
/// missing media are errors of the scenario, but it can be played without them.
#[must_use]
pub fn check(folder: &Path, reference: &Reference, media: &dyn MediaFacts) -> (Option<Graph>, Vec<Diagnostic>) {
    match disk::read(folder) {
        Ok((name, text)) => check_text(&name, &text, reference, media),
        Err(finding) => (None, vec![finding]),
    }
}

/// The same for a text; see [`super::load::load_text`] for `name`, and [`Reading`] for what else a text is asked.
#[must_use]
pub fn check_text(
    name: &str,
    text: &str,
    reference: &Reference,
    media: &dyn MediaFacts,
) -> (Option<Graph>, Vec<Diagnostic>) {
    Reading::of(name, text).check(reference, media)
}
