//! What a clip is made of: its shots as written, the drawings that they use, the drawing engine and its settings.
//!
//! Beside the clips, `made-of.txt` keeps the fingerprint of all that each was made of, so that only what changed is drawn
//! again. A preview asks the same of a single shot.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::FilmError;
use super::stage::Setup;
use super::storyboard::{Beat, Scene, Shot};

/// Version of everything that makes pictures of a storyboard and drawings: `render`, `stage` and `figure`.
///
/// Whoever changes them so that any frame comes out otherwise adds one, in the same commit: every clip is then out of date
/// and drawn again by the next `ias film render`. What only makes drawing faster leaves it.
pub const ENGINE: u32 = 3;

/// The fingerprint of everything a scene's clip is made of: its storyboard, drawings, figures, fonts and `settings`.
pub(super) fn fingerprint(setup: &Setup, scene: &Scene, assets: &Path, settings: &str) -> Result<String, FilmError> {
    let mut hash = Sha256::new();
    let board = &setup.board;
    hash.update(format!("engine {ENGINE} {:?} {settings} {} {}", (board.size, board.fps, board.seed), scene.id, scene.seconds));
    let mut drawings = Vec::new();
    for shot in &scene.shots {
        hash.update(as_written(setup, shot));
        drawings.extend(files(setup, shot, assets)?);
    }
    list(&assets.join("fonts"), &mut drawings)?;
    add_files(&mut hash, drawings, assets)?;
    Ok(in_letters(hash))
}

/// The fingerprint of the picture of one shot, but for the engine, the fonts and its size: a preview lives with those.
pub(super) fn of_shot(setup: &Setup, scene: &Scene, index: usize, assets: &Path) -> Result<String, FilmError> {
    let mut hash = Sha256::new();
    let (board, shot) = (&setup.board, &scene.shots[index]);
    hash.update(format!("{:?} {index} {}", (board.size, board.seed), scene.shot_end(index)));
    hash.update(as_written(setup, shot));
    hash.update(format!("{:?}", shot.marks));
    add_files(&mut hash, files(setup, shot, assets)?, assets)?;
    Ok(in_letters(hash))
}

/// All of a shot's text that shows in its picture.
fn as_written(setup: &Setup, shot: &Shot) -> String {
    let board = &setup.board;
    // Marks show nothing: moving one leaves the picture as it is, as do sounds, captions and names in them.
    let mut text = format!("{:?}", Shot { marks: Vec::new(), ..shot.clone() });
    for (name, _) in &shot.cast {
        if let Some(figure) = board.cast.get(name) {
            text += &format!("{:?}", (&figure.figure, &figure.accent));
        }
        for (pose, role) in setup.roles_of(shot, name) {
            text += &format!("{:?}", (pose, role));
        }
    }
    for (_, beat) in &shot.beats {
        // Mouths move by what is said.
        let Beat::Say(key, _) = beat else { continue };
        let Some(line) = board.lines.get(key) else { continue };
        text += &format!("{:?}", (&line.who, line.via, &line.own, &line.text, board.voices.get(&line.who)));
    }
    text
}

/// The files of a shot's picture: its set, its things, its people with all that their drawings extend, recorded lines.
///
/// # Errors
/// When a folder cannot be listed, or a figure's file not be read.
pub(super) fn files(setup: &Setup, shot: &Shot, assets: &Path) -> Result<Vec<PathBuf>, FilmError> {
    let film = assets.join("film");
    let mut files = Vec::new();
    list(&film.join("sets").join(&shot.set), &mut files)?;
    for (_, prop) in &shot.props {
        list(&film.join("props").join(&prop.kind), &mut files)?;
    }
    for data in files.clone().iter().filter(|path| path.extension().is_some_and(|ending| ending == "ron")) {
        borrowed(data, &mut files)?;
    }
    for (name, _) in &shot.cast {
        for (_, role) in setup.roles_of(shot, name) {
            with_bases(&film.join("figures"), &role.figure, &mut files)?;
        }
        files.extend(["skins.ron", "lights.ron"].map(|shared| film.join("figures").join(shared)));
    }
    let said = shot.beats.iter().filter_map(|(_, beat)| if let Beat::Say(line, _) = beat { Some(line) } else { None });
    files.extend(said.filter_map(|line| setup.recording_of(line)));
    files.sort();
    files.dedup();
    Ok(files)
}

/// Adds the drawings that a set or thing borrows from another: `Draw("../interview-room/chair.svg")`.
fn borrowed(data: &Path, files: &mut Vec<PathBuf>) -> Result<(), FilmError> {
    let text = fs::read_to_string(data).map_err(|e| FilmError::file(data, e))?;
    let folder = data.parent().unwrap_or(Path::new("."));
    files.extend(text.split('"').skip(1).step_by(2).filter(|name| name.starts_with("../")).map(|name| folder.join(name)));
    Ok(())
}

