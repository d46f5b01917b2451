//! Rows for other programs: a grade book, a spreadsheet.
//!
//! Two dialects, because no file serves both: [`Dialect::Lms`] with commas and decimal points, and [`Dialect::ExcelPl`], which
//! a Polish Excel opens by a double click: semicolons, decimal commas, and a mark that tells it that the text is UTF-8.
//!
//! A text that a spreadsheet would take for a formula is made harmless by a `'` before it; numbers are not touched, or a
//! negative one would turn into a text. Source: STANDARDS.md section 2 (OWASP ASVS 1.2.10; quoting alone is not enough).
//!
//! It must not know: the disk, names. Whoever joins codes to somebody's number hands the join in ([`moodle::People`]).

pub mod moodle;
pub mod tables;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use crate::text::Language;
use crate::time::{WallTime, rfc3339};

/// For which program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// Commas, decimal points, names of columns for programs.
    #[default]
    Lms,
    /// Semicolons, decimal commas, a mark of UTF-8, names of columns for people.
    ExcelPl,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known, or there was nothing to tell.
    Empty,
    /// A text; made harmless when it looks like a formula.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A decimal in thousandths, e.g. 1540 is 1.54.
    Thousandths(i64),
    /// Yes or no.
    Flag(bool),
    /// A moment, in UTC.
    Moment(WallTime),
}

impl Cell {
    /// A share of so many thousandths, in percent: 814 is 81.4.
    #[must_use]
    pub fn percent(share: Option<u32>) -> Self {
        share.map_or(Self::Empty, |share| Self::Thousandths(i64::from(share) * 100))
    }

    /// A text, or nothing.
    #[must_use]
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// As it is written in that dialect.
    fn written(&self, dialect: Dialect, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => harmless(text),
            Self::Whole(number) => number.to_string(),
            Self::Thousandths(count) => decimal(*count, if dialect == Dialect::ExcelPl { ',' } else { '.' }),
            Self::Flag(yes) => match (dialect, language, yes) {
                (Dialect::Lms, _, yes) => u8::from(*yes).to_string(),
                (_, Language::Pl, true) => "tak".to_owned(),
                (_, Language::Pl, false) => "nie".to_owned(),
                (_, Language::En, true) => "yes".to_owned(),
                (_, Language::En, false) => "no".to_owned(),
                (_, Language::Uk, true) => "так".to_owned(),
                (_, Language::Uk, false) => "ні".to_owned(),
            },
            Self::Moment(at) => {
                let text = rfc3339(*at);
                match dialect {
                    Dialect::Lms => text,
                    // As a spreadsheet reads a moment; UTC, as the heading says.
                    Dialect::ExcelPl => text[..19].replace('T', " "),
                }
            }
        }
    }
}

/// A number of thousandths with as many decimals as needed.
fn decimal(count: i64, point: char) -> String {
    let sign = if count < 0 { "-" } else { "" };
    let count = count.unsigned_abs();
    let fraction = format!("{:03}", count % 1000);
    match fraction.trim_end_matches('0') {
        "" => format!("{sign}{}", count / 1000),
        fraction => format!("{sign}{}{point}{fraction}", count / 1000),
    }
}

/// The text, with a `'` before it when a spreadsheet would take it for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\0', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

/// Writes rows of one table.
pub struct Rows<W: Write> {
    out: ::csv::Writer<W>,
    dialect: Dialect,
    language: Language,
}

impl<W: Write> Rows<W> {
    /// Begins the table with its headings, which are no cells: they are ours and harmless.
    ///
    /// # Errors
    /// What the output says.
    pub fn begin(mut out: W, dialect: Dialect, language: Language, headings: &[&str]) -> io::Result<Self> {
        if dialect == Dialect::ExcelPl {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let out = ::csv::WriterBuilder::new()
            .delimiter(if dialect == Dialect::ExcelPl { b';' } else { b',' })
            .terminator(::csv::Terminator::CRLF)
            .from_writer(out);
        let mut rows = Self { out, dialect, language };
        rows.out.write_record(headings).map_err(io::Error::other)?;
        Ok(rows)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// What the output says; a row of another length than the headings.
    pub fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        let (dialect, language) = (self.dialect, self.language);
        self.out.write_record(cells.iter().map(|cell| cell.written(dialect, language))).map_err(io::Error::other)
    }

    /// Writes out what is still waiting.
    ///
    /// # Errors
    /// What the output says.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}
