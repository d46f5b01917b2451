//! The path taken beside the best path.

use maud::{Markup, html};

use super::Maker;
use crate::debrief::PathStep;
use crate::report::plot::mark::Mark;
use crate::report::words::attempt as w;
use crate::scenario::graph::Outcome;

impl Maker<'_> {
    pub(super) fn paths(self) -> Markup {
        let (words, told) = (self.words, self.report.debrief);
        if told.path.is_empty() {
            return html! {};
        }
        html! {
            div.paths {
                section aria-labelledby="path-taken" {
                    h3 id="path-taken" { (words.t(w::YOUR_PATH)) }
                    (self.path(&told.path))
                }
                @if !told.best_path.is_empty() {
                    section aria-labelledby="path-best" {
                        h3 id="path-best" { (words.t(w::BEST_PATH)) }
                        (self.path(&told.best_path))
                        @if !told.best_path_is_proved { p.dim { (words.t(w::BEST_UNPROVED)) } }
                    }
                }
            }
        }
    }

    fn path(self, steps: &[PathStep]) -> Markup {
        html! {
            ol.path {
                @for step in steps {
                    li.apart[!step.on_both] {
                        (step.title)
                        @if let Some(decision) = step.decision.as_ref().filter(|decision| **decision != step.title) {
                            br; span.dim { (decision) }
                        }
                        @if let Some(outcome) = step.outcome {
                            @let (mark, said) = match outcome {
                                Outcome::Good => (Mark::Hit, w::ENDING_GOOD),
                                Outcome::Mixed => (Mark::Passed, w::ENDING_MIXED),
                                Outcome::Bad => (Mark::Miss, w::ENDING_BAD),
                            };
                            br; (mark.inline()) " " (self.words.t(said))
                        }
                    }
                }
            }
        }
    }
}
