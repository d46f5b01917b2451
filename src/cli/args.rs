//! From what was typed to what a command takes, with the nearest name for what was mistyped.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::failure::Failure;
use super::spec::{Opt, Spec};
use crate::diagnostic::nearest;
use crate::platform::{self, DataFolder};
use crate::text::Language;

/// How a command answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A command's arguments as typed.
#[derive(Debug)]
pub(super) struct Parsed {
    spec: &'static Spec,
    /// The arguments that are no options.
    pub(super) positionals: Vec<OsString>,
    options: BTreeMap<&'static str, Option<OsString>>,
}

const HELP: Opt = Opt { long: "help", value: None, help: "" };
const VERSION: Opt = Opt { long: "version", value: None, help: "" };

/// Reads the arguments after the command's name.
pub(super) fn parse(spec: &'static Spec, arguments: Vec<OsString>) -> Result<Parsed, Failure> {
    let mut parsed = Parsed { spec, positionals: Vec::new(), options: BTreeMap::new() };
    if spec.reads_itself {
        parsed.positionals = arguments;
        return Ok(parsed);
    }
    let mut parser = lexopt::Parser::from_args(arguments);
    let wrong = |error: lexopt::Error| Failure::usage(spec, format!("{error}."), None);
    while let Some(argument) = parser.next().map_err(wrong)? {
        let option = match argument {
            lexopt::Arg::Value(value) => {
                parsed.positionals.push(value);
                continue;
            }
            lexopt::Arg::Short('h') => &HELP,
            lexopt::Arg::Short('V') => &VERSION,
            lexopt::Arg::Short(short) => {
                return Err(Failure::usage(spec, format!("There is no option -{short}."), None));
            }
            lexopt::Arg::Long(long) => match known(spec, long) {
                Some(option) => option,
                None => return Err(unknown_option(spec, long)),
            },
        };
        let value = match option.value {
            Some(_) => Some(parser.value().map_err(|_| needs_value(spec, option))?),
            None => None,
        };
        if parsed.options.insert(option.long, value).is_some() {
            return Err(Failure::usage(spec, format!("--{} is given twice.", option.long), None));
        }
    }
    Ok(parsed)
}

