//! How to read the numbers, and what has to be said beside them.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::Caveat;
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

    fn caveat(self, caveat: &Caveat) -> String {
        let words = self.words;
        let counted = |say, n: &u32| words.fill(say, &[("n", &words.number((*n).into()))]);
        match caveat {
            Caveat::RepeatsLeftOut { attempts } => counted(w::REPEATS_LEFT_OUT, attempts),
            Caveat::RepeatsCounted { attempts } => counted(w::REPEATS_COUNTED, attempts),
            Caveat::Clustered => words.t(w::CLUSTERED).to_owned(),
            Caveat::MixedVersions { scenario, versions } => {
                words.fill(w::MIXED_VERSIONS, &[("scenario", self.film(scenario)), ("n", &versions.to_string())])
            }
            Caveat::UnknownScenario { scenario } => words.fill(w::UNKNOWN_SCENARIO, &[("scenario", &scenario.0)]),
            Caveat::TimersChanged { attempts } => counted(w::TIMERS_CHANGED, attempts),
            Caveat::ModesMixed { practice, exam } => {
                words.fill(w::MODES_MIXED, &[("practice", &practice.to_string()), ("exam", &exam.to_string())])
            }
            Caveat::Unfinished { attempts } => counted(w::UNFINISHED, attempts),
            Caveat::PooledSensitivity => words.t(w::POOLED).to_owned(),
        }
    }
}
