//! What the tab shows, in the interface's language.

use std::path::PathBuf;
use std::sync::Arc;

use super::gathering::GatherDesk;
use super::writing::{Unwritten, Written};
use super::{Fault, Job, Marked, ResultsDesk};
use crate::app::trainer::OpenStation;
use crate::app::faults::{file_fault, keys_fault, store_fault};
use crate::app::views::look::Look;
use crate::app::views::trainer::results::{
    AsideRow, DayField, ExportView, FilterView, GatherView, MarkView, News, ProgressView, ResultsView,
};
use crate::cohort::group::Counting;
use crate::cohort::library::Library;
use crate::course::CourseId;
use crate::report::words::Words;
use crate::store::gathered::{Aside, Reason};
use crate::text::Language;
use crate::time::Day;

/// The day that was typed; `None`: nothing was typed, an error: no day.
pub(super) fn day(text: &str) -> Option<Result<Day, ()>> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.parse().map_err(|_| ()))
}

/// A course's title, else its id.
pub(super) fn course_name(library: &Library, id: &CourseId, language: Language) -> String {
    let title = library.courses.get(id).map(|course| course.title.get(language).to_owned());
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| id.to_string())
}

pub(super) fn view(desk: &ResultsDesk, look: &Look, open: &OpenStation<'_>) -> ResultsView {
    let reading = desk.reckoning.as_ref().map(|reckoning| reckoning.heard()).or(desk.is_stale.then_some(0));
    let is_nothing = desk.shown.as_ref().is_some_and(|shown| {
        shown.read.cohort.is_empty() && shown.choice == crate::store::gathered::Choice::default() && shown.read.roll.is_empty()
    });
    ResultsView {
        gather: gather(&desk.gather, look),
        filter: filter(desk, look),
        reading,
        is_nothing,
        sheet: desk.sheet(look.language),
        notes: notes(desk, look),
        fault: desk.fault.as_ref().map(|fault| fault.told(look)),
        names: desk.names.clone(),
        as_tables: desk.as_tables,
        export: export(desk, look),
        sending: desk.sending.view(&desk.choice(), look),
        mark: mark(desk, look, open),
    }
}

