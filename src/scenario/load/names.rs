//! Which names there are in a scenario, and finding what a reference means.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::{Catalogue, IndicatorId, InstitutionId, PrincipleId, Reference};
use crate::diagnostic::{Diagnostic, SourceText, nearest, only_near, perhaps};
use crate::scenario::check::{
    Rule, dangling_goto, duplicate_id, unknown_catalogue, unknown_cue, unknown_indicator, unknown_institution,
    unknown_principle, unknown_variable,
};
use crate::scenario::edit::write;
use crate::scenario::graph::{CueId, NodeId, NodeIx, Variable, VariableId, VariableIx};
use crate::scenario::media_facts::MediaFacts;
use crate::scenario::source::{Choose, FIRST_STANDS_HERE, Findings, Name, NodeKind, Scenario, TAKE_ONE_AWAY, Then};
use crate::text::{Phrase, phrase};

use super::DEFAULT_CATALOGUE;
use super::nouns::{self, Noun};

/// Comparisons of names that hints may cost in one file; beyond it faults are told without a hint, so that ten thousand
/// faults in ten thousand nodes do not take minutes.
const HINT_BUDGET: usize = 300_000;

/// So many names are listed where none is near; of more, how many there are is told.
const LISTED: usize = 16;

const ANOTHER_ID: Phrase = Phrase::fixed("nadaj jednemu z nich inne id", "give one of them another id", "дайте одному з них інший id");

pub(super) struct Resolver<'a> {
    pub(super) text: &'a SourceText,
    pub(super) findings: &'a mut Findings,
    pub(super) media: &'a dyn MediaFacts,
    pub(super) catalogue: Option<&'a Arc<Catalogue>>,
    reference: &'a Reference,
    nodes: Places<'a>,
    /// The option ids of the choices, by node.
    options: HashMap<&'a str, &'a Choose>,
    variables: Places<'a>,
    cues: Places<'a>,
    indicators: HashMap<&'a str, ()>,
    hints_left: usize,
    /// Variables are not known, which was told.
    has_faulty_state: bool,
}

/// Ids in the order of the file with their places; the first of equal ones counts.
#[derive(Default)]
struct Places<'a> {
    order: Vec<&'a str>,
    by_name: HashMap<&'a str, (u32, Range<usize>)>,
}

impl<'a> Places<'a> {
    /// Whether the name is new; else the place of the first.
    fn insert(&mut self, name: &'a Name) -> Result<(), Range<usize>> {
        if let Some((_, first)) = self.by_name.get(&*name.value) {
            return Err(first.clone());
        }
        let place = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        self.order.push(&name.value);
        self.by_name.insert(&name.value, (place, name.span.clone()));
        Ok(())
    }

    fn get(&self, name: &str) -> Option<u32> {
        self.by_name.get(name).map(|(place, _)| *place)
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        text: &'a SourceText,
        scenario: &'a Scenario,
        reference: &'a Reference,
        media: &'a dyn MediaFacts,
        findings: &'a mut Findings,
    ) -> Self {
        let mut resolver = Self {
            text,
            findings,
            media,
            catalogue: None,
            reference,
            nodes: Places::default(),
            options: HashMap::new(),
            variables: Places::default(),
            cues: Places::default(),
            indicators: HashMap::new(),
            hints_left: HINT_BUDGET,
            has_faulty_state: scenario.has_faulty_state,
        };
        resolver.collect(scenario);
        resolver.find_catalogue(scenario);
        resolver
    }

    fn collect(&mut self, scenario: &'a Scenario) {
        for node in &scenario.nodes {
            if let Err(first) = self.nodes.insert(&node.id) {
                self.tell_duplicate(&node.id, first, &nouns::NODE);
                continue;
            }
            if let Some(NodeKind::Choose(choose)) = &node.kind {
                self.options.insert(&node.id.value, choose);
            }
            let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
            if let Some(Then::Choose(choose)) = &scene.then {
                self.options.insert(&node.id.value, choose);
            }
        }
        for variable in &scenario.state {
            if let Err(first) = self.variables.insert(&variable.id) {
                self.tell_duplicate(&variable.id, first, &nouns::VARIABLE);
            }
        }
        for node in &scenario.nodes {
            let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
            for cue in scene.cues.iter().filter(|cue| !cue.id.value.is_empty()) {
                if let Err(first) = self.cues.insert(&cue.id) {
                    self.tell_duplicate(&cue.id, first, &nouns::CUE);
                }
            }
        }
        let mut lures = Places::default();
        for node in &scenario.nodes {
            let Some(NodeKind::Scene(scene)) = &node.kind else { continue };
            for lure in scene.lures.iter().filter(|lure| !lure.id.value.is_empty()) {
                if let Err(first) = lures.insert(&lure.id) {
                    self.tell_duplicate(&lure.id, first, &nouns::LURE);
                } else if let Some((_, cue)) = self.cues.by_name.get(&*lure.id.value) {
                    let cue = cue.clone();
                    self.tell_lure_named_as_cue(&lure.id, cue);
                }
            }
        }
    }

