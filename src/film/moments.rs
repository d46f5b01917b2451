//! Moments written by name or by distance, turned into seconds of the scene before anything else reads the storyboard.
//!
//! A moment is `15.2` (seconds of its scene), `+3.2` (since its shot began; of a shot itself: since the shot before it
//! began), `"stack-out"` (when the beat, line or shot of that name begins), `"stack-out/end"` (when it ends), or
//! `("stack-out", 0.4)`, so many seconds later. A beat is named by a third value, a line by its key, a shot by its id.
//! Retime a shot, and all that hangs on it moves along, marks too.
//!
//! It works on the text, so that whoever reads on sees seconds only; what it replaces keeps its length where it can, so
//! that places in the file stay true.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::nearest;
use crate::scenario::syntax::{Document, Field, Group, Value, ValueKind};
use crate::text::{Phrase, phrase};

/// A moment that cannot be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Its bytes.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Phrase,
    /// What to write instead.
    pub cure: Phrase,
}

/// The text with every moment in seconds, and what could not be told (it becomes 0).
#[must_use]
pub fn in_seconds(text: &str, document: &Document) -> (String, Vec<Fault>) {
    let mut spots = Vec::new();
    let mut faults = Vec::new();
    for scene in list(document.root.as_ref(), "scenes").iter().filter_map(group) {
        Scene::read(text, scene).settle(&mut spots, &mut faults);
    }
    spots.sort_by_key(|(span, _)| span.start);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for (span, with) in spots {
        out.push_str(text.get(at..span.start).unwrap_or_default());
        out.push_str(&with);
        out.extend(std::iter::repeat_n(' ', text.get(span.clone()).map_or(0, |old| old.chars().count()).saturating_sub(with.len())));
        at = span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    (out, faults)
}

/// The group that a value is.
#[must_use]
pub fn group(value: &Value) -> Option<&Group> {
    if let ValueKind::Group(group) = &value.kind { Some(group) } else { None }
}

/// The value of a group's field.
#[must_use]
pub fn field<'v>(group: &'v Group, name: &str) -> Option<&'v Value> {
    group.fields.iter().find(|field: &&Field| field.name == name).map(|field| &field.value)
}

/// The list in a field of a group; empty when there is none.
#[must_use]
pub fn list<'v>(of: Option<&'v Value>, name: &str) -> &'v [Value] {
    match of.and_then(group).and_then(|group| field(group, name)).map(|value| &value.kind) {
        Some(ValueKind::List(items)) => items,
        _ => &[],
    }
}

/// The text that a value is.
#[must_use]
pub fn text_of(value: &Value) -> Option<&str> {
    if let ValueKind::Text(text) = &value.kind { Some(text) } else { None }
}

/// How a moment is written.
#[derive(Clone, Debug, PartialEq)]
enum Written {
    Seconds(f64),
    /// Since the moment of this index.
    Since(usize, f64),
    /// Since the start of nothing: a plus where no shot is.
    SinceNothing,
    Named(String, f64),
    /// Not a moment at all; told by whoever reads the values.
    Strange,
}

#[derive(Clone, Debug)]
struct Moment {
    span: Range<usize>,
    written: Written,
}

#[derive(Default)]
struct Scene {
    moments: Vec<Moment>,
    /// Name → the moment it begins, and how long it lasts.
    names: BTreeMap<String, (usize, Option<f64>)>,
    /// Shots in order: their ids' moments; each ends where the next begins.
    shots: Vec<(Option<String>, usize)>,
    seconds: f64,
    /// Names of beats, with what separates them from the beat: they are taken away.
    labels: Vec<Range<usize>>,
}

