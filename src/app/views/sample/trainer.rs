//! The trainer's side.

use crate::app::views::trainer::courses::form::{Entry, FormView, Note, PartRow};
use crate::app::views::trainer::courses::{CourseRow, CoursesView, News};
use crate::app::views::trainer::door::{DoorView, Stage};
use crate::app::views::trainer::names::{Kept, NamesView, PersonRow};
use crate::app::views::trainer::{Tab, TrainerView};
use crate::app::views::widgets::Secret;
use crate::course::Purpose;
use crate::keys::Strength;
use crate::text::Language;

/// The door at each of its stages, with whatever it can tell.
pub fn trainer_doors() -> [TrainerView; 3] {
    let door = DoorView { data: "/home/trener/.local/share/ias".to_owned(), ..DoorView::default() };
    let fault = |what: &str, cure: &str| Some((what.to_owned(), cure.to_owned()));
    let doors = [
        DoorView {
            typed: Secret::new("lampa poc".to_owned()),
            again: Secret::new("lanpa".to_owned()),
            strength: Some(Strength::Short { missing: 3 }),
            differs: true,
            ..door.clone()
        },
        DoorView { stage: Stage::Open, typed: Secret::new("lampa".to_owned()), was_idle: true, is_working: true, ..door.clone() },
        DoorView {
            stage: Stage::BringBack,
            typed: Secret::new("lampa pociąg osiem bursztyn".to_owned()),
            is_shown: true,
            strength: Some(Strength::Long),
            backup: "E:\\ias-key.txt".to_owned(),
            fault: fault("There is no usable key in this file.", "Take the file that this program wrote as a backup."),
            ..door
        },
    ];
    doors.map(|door| TrainerView { door: Some(door), ..TrainerView::default() })
}

/// A tab with nothing on it yet.
pub fn trainer_empty(tab: Tab) -> TrainerView {
    TrainerView { tab, ..TrainerView::default() }
}

/// The list of courses, with everything that it can tell.
pub fn trainer_courses(language: Language) -> TrainerView {
    let title = match language {
        Language::Pl => "Rozpoznawanie oznak handlu ludźmi: kurs dla funkcjonariuszy pierwszej linii i inspektorów pracy",
        Language::En => "Recognising the signs of trafficking in human beings: a course for the first line and for labour inspectors",
        Language::Uk => "Розпізнавання ознак торгівлі людьми: курс для співробітників першої лінії та інспекторів праці",
    };
    let row = CourseRow {
        id: "szczecin-2026-11".to_owned(),
        title: title.to_owned(),
        when: "Szczecin · 2026-11-22 – 2026-11-24".to_owned(),
        facts: "20 · 2027-11-24 · 3".to_owned(),
        plays: vec!["The harvest van (Pre-test · Exam)".to_owned(), "Family on the road (Post-test · Exam)".to_owned()],
        missing: vec!["family-on-the-road".to_owned()],
        is_own: true,
        is_over: false,
        in_question: false,
    };
    let courses = CoursesView {
        rows: vec![
            CourseRow { is_over: true, in_question: true, id: "lublin-2025-10".to_owned(), ..row.clone() },
            CourseRow { is_own: false, missing: Vec::new(), id: "gdynia-2025-10".to_owned(), ..row.clone() },
            row,
        ],
        faulty: vec![("bad: an error".to_owned(), "`ias course check` tells everything that is wrong.".to_owned())],
        folder: "/media/trener/PENDRIVE".to_owned(),
        sticks: vec!["/media/trener/KINGSTON".to_owned()],
        is_writing: false,
        told: Some(News {
            is_good: true,
            title: "/media/trener/PENDRIVE/szczecin-2026-11.cards.html".to_owned(),
            text: String::new(),
            open: Some("cards.html".to_owned()),
        }),
        form: None,
    };
    TrainerView { courses, ..TrainerView::default() }
}

