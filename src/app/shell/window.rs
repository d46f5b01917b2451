//! The window: size, title, full screen.

use bevy::app::PluginGroupBuilder;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::camera::CameraRenderGraph;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::window::{ExitCondition, MonitorSelection, PresentMode, PrimaryWindow, WindowMode, WindowResizeConstraints, WindowResolution};

use crate::app::reel_view::FilmAndInterface;

/// Size of the window when it opens, in logical pixels.
const SIZE: (u32, u32) = (1280, 720);
/// The smallest size it can be given.
const LEAST: (f32, f32) = (800.0, 500.0);

/// Bevy's plugins as this application needs them.
pub(super) fn default_plugins() -> PluginGroupBuilder {
    let window = Window {
        title: "IAS".to_owned(),
        name: Some("ias".to_owned()),
        resolution: WindowResolution::new(SIZE.0, SIZE.1),
        resize_constraints: WindowResizeConstraints { min_width: LEAST.0, min_height: LEAST.1, ..default() },
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let plugin = WindowPlugin {
        primary_window: Some(window),
        exit_condition: ExitCondition::OnPrimaryClosed,
        // The application notes where the film stands first; `frame` closes the window.
        close_when_requested: false,
        ..default()
    };
    // Drawing in a second thread would show each picture one redraw late, and the window redraws only when asked.
    DefaultPlugins
        .set(plugin)
        .set(LogPlugin { filter: "warn,wgpu=error,naga=warn,calloop=error".to_owned(), ..default() })
        .disable::<PipelinedRenderingPlugin>()
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, camera);
}

fn camera(mut commands: Commands) {
    // The interface's layer begins transparent; the window's own ground is `ClearColor`.
    let camera = Camera { clear_color: ClearColorConfig::Custom(Color::NONE), ..default() };
    // Text and film have their own smoothing; samples would only cost time where the processor draws.
    commands.spawn((Camera2d, camera, CameraRenderGraph::new(FilmAndInterface), Msaa::Off));
}

/// Whether the window fills the screen as wanted; changes it if not.
pub(super) fn fill_screen(mut window: Mut<'_, Window>, full: bool) {
    let wanted = if full { WindowMode::BorderlessFullscreen(MonitorSelection::Current) } else { WindowMode::Windowed };
    if window.mode != wanted {
        window.mode = wanted;
    }
}

/// The query for the one window.
pub(super) type TheWindow<'w, 's> = Query<'w, 's, &'static mut Window, With<PrimaryWindow>>;
