//! What `--data` keeps, and what `ias results` makes of it.

use std::fs;

use super::fixture::{Fixture, Ran};

const REHEARSE: [&str; 6] = ["rehearse", "test-van", "--plan", "plan.txt", "--data", "data"];

fn rehearsed(fixture: &Fixture) -> Ran {
    fixture.run(&REHEARSE).ends(0).says("Kept as attempt")
}

#[test]
fn a_rehearsal_is_kept_listed_and_shown() {
    let fixture = Fixture::new();
    rehearsed(&fixture);
    let direct = fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--format", "json"]).json();
    fixture.run(&["results", "list", "--data", "data"]).ends(0).says("p-7Q4K").says("test-van").says(" %");
    let list = fixture.run(&["results", "list", "--data", "data", "--format", "json"]).ends(0).json();
    let id = list[0]["id"].as_str().expect("an id");
    assert_eq!(list[0]["result"]["score"], direct["score"], "the kept score is the printed one");
    assert_eq!(list[0]["events"].as_u64(), direct["events"].as_array().map(|events| events.len() as u64));
    fixture.run(&["results", "show", id, "--data", "data"]).ends(0).says("detection").says("conduct");
    fixture.run(&["results", "show", &id[..13], "--data", "data"]).ends(0).says(id);
    fixture.run(&["results", "show", "--data", "data", "--format", "json"]).ends(0).says(id);
    fixture.run(&["results", "show", "0000", "--data", "data"]).ends(2).complains("There is no attempt 0000");
    let nobody = fixture.run(&["results", "list", "--trainee", "x", "--data", "data", "--format", "json"]).ends(0).json();
    assert_eq!(nobody.as_array().map(Vec::len), Some(0));
}

#[test]
fn an_export_is_a_log_that_can_be_read_again() {
    let fixture = Fixture::new();
    rehearsed(&fixture);
    let export = fixture.run(&["results", "export", "--data", "data"]).ends(0).out;
    let log = ias::session::log::Log::parse(&export).expect("a log");
    assert_eq!(log.header.trainee.to_string(), "p-7Q4K");
    let direct = fixture.run(&["rehearse", "test-van", "--plan", "plan.txt", "--format", "json"]).json();
    assert_eq!(Some(log.events.len()), direct["events"].as_array().map(Vec::len));
}

#[test]
fn deleting_asks_first_and_leaves_no_trace() {
    let fixture = Fixture::new();
    rehearsed(&fixture);
    fixture.run(&["results", "delete", "--data", "data"]).ends(2).complains("ID is missing");
    let list = fixture.run(&["results", "list", "--data", "data", "--format", "json"]).json();
    let id = list[0]["id"].as_str().expect("an id");
    fixture.run(&["results", "delete", id, "--data", "data"]).ends(2).complains("--yes").says("p-7Q4K");
    fixture.run(&["results", "delete", id, "--yes", "--data", "data"]).ends(0).says("Deleted");
    fixture.run(&["results", "list", "--data", "data"]).ends(0).says("No attempts are kept");
    let bytes = fs::read(fixture.path("data/results.sqlite")).expect("the file");
    assert!(!bytes.windows(6).any(|window| window == b"p-7Q4K"), "the code is still in the file");
}

#[test]
fn nothing_is_made_by_looking() {
    let fixture = Fixture::new();
    fixture.run(&["results", "list", "--data", "data"]).ends(0).says("No attempts are kept in data");
    fixture.run(&["results", "show", "--data", "data"]).ends(2).complains("--data DIR");
    assert!(!fixture.path("data").exists());
}

#[test]
fn a_damaged_file_is_told_kept_aside_and_a_new_one_begun() {
    let fixture = Fixture::new();
    fs::create_dir(fixture.path("data")).expect("a folder");
    fs::write(fixture.path("data/results.sqlite"), "not a database, but somebody's results").expect("written");
    fixture.run(&["results", "list", "--data", "data"]).ends(2).complains("is damaged");
    rehearsed(&fixture).complains("It is kept as");
    let names: Vec<String> = fs::read_dir(fixture.path("data"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let kept = names.iter().find(|name| name.starts_with("results.damaged-20")).expect("kept aside");
    let text = fs::read_to_string(fixture.path("data").join(kept)).expect("readable");
    assert_eq!(text, "not a database, but somebody's results");
    fixture.run(&["results", "list", "--data", "data"]).ends(0).says("test-van");
}

#[test]
fn a_folder_that_cannot_be_used_is_told() {
    let fixture = Fixture::new();
    fs::write(fixture.path("data"), "a file where a folder should be").expect("written");
    fixture.run(&REHEARSE).ends(2).complains("The data folder data cannot be used").complains("--data DIR");
}

#[test]
fn another_plan_cannot_resume_an_attempt() {
    let fixture = Fixture::new();
    fs::write(fixture.path("plan.txt"), "trainee p-7Q4K\nflag 6\n").expect("written");
    let first = rehearsed(&fixture);
    let id = first.out.trim_end().rsplit(' ').next().expect("an id").trim_end_matches('.').to_owned();
    let resume = |plan: &str| {
        fs::write(fixture.path("plan.txt"), plan).expect("written");
        fixture.run(&[&REHEARSE[..], &["--resume", &id]].concat())
    };
    resume("trainee p-7Q4K\nflag 7\n").ends(2).complains("played by another plan");
    resume("trainee p-7Q4K\nflag 6\nflag 7\nchoose wave\n").ends(0).says("end-missed").says(&id);
    let list = fixture.run(&["results", "list", "--data", "data", "--format", "json"]).json();
    assert_eq!(list.as_array().map(Vec::len), Some(1), "the attempt went on, no other was begun");
    assert!(list[0]["finished"].is_i64());
    resume("trainee p-7Q4K\nflag 6\nflag 7\nchoose wave\n").ends(0);
    resume("trainee p-7Q4K\n").ends(2).complains("played by another plan");
}
