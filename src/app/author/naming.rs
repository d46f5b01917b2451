//! New names, new nodes, and nodes taken away.

use super::Author;
use crate::app::views::author::{AuthorCommand, Lane, Renamed, Tab};
use crate::app::views::look::Look;
use crate::scenario::edit::{Named, is_id, write};

impl Author {
    pub(super) fn name_command(&mut self, command: AuthorCommand, look: &Look, now: f64) {
        match command {
            AuthorCommand::BeginRename(what) => {
                let name = match &what {
                    Renamed::Node(name) | Renamed::Window(_, name) | Renamed::Option(name) | Renamed::Variable(name) => name.clone(),
                    Renamed::NewNode(_) => String::new(),
                };
                self.naming = Some((what, name));
            }
            AuthorCommand::TypeName(name) => {
                if let Some((_, typed)) = &mut self.naming {
                    *typed = name;
                }
            }
            AuthorCommand::CancelRename => self.naming = None,
            AuthorCommand::FinishRename => self.finish_naming(look, now),
            AuthorCommand::RemoveNode(node) => {
                let at = self.source.nodes.iter().position(|known| *known.id.value == *node).unwrap_or(0);
                let place = format!("nodes/{node}");
                if self.edit(&place, now, |script| script.remove(&place)) && self.node == node {
                    let next = self.source.nodes.get(at.saturating_sub(1)).map(|node| node.id.value.to_string());
                    self.open_node(next.unwrap_or_default());
                }
            }
            _ => {}
        }
    }

    /// Whether the name that is typed may be taken.
    pub(super) fn name_fits(&self) -> bool {
        let Some((what, name)) = &self.naming else { return false };
        if !is_id(name) {
            return false;
        }
        match what {
            Renamed::Node(old) if old == name => true,
            Renamed::Node(_) | Renamed::NewNode(_) => !self.source.nodes.iter().any(|node| *node.id.value == **name),
            Renamed::Window(lane, old) => old == name || self.window(*lane, name).is_none(),
            Renamed::Variable(old) => old == name || !self.source.state.iter().any(|variable| *variable.id.value == **name),
            Renamed::Option(old) => {
                let (choice, _) = self.choice().unzip();
                old == name || !choice.is_some_and(|choose| choose.options.iter().any(|option| *option.id.value == **name))
            }
        }
    }

    fn finish_naming(&mut self, _look: &Look, now: f64) {
        if !self.name_fits() {
            return;
        }
        let Some((what, name)) = self.naming.take() else { return };
        match what {
            Renamed::Node(old) => {
                if self.edit("rename", now, |script| script.rename(Named::Node(&old), &name)) && self.node_is_gone(&old) {
                    self.node = name;
                    self.tab = if self.tab == Tab::Flow { Tab::Film } else { self.tab };
                }
            }
            Renamed::Window(lane, old) => {
                let what = match lane {
                    Lane::Cues => Named::Cue(&old),
                    Lane::Lures => Named::Lure(&old),
                };
                let selected = self.selected.take();
                if self.edit("rename", now, |script| script.rename(what, &name)) {
                    self.selected = Some((lane, name));
                } else {
                    self.selected = selected;
                }
            }
            Renamed::Option(old) => {
                let node = self.node.clone();
                self.edit("rename", now, |script| script.rename(Named::Option(&node, &old), &name));
            }
            Renamed::Variable(old) => {
                self.edit("rename", now, |script| script.rename(Named::Variable(&old), &name));
            }
            Renamed::NewNode(kind) => self.new_node(kind, &name, now),
        }
    }

    fn node_is_gone(&self, id: &str) -> bool {
        !self.source.nodes.iter().any(|node| *node.id.value == *id)
    }

    fn new_node(&mut self, kind: &str, id: &str, now: f64) {
        let entry = self.new_entry(kind, id);
        let at = self.after_this();
        if self.edit("new node", now, |script| script.insert("nodes", at, &entry)) {
            self.open_node(id.to_owned());
        }
    }

    /// Makes a node, leads a way on of another one to it, and lets it be named.
    pub(super) fn new_node_at(&mut self, kind: &'static str, from: &str, way: usize, look: &Look, now: f64) {
        let taken = |id: &str| !self.node_is_gone(id);
        let id = super::edits::free_id(&kind.to_lowercase(), taken);
        let entry = self.new_entry(kind, &id);
        let Some(place) = self.exit_place(from, way, look) else { return };
        let at = self.source.nodes.iter().position(|node| *node.id.value == *from).map_or(usize::MAX, |at| at + 1);
        let made = self.edit("new node", now, |script| {
            Ok(script.insert("nodes", at, &entry)?.and(script.set(&place, &write::text(&id))?))
        });
        if made {
            self.select_node(id.clone());
            self.naming = Some((Renamed::Node(id.clone()), id));
        }
    }

    /// Leads a way on of a node elsewhere.
    pub(super) fn lead_to(&mut self, from: &str, way: usize, to: &str, look: &Look, now: f64) {
        let Some(place) = self.exit_place(from, way, look) else { return };
        self.edit(&place, now, |script| script.set(&place, &write::text(to)));
    }

    /// Where the goal of a way on stands in the file.
    fn exit_place(&self, from: &str, way: usize, look: &Look) -> Option<String> {
        let node = self.source.nodes.iter().find(|node| *node.id.value == *from)?;
        self.exit_rows(node, look).into_iter().nth(way).map(|exit| exit.place)
    }

    /// After the node that is worked on, where its author looks for a new one.
    fn after_this(&self) -> usize {
        self.source.nodes.iter().position(|node| *node.id.value == *self.node).map_or(usize::MAX, |at| at + 1)
    }

    /// A node of a kind, as it is written.
    fn new_entry(&self, kind: &str, id: &str) -> String {
        let (text, goto) = (self.empty_text(), write::text(&self.some_node()));
        let body = match kind {
            "Scene" => format!("film: \"film/{id}.mp4\",\n    then: Goto({goto}),"),
            "Choose" => format!(
                "prompt: {text},\n    options: [\n        (id: \"option-1\", goto: {goto}, text: {text}),\n        (id: \"option-2\", goto: {goto}, text: {text}),\n    ],"
            ),
            "Exhibit" => format!("title: {text},\n    prompt: {text},\n    image: \"exhibits/{id}.png\",\n    marks: [],\n    goto: {goto},"),
            "Route" => format!("branches: [],\n    otherwise: {goto},"),
            "Assess" => format!(
                "prompt: {text},\n    conclusions: [\n        (id: \"conclusion-1\", rating: Best, text: {text}),\n        (id: \"conclusion-2\", rating: Poor, text: {text}),\n    ],\n    goto: {goto},"
            ),
            "Refer" => format!("prompt: {text},\n    offered: [],\n    key: [],\n    goto: {goto},"),
            _ => format!("title: {text},\n    text: {text},\n    outcome: Mixed,"),
        };
        format!("{}: {kind}(\n    {body}\n)", write::text(id))
    }
}
