//! A course as it is typed: texts that need not be sound yet, judged by the rules of `ias course check`.
//!
//! The form is written as the `course.ron` that it would become, line by line, so that each finding finds its field.

use serde::{Deserialize, Serialize};

use crate::app::views::trainer::courses::form::Field;
use crate::course::{Course, CourseId, Part, Purpose, code, read, rules};
use crate::diagnostic::SourceText;
use crate::scenario::edit::write::text as quoted;
use crate::scenario::graph::ScenarioId;
use crate::session::{Mode, TraineeCode};
use crate::text::{Language, Localized, LocalizedText, Phrase};
use crate::time::Day;

/// The most codes that one course can have.
const MOST_CODES: usize = 10_000;
/// How long results are kept after the course unless somebody says otherwise, in days: as `ias course new` does.
const KEPT: i32 = 365;

/// What is typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Form {
    pub(super) id: String,
    /// The id was typed by hand and follows place and day no more.
    pub(super) id_is_own: bool,
    /// In the order of [`Language::ALL`].
    pub(super) titles: [String; 3],
    pub(super) place: String,
    pub(super) begins: String,
    pub(super) ends: String,
    pub(super) language: Language,
    pub(super) parts: Vec<Part>,
    pub(super) pass_mark: String,
    pub(super) retain_until: String,
    /// The day was typed by hand and follows the last day no more.
    pub(super) retain_is_own: bool,
    /// How many codes to make; beside those that are there.
    pub(super) codes: String,
}

/// What of a course cannot be typed.
#[derive(Clone, Debug)]
pub(super) struct Fixed<'a> {
    pub(super) edition: u32,
    pub(super) recipient: &'a str,
    pub(super) ticket: [u8; 32],
    pub(super) roster: &'a [TraineeCode],
}

/// Something wrong with the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// Where.
    pub(super) field: Field,
    /// The rule's id.
    pub(super) rule: &'static str,
    /// It keeps the course from being saved.
    pub(super) is_error: bool,
    /// For rules that the interface has no words of its own for.
    pub(super) message: Phrase,
}

/// Year-month-day of a day typed in either order; as typed when it is none.
pub(super) fn day_text(typed: &str) -> String {
    let typed = typed.trim();
    let parts: Option<Vec<u32>> = typed.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect();
    let day: Option<Day> = match parts.as_deref() {
        Some([day, month, year @ 1000..=9999] | [year @ 1000..=9999, month, day]) => format!("{year:04}-{month:02}-{day:02}").parse().ok(),
        _ => None,
    };
    day.map_or_else(|| typed.to_owned(), |day| day.to_string())
}

fn day(typed: &str) -> Option<Day> {
    day_text(typed).parse().ok()
}

/// How many codes were typed; nothing is none.
pub(super) fn count(typed: &str) -> Option<usize> {
    match typed.trim() {
        "" => Some(0),
        typed => typed.parse().ok().filter(|count| *count <= MOST_CODES),
    }
}

/// Small ASCII letters, digits and hyphens for whatever somebody types.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let written = match letter {
            'ą' => "a", 'ć' => "c", 'ę' => "e", 'ł' => "l", 'ń' => "n", 'ó' => "o", 'ś' => "s", 'ź' | 'ż' => "z",
            'а' => "a", 'б' => "b", 'в' => "v", 'г' => "h", 'ґ' => "g", 'д' => "d", 'е' => "e", 'є' => "ie", 'ж' => "zh", 'з' => "z",
            'и' => "y", 'і' | 'ї' | 'й' => "i", 'к' => "k", 'л' => "l", 'м' => "m", 'н' => "n", 'о' => "o", 'п' => "p", 'р' => "r",
            'с' => "s", 'т' => "t", 'у' => "u", 'ф' => "f", 'х' => "kh", 'ц' => "ts", 'ч' => "ch", 'ш' => "sh", 'щ' => "shch",
            'ю' => "iu", 'я' => "ia", 'ь' | '\'' | '’' => "",
            letter if letter.is_ascii_alphanumeric() => {
                plain.push(letter);
                ""
            }
            _ if plain.ends_with('-') => "",
            _ => "-",
        };
        plain.push_str(written);
    }
    plain.trim_matches('-').chars().take(48).collect()
}

impl Form {
    /// An empty one, from today on.
    pub(super) fn new(today: Day, language: Language) -> Self {
        let mut form = Self {
            id: String::new(),
            id_is_own: false,
            titles: Default::default(),
            place: String::new(),
            begins: today.to_string(),
            ends: today.to_string(),
            language,
            parts: Vec::new(),
            pass_mark: String::new(),
            retain_until: String::new(),
            retain_is_own: false,
            codes: "20".to_owned(),
        };
        form.follow("", &[]);
        form
    }

