//! What the flow shows besides its drawing: findings and pictures by box.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::chart::{Lengths, Sheet};
use super::{Author, Tab};
use crate::app::attempt::Desk;
use crate::app::views::author::{FlowPicture, FlowView};
use crate::app::views::look::Look;
use crate::app::views::widgets::Picture;

/// What is shown, by box of the drawing; made anew when drawing or facts change.
#[derive(Default)]
pub(super) struct Shown {
    /// How long scenes are, as the last check knew.
    pub(super) lengths: Lengths,
    /// The drawing for which the rest was made.
    of: Option<Arc<FlowPicture>>,
    findings: Arc<Vec<(usize, bool)>>,
    posters: Arc<Vec<Option<Picture>>>,
}

impl Shown {
    /// The findings are others.
    pub(super) fn findings_changed(&mut self) {
        self.of = None;
    }

    /// Whether something is worked out for it.
    pub(super) fn is_busy(&self) -> bool {
        false
    }
}

impl Author {
    /// Has the flow drawn while it is looked at, and brings what it shows up to date.
    pub(super) fn poll_flow(&mut self, look: &Look, _desk: &mut Desk<'_>) {
        if self.tab == Tab::Flow {
            self.chart.ask(Sheet {
                revision: self.revision,
                language: look.language,
                lengths: Arc::clone(&self.flow.lengths),
                source: Arc::clone(&self.source),
            });
        }
        self.chart.take();
        let Some(picture) = self.chart.picture().cloned() else { return };
        if self.flow.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, &picture)) {
            return;
        }
        let mut by_node: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
        for (finding, node) in &self.findings {
            if let Some(node) = node {
                let (count, is_error) = by_node.entry(node).or_default();
                *count += 1;
                *is_error |= finding.is_error();
            }
        }
        let boxes = &picture.drawing.boxes;
        self.flow.findings = Arc::new(boxes.iter().map(|one| by_node.get(&*one.id.0).copied().unwrap_or_default()).collect());
        self.flow.posters = Arc::new(vec![None; boxes.len()]);
        self.flow.of = Some(picture);
    }

    /// The flow as it is shown; `None` while it is drawn for the first time.
    pub(super) fn flow_view(&self) -> Option<FlowView> {
        Some(FlowView {
            picture: Arc::clone(self.flow.of.as_ref()?),
            findings: Arc::clone(&self.flow.findings),
            posters: Arc::clone(&self.flow.posters),
            coverage: None,
        })
    }
}
