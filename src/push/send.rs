//! Batches, and what to do with each answer.

use std::collections::VecDeque;
use std::fmt;
use std::ops::ControlFlow;
use std::time::Duration;

use serde_json::Value;

use super::{Answer, Cut, Position, PushError, RecordStore, Unheard};

/// A statement: its id, and itself as JSON.
pub type Line = (String, String);

/// How much at a time, how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Statements in a batch, at least 1.
    pub batch: usize,
    /// Bytes in a batch of more than one statement.
    pub bytes: usize,
    /// How often a batch is tried, at least once.
    pub tries: u32,
    /// How long to wait after the first try that failed; it doubles.
    pub first_wait: Duration,
    /// The longest wait, whatever a store asks for.
    pub longest_wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            batch: 100,
            bytes: 1 << 20,
            tries: 6,
            first_wait: Duration::from_secs(1),
            longest_wait: Duration::from_secs(120),
        }
    }
}

/// Why a statement was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// One of the same id says something else there.
    Conflict,
    /// The store does not take it.
    Refused {
        /// What it said, shortened.
        said: String,
    },
    /// It is too large for the store, even alone.
    TooLarge,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Conflict => f.write_str("the store has another statement of this id (409)"),
            Self::Refused { said } if said.is_empty() => f.write_str("the store does not take it (400)"),
            Self::Refused { said } => write!(f, "the store does not take it (400): {said}"),
            Self::TooLarge => f.write_str("it is too large for the store (413)"),
        }
    }
}

/// A statement that the store did not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Its id.
    pub statement: String,
    /// Whose part it is.
    pub attempt: String,
    /// Why.
    pub why: Why,
}

/// What became of it all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Statements taken, or there already.
    pub statements: u64,
    /// Attempts handed over.
    pub attempts: u64,
    /// Attempts that had been handed over before.
    pub before: u64,
    /// How many statements were set aside.
    pub set_aside: u64,
    /// The first of them.
    pub aside: Vec<Aside>,
}

impl Summary {
    /// How many of those set aside are kept to be shown; all of them stand in the position's file.
    pub const SHOWN: usize = 50;
}

/// One statement that waits.
#[derive(Clone, Debug)]
struct Item {
    attempt: String,
    id: String,
    json: String,
}

/// An attempt of which something waits.
#[derive(Debug)]
struct Waiting {
    attempt: String,
    scores: usize,
    left: usize,
}

/// Where a sender is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// A batch was answered.
    Going,
    /// The store did not answer well: whoever hears it waits so long, and lets it try again.
    Wait(Duration),
}

/// Hears of progress, and says whether to go on. It is the one that waits: the time is its own.
pub type Hear<'a> = dyn FnMut(&Summary, Stage) -> ControlFlow<()> + 'a;

/// Hands statements over, attempt by attempt; never more than a batch and an attempt in memory.
pub struct Sender<'a> {
    store: &'a mut dyn RecordStore,
    position: &'a mut Position,
    limits: Limits,
    hear: &'a mut Hear<'a>,
    queue: VecDeque<Item>,
    waiting: VecDeque<Waiting>,
    summary: Summary,
    /// The store answered something, so that its address is right.
    is_found: bool,
}

/// What to do with a batch after its answer.
enum Next {
    Taken,
    Halve,
    Aside(Why),
}

impl<'a> Sender<'a> {
    /// A sender to that store; `hear` hears of every batch, and waits before a further try.
    pub fn new(store: &'a mut dyn RecordStore, position: &'a mut Position, limits: Limits, hear: &'a mut Hear<'a>) -> Self {
        let (queue, waiting, summary) = (VecDeque::new(), VecDeque::new(), Summary::default());
        Self { store, position, limits, hear, queue, waiting, summary, is_found: false }
    }

    /// What became of it so far.
    #[must_use]
    pub fn summary(&self) -> &Summary {
        &self.summary
    }

    /// Whether the attempt was handed over before with as many scores; it is counted then, and need not be added.
    pub fn passes(&mut self, attempt: &str, scores: usize) -> bool {
        let is_there = self.position.has(attempt, scores);
        self.summary.before += u64::from(is_there);
        is_there
    }

    /// Hands an attempt over, now or with the next ones, unless it was before with as many scores.
    ///
    /// # Errors
    /// [`PushError`]; what was taken until then is noted.
    pub fn add(&mut self, attempt: &str, scores: usize, lines: Vec<Line>) -> Result<(), PushError> {
        if self.passes(attempt, scores) {
            return Ok(());
        }
        self.waiting.push_back(Waiting { attempt: attempt.to_owned(), scores, left: lines.len() });
        self.queue.extend(lines.into_iter().map(|(id, json)| Item { attempt: attempt.to_owned(), id, json }));
        while self.queue.len() >= self.limits.batch {
            self.batch()?;
        }
        self.settle_empty()
    }

    /// Hands over what still waits.
    ///
    /// # Errors
    /// As [`Sender::add`].
    pub fn finish(&mut self) -> Result<(), PushError> {
        while !self.queue.is_empty() {
            self.batch()?;
        }
        self.position.sync()
    }

    fn batch(&mut self) -> Result<(), PushError> {
        let mut bytes = 0;
        let mut count = 0;
        for item in self.queue.iter().take(self.limits.batch) {
            bytes += item.json.len() + 1;
            if count > 0 && bytes > self.limits.bytes {
                break;
            }
            count += 1;
        }
        let items: Vec<Item> = self.queue.drain(..count).collect();
        self.send(&items)?;
        self.position.sync()?;
        self.hear(Stage::Going)
    }