fn known(spec: &'static Spec, long: &str) -> Option<&'static Opt> {
    const COMMON: [&Opt; 2] = [&HELP, &VERSION];
    spec.options.iter().chain(COMMON).find(|option| option.long == long)
}

fn unknown_option(spec: &'static Spec, long: &str) -> Failure {
    let names = spec.options.iter().map(|option| option.long).chain(["help", "version"]);
    let hint = nearest(long, names).map(|meant| format!("Did you mean --{meant}?"));
    Failure::usage(spec, format!("There is no option --{long}."), hint)
}

fn needs_value(spec: &'static Spec, option: &Opt) -> Failure {
    let value = option.value.unwrap_or_default();
    Failure::usage(spec, format!("--{} needs a value: --{} {value}.", option.long, option.long), None)
}

impl Parsed {
    /// The first argument that is no option, readable or not.
    pub(super) fn first_text(&self) -> Option<String> {
        self.positionals.first().map(|first| first.to_string_lossy().into_owned())
    }

    /// Whether the option was given.
    pub(super) fn switch(&self, long: &str) -> bool {
        self.options.contains_key(long)
    }

    /// The option's value, if it was given.
    pub(super) fn value(&self, long: &str) -> Option<&OsStr> {
        self.options.get(long)?.as_deref()
    }

    /// The option's value as text.
    pub(super) fn text(&self, long: &str) -> Result<Option<&str>, Failure> {
        match self.value(long) {
            None => Ok(None),
            Some(value) => value.to_str().map(Some).ok_or_else(|| {
                Failure::usage(self.spec, format!("The value of --{long} is not readable text."), None)
            }),
        }
    }

    /// The option's value as one of a few words.
    pub(super) fn one_of<T: Copy>(&self, long: &str, words: &[(&'static str, T)]) -> Result<Option<T>, Failure> {
        let Some(text) = self.text(long)? else { return Ok(None) };
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == text) {
            return Ok(Some(*meant));
        }
        let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        Err(Failure::usage(self.spec, format!("--{long} {text}: not one of {}.", names.join(", ")), None))
    }

    /// The language asked for.
    pub(super) fn language(&self) -> Result<Option<Language>, Failure> {
        let words = Language::ALL.map(|language| (language.tag(), language));
        self.one_of("lang", &words)
    }

    /// The language of what is told to people about their files: the one asked for, else the system's, else English, which
    /// the rest of the command line is in.
    pub(super) fn findings_language(&self) -> Result<Language, Failure> {
        Ok(self.language()?.or_else(platform::language).unwrap_or(Language::En))
    }

    /// As [`Self::findings_language`]; what programs read does not depend on the system.
    pub(super) fn findings_language_in(&self, is_for_people: bool) -> Result<Language, Failure> {
        if is_for_people { self.findings_language() } else { Ok(self.language()?.unwrap_or(Language::En)) }
    }

    /// How to answer.
    pub(super) fn format(&self) -> Result<Format, Failure> {
        Ok(self.one_of("format", &[("text", Format::Text), ("json", Format::Json)])?.unwrap_or(Format::Text))
    }

    /// The data folder chosen, else the platform's own.
    pub(super) fn data_folder(&self) -> Result<DataFolder, Failure> {
        DataFolder::choose(self.value("data").map(Path::new)).ok_or_else(|| {
            Failure::new("This user has no home folder to keep data in.", "Choose a folder with --data DIR.")
        })
    }

    /// Refuses too few or too many arguments.
    pub(super) fn count_positionals(&self) -> Result<(), Failure> {
        let (least, most) = self.spec.count;
        let given = self.positionals.len();
        if given < least {
            let missing: Vec<&str> = self.spec.positionals[given..least].iter().map(|(name, _)| *name).collect();
            return Err(Failure::usage(self.spec, format!("{} is missing.", missing.join(" ")), None));
        }
        if given > most {
            let extra = self.positionals[most].to_string_lossy();
            return Err(Failure::usage(self.spec, format!("`{extra}` is one argument too many."), None));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::spec::{DATA, FORMAT, LANG};
    use super::*;

    static SPEC: Spec = Spec {
        name: "try",
        summary: "",
        usage: "",
        positionals: &[("THING", ""), ("OTHER", "")],
        count: (1, 2),
        options: &[DATA, LANG, FORMAT],
        examples: &[],
        notes: "",
        reads_itself: false,
    };

    fn parsed(line: &str) -> Result<Parsed, Failure> {
        parse(&SPEC, line.split_whitespace().map(OsString::from).collect())
    }

    fn refused(line: &str) -> String {
        parsed(line).and_then(|p| p.count_positionals().and(p.language()).and(p.format())).expect_err(line).to_string()
    }

    #[test]
    fn takes_options_in_either_way_of_writing() {
        let both = parsed("a --lang=uk --data d").expect("fits");
        assert_eq!(both.language().expect("fits"), Some(Language::Uk));
        assert_eq!(both.data_folder().expect("chosen").root, Path::new("d"));
        assert_eq!(both.format().expect("fits"), Format::Text);
        assert!(both.count_positionals().is_ok() && !both.switch("help"));
    }

    #[test]
    fn refuses_with_a_hint() {
        for (line, told) in [
            ("a --langg pl", "Did you mean --lang?"),
            ("a --lang de", "not one of pl, en, uk"),
            ("a --lang", "--lang needs a value: --lang LANG"),
            ("a --lang pl --lang en", "given twice"),
            ("a --format xml", "not one of text, json"),
            ("", "THING is missing"),
            ("a b c", "`c` is one argument too many"),
            ("a -x", "no option -x"),
            ("a --help=1", "--help"),
        ] {
            let text = refused(line);
            assert!(text.contains(told), "{line}: {text}");
            assert!(text.contains("ias try --help"), "{line}: {text}");
        }
    }
}
