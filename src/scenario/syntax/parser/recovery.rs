//! Going on after what is no RON as if its meaning had been written, so that one slip is one fault.

use std::ops::Range;

use super::{Bracket, Closing, Fault, Field, Group, Parser, TokenKind, Value, ValueKind, literal, words};

impl Parser<'_> {
    /// Whether the next token begins a line that is indented no deeper than the line of the innermost bracket, while a
    /// bracket of that kind is open further out: what follows is an entry of that one, and a bracket is missing.
    pub(super) fn dedented(&self, further_out: Bracket) -> bool {
        let Some(((_, opening), outer)) = self.open.split_last() else { return false };
        let start = self.span().start;
        let (line, column) = self.source.indentation(start);
        let (opening_line, opening_column) = self.source.indentation(*opening);
        line != opening_line
            && column == self.source.column_bytes(start)
            && column <= opening_column
            && outer.iter().any(|(open, _)| *open == further_out)
    }

    pub(super) fn unclosed(&mut self) {
        let Some((bracket, at)) = self.open.last().copied() else { return };
        self.excused = Some(self.at);
        self.faults.push(Fault {
            span: at..at + 1,
            message: words::never_closed(bracket.open()),
            cure: Some(words::close_it_with(bracket.close())),
            related: Some((self.span().start..self.span().start + 1, words::BEFORE_THIS)),
            fix: None,
        });
    }

    /// Takes tokens that stand where they may not, as one fault.
    pub(super) fn unexpected(&mut self) {
        let start = self.span().start;
        let mut end = start;
        while let Some(TokenKind::Colon | TokenKind::Equals | TokenKind::Hash | TokenKind::Bang | TokenKind::Unknown) =
            self.kind()
        {
            if end != start && self.span().start != end {
                break;
            }
            end = self.take().end;
        }
        let what: String = self.slice(&(start..end)).chars().take(20).collect();
        self.fault(start..end, words::cannot_stand_here(&what), Some(words::TAKE_IT_AWAY));
    }

    /// Whether the next token stands on the line of the last one taken.
    pub(super) fn is_on_this_line(&self) -> bool {
        let between = self.text.get(self.last_end..self.span().start).unwrap_or_default();
        self.kind().is_some() && !between.contains('\n')
    }

    /// Whether a value can begin with the next token.
    pub(super) fn begins_a_value(&self) -> bool {
        use TokenKind::{MisquotedText, Number, Open, RawText, Text, UnclosedText, Word};
        matches!(self.kind(), Some(Text | RawText | MisquotedText | UnclosedText | Number | Word | Open(_)))
    }

    /// Whether an entry can begin here, after one that had a name (`named`) or none.
    pub(super) fn is_entry(&self, named: bool) -> bool {
        if self.excused == Some(self.at) {
            return true;
        }
        let separated = matches!(self.kind_after(), Some(TokenKind::Colon | TokenKind::Equals));
        self.begins_a_value() && (!named || separated || self.lacks_colon())
    }

    /// Whether the next token begins the file's own fields, without `Scenario(` around them.
    pub(super) fn begins_with_a_field(&self) -> bool {
        self.kind() == Some(TokenKind::Word) && self.kind_after() == Some(TokenKind::Colon)
    }

    /// Fields up to the end of the file.
    pub(super) fn bare_fields(&mut self) -> Value {
        let start = self.span();
        self.fault(start.clone(), words::BARE_FIELDS, Some(words::BARE_FIELDS_CURE));
        let mut group = Group::default();
        while self.begins_with_a_field() {
            group.fields.push(self.field());
            self.comma(true);
        }
        // The bracket that was to close them may be there.
        if self.kind() == Some(TokenKind::Close(Bracket::Round)) && self.kind_after().is_none() {
            self.take();
        }
        Value { span: start.start..self.last_end, kind: ValueKind::Group(group) }
    }

    /// Tells a header that cannot be read, and passes over its line.
    pub(super) fn faulty_header(&mut self, start: usize) {
        while self.kind().is_some() && (self.span().start == start || self.is_on_this_line()) {
            self.take();
        }
        let span = start..self.last_end;
        self.fault(span, words::FAULTY_HEADER, Some(words::FAULTY_HEADER_CURE));
    }

    /// The bracket that would fit what this one holds; told when it is another one.
    pub(super) fn holds_instead(&mut self, bracket: Bracket) -> Bracket {
        let rest = self.tokens.get(self.at + 1..).unwrap_or_default();
        let mut ahead = rest.iter().filter(|token| !matches!(token.kind, TokenKind::Blank | TokenKind::Comment));
        let (first, second) = (ahead.next(), ahead.next().map(|token| token.kind));
        let ahead_of = first.map(|token| token.start());
        let first = first.map(|token| token.kind);
        let separated = matches!(second, Some(TokenKind::Colon));
        let is_in_list = self.open.last().is_some_and(|(open, _)| *open == Bracket::Square);
        let (holds, message, cure) = match (bracket, first) {
            (Bracket::Square, Some(TokenKind::Text)) if separated => {
                (Bracket::Curly, words::MAP_IN_LIST, words::MAP_IN_LIST_CURE)
            }
            (Bracket::Square, Some(TokenKind::Word)) if separated => {
                (Bracket::Round, words::FIELDS_IN_LIST, words::FIELDS_IN_LIST_CURE)
            }
            (Bracket::Curly, Some(TokenKind::Word)) if separated && is_in_list => {
                (Bracket::Round, words::FIELDS_IN_CURLY, words::FIELDS_IN_CURLY_CURE)
            }
            (Bracket::Curly, Some(TokenKind::Text)) if self.holds_only_texts() => (Bracket::Square, words::LIST_IN_MAP, words::LIST_IN_MAP_CURE),
            _ => return bracket,
        };
        // Where fields stand without brackets, the first of them is where one is missing.
        let inside = ahead_of.filter(|_| holds == Bracket::Round && bracket == Bracket::Square);
        let span = inside.map_or_else(|| self.span(), |at| at..at + 1);
        self.fault(span, message, Some(cure));
        holds
    }

    /// Whether what stands between this `{` and its `}` is texts and commas alone.
    fn holds_only_texts(&self) -> bool {
        /// Lists that are written so are short.
        const FARTHEST: usize = 100;
        let rest = self.tokens.get(self.at + 1..).unwrap_or_default().iter().take(FARTHEST).map(|token| token.kind);
        let passed = |kind: &TokenKind| matches!(kind, TokenKind::Blank | TokenKind::Comment | TokenKind::Text | TokenKind::Comma);
        rest.into_iter().find(|kind| !passed(kind)) == Some(TokenKind::Close(Bracket::Curly))
    }

    /// A `]` that closes nothing behind `cues: (…),`: the list's `[` is missing. Reads the groups as its entries; whether it was so.
    pub(super) fn closes_list_without_opening(&mut self, holds: Bracket, group: &mut Group) -> bool {
        let is_entry = |value: &Value| matches!(&value.kind, ValueKind::Group(Group { name: None, .. }));
        if holds != Bracket::Round || !group.items.iter().all(is_entry) {
            return false;
        }
        let Some(field) = group.fields.last_mut().filter(|field| is_entry(&field.value)) else { return false };
        let start = field.value.span.start;
        if group.items.iter().any(|item| item.span.start < start) {
            return false;
        }
        let span = start..self.take().end;
        let first = std::mem::replace(&mut field.value, Value { span, kind: ValueKind::Faulty });
        field.value.kind = ValueKind::List(std::iter::once(first).chain(group.items.drain(..)).collect());
        self.fault(start..start + 1, words::NO_OPENING_SQUARE, Some(words::NO_OPENING_SQUARE_CURE));
        self.mend(start..start, "[");
        if self.kind() == Some(TokenKind::Comma) {
            self.take();
        }
        true
    }

    /// What a bracket means that does not close the innermost open one: by the brackets open, and by how lines are indented.
    pub(super) fn meaning_of(&self, close: Bracket) -> Closing {
        let Some((_, innermost)) = self.open.last() else { return Closing::Nothing };
        let Some((_, outer)) = self.open.iter().rev().find(|(open, _)| *open == close) else {
            // Nothing of its kind is open. Where the innermost is not closed after it, it was meant for that.
            let is_told = self.closed_before && close == Bracket::Curly;
            let is_none = is_told || self.innermost_closes_next() || self.innermost_goes_on();
            return if is_none { Closing::Nothing } else { Closing::This };
        };
        let start = self.span().start;
        let (line, indent) = self.source.indentation(start);
        let begins_line = indent == self.source.column_bytes(start);
        let (inner_line, inner_indent) = self.source.indentation(*innermost);
        let (outer_line, outer_indent) = self.source.indentation(*outer);
        if outer_line == inner_line {
            return Closing::Outer;
        }
        if line == inner_line {
            return match self.innermost_closes_next() {
                true => Closing::Nothing,
                false if self.next_line_is_outside(outer_indent) => Closing::Outer,
                false => Closing::This,
            };
        }
        if indent > inner_indent && inner_indent > outer_indent {
            return Closing::Nothing;
        }
        if begins_line && indent == inner_indent && indent > outer_indent { Closing::This } else { Closing::Outer }
    }

    /// Whether the bracket after the next token closes the innermost open one.
    fn innermost_closes_next(&self) -> bool {
        let innermost = self.open.last().map(|(bracket, _)| TokenKind::Close(*bracket));
        innermost.is_some() && self.kind_after() == innermost
    }

    /// Whether after the next token, and a comma, a field begins a line that is indented deeper than that of the innermost
    /// open bracket, which is a round one: what holds it is not closed yet.
    fn innermost_goes_on(&self) -> bool {
        let Some((Bracket::Round, innermost)) = self.open.last() else { return false };
        let rest = self.tokens.get(self.at + 1..).unwrap_or_default();
        let mut rest = rest.iter().filter(|token| !matches!(token.kind, TokenKind::Blank | TokenKind::Comment | TokenKind::Comma));
        let (Some(name), Some(colon)) = (rest.next(), rest.next()) else { return false };
        let (line, column) = self.source.indentation(name.start());
        (name.kind, colon.kind) == (TokenKind::Word, TokenKind::Colon)
            && column == self.source.column_bytes(name.start())
            && line != self.source.indentation(self.span().start).0
            && column > self.source.indentation(*innermost).1
    }

    /// Whether this line ends with the next token, and the next one is indented no deeper than so many bytes.
    fn next_line_is_outside(&self, indent: usize) -> bool {
        let rest = self.tokens.get(self.at + 1..).unwrap_or_default();
        let passed = |kind| matches!(kind, TokenKind::Blank | TokenKind::Comment | TokenKind::Comma);
        let Some(next) = rest.iter().find(|token| !passed(token.kind)) else { return true };
        let (line, column) = self.source.indentation(next.start());
        line != self.source.indentation(self.span().start).0 && column <= indent
    }

    /// Takes a closing bracket of another kind as that of the innermost open one.
    pub(super) fn take_as_closing(&mut self, bracket: Bracket) {
        let opening = self.open.last().map_or(0, |(_, at)| *at);
        let span = self.take();
        self.fault(span, words::closed_by_another(bracket.open()), Some(words::write(format!("`{}`", bracket.close()))));
        if let Some(fault) = self.faults.last_mut() {
            fault.related = Some((opening..opening + 1, words::OPENS_HERE));
        }
    }

    /// Takes a closing bracket that closes nothing.
    pub(super) fn take_closing_nothing(&mut self, close: Bracket) {
        let span = self.take();
        if self.closed_before && close == Bracket::Curly {
            self.closed_before = false;
        } else if let Some(early) = self.closed_too_early(close, span.start) {
            self.fault(early, words::CLOSES_TOO_EARLY, Some(words::TAKE_IT_AWAY));
            if let Some(fault) = self.faults.last_mut() {
                fault.related = Some((span, words::LEFT_OVER));
            }
        } else {
            self.fault(span, words::closes_nothing(close.close()), Some(words::TAKE_IT_AWAY));
        }
        if self.kind() == Some(TokenKind::Comma) {
            self.take();
        }
    }

    /// The bracket that closed the last group where this one, which closes nothing, would have by its line's indentation.
    fn closed_too_early(&self, close: Bracket, at: usize) -> Option<Range<usize>> {
        let (_, opening, closing) = self.last_closed.clone().filter(|(bracket, _, _)| *bracket == close)?;
        let (line, indent) = self.source.indentation(at);
        let (opening_line, opening_indent) = self.source.indentation(opening);
        let (closing_line, closing_indent) = self.source.indentation(closing.start);
        let begins_line = indent == self.source.column_bytes(at);
        let is_its = begins_line && indent == opening_indent && line > closing_line && closing_line > opening_line;
        (is_its && closing_indent > opening_indent).then_some(closing)
    }

    /// After a map among fields, an entry that stands deeper than the map's own line is one of that map: its bracket was
    /// closed too early. Takes the entry into the map; whether there was one.
    pub(super) fn goes_on_in_the_last_map(&mut self, holds: Bracket, group: &mut Group) -> bool {
        let separated = self.kind_after() == Some(TokenKind::Colon);
        if holds != Bracket::Round || self.kind() != Some(TokenKind::Text) || !separated {
            return false;
        }
        let Some(Field { value: Value { kind: ValueKind::Map(pairs), span }, .. }) = group.fields.last_mut() else { return false };
        let start = self.span().start;
        let (line, indent) = self.source.indentation(start);
        let (opening_line, opening_indent) = self.source.indentation(span.start);
        if line == opening_line || indent <= opening_indent || indent != self.source.column_bytes(start) {
            return false;
        }
        if !self.closed_before {
            let closing = span.end.saturating_sub(1)..span.end;
            self.fault(closing, words::MAP_ENDS_EARLY, Some(words::MAP_ENDS_EARLY_CURE));
        }
        self.closed_before = true;
        let key = self.value();
        self.separator();
        let value = self.value();
        pairs.push((key, value));
        self.comma(true);
        true
    }

    /// Whether a name stands here whose colon is missing: `start "lane"`.
    pub(super) fn lacks_colon(&self) -> bool {
        let name = self.span();
        let is_name = self.kind() == Some(TokenKind::Word) && self.slice(&name).starts_with(|c: char| c.is_ascii_lowercase());
        let Some(next) = self.tokens.get(self.at + 1..).unwrap_or_default().iter().find(|token| {
            !matches!(token.kind, TokenKind::Blank | TokenKind::Comment)
        }) else {
            return false;
        };
        use TokenKind::{MisquotedText, Number, Open, RawText, Text};
        let begins_a_value = matches!(
            next.kind,
            Text | RawText | MisquotedText | Number | Open(Bracket::Square | Bracket::Curly)
        );
        let between = self.text.get(name.end..next.start()).unwrap_or_default();
        is_name && begins_a_value && !between.is_empty() && !between.contains('\n')
    }

    pub(super) fn field_without_colon(&mut self) -> Field {
        let name_span = self.take();
        self.tell_missing_colon(&name_span);
        let name = self.slice(&name_span).to_owned();
        let mut value = self.value();
        self.join_decimal_comma(&mut value);
        Field { name, name_span, value }
    }

    pub(super) fn tell_missing_colon(&mut self, name: &Range<usize>) {
        self.fault(name.clone(), words::NO_COLON, Some(words::NO_COLON_CURE));
        self.mend(name.end..name.end, ":");
    }

    /// A number, and what people write after one.
    pub(super) fn number(&mut self) -> Value {
        let mut span = self.take();
        let mut kind = ValueKind::Number;
        let adjacent = |parser: &Self| parser.span().start == parser.last_end;
        while self.kind() == Some(TokenKind::Colon) && adjacent(self) && self.kind_after() == Some(TokenKind::Number) {
            self.take();
            self.take();
            span.end = self.last_end;
            kind = ValueKind::Faulty;
        }
        if kind == ValueKind::Faulty {
            let seconds = literal::clock_seconds(self.slice(&span));
            let cure = match &seconds {
                Some(seconds) => words::write(seconds),
                None => words::CLOCK_CURE,
            };
            self.fault(span.clone(), words::CLOCK, Some(cure));
            if let Some(seconds) = seconds {
                self.mend(span.clone(), seconds);
            }
        }
        let is_unit = match self.kind() {
            Some(TokenKind::Unknown) => self.slice(&self.span()) == "%",
            Some(TokenKind::Word) => matches!(self.slice(&self.span()), "s" | "sec" | "sek" | "ms" | "px"),
            _ => false,
        };
        if is_unit && self.is_on_this_line() && self.kind_after() != Some(TokenKind::Colon) {
            let unit = self.take();
            let message = words::without_unit(self.slice(&unit));
            // Not of milliseconds: without its unit that is another number.
            let is_same = self.slice(&unit) != "ms";
            self.fault(unit.clone(), message, Some(words::TAKE_IT_AWAY));
            if is_same {
                self.mend(span.end..unit.end, "");
            }
        }
        Value { span, kind }
    }

    /// `8,2` after a field's name: one number with a comma for its point.
    pub(super) fn join_decimal_comma(&mut self, value: &mut Value) {
        let is_whole = value.kind == ValueKind::Number && self.slice(&value.span).bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let after = self.tokens.get(self.at + 1).filter(|token| token.kind == TokenKind::Number);
        let comma = self.span();
        if !is_whole || self.kind() != Some(TokenKind::Comma) || comma.start != value.span.end || after.is_none() {
            return;
        }
        self.take();
        let fraction = self.take();
        value.span.end = fraction.end;
        let cure = words::write(self.slice(&value.span).replace(',', "."));
        self.fault(value.span.clone(), words::DECIMAL_COMMA, Some(cure));
        self.mend(comma, ".");
    }

    /// Passes over what makes no sense after a value: to the next comma or closing bracket, at most to the line's end.
    pub(super) fn pass_over_garbage(&mut self) {
        let start = self.span().start;
        let mut depth = 0_usize;
        while self.kind().is_some() && self.is_on_this_line() {
            match self.kind() {
                Some(TokenKind::Open(_)) => depth += 1,
                Some(TokenKind::Close(_) | TokenKind::Comma) if depth == 0 => break,
                Some(TokenKind::Close(_)) => depth -= 1,
                _ => {}
            }
            self.take();
        }
        let what: String = self.slice(&(start..self.last_end)).chars().take(40).collect();
        let cure = if what.starts_with(['<', '>', '=', '&', '|', '+']) || joins_conditions(&what) {
            words::CONDITION_CURE
        } else if what.contains(['"', '”', '“']) || what.starts_with(char::is_alphabetic) {
            words::WHOLE_IN_QUOTES
        } else {
            words::TAKE_IT_AWAY
        };
        self.fault(start..self.last_end, words::cannot_stand_here(&what), Some(cure));
        self.passed_over.push(start..self.last_end);
        if self.kind() == Some(TokenKind::Comma) {
            self.take();
        }
        self.excused = Some(self.at);
    }

    /// Takes back what was told, before the first `told`, of stretches passed over with one fault.
    pub(super) fn leave_out_what_was_passed_over(&mut self, told: usize) {
        let passed_over = std::mem::take(&mut self.passed_over);
        let mut at = 0;
        self.faults.retain(|fault| {
            let is_of_lexer = at < told;
            at += 1;
            let place = passed_over.partition_point(|range| range.end <= fault.span.start);
            let inside = passed_over.get(place).is_some_and(|range| range.start <= fault.span.start);
            !(is_of_lexer && inside)
        });
    }
}

/// Whether two conditions are joined by a word: `Is("a", 1) and Is("b", 1)`.
fn joins_conditions(garbage: &str) -> bool {
    let mut words = garbage.split([' ', '(']).filter(|word| !word.is_empty());
    let joins = ["and", "or", "AND", "OR", "i", "oraz", "lub", "albo", "та", "і", "або"];
    words.next().is_some_and(|word| joins.contains(&word))
        && words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_uppercase()))
        && garbage.contains('(')
}
