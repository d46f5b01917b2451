//! Numbers of a group's report in the sentences and names that every report of it uses, on paper and on a screen.

use crate::catalogue::CatalogueId;
use crate::cohort::group::{Caveat, GainCaveat, Group, GroupBy, GroupReport, Interval, ItemLine, Measure, Scale, Spread, Told, Why};
use crate::report::words::{Say, Words, common as c, group as w};
use crate::scenario::graph::{NodeId, ScenarioId};
use crate::scoring::{PartKind, Sign};
use crate::text::LocalizedText;

/// What a scale is called.
pub(crate) fn scale(scale: Scale) -> Say {
    match scale {
        Scale::Noticing => w::SCALE_NOTICING,
        Scale::Restraint => w::SCALE_RESTRAINT,
        Scale::Acting => w::SCALE_ACTING,
    }
}

/// A report and the words of a language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Teller<'a> {
    pub(crate) report: &'a GroupReport,
    pub(crate) words: Words,
}

impl<'a> Teller<'a> {
    pub(crate) fn text(self, text: &LocalizedText) -> &str {
        text.get(self.words.language)
    }

    /// What a group is called.
    pub(crate) fn group_name(self, group: &Group) -> String {
        let title = self.text(&group.title);
        match self.report.group_by {
            _ if group.id.is_empty() => self.words.t(w::OUTSIDE).to_owned(),
            GroupBy::All => self.words.t(w::ALL_TOGETHER).to_owned(),
            GroupBy::Month => self.words.month(&group.id),
            _ if !title.is_empty() => title.to_owned(),
            _ => group.id.clone(),
        }
    }

    /// What groups are: the heading of their column.
    pub(crate) fn group_word(self) -> Say {
        match self.report.group_by {
            GroupBy::Course => w::COURSE,
            GroupBy::Place => w::PLACE,
            GroupBy::Month => w::MONTH,
            GroupBy::All => w::GROUP,
        }
    }

    /// A share, or a mean of shares, in words, with its interval: of few people the interval of a mean can reach past what is
    /// possible, and is told up to there.
    pub(crate) fn share(self, share: f64, interval: Option<Interval>) -> String {
        let value = self.words.share(share);
        match interval {
            Some(Interval { low, high }) => {
                self.words.fill(w::SHARE_AND_SPAN, &[("share", &value), ("span", &self.words.span(low.clamp(0.0, 1.0), high.clamp(0.0, 1.0)))])
            }
            None => value,
        }
    }

    /// A value, or why it is not told.
    pub(crate) fn told<T>(self, told: &Told<T>, write: impl Fn(&T) -> String) -> String {
        match told {
            Told::Known(value) => write(value),
            Told::Withheld(why) => self.why(*why),
        }
    }

    pub(crate) fn why(self, why: Why) -> String {
        let counted = |say, have: u32, need: u32| self.words.fill(say, &[("have", &have.to_string()), ("need", &need.to_string())]);
        match why {
            Why::Nothing => self.words.t(w::WHY_NOTHING).to_owned(),
            Why::TooFew { have, need } => counted(w::WHY_TOO_FEW, have, need),
            Why::NoVariance => self.words.t(w::WHY_NO_VARIANCE).to_owned(),
            Why::TooFewItems { have, need } => counted(w::WHY_TOO_FEW_ITEMS, have, need),
            Why::AtCeiling => self.words.t(w::WHY_AT_CEILING).to_owned(),
        }
    }

    /// How many there are of what, for the page's head.
    pub(crate) fn facts(self) -> Vec<String> {
        let (words, counts) = (self.words, &self.report.counts);
        let mut facts = vec![words.n(w::TRIES, counts.attempts.into()), words.n(w::PEOPLE, counts.trainees.into())];
        if counts.courses > 0 {
            facts.push(words.n(w::EVENTS, counts.courses.into()));
        }
        if counts.places > 0 {
            facts.push(words.n(w::PLACES, counts.places.into()));
        }
        if let (Some(first), Some(last)) = (counts.first_day, counts.last_day) {
            let (first, last) = (words.day(first), words.day(last));
            facts.push(if first == last { first } else { words.fill(w::SPAN, &[("from", &first), ("to", &last)]) });
        }
        facts
    }

