//! The screens without a window: names, targets and keys, driven through the tree that screen readers get.

#[path = "views/course.rs"]
mod course;
#[path = "views/author.rs"]
mod author;
#[path = "views/flow.rs"]
mod flow;
#[path = "views/form.rs"]
mod form;
#[path = "views/packs.rs"]
mod packs;
#[path = "views/plenary.rs"]
mod plenary;
#[path = "views/preview.rs"]
mod preview;
#[path = "views/trainer.rs"]
mod trainer;
#[path = "views/turning.rs"]
mod turning;

use std::collections::BTreeMap;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Ui, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use ias::app::preferences::{Preferences, Setting, TimerScale};
use ias::app::theme::{self, Theme};
use ias::app::views::look::Look;
use ias::app::views::play::{Overlay, PlayView};
use ias::app::views::preview::preview_ui;
use ias::app::views::author::{Tab, author_ui};
use ias::app::views::trainer::{Tab as TrainerTab, TrainerView, trainer_ui};
use ias::app::views::{UiCommand, assess, briefing, debrief, handbook, library, play, refer, results, sample, settings};
use ias::text::Language;

type Commands = Vec<UiCommand>;
type Screen = Box<dyn Fn(&mut Ui, &mut Commands)>;

/// A screen in a window of that size; what it asks for is collected.
fn shown(size: Vec2, look: Look, screen: impl Fn(&mut Ui, &mut Commands) + 'static) -> Harness<'static, (bool, Commands)> {
    let mut harness = Harness::builder().with_size(size).with_max_steps(12).build_ui_state(
        move |ui, (set_up, commands): &mut (bool, Commands)| {
            if !*set_up {
                *set_up = true;
                theme::install_fonts(ui.ctx());
                theme::apply(ui.ctx(), &look.theme);
                ui.ctx().request_repaint();
                return;
            }
            screen(ui, commands);
        },
        (false, Vec::new()),
    );
    harness.run_steps(6);
    harness.state_mut().1.clear();
    harness
}

fn look(language: Language) -> Look {
    Look { theme: Theme::new(false, true, 1.0), language }
}

/// What the screens asked for, the film's place left out: that is told in every pass.
fn asked(harness: &Harness<'_, (bool, Commands)>) -> Commands {
    harness.state().1.iter().filter(|command| !matches!(command, UiCommand::FilmArea(_))).cloned().collect()
}

/// Every screen in every state, by name.
fn screens(look: Look) -> Vec<(&'static str, Screen)> {
    let language = look.language;
    let film = move |view: PlayView| -> Screen { Box::new(move |ui, commands| play::play_ui(ui, &look, &view, commands)) };
    let author = move |view: ias::app::views::author::AuthorView| -> Screen { Box::new(move |ui, commands| author_ui(ui, &look, &view, commands)) };
    let trainer = move |view: TrainerView| -> Screen { Box::new(move |ui, commands| trainer_ui(ui, &look, &view, commands)) };
    let [set_up, open, bring_back] = sample::trainer_doors();
    let [blank, keys] = sample::play_trainer(language);
    let [pause, distress, failed, ending] = sample::play_halts(language);
    vec![
        ("library", Box::new(move |ui, c| library::library_ui(ui, &look, &sample::library(language, None, 4), c))),
        ("library, empty", Box::new(move |ui, c| library::library_ui(ui, &look, &sample::library_empty(), c))),
        ("library, a code is asked", Box::new(move |ui, c| library::library_ui(ui, &look, &sample::library_course(language, false), c))),
        ("library, a course", Box::new(move |ui, c| library::library_ui(ui, &look, &sample::library_course(language, true), c))),
        ("briefing", Box::new(move |ui, c| briefing::briefing_ui(ui, &look, &sample::briefing(language), c))),
        ("handbook", Box::new(move |ui, c| handbook::handbook_ui(ui, &look, &handbook::HandbookView { chapter: 2, search: String::new() }, c))),
        ("handbook, search", Box::new(move |ui, c| handbook::handbook_ui(ui, &look, &handbook::HandbookView { chapter: 0, search: "ias ".to_owned() }, c))),
        ("settings", Box::new(move |ui, c| settings::settings_ui(ui, &look, &sample::settings(language), c))),
        ("film", film(sample::play(language))),
        ("choice", film(sample::play_choice(language))),
        ("question to a group", film(sample::play_hands(language, false))),
        ("hands of a group", film(sample::play_hands(language, true))),
        ("black screen", film(blank)),
        ("trainer's keys", film(keys)),
        ("naming a flag", film(sample::play_classify(language, None))),
        ("after the scene", film(sample::play_after(language, None))),
        ("exhibit", film(sample::play_exhibit(language, None))),
        ("pause", film(pause)),
        ("break", film(distress)),
        ("failed scene", film(failed)),
        ("ending", film(ending)),
        ("assessment", Box::new(move |ui, c| assess::assess_ui(ui, &look, &sample::assess(language, None), c))),
        ("referral", Box::new(move |ui, c| refer::refer_ui(ui, &look, &sample::refer(language), c))),
        ("debrief", Box::new(move |ui, c| debrief::debrief_ui(ui, &look, &sample::debrief(language, 0, None), c))),
        ("debrief, a moment", Box::new(move |ui, c| debrief::debrief_ui(ui, &look, &sample::debrief(language, 0, Some((0, 1))), c))),
        ("debrief, choices", Box::new(move |ui, c| debrief::debrief_ui(ui, &look, &sample::debrief(language, 1, None), c))),
        ("debrief, judgement", Box::new(move |ui, c| debrief::debrief_ui(ui, &look, &sample::debrief(language, 2, None), c))),
        ("author, film", author(sample::author(language, Tab::Film))),
        ("author, texts", author(sample::author(language, Tab::Texts))),
        ("author, choice", author(sample::author(language, Tab::Choice))),
        ("author, flow", author(sample::author(language, Tab::Flow))),
        ("author, check", author(sample::author(language, Tab::Findings))),
        ("author, naming", author(sample::author_naming(language))),
        ("author, picking", author(sample::author_picking(language, true))),
        ("author, nothing looked at", author(sample::author_picking(language, false))),
        ("faults over the film", Box::new(move |ui, c| ias::app::views::faults::faults_ui(ui, &look, &sample::faults(), c))),
        ("preview", Box::new(move |ui, c| preview_ui(ui, &look, &sample::preview(), c))),
        ("trainer, set up", trainer(set_up)),
        ("trainer, open", trainer(open)),
        ("trainer, bring back", trainer(bring_back)),
        ("trainer, no courses", trainer(sample::trainer_empty(TrainerTab::Courses))),
        ("trainer, courses", trainer(sample::trainer_courses(language))),
        ("trainer, new course", trainer(sample::trainer_form(language, true))),
        ("trainer, course changed", trainer(sample::trainer_form(language, false))),
        ("trainer, no results", trainer(sample::trainer_empty(TrainerTab::Results))),
        ("trainer, names", trainer(sample::trainer_names(language))),
        ("trainer, no names", trainer(sample::trainer_empty(TrainerTab::Names))),
        ("results", Box::new(move |ui, c| results::results_ui(ui, &look, &sample::results(language), c))),
    ]
}

const CONTROLS: [Role; 6] = [Role::Button, Role::CheckBox, Role::RadioButton, Role::Slider, Role::TextInput, Role::Switch];

#[test]
fn every_control_has_a_name_of_its_own_and_a_target_of_24_points() {
    for language in Language::ALL {
        for (name, screen) in screens(look(language)) {
            let harness = shown(Vec2::new(1280.0, 720.0), look(language), screen);
            let mut known: BTreeMap<String, usize> = BTreeMap::new();
            let mut controls = 0;
            for node in harness.root().children_recursive() {
                let access = node.accesskit_node();
                if !CONTROLS.contains(&access.role()) {
                    continue;
                }
                controls += 1;
                let label = access.label().unwrap_or_default();
                assert!(!label.trim().is_empty(), "{name}, {language}: a {:?} at {:?} has no name", access.role(), node.rect());
                let rect: Rect = node.rect();
                assert!(rect.width() >= 23.9 && rect.height() >= 23.9, "{name}, {language}: {label} is {:?}", rect.size());
                *known.entry(label).or_default() += 1;
            }
            assert!(controls > 0, "{name} has controls");
            let twice: Vec<_> = known.iter().filter(|(_, count)| **count > 1).collect();
            assert!(twice.is_empty(), "{name}, {language}: {twice:?}");
        }
    }
}

#[test]
fn every_screen_stands_at_twice_the_text_size_and_in_a_small_window() {
    for (contrast, scale, size) in [(false, 2.0, Vec2::new(1280.0, 720.0)), (true, 1.5, Vec2::new(800.0, 500.0))] {
        let look = Look { theme: Theme::new(contrast, true, scale), language: Language::Uk };
        for (name, screen) in screens(look) {
            let harness = shown(size, look, screen);
            for node in harness.root().children_recursive() {
                let access = node.accesskit_node();
                if CONTROLS.contains(&access.role()) {
                    let rect = node.rect();
                    assert!(rect.left() >= -1.0 && rect.right() <= size.x + 1.0, "{name} at {scale}: {:?} leaves the window: {rect:?}", access.label());
                }
            }
        }
    }
}

#[test]
fn tab_comes_to_every_control_of_a_page_and_shows_it() {
    let harness_look = look(Language::En);
    let mut harness = shown(Vec2::new(1280.0, 720.0), harness_look, move |ui, c| {
        briefing::briefing_ui(ui, &harness_look, &sample::briefing(Language::En), c);
    });
    let mut met = std::collections::BTreeSet::new();
    for _ in 0..40 {
        harness.key_press(Key::Tab);
        harness.run_steps(3);
        if let Some(node) = harness.root().children_recursive().find(|node| node.is_focused()) {
            let rect = node.rect();
            assert!(rect.top() >= -2.0 && rect.bottom() <= 722.0, "{:?} has the focus out of sight", node.accesskit_node().label());
            met.insert(node.accesskit_node().label().unwrap_or_default());
        }
    }
    for name in ["Start the film", "Show captions", "How you play: Exam", "Time to choose: ×10", "Back to the library"] {
        assert!(met.contains(name), "{name} in {met:?}");
    }
}

fn film(view: PlayView) -> Harness<'static, (bool, Commands)> {
    let look = look(Language::En);
    shown(Vec2::new(1280.0, 720.0), look, move |ui, commands| play::play_ui(ui, &look, &view, commands))
}

