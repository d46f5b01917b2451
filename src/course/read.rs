//! From `course.ron` to a [`Course`], with everything that is wrong told at once, each with its place and its cure.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Course, CourseId, Part, Purpose, bech32, code, form, rules};
use crate::diagnostic::{Diagnostic, SourceText, nearest};
use crate::scenario::check::{bad_id, missing_field, unknown_variant};
use crate::scenario::graph::ScenarioId;
use crate::scenario::source::FIRST_STANDS_HERE;
use crate::scenario::source::fields::{FIELDS, Fields, Reader};
use crate::scenario::source::{Findings, Name, parse_findings, top};
use crate::scenario::syntax::{self, Group, Value, ValueKind};
use crate::session::{Mode, TraineeCode};
use crate::text::{Language, LocalizedText, Phrase, phrase};
use crate::time::Day;

/// Reads a course. `known`: the scenarios on this machine; `None`: not looked for.
///
/// The course is there only when nothing forbids its use.
///
/// ```
/// use ias::course;
/// use ias::diagnostic::SourceText;
/// use ias::text::Language;
/// let (course, findings) = course::read(&SourceText::new("course.ron", "Course(format: 1, titel: \"x\")"), None);
/// assert!(course.is_none());
/// assert_eq!(findings.iter().find(|finding| finding.rule == "unknown-field").and_then(|finding| finding.cure.as_ref().map(|cure| cure.get(Language::En))),
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
            let message = Phrase::fixed("w pliku nie ma kursu", "the file holds no course", "у файлі немає курсу");
            let cure = Phrase::fixed("utwórz go przez `ias course new`", "begin one with `ias course new`", "створіть його через `ias course new`");
            reader.tell(&missing_field::RULE, 0..0, message, cure);
            None
        }
    };
    let sound = findings.are_harmless();
    (course.filter(|_| sound), findings.into_sorted())
}

