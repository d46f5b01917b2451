//! Sending to a record store: where to, as whom, what would go out, how far it is, what came of it.
//!
//! Asking the keyring, reading attempts and sending run on threads. Key and secret are wiped when the station is locked; the
//! address, the authority's file and the home are remembered, because they are no secret.

mod said;

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::app::trainer::OpenStation;
use crate::app::trainer::work::{Wake, Work};
use crate::app::views::trainer::results::SendingCommand;
use crate::app::views::widgets::Secret;
use crate::course::disk::write_whole;
use crate::programme::Ground;
use crate::programme::sending::{Ended, Planned, Sent, planned, send};
use crate::programme::source::Wanted;
use crate::push::{Address, Authority, Credentials, HttpStore, Limits, NoAddress, Position, PushError, Stage, Summary};
use crate::report::xapi::Home;
use crate::store::gathered::Choice;

/// What is typed and is no secret.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    address: String,
    authority: String,
    home: String,
}

/// Sending to a record store.
#[derive(Debug)]
pub(super) struct SendDesk {
    typed: Typed,
    key: String,
    secret: Secret,
    is_shown: bool,
    keeps: bool,
    again: bool,
    /// What was noted of the store that is typed.
    noted: Noted,
    working: Option<Working>,
    plan: Option<Plan>,
    outcome: Option<Outcome>,
}

impl Default for SendDesk {
    fn default() -> Self {
        Self {
            typed: Typed::default(),
            key: String::new(),
            secret: Secret::default(),
            is_shown: false,
            keeps: true,
            again: false,
            noted: Noted::default(),
            working: None,
            plan: None,
            outcome: None,
        }
    }
}

/// What the notes of sending tell of a store.
#[derive(Debug, Default)]
struct Noted {
    address: Option<Address>,
    home: Option<String>,
}

/// What would be sent, and where that was asked for.
#[derive(Debug)]
struct Plan {
    of: Asked,
    told: Planned,
}

/// What decides what is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    address: Address,
    home: Home,
    again: bool,
    choice: Choice,
}

/// What came of something.
#[derive(Debug)]
enum Outcome {
    /// Something was sent, or nothing was left to send.
    Sent(Box<Sent>),
    /// Nothing was begun.
    Fault(Fault),
    /// The keyring keeps nothing for the store any more; whether it did.
    LoggedOut(bool),
}

/// Why nothing was begun.
#[derive(Debug)]
enum Fault {
    Ended(Ended),
    /// The authority's file cannot be read.
    File(PathBuf, std::io::Error),
    NoThread(String),
}

impl From<PushError> for Fault {
    fn from(error: PushError) -> Self {
        Self::Ended(Ended::Push(error))
    }
}

/// What is being done on a thread.
#[derive(Debug)]
enum Doing {
    Looking(Option<Work<Result<Planned, Ended>>>, Asked),
    Sending(Option<Work<Result<Sent, Fault>>>),
    LoggingOut(Option<Work<Result<bool, PushError>>>),
}

#[derive(Debug)]
struct Working {
    doing: Doing,
    stop: Arc<AtomicBool>,
    far: Arc<Mutex<HowFar>>,
}

impl Drop for Working {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// How far looking or sending is.
#[derive(Clone, Debug, Default)]
struct HowFar {
    /// Attempts that were looked at.
    looked_at: u64,
    summary: Summary,
    /// The store is left in peace until then.
    waits_until: Option<Instant>,
}

/// How long the window's thread may be waited for when it wants to stop.
const STEP: Duration = Duration::from_millis(100);

impl SendDesk {
    /// Reads what is remembered.
    pub(super) fn opened(&mut self, open: &OpenStation<'_>) {
        if self.typed == Typed::default() {
            let remembered = fs::read(memory(&open.around.data.station())).ok();
            self.typed = remembered.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        }
        self.look_up(&open.around.data.root);
    }

    /// Reads what was noted of the store that is typed.
    fn look_up(&mut self, data: &Path) {
        let address = self.address().and_then(Result::ok);
        if address == self.noted.address {
            return;
        }
        let position = address.as_ref().and_then(|address| Position::look(data, address).ok());
        self.noted = Noted { home: position.and_then(|position| position.home().map(str::to_owned)), address };
        self.again = false;
    }

