//! From pieces to lines: indents by brackets, blanks by what meets, and further line ends until no line is too long that
//! could be shorter.

use std::ops::RangeInclusive;

use super::pieces::{Piece, Pieces};
use super::{STEP, WIDTH};
use crate::scenario::syntax::{Bracket, TokenKind};

/// A line that is too long: its pieces.
type Long = RangeInclusive<usize>;

/// An open bracket, while lines are written.
struct Open {
    /// Indent of the line that it stands on.
    line: usize,
    /// Indent of lines inside it.
    inner: usize,
}

/// The whole text.
pub(super) fn lay_out(pieces: &mut Pieces, line_end: &str) -> String {
    loop {
        let (text, long) = write(pieces, line_end);
        // Each turn breaks up brackets that were not, so that it ends.
        let chosen: Vec<usize> = long.into_iter().filter_map(|line| outermost(pieces, line)).collect();
        if chosen.is_empty() {
            return text;
        }
        for pair in chosen {
            pieces.break_up(pair);
        }
    }
}

/// The outermost bracket that has an entry in the midst of the line.
fn outermost(pieces: &Pieces, line: Long) -> Option<usize> {
    let inside = line.filter(|at| pieces.list[*at].breaks == 0);
    let pairs = inside.filter_map(|at| pieces.list[at].leads.map(|pair| (at, &pieces.pairs[pair], pair)));
    let worth = pairs.filter(|(at, pair, _)| {
        // One entry a line already, the first behind the bracket: a step inwards would make no line shorter.
        let is_aligned = pair.leads.first() == Some(at) && pair.leads.get(1).is_some_and(|next| pieces.list[*next].breaks > 0);
        !pair.is_small && !is_aligned
    });
    worth.min_by_key(|(_, pair, _)| pair.depth).map(|(_, _, number)| number)
}

/// The lines as the pieces break them, and those that are too long.
pub(super) fn write(pieces: &Pieces, line_end: &str) -> (String, Vec<Long>) {
    let mut text = String::new();
    let mut long = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let (mut indent, mut column, mut widest, mut line_start) = (0, 0, 0, 0);
    // Pairs are numbered by their opening brackets.
    let mut next_pair = 0;
    for (at, piece) in pieces.list.iter().enumerate() {
        if piece.breaks > 0 {
            if widest > WIDTH {
                long.push(line_start..=at - 1);
            }
            let inside = open.last();
            indent = match (inside, piece.is_close()) {
                (Some(inside), true) => inside.line,
                (Some(inside), false) => inside.inner + if piece.awaits_value { STEP } else { 0 },
                (None, _) => 0,
            };
            for _ in 0..piece.breaks {
                text.push_str(line_end);
            }
            text.extend(std::iter::repeat_n(' ', indent));
            (column, widest, line_start) = (indent, 0, at);
        } else if at > 0 && is_spaced(&pieces.list[at - 1], piece) {
            text.push(' ');
            column += 1;
        }
        text.push_str(piece.text);
        match piece.text.split_once('\n') {
            None => column += piece.text.chars().count(),
            Some((first, _)) => {
                widest = widest.max(column + first.chars().count());
                column = piece.text.rsplit('\n').next().map_or(0, |last| last.chars().count());
            }
        }
        match piece.kind {
            TokenKind::Open(_) => {
                let inner = if pieces.is_broken(next_pair) { indent + STEP } else { column };
                next_pair += 1;
                open.push(Open { line: indent, inner });
            }
            TokenKind::Close(_) => {
                open.pop();
            }
            _ => {}
        }
        if let Some(pair) = piece.last_of
            && pieces.list[pieces.pairs[pair].close].breaks > 0
        {
            text.push(',');
            column += 1;
        }
        if !piece.is_line_comment() {
            widest = widest.max(column);
        }
    }
    if widest > WIDTH {
        long.push(line_start..=pieces.list.len() - 1);
    }
    text.push_str(line_end);
    (text, long)
}

/// Whether a blank stands between two pieces of a line.
fn is_spaced(before: &Piece, piece: &Piece) -> bool {
    if piece.is_line_comment() {
        return true;
    }
    let joins = matches!(before.kind, TokenKind::Open(_) | TokenKind::Hash | TokenKind::Bang)
        || matches!(piece.kind, TokenKind::Close(_) | TokenKind::Comma | TokenKind::Colon)
        || (before.kind == TokenKind::Word && piece.kind == TokenKind::Open(Bracket::Round));
    !joins
}
