//! People in vector noir: drawn as data, lit by rule, moved by joints, alive by a few numbers.
//!
//! ```text
//! Wardrobe::open(assets/film/figures)   skins, lights, figures
//!   .figure("officer-back")             a Figure: outlines, joints, poses
//!     .bake(&light, &options)           a Baked: each part painted once
//!       .draw(&mut canvas, place, &state)
//! ```
//!
//! Files named `base-…`, `head-…` or `…-head` are bodies and heads that others extend or add; they are not drawn alone.
//!
//! A [`FigureState`] is a pure function of time that the stage makes; [`act`] holds what makes it live
//! (blinks, breath, gaze, talk). Knows nothing of sets, cameras, scenes or lines.

pub mod act;
mod bake;
mod face;
pub mod gait;
mod geom;
mod letters;
pub mod mouth;
mod profile;
mod rig;
mod shade;
mod spec;
mod tone;
mod wardrobe;

pub use bake::{BakeOptions, Baked, FigureState};
pub use face::FaceState;
pub use geom::{Knot, Outline};
pub use rig::{Joint, Pose};
pub use tone::{Ink, KeyLight, Tones};
pub use wardrobe::{Figure, FigureError, Wardrobe};