#[test]
fn space_flags_even_when_a_button_has_the_focus() {
    let mut harness = film(sample::play(Language::En));
    harness.get_by_label("Pause").focus();
    harness.run_steps(2);
    harness.key_press(Key::Space);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::Flag(None)]);
}

#[test]
fn enter_presses_what_has_the_focus() {
    let mut harness = film(sample::play(Language::En));
    harness.get_by_label("Pause").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::Pause]);
}

#[test]
fn another_flag_key_takes_the_place_of_space() {
    let mut view = sample::play(Language::En);
    view.preferences = Preferences { flag_key: "F".to_owned(), ..Preferences::default() };
    let mut harness = film(view);
    harness.key_press(Key::F);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::Flag(None)]);
    harness.state_mut().1.clear();
    harness.key_press(Key::Space);
    harness.run_steps(1);
    assert_eq!(asked(&harness), []);
}

#[test]
fn a_click_flags_the_spot_in_fractions_of_the_picture() {
    let mut harness = film(sample::play(Language::En));
    let picture = harness.get_by_label("The film, scene: The lane").rect();
    let at = picture.lerp_inside(Vec2::new(0.25, 0.25));
    harness.hover_at(at);
    harness.run_steps(1);
    harness.drag_at(at);
    harness.run_steps(1);
    harness.drop_at(at);
    harness.run_steps(1);
    let [UiCommand::Flag(Some([x, y]))] = asked(&harness)[..] else { panic!("{:?}", asked(&harness)) };
    assert!((x - 0.25).abs() < 0.002 && (y - 0.25).abs() < 0.002, "{x} {y}");
}

