//! The author's screen: what keys, arrows and drags ask for, and a scenario written from the first key to the disk.
//!
//! Past 500 lines because its helpers, which draw one sample scenario and read what was asked for, serve every test here.

use std::path::PathBuf;

use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use ias::app::Purpose;
use ias::app::application::Screen;
use ias::app::views::UiCommand;
use ias::app::views::author::{AuthorCommand, AuthorView, Edge, Lane, Renamed, Tab, author_ui};
use ias::app::views::sample;
use ias::text::Language;

use super::flow::{Bench, SCENARIO, made};
use super::{Commands, asked, look, shown};

pub fn screen(view: AuthorView) -> Harness<'static, (bool, Commands)> {
    let look = look(Language::En);
    shown(Vec2::new(1280.0, 720.0), look, move |ui, commands| author_ui(ui, &look, &view, commands))
}

pub fn wishes(harness: &Harness<'_, (bool, Commands)>) -> Vec<AuthorCommand> {
    let author = |command: UiCommand| match command {
        UiCommand::Author(command) => Some(*command),
        _ => None,
    };
    asked(harness).into_iter().filter_map(author).collect()
}

#[test]
fn keys_play_step_and_mark() {
    let papers = || "papers-held".to_owned();
    let keys = [
        (Key::Space, AuthorCommand::TogglePlay),
        (Key::Comma, AuthorCommand::Step(-1)),
        (Key::Period, AuthorCommand::Step(1)),
        (Key::S, AuthorCommand::MarkWindow(Lane::Cues)),
        (Key::L, AuthorCommand::MarkWindow(Lane::Lures)),
        (Key::I, AuthorCommand::MoveEdge(Lane::Cues, papers(), Edge::From, 15.2)),
        (Key::O, AuthorCommand::MoveEdge(Lane::Cues, papers(), Edge::To, 15.2)),
        (Key::Delete, AuthorCommand::RemoveWindow),
        (Key::Escape, AuthorCommand::Unselect),
        (Key::F5, AuthorCommand::PlayFromHere),
    ];
    for (key, wanted) in keys {
        let mut harness = screen(sample::author(Language::En, Tab::Film));
        harness.key_press(key);
        harness.run_steps(1);
        assert_eq!(wishes(&harness), [wanted]);
    }
    let keys = [(Key::Z, AuthorCommand::Undo), (Key::Y, AuthorCommand::Redo), (Key::S, AuthorCommand::Save), (Key::Num2, AuthorCommand::OpenTab(Tab::Texts))];
    for (key, wanted) in keys {
        let mut harness = screen(sample::author(Language::En, Tab::Film));
        harness.key_press_modifiers(Modifiers::COMMAND, key);
        harness.run_steps(1);
        assert_eq!(wishes(&harness), [wanted]);
    }
}

#[test]
fn letters_are_letters_while_somebody_writes() {
    let mut harness = screen(sample::author(Language::En, Tab::Film));
    harness.get_by_role_and_label(Role::TextInput, "Co było do zauważenia, Polski").focus();
    harness.run_steps(2);
    harness.state_mut().1.clear();
    harness.key_press(Key::S);
    harness.event(egui::Event::Text("s".to_owned()));
    harness.run_steps(1);
    let place = "nodes/lane/cues/papers/note".to_owned();
    let [AuthorCommand::SetText(at, Some(Language::Pl), text)] = &wishes(&harness)[..] else { panic!("{:?}", wishes(&harness)) };
    assert_eq!(*at, place);
    assert!(text.contains('s') && text.len() == "Kierowca trzyma paszporty.".len() + 1, "{text}");
    harness.state_mut().1.clear();
    harness.key_press(Key::Escape);
    harness.run_steps(1);
    assert_eq!(wishes(&harness), [], "Escape ends the writing and nothing else");
}

#[test]
fn an_edge_moves_frame_by_frame_with_the_arrows() {
    let mut harness = screen(sample::author(Language::En, Tab::Film));
    harness.get_by_role_and_label(Role::Slider, "Sign papers-held: Opens").focus();
    harness.run_steps(2);
    harness.state_mut().1.clear();
    harness.key_press(Key::ArrowRight);
    harness.run_steps(1);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowLeft);
    harness.run_steps(1);
    let nudge = |frames| AuthorCommand::NudgeEdge(Lane::Cues, "papers-held".to_owned(), Edge::From, frames);
    assert_eq!(wishes(&harness), [nudge(1), nudge(-10)]);
}

