//! The tokens of a text without its blanks: where lines end, which brackets belong together, where their entries begin.

use crate::scenario::syntax::{Bracket, Document, TokenKind};

/// A token that is no blank.
#[derive(Debug)]
pub(super) struct Piece<'t> {
    pub(super) kind: TokenKind,
    pub(super) text: &'t str,
    /// Line ends before it: 0, 1, or 2 for a blank line.
    pub(super) breaks: usize,
    /// The pair whose entry it begins, comments that lead the entry in included.
    pub(super) leads: Option<usize>,
    /// The pair whose last entry ends with it, if that may have a comma behind it.
    pub(super) last_of: Option<usize>,
    /// Whether the value of a field or key is still to come.
    pub(super) awaits_value: bool,
}

impl Piece<'_> {
    pub(super) fn is_line_comment(&self) -> bool {
        self.kind == TokenKind::Comment && self.text.starts_with("//")
    }

    fn is_open(&self) -> bool {
        matches!(self.kind, TokenKind::Open(_))
    }

    pub(super) fn is_close(&self) -> bool {
        matches!(self.kind, TokenKind::Close(_))
    }
}

/// A pair of brackets.
#[derive(Debug)]
pub(super) struct Pair {
    pub(super) open: usize,
    pub(super) close: usize,
    pub(super) depth: usize,
    /// The pieces that lead its entries in.
    pub(super) leads: Vec<usize>,
    /// Whether breaking it makes no line better: it holds only numbers, or one plain value.
    pub(super) is_small: bool,
}

/// All of a text.
#[derive(Debug)]
pub(super) struct Pieces<'t> {
    pub(super) list: Vec<Piece<'t>>,
    pub(super) pairs: Vec<Pair>,
}

/// The tokens that say something: no blanks, no commas, comments without blanks at their ends.
pub(super) fn essence<'t>(document: &Document, text: &'t str) -> Vec<&'t str> {
    let said = document.tokens.iter().zip(document.pieces(text));
    said.filter(|(token, _)| !matches!(token.kind, TokenKind::Blank | TokenKind::Comma)).map(|(_, piece)| piece.trim_end()).collect()
}

impl<'t> Pieces<'t> {
    pub(super) fn of(document: &Document, text: &'t str) -> Self {
        let mut pieces = Self { list: list(document, text), pairs: Vec::new() };
        pieces.pair();
        pieces.settle_breaks();
        pieces
    }

    /// Whether a piece was broken off from its bracket: the entries then stand one step inwards.
    pub(super) fn is_broken(&self, pair: usize) -> bool {
        let Pair { open, close, .. } = self.pairs[pair];
        let first = (open + 1..close).find(|at| self.list[*at].kind != TokenKind::Comment).unwrap_or(close - 1);
        (open + 1..=first).any(|at| self.list[at].breaks > 0)
    }

    /// Puts each entry of a pair on a line of its own.
    pub(super) fn break_up(&mut self, pair: usize) {
        for lead in self.pairs[pair].leads.clone() {
            let breaks = &mut self.list[lead].breaks;
            *breaks = (*breaks).max(1);
        }
        let close = self.pairs[pair].close;
        self.list[close].breaks = 1;
    }

    /// Finds the pairs, their entries, and the ends of the last ones; takes commas out that stand at the end of a pair.
    fn pair(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        // Whether the next piece that is no comment begins an entry.
        let mut expects_entry = false;
        let mut header = 0_usize;
        for at in 0..self.list.len() {
            let kind = self.list[at].kind;
            if kind == TokenKind::Hash && open.is_empty() {
                header = 1;
            }
            if expects_entry && !matches!(kind, TokenKind::Comment | TokenKind::Close(_)) {
                if let Some(pair) = open.last().copied().filter(|_| header == 0) {
                    let lead = self.lead_of(at);
                    self.list[lead].leads = Some(pair);
                    self.pairs[pair].leads.push(lead);
                }
                expects_entry = false;
            }
            match kind {
                TokenKind::Open(_) => {
                    self.pairs.push(Pair { open: at, close: at, depth: open.len(), leads: Vec::new(), is_small: false });
                    open.push(self.pairs.len() - 1);
                    expects_entry = true;
                }
                TokenKind::Close(_) => {
                    if let Some(pair) = open.pop() {
                        self.pairs[pair].close = at;
                        self.end(pair, header > 0);
                    }
                    expects_entry = false;
                    if open.is_empty() {
                        header = 0;
                    }
                }
                TokenKind::Comma => expects_entry = true,
                _ => {}
            }
        }
        // A comma that was taken out has no text.
        let kept: Vec<usize> = (0..self.list.len()).filter(|at| !self.list[*at].text.is_empty()).collect();
        let mut new_place = vec![0; self.list.len()];
        for (new, old) in kept.iter().enumerate() {
            new_place[*old] = new;
        }
        self.list.retain(|piece| !piece.text.is_empty());
        for pair in &mut self.pairs {
            pair.open = new_place[pair.open];
            pair.close = new_place[pair.close];
            pair.leads.iter_mut().for_each(|lead| *lead = new_place[*lead]);
        }
    }

