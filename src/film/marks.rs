//! Where and when the storyboard's marks lie: what a scenario's cues and lures can take over.

use super::error::FilmError;
use super::stage::Setup;
use super::storyboard::{Scene, Storyboard};

/// Left, top, width and height in parts of the picture, 0 to 1.
pub type Area = (f32, f32, f32, f32);

/// What the marks of one cue or lure come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// Id of the cue or lure.
    pub cue: String,
    /// The scene that shows it.
    pub scene: String,
    /// First second.
    pub from: f32,
    /// Last second.
    pub to: f32,
    /// Where it lies when, by time; empty when that was not asked for.
    pub places: Vec<(f32, Area)>,
}

/// The windows of all marks of a storyboard, without their places: nothing is drawn.
#[must_use]
pub fn times(board: &Storyboard) -> Vec<Window> {
    board.scenes.iter().flat_map(of_scene).collect()
}

/// The windows of a scene's marks with their places; each shot that has some is made ready, small.
///
/// # Errors
/// When a shot's drawings are faulty, or a mark is on nothing that is there.
pub fn placed(setup: &Setup, scene: &Scene) -> Result<Vec<Window>, FilmError> {
    let mut windows = of_scene(scene);
    for (index, shot) in scene.shots.iter().enumerate().filter(|(_, shot)| !shot.marks.is_empty()) {
        let stage = setup.stage(scene, index, 0.25)?;
        let places = stage.marks().map_err(|on| FilmError::Unknown {
            kind: "thing to mark",
            name: on,
            place: format!("scene {}, shot {}", scene.id, shot.id),
            known: Vec::new(),
        })?;
        for place in places {
            if let Some(window) = windows.iter_mut().find(|window| window.cue == place.cue) {
                window.places.push((place.at, place.area));
            }
        }
    }
    for window in &mut windows {
        window.places.sort_by(|a, b| a.0.total_cmp(&b.0));
    }
    Ok(windows)
}

fn of_scene(scene: &Scene) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    for mark in scene.shots.iter().flat_map(|shot| &shot.marks) {
        match windows.iter_mut().find(|window| window.cue == mark.cue) {
            Some(window) => {
                window.from = window.from.min(mark.from);
                window.to = window.to.max(mark.to);
            }
            None => windows.push(Window {
                cue: mark.cue.clone(),
                scene: scene.id.clone(),
                from: mark.from,
                to: mark.to,
                places: Vec::new(),
            }),
        }
    }
    windows
}

impl Window {
    /// The rectangle around all its places; `None` when there are none.
    #[must_use]
    pub fn around(&self) -> Option<Area> {
        let edges = self.places.iter().map(|(_, (x, y, w, h))| (*x, *y, x + w, y + h));
        let (x0, y0, x1, y1) = edges.reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)))?;
        Some((x0, y0, x1 - x0, y1 - y0))
    }

    /// How far its edges travel, in parts of the picture.
    #[must_use]
    pub fn travel(&self) -> f32 {
        let edges = |area: Area| [area.0, area.1, area.0 + area.2, area.1 + area.3];
        let Some((_, first)) = self.places.first() else { return 0.0 };
        let far = |area: Area| edges(area).iter().zip(edges(*first)).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
        self.places.iter().map(|(_, area)| far(*area)).fold(0.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_one_cue_in_two_shots_are_one_window() {
        let board = Storyboard::parse(
            std::path::Path::new("storyboard.ron"),
            r#"Storyboard(format: 1, size: (160, 90), fps: 25, seed: 1, cast: {}, scenes: [Scene(id: "a", seconds: 9, shots: [
                Shot(id: "one", from: 0, set: "s", marks: [(cue: "c", on: "x", from: +1, to: "one/end"), (cue: "d", on: "x", from: 2, to: 3)]),
                Shot(id: "two", from: 4, set: "s", marks: [(cue: "c", on: "x", from: +0, to: +2.5)])])])"#,
        )
        .expect("it reads");
        let windows: Vec<_> = times(&board).into_iter().map(|w| (w.cue, w.from, w.to)).collect();
        assert_eq!(windows, [("c".to_owned(), 1.0, 6.5), ("d".to_owned(), 2.0, 3.0)]);
    }

    #[test]
    fn the_rectangle_around_holds_every_place() {
        let window = Window {
            cue: "c".into(), scene: "a".into(), from: 0.0, to: 2.0,
            places: vec![(0.0, (0.25, 0.5, 0.25, 0.25)), (2.0, (0.5, 0.25, 0.125, 0.25))],
        };
        assert_eq!(window.around(), Some((0.25, 0.25, 0.375, 0.5)));
        assert_eq!(window.travel(), 0.25);
    }
}
