//! The IAS: an interactive branching film that trains officers to notice the signs of trafficking in human beings.

pub mod catalogue;
pub mod diagnostic;
#[cfg(feature = "film")]
pub mod film;
pub mod media;
pub mod scenario;
pub mod text;
pub mod time;
