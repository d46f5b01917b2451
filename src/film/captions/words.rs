//! Breaking a text into captions and lines: at most two lines of 42 characters, broken where a reader pauses.

/// Longest line, characters (Netflix timed text style guides: Polish, English and Ukrainian alike).
pub const WIDEST: usize = 42;

/// The text as captions that follow each other, each of one or two lines.
///
/// ```
/// let parts = ias::film::captions::words::parts("Proszę podjechać do linii i wyłączyć silnik.");
/// assert_eq!(parts, [["Proszę podjechać do linii", "i wyłączyć silnik."]]);
/// ```
#[must_use]
pub fn parts(text: &str) -> Vec<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = Vec::new();
    if !words.is_empty() {
        split(&words, &mut out);
    }
    out
}

fn split(words: &[&str], out: &mut Vec<Vec<String>>) {
    if let Some(lines) = lines(words) {
        out.push(lines);
        return;
    }
    // The first part is as long as a caption may be, and ends where the text pauses, if it pauses in its second half.
    let fits = (1..words.len()).take_while(|at| lines(&words[..*at]).is_some());
    let best = fits.min_by_key(|at| {
        let missing = WIDEST * 2 - length(&words[..*at]).min(WIDEST * 2);
        missing + if pauses(words[at - 1]) { 0 } else { WIDEST } + if is_small(words[at - 1]) { WIDEST } else { 0 }
    });
    // A single word wider than a line stands as it is.
    let at = best.unwrap_or(1).max(1);
    if at >= words.len() {
        out.push(vec![words.join(" ")]);
        return;
    }
    out.push(lines(&words[..at]).unwrap_or_else(|| vec![words[..at].join(" ")]));
    split(&words[at..], out);
}

/// The words in one line, or in two of about the same length; `None` when they do not fit.
fn lines(words: &[&str]) -> Option<Vec<String>> {
    if words.is_empty() {
        return None;
    }
    if length(words) <= WIDEST {
        return Some(vec![words.join(" ")]);
    }
    let cuts = (1..words.len()).filter(|at| length(&words[..*at]) <= WIDEST && length(&words[*at..]) <= WIDEST);
    let at = cuts.min_by_key(|at| {
        let uneven = length(&words[..*at]).abs_diff(length(&words[*at..]));
        uneven + if pauses(words[at - 1]) { 0 } else { 14 } + if is_small(words[at - 1]) { 20 } else { 0 }
    })?;
    Some(vec![words[..at].join(" "), words[at..].join(" ")])
}

fn length(words: &[&str]) -> usize {
    words.iter().map(|word| word.chars().count()).sum::<usize>() + words.len().saturating_sub(1)
}

fn pauses(word: &str) -> bool {
    word.trim_end_matches(['"', '”', '»', ')']).ends_with(['.', ',', ';', ':', '!', '?', '…', '–'])
}

/// Whether the word belongs to the one after it: prepositions and conjunctions do not end a line.
fn is_small(word: &str) -> bool {
    word.chars().count() <= 2 && word.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_breaks_where_the_reader_pauses() {
        assert_eq!(parts("Co pani obiecano?"), [["Co pani obiecano?"]]);
        assert_eq!(parts("Nie musi pani odpowiadać. Może pani przerwać."), [["Nie musi pani odpowiadać.", "Może pani przerwać."]]);
        for text in ["Proszę zaczekać w samochodzie i przygotować dokumenty", "Будь ласка, зачекайте в автомобілі та підготуйте все"] {
            let parts = parts(text);
            let ends: Vec<&str> = parts[0].iter().filter_map(|line| line.split(' ').next_back()).collect();
            assert!(!ends.iter().any(|word| is_small(word)), "{parts:?}");
        }
    }

    #[test]
    fn a_long_line_becomes_several_captions_and_loses_no_word() {
        let text = "Powiedzieli mi, że będę sprzątać pokoje w hotelu nad morzem, że dostanę dwa razy tyle co w domu, \
                    a potem zabrali mi paszport i kazali odpracować podróż, jedzenie i łóżko.";
        let parts = parts(text);
        assert!(parts.len() >= 2, "{parts:?}");
        assert!(parts.iter().all(|lines| lines.len() <= 2 && lines.iter().all(|line| line.chars().count() <= WIDEST)));
        assert!(parts[0].last().is_some_and(|line| line.ends_with(',')), "{parts:?}");
        assert_eq!(parts.concat().join(" "), text.split_whitespace().collect::<Vec<_>>().join(" "));
    }

    #[test]
    fn a_word_wider_than_a_line_stands_alone() {
        let wide = "x".repeat(60);
        assert_eq!(parts(&format!("a {wide} b")).concat().join(" "), format!("a {wide} b"));
        assert!(parts("").is_empty());
    }
}
