//! A scenario as it is written, for its author: what cannot be read yet has a box, too, and what leads nowhere a row.

use std::collections::HashMap;

use super::content::{Outline, Way, title_or_id};
use super::{Exit, Kind, Poster, Wishes};
use crate::scenario::graph::{MediaPath, NodeId, NodeIx, OptionId, Rating};
use crate::scenario::source::{Choose, Condition, ConditionKind, Name, Node, NodeKind, Path, Scenario, Text, Then};
use crate::time::MediaTime;

/// Every node in the order of the file, and every way.
pub(super) fn outlines(scenario: &Scenario, wishes: &Wishes<'_>) -> (Vec<Outline>, Vec<Way>) {
    // Of nodes of one name the first is meant.
    let mut places: HashMap<&str, NodeIx> = HashMap::new();
    for (place, node) in (0..).zip(&scenario.nodes) {
        places.entry(&node.id.value).or_insert(NodeIx(place));
    }
    let start = match &scenario.start {
        Some(name) => places.get(&*name.value).copied(),
        None => Some(NodeIx(0)),
    };
    let mut ways = Vec::new();
    let one = |(place, node): (u32, &Node)| {
        let mut exits = Exits { from: NodeIx(place), places: &places, ways: &mut ways };
        exits.of(node, wishes);
        outline(node, start == Some(NodeIx(place)), wishes)
    };
    let outlines = (0..).zip(&scenario.nodes).map(one).collect();
    (outlines, ways)
}

fn outline(node: &Node, is_start: bool, wishes: &Wishes<'_>) -> Outline {
    let id = NodeId(node.id.value.clone());
    let still = |path: &Path| Poster::Still(MediaPath(path.value.clone()));
    let (kind, title, poster, counts): (Kind, Option<&Text>, Option<Poster>, (usize, usize, usize)) = match &node.kind {
        Some(NodeKind::Scene(scene)) => {
            let film = scene.film.as_ref().map(|path| Poster::Film(MediaPath(path.value.clone())));
            let poster = film.or_else(|| scene.still.as_ref().map(still));
            (Kind::Scene, scene.title.as_ref(), poster, (scene.cues.len(), scene.lures.len(), 0))
        }
        Some(NodeKind::Exhibit(exhibit)) => {
            let title = exhibit.title.as_ref().filter(|title| !title.value.is_empty()).or(exhibit.prompt.as_ref());
            let marks = exhibit.marks.iter().filter(|mark| mark.indicator.is_some()).count();
            (Kind::Exhibit, title, exhibit.image.as_ref().map(still), (0, 0, marks))
        }
        Some(NodeKind::Choose(choose)) => (Kind::Choose, choose.prompt.as_ref(), None, (0, 0, 0)),
        Some(NodeKind::Route(_)) => (Kind::Route, None, None, (0, 0, 0)),
        Some(NodeKind::Assess(assess)) => (Kind::Assess, assess.prompt.as_ref(), None, (0, 0, 0)),
        Some(NodeKind::Refer(refer)) => (Kind::Refer, refer.prompt.as_ref(), None, (0, 0, 0)),
        Some(NodeKind::Ending(ending)) => (Kind::Ending(ending.outcome), ending.title.as_ref(), None, (0, 0, 0)),
        None => (Kind::Faulty, None, None, (0, 0, 0)),
    };
    let title = title_or_id(title.map(|text| &text.value), &node.id.value, wishes);
    let (cues, lures, marks) = counts;
    Outline { length: length(node, &id, wishes), id, kind, is_start, title, poster, cues, lures, marks }
}

fn length(node: &Node, id: &NodeId, wishes: &Wishes<'_>) -> Option<MediaTime> {
    match &node.kind {
        Some(NodeKind::Scene(_)) => (wishes.length)(id),
        Some(NodeKind::Choose(choose)) => choose.seconds.as_ref().map(|seconds| seconds.value),
        _ => None,
    }
}

