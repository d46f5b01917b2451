//! What somebody brought on a stick or named on the command line: found, and handed to the room that takes it in.

use std::path::{Path, PathBuf};

use super::{Application, Moment};
use crate::app::faults;
use crate::app::trainer::work::Work;
use crate::app::views::library::incoming::{Found, IncomingCommand, IncomingView, Kind};
use crate::app::views::look::Look;
use crate::pack;

/// At most so many files are offered, and so many entries of a folder looked at: a stick may hold anything.
const OFFERED: usize = 40;
const LOOKED_AT: usize = 2000;

/// What is offered to be taken in.
#[derive(Default)]
pub(super) struct Incoming {
    is_open: bool,
    typed: String,
    sticks: usize,
    found: Vec<(Kind, PathBuf)>,
    looking: Option<Work<Seen>>,
    refusal: Option<Refusal>,
}

struct Seen {
    sticks: usize,
    found: Vec<(Kind, PathBuf)>,
}

/// Why what was typed is not taken in.
enum Refusal {
    NotThere(PathBuf, std::io::Error),
    NotOurs(PathBuf),
}

/// What a file is, by its name; `None`: nothing that we take in.
fn kind_of(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    if name.ends_with(".course.ron") {
        Some(Kind::Course)
    } else if !pack::is_ours(path) {
        None
    } else if name.ends_with(".pub") {
        Some(Kind::Key)
    } else {
        Some(Kind::Pack)
    }
}

/// What lies in these folders and in those right below: courses first, then packs, then keys.
fn found_in(folders: &[PathBuf]) -> Vec<(Kind, PathBuf)> {
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let read = std::fs::read_dir(folder).into_iter().flatten().flatten();
        read.take(LOOKED_AT).map(|entry| entry.path()).collect()
    };
    let mut found = Vec::new();
    for path in folders.iter().flat_map(|folder| entries(folder)) {
        if let Some(kind) = kind_of(&path).filter(|_| path.is_file()) {
            found.push((kind, path));
        } else if path.is_dir() {
            let below = entries(&path).into_iter();
            found.extend(below.filter_map(|path| Some((kind_of(&path)?, path))).filter(|(_, path)| path.is_file()));
        }
    }
    found.sort();
    found.dedup();
    found.truncate(OFFERED);
    found
}

impl Application {
    pub(super) fn carry_out_incoming(&mut self, command: &IncomingCommand, ctx: &egui::Context, at: Moment) {
        match command {
            IncomingCommand::Open(open) => {
                self.incoming = Incoming { is_open: *open, ..Incoming::default() };
                if *open {
                    self.look_through_sticks(None);
                }
            }
            IncomingCommand::Type(text) => {
                self.incoming.typed.clone_from(text);
                self.incoming.refusal = None;
            }
            IncomingCommand::Look => self.look_through_sticks(None),
            IncomingCommand::TakeThat(path) => self.take_in(Path::new(path), ctx, at),
            IncomingCommand::Take => {
                let path = PathBuf::from(self.incoming.typed.trim());
                match std::fs::metadata(&path) {
                    Ok(facts) if facts.is_dir() => self.look_through_sticks(Some(path)),
                    Ok(_) => self.take_in(&path, ctx, at),
                    Err(error) => self.incoming.refusal = Some(Refusal::NotThere(path, error)),
                }
            }
        }
    }

    /// Looks for what can be taken in, on a thread of its own: a stick may be slow.
    fn look_through_sticks(&mut self, folder: Option<PathBuf>) {
        let look = move || {
            let sticks = crate::platform::sticks();
            let folders: Vec<PathBuf> = sticks.iter().cloned().chain(folder).collect();
            Seen { sticks: sticks.len(), found: found_in(&folders) }
        };
        self.incoming.refusal = None;
        // Without a thread the file is named by hand.
        self.incoming.looking = Work::begin("sticks", &self.wake, look).ok();
    }

    pub(super) fn poll_incoming(&mut self) {
        if let Some(seen) = Work::taken(&mut self.incoming.looking) {
            (self.incoming.sticks, self.incoming.found) = (seen.sticks, seen.found);
        }
    }

    fn take_in(&mut self, path: &Path, ctx: &egui::Context, at: Moment) {
        if pack::is_ours(path) {
            self.incoming = Incoming::default();
            self.receive(path, ctx, at);
        } else if self.receive_course(path) {
            self.incoming = Incoming::default();
            self.hand_in_to_stick_of(path);
            self.open_library(ctx, at);
        } else {
            self.incoming.refusal = Some(Refusal::NotOurs(path.to_owned()));
        }
    }

    /// The stick that brought a course takes its results, too, unless a folder was chosen before.
    fn hand_in_to_stick_of(&mut self, path: &Path) {
        let stick = crate::platform::sticks().into_iter().find(|stick| path.starts_with(stick));
        if let Some(stick) = stick.filter(|_| self.preferences.hand_in_to.trim().is_empty()) {
            self.preferences.hand_in_to = stick.display().to_string();
            self.keep_preferences();
        }
    }

    pub(super) fn incoming_view(&self, look: &Look) -> IncomingView {
        let incoming = &self.incoming;
        let name = |path: &Path| path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        IncomingView {
            is_open: incoming.is_open,
            is_looking: incoming.looking.is_some(),
            sticks: incoming.sticks,
            typed: incoming.typed.clone(),
            found: incoming.found.iter().map(|(kind, path)| Found { path: path.display().to_string(), name: name(path), kind: *kind }).collect(),
            refusal: incoming.refusal.as_ref().map(|refusal| match refusal {
                Refusal::NotThere(path, error) => faults::line(faults::file_fault(path, error, look.language)),
                Refusal::NotOurs(path) => look.t_with("incoming-not-ours", &[("path", (&path.display().to_string()).into())]),
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sticks_are_looked_through_one_folder_deep_and_only_for_what_we_take() {
        let stick = tempfile::tempdir().expect("a folder");
        let put = |name: &str| {
            let path = stick.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, "x").expect("writes");
            path
        };
        let course = put("szczecin.course.ron");
        let pack = put("films/farm-1.iaspack");
        let key = put("PACK.PUB");
        for other in ["scenario.ron", "photo.jpg", "a/b/deep.course.ron", "0197.ias-result"] {
            put(other);
        }
        std::fs::create_dir(stick.path().join("folder.course.ron")).expect("a folder");
        let found = found_in(&[stick.path().to_owned(), stick.path().join("not there")]);
        assert_eq!(found, [(Kind::Course, course), (Kind::Pack, pack), (Kind::Key, key)]);
    }
}
