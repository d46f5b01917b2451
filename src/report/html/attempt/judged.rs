//! What was concluded and on what grounds, what the signs add up to, whom one notified.

use maud::{Markup, html};

use super::{Maker, rating};
use crate::debrief::{AssessmentView, GroundView, NotifiedView, ReferralView, ScreeningView, Standing, StayKind};
use crate::report::plot::mark::Mark;
use crate::report::words::{Say, attempt as w, common as c};

impl Maker<'_> {
    pub(super) fn judged(self) -> Markup {
        let words = self.words;
        let assessments: Vec<&AssessmentView> = self
            .report
            .debrief
            .stays
            .iter()
            .filter_map(|stay| match &stay.what {
                StayKind::Assessment(assessment) => Some(assessment),
                _ => None,
            })
            .collect();
        html! {
            @for assessment in &assessments { (self.assessment(assessment)) }
            @if let Some(calibration) = self.report.score.calibration {
                p.dim { (words.fill(w::BRIER, &[("brier", &words.decimal(calibration.brier, 2))])) }
            }
            @if let Some(screening) = self.report.debrief.screening.as_ref().filter(|screening| !screening.dimensions.is_empty()) {
                (self.screening(screening))
            }
        }
    }

    fn assessment(self, told: &AssessmentView) -> Markup {
        let words = self.words;
        let left_out = u64::from(told.shown.saturating_sub(told.shown_named));
        let remark = match (told.shown, left_out) {
            (0, _) => words.t(w::NONE_SHOWN).to_owned(),
            (_, 0) => words.t(w::ALL_NAMED).to_owned(),
            (_, left_out) => words.n(w::LEFT_OUT, left_out),
        };
        html! {
            article.choice {
                h3 { (if told.prompt.is_empty() { words.t(w::CONCLUSION) } else { &told.prompt }) }
                ul.options {
                    @for conclusion in &told.conclusions {
                        @let (mark, said) = rating(Some(conclusion.rating));
                        li.option.taken[conclusion.taken] {
                            p.what {
                                (mark.inline()) " " strong { (words.t(said)) }
                                @if conclusion.taken { " " span.badge { (words.t(w::TAKEN)) } }
                                (self.hands(conclusion.hands, None))
                            }
                            p.text { (conclusion.text) }
                            @if !conclusion.why.is_empty() { p { (conclusion.why) } }
                        }
                    }
                }
                @if let Some(confidence) = told.confidence {
                    p { (words.fill(w::CONFIDENCE, &[("percent", &words.percent(u32::from(confidence.0) * 10))])) }
                }
                h4 { (words.t(w::GROUNDS)) }
                @if told.grounds.is_empty() { p { (words.t(w::NO_GROUNDS)) } }
                ul.plain { @for ground in &told.grounds { (self.ground(ground)) } }
                p { (remark) }
            }
        }
    }

    fn ground(self, ground: &GroundView) -> Markup {
        let words = self.words;
        let (mark, said) = if ground.holds { (Mark::Hit, w::GROUND_HELD) } else { (Mark::FalseAlarm, w::GROUND_UNFOUNDED) };
        let note = if ground.note.is_empty() { words.t(w::GROUND_EMPTY) } else { &ground.note };
        html! { li { (mark.inline()) " " (note) " " span.dim { (words.t(said)) } } }
    }

    fn screening(self, told: &ScreeningView) -> Markup {
        let words = self.words;
        let positive = |positive: bool| words.t(if positive { w::POSITIVE } else { w::NOT_POSITIVE });
        html! {
            article.rule {
                h3 { (words.t(w::RULE)) }
                p.dim { (words.t(w::RULE_HELP)) }
                div.wide tabindex="0" role="group" aria-label=(words.t(w::RULE)) {
                    table {
                        thead {
                            tr {
                                th scope="col" { (words.t(w::DIMENSION)) }
                                th scope="col" { (words.t(c::NOTICED)) }
                                th scope="col" { (words.t(w::BY_NOTICED)) }
                                th scope="col" { (words.t(w::BY_SHOWN)) }
                            }
                        }
                        tbody {
                            @for dimension in &told.dimensions {
                                @let found = dimension.indicators.iter().filter(|(_, found)| *found).count().to_string();
                                @let shown = dimension.indicators.len().to_string();
                                tr {
                                    th scope="row" { (dimension.name) }
                                    td.n { (words.fill(w::COUNT_OF, &[("found", &found), ("shown", &shown)])) }
                                    td { (positive(dimension.found_positive)) }
                                    td { (positive(dimension.shown_positive)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    pub(super) fn referred(self) -> Markup {
        let referrals = self.report.debrief.stays.iter().filter_map(|stay| match &stay.what {
            StayKind::Referral(referral) => Some(referral),
            _ => None,
        });
        html! { @for referral in referrals { (self.referral(referral)) } }
    }

    fn referral(self, told: &ReferralView) -> Markup {
        let words = self.words;
        let missing = told.key.iter().filter(|notified| notified.standing == Standing::Missing);
        let place_in = |list: &[NotifiedView], of: &NotifiedView| {
            list.iter().position(|one| one.institution == of.institution).map_or_else(|| words.t(c::NOTHING).to_owned(), |at| (at + 1).to_string())
        };
        let remark = |standing: Standing| -> (Mark, Say) {
            match standing {
                Standing::Right => (Mark::Hit, w::RIGHT_PLACE),
                Standing::Allowed => (Mark::Passed, w::ALLOWED),
                Standing::Other => (Mark::FalseAlarm, w::NOT_NEEDED),
                Standing::Missing => (Mark::Miss, w::SHOULD_HAVE),
            }
        };
        html! {
            article.choice {
                @if !told.prompt.is_empty() { h3 { (told.prompt) } }
                @if told.submitted.is_empty() { p { (words.t(w::REFERRED_NOBODY)) } }
                @if !told.submitted.is_empty() || !told.key.is_empty() {
                    div.wide tabindex="0" role="group" aria-label=(words.t(w::REFERRED)) {
                        table {
                            thead {
                                tr {
                                    th scope="col" { (words.t(w::INSTITUTION)) }
                                    th.n scope="col" { (words.t(w::YOUR_PLACE)) }
                                    th.n scope="col" { (words.t(w::KEY_PLACE)) }
                                    th scope="col" { (words.t(w::STANDING)) }
                                }
                            }
                            tbody {
                                @for notified in told.submitted.iter().chain(missing) {
                                    @let (mark, said) = remark(notified.standing);
                                    tr {
                                        th scope="row" { (notified.name) }
                                        td.n { (place_in(&told.submitted, notified)) }
                                        td.n { (place_in(&told.key, notified)) }
                                        td { (mark.inline()) " " (words.t(said)) }
                                    }
                                }
                            }
                        }
                    }
                }
                @if told.ordered && told.key.len() > 1 { p.dim { (words.t(w::ORDER_COUNTS)) } }
                @if !told.why.is_empty() { p { (told.why) } }
            }
        }
    }
}
