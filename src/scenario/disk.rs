//! The one place where scenarios meet the disk: reading `scenario.ron`, and finding media in its folder.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::check::unreadable_file;
use super::media_facts::{Located, MediaFacts, MediaKind, Medium};
use crate::diagnostic::{Diagnostic, SourceText, nearest};
use crate::text::{Phrase, phrase};

/// The name of the file that makes a folder a scenario.
pub const FILE_NAME: &str = "scenario.ron";

/// The text of a folder's `scenario.ron` with the name by which findings call it, `<folder>/scenario.ron`.
///
/// # Errors
/// A finding that says why the file cannot be read.
#[expect(clippy::result_large_err, reason = "a finding ends the reading: it is made once")]
pub fn read(folder: &Path) -> Result<(String, String), Diagnostic> {
    let path = folder.join(FILE_NAME);
    // `.` and `a/..` have no name of their own.
    let named =
        if folder.file_name().is_some() { folder.to_owned() } else { fs::canonicalize(folder).unwrap_or_default() };
    let folder_name = named.file_name().map_or_else(|| ".".into(), |name| name.to_string_lossy().into_owned());
    let shown = format!("{folder_name}/{FILE_NAME}");
    let rule = &unreadable_file::RULE;
    let bytes = fs::read(&path).map_err(|error| {
        let why = phrase! {
            pl: "nie da się odczytać `{path}`: {why}", en: "`{path}` cannot be read: {why}", uk: "не вдається прочитати `{path}`: {why}";
            path = path.display(), why = Phrase::of_io(&error)
        };
        Diagnostic::placeless(rule.id, rule.severity, why).with_cure(Phrase::fixed(
            "podaj folder, w którym leży `scenario.ron`, i sprawdź, czy wolno go czytać",
            "name the folder that holds `scenario.ron`, and check that the file may be read",
            "назвіть теку, у якій лежить `scenario.ron`, і перевірте, чи його дозволено читати",
        ))
    })?;
    decoded(&shown, bytes).map(|text| (shown, text))
}

/// The text that a file's bytes are; `name` as findings call the file.
///
/// # Errors
/// A finding at the first byte that is no UTF-8.
#[expect(clippy::result_large_err, reason = "a finding ends the reading: it is made once")]
pub fn decoded(name: &str, bytes: Vec<u8>) -> Result<String, Diagnostic> {
    const CURE: Phrase = Phrase::fixed(
        "zapisz go jako UTF-8: w Notatniku „Zapisz jako”, Kodowanie: UTF-8",
        "save it as UTF-8: in Notepad with \"Save as\", Encoding: UTF-8",
        "збережіть його в UTF-8: у Блокноті «Зберегти як», Кодування: UTF-8",
    );
    let rule = &unreadable_file::RULE;
    if let Some(what) = foreign(&bytes) {
        let why = phrase! { pl: "`{name}` to {what}, a nie zwykły tekst", en: "`{name}` is {what}, not plain text", uk: "`{name}` — це {what}, а не звичайний текст"; name, what };
        let cure = Phrase::fixed(
            "zapisz go jako zwykły tekst (Zapisz jako: Zwykły tekst, UTF-8), a najlepiej pisz w Notatniku albo VS Code",
            "save it as plain text (Save as: Plain text, UTF-8); better still, write in Notepad or VS Code",
            "збережіть його як звичайний текст (Зберегти як: Звичайний текст, UTF-8), а найкраще пишіть у Блокноті чи VS Code",
        );
        return Err(SourceText::new(name, "").fault(rule.id, rule.severity, 0..0, why).with_cure(cure));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) if text.contains('\r') && !text.contains('\n') => {
            let why = phrase! {
                pl: "wiersze pliku `{name}` kończą się jak w dawnych komputerach Mac", en: "the lines of `{name}` end as on old Macs",
                uk: "рядки файлу `{name}` закінчуються, як на старих комп’ютерах Mac"; name
            };
            let cure = Phrase::fixed(
                "zapisz go z końcami wierszy LF albo CRLF (w VS Code: na dole po prawej)",
                "save it with line ends LF or CRLF (in VS Code: at the bottom, on the right)",
                "збережіть його з кінцями рядків LF або CRLF (у VS Code: унизу праворуч)",
            );
            return Err(SourceText::new(name, "").fault(rule.id, rule.severity, 0..0, why).with_cure(cure));
        }
        Ok(text) if !text.contains('\0') => return Ok(text),
        Ok(text) if is_utf16(text.as_bytes()) => return decoded(name, [&[0xff, 0xfe], text.as_bytes()].concat()),
        Ok(text) => {
            let at = text.find('\0').unwrap_or(0);
            let why = phrase! {
                pl: "`{name}` nie jest tekstem UTF-8: są w nim bajty zerowe", en: "`{name}` is not UTF-8 text: it holds zero bytes",
                uk: "`{name}` — не текст UTF-8: у ньому є нульові байти"; name
            };
            return Err(SourceText::new(name, text).fault(rule.id, rule.severity, at..at + 1, why).with_cure(CURE));
        }
        Err(error) => error,
    };
    if is_utf16(error.as_bytes()) {
        let why = phrase! {
            pl: "`{name}` nie jest tekstem UTF-8, tylko UTF-16, które Windows nazywa „Unicode”",
            en: "`{name}` is not UTF-8 text but UTF-16, which Windows calls \"Unicode\"",
            uk: "`{name}` — не текст UTF-8, а UTF-16, який Windows називає «Unicode»"; name
        };
        return Err(SourceText::new(name, "").fault(rule.id, rule.severity, 0..0, why).with_cure(CURE));
    }
    let at = error.utf8_error().valid_up_to();
    // What cannot be read is shown as one sign each; what stands before keeps its place.
    let shown = SourceText::new(name, String::from_utf8_lossy(error.as_bytes()));
    let line = shown.span(at..at).line;
    let why = phrase! {
        pl: "`{name}` nie jest tekstem UTF-8: w wierszu {line} są inne bajty", en: "`{name}` is not UTF-8 text: line {line} holds other bytes",
        uk: "`{name}` — не текст UTF-8: у рядку {line} інші байти"; name, line
    };
    Err(shown.fault(rule.id, rule.severity, at..at + char::REPLACEMENT_CHARACTER.len_utf8(), why).with_cure(CURE))
}

