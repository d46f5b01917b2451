//! What the names tab shows.

use super::{NamesDesk, Told, Written};
use crate::app::trainer::OpenStation;
use crate::app::faults::{file_fault, keys_fault, privacy_fault, thread_fault};
use crate::app::views::look::Look;
use crate::app::views::trainer::courses::News;
use crate::app::views::trainer::names::{Kept, NamesView, PersonRow};
use crate::keys::{ListFault, NoList, NotBrought, Passphrase};
use crate::privacy::{Expired, Forgotten, HandedOn};
use crate::report::words::Words;
use crate::session::TraineeCode;
use crate::time::Day;

/// Rows of the table that are shown at once.
const ON_A_PAGE: usize = 40;
/// Faults of a list that are shown at once.
const FAULTS: usize = 8;

impl NamesDesk {
    pub(super) fn shown(&self, look: &Look, open: &OpenStation<'_>) -> NamesView {
        let words = self.search.trim().to_lowercase();
        let fits = |code: &TraineeCode| {
            let person = self.names.of(code);
            let known = person.into_iter().flat_map(|person| [&person.name, &person.id_number, &person.email]).flatten();
            words.is_empty() || code.0.to_lowercase().contains(&words) || known.into_iter().any(|text| text.to_lowercase().contains(&words))
        };
        let roster: Vec<&TraineeCode> = self.course().map(|course| course.roster.iter().filter(|code| fits(code)).collect()).unwrap_or_default();
        let pages = roster.len().div_ceil(ON_A_PAGE).max(1);
        let page = self.page.min(pages - 1);
        let row = |code: &&TraineeCode| {
            let person = self.names.of(code);
            let text = |field: fn(&crate::keys::Person) -> &Option<String>| person.and_then(|person| field(person).clone()).unwrap_or_default();
            PersonRow { code: code.to_string(), cells: [text(|person| &person.name), text(|person| &person.id_number), text(|person| &person.email)] }
        };
        let words = Words { language: look.language };
        let today = Day::of(open.around.wall);
        let [_, new, again] = &self.passphrases;
        NamesView {
            courses: self.courses.iter().map(|course| (course.id.to_string(), format!("{} · {} · {}", course.title.get(look.language), course.place, words.days(course.begins, course.ends)))).collect(),
            chosen: self.chosen.as_ref().and_then(|id| self.courses.iter().position(|course| course.id == *id)).unwrap_or(0),
            search: self.search.clone(),
            rows: roster.iter().skip(page * ON_A_PAGE).take(ON_A_PAGE).map(row).collect(),
            page,
            pages,
            named: self.course().map_or(0, |course| course.roster.iter().filter(|code| self.names.of(code).is_some()).count()),
            codes: self.course().map_or(0, |course| course.roster.len()),
            can_undo: !self.done.is_empty(),
            can_redo: !self.undone.is_empty(),
            is_kept: self.changed_at.is_none(),
            list: self.list.clone(),
            folder: self.folder.clone(),
            sticks: self.sticks.clone(),
            their_key: self.their_key.clone(),
            keys: open.station.keys().len(),
            code: self.code.clone(),
            in_question: self.in_question.as_ref().map(ToString::to_string),
            is_working: self.working.is_some(),
            public_key: open.station.recipient().to_string(),
            passphrases: self.passphrases.clone(),
            is_shown: self.is_shown,
            strength: (!new.is_empty()).then(|| Passphrase::new(new.text().to_owned()).strength()),
            differs: !again.is_empty() && !new.text().starts_with(again.text()),
            kept: self
                .courses
                .iter()
                .map(|course| {
                    let left = today.days_until(course.retain_until);
                    Kept {
                        title: course.title.get(look.language).to_owned(),
                        until: words.day(course.retain_until),
                        days_left: usize::try_from(left).ok(),
                    }
                })
                .collect(),
            orphans: self.orphans.iter().map(ToString::to_string).collect(),
            told: self.told.as_ref().map(|told| told.shown(look)),
        }
    }
}

/// What retention deleted, in words; `None`: nothing.
pub(in crate::app) fn expired_text(done: &Expired, look: &Look) -> Option<String> {
    let parts = [
        ("trainer-count-courses", done.courses.len()),
        ("trainer-count-names", done.names),
        ("trainer-count-attempts", done.attempts),
        ("trainer-count-gathered", done.gathered),
        ("trainer-count-outbox", done.outbox),
        ("trainer-count-texts", done.texts),
    ];
    listed(&parts, look)
}

fn forgotten_text(done: &Forgotten, look: &Look) -> Option<String> {
    let parts = [
        ("trainer-count-names", usize::from(done.name)),
        ("trainer-count-attempts", done.attempts),
        ("trainer-count-gathered", done.gathered),
        ("trainer-count-outbox", done.outbox),
        ("trainer-count-texts", done.texts),
        ("trainer-count-rosters", done.rosters),
    ];
    listed(&parts, look)
}

/// Adds which record stores have some of what was deleted: only their administrators can delete it there.
pub(in crate::app) fn add_handed_on(text: &mut String, handed_on: &[HandedOn], look: &Look) {
    for on in handed_on {
        text.push('\n');
        text.push_str(&look.t_with("trainer-handed-on", &[("count", on.attempts.len().into()), ("store", (&on.store).into())]));
    }
}

