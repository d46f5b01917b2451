//! Tokens that are no RON, but whose meaning is plain: told once, and read as what they were meant to be.

use super::super::words;
use super::{Bracket, Lexer, TokenKind, is_blank, quoted};

/// No more of a line than this is looked at to understand a slip.
const FARTHEST: usize = 2_000;

/// Blank to the eye, but not to RON: they come with what is pasted from elsewhere.
pub(super) fn is_blank_elsewhere(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{ad}' | '\u{2000}'..='\u{200d}' | '\u{202f}' | '\u{205f}' | '\u{2060}' | '\u{3000}' | '\u{feff}')
}

/// The sign that one of full width stands for.
pub(super) fn of_full_width(c: char) -> Option<(&'static str, TokenKind)> {
    Some(match c {
        '，' | '、' | '،' => (",", TokenKind::Comma),
        '：' => (":", TokenKind::Colon),
        '（' => ("(", TokenKind::Open(Bracket::Round)),
        '）' => (")", TokenKind::Close(Bracket::Round)),
        '［' => ("[", TokenKind::Open(Bracket::Square)),
        '］' => ("]", TokenKind::Close(Bracket::Square)),
        '｛' => ("{", TokenKind::Open(Bracket::Curly)),
        '｝' => ("}", TokenKind::Close(Bracket::Curly)),
        _ => return None,
    })
}

