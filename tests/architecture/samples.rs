//! Each rule on bad samples (it must tell) and on good ones (it must not).

use super::rules;
use super::source::{File, House};

fn house(files: &[(&str, &str)]) -> House {
    House { files: files.iter().map(|(name, text)| File::new(name, text)).collect() }
}

#[track_caller]
fn told(breaches: Vec<String>, place: &str, what: &str) {
    assert_eq!(breaches.len(), 1, "{breaches:?}");
    assert!(breaches[0].starts_with(&format!("src/{place}: ")) && breaches[0].contains(what), "{breaches:?}");
}

#[track_caller]
fn silent(breaches: Vec<String>) {
    assert!(breaches.is_empty(), "{breaches:?}");
}

#[test]
fn an_import_to_the_right_is_told_however_it_is_written() {
    for text in [
        "//! x\nuse crate::session::Event;",
        "//! x\nuse crate::{text::Language, session::{self, Event}};",
        "//! x\nfn f() { crate::session::step(); }",
        "//! x\nuse super::super::session;",
        "//! x\nuse super::super::{session::State};",
    ] {
        let found = rules::imports(&house(&[("scenario/graph.rs", text)]));
        assert!(!found.is_empty() && found[0].starts_with("src/scenario/graph.rs:2: `scenario` uses `session"), "{text}: {found:?}");
    }
}

#[test]
fn an_import_to_the_left_or_within_is_fine() {
    silent(rules::imports(&house(&[
        ("session/machine.rs", "//! x\nuse crate::scenario::graph::Graph;\nuse super::event::Event;\nuse super::super::time;"),
        ("film/render.rs", "//! x\nuse crate::media::captions::Cue;\nuse crate::{time::MediaTime, text};"),
        ("cli/mod.rs", "//! x\nuse crate::app::run;"),
        ("time.rs", "//! crate::session is only named here\nconst S: &str = \"crate::session::x\"; // crate::app::x"),
        ("text.rs", "//! x\n#[cfg(test)]\nmod tests { use crate::session::Event; }"),
    ])));
}

#[test]
fn a_module_for_tests_only_is_left_out() {
    let file = File::new("session/mod.rs", "//! x\n#[cfg(test)]\npub(crate) mod tests;\nmod plan;");
    assert_eq!(file.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>(), ["mod", "plan", ";"]);
    assert!(file.test_modules.contains("tests"));
}

#[test]
fn only_a_part_of_a_room_may_be_allowed() {
    told(rules::imports(&house(&[("film/render.rs", "//! x\nuse crate::media::reel::Reel;")])), "film/render.rs:2", "media::reel");
}

#[test]
fn a_room_without_a_place_is_told() {
    told(rules::imports(&house(&[("cellar/mod.rs", "//! x")])), "cellar/mod.rs:1", "no place yet");
}

#[test]
fn a_feature_on_a_core_type_is_told() {
    let text = "//! x\n#[cfg(feature = \"app\")]\nstruct S;";
    told(rules::features(&house(&[("session/state.rs", text)])), "session/state.rs:2", "rule 2");
    silent(rules::features(&house(&[("lib.rs", text), ("cli/play.rs", text)])));
}

#[test]
fn a_second_knower_is_told() {
    told(rules::knowers(&house(&[("store/memory.rs", "//! x\nuse rusqlite::Connection;")])), "store/memory.rs:2", "rule 3");
    told(rules::knowers(&house(&[("session/plan.rs", "//! x\n\nfn f() { ron::from_str(\"\") }")])), "session/plan.rs:3", "`ron`");
    told(rules::knowers(&house(&[("media/reel/mod.rs", "//! x\nfn f() { std::process::exit(1) }")])), "media/reel/mod.rs:2", "exit");
    told(rules::knowers(&house(&[("cli/play.rs", "//! x\nuse bevy::prelude::*;")])), "cli/play.rs:2", "`bevy`");
    silent(rules::knowers(&house(&[
        ("store/sqlite/open.rs", "//! x\nuse rusqlite::Connection;"),
        ("app/mod.rs", "//! x\nuse bevy::prelude::*;"),
        ("cli/mod.rs", "//! x\nuse std::process::exit;"),
    ])));
}

