//! Windows: opened and closed by key, moved by their edges, placed on the picture. Every edge stands on a frame.

use super::Author;
use super::edits::{free_id, time_of};
use crate::app::attempt::Desk;
use crate::app::views::author::{AuthorCommand, Edge, Lane};
use crate::scenario::edit::{Change, EditError, Script, write};
use crate::scenario::graph::{Region, Track};
use crate::scenario::source::{NodeKind, Scene, Text};
use crate::scenario::syntax::ValueKind;
use crate::time::MediaTime;

/// A window as written, of either lane.
#[derive(Clone, Debug)]
pub(super) struct WrittenWindow {
    pub(super) id: String,
    pub(super) from: Option<MediaTime>,
    pub(super) to: Option<MediaTime>,
    pub(super) at: Option<Track>,
    pub(super) indicator: Option<String>,
    pub(super) note: Option<Text>,
}

impl Author {
    pub(super) fn scene(&self) -> Option<&Scene> {
        match self.here()?.kind.as_ref()? {
            NodeKind::Scene(scene) => Some(scene),
            _ => None,
        }
    }

    /// The windows of a lane of the scene that is worked on, in the order of the file.
    pub(super) fn windows(&self, lane: Lane) -> Vec<WrittenWindow> {
        let Some(scene) = self.scene() else { return Vec::new() };
        let time = |written: &Option<crate::scenario::source::Spanned<MediaTime>>| written.as_ref().map(|time| time.value);
        match lane {
            Lane::Cues => scene
                .cues
                .iter()
                .map(|cue| WrittenWindow {
                    id: cue.id.value.to_string(),
                    from: time(&cue.from),
                    to: time(&cue.to),
                    at: cue.at.clone(),
                    indicator: cue.indicator.as_ref().map(|name| name.value.to_string()),
                    note: cue.note.clone(),
                })
                .collect(),
            Lane::Lures => scene
                .lures
                .iter()
                .map(|lure| WrittenWindow {
                    id: lure.id.value.to_string(),
                    from: time(&lure.from),
                    to: time(&lure.to),
                    at: lure.at.clone(),
                    indicator: None,
                    note: lure.why.clone(),
                })
                .collect(),
        }
    }

    pub(super) fn window(&self, lane: Lane, id: &str) -> Option<WrittenWindow> {
        self.windows(lane).into_iter().find(|window| window.id == id)
    }

    /// A window's place in the file.
    pub(super) fn window_place(&self, lane: Lane, id: &str) -> String {
        format!("nodes/{}/{}/{id}", self.node, lane.field())
    }

    /// Whether the place of a window is written as a list of keys.
    pub(super) fn is_keyed(&self, lane: Lane, id: &str) -> bool {
        let at = self.manuscript.script().find(&format!("{}/at", self.window_place(lane, id)));
        at.is_some_and(|value| matches!(value.kind, ValueKind::List(_)))
    }

    /// The edge of a frame nearest to a time; the scene's end is one, too.
    fn on_edge(&self, time: MediaTime) -> MediaTime {
        let frame = self.player.frame().nanos();
        let number = (time.nanos().max(0) + frame / 2) / frame;
        let edge = MediaTime::from_nanos(number * frame);
        self.player.length().map_or(edge, |length| if edge + MediaTime::from_nanos(frame / 2) > length { length } else { edge })
    }

