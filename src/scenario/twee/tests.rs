//! What cases as data do not show: links in odd forms, and stories of any size and shape.

use proptest::prelude::*;

use super::link::{has_macro, links};
use super::*;
use crate::catalogue::Reference;
use crate::scenario::load;
use crate::scenario::media_facts::{Located, MediaFacts, MediaKind, Medium};
use crate::text::Language;

struct AllThere;

impl MediaFacts for AllThere {
    fn locate(&self, _: &str) -> Located {
        Located::Here
    }
    fn probe(&self, _: &str, _: MediaKind) -> Result<Medium, crate::text::Phrase> {
        Ok(Medium::default())
    }
}

fn pairs(text: &str) -> Vec<(String, String)> {
    links(text).into_iter().map(|link| (link.text, link.target)).collect()
}

fn pair(text: &str, target: &str) -> (String, String) {
    (text.to_owned(), target.to_owned())
}

#[test]
fn links_are_read_in_the_four_forms() {
    assert_eq!(pairs("[[Gate]]"), [pair("Gate", "Gate")]);
    assert_eq!(pairs("[[go on|Gate]] [[go on->Gate]] [[Gate<-go on]]"), vec![pair("go on", "Gate"); 3]);
    assert_eq!(pairs("[[a->b->c]]"), [pair("a->b", "c")]);
    assert_eq!(pairs("[[a<-b<-c]]"), [pair("b<-c", "a")]);
    assert_eq!(pairs("[[ spaced -> out ]]"), [pair("spaced", "out")]);
    assert_eq!(pairs("[[ask|Gate][$a to 1]]"), [pair("ask", "Gate")]);
    assert_eq!(pairs("[[]] [[->]] [[|]] [[x"), []);
    assert_eq!(pairs("[[over\ntwo lines]]"), []);
}

#[test]
fn what_only_a_story_format_could_run_is_seen() {
    for told in ["<<set $a to 1>>", "<</if>>", "(set: $a to 1)", "(link-goto: \"a\", \"b\")", "{% if %}"] {
        assert!(has_macro(told), "{told}");
    }
    for plain in ["1 << 2", "(it is late: past ten)", "(Anna: yes)", "a (b) c", "<<", ">>"] {
        assert!(!has_macro(plain), "{plain}");
    }
}

#[test]
fn a_story_of_ten_thousand_passages_is_taken_over() {
    let mut story = String::new();
    for at in 0..10_000 {
        story += &format!(":: P{at}\nSomething is said here.\n[[on->P{}]]\n[[far->P{}]]\n", at + 1, (at * 7 + 3) % 10_001);
    }
    story += ":: P10000\nThe end.\n";
    let begun = skeleton(&read(&story).expect("a story"), Language::Uk);
    assert_eq!((begun.scenes, begun.endings, begun.links), (10_000, 1, 20_000));
    assert!(begun.remarks.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_a_sound_skeleton_or_told(text in "(::|\\[\\[|\\]\\]|->|<-|\\||\n|\\{|\\}|\\[|\\]|\\\\|\"|Start|ż|a|b| |\u{0}|\t|//|\\*/){0,80}") {
        if let Ok(story) = read(&text) {
            for language in Language::ALL {
                let begun = skeleton(&story, language);
                let (graph, findings) = load::load_text("any", &begun.starter.scenario, Reference::embedded(), &AllThere);
                let errors: Vec<_> = findings.iter().filter(|finding| finding.is_error()).collect();
                prop_assert!(graph.is_some(), "{errors:?}\n{}", begun.starter.scenario);
            }
        }
    }
}
