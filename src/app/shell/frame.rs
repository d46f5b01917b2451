//! One frame: time, input and the egui context go to the application; the window follows it.

use std::sync::Arc;
use std::time::Instant;

use bevy::prelude::*;
use bevy::window::WindowCloseRequested;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, egui};

use super::window::{TheWindow, fill_screen};
use crate::app::application::{Application, Moment, Opening};
use crate::app::preferences::{Preferences, Setting};
use crate::app::sound::{Speaker, Volumes};
use crate::app::theme;
use crate::app::views::UiCommand;
use crate::platform::Desktop;

/// The application, on the window's thread.
pub(super) struct Running {
    pub(super) application: Application,
    pub(super) speaker: Speaker,
    opening: Opening,
    began: Instant,
    is_set_up: bool,
    /// When something was typed, pressed or moved last, in seconds.
    stirred: f64,
}

impl Running {
    /// The moment now.
    pub(super) fn moment(&self) -> Moment {
        Moment { wall: crate::platform::now(), now: self.began.elapsed().as_secs_f64() }
    }
}

pub(super) fn plugin(app: &mut App, opening: Opening) {
    app.add_systems(Startup, move |world: &mut World| open(world, opening.clone()));
    app.add_systems(EguiPrimaryContextPass, draw);
    app.add_systems(Update, close);
}

fn open(world: &mut World, opening: Opening) {
    let proxy = (**world.resource::<EventLoopProxyWrapper>()).clone();
    // The loop may be over already; then nobody is left to be woken.
    let wake = Arc::new(move || {
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
    });
    let began = Instant::now();
    let at = Moment { wall: crate::platform::now(), now: 0.0 };
    let mut application = Application::open(&opening, None, at, wake);
    application.stand_on(Desktop::of_user());
    let speaker = Speaker::open_default(volumes(&application.preferences));
    world.insert_non_send(Running { application, speaker, opening, began, is_set_up: false, stirred: 0.0 });
}

fn draw(
    mut contexts: EguiContexts,
    running: Option<NonSendMut<Running>>,
    mut window: TheWindow,
) -> Result {
    let Some(mut running) = running else { return Ok(()) };
    let ctx = contexts.ctx_mut()?.clone();
    let at = running.moment();
    let Running { application, opening, is_set_up, stirred, .. } = &mut *running;
    if !*is_set_up {
        *is_set_up = true;
        theme::install_fonts(&ctx);
        theme::apply(&ctx, &application.look().theme);
        // A press is a click however slow a hand or a computer is: where a frame takes a second, none would be one.
        ctx.options_mut(|options| options.input_options.max_click_duration = 10.0);
        application.open_named(opening, &ctx, at);
        // The fonts are there from the next pass on.
        ctx.request_repaint();
        return Ok(());
    }
    if ctx.input(|input| !input.events.is_empty() || input.pointer.is_moving()) {
        application.stir(at.now);
        *stirred = at.now;
    }
    theme::let_cursor_blink(&ctx, &application.look().theme, at.now - *stirred);
    if ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::F11)) {
        let full = !application.preferences.full_screen;
        application.carry_out(UiCommand::Set(Setting::FullScreen(full)), &ctx, at);
    }
    application.poll(&ctx, at);
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ctx.content_rect());
    let mut root = egui::Ui::new(ctx.clone(), egui::Id::new("root"), builder);
    application.ui(&mut root, at);
    if let Ok(window) = window.single_mut() {
        fill_screen(window, application.preferences.full_screen);
    }
    debug!("drawn at {:.3}: {:?} {:?}", at.now, ctx.repaint_causes(), ctx.input(|input| input.events.clone()));
    Ok(())
}

/// Closes the application when the window is asked to close, after it noted where the film stands.
fn close(
    mut asked: MessageReader<WindowCloseRequested>,
    mut contexts: EguiContexts,
    running: Option<NonSendMut<Running>>,
    mut exit: MessageWriter<AppExit>,
) {
    let Some(mut running) = running else { return };
    if asked.read().next().is_none() && !running.application.quits {
        return;
    }
    let at = running.moment();
    if let Ok(ctx) = contexts.ctx_mut() {
        let ctx = ctx.clone();
        running.application.close(&ctx, at);
    }
    exit.write(AppExit::Success);
}

/// The volumes that are set.
pub(super) fn volumes(preferences: &Preferences) -> Volumes {
    let narrow = |percent: u32| u8::try_from(percent.min(100)).unwrap_or(100);
    Volumes { film: narrow(preferences.film_volume), interface: narrow(preferences.interface_volume), muted: preferences.muted }
}
