//! Hands statements to a learning record store over HTTP: in batches, again after a cut, never one twice.
//!
//! A statement keeps its id for ever, so a store takes it once however often it comes; that is what makes going on after a
//! cut simple. What was handed over is noted in the data folder by attempt ([`Position`]), one file a store, with no code
//! and no name in it. What a store refuses is set aside and told, and never stops the rest.
//!
//! | the store answers | then |
//! |---|---|
//! | 200, 204 | taken, or there already |
//! | 409, 400 | the batch is halved until the statement is found; with 409 the store's copy is looked at: the same, or set aside |
//! | 413 | smaller batches from here on |
//! | 429, 5xx, nothing, a broken connection | again after a while, which doubles, at most [`Limits::tries`] times |
//! | nothing from the very beginning | once more, then it stops: the address is wrong, or there is no network |
//! | 401, 403, 404, 507, another address, a certificate of nobody known | it stops and says what to do |
//!
//! It must not know: attempts, logs, scores (statements arrive as lines), arguments, screens. Waiting is the caller's.

mod address;
mod client;
mod credentials;
mod error;
mod position;
mod send;
mod trust;
#[cfg(test)]
mod tests;

pub use address::{Address, NoAddress};
pub use client::{Answer, Cut, HttpStore, RecordStore, Unheard};
pub use credentials::{Credentials, NoKeyring};
pub use error::PushError;
pub use position::{Kept, Position};
pub use send::{Aside, Hear, Limits, Line, Sender, Stage, Summary, Why};
pub use trust::{Authority, Untrusted};