    pub(super) fn window_command(&mut self, command: AuthorCommand, desk: &mut Desk<'_>) {
        let now = desk.now;
        match command {
            AuthorCommand::MarkWindow(lane) => self.mark(lane, now),
            AuthorCommand::MoveEdge(lane, id, edge, seconds) => self.move_edge(lane, &id, edge, self.on_edge(time_of(seconds)), now),
            AuthorCommand::NudgeEdge(lane, id, edge, frames) => {
                let Some(window) = self.window(lane, &id) else { return };
                let Some(at) = (match edge {
                    Edge::From => window.from,
                    Edge::To => window.to,
                }) else {
                    return;
                };
                let moved = self.on_edge(at).nanos() + frames * self.player.frame().nanos();
                let to = self.on_edge(MediaTime::from_nanos(moved.max(0)));
                self.move_edge(lane, &id, edge, to, now);
                // The film shows what stands at the edge: the first frame inside, or the last.
                let shown = match edge {
                    Edge::From => to,
                    Edge::To => to.saturating_sub(self.player.frame()),
                };
                self.player.stop(desk);
                self.player.seek(shown, desk);
            }
            AuthorCommand::MoveWindow(lane, id, seconds) => self.move_window(lane, &id, time_of(seconds), now),
            AuthorCommand::RemoveWindow => {
                if let Some((lane, id)) = self.selected.clone() {
                    let place = self.window_place(lane, &id);
                    self.edit(&place, now, |script| script.remove(&place));
                }
            }
            AuthorCommand::SetIndicator(indicator) => {
                if let Some((lane, id)) = self.selected.clone() {
                    let place = self.window_place(lane, &id);
                    self.edit(&format!("{place} indicator"), now, |script| set_after(script, &place, "id", "indicator", &write::text(&indicator)));
                    self.picking = false;
                }
            }
            AuthorCommand::SetRegion(region) => self.set_region(region, now),
            AuthorCommand::ClearRegion => {
                if let Some((lane, id)) = self.selected.clone() {
                    let place = format!("{}/at", self.window_place(lane, &id));
                    self.edit(&place, now, |script| script.remove(&place));
                }
            }
            AuthorCommand::LetMove(moves) => self.let_move(moves, now),
            AuthorCommand::GoToKey(at) => {
                let key = self.selected.clone().and_then(|(lane, id)| Some(self.window(lane, &id)?.at?.keys().get(at)?.time));
                if let Some(time) = key {
                    self.player.stop(desk);
                    self.player.seek(time, desk);
                }
            }
            AuthorCommand::RemoveKey(at) => {
                if let Some((lane, id)) = self.selected.clone() {
                    let place = format!("{}/at/#{at}", self.window_place(lane, &id));
                    self.edit(&place, now, |script| script.remove(&place));
                }
            }
            _ => {}
        }
    }

    /// Opens a window at the moment of the film, or closes the one that is open.
    fn mark(&mut self, lane: Lane, now: f64) {
        let here = self.on_edge(self.player.time());
        let Some((_, from)) = self.opened.take().filter(|(opened, _)| *opened == lane) else {
            self.opened = Some((lane, here));
            return;
        };
        let (from, mut to) = (from.min(here), from.max(here));
        if to < from + self.player.frame() {
            to = from + self.player.frame();
        }
        let taken = |id: &str| {
            let scenes = self.source.nodes.iter().filter_map(|node| match &node.kind {
                Some(NodeKind::Scene(scene)) => Some(scene),
                _ => None,
            });
            let mut ids = scenes.flat_map(|scene| scene.cues.iter().map(|cue| &cue.id).chain(scene.lures.iter().map(|lure| &lure.id)));
            ids.any(|known| &*known.value == id)
        };
        let id = free_id(if lane == Lane::Cues { "sign" } else { "lure" }, taken);
        let before = self.windows(lane).iter().filter(|window| window.from.is_some_and(|known| known <= from)).count();
        // Which sign it is only its author knows: the finding on it stays until one is chosen.
        let entry = format!("(id: {}, from: {}, to: {})", write::text(&id), write::seconds(from, None), write::seconds(to, None));
        let place = format!("nodes/{}/{}", self.node, lane.field());
        let list_is_there = self.manuscript.script().find(&place).is_some();
        let made = self.edit("mark", now, |script| {
            if list_is_there { script.insert(&place, before, &entry) } else { first_of_lane(script, &place, lane, &entry) }
        });
        if made {
            self.selected = Some((lane, id));
            self.picking = lane == Lane::Cues;
            self.search.clear();
        }
    }

    fn move_edge(&mut self, lane: Lane, id: &str, edge: Edge, to: MediaTime, now: f64) {
        let Some(window) = self.window(lane, id) else { return };
        let frame = self.player.frame();
        let to = match edge {
            Edge::From => window.to.map_or(to, |end| to.min(end.saturating_sub(frame))),
            Edge::To => window.from.map_or(to, |begin| to.max(begin + frame)),
        };
        let place = format!("{}/{}", self.window_place(lane, id), edge.field());
        self.edit(&place, now, |script| set_time(script, &place, to));
    }

    /// Moves a window by whole frames, and the keys of its place with it.
    fn move_window(&mut self, lane: Lane, id: &str, to: MediaTime, now: f64) {
        let Some(window) = self.window(lane, id) else { return };
        let (Some(from), Some(end)) = (window.from, window.to) else { return };
        let room = self.player.length().map_or(MediaTime::MAX, |length| length.saturating_sub(end - from));
        let begins = self.on_edge(to).min(room);
        let by = begins - from;
        if by == MediaTime::ZERO {
            return;
        }
        let place = self.window_place(lane, id);
        let keys: Vec<MediaTime> = if self.is_keyed(lane, id) {
            window.at.iter().flat_map(Track::keys).map(|key| key.time).collect()
        } else {
            Vec::new()
        };
        self.edit(&format!("{place} moved"), now, |script| {
            let mut change = set_time(script, &format!("{place}/from"), begins)?.and(set_time(script, &format!("{place}/to"), end + by)?);
            for (at, key) in keys.iter().enumerate() {
                change = change.and(set_time(script, &format!("{place}/at/#{at}/#0"), *key + by)?);
            }
            Ok(change)
        });
    }

