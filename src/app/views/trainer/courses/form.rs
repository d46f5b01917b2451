//! A course as it is made or changed: fields, and beside each what is wrong with it.

use egui::{Key, KeyboardShortcut, Modifiers, Ui};

use super::{CoursesCommand, say as tell};
use crate::app::theme::{Step, icons};
use crate::app::views::command::UiCommand;
use crate::app::views::look::Look;
use crate::app::views::widgets::{Button, card, columns, icon_button, named_field, notice, paint_icon, segments};
use crate::course::Purpose;
use crate::session::Mode;
use crate::text::Language;

/// A place of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What files are called after it.
    Id,
    /// The title in a language.
    Title(Language),
    /// Where.
    Place,
    /// The first day.
    Begins,
    /// The last day.
    Ends,
    /// Until when results are kept.
    Retain,
    /// What is needed to pass.
    PassMark,
    /// How many codes to make.
    Codes,
    /// What is played.
    Parts,
    /// One of what is played, by its place.
    Part(usize),
    /// Nothing in particular.
    Whole,
}

/// Something to tell about a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The course cannot be saved so.
    pub is_error: bool,
    /// What is wrong, and what to do.
    pub text: String,
}

/// A field as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// What is typed.
    pub text: String,
    /// As what it is read, where that is not the same; else empty.
    pub read_as: String,
    /// What there is to tell about it.
    pub notes: Vec<Note>,
}

/// One of what is played.
#[derive(Clone, Debug, PartialEq)]
pub struct PartRow {
    /// What it is called.
    pub title: String,
    /// What for.
    pub purpose: Purpose,
    /// Told only at the end.
    pub is_exam: bool,
    /// What there is to tell about it.
    pub notes: Vec<Note>,
}

/// What the form shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FormView {
    /// The course is new.
    pub is_new: bool,
    /// It is what was being written when the station was left.
    pub is_restored: bool,
    /// Closing was asked for, and there are changes.
    pub asks: bool,
    /// There are changes.
    pub is_changed: bool,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be done again.
    pub can_redo: bool,
    /// Nothing forbids to save it.
    pub can_save: bool,
    /// How many faults there are.
    pub errors: usize,
    /// The title by language.
    pub titles: [(Language, String); 3],
    /// What there is to tell about the title.
    pub title_notes: Vec<Note>,
    /// Languages in which there is no title, while there is one in another.
    pub missing_titles: Vec<String>,
    /// What files are called after it; fixed once it was saved.
    pub id: Entry,
    /// Where.
    pub place: Entry,
    /// The first day.
    pub begins: Entry,
    /// The last day.
    pub ends: Entry,
    /// Until when results are kept.
    pub retain: Entry,
    /// What is needed to pass.
    pub pass_mark: Entry,
    /// How many codes to make.
    pub codes: Entry,
    /// How many there are already.
    pub codes_there: usize,
    /// How many will be made.
    pub codes_to_come: usize,
    /// In which language the laptops begin.
    pub language: Language,
    /// What is played, in order.
    pub parts: Vec<PartRow>,
    /// What there is to tell about the list.
    pub parts_notes: Vec<Note>,
    /// What can be played and is not yet: id and name.
    pub offered: Vec<(String, String)>,
    /// Scenarios are still being looked for.
    pub is_looking: bool,
    /// What belongs to no field.
    pub other_notes: Vec<Note>,
}

/// What is asked for in the form.
#[derive(Clone, Debug, PartialEq)]
pub enum FormCommand {
    /// A field was edited.
    Type(Field, String),
    /// Play that scenario, too.
    AddPart(String),
    /// Do not play that one, by its place.
    RemovePart(usize),
    /// Move one from a place to another.
    MovePart(usize, usize),
    /// Play one for another purpose.
    SetPurpose(usize, Purpose),
    /// Play one in another mode.
    SetMode(usize, Mode),
    /// Laptops begin in that language.
    SetLanguage(Language),
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,
    /// Go on with what was restored.
    KeepRestored,
    /// Make or change the course.
    Save,
    /// Leave the form; asks when there are changes.
    Close,
    /// Leave it without them.
    Discard,
    /// Stay after all.
    GoOn,
}

