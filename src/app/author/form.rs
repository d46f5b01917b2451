//! The fields of what is worked on, as rows of the screen: read from the text by the table of the form, with what may be
//! chosen in each.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Author;
use crate::app::views::author::{
    Bounds, ConditionRow, ConditionSort, EffectRow, Entry, FieldRow, FieldValue, FormPart, Offer, Offers, TextRow, Told,
};
use crate::app::views::look::Look;
use crate::scenario::edit::Script;
use crate::scenario::form::{Field, Group, Kind, Need, RUBRIC, SCENARIO, Target, VARIABLE, WEIGHTS};
use crate::scenario::graph::Rubric;
use crate::scenario::source::{Choose, Node, NodeKind, Then};
use crate::scenario::syntax::{Value, ValueKind};
use crate::text::Language;

/// The most seconds that a field takes.
const LONGEST: f64 = 360_000.0;

type Shared = Arc<Vec<Offer>>;

/// What may be chosen, worked out when it is first asked for.
#[derive(Default)]
pub(super) struct Offering {
    nodes: OnceCell<Shared>,
    indicators: OnceCell<Shared>,
    principles: OnceCell<Shared>,
    institutions: OnceCell<Shared>,
    variables: OnceCell<Shared>,
    asked: OnceCell<Arc<Offers>>,
}

/// A node's title in a language; empty when it has none.
pub(super) fn title_of(node: &Node, language: Language) -> String {
    let title = match &node.kind {
        Some(NodeKind::Scene(scene)) => scene.title.as_ref(),
        Some(NodeKind::Exhibit(exhibit)) => exhibit.title.as_ref(),
        Some(NodeKind::Ending(ending)) => ending.title.as_ref(),
        _ => None,
    };
    title.map(|title| title.value.get(language).to_owned()).unwrap_or_default()
}

/// A sentence of the table as a label. What it says of `None` is of the file: on the screen a switch says it.
fn label(words: &str) -> String {
    let words = words.split("; `None`").next().unwrap_or_default().replace('`', "");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn text_of(value: Option<&Value>) -> String {
    match value.map(|value| &value.kind) {
        Some(ValueKind::Text(text) | ValueKind::Word(text)) => text.clone(),
        _ => String::new(),
    }
}

/// The key of a word of the file in words, where it has one.
fn word_key(word: &str) -> &'static str {
    match word {
        "Best" => "rating-best",
        "Good" => "rating-good",
        "Poor" => "rating-poor",
        "Harmful" => "rating-harmful",
        "AtEnd" => "author-word-at-end",
        "Now" => "author-word-now",
        "Mixed" => "author-word-mixed",
        _ => "author-word-bad",
    }
}

fn outcome_key(word: &str) -> &'static str {
    if word == "Good" { "author-word-good" } else { word_key(word) }
}

impl Author {
    fn script(&self) -> &Script {
        self.manuscript.script()
    }

    /// What was told at a place, or within it.
    pub(super) fn told_at(&self, place: &str, within: bool) -> Vec<Told> {
        let place = self.script().numbered(place);
        let holds = |at: &str| at == place || (within && at.strip_prefix(&place).is_some_and(|rest| rest.starts_with('/')));
        self.told.iter().filter(|(at, _)| holds(at)).map(|(_, told)| told.clone()).collect()
    }

    /// The fields of the node, its choice or the whole scenario, by what belongs together.
    pub(super) fn form_parts(&self, look: &Look, offering: &Offering) -> Vec<FormPart> {
        if self.node.is_empty() {
            return self.whole_parts(look, offering);
        }
        let base = format!("nodes/{}", self.node);
        let Some(group) = self.script().group_at(&base) else { return Vec::new() };
        let mut parts = Vec::new();
        let then = format!("{base}/then");
        if let Some(choose) = self.script().group_at(&then) {
            parts.push(self.part(&then, look.t("author-part-choice"), choose, look, offering));
        }
        for field in group.fields {
            if let Kind::List(inner) = field.kind
                && !matches!(field.name, "options" | "cues" | "lures")
            {
                self.entries(&format!("{base}/{}", field.name), inner, look, offering, &mut parts);
            }
        }
        let title = look.t(if group.name == "Choose" { "author-part-choice" } else { "author-part-node" });
        let own = self.part(&base, title, group, look, offering);
        if !own.fields.is_empty() || !own.told.is_empty() {
            parts.push(own);
        }
        parts
    }