fn dragged(harness: &mut Harness<'_, (bool, Commands)>, from: egui::Pos2, by: Vec2) {
    harness.hover_at(from);
    harness.run_steps(1);
    harness.drag_at(from);
    harness.run_steps(1);
    for step in [0.5, 1.0] {
        harness.hover_at(from + by * step);
        harness.run_steps(1);
    }
    harness.drop_at(from + by);
    harness.run_steps(1);
}

#[test]
fn an_edge_is_dragged_by_the_mouse() {
    let mut harness = screen(sample::author(Language::En, Tab::Film));
    let edge = harness.get_by_role_and_label(Role::Slider, "Sign papers-held: Closes").rect();
    dragged(&mut harness, edge.center(), Vec2::new(40.0, 0.0));
    let moved = wishes(&harness).into_iter().rev().find_map(|wish| match wish {
        AuthorCommand::MoveEdge(Lane::Cues, id, Edge::To, to) if id == "papers-held" => Some(to),
        _ => None,
    });
    let to = moved.expect("it was moved");
    let line = harness.get_by_role_and_label(Role::Slider, "Time line").rect();
    let wanted = 19.8 + 40.0 / f64::from(line.width() - 8.0) * 26.0;
    assert!((to - wanted).abs() < 0.2, "{to} for {wanted}");
}

#[test]
fn a_place_is_moved_by_mouse_and_arrows_and_drawn_anew() {
    let mut harness = screen(sample::author(Language::En, Tab::Film));
    let picture = harness.get_by_label("The film, scene: lane").rect();
    let region = |wishes: Vec<AuthorCommand>| {
        wishes.into_iter().rev().find_map(|wish| match wish {
            AuthorCommand::SetRegion(region) => Some(region),
            _ => None,
        })
    };
    let at = |x: f32, y: f32| picture.lerp_inside(Vec2::new(x, y));
    dragged(&mut harness, at(0.5, 0.75), Vec2::new(-0.1 * picture.width(), 0.0));
    let [x, y, w, h] = region(wishes(&harness)).expect("it was moved");
    assert!((x - 0.26).abs() < 0.01 && (y - 0.52).abs() < 0.01 && (w - 0.28).abs() < 0.001 && (h - 0.48).abs() < 0.001, "{x} {y} {w} {h}");
    harness.state_mut().1.clear();
    dragged(&mut harness, at(0.1, 0.1), Vec2::new(0.2 * picture.width(), 0.3 * picture.height()));
    let [x, y, w, h] = region(wishes(&harness)).expect("it was drawn");
    assert!((x - 0.1).abs() < 0.01 && (y - 0.1).abs() < 0.01 && (w - 0.2).abs() < 0.01 && (h - 0.3).abs() < 0.01, "{x} {y} {w} {h}");
    harness.get_by_label("Place of papers-held on the picture").focus();
    harness.run_steps(2);
    harness.state_mut().1.clear();
    harness.key_press(Key::ArrowUp);
    harness.run_steps(1);
    let [_, y, ..] = region(wishes(&harness)).expect("it was moved");
    assert!((y - 0.515).abs() < 1e-4, "{y}");
}

#[test]
fn an_indicator_is_found_by_its_words() {
    let mut view = sample::author_picking(Language::En, true);
    view.film.as_mut().and_then(|film| film.selected.as_mut()).expect("a window").search = "pay".to_owned();
    let mut harness = screen(view);
    harness.get_by_label("Misled on pay (D1-02)").click();
    harness.run_steps(2);
    assert!(wishes(&harness).contains(&AuthorCommand::SetIndicator("D1-02".to_owned())), "{:?}", wishes(&harness));
}

#[test]
fn a_missing_language_is_marked_and_a_finding_is_gone_to() {
    let harness = screen(sample::author(Language::En, Tab::Texts));
    assert!(harness.query_all_by_label("* missing").count() > 0);
    let mut harness = screen(sample::author(Language::En, Tab::Findings));
    harness.get_by_label("2. `note` is missing in uk (harvest-van/scenario.ron:50:12)").click();
    harness.run_steps(2);
    assert_eq!(wishes(&harness), [AuthorCommand::GoToFinding(1)]);
}

