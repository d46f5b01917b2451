//! From a scenario's text to the graph that is played; tells every fault on the way and never stops at the first.
//!
//! A graph comes back only when nothing told is an error. Media are looked at only as far as safety goes (a link must not
//! leave the folder): whether they are there and readable is [`super::check`]'s matter, and a scene whose medium is
//! missing is told by the player, which goes on.
//!
//! ```
//! use ias::catalogue::Reference;
//! use ias::scenario::{load, media_facts::MediaAssumed};
//! let text = r#"Scenario(format: 1, title: "Van", nodes: {"end": Ending(title: "Home")})"#;
//! let (graph, findings) = load::load_text("van/scenario.ron", text, Reference::embedded(), &MediaAssumed);
//! assert_eq!(findings, []);
//! assert_eq!(graph.expect("sound").id.as_ref(), "van");
//! ```

mod availability;
mod conditions;
mod content_hash;
mod names;
mod nodes;
mod nouns;
pub(crate) mod paths;
mod routes;
#[cfg(test)]
mod tests;

use std::path::Path;
use std::sync::Arc;

use super::disk;
use super::graph::{Briefing, Graph, Rubric, ScenarioId, Variable};
use super::media_facts::{MediaFacts, MediaKind};
use super::source::{self, Findings, Scenario};
use crate::catalogue::Reference;
use crate::diagnostic::{Diagnostic, SourceText};
use crate::text::{Language, Localized, LocalizedText};

use names::Resolver;

/// The catalogue of scenarios that name none.
pub const DEFAULT_CATALOGUE: &str = "ilo-delphi-adult-labour";

/// Loads a scenario's folder. The graph is there when no finding is an error.
#[must_use]
pub fn load(folder: &Path, reference: &Reference, media: &dyn MediaFacts) -> (Option<Graph>, Vec<Diagnostic>) {
    match disk::read(folder) {
        Ok((name, text)) => load_text(&name, &text, reference, media),
        Err(finding) => (None, vec![finding]),
    }
}

/// Loads a scenario's text; `name` is what findings call it, and its folder's name is the scenario's id.
#[must_use]
pub fn load_text(
    name: &str,
    text: &str,
    reference: &Reference,
    media: &dyn MediaFacts,
) -> (Option<Graph>, Vec<Diagnostic>) {
    let text = SourceText::new(name, text);
    let mut findings = Findings::new();
    let graph = source::read_into(&text, &mut findings)
        .and_then(|scenario| resolve(&text, &scenario, reference, media, &mut findings));
    (graph, findings.into_sorted())
}

/// The scenario's id: the folder in `van/scenario.ron`, or the file's own name without its end.
fn id_of(name: &str) -> ScenarioId {
    let mut parts = name.rsplit(['/', '\\']);
    let file = parts.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    ScenarioId::from(parts.next().filter(|folder| !folder.is_empty()).unwrap_or(stem))
}

/// The graph of a scenario as written; `None` when anything told so far or here is an error.
pub(super) fn resolve(
    text: &SourceText,
    scenario: &Scenario,
    reference: &Reference,
    media: &dyn MediaFacts,
    findings: &mut Findings,
) -> Option<Graph> {
    let mut resolver = Resolver::new(text, scenario, reference, media, findings);
    let start = match (&scenario.start, scenario.nodes.first()) {
        (Some(name), _) => resolver.node(name),
        (None, Some(first)) => resolver.node(&first.id),
        (None, None) => None,
    };
    let nodes = resolver.nodes(scenario);
    routes::check(&mut resolver, scenario);
    let poster = scenario.poster.as_ref().and_then(|path| resolver.path(path, MediaKind::Picture));
    let rubric = rubric(&mut resolver, scenario);
    let catalogue = resolver.catalogue.cloned();
    let variables: Vec<Variable> = resolver.declared_variables(scenario);
    let node_places = resolver.node_places();
    if !findings.are_harmless() || nodes.len() != node_places.len() {
        return None;
    }
    let mut graph = Graph {
        id: id_of(text.name()),
        version: scenario.version.unwrap_or(1),
        content_hash: super::graph::ContentHash(String::new()),
        title: plain(scenario.title.as_ref()),
        summary: plain(scenario.summary.as_ref()),
        poster,
        briefing: Briefing {
            role: plain(scenario.role.as_ref()),
            content_warning: plain(scenario.content_warning.as_ref()),
        },
        languages: promised_languages(scenario),
        notes: plain(scenario.notes.as_ref()),
        catalogue: catalogue?,
        institutions: Arc::clone(&reference.institutions),
        start: start?,
        variables,
        nodes,
        node_places,
        rubric,
    };
    graph.content_hash = content_hash::of(&graph);
    Some(graph)
}

fn plain(text: Option<&source::Text>) -> LocalizedText {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

/// The languages promised in full: those written, else those of the title, else Polish.
pub(crate) fn promised_languages(scenario: &Scenario) -> Vec<Language> {
    let promised = |language: &Language| {
        if !scenario.languages.is_empty() {
            return scenario.languages.iter().any(|written| written.value == *language);
        }
        match scenario.title.as_ref().map(|title| &title.value) {
            Some(Localized::ByLanguage(title)) if !title.is_empty() => title.contains_key(language),
            _ => *language == Language::Pl,
        }
    };
    Language::ALL.into_iter().filter(promised).collect()
}

fn rubric(resolver: &mut Resolver, scenario: &Scenario) -> Rubric {
    let default = Rubric::default();
    let Some(written) = &scenario.rubric else { return default };
    Rubric {
        weights: written.weights.unwrap_or(default.weights),
        pass_mark: written.pass_mark.unwrap_or(default.pass_mark),
        must_do: resolver.principles(&written.must_do),
        must_avoid: resolver.principles(&written.must_avoid),
    }
}

/// Whether the text of a path stays in the folder and works on every system.
pub(super) fn is_fit_path(path: &str) -> bool {
    paths::unfit(path).is_none()
}
