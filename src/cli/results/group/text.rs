//! A group's report as text for a terminal.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::cohort::group::{
    Advice, Because, Caveat, GainCaveat, GroupReport, IndicatorLine, Interval, ItemLine, Measure, OfficerLine, Rate, Scale, ScenarioKind, Spread, Told, Why,
};
use crate::scoring::{PartKind, Sign};
use crate::text::{Language, LocalizedText};

/// The report; with a line for each trainee when `officers` is asked for.
pub(super) fn text(report: &GroupReport, language: Language, officers: bool) -> String {
    let mut page = Page { text: String::new(), language };
    page.counts(report);
    page.groups(report);
    page.films(report);
    page.indicators(report);
    page.heat(report);
    page.moments(report);
    page.trust(report);
    page.gain(report);
    page.gaps(report);
    if officers {
        page.officers(&report.officers);
    }
    page.caveats(report);
    page.text
}

struct Page {
    text: String,
    language: Language,
}

impl Page {
    fn line(&mut self, line: &str) {
        writeln!(self.text, "{}", line.trim_end()).expect("writing to a String");
    }

    fn title(&mut self, title: &str) {
        self.line("");
        self.line(title);
    }

    /// The text in the reader's language, else what names the thing in files.
    fn named(&self, text: &LocalizedText, id: &str) -> String {
        let text = text.get(self.language);
        if text.is_empty() { id.to_owned() } else { text.to_owned() }
    }

    fn counts(&mut self, report: &GroupReport) {
        let counts = &report.counts;
        let days = match (counts.first_day, counts.last_day) {
            (Some(first), Some(last)) if first == last => format!("; on {first}"),
            (Some(first), Some(last)) => format!("; from {first} to {last}"),
            _ => String::new(),
        };
        self.line(&format!(
            "Trainees: {}; attempts: {}, of which {} count; courses: {}{days}.",
            counts.trainees, counts.attempts, counts.counted, counts.courses
        ));
    }

    fn groups(&mut self, report: &GroupReport) {
        self.title("GROUP                     BEGAN       TRAINEES  MEAN       NOTICED              WRONGLY SUSPECTED    D'     C");
        for group in &report.groups {
            let name = if group.id.is_empty() { "(no course)".to_owned() } else { group.id.clone() };
            let began = group.begins.map(|day| day.to_string()).unwrap_or_default();
            let sdt = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"));
            self.line(&format!(
                "{}  {began:10}  {:>8}  {:9}  {:19}  {:19}  {:5}  {}",
                wide(&name, 24),
                group.trainees,
                mean(&group.marks.spread),
                rate(group.noticed),
                rate(group.suspected),
                sdt(group.sensitivity.d_prime),
                sdt(group.sensitivity.criterion),
            ));
        }
    }

    fn films(&mut self, report: &GroupReport) {
        self.title("SCENARIO                  KIND        COUNTED   MEAN       NOTICED              WRONGLY SUSPECTED    RIGHT CONCLUSION");
        for film in &report.scenarios {
            let kind = match film.kind {
                ScenarioKind::WithSigns => "with signs",
                ScenarioKind::Innocent => "innocent",
                ScenarioKind::Unknown => "not here",
            };
            self.line(&format!(
                "{}  {kind:10}  {:>7}   {:9}  {:19}  {:19}  {}",
                wide(&film.scenario.0, 24),
                film.counted,
                mean(&film.marks.spread),
                rate(film.noticed),
                rate(film.suspected),
                rate(film.concluded_rightly),
            ));
        }
        let contrast = &report.contrast;
        if !contrast.innocent.is_empty() && !contrast.with_signs.is_empty() {
            self.line("");
            self.line(&format!("In films with signs, signs noticed                {}", interval(contrast.noticed)));
            self.line(&format!("In innocent films, moments wrongly suspected      {}", interval(contrast.suspected_in_innocent)));
            self.line(&format!("Attempts at innocent films suspecting anything    {}", interval(contrast.attempts_suspecting)));
        }
    }

    fn indicators(&mut self, report: &GroupReport) {
        if report.indicators.is_empty() {
            return;
        }
        self.title("INDICATOR  NOTICED, 95 % INTERVAL             NAMED RIGHTLY    SUSPECTED WRONGLY  WHAT IT IS");
        let mut last = None;
        for line in &report.indicators {
            // Ids mean something else in another catalogue.
            if last != Some(&line.catalogue) {
                last = Some(&line.catalogue);
                self.line(&format!("- {}", catalogue(line)));
            }
            let text = self.named(&line.text, "");
            self.line(&format!(
                "{:9}  {:33}  {:15}  {:>17}  {text}",
                line.indicator.0,
                interval(line.noticed),
                rate(line.names.rightly()),
                line.suspected,
            ));
        }
    }