fn add_files(hash: &mut Sha256, mut files: Vec<PathBuf>, assets: &Path) -> Result<(), FilmError> {
    files.sort();
    files.dedup();
    for file in files {
        let bytes = fs::read(&file).map_err(|e| FilmError::file(&file, e))?;
        // What lies elsewhere, as recorded lines do, is known by its name: the scenario may be moved.
        let name = file.strip_prefix(assets).ok().or_else(|| file.file_name().map(Path::new)).unwrap_or(&file);
        hash.update(name.to_string_lossy().as_bytes());
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    }
    Ok(())
}

fn in_letters(hash: Sha256) -> String {
    hash.finalize().iter().take(12).fold("ias-film-".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// Adds a figure's file and those that it extends or adds.
fn with_bases(folder: &Path, figure: &str, files: &mut Vec<PathBuf>) -> Result<(), FilmError> {
    let path = folder.join(format!("{figure}.ron"));
    if files.contains(&path) {
        return Ok(());
    }
    let text = fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?;
    files.push(path);
    let quoted = |text: &str| text.split('"').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let extends = text.split("extends: ").nth(1).and_then(|rest| quoted(rest).into_iter().next());
    let adds = text.split("adds: [").nth(1).and_then(|rest| rest.split(']').next()).map(quoted);
    for name in extends.into_iter().chain(adds.into_iter().flatten()) {
        with_bases(folder, &name, files)?;
    }
    Ok(())
}

/// Adds every file below a folder.
pub(super) fn list(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), FilmError> {
    for entry in fs::read_dir(folder).map_err(|e| FilmError::file(folder, e))? {
        let path = entry.map_err(|e| FilmError::file(folder, e))?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// The file beside a clip that tells what the clips of its folder are made of.
fn ledger(clip: &Path) -> PathBuf {
    clip.with_file_name("made-of.txt")
}

/// A clip's line in the ledger: its file, what it is made of, how many bytes it has.
fn entry(clip: &Path, stamp: &str) -> Option<String> {
    let bytes = fs::metadata(clip).ok()?.len();
    Some(format!("{} {stamp} {bytes}", clip.file_name()?.to_str()?))
}

/// Whether the clip is there and is the one made of these things.
pub(super) fn is_made_of(clip: &Path, stamp: &str) -> bool {
    let (Some(entry), Ok(text)) = (entry(clip, stamp), fs::read_to_string(ledger(clip))) else { return false };
    text.lines().any(|line| line == entry)
}

/// Notes what a clip is made of, in place of what was noted of it before.
pub(super) fn note(clip: &Path, stamp: &str) -> Result<(), FilmError> {
    let (Some(entry), path) = (entry(clip, stamp), ledger(clip)) else { return Ok(()) };
    let old = fs::read_to_string(&path).unwrap_or_default();
    let name = |line: &str| line.split(' ').next().map(str::to_owned);
    let mut lines: Vec<&str> = old.lines().filter(|line| name(line) != name(&entry)).collect();
    lines.push(&entry);
    lines.sort_unstable();
    fs::write(&path, lines.join("\n") + "\n").map_err(|e| FilmError::file(&path, e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_brings_what_it_extends() {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a", "(extends: \"b\")"), ("b", "(\n extends: \"c\", adds: [\"f\", \"g\"], x: 1)"), ("c", "()"), ("d", "()"), ("f", "()"), ("g", "()")] {
            fs::write(folder.path().join(format!("{name}.ron")), text).unwrap();
        }
        let mut files = Vec::new();
        with_bases(folder.path(), "a", &mut files).unwrap();
        assert_eq!(files, ["a.ron", "b.ron", "c.ron", "f.ron", "g.ron"].map(|f| folder.path().join(f)));
        assert!(with_bases(folder.path(), "e", &mut files).is_err());
    }

    #[test]
    fn a_clip_is_known_by_what_it_is_made_of() {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a.mp4"), folder.path().join("b.mp4"));
        fs::write(&a, b"....").unwrap();
        fs::write(&b, b"..").unwrap();
        assert!(!is_made_of(&a, "00ff"));
        note(&b, "33aa").unwrap();
        note(&a, "11ff").unwrap();
        note(&a, "00ff").unwrap();
        assert!(is_made_of(&a, "00ff") && is_made_of(&b, "33aa") && !is_made_of(&a, "11ff"));
        assert_eq!(fs::read_to_string(folder.path().join("made-of.txt")).unwrap(), "a.mp4 00ff 4\nb.mp4 33aa 2\n");
        fs::write(&a, b"another").unwrap();
        assert!(!is_made_of(&a, "00ff"), "another file under its name");
    }
}
