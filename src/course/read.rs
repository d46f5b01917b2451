//! From `course.ron` to a [`Course`], with everything that is wrong told at once, each with its place and its cure.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Course, CourseId, Part, Purpose, bech32, code, form, rules};
use crate::diagnostic::{Diagnostic, SourceText, nearest};
use crate::scenario::check::{bad_id, missing_field, unknown_variant};
use crate::scenario::graph::ScenarioId;
use crate::scenario::source::fields::{Fields, Reader};
use crate::scenario::source::{Findings, Name, parse_findings, top};
use crate::scenario::syntax::{self, Group, Value, ValueKind};
use crate::session::{Mode, TraineeCode};
use crate::text::{Language, LocalizedText};
use crate::time::Day;

/// Reads a course. `known`: the scenarios on this machine; `None`: not looked for.
///
/// The course is there only when nothing forbids its use.
///
/// ```
/// use ias::course;
/// use ias::diagnostic::SourceText;
/// let (course, findings) = course::read(&SourceText::new("course.ron", "Course(format: 1, titel: \"x\")"), None);
/// assert!(course.is_none());
/// assert_eq!(findings.iter().find(|finding| finding.rule == "unknown-field").and_then(|finding| finding.cure.as_deref()),
///     Some("did you mean `title`?"));
/// ```
#[must_use]
pub fn read(text: &SourceText, known: Option<&[ScenarioId]>) -> (Option<Course>, Vec<Diagnostic>) {
    let mut findings = Findings::new();
    let document = syntax::parse(text);
    for finding in parse_findings(text, document.faults) {
        findings.push(finding);
    }
    let mut reader = Reader { text, findings: &mut findings };
    let course = match &document.root {
        Some(root) => course(&mut reader, root, known),
        None => {
            reader.tell(&missing_field::RULE, 0..0, "the file holds no course", "begin one with `ias course new`");
            None
        }
    };
    let sound = findings.are_harmless();
    (course.filter(|_| sound), findings.into_sorted())
}

fn course(reader: &mut Reader, root: &Value, known: Option<&[ScenarioId]>) -> Option<Course> {
    match &root.kind {
        ValueKind::Group(Group { name: Some((name, span)), .. }) if name != "Course" => {
            let message = format!("the file holds `{name}`, not a course");
            reader.tell(&unknown_variant::RULE, span.clone(), message, "begin with `Course(`");
        }
        ValueKind::Group(_) => {}
        _ => {
            reader.wrong_type(root, "a course", "a group ( ) of named fields", "Course(format: 1, …)");
            return None;
        }
    }
    let fields = reader.fields(root, &form::COURSE)?;
    top::format(reader, &fields);
    let id = id(reader, &fields);
    let edition = reader.whole(fields.get("edition"), "`edition`", 1..i64::from(i32::MAX));
    let title = fields.need(reader, "title");
    let title = reader.text(title, "`title`");
    if let Some(empty) = title.as_ref().filter(|title| title.value.is_empty()) {
        reader.tell(&missing_field::RULE, empty.span.clone(), "`title` is empty", "write what the course is called");
    }
    let place = fields.need(reader, "place").and_then(|value| reader.plain_text(value, "`place`", "\"Szczecin\"")).map(str::to_owned);
    if let (true, Some(value)) = (place.as_ref().is_some_and(|place| place.trim().is_empty()), fields.get("place")) {
        reader.tell(&missing_field::RULE, value.span.clone(), "`place` is empty", "write where it is held, such as \"Szczecin\"");
    }
    let begins = day(reader, &fields, "begins");
    let ends = day(reader, &fields, "ends");
    let retain_until = day(reader, &fields, "retain_until");
    if let (Some((begins, begin)), Some((ends, end))) = (&begins, &ends)
        && ends < begins
    {
        tell_pair(reader, &rules::ENDS_BEFORE_IT_BEGINS, end, format!("the course ends on {ends}, before it begins"), (begin, "it begins here"));
    }
    let last = ends.iter().chain(&begins).max_by_key(|(day, _)| *day);
    if let (Some((until, at)), Some((ends, end))) = (&retain_until, last)
        && until < ends
    {
        let message = format!("results are kept until {until}, but the course ends on {ends}");
        tell_pair(reader, &rules::KEPT_TOO_SHORT, at, message, (end, "it ends here"));
    }
    let language = match reader.name(fields.get("language"), "`language`") {
        None => Some(Language::default()),
        Some(tag) => reader.language(&tag.value, tag.span),
    };
    let parts = parts(reader, &fields, known);
    let pass_mark = top::pass_mark(reader, &fields);
    let recipient = recipient(reader, &fields);
    let ticket = ticket(reader, &fields);
    let roster = roster(reader, &fields);
    Some(Course {
        id: id?,
        edition: edition.and_then(|edition| u32::try_from(edition).ok()).unwrap_or(1),
        title: title.map(|title| title.value).filter(|title: &LocalizedText| !title.is_empty())?,
        place: place?,
        begins: begins?.0,
        ends: ends?.0,
        parts: parts?,
        language: language?,
        pass_mark: pass_mark.flatten(),
        retain_until: retain_until?.0,
        recipient: recipient?,
        ticket: ticket?,
        roster: roster?,
    })
}

