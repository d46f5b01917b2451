//! Text to tokens that cover every byte.

mod slips;

use std::ops::Range;

use super::{Fault, words};
use crate::diagnostic::Fix;
use crate::text::Phrase;
use slips::is_blank_elsewhere;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Blanks and line ends.
    Blank,
    /// `// …` or `/* … */`.
    Comment,
    /// A word; also `r#word`.
    Word,
    /// A number, with its sign.
    Number,
    /// `"…"`.
    Text,
    /// `r"…"` or `r#"…"#`.
    RawText,
    /// `„…”`, `'…'`, or a text that lacks a quote or holds one too many: read as a text and told.
    MisquotedText,
    /// A text without a closing quote: told, ends with its line.
    UnclosedText,
    /// `'c'`, `b"…"`: RON, but of no use here.
    Other,
    /// `(`, `[` or `{`.
    Open(Bracket),
    /// `)`, `]` or `}`.
    Close(Bracket),
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// `=`, written by mistake for `:`.
    Equals,
    /// `#`, of the extensions' header.
    Hash,
    /// `!`, of the extensions' header.
    Bang,
    /// What is none of these.
    Unknown,
}

/// A kind of bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bracket {
    /// `( )`
    Round,
    /// `[ ]`
    Square,
    /// `{ }`
    Curly,
}

impl Bracket {
    /// As it opens.
    #[must_use]
    pub const fn open(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    /// As it closes.
    #[must_use]
    pub const fn close(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// A token: it reaches to the start of the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    start: u32,
}

impl Token {
    /// Its first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start as usize
    }
}

/// Every token of the text, and what could not be one.
pub(super) fn lex(text: &str) -> (Vec<Token>, Vec<Fault>) {
    let mut lexer = Lexer { text, at: 0, faults: Vec::new() };
    let mut tokens = Vec::with_capacity(text.len() / 6);
    while lexer.at < text.len() {
        // The caller refuses texts that a `u32` cannot address.
        let start = u32::try_from(lexer.at).unwrap_or(u32::MAX);
        let kind = lexer.token();
        tokens.push(Token { kind, start });
    }
    (tokens, lexer.faults)
}

struct Lexer<'t> {
    text: &'t str,
    at: usize,
    faults: Vec<Fault>,
}