    /// The address that is typed; `None` while nothing is.
    fn address(&self) -> Option<Result<Address, NoAddress>> {
        let typed = self.typed.address.trim();
        (!typed.is_empty()).then(|| Address::parse(typed))
    }

    /// The home that is typed, else the one that was used for this store, else the usual one.
    fn home(&self) -> Option<Home> {
        match (self.typed.home.trim(), &self.noted.home) {
            ("", Some(known)) => Home::parse(known).ok(),
            ("", None) => Some(Home::default()),
            (typed, _) => Home::parse(typed).ok(),
        }
    }

    fn asked(&self, choice: &Choice) -> Option<Asked> {
        Some(Asked { address: self.address()?.ok()?, home: self.home()?, again: self.again, choice: choice.clone() })
    }

    pub(super) fn is_busy(&self) -> bool {
        self.working.is_some()
    }

    pub(super) fn command(&mut self, command: SendingCommand, choice: &Choice, ground: Ground, open: &OpenStation<'_>) {
        match command {
            SendingCommand::TypeAddress(text) => {
                self.typed.address = text;
                self.look_up(&open.around.data.root);
            }
            SendingCommand::TypeKey(text) => self.key = text,
            SendingCommand::TypeSecret(secret) => self.secret = secret,
            SendingCommand::ShowSecret(shown) => self.is_shown = shown,
            SendingCommand::Keep(keeps) => self.keeps = keeps,
            SendingCommand::TypeAuthority(text) => self.typed.authority = text,
            SendingCommand::TypeHome(text) => self.typed.home = text,
            SendingCommand::Again(again) => self.again = again,
            SendingCommand::Look => self.look(choice, ground, open),
            SendingCommand::Send => self.send(choice, ground, open),
            SendingCommand::Stop => {
                if let Some(working) = &self.working {
                    working.stop.store(true, Ordering::Relaxed);
                }
            }
            SendingCommand::LogOut => self.log_out(open),
        }
    }

