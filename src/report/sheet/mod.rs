//! What a group's report says, as plain data: sections of sentences, tables and figures, in one language. A screen draws it;
//! sentences and names are those of the report on paper ([`tell`](super::tell)).
//!
//! Every figure has the same numbers as a table ([`Figure::table`]), for the keyboard, for screen readers, and for whoever
//! would rather read. No name is in it: where a code stands, the cell says so, and whoever may know names puts them there.

mod people;
mod quality;
mod seen;

use crate::cohort::group::{GroupReport, Interval, Rate};
use crate::cohort::roll::Roll;
use crate::report::tell::Teller;
use crate::report::words::{Words, common as c, group as w};
use crate::session::TraineeCode;
use crate::text::Language;

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// How many there are of what.
    pub facts: Vec<String>,
    /// In the order of reading.
    pub sections: Vec<Section>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Tells it from the others.
    pub id: &'static str,
    /// Its heading.
    pub title: String,
    /// What stands in it; never empty.
    pub blocks: Vec<Block>,
}

/// Something that stands in a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the section.
    Heading(String),
    /// What is to be read first.
    Strong(String),
    /// A paragraph.
    Text(String),
    /// How to read what stands below or above.
    Hint(String),
    /// Short lines, each with its mark.
    Marked(Vec<(Mark, String)>),
    /// Paragraphs of a list.
    List(Vec<String>),
    /// A table.
    Table(Table),
    /// A picture of numbers.
    Figure(Figure),
}

/// What came of something; each has a shape of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Noticed, right, best.
    Hit,
    /// Missed.
    Miss,
    /// Suspected without reason, harmful.
    FalseAlarm,
    /// Rightly let pass, acceptable.
    Passed,
    /// Neither.
    Neutral,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is.
    pub title: String,
    /// Headings, one a column.
    pub columns: Vec<String>,
    /// Rows of as many cells; the first names the row.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub text: String,
    /// What is said beside it; may be empty.
    pub detail: String,
    /// A mark before it.
    pub mark: Option<Mark>,
    /// It is this trainee's code.
    pub code: Option<TraineeCode>,
}

impl Cell {
    pub(super) fn of(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }

    pub(super) fn mark(self, mark: Mark) -> Self {
        Self { mark: Some(mark), ..self }
    }
}

/// A picture of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it is.
    pub title: String,
    /// What is drawn.
    pub plot: Plot,
    /// The same as a table.
    pub table: Table,
}

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Shares with their intervals, one below the other.
    Shares(Vec<Share>),
    /// What was missed, by row and column.
    Heat(Heat),
    /// How often those of some confidence were right.
    Calibration {
        /// What lies along, and what goes up.
        axes: [String; 2],
        /// By confidence.
        points: Vec<Point>,
    },
    /// From before to after, a line a measure.
    Slopes {
        /// What stands left, and what right.
        ends: [String; 2],
        /// The lines.
        lines: Vec<Slope>,
    },
    /// How many fell into each tenth, lowest first. Ten of them.
    Tenths(Vec<u32>),
}

/// A share with its interval.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Of what.
    pub name: String,
    /// Said beside it; may be empty.
    pub detail: String,
    /// How it is drawn.
    pub mark: Mark,
    /// The share, 0 to 1; `None`: there was nothing to count.
    pub value: Option<f64>,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// How many of how many, and the share with its interval, in words.
    pub said: [String; 2],
}

/// A field: the share missed, 0 to 1, and in words how many; `None`: never shown.
pub type Field = Option<(f64, String)>;

/// Rows by columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heat {
    /// What columns are called.
    pub columns: Vec<String>,
    /// What rows are called, each with its fields.
    pub rows: Vec<(String, Vec<Field>)>,
}

/// A point of a calibration.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The mean confidence, 0 to 1.
    pub confidence: f64,
    /// The share that was right.
    pub right: f64,
    /// Its interval.
    pub interval: Option<(f64, f64)>,
    /// How many there are.
    pub count: u32,
    /// In words.
    pub said: String,
}

/// A line from before to after.
#[derive(Clone, Debug, PartialEq)]
pub struct Slope {
    /// Of what.
    pub name: String,
    /// The mean before and after, 0 to 1.
    pub means: [f64; 2],
    /// Their intervals.
    pub intervals: [Option<(f64, f64)>; 2],
    /// Both in words.
    pub said: [String; 2],
}