    fn set_region(&mut self, [x, y, w, h]: [f32; 4], now: f64) {
        let Some((lane, id)) = self.selected.clone() else { return };
        let Some(window) = self.window(lane, &id) else { return };
        let region = Region { x, y, w, h };
        let place = self.window_place(lane, &id);
        let at = format!("{place}/at");
        let time = self.player.time();
        let keyed = self.is_keyed(lane, &id);
        let half = MediaTime::from_nanos(self.player.frame().nanos() / 2);
        self.edit(&at, now, |script| match &window.at {
            Some(track) if keyed => {
                let near = |known: MediaTime| known.saturating_sub(time).max(time.saturating_sub(known)) < half;
                match track.keys().iter().position(|key| near(key.time)) {
                    Some(key) => set_rectangle(script, &format!("{at}/#{key}/#1"), region),
                    None => {
                        let before = track.keys().iter().filter(|key| key.time < time).count();
                        let entry = format!("({}, {})", write::seconds(time, None), write::region(region));
                        script.insert(&at, before, &entry)
                    }
                }
            }
            Some(_) => set_rectangle(script, &at, region),
            None if script.find(&at).is_some() => script.set(&at, &write::region(region)),
            None => set_after(script, &place, "to", "at", &write::region(region)),
        });
    }

    /// Makes of a place that stands one that moves, beginning with two keys where it stood; or the other way round.
    fn let_move(&mut self, moves: bool, now: f64) {
        let Some((lane, id)) = self.selected.clone() else { return };
        let Some(window) = self.window(lane, &id) else { return };
        let Some(track) = window.at else { return };
        let at = format!("{}/at", self.window_place(lane, &id));
        let time = self.player.time();
        let here = write::region(track.at(time));
        let value = if moves {
            let first = window.from.unwrap_or(MediaTime::ZERO);
            let last = if time > first { time } else { window.to.unwrap_or(first + self.player.frame()) };
            format!("[({}, {here}), ({}, {here})]", write::seconds(first, None), write::seconds(last, None))
        } else {
            here
        };
        self.edit(&at, now, |script| script.set(&at, &value));
    }
}

/// The first window of a scene that has no list for its lane: the list stands before what follows the scene.
fn first_of_lane(script: &Script, list: &str, lane: Lane, entry: &str) -> Result<Change, EditError> {
    let (node, field) = list.rsplit_once('/').unwrap_or((list, lane.field()));
    let fields = match script.find(node).map(|value| &value.kind) {
        Some(ValueKind::Group(group)) => group.fields.iter().map(|field| field.name.as_str()).collect(),
        _ => Vec::new(),
    };
    let at = fields.iter().position(|name| *name == "then").unwrap_or(fields.len());
    script.insert(node, at, &format!("{field}: [\n    {entry},\n]"))
}

/// Writes a time as its neighbours are written: to the millisecond, with a point where there was one.
fn set_time(script: &Script, place: &str, time: MediaTime) -> Result<Change, EditError> {
    let old = script.written(place);
    script.set(place, &write::seconds(time, old))
}

/// Writes the numbers of a rectangle that differ.
fn set_rectangle(script: &Script, place: &str, region: Region) -> Result<Change, EditError> {
    let parts = write::region_parts(region);
    let written: Vec<Option<&str>> = (0..4).map(|at| script.written(&format!("{place}/#{at}"))).collect();
    if written.iter().any(Option::is_none) {
        return script.set(place, &write::region(region));
    }
    let mut change = Change::default();
    for (at, (part, old)) in parts.iter().zip(written).enumerate() {
        let same = old.is_some_and(|old| old.parse::<f32>().ok() == part.parse::<f32>().ok());
        if !same {
            change = change.and(script.set(&format!("{place}/#{at}"), part)?);
        }
    }
    Ok(change)
}

/// Sets a field; one that is not there yet comes after `neighbour`.
fn set_after(script: &Script, group: &str, neighbour: &str, name: &str, value: &str) -> Result<Change, EditError> {
    let place = format!("{group}/{name}");
    if script.find(&place).is_some() {
        return script.set(&place, value);
    }
    let fields = match script.find(group).map(|value| &value.kind) {
        Some(ValueKind::Group(group)) => group.fields.iter().map(|field| field.name.as_str()).collect(),
        _ => Vec::new(),
    };
    match fields.iter().position(|known| *known == neighbour) {
        Some(at) => script.insert(group, at + 1, &format!("{name}: {value}")),
        None => script.set(&place, value),
    }
}
