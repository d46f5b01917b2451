//! What the flow shows besides its drawing: findings, pictures and where attempts went, by box.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use super::chart::{Lengths, Sheet};
use super::posters::{Posters, path_of};
use super::{Author, Tab};
use crate::app::attempt::{Desk, Scenario};
use crate::app::views::author::{BoxCoverage, FlowCoverage, FlowPicture, FlowView, Notice};
use crate::app::views::look::Look;
use crate::app::views::widgets::Picture;
use crate::cli::coverage::of_kept;
use crate::cohort::coverage::Coverage;
use crate::platform::DataFolder;
use crate::scenario::draw::Exit;
use crate::scenario::graph::{NodeId, OptionId};

/// What the names of the flow's pictures begin with.
const NAMES: &str = "flow/";

/// Counts over kept attempts, on their way or there.
type Counted = Result<(Arc<Scenario>, Coverage), String>;

/// What is shown, by box of the drawing; made anew when drawing or facts change.
pub(super) struct Shown {
    /// How long scenes are, as the last check knew.
    pub(super) lengths: Lengths,
    posters: Posters,
    data: Option<DataFolder>,
    wake: Arc<dyn Fn() + Send + Sync>,
    /// The drawing for which the rest was made.
    of: Option<Arc<FlowPicture>>,
    findings: Arc<Vec<(usize, bool)>>,
    pictures: Arc<Vec<Option<Picture>>>,
    wants_coverage: bool,
    counting: Option<Receiver<Counted>>,
    counted: Option<(Arc<Scenario>, Coverage)>,
    coverage: Option<Arc<FlowCoverage>>,
    is_late: bool,
}

impl Shown {
    /// Nothing yet. The attempts are kept in `data`.
    pub(super) fn new(folder: std::path::PathBuf, data: Option<DataFolder>, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self {
            lengths: Arc::default(),
            posters: Posters::new(folder, Arc::clone(&wake)),
            data,
            wake,
            of: None,
            findings: Arc::default(),
            pictures: Arc::default(),
            wants_coverage: false,
            counting: None,
            counted: None,
            coverage: None,
            is_late: false,
        }
    }

    /// The findings are others.
    pub(super) fn findings_changed(&mut self) {
        self.of = None;
    }

    /// Files of the scenario changed: its pictures are read anew.
    pub(super) fn media_changed(&mut self) {
        self.posters.forget();
        self.pictures = Arc::new(vec![None; self.pictures.len()]);
    }

    /// Whether something is worked out for it.
    pub(super) fn is_busy(&self) -> bool {
        self.posters.is_busy() || self.counting.is_some()
    }

    /// Shows where attempts went, counted anew each time; or shows it no more.
    pub(super) fn show_coverage(&mut self, on: bool) {
        self.wants_coverage = on;
        self.counted = None;
        self.coverage = None;
        self.counting = None;
    }

    fn count(&mut self, scenario: Arc<Scenario>) {
        let (send, counting) = channel();
        let (data, wake) = (self.data.clone(), Arc::clone(&self.wake));
        let work = move || {
            let counted = match &data {
                // What cannot be read is told where results are looked at.
                Some(data) => of_kept(&scenario.graph, data, &mut |_| {}).map_err(|error| format!("{error}. {}", error.remedy())),
                None => Ok(Coverage::default()),
            };
            // Nobody waits any more once the screen was left.
            let _ = send.send(counted.map(|coverage| (scenario, coverage)));
            wake();
        };
        if std::thread::Builder::new().name("coverage".to_owned()).spawn(work).is_ok() {
            self.counting = Some(counting);
        }
    }
}

impl Author {
    /// Has the flow drawn while it is looked at, and brings what it shows up to date.
    pub(super) fn poll_flow(&mut self, look: &Look, desk: &mut Desk<'_>) {
        if self.tab == Tab::Flow {
            self.chart.ask(Sheet {
                revision: self.revision,
                language: look.language,
                lengths: Arc::clone(&self.flow.lengths),
                source: Arc::clone(&self.source),
            });
            self.count_attempts();
        }
        self.chart.take();
        self.flow.is_late = self.chart.is_busy();
        let came = self.flow.posters.take();
        let Some(picture) = self.chart.picture().cloned() else { return };
        if !self.flow.of.as_ref().is_some_and(|known| Arc::ptr_eq(known, &picture)) {
            self.annotate(picture, desk);
        }
        if !came.is_empty() {
            for (path, pixels) in came {
                desk.pictures.put(desk.ctx, &format!("{NAMES}{path}"), &pixels);
            }
            self.hang_pictures(desk);
        }
    }

