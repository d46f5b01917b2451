//! What a group learned, and marking anew under a corrected key.

use std::fs;

use super::fixture::{Fixture, PLAN, SCENARIO};

/// Three trainees: one plays well, one is the same a second time, one waves the van on and suspects it for its age.
fn played() -> Fixture {
    let fixture = Fixture::new();
    let wave = "trainee p-2222\nflag 2.0 as D2-05\nchoose wave at 21\nend\n";
    for (name, plan) in [("plan.txt", PLAN.to_owned()), ("again.txt", PLAN.to_owned()), ("wave.txt", wave.to_owned())] {
        fs::write(fixture.path(name), plan).expect("written");
        fixture.run(&["rehearse", "test-van", "--plan", name, "--data", "data"]).ends(0).says("Kept as attempt");
    }
    fixture
}

#[test]
fn a_group_is_told_with_counts_intervals_and_what_is_withheld() {
    let fixture = played();
    let group = fixture.run(&["results", "group", "--data", "data", "--lang", "en", "--officers"]).ends(0);
    group
        .says("Trainees: 2; attempts: 3, of which 2 count; courses: 0; on ")
        .says("1 of 2 (50 %, 9 to 91)")
        .says("Documents taken away")
        .says("D2-05 ×1")
        .says("withheld: ")
        .says("p-2222")
        .says("Repeats left out: 1.")
        .says("neither proves nor disproves");
    let report = fixture.run(&["results", "group", "--data", "data", "--format", "json"]).ends(0).json();
    assert_eq!(report["format"], 1);
    assert_eq!(report["groups"][0]["trainees"], 2);
    assert_eq!(report["reliability"][0]["alpha"]["withheld"]["reason"], "too-few");
    let every = fixture.run(&["results", "group", "--every", "--by", "month", "--data", "data", "--format", "json"]).ends(0).json();
    assert_eq!((&every["counts"]["counted"], &every["counting"]), (&3.into(), &"every".into()));
    let none = ["results", "group", "--course", "elsewhere", "--data", "data"];
    fixture.run(&none).ends(0).says("No finished attempt is meant by that.");
    fixture.run(&["results", "group", "--until", "1999-13-01", "--data", "data"]).ends(2).complains("no day of the calendar");
    fixture.run(&["results", "group", "--data", "empty"]).ends(2).complains("No attempts are kept");
}

#[test]
fn a_corrected_key_marks_anew_and_both_scores_are_kept() {
    let fixture = played();
    let scores = |fixture: &Fixture| {
        let id = fixture.run(&["results", "list", "--trainee", "p-7Q4K", "--data", "data", "--format", "json"]).json()[0]["id"].clone();
        let id = id.as_str().expect("an id").to_owned();
        fixture.run(&["results", "show", &id, "--data", "data", "--format", "json"]).ends(0).json()["scores"].clone()
    };
    let rescore = ["results", "rescore", "test-van", "--reason", "the window was too long", "--data", "data"];
    fixture.run(&["results", "rescore", "test-van", "--data", "data"]).ends(2).complains("--reason TEXT is missing");
    fixture.run(&rescore).ends(0).says("0 marked anew, 0 of them changed; 3 were under it already");

    let corrected = SCENARIO.replace("from: 12, to: 20", "from: 12, to: 14");
    assert_ne!(corrected, SCENARIO);
    fs::write(fixture.path("scenarios/test-van/scenario.ron"), corrected).expect("written");
    fixture.run(&[&rescore[..], &["--dry-run"]].concat()).ends(0).says("3 marked anew, 2 of them changed").says("Nothing was kept.");
    assert_eq!(scores(&fixture).as_array().map(Vec::len), Some(1), "a dry run keeps nothing");

    fixture.run(&rescore).ends(0).says("3 marked anew, 2 of them changed").says("Kept beside the earlier scores.");
    let kept = scores(&fixture);
    let kept = kept.as_array().expect("a list");
    assert_eq!(kept.len(), 2);
    assert_eq!((&kept[0]["reason"], &kept[1]["reason"]), (&"".into(), &"the window was too long".into()));
    assert_ne!(kept[0]["content_hash"], kept[1]["content_hash"]);
    assert!(kept[0]["score"]["overall"].as_u64() > kept[1]["score"]["overall"].as_u64(), "the flag at 14.5 hits no more");
    let group = fixture.run(&["results", "group", "--data", "data", "--format", "json"]).ends(0).json();
    assert_eq!(group["counts"]["rescored"], 3, "statistics take the newest score");
    assert_eq!(group["scenarios"][0]["versions"].as_array().map(Vec::len), Some(1));
}
