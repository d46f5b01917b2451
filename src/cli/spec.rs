//! What a command takes, as data: the parser, the help and the hints all read it.

/// A command's arguments and its help.
#[derive(Debug)]
pub(super) struct Spec {
    /// As typed; empty for `ias` alone.
    pub(super) name: &'static str,
    /// One line for the list of commands.
    pub(super) summary: &'static str,
    /// What follows `ias NAME` in the usage line.
    pub(super) usage: &'static str,
    /// Arguments that are no options: each with what it is.
    pub(super) positionals: &'static [(&'static str, &'static str)],
    /// How many of them there must be, at least and at most.
    pub(super) count: (usize, usize),
    /// Its options; `--help` and `--version` are understood by all.
    pub(super) options: &'static [Opt],
    /// Command lines to copy, each with what it does.
    pub(super) examples: &'static [(&'static str, &'static str)],
    /// What else one should know; may be empty.
    pub(super) notes: &'static str,
    /// Whether everything after its name is the command's own to read, `--help` too.
    pub(super) reads_itself: bool,
}

/// An option.
#[derive(Debug)]
pub(super) struct Opt {
    /// As typed, without the hyphens.
    pub(super) long: &'static str,
    /// What its value stands for; `None`: it takes none.
    pub(super) value: Option<&'static str>,
    /// What it does; empty: not shown in the help.
    pub(super) help: &'static str,
}

pub(super) const DATA: Opt =
    Opt { long: "data", value: Some("DIR"), help: "Keep attempts and settings in DIR, not in the platform's own place." };
pub(super) const LANG: Opt =
    Opt { long: "lang", value: Some("LANG"), help: "Language: pl, en or uk. Without it, the system's, else Polish." };
pub(super) const FINDINGS_LANG: Opt = Opt {
    long: "lang",
    value: Some("LANG"),
    help: "Language of findings: pl, en or uk. Without it, the system's; else, and for programs, English.",
};
pub(super) const FORMAT: Opt =
    Opt { long: "format", value: Some("FORMAT"), help: "text for people (default), or json for programs." };

/// The scenario argument, the same everywhere.
pub(super) const SCENARIO: (&str, &str) =
    ("SCENARIO", "A scenario's folder, or the id of one in the scenario folders (see `ias help scenarios`).");
