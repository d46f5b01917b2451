//! Walking through a flow by keys: which way on is marked, where it leads, and back by the way one came.

use super::picture::FlowPicture;

/// Where one is on a walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Walk {
    /// The id of the node that was walked to last; another one that is worked on begins a new walk.
    pub(super) at: String,
    /// The way on that is marked, by its number.
    pub(super) marked: usize,
    /// The nodes that one came from, and the way by which each was left.
    pub(super) came: Vec<(String, usize)>,
}

impl Walk {
    /// The same walk, or a new one when another node is worked on.
    pub(super) fn to(mut self, node: &str) -> Self {
        if self.at != node {
            self = Self { at: node.to_owned(), ..Self::default() };
        }
        self
    }

    /// Marks the next way on, or the one before; the first comes after the last.
    pub(super) fn mark(&mut self, picture: &FlowPicture, node: usize, next: bool) {
        let count = picture.ways.get(node).copied().unwrap_or(0);
        if count > 0 {
            self.marked = (self.marked + if next { 1 } else { count - 1 }) % count;
        }
    }

    /// Goes along the marked way; tells the node that is reached, if it leads to one.
    pub(super) fn go(&mut self, picture: &FlowPicture, node: usize) -> Option<String> {
        let edge = picture.edge_of(node, self.marked)?;
        let to = picture.drawing.boxes[picture.drawing.edges[edge].to.0 as usize].id.to_string();
        self.came.push((self.at.clone(), self.marked));
        self.at.clone_from(&to);
        self.marked = 0;
        Some(to)
    }

    /// Goes back by the way one came, else by the first that leads here; tells the node that is reached.
    pub(super) fn back(&mut self, picture: &FlowPicture, node: usize) -> Option<String> {
        let kept = self.came.pop().filter(|(id, _)| picture.place_of(id).is_some());
        let (to, way) = kept.or_else(|| {
            let edge = &picture.drawing.edges[*picture.arriving.get(node)?.iter().find(|edge| !picture.drawing.edges[**edge].is_back)?];
            Some((picture.drawing.boxes[edge.from.0 as usize].id.to_string(), edge.way))
        })?;
        self.at.clone_from(&to);
        self.marked = way;
        Some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::draw::{Wishes, draw_written};
    use crate::scenario::source;
    use crate::text::Language;

    fn picture() -> FlowPicture {
        let text = r#"Scenario(format: 1, title: "x", nodes: {
            "a": Choose(prompt: "?", options: [(id: "l", text: "l", goto: "b"), (id: "x", text: "x", goto: "gone"), (id: "r", text: "r", goto: "c")]),
            "b": Choose(prompt: "?", options: [(id: "on", text: "on", goto: "c")]),
            "c": Ending(title: "c"),
        })"#;
        let (scenario, _) = source::read(&crate::diagnostic::SourceText::new("x", text));
        FlowPicture::of(draw_written(&scenario.expect("readable"), &Wishes { language: Language::En, pictures: false, length: &|_| None }))
    }

    #[test]
    fn ways_are_marked_in_turn_and_walked_there_and_back() {
        let picture = picture();
        let mut walk = Walk::default().to("a");
        walk.mark(&picture, 0, false);
        assert_eq!(walk.marked, 2);
        assert_eq!(walk.go(&picture, 0).as_deref(), Some("c"));
        walk.mark(&picture, 2, true);
        assert_eq!(walk.marked, 0, "an ending has no way on");
        assert_eq!(walk.back(&picture, 2).as_deref(), Some("a"));
        assert_eq!(walk.marked, 2, "by the way one came");
        walk.mark(&picture, 0, false);
        assert_eq!(walk.go(&picture, 0), None, "it leads nowhere");
        assert_eq!(walk.at, "a");
        let mut other = walk.to("c");
        assert_eq!(other.back(&picture, 2).as_deref(), Some("a"), "by the first way that leads there");
        assert_eq!(other.marked, 2);
    }

    #[test]
    fn what_leads_nowhere_has_a_port_and_no_line() {
        let picture = picture();
        assert_eq!(picture.ways, [3, 1, 0]);
        assert!(picture.edge_of(0, 1).is_none());
        assert!(picture.port(0, 1).is_some() && picture.port(2, 0).is_none());
        assert_eq!(picture.drawing.boxes[0].rows[1].dangles.as_deref(), Some("gone"));
    }
}