    fn whole_parts(&self, look: &Look, offering: &Offering) -> Vec<FormPart> {
        let mut parts = vec![self.part("rubric", label(RUBRIC.meaning.get(look.language)), &RUBRIC, look, offering)];
        parts.push(self.part("rubric/weights", label(WEIGHTS.meaning.get(look.language)), &WEIGHTS, look, offering));
        for variable in &self.source.state {
            let name = variable.id.value.to_string();
            let place = format!("state/{name}");
            let at = self.source.state.iter().position(|known| known.id.value == variable.id.value).unwrap_or(0);
            let entry = Entry { list: "state".to_owned(), at, of: self.source.state.len(), ordered: false, removable: true };
            let title = format!("{} · {name}", look.t("author-part-variable"));
            let part = self.part(&place, title, &VARIABLE, look, offering);
            parts.push(FormPart { entry: Some(entry), variable: Some(name), ..part });
        }
        let add = Some(("state".to_owned(), look.t("author-add-variable")));
        parts.push(FormPart { place: "state".to_owned(), title: look.t("author-part-state"), add, ..FormPart::default() });
        parts.push(self.part("", look.t("author-part-whole"), &SCENARIO, look, offering));
        parts
    }

    fn part(&self, place: &str, title: String, group: &'static Group, look: &Look, offering: &Offering) -> FormPart {
        let fields = group.fields.iter().flat_map(|field| self.field_rows(place, field, look, offering)).collect();
        FormPart { place: place.to_owned(), title, fields, told: self.told_at(place, false), ..FormPart::default() }
    }

    fn entries(&self, list: &str, group: &'static Group, look: &Look, offering: &Offering, parts: &mut Vec<FormPart>) {
        let of = match self.script().find(list).map(|value| &value.kind) {
            Some(ValueKind::List(items)) => items.len(),
            _ => 0,
        };
        let required = list.ends_with("/conclusions");
        for at in 0..of {
            let place = format!("{list}/#{at}");
            let id = text_of(self.script().bare(&format!("{place}/id")));
            let title = match group.name {
                "branch" => look.t_with("author-exit-branch", &[("number", (at + 1).into())]),
                "mark" => format!("{} · {id}", look.t("author-part-mark")),
                _ => format!("{} · {id}", look.t("author-text-conclusion")),
            };
            let texts = group.fields.iter().filter(|field| matches!(field.kind, Kind::Text));
            let texts = texts.map(|field| self.text_row_at(format!("{place}/{}", field.name), label(field.meaning.get(look.language))));
            let entry = Entry { list: list.to_owned(), at, of, ordered: true, removable: !required || of > 1 };
            let part = self.part(&place, title, group, look, offering);
            parts.push(FormPart { entry: Some(entry), texts: texts.collect(), ..part });
        }
        let key = match group.name {
            "branch" => "author-add-branch",
            "mark" => "author-add-mark",
            _ => "author-add-conclusion",
        };
        parts.push(FormPart { place: list.to_owned(), add: Some((list.to_owned(), look.t(key))), ..FormPart::default() });
    }

    fn text_row_at(&self, place: String, label: String) -> TextRow {
        let (plain, by_language) = match self.script().bare(&place).map(|value| &value.kind) {
            Some(ValueKind::Text(text)) => (Some(text.clone()), [None, None, None]),
            Some(ValueKind::Map(_)) => {
                let one = |language: Language| match &self.script().bare(&format!("{place}/{}", language.tag()))?.kind {
                    ValueKind::Text(text) => Some(text.clone()),
                    _ => None,
                };
                (None, Language::ALL.map(one))
            }
            _ => (None, [None, None, None]),
        };
        TextRow { place, label, plain, by_language }
    }

    /// The fields of an option that have no place of their own on its card.
    pub(super) fn option_rows(&self, option: &str, look: &Look, offering: &Offering) -> Vec<FieldRow> {
        let Some(group) = self.script().group_at(option) else { return Vec::new() };
        let shown = ["principles", "when", "effects"];
        shown.into_iter().filter_map(|name| group.field(name)).flat_map(|field| self.field_rows(option, field, look, offering)).collect()
    }