fn gather(desk: &GatherDesk, look: &Look) -> GatherView {
    let shown = |paths: &[PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>();
    let sticks = &desk.sticks;
    let is_new = |path: &&PathBuf| !desk.folders.contains(path);
    let progress = desk.how_far().map(|far| {
        let (done, files) = (far.progress.done, far.progress.files);
        #[expect(clippy::cast_precision_loss, reason = "a share for a bar")]
        let share = if files == 0 { 0.0 } else { done as f32 / files as f32 };
        let counts = look.t_with(
            "trainer-results-gathering",
            &[("done", done.into()), ("count", files.into()), ("new", far.progress.new.into()), ("aside", far.progress.aside.into())],
        );
        let left = match far.left {
            _ if far.is_stopping => look.t("trainer-results-stopping"),
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole seconds of an estimate")]
            Some(left) => look.t_with("trainer-results-left", &[("seconds", (left.ceil().max(0.0) as u32).into())]),
            None => look.t("trainer-results-looking-for-files"),
        };
        ProgressView { share, text: format!("{counts} {left}"), is_stopping: far.is_stopping, is_endless: false }
    });
    GatherView {
        typed: desk.typed.clone(),
        is_missing: !desk.typed.trim().is_empty() && !std::path::Path::new(desk.typed.trim()).exists(),
        folders: shown(&desk.folders),
        sticks: shown(&sticks.iter().filter(is_new).cloned().collect::<Vec<_>>()),
        recent: shown(&desk.recent.iter().filter(|path| is_new(path) && !sticks.contains(path)).cloned().collect::<Vec<_>>()),
        progress,
        news: gathered(desk, look),
        aside: desk.aside_rows(look.language, |aside| aside_row(aside, look)),
        aside_count: desk.aside.len(),
    }
}

/// What came of gathering.
fn gathered(desk: &GatherDesk, look: &Look) -> Option<News> {
    if let Some(why) = &desk.no_thread {
        return Some(News { is_good: false, title: look.t("trainer-results-no-thread"), text: why.clone() });
    }
    let done = match desk.outcome.as_ref()? {
        Ok(done) => done,
        Err(error) => {
            let (title, text) = store_fault(error, look.language);
            return Some(News { is_good: false, title, text });
        }
    };
    let summary = &done.summary;
    let count = |key: &str, count: usize| look.t_with(key, &[("count", count.into())]);
    let mut text = vec![
        count("trainer-results-new", summary.new),
        count("trainer-results-same", summary.same),
        count("trainer-results-aside-count", summary.aside.len()),
    ];
    if summary.needless > 0 {
        text.push(count("trainer-results-needless", summary.needless));
    }
    if summary.is_stopped {
        text.push(look.t("trainer-results-stopped"));
    }
    if let Some(notice) = &done.notice {
        text.push(format!("{notice} {}", look.t("trainer-results-gather-again")));
    }
    let title = if summary.files == 0 && summary.aside.is_empty() {
        look.t("trainer-results-no-files")
    } else {
        count("trainer-results-gathered", summary.files)
    };
    let is_good = summary.aside.is_empty() && !summary.is_stopped && summary.files > 0 && done.notice.is_none();
    Some(News { is_good, title, text: text.join(" ") })
}

fn aside_row(aside: &Aside, look: &Look) -> AsideRow {
    let (name, cure) = match aside.reason {
        Reason::Unreadable => ("trainer-results-unreadable", "trainer-results-unreadable-cure"),
        Reason::Damaged => ("trainer-results-damaged", "trainer-results-damaged-cure"),
        Reason::Forged => ("trainer-results-forged", "trainer-results-forged-cure"),
        Reason::Foreign => ("trainer-results-foreign", "trainer-results-foreign-cure"),
        Reason::Stranger => ("trainer-results-stranger", "trainer-results-stranger-cure"),
        Reason::Newer => ("trainer-results-newer", "trainer-results-newer-cure"),
        Reason::Conflict => ("trainer-results-conflict", "trainer-results-conflict-cure"),
    };
    AsideRow { file: aside.file.clone(), reason: look.t(name), detail: aside.detail.clone(), cure: look.t(cure) }
}

fn filter(desk: &ResultsDesk, look: &Look) -> FilterView {
    let library = desk.shown.as_ref().map(|shown| &shown.read.library);
    let words = Words { language: look.language };
    let mut courses: Vec<(String, String)> = Vec::new();
    let mut places: Vec<String> = Vec::new();
    for (id, course) in library.into_iter().flat_map(|library| &library.courses) {
        let name = course_name(library.expect("its courses are gone through"), id, look.language);
        courses.push((id.to_string(), format!("{name} · {} · {}", course.place, words.day(course.begins))));
        places.push(course.place.clone());
    }
    places.retain(|place| !place.is_empty());
    places.sort();
    places.dedup();
    let field = |text: &str| DayField { typed: text.to_owned(), is_wrong: day(text).is_some_and(|day| day.is_err()) };
    FilterView {
        course: desk.course.as_ref().map(ToString::to_string),
        courses,
        place: desk.place.clone(),
        places,
        from: field(&desk.from),
        until: field(&desk.until),
        group_by: desk.wishes.group_by,
        every: desk.wishes.counting == Counting::Every,
    }
}

/// What was left out of what is shown.
fn notes(desk: &ResultsDesk, look: &Look) -> Vec<String> {
    /// Single faults beyond that help nobody on a screen.
    const MOST: usize = 5;
    let Some(read) = desk.shown.as_ref().map(|shown| &shown.read) else { return Vec::new() };
    let mut notes = read.courses.clone();
    if read.sittings > 0 {
        notes.push(look.t_with("trainer-results-sittings", &[("count", u32::try_from(read.sittings).unwrap_or(u32::MAX).into())]));
    }
    if !read.unreadable.is_empty() {
        notes.push(look.t_with("trainer-results-unread", &[("count", read.unreadable.len().into())]));
        notes.extend(read.unreadable.iter().take(MOST).map(|(attempt, why)| format!("{attempt}: {why}")));
    }
    notes
}

fn export(desk: &ResultsDesk, look: &Look) -> ExportView {
    ExportView {
        folder: desk.folder.clone().unwrap_or_default(),
        sticks: desk.gather.sticks.iter().map(|stick| stick.display().to_string()).collect(),
        codes: Arc::clone(&desk.codes),
        trainee: desk.trainee.as_ref().map(ToString::to_string),
        joins: desk.joins,
        is_busy: desk.job.is_some(),
        can_write: desk.shown.as_ref().is_some_and(|shown| !shown.read.cohort.is_empty()),
        news: match (&desk.job, &desk.written) {
            (Some(Job::Writing(_)), _) | (_, None) => None,
            (_, Some(Ok(written))) => Some(written.told(look)),
            (_, Some(Err(error))) => Some(error.told(look)),
        },
    }
}

impl Written {
    fn told(&self, look: &Look) -> News {
        /// Single entries beyond that help nobody on a screen.
        const MOST: usize = 5;
        let path = self.place.display().to_string();
        let exported = &self.exported;
        let count = |key: &str, count: usize| look.t_with(key, &[("count", count.into())]);
        let mut left_out: Vec<String> = Vec::new();
        if exported.passed.sittings > 0 {
            left_out.push(look.t_with("trainer-results-sittings", &[("count", u32::try_from(exported.passed.sittings).unwrap_or(u32::MAX).into())]));
        }
        if !exported.passed.unreadable.is_empty() {
            left_out.push(count("trainer-results-unread", exported.passed.unreadable.len()));
            left_out.extend(exported.passed.unreadable.iter().take(MOST).map(|(attempt, why)| format!("{attempt}: {why}")));
        }
        if !exported.nameless.is_empty() {
            let codes: Vec<&str> = exported.nameless.iter().take(MOST).map(|code| &*code.0).collect();
            left_out.push(format!("{} {}", count("trainer-results-nameless", exported.nameless.len()), codes.join(", ")));
        }
        if !exported.faults.is_empty() {
            left_out.push(count("trainer-results-statements-faulty", exported.faults.len()));
            left_out.extend(exported.faults.iter().take(MOST).cloned());
        }
        for scenario in self.no_scenario.iter().chain(exported.missing.keys()) {
            left_out.push(look.t_with("trainer-results-no-scenario", &[("scenario", (&*scenario.0).into())]));
        }
        left_out.dedup();
        let title = match self.files {
            0 | 1 => look.t_with("trainer-results-written", &[("path", (&path).into())]),
            files => look.t_with("trainer-results-written-several", &[("count", files.into()), ("path", (&path).into())]),
        };
        News { is_good: left_out.is_empty(), title, text: left_out.join("\n") }
    }
}

impl Unwritten {
    fn told(&self, look: &Look) -> News {
        let (title, text) = match self {
            Self::Store(error) => store_fault(error, look.language),
            Self::File(path, error) => file_fault(path, error, look.language),
            Self::Keys(error) => keys_fault(error, look.language),
            Self::Nothing => (look.t("trainer-results-nothing-written"), look.t("trainer-results-nothing-written-cure")),
        };
        News { is_good: false, title, text }
    }
}

fn mark(desk: &ResultsDesk, look: &Look, open: &OpenStation<'_>) -> MarkView {
    let shown = desk.shown.iter().flat_map(|shown| &shown.report.scenarios);
    let here = |id: &str| open.around.films.scenario(id);
    let scenarios = shown
        .filter_map(|line| Some((line.scenario.to_string(), here(&line.scenario.0)?.graph.title.get(look.language).to_owned())))
        .collect();
    MarkView {
        scenarios,
        scenario: desk.scenario.as_ref().map(ToString::to_string),
        reason: desk.reason.clone(),
        is_busy: desk.job.is_some(),
        is_marking: matches!(desk.job, Some(Job::Marking(..))),
        news: desk.marked.as_ref().map(|marked| marked.told(look)),
        changes: desk.marked.as_ref().map(|marked| marked.changes(look)).unwrap_or_default(),
    }
}

impl Marked {
    fn told(&self, look: &Look) -> News {
        match &self.done {
            Err(error) => {
                let (title, text) = store_fault(error, look.language);
                News { is_good: false, title, text }
            }
            Ok(None) => News {
                is_good: false,
                title: look.t_with("trainer-results-not-marked", &[("scenario", (&*self.scenario.0).into())]),
                text: look.t("trainer-results-not-marked-cure"),
            },
            Ok(Some(done)) => {
                let key = if self.keeps { "trainer-results-marked" } else { "trainer-results-would-mark" };
                let title = look.t_with(key, &[("count", done.rescored.into())]);
                let mut text = vec![
                    look.t_with("trainer-results-changed", &[("count", done.changed.len().into())]),
                    look.t_with("trainer-results-under-key", &[("count", done.under_this_key.into())]),
                ];
                text.extend(done.left_out.iter().map(|(attempt, why)| format!("{attempt}: {why}")));
                News { is_good: done.left_out.is_empty(), title, text: text.join(" ") }
            }
        }
    }

    /// What changes for whom, a line each.
    fn changes(&self, look: &Look) -> Vec<String> {
        let Ok(Some(done)) = &self.done else { return Vec::new() };
        let words = Words { language: look.language };
        let percent = |value: Option<u32>| value.map_or_else(|| "—".to_owned(), |value| words.percent(value));
        let verdict = |passed: Option<bool>| match passed {
            Some(true) => format!(" · {}", look.t("trainer-results-passed")),
            Some(false) => format!(" · {}", look.t("trainer-results-not-passed")),
            None => String::new(),
        };
        let line = |changed: &crate::programme::rescore::Changed| {
            format!(
                "{}: {}{} → {}{}",
                changed.trainee,
                percent(changed.before),
                verdict(changed.passed_before),
                percent(changed.now),
                verdict(changed.passes_now)
            )
        };
        done.changed.iter().map(line).collect()
    }
}

impl Fault {
    fn told(&self, look: &Look) -> (String, String) {
        match self {
            Self::Store(error) => store_fault(error, look.language),
            Self::Keys(error) => keys_fault(error, look.language),
            Self::NoThread(why) => (look.t("trainer-results-no-thread"), why.clone()),
        }
    }
}
