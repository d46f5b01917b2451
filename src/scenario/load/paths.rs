//! Media paths: nothing but files inside the scenario's folder, on every system.

use super::names::Resolver;
use crate::scenario::check::{path_leaves_folder, unportable_path};
use crate::scenario::edit::write;
use crate::scenario::graph::MediaPath;
use crate::scenario::media_facts::{Located, MediaKind};
use crate::scenario::source::{LocalizedPath, Path};
use crate::text::{Localized, Phrase, phrase};

/// Names that Windows keeps for devices, whatever follows their first dot.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// What is wrong with a path, and what to write instead.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unfit {
    /// It leads, or may lead, out of the folder.
    Leaves(Phrase),
    /// It does not work on every system.
    Unportable(Phrase),
}

/// Judges the text of a path alone.
pub(crate) fn unfit(path: &str) -> Option<Unfit> {
    let drive = path.as_bytes().get(1) == Some(&b':') && path.starts_with(|c: char| c.is_ascii_alphabetic());
    if drive {
        return Some(Unfit::Leaves(Phrase::fixed("zaczyna się od litery dysku", "begins with a drive letter", "починається з літери диска")));
    }
    if path.starts_with('/') || path.starts_with('\\') {
        return Some(Unfit::Leaves(Phrase::fixed("jest bezwzględna", "is absolute", "абсолютний")));
    }
    if path.split(['/', '\\']).any(|part| part == "..") {
        return Some(Unfit::Leaves(Phrase::fixed("zawiera `..`", "holds `..`", "містить `..`")));
    }
    if path.contains('\\') {
        return Some(Unfit::Unportable(Phrase::fixed("zawiera ukośnik wsteczny", "holds a backslash", "містить зворотну скісну риску")));
    }
    if path.is_empty() {
        return Some(Unfit::Unportable(Phrase::fixed("jest pusta", "is empty", "порожній")));
    }
    if path.len() > 200 {
        return Some(Unfit::Unportable(Phrase::fixed("jest dłuższa niż 200 bajtów", "is longer than 200 bytes", "довший за 200 байтів")));
    }
    if path.chars().any(|c| c.is_control() || matches!(c, ':' | '*' | '?' | '"' | '<' | '>' | '|')) {
        return Some(Unfit::Unportable(Phrase::fixed(
            "zawiera znak, którego nazwa pliku nie może mieć w Windows",
            "holds a character that a file's name cannot have on Windows",
            "містить символ, якого не може мати назва файлу у Windows",
        )));
    }
    for part in path.split('/') {
        if part.is_empty() || part == "." {
            return Some(Unfit::Unportable(Phrase::fixed(
                "ma między ukośnikami pustą część albo `.`",
                "has an empty part or `.` between slashes",
                "має між скісними рисками порожню частину або `.`",
            )));
        }
        if part.ends_with(['.', ' ']) || part.starts_with(' ') {
            return Some(Unfit::Unportable(Phrase::fixed(
                "ma część, która zaczyna się odstępem albo kończy kropką lub odstępem",
                "has a part that begins with a blank or ends with a dot or a blank",
                "має частину, що починається з пробілу або закінчується крапкою чи пробілом",
            )));
        }
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        if DEVICES.contains(&stem.as_str()) {
            return Some(Unfit::Unportable(Phrase::fixed(
                "ma część, która w Windows jest nazwą urządzenia",
                "has a part that is a device's name on Windows",
                "має частину, яка у Windows є назвою пристрою",
            )));
        }
    }
    None
}

impl Resolver<'_> {
    /// A fit path; tells an unfit one.
    pub(super) fn path(&mut self, path: &Path, kind: MediaKind) -> Option<MediaPath> {
        let shown: String = path.value.chars().take(100).collect();
        let cure = |path: &str| {
            let name = path.rsplit(['/', '\\']).next().filter(|name| unfit(name).is_none()).unwrap_or("file");
            phrase! {
                pl: "włóż plik ({what}) do folderu scenariusza i napisz ścieżkę taką jak \"{name}\"",
                en: "put the {what} in the scenario's folder and write a path such as \"{name}\"",
                uk: "покладіть файл ({what}) до теки сценарію й напишіть шлях на зразок \"{name}\""; what = kind.name(), name
            }
        };
        match unfit(&path.value) {
            Some(Unfit::Leaves(how)) => {
                let message = phrase! {
                    pl: "ścieżka `{shown}` {how}, więc wychodzi z folderu scenariusza", en: "the path `{shown}` {how}, so it leaves the scenario's folder",
                    uk: "шлях `{shown}` {how}, тож виходить із теки сценарію"; shown, how
                };
                self.tell(&path_leaves_folder::RULE, path.span.clone(), message, cure(&path.value));
                None
            }
            Some(Unfit::Unportable(how)) => {
                let slashed = path.value.replace('\\', "/");
                let is_mended = slashed != *path.value && unfit(&slashed).is_none();
                let (message, cure) = if path.value.trim().is_empty() {
                    let message = Phrase::fixed("ścieżka jest pusta", "the path is empty", "шлях порожній");
                    let cure = phrase! {
                        pl: "napisz, gdzie leży plik ({what}), albo usuń to pole", en: "write where the {what} lies, or take the field away",
                        uk: "напишіть, де лежить файл ({what}), або приберіть це поле"; what = kind.name()
                    };
                    (message, cure)
                } else if path.value.contains("://") {
                    let message = phrase! { pl: "`{shown}` to adres w internecie", en: "`{shown}` is an address on the internet", uk: "`{shown}` — це адреса в інтернеті"; shown };
                    (message, cure(&path.value))
                } else {
                    let message = phrase! { pl: "ścieżka `{shown}` {how}", en: "the path `{shown}` {how}", uk: "шлях `{shown}` {how}"; shown, how };
                    let letters = Phrase::fixed("użyj liter, cyfr, `-`, `_` i `/`", "use letters, digits, `-`, `_` and `/`", "вживайте літери, цифри, `-`, `_` і `/`");
                    let cure = if is_mended { phrase! { pl: "napisz \"{slashed}\"", en: "write \"{slashed}\"", uk: "напишіть \"{slashed}\""; slashed } } else { letters };
                    (message, cure)
                };
                self.tell(&unportable_path::RULE, path.span.clone(), message, cure);
                if is_mended {
                    self.findings.mend(path.span.clone(), write::text(&slashed));
                }
                None
            }
            None if self.media.locate(&path.value) == Located::Outside => {
                let message = phrase! {
                    pl: "`{shown}` jest dowiązaniem albo leży za dowiązaniem, które wychodzi z folderu scenariusza",
                    en: "`{shown}` is, or lies behind, a link that leaves the scenario's folder",
                    uk: "`{shown}` є посиланням або лежить за посиланням, що виходить із теки сценарію"; shown
                };
                self.tell(&path_leaves_folder::RULE, path.span.clone(), message, cure(&path.value));
                None
            }
            None => Some(MediaPath(path.value.clone())),
        }
    }

    /// The fit paths of each language; `None` when nothing is written.
    pub(super) fn localized_path(&mut self, paths: &LocalizedPath, kind: MediaKind) -> Option<Localized<MediaPath>> {
        let mut map = std::collections::BTreeMap::new();
        let mut plain = None;
        for (language, path) in paths {
            let Some(path) = self.path(path, kind) else { continue };
            match language {
                Some(language) => drop(map.insert(*language, path)),
                None => plain = Some(path),
            }
        }
        match plain {
            Some(path) => Some(Localized::Plain(path)),
            None if map.is_empty() => None,
            None => Some(Localized::ByLanguage(map)),
        }
    }
}