    /// A field as rows: one, or one for each language. Fields that the film, the texts or other parts show have none.
    fn field_rows(&self, holder: &str, field: &'static Field, look: &Look, offering: &Offering) -> Vec<FieldRow> {
        let place = if holder.is_empty() { field.name.to_owned() } else { format!("{holder}/{}", field.name) };
        let language = look.language;
        let (need, meaning) = match field.need {
            Need::Otherwise(words) => (words.get(language).replace('`', ""), field.meaning.get(language)),
            _ => (String::new(), field.meaning.get(language)),
        };
        let row = |place: String, label: String, value: FieldValue| {
            let told = self.told_at(&place, true);
            FieldRow { place, label, name: field.name, otherwise: need.clone(), value, told }
        };
        if matches!(field.kind, Kind::LocalizedPath) {
            let is_plain = self.script().bare(&place).is_some_and(|value| matches!(value.kind, ValueKind::Text(_)));
            let offers = self.files_for(field.name);
            let one = |place: String| FieldValue::One(text_of(self.script().bare(&place)), Arc::clone(&offers));
            if is_plain {
                return vec![row(place.clone(), label(meaning), one(place))];
            }
            let languages = self.languages();
            let rows = languages.iter().map(|language| {
                let place = format!("{place}/{}", language.tag());
                row(place.clone(), format!("{} · {}", label(meaning), language.own_name()), one(place))
            });
            return rows.collect();
        }
        let Some(value) = self.field_value(holder, &place, field, look, offering) else { return Vec::new() };
        let mut row = row(place.clone(), label(meaning), value);
        if holder == "rubric/weights" {
            row.otherwise = self.weight_otherwise(field.name);
        }
        if field.name == "principles" && holder.contains("/options/") {
            if let Some(one) = self.script().group_at(holder).and_then(|group| group.field("principle")) {
                row.label = label(one.meaning.get(language));
            }
            row.told.extend(self.told_at(&format!("{holder}/principle"), true));
        }
        vec![row]
    }

    /// What a weight is that is not written: as by default while none is, else nothing.
    fn weight_otherwise(&self, name: &str) -> String {
        if self.script().find("rubric/weights").is_some() { "0".to_owned() } else { default_weight(name).to_string() }
    }