fn listed(parts: &[(&str, usize)], look: &Look) -> Option<String> {
    let told: Vec<String> = parts.iter().filter(|(_, count)| *count > 0).map(|(key, count)| look.t_with(key, &[("count", (*count).into())])).collect();
    (!told.is_empty()).then(|| told.join(", "))
}

fn fault_line(fault: &NoList, look: &Look) -> String {
    let what = match &fault.what {
        ListFault::Encoding => look.t("trainer-list-encoding"),
        ListFault::Headings => look.t("trainer-list-headings"),
        ListFault::UnknownHeading(heading) => look.t_with("trainer-list-unknown", &[("heading", heading.into())]),
        ListFault::HeadingTwice(heading) => look.t_with("trainer-list-twice", &[("heading", heading.into())]),
        ListFault::Unreadable => look.t("trainer-list-unreadable"),
        ListFault::TooManyFields => look.t("trainer-list-fields"),
        ListFault::NoCode(_) => look.t("trainer-list-no-code"),
        ListFault::CodeTwice => look.t("trainer-list-code-twice"),
    };
    look.t_with("trainer-list-line", &[("line", (&fault.line.to_string()).into()), ("what", (&what).into())])
}

impl Told {
    fn shown(&self, look: &Look) -> News {
        let with_path = |key: &str, path: &std::path::Path| look.t_with(key, &[("path", (&path.display().to_string()).into())]);
        let good = |title: String, text: String| News { is_good: true, title, text, open: None };
        let bad = |(title, text): (String, String)| News { is_good: false, title, text, open: None };
        match self {
            Self::BroughtIn { count, list } => good(look.t_with("trainer-brought-in", &[("count", (*count).into())]), with_path("trainer-brought-in-hint", list)),
            Self::BadList(path, faults) => {
                let mut lines: Vec<String> = faults.iter().take(FAULTS).map(|fault| fault_line(fault, look)).collect();
                if faults.len() > FAULTS {
                    lines.push(look.t_with("trainer-list-more", &[("count", (faults.len() - FAULTS).into())]));
                }
                bad((with_path("trainer-list-bad", path), lines.join("\n")))
            }
            Self::NotBrought(NotBrought::Stranger { code }) => {
                bad((look.t_with("trainer-list-stranger", &[("code", (&code.to_string()).into())]), look.t("trainer-list-stranger-hint")))
            }
            Self::NotBrought(NotBrought::TooFewCodes { without, free }) => {
                bad((look.t_with("trainer-list-few", &[("without", (*without).into()), ("free", (*free).into())]), look.t("trainer-list-few-hint")))
            }
            Self::Written(Written::Backup, path) => good(with_path("trainer-backup-written", path), look.t("trainer-backup-written-hint")),
            Self::Written(Written::MyData, path) => good(with_path("trainer-my-data-written", path), look.t("trainer-my-data-written-hint")),
            Self::Written(Written::List, path) => good(with_path("trainer-list-written", path), look.t("trainer-list-written-hint")),
            Self::IsThere(path) => bad((with_path("trainer-is-there", path), look.t("trainer-is-there-hint"))),
            Self::NoFolder => bad((look.t("trainer-no-folder"), look.t("trainer-no-folder-hint"))),
            Self::NoCode(typed) => bad((look.t_with("trainer-no-code", &[("code", typed.into())]), look.t("trainer-no-code-hint"))),
            Self::KeysBrought(0) => good(look.t("trainer-key-known"), String::new()),
            Self::KeysBrought(count) => good(look.t_with("trainer-key-brought", &[("count", (*count).into())]), look.t("trainer-key-brought-hint")),
            Self::NewPassphrase => good(look.t("trainer-passphrase-changed"), look.t("trainer-passphrase-changed-hint")),
            Self::Forgotten(code, done) => {
                let code = code.to_string();
                let mut news = match forgotten_text(done, look) {
                    Some(list) => good(look.t_with("trainer-forgotten-done", &[("code", (&code).into()), ("list", (&list).into())]), look.t("trainer-forgotten-hint")),
                    None => good(look.t_with("trainer-forgotten-nothing", &[("code", (&code).into())]), look.t("trainer-forgotten-hint")),
                };
                add_handed_on(&mut news.text, &done.handed_on, look);
                if !done.unread.is_empty() {
                    let files: Vec<String> = done.unread.iter().map(|path| path.display().to_string()).collect();
                    news.text = format!("{}\n{}", news.text, look.t_with("trainer-unread", &[("list", (&files.join(", ")).into())]));
                }
                news
            }
            Self::Expired(done) => match expired_text(done, look) {
                Some(list) => {
                    let mut hint = look.t("trainer-forgotten-hint");
                    add_handed_on(&mut hint, &done.handed_on, look);
                    good(look.t_with("trainer-expired", &[("list", (&list).into())]), hint)
                }
                None => good(look.t("trainer-expired-nothing"), String::new()),
            },
            Self::NotWritten(path, error) => bad(file_fault(path, error, look.language)),
            Self::Keys(error) => bad(keys_fault(error, look.language)),
            Self::Privacy(error) => bad(privacy_fault(error, look.language)),
            Self::Thread(error) => bad(thread_fault(error, look.language)),
        }
    }
}
