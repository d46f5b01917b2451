//! Hands results in on a thread of its own, so that no screen waits for a slow, full or missing stick.
//!
//! What is given to it is kept in the outbox first. Whoever began it asks for news ([`Courier::news`]) and notes in the store
//! what reached a folder ([`super::outbox::note`]): the store stays with its owner.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::JoinHandle;

use super::error::HandInError;
use super::outbox::{Outbox, Sealed};
use crate::session::AttemptId;

/// What is asked of a courier.
enum Errand {
    /// Keep a result, and hand it in if a folder is chosen.
    New { sealed: Sealed, to: Option<PathBuf> },
    /// Hand in what is in the outbox.
    Again { attempt: AttemptId, chain: String, to: PathBuf },
}

/// What a courier tells.
#[derive(Debug)]
pub enum News {
    /// The result is safe in the outbox, on this laptop.
    Kept {
        /// Of which attempt.
        attempt: AttemptId,
    },
    /// The result reached a folder; note it in the store.
    HandedIn {
        /// Of which attempt.
        attempt: AttemptId,
        /// The last value of its chain.
        chain: String,
        /// The folder.
        to: PathBuf,
    },
    /// The result did not reach the folder. It is safe in the outbox, and can be handed in again.
    Waits {
        /// Of which attempt.
        attempt: AttemptId,
        /// Why, with a remedy.
        error: HandInError,
    },
    /// Not even the outbox took it: the attempt is in the store alone, and can be handed in again from there.
    NotKept {
        /// Of which attempt.
        attempt: AttemptId,
        /// Why, with a remedy.
        error: HandInError,
    },
}

/// A thread that hands in. Dropping it waits until everything given to it is done.
#[derive(Debug)]
pub struct Courier {
    /// `None` only while it is dropped.
    errands: Option<Sender<Errand>>,
    news: Receiver<News>,
    thread: Option<JoinHandle<()>>,
}

impl Courier {
    /// Begins to wait for errands.
    #[must_use]
    pub fn of(outbox: Outbox) -> Self {
        let (errands, asked) = mpsc::channel();
        let (tell, news) = mpsc::channel();
        let thread = std::thread::spawn(move || {
            for errand in asked {
                run(&outbox, errand, &tell);
            }
        });
        Self { errands: Some(errands), news, thread: Some(thread) }
    }

    /// Keeps a result in the outbox, and hands it in to the folder, if one is chosen.
    pub fn take(&self, sealed: Sealed, to: Option<PathBuf>) {
        self.ask(Errand::New { sealed, to });
    }

    /// Hands in once more what the outbox has of that attempt.
    pub fn again(&self, attempt: AttemptId, chain: String, to: PathBuf) {
        self.ask(Errand::Again { attempt, chain, to });
    }

    /// What has happened since it was asked last; never waits.
    #[must_use]
    pub fn news(&self) -> Vec<News> {
        self.news.try_iter().collect()
    }

    /// The next news, waiting for it; `None` when there is nothing more to come.
    #[must_use]
    pub fn wait(&self) -> Option<News> {
        self.news.recv().ok()
    }

    fn ask(&self, errand: Errand) {
        if let Some(errands) = &self.errands {
            // The thread ends only when `errands` is dropped.
            let _ = errands.send(errand);
        }
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.errands = None;
        if let Some(thread) = self.thread.take() {
            // It has no way to panic that could be told here.
            let _ = thread.join();
        }
    }
}

fn run(outbox: &Outbox, errand: Errand, tell: &Sender<News>) {
    // Nobody may listen any more; the work is done all the same.
    let tell = |news| {
        let _ = tell.send(news);
    };
    let (attempt, chain, to) = match errand {
        Errand::New { sealed, to } => {
            if let Err(error) = outbox.keep(&sealed) {
                tell(News::NotKept { attempt: sealed.attempt, error });
                return;
            }
            tell(News::Kept { attempt: sealed.attempt.clone() });
            let Some(to) = to else { return };
            (sealed.attempt, sealed.chain, to)
        }
        Errand::Again { attempt, chain, to } => (attempt, chain, to),
    };
    match outbox.deliver(&attempt, &to) {
        Ok(()) => tell(News::HandedIn { attempt, chain, to }),
        Err(error) => tell(News::Waits { attempt, error }),
    }
}
