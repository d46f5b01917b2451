//! A result as a file: written, read, proved. The module above tells the format.

use std::io::{self, BufRead, BufReader, Read};

use serde::{Deserialize, Serialize};

use super::error::Fault;
use super::proof::{self, Chain};
use crate::cohort::record::{About, Record};
use crate::course::{Course, CourseId, Purpose};
use crate::keys::{self, Identity, LaptopId, LaptopKey, SealError, Signature};
use crate::scenario::graph::{ContentHash, ScenarioId};
use crate::scoring::Score;
use crate::session::log::{Log, LogError};
use crate::session::{AttemptId, Event, TraineeCode};
use crate::store::gathered::{Incoming, Packed, PackedScore};
use crate::text::Language;
use crate::time::WallTime;

/// The format that this release writes, and the only one that it reads.
pub const FORMAT: u32 = 1;

/// The longest plain text that is read, in bytes. A real one has some hundred thousand.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// What stands at the top of a result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The format: [`FORMAT`].
    pub ias_result: u32,
    /// The version of the application that played it.
    pub app_version: String,
    /// In which course.
    pub course: CourseId,
    /// What for.
    pub purpose: Purpose,
    /// Whose.
    pub trainee: TraineeCode,
    /// Which attempt.
    pub attempt: AttemptId,
    /// What was played.
    pub scenario: ScenarioId,
    /// In which version.
    pub content_hash: ContentHash,
    /// When it began.
    pub started: WallTime,
    /// When it was closed.
    pub finished: WallTime,
    /// The laptop's public key, 64 hexadecimal digits.
    pub laptop: String,
    /// Proof that the laptop had the course's file, 64 hexadecimal digits.
    pub ticket: String,
}

/// A score as it was computed, under the key of that content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoreLine {
    /// The content under which it was computed.
    pub content_hash: ContentHash,
    /// When.
    pub computed: WallTime,
    /// Why again; empty for the first.
    pub reason: String,
    /// The score.
    pub score: Score,
}

/// A result that was read and proved: whole, in order, signed by the laptop that it names. Whether that laptop had the
/// course's ticket is for [`ResultFile::belongs_to`] to say.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultFile {
    /// What it is the result of.
    pub header: Header,
    /// The log, as text to the byte, with a line end after every line.
    pub log: String,
    /// How many events the log has.
    pub events: u64,
    /// The language in which it was begun.
    pub language: Language,
    /// The scores, the first one first; at least one.
    pub scores: Vec<ScoreLine>,
    /// The last value of the chain, 64 hexadecimal digits.
    pub chain: String,
}

/// What a result is written from, but for laptop and ticket.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The version of the application that played it.
    pub app_version: String,
    /// What for.
    pub purpose: Purpose,
    /// When it began.
    pub started: WallTime,
    /// When it was closed.
    pub finished: WallTime,
    /// The log as text.
    pub log: String,
    /// The scores, the first one first.
    pub scores: Vec<ScoreLine>,
}

/// Writes the plain text of a result, and gives the chain's last value.
///
/// # Errors
/// What is wrong with the log.
///
/// # Panics
/// Never: header and scores are plain data with texts as keys.
pub fn write(draft: &Draft, course: &Course, key: &LaptopKey) -> Result<(String, String), LogError> {
    let log = Log::parse(&draft.log)?.header;
    let laptop = key.id().to_string();
    let header = Header {
        ias_result: FORMAT,
        app_version: draft.app_version.clone(),
        course: course.id.clone(),
        purpose: draft.purpose,
        trainee: log.trainee,
        ticket: proof::ticket(&course.ticket, &course.id.0, &log.attempt.0, &laptop),
        attempt: log.attempt,
        scenario: log.scenario,
        content_hash: log.content_hash,
        started: draft.started,
        finished: draft.finished,
        laptop,
    };
    let mut text = String::with_capacity(draft.log.len() * 2);
    let mut chain = Chain::begin();
    let mut put = |name: &str, value: &str| {
        let content = format!("\"{name}\":{value}");
        chain = chain.with(&content);
        text.extend(["{\"chain\":\"", &chain.hex(), "\",", &content, "}\n"]);
    };
    put("header", &serde_json::to_string(&header).expect("a header is plain data"));
    draft.log.lines().filter(|line| !line.trim().is_empty()).for_each(|line| put("log", line));
    draft.scores.iter().for_each(|score| put("score", &serde_json::to_string(score).expect("a score is plain data")));
    let signature = key.sign(chain.to_sign().as_bytes());
    text.extend(["{\"chain\":\"", &chain.hex(), "\",\"signature\":\"", &signature.to_string(), "\"}\n"]);
    Ok((text, chain.hex()))
}

/// Opens and reads a sealed result file.
///
/// # Errors
/// [`Fault`], with the attempt that it claims to be as soon as its header could be read.
pub fn open(keys: &[Identity], input: impl Read) -> Result<ResultFile, (Option<AttemptId>, Fault)> {
    match keys::open(keys, input) {
        Ok(opened) => read(opened),
        Err(SealError::Io(error)) => Err((None, Fault::Unreadable(error))),
        Err(error) => Err((None, Fault::Sealed(error))),
    }
}

