//! What was measured of media, kept by their content, so that it is measured once.
//!
//! `cache/media/<scenario folder>.json` under the data folder tells of each file, as long as its size and its time of change
//! are the same, what its content is and what was measured; `cache/media/content/<hash>-<kind>.json` tells the same by content
//! alone, for copies and for folders that moved. Files are written whole and renamed, so that two programs may write at once:
//! the later one counts, and what it does not know is measured again. A file that cannot be read, or of another version, is as
//! good as none. Deleting the folder costs nothing but time.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::media_facts::{of_folder, open_medium};
use crate::media::measure;
use crate::scenario::media_facts::{
    CaptionFault, CaptionLine, FlashCount, Located, MediaFacts, MediaKind, Medium, SoundLevel,
};
use crate::text::{Language, Phrase};

/// Counts up whenever something is measured otherwise than before.
const VERSION: u32 = 1;

/// A file changed less than this ago may change again within the same tick of the disk's clock: it is not kept by its time.
const FRESH: Duration = Duration::from_secs(2);

/// What was measured of a file as a medium of a kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) medium: Medium,
    pub(super) level: Option<SoundLevel>,
    pub(super) flashes: Option<FlashCount>,
}

/// Opens a file and looks at all of it.
///
/// # Errors
/// In words, when it cannot be read as that kind; what fails later on is as if it had not been measured.
pub(super) fn measure(path: &Path, kind: MediaKind) -> Result<Facts, Phrase> {
    let mut facts = Facts { medium: open_medium(path, kind)?, ..Facts::default() };
    match kind {
        MediaKind::Film => {
            let flashes = measure::flashes(path).ok();
            facts.flashes = flashes.map(|found| FlashCount { most: found.most, at: found.at, is_red: found.is_red });
        }
        MediaKind::Sound => {
            let level = measure::loudness(path).ok();
            facts.level = level.map(|found| SoundLevel { integrated: found.integrated, true_peak: found.true_peak });
        }
        MediaKind::Picture | MediaKind::Captions => {}
    }
    Ok(facts)
}

/// A scenario folder's media, of which what `wanted` names is measured, by `measure`, unless `cache` knows it.
/// `progress` hears how many are measured, of how many, and which was.
pub(super) fn measured<M: Fn(&Path, MediaKind) -> Result<Facts, Phrase> + Sync>(
    folder: &Path,
    cache: &Path,
    wanted: &[(String, MediaKind)],
    measure: M,
    progress: &mut dyn FnMut(usize, usize, &str),
) -> impl MediaFacts + use<M> {
    let inner = of_folder(folder);
    let index_path = cache.join(format!("{}.json", hex(&Sha256::digest(real(folder).to_string_lossy().as_bytes()))));
    let before: Index = read(&index_path).unwrap_or_default();
    let mut known = BTreeMap::new();
    let mut after = Index { version: VERSION, files: BTreeMap::new() };
    let mut unknown = Vec::new();
    for (path, kind) in wanted {
        // Captions are read by the check anyway.
        if *kind == MediaKind::Captions || inner.locate(path) != Located::Here {
            continue;
        }
        let Some(stamp) = Stamp::of(&folder.join(path)) else { continue };
        let name = format!("{path}|{}", kind.name().get(Language::En));
        match before.files.get(&name).filter(|entry| entry.stamp == stamp) {
            Some(entry) => {
                known.insert((path.clone(), *kind), entry.facts);
                after.files.insert(name, *entry);
            }
            None => unknown.push((path, *kind, name, stamp)),
        }
    }
    let contents = cache.join("content");
    let next = AtomicUsize::new(0);
    let (send, found) = mpsc::channel();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(unknown.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let send = send.clone();
            let (unknown, next, contents, measure) = (&unknown, &next, &contents, &measure);
            scope.spawn(move || {
                while let Some((path, kind, ..)) = unknown.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let facts = by_content(&folder.join(path), *kind, contents, measure);
                    if send.send((path.to_string(), *kind, facts)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        for (done, (path, kind, facts)) in found.iter().enumerate() {
            progress(done + 1, unknown.len(), &path);
            if let Some(facts) = facts {
                known.insert((path, kind), facts);
            }
        }
    });
    for (path, kind, name, stamp) in unknown {
        if let Some(facts) = known.get(&(path.clone(), kind)).filter(|_| !stamp.is_fresh()) {
            after.files.insert(name, Entry { stamp, facts: *facts });
        }
    }
    if after != before {
        keep(&index_path, &after);
    }
    Remembered { inner, known }
}

/// What a file of that content proved to be, now or before; `None` when it cannot be used.
fn by_content(
    path: &Path,
    kind: MediaKind,
    contents: &Path,
    measure: &impl Fn(&Path, MediaKind) -> Result<Facts, Phrase>,
) -> Option<Facts> {
    let kept = content_hash(path).ok().map(|hash| contents.join(format!("{hash}-{}.json", kind.name().get(Language::En).replace(' ', "-"))));
    if let Some(content) = kept.as_ref().and_then(|path| read::<Content>(path)) {
        return Some(content.facts);
    }
    let facts = measure(path, kind).ok()?;
    if let Some(path) = kept {
        keep(&path, &Content { version: VERSION, facts });
    }
    Some(facts)
}

/// Media whose facts are known, and which are opened for the rest.
struct Remembered<F> {
    inner: F,
    known: BTreeMap<(String, MediaKind), Facts>,
}

impl<F> Remembered<F> {
    fn facts(&self, path: &str, kind: MediaKind) -> Option<&Facts> {
        self.known.get(&(path.to_owned(), kind))
    }
}

impl<F: MediaFacts> MediaFacts for Remembered<F> {
    fn locate(&self, path: &str) -> Located {
        self.inner.locate(path)
    }

    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, Phrase> {
        self.facts(path, kind).map_or_else(|| self.inner.probe(path, kind), |facts| Ok(facts.medium))
    }

    fn level(&self, path: &str) -> Option<SoundLevel> {
        self.facts(path, MediaKind::Sound)?.level
    }

    fn flashes(&self, path: &str) -> Option<FlashCount> {
        self.facts(path, MediaKind::Film)?.flashes
    }

    fn captions(&self, path: &str) -> Vec<CaptionLine> {
        self.inner.captions(path)
    }

    fn caption_faults(&self, path: &str) -> Vec<CaptionFault> {
        self.inner.caption_faults(path)
    }
}

/// What is known of a folder's files, by path and kind.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Index {
    version: u32,
    files: BTreeMap<String, Entry>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    stamp: Stamp,
    facts: Facts,
}

/// What is known of a content.
#[derive(Debug, Serialize, Deserialize)]
struct Content {
    version: u32,
    facts: Facts,
}

/// Size and time of change: when both are the same, the content is taken to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Stamp {
    bytes: u64,
    /// Nanoseconds since 1970.
    changed: u64,
}

