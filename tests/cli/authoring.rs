//! What helps to write a scenario: its fields, its schema, its layout.

use std::fs;

use super::fixture::Fixture;

#[test]
fn fields_and_schema_are_told_in_the_language_asked_for() {
    let fixture = Fixture::new();
    fixture.run(&["fields", "cue", "--lang", "pl"]).ends(0).says("Przesłanka").says("id wskaźnika; wymagane");
    fixture.run(&["fields", "--lang", "en"]).ends(0).says("Scene(…)").says("state variable").says("Ending(…)");
    fixture.run(&["fields", "--markdown", "--lang", "uk"]).ends(0).says("# Поля файлу scenario.ron").says("| **`then`** |");
    fixture.run(&["fields", "Scne"]).ends(2).complains("Did you mean `ias fields Scene`?");
    let schema = fixture.run(&["schema", "--lang", "en"]).ends(0).json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["$defs"]["Ending"]["required"], serde_json::json!(["title"]));
}

#[test]
fn a_scenario_is_laid_out_once_and_a_faulty_one_is_left_alone() {
    let fixture = Fixture::new();
    let file = fixture.path("scenarios/test-van/scenario.ron");
    let untidy = "Scenario(format:1, // the form\n  title : \"Van\",\n nodes: {\"end\":Ending(title:\"x\")})";
    fs::write(&file, untidy).expect("written");
    fixture.run(&["fmt", "test-van", "--check"]).ends(1).says("scenario.ron");
    assert_eq!(fs::read_to_string(&file).expect("read"), untidy, "--check writes nothing");
    fixture.run(&["fmt", "test-van"]).ends(0).says("laid out");
    let tidy = "Scenario(format: 1, // the form\n         title: \"Van\",\n         nodes: {\"end\": Ending(title: \"x\")})\n";
    assert_eq!(fs::read_to_string(&file).expect("read"), tidy);
    assert_eq!(fixture.run(&["fmt", "test-van", "--check"]).ends(0).out, "");
    let faulty = "Scenario(format: 1 title: \"Van\")";
    fs::write(&file, faulty).expect("written");
    fixture.run(&["fmt", "test-van"]).ends(1).says("a comma is missing").says("not laid out");
    assert_eq!(fs::read_to_string(&file).expect("read"), faulty);
    let left: Vec<_> = fs::read_dir(fixture.path("scenarios/test-van")).expect("read").map(|entry| entry.expect("read").file_name()).collect();
    assert_eq!(left.len(), 2, "nothing stays beside it: {left:?}");
}

#[test]
fn a_scenario_begun_from_any_template_is_sound_and_plays_its_plan() {
    let fixture = Fixture::new();
    for (template, language) in [("lane", "pl"), ("interview", "en"), ("inspection", "uk"), ("prevention", "pl")] {
        fixture.run(&["new", template, "--template", template, "--lang", language, "--into", "made"]).ends(0).says("ias check");
        let folder = format!("made/{template}");
        fixture.run(&["check", &folder]).ends(0).says("no findings");
        fixture.run(&["prove", &folder]).ends(0);
        fixture.run(&["rehearse", &folder, "--plan", &format!("{folder}/plan.txt")]).ends(0).says("passed");
        fixture.run(&["fmt", &folder, "--check"]).ends(0);
    }
    let before = fs::read_to_string(fixture.path("made/lane/scenario.ron")).expect("read");
    assert!(before.contains("//   then: co następuje po scenie"), "{before}");
    fixture.run(&["new", "lane", "--template", "interview", "--into", "made"]).ends(2).complains("there already");
    assert_eq!(fs::read_to_string(fixture.path("made/lane/scenario.ron")).expect("read"), before);
    fixture.run(&["new", "x", "--template", "interveiw"]).ends(2).complains("Did you mean --template interview?");
    fixture.run(&["new", "x"]).ends(2).complains("--template is missing");
    fixture.run(&["new", "nocna zmiana", "--template", "lane"]).ends(2).complains("cannot be a scenario's name");
    assert!(!fixture.path("x").exists());
}

#[test]
fn a_story_of_twine_becomes_a_scenario_that_plays() {
    let fixture = Fixture::new();
    let write = |name: &str, text: &str| fs::write(fixture.path(name), text).expect("written");
    write("story.twee", ":: Start\nA man at the gate.\n[[Ask]]\n[[Leave->Gone]]\n:: Ask\nHe speaks.\n");
    let ran = fixture.run(&["new", "gate", "--from-twee", "story.twee", "--lang", "en"]);
    ran.ends(0).says("story.twee:4: Start: the link leads to Gone").says("1 scenes, 2 endings, 2 links");
    let check = fixture.run(&["check", "gate", "--format", "json"]).json();
    assert_eq!(check["errors"], 0, "{check}");
    fixture.run(&["rehearse", "gate", "--plan", "gate/plan.txt"]).ends(0);
    fixture.run(&["fmt", "gate", "--check"]).ends(0);
    write("page.html", "<!DOCTYPE html><html></html>");
    fixture.run(&["new", "other", "--from-twee", "page.html"]).ends(2).complains("Export As Twee");
    fixture.run(&["new", "other", "--from-twee", "none.twee"]).ends(2).complains("none.twee");
    fixture.run(&["new", "other", "--from-twee", "story.twee", "--template", "lane"]).ends(2).complains("do not go together");
    assert!(!fixture.path("other").exists());
}