    /// A film's title; its id where it is not known here.
    pub(crate) fn film(self, scenario: &ScenarioId) -> &'a str {
        let Some(line) = self.report.scenarios.iter().find(|line| line.scenario == *scenario) else { return "" };
        let title = line.title.get(self.words.language);
        if title.is_empty() { &line.scenario.0 } else { title }
    }

    /// The films' titles, one after the other.
    pub(crate) fn films(self, scenarios: &[ScenarioId]) -> String {
        let titles: Vec<&str> = scenarios.iter().map(|id| self.film(id)).collect();
        if titles.is_empty() { self.words.t(c::NOTHING).to_owned() } else { titles.join(", ") }
    }

    /// Whether indicators of several catalogues stand in the report: then the same words may stand there twice.
    pub(crate) fn has_several_catalogues(self) -> bool {
        let mut catalogues = self.report.indicators.iter().map(|line| &line.catalogue);
        catalogues.next().is_some_and(|first| catalogues.any(|other| other != first))
    }

    /// A catalogue's title; its id where it is not known here.
    pub(crate) fn catalogue(self, id: &'a CatalogueId) -> &'a str {
        let title = self.report.gaps.iter().find(|gap| gap.catalogue == *id).map(|gap| gap.title.get(self.words.language));
        title.filter(|title| !title.is_empty()).unwrap_or(&id.0)
    }

    /// What an indicator is called beside others: with its catalogue where there are several.
    pub(crate) fn indicator_name(self, at: usize) -> String {
        let line = &self.report.indicators[at];
        let text = line.text.get(self.words.language);
        let text = if text.is_empty() { &line.indicator.0 } else { text };
        match line.catalogue.as_ref().filter(|_| self.has_several_catalogues()) {
            Some(catalogue) => format!("{text} ({})", self.catalogue(catalogue)),
            None => text.to_owned(),
        }
    }

    /// Places of the indicators, the most often missed first; those never shown last.
    pub(crate) fn by_missed(self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.report.indicators.len()).collect();
        let share = |at: usize| self.report.indicators[at].noticed.share.unwrap_or(2.0);
        order.sort_by(|a, b| share(*a).total_cmp(&share(*b)));
        order
    }

    /// Indicators that no film showed and something innocent was taken for, most often first.
    pub(crate) fn only_suspected(self) -> Vec<usize> {
        let lines = &self.report.indicators;
        let mut order: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].noticed.of == 0 && lines[*at].suspected > 0).collect();
        order.sort_by_key(|at| std::cmp::Reverse(lines[*at].suspected));
        order
    }

    /// A node's title, else its id.
    pub(crate) fn place_name<'t>(self, title: &'t LocalizedText, node: &'t NodeId) -> &'t str {
        let title = title.get(self.words.language);
        if title.is_empty() { &node.0 } else { title }
    }

    /// What an item is called: what was there to notice, why it was innocent, or the question.
    pub(crate) fn item_name(self, item: &ItemLine) -> String {
        let known = |text: &str| if text.is_empty() { item.node.to_string() } else { text.to_owned() };
        let Some(sign) = &item.sign else {
            let choice = self.report.choices.iter().find(|line| line.scenario == item.scenario && line.node == item.node);
            let prompt = known(choice.map_or("", |line| self.text(&line.prompt)));
            return self.words.fill(w::CHOICE_AT, &[("place", &prompt)]);
        };
        let same = |scenario: &_, node: &_, of: &Sign| *scenario == item.scenario && *node == item.node && of == sign;
        let cue = self.report.cues.iter().find(|line| same(&line.scenario, &line.node, &line.sign));
        let lure = self.report.lures.iter().find(|line| same(&line.scenario, &line.node, &line.sign));
        known(cue.map(|line| self.text(&line.note)).or_else(|| lure.map(|line| self.text(&line.why))).unwrap_or_default())
    }

    pub(crate) fn measure(self, measure: Measure) -> &'static str {
        self.words.t(match measure {
            Measure::Overall => w::OVERALL,
            Measure::Part(PartKind::Detection) => c::DETECTION,
            Measure::Part(PartKind::Classification) => c::CLASSIFICATION,
            Measure::Part(PartKind::Conduct) => c::CONDUCT,
            Measure::Part(PartKind::Assessment) => c::ASSESSMENT,
            Measure::Part(PartKind::Referral) => c::REFERRAL,
        })
    }

    pub(crate) fn spread(self, spread: &Spread) -> String {
        spread.mean.map_or_else(|| self.words.t(c::NOTHING).to_owned(), |mean| self.share(mean, spread.interval))
    }

    pub(crate) fn gain_caveat(self, caveat: &GainCaveat) -> String {
        let words = self.words;
        match caveat {
            GainCaveat::NoComparison => words.t(w::NO_COMPARISON).to_owned(),
            GainCaveat::Dropouts { only_pre, only_post } => {
                words.fill(w::DROPOUTS, &[("pre", &only_pre.to_string()), ("post", &only_post.to_string())])
            }
            GainCaveat::SameScenario { scenario } => words.fill(w::SAME_SCENARIO, &[("scenario", self.film(scenario))]),
            GainCaveat::ParallelUnproved => words.t(w::PARALLEL_UNPROVED).to_owned(),
            GainCaveat::FewPairs { pairs } => words.fill(w::FEW_PAIRS, &[("n", &pairs.to_string())]),
            GainCaveat::DifferentConditions => words.t(w::DIFFERENT_CONDITIONS).to_owned(),
        }
    }

    pub(crate) fn caveat(self, caveat: &Caveat) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::library::Library;
    use crate::cohort::{Cohort, Wishes};
    use crate::text::Language;

    #[test]
    fn what_is_impossible_is_not_told_of_a_mean() {
        let report = Cohort::default().report(&Library::default(), Wishes::default());
        let teller = Teller { report: &report, words: Words { language: Language::En } };
        let told = |low, high| teller.share(0.53, Some(Interval { low, high }));
        assert_eq!([told(-1.44, 2.5), told(0.36, 0.7)], ["53% (0–100)", "53% (36–70)"]);
    }
}