impl Scene {
    fn read(text: &str, group_: &Group) -> Self {
        let mut scene = Self { seconds: field(group_, "seconds").and_then(|v| number(text, v)).unwrap_or(0.0), ..Self::default() };
        let items = |name: &str| match field(group_, name).map(|value| &value.kind) {
            Some(ValueKind::List(items)) => items.as_slice(),
            _ => &[],
        };
        for shot in items("shots").iter().filter_map(group) {
            scene.shot(text, shot);
        }
        for single in ["sounds", "reads"].iter().flat_map(|name| items(name)).filter_map(group) {
            let count = if single.name.as_ref().is_some_and(|(name, _)| name == "Read") { 2 } else { 1 };
            for value in single.items.iter().take(count) {
                scene.moment(text, value, None);
            }
        }
        for window in items("bed").iter().filter_map(group).filter_map(|bed| group(bed.items.get(2)?)) {
            // `Some((2.0, 4.0))` holds its pair in a pair.
            let pair = window.items.first().and_then(group).filter(|_| window.items.len() == 1).unwrap_or(window);
            for value in &pair.items {
                scene.moment(text, value, None);
            }
        }
        scene
    }

    fn shot(&mut self, text: &str, shot: &Group) {
        let before = self.shots.last().map(|(_, moment)| *moment);
        let Some(from) = field(shot, "from") else { return };
        let start = match (before, is_plus(text, from)) {
            (None, true) => self.push(from, Written::Seconds(number(text, from).unwrap_or(0.0))),
            _ => self.moment(text, from, before),
        };
        let id = field(shot, "id").and_then(text_of).map(str::to_owned);
        if let Some(id) = &id {
            self.names.entry(id.clone()).or_insert((start, None));
        }
        self.shots.push((id, start));
        let items = |name: &str| match field(shot, name).map(|value| &value.kind) {
            Some(ValueKind::List(items)) => items.as_slice(),
            _ => &[],
        };
        for key in items("cam").iter().filter_map(group) {
            key.items.first().map(|value| self.moment(text, value, Some(start)));
        }
        for beat in items("beats").iter().filter_map(group) {
            let Some(at) = beat.items.first() else { continue };
            let at = self.moment(text, at, Some(start));
            let what = beat.items.get(1).and_then(group);
            let lasts = what.and_then(|what| what.items.last()).and_then(|value| number(text, value));
            let say = what.filter(|what| what.name.as_ref().is_some_and(|(name, _)| name == "Say"));
            if let Some(line) = say.and_then(|say| say.items.first()).and_then(text_of) {
                self.names.entry(line.to_owned()).or_insert((at, lasts));
            }
            if let (Some(name), Some(what)) = (beat.items.get(2), beat.items.get(1)) {
                if let Some(text) = text_of(name) {
                    self.names.insert(text.to_owned(), (at, lasts));
                }
                self.labels.push(what.span.end..name.span.end);
            }
        }
        for mark in items("marks").iter().filter_map(group) {
            for name in ["from", "to"] {
                field(mark, name).map(|value| self.moment(text, value, Some(start)));
            }
        }
    }

    fn push(&mut self, value: &Value, written: Written) -> usize {
        self.moments.push(Moment { span: value.span.clone(), written });
        self.moments.len() - 1
    }

    fn moment(&mut self, text: &str, value: &Value, start: Option<usize>) -> usize {
        let written = match &value.kind {
            ValueKind::Number => match (number(text, value), start) {
                (Some(since), Some(start)) if is_plus(text, value) => Written::Since(start, since),
                (Some(_), None) if is_plus(text, value) => Written::SinceNothing,
                (Some(seconds), _) => Written::Seconds(seconds),
                (None, _) => Written::Strange,
            },
            ValueKind::Text(name) => Written::Named(name.clone(), 0.0),
            ValueKind::Group(Group { name: None, items, .. }) => match items.as_slice() {
                [name, later] => match (text_of(name), number(text, later)) {
                    (Some(name), Some(later)) => Written::Named(name.to_owned(), later),
                    _ => Written::Strange,
                },
                _ => Written::Strange,
            },
            _ => Written::Strange,
        };
        self.push(value, written)
    }

    /// Puts down what each moment is in seconds, where it is not written so.
    fn settle(&self, spots: &mut Vec<(Range<usize>, String)>, faults: &mut Vec<Fault>) {
        spots.extend(self.labels.iter().map(|label| (label.clone(), String::new())));
        for (index, moment) in self.moments.iter().enumerate() {
            if matches!(moment.written, Written::Seconds(_) | Written::Strange) {
                continue;
            }
            let seconds = self.value(index, &mut Vec::new()).unwrap_or_else(|(message, cure)| {
                faults.push(Fault { span: moment.span.clone(), message, cure });
                0.0
            });
            spots.push((moment.span.clone(), shown(seconds)));
        }
    }

