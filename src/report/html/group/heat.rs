//! What was missed, by indicator and group: a table whose fields darken, and whose left edges thicken, with what was missed.

use maud::{Markup, html};

use super::Maker;
use crate::cohort::group::Rate;
use crate::report::words::{Words, group as w};

/// Groups are named by a letter from so many on, with a key under the table: their names would not stand side by side.
const LETTERS_FROM: usize = 7;

/// How dark a field is, 0 to 4, by fifths of what was missed.
fn level(missed: f64) -> usize {
    ((missed * 5.0) as usize).min(4)
}

/// A, B, …, Z, AA, AB, ….
fn letter(at: usize) -> String {
    let of = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    if at < 26 { of(at).to_string() } else { format!("{}{}", of(at / 26 - 1), of(at)) }
}

impl Maker<'_> {
    pub(super) fn heat(self) -> Markup {
        if self.report.groups.len() < 2 || self.report.indicators.is_empty() {
            return html! {};
        }
        let words = self.words;
        let told = self.told_groups();
        let by_letter = self.report.groups.len() >= LETTERS_FROM;
        let names: Vec<String> = self.report.groups.iter().map(|group| self.group_name(group)).collect();
        html! {
            p.dim { (words.t(w::HEAT_HELP)) " " (words.t(w::HEAT_LEGEND)) }
            div.wide tabindex="0" role="group" aria-label=(words.t(w::HEAT)) {
                table.heat {
                    caption.unseen { (words.t(w::HEAT)) }
                    thead {
                        tr {
                            th scope="col" { (words.t(w::INDICATOR)) }
                            @for (at, name) in names.iter().enumerate() {
                                @if by_letter { th.n scope="col" abbr=(name) { (letter(at)) } } @else { th.n scope="col" { (name) } }
                            }
                        }
                    }
                    tbody {
                        @for at in self.by_missed().into_iter().filter(|at| self.report.indicators[*at].noticed.of > 0) {
                            tr {
                                th scope="row" { (self.indicator_name(at)) }
                                @for (cell, told) in self.report.heat.rows.get(at).into_iter().flatten().zip(&told) {
                                    (field(words, cell, *told && self.tells_cell(cell.of, at)))
                                }
                            }
                        }
                    }
                }
            }
            @if by_letter {
                ul.key {
                    @for (at, name) in names.iter().enumerate() { li { (words.fill(w::GROUP_KEY, &[("letter", &letter(at)), ("name", name)])) } }
                }
            }
        }
    }
}

fn field(words: Words, rate: &Rate, told: bool) -> Markup {
    html! {
        @match rate.share {
            None => td.n.empty { "—" },
            Some(_) if !told => td.n.empty { "·" },
            Some(share) => td class={ "n h" (level(1.0 - share)) } { (words.decimal((1.0 - share) * 100.0, 0)) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_darken_by_fifths_and_columns_are_told_apart() {
        assert_eq!([0.0, 0.19, 0.2, 0.5, 0.99, 1.0].map(level), [0, 0, 1, 2, 4, 4]);
        assert_eq!([0, 25, 26, 27, 52].map(letter), ["A", "Z", "AA", "AB", "BA"]);
    }
}
