//! Why a pack was not built, or not accepted, and what to do about it.

use std::error::Error;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::keys::KeyId;
use crate::diagnostic::{Diagnostic, render};
use crate::text::Language;

/// Why it could not be done. Nothing was left behind.
#[derive(Debug)]
pub enum PackError {
    /// A file or folder cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder cannot become a pack.
    Unfit {
        /// What is wrong with it.
        what: String,
        /// What to do.
        cure: String,
    },
    /// The key cannot be used.
    Key {
        /// What is wrong with it.
        what: String,
        /// What to do.
        cure: String,
    },
    /// It is no pack, or one that was cut short.
    NoPack {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        what: String,
    },
    /// It carries no signature.
    Unsigned,
    /// It is signed by a key that is not trusted here.
    Stranger {
        /// The key's id.
        key: KeyId,
    },
    /// The signature does not fit the manifest.
    Forged {
        /// The key that it claims.
        key: KeyId,
    },
    /// A file in it is not what the manifest says.
    Changed {
        /// Which.
        file: String,
        /// How it differs.
        how: String,
    },
    /// It holds something that no honest pack holds.
    Hostile {
        /// What.
        what: String,
    },
    /// It was made for a later release of this program.
    NeedsApp {
        /// The release that it needs.
        needs: String,
        /// This one.
        have: String,
    },
    /// A later edition is installed.
    Older {
        /// The scenario.
        id: String,
        /// The version installed.
        installed: u32,
        /// The pack's version.
        offered: u32,
    },
    /// The same version is installed with other content.
    SameVersion {
        /// The scenario.
        id: String,
        /// The version of both.
        version: u32,
    },
    /// A scenario of that name is there that did not come from a pack.
    InTheWay {
        /// The folder.
        folder: PathBuf,
    },
    /// The scenario in it cannot be played.
    Unplayable {
        /// Why, one after the other; there is at least one.
        faults: Vec<Diagnostic>,
    },
    /// Another installation is under way.
    Busy,
    /// There is no such pack installed.
    NotInstalled {
        /// What was asked for.
        id: String,
    },
}

impl PackError {
    pub(super) fn file(path: impl AsRef<Path>, source: io::Error) -> Self {
        Self::File { path: path.as_ref().to_owned(), source }
    }

    pub(super) fn hostile(what: impl Into<String>) -> Self {
        Self::Hostile { what: what.into() }
    }

    /// What to do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::File { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                "Free some space on the disk and try again; nothing was changed.".to_owned()
            }
            Self::File { .. } => "See that the file is there and that you may read and write it.".to_owned(),
            Self::Unfit { cure, .. } | Self::Key { cure, .. } => cure.clone(),
            Self::NoPack { .. } => "Copy the pack again from where you have it; a stick pulled too early cuts it short.".to_owned(),
            Self::Unsigned => "Ask whoever made it to build it with their key: `ias pack build SCENARIO`.".to_owned(),
            Self::Stranger { key } => format!(
                "If you know who made it and have compared the key's id {key} with them, trust their public key: \
                 `ias pack trust KEY.pub`, or in the application under Settings."
            ),
            Self::Forged { .. } | Self::Changed { .. } | Self::Hostile { .. } => {
                "Do not use it. Get it again from its maker, and tell them.".to_owned()
            }
            Self::NeedsApp { needs, .. } => format!("Install release {needs} of the program or a later one."),
            Self::Older { .. } => "Keep the later edition, or replace it on purpose: `ias pack install PACK --replace`.".to_owned(),
            Self::SameVersion { .. } => {
                "Ask its maker to count `version` up; or replace it on purpose: `ias pack install PACK --replace`.".to_owned()
            }
            Self::InTheWay { .. } => "Move that folder elsewhere or give it another name, then install again.".to_owned(),
            Self::Unplayable { .. } => "Ask its maker to run `ias check` on it, to mend it and to build it again.".to_owned(),
            Self::Busy => "Wait until it is done, and try again.".to_owned(),
            Self::NotInstalled { .. } => "`ias pack list` shows what is installed.".to_owned(),
        }
    }
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{source}: {}", path.display()),
            Self::Unfit { what, .. } | Self::Key { what, .. } => f.write_str(what),
            Self::NoPack { path, what } => write!(f, "This is no whole pack: {what}: {}", path.display()),
            Self::Unsigned => f.write_str("The pack is not signed, so nobody can tell who made it or whether it was changed."),
            Self::Stranger { key } => write!(f, "The pack is signed with the key {key}, which is not trusted on this machine."),
            Self::Forged { key } => {
                write!(f, "The pack claims to be signed with the key {key}, but the signature does not fit: it was changed.")
            }
            Self::Changed { file, how } => write!(f, "The pack was changed after it was signed: `{file}` {how}."),
            Self::Hostile { what } => write!(f, "The pack is refused: {what}."),
            Self::NeedsApp { needs, have } => write!(f, "The pack needs release {needs} of the program; this is {have}."),
            Self::Older { id, installed, offered } => {
                write!(f, "`{id}` is installed in version {installed}; the pack holds the older version {offered}.")
            }
            Self::SameVersion { id, version } => {
                write!(f, "`{id}` is installed in version {version} too, but with other content.")
            }
            Self::InTheWay { folder } => {
                write!(f, "A scenario that did not come from a pack is in the way: {}", folder.display())
            }
            Self::Unplayable { faults } => {
                write!(f, "The scenario in the pack cannot be played: {}.", render::summary(faults, Language::En))
            }
            Self::Busy => f.write_str("Another pack is being installed at this moment."),
            Self::NotInstalled { id } => write!(f, "No pack `{id}` is installed."),
        }
    }
}

impl Error for PackError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
