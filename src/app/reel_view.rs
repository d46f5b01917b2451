//! The film on the screen, and the interface over it.
//!
//! The camera draws by a schedule of its own, made for laptops whose graphics are computed by the processor: the film goes
//! into the window's own texture in one pass, its planes as they are and converted by a shader; the interface, drawn by
//! egui into a transparent layer, is laid over it only where it has something to show. Bevy's 2D path would clear a depth
//! buffer, fill the window twice more and convert every pixel to light and back.
//!
//! The shell puts a picture and an area into [`FilmScreen`]; a picture goes up once. It knows no reel and no scenario.

mod colours;
mod covered;
mod pass;

use std::sync::Arc;

use bevy::math::Rect;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;

pub use colours::Colours;
pub use pass::FilmAndInterface;

use crate::media::picture::Picture;

/// What the film's rectangle shall show. Change a field only when it changes.
#[derive(Resource, Default)]
pub struct FilmScreen {
    /// Where the film may be drawn, in logical pixels from the window's upper left corner; `None` hides it.
    pub area: Option<Rect>,
    picture: Option<Arc<Picture>>,
    /// Where it is drawn, in physical pixels.
    place: Option<Rect>,
}

impl FilmScreen {
    /// Shows `picture` from the next drawing on.
    pub fn show(&mut self, picture: Arc<Picture>) {
        self.picture = Some(picture);
    }
}

/// What follows [`FilmScreen`]. Change it before these run, or the change is drawn one frame late, and the last picture
/// before a pause not at all.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FilmSystems;

/// Adds the film's rectangle and the camera's schedule. Needs a camera with [`FilmAndInterface`] as its render graph.
pub fn plugin(app: &mut App) {
    app.init_resource::<FilmScreen>();
    app.add_systems(PostUpdate, place.in_set(FilmSystems));
    covered::plugin(app);
    pass::plugin(app);
}

fn place(mut screen: ResMut<FilmScreen>, windows: Query<&Window, With<PrimaryWindow>>) {
    let (Some(picture), Ok(window)) = (screen.picture.clone(), windows.single()) else { return };
    let wanted = screen.area.map(|area| {
        let scale = window.scale_factor();
        let size = Vec2::new(picture.width() as f32, picture.height() as f32);
        let shown = letterbox(Rect::from_corners(area.min * scale, area.max * scale), size);
        let window = Rect::new(0.0, 0.0, window.physical_width() as f32, window.physical_height() as f32);
        Rect::from_corners(shown.min.round(), shown.max.round()).intersect(window)
    });
    if screen.place != wanted {
        screen.place = wanted;
    }
}

/// The largest rectangle of the picture's shape in the middle of `area`; the film's own pixels are square.
#[must_use]
pub fn letterbox(area: Rect, picture: Vec2) -> Rect {
    let picture = picture.max(Vec2::ONE);
    let scale = (area.size() / picture).min_element().max(0.0);
    Rect::from_center_size(area.center(), picture * scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_film_keeps_its_shape() {
        let area = Rect::new(100.0, 50.0, 1_100.0, 1_050.0);
        let wide = letterbox(area, Vec2::new(1_280.0, 720.0));
        assert_eq!((wide.width(), wide.height()), (1_000.0, 562.5));
        assert_eq!(wide.center(), area.center());
        let tall = letterbox(area, Vec2::new(100.0, 200.0));
        assert_eq!((tall.width(), tall.height()), (500.0, 1_000.0));
    }
}
