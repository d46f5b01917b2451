//! The nodes and what stands in them.

use std::ops::Range;

use super::conditions::{condition, effects};
use super::fields::{Fields, Reader, cannot_be};
use super::top::nearest_kind;
use super::{
    Assess, ChoiceOption, Choose, Conclusion, Cue, Ending, Exhibit, Lure, Mark, Name, Node, NodeKind, Refer, Route,
    Scene, Then,
};
use crate::diagnostic::{nearest, only_near};
use crate::scenario::check::{missing_field, unknown_variant};
use crate::scenario::edit::write;
use crate::scenario::form::{self, Group as Form};
use crate::scenario::graph::{Cut, Outcome, Rating};
use crate::scenario::syntax::{Group, Value, ValueKind};
use crate::text::{Phrase, phrase};

const RATINGS: &[(&str, Rating)] =
    &[("Best", Rating::Best), ("Good", Rating::Good), ("Poor", Rating::Poor), ("Harmful", Rating::Harmful)];
const CUTS: &[(&str, Cut)] = &[("AtEnd", Cut::AtEnd), ("Now", Cut::Now)];
const OUTCOMES: &[(&str, Outcome)] = &[("Good", Outcome::Good), ("Mixed", Outcome::Mixed), ("Bad", Outcome::Bad)];

const GOTO_OR_CHOOSE: Phrase = Phrase::fixed("`Goto` albo `Choose`", "`Goto` or `Choose`", "`Goto` або `Choose`");
const THEN_EXAMPLE: Phrase =
    Phrase::fixed("`Goto(\"…\")` albo `Choose(…)`", "`Goto(\"…\")` or `Choose(…)`", "`Goto(\"…\")` або `Choose(…)`");
const NO_OPTION: Phrase = Phrase::fixed("`Choose` nie daje żadnej opcji", "`Choose` offers no option", "`Choose` не пропонує жодного варіанта");
const ADD_OPTION: Phrase = Phrase::fixed("napisz co najmniej jedną opcję", "write at least one option", "напишіть щонайменше один варіант");
const NO_CONCLUSION: Phrase =
    Phrase::fixed("`Assess` nie daje żadnego wniosku", "`Assess` offers no conclusion", "`Assess` не пропонує жодного висновку");
const NO_INSTITUTION: Phrase = Phrase::fixed(
    "to powiadomienie nie daje żadnej instytucji",
    "this referral offers no institution",
    "це повідомлення не пропонує жодної установи",
);
const ADD_ONE: Phrase = Phrase::fixed("napisz co najmniej jedno", "write at least one", "напишіть щонайменше одне");

pub(super) fn node(reader: &mut Reader, id: Name, value: &Value) -> Node {
    let kind = match &value.kind {
        ValueKind::Group(Group { name: Some((name, span)), .. }) => match known_kind(reader, name, span) {
            "Scene" => scene(reader, value).map(|scene| NodeKind::Scene(Box::new(scene))),
            "Exhibit" => exhibit(reader, value).map(NodeKind::Exhibit),
            "Choose" => choose(reader, value).map(NodeKind::Choose),
            "Route" => route(reader, value).map(NodeKind::Route),
            "Assess" => assess(reader, value).map(NodeKind::Assess),
            "Refer" => refer(reader, value).map(NodeKind::Refer),
            "Ending" => ending(reader, value).map(NodeKind::Ending),
            _ => None,
        },
        ValueKind::Group(_) => {
            let message = phrase! {
                pl: "węzeł `{id}` nie mówi, czym jest", en: "the node `{id}` does not say what it is", uk: "вузол `{id}` не каже, що це"; id = id.value
            };
            let span = value.span.start..value.span.start + 1;
            reader.tell(&unknown_variant::RULE, span, message, nearest_kind("", &kinds()));
            None
        }
        _ => {
            reader.wrong_type(
                value,
                Phrase::fixed("węzeł", "a node", "вузол"),
                Phrase::fixed("nazwa rodzaju z polami w ( )", "of a kind, with its fields in ( )", "назва виду з полями в ( )"),
                Phrase::fixed("na przykład `Scene(…)`", "such as `Scene(…)`", "наприклад `Scene(…)`"),
            );
            None
        }
    };
    Node { id, kind }
}

