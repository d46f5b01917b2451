//! The data that ships agrees with its published counts, is whole in every language, and can be overridden.

use super::*;
use crate::catalogue::Strength;
use crate::text::{Language, LocalizedText};

fn catalogue(id: &str) -> Arc<Catalogue> {
    Reference::embedded().catalogue(&id.into()).expect("it ships").clone()
}

fn counts(catalogue: &Catalogue) -> Vec<usize> {
    let in_dimension = |id| catalogue.indicators.iter().filter(|one| one.dimension == id).count();
    catalogue.dimensions.iter().map(|dimension| in_dimension(dimension.id.clone())).collect()
}

fn with_strength(catalogue: &Catalogue, strength: Strength) -> usize {
    catalogue.indicators.iter().filter(|one| one.strength == Some(strength)).count()
}

#[test]
fn counts_are_the_published_ones() {
    let adult = catalogue("ilo-delphi-adult-labour");
    assert_eq!(counts(&adult), [10, 10, 16, 9, 15, 7]);
    assert_eq!(adult.indicators.len(), 67);
    let child = catalogue("ilo-delphi-child");
    assert_eq!(child.indicators.len(), 65);
    assert_eq!(counts(&child), [10, 10, 15, 8, 15, 7]);
    assert_eq!(with_strength(&child, Strength::Weak), 0, "the child list has no weak tier");
    assert_eq!(catalogue("ilo-forced-labour").indicators.len(), 11);
    assert_eq!(counts(&catalogue("unodc")), [24, 11, 5, 8, 8, 3, 5]);
    assert_eq!(catalogue("border-signs").indicators.len(), 13);
}

#[test]
fn the_same_fact_weighs_by_phase() {
    let adult = catalogue("ilo-delphi-adult-labour");
    let weight = |id: &str| adult.indicator(&id.into()).expect("listed").strength;
    for (recruitment, destination) in [("D2-05", "D5-01"), ("D2-04", "D5-02"), ("D2-06", "D5-03")] {
        assert_eq!(weight(recruitment), Some(Strength::Medium));
        assert_eq!(weight(destination), Some(Strength::Strong));
    }
    // Nobody reaches abuse of vulnerability by a strong sign: there is none for adults.
    let abuse = adult.indicators.iter().filter(|one| matches!(&*one.dimension.0, "D3" | "D6"));
    assert!(abuse.clone().count() == 23 && abuse.into_iter().all(|one| one.strength != Some(Strength::Strong)));
}

#[test]
fn general_knowledge_is_marked() {
    let marked = |id: &str| {
        let all = catalogue(id).indicators.clone();
        all.into_iter().filter(|one| one.verify).map(|one| one.id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(marked("unodc"), ["UG-24", "UB-01", "UB-02", "UB-03", "UB-04", "UB-05"]);
    assert_eq!(marked("border-signs").len(), 7);
    let reference = Reference::embedded();
    let rules: Vec<_> = reference.principles.iter().filter(|one| one.verify).map(|one| &*one.id.0).collect();
    assert_eq!(rules, ["IP-14", "ER-11", "ER-12", "ER-13"]);
    assert_eq!(reference.principles.len(), 27);
}

#[test]
fn every_text_is_there_in_every_language() {
    let whole = |text: &LocalizedText, of: &str| {
        for language in Language::ALL {
            assert!(text.exact(language).is_some_and(|text| !text.trim().is_empty()), "{of} in {language}");
        }
    };
    let reference = Reference::embedded();
    for one in &reference.catalogues {
        whole(&one.title, &one.id.0);
        whole(&one.caveat, &one.id.0);
        one.dimensions.iter().for_each(|dimension| whole(&dimension.name, &dimension.id.0));
        one.indicators.iter().for_each(|indicator| whole(&indicator.text, &indicator.id.0));
    }
    for one in &*reference.institutions {
        whole(&one.name, &one.id.0);
        whole(&one.role, &one.id.0);
        one.hours.iter().for_each(|hours| whole(hours, &one.id.0));
    }
    reference.principles.iter().for_each(|principle| whole(&principle.text, &principle.id.0));
}

#[test]
fn telephones_are_those_of_the_sources() {
    let phone = |id: &str| Reference::embedded().institution(&id.into()).expect("listed").phone.clone();
    assert_eq!(phone("kcik").as_deref(), Some("+48 22 628 01 20"));
    assert_eq!(phone("la-strada").as_deref(), Some("+48 605 687 750"));
    assert_eq!(phone("emergency-112").as_deref(), Some("112"));
    assert!(Reference::embedded().institution(&"employer".into()).expect("listed").distractor);
}

#[test]
fn a_folder_overrides_by_id_and_a_broken_file_is_told() {
    let file = |kind, name: &str, text: &str| ReferenceFile { kind, name: name.to_owned(), text: text.to_owned() };
    let kcik = r#"[(id: "kcik", name: "K", role: "R", source: "s", as_of: "2026-01"), (id: "x", name: "X", role: "R", source: "s", as_of: "2026-01")]"#;
    let (reference, findings) = Reference::embedded().overridden(&[
        file(ReferenceKind::Institutions, "institutions/own.ron", kcik),
        file(ReferenceKind::Catalogue, "catalogues/unodc.ron", "Catalogue(id: \"unodc\",\n  titel: \"x\")"),
    ]);
    assert_eq!(reference.institution(&"kcik".into()).expect("kept").as_of, "2026-01");
    assert_eq!(reference.institutions.len(), Reference::embedded().institutions.len() + 1);
    assert_eq!(reference.catalogue(&"unodc".into()), Reference::embedded().catalogue(&"unodc".into()));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].span.as_ref().map(|span| span.line), Some(2));
    assert!(findings[0].message.get(Language::En).contains("titel"), "{:?}", findings[0].message);
}

#[test]
fn an_unsound_catalogue_is_refused() {
    let text = r#"(id: "own", title: "t", as_of: "2026", caveat: "", delphi_rule: true, dimensions: [(id: "A", name: "a")],
        indicators: [(id: "A-1", dimension: "A", text: "x", source: "s"), (id: "A-1", dimension: "B", text: "x", source: "s")])"#;
    let file = ReferenceFile { kind: ReferenceKind::Catalogue, name: "catalogues/own.ron".into(), text: text.into() };
    let (reference, findings) = Reference::default().overridden(&[file]);
    assert!(reference.catalogues.is_empty());
    let messages: Vec<_> = findings.iter().map(|finding| finding.message.get(Language::En)).collect();
    assert_eq!(messages.len(), 4, "{messages:?}");
}