const PURPOSES: [Purpose; 3] = [Purpose::Training, Purpose::PreTest, Purpose::PostTest];

fn say(commands: &mut Vec<UiCommand>, command: FormCommand) {
    tell(commands, CoursesCommand::Form(command));
}

/// Draws the form.
pub(super) fn form_ui(ui: &mut Ui, look: &Look, view: &FormView, commands: &mut Vec<UiCommand>) {
    keys(ui, view, commands);
    let p = look.theme.palette;
    bar(ui, look, view, commands);
    if view.is_restored {
        notice(ui, look, icons::INFO, p.accent, &look.t("trainer-restored"), "");
        ui.horizontal_wrapped(|ui| {
            if Button::quiet(&look.t("trainer-restored-keep")).show(ui, look).clicked() {
                say(commands, FormCommand::KeepRestored);
            }
            if Button::quiet(&look.t("trainer-restored-discard")).icon(icons::TRASH).show(ui, look).clicked() {
                say(commands, FormCommand::Discard);
            }
        });
    }
    if view.asks {
        notice(ui, look, icons::QUESTION, p.accent, &look.t("trainer-close-sure"), &look.t("trainer-close-hint"));
        ui.horizontal_wrapped(|ui| {
            if Button::secondary(&look.t("trainer-close-stay")).show(ui, look).clicked() {
                say(commands, FormCommand::GoOn);
            }
            if Button::danger(&look.t("trainer-close-discard")).icon(icons::TRASH).show(ui, look).clicked() {
                say(commands, FormCommand::Discard);
            }
        });
    }
    notes(ui, look, &view.other_notes);
    ui.add_space(8.0);
    let mut right = Vec::new();
    columns(
        ui,
        look,
        0.5,
        360.0,
        |ui| {
            card(ui, look, |ui| what(ui, look, view, commands));
            ui.add_space(8.0);
            card(ui, look, |ui| when(ui, look, view, commands));
        },
        |ui| {
            card(ui, look, |ui| parts(ui, look, view, &mut right));
            ui.add_space(8.0);
            card(ui, look, |ui| who(ui, look, view, &mut right));
        },
    );
    commands.append(&mut right);
}

/// Before the fields, which would undo their own typing.
fn keys(ui: &mut Ui, view: &FormView, commands: &mut Vec<UiCommand>) {
    let shortcuts = [
        (KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z), FormCommand::Redo),
        (KeyboardShortcut::new(Modifiers::COMMAND, Key::Z), FormCommand::Undo),
        (KeyboardShortcut::new(Modifiers::COMMAND, Key::Y), FormCommand::Redo),
    ];
    for (shortcut, command) in shortcuts {
        if ui.input_mut(|input| input.consume_shortcut(&shortcut)) {
            say(commands, command);
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::S)) && view.can_save {
        say(commands, FormCommand::Save);
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        say(commands, if view.asks { FormCommand::GoOn } else { FormCommand::Close });
    }
}

fn bar(ui: &mut Ui, look: &Look, view: &FormView, commands: &mut Vec<UiCommand>) {
    ui.horizontal_wrapped(|ui| {
        if icon_button(ui, look, icons::ARROW_LEFT, &look.t("trainer-form-close")).clicked() {
            say(commands, FormCommand::Close);
        }
        look.plain(ui, Step::Heading, look.t(if view.is_new { "trainer-course-new" } else { "trainer-course-change" }));
        ui.add_enabled_ui(view.can_undo, |ui| {
            if icon_button(ui, look, icons::ARROW_COUNTER_CLOCKWISE, &format!("{} (Ctrl+Z)", look.t("author-undo"))).clicked() {
                say(commands, FormCommand::Undo);
            }
        });
        ui.add_enabled_ui(view.can_redo, |ui| {
            if icon_button(ui, look, icons::ARROW_RIGHT, &format!("{} (Ctrl+Y)", look.t("author-redo"))).clicked() {
                say(commands, FormCommand::Redo);
            }
        });
        let save = look.t(if view.is_new { "trainer-form-make" } else { "trainer-form-save" });
        if Button::primary(&save).icon(icons::FLOPPY_DISK).key("Ctrl+S").enabled(view.can_save).show(ui, look).clicked() {
            say(commands, FormCommand::Save);
        }
        if view.errors > 0 {
            look.text(ui, Step::Small, look.theme.palette.bad, look.t_with("trainer-form-errors", &[("count", view.errors.into())]));
        } else if view.is_changed {
            look.text(ui, Step::Small, look.theme.palette.accent, look.t("author-unsaved"));
        }
    });
}