/// The kind of that name; when there is none, which is told, the nearest, so that what stands in it is read.
fn known_kind<'n>(reader: &mut Reader, name: &'n str, span: &Range<usize>) -> &'n str {
    if kinds().contains(&name) {
        return name;
    }
    let message = phrase! {
        pl: "nie ma rodzaju węzła `{name}`", en: "there is no kind of node named `{name}`", uk: "немає виду вузла `{name}`"; name
    };
    reader.tell(&unknown_variant::RULE, span.clone(), message, nearest_kind(name, &kinds()));
    if let Some(meant) = only_near(name, kinds()) {
        reader.findings.mend(span.clone(), meant);
    }
    nearest(name, kinds()).unwrap_or(name)
}

fn kinds() -> [&'static str; 7] {
    form::NODES.map(|kind| kind.name)
}

/// The entries of a list of groups, each as its fields.
fn entries<'v>(
    reader: &mut Reader,
    fields: &Fields<'v>,
    name: &str,
    form: &'static Form,
) -> Vec<Fields<'v>> {
    let items = reader.list(fields.get(name), format!("`{name}`"), "[( … ), ( … )]");
    items.iter().filter_map(|item| reader.fields(item, form)).collect()
}

/// As [`entries`], each with its required id.
fn identified<'v>(
    reader: &mut Reader,
    fields: &Fields<'v>,
    name: &str,
    form: &'static Form,
) -> Vec<(Name, Fields<'v>)> {
    let mut with_ids = Vec::new();
    for entry in entries(reader, fields, name, form) {
        let id = entry.need(reader, "id").and_then(|value| reader.id(value, "`id`"));
        // Without an id the rest is still read, so that its faults are told too.
        let id = id.unwrap_or_else(|| Name { value: "".into(), span: entry.head() });
        with_ids.push((id, entry));
    }
    with_ids
}

fn needed_name(reader: &mut Reader, fields: &Fields, name: &str) -> Option<Name> {
    let value = fields.need(reader, name);
    reader.name(value, format!("`{name}`"))
}

fn scene(reader: &mut Reader, value: &Value) -> Option<Scene> {
    let fields = reader.fields(value, &form::SCENE)?;
    let cues = identified(reader, &fields, "cues", &form::CUE);
    let lures = identified(reader, &fields, "lures", &form::LURE);
    let then = fields.need(reader, "then").and_then(|value| then(reader, value));
    let film = reader.name(fields.get("film"), "`film`");
    let still = reader.name(fields.get("still"), "`still`");
    let seconds = reader.seconds(fields.get("seconds"), "`seconds`");
    let sound = reader.localized_path(fields.get("sound"), "`sound`");
    let captions = reader.localized_path(fields.get("captions"), "`captions`");
    let faulty = |name: &str, was_read: bool| fields.get(name).is_some() && !was_read;
    Some(Scene {
        title: reader.text(fields.get("title"), "`title`"),
        has_faulty_picture: faulty("film", film.is_some())
            || faulty("still", still.is_some())
            || faulty("seconds", seconds.is_some())
            || faulty("sound", !sound.is_empty()),
        film,
        still,
        seconds,
        sound,
        has_faulty_captions: faulty("captions", !captions.is_empty()),
        captions,
        cues: cues
            .into_iter()
            .map(|(id, cue)| {
                let indicator = needed_name(reader, &cue, "indicator");
                let from = cue.need(reader, "from");
                let to = cue.need(reader, "to");
                Cue {
                    id,
                    indicator,
                    from: reader.seconds(from, "`from`"),
                    to: reader.seconds(to, "`to`"),
                    at: reader.track(cue.get("at"), "`at`"),
                    note: reader.text(cue.get("note"), "`note`"),
                }
            })
            .collect(),
        lures: lures
            .into_iter()
            .map(|(id, lure)| {
                let from = lure.need(reader, "from");
                let to = lure.need(reader, "to");
                Lure {
                    id,
                    from: reader.seconds(from, "`from`"),
                    to: reader.seconds(to, "`to`"),
                    at: reader.track(lure.get("at"), "`at`"),
                    why: reader.text(lure.get("why"), "`why`"),
                }
            })
            .collect(),
        effects: effects(reader, fields.get("effects")),
        then,
    })
}