    /// As a course stands.
    pub(super) fn of(course: &Course) -> Self {
        Self {
            id: course.id.to_string(),
            id_is_own: true,
            titles: Language::ALL.map(|language| match &course.title {
                Localized::Plain(text) if language == course.language => text.to_string(),
                Localized::Plain(_) => String::new(),
                title => title.exact(language).map(ToString::to_string).unwrap_or_default(),
            }),
            place: course.place.clone(),
            begins: course.begins.to_string(),
            ends: course.ends.to_string(),
            language: course.language,
            parts: course.parts.clone(),
            pass_mark: course.pass_mark.map_or(String::new(), |mark| match (mark / 10, mark % 10) {
                (whole, 0) => whole.to_string(),
                (whole, tenth) => format!("{whole}.{tenth}"),
            }),
            retain_until: course.retain_until.to_string(),
            retain_is_own: true,
            codes: String::new(),
        }
    }

    /// Another course like that one, from today on.
    pub(super) fn like(course: &Course, today: Day, taken: &[CourseId]) -> Self {
        let days = course.begins.days_until(course.ends);
        let mut form = Self {
            id_is_own: false,
            begins: today.to_string(),
            ends: today.later(days).to_string(),
            retain_is_own: false,
            codes: course.roster.len().to_string(),
            ..Self::of(course)
        };
        form.follow("", taken);
        form
    }

    pub(super) fn text_of(&self, field: Field) -> &str {
        match field {
            Field::Id => &self.id,
            Field::Title(language) => &self.titles[place_of(language)],
            Field::Place => &self.place,
            Field::Begins => &self.begins,
            Field::Ends => &self.ends,
            Field::PassMark => &self.pass_mark,
            Field::Retain => &self.retain_until,
            Field::Codes => &self.codes,
            Field::Parts | Field::Part(_) | Field::Whole => "",
        }
    }

    /// Types into a field; what follows from it follows.
    pub(super) fn type_in(&mut self, field: Field, text: String, taken: &[CourseId]) {
        let begun = self.begins.clone();
        match field {
            Field::Id => {
                self.id_is_own = !text.trim().is_empty();
                self.id = text;
            }
            Field::Title(language) => self.titles[place_of(language)] = text,
            Field::Place => self.place = text,
            Field::Begins => self.begins = text,
            Field::Ends => self.ends = text,
            Field::PassMark => self.pass_mark = text,
            Field::Retain => {
                self.retain_is_own = !text.trim().is_empty();
                self.retain_until = text;
            }
            Field::Codes => self.codes = text,
            Field::Parts | Field::Part(_) | Field::Whole => {}
        }
        self.follow(&begun, taken);
    }

    /// Lets the last day follow the first one (which was `begun`), retention the last day, and the id place and day.
    fn follow(&mut self, begun: &str, taken: &[CourseId]) {
        if let (Some(before), Some(now), Some(ends)) = (day(begun), day(&self.begins), day(&self.ends))
            && before != now
        {
            self.ends = now.later(before.days_until(ends).max(0)).to_string();
        }
        if !self.retain_is_own {
            self.retain_until = day(&self.ends).map(|ends| ends.later(KEPT).to_string()).unwrap_or_default();
        }
        if !self.id_is_own {
            let month: String = day(&self.begins).map(|day| day.to_string().chars().take(7).collect()).unwrap_or_default();
            let wanted = plain(&format!("{} {month}", self.place));
            let free = |id: &String| taken.iter().all(|known| *known.0 != **id);
            let others = (2..).map(|n| format!("{wanted}-{n}"));
            self.id = std::iter::once(wanted.clone()).chain(others).find(free).unwrap_or(wanted);
        }
    }

    pub(super) fn set_purpose(&mut self, place: usize, purpose: Purpose) {
        if let Some(part) = self.parts.get_mut(place) {
            part.purpose = purpose;
            part.mode = if purpose == Purpose::Training { Mode::Practice } else { Mode::Exam };
        }
    }

    pub(super) fn add_part(&mut self, scenario: &str) {
        self.parts.push(Part { scenario: ScenarioId(scenario.into()), purpose: Purpose::Training, mode: Mode::Practice });
    }

    fn title(&self) -> LocalizedText {
        let written = || Language::ALL.into_iter().zip(&self.titles).filter(|(_, title)| !title.trim().is_empty());
        match written().count() {
            0 => "".into(),
            _ => LocalizedText::from_pairs(written().map(|(language, title)| (language, title.trim()))),
        }
    }

