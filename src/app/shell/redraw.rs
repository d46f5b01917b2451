//! The window is drawn when something changed, and sleeps otherwise.
//!
//! Bevy draws at once whenever its update mode changes, so the mode stays the same and a thread of its own wakes the
//! window at the moment that the application asked for.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPreUpdateSet, egui};

use super::FrameSteps;
use super::autopilot::{AtTheWheel, LOOKS_EVERY};
use super::frame::Running;

/// The longest sleep: a window that was covered is drawn again in any case.
const LONGEST: Duration = Duration::from_secs(30);
/// The shortest: no display shows more.
const SHORTEST: Duration = Duration::from_millis(2);

/// Sets the alarm: the moment at which the window shall be drawn again.
struct Alarm(Sender<Instant>);

pub(super) fn plugin(app: &mut App) {
    let mode = UpdateMode::Reactive {
        wait: LONGEST,
        react_to_device_events: false,
        react_to_user_events: true,
        react_to_window_events: true,
    };
    app.insert_resource(WinitSettings { focused_mode: mode, unfocused_mode: mode });
    app.add_systems(Startup, start);
    app.add_systems(PostUpdate, sleep.in_set(FrameSteps::Sleep));
    app.add_systems(PreUpdate, calm.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

fn start(world: &mut World) {
    let proxy = (**world.resource::<EventLoopProxyWrapper>()).clone();
    let (set, asked) = channel::<Instant>();
    let ring = move || {
        let mut at: Option<Instant> = None;
        loop {
            let wait = at.map_or(LONGEST, |at| at.saturating_duration_since(Instant::now()));
            match asked.recv_timeout(wait) {
                Ok(moment) => at = Some(moment),
                Err(RecvTimeoutError::Timeout) => {
                    at = None;
                    if proxy.send_event(WinitUserEvent::WakeUp).is_err() {
                        return;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    };
    // Without the thread the window still follows every input; only the film would stutter.
    if std::thread::Builder::new().name("alarm".to_owned()).spawn(ring).is_ok() {
        world.insert_non_send(Alarm(set));
    }
}

/// Drops what is no news: bevy_egui tells the modifier keys in every frame, and every event makes egui draw once more.
fn calm(mut inputs: Query<&mut EguiInput>, mut known: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => std::mem::replace(&mut *known, *modifiers) != *modifiers,
            _ => true,
        });
    }
}

fn sleep(running: Option<NonSendMut<Running>>, wheel: Option<Res<AtTheWheel>>, alarm: Option<NonSend<Alarm>>) {
    let (Some(mut running), Some(alarm)) = (running, alarm) else { return };
    let now = running.moment().now;
    let film = running.application.sleep(now).map(|seconds| Duration::from_secs_f64(seconds.max(0.0)));
    let sound = running.speaker.next_look(Instant::now());
    // A plan moves no mouse that would wake the window.
    let plan = wheel.map(|_| Duration::from_secs_f64(LOOKS_EVERY));
    if let Some(wait) = film.into_iter().chain(sound).chain(plan).min() {
        // The thread lives as long as the window does.
        let _ = alarm.0.send(Instant::now() + wait.max(SHORTEST));
    }
}