#[test]
fn a_pure_room_that_asks_the_machine_is_told() {
    for text in [
        "//! x\nuse std::fs;",
        "//! x\nuse std::{fmt, time::{Duration, Instant}};",
        "//! x\nfn f() { let now = std::time::SystemTime::now(); }",
        "//! x\nfn f() { std::env::var(\"X\"); }",
    ] {
        told(rules::purity(&house(&[("scoring/rubric.rs", text)])), "scoring/rubric.rs:2", "rule 4");
    }
    silent(rules::purity(&house(&[
        ("catalogue/disk.rs", "//! x\nuse std::fs;"),
        ("store/sqlite/open.rs", "//! x\nuse std::fs;"),
        ("scoring/rubric.rs", "//! x\nuse std::{fmt, time::Duration};\n#[cfg(test)]\nmod tests { use std::fs; }"),
    ])));
}

#[test]
fn a_walk_over_a_hash_map_is_told() {
    for text in [
        "//! x\nimpl S { names: HashMap<A, B> }\nfn f(&self) { self.names.iter() }",
        "//! x\nstruct S { names: HashMap<A, B> }\nfn f(&self) { for x in &self.inner.names { } }",
        "//! x\nfn f() { let names = HashMap::new();\nfor x in &names { } }",
        "//! x\nfn f(names: &std::collections::HashMap<A, B>) {\nnames.values() }",
    ] {
        told(rules::hash_order(&house(&[("session/state.rs", text)])), "session/state.rs:3", "`names`");
    }
    told(
        rules::hash_order(&house(&[
            ("scenario/graph.rs", "//! x\npub struct G { pub places: HashMap<A, B> }"),
            ("session/state.rs", "//! x\nfn f(g: &G) { g.places.keys() }"),
        ])),
        "session/state.rs:2",
        "`places`",
    );
    silent(rules::hash_order(&house(&[(
        "session/state.rs",
        "//! x\nstruct S { names: HashMap<A, B>, list: Vec<A> }\nfn f(s: S) { s.names.get(1); s.list.iter(); for x in &s.list { } }\n\
         fn h(&self) { self.list.iter(); other.names.iter(); }\n// Into a map again: order cannot show.\nfn i(&self) { self.names.iter() }\n\
         fn g(s: S) { let list: HashMap<A, B> = HashMap::new(); list.get(1); for x in &s.list { } }",
    )])));
}

#[test]
fn marks_unwraps_and_missing_docs_are_told() {
    told(rules::house_style(&house(&[("time.rs", "fn f() {}")])), "time.rs:1", "//!");
    told(rules::house_style(&house(&[("time.rs", "//! x\n// TODO later")])), "time.rs:2", "unfinished");
    told(rules::house_style(&house(&[("time.rs", "//! x\nfn f() { x.unwrap() }")])), "time.rs:2", "unwrap");
    told(rules::house_style(&house(&[("time.rs", "//! x\nfn f() { unsafe { x } }")])), "time.rs:2", "unsafe");
    silent(rules::house_style(&house(&[(
        "time.rs",
        "//! x\nfn f() { x.unwrap_or(1); let s = \".unwrap()\"; }\n#[cfg(test)]\nmod tests { fn f() { x.unwrap() } }",
    )])));
}

#[test]
fn strings_characters_and_lifetimes_do_not_confuse_the_reader() {
    let text = r##"//! x
const A: &str = r#"use crate::app; " "#;
const B: char = '"';
const C: char = '\'';
fn f<'a>(x: &'a str) -> &'a str { b"crate::app::x"; x }
/* use crate::app::x; /* nested */ use crate::app::y; */
use crate::session::Event;
"##;
    told(rules::imports(&house(&[("text.rs", text)])), "text.rs:7", "session");
}
