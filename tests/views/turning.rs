//! Long pages are turned by keys, and a page hears the wheel wherever it is turned.

use super::*;

/// Where the first control of that name stands from above.
fn top_of(harness: &Harness<'_, (bool, Commands)>, name: &str) -> f32 {
    harness.get_by_label(name).rect().top()
}

fn settings_in(size: Vec2) -> Harness<'static, (bool, Commands)> {
    let look = look(Language::En);
    shown(size, look, move |ui, c| settings::settings_ui(ui, &look, &sample::settings(Language::En), c))
}

fn first_and_last(harness: &Harness<'_, (bool, Commands)>) -> (String, String) {
    let mut controls: Vec<(f32, String)> = harness
        .root()
        .children_recursive()
        .filter(|node| CONTROLS.contains(&node.accesskit_node().role()))
        .map(|node| (node.rect().top(), node.accesskit_node().label().unwrap_or_default()))
        .collect();
    controls.sort_by(|one, two| one.0.total_cmp(&two.0));
    // The head of the page stays: its controls are no measure.
    let body: Vec<_> = controls.iter().filter(|(top, _)| *top > 100.0).collect();
    (body[0].1.clone(), body[body.len() - 1].1.clone())
}

#[test]
fn keys_turn_a_long_page_and_lead_to_its_ends() {
    let mut harness = settings_in(Vec2::new(1280.0, 420.0));
    let (first, last) = first_and_last(&harness);
    let begun = top_of(&harness, &first);
    assert!(top_of(&harness, &last) > 420.0, "{last} is out of sight");
    let mut press = |modifiers: Modifiers, key: Key| {
        harness.key_press_modifiers(modifiers, key);
        harness.run_steps(30);
        (top_of(&harness, &first), harness.get_by_label(&last).rect().bottom())
    };
    let (top, _) = press(Modifiers::NONE, Key::PageDown);
    assert!(begun - top > 200.0 && begun - top < 420.0, "a page on: {begun} to {top}");
    let (top, _) = press(Modifiers::NONE, Key::PageUp);
    assert!((top - begun).abs() < 1.0, "and back: {begun} to {top}");
    let (_, bottom) = press(Modifiers::NONE, Key::End);
    assert!(bottom <= 420.0, "the end is in sight: {bottom}");
    let (top, _) = press(Modifiers::NONE, Key::Home);
    assert!((top - begun).abs() < 1.0, "the begin: {begun} to {top}");
}

#[test]
fn home_and_end_belong_to_what_has_the_focus() {
    let mut harness = settings_in(Vec2::new(1280.0, 420.0));
    let (first, last) = first_and_last(&harness);
    let begun = top_of(&harness, &first);
    harness.get_by_label(&first).focus();
    harness.run_steps(4);
    harness.key_press(Key::End);
    harness.run_steps(30);
    assert!((top_of(&harness, &first) - begun).abs() < 1.0, "a slider's own end");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::End);
    harness.run_steps(30);
    assert!(harness.get_by_label(&last).rect().bottom() <= 420.0, "with Ctrl it is the page's");
}

#[test]
fn the_wheel_turns_a_page_beside_its_column() {
    let mut harness = settings_in(Vec2::new(1800.0, 420.0));
    let (first, _) = first_and_last(&harness);
    let begun = top_of(&harness, &first);
    harness.hover_at(egui::pos2(1780.0, 300.0));
    harness.run_steps(2);
    harness.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -150.0),
        phase: egui::TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(30);
    assert!(begun - top_of(&harness, &first) > 100.0);
}

#[test]
fn a_new_course_begins_with_its_title() {
    let look = look(Language::Uk);
    let harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| trainer_ui(ui, &look, &sample::trainer_form(Language::Uk, true), c));
    let name = format!("{}: {}", look.t("trainer-title"), Language::Uk.own_name());
    assert!(harness.get_by_label(&name).accesskit_node().is_focused());
}

#[test]
fn the_text_cursor_rests_when_nothing_is_touched_or_nothing_shall_move() {
    let ctx = egui::Context::default();
    let blinks = |theme: &Theme, idle: f64| {
        theme::let_cursor_blink(&ctx, theme, idle);
        ctx.global_style().visuals.text_cursor.blink
    };
    let (moving, still) = (Theme::new(false, false, 1.0), Theme::new(false, true, 1.0));
    assert!(blinks(&moving, 0.0));
    assert!(!blinks(&moving, 60.0));
    assert!(blinks(&moving, 0.5), "a key wakes it");
    assert!(!blinks(&still, 0.0));
}

