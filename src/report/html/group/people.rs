//! What the films do not exercise, and, for the trainer, what each officer keeps missing and should play next.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::{Because, IndicatorText, OfficerLine};
use crate::report::words::group as w;

impl Maker<'_> {
    pub(super) fn officers(self) -> Markup {
        let words = self.words;
        if !self.tells_codes() || self.report.officers.is_empty() {
            return html! {};
        }
        let columns = [w::ATTEMPTS, w::LAST, w::NOTICED, w::SUSPECTED];
        html! {
            div.wide tabindex="0" role="group" aria-label=(words.t(w::OFFICERS)) {
                table.officers {
                    thead {
                        tr {
                            th scope="col" { (words.t(w::CODE)) }
                            @for say in columns { th.n scope="col" { (words.t(say)) } }
                            th scope="col" { (words.t(w::KEEPS_MISSING)) }
                            th scope="col" { (words.t(w::NEXT)) }
                        }
                    }
                    tbody { @for officer in &self.report.officers { (self.officer(officer)) } }
                }
            }
        }
    }

    fn officer(self, officer: &OfficerLine) -> Markup {
        let words = self.words;
        let missing: Vec<String> = officer
            .keeps_missing
            .iter()
            .map(|kept| {
                let text = self.text(&kept.text);
                let what = if text.is_empty() { &kept.indicator.0 } else { text };
                words.fill(w::MISSED_TIMES, &[("what", what), ("missed", &kept.missed.to_string()), ("shown", &kept.shown.to_string())])
            })
            .collect();
        html! {
            tr {
                th.code scope="row" { (officer.trainee) }
                td.n { (officer.attempts) }
                td.n {
                    @if let Some(overall) = officer.last_overall { (words.share(overall)) br; }
                    span.dim { (words.day(officer.last_day)) }
                }
                td.n { (officer.noticed.share.map_or_else(|| "—".to_owned(), |share| words.share(share))) }
                td.n { (officer.suspected.share.map_or_else(|| "—".to_owned(), |share| words.share(share))) }
                td { @if missing.is_empty() { "—" } @else { (missing.join("; ")) } }
                td {
                    @if let Some(next) = &officer.next {
                        @let title = if self.text(&next.title).is_empty() { &next.scenario.0 } else { self.text(&next.title) };
                        @let because = match next.because {
                            Because::KeepsMissing => w::BECAUSE_KEEPS,
                            Because::MissedOnce => w::BECAUSE_ONCE,
                            Because::Refresh => w::BECAUSE_REFRESH,
                        };
                        (words.fill(w::NEXT_FROM, &[("title", title), ("day", &words.day(next.due))]))
                        br;
                        span.dim { (words.t(because)) }
                    } @else { "—" }
                }
            }
        }
    }

    pub(super) fn gaps(self) -> Markup {
        let words = self.words;
        html! {
            @for gap in &self.report.gaps {
                @let title = if self.text(&gap.title).is_empty() { &gap.catalogue.0 } else { self.text(&gap.title) };
                @let places = [("title", title), ("exercised", &gap.exercised.to_string()), ("n", &gap.indicators.to_string())];
                h3 { (words.fill(w::GAPS_OF, &places)) }
                @for (say, list) in [(w::NEVER_MET, &gap.never_met), (w::NEVER_EXERCISED, &gap.never_exercised)] {
                    @if !list.is_empty() {
                        p { (words.t(say)) ":" }
                        ul.gaps { @for one in list { (self.gap(one)) } }
                    }
                }
            }
        }
    }

    fn gap(self, one: &IndicatorText) -> Markup {
        let text = self.text(&one.text);
        html! { li { (if text.is_empty() { &one.indicator.0 } else { text }) @if !text.is_empty() { " " span.dim { "(" (one.indicator) ")" } } } }
    }
}