    fn hear(&mut self, stage: Stage) -> Result<(), PushError> {
        match (self.hear)(&self.summary, stage) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PushError::Stopped),
        }
    }

    fn send(&mut self, items: &[Item]) -> Result<(), PushError> {
        match self.post(items)? {
            Next::Taken => {
                for _ in items {
                    self.summary.statements += 1;
                    self.settle()?;
                }
                Ok(())
            }
            Next::Halve => {
                let (first, second) = items.split_at(items.len() / 2);
                self.send(first)?;
                self.send(second)
            }
            Next::Aside(why) => {
                let Some(item) = items.first() else { return Ok(()) };
                let aside = Aside { statement: item.id.clone(), attempt: item.attempt.clone(), why };
                self.position.aside(&aside)?;
                self.summary.set_aside += 1;
                if self.summary.aside.len() < Summary::SHOWN {
                    self.summary.aside.push(aside);
                }
                self.settle()
            }
        }
    }

    /// One statement more of the attempt that waits longest is done with.
    fn settle(&mut self) -> Result<(), PushError> {
        if let Some(first) = self.waiting.front_mut() {
            first.left = first.left.saturating_sub(1);
        }
        self.settle_empty()
    }

    fn settle_empty(&mut self) -> Result<(), PushError> {
        while let Some(done) = self.waiting.pop_front_if(|first| first.left == 0) {
            self.position.done(&done.attempt, done.scores)?;
            self.summary.attempts += 1;
        }
        Ok(())
    }

    /// Sends until there is an answer to go by.
    fn post(&mut self, items: &[Item]) -> Result<Next, PushError> {
        let body = format!("[{}]", items.iter().map(|item| item.json.as_str()).collect::<Vec<_>>().join(","));
        let mut pause = self.limits.first_wait;
        for tried in 1.. {
            let answer = self.store.post(&body);
            self.is_found |= answer.is_ok();
            let (asked, most) = match &answer {
                Ok(Answer { status: 507, .. }) => return Err(PushError::Full),
                Ok(Answer { status: 429 | 500..=599, retry_after, .. }) => (*retry_after, self.limits.tries),
                Err(Cut::Connection(why)) => (None, self.tries(why)),
                Err(Cut::Certificate(why)) => return Err(PushError::Certificate { why: why.clone() }),
                Ok(answer) => return self.next(items, answer),
            };
            if tried >= most {
                return Err(match answer {
                    Err(Cut::Connection(why)) => PushError::Unreachable { tries: tried, why },
                    Err(Cut::Certificate(why)) => PushError::Certificate { why },
                    Ok(answer) => PushError::Unwell { status: answer.status, tries: tried },
                });
            }
            self.hear(Stage::Wait(asked.unwrap_or(pause).min(self.limits.longest_wait)))?;
            pause = pause.saturating_mul(2);
        }
        unreachable!("the tries are counted")
    }

    /// How often something is tried that ends so: an address that is wrong from the beginning gets no better by waiting.
    fn tries(&self, why: &Unheard) -> u32 {
        match why {
            Unheard::InClear | Unheard::NoWeb if !self.is_found => 1,
            _ if !self.is_found => self.limits.tries.min(2),
            _ => self.limits.tries,
        }
    }

    fn next(&mut self, items: &[Item], answer: &Answer) -> Result<Next, PushError> {
        let [item] = items else {
            return match answer.status {
                200..=204 => Ok(Next::Taken),
                400 | 409 | 422 => Ok(Next::Halve),
                413 => {
                    self.limits.batch = (items.len() / 2).max(1);
                    Ok(Next::Halve)
                }
                status => Err(stopped(status)),
            };
        };
        match answer.status {
            200..=204 => Ok(Next::Taken),
            400 | 422 => Ok(Next::Aside(Why::Refused { said: shortened(&answer.said) })),
            409 if self.is_there(item) => Ok(Next::Taken),
            409 => Ok(Next::Aside(Why::Conflict)),
            413 => Ok(Next::Aside(Why::TooLarge)),
            status => Err(stopped(status)),
        }
    }

    /// Whether the store's statement of this id says the same. What it says of activities does not count: a mended text
    /// makes no other statement (xAPI 1.0.3, part two, 2.3.1), though some stores compare that, too.
    fn is_there(&mut self, item: &Item) -> bool {
        let theirs = self.store.get(&item.id).ok().flatten();
        let ours = serde_json::from_str(&item.json).ok();
        theirs.zip(ours).is_some_and(|(theirs, ours): (Value, Value)| {
            ["actor", "verb", "object", "result", "context", "timestamp"]
                .iter()
                .all(|field| without_definitions(&theirs[*field]) == without_definitions(&ours[*field]))
        })
    }
}

fn without_definitions(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            fields.iter().filter(|(key, _)| *key != "definition").map(|(key, value)| (key.clone(), without_definitions(value))).collect()
        }
        Value::Array(items) => items.iter().map(without_definitions).collect(),
        other => other.clone(),
    }
}

/// Why no other batch is tried after this answer.
fn stopped(status: u16) -> PushError {
    match status {
        401 => PushError::UnknownKey,
        403 => PushError::Forbidden,
        404 | 405 | 410 => PushError::NotThere { status },
        300..=399 => PushError::Moved { status },
        status => PushError::Strange { status },
    }
}

/// The beginning of what a store said, on one line: it may repeat the whole statement.
fn shortened(said: &str) -> String {
    let line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().filter(|c| !c.is_control()).take(200).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}
