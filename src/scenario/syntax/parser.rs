//! Tokens to values, going on after every fault.

mod recovery;

use std::ops::Range;

use super::lexer::Bracket;
use super::{DEEPEST, Fault, Field, Group, Token, TokenKind, Value, ValueKind, literal, words};
use crate::diagnostic::{Fix, SourceText, nearest};
use crate::text::Phrase;

const EXTENSIONS: [&str; 4] = ["implicit_some", "unwrap_newtypes", "unwrap_variant_newtypes", "explicit_struct_names"];

pub(super) struct Parser<'a> {
    source: &'a SourceText,
    text: &'a str,
    tokens: &'a [Token],
    /// The next token; never a blank or comment.
    at: usize,
    /// End of the last token taken.
    last_end: usize,
    /// Brackets open around here, outermost first, with their place.
    open: Vec<(Bracket, usize)>,
    /// The token before which a missing comma is not told, because the fault that ate it was.
    excused: Option<usize>,
    /// Whether the next `}` that closes nothing was told of already.
    closed_before: bool,
    /// The group closed last: its bracket, where it opens, and what closed it.
    last_closed: Option<(Bracket, usize, Range<usize>)>,
    /// What was passed over with one fault: what the lexer told of it besides is left out.
    passed_over: Vec<Range<usize>>,
    faults: &'a mut Vec<Fault>,
}

/// How an entry ended.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comma {
    /// With a comma, a bracket, or with neither, which was told.
    Passed,
    /// With something that makes no sense, so that the entry is not to be trusted.
    Garbage,
}

/// What a closing bracket that does not fit the innermost open one means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Closing {
    /// The innermost is never closed, and this closes one further out.
    Outer,
    /// It closes the innermost, and is of the wrong kind.
    This,
    /// It is one too many.
    Nothing,
}

/// What one place in a group, list or map holds.
enum Entry {
    Named(Field),
    Keyed(Value, Value),
    Plain(Value),
    /// A bracket is missing before here: whatever is open ends.
    Unclosed,
}

impl<'a> Parser<'a> {
    pub(super) fn new(source: &'a SourceText, tokens: &'a [Token], faults: &'a mut Vec<Fault>) -> Self {
        let mut parser = Self {
            source,
            text: source.text(),
            tokens,
            at: 0,
            last_end: 0,
            open: Vec::new(),
            excused: None,
            closed_before: false,
            last_closed: None,
            passed_over: Vec::new(),
            faults,
        };
        parser.skip_trivia();
        parser
    }

    pub(super) fn document(mut self) -> Option<Value> {
        let told_before = self.faults.len();
        while matches!(self.kind(), Some(TokenKind::Hash | TokenKind::Bang)) {
            self.extensions();
        }
        if self.kind().is_none() {
            self.fault(0..0, words::NOTHING_HERE, Some(words::BEGIN));
            return None;
        }
        let root = if self.begins_with_a_field() { self.bare_fields() } else { self.value() };
        if self.kind().is_some() {
            let from = self.span().start;
            let to = self.text.len();
            let first_line = self.text.get(from..to).and_then(|rest| rest.lines().next()).map_or(0, str::len);
            self.fault(from..from + first_line.max(1), words::AFTER_THE_END, Some(words::AFTER_THE_END_CURE));
        }
        self.leave_out_what_was_passed_over(told_before);
        Some(root)
    }

    fn skip_trivia(&mut self) {
        while matches!(self.tokens.get(self.at).map(|token| token.kind), Some(TokenKind::Blank | TokenKind::Comment)) {
            self.at += 1;
        }
    }

    fn kind(&self) -> Option<TokenKind> {
        self.tokens.get(self.at).map(|token| token.kind)
    }

    /// The kind of the token after the next, blanks and comments aside.
    fn kind_after(&self) -> Option<TokenKind> {
        let rest = self.tokens.get(self.at + 1..)?;
        rest.iter().map(|token| token.kind).find(|kind| !matches!(kind, TokenKind::Blank | TokenKind::Comment))
    }

    fn span(&self) -> Range<usize> {
        let start = self.tokens.get(self.at).map_or(self.text.len(), |token| token.start());
        let end = self.tokens.get(self.at + 1).map_or(self.text.len(), |token| token.start());
        start..end
    }

    fn take(&mut self) -> Range<usize> {
        let span = self.span();
        self.last_end = span.end;
        self.at += 1;
        self.skip_trivia();
        span
    }

