//! A clip in pieces: what a stopped run had encoded waits beside the clip, so that the next run goes on from there.
//!
//! Each piece begins with a keyframe, as each second of a film does anyhow, and the pieces are joined as they are: nothing
//! is encoded twice. They need no more room than the clip and are gone when it is there. Pieces of other drawings or
//! settings are thrown away.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::error::FilmError;

/// How long a piece is: the most that a stopped run loses, seconds of film.
const SECONDS: u32 = 4;
/// What tells of which fingerprint the pieces in a folder are.
const STAMP: &str = "made-of.txt";

/// The frames of each piece of a clip, in order.
pub(super) fn pieces_of(frames: u32, fps: u32) -> impl Iterator<Item = Range<u32>> {
    let long = SECONDS * fps.max(1);
    (0..frames.div_ceil(long)).map(move |number| number * long..((number + 1) * long).min(frames))
}

/// The folder of a clip's pieces.
pub(super) struct Pieces {
    folder: PathBuf,
}

impl Pieces {
    /// Opens the folder beside the clip `to`; what lies there stays when it is of the same `stamp`.
    pub(super) fn open(to: &Path, stamp: &str) -> Result<Self, FilmError> {
        let name = to.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let pieces = Self { folder: to.with_file_name(format!(".{name}.pieces")) };
        let known = pieces.folder.join(STAMP);
        if fs::read_to_string(&known).is_ok_and(|text| text == stamp) {
            pieces.clear_drafts();
            return Ok(pieces);
        }
        pieces.remove()?;
        fs::create_dir_all(&pieces.folder).map_err(|e| FilmError::file(&pieces.folder, e))?;
        fs::write(&known, stamp).map_err(|e| FilmError::file(&known, e))?;
        Ok(pieces)
    }

    /// Whether the piece of that number is done.
    pub(super) fn has(&self, number: u32) -> bool {
        self.piece(number).is_file()
    }

    /// Where a piece is written until it is done. The name is this run's own: the encoder of a killed run may still write.
    pub(super) fn draft(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:04}.{}.draft.mp4", std::process::id()))
    }

    /// Takes a draft for done.
    pub(super) fn keep(&self, number: u32, draft: &Path) -> Result<(), FilmError> {
        fs::rename(draft, self.piece(number)).map_err(|e| FilmError::file(draft, e))
    }

    /// Joins all pieces to the clip, and takes them away.
    pub(super) fn join(self, to: &Path) -> Result<(), FilmError> {
        let list = self.folder.join("list.txt");
        let names: String = (0..).take_while(|number| self.has(*number)).map(|number| format!("file '{number:04}.mp4'\n")).collect();
        fs::write(&list, names).map_err(|e| FilmError::file(&list, e))?;
        let draft = self.folder.join("whole.draft.mp4");
        let mut command = Command::new("ffmpeg");
        command.args(["-hide_banner", "-loglevel", "error", "-nostats", "-y", "-f", "concat", "-i"]).arg(&list);
        command.args(["-c", "copy", "-movflags", "+faststart"]).arg(&draft).stdin(Stdio::null());
        let output = command.output().map_err(|e| FilmError::Encoder { message: format!("ffmpeg: {e}") })?;
        if !output.status.success() {
            let words = String::from_utf8_lossy(&output.stderr);
            return Err(FilmError::Encoder { message: format!("{}; {}", output.status, words.trim()) });
        }
        fs::rename(&draft, to).map_err(|e| FilmError::file(to, e))?;
        self.remove()
    }

    fn piece(&self, number: u32) -> PathBuf {
        self.folder.join(format!("{number:04}.mp4"))
    }

    fn clear_drafts(&self) {
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().ends_with(".draft.mp4") {
                // One that cannot be taken away now goes with the folder.
                let _ = fs::remove_file(entry.path());
            }
        }
    }

    fn remove(&self) -> Result<(), FilmError> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(FilmError::file(&self.folder, error)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_every_frame_once_and_begin_on_whole_seconds() {
        let pieces: Vec<_> = pieces_of(260, 25).collect();
        assert_eq!(pieces, [0..100, 100..200, 200..260]);
        assert_eq!(pieces_of(200, 25).count(), 2);
        assert_eq!(pieces_of(0, 25).count(), 0);
    }

    #[test]
    fn what_is_done_stays_for_the_same_drawings_and_goes_with_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let clip = folder.path().join("lane.mp4");
        let pieces = Pieces::open(&clip, "one").expect("a folder");
        let draft = pieces.draft(0);
        fs::write(&draft, b"frames").expect("writes");
        pieces.keep(0, &draft).expect("kept");
        fs::write(pieces.draft(1), b"half").expect("writes");
        let again = Pieces::open(&clip, "one").expect("a folder");
        assert!(again.has(0) && !again.has(1));
        assert_eq!(fs::read_dir(&again.folder).expect("listed").count(), 2, "the draft is gone");
        assert!(!Pieces::open(&clip, "other").expect("a folder").has(0));
    }
}
