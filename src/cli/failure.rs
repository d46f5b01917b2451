//! Why a command could not run, and what to do about it.

use std::fmt;

use super::find_scenario::NotFound;
use super::spec::Spec;
use crate::store::StoreError;

/// Printed to the error stream; the exit code is 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Failure {
    message: String,
    remedy: String,
}

impl Failure {
    /// What went wrong, and what to do; both in whole sentences.
    pub(super) fn new(message: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { message: message.into(), remedy: remedy.into() }
    }

    /// A command line that does not fit the command.
    pub(super) fn usage(spec: &Spec, message: impl Into<String>, hint: Option<String>) -> Self {
        let space = if spec.name.is_empty() { "" } else { " " };
        let help = format!("`ias{space}{} --help` tells what it takes.", spec.name);
        let remedy = hint.map_or(help.clone(), |hint| format!("{hint} {help}"));
        Self::new(message, remedy)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

impl From<NotFound> for Failure {
    fn from(error: NotFound) -> Self {
        Self::new(error.to_string(), error.remedy())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ias: {}\n     {}", self.message, self.remedy)
    }
}
