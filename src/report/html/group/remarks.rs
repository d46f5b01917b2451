//! How to read the numbers, and what has to be said beside them.

use maud::{Markup, html};

use super::Maker;
use crate::report::words::group as w;

impl Maker<'_> {
    pub(super) fn how(self) -> Markup {
        let words = self.words;
        html! {
            p { (words.t(w::HOW_NO_VERDICT)) }
            p { (words.t(w::HOW_FIRST)) }
            @if !self.report.caveats.is_empty() { ul { @for caveat in &self.report.caveats { li { (self.caveat(caveat)) } } } }
        }
    }
}
