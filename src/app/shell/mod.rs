//! The window around the application: Bevy plugins, each of one file, and nothing that decides.

mod access;
mod autopilot;
pub mod bench;
mod film;
mod frame;
mod keys;
mod redraw;
mod window;

use bevy::prelude::*;
use bevy_egui::{EguiGlobalSettings, EguiPlugin, EguiPostUpdateSet};

use super::application::Opening;

/// What is done in a frame, in this order.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum FrameSteps {
    /// The film's picture follows.
    Film,
    /// It is decided when to draw again.
    Sleep,
}

/// Opens the window and stays until it is closed.
pub fn run(opening: Opening) -> AppExit {
    let mut app = App::new();
    app.add_plugins(window::default_plugins());
    app.add_plugins(EguiPlugin { bindless_mode_array_size: None });
    app.insert_resource(EguiGlobalSettings { enable_ime: false, ..default() });
    app.configure_sets(PostUpdate, (FrameSteps::Film, FrameSteps::Sleep).chain().after(EguiPostUpdateSet::EndPass));
    app.add_plugins((
        window::plugin,
        access::plugin,
        film::plugin,
        keys::plugin,
        redraw::plugin,
    ));
    // Closures would all bear one plugin name, which Bevy takes once.
    frame::plugin(&mut app, opening.clone());
    if let Some(plan) = opening.plan {
        autopilot::plugin(&mut app, plan, opening.shots);
    }
    app.run()
}