#[test]
fn a_scene_that_is_over_takes_no_flag() {
    let mut view = sample::play(Language::En);
    view.can_flag = false;
    let mut harness = film(view);
    harness.key_press(Key::Space);
    harness.run_steps(1);
    assert_eq!(asked(&harness), []);
}

#[test]
fn the_keys_of_the_film_do_what_the_briefing_says() {
    let keys = [
        (Key::Escape, UiCommand::Pause),
        (Key::P, UiCommand::Distress),
        (Key::C, UiCommand::Set(Setting::Captions(false))),
        (Key::M, UiCommand::Set(Setting::Muted(true))),
        (Key::R, UiCommand::ReplayScene),
    ];
    for (key, wanted) in keys {
        let mut harness = film(sample::play(Language::En));
        harness.key_press(key);
        harness.run_steps(1);
        assert_eq!(asked(&harness), [wanted]);
    }
}

#[test]
fn digits_take_an_option_and_no_more_than_there_are() {
    let mut harness = film(sample::play_choice(Language::En));
    harness.key_press(Key::Num2);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::Choose(1)]);
    harness.state_mut().1.clear();
    harness.key_press(Key::Num9);
    harness.run_steps(1);
    assert_eq!(asked(&harness), []);
}

#[test]
fn a_digit_of_a_code_is_typed_and_takes_nothing() {
    let mut view = sample::play_classify(Language::En, None);
    if let Overlay::Classify(classify) = &mut view.overlay {
        classify.search = "d2-0".to_owned();
    }
    let mut harness = film(view);
    harness.event(egui::Event::Text("5".to_owned()));
    harness.key_press(Key::Num5);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::SearchIndicator("d2-05".to_owned())]);
}

