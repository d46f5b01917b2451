//! The store's fake: the same behaviour in memory, for tests and for playing without keeping.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Attempt, Durability, Filter, HandedIn, NewAttempt, Position, ScoreRecord, Store, StoreError};
use crate::session::{AttemptId, TraineeCode};
use crate::time::WallTime;

#[derive(Debug)]
struct Kept {
    begun: NewAttempt,
    events: Vec<String>,
    position: Option<Position>,
    finished: Option<WallTime>,
    scores: Vec<ScoreRecord>,
    handed_in: Vec<HandedIn>,
}

#[derive(Debug, Default)]
struct Shared {
    attempts: BTreeMap<AttemptId, Kept>,
    claimed: BTreeSet<AttemptId>,
}

/// Attempts in memory. "Durable" means as long as a store on the same data lives.
#[derive(Debug, Default)]
pub struct MemoryStore {
    shared: Arc<Mutex<Shared>>,
    mine: BTreeSet<AttemptId>,
}

impl MemoryStore {
    /// Another store on the same data, as another process would have.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), mine: BTreeSet::new() }
    }

    fn shared(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read<T>(&self, id: &AttemptId, f: impl FnOnce(&Kept) -> T) -> Result<T, StoreError> {
        let shared = self.shared();
        shared.attempts.get(id).map(f).ok_or_else(|| StoreError::UnknownAttempt { attempt: id.clone() })
    }

    fn write<T>(
        &mut self,
        id: &AttemptId,
        f: impl FnOnce(&mut Kept) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.claim(id)?;
        let mut shared = self.shared();
        match shared.attempts.get_mut(id) {
            Some(kept) => f(kept),
            None => Err(StoreError::UnknownAttempt { attempt: id.clone() }),
        }
    }
}

impl Drop for MemoryStore {
    fn drop(&mut self) {
        for id in std::mem::take(&mut self.mine) {
            self.shared().claimed.remove(&id);
        }
    }
}

impl Store for MemoryStore {
    fn begin(&mut self, attempt: &NewAttempt) -> Result<(), StoreError> {
        attempt.validate()?;
        let mut shared = self.shared();
        if shared.attempts.contains_key(&attempt.id) {
            return Err(StoreError::AttemptExists { attempt: attempt.id.clone() });
        }
        let kept = Kept {
                begun: attempt.clone(),
                events: Vec::new(),
                position: None,
                finished: None,
                scores: Vec::new(),
                handed_in: Vec::new(),
            };
        shared.attempts.insert(attempt.id.clone(), kept);
        drop(shared);
        self.claim(&attempt.id)
    }

    fn claim(&mut self, attempt: &AttemptId) -> Result<(), StoreError> {
        if self.mine.contains(attempt) {
            return Ok(());
        }
        let mut shared = self.shared();
        if !shared.attempts.contains_key(attempt) {
            return Err(StoreError::UnknownAttempt { attempt: attempt.clone() });
        }
        if !shared.claimed.insert(attempt.clone()) {
            return Err(StoreError::OpenElsewhere { attempt: attempt.clone() });
        }
        drop(shared);
        self.mine.insert(attempt.clone());
        Ok(())
    }

    fn release(&mut self, attempt: &AttemptId) {
        if self.mine.remove(attempt) {
            self.shared().claimed.remove(attempt);
        }
    }

    fn append(&mut self, attempt: &AttemptId, first: u64, events: &[String]) -> Result<(), StoreError> {
        self.write(attempt, |kept| {
            if kept.finished.is_some() {
                return Err(StoreError::Finished { attempt: attempt.clone() });
            }
            let expected = kept.events.len() as u64;
            if first != expected {
                return Err(StoreError::Gap { attempt: attempt.clone(), expected, given: first });
            }
            kept.events.extend_from_slice(events);
            Ok(())
        })
    }

    fn events(&self, attempt: &AttemptId) -> Result<Vec<String>, StoreError> {
        self.read(attempt, |kept| kept.events.clone())
    }

    fn mark_position(
        &mut self,
        attempt: &AttemptId,
        position: &Position,
        _durability: Durability,
    ) -> Result<(), StoreError> {
        self.write(attempt, |kept| {
            kept.position = Some(position.clone());
            Ok(())
        })
    }

    fn position(&self, attempt: &AttemptId) -> Result<Option<Position>, StoreError> {
        self.read(attempt, |kept| kept.position.clone())
    }

    fn finish(&mut self, attempt: &AttemptId, at: WallTime, score: &ScoreRecord) -> Result<(), StoreError> {
        self.write(attempt, |kept| {
            if kept.finished.is_some() {
                return Err(StoreError::Finished { attempt: attempt.clone() });
            }
            kept.finished = Some(at);
            kept.scores.push(score.clone());
            Ok(())
        })
    }

    fn rescore(&mut self, attempt: &AttemptId, score: &ScoreRecord) -> Result<(), StoreError> {
        self.write(attempt, |kept| {
            if kept.finished.is_none() {
                return Err(StoreError::NotFinished { attempt: attempt.clone() });
            }
            kept.scores.push(score.clone());
            Ok(())
        })
    }

    fn scores(&self, attempt: &AttemptId) -> Result<Vec<ScoreRecord>, StoreError> {
        self.read(attempt, |kept| kept.scores.clone())
    }

    fn attempts(&self, filter: &Filter) -> Result<Vec<Attempt>, StoreError> {
        let mut found: Vec<Attempt> = self.shared().attempts.values().map(Kept::summary).collect();
        found.retain(|attempt| filter.lets_through(attempt));
        found.sort_by(|a, b| b.begun.started.cmp(&a.begun.started).then_with(|| a.begun.id.cmp(&b.begun.id)));
        Ok(found)
    }

    fn attempt(&self, attempt: &AttemptId) -> Result<Attempt, StoreError> {
        self.read(attempt, Kept::summary)
    }

    fn note_handed_in(&mut self, attempt: &AttemptId, handed: &HandedIn) -> Result<(), StoreError> {
        let mut shared = self.shared();
        let Some(kept) = shared.attempts.get_mut(attempt) else {
            return Err(StoreError::UnknownAttempt { attempt: attempt.clone() });
        };
        kept.handed_in.retain(|known| known.place != handed.place);
        kept.handed_in.push(handed.clone());
        kept.handed_in.sort_by(|a, b| (a.at, &a.place).cmp(&(b.at, &b.place)));
        Ok(())
    }

    fn handed_in(&self, attempt: &AttemptId) -> Result<Vec<HandedIn>, StoreError> {
        self.read(attempt, |kept| kept.handed_in.clone())
    }

    fn delete(&mut self, attempt: &AttemptId) -> Result<(), StoreError> {
        self.claim(attempt)?;
        self.shared().attempts.remove(attempt);
        self.release(attempt);
        Ok(())
    }

    fn forget(&mut self, trainee: &TraineeCode) -> Result<usize, StoreError> {
        let filter = Filter { trainee: Some(trainee.clone()), ..Filter::default() };
        let theirs = self.attempts(&filter)?;
        for attempt in &theirs {
            self.claim(&attempt.begun.id)?;
        }
        for attempt in &theirs {
            self.delete(&attempt.begun.id)?;
        }
        Ok(theirs.len())
    }
}

impl Kept {
    fn summary(&self) -> Attempt {
        Attempt {
            begun: self.begun.clone(),
            events: self.events.len() as u64,
            finished: self.finished,
            score: self.scores.last().cloned(),
        }
    }
}