fn course(reader: &mut Reader, root: &Value, known: Option<&[ScenarioId]>) -> Option<Course> {
    match &root.kind {
        ValueKind::Group(Group { name: Some((name, span)), .. }) if name != "Course" => {
            let message = phrase! { pl: "w pliku jest `{name}`, a nie kurs", en: "the file holds `{name}`, not a course", uk: "у файлі `{name}`, а не курс"; name };
            let cure = Phrase::fixed("zacznij od `Course(`", "begin with `Course(`", "почніть із `Course(`");
            reader.tell(&unknown_variant::RULE, span.clone(), message, cure);
        }
        ValueKind::Group(_) => {}
        _ => {
            reader.wrong_type(root, Phrase::fixed("kurs", "a course", "курс"), FIELDS, "Course(format: 1, …)");
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
        let message = Phrase::fixed("`title` jest puste", "`title` is empty", "`title` порожнє");
        let cure = Phrase::fixed("napisz, jak nazywa się kurs", "write what the course is called", "напишіть, як називається курс");
        reader.tell(&missing_field::RULE, empty.span.clone(), message, cure);
    }
    let place = fields.need(reader, "place").and_then(|value| reader.plain_text(value, "`place`", "\"Szczecin\"")).map(str::to_owned);
    if let (true, Some(value)) = (place.as_ref().is_some_and(|place| place.trim().is_empty()), fields.get("place")) {
        let message = Phrase::fixed("`place` jest puste", "`place` is empty", "`place` порожнє");
        let cure = Phrase::fixed(
            "napisz, gdzie się odbywa, na przykład \"Szczecin\"",
            "write where it is held, such as \"Szczecin\"",
            "напишіть, де воно відбувається, наприклад \"Szczecin\"",
        );
        reader.tell(&missing_field::RULE, value.span.clone(), message, cure);
    }
    let begins = day(reader, &fields, "begins");
    let ends = day(reader, &fields, "ends");
    let retain_until = day(reader, &fields, "retain_until");
    if let (Some((begins, begin)), Some((ends, end))) = (&begins, &ends)
        && ends < begins
    {
        let message = phrase! {
            pl: "kurs kończy się {ends}, zanim się zacznie", en: "the course ends on {ends}, before it begins", uk: "курс закінчується {ends}, раніше ніж починається"; ends
        };
        let here = Phrase::fixed("zaczyna się tutaj", "it begins here", "починається тут");
        tell_pair(reader, &rules::ENDS_BEFORE_IT_BEGINS, end, message, (begin, here));
    }
    let last = ends.iter().chain(&begins).max_by_key(|(day, _)| *day);
    if let (Some((until, at)), Some((ends, end))) = (&retain_until, last)
        && until < ends
    {
        let message = phrase! {
            pl: "wyniki są przechowywane do {until}, a kurs kończy się {ends}", en: "results are kept until {until}, but the course ends on {ends}",
            uk: "результати зберігаються до {until}, а курс закінчується {ends}"; until, ends
        };
        tell_pair(reader, &rules::KEPT_TOO_SHORT, at, message, (end, Phrase::fixed("kończy się tutaj", "it ends here", "закінчується тут")));
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

fn tell_pair(reader: &mut Reader, rule: &'static crate::diagnostic::Rule, at: &Range<usize>, message: Phrase, other: (&Range<usize>, Phrase)) {
    let finding = reader.text.fault(rule.id, rule.severity, at.clone(), message).with_cure(Phrase::fixed("popraw jedną z dwóch dat", "put one of the two dates right", "виправте одну з двох дат"));
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
        meant if meant.is_valid() => phrase! {
            pl: "napisz małe litery bez znaków diakrytycznych, cyfry i myślniki, na przykład \"{meant}\"",
            en: "write small letters without accents, digits and hyphens, such as \"{meant}\"",
            uk: "напишіть малі латинські літери, цифри й дефіси, наприклад \"{meant}\""; meant
        },
        _ => Phrase::fixed(
            "napisz od 1 do 64 małych liter bez znaków diakrytycznych, cyfr i myślników, na przykład \"szczecin-2026-11\"",
            "write 1 to 64 small letters without accents, digits and hyphens, such as \"szczecin-2026-11\"",
            "напишіть від 1 до 64 малих латинських літер, цифр і дефісів, наприклад \"szczecin-2026-11\"",
        ),
    };
    let message = Phrase::fixed(
        "to nie może być id kursu: nazywają się od niego pliki na każdym laptopie",
        "this cannot be the id of a course: it names files on every laptop",
        "це не може бути id курсу: за ним називаються файли на кожному ноутбуці",
    );
    reader.tell(&bad_id::RULE, name.span, message, cure);
    None
}

fn day(reader: &mut Reader, fields: &Fields, field: &'static str) -> Option<(Day, Range<usize>)> {
    let value = fields.need(reader, field)?;
    let example = Phrase::fixed(
        "dzień w cudzysłowie, na przykład \"2026-11-22\"",
        "a day in quotes, such as \"2026-11-22\"",
        "день у лапках, наприклад \"2026-11-22\"",
    );
    let written = reader.plain_text(value, format!("`{field}`"), example)?;
    match written.trim().parse() {
        Ok(day) => Some((day, value.span.clone())),
        Err(_) => {
            let shown: String = written.chars().take(40).collect();
            let message = phrase! { pl: "`{shown}` nie jest dniem z kalendarza", en: "`{shown}` is no day of the calendar", uk: "`{shown}` — не день із календаря"; shown };
            let cure = Phrase::fixed(
                "napisz rok-miesiąc-dzień, na przykład \"2026-11-22\"",
                "write year-month-day, such as \"2026-11-22\"",
                "напишіть рік-місяць-день, наприклад \"2026-11-22\"",
            );
            reader.tell(&rules::BAD_DAY, value.span.clone(), message, turned(written).unwrap_or(cure));
            None
        }
    }
}

/// What somebody meant who wrote day.month.year.
fn turned(written: &str) -> Option<Phrase> {
    let parts: Vec<u32> = written.split(['.', '/', '-']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let day: Day = match parts[..] {
        [day, month, year @ (1000..)] | [year @ (1000..), month, day] => format!("{year:04}-{month:02}-{day:02}").parse().ok()?,
        _ => return None,
    };
    Some(phrase! { pl: "napisz rok-miesiąc-dzień: \"{day}\"", en: "write year-month-day: \"{day}\"", uk: "напишіть рік-місяць-день: \"{day}\""; day })
}

fn parts(reader: &mut Reader, fields: &Fields, known: Option<&[ScenarioId]>) -> Option<Vec<Part>> {
    const EXAMPLE: &str = "[(scenario: \"harvest-van\")]";
    let value = fields.need(reader, "scenarios")?;
    let items = reader.list(Some(value), "`scenarios`", EXAMPLE);
    if matches!(&value.kind, ValueKind::List(items) if items.is_empty()) {
        let cure = phrase! {
            pl: "podaj, co się gra: {example}", en: "name what is played: {example}", uk: "назвіть, що грають: {example}"; example = EXAMPLE
        };
        let message = Phrase::fixed("kurs niczego nie gra", "the course plays nothing", "курс нічого не грає");
        reader.tell(&missing_field::RULE, value.span.clone(), message, cure);
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
            let cure = Phrase::fixed(
                "napisz `mode: Exam` albo usuń to pole",
                "write `mode: Exam`, or take the field away",
                "напишіть `mode: Exam` або приберіть це поле",
            );
            let message = Phrase::fixed(
                "ćwiczenie od razu mówi, czym było zgłoszenie: to nie test",
                "practice tells at once what a flag was: this is no test",
                "вправа одразу каже, чим була позначка: це не тест",
            );
            reader.tell(&rules::TEST_IN_PRACTICE, at.span.clone(), message, cure);
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
            let message = phrase! {
                pl: "`{id}` był grany wcześniej: test pokazałby pamięć", en: "`{id}` was played before: the test would show memory",
                uk: "`{id}` грали раніше: тест показав би пам’ять"; id = scenario.value
            };
            let cure = Phrase::fixed(
                "weź do testu scenariusz równoległy",
                "take a parallel scenario for the test",
                "візьміть для тесту паралельний сценарій",
            );
            let here = Phrase::fixed("grany jest tutaj", "it is played here", "його грають тут");
            let finding = reader.text.fault(rule.id, rule.severity, scenario.span.clone(), message);
            let finding = finding.with_cure(cure).with_related(reader.text.span(first.clone()), here);
            reader.findings.push(finding);
        }
        parts.push((part, scenario.span));
    }
    let of = |purpose| parts.iter().find(|(part, _)| part.purpose == purpose).map(|(_, span)| span.clone());
    match (of(Purpose::PreTest), of(Purpose::PostTest)) {
        (Some(pre), None) => reader.tell(
            &rules::LONELY_TEST,
            pre,
            Phrase::fixed("jest test wstępny, ale nie ma końcowego", "there is a pre-test but no post-test", "є вхідний тест, але немає підсумкового"),
            Phrase::fixed(
                "dodaj scenariusz równoległy z `purpose: PostTest`",
                "add a parallel scenario with `purpose: PostTest`",
                "додайте паралельний сценарій із `purpose: PostTest`",
            ),
        ),
        (None, Some(post)) => reader.tell(
            &rules::LONELY_TEST,
            post,
            Phrase::fixed("jest test końcowy, ale nie ma wstępnego", "there is a post-test but no pre-test", "є підсумковий тест, але немає вхідного"),
            Phrase::fixed(
                "dodaj scenariusz równoległy z `purpose: PreTest`",
                "add a parallel scenario with `purpose: PreTest`",
                "додайте паралельний сценарій із `purpose: PreTest`",
            ),
        ),
        _ => {}
    }
    Some(parts.into_iter().map(|(part, _)| part).collect())
}

fn unknown_scenario(reader: &mut Reader, scenario: &Name, known: &[ScenarioId]) {
    if known.iter().any(|known| known.0 == scenario.value) {
        return;
    }
    let cure = match nearest(&scenario.value, known.iter().map(|known| &*known.0)) {
        Some(near) => phrase! { pl: "może chodzi o \"{near}\"?", en: "did you mean \"{near}\"?", uk: "можливо, малося на увазі \"{near}\"?"; near },
        None => Phrase::fixed(
            "zainstaluj jego pakiet albo zobacz w `ias help scenarios`, gdzie szuka się scenariuszy",
            "install its pack, or see `ias help scenarios` for where scenarios are looked for",
            "установіть його пакет або подивіться в `ias help scenarios`, де шукають сценарії",
        ),
    };
    let message = phrase! {
        pl: "na tym komputerze nie ma scenariusza `{id}`", en: "no scenario `{id}` is on this machine", uk: "на цьому комп’ютері немає сценарію `{id}`";
        id = scenario.value
    };
    reader.tell(&rules::UNKNOWN_SCENARIO, scenario.span.clone(), message, cure);
}

fn recipient(reader: &mut Reader, fields: &Fields) -> Option<String> {
    let value = fields.need(reader, "recipient")?;
    let text = reader.plain_text(value, "`recipient`", Phrase::fixed("klucz publiczny trenera w cudzysłowie", "the trainer's public key in quotes", "відкритий ключ тренера в лапках"))?;
    if matches!(bech32::decode(text), Some((prefix, bytes)) if prefix == "age" && bytes.len() == 32) && text.starts_with("age1") {
        return Some(text.to_owned());
    }
    let is_secret = text.to_ascii_lowercase().starts_with("age-secret-key-");
    let (message, cure) = if is_secret {
        (
            Phrase::fixed(
                "to jest klucz tajny: kto przeczyta ten plik, otworzy każdy wynik",
                "this is a secret key: whoever reads this file can open every result",
                "це таємний ключ: хто прочитає цей файл, відкриє кожен результат",
            ),
            Phrase::fixed(
                "usuń go z tego pliku, zrób nowy klucz stanowiska i wpisz publiczny, age1…",
                "take it out of this file, make a new station key, and write the public one, age1…",
                "приберіть його з цього файлу, створіть новий ключ станції і впишіть відкритий, age1…",
            ),
        )
    } else {
        (
            Phrase::fixed(
                "to nie jest klucz publiczny albo jest w nim literówka",
                "this is no public key, or a character of it is mistyped",
                "це не відкритий ключ або в ньому одруківка",
            ),
            Phrase::fixed(
                "skopiuj to, co podaje `ias course key show` na stanowisku trenera",
                "copy what `ias course key show` tells on the trainer's station",
                "скопіюйте те, що показує `ias course key show` на станції тренера",
            ),
        )
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
    let text = reader.plain_text(value, "`ticket`", Phrase::fixed("64 cyfry szesnastkowe w cudzysłowie", "64 hexadecimal digits in quotes", "64 шістнадцяткові цифри в лапках"))?;
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
            let cure = Phrase::fixed(
                "skopiuj bilet z pliku, który zapisało `ias course new`; nowy kurs dostaje tam nowy",
                "copy the ticket from the file that `ias course new` wrote; a new course gets a new one there",
                "скопіюйте квиток із файлу, який записало `ias course new`; новий курс отримує там новий",
            );
            let message = Phrase::fixed(
                "to nie jest bilet: bilet ma 64 cyfry szesnastkowe",
                "this is no ticket: it has 64 hexadecimal digits",
                "це не квиток: квиток має 64 шістнадцяткові цифри",
            );
            reader.tell(&rules::BAD_TICKET, value.span.clone(), message, cure);
            None
        }
    }
}

fn roster(reader: &mut Reader, fields: &Fields) -> Option<Vec<TraineeCode>> {
    let value = fields.need(reader, "roster")?;
    let items = reader.list(Some(value), "`roster`", "[\"p-7Q4K-2M9D\"]");
    if matches!(&value.kind, ValueKind::List(items) if items.is_empty()) {
        let message = Phrase::fixed("nikt nie bierze udziału", "nobody takes part", "ніхто не бере участі");
        let cure = Phrase::fixed(
            "utwórz kody przez `ias course roster ID --add 20`",
            "make codes with `ias course roster ID --add 20`",
            "створіть коди через `ias course roster ID --add 20`",
        );
        reader.tell(&rules::EMPTY_ROSTER, value.span.clone(), message, cure);
    }
    let mut codes = Vec::with_capacity(items.len());
    let mut places: BTreeMap<TraineeCode, Range<usize>> = BTreeMap::new();
    for item in items {
        let example = Phrase::fixed(
            "kod w cudzysłowie, na przykład \"p-7Q4K-2M9D\"",
            "a code in quotes, such as \"p-7Q4K-2M9D\"",
            "код у лапках, наприклад \"p-7Q4K-2M9D\"",
        );
        let Some(written) = reader.plain_text(item, Phrase::fixed("kod", "a code", "код"), example) else { continue };
        let code = match code::typed(written) {
            Ok(code) => code,
            Err(why) => {
                let cure = Phrase::fixed(
                    "kody tworzy `ias course roster ID --add NUMBER`; nazwiska nigdy nie stoją w tym pliku",
                    "codes are made by `ias course roster ID --add NUMBER`; names never stand in this file",
                    "коди створює `ias course roster ID --add NUMBER`; імена ніколи не стоять у цьому файлі",
                );
                let message = phrase! { pl: "to nie jest kod: {why}", en: "this is no code: {why}", uk: "це не код: {why}"; why = why.told() };
                reader.tell(&rules::BAD_CODE, item.span.clone(), message, cure);
                continue;
            }
        };
        if let Some(first) = places.get(&code) {
            let rule = &rules::DUPLICATE_CODE;
            let message = phrase! { pl: "`{code}` stoi dwa razy", en: "`{code}` stands twice", uk: "`{code}` стоїть двічі"; code };
            let cure = Phrase::fixed(
                "usuń jeden z nich albo utwórz nowy kod",
                "take one of them away, or make a new code",
                "приберіть один із них або створіть новий код",
            );
            let finding = reader.text.fault(rule.id, rule.severity, item.span.clone(), message);
            let finding = finding.with_cure(cure).with_related(reader.text.span(first.clone()), FIRST_STANDS_HERE);
            reader.findings.push(finding);
            continue;
        }
        places.insert(code.clone(), item.span.clone());
        codes.push(code);
    }
    Some(codes)
}
