//! The program among those of the desktop: in the menu, with an icon, and opened by a double click on its files.
//!
//! Only for the user who asks; nothing needs an administrator, and taking it back leaves nothing of ours behind. On Linux after the
//! freedesktop.org specifications (desktop entries, shared MIME-info 0.21); on Windows in the user's part of the
//! registry, where a file's kind is the last end of its name, so that packs alone are opened.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::text::{Phrase, phrase};

/// Kinds of files: their type, how their names end, and what they are called in English, Polish and Ukrainian.
const KINDS: [(&str, &str, [&str; 3]); 2] = [
    ("application/vnd.ias.pack+zip", "iaspack", ["IAS film", "Film IAS", "Фільм IAS"]),
    ("application/vnd.ias.course+ron", "course.ron", ["IAS course", "Kurs IAS", "Курс IAS"]),
];
const ICON: &[u8] = include_bytes!("../../assets/icons/ias.svg");
/// What Windows calls packs.
const CLASS: &str = r"HKCU\Software\Classes\IAS.Pack";
const ENDING: &str = r"HKCU\Software\Classes\.iaspack";

/// Where the desktop looks, and the program that it shall find there.
#[derive(Clone, Debug)]
pub struct Desktop {
    program: PathBuf,
    /// The user's folder for programs' data.
    data: PathBuf,
}

/// Why the desktop could not be told, and what to do.
#[derive(Clone, Debug)]
pub struct DesktopFault {
    /// What went wrong.
    pub what: Phrase,
    /// What to do.
    pub cure: Phrase,
}

