//! A course that is being made or changed: typing, undo and redo, saving.

use std::path::Path;

use super::draft::Draft;
use super::form::{Fixed, Form, fresh_codes};
use super::{CoursesDesk, Told, known};
use crate::app::trainer::OpenStation;
use crate::app::views::trainer::courses::form::{Field, FormCommand};
use crate::course::disk::{Installed, Kept, ShelfError};
use crate::course::{Course, CourseId, changed, write};
use crate::platform::random_bytes;

/// What is typed is kept as a draft so many seconds after the last change.
const DRAFT_AFTER: f64 = 1.5;
/// How many steps can be undone.
const STEPS: usize = 200;

/// A course that is being made or changed.
pub(super) struct Forming {
    /// The course as it was opened; `None`: a new one.
    pub(super) base: Option<Kept>,
    /// The form as it was opened; `None`: a draft of a new course, which stands nowhere else.
    opened: Option<Form>,
    pub(super) draft: Draft,
    done: Vec<Form>,
    undone: Vec<Form>,
    /// The field that was typed in last: what is typed on there is one step.
    typing: Option<Field>,
    /// When it was changed last, if no draft was kept since.
    changed_at: Option<f64>,
    /// It is a draft from before, which nobody has looked at yet.
    pub(super) is_restored: bool,
    /// Closing was asked for, and there are changes.
    pub(super) asks: bool,
}

impl Forming {
    pub(super) fn new(form: Form, base: Option<Kept>) -> Self {
        let course = base.as_ref().map(|kept| kept.course.id.clone());
        Self {
            base,
            opened: Some(form.clone()),
            draft: Draft { course, form },
            done: Vec::new(),
            undone: Vec::new(),
            typing: None,
            changed_at: None,
            is_restored: false,
            asks: false,
        }
    }

    /// Goes on with a draft. Of a course that is gone it becomes a new one.
    pub(super) fn of_draft(draft: Draft, kept: &[Kept]) -> Self {
        let base = draft.course.as_ref().and_then(|id| kept.iter().find(|kept| kept.course.id == *id)).cloned();
        let opened = base.as_ref().map(|kept| Form::of(&kept.course));
        Self { opened, is_restored: true, ..Self::new(draft.form, base) }
    }

    pub(super) fn form(&self) -> &Form {
        &self.draft.form
    }

    pub(super) fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Whether there is anything to save or to lose.
    pub(super) fn is_changed(&self) -> bool {
        self.opened.as_ref() != Some(&self.draft.form)
    }

    pub(super) fn drafted(&mut self) {
        self.changed_at = None;
    }

    pub(super) fn is_undrafted(&self) -> bool {
        self.changed_at.is_some()
    }

    pub(super) fn is_draft_due(&self, now: f64) -> bool {
        self.changed_at.is_some_and(|changed| now - changed >= DRAFT_AFTER)
    }

