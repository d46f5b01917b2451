//! What a group learned, and a programme over time, as pages.
//!
//! They come in two editions: the trainer's holds codes; the one to hand on holds none, and withholds numbers where few
//! people may be meant ([`privacy`]).

mod films;
mod gain;
mod heat;
mod overview;
mod people;
mod privacy;
mod programme;
mod quality;
mod remarks;
#[cfg(test)]
mod tests;

use std::ops::Deref;

use maud::{Markup, html};

use super::page::{Page, Part, page};
use crate::catalogue::Reference;
use crate::cohort::group::{GroupReport, Rate};
use crate::report::plot::share::{self, Share};
use crate::report::tell::Teller;
use crate::report::words::{Say, Words, group as w};
use crate::text::Language;
use crate::time::{Day, WallTime};

pub use privacy::{Edition, FEWEST};
pub use programme::{ProgrammePage, programme};

/// What a group's report is made from.
#[derive(Clone, Copy)]
pub struct GroupPage<'a> {
    /// What the group learned.
    pub report: &'a GroupReport,
    /// For whom the page is.
    pub edition: Edition,
    /// What the group is called, e.g. the course's title; empty: all attempts.
    pub title: &'a str,
    /// The language of the page.
    pub language: Language,
    /// The caveat of UNODC.
    pub reference: &'a Reference,
    /// When the report is made.
    pub made: WallTime,
    /// The application's version.
    pub version: &'a str,
}

/// The report as one HTML page.
#[must_use]
pub fn group(asked: &GroupPage<'_>) -> String {
    let maker = Maker::new(asked.report, asked.edition, asked.language);
    let t = |say| maker.words.t(say);
    let parts = vec![
        Part::new("overview", t(w::OVERVIEW), maker.overview()),
        Part::new("indicators", t(w::INDICATORS), maker.indicators()),
        Part::new("heat", t(w::HEAT), maker.heat()),
        Part::new("contrast", t(w::CONTRAST), maker.contrast()),
        Part::new("moments", t(w::MOMENTS), maker.moments()).long(),
        Part::new("choices", t(w::CHOICES), maker.choices()).long(),
        Part::new("gain", t(w::GAIN), maker.gain()),
        Part::new("sensitivity", t(w::SENSITIVITY), maker.sensitivity()),
        Part::new("calibration", t(w::CALIBRATION), maker.calibration()),
        Part::new("officers", t(w::OFFICERS), maker.officers()),
        Part::new("gaps", t(w::GAPS), maker.gaps()).long(),
        Part::new("items", t(w::ITEMS), maker.items()).long(),
        Part::new("how", t(w::HOW), maker.how()),
    ];
    maker.page(asked, t(w::KIND), parts)
}

/// A report and its words, passed from part to part.
#[derive(Clone, Copy)]
struct Maker<'a> {
    teller: Teller<'a>,
    edition: Edition,
}

impl<'a> Deref for Maker<'a> {
    type Target = Teller<'a>;

    fn deref(&self) -> &Teller<'a> {
        &self.teller
    }
}

impl<'a> Maker<'a> {
    fn new(report: &'a GroupReport, edition: Edition, language: Language) -> Self {
        Self { teller: Teller { report, words: Words { language } }, edition }
    }

    /// The page around the parts; none of them where there is nothing to tell, or too few people to tell of.
    fn page(self, asked: &GroupPage<'_>, kind: &str, parts: Vec<Part>) -> String {
        let words = self.words;
        let few = FEWEST.to_string();
        let for_whom = match self.edition {
            Edition::Trainer => words.t(w::FOR_TRAINER).to_owned(),
            Edition::Programme => words.fill(w::FOR_PROGRAMME, &[("k", &few)]),
        };
        let parts = if self.report.counts.attempts == 0 {
            vec![Part::new("none", words.t(w::OVERVIEW), html! { p { (words.t(w::NO_ATTEMPTS)) } })]
        } else if self.tells(self.report.counts.trainees) {
            parts
        } else {
            let said = words.fill(w::TOO_FEW_FOR_ALL, &[("k", &few)]);
            vec![Part::new("none", words.t(w::OVERVIEW), html! { p { (said) } })]
        };
        page(Page {
            words,
            kind,
            title: if asked.title.is_empty() { words.t(w::ALL_TOGETHER) } else { asked.title },
            facts: if self.tells(self.report.counts.trainees) { self.facts() } else { Vec::new() },
            for_whom: &for_whom,
            caveats: vec![asked.reference.catalogue(&"unodc".into()).map_or("", |unodc| unodc.caveat.get(words.language))],
            parts,
            made: Day::of(asked.made),
            version: asked.version,
            foot: html! {},
        })
    }

    /// Three cells: the bar, how many of how many, the share with its interval.
    fn rate(self, rate: &Rate, class: &str) -> Markup {
        let words = self.words;
        let Some(share) = rate.share else { return html! { td.dim colspan="3" { (words.t(w::NEVER_SHOWN)) } } };
        if !self.tells(rate.of) {
            return html! { td.dim colspan="3" { (words.t(w::WITHHELD)) } };
        }
        let (yes, of) = (words.number(rate.yes.into()), words.number(rate.of.into()));
        html! {
            td.plot { (share::bar(Share { value: share, interval: rate.interval.map(|span| (span.low, span.high)) }, class)) }
            td.n { (words.fill(w::COUNT_OF, &[("yes", &yes), ("of", &of)])) }
            td.n { (self.share(share, rate.interval)) }
        }
    }

    /// One cell: the share alone.
    fn rate_cell(self, rate: &Rate) -> Markup {
        html! {
            @match rate.share {
                None => td.n { "—" },
                Some(_) if !self.tells(rate.of) => td.n { "·" },
                Some(share) => td.n { (self.share(share, rate.interval)) },
            }
        }
    }

    /// The head of a table of bars.
    fn bars_head(self, what: Say) -> Markup {
        let t = |say| self.words.t(say);
        html! {
            thead {
                tr {
                    th scope="col" { (t(what)) }
                    th.plot scope="col" { span.unseen { (t(w::SHARE)) } (share::axis()) }
                    th.n scope="col" { (t(w::TIMES)) }
                    th.n scope="col" { (t(w::SHARE)) " (95\u{a0}%)" }
                }
            }
        }
    }
}
