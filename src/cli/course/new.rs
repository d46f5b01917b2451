//! `ias course new`: makes a course, with fresh codes, every field of its file explained.

use std::path::Path;

use super::super::Exit;
use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::spec::{DATA, Opt, Spec};
use super::super::station::{shelf, station};
use super::super::{check, find_scenario};
use super::{counted, unwritten};
use crate::course::disk::{Installed, ShelfError, write_whole};
use crate::course::{Course, CourseId, Part, Purpose, code, read, write};
use crate::diagnostic::SourceText;
use crate::platform::{self, random_bytes};
use crate::scenario::graph::ScenarioId;
use crate::session::Mode;
use crate::text::LocalizedText;
use crate::time::Day;

pub(in crate::cli) static SPEC: Spec = Spec {
    name: "course new",
    summary: "Make a course: its file, with every field explained, and fresh codes.",
    usage: "ID --title TITLE --place PLACE --begins DAY --scenarios LIST [--codes NUMBER] [--to FILE] [--data DIR]",
    positionals: &[("ID", "A short name of small letters without accents, digits and hyphens, such as szczecin-2026-11.")],
    count: (1, 1),
    options: &[
        Opt { long: "title", value: Some("TITLE"), help: "What the training is called." },
        Opt { long: "place", value: Some("PLACE"), help: "Where it is held." },
        Opt { long: "begins", value: Some("DAY"), help: "Its first day, year-month-day." },
        Opt { long: "ends", value: Some("DAY"), help: "Its last day. Without it, the first." },
        Opt {
            long: "scenarios",
            value: Some("LIST"),
            help: "What is played, in order: ids with commas between; after an id :pre-test or :post-test, :exam or :practice.",
        },
        Opt { long: "pass-mark", value: Some("PERCENT"), help: "What is needed to pass. Without it, as the scenarios say." },
        Opt { long: "retain-until", value: Some("DAY"), help: "The last day on which results are kept. Without it, one year after the end." },
        Opt { long: "codes", value: Some("NUMBER"), help: "How many trainees. Without it, 0; `ias course roster` adds some later." },
        Opt { long: "lang", value: Some("LANG"), help: "Language of laptops, cards and the file's comments: pl, en or uk." },
        Opt { long: "to", value: Some("FILE"), help: "Write the file there only, to edit it first; `ias course install FILE` takes it in." },
        DATA,
    ],
    examples: &[(
        "ias course new lublin-12 --title Signs --place Lublin --begins 2026-12-01 --scenarios van:pre-test,family,flight:post-test",
        "A course with a test before and a parallel one after.",
    )],
    notes: "Tests are played as exams, everything else as practice, unless the list says otherwise.",
    reads_itself: false,
};

pub(in crate::cli) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let data = parsed.data_folder()?;
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    let id = CourseId::from(parsed.first_text().unwrap_or_default().as_str());
    if !id.is_valid() {
        return Err(Failure::new(
            format!("`{id}` cannot be the id of a course: it names files on every laptop."),
            "Take 1 to 64 small letters without accents, digits and hyphens, such as szczecin-2026-11.",
        ));
    }
    let recipient = station(&data).recipient()?;
    let begins = day(parsed, "begins")?.ok_or_else(|| missing("begins"))?;
    let ends = day(parsed, "ends")?.unwrap_or(begins);
    let count = number(parsed, "codes")?.unwrap_or(0);
    let course = Course {
        id,
        edition: 1,
        title: LocalizedText::Plain(needed(parsed, "title")?),
        place: needed(parsed, "place")?,
        begins,
        ends,
        parts: parts(&needed(parsed, "scenarios")?)?,
        language,
        pass_mark: pass_mark(parsed)?,
        retain_until: day(parsed, "retain-until")?.unwrap_or(ends.later(365)),
        recipient: recipient.to_string(),
        ticket: random_bytes(),
        roster: code::fresh(count, &[], random_bytes),
    };
    let text = write(&course, Some(language));
    let known: Vec<ScenarioId> =
        find_scenario::available(&platform::scenario_folders(Some(&data))).into_iter().map(|(id, _)| ScenarioId(id.as_str().into())).collect();
    let (sound, findings) = read(&SourceText::new(format!("{}.course.ron", course.id), text.as_str()), Some(&known));
    check::show(&findings, parsed.findings_language()?, console);
    if sound.is_none() {
        return Err(Failure::new("A course with errors is not made.", "Put right what is told above, and try again."));
    }
    let path = match parsed.value("to") {
        Some(to) => {
            let to = Path::new(to);
            if to.exists() {
                return Err(Failure::new(format!("{} is there already; nothing was changed.", to.display()), "Take another name for the file."));
            }
            write_whole(to, text.as_bytes()).map_err(|error| unwritten(to, &error))?;
            to.to_owned()
        }
        None => match shelf(&data).install(Path::new("course.ron"), &text) {
            Ok((_, Installed::New)) => shelf(&data).get(&course.id)?.path,
            Ok(_) | Err(ShelfError::Unfit { .. }) => {
                return Err(Failure::new(format!("There is a course {} already; nothing was changed.", course.id), "Take another id; `ias course show ID` tells what is there."));
            }
            Err(error) => return Err(error.into()),
        },
    };
    console.line(&format!("{}: {}.", path.display(), counted(count, "code", "codes")));
    console.line(&format!("  Results are kept until {}; then they are deleted (`retain_until`).", course.retain_until));
    if parsed.switch("to") {
        console.line(&format!("  Edit it, then: ias course check {0}, and ias course install {0}", path.display()));
    } else {
        console.line(&format!("  Cards: ias course cards {} --to cards.html", course.id));
        console.line(&format!("  Stick: ias course copy {} FOLDER", course.id));
    }
    Ok(if findings.is_empty() { Exit::Fine } else { Exit::Findings })
}