    fn field_value(&self, holder: &str, place: &str, field: &'static Field, look: &Look, offering: &Offering) -> Option<FieldValue> {
        let script = self.script();
        let value = script.bare(place);
        let written = || value.and_then(|value| script.text().get(value.span.clone())).unwrap_or_default().to_owned();
        let bounds = |least: f64, most: f64| Bounds { least, most, ..Bounds::default() };
        #[expect(clippy::cast_precision_loss, reason = "bounds of the form are small")]
        let fit = match field.kind {
            // The form of the file is not the trainer's to change.
            Kind::Whole(..) if field.name == "format" => return None,
            Kind::Whole(least, most) => FieldValue::Number(written(), Bounds { whole: true, ..bounds(least as f64, most as f64) }),
            Kind::Percent => FieldValue::Number(written(), Bounds { none: true, ..bounds(0.0, 100.0) }),
            // A film has its own length; where a choice stands alone there is no scene for it to open in.
            Kind::Seconds if field.name == "seconds" && script.find(&format!("{holder}/film")).is_some() => return None,
            Kind::Seconds if field.name == "opens" && !holder.ends_with("/then") => return None,
            Kind::Seconds => FieldValue::Number(written(), bounds(0.0, LONGEST)),
            Kind::Word(words) => {
                let now = text_of(value);
                let default = match field.need {
                    Need::Otherwise(words) => words.get(Language::En).replace('`', ""),
                    _ => String::new(),
                };
                let chosen = if value.is_some() { &now } else { &default };
                let key = if field.name == "outcome" { outcome_key } else { word_key };
                let texts = words.iter().map(|word| (*word, look.t(key(word)))).collect();
                FieldValue::Word(words.iter().position(|word| word == chosen), texts)
            }
            Kind::Truth => FieldValue::Truth(match text_of(value).as_str() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            }),
            // An option's one principle and its several are one field here.
            Kind::Reference(Target::Principle) => return None,
            Kind::Reference(target) => FieldValue::One(text_of(value), self.offers(target, look.language, offering)),
            Kind::Path if field.name == "film" && script.find(&format!("{holder}/still")).is_some() => return None,
            Kind::Path if field.name == "still" && script.find(&format!("{holder}/film")).is_some() => return None,
            Kind::Path => FieldValue::One(text_of(value), self.files_for(field.name)),
            Kind::References(target) => {
                let offers = self.offers(target, look.language, offering);
                let mut names = self.names_in(place);
                if field.name == "principles" {
                    let one = text_of(script.bare(&format!("{holder}/principle")));
                    names = Some(one).filter(|one| !one.is_empty()).into_iter().chain(names).collect();
                }
                FieldValue::Many(known(&names, &offers), offers)
            }
            Kind::Languages => {
                let offer = |language: Language| Offer { id: language.tag().to_owned(), words: language.own_name().to_owned() };
                let offers = Arc::new(Language::ALL.map(offer).to_vec());
                FieldValue::Many(known(&self.names_in(place), &offers), offers)
            }
            Kind::Condition => FieldValue::When(value.map(|_| self.condition_row(place)), self.asked(look.language, offering)),
            Kind::Effects => FieldValue::Effects(self.effect_rows(place), self.variables(offering)),
            Kind::Id => FieldValue::Id(text_of(value)),
            Kind::Region => FieldValue::Region([0, 1, 2, 3].map(|at| script.written(&format!("{place}/#{at}")).unwrap_or_default().to_owned())),
            Kind::Text | Kind::LocalizedPath | Kind::Track | Kind::Then | Kind::Group(_) | Kind::List(_) | Kind::Map(_) | Kind::Nodes => return None,
        };
        Some(fit)
    }

    /// The ids in a list.
    pub(super) fn names_in(&self, list: &str) -> Vec<String> {
        match self.script().bare(list).map(|value| &value.kind) {
            Some(ValueKind::List(items)) => items.iter().map(|item| text_of(Some(item))).collect(),
            _ => Vec::new(),
        }
    }

    fn effect_rows(&self, list: &str) -> Vec<EffectRow> {
        let Some(ValueKind::List(items)) = self.script().bare(list).map(|value| &value.kind) else { return Vec::new() };
        let row = |(at, item): (usize, &Value)| {
            let place = format!("{list}/#{at}");
            let name = match &item.kind {
                ValueKind::Group(group) => group.name.as_ref().map(|(name, _)| name.as_str()),
                _ => None,
            };
            EffectRow {
                adds: name != Some("Set"),
                variable: text_of(self.script().find(&format!("{place}/#0"))),
                amount: self.script().written(&format!("{place}/#1")).unwrap_or_default().to_owned(),
                place,
            }
        };
        items.iter().enumerate().map(row).collect()
    }

    /// What a condition asks; `None`: it cannot be read.
    pub(super) fn condition_sort(&self, place: &str) -> Option<ConditionSort> {
        match &self.script().bare(place)?.kind {
            ValueKind::Group(group) => {
                let name = &group.name.as_ref()?.0;
                ConditionSort::ALL.into_iter().find(|sort| sort.word() == name)
            }
            _ => None,
        }
    }

    /// The places of the conditions within a condition.
    pub(super) fn condition_parts(&self, place: &str) -> Vec<String> {
        let holder = match self.condition_sort(place) {
            Some(ConditionSort::All | ConditionSort::Any) => self.script().parts_of(place),
            Some(ConditionSort::Not) => place.to_owned(),
            _ => return Vec::new(),
        };
        let count = match self.script().bare(&holder).map(|value| &value.kind) {
            Some(ValueKind::List(items)) => items.len(),
            Some(ValueKind::Group(group)) => group.items.len(),
            _ => 0,
        };
        (0..count).map(|at| format!("{holder}/#{at}")).collect()
    }

    fn condition_row(&self, place: &str) -> ConditionRow {
        let sort = self.condition_sort(place);
        let (names, counts) = sort.map(ConditionSort::takes).unwrap_or_default();
        let amount = format!("{place}/#{}", usize::from(names));
        ConditionRow {
            place: place.to_owned(),
            sort,
            name: if names { text_of(self.script().find(&format!("{place}/#0"))) } else { String::new() },
            amount: if counts { self.script().written(&amount).unwrap_or_default().to_owned() } else { String::new() },
            parts: self.condition_parts(place).iter().map(|part| self.condition_row(part)).collect(),
        }
    }

    fn offers(&self, target: Target, language: Language, offering: &Offering) -> Shared {
        let shared = |cell: &OnceCell<Shared>, make: &dyn Fn() -> Vec<Offer>| Arc::clone(cell.get_or_init(|| Arc::new(make())));
        match target {
            Target::Node => shared(&offering.nodes, &|| self.node_offers(language)),
            Target::Option => {
                let words = |text: &Option<crate::scenario::source::Text>| text.as_ref().map(|text| text.value.get(language).to_owned()).unwrap_or_default();
                let options = self.choice().map(|(choose, _)| choose.options.as_slice()).unwrap_or_default();
                let offer = |option: &crate::scenario::source::ChoiceOption| Offer { id: option.id.value.to_string(), words: words(&option.text) };
                Arc::new(options.iter().map(offer).collect())
            }
            Target::Catalogue => {
                let offer = |catalogue: &Arc<crate::catalogue::Catalogue>| Offer { id: catalogue.id.0.to_string(), words: catalogue.title.get(language).to_owned() };
                Arc::new(self.reference.catalogues.iter().map(offer).collect())
            }
            Target::Indicator => shared(&offering.indicators, &|| {
                let indicators = self.catalogue().into_iter().flat_map(|catalogue| catalogue.indicators.iter());
                indicators.map(|indicator| Offer { id: indicator.id.0.to_string(), words: indicator.text.get(language).to_owned() }).collect()
            }),
            Target::Principle => shared(&offering.principles, &|| {
                let offer = |principle: &crate::catalogue::Principle| Offer { id: principle.id.0.to_string(), words: principle.text.get(language).to_owned() };
                self.reference.principles.iter().map(offer).collect()
            }),
            Target::Institution => shared(&offering.institutions, &|| {
                let offer = |known: &crate::catalogue::Institution| Offer { id: known.id.0.to_string(), words: known.name.get(language).to_owned() };
                self.reference.institutions.iter().map(offer).collect()
            }),
        }
    }

    fn node_offers(&self, language: Language) -> Vec<Offer> {
        let offer = |node: &Node| Offer { id: node.id.value.to_string(), words: title_of(node, language) };
        self.source.nodes.iter().map(offer).collect()
    }

    fn variables(&self, offering: &Offering) -> Shared {
        let offer = |variable: &crate::scenario::source::Variable| Offer { id: variable.id.value.to_string(), words: format!("{}…{}", variable.min, variable.max) };
        Arc::clone(offering.variables.get_or_init(|| Arc::new(self.source.state.iter().map(offer).collect())))
    }

    /// What conditions may ask for.
    pub(super) fn asked(&self, language: Language, offering: &Offering) -> Arc<Offers> {
        let make = || {
            let mut options = Vec::new();
            let mut cues = Vec::new();
            for node in &self.source.nodes {
                let mut chosen = |choose: &Choose| {
                    for option in &choose.options {
                        let words = option.text.as_ref().map(|text| text.value.get(language).to_owned()).unwrap_or_default();
                        options.push(Offer { id: format!("{}/{}", node.id.value, option.id.value), words });
                    }
                };
                match &node.kind {
                    Some(NodeKind::Choose(choose)) => chosen(choose),
                    Some(NodeKind::Scene(scene)) => {
                        if let Some(Then::Choose(choose)) = &scene.then {
                            chosen(choose);
                        }
                        cues.extend(scene.cues.iter().map(|cue| {
                            let indicator = cue.indicator.as_ref().map(|name| self.indicator_words(&name.value, language));
                            Offer { id: cue.id.value.to_string(), words: indicator.unwrap_or_default() }
                        }));
                    }
                    _ => {}
                }
            }
            let nodes = self.offers(Target::Node, language, offering);
            Arc::new(Offers { variables: self.variables(offering), options: Arc::new(options), nodes, cues: Arc::new(cues) })
        };
        Arc::clone(offering.asked.get_or_init(make))
    }

    /// The files of the folder that fit a field.
    fn files_for(&self, field: &str) -> Shared {
        let endings: &[&str] = match field {
            "film" | "idle" => &["mp4"],
            "sound" => &["ogg", "opus", "flac"],
            "captions" => &["vtt"],
            _ => &["png", "jpg", "jpeg"],
        };
        let fits = |path: &&String| path.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending.to_lowercase().as_str()));
        let offer = |path: &String| Offer { id: path.clone(), words: String::new() };
        Arc::new(self.files.iter().filter(fits).map(offer).collect())
    }
}

/// A weight as it is while none is written.
pub(super) fn default_weight(name: &str) -> u32 {
    let weights = Rubric::default().weights;
    match name {
        "detection" => weights.detection,
        "classification" => weights.classification,
        "conduct" => weights.conduct,
        "assessment" => weights.assessment,
        _ => weights.referral,
    }
}

fn known(names: &[String], offers: &[Offer]) -> Vec<Offer> {
    let one = |id: &String| offers.iter().find(|offer| offer.id == *id).cloned().unwrap_or_else(|| Offer { id: id.clone(), words: String::new() });
    names.iter().map(one).collect()
}
