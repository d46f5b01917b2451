//! Entries put in and taken out as a person would: on a line of their own where their neighbours stand so, with the same
//! indent and commas.

use std::ops::Range;

use super::{Script, Splice, place};
use crate::scenario::syntax::{TokenKind, Value};

/// One step inwards, where nothing shows another.
const STEP: &str = "    ";

/// The entries of a holder by their place in the text.
fn in_order(holder: &Value) -> Vec<Range<usize>> {
    let mut entries = place::entries(holder);
    entries.sort_by_key(|entry| entry.start);
    entries
}

/// Puts `entry` before the entry that is `at` now, or at the end.
pub(super) fn insert(script: &Script, holder: &Value, at: usize, entry: &str) -> Vec<Splice> {
    let text = script.text();
    let entries = in_order(holder);
    let end = line_end_style(text);
    let splice = |at: usize, with: String| vec![Splice { at: at..at, with }];
    if let Some(next) = entries.get(at) {
        let indent = own_line(text, next.start);
        let with = match indent {
            Some(indent) => format!("{},{end}{indent}", moved_in(entry, indent, end)),
            None => format!("{}, ", one_line(entry)),
        };
        return splice(next.start, with);
    }
    let Some(last) = entries.last() else { return first(script, holder, entry) };
    let indent = own_line(text, last.start);
    let written = indent.map_or_else(|| one_line(entry), |indent| moved_in(entry, indent, end));
    match (comma_after(script, last.end), indent) {
        (Some(comma), Some(indent)) => splice(rest_of_line(script, comma), format!("{end}{indent}{written},")),
        (Some(comma), None) => splice(comma, format!(" {written},")),
        (None, Some(indent)) => {
            let after = rest_of_line(script, last.end);
            if after == last.end {
                return splice(last.end, format!(",{end}{indent}{written}"));
            }
            // The last entry has no comma, and a comment behind it.
            let comma = Splice { at: last.end..last.end, with: ",".to_owned() };
            vec![comma, Splice { at: after..after, with: format!("{end}{indent}{written},") }]
        }
        (None, None) => splice(last.end, format!(", {written}")),
    }
}

/// The first entry of a holder that has none.
fn first(script: &Script, holder: &Value, entry: &str) -> Vec<Splice> {
    let text = script.text();
    let close = holder.span.end.saturating_sub(1);
    let end = line_end_style(text);
    let indent = indent_of_line(text, holder.span.start);
    let inner = if indent.contains('\t') { format!("{indent}\t") } else { format!("{indent}{STEP}") };
    let written = moved_in(entry, &inner, end);
    // A short entry of a map of languages or of a group stands between its brackets, one of a list on a line of its own unless it is a mere id.
    let inside = text.get(holder.span.start..close).unwrap_or_default();
    let is_list = (inside.starts_with('[') && !entry.starts_with('"')) || entry.contains('\n') || inside.contains('\n');
    if !is_list {
        return vec![Splice { at: close..close, with: one_line(entry) }];
    }
    let from = inside.trim_end_matches([' ', '\t', '\r', '\n']).len() + holder.span.start;
    vec![Splice { at: from..close, with: format!("{end}{inner}{written},{end}{indent}") }]
}

/// Takes away the entry at that place of [`place::entries`].
pub(super) fn remove(script: &Script, holder: &Value, at: usize) -> Vec<Splice> {
    let text = script.text();
    let Some(entry) = place::entries(holder).into_iter().nth(at) else { return Vec::new() };
    let entries = in_order(holder);
    let position = entries.iter().position(|known| *known == entry).unwrap_or(0);
    let cut = |at: Range<usize>| vec![Splice { at, with: String::new() }];
    let comma = comma_after(script, entry.end);
    let end = comma.unwrap_or(entry.end);
    let line_end = rest_of_line(script, end);
    if let Some(indent) = own_line(text, entry.start)
        && text.get(line_end..).is_some_and(|rest| rest.starts_with('\n') || rest.starts_with("\r\n"))
    {
        let start = entry.start - indent.len();
        let newline = if text[line_end..].starts_with('\r') { 2 } else { 1 };
        return cut(start..line_end + newline);
    }
    let before = position.checked_sub(1).and_then(|before| entries.get(before));
    match (comma, before) {
        (Some(comma), _) => {
            let blanks = text.get(comma..).unwrap_or_default();
            let blanks = blanks.len() - blanks.trim_start_matches([' ', '\t']).len();
            cut(entry.start..comma + blanks)
        }
        (None, Some(before)) if !has_comment(script, before.end..entry.start) => cut(before.end..entry.end),
        _ => cut(entry.start..entry.end),
    }
}

/// The indent of an entry that is the first thing on its line.
fn own_line(text: &str, start: usize) -> Option<&str> {
    let line_start = text.get(..start)?.rfind('\n')? + 1;
    let indent = text.get(line_start..start)?;
    indent.chars().all(|c| matches!(c, ' ' | '\t')).then_some(indent)
}

fn indent_of_line(text: &str, at: usize) -> &str {
    let line_start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let line = text.get(line_start..).unwrap_or_default();
    let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..indent).unwrap_or_default()
}

fn line_end_style(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text.get(..at).is_some_and(|before| before.ends_with('\r')) => "\r\n",
        _ => "\n",
    }
}

/// An entry written from the margin, moved in: its first line stands where it is put.
fn moved_in(entry: &str, indent: &str, end: &str) -> String {
    entry.lines().collect::<Vec<_>>().join(&format!("{end}{indent}"))
}

/// A value written from the margin, moved in to the line on which it is put.
pub(super) fn moved_in_at(text: &str, at: usize, value: &str) -> String {
    if value.contains('\n') { moved_in(value, indent_of_line(text, at), line_end_style(text)) } else { value.to_owned() }
}

/// An entry on one line.
fn one_line(entry: &str) -> String {
    entry.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// The end of the comma that follows, comments and blanks aside.
fn comma_after(script: &Script, from: usize) -> Option<usize> {
    let tokens = &script.document.tokens;
    let first = tokens.partition_point(|token| token.start() < from);
    let next = tokens.get(first..)?.iter().find(|token| !matches!(token.kind, TokenKind::Blank | TokenKind::Comment))?;
    (next.kind == TokenKind::Comma).then(|| next.start() + 1)
}

fn has_comment(script: &Script, within: Range<usize>) -> bool {
    let tokens = script.document.tokens.iter();
    tokens.filter(|token| within.contains(&token.start())).any(|token| token.kind == TokenKind::Comment)
}

/// The end of a line of which only a comment is left; else `from`, where something else follows.
fn rest_of_line(script: &Script, from: usize) -> usize {
    let text = script.text();
    let rest = text.get(from..).unwrap_or_default();
    let line = rest.find('\n').map_or(rest, |at| rest.get(..at).unwrap_or_default()).trim_end_matches('\r');
    let tokens = &script.document.tokens;
    let first = tokens.partition_point(|token| token.start() < from);
    let here = tokens.get(first..).unwrap_or_default().iter().take_while(|token| token.start() < from + line.len());
    // A comment that goes on into the next line is no end of this one.
    let mut only_comment = true;
    for token in here {
        let comment_runs_on = token.kind == TokenKind::Comment
            && text.get(token.start()..from + line.len()).is_some_and(|rest| rest.starts_with("/*") && !rest.contains("*/"));
        only_comment &= matches!(token.kind, TokenKind::Blank | TokenKind::Comment) && !comment_runs_on;
    }
    if only_comment { from + line.trim_end().len() } else { from }
}