/// The rectangle of a node on the flow, by its id.
fn node_rect(harness: &Harness<'_, (bool, Commands)>, id: &str) -> egui::Rect {
    let begins = format!("{id} · ");
    harness.get_by(|node| node.label().is_some_and(|label| label.starts_with(&begins))).rect()
}

/// The flow with the node that is worked on in the middle, as large as it is drawn.
fn flow_near() -> Harness<'static, (bool, Commands)> {
    // Only the film's tab has a film.
    let mut harness = screen(AuthorView { film: None, ..sample::author(Language::En, Tab::Flow) });
    harness.key_press(Key::C);
    harness.run_steps(3);
    harness.state_mut().1.clear();
    harness
}

fn walked(harness: &Harness<'_, (bool, Commands)>) -> Vec<AuthorCommand> {
    wishes(harness).into_iter().filter(|wish| !matches!(wish, AuthorCommand::SeePosters(_))).collect()
}

#[test]
fn the_flow_is_walked_by_keys() {
    let select = |id: &str| AuthorCommand::SelectNode(id.to_owned());
    for (keys, wanted) in [
        (vec![Key::ArrowRight], select("papers")),
        (vec![Key::ArrowDown, Key::ArrowDown, Key::ArrowRight], select("end-bad")),
        (vec![Key::ArrowUp, Key::ArrowRight], select("end-bad")),
        (vec![Key::Enter], AuthorCommand::PlayFromHere),
        (vec![Key::G, Key::ArrowRight, Key::Enter], AuthorCommand::LeadTo("lane".to_owned(), 0, "end-bad".to_owned())),
        (vec![Key::ArrowDown, Key::G, Key::Enter], AuthorCommand::LeadTo("lane".to_owned(), 1, "lane".to_owned())),
    ] {
        let mut harness = flow_near();
        for key in &keys {
            harness.key_press(*key);
            harness.run_steps(2);
        }
        assert_eq!(walked(&harness), [wanted], "{keys:?}");
    }
    let mut harness = flow_near();
    for key in [Key::ArrowDown, Key::ArrowRight, Key::G, Key::ArrowRight, Key::Escape, Key::ArrowLeft] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    assert_eq!(walked(&harness), [], "a way that leads nowhere is not walked, an aim that is left does nothing, nothing leads to the start");
}

#[test]
fn the_end_of_a_way_is_dragged_to_another_node_and_the_ground_is_moved() {
    let view = sample::author(Language::En, Tab::Flow);
    let lane = view.flow.as_ref().expect("a flow").picture.drawing.boxes[0].clone();
    let mut harness = flow_near();
    let rect = node_rect(&harness, "lane");
    let row = &lane.rows[1].at;
    let port = egui::pos2(rect.right(), rect.top() + row.y + row.h / 2.0 - lane.at.y);
    // The node beside it lies half out of sight at this size; its visible part is enough.
    let goal = node_rect(&harness, "papers").center();
    dragged(&mut harness, port, goal - port);
    assert_eq!(walked(&harness), [AuthorCommand::LeadTo("lane".to_owned(), 1, "papers".to_owned())]);
    assert_eq!(node_rect(&harness, "lane"), rect, "the ground stays while a way is in hand");

    let mut harness = flow_near();
    dragged(&mut harness, port, Vec2::new(0.0, 120.0));
    assert_eq!(walked(&harness), []);
    harness.run_steps(2);
    harness.get_by_label("Ending").click();
    harness.run_steps(2);
    assert_eq!(walked(&harness), [AuthorCommand::NewNodeAt("Ending", "lane".to_owned(), 1)]);

    let mut harness = flow_near();
    dragged(&mut harness, egui::pos2(rect.center().x, rect.bottom() + 60.0), Vec2::new(-50.0, -20.0));
    assert_eq!(walked(&harness), []);
    let moved = node_rect(&harness, "lane").right() - rect.right();
    assert!((moved + 50.0).abs() < 8.0, "{moved}");
}

