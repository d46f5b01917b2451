//! The contact sheet: every set, everybody in every pose, every thing of the library, each with its name under it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

use resvg::tiny_skia::{Color, FilterQuality, Pixmap, PixmapPaint, Transform};

use super::command::save;
use super::command::{complain, say};
use super::error::FilmError;
use super::render::still;
use super::stage::Setup;
use super::storyboard::{Actor, Character, Prop, Scene, Shot, Storyboard};

/// The set in front of which people and things are shown.
const WALL: &str = "plain";
/// Its colour, as drawn.
const GREY: [u8; 3] = [0x2a, 0x2f, 0x36];
/// Largest page that is kept as it is, bytes.
const LARGEST: u64 = 1 << 20;
const WIDE: u32 = 1_240;
const LETTERS: u32 = 20;

/// A part of the page: its title, how many pictures stand side by side, how high they are, and each with its name.
type Part = (String, u32, u32, Vec<(String, Pixmap)>);

/// Draws the sheet of the library under `assets` to a PNG file.
pub(super) fn write(assets: &Path, to: &Path) -> Result<(), FilmError> {
    let mut setup = Setup::of(blank(), Path::new("."), assets)?;
    let film = assets.join("film");
    let mut rows: Vec<Part> = Vec::new();
    let mut sets = Vec::new();
    for set in names(&film.join("sets"))? {
        let picture = draw(&setup, Scene { shots: vec![shot(&set)], ..scene() }, 0.25)?;
        sets.push((set, picture));
    }
    rows.push(("Sets".into(), 5, 135, sets));
    let mut people = Vec::new();
    let casting: Vec<(String, Vec<String>)> = setup.roles().map(|(figure, poses)| (figure.to_owned(), poses.map(str::to_owned).collect())).collect();
    for (figure, poses) in casting {
        let character = Character { figure: figure.clone(), name: "".into(), look: String::new(), accent: None };
        setup.board.cast = BTreeMap::from([("one".to_owned(), character)]);
        for pose in poses {
            let actor = Actor { at: "middle".into(), pose: Some(pose.clone()), expr: None };
            let shot = Shot { cast: vec![("one".into(), actor)], ..shot(WALL) };
            // One drawing that is not ready must not hide all others.
            match draw(&setup, Scene { shots: vec![shot], ..scene() }, 1.0) {
                Ok(picture) => people.push((format!("{figure} {pose}"), cut_out(&picture))),
                Err(error) => complain(format_args!("{figure} {pose}: {error}")),
            }
        }
    }
    rows.push(("People and their poses".into(), 8, 190, people));
    let mut things = Vec::new();
    for kind in names(&film.join("props"))? {
        let prop = Prop { kind: kind.clone(), at: "middle".into(), with: BTreeMap::new() };
        let shot = Shot { props: vec![("it".into(), prop)], ..shot(WALL) };
        let picture = cut_out(&draw(&setup, Scene { shots: vec![shot], ..scene() }, 1.0)?);
        things.push((kind, picture));
    }
    rows.push(("Things".into(), 8, 130, things));
    save(&page(&setup, &rows)?, to)?;
    shrink(to)?;
    say(to.display());
    Ok(())
}

fn blank() -> Storyboard {
    Storyboard {
        format: 1, size: (1280, 720), fps: 25, seed: 1, cast: BTreeMap::new(), voices: BTreeMap::new(), lines: BTreeMap::new(), scenes: Vec::new(),
    }
}

fn scene() -> Scene {
    Scene { id: "sheet".into(), seconds: 2.0, bed: Vec::new(), sounds: Vec::new(), reads: Vec::new(), shots: Vec::new() }
}

fn shot(set: &str) -> Shot {
    Shot {
        id: "one".into(), from: 0.0, set: set.into(), palette: String::new(), cam: Vec::new(), cast: Vec::new(), props: Vec::new(),
        lights: Vec::new(), fx: Vec::new(), beats: Vec::new(), marks: Vec::new(), post: None,
    }
}

fn draw(setup: &Setup, scene: Scene, scale: f32) -> Result<Pixmap, FilmError> {
    Ok(still(setup, &scene, 0.0, scale)?.picture)
}

