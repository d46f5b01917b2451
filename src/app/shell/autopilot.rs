//! Lets a plan drive the window, and keeps pictures of it.

use std::io::Write as _;
use std::path::PathBuf;

use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::EguiContexts;

use super::frame::Running;
use crate::app::application::autopilot::{Autopilot, Wish};
use crate::session::plan::Plan;

/// How often the autopilot looks, in seconds, while the window would sleep.
pub(super) const LOOKS_EVERY: f64 = 0.1;

/// A plan at the wheel.
#[derive(Resource)]
pub(super) struct AtTheWheel {
    autopilot: Autopilot,
    shots: Option<PathBuf>,
}

/// Hands the wheel to `plan`; pictures go to `shots`.
pub(super) fn plugin(app: &mut App, plan: Plan, shots: Option<PathBuf>) {
    if let Some(folder) = &shots
        && let Err(error) = std::fs::create_dir_all(folder)
    {
        warn!("no pictures are kept: {}: {error}", folder.display());
    }
    app.insert_resource(AtTheWheel { autopilot: Autopilot::new(plan), shots });
    app.add_systems(Update, drive);
}

fn drive(
    mut wheel: ResMut<AtTheWheel>,
    mut contexts: EguiContexts,
    running: Option<NonSendMut<Running>>,
    mut commands: Commands,
    mut exit: MessageWriter<AppExit>,
) -> Result {
    let Some(mut running) = running else { return Ok(()) };
    let ctx = contexts.ctx_mut()?.clone();
    let at = running.moment();
    let AtTheWheel { autopilot, shots } = &mut *wheel;
    match autopilot.drive(&mut running.application, &ctx, at) {
        None => {}
        Some(Wish::Shot(name)) => {
            if let Some(folder) = shots {
                commands.spawn(Screenshot::primary_window()).observe(save_to_disk(folder.join(name).with_extension("png")));
            }
        }
        Some(Wish::Done(result)) => {
            // Whoever reads it may have gone away, which is no reason to panic.
            let _ = writeln!(std::io::stdout(), "{result}");
            running.application.quits = true;
        }
        Some(Wish::Failed(why)) => {
            let _ = writeln!(std::io::stderr(), "{why}");
            exit.write(AppExit::error());
        }
    }
    Ok(())
}