/// Reads the plain text of a result and proves it. Never takes more memory than a few times [`LARGEST`], whatever comes.
///
/// # Errors
/// As [`open`].
pub fn read(input: impl Read) -> Result<ResultFile, (Option<AttemptId>, Fault)> {
    let mut lines = Lines { input: BufReader::with_capacity(64 * 1024, input.take(LARGEST + 1)), bytes: 0, line: 0, text: Vec::new() };
    let header = first_line(&mut lines).map_err(|fault| (None, fault))?;
    let attempt = header.1.attempt.clone();
    rest(lines, header).map_err(|fault| (Some(attempt), fault))
}

/// The lines of a plain text, one in memory at a time.
struct Lines<R> {
    input: BufReader<io::Take<R>>,
    bytes: u64,
    /// The number of the line at hand, from 1.
    line: usize,
    text: Vec<u8>,
}

impl<R: Read> Lines<R> {
    /// The next line without its end; `None` after the last.
    fn next(&mut self) -> Result<Option<&str>, Fault> {
        self.text.clear();
        self.line += 1;
        let read = self.input.read_until(b'\n', &mut self.text).map_err(fault_of)?;
        self.bytes += read as u64;
        if self.bytes > LARGEST {
            return Err(Fault::TooLarge);
        }
        if read == 0 {
            return Ok(None);
        }
        let line = self.line;
        if self.text.pop() != Some(b'\n') {
            return Err(Fault::Line { line, what: "it breaks off".to_owned() });
        }
        std::str::from_utf8(&self.text).map(Some).map_err(|_| Fault::Line { line, what: "it is no text in UTF-8".to_owned() })
    }

    fn fault(&self, what: impl Into<String>) -> Fault {
        Fault::Line { line: self.line, what: what.into() }
    }
}

fn fault_of(error: io::Error) -> Fault {
    match SealError::of(&error) {
        Some(SealError::Damaged { from }) => Fault::Sealed(SealError::Damaged { from: *from }),
        _ => Fault::Unreadable(error),
    }
}

/// The chain value that a line names, and its content.
fn parts(line: &str) -> Option<(&str, &str)> {
    let (chain, content) = line.strip_prefix("{\"chain\":\"")?.split_at_checked(64)?;
    Some((chain, content.strip_prefix("\",")?.strip_suffix('}')?))
}

/// Proves a line and gives what stands behind its name.
fn proved<'a>(line: &'a str, chain: &mut Chain) -> Result<(&'a str, &'a str), &'static str> {
    const NO_LINE: &str = "it is no line of a result";
    let (named, content) = parts(line).ok_or(NO_LINE)?;
    *chain = chain.with(content);
    if named != chain.hex() {
        return Err("the hash chain breaks here: this line, or one between it and the line before, was changed");
    }
    let (name, value) = content.strip_prefix('"').and_then(|content| content.split_once("\":")).ok_or(NO_LINE)?;
    Ok((name, value))
}

fn first_line<R: Read>(lines: &mut Lines<R>) -> Result<(Chain, Header), Fault> {
    #[derive(Deserialize)]
    struct First {
        header: Format,
    }
    #[derive(Deserialize)]
    struct Format {
        ias_result: u32,
    }
    let mut chain = Chain::begin();
    let outcome = {
        let Some(line) = lines.next()? else { return Err(lines.fault("there is nothing in it")) };
        match serde_json::from_str::<First>(line) {
            Err(_) => Err("it is no header of a result".to_owned()),
            Ok(First { header: Format { ias_result } }) if ias_result != FORMAT => return Err(Fault::Newer { found: ias_result }),
            Ok(_) => match proved(line, &mut chain) {
                Ok(("header", value)) => serde_json::from_str::<Header>(value).map_err(|error| format!("no header: {error}")),
                Ok(_) => Err("it is no header of a result".to_owned()),
                Err(what) => Err(what.to_owned()),
            },
        }
    };
    outcome.map(|header| (chain, header)).map_err(|what| lines.fault(what))
}

/// Everything after the header.
fn rest<R: Read>(mut lines: Lines<R>, (mut chain, header): (Chain, Header)) -> Result<ResultFile, Fault> {
    let laptop: LaptopId = header.laptop.parse().map_err(|error| Fault::Line { line: 1, what: format!("laptop: {error}") })?;
    let mut log = String::new();
    let mut scores: Vec<ScoreLine> = Vec::new();
    loop {
        let before = chain;
        let Some(line) = lines.next()? else { return Err(lines.fault("the signature is missing: the file ends too early")) };
        if let Some((named, content)) = parts(line)
            && let Some(value) = content.strip_prefix("\"signature\":")
        {
            let signature: Option<Signature> = value
                .strip_prefix('"')
                .and_then(|value| value.strip_suffix('"'))
                .and_then(|digits| digits.parse().ok());
            let repeats = named == before.hex();
            match signature {
                Some(signature) if repeats && laptop.signed(before.to_sign().as_bytes(), &signature) => break,
                _ => return Err(Fault::Signature),
            }
        }
        let taken = match proved(line, &mut chain) {
            Ok(("log", value)) if scores.is_empty() => {
                log.push_str(value);
                log.push('\n');
                Ok(())
            }
            Ok(("score", value)) => match serde_json::from_str::<ScoreLine>(value) {
                Ok(score) => {
                    scores.push(score);
                    Ok(())
                }
                Err(error) => Err(format!("no score: {error}")),
            },
            Ok((name, _)) => Err(format!("`{}` does not belong here", name.chars().take(20).collect::<String>())),
            Err(what) => Err(what.to_owned()),
        };
        taken.map_err(|what| lines.fault(what))?;
    }
    if lines.next()?.is_some() {
        return Err(lines.fault("something follows the signature"));
    }
    let (events, language) = sound(&header, &log, &scores)?;
    Ok(ResultFile { header, log, events, language, scores, chain: chain.hex() })
}

