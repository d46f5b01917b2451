//! The window is drawn when something changed, and sleeps otherwise.
//!
//! Bevy draws at once whenever its update mode changes, so the mode stays the same and a thread of its own wakes the
//! window at the moment that the application asked for.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use bevy::asset::AssetEventSystems;
use bevy::prelude::*;
use bevy::window::WindowResized;
use bevy::winit::{EventLoopProxyWrapper, UpdateMode, WinitSettings, WinitUserEvent};
use bevy_egui::{EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, egui};

use super::FrameSteps;
use super::autopilot::{AtTheWheel, LOOKS_EVERY};
use super::frame::Running;

/// The longest sleep: a window that was covered is drawn again in any case.
const LONGEST: Duration = Duration::from_secs(30);
/// How often a window is drawn again after its size changed, and how soon: a picture that was on its way to the old size
/// is lost.
const AFTER_RESIZE: (u8, Duration) = (4, Duration::from_millis(60));
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
    // Letters that egui painted for the first time reach the graphics in the drawing that shows them: bevy_egui leaves open
    // which comes first, and a picture whose change is told a drawing later lacks them.
    app.configure_sets(PostUpdate, EguiPostUpdateSet::PostProcessOutput.before(AssetEventSystems));
    app.add_systems(Startup, start);
    app.add_systems(PostUpdate, sleep.in_set(FrameSteps::Sleep).after(EguiPostUpdateSet::PostProcessOutput));
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
///
/// And tells egui the time as it is: Bevy's is that of the last drawing, so after a still moment a press would seem as
/// old as that moment was long, and no click would come of it.
fn calm(mut inputs: Query<&mut EguiInput>, mut known: Local<egui::Modifiers>, mut began: Local<Option<Instant>>) {
    let now = began.get_or_insert_with(Instant::now).elapsed().as_secs_f64();
    for mut input in &mut inputs {
        input.time = Some(now);
        input.events.retain(|event| match event {
            egui::Event::ModifiersChanged(modifiers) => std::mem::replace(&mut *known, *modifiers) != *modifiers,
            _ => true,
        });
    }
}

fn sleep(
    running: Option<NonSendMut<Running>>,
    wheel: Option<Res<AtTheWheel>>,
    alarm: Option<NonSend<Alarm>>,
    mut resized: MessageReader<WindowResized>,
    mut again: Local<u8>,
) {
    let (Some(mut running), Some(alarm)) = (running, alarm) else { return };
    let now = running.moment().now;
    let film = running.application.sleep(now).map(|seconds| Duration::from_secs_f64(seconds.max(0.0)));
    let sound = running.speaker.next_look(Instant::now());
    // A plan moves no mouse that would wake the window.
    let plan = wheel.map(|_| Duration::from_secs_f64(LOOKS_EVERY));
    *again = if resized.read().count() > 0 { AFTER_RESIZE.0 } else { again.saturating_sub(1) };
    let resize = (*again > 0).then_some(AFTER_RESIZE.1);
    if let Some(wait) = film.into_iter().chain(sound).chain(plan).chain(resize).min() {
        // The thread lives as long as the window does.
        let _ = alarm.0.send(Instant::now() + wait.max(SHORTEST));
    }
}