impl Desktop {
    /// This user's desktop and this program; `None` where either is not known.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        // An AppImage runs from a folder that is gone when it ends.
        let program = env::var_os("APPIMAGE").map(PathBuf::from).or_else(|| env::current_exe().ok())?;
        Some(Self { program, data: directories::BaseDirs::new()?.data_dir().to_owned() })
    }

    /// The program that a double click opens our files with now; it may be another copy than this one, or gone.
    #[must_use]
    pub fn opener(&self) -> Option<PathBuf> {
        if cfg!(windows) {
            let asked = Command::new("reg").args(["query", &format!(r"{CLASS}\shell\open\command"), "/ve"]).output().ok()?;
            return String::from_utf8_lossy(&asked.stdout).split('"').nth(1).map(PathBuf::from);
        }
        let entry = fs::read_to_string(self.entry()).ok()?;
        entry.lines().find_map(|line| line.strip_prefix("TryExec=")).map(|program| PathBuf::from(program.replace(r"\\", r"\")))
    }

    /// The program that shall open them.
    #[must_use]
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Puts this program among those of the desktop, in place of another copy of it.
    ///
    /// # Errors
    /// When something cannot be written, or the system's own tool for it fails or is missing.
    pub fn add(&self) -> Result<(), DesktopFault> {
        if cfg!(windows) {
            return self.registry().iter().try_for_each(|arguments| run("reg", arguments));
        }
        let Some(program) = self.program.to_str().filter(|program| !program.contains(['\n', '\r'])) else {
            return Err(DesktopFault {
                what: phrase! {
                    pl: "program leży w folderze, którego nazwy pulpit nie umie zapisać: {path}", en: "the program lies in a folder whose name the desktop cannot write: {path}",
                    uk: "програма лежить у теці, назву якої стільниця не може записати: {path}"; path = self.program.display()
                },
                cure: Phrase::fixed("przenieś program do innego folderu", "move the program to another folder", "перемістіть програму до іншої теки"),
            });
        };
        write(&self.icon(), ICON)?;
        write(&self.kinds(), kinds_of_files().as_bytes())?;
        write(&self.entry(), desktop_entry(program).as_bytes())?;
        self.refresh()
    }

    /// Takes the program away from the desktop; that it was not there is no fault.
    ///
    /// # Errors
    /// As for [`Self::add`].
    pub fn remove(&self) -> Result<(), DesktopFault> {
        if cfg!(windows) {
            // A key that is not there cannot be deleted, which is as it should be.
            for key in [CLASS, ENDING] {
                let _ = run("reg", &["delete", key, "/f"].map(str::to_owned));
            }
            return Ok(());
        }
        for path in [self.entry(), self.kinds(), self.icon()] {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(unwritten(&path, &error)),
                _ => {}
            }
        }
        self.refresh()
    }

    fn entry(&self) -> PathBuf {
        self.data.join("applications").join("ias.desktop")
    }

    fn kinds(&self) -> PathBuf {
        self.data.join("mime").join("packages").join("ias.xml")
    }

    fn icon(&self) -> PathBuf {
        self.data.join("icons").join("hicolor").join("scalable").join("apps").join("ias.svg")
    }

    /// Has the desktop read what was written.
    fn refresh(&self) -> Result<(), DesktopFault> {
        let mime = self.data.join("mime");
        if mime.is_dir() {
            run("update-mime-database", &[mime.display().to_string()])?;
        }
        // Some desktops read the entries themselves and have no such tool.
        let _ = run("update-desktop-database", &[self.data.join("applications").display().to_string()]);
        Ok(())
    }

    /// What `reg` is called with, call by call.
    fn registry(&self) -> [Vec<String>; 3] {
        let set = |key: &str, value: &str| ["add", key, "/ve", "/d", value, "/f"].map(str::to_owned).to_vec();
        [
            set(CLASS, KINDS[0].2[0]),
            set(&format!(r"{CLASS}\shell\open\command"), &format!("\"{}\" \"%1\"", self.program.display())),
            set(ENDING, "IAS.Pack"),
        ]
    }
}

/// The entry of the menu. `program` is the whole path.
fn desktop_entry(program: &str) -> String {
    let types: String = KINDS.iter().map(|(kind, ..)| format!("{kind};")).collect();
    // A quoted argument escapes four signs, and the value as a whole each backslash once more; % begins a code.
    let mut quoted = String::new();
    for sign in program.chars() {
        match sign {
            '\\' => quoted.push_str(r"\\\\"),
            '"' | '`' | '$' => quoted.extend([r"\\", sign.encode_utf8(&mut [0; 4])]),
            '%' => quoted.push_str("%%"),
            _ => quoted.push(sign),
        }
    }
    let plain = program.replace('\\', r"\\");
    format!(
        "[Desktop Entry]\n\
         Type=Application\n\
         Version=1.0\n\
         Name=IAS\n\
         GenericName=Training film\n\
         GenericName[pl]=Film szkoleniowy\n\
         GenericName[uk]=Навчальний фільм\n\
         Comment=Notice the signs of trafficking in human beings\n\
         Comment[pl]=Dostrzec oznaki handlu ludźmi\n\
         Comment[uk]=Помітити ознаки торгівлі людьми\n\
         TryExec={plain}\n\
         Exec=\"{quoted}\" %f\n\
         Icon=ias\n\
         Terminal=false\n\
         Categories=Education;\n\
         MimeType={types}\n\
         StartupWMClass=ias\n"
    )
}

/// What our kinds of files are, for the desktop's table of them.
fn kinds_of_files() -> String {
    let kinds = KINDS.iter().map(|(kind, end, [en, pl, uk])| {
        format!(
            "  <mime-type type=\"{kind}\">\n    <comment>{en}</comment>\n    <comment xml:lang=\"pl\">{pl}</comment>\n    \
             <comment xml:lang=\"uk\">{uk}</comment>\n    <icon name=\"ias\"/>\n    <glob pattern=\"*.{end}\" weight=\"80\"/>\n  \
             </mime-type>\n"
        )
    });
    let kinds: String = kinds.collect();
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mime-info xmlns=\"http://www.freedesktop.org/standards/shared-mime-info\">\n{kinds}</mime-info>\n")
}

fn write(path: &Path, content: &[u8]) -> Result<(), DesktopFault> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder).and_then(|()| fs::write(path, content)).map_err(|error| unwritten(path, &error))
}