fn tell_pair(reader: &mut Reader, rule: &'static crate::diagnostic::Rule, at: &Range<usize>, message: String, other: (&Range<usize>, &str)) {
    let finding = reader.text.fault(rule.id, rule.severity, at.clone(), message).with_cure("put one of the two dates right");
    let finding = finding.with_related(reader.text.span(other.0.clone()), other.1);
    reader.findings.push(finding);
}

fn id(reader: &mut Reader, fields: &Fields) -> Option<CourseId> {
    let name = fields.need(reader, "id")?;
    let name = reader.name(Some(name), "`id`")?;
    let id = CourseId::from(&*name.value);
    if id.is_valid() {
        return Some(id);
    }
    let meant: String = name.value.to_lowercase().chars().map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c } else { '-' }).take(64).collect();
    let cure = match CourseId::from(meant.trim_matches('-')) {
        meant if meant.is_valid() => format!("write small letters without accents, digits and hyphens, such as \"{meant}\""),
        _ => "write 1 to 64 small letters without accents, digits and hyphens, such as \"szczecin-2026-11\"".to_owned(),
    };
    reader.tell(&bad_id::RULE, name.span, "this cannot be the id of a course: it names files on every laptop", cure);
    None
}

fn day(reader: &mut Reader, fields: &Fields, field: &'static str) -> Option<(Day, Range<usize>)> {
    let value = fields.need(reader, field)?;
    let written = reader.plain_text(value, &format!("`{field}`"), "a day in quotes, such as \"2026-11-22\"")?;
    match written.trim().parse() {
        Ok(day) => Some((day, value.span.clone())),
        Err(_) => {
            let shown: String = written.chars().take(40).collect();
            let message = format!("`{shown}` is no day of the calendar");
            reader.tell(&rules::BAD_DAY, value.span.clone(), message, turned(written).unwrap_or("write year-month-day, such as \"2026-11-22\"".to_owned()));
            None
        }
    }
}

/// What somebody meant who wrote day.month.year.
fn turned(written: &str) -> Option<String> {
    let parts: Vec<u32> = written.split(['.', '/', '-']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let day: Day = match parts[..] {
        [day, month, year @ (1000..)] | [year @ (1000..), month, day] => format!("{year:04}-{month:02}-{day:02}").parse().ok()?,
        _ => return None,
    };
    Some(format!("write year-month-day: \"{day}\""))
}

fn parts(reader: &mut Reader, fields: &Fields, known: Option<&[ScenarioId]>) -> Option<Vec<Part>> {
    const EXAMPLE: &str = "[(scenario: \"harvest-van\")]";
    let value = fields.need(reader, "scenarios")?;
    let items = reader.list(Some(value), "`scenarios`", EXAMPLE);
    if matches!(&value.kind, ValueKind::List(items) if items.is_empty()) {
        reader.tell(&missing_field::RULE, value.span.clone(), "the course plays nothing", format!("name what is played: {EXAMPLE}"));
    }
    let mut parts: Vec<(Part, Range<usize>)> = Vec::new();
    for item in items {
        let Some(entry) = reader.fields(item, &form::PART) else { continue };
        let scenario = entry.need(reader, "scenario");
        let scenario = reader.name(scenario, "`scenario`");
        let purposes = [("Training", Purpose::Training), ("PreTest", Purpose::PreTest), ("PostTest", Purpose::PostTest)];
        let purpose = reader.word(entry.get("purpose"), "`purpose`", &purposes).unwrap_or_default();
        let is_test = purpose != Purpose::Training;
        let mode = reader.word(entry.get("mode"), "`mode`", &[("Practice", Mode::Practice), ("Exam", Mode::Exam)]);
        if let (true, Some(Mode::Practice), Some(at)) = (is_test, mode, entry.get("mode")) {
            let cure = "write `mode: Exam`, or take the field away";
            reader.tell(&rules::TEST_IN_PRACTICE, at.span.clone(), "practice tells at once what a flag was: this is no test", cure);
        }
        let Some(scenario) = scenario else { continue };
        if let Some(known) = known {
            unknown_scenario(reader, &scenario, known);
        }
        let part = Part {
            scenario: ScenarioId(scenario.value.clone()),
            purpose,
            mode: mode.unwrap_or(if is_test { Mode::Exam } else { Mode::Practice }),
        };
        let earlier = parts.iter().find(|(earlier, _)| earlier.scenario == part.scenario);
        if let (true, Some((_, first))) = (is_test, earlier) {
            let rule = &rules::TEST_PLAYED_BEFORE;
            let message = format!("`{}` was played before: the test would show memory", scenario.value);
            let finding = reader.text.fault(rule.id, rule.severity, scenario.span.clone(), message);
            let finding = finding.with_cure("take a parallel scenario for the test").with_related(reader.text.span(first.clone()), "it is played here");
            reader.findings.push(finding);
        }
        parts.push((part, scenario.span));
    }
    let of = |purpose| parts.iter().find(|(part, _)| part.purpose == purpose).map(|(_, span)| span.clone());
    match (of(Purpose::PreTest), of(Purpose::PostTest)) {
        (Some(pre), None) => reader.tell(&rules::LONELY_TEST, pre, "there is a pre-test but no post-test", "add a parallel scenario with `purpose: PostTest`"),
        (None, Some(post)) => reader.tell(&rules::LONELY_TEST, post, "there is a post-test but no pre-test", "add a parallel scenario with `purpose: PreTest`"),
        _ => {}
    }
    Some(parts.into_iter().map(|(part, _)| part).collect())
}

fn unknown_scenario(reader: &mut Reader, scenario: &Name, known: &[ScenarioId]) {
    if known.iter().any(|known| known.0 == scenario.value) {
        return;
    }
    let cure = match nearest(&scenario.value, known.iter().map(|known| &*known.0)) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => "install its pack, or see `ias help scenarios` for where scenarios are looked for".to_owned(),
    };
    reader.tell(&rules::UNKNOWN_SCENARIO, scenario.span.clone(), format!("no scenario `{}` is on this machine", scenario.value), cure);
}

