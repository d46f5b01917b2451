//! `ias results report group` and `programme`: what many attempts tell.

use super::super::cohort::{asked, cohort};
use super::super::none_kept;
use super::{SPEC, out, write};
use crate::catalogue::disk::reference_from;
use crate::cli::Exit;
use crate::cli::args::Parsed;
use crate::cli::console::Console;
use crate::cli::failure::Failure;
use crate::cohort::Wishes;
use crate::cohort::group::GroupBy;
use crate::cohort::library::Library;
use crate::platform;
use crate::report::html::{self, Edition, GroupPage, ProgrammePage};
use crate::store::gathered::Choice;
use crate::text::Language;

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Group,
    Programme,
}

pub(super) fn run(kind: Kind, parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let editions = [("trainer", Edition::Trainer), ("programme", Edition::Programme)];
    let usual = if kind == Kind::Group { Edition::Trainer } else { Edition::Programme };
    let edition = parsed.one_of("edition", &editions)?.unwrap_or(usual);
    if parsed.positionals.len() > 1 || parsed.switch("all") || parsed.switch("no-pictures") {
        return Err(Failure::usage(&SPEC, "An ID, --all and --no-pictures go with `trainee` only.", None));
    }
    if kind == Kind::Programme && parsed.switch("by") {
        return Err(Failure::usage(&SPEC, "A programme is told by month and by place: --by goes with `group` only.", None));
    }
    let data = parsed.data_folder()?;
    let (choice, wishes) = asked(&SPEC, parsed)?;
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    let (cohort, library) = cohort(&data, &choice, console)?;
    if cohort.is_empty() && choice == Choice::default() {
        return Err(none_kept(&data));
    }
    let (reference, _) = reference_from(&data.root);
    let title = title(&choice, &library, language);
    let (made, version) = (platform::now(), env!("CARGO_PKG_VERSION"));
    let page = match kind {
        Kind::Group => {
            let report = cohort.report(&library, wishes);
            html::group(&GroupPage { report: &report, edition, title: &title, language, reference: &reference, made, version })
        }
        Kind::Programme => {
            let by = |group_by| cohort.report(&library, Wishes { group_by, ..wishes });
            let (months, places) = (by(GroupBy::Month), by(GroupBy::Place));
            let (months, places, reference) = (&months, &places, &reference);
            html::programme(&ProgrammePage { months, places, edition, title: &title, language, reference, made, version })
        }
    };
    write(&page, out(parsed).as_deref(), console)?;
    Ok(Exit::Fine)
}

/// What the attempts have in common: the course, the place; empty where nothing was asked.
fn title(choice: &Choice, library: &Library, language: Language) -> String {
    let course = choice.course.as_ref().map(|course| {
        let known = library.courses.get(course).map(|known| known.title.get(language).to_owned());
        known.filter(|title| !title.is_empty()).unwrap_or_else(|| course.to_string())
    });
    [course, choice.place.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
