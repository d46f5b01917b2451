//! The fields of the form on the author's screen: what presses and keys ask for, and what becomes of the text.

use egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use ias::app::views::author::{AuthorCommand, ConditionSort, FieldEdit, Renamed, Tab};
use ias::app::views::sample;
use ias::text::Language;

use super::author::{Desk, difference, screen, wishes};
use super::flow::SCENARIO;

const WAVE: &str = "nodes/booth/then/options/wave";

fn on(place: &str) -> String {
    format!("{WAVE}/{place}")
}

/// Takes every step back, and finds the text as it was.
fn undo_all(desk: &mut Desk) {
    while desk.text() != SCENARIO {
        let before = desk.text();
        desk.ask(AuthorCommand::Undo);
        assert_ne!(desk.text(), before, "every step can be undone");
    }
}

#[test]
fn a_condition_is_asked_joined_turned_and_taken_away() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::NewCondition(on("when")));
    let line = |when: &str| format!("(id: \"wave\", text: \"Wave through.\", {when}goto: \"gone\", rating: Poor, why: \"The chance is gone.\"),");
    let told = |desk: &Desk| difference(SCENARIO, &desk.text());
    assert_eq!(told(&desk), (vec![line("when: Chose(\"booth/second-line\"), ")], 1));
    desk.ask(AuthorCommand::SetCondition(on("when"), ConditionSort::Flagged));
    desk.ask(AuthorCommand::JoinCondition(on("when")));
    desk.ask(AuthorCommand::SetCondition(on("when/#0/#1"), ConditionSort::Not));
    assert_eq!(told(&desk).0, [line("when: All([Flagged(\"papers\"), Not(Chose(\"booth/second-line\"))]), ")]);
    desk.ask(AuthorCommand::SetCondition(on("when"), ConditionSort::Any));
    desk.ask(AuthorCommand::SetField(on("when/#0/#1/#0/#0"), FieldEdit::Name("booth/wave".to_owned())));
    assert_eq!(told(&desk).0, [line("when: Any([Flagged(\"papers\"), Not(Chose(\"booth/wave\"))]), ")]);
    desk.ask(AuthorCommand::TakeCondition(on("when/#0/#1/#0")));
    assert_eq!(told(&desk).0, [line("when: Any([Flagged(\"papers\")]), ")], "with what stood around nothing else");
    desk.ask(AuthorCommand::TakeCondition(on("when/#0/#0")));
    assert_eq!(desk.text(), SCENARIO, "no trace is left");
    desk.ask(AuthorCommand::Undo);
    undo_all(&mut desk);
}

