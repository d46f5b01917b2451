//! The trainee's application: Bevy window, egui screens, kira sound.
//!
//! Two layers. [`views`] are plain functions from a view model to commands and know no Bevy; `screens` are thin plugins that
//! build the view models from graph, session, reel and store, and carry the commands out. [`theme`], [`i18n`] and
//! [`preferences`] serve both. No system and no view holds a rule of the film: those live in `session` and `scoring`.

pub mod i18n;
pub mod preferences;
pub mod theme;
pub mod views;
