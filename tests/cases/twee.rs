//! `twee/<case>/story.twee` → `begun.snap`: the scenario that `ias new --from-twee` begins, in English, its plan, and what
//! is told of the story.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use ias::catalogue::Reference;
use ias::diagnostic::SourceText;
use ias::scenario::format;
use ias::scenario::load::load_text;
use ias::scenario::media_facts::{Located, MediaFacts, MediaKind, Medium};
use ias::scenario::twee::{read, skeleton};
use ias::text::Language;
use libtest_mimic::Trial;

pub fn trials() -> Vec<Trial> {
    super::trials_of("twee", run)
}

/// Every picture is there.
struct AllThere;

impl MediaFacts for AllThere {
    fn locate(&self, _: &str) -> Located {
        Located::Here
    }
    fn probe(&self, _: &str, _: MediaKind) -> Result<Medium, ias::text::Phrase> {
        Ok(Medium::default())
    }
}

fn run(case: &Path) {
    let story = fs::read_to_string(case.join("story.twee")).expect("a story");
    let shown = match read(&story) {
        Err(error) => format!("{error}\n{}\n", error.remedy()),
        Ok(story) => {
            let begun = skeleton(&story, Language::En);
            let text = &begun.starter.scenario;
            let (graph, findings) = load_text("begun", text, Reference::embedded(), &AllThere);
            let errors: Vec<_> = findings.iter().filter(|finding| finding.is_error()).collect();
            assert!(graph.is_some() && errors.is_empty(), "{errors:?}\n{text}");
            assert_eq!(format::format(&SourceText::new("begun", text.as_str())).expect("RON"), *text, "it is laid out");
            let mut shown = String::new();
            for remark in &begun.remarks {
                writeln!(shown, "{}: {}", remark.line, remark.what).expect("a String");
            }
            writeln!(shown, "{} scenes, {} endings, {} links", begun.scenes, begun.endings, begun.links).expect("a String");
            shown + "--\n" + text + "--\n" + &begun.starter.plan
        }
    };
    super::assert_case(case, "begun", &shown);
}
