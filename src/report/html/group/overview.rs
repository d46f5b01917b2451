//! The group in brief, its groups, its scenarios, and each indicator.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::{Marks, Rate, ScenarioKind};
use crate::report::plot::tenths::tenths;
use crate::report::words::{common as c, group as w};

/// So many indicators a short print tells of, the most missed first; the style sheet knows the number, too.
pub(super) const TOPMOST: usize = 15;

impl Maker<'_> {
    pub(super) fn overview(self) -> Markup {
        html! {
            (self.headline())
            p.dim { (self.words.t(w::INTERVALS)) }
            (self.scenarios())
            @if self.report.groups.len() > 1 { (self.groups()) }
        }
    }

    /// The two numbers that belong together: signs noticed, innocent moments suspected.
    pub(super) fn headline(self) -> Markup {
        let counts = &self.report.sensitivity;
        let noticed = Rate::of(counts.hits, counts.hits + counts.misses);
        let suspected = Rate::of(counts.false_alarms, counts.false_alarms + counts.correct_rejections);
        html! {
            table.bars {
                caption.unseen { (self.words.t(w::OVERVIEW)) }
                (self.bars_head(w::WHAT))
                tbody {
                    tr { th scope="row" { strong { (self.words.t(w::NOTICED)) } } (self.rate(&noticed, "hit")) }
                    tr { th scope="row" { strong { (self.words.t(w::SUSPECTED)) } } (self.rate(&suspected, "alarm")) }
                }
            }
        }
    }

    /// A mean result with its interval.
    fn marks(self, marks: &Marks) -> Markup {
        html! {
            @match marks.spread.mean {
                Some(mean) if self.tells(marks.spread.count) => td.n { (self.share(mean, marks.spread.interval)) },
                Some(_) => td.n { "·" },
                None => td.n { "—" },
            }
        }
    }

    pub(super) fn groups(self) -> Markup {
        let words = self.words;
        let told = self.told_groups();
        html! {
            div.wide tabindex="0" role="group" aria-label=(words.t(w::GROUPS)) {
                table {
                    caption { (words.t(w::GROUPS)) }
                    thead {
                        tr {
                            th scope="col" { (words.t(self.group_word())) }
                            @for say in [w::TRAINEES, w::ATTEMPTS, w::MEAN_MARK, w::PASSED, w::NOTICED, w::SUSPECTED] {
                                th.n scope="col" { (words.t(say)) }
                            }
                        }
                    }
                    tbody {
                        @for (group, told) in self.report.groups.iter().zip(told) {
                            tr {
                                th scope="row" {
                                    (self.group_name(group))
                                    @if !group.place.is_empty() && group.place != group.id { span.dim { " · " (group.place) } }
                                }
                                @if told {
                                    td.n { (words.number(group.trainees.into())) }
                                    td.n { (words.number(group.attempts.into())) }
                                    (self.marks(&group.marks))
                                    (self.rate_cell(&group.passed))
                                    (self.rate_cell(&group.noticed))
                                    (self.rate_cell(&group.suspected))
                                } @else {
                                    td.dim colspan="6" { (words.t(w::WITHHELD)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn scenarios(self) -> Markup {
        let words = self.words;
        html! {
            div.wide tabindex="0" role="group" aria-label=(words.t(w::SCENARIOS)) {
                table {
                    caption { (words.t(w::SCENARIOS)) }
                    thead {
                        tr {
                            th scope="col" { (words.t(w::SCENARIO)) }
                            @for say in [w::ATTEMPTS, w::MEAN_MARK, w::PASSED, w::NOTICED, w::SUSPECTED] {
                                th.n scope="col" { (words.t(say)) }
                            }
                        }
                    }
                    tbody {
                        @for line in &self.report.scenarios {
                            @let kind = match line.kind {
                                ScenarioKind::WithSigns => w::WITH_SIGNS,
                                ScenarioKind::Innocent => w::INNOCENT,
                                ScenarioKind::Unknown => w::UNKNOWN_KIND,
                            };
                            tr {
                                th scope="row" {
                                    (self.film(&line.scenario))
                                    span.dim { " · " (words.t(kind)) }
                                }
                                @if self.tells(line.trainees) {
                                    td.n { (words.number(line.attempts.into())) }
                                    (self.marks(&line.marks))
                                    (self.rate_cell(&line.passed))
                                    (self.rate_cell(&line.noticed))
                                    (self.rate_cell(&line.suspected))
                                } @else {
                                    td.dim colspan="5" { (words.t(w::WITHHELD)) }
                                }
                            }
                        }
                    }
                }
            }
            div.spreads {
                @for line in self.report.scenarios.iter().filter(|line| self.tells(line.trainees) && line.marks.tenths.iter().any(|count| *count > 0)) {
                    @let counts: Vec<String> = line.marks.tenths.iter().map(u32::to_string).collect();
                    figure.spread {
                        figcaption { (words.t(w::TENTHS)) ": " (self.film(&line.scenario)) }
                        (tenths(&line.marks.tenths, &words.fill(w::TENTHS_DESC, &[("counts", &counts.join(", "))])))
                    }
                }
            }
        }
    }

    pub(super) fn indicators(self) -> Markup {
        let words = self.words;
        let order: Vec<usize> = self.by_missed().into_iter().filter(|at| self.report.indicators[*at].noticed.of > 0).collect();
        let several = self.has_several_catalogues();
        html! {
            @if !order.is_empty() {
                p.dim { (words.t(w::INDICATORS_HELP)) }
                table.bars.topmost {
                    caption.unseen { (words.t(w::INDICATORS)) }
                    (self.bars_head(w::INDICATOR))
                    tbody {
                        @for line in order.iter().map(|at| &self.report.indicators[*at]) {
                            tr {
                                th scope="row" {
                                    (if self.text(&line.text).is_empty() { &line.indicator.0 } else { self.text(&line.text) })
                                    br;
                                    span.dim {
                                        (line.indicator)
                                        @if several { @if let Some(catalogue) = &line.catalogue { " · " (self.catalogue(catalogue)) } }
                                        @if line.verify { " · " (words.t(c::UNCONFIRMED)) }
                                        @let named = line.names.rightly();
                                        @if named.of > 0 && self.tells(named.of) {
                                            @let (yes, of) = (named.yes.to_string(), named.of.to_string());
                                            " · " (words.t(w::NAMED_RIGHTLY)) ": " (words.fill(w::COUNT_OF, &[("yes", &yes), ("of", &of)]))
                                        }
                                        @if line.suspected > 0 && self.tells(line.suspected) { " · " (words.t(w::WRONGLY)) ": " (line.suspected) "×" }
                                    }
                                }
                                (self.rate(&line.noticed, "hit"))
                            }
                        }
                    }
                }
            }
            @if order.len() > TOPMOST {
                p.brief { (words.fill(w::AND_MORE, &[("count", &words.number((order.len() - TOPMOST) as u64))])) }
            }
            (self.never_shown())
        }
    }

    /// What was wrongly suspected and shown by no film: its name and how often, as nothing else is to tell of it.
    fn never_shown(self) -> Markup {
        let words = self.words;
        let told: Vec<_> =
            self.only_suspected().into_iter().filter(|at| self.tells(self.report.indicators[*at].suspected)).collect();
        html! {
            @if !told.is_empty() {
                h3 { (words.t(w::NEVER_SHOWN_SUSPECTED)) }
                ul.gaps {
                    @for at in told {
                        @let line = &self.report.indicators[at];
                        li { (self.indicator_name(at)) " " span.dim { "(" (line.indicator) ")" } ": " (words.number(line.suspected.into())) "×" }
                    }
                }
            }
        }
    }
}