    fn value(&self, index: usize, open: &mut Vec<usize>) -> Result<f64, (Phrase, Phrase)> {
        let Some(moment) = self.moments.get(index) else { return Ok(0.0) };
        if open.contains(&index) {
            return Err((
                Phrase::fixed("ta chwila zależy od samej siebie", "this moment hangs on itself", "цей момент залежить від самого себе"),
                Phrase::fixed("napisz jedną z tych chwil w sekundach", "write one of those moments in seconds", "напишіть один із цих моментів у секундах"),
            ));
        }
        open.push(index);
        let value = match &moment.written {
            Written::Seconds(seconds) => Ok(*seconds),
            Written::Strange => Ok(0.0),
            Written::Since(start, since) => self.value(*start, open).map(|start| start + since),
            Written::SinceNothing => {
                Err((
                    Phrase::fixed(
                        "plus liczy się od początku ujęcia, a to nie stoi w żadnym",
                        "a plus counts from the start of a shot, and this stands in none",
                        "плюс рахують від початку кадру, а це не стоїть у жодному",
                    ),
                    Phrase::fixed("podaj ujęcie: (\"its-id\", 3.2)", "name the shot: (\"its-id\", 3.2)", "назвіть кадр: (\"its-id\", 3.2)"),
                ))
            }
            Written::Named(name, later) => self.named(name, open).map(|moment| moment + later),
        };
        open.pop();
        value
    }

    fn named(&self, name: &str, open: &mut Vec<usize>) -> Result<f64, (Phrase, Phrase)> {
        if let Some((moment, _)) = self.names.get(name) {
            return self.value(*moment, open);
        }
        let (plain, at_end) = name.strip_suffix("/end").map_or((name, false), |plain| (plain, true));
        let Some((moment, lasts)) = self.names.get(plain).filter(|_| at_end) else {
            let message = phrase! {
                pl: "w tej scenie nie ma zdarzenia, kwestii ani ujęcia \"{plain}\"", en: "no beat, line or shot of this scene is named \"{plain}\"",
                uk: "у цій сцені немає події, репліки чи кадру \"{plain}\""; plain
            };
            let cure = nearest(plain, self.names.keys().map(String::as_str)).map_or_else(
                || Phrase::fixed(
                    "ujęcie nazywa się jego id, kwestię jej kluczem, zdarzenie trzecią wartością: (15.1, Pose(…), \"name\")",
                    "name a shot by its id, a line by its key, a beat by a third value: (15.1, Pose(…), \"name\")",
                    "кадр називають його id, репліку її ключем, подію третім значенням: (15.1, Pose(…), \"name\")",
                ),
                |near| phrase! { pl: "napisz \"{near}\"", en: "write \"{near}\"", uk: "напишіть \"{near}\""; near },
            );
            return Err((message, cure));
        };
        let shot = self.shots.iter().position(|(id, start)| id.as_deref() == Some(plain) && start == moment);
        match (shot, lasts) {
            (Some(at), _) => self.shots.get(at + 1).map_or(Ok(self.seconds), |(_, next)| self.value(*next, open)),
            (None, Some(lasts)) => self.value(*moment, open).map(|start| start + lasts),
            (None, None) => {
                Err((
                    phrase! { pl: "\"{plain}\" nie trwa, więc nie ma końca", en: "\"{plain}\" takes no time, so that it has no end", uk: "\"{plain}\" не триває, тож не має кінця"; plain },
                    phrase! { pl: "napisz \"{plain}\"", en: "write \"{plain}\"", uk: "напишіть \"{plain}\""; plain },
                ))
            }
        }
    }
}

fn slice<'t>(text: &'t str, value: &Value) -> &'t str {
    text.get(value.span.clone()).unwrap_or_default()
}

/// The number that a value is.
#[must_use]
pub fn number(text: &str, value: &Value) -> Option<f64> {
    matches!(value.kind, ValueKind::Number).then(|| slice(text, value).replace('_', "").parse().ok())?
}