    /// From an entry's first piece back over comments on its line that stand before it.
    fn lead_of(&self, entry: usize) -> usize {
        let mut lead = entry;
        while self.list[lead].breaks == 0
            && lead.checked_sub(1).is_some_and(|before| {
                self.list[before].kind == TokenKind::Comment && !self.list[before].is_line_comment()
            })
        {
            lead -= 1;
        }
        lead
    }

    /// What is known of a pair once it closes.
    fn end(&mut self, pair: usize, is_header: bool) {
        let Pair { open, close, .. } = self.pairs[pair];
        let inside: Vec<usize> = (open + 1..close).filter(|at| self.list[*at].kind != TokenKind::Comment).collect();
        let Some(last) = inside.last().copied() else { return };
        // Depth counts from inside this pair.
        let mut depth = 0_usize;
        let (mut has_names, mut has_brackets, mut has_others) = (false, false, false);
        for at in &inside {
            match self.list[*at].kind {
                TokenKind::Open(_) => {
                    depth += 1;
                    has_brackets = true;
                }
                TokenKind::Close(_) => depth -= 1,
                TokenKind::Colon if depth == 0 => has_names = true,
                TokenKind::Number | TokenKind::Comma => {}
                _ => has_others = true,
            }
        }
        let entries = self.pairs[pair].leads.len();
        self.pairs[pair].is_small = is_header || (!has_names && !has_brackets && (entries < 2 || !has_others));
        // In `Some(x)`, `Add("a", 1)` and tuples a comma stays as it is: `(1,)` need not be `(1)` to every reader.
        let is_round = self.list[open].kind == TokenKind::Open(Bracket::Round);
        if is_header || (is_round && !has_names) {
            return;
        }
        let value_end = if self.list[last].kind == TokenKind::Comma {
            self.list[last].text = "";
            inside.iter().rev().nth(1).copied()
        } else {
            Some(last)
        };
        if let Some(value_end) = value_end {
            self.list[value_end].last_of = Some(pair);
        }
    }

    /// Takes line ends away where none belongs, and puts them where one must be.
    fn settle_breaks(&mut self) {
        let mut awaits_value = false;
        let mut in_header = false;
        let mut depth = 0_usize;
        for at in 0..self.list.len() {
            let before = at.checked_sub(1).map(|before| (self.list[before].kind, self.list[before].is_line_comment(), self.list[before].is_open()));
            let piece = &mut self.list[at];
            let name_before = matches!(before, Some((TokenKind::Word, ..))) && piece.kind == TokenKind::Open(Bracket::Round);
            let may_not = awaits_value || name_before || in_header || matches!(piece.kind, TokenKind::Colon | TokenKind::Comma);
            piece.awaits_value = awaits_value;
            if may_not || before.is_none() {
                piece.breaks = 0;
            }
            if before.is_some_and(|(_, _, is_open)| is_open) || piece.is_close() {
                piece.breaks = piece.breaks.min(1);
            }
            if before.is_some_and(|(_, is_line_comment, _)| is_line_comment) {
                piece.breaks = piece.breaks.max(1);
            }
            match piece.kind {
                TokenKind::Hash if depth == 0 => {
                    in_header = true;
                    if before.is_some() {
                        piece.breaks = piece.breaks.max(1);
                    }
                }
                TokenKind::Colon => awaits_value = true,
                TokenKind::Comment => {}
                _ => awaits_value = false,
            }
            match piece.kind {
                TokenKind::Open(_) => depth += 1,
                TokenKind::Close(_) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 && in_header {
                        in_header = false;
                        if let Some(next) = self.list.get_mut(at + 1)
                            && next.kind != TokenKind::Comment
                        {
                            next.breaks = next.breaks.max(1);
                        }
                    }
                }
                _ => {}
            }
        }
        for pair in 0..self.pairs.len() {
            self.settle_close(pair);
        }
    }

    /// A closing bracket stands on a line of its own when the entries do.
    fn settle_close(&mut self, pair: usize) {
        let close = self.pairs[pair].close;
        let after_comment = self.list[close - 1].is_line_comment();
        let broken = close > self.pairs[pair].open + 1 && self.is_broken(pair);
        self.list[close].breaks = usize::from(broken || after_comment);
    }
}

/// Every piece, a comma directly behind what it ends, comments after it.
fn list<'t>(document: &Document, text: &'t str) -> Vec<Piece<'t>> {
    let mut list: Vec<Piece<'t>> = Vec::with_capacity(document.tokens.len());
    let mut breaks = 0;
    for (token, piece) in document.tokens.iter().zip(document.pieces(text)) {
        let fresh = |text, breaks| Piece { kind: token.kind, text, breaks, leads: None, last_of: None, awaits_value: false };
        match token.kind {
            TokenKind::Blank => breaks = piece.matches('\n').count().min(2),
            TokenKind::Comma => {
                let behind = list.iter().rposition(|piece| piece.kind != TokenKind::Comment).map_or(0, |at| at + 1);
                list.insert(behind, fresh(piece, 0));
                breaks = 0;
            }
            TokenKind::Comment => {
                list.push(fresh(piece.trim_end(), breaks));
                breaks = 0;
            }
            _ => {
                list.push(fresh(piece, breaks));
                breaks = 0;
            }
        }
    }
    list
}
