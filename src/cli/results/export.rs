//! `ias results export`: results for other programs, as statements, as rows, or one attempt's log as it is.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use super::cohort::{COURSE, FROM, SCENARIO, TRAINEE, UNTIL, ground, wanted};
use super::output::{Output, ended, unwritable};
use super::{ID, pick, reader};
use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use crate::platform::DataFolder;
use crate::programme::export;
use crate::programme::source::{Passed, Wanted, each_record};
use crate::programme::whole_file::NewFile;
use crate::report::csv::Dialect;
use crate::report::csv::moodle::{People, Take};
use crate::report::csv::tables::Table;
use crate::report::xapi::Home;
use crate::scenario::graph::ScenarioId;
use crate::session::AttemptId;
use crate::store::gathered::Choice;
use crate::store::{self, Filter, Gathered, SqliteStore, Store, StoreError};
use crate::text::Language;

/// `--home`, the same wherever statements are made.
pub(super) const HOME: Opt = Opt {
    long: "home",
    value: Some("URL"),
    help: "xapi: the address under which your trainees and scenarios are named, e.g. https://training.example.org. Keep to one.",
};

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "results export",
    summary: "Write results out for other programs: xapi, csv, moodle; or one attempt's log.",
    usage: "[ID] [--format log|xapi|csv|moodle] [--out FILE] [WHICH] [--data DIR]",
    positionals: &[ID],
    count: (0, 1),
    options: &[
        Opt { long: "format", value: Some("FORMAT"), help: "log (default), xapi, csv or moodle; see below." },
        Opt { long: "out", value: Some("FILE"), help: "Write to FILE, which appears whole or not at all; without it, to the output stream." },
        COURSE,
        TRAINEE,
        SCENARIO,
        FROM,
        UNTIL,
        HOME,
        Opt { long: "table", value: Some("ROWS"), help: "csv: a row is one of attempts (default), signs or choices." },
        Opt { long: "dialect", value: Some("NAME"), help: "csv: lms (comma, decimal point; default) or excel-pl (semicolon, decimal comma)." },
        Opt { long: "lang", value: Some("LANG"), help: "csv: language of the headings in excel-pl: pl (default), en or uk." },
        Opt { long: "take", value: Some("WHICH"), help: "moodle: of several attempts the best (default), first or last." },
        Opt { long: "id-numbers", value: Some("FILE"), help: "moodle: who is who, a line each: code, ID number, e-mail address if wanted." },
        DATA,
    ],
    examples: &[
        ("ias results export --format xapi --out results.jsonl", "Every finished attempt, as statements for a record store."),
        ("ias results export --format csv --dialect excel-pl --out results.csv", "A row an attempt, for a Polish Excel."),
        ("ias results export --format moodle --id-numbers who.csv --out grades.csv", "For Moodle's grade book."),
        ("ias results export 0197f3 > attempt.jsonl", "One attempt's whole log."),
    ],
    notes: "\
log     one attempt, every event a line of JSON, as it was kept; without ID, the last begun.
xapi    xAPI 1.0.3, a statement a line. The same attempt gives the same statements, so sending them again is harmless.
        Where --out is a folder, a file for each attempt. A trainee is the account CODE at HOME/trainee.
csv     a table for a spreadsheet or a grade book. Results are those of the latest key.
moodle  ID number, Email address, and a column of percent for each scenario. Without --id-numbers the code is the ID number.
Without ID or a choice of which, xapi, csv and moodle take every finished attempt. Nobody's name is in any of them, unless
your file of ID numbers has one. Texts that a spreadsheet would take for a formula begin with '.

Exit code 1 when something had to be left out, which is told.",
    reads_itself: false,
};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Log,
    Xapi,
    Csv,
    Moodle,
}

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let formats = [("log", What::Log), ("xapi", What::Xapi), ("csv", What::Csv), ("moodle", What::Moodle)];
    let what = parsed.one_of("format", &formats)?.unwrap_or(What::Log);
    fits(parsed, what)?;
    let data = parsed.data_folder()?;
    let out = parsed.value("out").map(Path::new);
    let wanted = wanted(&SPEC, parsed)?;
    if what == What::Log {
        let text = log(&data, wanted.attempt.as_deref())?;
        return put(out, console, |to| to.write_all(text.as_bytes())).map(|()| Exit::Fine);
    }
    only_one(&wanted, &data)?;
    match what {
        What::Log => Ok(Exit::Fine),
        What::Xapi => statements(parsed, &data, &wanted, out, console),
        What::Csv => table(parsed, &data, &wanted, out, console),
        What::Moodle => grades(parsed, &data, &wanted, out, console),
    }
}