fn is_plus(text: &str, value: &Value) -> bool {
    matches!(value.kind, ValueKind::Number) && slice(text, value).starts_with('+')
}

/// Seconds to the millisecond, without needless noughts.
fn shown(seconds: f64) -> String {
    let text = format!("{seconds:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;
    use crate::diagnostic::SourceText;
    use crate::scenario::syntax::parse;

    fn told(shots: &str, more: &str) -> (String, Vec<String>) {
        let text = format!("(scenes: [Scene(seconds: 20.0, {more} shots: [{shots}])])");
        let document = parse(&SourceText::new("storyboard.ron", text.clone()));
        assert!(document.faults.is_empty(), "{:?}", document.faults);
        let (out, faults) = in_seconds(&text, &document);
        let start = format!("(scenes: [Scene(seconds: 20.0, {more} shots: [").len();
        let part = if more.is_empty() { out[start..out.len() - 4].to_owned() } else { out };
        (part, faults.into_iter().map(|f| format!("{}: {}; {}", &text[f.span], f.message.get(Language::En), f.cure.get(Language::En))).collect())
    }

    #[test]
    fn a_plus_counts_from_the_shot_and_a_shot_from_the_one_before() {
        let (out, faults) = told(
            "Shot(id: \"a\", from: 0.0), Shot(id: \"b\", from: +7.0, cam: [Key(+0.0, \"x\", 1.0)], beats: [(+1.25, Say(\"hi\", 2.0))], marks: [(cue: \"c\", from: +2, to: +5.5)]), Shot(id: \"c\", from: +3)",
            "",
        );
        assert_eq!(faults, [""; 0]);
        assert_eq!(
            out,
            "Shot(id: \"a\", from: 0.0), Shot(id: \"b\", from: 7   , cam: [Key(7   , \"x\", 1.0)], beats: [(8.25 , Say(\"hi\", 2.0))], marks: [(cue: \"c\", from: 9 , to: 12.5)]), Shot(id: \"c\", from: 10)"
        );
    }

    #[test]
    fn names_begin_and_end_and_shift() {
        let (out, faults) = told(
            "Shot(id: \"a\", from: 0, beats: [(1.5, Pose(\"x\", \"y\", 0.5), \"hand\"), (\"hand/end\", Say(\"hi\", 2.0)), ((\"hi/end\", 0.25), Blink(\"x\"))], marks: [(cue: \"c\", from: \"hi\", to: \"a/end\")]), Shot(id: \"b\", from: (\"hi/end\", 1))",
            "",
        );
        assert_eq!(faults, [""; 0]);
        assert!(out.contains("(1.5, Pose(\"x\", \"y\", 0.5)        ), (2         , Say(\"hi\", 2.0)), (4.25            , Blink"), "{out}");
        assert!(out.contains("from: 2   , to: 5      )"), "{out}");
        assert!(out.ends_with("from: 5            )"), "{out}");
    }

    #[test]
    fn what_cannot_be_told_is_told_so() {
        let shot = "Shot(id: \"a\", from: 0, beats: [(\"b2\", Blink(\"x\"), \"b1\"), (\"b1\", Blink(\"x\"), \"b2\"), (\"hnad\", Blink(\"x\")), (3, Blink(\"x\"), \"hand\"), (\"hand/end\", Blink(\"x\"))])";
        let (_, faults) = told(shot, "sounds: [Sfx(+1, \"pen\", -30), Sfx((\"hand\", 0.5), \"pen\", -30)],");
        assert_eq!(faults.len(), 5, "{faults:#?}");
        assert!(faults[0].starts_with("\"b2\": this moment hangs on itself") && faults[2].ends_with("write \"hand\""), "{faults:#?}");
        assert!(faults[3].contains("takes no time") && faults[4].starts_with("+1: a plus counts from the start of a shot"), "{faults:#?}");
    }

    #[test]
    fn a_storyboard_in_plain_seconds_is_left_as_it_is() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/harvest-van/storyboard.ron");
        let text = std::fs::read_to_string(path).expect("it is there");
        let document = parse(&SourceText::new("storyboard.ron", text.clone()));
        assert_eq!(in_seconds(&text, &document), (text, Vec::new()));
    }
}