#[test]
fn a_search_finds_nodes_by_id_and_title() {
    let mut harness = screen(sample::author(Language::En, Tab::Flow));
    harness.get_by_role_and_label(Role::TextInput, "Search nodes").focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text("SCAR".to_owned()));
    harness.run_steps(3);
    assert!(harness.query_by_label("end-bad · Scared away").is_some());
    assert!(harness.query_by_label("end-good · Safe").is_none());
    harness.state_mut().1.clear();
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    assert_eq!(walked(&harness), [AuthorCommand::SelectNode("end-bad".to_owned())]);
}

#[test]
fn the_picture_follows_an_edge_that_is_dragged_and_the_line_is_zoomed() {
    let mut harness = screen(sample::author(Language::En, Tab::Film));
    let edge = harness.get_by_role_and_label(Role::Slider, "Sign papers-held: Closes").rect();
    dragged(&mut harness, edge.center(), Vec2::new(40.0, 0.0));
    let all = wishes(&harness);
    let moved = all.iter().rev().find_map(|wish| if let AuthorCommand::MoveEdge(_, _, _, to) = wish { Some(*to) } else { None }).expect("moved");
    let shown = all.iter().rev().find_map(|wish| if let AuthorCommand::Seek(to) = wish { Some(*to) } else { None }).expect("shown");
    assert!((moved - 0.04 - shown).abs() < 1e-6, "the last frame inside: {moved} {shown}");

    let mut harness = screen(sample::author(Language::En, Tab::Film));
    let width = |harness: &Harness<'_, (bool, Commands)>| {
        harness.get_by(|node| node.label().is_some_and(|label| label.starts_with("Sign papers-held: Odebrane"))).rect().width()
    };
    let before = width(&harness);
    harness.get_by_label("The time line nearer").click();
    harness.run_steps(3);
    let after = width(&harness);
    assert!((after - 2.0 * before).abs() < 3.0, "{before} became {after}");
    harness.get_by_role_and_label(Role::Slider, "Time line").focus();
    harness.run_steps(2);
    harness.key_press(Key::Num0);
    harness.run_steps(3);
    assert!((width(&harness) - before).abs() < 1.0);
}

/// A scenario that is being written.
pub struct Desk {
    pub bench: Bench,
    folder: PathBuf,
    root: tempfile::TempDir,
}

impl Desk {
    pub fn open() -> Self {
        let root = tempfile::tempdir().expect("a temporary folder");
        let folder = made(root.path());
        let bench = Bench::open_for(root.path(), &folder, Some(Purpose::Author));
        let mut desk = Self { bench, folder, root };
        assert_eq!(*desk.bench.application.screen(), Screen::Author);
        desk.settle();
        desk
    }

    /// Ends the application without a word, and opens it again.
    fn crash(self) -> Self {
        let Self { bench, folder, root } = self;
        drop(bench);
        let bench = Bench::open_for(root.path(), &folder, Some(Purpose::Author));
        let mut desk = Self { bench, folder, root };
        desk.settle();
        desk
    }

    pub fn ask(&mut self, command: AuthorCommand) {
        self.bench.ask(UiCommand::Author(Box::new(command)));
    }

    /// Lets the check come to its end.
    pub fn settle(&mut self) {
        loop {
            self.bench.frames(1);
            let now = self.bench.now;
            if self.bench.application.sleep(now).is_none_or(|wait| wait > 0.06) {
                return;
            }
            std::thread::yield_now();
        }
    }

    pub fn text(&self) -> String {
        self.bench.application.written_text().expect("a text").to_owned()
    }

    fn disk(&self) -> String {
        std::fs::read_to_string(self.folder.join("scenario.ron")).expect("a file")
    }

    fn play_to(&mut self, seconds: f64) {
        self.ask(AuthorCommand::Seek(seconds));
    }
}

/// The lines of `new` that `old` does not have, and how many of `old` are gone.
pub fn difference(old: &str, new: &str) -> (Vec<String>, usize) {
    let gone = old.lines().filter(|line| !new.lines().any(|other| other == *line)).count();
    (new.lines().filter(|line| !old.lines().any(|other| other == *line)).map(|line| line.trim().to_owned()).collect(), gone)
}