fn then(reader: &mut Reader, value: &Value) -> Option<Then> {
    match &value.kind {
        ValueKind::Group(Group { name: Some((name, _)), items, fields }) if name == "Goto" => {
            if let ([target], []) = (items.as_slice(), fields.as_slice()) {
                return reader.name(Some(target), "`Goto`").map(Then::Goto);
            }
            reader.wrong_type(value, "`Goto`", Phrase::fixed("jedna nazwa w ( )", "one name in ( )", "одна назва в ( )"), "`Goto(\"…\")`");
            None
        }
        ValueKind::Group(Group { name: Some((name, _)), .. }) if name == "Choose" => {
            choose(reader, value).map(Then::Choose)
        }
        ValueKind::Group(Group { name: Some((name, span)), items, .. }) => {
            let cure = phrase! { pl: "napisz {example}", en: "write {example}", uk: "напишіть {example}"; example = THEN_EXAMPLE };
            reader.tell(&unknown_variant::RULE, span.clone(), cannot_be("`then`", name), cure);
            match (nearest(name, ["Goto", "Choose"]), items.first()) {
                (Some("Goto"), target) => reader.name(target, "`Goto`").map(Then::Goto),
                (Some(_), _) => choose(reader, value).map(Then::Choose),
                (None, _) => None,
            }
        }
        ValueKind::Text(target) => {
            reader.wrong_type(value, "`then`", &GOTO_OR_CHOOSE, format!("`Goto(\"{target}\")`"));
            reader.findings.mend(value.span.clone(), format!("Goto({})", write::text(target)));
            Some(Then::Goto(Name { value: target.as_str().into(), span: value.span.clone() }))
        }
        _ => {
            reader.wrong_type(value, "`then`", &GOTO_OR_CHOOSE, THEN_EXAMPLE);
            None
        }
    }
}

fn choose(reader: &mut Reader, value: &Value) -> Option<Choose> {
    let fields = reader.fields(value, &form::CHOOSE)?;
    let prompt = fields.need(reader, "prompt");
    let listed = fields.need(reader, "options");
    if matches!(listed.map(|value| &value.kind), Some(ValueKind::List(items)) if items.is_empty()) {
        reader.tell(&missing_field::RULE, fields.head(), NO_OPTION, ADD_OPTION);
    }
    let options = identified(reader, &fields, "options", &form::OPTION);
    let seconds = reader.seconds(fields.get("seconds"), "`seconds`");
    let on_timeout = reader.name(fields.get("on_timeout"), "`on_timeout`");
    Some(Choose {
        prompt: reader.text(prompt, "`prompt`"),
        opens: reader.seconds(fields.get("opens"), "`opens`"),
        has_faulty_timer: (fields.get("seconds").is_some() && seconds.is_none())
            || (fields.get("on_timeout").is_some() && on_timeout.is_none()),
        seconds,
        on_timeout,
        cut: reader.word(fields.get("cut"), "`cut`", CUTS).unwrap_or_default(),
        idle: reader.name(fields.get("idle"), "`idle`"),
        options: options.into_iter().map(|(id, fields)| option(reader, id, &fields)).collect(),
        span: fields.head(),
    })
}

fn option(reader: &mut Reader, id: Name, fields: &Fields) -> ChoiceOption {
    let text = fields.need(reader, "text");
    let mut principles = reader.names(fields.get("principles"), "`principles`");
    principles.extend(reader.name(fields.get("principle"), "`principle`"));
    ChoiceOption {
        id,
        text: reader.text(text, "`text`"),
        when: fields.get("when").and_then(|value| condition(reader, value)),
        goto: needed_name(reader, fields, "goto"),
        rating: reader.word(fields.get("rating"), "`rating`", RATINGS),
        principles,
        effects: effects(reader, fields.get("effects")),
        why: reader.text(fields.get("why"), "`why`"),
    }
}