    /// Cues and lures share one namespace: the log and the debrief name both.
    fn tell_lure_named_as_cue(&mut self, lure: &Name, cue: Range<usize>) {
        let rule = &duplicate_id::RULE;
        let message = phrase! {
            pl: "zmyłka `{name}` ma to samo id co przesłanka", en: "the lure `{name}` has the id of a cue", uk: "принада `{name}` має той самий id, що й ознака";
            name = lure.value
        };
        let here = Phrase::fixed("przesłanka stoi tutaj", "the cue stands here", "ознака стоїть тут");
        let finding = self.text.fault(rule.id, rule.severity, lure.span.clone(), message).with_cure(ANOTHER_ID);
        self.findings.push(finding.with_related(self.text.span(cue), here));
    }

    fn find_catalogue(&mut self, scenario: &Scenario) {
        let id = scenario.catalogue.as_ref().map_or(DEFAULT_CATALOGUE, |name| &name.value);
        self.catalogue = self.reference.catalogue(&id.into());
        match (self.catalogue, &scenario.catalogue) {
            (Some(catalogue), _) => {
                self.indicators = catalogue.indicators.iter().map(|indicator| (&*indicator.id.0, ())).collect();
            }
            (None, Some(name)) => {
                let known: Vec<&str> = self.reference.catalogues.iter().map(|one| &*one.id.0).collect();
                self.unknown(&unknown_catalogue::RULE, name, &nouns::CATALOGUE.of, &known);
            }
            (None, None) => {
                let message = phrase! {
                    pl: "nie ma domyślnego katalogu `{id}`", en: "the default catalogue `{id}` is not there", uk: "немає типового каталогу `{id}`"; id
                };
                let cure = Phrase::fixed(
                    "podaj inny w `catalogue` albo włóż go do jego folderu",
                    "name another with `catalogue`, or put it in its folder",
                    "назвіть інший у `catalogue` або покладіть його до його теки",
                );
                let rule = &unknown_catalogue::RULE;
                let finding = Diagnostic::placeless(rule.id, rule.severity, message);
                self.findings.push(finding.with_cure(cure));
            }
        }
    }

    pub(super) fn tell(
        &mut self,
        rule: &'static Rule,
        span: Range<usize>,
        message: Phrase,
        cure: Phrase,
    ) {
        self.findings.push(self.text.fault(rule.id, rule.severity, span, message).with_cure(cure));
    }

    pub(super) fn tell_duplicate(&mut self, name: &Name, first: Range<usize>, what: &Noun) {
        let rule = &duplicate_id::RULE;
        let message = phrase! {
            pl: "{what} `{name}`: to id stoi dwa razy, liczy się pierwsze", en: "the {what} `{name}` is there twice; the first counts",
            uk: "{what} `{name}`: цей id стоїть двічі, враховується перший"; what = what.is, name = name.value
        };
        let finding = self.text.fault(rule.id, rule.severity, name.span.clone(), message);
        self.findings.push(finding.with_cure(ANOTHER_ID).with_related(self.text.span(first), FIRST_STANDS_HERE));
    }

    /// Tells references that stand twice in one list.
    pub(super) fn tell_listed_twice(&mut self, names: &[Name], what: &Noun) {
        let mut seen: HashMap<&str, Range<usize>> = HashMap::new();
        for name in names.iter().filter(|name| !name.value.is_empty()) {
            let Some(first) = seen.get(&*name.value) else {
                seen.insert(&name.value, name.span.clone());
                continue;
            };
            let rule = &duplicate_id::RULE;
            let message = phrase! {
                pl: "{what} `{name}` stoi na tej liście dwa razy", en: "the {what} `{name}` stands twice in this list", uk: "{what} `{name}` стоїть у цьому списку двічі";
                what = what.is, name = name.value
            };
            let finding = self.text.fault(rule.id, rule.severity, name.span.clone(), message).with_cure(TAKE_ONE_AWAY);
            self.findings.push(finding.with_related(self.text.span(first.clone()), FIRST_STANDS_HERE));
        }
    }

