//! Reading, writing and changing courses.

use super::*;
use crate::diagnostic::SourceText;

pub(in crate::course) fn course() -> Course {
    Course {
        id: "szczecin-2026-11".into(),
        edition: 3,
        title: LocalizedText::from_pairs([(Language::Pl, "Przejście \"nocne\""), (Language::Uk, "Нічний перехід")]),
        place: "Szczecin".to_owned(),
        begins: "2026-11-22".parse().expect("a day"),
        ends: "2026-11-24".parse().expect("a day"),
        parts: vec![
            Part { scenario: ScenarioId("harvest-van".into()), purpose: Purpose::PreTest, mode: Mode::Exam },
            Part { scenario: ScenarioId("family-on-the-road".into()), purpose: Purpose::Training, mode: Mode::Practice },
            Part { scenario: ScenarioId("flight-with-auntie".into()), purpose: Purpose::PostTest, mode: Mode::Exam },
        ],
        language: Language::Uk,
        pass_mark: Some(625),
        retain_until: "2031-12-31".parse().expect("a day"),
        recipient: bech32::encode("age", &[9; 32]),
        ticket: [0xa7; 32],
        roster: (0..9).map(|n| code::made([n; 5])).collect(),
    }
}

fn read_back(text: &str) -> (Option<Course>, Vec<crate::diagnostic::Diagnostic>) {
    read(&SourceText::new("course.ron", text), None)
}

#[test]
fn what_is_written_is_read_back_in_every_language() {
    let sparse = Course { pass_mark: None, edition: 1, title: "Plain".into(), roster: vec![code::made([1; 5])], ..course() };
    for course in [course(), sparse] {
        for explained in [None, Some(Language::Pl), Some(Language::En), Some(Language::Uk)] {
            let text = write(&course, explained);
            let (read, findings) = read_back(&text);
            assert_eq!(findings, [], "{text}");
            assert_eq!(read.as_ref(), Some(&course), "{text}");
            let comments = text.lines().filter(|line| line.trim_start().starts_with("//")).count();
            let fields = form::COURSE.fields.len() + form::PART.fields.len() + 1;
            assert_eq!(comments, if explained.is_some() { fields } else { 0 }, "every field is explained");
        }
    }
}

#[test]
fn every_field_of_the_table_is_written_and_known() {
    let text = write(&course(), None);
    for field in form::COURSE.fields.iter().chain(form::PART.fields) {
        assert!(text.contains(&format!("{}: ", field.name)), "{}", field.name);
    }
}

#[test]
fn a_new_roster_leaves_the_rest_as_it_was_written() {
    let text = write(&course(), Some(Language::Pl)).replace("place: \"Szczecin\"", "place: /* sala 4 */ \"Szczecin\"");
    let codes: Vec<TraineeCode> = (20..25).map(|n| code::made([n; 5])).collect();
    let changed = with_roster(&text, &codes, 4).expect("a course");
    let (read, findings) = read_back(&changed);
    assert_eq!(findings, []);
    assert_eq!(read, Some(Course { roster: codes, edition: 4, ..course() }));
    assert!(changed.contains("/* sala 4 */"));
    let apart = |text: &str| -> Vec<String> { text.lines().filter(|line| !line.contains("p-") && !line.contains("edition:")).map(str::to_owned).collect() };
    assert_eq!(apart(&changed), apart(&text));
    // Where no edition was written, one is added.
    let without: String = text.lines().filter(|line| !line.contains("edition:")).map(|line| format!("{line}\n")).collect();
    let changed = with_roster(&without, &[], 2).expect("a course");
    assert_eq!(read_back(&changed).0, Some(Course { roster: Vec::new(), edition: 2, ..course() }));
}

#[test]
fn a_code_of_the_roster_is_admitted_however_it_is_typed() {
    let course = course();
    let code = &course.roster[3];
    assert_eq!(course.admit(&code.0.to_lowercase().replace('-', " ")), Ok(code.clone()));
    let stranger = code::made([99; 5]);
    assert_eq!(course.admit(&stranger.0), Err(NotAdmitted::Stranger { code: stranger }));
    assert!(matches!(course.admit("Zofia"), Err(NotAdmitted::NoCode(_))));
}

#[test]
fn only_a_later_edition_of_the_same_course_replaces_it() {
    let installed = course();
    assert_eq!(installed.replaces(&installed), Ok(()), "the same file again is harmless");
    let moved = Course { place: "Gdynia".to_owned(), ..course() };
    assert_eq!(moved.replaces(&installed), Err(Unfit::SameEdition));
    assert_eq!(Course { edition: 4, ..moved.clone() }.replaces(&installed), Ok(()));
    assert_eq!(Course { edition: 2, ..moved }.replaces(&installed), Err(Unfit::Older { installed: 3 }));
    for other in [
        Course { id: "other".into(), edition: 9, ..course() },
        Course { ticket: [1; 32], edition: 9, ..course() },
        Course { recipient: bech32::encode("age", &[8; 32]), edition: 9, ..course() },
    ] {
        assert_eq!(other.replaces(&installed), Err(Unfit::OtherCourse));
    }
}

#[test]
fn texts_that_are_no_course_are_told_and_never_panic() {
    let whole = write(&course(), None);
    for length in (0..whole.len()).filter(|length| whole.is_char_boundary(*length)) {
        let (read, findings) = read_back(&whole[..length]);
        let sound = whole[length..].trim().is_empty();
        assert_eq!(read.is_some(), sound, "cut to {length}");
        assert_eq!(findings.is_empty(), sound, "cut to {length}");
    }
}

#[test]
fn a_changed_course_leaves_the_rest_as_it_was_written() {
    let text = write(&course(), Some(Language::Pl)).replace("place: \"Szczecin\"", "place: /* sala 4 */ \"Szczecin\"");
    let mut other = course();
    other.title = "Next time".into();
    other.edition += 1;
    other.parts.reverse();
    other.pass_mark = None;
    other.roster.push(code::made([77; 5]));
    let written = super::changed(&text, &course(), &other).expect("a course");
    assert!(written.contains("/* sala 4 */"), "{written}");
    assert!(written.matches("//").count() > form::COURSE.fields.len(), "what explains the fields stays: {written}");
    let (read, findings) = read(&SourceText::new("course.ron", written.as_str()), None);
    assert_eq!(read, Some(other), "{findings:?}");
    assert_eq!(super::changed(&text, &course(), &course()).expect("a course"), text);
}
