//! The text of a cue: tags, entities, and who speaks.

use super::Run;

/// What became of a cue's text.
#[derive(Debug, Default)]
pub(super) struct CueText {
    pub speaker: Option<String>,
    pub lines: Vec<Vec<Run>>,
    /// Tags that are none of WebVTT's, and tags closed that were never open.
    pub strange_tags: Vec<String>,
}

/// Longest label that counts as a speaker's name, in characters.
const MAX_LABEL: usize = 32;

/// Reads the lines of one cue.
pub(super) fn read(raw: &str) -> CueText {
    let mut text = CueText { lines: vec![Vec::new()], ..CueText::default() };
    let mut open: Vec<Tag> = Vec::new();
    let mut rest = raw;
    while let Some(found) = rest.find(['<', '\n']) {
        text.append(&unescape(&rest[..found]), &open);
        if rest[found..].starts_with('\n') {
            text.lines.push(Vec::new());
            rest = &rest[found + 1..];
            continue;
        }
        let Some(end) = rest[found..].find('>') else {
            // A lone `<` is a letter that somebody forgot to escape.
            text.append("<", &open);
            rest = &rest[found + 1..];
            continue;
        };
        text.tag(&rest[found + 1..found + end], &mut open);
        rest = &rest[found + end + 1..];
    }
    text.append(&unescape(rest), &open);
    text.take_label();
    for line in &mut text.lines {
        line.retain(|run| !run.text.is_empty());
    }
    text.lines.retain(|line| line.iter().any(|run| !run.text.trim().is_empty()));
    text
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Italic,
    Bold,
    Underlined,
    Class,
    Voice,
    /// Known to WebVTT and without a look of its own: language, ruby.
    Plain(String),
}

#[derive(Clone, Debug)]
struct Tag {
    kind: Kind,
    classes: Vec<String>,
}

impl CueText {
    fn append(&mut self, text: &str, open: &[Tag]) {
        if text.is_empty() {
            return;
        }
        let has = |kind: &Kind| open.iter().any(|tag| tag.kind == *kind);
        let style = Run {
            text: String::new(),
            is_italic: has(&Kind::Italic),
            is_bold: has(&Kind::Bold),
            is_underlined: has(&Kind::Underlined),
            classes: open.iter().flat_map(|tag| tag.classes.iter().cloned()).collect(),
        };
        let Some(line) = self.lines.last_mut() else { return };
        match line.last_mut() {
            Some(last) if (Run { text: String::new(), ..last.clone() }) == style => last.text.push_str(text),
            _ => line.push(Run { text: text.to_owned(), ..style }),
        }
    }

    fn tag(&mut self, inside: &str, open: &mut Vec<Tag>) {
        if let Some(name) = inside.strip_prefix('/') {
            let kind = kind(name.trim());
            match open.iter().rposition(|tag| Some(&tag.kind) == kind.as_ref()) {
                Some(found) => open.truncate(found),
                None => self.strange_tags.push(format!("<{inside}>")),
            }
            return;
        }
        if inside.starts_with(|first: char| first.is_ascii_digit()) {
            // A time stamp for karaoke: all of the text is shown at once.
            return;
        }
        let (head, annotation) = match inside.split_once(char::is_whitespace) {
            Some((head, annotation)) => (head, annotation.trim()),
            None => (inside, ""),
        };
        let mut parts = head.split('.');
        let name = parts.next().unwrap_or("");
        let classes = parts.filter(|class| !class.is_empty()).map(str::to_owned).collect();
        let Some(kind) = kind(name) else {
            self.strange_tags.push(format!("<{inside}>"));
            return;
        };
        if kind == Kind::Voice && self.speaker.is_none() && !annotation.is_empty() {
            self.speaker = Some(unescape(annotation));
        }
        open.push(Tag { kind, classes });
    }

    /// `DRIVER: Where to?` and `[Driver] Where to?` name the speaker at the very beginning.
    fn take_label(&mut self) {
        if self.speaker.is_some() {
            return;
        }
        let Some(first) = self.lines.first_mut().and_then(|line| line.first_mut()) else { return };
        let trimmed = first.text.trim_start().trim_start_matches(['-', '–']).trim_start();
        let Some((label, rest)) = trimmed.split_once(':') else { return };
        let is_name = label.chars().count() <= MAX_LABEL
            && label.chars().any(char::is_alphabetic)
            && label.chars().all(|c| c.is_alphanumeric() || " .-'’".contains(c))
            && !label.chars().any(char::is_lowercase);
        if is_name && (rest.is_empty() || rest.starts_with(char::is_whitespace)) {
            self.speaker = Some(label.trim().to_owned());
            first.text = rest.trim_start().to_owned();
        }
    }
}

fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "i" => Kind::Italic,
        "b" => Kind::Bold,
        "u" => Kind::Underlined,
        "c" => Kind::Class,
        "v" => Kind::Voice,
        "lang" | "ruby" | "rt" => Kind::Plain(name.to_owned()),
        _ => return None,
    })
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(found) = rest.find('&') {
        out.push_str(&rest[..found]);
        rest = &rest[found..];
        let entity = rest.find(';').filter(|&end| end <= 10).map(|end| &rest[1..end]);
        match entity.and_then(character) {
            Some(character) => {
                out.push(character);
                rest = &rest[entity.map_or(0, str::len) + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn character(entity: &str) -> Option<char> {
    Some(match entity {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lrm" => '\u{200e}',
        "rlm" => '\u{200f}',
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|&c| c != '\0')?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(raw: &str) -> Vec<String> {
        read(raw).lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    #[test]
    fn tags_become_styles_and_unknown_ones_are_told() {
        let text = read("Nie <b>mam <i>go</i></b>. <c.yellow.loud>Szef</c> <blink>ma</blink>");
        let runs: Vec<_> = text.lines[0].iter().map(|run| (run.text.as_str(), run.is_bold, run.is_italic)).collect();
        assert_eq!(runs, [
            ("Nie ", false, false),
            ("mam ", true, false),
            ("go", true, true),
            (". ", false, false),
            ("Szef", false, false),
            (" ma", false, false),
        ]);
        assert_eq!(text.lines[0][4].classes, ["yellow", "loud"]);
        assert_eq!(text.strange_tags, ["<blink>", "</blink>"]);
    }

    #[test]
    fn entities_and_forgotten_escapes() {
        assert_eq!(plain("A &amp; B &lt;c&gt; &#262;&nosuch; 3 < 4 & 5"), ["A & B <c> Ć&nosuch; 3 < 4 & 5"]);
    }

    #[test]
    fn a_speaker_comes_from_a_voice_or_a_label() {
        assert_eq!(read("<v.first Jan Nowak>Dobry wieczór").speaker.as_deref(), Some("Jan Nowak"));
        let labelled = read("KIEROWCA: Wszyscy do pracy.");
        assert_eq!(labelled.speaker.as_deref(), Some("KIEROWCA"));
        assert_eq!(labelled.lines[0][0].text, "Wszyscy do pracy.");
        assert_eq!(read("Godzina 21:30").speaker, None);
        assert_eq!(read("Uwaga: pies").speaker, None, "an ordinary word before a colon is part of the sentence");
    }

    #[test]
    fn empty_lines_and_empty_runs_go() {
        assert_eq!(plain("<i></i>\n a \n<b> </b>"), [" a "]);
    }
}
