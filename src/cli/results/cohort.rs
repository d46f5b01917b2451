//! The finished attempts that are meant, as a cohort, and what is known beside them. For every verb that tells of a group.

use super::super::args::Parsed;
use super::super::console::Console;
use super::super::failure::Failure;
use super::super::load_scenario;
use super::super::spec::{Opt, Spec};
use crate::cohort::group::{Counting, GroupBy};
use crate::cohort::library::Library;
use crate::cohort::{Cohort, Wishes};
use crate::platform::{self, DataFolder};
use crate::programme::Ground;
use crate::programme::group::known;
use crate::programme::source::Wanted;
use crate::store::StoreError;
use crate::store::gathered::Choice;
use crate::time::Day;

/// Which attempts are meant.
pub(super) const COURSE: Opt = Opt { long: "course", value: Some("ID"), help: "Only attempts of this course." };
pub(super) const PLACE: Opt = Opt { long: "place", value: Some("PLACE"), help: "Only attempts of courses held there." };
pub(super) const SCENARIO: Opt = Opt { long: "scenario", value: Some("ID"), help: "Only attempts of this scenario." };
pub(super) const FROM: Opt =
    Opt { long: "from", value: Some("DAY"), help: "Only attempts finished on this day (UTC) or later, e.g. 2026-11-22." };
pub(super) const UNTIL: Opt = Opt { long: "until", value: Some("DAY"), help: "Only attempts finished on this day (UTC) or before." };
/// How they are counted.
pub(super) const BY: Opt = Opt { long: "by", value: Some("GROUP"), help: "What makes a group: course (default), place, month or all." };
pub(super) const EVERY: Opt =
    Opt { long: "every", value: None, help: "Count every attempt; without it the first of each trainee at each scenario in each course." };

/// Options of exports that say which attempts are meant.
pub(super) const TRAINEE: Opt = Opt { long: "trainee", value: Some("CODE"), help: "Only this trainee's attempts." };

/// The finished attempts that the options of an export tell.
pub(super) fn wanted(spec: &'static Spec, parsed: &Parsed) -> Result<Wanted, Failure> {
    let choice = Choice { trainee: parsed.text("trainee")?.map(Into::into), ..choice(spec, parsed)? };
    Ok(Wanted { attempt: parsed.first_text(), choice })
}

fn choice(spec: &'static Spec, parsed: &Parsed) -> Result<Choice, Failure> {
    let day = |long: &str| -> Result<Option<Day>, Failure> {
        let Some(text) = parsed.text(long)? else { return Ok(None) };
        text.parse().map(Some).map_err(|error| Failure::usage(spec, format!("--{long}: {error}."), None))
    };
    Ok(Choice {
        course: parsed.text("course")?.map(Into::into),
        place: parsed.text("place")?.map(str::to_owned),
        scenario: parsed.text("scenario")?.map(Into::into),
        from: day("from")?,
        until: day("until")?,
        ..Choice::default()
    })
}

/// The choice and the wishes that the options tell.
pub(super) fn asked(spec: &'static Spec, parsed: &Parsed) -> Result<(Choice, Wishes), Failure> {
    let choice = choice(spec, parsed)?;
    let groups =
        [("course", GroupBy::Course), ("place", GroupBy::Place), ("month", GroupBy::Month), ("all", GroupBy::All)];
    let group_by = parsed.one_of("by", &groups)?.unwrap_or_default();
    let counting = if parsed.switch("every") { Counting::Every } else { Counting::First };
    Ok((choice, Wishes { group_by, counting }))
}

/// The computer's attempts, courses and scenarios.
pub(super) fn ground(data: &DataFolder) -> Ground {
    load_scenario::ground(&data.root, &platform::scenario_folders(Some(data)))
}

/// The attempts that are meant: those that were gathered, and those that were played here. An attempt that is in both counts
/// once. One that this release cannot read is told and left out.
pub(super) fn cohort(data: &DataFolder, choice: &Choice, console: &mut Console) -> Result<(Cohort, Library), Failure> {
    let known = known(&ground(data), choice, |_| Ok::<(), StoreError>(()))?;
    for fault in &known.courses {
        console.tell(&format!("ias: {fault}"));
    }
    for (attempt, why) in &known.passed.unreadable {
        console.tell(&format!("ias: attempt {attempt} is left out: {why}."));
    }
    Ok((known.cohort, known.library))
}