/// Whether log and scores are those of the attempt that the header names; how many events, and the first language.
fn sound(header: &Header, log: &str, scores: &[ScoreLine]) -> Result<(u64, Language), Fault> {
    // The log's first line is the second one here.
    let parsed = Log::parse(log).map_err(|error| match error {
        LogError::BadLine { line, reason } => Fault::Line { line: line + 1, what: format!("no event: {reason}") },
        LogError::BadSequence { line, expected, found } => {
            Fault::Line { line: line + 1, what: format!("event {found} where {expected} is due") }
        }
        other => Fault::Line { line: 2, what: other.to_string() },
    })?;
    let disagrees = |line: usize, field: &str| Fault::Line { line, what: format!("it names another {field} than the header") };
    for (agrees, field) in [
        (parsed.header.attempt == header.attempt, "attempt"),
        (parsed.header.trainee == header.trainee, "trainee"),
        (parsed.header.scenario == header.scenario, "scenario"),
        (parsed.header.content_hash == header.content_hash, "version of the scenario"),
    ] {
        if !agrees {
            return Err(disagrees(2, field));
        }
    }
    let Some(Event::Began { settings, .. }) = parsed.events.first().map(|first| &first.event) else {
        return Err(Fault::Line { line: 3, what: "the log does not begin with the attempt's beginning".to_owned() });
    };
    let first_score = 2 + 1 + parsed.events.len();
    if scores.is_empty() {
        return Err(Fault::Line { line: first_score, what: "there is no score".to_owned() });
    }
    for (line, ScoreLine { content_hash, score, .. }) in (first_score..).zip(scores) {
        for (agrees, field) in [
            (score.trainee == header.trainee, "trainee"),
            (score.scenario == header.scenario, "scenario"),
            (score.played_under == header.content_hash, "version of the scenario"),
            (score.scored_under == *content_hash, "key"),
        ] {
            if !agrees {
                return Err(disagrees(line, field));
            }
        }
    }
    Ok((parsed.events.len() as u64, settings.language))
}

impl ResultFile {
    /// Proves that its laptop had the course's file, and that its trainee takes part: who was taken off the roster does not
    /// come back from an old stick.
    ///
    /// # Errors
    /// [`Fault::Ticket`]; [`Fault::UnknownCourse`] when it names another course; [`Fault::Stranger`].
    pub fn belongs_to(&self, course: &Course) -> Result<(), Fault> {
        let Header { course: named, attempt, trainee, laptop, ticket, .. } = &self.header;
        if *named != course.id {
            return Err(Fault::UnknownCourse { course: named.clone() });
        }
        let proof = proof::ticket(&course.ticket, &named.0, &attempt.0, laptop);
        if proof != *ticket {
            return Err(Fault::Ticket { course: named.clone() });
        }
        if course.roster.contains(trainee) { Ok(()) } else { Err(Fault::Stranger { course: named.clone() }) }
    }

    /// What statistics need of it, by its latest score.
    #[must_use]
    pub fn record(&self) -> Option<Record> {
        let Header { attempt, course, purpose, started, finished, .. } = &self.header;
        let about = About {
            attempt: attempt.clone(),
            course: Some(course.clone()),
            purpose: *purpose,
            language: self.language,
            started: *started,
            finished: *finished,
        };
        self.scores.last().map(|latest| Record::of(about, &latest.score))
    }

    /// As the station's store takes it.
    ///
    /// # Panics
    /// Never: a result that was read has a score, and a score is plain data.
    #[must_use]
    pub fn into_incoming(self) -> Incoming {
        let pack = |line: &ScoreLine| PackedScore {
            content_hash: line.content_hash.clone(),
            computed: line.computed,
            reason: line.reason.clone(),
            score: Packed::of(&serde_json::to_string(&line.score).expect("a score is plain data")),
        };
        Incoming {
            record: self.record().expect("a result that was read has a score"),
            scores: self.scores.iter().map(pack).collect(),
            log: Packed::of(&self.log),
            events: self.events,
            course: self.header.course,
            app_version: self.header.app_version,
            laptop: self.header.laptop,
            chain: self.chain,
        }
    }
}
