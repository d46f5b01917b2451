//! What the author asks for, turned into changes of the text.

use super::Author;
use crate::app::attempt::Desk;
use crate::app::views::author::{AuthorCommand, Lane, Tab};
use crate::app::views::look::Look;
use crate::scenario::edit::write;
use crate::scenario::source::{Choose, Node, NodeKind, Then};
use crate::scenario::syntax::{Value, ValueKind};
use crate::text::Language;
use crate::time::MediaTime;

impl Author {
    /// The node that is worked on, as written.
    pub(super) fn here(&self) -> Option<&Node> {
        self.source.nodes.iter().find(|node| *node.id.value == *self.node)
    }

    /// The choice of the node that is worked on, and its place in the file.
    pub(super) fn choice(&self) -> Option<(&Choose, String)> {
        let node = self.here()?;
        match node.kind.as_ref()? {
            NodeKind::Choose(choose) => Some((choose, format!("nodes/{}", self.node))),
            NodeKind::Scene(scene) => match scene.then.as_ref()? {
                Then::Choose(choose) => Some((choose, format!("nodes/{}/then", self.node))),
                Then::Goto(_) => None,
            },
            _ => None,
        }
    }

    /// A text without words in every language that is promised.
    pub(super) fn empty_text(&self) -> String {
        let languages = self.languages();
        let pairs: Vec<String> = languages.iter().map(|language| format!("{}: \"\"", write::text(language.tag()))).collect();
        format!("{{{}}}", pairs.join(", "))
    }

    /// Carries out what concerns the film, its windows, the texts, the choices and the names.
    pub(super) fn edit_command(&mut self, command: AuthorCommand, look: &Look, desk: &mut Desk<'_>) {
        match command {
            AuthorCommand::TogglePlay => self.player.toggle(desk),
            AuthorCommand::Seek(seconds) => {
                let runs = self.player.runs();
                self.player.seek(time_of(seconds), desk);
                if !runs {
                    desk.ctx.request_repaint();
                }
            }
            AuthorCommand::Step(frames) => self.player.step(frames, desk),
            AuthorCommand::SetText(place, language, text) => self.set_text(&place, language, &text, desk.now),
            AuthorCommand::SplitText(place) => self.split_text(&place, desk.now),
            AuthorCommand::SetExit(place, node) => {
                self.edit(&place, desk.now, |script| script.set(&place, &write::text(&node)));
            }
            AuthorCommand::LeadTo(from, way, to) => self.lead_to(&from, way, &to, look, desk.now),
            AuthorCommand::NewNodeAt(kind, from, way) => self.new_node_at(kind, &from, way, look, desk.now),
            AuthorCommand::SeePosters(boxes) => self.want_posters(&boxes),
            AuthorCommand::ShowCoverage(on) => self.flow.show_coverage(on),
            AuthorCommand::SetRating(id, rating) => self.set_rating(&id, rating, desk.now),
            AuthorCommand::AddOption => self.add_option(desk.now),
            AuthorCommand::RemoveOption(id) => {
                if let Some((_, place)) = self.choice() {
                    let place = format!("{place}/options/{id}");
                    self.edit(&place, desk.now, |script| script.remove(&place));
                }
            }
            AuthorCommand::MakeChoice => self.make_choice(desk.now),
            AuthorCommand::SearchIndicator(text) => self.search = text,
            AuthorCommand::PickIndicator(open) => {
                self.picking = open;
                self.search.clear();
            }
            AuthorCommand::Select(lane, id) => {
                if self.selected.as_ref() != Some(&(lane, id.clone())) {
                    self.picking = false;
                    self.naming = None;
                }
                let window = self.window(lane, &id);
                self.selected = Some((lane, id));
                // What is looked at is shown, unless the film runs.
                if let Some((from, to)) = window.and_then(|window| window.from.zip(window.to))
                    && !self.player.runs()
                    && !(from..to).contains(&self.player.time())
                {
                    self.player.seek(from, desk);
                }
            }
            AuthorCommand::Unselect => {
                self.selected = None;
                self.naming = None;
            }
            AuthorCommand::TypeName(_)
            | AuthorCommand::BeginRename(_)
            | AuthorCommand::FinishRename
            | AuthorCommand::CancelRename
            | AuthorCommand::RemoveNode(_) => self.name_command(command, look, desk.now),
            AuthorCommand::SetField(..)
            | AuthorCommand::AddName(..)
            | AuthorCommand::TakeEntry(..)
            | AuthorCommand::MoveEntry(..)
            | AuthorCommand::AddEntry(_)
            | AuthorCommand::NewCondition(_)
            | AuthorCommand::SetCondition(..)
            | AuthorCommand::JoinCondition(_)
            | AuthorCommand::TakeCondition(_)
            | AuthorCommand::SetEffect(..) => self.field_command(command, look, desk.now),
            other => self.window_command(other, desk),
        }
    }

    fn set_text(&mut self, place: &str, language: Option<Language>, text: &str, now: f64) {
        let base = self.base_language();
        let what = format!("{place} {}", language.map_or("", Language::tag));
        self.edit(&what, now, |script| script.set_text(place, language, text, base));
    }

