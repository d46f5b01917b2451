//! From a plan's text to its commands.

use std::ops::Range;

use super::super::input::{Confidence, FlagId, Mode, PauseReason, PlacedId, Timers, TraineeCode};
use super::command::{Command, GroundWord, PlanLine};
use super::words;
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::scenario::graph::{ConclusionId, OptionId, Spot};
use crate::text::{Language, Phrase};
use crate::time::MediaTime;

/// A plan, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The file as named by the caller.
    pub file: String,
    /// Its text.
    pub text: String,
    /// Its commands, in order.
    pub lines: Vec<PlanLine>,
}

/// A word with its place.
#[derive(Clone, Debug)]
struct Word<'a> {
    text: &'a str,
    bytes: Range<usize>,
}

/// What is wrong with a line: where, what, and the cure.
type Fault = (Range<usize>, Phrase, Phrase);

impl Plan {
    /// Reads a plan; `file` is its name for messages.
    ///
    /// # Errors
    /// Every line that is no command, each with its place and its cure.
    pub fn parse(file: &str, text: &str) -> Result<Self, Vec<Diagnostic>> {
        let mut plan = Self { file: file.to_owned(), text: text.to_owned(), lines: Vec::new() };
        let mut faults = Vec::new();
        let mut start = 0;
        for (at, line) in text.split('\n').enumerate() {
            let words = words(line, start);
            start += line.len() + 1;
            let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
            let bytes = first.bytes.start..last.bytes.end;
            match (Reader { words: &words, next: 0, end: bytes.end }).command() {
                Ok(command) => plan.lines.push(PlanLine { line: u32::try_from(at + 1).unwrap_or(u32::MAX), bytes, command }),
                Err((bytes, message, cure)) => faults.push(plan.diagnostic("plan-syntax", bytes, message, Some(cure))),
            }
        }
        if faults.is_empty() { Ok(plan) } else { Err(faults) }
    }

    /// A finding at these bytes of the plan.
    pub(super) fn diagnostic(
        &self,
        rule: &'static str,
        bytes: Range<usize>,
        message: Phrase,
        cure: Option<Phrase>,
    ) -> Diagnostic {
        let before = &self.text[..bytes.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[line_start..].split('\n').next().unwrap_or("");
        let count = |text: &str, what: char| u32::try_from(text.matches(what).count()).unwrap_or(u32::MAX);
        Diagnostic {
            rule,
            severity: Severity::Error,
            message,
            span: Some(Span {
                file: self.file.clone(),
                line: count(before, '\n').saturating_add(1),
                column: u32::try_from(self.text[line_start..bytes.start].chars().count()).unwrap_or(u32::MAX).saturating_add(1),
                bytes,
            }),
            source_line: line.trim_end_matches('\r').to_owned(),
            cure,
            related: Vec::new(),
            fix: None,
        }
    }
}

/// The words of a line that begins at byte `start` of the text, without its comment.
fn words(line: &str, start: usize) -> Vec<Word<'_>> {
    let line = line.split('#').next().unwrap_or("");
    let mut words = Vec::new();
    let mut at = 0;
    for part in line.split(char::is_whitespace) {
        if !part.is_empty() {
            words.push(Word { text: part, bytes: start + at..start + at + part.len() });
        }
        at += part.len();
        at += line[at..].chars().next().map_or(0, char::len_utf8);
    }
    words
}

/// A line being read.
struct Reader<'a> {
    words: &'a [Word<'a>],
    next: usize,
    end: usize,
}

impl<'a> Reader<'a> {
    fn take(&mut self) -> Option<&'a Word<'a>> {
        let word = self.words.get(self.next)?;
        self.next += 1;
        Some(word)
    }

