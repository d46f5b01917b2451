//! Keys and texts reach egui with the modifiers that were held at that moment.
//!
//! bevy_egui gives every key of a frame the modifiers of the frame's end, so a chord that was pressed and released while one
//! slow picture was drawn would be a bare letter, typed into a field. Here the messages are gone through in their order.

use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::input::EguiInputEvent;
use bevy_egui::{EguiClipboard, EguiGlobalSettings, EguiInputSet, PrimaryEguiContext, egui};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, |mut settings: ResMut<EguiGlobalSettings>| {
        settings.input_system_settings.run_write_keyboard_input_messages_system = false;
    });
    app.add_systems(PreUpdate, hand_on.in_set(EguiInputSet::ReadBevyMessages));
}

fn hand_on(
    mut held: Local<egui::Modifiers>,
    mut lost: MessageReader<KeyboardFocusLost>,
    mut keys: MessageReader<KeyboardInput>,
    contexts: Query<Entity, With<PrimaryEguiContext>>,
    mut clipboard: ResMut<EguiClipboard>,
    mut events: MessageWriter<EguiInputEvent>,
) {
    if lost.read().count() > 0 {
        // What is released elsewhere is not heard of.
        *held = egui::Modifiers::NONE;
    }
    let Ok(context) = contexts.single() else { return };
    for key in keys.read() {
        for event in told(key, &mut held, || clipboard.get_text()) {
            events.write(EguiInputEvent { context, event });
        }
    }
}

/// What egui is told of a key; `held` follows.
fn told(key: &KeyboardInput, held: &mut egui::Modifiers, pasted: impl FnOnce() -> Option<String>) -> Vec<egui::Event> {
    let pressed = key.state.is_pressed();
    match key.logical_key {
        Key::Shift => held.shift = pressed,
        Key::Alt => held.alt = pressed,
        Key::Control => {
            held.ctrl = pressed;
            if !cfg!(target_os = "macos") {
                held.command = pressed;
            }
        }
        Key::Super | Key::Meta if cfg!(target_os = "macos") => {
            held.mac_cmd = pressed;
            held.command = pressed;
        }
        _ => {}
    }
    let mut events = Vec::new();
    // Ctrl and Alt together are AltGr, which writes letters.
    if pressed && (!held.command || held.ctrl && held.alt) {
        match &key.logical_key {
            Key::Character(text) if !text.chars().any(char::is_control) => events.push(egui::Event::Text(text.to_string())),
            Key::Space => events.push(egui::Event::Text(" ".to_owned())),
            _ => {}
        }
    }
    let physical_key = bevy_to_egui_physical_key(&key.key_code);
    // By its place on the keyboard where its letter is not Latin.
    let Some(name) = bevy_to_egui_key(&key.logical_key).or(physical_key) else { return events };
    events.push(egui::Event::Key { key: name, pressed, repeat: false, modifiers: *held, physical_key });
    if pressed && held.command {
        match name {
            egui::Key::C => events.push(egui::Event::Copy),
            egui::Key::X => events.push(egui::Event::Cut),
            egui::Key::V => events.extend(pasted().map(egui::Event::Text)),
            _ => {}
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::input::ButtonState;

    fn key(logical_key: Key, key_code: KeyCode, pressed: bool) -> KeyboardInput {
        let state = if pressed { ButtonState::Pressed } else { ButtonState::Released };
        KeyboardInput { key_code, logical_key, state, text: None, repeat: false, window: Entity::PLACEHOLDER }
    }

    fn all(keys: &[KeyboardInput]) -> Vec<egui::Event> {
        let mut held = egui::Modifiers::NONE;
        keys.iter().flat_map(|key| told(key, &mut held, || Some("pasted".to_owned()))).collect()
    }

    fn chord(letter: &str, code: KeyCode) -> Vec<egui::Event> {
        let letter = || Key::Character(letter.into());
        all(&[
            key(Key::Control, KeyCode::ControlLeft, true),
            key(letter(), code, true),
            key(letter(), code, false),
            key(Key::Control, KeyCode::ControlLeft, false),
        ])
    }

    #[test]
    fn a_chord_within_one_frame_is_a_chord_and_no_text() {
        let events = chord("2", KeyCode::Digit2);
        assert!(!events.iter().any(|event| matches!(event, egui::Event::Text(_))), "{events:?}");
        let held = events.iter().find_map(|event| match event {
            egui::Event::Key { key: egui::Key::Num2, pressed: true, modifiers, .. } => Some(*modifiers),
            _ => None,
        });
        assert_eq!(held, Some(egui::Modifiers { ctrl: true, command: true, ..egui::Modifiers::NONE }));
    }

    #[test]
    fn letters_after_a_chord_are_text_and_a_paste_pastes() {
        let mut events = chord("v", KeyCode::KeyV);
        assert!(events.contains(&egui::Event::Text("pasted".to_owned())), "{events:?}");
        events = all(&[
            key(Key::Control, KeyCode::ControlLeft, true),
            key(Key::Control, KeyCode::ControlLeft, false),
            key(Key::Character("ż".into()), KeyCode::KeyZ, true),
        ]);
        assert!(events.contains(&egui::Event::Text("ż".to_owned())), "{events:?}");
    }

    #[test]
    fn alt_gr_writes_letters() {
        let events = all(&[
            key(Key::Control, KeyCode::ControlLeft, true),
            key(Key::Alt, KeyCode::AltRight, true),
            key(Key::Character("ł".into()), KeyCode::KeyL, true),
        ]);
        assert!(events.contains(&egui::Event::Text("ł".to_owned())), "{events:?}");
    }

    #[test]
    fn a_shortcut_works_on_a_keyboard_without_latin_letters() {
        let events = chord("щ", KeyCode::KeyO);
        assert!(events.iter().any(|event| matches!(event, egui::Event::Key { key: egui::Key::O, modifiers, .. } if modifiers.command)), "{events:?}");
    }
}
