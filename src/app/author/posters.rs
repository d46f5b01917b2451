//! Small pictures of scenes for the flow: read away from the window's thread, and only those that are in sight.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::app::pictures::Pixels;
use crate::media::decode::still::read_still;
use crate::media::probe::glimpse;
use crate::scenario::draw::Poster;

/// Pixels across: enough for a box that is read from near.
const WIDTH: u32 = 320;

/// Where posters are asked for by their path, and where they come; `None`: there is none.
type Desk = (Sender<(String, Poster)>, Receiver<(String, Option<Pixels>)>);

/// What is asked for and what came.
pub struct Posters {
    folder: PathBuf,
    wake: Arc<dyn Fn() + Send + Sync>,
    desk: Option<Desk>,
    /// By path: whether it is on its way; `false`: it came, or there is none.
    asked: HashMap<String, bool>,
}

/// The path of a poster, by which it is known.
pub fn path_of(poster: &Poster) -> &str {
    match poster {
        Poster::Still(path) | Poster::Film(path) => &path.0,
    }
}

impl Posters {
    /// Of the scenario in that folder. `wake` is called whenever a picture is there.
    pub fn new(folder: PathBuf, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        Self { folder, wake, desk: None, asked: HashMap::new() }
    }

    /// Asks for a poster; one that was asked for already is not asked for again.
    pub fn ask(&mut self, poster: &Poster) {
        let path = path_of(poster);
        if self.asked.contains_key(path) {
            return;
        }
        let desk = match self.desk.take().or_else(|| self.begin()) {
            Some(desk) => desk,
            None => return,
        };
        let is_sent = desk.0.send((path.to_owned(), poster.clone())).is_ok();
        self.asked.insert(path.to_owned(), is_sent);
        self.desk = Some(desk);
    }

    /// Forgets what was asked for, so that it is read anew.
    pub fn forget(&mut self) {
        self.asked.clear();
    }

    /// Whether a picture is on its way.
    pub fn is_busy(&self) -> bool {
        self.asked.values().any(|comes| *comes)
    }

    /// The pictures that have come since, by path.
    pub fn take(&mut self) -> Vec<(String, Pixels)> {
        let Some((_, came)) = &self.desk else { return Vec::new() };
        let mut pictures = Vec::new();
        for (path, pixels) in came.try_iter() {
            pictures.extend(pixels.map(|pixels| (path.clone(), pixels)));
            self.asked.insert(path, false);
        }
        pictures
    }

    fn begin(&self) -> Option<Desk> {
        let (ask, asked) = channel::<(String, Poster)>();
        let (send, came) = channel();
        let (folder, wake) = (self.folder.clone(), Arc::clone(&self.wake));
        let work = move || {
            for (path, poster) in asked {
                if send.send((path, read(&folder.join(path_of(&poster)), &poster))).is_err() {
                    return;
                }
                wake();
            }
        };
        // Without a thread boxes show the sign of their kind instead.
        std::thread::Builder::new().name("posters".to_owned()).spawn(work).ok().map(|_| (ask, came))
    }
}

/// `None` when it cannot be had, which the check tells with its reason.
fn read(path: &std::path::Path, poster: &Poster) -> Option<Pixels> {
    let (width, height, rgba) = match poster {
        Poster::Still(_) => read_still(path).ok()?.thumbnail(WIDTH),
        Poster::Film(_) => glimpse(path).ok()?.thumbnail(WIDTH),
    };
    Some(Pixels { width, height, rgba })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::graph::MediaPath;

    #[test]
    fn a_picture_comes_once_and_one_that_is_not_there_never() {
        let folder = tempfile::tempdir().expect("a folder");
        image::RgbImage::from_pixel(640, 360, image::Rgb([1, 2, 3])).save(folder.path().join("a.png")).expect("a picture");
        let mut posters = Posters::new(folder.path().to_owned(), Arc::new(|| {}));
        let still = |name: &str| Poster::Still(MediaPath(name.into()));
        for name in ["a.png", "a.png", "b.png"] {
            posters.ask(&still(name));
        }
        let mut came = Vec::new();
        while posters.is_busy() {
            came.extend(posters.take());
            std::thread::yield_now();
        }
        let sizes: Vec<(String, u32, u32)> = came.into_iter().map(|(path, pixels)| (path, pixels.width, pixels.height)).collect();
        assert_eq!(sizes, [("a.png".to_owned(), 320, 180)]);
        posters.ask(&still("a.png"));
        assert!(!posters.is_busy(), "it is known");
        posters.forget();
        posters.ask(&still("a.png"));
        assert!(posters.is_busy(), "it is read anew");
    }
}
