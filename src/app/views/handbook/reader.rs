//! Reads the handbook's Markdown: headings, paragraphs, lists, code, tables, and in them bold, italic, code and links.
//!
//! Whatever is not of that subset is an error with its line, so that no page of the handbook is ever shown half.
//!
//! ```
//! use ias::app::views::handbook::reader::{Block, Tone, read};
//! let book = read("# Title\n\nOne **word**\nmore.\n").unwrap();
//! let Block::Paragraph(text) = &book[0].blocks[0] else { panic!() };
//! assert_eq!((text[1].tone, text[1].text.as_str(), text[2].text.as_str()), (Tone::Strong, "word", " more."));
//! ```

/// A chapter: what stands under a heading of the first or second level.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chapter {
    /// Its heading.
    pub title: String,
    /// What follows, in order.
    pub blocks: Vec<Block>,
}

/// A piece of a chapter.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading within the chapter.
    Heading(String),
    /// Running text.
    Paragraph(Text),
    /// One point of a list.
    Point(Text),
    /// Lines to be typed or read as they stand.
    Code(String),
    /// Rows of cells, all of one length; the first is the head.
    Table(Vec<Vec<Text>>),
}

/// Text in pieces of one tone each.
pub type Text = Vec<Piece>;

/// A few words of one tone.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// How they are said.
    pub tone: Tone,
}

/// How words are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// As ever.
    Plain,
    /// With weight.
    Strong,
    /// What stands on the screen, or is spoken.
    Said,
    /// As typed.
    Typed,
}

/// The chapters of a handbook.
///
/// # Errors
/// The line, counted from 1, that is not of the subset, and why.
pub fn read(text: &str) -> Result<Vec<Chapter>, (usize, String)> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut lines = text.lines().enumerate().map(|(n, line)| (n + 1, line)).peekable();
    while let Some((number, line)) = lines.next() {
        let wrong = |why: &str| (number, why.to_owned());
        if line.trim().is_empty() {
            continue;
        }
        let heading = line.strip_prefix("# ").or_else(|| line.strip_prefix("## "));
        if let Some(title) = heading {
            chapters.push(Chapter { title: title.to_owned(), blocks: Vec::new() });
            continue;
        }
        let blocks = &mut chapters.last_mut().ok_or_else(|| wrong("text before the first heading"))?.blocks;
        if let Some(title) = line.strip_prefix("### ") {
            blocks.push(Block::Heading(title.to_owned()));
        } else if line.starts_with("```") {
            let mut code = Vec::new();
            loop {
                match lines.next() {
                    None => return Err(wrong("code that does not end")),
                    Some((_, "```")) => break,
                    Some((_, line)) => code.push(line),
                }
            }
            blocks.push(Block::Code(code.join("\n")));
        } else if line.starts_with('|') {
            let mut rows = vec![cells(line).map_err(|why| (number, why))?];
            while let Some((number, line)) = lines.next_if(|(_, line)| line.starts_with('|')) {
                if !line.starts_with("|---") {
                    rows.push(cells(line).map_err(|why| (number, why))?);
                }
                if rows.last().map(Vec::len) != rows.first().map(Vec::len) {
                    return Err((number, "a row with another number of cells".to_owned()));
                }
            }
            blocks.push(Block::Table(rows));
        } else if line.starts_with(['#', '>', '<', '!', '~', '+', '\t']) || line.starts_with("* ") || line.starts_with(' ') {
            return Err(wrong("a kind of line that the handbook does not have"));
        } else {
            let point = line.strip_prefix("- ");
            let mut words = point.unwrap_or(line).to_owned();
            while let Some((_, more)) = lines.next_if(|(_, line)| goes_on(line, point.is_some())) {
                words.push(' ');
                words.push_str(more.trim_start());
            }
            let text = pieces(&words).map_err(|why| (number, why))?;
            blocks.push(if point.is_some() { Block::Point(text) } else { Block::Paragraph(text) });
        }
    }
    Ok(chapters)
}

/// Whether a line belongs to the paragraph, or the point, above it.
fn goes_on(line: &str, in_point: bool) -> bool {
    if in_point {
        return line.starts_with("  ");
    }
    let begins_anew = line.starts_with(['#', '|', ' ']) || line.starts_with("- ") || line.starts_with("```");
    !line.is_empty() && !begins_anew
}

fn cells(line: &str) -> Result<Vec<Text>, String> {
    let inner = line.trim_end().strip_prefix('|').and_then(|rest| rest.strip_suffix('|'));
    inner.ok_or("a row that does not end with |")?.split('|').map(|cell| pieces(cell.trim())).collect()
}