/// The ways on from one node.
struct Exits<'a> {
    from: NodeIx,
    places: &'a HashMap<&'a str, NodeIx>,
    ways: &'a mut Vec<Way>,
}

impl Exits<'_> {
    fn of(&mut self, node: &Node, wishes: &Wishes<'_>) {
        let said = |text: &Option<Text>| text.as_ref().map_or("", |text| text.value.get(wishes.language)).to_owned();
        match &node.kind {
            Some(NodeKind::Scene(scene)) => match &scene.then {
                Some(Then::Goto(name)) => self.on(Some(name)),
                Some(Then::Choose(choose)) => self.options(choose, wishes),
                None => {}
            },
            Some(NodeKind::Choose(choose)) => self.options(choose, wishes),
            Some(NodeKind::Exhibit(exhibit)) => self.on(exhibit.goto.as_ref()),
            Some(NodeKind::Refer(refer)) => self.on(refer.goto.as_ref()),
            Some(NodeKind::Route(route)) => {
                for (place, (when, goto)) in route.branches.iter().enumerate() {
                    self.add(Exit::Branch(place), goto.as_ref(), when.as_ref().map(condition).unwrap_or_default(), None);
                }
                self.add(Exit::Otherwise, route.otherwise.as_ref(), "…".to_owned(), None);
            }
            Some(NodeKind::Assess(assess)) => {
                for (place, conclusion) in assess.conclusions.iter().enumerate() {
                    if conclusion.goto.is_some() {
                        self.add(Exit::Conclusion(place), conclusion.goto.as_ref(), said(&conclusion.text), conclusion.rating);
                    }
                }
                if assess.goto.is_some() {
                    self.on(assess.goto.as_ref());
                }
            }
            Some(NodeKind::Ending(_)) | None => {}
        }
    }

    fn options(&mut self, choose: &Choose, wishes: &Wishes<'_>) {
        for option in &choose.options {
            let id = &option.id.value;
            let text = option.text.as_ref().map_or("", |text| text.value.get(wishes.language)).to_owned();
            self.add(Exit::Option(OptionId(id.clone())), option.goto.as_ref(), text, option.rating);
            if let Some(way) = self.ways.last_mut() {
                way.on_timeout = choose.on_timeout.as_ref().is_some_and(|name| name.value == *id);
                way.conditional = option.when.is_some();
            }
        }
    }

    fn on(&mut self, goto: Option<&Name>) {
        self.add(Exit::Goto, goto, String::new(), None);
    }

    fn add(&mut self, exit: Exit, goto: Option<&Name>, text: String, rating: Option<Rating>) {
        let name = goto.map_or("", |name| &*name.value);
        let to = self.places.get(name).copied().ok_or_else(|| name.to_owned());
        self.ways.push(Way { from: self.from, exit, to, text, rating, on_timeout: false, conditional: false, row: None });
    }
}

/// A condition in short, by the ids of the file, as `content` writes it of a graph.
fn condition(when: &Condition) -> String {
    let joined = |all: &[Condition], by: &str| match all {
        [one] => condition(one),
        all => format!("({})", all.iter().map(condition).collect::<Vec<_>>().join(by)),
    };
    match &when.value {
        ConditionKind::All(all) => joined(all, " & "),
        ConditionKind::Any(any) => joined(any, " | "),
        ConditionKind::Not(one) => format!("! {}", condition(one)),
        ConditionKind::AtLeast(variable, least) => format!("{} ≥ {least}", variable.value),
        ConditionKind::Is(variable, value) => format!("{} = {value}", variable.value),
        ConditionKind::Chose(node, option) => format!("{}/{}", node.value, option.value),
        ConditionKind::Visited(node) => format!("Visited {}", node.value),
        ConditionKind::Flagged(cue) => format!("Flagged {}", cue.value),
        ConditionKind::Found(least) => format!("Found ≥ {least}"),
    }
}
