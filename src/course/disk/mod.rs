//! Where courses lie on a computer: `DATA/courses/<id>/course.ron`, on the trainer's station and on the laptops alike.

mod whole;

use std::error::Error;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use whole::{write_shared, write_whole};

use super::{Course, CourseId, Unfit, read};
use crate::diagnostic::{Diagnostic, SourceText, render};
use crate::text::Language;

/// The name of a course's file in its folder.
pub const FILE_NAME: &str = "course.ron";

/// The courses of a computer.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
}

/// A course on the shelf.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its file.
    pub path: PathBuf,
    /// The text of its file.
    pub text: String,
    /// The course.
    pub course: Course,
}

/// How an installation went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Installed {
    /// It was not there before.
    New,
    /// In place of that edition.
    Replaced(u32),
    /// The same was there already.
    Already,
}

/// Why it could not be done. The shelf is as it was.
#[derive(Debug)]
pub enum ShelfError {
    /// A file or folder cannot be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file holds no sound course.
    Faulty {
        /// Which.
        path: PathBuf,
        /// Everything that is wrong with it.
        findings: Vec<Diagnostic>,
    },
    /// It may not take the place of the one that is there.
    Unfit {
        /// The course.
        id: CourseId,
        /// Why.
        why: Unfit,
    },
    /// There is no such course.
    Unknown {
        /// What was asked for.
        id: String,
    },
}

impl ShelfError {
    /// What to do about it, in a sentence or two.
    #[must_use]
    pub fn remedy(&self) -> String {
        match self {
            Self::File { source, .. } if source.kind() == io::ErrorKind::StorageFull => "Free some space on the disk and try again.".to_owned(),
            Self::File { .. } => "See that the file is there, and that you may read it and write in the data folder (--data DIR chooses another).".to_owned(),
            Self::Faulty { path, .. } => format!("`ias course check {}` tells everything that is wrong, and what to write instead.", path.display()),
            Self::Unfit { why: Unfit::OtherCourse, .. } => {
                "Ask the trainer whose course it is. If the old one is over: `ias course remove ID --yes`, then install the new one.".to_owned()
            }
            Self::Unfit { why: Unfit::Older { .. }, .. } => "Nothing needs to be done: the later edition stays.".to_owned(),
            Self::Unfit { why: Unfit::SameEdition, .. } => "Count `edition` up in the changed file, and install it again.".to_owned(),
            Self::Unknown { .. } => "`ias course list` tells those on this computer; `ias course install FILE` brings one.".to_owned(),
        }
    }
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{source}: {}", path.display()),
            Self::Faulty { findings, .. } => {
                let first = findings.iter().find(|finding| finding.is_error()).map(|finding| render::concise(finding, Language::En));
                write!(f, "{}.", first.unwrap_or_else(|| "It holds no course".to_owned()))
            }
            Self::Unfit { id, why: Unfit::OtherCourse } => write!(f, "Another course with the id {id} is installed: its ticket or its trainer's key differs."),
            Self::Unfit { id, why: Unfit::Older { installed } } => write!(f, "A later edition of {id} is installed: {installed}."),
            Self::Unfit { id, why: Unfit::SameEdition } => write!(f, "The same edition of {id} is installed with other content."),
            Self::Unknown { id } => write!(f, "There is no course `{id}` on this computer."),
        }
    }
}

impl Error for ShelfError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}

fn file(path: &Path, source: io::Error) -> ShelfError {
    ShelfError::File { path: path.to_owned(), source }
}

/// The text of a course's file, however large a hostile one is.
///
/// # Errors
/// [`ShelfError::File`]; also when it is no UTF-8 text or longer than any course.
pub fn text_of(path: &Path) -> Result<String, ShelfError> {
    /// 100,000 codes are less.
    const LONGEST: u64 = 4 << 20;
    let length = fs::metadata(path).map_err(|error| file(path, error))?.len();
    if length > LONGEST {
        return Err(file(path, io::Error::new(io::ErrorKind::InvalidData, "it is too long for a course")));
    }
    fs::read_to_string(path).map_err(|error| file(path, error))
}

/// The course of a text; `path` is how findings call it.
///
/// # Errors
/// [`ShelfError::Faulty`]
pub fn parsed(path: &Path, text: &str) -> Result<Course, ShelfError> {
    match read(&SourceText::new(path.display().to_string(), text), None) {
        (Some(course), _) => Ok(course),
        (None, findings) => Err(ShelfError::Faulty { path: path.to_owned(), findings }),
    }
}

impl Shelf {
    /// The courses in that folder, which need not exist.
    #[must_use]
    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn path(&self, id: &CourseId) -> PathBuf {
        self.folder.join(&*id.0).join(FILE_NAME)
    }