#[test]
fn variables_are_made_named_changed_and_asked_for() {
    let mut desk = Desk::open();
    desk.ask(AuthorCommand::AddEntry("state".to_owned()));
    desk.ask(AuthorCommand::TypeName("trust".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    desk.ask(AuthorCommand::SetField("state/trust/max".to_owned(), FieldEdit::Number("3".to_owned())));
    assert!(desk.text().contains("    state: {\n        \"trust\": (start: 0, min: 0, max: 3),\n    },\n    nodes: {"), "{}", desk.text());
    desk.ask(AuthorCommand::AddEntry(on("effects")));
    desk.ask(AuthorCommand::SetEffect(on("effects/#0"), false));
    desk.ask(AuthorCommand::SetField(on("effects/#0/#1"), FieldEdit::Number("2".to_owned())));
    desk.ask(AuthorCommand::NewCondition(on("when")));
    desk.ask(AuthorCommand::SetCondition(on("when"), ConditionSort::AtLeast));
    let wave = "when: AtLeast(\"trust\", 1), goto: \"gone\", rating: Poor, effects: [Set(\"trust\", 2)], why:";
    assert!(desk.text().contains(wave), "{}", desk.text());
    desk.ask(AuthorCommand::BeginRename(Renamed::Variable("trust".to_owned())));
    desk.ask(AuthorCommand::TypeName("calm".to_owned()));
    desk.ask(AuthorCommand::FinishRename);
    assert!(!desk.text().contains("trust") && desk.text().matches("\"calm\"").count() == 3, "{}", desk.text());
    desk.ask(AuthorCommand::TakeEntry(on("effects"), 0));
    assert!(!desk.text().contains("effects"), "the empty list goes with its last entry");
    undo_all(&mut desk);
}

#[test]
fn principles_timer_and_marking_are_one_line_each() {
    let mut desk = Desk::open();
    let mut step = |command: AuthorCommand, line: &str, gone: usize| {
        let before = desk.text();
        desk.ask(command);
        assert_eq!(difference(&before, &desk.text()), (vec![line.to_owned()], gone));
    };
    let option = |principle: &str| format!("(id: \"wave\", text: \"Wave through.\", goto: \"gone\", rating: Poor, {principle}why: \"The chance is gone.\"),");
    step(AuthorCommand::AddName(on("principles"), "ER-11".to_owned()), &option("principle: \"ER-11\", "), 1);
    step(AuthorCommand::AddName(on("principles"), "IP-08".to_owned()), &option("principles: [\"ER-11\", \"IP-08\"], "), 1);
    step(AuthorCommand::TakeEntry(on("principles"), 0), &option("principles: [\"IP-08\"], "), 1);
    step(AuthorCommand::TakeEntry(on("principles"), 0), &option(""), 1);
    step(AuthorCommand::SetField("nodes/booth/then/seconds".to_owned(), FieldEdit::Number("8".to_owned())), "seconds: 8,", 0);
    step(AuthorCommand::SetField("nodes/booth/then/on_timeout".to_owned(), FieldEdit::Name("wave".to_owned())), "on_timeout: \"wave\",", 0);
    step(AuthorCommand::SetField("nodes/gone/outcome".to_owned(), FieldEdit::Word("Mixed")), "\"gone\": Ending(title: \"The van drives on\", outcome: Mixed),", 1);
    let weights = "rubric: (weights: (detection: 30, classification: 10, conduct: 50, assessment: 15, referral: 15)),";
    step(AuthorCommand::SetField("rubric/weights/conduct".to_owned(), FieldEdit::Number("50".to_owned())), weights, 0);
    let marked = weights.replace(")),", "), pass_mark: 75),");
    step(AuthorCommand::SetField("rubric/pass_mark".to_owned(), FieldEdit::Number("75".to_owned())), &marked, 1);
    undo_all(&mut desk);
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    let mut desk = Desk::open();
    let when = "nodes/booth/then/options/second-line/when";
    desk.ask(AuthorCommand::OpenTab(Tab::Choice));
    desk.ask(AuthorCommand::NewCondition(when.to_owned()));
    desk.ask(AuthorCommand::SetCondition(when.to_owned(), ConditionSort::Flagged));
    desk.settle();
    assert!(desk.bench.says("a sign was noticed") && !desk.bench.says("no cue is named"), "{}", desk.bench.words());
    desk.ask(AuthorCommand::SetField(format!("{when}/#0"), FieldEdit::Name("nobody".to_owned())));
    desk.settle();
    desk.bench.frames(1);
    assert!(desk.bench.says("no cue is named `nobody`"), "{}", desk.bench.words());
    desk.ask(AuthorCommand::Undo);
    desk.settle();
    desk.bench.frames(1);
    assert!(!desk.bench.says("no cue is named"), "{}", desk.bench.words());
}

#[test]
fn a_number_that_does_not_fit_is_told_and_not_written() {
    let mut harness = screen(sample::author(Language::En, Tab::Choice));
    let label = "Ile czasu na decyzję · then";
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run_steps(2);
    harness.event(egui::Event::Text("0".to_owned()));
    harness.run_steps(2);
    assert_eq!(wishes(&harness), [], "120 or 012 s is no fit: more than 100 or no number as it is written");
    assert!(harness.query_by_label("A number from 0 to 100.").is_some());
    harness.key_press(egui::Key::Backspace);
    harness.run_steps(2);
    harness.event(egui::Event::Text(",5".to_owned()));
    harness.run_steps(2);
    let place = "nodes/lane/then/seconds".to_owned();
    assert_eq!(wishes(&harness).last(), Some(&AuthorCommand::SetField(place, FieldEdit::Number("12.5".to_owned()))));
}

#[test]
fn what_there_is_to_choose_is_offered_by_its_words() {
    let mut harness = screen(sample::author(Language::En, Tab::Choice));
    harness.get_by_role_and_label(Role::ComboBox, "Zasada, której dotrzymuje · second-line: add").click();
    harness.run_steps(3);
    harness.get_by_label("ER-11 · Pytanie przy kierowcy.").click();
    harness.run_steps(2);
    let place = "nodes/lane/then/options/second-line/principles".to_owned();
    assert_eq!(wishes(&harness).last(), Some(&AuthorCommand::AddName(place, "ER-11".to_owned())));
}
