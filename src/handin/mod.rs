//! Result files: what a laptop hands in when an attempt of a course is over, and how a trainer's station takes it in.
//!
//! [`file`] is the format: writing, reading, proving. [`outbox`] hands in and loses nothing when a stick is full or pulled;
//! [`courier`] does so on a thread of its own. [`gather`] walks sticks and shares and fills the station's store.
//!
//! # The format, for whoever wants to check it without this program
//!
//! A result file is called `<attempt>.ias-result`. It is an `age` file (<https://age-encryption.org/v1>), sealed to the X25519
//! recipient of its course: `age -d -i KEY FILE` gives the plain text, and so does nothing else. The plain text is UTF-8, one
//! JSON object a line, each line ended by a line feed, at most 64 MiB in all. Every line has the form
//!
//! ```text
//! {"chain":"<64 hexadecimal digits>",<content>}
//! ```
//!
//! where `<content>` is one named value, in this order:
//!
//! 1. `"header":{…}`, once: see [`file::Header`]. `ias_result` is the format's number, here 1; a later format has the same first
//!    line as far as that number.
//! 2. `"log":{…}`, once for the log's own header and once for each event: the lines of the attempt's log to the byte (see
//!    [`crate::session::log`]).
//! 3. `"score":{…}`, at least once: what it earned, under which key, when computed, and why again (see [`file::ScoreLine`]).
//! 4. `"signature":"<128 hexadecimal digits>"`, once, last; its `chain` is that of the line before.
//!
//! *The chain.* It begins with the SHA-256 of the text `ias-result/1`; each line's value is the SHA-256 of the 32
//! bytes of the value before, followed by the line's `<content>`, the bytes between `",` and the closing `}`.
//!
//! *The signature* is Ed25519 (RFC 8032) by the key named in the header as `laptop`, over the text `ias-result/1 signature `
//! followed by the last chain value in hexadecimal digits.
//!
//! *The ticket* in the header is HMAC-SHA-256 (RFC 2104), its key the 32 bytes of the course's ticket, its message the text
//! `ias-result/1 ticket`, the course's id, the attempt's id and the laptop's key in hexadecimal digits, joined by line feeds.
//! It proves that the laptop had the course's file.
//!
//! All digits are lower case. What this proves: the result is whole, was not changed after the laptop signed it, and comes from a
//! laptop that was given the course. It does not prove who sat before it.
//!
//! This module must not know: screens, arguments, passphrases, clocks, SQL.

pub mod courier;
mod error;
pub mod file;
pub mod gather;
pub mod outbox;
mod proof;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;

pub use error::{Fault, HandInError};

/// What a result file's name ends with, after the dot.
pub const ENDING: &str = "ias-result";