/// One attempt's log: as it was played here, else as it was gathered.
fn log(data: &DataFolder, id: Option<&str>) -> Result<String, Failure> {
    if let Some(id) = id
        && let Some(gathered) = gathered_only(data, id)?
    {
        return Ok(gathered);
    }
    let store = reader(data)?;
    Ok(store::export(&store, &pick(&store, id, data)?.begun.id)?)
}

/// The log of the only gathered attempt whose id begins so, when no attempt that was played here does.
fn gathered_only(data: &DataFolder, begins: &str) -> Result<Option<String>, Failure> {
    let Some(store) = Gathered::open_to_read(&data.root)? else { return Ok(None) };
    if let Some(here) = SqliteStore::open_to_read(&data.root)?
        && here.attempts(&Filter::default())?.iter().any(|attempt| attempt.begun.id.0.starts_with(begins))
    {
        return Ok(None);
    }
    // Ids that begin so follow the beginning itself, and stand together.
    let rows = store.rows(&Choice::default(), begins, 2)?;
    let exact = store.holds(&AttemptId::from(begins))?.then(|| AttemptId::from(begins));
    let mut fitting = rows.into_iter().map(|row| row.attempt).filter(|attempt| attempt.0.starts_with(begins)).chain(exact);
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Ok(Some(store.log(&only)?)),
        (Some(_), Some(_)) => Err(Failure::new(
            format!("Several gathered attempts have an id that begins with {begins}."),
            "Write more of the id.",
        )),
        (None, _) => Ok(None),
    }
}

/// Refuses the beginning of an id that means no finished attempt, or several.
pub(super) fn only_one(wanted: &Wanted, data: &DataFolder) -> Result<(), Failure> {
    let Some(begins) = &wanted.attempt else { return Ok(()) };
    let mut found: u64 = 0;
    let any = Wanted { attempt: Some(begins.clone()), ..Wanted::default() };
    each_record(&ground(data), &any, |_| {
        found += 1;
        Ok::<(), StoreError>(())
    })?;
    match found {
        1 => Ok(()),
        0 => Err(Failure::new(
            format!("There is no finished attempt {begins}."),
            "`ias results list` lists the attempts; one that is not finished has a log only (`ias results export ID`).",
        )),
        several => Err(Failure::new(
            format!("{several} attempts have an id that begins with {begins}."),
            "Write more of the id, as `ias results list` shows it.",
        )),
    }
}

/// Refuses an option that the format does not know, so that nobody believes it did something.
fn fits(parsed: &Parsed, what: What) -> Result<(), Failure> {
    for (long, formats) in [
        ("home", &[What::Xapi][..]),
        ("table", &[What::Csv]),
        ("dialect", &[What::Csv]),
        ("lang", &[What::Csv]),
        ("take", &[What::Moodle]),
        ("id-numbers", &[What::Moodle]),
        ("course", &[What::Xapi, What::Csv, What::Moodle]),
        ("trainee", &[What::Xapi, What::Csv, What::Moodle]),
        ("scenario", &[What::Xapi, What::Csv, What::Moodle]),
        ("from", &[What::Xapi, What::Csv, What::Moodle]),
        ("until", &[What::Xapi, What::Csv, What::Moodle]),
    ] {
        if parsed.switch(long) && !formats.contains(&what) {
            let names: Vec<String> = formats.iter().map(|format| format!("{format:?}").to_lowercase()).collect();
            return Err(Failure::usage(&SPEC, format!("--{long} goes with --format {} only.", names.join(" or ")), None));
        }
    }
    Ok(())
}