fn notes(ui: &mut Ui, look: &Look, notes: &[Note]) {
    let p = look.theme.palette;
    for note in notes {
        ui.horizontal_top(|ui| {
            let side = look.theme.text(17.0);
            let (rect, _) = ui.allocate_exact_size(egui::vec2(side + 2.0, side), egui::Sense::hover());
            let (icon, colour) = if note.is_error { (icons::WARNING_CIRCLE, p.bad) } else { (icons::INFO, p.accent) };
            paint_icon(ui, icon, rect.center(), side, colour);
            look.plain(ui, Step::Small, &note.text);
        });
    }
}

/// A labelled field with what there is to tell about it.
fn entry(ui: &mut Ui, look: &Look, field: Field, key: &str, entry: &Entry, hint: &str, commands: &mut Vec<UiCommand>) {
    let name = look.t(key);
    look.label(ui, &name);
    let width = ui.available_width();
    let (_, changed) = named_field(ui, look, key, &name, &entry.text, hint, width);
    if let Some(text) = changed {
        say(commands, FormCommand::Type(field, text));
    }
    if !entry.read_as.is_empty() {
        look.dim(ui, Step::Small, format!("= {}", entry.read_as));
    }
    notes(ui, look, &entry.notes);
    ui.add_space(4.0);
}

/// Whether the form was not drawn in the pass before.
fn just_opened(ui: &Ui) -> bool {
    let (id, pass) = (ui.id().with("drawn"), ui.ctx().cumulative_pass_nr());
    let before = ui.data_mut(|data| {
        let before = data.get_temp::<u64>(id);
        data.insert_temp(id, pass);
        before
    });
    before.is_none_or(|before| before + 1 < pass)
}

fn what(ui: &mut Ui, look: &Look, view: &FormView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("trainer-title"));
    let is_opened = view.is_new && just_opened(ui);
    for (language, title) in &view.titles {
        let name = format!("{}: {}", look.t("trainer-title"), language.own_name());
        let width = ui.available_width();
        let (response, changed) = named_field(ui, look, language.tag(), &name, title, language.own_name(), width);
        if let Some(text) = changed {
            say(commands, FormCommand::Type(Field::Title(*language), text));
        }
        // Who begins a course begins with what it is called, in their own language.
        if is_opened && *language == look.language {
            response.request_focus();
        }
    }
    notes(ui, look, &view.title_notes);
    if !view.missing_titles.is_empty() {
        let list = view.missing_titles.join(", ");
        look.dim(ui, Step::Small, look.t_with("trainer-title-missing", &[("list", (&list).into())]));
    }
    ui.add_space(4.0);
    entry(ui, look, Field::Place, "trainer-place", &view.place, &look.t("trainer-place-example"), commands);
    let name = look.t("trainer-id");
    if view.is_new {
        entry(ui, look, Field::Id, "trainer-id", &view.id, "lublin-2026-12", commands);
        look.dim(ui, Step::Small, look.t("trainer-id-hint"));
    } else {
        look.label(ui, &name);
        look.plain(ui, Step::Body, &view.id.text);
    }
}

fn when(ui: &mut Ui, look: &Look, view: &FormView, commands: &mut Vec<UiCommand>) {
    const DAY: &str = "2026-11-22";
    entry(ui, look, Field::Begins, "trainer-begins", &view.begins, DAY, commands);
    entry(ui, look, Field::Ends, "trainer-ends", &view.ends, DAY, commands);
    entry(ui, look, Field::Retain, "trainer-retain", &view.retain, DAY, commands);
    look.dim(ui, Step::Small, look.t("trainer-retain-hint"));
}