    /// Writes a text that serves every language by language, the words for the first one.
    fn split_text(&mut self, place: &str, now: f64) {
        let base = self.base_language();
        let others: Vec<Language> = self.languages().into_iter().filter(|language| *language != base).collect();
        let Some(plain) = self.manuscript.script().written(place).map(str::to_owned) else { return };
        let rest = others.iter().map(|language| format!(", {}: \"\"", write::text(language.tag())));
        let map = format!("{{{}: {plain}{}}}", write::text(base.tag()), rest.collect::<String>());
        self.edit(place, now, |script| script.set(place, &map));
    }

    fn set_rating(&mut self, id: &str, rating: Option<&str>, now: f64) {
        let Some((_, place)) = self.choice() else { return };
        let place = format!("{place}/options/{id}/rating");
        self.edit(&place, now, |script| match rating {
            Some(rating) => script.set_field(&place, rating),
            None => script.remove(&place),
        });
    }

    fn add_option(&mut self, now: f64) {
        let Some((choose, place)) = self.choice() else { return };
        let taken = |id: &str| choose.options.iter().any(|option| &*option.id.value == id);
        let id = free_id("option", taken);
        let goto = choose.options.iter().rev().find_map(|option| option.goto.as_ref()).map(|name| name.value.to_string());
        let goto = goto.unwrap_or_else(|| self.some_node());
        let entry = format!("(id: {}, goto: {}, text: {})", write::text(&id), write::text(&goto), self.empty_text());
        let place = format!("{place}/options");
        self.edit("add option", now, |script| script.insert(&place, usize::MAX, &entry));
    }

    /// Somewhere to lead to: an ending, else the first node.
    pub(super) fn some_node(&self) -> String {
        let nodes = &self.source.nodes;
        let ending = nodes.iter().find(|node| matches!(node.kind, Some(NodeKind::Ending(_))));
        ending.or(nodes.first()).map(|node| node.id.value.to_string()).unwrap_or_default()
    }

    fn make_choice(&mut self, now: f64) {
        let Some(NodeKind::Scene(scene)) = self.here().and_then(|node| node.kind.as_ref()) else { return };
        let goto = match &scene.then {
            Some(Then::Goto(name)) => name.value.to_string(),
            Some(Then::Choose(_)) => return,
            None => self.some_node(),
        };
        let (text, goto) = (self.empty_text(), write::text(&goto));
        let choose = format!(
            "Choose(\n    prompt: {text},\n    options: [\n        (id: \"option-1\", goto: {goto}, text: {text}),\n        (id: \"option-2\", goto: {goto}, text: {text}),\n    ],\n)"
        );
        let place = format!("nodes/{}/then", self.node);
        self.edit(&place, now, |script| script.set(&place, &choose));
    }

    /// Opens the node, and what in it a finding is about.
    pub(super) fn go_to_finding(&mut self, at: usize, desk: &mut Desk<'_>) {
        let Some((finding, node)) = self.findings.get(at).cloned() else { return };
        let Some(byte) = finding.span.map(|span| span.bytes.start) else { return };
        let node = node.unwrap_or_default();
        self.open_node(node.clone());
        let script = self.manuscript.script();
        let holds = |place: &str| script.find(place).is_some_and(|value| value.span.contains(&byte));
        let mut found = None;
        for lane in [Lane::Cues, Lane::Lures] {
            let ids = self.windows(lane).into_iter().map(|window| window.id.clone());
            found = found.or_else(|| ids.into_iter().find(|id| holds(&format!("nodes/{node}/{}/{id}", lane.field()))).map(|id| (lane, id)));
        }
        let in_choice = holds(&format!("nodes/{node}/then")) || holds(&format!("nodes/{node}/options")) || holds(&format!("nodes/{node}/goto"));
        self.tab = match (&found, finding.rule) {
            (Some(_), rule) if rule != "missing-translation" => Tab::Film,
            (_, "missing-translation") if !in_choice => Tab::Texts,
            (None, _) if in_choice => Tab::Choice,
            _ if node.is_empty() => Tab::Texts,
            _ => Tab::Film,
        };
        if let Some((lane, id)) = found {
            if let Some(from) = self.window(lane, &id).and_then(|window| window.from) {
                self.player.seek(from, desk);
            }
            self.selected = Some((lane, id));
        }
    }

    /// The bytes of each node, its name included.
    pub(super) fn node_ranges(&self) -> Vec<(std::ops::Range<usize>, String)> {
        let Some(nodes) = self.manuscript.script().find("nodes") else { return Vec::new() };
        let ValueKind::Map(pairs) = &nodes.kind else { return Vec::new() };
        let range = |(key, value): &(Value, Value)| match &key.kind {
            ValueKind::Text(id) => Some((key.span.start..value.span.end, id.clone())),
            _ => None,
        };
        pairs.iter().filter_map(range).collect()
    }
}

/// Seconds of a screen as a time; what is no time is the beginning.
pub(super) fn time_of(seconds: f64) -> MediaTime {
    MediaTime::from_seconds(seconds.clamp(0.0, 359_999.0)).unwrap_or(MediaTime::ZERO)
}

/// `stem-1`, or the next number that is free.
pub(super) fn free_id(stem: &str, taken: impl Fn(&str) -> bool) -> String {
    let names = (1..).map(|number: u32| format!("{stem}-{number}"));
    names.into_iter().find(|name| !taken(name)).unwrap_or_else(|| stem.to_owned())
}
