//! What is known beside the attempts: scenarios, catalogues and courses, with the texts that a report shows.
//!
//! A report is made without it, too: then texts are missing, and it says so.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{Catalogue, CatalogueId, Indicator, IndicatorId};
use crate::course::{Course, CourseId};
use crate::scenario::graph::{Choose, ContentHash, Graph, NodeId, NodeKind, OptionId, Rating, ScenarioId, Then};
use crate::scoring::Sign;
use crate::text::LocalizedText;
use crate::time::Day;

/// Everything that is known beside the attempts.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The scenarios on this machine.
    pub scenarios: BTreeMap<ScenarioId, ScenarioFacts>,
    /// The catalogues that they name.
    pub catalogues: BTreeMap<CatalogueId, Arc<Catalogue>>,
    /// The courses that are known here.
    pub courses: BTreeMap<CourseId, CourseFacts>,
}

/// What is known of a scenario.
#[derive(Clone, Debug)]
pub struct ScenarioFacts {
    /// Its title.
    pub title: LocalizedText,
    /// Its version.
    pub content_hash: ContentHash,
    /// The catalogue that its signs are of.
    pub catalogue: CatalogueId,
    /// Signs and innocent moments, in the order of the file.
    pub moments: Vec<Moment>,
    /// Scenes, exhibits and endings by their titles.
    pub titles: BTreeMap<NodeId, LocalizedText>,
    /// Where something is chosen, in the order of the file.
    pub choices: Vec<ChoiceFacts>,
}

/// Something to notice, or to leave alone.
#[derive(Clone, Debug)]
pub struct Moment {
    /// Where.
    pub node: NodeId,
    /// Which.
    pub sign: Sign,
    /// What it is; `None`: innocent.
    pub indicator: Option<IndicatorId>,
    /// What was there to notice, or why it is innocent.
    pub note: LocalizedText,
}

/// A choice.
#[derive(Clone, Debug)]
pub struct ChoiceFacts {
    /// Where.
    pub node: NodeId,
    /// The question.
    pub prompt: LocalizedText,
    /// What may be taken, in the order of the file.
    pub options: Vec<(OptionId, LocalizedText, Option<Rating>)>,
}

/// What is known of a course.
#[derive(Clone, Debug)]
pub struct CourseFacts {
    /// What it is called.
    pub title: LocalizedText,
    /// Where it is held.
    pub place: String,
    /// Its first day.
    pub begins: Day,
    /// What is played in it.
    pub scenarios: Vec<ScenarioId>,
}

impl Library {
    /// Takes a scenario in, and its catalogue.
    pub fn add_scenario(&mut self, graph: &Graph) {
        self.catalogues.entry(graph.catalogue.id.clone()).or_insert_with(|| Arc::clone(&graph.catalogue));
        self.scenarios.insert(graph.id.clone(), ScenarioFacts::of(graph));
    }

    /// Takes a course in.
    pub fn add_course(&mut self, course: &Course) {
        let facts = CourseFacts {
            title: course.title.clone(),
            place: course.place.clone(),
            begins: course.begins,
            scenarios: course.parts.iter().map(|part| part.scenario.clone()).collect(),
        };
        self.courses.insert(course.id.clone(), facts);
    }

    /// The indicator of that catalogue.
    #[must_use]
    pub fn indicator(&self, catalogue: &CatalogueId, indicator: &IndicatorId) -> Option<&Indicator> {
        self.catalogues.get(catalogue)?.indicator(indicator)
    }
}

impl ScenarioFacts {
    /// What the scenario's graph tells.
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let mut facts = Self {
            title: graph.title.clone(),
            content_hash: graph.content_hash.clone(),
            catalogue: graph.catalogue.id.clone(),
            moments: Vec::new(),
            titles: BTreeMap::new(),
            choices: Vec::new(),
        };
        for node in &graph.nodes {
            match &node.kind {
                NodeKind::Scene(scene) => {
                    facts.titles.insert(node.id.clone(), scene.title.clone());
                    facts.moments.extend(scene.cues.iter().map(|cue| Moment {
                        node: node.id.clone(),
                        sign: Sign::Cue(cue.id.clone()),
                        indicator: Some(cue.indicator.clone()),
                        note: cue.note.clone(),
                    }));
                    facts.moments.extend(scene.lures.iter().map(|lure| Moment {
                        node: node.id.clone(),
                        sign: Sign::Lure(lure.id.clone()),
                        indicator: None,
                        note: lure.why.clone(),
                    }));
                    if let Then::Choose(choose) = &scene.then {
                        facts.choices.push(ChoiceFacts::of(&node.id, choose));
                    }
                }
                NodeKind::Exhibit(exhibit) => {
                    facts.titles.insert(node.id.clone(), exhibit.title.clone());
                    facts.moments.extend(exhibit.marks.iter().map(|mark| Moment {
                        node: node.id.clone(),
                        sign: Sign::Mark(mark.id.clone()),
                        indicator: mark.indicator.clone(),
                        note: mark.note.clone(),
                    }));
                }
                NodeKind::Choose(choose) => facts.choices.push(ChoiceFacts::of(&node.id, choose)),
                NodeKind::Ending(ending) => {
                    facts.titles.insert(node.id.clone(), ending.title.clone());
                }
                NodeKind::Route(_) | NodeKind::Assess(_) | NodeKind::Refer(_) => {}
            }
        }
        facts
    }

    /// The indicators that its signs are; none: nothing is wrong in it.
    #[must_use]
    pub fn indicators(&self) -> BTreeSet<&IndicatorId> {
        self.moments.iter().filter_map(|moment| moment.indicator.as_ref()).collect()
    }

    /// Where a sign or an innocent moment stands in [`ScenarioFacts::moments`].
    #[must_use]
    pub fn moment(&self, node: &NodeId, sign: &Sign) -> Option<usize> {
        self.moments.iter().position(|moment| moment.node == *node && moment.sign == *sign)
    }

    /// The node's title; empty when it has none.
    #[must_use]
    pub fn title_of(&self, node: &NodeId) -> LocalizedText {
        self.titles.get(node).cloned().unwrap_or_default()
    }
}

impl ChoiceFacts {
    fn of(node: &NodeId, choose: &Choose) -> Self {
        Self {
            node: node.clone(),
            prompt: choose.prompt.clone(),
            options: choose.options.iter().map(|option| (option.id.clone(), option.text.clone(), option.rating)).collect(),
        }
    }
}
