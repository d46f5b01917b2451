//! The bundled fonts: Fira Sans for reading, its condensed cut for titles, and the icon set.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// Family of titles: condensed semibold, like the signs of the lane.
pub const DISPLAY: &str = "display";
/// Family of small capitals and key caps: condensed medium.
pub const LABEL: &str = "label";
/// Family of emphasised running text.
pub const STRONG: &str = "strong";
/// Family of the icons of [`super::icons`].
pub const ICONS: &str = "icons";

/// Tells egui to use the bundled fonts and nothing else.
///
/// Every family falls back to the regular cut and then to the icons, so that no letter is ever an empty box.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let files: [(&str, &'static [u8]); 5] = [
        ("regular", include_bytes!("../../../assets/fonts/FiraSans-Regular.ttf")),
        (STRONG, include_bytes!("../../../assets/fonts/FiraSans-Medium.ttf")),
        (LABEL, include_bytes!("../../../assets/fonts/FiraSansCondensed-Medium.ttf")),
        (DISPLAY, include_bytes!("../../../assets/fonts/FiraSansCondensed-SemiBold.ttf")),
        (ICONS, include_bytes!("../../../assets/icons/Phosphor-subset.ttf")),
    ];
    for (name, bytes) in files {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let chain = |first: &str| vec![first.to_owned(), "regular".to_owned(), ICONS.to_owned()];
    fonts.families.insert(FontFamily::Proportional, chain("regular"));
    fonts.families.insert(FontFamily::Monospace, chain("regular"));
    for name in [STRONG, LABEL, DISPLAY, ICONS] {
        fonts.families.insert(FontFamily::Name(name.into()), chain(name));
    }
    ctx.set_fonts(fonts);
}
