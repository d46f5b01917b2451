//! Lists of names as a spreadsheet writes them: brought in, and taken out again.
//!
//! Read: comma, semicolon or tab, with or without the mark that Excel puts before UTF-8; columns in any order, by their
//! headings in Polish, English or Ukrainian. What is wrong is told by line, and nothing is taken in then.

use std::fmt;

use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use zeroize::Zeroizing;

use super::names::{Names, Person};
use crate::course::code;
use crate::session::TraineeCode;

/// A person of a list; without a code one is given to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line of the file, from 1.
    pub line: u64,
    /// The code, if the list has one.
    pub code: Option<TraineeCode>,
    /// The person.
    pub person: Person,
}

/// What is wrong with a list, and where. Repeats nothing of what the list holds but a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoList {
    /// The line of the file, from 1.
    pub line: u64,
    /// What is wrong.
    pub what: ListFault,
}

/// What is wrong with a line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListFault {
    /// The file is in another encoding.
    Encoding,
    /// The headings cannot be read.
    Headings,
    /// A heading is not known.
    UnknownHeading(String),
    /// A heading stands twice.
    HeadingTwice(String),
    /// The line cannot be parted into fields.
    Unreadable,
    /// There are more fields than headings.
    TooManyFields,
    /// What stands as the code is none.
    NoCode(code::NoCode),
    /// The code stands in an earlier line.
    CodeTwice,
}

impl fmt::Display for ListFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding => f.write_str("this is no UTF-8 text; save the list as \"CSV UTF-8\""),
            Self::Headings => f.write_str("the headings cannot be read"),
            Self::UnknownHeading(heading) => write!(f, "the heading \"{heading}\" is not known; write code, name, surname, ID number or email"),
            Self::HeadingTwice(heading) => write!(f, "the heading \"{heading}\" stands twice"),
            Self::Unreadable => f.write_str("the line cannot be read: is a quotation mark missing?"),
            Self::TooManyFields => f.write_str("there are more fields than headings"),
            Self::NoCode(why) => write!(f, "this is no code: {why}"),
            Self::CodeTwice => f.write_str("its code stands in the list before"),
        }
    }
}

impl fmt::Display for NoList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for NoList {}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Code,
    Name,
    Surname,
    Number,
    Email,
}

/// Headings, letter case and blanks at the edges aside.
const HEADINGS: &[(&str, Column)] = &[
    ("code", Column::Code), ("kod", Column::Code), ("код", Column::Code),
    ("name", Column::Name), ("full name", Column::Name), ("first name", Column::Name), ("imię i nazwisko", Column::Name),
    ("nazwisko i imię", Column::Name), ("imię", Column::Name), ("ім'я", Column::Name), ("ім’я", Column::Name), ("піб", Column::Name),
    ("surname", Column::Surname), ("last name", Column::Surname), ("nazwisko", Column::Surname), ("прізвище", Column::Surname),
    ("id number", Column::Number), ("id_number", Column::Number), ("service number", Column::Number), ("numer", Column::Number),
    ("numer służbowy", Column::Number), ("nr służbowy", Column::Number), ("номер", Column::Number), ("службовий номер", Column::Number),
    ("email", Column::Email), ("e-mail", Column::Email), ("email address", Column::Email), ("adres e-mail", Column::Email),
    ("електронна пошта", Column::Email),
];

/// Reads a list.
///
/// # Errors
/// [`NoList`]: everything that is wrong, in the order of the lines; never empty.
pub fn read_list(bytes: &[u8]) -> Result<Vec<Listed>, Vec<NoList>> {
    let wrong = |line: u64, what: ListFault| vec![NoList { line, what }];
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        wrong(line, ListFault::Encoding)
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b';', b'\t', b','].into_iter().max_by_key(|mark| first.bytes().filter(|byte| byte == mark).count()).unwrap_or(b',');
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let headings = reader.headers().map_err(|_| wrong(1, ListFault::Headings))?.clone();
    let columns = columns(&headings).map_err(|what| wrong(1, what))?;
    let mut listed: Vec<Listed> = Vec::new();
    let mut faults: Vec<NoList> = Vec::new();
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                faults.push(NoList { line: error.position().map_or(0, csv::Position::line), what: ListFault::Unreadable });
                continue;
            }
        };
        let line = row.position().map_or(0, |at| line_of(text, at));
        if row.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if row.len() > columns.len() {
            faults.push(NoList { line, what: ListFault::TooManyFields });
            continue;
        }
        let mut one = Listed { line, code: None, person: Person::default() };
        let mut surname = None;
        for (field, column) in row.iter().zip(&columns) {
            let Some(field) = unguarded(field) else { continue };
            match column {
                Column::Code => match code::typed(field) {
                    Ok(code) => one.code = Some(code),
                    Err(why) => faults.push(NoList { line, what: ListFault::NoCode(why) }),
                },
                Column::Name => one.person.name = Some(field.to_owned()),
                Column::Surname => surname = Some(field.to_owned()),
                Column::Number => one.person.id_number = Some(field.to_owned()),
                Column::Email => one.person.email = Some(field.to_owned()),
            }
        }
        if let Some(surname) = surname {
            one.person.name = Some(one.person.name.take().map_or(surname.clone(), |name| format!("{name} {surname}")));
        }
        if one.code.is_some() && listed.iter().any(|other| other.code == one.code) {
            faults.push(NoList { line, what: ListFault::CodeTwice });
        }
        listed.push(one);
    }
    if faults.is_empty() { Ok(listed) } else { Err(faults) }
}

