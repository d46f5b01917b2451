//! The library: scenarios as posters, the trainee's code, what is unfinished, what was done before, what could not be read.

pub mod course;
pub mod incoming;
mod posters;

use egui::{Align, Layout, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::command::UiCommand;
use super::look::Look;
use super::widgets::{self, Button, Picture, card, field, icon_button, lay_out, notice, section, segments};
use crate::app::preferences::Setting;
use crate::app::theme::{Step, faded, icons};
use crate::text::{Language, Phrase};

/// What the library shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LibraryView {
    /// The course that is shown in place of everything else.
    pub course: Option<course::CourseView>,
    /// There is a course on this laptop that is not shown.
    pub course_aside: bool,
    /// The trainee's code as typed.
    pub trainee: String,
    /// Whether the code can be used.
    pub trainee_accepted: bool,
    /// The film that was chosen before there was a code: its id and its title.
    pub wanted: Option<(String, String)>,
    /// Scenarios that can be played.
    pub posters: Vec<Poster>,
    /// Attempts that can be gone on with, newest first.
    pub unfinished: Vec<Unfinished>,
    /// Finished attempts, newest first.
    pub past: Vec<Past>,
    /// Folders that cannot be played.
    pub problems: Vec<Problem>,
    /// Folders that were searched, for the empty state.
    pub searched: Vec<String>,
    /// The search for scenarios goes on.
    pub looking: bool,
    /// What there is to tell about a pack or a key.
    pub pack_news: Option<super::packs::News>,
    /// What there is to tell about a course that was taken in or refused, and whether it is good news.
    pub course_news: Option<(bool, String)>,
    /// What can be taken in from sticks.
    pub incoming: incoming::IncomingView,
    /// A pack or a key hangs over the window.
    pub offered: bool,
    /// What the store has to tell, e.g. a damaged database that was kept aside.
    pub store_notice: Option<String>,
    /// What retention deleted when the application was opened, or why it could not.
    pub retention: Option<super::trainer::courses::News>,
}

/// A scenario.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One or two sentences.
    pub summary: String,
    /// Tags of the languages it speaks.
    pub languages: Vec<Language>,
    /// Its poster.
    pub picture: Option<Picture>,
    /// The trainee's best score in thousandths, if there is one.
    pub best: Option<u32>,
}

/// An attempt that can be gone on with.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfinished {
    /// Its id.
    pub attempt: String,
    /// The scenario's title.
    pub title: String,
    /// Where it stands, e.g. a scene's name and time.
    pub place: String,
    /// When it was left.
    pub when: String,
    /// Why it cannot be gone on with; `None`: it can.
    pub hindrance: Option<String>,
}

/// A finished attempt.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// Its id.
    pub attempt: String,
    /// The scenario's title.
    pub title: String,
    /// When it ended.
    pub when: String,
    /// Thousandths of the most that could be had.
    pub score: u32,
    /// Passed, if there is a pass mark.
    pub passed: Option<bool>,
}

/// A scenario folder with faults.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The folder's name.
    pub id: String,
    /// Where it is.
    pub folder: String,
    /// Faults that keep it from being played.
    pub errors: usize,
    /// Remarks.
    pub warnings: usize,
    /// Each with its place and its cure.
    pub diagnostics: Vec<DiagnosticLine>,
    /// They are unfolded.
    pub open: bool,
}

/// A fault in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct DiagnosticLine {
    /// What is wrong.
    pub headline: Phrase,
    /// File, line and column.
    pub place: String,
    /// What to write instead.
    pub cure: Option<Phrase>,
    /// It keeps the scenario from being played.
    pub error: bool,
}

/// Draws the library.
pub fn library_ui(ui: &mut Ui, look: &Look, view: &LibraryView, commands: &mut Vec<UiCommand>) {
    let full = ui.max_rect();
    lamp_light(ui, look, full);
    let gutter = (full.width() * 0.045).clamp(16.0, 96.0);
    let width = (full.width() - 2.0 * gutter).min(1280.0);
    egui::ScrollArea::vertical().id_salt("library").auto_shrink(false).show(ui, |ui| {
        let margin = ((full.width() - width) / 2.0).clamp(0.0, 1000.0);
        egui::Frame::new().inner_margin(egui::Margin { left: margin as i8, right: 0, top: 22, bottom: 32 }).show(ui, |ui| {
            // Margins are small integers in egui: what does not fit in one is left to the indent.
            let rest = margin - f32::from(margin as i8);
            ui.horizontal_top(|ui| {
                ui.add_space(rest);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    head(ui, look, commands);
                    ui.add_space(look.theme.length(18.0));
                    body(ui, look, view, commands);
                });
            });
        });
        widgets::turn_by_keys(ui);
    });
}

