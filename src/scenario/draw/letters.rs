//! How wide texts are, nearly: a table of the usual widths of a sans serif, a little on the wide side.

/// How wide `text` is at `size` points, in points.
#[must_use]
pub fn width(text: &str, size: f32) -> f32 {
    text.chars().map(advance).sum::<f32>() * size
}

/// A letter's width as a part of the size.
fn advance(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'ł' | 'і' | 'ї' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | 'I' | 'І' | 'Ї' => 0.28,
        ' ' | 't' | 'f' | 'r' | '(' | ')' | '[' | ']' | '"' | '„' | '”' | '-' | '/' | 'г' => 0.38,
        'm' | 'w' | 'M' | 'W' | 'ж' | 'ш' | 'щ' | 'ю' | 'ф' | 'м' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'М' | '…' | '—' | '@' | '%' => 0.92,
        letter if letter.is_uppercase() => 0.72,
        letter if u32::from(letter) > 0x2fff => 1.05,
        _ => 0.59,
    }
}

/// Breaks a text into at most `most` lines (at least 1) no wider than `room` points; what does not fit ends in `…`.
#[must_use]
pub fn breaks(text: &str, size: f32, room: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        for piece in pieces(word, size, room) {
            let joined = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if line.is_empty() || width(&joined, size) <= room {
                line = joined;
            } else {
                lines.push(std::mem::replace(&mut line, piece));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most.max(1));
        if let Some(last) = lines.last_mut() {
            while width(last, size) + 0.92 * size > room && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// A word that is wider than the room, in parts that are not.
fn pieces(word: &str, size: f32, room: f32) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut wide = 0.0;
    for letter in word.chars() {
        let own = advance(letter) * size;
        if wide + own > room && wide > 0.0 {
            pieces.push(String::new());
            wide = 0.0;
        }
        wide += own;
        if let Some(last) = pieces.last_mut() {
            last.push(letter);
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_fits_and_no_letter_is_lost() {
        let text = "Kieruję do drugiej linii i proszę o rozmowę na osobności Najneprawdopodobniejszymikonstantynopolitańczykowianeczkami";
        let lines = breaks(text, SIZE, 120.0, 99);
        assert!(lines.len() > 4 && lines.iter().all(|line| width(line, SIZE) <= 120.0), "{lines:?}");
        let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
        assert_eq!(letters(&lines.concat()), letters(text));
    }

    #[test]
    fn what_does_not_fit_is_told_by_dots() {
        let lines = breaks("one two three four five six seven eight nine ten", SIZE, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && width(&lines[1], SIZE) <= 60.0, "{lines:?}");
        assert!(breaks("  ", SIZE, 60.0, 2).is_empty());
    }

    const SIZE: f32 = 12.0;
}