    /// Tells a name that leads nowhere, with the nearest that would not.
    pub(super) fn unknown(&mut self, rule: &'static Rule, name: &Name, what: &Phrase, known: &[&str]) {
        let message = if name.value.trim().is_empty() {
            phrase! { pl: "nazwa {what} jest pusta", en: "the name of the {what} is empty", uk: "назва {what} порожня"; what }
        } else {
            phrase! { pl: "nie ma {what} `{name}`", en: "no {what} is named `{name}`", uk: "немає {what} `{name}`"; what, name = name.value }
        };
        let mut near = None;
        if known.len() <= self.hints_left {
            self.hints_left -= known.len();
            near = nearest(&name.value, known.iter().copied());
        }
        let cure = match near {
            Some(near) => perhaps(&name.value, near),
            None if known.is_empty() => phrase! { pl: "nie ma jeszcze {what}: dopisz", en: "there is no {what} yet: write one", uk: "ще немає {what}: допишіть"; what },
            None if known.len() <= LISTED => phrase! { pl: "są: {known}", en: "there are {known}", uk: "є: {known}"; known = known.join(", ") },
            None => phrase! {
                pl: "napisz jedną z {count} istniejących nazw", en: "write the name of one of the {count} there are",
                uk: "напишіть одну з {count} наявних назв"; count = known.len()
            },
        };
        self.tell(rule, name.span.clone(), message, cure);
        // What stands in the text is the name alone; `Chose("node/option")` is two.
        let is_whole = self.text.text().get(name.span.clone()) == Some(&*write::text(&name.value));
        if near.is_some() && is_whole && let Some(meant) = only_near(&name.value, known.iter().copied()) {
            self.findings.mend(name.span.clone(), write::text(meant));
        }
    }

    pub(super) fn node(&mut self, name: &Name) -> Option<NodeIx> {
        if let Some(place) = self.nodes.get(&name.value) {
            return Some(NodeIx(place));
        }
        let known = std::mem::take(&mut self.nodes.order);
        self.unknown(&dangling_goto::RULE, name, &nouns::NODE.of, &known);
        self.nodes.order = known;
        None
    }

    /// The place of a node by name, telling nothing.
    pub(super) fn place_of(&self, name: &str) -> Option<usize> {
        self.nodes.get(name).map(|place| place as usize)
    }

    /// Whether this node is the first of its id; the others were told and are left out.
    pub(super) fn is_first(&self, name: &Name) -> bool {
        self.nodes.by_name.get(&*name.value).is_some_and(|(_, span)| *span == name.span)
    }

    pub(super) fn option(&mut self, node: &Name, option: &Name) -> Option<NodeIx> {
        let at = self.node(node)?;
        let ids: Vec<&str> = self
            .options
            .get(&*node.value)
            .map(|choose| choose.options.iter().map(|one| &*one.id.value).collect())
            .unwrap_or_default();
        if ids.contains(&&*option.value) {
            return Some(at);
        }
        let what = phrase! { pl: "w węźle `{node}` opcji", en: "option of `{node}`", uk: "у вузлі `{node}` варіанта"; node = node.value };
        self.unknown(&dangling_goto::RULE, option, &what, &ids);
        None
    }

    pub(super) fn variable(&mut self, name: &Name) -> Option<VariableIx> {
        if let Some(place) = self.variables.get(&name.value) {
            return Some(VariableIx(place));
        }
        if self.has_faulty_state {
            return None;
        }
        let known = std::mem::take(&mut self.variables.order);
        self.unknown(&unknown_variable::RULE, name, &nouns::VARIABLE.of, &known);
        self.variables.order = known;
        None
    }

    pub(super) fn cue(&mut self, name: &Name) -> Option<CueId> {
        if self.cues.get(&name.value).is_some() {
            return Some(CueId(Arc::clone(&name.value)));
        }
        let known = std::mem::take(&mut self.cues.order);
        self.unknown(&unknown_cue::RULE, name, &nouns::CUE.of, &known);
        self.cues.order = known;
        None
    }