    /// The file that the form would become, and the field of each of its lines.
    fn written(&self, fixed: &Fixed<'_>) -> (String, Vec<Field>) {
        let mut lines = vec![("#![enable(implicit_some)]".to_owned(), Field::Whole), ("Course(".to_owned(), Field::Whole)];
        let mut put = |text: String, field: Field| lines.push((text, field));
        put(format!("format: 1, edition: {}, language: {},", fixed.edition, quoted(self.language.tag())), Field::Whole);
        put(format!("id: {},", quoted(self.id.trim())), Field::Id);
        let title = match self.title() {
            Localized::Plain(text) => quoted(&text),
            title => {
                let each = title.values().filter_map(|(language, text)| Some(format!("{}: {}", quoted(language?.tag()), quoted(text))));
                format!("{{{}}}", each.collect::<Vec<_>>().join(", "))
            }
        };
        put(format!("title: {title},"), Field::Title(self.language));
        put(format!("place: {},", quoted(self.place.trim())), Field::Place);
        put(format!("begins: {},", quoted(&day_text(&self.begins))), Field::Begins);
        put(format!("ends: {},", quoted(&day_text(&self.ends))), Field::Ends);
        put(format!("retain_until: {},", quoted(&day_text(&self.retain_until))), Field::Retain);
        put("scenarios: [".to_owned(), Field::Parts);
        for (place, part) in self.parts.iter().enumerate() {
            let purpose = match part.purpose {
                Purpose::Training => "Training",
                Purpose::PreTest => "PreTest",
                Purpose::PostTest => "PostTest",
            };
            let mode = if part.mode == Mode::Exam { "Exam" } else { "Practice" };
            put(format!("(scenario: {}, purpose: {purpose}, mode: {mode}),", quoted(&part.scenario.0)), Field::Part(place));
        }
        put("],".to_owned(), Field::Parts);
        let mark = self.pass_mark.trim().trim_end_matches('%').trim_end().replace(',', ".");
        let is_number = !mark.is_empty() && mark.chars().all(|c| c.is_ascii_digit() || c == '.');
        put(format!("pass_mark: {},", if mark.is_empty() { "None".to_owned() } else if is_number { mark } else { quoted(&mark) }), Field::PassMark);
        put(format!("recipient: {},", quoted(fixed.recipient)), Field::Whole);
        let ticket = fixed.ticket.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        put(format!("ticket: {},", quoted(&ticket)), Field::Whole);
        let codes: Vec<String> = fixed.roster.iter().map(|code| quoted(&code.0)).collect();
        put(format!("roster: [{}],", codes.join(", ")), Field::Codes);
        put(")".to_owned(), Field::Whole);
        let fields = lines.iter().map(|(_, field)| *field).collect();
        let text: Vec<String> = lines.into_iter().map(|(text, _)| text).collect();
        (text.join("\n"), fields)
    }

    /// The course that it is, if it is one, and everything that is wrong with it. `known`: the scenarios of this computer.
    pub(super) fn judged(&self, fixed: &Fixed<'_>, known: &[ScenarioId]) -> (Option<Course>, Vec<Finding>) {
        let (text, fields) = self.written(fixed);
        let (course, told) = read(&SourceText::new("course.ron", text), Some(known));
        let mut findings: Vec<Finding> = told
            .into_iter()
            .map(|told| {
                let line = told.span.as_ref().map_or(0, |span| span.line as usize);
                let is_error = told.is_error();
                Finding { field: fields.get(line.wrapping_sub(1)).copied().unwrap_or(Field::Whole), rule: told.rule, is_error, message: told.message }
            })
            .collect();
        // Codes are made when it is saved.
        match count(&self.codes) {
            Some(0) => {}
            Some(_) => findings.retain(|finding| finding.rule != rules::EMPTY_ROSTER.id),
            None => findings.push(Finding { field: Field::Codes, rule: BAD_COUNT, is_error: true, message: Phrase::default() }),
        }
        (course, findings)
    }
}

/// The rule that only the form has: elsewhere a number is an argument.
pub(super) const BAD_COUNT: &str = "bad-count";
/// Another one: elsewhere the shelf refuses it.
pub(super) const TAKEN_ID: &str = "taken-id";

fn place_of(language: Language) -> usize {
    Language::ALL.iter().position(|known| *known == language).unwrap_or(0)
}