    fn peek(&self) -> Option<&'a str> {
        self.words.get(self.next).map(|word| word.text)
    }

    /// The next word, which must be there.
    fn need(&mut self, what: &Phrase, forms: &[&str]) -> Result<&'a Word<'a>, Fault> {
        let end = self.end;
        self.take().ok_or_else(|| (end..end, words::missing(what), words::write(forms)))
    }

    fn seconds(&mut self, form: &str) -> Result<MediaTime, Fault> {
        let word = self.need(&words::A_TIME, &[form])?;
        word.text.parse().ok().and_then(MediaTime::from_seconds).ok_or_else(|| {
            (word.bytes.clone(), words::no_time(word.text), words::TIME_CURE)
        })
    }

    fn fraction(&mut self, form: &str) -> Result<f32, Fault> {
        let word = self.need(&words::A_FRACTION, &[form])?;
        word.text.parse().ok().filter(|fraction| (0.0..=1.0).contains(fraction)).ok_or_else(|| {
            (word.bytes.clone(), words::no_fraction(word.text), words::FRACTION_CURE)
        })
    }

    fn spot(&mut self, form: &str) -> Result<Spot, Fault> {
        Ok(Spot { x: self.fraction(form)?, y: self.fraction(form)? })
    }

    /// A number from 1.
    fn number(&mut self, what: &Phrase, form: &str) -> Result<u32, Fault> {
        let word = self.need(what, &[form])?;
        word.text.parse().ok().filter(|number| *number > 0).ok_or_else(|| {
            (word.bytes.clone(), words::no_number(word.text), words::write(&[form]))
        })
    }

    /// One of several words.
    fn one_of<T: Copy>(&mut self, what: &Phrase, forms: &[&str], choices: &[(&str, T)]) -> Result<T, Fault> {
        let word = self.need(what, forms)?;
        choices.iter().find(|(name, _)| *name == word.text).map(|(_, value)| *value).ok_or_else(|| {
            (word.bytes.clone(), words::there_is_no(what, word.text), words::write(forms))
        })
    }

    fn command(mut self) -> Result<Command, Fault> {
        let Some(first) = self.take() else { return Err((0..0, words::EMPTY_LINE, Phrase::default())) };
        let command = match first.text {
            "trainee" => {
                let word = self.need(&words::CODE, &["trainee CODE"])?;
                let code = TraineeCode::from(word.text);
                if !code.is_valid() {
                    return Err((word.bytes.clone(), words::BAD_CODE, words::BAD_CODE_CURE));
                }
                Command::Trainee(code)
            }
            "mode" => Command::Mode(self.one_of(
                &words::MODE,
                &["mode practice", "mode exam"],
                &[("practice", Mode::Practice), ("exam", Mode::Exam)],
            )?),
            "timers" => Command::Timers(self.timers()?),
            "language" => {
                let languages = Language::ALL.map(|language| (language.tag(), language));
                Command::Language(self.one_of(&words::LANGUAGE, &["language pl", "language en", "language uk"], &languages)?)
            }
            "flag" => self.flag()?,
            "name" => self.name()?,
            "withdraw" => Command::Withdraw(FlagId(self.number(&words::FLAG_NUMBER, "withdraw 2")?)),
            "wait" => Command::Wait(if self.peek().is_some() { Some(self.seconds("wait 3")?) } else { None }),
            "end" => Command::End,
            "replay" => Command::Replay,
            "fail" => {
                let mut reason = Vec::new();
                while let Some(word) = self.take() {
                    reason.push(word.text);
                }
                Command::Fail(if reason.is_empty() { "as the plan says".to_owned() } else { reason.join(" ") })
            }
            "choose" => {
                let form = "choose OPTION at 22.0";
                let option = OptionId::from(self.need(&words::OPTION, &["choose OPTION"])?.text);
                let at = if self.keyword("at") { Some(self.seconds(form)?) } else { None };
                Command::Choose { option, at }
            }
            "timeout" => Command::Timeout,
            "mark" => Command::Mark(self.spot("mark 0.42 0.31")?),
            "unmark" => Command::Unmark(PlacedId(self.number(&words::MARK_NUMBER, "unmark 1")?)),
            "leave" => Command::Leave,
            "assess" => self.assess()?,
            "refer" => self.refer()?,
            "pause" => Command::Pause(if self.peek().is_some() {
                self.one_of(&words::PAUSE_REASON, &["pause", "pause distress"], &[("distress", PauseReason::Distress)])?
            } else {
                PauseReason::Asked
            }),
            "resume" => Command::Resume,
            "abandon" => Command::Abandon,
            other => return Err(unknown(first, other)),
        };
        match self.take() {
            None => Ok(command),
            Some(word) => Err((
                word.bytes.start..self.end,
                words::does_not_belong(word.text, first.text),
                words::COMMENT_CURE,
            )),
        }
    }

    fn keyword(&mut self, word: &str) -> bool {
        let is_there = self.peek() == Some(word);
        self.next += usize::from(is_there);
        is_there
    }

    fn timers(&mut self) -> Result<Timers, Fault> {
        let forms = ["timers 200%", "timers off"];
        let word = self.need(&words::TIMERS, &forms)?;
        let percent = word.text.strip_suffix('%').and_then(|number| number.parse().ok()).map(Timers::Percent);
        let timers = if word.text == "off" { Some(Timers::Off) } else { percent };
        timers.filter(|timers| timers.is_valid()).ok_or_else(|| {
            (word.bytes.clone(), words::there_is_no(&words::TIMERS, word.text), words::write_timers(&forms))
        })
    }

    fn flag(&mut self) -> Result<Command, Fault> {
        let at = self.seconds("flag 12.4")?;
        let spot = match self.peek() {
            Some(word) if word != "as" => Some(self.spot("flag 12.4 0.30 0.65")?),
            _ => None,
        };
        let named = if self.keyword("as") {
            Some(IndicatorId::from(self.need(&words::INDICATOR, &["flag 12.4 as D2-05"])?.text))
        } else {
            None
        };
        Ok(Command::Flag { at, spot, named })
    }

    fn name(&mut self) -> Result<Command, Fault> {
        let form = "name 2 as D2-05";
        let flag = FlagId(self.number(&words::FLAG_NUMBER, form)?);
        if !self.keyword("as") {
            let place = self.words.get(self.next).map_or(self.end..self.end, |word| word.bytes.clone());
            return Err((place, words::missing(&words::THE_WORD_AS), words::write(&[form])));
        }
        let indicator = self.need(&words::INDICATOR, &[form])?.text;
        Ok(Command::Name { flag, indicator: (indicator != "unknown").then(|| IndicatorId::from(indicator)) })
    }

    fn assess(&mut self) -> Result<Command, Fault> {
        let form = "assess CONCLUSION because CUE CUE confidence 80";
        let conclusion = ConclusionId::from(self.need(&words::CONCLUSION, &[form])?.text);
        let mut because = Vec::new();
        if self.keyword("because") {
            while let Some(word) = self.peek().filter(|word| *word != "confidence") {
                let bytes = self.words[self.next].bytes.clone();
                self.next += 1;
                let numbered = |text: &str| {
                    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| {
                        (bytes.clone(), words::names_nothing(word), words::GROUND_CURE)
                    })
                };
                because.push(match word.split_once(':') {
                    Some(("flag", number)) => GroundWord::Flag(FlagId(numbered(number)?)),
                    Some(("mark", number)) => GroundWord::Placed(PlacedId(numbered(number)?)),
                    _ => GroundWord::Named(word.to_owned()),
                });
            }
        }
        let confidence = if self.keyword("confidence") {
            let word = self.need(&words::CONFIDENCE, &[form])?;
            let percent = word.text.trim_end_matches('%').parse().ok().filter(|percent| *percent <= 100);
            Confidence(percent.ok_or_else(|| {
                (word.bytes.clone(), words::no_confidence(word.text), words::PERCENT_CURE)
            })?)
        } else {
            Command::DEFAULT_CONFIDENCE
        };
        Ok(Command::Assess { conclusion, because, confidence })
    }

    fn refer(&mut self) -> Result<Command, Fault> {
        let first = self.need(&words::INSTITUTION, &["refer INSTITUTION INSTITUTION", "refer nobody"])?;
        if first.text == "nobody" {
            return Ok(Command::Refer(Vec::new()));
        }
        let mut institutions = vec![InstitutionId::from(first.text)];
        while let Some(word) = self.take() {
            institutions.push(InstitutionId::from(word.text));
        }
        Ok(Command::Refer(institutions))
    }
}

fn unknown(word: &Word<'_>, name: &str) -> Fault {
    let cure = match nearest(name, Command::WORDS) {
        Some(known) => words::write(&[known]),
        None => words::write_one_of(&Command::WORDS),
    };
    (word.bytes.clone(), words::no_command(name), cure)
}
