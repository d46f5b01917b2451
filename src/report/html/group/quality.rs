//! How far the numbers can be trusted: telling signs from innocent moments, confidence, items, reliability.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::{Advice, CalibrationBin, ItemLine};
use crate::report::plot::calibration::{Point, calibration};
use crate::report::plot::mark::Mark;
use crate::report::tell::scale;
use crate::report::words::group as w;

impl Maker<'_> {
    pub(super) fn sensitivity(self) -> Markup {
        let (words, counts) = (self.words, &self.report.sensitivity);
        let said = match counts.d_prime.zip(counts.criterion) {
            Some((d, c)) => words.fill(w::SENSITIVITY_IS, &[("d", &words.decimal(d, 2)), ("c", &words.decimal(c, 2))]),
            None => words.t(w::SENSITIVITY_HIDDEN).to_owned(),
        };
        let rows = [
            (Mark::Hit, w::HIT, counts.hits),
            (Mark::Miss, w::MISS, counts.misses),
            (Mark::FalseAlarm, w::FALSE_ALARM, counts.false_alarms),
            (Mark::Passed, w::REJECTION, counts.correct_rejections),
        ];
        html! {
            p { strong { (said) } }
            ul.counts { @for (mark, say, count) in rows { li { (mark.inline()) " " (words.t(say)) ": " (words.number(count.into())) } } }
            @if counts.d_prime.is_some() { p.dim { (words.t(w::SENSITIVITY_HELP)) } }
        }
    }

    pub(super) fn calibration(self) -> Markup {
        let (words, told) = (self.words, &self.report.calibration);
        let (Some(brier), Some(over)) = (told.brier, told.overconfidence) else {
            return html! { p { (words.t(w::CALIBRATION_NONE)) } };
        };
        let bins: Vec<(&CalibrationBin, Point)> = told
            .bins
            .iter()
            .filter(|bin| self.tells(bin.right.of))
            .filter_map(|bin| {
                let interval = bin.right.interval.map(|span| (span.low, span.high));
                Some((bin, Point { confidence: bin.confidence?, right: bin.right.share?, interval, count: bin.right.of }))
            })
            .collect();
        let points: Vec<Point> = bins.iter().map(|(_, point)| *point).collect();
        let percent = |value: f64| words.decimal(value * 100.0, 0);
        let over = words.fill(w::POINTS_OF_PERCENT, &[("points", &percent(over))]);
        let over = match told.interval {
            Some(span) => words.fill(w::SHARE_AND_SPAN, &[("share", &over), ("span", &words.span(span.low, span.high))]),
            None => over,
        };
        let said = [("n", words.number(told.count.into())), ("brier", words.decimal(brier, 2)), ("over", over)];
        let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let axes = [words.t(w::CALIBRATION_AXIS_X), words.t(w::CALIBRATION_AXIS_Y)];
        html! {
            p { (words.fill(w::CALIBRATION_IS, &said)) }
            div.beside {
                figure.squarebox {
                    (calibration(&points, axes, words.t(w::CALIBRATION), words.t(w::CALIBRATION_DESC)))
                    figcaption.dim { (words.t(w::CALIBRATION_DESC)) }
                }
                table {
                    caption.unseen { (words.t(w::CALIBRATION)) }
                    thead { tr { th scope="col" { (words.t(w::CONFIDENCE)) } th.n scope="col" { (words.t(w::TIMES)) } th.n scope="col" { (words.t(w::RIGHT)) } } }
                    tbody {
                        @for (bin, point) in &bins {
                            tr {
                                th scope="row" { (words.span(bin.above, bin.up_to)) "\u{a0}%" }
                                td.n { (words.number(point.count.into())) }
                                td.n { (self.share(point.right, bin.right.interval)) }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn items(self) -> Markup {
        let words = self.words;
        if self.report.items.is_empty() {
            return html! {};
        }
        let columns = [w::TRAINEES, w::DIFFICULTY, w::DISCRIMINATION];
        html! {
            p.dim { (words.t(w::ITEMS_HELP)) }
            @for scenario in &self.report.scenarios {
                @let items: Vec<&ItemLine> = self.report.items.iter().filter(|item| item.scenario == scenario.scenario).collect();
                @if !items.is_empty() {
                    h3 { (self.film(&scenario.scenario)) }
                    div.wide tabindex="0" role="group" aria-label={ (words.t(w::ITEMS)) ": " (self.film(&scenario.scenario)) } {
                        table {
                            thead {
                                tr {
                                    th scope="col" { (words.t(w::ITEM)) }
                                    th scope="col" { (words.t(w::SCALE)) }
                                    @for say in columns { th.n scope="col" { (words.t(say)) } }
                                    th scope="col" { (words.t(w::ADVICE)) }
                                }
                            }
                            tbody { @for item in items { (self.item(item)) } }
                        }
                    }
                }
            }
            (self.reliability())
        }
    }

    fn item(self, item: &ItemLine) -> Markup {
        let words = self.words;
        let advice = item.advice.map(|advice| match advice {
            Advice::Good => (Mark::Hit, w::ADVICE_GOOD),
            Advice::Fair => (Mark::Passed, w::ADVICE_FAIR),
            Advice::Revise => (Mark::Miss, w::ADVICE_REVISE),
            Advice::CheckKey => (Mark::FalseAlarm, w::ADVICE_CHECK),
        });
        let spanned = |value: f64, low: f64, high: f64| {
            let span = format!("{} … {}", words.decimal(low, 2), words.decimal(high, 2));
            words.fill(w::SHARE_AND_SPAN, &[("share", &words.decimal(value, 2)), ("span", &span)])
        };
        let difficulty = match item.interval {
            Some(span) => spanned(item.difficulty, span.low, span.high),
            None => words.decimal(item.difficulty, 2),
        };
        html! {
            tr {
                th scope="row" { (self.item_name(item)) }
                td { (words.t(scale(item.scale))) }
                @if self.tells(item.trainees) {
                    td.n { (words.number(item.trainees.into())) }
                    td.n { (difficulty) }
                    td.n { (self.told(&item.discrimination, |told| spanned(told.r, told.interval.low, told.interval.high))) }
                    td { @if let Some((mark, say)) = advice { (mark.inline()) " " (words.t(say)) } @else { "—" } }
                } @else {
                    td.dim colspan="4" { (words.t(w::WITHHELD)) }
                }
            }
        }
    }

    fn reliability(self) -> Markup {
        let words = self.words;
        html! {
            @if !self.report.reliability.is_empty() {
                h3 { (words.t(w::RELIABILITY)) }
                p.dim { (words.t(w::RELIABILITY_HELP)) }
                div.wide tabindex="0" role="group" aria-label=(words.t(w::RELIABILITY)) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (words.t(w::SCENARIO)) }
                                th scope="col" { (words.t(w::SCALE)) }
                                th.n scope="col" { (words.t(w::TRAINEES)) }
                                th.n scope="col" { (words.t(w::ITEM_COUNT)) }
                                th.n scope="col" { (words.t(w::ALPHA)) }
                            }
                        }
                        tbody {
                            @for line in &self.report.reliability {
                                tr {
                                    th scope="row" { (self.film(&line.scenario)) }
                                    td { (words.t(scale(line.scale))) }
                                    @if self.tells(line.trainees) {
                                        td.n { (words.number(line.trainees.into())) }
                                        td.n { (line.items) }
                                        td.n {
                                            (self.told(&line.alpha, |told| format!(
                                                "{} ({} … {})",
                                                words.decimal(told.alpha, 2),
                                                words.decimal(told.interval.low, 2),
                                                words.decimal(told.interval.high, 2),
                                            )))
                                        }
                                    } @else {
                                        td.dim colspan="3" { (words.t(w::WITHHELD)) }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
