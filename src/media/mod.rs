//! Picture, sound and captions: everything that knows a codec or a container.
//!
//! | where | what |
//! | --- | --- |
//! | [`demux`] | from a file to coded samples |
//! | [`decode`] | from samples to [`picture::Picture`]s, films and stills alike |
//! | [`sound`] | from a file to stereo frames at 48 kHz |
//! | [`captions`] | WebVTT |
//! | [`clock`] | how far the film has been heard: the master clock |
//! | [`reel`] | joins scenes without a gap, and is all that an application needs |
//! | [`mod@probe`] | facts about a file, for the check |
//! | [`measure`] | what takes all of a file to know: loudness, flashes |
//! | [`bench`] | the cost of all that |
//!
//! It knows no window, no sound device, no scenario and no session: a scene arrives as a [`reel::ReelScene`], sound
//! leaves through a [`reel::StreamConsumer`], pictures as planes. Beside each trait stands a fake whose frames are
//! numbers, so that what is seen and heard can be read in a test.

pub mod bench;
pub mod captions;
pub mod clock;
pub mod decode;
pub mod demux;
pub mod error;
pub mod files;
pub mod measure;
pub mod picture;
pub mod probe;
pub mod reel;
pub mod sound;
#[cfg(test)]
mod tests;

pub use error::MediaError;
pub use probe::{ClipFacts, probe};
