//! From a plan's text to its commands.

use std::ops::Range;

use super::super::input::{Confidence, FlagId, Mode, PauseReason, PlacedId, Timers, TraineeCode};
use super::command::{Command, GroundWord, PlanLine};
use crate::catalogue::{IndicatorId, InstitutionId};
use crate::diagnostic::{Diagnostic, Severity, Span, nearest};
use crate::scenario::graph::{ConclusionId, OptionId, Spot};
use crate::text::Language;
use crate::text::Phrase;
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
type Fault = (Range<usize>, String, String);

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
        message: String,
        cure: Option<String>,
    ) -> Diagnostic {
        let before = &self.text[..bytes.start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text[line_start..].split('\n').next().unwrap_or("");
        let count = |text: &str, what: char| u32::try_from(text.matches(what).count()).unwrap_or(u32::MAX);
        Diagnostic {
            rule,
            severity: Severity::Error,
            message: Phrase::same(message),
            span: Some(Span {
                file: self.file.clone(),
                line: count(before, '\n').saturating_add(1),
                column: u32::try_from(self.text[line_start..bytes.start].chars().count()).unwrap_or(u32::MAX).saturating_add(1),
                bytes,
            }),
            source_line: line.trim_end_matches('\r').to_owned(),
            cure: cure.map(Phrase::same),
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
    fn need(&mut self, what: &str, form: &str) -> Result<&'a Word<'a>, Fault> {
        let end = self.end;
        self.take().ok_or_else(|| (end..end, format!("{what} is missing"), format!("write `{form}`")))
    }

    fn seconds(&mut self, form: &str) -> Result<MediaTime, Fault> {
        let word = self.need("the time", form)?;
        word.text.parse().ok().and_then(MediaTime::from_seconds).ok_or_else(|| {
            (word.bytes.clone(), format!("`{}` is no time", word.text), "write seconds from 0, such as `12.4`".to_owned())
        })
    }

    fn fraction(&mut self, form: &str) -> Result<f32, Fault> {
        let word = self.need("a fraction of the picture", form)?;
        word.text.parse().ok().filter(|fraction| (0.0..=1.0).contains(fraction)).ok_or_else(|| {
            (word.bytes.clone(), format!("`{}` is no fraction of the picture", word.text), "write 0 to 1, such as `0.35`".to_owned())
        })
    }

    fn spot(&mut self, form: &str) -> Result<Spot, Fault> {
        Ok(Spot { x: self.fraction(form)?, y: self.fraction(form)? })
    }

    /// A number from 1.
    fn number(&mut self, what: &str, form: &str) -> Result<u32, Fault> {
        let word = self.need(what, form)?;
        word.text.parse().ok().filter(|number| *number > 0).ok_or_else(|| {
            (word.bytes.clone(), format!("`{}` is no number from 1", word.text), format!("write `{form}`"))
        })
    }

    /// One of several words.
    fn one_of<T: Copy>(&mut self, what: &str, form: &str, choices: &[(&str, T)]) -> Result<T, Fault> {
        let word = self.need(what, form)?;
        choices.iter().find(|(name, _)| *name == word.text).map(|(_, value)| *value).ok_or_else(|| {
            (word.bytes.clone(), format!("`{}` is no {what}", word.text), format!("write `{form}`"))
        })
    }

    fn command(mut self) -> Result<Command, Fault> {
        let Some(first) = self.take() else { return Err((0..0, "the line is empty".to_owned(), String::new())) };
        let command = match first.text {
            "trainee" => {
                let word = self.need("the trainee's code", "trainee CODE")?;
                let code = TraineeCode::from(word.text);
                if !code.is_valid() {
                    let cure = "write 1 to 64 characters".to_owned();
                    return Err((word.bytes.clone(), "this is no trainee code".to_owned(), cure));
                }
                Command::Trainee(code)
            }
            "mode" => Command::Mode(self.one_of(
                "mode",
                "mode practice` or `mode exam",
                &[("practice", Mode::Practice), ("exam", Mode::Exam)],
            )?),
            "timers" => Command::Timers(self.timers()?),
            "language" => {
                let languages = Language::ALL.map(|language| (language.tag(), language));
                Command::Language(self.one_of("language", "language pl`, `language en` or `language uk", &languages)?)
            }
            "flag" => self.flag()?,
            "name" => self.name()?,
            "withdraw" => Command::Withdraw(FlagId(self.number("the flag's number", "withdraw 2")?)),
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
                let option = OptionId::from(self.need("the option", "choose OPTION")?.text);
                let at = if self.keyword("at") { Some(self.seconds(form)?) } else { None };
                Command::Choose { option, at }
            }
            "timeout" => Command::Timeout,
            "mark" => Command::Mark(self.spot("mark 0.42 0.31")?),
            "unmark" => Command::Unmark(PlacedId(self.number("the mark's number", "unmark 1")?)),
            "leave" => Command::Leave,
            "assess" => self.assess()?,
            "refer" => self.refer()?,
            "pause" => Command::Pause(if self.peek().is_some() {
                self.one_of("reason", "pause` or `pause distress", &[("distress", PauseReason::Distress)])?
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
                format!("`{}` does not belong to `{}`", word.text, first.text),
                "leave it out, or begin it with `#` if it is a comment".to_owned(),
            )),
        }
    }

    fn keyword(&mut self, word: &str) -> bool {
        let is_there = self.peek() == Some(word);
        self.next += usize::from(is_there);
        is_there
    }

    fn timers(&mut self) -> Result<Timers, Fault> {
        let form = "timers 200%` or `timers off";
        let word = self.need("the timers' setting", form)?;
        let percent = word.text.strip_suffix('%').and_then(|number| number.parse().ok()).map(Timers::Percent);
        let timers = if word.text == "off" { Some(Timers::Off) } else { percent };
        timers.filter(|timers| timers.is_valid()).ok_or_else(|| {
            (word.bytes.clone(), format!("`{}` is no setting of the timers", word.text), format!("write `{form}`, 10% to 1000%"))
        })
    }

    fn flag(&mut self) -> Result<Command, Fault> {
        let at = self.seconds("flag 12.4")?;
        let spot = match self.peek() {
            Some(word) if word != "as" => Some(self.spot("flag 12.4 0.30 0.65")?),
            _ => None,
        };
        let named = if self.keyword("as") {
            Some(IndicatorId::from(self.need("the indicator", "flag 12.4 as D2-05")?.text))
        } else {
            None
        };
        Ok(Command::Flag { at, spot, named })
    }

    fn name(&mut self) -> Result<Command, Fault> {
        let form = "name 2 as D2-05";
        let flag = FlagId(self.number("the flag's number", form)?);
        self.one_of("word", form, &[("as", ())])?;
        let indicator = self.need("the indicator", form)?.text;
        Ok(Command::Name { flag, indicator: (indicator != "unknown").then(|| IndicatorId::from(indicator)) })
    }

    fn assess(&mut self) -> Result<Command, Fault> {
        let form = "assess CONCLUSION because CUE CUE confidence 80";
        let conclusion = ConclusionId::from(self.need("the conclusion", form)?.text);
        let mut because = Vec::new();
        if self.keyword("because") {
            while let Some(word) = self.peek().filter(|word| *word != "confidence") {
                let bytes = self.words[self.next].bytes.clone();
                self.next += 1;
                let numbered = |text: &str| {
                    text.parse().ok().filter(|number| *number > 0).ok_or_else(|| {
                        let cure = "write `flag:2` or `mark:1`, numbered from 1".to_owned();
                        (bytes.clone(), format!("`{word}` names nothing"), cure)
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
            let word = self.need("the confidence", form)?;
            let percent = word.text.trim_end_matches('%').parse().ok().filter(|percent| *percent <= 100);
            Confidence(percent.ok_or_else(|| {
                (word.bytes.clone(), format!("`{}` is no confidence", word.text), "write 0 to 100".to_owned())
            })?)
        } else {
            Command::DEFAULT_CONFIDENCE
        };
        Ok(Command::Assess { conclusion, because, confidence })
    }

    fn refer(&mut self) -> Result<Command, Fault> {
        let first = self.need("the institution", "refer INSTITUTION INSTITUTION` or `refer nobody")?;
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
        Some(known) => format!("write `{known}`"),
        None => format!("write one of {}", Command::WORDS.join(", ")),
    };
    (word.bytes.clone(), format!("`{name}` is no command"), cure)
}
