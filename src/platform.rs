//! This machine: where things lie on it, its clock, its chance, its display. The one place that knows how platforms differ.
//!
//! For `cli` and `app` only: everything below them takes folders, times and random bytes as arguments.
//!
//! | | Linux | Windows |
//! |---|---|---|
//! | data | `~/.local/share/ias` or `$XDG_DATA_HOME/ias` | `%APPDATA%\ias\data` |
//! | scenarios | `$IAS_SCENARIOS`, beside the program, `../share/ias/scenarios`, `./scenarios`, data folder | the same |

mod desktop;

use std::env;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

pub use desktop::{Desktop, DesktopFault};

use crate::text::Language;
use crate::time::{Day, WallTime};

/// Names the folders in which scenarios are looked for before all others, separated as `PATH` is.
pub const SCENARIOS_VARIABLE: &str = "IAS_SCENARIOS";

/// A data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFolder {
    /// The folder itself; need not exist yet.
    pub root: PathBuf,
}

impl DataFolder {
    /// The folder chosen by the user, or the platform's own; `None` when neither is known (a user without a home).
    #[must_use]
    pub fn choose(chosen: Option<&Path>) -> Option<Self> {
        let root = match chosen {
            Some(folder) => folder.to_owned(),
            None => directories::ProjectDirs::from("", "", "ias")?.data_dir().to_owned(),
        };
        Some(Self { root })
    }

    /// Scenarios that were put on this machine for its users.
    #[must_use]
    pub fn scenarios(&self) -> PathBuf {
        self.root.join("scenarios")
    }

    /// Public keys of those whose packs are accepted.
    #[must_use]
    pub fn trusted_keys(&self) -> PathBuf {
        self.root.join("trusted-keys")
    }

    /// The user's own key, which signs packs.
    #[must_use]
    pub fn signing_key(&self) -> PathBuf {
        self.root.join("keys").join("pack.key")
    }

    /// What was measured of media; may be deleted at any time.
    #[must_use]
    pub fn media_cache(&self) -> PathBuf {
        self.root.join("cache").join("media")
    }

    /// The trainer's keys and names, on a trainer's station.
    #[must_use]
    pub fn station(&self) -> PathBuf {
        self.root.join("station")
    }

    /// The courses that this computer knows.
    #[must_use]
    pub fn courses(&self) -> PathBuf {
        self.root.join("courses")
    }

    /// The key with which this laptop signs what it hands in.
    #[must_use]
    pub fn laptop_key(&self) -> PathBuf {
        self.root.join("laptop.key")
    }

    /// Results as they were sealed, from where they are handed in.
    #[must_use]
    pub fn outbox(&self) -> PathBuf {
        self.root.join("outbox")
    }

    /// The user's settings.
    #[must_use]
    pub fn settings(&self) -> PathBuf {
        self.root.join("settings.json")
    }
}

/// The folders in which scenarios are looked for, first to last; some may not exist.
#[must_use]
pub fn scenario_folders(data: Option<&DataFolder>) -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(named) = env::var_os(SCENARIOS_VARIABLE) {
        folders.extend(env::split_paths(&named).filter(|folder| !folder.as_os_str().is_empty()));
    }
    if let Ok(program) = env::current_exe()
        && let Some(beside) = program.parent()
    {
        folders.push(beside.join("scenarios"));
        if let Some(above) = beside.parent() {
            folders.push(above.join("share").join("ias").join("scenarios"));
        }
    }
    folders.push(PathBuf::from("scenarios"));
    folders.extend(data.map(DataFolder::scenarios));
    let mut seen = Vec::new();
    folders.retain(|folder| {
        let fresh = !seen.contains(folder);
        seen.push(folder.clone());
        fresh
    });
    folders
}

/// Whether this machine's sticks are none of the program's business.
static LEAVES_STICKS_ALONE: AtomicBool = AtomicBool::new(false);

