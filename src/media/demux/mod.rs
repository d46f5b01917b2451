//! From a file to coded samples: where each lies, when it is due, where decoding may begin.

pub mod mp4;
pub mod pread;

pub use mp4::{ClipIndex, Sample};