    /// Counts what the kept attempts did, once for each version that can be played.
    fn count_attempts(&mut self) {
        if let Some(counting) = &self.flow.counting {
            match counting.try_recv() {
                Ok(Ok(counted)) => {
                    self.flow.counted = Some(counted);
                    self.flow.of = None;
                    self.flow.counting = None;
                }
                Ok(Err(fault)) => {
                    self.notice = Some(Notice::Fault(fault));
                    self.flow.show_coverage(false);
                }
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => self.flow.counting = None,
            }
        } else if self.flow.wants_coverage
            && let Some(good) = self.good.clone()
            && !self.flow.counted.as_ref().is_some_and(|(of, _)| Arc::ptr_eq(of, &good))
        {
            self.flow.count(good);
        }
    }

    fn annotate(&mut self, picture: Arc<FlowPicture>, desk: &mut Desk<'_>) {
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
        let counted = self.flow.counted.as_ref().filter(|_| self.flow.wants_coverage);
        self.flow.coverage = counted.map(|(scenario, coverage)| Arc::new(by_box(&picture, scenario, coverage)));
        self.flow.of = Some(picture);
        self.hang_pictures(desk);
    }

    fn hang_pictures(&mut self, desk: &Desk<'_>) {
        let Some(of) = &self.flow.of else { return };
        let named = |poster| desk.pictures.get(&format!("{NAMES}{}", path_of(poster)));
        let pictures = of.drawing.boxes.iter().map(|one| one.picture.as_ref().and_then(|(_, poster)| named(poster)));
        self.flow.pictures = Arc::new(pictures.collect());
    }

    /// Asks for the pictures of boxes that are in sight.
    pub(super) fn want_posters(&mut self, boxes: &[usize]) {
        let Some(of) = &self.flow.of else { return };
        for at in boxes {
            if let Some((_, poster)) = of.drawing.boxes.get(*at).and_then(|one| one.picture.as_ref()) {
                self.flow.posters.ask(poster);
            }
        }
    }

    /// Takes the flow's pictures off the graphics.
    pub(super) fn drop_pictures(&mut self, desk: &mut Desk<'_>) {
        desk.pictures.forget(NAMES);
    }

    /// The flow as it is shown; `None` while it is drawn for the first time.
    pub(super) fn flow_view(&self) -> Option<FlowView> {
        Some(FlowView {
            picture: Arc::clone(self.flow.of.as_ref()?),
            findings: Arc::clone(&self.flow.findings),
            posters: Arc::clone(&self.flow.pictures),
            coverage: self.flow.coverage.clone(),
            wants_coverage: self.flow.wants_coverage,
            is_late: self.flow.is_late,
        })
    }
}

/// The counts of a version that can be played, for the boxes and ways of a drawing that may be of a later one.
fn by_box(picture: &FlowPicture, scenario: &Scenario, coverage: &Coverage) -> FlowCoverage {
    let graph = &scenario.graph;
    let places: HashMap<&NodeId, _> = graph.places().map(|at| (&graph.node(at).id, at)).collect();
    let boxes = picture.drawing.boxes.iter().map(|one| {
        let Some(at) = places.get(&one.id) else { return BoxCoverage::default() };
        let signs = coverage.signs.get(at).copied().unwrap_or_default();
        BoxCoverage { came: coverage.nodes.get(at).copied().unwrap_or(0), shown: signs.shown, missed: signs.missed }
    });
    let boxes = boxes.collect();
    let place = |at: crate::scenario::graph::NodeIx| places.get(&picture.drawing.boxes[at.0 as usize].id).copied();
    let ways = picture.drawing.edges.iter().map(|edge| {
        let option: Option<OptionId> = match &edge.exit {
            Exit::Option(id) => Some(id.clone()),
            _ => None,
        };
        let (Some(from), Some(to)) = (place(edge.from), place(edge.to)) else { return 0 };
        coverage.ways.get(&(from, option, to)).copied().unwrap_or(0)
    });
    FlowCoverage { attempts: coverage.attempts, boxes, ways: ways.collect() }
}
