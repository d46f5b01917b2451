//! What the author's screen shows, made anew from the text.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::form::{Offering, title_of};
use super::rows::{sort_of, text_row};
use super::{Author, Lane, Tab};
use crate::app::faults::diagnostic_line;
use crate::app::attempt::{Desk, groups};
use crate::app::views::author::{
    AuthorView, FilmView, FindingRow, Naming, NodeRow, NodeSort, WindowBar, WindowDetail,
};
use crate::app::views::look::Look;
use crate::catalogue::{Catalogue, CatalogueId, IndicatorId};
use crate::diagnostic::Diagnostic;
use crate::scenario::graph::Region;
use crate::scenario::load::DEFAULT_CATALOGUE;
use crate::scenario::source::Then;
use crate::text::Language;
use crate::time::MediaTime;

/// How long a scene is taken to be of which nothing is known, in seconds.
const UNKNOWN_LENGTH: f64 = 30.0;

fn parts(region: Region) -> [f32; 4] {
    [region.x, region.y, region.w, region.h]
}

/// A finding as the screen shows it.
pub(super) fn finding_row((finding, node): &(Diagnostic, Option<String>)) -> FindingRow {
    FindingRow { line: diagnostic_line(finding), node: node.clone() }
}

impl Author {
    /// What to show.
    pub fn view(&self, look: &Look, desk: &Desk<'_>) -> AuthorView {
        let title = self.source.title.as_ref().map(|title| title.value.get(look.language).to_owned());
        let (can_undo, can_redo) = self.manuscript.steps();
        let tab = if self.node.is_empty() && self.tab == Tab::Film { Tab::Texts } else { self.tab };
        let is_scene_without_choice = self.scene().is_some_and(|scene| !matches!(scene.then, Some(Then::Choose(_))));
        let offering = Offering::default();
        AuthorView {
            title: title.filter(|title| !title.is_empty()).unwrap_or_else(|| self.name.clone()),
            place: self.keep.file().display().to_string(),
            unsaved: self.manuscript.is_unsaved(),
            can_undo,
            can_redo,
            can_play: self.is_current(),
            tab,
            notice: self.notice.clone(),
            nodes: self.node_rows(look.language),
            node: self.node.clone(),
            naming: self.naming.as_ref().map(|(what, name)| Naming { what: what.clone(), name: name.clone(), fits: self.name_fits() }),
            film: if tab == Tab::Film { self.film_view(look, desk) } else { None },
            texts: if tab == Tab::Texts { self.text_rows(look) } else { Vec::new() },
            languages: self.languages(),
            exits: match (tab, self.here()) {
                (Tab::Choice | Tab::Flow, Some(node)) => self.exit_rows(node, look),
                _ => Vec::new(),
            },
            options: if tab == Tab::Choice { self.option_cards(look, &offering) } else { None },
            form: if tab == Tab::Choice { self.form_parts(look, &offering) } else { Vec::new() },
            can_choose: is_scene_without_choice,
            flow: if tab == Tab::Flow { self.flow_view() } else { None },
            findings: Arc::clone(&self.finding_rows),
        }
    }

    fn node_rows(&self, language: Language) -> Vec<NodeRow> {
        let mut places: BTreeMap<&str, (usize, bool)> = BTreeMap::new();
        for (finding, node) in &self.findings {
            let (count, faulty) = places.entry(node.as_deref().unwrap_or_default()).or_default();
            *count += 1;
            *faulty |= finding.is_error();
        }
        let count = |id: &str| places.get(id).copied().unwrap_or_default();
        let start = self.source.start.as_ref().or(self.source.nodes.first().map(|node| &node.id)).map(|name| &*name.value);
        let (findings, faulty) = count("");
        let whole = NodeRow { sort: NodeSort::Whole, findings, faulty, ..NodeRow::default() };
        let nodes = self.source.nodes.iter().map(|node| {
            let id = &*node.id.value;
            let (findings, faulty) = count(id);
            NodeRow { id: id.to_owned(), title: title_of(node, language), sort: sort_of(node), is_start: Some(id) == start, findings, faulty }
        });
        std::iter::once(whole).chain(nodes).collect()
    }