impl Lexer<'_> {
    pub(super) fn blank_elsewhere(&mut self, first: char) -> TokenKind {
        let start = self.at;
        self.skip_while(|c| is_blank(c) || is_blank_elsewhere(c));
        let end = start + first.len_utf8();
        let (message, cure) = match first {
            '\u{a0}' | '\u{202f}' => (words::NO_BREAK_SPACE, words::ORDINARY_SPACE),
            '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => (words::UNCOMMON_SPACE, words::ORDINARY_SPACE),
            _ => (words::INVISIBLE, words::TAKE_IT_AWAY),
        };
        self.fault(start, end, message, cure);
        let with: String = self.text.get(start..self.at).unwrap_or_default().chars().map(|c| match c {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
            '\n' => "\n",
            '\r' => "\r",
            '\t' => "\t",
            _ => " ",
        }).collect();
        self.mend(start..self.at, with);
        TokenKind::Blank
    }

    /// Whether nothing but blanks stands before on this line.
    fn begins_line(&self) -> bool {
        let before = self.text.get(self.at.saturating_sub(FARTHEST)..self.at);
        before.is_some_and(|before| before.rsplit('\n').next().is_some_and(|line| line.chars().all(is_blank)))
    }

    /// `<<<<<<<`, `=======` or `>>>>>>>` at the beginning of a line.
    pub(super) fn is_merge_mark(&self, mark: char) -> bool {
        self.rest().chars().take(7).filter(|c| *c == mark).count() == 7 && self.begins_line()
    }

    pub(super) fn merge_mark(&mut self, mark: char) -> TokenKind {
        let start = self.at;
        self.skip_while(|c| c != '\n');
        if mark == '<' {
            self.fault(start, start + 7, words::MERGE_MARKS, words::MERGE_MARKS_CURE);
        }
        TokenKind::Comment
    }

    /// `#`, `--` or `\\` at the beginning of a line, with words after it.
    pub(super) fn begins_comment_of_another_language(&self) -> bool {
        let rest = self.rest();
        let mark = ["#", "--", "\\\\"].into_iter().find(|mark| rest.starts_with(mark));
        let after = mark.and_then(|mark| rest.get(mark.len()..)?.chars().next());
        after.is_some_and(|c| is_blank(c) || c.is_alphabetic() || matches!(c, '#' | '-')) && self.begins_line()
    }

    pub(super) fn comment_of_another_language(&mut self) -> TokenKind {
        let start = self.at;
        self.skip_while(|c| c != '\n');
        if self.byte_of(start) == b'<' {
            let line = self.text.get(start..self.at).unwrap_or_default();
            self.at = start + line.find("-->").map_or(line.len(), |at| at + "-->".len());
            self.fault(start, start + "<!--".len(), words::NO_COMMENT, words::NO_COMMENT_CURE);
            return TokenKind::Comment;
        }
        let mark = if self.byte_of(start) == b'#' { 1 } else { 2 };
        self.fault(start, start + mark, words::NO_COMMENT, words::NO_COMMENT_CURE);
        self.mend(start..start + mark, "//");
        TokenKind::Comment
    }

    fn byte_of(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(0)
    }

    pub(super) fn digit_follows(&self, ahead: usize) -> bool {
        self.rest().get(ahead..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    }

    pub(super) fn number_after_dash(&mut self, dash: char) -> TokenKind {
        let start = self.at;
        self.at += dash.len_utf8();
        self.number();
        let digits = self.text.get(start + dash.len_utf8()..self.at).unwrap_or_default();
        let cure = words::write(format!("`-{digits}`"));
        let end = self.at;
        let fixed = format!("-{digits}");
        self.fault(start, end, words::DASH, cure);
        self.mend(start..end, fixed);
        TokenKind::Number
    }

    /// A comma, colon or bracket as Chinese and Japanese keyboards write it.
    pub(super) fn full_width(&mut self, found: char) -> TokenKind {
        let start = self.at;
        self.at += found.len_utf8();
        let end = self.at;
        let Some((meant, kind)) = of_full_width(found) else { return TokenKind::Unknown };
        self.fault(start, end, words::of_full_width(found), words::write(format!("`{meant}`")));
        self.mend(start..end, meant);
        kind
    }

    /// Whether the word just passed ends with a quote that ends a value, so that its first quote is missing.
    pub(super) fn only_closing_quote_follows(&self) -> bool {
        let after = self.line_from(self.at + 1);
        self.byte(0) == b'"' && ends_a_value(after) && !after.trim_start_matches([' ', '\t']).starts_with(':')
    }

    /// Whether a word goes on like the path of a file: `film/lane.mp4` without quotes.
    pub(super) fn path_goes_on(&self) -> bool {
        let mut rest = self.rest().chars();
        matches!(rest.next(), Some('/' | '\\' | '.')) && rest.next().is_some_and(char::is_alphanumeric)
    }

    pub(super) fn path_without_quotes(&mut self, start: usize) -> TokenKind {
        self.skip_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '\\'));
        let path = self.text.get(start..self.at).unwrap_or_default().to_owned();
        let has_end = self.byte(0) == b'"' && ends_a_value(self.line_from(self.at + 1));
        if has_end {
            self.at += 1;
        }
        let end = self.at;
        let message = if has_end { words::NO_OPENING_QUOTE } else { words::WITHOUT_QUOTES };
        self.fault(start, end, message, words::write(format!("\"{path}\"")));
        self.mend(start..end, format!("\"{path}\""));
        TokenKind::MisquotedText
    }

    /// `'lane'`, after its first quote.
    pub(super) fn single_quoted_text(&mut self) -> TokenKind {
        let start = self.at - 1;
        let line = self.line_from(self.at);
        let closing = line.char_indices().find(|(at, c)| *c == '\'' && ends_a_value(line.get(at + 1..).unwrap_or_default()));
        let Some((at, _)) = closing else { return TokenKind::Unknown };
        self.at += at + 1;
        let end = self.at;
        self.fault(start, end, words::SINGLE_QUOTES, words::SINGLE_QUOTES_CURE);
        self.mend(start..end, quoted(self.text.get(start + 1..end - 1).unwrap_or_default()));
        TokenKind::MisquotedText
    }

    /// A text whose next quote, just passed, stands on its first line: what is it, when that quote cannot be its end?
    pub(super) fn text_on_a_line(&mut self, start: usize) -> TokenKind {
        let after = self.line_from(self.at);
        let next = after.trim_start_matches([' ', '\t']).chars().next();
        if matches!(next, None | Some(',' | ')' | ']' | '}' | ':' | '/' | '"' | '=' | ';')) || begins_an_entry(after) {
            return TokenKind::Text;
        }
        let body = self.text.get(start + 1..self.at - 1).unwrap_or_default();
        let runs_on = after.starts_with(char::is_alphanumeric);
        let opened = body.rfind(['„', '«']).is_some_and(|at| !body.get(at..).unwrap_or_default().contains(['”', '“', '»']));
        if !runs_on && !opened {
            return TokenKind::Text;
        }
        // `"sound\", "en": …`: the backslash took the quote that was to close the text.
        if let Some(at) = body.find("\\\"").filter(|at| ends_a_value(body.get(at + 2..).unwrap_or_default())) {
            self.at = start + 1 + at + 2;
            self.fault(start + 1 + at, start + 2 + at, words::KEPT_OPEN, words::KEPT_OPEN_CURE);
            return TokenKind::MisquotedText;
        }
        // `"pl: "Bus"`: the key's own quote is missing.
        let before = self.text.get(start.saturating_sub(FARTHEST)..start).unwrap_or_default();
        let is_first = !before.trim_end_matches(is_blank).ends_with([':', '=']);
        if let Some(key) = body.trim_end().strip_suffix(':').filter(|key| is_first && is_key(key)) {
            self.at = start + 1 + key.len();
            let end = self.at;
            self.fault(start, end, words::NO_CLOSING_QUOTE, words::NO_CLOSING_QUOTE_CURE);
            return TokenKind::UnclosedText;
        }
        let quotes = after.match_indices('"').map(|(at, _)| at);
        let end = quotes.into_iter().find(|at| is_end_of_text(after.get(at + 1..).unwrap_or_default()));
        let Some(end) = end.map(|at| self.at + at + 1) else { return TokenKind::Text };
        self.at = end;
        self.fault(start, end, words::QUOTES_WITHIN, words::QUOTES_WITHIN_CURE);
        TokenKind::MisquotedText
    }

    /// What is left of the line.
    fn line_from(&self, at: usize) -> &str {
        let rest = self.text.get(at..).unwrap_or_default();
        let mut end = rest.len().min(FARTHEST);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        rest.get(..end).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default()
    }
}

fn is_key(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// Whether a value may end before this.
fn ends_a_value(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\t']);
    after.is_empty() || after.starts_with([',', ')', ']', '}', ':']) || after.starts_with("//")
}

/// Whether this begins with a named entry: `goto: …`.
fn begins_an_entry(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\t']);
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    end > 0 && text.get(end..).is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with([':', '=']))
}

/// Whether a text with quotes inside may end before this: a bracket closes, or a comma comes and another entry or nothing.
fn is_end_of_text(after: &str) -> bool {
    let after = after.trim_start_matches([' ', '\t']);
    let Some(rest) = after.strip_prefix(',') else {
        return after.is_empty() || after.starts_with([')', ']', '}']) || after.starts_with("//");
    };
    let rest = rest.trim_start_matches([' ', '\t']);
    let begins = |c: char| matches!(c, '"' | '(' | '[' | '{' | ')' | ']' | '}' | '-') || c.is_ascii_digit();
    rest.is_empty() || rest.starts_with(begins) || rest.starts_with("//") || begins_an_entry(rest)
}