    /// Every course, by id; a faulty one as what is wrong with it.
    #[must_use]
    pub fn all(&self) -> Vec<Result<Kept, ShelfError>> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut ids: Vec<CourseId> = entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .map(|name| CourseId::from(name.as_str()))
            .filter(|id| id.is_valid() && self.path(id).is_file())
            .collect();
        ids.sort();
        ids.iter().map(|id| self.get(id)).collect()
    }

    /// The course of that id.
    ///
    /// # Errors
    /// [`ShelfError::Unknown`], [`ShelfError::Faulty`], [`ShelfError::File`].
    pub fn get(&self, id: &CourseId) -> Result<Kept, ShelfError> {
        let path = self.path(id);
        if !id.is_valid() || !path.is_file() {
            return Err(ShelfError::Unknown { id: id.to_string() });
        }
        let text = text_of(&path)?;
        let course = parsed(&path, &text)?;
        Ok(Kept { path, text, course })
    }

    /// Puts a course on the shelf: whole or not at all, and never in place of a later edition or of another course.
    ///
    /// # Errors
    /// [`ShelfError::Faulty`], [`ShelfError::Unfit`], [`ShelfError::File`]; the first also when the course there cannot be read.
    pub fn install(&self, from: &Path, text: &str) -> Result<(Course, Installed), ShelfError> {
        let course = parsed(from, text)?;
        let done = match self.get(&course.id) {
            Err(ShelfError::Unknown { .. }) => Installed::New,
            Err(error) => return Err(error),
            Ok(kept) => {
                course.replaces(&kept.course).map_err(|why| ShelfError::Unfit { id: course.id.clone(), why })?;
                if kept.course == course { Installed::Already } else { Installed::Replaced(kept.course.edition) }
            }
        };
        if done != Installed::Already {
            let path = self.path(&course.id);
            write_whole(&path, text.as_bytes()).map_err(|error| file(&path, error))?;
        }
        Ok((course, done))
    }

    /// Takes a course off the shelf.
    ///
    /// # Errors
    /// [`ShelfError::Unknown`], [`ShelfError::File`].
    pub fn remove(&self, id: &CourseId) -> Result<(), ShelfError> {
        let path = self.path(id);
        if !id.is_valid() || !path.is_file() {
            return Err(ShelfError::Unknown { id: id.to_string() });
        }
        fs::remove_file(&path).map_err(|error| file(&path, error))?;
        // Whatever else somebody put beside it stays, and then the folder, too.
        let _ = fs::remove_dir(self.folder.join(&*id.0));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::course;
    use super::super::{code, with_roster, write};
    use super::*;

    #[test]
    fn a_course_is_installed_replaced_and_removed() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::in_folder(folder.path().join("courses"));
        assert!(shelf.all().is_empty());
        let stick = Path::new("stick/x.course.ron");
        let text = write(&course(), None);
        assert_eq!(shelf.install(stick, &text).expect("sound").1, Installed::New);
        assert_eq!(shelf.install(stick, &text).expect("sound").1, Installed::Already);
        let later = with_roster(&text, &[code::made([5; 5])], 4).expect("a course");
        assert_eq!(shelf.install(stick, &later).expect("sound").1, Installed::Replaced(3));
        assert!(matches!(shelf.install(stick, &text), Err(ShelfError::Unfit { why: Unfit::Older { installed: 4 }, .. })));
        let kept = shelf.get(&course().id).expect("there");
        assert_eq!((kept.text, kept.course.roster.len()), (later, 1));
        let stranger = Course { ticket: [1; 32], edition: 9, ..course() };
        assert!(matches!(shelf.install(stick, &write(&stranger, None)), Err(ShelfError::Unfit { why: Unfit::OtherCourse, .. })));
        shelf.remove(&course().id).expect("there");
        assert!(matches!(shelf.get(&course().id), Err(ShelfError::Unknown { .. })));
        assert!(matches!(shelf.remove(&course().id), Err(ShelfError::Unknown { .. })));
        assert!(!folder.path().join("courses/szczecin-2026-11").exists());
    }

    #[test]
    fn what_is_faulty_is_told_and_hides_nothing_else() {
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = Shelf::in_folder(folder.path().to_owned());
        shelf.install(Path::new("a"), &write(&course(), None)).expect("sound");
        fs::create_dir(folder.path().join("bad")).expect("a folder");
        fs::write(folder.path().join("bad").join(FILE_NAME), "Course(").expect("writes");
        fs::create_dir(folder.path().join("Not an id")).expect("a folder");
        let all = shelf.all();
        assert_eq!(all.len(), 2);
        assert!(matches!(&all[0], Err(ShelfError::Faulty { findings, .. }) if !findings.is_empty()));
        assert!(all[1].is_ok());
        assert!(matches!(shelf.install(Path::new("x"), "Course("), Err(ShelfError::Faulty { .. })));
        assert!(matches!(shelf.get(&"../bad".into()), Err(ShelfError::Unknown { .. })));
    }
}