#[test]
fn an_edge_moved_by_three_frames_is_one_line_on_the_disk() {
    let mut desk = Desk::open();
    let papers = || "papers".to_owned();
    for _ in 0..3 {
        desk.ask(AuthorCommand::NudgeEdge(Lane::Cues, papers(), Edge::To, 1));
    }
    assert_eq!(desk.disk(), SCENARIO, "nothing is written before it is saved");
    desk.ask(AuthorCommand::Save);
    let line = "cues: [(id: \"papers\", indicator: \"D2-05\", from: 1, to: 3.12)],".to_owned();
    assert_eq!(difference(SCENARIO, &desk.disk()), (vec![line], 1));
    desk.ask(AuthorCommand::Undo);
    assert_eq!(desk.text(), SCENARIO);
    desk.ask(AuthorCommand::Redo);
    assert_eq!(desk.text(), desk.disk());
}

#[test]
fn a_window_is_marked_by_key_named_placed_and_let_move() {
    let mut desk = Desk::open();
    desk.play_to(4.0);
    desk.ask(AuthorCommand::MarkWindow(Lane::Cues));
    desk.play_to(5.0);
    desk.ask(AuthorCommand::MarkWindow(Lane::Cues));
    assert!(desk.text().contains("to: 3), (id: \"sign-1\", from: 4.0, to: 5.0)],"), "{}", desk.text());
    desk.ask(AuthorCommand::SetIndicator("D3-05".to_owned()));
    desk.ask(AuthorCommand::SetRegion([0.1, 0.2, 0.3, 0.4]));
    let window = "(id: \"sign-1\", indicator: \"D3-05\", from: 4.0, to: 5.0, at: (0.10, 0.20, 0.30, 0.40))";
    assert!(desk.text().contains(window), "{}", desk.text());
    desk.play_to(4.6);
    desk.ask(AuthorCommand::LetMove(true));
    desk.ask(AuthorCommand::SetRegion([0.5, 0.2, 0.3, 0.4]));
    let moving = "at: [(4.0, (0.10, 0.20, 0.30, 0.40)), (4.6, (0.50, 0.20, 0.30, 0.40))]";
    assert!(desk.text().contains(moving), "{}", desk.text());
    desk.play_to(4.8);
    desk.ask(AuthorCommand::SetRegion([0.6, 0.2, 0.3, 0.4]));
    desk.ask(AuthorCommand::RemoveKey(1));
    assert!(desk.text().contains("at: [(4.0, (0.10, 0.20, 0.30, 0.40)), (4.8, (0.60, 0.20, 0.30, 0.40))]"), "{}", desk.text());
    desk.ask(AuthorCommand::BeginRename(Renamed::Window(Lane::Cues, "sign-1".to_owned())));
    desk.ask(AuthorCommand::TypeName("speaks".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    desk.ask(AuthorCommand::SetText("nodes/booth/cues/speaks/note".to_owned(), Some(Language::Pl), "Mówi za wszystkich.".to_owned()));
    assert!(desk.text().contains("note: {\"pl\": \"Mówi za wszystkich.\"})],"), "{}", desk.text());
    desk.ask(AuthorCommand::MoveWindow(Lane::Cues, "speaks".to_owned(), 0.6));
    assert!(desk.text().contains("from: 0.6, to: 1.6, at: [(0.6, (0.10, 0.20, 0.30, 0.40)), (1.4,"), "{}", desk.text());
    while desk.text() != SCENARIO {
        let before = desk.text();
        desk.ask(AuthorCommand::Undo);
        assert_ne!(desk.text(), before, "every step can be undone");
    }
    desk.play_to(0.6);
    desk.ask(AuthorCommand::MarkWindow(Lane::Lures));
    desk.play_to(2.0);
    desk.ask(AuthorCommand::MarkWindow(Lane::Lures));
    assert!(desk.text().contains("            lures: [\n                (id: \"lure-1\", from: 0.6, to: 2.0),\n            ],\n            then:"), "{}", desk.text());
}

#[test]
fn nodes_choices_and_texts_are_written() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::SetExit("nodes/booth/then/options/wave/goto".to_owned(), "apart".to_owned()));
    desk.ask(AuthorCommand::SetRating("wave".to_owned(), Some("Harmful")));
    desk.ask(AuthorCommand::SetRating("second-line".to_owned(), None));
    desk.ask(AuthorCommand::AddOption);
    desk.ask(AuthorCommand::SplitText("nodes/booth/then/prompt".to_owned()));
    let text = desk.text();
    assert!(text.contains("(id: \"wave\", text: \"Wave through.\", goto: \"apart\", rating: Harmful, why: \"The chance is gone.\"),"), "{text}");
    assert!(text.contains("(id: \"second-line\", text: \"Second line.\", goto: \"apart\", why: \"They can speak.\"),"), "{text}");
    assert!(text.contains("                    (id: \"option-1\", goto: \"apart\", text: {\"pl\": \"\"}),\n                ],"), "{text}");
    assert!(text.contains("prompt: {\"pl\": \"What do you do?\"},"), "{text}");
    desk.ask(AuthorCommand::BeginRename(Renamed::NewNode("Scene")));
    desk.ask(AuthorCommand::TypeName("talk".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    assert!(desk.text().contains("        \"talk\": Scene(\n            film: \"film/talk.mp4\",\n            then: Goto(\"apart\"),\n        ),\n        \"apart\""), "{}", desk.text());
    desk.ask(AuthorCommand::MakeChoice);
    assert!(desk.text().contains("            then: Choose(\n                prompt: {\"pl\": \"\"},\n                options: [\n"), "{}", desk.text());
    desk.ask(AuthorCommand::BeginRename(Renamed::Node("apart".to_owned())));
    desk.ask(AuthorCommand::TypeName("talk".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    assert!(desk.text().contains("\"apart\": Ending"), "a name that is taken is not given");
    desk.ask(AuthorCommand::TypeName("safe".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    assert!(!desk.text().contains("\"apart\"") && desk.text().contains("goto: \"safe\""), "{}", desk.text());
    desk.ask(AuthorCommand::RemoveNode("talk".to_owned()));
    assert!(!desk.text().contains("talk"));
}

#[test]
fn what_was_typed_is_there_after_a_crash() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::SetText("title".to_owned(), None, "Erste".to_owned()));
    desk.ask(AuthorCommand::SetText("title".to_owned(), None, "First".to_owned()));
    let typed = desk.text();
    let mut desk = desk.crash();
    assert_eq!(desk.text(), typed);
    assert_eq!(desk.disk(), SCENARIO);
    desk.ask(AuthorCommand::Save);
    assert_eq!(desk.disk(), typed);
    let mut desk = desk.crash();
    desk.ask(AuthorCommand::SetText("title".to_owned(), None, "Second".to_owned()));
    let mut desk = desk.crash();
    desk.ask(AuthorCommand::DiscardRestored);
    assert_eq!(desk.text(), typed);
    assert_eq!(desk.crash().text(), typed);
}

#[test]
fn what_another_editor_saves_is_taken_over_or_asked_about() {
    let mut desk = Desk::open();
    let theirs = SCENARIO.replace("First line", "Their line");
    std::fs::write(desk.folder.join("scenario.ron"), &theirs).expect("written");
    desk.bench.frames(25);
    assert_eq!(desk.text(), theirs);
    desk.ask(AuthorCommand::NudgeEdge(Lane::Cues, "papers".to_owned(), Edge::To, 1));
    let mine = desk.text();
    std::fs::write(desk.folder.join("scenario.ron"), SCENARIO).expect("written");
    desk.bench.frames(25);
    assert_eq!(desk.text(), mine, "changes made here are not thrown away");
    desk.ask(AuthorCommand::Save);
    assert_eq!(desk.disk(), SCENARIO, "nor those of another program, before somebody says so");
    desk.ask(AuthorCommand::KeepMine);
    desk.ask(AuthorCommand::Save);
    assert_eq!(desk.disk(), mine);
}

#[test]
fn a_play_from_the_node_comes_back_to_the_screen() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::SetText("nodes/apart/title".to_owned(), None, "They are heard".to_owned()));
    desk.settle();
    desk.ask(AuthorCommand::OpenNode("apart".to_owned()));
    desk.ask(AuthorCommand::PlayFromHere);
    assert_eq!(*desk.bench.application.screen(), Screen::Film);
    desk.bench.frames(3);
    desk.bench.ask(UiCommand::LeaveFilm);
    assert_eq!(*desk.bench.application.screen(), Screen::Author);
    assert!(desk.text().contains("They are heard"), "what was not saved is still there");
    desk.bench.ask(UiCommand::OpenLibrary);
    assert_eq!(*desk.bench.application.screen(), Screen::Library);
    assert_eq!(desk.disk(), SCENARIO);
}

#[test]
fn a_faulty_text_cannot_be_played_and_says_so() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::SetExit("nodes/booth/then/options/wave/goto".to_owned(), "nowhere".to_owned()));
    desk.settle();
    desk.ask(AuthorCommand::PlayFromHere);
    assert_eq!(*desk.bench.application.screen(), Screen::Author);
    desk.ask(AuthorCommand::GoToFinding(0));
    desk.ask(AuthorCommand::Undo);
    desk.settle();
    desk.ask(AuthorCommand::PlayFromHere);
    assert_eq!(*desk.bench.application.screen(), Screen::Film);
}

