//! Film by film: each sign, each innocent moment, each choice; and innocent films beside those with signs.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::{ChoiceLine, CueLine, LureLine};
use crate::report::plot::mark::Mark;
use crate::report::words::{common as c, group as w};
use crate::scenario::graph::Rating;

impl Maker<'_> {
    pub(super) fn moments(self) -> Markup {
        let words = self.words;
        html! {
            @for scenario in &self.report.scenarios {
                @let cues: Vec<&CueLine> = self.report.cues.iter().filter(|line| line.scenario == scenario.scenario).collect();
                @let lures: Vec<&LureLine> = self.report.lures.iter().filter(|line| line.scenario == scenario.scenario).collect();
                @let film = self.film(&scenario.scenario);
                @if !cues.is_empty() {
                    h3 { (words.fill(w::SIGNS_OF, &[("film", film)])) }
                    table.bars {
                        caption.unseen { (words.fill(w::SIGNS_OF, &[("film", film)])) }
                        (self.bars_head(w::MOMENT))
                        tbody { @for line in &cues { (self.cue(line)) } }
                    }
                }
                @if !lures.is_empty() {
                    h3 { (words.fill(w::LURES_OF, &[("film", film)])) }
                    table.bars {
                        caption.unseen { (words.fill(w::LURES_OF, &[("film", film)])) }
                        (self.bars_head(w::MOMENT))
                        tbody { @for line in &lures { (self.lure(line)) } }
                    }
                }
            }
        }
    }

    fn cue(self, line: &CueLine) -> Markup {
        let words = self.words;
        let note = self.text(&line.note);
        let named = line.names.rightly();
        html! {
            tr {
                th scope="row" {
                    (if note.is_empty() { &line.indicator.0 } else { note })
                    br;
                    span.dim {
                        (self.place_name(&line.place, &line.node)) " · " (line.indicator)
                        @if let Some(latency) = line.latency.filter(|_| self.tells(line.noticed.yes)) {
                            " · " (words.t(w::LATENCY)) " " (words.fill(w::SECONDS, &[("seconds", &words.decimal(latency, 1))]))
                        }
                        @if named.of > 0 && self.tells(named.of) {
                            @let (yes, of) = (named.yes.to_string(), named.of.to_string());
                            " · " (words.t(w::NAMED_RIGHTLY)) ": " (words.fill(w::COUNT_OF, &[("yes", &yes), ("of", &of)]))
                        }
                    }
                }
                (self.rate(&line.noticed, "hit"))
            }
        }
    }

    fn lure(self, line: &LureLine) -> Markup {
        let words = self.words;
        let why = self.text(&line.why);
        let taken: Vec<String> = line
            .taken_for
            .iter()
            .filter(|taken| self.tells(taken.times))
            .map(|taken| {
                let text = self.text(&taken.text);
                let what = if text.is_empty() { &taken.indicator.0 } else { text };
                words.fill(w::TAKEN_TIMES, &[("what", what), ("n", &taken.times.to_string())])
            })
            .collect();
        html! {
            tr {
                th scope="row" {
                    (if why.is_empty() { self.place_name(&line.place, &line.node) } else { why })
                    br;
                    span.dim {
                        (self.place_name(&line.place, &line.node))
                        @if !taken.is_empty() { " · " (words.t(w::TAKEN_FOR)) ": " (taken.join("; ")) }
                    }
                }
                (self.rate(&line.suspected, "alarm"))
            }
        }
    }

    pub(super) fn choices(self) -> Markup {
        html! {
            @for line in &self.report.choices { (self.choice(line)) }
        }
    }

    fn choice(self, line: &ChoiceLine) -> Markup {
        let words = self.words;
        let prompt = self.text(&line.prompt);
        let prompt = if prompt.is_empty() { &line.node.0 } else { prompt };
        html! {
            h3 { (prompt) }
            p.dim { (self.film(&line.scenario)) }
            table.bars {
                caption.unseen { (prompt) }
                (self.bars_head(w::OPTION))
                tbody {
                    @for option in &line.options {
                        @let (mark, said, class) = rating(option.rating);
                        @let text = self.text(&option.text);
                        tr {
                            th scope="row" {
                                (mark.inline()) " " (if text.is_empty() { &option.option.0 } else { text })
                                br;
                                span.dim {
                                    (words.t(said))
                                    @if option.by_timeout > 0 && self.tells(option.by_timeout) {
                                        " · " (words.fill(w::BY_TIMEOUT, &[("n", &option.by_timeout.to_string())]))
                                    }
                                }
                            }
                            (self.rate(&option.taken, class))
                        }
                    }
                }
            }
        }
    }

    pub(super) fn contrast(self) -> Markup {
        let (words, contrast) = (self.words, &self.report.contrast);
        if contrast.innocent.is_empty() && contrast.with_signs.is_empty() {
            return html! {};
        }
        let rows = [
            (w::CONTRAST_NOTICED, &contrast.noticed, "hit"),
            (w::CONTRAST_INNOCENT, &contrast.suspected_in_innocent, "alarm"),
            (w::CONTRAST_BESIDE, &contrast.suspected_beside_signs, "alarm"),
            (w::CONTRAST_ATTEMPTS, &contrast.attempts_suspecting, "alarm"),
            (w::CONTRAST_RIGHT, &contrast.concluded_with_signs, "plain"),
            (w::CONTRAST_RIGHT_INNOCENT, &contrast.concluded_innocent, "plain"),
        ];
        html! {
            p { (words.t(w::CONTRAST_HELP)) }
            table.bars {
                caption.unseen { (words.t(w::CONTRAST)) }
                (self.bars_head(w::WHAT))
                tbody { @for (say, rate, class) in rows { tr { th scope="row" { (words.t(say)) } (self.rate(rate, class)) } } }
            }
            @if self.tells(contrast.trainees_with_both) {
                p.dim { (words.fill(w::CONTRAST_BOTH, &[("n", &contrast.trainees_with_both.to_string())])) }
            }
        }
    }
}

/// A rating's mark, word and colour.
fn rating(rating: Option<Rating>) -> (Mark, crate::report::words::Say, &'static str) {
    match rating {
        Some(Rating::Best) => (Mark::Hit, c::BEST, "hit"),
        Some(Rating::Good) => (Mark::Passed, c::GOOD, "plain"),
        Some(Rating::Poor) => (Mark::Miss, c::POOR, "miss"),
        Some(Rating::Harmful) => (Mark::FalseAlarm, c::HARMFUL, "alarm"),
        None => (Mark::Neutral, c::UNRATED, "plain"),
    }
}
