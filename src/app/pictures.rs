//! Pictures for the views: posters, thumbnails of flagged moments, exhibits. Kept as egui textures by name.

use std::collections::HashMap;
use std::path::Path;

use super::views::widgets::Picture;

/// Pixels on their way to a texture: width, height and red, green, blue, alpha bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

impl Pixels {
    /// Reads a PNG or JPEG, shrunk to at most `widest` pixels across.
    ///
    /// # Errors
    /// In words, when the file is missing or no such picture.
    pub fn read(path: &Path, widest: u32) -> Result<Self, String> {
        let read = image::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let picture = if read.width() > widest { read.thumbnail(widest, u32::MAX) } else { read };
        let rgba = picture.to_rgba8();
        Ok(Self { width: rgba.width(), height: rgba.height(), rgba: rgba.into_raw() })
    }
}

/// The textures in use.
#[derive(Default)]
pub struct Pictures {
    textures: HashMap<String, (egui::TextureHandle, Picture)>,
}

impl Pictures {
    /// Uploads pixels under a name; the former picture of that name is dropped.
    pub fn put(&mut self, ctx: &egui::Context, name: &str, pixels: &Pixels) -> Picture {
        let size = [pixels.width as usize, pixels.height as usize];
        let image = egui::ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
        let texture = ctx.load_texture(name, image, egui::TextureOptions::LINEAR);
        let picture = Picture { texture: texture.id(), size: [pixels.width, pixels.height] };
        self.textures.insert(name.to_owned(), (texture, picture));
        picture
    }

    /// The picture of that name.
    pub fn get(&self, name: &str) -> Option<Picture> {
        self.textures.get(name).map(|(_, picture)| *picture)
    }

    /// Drops every picture whose name begins so.
    pub fn forget(&mut self, prefix: &str) {
        self.textures.retain(|name, _| !name.starts_with(prefix));
    }
}