fn unwritten(path: &Path, error: &io::Error) -> DesktopFault {
    DesktopFault {
        what: phrase! {
            pl: "nie da się zapisać `{path}`: {why}", en: "`{path}` cannot be written: {why}", uk: "не вдається записати `{path}`: {why}";
            path = path.display(), why = Phrase::of_io(error)
        },
        cure: Phrase::fixed(
            "sprawdź, czy wolno ci tam pisać i czy na dysku jest miejsce",
            "see that you may write there and that the disk has room",
            "перевірте, чи маєте право туди писати й чи є місце на диску",
        ),
    }
}

/// Runs a tool of the system, quietly.
fn run(tool: &str, arguments: &[String]) -> Result<(), DesktopFault> {
    let done = Command::new(tool).args(arguments).stdin(Stdio::null()).output();
    let why = match done {
        Ok(done) if done.status.success() => return Ok(()),
        Ok(done) => Phrase::same(String::from_utf8_lossy(&done.stderr).trim()),
        Err(error) => Phrase::of_io(&error),
    };
    Err(DesktopFault {
        what: phrase! { pl: "narzędzie systemu `{tool}` zawiodło: {why}", en: "the system's tool `{tool}` failed: {why}", uk: "засіб системи `{tool}` не спрацював: {why}"; tool, why },
        cure: Phrase::fixed(
            "zainstaluj pakiet `shared-mime-info` i spróbuj jeszcze raz; pliki można też upuścić na okno",
            "install the package `shared-mime-info` and try again; files can also be dropped on the window",
            "встановіть пакет `shared-mime-info` і спробуйте ще раз; файли можна також перетягнути на вікно",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_with_signs_in_its_path_is_written_so_that_it_is_found() {
        let entry = desktop_entry(r#"/opt/my "IAS" 100% $5\ias"#);
        assert!(entry.contains(r#"Exec="/opt/my \\"IAS\\" 100%% \\$5\\\\ias" %f"#), "{entry}");
        assert!(entry.contains(r#"TryExec=/opt/my "IAS" 100% $5\\ias"#), "{entry}");
    }

    #[test]
    fn every_kind_has_its_type_in_both_files() {
        let (entry, kinds) = (desktop_entry("/usr/bin/ias"), kinds_of_files());
        for (kind, end, _) in KINDS {
            assert!(entry.contains(&format!("{kind};")) && kinds.contains(&format!("type=\"{kind}\"")), "{kind}");
            assert!(kinds.contains(&format!("*.{end}")), "{end}");
        }
    }

    #[test]
    fn windows_is_told_of_the_end_of_packs_and_of_the_program() {
        let desktop = Desktop { program: PathBuf::from(r"C:\Program Files\IAS\ias.exe"), data: PathBuf::new() };
        let calls = desktop.registry().map(|call| call.join(" "));
        assert!(calls[1].contains(r#"IAS.Pack\shell\open\command /ve /d "C:\Program Files\IAS\ias.exe" "%1" /f"#), "{}", calls[1]);
        assert!(calls[2].contains(r"\.iaspack /ve /d IAS.Pack /f"), "{}", calls[2]);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_was_added_is_taken_away_whole() {
        let home = tempfile::tempdir().expect("a folder");
        let desktop = Desktop { program: PathBuf::from("/opt/ias/ias"), data: home.path().to_owned() };
        assert_eq!(desktop.opener(), None);
        // Without its tool the system is not told; what is written stands all the same.
        let told = desktop.add();
        assert_eq!(desktop.opener().as_deref(), Some(desktop.program()), "{told:?}");
        let moved = Desktop { program: PathBuf::from("/opt/new/ias"), ..desktop.clone() };
        assert_eq!(moved.opener().as_deref(), Some(desktop.program()), "the other copy still does");
        let _ = desktop.remove();
        assert_eq!(desktop.opener(), None);
        for path in [desktop.entry(), desktop.kinds(), desktop.icon()] {
            assert!(!path.exists(), "{}", path.display());
        }
        let _ = desktop.remove();
    }
}
