//! Grades in the shape that Moodle's grade book imports: a row a trainee, a column a scenario, percent with a decimal point.
//!
//! Moodle finds its users by `ID number` or `Email address`. Which code is whose is for the trainer to say ([`People`]);
//! without it the code itself stands as the ID number. Imported grades stand as set by hand there.
//! Source: STANDARDS.md section 2.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Read, Write};

use super::{Cell, Dialect, Rows};
use crate::cohort::record::Record;
use crate::course::Purpose;
use crate::scenario::graph::ScenarioId;
use crate::session::{Mode, TraineeCode};
use crate::text::Language;
use crate::time::WallTime;

/// Which of several attempts counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Take {
    /// The one with the highest result, as Moodle itself does.
    #[default]
    Best,
    /// The one that was finished first.
    First,
    /// The one that was finished last.
    Last,
}

/// How Moodle knows somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The ID number; may be empty when there is an address.
    pub id_number: String,
    /// The address, in exactly Moodle's spelling; may be empty when there is an ID number.
    pub email: String,
}

/// Which code is whose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People(pub BTreeMap<TraineeCode, Person>);

/// Why a file does not say who is who.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoPeople {
    /// Line, from 1.
    pub line: u64,
    /// What is wrong with it, and what to write.
    pub what: String,
}

impl fmt::Display for NoPeople {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for NoPeople {}

impl People {
    /// Reads rows of `code, ID number[, e-mail address]`, parted by commas, semicolons or tabs; a first line of headings,
    /// which has no digit in its first cell, is skipped.
    ///
    /// # Errors
    /// [`NoPeople`] at the first row that has too few or too many cells, a code twice, or neither number nor address.
    pub fn read(mut from: impl Read) -> Result<Self, NoPeople> {
        let mut text = String::new();
        from.read_to_string(&mut text)
            .map_err(|error| NoPeople { line: 1, what: format!("{error}: save the file as text in UTF-8") })?;
        let text = text.trim_start_matches('\u{feff}');
        let first = text.lines().next().unwrap_or_default();
        let parted = [b';', b'\t'].into_iter().find(|mark| first.contains(char::from(*mark))).unwrap_or(b',');
        let mut rows =
            ::csv::ReaderBuilder::new().delimiter(parted).has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut people = BTreeMap::new();
        for (number, row) in rows.records().enumerate() {
            let row = row.map_err(|error| NoPeople { line: number as u64 + 1, what: format!("{error}") })?;
            let line = row.position().map_or(0, ::csv::Position::line);
            let wrong = |what: &str| Err(NoPeople { line, what: what.to_owned() });
            let cells: Vec<&str> = row.iter().map(str::trim).collect();
            if cells.iter().all(|cell| cell.is_empty()) || (number == 0 && !cells[0].contains(|c: char| c.is_ascii_digit())) {
                continue;
            }
            let (code, id_number, email) = match cells[..] {
                [code, id] => (code, id, ""),
                [code, id, email] => (code, id, email),
                _ => return wrong("write a code, an ID number and, if wanted, an e-mail address"),
            };
            let code = TraineeCode::from(code);
            if !code.is_valid() {
                return wrong("the first cell is no trainee's code");
            }
            if id_number.is_empty() && email.is_empty() {
                return wrong("there is neither an ID number nor an e-mail address");
            }
            let person = Person { id_number: id_number.to_owned(), email: email.to_owned() };
            if people.insert(code, person).is_some() {
                return wrong("this code stood in a line above already");
            }
        }
        Ok(Self(people))
    }
}

/// A column of the grade book.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    scenario: ScenarioId,
    purpose: Purpose,
}

impl Item {
    fn heading(&self) -> String {
        match self.purpose {
            Purpose::Training => self.scenario.to_string(),
            other => format!("{} {}", self.scenario, other.name()),
        }
    }
}

/// The grades so far: one number for each trainee and scenario, however many attempts there are.
#[derive(Clone, Debug, Default)]
pub struct Gradebook {
    take: Take,
    items: BTreeSet<Item>,
    grades: BTreeMap<TraineeCode, BTreeMap<Item, (WallTime, u32)>>,
}

impl Gradebook {
    /// An empty one.
    #[must_use]
    pub fn new(take: Take) -> Self {
        Self { take, ..Self::default() }
    }

    /// Takes the attempt in, if it was marked and is somebody's: a group's sitting says nothing of any one person.
    pub fn add(&mut self, record: &Record) {
        let Some(overall) = record.overall.filter(|_| record.mode != Mode::Plenary) else { return };
        let item = Item { scenario: record.scenario.clone(), purpose: record.about.purpose };
        self.items.insert(item.clone());
        let new = (record.about.finished, overall);
        self.grades
            .entry(record.trainee.clone())
            .or_default()
            .entry(item)
            .and_modify(|kept| {
                let better = match self.take {
                    Take::Best => new.1 > kept.1,
                    Take::First => new.0 < kept.0,
                    Take::Last => new.0 > kept.0,
                };
                if better {
                    *kept = new;
                }
            })
            .or_insert(new);
    }

    /// Writes the rows of everybody whom `people` knows, and tells the codes that it does not; `None`: the code is the ID
    /// number.
    ///
    /// # Errors
    /// What the output says.
    pub fn write(&self, out: impl Write, people: Option<&People>) -> io::Result<Vec<TraineeCode>> {
        let items: Vec<String> = self.items.iter().map(Item::heading).collect();
        let headings: Vec<&str> =
            ["ID number", "Email address"].into_iter().chain(items.iter().map(String::as_str)).collect();
        let mut rows = Rows::begin(out, Dialect::Lms, Language::En, &headings)?;
        let mut unknown = Vec::new();
        for (code, grades) in &self.grades {
            let person = match people {
                None => Person { id_number: code.to_string(), email: String::new() },
                Some(people) => match people.0.get(code) {
                    Some(person) => person.clone(),
                    None => {
                        unknown.push(code.clone());
                        continue;
                    }
                },
            };
            let mut cells = vec![Cell::Text(person.id_number), Cell::Text(person.email)];
            cells.extend(self.items.iter().map(|item| Cell::percent(grades.get(item).map(|(_, overall)| *overall))));
            rows.row(&cells)?;
        }
        rows.finish()?;
        Ok(unknown)
    }
}