    /// The indicator of the scenario's catalogue; silent when the catalogue itself is not there.
    pub(super) fn indicator(&mut self, name: &Name) -> Option<IndicatorId> {
        let catalogue = self.catalogue?;
        if self.indicators.contains_key(&*name.value) {
            return Some(IndicatorId(Arc::clone(&name.value)));
        }
        let known: Vec<&str> = catalogue.indicators.iter().map(|one| &*one.id.0).collect();
        let others = self.reference.catalogues.iter().filter(|other| other.id != catalogue.id);
        let owner = others.into_iter().find(|other| other.indicators.iter().any(|one| *one.id.0 == *name.value));
        if let Some(owner) = owner {
            let message = phrase! {
                pl: "wskaźnik `{name}` jest w katalogu `{owner}`, a ten scenariusz bierze je z `{catalogue}`",
                en: "the indicator `{name}` is of `{owner}`, but this scenario takes them from `{catalogue}`",
                uk: "індикатор `{name}` є в каталозі `{owner}`, а цей сценарій бере їх із `{catalogue}`";
                name = name.value, owner = owner.id, catalogue = catalogue.id
            };
            let cure = phrase! {
                pl: "napisz wskaźnik z `{catalogue}` albo zmień `catalogue`", en: "write an indicator of `{catalogue}`, or change `catalogue`",
                uk: "напишіть індикатор із `{catalogue}` або змініть `catalogue`"; catalogue = catalogue.id
            };
            self.tell(&unknown_indicator::RULE, name.span.clone(), message, cure);
            return None;
        }
        let what = phrase! {
            pl: "w katalogu `{catalogue}` wskaźnika", en: "indicator of `{catalogue}`", uk: "у каталозі `{catalogue}` індикатора"; catalogue = catalogue.id
        };
        self.unknown(&unknown_indicator::RULE, name, &what, &known);
        None
    }

    /// The institution of that name, telling nothing.
    pub(super) fn institution_named(&self, name: &str) -> Option<&'a InstitutionId> {
        self.reference.institutions.iter().map(|one| &one.id).find(|id| *id.0 == *name)
    }

    /// The same, else the one that a wrong name was meant to be.
    pub(super) fn institution_meant(&self, name: &str) -> Option<&'a InstitutionId> {
        let near = || nearest(name, self.reference.institutions.iter().map(|one| &*one.id.0));
        self.institution_named(name).or_else(|| self.institution_named(near()?))
    }

    pub(super) fn institution(&mut self, name: &Name) -> Option<InstitutionId> {
        if let Some(found) = self.institution_named(&name.value) {
            return Some(found.clone());
        }
        let known: Vec<&str> = self.reference.institutions.iter().map(|one| &*one.id.0).collect();
        self.unknown(&unknown_institution::RULE, name, &nouns::INSTITUTION.of, &known);
        None
    }

    pub(super) fn principles(&mut self, names: &[Name]) -> Vec<PrincipleId> {
        self.tell_listed_twice(names, &nouns::PRINCIPLE);
        names.iter().filter_map(|name| self.principle(name)).collect()
    }

    fn principle(&mut self, name: &Name) -> Option<PrincipleId> {
        let found = self.reference.principles.iter().find(|one| one.id.0 == name.value);
        if let Some(found) = found {
            return Some(found.id.clone());
        }
        let known: Vec<&str> = self.reference.principles.iter().map(|one| &*one.id.0).collect();
        self.unknown(&unknown_principle::RULE, name, &nouns::PRINCIPLE.of, &known);
        None
    }

    pub(super) fn declared_variables(&self, scenario: &Scenario) -> Vec<Variable> {
        let first = |id: &Name| self.variables.by_name.get(&*id.value).is_some_and(|(_, span)| *span == id.span);
        let declared = scenario.state.iter().filter(|variable| first(&variable.id));
        declared
            .map(|variable| Variable {
                id: VariableId(Arc::clone(&variable.id.value)),
                start: variable.start,
                min: variable.min,
                max: variable.max,
            })
            .collect()
    }

    pub(super) fn node_places(&self) -> HashMap<NodeId, NodeIx> {
        // Into a map again: order cannot show.
        self.nodes.by_name.iter().map(|(name, (place, _))| (NodeId::from(*name), NodeIx(*place))).collect()
    }
}