    /// Only where there are groups to compare.
    fn heat(&mut self, report: &GroupReport) {
        if report.groups.len() < 2 || report.indicators.is_empty() {
            return;
        }
        self.title("NOTICED, % BY GROUP (in the order above; . never shown)");
        let mut last = None;
        for (line, row) in report.indicators.iter().zip(&report.heat.rows) {
            if last != Some(&line.catalogue) {
                last = Some(&line.catalogue);
                self.line(&format!("- {}", catalogue(line)));
            }
            let cells: Vec<String> =
                row.iter().map(|cell| cell.share.map_or_else(|| "   .".to_owned(), |share| format!("{:>4.0}", share * 100.0))).collect();
            self.line(&format!("{:9}{}", line.indicator.0, cells.join("")));
        }
    }

    fn moments(&mut self, report: &GroupReport) {
        if !report.cues.is_empty() {
            self.title("SIGN                                               NOTICED, 95 % INTERVAL             POINTS  SECONDS");
        }
        for line in &report.cues {
            let number = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.1}"));
            let name = format!("{}/{}/{}", line.scenario, line.node, sign(&line.sign));
            let (points, seconds) = (number(line.points), number(line.latency));
            self.line(&format!("{}  {:33}  {points:>6}  {seconds:>7}", wide(&name, 49), interval(line.noticed)));
        }
        if !report.lures.is_empty() {
            self.title("INNOCENT MOMENT                                    WRONGLY SUSPECTED, 95 % INTERVAL   TAKEN FOR");
        }
        for line in &report.lures {
            let taken: Vec<String> = line.taken_for.iter().map(|taken| format!("{} ×{}", taken.indicator, taken.times)).collect();
            let name = format!("{}/{}/{}", line.scenario, line.node, sign(&line.sign));
            self.line(&format!("{}  {:33}  {}", wide(&name, 49), interval(line.suspected), taken.join(", ")));
        }
    }

    fn trust(&mut self, report: &GroupReport) {
        self.items(report);
        if !report.reliability.is_empty() {
            self.title("RELIABILITY               SCALE      TRAINEES  ITEMS  ALPHA (KR-20), 95 % INTERVAL");
        }
        for line in &report.reliability {
            let told = match &line.alpha {
                Told::Withheld(why) => reason(*why),
                Told::Known(known) => format!("{:.2} [{:.2}, {:.2}]", known.alpha, known.interval.low, known.interval.high),
            };
            self.line(&format!("{}  {:9}  {:>8}  {:>5}  {told}", wide(&line.scenario.0, 24), scale(line.scale), line.trainees, line.items));
        }
        let fit = &report.calibration;
        if let (Some(brier), Some(over)) = (fit.brier, fit.overconfidence) {
            self.title(&format!("CONFIDENCE (conclusions: {}): Brier {brier:.3}, {}", fit.count, leaning(over, fit.interval)));
            for bin in fit.bins.iter().filter(|bin| bin.right.of > 0) {
                let confidence = bin.confidence.unwrap_or_default() * 100.0;
                self.line(&format!("  {confidence:>3.0} % sure    right {}", interval(bin.right)));
            }
        }
        let (d_prime, criterion) = (report.sensitivity.d_prime, report.sensitivity.criterion);
        if let (Some(d_prime), Some(criterion)) = (d_prime, criterion) {
            let lean = if criterion > 0.0 { "hesitant" } else { "quick to suspect" };
            self.title(&format!("TELLING SIGNS FROM INNOCENT MOMENTS: d' {d_prime:.2}, c {criterion:.2} ({lean})"));
        }
    }

    /// Items that can be told apart from chance; of the others only how many and why. All difficulties stand above.
    fn items(&mut self, report: &GroupReport) {
        let known = |line: &&ItemLine| line.discrimination.known().is_some();
        if report.items.iter().any(|line| known(&line)) {
            self.title("ITEM                                               DIFFICULTY  DISCRIMINATION, 95 % INTERVAL");
        }
        for line in report.items.iter().filter(known) {
            let Told::Known(told) = line.discrimination else { continue };
            let what = line.sign.as_ref().map_or_else(|| "choice".to_owned(), |it| sign(it).to_owned());
            let name = format!("{}/{}/{what}", line.scenario, line.node);
            let (r, low, high) = (told.r, told.interval.low, told.interval.high);
            let advice = line.advice.map(advice).unwrap_or_default();
            self.line(&format!("{}  {:>10.2}  {r:.2} [{low:.2}, {high:.2}]  {advice}", wide(&name, 49), line.difficulty));
        }
        let mut withheld: BTreeMap<&'static str, u32> = BTreeMap::new();
        for line in &report.items {
            if let Told::Withheld(why) = line.discrimination {
                *withheld.entry(why_in_general(why)).or_default() += 1;
            }
        }
        for (why, items) in withheld {
            self.title(&format!("Discrimination is withheld for {items} of {} items: {why}.", report.items.len()));
        }
    }

    fn gain(&mut self, report: &GroupReport) {
        let gain = &report.gain;
        if gain.measures.is_empty() {
            return;
        }
        self.title(&format!("BEFORE AND AFTER: {} trainees did both tests", gain.pairs));
        for line in &gain.measures {
            let told = |value: &Told<f64>| match value {
                Told::Known(value) => format!("{value:.2}"),
                Told::Withheld(why) => reason(*why),
            };
            let difference = line.difference.interval.map_or_else(String::new, |interval| {
                format!(" (difference {:.1} to {:.1} points of 100)", interval.low * 100.0, interval.high * 100.0)
            });
            self.line(&format!(
                "  {:14}  {} -> {}{difference}; gain of the means {}, Cohen's d (pairs, average) {}",
                measure(line.measure),
                mean(&line.pre),
                mean(&line.post),
                told(&line.normalised),
                told(&line.cohens_d),
            ));
        }
        for caveat in &gain.caveats {
            self.line(&format!("  ! {}", gain_caveat(caveat)));
        }
    }

    fn gaps(&mut self, report: &GroupReport) {
        for gap in &report.gaps {
            let title = self.named(&gap.title, &gap.catalogue.0);
            self.title(&format!("NEVER EXERCISED: {} of {} of {title}", gap.never_exercised.len(), gap.indicators));
            let ids = |entries: &[crate::cohort::group::IndicatorText]| {
                entries.iter().map(|entry| entry.indicator.to_string()).collect::<Vec<_>>().join(" ")
            };
            self.line(&format!("  {}", ids(&gap.never_exercised)));
            if !gap.never_met.is_empty() {
                self.line(&format!("  in a film, but nobody came by: {}", ids(&gap.never_met)));
            }
        }
    }

    fn officers(&mut self, officers: &[OfficerLine]) {
        self.title("TRAINEE           ATTEMPTS  LAST        NOTICED              WRONGLY SUSPECTED    KEEPS MISSING, AND WHAT TO PLAY NEXT");
        for line in officers {
            let missing: Vec<String> =
                line.keeps_missing.iter().map(|kept| format!("{} ({} of {})", kept.indicator, kept.missed, kept.shown)).collect();
            let next = line.next.as_ref().map_or_else(String::new, |next| {
                let why = match next.because {
                    Because::KeepsMissing => "shows",
                    Because::MissedOnce => "again for",
                    Because::Refresh => "to refresh",
                };
                format!("from {}: {}, {why} {} of {}", next.due, next.scenario, next.trains, next.of)
            });
            self.line(&format!(
                "{}  {:>8}  {}  {:19}  {:19}  {}",
                wide(&line.trainee.0, 16),
                line.attempts,
                line.last_day,
                rate(line.noticed),
                rate(line.suspected),
                [missing.join(", "), next].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; "),
            ));
        }
    }

    fn caveats(&mut self, report: &GroupReport) {
        if !report.caveats.is_empty() {
            self.title("WHAT TO KEEP IN MIND");
        }
        for caveat in &report.caveats {
            self.line(&format!("  ! {}", caveat_text(caveat)));
        }
        self.title("A sign neither proves nor disproves that somebody is trafficked (UNODC).");
    }
}