fn names(folder: &Path) -> Result<Vec<String>, FilmError> {
    let all = std::fs::read_dir(folder).map_err(|e| FilmError::file(folder, e))?.flatten();
    let mut names: Vec<String> =
        all.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// What stands before the wall, without the wall around it.
fn cut_out(picture: &Pixmap) -> Pixmap {
    let (w, h) = (picture.width(), picture.height());
    let (mut x0, mut y0, mut x1, mut y1) = (w, h, 0, 0);
    for (n, pixel) in (0u32..).zip(picture.data().chunks_exact(4)) {
        if pixel.iter().zip(GREY).any(|(a, b)| a.abs_diff(b) > 10) {
            let (x, y) = (n % w, n / w);
            (x0, y0, x1, y1) = (x0.min(x), y0.min(y), x1.max(x + 1), y1.max(y + 1));
        }
    }
    if x0 >= x1 || y0 >= y1 {
        (x0, y0, x1, y1) = (w / 4, h / 4, w * 3 / 4, h * 3 / 4);
    }
    let part = resvg::tiny_skia::IntRect::from_ltrb(
        i32::try_from(x0).unwrap_or(0), i32::try_from(y0).unwrap_or(0), i32::try_from(x1).unwrap_or(1), i32::try_from(y1).unwrap_or(1),
    );
    part.and_then(|part| picture.clone_rect(part)).unwrap_or_else(|| picture.clone())
}

/// Lays the pictures out.
#[expect(clippy::cast_precision_loss, reason = "a page's size")]
fn page(setup: &Setup, rows: &[Part]) -> Result<Pixmap, FilmError> {
    let count = |pictures: &Vec<(String, Pixmap)>| u32::try_from(pictures.len()).unwrap_or(0);
    let high: u32 = rows.iter().map(|(_, across, high, all)| 44 + count(all).div_ceil(*across) * (high + LETTERS + 6)).sum();
    let mut page =
        Pixmap::new(WIDE, high.max(1)).ok_or_else(|| FilmError::Usage("film sheet: the library is too large for one page".into()))?;
    page.fill(Color::from_rgba8(16, 18, 20, 255));
    let mut top = 0;
    for (title, across, high, all) in rows {
        let words = setup.lettering(title, 24.0, "#e6c68a")?;
        page.draw_pixmap(0, 0, words.as_ref(), &PixmapPaint::default(), Transform::from_translate(6.0, top as f32 + 6.0), None);
        top += 44;
        let wide = WIDE / across;
        for (n, (name, picture)) in (0u32..).zip(all) {
            let (x, y) = (n % across * wide, top + n / across * (high + LETTERS + 6));
            let room = (wide as f32 - 8.0, *high as f32);
            let fit = (room.0 / picture.width() as f32).min(room.1 / picture.height() as f32).min(1.0);
            let (w, h) = (picture.width() as f32 * fit, picture.height() as f32 * fit);
            let at = Transform::from_row(fit, 0.0, 0.0, fit, x as f32 + (wide as f32 - w) / 2.0, y as f32 + high.to_owned() as f32 - h);
            let paint = PixmapPaint { quality: FilterQuality::Bicubic, ..PixmapPaint::default() };
            page.draw_pixmap(0, 0, picture.as_ref(), &paint, at, None);
            // A long name must not run into its neighbour: it is written smaller.
            let size = (wide as f32 * 2.1 / name.chars().count().max(1) as f32).clamp(8.0, 14.0);
            let words = setup.lettering(name, size, "#c9cdd0")?;
            let words = words.clone_rect(resvg::tiny_skia::IntRect::from_xywh(0, 0, words.width().min(wide - 6), words.height()).ok_or_else(|| FilmError::Usage("film sheet: a name has no room".into()))?).unwrap_or(words);
            page.draw_pixmap(0, 0, words.as_ref(), &PixmapPaint::default(), Transform::from_translate(x as f32 + 4.0, (y + high) as f32 + 1.0), None);
        }
        top += count(all).div_ceil(*across) * (high + LETTERS + 6);
    }
    Ok(page)
}

/// Makes a large PNG small by a palette of its own colours, if ffmpeg is there; else it stays as it is.
pub(super) fn shrink(path: &Path) -> Result<(), FilmError> {
    let large = std::fs::metadata(path).map_err(|e| FilmError::file(path, e))?.len() > LARGEST;
    if !large || path.extension().is_none_or(|e| e != "png") {
        return Ok(());
    }
    let draft = path.with_extension("small.png");
    let mut command = Command::new("ffmpeg");
    command.args(["-hide_banner", "-loglevel", "error", "-nostdin", "-y", "-i"]).arg(path);
    command.args(["-vf", "split[a][b];[a]palettegen=max_colors=256[p];[b][p]paletteuse=dither=bayer:bayer_scale=4"]).arg(&draft);
    let done = command.stdin(Stdio::null()).status().is_ok_and(|status| status.success());
    if done { std::fs::rename(&draft, path).map_err(|e| FilmError::file(path, e)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thing_is_cut_out_of_its_wall() {
        let mut picture = Pixmap::new(40, 30).expect("small");
        picture.fill(Color::from_rgba8(GREY[0], GREY[1], GREY[2], 255));
        let mut thing = Pixmap::new(6, 4).expect("small");
        thing.fill(Color::from_rgba8(200, 40, 40, 255));
        picture.draw_pixmap(11, 9, thing.as_ref(), &PixmapPaint::default(), Transform::identity(), None);
        let cut = cut_out(&picture);
        assert_eq!((cut.width(), cut.height(), cut.data()[0]), (6, 4, 200));
    }
}