#[test]
fn tab_goes_through_the_head_of_a_screen_as_eyes_do() {
    let mut rows = 0;
    for (name, screen) in screens(look(Language::Pl)) {
        let harness = shown(Vec2::new(1280.0, 720.0), look(Language::Pl), screen);
        // What stands first in the tree has the focus first.
        let head = |node: &egui_kittest::Node<'_>| CONTROLS.contains(&node.accesskit_node().role()) && node.rect().bottom() < 75.0;
        let places: Vec<f32> = harness.root().children_recursive().filter(head).map(|node| node.rect().left()).collect();
        if name == "debrief" {
            assert_eq!(places.len(), 5, "the way back, three tabs and the results stand in one row: {places:?}");
        }
        if name == "handbook" {
            let field = harness.get_by_role(Role::TextInput).rect();
            assert!(field.width() > 200.0, "what stands at the end has its room: {field:?}");
        }
        rows += usize::from(places.len() > 2);
        assert!(places.windows(2).all(|two| two[0] < two[1]), "{name}: {places:?}");
        assert!(places.iter().all(|left| (0.0..1280.0).contains(left)), "{name}: {places:?}");
    }
    assert!(rows >= 8, "{rows}");
}

#[test]
fn a_film_chosen_without_a_code_leads_to_the_code_and_then_to_the_film() {
    let look = look(Language::En);
    let screen = |code: &'static str, wanted: bool| {
        shown(Vec2::new(1280.0, 720.0), look, move |ui, c| {
            let mut view = sample::library(Language::En, None, 2);
            let [film, ..] = view.posters.as_slice() else { return };
            view.wanted = wanted.then(|| (film.id.clone(), film.title.clone()));
            (view.trainee, view.trainee_accepted) = (code.to_owned(), !code.is_empty());
            library::library_ui(ui, &look, &view, c);
        })
    };
    let field = look.t("library-trainee");
    let mut harness = screen("", false);
    let poster = look.t_with("library-open", &[("title", (&sample::library(Language::En, None, 2).posters[1].title).into())]);
    harness.get_by_label(&poster).click();
    harness.run_steps(4);
    assert!(matches!(asked(&harness).as_slice(), [UiCommand::OpenScenario(_)]), "{:?}", asked(&harness));
    assert!(harness.get_by_role_and_label(Role::TextInput, &field).accesskit_node().is_focused());

    let said = |key: &str| look.t_with(key, &[("title", (&sample::library(Language::En, None, 2).posters[0].title).into())]);
    assert!(screen("", true).query_by_label(&said("library-code-first")).is_some());
    let mut harness = screen("p-7Q4K-2M9D", true);
    assert!(harness.query_by_label(&said("library-code-then")).is_some());
    harness.get_by_role_and_label(Role::TextInput, &field).focus();
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert!(asked(&harness).iter().any(|command| matches!(command, UiCommand::OpenScenario(id) if id == "harvest-van-0")));
}

#[test]
fn keys_of_the_briefing_are_told_in_lines_and_not_in_letters() {
    for language in Language::ALL {
        for width in [1280.0, 1000.0] {
            let look = look(language);
            let harness = shown(Vec2::new(width, 1400.0), look, move |ui, c| briefing::briefing_ui(ui, &look, &sample::briefing(language), c));
            for key in ["key-flag", "key-pause", "key-captions", "key-replay"] {
                let rect = harness.get_by_label(&look.t(key)).rect();
                assert!(rect.height() < 50.0 && rect.width() > rect.height(), "{language}, {width}: {key} is {:?}", rect.size());
            }
        }
    }
}

#[test]
fn large_text_leaves_the_name_of_the_application_whole_words() {
    for (percent, language) in [(1.0, Language::Pl), (1.5, Language::Uk), (2.0, Language::Pl), (2.0, Language::Uk)] {
        let look = Look { theme: Theme::new(false, true, percent), language };
        let harness = shown(Vec2::new(1280.0, 720.0), look, move |ui, c| library::library_ui(ui, &look, &sample::library(language, None, 3), c));
        let name = harness.get_by_label(&look.t("app-name")).rect();
        assert!(name.height() < 2.5 * 22.0 * percent, "{percent}, {language}: {:?}", name.size());
        let lock = harness.get_by_label(&look.t("trainer-side")).rect();
        assert!(name.right() <= lock.left() && lock.right() < 1280.0, "{percent}, {language}: {name:?} beside {lock:?}");
    }
}
