//! A scenario's text laid out evenly: indents, blanks, commas at the ends of lines, one field a line where a line grows
//! too long. What it says stays: comments, order, and every value as it is written.
//!
//! It works on the tokens, which cover the whole text, so that nothing can get lost. Where its author ended a line, it
//! stays ended; lines are never joined to longer ones. Two ways of breaking brackets are known, and both are kept:
//!
//! ```text
//! cues: [                        (id: "van", from: 2, to: 6,
//!     (id: "van", …),             why: "…")
//! ]
//! ```
//!
//! It knows RON and nothing of scenarios.
//!
//! ```
//! use ias::diagnostic::SourceText;
//! use ias::scenario::format;
//! let text = SourceText::new("t.ron", "Scenario( format:1 , // the first\n title:\"Van\")");
//! assert_eq!(format::format(&text).expect("RON"), "Scenario(format: 1, // the first\n         title: \"Van\")\n");
//! ```

mod pieces;
mod render;
#[cfg(test)]
mod tests;

use super::source;
use super::syntax;
use crate::diagnostic::{Diagnostic, SourceText};

/// Lines are broken where they can be, so that none is longer; a single text may be.
pub const WIDTH: usize = 120;

/// One step inwards.
const STEP: usize = 4;

/// The text laid out.
///
/// # Errors
/// Every place where the text is not RON: it is not laid out before it can be read.
///
/// # Panics
/// When the result would say something else than the text, which is a fault of this program.
pub fn format(text: &SourceText) -> Result<String, Vec<Diagnostic>> {
    let document = syntax::parse(text);
    if !document.faults.is_empty() {
        return Err(source::parse_findings(text, document.faults));
    }
    let mut pieces = pieces::Pieces::of(&document, text.text());
    let laid_out = render::lay_out(&mut pieces, line_end(&document, text.text()));
    let after = SourceText::new(text.name(), laid_out);
    let read_again = syntax::parse(&after);
    let same = pieces::essence(&document, text.text()) == pieces::essence(&read_again, after.text());
    assert!(same && read_again.faults.is_empty(), "laying {} out would change what it says; nothing was written", text.name());
    Ok(after.text().to_owned())
}

/// As the first line between tokens ends: texts and comments may hold others.
fn line_end(document: &syntax::Document, text: &str) -> &'static str {
    let blanks = document.tokens.iter().zip(document.pieces(text)).filter(|(token, _)| token.kind == syntax::TokenKind::Blank);
    let first = blanks.filter_map(|(token, blank)| blank.find('\n').map(|at| token.start() + at)).next();
    match first {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}
