//! `ias schema`: the form of `scenario.ron` as a JSON Schema.

use super::Exit;
use super::args::Parsed;
use super::console::Console;
use super::failure::Failure;
use super::spec::{LANG, Spec};
use crate::platform;
use crate::scenario::form::schema::json_schema;

pub(super) static SPEC: Spec = Spec {
    name: "schema",
    summary: "The form of scenario.ron as a JSON Schema, for editors and programs.",
    usage: "[--lang LANG]",
    positionals: &[],
    count: (0, 0),
    options: &[LANG],
    examples: &[("ias schema --lang en > scenario.schema.json", "Write it into a file.")],
    notes: "\
A scenario is RON; the schema (draft 2020-12) describes the same data as JSON, where Name(field: x) is
{\"Name\": {\"field\": x}}. `ias check` knows more than any schema: places, names, media, what can be reached.",
    reads_itself: false,
};

pub(super) fn run(parsed: &Parsed, console: &mut Console) -> Result<Exit, Failure> {
    let language = parsed.language()?.or_else(platform::language).unwrap_or_default();
    console.line(&format!("{:#}", json_schema(language)));
    Ok(Exit::Fine)
}