/// Splits words by their marks.
fn pieces(words: &str) -> Result<Text, String> {
    let mut text: Text = Vec::new();
    let mut rest = words;
    let mut plain = String::new();
    while let Some(first) = rest.chars().next() {
        let marks = [("`", Tone::Typed), ("**", Tone::Strong), ("*", Tone::Said)];
        if let Some((mark, tone)) = marks.into_iter().find(|(mark, _)| rest.starts_with(mark)) {
            let (inner, after) = rest[mark.len()..].split_once(mark).ok_or_else(|| format!("a {mark} without its partner"))?;
            if !plain.is_empty() {
                text.push(Piece { text: std::mem::take(&mut plain), tone: Tone::Plain });
            }
            text.push(Piece { text: inner.to_owned(), tone });
            rest = after;
        } else if let Some((name, after)) = link(rest) {
            plain.push_str(name);
            rest = after;
        } else {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    if !plain.is_empty() {
        text.push(Piece { text: plain, tone: Tone::Plain });
    }
    Ok(text)
}

/// The name of the link that `words` begin with, and what follows it.
fn link(words: &str) -> Option<(&str, &str)> {
    let (name, rest) = words.strip_prefix('[')?.split_once(']')?;
    let (_, after) = rest.strip_prefix('(')?.split_once(')')?;
    Some((name, after))
}

impl Block {
    /// Whether these words stand in it, in whatever case.
    #[must_use]
    pub fn holds(&self, lowercase: &str) -> bool {
        let words = match self {
            Self::Heading(text) | Self::Code(text) => text.clone(),
            Self::Paragraph(text) | Self::Point(text) => plain(text),
            Self::Table(rows) => rows.iter().flatten().map(plain).collect::<Vec<_>>().join(" "),
        };
        words.to_lowercase().contains(lowercase)
    }
}

/// The words without their tones.
fn plain(text: &Text) -> String {
    text.iter().map(|piece| piece.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::views::handbook::{ENGLISH, POLISH};
    use crate::catalogue::Reference;
    use crate::scenario::load::load_text;
    use crate::scenario::media_facts::MediaAssumed;

    fn both() -> [Vec<Chapter>; 2] {
        [POLISH, ENGLISH].map(|text| read(text).unwrap_or_else(|(line, why)| panic!("line {line}: {why}")))
    }

    #[test]
    fn both_handbooks_can_be_read_to_their_last_line_and_are_of_one_build() {
        let [polish, english] = both().map(|chapters| {
            let shape = |block: &Block| match block {
                Block::Heading(_) => "heading".to_owned(),
                Block::Paragraph(_) => "paragraph".to_owned(),
                Block::Point(_) => "point".to_owned(),
                Block::Code(code) => format!("code of {} lines", code.lines().count()),
                Block::Table(rows) => format!("table of {} by {}", rows.len(), rows[0].len()),
            };
            chapters.iter().map(|chapter| chapter.blocks.iter().map(shape).collect::<Vec<_>>()).collect::<Vec<_>>()
        });
        assert!(polish.len() > 15 && polish.iter().all(|chapter| !chapter.is_empty()));
        assert_eq!(polish, english);
    }

    #[test]
    fn every_scenario_of_the_handbooks_is_without_a_finding() {
        for chapters in both() {
            let blocks = chapters.iter().flat_map(|chapter| &chapter.blocks);
            let scenarios: Vec<&String> =
                blocks.filter_map(|block| if let Block::Code(code) = block { Some(code) } else { None }).filter(|code| code.starts_with("Scenario(")).collect();
            assert_eq!(scenarios.len(), 2);
            for text in scenarios {
                let (graph, findings) = load_text("farm/scenario.ron", text, Reference::embedded(), &MediaAssumed);
                assert!(graph.is_some() && findings.is_empty(), "{findings:?}");
            }
        }
    }

    #[test]
    fn what_is_not_of_the_subset_is_told_by_its_line() {
        for (text, line) in [
            ("words\n", 1),
            ("# A\n\n> said\n", 3),
            ("# A\n#### deep\n", 2),
            ("# A\n<b>x</b>\n", 2),
            ("# A\n* star\n", 2),
            ("# A\n\n```sh\nls\n", 3),
            ("# A\n| a | b |\n|---|---|\n| c |\n", 4),
            ("# A\none `two\n", 2),
            ("# A\none **two\n", 2),
        ] {
            assert_eq!(read(text).map_err(|(at, _)| at), Err(line), "{text}");
        }
    }

    #[test]
    fn lines_of_one_paragraph_or_point_are_joined() {
        let book = read("# A\none `a b`\n`c` [site](http://x)\n- p\n  q\n- r\n").expect("it is of the subset");
        let told: Vec<String> = book[0]
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(text) | Block::Point(text) => plain(text),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(told, ["one a b c site", "p q", "r"]);
        assert!(book[0].blocks[0].holds("a b c"));
    }
}