/// The form of a course, new or not, with a note at each field.
pub fn trainer_form(language: Language, is_new: bool) -> TrainerView {
    let error = vec![Note { is_error: true, text: "This is no day of the calendar. Write 2026-11-22 or 22.11.2026.".to_owned() }];
    let entry = |text: &str| Entry { text: text.to_owned(), ..Entry::default() };
    let part = |title: &str, purpose: Purpose, notes: Vec<Note>| PartRow { title: title.to_owned(), purpose, is_exam: true, notes };
    let form = FormView {
        is_new,
        is_restored: is_new,
        asks: !is_new,
        is_changed: true,
        can_undo: true,
        can_redo: true,
        can_save: !is_new,
        errors: usize::from(is_new),
        titles: Language::ALL.map(|of| (of, if of == language { "Rozpoznać i działać".to_owned() } else { String::new() })),
        title_notes: Vec::new(),
        missing_titles: vec!["Українська".to_owned()],
        id: entry("szczecin-2026-11"),
        place: entry("Szczecin"),
        begins: Entry { read_as: "2026-11-22".to_owned(), ..entry("22.11.2026") },
        ends: Entry { notes: error.clone(), ..entry("32.11.2026") },
        retain: entry("2027-11-24"),
        pass_mark: entry("60"),
        codes: entry("20"),
        codes_there: 20,
        codes_to_come: 20,
        language,
        parts: vec![
            part("The harvest van", Purpose::PreTest, Vec::new()),
            part("Flight with auntie", Purpose::Training, error),
            part("Family on the road", Purpose::PostTest, Vec::new()),
        ],
        parts_notes: Vec::new(),
        offered: vec![("harvest-van".to_owned(), "The harvest van".to_owned()), ("family-on-the-road".to_owned(), "Family on the road".to_owned())],
        is_looking: false,
        other_notes: Vec::new(),
    };
    TrainerView { courses: CoursesView { form: Some(form), ..CoursesView::default() }, ..TrainerView::default() }
}

/// Names and keys, with everything that the tab can tell.
pub fn trainer_names(language: Language) -> TrainerView {
    let title = match language {
        Language::Pl => "Rozpoznawanie oznak handlu ludźmi: kurs dla funkcjonariuszy pierwszej linii",
        Language::En => "Recognising the signs of trafficking in human beings: a course for the first line",
        Language::Uk => "Розпізнавання ознак торгівлі людьми: курс для співробітників першої лінії",
    };
    let person = |code: &str, name: &str| PersonRow { code: code.to_owned(), cells: [name.to_owned(), "SG-4711".to_owned(), "z@example.org".to_owned()] };
    let names = NamesView {
        courses: vec![
            ("szczecin-2026-11".to_owned(), format!("{title} · Szczecin · 2026-11-22")),
            ("lublin-2026-12".to_owned(), format!("{title} · Lublin · 2026-12-01")),
        ],
        rows: vec![person("p-7Q4K-2M9D", "Zdzisława Żółć-Brzęczyszczykiewicz"), person("p-2ZZ2-3229", "")],
        page: 1,
        pages: 3,
        named: 1,
        codes: 2,
        can_undo: true,
        can_redo: true,
        folder: "/media/trener/PENDRIVE".to_owned(),
        sticks: vec!["/media/trener/KINGSTON".to_owned()],
        code: "p-7Q4K-2M9D".to_owned(),
        in_question: (language == Language::Uk).then(|| "p-7Q4K-2M9D".to_owned()),
        public_key: "age1nttscwwve3z7yd29w4yv9qh5ldhvdfmd8r9gyv2dnt3zcvpexyhsfdwrjl".to_owned(),
        passphrases: [Secret::new("kot".to_owned()), Secret::new("lampa pociąg osiem".to_owned()), Secret::new("lanpa".to_owned())],
        strength: Some(Strength::Enough),
        differs: true,
        kept: vec![
            Kept { title: title.to_owned(), until: "2027-11-22".to_owned(), days_left: Some(365) },
            Kept { title: title.to_owned(), until: "2025-11-22".to_owned(), days_left: None },
        ],
        orphans: vec!["p-3RRR-3RRR".to_owned()],
        told: Some(News { is_good: false, title: "list.csv".to_owned(), text: "2\n4".to_owned(), open: None }),
        ..NamesView::default()
    };
    let retention = Some(News { is_good: true, title: "1".to_owned(), text: String::new(), open: None });
    TrainerView { tab: Tab::Names, retention, names, ..TrainerView::default() }
}