#[test]
fn a_flag_is_named_by_digit_by_click_or_later() {
    let mut harness = film(sample::play_classify(Language::En, None));
    harness.key_press(Key::Num2);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::Classify("D2-04".to_owned())]);
    harness.state_mut().1.clear();
    harness.get_by_label("Misled on pay (D1-02)").click();
    harness.run_steps(2);
    assert_eq!(asked(&harness), [UiCommand::Classify("D1-02".to_owned())]);
    harness.state_mut().1.clear();
    harness.key_press(Key::Escape);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::ClassifyLater]);
}

#[test]
fn letters_search_while_a_flag_is_named() {
    let mut harness = film(sample::play_classify(Language::En, None));
    harness.event(egui::Event::Text("pay".to_owned()));
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::SearchIndicator("pay".to_owned())]);
}

#[test]
fn the_search_leaves_only_what_fits() {
    let mut view = sample::play_classify(Language::Pl, None);
    if let Overlay::Classify(classify) = &mut view.overlay {
        classify.search = "dlugi".to_owned();
    }
    let look = look(Language::Pl);
    let harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| play::play_ui(ui, &look, &view, c));
    assert!(harness.query_by_label("Niewola za długi (D2-04)").is_some());
    assert!(harness.query_by_label("Odebrane dokumenty (D2-05)").is_none());
}

#[test]
fn a_screen_reader_can_press_a_button() {
    let mut harness = film(sample::play(Language::En));
    harness.get_by_label("Turn the sound off").click_accesskit();
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::Set(Setting::Muted(true))]);
}

#[test]
fn the_referral_is_reordered_by_keyboard() {
    let look = look(Language::En);
    let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| refer::refer_ui(ui, &look, &sample::refer(Language::En), c));
    harness.get_by_label("Place 1: The unit's anti-trafficking coordinator").focus();
    harness.run_steps(2);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::MoveReferral(0, 1)]);
}

#[test]
fn the_confidence_moves_by_arrow() {
    let look = look(Language::En);
    let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| assess::assess_ui(ui, &look, &sample::assess(Language::En, None), c));
    harness.get_by_role_and_label(Role::Slider, "How sure are you?").focus();
    harness.run_steps(2);
    harness.key_press(Key::ArrowRight);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::SetConfidence(75)]);
}

#[test]
fn an_assessment_without_a_conclusion_cannot_be_handed_in() {
    let look = look(Language::En);
    let mut view = sample::assess(Language::En, None);
    view.chosen = None;
    let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| assess::assess_ui(ui, &look, &view, c));
    harness.get_by_label("Hand in").click();
    harness.run_steps(2);
    assert_eq!(asked(&harness), []);
    assert!(harness.query_by_label("Choose a conclusion first.").is_some());
}

#[test]
fn enter_on_a_missed_sign_replays_it() {
    let look = look(Language::En);
    let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| debrief::debrief_ui(ui, &look, &sample::debrief(Language::En, 0, None), c));
    harness.get_by_label("Missed: Lets others answer (Replay the moment)").focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::OpenMoment(0, 1), UiCommand::ReplayMoment(0, 1)]);
}

#[test]
fn escape_goes_back() {
    let look = look(Language::En);
    let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| settings::settings_ui(ui, &look, &sample::settings(Language::En), c));
    harness.key_press(Key::Escape);
    harness.run_steps(1);
    assert_eq!(asked(&harness), [UiCommand::CloseSettings]);
}

#[test]
fn a_setting_is_one_press_away() {
    let look = look(Language::En);
    let mut harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| settings::settings_ui(ui, &look, &sample::settings(Language::En), c));
    harness.get_by_label("Time to choose: No limit").click();
    harness.run_steps(2);
    assert_eq!(asked(&harness), [UiCommand::Set(Setting::Timers(TimerScale::Off))]);
}

#[test]
fn no_key_of_the_texts_is_missing() {
    // A key that no file holds would be drawn as it is: lower case with hyphens.
    for language in Language::ALL {
        for (name, screen) in screens(look(language)) {
            let harness = shown(Vec2::new(1280.0, 720.0), look(language), screen);
            for node in harness.root().children_recursive() {
                let access = node.accesskit_node();
                for text in [access.label(), access.value()].into_iter().flatten() {
                    let key = !text.contains(' ') && text.contains('-') && text.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                    let ids = ["night-bus", "second-line", "end-good", "papers-held", "speaks-for-all", "night-arrival", "old-van"];
                    // The handbook speaks of ids of its own.
                    let quoted = name.starts_with("handbook") && !text.starts_with("handbook-");
                    assert!(!key || quoted || ids.contains(&text.as_str()), "{name}, {language}: {text}");
                }
            }
        }
    }
}
