//! What the courses tab shows.

use super::form::{BAD_COUNT, Finding, TAKEN_ID, count, day_text};
use super::forming::Forming;
use super::{CoursesDesk, Told, is_own, known};
use crate::app::faults::{file_fault, shelf_fault, thread_fault, unchanged_fault};
use crate::app::i18n;
use crate::app::trainer::OpenStation;
use crate::app::views::look::Look;
use crate::app::views::trainer::courses::form::{Entry, Field, FormView, Note, PartRow};
use crate::app::views::trainer::courses::{CourseRow, News};
use crate::course::disk::Kept;
use crate::report::words::Words;
use crate::session::Mode;
use crate::text::{Language, Phrase};
use crate::time::Day;

impl CoursesDesk {
    pub(super) fn row(&self, kept: &Kept, look: &Look, open: &OpenStation<'_>) -> CourseRow {
        let course = &kept.course;
        let words = Words { language: look.language };
        let codes = look.t_with("trainer-course-codes", &[("count", course.roster.len().into())]);
        let today = Day::of(open.around.wall);
        let here = known(open);
        let looked = !open.around.films.is_looking();
        CourseRow {
            id: course.id.to_string(),
            title: course.title.get(look.language).to_owned(),
            when: format!("{} · {}", course.place, words.days(course.begins, course.ends)),
            facts: format!(
                "{codes} · {} · {}",
                look.t_with("trainer-course-kept", &[("day", (&words.day(course.retain_until)).into())]),
                look.t_with("trainer-course-edition", &[("edition", course.edition.into())]),
            ),
            plays: course
                .parts
                .iter()
                .map(|part| {
                    let how = purpose_and_mode(part.purpose, part.mode, look);
                    format!("{} ({how})", title_of(&part.scenario.0, look, open))
                })
                .collect(),
            missing: course.parts.iter().filter(|part| looked && !here.contains(&part.scenario)).map(|part| part.scenario.to_string()).collect(),
            is_own: is_own(kept, open),
            is_over: course.retain_until < today,
            in_question: self.in_question.as_ref() == Some(&course.id),
        }
    }

    pub(super) fn form_view(&self, forming: &Forming, look: &Look, open: &OpenStation<'_>) -> FormView {
        let form = forming.form();
        let recipient = open.station.recipient().to_string();
        let (_, mut findings) = form.judged(&forming.fixed(&recipient), &known(open));
        if open.around.films.is_looking() {
            // Not found yet is not unknown.
            findings.retain(|finding| finding.rule != crate::course::rules::UNKNOWN_SCENARIO.id);
        }
        if self.is_taken(&form.id, forming) {
            findings.push(Finding { field: Field::Id, rule: TAKEN_ID, is_error: true, message: Phrase::default() });
        }
        let notes = |field: Field| -> Vec<Note> { findings.iter().filter(|finding| finding.field == field).map(|finding| note(finding, look)).collect() };
        let entry = |field: Field, read_as: String| Entry { text: form.text_of(field).to_owned(), read_as, notes: notes(field) };
        let day = |field: Field| {
            let (typed, read) = (form.text_of(field), day_text(form.text_of(field)));
            entry(field, if read == typed.trim() || read.parse::<Day>().is_err() { String::new() } else { read })
        };
        let missing: Vec<String> = Language::ALL
            .into_iter()
            .filter(|language| form.text_of(Field::Title(*language)).trim().is_empty())
            .map(|language| language.own_name().to_owned())
            .collect();
        let (can_undo, can_redo) = forming.steps();
        let errors = findings.iter().filter(|finding| finding.is_error).count();
        FormView {
            is_new: forming.base.is_none(),
            is_restored: forming.is_restored,
            asks: forming.asks,
            is_changed: forming.is_changed(),
            can_undo,
            can_redo,
            can_save: errors == 0 && forming.is_changed(),
            errors,
            titles: Language::ALL.map(|language| (language, form.text_of(Field::Title(language)).to_owned())),
            title_notes: Language::ALL.into_iter().flat_map(|language| notes(Field::Title(language))).collect(),
            missing_titles: if missing.len() < 3 { missing } else { Vec::new() },
            id: entry(Field::Id, String::new()),
            place: entry(Field::Place, String::new()),
            begins: day(Field::Begins),
            ends: day(Field::Ends),
            retain: day(Field::Retain),
            pass_mark: entry(Field::PassMark, String::new()),
            codes: entry(Field::Codes, String::new()),
            codes_there: forming.base.as_ref().map_or(0, |kept| kept.course.roster.len()),
            codes_to_come: count(&form.codes).unwrap_or(0),
            language: form.language,
            parts: form
                .parts
                .iter()
                .enumerate()
                .map(|(place, part)| PartRow {
                    title: title_of(&part.scenario.0, look, open),
                    purpose: part.purpose,
                    is_exam: part.mode == Mode::Exam,
                    notes: notes(Field::Part(place)),
                })
                .collect(),
            parts_notes: notes(Field::Parts),
            offered: known(open).iter().filter(|id| form.parts.iter().all(|part| part.scenario != **id)).map(|id| (id.to_string(), title_of(&id.0, look, open))).collect(),
            is_looking: open.around.films.is_looking(),
            other_notes: notes(Field::Whole),
        }
    }
}

