//! What the attempt earned: the whole, its parts, the counts.

use maud::{Markup, html};

use super::Maker;
use crate::report::plot::mark::Mark;
use crate::report::plot::share::{self, Share};
use crate::report::words::{Say, attempt as w, common as c};
use crate::scoring::{Part, PartKind};

/// What a part is called.
pub(super) fn part_name(kind: PartKind) -> Say {
    match kind {
        PartKind::Detection => c::DETECTION,
        PartKind::Classification => c::CLASSIFICATION,
        PartKind::Conduct => c::CONDUCT,
        PartKind::Assessment => c::ASSESSMENT,
        PartKind::Referral => c::REFERRAL,
    }
}

impl Maker<'_> {
    pub(super) fn result(self) -> Markup {
        let (words, score) = (self.words, self.report.score);
        html! {
            div.overall {
                @match score.overall {
                    Some(overall) => p.figure { strong { (words.percent(overall)) } " " (words.t(w::OF_PATH)) },
                    None => p.figure { (words.t(w::NOT_MARKED)) },
                }
                @if let Some(best) = score.overall_of_best { p { (words.fill(w::OF_BEST, &[("score", &words.percent(best))])) } }
                (self.verdict())
            }
            (self.counts())
            @if score.overall.is_some() { (self.parts()) }
        }
    }

    fn verdict(self) -> Markup {
        let (words, verdict) = (self.words, &self.report.score.verdict);
        let unmet = |demands: &[crate::scoring::Demand], say| -> Vec<String> {
            let unmet = demands.iter().filter(|demand| !demand.met);
            unmet.map(|demand| words.fill(say, &[("principle", &self.principle(&demand.principle))])).collect()
        };
        let mut reasons = unmet(&verdict.must_do, w::MUST_DO);
        reasons.extend(unmet(&verdict.must_avoid, w::MUST_AVOID));
        html! {
            @if let Some(passed) = verdict.passed {
                p.verdict {
                    (if passed { Mark::Hit } else { Mark::Miss }.inline()) " "
                    strong { (words.t(if passed { w::PASSED } else { w::NOT_PASSED })) }
                    @if let Some(mark) = verdict.pass_mark { " (" (words.fill(w::PASS_MARK, &[("mark", &words.percent(mark))])) ")" }
                }
                @if !reasons.is_empty() { ul { @for reason in &reasons { li { (reason) } } } }
            }
        }
    }

    fn counts(self) -> Markup {
        let (words, score) = (self.words, self.report.score);
        let counts = &score.sensitivity;
        let lines = [
            (Mark::Hit, words.n(w::HITS, counts.hits.into())),
            (Mark::Miss, words.n(w::MISSES, counts.misses.into())),
            (Mark::FalseAlarm, words.n(w::ALARMS, counts.false_alarms.into())),
            (Mark::Passed, words.n(w::LET_PASS, counts.correct_rejections.into())),
            (Mark::Neutral, words.n(w::STRAY, score.detection.strays.into())),
        ];
        let sensitivity = match counts.d_prime.zip(counts.criterion) {
            Some((d, c)) => words.fill(w::SENSITIVITY, &[("d", &words.decimal(d, 2)), ("c", &words.decimal(c, 2))]),
            None => words.t(w::TOO_LITTLE).to_owned(),
        };
        html! {
            h3 { (words.t(w::IN_NUMBERS)) }
            ul.counts { @for (mark, line) in &lines { li { (mark.inline()) " " (line) } } }
            @if let Some(expected) = score.chance.expected.filter(|expected| *expected > 0.0) {
                p { (words.fill(w::CHANCE, &[("hits", &words.decimal(expected, 1))])) }
            }
            p.dim { (sensitivity) }
        }
    }

    fn parts(self) -> Markup {
        let words = self.words;
        html! {
            table.bars {
                caption { (words.t(w::PARTS)) }
                thead {
                    tr {
                        th scope="col" { (words.t(w::PART)) }
                        th.plot scope="col" { span.unseen { (words.t(w::SHARE)) } (share::axis()) }
                        th.n scope="col" { (words.t(w::SHARE)) }
                        th.n scope="col" { (words.t(w::POINTS)) }
                    }
                }
                tbody { @for part in &self.report.score.parts { (self.part(part)) } }
            }
        }
    }

    fn part(self, part: &Part) -> Markup {
        let words = self.words;
        let points = |thousandths: u64| words.decimal(thousandths as f64 / 1000.0, usize::from(!thousandths.is_multiple_of(1000)));
        html! {
            tr {
                th scope="row" { (words.t(part_name(part.kind))) }
                @match part.share {
                    Some(thousandths) => {
                        td.plot { (share::bar(Share { value: f64::from(thousandths) / 1000.0, interval: None }, "plain")) }
                        td.n { (words.percent(thousandths)) }
                        td.n { (words.fill(w::POINTS_OF, &[("points", &points(part.earned)), ("most", &points(part.most))])) }
                    }
                    None => td.dim colspan="3" { (words.t(w::NOT_OFFERED)) },
                }
            }
        }
    }
}