impl Stamp {
    fn of(path: &Path) -> Option<Self> {
        let facts = fs::metadata(path).ok()?;
        let since = facts.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Self { bytes: facts.len(), changed: u64::try_from(since.as_nanos()).ok()? })
    }

    fn is_fresh(self) -> bool {
        let changed = UNIX_EPOCH + Duration::from_nanos(self.changed);
        SystemTime::now().duration_since(changed).map_or(true, |ago| ago < FRESH)
    }
}

fn content_hash(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hex(&hash.finalize())),
            count => hash.update(buffer.get(..count).unwrap_or_default()),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn real(folder: &Path) -> PathBuf {
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

fn read<T: DeserializeOwned + Versioned>(path: &Path) -> Option<T> {
    let kept: T = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    (kept.version() == VERSION).then_some(kept)
}

/// What says by which version of this program it was measured.
trait Versioned {
    fn version(&self) -> u32;
}

impl Versioned for Index {
    fn version(&self) -> u32 {
        self.version
    }
}

impl Versioned for Content {
    fn version(&self) -> u32 {
        self.version
    }
}

/// Writes beside and renames. That it cannot be kept is no reason to stop: it is measured again.
fn keep(path: &Path, kept: &impl Serialize) {
    let Some(folder) = path.parent() else { return };
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let written = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&beside, serde_json::to_vec(kept).unwrap_or_default()))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::MediaTime;

    fn facts(most: u32) -> Facts {
        let flashes = FlashCount { most, at: MediaTime::from_secs(1), is_red: false };
        Facts { flashes: Some(flashes), ..Facts::default() }
    }

    /// A folder with one clip, changed long ago, and a folder for the cache.
    fn folders() -> (tempfile::TempDir, tempfile::TempDir) {
        let (folder, cache) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        put(folder.path(), "a.mp4", "clip", 60);
        (folder, cache)
    }

    fn put(folder: &Path, name: &str, content: &str, seconds_ago: u64) {
        fs::write(folder.join(name), content).expect("written");
        let file = File::options().write(true).open(folder.join(name)).expect("there");
        file.set_modified(SystemTime::now() - Duration::from_secs(seconds_ago)).expect("set");
    }

    /// How often something was measured, and how often the clip flashes.
    fn check(folder: &Path, cache: &Path, name: &str, most: u32) -> (usize, Option<u32>) {
        let count = AtomicUsize::new(0);
        let wanted = [(name.to_owned(), MediaKind::Film)];
        let media = measured(folder, cache, &wanted, |_: &Path, _| {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(facts(most))
        }, &mut |_, _, _| {});
        (count.load(Ordering::Relaxed), media.flashes(name).map(|flashes| flashes.most))
    }

    #[test]
    fn what_was_measured_is_not_measured_again() {
        let (folder, cache) = folders();
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 1), (1, Some(1)));
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 2), (0, Some(1)));
        // A copy under another name, and another folder, are known by their content.
        put(folder.path(), "b.mp4", "clip", 50);
        assert_eq!(check(folder.path(), cache.path(), "b.mp4", 3), (0, Some(1)));
    }

    #[test]
    fn another_content_is_measured() {
        let (folder, cache) = folders();
        check(folder.path(), cache.path(), "a.mp4", 1);
        put(folder.path(), "a.mp4", "cut!", 30);
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 2), (1, Some(2)), "of the same length");
        // Just written: its time alone is not trusted, its content is.
        fs::write(folder.path().join("a.mp4"), "new1").expect("written");
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 3), (1, Some(3)));
        fs::write(folder.path().join("a.mp4"), "new2").expect("written");
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 4), (1, Some(4)));
    }

    #[test]
    fn a_damaged_cache_is_as_good_as_none() {
        let (folder, cache) = folders();
        check(folder.path(), cache.path(), "a.mp4", 1);
        let mut damaged = 0;
        for place in [cache.path().to_owned(), cache.path().join("content")] {
            for file in fs::read_dir(place).expect("there").flatten().filter(|file| file.path().is_file()) {
                fs::write(file.path(), "{\"version\":1,").expect("written");
                damaged += 1;
            }
        }
        assert_eq!(damaged, 2);
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 2), (1, Some(2)));
        assert_eq!(check(folder.path(), cache.path(), "a.mp4", 3), (0, Some(2)), "and it was mended");
    }

    #[test]
    fn a_cache_that_cannot_be_written_is_no_failure() {
        let (folder, cache) = folders();
        let file = cache.path().join("file");
        fs::write(&file, "no folder").expect("written");
        assert_eq!(check(folder.path(), &file.join("cache"), "a.mp4", 1), (1, Some(1)));
    }
}