/// A warm light at the upper right, as if a lamp stood outside the window.
fn lamp_light(ui: &Ui, look: &Look, full: Rect) {
    if look.theme.high_contrast {
        return;
    }
    let accent = look.theme.palette.accent;
    let centre = pos2(full.right() - full.width() * 0.14, full.top() - full.height() * 0.05);
    for (radius, opacity) in [(0.75, 0.035), (0.45, 0.04), (0.22, 0.05)] {
        widgets::light(ui, centre, full.width() * radius, faded(accent, opacity));
    }
}

fn head(ui: &mut Ui, look: &Look, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    ui.horizontal(|ui| {
        let word = lay_out(ui, look, Step::Display, p.text, "IAS", f32::INFINITY);
        let (rect, _) = ui.allocate_exact_size(vec2(word.size().x + 16.0, word.size().y), Sense::hover());
        let dot = pos2(rect.left() + 4.0, rect.center().y + word.size().y * 0.02);
        widgets::light(ui, dot, 26.0, faded(p.accent, 0.55));
        ui.painter().circle_filled(dot, 4.5, p.accent);
        ui.painter().galley(pos2(rect.left() + 16.0, rect.top()), word, p.text);
        ui.add_space(4.0);
        // Large text leaves no room for words beside the lock; then the name has theirs.
        let beside = ui.available_width() - look.theme.length(540.0);
        let is_narrow = beside < look.theme.length(200.0);
        let room = if is_narrow { ui.available_width() - look.theme.length(250.0) } else { beside };
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(look.theme.length(7.0));
            ui.set_max_width(room.max(160.0));
            look.plain(ui, Step::Strong, look.t("app-name"));
            look.dim(ui, Step::Small, look.t("app-purpose"));
        });
        widgets::at_the_end(ui, |ui| {
            trainer_side(ui, look, is_narrow, commands);
            language_switch(ui, look, commands);
            if icon_button(ui, look, icons::BOOK_OPEN, &look.t("handbook-open")).clicked() {
                commands.push(UiCommand::OpenHandbook);
            }
            if icon_button(ui, look, icons::GEAR_SIX, &look.t("settings-title")).clicked() {
                commands.push(UiCommand::OpenSettings);
            }
        });
    });
}

/// The way to the trainer's side; where there is no room for words, the lock alone.
fn trainer_side(ui: &mut Ui, look: &Look, is_narrow: bool, commands: &mut Vec<UiCommand>) {
    let text = look.t("trainer-side");
    let response = if is_narrow {
        icon_button(ui, look, icons::LOCK, &text)
    } else {
        Button::quiet(&text).icon(icons::LOCK).key("F2").show(ui, look)
    };
    if response.clicked() {
        commands.push(UiCommand::OpenTrainer);
    }
}

/// The three languages, each in its own name's first letters.
fn language_switch(ui: &mut Ui, look: &Look, commands: &mut Vec<UiCommand>) {
    let tags = Language::ALL.map(|language| language.tag().to_uppercase());
    let texts: Vec<&str> = tags.iter().map(String::as_str).collect();
    let chosen = Language::ALL.iter().position(|l| *l == look.language).unwrap_or(0);
    let width = widgets::segments_width(ui, look, &texts);
    ui.allocate_ui_with_layout(vec2(width, look.theme.length(40.0)), Layout::left_to_right(Align::Min), |ui| {
        if let Some(place) = segments(ui, look, &look.t("settings-language"), &texts, chosen) {
            commands.push(UiCommand::Set(Setting::Language(Language::ALL[place])));
        }
    });
}

