//! The flow drawn away from the window's thread: of the texts that come while it draws, only the newest.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use crate::app::views::author::FlowPicture;
use crate::scenario::draw::{Wishes, draw_written};
use crate::scenario::graph::NodeId;
use crate::scenario::source::Scenario;
use crate::text::Language;
use crate::time::MediaTime;

/// How long scenes are, as far as that is known.
pub type Lengths = Arc<BTreeMap<NodeId, MediaTime>>;

/// Of what a drawing is made.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Which text: the number of its change.
    pub revision: u64,
    /// The language of the texts in it.
    pub language: Language,
    /// How long its scenes are.
    pub lengths: Lengths,
    /// The text as it could be read last.
    pub source: Arc<Scenario>,
}

impl Sheet {
    fn is_as(&self, other: &Self) -> bool {
        self.revision == other.revision && self.language == other.language && self.lengths == other.lengths
    }
}

/// Draws one sheet after another.
pub struct Chart {
    wake: Arc<dyn Fn() + Send + Sync>,
    picture: Option<Arc<FlowPicture>>,
    asked: Option<Sheet>,
    coming: Option<Receiver<FlowPicture>>,
    next: Option<Sheet>,
}

impl Chart {
    /// Nothing is drawn yet. `wake` is called when a drawing is there.
    pub fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { wake, picture: None, asked: None, coming: None, next: None }
    }

    /// Asks for a drawing; the same one twice is drawn once.
    pub fn ask(&mut self, sheet: Sheet) {
        if self.asked.as_ref().is_some_and(|known| known.is_as(&sheet)) {
            return;
        }
        self.asked = Some(sheet.clone());
        self.next = Some(sheet);
        self.begin();
    }

    /// Whether a drawing is on its way.
    pub fn is_busy(&self) -> bool {
        self.coming.is_some()
    }

    /// The newest drawing that is there; takes over one that has come since. Tells whether one has.
    pub fn take(&mut self) -> bool {
        let Some(coming) = &self.coming else { return false };
        let drawn = match coming.try_recv() {
            Ok(picture) => Some(picture),
            Err(TryRecvError::Empty) => return false,
            Err(TryRecvError::Disconnected) => None,
        };
        let is_new = drawn.is_some();
        if let Some(picture) = drawn {
            self.picture = Some(Arc::new(picture));
        }
        self.coming = None;
        self.begin();
        is_new
    }

    /// The newest drawing that is there.
    pub fn picture(&self) -> Option<&Arc<FlowPicture>> {
        self.picture.as_ref()
    }

    fn begin(&mut self) {
        if self.coming.is_some() {
            return;
        }
        let Some(sheet) = self.next.take() else { return };
        let (send, coming) = channel();
        let wake = Arc::clone(&self.wake);
        let work = move || {
            let length = |node: &NodeId| sheet.lengths.get(node).copied();
            let drawing = draw_written(&sheet.source, &Wishes { language: sheet.language, pictures: true, length: &length });
            // Nobody waits any more once the screen was left.
            let _ = send.send(FlowPicture::of(drawing));
            wake();
        };
        // Without a thread the flow says that it is being drawn; everything else goes on.
        if std::thread::Builder::new().name("chart".to_owned()).spawn(work).is_ok() {
            self.coming = Some(coming);
        }
    }
}