    pub(super) fn steps(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    /// Changes the form; typing on in the same field is one step.
    fn change(&mut self, field: Option<Field>, now: f64, change: impl FnOnce(&mut Form)) {
        let before = self.draft.form.clone();
        change(&mut self.draft.form);
        if self.draft.form == before {
            return;
        }
        self.undone.clear();
        if field.is_none() || self.typing != field {
            self.done.push(before);
            if self.done.len() > STEPS {
                self.done.remove(0);
            }
        }
        self.typing = field;
        self.changed_at = Some(now);
        self.asks = false;
    }

    fn step(&mut self, back: bool, now: f64) {
        let (from, to) = if back { (&mut self.done, &mut self.undone) } else { (&mut self.undone, &mut self.done) };
        let Some(form) = from.pop() else { return };
        to.push(std::mem::replace(&mut self.draft.form, form));
        self.typing = None;
        self.changed_at = Some(now);
    }

    /// What of the course cannot be typed.
    pub(super) fn fixed<'a>(&'a self, recipient: &'a str) -> Fixed<'a> {
        match &self.base {
            Some(kept) => Fixed {
                edition: kept.course.edition,
                recipient: &kept.course.recipient,
                ticket: kept.course.ticket,
                roster: &kept.course.roster,
            },
            // Any ticket will do to judge the rest.
            None => Fixed { edition: 1, recipient, ticket: [1; 32], roster: &[] },
        }
    }
}

impl CoursesDesk {
    pub(super) fn form_command(&mut self, command: FormCommand, open: &OpenStation<'_>) {
        let now = open.around.now;
        let ids = self.ids();
        let Some(forming) = &mut self.forming else { return };
        match command {
            FormCommand::Type(field, text) => forming.change(Some(field), now, |form| form.type_in(field, text, &ids)),
            FormCommand::AddPart(scenario) => forming.change(None, now, |form| form.add_part(&scenario)),
            FormCommand::RemovePart(place) => forming.change(None, now, |form| {
                if place < form.parts.len() {
                    form.parts.remove(place);
                }
            }),
            FormCommand::MovePart(from, to) => forming.change(None, now, |form| {
                if from < form.parts.len() && to < form.parts.len() {
                    let part = form.parts.remove(from);
                    form.parts.insert(to, part);
                }
            }),
            FormCommand::SetPurpose(place, purpose) => forming.change(None, now, |form| form.set_purpose(place, purpose)),
            FormCommand::SetMode(place, mode) => forming.change(None, now, |form| {
                if let Some(part) = form.parts.get_mut(place) {
                    part.mode = mode;
                }
            }),
            FormCommand::SetLanguage(language) => forming.change(None, now, |form| form.language = language),
            FormCommand::Undo => forming.step(true, now),
            FormCommand::Redo => forming.step(false, now),
            FormCommand::KeepRestored => forming.is_restored = false,
            FormCommand::Save => self.save(open),
            FormCommand::Close if forming.is_changed() => forming.asks = true,
            FormCommand::Close | FormCommand::Discard => {
                self.forming = None;
                self.told = None;
                self.keep_draft(open);
            }
            FormCommand::GoOn => forming.asks = false,
        }
    }

    /// Makes or changes the course, if nothing forbids it.
    fn save(&mut self, open: &OpenStation<'_>) {
        let Some(forming) = &self.forming else { return };
        let recipient = open.station.recipient().to_string();
        let fixed = forming.fixed(&recipient);
        let (Some(mut course), findings) = forming.form().judged(&fixed, &known(open)) else { return };
        if findings.iter().any(|finding| finding.is_error) {
            return;
        }
        let fresh = fresh_codes(&forming.form().codes, &course.roster);
        let codes = fresh.len();
        course.roster.extend(fresh);
        let done = match &forming.base {
            None => self.make(&mut course, open),
            Some(kept) => {
                course.edition = kept.course.edition + 1;
                alter(kept, &course, open)
            }
        };
        match done {
            Ok(()) => {
                self.forming = None;
                self.keep_draft(open);
                self.told = Some(Told::Saved { title: course.title.get(open.around.language).to_owned(), codes });
                self.read(open);
            }
            Err(told) => self.told = Some(told),
        }
    }

    fn make(&self, course: &mut Course, open: &OpenStation<'_>) -> Result<(), Told> {
        course.ticket = random_bytes();
        let text = write(course, Some(course.language));
        match open.courses().install(Path::new("course.ron"), &text) {
            Ok((_, Installed::New)) => Ok(()),
            Ok(_) => Err(Told::Elsewhere),
            Err(error) => Err(Told::Shelf(error)),
        }
    }

    /// Whether another course has that id already.
    pub(super) fn is_taken(&self, id: &str, forming: &Forming) -> bool {
        let own = forming.base.as_ref().map(|kept| &kept.course.id);
        let asked = CourseId::from(id.trim());
        own != Some(&asked) && self.listed.iter().any(|listed| match listed {
            Ok(kept) => kept.course.id == asked,
            Err(ShelfError::Faulty { path, .. } | ShelfError::File { path, .. }) => path.parent().is_some_and(|folder| folder.ends_with(&*asked.0)),
            Err(_) => false,
        })
    }
}

fn alter(kept: &Kept, course: &Course, open: &OpenStation<'_>) -> Result<(), Told> {
    let now = open.courses().get(&kept.course.id).map_err(Told::Shelf)?;
    if now.text != kept.text {
        return Err(Told::Elsewhere);
    }
    let text = changed(&kept.text, &kept.course, course).map_err(|error| Told::NotChanged(kept.path.clone(), error.to_string()))?;
    open.courses().install(&kept.path, &text).map_err(Told::Shelf)?;
    Ok(())
}