/// What the bytes of a file are that word processors and browsers save, where they are no text.
fn foreign(bytes: &[u8]) -> Option<Phrase> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with.as_bytes()));
    Some(match text {
        _ if begins("{\\rtf") => Phrase::fixed("dokument RTF (WordPad, Word)", "an RTF document (WordPad, Word)", "документ RTF (WordPad, Word)"),
        _ if begins("<!doctype html") || begins("<html") || begins("<?xml") => {
            Phrase::fixed("strona HTML lub XML", "an HTML or XML page", "сторінка HTML або XML")
        }
        _ if begins("%PDF") => Phrase::fixed("dokument PDF", "a PDF document", "документ PDF"),
        [b'P', b'K', 3, 4, ..] => Phrase::fixed("dokument Worda albo archiwum ZIP", "a Word document or a ZIP archive", "документ Word або архів ZIP"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Phrase::fixed("dokument Worda", "a Word document", "документ Word"),
        _ => return None,
    })
}

/// Whether the bytes are UTF-16: they begin with its mark, or every other one of the first is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).take(8).all(|byte| *byte == 0);
    matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) || bytes.len() >= 16 && (zeros(0) || zeros(1))
}

/// The version that a folder's scenario says it is; 1 when it says nothing, 0 when it cannot be read.
#[must_use]
pub fn version(folder: &Path) -> u32 {
    let Ok((name, text)) = read(folder) else { return 0 };
    let (scenario, _) = super::source::read(&crate::diagnostic::SourceText::new(&name, &text));
    scenario.map_or(0, |scenario| scenario.version.unwrap_or(1))
}

/// Media in a scenario's folder, opened by `probe`.
///
/// Letter case counts on every system, so that what works here works elsewhere.
pub struct FolderMedia<P> {
    root: PathBuf,
    /// The folder with every link resolved; `None` when it is not there.
    real_root: Option<PathBuf>,
    probe: P,
    listings: RefCell<HashMap<PathBuf, Vec<Entry>>>,
    /// What was found before: scenes share media, and every rule asks again.
    located: RefCell<HashMap<String, Located>>,
}

/// What a folder tells of a name in it, without asking for it once more.
struct Entry {
    name: String,
    is: Is,
}

/// What stands behind a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    File,
    /// A link, perhaps out of the scenario's folder; or what the system does not tell at once.
    Link,
    Other,
}

impl<P: Fn(&Path, MediaKind) -> Result<Medium, Phrase>> FolderMedia<P> {
    /// The media under `root`; `probe` opens a file as a medium of a kind, or says what is wrong with it.
    pub fn new(root: impl Into<PathBuf>, probe: P) -> Self {
        let root = root.into();
        let real_root = fs::canonicalize(&root).ok();
        Self { root, real_root, probe, listings: RefCell::default(), located: RefCell::default() }
    }

