//! One attempt's report: the debrief on paper, private to whoever played.

mod acted;
mod judged;
mod next;
mod paths;
mod result;
mod seen;
#[cfg(test)]
mod tests;

use maud::{Markup, html};

use super::page::{Page, Part, page};
use crate::catalogue::{PrincipleId, Reference};
use crate::debrief::Debrief;
use crate::report::plot::mark::Mark;
use crate::report::words::{Say, Words, attempt as w, common as c};
use crate::scenario::graph::{MediaPath, NodeId, Rating};
use crate::scoring::Score;
use crate::session::{AttemptId, Finish, Mode, Timers};
use crate::time::{Day, MediaTime, WallTime};

/// What a picture is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shot<'a> {
    /// A scene at a moment.
    Moment(&'a NodeId, MediaTime),
    /// An exhibit's picture.
    Exhibit(&'a MediaPath),
}

/// A picture to stand in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// As a `data:` address.
    pub address: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// What an attempt's report is made from.
pub struct AttemptReport<'a> {
    /// Which attempt.
    pub attempt: &'a AttemptId,
    /// What to show; its language is the report's.
    pub debrief: &'a Debrief,
    /// What it earned.
    pub score: &'a Score,
    /// Principles and the caveat of UNODC.
    pub reference: &'a Reference,
    /// When it ended.
    pub ended: WallTime,
    /// When the report is made.
    pub made: WallTime,
    /// The application's version.
    pub version: &'a str,
    /// The title of a scenario that trains what was missed, if one is known.
    pub next: Option<&'a str>,
    /// Pictures, where they are to be had.
    pub picture: &'a dyn Fn(Shot<'_>) -> Option<Picture>,
}

/// The report as one HTML page, in the debrief's language.
#[must_use]
pub fn attempt(report: &AttemptReport<'_>) -> String {
    let words = Words { language: report.debrief.language };
    let maker = Maker { report, words };
    let unodc = report.reference.catalogue(&"unodc".into()).map_or("", |unodc| unodc.caveat.get(words.language));
    let own = if report.debrief.caveat == unodc { "" } else { report.debrief.caveat.as_str() };
    page(Page {
        words,
        kind: words.t(w::KIND),
        title: &report.debrief.title,
        facts: maker.facts(),
        for_whom: words.t(w::FOR_WHOM),
        caveats: vec![unodc, own],
        parts: vec![
            Part::new("result", words.t(w::RESULT), maker.result()),
            Part::new("next", words.t(w::NEXT), maker.next()),
            Part::new("seen", words.t(w::SEEN), maker.seen()),
            Part::new("acted", words.t(w::ACTED), maker.acted()),
            Part::new("judged", words.t(w::JUDGED), maker.judged()),
            Part::new("referred", words.t(w::REFERRED), maker.referred()),
            Part::new("paths", words.t(w::PATHS), maker.paths()),
            Part::new("how", words.t(w::HOW), maker.how()),
        ],
        made: Day::of(report.made),
        version: report.version,
        foot: maker.ids(),
    })
}

/// The report and its words, passed from part to part.
#[derive(Clone, Copy)]
struct Maker<'a> {
    report: &'a AttemptReport<'a>,
    words: Words,
}

impl Maker<'_> {
    fn facts(self) -> Vec<String> {
        let (words, score) = (self.words, self.report.score);
        let mut facts = vec![
            words.fill(w::CODE, &[("code", &score.trainee.0)]),
            words.fill(w::PLAYED, &[("date", &words.day(Day::of(self.report.ended)))]),
            words.t(if score.mode == Mode::Exam { c::EXAM } else { c::PRACTICE }).to_owned(),
        ];
        if !score.timers.iter().all(|timers| *timers == Timers::Percent(100)) {
            let name = |timers: &Timers| match timers {
                Timers::Percent(percent) => words.percent(u32::from(*percent) * 10),
                Timers::Off => words.t(w::TIMERS_OFF).to_owned(),
            };
            let names: Vec<String> = score.timers.iter().map(name).collect();
            facts.push(words.fill(w::TIMERS, &[("timers", &names.join(", "))]));
        }
        if !matches!(score.finish, Some(Finish::Ended { .. })) {
            facts.push(words.t(w::UNFINISHED).to_owned());
        }
        if score.is_rescored() {
            facts.push(words.t(w::RESCORED).to_owned());
        }
        facts
    }

    /// What a principle says, with its id; the id alone when the reference does not know it.
    fn principle(self, id: &PrincipleId) -> String {
        let Some(known) = self.report.reference.principle(id) else { return id.to_string() };
        let text = known.text.get(self.words.language);
        if known.verify { format!("{text} ({id}; {})", self.words.t(c::UNCONFIRMED)) } else { format!("{text} ({id})") }
    }

    fn how(self) -> Markup {
        let t = |say| self.words.t(say);
        html! { @for say in [w::HOW_POINTS, w::HOW_PATH, w::HOW_D] { p { (t(say)) } } }
    }

    fn ids(self) -> Markup {
        let score = self.report.score;
        let played = short(&score.played_under.0);
        let places = [("scenario", &*score.scenario.0), ("played", &played), ("attempt", &*self.report.attempt.0)];
        html! { p.ids { (self.words.fill(w::IDS, &places)) } }
    }
}

/// The first twelve characters of a hash: enough to tell versions apart.
fn short(hash: &str) -> String {
    hash.chars().take(12).collect()
}

/// A rating's mark and word.
fn rating(rating: Option<Rating>) -> (Mark, Say) {
    match rating {
        Some(Rating::Best) => (Mark::Hit, c::BEST),
        Some(Rating::Good) => (Mark::Passed, c::GOOD),
        Some(Rating::Poor) => (Mark::Miss, c::POOR),
        Some(Rating::Harmful) => (Mark::FalseAlarm, c::HARMFUL),
        None => (Mark::Neutral, c::UNRATED),
    }
}