    /// The catalogue that the scenario names.
    pub(super) fn catalogue(&self) -> Option<&Catalogue> {
        let id = self.source.catalogue.as_ref().map_or(DEFAULT_CATALOGUE, |name| &*name.value);
        let id = CatalogueId::from(id);
        self.reference.catalogues.iter().find(|catalogue| catalogue.id == id).map(AsRef::as_ref)
    }

    pub(super) fn indicator_words(&self, id: &str, language: Language) -> String {
        let known = self.catalogue().and_then(|catalogue| catalogue.indicator(&IndicatorId::from(id)));
        known.map(|indicator| indicator.text.get(language).to_owned()).unwrap_or_default()
    }

    fn film_view(&self, look: &Look, desk: &Desk<'_>) -> Option<FilmView> {
        let scene = self.scene()?;
        let time = self.player.time();
        let ends = [Lane::Cues, Lane::Lures].into_iter().flat_map(|lane| self.windows(lane)).filter_map(|window| window.to);
        let written = ends.max().unwrap_or(MediaTime::ZERO).as_secs_f64();
        let length = self.player.length().map_or_else(|| written.max(UNKNOWN_LENGTH), |length| length.as_secs_f64());
        let opens = match &scene.then {
            Some(Then::Choose(choose)) => choose.opens.as_ref().map(|opens| opens.value.as_secs_f64()),
            _ => None,
        };
        let aspect = desk.reel.shown().map_or(16.0 / 9.0, |picture| picture.width() as f32 / picture.height().max(1) as f32);
        Some(FilmView {
            aspect,
            time: time.as_secs_f64(),
            length: length.max(0.001),
            frame: self.player.frame().as_secs_f64(),
            runs: self.player.runs(),
            is_shown: self.player.is_open(),
            fault: self.player.fault().map(str::to_owned).or_else(|| (!self.player.is_open()).then(|| look.t("author-film-waits"))),
            cues: self.bars(Lane::Cues, time, look.language),
            lures: self.bars(Lane::Lures, time, look.language),
            opens,
            opened: self.opened.map(|(lane, from)| (lane, from.as_secs_f64())),
            selected: self.detail(time, look),
        })
    }

    fn bars(&self, lane: Lane, time: MediaTime, language: Language) -> Vec<WindowBar> {
        let bar = |window: super::moves::WrittenWindow| {
            let from = window.from.unwrap_or(MediaTime::ZERO);
            let name = match &window.indicator {
                Some(indicator) => self.indicator_words(indicator, language),
                None => window.note.as_ref().map(|note| note.value.get(language).to_owned()).unwrap_or_default(),
            };
            WindowBar {
                id: window.id,
                name,
                from: from.as_secs_f64(),
                to: window.to.unwrap_or(from).as_secs_f64(),
                region: window.at.map(|track| parts(track.at(time))),
            }
        };
        self.windows(lane).into_iter().map(bar).collect()
    }

    fn detail(&self, time: MediaTime, look: &Look) -> Option<WindowDetail> {
        let (lane, id) = self.selected.clone()?;
        let window = self.window(lane, &id)?;
        let keyed = self.is_keyed(lane, &id);
        let place = self.window_place(lane, &id);
        let label = look.t(if lane == Lane::Cues { "author-text-note" } else { "author-text-lure" });
        let keys = window.at.iter().flat_map(|track| track.keys()).map(|key| key.time.as_secs_f64());
        let indicator = (lane == Lane::Cues).then(|| {
            let id = window.indicator.clone().unwrap_or_default();
            let words = self.indicator_words(&id, look.language);
            (id, words)
        });
        let from = window.from.unwrap_or(MediaTime::ZERO);
        Some(WindowDetail {
            lane,
            from: from.as_secs_f64(),
            to: window.to.unwrap_or(from).as_secs_f64(),
            region: window.at.as_ref().map(|track| parts(track.at(time))),
            keys: if keyed { keys.collect() } else { Vec::new() },
            indicator,
            picking: self.picking && lane == Lane::Cues,
            search: self.search.clone(),
            groups: self.catalogue().filter(|_| self.picking).map(|catalogue| groups(catalogue, look.language)).unwrap_or_default(),
            note: Some(text_row(format!("{place}/{}", lane.note()), label, window.note.as_ref())),
            id,
        })
    }
}