    /// What is in a folder, by name, read once; empty when it cannot be read.
    fn with_entries<T>(&self, folder: &Path, use_entries: impl FnOnce(&[Entry]) -> T) -> T {
        let mut listings = self.listings.borrow_mut();
        let entries = listings.entry(folder.to_owned()).or_insert_with(|| {
            let entries = fs::read_dir(folder).into_iter().flatten().flatten();
            let mut entries: Vec<Entry> = entries
                .filter_map(|entry| {
                    let is = match entry.file_type() {
                        Ok(kind) if kind.is_file() => Is::File,
                        Ok(kind) if kind.is_dir() => Is::Other,
                        _ => Is::Link,
                    };
                    Some(Entry { name: entry.file_name().into_string().ok()?, is })
                })
                .collect();
            entries.sort_by(|one, other| one.name.cmp(&other.name));
            entries
        });
        use_entries(entries)
    }

    /// Follows the path from the folder, part by part.
    fn search(&self, path: &str) -> Located {
        let mut folder = self.root.clone();
        let mut passed = String::new();
        let (mut last, mut linked) = (Is::Other, false);
        for part in path.split('/') {
            let (there, near) = self.with_entries(&folder, |entries| {
                let there = entries.binary_search_by(|entry| entry.name.as_str().cmp(part)).ok();
                // A hint is not worth comparing thousands of names for each of thousands of missing files.
                let candidates = if there.is_some() || entries.len() > 2_000 { &[] } else { entries };
                let near = nearest(part, candidates.iter().map(|entry| entry.name.as_str())).map(str::to_owned);
                (there.map(|at| entries[at].is), near)
            });
            let Some(is) = there else {
                // The rest of the path is kept: one part is usually what is wrong.
                let rest = path.get(passed.len() + part.len()..).unwrap_or_default();
                let near = near.map(|near| format!("{passed}{near}{rest}"));
                return Located::Missing { near: near.filter(|near| self.root.join(near).is_file()) };
            };
            folder.push(part);
            last = is;
            linked |= is == Is::Link;
            // A link is not followed out, not even to look for what may have been meant.
            if is == Is::Link && !self.holds(&folder) {
                return Located::Outside;
            }
            passed.push_str(part);
            passed.push('/');
        }
        // What no link led to lies where its path says.
        let is_file = if linked { folder.is_file() } else { last == Is::File };
        if is_file { Located::Here } else { Located::Missing { near: None } }
    }

    /// Whether the path, links resolved, lies in the folder.
    fn holds(&self, path: &Path) -> bool {
        let real = fs::canonicalize(path).ok();
        self.real_root.as_ref().zip(real).is_some_and(|(root, real)| real.starts_with(root))
    }
}

impl<P: Fn(&Path, MediaKind) -> Result<Medium, Phrase>> MediaFacts for FolderMedia<P> {
    fn locate(&self, path: &str) -> Located {
        if let Some(known) = self.located.borrow().get(path) {
            return known.clone();
        }
        let found = self.search(path);
        self.located.borrow_mut().insert(path.to_owned(), found.clone());
        found
    }

    fn probe(&self, path: &str, kind: MediaKind) -> Result<Medium, Phrase> {
        (self.probe)(&self.root.join(path), kind)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    fn media(root: &Path) -> FolderMedia<impl Fn(&Path, MediaKind) -> Result<Medium, Phrase>> {
        FolderMedia::new(root, |_: &Path, _| Ok(Medium::default()))
    }

    #[test]
    fn letter_case_counts_and_is_hinted() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("film")).expect("made");
        fs::write(folder.path().join("film/lane.mp4"), "x").expect("written");
        let media = media(folder.path());
        assert_eq!(media.locate("film/lane.mp4"), Located::Here);
        assert_eq!(media.locate("film/Lane.mp4"), Located::Missing { near: Some("film/lane.mp4".into()) });
        assert_eq!(media.locate("Film/lane.mp4"), Located::Missing { near: Some("film/lane.mp4".into()) });
        assert_eq!(media.locate("film"), Located::Missing { near: None }, "a folder is no medium");
    }

    #[cfg(unix)]
    #[test]
    fn links_that_leave_the_folder_are_seen() {
        let outside = tempfile::tempdir().expect("a folder");
        fs::write(outside.path().join("secret.mp4"), "x").expect("written");
        let folder = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(outside.path(), folder.path().join("film")).expect("linked");
        assert_eq!(media(folder.path()).locate("film/secret.mp4"), Located::Outside);
        fs::write(folder.path().join("a.mp4"), "x").expect("written");
        std::os::unix::fs::symlink("a.mp4", folder.path().join("b.mp4")).expect("linked");
        assert_eq!(media(folder.path()).locate("b.mp4"), Located::Here, "links within are fine");
    }

    #[test]
    fn text_of_another_encoding_is_told_with_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE_NAME), b"(\ntitle: \"\xb3\"\n)").expect("written");
        let fault = read(folder.path()).expect_err("not UTF-8");
        assert!(fault.message.get(Language::En).ends_with("is not UTF-8 text: line 2 holds other bytes"), "{:?}", fault.message);
        assert!(read(&folder.path().join("none")).expect_err("missing").message.get(Language::En).contains("cannot be read"));
    }
}