/// New codes, as many as were typed.
pub(super) fn fresh_codes(typed: &str, taken: &[TraineeCode]) -> Vec<TraineeCode> {
    code::fresh(count(typed).unwrap_or(0), taken, crate::platform::random_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-22";

    fn fixed() -> Fixed<'static> {
        Fixed { edition: 1, recipient: "age1nttscwwve3z7yd29w4yv9qh5ldhvdfmd8r9gyv2dnt3zcvpexyhsfdwrjl", ticket: [7; 32], roster: &[] }
    }

    fn form() -> Form {
        let mut form = Form::new(TODAY.parse().expect("a day"), Language::Pl);
        form.type_in(Field::Title(Language::Pl), "Rozpoznać znaki".to_owned(), &[]);
        form.type_in(Field::Place, "Łódź".to_owned(), &[]);
        form.add_part("van");
        form
    }

    fn told(form: &Form) -> Vec<(Field, &'static str)> {
        let known = [ScenarioId("van".into()), ScenarioId("family".into())];
        form.judged(&fixed(), &known).1.iter().map(|finding| (finding.field, finding.rule)).filter(|(_, rule)| *rule != "bad-recipient").collect()
    }

    #[test]
    fn what_is_right_is_told_nothing_of() {
        assert_eq!(told(&form()), []);
        assert_eq!((&*form().id, &*form().retain_until), ("lodz-2026-11", "2027-11-22"));
    }

    #[test]
    fn each_finding_stands_at_its_field() {
        let mut bad = form();
        bad.type_in(Field::Begins, "22.13.2026".to_owned(), &[]);
        assert_eq!(told(&bad), [(Field::Begins, "bad-day")]);
        let mut bad = form();
        bad.type_in(Field::Ends, "21.11.2026".to_owned(), &[]);
        assert_eq!(told(&bad), [(Field::Ends, "ends-before-it-begins")]);
        let mut bad = form();
        bad.type_in(Field::Retain, "1.1.2026".to_owned(), &[]);
        assert_eq!(told(&bad), [(Field::Retain, "kept-too-short")]);
        let mut bad = form();
        bad.type_in(Field::Title(Language::Pl), " ".to_owned(), &[]);
        bad.type_in(Field::Place, " ".to_owned(), &[]);
        bad.type_in(Field::Id, "Łódź 1".to_owned(), &[]);
        bad.type_in(Field::PassMark, "sześćdziesiąt".to_owned(), &[]);
        bad.type_in(Field::Codes, "many".to_owned(), &[]);
        let fields: Vec<Field> = told(&bad).into_iter().map(|(field, _)| field).collect();
        for field in [Field::Title(Language::Pl), Field::Place, Field::Id, Field::PassMark, Field::Codes] {
            assert!(fields.contains(&field), "{field:?} in {fields:?}");
        }
        let mut bad = form();
        bad.add_part("bus");
        bad.add_part("van");
        bad.set_purpose(2, Purpose::PostTest);
        let rules = told(&bad);
        assert!(rules.contains(&(Field::Part(1), "unknown-scenario")) && rules.contains(&(Field::Part(2), "test-played-before")), "{rules:?}");
        bad.parts.clear();
        assert!(told(&bad).contains(&(Field::Parts, "missing-field")), "{:?}", told(&bad));
        bad = form();
        bad.type_in(Field::Codes, "0".to_owned(), &[]);
        assert_eq!(told(&bad), [(Field::Codes, "empty-roster")]);
    }

    #[test]
    fn days_are_read_in_either_order() {
        for typed in ["22.11.2026", "2026-11-22", " 22 11 2026 ", "22/11/2026", "2026.11.22"] {
            assert_eq!(day_text(typed), "2026-11-22", "{typed}");
        }
        for typed in ["", "tomorrow", "31.2.2026", "22.11.26"] {
            assert_eq!(day_text(typed), typed);
        }
    }

    #[test]
    fn days_and_the_id_follow_until_they_are_typed() {
        let mut form = form();
        form.type_in(Field::Ends, "24.11.2026".to_owned(), &[]);
        form.type_in(Field::Begins, "1.12.2026".to_owned(), &[]);
        assert_eq!((&*form.ends, &*form.retain_until, &*form.id), ("2026-12-03", "2027-12-03", "lodz-2026-12"));
        form.type_in(Field::Retain, "31.12.2030".to_owned(), &[]);
        form.type_in(Field::Id, "mine".to_owned(), &[]);
        form.type_in(Field::Begins, "2.12.2026".to_owned(), &[]);
        assert_eq!((&*form.ends, &*form.retain_until, &*form.id), ("2026-12-04", "31.12.2030", "mine"));
        form.type_in(Field::Id, String::new(), &["lodz-2026-12".into()]);
        assert_eq!(form.id, "lodz-2026-12-2", "an id that is taken is not proposed");
    }

    #[test]
    fn a_course_is_the_same_through_the_form() {
        let known = [ScenarioId("van".into())];
        let (course, findings) = form().judged(&Fixed { recipient: &recipient(), ..fixed() }, &known);
        let course = course.unwrap_or_else(|| panic!("{findings:?}"));
        let again = Form::of(&course).judged(&Fixed { recipient: &recipient(), ..fixed() }, &known).0;
        assert_eq!(again, Some(course));
    }

    fn recipient() -> String {
        crate::keys::Identity::of(&[7; 32]).recipient().to_string()
    }
}
