//! RON text as a tree with byte spans: tolerant of faults, lossless, linear in the length of the text.
//!
//! The tokens cover every byte of the text, comments and layout included, and every value says which bytes it is, so
//! that an editor can change one value and leave the rest as the trainer wrote it.
//! A fault never stops the reading: it is told, a [`ValueKind::Faulty`] may stand in its place, and reading goes on.
//! This module knows RON and nothing of scenarios.
//!
//! ```
//! use ias::diagnostic::SourceText;
//! use ias::scenario::syntax::{self, ValueKind};
//! let text = SourceText::new("a.ron", "(id: \"lane\" goto: lane) // first");
//! let document = syntax::parse(&text);
//! assert_eq!(document.faults.len(), 1, "the missing comma");
//! let ValueKind::Group(group) = &document.root.as_ref().expect("a value").kind else { panic!("a group") };
//! assert_eq!(group.fields[1].name, "goto");
//! assert_eq!(document.pieces(text.text()).collect::<String>(), text.text());
//! ```

mod lexer;
mod literal;
#[cfg(test)]
mod oracle;
mod parser;
#[cfg(test)]
mod tests;
mod words;

use std::ops::Range;

pub use lexer::{Bracket, Token, TokenKind};
pub use literal::seconds_to_nanos;
pub(super) use literal::{clock_seconds, decimal, integer};

use crate::diagnostic::{Fix, SourceText};
use crate::text::Phrase;

/// Groups nested deeper than this are told and skipped.
pub const DEEPEST: usize = 96;

/// Texts longer than this many bytes are told and not read.
pub const LONGEST_TEXT: usize = 256 * 1024 * 1024;

/// A value and which bytes of the text it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Value {
    /// Its bytes, from the first of its name or bracket to the last of its closing bracket.
    pub span: Range<usize>,
    /// What it is.
    pub kind: ValueKind,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueKind {
    /// A text, without quotes and escapes, line ends as `\n`.
    Text(String),
    /// A number; the digits are those of the span.
    Number,
    /// A bare word: `true`, `None`, or a variant such as `Best`.
    Word(String),
    /// A single character or a byte string, which scenarios do not use.
    Other,
    /// `Name(…)` or `(…)`.
    Group(Group),
    /// `[…]`.
    List(Vec<Value>),
    /// `{key: value, …}`.
    Map(Vec<(Value, Value)>),
    /// Something that was told already.
    Faulty,
}

impl Value {
    /// What it is, as a person would say it, to tell what stands where something else is wanted.
    #[must_use]
    pub fn described(&self) -> Phrase {
        match &self.kind {
            ValueKind::Text(_) => Phrase::fixed("tekst", "a text", "текст"),
            ValueKind::Number => Phrase::fixed("liczba", "a number", "число"),
            ValueKind::Word(word) if word == "true" || word == "false" => Phrase::fixed("true albo false", "true or false", "true або false"),
            ValueKind::Word(_) => Phrase::fixed("słowo bez cudzysłowu", "a word without quotes", "слово без лапок"),
            ValueKind::Other => Phrase::fixed("pojedynczy znak", "a character", "окремий символ"),
            ValueKind::Group(_) => Phrase::fixed("grupa ( )", "a group ( )", "група ( )"),
            ValueKind::List(_) => Phrase::fixed("lista [ ]", "a list [ ]", "список [ ]"),
            ValueKind::Map(_) => Phrase::fixed("mapa { }", "a map { }", "мапа { }"),
            ValueKind::Faulty => Phrase::fixed("coś, czego nie da się odczytać", "something unreadable", "щось, чого не вдається прочитати"),
        }
    }
}

/// `Name(…)` or `(…)`: named fields, or values by place, or (told as a fault) both.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    /// The name before the bracket and its bytes.
    pub name: Option<(String, Range<usize>)>,
    /// Values that stand without a name, in order.
    pub items: Vec<Value>,
    /// Values that stand with a name, in order.
    pub fields: Vec<Field>,
}

/// `name: value` in a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// The bytes of the name.
    pub name_span: Range<usize>,
    /// Its value.
    pub value: Value,
}

/// Something that is not RON: which bytes, what is wrong, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The bytes concerned.
    pub span: Range<usize>,
    /// What is wrong.
    pub message: Phrase,
    /// What to write instead.
    pub cure: Option<Phrase>,
    /// Another place that belongs to it, with what it is.
    pub related: Option<(Range<usize>, Phrase)>,
    /// What mends it, where there is one right answer.
    pub fix: Option<Fix>,
}

/// A whole text as read.
#[derive(Clone, Debug)]
pub struct Document {
    /// Every token, comments and layout included, without gaps.
    pub tokens: Vec<Token>,
    /// The value; `None` when there is none at all.
    pub root: Option<Value>,
    /// What is not RON, by place.
    pub faults: Vec<Fault>,
}

impl Document {
    /// The text of every token in order; together they are the whole text.
    pub fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let ends = self.tokens.iter().skip(1).map(|token| token.start()).chain([text.len()]);
        self.tokens.iter().zip(ends).map(|(token, end)| text.get(token.start()..end).unwrap_or_default())
    }
}

/// Reads a text. Never fails: what is wrong is in [`Document::faults`].
#[must_use]
pub fn parse(text: &SourceText) -> Document {
    if text.text().len() > LONGEST_TEXT {
        let fault = Fault {
            span: 0..0,
            message: words::too_long(LONGEST_TEXT / 1024 / 1024),
            cure: Some(words::TOO_LONG_CURE),
            related: None,
            fix: None,
        };
        return Document { tokens: Vec::new(), root: None, faults: vec![fault] };
    }
    let (tokens, mut faults) = lexer::lex(text.text());
    let root = parser::Parser::new(text, &tokens, &mut faults).document();
    faults.sort_by_key(|fault| fault.span.start);
    Document { tokens, root, faults }
}