/// Where a row begins: the reader counts from before the empty lines that it passes over.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let rest = usize::try_from(at.byte()).ok().and_then(|byte| text.as_bytes().get(byte..)).unwrap_or_default();
    let passed = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| **byte == b'\n').count();
    at.line() + passed as u64
}

fn columns(headings: &StringRecord) -> Result<Vec<Column>, ListFault> {
    let mut columns = Vec::new();
    for heading in headings {
        let plain = heading.trim().to_lowercase();
        let Some((_, column)) = HEADINGS.iter().find(|(known, _)| *known == plain) else {
            let shown: String = heading.chars().take(40).collect();
            return Err(ListFault::UnknownHeading(shown));
        };
        if columns.contains(column) {
            return Err(ListFault::HeadingTwice(heading.to_owned()));
        }
        columns.push(*column);
    }
    Ok(columns)
}

/// A field without blanks at its edges and without the mark that keeps a spreadsheet from computing it; `None`: empty.
fn unguarded(field: &str) -> Option<&str> {
    let field = field.trim();
    let field = field.strip_prefix('\'').filter(|rest| rest.starts_with(COMPUTED)).unwrap_or(field);
    (!field.is_empty()).then_some(field)
}

/// With these a spreadsheet begins to compute. Source: OWASP, CSV Injection.
const COMPUTED: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Writes a list that [`read_list`] reads, and Excel, too: UTF-8 with its mark, commas, lines that end with CR LF.
#[must_use]
pub fn write_list(names: &Names) -> Zeroizing<Vec<u8>> {
    let room = names.room() * 2 + 256;
    let mut bytes = Zeroizing::new(Vec::with_capacity(room));
    bytes.extend("\u{feff}".as_bytes());
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(&mut *bytes);
    let mut row = |fields: [&str; 4]| {
        let guarded = fields.map(|field| Zeroizing::new(if field.starts_with(COMPUTED) { format!("'{field}") } else { field.to_owned() }));
        writer.write_record(guarded.iter().map(|field| field.as_str())).expect("memory takes every byte");
    };
    row(["code", "name", "ID number", "email"]);
    for (code, person) in names.all() {
        let text = |field: &Option<String>| field.as_deref().unwrap_or_default().to_owned();
        let [name, number, email] = [&person.name, &person.id_number, &person.email].map(|field| Zeroizing::new(text(field)));
        row([&code.0, &name, &number, &email]);
    }
    writer.flush().expect("memory takes every byte");
    drop(writer);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> Result<Vec<Listed>, Vec<NoList>> {
        read_list(text.as_bytes())
    }

    #[test]
    fn lists_of_spreadsheets_are_read() {
        let same = [
            "code,name,ID number,email\r\np-7Q4K-2M9D,Zofia Wilk,SG-1,z@example.org\r\n",
            "\u{feff}Kod;Imię;Nazwisko;Numer służbowy;E-mail\n7q4k2m9d;Zofia;Wilk;SG-1;z@example.org\n;;;;\n",
            "\"Email\"\tПрізвище\tІм'я\tНомер\tКод\nz@example.org\tWilk\tZofia\tSG-1\tp-7Q4K-2M9D",
        ];
        for text in same {
            let people = listed(text).expect(text);
            let [one] = &people[..] else { panic!("{text}") };
            assert_eq!(one.code, Some("p-7Q4K-2M9D".into()), "{text}");
            let person = &one.person;
            assert_eq!([&person.name, &person.id_number, &person.email].map(|field| field.as_deref()), [Some("Zofia Wilk"), Some("SG-1"), Some("z@example.org")]);
        }
        assert_eq!(listed("name\nZofia Wilk\n\nJan Lis\n").expect("sound").iter().map(|one| one.line).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn what_is_wrong_is_told_by_line_and_repeats_no_name() {
        for (text, line, told) in [
            ("name;shoe size\nZofia;38\n", 1, "shoe size"),
            ("name;name\n", 1, "twice"),
            ("code,name\np-7Q4K-2M9E,Zofia Wilk\n", 2, "mistyped"),
            ("code,name\np-7Q4K-2M9D,Zofia\n7q4k2m9d,Jan\n", 3, "before"),
            ("name,email\nZofia,z,x\n", 2, "more fields"),
        ] {
            let errors = listed(text).expect_err(text);
            let [error] = &errors[..] else { panic!("{errors:?}") };
            assert_eq!(error.line, line, "{text}");
            let what = error.to_string();
            assert!(what.contains(told) && !what.contains("Zofia"), "{error}");
        }
        let errors = read_list(b"name\nOl\xea\n").expect_err("another encoding");
        assert_eq!(errors, [NoList { line: 2, what: ListFault::Encoding }]);
        let lines: Vec<u64> = listed("code,name\nx,A\np-7Q4K-2M9D,B\ny,C\n1,2,3\n").expect_err("three").iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 4, 5], "everything is told at once");
    }

    #[test]
    fn what_is_written_is_read_back_and_computes_nothing() {
        let mut names = Names::default();
        let person = Person { name: Some("=HYPERLINK(\"x\")".to_owned()), id_number: Some("-7; \"a\"".to_owned()), email: None };
        names.set("p-7Q4K-2M9D".into(), person.clone());
        let bytes = write_list(&names);
        let text = std::str::from_utf8(&bytes).expect("UTF-8");
        assert!(text.contains("'=HYPERLINK") && text.contains("'-7") && text.starts_with('\u{feff}'), "{text}");
        let [one] = &read_list(&bytes).expect("our own")[..] else { panic!("one") };
        assert_eq!(one.person, person);
    }
}
