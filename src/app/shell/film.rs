//! The film's way to the screen and to the loudspeakers: `reel_view` and `sound` follow the application.

use std::time::Instant;

use bevy::math::Rect;
use bevy::prelude::*;

use super::FrameSteps;
use super::frame::{Running, volumes};
use crate::app::reel_view::{self, FilmScreen, FilmSystems};

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(reel_view::plugin);
    app.add_systems(Update, hear);
    app.add_systems(PostUpdate, see.in_set(FrameSteps::Film).before(FilmSystems));
}

/// Keeps the sound device, and says whether there is one.
fn hear(running: Option<NonSendMut<Running>>) {
    let Some(mut running) = running else { return };
    let Running { application, speaker, .. } = &mut *running;
    speaker.set_volumes(volumes(&application.preferences));
    speaker.poll(&mut application.reel, Instant::now());
    application.has_sound = speaker.is_heard();
    for sound in application.sounds.drain(..) {
        speaker.play(sound);
    }
}

/// Hands the picture that is due to the screen, and the place where it is wanted.
fn see(running: Option<NonSendMut<Running>>, mut screen: ResMut<FilmScreen>, mut clear: ResMut<ClearColor>) {
    let Some(mut running) = running else { return };
    if let Some(picture) = running.application.reel.frame_due() {
        screen.show(picture);
    }
    let area = running.application.film_area.map(|[left, top, width, height]| Rect::new(left, top, left + width, top + height));
    if screen.area != area {
        screen.area = area;
    }
    let ground = running.application.look().theme.palette.ground;
    let ground = Color::srgb_u8(ground.r(), ground.g(), ground.b());
    if clear.0 != ground {
        clear.0 = ground;
    }
}