fn missing(option: &str) -> Failure {
    Failure::usage(&SPEC, format!("--{option} is missing."), None)
}

fn needed(parsed: &Parsed, option: &'static str) -> Result<String, Failure> {
    match parsed.text(option)?.map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Ok(text.to_owned()),
        None => Err(missing(option)),
    }
}

fn day(parsed: &Parsed, option: &str) -> Result<Option<Day>, Failure> {
    let day = parsed.text(option)?.map(str::parse::<Day>).transpose();
    day.map_err(|error| Failure::usage(&SPEC, format!("--{option}: {error}."), None))
}

/// How many codes: at most as many as one course can have.
pub(super) fn number(parsed: &Parsed, option: &str) -> Result<Option<usize>, Failure> {
    const MOST: usize = 10_000;
    let Some(text) = parsed.text(option)? else { return Ok(None) };
    match text.parse::<usize>() {
        Ok(number) if number <= MOST => Ok(Some(number)),
        _ => Err(Failure::new(format!("--{option} {text}: not a number from 0 to {MOST}."), "Write how many codes are needed, such as 22.")),
    }
}

fn pass_mark(parsed: &Parsed) -> Result<Option<u32>, Failure> {
    let Some(text) = parsed.text("pass-mark")? else { return Ok(None) };
    let (whole, tenth) = text.split_once(['.', ',']).unwrap_or((text, "0"));
    let thousandths = match (whole.parse::<u32>(), tenth.parse::<u32>()) {
        (Ok(whole @ 0..=100), Ok(tenth)) if tenth <= 9 && tenth + whole * 10 <= 1000 => whole * 10 + tenth,
        _ => return Err(Failure::usage(&SPEC, format!("--pass-mark {text}: not a percentage from 0 to 100."), None)),
    };
    Ok(Some(thousandths))
}

fn parts(list: &str) -> Result<Vec<Part>, Failure> {
    let part = |entry: &str| {
        let mut words = entry.split(':').map(str::trim);
        let scenario = words.next().filter(|id| !id.is_empty()).ok_or_else(|| wrong(entry))?;
        let (mut purpose, mut mode) = (Purpose::Training, None);
        for word in words {
            match word {
                "training" => purpose = Purpose::Training,
                "pre-test" => purpose = Purpose::PreTest,
                "post-test" => purpose = Purpose::PostTest,
                "practice" => mode = Some(Mode::Practice),
                "exam" => mode = Some(Mode::Exam),
                _ => return Err(wrong(entry)),
            }
        }
        let by_purpose = if purpose == Purpose::Training { Mode::Practice } else { Mode::Exam };
        Ok(Part { scenario: ScenarioId(scenario.into()), purpose, mode: mode.unwrap_or(by_purpose) })
    };
    list.split(',').map(part).collect()
}

fn wrong(entry: &str) -> Failure {
    let hint = "Write harvest-van, harvest-van:pre-test or harvest-van:training:exam, with commas between.".to_owned();
    Failure::usage(&SPEC, format!("--scenarios: `{entry}` is not understood."), Some(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_scenarios_is_read() {
        let read = parts("a:pre-test, b ,c:post-test:practice,d:exam").expect("sound");
        let shown: Vec<(&str, Purpose, Mode)> = read.iter().map(|part| (&*part.scenario.0, part.purpose, part.mode)).collect();
        assert_eq!(
            shown,
            [
                ("a", Purpose::PreTest, Mode::Exam),
                ("b", Purpose::Training, Mode::Practice),
                ("c", Purpose::PostTest, Mode::Practice),
                ("d", Purpose::Training, Mode::Exam),
            ]
        );
        for bad in ["", "a,,b", "a:test", ":exam"] {
            assert!(parts(bad).expect_err(bad).to_string().contains("--scenarios"));
        }
    }
}
