//! Picture, sound and captions.