/// What a scenario is called; its id when it is not on this computer.
fn title_of(id: &str, look: &Look, open: &OpenStation<'_>) -> String {
    open.around.films.scenario(id).map_or_else(|| id.to_owned(), |known| known.graph.title.get(look.language).to_owned())
}

fn purpose_and_mode(purpose: crate::course::Purpose, mode: Mode, look: &Look) -> String {
    crate::app::application::purpose_text(purpose, mode, look)
}

/// A finding in the interface's words; in those of the rule where it has none.
fn note(finding: &Finding, look: &Look) -> Note {
    let key = match (finding.rule, finding.field) {
        ("missing-field", Field::Title(_)) => "trainer-rule-no-title".to_owned(),
        ("missing-field", Field::Place) => "trainer-rule-no-place".to_owned(),
        ("missing-field", Field::Parts) => "trainer-rule-no-films".to_owned(),
        (_, Field::PassMark) => "trainer-rule-bad-mark".to_owned(),
        (BAD_COUNT, _) => "trainer-rule-bad-count".to_owned(),
        (TAKEN_ID, _) => "trainer-rule-taken-id".to_owned(),
        (rule, _) => format!("trainer-rule-{rule}"),
    };
    let text = if i18n::has(look.language, &key) { look.t(&key) } else { finding.message.get(look.language).to_owned() };
    Note { is_error: finding.is_error, text }
}

impl Told {
    pub(super) fn shown(&self, look: &Look) -> News {
        let path_text = |key: &str, path: &std::path::Path| look.t_with(key, &[("path", (&path.display().to_string()).into())]);
        let good = |title: String, text: String| News { is_good: true, title, text, open: None };
        let bad = |(title, text): (String, String)| News { is_good: false, title, text, open: None };
        match self {
            Self::Saved { title, codes: 0 } => good(look.t_with("trainer-saved", &[("title", title.into())]), look.t("trainer-saved-hint")),
            Self::Saved { title, codes } => good(
                look.t_with("trainer-saved", &[("title", title.into())]),
                format!("{} {}", look.t_with("trainer-saved-codes", &[("count", (*codes).into())]), look.t("trainer-saved-hint")),
            ),
            Self::Removed(title) => good(look.t_with("trainer-removed", &[("title", title.into())]), look.t("trainer-removed-hint")),
            Self::OnStick(path) => good(path_text("trainer-on-stick", path), look.t("trainer-on-stick-hint")),
            Self::Cards(path) => News { open: Some(path.display().to_string()), ..good(path_text("trainer-cards-written", path), look.t("trainer-cards-hint")) },
            Self::NoFolder => bad((look.t("trainer-no-folder"), look.t("trainer-no-folder-hint"))),
            Self::NoCodes => bad((look.t("trainer-no-codes"), look.t("trainer-no-codes-hint"))),
            Self::NotWritten(path, error) => bad(file_fault(path, error, look.language)),
            Self::Elsewhere => bad((look.t("trainer-elsewhere"), look.t("trainer-elsewhere-hint"))),
            Self::Shelf(error) => bad(shelf_fault(error, look.language)),
            Self::Thread(error) => bad(thread_fault(error, look.language)),
            Self::NotChanged(path, why) => bad(unchanged_fault(path, why, look.language)),
        }
    }
}