fn exhibit(reader: &mut Reader, value: &Value) -> Option<Exhibit> {
    let fields = reader.fields(value, &form::EXHIBIT)?;
    let prompt = fields.need(reader, "prompt");
    let marks = identified(reader, &fields, "marks", &form::MARK);
    Some(Exhibit {
        title: reader.text(fields.get("title"), "`title`"),
        prompt: reader.text(prompt, "`prompt`"),
        image: needed_name(reader, &fields, "image"),
        marks: marks
            .into_iter()
            .map(|(id, mark)| {
                let at = mark.need(reader, "at");
                Mark {
                    id,
                    at: reader.region(at, "`at`"),
                    indicator: reader.name(mark.get("indicator"), "`indicator`"),
                    note: reader.text(mark.get("note"), "`note`"),
                }
            })
            .collect(),
        goto: needed_name(reader, &fields, "goto"),
        effects: effects(reader, fields.get("effects")),
    })
}

fn route(reader: &mut Reader, value: &Value) -> Option<Route> {
    let fields = reader.fields(value, &form::ROUTE)?;
    let branches = entries(reader, &fields, "branches", &form::BRANCH);
    Some(Route {
        branches: branches
            .into_iter()
            .map(|branch| {
                let when = branch.need(reader, "when").and_then(|value| condition(reader, value));
                (when, needed_name(reader, &branch, "goto"))
            })
            .collect(),
        otherwise: needed_name(reader, &fields, "otherwise"),
    })
}

fn assess(reader: &mut Reader, value: &Value) -> Option<Assess> {
    let fields = reader.fields(value, &form::ASSESS)?;
    let prompt = fields.need(reader, "prompt");
    let listed = fields.need(reader, "conclusions");
    if matches!(listed.map(|value| &value.kind), Some(ValueKind::List(items)) if items.is_empty()) {
        let span = listed.map_or_else(|| fields.head(), |value| value.span.clone());
        reader.tell(&missing_field::RULE, span, NO_CONCLUSION, ADD_ONE);
    }
    let conclusions =
        identified(reader, &fields, "conclusions", &form::CONCLUSION);
    let conclusions: Vec<Conclusion> = conclusions
        .into_iter()
        .map(|(id, fields)| {
            let text = fields.need(reader, "text");
            let rating = fields.need(reader, "rating");
            Conclusion {
                id,
                text: reader.text(text, "`text`"),
                rating: reader.word(rating, "`rating`", RATINGS),
                why: reader.text(fields.get("why"), "`why`"),
                goto: reader.name(fields.get("goto"), "`goto`"),
            }
        })
        .collect();
    let goto = if conclusions.is_empty() || conclusions.iter().any(|conclusion| conclusion.goto.is_none()) {
        fields.need(reader, "goto")
    } else {
        fields.get("goto")
    };
    Some(Assess { prompt: reader.text(prompt, "`prompt`"), goto: reader.name(goto, "`goto`"), conclusions })
}

fn refer(reader: &mut Reader, value: &Value) -> Option<Refer> {
    let fields = reader.fields(value, &form::REFER)?;
    let prompt = fields.need(reader, "prompt");
    let offered = fields.need(reader, "offered");
    let key = fields.need(reader, "key");
    if let Some(Value { kind: ValueKind::List(items), span }) = offered
        && items.is_empty()
    {
        reader.tell(&missing_field::RULE, span.clone(), NO_INSTITUTION, ADD_ONE);
    }
    Some(Refer {
        prompt: reader.text(prompt, "`prompt`"),
        offered: reader.names(offered, "`offered`"),
        key: reader.names(key, "`key`"),
        allowed: reader.names(fields.get("allowed"), "`allowed`"),
        ordered: reader.truth(fields.get("ordered"), "`ordered`", true),
        why: reader.text(fields.get("why"), "`why`"),
        goto: needed_name(reader, &fields, "goto"),
    })
}

fn ending(reader: &mut Reader, value: &Value) -> Option<Ending> {
    let fields = reader.fields(value, &form::ENDING)?;
    let title = fields.need(reader, "title");
    Some(Ending {
        title: reader.text(title, "`title`"),
        text: reader.text(fields.get("text"), "`text`"),
        outcome: reader.word(fields.get("outcome"), "`outcome`", OUTCOMES).unwrap_or(Outcome::Mixed),
    })
}