fn body(ui: &mut Ui, look: &Look, view: &LibraryView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    if view.offered {
        notice(ui, look, icons::FILM_SLATE, p.accent, &look.t("packs-drop"), "");
        ui.add_space(12.0);
    }
    if let Some(news) = &view.pack_news {
        super::packs::pack_news_ui(ui, look, news, commands);
        ui.add_space(12.0);
    }
    if let Some((good, text)) = &view.course_news {
        let (icon, colour) = if *good { (icons::CHECK_CIRCLE, p.good) } else { (icons::WARNING, p.bad) };
        notice(ui, look, icon, colour, text, "");
        if Button::quiet(&look.t("packs-dismiss")).show(ui, look).clicked() {
            commands.push(UiCommand::Course(course::CourseCommand::DismissNews));
        }
        ui.add_space(12.0);
    }
    incoming::incoming_ui(ui, look, &view.incoming, commands);
    if let Some(text) = &view.store_notice {
        notice(ui, look, icons::WARNING, p.accent, &look.t("library-store-notice"), text);
        ui.add_space(12.0);
    }
    if let Some(news) = &view.retention {
        super::trainer::courses::news_ui(ui, look, news, |_| {});
        ui.add_space(12.0);
    }
    if let Some(course) = &view.course {
        course::course_ui(ui, look, course, &view.incoming, commands);
        return;
    }
    if view.course_aside && Button::quiet(&look.t("course-inside")).icon(icons::CALENDAR_BLANK).show(ui, look).clicked() {
        commands.push(UiCommand::Course(course::CourseCommand::Outside(false)));
    }
    trainee(ui, look, view, commands);
    ui.add_space(look.theme.length(14.0));
    if !view.unfinished.is_empty() {
        section(ui, look, &look.t("library-unfinished"), |ui| {
            for attempt in &view.unfinished {
                unfinished_row(ui, look, attempt, commands);
            }
        });
    }
    if view.posters.is_empty() && view.looking {
        look.dim(ui, Step::Body, look.t("library-looking"));
    } else if view.posters.is_empty() {
        empty(ui, look, view, commands);
    } else {
        section(ui, look, &look.t("library-films"), |ui| posters::posters(ui, look, view, commands));
    }
    incoming::incoming_button(ui, look, &view.incoming, commands);
    if !view.past.is_empty() {
        section(ui, look, &look.t("library-past"), |ui| {
            for past in &view.past {
                past_row(ui, look, past, commands);
            }
        });
    }
    if !view.problems.is_empty() {
        section(ui, look, &look.t("library-problems"), |ui| {
            for problem in &view.problems {
                problem_card(ui, look, problem, commands);
            }
        });
    }
}

fn trainee(ui: &mut Ui, look: &Look, view: &LibraryView, commands: &mut Vec<UiCommand>) {
    look.label(ui, look.t("library-trainee"));
    let p = look.theme.palette;
    let of_film = |key: &str, title: &str| look.t_with(key, &[("title", title.into())]);
    let (ink, hint) = match &view.wanted {
        Some((_, title)) if view.trainee_accepted => (p.accent, of_film("library-code-then", title)),
        _ if !view.trainee.is_empty() && !view.trainee_accepted => (p.accent, look.t("library-trainee-fault")),
        Some((_, title)) => (p.accent, of_film("library-code-first", title)),
        None => (p.text_dim, look.t("library-trainee-hint")),
    };
    let mut beside = false;
    ui.horizontal(|ui| {
        let width = look.theme.length(220.0).min(ui.available_width() * 0.5);
        let (response, changed) = field(ui, look, "trainee", &view.trainee, "p-7Q4K-2M9D", width);
        let name = look.t("library-trainee");
        response.widget_info(|| {
            let mut info = WidgetInfo::text_edit(true, &view.trainee, &view.trainee, "");
            info.label = Some(name.clone());
            info
        });
        if posters::code_was_asked_for(ui) {
            response.request_focus();
        }
        let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if let Some(text) = changed {
            commands.push(UiCommand::TypeTrainee(text));
        } else if let Some((id, _)) = view.wanted.as_ref().filter(|_| enter && view.trainee_accepted) {
            commands.push(UiCommand::OpenScenario(id.clone()));
        }
        if Button::quiet(&look.t("library-trainee-new")).icon(icons::IDENTIFICATION_CARD).show(ui, look).clicked() {
            commands.push(UiCommand::NewTrainee);
            // Enter would make another one.
            if view.wanted.is_some() {
                response.request_focus();
            }
        }
        beside = ui.available_width() > look.theme.length(520.0);
        if beside {
            ui.add_space(8.0);
            look.text(ui, Step::Small, ink, &hint);
        }
    });
    if !beside {
        look.text(ui, Step::Small, ink, &hint);
    }
}

fn unfinished_row(ui: &mut Ui, look: &Look, attempt: &Unfinished, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(look.theme.text(26.0)), Sense::hover());
            widgets::paint_icon(ui, icons::HOURGLASS, rect.center(), look.theme.text(24.0), p.accent);
            let name = look.t_with("library-resume-name", &[("title", (&attempt.title).into()), ("when", (&attempt.when).into())]);
            let reserve = look.theme.length(240.0);
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - reserve).max(120.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                look.plain(ui, Step::Lead, &attempt.title);
                let line = match &attempt.hindrance {
                    Some(hindrance) => hindrance.clone(),
                    None => format!("{} · {}", attempt.place, attempt.when),
                };
                look.dim(ui, Step::Small, line);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let text = look.t("library-resume");
                let button = Button::primary(&text).icon(icons::PLAY_FILL).name(&name).enabled(attempt.hindrance.is_none());
                if button.show(ui, look).clicked() {
                    commands.push(UiCommand::Resume(attempt.attempt.clone()));
                }
            });
        });
    });
}

