//! Screen readers may press, too: their requests, which bevy_egui does not pass on, go to egui. While none listens, egui need
//! not describe what it draws.

use bevy::a11y::{AccessibilityRequested, ActionRequest};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet, PrimaryEguiContext, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, (listen, pass_on).after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

/// Has egui describe what it draws while somebody listens.
fn listen(asked: Option<Res<AccessibilityRequested>>, mut contexts: Query<&mut EguiContext, With<PrimaryEguiContext>>) {
    let listens = asked.is_some_and(|asked| asked.get());
    for mut context in &mut contexts {
        let context = context.get_mut();
        if listens { context.enable_accesskit() } else { context.disable_accesskit() }
    }
}

fn pass_on(
    mut requests: MessageReader<ActionRequest>,
    mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for request in requests.read() {
        for mut input in &mut inputs {
            input.events.push(egui::Event::AccessKitActionRequest(request.0.clone()));
        }
        redraw.write(RequestRedraw);
    }
}
