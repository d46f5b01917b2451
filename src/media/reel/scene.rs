//! What the reel is asked to play, and what it tells about it.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use super::super::error::MediaError;
use crate::text::Localized;
use crate::time::MediaTime;

/// What is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum View {
    /// A film clip; its length is the scene's.
    Clip(PathBuf),
    /// A film clip that begins again whenever it ends: waiting while the trainee thinks.
    IdleLoop(PathBuf),
    /// A still, held for `length`, or as long as the sound when `None` (without sound: until it is left).
    Still {
        /// A PNG or JPEG.
        path: PathBuf,
        /// How long it stands.
        length: Option<MediaTime>,
    },
}

impl View {
    /// The file that is seen.
    #[must_use]
    pub const fn path(&self) -> &PathBuf {
        match self {
            Self::Clip(path) | Self::IdleLoop(path) | Self::Still { path, .. } => path,
        }
    }

    /// Whether it begins again when it ends.
    #[must_use]
    pub const fn is_loop(&self) -> bool {
        matches!(self, Self::IdleLoop(_))
    }
}

/// A scene as the reel plays it. Two equal scenes are the same film, so a primed one is found again by equality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReelScene {
    /// The caller's own name for it, e.g. the node's id; comes back in [`Position`] and [`ReelEvent`].
    pub name: Arc<str>,
    /// What is seen.
    pub view: View,
    /// What is heard; cut or padded with silence to the length of the view.
    pub sound: Option<Localized<PathBuf>>,
    /// The scene lasts at least this long: a shorter film holds its last frame, and says so once. Zero if untold.
    pub at_least: MediaTime,
}

impl ReelScene {
    /// A silent scene of one clip.
    #[must_use]
    pub fn clip(name: &str, film: impl Into<PathBuf>) -> Self {
        Self { name: name.into(), view: View::Clip(film.into()), sound: None, at_least: MediaTime::ZERO }
    }

    /// The same scene with a sound for every language.
    #[must_use]
    pub fn with_sound(mut self, sound: Localized<PathBuf>) -> Self {
        self.sound = Some(sound);
        self
    }
}

/// How the film leaves the running scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// At the next frame boundary.
    Now,
    /// When the running scene (of an idle loop: the running round) is over, sample to sample.
    AtEnd,
}

/// One playing of one scene; a scene played again, also by a restart, is a new take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Take(pub u64);

impl fmt::Display for Take {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "take {}", self.0)
    }
}

/// What the film is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// Media time passes.
    Running,
    /// Stopped by the caller.
    Paused,
    /// The scene is over, or its successor is not ready yet: the last frame stands.
    Holding,
}

/// Where the film stands, by what is heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// Which playing.
    pub take: Take,
    /// The scene's name as given.
    pub scene: Arc<str>,
    /// Media time within the segment; of an idle loop, within its round.
    pub time: MediaTime,
    /// Rounds of an idle loop that are over; 0 for everything else.
    pub round: u32,
    /// Whether time passes.
    pub motion: Motion,
}

/// What has happened since the last poll, in the order in which it was heard.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum ReelEvent {
    /// The first frame of a take is on.
    Started {
        /// Which playing.
        take: Take,
        /// The scene's name.
        scene: Arc<str>,
    },
    /// A take has been played to its end. Told also when the next one follows at once.
    Ended {
        /// Which playing.
        take: Take,
        /// The scene's name.
        scene: Arc<str>,
    },
    /// A take cannot be shown at all; the last good frame stands and the film waits for the next command.
    Failed {
        /// Which playing.
        take: Take,
        /// The scene's name.
        scene: Arc<str>,
        /// Why, with a remedy.
        error: MediaError,
    },
    /// Part of a take cannot be shown or heard; it goes on without.
    Damaged {
        /// Which playing.
        take: Take,
        /// The scene's name.
        scene: Arc<str>,
        /// Why, with a remedy.
        error: MediaError,
    },
    /// The film is shorter than the scenario says; its last frame is held for the rest.
    Shorter {
        /// Which playing.
        take: Take,
        /// The scene's name.
        scene: Arc<str>,
        /// Length of the film.
        is: MediaTime,
        /// Length that was told.
        told: MediaTime,
    },
    /// The sound device has fallen silent; the film goes on by a steady clock, unheard.
    OutputLost,
    /// A device was attached and the film is heard (again).
    OutputAttached,
}

/// Where the sound goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputKind {
    /// A [`super::StreamConsumer`] that a sound device drives.
    Device,
    /// Nowhere: a thread consumes it at wall rate.
    Steady,
}

/// Figures for the curious, for tests and for `ias bench`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReelCounts {
    /// Pictures handed out by `frame_due`.
    pub shown: u64,
    /// Pictures that were decoded and overtaken by a later one before they could be shown.
    pub dropped: u64,
    /// Stream frames of silence for want of decoded sound.
    pub underruns: u64,
    /// Pictures decoded and waiting, in all open scenes.
    pub queued_pictures: usize,
    /// Open scenes: the running one, the next ones, and those just left.
    pub open_scenes: usize,
    /// Decoders in use or waiting in the pool.
    pub decoders: usize,
    /// Stretches of the stream that are remembered.
    pub spans: usize,
}