/// Exactly so wide or wider: what does not fit is not cut.
fn wide(text: &str, width: usize) -> String {
    format!("{text:width$}")
}

fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// `12 of 40 (30 %)`.
fn rate(rate: Rate) -> String {
    rate.share.map_or_else(|| "-".to_owned(), |share| format!("{} of {} ({})", rate.yes, rate.of, percent(share)))
}

/// `12 of 40 (30 %, 18 to 45)`.
fn interval(rate: Rate) -> String {
    match (rate.share, rate.interval) {
        (Some(share), Some(Interval { low, high })) => {
            format!("{} of {} ({}, {:.0} to {:.0})", rate.yes, rate.of, percent(share), low * 100.0, high * 100.0)
        }
        _ => "-".to_owned(),
    }
}

fn mean(spread: &Spread) -> String {
    spread.mean.map_or_else(|| "-".to_owned(), |mean| format!("{:.1} %", mean * 100.0))
}

fn sign(sign: &Sign) -> &str {
    match sign {
        Sign::Cue(id) => id.as_ref(),
        Sign::Lure(id) => id.as_ref(),
        Sign::Mark(id) => id.as_ref(),
    }
}

fn scale(scale: Scale) -> &'static str {
    match scale {
        Scale::Noticing => "noticing",
        Scale::Restraint => "restraint",
        Scale::Acting => "acting",
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Overall => "overall",
        Measure::Part(PartKind::Detection) => "noticing",
        Measure::Part(PartKind::Classification) => "naming",
        Measure::Part(PartKind::Conduct) => "acting",
        Measure::Part(PartKind::Assessment) => "concluding",
        Measure::Part(PartKind::Referral) => "notifying",
    }
}

fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::Good => "good",
        Advice::Fair => "fair",
        Advice::Revise => "revise it",
        Advice::CheckKey => "check the key",
    }
}

fn reason(why: Why) -> String {
    match why {
        Why::Nothing => "withheld: there is nothing to compute it from".to_owned(),
        Why::TooFew { have, need } => format!("withheld: {have} of the {need} people that it takes"),
        Why::NoVariance => "withheld: everybody did the same".to_owned(),
        Why::TooFewItems { have, need } => format!("withheld: {have} of the {need} items that it takes were met by everybody"),
        Why::AtCeiling => "withheld: full marks before".to_owned(),
    }
}

/// The reason without numbers, for many items at once.
fn why_in_general(why: Why) -> &'static str {
    match why {
        Why::Nothing => "there is nothing to compute it from",
        Why::TooFew { .. } => "too few people met them and came to an ending",
        Why::NoVariance => "everybody did the same",
        Why::TooFewItems { .. } => "no other item of their kind was met by everybody who met them",
        Why::AtCeiling => "full marks before",
    }
}

/// The catalogue of an indicator.
fn catalogue(line: &IndicatorLine) -> &str {
    line.catalogue.as_ref().map_or("of a scenario that is not here", |id| id.as_ref())
}

/// Over- or underconfident only when the interval says so.
fn leaning(over: f64, interval: Option<Interval>) -> String {
    let word = match interval {
        Some(interval) if interval.low > 0.0 => "overconfident",
        Some(interval) if interval.high < 0.0 => "underconfident",
        _ => "neither over- nor underconfident as far as can be told",
    };
    format!("{word} (confidence less right: {:+.0} points of 100)", over * 100.0)
}

fn gain_caveat(caveat: &GainCaveat) -> String {
    match caveat {
        GainCaveat::NoComparison => "No group went without the training: what else changed meanwhile is in the gain, too.".to_owned(),
        GainCaveat::Dropouts { only_pre, only_post } => {
            format!("Only the first test was done by {only_pre}, only the second by {only_post}; they are not in the pairs.")
        }
        GainCaveat::SameScenario { scenario } => format!("{scenario} was both tests: what was remembered is in the gain."),
        GainCaveat::ParallelUnproved => "Nobody has shown that the two tests are equally difficult.".to_owned(),
        GainCaveat::FewPairs { pairs } => format!("Only {pairs} did both: heed the intervals."),
        GainCaveat::DifferentConditions => "The tests were not all taken in the same mode and with the same time limits.".to_owned(),
    }
}

fn caveat_text(caveat: &Caveat) -> String {
    match caveat {
        Caveat::RepeatsLeftOut { attempts } => {
            format!("Repeats left out: {attempts}. Whoever plays again has seen the answers (--every counts them).")
        }
        Caveat::RepeatsCounted { attempts } => format!("Repeats counted: {attempts}. Whoever plays again has seen the answers."),
        Caveat::Clustered => {
            "Some indicators were shown to the same trainee several times: their intervals are somewhat too narrow.".to_owned()
        }
        Caveat::MixedVersions { scenario, versions } => {
            format!("{scenario} is marked under {versions} keys: `ias results rescore {scenario}` marks all under one.")
        }
        Caveat::UnknownScenario { scenario } => format!("{scenario} is not on this machine: its texts and its kind are not known."),
        Caveat::TimersChanged { attempts } => format!("Attempts with changed time limits: {attempts}."),
        Caveat::ModesMixed { practice, exam } => {
            format!("Practice ({practice}) and exam ({exam}) are counted together; in practice flags are named at once.")
        }
        Caveat::Unfinished { attempts } => {
            format!("Attempts that did not come to an ending: {attempts}. What they were shown until then counts.")
        }
        Caveat::PooledSensitivity => {
            "d' of pooled counts is lower than the trainees' own when they differ in how quick they are to suspect.".to_owned()
        }
    }
}