    /// Begins something on a thread; `work` is told where to tell how far it is, and when to stop.
    fn begin(&mut self, wake: &Wake, begin: impl FnOnce(Watch) -> std::io::Result<Doing>) {
        if self.working.is_some() {
            return;
        }
        let (stop, far) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(HowFar::default())));
        self.outcome = None;
        match begin(Watch { stop: Arc::clone(&stop), far: Arc::clone(&far), wake: Arc::clone(wake) }) {
            Ok(doing) => self.working = Some(Working { doing, stop, far }),
            Err(error) => self.outcome = Some(Outcome::Fault(Fault::NoThread(error.to_string()))),
        }
    }

    fn look(&mut self, choice: &Choice, ground: Ground, open: &OpenStation<'_>) {
        let Some(asked) = self.asked(choice) else { return };
        self.plan = None;
        self.remember(open);
        let wake = open.around.wake;
        self.begin(wake, |watch| {
            let of = asked.clone();
            let work = move || {
                let position = Position::look(&ground.data, &asked.address)?;
                let wanted = Wanted::from(asked.choice);
                planned(&ground, &wanted, &asked.home, (!asked.again).then_some(&position), |so_far| {
                    watch.tell(|far| far.looked_at = so_far.attempts + so_far.before);
                    watch.goes_on()
                })
            };
            Work::begin("look", wake, work).map(|work| Doing::Looking(Some(work), of))
        });
    }

    fn send(&mut self, choice: &Choice, ground: Ground, open: &OpenStation<'_>) {
        let Some(asked) = self.asked(choice).filter(|asked| self.plan.as_ref().is_some_and(|plan| plan.of == *asked)) else { return };
        self.remember(open);
        let given = (!self.key.trim().is_empty() || !self.secret.is_empty()).then(|| (self.key.trim().to_owned(), self.secret.clone()));
        let authority = Some(self.typed.authority.trim()).filter(|file| !file.is_empty()).map(PathBuf::from);
        let keeps = self.keeps;
        let wake = open.around.wake;
        self.begin(wake, |watch| {
            let work = move || {
                let authority = match authority {
                    Some(file) => Some(Authority::read(&fs::read(&file).map_err(|error| Fault::File(file, error))?)?),
                    None => None,
                };
                let credentials = match &given {
                    Some((key, secret)) => Credentials::new(key, secret.text()).ok_or(PushError::Misshapen)?,
                    None => Credentials::found(&asked.address)?,
                };
                let mut position = Position::look(&ground.data, &asked.address)?;
                position.begin(&asked.address, asked.home.address(), asked.again)?;
                // Before anything goes out: whoever cannot keep it decides first whether to type it each time.
                if keeps && given.is_some() {
                    credentials.keep(&asked.address)?;
                }
                let mut store = HttpStore::new(&asked.address, &credentials, authority.as_ref());
                let wanted = Wanted::from(asked.choice);
                let mut hear = |summary: &Summary, stage| watch.hear(summary, stage);
                Ok(send(&ground, &wanted, &asked.home, &mut store, &mut position, Limits::default(), &mut hear))
            };
            Work::begin("send", wake, work).map(|work| Doing::Sending(Some(work)))
        });
    }

    fn log_out(&mut self, open: &OpenStation<'_>) {
        let Some(Ok(address)) = self.address() else { return };
        let wake = open.around.wake;
        self.begin(wake, |_| Work::begin("log out", wake, move || Credentials::forget(&address)).map(|work| Doing::LoggingOut(Some(work))));
    }

    /// Takes in what the thread did. Called once a frame.
    pub(super) fn poll(&mut self, open: &OpenStation<'_>) {
        let Some(working) = &mut self.working else { return };
        let is_over = match &mut working.doing {
            Doing::Looking(work, of) => {
                match Work::taken(work) {
                    Some(Ok(told)) => self.plan = Some(Plan { of: of.clone(), told }),
                    Some(Err(Ended::Push(PushError::Stopped))) | None => {}
                    Some(Err(error)) => self.outcome = Some(Outcome::Fault(Fault::Ended(error))),
                }
                work.is_none()
            }
            Doing::Sending(work) => {
                match Work::taken(work) {
                    Some(Ok(sent)) => {
                        // It is kept now, or was for this time.
                        self.key.clear();
                        self.secret = Secret::default();
                        self.is_shown = false;
                        self.plan = None;
                        self.outcome = Some(Outcome::Sent(Box::new(sent)));
                    }
                    Some(Err(fault)) => self.outcome = Some(Outcome::Fault(fault)),
                    None => {}
                }
                work.is_none()
            }
            Doing::LoggingOut(work) => {
                match Work::taken(work) {
                    Some(Ok(was)) => self.outcome = Some(Outcome::LoggedOut(was)),
                    Some(Err(error)) => self.outcome = Some(Outcome::Fault(error.into())),
                    None => {}
                }
                work.is_none()
            }
        };
        if is_over {
            self.working = None;
            self.noted = Noted::default();
            self.look_up(&open.around.data.root);
        }
    }

    fn remember(&self, open: &OpenStation<'_>) {
        // What cannot be kept costs some typing next time, no result.
        if let Ok(text) = serde_json::to_vec(&self.typed) {
            let _ = write_whole(&memory(&open.around.data.station()), &text);
        }
    }
}

/// Where a thread tells how far it is, and hears that it shall stop.
struct Watch {
    stop: Arc<AtomicBool>,
    far: Arc<Mutex<HowFar>>,
    wake: Wake,
}

impl Watch {
    fn tell(&self, tell: impl FnOnce(&mut HowFar)) {
        tell(&mut self.far.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn goes_on(&self) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Tells of a batch, and waits where the store wants it, but not longer than nobody asks to stop.
    fn hear(&self, summary: &Summary, stage: Stage) -> ControlFlow<()> {
        self.tell(|far| {
            far.summary.clone_from(summary);
            far.waits_until = None;
        });
        if let Stage::Wait(pause) = stage {
            let until = Instant::now() + pause;
            self.tell(|far| far.waits_until = Some(until));
            (self.wake)();
            while let Some(left) = until.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
                self.goes_on()?;
                std::thread::sleep(left.min(STEP));
            }
            self.tell(|far| far.waits_until = None);
        }
        (self.wake)();
        self.goes_on()
    }
}

/// Where the address is remembered.
fn memory(station: &Path) -> PathBuf {
    station.join("record-store.json")
}
