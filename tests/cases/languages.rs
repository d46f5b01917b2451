//! What the faulty cases bring is told in Polish and Ukrainian, too: no sentence is left in English, and each names what the
//! English one names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ias::course;
use ias::diagnostic::{Diagnostic, SourceText};
use ias::text::{Language, Phrase};
use libtest_mimic::{Failed, Trial};

pub fn trials() -> Vec<Trial> {
    vec![Trial::test("languages: every finding of the cases is told in all of them", every_finding_in_all_languages)]
}

/// What is the same in all languages for a reason: nothing of it is words.
const SAME: [&str; 0] = [];

/// What is called otherwise in each language: buttons of Windows; or is about quotation marks, with an "and" between two.
const CALLED_OTHERWISE: [&str; 2] =
    ["save it as UTF-8: in Notepad with \"Save as\", Encoding: UTF-8", "write `\\\"` for each of them, or „ and ”"];

fn every_finding_in_all_languages() -> Result<(), Failed> {
    let mut wrong = BTreeSet::new();
    let mut sentences = BTreeSet::new();
    for (case, findings) in all_findings() {
        for finding in &findings {
            for phrase in [Some(&finding.message), finding.cure.as_ref()].into_iter().flatten().chain(finding.related.iter().map(|(_, what)| what)) {
                sentences.insert(phrase.get(Language::En).to_owned());
                wrong.extend(faults_of(phrase).into_iter().map(|fault| format!("{}: {fault}", case.display())));
            }
        }
    }
    assert!(sentences.len() > 400, "only {} sentences were seen", sentences.len());
    if wrong.is_empty() { Ok(()) } else { Err(wrong.into_iter().collect::<Vec<_>>().join("\n").into()) }
}

fn all_findings() -> Vec<(PathBuf, Vec<Diagnostic>)> {
    let mut all = Vec::new();
    for topic in ["load", "check", "faulty"] {
        for case in super::cases_of(topic) {
            let media = if topic == "faulty" && !case.join("media.txt").exists() { super::topic("faulty") } else { case.clone() };
            let told = super::check::told(&fs::read(case.join("scenario.ron")).expect("a scenario"), &media);
            all.push((case, told));
        }
    }
    for case in super::cases_of("course") {
        let told = course::read(&text_of(&case.join("course.ron")), Some(&[])).1;
        all.push((case, told));
    }
    all
}

fn text_of(path: &Path) -> SourceText {
    SourceText::new("case/course.ron", fs::read_to_string(path).expect("a text"))
}

/// What is wrong with a phrase, one line a fault.
fn faults_of(phrase: &Phrase) -> Vec<String> {
    let english = phrase.get(Language::En);
    let mut faults = Vec::new();
    for language in [Language::Pl, Language::Uk] {
        let text = phrase.get(language);
        let fault = |what: &str| format!("{what} in {language}: {text} — {english}");
        if text == english && !SAME.contains(&english) {
            faults.push(fault("not translated"));
            continue;
        }
        if named(text) != named(english) && !CALLED_OTHERWISE.contains(&english) {
            faults.push(fault("names something else"));
        }
        let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
        let has_words = without_names(text).chars().any(char::is_alphabetic);
        if has_words && without_names(text).chars().any(is_cyrillic) != (language == Language::Uk) {
            faults.push(fault("in another alphabet"));
        }
    }
    faults
}

/// What stands in backquotes or quotation marks, each once.
fn named(text: &str) -> BTreeSet<String> {
    let inside = |text: &str, mark: char| text.split(mark).skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let outside = text.split('`').step_by(2).collect::<String>().replace(['„', '”', '«', '»'], "\"");
    inside(text, '`').into_iter().chain(inside(&outside, '"')).collect()
}

fn without_names(text: &str) -> String {
    let outside = |text: &str, mark: char| text.split(mark).step_by(2).collect::<Vec<_>>().join(" ");
    outside(&outside(text, '`').replace(['„', '”', '«', '»'], "\""), '"')
}