    fn slice(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    fn fault(&mut self, span: Range<usize>, message: Phrase, cure: Option<Phrase>) {
        self.faults.push(Fault { span, message, cure, related: None, fix: None });
    }

    /// Says what mends the fault told last.
    fn mend(&mut self, bytes: Range<usize>, with: impl Into<String>) {
        if let Some(fault) = self.faults.last_mut() {
            fault.fix = Some(Fix { bytes, with: with.into() });
        }
    }

    /// `#![enable(…)]`
    fn extensions(&mut self) {
        let start = self.span();
        let wanted = [
            TokenKind::Hash,
            TokenKind::Bang,
            TokenKind::Open(Bracket::Square),
            TokenKind::Word,
            TokenKind::Open(Bracket::Round),
        ];
        for kind in wanted {
            let is_other_word = kind == TokenKind::Word && self.slice(&self.span()) != "enable";
            if self.kind() != Some(kind) || is_other_word {
                self.faulty_header(start.start);
                return;
            }
            self.take();
        }
        while let Some(TokenKind::Word | TokenKind::Comma) = self.kind() {
            let is_name = self.kind() == Some(TokenKind::Word);
            let span = self.take();
            let name = self.slice(&span);
            if is_name && !EXTENSIONS.contains(&name) {
                let cure = nearest(name, EXTENSIONS).map(Phrase::perhaps);
                self.fault(span, words::no_extension(name), cure);
            }
        }
        for kind in [TokenKind::Close(Bracket::Round), TokenKind::Close(Bracket::Square)] {
            if self.kind() == Some(kind) {
                self.take();
            } else {
                let span = start.start..self.last_end;
                self.fault(span, words::OPEN_HEADER, Some(words::OPEN_HEADER_CURE));
                return;
            }
        }
    }

    fn value(&mut self) -> Value {
        loop {
            let Some(kind) = self.kind() else {
                return self.missing_value();
            };
            return match kind {
                TokenKind::Text | TokenKind::UnclosedText => {
                    let span = self.take();
                    if let Some(path) = literal::windows_path(self.slice(&span)) {
                        return Value { kind: ValueKind::Text(path.to_owned()), span };
                    }
                    if kind == TokenKind::UnclosedText {
                        self.excused = Some(self.at);
                    }
                    self.text_value(span)
                }
                TokenKind::RawText => {
                    let span = self.take();
                    Value { kind: ValueKind::Text(literal::raw_text(self.slice(&span))), span }
                }
                TokenKind::MisquotedText => {
                    let span = self.take();
                    // A text that a backslash kept open is no path, and nothing else either.
                    if self.slice(&span).ends_with("\\\"") {
                        return Value { kind: ValueKind::Faulty, span };
                    }
                    Value { kind: ValueKind::Text(unquoted(self.slice(&span)).to_owned()), span }
                }
                TokenKind::Number => self.number(),
                TokenKind::Other => Value { span: self.take(), kind: ValueKind::Other },
                TokenKind::Word => self.word_or_group(),
                TokenKind::Open(bracket) => {
                    let holds = self.holds_instead(bracket);
                    self.bracketed(bracket, holds, None)
                }
                TokenKind::Close(_) | TokenKind::Comma => self.missing_value(),
                _ => {
                    self.unexpected();
                    continue;
                }
            };
        }
    }

    fn missing_value(&mut self) -> Value {
        let span = self.last_end..self.last_end;
        self.fault(self.last_end.saturating_sub(1)..self.last_end, words::NO_VALUE, None);
        Value { span, kind: ValueKind::Faulty }
    }

    fn text_value(&mut self, span: Range<usize>) -> Value {
        let (text, faults) = literal::text(self.slice(&span));
        for (at, message) in faults {
            let at = span.start + at.start..span.start + at.end;
            self.fault(at, message, Some(words::BACKSLASH));
        }
        Value { span, kind: ValueKind::Text(text) }
    }

    fn word_or_group(&mut self) -> Value {
        let span = self.take();
        let word = self.slice(&span);
        let word = word.strip_prefix("r#").unwrap_or(word).to_owned();
        if self.kind() == Some(TokenKind::Open(Bracket::Round)) {
            return self.bracketed(Bracket::Round, Bracket::Round, Some((word, span)));
        }
        if let Some(TokenKind::Open(bracket @ (Bracket::Curly | Bracket::Square))) = self.kind()
            && self.is_on_this_line()
        {
            self.fault(span.clone(), words::stands_before(&word, bracket.open()), Some(words::ROUND_BRACKETS));
            return self.bracketed(bracket, Bracket::Round, Some((word, span)));
        }
        Value { span, kind: ValueKind::Word(word) }
    }

    /// From a bracket to the one that closes it; `holds` is the bracket that would fit what stands between them.
    fn bracketed(&mut self, bracket: Bracket, holds: Bracket, name: Option<(String, Range<usize>)>) -> Value {
        let opening = self.span();
        let start = name.as_ref().map_or(opening.start, |(_, span)| span.start);
        if self.open.len() >= DEEPEST {
            self.fault(opening, words::too_deep(DEEPEST), Some(words::NEST_LESS));
            self.skip_brackets();
            return Value { span: start..self.last_end, kind: ValueKind::Faulty };
        }
        self.take();
        self.open.push((bracket, opening.start));
        let mut group = Group { name, ..Group::default() };
        let mut pairs = Vec::new();
        self.entries(bracket, holds, &mut group, &mut pairs);
        self.open.pop();
        let kind = match holds {
            // The fields of an entry, written without brackets of their own.
            Bracket::Round if bracket == Bracket::Square && group.name.is_none() => {
                let inner = opening.end..self.last_end.saturating_sub(1).max(opening.end);
                ValueKind::List(vec![Value { span: inner, kind: ValueKind::Group(group) }])
            }
            Bracket::Round => ValueKind::Group(group),
            Bracket::Square => ValueKind::List(group.items),
            Bracket::Curly => ValueKind::Map(pairs),
        };
        Value { span: start..self.last_end, kind }
    }

    /// Everything up to and with the closing bracket.
    fn entries(&mut self, bracket: Bracket, holds: Bracket, group: &mut Group, pairs: &mut Vec<(Value, Value)>) {
        loop {
            match self.kind() {
                None => return self.unclosed(),
                Some(TokenKind::Close(close)) if close == bracket => {
                    let closing = self.take();
                    self.last_closed = self.open.last().map(|(_, opening)| (bracket, *opening, closing));
                    return;
                }
                Some(TokenKind::Close(close)) => match self.meaning_of(close) {
                    Closing::Outer => return self.unclosed(),
                    Closing::This => {
                        self.take_as_closing(bracket);
                        return;
                    }
                    Closing::Nothing => {
                        if close != Bracket::Square || !self.closes_list_without_opening(holds, group) {
                            self.take_closing_nothing(close);
                        }
                        continue;
                    }
                },
                Some(TokenKind::Comma) => {
                    let span = self.take();
                    self.fault(span.clone(), words::EMPTY_ENTRY, Some(words::TAKE_IT_AWAY));
                    self.mend(span, "");
                    continue;
                }
                Some(
                    TokenKind::Colon | TokenKind::Equals | TokenKind::Hash | TokenKind::Bang | TokenKind::Unknown,
                ) => {
                    self.unexpected();
                    continue;
                }
                Some(_) => {}
            }
            if self.goes_on_in_the_last_map(holds, group) {
                continue;
            }
            let was_named = match self.entry(holds, !group.fields.is_empty()) {
                Entry::Named(field) => {
                    group.fields.push(field);
                    true
                }
                Entry::Keyed(key, value) => {
                    pairs.push((key, value));
                    true
                }
                Entry::Plain(value) => {
                    group.items.push(value);
                    false
                }
                Entry::Unclosed => return,
            };
            if self.comma(was_named) == Comma::Garbage {
                let last = match holds {
                    Bracket::Curly => pairs.last_mut().map(|(_, value)| value),
                    _ if was_named => group.fields.last_mut().map(|field| &mut field.value),
                    _ => group.items.last_mut(),
                };
                if let Some(value) = last {
                    value.kind = ValueKind::Faulty;
                }
            }
        }
    }

    /// The comma after an entry; told when another entry follows without one. `was_named`: whether the entry had a name, so
    /// that the next must have one.
    fn comma(&mut self, was_named: bool) -> Comma {
        match self.kind() {
            Some(TokenKind::Comma) => {
                self.take();
            }
            Some(TokenKind::Unknown) if self.slice(&self.span()) == ";" => {
                let span = self.take();
                self.fault(span.clone(), words::SEMICOLON, Some(words::WRITE_A_COMMA));
                self.mend(span, ",");
            }
            None | Some(TokenKind::Close(_)) => {}
            Some(_) if self.is_on_this_line() && !self.is_entry(was_named) => {
                self.pass_over_garbage();
                return Comma::Garbage;
            }
            Some(_) => {
                if self.excused != Some(self.at) {
                    let span = self.last_end.saturating_sub(1)..self.last_end;
                    self.fault(span, words::NO_COMMA, Some(words::WRITE_A_COMMA));
                    self.mend(self.last_end..self.last_end, ",");
                }
            }
        }
        Comma::Passed
    }

    /// An entry of what fits in such a bracket; `after_fields`: whether named fields stand before it.
    fn entry(&mut self, bracket: Bracket, after_fields: bool) -> Entry {
        let separated = matches!(self.kind_after(), Some(TokenKind::Colon | TokenKind::Equals));
        let is_text = matches!(self.kind(), Some(TokenKind::Text | TokenKind::RawText | TokenKind::MisquotedText));
        let is_word = self.kind() == Some(TokenKind::Word);
        let belongs_outside = separated && is_text && bracket != Bracket::Curly && self.dedented(Bracket::Curly)
            || separated && is_word && bracket != Bracket::Round && self.dedented(Bracket::Round)
            || self.kind() == Some(TokenKind::Open(Bracket::Round))
                && (after_fields || bracket == Bracket::Curly)
                && self.dedented(Bracket::Square);
        if belongs_outside {
            self.unclosed();
            return Entry::Unclosed;
        }
        match (bracket, self.kind()) {
            (Bracket::Round, Some(TokenKind::Word)) if separated => Entry::Named(self.field()),
            (Bracket::Round, Some(TokenKind::Word)) if self.lacks_colon() => Entry::Named(self.field_without_colon()),
            (Bracket::Round, Some(_)) if separated && is_text => {
                let span = self.span();
                self.fault(span.clone(), words::QUOTED_FIELD, Some(words::QUOTED_FIELD_CURE));
                self.mend(span.clone(), unquoted(self.slice(&span)));
                Entry::Named(self.field())
            }
            (Bracket::Square, Some(TokenKind::Word | TokenKind::Text)) if separated => {
                let span = self.span();
                self.fault(span, words::NAMED_IN_LIST, Some(words::NAMED_IN_LIST_CURE));
                self.take();
                self.take();
                Entry::Plain(self.value())
            }
            (Bracket::Curly, Some(TokenKind::Word)) if separated => {
                let span = self.span();
                let word = self.slice(&span);
                let cure = words::bare_key_cure(word);
                // No fix: there are two right answers, the key in quotes, or round brackets around fields.
                self.fault(span, words::BARE_KEY, Some(cure));
                let field = self.field();
                let key = Value { span: field.name_span, kind: ValueKind::Text(field.name) };
                Entry::Keyed(key, field.value)
            }
            (Bracket::Curly, _) => {
                let key = self.value();
                if self.separator() {
                    return Entry::Keyed(key, self.value());
                }
                if matches!(key.kind, ValueKind::Text(_)) && self.is_on_this_line() && self.begins_a_value() {
                    self.tell_missing_colon(&key.span);
                    return Entry::Keyed(key, self.value());
                }
                if let ValueKind::Word(word) = &key.kind {
                    self.fault(key.span.clone(), words::cannot_stand_here(word), Some(words::TAKE_AWAY_OR_COMMENT));
                    self.excused = Some(self.at);
                } else if key.kind != ValueKind::Faulty {
                    self.fault(key.span.clone(), words::KEY_WITHOUT_VALUE, Some(words::KEY_WITHOUT_VALUE_CURE));
                }
                let value = Value { span: key.span.clone(), kind: ValueKind::Faulty };
                Entry::Keyed(Value { span: key.span, kind: ValueKind::Faulty }, value)
            }
            _ => Entry::Plain(self.value()),
        }
    }

    fn field(&mut self) -> Field {
        let name_span = self.take();
        let name = self.slice(&name_span);
        let name = unquoted(name.strip_prefix("r#").unwrap_or(name)).to_owned();
        self.separator();
        let mut value = self.value();
        self.join_decimal_comma(&mut value);
        Field { name, name_span, value }
    }

    /// `:`, or `=` told; whether there was one.
    fn separator(&mut self) -> bool {
        match self.kind() {
            Some(TokenKind::Colon) => {
                self.take();
                true
            }
            Some(TokenKind::Equals) => {
                let before = self.last_end;
                let span = self.take();
                self.fault(span.clone(), words::EQUALS, Some(words::EQUALS_CURE));
                let is_blank = self.slice(&(before..span.start)).chars().all(|c| c == ' ');
                self.mend(if is_blank { before } else { span.start }..span.end, ":");
                true
            }
            _ => false,
        }
    }

    /// Passes over a bracket and all it holds, without recursion.
    fn skip_brackets(&mut self) {
        let mut depth = 0_usize;
        while let Some(kind) = self.kind() {
            match kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.take();
            if depth == 0 {
                return;
            }
        }
    }
}

/// Without the quotes around it, whatever they are.
fn unquoted(text: &str) -> &str {
    text.trim_matches(['"', '„', '“', '”', '«', '»', '\'', '‘', '‚', '’', '`'])
}
