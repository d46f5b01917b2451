//! From before the training to after it, with what has to be said beside it.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::{GainLine, Spread};
use crate::report::plot::slope::{Slope, slope};
use crate::report::words::group as w;
use crate::session::TraineeCode;

impl Maker<'_> {
    pub(super) fn gain(self) -> Markup {
        let (words, gain) = (self.words, &self.report.gain);
        if gain.pre_scenarios.is_empty() && gain.post_scenarios.is_empty() {
            return html! {};
        }
        if !self.tells(gain.pairs) {
            return html! { p { (words.t(w::WITHHELD)) } };
        }
        let lines: Vec<&GainLine> = gain.measures.iter().filter(|line| line.pre.count > 0 && self.tells(line.pre.count)).collect();
        let slopes: Vec<Slope> = lines.iter().filter_map(|line| self.slope(line)).collect();
        html! {
            p {
                (words.t(w::BEFORE)) ": " (self.films(&gain.pre_scenarios)) ". " (words.t(w::AFTER)) ": " (self.films(&gain.post_scenarios)) ". "
                (words.fill(w::GAIN_PAIRS, &[("n", &gain.pairs.to_string())]))
            }
            @if !slopes.is_empty() {
                div.slopes { @for one in &slopes { (slope(one, [words.t(w::BEFORE), words.t(w::AFTER)])) } }
            }
            @if !lines.is_empty() {
                div.wide tabindex="0" role="group" aria-label=(words.t(w::GAIN)) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (words.t(w::MEASURE)) }
                                @for say in [w::BEFORE, w::AFTER, w::NORMALISED, w::COHEN] { th.n scope="col" { (words.t(say)) } }
                            }
                        }
                        tbody {
                            @for line in &lines {
                                tr {
                                    th scope="row" { (self.measure(line.measure)) }
                                    td.n { (self.spread(&line.pre)) }
                                    td.n { (self.spread(&line.post)) }
                                    td.n { (self.told(&line.normalised, |g| words.decimal(*g, 2))) }
                                    td.n { (self.told(&line.cohens_d, |d| words.decimal(*d, 2))) }
                                }
                            }
                        }
                    }
                }
                p.dim { (words.t(w::GAIN_HELP)) }
            }
            (self.left_out())
            ul { @for caveat in &gain.caveats { li { (self.gain_caveat(caveat)) } } }
        }
    }

    fn slope(self, line: &GainLine) -> Option<Slope> {
        let ends = |spread: &Spread| spread.interval.map(|span| (span.low, span.high));
        let (pre, post) = (line.pre.mean?, line.post.mean?);
        Some(Slope {
            name: self.measure(line.measure).to_owned(),
            pre,
            pre_interval: ends(&line.pre),
            post,
            post_interval: ends(&line.post),
            written: [pre, post].map(|value| self.words.decimal(value * 100.0, 0)),
        })
    }

    /// Who did only one of the tests: codes for the trainer, whose they are to ask.
    fn left_out(self) -> Markup {
        let gain = &self.report.gain;
        let who = |codes: &[TraineeCode]| codes.iter().map(|code| code.0.to_string()).collect::<Vec<_>>().join(", ");
        html! {
            @if self.tells_codes() {
                @for (say, codes) in [(w::GAIN_ONLY_PRE, &gain.only_pre), (w::GAIN_ONLY_POST, &gain.only_post)] {
                    @if !codes.is_empty() { p.dim { (self.words.fill(say, &[("who", &who(codes))])) } }
                }
            }
        }
    }
}