/// From now on [`sticks`] finds none: a test must not write to what is in the machine of whoever runs it.
pub fn leave_sticks_alone() {
    LEAVES_STICKS_ALONE.store(true, Ordering::Relaxed);
}

/// Sticks and cards that can be written to now, as folders, by name. Linux: what is mounted below `/media` and
/// `/run/media`; Windows: drives D to Z that are there.
#[must_use]
pub fn sticks() -> Vec<PathBuf> {
    if LEAVES_STICKS_ALONE.load(Ordering::Relaxed) {
        return Vec::new();
    }
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let found = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        found.filter(|path| path.is_dir()).collect()
    };
    let mut sticks: Vec<PathBuf> = if cfg!(windows) {
        ('D'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).filter(|drive| drive.is_dir()).collect()
    } else {
        let roots = [Path::new("/media"), Path::new("/run/media")];
        // One folder a user, one a stick below it.
        roots.into_iter().flat_map(entries).flat_map(|user| entries(&user)).collect()
    };
    sticks.sort();
    sticks
}

/// Hands a file to the program that the system opens such files with, e.g. a page to the browser.
///
/// # Errors
/// When the system has nothing to hand it to.
pub fn open_file(path: &Path) -> std::io::Result<()> {
    let opener = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else {
        "xdg-open"
    };
    std::process::Command::new(opener).arg(path).spawn().map(|_| ())
}

/// Whether a window can be opened; else how to get one, in a sentence or two.
///
/// # Errors
/// The advice, when there is no display.
pub fn display() -> Result<(), &'static str> {
    let shown = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(any(windows, target_os = "macos")) || shown("WAYLAND_DISPLAY") || shown("DISPLAY") {
        Ok(())
    } else {
        Err("There is no display here: neither WAYLAND_DISPLAY nor DISPLAY is set. \
             Start it from a desktop session, or on a server run `scripts/play`, which plays the film on a virtual display.")
    }
}

/// The language that the system is set to, when it is one of ours.
#[must_use]
pub fn language() -> Option<Language> {
    ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(|name| env::var(name).ok())
        .find(|value| !value.is_empty())
        .and_then(|value| Language::from_tag(&value))
}

/// The moment on this machine's wall clock.
#[must_use]
pub fn now() -> WallTime {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    WallTime(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Random bytes of the system, e.g. for an attempt's id (see [`new_attempt_id`](crate::store::new_attempt_id)).
///
/// # Panics
/// When the system has none to give, which Linux and Windows never say.
#[must_use]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// A UTC date as `YYYY-MM-DD`, e.g. to name a file that is kept aside.
#[must_use]
pub fn date(at: WallTime) -> String {
    Day::of(at).to_string()
}

/// A UTC moment as `YYYY-MM-DD HH:MM`, for lists.
#[must_use]
pub fn date_and_time(at: WallTime) -> String {
    let minutes = at.0.div_euclid(60_000).rem_euclid(1_440);
    format!("{} {:02}:{:02}", date(at), minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_known_moments() {
        assert_eq!(date(WallTime(0)), "1970-01-01");
        assert_eq!(date(WallTime(-1)), "1969-12-31");
        assert_eq!(date_and_time(WallTime(951_782_399_000)), "2000-02-28 23:59");
        assert_eq!(date(WallTime(951_782_400_000)), "2000-02-29");
        assert_eq!(date(WallTime(4_107_542_400_000)), "2100-03-01");
        assert_eq!(date_and_time(WallTime(1_783_502_400_000)), "2026-07-08 09:20");
    }

    #[test]
    fn a_chosen_folder_is_taken_as_it_is() {
        let folder = DataFolder::choose(Some(Path::new("here"))).expect("chosen");
        assert_eq!(folder.root, Path::new("here"));
        assert_eq!(folder.scenarios(), Path::new("here").join("scenarios"));
    }

    #[test]
    fn random_bytes_differ() {
        assert_ne!(random_bytes::<10>(), random_bytes());
    }
}
