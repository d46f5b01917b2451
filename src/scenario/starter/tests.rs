//! Every template, in every language, is sound, explained in full, and laid out.

use super::*;
use crate::catalogue::Reference;
use crate::diagnostic::Diagnostic;
use crate::scenario::graph::NodeKind;
use crate::scenario::load;
use crate::scenario::media_facts::{Located, MediaFacts, MediaKind, Medium};

/// Every file is there.
struct AllThere;

impl MediaFacts for AllThere {
    fn locate(&self, _: &str) -> Located {
        Located::Here
    }
    fn probe(&self, _: &str, _: MediaKind) -> Result<Medium, crate::text::Phrase> {
        Ok(Medium::default())
    }
}

#[test]
fn every_template_is_sound_and_explains_every_field_of_what_it_uses() {
    for name in templates() {
        for language in Language::ALL {
            let starter = begin(name, language).expect("a template");
            let (graph, findings) = load::load_text(name, &starter.scenario, Reference::embedded(), &AllThere);
            let errors: Vec<&Diagnostic> = findings.iter().filter(|finding| finding.is_error()).collect();
            assert!(errors.is_empty(), "{name} {language}: {errors:?}");
            let graph = graph.expect("sound");
            assert_eq!(graph.languages, [language], "{name}");
            assert!(graph.nodes.iter().filter(|node| matches!(node.kind, NodeKind::Ending(_))).count() > 1, "{name}");
            for form in [&form::SCENARIO, &form::SCENE, &form::CUE, &form::CHOOSE, &form::OPTION, &form::ENDING] {
                for field in form.fields {
                    let told = format!("//   {}: {}", field.name, field.meaning.get(language)).replace('`', "");
                    assert!(starter.scenario.contains(&told), "{name} {language}: {told}");
                }
            }
            let again = format::format(&SourceText::new(name, starter.scenario.as_str())).expect("RON");
            assert!(again == starter.scenario, "{name} {language} is not laid out");
            assert!(!starter.stills.is_empty() && !starter.plan.is_empty());
        }
    }
    assert_eq!(begin("none", Language::Pl), None);
}
