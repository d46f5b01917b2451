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
                    Renamed::Node(name) | Renamed::Window(_, name) | Renamed::Option(name) => name.clone(),
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
            Renamed::NewNode(kind) => self.new_node(kind, &name, now),
        }
    }

    fn node_is_gone(&self, id: &str) -> bool {
        !self.source.nodes.iter().any(|node| *node.id.value == *id)
    }

    fn new_node(&mut self, kind: &str, id: &str, now: f64) {
        let (text, goto) = (self.empty_text(), write::text(&self.some_node()));
        let title = text.clone();
        let body = match kind {
            "Scene" => format!("film: \"film/{id}.mp4\",\n    then: Goto({goto}),"),
            "Choose" => format!(
                "prompt: {text},\n    options: [\n        (id: \"option-1\", goto: {goto}, text: {text}),\n        (id: \"option-2\", goto: {goto}, text: {text}),\n    ],"
            ),
            "Exhibit" => format!("title: {title},\n    prompt: {text},\n    image: \"exhibits/{id}.png\",\n    marks: [],\n    goto: {goto},"),
            "Route" => format!("branches: [],\n    otherwise: {goto},"),
            "Assess" => format!(
                "prompt: {text},\n    conclusions: [\n        (id: \"conclusion-1\", rating: Best, text: {text}),\n        (id: \"conclusion-2\", rating: Poor, text: {text}),\n    ],\n    goto: {goto},"
            ),
            "Refer" => format!("prompt: {text},\n    offered: [],\n    key: [],\n    goto: {goto},"),
            _ => format!("title: {title},\n    text: {text},\n    outcome: Mixed,"),
        };
        let entry = format!("{}: {kind}(\n    {body}\n)", write::text(id));
        // After the node that is worked on, where its author looks for it.
        let at = self.source.nodes.iter().position(|node| *node.id.value == *self.node).map_or(usize::MAX, |at| at + 1);
        if self.edit("new node", now, |script| script.insert("nodes", at, &entry)) {
            self.open_node(id.to_owned());
        }
    }
}