/// Writes to the file, whole or not at all, or to the output stream.
fn put(out: Option<&Path>, console: &mut Console, write: impl FnOnce(&mut Output<'_>) -> io::Result<()>) -> Result<(), Failure> {
    let mut output = Output::open(out, console)?;
    write(&mut output).map_err(|error| unwritable(out.unwrap_or(Path::new("The output")), &error))?;
    output.keep()
}

/// The home that statements are made under.
pub(super) fn home(parsed: &Parsed, spec: &'static Spec) -> Result<Option<Home>, Failure> {
    parsed
        .text("home")?
        .map(|address| Home::parse(address).map_err(|error| Failure::usage(spec, format!("--home: {error}."), None)))
        .transpose()
}

fn statements(parsed: &Parsed, data: &DataFolder, wanted: &Wanted, out: Option<&Path>, console: &mut Console) -> Result<Exit, Failure> {
    let home = home(parsed, &SPEC)?.unwrap_or_default();
    let ground = ground(data);
    let done = if let Some(folder) = out.filter(|out| out.is_dir()) {
        export::statements(&ground, wanted, &home, |kept, lines| {
            let mut file = NewFile::open(&folder.join(format!("{}.jsonl", kept.about.attempt)))?;
            lines.iter().try_for_each(|(_, line)| writeln!(file, "{line}"))?;
            Ok(file.keep()?)
        })
        .map_err(|error| ended(out, error))?
    } else {
        let mut output = Output::open(out, console)?;
        let done = export::statements(&ground, wanted, &home, |_, lines| {
            Ok(lines.iter().try_for_each(|(_, line)| writeln!(output, "{line}"))?)
        })
        .map_err(|error| ended(out, error))?;
        output.keep()?;
        done
    };
    tell_missing(&done.missing, console);
    for fault in &done.faults {
        console.tell(&format!("left out: {fault}"));
    }
    Ok(sum_up(&format!("{} statements", done.statements), &done.passed, !done.faults.is_empty(), data, console))
}

/// Tells of which attempts the statements have no texts.
pub(super) fn tell_missing(missing: &BTreeMap<ScenarioId, u64>, console: &mut Console) {
    for (scenario, attempts) in missing {
        console.tell(&format!(
            "{scenario} is not here in the version that was played in {attempts} attempt(s): their statements have ids, no texts. \
             To have them, put that version into a scenario folder (see `ias help scenarios`) and export again."
        ));
    }
}

fn table(parsed: &Parsed, data: &DataFolder, wanted: &Wanted, out: Option<&Path>, console: &mut Console) -> Result<Exit, Failure> {
    let words = [("attempts", Table::Attempts), ("signs", Table::Signs), ("choices", Table::Choices)];
    let table = parsed.one_of("table", &words)?.unwrap_or_default();
    let dialect = parsed.one_of("dialect", &[("lms", Dialect::Lms), ("excel-pl", Dialect::ExcelPl)])?.unwrap_or_default();
    let language = parsed.language()?.unwrap_or(Language::Pl);
    let mut output = Output::open(out, console)?;
    let done = export::table(&ground(data), wanted, table, dialect, language, &mut output).map_err(|error| ended(out, error))?;
    output.keep()?;
    Ok(sum_up("the rows", &done.passed, false, data, console))
}

fn grades(parsed: &Parsed, data: &DataFolder, wanted: &Wanted, out: Option<&Path>, console: &mut Console) -> Result<Exit, Failure> {
    let take = parsed.one_of("take", &[("best", Take::Best), ("first", Take::First), ("last", Take::Last)])?.unwrap_or_default();
    let people = parsed.value("id-numbers").map(|file| who_is_who(Path::new(file))).transpose()?;
    let mut output = Output::open(out, console)?;
    let done = export::grades(&ground(data), wanted, take, people.as_ref(), &mut output).map_err(|error| ended(out, error))?;
    output.keep()?;
    for code in &done.nameless {
        console.tell(&format!("left out: {code} has no line in the file of ID numbers."));
    }
    Ok(sum_up("the grades", &done.passed, !done.nameless.is_empty(), data, console))
}

fn who_is_who(file: &Path) -> Result<People, Failure> {
    let advice = "A line each: the trainee's code, the ID number, and the e-mail address if wanted, parted by commas or semicolons.";
    let opened = File::open(file)
        .map_err(|error| Failure::new(format!("The ID numbers in {} cannot be read: {error}.", file.display()), advice))?;
    People::read(opened).map_err(|error| Failure::new(format!("{}: {error}.", file.display()), advice))
}

/// Tells how much was written and what was not.
fn sum_up(what: &str, passed: &Passed, more_left_out: bool, data: &DataFolder, console: &mut Console) -> Exit {
    for (attempt, why) in &passed.unreadable {
        console.tell(&format!("left out: the attempt {attempt}: {why}"));
    }
    if passed.sittings > 0 {
        console.tell(&format!("{} sitting(s) of a group are not among them: they are nobody's result.", passed.sittings));
    }
    console.tell(&match passed.taken {
        0 => format!("No finished attempt in {} is meant.", data.root.display()),
        taken => format!("Wrote {what} of {taken} finished attempt(s)."),
    });
    if more_left_out || !passed.unreadable.is_empty() { Exit::Findings } else { Exit::Fine }
}
