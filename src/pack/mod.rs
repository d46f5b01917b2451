//! Packs: a scenario as one file that can be handed over, signed, and put on another machine.
//!
//! A pack is a zip in which nothing is compressed (film and sound are already). Its first entry, `manifest.json`, names
//! every file of the scenario with its length and SHA-256; the second, `manifest.json.minisig`, is a minisign signature of
//! exactly those bytes; the rest stands under `scenario/`. So whoever trusts the signer's key may trust every byte, and the
//! `minisign` command can prove it without this program.
//!
//! ```text
//! folder ─ build + SecretKey ─▶ harvest-van-3.iaspack ─ open + TrustedKeys ─▶ Pack ─ install ─▶ <data>/scenarios/harvest-van/
//! ```
//!
//! What is refused is refused whole: [`install()`] leaves either the new edition or what was there before, and nothing else.
//!
//! **Invariant:** no byte of a pack is written to the disk before the manifest's signature was found good and its key
//! trusted, and nothing is written outside the folder made for it. It must not know sessions or windows.

mod build;
mod error;
mod install;
mod keys;
mod manifest;
mod open;
#[cfg(test)]
mod tests;

pub use build::{build, manifest_of};
pub use error::PackError;
pub use install::{Edition, Installed, Wish, install, installed, recover, remove};
pub use keys::{KeyId, PublicKey, SecretKey, TrustedKeys};
pub use manifest::{FileEntry, Manifest};
pub use open::{Pack, Signer};

/// What a pack's file name ends with, after the dot.
pub const EXTENSION: &str = "iaspack";
/// The manifest's name in the pack.
pub const MANIFEST: &str = "manifest.json";
/// The signature's name in the pack.
pub const SIGNATURE: &str = "manifest.json.minisig";
/// What the scenario's files are put under in the pack.
const UNDER: &str = "scenario/";

/// Whether a file's name is a pack's or a public key's.
#[must_use]
pub fn is_ours(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case(EXTENSION) || end.eq_ignore_ascii_case("pub"))
}

/// How far long work has come: bytes done, bytes in all.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);