impl Lexer<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn byte(&self, ahead: usize) -> u8 {
        self.text.as_bytes().get(self.at + ahead).copied().unwrap_or(0)
    }

    fn skip_while(&mut self, belongs: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !belongs(c)).unwrap_or(rest.len());
    }

    fn one(&mut self, kind: TokenKind) -> TokenKind {
        self.at += 1;
        kind
    }

    fn fault(&mut self, start: usize, end: usize, message: Phrase, cure: Phrase) {
        self.faults.push(Fault { span: start..end, message, cure: Some(cure), related: None, fix: None });
    }

    /// Says what mends the fault told last.
    fn mend(&mut self, bytes: Range<usize>, with: impl Into<String>) {
        if let Some(fault) = self.faults.last_mut() {
            fault.fix = Some(Fix { bytes, with: with.into() });
        }
    }

    fn token(&mut self) -> TokenKind {
        let Some(first) = self.rest().chars().next() else { return TokenKind::Unknown };
        match first {
            '(' => self.one(TokenKind::Open(Bracket::Round)),
            '[' => self.one(TokenKind::Open(Bracket::Square)),
            '{' => self.one(TokenKind::Open(Bracket::Curly)),
            ')' => self.one(TokenKind::Close(Bracket::Round)),
            ']' => self.one(TokenKind::Close(Bracket::Square)),
            '}' => self.one(TokenKind::Close(Bracket::Curly)),
            ',' => self.one(TokenKind::Comma),
            ':' => self.one(TokenKind::Colon),
            '<' | '=' | '>' if self.is_merge_mark(first) => self.merge_mark(first),
            '=' => self.one(TokenKind::Equals),
            '#' | '-' | '\\' if self.begins_comment_of_another_language() => self.comment_of_another_language(),
            '#' => self.one(TokenKind::Hash),
            '!' => self.one(TokenKind::Bang),
            '"' => self.text_token(),
            '\'' => self.character(),
            '„' | '“' | '”' | '«' | '‘' | '‚' | '’' | '`' => self.typographic_text(),
            '/' if matches!(self.byte(1), b'/' | b'*') => self.comment(),
            '0'..='9' => self.number(),
            '.' if self.byte(1).is_ascii_digit() => self.number(),
            '+' | '-' if self.signed_number_follows() => self.number(),
            '–' | '—' | '−' if self.digit_follows(first.len_utf8()) => self.number_after_dash(first),
            c if is_blank(c) || (c == '\u{feff}' && self.at == 0) => {
                self.at += c.len_utf8();
                self.skip_while(is_blank);
                TokenKind::Blank
            }
            c if is_blank_elsewhere(c) => self.blank_elsewhere(c),
            '<' if self.rest().starts_with("<!--") => self.comment_of_another_language(),
            c if slips::of_full_width(c).is_some() => self.full_width(c),
            'r' if self.raw_text_follows(1) => self.raw_text(1, TokenKind::RawText),
            'b' if self.byte(1) == b'r' && self.raw_text_follows(2) => self.raw_text(2, TokenKind::Other),
            'b' if self.byte(1) == b'"' => {
                self.at += 1;
                self.text_token();
                TokenKind::Other
            }
            'b' if self.byte(1) == b'\'' => {
                self.at += 1;
                self.character()
            }
            c if c.is_alphabetic() || c == '_' => self.word(),
            c => {
                self.at += c.len_utf8();
                TokenKind::Unknown
            }
        }
    }

    fn signed_number_follows(&self) -> bool {
        let after = self.text.get(self.at + 1..).unwrap_or_default();
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        digit(after)
            || after.strip_prefix('.').is_some_and(digit)
            || after.starts_with("inf")
            || after.starts_with("NaN")
    }

    fn word(&mut self) -> TokenKind {
        if self.byte(0) == b'r'
            && self.byte(1) == b'#'
            && (self.byte(2).is_ascii_alphanumeric() || self.byte(2) == b'_')
        {
            self.at += 2;
            self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-'));
        } else {
            // A hyphen is no part of a RON word, but of a mistaken one such as `end-good` without quotes.
            let start = self.at;
            self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
            if self.path_goes_on() || self.only_closing_quote_follows() {
                return self.path_without_quotes(start);
            }
        }
        TokenKind::Word
    }

    fn number(&mut self) -> TokenKind {
        self.at += 1;
        let based = self.byte(0).is_ascii_alphabetic();
        loop {
            let before = self.at;
            self.skip_while(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
            let exponent =
                !based && self.at > before && matches!(self.text.as_bytes().get(self.at - 1), Some(b'e' | b'E'));
            if exponent && matches!(self.byte(0), b'+' | b'-') {
                self.at += 1;
            } else {
                return TokenKind::Number;
            }
        }
    }

    fn comment(&mut self) -> TokenKind {
        let start = self.at;
        if self.byte(1) == b'/' {
            self.skip_while(|c| c != '\n');
            return TokenKind::Comment;
        }
        self.at += 2;
        let mut depth = 1_usize;
        while depth > 0 {
            match (self.byte(0), self.byte(1)) {
                _ if self.at >= self.text.len() => {
                    // Ends with its line, so that what follows is read.
                    self.at = start;
                    self.skip_while(|c| c != '\n');
                    self.fault(start, start + 2, words::OPEN_COMMENT, words::OPEN_COMMENT_CURE);
                    break;
                }
                (b'/', b'*') => {
                    depth += 1;
                    self.at += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.at += 2;
                }
                _ => self.at += 1,
            }
        }
        TokenKind::Comment
    }

    /// `"…"`. A text whose closing quote is missing would swallow the file up to the next one; it shows by a word
    /// directly after that quote, and is then ended with its line.
    fn text_token(&mut self) -> TokenKind {
        let start = self.at;
        self.at += 1;
        let mut first_line_end = None;
        loop {
            match self.byte(0) {
                _ if self.at >= self.text.len() => break,
                b'"' => {
                    self.at += 1;
                    if first_line_end.is_none() {
                        return self.text_on_a_line(start);
                    }
                    let after = self.rest().chars().next();
                    if !after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '"')) {
                        return TokenKind::Text;
                    }
                    break;
                }
                b'\\' => self.at += 2,
                b'\n' => {
                    first_line_end.get_or_insert(self.at);
                    self.at += 1;
                }
                _ => self.at += 1,
            }
        }
        // The brackets and commas that end the line belong to what is around the text.
        let line_end = first_line_end.unwrap_or(self.text.len());
        let line = self.text.get(start..line_end).unwrap_or_default();
        let kept = line.trim_end_matches(|c: char| is_blank(c) || matches!(c, ',' | ')' | ']' | '}'));
        self.at = start + kept.len().max(1);
        let end = self.at;
        self.fault(start, end, words::NO_CLOSING_QUOTE, words::NO_CLOSING_QUOTE_CURE);
        TokenKind::UnclosedText
    }

    fn typographic_text(&mut self) -> TokenKind {
        let start = self.at;
        let first = self.rest().chars().next().unwrap_or_default();
        let body = self.text.get(start + first.len_utf8()..).unwrap_or_default();
        let line = body.split('\n').next().unwrap_or_default();
        let closes = |c: char| matches!(c, '”' | '“' | '»' | '"' | '’' | '\'') || c == first && first == '`';
        let Some((at, closing)) = line.char_indices().find(|(_, c)| closes(*c)) else {
            self.at = start + first.len_utf8();
            return TokenKind::Unknown;
        };
        self.at = start + first.len_utf8() + at + closing.len_utf8();
        let end = self.at;
        self.fault(start, end, words::TYPOGRAPHIC, words::TYPOGRAPHIC_CURE);
        self.mend(start..end, quoted(self.text.get(start + first.len_utf8()..end - closing.len_utf8()).unwrap_or_default()));
        TokenKind::MisquotedText
    }

    /// `'c'` or an escape; what is longer was meant as a text; a lone quote is no token.
    fn character(&mut self) -> TokenKind {
        /// The longest escape, `\u{10ffff}`, in bytes.
        const LONGEST_ESCAPE: usize = 10;
        self.at += 1;
        let mut characters = self.rest().char_indices();
        let closing = match characters.next() {
            Some((_, '\\')) => {
                // The character after the backslash may itself be a quote.
                let after = characters.nth(1).map_or(self.rest().len(), |(at, _)| at);
                let bytes = self.rest().as_bytes().iter().enumerate().skip(after).take(LONGEST_ESCAPE);
                bytes.into_iter().find(|(_, byte)| **byte == b'\'').map(|(at, _)| at)
            }
            Some((_, c)) if c != '\'' => Some(c.len_utf8()).filter(|at| self.byte(*at) == b'\''),
            _ => None,
        };
        match closing {
            Some(at) => {
                self.at += at + 1;
                TokenKind::Other
            }
            None => self.single_quoted_text(),
        }
    }

    /// Whether hashes (or none) and a quote follow the `r`.
    fn raw_text_follows(&self, ahead: usize) -> bool {
        let rest = self.text.get(self.at + ahead..).unwrap_or_default();
        rest.trim_start_matches('#').starts_with('"')
    }

    fn raw_text(&mut self, ahead: usize, kind: TokenKind) -> TokenKind {
        let start = self.at;
        self.at += ahead;
        let hashes = self.rest().len() - self.rest().trim_start_matches('#').len();
        self.at += hashes + 1;
        let closing = format!("\"{}", "#".repeat(hashes));
        if let Some(at) = self.rest().find(&closing) {
            self.at += at + closing.len();
            return kind;
        }
        self.at = self.text.len();
        self.fault(start, start + ahead + hashes + 1, words::RAW_WITHOUT_END, words::close_it_with(closing));
        kind
    }
}

/// What RON counts as blank.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

/// A text in straight quotes; what would end it is escaped.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
