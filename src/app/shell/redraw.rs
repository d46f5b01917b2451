//! The window is drawn when something changed, and sleeps otherwise.

use std::time::Duration;

use bevy::prelude::*;
use bevy::winit::{UpdateMode, WinitSettings};

use super::FrameSteps;
use super::autopilot::{AtTheWheel, LOOKS_EVERY};
use super::frame::Running;

/// The longest sleep: a window that was covered is drawn again in any case.
const LONGEST: Duration = Duration::from_secs(5);
/// The shortest: no display shows more.
const SHORTEST: Duration = Duration::from_millis(2);

pub(super) fn plugin(app: &mut App) {
    app.insert_resource(WinitSettings::desktop_app());
    app.add_systems(PostUpdate, sleep.in_set(FrameSteps::Sleep));
}

fn sleep(running: Option<NonSendMut<Running>>, wheel: Option<Res<AtTheWheel>>, mut settings: ResMut<WinitSettings>) {
    let Some(mut running) = running else { return };
    let now = running.moment().now;
    let wait = running.application.sleep(now).map_or(LONGEST, |seconds| Duration::from_secs_f64(seconds.max(0.0)));
    // A plan moves no mouse that would wake the window.
    let wait = if wheel.is_some() { wait.min(Duration::from_secs_f64(LOOKS_EVERY)) } else { wait };
    let mode = UpdateMode::Reactive {
        wait: wait.clamp(SHORTEST, LONGEST),
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    if settings.focused_mode != mode {
        settings.focused_mode = mode;
        settings.unfocused_mode = mode;
    }
}