fn recipient(reader: &mut Reader, fields: &Fields) -> Option<String> {
    let value = fields.need(reader, "recipient")?;
    let text = reader.plain_text(value, "`recipient`", "the trainer's public key in quotes")?;
    if matches!(bech32::decode(text), Some((prefix, bytes)) if prefix == "age" && bytes.len() == 32) && text.starts_with("age1") {
        return Some(text.to_owned());
    }
    let is_secret = text.to_ascii_lowercase().starts_with("age-secret-key-");
    let (message, cure) = if is_secret {
        ("this is a secret key: whoever reads this file can open every result", "take it out of this file, make a new station key, and write the public one, age1…")
    } else {
        ("this is no public key, or a character of it is mistyped", "copy what `ias course key show` tells on the trainer's station")
    };
    let rule = &rules::BAD_RECIPIENT;
    let mut finding = reader.text.fault(rule.id, rule.severity, value.span.clone(), message).with_cure(cure);
    if is_secret {
        // It is not repeated on a screen that others may see.
        finding.source_line.clear();
    }
    reader.findings.push(finding);
    None
}

fn ticket(reader: &mut Reader, fields: &Fields) -> Option<[u8; 32]> {
    let value = fields.need(reader, "ticket")?;
    let text = reader.plain_text(value, "`ticket`", "64 hexadecimal digits in quotes")?;
    let mut ticket = [0; 32];
    let digits: Option<Vec<u8>> = text.chars().map(|digit| digit.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    match digits {
        Some(digits) if digits.len() == 64 && digits.iter().any(|digit| *digit != 0) => {
            for (byte, pair) in ticket.iter_mut().zip(digits.chunks_exact(2)) {
                *byte = pair[0] << 4 | pair[1];
            }
            Some(ticket)
        }
        _ => {
            let cure = "copy the ticket from the file that `ias course new` wrote; a new course gets a new one there";
            reader.tell(&rules::BAD_TICKET, value.span.clone(), "this is no ticket: it has 64 hexadecimal digits", cure);
            None
        }
    }
}

fn roster(reader: &mut Reader, fields: &Fields) -> Option<Vec<TraineeCode>> {
    let value = fields.need(reader, "roster")?;
    let items = reader.list(Some(value), "`roster`", "[\"p-7Q4K-2M9D\"]");
    if matches!(&value.kind, ValueKind::List(items) if items.is_empty()) {
        reader.tell(&rules::EMPTY_ROSTER, value.span.clone(), "nobody takes part", "make codes with `ias course roster ID --add 20`");
    }
    let mut codes = Vec::with_capacity(items.len());
    let mut places: BTreeMap<TraineeCode, Range<usize>> = BTreeMap::new();
    for item in items {
        let Some(written) = reader.plain_text(item, "a code", "a code in quotes, such as \"p-7Q4K-2M9D\"") else { continue };
        let code = match code::typed(written) {
            Ok(code) => code,
            Err(why) => {
                let cure = "codes are made by `ias course roster ID --add NUMBER`; names never stand in this file";
                reader.tell(&rules::BAD_CODE, item.span.clone(), format!("this is no code: {why}"), cure);
                continue;
            }
        };
        if let Some(first) = places.get(&code) {
            let rule = &rules::DUPLICATE_CODE;
            let finding = reader.text.fault(rule.id, rule.severity, item.span.clone(), format!("`{code}` stands twice"));
            let finding = finding.with_cure("take one of them away, or make a new code").with_related(reader.text.span(first.clone()), "the first stands here");
            reader.findings.push(finding);
            continue;
        }
        places.insert(code.clone(), item.span.clone());
        codes.push(code);
    }
    Some(codes)
}