fn parts(ui: &mut Ui, look: &Look, view: &FormView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("trainer-parts"));
    for (place, part) in view.parts.iter().enumerate() {
        ui.push_id(place, |ui| part_row(ui, look, place, part, view.parts.len(), commands));
        ui.add_space(6.0);
    }
    notes(ui, look, &view.parts_notes);
    if view.is_looking {
        look.dim(ui, Step::Small, look.t("library-looking"));
    } else if view.offered.is_empty() {
        look.dim(ui, Step::Small, look.t(if view.parts.is_empty() { "trainer-parts-none" } else { "trainer-parts-all" }));
    }
    ui.horizontal_wrapped(|ui| {
        for (id, title) in &view.offered {
            let name = look.t_with("trainer-part-add", &[("title", title.into())]);
            if Button::quiet(title).icon(icons::PLUS).name(&format!("{name} ({id})")).show(ui, look).clicked() {
                say(commands, FormCommand::AddPart(id.clone()));
            }
        }
    });
}

fn part_row(ui: &mut Ui, look: &Look, place: usize, part: &PartRow, count: usize, commands: &mut Vec<UiCommand>) {
    let number = place + 1;
    ui.horizontal(|ui| {
        let room = (ui.available_width() - look.theme.length(150.0)).max(100.0);
        ui.allocate_ui(egui::vec2(room, 0.0), |ui| {
            ui.set_width(room);
            look.plain(ui, Step::Lead, format!("{number}. {}", part.title));
        });
        let named = |key: &str| format!("{} {number}", look.t(key));
        ui.add_enabled_ui(place > 0, |ui| {
            if icon_button(ui, look, icons::ARROW_UP, &named("trainer-part-up")).clicked() {
                say(commands, FormCommand::MovePart(place, place - 1));
            }
        });
        ui.add_enabled_ui(number < count, |ui| {
            if icon_button(ui, look, icons::ARROW_DOWN, &named("trainer-part-down")).clicked() {
                say(commands, FormCommand::MovePart(place, place + 1));
            }
        });
        if icon_button(ui, look, icons::TRASH, &named("trainer-part-remove")).clicked() {
            say(commands, FormCommand::RemovePart(place));
        }
    });
    let texts = ["course-training", "course-pre-test", "course-post-test"].map(|key| look.t(key));
    let chosen = PURPOSES.iter().position(|purpose| *purpose == part.purpose).unwrap_or(0);
    let name = format!("{} {number}", look.t("trainer-part-purpose"));
    if let Some(picked) = segments(ui, look, &name, &texts.each_ref().map(String::as_str), chosen) {
        say(commands, FormCommand::SetPurpose(place, PURPOSES[picked]));
    }
    let texts = ["mode-practice", "mode-exam"].map(|key| look.t(key));
    let name = format!("{} {number}", look.t("trainer-part-mode"));
    if let Some(picked) = segments(ui, look, &name, &texts.each_ref().map(String::as_str), usize::from(part.is_exam)) {
        say(commands, FormCommand::SetMode(place, [Mode::Practice, Mode::Exam][picked]));
    }
    notes(ui, look, &part.notes);
}

fn who(ui: &mut Ui, look: &Look, view: &FormView, commands: &mut Vec<UiCommand>) {
    let key = if view.is_new { "trainer-codes" } else { "trainer-codes-more" };
    if !view.is_new {
        look.plain(ui, Step::Body, look.t_with("trainer-codes-there", &[("count", view.codes_there.into())]));
    }
    entry(ui, look, Field::Codes, key, &view.codes, "20", commands);
    look.dim(ui, Step::Small, look.t("trainer-codes-hint"));
    ui.add_space(6.0);
    entry(ui, look, Field::PassMark, "trainer-pass-mark", &view.pass_mark, &look.t("trainer-pass-mark-example"), commands);
    let name = look.t("trainer-language");
    look.label(ui, &name);
    let names = Language::ALL.map(Language::own_name);
    let chosen = Language::ALL.iter().position(|language| *language == view.language).unwrap_or(0);
    if let Some(place) = segments(ui, look, &name, &names, chosen) {
        say(commands, FormCommand::SetLanguage(Language::ALL[place]));
    }
}