/// The sheet of a report, for its trainer. `roll` says who did what, if that is wanted.
#[must_use]
pub fn sheet(report: &GroupReport, roll: Option<&Roll>, language: Language) -> Sheet {
    let teller = Teller { report, words: Words { language } };
    let maker = Maker(teller);
    if report.counts.attempts == 0 {
        let mut sections = vec![section("overview", teller.words.t(w::OVERVIEW), vec![Block::Text(teller.words.t(w::NO_ATTEMPTS).to_owned())])];
        // Nobody did anything yet: that is just what a trainer wants to see.
        sections.extend(roll.map(|roll| maker.roll(roll)).filter(|section| !section.blocks.is_empty()));
        return Sheet { facts: Vec::new(), sections };
    }
    let t = |say| teller.words.t(say);
    let mut sections = vec![section("overview", t(w::OVERVIEW), maker.overview())];
    sections.extend(roll.map(|roll| maker.roll(roll)));
    sections.extend([
        section("indicators", t(w::INDICATORS), maker.indicators()),
        section("heat", t(w::HEAT), maker.heat()),
        section("contrast", t(w::CONTRAST), maker.contrast()),
        section("moments", t(w::MOMENTS), maker.moments()),
        section("choices", t(w::CHOICES), maker.choices()),
        section("gain", t(w::GAIN), maker.gain()),
        section("sensitivity", t(w::SENSITIVITY), maker.sensitivity()),
        section("calibration", t(w::CALIBRATION), maker.calibration()),
        section("officers", t(w::OFFICERS), maker.officers()),
        section("gaps", t(w::GAPS), maker.gaps()),
        section("items", t(w::ITEMS), maker.items()),
        section("reliability", t(w::RELIABILITY), maker.reliability()),
        section("how", t(w::HOW), maker.how()),
    ]);
    sections.retain(|section| !section.blocks.is_empty());
    sections.iter_mut().for_each(|section| in_letters_of_the_screen(section, language));
    Sheet { facts: teller.facts(), sections }
}

/// The fonts of the screen have no prime and no Greek letters.
fn in_letters_of_the_screen(section: &mut Section, language: Language) {
    let alpha = match language {
        Language::Pl => "alfa",
        Language::En => "alpha",
        Language::Uk => "альфа",
    };
    let change = |text: &mut String| {
        if text.contains(['\u{2032}', '\u{3b1}']) {
            *text = text.replace('\u{2032}', "\u{2019}").replace('\u{3b1}', alpha);
        }
    };
    change(&mut section.title);
    for block in &mut section.blocks {
        match block {
            Block::Heading(text) | Block::Strong(text) | Block::Text(text) | Block::Hint(text) => change(text),
            Block::List(lines) => lines.iter_mut().for_each(change),
            Block::Table(table) => table.columns.iter_mut().for_each(change),
            Block::Marked(_) | Block::Figure(_) => {}
        }
    }
}

fn section(id: &'static str, title: &str, blocks: Vec<Block>) -> Section {
    Section { id, title: title.to_owned(), blocks }
}

/// Makes the sections.
#[derive(Clone, Copy)]
struct Maker<'a>(Teller<'a>);

impl<'a> std::ops::Deref for Maker<'a> {
    type Target = Teller<'a>;

    fn deref(&self) -> &Teller<'a> {
        &self.0
    }
}

fn ends(interval: Option<Interval>) -> Option<(f64, f64)> {
    interval.map(|span| (span.low, span.high))
}

impl Maker<'_> {
    fn say(self, say: crate::report::words::Say) -> String {
        self.words.t(say).to_owned()
    }

    /// `12 of 40`.
    fn count_of(self, rate: &Rate) -> String {
        let (yes, of) = (self.words.number(rate.yes.into()), self.words.number(rate.of.into()));
        self.words.fill(w::COUNT_OF, &[("yes", &yes), ("of", &of)])
    }

    /// A rate as a line of a figure.
    fn rate(self, name: impl Into<String>, detail: impl Into<String>, mark: Mark, rate: &Rate) -> Share {
        let said = match rate.share {
            Some(share) => [self.count_of(rate), self.share(share, rate.interval)],
            None => [self.say(w::NEVER_SHOWN), self.say(c::NOTHING)],
        };
        Share { name: name.into(), detail: detail.into(), mark, value: rate.share, interval: ends(rate.interval), said }
    }

    /// A rate as a cell.
    fn rate_cell(self, rate: &Rate) -> Cell {
        match rate.share {
            Some(share) => Cell::of(self.share(share, rate.interval)).detail(self.count_of(rate)),
            None => Cell::of(self.words.t(c::NOTHING)),
        }
    }

    /// Shares as a figure, with their table.
    fn shares(self, title: &str, what: &str, rows: Vec<Share>) -> Block {
        let table = Table {
            title: title.to_owned(),
            columns: vec![what.to_owned(), self.say(w::TIMES), format!("{} (95\u{a0}%)", self.words.t(w::SHARE))],
            rows: rows
                .iter()
                .map(|row| {
                    let name = Cell::of(&row.name).detail(&row.detail).mark(row.mark);
                    vec![name, Cell::of(&row.said[0]), Cell::of(&row.said[1])]
                })
                .collect(),
        };
        Block::Figure(Figure { title: title.to_owned(), plot: Plot::Shares(rows), table })
    }

    fn how(self) -> Vec<Block> {
        let mut blocks = vec![Block::Text(self.say(w::HOW_NO_VERDICT)), Block::Text(self.say(w::HOW_FIRST))];
        if !self.report.caveats.is_empty() {
            blocks.push(Block::List(self.report.caveats.iter().map(|caveat| self.caveat(caveat)).collect()));
        }
        blocks
    }
}
