//! Drawings to pixels: SVG through resvg, once for a shot, with our own fonts only.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::sprite::{self, Sprite};
use crate::film::error::FilmError;

/// Where drawings and fonts lie.
#[derive(Clone)]
pub struct Studio {
    root: PathBuf,
    fonts: Arc<usvg::fontdb::Database>,
}

impl Studio {
    /// Opens the folder that holds `film` and `fonts`.
    ///
    /// # Errors
    /// When a font cannot be read.
    pub fn open(assets: &Path) -> Result<Self, FilmError> {
        let mut fonts = usvg::fontdb::Database::new();
        let folder = assets.join("fonts");
        let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
            .map_err(|e| FilmError::file(&folder, e))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "ttf" || e == "otf"))
            .collect();
        files.sort();
        for file in files {
            fonts.load_font_data(std::fs::read(&file).map_err(|e| FilmError::file(&file, e))?);
        }
        Ok(Self { root: assets.join("film"), fonts: Arc::new(fonts) })
    }

    /// The folder of film drawings.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Draws the file `path` (below the film folder) at `scale` pixels to a unit, blurred by `soft` units.
    ///
    /// The drawing's own `viewBox` says where it lies in the set. `words` replaces `{name}` in it.
    ///
    /// # Errors
    /// When it cannot be read or is not an SVG with a `viewBox`.
    pub fn bake(&self, path: &Path, scale: f32, soft: f32, words: &[(String, String)]) -> Result<Sprite, FilmError> {
        let path = self.root.join(path);
        let mut text = std::fs::read_to_string(&path).map_err(|e| FilmError::file(&path, e))?;
        for (name, word) in words {
            text = text.replace(&format!("{{{name}}}"), word);
        }
        self.bake_text(&path, &text, scale, soft)
    }

    /// Draws the SVG `text`; `path` is for messages.
    ///
    /// # Errors
    /// As [`Studio::bake`].
    pub fn bake_text(&self, path: &Path, text: &str, scale: f32, soft: f32) -> Result<Sprite, FilmError> {
        let options = usvg::Options { fontdb: Arc::clone(&self.fonts), ..usvg::Options::default() };
        let tree = usvg::Tree::from_str(text, &options).map_err(|e| FilmError::drawing(path, e))?;
        let [x, y, width, _] =
            view_box(text).ok_or_else(|| FilmError::drawing(path, "the <svg> element has no viewBox of four numbers"))?;
        let fit = tree.size().width() / width;
        let s = scale / fit;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a picture's size")]
        let (w, h) = ((tree.size().width() * s).ceil() as u32, (tree.size().height() * s).ceil() as u32);
        let mut pixels =
            Pixmap::new(w.max(1), h.max(1)).ok_or_else(|| FilmError::drawing(path, format!("{w}x{h} pixels are too many")))?;
        resvg::render(&tree, Transform::from_scale(s, s), &mut pixels.as_mut());
        sprite::blur(&mut pixels, soft * scale);
        Ok(crop(Sprite { pixels, at: (x, y), scale }))
    }
}

/// The numbers of the first `viewBox`: left, top, width, height.
pub(crate) fn view_box(text: &str) -> Option<[f32; 4]> {
    let rest = &text[text.find("viewBox=\"")? + 9..];
    let mut numbers = rest[..rest.find('"')?].split([' ', ',']).filter(|s| !s.is_empty()).map(str::parse::<f32>);
    let mut next = || numbers.next()?.ok();
    let all = [next()?, next()?, next()?, next()?];
    (all[2] > 0.0 && all[3] > 0.0).then_some(all)
}

/// Cuts away what is transparent round a sprite.
fn crop(sprite: Sprite) -> Sprite {
    let Some((x0, y0, x1, y1)) = sprite::opaque_box(&sprite.pixels) else { return sprite };
    let whole = (sprite.pixels.width(), sprite.pixels.height());
    if (x1 - x0, y1 - y0) == whole {
        return sprite;
    }
    let Ok(x) = i32::try_from(x0) else { return sprite };
    let Ok(y) = i32::try_from(y0) else { return sprite };
    let Some(rect) = resvg::tiny_skia::IntRect::from_xywh(x, y, x1 - x0, y1 - y0) else { return sprite };
    let Some(pixels) = sprite.pixels.clone_rect(rect) else { return sprite };
    #[expect(clippy::cast_precision_loss, reason = "a few thousand pixels")]
    let at = (sprite.at.0 + x0 as f32 / sprite.scale, sprite.at.1 + y0 as f32 / sprite.scale);
    Sprite { pixels, at, scale: sprite.scale }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_lies_where_its_view_box_says() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("fonts")).unwrap();
        std::fs::create_dir_all(folder.path().join("film")).unwrap();
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -20 100 50"><rect x="30" y="0" width="10" height="5" fill="{ink}"/></svg>"##;
        std::fs::write(folder.path().join("film/a.svg"), svg).unwrap();
        let studio = Studio::open(folder.path()).unwrap();
        let sprite = studio.bake(Path::new("a.svg"), 2.0, 0.0, &[("ink".into(), "#ff0000".into())]).unwrap();
        assert_eq!(sprite.bounds(), Some((30.0, 0.0, 10.0, 5.0)));
        assert_eq!((sprite.pixels.width(), sprite.pixels.height()), (20, 10));
        assert_eq!(sprite.pixels.pixel(3, 3).unwrap().red(), 255);
        let missing = studio.bake(Path::new("b.svg"), 1.0, 0.0, &[]).err().unwrap();
        assert!(missing.to_string().contains("b.svg"));
    }

    #[test]
    fn a_view_box_needs_four_numbers() {
        assert_eq!(view_box("<svg viewBox=\"0 0 4,5\">"), Some([0.0, 0.0, 4.0, 5.0]));
        assert_eq!(view_box("<svg viewBox=\"0 0 4\">"), None);
    }
}
