//! The drawings that play someone in a shot: each found, lit and painted once.

use super::Region;
use super::acting::{Role, Take};
use super::ease::{Ease, Track};
use super::ready::{Making, figure_error};
use super::set::Anchor;
use super::walk::{Spot, Walk};
use crate::film::error::FilmError;
use crate::film::figure::{BakeOptions, Figure, FigureError, Ink};
use crate::film::storyboard::Beat;

/// How many times sharper than shown people are painted.
const SHARPER: f32 = 1.3;

/// The drawings made for one person so far.
pub(super) struct Dressing<'a> {
    making: &'a Making<'a>,
    anchor: &'a Anchor,
    depth: f32,
    nearest: f32,
    made: Vec<Made>,
}

struct Made {
    file: String,
    figure: Figure,
    take: Take,
}

impl<'a> Dressing<'a> {
    /// For `name`, who stands at `anchor` on the plane `depth`.
    ///
    /// # Errors
    /// When an anchor to which they walk is unknown.
    pub(super) fn of(making: &'a Making<'a>, name: &str, anchor: &'a Anchor, depth: f32) -> Result<Self, FilmError> {
        let mut nearest = anchor.scale;
        for (_, beat) in making.beats() {
            if let Beat::Walk(who, to, _) = beat
                && who == name
            {
                nearest = nearest.max(making.set.anchor(to, &making.place)?.scale);
            }
        }
        Ok(Self { making, anchor, depth, nearest, made: Vec::new() })
    }

    /// The number of the drawing that plays this role; it is painted when it is new.
    ///
    /// # Errors
    /// When the drawing is missing or faulty.
    pub(super) fn take(&mut self, role: &Role) -> Result<usize, FilmError> {
        self.painted(&role.figure, role.mirrored != self.anchor.mirrored, role.lamp.clone())
    }

    /// The number of the same drawing facing the other way.
    ///
    /// # Errors
    /// As [`Dressing::take`].
    pub(super) fn turned(&mut self, take: usize) -> Result<usize, FilmError> {
        let Made { file, take, .. } = &self.made[take];
        let (file, mirrored, lamp) = (file.clone(), !take.mirrored, take.lamp.clone());
        self.painted(&file, mirrored, lamp)
    }

    fn painted(&mut self, file: &str, mirrored: bool, lamp: Option<String>) -> Result<usize, FilmError> {
        let same = |made: &Made| made.file == file && made.take.mirrored == mirrored && made.take.lamp == lamp;
        if let Some(index) = self.made.iter().position(same) {
            return Ok(index);
        }
        let making = self.making;
        let path = making.setup.studio.root().join("figures").join(file);
        let fault = |e: FigureError| figure_error(&path, &e);
        let figure = making.setup.wardrobe.figure(file).map_err(fault)?;
        let key = self.anchor.key.as_deref().or(making.set.key.as_deref()).unwrap_or("cold");
        let light = making.setup.wardrobe.light(key).map_err(fault)?;
        let zoom = making.camera.largest_zoom(self.depth);
        let mut options = BakeOptions::at((self.nearest * zoom * making.scale * SHARPER).clamp(0.1, 4.0));
        options.mirror = mirrored;
        options.blur = self.anchor.soft * zoom * making.scale * SHARPER;
        if let Some(colour) = &self.anchor.silhouette {
            options.silhouette =
                Some(Ink::parse(colour).map_err(|e| FilmError::Usage(format!("{}: {e}", making.place)))?);
        }
        let baked = figure.bake(light, &options).map_err(fault)?;
        self.made.push(Made { file: file.to_owned(), figure, take: Take { baked, mirrored, lamp } });
        Ok(self.made.len() - 1)
    }

    /// The figure of a drawing.
    pub(super) fn figure(&self, take: usize) -> &Figure {
        &self.made[take].figure
    }

    /// Whether a drawing is mirrored.
    pub(super) fn mirrored(&self, take: usize) -> bool {
        self.made[take].take.mirrored
    }

    /// The room that the first drawing takes, for marks that surround the person wherever they go.
    pub(super) fn region(&self, name: &str, walks: &[Walk]) -> Region {
        let (l, t, r, b) = self.made[0].figure.extent();
        let (l, r) = if self.mirrored(0) { (-r, -l) } else { (l, r) };
        let Anchor { x, y, scale: s, .. } = *self.anchor;
        let name = name.to_owned();
        if walks.is_empty() {
            return Region { name, depth: self.depth, area: (x + l * s, y + t * s, (r - l) * s, (b - t) * s), carrier: None };
        }
        let start: Spot = [x, y, s];
        let mut track = Track::steady(start);
        for walk in walks {
            track.go(walk.at, walk.from, 0.0, Ease::Hold);
            let mut at = walk.at;
            while at < walk.at + walk.over {
                let next = (at + 0.2).min(walk.at + walk.over);
                track.go(at, walk.spot(walk.stride(next).body), next - at, Ease::Linear);
                at = next;
            }
        }
        Region { name, depth: self.depth, area: (l, t, r - l, b - t), carrier: Some(track) }
    }

    /// All drawings, in the order of their numbers.
    pub(super) fn takes(self) -> Vec<Take> {
        self.made.into_iter().map(|made| made.take).collect()
    }
}