fn past_row(ui: &mut Ui, look: &Look, past: &Past, commands: &mut Vec<UiCommand>) {
    let score = percent(look, past.score);
    let verdict = match past.passed {
        Some(true) => look.t("results-passed"),
        Some(false) => look.t("results-not-passed"),
        None => String::new(),
    };
    let tag = if verdict.is_empty() { score.clone() } else { format!("{score} · {verdict}") };
    let name = look.t_with("library-past-name", &[("title", (&past.title).into()), ("when", (&past.when).into()), ("score", (&score).into())]);
    let row = widgets::OptionRow::new(widgets::OptionKind::Press, &past.title).detail(&past.when).tag(&tag).name(&name);
    if row.show(ui, look).clicked() {
        commands.push(UiCommand::OpenResult(past.attempt.clone()));
    }
}

fn problem_card(ui: &mut Ui, look: &Look, problem: &Problem, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        ui.horizontal(|ui| {
            let (icon, colour) = if problem.errors > 0 { (icons::WARNING_CIRCLE, p.bad) } else { (icons::INFO, p.cold) };
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(look.theme.text(26.0)), Sense::hover());
            widgets::paint_icon(ui, icon, rect.center(), look.theme.text(24.0), colour);
            let reserve = look.theme.length(190.0);
            ui.vertical(|ui| {
                ui.set_max_width((ui.available_width() - reserve).max(120.0));
                ui.spacing_mut().item_spacing.y = 2.0;
                look.plain(ui, Step::Lead, &problem.id);
                let errors = look.t_with("count-errors", &[("count", problem.errors.into())]);
                let warnings = look.t_with("count-warnings", &[("count", problem.warnings.into())]);
                look.dim(ui, Step::Small, format!("{errors} · {warnings} · {}", problem.folder));
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let edit = look.t_with("library-edit", &[("title", (&problem.id).into())]);
                if icon_button(ui, look, icons::FILE_TEXT, &edit).clicked() {
                    commands.push(UiCommand::EditScenario(problem.id.clone()));
                }
                let key = if problem.open { "library-problem-close" } else { "library-problem-open" };
                let icon = if problem.open { icons::CARET_UP } else { icons::CARET_DOWN };
                let name = format!("{}: {}", look.t(key), problem.id);
                if Button::secondary(&look.t(key)).icon(icon).name(&name).show(ui, look).clicked() {
                    commands.push(UiCommand::ToggleProblem(problem.id.clone()));
                }
            });
        });
        if problem.open {
            ui.add_space(6.0);
            for line in &problem.diagnostics {
                ui.separator();
                ui.spacing_mut().item_spacing.y = 3.0;
                let colour = if line.error { p.bad } else { p.cold };
                look.text(ui, Step::Small, colour, &line.place);
                look.plain(ui, Step::Body, line.headline.get(look.language));
                if let Some(cure) = &line.cure {
                    look.dim(ui, Step::Body, cure.get(look.language));
                }
            }
        }
    });
}

fn empty(ui: &mut Ui, look: &Look, view: &LibraryView, commands: &mut Vec<UiCommand>) {
    let p = look.theme.palette;
    card(ui, look, |ui| {
        ui.vertical_centered(|ui| {
            ui.add_space(26.0);
            let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(64.0), Sense::hover());
            widgets::paint_icon(ui, icons::FILM_SLATE, rect.center(), 56.0, p.text_dim);
            look.plain(ui, Step::Heading, look.t("library-empty"));
            ui.set_max_width(look.theme.length(620.0).min(ui.available_width()));
            look.dim(ui, Step::Body, look.t("library-empty-hint"));
            for folder in &view.searched {
                look.dim(ui, Step::Small, folder);
            }
            ui.add_space(8.0);
            if Button::secondary(&look.t("library-rescan")).icon(icons::ARROW_COUNTER_CLOCKWISE).show(ui, look).clicked() {
                commands.push(UiCommand::Rescan);
            }
            ui.add_space(26.0);
        });
    });
}

/// Thousandths as a percentage without decimals lost: `64,5 %`.
pub fn percent(look: &Look, thousandths: u32) -> String {
    let places = usize::from(!thousandths.is_multiple_of(10));
    let space = if look.language == Language::En { "" } else { "\u{a0}" };
    format!("{}{space}%", look.decimal(f64::from(thousandths) / 10.0, places))
}