#[test]
fn a_way_is_led_elsewhere_and_to_a_new_node_each_in_one_step() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::LeadTo("booth".to_owned(), 1, "apart".to_owned()));
    let line = "(id: \"wave\", text: \"Wave through.\", goto: \"apart\", rating: Poor, why: \"The chance is gone.\"),".to_owned();
    assert_eq!(difference(SCENARIO, &desk.text()), (vec![line], 1));
    desk.ask(AuthorCommand::Undo);
    assert_eq!(desk.text(), SCENARIO);
    desk.ask(AuthorCommand::OpenTab(Tab::Flow));
    desk.ask(AuthorCommand::NewNodeAt("Choose", "booth".to_owned(), 0));
    desk.settle();
    let text = desk.text();
    assert!(text.contains("goto: \"choose-1\", rating: Best"), "{text}");
    assert!(text.contains("        \"choose-1\": Choose(\n"), "{text}");
    assert!(desk.bench.says("choose-1"), "it is on the flow at once, unfinished as it is");
    desk.ask(AuthorCommand::TypeName("how".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    assert!(desk.text().contains("goto: \"how\", rating: Best"), "it is named at once: {}", desk.text());
    desk.ask(AuthorCommand::Undo);
    desk.ask(AuthorCommand::Undo);
    assert_eq!(desk.text(), SCENARIO);
}

#[test]
fn the_flow_tells_where_kept_attempts_went() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let mut bench = Bench::open(root.path());
    bench.begin();
    bench.frames(200);
    bench.ask(UiCommand::Choose(0));
    bench.frames(3);
    bench.ask(UiCommand::FinishEnding);
    drop(bench);
    let folder = root.path().join("scenarios").join("first-line");
    let bench = Bench::open_for(root.path(), &folder, Some(Purpose::Author));
    let mut desk = Desk { bench, folder, root };
    desk.settle();
    desk.ask(AuthorCommand::OpenTab(Tab::Flow));
    desk.settle();
    assert!(!desk.bench.says("1 / 1"));
    desk.ask(AuthorCommand::ShowCoverage(true));
    desk.settle();
    desk.bench.frames(2);
    assert!(desk.bench.says("1 attempt") && desk.bench.says("1 / 1 · missed: 1 / 1"), "{}", desk.bench.words());
    desk.ask(AuthorCommand::ShowCoverage(false));
    desk.bench.frames(1);
    assert!(!desk.bench.says("1 / 1"));
}

#[test]
fn a_second_window_says_so_and_leaves_the_first_ones_changes_alone() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::SetText("title".to_owned(), None, "Mine".to_owned()));
    let mine = desk.text();
    let mut second = Bench::open_for(desk.root.path(), &desk.folder, Some(Purpose::Author));
    second.frames(2);
    assert!(second.says("Another window has this scenario open"), "{}", second.words());
    assert_eq!(second.application.written_text(), Some(SCENARIO), "what is not saved yet stays with the first");
    second.ask(UiCommand::Author(Box::new(AuthorCommand::SetText("title".to_owned(), None, "Theirs".to_owned()))));
    drop(second);
    assert_eq!(desk.crash().text(), mine);
}
