//! A programme over time: small pictures that share their scale, month by month, then its places and its films.

use maud::{Markup, html};

use super::{Edition, GroupPage, Maker};
use crate::catalogue::Reference;
use crate::cohort::group::{Group, GroupReport, Interval};
use crate::report::html::page::Part;
use crate::report::plot::months::{Value, months};
use crate::report::words::{Say, group as w};
use crate::text::Language;
use crate::time::WallTime;

/// What a programme's report is made from: the same attempts twice.
#[derive(Clone, Copy)]
pub struct ProgrammePage<'a> {
    /// Grouped by month.
    pub months: &'a GroupReport,
    /// Grouped by place.
    pub places: &'a GroupReport,
    /// For whom the page is.
    pub edition: Edition,
    /// What the programme is called; empty: all attempts.
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
pub fn programme(asked: &ProgrammePage<'_>) -> String {
    let over_time = Maker::new(asked.months, asked.edition, asked.language);
    let places = Maker::new(asked.places, asked.edition, asked.language);
    let t = |say| places.words.t(say);
    let parts = vec![
        Part::new("overview", t(w::OVERVIEW), html! { (places.headline()) p.dim { (t(w::INTERVALS)) } (places.scenarios()) }),
        Part::new("time", t(w::OVER_TIME), over_time.over_time()),
        Part::new("missed", t(w::STILL_MISSED), over_time.still_missed()),
        Part::new("places", t(w::BY_PLACE), places.groups()),
        Part::new("heat", t(w::HEAT), places.heat()),
        Part::new("contrast", t(w::CONTRAST), places.contrast()),
        Part::new("gain", t(w::GAIN), places.gain()),
        Part::new("sensitivity", t(w::SENSITIVITY), places.sensitivity()),
        Part::new("calibration", t(w::CALIBRATION), places.calibration()),
        Part::new("gaps", t(w::GAPS), places.gaps()),
        Part::new("how", t(w::HOW), places.how()),
    ];
    let page = GroupPage {
        report: asked.places,
        edition: asked.edition,
        title: asked.title,
        language: asked.language,
        reference: asked.reference,
        made: asked.made,
        version: asked.version,
    };
    places.page(&page, t(w::KIND_PROGRAMME), parts)
}

fn ends(interval: Option<Interval>) -> Option<(f64, f64)> {
    interval.map(|span| (span.low.clamp(0.0, 1.0), span.high.clamp(0.0, 1.0)))
}

/// Months from the first to the last, those without attempts too: each with the place of its group, if it has one.
fn calendar(groups: &[Group]) -> Vec<(String, Option<usize>)> {
    let number = |id: &str| -> Option<i32> {
        let (year, month) = id.split_once('-')?;
        Some(year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()? - 1)
    };
    let known: Vec<(i32, usize)> = groups.iter().enumerate().filter_map(|(at, group)| Some((number(&group.id)?, at))).collect();
    let (Some(first), Some(last)) = (known.iter().map(|(month, _)| *month).min(), known.iter().map(|(month, _)| *month).max()) else {
        return Vec::new();
    };
    let of = |month: i32| known.iter().find(|(known, _)| *known == month).map(|(_, at)| *at);
    (first..=last).map(|month| (format!("{:04}-{:02}", month / 12, month % 12 + 1), of(month))).collect()
}

impl Maker<'_> {
    /// One picture of the groups' values, month by month.
    fn course_of(self, name: &str, most: f64, class: &str, write: impl Fn(f64) -> String, value: impl Fn(usize) -> Value) -> Markup {
        let told = self.told_groups();
        let calendar = calendar(&self.report.groups);
        let values: Vec<Value> = calendar.iter().map(|(_, at)| at.filter(|at| told[*at]).and_then(&value)).collect();
        let (Some((first, _)), Some((last, _))) = (calendar.first(), calendar.last()) else { return html! {} };
        if values.iter().all(Option::is_none) {
            return html! { figure.month { figcaption { (name) " " span.dim { "(" (self.words.t(w::WITHHELD)) ")" } } } };
        }
        let listed: Vec<String> = calendar
            .iter()
            .zip(&values)
            .filter_map(|((month, _), value)| value.map(|(value, _)| format!("{}: {}", self.words.month(month), write(value))))
            .collect();
        let said = self.words.fill(w::OVER_TIME_DESC, &[("what", name), ("values", &listed.join(", "))]);
        let latest = values.iter().rev().find_map(|value| value.map(|(value, _)| write(value)));
        html! {
            figure.month {
                figcaption { (name) @if let Some(latest) = latest { " " strong { (latest) } } }
                (months(&values, most, [&self.words.month(first), &self.words.month(last)], class, &said))
            }
        }
    }

    pub(super) fn over_time(self) -> Markup {
        let words = self.words;
        let groups = &self.report.groups;
        let most = f64::from(groups.iter().map(|group| group.attempts).max().unwrap_or(1));
        let percent = |share: f64| words.share(share);
        type Of<'a> = &'a dyn Fn(&Group) -> Value;
        let shares: [(Say, &str, Of<'_>); 4] = [
            (w::NOTICED, "hit", &|group| group.noticed.share.map(|share| (share, ends(group.noticed.interval)))),
            (w::SUSPECTED, "alarm", &|group| group.suspected.share.map(|share| (share, ends(group.suspected.interval)))),
            (w::MEAN_MARK, "plain", &|group| group.marks.spread.mean.map(|mean| (mean, ends(group.marks.spread.interval)))),
            (w::PASSED, "plain", &|group| group.passed.share.map(|share| (share, ends(group.passed.interval)))),
        ];
        html! {
            div.multiples {
                @for (say, class, value) in shares { (self.course_of(words.t(say), 1.0, class, percent, |at| value(&groups[at]))) }
                (self.course_of(words.t(w::ATTEMPTS), most, "plain", |count| words.decimal(count, 0), |at| Some((f64::from(groups[at].attempts), None))))
            }
            (self.groups())
        }
    }

    pub(super) fn still_missed(self) -> Markup {
        /// As many indicators as find room on a page; the others stand in the table of places.
        const MOST: usize = 12;
        let words = self.words;
        let order: Vec<usize> = self.by_missed().into_iter().filter(|at| self.report.indicators[*at].noticed.of > 0).take(MOST).collect();
        html! {
            @if !order.is_empty() {
                p.dim { (words.t(w::STILL_MISSED_HELP)) }
                div.multiples {
                    @for at in order {
                        (self.course_of(&self.indicator_name(at), 1.0, "hit", |share| words.share(share), |month| {
                            let cell = self.report.heat.rows.get(at)?.get(month)?;
                            if self.tells_cell(cell.of, at) { cell.share.map(|share| (share, ends(cell.interval))) } else { None }
                        }))
                    }
                }
            }
        }
    }
}
